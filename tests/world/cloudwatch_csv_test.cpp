// A run as CloudWatch has it: minutes that are over, streams always, shards while somebody pays for it.
#include "world/cloudwatch_csv.h"

#include "support/world_builder.h"
#include "world/scenario.h"
#include "world/scenario_player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

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
    EXPECT_EQ(csv.rfind("timestamp,StreamName,ShardId,MetricName,Statistic,Value,Unit\n"
                        "2026-11-20T00:00:00Z,s,,IncomingBytes,Sum,",
                  0),
        0U)
        << csv;
    EXPECT_EQ(rowsWith(csv, {"shardId-"}), 0);
    EXPECT_EQ(rowsWith(csv, {",s,,"}), 2 * 7) << "two minutes are over, the third is not";
    EXPECT_EQ(rowsWith(csv, {"2026-11-20T00:01:00Z,s,,IncomingRecords,Sum,", ",Count"}), 1);
    EXPECT_EQ(rowsWith(csv, {"GetRecords.IteratorAgeMilliseconds,Maximum,0,Milliseconds"}), 2) << "nobody reads";
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
    EXPECT_EQ(rowsWith(csv, {"00:01:00Z,s,shardId-000000000001,IncomingRecords,Sum,"}), 1);
    EXPECT_EQ(rowsWith(csv, {"00:02:00Z", "shardId-"}), 2);
    EXPECT_EQ(rowsWith(csv, {"00:02:00Z", "shardId-", ",IteratorAgeMilliseconds,"}), 0);
    EXPECT_EQ(rowsWith(csv, {"IncomingBytes", "shardId-"}), 0);
}

TEST(CloudWatchCsv, AddsShardsUpToTheirStream)
{
    const std::string csv = csvOf(kStream + R"(, "shardMetrics": ["ALL"]}], )" + kProducer + "}", 60);
    EXPECT_EQ(rowsWith(csv, {"shardId-"}), 2 * 7);
    const auto valueOf = [&](const std::string& shard) {
        const std::string begin = ",s," + shard + ",IncomingRecords,Sum,";
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
        const std::string begin = "00:01:00Z,s," + shard + "," + metric + ",Sum,";
        const std::size_t at = csv.find(begin);
        return at == std::string::npos ? -1 : std::stoll(csv.substr(at + begin.size()));
    };
    EXPECT_EQ(valueOf("", "GetRecords.Records"), 0);
    EXPECT_EQ(valueOf("", "GetRecords.Bytes"), 0);
    EXPECT_GT(valueOf("shardId-000000000000", "OutgoingRecords"), 1'000);
    EXPECT_GT(valueOf("shardId-000000000001", "OutgoingBytes"), 1'000);
}

}
