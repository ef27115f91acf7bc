// Several accounts and regions in one run: whose names, quotas and rates a call goes by, and what reaches another home.
#include "support/scenarios.h"
#include "world/explain.h"
#include "world/scenario.h"
#include "world/timeline.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::world {
namespace {

using base::Duration;
using std::chrono::seconds;
using streams::Exception;
using streams::Home;

const Home kOwn{};
const Home kIreland{{}, "eu-west-1"};
const Home kPartner{"210987654321", {}};
constexpr std::string_view kClicks = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

Reply call(World& world, const Home& home, Action action)
{
    return world.apply({"program", std::move(action), true, home});
}

template <typename T>
T answerOf(World& world, const Home& home, Action action)
{
    Reply reply = call(world, home, std::move(action));
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply))
        ADD_FAILURE() << refusal->message;
    return std::holds_alternative<T>(reply) ? std::get<T>(std::move(reply)) : T{};
}

streams::Refusal refusalOf(World& world, const Home& home, Action action)
{
    const Reply reply = call(world, home, std::move(action));
    EXPECT_FALSE(isAccepted(reply));
    const auto* refusal = std::get_if<streams::Refusal>(&reply);
    return refusal == nullptr ? streams::Refusal{} : *refusal;
}

std::vector<std::string> streamsIn(World& world, const Home& home)
{
    std::vector<std::string> arns;
    for (const auto& stream : answerOf<streams::StreamNamesPage>(world, home, streams::ListStreamsRequest{}).streams)
        arns.push_back(stream.streamArn);
    return arns;
}

World quick(streams::Timings timings = streams::Timings::instant())
{
    WorldSettings settings;
    settings.service.timings = timings;
    return World{settings};
}

void letPass(World& world, Duration length) { world.runUntil(world.now() + length); }

void create(World& world, const Home& home, const std::string& name, std::uint32_t shards = 1)
{
    EXPECT_TRUE(isAccepted(call(world, home, streams::CreateStreamRequest{.streamName = name, .shardCount = shards})));
    letPass(world, seconds{1});
}

streams::PutRecordRequest put(const std::string& stream, const std::string& key, std::string_view arn = {})
{
    streams::PutRecordRequest request{.streamName = stream, .streamArn = std::string{arn}};
    request.record.partitionKey = key;
    request.record.data = std::make_shared<const std::string>("data of " + key);
    return request;
}

std::vector<std::string> keysRead(World& world, const Home& home, streams::GetShardIteratorRequest from)
{
    from.shardId = "shardId-000000000000";
    from.type = streams::IteratorType::TrimHorizon;
    const std::string iterator = answerOf<std::string>(world, home, from);
    std::vector<std::string> keys;
    for (const auto& record :
        answerOf<streams::GetRecordsAnswer>(world, home, streams::GetRecordsRequest{.shardIterator = iterator}).records)
        keys.push_back(record.partitionKey);
    return keys;
}

std::string policyFor(const std::string& principal, const std::string& actions, const std::string& effect = "Allow")
{
    return R"({"Version": "2012-10-17", "Statement": [{"Effect": ")" + effect + R"(", "Principal": {"AWS": ")"
        + principal + R"("}, "Action": )" + actions + "}]}";
}

void share(World& world, const std::string& policy, std::string_view arn = kClicks)
{
    EXPECT_TRUE(isAccepted(call(world, kOwn, streams::PutResourcePolicyRequest{std::string{arn}, policy})));
}

// --- Names, quotas, rates ----------------------------------------------------------------

