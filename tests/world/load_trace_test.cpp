#include "world/load_trace.h"

#include "support/world_builder.h"
#include "world/metrics_csv.h"
#include "world/stream_import.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using base::Duration;
using world::LoadTrace;

namespace {

constexpr std::int64_t kFirst = 1'795'132'800; // 2026-11-20 00:00:00

base::Result<world::Import> import(const std::string& text)
{
    const world::ImportText one{"paste", text};
    return world::importStreams(std::span{&one, 1});
}

std::string problemOf(const std::string& text)
{
    const auto imported = import(text);
    return imported ? "" : imported.error().text();
}

// Four minutes of a stream, of which the third says nothing.
const LoadTrace kFour{.stream = "",
    .firstSecond = kFirst,
    .period = Duration{60'000},
    .points = {{6'000, 3'000'000}, {90, 45'000}, {0, 0}, {30, 15'000}},
    .gaps = 1};

LoadTrace named(std::string stream)
{
    LoadTrace trace = kFour;
    trace.stream = std::move(stream);
    return trace;
}

const std::string kMetricData = R"({"MetricDataResults": [
  {"Id": "m1", "Label": "IncomingBytes", "StatusCode": "Complete",
   "Timestamps": ["2026-11-20T00:03:00+00:00", "2026-11-20T00:01:00+00:00", "2026-11-20T00:00:00+00:00"],
   "Values": [15000.0, 45000.0, 3000000.0]},
  {"Id": "incomingRecords", "Label": "sum of all", "Timestamps": [1795132800, 1795132860, 1795132980],
   "Values": [6000.0, 90.0, 30.0]},
  {"Id": "m3", "Label": "IteratorAge", "Timestamps": ["2026-11-20T00:00:00Z"], "Values": [5.5]}], "Messages": []})";

const std::string kStatistics = R"({"Label": "IncomingBytes", "Datapoints": [
  {"Timestamp": "2026-11-20T00:01:00Z", "Sum": 45000.0, "Unit": "Bytes"},
  {"Timestamp": "2026-11-20T00:03:00Z", "Sum": 15000.0, "Unit": "Bytes"},
  {"Timestamp": "2026-11-20T01:00:00+01:00", "Sum": 3.0E6, "Unit": "Bytes"}]}
{"Label": "IncomingRecords", "Datapoints": [
  {"Timestamp": 1795132800.0, "Sum": 6000.0, "Unit": "Count"},
  {"Timestamp": 1795132980.0, "Sum": 30.0, "Unit": "Count"},
  {"Timestamp": 1795132860.0, "Sum": 90.0, "Unit": "Count"}]})";

const std::string kConsole =
    "\xef\xbb\xbf"
    "Id,m1,m2\r\nLabel,\"clicks IncomingBytes\",\"clicks IncomingRecords\"\r\n"
    "Statistic,Sum,Sum\r\n2026/11/20 00:00:00,3000000,6000\r\n"
    "2026/11/20 00:01:00,45000,90\r\n2026/11/20 00:02:00,,\r\n2026/11/20 00:03:00,15000,30\r\n";

const std::string kPlainCsv = "Timestamp,IncomingRecords,IncomingBytes\n1795132800,6000,3000000\n"
                              "1795132860000,90,45000\n1795132980,30,15000\n";

TEST(LoadTrace, IsReadFromWhatCloudWatchGives)
{
    struct Row {
        std::string text;
        LoadTrace trace;
    };
    const Row rows[]{{kMetricData, kFour}, {kStatistics, kFour}, {kConsole, named("clicks")}, {kPlainCsv, kFour}};
    for (const Row& row : rows) {
        EXPECT_TRUE(world::isImport(row.text)) << row.text;
        const auto imported = import(row.text);
        ASSERT_TRUE(imported) << imported.error().text() << "\n" << row.text;
        ASSERT_EQ(imported->loads.size(), 1U);
        EXPECT_EQ(imported->loads[0], row.trace) << row.text;
        EXPECT_TRUE(imported->isLoadAlone);
        ASSERT_EQ(imported->scenario.streams.size(), 1U);
        EXPECT_EQ(imported->scenario.streams[0].create.streamName,
            row.trace.stream.empty() ? "stream" : row.trace.stream);
        ASSERT_TRUE(world::makeWorld(imported->scenario));
    }
}

