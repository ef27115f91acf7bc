#include "world/stream_import.h"

#include "streams/sequence_number.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;

namespace {

constexpr std::int64_t kCreated = 1'700'000'000; // of the stream and its first shards
constexpr std::int64_t kSplit = kCreated + 3'600;
const std::string kHalf = "170141183460469231731687303715884105728";
const std::string kBelowHalf = "170141183460469231731687303715884105727";
const std::string kQuarter = "85070591730234615865843651857942052864";
const std::string kBelowQuarter = "85070591730234615865843651857942052863";
const std::string kMax = "340282366920938463463374607431768211455";

std::string sequenceNumber(std::int64_t created, std::uint64_t counter, std::int64_t second, std::uint32_t shard)
{
    return streams::SequenceNumber{created, counter, second, shard}.decimal();
}

// One entry of Shards; `more` are members of its own.
std::string shard(std::uint32_t number, const std::string& from, const std::string& to, const std::string& more,
    std::int64_t created = kCreated, bool isClosed = false)
{
    std::string text = R"(    {
      "ShardId": ")"
        + streams::shardId(streams::ShardIndex{number}) + "\",\n" + more
        + R"(      "HashKeyRange": {"StartingHashKey": ")" + from + R"(", "EndingHashKey": ")" + to + "\"},\n"
        + R"(      "SequenceNumberRange": {"StartingSequenceNumber": ")" + sequenceNumber(created, 0, created, number)
        + "\"";
    if (isClosed)
        text += R"(, "EndingSequenceNumber": ")"
            + sequenceNumber(created, streams::SequenceNumber::kClosingCounter, kSplit - 1, number) + "\"";
    return text + "}\n    }";
}

// Shards 0 to 2 are gone; 3 was split into 5 and 6.
const std::string kEntries =
    shard(3, "0", kBelowHalf, "      \"ParentShardId\": \"shardId-000000000000\",\n", kCreated, true) + ",\n"
    + shard(4, kHalf, kMax, "") + ",\n"
    + shard(5, "0", kBelowQuarter, "      \"ParentShardId\": \"shardId-000000000003\",\n", kSplit) + ",\n"
    + shard(6, kQuarter, kBelowHalf, "      \"ParentShardId\": \"shardId-000000000003\",\n", kSplit);

const std::string kShards = "{\n  \"Shards\": [\n" + kEntries + "\n  ]\n}\n";

const std::string kSummary = R"({
  "StreamDescriptionSummary": {
    "StreamName": "clicks",
    "StreamARN": "arn:aws:kinesis:eu-central-1:210987654321:stream/clicks",
    "StreamStatus": "ACTIVE",
    "StreamModeDetails": {"StreamMode": "PROVISIONED"},
    "RetentionPeriodHours": 48,
    "StreamCreationTimestamp": "2023-11-14T23:13:20+01:00",
    "EnhancedMonitoring": [{"ShardLevelMetrics": ["IncomingBytes"]}],
    "EncryptionType": "KMS",
    "KeyId": "alias/ours",
    "OpenShardCount": 3,
    "ConsumerCount": 0,
    "SomethingNew": {"Of": "tomorrow"}
  }
}
)";

base::Result<world::Scenario> import(std::span<const world::ImportText> texts)
{
    auto imported = world::importStreams(texts);
    if (!imported)
        return imported.error();
    return std::move(imported->scenario);
}

base::Result<world::Scenario> import(const std::string& text)
{
    const world::ImportText one{"paste", text};
    return import(std::span{&one, 1});
}

std::string problemOf(const std::string& text)
{
    const auto scenario = import(text);
    return scenario ? "" : scenario.error().text();
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

// All that a run can see of it.
std::string seen(const world::Scenario& scenario) { return world::writeScenario(scenario); }

}