TEST(Homes, EachHasItsOwnStreams)
{
    World world = quick();
    for (const Home& home : {kOwn, kIreland, kPartner})
        create(world, home, "clicks");
    create(world, kIreland, "orders");
    EXPECT_EQ(streamsIn(world, kOwn), std::vector<std::string>{std::string{kClicks}});
    EXPECT_EQ(streamsIn(world, kPartner),
        std::vector<std::string>{"arn:aws:kinesis:us-east-1:210987654321:stream/clicks"});
    EXPECT_EQ(streamsIn(world, kIreland),
        (std::vector<std::string>{"arn:aws:kinesis:eu-west-1:123456789012:stream/clicks",
            "arn:aws:kinesis:eu-west-1:123456789012:stream/orders"}));

    (void)answerOf<streams::PutResult>(world, kIreland, put("clicks", "from Ireland"));
    (void)answerOf<streams::PutResult>(world, kOwn, put("clicks", "from here"));
    EXPECT_EQ(keysRead(world, kIreland, {.streamName = "clicks"}), std::vector<std::string>{"from Ireland"});
    EXPECT_EQ(keysRead(world, kOwn, {.streamName = "clicks"}), std::vector<std::string>{"from here"});

    EXPECT_EQ(refusalOf(world, kOwn, streams::DeleteStreamRequest{.streamName = "orders"}).message,
        "Stream orders under account 123456789012 not found.");
    EXPECT_TRUE(isAccepted(call(world, kPartner, streams::DeleteStreamRequest{.streamName = "clicks"})));
    letPass(world, seconds{1});
    EXPECT_TRUE(streamsIn(world, kPartner).empty());
    EXPECT_EQ(streamsIn(world, kOwn).size(), 1U);
}

TEST(Homes, QuotasAreOfEach)
{
    World world = quick(streams::Timings::real());
    for (int i = 0; i < 5; ++i)
        create(world, kOwn, "s" + std::to_string(i));
    EXPECT_EQ(refusalOf(world, kOwn, streams::CreateStreamRequest{.streamName = "s5"}).reason,
        streams::Reason::TooManyCreating);
    create(world, kIreland, "s5", 30);
    create(world, kPartner, "s5", 20);
    letPass(world, seconds{60});
    const auto open = [&](const Home& home) {
        return answerOf<streams::AccountLimits>(world, home, streams::DescribeLimitsRequest{}).openShardCount;
    };
    EXPECT_EQ(open(kOwn), 5);
    EXPECT_EQ(open(kIreland), 30);
    EXPECT_EQ(open(kPartner), 20);
}

