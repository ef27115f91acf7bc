#include "world/key_story.h"

#include "clients/consumer.h"
#include "support/world_builder.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

using namespace shardscope;
using clients::ConsumerConfig;
using streams::ShardIndex;
using streams::StreamIndex;
using world::HopReading;

namespace {

constexpr StreamIndex kClicks{0};

// Two shards, a quick reader with either kind and one that cannot keep up.
world::World busyWorld(std::uint64_t seed)
{
    base::Rng rng{seed};
    world::Scenario scenario;
    scenario.settings.seed = seed;
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, static_cast<std::int64_t>(300 + rng.below(700))}};
    producer.config.keys.kind = clients::KeyChoice::Kind::Zipf;
    producer.config.keys.count = static_cast<std::uint32_t>(20 + rng.below(100));
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    for (const auto& [name, kind, rate] :
        {std::tuple{"quick", ConsumerConfig::Kind::Shared, 0}, std::tuple{"slow", ConsumerConfig::Kind::Shared, 60},
            std::tuple{"push", ConsumerConfig::Kind::FanOut, 0}}) {
        world::AddConsumer consumer;
        consumer.config.name = name;
        consumer.config.stream = "clicks";
        consumer.config.kind = kind;
        consumer.config.processingRate = rate;
        scenario.clients.push_back({"scenario", consumer});
    }
    return std::move(world::makeWorld(scenario)).value();
}

void splitInHalf(world::World& world, ShardIndex shard)
{
    const base::HashRange range = world.service().stream(kClicks).map->shard(shard).range;
    const base::HashKey middle{range.first.value + (range.last.value - range.first.value) / 2};
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::SplitShardRequest{"clicks", streams::shardId(shard), middle.decimal()}})));
}

void runFor(world::World& world, std::int64_t seconds) { world.runUntil(world.now() + std::chrono::seconds{seconds}); }

// A key of shard 0 that is written often.
world::StoryKey busyKey(const world::World& world)
{
    const auto top = world::topKeys(world, kClicks, world.service().stream(kClicks).map->shard(ShardIndex{0}).range,
        world::lastStretch(world, kClicks, base::Duration{8'000}), world::writeQuota(world));
    const world::KeyLoad& hottest = top.keys.at(0);
    return {std::string{world.service().keyText(hottest.key)}, hottest.hash};
}

// Shard 0 into 2 and 3, then both into one again: every key of it moves twice.
world::World twiceMoved(std::uint64_t seed, world::StoryKey& key)
{
    world::World world = busyWorld(seed);
    runFor(world, 10);
    key = busyKey(world);
    splitInHalf(world, ShardIndex{0});
    runFor(world, 40);
    EXPECT_TRUE(world::isAccepted(world.apply({"test",
        streams::MergeShardsRequest{"clicks", streams::shardId(ShardIndex{2}), streams::shardId(ShardIndex{3})}})));
    runFor(world, 40);
    return world;
}

// The key's records in a shard, one after another.
std::vector<std::uint64_t> ordinalsOf(const world::World& world, const world::StoryKey& key, ShardIndex shard)
{
    const streams::Stream& stream = world.service().stream(kClicks);
    std::vector<std::uint64_t> ordinals;
    for (std::uint64_t i = 0; i < stream.lines[streams::number(shard)].stored; ++i)
        if (world.service().record(stream, shard, i).partitionKey == key.text)
            ordinals.push_back(i);
    return ordinals;
}

}

TEST(KeyStory, ProvesTheOrderOfEveryMove)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::StoryKey key;
        const world::World world = twiceMoved(seed, key);
        const world::KeyStory story = world::keyStory(world, kClicks, key, 40);
        ASSERT_EQ(story.path.size(), 3U);
        EXPECT_EQ(story.path[0].shard, ShardIndex{0});
        EXPECT_EQ(story.path[2].shard, ShardIndex{4});
        ASSERT_EQ(story.hops.size(), 2U);
        for (const world::KeyHop& hop : story.hops) {
            EXPECT_TRUE(hop.isProven);
            ASSERT_TRUE(hop.last && hop.first);
            const world::KeyRecord& last = story.records[*hop.last];
            const world::KeyRecord& first = story.records[*hop.first];
            // What the two shards hold, read one after another, says the same.
            const auto above = ordinalsOf(world, key, story.path[hop.parent].shard);
            const auto below = ordinalsOf(world, key, story.path[hop.child].shard);
            EXPECT_EQ(last.ordinal, above.back());
            EXPECT_EQ(first.ordinal, below.front());
            EXPECT_TRUE(world::isSequenceBelow(last.sequenceNumber, first.sequenceNumber));
            EXPECT_LE(last.arrival, first.arrival);
        }
        // Through all shards the numbers grow with the records, and so does time.
        EXPECT_LE(story.records.size(), 40U);
        for (std::size_t i = 1; i < story.records.size(); ++i) {
            EXPECT_TRUE(world::isSequenceBelow(story.records[i - 1].sequenceNumber, story.records[i].sequenceNumber));
            EXPECT_LE(story.records[i - 1].arrival, story.records[i].arrival);
        }
    }
}

