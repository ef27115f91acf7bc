#include "world/level_plan.h"

#include "support/world_builder.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

using namespace shardscope;
using base::HashKey;
using base::HashRange;
using base::U128;
using clients::ReshardPlanStep;
using streams::ShardIndex;
using streams::StreamIndex;
using world::LevelBy;

namespace {

constexpr StreamIndex kClicks{0};

std::vector<HashRange> openRanges(const world::World& world)
{
    std::vector<HashRange> ranges;
    const streams::ShardMap& map = *world.service().stream(kClicks).map;
    for (const ShardIndex shard : map.open())
        ranges.push_back(map.shard(shard).range);
    return ranges;
}

U128 distance(HashKey a, HashKey b) { return a < b ? b.value - a.value : a.value - b.value; }

world::World uneven(std::uint64_t seed, int reshards)
{
    world::WorldSettings settings;
    settings.seed = seed;
    settings.service.timings = streams::Timings::instant();
    world::World world{settings};
    EXPECT_TRUE(world::isAccepted(world.addStreamAtStart({{"clicks", 4}, std::chrono::hours{24}})));
    base::Rng rng{seed};
    for (int i = 0; i < reshards; ++i) {
        const streams::ShardMap& map = *world.service().stream(kClicks).map;
        const std::size_t place = rng.below(map.open().size());
        const streams::Shard& shard = map.shard(map.open()[place]);
        const U128 width = shard.range.last.value - shard.range.first.value;
        if (rng.below(4) == 0 && place + 1 < map.open().size()) {
            const streams::MergeShardsRequest merge{
                "clicks", streams::shardId(shard.index), streams::shardId(map.open()[place + 1])};
            EXPECT_TRUE(world::isAccepted(world.apply({"test", merge})));
        } else {
            const HashKey cut{shard.range.first.value + 2 + width / 1'000 * (1 + rng.below(990))};
            const streams::SplitShardRequest split{"clicks", streams::shardId(shard.index), cut.decimal()};
            EXPECT_TRUE(world::isAccepted(world.apply({"test", split})));
        }
        world.runUntil(world.now() + base::Duration{1'000});
    }
    return world;
}

world::StartReshardPlan startOf(const world::World& world, const world::LevelPlan& plan)
{
    return {{world::freePlanName(world), "clicks", plan.steps}};
}

}

TEST(Gini, IsNothingForEqualsAndTheMostForOneThatHasAll)
{
    EXPECT_EQ(world::gini({}), 0);
    EXPECT_EQ(world::gini({0, 0}), 0);
    EXPECT_EQ(world::gini({7, 7, 7}), 0);
    EXPECT_EQ(world::gini({0, 0, 0, 100}), 750);
    // 1, 2, 3: mean difference 8/9, mean 2, half of the quotient 2/9.
    EXPECT_EQ(world::gini({3, 1, 2}), 222);
}

TEST(Gini, OfAStreamJustMadeIsNothingAndOneSplitShows)
{
    for (const std::uint32_t shards : {1U, 3U, 7U, 64U, 1'000U, 10'000U})
        EXPECT_EQ(world::giniOfWidths(base::evenSplit(shards)), 0) << shards;
    std::vector<HashRange> ranges = base::evenSplit(64);
    const HashRange last = ranges.back();
    const U128 half = (last.last.value - last.first.value) / 2;
    ranges.back().last = {last.first.value + half};
    ranges.push_back({{last.first.value + half + 1}, last.last});
    EXPECT_GE(world::giniOfWidths(ranges), world::kUnevenFrom);
}

TEST(LevelPlan, OfALevelStreamIsEmpty)
{
    for (const std::uint32_t shards : {1U, 3U, 7U, 64U}) {
        const world::World world = support::worldWithStream(shards, 1);
        const world::LevelPlan plan = world::levelPlan(world, kClicks, {LevelBy::Width, shards});
        EXPECT_TRUE(plan.steps.empty()) << shards;
        EXPECT_EQ(plan.takes, base::Duration{});
        EXPECT_EQ(plan.mostOpen, shards);
    }
}

// Whatever splits and merges went before: after the plan the ranges are those that it showed, as even as
// CreateStream makes them, every step was a call that the service accepted, and it took as long as it said.
TEST(LevelPlan, CarriedOutMakesTheRangesThatItShowed)
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::World world = uneven(seed, static_cast<int>(3 + seed % 9));
        const auto open = static_cast<std::uint32_t>(openRanges(world).size());
        const std::uint32_t target = seed % 3 == 0 ? open : static_cast<std::uint32_t>(1 + seed % 11);
        const world::LevelPlan plan = world::levelPlan(world, kClicks, {LevelBy::Width, target});
        ASSERT_EQ(plan.after.size(), target);
        EXPECT_EQ(plan.giniAfter, 0);
        EXPECT_LE(plan.mostOpen, std::max(open, target) + 2);
        EXPECT_EQ(std::int64_t{open} + plan.splits - plan.merges, target);
        if (plan.steps.empty())
            continue;
        ASSERT_TRUE(world::isAccepted(world.apply({"you", startOf(world, plan)})));
        std::size_t mostOpen = 0;
        const base::Instant end = world.now() + plan.takes + base::Duration{1};
        while (world.now() < end) {
            world.runUntil(world.now() + base::Duration{1});
            mostOpen = std::max(mostOpen, openRanges(world).size());
        }
        EXPECT_EQ(openRanges(world), plan.after);
        EXPECT_LE(mostOpen, plan.mostOpen);
        const std::vector<HashRange> even = base::evenSplit(target);
        for (std::size_t i = 0; i < even.size(); ++i) {
            const bool isKept = std::any_of(plan.before.begin(), plan.before.end(),
                [&](const HashRange& range) { return range.first == plan.after[i].first; });
            const U128 away = distance(plan.after[i].first, even[i].first);
            EXPECT_TRUE(away == 0 || (isKept && away <= U128{1} << 40)) << i;
        }
        EXPECT_FALSE(world::planUnderWay(world, kClicks));
    }
}

TEST(LevelPlan, TakesAsLongAsItSaysWithTheServicesTimes)
{
    world::World world = support::worldWithStream(2, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::SplitShardRequest{"clicks", streams::shardId(ShardIndex{0}), HashKey{U128{1} << 100}.decimal()}})));
    world.runUntil(base::instantAt(std::chrono::seconds{40}));
    const world::LevelPlan plan = world::levelPlan(world, kClicks, {LevelBy::Width, 3});
    ASSERT_GE(plan.steps.size(), 3U);
    ASSERT_TRUE(world::isAccepted(world.apply({"you", startOf(world, plan)})));
    world.runUntil(base::instantAt(std::chrono::seconds{41}));
    const auto progress = world::planUnderWay(world, kClicks);
    ASSERT_TRUE(progress);
    EXPECT_EQ(progress->begun, 1U);
    EXPECT_EQ(progress->steps, plan.steps.size());
    world.runUntil(base::instantAt(std::chrono::seconds{40} + plan.takes - base::Duration{1}));
    EXPECT_NE(openRanges(world), plan.after);
    EXPECT_TRUE(world::planUnderWay(world, kClicks));
    world.runUntil(base::instantAt(std::chrono::seconds{40} + plan.takes));
    EXPECT_EQ(openRanges(world), plan.after);
    EXPECT_FALSE(world::planUnderWay(world, kClicks));
}