TEST(StreamImport, StandsAsTheRealOneDoes)
{
    const auto scenario = import(kSummary + kShards);
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->settings.service.region, "eu-central-1");
    EXPECT_EQ(scenario->settings.service.account, "210987654321");
    EXPECT_EQ(scenario->settings.service.epochSecond, kSplit + 1);
    ASSERT_EQ(scenario->streams.size(), 1U);
    const auto world = world::makeWorld(*scenario);
    ASSERT_TRUE(world) << world.error().text();
    const streams::Stream& stream = world->service().streams().front();
    EXPECT_EQ(stream.name, "clicks");
    EXPECT_EQ(stream.status, streams::StreamStatus::Active);
    EXPECT_EQ(stream.retention, std::chrono::hours{48});
    EXPECT_EQ(stream.settings.encryption.keyId(), "alias/ours");
    EXPECT_EQ(streams::shardLevelMetricNames(stream.settings.monitoring), std::vector<std::string>{"IncomingBytes"});
    EXPECT_EQ(world->service().unixSecond(stream.created), kCreated);

    // What ListShards lists of it is what was pasted.
    const streams::ShardMap& map = *stream.map;
    ASSERT_EQ(map.shards().size(), 7U);
    EXPECT_EQ(map.open().size(), 3U);
    for (const std::uint32_t number : {3U, 4U, 5U, 6U}) {
        const streams::ShardDescription shown = world->service().describe(map.shard(streams::ShardIndex{number}));
        EXPECT_NE(kShards.find('"' + shown.startingSequenceNumber + '"'), std::string::npos) << number;
        EXPECT_NE(kShards.find('"' + shown.range.first.decimal() + '"'), std::string::npos) << number;
        EXPECT_NE(kShards.find('"' + shown.range.last.decimal() + '"'), std::string::npos) << number;
        EXPECT_EQ(shown.endingSequenceNumber.empty(), number != 3);
        if (number == 3) {
            EXPECT_NE(kShards.find('"' + shown.endingSequenceNumber + '"'), std::string::npos);
        }
    }
    for (const std::uint32_t number : {0U, 1U, 2U})
        EXPECT_TRUE(stream.isExpired(streams::ShardIndex{number}, world->now()));
    EXPECT_FALSE(stream.isExpired(streams::ShardIndex{3}, world->now()));
}

TEST(StreamImport, IsAScenarioLikeAnyOther)
{
    const auto scenario = import(kSummary + kShards);
    ASSERT_TRUE(scenario);
    const std::string text = world::writeScenario(*scenario);
    const auto again = world::parseScenario(text, "again", {});
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->streams, scenario->streams);
    EXPECT_EQ(world::makeWorld(*again)->fingerprint(), world::makeWorld(*scenario)->fingerprint());
}

TEST(StreamImport, TakesWhatTheAwsCliPrintsInAnyOrderAndShape)
{
    const std::string usual = seen(*import(kSummary + kShards));
    EXPECT_EQ(seen(*import(kShards + kSummary)), usual);
    // "--query Shards" and "--query StreamDescriptionSummary".
    EXPECT_EQ(seen(*import("[\n" + kEntries + "\n]\n" + kSummary)), usual);
    std::string bare = kSummary.substr(kSummary.find(": {") + 2);
    bare.erase(bare.rfind('}'));
    EXPECT_EQ(seen(*import(bare + kShards)), usual);
    // Seconds in place of a date, as version 1 prints them.
    EXPECT_EQ(seen(*import(replaced(kSummary, "\"2023-11-14T23:13:20+01:00\"", "1700000000.0") + kShards)), usual);
    // describe-stream has both in one.
    std::string description = replaced(kSummary, "StreamDescriptionSummary", "StreamDescription");
    description = replaced(description, "\"OpenShardCount\": 3,",
        "\"HasMoreShards\": false, \"Shards\": [\n" + kEntries + "\n],");
    EXPECT_EQ(seen(*import(description)), usual);
    // Two files.
    const std::vector<world::ImportText> files{{"a", kSummary}, {"b", kShards}};
    EXPECT_EQ(seen(*import(files)), usual);
    // Two pages.
    const std::string first = "{\"Shards\": [\n"
        + shard(3, "0", kBelowHalf, "      \"ParentShardId\": \"shardId-000000000000\",\n", kCreated, true)
        + "\n], \"NextToken\": \"AAA\"}";
    const std::string second = "{\"Shards\": [\n" + kEntries.substr(kEntries.find("    {", 10)) + "\n]}";
    EXPECT_EQ(seen(*import(kSummary + second + first)), usual);
}

