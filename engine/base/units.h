// Quantities that cannot be mixed up. Each is an explicit 64-bit integer with
// its own type; arithmetic stays inside one type, and count() is the only way out.
#pragma once

#include <compare>
#include <cstdint>

namespace shardscope::base {

template <typename Tag>
class Quantity {
public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(std::int64_t count) : m_count(count) {}

    [[nodiscard]] constexpr std::int64_t count() const { return m_count; }

    constexpr Quantity& operator+=(Quantity other)
    {
        m_count += other.m_count;
        return *this;
    }
    constexpr Quantity& operator-=(Quantity other)
    {
        m_count -= other.m_count;
        return *this;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }
    friend constexpr Quantity operator*(Quantity a, std::int64_t times) { return Quantity{a.m_count * times}; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    std::int64_t m_count = 0;
};

using Bytes = Quantity<struct BytesTag>;
using Records = Quantity<struct RecordsTag>;

inline constexpr Bytes kKiB{1'024};
inline constexpr Bytes kMiB{1'048'576};

[[nodiscard]] constexpr std::int64_t divCeil(std::int64_t dividend, std::int64_t divisor)
{
    return dividend / divisor
        + ((dividend % divisor != 0) == ((dividend < 0) == (divisor < 0)) && dividend % divisor != 0);
}

}
