#include "world/capture.h"

#include "support/scenarios.h"
#include "world/recorded_calls.h"
#include "world/scenario_player.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using base::Duration;
using world::TimedCommand;

namespace {

std::vector<TimedCommand> parsed(const std::string& text)
{
    const auto calls = world::parseCapture(text, "calls");
    EXPECT_TRUE(calls) << calls.error().text();
    return calls ? *calls : std::vector<TimedCommand>{};
}

std::string problemOf(const std::string& text)
{
    const auto calls = world::parseCapture(text, "calls");
    return calls ? "" : calls.error().text();
}

streams::PutRecordRequest put(std::string key)
{
    return {
        .streamName = "clicks", .record = {std::move(key), std::nullopt, std::make_shared<const std::string>("data")}};
}

// What two people and a program do with a stream.
void act(world::Timeline& run)
{
    const auto give = [&run](std::int64_t ms, const std::string& caller, world::Action action, bool isFromOutside) {
        run.runUntil(base::instantAt(Duration{ms}));
        (void)run.apply({caller, std::move(action), isFromOutside}, run.newGesture());
    };
    give(1'500, "you", streams::SplitShardRequest{"clicks", "shardId-000000000000", "1000"}, false);
    give(1'500, "you", streams::SplitShardRequest{"clicks", "shardId-000000000001", "7"}, false); // refused
    give(2'000, "shop", put("a"), true);
    give(2'000, "shop", put("b"), true);
    give(2'100, "you", world::SetConsumerProcessing{"billing", 250, false}, false);
    give(40'000, "shop", put("c"), true);
    run.runUntil(base::instantAt(Duration{60'000}));
}

world::Scenario quiet()
{
    world::Scenario scenario;
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}}};
    return scenario;
}

}

TEST(Capture, IsOneEventOfAScenarioALine)
{
    const std::vector<TimedCommand> calls{{base::instantAt(Duration{1'500}), {"shop", put("a"), true}},
        {base::instantAt(Duration{60'000}), {"you", streams::DescribeLimitsRequest{}}}};
    EXPECT_EQ(world::captureText(calls),
        "{\"at\": \"1500ms\", \"call\": \"PutRecord\", \"caller\": \"shop\", \"outside\": true, "
        "\"StreamName\": \"clicks\", \"PartitionKey\": \"a\", \"Data\": \"ZGF0YQ==\"}\n"
        "{\"at\": \"1m\", \"call\": \"DescribeLimits\", \"caller\": \"you\"}\n");
}

TEST(Capture, ReadsWhatItHasWritten)
{
    std::vector<TimedCommand> calls;
    for (const world::Command& command : support::everyCommand()) {
        if (!std::holds_alternative<world::AddAgent>(command.action)) // its file is beside a scenario, not a capture
            calls.push_back({base::instantAt(Duration{std::int64_t(calls.size()) * 7}), command});
    }
    EXPECT_EQ(parsed(world::captureText(calls)), calls);
}

TEST(Capture, OfARunReplaysToTheSameWorld)
{
    world::Timeline run{quiet()};
    act(run);
    const std::vector<TimedCommand> calls = world::recordedCalls(run).calls;
    ASSERT_EQ(calls.size(), 5U); // refused ones too, commands of the simulator's own not
    const auto scenario = world::replayCalls(quiet(), parsed(world::captureText(calls)), {}, "calls");
    ASSERT_TRUE(scenario) << scenario.error().text();
    world::ScenarioPlayer replay{*world::makeWorld(*scenario), scenario->events};
    replay.runUntil(base::instantAt(Duration{60'000}));
    EXPECT_EQ(replay.world().service().streams().front().map->open(),
        run.world().service().streams().front().map->open());
    ASSERT_EQ(replay.world().service().calls().recent().size(), run.world().service().calls().recent().size());
    for (std::uint64_t i = 0; i < run.world().service().calls().recent().size(); ++i) {
        const streams::CallRecord& was = run.world().service().calls().recent()[i];
        const streams::CallRecord& is = replay.world().service().calls().recent()[i];
        EXPECT_EQ(is.at, was.at);
        EXPECT_EQ(is.action, was.action);
        EXPECT_EQ(is.outcome, was.outcome);
        EXPECT_EQ(is.shard, was.shard);
    }
    for (std::size_t i = 0; i < run.world().service().streams().front().lines.size(); ++i)
        EXPECT_EQ(replay.world().service().streams().front().lines[i].digest,
            run.world().service().streams().front().lines[i].digest);
}

TEST(Capture, ReplaysAtAnotherPaceAndMakesTheStreamsItNeeds)
{
    const std::string text =
        R"({"at": "10s", "call": "PutRecord", "StreamName": "orders", "PartitionKey": "a", "Data": ""}
{"at": "20s", "call": "CreateStream", "StreamName": "later", "ShardCount": 1}
{"at": "1m", "call": "PutRecord", "StreamName": "later", "PartitionKey": "a", "Data": ""}
)";
    const auto scenario = world::replayCalls({}, parsed(text), {.shards = 3, .speedThousandths = 2'000}, "calls");
    ASSERT_TRUE(scenario);
    ASSERT_EQ(scenario->streams.size(), 1U);
    EXPECT_EQ(scenario->streams[0].create.streamName, "orders");
    EXPECT_EQ(scenario->streams[0].create.shardCount, 3U);
    ASSERT_EQ(scenario->events.size(), 3U);
    EXPECT_EQ(scenario->events[0].at, base::instantAt(Duration{5'000}));
    EXPECT_EQ(scenario->events[2].at, base::instantAt(Duration{30'000}));
    // It is a scenario that can be saved and read again.
    EXPECT_TRUE(world::parseScenario(world::writeScenario(*scenario), "again", {}));
}

TEST(Capture, ReplaysWithoutPausesInTheOrderOfTheCalls)
{
    const std::string put = R"("call": "PutRecord", "StreamName": "orders", "Data": "", "PartitionKey": )";
    const std::string text = "{\"at\": \"10s\", " + put + "\"a\"}\n{\"at\": \"40h\", " + put + "\"b\"}\n";
    const auto replay = [&](std::int64_t speed) {
        const auto scenario = world::replayCalls({}, parsed(text), {.shards = 1, .speedThousandths = speed}, "calls");
        EXPECT_TRUE(scenario) << scenario.error().text();
        return *scenario;
    };
    const world::Scenario scenario = replay(world::kReplayAtOnce);
    ASSERT_EQ(scenario.events.size(), 2U);
    const auto keyOf = [&](std::size_t i) {
        return std::get<streams::PutRecordRequest>(scenario.events[i].command.action).record.partitionKey;
    };
    EXPECT_EQ(keyOf(0) + keyOf(1), "ab");
    EXPECT_EQ(scenario.events.back().at, base::kWorldStart);
    EXPECT_EQ(replay(10).events.front().at, base::instantAt(Duration{1'000'000}));
    EXPECT_EQ(world::replayedAt(Duration{60'000}, 2'000), Duration{30'000});
    EXPECT_FALSE(world::replayedAt(std::chrono::hours{24 * 365}, 1).has_value());
    // The same calls at the same speed are the same run.
    world::Timeline one{scenario};
    world::Timeline other{replay(world::kReplayAtOnce)};
    one.runUntil(base::instantAt(Duration{5'000}));
    other.runUntil(base::instantAt(Duration{5'000}));
    EXPECT_EQ(one.world().fingerprint(), other.world().fingerprint());
}

TEST(Capture, ReadsTheRecordsOfFerrokinesis)
{
    const auto line = [](const std::string& op, std::int64_t ts, const std::string& key, const std::string& more = {}) {
        return "{\"op\":\"" + op + "\",\"ts\":" + std::to_string(ts) + ",\"stream\":\"s\",\"partition_key\":\"" + key
            + "\",\"data\":\"aGk=\"" + more + ",\"sequence_number\":\"49\",\"shard_id\":\"shardId-000000000000\"}\r\n";
    };
    const std::vector<TimedCommand> calls =
        parsed(line("PutRecord", 1'700'000'000'000, "a", ",\"explicit_hash_key\":\"5\"") + "\n"
            + line("PutRecords", 1'700'000'000'250, "b") + line("PutRecords", 1'700'000'000'250, "c")
            + line("PutRecords", 1'700'000'000'251, "d"));
    ASSERT_EQ(calls.size(), 3U);
    EXPECT_EQ(calls[0].at, base::kWorldStart);
    const auto& one = std::get<streams::PutRecordRequest>(calls[0].command.action);
    EXPECT_EQ(one.record.partitionKey, "a");
    EXPECT_EQ(one.record.explicitHashKey, "5");
    EXPECT_EQ(*one.record.data, "hi");
    EXPECT_EQ(calls[1].at, base::instantAt(Duration{250}));
    EXPECT_EQ(std::get<streams::PutRecordsRequest>(calls[1].command.action).records.size(), 2U);
    EXPECT_EQ(std::get<streams::PutRecordsRequest>(calls[2].command.action).records.size(), 1U);
    EXPECT_TRUE(calls[2].command.isFromOutside);
}

TEST(Capture, ReadsPagesOfRecords)
{
    const std::string first = R"({
  "Records": [
    {"SequenceNumber": "49", "ApproximateArrivalTimestamp": "2026-11-20T01:00:01.250000+01:00", "Data": "aGk=",
     "PartitionKey": "b", "EncryptionType": "NONE"}
  ],
  "NextShardIterator": "AAAA", "MillisBehindLatest": 0
})";
    const std::string second =
        R"({"Records": [{"ApproximateArrivalTimestamp": 1795132800.75, "Data": "", "PartitionKey":
        "a"}], "MillisBehindLatest": 5})";
    EXPECT_TRUE(world::isCapture(first));
    EXPECT_TRUE(world::isCapture(second));
    const std::string mark = "\xef\xbb\xbf"; // as Windows writes it
    EXPECT_TRUE(world::isCapture(mark + first));
    const std::vector<TimedCommand> calls = parsed(mark + first + "\n" + second);
    ASSERT_EQ(calls.size(), 2U);
    EXPECT_EQ(calls[0].at, base::kWorldStart);
    const auto& put = std::get<streams::PutRecordRequest>(calls[1].command.action);
    EXPECT_EQ(calls[1].at, base::instantAt(Duration{500}));
    EXPECT_EQ(put.streamName, "records");
    EXPECT_EQ(put.record.partitionKey, "b");
    EXPECT_EQ(*put.record.data, "hi");
    EXPECT_TRUE(calls[1].command.isFromOutside);
    const std::string page = R"({"Records": [], "MillisBehindLatest": 0})";
    EXPECT_EQ(problemOf(page), "calls: holds no records; get them from an iterator that is TRIM_HORIZON, page by page");
    EXPECT_EQ(problemOf(page + "\n" + R"({"Records": [{"PartitionKey": "a", "Data": "?"}]})").substr(0, 35),
        "calls:2, /Records/0/Data: is not ba");
    EXPECT_EQ(problemOf(page + R"({"Records": [{"PartitionKey": "a", "Data": ""}]})"),
        "calls:1, /Records/0: lacks \"ApproximateArrivalTimestamp\": when the record arrived");
}

TEST(Capture, NamesTheLineAndTheRemedy)
{
    const std::string good = R"({"at": "1s", "call": "DescribeLimits"})";
    EXPECT_EQ(problemOf(""), "calls: holds no calls; a capture has one JSON object a line");
    EXPECT_EQ(problemOf(good + "\n\n{\"call\": \"DescribeLimits\"}"),
        "calls:3, /: lacks \"at\": when the call was made, for example \"1500ms\"");
    EXPECT_EQ(problemOf(good + "\nnonsense").substr(0, 8), "calls:2:");
    EXPECT_EQ(problemOf(R"({"at": "-1s", "call": "DescribeLimits"})"),
        "calls:1, /at: lies before the start of the run; times count from 0s on");
    EXPECT_EQ(problemOf(good + "\n" + R"({"at": "1s", "call": "MakeStream"})").substr(0, 47),
        "calls:2, /call: there is no call \"MakeStream\"; ");
    EXPECT_EQ(problemOf(R"({"at": "1s", "call": "DescribeLimits", "colour": "red"})").substr(0, 41),
        "calls:1, /colour: unknown field; known he");
    EXPECT_EQ(problemOf(R"({"op":"PutRecord","ts":1,"stream":"s","partition_key":"k","data":"?"})").substr(0, 35),
        "calls:1, /data: is not base64 (lett");
}

TEST(Capture, IsToldByItsFirstLine)
{
    EXPECT_TRUE(world::isCapture("\n{\"at\": \"1s\", \"call\": \"DescribeLimits\"}\n"));
    EXPECT_TRUE(world::isCapture("{\"op\":\"PutRecord\",\"ts\":1}\n{\"op\":\"PutRecord\"}"));
    EXPECT_FALSE(world::isCapture("{\n  \"shardscope\": 1\n}"));
    EXPECT_FALSE(world::isCapture("{\"shardscope\": 1, \"events\": [{\"at\": \"1s\", \"call\": \"DescribeLimits\"}]}"));
    EXPECT_FALSE(world::isCapture("127.0.0.1 - - [17/May/2015:10:05:03 +0000]"));
}

// --- The request behind a line of the log ---------------------------------------------

namespace {

// The request of the last call of that operation in the log, as a line of a capture.
std::string requestOf(const world::Timeline& run, streams::Action action, std::size_t fromLast = 0)
{
    const auto& log = run.world().service().calls().recent();
    for (std::uint64_t i = log.size(); i-- > log.firstIndex();) {
        if (log[i].action != action || fromLast-- > 0)
            continue;
        const world::RecordedCalls found = world::recordedCall(run, {false, i, log[i].at});
        return found.calls.empty() ? "missing " + std::to_string(static_cast<int>(found.missing))
                                   : world::captureText(found.calls);
    }
    return "no such call";
}

std::string missing(world::CallsMissing why) { return "missing " + std::to_string(static_cast<int>(why)); }

}

TEST(RecordedCalls, FindsEachOfSeveralCallsOfOneInstant)
{
    world::Timeline run{quiet()};
    act(run);
    EXPECT_NE(requestOf(run, streams::Action::PutRecord, 0).find("\"c\""), std::string::npos);
    EXPECT_NE(requestOf(run, streams::Action::PutRecord, 1).find("\"b\""), std::string::npos);
    EXPECT_NE(requestOf(run, streams::Action::PutRecord, 2).find("\"a\""), std::string::npos);
    EXPECT_NE(requestOf(run, streams::Action::SplitShard, 0).find("\"7\""), std::string::npos);
    EXPECT_NE(requestOf(run, streams::Action::SplitShard, 1).find("\"1000\""), std::string::npos);
    // The list of control calls has its own numbers.
    const auto& control = run.world().service().calls().control();
    EXPECT_EQ(world::recordedCall(run, {true, 0, control[0].at}).calls.size(), 1U);
    EXPECT_EQ(world::recordedCall(run, {true, 9, control[0].at}).missing, world::CallsMissing::Gone);
    EXPECT_EQ(world::recordedCall(run, {true, 0, base::kWorldStart}).missing, world::CallsMissing::Gone);
}

TEST(RecordedCalls, KnowsTheCallBehindAConsumersMove)
{
    world::Scenario scenario = quiet();
    scenario.events = {{base::instantAt(Duration{1'000}), {"scenario", streams::DescribeLimitsRequest{}}}};
    world::AddConsumer add;
    add.config.name = "billing";
    add.config.stream = "clicks";
    scenario.clients = {{"scenario", add}};
    world::Timeline run{scenario};
    run.runUntil(base::instantAt(Duration{2'000}));
    ASSERT_TRUE(world::isAccepted(run.apply(
        {.action = world::SetConsumerKind{"billing", clients::ConsumerConfig::Kind::FanOut}}, run.newGesture())));
    EXPECT_NE(requestOf(run, streams::Action::RegisterStreamConsumer)
                  .find("\"StreamName\": \"clicks\", \"ConsumerName\": \"billing\""),
        std::string::npos);
    EXPECT_NE(requestOf(run, streams::Action::DescribeLimits).find("DescribeLimits"), std::string::npos);
    EXPECT_EQ(requestOf(run, streams::Action::GetRecords), missing(world::CallsMissing::Simulated));
    run.forgetPast();
    EXPECT_EQ(requestOf(run, streams::Action::RegisterStreamConsumer), missing(world::CallsMissing::Forgotten));
    EXPECT_EQ(world::recordedCalls(run).missing, world::CallsMissing::Forgotten);
}

// A home of one's own is a name of one's own in the log.
TEST(RecordedCalls, FindsACallFromAnotherHome)
{
    world::Timeline run{quiet()};
    run.runUntil(base::instantAt(Duration{1'000}));
    world::Command command{"boto3", streams::ListStreamsRequest{}, true, {"210987654321", "eu-west-1"}};
    (void)run.apply(command, run.newGesture());
    const auto place = world::newestCallOf(run.world(), "boto3 \u00b7 210987654321 \u00b7 eu-west-1");
    ASSERT_TRUE(place.has_value());
    const world::RecordedCalls found = world::recordedCall(run, *place);
    ASSERT_EQ(found.calls.size(), 1U);
    EXPECT_EQ(found.calls.front().command, command);
    EXPECT_FALSE(world::newestCallOf(run.world(), "nobody").has_value());
}

namespace {

world::Timeline simulated()
{
    world::Scenario scenario = quiet();
    world::AddProducer shop;
    shop.config.name = "shop";
    shop.config.stream = "clicks";
    shop.config.rate = clients::Curve{{{Duration{0}, 50}}};
    shop.config.keys.count = 100;
    world::AddConsumer reader;
    reader.config.name = "reader";
    reader.config.stream = "clicks";
    reader.config.kind = clients::ConsumerConfig::Kind::FanOut;
    world::AddConsumer poller = reader;
    poller.config.name = "poller";
    poller.config.kind = clients::ConsumerConfig::Kind::Shared;
    scenario.clients = {{"scenario", shop}, {"scenario", poller}};
    world::Timeline run{scenario};
    run.runUntil(base::instantAt(Duration{10'000}));
    // What is there from the start is registered without a call.
    EXPECT_TRUE(world::isAccepted(run.apply({"you", reader}, run.newGesture())));
    run.runUntil(base::instantAt(Duration{20'000}));
    return run;
}

// The last call of that operation in the log.
std::optional<streams::CallPlace> lastOf(const world::World& world, streams::Action action)
{
    const auto& log = world.service().calls().recent();
    for (std::uint64_t i = log.size(); i-- > log.firstIndex();) {
        if (log[i].action == action)
            return streams::CallPlace{false, i, log[i].at};
    }
    return std::nullopt;
}

}

TEST(RemadeCalls, OfAProducerHaveTheKeysAndSizesOfTheRun)
{
    world::Timeline run = simulated();
    const std::uint64_t before = run.world().fingerprint();
    const auto place = lastOf(run.world(), streams::Action::PutRecords);
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(world::recordedCall(run, *place).missing, world::CallsMissing::Simulated);
    const world::RecordedCalls made = world::remadeCall(run, *place);
    ASSERT_EQ(made.calls.size(), 1U);
    EXPECT_TRUE(made.hasFiller);
    EXPECT_EQ(made.calls.front().at, place->at);
    EXPECT_EQ(made.calls.front().command.caller, "shop");
    const auto* request = std::get_if<streams::PutRecordsRequest>(&made.calls.front().command.action);
    ASSERT_NE(request, nullptr);
    EXPECT_EQ(request->streamName, "clicks");
    const auto batch = run.batchOf(place->index, place->at);
    ASSERT_NE(batch, nullptr);
    ASSERT_EQ(request->records.size(), batch->entries.size());
    for (std::size_t i = 0; i < request->records.size(); ++i) {
        const streams::PutEntry& sent = request->records[i];
        EXPECT_EQ(sent.partitionKey, batch->entries[i].sent.partitionKey);
        ASSERT_TRUE(sent.data);
        EXPECT_EQ(std::int64_t(sent.partitionKey.size() + sent.data.size()), batch->entries[i].size);
    }
    EXPECT_EQ(run.world().fingerprint(), before);
}

TEST(RemadeCalls, OfAConsumerAreItsRegistrationAndItsSubscriptions)
{
    world::Timeline run = simulated();
    const auto registration = lastOf(run.world(), streams::Action::RegisterStreamConsumer);
    ASSERT_TRUE(registration.has_value());
    const world::RecordedCalls made = world::remadeCall(run, *registration);
    ASSERT_EQ(made.calls.size(), 1U);
    EXPECT_FALSE(made.hasFiller);
    EXPECT_EQ(made.calls.front().command.action,
        (world::Action{streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "reader"}}));
    const auto subscription = lastOf(run.world(), streams::Action::SubscribeToShard);
    ASSERT_TRUE(subscription.has_value());
    const world::RecordedCalls subscribed = world::remadeCall(run, *subscription);
    ASSERT_EQ(subscribed.calls.size(), 1U);
    const auto* request = std::get_if<streams::SubscribeToShardRequest>(&subscribed.calls.front().command.action);
    ASSERT_NE(request, nullptr);
    const streams::Stream& stream = run.world().service().streams().front();
    ASSERT_EQ(stream.consumers.size(), 1U);
    EXPECT_EQ(request->consumerArn, stream.consumers.front().arn);
    EXPECT_EQ(request->shardId, streams::shardId(*run.world().service().calls().recent()[subscription->index].shard));
}

// What it asked for begins where it read: another call from there gets the same first record.
TEST(RemadeCalls, OfAPollerReadFromTheSamePlace)
{
    world::Timeline run = simulated();
    const std::uint64_t before = run.world().fingerprint();
    const auto& log = run.world().service().calls().recent();
    int reads = 0;
    for (std::uint64_t i = log.size(); i-- > log.firstIndex() && reads < 5;) {
        const streams::CallRecord call = log[i];
        if (call.action != streams::Action::GetRecords || call.records == 0)
            continue;
        ++reads;
        const world::RecordedCalls made = world::remadeCall(run, {false, i, call.at});
        ASSERT_EQ(made.calls.size(), 2U);
        EXPECT_EQ(made.calls.back().command.caller, "poller");
        const auto* iterator = std::get_if<streams::GetShardIteratorRequest>(&made.calls.front().command.action);
        ASSERT_NE(iterator, nullptr);
        EXPECT_EQ(iterator->streamName, "clicks");
        EXPECT_EQ(iterator->shardId, streams::shardId(*call.shard));
        EXPECT_EQ(made.calls.back().command.action,
            (world::Action{streams::GetRecordsRequest{.shardIterator = {}, .limit = 10'000}}));
        world::World again = run.world();
        const world::Reply got = again.apply({"you", *iterator});
        ASSERT_TRUE(std::holds_alternative<std::string>(got));
        const world::Reply page = again.apply({"you", streams::GetRecordsRequest{std::get<std::string>(got), 1}});
        const auto* records = std::get_if<streams::GetRecordsAnswer>(&page);
        ASSERT_NE(records, nullptr);
        ASSERT_EQ(records->records.size(), 1U);
        const base::Instant first = records->records.front().approximateArrival;
        EXPECT_LE(first, call.at);
        EXPECT_GE(first, call.at - Duration{2'000}) << "nothing that the poll before it had got";
    }
    EXPECT_EQ(reads, 5);
    EXPECT_EQ(run.world().fingerprint(), before);
}

// Every call that simulated clients make has a request, whoever makes it and whatever became of it.
TEST(RemadeCalls, AreThereForEveryLineOfTheLog)
{
    world::Scenario scenario = quiet();
    world::AddProducer shop;
    shop.config.name = "shop";
    shop.config.stream = "clicks";
    shop.config.rate = clients::Curve{{{Duration{0}, 3'000}}}; // too much for its shards
    world::AddConsumer poller;
    poller.config.name = "poller";
    poller.config.stream = "clicks";
    world::AddConsumer stranger = poller;
    stranger.config.name = "stranger";
    stranger.config.account = "210987654321"; // nobody has let it in
    world::AddConsumer fanOut = poller;
    fanOut.config.name = "fan-out";
    fanOut.config.kind = clients::ConsumerConfig::Kind::FanOut;
    world::AddAutoscaler scaler;
    scaler.config.name = "scaler";
    scaler.config.stream = "clicks";
    scenario.clients = {{"scenario", shop}, {"scenario", poller}, {"scenario", stranger}, {"scenario", fanOut},
        {"scenario", scaler}};
    world::Timeline run{scenario};
    run.runUntil(base::instantAt(Duration{900'000}));
    const streams::CallLog& log = run.world().service().calls();
    const auto check = [&](const streams::CallPlace& place, const streams::CallRecord& call) {
        const world::RecordedCalls made = world::remadeCall(run, place);
        ASSERT_EQ(made.missing, world::CallsMissing::None) << streams::actionName(call.action);
        EXPECT_EQ(world::actionName(made.calls.back().command.action), streams::actionName(call.action));
    };
    ASSERT_GT(log.control().size(), 0U) << "the autoscaler has called";
    for (std::uint64_t i = log.control().firstIndex(); i < log.control().size(); ++i)
        check({true, i, log.control()[i].at}, log.control()[i]);
    for (std::uint64_t i = log.recent().size() - 40; i < log.recent().size(); ++i) {
        if (streams::isDataCall(log.recent()[i].action))
            check({false, i, log.recent()[i].at}, log.recent()[i]);
    }
    // From another account a stream goes by its ARN.
    const auto denied = world::newestCallOf(run.world(), "stranger");
    ASSERT_TRUE(denied.has_value());
    const world::RecordedCalls made = world::remadeCall(run, *denied);
    ASSERT_FALSE(made.calls.empty());
    EXPECT_EQ(std::get<streams::GetShardIteratorRequest>(made.calls.front().command.action).streamArn,
        "arn:aws:kinesis:us-east-1:123456789012:stream/clicks");
}

TEST(RemadeCalls, NeedAPast)
{
    world::Timeline run = simulated();
    const auto place = lastOf(run.world(), streams::Action::PutRecords);
    run.forgetPast();
    EXPECT_TRUE(world::remadeCall(run, *place).calls.empty());
}
