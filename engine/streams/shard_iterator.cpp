#include "streams/shard_iterator.h"

#include "base/base64.h"
#include "base/rng.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <vector>

namespace shardscope::streams {

namespace {

// Real iterators start with these eight bytes; page tokens are ours, and differ.
constexpr std::string_view kIteratorHead{"\0\0\0\0\0\0\0\1", 8};
constexpr std::string_view kPageHead{"\0\0\0\0\0\0\0\2", 8};
constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kSeal = 8;

// Bytes in all, as the service's tokens grow with the stream's name.
std::size_t tokenBytes(std::size_t nameLength) { return 152 + 16 * ((nameLength + 2) / 16); }

// Not a secret, only opaque: scrambles the text so that nobody comes to rely on its inside.
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

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::uint64_t seedOf(std::string_view seal) { return base::hashText(seal); }

// What a token of either kind holds.
std::string write(std::string_view head, const ShardIterator& iterator)
{
    std::string body = std::to_string(iterator.made.time_since_epoch().count()) + "/"
        + std::to_string(iterator.streamCreated.time_since_epoch().count()) + "/" + iterator.streamName + "/"
        + std::to_string(streams::number(iterator.shard)) + "/" + std::to_string(iterator.ordinal) + "/";
    const std::size_t wanted = tokenBytes(iterator.streamName.size()) - kHeadBytes - kSeal;
    body.resize(std::max(wanted, body.size()), '.');
    const std::string seal = sealOf(body);
    scramble(body, seedOf(seal));
    return base::encodeBase64(std::string{head} + seal + body);
}

std::optional<ShardIterator> read(std::string_view head, std::string_view text)
{
    const auto bytes = base::decodeBase64(text);
    if (!bytes || bytes->size() < 152 || bytes->size() > 280 || bytes->compare(0, kHeadBytes, head) != 0)
        return std::nullopt;
    const std::string seal = bytes->substr(kHeadBytes, kSeal);
    std::string body = bytes->substr(kHeadBytes + kSeal);
    scramble(body, seedOf(seal));
    if (sealOf(body) != seal)
        return std::nullopt;
    std::vector<std::string_view> parts;
    std::string_view rest = body;
    while (parts.size() < 5) {
        const std::size_t slash = rest.find('/');
        if (slash == std::string_view::npos)
            return std::nullopt;
        parts.push_back(rest.substr(0, slash));
        rest.remove_prefix(slash + 1);
    }
    const auto made = number(parts[0]);
    const auto created = number(parts[1]);
    const auto shard = number(parts[3]);
    const auto ordinal = number(parts[4]);
    if (!made || !created || !shard || !ordinal)
        return std::nullopt;
    return ShardIterator{base::instantAt(base::Duration{*made}), base::instantAt(base::Duration{*created}),
        std::string{parts[2]}, ShardIndex{static_cast<std::uint32_t>(*shard)}, static_cast<std::uint64_t>(*ordinal)};
}

}

std::string writeShardIterator(const ShardIterator& iterator) { return write(kIteratorHead, iterator); }

std::optional<ShardIterator> readShardIterator(std::string_view text) { return read(kIteratorHead, text); }

std::string writePageToken(const PageToken& token)
{
    return write(kPageHead, {token.made, token.streamCreated, token.streamName, token.firstShard, 0});
}

std::optional<PageToken> readPageToken(std::string_view text)
{
    const auto place = read(kPageHead, text);
    if (!place)
        return std::nullopt;
    return PageToken{place->made, place->streamCreated, place->streamName, place->shard};
}

std::string formatServiceDate(std::int64_t unixSecond)
{
    static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::sys_seconds at{std::chrono::seconds{unixSecond}};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s %s %02u %02d:%02d:%02d UTC %d",
        kDays[std::chrono::weekday{day}.c_encoding()], kMonths[static_cast<unsigned>(date.month()) - 1],
        static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(date.year()));
    return {text.data(), static_cast<std::size_t>(length)};
}

}
