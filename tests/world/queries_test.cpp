#include "world/queries.h"

#include "base/md5.h"
#include "support/world_builder.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using base::HashKey;
using base::U128;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};
constexpr U128 kQuarter = U128{1} << 126;

HashKey at(U128 value) { return HashKey{value}; }

// `count` records of `bytes` (key included) at one place of the ring, in calls of 500.
void put(world::World& world, const std::string& key, HashKey where, int count, std::size_t bytes)
{
    const auto data = std::make_shared<const std::string>(bytes - key.size(), 'x');
    while (count > 0) {
        const int batch = std::min(count, 500);
        streams::PutRecordsRequest request{"clicks", {}};
        for (int i = 0; i < batch; ++i)
            request.records.push_back({key, where.decimal(), data});
        ASSERT_TRUE(world::isAccepted(world.apply({"test", request})));
        count -= batch;
    }
}

void runTo(world::World& world, base::Duration since) { world.runUntil(base::instantAt(since)); }

world::RangeLoad loadOf(const world::World& world, std::uint32_t shard)
{
    const base::HashRange range = world.service().stream(kClicks).map->shard(ShardIndex{shard}).range;
    return world::measureLoad(world, kClicks, range, world::lastStretch(world, kClicks, world::kPreviewStretch));
}

}

