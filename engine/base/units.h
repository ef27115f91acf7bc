// Money, which must not be mixed up with any other number, and arithmetic on counts of units that
// says how it rounds.
#pragma once

#include <compare>
#include <cstdint>

namespace shardscope::base {

// In millionths of a US dollar. count() is the only way out.
class Money {
public:
    constexpr Money() = default;
    constexpr explicit Money(std::int64_t count) : m_count(count) {}

    [[nodiscard]] constexpr std::int64_t count() const { return m_count; }

    friend constexpr Money operator+(Money a, Money b) { return Money{a.m_count + b.m_count}; }
    friend constexpr Money operator*(Money a, std::int64_t times) { return Money{a.m_count * times}; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    std::int64_t m_count = 0;
};

// The quotient, rounded up; `divisor` is not 0.
[[nodiscard]] constexpr std::int64_t divCeil(std::int64_t dividend, std::int64_t divisor)
{
    return dividend / divisor
        + ((dividend % divisor != 0) == ((dividend < 0) == (divisor < 0)) && dividend % divisor != 0);
}

// The nearest; halves go away from zero. `divisor` is above 0.
[[nodiscard]] constexpr std::int64_t divRound(std::int64_t dividend, std::int64_t divisor)
{
    return (dividend + (dividend < 0 ? -divisor / 2 : divisor / 2)) / divisor;
}

}
