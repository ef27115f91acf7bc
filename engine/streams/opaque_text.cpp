#include "streams/opaque_text.h"

#include "base/base64.h"
#include "base/rng.h"

#include <charconv>

namespace shardscope::streams {

namespace {

void scramble(std::string& text, std::uint64_t seed)
{
    base::Rng stream{seed};
    for (char& c : text)
        c = static_cast<char>(static_cast<unsigned char>(c) ^ static_cast<unsigned char>(stream.next()));
}

std::string sealOf(std::string_view body)
{
    const std::uint64_t hash = base::hashText(body);
    std::string seal;
    for (int shift = 56; shift >= 0; shift -= 8)
        seal += static_cast<char>(hash >> shift);
    return seal;
}

std::uint64_t seedOf(std::string_view seal) { return base::hashText(seal); }

}

std::optional<std::int64_t> numberIn(std::string_view part)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (part.empty() || error != std::errc{} || end != part.data() + part.size() || value < 0)
        return std::nullopt;
    return value;
}

std::string writeOpaque(std::string_view head, const std::vector<std::string>& parts, std::size_t leastBytes)
{
    std::string body;
    for (const std::string& part : parts)
        body += part + "/";
    const std::size_t wanted = leastBytes - kOpaqueHead - kOpaqueSeal;
    if (body.size() < wanted)
        body.resize(wanted, '.');
    const std::string seal = sealOf(body);
    scramble(body, seedOf(seal));
    return base::encodeBase64(std::string{head} + seal + body);
}

std::optional<std::vector<std::string>> readOpaque(std::string_view head, std::string_view text, std::size_t count)
{
    const auto bytes = base::decodeBase64(text);
    if (!bytes || bytes->size() < kOpaqueHead + kOpaqueSeal || bytes->compare(0, kOpaqueHead, head) != 0)
        return std::nullopt;
    const std::string seal = bytes->substr(kOpaqueHead, kOpaqueSeal);
    std::string body = bytes->substr(kOpaqueHead + kOpaqueSeal);
    scramble(body, seedOf(seal));
    if (sealOf(body) != seal)
        return std::nullopt;
    std::vector<std::string> parts;
    std::string_view rest = body;
    while (parts.size() < count) {
        const std::size_t slash = rest.find('/');
        if (slash == std::string_view::npos)
            return std::nullopt;
        parts.emplace_back(rest.substr(0, slash));
        rest.remove_prefix(slash + 1);
    }
    return parts;
}

}
