// Poison from the command to the report: marks, refusals, undo, scenario files.
#include "base/md5.h"
#include "support/json_schema.h"
#include "support/scenarios.h"
#include "support/world_builder.h"
#include "world/queries.h"
#include "world/run_recorder.h"
#include "world/scenario.h"
#include "world/scenario_player.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace shardscope::world {
namespace {

using base::Duration;
using Kind = clients::ConsumerConfig::Kind;

const std::string kFirst = streams::shardId(streams::ShardIndex{0});

// One shard that takes 200 records a second, and a consumer of it; its 1,001st record is poison.
const std::string kScenario = R"({"shardscope": 1, "name": "Poison", "length": "2m", "streams": [
    {"name": "clicks", "shards": 2, "poison": [{"shard": 1, "record": 1001}]}],
  "producers": [{"name": "web", "stream": "clicks", "rate": 400, "batch": 100}],
  "consumers": [{"name": "app", "stream": "clicks"}]})";

Scenario parsed(const std::string& json)
{
    auto scenario = parseScenario(json, "test.json", support::readerOfAccessLog());
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? std::move(*scenario) : Scenario{};
}

std::string problemOf(const std::string& json)
{
    const auto scenario = parseScenario(json, "test.json", support::readerOfAccessLog());
    return scenario ? "" : scenario.error().text();
}

std::string give(World& world, Action action)
{
    const Reply reply = world.apply({"test", std::move(action)});
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    return refusal == nullptr ? std::string{} : refusal->message;
}

std::string put(World& world, const std::string& key)
{
    const Reply reply = world.apply({"test",
        streams::PutRecordRequest{"clicks", {key, std::nullopt, std::make_shared<const std::string>("x")}, {}}});
    return std::get<streams::PutResult>(reply).sequenceNumber.decimal();
}

streams::PoisonRecordRequest nextOf(const std::string& shard) { return {.streamName = "clicks", .shardId = shard}; }

const std::vector<streams::PoisonMark>& marks(const World& world) { return world.service().streams().front().poison; }

const clients::Failures& failures(const World& world) { return *consumerFailures(world.actor("app")->client); }

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

// --- Marks -----------------------------------------------------------------------

TEST(PoisonRecord, NamesARecordInFourWays)
{
    World world = support::worldWithStream(1, 1);
    const std::string second = (put(world, "a"), put(world, "b"));
    put(world, "a");
    put(world, "c");
    EXPECT_EQ(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .shardId = kFirst, .ordinal = 9}), "");
    EXPECT_EQ(give(world, streams::PoisonRecordRequest{"clicks", kFirst, second, {}, {}}), "");
    EXPECT_EQ(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .partitionKey = "a"}), "");
    EXPECT_EQ(give(world, nextOf(kFirst)), "");
    const streams::ShardIndex shard{0};
    EXPECT_EQ(marks(world), (std::vector<streams::PoisonMark>{{shard, 1}, {shard, 2}, {shard, 4}, {shard, 9}}));
}

// A program's explicit hash key takes its record elsewhere, or brings others to where a key goes.
TEST(PoisonRecord, OfAKeyIsTheNewestOfAProgramToo)
{
    World world = support::worldWithStream(1, 1);
    const auto putAs = [&](const std::string& key, std::optional<std::string> hash, std::size_t bytes) {
        const streams::PutRecordRequest request{
            .streamName = "clicks", .record = {key, std::move(hash), std::make_shared<const std::string>(bytes, 'x')}};
        EXPECT_TRUE(isAccepted(world.apply({"boto3", request, true})));
    };
    const auto poisonA = [&] {
        EXPECT_EQ(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .partitionKey = "a"}), "");
        return marks(world).back().ordinal;
    };
    const std::string ownHash = base::hashOfPartitionKey("a").decimal();
    putAs("a", std::nullopt, 10);
    putAs("b", ownHash, 10);
    EXPECT_EQ(poisonA(), 0U);
    putAs("a", "7", 10);
    putAs("b", "7", 10);
    EXPECT_EQ(poisonA(), 2U);
    putAs("a", std::nullopt, 10'000);
    putAs("b", std::nullopt, 10'000);
    EXPECT_EQ(poisonA(), 4U);
    putAs("a", ownHash, 10);
    EXPECT_EQ(poisonA(), 6U);
}

TEST(PoisonRecord, RefusesWhatIsNotThere)
{
    World world = support::worldWithStream(2, 1);
    put(world, "a");
    EXPECT_NE(give(world, streams::PoisonRecordRequest{.streamName = "nowhere", .shardId = kFirst}).find("not found"),
        std::string::npos);
    EXPECT_NE(give(world, nextOf("shardId-000000000007")), "");
    EXPECT_NE(give(world, streams::PoisonRecordRequest{"clicks", kFirst, "12", {}, {}}), "");
    EXPECT_EQ(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .partitionKey = "nobody"})
                  .rfind("There is no record with the key nobody", 0),
        0U);
    EXPECT_EQ(give(world, nextOf(kFirst)), "");
    EXPECT_NE(give(world, nextOf(kFirst)).find("is poison already"), std::string::npos);
    EXPECT_EQ(marks(world).size(), 1U);
    EXPECT_EQ(give(world, streams::MergeShardsRequest{"clicks", kFirst, streams::shardId(streams::ShardIndex{1})}), "");
    world.runUntil(at(60));
    EXPECT_NE(give(world, nextOf(streams::shardId(streams::ShardIndex{1}))).find("will never come"), std::string::npos);
}

