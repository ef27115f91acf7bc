#include "world/minutes.h"
#include "world/queries.h"

#include "base/rng.h"
#include "clients/client_worlds.h"
#include "world/stretch_summary.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using streams::ShardIndex;
using streams::StreamIndex;
using world::Minute;
using world::Reading;

namespace {

constexpr StreamIndex kClicks{0};
constexpr ShardIndex kOnly{0};

base::Instant at(std::int64_t seconds) { return base::instantAt(base::Duration{seconds * 1'000}); }

// One value for every second that ends in (from, to].
std::vector<Reading> seconds(std::int64_t from, std::int64_t to, std::int64_t value)
{
    std::vector<Reading> readings;
    for (std::int64_t second = from + 1; second <= to; ++second)
        readings.push_back({at(second), base::Duration{1'000}, value});
    return readings;
}

void put(world::World& world, int count)
{
    const auto data = std::make_shared<const std::string>(99, 'x');
    while (count > 0) {
        const int batch = std::min(count, 500);
        streams::PutRecordsRequest request{"clicks", {}};
        for (int i = 0; i < batch; ++i)
            request.records.push_back({"k", std::nullopt, data});
        (void)world.apply({"test", request});
        count -= batch;
    }
}

// A minute of 100 records a second; one second brings 1,800, of which the shard takes what its bucket holds.
world::World calmMinuteWithASpike()
{
    world::World world = support::worldWithStream(1, 1);
    for (std::int64_t second = 0; second < 60; ++second) {
        world.runUntil(at(second) + base::Duration{500});
        put(world, second == 20 ? 1'800 : 100);
    }
    world.runUntil(at(60));
    return world;
}

}

TEST(Minutes, AMinuteIsTheMeanOfItsSecondsAndKnowsTheHighest)
{
    std::vector<Reading> readings = seconds(0, 120, 10);
    readings[33].value = 610;
    const std::vector<Minute> minutes = world::foldToMinutes(readings, at(120));
    ASSERT_EQ(minutes.size(), 2U);
    EXPECT_EQ(minutes[0], (Minute{at(0), 20, {at(34), base::Duration{1'000}, 610}}));
    EXPECT_EQ(minutes[1].from, at(60));
    EXPECT_EQ(minutes[1].mean, 10);
}

TEST(Minutes, AMinuteThatIsNotOverIsNotThere)
{
    EXPECT_EQ(world::foldToMinutes(seconds(0, 119, 10), at(119)).size(), 1U);
    EXPECT_TRUE(world::foldToMinutes(seconds(0, 59, 10), at(59)).empty());
}

TEST(Minutes, SecondsThatAreMissingCountAsNone)
{
    const std::vector<Minute> minutes = world::foldToMinutes(seconds(30, 60, 100), at(60));
    ASSERT_EQ(minutes.size(), 1U);
    EXPECT_EQ(minutes[0].mean, 50);
}

TEST(Minutes, AFrameOfAWholeMinuteIsThatMinute)
{
    const std::vector<Reading> readings{{at(60), base::Duration{60'000}, 70}, {at(180), base::Duration{60'000}, 90}};
    const std::vector<Minute> minutes = world::foldToMinutes(readings, at(180));
    ASSERT_EQ(minutes.size(), 2U);
    EXPECT_EQ(minutes[0].mean, 70);
    EXPECT_EQ(minutes[1].from, at(120));
}

TEST(Minutes, AStretchGrowsToTheMinutesItTouches)
{
    EXPECT_EQ(world::wholeMinutes({at(61), at(119)}), (world::Stretch{at(60), at(120)}));
    EXPECT_EQ(world::wholeMinutes({at(60), at(120)}), (world::Stretch{at(60), at(120)}));
}

TEST(Minutes, ADashboardHidesTheSecondThatWasRefused)
{
    const world::World world = calmMinuteWithASpike();
    const world::Stretch all{base::kWorldStart, world.now()};
    const auto sent =
        world::foldToMinutes(world::attemptReadings(world, kClicks, kOnly, world::Dimension::Records, all),
            world.now());
    const auto stored = world::foldToMinutes(world::shardReadings(world, kClicks, kOnly, world::Measure::Stored,
                                                 world::Dimension::Records, all),
        world.now());
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].highest.value, 1'800);
    EXPECT_EQ(sent[0].highest.at, at(21));
    EXPECT_EQ(stored[0].mean, (59 * 100 + 1'000) / 60);
}

// --- Shard-level metrics as CloudWatch has them ------------------------------------

TEST(ShardMetrics, ExistFromWhenTheyAreSwitchedOnAndStay)
{
    namespace metrics = streams::shard_metric;
    world::World world = support::worldWithStream(1, 1);
    const auto monitor = [&](bool isEnable) {
        ASSERT_TRUE(world::isAccepted(world.apply({"test",
            streams::EnhancedMonitoringRequest{"clicks", {"IncomingRecords"}, isEnable}})));
    };
    for (std::int64_t second = 0; second < 180; ++second) {
        if (second == 60 || second == 120)
            monitor(second == 60);
        world.runUntil(at(second) + base::Duration{500});
        put(world, 10);
        world.runUntil(at(second + 1));
    }
    const world::Stretch all{at(0), at(180)};
    const auto readings = [&](streams::ShardLevelMetrics metric) {
        return world::shardMetricReadings(world, kClicks, kOnly, metric, all);
    };
    const std::vector<Reading> records = readings(metrics::kIncomingRecords);
    ASSERT_EQ(records.size(), 60U) << "one minute of three";
    EXPECT_EQ(records.front(), (Reading{at(61), base::Duration{1'000}, 10}));
    EXPECT_EQ(records.back().at, at(120)) << "what was sent stays";
    EXPECT_TRUE(readings(metrics::kIncomingBytes).empty()) << "nobody asked for these";
    const std::vector<Minute> minutes = world::foldToMinutes(records, world.now());
    ASSERT_EQ(minutes.size(), 1U);
    EXPECT_EQ(minutes[0].from, at(60));
    EXPECT_EQ(minutes[0].mean, 10);
    EXPECT_EQ(world::shardMetricsIn(world, kClicks, {at(0), at(60)}), 0);
    EXPECT_EQ(world::shardMetricsIn(world, kClicks, all), metrics::kIncomingRecords);
    EXPECT_EQ(
        world::shardReadings(world, kClicks, kOnly, world::Measure::Stored, world::Dimension::Records, all).size(),
        180U)
        << "the simulator itself sees all of it";
}

// Of a minute that is a frame of its own, in which a metric was switched on, nothing is known to have been sent.
TEST(ShardMetrics, OfAnHourAgoBeginWithTheFirstWholeMinute)
{
    world::World world = support::worldWithStream(1, 1);
    world.runUntil(at(30));
    ASSERT_TRUE(world::isAccepted(world.apply({"test", streams::EnhancedMonitoringRequest{"clicks", {"ALL"}, true}})));
    world.runUntil(at(3 * 3'600));
    const std::vector<Reading> ages =
        world::shardMetricReadings(world, kClicks, kOnly, streams::shard_metric::kIteratorAge, {at(0), at(600)});
    ASSERT_EQ(ages.size(), 9U);
    EXPECT_EQ(ages.front().at, at(120));
}

TEST(ShardMetrics, CountAsOutgoingWhatIsReadAndWhatIsPushed)
{
    using Kind = clients::ConsumerConfig::Kind;
    world::World world = support::worldWithStream(2, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({"test", streams::EnhancedMonitoringRequest{"clicks", {"ALL"}, true}})));
    clients::give(world, world::AddProducer{clients::steadyProducer(50)});
    clients::give(world, world::AddConsumer{clients::consumer("poll", Kind::Shared)});
    world.runUntil(at(60));
    for (std::uint64_t i = 0; i < world.seconds().size(); ++i)
        EXPECT_TRUE(world.seconds()[i]->streams[0].pushes.empty()) << "nobody has anything pushed yet";
    clients::give(world, world::AddConsumer{clients::consumer("push", Kind::FanOut)});
    clients::give(world, world::AddConsumer{clients::consumer("also", Kind::FanOut)});
    world.runUntil(at(180));

    // What the consumers themselves count, frame by frame.
    const auto check = [&](const base::ChunkedLog<std::shared_ptr<const world::Frame>>& frames) {
        std::uint64_t records = 0;
        for (std::uint64_t i = 0; i < frames.size(); ++i) {
            std::int64_t outRecords = 0;
            std::int64_t outBytes = 0;
            for (const std::uint32_t shard : {0U, 1U}) {
                const auto of = [&](streams::ShardLevelMetrics metric) {
                    return world::shardMetricOf(world, *frames[i], kClicks, ShardIndex{shard}, metric);
                };
                outRecords += of(streams::shard_metric::kOutgoingRecords);
                outBytes += of(streams::shard_metric::kOutgoingBytes);
            }
            for (const world::ConsumerSample& consumer : frames[i]->consumers) {
                outRecords -= consumer.records;
                outBytes -= consumer.bytes;
                records += consumer.records;
            }
            EXPECT_EQ(outRecords, 0) << "frame " << i;
            EXPECT_EQ(outBytes, 0) << "frame " << i;
        }
        return records;
    };
    EXPECT_GT(check(world.seconds()), 2U * 50 * 60 + 50 * 150);
    EXPECT_EQ(check(world.minutes()), check(world.seconds())) << "a minute is the sum of its seconds";
}

// What became of the entries that were sent to a shard within a minute, by their replies.
struct Sent {
    std::int64_t attempted = 0; // by the ranges that were open
    std::int64_t stored = 0;
    std::int64_t throttled = 0;
    std::int64_t failed = 0; // InternalFailure
};

// Data-streams.md, 18.7: attempted = IncomingRecords + WriteProvisionedThroughputExceeded + internal failures.
TEST(ShardMetrics, AccountForEveryEntryByShardAndMinute)
{
    constexpr std::int64_t kMinutes = 4;
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Rng rng{seed};
    world::World world = support::worldWithStream(3, seed);
    clients::give(world, streams::EnhancedMonitoringRequest{"clicks", {"ALL"}, true});
    streams::FaultRule failures;
    failures.name = "failures";
    failures.operations = {streams::Action::PutRecords};
    failures.target = streams::FaultTarget::Entries;
    failures.sharePpm = 200'000;
    failures.burst = 3;
    failures.from = at(60);
    clients::give(world, streams::SetFaultRequest{failures});

    const auto small = std::make_shared<const std::string>(10, 'x');
    const auto large = std::make_shared<const std::string>(20'000, 'x');
    std::map<std::pair<std::int64_t, std::uint32_t>, Sent> sent; // at minute and shard
    for (std::int64_t second = 0; second < kMinutes * 60; ++second) {
        // One shard is split, and closes within a minute; two others are merged within the next.
        if (second == 70)
            clients::give(world,
                streams::SplitShardRequest{"clicks", "shardId-000000000000", "50000000000000000000000000000000000000"});
        if (second == 130)
            clients::give(world, streams::MergeShardsRequest{"clicks", "shardId-000000000001", "shardId-000000000002"});
        if (rng.below(3) == 0)
            continue;
        world.runUntil(at(second) + base::Duration{1 + static_cast<std::int64_t>(rng.below(998))});
        streams::PutRecordsRequest request{"clicks", {}};
        std::vector<std::uint32_t> shards; // of its entries
        for (std::uint64_t left = 1 + rng.below(500); left > 0; --left) {
            const std::uint64_t high = rng.next();
            const base::HashKey hash = base::HashKey::fromHalves(high, rng.next());
            request.records.push_back({"k", hash.decimal(), rng.below(2) == 0 ? small : large});
            for (const streams::Shard& shard : clients::clicks(world).map->shards()) {
                if (shard.isOpen() && shard.range.contains(hash))
                    shards.push_back(streams::number(shard.index));
            }
        }
        const world::Reply reply = world.apply({"test", request});
        const auto* const answer = std::get_if<streams::PutRecordsAnswer>(&reply);
        ASSERT_NE(answer, nullptr);
        ASSERT_EQ(shards.size(), answer->records.size());
        for (std::size_t i = 0; i < shards.size(); ++i) {
            const streams::PutResult& result = answer->records[i];
            Sent& of = sent[{second / 60, shards[i]}];
            ++of.attempted;
            of.stored += result.isStored() ? 1 : 0;
            of.throttled += result.refusal.exception == streams::Exception::ProvisionedThroughputExceeded ? 1 : 0;
            of.failed += result.refusal.exception == streams::Exception::InternalFailure ? 1 : 0;
        }
    }
    world.runUntil(at(kMinutes * 60));

    const auto shardCount = static_cast<std::uint32_t>(clients::clicks(world).lines.size());
    EXPECT_EQ(shardCount, 6U);
    Sent all;
    for (std::int64_t minute = 0; minute < kMinutes; ++minute) {
        SCOPED_TRACE("minute " + std::to_string(minute));
        const world::Stretch stretch{at(minute * 60), at(minute * 60 + 60)};
        std::int64_t failed = 0;
        for (std::uint32_t shard = 0; shard < shardCount; ++shard) {
            const auto sum = [&](streams::ShardLevelMetrics metric) {
                std::int64_t entries = 0;
                for (const Reading& reading :
                    world::shardMetricReadings(world, kClicks, ShardIndex{shard}, metric, stretch))
                    entries += reading.value * reading.span.count() / 1'000;
                return entries;
            };
            const Sent of = sent[{minute, shard}];
            const std::int64_t incoming = sum(streams::shard_metric::kIncomingRecords);
            const std::int64_t exceeded = sum(streams::shard_metric::kWriteExceeded);
            EXPECT_EQ(of.attempted, incoming + exceeded + of.failed) << "shard " << shard;
            EXPECT_EQ(incoming, of.stored) << "shard " << shard;
            EXPECT_EQ(exceeded, of.throttled) << "shard " << shard;
            failed += of.failed;
            all.stored += of.stored;
            all.throttled += of.throttled;
        }
        std::int64_t failedInFrames = 0;
        for (const auto& frame : world::framesIn(world, stretch))
            failedInFrames += frame->streams.front().failedEntries;
        EXPECT_EQ(failedInFrames, failed);
        EXPECT_EQ(failed > 0, minute > 0) << "they begin with the second minute";
        all.failed += failed;
    }
    EXPECT_GT(all.stored, 1'000);
    EXPECT_GT(all.throttled, 100);
    EXPECT_GT(all.failed, 100);
}

TEST(ShardMetrics, HaveTheBitsOfTheirNames)
{
    namespace metrics = streams::shard_metric;
    const std::pair<const char*, streams::ShardLevelMetrics> kNames[]{{"IncomingBytes", metrics::kIncomingBytes},
        {"IncomingRecords", metrics::kIncomingRecords}, {"OutgoingBytes", metrics::kOutgoingBytes},
        {"OutgoingRecords", metrics::kOutgoingRecords}, {"WriteProvisionedThroughputExceeded", metrics::kWriteExceeded},
        {"ReadProvisionedThroughputExceeded", metrics::kReadExceeded},
        {"IteratorAgeMilliseconds", metrics::kIteratorAge}};
    for (const auto& [name, bit] : kNames)
        EXPECT_EQ(streams::shardLevelMetricsNamed(name), bit) << name;
}

// --- Ages as CloudWatch has them ------------------------------------------------------

// A poller that stops for the third to fifth minute, and one that is pushed to all the time.
TEST(MinutesOfAges, HaveNoPointWhereNobodyCalls)
{
    using Kind = clients::ConsumerConfig::Kind;
    world::World world = support::worldWithStream(1, 1);
    clients::give(world, world::AddProducer{clients::steadyProducer(50)});
    clients::give(world, world::AddConsumer{clients::consumer("poll", Kind::Shared)});
    clients::give(world, world::AddConsumer{clients::consumer("push", Kind::FanOut)});
    world.runUntil(at(119));
    clients::give(world, world::SetConsumerProcessing{"poll", 0, true});
    world.runUntil(at(301));
    clients::give(world, world::SetConsumerProcessing{"poll", 0, false});
    world.runUntil(at(360));
    const world::Stretch all{at(0), at(360)};
    const auto ends = [](const std::vector<Reading>& readings) {
        std::vector<std::int64_t> seconds;
        for (const Reading& reading : readings) {
            EXPECT_EQ(reading.span, base::Duration{60'000});
            seconds.push_back(reading.at.time_since_epoch().count() / 1'000);
        }
        return seconds;
    };
    const std::vector<Reading> polled = world::iteratorAgeReadings(world, kClicks, all);
    EXPECT_EQ(ends(polled), (std::vector<std::int64_t>{60, 120, 360}));
    EXPECT_LT(polled.front().value, 2'000);
    const std::vector<Reading> pushed = world::millisBehindReadings(world, kClicks, "push", all);
    EXPECT_EQ(ends(pushed).size(), 6U);
    EXPECT_LT(pushed.back().value, 2'000) << "the poller's age is none of its own";
    EXPECT_TRUE(world::millisBehindReadings(world, kClicks, "poll", all).empty());
    // In truth its age grows all the while.
    const std::vector<Minute> truth = world::foldToMinutes(world::oldestAgeReadings(world, kClicks, all), world.now());
    ASSERT_EQ(truth.size(), 6U);
    EXPECT_GT(truth[2].highest.value, 58'000);
    EXPECT_GT(truth[4].highest.value, 178'000);

    // As frames of whole minutes tell it, later.
    world.runUntil(at(3 * 3'600));
    EXPECT_EQ(world::iteratorAgeReadings(world, kClicks, all), polled);
    EXPECT_EQ(world::millisBehindReadings(world, kClicks, "push", all), pushed);
}

TEST(MinutesOfAges, OfAStreamThatNobodyReadsAreNone)
{
    world::World world = support::worldWithStream(1, 1);
    clients::give(world, world::AddProducer{clients::steadyProducer(50)});
    world.runUntil(at(180));
    EXPECT_TRUE(world::iteratorAgeReadings(world, kClicks, {at(0), at(180)}).empty());
    EXPECT_TRUE(world::oldestAgeReadings(world, kClicks, {at(0), at(180)}).empty());
}

// Seconds are forgotten in blocks, minutes are whole: where one takes over from the other, no second is missing and
// none counts twice.
TEST(Frames, HaveNoGapWhereSecondsBecomeMinutes)
{
    world::World world = support::worldWithStream(1, 1);
    for (const std::int64_t now : {3'600, 3'700, 5'000, 7'200, 7'263}) {
        world.runUntil(at(now));
        base::Instant end = at(0);
        for (const auto& frame : world::framesIn(world, {at(0), at(now)})) {
            EXPECT_EQ(frame->at - frame->span, end) << now;
            end = frame->at;
        }
        EXPECT_EQ(end, at(now));
    }
}

TEST(StretchSummary, CountsWhatLiesInTheStretch)
{
    const world::World world = calmMinuteWithASpike();
    const world::StretchSummary all = world::summarise(world, kClicks, {at(0), at(60)});
    EXPECT_EQ(all.stretch, (world::Stretch{at(0), at(60)}));
    EXPECT_EQ(all.stored, 59U * 100 + 1'000);
    EXPECT_EQ(all.refused, 800U);
    EXPECT_EQ(all.bytes, all.stored * 100);
    EXPECT_EQ(all.median, 100);
    EXPECT_EQ(all.p99, 1'000);
    EXPECT_EQ(all.highest, 1'000);
    EXPECT_EQ(all.mean, 6'900 / 60);
    EXPECT_EQ(all.refusedPerMille(), 800 * 1'000 / 7'700);
    // A shard minute of $0.015 an hour, and 6,900 units of $0.014 a million.
    EXPECT_EQ(all.cost, base::Money{250 + 97});

    const world::StretchSummary calm = world::summarise(world, kClicks, {at(30), at(40)});
    EXPECT_EQ(calm.stored, 1'000U);
    EXPECT_EQ(calm.refused, 0U);
    EXPECT_EQ(calm.p99, 100);
}

// What it costs depends on how it was, not on how it is: of two hours the first had two registered
// consumers and seven days of retention. Hours that were folded into minutes add up like seconds.
TEST(StretchSummary, PaysForWhatThereWas)
{
    world::World world = support::worldWithStream(2, 1);
    const auto give = [&](world::Action action) {
        ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
    };
    give(streams::RetentionPeriodRequest{"clicks", 168, true});
    for (const char* name : {"audit", "fraud"})
        give(streams::RegisterStreamConsumerRequest{"clicks", name});
    world.runUntil(at(3'600));
    for (const char* name : {"audit", "fraud"})
        give(streams::DeregisterStreamConsumerRequest{"clicks", name});
    give(streams::RetentionPeriodRequest{"clicks", 24, false});
    world.runUntil(at(7'260));
    const auto costOf = [&](std::int64_t from, std::int64_t to) {
        return world::summarise(world, kClicks, {at(from), at(to)}).cost.count();
    };
    EXPECT_EQ(costOf(0, 3'600), 2 * (15'000 + 20'000 + 2 * 15'000));
    // Deregistering takes its time.
    EXPECT_NEAR(double(costOf(3'660, 7'260)), 2 * 15'000, 300);
}

TEST(StretchSummary, PaysForShardLevelMetricsWhileTheyAreOn)
{
    world::World world = support::worldWithStream(2, 1);
    const auto monitor = [&](std::vector<std::string> metrics, bool isEnable) {
        ASSERT_TRUE(world::isAccepted(world.apply({"test",
            streams::EnhancedMonitoringRequest{"clicks", std::move(metrics), isEnable}})));
    };
    monitor({"IncomingBytes", "IncomingRecords", "IteratorAgeMilliseconds"}, true);
    world.runUntil(at(3'600));
    monitor({"ALL"}, false);
    world.runUntil(at(7'200));
    const auto costOf = [&](std::int64_t from, std::int64_t to) {
        return world::summarise(world, kClicks, {at(from), at(to)}).cost.count();
    };
    // $0.30 a metric and month of 720 hours, and two shards at $0.015 an hour.
    EXPECT_EQ(costOf(0, 3'600), 30'000 + 6 * 300'000 / 720);
    EXPECT_EQ(costOf(3'660, 7'200), 30'000 * 59 / 60);
}

TEST(StretchSummary, PaysForHoursOnDemand)
{
    world::World world = support::worldWithStream(2, 1);
    const auto give = [&](world::Action action) {
        ASSERT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
    };
    give(streams::UpdateStreamModeRequest{world.service().streamArn("clicks"), streams::CapacityMode::OnDemand});
    world.runUntil(at(3'660));
    ASSERT_TRUE(world.service().stream(kClicks).settings.isOnDemand());
    EXPECT_EQ(world::summarise(world, kClicks, {at(60), at(3'660)}).cost, base::Money{40'000});
}

TEST(StretchSummary, RoundsToWholeFramesAndSaysWhich)
{
    const world::World world = calmMinuteWithASpike();
    const world::StretchSummary some =
        world::summarise(world, kClicks, {at(10) + base::Duration{400}, at(12) + base::Duration{600}});
    EXPECT_EQ(some.stretch, (world::Stretch{at(10), at(13)}));
    EXPECT_EQ(some.stored, 300U);
    EXPECT_TRUE(world::summarise(world, kClicks, {at(70), at(80)}).isEmpty());
    EXPECT_TRUE(
        world::summarise(world, kClicks, {at(10) + base::Duration{600}, at(10) + base::Duration{700}}).isEmpty());
}