TEST(StreamImport, TakesTagsAndModes)
{
    const auto scenario = import(replaced(kSummary, "PROVISIONED", "ON_DEMAND") + kShards
        + R"({"Tags": [{"Key": "team", "Value": "web"}], "HasMoreTags": false})");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const auto world = world::makeWorld(*scenario);
    ASSERT_TRUE(world) << world.error().text();
    const streams::Stream& stream = world->service().streams().front();
    EXPECT_TRUE(stream.settings.isOnDemand());
    EXPECT_EQ(stream.settings.tags, (streams::Tags{{"team", "web"}}));
    EXPECT_EQ(stream.map->open().size(), 3U);
}

TEST(StreamImport, SaysWhatIsMissingOrWrong)
{
    EXPECT_EQ(problemOf(""), "paste: is empty; paste what describe-stream-summary and list-shards print");
    EXPECT_EQ(problemOf(kSummary),
        "paste: lists no shards; add what \"aws kinesis list-shards --stream-name clicks\" prints");
    EXPECT_EQ(problemOf(kShards),
        "paste: says nothing of the stream itself; add what \"aws kinesis describe-stream-summary\" prints");
    EXPECT_EQ(problemOf("StreamName  clicks"), "paste:1: this is not JSON; run the command with --output json");
    EXPECT_EQ(problemOf(kSummary + "{\"Shards\": [], \"NextToken\": \"AAA\"}").substr(0, 20), "paste: lists no shar");
    EXPECT_EQ(problemOf(kSummary + replaced(kShards, "  ]\n}", "  ],\n  \"NextToken\": \"AAA\"\n}")),
        "paste: is not the whole list: it goes on after shardId-000000000006. Add page 2, what list-shards prints for "
        "the last NextToken");
    EXPECT_EQ(problemOf(replaced(kSummary, "\"OpenShardCount\": 3", "\"OpenShardCount\": 4") + kShards),
        "paste: lists 3 open shards where the summary counts 4; describe and list the stream again, in one go");
    EXPECT_EQ(problemOf(replaced(kSummary, "ACTIVE", "CREATING") + kShards),
        "paste:5, /StreamDescriptionSummary/StreamStatus: is CREATING; only a stream that is ACTIVE or UPDATING can be "
        "imported. Describe it again later");
    EXPECT_EQ(problemOf(kSummary + "{\"Limits\": []}").substr(0, 45), "paste:17, /: holds nothing of a stream; paste");
    // The second document begins in line 17.
    EXPECT_EQ(problemOf(kSummary
                  + replaced(kShards, "\"StartingHashKey\": \"" + kQuarter,
                      "\"StartingHashKey\": \"" + kHalf.substr(0, 38)))
                  .substr(0, 31),
        "paste:36: shardId-000000000006 ");
    EXPECT_EQ(problemOf(kSummary + replaced(kShards, "\"StartingHashKey\": \"0\"", "\"StartingHashKey\": \"-1\"")),
        "paste:22, /Shards/0/HashKeyRange/StartingHashKey: must be a decimal hash key below 2^128, not \"-1\"");
    EXPECT_EQ(problemOf(kSummary + replaced(kShards, "shardId-000000000004", "four")),
        "paste:26, /Shards/1/ShardId: must be the id of a shard like shardId-000000000007, not \"four\"");
    EXPECT_EQ(problemOf(kSummary + kShards + replaced(kSummary, "\"clicks\"", "\"orders\"")),
        "paste: lists no shards; add what \"aws kinesis list-shards --stream-name orders\" prints. Of several streams, "
        "each is described before its lists");
    EXPECT_EQ(problemOf(kSummary + "{\"Shards\": [").substr(0, 9), "paste:17:");
}

