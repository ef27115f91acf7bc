#include "world/forecast.h"

#include "support/world_builder.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};

// One shard whose producer offers what the knots say, evenly.
world::World worldWithRate(std::vector<std::pair<int, int>> knots, bool areLimitsOn = true)
{
    world::Scenario scenario;
    scenario.settings.service.areLimitsOn = areLimitsOn;
    scenario.streams = {{{"clicks", 1}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots.clear();
    for (const auto& [second, rate] : knots)
        producer.config.rate.knots.push_back({std::chrono::seconds{second}, rate});
    producer.config.keys.count = 1'000;
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    return std::move(world::makeWorld(scenario)).value();
}

void runTo(world::World& world, int seconds) { world.runUntil(base::instantAt(std::chrono::seconds{seconds})); }

}

TEST(Forecast, WithoutLimitsNothingIsSaidToThrottle)
{
    world::World world = worldWithRate({{0, 200}, {100, 1'200}}, false);
    runTo(world, 50);
    EXPECT_EQ(world::untilThrottled(world, kClicks, ShardIndex{0}), std::nullopt);
}

TEST(Forecast, ARisingShardIsSaidToThrottleWhenItDoes)
{
    // 200 records/s and 10 more each second: 1,000 at second 80.
    world::World world = worldWithRate({{0, 200}, {100, 1'200}});
    runTo(world, 50);
    const auto until = world::untilThrottled(world, kClicks, ShardIndex{0});
    ASSERT_TRUE(until);
    EXPECT_NEAR(double(until->count()), 30'000, 4'000);
    runTo(world, 70);
    ASSERT_TRUE(world::untilThrottled(world, kClicks, ShardIndex{0}));
    EXPECT_NEAR(double(world::untilThrottled(world, kClicks, ShardIndex{0})->count()), 10'000, 3'000);
}

TEST(Forecast, NothingIsSaidOfSteadyFallingOrScatteredLoad)
{
    for (const auto& knots : std::vector<std::vector<std::pair<int, int>>>{{{0, 700}, {100, 700}}, // steady
             {{0, 900}, {100, 100}},                                                               // falling
             {{0, 100}, {10, 800}, {20, 100}, {30, 800}, {40, 100}, {50, 900}}})                   // up and down
    {
        world::World world = worldWithRate(knots);
        runTo(world, 50);
        EXPECT_FALSE(world::untilThrottled(world, kClicks, ShardIndex{0})) << knots[0].second;
    }
}

TEST(Forecast, NothingIsSaidOfAShardThatRefusesAlready)
{
    world::World world = worldWithRate({{0, 200}, {50, 1'400}});
    runTo(world, 50);
    ASSERT_GT(world.service().stream(kClicks).lines[0].refused, 0U);
    EXPECT_FALSE(world::untilThrottled(world, kClicks, ShardIndex{0}));
}

TEST(Forecast, TooYoungToTell)
{
    world::World world = worldWithRate({{0, 200}, {100, 1'200}});
    runTo(world, 15);
    EXPECT_FALSE(world::untilThrottled(world, kClicks, ShardIndex{0}));
    EXPECT_FALSE(world::untilThrottled(world, kClicks, ShardIndex{7}));
}

TEST(Strain, ARefusingShardIsWorstAndIsHeldUntilAnotherIsClearlyWorse)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    runTo(world, 60);
    const auto worst = world::mostStrained(world, kClicks, std::nullopt);
    ASSERT_TRUE(worst);
    EXPECT_EQ(worst->shard, ShardIndex{1});
    EXPECT_GT(worst->refusedPerMille, 300);
    // The others are far better, so they are not held.
    EXPECT_EQ(world::mostStrained(world, kClicks, ShardIndex{0})->shard, ShardIndex{1});
}

TEST(Strain, ShardsAlikeDoNotTakeTurns)
{
    world::Scenario scenario;
    scenario.streams = {{{"clicks", 64}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, 32'000}};
    producer.config.keys.count = 50'000;
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    world::World world = std::move(world::makeWorld(scenario)).value();
    runTo(world, 10);
    const ShardIndex held = world::mostStrained(world, kClicks, std::nullopt)->shard;
    for (int second = 11; second < 30; ++second) {
        runTo(world, second);
        EXPECT_EQ(world::mostStrained(world, kClicks, held)->shard, held) << second;
    }
}

TEST(Strain, NothingIsSaidBeforeTheFirstSecond)
{
    world::World world = worldWithRate({{0, 700}, {100, 700}});
    EXPECT_FALSE(world::mostStrained(world, kClicks, ShardIndex{0}));
    runTo(world, 1);
    EXPECT_TRUE(world::mostStrained(world, kClicks, std::nullopt));
}

TEST(Strain, AStreamThatIsBeingMadeHasNone)
{
    world::World world(world::WorldSettings{});
    ASSERT_TRUE(world::isAccepted(world.apply({"test", streams::CreateStreamRequest{"new", 2}})));
    EXPECT_FALSE(world::mostStrained(world, StreamIndex{0}, std::nullopt));
}
