// Injected faults from the scenario to the clients that meet them: what they do, what is counted, what Why? and the
// report say.
#include "support/scenarios.h"
#include "world/explain.h"
#include "world/queries.h"
#include "world/run_recorder.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace shardscope::world {
namespace {

using base::Duration;
using std::chrono::seconds;
using streams::FaultError;
using streams::FaultLatency;
using streams::FaultRule;
using streams::FaultTarget;

// A stream far below its limits, written to and read by both kinds of consumers.
std::string scenarioWith(const std::string& faults)
{
    return R"({"shardscope": 1, "name": "Faults", "length": "2m", "seed": 7,
      "streams": [{"name": "clicks", "shards": 2}],
      "faults": [)"
        + faults + R"(],
      "producers": [{"name": "web", "stream": "clicks", "rate": 200}],
      "consumers": [{"name": "app", "stream": "clicks"}, {"name": "efo", "stream": "clicks", "kind": "fan-out"}]})";
}

Scenario parsed(const std::string& json)
{
    auto scenario = parseScenario(json, "test.json", support::readerOfAccessLog());
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? std::move(*scenario) : Scenario{};
}

std::string problemOf(const std::string& fault)
{
    const auto scenario = parseScenario(scenarioWith(fault), "test.json", support::readerOfAccessLog());
    if (scenario)
        return "";
    const std::string text = scenario.error().text();
    return text.substr(text.find(", ") + 2);
}

World made(const std::string& faults)
{
    auto world = makeWorld(parsed(scenarioWith(faults)));
    EXPECT_TRUE(world.hasValue()) << world.error().text();
    return *std::move(world);
}

base::Instant at(Duration sinceStart) { return base::instantAt(sinceStart); }

World played(const std::string& faults, Duration length)
{
    World world = made(faults);
    world.runUntil(at(length));
    return world;
}

const clients::PutCounts& puts(const World& world)
{
    return std::get<clients::Producer>(world.actor("web")->client).counts();
}
const clients::ConsumerCounts& polls(const World& world)
{
    return std::get<clients::Poller>(world.actor("app")->client).counts();
}
const clients::ConsumerCounts& pushes(const World& world)
{
    return std::get<clients::FanOutConsumer>(world.actor("efo")->client).counts();
}

std::size_t indexOf(const World& world, std::string_view name)
{
    const auto& actors = world.actors();
    return std::size_t(std::find_if(actors.begin(), actors.end(), [name](const Actor& of) { return of.name == name; })
        - actors.begin());
}

FaultRule named(const std::string& name)
{
    FaultRule rule;
    rule.name = name;
    return rule;
}

// --- Clients -------------------------------------------------------------------------

TEST(FaultsOfClients, FailedEntriesAreTriedAgainAndStored)
{
    const World world = played(R"({"name": "flaky", "target": "entries", "share": 0.1})", seconds{60});
    EXPECT_GT(puts(world).refused, 800U) << "a tenth of 12,000";
    EXPECT_EQ(puts(world).offered, puts(world).stored + puts(world).dropped + puts(world).pending);
    // Three attempts in a row fail one time in a thousand.
    EXPECT_LT(puts(world).dropped, 60U);
    const streams::Stream& stream = world.service().stream(streams::StreamIndex{0});
    EXPECT_EQ(stream.failedEntries, puts(world).refused);
    std::uint64_t failed = 0;
    for (std::uint64_t i = world.seconds().firstIndex(); i < world.seconds().size(); ++i) {
        failed += world.seconds()[i]->streams[0].failedEntries;
        for (const ShardSample& shard : world.seconds()[i]->streams[0].shards)
            EXPECT_EQ(shard.refused, 0U) << "no shard throttles anything";
    }
    // Those of this very millisecond may be in the second to come.
    EXPECT_LE(failed, stream.failedEntries);
    EXPECT_GT(failed + 50, stream.failedEntries);
    EXPECT_GT(pushes(world).refusedCalls, 0U) << "events of subscriptions are hit too";
}

