// Sequence numbers in the service's layout (version 2, 47 hex digits, 56 decimal ones):
//
//   2 | creation s (9) | shard nibble (1) | counter (16) | 00 | time s (9) | shard (8) | 2
//
// The counter outranks the time, so numbers of one shard grow with it. Layout read off
// real numbers of 2015 to 2026.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shardscope::streams {

struct SequenceNumber {
    std::int64_t createdSecond = 0; // of the shard, Unix seconds
    std::uint64_t counter = 0;      // at most 2^63 - 1; that value closes a shard
    std::int64_t second = 0;        // of the record's arrival
    std::uint32_t shard = 0;

    static constexpr std::uint64_t kClosingCounter = (std::uint64_t{1} << 63) - 1;

    // 56 digits, so numbers of one shard order as their texts do. Seconds are taken modulo 2^36, as the layout has it.
    [[nodiscard]] std::string decimal() const;
    // The same without an allocation: at most kMostDigits at `to`; the end of what was written.
    static constexpr std::size_t kMostDigits = 57;
    char* writeDecimal(char* to) const;
    [[nodiscard]] std::string hex() const;
    friend bool operator==(const SequenceNumber&, const SequenceNumber&) = default;
};

// Understands versions 2, 1 and 0 of the layout; nullopt for anything else.
[[nodiscard]] std::optional<SequenceNumber> parseSequenceNumber(std::string_view decimal);

}
