#include "world/user_records.h"

#include "base/md5.h"
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

// Keys "a" at two places, and a plain one: a shard counts four records of three keys.
TEST(UserRecords, OfAKeyAreThoseOfItsRecordsAlone)
{
    World world = support::worldWithStream(1, 1);
    put(world, {{"hot", {}, "1"}, {"cold", {}, "2"}});
    put(world, {{"other", {}, "3"}, {"third", {}, "4"}, {"other", {}, "5"}});
    put(world, {{"hot", {}, "6"}, {"hot", {}, "7"}, {"hot", {}, "8"}});
    putPlain(world, "x");
    const TopKeys top =
        topKeys(world, streams::StreamIndex{0}, base::kWholeRing, lastTenSeconds(world), writeQuota(world));
    ASSERT_EQ(top.keys.size(), 3U);
    std::vector<streams::KeyId> ids;
    for (const KeyLoad& key : top.keys)
        ids.push_back(key.key);
    const std::vector<UserRecords> all =
        userRecordsOfKeys(world, streams::StreamIndex{0}, kShard, top.stretch, ids, kUserRecordBytes);
    ASSERT_EQ(all.size(), 3U);
    for (std::size_t i = 0; i < all.size(); ++i) {
        SCOPED_TRACE(i);
        EXPECT_EQ(all[i].stretch, top.stretch);
        EXPECT_EQ(all[i].records, std::uint64_t(top.keys[i].milliRecords / 1'000));
        if (top.keys[i].hash == base::hashOfPartitionKey("hot")) {
            EXPECT_EQ(world.service().keyText(ids[i]), "a");
            EXPECT_EQ(all[i].aggregated, 2U);
            EXPECT_EQ(all[i].userRecords, 5U);
            EXPECT_EQ(all[i].keys, (std::vector<UserKeyRecords>{{"hot", 4}, {"cold", 1}}));
        } else if (top.keys[i].hash == base::hashOfPartitionKey("other")) {
            EXPECT_EQ(all[i].aggregated, 1U);
            EXPECT_EQ(all[i].keys, (std::vector<UserKeyRecords>{{"other", 2}, {"third", 1}}));
        } else {
            EXPECT_EQ(world.service().keyText(ids[i]), "plain");
            EXPECT_EQ(all[i].aggregated, 0U);
            EXPECT_TRUE(all[i].keys.empty());
        }
    }
}

// A megabyte in as many seconds as there are records, of which one is looked at.
TEST(UserRecords, OfKeysNoMoreIsTakenApartThanIsAskedFor)
{
    World world = support::worldWithStream(1, 1);
    const std::string half(150'000, 'x');
    for (int second = 0; second < 3; ++second) {
        put(world, {{"k", {}, half}, {"k", {}, half}});
        putPlain(world, half);
        world.runUntil(world.now() + std::chrono::seconds{1});
    }
    const TopKeys top =
        topKeys(world, streams::StreamIndex{0}, base::kWholeRing, lastTenSeconds(world), writeQuota(world));
    ASSERT_EQ(world.service().keyText(top.keys.at(0).key), "a");
    const std::vector<streams::KeyId> ids{top.keys[0].key};
    const std::vector<UserRecords> all =
        userRecordsOfKeys(world, streams::StreamIndex{0}, kShard, top.stretch, ids, kUserRecordGlance);
    EXPECT_EQ(all.at(0).records, 1U);
    EXPECT_EQ(all[0].userRecords, 2U);
    EXPECT_EQ(world.now() - all[0].stretch.from, base::Duration{std::chrono::seconds{1}});
}

TEST(UserRecords, OfASecondAreThoseThatWereStoredInIt)
{
    World world = support::worldWithStream(1, 1);
    for (int second = 0; second < 5; ++second) {
        put(world, {{"k", {}, "1"}, {"k" + std::to_string(second), {}, "2"}});
        world.runUntil(world.now() + std::chrono::seconds{1});
    }
    const base::Instant from = base::instantAt(std::chrono::seconds{2});
    const Stretch second{from, from + base::Duration{999}};
    const TopKeys top = topKeys(world, streams::StreamIndex{0}, base::kWholeRing, second, writeQuota(world));
    const std::vector<streams::KeyId> ids{top.keys.at(0).key};
    EXPECT_EQ(userRecordsOfKeys(world, streams::StreamIndex{0}, kShard, second, ids, kUserRecordBytes).at(0).keys,
        (std::vector<UserKeyRecords>{{"k", 1}, {"k2", 1}}));
}

}
}
