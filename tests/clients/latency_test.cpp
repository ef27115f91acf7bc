#include "clients/latency.h"

#include "clients/client_worlds.h"
#include "clients/consumer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace shardscope::clients {
namespace {

using base::Duration;
using support::worldWithStream;
using Kind = ConsumerConfig::Kind;

constexpr std::uint64_t kSeed = 17;

TEST(LatencyBuckets, AreAtMostAnEighthWide)
{
    EXPECT_EQ(bucketBegin(0), 0);
    for (std::uint32_t bucket = 0; bucket + 1 < kLatencyBuckets; ++bucket) {
        const std::int64_t begin = bucketBegin(bucket);
        const std::int64_t end = bucketBegin(bucket + 1);
        ASSERT_LT(begin, end);
        EXPECT_EQ(latencyBucket(begin), bucket);
        EXPECT_EQ(latencyBucket(end - 1), bucket);
        EXPECT_TRUE(begin < 16 ? end == begin + 1 : (end - begin) * 8 <= begin) << begin;
    }
    EXPECT_EQ(bucketBegin(kLatencyBuckets), std::int64_t{1} << 32);
    EXPECT_EQ(latencyBucket(-5), 0U);
    EXPECT_EQ(latencyBucket(std::int64_t{1} << 50), kLatencyBuckets - 1);
}

TEST(LatencyView, FindsQuantilesWithoutSorting)
{
    LatencyView view;
    EXPECT_EQ(view.quantile(500), Duration{0});
    std::vector<std::int64_t> all;
    for (std::int64_t i = 0; i < 1'000; ++i)
        all.push_back(i * i % 9'973);
    for (const std::int64_t ms : all) {
        const LatencyBin bin{latencyBucket(ms), {.records = 1, .turnMs = ms}};
        view.add({&bin, 1});
    }
    std::sort(all.begin(), all.end());
    for (const std::int64_t perMille : {1, 10, 250, 500, 900, 990, 1'000}) {
        const auto exact = double(all[std::size_t(perMille) - 1]);
        EXPECT_NEAR(double(view.quantile(perMille).count()), exact, 1 + exact / 8) << perMille;
    }
    EXPECT_EQ(view.sums().records, 1'000U);
    EXPECT_EQ(view.perMille(Cause::Turn), 1'000);
}

// Everything a consumer was told to wait, added up the slow way: a world that moves by single
// milliseconds, and every record's arrival looked up when it is delivered.
struct Slow {
    std::uint64_t records = 0;
    std::int64_t waitedMs = 0;
};
template <typename ConsumerType>
Slow watch(world::World& world, const std::string& name, Duration length)
{
    Slow sum;
    std::map<std::size_t, std::uint64_t> next;
    for (Duration passed{}; passed < length; passed += Duration{1}) {
        letPass(world, Duration{1});
        const auto& readers = clientNamed<ConsumerType>(world, name).readers();
        for (std::size_t shard = 0; shard < readers.size(); ++shard) {
            for (std::uint64_t i = next[shard]; i < readers[shard].next; ++i) {
                ++sum.records;
                sum.waitedMs += (world.now() - clicks(world).logs[shard].arrival(i)).count();
            }
            next[shard] = readers[shard].next;
        }
    }
    return sum;
}

LatencyView latencyOf(const world::World& world, std::string_view name)
{
    LatencyView view;
    std::size_t actor = 0;
    while (world.actors()[actor].name != name)
        ++actor;
    for (std::uint64_t i = world.latencies().firstIndex(); i < world.latencies().size(); ++i)
        if (actor < world.latencies()[i]->consumers.size())
            view.add(world.latencies()[i]->consumers[actor]);
    if (const auto* const poller = std::get_if<Poller>(&world.actors()[actor].client))
        view.add(poller->latency().bins());
    if (const auto* const fanOut = std::get_if<FanOutConsumer>(&world.actors()[actor].client))
        view.add(fanOut->latency().bins());
    return view;
}

// In large deliveries one record stands for its neighbours.
void expectNearlyAll(const LatencyView& view, const Slow& slow)
{
    EXPECT_NEAR(double(view.sums().totalMs()), double(slow.waitedMs), double(slow.waitedMs) / 500);
}

TEST(Latency, OfAPollerIsWhatItsRecordsWaited)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{steadyProducer(1'500)});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    const Slow slow = watch<Poller>(world, "app", Duration{12'345});
    const LatencyView view = latencyOf(world, "app");
    EXPECT_GT(slow.records, 10'000U);
    EXPECT_EQ(view.sums().records, slow.records);
    expectNearlyAll(view, slow);
    // Nobody else is there, and it works at once: a record waits for the next poll, half an interval.
    EXPECT_EQ(view.perMille(Cause::Turn), 1'000);
    EXPECT_NEAR(double(view.quantile(500).count()), 500, 50);
}

TEST(Latency, OfAFanOutConsumerIsItsNextPush)
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{steadyProducer(1'500)});
    ConsumerConfig latest = consumer("app", Kind::FanOut);
    latest.from = ConsumerConfig::From::Latest;
    give(world, world::AddConsumer{latest});
    letPass(world, Duration{11'000});
    const std::uint64_t before = latencyOf(world, "app").sums().records;
    letPass(world, Duration{20'000});
    const LatencyView view = latencyOf(world, "app");
    EXPECT_GT(view.sums().records, before + 25'000);
    EXPECT_EQ(view.perMille(Cause::Turn), 1'000);
    EXPECT_LE(view.quantile(1'000), Duration{71});
}

// Six pollers want 30 calls a second of five: what they wait for is each other.
TEST(Latency, NamesContentionWhereCallsAreRefused)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(500)});
    for (const char* name : {"a", "b", "c", "d", "e", "app"}) {
        ConsumerConfig config = consumer(name, Kind::Shared);
        config.pollInterval = Duration{200};
        give(world, world::AddConsumer{config});
    }
    const Slow slow = watch<Poller>(world, "app", Duration{30'000});
    const LatencyView view = latencyOf(world, "app");
    EXPECT_EQ(view.sums().records, slow.records);
    expectNearlyAll(view, slow);
    EXPECT_GT(view.perMille(Cause::Contention), 300);
    EXPECT_EQ(view.sums().processingMs, 0);
}

// A worker at two thirds of what comes: its records wait for it, longer and longer.
TEST(Latency, NamesProcessingWhereTheWorkerIsSlow)
{
    for (const Kind kind : {Kind::Shared, Kind::FanOut}) {
        world::World world = worldWithStream(1, kSeed);
        ConsumerConfig config = consumer("app", kind);
        config.processingRate = 400;
        give(world, world::AddConsumer{config});
        letPass(world, Duration{12'000});
        give(world, world::AddProducer{steadyProducer(600)});
        letPass(world, Duration{40'000});
        EXPECT_GT(latencyOf(world, "app").perMille(Cause::Processing), 600);
        EXPECT_LE(latencyOf(world, "app").perMille(Cause::Contention), 20);
        EXPECT_GT(latencyOf(world, "app").quantile(990), Duration{8'000});
    }
}

// A pause is the consumer's own doing; the sums say so when it goes on.
TEST(Latency, CountsAPauseAsTheConsumersOwn)
{
    for (const Kind kind : {Kind::Shared, Kind::FanOut}) {
        world::World world = worldWithStream(1, kSeed);
        give(world, world::AddConsumer{consumer("app", kind)});
        letPass(world, Duration{12'000});
        give(world, world::AddProducer{steadyProducer(300)});
        give(world, world::SetConsumerProcessing{"app", 0, true});
        letPass(world, Duration{20'000});
        EXPECT_EQ(latencyOf(world, "app").sums().records, 0U);
        give(world, world::SetConsumerProcessing{"app", 0, false});
        letPass(world, Duration{2'000});
        EXPECT_GT(latencyOf(world, "app").perMille(Cause::Processing), 900);
    }
}

}
}