TEST(LevelPlan, TellsWhatShardsCostThatAreOpenOnTheWayAlone)
{
    const auto planOf = [](world::World& world) {
        EXPECT_TRUE(world::isAccepted(world.apply({"test",
            streams::SplitShardRequest{
                "clicks", streams::shardId(ShardIndex{0}), HashKey{U128{1} << 100}.decimal()}})));
        world.runUntil(base::instantAt(std::chrono::seconds{40}));
        return world::levelPlan(world, kClicks, {LevelBy::Width, 3});
    };
    world::World world = support::worldWithStream(2, 1);
    const world::LevelPlan plan = planOf(world);
    EXPECT_EQ(plan.mostOpen, 4U) << "three before and afterwards";
    ASSERT_GT(plan.overlapShardMs, 0);
    // A shard hour is $0.015.
    EXPECT_NEAR(double(plan.overlapCost.count()), double(plan.overlapShardMs) * 15'000 / 3'600'000, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({"you", startOf(world, plan)})));
    constexpr base::Duration kLook{100};
    std::int64_t measured = 0;
    for (const base::Instant end = world.now() + plan.takes; world.now() < end;) {
        world.runUntil(world.now() + kLook);
        measured += kLook.count() * std::max<std::int64_t>(0, std::int64_t(openRanges(world).size()) - 3);
    }
    EXPECT_NEAR(double(measured), double(plan.overlapShardMs), 400.0);

    // Retention beyond a day is paid by the shard hour, too: $0.020.
    world::World longer{world::WorldSettings{}};
    ASSERT_TRUE(world::isAccepted(longer.addStreamAtStart({{"clicks", 2}, std::chrono::hours{48}})));
    const world::LevelPlan more = planOf(longer);
    EXPECT_EQ(more.overlapShardMs, plan.overlapShardMs);
    EXPECT_NEAR(double(more.overlapCost.count()), double(more.overlapShardMs) * 35'000 / 3'600'000, 2);

    // From many to fewer, nothing is open beyond what was.
    const world::World even = support::worldWithStream(4, 1);
    const world::LevelPlan fewer = world::levelPlan(even, kClicks, {LevelBy::Width, 2});
    EXPECT_EQ(fewer.overlapShardMs, 0);
    EXPECT_EQ(fewer.overlapCost.count(), 0);
}

TEST(LevelPlan, IsOneGestureThatUndoTakesBack)
{
    world::Scenario scenario;
    scenario.streams = {{{"clicks", 3}, std::chrono::hours{24}}};
    scenario.settings.service.timings = streams::Timings::instant();
    world::Timeline timeline{scenario};
    timeline.runUntil(base::instantAt(std::chrono::seconds{5}));
    const std::vector<HashRange> before = openRanges(timeline.world());
    const world::LevelPlan plan = world::levelPlan(timeline.world(), kClicks, {LevelBy::Width, 7});
    ASSERT_GT(plan.steps.size(), 4U);
    ASSERT_TRUE(world::isAccepted(timeline.apply({"you", startOf(timeline.world(), plan)}, timeline.newGesture())));
    timeline.runUntil(base::instantAt(std::chrono::minutes{2}));
    EXPECT_EQ(openRanges(timeline.world()), plan.after);
    ASSERT_TRUE(timeline.undo());
    timeline.runUntil(base::instantAt(std::chrono::minutes{2}));
    EXPECT_EQ(openRanges(timeline.world()), before);
}

TEST(LevelPlan, GoesOnAfterSomebodyElseHasResharded)
{
    world::World world = uneven(4, 5);
    const world::LevelPlan plan = world::levelPlan(world, kClicks, {LevelBy::Width, 6});
    ASSERT_GT(plan.steps.size(), 2U);
    // The last split of the plan, made by hand before its turn has come.
    const auto last = std::find_if(plan.steps.rbegin(), plan.steps.rend(),
        [](const ReshardPlanStep& step) { return step.kind == ReshardPlanStep::Kind::Split; });
    ASSERT_NE(last, plan.steps.rend());
    const ShardIndex shard = world.service().stream(kClicks).map->route(last->at);
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::SplitShardRequest{"clicks", streams::shardId(shard), last->at.decimal()}})));
    ASSERT_TRUE(world::isAccepted(world.apply({"you", startOf(world, plan)})));
    world.runUntil(world.now() + std::chrono::minutes{5});
    EXPECT_EQ(openRanges(world), plan.after);
}

