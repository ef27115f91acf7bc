#include "clients/client_worlds.h"
#include "clients/consumer.h"
#include "clients/reader_checks.h"

#include <gtest/gtest.h>

#include <map>

namespace shardscope::clients {
namespace {

using base::Duration;
using support::worldWithStream;
using Kind = ConsumerConfig::Kind;

constexpr std::uint64_t kSeed = 11;

const Poller& poller(const world::World& world, std::string_view name = "app")
{
    return clientNamed<Poller>(world, name);
}

// A producer that stops, so that everything can be read to the end.
ProducerConfig limitedProducer(std::int64_t recordsPerSecond, Duration length)
{
    ProducerConfig config = steadyProducer(recordsPerSecond);
    config.end = length;
    config.retry.attempts = 100;
    return config;
}

TEST(Poller, ReadsEveryRecordOnceOverSplitsAndMerges)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{limitedProducer(2'500, Duration{400'000})});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    for (const bool isSplit : {true, true, true, false, true, false, false, true}) {
        for (int i = 0; i < 470; ++i) {
            letPass(world, Duration{100});
            expectParentsFirst(world, poller(world));
        }
        reshard(world, isSplit);
    }
    // Until the last refused record has been sent again.
    letPass(world, Duration{1'000'000});
    EXPECT_EQ(clicks(world).map->shards().size(), 2U + 5 * 2 + 3);
    expectAllRead(world, poller(world));
    EXPECT_GT(storedIn(world), 900'000U);
}

TEST(Poller, FollowsUpdateShardCount)
{
    world::World world = worldWithStream(4, kSeed);
    give(world, world::AddProducer{limitedProducer(2'000, Duration{200'000})});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{10'000});
    give(world, streams::UpdateShardCountRequest{"clicks", 3});
    for (int i = 0; i < 3'000; ++i) {
        letPass(world, Duration{100});
        expectParentsFirst(world, poller(world));
    }
    EXPECT_EQ(clicks(world).map->open().size(), 3U);
    expectAllRead(world, poller(world));
}

