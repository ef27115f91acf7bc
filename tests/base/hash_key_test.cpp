// Figures of the even split: computed with Python integers from start = i * floor(2^128 / N).
// The six-shard boundaries were seen on a real stream.
#include "base/hash_key.h"

#include <gtest/gtest.h>

#include <string>

namespace shardscope::base {
namespace {

HashKey key(std::string_view decimal) { return parseHashKey(decimal).value(); }

constexpr std::string_view kLastHash = "340282366920938463463374607431768211455";

TEST(HashKey, ReadsWhatTheServiceAccepts)
{
    EXPECT_EQ(key("0"), HashKey{});
    EXPECT_EQ(key("1"), HashKey{1});
    EXPECT_EQ(key("18446744073709551616"), HashKey::fromHalves(1, 0));
    EXPECT_EQ(key("170141183460469231731687303715884105728"), HashKey::fromHalves(std::uint64_t{1} << 63, 0));
    EXPECT_EQ(key(kLastHash), HashKey::max());
}

TEST(HashKey, RefusesWhatIsNotADecimalNumber)
{
    for (const std::string_view text : {"", "007", "00", "-1", "+5", "1e3", "0x1", " 1", "1 ", "1.0", "ten",
             "3402823669209384634633746074317682114550"})
        EXPECT_EQ(parseHashKey(text).error(), HashKeyError::NotDecimal) << '"' << text << '"';
}

TEST(HashKey, RefusesANumberBeyondTheRing)
{
    for (const std::string_view text : {"340282366920938463463374607431768211456",
             "340282366920938463463374607431768211460", "999999999999999999999999999999999999999"})
        EXPECT_EQ(parseHashKey(text).error(), HashKeyError::OutOfRange) << text;
}

TEST(HashKey, WritesDecimalAndHex)
{
    EXPECT_EQ(HashKey{}.decimal(), "0");
    EXPECT_EQ(HashKey::max().decimal(), kLastHash);
    EXPECT_EQ(HashKey{}.hex(), "00000000000000000000000000000000");
    EXPECT_EQ(HashKey::max().hex(), "ffffffffffffffffffffffffffffffff");
    EXPECT_EQ(key("16955237001963240173058271559858726497").hex(), "0cc175b9c0f1b6a831c399e269772661");
    EXPECT_EQ(HashKey::fromHalves(0x0cc175b9c0f1b6a8, 0x31c399e269772661).decimal(),
        "16955237001963240173058271559858726497");
}

TEST(HashKey, ComparesAcrossBothHalves)
{
    EXPECT_LT(HashKey::fromHalves(0, ~std::uint64_t{0}), HashKey::fromHalves(1, 0));
    EXPECT_GT(HashKey::fromHalves(1, 1), HashKey::fromHalves(1, 0));
    EXPECT_EQ(HashKey::fromHalves(1, 1), HashKey::fromHalves(1, 1));
    EXPECT_LT(HashKey{}, HashKey::max());
}

TEST(HashKey, KnowsItsPlaceOnTheRing)
{
    EXPECT_DOUBLE_EQ(HashKey{}.fraction(), 0.0);
    EXPECT_DOUBLE_EQ(key("170141183460469231731687303715884105728").fraction(), 0.5);
    EXPECT_NEAR(HashKey::max().fraction(), 1.0, 1e-15);
}

TEST(DecimalOfWords, WritesNumbersOfAnyLength)
{
    EXPECT_EQ(decimalOfWords({}), "0");
    EXPECT_EQ(decimalOfWords({0, 0, 0}), "0");
    EXPECT_EQ(decimalOfWords({0, 10}), "10");
    EXPECT_EQ(decimalOfWords({1, 0}), "4294967296");
    EXPECT_EQ(decimalOfWords({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}), kLastHash);
    // 0x206aff8d80000000000000000000006aff8d80000000002, the start of a shard 0 in 2026.
    EXPECT_EQ(decimalOfWords({0x0206aff8, 0xd8000000, 0, 0x00000006, 0xaff8d800, 0x00000002}),
        "49680382094433640801960061832694540664850524052213727234");
}

struct EvenSplitRow {
    std::uint32_t count;
    std::string_view share;
    std::string_view lastStart;
    std::string_view lastWidth;
    std::uint32_t remainder;
};

constexpr std::string_view kRing = "340282366920938463463374607431768211456"; // 2^128

constexpr EvenSplitRow kEvenSplits[] = {
    // shards | share | last start | last width | remainder
    {1, kRing, "0", kRing, 0},
    {2, "170141183460469231731687303715884105728", "170141183460469231731687303715884105728",
        "170141183460469231731687303715884105728", 0},
    {3, "113427455640312821154458202477256070485", "226854911280625642308916404954512140970",
        "113427455640312821154458202477256070486", 1},
    {4, "85070591730234615865843651857942052864", "255211775190703847597530955573826158592",
        "85070591730234615865843651857942052864", 0},
    {5, "68056473384187692692674921486353642291", "272225893536750770770699685945414569164",
        "68056473384187692692674921486353642292", 1},
    {6, "56713727820156410577229101238628035242", "283568639100782052886145506193140176210",
        "56713727820156410577229101238628035246", 4},
    {7, "48611766702991209066196372490252601636", "291670600217947254397178234941515609816",
        "48611766702991209066196372490252601640", 4},
    {10, "34028236692093846346337460743176821145", "306254130228844617117037146688591390305",
        "34028236692093846346337460743176821151", 6},
    {16, "21267647932558653966460912964485513216", "319014718988379809496913694467282698240",
        "21267647932558653966460912964485513216", 0},
    {100, "3402823669209384634633746074317682114", "336879543251729078828740861357450529286",
        "3402823669209384634633746074317682170", 56},
    {1000, "340282366920938463463374607431768211", "339942084554017524999911232824336442789",
        "340282366920938463463374607431768667", 456},
};

// In decimal: that of the whole ring is one more than fits into 128 bits.
std::string widthOf(const HashRange& range)
{
    const HashKey width{range.last.value - range.first.value + 1};
    const auto word = [&width](int shift) { return static_cast<std::uint32_t>(width.value >> shift); };
    return decimalOfWords({width == HashKey{} ? 1U : 0U, word(96), word(64), word(32), word(0)});
}

TEST(EvenSplit, GivesTheLastShardTheRemainder)
{
    for (const EvenSplitRow& row : kEvenSplits) {
        SCOPED_TRACE(row.count);
        const std::vector<HashRange> ranges = evenSplit(row.count);
        ASSERT_EQ(ranges.size(), row.count);
        if (row.count > 1) {
            EXPECT_EQ(HashKey{evenShare(row.count)}.decimal(), row.share);
        }
        EXPECT_EQ(widthOf(ranges.front()), row.share);
        EXPECT_EQ(ranges.back().first.decimal(), row.lastStart);
        EXPECT_EQ(widthOf(ranges.back()), row.lastWidth);
        const U128 beyondShare = ranges.back().last.value - ranges.back().first.value - ranges.front().last.value;
        EXPECT_EQ(HashKey{beyondShare}, HashKey{row.remainder});
    }
}

TEST(EvenSplit, TilesTheRing)
{
    for (const std::uint32_t count : {1U, 2U, 3U, 7U, 999U, 1'000U, 4'096U, 20'000U}) {
        SCOPED_TRACE(count);
        const std::vector<HashRange> ranges = evenSplit(count);
        EXPECT_EQ(ranges.front().first, HashKey{});
        EXPECT_EQ(ranges.back().last, HashKey::max());
        for (std::size_t i = 0; i + 1 < ranges.size(); ++i)
            ASSERT_TRUE(ranges[i].touches(ranges[i + 1])) << i;
    }
}

TEST(EvenSplit, GivesOneShardTheWholeRing) { EXPECT_EQ(evenSplit(1), std::vector<HashRange>{kWholeRing}); }

TEST(EvenSplit, MatchesARealStreamOfSix)
{
    const HashRange fourth = evenSplit(6)[3];
    EXPECT_EQ(fourth.first.decimal(), "170141183460469231731687303715884105726");
    EXPECT_EQ(fourth.last.decimal(), "226854911280625642308916404954512140967");
}

TEST(HashRange, ContainsBothEnds)
{
    const HashRange range{HashKey{10}, HashKey{20}};
    EXPECT_FALSE(range.contains(HashKey{9}));
    EXPECT_TRUE(range.contains(HashKey{10}));
    EXPECT_TRUE(range.contains(HashKey{20}));
    EXPECT_FALSE(range.contains(HashKey{21}));
}

TEST(HashRange, TouchesOnlyItsSuccessor)
{
    const HashRange range{HashKey{10}, HashKey{20}};
    EXPECT_TRUE(range.touches({HashKey{21}, HashKey{30}}));
    EXPECT_FALSE(range.touches({HashKey{20}, HashKey{30}}));
    EXPECT_FALSE(range.touches({HashKey{22}, HashKey{30}}));
    EXPECT_FALSE(range.touches({HashKey{1}, HashKey{9}}));
    // The ring does not wrap.
    EXPECT_FALSE(kWholeRing.touches({HashKey{0}, HashKey{5}}));
}

}
}
