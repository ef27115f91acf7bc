// A token bucket kept as one integer: the instant at which it will be full again.
// Taking tokens moves that instant away; it may lie at most `burst` ahead of now.
// Equal to a refilled counter, with no rounding: one millisecond is 2^20 units, so a
// record of a 1,000-per-second limit costs 2^20 and a byte of 1 MiB/s exactly 1,000.
//
// With `now` floored to whole seconds the same arithmetic is an aligned one-second
// window: that is how the `window` mode of the throttle model works.
#pragma once

#include "base/time.h"

#include <cstdint>

namespace shardscope::sim {

inline constexpr std::int64_t kUnitsPerMs = 1 << 20;

[[nodiscard]] constexpr std::int64_t unitsAt(base::Instant at) { return at.time_since_epoch().count() * kUnitsPerMs; }

struct BucketLimit {
    // Units one token costs: 1000 * 2^20 / tokens per second, which must divide evenly.
    std::int64_t unitsPerToken = 0;
    // How far ahead of now the bucket may be: capacity * unitsPerToken.
    std::int64_t burstUnits = 0;

    [[nodiscard]] static constexpr BucketLimit perSecond(std::int64_t tokens, std::int64_t capacity)
    {
        const std::int64_t units = 1'000 * kUnitsPerMs / tokens;
        return {units, units * capacity};
    }
    friend constexpr bool operator==(const BucketLimit&, const BucketLimit&) = default;
};

struct TokenBucket {
    std::int64_t fullAt = 0;

    // Where fullAt would go; admissible when that is at most nowUnits + burstUnits.
    [[nodiscard]] constexpr std::int64_t after(std::int64_t nowUnits, std::int64_t costUnits) const
    {
        return (fullAt > nowUnits ? fullAt : nowUnits) + costUnits;
    }
    // Tokens that could be taken now.
    [[nodiscard]] constexpr std::int64_t available(std::int64_t nowUnits, const BucketLimit& limit) const
    {
        const std::int64_t used = fullAt > nowUnits ? fullAt - nowUnits : 0;
        return used >= limit.burstUnits ? 0 : (limit.burstUnits - used) / limit.unitsPerToken;
    }
    friend constexpr bool operator==(const TokenBucket&, const TokenBucket&) = default;
};

}
