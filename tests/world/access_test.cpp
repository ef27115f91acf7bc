// Keys and switches from the command to the clients that meet them: what they do, what is logged, what Why? says.
#include "support/scenarios.h"
#include "world/explain.h"
#include "world/queries.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace shardscope::world {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kArn = "arn:aws:kms:us-east-1:123456789012:alias/orders";

// An encrypted stream that is written to and read by both kinds of consumers.
const std::string kScenario = R"({"shardscope": 1, "name": "Access", "length": "20m",
  "streams": [{"name": "clicks", "shards": 2, "kmsKey": "alias/orders"}],
  "producers": [{"name": "web", "stream": "clicks", "rate": 200}],
  "consumers": [{"name": "app", "stream": "clicks"}, {"name": "efo", "stream": "clicks", "kind": "fan-out"}]})";

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

World made(const std::string& json)
{
    auto world = makeWorld(parsed(json));
    EXPECT_TRUE(world.hasValue()) << world.error().text();
    return *std::move(world);
}

void give(World& world, Action action)
{
    const Reply reply = world.apply({"you", std::move(action)});
    EXPECT_TRUE(isAccepted(reply)) << std::get<streams::Refusal>(reply).message;
}

void setKey(World& world, streams::KeyState state) { give(world, streams::SetKeyStateRequest{"alias/orders", state}); }

base::Instant at(Duration sinceStart) { return base::instantAt(sinceStart); }

