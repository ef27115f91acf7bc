#include "clients/distributions.h"

#include "base/md5.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace shardscope::clients {
namespace {

constexpr std::uint64_t kSeed = 20'261'120;

struct Moments {
    double mean = 0;
    double variance = 0;
    double skew = 0;
};

Moments momentsOf(std::uint64_t meanQ16, int draws)
{
    base::Rng rng{kSeed};
    ArrivalCount arrivals;
    const double mean = static_cast<double>(meanQ16) / 65'536;
    Moments sums;
    for (int i = 0; i < draws; ++i) {
        const double off = arrivals.draw(rng, meanQ16) - mean;
        sums.mean += off;
        sums.variance += off * off;
        sums.skew += off * off * off;
    }
    return {mean + sums.mean / draws, sums.variance / draws, sums.skew / draws};
}

// A Poisson count has its mean as variance and as third central moment.
TEST(ArrivalCount, HasTheMomentsOfAPoissonCount)
{
    constexpr int kDraws = 400'000;
    for (const double mean : {0.02, 0.5, 5.0, 40.0, 63.9, 64.0, 100.0, 800.0, 5'000.0}) {
        const auto meanQ16 = static_cast<std::uint64_t>(mean * 65'536);
        const Moments moments = momentsOf(meanQ16, kDraws);
        // Five standard errors of each estimate.
        const double meanError = 5 * std::sqrt(mean / kDraws);
        const double varianceError = 5 * std::sqrt((2 * mean * mean + mean) / kDraws);
        const double skewError = 5 * std::sqrt((15 * mean * mean * mean + 25 * mean * mean + mean) / kDraws);
        EXPECT_NEAR(moments.mean, static_cast<double>(meanQ16) / 65'536, meanError) << "seed " << kSeed;
        EXPECT_NEAR(moments.variance, mean, varianceError) << "mean " << mean << ", seed " << kSeed;
        EXPECT_NEAR(moments.skew, mean, skewError) << "mean " << mean << ", seed " << kSeed;
    }
}

TEST(ArrivalCount, KeepsTheGapWhenTheMeanChanges)
{
    // Rising and falling by turns: the total must still be the sum of the means.
    base::Rng rng{kSeed};
    ArrivalCount arrivals;
    constexpr int kTicks = 200'000;
    double wanted = 0;
    double got = 0;
    for (int i = 0; i < kTicks; ++i) {
        const std::uint64_t meanQ16 = static_cast<std::uint64_t>(i % 100) * 1'000;
        wanted += static_cast<double>(meanQ16) / 65'536;
        got += arrivals.draw(rng, meanQ16);
    }
    EXPECT_NEAR(got, wanted, 5 * std::sqrt(wanted)) << "seed " << kSeed;
}

TEST(ArrivalCount, IsNothingWhereTheRateIsNothing)
{
    base::Rng rng{kSeed};
    ArrivalCount arrivals;
    for (int i = 0; i < 1'000; ++i)
        EXPECT_EQ(arrivals.draw(rng, 0), 0U);
}

TEST(AliasTable, DrawsEachSlotAsOftenAsItsWeightSays)
{
    const std::vector<double> weights{1, 2, 0, 4, 8, 0.5, 16, 1};
    const AliasTable table(weights);
    double total = 0;
    for (const double weight : weights)
        total += weight;
    base::Rng rng{kSeed};
    constexpr int kDraws = 1'000'000;
    std::vector<int> counts(weights.size(), 0);
    for (int i = 0; i < kDraws; ++i)
        ++counts[table.pick(rng.next())];
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double expected = weights[i] / total * kDraws;
        EXPECT_NEAR(counts[i], expected, 5 * std::sqrt(expected) + 1e-9) << "slot " << i << ", seed " << kSeed;
    }
}

TEST(AliasTable, HoldsASingleKey)
{
    const AliasTable table({3.0});
    base::Rng rng{kSeed};
    for (int i = 0; i < 1'000; ++i)
        EXPECT_EQ(table.pick(rng.next()), 0U);
}

TEST(KeySource, PutsHotKeysFirstAndLeavesThemOutOfThePopulation)
{
    KeyChoice choice;
    choice.count = 5;
    choice.prefix = "k";
    choice.hot = {{"mobile", {}}, {"k2", {}}};
    const auto source = makeKeySource(choice);
    std::vector<std::string> keys;
    for (std::uint32_t i = 0; i < source->table->size(); ++i)
        keys.emplace_back(source->table->text(i));
    EXPECT_EQ(keys, (std::vector<std::string>{"mobile", "k2", "k0", "k1", "k3", "k4", "k5"}));
    EXPECT_EQ(source->hotKeys, 2U);
    EXPECT_EQ(source->longestKey, 6U);
    EXPECT_EQ(source->population.size(), 5U);
}

TEST(KeySource, TakesOnlyKeysOfItsPartOfTheRing)
{
    KeyChoice choice;
    choice.count = 500;
    choice.ringFromPpm = 250'000;
    choice.ringToPpm = 300'000;
    const auto source = makeKeySource(choice);
    ASSERT_EQ(source->table->size(), 500U);
    for (std::uint32_t i = 0; i < source->table->size(); ++i) {
        const double place = source->table->hash(i).fraction();
        EXPECT_GE(place, 0.25);
        EXPECT_LT(place, 0.30);
    }
}

TEST(KeySource, WeighsZipfKeysByTheirRank)
{
    KeyChoice choice;
    choice.kind = KeyChoice::Kind::Zipf;
    choice.count = 100;
    choice.exponentHundredths = 120;
    const auto source = makeKeySource(choice);
    double total = 0;
    for (int k = 1; k <= 100; ++k)
        total += std::pow(k, -1.2);
    base::Rng rng{kSeed};
    constexpr int kDraws = 1'000'000;
    std::vector<int> counts(100, 0);
    for (int i = 0; i < kDraws; ++i)
        ++counts[source->population.pick(rng.next())];
    for (int k = 1; k <= 100; ++k) {
        const double expected = std::pow(k, -1.2) / total * kDraws;
        EXPECT_NEAR(counts[static_cast<std::size_t>(k) - 1], expected, 5 * std::sqrt(expected))
            << "rank " << k << ", seed " << kSeed;
    }
}

TEST(SizeTable, StaysWithinItsBounds)
{
    const SizeTable fixed({.kind = SizeChoice::Kind::Fixed, .bytes = 300});
    EXPECT_EQ(fixed.smallest(), 300U);
    EXPECT_EQ(fixed.largest(), 300U);

    const SizeTable uniform({.kind = SizeChoice::Kind::Uniform, .lowest = 100, .highest = 199});
    EXPECT_EQ(uniform.smallest(), 100U);
    EXPECT_EQ(uniform.largest(), 199U);
    EXPECT_NEAR(uniform.mean(), 149.5, 0.1);

    const SizeTable wide({.bytes = 750, .lowest = 64, .highest = 2'000, .sigmaHundredths = 150});
    EXPECT_EQ(wide.smallest(), 64U);
    EXPECT_EQ(wide.largest(), 2'000U);
}

TEST(SizeTable, HasTheMeanOfALogNormalSize)
{
    const SizeTable table({.bytes = 750, .lowest = 1, .highest = 1'048'576, .sigmaHundredths = 50});
    EXPECT_NEAR(table.mean(), 750 * std::exp(0.125), 0.5);
    base::Rng rng{kSeed};
    int below = 0;
    for (int i = 0; i < 100'000; ++i)
        below += table.pick(rng.next()) < 750 ? 1 : 0;
    EXPECT_NEAR(below, 50'000, 1'000) << "seed " << kSeed;
}

}
}
