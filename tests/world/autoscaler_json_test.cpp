#include "world/autoscaler_json.h"

#include "world/scenario.h"

#include <gtest/gtest.h>

#include <string>

namespace shardscope::world {
namespace {

using operations::AutoscalerConfig;
using operations::ScalingUtils;
using operations::TargetTracking;

std::string problemOf(const std::string& autoscaler)
{
    const std::string json = R"({"shardscope": 1, "streams": [{"name": "clicks"}],
 "autoscalers": [)"
        + autoscaler + "]}";
    const auto scenario = parseScenario(json, "test.json", {});
    return scenario ? "" : scenario.error().text();
}

std::string utilsProblem(const std::string& json)
{
    const auto configs = parseScalingUtils(json, "conf.json");
    return configs ? "" : configs.error().text();
}

// The sample of its repository.
constexpr const char* kSample = R"([
    {
        "streamName": "beaconEvents",
        "region": "eu-west-1",
        "scaleOnOperation": ["PUT","GET"],
        "minShards": 2,
        "maxShards": 16,
        "refreshShardsNumberAfterMin": 3,
        "checkInterval": 300,
        "scaleUp": {"scaleThresholdPct": 75, "scaleAfterMins": 2, "scalePct": 100, "coolOffMins": 5},
        "scaleDown": {"scaleThresholdPct": 25, "scaleAfterMins": 2, "scalePct": 50, "coolOffMins": 2}
    }
])";

constexpr const char* kRules = R"("scaleUp": {"scaleThresholdPct": 75, "scaleAfterMins": 5, "scaleCount": 1},
    "scaleDown": {"scaleThresholdPct": 25, "scaleAfterMins": 15, "scaleCount": 1})";

}