// The largest quotas are those of us-east-1, us-west-2 and eu-west-1.
TEST(Homes, QuotasAreThoseOfTheRegion)
{
    const Home tokyo{{}, "ap-northeast-1"};
    for (const streams::Profile profile : {streams::Profile::Classic, streams::Profile::Current}) {
        WorldSettings settings;
        settings.service.profile = profile;
        settings.service.timings = streams::Timings::instant();
        World world{settings};
        const auto limit = [&](const Home& home) {
            return answerOf<streams::AccountLimits>(world, home, streams::DescribeLimitsRequest{}).shardLimit;
        };
        const bool isClassic = profile == streams::Profile::Classic;
        EXPECT_EQ(limit(kOwn), isClassic ? 500 : 20'000);
        letPass(world, seconds{1});
        EXPECT_EQ(limit(kIreland), isClassic ? 500 : 20'000);
        const std::int64_t elsewhere = isClassic ? 200 : 1'000;
        letPass(world, seconds{1});
        EXPECT_EQ(limit(tokyo), elsewhere);
        const streams::CreateStreamRequest large{
            .streamName = "large", .shardCount = static_cast<std::uint32_t>(elsewhere) + 1};
        const std::string message = refusalOf(world, tokyo, large).message;
        EXPECT_NE(message.find("in ap-northeast-1. "), std::string::npos) << message;
        EXPECT_NE(message.find("Limit: " + std::to_string(elsewhere) + "."), std::string::npos) << message;
        const auto refused = lastRefusedCall(world, {});
        ASSERT_TRUE(refused);
        const Explanation why = explain(world, *refused);
        ASSERT_EQ(why.causes.size(), 2U);
        EXPECT_EQ(why.causes[1].limit, elsewhere) << "Why? says the same";
        letPass(world, seconds{1});
        create(world, kIreland, "large", large.shardCount);
    }
}

// A stream on demand grows to 200 MiB/s there, and cannot be warmed to more.
TEST(Homes, CapacityOnDemandIsThatOfTheRegion)
{
    World world = quick();
    for (const auto& [home, shards] : {std::pair{Home{{}, "ap-northeast-1"}, 200U}, std::pair{kIreland, 300U}}) {
        (void)answerOf<streams::AccountSettings>(world, home,
            streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled});
        letPass(world, seconds{1});
        streams::CreateStreamRequest warm{
            .streamName = "warm", .streamMode = streams::CapacityMode::OnDemand, .warmThroughputMiBps = shards};
        EXPECT_TRUE(isAccepted(call(world, home, warm)));
        letPass(world, seconds{1});
        EXPECT_EQ(world.service().streams().back().map->open().size(), shards);
        if (home.region != "ap-northeast-1")
            continue;
        const auto expectRefused = [&, &where = home](auto request) {
            const streams::Refusal refusal = refusalOf(world, where, request);
            EXPECT_EQ(refusal.exception, Exception::LimitExceeded);
            EXPECT_EQ(refusal.message,
                "Stream warm under account 123456789012 cannot have more than 200 MiB/s of warm throughput in "
                "ap-northeast-1.");
        };
        expectRefused(streams::UpdateStreamWarmThroughputRequest{.streamName = "warm", .warmThroughputMiBps = 201});
        const std::string arn = world.service().streamArn(world.service().streams().back());
        expectRefused(streams::UpdateStreamModeRequest{
            .streamArn = arn, .streamMode = streams::CapacityMode::OnDemand, .warmThroughputMiBps = 201});
        (void)call(world, home, streams::DeleteStreamRequest{.streamName = "warm"});
        letPass(world, seconds{1});
        warm.warmThroughputMiBps = 201;
        expectRefused(warm);
    }
}

TEST(Homes, RequestRatesAreOfEach)
{
    World world = quick();
    for (int i = 0; i < 5; ++i)
        (void)streamsIn(world, kOwn);
    const streams::Refusal refusal = refusalOf(world, kOwn, streams::ListStreamsRequest{});
    EXPECT_EQ(refusal.exception, Exception::LimitExceeded);
    EXPECT_EQ(refusal.message, "Rate exceeded for account 123456789012.");
    for (int i = 0; i < 5; ++i)
        (void)streamsIn(world, kPartner);
    EXPECT_EQ(refusalOf(world, kPartner, streams::ListStreamsRequest{}).message,
        "Rate exceeded for account 210987654321.");
}

TEST(Homes, CommitmentsAreOfEach)
{
    World world = quick();
    (void)answerOf<streams::AccountSettings>(world, kIreland,
        streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled});
    const auto status = [&](const Home& home) {
        return answerOf<streams::AccountSettings>(world, home, streams::DescribeAccountSettingsRequest{})
            .minimumThroughputBillingCommitment.status;
    };
    EXPECT_EQ(status(kIreland), streams::CommitmentStatus::Enabled);
    EXPECT_EQ(status(kOwn), streams::CommitmentStatus::Disabled);
}

// --- From one home to another --------------------------------------------------------------

TEST(Homes, NothingCrossesRegions)
{
    World world = quick();
    create(world, kOwn, "clicks");
    (void)answerOf<streams::PutResult>(world, kOwn, put("clicks", "a"));
    share(world, policyFor("*", R"("kinesis:*")"));
    EXPECT_EQ(refusalOf(world, kIreland, put("", "b", kClicks)).message,
        "Stream clicks under account 123456789012 not found.");
    const std::string iterator = answerOf<std::string>(world, kOwn,
        streams::GetShardIteratorRequest{
            .streamName = "clicks", .shardId = "shardId-000000000000", .type = streams::IteratorType::TrimHorizon});
    EXPECT_EQ(refusalOf(world, kIreland, streams::GetRecordsRequest{.shardIterator = iterator}).exception,
        Exception::ResourceNotFound);
    EXPECT_EQ(refusalOf(world, kIreland, streams::TagResourceRequest{std::string{kClicks}, {{"a", "b"}}}).exception,
        Exception::ResourceNotFound);
}

