#include "clients/client_worlds.h"
#include "clients/consumer.h"
#include "clients/reader_checks.h"

#include <gtest/gtest.h>

namespace shardscope::clients {
namespace {

using base::Duration;
using support::worldWithStream;
using Kind = ConsumerConfig::Kind;

constexpr std::uint64_t kSeed = 13;

const FanOutConsumer& fanOut(const world::World& world, std::string_view name = "app")
{
    return clientNamed<FanOutConsumer>(world, name);
}

ProducerConfig limitedProducer(std::int64_t recordsPerSecond, Duration length)
{
    ProducerConfig config = steadyProducer(recordsPerSecond);
    config.end = length;
    config.retry.attempts = 100;
    return config;
}

TEST(FanOutConsumer, ReadsEveryRecordOnceOverSplitsAndMerges)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{limitedProducer(2'500, Duration{400'000})});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    for (const bool isSplit : {true, true, false, true, false, false, true, true}) {
        for (int i = 0; i < 470; ++i) {
            letPass(world, Duration{100});
            expectParentsFirst(world, fanOut(world));
        }
        reshard(world, isSplit);
    }
    // Until the last refused record has been sent again.
    letPass(world, Duration{1'000'000});
    expectAllRead(world, fanOut(world));
    EXPECT_GT(storedIn(world), 900'000U);
}

