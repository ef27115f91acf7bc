#include "streams/stream_at_start.h"

#include "streams/service_by_hand.h"

#include <gtest/gtest.h>

#include <chrono>

namespace shardscope::streams {

namespace {

using std::chrono::hours;

const base::HashKey kHalf{base::U128{1} << 127};
const base::HashKey kQuarter{base::U128{1} << 126};

ShardAtStart shard(std::uint32_t number, base::HashKey first, base::HashKey last)
{
    return {.shard = ShardIndex{number}, .range = {first, last}, .openedBefore = hours{2}};
}

base::HashKey below(base::HashKey key) { return {key.value - 1}; }

// Shards 0 to 2 have expired; 3 was split into 5 and 6 an hour ago.
StreamAtStart listed()
{
    StreamAtStart start{.create = {"clicks"}};
    start.createdBefore = hours{100};
    start.shards = {shard(3, {0}, below(kHalf)), shard(4, kHalf, base::HashKey::max()), shard(5, {0}, below(kQuarter)),
        shard(6, kQuarter, below(kHalf))};
    start.shards[0].parent = ShardIndex{1};
    start.shards[0].closedBefore = hours{1};
    for (const std::size_t child : {2U, 3U}) {
        start.shards[child].parent = ShardIndex{3};
        start.shards[child].openedBefore = hours{1} - std::chrono::seconds{1};
    }
    return start;
}

std::string problemOf(const std::vector<ShardAtStart>& shards)
{
    const auto problem = problemIn(shards);
    return problem ? std::to_string(problem->place) + ": " + problem->what : "";
}

}

TEST(StreamAtStart, StandsAsItWasListed)
{
    ServiceByHand hand;
    const auto index = hand.service().addActiveStream(hand.context(), listed());
    ASSERT_TRUE(index);
    const Stream& stream = hand.service().stream(*index);
    EXPECT_EQ(stream.map->open(), (std::vector{ShardIndex{5}, ShardIndex{6}, ShardIndex{4}}));
    EXPECT_EQ(stream.map->closed(), 1U);
    EXPECT_FALSE(stream.map->shard(ShardIndex{2}).isKnown);
    EXPECT_EQ(stream.map->shard(ShardIndex{3}).children, (std::vector{ShardIndex{5}, ShardIndex{6}}));
    EXPECT_EQ(stream.map->route(kQuarter), ShardIndex{6});
    // Between parent and child there is no second without a shard.
    EXPECT_EQ(stream.map->shard(ShardIndex{5}).opened, *stream.map->shard(ShardIndex{3}).closed);

    const auto page = hand.call(ListShardsRequest{"clicks"});
    ASSERT_TRUE(page);
    std::vector<ShardIndex> ids;
    for (const ShardDescription& each : page->shards)
        ids.push_back(each.shard);
    EXPECT_EQ(ids, (std::vector{ShardIndex{3}, ShardIndex{4}, ShardIndex{5}, ShardIndex{6}}));
    EXPECT_EQ(page->shards[0].parent, ShardIndex{1});
    const auto first = parseSequenceNumber(page->shards[2].startingSequenceNumber);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->createdSecond, ServiceSettings{}.epochSecond - 3'599);
}

TEST(StreamAtStart, GoesOnFromTheHighestNumberAndLetsClosedShardsExpire)
{
    ServiceByHand hand;
    const auto index = *hand.service().addActiveStream(hand.context(), listed());
    ASSERT_TRUE(hand.call(MergeShardsRequest{"clicks", "shardId-000000000005", "shardId-000000000006"}));
    hand.advanceBy(std::chrono::minutes{1});
    EXPECT_EQ(hand.service().stream(index).map->open().front(), ShardIndex{7});
    EXPECT_FALSE(hand.service().stream(index).isExpired(ShardIndex{3}, hand.now()));
    hand.advanceBy(hours{23});
    EXPECT_TRUE(hand.service().stream(index).isExpired(ShardIndex{3}, hand.now()));
}

TEST(StreamAtStart, SaysWhichShardIsWrong)
{
    EXPECT_EQ(problemOf(listed().shards), "");
    auto gap = listed().shards;
    gap[3].range.first.value += 10;
    EXPECT_EQ(problemOf(gap),
        "3: shardId-000000000006 begins at 85070591730234615865843651857942052874 and shardId-000000000005 below it "
        "ends "
        "at 85070591730234615865843651857942052863; keys between belong to no shard. Is a shard missing?");
    auto overlap = listed().shards;
    overlap[0].closedBefore.reset();
    EXPECT_EQ(problemOf(overlap),
        "2: shardId-000000000005 is a child of shardId-000000000003, which is open; a split or merge closes its "
        "parents");
    overlap[2].parent.reset();
    overlap[3].parent.reset();
    EXPECT_NE(problemOf(overlap).find("belong to both"), std::string::npos);
    auto top = listed().shards;
    top[1].range.last.value -= 1;
    EXPECT_EQ(problemOf(top).substr(0, 50), "1: the highest open shard, shardId-000000000004, e");
    auto bottom = listed().shards;
    bottom[2].range.first.value = 1;
    EXPECT_EQ(problemOf(bottom).substr(0, 50), "2: the lowest open shard, shardId-000000000005, be");
    auto twice = listed().shards;
    twice[1].shard = ShardIndex{3};
    EXPECT_EQ(problemOf(twice),
        "1: shardId-000000000003 stands after shardId-000000000003; list each shard once, by rising numbers");
    auto high = listed().shards;
    high[3].shard = ShardIndex{20'000};
    EXPECT_EQ(problemOf(high),
        "3: shardId-000000020000 has a number above 19999; streams that have had more shards are not simulated");
    auto closed = listed().shards;
    closed.resize(1);
    EXPECT_EQ(problemOf(closed), "0: all of these shards are closed; a stream has at least one that is open");
}

}
