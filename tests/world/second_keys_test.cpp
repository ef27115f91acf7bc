#include "world/second_keys.h"

#include "base/check.h"
#include "support/world_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace shardscope::world {
namespace {

using base::Duration;
using base::Instant;
using streams::ShardIndex;
using streams::StreamIndex;

constexpr StreamIndex kClicks{0};
constexpr ShardIndex kFirst{0};

Instant at(std::int64_t second) { return base::instantAt(Duration{second * 1'000}); }

void give(World& world, Action action) { SHARD_CHECK(isAccepted(world.apply({"test", std::move(action)}))); }

AddProducer producer(std::string name, std::int64_t rate, std::uint32_t keys, std::int64_t bytes)
{
    AddProducer add;
    add.config.name = std::move(name);
    add.config.stream = "clicks";
    add.config.rate = {{{Duration{}, rate}}};
    add.config.keys.count = keys;
    add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = bytes};
    return add;
}

// One shard: a chatty key of small records and a quiet one of large records, and many others.
World twoLouds(std::int64_t chatty)
{
    World world = support::worldWithStream(1, 3);
    give(world, producer("chatty", chatty, 1, 50));
    give(world, producer("heavy", 20, 1, 20'000));
    give(world, producer("rest", 200, 100, 100));
    return world;
}

TEST(SecondKeys, CountExactlyWhatTheFrameCounted)
{
    World world = twoLouds(400);
    world.runUntil(at(20));
    for (std::int64_t second = 0; second < 20; ++second) {
        const auto keys = keysOfSecond(world, kClicks, kFirst, at(second) + Duration{500}, 1'000);
        ASSERT_TRUE(keys.has_value());
        EXPECT_EQ(keys->second, (Stretch{at(second), at(second + 1)}));
        EXPECT_EQ(keys->milliRecords, keys->stored * 1'000) << second;
        EXPECT_EQ(keys->bytes, keys->storedBytes) << second;
        EXPECT_EQ(keys->byRecords.size(), keys->keys);
    }
}

TEST(SecondKeys, RankByRecordsAndByBytesApart)
{
    World world = twoLouds(400);
    world.runUntil(at(20));
    const auto keys = keysOfSecond(world, kClicks, kFirst, at(12), 3);
    ASSERT_TRUE(keys.has_value());
    ASSERT_EQ(keys->byRecords.size(), 3U);
    ASSERT_EQ(keys->byBytes.size(), 3U);
    const KeyOfSecond& chatty = keys->byRecords.front();
    const KeyOfSecond& heavy = keys->byBytes.front();
    EXPECT_NE(chatty.key, heavy.key);
    // About 400 of 620 records, of 1,000; most of the bytes, of 1 MiB.
    EXPECT_NEAR(double(chatty.recordsPerMille), 645, 40);
    EXPECT_EQ(chatty.recordsOfQuota, chatty.milliRecords / 1'000);
    EXPECT_EQ(heavy.bytesOfQuota, heavy.bytes * 1'000 / (1 << 20));
    EXPECT_EQ(heavy.bytesPerMille, heavy.bytes * 1'000 / keys->bytes);
    EXPECT_GT(heavy.bytesPerMille, 850);
    EXPECT_TRUE(std::is_sorted(keys->byRecords.begin(), keys->byRecords.end(),
        [](const KeyOfSecond& a, const KeyOfSecond& b) { return a.milliRecords > b.milliRecords; }));
}

TEST(SecondKeys, OfferedLoadHoldsWhatWasRefusedWhileThatIsKept)
{
    World world = twoLouds(1'500);
    world.runUntil(at(20));
    const auto young = keysOfSecond(world, kClicks, kFirst, at(19), 5);
    ASSERT_TRUE(young.has_value());
    EXPECT_GT(young->refused, 0);
    EXPECT_TRUE(young->areRefusalsKnown);
    EXPECT_GT(young->byRecords.front().recordsOfQuota, 1'000);
    world.runUntil(at(200));
    const auto old = keysOfSecond(world, kClicks, kFirst, at(19), 5);
    ASSERT_TRUE(old.has_value());
    EXPECT_EQ(old->refused, young->refused);
    EXPECT_FALSE(old->areRefusalsKnown);
    EXPECT_EQ(old->milliRecords, old->stored * 1'000) << "stored alone, and said so";
}

TEST(SecondKeys, AShardThatWasNotThereHasNone)
{
    World world = twoLouds(1'500);
    world.runUntil(at(10));
    give(world,
        streams::SplitShardRequest{"clicks", "shardId-000000000000", base::HashKey{base::U128{1} << 127}.decimal()});
    world.runUntil(at(60));
    EXPECT_FALSE(keysOfSecond(world, kClicks, kFirst, at(55), 5).has_value()) << "closed";
    EXPECT_FALSE(keysOfSecond(world, kClicks, ShardIndex{1}, at(5), 5).has_value()) << "not yet open";
    EXPECT_FALSE(keysOfSecond(world, kClicks, ShardIndex{9}, at(5), 5).has_value()) << "unknown";
    EXPECT_FALSE(keysOfSecond(world, kClicks, ShardIndex{1}, at(60), 5).has_value()) << "not over yet";
    EXPECT_TRUE(keysOfSecond(world, kClicks, kFirst, at(5), 5).has_value());
}

TEST(SecondKeys, RefusingSecondsAreFoundBothWays)
{
    World world = twoLouds(300);
    world.runUntil(at(10));
    give(world, SetProducerRate{"chatty", {{{Duration{}, 2'000}}}});
    world.runUntil(at(13));
    give(world, SetProducerRate{"chatty", {{{Duration{}, 300}}}});
    world.runUntil(at(40));
    const auto last = refusingSecond(world, kClicks, kFirst, world.now(), Towards::Earlier);
    ASSERT_TRUE(last.has_value());
    EXPECT_TRUE(isRefusingAt(world, kClicks, kFirst, *last));
    EXPECT_FALSE(isRefusingAt(world, kClicks, kFirst, *last + Duration{1'000}));
    const auto before = refusingSecond(world, kClicks, kFirst, *last, Towards::Earlier);
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(*before, *last - Duration{1'000});
    EXPECT_EQ(refusingSecond(world, kClicks, kFirst, *before, Towards::Later), last);
    EXPECT_FALSE(refusingSecond(world, kClicks, kFirst, *last, Towards::Later).has_value());
    const auto first = refusingSecond(world, kClicks, kFirst, base::kWorldStart, Towards::Later);
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(*first, at(10));
}

}
}