TEST(FaultsOfClients, FailedCallsAreTriedAgainAsAWhole)
{
    const World world =
        played(R"({"name": "flaky", "operations": ["PutRecords", "GetRecords"], "share": 0.2})", seconds{60});
    EXPECT_EQ(puts(world).offered, puts(world).stored + puts(world).dropped + puts(world).pending);
    EXPECT_GT(puts(world).refused, 1'500U);
    EXPECT_GT(polls(world).refusedCalls, 5U) << "of about 120";
    EXPECT_EQ(polls(world).lost, 0U);
    EXPECT_EQ(pushes(world).refusedCalls, 0U);
    EXPECT_EQ(world.service().stream(streams::StreamIndex{0}).failedEntries, 0U) << "whole calls have none";
    EXPECT_EQ(world.service().faults().lines().front().entries, 0U);
    EXPECT_GT(world.service().faults().lines().front().calls, 100U);
}

TEST(FaultsOfClients, ALatePollerPollsLessOftenAndReadsEverything)
{
    const World plain = played("", seconds{60});
    const World late = played(
        R"({"name": "slow", "error": "None", "operations": ["GetRecords"],
            "latency": {"kind": "fixed", "length": "3s"}})",
        seconds{60});
    // Once a second and shard, or once in four.
    EXPECT_GT(polls(plain).calls, 100U);
    EXPECT_LT(polls(late).calls, 40U);
    EXPECT_GT(polls(late).records + 2'000, puts(late).stored) << "a call takes what has come since the last one";
    EXPECT_EQ(polls(late).refusedCalls, 0U);
    EXPECT_EQ(puts(late).stored, puts(plain).stored);
}

TEST(FaultsOfClients, AMovedPollerWithoutAnIteratorReadsNothing)
{
    World world = made("");
    world.runUntil(at(seconds{20}));
    FaultRule rule = named("no iterators");
    rule.operations = {streams::Action::GetShardIterator};
    ASSERT_TRUE(isAccepted(world.apply({"you", streams::SetFaultRequest{rule}})));
    EXPECT_TRUE(isAccepted(world.apply({"you", MoveBookmark{"app", {}}})));
    const clients::ConsumerCounts before = polls(world);
    world.runUntil(at(seconds{40}));
    EXPECT_EQ(polls(world).records, before.records);
    EXPECT_GT(polls(world).refusedCalls, before.refusedCalls + 10);
    EXPECT_TRUE(isAccepted(world.apply({"you", streams::ClearFaultRequest{"no iterators"}})));
    world.runUntil(at(seconds{60}));
    EXPECT_GT(polls(world).records, before.records + 8'000) << "all of the minute, from its beginning";
}

TEST(FaultsOfClients, ALateSubscriptionBringsNothingBeforeItsAnswer)
{
    const std::string slow = R"({"name": "slow", "error": "None", "operations": ["SubscribeToShard"],
        "latency": {"kind": "fixed", "length": "30s"}})";
    // It is registered from the start and subscribes at once.
    EXPECT_GT(pushes(played("", seconds{25})).records, 1'000U);
    EXPECT_EQ(pushes(played(slow, seconds{29})).records, 0U);
    const World late = played(slow, seconds{60});
    EXPECT_GT(pushes(late).records + 200, pushes(played("", seconds{60})).records) << "then it has all there is";
    EXPECT_EQ(pushes(late).refusedCalls, 0U);
    // Nor does it while it subscribes anew, after five minutes.
    EXPECT_EQ(pushes(played(slow, seconds{332})).records, pushes(played(slow, seconds{358})).records);
    EXPECT_LT(pushes(played(slow, seconds{358})).records + 4'000, pushes(played(slow, seconds{370})).records);
}

TEST(FaultsOfClients, ALateSubscriptionIsTheSameInWholeAndInPieces)
{
    const std::string slow = R"({"name": "slow", "error": "None", "operations": ["SubscribeToShard"],
        "latency": {"kind": "lognormal", "median": "2s", "p99": "50s"}})";
    World whole = made(slow);
    World pieces = made(slow);
    // So little comes that seconds without anything are passed over.
    for (World* const world : {&whole, &pieces})
        EXPECT_TRUE(isAccepted(world->apply({"you", SetProducerRate{"web", {{{Duration{}, 1}}}}})));
    whole.runUntil(at(seconds{900}));
    while (pieces.now() < at(seconds{900}))
        pieces.runUntil(std::min(at(seconds{900}), pieces.now() + Duration{700}));
    EXPECT_EQ(whole.fingerprint(), pieces.fingerprint());
    EXPECT_GT(pushes(whole).records, 300U);
}

