// Arithmetic on counts of units that says how it rounds.
#pragma once

#include <cstdint>

namespace shardscope::base {

// The quotient, rounded up; `divisor` is not 0.
[[nodiscard]] constexpr std::int64_t divCeil(std::int64_t dividend, std::int64_t divisor)
{
    return dividend / divisor
        + ((dividend % divisor != 0) == ((dividend < 0) == (divisor < 0)) && dividend % divisor != 0);
}

}
