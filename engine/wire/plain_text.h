// Text that JSON writes as it is: ASCII without quotes, backslashes and control characters. Most names, numbers and
// keys are, and eight bytes at a time tell.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shardscope::wire {

[[nodiscard]] inline bool isPlain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

[[nodiscard]] inline bool arePlainAscii(std::uint64_t bytes)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr std::uint64_t kHighs = 0x8080808080808080U;
    const auto hasByteBelow = [](std::uint64_t word, std::uint64_t least) { return (word - kOnes * least) & ~word; };
    const std::uint64_t special = hasByteBelow(bytes, 0x20) | hasByteBelow(bytes ^ kOnes * '"', 1)
        | hasByteBelow(bytes ^ kOnes * '\\', 1) | bytes;
    return (special & kHighs) == 0;
}

[[nodiscard]] inline bool isPlainAscii(std::string_view text)
{
    std::uint64_t word = 0;
    for (; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
        std::memcpy(&word, text.data(), sizeof word);
        if (!arePlainAscii(word))
            return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) { return isPlain(c) && static_cast<signed char>(c) > 0; });
}

}
