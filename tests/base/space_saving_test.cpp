#include "base/space_saving.h"

#include "base/rng.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace shardscope;
using base::SpaceSaving;

namespace {

using Additions = std::vector<std::pair<std::uint32_t, std::int64_t>>;

// Everything that the header promises, against an exact count.
void expectItsPromises(const Additions& additions, std::size_t counters)
{
    SpaceSaving sketch(counters);
    std::map<std::uint32_t, std::int64_t> exact;
    std::int64_t total = 0;
    for (const auto& [key, weight] : additions) {
        sketch.add(key, weight);
        exact[key] += weight;
        total += weight;
    }
    ASSERT_EQ(sketch.total(), total);
    const std::vector<SpaceSaving::Counter> found = sketch.counters();
    ASSERT_EQ(found.size(), std::min(counters, exact.size()));
    const std::int64_t bound = total / static_cast<std::int64_t>(counters);
    std::map<std::uint32_t, bool> has;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const SpaceSaving::Counter& counter = found[i];
        EXPECT_TRUE(has.emplace(counter.key, true).second);
        EXPECT_GE(counter.count, exact[counter.key]);
        EXPECT_LE(counter.count - counter.error, exact[counter.key]);
        EXPECT_LE(counter.error, bound);
        if (i > 0) {
            EXPECT_GE(found[i - 1].count, counter.count);
        }
    }
    for (const auto& [key, weight] : exact) {
        if (weight > bound) {
            EXPECT_TRUE(has.contains(key)) << key << " weighs " << weight << " of " << total;
        }
    }
    EXPECT_EQ(sketch.isExact(), exact.size() <= counters);
    if (exact.size() <= counters) {
        for (const SpaceSaving::Counter& counter : found)
            EXPECT_EQ(counter.count, exact[counter.key]);
    }
}

// Ranks by the inverse of a power law, without a table.
Additions zipf(std::uint64_t seed, std::uint32_t keys, double exponent, int count)
{
    base::Rng rng{seed};
    Additions additions;
    for (int i = 0; i < count; ++i) {
        const double u = double(1 + rng.below(1'000'000)) / 1'000'001;
        const double rank = std::pow(u, -1 / exponent);
        additions.emplace_back(static_cast<std::uint32_t>(std::min<double>(keys - 1, rank)),
            static_cast<std::int64_t>(1 + rng.below(1'000)));
    }
    return additions;
}

}

TEST(SpaceSaving, KeepsItsPromisesOnZipf)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const double exponent = 0.4 + 0.1 * double(seed);
        SCOPED_TRACE("seed " + std::to_string(seed));
        for (const std::size_t counters : {1U, 7U, 64U, 1'024U})
            expectItsPromises(zipf(seed, 200'000, exponent, 20'000), counters);
    }
}

TEST(SpaceSaving, KeepsItsPromisesAgainstWhoWantsToFoolIt)
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        base::Rng rng{seed};
        // Every key once, so that everything is thrown out all the time, and a heavy one seen late.
        Additions fresh;
        for (std::uint32_t i = 0; i < 10'000; ++i)
            fresh.emplace_back(i, 1);
        for (int i = 0; i < 300; ++i)
            fresh.emplace_back(77'777, 1);
        expectItsPromises(fresh, 64);
        // Just as many keys in turn as there are counters, and one more.
        Additions round;
        for (std::uint32_t i = 0; i < 9'000; ++i)
            round.emplace_back(i % 65, 1 + static_cast<std::int64_t>(rng.below(2)));
        expectItsPromises(round, 64);
        expectItsPromises(round, 65);
        // Keys that meet in the same slots of the table, in bursts.
        Additions bursts;
        for (std::uint32_t i = 0; i < 6'000; ++i)
            bursts.emplace_back((i / 10 % 300) << 16, static_cast<std::int64_t>(rng.below(50)));
        expectItsPromises(bursts, 32);
        // One weight outweighs all that came before.
        Additions late = zipf(seed, 5'000, 1, 5'000);
        late.emplace_back(4'999, 1'000'000'000);
        expectItsPromises(late, 16);
    }
}

TEST(SpaceSaving, TellsKeysApartByAllTheirBits)
{
    constexpr std::uint64_t kHigh = std::uint64_t{1} << 32;
    SpaceSaving sketch(4);
    sketch.add(7, 1);
    sketch.add(kHigh + 7, 2);
    sketch.add(kHigh * 2 + 7, 3);
    EXPECT_TRUE(sketch.isExact());
    EXPECT_EQ(sketch.counters(),
        (std::vector<SpaceSaving::Counter>{{kHigh * 2 + 7, 3, 0}, {kHigh + 7, 2, 0}, {7, 1, 0}}));
}

TEST(SpaceSaving, TheHeaviestThirtyTwoOfAZipfStreamAreAmongItsCounters)
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Additions additions = zipf(seed, 100'000, 1, 100'000);
        SpaceSaving sketch(2'048);
        std::map<std::uint32_t, std::int64_t> exact;
        for (const auto& [key, weight] : additions) {
            sketch.add(key, weight);
            exact[key] += weight;
        }
        std::vector<std::pair<std::int64_t, std::uint32_t>> heaviest;
        for (const auto& [key, weight] : exact)
            heaviest.emplace_back(-weight, key);
        std::sort(heaviest.begin(), heaviest.end());
        const auto counters = sketch.counters();
        for (std::size_t i = 0; i < 32; ++i)
            EXPECT_TRUE(std::any_of(counters.begin(), counters.end(), [&](const auto& counter) {
                return counter.key == heaviest[i].second;
            })) << i;
    }
}
