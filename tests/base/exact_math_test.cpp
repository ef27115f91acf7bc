#include "base/exact_math.h"

#include "base/rng.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace shardscope::base {
namespace {

constexpr double kTolerance = 1e-12;

double relativeError(double ours, double theirs)
{
    return theirs == 0 ? std::fabs(ours) : std::fabs(ours - theirs) / std::fabs(theirs);
}

TEST(ExactMath, LogAgreesWithTheLibraryOverAllOfDouble)
{
    for (double x = 1e-322; x < 1e308; x *= 1.37)
        EXPECT_LT(relativeError(exactLog(x), std::log(x)), kTolerance) << x;
    // Near 1 the logarithm is small, and so must the error be.
    for (double x = 0.5; x < 2; x += 0.00037)
        EXPECT_LT(std::fabs(exactLog(x) - std::log(x)), 1e-15) << x;
    EXPECT_EQ(exactLog(1), 0);
}

TEST(ExactMath, ExpAgreesWithTheLibrary)
{
    for (double x = -708; x < 709; x += 0.0731)
        EXPECT_LT(relativeError(exactExp(x), std::exp(x)), kTolerance) << x;
    EXPECT_EQ(exactExp(0), 1);
    EXPECT_EQ(exactExp(-1'000), 0);
    EXPECT_EQ(exactExp(1'000), std::numeric_limits<double>::infinity());
}

TEST(ExactMath, PowerAgreesWithTheLibrary)
{
    for (double rank = 1; rank < 1e7; rank *= 1.7)
        EXPECT_LT(relativeError(exactPower(rank, -1.1), std::pow(rank, -1.1)), kTolerance) << rank;
}

TEST(ExactMath, NormalCdfAgreesWithTheLibrary)
{
    for (double x = -8; x < 8; x += 0.0173)
        EXPECT_LT(relativeError(normalCdf(x), 0.5 * std::erfc(-x / std::sqrt(2.0))), kTolerance) << x;
}

TEST(ExactMath, NormalQuantileInvertsTheLibrarysCdf)
{
    for (double p = 1e-15; p < 1; p *= 1.013)
        EXPECT_LT(relativeError(0.5 * std::erfc(-normalQuantile(p) / std::sqrt(2.0)), p), kTolerance) << p;
    EXPECT_NEAR(normalQuantile(0.975), 1.959963984540054, 1e-14);
    EXPECT_EQ(normalQuantile(0.5), 0);
    EXPECT_EQ(normalQuantile(0.125), -normalQuantile(0.875));
}

// The bits themselves: another compiler, library or instruction set must give the same.
TEST(ExactMath, GivesTheSameBitsEverywhere)
{
    std::uint64_t digest = 0;
    const auto add = [&digest](double value) { digest = mix64(digest ^ std::bit_cast<std::uint64_t>(value)); };
    for (int i = 1; i < 4'096; ++i) {
        const double p = static_cast<double>(i) / 4'096;
        add(exactLog(p));
        add(exactExp(64 * p - 32));
        add(normalQuantile(p));
    }
    EXPECT_EQ(digest, 0x6714e9146d3cd9a3ULL);
}

}
}