TEST(Homes, AnotherAccountComesInByArnAndPolicyOnly)
{
    World world = quick();
    create(world, kOwn, "clicks", 2);
    (void)answerOf<streams::PutResult>(world, kOwn, put("clicks", "a"));
    const std::string arn{kClicks};
    const streams::DescribeStreamSummaryRequest describe{.streamName = {}, .streamArn = arn};
    EXPECT_EQ(refusalOf(world, kPartner, streams::DescribeStreamSummaryRequest{.streamName = "clicks"}).message,
        "Stream clicks under account 210987654321 not found.");
    const streams::Refusal closed = refusalOf(world, kPartner, describe);
    EXPECT_EQ(closed.exception, Exception::AccessDenied);
    EXPECT_EQ(closed.reason, streams::Reason::NotShared);
    EXPECT_EQ(closed.message,
        "User: arn:aws:iam::210987654321:user/program is not authorized to perform: "
        "kinesis:DescribeStreamSummary on resource: arn:aws:kinesis:us-east-1:123456789012:stream/clicks because no "
        "resource-based policy allows the kinesis:DescribeStreamSummary action");
    // What is not there and what is not shared look alike from outside.
    EXPECT_EQ(refusalOf(world, kPartner, put("", "b", arn + "-other")).exception, Exception::AccessDenied);

    share(world,
        policyFor("210987654321",
            R"(["kinesis:Describe*", "kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"])"));
    EXPECT_EQ(answerOf<streams::StreamSummary>(world, kPartner, describe).streamArn, arn);
    streams::ListShardsRequest list{.streamName = {}, .maxResults = 1};
    list.streamArn = arn;
    const auto first = answerOf<streams::ShardPage>(world, kPartner, list);
    streams::ListShardsRequest more{.streamName = {}};
    more.nextToken = first.nextToken;
    EXPECT_EQ(answerOf<streams::ShardPage>(world, kPartner, more).shards.size(), 1U);
    std::vector<std::string> keys;
    for (const char* const shard : {"shardId-000000000000", "shardId-000000000001"}) {
        streams::GetShardIteratorRequest from{
            .streamName = {}, .shardId = shard, .type = streams::IteratorType::TrimHorizon};
        from.streamArn = arn;
        const std::string iterator = answerOf<std::string>(world, kPartner, from);
        const auto answer =
            answerOf<streams::GetRecordsAnswer>(world, kPartner, streams::GetRecordsRequest{.shardIterator = iterator});
        for (const auto& record : answer.records)
            keys.push_back(record.partitionKey);
    }
    EXPECT_EQ(keys, std::vector<std::string>{"a"});

    EXPECT_EQ(refusalOf(world, kPartner, put("", "b", arn)).reason, streams::Reason::NotShared);
    EXPECT_EQ(refusalOf(world, kPartner, streams::PutResourcePolicyRequest{arn, "{}"}).exception,
        Exception::AccessDenied);
    share(world, policyFor("210987654321", R"("kinesis:*")"));
    EXPECT_TRUE(isAccepted(call(world, kPartner, put("", "b", arn))));
    const streams::Refusal notTheOwner = refusalOf(world, kPartner, streams::PutResourcePolicyRequest{arn, "{}"});
    EXPECT_EQ(notTheOwner.exception, Exception::AccessDenied) << "whatever a policy says";
    EXPECT_EQ(notTheOwner.reason, streams::Reason::NotShared);
    const Reply reply = call(world, kOwn, streams::DeleteResourcePolicyRequest{arn});
    EXPECT_TRUE(isAccepted(reply));
    EXPECT_EQ(refusalOf(world, kPartner, describe).exception, Exception::AccessDenied);
}

