// Why? of an on-demand stream: what the service does of itself, and nothing that it would refuse.
#include "world/explain.h"
#include "world/level_plan.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

namespace shardscope::world {

namespace {

using base::Duration;

constexpr streams::StreamIndex kClicks{0};
constexpr std::int64_t kRecordBytes = 10'240;

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

const Cause* causeOf(const Explanation& explanation, CauseCode code)
{
    const auto found = std::find_if(explanation.causes.begin(), explanation.causes.end(),
        [code](const Cause& cause) { return cause.code == code; });
    return found == explanation.causes.end() ? nullptr : &*found;
}

const Remedy* remedyOf(const Explanation& explanation, RemedyCode code)
{
    const auto found = std::find_if(explanation.remedies.begin(), explanation.remedies.end(),
        [code](const Remedy& remedy) { return remedy.code == code; });
    return found == explanation.remedies.end() ? nullptr : &*found;
}

Scenario onDemand()
{
    Scenario scenario;
    streams::CreateStreamRequest create;
    create.streamName = "clicks";
    create.streamMode = streams::CapacityMode::OnDemand;
    create.isShardCountGiven = false;
    scenario.streams = {{create, std::chrono::hours{24}}};
    return scenario;
}

AddProducer producer(std::int64_t rate, std::int64_t bytes)
{
    AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate = clients::Curve{{{Duration{0}, rate}}};
    add.config.keys.count = 20'000;
    add.config.size.kind = clients::SizeChoice::Kind::Fixed;
    add.config.size.bytes = bytes;
    add.config.retry.attempts = 1;
    return add;
}

// Sixteen MiB a second, where a new stream takes four.
Scenario flooded()
{
    Scenario scenario = onDemand();
    scenario.clients.push_back({"scenario", producer(16 * 1'048'576 / kRecordBytes, kRecordBytes)});
    return scenario;
}

Explanation why(const World& world, std::uint32_t shard = 1)
{
    return explain(world, WhyShard{kClicks, streams::ShardIndex{shard}});
}

void expectNothingThatIsRefused(const World& world, const Explanation& answer)
{
    for (const RemedyCode code : {RemedyCode::Split, RemedyCode::Reshard, RemedyCode::Merge})
        EXPECT_EQ(remedyOf(answer, code), nullptr);
    for (const Remedy& remedy : answer.remedies) {
        World trial = world;
        for (const Action& action : remedy.commands)
            EXPECT_TRUE(isAccepted(trial.apply({.action = action}))) << actionName(action);
    }
}

}

TEST(ExplainOnDemand, BeyondTwiceThePeakTheServiceIsWaitedFor)
{
    Timeline timeline{flooded()};
    timeline.runUntil(at(30));
    const Explanation first = why(timeline.world());
    EXPECT_EQ(first.verdict, Verdict::Throttled);
    const Cause* beyond = causeOf(first, CauseCode::OnDemandBeyondPeak);
    ASSERT_NE(beyond, nullptr);
    EXPECT_EQ(beyond->value, 4) << "what a new stream is kept with";
    EXPECT_GT(beyond->perMille, 3'500);
    EXPECT_LT(beyond->perMille, 4'500);
    const Remedy* wait = remedyOf(first, RemedyCode::WaitForService);
    ASSERT_NE(wait, nullptr);
    EXPECT_EQ(wait->value, 0) << "the service looks once a minute";
    EXPECT_EQ(wait->limit, 15 * 60'000);
    EXPECT_TRUE(wait->commands.empty());
    EXPECT_EQ(remedyOf(first, RemedyCode::WarmStream), nullptr) << "the account has made no commitment";
    EXPECT_NE(remedyOf(first, RemedyCode::SpreadKeys), nullptr);
    expectNothingThatIsRefused(timeline.world(), first);

    timeline.runUntil(at(90));
    const Explanation later = why(timeline.world());
    const Cause* behind = causeOf(later, CauseCode::OnDemandCatchesUp);
    ASSERT_NE(behind, nullptr);
    EXPECT_EQ(behind->value, 4);
    EXPECT_GE(behind->limit, 7) << "the minute took four MiB a second";
    wait = remedyOf(later, RemedyCode::WaitForService);
    ASSERT_NE(wait, nullptr);
    EXPECT_GT(wait->value, 0);
    EXPECT_LE(wait->value, wait->limit);
    expectNothingThatIsRefused(timeline.world(), later);
}

TEST(ExplainOnDemand, AnAccountWithTheCommitmentWarmsTheStream)
{
    Timeline timeline{flooded()};
    timeline.runUntil(at(30));
    ASSERT_TRUE(isAccepted(timeline.apply({"you", streams::UpdateAccountSettingsRequest{}}, timeline.newGesture())));
    const Explanation answer = why(timeline.world());
    ASSERT_FALSE(answer.remedies.empty());
    const Remedy& warm = answer.remedies.front();
    ASSERT_EQ(warm.code, RemedyCode::WarmStream);
    EXPECT_GT(warm.value, 16);
    EXPECT_LT(warm.value, 30);
    expectNothingThatIsRefused(timeline.world(), answer);
    for (const Action& action : warm.commands)
        EXPECT_TRUE(isAccepted(timeline.apply({"you", action}, timeline.newGesture())));
    timeline.runUntil(at(150));
    for (const ShardUse& use : shardUses(timeline.world(), kClicks))
        EXPECT_FALSE(use.isThrottled());
}

TEST(ExplainOnDemand, WaitingIsNoHelpToOneKey)
{
    Scenario scenario = onDemand();
    AddProducer web = producer(3'000, 200);
    web.config.keys.hot = {{"celebrity", clients::Curve{{{Duration{0}, 500'000}}}}};
    scenario.clients.push_back({"scenario", web});
    Timeline timeline{scenario};
    timeline.runUntil(at(30));
    const World& world = timeline.world();
    const auto uses = shardUses(world, kClicks);
    const auto full = std::find_if(uses.begin(), uses.end(), [](const ShardUse& use) { return use.isThrottled(); });
    ASSERT_NE(full, uses.end());
    const Explanation answer = why(world, streams::number(full->shard));
    EXPECT_NE(causeOf(answer, CauseCode::KeyAloneOverQuota), nullptr);
    EXPECT_NE(remedyOf(answer, RemedyCode::SaltKey), nullptr);
    EXPECT_NE(remedyOf(answer, RemedyCode::SplitIsNoHelp), nullptr);
    EXPECT_EQ(remedyOf(answer, RemedyCode::WaitForService), nullptr);
    expectNothingThatIsRefused(world, answer);
}

TEST(ExplainOnDemand, AnIdleShardCostsNothingAndIsLeftAlone)
{
    Scenario scenario = onDemand();
    AddProducer web = producer(100, 200);
    web.config.keys.count = 1;
    scenario.clients.push_back({"scenario", web});
    Timeline timeline{scenario};
    timeline.runUntil(at(30));
    const auto uses = shardUses(timeline.world(), kClicks);
    const auto idle =
        std::find_if(uses.begin(), uses.end(), [](const ShardUse& use) { return use.offered.recordsPerSecond == 0; });
    ASSERT_NE(idle, uses.end());
    const Explanation answer = why(timeline.world(), streams::number(idle->shard));
    EXPECT_EQ(answer.verdict, Verdict::Idle);
    EXPECT_NE(causeOf(answer, CauseCode::NoKeyCostsNothing), nullptr);
    EXPECT_EQ(causeOf(answer, CauseCode::NoKeyInRange), nullptr);
    expectNothingThatIsRefused(timeline.world(), answer);
}

// Keys hash to nowhere in particular where the service places records.
TEST(ExplainOnDemand, WhereTheServicePlacesRecordsNothingIsSaidOfKeys)
{
    const auto byTheService = [](Timeline& timeline) {
        const std::string arn = timeline.world().service().streamArn(timeline.world().service().streams().front());
        EXPECT_TRUE(isAccepted(timeline.apply({.action = streams::UpdateStreamRecordDistributionStrategyRequest{arn,
                                                   streams::RecordDistribution::Auto}},
            timeline.newGesture())));
    };
    Timeline quiet{onDemand()};
    byTheService(quiet);
    quiet.runUntil(at(30) - Duration{500});
    const streams::PutRecordRequest one{
        .streamName = "clicks", .record = {.partitionKey = "a", .data = std::make_shared<const std::string>("data")}};
    ASSERT_TRUE(isAccepted(quiet.apply({.action = one}, quiet.newGesture())));
    quiet.runUntil(at(30));
    const World& calm = quiet.world();
    const auto uses = shardUses(calm, kClicks);
    const auto idle =
        std::find_if(uses.begin(), uses.end(), [](const ShardUse& use) { return use.offered.recordsPerSecond == 0; });
    ASSERT_NE(idle, uses.end());
    const Explanation answer = why(calm, streams::number(idle->shard));
    EXPECT_EQ(answer.verdict, Verdict::Idle);
    EXPECT_NE(causeOf(answer, CauseCode::NotItsTurn), nullptr);
    EXPECT_EQ(causeOf(answer, CauseCode::NoKeyCostsNothing), nullptr);

    Scenario scenario = onDemand();
    AddProducer web = producer(8'000, 200);
    web.config.keys.count = 1;
    scenario.clients.push_back({"scenario", web});
    Timeline flood{scenario};
    byTheService(flood);
    flood.runUntil(at(30));
    const World& full = flood.world();
    const Explanation throttled = why(full, streams::number(shardUses(full, kClicks).front().shard));
    EXPECT_EQ(throttled.verdict, Verdict::Throttled);
    for (const CauseCode code : {CauseCode::KeyDominates, CauseCode::KeyAloneOverQuota, CauseCode::ManyKeys})
        EXPECT_EQ(causeOf(throttled, code), nullptr);
    expectNothingThatIsRefused(full, throttled);
}

TEST(ExplainOnDemand, ARefusedPutIsNotToldToSplit)
{
    Timeline timeline{flooded()};
    timeline.runUntil(at(30));
    const auto call = lastRefusedCall(timeline.world(), "web");
    ASSERT_TRUE(call.has_value());
    const Explanation answer = explain(timeline.world(), *call);
    EXPECT_EQ(answer.verdict, Verdict::CallRefused);
    EXPECT_EQ(remedyOf(answer, RemedyCode::Advice), nullptr);
    EXPECT_FALSE(answer.remedies.empty());
    expectNothingThatIsRefused(timeline.world(), answer);
}

TEST(ExplainOnDemand, ALevelPlanKnowsThatTheServiceDecides)
{
    Timeline timeline{onDemand()};
    timeline.runUntil(at(1));
    EXPECT_TRUE(levelPlan(timeline.world(), kClicks, {LevelBy::Width, 6}).isOnDemand);
}

// With a commitment a stream has more of them, and another quota.
TEST(ExplainOnDemand, TheConsumersOfACommittedAccountHaveAQuotaOfTheirOwn)
{
    for (const bool isCommitted : {false, true}) {
        Scenario scenario = onDemand();
        scenario.settings.service.quotas = {
            {streams::QuotaName::ConsumersPerStream, 1}, {streams::QuotaName::AdvantageConsumersPerStream, 2}};
        Timeline timeline{scenario};
        const auto call = [&](Action action) {
            return isAccepted(timeline.apply({"you", std::move(action)}, timeline.newGesture()));
        };
        if (isCommitted) {
            EXPECT_TRUE(call(streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled}));
        }
        EXPECT_TRUE(call(streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "one"}));
        EXPECT_EQ(call(streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "two"}),
            isCommitted);
        EXPECT_FALSE(call(streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "three"}));
        const auto& log = timeline.world().service().calls().control();
        const Explanation why = explain(timeline.world(), WhyCall{log[log.size() - 1], "you"});
        const Cause* reached = causeOf(why, CauseCode::LimitReached);
        ASSERT_NE(reached, nullptr);
        EXPECT_EQ(reached->limit, isCommitted ? 2 : 1);
    }
}

}
