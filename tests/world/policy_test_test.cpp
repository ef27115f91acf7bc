// What the policy tester says is what the service says, whoever calls what under which policy; and the way to it.
#include "streams/arn.h"
#include "support/runs.h"
#include "support/scenarios.h"
#include "world/command_json.h"
#include "world/policy_test.h"
#include "world/scenario.h"
#include "world/timeline.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::world {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using streams::Home;
using Kind = streams::AccessStep::Kind;

const std::string kClicks = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
const std::string kKey = "arn:aws:kms:us-east-1:123456789012:alias/orders";
constexpr const char* kPartner = "program · 210987654321";

// A program at home, one of a partner, one in another region, and a person.
struct Caller {
    const char* name;
    Home home;
    const char* in = "program";
    bool isFromOutside = true;
};
const Caller kCallers[] = {
    {"program", {}},
    {kPartner, {"210987654321", {}}},
    {"program · eu-west-1", {{}, "eu-west-1"}},
    {"you", {}, "you", false},
};

void give(World& world, Action action)
{
    const Reply reply = world.apply({"you", std::move(action)});
    const auto* refusal = std::get_if<streams::Refusal>(&reply);
    ASSERT_EQ(refusal, nullptr) << refusal->message;
}

void letPass(World& world, base::Duration length) { world.runUntil(world.now() + length); }

// A tagged stream with a fan-out consumer and a record, known to all callers.
World withStream()
{
    WorldSettings settings;
    settings.service.timings = streams::Timings::instant();
    World world{settings};
    for (const Caller& caller : kCallers)
        (void)world.apply({caller.in, streams::ListStreamsRequest{}, caller.isFromOutside, caller.home});
    give(world, streams::CreateStreamRequest{.streamName = "clicks", .shardCount = 1});
    letPass(world, seconds{1});
    give(world, streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"team", "web"}}});
    give(world, streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "app"});
    letPass(world, seconds{1});
    return world;
}

streams::PutRecordRequest put()
{
    streams::PutRecordRequest request;
    request.streamArn = kClicks;
    request.record.partitionKey = "a";
    request.record.data = std::make_shared<const std::string>("data");
    return request;
}

std::string consumerArn(const World& world) { return world.service().streams().front().consumers.front().arn; }

// What is asked, and of which resource.
struct Asked {
    const char* operation;
    Action action;
    std::string resource = kClicks;
};

std::vector<Asked> everything(World& world)
{
    streams::GetShardIteratorRequest from{
        .shardId = "shardId-000000000000", .type = streams::IteratorType::TrimHorizon};
    from.streamName = "clicks";
    World trial = world;
    const Reply iterator = trial.apply({"you", from});
    from.streamName.clear();
    from.streamArn = kClicks;
    std::vector<Asked> all = {
        {"DescribeStreamSummary", streams::DescribeStreamSummaryRequest{.streamArn = kClicks}},
        {"PutRecord", put()},
        {"GetShardIterator", from},
        {"PutResourcePolicy", streams::PutResourcePolicyRequest{kClicks, "{}"}},
        {"ListStreams", streams::ListStreamsRequest{}},
        {"SubscribeToShard",
            streams::SubscribeToShardRequest{.consumerArn = consumerArn(world),
                .shardId = "shardId-000000000000",
                .startingPosition = {.type = streams::IteratorType::TrimHorizon}},
            consumerArn(world)},
    };
    if (const auto* text = std::get_if<std::string>(&iterator))
        all.push_back({"GetRecords", streams::GetRecordsRequest{.shardIterator = *text}});
    return all;
}

std::string said(const streams::Refusal& refusal)
{
    return std::string{streams::exceptionName(refusal.exception)} + ": " + refusal.message;
}

std::string saidBy(World world, const Caller& caller, const Action& action)
{
    const Reply reply = world.apply({caller.in, action, caller.isFromOutside, caller.home});
    const auto* refusal = std::get_if<streams::Refusal>(&reply);
    return refusal == nullptr ? "ok" : said(*refusal);
}

std::string saidBy(const base::Result<streams::AccessDecision>& decision)
{
    if (!decision)
        return "problem: " + decision.error().text();
    const auto refuses = [](const streams::AccessStep& step) { return step.refuses; };
    const auto refusing = std::count_if(decision->steps.begin(), decision->steps.end(), refuses);
    EXPECT_EQ(refusing, decision->refusal ? 1 : 0);
    EXPECT_EQ(decision->steps.back().refuses, decision->refusal.has_value()) << "the way ends where it is barred";
    return decision->refusal ? said(*decision->refusal) : "ok";
}

// An iterator of another region is refused with the name of its shard, which the tester is not asked about.
bool isComparable(const Caller& caller, const Asked& asked)
{
    return caller.home.region.empty() || std::string{asked.operation} != "GetRecords";
}