TEST(Homes, ADenialInAPolicyHoldsForTheOwnerToo)
{
    World world = quick();
    create(world, kOwn, "clicks");
    share(world, policyFor("*", R"(["kinesis:PutRecord", "kinesis:PutRecords"])", "Deny"));
    const streams::Refusal refusal = refusalOf(world, kOwn, put("clicks", "a"));
    EXPECT_EQ(refusal.reason, streams::Reason::DeniedByPolicy);
    EXPECT_TRUE(refusal.message.ends_with(" with an explicit deny in a resource-based policy")) << refusal.message;
    EXPECT_TRUE(isAccepted(call(world, kOwn, streams::DescribeStreamSummaryRequest{.streamName = "clicks"})));
}

TEST(Homes, AConsumerIsSharedByItsOwnPolicy)
{
    World world = quick();
    create(world, kOwn, "clicks");
    const auto consumer = answerOf<streams::RegisteredConsumer>(world, kOwn,
        streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "app"});
    letPass(world, seconds{1});
    const streams::SubscribeToShardRequest subscribe{.consumerArn = consumer.arn,
        .shardId = "shardId-000000000000",
        .startingPosition = {.type = streams::IteratorType::TrimHorizon}};
    share(world, policyFor("210987654321", R"("kinesis:*")"));
    EXPECT_EQ(refusalOf(world, kPartner, subscribe).reason, streams::Reason::NotShared)
        << "that of the stream is another";
    share(world, policyFor("arn:aws:iam::210987654321:root", R"("kinesis:SubscribeToShard")"), consumer.arn);
    const auto started = answerOf<streams::SubscriptionStarted>(world, kPartner, subscribe);
    EXPECT_EQ(started.consumerName, "app");
}

TEST(Homes, PeopleHaveTheKeysToAll)
{
    World world = quick();
    const Home elsewhere{"210987654321", "eu-west-1"};
    create(world, elsewhere, "clicks");
    create(world, kOwn, "clicks");
    const std::string reference = "arn:aws:kinesis:eu-west-1:210987654321:stream/clicks";
    const auto index = world.service().find(reference);
    ASSERT_TRUE(index);
    EXPECT_EQ(world.service().stream(*index).reference, reference);
    EXPECT_EQ(world.service().stream(*world.service().find("clicks")).reference, "clicks");
    const Reply reply = world.apply({"you",
        streams::SplitShardRequest{reference, "shardId-000000000000", "170141183460469231731687303715884105728"}});
    EXPECT_TRUE(isAccepted(reply)) << std::get<streams::Refusal>(reply).message;
    letPass(world, seconds{1});
    for (const Action& byHand :
        {Action{put(reference, "a")}, Action{streams::PutRecordsRequest{reference, {put("", "b").record}}},
            Action{streams::GetShardIteratorRequest{.streamName = reference,
            .shardId = "shardId-000000000001",
            .type = streams::IteratorType::TrimHorizon}},
            Action{streams::PoisonRecordRequest{.streamName = reference, .shardId = "shardId-000000000001"}}}) {
        const Reply answer = world.apply({"you", byHand});
        EXPECT_TRUE(isAccepted(answer)) << std::get<streams::Refusal>(answer).message;
    }
    EXPECT_EQ(world.service().stream(*index).map->open().size(), 2U);
    EXPECT_EQ(world.service().stream(*world.service().find("clicks")).map->open().size(), 1U);
}

TEST(Homes, PeopleReadInAllAccountsAndRegionsToo)
{
    World world = quick();
    create(world, {"210987654321", "eu-west-1"}, "theirs");
    const std::string reference = "arn:aws:kinesis:eu-west-1:210987654321:stream/theirs";
    ASSERT_TRUE(isAccepted(world.apply({"you", put(reference, "a")})));
    const Reply iterator = world.apply({"you",
        streams::GetShardIteratorRequest{
            .streamName = reference, .shardId = "shardId-000000000000", .type = streams::IteratorType::TrimHorizon}});
    ASSERT_TRUE(std::holds_alternative<std::string>(iterator));
    const streams::GetRecordsRequest read{.shardIterator = std::get<std::string>(iterator)};
    const Reply records = world.apply({"you", read});
    ASSERT_TRUE(std::holds_alternative<streams::GetRecordsAnswer>(records));
    EXPECT_EQ(std::get<streams::GetRecordsAnswer>(records).records.size(), 1U);
    // Programs are not let in with the same iterator.
    EXPECT_EQ(refusalOf(world, kIreland, read).reason, streams::Reason::NotShared);
    EXPECT_EQ(refusalOf(world, kOwn, read).exception, Exception::ResourceNotFound);
}