TEST(ScalingUtilsFile, IsReadUnderItsOwnNames)
{
    const auto configs = parseScalingUtils(kSample, "conf.json");
    ASSERT_TRUE(configs) << configs.error().text();
    ASSERT_EQ(configs->size(), 1U);
    const AutoscalerConfig& config = configs->front();
    EXPECT_EQ(config.name, "scaler of beaconEvents");
    EXPECT_EQ(config.stream, "beaconEvents");
    EXPECT_EQ(config.bounds, (operations::CountBounds{2, 16}));
    ScalingUtils expected;
    expected.region = "eu-west-1";
    expected.checkInterval = base::Duration{300'000};
    expected.refreshMinutes = 3;
    expected.up = {75, 2, {std::nullopt, 100}, 5, {}};
    expected.down = {25, 2, {std::nullopt, 50}, 2, {}};
    EXPECT_EQ(std::get<ScalingUtils>(config.approach), expected);
}

TEST(ScalingUtilsFile, HasItsDefaultsWhereNothingStands)
{
    const auto configs = parseScalingUtils("{\"streamName\": \"clicks\", " + std::string{kRules} + "}", "conf.json");
    ASSERT_TRUE(configs) << configs.error().text();
    const auto& utils = std::get<ScalingUtils>(configs->front().approach);
    EXPECT_TRUE(utils.onPut);
    EXPECT_TRUE(utils.onGet);
    EXPECT_EQ(utils.checkInterval, base::Duration{45'000});
    EXPECT_EQ(utils.refreshMinutes, 10);
    EXPECT_EQ(utils.up.coolOffMinutes, 0) << "none unless it is given";
    EXPECT_EQ(utils.up.by, (operations::ScaleBy{1, std::nullopt}));
    EXPECT_EQ(configs->front().bounds, operations::CountBounds{});
}

TEST(ScalingUtilsFile, SaysWhatIsWrongAndWhere)
{
    EXPECT_EQ(utilsProblem("[]"), "conf.json: must hold 1 to 1000 monitors");
    EXPECT_EQ(utilsProblem("7"),
        "conf.json: must be a configuration of amazon-kinesis-scaling-utils: a list of monitors, [ { \"streamName\": "
        "… } ]");
    EXPECT_EQ(utilsProblem("[{}]"), "conf.json:1, /0: lacks \"streamName\": the stream that is monitored");
    EXPECT_EQ(utilsProblem("[\n{\"streamName\": \"s\"}]"),
        "conf.json:2, /0: lacks \"scaleUp\": when and by how much shards are added");
    const std::string rest = std::string{kRules} + "}]";
    EXPECT_EQ(utilsProblem("[{\"streamName\": \"s\",\n\"scaleOnOperation\": [\"PUT\", \"POST\"], " + rest),
        "conf.json:2, /0/scaleOnOperation/1: must be \"PUT\" or \"GET\"");
    EXPECT_EQ(utilsProblem("[{\"streamName\": \"s\", \"minShards\": 9, \"maxShards\": 8, " + rest),
        "conf.json:1, /0: \"minShards\" must not be above \"maxShards\"");
    EXPECT_EQ(utilsProblem("[{\"streamName\": \"s\", \"checkIntervall\": 9, " + rest).substr(0, 46),
        "conf.json:1, /0/checkIntervall: unknown field;");
    EXPECT_EQ(utilsProblem(R"([{"streamName": "s", "scaleUp": {"scaleThresholdPct": 75, "scaleAfterMins": 2},
"scaleDown": {"scaleThresholdPct": 25, "scaleAfterMins": 15, "scaleCount": 1}}])"),
        "conf.json:1, /0/scaleUp: lacks \"scaleCount\" and \"scalePct\"; give one of them");
    EXPECT_NE(utilsProblem("[{\"streamName\": \"s\", "), "");
    EXPECT_NE(utilsProblem("[], \"more\": []"), "");
    EXPECT_NE(utilsProblem(""), "");
}

TEST(AutoscalersOfAScenario, AreReadAndNamedWhereTheyAreWrong)
{
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks", "targetTracking": {}})"), "");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks"})"),
        "test.json:2, /autoscalers/0: lacks its approach: one of \"targetTracking\", \"stepScaling\", "
        "\"kinesisAutoScaling\", \"scalingUtils\", \"iteratorAge\"");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks", "targetTracking": {}, "iteratorAge": {}})"),
        "test.json:2, /autoscalers/0/iteratorAge: stands beside \"targetTracking\"; an autoscaler goes by one "
        "approach");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "orders", "targetTracking": {}})"),
        "test.json:2, /autoscalers/0/stream: there is no stream \"orders\" under \"streams\"; one of another "
        "account or region goes by its ARN");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks", "targetTracking": {"target": 0}})"),
        "test.json:2, /autoscalers/0/targetTracking/target: must be 0.1 to 1000, not 0");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks", "kinesisAutoScaling": {"upDatapoints": 6}})"),
        "test.json:2, /autoscalers/0: \"upDatapoints\" must be 1 to 5, not 6");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks", "stepScaling": {"up": {"threshold": 20}}})"),
        "test.json:2, /autoscalers/0: \"down\" its threshold must be below that of \"up\", or the stream is too large "
        "and too small at once");
    EXPECT_EQ(problemOf(R"({"name": "a", "stream": "clicks", "scalingUtils": {"streamName": "orders", )"
                  + std::string{kRules} + "}}"),
        "test.json:2, /autoscalers/0/scalingUtils/streamName: names another stream than \"stream\" does, which is "
        "\"clicks\"");
    const std::string one = R"({"name": "a", "stream": "clicks", "targetTracking": {}})";
    EXPECT_EQ(problemOf(one + ", " + one),
        "test.json:2, /autoscalers/1/name: there is already a client of this name; give it another");
}

TEST(AutoscalersOfAScenario, TakeSharesOfAPercent)
{
    const auto scenario = parseScenario(
        R"({"shardscope": 1, "streams": [{"name": "clicks"}],
            "autoscalers": [{"name": "a", "stream": "clicks", "targetTracking": {"target": 72.5}}]})",
        "test.json", {});
    ASSERT_TRUE(scenario) << scenario.error().text();
    const auto& add = std::get<AddAutoscaler>(scenario->clients.front().action);
    EXPECT_EQ(std::get<TargetTracking>(add.config.approach).targetPermille, 725);
    const auto again = parseScenario(writeScenario(*scenario), "again.json", {});
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->clients, scenario->clients);
}

}
