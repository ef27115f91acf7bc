// The hash-key ring of a stream: 128-bit positions, ranges with inclusive ends
// (2^128 itself does not fit), and the even split that CreateStream makes.
// Source of the rules: the Data Streams API reference; boundaries checked against
// a real six-shard stream.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::base {

__extension__ using U128 = unsigned __int128;

// A position on the ring, 0 to 2^128 - 1.
struct HashKey {
    U128 value = 0;

    [[nodiscard]] static constexpr HashKey max() { return HashKey{~U128{0}}; }
    [[nodiscard]] static constexpr HashKey fromHalves(std::uint64_t high, std::uint64_t low)
    {
        return HashKey{(U128{high} << 64) | low};
    }
    [[nodiscard]] constexpr std::uint64_t high() const { return static_cast<std::uint64_t>(value >> 64); }
    [[nodiscard]] constexpr std::uint64_t low() const { return static_cast<std::uint64_t>(value); }
    // 0 at the start of the ring, just below 1 at its end; for drawing only.
    [[nodiscard]] double fraction() const;
    [[nodiscard]] std::string decimal() const;
    [[nodiscard]] std::string hex() const;

    friend constexpr auto operator<=>(HashKey a, HashKey b)
    {
        return a.value < b.value ? std::strong_ordering::less
            : a.value > b.value  ? std::strong_ordering::greater
                                 : std::strong_ordering::equal;
    }
    friend constexpr bool operator==(HashKey a, HashKey b) { return a.value == b.value; }
};

enum class HashKeyError { NotDecimal, OutOfRange };

// Accepts what the service accepts: 0|([1-9]\d{0,38}), below 2^128. NotDecimal
// is a pattern failure (ValidationException there), OutOfRange is 39 digits that
// are too large (InvalidArgumentException there).
[[nodiscard]] Result<HashKey, HashKeyError> parseHashKey(std::string_view decimal);

// Decimal digits of any 192-bit-or-less number given as big-endian 32-bit words.
[[nodiscard]] std::string decimalOfWords(std::vector<std::uint32_t> bigEndianWords);

// Inclusive at both ends; first <= last always.
struct HashRange {
    HashKey first;
    HashKey last;

    [[nodiscard]] constexpr bool contains(HashKey key) const { return first <= key && key <= last; }
    // True when `next` starts right after this range ends.
    [[nodiscard]] constexpr bool touches(const HashRange& next) const
    {
        return last != HashKey::max() && last.value + 1 == next.first.value;
    }
    friend constexpr bool operator==(const HashRange&, const HashRange&) = default;
};

inline constexpr HashRange kWholeRing{HashKey{0}, HashKey::max()};

// The ranges CreateStream gives `count` shards: start i*q with q = floor(2^128 / count),
// the last shard takes the remainder. `count` >= 1.
[[nodiscard]] std::vector<HashRange> evenSplit(std::uint32_t count);
// floor(2^128 / count) for count >= 2; 2^128 does not fit, so count 1 has none.
[[nodiscard]] U128 evenShare(std::uint32_t count);

}