TEST(Homes, AKeyIsTheOneOfItsStreamsHome)
{
    World world = quick();
    for (const Home& home : {kOwn, kIreland}) {
        create(world, home, "clicks");
        EXPECT_TRUE(isAccepted(call(world, home,
            streams::StreamEncryptionRequest{.streamName = "clicks", .keyId = "alias/orders"})));
        letPass(world, seconds{1});
    }
    const std::string key = "arn:aws:kms:eu-west-1:123456789012:alias/orders";
    EXPECT_TRUE(isAccepted(world.apply({"you", streams::SetKeyStateRequest{key, streams::KeyState::Disabled}})));
    letPass(world, std::chrono::minutes{6});
    EXPECT_EQ(refusalOf(world, kIreland, put("clicks", "a")).message, key + " is disabled.");
    EXPECT_TRUE(isAccepted(call(world, kOwn, put("clicks", "a"))));
}

// --- Simulated clients -----------------------------------------------------------------------

const std::string kScenario = R"({"shardscope": 1, "name": "Partners", "length": "10m",
  "streams": [
    {"name": "clicks", "shards": 2},
    {"name": "clicks", "shards": 1, "account": "210987654321", "region": "eu-west-1"}],
  "producers": [
    {"name": "web", "stream": "clicks", "rate": 100},
    {"name": "shop", "stream": "arn:aws:kinesis:eu-west-1:210987654321:stream/clicks", "rate": 10}],
  "consumers": [
    {"name": "app", "stream": "clicks"},
    {"name": "partner", "stream": "clicks", "account": "210987654321"}]})";

Scenario parsed(const std::string& json)
{
    auto scenario = parseScenario(json, "test.json", support::readerOfAccessLog());
    EXPECT_TRUE(scenario) << scenario.error().text();
    return scenario ? std::move(*scenario) : Scenario{};
}

std::uint64_t readBy(const World& world, std::string_view name)
{
    return std::get<clients::Poller>(world.actor(name)->client).counts().records;
}