TEST(PoisonRecord, KeepsAHundredMarksOfAStream)
{
    World world = support::worldWithStream(1, 1);
    for (std::uint64_t i = 0; i < streams::kPoisonMarks; ++i)
        ASSERT_EQ(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .shardId = kFirst, .ordinal = i}),
            "");
    EXPECT_NE(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .shardId = kFirst, .ordinal = 500}), "");
    EXPECT_EQ(give(world, streams::HealRecordRequest{"clicks", kFirst, 7}), "");
    EXPECT_EQ(give(world, streams::PoisonRecordRequest{.streamName = "clicks", .shardId = kFirst, .ordinal = 500}), "");
}

TEST(HealRecord, TakesBackOneOrAll)
{
    World world = support::worldWithStream(2, 1);
    const std::string other = streams::shardId(streams::ShardIndex{1});
    for (const std::uint64_t ordinal : {3, 5})
        for (const std::string& shard : {kFirst, other})
            EXPECT_EQ(give(world,
                          streams::PoisonRecordRequest{.streamName = "clicks", .shardId = shard, .ordinal = ordinal}),
                "");
    EXPECT_EQ(give(world, streams::HealRecordRequest{"clicks", kFirst, 3}), "");
    EXPECT_EQ(marks(world).size(), 3U);
    EXPECT_NE(give(world, streams::HealRecordRequest{"clicks", kFirst, 3}), "");
    EXPECT_EQ(give(world, streams::HealRecordRequest{"clicks", other, std::nullopt}), "");
    EXPECT_EQ(marks(world), (std::vector<streams::PoisonMark>{{streams::ShardIndex{0}, 5}}));
    EXPECT_EQ(give(world, streams::HealRecordRequest{"clicks", std::nullopt, std::nullopt}), "");
    EXPECT_TRUE(marks(world).empty());
}

