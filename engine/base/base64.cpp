#include "base/base64.h"

#include "base/base64_lanes.h"
#include "base/check.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace shardscope::base {

namespace {

// A group of four characters is the union of four words, one from each table; a character that is none of
// the alphabet sets a bit that no group has.
constexpr std::uint32_t kBad = 1U << 24;

constexpr std::array<std::uint32_t, 256> makeWords(int shift)
{
    std::array<std::uint32_t, 256> words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = kBase64Values[i] == kNoBase64Value ? kBad : static_cast<std::uint32_t>(kBase64Values[i]) << shift;
    return words;
}

constexpr std::array<std::array<std::uint32_t, 256>, 4> kWords{
    makeWords(18), makeWords(12), makeWords(6), makeWords(0)};

std::uint32_t wordAt(std::size_t place, char c) { return kWords[place][static_cast<unsigned char>(c)]; }

// Three bytes in one store of four; what comes after writes over the last.
void putGroup(char* bytes, std::uint32_t group)
{
    const std::uint32_t word = std::endian::native == std::endian::little ? __builtin_bswap32(group << 8) : group << 8;
    std::memcpy(bytes, &word, sizeof word);
}

// The two characters that stand for twelve bits.
using Pair = std::array<char, 2>;

constexpr std::array<Pair, 4'096> makePairs()
{
    std::array<Pair, 4'096> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {kBase64Alphabet[i >> 6], kBase64Alphabet[i & 63U]};
    return pairs;
}

constexpr auto kPairs = makePairs();

Base64Kernel widest()
{
    static const Base64Kernel kernel = availableBase64Kernels().back();
    return kernel;
}

// Whole groups that the kernel has gone over; what it leaves is gone over one by one.
std::size_t decodeWide(Base64Kernel kernel, std::string_view text, char* bytes)
{
#if defined(__x86_64__)
    if (kernel == Base64Kernel::Avx2)
        return decodeBase64Avx2(text, bytes);
#endif
    SHARD_CHECK(kernel == Base64Kernel::Baseline);
    return 0;
}

}

std::vector<Base64Kernel> availableBase64Kernels()
{
    std::vector<Base64Kernel> kernels{Base64Kernel::Baseline};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
        kernels.push_back(Base64Kernel::Avx2);
#endif
    return kernels;
}

void appendBase64(std::string& text, std::string_view bytes)
{
    const std::size_t start = text.size();
    text.resize(start + (bytes.size() + 2) / 3 * 4);
    char* to = text.data() + start;
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto put = [&to](std::uint32_t group) {
        std::memcpy(to, kPairs[group >> 12].data(), sizeof(Pair));
        std::memcpy(to + sizeof(Pair), kPairs[group & 0xfffU].data(), sizeof(Pair));
        to += 2 * sizeof(Pair);
    };
    const std::size_t left = bytes.size() % 3;
    for (const unsigned char* const end = from + (bytes.size() - left); from != end; from += 3)
        put(std::uint32_t{from[0]} << 16 | std::uint32_t{from[1]} << 8 | from[2]);
    if (left == 0)
        return;
    put(std::uint32_t{from[0]} << 16 | (left == 2 ? std::uint32_t{from[1]} << 8 : 0U));
    to[-1] = '=';
    if (left == 1)
        to[-2] = '=';
}

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    appendBase64(text, bytes);
    return text;
}

std::optional<std::size_t> decodeBase64(std::string_view text, char* bytes)
{
    return decodeBase64(text, bytes, widest());
}

std::optional<std::size_t> decodeBase64(std::string_view text, char* bytes, Base64Kernel kernel)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    if (text.empty())
        return 0;
    const std::size_t done = decodeWide(kernel, text, bytes);
    char* to = bytes + mostBase64Bytes(done);
    const char* from = text.data() + done;
    const char* const last = text.data() + text.size() - 4;
    std::uint32_t seen = 0;
    for (; from != last; from += 4, to += 3) {
        const std::uint32_t group = wordAt(0, from[0]) | wordAt(1, from[1]) | wordAt(2, from[2]) | wordAt(3, from[3]);
        seen |= group;
        putGroup(to, group);
    }
    // Only the last group may be padded.
    const std::size_t missing = last[3] != '=' ? 0U : last[2] != '=' ? 1U : 2U;
    const std::uint32_t group = wordAt(0, last[0]) | wordAt(1, last[1]) | (missing < 2 ? wordAt(2, last[2]) : 0)
        | (missing < 1 ? wordAt(3, last[3]) : 0);
    // Bits that no byte uses must be zero, or two texts would mean the same.
    const bool hasStrayBits = (missing == 1 && (group & 0xffU) != 0) || (missing == 2 && (group & 0xffffU) != 0);
    if (((seen | group) & kBad) != 0 || hasStrayBits)
        return std::nullopt;
    *to++ = static_cast<char>(group >> 16);
    if (missing < 2)
        *to++ = static_cast<char>(group >> 8 & 0xffU);
    if (missing < 1)
        *to++ = static_cast<char>(group & 0xffU);
    return static_cast<std::size_t>(to - bytes);
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    std::string bytes(mostBase64Bytes(text.size()), '\0');
    const auto length = decodeBase64(text, bytes.data());
    if (!length)
        return std::nullopt;
    bytes.resize(*length);
    return bytes;
}

}
