// Stretches in which little happens are passed over in bulk: every one of these runs the same world
// once in long stretches and once in slices too short for that, and asks whether they can be told apart.
#include "support/effort.h"
#include "support/world_builder.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace shardscope::world {

namespace {

using base::Duration;
using Kind = clients::ConsumerConfig::Kind;

base::Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

clients::ProducerConfig trickle(std::string name, std::int64_t recordsPerSecond)
{
    clients::ProducerConfig config;
    config.name = std::move(name);
    config.stream = "clicks";
    config.rate = clients::Curve{{{Duration{0}, recordsPerSecond}}};
    config.keys.count = 50;
    return config;
}

clients::ConsumerConfig reader(std::string name, Kind kind)
{
    clients::ConsumerConfig config;
    config.name = std::move(name);
    config.stream = "clicks";
    config.kind = kind;
    return config;
}

template <typename Action>
void give(World& world, Action action)
{
    EXPECT_TRUE(isAccepted(world.apply({"you", std::move(action)})));
}

// A poller, two fan-out consumers, one of them slow, and producers of all kinds of low rates.
World quietShop(std::uint64_t seed)
{
    World world = support::worldWithStream(2, seed);
    give(world, AddProducer{trickle("steady", 1)});
    clients::ProducerConfig pulse = trickle("pulse", 0);
    pulse.rate = clients::Curve{{{Duration{0}, 0}, {Duration{600'000}, 0}, {Duration{700'000}, 3},
        {Duration{800'000}, 0}, {Duration{900'000}, 0}, {Duration{900'000}, 2}}};
    give(world, AddProducer{pulse});
    clients::ProducerConfig brief = trickle("brief", 2);
    brief.start = Duration{1'234'567};
    brief.end = Duration{1'500'001};
    give(world, AddProducer{brief});
    give(world, AddConsumer{reader("poll", Kind::Shared)});
    give(world, AddConsumer{reader("push", Kind::FanOut)});
    clients::ConsumerConfig slow = reader("slow", Kind::FanOut);
    slow.processingRate = 2;
    give(world, AddConsumer{slow});
    return world;
}

void show(std::ostream& out, const Frame& frame)
{
    const auto put = [&out](const auto&... values) { ((out << values << ' '), ...); };
    put(frame.at.time_since_epoch().count(), frame.span.count());
    for (const StreamSample& stream : frame.streams) {
        const operations::BilledUse& use = stream.billed;
        put("| stream", stream.extraPutUnits, use.shardMs, use.extendedShardMs, use.fanOutShardMs, use.putUnits,
            use.fanOutBytes, stream.ingestedKiB, use.onDemandMs, use.onDemand.inKiB, use.onDemand.sharedBytes,
            use.onDemand.fanOutBytes, use.advantage.inKiB, use.advantage.sharedBytes, use.advantage.fanOutBytes,
            use.shardMetricMs, int{stream.monitoring});
        for (const ShardSample& shard : stream.shards)
            put("| shard", shard.records, shard.bytes, shard.refused, shard.refusedBytes, shard.readRecords,
                shard.readBytes, shard.readCalls, shard.readRefused);
        for (const std::uint32_t count : stream.calls)
            put(count);
        for (const PushSample& shard : stream.pushes)
            put("| pushed", shard.records, shard.bytes);
    }
    for (const ConsumerSample& consumer : frame.consumers) {
        put("| consumer", consumer.ageMs, consumer.backlog, consumer.records, consumer.bytes, consumer.refusedCalls);
        for (const std::uint32_t age : consumer.shardAgeMs)
            put(age);
    }
    for (const ProducerSample& producer : frame.producers)
        put("| producer", producer.total.offered, producer.total.stored, producer.total.calls);
    for (const CommitmentSample& commitment : frame.commitments)
        put("| commitment", commitment.held.count(), commitment.used.inKiB, commitment.used.sharedBytes,
            commitment.used.fanOutBytes);
    for (const StreamMinute& minute : frame.minute) {
        put("| minute", minute.iteratorAgeMs.value_or(-1));
        for (const StreamMinute::Pushed& pushed : minute.pushed)
            put(pushed.consumer, pushed.behindMs);
    }
    out << '\n';
}

std::string shown(const base::ChunkedLog<std::shared_ptr<const Frame>>& frames)
{
    std::ostringstream out;
    out << frames.firstIndex() << " to " << frames.size() << '\n';
    for (std::uint64_t i = frames.firstIndex(); i < frames.size(); ++i)
        show(out, *frames[i]);
    return out.str();
}

std::string shownLatencies(const World& world)
{
    const auto& seconds = world.latencies();
    std::ostringstream out;
    out << seconds.firstIndex() << " to " << seconds.size() << '\n';
    for (std::uint64_t i = seconds.firstIndex(); i < seconds.size(); ++i) {
        out << seconds[i]->at.time_since_epoch().count();
        for (const std::vector<clients::LatencyBin>& bins : seconds[i]->consumers)
            for (const clients::LatencyBin& bin : bins)
                out << ' ' << bin.bucket << ':' << bin.sums.records << ',' << bin.sums.totalMs();
        out << '\n';
    }
    return out.str();
}

std::string shownCalls(const World& world)
{
    const auto& calls = world.service().calls().recent();
    std::ostringstream out;
    out << calls.firstIndex() << " to " << calls.size() << '\n';
    for (std::uint64_t i = calls.firstIndex(); i < calls.size(); ++i)
        out << calls[i].at.time_since_epoch().count() << ' ' << static_cast<std::uint32_t>(calls[i].caller) << ' '
            << streams::actionName(calls[i].action) << ' ' << calls[i].records << ' ' << calls[i].bytes << '\n';
    return out.str();
}

void expectSame(const World& one, const World& other)
{
    EXPECT_EQ(one.now(), other.now());
    EXPECT_EQ(one.fingerprint(), other.fingerprint());
    EXPECT_EQ(shown(one.seconds()), shown(other.seconds()));
    EXPECT_EQ(shown(one.minutes()), shown(other.minutes()));
    EXPECT_EQ(shownLatencies(one), shownLatencies(other));
    EXPECT_EQ(shownCalls(one), shownCalls(other));
}

// Slices shorter than two seconds are never passed over.
void runSliced(World& world, base::Instant limit, Duration slice)
{
    while (world.now() < limit)
        world.runUntil(std::min(limit, world.now() + slice));
}

}

TEST(CalmTime, LeavesTheSameWorldAsItsWakeUpsOneByOne)
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        World whole = quietShop(seed);
        World pieces = whole;
        whole.runUntil(at(7'000'003));
        runSliced(pieces, at(7'000'003), Duration{701});
        expectSame(whole, pieces);
    }
}

TEST(CalmTime, MayBeCutAnywhere)
{
    World whole = quietShop(11);
    World irregular = whole;
    World fine = whole;
    World bounded = whole;
    whole.runUntil(at(400'000));
    for (std::int64_t step = 1; irregular.now() < at(400'000); step = step * 7 % 9'973 + 1)
        irregular.runUntil(std::min(at(400'000), irregular.now() + Duration{step}));
    runSliced(fine, at(400'000), Duration{1});
    for (std::uint64_t most = 1; bounded.now() < at(400'000); most = most % 13 + 1)
        (void)bounded.runSome(at(400'000), most);
    expectSame(whole, irregular);
    expectSame(whole, fine);
    expectSame(whole, bounded);
}

TEST(CalmTime, MeetsCommandsAtTheirInstant)
{
    World whole = quietShop(5);
    World pieces = whole;
    const auto both = [&](std::int64_t ms, auto action) {
        whole.runUntil(at(ms));
        runSliced(pieces, at(ms), Duration{333});
        ASSERT_TRUE(isAccepted(whole.apply({"you", action})));
        ASSERT_TRUE(isAccepted(pieces.apply({"you", action})));
        expectSame(whole, pieces);
    };
    both(100'007, SetProducerRate{"steady", clients::Curve{{{Duration{0}, 4}}}});
    both(200'013, SetConsumerProcessing{"slow", 0, true});
    both(300'501, SetConsumerProcessing{"slow", 1, false});
    both(310'000,
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "42535295865117307932921825928971026432"});
    both(500'000, SetConsumerKind{"poll", Kind::FanOut});
    both(600'100, streams::RetentionPeriodRequest{"clicks", 48, true});
    both(700'000, SetProducerRate{"steady", clients::Curve{{{Duration{0}, 500}}}});
    both(730'000, SetProducerRate{"steady", clients::Curve{{{Duration{0}, 0}}}});
    both(3'000'000, SetConsumerKind{"poll", Kind::Shared});
    both(6'000'000, SetProducerRate{"steady", clients::Curve{{{Duration{0}, 1}}}});
    both(9'000'000, RemoveClient{"push"});
    both(9'600'000, streams::DeleteStreamRequest{"clicks", true});
    whole.runUntil(at(10'000'000));
    runSliced(pieces, at(10'000'000), Duration{333});
    expectSame(whole, pieces);
}

// Many of one kind, all adding up to ties: whoever was scheduled first in a millisecond goes first.
TEST(CalmTime, KeepsTheOrderWithinAMillisecond)
{
    World whole = support::worldWithStream(1, 17);
    for (int i = 0; i < 12; ++i) {
        give(whole, AddProducer{trickle("p" + std::to_string(i), i % 3 == 0 ? 1 : 0)});
        give(whole, AddConsumer{reader("c" + std::to_string(i), Kind::FanOut)});
    }
    World pieces = whole;
    for (std::int64_t ms = 40'000; ms < 400'000; ms += 40'001) {
        whole.runUntil(at(ms));
        runSliced(pieces, at(ms), Duration{450});
        expectSame(whole, pieces);
    }
}

// Whoever looks on sees every second once, as it will stand in the log, and all records and refusals up to its end.
TEST(CalmTime, ShowsEverySecondToWhoeverWatches)
{
    World watched = quietShop(41);
    clients::ProducerConfig surge = trickle("surge", 3'000); // more than the shards take
    surge.start = Duration{2'000'500};
    surge.end = Duration{2'005'500};
    give(watched, AddProducer{surge});
    World plain = watched;
    plain.runUntil(at(3'000'500));
    std::vector<std::string> seen;
    std::uint64_t stored = 0;
    std::uint64_t nextRefusal = 0;
    const auto watch = [&](const Frame& frame) {
        std::ostringstream text;
        show(text, frame);
        seen.push_back(text.str());
        EXPECT_EQ(watched.now(), frame.at);
        const streams::Stream& stream = watched.service().streams().front();
        for (std::size_t i = 0; i < stream.lines.size(); ++i)
            stored += frame.streams.front().shards[i].records;
        EXPECT_EQ(stored, stream.lines[0].stored + stream.lines[1].stored);
        EXPECT_GE(nextRefusal, stream.refusals.firstIndex()) << "none has gone unseen";
        nextRefusal = stream.refusals.size();
    };
    watched.runWatched(at(3'000'500), watch);
    expectSame(watched, plain);
    EXPECT_GT(nextRefusal, 1'000U);
    const auto& seconds = plain.seconds();
    ASSERT_EQ(seen.size(), 3'000U);
    for (std::uint64_t i = seconds.firstIndex(); i < seconds.size(); ++i) {
        std::ostringstream text;
        show(text, *seconds[i]);
        EXPECT_EQ(seen[i], text.str());
    }
}

// The wall of retention moves on by the millisecond, whether or not anybody is woken.
TEST(CalmTime, LetsRecordsPassTheirRetentionAtTheRightInstant)
{
    World world = support::worldWithStream(1, 23);
    give(world, AddProducer{trickle("steady", 1)});
    constexpr std::int64_t kDay = 86'400'000;
    world.runUntil(at(3 * kDay));
    const streams::Stream& stream = world.service().streams().front();
    constexpr streams::ShardIndex kOnly{0};
    for (int i = 0; i < 20; ++i) {
        const std::uint64_t oldest = stream.firstReadable(kOnly, world.now());
        ASSERT_GT(oldest, 0U);
        const base::Instant expires = stream.logs.front().arrival(oldest) + Duration{kDay};
        world.runUntil(expires);
        EXPECT_EQ(stream.firstReadable(kOnly, world.now()), oldest) << "as old as its retention: still there";
        world.runUntil(expires + Duration{1});
        EXPECT_GT(stream.firstReadable(kOnly, world.now()), oldest) << "a millisecond older: gone";
        world.runUntil(world.now() + Duration{3'000'000});
    }
    EXPECT_LT(world.service().recordsKept(), 86'400U + 3 * 64 * 256) << "and is let go of";
}

TEST(CalmTime, KeepsRecordsForAWholeYear)
{
    constexpr std::int64_t kHours = support::effort(8'760, 480);
    World world = support::worldWithStream(1, 29);
    clients::ProducerConfig brief = trickle("brief", 20);
    brief.end = Duration{1'000};
    give(world, AddProducer{brief});
    give(world, streams::RetentionPeriodRequest{"clicks", kHours, true});
    constexpr std::int64_t kYear = kHours * 3'600'000;
    const streams::Stream& stream = world.service().streams().front();
    constexpr streams::ShardIndex kOnly{0};
    world.runUntil(at(kYear));
    EXPECT_EQ(stream.firstReadable(kOnly, world.now()), 0U);
    world.runUntil(at(kYear + 1'000));
    EXPECT_EQ(stream.firstReadable(kOnly, world.now()), stream.lines.front().stored);
}

}
