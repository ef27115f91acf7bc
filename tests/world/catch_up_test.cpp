#include "world/catch_up.h"

#include "world/consumer_queries.h"
#include "world/queries.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

namespace shardscope::world {

namespace {

using base::Duration;

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

// "web" writes `rate` records a second of 500 B to two shards; "billing" reads them.
Scenario late(std::int64_t rate, std::int64_t processing)
{
    Scenario scenario;
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}}};
    AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate = clients::Curve{{{Duration{0}, rate}}};
    web.config.size.kind = clients::SizeChoice::Kind::Fixed;
    web.config.size.bytes = 500;
    scenario.clients.push_back({"scenario", web});
    AddConsumer billing;
    billing.config.name = "billing";
    billing.config.stream = "clicks";
    billing.config.processingRate = processing;
    scenario.clients.push_back({"scenario", billing});
    return scenario;
}

std::size_t billingIn(const World& world)
{
    const auto& actors = world.actors();
    return std::size_t(std::find_if(actors.begin(), actors.end(), [](const Actor& actor) {
        return actor.name == "billing";
    }) - actors.begin());
}

const WhatIf* choiceOf(const CatchUp& answer, WhatIfCode code)
{
    const auto found = std::find_if(answer.choices.begin(), answer.choices.end(),
        [code](const WhatIf& choice) { return choice.code == code; });
    return found == answer.choices.end() ? nullptr : &*found;
}

