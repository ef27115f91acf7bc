#include "base/exact_math.h"

#include "base/check.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace shardscope::base {

namespace {

// ln 2 in two parts: the first has 41 significant bits, so that times any exponent is exact.
constexpr double kLn2High = 0x1.62e42fefa38p-1;
constexpr double kLn2Low = 0x1.ef35793c7673p-45;
constexpr double kSqrt2 = 0x1.6a09e667f3bcdp+0;
constexpr double kHalfLogTwoPi = 0x1.d67f1c864beb5p-1;
constexpr double kSqrtTwoPi = 0x1.40d931ff62706p+1;

constexpr int kExponentBias = 1'023;
constexpr int kFractionBits = 52;

double powerOfTwo(int exponent)
{
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + kExponentBias) << kFractionBits);
}

double normalDensity(double x) { return exactExp(-0.5 * x * x) / kSqrtTwoPi; }

// The probability of lying above `x`, for x >= 0.
double upperTail(double x)
{
    // Where the series and the continued fraction are both good to the last digits.
    constexpr double kFar = 3.0;
    if (x < kFar) {
        // 1/2 - density * (x + x^3/3 + x^5/(3*5) + ...); the terms fall once n > x^2.
        double term = x;
        double sum = x;
        for (int n = 3; n < 120; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        return 0.5 - normalDensity(x) * sum;
    }
    // density / (x + 1/(x + 2/(x + 3/(x + ...)))), from the inside out.
    double denominator = x;
    for (int n = 160; n >= 1; --n)
        denominator = x + n / denominator;
    return normalDensity(x) / denominator;
}

}

double exactLog(double x)
{
    SHARD_CHECK(x > 0);
    SHARD_CHECK(x <= std::numeric_limits<double>::max());
    int exponent = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        exponent = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    exponent += static_cast<int>(bits >> kFractionBits) - kExponentBias;
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << kFractionBits) - 1);
    double mantissa = std::bit_cast<double>(fraction | std::bit_cast<std::uint64_t>(1.0));
    if (mantissa > kSqrt2) {
        mantissa *= 0.5;
        ++exponent;
    }
    // log m = 2 atanh s = 2 (s + s^3/3 + s^5/5 + ...) with |s| < 0.172.
    const double s = (mantissa - 1) / (mantissa + 1);
    const double square = s * s;
    double sum = 0;
    for (int n = 25; n >= 3; n -= 2)
        sum = (sum + 1.0 / n) * square;
    return exponent * kLn2High + (2 * s + (2 * s * sum + exponent * kLn2Low));
}

double exactExp(double x)
{
    if (x > 709.782712893384)
        return std::numeric_limits<double>::infinity();
    if (x < -745.2)
        return 0;
    // x = k ln 2 + r with |r| <= 0.347; the conversion truncates towards zero.
    const int k = static_cast<int>(x / kLn2High + (x < 0 ? -0.5 : 0.5));
    const double r = (x - k * kLn2High) - k * kLn2Low;
    double sum = 1;
    for (int n = 15; n >= 1; --n)
        sum = 1 + r * sum / n;
    // Two factors, because 2^k alone may lie outside what a double holds.
    return sum * powerOfTwo(k / 2) * powerOfTwo(k - k / 2);
}

double exactPower(double base, double exponent) { return exactExp(exponent * exactLog(base)); }

double normalCdf(double x) { return x < 0 ? upperTail(-x) : 1 - upperTail(x); }

double normalQuantile(double p)
{
    SHARD_CHECK(p > 0);
    SHARD_CHECK(p < 1);
    if (p > 0.5)
        return -normalQuantile(1 - p);
    // Find x >= 0 with upperTail(x) = p, from the tangent at 0 or the tail's asymptote on.
    double x = (0.5 - p) * kSqrtTwoPi;
    if (p < 0.05) {
        const double t = std::sqrt(-2 * exactLog(p));
        x = t - (exactLog(t) + kHalfLogTwoPi) / t;
    }
    // Halley's method triples the good digits each time; two are there to begin with.
    for (int step = 0; step < 5; ++step) {
        const double error = (upperTail(x) - p) / normalDensity(x);
        x += error / (1 - 0.5 * x * error);
    }
    return -x;
}

}
