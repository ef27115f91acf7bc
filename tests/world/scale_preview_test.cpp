#include "world/scale_preview.h"

#include "world/world.h"

#include <gtest/gtest.h>

#include <chrono>
#include <variant>
#include <vector>

namespace shardscope::world {

namespace {

using base::Duration;
using streams::Reason;
using streams::StreamIndex;
using streams::UpdateShardCountRequest;

constexpr StreamIndex kClicks{0};

World with(std::uint32_t shards, streams::CapacityMode mode = streams::CapacityMode::Provisioned)
{
    World world{WorldSettings{}};
    streams::CreateStreamRequest create;
    create.streamName = "clicks";
    create.shardCount = shards;
    create.streamMode = mode;
    EXPECT_TRUE(isAccepted(world.addStreamAtStart({create, std::chrono::hours{24}})));
    return world;
}

std::vector<base::HashRange> openRanges(const World& world)
{
    std::vector<base::HashRange> ranges;
    const streams::ShardMap& map = *world.service().stream(kClicks).map;
    for (const streams::ShardIndex shard : map.open())
        ranges.push_back(map.shard(shard).range);
    return ranges;
}

bool isActive(const World& world) { return world.service().stream(kClicks).status == streams::StreamStatus::Active; }

Reason reasonOf(const ScalePreview& preview) { return preview.refusal ? preview.refusal->reason : Reason::None; }

}

TEST(ScalePreview, CountsTheStepsOfTheRunThatWasCapturedOnTheService)
{
    // 4 -> 3 there: shards 1 and 2 are split, three pairs merged; 5 shards are open at most.
    const ScalePreview preview = scalePreview(with(4), kClicks, 3);
    EXPECT_EQ(preview.refusal, std::nullopt);
    EXPECT_EQ(preview.open, 4U);
    EXPECT_EQ(preview.splits, 2U);
    EXPECT_EQ(preview.merges, 3U);
    EXPECT_EQ(preview.mostOpen, 5U);
    EXPECT_EQ(preview.before.size(), 4U);
    EXPECT_EQ(preview.after.size(), 3U);
    EXPECT_TRUE(preview.isEvenAfter);
    EXPECT_FALSE(preview.isNothingToDo());
}

TEST(ScalePreview, IsWhatThenHappens)
{
    for (const std::uint32_t target : {2U, 3U, 5U, 6U, 7U, 8U}) {
        World world = with(4);
        world.runUntil(base::instantAt(std::chrono::seconds{7}));
        const std::uint64_t before = world.fingerprint();
        const ScalePreview preview = scalePreview(world, kClicks, target);
        EXPECT_EQ(world.fingerprint(), before);
        ASSERT_TRUE(isAccepted(world.apply({.action = UpdateShardCountRequest{"clicks", target}})));
        world.runUntil(world.now() + preview.takes - Duration{1});
        EXPECT_FALSE(isActive(world)) << target;
        world.runUntil(world.now() + Duration{1});
        EXPECT_TRUE(isActive(world)) << target;
        EXPECT_EQ(openRanges(world), preview.after) << target;
        EXPECT_EQ(scalePreview(world, kClicks, target).callsUsed, 1);
    }
}

TEST(ScalePreview, SaysWhatTheServiceWouldRefuse)
{
    const World world = with(4);
    EXPECT_EQ(reasonOf(scalePreview(world, kClicks, 8)), Reason::None);
    EXPECT_EQ(reasonOf(scalePreview(world, kClicks, 9)), Reason::CountOutOfBounds);
    EXPECT_EQ(reasonOf(scalePreview(world, kClicks, 1)), Reason::CountOutOfBounds);
    const ScalePreview refused = scalePreview(world, kClicks, 9);
    EXPECT_EQ(refused.after, refused.before);
    EXPECT_FALSE(refused.isNothingToDo());
    const World onDemand = with(4, streams::CapacityMode::OnDemand);
    EXPECT_EQ(reasonOf(scalePreview(onDemand, kClicks, 5)), Reason::WrongCapacityMode);
}

TEST(ScalePreview, KnowsABusyStream)
{
    World world = with(4);
    ASSERT_TRUE(isAccepted(world.apply({.action = UpdateShardCountRequest{"clicks", 5}})));
    EXPECT_EQ(reasonOf(scalePreview(world, kClicks, 6)), Reason::StreamNotActive);
}

TEST(ScalePreview, CountsTheCallsOfTheLastDay)
{
    World world = with(4);
    for (int call = 0; call < 10; ++call) {
        const ScalePreview preview = scalePreview(world, kClicks, call % 2 == 0 ? 5 : 4);
        EXPECT_EQ(preview.callsUsed, call);
        EXPECT_EQ(preview.callsADay, 10);
        EXPECT_EQ(preview.oldestCallEnds,
            call == 0 ? Duration{} : base::instantAt(std::chrono::hours{24}) - world.now());
        ASSERT_TRUE(isAccepted(world.apply({.action = UpdateShardCountRequest{"clicks", preview.target}})));
        world.runUntil(world.now() + preview.takes);
    }
    EXPECT_EQ(reasonOf(scalePreview(world, kClicks, 5)), Reason::TooManyUpdatesToday);
    world.runUntil(base::instantAt(std::chrono::hours{24}));
    const ScalePreview tomorrow = scalePreview(world, kClicks, 5);
    EXPECT_EQ(tomorrow.callsUsed, 9);
    EXPECT_EQ(tomorrow.refusal, std::nullopt);
    // The second call was made when the first was carried out.
    EXPECT_GT(tomorrow.oldestCallEnds, Duration{});
    world.runUntil(world.now() + tomorrow.oldestCallEnds - Duration{1});
    EXPECT_EQ(scalePreview(world, kClicks, 5).callsUsed, 9);
    world.runUntil(world.now() + Duration{1});
    EXPECT_EQ(scalePreview(world, kClicks, 5).callsUsed, 8);
}

TEST(ScalePreview, OfAsManyShardsLevelsAnUnevenStreamAndNothingElse)
{
    World world = with(2);
    ScalePreview same = scalePreview(world, kClicks, 2);
    EXPECT_TRUE(same.isNothingToDo());
    EXPECT_EQ(same.takes, Duration{});
    ASSERT_TRUE(isAccepted(world.apply({.action = streams::SplitShardRequest{"clicks", "shardId-000000000000",
                                            "21267647932558653966460912964485513216"}})));
    world.runUntil(base::instantAt(std::chrono::minutes{1}));
    same = scalePreview(world, kClicks, 3);
    EXPECT_FALSE(same.isEvenNow);
    EXPECT_FALSE(same.isNothingToDo());
    EXPECT_TRUE(same.isEvenAfter);
    EXPECT_EQ(same.after.size(), 3U);
}

}