TEST(KeyStory, SaysTheNumbersThatListShardsGives)
{
    world::StoryKey key;
    world::World world = twiceMoved(3, key);
    const world::KeyStory story = world::keyStory(world, kClicks, key, 40);
    streams::ListShardsRequest request;
    request.streamName = "clicks";
    const world::Reply reply = world.apply({"test", request});
    const auto& shards = std::get<streams::ShardPage>(reply).shards;
    for (const world::KeyHop& hop : story.hops) {
        EXPECT_EQ(hop.closing, shards.at(streams::number(story.path[hop.parent].shard)).endingSequenceNumber);
        EXPECT_EQ(hop.opening, shards.at(streams::number(story.path[hop.child].shard)).startingSequenceNumber);
    }
}

TEST(KeyStory, TellsOfTheLastBeforeAndTheFirstAfterEveryMoveAndCountsTheRest)
{
    world::StoryKey key;
    const world::World world = twiceMoved(2, key);
    for (const std::size_t most : {6U, 13U, 40U}) {
        const world::KeyStory story = world::keyStory(world, kClicks, key, most);
        EXPECT_LE(story.records.size(), most);
        for (const world::KeyShard& shard : story.path) {
            const auto all = ordinalsOf(world, key, shard.shard);
            EXPECT_EQ(shard.records, all.size());
            std::vector<std::uint64_t> told;
            std::uint64_t leftOut = 0;
            for (const world::KeyRecord& record : story.records) {
                if (record.shard != shard.shard)
                    continue;
                told.push_back(record.ordinal);
                leftOut += record.leftOut;
            }
            EXPECT_EQ(told.size() + leftOut, all.size());
            EXPECT_EQ(told.back(), all.back());
            EXPECT_TRUE(std::includes(all.begin(), all.end(), told.begin(), told.end()));
            if (shard.shard != ShardIndex{0}) {
                EXPECT_EQ(told.front(), all.front());
            }
        }
    }
    // Two records are one shard's: the newest.
    const world::KeyStory shortest = world::keyStory(world, kClicks, key, 2);
    EXPECT_FALSE(shortest.isWhole);
    ASSERT_EQ(shortest.path.size(), 1U);
    EXPECT_EQ(shortest.records.back().ordinal, ordinalsOf(world, key, ShardIndex{4}).back());
}

// While a consumer has something unread in the parent, nothing of the child is behind its bookmark.
TEST(KeyStory, SaysWhoIsStillInTheParent)
{
    bool hasWaited = false;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::World world = busyWorld(seed);
        runFor(world, 10);
        const world::StoryKey key = busyKey(world);
        splitInHalf(world, ShardIndex{0});
        runFor(world, 45);
        const world::KeyStory story = world::keyStory(world, kClicks, key, 40);
        ASSERT_EQ(story.hops.size(), 1U);
        ASSERT_EQ(story.readers.size(), 3U);
        const world::KeyHop& hop = story.hops[0];
        EXPECT_EQ(hop.readings[0], HopReading::InChild);
        EXPECT_EQ(hop.readings[2], HopReading::InChild);
        hasWaited = hasWaited || hop.readings[1] == HopReading::InParent;
        for (std::size_t reader = 0; reader < 3; ++reader) {
            EXPECT_TRUE(story.readers[reader].readsParentsFirst);
            // Behind the bookmark is a beginning of the key's records: nothing newer before something older.
            const std::vector<bool>& isBehind = story.readers[reader].isBehind;
            EXPECT_TRUE(std::is_partitioned(isBehind.begin(), isBehind.end(), [](bool is) { return is; }));
            if (hop.readings[reader] == HopReading::InParent) {
                EXPECT_FALSE(isBehind.at(*hop.first));
            }
        }
        EXPECT_TRUE(story.readers[0].isBehind.at(*hop.last));
        // Back to the oldest record: the parent comes again, and its children wait.
        ASSERT_TRUE(world::isAccepted(world.apply({"test", world::MoveBookmark{"slow", {}}})));
        const world::KeyStory again = world::keyStory(world, kClicks, key, 40);
        EXPECT_EQ(again.hops[0].readings[1], HopReading::InParent);
        EXPECT_FALSE(again.readers[1].isBehind.at(*again.hops[0].last));
    }
    EXPECT_TRUE(hasWaited);
}

// Moved back into the parent alone, a consumer gets records again that are older than what it has of the child.
TEST(KeyStory, SaysWhoReadsTheParentAgain)
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::World world = busyWorld(seed);
        runFor(world, 10);
        const world::StoryKey key = busyKey(world);
        splitInHalf(world, ShardIndex{0});
        runFor(world, 45);
        clients::Bookmark oldest;
        oldest.shardId = streams::shardId(ShardIndex{0});
        ASSERT_TRUE(world::isAccepted(world.apply({"test", world::MoveBookmark{"quick", oldest}})));
        const world::KeyStory story = world::keyStory(world, kClicks, key, 40);
        const world::KeyHop& hop = story.hops.at(0);
        EXPECT_EQ(hop.readings[0], HopReading::ParentAgain);
        EXPECT_EQ(hop.readings[2], HopReading::InChild);
        EXPECT_FALSE(story.readers[0].isBehind.at(*hop.last));
        EXPECT_TRUE(story.readers[0].isBehind.at(*hop.first));
    }
}

