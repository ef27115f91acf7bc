// A run as CloudWatch has it: minutes that are over, streams always, shards while somebody pays for it.
#include "world/cloudwatch_csv.h"

#include "support/world_builder.h"
#include "world/scenario.h"
#include "world/scenario_player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

namespace {

using namespace shardscope;
using namespace shardscope::world;

std::string csvOf(const std::string& json, std::int64_t seconds)
{
    const auto scenario = parseScenario(json, "test.json", {});
    EXPECT_TRUE(scenario) << scenario.error().text();
    auto world = makeWorld(*scenario);
    EXPECT_TRUE(world) << world.error().text();
    ScenarioPlayer player{std::move(*world), scenario->events};
    CloudWatchCsv minutes;
    std::string csv = CloudWatchCsv::header();
    player.runWatched(base::instantAt(base::Duration{seconds * 1'000}),
        [&](const Frame& second) { minutes.add(csv, player.world(), second); });
    return csv;
}

// Rows that hold all of the words.
std::int64_t rowsWith(const std::string& csv, const std::vector<std::string>& words)
{
    std::int64_t count = 0;
    for (std::size_t begin = 0; begin < csv.size(); begin = csv.find('\n', begin) + 1) {
        const std::string row = csv.substr(begin, csv.find('\n', begin) - begin);
        count += std::all_of(words.begin(), words.end(),
            [&](const std::string& word) { return row.find(word) != std::string::npos; });
    }
    return count;
}

const std::string kStream = R"({"shardscope": 1, "streams": [{"name": "s", "shards": 2)";
const std::string kProducer = R"("producers": [{"name": "p", "stream": "s", "rate": 100}])";

TEST(CloudWatchCsv, HasStreamsAloneUntilShardsAreAskedFor)
{
    const std::string csv = csvOf(kStream + "}], " + kProducer + "}", 150);
    EXPECT_EQ(csv.rfind("timestamp,StreamName,ShardId,ConsumerName,MetricName,Statistic,Value,Unit\n"
                        "2026-11-20T00:00:00Z,s,,,IncomingBytes,Sum,",
                  0),
        0U)
        << csv;
    EXPECT_EQ(rowsWith(csv, {"shardId-"}), 0);
    EXPECT_EQ(rowsWith(csv, {",s,,,"}), 2 * (6 + 9)) << "two minutes are over, the third is not";
    EXPECT_EQ(rowsWith(csv, {"2026-11-20T00:01:00Z,s,,,IncomingRecords,Sum,", ",Count"}), 1);
    EXPECT_EQ(rowsWith(csv, {",PutRecords."}), 2 * 9);
    EXPECT_EQ(rowsWith(csv, {",PutRecord."}), 0) << "nobody calls that";
    EXPECT_EQ(rowsWith(csv, {"GetRecords.IteratorAgeMilliseconds"}), 0) << "nobody reads";
    EXPECT_EQ(rowsWith(csv, {"GetRecords.Success"}), 0);
}

TEST(CloudWatchCsv, HasShardsFromTheCallThatEnablesThem)
{
    const std::string csv = csvOf(kStream + "}], " + kProducer + R"(, "events": [
        {"at": "60s", "call": "EnableEnhancedMonitoring", "StreamName": "s",
         "ShardLevelMetrics": ["IncomingRecords", "IteratorAgeMilliseconds"]},
        {"at": "120s", "call": "DisableEnhancedMonitoring", "StreamName": "s",
         "ShardLevelMetrics": ["IteratorAgeMilliseconds"]}]})",
        180);
    EXPECT_EQ(rowsWith(csv, {"00:00:00Z", "shardId-"}), 0) << "nothing of before";
    EXPECT_EQ(rowsWith(csv, {"00:01:00Z", "shardId-"}), 2 * 2);
    EXPECT_EQ(rowsWith(csv, {"00:01:00Z,s,shardId-000000000001,,IncomingRecords,Sum,"}), 1);
    EXPECT_EQ(rowsWith(csv, {"00:02:00Z", "shardId-"}), 2);
    EXPECT_EQ(rowsWith(csv, {"00:02:00Z", "shardId-", ",IteratorAgeMilliseconds,"}), 0);
    EXPECT_EQ(rowsWith(csv, {"IncomingBytes", "shardId-"}), 0);
}