TEST(FaultsOfClients, LateAnswersMakeRetriesLate)
{
    const auto pendingAt = [](const std::string& latency) {
        return puts(played(R"({"name": "down", "operations": ["PutRecords"])" + latency + "}", seconds{10})).pending;
    };
    // All calls fail: what waits for its next attempt is what has come within the wait.
    EXPECT_GT(pendingAt(R"(, "latency": {"kind": "fixed", "length": "5s"})"), 2 * pendingAt(""));
}

TEST(FaultsOfClients, OfOneCallerLeaveOthersAlone)
{
    const World world = played(R"({"name": "flaky", "client": "app"})", seconds{20});
    EXPECT_GT(polls(world).refusedCalls, 10U);
    EXPECT_EQ(polls(world).records, 0U);
    EXPECT_EQ(puts(world).refused, 0U);
    EXPECT_EQ(pushes(world).refusedCalls, 0U);
}

TEST(FaultsOfClients, PlansAndRegistrationsOutliveAnOutage)
{
    World world = made(R"({"name": "outage", "until": "20s",
        "operations": ["DescribeStreamSummary", "SplitShard", "SubscribeToShard", "GetShardIterator"]})");
    EXPECT_TRUE(isAccepted(world.apply({"you",
        StartReshardPlan{
            {"plan", "clicks", {{clients::ReshardPlanStep::Kind::Split, base::HashKey{base::U128{12'345}}}}}}})));
    world.runUntil(at(seconds{19}));
    EXPECT_EQ(polls(world).records + pushes(world).records, 0U);
    world.runUntil(at(std::chrono::minutes{2}));
    EXPECT_EQ(world.service().stream(streams::StreamIndex{0}).map->open().size(), 3U);
    EXPECT_GT(polls(world).records, 10'000U);
    EXPECT_GT(pushes(world).records, 10'000U);
}

TEST(FaultsOfClients, OnlyWhileTheyLast)
{
    const World world =
        played(R"({"name": "outage", "operations": ["PutRecords"], "from": "10s", "until": "20s"})", seconds{60});
    const auto& frames = world.seconds();
    std::uint64_t during = 0;
    std::uint64_t after = 0;
    for (std::uint64_t i = frames.firstIndex(); i < frames.size(); ++i) {
        for (const ShardSample& shard : frames[i]->streams[0].shards)
            (i >= 10 && i < 20 ? during : after) += shard.records;
    }
    EXPECT_LT(during, 20U) << "what came with the very end";
    EXPECT_GT(after, 9'000U);
}

// --- Scenarios and runs --------------------------------------------------------------

TEST(FaultsInScenarios, SayWhatIsWrongAndWhere)
{
    struct Row {
        const char* fault;
        const char* problem;
    };
    constexpr Row kRows[]{
        {R"({"name": "a", "share": 2})", "/faults/0/share: must be 0 to 1, not 2"},
        {R"({"name": "a", "burst": 0})", "/faults/0/burst: must be 1 to 10000, not 0"},
        {R"({"name": "a", "operations": ["Put"]})",
            "/faults/0/operations/0: must be the name of an operation of the API, for example \"PutRecords\""},
        {R"({"name": "a", "operations": ["PutRecord"], "error": "LimitExceeded"})",
            "/faults/0/operations: hold PutRecord, which has no LimitExceeded"},
        {R"({"name": "a", "error": "Gone"})",
            "/faults/0/error: must be one of \"None\", \"InternalFailure\", \"ProvisionedThroughputExceeded\", "
            "\"LimitExceeded\", \"KMSThrottling\", not \"Gone\""},
        {R"({"name": "a", "error": "None"})",
            "/faults/0/error: is None and there is no \"latency\" either: the rule would do nothing"},
        {R"({"name": "a", "latency": {"kind": "fixed", "length": "61s"}})",
            "/faults/0/latency/length: must be 0s to 1m, not \"61s\""},
        {R"({"name": "a", "latency": {"kind": "fixed", "length": "1s", "p99": "2s"}})",
            "/faults/0/latency/p99: unknown field"},
        {R"({"name": "a", "stream": "other"})",
            "/faults/0/stream: there is no stream \"other\" under \"streams\"; one of another account or region goes "
            "by its ARN"},
        {R"({"name": "a", "stream": "clicks", "shard": "shardId-000000000002"})",
            "/faults/0/shard: the stream has no such shard"},
        {R"({"name": "a"}, {"name": "a"})", "/faults/1/name: there is already a fault of this name; give it another"},
    };
    for (const Row& row : kRows) {
        // What is known there instead is said behind it.
        const std::string problem = problemOf(row.fault);
        EXPECT_EQ(problem.substr(0, std::string_view{row.problem}.size()), row.problem) << row.fault << ": " << problem;
    }
}

TEST(FaultsInScenarios, AreTheSameRunEveryTimeAndAFileAgain)
{
    const std::string faults = R"({"name": "flaky", "target": "entries", "share": 0.05, "burst": 4},
        {"name": "slow", "error": "None", "share": 0.5,
         "latency": {"kind": "lognormal", "median": "20ms", "p99": "400ms"}})";
    const std::uint64_t first = played(faults, seconds{30}).fingerprint();
    EXPECT_EQ(played(faults, seconds{30}).fingerprint(), first);
    const Scenario again = parsed(writeScenario(parsed(scenarioWith(faults))));
    World world = *makeWorld(again);
    world.runUntil(at(seconds{12}));
    world.runUntil(at(seconds{30}));
    EXPECT_EQ(world.fingerprint(), first);
    EXPECT_NE(played("", seconds{30}).fingerprint(), first);
}

// A rule that hits nothing changes nothing that is stored.
TEST(FaultsInScenarios, WithoutAShareChangeNothing)
{
    const World none = played("", seconds{30});
    const World idle = played(R"({"name": "flaky", "share": 0})", seconds{30});
    EXPECT_EQ(puts(idle), puts(none));
    EXPECT_EQ(polls(idle).records, polls(none).records);
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(idle.service().stream(streams::StreamIndex{0}).lines[i].digest,
            none.service().stream(streams::StreamIndex{0}).lines[i].digest);
}

TEST(FaultsInScenarios, AreUndoneBranchedAndReplayed)
{
    Timeline timeline{parsed(scenarioWith(""))};
    Timeline untouched{parsed(scenarioWith(""))};
    ASSERT_TRUE(timeline.seek(at(seconds{10})));
    FaultRule rule = named("flaky");
    rule.target = FaultTarget::Entries;
    rule.sharePpm = 300'000;
    EXPECT_TRUE(isAccepted(timeline.apply({"you", streams::SetFaultRequest{rule}}, timeline.newGesture())));
    ASSERT_TRUE(timeline.seek(at(seconds{20})));
    const std::uint64_t withFault = timeline.world().fingerprint();
    EXPECT_GT(puts(timeline.world()).refused, 0U);
    EXPECT_TRUE(isAccepted(timeline.apply({"you", streams::ClearFaultRequest{"flaky"}}, timeline.newGesture())));
    EXPECT_FALSE(timeline.world().service().faults().isSet());
    EXPECT_TRUE(timeline.undo());
    EXPECT_TRUE(timeline.world().service().faults().isSet());
    EXPECT_EQ(timeline.world().fingerprint(), withFault);
    ASSERT_TRUE(timeline.seek(at(seconds{5})));
    EXPECT_FALSE(timeline.world().service().faults().isSet());
    ASSERT_TRUE(timeline.seek(at(seconds{20})));
    EXPECT_EQ(timeline.world().fingerprint(), withFault);
    EXPECT_TRUE(timeline.undo());
    ASSERT_TRUE(untouched.seek(at(seconds{20})));
    EXPECT_EQ(timeline.world().fingerprint(), untouched.world().fingerprint());
    EXPECT_FALSE(isAccepted(timeline.apply({"you", streams::ClearFaultRequest{"flaky"}}, timeline.newGesture())));
    EXPECT_EQ(timeline.world().fingerprint(), untouched.world().fingerprint()) << "a refused one leaves no trace";
}

// Also where a rule says more of a latency than its kind has a use for, which is not written.
TEST(FaultsInScenarios, AreTheSameOutOfAJournal)
{
    using Kind = FaultLatency::Kind;
    const FaultLatency latencies[] = {{Kind::None, Duration{50}, Duration{60}, 7},
        {Kind::Fixed, Duration{50}, Duration{5'000}, 7}, {Kind::Fixed, Duration{50}, Duration{120'000}, 0},
        {Kind::LogNormal, Duration{20}, Duration{400}, 7}, {Kind::Bimodal, Duration{20}, Duration{400}, 7},
        {Kind::Bimodal, Duration{20}, Duration{120'000}, 7}};
    for (const FaultLatency& latency : latencies) {
        FaultRule rule = named("flaky");
        rule.latency = latency;
        const Command command{"you", streams::SetFaultRequest{rule}};
        const auto again = parseCommand(writeCommand(command), "journal", {});
        ASSERT_TRUE(again) << again.error().text();
        World world = made("");
        World replayed = made("");
        EXPECT_EQ(isAccepted(world.apply(command)), isAccepted(replayed.apply(*again)));
        EXPECT_EQ(world.fingerprint(), replayed.fingerprint()) << static_cast<int>(latency.kind);
    }
}

TEST(FaultsInScenarios, SayHowLateACallIsAnswered)
{
    World world = made(R"({"name": "slow", "error": "None", "operations": ["DescribeStreamSummary"],
        "latency": {"kind": "fixed", "length": "250ms"}})");
    const auto delayOf = [&](Action action) {
        const Reply reply = world.apply({"you", std::move(action)});
        EXPECT_TRUE(isAccepted(reply));
        return reply.delay;
    };
    EXPECT_EQ(delayOf(streams::DescribeStreamSummaryRequest{"clicks"}), Duration{250});
    EXPECT_EQ(delayOf(streams::ListShardsRequest{.streamName = "clicks"}), Duration{});
    EXPECT_EQ(delayOf(streams::DescribeStreamSummaryRequest{"clicks"}), Duration{250});
    EXPECT_EQ(delayOf(streams::ClearFaultRequest{"slow"}), Duration{}) << "no call of the API";
    EXPECT_EQ(delayOf(streams::DescribeStreamSummaryRequest{"clicks"}), Duration{});
}

// --- Why? and the report -------------------------------------------------------------

TEST(WhyOfFaults, NamesTheFaultAndClearingItHelps)
{
    World world =
        played(R"({"name": "flaky", "target": "entries", "operations": ["PutRecords"], "share": 0.5})", seconds{20});
    const Explanation producer = explain(world, WhyClient{indexOf(world, "web")});
    EXPECT_EQ(producer.verdict, Verdict::Refused);
    ASSERT_EQ(producer.causes.size(), 2U);
    EXPECT_EQ(producer.causes[0].code, CauseCode::WritesRefused);
    EXPECT_EQ(producer.causes[1].code, CauseCode::FaultInjected);
    EXPECT_EQ(producer.causes[1].key, "flaky");
    EXPECT_GT(producer.causes[1].value, 0);
    ASSERT_EQ(producer.remedies.size(), 1U);
    EXPECT_EQ(producer.remedies.front().code, RemedyCode::ClearFault);

    const auto call = lastRefusedCall(world, "web");
    ASSERT_TRUE(call.has_value());
    const Explanation ofCall = explain(world, *call);
    ASSERT_EQ(ofCall.causes.size(), 2U);
    EXPECT_EQ(ofCall.causes[0].code, CauseCode::EntriesRefused);
    EXPECT_EQ(ofCall.causes[0].exception, streams::Exception::InternalFailure);
    EXPECT_EQ(ofCall.causes[1].code, CauseCode::FaultInjected);
    EXPECT_EQ(ofCall.causes[1].key, "flaky");

    ASSERT_EQ(producer.remedies.front().commands.size(), 1U);
    EXPECT_TRUE(isAccepted(world.apply({"you", producer.remedies.front().commands.front()})));
    world.runUntil(at(seconds{40}));
    EXPECT_EQ(explain(world, WhyClient{indexOf(world, "web")}).verdict, Verdict::Fine);
    const Explanation later = explain(world, *call);
    ASSERT_EQ(later.causes.size(), 2U) << "why it was is still known";
    EXPECT_EQ(later.causes[1].key, "flaky");
}

TEST(WhyOfFaults, TellsTheFaultThatRefusesMostOfAStream)
{
    const World world = played(R"({"name": "rare", "operations": ["GetRecords"], "share": 0.1},
        {"name": "flaky", "target": "entries", "operations": ["PutRecords"], "share": 0.5})",
        seconds{20});
    const auto worst = worstFault(world, streams::StreamIndex{0});
    ASSERT_TRUE(worst.has_value());
    EXPECT_EQ(world.service().faults().rule(worst->fault).name, "flaky");
    EXPECT_GT(worst->calls, 10);
    EXPECT_EQ(worst->newest.caller, "web");
    EXPECT_EQ(explain(world, worst->newest).causes.back().key, "flaky");
    EXPECT_FALSE(worstFault(played("", seconds{20}), streams::StreamIndex{0}).has_value());
}

TEST(WhyOfFaults, DoesNotBlameWhatOnlyMakesLate)
{
    World world = made(R"({"name": "slow", "error": "None", "operations": ["PutRecords"],
        "latency": {"kind": "fixed", "length": "50ms"}})");
    EXPECT_TRUE(isAccepted(world.apply({"you", SetProducerRate{"web", {{{Duration{}, 5'000}}}}})));
    world.runUntil(at(seconds{20}));
    const auto call = lastRefusedCall(world, "web");
    ASSERT_TRUE(call.has_value());
    EXPECT_EQ(call->call.fault, 0U) << "it was late, too";
    EXPECT_FALSE(worstFault(world, streams::StreamIndex{0}).has_value());
    for (const Cause& cause : explain(world, WhyClient{indexOf(world, "web")}).causes)
        EXPECT_NE(cause.code, CauseCode::FaultInjected);
}

TEST(ReportOfFaults, SaysThatTheNumbersAreNotTheServices)
{
    const auto reportOf = [](const std::string& faults) {
        const Scenario scenario = parsed(scenarioWith(faults));
        World world = *makeWorld(scenario);
        RunRecorder recorder;
        for (int second = 1; second <= 5; ++second) {
            world.runUntil(at(seconds{second}));
            recorder.observe(world);
        }
        EXPECT_TRUE(isAccepted(world.apply({"you", streams::SetFaultRequest{named("late")}})));
        EXPECT_TRUE(isAccepted(world.apply({"you", streams::ClearFaultRequest{"late"}})));
        return recorder.report(world, scenario);
    };
    const Report report = reportOf(R"({"name": "flaky", "operations": ["PutRecords"]})");
    ASSERT_EQ(report.faults.size(), 2U);
    EXPECT_EQ(report.faults[0].name, "flaky");
    EXPECT_TRUE(report.faults[0].isSet);
    EXPECT_GT(report.faults[0].calls, 10U);
    EXPECT_FALSE(report.faults[1].isSet);
    const std::string text = reportText(report);
    EXPECT_NE(text.find("Faults were injected on purpose"), std::string::npos) << text;
    EXPECT_NE(text.find("late hit 0 calls and 0 entries, and was cleared"), std::string::npos) << text;
    EXPECT_NE(reportJson(report).find("\"faults\""), std::string::npos);
    EXPECT_EQ(reportText(Report{}).find("Faults"), std::string::npos);
}

}
}