TEST(LevelPlan, ByLoadLeavesTheFullestAsEmptyAsItCanBe)
{
    world::Scenario scenario;
    scenario.streams = {{{"clicks", 4}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, 2'400}};
    producer.config.keys.kind = clients::KeyChoice::Kind::Uniform;
    producer.config.keys.count = 3'000;
    producer.config.keys.ringFromPpm = 100'000;
    producer.config.keys.ringToPpm = 350'000;
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    world::World world = std::move(world::makeWorld(scenario)).value();
    world.runUntil(base::instantAt(std::chrono::seconds{20}));
    const world::LevelPlan plan = world::levelPlan(world, kClicks, {LevelBy::Load, 4});
    ASSERT_EQ(plan.after.size(), 4U);
    EXPECT_GT(plan.fullestBefore, 1'000);
    // A quarter of 2,400 records a second, give or take a twentieth.
    EXPECT_LT(plan.fullestAfter, 660);
    ASSERT_TRUE(world::isAccepted(world.apply({"you", startOf(world, plan)})));
    world.runUntil(world.now() + plan.takes + std::chrono::minutes{2});
    EXPECT_EQ(openRanges(world), plan.after);
    for (const world::ShardUse& use : world::shardUses(world, kClicks))
        EXPECT_NEAR(double(use.offered.recordsPerSecond), 600, 120);
    // Levelled by load it is still level a moment later: plans do not chase noise.
    EXPECT_TRUE(world::levelPlan(world, kClicks, {LevelBy::Load, 4}).steps.empty());
}

TEST(LevelPlan, SaysWhichLimitStandsInItsWay)
{
    world::World world = support::worldWithStream(2, 1);
    const auto quota = static_cast<std::uint32_t>(streams::quota(world.service().settings().profile,
        streams::QuotaName::ShardsPerAccount));
    EXPECT_FALSE(world::levelPlan(world, kClicks, {LevelBy::Width, 8}).quotaMissing);
    const world::LevelPlan large = world::levelPlan(world, kClicks, {LevelBy::Width, quota + 5});
    ASSERT_TRUE(large.quotaMissing);
    EXPECT_GE(*large.quotaMissing, 5);
    EXPECT_FALSE(large.isStreamBusy);
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::SplitShardRequest{"clicks", streams::shardId(ShardIndex{0}), HashKey{U128{1} << 100}.decimal()}})));
    EXPECT_TRUE(world::levelPlan(world, kClicks, {LevelBy::Width, 8}).isStreamBusy);
}