TEST(CloudWatchCsv, AddsShardsUpToTheirStream)
{
    const std::string csv = csvOf(kStream + R"(, "shardMetrics": ["ALL"]}], )" + kProducer + "}", 60);
    EXPECT_EQ(rowsWith(csv, {"shardId-"}), 2 * 7);
    const auto valueOf = [&](const std::string& shard) {
        const std::string begin = ",s," + shard + ",,IncomingRecords,Sum,";
        const std::size_t at = csv.find(begin);
        return at == std::string::npos ? -1 : std::stoll(csv.substr(at + begin.size()));
    };
    EXPECT_GT(valueOf(""), 5'000);
    EXPECT_EQ(valueOf(""), valueOf("shardId-000000000000") + valueOf("shardId-000000000001"));
}

TEST(CloudWatchCsv, HasWhatIsPushedInShardsAlone)
{
    const std::string csv = csvOf(kStream + R"(, "shardMetrics": ["ALL"]}], )" + kProducer
            + R"(, "consumers": [{"name": "c", "kind": "fan-out", "stream": "s"}]})",
        120);
    const auto valueOf = [&](const std::string& shard, const std::string& metric) {
        const std::string begin = "00:01:00Z,s," + shard + ",," + metric + ",Sum,";
        const std::size_t at = csv.find(begin);
        return at == std::string::npos ? -1 : std::stoll(csv.substr(at + begin.size()));
    };
    EXPECT_EQ(valueOf("", "GetRecords.Records"), 0);
    EXPECT_EQ(valueOf("", "GetRecords.Bytes"), 0);
    EXPECT_GT(valueOf("shardId-000000000000", "OutgoingRecords"), 1'000);
    EXPECT_GT(valueOf("shardId-000000000001", "OutgoingBytes"), 1'000);
}

// One minute of one stream, to be asked for its values: "metric,statistic".
struct MinuteOf {
    std::string csv;

    [[nodiscard]] std::int64_t value(const std::string& metric, const std::string& consumer = "") const
    {
        const std::string begin = "00:01:00Z,s,," + consumer + "," + metric + ",";
        const std::size_t at = csv.find(begin);
        return at == std::string::npos ? -1 : std::stoll(csv.substr(at + begin.size()));
    }
};

TEST(CloudWatchCsv, TellsWhatBecameOfTheRecordsOfPutRecords)
{
    const auto minute = [](const std::string& error) {
        return MinuteOf{csvOf(kStream + "}], " + kProducer + R"(, "faults": [{"name": "f", "target": "entries",
            "operations": ["PutRecords"], "share": 0.1, "error": ")"
                + error + "\"}]}",
            120)};
    };
    const MinuteOf failing = minute("InternalFailure");
    const std::int64_t total = failing.value("PutRecords.TotalRecords,Sum");
    const std::int64_t failed = failing.value("PutRecords.FailedRecords,Sum");
    EXPECT_GT(failed, total / 20);
    EXPECT_LT(failed, total / 5);
    EXPECT_EQ(failing.value("PutRecords.ThrottledRecords,Sum"), 0);
    EXPECT_EQ(failing.value("PutRecords.SuccessfulRecords,Sum"), total - failed);
    EXPECT_EQ(failing.value("IncomingRecords,Sum"), total - failed);
    EXPECT_EQ(failing.value("PutRecords.Bytes,Sum"), failing.value("IncomingBytes,Sum"));
    EXPECT_GT(failing.value("PutRecords.Success,SampleCount"), 0);
    EXPECT_LE(failing.value("PutRecords.Success,Sum"), failing.value("PutRecords.Success,SampleCount"));
    const MinuteOf throttled = minute("ProvisionedThroughputExceeded");
    EXPECT_EQ(throttled.value("PutRecords.FailedRecords,Sum"), 0) << "only internal errors are failures";
    EXPECT_GT(throttled.value("PutRecords.ThrottledRecords,Sum"), 0);
}

// Of that size, its key counted.
streams::PutEntry entryOf(const std::string& key, std::size_t size)
{
    return {key, std::nullopt, std::make_shared<const std::string>(size - key.size(), 'x')};
}

// The first minutes of a stream of one shard, in which a person and a program call.
class FirstMinute {
public:
    void runTo(std::int64_t ms)
    {
        m_world.runWatched(base::instantAt(base::Duration{ms}),
            [this](const Frame& second) { m_minutes.add(m_csv, m_world, second); });
    }
    Reply ask(Action action) { return m_world.apply({"you", std::move(action)}); }
    void put(const std::string& key, std::size_t size)
    {
        (void)ask(streams::PutRecordRequest{"clicks", entryOf(key, size), std::nullopt});
    }
    [[nodiscard]] std::string iterator()
    {
        return std::get<std::string>(ask(streams::GetShardIteratorRequest{"clicks", "shardId-000000000000"}));
    }
    void read(std::string iterator) { (void)ask(streams::GetRecordsRequest{std::move(iterator)}); }
    // Returns its ARN.
    std::string addConsumer(const std::string& name)
    {
        return std::get<streams::RegisteredConsumer>(ask(streams::RegisterStreamConsumerRequest{"clicks", name})).arn;
    }
    // As the program does.
    void subscribe(streams::SubscribeToShardRequest request)
    {
        (void)m_world.apply({"shop", std::move(request), true});
    }
    // "IncomingBytes,Sum,10 IncomingRecords,Sum,1": what is not 0, and successes that are.
    std::string counted(const std::string& consumer = "", int minute = 0)
    {
        runTo((minute + 1) * 60'000);
        const std::string begin = "2026-11-20T00:0" + std::to_string(minute) + ":00Z,clicks,," + consumer + ",";
        std::string all;
        std::istringstream rows{m_csv};
        for (std::string row; std::getline(rows, row);) {
            if (row.rfind(begin, 0) != 0)
                continue;
            const std::string count = row.substr(begin.size(), row.rfind(',') - begin.size());
            const bool isZero = count.substr(count.rfind(',')) == ",0";
            if (!isZero || count.find(".Success,") != std::string::npos)
                all += (all.empty() ? "" : " ") + count;
        }
        return all;
    }

private:
    World m_world = support::worldWithStream(1, 1);
    CloudWatchCsv m_minutes;
    std::string m_csv;
};

constexpr std::size_t kMiB = 1'048'576;

struct Happening {
    const char* what;
    std::function<void(FirstMinute&)> happens;
    std::string counted;
};

// data-streams.md, 6.4.
const Happening kHappenings[] = {
    {"nothing", [](FirstMinute&) {}, ""},
    {"a put", [](FirstMinute& minute) { minute.put("k", 10); },
        "IncomingBytes,Sum,10 IncomingRecords,Sum,1 PutRecord.Bytes,Sum,10 PutRecord.Success,Sum,1 "
        "PutRecord.Success,SampleCount,1"},
    {"a put, and one that is throttled",
        [](FirstMinute& minute) {
            minute.put("k", kMiB);
            minute.put("k", 10);
        },
        "IncomingBytes,Sum,1048576 IncomingRecords,Sum,1 WriteProvisionedThroughputExceeded,Sum,1 "
        "PutRecord.Bytes,Sum,1048576 PutRecord.Success,Sum,1 PutRecord.Success,SampleCount,2"},
    {"puts of which one is stored, two throttled and three failed",
        [](FirstMinute& minute) {
            streams::FaultRule rule;
            rule.name = "bad key";
            rule.target = streams::FaultTarget::Entries;
            rule.partitionKey = "bad";
            (void)minute.ask(streams::SetFaultRequest{rule});
            (void)minute.ask(streams::PutRecordsRequest{"clicks",
                {entryOf("bad", 10), entryOf("k", kMiB), entryOf("bad", 10), entryOf("k", 10), entryOf("k", 20),
                    entryOf("bad", 10)}});
        },
        "IncomingBytes,Sum,1048576 IncomingRecords,Sum,1 WriteProvisionedThroughputExceeded,Sum,2 "
        "PutRecords.Bytes,Sum,1048576 PutRecords.Success,Sum,1 PutRecords.Success,SampleCount,1 "
        "PutRecords.TotalRecords,Sum,6 PutRecords.SuccessfulRecords,Sum,1 PutRecords.ThrottledRecords,Sum,2 "
        "PutRecords.FailedRecords,Sum,3"},
    {"a put, and two at once that are throttled",
        [](FirstMinute& minute) {
            minute.put("k", kMiB);
            (void)minute.ask(streams::PutRecordsRequest{"clicks", {entryOf("k", 10), entryOf("k", 20)}});
        },
        "IncomingBytes,Sum,1048576 IncomingRecords,Sum,1 WriteProvisionedThroughputExceeded,Sum,2 "
        "PutRecord.Bytes,Sum,1048576 PutRecord.Success,Sum,1 PutRecord.Success,SampleCount,1 "
        "PutRecords.Success,Sum,0 PutRecords.Success,SampleCount,1 PutRecords.TotalRecords,Sum,2 "
        "PutRecords.ThrottledRecords,Sum,2"},
    {"puts that are refused as a whole",
        [](FirstMinute& minute) {
            (void)minute.ask(streams::PutRecordsRequest{
                "clicks", std::vector<streams::PutEntry>(501, entryOf("k", 10))});
            (void)minute.ask(streams::PutRecordsRequest{
                "clicks", std::vector<streams::PutEntry>(11, entryOf("k", 1'000'000))});
        },
        "PutRecords.Success,Sum,0 PutRecords.Success,SampleCount,2"},
    {"a read of a record that is 2.5 s old",
        [](FirstMinute& minute) {
            minute.put("k", 10);
            minute.runTo(12'500);
            minute.read(std::get<std::string>(minute.ask(streams::GetShardIteratorRequest{
                "clicks", "shardId-000000000000"})));
        },
        "IncomingBytes,Sum,10 IncomingRecords,Sum,1 GetRecords.Bytes,Sum,10 GetRecords.Records,Sum,1 "
        "GetRecords.IteratorAgeMilliseconds,Maximum,2500 PutRecord.Bytes,Sum,10 PutRecord.Success,Sum,1 "
        "PutRecord.Success,SampleCount,1 GetRecords.Success,Sum,1 GetRecords.Success,SampleCount,1"},
    {"five reads, and two that are throttled, of many records",
        [](FirstMinute& minute) {
            (void)minute.ask(streams::PutRecordsRequest{
                "clicks", std::vector<streams::PutEntry>(100, entryOf("k", 10))});
            const auto iterator =
                std::get<std::string>(minute.ask(streams::GetShardIteratorRequest{"clicks", "shardId-000000000000"}));
            for (int i = 0; i < 7; ++i)
                minute.read(iterator);
        },
        "IncomingBytes,Sum,1000 IncomingRecords,Sum,100 GetRecords.Bytes,Sum,5000 GetRecords.Records,Sum,500 "
        "ReadProvisionedThroughputExceeded,Sum,2 PutRecords.Bytes,Sum,1000 PutRecords.Success,Sum,1 "
        "PutRecords.Success,SampleCount,1 PutRecords.TotalRecords,Sum,100 PutRecords.SuccessfulRecords,Sum,100 "
        "GetRecords.Success,Sum,5 GetRecords.Success,SampleCount,7"},
    {"puts and a read, some of them late, and a late one that is throttled",
        [](FirstMinute& minute) {
            minute.put("k", 10);
            minute.put("k", 10);
            streams::FaultRule rule;
            rule.name = "late";
            rule.operations = {streams::Action::PutRecord, streams::Action::PutRecords, streams::Action::GetRecords};
            rule.error = streams::FaultError::None;
            rule.latency = {streams::FaultLatency::Kind::Fixed, base::Duration{250}};
            (void)minute.ask(streams::SetFaultRequest{rule});
            minute.put("k", 10);
            (void)minute.ask(streams::PutRecordsRequest{"clicks", {entryOf("k", 10)}});
            minute.put("k", kMiB);
            minute.read(minute.iterator());
        },
        "IncomingBytes,Sum,40 IncomingRecords,Sum,4 GetRecords.Bytes,Sum,40 GetRecords.Records,Sum,4 "
        "WriteProvisionedThroughputExceeded,Sum,1 PutRecord.Bytes,Sum,30 PutRecord.Success,Sum,3 "
        "PutRecord.Success,SampleCount,4 PutRecords.Bytes,Sum,10 PutRecords.Success,Sum,1 "
        "PutRecords.Success,SampleCount,1 PutRecords.TotalRecords,Sum,1 PutRecords.SuccessfulRecords,Sum,1 "
        "GetRecords.Success,Sum,1 GetRecords.Success,SampleCount,1 PutRecord.Latency,Average,83.333 "
        "PutRecord.Latency,Maximum,250 PutRecords.Latency,Average,250 PutRecords.Latency,Maximum,250 "
        "GetRecords.Latency,Average,250 GetRecords.Latency,Maximum,250"},
};

TEST(CloudWatchCsv, CountsWhatHappensWhereTheServiceCountsIt)
{
    for (const Happening& row : kHappenings) {
        SCOPED_TRACE(row.what);
        FirstMinute minute;
        minute.runTo(10'000);
        row.happens(minute);
        EXPECT_EQ(minute.counted(), row.counted);
    }
}

TEST(CloudWatchCsv, CountsSubscriptionsOfAProgramByConsumer)
{
    FirstMinute minute;
    const std::string arn = minute.addConsumer("app");
    const std::string other = minute.addConsumer("other");
    const streams::SubscribeToShardRequest request{arn, "shardId-000000000000", {}};
    minute.runTo(20'000);
    minute.subscribe(request);
    minute.runTo(20'500);
    minute.subscribe(request); // too frequent
    minute.runTo(22'000);
    minute.subscribe(request); // another one is active
    minute.runTo(27'000);
    minute.subscribe(request);
    minute.subscribe({arn, "shardId-000000000007", {}});
    const std::string gone = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/gone:1";
    minute.subscribe({gone, "shardId-000000000000", {}});
    minute.runTo(33'000);
    streams::SubscribeToShardRequest dry = request;
    dry.dryRun = true;
    minute.subscribe(dry);
    minute.put("k", 10);
    minute.subscribe({other, "shardId-000000000000", {}});
    EXPECT_EQ(minute.counted("app"),
        "SubscribeToShardEvent.Bytes,Sum,10 SubscribeToShardEvent.Records,Sum,1 SubscribeToShardEvent.Success,Sum,1 "
        "SubscribeToShard.Success,Sum,2 SubscribeToShard.Success,SampleCount,5 SubscribeToShard.RateExceeded,Sum,2");
    EXPECT_EQ(minute.counted("other"), "SubscribeToShard.Success,Sum,1 SubscribeToShard.Success,SampleCount,1");
    EXPECT_EQ(minute.counted("gone"), "");
    EXPECT_EQ(minute.counted("app", 1), "") << "it lives on, and nothing is called";
}

TEST(CloudWatchCsv, CountsEventsOfASimulatedConsumer)
{
    FirstMinute minute;
    clients::ConsumerConfig config;
    config.name = "app";
    config.stream = "clicks";
    config.kind = clients::ConsumerConfig::Kind::FanOut;
    (void)minute.ask(AddConsumer{config});
    minute.runTo(20'000);
    minute.put("k", 10);
    minute.runTo(21'000);
    minute.put("k", 10);
    minute.put("k", 20);
    EXPECT_EQ(minute.counted("app"),
        "SubscribeToShardEvent.Bytes,Sum,40 SubscribeToShardEvent.Records,Sum,3 SubscribeToShardEvent.Success,Sum,2 "
        "SubscribeToShard.Success,Sum,1 SubscribeToShard.Success,SampleCount,1");
    EXPECT_EQ(minute.counted("app", 1), "");
    EXPECT_EQ(minute.counted("app", 5), "SubscribeToShard.Success,Sum,1 SubscribeToShard.Success,SampleCount,1")
        << "renewed after five minutes";
}

TEST(CloudWatchCsv, CountsEventsOfAProgramLikewise)
{
    FirstMinute minute;
    const std::string arn = minute.addConsumer("app");
    minute.runTo(20'000);
    minute.subscribe({arn, "shardId-000000000000", {}});
    minute.put("k", 10);
    minute.runTo(21'000);
    minute.put("k", 10);
    minute.put("k", 20);
    minute.runTo(59'999);
    minute.put("k", 30);
    EXPECT_EQ(minute.counted("app"),
        "SubscribeToShardEvent.Bytes,Sum,70 SubscribeToShardEvent.Records,Sum,4 SubscribeToShardEvent.Success,Sum,3 "
        "SubscribeToShard.Success,Sum,1 SubscribeToShard.Success,SampleCount,1");
    EXPECT_EQ(minute.counted("app", 1), "");
    minute.runTo(321'000);
    minute.put("k", 10);
    EXPECT_EQ(minute.counted("app", 5), "") << "it was over after five minutes";
}

TEST(CloudWatchCsv, CountsWhatAProgramGotBeforeItSubscribedAnew)
{
    FirstMinute minute;
    const std::string arn = minute.addConsumer("app");
    minute.runTo(20'000);
    minute.subscribe({arn, "shardId-000000000000", {}});
    minute.runTo(26'300);
    minute.put("k", 10);
    minute.runTo(26'500);
    minute.subscribe({arn, "shardId-000000000000", {}});
    minute.put("k", 20);
    EXPECT_EQ(minute.counted("app"),
        "SubscribeToShardEvent.Bytes,Sum,30 SubscribeToShardEvent.Records,Sum,2 SubscribeToShardEvent.Success,Sum,2 "
        "SubscribeToShard.Success,Sum,2 SubscribeToShard.Success,SampleCount,2");
}

// Its connection had taken nothing of what was pushed by 22 s; two records more by 80 s, and then it kept up.
TEST(CloudWatchCsv, CountsOfAProgramThatDoesNotKeepUpEachRecordOnce)
{
    FirstMinute minute;
    const std::string arn = minute.addConsumer("app");
    const auto note = [&](std::uint64_t next, bool isHeldUp) {
        (void)minute.ask(streams::NoteDelivery{{{streams::SubscriptionId{1}, next, isHeldUp}}});
    };
    minute.runTo(20'000);
    minute.subscribe({arn, "shardId-000000000000", {}});
    minute.runTo(21'000);
    minute.put("k", 10);
    minute.put("k", 10);
    minute.runTo(22'000);
    note(0, true);
    minute.runTo(23'000);
    for (int i = 0; i < 3; ++i)
        minute.put("k", 10);
    EXPECT_EQ(minute.counted("app"),
        "SubscribeToShardEvent.Bytes,Sum,20 SubscribeToShardEvent.Records,Sum,2 SubscribeToShardEvent.Success,Sum,1 "
        "SubscribeToShard.Success,Sum,1 SubscribeToShard.Success,SampleCount,1");
    minute.runTo(80'000);
    note(4, true);
    minute.runTo(90'000);
    note(4, false);
    EXPECT_EQ(minute.counted("app", 1),
        "SubscribeToShardEvent.Bytes,Sum,30 SubscribeToShardEvent.Records,Sum,3 "
        "SubscribeToShardEvent.MillisBehindLatest,Maximum,57000 SubscribeToShardEvent.Success,Sum,2");
}

TEST(CloudWatchCsv, CountsReadsWithExpiredIterators)
{
    FirstMinute minute;
    const std::string iterator = minute.iterator();
    minute.runTo(305'000);
    minute.read(iterator);
    EXPECT_EQ(minute.counted("", 5), "GetRecords.Success,Sum,0 GetRecords.Success,SampleCount,1");
}

// Its poll with an expired iterator takes place among polls that find nothing either.
TEST(CloudWatchCsv, CountsExpiredIteratorsInCalmTime)
{
    FirstMinute minute;
    clients::ConsumerConfig config;
    config.name = "quick";
    config.stream = "clicks";
    (void)minute.ask(AddConsumer{config});
    config.name = "slow";
    config.processingRate = 1;
    minute.runTo(10'000);
    (void)minute.ask(streams::PutRecordsRequest{"clicks", std::vector<streams::PutEntry>(400, entryOf("k", 10))});
    (void)minute.ask(AddConsumer{config}); // reads them all at once and then works 400 s on them
    const std::string counted = minute.counted("", 6);
    const std::string begin = "GetRecords.Success,";
    const auto value = [&](const std::string& statistic) {
        const std::size_t at = counted.find(begin + statistic);
        return at == std::string::npos ? -1 : std::stoll(counted.substr(at + begin.size() + statistic.size()));
    };
    EXPECT_GT(value("Sum,"), 50) << counted;
    EXPECT_EQ(value("SampleCount,"), value("Sum,") + 1) << counted;
}

TEST(CloudWatchCsv, TellsConsumersThatFallBehindAndThatAreRefused)
{
    const auto minute = [](const std::string& more) {
        return MinuteOf{csvOf(kStream + "}], " + kProducer
                + R"(, "consumers": [{"name": "pushed", "kind": "fan-out", "stream": "s", "processing": 10}])" + more
                + "}",
            120)};
    };
    const MinuteOf slow = minute("");
    EXPECT_GT(slow.value("SubscribeToShardEvent.MillisBehindLatest,Maximum", "pushed"), 10'000);
    EXPECT_EQ(slow.value("SubscribeToShard.Success,SampleCount", "pushed"), -1) << "it subscribed the minute before";
    const MinuteOf refused = minute(R"(, "faults": [
        {"name": "f", "operations": ["SubscribeToShard"], "error": "LimitExceeded"}])");
    const std::int64_t calls = refused.value("SubscribeToShard.Success,SampleCount", "pushed");
    EXPECT_NEAR(double(calls), 2 * 12, 3) << "each shard again every five seconds";
    EXPECT_EQ(refused.value("SubscribeToShard.Success,Sum", "pushed"), 0);
    EXPECT_EQ(refused.value("SubscribeToShard.RateExceeded,Sum", "pushed"), calls);
    EXPECT_EQ(refused.value("SubscribeToShardEvent.Success,Sum", "pushed"), -1);
    const MinuteOf failing = minute(R"(, "faults": [
        {"name": "f", "operations": ["SubscribeToShard"], "error": "InternalFailure"}])");
    EXPECT_GT(failing.value("SubscribeToShard.Success,SampleCount", "pushed"), 0);
    EXPECT_EQ(failing.value("SubscribeToShard.RateExceeded,Sum", "pushed"), -1) << "that is something else";
}

TEST(CloudWatchCsv, HasReadsOfPollersAndEventsOfConsumers)
{
    const MinuteOf minute{csvOf(kStream + "}], " + kProducer + R"(, "consumers": [
        {"name": "polls", "kind": "shared", "stream": "s", "poll": "1s"},
        {"name": "pushed", "kind": "fan-out", "stream": "s"}]})",
        120)};
    EXPECT_NEAR(double(minute.value("GetRecords.Success,Sum")), 2 * 60, 15);
    EXPECT_EQ(minute.value("GetRecords.Success,SampleCount"), minute.value("GetRecords.Success,Sum"));
    EXPECT_GE(minute.value("GetRecords.IteratorAgeMilliseconds,Maximum"), 0);
    EXPECT_LT(minute.value("GetRecords.IteratorAgeMilliseconds,Maximum"), 1'000) << "each poll takes all there is";
    EXPECT_NEAR(double(minute.value("SubscribeToShardEvent.Records,Sum", "pushed")),
        double(minute.value("IncomingRecords,Sum")), 200);
    EXPECT_GT(minute.value("SubscribeToShardEvent.Bytes,Sum", "pushed"), 0);
    EXPECT_EQ(minute.value("SubscribeToShardEvent.MillisBehindLatest,Maximum", "pushed"), 0) << "it keeps up";
    EXPECT_EQ(minute.value("SubscribeToShardEvent.Records,Sum", "polls"), -1);
}

}