TEST(LoadTrace, IsWrittenAgainByAProducer)
{
    const clients::ProducerConfig producer = world::producerLike(kFour, "from CloudWatch", "clicks");
    // 100 records a second; 90 in 60 s, of which 30 are left over; nothing; and 30 more, which make one a second.
    EXPECT_EQ(producer.rate.knots,
        (std::vector<clients::Knot>{{Duration{0}, 100}, {Duration{60'000}, 100}, {Duration{60'000}, 1},
            {Duration{120'000}, 1}, {Duration{120'000}, 0}, {Duration{180'000}, 0}, {Duration{180'000}, 1}}));
    EXPECT_EQ(producer.size.kind, clients::SizeChoice::Kind::Fixed);
    EXPECT_EQ(producer.size.bytes, 3'060'000 / 6'120);
    EXPECT_EQ(producer.end, Duration{240'000});
    EXPECT_FALSE(clients::problemIn(producer));
    EXPECT_EQ(world::shardsFor(kFour), 1U);
    EXPECT_EQ(world::shardsFor({.period = Duration{1'000}, .points = {{100, 3'145'729}}}), 4U);
    EXPECT_EQ(world::shardsFor({.period = Duration{1'000}, .points = {{2'001, 100}}}), 3U);
}

// Less than a record a second is carried on: all that came is written.
TEST(LoadTrace, LosesNoRecordsToWholeRates)
{
    const LoadTrace slow{.period = Duration{60'000}, .points = {{90, 90}, {90, 90}, {0, 0}, {60, 60}}};
    const clients::Curve rate = world::producerLike(slow, "p", "s").rate;
    std::vector<std::int64_t> rates;
    for (std::size_t i = 0; i < slow.points.size(); ++i)
        rates.push_back(rate.valueAt(slow.period * static_cast<std::int64_t>(i) + Duration{1'000}));
    EXPECT_EQ(rates, (std::vector<std::int64_t>{1, 2, 0, 1}));
}

TEST(LoadTrace, AveragesWhatIsLongerThanACurve)
{
    LoadTrace day{.period = Duration{60'000}};
    for (std::int64_t minute = 0; minute < 1'440; ++minute)
        day.points.push_back({60 * (100 + minute % 7), 6'000});
    const std::size_t periods = world::periodsPerStep(day);
    EXPECT_EQ(periods, 3U);
    const clients::ProducerConfig producer = world::producerLike(day, "p", "s");
    EXPECT_FALSE(clients::problemIn(producer));
    EXPECT_EQ(producer.rate.valueAt(Duration{1'000}), 101) << "of 100, 101 and 102";
}

TEST(LoadTrace, IsOfAStreamThatIsDescribedBesideIt)
{
    const std::string stream = R"({"Resources": {"clicks": {"Type": "AWS::Kinesis::Stream"}}})";
    const std::string two = R"({"Resources": {"clicks": {"Type": "AWS::Kinesis::Stream"},
        "orders": {"Type": "AWS::Kinesis::Stream"}}})";
    const auto imported = import(stream + kMetricData);
    ASSERT_TRUE(imported) << imported.error().text();
    EXPECT_FALSE(imported->isLoadAlone);
    ASSERT_EQ(imported->scenario.clients.size(), 1U);
    const auto& producer = std::get<world::AddProducer>(imported->scenario.clients[0].action).config;
    EXPECT_EQ(producer.name, "from CloudWatch");
    EXPECT_EQ(producer.stream, "clicks");
    EXPECT_EQ(problemOf(two + kMetricData),
        "paste: does not say which stream its metrics are of; name it in their labels, as \"clicks IncomingBytes\"");
    // Once more beside what is there.
    const world::Scenario again = world::withLoad(imported->scenario, kFour, "clicks");
    EXPECT_EQ(std::get<world::AddProducer>(again.clients[1].action).config.name, "from CloudWatch 2");
}

TEST(LoadTrace, SaysWhatIsWrong)
{
    const std::string head = "Timestamp,IncomingRecords,IncomingBytes\n";
    struct Row {
        std::string text;
        std::string problem;
    };
    const Row rows[]{
        {head,
            "paste:1: holds no points; each line begins with a time like \"2026-11-20 00:00:00\" and goes on with the "
            "sums"},
        {head + "1795132800,1,1\n", "paste: has one point, which does not tell its period; ask for a longer time"},
        {head + "1795132800,1,1\n20.11.2026,1,1\n",
            "paste:3: must begin with a time like \"2026-11-20 00:00:00\", not \"20.11.2026\""},
        {head + "1795132800,-1,1\n", "paste:2: must hold the sum of a period in column 2, not \"-1\""},
        {head + "1795132800,1,1\n1795132800,2,1\n",
            "paste:3: has a second value for the same time and metric; keep one stream and one period"},
        {head + "Statistic,Average,Sum\n1795132800,1,1\n", "paste:2: must be Sum, not Average; export the sums"},
        {head + "0,1,1\n99999999,1,1\n", "paste: lasts too long; take at most a year, of one period"},
        {"Timestamp,IncomingRecords\n0,1\n60,1\n", "paste: has no IncomingBytes; add it: both are needed, as a Sum"},
        {R"({"Label": "IncomingBytes", "Datapoints": [{"Timestamp": 0, "Average": 1}]})",
            "paste:1, /Datapoints/0: must have a Timestamp and a Sum; ask with --statistics Sum"},
        {R"({"MetricDataResults": [{"Label": "IncomingBytes", "Timestamps": [0], "Values": []}]})",
            "paste:1, /MetricDataResults/0/Values: must be as many as there are Timestamps"},
        {"Timestamp;IncomingRecords;IncomingBytes\n1795132800;1;1\n",
            "paste:1: this is no CSV with commas between its columns; export the metrics as CSV, and leave it as it "
            "is"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(problemOf(row.text), row.problem) << row.text;
}

// Three points far apart of each of many streams are a short text, and would be a million periods each.
TEST(LoadTrace, IsNotLongerThanMemoryOfManyStreams)
{
    std::string head = "timestamp";
    std::string values;
    for (int i = 0; i < 5; ++i) {
        const std::string stream = "s" + std::to_string(i);
        head += "," + stream + " IncomingRecords," + stream + " IncomingBytes";
        values += ",1,1";
    }
    std::string text = head + "\n";
    for (const std::int64_t second : {std::int64_t{0}, std::int64_t{31}, std::int64_t{31} * 999'998})
        text += std::to_string(kFirst + second) + values + "\n";
    EXPECT_EQ(problemOf(text),
        "paste: has more than 4000000 periods of all streams together; take fewer streams, or a shorter time");
}

// What we save of a run is a load like any other.
TEST(LoadTrace, ComesBackFromOurOwnMetrics)
{
    world::World world = support::worldWithStream(2, 1);
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{Duration{0}, 300}};
    producer.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 500};
    ASSERT_TRUE(world::isAccepted(world.apply({.action = producer})));
    std::string csv = world::metricsCsvHeader();
    LoadTrace::Point all;
    world.runWatched(base::instantAt(Duration{10'000}), [&](const world::Frame& frame) {
        world::appendMetricsCsv(csv, world, frame);
        for (const world::ShardSample& shard : frame.streams.front().shards) {
            all.records += static_cast<std::int64_t>(shard.records);
            all.bytes += static_cast<std::int64_t>(shard.bytes);
        }
    });
    ASSERT_GT(all.records, 0);
    const auto imported = import(csv);
    ASSERT_TRUE(imported) << imported.error().text();
    ASSERT_EQ(imported->loads.size(), 1U);
    const LoadTrace& load = imported->loads[0];
    EXPECT_EQ(load.stream, "clicks");
    EXPECT_EQ(load.period, Duration{1'000});
    EXPECT_EQ(load.gaps, 0U);
    EXPECT_EQ(load.points.size(), 10U);
    LoadTrace::Point sum;
    for (const LoadTrace::Point& point : load.points) {
        sum.records += point.records;
        sum.bytes += point.bytes;
    }
    EXPECT_EQ(sum, all);
    EXPECT_EQ(std::get<world::AddProducer>(imported->scenario.clients[0].action).config.size.bytes,
        all.bytes / all.records);
}

}