std::string statement(const std::string& effect, const std::string& principal, const std::string& rest)
{
    return R"({"Effect": ")" + effect + R"(", "Principal": )" + principal + ", " + rest + "}";
}

std::string policyOf(const std::vector<std::string>& statements)
{
    std::string text = R"({"Statement": [)";
    for (std::size_t i = 0; i < statements.size(); ++i)
        text += (i > 0 ? "," : "") + statements[i];
    return text + "]}";
}

TEST(PolicyTest, AgreesWithTheServiceUnderEveryPolicy)
{
    const std::string partner = R"({"AWS": "210987654321"})";
    const std::string all = R"("Action": "*")";
    const std::string policies[] = {
        "",
        "{}",
        policyOf({statement("Allow", partner, R"("Action": ["kinesis:Get*", "kinesis:Describe*"])")}),
        policyOf({statement("Allow", R"("*")", all), statement("Deny", R"("*")", R"("Action": "kinesis:PutRecord")")}),
        policyOf({statement("Allow", partner, R"("NotAction": "kinesis:SubscribeToShard")")}),
        policyOf({statement("Allow", partner, R"("Action": "*", "Resource": "arn:aws:kinesis:*:*:stream/orders")")}),
        policyOf({statement("Deny", R"("*")",
                      R"("Action": "*", "Condition": {"StringNotEquals": {"aws:PrincipalAccount": "123456789012"}})"),
            statement("Allow", partner, all)}),
        policyOf({statement("Allow", partner,
            R"("Action": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "web"}})")}),
        policyOf({statement("Allow", partner,
            R"("Action": "*", "Condition": {"DateLessThan": {"aws:CurrentTime": "2026-11-20T00:00:10Z"}})")}),
        policyOf({statement("Allow", partner,
            R"("Action": "*", "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2026-11-20T00:00:10Z"}})")}),
        policyOf({statement("Allow", partner,
            R"("Action": "*", "Condition": {"StringEquals": {"aws:SourceAccount": "210987654321"}})")}),
        policyOf({statement("Deny", R"({"AWS": "arn:aws:iam::123456789012:user/program"})", all)}),
    };
    World plain = withStream();
    give(plain, put());
    const std::vector<Asked> calls = everything(plain);
    ASSERT_EQ(calls.size(), 7U);
    int allowed = 0;
    int refused = 0;
    for (const std::string& policy : policies) {
        World shared = plain;
        if (!policy.empty()) {
            give(shared, streams::PutResourcePolicyRequest{kClicks, policy});
            give(shared, streams::PutResourcePolicyRequest{consumerArn(plain), policy});
        }
        for (const Caller& caller : kCallers) {
            for (const Asked& asked : calls) {
                if (!isComparable(caller, asked))
                    continue;
                SCOPED_TRACE(policy + ", " + caller.name + ", " + asked.operation);
                const std::string expected = saidBy(shared, caller, asked.action);
                PolicyTest test{caller.name, asked.operation, asked.resource};
                EXPECT_EQ(saidBy(testPolicy(shared, test)), expected);
                // The same policy, only tried.
                test.policy = policy;
                EXPECT_EQ(saidBy(testPolicy(plain, test)), expected);
                (expected == "ok" ? allowed : refused) += 1;
            }
        }
    }
    EXPECT_GT(allowed, 50);
    EXPECT_GT(refused, 50);
}

