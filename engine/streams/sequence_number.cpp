#include "streams/sequence_number.h"

#include <algorithm>
#include <array>
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

// The fields as one number of 188 bits, taken apart into three limbs of 19 decimal digits: a batch of 500 records
// renders as many.
char* SequenceNumber::writeDecimal(char* to) const
{
    constexpr std::uint64_t kLimb = 10'000'000'000'000'000'000U;
    constexpr int kLimbDigits = 19;
    const auto created = static_cast<std::uint64_t>(createdSecond);
    const auto at = static_cast<std::uint64_t>(second);
    std::array<std::uint64_t, 3> words{// most significant first
        std::uint64_t{2} << 56 | created << 20 | std::uint64_t{shard & 15U} << 16 | counter >> 48,
        counter << 16 | at >> 28, at << 36 | std::uint64_t{shard} << 4 | 2U};
    std::array<std::uint64_t, 3> limbs{}; // least significant first
    for (std::uint64_t& limb : limbs) {
        std::uint64_t rest = 0;
        for (std::uint64_t& word : words) {
            const unsigned __int128 part = static_cast<unsigned __int128>(rest) << 64 | word;
            const std::uint64_t before = word;
            word = static_cast<std::uint64_t>(part / kLimb);
            rest = before - word * kLimb; // below kLimb, so its low half tells it
        }
        limb = rest;
    }
    std::array<char, kMostDigits> digits{};
    char* digit = digits.data() + digits.size();
    for (std::uint64_t limb : limbs) {
        for (int i = 0; i < kLimbDigits / 2; ++i) {
            const auto pair = static_cast<std::uint32_t>(limb % 100);
            limb /= 100;
            *--digit = static_cast<char>('0' + pair % 10);
            *--digit = static_cast<char>('0' + pair / 10);
        }
        *--digit = static_cast<char>('0' + limb);
    }
    // Never zero: its version is its last hex digit.
    const char* const first = std::find_if(digits.begin(), digits.end(), [](char c) { return c != '0'; });
    return std::copy(first, static_cast<const char*>(digits.data()) + digits.size(), to);
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