TEST(StreamImport, TellsWhatItIsLike)
{
    const auto scenario = import(kSummary + kShards);
    ASSERT_TRUE(scenario);
    const world::ImportVerdict verdict = world::verdictOn(scenario->streams.front());
    EXPECT_EQ(verdict.open, 3U);
    EXPECT_EQ(verdict.closed, 1U);
    EXPECT_EQ(verdict.expired, 3U);
    EXPECT_FALSE(verdict.isEven);
    EXPECT_EQ(verdict.narrowestPerMille, 250);
    EXPECT_EQ(verdict.widestPerMille, 500);
}

TEST(StreamImport, IsToldFromAScenario)
{
    EXPECT_TRUE(world::isImport(kSummary));
    EXPECT_TRUE(world::isImport(kShards));
    EXPECT_TRUE(world::isImport("[\n" + kEntries + "\n]"));
    EXPECT_FALSE(world::isImport(R"({"shardscope": 1, "streams": [{"name": "clicks"}]})"));
    EXPECT_FALSE(world::isImport("127.0.0.1 - -"));
    EXPECT_TRUE(world::isImport("Resources:\n  S:\n    Type: AWS::Kinesis::Stream\n"));
    EXPECT_TRUE(world::isImport("resource \"aws_kinesis_stream\" \"s\" {\n}\n"));
    EXPECT_TRUE(world::isImport(R"({"terraform_version": "1.9.0"})"));
    EXPECT_TRUE(world::isImport(R"({"Resources": {}})"));
    EXPECT_TRUE(world::isImport("Timestamp,IncomingBytes,IncomingRecords\n"));
}

// --- Consumers, and several streams --------------------------------------------------

namespace {

std::string consumer(const std::string& stream, const std::string& name, const std::string& status = "ACTIVE")
{
    return R"({"ConsumerName": ")" + name + R"(", "ConsumerARN": "arn:aws:kinesis:eu-central-1:210987654321:stream/)"
        + stream + "/consumer/" + name + R"(:1700000600", "ConsumerStatus": ")" + status
        + R"(", "ConsumerCreationTimestamp": 1700000600.0})";
}

// The same stream under another name.
std::string named(const std::string& name)
{
    return replaced(replaced(kSummary, "\"clicks\"", '"' + name + '"'), "stream/clicks", "stream/" + name);
}

}

TEST(StreamImport, BringsTheRegisteredConsumers)
{
    const auto scenario = import("{\"Consumers\": [" + consumer("clicks", "billing") + ", "
        + consumer("clicks", "old", "DELETING") + "]}\n" + kSummary + kShards + "{\"ConsumerDescription\": "
        + consumer("clicks", "audit") + "}\n" + "{\"ConsumerDescription\": " + consumer("clicks", "billing") + "}\n");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const auto world = world::makeWorld(*scenario);
    ASSERT_TRUE(world) << world.error().text();
    const std::vector<streams::RegisteredConsumer>& consumers = world->service().streams().front().consumers;
    ASSERT_EQ(consumers.size(), 2U);
    EXPECT_EQ(consumers[0].name, "audit");
    EXPECT_EQ(consumers[1].arn, "arn:aws:kinesis:eu-central-1:210987654321:stream/clicks/consumer/billing:1700000600");
    EXPECT_EQ(consumers[1].status, streams::ConsumerStatus::Active);
    EXPECT_EQ(world::verdictOn(scenario->streams.front()).consumers, 2U);
}