TEST(PolicyTest, AgreesWithTheServiceAboutSwitchesAndKeys)
{
    struct Row {
        const char* what;
        std::vector<Action> rules;
        std::vector<const char*> refused = {}; // of a program at home
        base::Duration later = minutes{6};
    };
    const Row rows[] = {
        {"nothing set", {}},
        {"a switch of all", {streams::SetAccessRequest{"*", "PutRecord", false}}, {"PutRecord"}},
        {"a switch of one, and a more particular one",
            {streams::SetAccessRequest{"program", "*", false}, streams::SetAccessRequest{"program", "PutRecord", true}},
            {"DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListStreams", "PutResourcePolicy",
                "SubscribeToShard"}},
        {"a disabled key", {streams::SetKeyStateRequest{kKey, streams::KeyState::Disabled}},
            {"GetRecords", "PutRecord"}},
        {"a disabled key whose data key lasts", {streams::SetKeyStateRequest{kKey, streams::KeyState::Disabled}}, {},
            seconds{10}},
        {"a key that is to go", {streams::SetKeyStateRequest{kKey, streams::KeyState::PendingDeletion}},
            {"GetRecords", "PutRecord"}},
        {"a key for reading", {streams::SetKeyAccessRequest{kKey, "program", false, true}}, {"PutRecord"}},
        {"a key for writing", {streams::SetKeyAccessRequest{kKey, "*", true, false}}, {"GetRecords"}},
    };
    World base = withStream();
    give(base, streams::StreamEncryptionRequest{.streamName = "clicks", .keyId = kKey});
    letPass(base, seconds{1});
    give(base, put());
    for (const Row& row : rows) {
        World world = base;
        for (const Action& rule : row.rules)
            give(world, rule);
        letPass(world, row.later);
        std::vector<std::string> refused;
        for (const Asked& asked : everything(world)) {
            for (const Caller& caller : kCallers) {
                // Of a subscription not the call is refused, but what comes of it.
                if (!isComparable(caller, asked) || std::string{asked.operation} == "SubscribeToShard")
                    continue;
                SCOPED_TRACE(std::string{row.what} + ", " + caller.name + ", " + asked.operation);
                EXPECT_EQ(saidBy(testPolicy(world, {caller.name, asked.operation, asked.resource})),
                    saidBy(world, caller, asked.action));
            }
            if (saidBy(testPolicy(world, {"program", asked.operation, asked.resource})) != "ok"
                && std::string{asked.operation} != "SubscribeToShard")
                refused.emplace_back(asked.operation);
        }
        std::sort(refused.begin(), refused.end());
        std::vector<std::string> expected;
        for (const char* const operation : row.refused)
            if (std::string{operation} != "SubscribeToShard")
                expected.emplace_back(operation);
        EXPECT_EQ(refused, expected) << row.what;
    }
}

std::vector<Kind> kindsOf(const streams::AccessDecision& decision)
{
    std::vector<Kind> kinds;
    for (const streams::AccessStep& step : decision.steps)
        kinds.push_back(step.kind);
    return kinds;
}

TEST(PolicyTest, TellsTheWay)
{
    World world = withStream();
    const auto way = [&](const PolicyTest& test) {
        const auto decision = testPolicy(world, test);
        EXPECT_TRUE(decision) << decision.error().text();
        return decision ? kindsOf(*decision) : std::vector<Kind>{};
    };
    using Kinds = std::vector<Kind>;
    const std::string sharing = policyOf({statement("Allow", R"({"AWS": "210987654321"})", R"("Action": "*")")});
    EXPECT_EQ(way({"program", "ListStreams", ""}), (Kinds{Kind::SwitchSilent, Kind::NoResource}));
    EXPECT_EQ(way({"program", "PutRecord", kClicks}),
        (Kinds{Kind::SwitchSilent, Kind::NoPolicy, Kind::OwnAccount, Kind::NoKey}));
    EXPECT_EQ(way({kPartner, "PutRecord", kClicks}), (Kinds{Kind::SwitchSilent, Kind::NoPolicy, Kind::PolicySilent}));
    EXPECT_EQ(way({kPartner, "PutRecord", kClicks, sharing}),
        (Kinds{Kind::SwitchSilent, Kind::Statement, Kind::PolicyAllows, Kind::NoKey}));
    EXPECT_EQ(way({"210987654321", "PutResourcePolicy", kClicks, sharing}),
        (Kinds{Kind::SwitchSilent, Kind::Statement, Kind::PolicyAllows, Kind::NotTheOwner}));
    EXPECT_EQ(way({"program · eu-west-1", "PutRecord", kClicks}), Kinds{Kind::OtherRegion});
    EXPECT_EQ(way({"arn:aws:iam::210987654321:user/app", "PutRecord", kClicks,
                  policyOf({statement("Deny", R"({"AWS": "arn:aws:iam::210987654321:role/app"})", R"("Action": "*")"),
                      statement("Allow", R"("*")", R"("Action": "*")")})}),
        (Kinds{Kind::SwitchSilent, Kind::Statement, Kind::Statement, Kind::ExplicitDeny}));
    give(world, streams::SetAccessRequest{"*", "PutRecord", true});
    give(world, streams::StreamEncryptionRequest{.streamName = "clicks", .keyId = kKey});
    letPass(world, seconds{1});
    EXPECT_EQ(way({"you", "PutRecord", kClicks}),
        (Kinds{Kind::SwitchAllows, Kind::NoPolicy, Kind::OwnAccount, Kind::KeyState, Kind::KeyAccess}));
    give(world, streams::SetKeyStateRequest{kKey, streams::KeyState::Disabled});
    EXPECT_EQ(way({"you", "PutRecord", kClicks}),
        (Kinds{Kind::SwitchAllows, Kind::NoPolicy, Kind::OwnAccount, Kind::KeyState, Kind::DataKeyLasts}));
    letPass(world, minutes{6});
    EXPECT_EQ(way({"you", "PutRecord", kClicks}),
        (Kinds{Kind::SwitchAllows, Kind::NoPolicy, Kind::OwnAccount, Kind::KeyState}));
    EXPECT_EQ(way({"you", "GetRecords", kClicks}),
        (Kinds{Kind::SwitchSilent, Kind::NoPolicy, Kind::OwnAccount, Kind::KeyState, Kind::NothingToRead}));
}

