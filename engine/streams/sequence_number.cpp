#include "streams/sequence_number.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace shardscope::streams {

namespace {

constexpr std::int64_t kLastValidSecond = 16'025'175'000;

// Fields in hex digits, most significant first, as one string: easy to lay out and to take
// apart, and sequence numbers are only ever rendered when somebody looks.
class HexField {
public:
    HexField& add(std::uint64_t value, int digits)
    {
        static constexpr std::string_view kDigits = "0123456789abcdef";
        for (int i = digits - 1; i >= 0; --i)
            m_text += kDigits[(value >> (4 * i)) & 15U];
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

// --- Decimal digits, eight by eight. ---

constexpr std::uint64_t kLimb = 100'000'000;
using Limbs = std::array<std::uint64_t, 8>; // least significant first

constexpr Limbs placeOf(int hexDigit)
{
    Limbs place{1};
    for (int i = 0; i < hexDigit; ++i) {
        std::uint64_t carry = 0;
        for (std::uint64_t& limb : place) {
            carry += limb * 16;
            limb = carry % kLimb;
            carry /= kLimb;
        }
    }
    return place;
}

constexpr Limbs kVersionPlace = placeOf(46);
constexpr Limbs kCreatedPlace = placeOf(37);
constexpr Limbs kNibblePlace = placeOf(36);
constexpr Limbs kHighCounterPlace = placeOf(28);
constexpr Limbs kCounterPlace = placeOf(20);
constexpr Limbs kSecondPlace = placeOf(9);

using Pair = std::array<char, 2>;

constexpr std::array<Pair, 100> makePairs()
{
    std::array<Pair, 100> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
    return pairs;
}

constexpr auto kPairs = makePairs();

char* writeLimb(char* to, std::uint32_t limb)
{
    const std::uint32_t high = limb / 10'000;
    const std::uint32_t low = limb % 10'000;
    for (const std::uint32_t pair : {high / 100, high % 100, low / 100, low % 100}) {
        std::memcpy(to, kPairs[pair].data(), sizeof(Pair));
        to += sizeof(Pair);
    }
    return to;
}

std::uint64_t hexValue(std::string_view digits)
{
    std::uint64_t value = 0;
    for (const char c : digits)
        value = (value << 4) | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    return value;
}

std::string hexOfDecimal(std::string_view decimal)
{
    std::vector<std::uint32_t> words; // little-endian
    for (const char c : decimal) {
        std::uint64_t carry = static_cast<std::uint64_t>(c - '0');
        for (std::uint32_t& word : words) {
            carry += std::uint64_t{word} * 10;
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry != 0)
            words.push_back(static_cast<std::uint32_t>(carry));
    }
    HexField field;
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        field.add(*word, 8);
    std::string hex = field.take();
    hex.erase(0, std::min(hex.find_first_not_of('0'), hex.size()));
    return hex;
}

}

std::string SequenceNumber::hex() const
{
    return HexField{}
        .add(2, 1)
        .add(static_cast<std::uint64_t>(createdSecond), 9)
        .add(shard & 15U, 1)
        .add(counter, 16)
        .add(0, 2)
        .add(static_cast<std::uint64_t>(second), 9)
        .add(shard, 8)
        .add(2, 1)
        .take();
}

// The number is the sum of its fields, each times its power of 16. In limbs of eight decimal digits the sums need no
// more than 64 bits before they are carried: a batch of 500 records renders as many.
char* SequenceNumber::writeDecimal(char* to) const
{
    constexpr std::uint64_t kNineDigits = (std::uint64_t{1} << 36) - 1;
    const std::uint64_t created = static_cast<std::uint64_t>(createdSecond) & kNineDigits;
    const std::uint64_t at = static_cast<std::uint64_t>(second) & kNineDigits;
    Limbs limbs{};
    for (std::size_t i = 0; i < limbs.size(); ++i)
        limbs[i] = kVersionPlace[i] * 2 + kCreatedPlace[i] * created + kNibblePlace[i] * (shard & 15U)
            + kHighCounterPlace[i] * (counter >> 32) + kCounterPlace[i] * (counter & 0xffffffffU)
            + kSecondPlace[i] * at;
    limbs[0] += std::uint64_t{shard} * 16 + 2;
    for (std::size_t i = 0; i + 1 < limbs.size(); ++i) {
        limbs[i + 1] += limbs[i] / kLimb;
        limbs[i] %= kLimb;
    }
    // Version 2 alone has 56 digits, which are those of all limbs but the last.
    if (limbs.back() != 0)
        *to++ = static_cast<char>('0' + limbs.back());
    for (std::size_t i = limbs.size() - 1; i-- > 0;)
        to = writeLimb(to, static_cast<std::uint32_t>(limbs[i]));
    return to;
}

std::string SequenceNumber::decimal() const
{
    std::array<char, kMostDigits> text{};
    return {text.data(), writeDecimal(text.data())};
}

std::optional<SequenceNumber> parseSequenceNumber(std::string_view decimal)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (decimal.empty() || decimal.size() > 129 || !std::all_of(decimal.begin(), decimal.end(), isDigit))
        return std::nullopt;
    if (decimal.size() > 1 && decimal.front() == '0')
        return std::nullopt;
    std::string hex = hexOfDecimal(decimal);
    const auto field = [&hex](std::size_t at, std::size_t count) {
        return hexValue(std::string_view{hex}.substr(at, count));
    };
    SequenceNumber number;
    if (hex.size() == 47 && hex.front() == '2' && hex.back() == '2') {
        number.createdSecond = static_cast<std::int64_t>(field(1, 9));
        number.counter = field(11, 16);
        number.second = static_cast<std::int64_t>(field(29, 9));
        number.shard = static_cast<std::uint32_t>(field(38, 8));
        // The shard's low nibble stands twice; bytes between counter and time are always zero.
        if (field(10, 1) != (number.shard & 15U) || field(27, 2) != 0)
            return std::nullopt;
    } else if (hex.size() == 47 && hex.front() == '2' && hex.back() == '1') {
        number.createdSecond = static_cast<std::int64_t>(field(1, 9));
        number.second = static_cast<std::int64_t>(field(13, 9));
        number.counter = field(36, 2);
        number.shard = static_cast<std::uint32_t>(field(38, 8));
    } else if (hex.size() <= 32) {
        // Version 0: 128 bits, "1" in front; shorter numbers have it added.
        hex.insert(0, 32 - hex.size(), '0');
        if (hex.front() > '1')
            return std::nullopt;
        number.createdSecond = static_cast<std::int64_t>(field(1, 9));
        number.second = number.createdSecond;
        number.counter = field(12, 16);
        number.shard = static_cast<std::uint32_t>(field(28, 4));
    } else {
        return std::nullopt;
    }
    if (number.counter > SequenceNumber::kClosingCounter || number.createdSecond >= kLastValidSecond
        || number.second >= kLastValidSecond || number.shard > 2'147'483'647U)
        return std::nullopt;
    return number;
}

}