// A consumer that is added late finds closed shards and reads those first.
TEST(Poller, BeginsAtTheOldestShardsWhenAddedLate)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{limitedProducer(500, Duration{200'000})});
    letPass(world, Duration{10'000});
    reshard(world, true);
    letPass(world, Duration{60'000});
    reshard(world, false);
    letPass(world, Duration{60'000});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{1});
    EXPECT_EQ(readerOf(poller(world), streams::ShardIndex{0}).state, Reader::State::Reading);
    EXPECT_EQ(readerOf(poller(world), streams::ShardIndex{1}).state, Reader::State::Waiting);
    EXPECT_EQ(readerOf(poller(world), streams::ShardIndex{3}).state, Reader::State::Waiting);
    for (int i = 0; i < 2'000; ++i) {
        letPass(world, Duration{100});
        expectParentsFirst(world, poller(world));
    }
    expectAllRead(world, poller(world));
}

TEST(Poller, BeginsAtTheTipWhenToldTo)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{limitedProducer(500, Duration{100'000})});
    letPass(world, Duration{10'000});
    const std::uint64_t before = storedIn(world);
    ConsumerConfig config = consumer("app", Kind::Shared);
    config.from = ConsumerConfig::From::Latest;
    give(world, world::AddConsumer{config});
    letPass(world, Duration{1});
    reshard(world, true);
    letPass(world, Duration{200'000});
    EXPECT_EQ(poller(world).counts().records, storedIn(world) - before);
    EXPECT_EQ(poller(world).counts().lost, 0U);
}

TEST(Poller, KeepsItsInterval)
{
    world::World world = worldWithStream(100, kSeed);
    ConsumerConfig config = consumer("app", Kind::Shared);
    config.pollInterval = Duration{500};
    give(world, world::AddConsumer{config});
    letPass(world, Duration{100'000});
    // The interval and 5 ms for the reply, on average.
    EXPECT_NEAR(static_cast<double>(poller(world).counts().calls), 100 * 100'000 / 505.0, 100);
    EXPECT_EQ(poller(world).counts().refusedCalls, 0U);
    // Spread over the interval: no millisecond has more than a few polls.
    std::map<std::int64_t, int> pollsAt;
    const auto& calls = world.service().calls().recent();
    for (std::uint64_t i = calls.firstIndex(); i < calls.size(); ++i)
        ++pollsAt[calls[i].at.time_since_epoch().count()];
    for (const auto& [at, polls] : pollsAt)
        EXPECT_LE(polls, 5) << at;
}

TEST(Poller, SharesFiveCallsASecondWithAllOthers)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(100)});
    constexpr int kPollers = 8;
    for (int i = 0; i < kPollers; ++i) {
        ConsumerConfig config = consumer("app" + std::to_string(i), Kind::Shared);
        config.pollInterval = Duration{200};
        give(world, world::AddConsumer{config});
    }
    letPass(world, Duration{100'000});
    std::uint64_t served = 0;
    std::uint64_t refused = 0;
    for (int i = 0; i < kPollers; ++i) {
        const Poller& one = poller(world, "app" + std::to_string(i));
        served += one.counts().calls - one.counts().refusedCalls;
        refused += one.counts().refusedCalls;
        // Nobody is starved: a fair share would be an eighth.
        EXPECT_GT(one.counts().calls - one.counts().refusedCalls, 30U);
    }
    EXPECT_LE(served, 5U + 500U);
    EXPECT_GT(served, 480U);
    EXPECT_GT(refused, 0U);
    EXPECT_EQ(clicks(world).reads[0].servedCalls, served);
    EXPECT_EQ(clicks(world).reads[0].refusedCalls, refused);
}

// Three pollers at a second each of a shard at 1 MiB/s ask for more than its 2 MiB/s.
TEST(Poller, SharesTwoMebibytesASecondWithAllOthers)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig producer = steadyProducer(1'000);
    producer.size.bytes = 1'000;
    give(world, world::AddProducer{producer});
    for (int i = 0; i < 3; ++i)
        give(world, world::AddConsumer{consumer("app" + std::to_string(i), Kind::Shared)});
    letPass(world, Duration{300'000});
    std::int64_t bytes = 0;
    for (int i = 0; i < 3; ++i)
        bytes += poller(world, "app" + std::to_string(i)).counts().bytes;
    EXPECT_LE(bytes, 2 * 1'048'576LL * 301 + 10 * 1'048'576LL);
    EXPECT_GT(bytes, 300 * 1'500'000LL);
}

TEST(Poller, FallsBehindWhenItProcessesSlowly)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(800)});
    ConsumerConfig config = consumer("app", Kind::Shared);
    config.processingRate = 400;
    config.maxRecords = 2'000;
    give(world, world::AddConsumer{config});
    letPass(world, Duration{100'000});
    EXPECT_NEAR(static_cast<double>(poller(world).counts().records), 40'000, 1'500);
    EXPECT_GT(readerOf(poller(world), streams::ShardIndex{0}).behind, Duration{40'000});
    // The knob holds for what is being worked on as well.
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{100'000});
    EXPECT_LE(readerOf(poller(world), streams::ShardIndex{0}).behind, Duration{3'000});
}

TEST(Poller, NeedsANewIteratorAfterAPauseOfMoreThanFiveMinutes)
{
    world::World world = worldWithStream(3, kSeed);
    give(world, world::AddProducer{limitedProducer(300, Duration{500'000})});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{10'000});
    give(world, world::SetConsumerProcessing{"app", 0, true});
    const ConsumerCounts paused = poller(world).counts();
    letPass(world, Duration{240'000});
    EXPECT_EQ(poller(world).counts(), paused);
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{5'000});
    EXPECT_EQ(poller(world).counts().expiredIterators, 0U);
    EXPECT_GT(poller(world).counts().records, paused.records);

    give(world, world::SetConsumerProcessing{"app", 0, true});
    letPass(world, Duration{302'000});
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{0});
    // It goes on at once.
    EXPECT_EQ(poller(world).counts().expiredIterators, 3U);
    letPass(world, Duration{100'000});
    EXPECT_EQ(poller(world).counts().expiredIterators, 3U);
    expectAllRead(world, poller(world));
}

TEST(Poller, IgnoresPollsThatWerePlannedBeforeAPause)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    for (int i = 0; i < 100; ++i) {
        letPass(world, Duration{10});
        give(world, world::SetConsumerProcessing{"app", 0, i % 2 == 0});
    }
    const std::uint64_t before = poller(world).counts().calls;
    letPass(world, Duration{100'000});
    EXPECT_NEAR(static_cast<double>(poller(world).counts().calls - before), 100, 2);
}

TEST(Poller, CountsWhatPassedRetentionUnread)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{limitedProducer(5, Duration{std::chrono::hours{30}})});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{std::chrono::hours{1}});
    give(world, world::SetConsumerProcessing{"app", 0, true});
    letPass(world, Duration{std::chrono::hours{27}});
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{std::chrono::hours{3}});
    const ConsumerCounts& counts = poller(world).counts();
    EXPECT_EQ(counts.records + counts.lost, storedIn(world));
    // Hours 1 to 4 had gone at hour 28.
    EXPECT_NEAR(static_cast<double>(counts.lost), 3 * 3'600 * 5, 1'500);
}

TEST(Poller, StopsWithItsStream)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{5'000});
    give(world, streams::DeleteStreamRequest{"clicks", true});
    letPass(world, Duration{300'000});
    for (const Reader& reader : poller(world).readers())
        EXPECT_EQ(reader.state, Reader::State::Done);
}

TEST(Poller, WaitsForAStreamThatIsBeingCreated)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, streams::CreateStreamRequest{"orders", 2});
    ConsumerConfig config = consumer("app", Kind::Shared);
    config.stream = "orders";
    give(world, world::AddConsumer{config});
    letPass(world, Duration{600'000});
    EXPECT_EQ(poller(world).readers().size(), 2U);
    EXPECT_GT(poller(world).counts().calls, 100U);
}

TEST(Poller, GoesOnInACopyAsInTheOriginal)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{steadyProducer(3'000)});
    for (int i = 0; i < 4; ++i) {
        ConsumerConfig config = consumer("app" + std::to_string(i), Kind::Shared);
        config.pollInterval = Duration{300};
        give(world, world::AddConsumer{config});
    }
    letPass(world, Duration{7'777});
    reshard(world, true);
    world::World copy = world;
    letPass(world, Duration{60'000});
    for (int i = 0; i < 600; ++i)
        letPass(copy, Duration{100});
    EXPECT_EQ(copy.fingerprint(), world.fingerprint());
}

}
}