TEST(PolicyTest, NamesWhatIsWrongWithAQuestion)
{
    const World world = withStream();
    struct Row {
        PolicyTest test;
        const char* problem;
    };
    for (const Row& row : {
             Row{{"you", "ReadRecords", kClicks}, "operation: There is no operation ReadRecords; name one of the API."},
             Row{{"", "GetRecords", kClicks},
                 "caller: Name who calls: a client, a program, an account id or the ARN of a user."},
             Row{{"you", "GetRecords", kClicks + "x"},
                 "resource: There is no stream or consumer arn:aws:kinesis:us-east-1:123456789012:stream/clicksx; name "
                 "its ARN."},
             Row{{"arn:aws:iam::12:user/app", "GetRecords", kClicks},
                 "caller: An account id has 12 digits; arn:aws:iam::12:user/app names none."},
             Row{{"you", "GetRecords", kClicks, R"({"Statement": {"Condition": {"Equals": {"aws:username": "a"}}}})"},
                 "policy:1, /Statement/Condition/Equals: is no condition operator, such as StringEquals or ArnLike"},
         }) {
        const auto decision = testPolicy(world, row.test);
        ASSERT_FALSE(decision) << row.problem;
        EXPECT_EQ(decision.error().text(), row.problem);
    }
    EXPECT_FALSE(testPolicy(world, {"you", "GetRecords", kClicks, "{"}));
}

TEST(PolicyTest, ListsWhoCanCallAndWhatThereIs)
{
    World world = withStream();
    give(world, AddProducer{{.name = "web", .stream = "clicks", .rate = {{{{}, 10}}}}});
    std::vector<std::string> names;
    for (const AccessCaller& caller : accessCallers(world))
        names.push_back(caller.name);
    EXPECT_EQ(names, (std::vector<std::string>{"you", "web", "program", kPartner, "program · eu-west-1"}));
    EXPECT_EQ(accessResources(world), (std::vector<std::string>{kClicks, consumerArn(world)}));
    give(world, streams::DeleteStreamRequest{.streamName = "clicks", .enforceConsumerDeletion = true});
    letPass(world, seconds{1});
    EXPECT_TRUE(accessResources(world).empty());
}

// All that the access dialog asks for, and a policy whose verdict changes while nobody does anything.
TEST(AccessJournal, PlaysAgainTheSame)
{
    const std::string soon = policyOf({statement("Deny", R"("*")",
        R"("Action": "kinesis:Put*", "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2026-11-20T00:00:40Z"}})")});
    const std::vector<Action> actions = {
        streams::SetKeyStateRequest{kKey, streams::KeyState::PendingDeletion},
        streams::SetKeyAccessRequest{kKey, "web", false, true},
        streams::SetAccessRequest{"billing", "GetRecords", false},
        streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled},
        streams::PutResourcePolicyRequest{kClicks, soon},
    };
    Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(base::instantAt(seconds{10}));
    std::vector<std::uint64_t> fingerprints{timeline.world().fingerprint()};
    for (const Action& action : actions) {
        const Command command{"you", action};
        const auto read = parseCommand(writeCommand(command), "journal", support::readerOfAccessLog());
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_EQ(*read, command);
        ASSERT_TRUE(isAccepted(timeline.apply(command, timeline.newGesture())));
        EXPECT_NE(timeline.world().fingerprint(), fingerprints.back()) << actionName(action);
        fingerprints.push_back(timeline.world().fingerprint());
    }
    const auto refusedOf = [](const World& world) {
        return std::get<clients::Producer>(world.actor("web")->client).counts().refused;
    };
    timeline.runUntil(base::instantAt(seconds{39}));
    const PolicyTest test{"web", "PutRecords", kClicks};
    EXPECT_EQ(saidBy(testPolicy(timeline.world(), test)), "ok");
    const auto before = refusedOf(timeline.world());
    timeline.runUntil(base::instantAt(seconds{60}));
    EXPECT_EQ(saidBy(testPolicy(timeline.world(), test)),
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/web is not authorized to perform: "
        "kinesis:PutRecords on resource: arn:aws:kinesis:us-east-1:123456789012:stream/clicks with an explicit deny "
        "in a resource-based policy");
    EXPECT_GT(refusedOf(timeline.world()), before);
    EXPECT_EQ(timeline.world().fingerprint(),
        support::playPlainly(timeline.scenario(), timeline.journal(), timeline.world().now()).fingerprint());
}

}
}
