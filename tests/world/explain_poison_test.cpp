#include "world/explain.h"

#include "world/queries.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace shardscope::world {
namespace {

// The 1,001st record of the second shard is poison, and its consumer has no policy about it.
Scenario poisoned()
{
    Scenario scenario;
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}, {{streams::ShardIndex{1}, 1'000}}}};
    AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate.knots = {{base::Duration{}, 400}};
    AddConsumer app;
    app.config.name = "app";
    app.config.stream = "clicks";
    scenario.clients = {{"scenario", web}, {"scenario", app}};
    return scenario;
}

const clients::Failures& failures(const World& world) { return *consumerFailures(world.actor("app")->client); }

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

std::size_t appIn(const World& world)
{
    const auto& actors = world.actors();
    return std::size_t(std::find_if(actors.begin(), actors.end(), [](const Actor& of) { return of.name == "app"; })
        - actors.begin());
}

TEST(ExplainPoison, TellsTheChainAndOffersToBisect)
{
    Timeline timeline{poisoned()};
    timeline.runUntil(at(60));
    const World& world = timeline.world();
    const Explanation why = explain(world, WhyClient{appIn(world)});
    EXPECT_EQ(why.verdict, Verdict::Blocked);
    ASSERT_EQ(why.causes.size(), 4U);
    EXPECT_EQ(why.causes[0].code, CauseCode::ConsumerBehind);
    EXPECT_GT(why.causes[0].value, 50'000);
    EXPECT_EQ(why.causes[1].code, CauseCode::BatchFails);
    EXPECT_EQ(why.causes[1].shard, streams::ShardIndex{1});
    EXPECT_EQ(why.causes[1].value, std::int64_t(failures(world).counts().failures));
    EXPECT_EQ(why.causes[1].at, *failures(world).longestBlocked()->since);
    EXPECT_EQ(why.causes[2].code, CauseCode::RecordIsPoison);
    EXPECT_EQ(why.causes[2].value, 1'001);
    EXPECT_FALSE(why.causes[2].key.empty());
    EXPECT_EQ(why.causes[3].code, CauseCode::TriesWholeBatch);
    EXPECT_EQ(why.causes[3].limit, clients::FailurePolicy::kEndless);
    ASSERT_EQ(why.remedies.size(), 2U);
    EXPECT_EQ(why.remedies[0].code, RemedyCode::Bisect);
    EXPECT_EQ(why.remedies[1].code, RemedyCode::HealRecord);
}

// Both remedies help, and the first costs the record alone.
TEST(ExplainPoison, ItsRemediesHelp)
{
    for (const std::size_t which : {0, 1}) {
        Timeline timeline{poisoned()};
        timeline.runUntil(at(45));
        const Explanation why = explain(timeline.world(), WhyClient{appIn(timeline.world())});
        ASSERT_EQ(why.remedies.size(), 2U);
        const GestureId gesture = timeline.newGesture();
        for (const Action& action : why.remedies[which].commands)
            EXPECT_TRUE(isAccepted(timeline.apply({"you", action}, gesture)));
        timeline.runUntil(at(180));
        EXPECT_EQ(failures(timeline.world()).longestBlocked(), nullptr);
        EXPECT_EQ(failures(timeline.world()).counts().queued, which == 0 ? 1U : 0U);
        EXPECT_LT(consumerUses(timeline.world(), streams::StreamIndex{0}).front().ageMs, 5'000);
        EXPECT_NE(explain(timeline.world(), WhyClient{appIn(timeline.world())}).verdict, Verdict::Blocked);
    }
}

TEST(ExplainPoison, APausedConsumerIsPausedFirst)
{
    Timeline timeline{poisoned()};
    timeline.runUntil(at(60));
    EXPECT_TRUE(isAccepted(timeline.apply({"you", SetConsumerProcessing{"app", 0, true}}, timeline.newGesture())));
    timeline.runUntil(at(90));
    EXPECT_EQ(explain(timeline.world(), WhyClient{appIn(timeline.world())}).verdict, Verdict::Late);
}

}
}