TEST(KeyStory, IsOfWhatCanStillBeRead)
{
    world::StoryKey key;
    world::World world = twiceMoved(1, key);
    EXPECT_EQ(world::keyStory(world, kClicks, {"nobody", key.hash}, 40).records.size(), 0U);
    // A move of a key without records is proven by the shards' own numbers.
    for (const world::KeyHop& hop : world::keyStory(world, kClicks, {"nobody", key.hash}, 40).hops) {
        EXPECT_TRUE(hop.isProven);
        EXPECT_FALSE(hop.last || hop.first);
    }
    // A day on which a record comes a second, and nobody reads.
    for (const char* const reader : {"quick", "slow", "push"})
        ASSERT_TRUE(world::isAccepted(world.apply({"test", world::RemoveClient{reader}})));
    ASSERT_TRUE(world::isAccepted(world.apply({"test", world::SetProducerRate{"web", {{{base::Duration{0}, 1}}}}})));
    world.runUntil(base::instantAt(std::chrono::hours{24} + std::chrono::seconds{60}));
    const world::KeyStory story = world::keyStory(world, kClicks, key, 40);
    // Shard 0 was closed after 40 seconds, its child after 80.
    ASSERT_EQ(story.path.size(), 2U);
    EXPECT_NE(story.path[0].shard, ShardIndex{0});
    EXPECT_EQ(story.path[1].shard, ShardIndex{4});
    EXPECT_EQ(story.hops.size(), 1U);
    for (const world::KeyRecord& record : story.records)
        EXPECT_GE(record.arrival, world.now() - std::chrono::hours{24});
}

// Of programs every record has a key id of its own, and an explicit hash key takes it elsewhere than its key goes.
TEST(KeyStory, TellsOfRecordsOfPrograms)
{
    world::World world = support::worldWithStream(2, 1);
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, 2}};
    producer.config.keys.count = 1;
    producer.config.size.bytes = 100;
    ASSERT_TRUE(world::isAccepted(world.apply({"test", producer})));
    runFor(world, 8);
    const auto top =
        world::topKeys(world, kClicks, base::kWholeRing, {base::kWorldStart, world.now()}, world::writeQuota(world));
    const world::KeyLoad& simulated = top.keys.at(0);
    const world::StoryKey key{std::string{world.service().keyText(simulated.key)}, simulated.hash};
    const streams::ShardMap& map = *world.service().stream(kClicks).map;
    const ShardIndex here = map.route(key.hash);
    const ShardIndex there{here == ShardIndex{0} ? 1U : 0U};
    const std::string start = map.shard(here).range.first.decimal();
    const auto small = std::make_shared<const std::string>("small");
    const auto large = std::make_shared<const std::string>(10'000, 'l');
    const std::size_t before = ordinalsOf(world, key, here).size();
    ASSERT_GT(before, 0U);
    streams::PutRecordsRequest request{"clicks", {}};
    request.records = {{key.text, std::nullopt, small}, {key.text, std::nullopt, large},
        {key.text, key.hash.decimal(), small}, {key.text, start, small}, {key.text, start, large}, // its records here
        {key.text, map.shard(there).range.first.decimal(), small},                                 // and not here
        {"other", key.hash.decimal(), small}, {"other", start, large}};                            // others here
    ASSERT_TRUE(world::isAccepted(world.apply({"boto3", request, true})));
    const streams::PutRecordRequest single{.streamName = "clicks", .record = {key.text, std::nullopt, small}};
    ASSERT_TRUE(world::isAccepted(world.apply({"boto3", single, true})));
    const world::KeyStory story = world::keyStory(world, kClicks, key, 40);
    ASSERT_EQ(story.path.size(), 1U);
    EXPECT_EQ(story.path.front().shard, here);
    EXPECT_EQ(story.path.front().records, before + 6);
    std::vector<std::uint64_t> told;
    for (const world::KeyRecord& record : story.records)
        told.push_back(record.ordinal);
    EXPECT_EQ(told, ordinalsOf(world, key, here));
    // Followed where an explicit hash key sent it, it is what went there.
    const world::KeyStory sent = world::keyStory(world, kClicks, {key.text, map.shard(there).range.first}, 40);
    ASSERT_EQ(sent.records.size(), 1U);
    EXPECT_EQ(sent.records.front().shard, there);
}

TEST(SequenceOrder, IsThatOfTheNumbersNotOfTheirDigits)
{
    EXPECT_TRUE(world::isSequenceBelow("9", "10"));
    EXPECT_FALSE(world::isSequenceBelow("10", "9"));
    EXPECT_FALSE(world::isSequenceBelow("10", "10"));
    EXPECT_TRUE(world::isSequenceBelow("10", "11"));
}
