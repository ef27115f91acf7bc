#include "base/hash_key.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::base {

double HashKey::fraction() const
{
    return std::ldexp(static_cast<double>(high()), -64) + std::ldexp(static_cast<double>(low()), -128);
}

std::string HashKey::decimal() const
{
    std::array<char, 40> digits{};
    std::size_t at = digits.size();
    U128 rest = value;
    do {
        digits[--at] = static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    } while (rest != 0);
    return {digits.data() + at, digits.size() - at};
}

std::string HashKey::hex() const
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(32, '0');
    for (int i = 0; i < 32; ++i)
        text[static_cast<std::size_t>(i)] = kDigits[static_cast<std::size_t>(value >> (124 - 4 * i)) & 15];
    return text;
}

Result<HashKey, HashKeyError> parseHashKey(std::string_view decimal)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (decimal.empty() || decimal.size() > 39 || !std::all_of(decimal.begin(), decimal.end(), isDigit))
        return HashKeyError::NotDecimal;
    if (decimal.size() > 1 && decimal.front() == '0')
        return HashKeyError::NotDecimal;
    U128 value = 0;
    for (const char c : decimal) {
        const auto digit = static_cast<U128>(c - '0');
        if (value > (HashKey::max().value - digit) / 10)
            return HashKeyError::OutOfRange;
        value = value * 10 + digit;
    }
    return HashKey{value};
}

std::string decimalOfWords(std::vector<std::uint32_t> words)
{
    constexpr std::uint64_t kBillion = 1'000'000'000;
    std::string reversed;
    const auto isZero = [](std::uint32_t word) { return word == 0; };
    // Ends because each pass divides the number by 10^9.
    while (!std::all_of(words.begin(), words.end(), isZero)) {
        std::uint64_t remainder = 0;
        for (std::uint32_t& word : words) {
            const std::uint64_t part = (remainder << 32) | word;
            word = static_cast<std::uint32_t>(part / kBillion);
            remainder = part % kBillion;
        }
        for (int i = 0; i < 9; ++i) {
            reversed += static_cast<char>('0' + remainder % 10);
            remainder /= 10;
        }
    }
    while (!reversed.empty() && reversed.back() == '0')
        reversed.pop_back();
    if (reversed.empty())
        return "0";
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

U128 evenShare(std::uint32_t count)
{
    SHARD_CHECK(count >= 2);
    // floor(2^128 / n) without the 129-bit dividend.
    return (HashKey::max().value - count + 1) / count + 1;
}

std::vector<HashRange> evenSplit(std::uint32_t count)
{
    SHARD_CHECK(count >= 1);
    if (count == 1)
        return {kWholeRing};
    const U128 share = evenShare(count);
    std::vector<HashRange> ranges;
    ranges.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const HashKey first{share * i};
        const HashKey last = i + 1 == count ? HashKey::max() : HashKey{share * (i + 1) - 1};
        ranges.push_back({first, last});
    }
    return ranges;
}

}
