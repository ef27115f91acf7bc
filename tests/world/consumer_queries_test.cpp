#include "world/consumer_queries.h"

#include "support/world_builder.h"
#include "world/queries.h"

#include <gtest/gtest.h>

#include <chrono>

namespace shardscope::world {
namespace {

using base::Duration;
using base::Money;
using support::worldWithStream;
using Kind = clients::ConsumerConfig::Kind;

constexpr streams::StreamIndex kClicks{0};
constexpr streams::ShardIndex kFirst{0};

void give(World& world, Action action)
{
    const Reply reply = world.apply({"test", std::move(action)});
    ASSERT_TRUE(isAccepted(reply));
}

void addProducer(World& world, std::int64_t rate, std::int64_t bytes)
{
    AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate.knots = {{Duration{}, rate}};
    add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = bytes};
    give(world, add);
}

void addConsumer(World& world, const std::string& name, Kind kind, Duration poll)
{
    AddConsumer add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.kind = kind;
    add.config.pollInterval = poll;
    give(world, add);
}

std::uint64_t stored(const World& world)
{
    std::uint64_t sum = 0;
    for (const streams::ShardLine& line : world.service().stream(kClicks).lines)
        sum += line.stored;
    return sum;
}

void pass(World& world, Duration length) { world.runUntil(world.now() + length); }

// Records that a full shard took at a second attempt, or a later one; what was never sent again is none of them.
TEST(StoredAtARetry, CountsWhatCameLate)
{
    const struct {
        const char* what;
        std::int64_t rate;
        std::uint32_t attempts;
        bool isLate;
    } kRows[] = {{"calm", 500, 10, false}, {"full, no retries", 1'500, 1, false}, {"full", 1'500, 10, true}};
    for (const auto& row : kRows) {
        World world = worldWithStream(1, 3);
        AddProducer add;
        add.config.name = "web";
        add.config.stream = "clicks";
        add.config.rate.knots = {{Duration{}, row.rate}};
        add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 200};
        add.config.retry.attempts = row.attempts;
        give(world, add);
        pass(world, Duration{20'000});
        const clients::PutCounts counts = *putCounts(world.actor("web")->client);
        const std::uint64_t late = storedAtARetry(world, kClicks);
        EXPECT_EQ(late > 0, row.isLate) << row.what;
        EXPECT_LE(late, counts.attempts - counts.offered) << row.what;
        EXPECT_EQ(late, row.isLate ? counts.stored + counts.firstRefused - counts.offered : 0) << row.what;
    }
}

// The service ends a subscription after five minutes, and the consumer goes on after the last record it has.
TEST(Subscription, RunsOutAfterFiveMinutesAndIsRenewedWhereItWas)
{
    World world = worldWithStream(1, 3);
    addProducer(world, 10, 400);
    addConsumer(world, "audit", Kind::FanOut, Duration{1'000});
    addConsumer(world, "billing", Kind::Shared, Duration{1'000});
    const std::size_t audit = consumersOf(world, kClicks)[0].actor;
    const std::size_t billing = consumersOf(world, kClicks)[1].actor;
    EXPECT_FALSE(subscriptionTo(world, audit, kFirst)) << "it is not ACTIVE yet";
    pass(world, Duration{40'000});
    const auto first = subscriptionTo(world, audit, kFirst);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->life, std::chrono::minutes{5});
    EXPECT_EQ(first->left, first->since + first->life - world.now());
    ASSERT_TRUE(first->continuation);
    EXPECT_FALSE(subscriptionTo(world, billing, kFirst)) << "it reads by GetRecords";

    world.runUntil(first->since + first->life - Duration{1});
    EXPECT_EQ(subscriptionTo(world, audit, kFirst)->since, first->since);
    pass(world, Duration{100});
    const auto second = subscriptionTo(world, audit, kFirst);
    EXPECT_GT(second->since, first->since);
    EXPECT_GT(second->left, std::chrono::minutes{4});
    EXPECT_GT(second->continuation->counter, first->continuation->counter);

    give(world, SetConsumerProcessing{"audit", 0, true});
    pass(world, std::chrono::minutes{6});
    EXPECT_EQ(subscriptionTo(world, audit, kFirst)->left, Duration{}) << "nobody renews it while it is paused";
}

TEST(ShardPipes, SayWhoTookWhichPartOfTheSharedLimits)
{
    World world = worldWithStream(1, 3);
    addProducer(world, 800, 400);
    for (const char* name : {"a", "b", "c"})
        addConsumer(world, name, Kind::Shared, Duration{200});
    addConsumer(world, "d", Kind::FanOut, Duration{1'000});
    for (int second = 0; second < 30; ++second) {
        const std::uint64_t served = world.service().stream(kClicks).reads[0].servedCalls;
        const std::uint64_t refused = world.service().stream(kClicks).reads[0].refusedCalls;
        const std::int64_t bytes = world.service().stream(kClicks).reads[0].readBytes;
        pass(world, Duration{1'000});
        const ShardPipes pipes = shardPipes(world, kClicks, kFirst, Second::LastWhole);
        ASSERT_EQ(pipes.shared.size(), 3U);
        ASSERT_EQ(pipes.fanOut.size(), 1U);
        PipeUse sum;
        for (const PipeUse& use : pipes.shared) {
            sum.bytes += use.bytes;
            sum.calls += use.calls;
            sum.refusedCalls += use.refusedCalls;
        }
        // Polls of the very last millisecond belong to the next second.
        EXPECT_NEAR(double(sum.calls), double(world.service().stream(kClicks).reads[0].servedCalls - served), 1);
        EXPECT_NEAR(double(sum.refusedCalls), double(world.service().stream(kClicks).reads[0].refusedCalls - refused),
            1);
        EXPECT_LE(sum.calls, 10);
        EXPECT_NEAR(double(sum.bytes), double(world.service().stream(kClicks).reads[0].readBytes - bytes), 200'000);
    }
    EXPECT_GT(shardPipes(world, kClicks, kFirst, Second::LastWhole).fanOut[0].bytes, 250'000);
    const PipeLevels levels = pipeLevels(world, kClicks);
    ASSERT_EQ(levels.shards.size(), 1U);
    EXPECT_GE(levels.shared[0], 800);
    EXPECT_GT(levels.refused[0], 0);
    EXPECT_NEAR(levels.fanOut[0], 320'000 * 1'000 / 2'097'152, 30);
    EXPECT_TRUE(shardPipes(world, kClicks, streams::ShardIndex{7}, Second::Running).shared.empty());
}

TEST(ShardPipes, TellTheWaitAfterALargeRead)
{
    World world = worldWithStream(1, 3);
    addProducer(world, 900, 1'100);
    pass(world, Duration{60'000});
    addConsumer(world, "late", Kind::Shared, Duration{200});
    // Within the first interval it reads 10 MiB at once, which takes five seconds to pay back.
    Duration longest{};
    for (int i = 0; i < 400; ++i) {
        pass(world, Duration{1});
        longest = std::max(longest, shardPipes(world, kClicks, kFirst, Second::Running).blockedFor);
    }
    // No single read is exactly 10 MiB of whole records: what is owed beyond the first 2 MiB.
    EXPECT_GT(longest, Duration{3'900});
    EXPECT_LE(longest, Duration{5'000});
    pass(world, Duration{2'000});
    EXPECT_LT(shardPipes(world, kClicks, kFirst, Second::Running).blockedFor, Duration{3'000});
}

TEST(HourlyCost, FollowsWhatIsWrittenAndPushed)
{
    World world = worldWithStream(2, 3);
    addProducer(world, 1'000, 1'024);
    pass(world, Duration{5'000});
    const std::uint64_t before = stored(world);
    pass(world, Duration{10'000});
    const auto records = double(stored(world) - before);
    EXPECT_EQ(hourlyCost(world, kClicks, Duration{10'000}).shards, Money{30'000});
    // 360 times as many units in an hour, at 0.014 micro-dollars each; a few records of this very
    // millisecond belong to the next second.
    EXPECT_NEAR(double(hourlyCost(world, kClicks, Duration{10'000}).puts.count()), records * 360 * 0.014, 30);
    EXPECT_EQ(hourlyCost(world, kClicks, Duration{10'000}).fanOut(), Money{});
    const double data = records * 360 * 1'024 / double(1 << 30) * 13'000;
    EXPECT_NEAR(double(fanOutCost(world, kClicks, Duration{10'000}).count()), 30'000 + data, 30);

    addConsumer(world, "app", Kind::FanOut, Duration{1'000});
    pass(world, Duration{1'000});
    EXPECT_EQ(hourlyCost(world, kClicks, Duration{10'000}).fanOutShards, Money{30'000}) << "while it is CREATING";
    pass(world, Duration{40'000});
    EXPECT_NEAR(double(hourlyCost(world, kClicks, Duration{10'000}).fanOutData.count()), data, data / 20);
}

// On demand data is paid for, in and out; with the account's commitment less.
TEST(HourlyCost, FollowsTheStreamsMode)
{
    World world = worldWithStream(2, 3);
    give(world, streams::UpdateStreamModeRequest{world.service().streamArn("clicks"), streams::CapacityMode::OnDemand});
    addProducer(world, 1'000, 300);
    addConsumer(world, "app", Kind::Shared, Duration{1'000});
    pass(world, Duration{60'000});
    ASSERT_TRUE(world.service().stream(kClicks).settings.isOnDemand());
    const std::uint64_t before = stored(world);
    pass(world, Duration{10'000});
    const auto records = double(stored(world) - before);
    const operations::HourlyCost cost = hourlyCost(world, kClicks, Duration{10'000});
    EXPECT_EQ(cost.shards + cost.puts, Money{});
    EXPECT_EQ(cost.streamHour, Money{40'000});
    const double each = records * 360 / double(1 << 20) * 80'000; // a record is a KiB at least
    EXPECT_NEAR(double(cost.dataIn.count()), each, each / 50);
    EXPECT_GT(cost.sharedData, Money{});
    const double read = records * 360 * 300 / double(1 << 30) * 40'000;
    EXPECT_NEAR(double(sharedCost(world, kClicks, Duration{10'000}).count()), read, read / 10);
    EXPECT_GT(fanOutCost(world, kClicks, Duration{10'000}), sharedCost(world, kClicks, Duration{10'000}));

    give(world, streams::UpdateAccountSettingsRequest{streams::CommitmentStatus::Enabled});
    const operations::HourlyCost committed = hourlyCost(world, kClicks, Duration{10'000});
    EXPECT_EQ(committed.streamHour, Money{});
    EXPECT_NEAR(double(committed.dataIn.count()), double(cost.dataIn.count()) * 0.4, 2);
    EXPECT_EQ(sharedCost(world, kClicks, Duration{10'000}), fanOutCost(world, kClicks, Duration{10'000}));
}

// 26,000 bytes are two units, but only where they are that large.
TEST(HourlyCost, CountsUnitsOfLargeRecords)
{
    World world = worldWithStream(2, 3);
    addProducer(world, 20, 26'000);
    pass(world, Duration{10'000});
    const std::uint64_t before = stored(world);
    pass(world, Duration{10'000});
    const auto records = double(stored(world) - before);
    EXPECT_GT(records, 100);
    EXPECT_NEAR(double(hourlyCost(world, kClicks, Duration{10'000}).puts.count()), 2 * records * 360 * 0.014, 25);
}

}
}
