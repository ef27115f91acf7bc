#include "world/user_records.h"

#include "support/world_builder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace shardscope::world {
namespace {

constexpr streams::ShardIndex kShard{0};

Stretch lastTenSeconds(const World& world) { return lastStretch(world, streams::StreamIndex{0}, kPreviewStretch); }

UserRecords told(const World& world, streams::ShardIndex shard = kShard)
{
    return userRecordsOf(world, streams::StreamIndex{0}, shard, lastTenSeconds(world));
}

// As a program with the KPL does.
void put(World& world, const std::vector<streams::UserRecord>& records)
{
    const streams::AggregatedPut made = streams::aggregate(records);
    const streams::PutEntry entry{
        made.partitionKey, made.explicitHashKey, std::make_shared<const std::string>(made.data)};
    ASSERT_TRUE(isAccepted(world.apply({"KPL",
        streams::PutRecordsRequest{.streamName = "clicks", .records = {entry}}})));
}

void putPlain(World& world, const std::string& data)
{
    const streams::PutEntry entry{"plain", std::nullopt, std::make_shared<const std::string>(data)};
    ASSERT_TRUE(isAccepted(world.apply({"boto3",
        streams::PutRecordsRequest{.streamName = "clicks", .records = {entry}}})));
}

TEST(UserRecords, OfARecordWithoutAggregationThereAreNone)
{
    World world = support::worldWithStream(1, 1);
    EXPECT_EQ(told(world).records, 0U);
    putPlain(world, "x");
    EXPECT_EQ(told(world).aggregated, 0U);
    EXPECT_FALSE(told(world).newest);
}

TEST(UserRecords, AreCountedBesideKinesisRecordsAndByTheirKeys)
{
    World world = support::worldWithStream(1, 1);
    putPlain(world, "x");
    put(world, {{"hot", {}, "1"}, {"cold", {}, "2"}, {"hot", {}, "3"}});
    put(world, {{"hot", {}, "4"}, {"warm", {}, "5"}, {"warm", {}, "6"}});
    putPlain(world, std::string{streams::kAggregatedHead} + "no protobuf and no MD5");
    const UserRecords records = told(world);
    EXPECT_EQ(records.records, 4U);
    EXPECT_EQ(records.aggregated, 2U);
    EXPECT_EQ(records.userRecords, 6U);
    EXPECT_EQ(records.all(), 8U);
    EXPECT_EQ(records.discarded, 0U);
    EXPECT_EQ(records.newest, 2U);
    EXPECT_EQ(records.keys, (std::vector<UserKeyRecords>{{"hot", 3}, {"warm", 2}, {"cold", 1}}));
}

// "a" and "b" belong to different shards of two; the first one decides where the record goes.
TEST(UserRecords, OfKeysOfTwoShardsAreDiscarded)
{
    World world = support::worldWithStream(2, 1);
    put(world, {{"a", {}, "1"}, {"b", {}, "2"}});
    put(world, {{"a", {}, "3"}, {"a", {}, "4"}});
    EXPECT_EQ(told(world).userRecords, 4U);
    EXPECT_EQ(told(world).discarded, 2U);
    EXPECT_EQ(told(world, streams::ShardIndex{1}).records, 0U);
}

TEST(UserRecords, AreThoseOfTheStretchAlone)
{
    World world = support::worldWithStream(1, 1);
    put(world, {{"old", {}, "1"}, {"old", {}, "2"}});
    world.runUntil(world.now() + std::chrono::seconds{20});
    put(world, {{"young", {}, "1"}, {"young", {}, "2"}});
    EXPECT_EQ(told(world).keys, (std::vector<UserKeyRecords>{{"young", 2}}));
}

// Three of 300 kB in as many seconds: the third reaches what is looked at in one go.
TEST(UserRecords, OfMoreThanAFrameHasTimeForTheLatestAreTold)
{
    World world = support::worldWithStream(1, 1);
    const std::string half(150'000, 'x');
    for (int second = 0; second < 3; ++second) {
        put(world, {{"k", {}, half}, {"k", {}, half}});
        world.runUntil(world.now() + std::chrono::seconds{1});
    }
    const base::Instant end = world.now();
    const UserRecords records = told(world);
    EXPECT_EQ(records.aggregated, 2U);
    EXPECT_EQ(end - records.stretch.from, base::Duration{std::chrono::seconds{2}});
    EXPECT_EQ(records.stretch.to, end);
}

}
}