TEST(CrossAccountRead, WaitsForThePolicyAndWhyGivesIt)
{
    World world = std::move(makeWorld(parsed(kScenario))).value();
    world.runUntil(base::instantAt(seconds{30}));
    EXPECT_GT(readBy(world, "app"), 2'000U);
    EXPECT_EQ(readBy(world, "partner"), 0U);
    const auto& actors = world.actors();
    const auto partner =
        std::find_if(actors.begin(), actors.end(), [](const Actor& of) { return of.name == "partner"; });
    const Explanation why = explain(world, WhyClient{std::size_t(partner - actors.begin())});
    const auto cause = std::find_if(why.causes.begin(), why.causes.end(),
        [](const Cause& one) { return one.code == CauseCode::NotShared; });
    ASSERT_NE(cause, why.causes.end());
    EXPECT_EQ(cause->text, "210987654321");
    ASSERT_FALSE(why.remedies.empty());
    ASSERT_EQ(why.remedies.front().code, RemedyCode::ShareStream);
    ASSERT_EQ(why.remedies.front().commands.size(), 1U);
    EXPECT_TRUE(isAccepted(world.apply({"you", why.remedies.front().commands.front()})));
    world.runUntil(base::instantAt(seconds{90}));
    EXPECT_NEAR(double(readBy(world, "partner")), double(readBy(world, "app")), 500) << "it has caught up";
    const clients::PutCounts& sent = std::get<clients::Producer>(world.actor("shop")->client).counts();
    EXPECT_GT(sent.offered, 800U);
    EXPECT_EQ(sent.stored, sent.offered) << "in its stream's own account nothing is asked";
}

TEST(CrossAccountRead, StandsInAScenarioFile)
{
    Scenario scenario = parsed(kScenario);
    scenario.streams.front().policy = policyFor("210987654321", R"("kinesis:*")");
    const Scenario again = parsed(writeScenario(scenario));
    EXPECT_EQ(again.streams, scenario.streams);
    EXPECT_EQ(again.clients, scenario.clients);
    World world = std::move(makeWorld(again)).value();
    world.runUntil(base::instantAt(seconds{30}));
    EXPECT_GT(readBy(world, "partner"), 2'000U);
}

TEST(CrossAccountRead, BadPlacesAreNamed)
{
    const auto problemOf = [](const std::string& stream, const std::string& consumer) {
        const auto scenario = parseScenario(R"({"shardscope": 1, "streams": [{"name": "clicks"}, )" + stream
                + R"(], "consumers": [)" + consumer + "]}",
            "test.json", support::readerOfAccessLog());
        return scenario ? std::string{} : scenario.error().text();
    };
    EXPECT_NE(problemOf(R"({"name": "b", "account": "12"})", "").find("12 digits"), std::string::npos);
    EXPECT_NE(problemOf(R"({"name": "b", "region": "Europe"})", "").find("must be a region"), std::string::npos);
    EXPECT_NE(problemOf(R"({"name": "b", "policy": "no"})", "").find("must be a policy"), std::string::npos);
    const std::string unknown =
        problemOf(R"({"name": "b", "policy": "{\"Statement\": {\"Condition\": {\"Is\": {\"k\": 1}}}}"})", "");
    EXPECT_NE(unknown.find("/Statement/Condition/Is: is no condition operator"), std::string::npos) << unknown;
    EXPECT_NE(problemOf(R"({"name": "clicks", "region": "us-east-1"})", "").find("already a stream"),
        std::string::npos);
    EXPECT_EQ(problemOf(R"({"name": "clicks", "region": "us-east-2"})", ""), "");
    EXPECT_NE(problemOf(R"({"name": "b", "region": "us-east-2"})", R"({"name": "app", "stream": "b"})").find("its ARN"),
        std::string::npos);
    EXPECT_NE(problemOf(R"({"name": "b"})", R"({"name": "app", "stream": "b", "account": "none"})").find("12 digits"),
        std::string::npos);
}

TEST(HomesInTheJournal, ACallKeepsItsHome)
{
    Command command{"boto3", put("clicks", "a"), true, {"210987654321", "eu-west-1"}};
    const std::string json = writeCommand(command);
    EXPECT_NE(json.find(R"("home": "210987654321/eu-west-1")"), std::string::npos) << json;
    const auto again = parseCommand(json, "journal", {});
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->home, command.home);
    command.home.account.clear();
    EXPECT_EQ(parseCommand(writeCommand(command), "journal", {})->home, command.home);
    EXPECT_FALSE(parseCommand(R"({"call": "ListStreams", "home": "me/eu-west-1"})", "journal", {}));
}

// The scenario of this story: a reader of another account is refused until the policy lets it in, and then reads.
TEST(Homes, TheScenarioLetsAReaderOfAnotherAccountInByAPolicy)
{
    const std::string name = "cross-account.json";
    const auto text = support::fileText(SHARDSCOPE_SOURCE_DIR "/resources/scenarios/" + name);
    ASSERT_TRUE(text);
    const auto scenario = parseScenario(*text, name, {});
    ASSERT_TRUE(scenario) << scenario.error().text();
    Timeline run{*scenario};
    const auto countsOf = [&run](const char* consumer) {
        return std::get<clients::Poller>(run.world().actor(consumer)->client).counts();
    };
    run.runUntil(base::instantAt(Duration{299'000}));
    EXPECT_GT(countsOf("partner").records, 0U);
    EXPECT_EQ(countsOf("auditor").records, 0U);
    EXPECT_GT(countsOf("auditor").refusedCalls, 0U);
    run.runUntil(base::instantAt(Duration{360'000}));
    EXPECT_GT(countsOf("auditor").records, 0U);
}

}
}
