// What an account's commitment was used for, and what is paid for the rest.
#include "world/commitment.h"

#include "clients/client_worlds.h"
#include "operations/price_book.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>

namespace shardscope::world {

namespace {

using base::Duration;

base::Instant at(std::int64_t seconds) { return base::instantAt(Duration{seconds * 1'000}); }

// A stream on demand that takes 100 records of 1,000 bytes a second for eleven minutes, and is read.
World onDemand()
{
    Scenario scenario;
    scenario.settings.seed = 3;
    streams::CreateStreamRequest create{"clicks"};
    create.streamMode = streams::CapacityMode::OnDemand;
    scenario.streams.push_back({.create = create});
    AddProducer shop{clients::steadyProducer(100)};
    shop.config.size.bytes = 1'000;
    shop.config.end = Duration{660'000};
    scenario.clients.push_back({"scenario", shop});
    scenario.clients.push_back(
        {"scenario", AddConsumer{clients::consumer("app", clients::ConsumerConfig::Kind::Shared)}});
    return std::move(makeWorld(scenario)).value();
}

void commit(World& world, streams::CommitmentStatus status)
{
    clients::give(world, streams::UpdateAccountSettingsRequest{status});
}

}

TEST(Commitment, HasAShortfallWhileItHolds)
{
    World world = onDemand();
    world.runUntil(at(60));
    EXPECT_TRUE(commitmentUses(world, {at(0), at(60)}).empty());
    const std::uint64_t before = clients::storedIn(world);
    commit(world, streams::CommitmentStatus::Enabled);
    world.runUntil(at(660));
    const std::vector<CommitmentUse> uses = commitmentUses(world, {at(0), at(660)});
    ASSERT_EQ(uses.size(), 1U);
    const CommitmentUse& use = uses.front();
    EXPECT_EQ(use.home, streams::kOwnHome);
    EXPECT_EQ(use.held, Duration{600'000});
    // A record is a KiB; a few of the first and the last millisecond may count to the second beside it.
    EXPECT_NEAR(double(use.used.inKiB), double(clients::storedIn(world) - before), 10);
    EXPECT_GT(use.used.sharedBytes, 50'000'000);
    EXPECT_EQ(use.shortfall.inKiB, 600 * 25'600 - use.used.inKiB);
    EXPECT_EQ(use.shortfall.outBytes, std::int64_t{600} * 26'214'400 - use.used.sharedBytes);
    EXPECT_EQ(use.shortfall,
        operations::commitmentShortfall(operations::priceBook(streams::Profile::Current), use.used, use.held));
    EXPECT_NEAR(double(use.shortfallPerHour().count()), double(use.shortfall.cost.count()) * 6, 6);

    // Once its seconds have been folded into minutes, too.
    world.runUntil(at(3 * 3'600));
    EXPECT_EQ(commitmentUses(world, {at(0), at(660)}), uses);
    const std::vector<CommitmentUse> hour = commitmentUses(world, {at(2 * 3'600), at(3 * 3'600)});
    ASSERT_EQ(hour.size(), 1U);
    EXPECT_EQ(hour.front().shortfall.cost, base::Money{4'218'750}) << "25 MiB/s each way, unused";
    EXPECT_EQ(hour.front().shortfallPerHour(), hour.front().shortfall.cost);
}

TEST(Commitment, EndsWithItsFirstDayThoughNothingHappens)
{
    World world = onDemand();
    commit(world, streams::CommitmentStatus::Enabled);
    world.runUntil(at(10));
    commit(world, streams::CommitmentStatus::Disabled);
    world.runUntil(at(86'400 + 120));
    const std::vector<CommitmentUse> uses = commitmentUses(world, {at(0), at(86'520)});
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses.front().held, Duration{86'399'000}) << "the second in which it ended is counted as it ended";
    EXPECT_TRUE(commitmentUses(world, {at(86'400), at(86'520)}).empty());
}

// Data of streams that are not on demand, and of before, is no use of it.
TEST(Commitment, IsUsedByStreamsOnDemandAlone)
{
    World world = support::worldWithStream(2, 1);
    clients::give(world, AddProducer{clients::steadyProducer(100)});
    commit(world, streams::CommitmentStatus::Enabled);
    world.runUntil(at(60));
    const std::vector<CommitmentUse> uses = commitmentUses(world, {at(0), at(60)});
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses.front().used, operations::DataUse{});
    EXPECT_EQ(uses.front().held, Duration{60'000});
}

}