TEST(FanOutConsumer, StaysWithinAFewHundredMillisecondsOfTheTip)
{
    world::World world = worldWithStream(4, kSeed);
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{300'000});
    give(world, world::AddProducer{steadyProducer(3'000)});
    for (int i = 0; i < 1'000; ++i) {
        letPass(world, Duration{10});
        for (const streams::ShardIndex shard : clicks(world).map->open()) {
            const std::uint64_t next = readerOf(fanOut(world), shard).next;
            const bool isBehind = next < clicks(world).lines[streams::number(shard)].stored;
            EXPECT_TRUE(!isBehind
                || clicks(world).logs[streams::number(shard)].arrival(next) >= world.now() - Duration{70});
        }
    }
}

TEST(FanOutConsumer, HasTwoMebibytesASecondOfItsOwn)
{
    world::World world = worldWithStream(1, kSeed);
    ProducerConfig producer = steadyProducer(1'000);
    producer.size.bytes = 1'000;
    producer.end = Duration{400'000};
    give(world, world::AddProducer{producer});
    letPass(world, Duration{400'000});
    const auto backlog = static_cast<double>(clicks(world).lines[0].storedBytes);
    // Four of them at once do not slow each other.
    for (int i = 0; i < 4; ++i)
        give(world, world::AddConsumer{consumer("app" + std::to_string(i), Kind::FanOut)});
    letPass(world, Duration{10'000});
    while (fanOut(world, "app0").readers().empty())
        letPass(world, Duration{10});
    letPass(world, Duration{1'000});
    const std::int64_t from = fanOut(world, "app3").counts().bytes;
    letPass(world, Duration{100'000});
    EXPECT_NEAR(static_cast<double>(fanOut(world, "app3").counts().bytes - from), 2 * 1'048'576.0 * 100, 1'100'000);
    letPass(world, Duration{static_cast<std::int64_t>(backlog / 2'097.152)});
    for (int i = 0; i < 4; ++i)
        expectAllRead(world, fanOut(world, "app" + std::to_string(i)));
}

TEST(FanOutConsumer, ProcessesAtItsRateAndNoFaster)
{
    for (const std::int64_t rate : {3, 333, 777}) {
        world::World world = worldWithStream(1, kSeed);
        give(world, world::AddProducer{steadyProducer(900)});
        ConsumerConfig config = consumer("app", Kind::FanOut);
        config.processingRate = rate;
        give(world, world::AddConsumer{config});
        letPass(world, Duration{200'000});
        const std::uint64_t before = fanOut(world).counts().records;
        letPass(world, Duration{100'000});
        EXPECT_NEAR(static_cast<double>(fanOut(world).counts().records - before), static_cast<double>(rate) * 100,
            static_cast<double>(rate) + 2);
    }
}

TEST(FanOutConsumer, IsRegisteredOnceAndActiveBeforeItReads)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(100)});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{0});
    ASSERT_EQ(clicks(world).consumers.size(), 1U);
    EXPECT_EQ(clicks(world).consumers[0].status, streams::ConsumerStatus::Creating);
    EXPECT_TRUE(fanOut(world).readers().empty());
    letPass(world, Duration{300'000});
    EXPECT_EQ(clicks(world).consumers[0].status, streams::ConsumerStatus::Active);
    EXPECT_GT(fanOut(world).counts().records, 0U);
    ASSERT_EQ(clicks(world).consumers.size(), 1U);
}

TEST(FanOutConsumer, UsesARegistrationThatIsThereAlready)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, streams::RegisterStreamConsumerRequest{"clicks", "app"});
    letPass(world, Duration{300'000});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{0});
    EXPECT_EQ(fanOut(world).readers().size(), 1U);
}

TEST(FanOutConsumer, StopsWhenItIsDeregisteredAndGoesOnWhenRegisteredAgain)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{limitedProducer(100, Duration{1'000'000})});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{100'000});
    give(world, streams::DeregisterStreamConsumerRequest{"clicks", "app"});
    letPass(world, Duration{1'000});
    const ConsumerCounts stopped = fanOut(world).counts();
    letPass(world, Duration{100'000});
    EXPECT_EQ(fanOut(world).counts(), stopped);
    EXPECT_TRUE(clicks(world).consumers.empty());
    give(world, streams::RegisterStreamConsumerRequest{"clicks", "app"});
    letPass(world, Duration{1'200'000});
    expectAllRead(world, fanOut(world));
}

TEST(FanOutConsumer, RenewsItsSubscriptionsEveryFiveMinutes)
{
    world::World world = worldWithStream(3, kSeed);
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    while (fanOut(world).readers().empty())
        letPass(world, Duration{10});
    EXPECT_EQ(fanOut(world).counts().calls, 3U);
    letPass(world, Duration{299'000});
    EXPECT_EQ(fanOut(world).counts().calls, 3U);
    letPass(world, Duration{2'000});
    EXPECT_EQ(fanOut(world).counts().calls, 6U);
    letPass(world, Duration{3'000'000});
    EXPECT_NEAR(static_cast<double>(fanOut(world).counts().calls), 36, 3);
}

TEST(FanOutConsumer, PausesAndGoesOnAtOnce)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{limitedProducer(500, Duration{500'000})});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{100'000});
    give(world, world::SetConsumerProcessing{"app", 0, true});
    const ConsumerCounts paused = fanOut(world).counts();
    letPass(world, Duration{310'000});
    EXPECT_EQ(fanOut(world).counts(), paused);
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{0});
    EXPECT_GT(fanOut(world).counts().records, paused.records);
    EXPECT_EQ(fanOut(world).counts().calls, paused.calls + 2);
    letPass(world, Duration{300'000});
    expectAllRead(world, fanOut(world));
}

TEST(FanOutConsumer, CountsWhatPassedRetentionUnread)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{limitedProducer(5, Duration{std::chrono::hours{30}})});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{std::chrono::hours{1}});
    give(world, world::SetConsumerProcessing{"app", 0, true});
    letPass(world, Duration{std::chrono::hours{27}});
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{std::chrono::hours{3}});
    const ConsumerCounts& counts = fanOut(world).counts();
    EXPECT_EQ(counts.records + counts.lost, storedIn(world));
    EXPECT_NEAR(static_cast<double>(counts.lost), 3 * 3'600 * 5, 1'500);
}

TEST(FanOutConsumer, StopsWithItsStream)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{100'000});
    give(world, streams::DeleteStreamRequest{"clicks", true});
    letPass(world, Duration{300'000});
    const std::uint64_t before = world.agenda().scheduledEver();
    letPass(world, Duration{10'000});
    EXPECT_LE(world.agenda().scheduledEver() - before, 11U);
}

TEST(FanOutConsumer, GoesOnInACopyAsInTheOriginal)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{steadyProducer(3'000)});
    give(world, world::AddConsumer{consumer("app", Kind::FanOut)});
    letPass(world, Duration{77'777});
    reshard(world, true);
    world::World copy = world;
    letPass(world, Duration{60'000});
    for (int i = 0; i < 600; ++i)
        letPass(copy, Duration{100});
    EXPECT_EQ(copy.fingerprint(), world.fingerprint());
}

}
}