TEST(SetConsumerFailurePolicy, RefusesWhatNoMappingTakes)
{
    World world = support::worldWithStream(1, 1);
    AddConsumer app;
    app.config.name = "app";
    app.config.stream = "clicks";
    EXPECT_EQ(give(world, app), "");
    EXPECT_NE(give(world, SetConsumerFailurePolicy{"nobody", {}}), "");
    EXPECT_NE(give(world, SetConsumerFailurePolicy{"app", {.maximumRetryAttempts = 10'001}}), "");
    EXPECT_NE(give(world, SetConsumerFailurePolicy{"app", {.maximumRecordAge = Duration{59'999}}}), "");
    EXPECT_NE(give(world, SetConsumerFailurePolicy{"app", {.backoff = Duration{0}}}), "");
    EXPECT_NE(give(world, SetConsumerFailurePolicy{"app", {.backoff = Duration{2}, .backoffCap = Duration{1}}}), "");
    EXPECT_EQ(give(world, SetConsumerFailurePolicy{"app", {.maximumRetryAttempts = 3}}), "");
    EXPECT_EQ(consumerConfig(world.actor("app")->client)->onFailure.maximumRetryAttempts, 3);
}

// --- Runs ------------------------------------------------------------------------

TEST(Poison, OfAScenarioBlocksTheShardItNames)
{
    Timeline timeline{parsed(kScenario)};
    timeline.runUntil(at(60));
    const clients::FailedBatch* const blocked = failures(timeline.world()).longestBlocked();
    ASSERT_NE(blocked, nullptr);
    EXPECT_EQ(blocked->shard, streams::ShardIndex{1});
    EXPECT_EQ(blocked->culprit, 1'000U);
}

// Undo is a replay without the command.
TEST(Poison, IsUndoneByAReplay)
{
    Scenario scenario = parsed(kScenario);
    scenario.streams.front().poison.clear();
    Timeline timeline{scenario};
    Timeline plain{scenario};
    timeline.runUntil(at(10));
    EXPECT_TRUE(isAccepted(timeline.apply({"you", nextOf(kFirst)}, timeline.newGesture())));
    timeline.runUntil(at(40));
    EXPECT_NE(failures(timeline.world()).longestBlocked(), nullptr);
    EXPECT_TRUE(timeline.undo());
    plain.runUntil(at(40));
    EXPECT_EQ(timeline.world().fingerprint(), plain.world().fingerprint());
    EXPECT_FALSE(failures(timeline.world()).hasSeenPoison());
}

TEST(Poison, IsNoPartOfARunWithoutAny)
{
    const World world = [] {
        Scenario scenario = parsed(kScenario);
        scenario.streams.front().poison.clear();
        Timeline timeline{scenario};
        timeline.runUntil(at(30));
        return timeline.world();
    }();
    EXPECT_FALSE(failures(world).hasSeenPoison());
    RunRecorder recorder;
    recorder.observe(world);
    const Report report = recorder.report(world, {});
    EXPECT_EQ(reportJson(report).find("\"poison\""), std::string::npos);
    EXPECT_EQ(reportText(report).find("poison"), std::string::npos);
}

// --- Report and files --------------------------------------------------------------

TEST(Poison, IsInTheReportWhenAConsumerMetIt)
{
    Scenario scenario = parsed(kScenario);
    std::get<AddConsumer>(scenario.clients.back().action).config.onFailure = {
        .maximumRetryAttempts = 1, .bisectBatchOnFunctionError = true};
    ScenarioPlayer player{*makeWorld(scenario), scenario.events};
    player.runUntil(at(120));
    RunRecorder recorder;
    recorder.observe(player.world());
    const Report report = recorder.report(player.world(), scenario);
    ASSERT_TRUE(report.consumers.front().failures.has_value());
    EXPECT_EQ(report.consumers.front().failures->counts.queued, 1U);
    ASSERT_EQ(report.consumers.front().failures->queue.size(), 1U);
    EXPECT_EQ(report.consumers.front().failures->queue.front().first, 1'001U);
    EXPECT_EQ(report.consumers.front().failures->queue.front().last, 1'001U);
    const std::string text = reportText(report);
    EXPECT_NE(text.find("app met poison: "), std::string::npos) << text;
    EXPECT_NE(text.find("record 1,001, because of 1,001: given up after 2 attempts"), std::string::npos) << text;
    const std::string json = reportJson(report);
    EXPECT_NE(json.find("\"queuedRecords\": 1"), std::string::npos) << json;
    EXPECT_NE(json.find("\"reason\": \"attempts\""), std::string::npos) << json;
}

TEST(PoisonInAScenario, NamesLineAndPathOfWhatIsWrong)
{
    const auto of = [](const std::string& stream, const std::string& consumer) {
        return problemOf("{\"shardscope\": 1, \"streams\": [{\"name\": \"clicks\", \"shards\": 2" + stream
            + "}],\n\"consumers\": [{\"name\": \"app\", \"stream\": \"clicks\"" + consumer + "}]}");
    };
    EXPECT_EQ(of("", ""), "");
    EXPECT_EQ(of(R"(, "poison": [{"shard": 1, "record": 1}])", ""), "");
    EXPECT_EQ(of(R"(, "poison": [{"shard": 2, "record": 1}])", ""),
        "test.json:1, /streams/0/poison/0/shard: the stream has 2 shards, numbered from 0");
    EXPECT_EQ(of(R"(, "poison": [{"shard": 1}])", "").rfind("test.json:1, /streams/0/poison/0: lacks \"record\"", 0),
        0U);
    EXPECT_EQ(of(R"(, "poison": [{"record": 5}, {"record": 5}])", ""),
        "test.json:1, /streams/0/poison/1/record: is poison already; name each record once");
    EXPECT_EQ(of("", R"(, "onFailure": {"retries": 3, "bisect": true, "partial": true, "maxAge": "2m"})"), "");
    EXPECT_EQ(of("", R"(, "onFailure": {"retries": -2})").rfind("test.json:2, /consumers/0/onFailure/retries: ", 0),
        0U);
    EXPECT_EQ(of("", R"(, "onFailure": {"maxAge": "59s"})").rfind("test.json:2, /consumers/0/onFailure/maxAge: ", 0),
        0U);
    EXPECT_EQ(of("", R"(, "onFailure": {"backoff": "2m"})").rfind("test.json:2, /consumers/0/onFailure/backoff: ", 0),
        0U);
    EXPECT_EQ(of("", R"(, "onFailure": {"bisects": true})"),
        "test.json:2, /consumers/0/onFailure/bisects: unknown field; did you mean \"bisect\"?");
}

}
}