TEST(StreamImport, KeepsTheAgeOfItsConsumers)
{
    const std::string old = replaced(consumer("clicks", "billing"), "1700000600.0", "1600000000.0");
    const auto scenario = import(kSummary + kShards + "{\"Consumers\": [" + old + "]}");
    ASSERT_TRUE(scenario) << scenario.error().text();
    const auto world = world::makeWorld(*scenario);
    ASSERT_TRUE(world) << world.error().text();
    EXPECT_EQ(world->service().streams().front().consumers.at(0).arn,
        "arn:aws:kinesis:eu-central-1:210987654321:stream/clicks/consumer/billing:1600000000");
}

TEST(StreamImport, ReadsTextsOfWindows)
{
    const std::string mark = "\xef\xbb\xbf";
    const auto marked = import(mark + kSummary + mark + kShards);
    ASSERT_TRUE(marked) << marked.error().text();
    EXPECT_EQ(seen(*marked), seen(*import(kSummary + kShards)));
    EXPECT_TRUE(world::isImport(mark + kSummary));
    for (const char* utf16 : {"\xff\xfe{", "\xfe\xff{"})
        EXPECT_EQ(problemOf(utf16), "paste: is UTF-16 text, as > writes it in PowerShell; save it as UTF-8");
}

TEST(StreamImport, LeavesOutTagsOfAws)
{
    const auto scenario = import(kSummary + kShards
        + R"({"Tags": [{"Key": "aws:cloudformation:stack-name", "Value": "web"}, {"Key": "team", "Value": "web"}]})");
    ASSERT_TRUE(scenario) << scenario.error().text();
    EXPECT_EQ(scenario->streams.front().create.tags, (streams::Tags{{"team", "web"}}));
}

TEST(StreamImport, SaysWhoseConsumersAreMissingOrNotDescribed)
{
    EXPECT_EQ(problemOf(kSummary + kShards + "{\"Consumers\": [\n" + consumer("orders", "app") + "]}"),
        "paste:45, /Consumers/0: is a consumer of orders, which is not described here; add what \"aws kinesis "
        "describe-stream-summary --stream-name orders\" prints");
    EXPECT_EQ(problemOf(kSummary + kShards + "{\"Consumers\": [" + consumer("clicks", "app")
                  + "], \"NextToken\": \"AAA\"}"),
        "paste: is not the whole list of consumers; add what list-stream-consumers prints for the last NextToken");
    EXPECT_EQ(problemOf(kSummary + kShards + R"({"Consumers": [{"ConsumerName": "app", "ConsumerARN": "app"}]})"),
        "paste:44, /Consumers/0/ConsumerARN: must be the ARN of a consumer, not \"app\"");
}

TEST(StreamImport, TakesSeveralStreams)
{
    const auto scenario = import(kSummary + kShards + R"({"Tags": [{"Key": "team", "Value": "web"}]})" + named("orders")
        + kShards + replaced(named("orders"), "eu-central-1", "us-east-2") + kShards + "{\"Consumers\": ["
        + consumer("orders", "app") + "]}");
    ASSERT_TRUE(scenario) << scenario.error().text();
    ASSERT_EQ(scenario->streams.size(), 3U);
    EXPECT_EQ(scenario->streams[0].create.tags, (streams::Tags{{"team", "web"}}));
    EXPECT_TRUE(scenario->streams[1].create.tags.empty());
    EXPECT_EQ(scenario->streams[1].consumers.size(), 1U);
    EXPECT_EQ(scenario->settings.service.region, "eu-central-1");
    EXPECT_EQ(scenario->streams[1].home, streams::Home{});
    EXPECT_EQ(scenario->streams[2].home, (streams::Home{"", "us-east-2"}));
    ASSERT_TRUE(world::makeWorld(*scenario));
    const auto again = world::parseScenario(world::writeScenario(*scenario), "again", {});
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->streams, scenario->streams);
}