std::size_t indexOf(const World& world, std::string_view name)
{
    const auto& actors = world.actors();
    return std::size_t(std::find_if(actors.begin(), actors.end(), [name](const Actor& of) { return of.name == name; })
        - actors.begin());
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
std::uint64_t stored(const World& world)
{
    std::uint64_t sum = 0;
    for (const streams::ShardLine& line : world.service().stream(streams::StreamIndex{0}).lines)
        sum += line.stored;
    return sum;
}

// How many calls of that kind with that outcome the log's last calls hold.
std::size_t logged(const World& world, std::string_view caller, streams::Action action, streams::Exception outcome)
{
    const streams::CallLog& calls = world.service().calls();
    std::size_t count = 0;
    for (std::uint64_t i = calls.recent().firstIndex(); i < calls.recent().size(); ++i) {
        const streams::CallRecord& call = calls.recent()[i];
        count += call.action == action && call.outcome == outcome && calls.callerName(call.caller) == caller ? 1 : 0;
    }
    return count;
}

// --- Keys ----------------------------------------------------------------------------

TEST(AccessOfClients, ADisabledKeyStopsWritersAndReadersAtTheNextBeat)
{
    World world = made(kScenario);
    world.runUntil(at(seconds{30}));
    setKey(world, streams::KeyState::Disabled);
    world.runUntil(at(minutes{5} - Duration{1}));
    EXPECT_EQ(puts(world).refused, 0U);
    EXPECT_EQ(polls(world).refusedCalls, 0U);
    world.runUntil(at(minutes{5} + seconds{1}));
    const std::uint64_t before = stored(world);
    world.runUntil(at(minutes{6}));
    EXPECT_EQ(stored(world), before);
    EXPECT_GT(puts(world).dropped, 5'000U) << "after its three attempts";
    EXPECT_EQ(puts(world).offered, puts(world).stored + puts(world).dropped + puts(world).pending);
    EXPECT_GT(logged(world, "web", streams::Action::PutRecords, streams::Exception::KmsDisabled), 0U);

    setKey(world, streams::KeyState::Enabled);
    world.runUntil(at(minutes{6} + seconds{10}));
    EXPECT_GT(stored(world), before + 1'500);
}

TEST(AccessOfClients, WithoutDecryptTheOldestUnreadRecordGrowsOldAndIsReadInTheEnd)
{
    World world = made(kScenario);
    world.runUntil(at(seconds{30}));
    give(world, streams::SetKeyAccessRequest{"alias/orders", "app", true, false});
    give(world, streams::SetKeyAccessRequest{"alias/orders", "efo", true, false});
    world.runUntil(at(minutes{5} + seconds{1}));
    const std::uint64_t readByApp = polls(world).records;
    const std::uint64_t readByEfo = pushes(world).records;
    world.runUntil(at(minutes{6}));
    EXPECT_EQ(polls(world).records, readByApp);
    EXPECT_EQ(pushes(world).records, readByEfo);
    EXPECT_EQ(puts(world).refused, 0U);
    EXPECT_GT(logged(world, "app", streams::Action::GetRecords, streams::Exception::KmsAccessDenied), 50U);
    const std::size_t ended =
        logged(world, "efo", streams::Action::SubscribeToShard, streams::Exception::KmsAccessDenied);
    EXPECT_GE(ended, 20U) << "both shards, every five seconds";
    EXPECT_LE(ended, 30U);
    for (const ConsumerUse& use : consumerUses(world, streams::StreamIndex{0}))
        EXPECT_GT(use.ageMs, 55'000) << use.actor;

    give(world, streams::SetKeyAccessRequest{"alias/orders", "*", true, true});
    give(world, streams::SetKeyAccessRequest{"alias/orders", "app", true, true});
    give(world, streams::SetKeyAccessRequest{"alias/orders", "efo", true, true});
    world.runUntil(at(minutes{6} + seconds{20}));
    for (const ConsumerUse& use : consumerUses(world, streams::StreamIndex{0}))
        EXPECT_LT(use.ageMs, 3'000) << use.actor;
    EXPECT_EQ(polls(world).lost, 0U);
    EXPECT_EQ(pushes(world).lost, 0U);
}

// --- Switches --------------------------------------------------------------------------

TEST(AccessOfClients, APollerWithoutAnIteratorAsksForOneUntilItGetsIt)
{
    World world = made(kScenario);
    give(world, streams::SetAccessRequest{"app", "GetShardIterator", false});
    world.runUntil(at(seconds{30}));
    EXPECT_EQ(polls(world).records, 0U);
    EXPECT_GT(polls(world).refusedCalls, 40U);
    EXPECT_EQ(logged(world, "app", streams::Action::GetRecords, streams::Exception::None), 0U);
    EXPECT_GT(logged(world, "app", streams::Action::GetShardIterator, streams::Exception::AccessDenied), 40U);
    give(world, streams::SetAccessRequest{"app", "GetShardIterator", true});
    world.runUntil(at(seconds{35}));
    EXPECT_GT(polls(world).records, 5'000U);
    EXPECT_EQ(polls(world).lost, 0U);
}

TEST(AccessOfClients, AFanOutConsumerThatMayNotSubscribeTriesAgainEveryFiveSeconds)
{
    World world = made(kScenario);
    give(world, streams::SetAccessRequest{"efo", "SubscribeToShard", false});
    world.runUntil(at(seconds{59}));
    EXPECT_EQ(pushes(world).records, 0U);
    EXPECT_EQ(logged(world, "efo", streams::Action::SubscribeToShard, streams::Exception::AccessDenied), 24U);
    give(world, streams::SetAccessRequest{"efo", "*", true});
    world.runUntil(at(seconds{66}));
    EXPECT_EQ(pushes(world).records, 0U) << "all operations, but for the one that was named";
    give(world, streams::SetAccessRequest{"efo", "SubscribeToShard", true});
    world.runUntil(at(seconds{72}));
    EXPECT_GT(pushes(world).records, 10'000U);
}

// --- Why? --------------------------------------------------------------------------------

// Carries out what Why? offers first.
void takeRemedy(World& world, const Explanation& why)
{
    ASSERT_FALSE(why.remedies.empty());
    ASSERT_FALSE(why.remedies.front().commands.empty());
    for (const Action& action : why.remedies.front().commands)
        give(world, action);
}

TEST(WhyOfAccess, NamesTheKeyAndEnablingItHelps)
{
    World world = made(kScenario);
    world.runUntil(at(seconds{30}));
    setKey(world, streams::KeyState::PendingDeletion);
    world.runUntil(at(minutes{5} + seconds{20}));
    const Explanation producer = explain(world, WhyClient{indexOf(world, "web")});
    EXPECT_EQ(producer.verdict, Verdict::Refused);
    ASSERT_EQ(producer.causes.size(), 2U);
    EXPECT_EQ(producer.causes[0].code, CauseCode::WritesRefused);
    EXPECT_EQ(producer.causes[1].code, CauseCode::KeyUnusable);
    EXPECT_EQ(producer.causes[1].key, kArn);
    EXPECT_EQ(producer.causes[1].reason, streams::Reason::KeyPendingDeletion);
    EXPECT_EQ(producer.causes[1].at, at(seconds{30}));
    ASSERT_EQ(producer.remedies.size(), 1U);
    EXPECT_EQ(producer.remedies.front().code, RemedyCode::EnableKey);

    const auto call = lastRefusedCall(world, "web");
    ASSERT_TRUE(call.has_value());
    const Explanation ofCall = explain(world, *call);
    ASSERT_EQ(ofCall.causes.size(), 2U);
    EXPECT_EQ(ofCall.causes[1].code, CauseCode::KeyUnusable);
    EXPECT_EQ(ofCall.remedies.front().code, RemedyCode::EnableKey);

    takeRemedy(world, producer);
    world.runUntil(at(minutes{5} + seconds{40}));
    EXPECT_EQ(explain(world, WhyClient{indexOf(world, "web")}).verdict, Verdict::Fine);
}

TEST(WhyOfAccess, NamesTheReaderThatMayNotDecryptAndAllowingItHelps)
{
    for (const std::string name : {"app", "efo"}) {
        SCOPED_TRACE(name);
        World world = made(kScenario);
        world.runUntil(at(seconds{30}));
        give(world, streams::SetKeyAccessRequest{"alias/orders", name, true, false});
        world.runUntil(at(minutes{5} + seconds{30}));
        const Explanation why = explain(world, WhyClient{indexOf(world, name)});
        EXPECT_EQ(why.verdict, Verdict::Barred);
        ASSERT_EQ(why.causes.size(), 2U);
        EXPECT_EQ(why.causes[0].code, CauseCode::ConsumerBehind);
        EXPECT_EQ(why.causes[1].code, CauseCode::KeyUnusable);
        EXPECT_EQ(why.causes[1].reason, streams::Reason::KeyNotAllowed);
        ASSERT_EQ(why.remedies.size(), 1U);
        EXPECT_EQ(why.remedies.front().code, RemedyCode::AllowKeyUse);
        takeRemedy(world, why);
        world.runUntil(at(minutes{5} + seconds{60}));
        EXPECT_EQ(explain(world, WhyClient{indexOf(world, name)}).verdict, Verdict::Fine);
    }
}

TEST(WhyOfAccess, NamesTheOperationThatIsDeniedAndAllowingItHelps)
{
    World world = made(kScenario);
    world.runUntil(at(seconds{30}));
    give(world, streams::SetAccessRequest{"*", "GetRecords", false});
    world.runUntil(at(seconds{60}));
    const Explanation why = explain(world, WhyClient{indexOf(world, "app")});
    EXPECT_EQ(why.verdict, Verdict::Barred);
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::OperationDenied);
    EXPECT_EQ(why.causes[1].key, "GetRecords");
    EXPECT_EQ(why.causes[1].at, at(seconds{30}));
    takeRemedy(world, why);
    world.runUntil(at(seconds{75}));
    EXPECT_EQ(explain(world, WhyClient{indexOf(world, "app")}).verdict, Verdict::Fine);
}

TEST(WhyOfAccess, NamesThePassingOfARoleAndAllowingItHelps)
{
    World world = made(R"({"shardscope": 1, "streams": [{"name": "clicks", "mode": "ON_DEMAND"}],
      "access": [{"call": "SetAccess", "name": "boto3", "Operation": "iam:PassRole", "Allowed": false}]})");
    world.runUntil(at(seconds{1}));
    streams::CreateChannelRequest request;
    request.channelName = "to-s3";
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {
        {"arn:aws:kinesis:us-east-1:123456789012:stream/clicks", streams::RecordFormat::Json, ""}};
    request.s3Destination = streams::S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    const Command create{.caller = "boto3", .action = request, .isFromOutside = true};
    EXPECT_FALSE(isAccepted(world.apply(create)));
    const auto refused = lastRefusedCall(world, "boto3");
    ASSERT_TRUE(refused);
    const Explanation why = explain(world, *refused);
    ASSERT_EQ(why.causes.size(), 2U);
    EXPECT_EQ(why.causes[1].code, CauseCode::OperationDenied);
    EXPECT_EQ(why.causes[1].key, "iam:PassRole");
    ASSERT_FALSE(why.remedies.empty());
    EXPECT_EQ(why.remedies.front().code, RemedyCode::AllowOperation);
    EXPECT_EQ(why.remedies.front().key, "iam:PassRole");
    takeRemedy(world, why);
    EXPECT_TRUE(isAccepted(world.apply(create)));
}

// --- Scenarios and runs --------------------------------------------------------------------

TEST(AccessInScenarios, StandsFromTheStart)
{
    World world = made(R"({"shardscope": 1, "streams": [{"name": "clicks", "kmsKey": "alias/orders"}],
      "access": [{"call": "SetKeyState", "KeyId": "alias/orders", "State": "Disabled"},
                 {"call": "SetAccess", "name": "app", "Operation": "GetRecords", "Allowed": false}],
      "producers": [{"name": "web", "stream": "clicks", "rate": 10}],
      "consumers": [{"name": "app", "stream": "clicks"}]})");
    world.runUntil(at(seconds{10}));
    EXPECT_EQ(stored(world), 0U);
    EXPECT_GT(logged(world, "web", streams::Action::PutRecords, streams::Exception::KmsDisabled), 0U);
    EXPECT_GT(logged(world, "app", streams::Action::GetRecords, streams::Exception::AccessDenied), 0U);
}

TEST(AccessInScenarios, SaysWhatIsWrongAndWhere)
{
    const auto access = [](const std::string& command) {
        return problemOf(R"({"shardscope": 1, "access": [)" + command + "]}");
    };
    EXPECT_EQ(access(R"({"call": "DeleteStream", "StreamName": "clicks"})"),
        "test.json:1, /access/0/call: only SetKeyState, SetKeyAccess and SetAccess say who may do what; others go "
        "under "
        "\"events\"");
    EXPECT_EQ(access(R"({"call": "SetAccess", "name": "app", "Operation": "Read"})"),
        "test.json:1, /access/0/Operation: there is no operation \"Read\"; name one of the API, or \"*\"");
    EXPECT_EQ(access(R"({"call": "SetKeyState", "KeyId": "k", "State": "Off"})"),
        "test.json:1, /access/0/State: must be one of \"Enabled\", \"Disabled\", \"PendingDeletion\", \"Absent\", "
        "\"OptInRequired\", \"Throttled\", not \"Off\"");
}

TEST(AccessInScenarios, MayBeOfThePassingOfRolesWhichTheJournalKeeps)
{
    const Command command{.action = streams::SetAccessRequest{"app", "iam:PassRole", false}};
    const auto again = parseCommand(writeCommand(command), "journal", {});
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(*again, command);
    const std::string scenario = R"({"shardscope": 1, "streams": [{"name": "clicks"}], "access":
      [{"call": "SetAccess", "name": "app", "Operation": "iam:PassRole", "Allowed": false}]})";
    EXPECT_EQ(problemOf(scenario), "");
    const Scenario read = parsed(scenario);
    ASSERT_EQ(read.access.size(), 1U);
    EXPECT_TRUE(read.access.front().action == command.action);
    EXPECT_EQ(parsed(writeScenario(read)).access, read.access);
}

TEST(AccessInScenarios, IsTheSameRunEveryTimeAndAfterUndo)
{
    const auto played = [] {
        World world = made(kScenario);
        world.runUntil(at(seconds{30}));
        setKey(world, streams::KeyState::Disabled);
        give(world, streams::SetAccessRequest{"efo", "SubscribeToShard", false});
        world.runUntil(at(minutes{7}));
        return world.fingerprint();
    };
    EXPECT_EQ(played(), played());

    World untouched = made(kScenario);
    World touched = made(kScenario);
    setKey(touched, streams::KeyState::Disabled);
    EXPECT_NE(untouched.fingerprint(), touched.fingerprint());
}

}
}
