// Each approach on a step, a ramp and a day; what cool-downs avoid, and what no autoscaler can do.
#include "world/autoscaler_worlds.h"

#include "support/effort.h"
#include "world/scenario.h"

#include <iterator>
#include <span>

namespace shardscope::world {
namespace {

// Its repository's sample, but on PUT alone: nobody reads here.
ScalingUtils sampleUtils()
{
    ScalingUtils utils;
    utils.onGet = false;
    utils.checkInterval = minutes{5};
    utils.up = {75, 5, {std::nullopt, 200}, 15, {}};
    utils.down = {25, 15, {std::nullopt, 50}, 60, {}};
    return utils;
}

// As if nothing had to last: one minute is enough, and there is no cool-down.
TargetTracking eager()
{
    return {.targetPermille = 700,
        .upMinutes = 1,
        .downMinutes = 1,
        .downPermille = 1'000,
        .upCoolDown = {},
        .downCoolDown = {}};
}

// Two thirds of four shards, and from 0:30 on 5.2 MiB/s: more than four take, 65 % of eight.
clients::Curve step() { return stepsOf({{Duration{0}, 27}, {minutes{30}, 52}}); }
// From 2.7 to 12 MiB/s within two hours.
clients::Curve ramp() { return rampOf({{minutes{30}, 27}, {minutes{150}, 120}}); }
// Half a MiB/s at night and five at noon, twice.
clients::Curve twoDays()
{
    return rampOf({{hours{4}, 5}, {hours{12}, 50}, {hours{16}, 50}, {hours{24}, 5}, {hours{28}, 5}, {hours{36}, 50},
        {hours{40}, 50}, {hours{48}, 5}});
}

std::uint64_t pollerBytes(const World& world, std::size_t fromShard, std::size_t toShard)
{
    const auto& readers = std::get<clients::Poller>(world.actor("reader")->client).readers();
    std::uint64_t bytes = 0;
    for (std::size_t i = fromShard; i < std::min(toShard, readers.size()); ++i)
        bytes += static_cast<std::uint64_t>(readers[i].bytes);
    return bytes;
}

}

// --- A step ----------------------------------------------------------------------------

TEST(AutoscalerOnAStep, FollowsAsSoonAsItsAlarmsLetIt)
{
    struct Row {
        const char* what;
        ScalingApproach approach;
        std::size_t shards; // by which the step fits
        std::int64_t least; // minutes until they are there
        std::int64_t most;
        std::uint64_t calls;
    };
    const Row rows[] = {
        // Three minutes above the target and the reshard; four full shards ask for six, and those for more at once.
        {"target tracking", TargetTracking{}, 8, 5, 9, 3},
        // Two shards for a breach of twenty points and more; the next one waits for the cool-down of five minutes.
        {"step scaling", StepScaling{}, 8, 12, 16, 3},
        // Five periods of five minutes, and everything is doubled.
        {"doubling", DoublingAlarms{}, 8, 23, 27, 1},
        // Five high samples, found by the next check, and the double of it.
        {"scaling utils", sampleUtils(), 8, 5, 12, 1},
    };
    for (const Row& row : rows) {
        World world = loaded(4, step());
        give(world, AddAutoscaler{scaler(row.approach)});
        world.runUntil(at(minutes{30}));
        EXPECT_EQ(calls(world), 0U) << row.what << ": two thirds are neither too much nor too little";
        const auto took = minutesUntil(world, row.shards, minutes{60});
        ASSERT_TRUE(took) << row.what << ": " << changes(world);
        EXPECT_GE(*took, row.least) << row.what;
        EXPECT_LE(*took, row.most) << row.what;
        EXPECT_EQ(calls(world), row.calls) << row.what << ": " << changes(world);
        // Until then a shard takes 1 of 1.3 MiB/s.
        EXPECT_GT(sent(world).dropped, 0U) << row.what;
        world.runUntil(at(hours{2}));
        EXPECT_LE(throttledIn(world, minutes{30}), 2) << row.what << ": it fits now";
        EXPECT_EQ(scalerOf(world).counts().downs, 0U) << row.what << ": and there is no turning back";
    }
}

TEST(AutoscalerOnAStep, LosesMeanwhileWhatDoesNotFit)
{
    World world = loaded(4, step());
    give(world, AddAutoscaler{scaler(DoublingAlarms{})});
    world.runUntil(at(minutes{30}));
    // 1.2 of 5.2 MiB/s.
    EXPECT_NEAR(static_cast<double>(throttledIn(world, minutes{20})), 231, 25);
    world.runUntil(at(minutes{60}));
    EXPECT_LE(throttledIn(world, minutes{10}), 2);
}

TEST(AutoscalerOnAStep, ScalesInOnlyWhenLittleHasBeenUsedForLong)
{
    struct Row {
        const char* what;
        ScalingApproach approach;
        std::int64_t least; // minutes after the load has gone
        std::int64_t most;
    };
    const Row rows[] = {
        {"target tracking", TargetTracking{}, 15, 18},
        {"step scaling", StepScaling{}, 15, 18},
        {"doubling", DoublingAlarms{}, 285, 300},
        {"scaling utils", sampleUtils(), 15, 25},
    };
    for (const Row& row : rows) {
        World world = loaded(8, stepsOf({{Duration{0}, 54}, {hours{6}, 4}}));
        give(world, AddAutoscaler{scaler(row.approach, {2, 8})});
        world.runUntil(at(hours{6}));
        ASSERT_EQ(openShards(world), 8U) << row.what;
        while (openShards(world) == 8 && world.now() < at(hours{12}))
            letPass(world, seconds{30});
        const std::int64_t took = std::chrono::duration_cast<minutes>(world.now() - at(hours{6})).count();
        EXPECT_GE(took, row.least) << row.what;
        EXPECT_LE(took, row.most) << row.what;
        world.runUntil(at(hours{14}));
        EXPECT_EQ(openShards(world), 2U) << row.what << ": and no fewer than it may";
        EXPECT_EQ(scalerOf(world).counts().ups, 0U) << row.what;
    }
}

// --- A ramp ------------------------------------------------------------------------------

TEST(AutoscalerOnARamp, FollowsInSmallStepsOrInLargeOnes)
{
    struct Row {
        const char* what;
        ScalingApproach approach;
        std::uint64_t least; // calls
        std::uint64_t most;
        std::int64_t throttled; // thousandths of all that was sent, at most
    };
    const Row rows[] = {
        {"target tracking", TargetTracking{}, 6, 10, 30},
        {"step scaling", StepScaling{}, 7, 10, 60},
        {"doubling", DoublingAlarms{}, 2, 2, 120},
        {"scaling utils", sampleUtils(), 2, 3, 30},
    };
    for (const Row& row : rows) {
        World world = loaded(4, ramp());
        give(world, AddAutoscaler{scaler(row.approach)});
        const std::int64_t throttled = throttledIn(world, hours{3});
        EXPECT_GE(calls(world), row.least) << row.what << ": " << changes(world);
        EXPECT_LE(calls(world), row.most) << row.what << ": " << changes(world);
        EXPECT_LE(throttled, row.throttled) << row.what;
        EXPECT_GE(openShards(world), 12U) << row.what;
        EXPECT_EQ(scalerOf(world).counts().downs, 0U) << row.what;
    }
}

// --- A day ---------------------------------------------------------------------------------

TEST(AutoscalerOnADay, GoesUpAndDownWithIt)
{
    struct Row {
        const char* what;
        ScalingApproach approach;
        std::size_t noon; // shards at least
        std::size_t night;
    };
    const Row rows[] = {
        {"target tracking", TargetTracking{}, 7, 3},
        {"step scaling", StepScaling{}, 7, 5}, // one at a time, and there are ten a day
        {"doubling", DoublingAlarms{}, 8, 4},
        {"scaling utils", sampleUtils(), 7, 4},
    };
    for (const Row& row : std::span{rows}.first(support::effort(std::size(rows), std::size_t{1}))) {
        World world = loaded(2, twoDays());
        give(world, AddAutoscaler{scaler(row.approach, {1, 16})});
        world.runUntil(at(hours{16}));
        EXPECT_GE(openShards(world), row.noon) << row.what << ": " << changes(world);
        world.runUntil(at(hours{28}));
        EXPECT_LE(openShards(world), row.night) << row.what << ": " << changes(world);
        world.runUntil(at(hours{40}));
        EXPECT_GE(openShards(world), row.noon) << row.what << ": " << changes(world);
        EXPECT_EQ(scalerOf(world).counts().turns, 0U) << row.what << ": no flapping";
        const clients::PutCounts counts = sent(world);
        EXPECT_LE(counts.dropped * 1'000 / counts.offered, 40U) << row.what;
    }
}

// --- On demand, which scales by itself ------------------------------------------------------

namespace {

World loadedOnDemand(clients::Curve rate)
{
    WorldSettings settings;
    settings.seed = 7;
    World world{settings};
    streams::CreateStreamRequest create;
    create.streamName = "clicks";
    create.streamMode = streams::CapacityMode::OnDemand;
    create.shardCount = 4;
    EXPECT_TRUE(isAccepted(world.addStreamAtStart({create, hours{24}})));
    give(world, AddProducer{producerOf(std::move(rate))});
    return world;
}

}

TEST(OnDemandOnAStep, TakesTwiceWhatItHasSeenAtOnce)
{
    World world = loadedOnDemand(step());
    world.runUntil(at(minutes{30}));
    EXPECT_EQ(openShards(world), 8U) << "all four got more than 500 KB/s";
    EXPECT_LE(throttledIn(world, minutes{30}), 2) << "5.2 MiB/s are less than twice 2.7";
}

TEST(OnDemandOnAStep, ThrottlesForAQuarterOfAnHourBeyondThat)
{
    // From what four shards take to six times as much.
    World world = loadedOnDemand(stepsOf({{Duration{0}, 15}, {minutes{30}, 90}}));
    world.runUntil(at(minutes{30}));
    EXPECT_EQ(openShards(world), 4U) << "1.5 MiB/s make no shard hot, and twice that fits";
    EXPECT_GT(throttledIn(world, minutes{5}), 300) << "four of nine MiB/s";
    world.runUntil(at(minutes{30} + minutes{16}));
    EXPECT_GE(openShards(world), 8U) << "every shard has been split once";
    world.runUntil(at(minutes{30} + minutes{50}));
    EXPECT_LE(throttledIn(world, minutes{10}), 2) << "it has caught up, split by split";
    EXPECT_GE(openShards(world), 16U);
}

TEST(OnDemandOnARamp, KeepsAheadOfWhatDoublesInMoreThanAQuarterOfAnHour)
{
    World world = loadedOnDemand(ramp());
    EXPECT_LE(throttledIn(world, hours{3}), 2);
    EXPECT_GE(openShards(world), 24U) << "twice 12 MiB/s";
}

TEST(OnDemandOnADay, GrowsToItsNoonAndKeepsThat)
{
    if (support::kIsSanitized)
        GTEST_SKIP() << "two days of a stream, as those of the autoscalers";
    World world = loadedOnDemand(twoDays());
    EXPECT_LE(throttledIn(world, hours{16}), 2);
    const std::size_t noon = openShards(world);
    EXPECT_GE(noon, 10U) << "twice 5 MiB/s";
    world.runUntil(at(hours{28}));
    EXPECT_EQ(openShards(world), noon) << "no scale-in is documented";
    EXPECT_LE(throttledIn(world, hours{12}), 2);
    EXPECT_EQ(openShards(world), noon) << "the second day is not more than the first";
}

// --- Flapping ------------------------------------------------------------------------------

namespace {

// Ten minutes of 3 MiB/s, ten of 1, and so on for a day.
clients::Curve gusts()
{
    std::vector<std::pair<Duration, std::int64_t>> tenths;
    for (int i = 0; i < 24 * 6; ++i)
        tenths.emplace_back(minutes{10 * i}, i % 2 == 0 ? 30 : 10);
    return stepsOf(tenths);
}

}

TEST(Flapping, UsesUpTheDayWithoutHysteresisAndDoesNotHappenWithIt)
{
    World nervous = loaded(4, gusts());
    give(nervous, AddAutoscaler{scaler(eager())});
    nervous.runUntil(at(hours{3}));
    EXPECT_EQ(calls(nervous), 10U) << changes(nervous);
    EXPECT_GE(scalerOf(nervous).counts().turns, 4U);
    // The eleventh is refused, and so is every one after it until the first of the ten is a day old.
    const ScalingDecision& last = scalerOf(nervous).decisions().back();
    EXPECT_EQ(last.what, What::Refused);
    EXPECT_EQ(last.exception, streams::Exception::LimitExceeded);
    EXPECT_EQ(last.reason, streams::Reason::TooManyUpdatesToday);
    EXPECT_GT(scalerOf(nervous).counts().refused, 5U) << "alarms act again every minute";
    const std::size_t shards = openShards(nervous);
    nervous.runUntil(at(hours{23}));
    EXPECT_EQ(openShards(nervous), shards) << "for the rest of the day it can do nothing";
    nervous.runUntil(at(hours{25}));
    EXPECT_GT(calls(nervous), 10U);

    World calm = loaded(5, gusts());
    give(calm, AddAutoscaler{scaler(TargetTracking{})});
    calm.runUntil(at(hours{23}));
    EXPECT_EQ(calls(calm), 0U) << changes(calm);
    EXPECT_EQ(scalerOf(calm).counts().refused, 0U);
}

TEST(Flapping, IsHeldBackByACoolOffOfItsOwnDirection)
{
    const auto after = [](std::int64_t coolOffMinutes) {
        ScalingUtils by = sampleUtils();
        by.checkInterval = minutes{1};
        by.refreshMinutes = 1;
        by.up = {70, 3, {1, std::nullopt}, coolOffMinutes, {}};
        by.down = {40, 3, {1, std::nullopt}, coolOffMinutes, {}};
        World world = loaded(4, gusts());
        give(world, AddAutoscaler{scaler(by, {2, 8})});
        world.runUntil(at(hours{2}));
        return world;
    };
    const World without = after(0);
    const World with = after(120);
    EXPECT_GE(scalerOf(without).counts().turns, 4U) << changes(without);
    EXPECT_LE(calls(with), 2U) << changes(with);
    EXPECT_LE(scalerOf(with).counts().turns, 1U);
    EXPECT_GT(noted(with, What::CoolingOff), 0U);
    for (const ScalingDecision& decision : scalerOf(with).decisions()) {
        EXPECT_TRUE(decision.what != What::CoolingOff || decision.until > decision.last);
    }
}

// The guide: a scale-in waits for the cool-down of the one before it, a scale-out waits for no scale-in.
TEST(Flapping, SpacesScaleInsAndLetsAScaleOutThrough)
{
    StepScaling by;
    by.down.minutes = 3;
    by.down.coolDown = minutes{15};
    World world = loaded(8, stepsOf({{Duration{0}, 10}, {minutes{22}, 90}}));
    give(world, AddAutoscaler{scaler(by)});
    world.runUntil(at(minutes{30}));
    std::vector<Instant> downs;
    std::vector<Instant> ups;
    for (const ScalingDecision& decision : scalerOf(world).decisions())
        if (decision.what == What::Scaled)
            (decision.way == Way::Down ? downs : ups).push_back(decision.first);
    ASSERT_EQ(downs.size(), 2U) << changes(world);
    EXPECT_EQ(downs[1] - downs[0], minutes{15});
    ASSERT_FALSE(ups.empty()) << changes(world);
    EXPECT_LT(ups[0] - downs[1], minutes{15}) << "within the cool-down of the scale-in";
}

// --- Scaling utils ---------------------------------------------------------------------------

TEST(ScalingUtilsApproach, GoesOnBySplitsAndMergesWhenItsCallsAreUsedUp)
{
    ScalingUtils by;
    by.onGet = false;
    by.checkInterval = minutes{1};
    by.refreshMinutes = 1;
    by.up = {75, 3, {1, std::nullopt}, 0, {}};
    by.down = {40, 3, {1, std::nullopt}, 0, {}};
    World world = loaded(4, gusts());
    give(world, AddAutoscaler{scaler(by, {2, 8})});
    world.runUntil(at(hours{8}));
    const operations::ScalingCounts& counts = scalerOf(world).counts();
    EXPECT_GT(noted(world, What::FellBack), 0U);
    EXPECT_GT(counts.steps, 0U) << "splits and merges are not counted by the service";
    EXPECT_GT(counts.ups + counts.downs, 10U);
    EXPECT_GE(openShards(world), 2U);
    EXPECT_LE(openShards(world), 8U);
}

TEST(ScalingUtilsApproach, CoolsOffForEachDirectionAlone)
{
    World world = loaded(2, stepsOf({{Duration{0}, 10}, {minutes{30}, 80}}));
    give(world, AddAutoscaler{scaler(sampleUtils())});
    world.runUntil(at(minutes{50}));
    EXPECT_EQ(openShards(world), 4U) << changes(world);
    EXPECT_EQ(noted(world, What::CoolingOff), 1U);
    EXPECT_TRUE(scalerOf(world).coolingOff(Way::Up, world.now()));
    EXPECT_FALSE(scalerOf(world).coolingOff(Way::Down, world.now()));
    world.runUntil(at(minutes{75}));
    EXPECT_GE(openShards(world), 8U) << changes(world);
}

TEST(ScalingUtilsApproach, BothMustVoteToScaleDownAndOneIsEnoughToScaleUp)
{
    ScalingUtils both = sampleUtils();
    both.onGet = true;
    // Nobody reads: GET says down. Writes are in between: nothing happens.
    World world = loaded(4, stepsOf({{Duration{0}, 20}, {hours{2}, 38}}));
    give(world, AddAutoscaler{scaler(both)});
    world.runUntil(at(hours{2}));
    EXPECT_EQ(calls(world), 0U) << changes(world);
    world.runUntil(at(hours{2} + minutes{20}));
    EXPECT_EQ(scalerOf(world).counts().ups, 1U) << changes(world);
    ScalingUtils reads = both;
    reads.onPut = false;
    World alone = loaded(4, stepsOf({{Duration{0}, 20}}));
    give(alone, AddAutoscaler{scaler(reads)});
    alone.runUntil(at(hours{1}));
    EXPECT_EQ(scalerOf(alone).counts().downs, 1U) << "one that is asked alone decides alone: " << changes(alone);
}

// --- Missing data ------------------------------------------------------------------------------

TEST(MissingMetrics, AreNotZeroToAlarmsAndAreToTheRest)
{
    const auto afterTheLoad = [](ScalingApproach approach) {
        World world = loaded(8, stepsOf({{Duration{0}, 54}, {minutes{30}, 0}}));
        give(world, AddAutoscaler{scaler(std::move(approach))});
        world.runUntil(at(hours{7}));
        return world;
    };
    const World tracked = afterTheLoad(TargetTracking{});
    EXPECT_EQ(openShards(tracked), 8U) << "a stream without traffic has no metric, and no metric scales nothing in";
    EXPECT_EQ(scalerOf(tracked).downAlarm(), operations::AlarmState::InsufficientData);
    EXPECT_EQ(noted(tracked, What::NoData), 1U);
    EXPECT_LT(openShards(afterTheLoad(DoublingAlarms{})), 8U) << "its metric maths fill in zeros";
    EXPECT_LT(openShards(afterTheLoad(sampleUtils())), 8U) << "a missing sample is a low one";
}

// --- Doubling alarms -----------------------------------------------------------------------------

TEST(DoublingAlarmsApproach, DoNotHalveWhileConsumersAreFarBehind)
{
    World world = loaded(8, stepsOf({{Duration{0}, 10}}));
    clients::ConsumerConfig reader;
    reader.name = "reader";
    reader.stream = "clicks";
    reader.processingRate = 1; // a shard gets two records a second
    give(world, AddConsumer{reader});
    give(world, AddAutoscaler{scaler(DoublingAlarms{}, {4, 16})});
    world.runUntil(at(hours{7}));
    EXPECT_EQ(openShards(world), 8U) << changes(world);
    EXPECT_GT(noted(world, What::BlockedByAge), 0U);
    EXPECT_GT(scalerOf(world).decisions().back().age, Duration{minutes{30}});
    give(world, SetConsumerProcessing{"reader", 0, false});
    world.runUntil(at(hours{13}));
    EXPECT_EQ(openShards(world), 4U) << "once they have caught up";
}

TEST(DoublingAlarmsApproach, ReckonByTheShardsThatWereWrittenIntoThem)
{
    World world = loaded(4, stepsOf({{Duration{0}, 34}}));
    give(world, AddAutoscaler{scaler(DoublingAlarms{})});
    letPass(world, minutes{10});
    // Somebody else doubles the stream: the alarms do not know.
    give(world, streams::UpdateShardCountRequest{"clicks", 8});
    world.runUntil(at(minutes{40}));
    EXPECT_EQ(changes(world), "8>16") << "3.4 MiB/s are 85 % of four shards";
    EXPECT_EQ(scalerOf(world).knownShards(), 16);
}

// So that they can fire again.
TEST(DoublingAlarmsApproach, AreSetToInsufficientDataByWhatTheyDo)
{
    World world = loaded(4, stepsOf({{Duration{0}, 60}}));
    give(world, AddAutoscaler{scaler(DoublingAlarms{})});
    while (changes(world).empty() && world.now() < at(hours{1}))
        letPass(world, seconds{10});
    ASSERT_EQ(changes(world), "4>8");
    EXPECT_EQ(scalerOf(world).knownShards(), 8);
    EXPECT_EQ(scalerOf(world).upAlarm(), operations::AlarmState::InsufficientData);
    EXPECT_EQ(scalerOf(world).downAlarm(), operations::AlarmState::InsufficientData);
}

TEST(DoublingAlarmsApproach, HalveAnOddCountToWhatTheServiceRefuses)
{
    World world = loaded(3, stepsOf({{Duration{0}, 3}}));
    give(world, AddAutoscaler{scaler(DoublingAlarms{})});
    world.runUntil(at(hours{6}));
    EXPECT_EQ(openShards(world), 3U);
    EXPECT_EQ(scalerOf(world).decisions().back().what, What::Refused);
    EXPECT_EQ(scalerOf(world).decisions().back().reason, streams::Reason::CountOutOfBounds)
        << "1 is less than half of 3";
}

// --- Iterator age ------------------------------------------------------------------------------

TEST(IteratorAgeApproach, AddsShardsAndDoesNotDrainWhatWaitsInTheOldOnes)
{
    // A reader that comes late to two shards: 20 minutes of 1.8 MiB/s wait for it.
    const auto late = [](bool isScaled) {
        World world = loaded(2, stepsOf({{Duration{0}, 18}, {minutes{20}, 4}}));
        clients::ConsumerConfig reader;
        reader.name = "reader";
        reader.stream = "clicks";
        reader.start = minutes{20};
        give(world, AddConsumer{reader});
        if (isScaled) {
            IteratorAgeScaling by;
            by.upAge = minutes{1};
            by.upMinutes = 1;
            give(world, AddAutoscaler{scaler(by, {1, 16})});
        }
        world.runUntil(at(minutes{23}));
        return world;
    };
    World scaled = late(true);
    World plain = late(false);
    ASSERT_GE(openShards(scaled), 4U) << changes(scaled);
    ASSERT_EQ(openShards(plain), 2U);
    // The parents' two times 2 MiB/s, whatever there is beside them.
    const auto parentsIn = [](World& world, Duration length) {
        const std::uint64_t before = pollerBytes(world, 0, 2);
        letPass(world, length);
        return pollerBytes(world, 0, 2) - before;
    };
    const std::uint64_t withMore = parentsIn(scaled, minutes{2});
    const std::uint64_t without = parentsIn(plain, minutes{2});
    EXPECT_LE(withMore, std::uint64_t{2} * 2 * 1'048'576 * 122);
    EXPECT_NEAR(static_cast<double>(withMore), static_cast<double>(without), 0.05 * static_cast<double>(without));
    const auto& readers = std::get<clients::Poller>(scaled.actor("reader")->client).readers();
    EXPECT_EQ(readers[0].state, clients::Reader::State::Reading) << "the backlog is where it was";
    EXPECT_EQ(pollerBytes(scaled, 2, readers.size()), 0U) << "children wait for it";
    // 2,160 MiB at 4 MiB/s.
    const auto drainedAt = [](World& world) {
        while (std::get<clients::Poller>(world.actor("reader")->client).counts().records
            < clicks(world).lines[0].stored + clicks(world).lines[1].stored)
            letPass(world, seconds{5});
        return std::chrono::duration_cast<seconds>(world.now() - base::kWorldStart).count();
    };
    EXPECT_NEAR(static_cast<double>(drainedAt(scaled)), 20 * 60 + 2'160 / 4, 45);
}

TEST(IteratorAgeApproach, SeesNothingOfAReaderThatHasStopped)
{
    const auto stopped = [](operations::MissingData missing) {
        World world = loaded(2, stepsOf({{Duration{0}, 10}}));
        clients::ConsumerConfig reader;
        reader.name = "reader";
        reader.stream = "clicks";
        give(world, AddConsumer{reader});
        IteratorAgeScaling by;
        by.upAge = minutes{5};
        by.missing = missing;
        give(world, AddAutoscaler{scaler(by, {1, 8})});
        letPass(world, minutes{20});
        give(world, SetConsumerProcessing{"reader", 0, true});
        letPass(world, hours{2});
        return world;
    };
    const World blind = stopped(operations::MissingData::Missing);
    EXPECT_EQ(openShards(blind), 2U) << "no calls, no iterator age";
    EXPECT_EQ(scalerOf(blind).upAlarm(), operations::AlarmState::InsufficientData);
    const World breaching = stopped(operations::MissingData::Breaching);
    EXPECT_EQ(openShards(breaching), 8U) << "up to what it may, and it does not help";
    EXPECT_EQ(scalerOf(breaching).decisions().back().what, What::AtBound);
}

TEST(IteratorAgeApproach, TakesShardsAwayAgainWhenItIsTold)
{
    World world = loaded(8, stepsOf({{Duration{0}, 4}}));
    clients::ConsumerConfig reader;
    reader.name = "reader";
    reader.stream = "clicks";
    give(world, AddConsumer{reader});
    IteratorAgeScaling by;
    by.downAge = minutes{1};
    by.downMinutes = 10;
    give(world, AddAutoscaler{scaler(by, {3, 16})});
    world.runUntil(at(hours{1}));
    EXPECT_EQ(changes(world), "8>4 4>3");
}

// --- What no autoscaler can do -----------------------------------------------------------------------

TEST(HotKey, IsNotCuredByMoreShards)
{
    World world = streamOf(4);
    clients::ProducerConfig shop = producerOf(stepsOf({{Duration{0}, 56}}));
    shop.keys.hot = {{"mobile", {{{Duration{0}, 500'000}}}}};
    give(world, AddProducer{shop});
    give(world, AddAutoscaler{scaler(TargetTracking{}, {1, 64})});
    world.runUntil(at(minutes{2}));
    // The key's 2.8 MiB/s meet the 1 MiB/s of whichever shard has it.
    const std::int64_t before = throttledIn(world, minutes{1});
    world.runUntil(at(hours{2}));
    EXPECT_GT(openShards(world), 4U) << changes(world);
    const std::int64_t after = throttledIn(world, minutes{30});
    EXPECT_GT(before, 250);
    EXPECT_GT(after, 250) << "half of all is the key's, and most of that does not fit";
}

TEST(OnDemandStream, RefusesToBeScaled)
{
    World world = loaded(2, stepsOf({{Duration{0}, 40}}));
    give(world, streams::UpdateStreamModeRequest{world.service().streamArn("clicks"), streams::CapacityMode::OnDemand});
    give(world, AddAutoscaler{scaler(TargetTracking{})});
    world.runUntil(at(minutes{10}));
    ASSERT_FALSE(scalerOf(world).decisions().empty());
    EXPECT_EQ(scalerOf(world).decisions().back().what, What::Refused);
    EXPECT_EQ(scalerOf(world).decisions().back().reason, streams::Reason::WrongCapacityMode);
    EXPECT_GT(scalerOf(world).decisions().back().times, 1U) << "the same again is one decision";
}

TEST(StepScalingApproach, TakesTheStepThatTheBreachReaches)
{
    StepScaling by;
    by.up = {700, 3, minutes{5}, false, {{0, 1}, {150, 3}}};
    World mild = loaded(4, stepsOf({{Duration{0}, 32}}));
    give(mild, AddAutoscaler{scaler(by)});
    mild.runUntil(at(minutes{5}));
    EXPECT_EQ(changes(mild), "4>5") << "80 %";
    World severe = loaded(4, stepsOf({{Duration{0}, 60}}));
    give(severe, AddAutoscaler{scaler(by)});
    severe.runUntil(at(minutes{5}));
    EXPECT_EQ(changes(severe), "4>7") << "all that four shards take";
    StepScaling percent;
    percent.up = {700, 3, minutes{5}, true, {{0, 300}}};
    World beyond = loaded(4, stepsOf({{Duration{0}, 60}}));
    give(beyond, AddAutoscaler{scaler(percent)});
    beyond.runUntil(at(minutes{5}));
    EXPECT_EQ(changes(beyond), "");
    EXPECT_EQ(scalerOf(beyond).decisions().back().reason, streams::Reason::CountOutOfBounds)
        << "16 is more than double";
}

// --- As a part of the world ------------------------------------------------------------------------

TEST(AddAutoscalerCommand, IsRefusedWithAReason)
{
    World world = loaded(2, stepsOf({{Duration{0}, 10}}));
    const std::uint64_t before = world.fingerprint();
    const auto refusalOf = [&](AutoscalerConfig config) {
        const Reply reply = world.apply({"test", AddAutoscaler{std::move(config)}});
        const auto* refusal = std::get_if<streams::Refusal>(&reply);
        return refusal != nullptr ? refusal->message : "";
    };
    AutoscalerConfig config = scaler(TargetTracking{});
    config.stream = "orders";
    EXPECT_EQ(refusalOf(config), "Stream orders under account 123456789012 not found.");
    config = scaler(TargetTracking{.targetPermille = 0});
    EXPECT_EQ(refusalOf(config), "target: must be 1 to 10000, not 0");
    config = scaler(TargetTracking{});
    config.name = "shop";
    EXPECT_EQ(refusalOf(config), "A client named shop exists already.");
    EXPECT_EQ(world.fingerprint(), before);
    EXPECT_EQ(refusalOf(scaler(TargetTracking{})), "");
}

TEST(AddAutoscalerCommand, EndsWithItsRemovalAndWithItsStream)
{
    World world = loaded(4, step());
    give(world, AddAutoscaler{scaler(TargetTracking{})});
    world.runUntil(at(minutes{20}));
    give(world, RemoveClient{"scaler"});
    world.runUntil(at(hours{2}));
    EXPECT_EQ(openShards(world), 4U);

    World gone = loaded(4, step());
    give(gone, AddAutoscaler{scaler(sampleUtils())});
    letPass(gone, minutes{3});
    give(gone, streams::DeleteStreamRequest{"clicks", true});
    letPass(gone, minutes{30});
    EXPECT_TRUE(scalerOf(gone).isOver());
}

TEST(AutoscaledWorld, IsTheSameInOneGoAndInPieces)
{
    for (const ScalingApproach& approach :
        {ScalingApproach{TargetTracking{}}, ScalingApproach{eager()}, ScalingApproach{sampleUtils()}}) {
        // So little at first that most of the time passes by in long stretches.
        const auto made = [&] {
            World world = loaded(2, stepsOf({{Duration{0}, 0}, {minutes{7}, 1}, {minutes{20}, 30}, {minutes{45}, 1}}));
            give(world, AddAutoscaler{scaler(approach)});
            return world;
        };
        World whole = made();
        World pieces = made();
        whole.runUntil(at(hours{1} + Duration{3}));
        while (pieces.now() < whole.now()) {
            pieces.runUntil(std::min(whole.now(), pieces.now() + Duration{700}));
            if (pieces.now() > at(minutes{30}) && pieces.now() < at(minutes{30}) + Duration{700})
                pieces = World{pieces}; // a copy goes on alike
        }
        EXPECT_EQ(whole.fingerprint(), pieces.fingerprint());
        EXPECT_EQ(scalerOf(whole).decisions(), scalerOf(pieces).decisions());
        EXPECT_GT(calls(whole), 0U);
    }
}

// A scaler that has other numbers in hand will do other things.
TEST(AutoscaledWorld, HasTheAutoscalerInItsFingerprint)
{
    World one = loaded(4, stepsOf({{Duration{0}, 20}}));
    World other = one;
    give(one, AddAutoscaler{scaler(TargetTracking{})});
    give(other, AddAutoscaler{scaler(DoublingAlarms{})});
    EXPECT_EQ(one.fingerprint(), other.fingerprint()) << "neither has looked yet";
    World later = one;
    letPass(later, minutes{2});
    letPass(one, minutes{2});
    EXPECT_EQ(one.fingerprint(), later.fingerprint());
    give(later, RemoveClient{"scaler"});
    EXPECT_NE(one.fingerprint(), later.fingerprint());
}

TEST(AutoscaledWorld, HearsOfItsOwnAndOtherMinutesOnly)
{
    World world = loaded(4, stepsOf({{Duration{0}, 20}}));
    world.runUntil(at(seconds{90}));
    give(world, AddAutoscaler{scaler(TargetTracking{})});
    world.runUntil(at(seconds{150}));
    EXPECT_FALSE(scalerOf(world).lastMinute()) << "its first whole minute is not over";
    world.runUntil(at(seconds{180}));
    const auto minute = scalerOf(world).lastMinute();
    ASSERT_TRUE(minute);
    EXPECT_EQ(minute->shards, 4);
    // 2 MiB/s of 4.
    EXPECT_NEAR(static_cast<double>(operations::usedPermille(minute->put, 4, operations::kPutCapacity)), 500, 40);
    EXPECT_FALSE(minute->age) << "nobody reads";
}

}