// From the switch on, the service alone splits and merges.
TEST(StartReshardPlan, EndsWithAReasonWhereItsStreamGoesOnDemand)
{
    world::World world = support::worldWithStream(2, 1);
    std::vector<ReshardPlanStep> steps;
    for (int bit = 100; bit < 110; ++bit)
        steps.push_back({ReshardPlanStep::Kind::Split, HashKey{U128{1} << bit}});
    ASSERT_TRUE(world::isAccepted(world.apply({"you", world::StartReshardPlan{{"plan", "clicks", steps}}})));
    const streams::UpdateStreamModeRequest toOnDemand{
        world.service().streamArn("clicks"), streams::CapacityMode::OnDemand};
    EXPECT_FALSE(world::planStopped(world, kClicks));
    // Between two steps.
    bool isSwitched = false;
    while (!isSwitched && world.now() < base::instantAt(std::chrono::minutes{3})) {
        world.runUntil(world.now() + base::Duration{1});
        isSwitched = world::isAccepted(world.apply({"you", toOnDemand}));
    }
    ASSERT_TRUE(isSwitched);
    world.runUntil(world.now() + std::chrono::minutes{5});
    EXPECT_FALSE(world::planUnderWay(world, kClicks));
    const auto stopped = world::planStopped(world, kClicks);
    ASSERT_TRUE(stopped);
    EXPECT_LT(stopped->begun, steps.size());
    EXPECT_EQ(stopped->steps, steps.size());
    EXPECT_EQ(stopped->refusal.reason, streams::Reason::WrongCapacityMode);

    // And where it is on demand already none begins, nor an autoscaler.
    const std::uint64_t before = world.fingerprint();
    operations::AutoscalerConfig config;
    config.name = "scaler";
    config.stream = "clicks";
    for (const world::Action& action : {world::Action{world::StartReshardPlan{{"another", "clicks", steps}}},
             world::Action{world::AddAutoscaler{config}}}) {
        const world::Reply reply = world.apply({"you", action});
        const auto* refusal = std::get_if<streams::Refusal>(&reply);
        ASSERT_NE(refusal, nullptr) << world::actionName(action);
        EXPECT_EQ(refusal->exception, streams::Exception::Validation);
        EXPECT_EQ(refusal->reason, streams::Reason::WrongCapacityMode);
    }
    EXPECT_EQ(world.fingerprint(), before);
}

TEST(StartReshardPlan, IsRefusedWithoutStepsNameOrStream)
{
    world::World world = support::worldWithStream(2, 1);
    const std::vector<ReshardPlanStep> steps{{ReshardPlanStep::Kind::Split, HashKey{U128{1} << 100}}};
    EXPECT_FALSE(world::isAccepted(world.apply({"you", world::StartReshardPlan{{"plan", "clicks", {}}}})));
    EXPECT_FALSE(world::isAccepted(world.apply({"you", world::StartReshardPlan{{"", "clicks", steps}}})));
    EXPECT_FALSE(world::isAccepted(world.apply({"you", world::StartReshardPlan{{"plan", "nowhere", steps}}})));
    EXPECT_TRUE(world::isAccepted(world.apply({"you", world::StartReshardPlan{{"plan", "clicks", steps}}})));
    EXPECT_FALSE(world::isAccepted(world.apply({"you", world::StartReshardPlan{{"plan", "clicks", steps}}})));
}
