#include "base/rng.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

namespace shardscope::base {
namespace {

TEST(Rng, DrawsThePublishedSequenceOfSplitmix64)
{
    // The reference implementation's first outputs for seed 1234567.
    Rng rng{1234567};
    EXPECT_EQ(rng.next(), 6457827717110365317U);
    EXPECT_EQ(rng.next(), 3203168211198807973U);
    EXPECT_EQ(rng.next(), 9817491932198370423U);
    EXPECT_EQ(rng.next(), 4593380528125082431U);
    EXPECT_EQ(rng.next(), 16408922859458223821U);
}

TEST(Rng, RepeatsForTheSameSeed)
{
    Rng one{42};
    Rng other{42};
    for (int i = 0; i < 1'000; ++i)
        ASSERT_EQ(one.next(), other.next()) << i;
    EXPECT_EQ(one, other);
    EXPECT_NE(Rng{42}.next(), Rng{43}.next());
}

TEST(Rng, ForksByNameAlone)
{
    const Rng root{7};
    EXPECT_EQ(root.fork("producer-1"), root.fork("producer-1"));
    EXPECT_NE(root.fork("producer-1"), root.fork("producer-2"));
    EXPECT_NE(root.fork("producer-1"), Rng{8}.fork("producer-1"));
    EXPECT_NE(root.fork(""), root);
}

TEST(Rng, ForksWithoutDrawing)
{
    Rng parent{7};
    Rng untouched{7};
    Rng child = parent.fork("child");
    (void)child.next();
    EXPECT_EQ(parent.next(), untouched.next());
}

TEST(Rng, StaysBelowItsBound)
{
    Rng rng{99};
    for (const std::uint64_t bound : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{7}, ~std::uint64_t{0}})
        for (int i = 0; i < 1'000; ++i)
            ASSERT_LT(rng.below(bound), bound);
}

TEST(Rng, ReachesEveryValueEvenly)
{
    constexpr int kDraws = 100'000;
    Rng rng{2026};
    std::array<int, 10> counts{};
    for (int i = 0; i < kDraws; ++i)
        ++counts[rng.below(counts.size())];
    // Standard deviation of each count is 95.
    for (const int count : counts)
        EXPECT_NEAR(count, kDraws / 10, 500);
}

TEST(RngDeathTest, RefusesAnEmptyRange)
{
    EXPECT_DEATH(
        {
            Rng rng{1};
            (void)rng.below(0);
        },
        "internal check failed");
}

TEST(HashText, TellsNamesApart)
{
    std::set<std::uint64_t> hashes;
    for (int i = 0; i < 10'000; ++i)
        hashes.insert(hashText("actor-" + std::to_string(i)));
    EXPECT_EQ(hashes.size(), 10'000U);
    EXPECT_NE(hashText("ab"), hashText("ba"));
    EXPECT_NE(hashText(""), hashText("a"));
}

TEST(Mix64, ChangesAboutHalfOfTheBitsForOne)
{
    for (int bit = 0; bit < 64; ++bit) {
        const int changed = __builtin_popcountll(mix64(0) ^ mix64(std::uint64_t{1} << bit));
        EXPECT_GT(changed, 12) << bit;
        EXPECT_LT(changed, 52) << bit;
    }
}

}
}