TEST(Queries, CountsEveryKeyOfARangeExactly)
{
    world::World world = support::worldWithStream(4, 1);
    put(world, "low", at(10), 30, 100);
    put(world, "high", at(1'000), 10, 200);
    put(world, "elsewhere", at(kQuarter), 99, 100);
    runTo(world, std::chrono::seconds{10});

    const world::RangeLoad load = loadOf(world, 0);
    ASSERT_EQ(load.keys.size(), 2U); // whichever id each record has
    EXPECT_EQ(load.milliRecords, 40'000);
    EXPECT_EQ(load.bytes, 30 * 100 + 10 * 200);
    const world::Rate rate = world::rateOf(load, world::writeQuota(world));
    EXPECT_EQ(rate.recordsPerSecond, 4);
    EXPECT_EQ(rate.bytesPerSecond, 500);
}

TEST(Queries, SplitPreviewSharesTheLoadAtTheCut)
{
    world::World world = support::worldWithStream(4, 1);
    put(world, "low", at(10), 300, 100);
    put(world, "high", at(1'000), 100, 100);
    runTo(world, std::chrono::seconds{10});

    const world::SplitPreview between = world::splitPreview(world, kClicks, ShardIndex{0}, at(1'000));
    EXPECT_EQ(between.lower.recordsPerSecond, 30);
    EXPECT_EQ(between.upper.recordsPerSecond, 10);
    const world::SplitPreview above = world::splitPreview(world, kClicks, ShardIndex{0}, at(1'001));
    EXPECT_EQ(above.lower.recordsPerSecond, 40);
    EXPECT_EQ(above.upper.recordsPerSecond, 0);
}

TEST(Queries, RefusedRecordsAreOfferedOnce)
{
    world::World world = support::worldWithStream(4, 1);
    // A full bucket takes 1,000 at once; the rest is refused and, from outside, never retried.
    put(world, "hot", at(10), 1'500, 100);
    EXPECT_EQ(world.service().stream(kClicks).lines[0].refused, 500U);
    runTo(world, std::chrono::seconds{1});

    EXPECT_EQ(loadOf(world, 0).milliRecords, 1'500'000);
    const std::vector<world::ShardUse> uses = world::shardUses(world, kClicks);
    ASSERT_EQ(uses.size(), 4U);
    EXPECT_EQ(uses[0].stored.recordsPerSecond, 1'000);
    EXPECT_EQ(uses[0].offered.recordsPerSecond, 1'500);
    EXPECT_EQ(uses[0].offered.perMille, 1'500);
    EXPECT_EQ(uses[0].refused, 500);
    EXPECT_EQ(uses[0].refusedPerMille(), 333);
    EXPECT_FALSE(uses[1].isThrottled());
}

TEST(Queries, RetriesDoNotCountAsLoad)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    runTo(world, std::chrono::seconds{60});
    const auto offered = [&] {
        std::uint64_t sum = 0;
        for (const world::Actor& actor : world.actors())
            if (const auto* producer = std::get_if<clients::Producer>(&actor.client))
                sum += producer->counts().offered;
        return sum;
    };
    const auto stored = [&](std::uint32_t shard) { return world.service().stream(kClicks).lines[shard].stored; };
    const std::uint64_t offeredBefore = offered();
    const std::uint64_t others = stored(0) + stored(2) + stored(3);
    runTo(world, std::chrono::seconds{70});
    ASSERT_GT(world.service().stream(kClicks).lines[1].refused, 10'000U);
    // Only shard 1 refuses, so what the others stored is what they were offered.
    const double truth =
        static_cast<double>(offered() - offeredBefore - (stored(0) + stored(2) + stored(3) - others)) / 10;
    const world::Rate rate = world::rateOf(loadOf(world, 1), world::writeQuota(world));
    EXPECT_NEAR(static_cast<double>(rate.recordsPerSecond), truth, truth * 0.05);
}

TEST(Queries, AChildIsKnownByWhatItsParentSaw)
{
    world::World world = support::worldWithStream(1, 1);
    put(world, "low", at(10), 100, 100);
    put(world, "high", at(kQuarter * 3), 50, 100);
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::SplitShardRequest{"clicks", "shardId-000000000000", at(kQuarter * 2).decimal()}})));
    while (world.service().stream(kClicks).status != streams::StreamStatus::Active)
        runTo(world, world.now() - base::kWorldStart + std::chrono::seconds{1});
    const base::HashRange upper = world.service().stream(kClicks).map->shard(ShardIndex{2}).range;
    const world::RangeLoad load = world::measureLoad(world, kClicks, upper, {base::kWorldStart, world.now()});
    EXPECT_EQ(load.milliRecords, 50'000);
}

TEST(Queries, SnapPointsAreMiddleMedianAndBothSidesOfTheHottest)
{
    world::World world = support::worldWithStream(4, 1);
    put(world, "a", at(100), 100, 100);
    put(world, "b", at(200), 500, 100);
    put(world, "c", at(300), 300, 100);
    runTo(world, std::chrono::seconds{1});
    const world::WriteQuota quota = world::writeQuota(world);
    world::RangeLoad load = loadOf(world, 0);
    // Outside records are keys of their own; what is one key to a producer is made one here.
    std::vector<world::KeyLoad> merged;
    for (const world::KeyLoad& key : load.keys) {
        if (merged.empty() || merged.back().hash != key.hash)
            merged.push_back({key.hash, key.key, 0, 0});
        merged.back().milliRecords += key.milliRecords;
        merged.back().bytes += key.bytes;
    }
    load.keys = merged;

    const world::SnapPoints snaps = world::snapPoints(load, quota);
    ASSERT_TRUE(snaps.middle);
    EXPECT_EQ(snaps.middle->value, kQuarter / 2);
    ASSERT_TRUE(snaps.loadMedian);
    // 100 | 800 is worse than 600 | 300; half way between "b" and "c".
    EXPECT_EQ(snaps.loadMedian->value, U128{250});
    ASSERT_TRUE(snaps.hottest);
    EXPECT_EQ(snaps.hottest->hash, at(200));
    EXPECT_EQ(snaps.belowHottest, at(200));
    EXPECT_EQ(snaps.aboveHottest, at(201));
    // Below leaves 100 | 800, above 600 | 300.
    EXPECT_EQ(world::isolatingCut(load, quota, snaps), at(201));
}

TEST(Queries, OnlyCutsThatTheServiceTakesAreLegal)
{
    const base::HashRange range{at(100), at(200)};
    EXPECT_FALSE(world::canCutAt(range, at(0)));
    EXPECT_FALSE(world::canCutAt(range, at(100)));
    EXPECT_FALSE(world::canCutAt(range, at(101)));
    EXPECT_TRUE(world::canCutAt(range, at(102)));
    EXPECT_TRUE(world::canCutAt(range, at(199)));
    EXPECT_FALSE(world::canCutAt(range, at(200)));
    EXPECT_FALSE(world::canCutAt({at(7), at(9)}, at(8)));
}

TEST(Queries, MergePreviewSumsAndKnowsNeighbours)
{
    world::World world = support::worldWithStream(4, 1);
    put(world, "a", at(0), 100, 100);
    put(world, "b", at(kQuarter), 200, 100);
    put(world, "d", at(kQuarter * 3), 50, 100);
    runTo(world, std::chrono::seconds{10});
    const world::MergePreview near = world::mergePreview(world, kClicks, ShardIndex{1}, ShardIndex{0});
    EXPECT_TRUE(near.areAdjacent);
    EXPECT_EQ(near.sum.recordsPerSecond, 30);
    const world::MergePreview far = world::mergePreview(world, kClicks, ShardIndex{0}, ShardIndex{3});
    EXPECT_FALSE(far.areAdjacent); // the ring does not wrap
    EXPECT_EQ(far.sum.recordsPerSecond, 15);
}

TEST(Queries, SeriesKeepTheSpikeOfAColumn)
{
    world::World world = support::worldWithStream(1, 1);
    for (int second = 0; second < 60; ++second) {
        runTo(world, std::chrono::seconds{second} + std::chrono::milliseconds{500});
        put(world, "k", at(1), second == 33 ? 700 : 10, 100);
    }
    runTo(world, std::chrono::seconds{60});
    const world::SeriesRequest request{{base::kWorldStart, world.now()}, 6};
    const world::Series series =
        world::shardSeries(world, kClicks, ShardIndex{0}, world::Measure::Stored, world::Dimension::Records, request);
    ASSERT_EQ(series.size(), 6U);
    for (std::size_t i = 0; i < series.size(); ++i)
        EXPECT_EQ(series[i], (world::Extremes{10, i == 3 ? 700 : 10})) << i;
}

TEST(Queries, AColumnWithoutAFrameIsEmpty)
{
    world::World world = support::worldWithStream(1, 1);
    runTo(world, std::chrono::seconds{2});
    const world::SeriesRequest request{{base::kWorldStart, base::instantAt(std::chrono::seconds{10})}, 10};
    const world::Series series =
        world::shardSeries(world, kClicks, ShardIndex{0}, world::Measure::Stored, world::Dimension::Records, request);
    EXPECT_FALSE(series[1].isEmpty());
    EXPECT_TRUE(series[5].isEmpty());
}

TEST(Queries, APollersSawIsNotFallingBehind)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    runTo(world, std::chrono::seconds{40});
    for (const world::ConsumerUse& use : world::consumerUses(world, kClicks)) {
        EXPECT_FALSE(use.untilLoss) << world.actors()[use.actor].name;
        EXPECT_LT(use.ageMs, 5'000);
    }
    EXPECT_EQ(world::consumerUses(world, kClicks).size(), 3U);
}

TEST(Queries, APausedConsumerLosesDataWhenRetentionIsOver)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    ASSERT_TRUE(world::isAccepted(world.apply({"test", world::SetConsumerProcessing{"search", 0, true}})));
    runTo(world, std::chrono::seconds{60});
    for (const world::ConsumerUse& use : world::consumerUses(world, kClicks)) {
        if (world.actors()[use.actor].name != "search")
            continue;
        EXPECT_NEAR(static_cast<double>(use.growthPerSecond), 1'000, 20);
        ASSERT_TRUE(use.untilLoss);
        EXPECT_NEAR(static_cast<double>(use.untilLoss->count()), 24.0 * 3'600'000 - 60'000, 2e6);
    }
}

// Producers count what they send, shards what reaches them: two ways to one share.
TEST(Queries, AProducerAndItsStreamTellOneRefusedShare)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    int secondsRefused = 0;
    for (int second = 1; second <= 80; ++second) {
        runTo(world, std::chrono::seconds{second});
        const world::StreamUse stream = world::streamUse(world::shardUses(world, kClicks), world::writeQuota(world));
        world::ProducerUse all;
        for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
            if (!world::isProducer(world.actors()[actor].client))
                continue;
            const world::ProducerUse use = world::producerUse(world, actor);
            all.sent += use.sent;
            all.refused += use.refused;
            all.storedBytes += use.storedBytes;
        }
        EXPECT_EQ(stream.refused, all.refused) << "second " << second;
        EXPECT_EQ(stream.stored.recordsPerSecond, all.sent - all.refused) << "second " << second;
        EXPECT_EQ(stream.stored.bytesPerSecond, all.storedBytes) << "second " << second;
        EXPECT_EQ(stream.refusedPerMille(), all.refusedPerMille()) << "second " << second;
        secondsRefused += all.refused > 0 ? 1 : 0;
    }
    EXPECT_GT(secondsRefused, 10);
}

TEST(Queries, AStreamIsMeasuredAgainstAllItsShards)
{
    world::World world = support::worldWithStream(4, 1);
    put(world, "hot", at(10), 1'500, 100);
    put(world, "calm", at(kQuarter), 200, 100);
    runTo(world, std::chrono::seconds{1});
    const world::WriteQuota quota = world::writeQuota(world);
    const world::StreamUse use = world::streamUse(world::shardUses(world, kClicks), quota);
    EXPECT_EQ(use.stored, (world::Rate{1'200, 120'000, 300}));
    EXPECT_EQ(use.offered, (world::Rate{1'700, 170'000, 425}));
    EXPECT_EQ(use.refused, 500);
    EXPECT_EQ(use.refusedPerMille(), 500 * 1'000 / 1'700);
    EXPECT_EQ(world::streamUse({}, quota), world::StreamUse{});
}

TEST(Queries, KnowsClientsByKind)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    ASSERT_TRUE(world::isAccepted(world.apply({"test", world::RemoveClient{"search"}})));
    int producers = 0;
    int consumers = 0;
    int neither = 0;
    for (const world::Actor& actor : world.actors()) {
        const bool isProducer = world::isProducer(actor.client);
        const bool isConsumer = world::isConsumer(actor.client);
        EXPECT_EQ(isProducer, world::putCounts(actor.client) != nullptr);
        EXPECT_EQ(isConsumer, world::consumerCounts(actor.client) != nullptr);
        ASSERT_FALSE(isProducer && isConsumer);
        producers += isProducer ? 1 : 0;
        consumers += isConsumer ? 1 : 0;
        neither += isProducer || isConsumer ? 0 : 1;
        if (isProducer || isConsumer)
            EXPECT_EQ(world::streamOf(actor.client), kClicks) << actor.name;
        else
            EXPECT_FALSE(world::streamOf(actor.client)) << actor.name;
    }
    EXPECT_GE(producers, 1);
    EXPECT_EQ(consumers, 2);
    EXPECT_EQ(neither, 3); // the service, the metrics and the one that was removed
}

TEST(Queries, AClientHasDoneNothingBeforeTheFirstSecondIsOver)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    const auto indexOf = [&](bool (*isWanted)(const world::Client&)) {
        const auto place = std::find_if(world.actors().begin(), world.actors().end(),
            [&](const world::Actor& actor) { return isWanted(actor.client); });
        return static_cast<std::size_t>(place - world.actors().begin());
    };
    const std::size_t producer = indexOf(world::isProducer);
    const std::size_t consumer = indexOf(world::isConsumer);
    runTo(world, std::chrono::milliseconds{999});
    EXPECT_EQ(world::producerUse(world, producer), world::ProducerUse{});
    EXPECT_EQ(world::lastSample(world, consumer), nullptr);
    runTo(world, std::chrono::milliseconds{1'000});
    EXPECT_GT(world::producerUse(world, producer).sent, 0);
    ASSERT_NE(world::lastSample(world, consumer), nullptr);
    EXPECT_GT(world::lastSample(world, consumer)->records, 0U);
}

TEST(Queries, TheHottestKeysAreExactHoweverManyThereAre)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::Scenario scenario;
        scenario.settings.seed = seed;
        scenario.streams = {{{"clicks", 8}, std::chrono::hours{24}}};
        world::AddProducer producer;
        producer.config.name = "web";
        producer.config.stream = "clicks";
        producer.config.rate.knots = {{base::Duration{0}, 9'000}};
        producer.config.keys.kind = clients::KeyChoice::Kind::Zipf;
        // Fewer keys than the sketch has counters, and many more.
        producer.config.keys.count = seed % 2 == 0 ? 1'000 : 200'000;
        producer.config.keys.exponentHundredths = static_cast<std::uint32_t>(80 + 10 * seed);
        producer.config.size.bytes = 300;
        scenario.clients.push_back({"scenario", producer});
        world::World world = std::move(world::makeWorld(scenario)).value();
        runTo(world, std::chrono::seconds{12});
        const world::WriteQuota quota = world::writeQuota(world);
        const world::Stretch stretch = world::lastStretch(world, kClicks, world::kPreviewStretch);
        // A part of the ring that shares shards with its neighbours, too.
        for (const base::HashRange range :
            {base::kWholeRing, base::HashRange{at(kQuarter / 3), at(kQuarter * 2 + kQuarter / 5)}}) {
            const world::RangeLoad all = world::measureLoad(world, kClicks, range, stretch);
            const world::TopKeys top = world::topKeys(world, kClicks, range, stretch, quota);
            EXPECT_EQ(top.stretch, all.stretch);
            EXPECT_EQ(top.milliRecords, all.milliRecords);
            EXPECT_EQ(top.bytes, all.bytes);
            EXPECT_EQ(top.count.has_value(), all.keys.size() <= 2'048);
            if (top.count) {
                EXPECT_EQ(*top.count, all.keys.size());
            }
            ASSERT_EQ(top.keys.size(), world::TopKeys::kMost);
            const std::vector<world::KeyLoad> exact = world::hottestKeys(all, quota, world::TopKeys::kMost);
            for (std::size_t i = 0; i < exact.size(); ++i) {
                // Below the bound of the sketch a key may be missing.
                if (exact[i].milliRecords * 1'024 < 2 * all.milliRecords)
                    break;
                EXPECT_EQ(top.keys[i], exact[i]) << i;
            }
            EXPECT_EQ(top.keys.front(), exact.front());
        }
    }
}

TEST(Queries, LagSeriesEndWithTheLastSample)
{
    auto made = world::makeWorld(world::defaultScenario());
    ASSERT_TRUE(made.hasValue());
    world::World& world = *made;
    world.runUntil(base::instantAt(base::Duration{90'000}));
    const auto& actors = world.actors();
    const auto billing = std::find_if(actors.begin(), actors.end(), [](const auto& a) { return a.name == "billing"; });
    ASSERT_NE(billing, actors.end());
    const auto actor = std::size_t(billing - actors.begin());
    const world::ConsumerSample* const sample = world::lastSample(world, actor);
    ASSERT_NE(sample, nullptr);
    const world::SeriesRequest request{{base::instantAt(base::Duration{89'500}), world.now()}, 1};
    EXPECT_GT(sample->backlog, 0U);
    EXPECT_EQ(world::backlogSeries(world, actor, request).back().highest, std::int64_t(sample->backlog));
    std::int64_t oldest = 0;
    for (std::uint32_t i = 0; i < sample->shardAgeMs.size(); ++i) {
        const auto ages = world::shardAgeSeries(world, actor, streams::ShardIndex{i}, request);
        EXPECT_EQ(ages.back().highest, sample->shardAgeMs[i]);
        oldest = std::max(oldest, ages.back().highest);
    }
    EXPECT_EQ(oldest, sample->ageMs);
    const auto none = world::shardAgeSeries(world, actor, streams::ShardIndex{99}, request);
    EXPECT_TRUE(std::all_of(none.begin(), none.end(), [](const auto& column) { return column.isEmpty(); }));
}

TEST(Queries, MeasuresNoMoreRecordsThanFitIntoAFrame)
{
    world::Scenario scenario;
    scenario.streams = {{{"clicks", 100}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, 70'000}};
    producer.config.keys.count = 50'000;
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    world::World world = std::move(world::makeWorld(scenario)).value();
    runTo(world, std::chrono::seconds{11});
    const world::Stretch asked = world::lastStretch(world, kClicks, world::kPreviewStretch);
    const world::RangeLoad load = world::measureLoad(world, kClicks, base::kWholeRing, asked);
    EXPECT_GT(load.stretch.from, asked.from);
    EXPECT_EQ(load.stretch.to, asked.to);
    EXPECT_LE(load.milliRecords, 500'000'000);
    EXPECT_GT(load.milliRecords, 400'000'000);
    // The rate is that of the stretch that was measured: 70,000 records a second over 100 shards.
    EXPECT_NEAR(double(world::rateOf(load, world::writeQuota(world)).recordsPerSecond), 70'000, 3'500);
}

// Against a plain count, row by row: keys of programs by the hundred, each from several calls, and keys of a table.
TEST(RangeLoad, SumsEveryKeyOfProgramsAndOfTables)
{
    world::World world = support::worldWithStream(4, 5);
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, 200}};
    producer.config.keys.count = 50;
    ASSERT_TRUE(world::isAccepted(world.apply({"test", producer})));
    const auto data = std::make_shared<const std::string>("data");
    for (int call = 0; call < 6; ++call) {
        streams::PutRecordsRequest request{"clicks", {}};
        for (int i = 0; i < 400; ++i)
            request.records.push_back({"program-" + std::to_string((call * 400 + i) % 1'500), std::nullopt, data});
        request.records.push_back({"program-7", "7", data});
        request.records.push_back({"program-8", "7", data});
        ASSERT_TRUE(world::isAccepted(world.apply({"boto3", request, true})));
        world.runUntil(world.now() + std::chrono::seconds{1});
    }
    const streams::Stream& stream = world.service().stream(kClicks);
    ASSERT_EQ(stream.refusals.size(), 0U);
    const world::Stretch whole{base::kWorldStart, world.now()};
    for (const base::HashRange range :
        {base::kWholeRing, base::HashRange{HashKey{0}, HashKey{HashKey::max().value / 3}}}) {
        std::map<std::pair<HashKey, std::string>, std::pair<std::int64_t, std::int64_t>> sums;
        for (std::size_t shard = 0; shard < stream.logs.size(); ++shard) {
            for (std::uint64_t i = 0; i < stream.lines[shard].stored; ++i) {
                const streams::Row row = stream.logs[shard].row(i);
                const HashKey hash = world.service().keyHash(row.key);
                if (!range.contains(hash))
                    continue;
                auto& [milliRecords, bytes] = sums[{hash, std::string{world.service().keyText(row.key)}}];
                milliRecords += 1'000;
                bytes += row.size();
            }
        }
        const world::RangeLoad load = world::measureLoad(world, kClicks, range, whole);
        ASSERT_EQ(load.keys.size(), sums.size());
        ASSERT_GT(load.keys.size(), 450U);
        std::int64_t milliRecords = 0;
        std::int64_t bytes = 0;
        for (std::size_t i = 0; i < load.keys.size(); ++i) {
            const world::KeyLoad& key = load.keys[i];
            const auto sum = sums.find({key.hash, std::string{world.service().keyText(key.key)}});
            ASSERT_NE(sum, sums.end());
            EXPECT_EQ(std::pair(key.milliRecords, key.bytes), sum->second);
            EXPECT_TRUE(i == 0 || load.keys[i - 1].hash < key.hash || key.hash == HashKey{7});
            milliRecords += key.milliRecords;
            bytes += key.bytes;
        }
        EXPECT_EQ(load.milliRecords, milliRecords);
        EXPECT_EQ(load.bytes, bytes);
    }
}

// A program's records each have a key id of their own; to those who ask what loads a shard they are of one key.
TEST(TopKeys, AreThoseOfProgramsToo)
{
    world::World world = support::worldWithStream(1, 5);
    const auto data = std::make_shared<const std::string>("data");
    streams::PutRecordsRequest request{"clicks", {}};
    for (int i = 0; i < 60; ++i) {
        request.records.push_back({"hot", std::nullopt, data});
        request.records.push_back({"cold-" + std::to_string(i), std::nullopt, data});
    }
    for (int i = 0; i < 5; ++i)
        request.records.push_back({"hot", "7", data}); // by its explicit hash key it goes elsewhere
    for (int i = 0; i < 3; ++i)
        request.records.push_back({"warm", "7", data}); // and where another key goes, it is another one
    for (int i = 0; i < 2; ++i)
        request.records.push_back({"hot", base::hashOfPartitionKey("hot").decimal(), data}); // where it goes anyway
    ASSERT_TRUE(world::isAccepted(world.apply({"boto3", request, true})));
    world.runUntil(base::instantAt(std::chrono::seconds{1}));
    const world::Stretch second{base::kWorldStart, world.now()};
    const world::WriteQuota quota = world::writeQuota(world);
    const world::RangeLoad load = world::measureLoad(world, kClicks, base::kWholeRing, second);
    EXPECT_EQ(load.keys.size(), 63U);
    const world::TopKeys top = world::topKeys(world, kClicks, base::kWholeRing, second, quota);
    EXPECT_EQ(top.count, 63U);
    ASSERT_GE(top.keys.size(), 3U);
    EXPECT_EQ(world.service().keyText(top.keys[0].key), "hot");
    EXPECT_EQ(top.keys[0].milliRecords, 62'000);
    EXPECT_EQ(world.service().keyText(top.keys[1].key), "hot");
    EXPECT_EQ(top.keys[1].milliRecords, 5'000);
    EXPECT_EQ(top.keys[1].hash, HashKey{7});
    EXPECT_EQ(world.service().keyText(top.keys[2].key), "warm");
    EXPECT_EQ(top.keys[2].milliRecords, 3'000);
    EXPECT_EQ(top.keys[2].hash, HashKey{7});
    EXPECT_EQ(world::hottestKeys(load, quota, 1).front(), top.keys[0]);
}
