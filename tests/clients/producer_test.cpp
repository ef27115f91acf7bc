#include "clients/producer.h"

#include "clients/client_worlds.h"

#include <gtest/gtest.h>

#include <cmath>

namespace shardscope::clients {
namespace {

using base::Duration;
using support::worldWithStream;

constexpr std::uint64_t kSeed = 7;

const PutCounts& countsOf(const world::World& world) { return clientNamed<Producer>(world, "shop").counts(); }

void expectBalanced(const world::World& world)
{
    const PutCounts& counts = countsOf(world);
    EXPECT_EQ(counts.offered, counts.stored + counts.dropped + counts.pending) << "at " << formatClock(world.now());
    EXPECT_EQ(counts.attempts, counts.stored + counts.refused);
    EXPECT_EQ(counts.stored, storedIn(world));
    std::uint64_t refused = 0;
    for (const streams::ShardLine& line : clicks(world).lines)
        refused += line.refused;
    EXPECT_EQ(counts.refused, refused);
}

TEST(Producer, OffersAsManyRecordsAsItsRateSays)
{
    for (const std::int64_t rate : {3, 700, 20'000, 300'000}) {
        world::World world = worldWithStream(400, kSeed);
        give(world, world::AddProducer{steadyProducer(rate)});
        const Duration length{rate < 100 ? 1'000'000 : 10'000};
        // The last instant belongs to the next tick.
        world.runUntil(world.now() + length - Duration{1});
        const double expected = static_cast<double>(rate * length.count()) / 1'000;
        EXPECT_NEAR(static_cast<double>(countsOf(world).offered), expected, 5 * std::sqrt(expected) + 1)
            << "seed " << kSeed;
        expectBalanced(world);
    }
}

TEST(Producer, WakesOnceForEveryTickOfAbout256Records)
{
    const auto wakeUpsPerSecond = [](std::int64_t rate) {
        world::World world = worldWithStream(1'000, kSeed);
        give(world, world::AddProducer{steadyProducer(rate)});
        letPass(world, Duration{1'000});
        const std::uint64_t before = world.agenda().scheduledEver();
        letPass(world, Duration{1'000});
        return world.agenda().scheduledEver() - before;
    };
    // One wake-up a second belongs to the world's own counters. Ticks vary by half their length around
    // 20, 10 and, at the shortest, always 1 ms.
    EXPECT_NEAR(static_cast<double>(wakeUpsPerSecond(100)), 51, 8);
    EXPECT_NEAR(static_cast<double>(wakeUpsPerSecond(25'600)), 101, 12);
    EXPECT_EQ(wakeUpsPerSecond(256'000), 1'000U + 1);
}

TEST(Producer, KeepsItsBalanceWhileItIsThrottled)
{
    world::World world = worldWithStream(2, kSeed);
    ProducerConfig config = steadyProducer(4'000); // twice what two shards take
    config.maxPending = 3'000;
    give(world, world::AddProducer{config});
    for (int second = 0; second < 60; ++second) {
        letPass(world, Duration{1'000});
        expectBalanced(world);
        EXPECT_LE(countsOf(world).pending, config.maxPending);
    }
    EXPECT_GT(countsOf(world).dropped, 0U);
    // Two shards take a second's worth at once and then 1,000 a second each.
    EXPECT_LE(countsOf(world).stored, 2 * 61'000U);
    EXPECT_GT(countsOf(world).stored, 2 * 59'000U);
}

TEST(Producer, SendsRefusedEntriesAgainUntilTheyAreStored)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig config = steadyProducer(3'000);
    config.end = Duration{2'000};
    config.retry.attempts = 1'000;
    give(world, world::AddProducer{config});
    letPass(world, Duration{2'000});
    const std::uint64_t offered = countsOf(world).offered;
    EXPECT_GT(countsOf(world).pending, 0U);
    EXPECT_GT(countsOf(world).firstRefused, 0U);
    letPass(world, Duration{300'000});
    expectBalanced(world);
    EXPECT_EQ(countsOf(world).offered, offered);
    EXPECT_EQ(countsOf(world).stored, offered);
    EXPECT_EQ(countsOf(world).pending, 0U);
    // Each record was refused at most once on its first attempt.
    EXPECT_LE(countsOf(world).firstRefused, offered);
    EXPECT_GT(countsOf(world).refused, countsOf(world).firstRefused);
}

TEST(Producer, GivesUpWhenItsAttemptsAreUsedUp)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig config = steadyProducer(5'000);
    config.retry.attempts = 1;
    give(world, world::AddProducer{config});
    letPass(world, Duration{10'000});
    expectBalanced(world);
    EXPECT_EQ(countsOf(world).pending, 0U);
    EXPECT_EQ(countsOf(world).dropped, countsOf(world).firstRefused);
    EXPECT_EQ(countsOf(world).attempts, countsOf(world).offered);
}

TEST(Producer, WaitsForTheReplyAndTheBackoffBeforeItTriesAgain)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig config = steadyProducer(100'000);
    config.end = Duration{20};
    config.retry = {.attempts = 3, .base = Duration{100}, .cap = Duration{20'000}, .hasJitter = false};
    give(world, world::AddProducer{config});
    const auto callsAfter = [&](std::int64_t ms) {
        world.runUntil(base::instantAt(Duration{ms}));
        return countsOf(world).calls;
    };
    const std::uint64_t first = callsAfter(20);
    EXPECT_EQ(callsAfter(104), first);
    // From 105 ms on: 5 ms for the reply and 100 ms of backoff; then 5 and 200 more.
    const std::uint64_t second = callsAfter(150);
    EXPECT_GT(second, first);
    EXPECT_EQ(callsAfter(309), second);
    EXPECT_GT(callsAfter(360), second);
    EXPECT_EQ(countsOf(world).pending, 0U);
    expectBalanced(world);
}

TEST(RetryDelay, DoublesUpToItsCap)
{
    base::Rng rng{kSeed};
    const RetryChoice plain{.attempts = 99, .base = Duration{100}, .cap = Duration{1'000}, .hasJitter = false};
    EXPECT_EQ(retryDelay(plain, 1, rng), Duration{100});
    EXPECT_EQ(retryDelay(plain, 2, rng), Duration{200});
    EXPECT_EQ(retryDelay(plain, 4, rng), Duration{800});
    EXPECT_EQ(retryDelay(plain, 5, rng), Duration{1'000});
    EXPECT_EQ(retryDelay(plain, 90, rng), Duration{1'000});
    EXPECT_EQ(rng, base::Rng{kSeed});
    RetryChoice jittered = plain;
    jittered.hasJitter = true;
    std::int64_t sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Duration delay = retryDelay(jittered, 2, rng);
        EXPECT_LT(delay, Duration{200});
        sum += delay.count();
    }
    EXPECT_NEAR(static_cast<double>(sum) / 10'000, 99.5, 3) << "seed " << kSeed;
}

TEST(Producer, GivesHotKeysTheirShareAsItMoves)
{
    world::World world = worldWithStream(100, kSeed);
    ProducerConfig config = steadyProducer(20'000);
    config.keys.hot = {{"mobile", {{{Duration{0}, 0}, {Duration{10'000}, 0}, {Duration{20'000}, 30'000}}}},
        {"web", {{{Duration{0}, 10'000}}}}};
    give(world, world::AddProducer{config});
    letPass(world, Duration{30'000});
    std::vector<std::uint64_t> mobile(3, 0);
    std::uint64_t web = 0;
    for (std::size_t shard = 0; shard < clicks(world).lines.size(); ++shard) {
        for (std::uint64_t i = 0; i < clicks(world).lines[shard].stored; ++i) {
            const streams::Row row = clicks(world).logs[shard].row(i);
            const std::string_view key = world.service().keyText(row.key);
            web += key == "web" ? 1 : 0;
            if (key == "mobile")
                ++mobile[static_cast<std::size_t>(
                    std::min<std::int64_t>(row.arrival().time_since_epoch().count() / 10'000, 2))];
        }
    }
    EXPECT_EQ(mobile[0], 0U);
    EXPECT_NEAR(static_cast<double>(mobile[1]), 3'000, 5 * std::sqrt(3'000.0)) << "seed " << kSeed;
    EXPECT_NEAR(static_cast<double>(mobile[2]), 6'000, 5 * std::sqrt(6'000.0)) << "seed " << kSeed;
    EXPECT_NEAR(static_cast<double>(web), 6'000, 5 * std::sqrt(6'000.0)) << "seed " << kSeed;
}

TEST(Producer, NeverMakesARecordSmallerThanItsKey)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig config = steadyProducer(500);
    config.keys.prefix = "a-rather-long-partition-key-";
    config.size = {.kind = SizeChoice::Kind::Uniform, .lowest = 1, .highest = 60};
    give(world, world::AddProducer{config});
    letPass(world, Duration{10'000});
    std::uint32_t smallest = 1'000;
    for (std::uint64_t i = 0; i < clicks(world).lines[0].stored; ++i) {
        const streams::Row row = clicks(world).logs[0].row(i);
        EXPECT_GE(row.size(), world.service().keyText(row.key).size());
        smallest = std::min(smallest, row.size());
    }
    EXPECT_EQ(smallest, 29U);
}

TEST(Producer, SplitsCallsThatWouldBeTooLarge)
{
    world::World world = worldWithStream(100, kSeed);
    ProducerConfig config = steadyProducer(60);
    config.batch = 500;
    config.size = {.kind = SizeChoice::Kind::Fixed, .bytes = 1'000'000};
    config.rate = {{{Duration{}, 2'000}, {Duration{1'000}, 2'000}, {Duration{1'001}, 0}}};
    config.retry.attempts = 1'000;
    config.retry.cap = Duration{1'000};
    give(world, world::AddProducer{config});
    letPass(world, Duration{200'000});
    expectBalanced(world);
    EXPECT_EQ(countsOf(world).stored, countsOf(world).offered);
    EXPECT_GT(countsOf(world).offered, 1'800U);
    // 10 MiB hold ten such records.
    for (std::uint64_t i = world.service().calls().recent().firstIndex(); i < world.service().calls().recent().size();
         ++i)
        EXPECT_LE(world.service().calls().recent()[i].records, 10U);
}

// As large as the stream takes them: one fills the tank of a shard for ten seconds.
TEST(Producer, PutsLargeRecordsWhereTheStreamTakesThem)
{
    constexpr std::int64_t kLargest = 10 * 1'048'576;
    ProducerConfig config = steadyProducer(1);
    config.size = {.kind = SizeChoice::Kind::Fixed, .bytes = kLargest};
    const auto storedBy = [&](std::optional<std::int64_t> maxKiB) {
        world::WorldSettings settings;
        settings.seed = kSeed;
        world::World world{settings};
        streams::CreateStreamRequest create{"clicks", 4};
        create.maxRecordSizeInKiB = maxKiB;
        EXPECT_TRUE(world::isAccepted(world.addStreamAtStart({.create = create})));
        give(world, world::AddProducer{config});
        letPass(world, Duration{60'000});
        const PutCounts& counts = countsOf(world);
        EXPECT_EQ(counts.storedBytes, counts.stored * kLargest);
        return counts.stored;
    };
    EXPECT_EQ(storedBy(std::nullopt), 0U);
    const std::uint64_t stored = storedBy(10'240);
    EXPECT_GE(stored, 8U);
    EXPECT_LE(stored, 4U + 4U * 60 / 10) << "what the tanks of four shards held, and a MiB a second of each";
}

// Branches must be comparable: what is refused does not change what is offered.
TEST(Producer, OffersTheSameRecordsHoweverManyAreRefused)
{
    const auto keysOffered = [](std::uint32_t shards) {
        world::World world = worldWithStream(shards, kSeed);
        ProducerConfig config = steadyProducer(1'500);
        config.retry.attempts = 2;
        give(world, world::AddProducer{config});
        letPass(world, Duration{20'000});
        return countsOf(world).offered;
    };
    EXPECT_EQ(keysOffered(1), keysOffered(16));
}

TEST(Producer, FollowsTheLoadKnobFromTheNextTickOn)
{
    world::World world = worldWithStream(10, kSeed);
    give(world, world::AddProducer{steadyProducer(1'000)});
    letPass(world, Duration{5'000});
    const std::uint64_t before = countsOf(world).offered;
    give(world, world::SetProducerRate{"shop", {{{Duration{}, 4'000}}}});
    letPass(world, Duration{5'000});
    EXPECT_NEAR(static_cast<double>(countsOf(world).offered - before), 20'000, 800) << "seed " << kSeed;
    give(world, world::SetProducerRate{"shop", {{{Duration{}, 0}}}});
    letPass(world, Duration{100});
    const std::uint64_t stopped = countsOf(world).offered;
    letPass(world, Duration{5'000});
    EXPECT_EQ(countsOf(world).offered, stopped);
}

TEST(Producer, GoesOnInACopyAsInTheOriginal)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{steadyProducer(3'000)});
    letPass(world, Duration{3'456});
    world::World copy = world;
    EXPECT_EQ(copy.fingerprint(), world.fingerprint());
    letPass(world, Duration{5'000});
    for (int i = 0; i < 50; ++i)
        letPass(copy, Duration{100});
    EXPECT_EQ(countsOf(copy), countsOf(world));
    EXPECT_EQ(copy.fingerprint(), world.fingerprint());
}

TEST(World, RefusesAClientWhoseConfigurationIsWrong)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig config = steadyProducer(1);
    config.batch = 501;
    EXPECT_FALSE(world::isAccepted(world.apply({.caller = "test", .action = world::AddProducer{config}})));
    give(world, world::AddProducer{steadyProducer(1)});
    EXPECT_FALSE(world::isAccepted(world.apply({.caller = "test",
        .action = world::SetProducerRate{"shop", {{{Duration{}, -5}}}}})));
}

}
}