// Lets time pass until it is within three seconds of the tip.
Duration untilAtTip(Timeline& timeline)
{
    const base::Instant from = timeline.world().now();
    while (timeline.world().now() < from + std::chrono::minutes{30}) {
        timeline.runUntil(timeline.world().now() + Duration{1'000});
        if (lastSample(timeline.world(), billingIn(timeline.world()))->ageMs < 3'000)
            break;
    }
    return timeline.world().now() - from;
}

void expectNear(Duration measured, std::optional<Duration> told, const std::string& what)
{
    ASSERT_TRUE(told.has_value()) << what;
    // A sixth, and what a poll or a registration may add.
    EXPECT_NEAR(double(measured.count()), double(told->count()), double(told->count()) / 6 + 6'000) << what;
}

TEST(CatchUp, HasNothingToTellOfAConsumerAtTheTip)
{
    Timeline timeline{late(800, 0)};
    timeline.runUntil(at(60));
    const CatchUp answer = catchUp(timeline.world(), billingIn(timeline.world()));
    EXPECT_FALSE(answer.isLate);
    EXPECT_TRUE(answer.choices.empty());
}

// 500 records a second come to each shard and 400 are worked through: it never catches up. Each
// choice is made on the same world, and keeps what it told.
TEST(CatchUp, DoesNotTellWhenABlockedConsumerIsThere)
{
    Scenario scenario = late(400, 600);
    scenario.streams.front().poison = {{streams::ShardIndex{1}, 1'000}};
    Timeline timeline{scenario};
    timeline.runUntil(at(60));
    const CatchUp answer = catchUp(timeline.world(), billingIn(timeline.world()));
    EXPECT_TRUE(answer.isLate);
    EXPECT_FALSE(answer.left.has_value());
    EXPECT_TRUE(answer.choices.empty()) << "twice the speed does not get it past the record";
}

TEST(CatchUp, TellsBeforeEachChoiceHowLongItTakes)
{
    const auto played = [] {
        Timeline timeline{late(1'000, 400)};
        timeline.runUntil(at(300));
        return timeline;
    };
    const World world = played().world();
    const CatchUp answer = catchUp(world, billingIn(world));
    EXPECT_TRUE(answer.isLate);
    EXPECT_FALSE(answer.left.has_value());
    ASSERT_NE(choiceOf(answer, WhatIfCode::TwiceAsFast), nullptr);
    ASSERT_NE(choiceOf(answer, WhatIfCode::PauseProducers), nullptr);
    // A pipe does not make workers faster.
    ASSERT_NE(choiceOf(answer, WhatIfCode::FanOut), nullptr);
    EXPECT_FALSE(choiceOf(answer, WhatIfCode::FanOut)->left.has_value());
    for (const WhatIfCode code : {WhatIfCode::TwiceAsFast, WhatIfCode::PauseProducers}) {
        const WhatIf* choice = choiceOf(answer, code);
        Timeline timeline = played();
        for (const Action& action : choice->commands)
            ASSERT_TRUE(isAccepted(timeline.apply({"you", action}, timeline.newGesture())));
        expectNear(untilAtTip(timeline), choice->left, std::to_string(int(code)));
    }
}

TEST(CatchUp, TellsWhenAPausedOneThatGoesOnIsThere)
{
    const auto played = [] {
        Timeline timeline{late(1'000, 800)};
        timeline.runUntil(at(20));
        timeline.apply({"you", SetConsumerProcessing{"billing", 800, true}}, timeline.newGesture());
        timeline.runUntil(at(200));
        return timeline;
    };
    const World world = played().world();
    const CatchUp answer = catchUp(world, billingIn(world));
    EXPECT_FALSE(answer.left.has_value()) << "it is paused";
    ASSERT_EQ(answer.choices.size(), 2U);
    EXPECT_EQ(answer.choices[0].code, WhatIfCode::Resume);
    for (const WhatIf& choice : answer.choices) {
        Timeline timeline = played();
        for (const Action& action : choice.commands)
            timeline.apply({"you", action}, timeline.newGesture());
        // A little later it tells the rest.
        timeline.runUntil(timeline.world().now() + std::chrono::seconds{15});
        const CatchUp on = catchUp(timeline.world(), billingIn(timeline.world()));
        if (on.isLate) {
            ASSERT_TRUE(on.left.has_value());
            EXPECT_NEAR(double(on.left->count() + 15'000), double(choice.left->count()),
                double(choice.left->count()) / 6 + 6'000);
        }
        expectNear(untilAtTip(timeline) + Duration{15'000}, choice.left, std::to_string(int(choice.code)));
    }
}

// Three pollers share 2 MiB/s of which each wants 0.75 MB/s; after a rest, a pipe of its own is
// filled with the backlog alone.
TEST(CatchUp, TellsWhatAPipeOfItsOwnBrings)
{
    const auto played = [] {
        Scenario scenario = late(1'500, 0);
        std::get<AddProducer>(scenario.clients[0].action).config.size.bytes = 1'000;
        for (const char* name : {"search", "audit"}) {
            AddConsumer add = std::get<AddConsumer>(scenario.clients[1].action);
            add.config.name = name;
            scenario.clients.push_back({"scenario", add});
        }
        Timeline timeline{scenario};
        timeline.runUntil(at(10));
        timeline.apply({"you", SetConsumerProcessing{"billing", 0, true}}, timeline.newGesture());
        timeline.runUntil(at(130));
        timeline.apply({"you", SetConsumerProcessing{"billing", 0, false}}, timeline.newGesture());
        timeline.runUntil(at(132));
        return timeline;
    };
    const World world = played().world();
    const CatchUp answer = catchUp(world, billingIn(world));
    ASSERT_TRUE(answer.isLate);
    const WhatIf* fanOut = choiceOf(answer, WhatIfCode::FanOut);
    ASSERT_NE(fanOut, nullptr);
    Timeline timeline = played();
    for (const Action& action : fanOut->commands)
        ASSERT_TRUE(isAccepted(timeline.apply({"you", action}, timeline.newGesture())));
    expectNear(untilAtTip(timeline), fanOut->left, "fan-out");
}

// A split leaves the backlog on the parent; its children wait.
TEST(CatchUp, ReadsParentsBeforeTheirChildren)
{
    const auto played = [] {
        Timeline timeline{late(1'000, 400)};
        timeline.runUntil(at(200));
        for (const char* shard : {"shardId-000000000000", "shardId-000000000001"}) {
            const bool isLower = std::string(shard).back() == '0';
            timeline.apply({"you",
                               streams::SplitShardRequest{"clicks", shard,
                                   isLower ? "85070591730234615865843651857942052864"
                                           : "255211775190703847597530955573826158592"}},
                timeline.newGesture());
            timeline.runUntil(timeline.world().now() + std::chrono::seconds{60});
        }
        return timeline;
    };
    Timeline timeline = played();
    const CatchUp answer = catchUp(timeline.world(), billingIn(timeline.world()));
    ASSERT_TRUE(answer.isLate);
    expectNear(untilAtTip(timeline), answer.left, "split");
}

}

}
