#include "world/write_tanks.h"

#include "support/world_builder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

namespace {

constexpr streams::StreamIndex kClicks{0};
constexpr streams::ShardIndex kShard{0};
constexpr std::int64_t kMiB = 1'048'576;

// As many entries of 4 bytes, their key counted.
void put(World& world, std::size_t entries)
{
    const auto data = std::make_shared<const std::string>("xyz");
    ASSERT_TRUE(isAccepted(world.apply({"you",
        streams::PutRecordsRequest{
            .streamName = "clicks", .records = std::vector<streams::PutEntry>(entries, {"k", std::nullopt, data})}})));
}

World oneShard(streams::ThrottleMode mode)
{
    WorldSettings settings;
    settings.service.throttle = mode;
    World world{settings};
    EXPECT_TRUE(isAccepted(world.addStreamAtStart({{"clicks", 1}, std::chrono::hours{24}})));
    world.runUntil(base::instantAt(base::Duration{10'000}));
    return world;
}

}

TEST(WriteTanks, AreFullEmptyByWhatIsStoredAndFillAgain)
{
    World world = oneShard(streams::ThrottleMode::Bucket);
    EXPECT_EQ(writeTanks(world, kClicks, kShard), (WriteTanks{{1'000, 1'000}, {kMiB, kMiB}}));
    put(world, 500);
    EXPECT_EQ(writeTanks(world, kClicks, kShard), (WriteTanks{{500, 1'000}, {kMiB - 2'000, kMiB}}));
    put(world, 500);
    put(world, 7); // none of them is stored
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records, (Tank{0, 1'000}));
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records.used(), 1'000);
    world.runUntil(world.now() + base::Duration{250});
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records, (Tank{250, 1'000}));
    EXPECT_EQ(writeTanks(world, kClicks, kShard).bytes, (Tank{kMiB, kMiB}));
    world.runUntil(world.now() + base::Duration{750});
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records, (Tank{1'000, 1'000}));
}

TEST(WriteTanks, FillAtOnceWithEachWindow)
{
    World world = oneShard(streams::ThrottleMode::Window);
    put(world, 400);
    world.runUntil(world.now() + base::Duration{999});
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records, (Tank{600, 1'000}));
    world.runUntil(world.now() + base::Duration{1});
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records, (Tank{1'000, 1'000}));
}

TEST(WriteTanks, HoldTenMebibytesWhereLargerRecordsMayCome)
{
    World world = oneShard(streams::ThrottleMode::Bucket);
    ASSERT_TRUE(isAccepted(world.apply({"you",
        streams::UpdateMaxRecordSizeRequest{"arn:aws:kinesis:us-east-1:123456789012:stream/clicks", 4'096}})));
    world.runUntil(world.now() + std::chrono::minutes{5});
    EXPECT_EQ(writeTanks(world, kClicks, kShard).bytes, (Tank{10 * kMiB, 10 * kMiB}));
    EXPECT_EQ(writeTanks(world, kClicks, kShard).records, (Tank{1'000, 1'000}));
}

}
