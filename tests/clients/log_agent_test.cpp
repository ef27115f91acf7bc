#include "clients/log_agent.h"

#include "base/md5.h"
#include "clients/access_log.h"
#include "clients/bounds.h"
#include "clients/client_worlds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <vector>

namespace shardscope::clients {
namespace {

using base::Duration;
using support::worldWithStream;

std::shared_ptr<const Dataset> datasetOf(std::string text)
{
    auto dataset = readAccessLog({"access.log", std::move(text)}, "client");
    SHARD_CHECK(dataset.hasValue());
    return *dataset;
}

world::World replayWorld(std::shared_ptr<const Dataset> dataset, std::uint32_t shards, std::int64_t speed,
    AgentConfig::Resend resend)
{
    world::World world = worldWithStream(shards, 3);
    AgentConfig config;
    config.name = "agent";
    config.stream = "clicks";
    config.file = dataset->name;
    config.digest = dataset->digest;
    config.speedThousandths = speed * 1'000;
    config.resend = resend;
    give(world, world::AddAgent{config, std::move(dataset)});
    return world;
}

const LogAgent& agentOf(const world::World& world) { return clientNamed<LogAgent>(world, "agent"); }

void expectBalanced(const world::World& world)
{
    const PutCounts& counts = agentOf(world).counts();
    EXPECT_EQ(counts.offered, counts.stored + counts.dropped + counts.pending) << "at " << formatClock(world.now());
    EXPECT_EQ(counts.attempts, counts.stored + counts.refused);
    EXPECT_EQ(counts.stored, storedIn(world));
}

// The plainest possible shard: two counters in thousandths, refilled every millisecond.
struct PlainBucket {
    std::int64_t records = 1'000 * 1'000;
    std::int64_t bytes = 1'048'576 * 1'000;
    std::int64_t filledMs = 0;

    bool admits(std::int64_t ms, std::int64_t size)
    {
        records = std::min<std::int64_t>(records + (ms - filledMs) * 1'000, 1'000 * 1'000);
        bytes = std::min<std::int64_t>(bytes + (ms - filledMs) * 1'048'576, 1'048'576 * 1'000);
        filledMs = ms;
        if (records < 1'000 || bytes < size * 1'000)
            return false;
        records -= 1'000;
        bytes -= size * 1'000;
        return true;
    }
};

struct Reference {
    std::uint64_t refused = 0;
    std::vector<std::uint64_t> linesPerShard;
};

// First attempts only, shard by the even split's definition.
Reference referenceOf(const Dataset& dataset, std::uint32_t shards, std::int64_t speed)
{
    const auto ranges = base::evenSplit(shards);
    std::vector<PlainBucket> buckets(shards);
    Reference reference;
    reference.linesPerShard.resize(shards);
    for (const Dataset::Line& line : dataset.lines) {
        const base::HashKey hash = base::hashOfPartitionKey(dataset.keys->text(line.key));
        const auto range =
            std::find_if(ranges.begin(), ranges.end(), [hash](const base::HashRange& r) { return r.contains(hash); });
        const auto shard = static_cast<std::size_t>(range - ranges.begin());
        ++reference.linesPerShard[shard];
        if (!buckets[shard].admits(line.at.count() / speed, line.size))
            ++reference.refused;
    }
    return reference;
}

void expectReplayed(const std::shared_ptr<const Dataset>& dataset, std::uint32_t shards, std::int64_t speed)
{
    world::World world = replayWorld(dataset, shards, speed, AgentConfig::Resend::AfterReplay);
    const Reference reference = referenceOf(*dataset, shards, speed);
    world.runUntil(agentOf(world).offeredAt(dataset->lines.size() - 1));
    expectBalanced(world);
    EXPECT_EQ(agentOf(world).counts().offered, dataset->lines.size());
    EXPECT_EQ(agentOf(world).counts().firstRefused, reference.refused);
    EXPECT_EQ(agentOf(world).counts().pending, reference.refused);
    letPass(world, Duration{3'600'000});
    expectBalanced(world);
    EXPECT_TRUE(agentOf(world).isFinished());
    EXPECT_EQ(agentOf(world).counts().firstRefused, reference.refused);
    EXPECT_EQ(agentOf(world).counts().stored, dataset->lines.size());
    for (std::uint32_t shard = 0; shard < shards; ++shard)
        EXPECT_EQ(clicks(world).lines[shard].stored, reference.linesPerShard[shard]) << "shard " << shard;
}

// The excerpt over and over in one second is more than a shard takes.
std::string longLog()
{
    std::string text;
    for (int i = 0; i < 12; ++i)
        text += excerptText();
    return text;
}

TEST(LogAgent, MeetsWhatTheLogAloneWouldMeet)
{
    expectReplayed(datasetOf(excerptText()), 4, 3'600);
    expectReplayed(datasetOf(longLog()), 1, 20'000);
    expectReplayed(datasetOf(longLog()), 3, 50'000);
    EXPECT_GT(referenceOf(*datasetOf(longLog()), 1, 20'000).refused, 0U);
}

TEST(LogAgent, ReplaysTheWholeSample)
{
    const auto text = wholeLogText();
    if (!text) {
        std::cerr << "\n*** NOT TESTED: ../shared/data/apache_access_2015.log is not there. ***\n\n";
        GTEST_SKIP() << "the whole log is absent";
    }
    const auto dataset = datasetOf(*text);
    ASSERT_EQ(dataset->lines.size(), 10'000U);
    expectReplayed(dataset, 4, 3'600);
    expectReplayed(dataset, 1, 100'000);
    EXPECT_GT(referenceOf(*dataset, 1, 100'000).refused, 0U);
}

TEST(LogAgent, OffersEachLineAtItsOwnMillisecond)
{
    const auto dataset = datasetOf(excerptText());
    world::World world = replayWorld(dataset, 1, 7, AgentConfig::Resend::AfterReplay);
    letPass(world, Duration{100'000'000});
    ASSERT_EQ(clicks(world).lines[0].stored, dataset->lines.size());
    for (std::size_t i = 0; i < dataset->lines.size(); ++i) {
        const streams::Row row = clicks(world).logs[0].row(i);
        EXPECT_EQ(row.arrival(), base::instantAt(dataset->lines[i].at / 7));
        EXPECT_EQ(row.payload, i + 1);
        EXPECT_EQ(row.size(), dataset->lines[i].size);
        EXPECT_EQ(world.service().keyText(row.key), dataset->keys->text(dataset->lines[i].key));
    }
}

TEST(LogAgent, SendsRefusedLinesInTheirOrderAfterTheReplay)
{
    const auto dataset = datasetOf(longLog());
    world::World world = replayWorld(dataset, 1, 50'000, AgentConfig::Resend::AfterReplay);
    letPass(world, Duration{600'000});
    ASSERT_EQ(clicks(world).lines[0].stored, dataset->lines.size());
    const base::Instant replayed = agentOf(world).offeredAt(dataset->lines.size() - 1);
    std::vector<std::uint32_t> resent;
    for (std::uint64_t i = 0; i < dataset->lines.size(); ++i) {
        const streams::Row row = clicks(world).logs[0].row(i);
        if (row.arrival() <= replayed)
            continue;
        EXPECT_GE(row.arrival(), replayed + Duration{1'000});
        resent.push_back(row.payload);
    }
    EXPECT_EQ(resent.size(), agentOf(world).counts().firstRefused);
    // Only a small line may overtake a large one, and only within one call.
    for (std::size_t i = 0; i + bounds::kBatch < resent.size(); ++i)
        EXPECT_LT(resent[i], resent[i + bounds::kBatch]);
}

TEST(LogAgent, CompetesWithTheReplayWhenToldTo)
{
    const auto dataset = datasetOf(longLog());
    world::World world = replayWorld(dataset, 1, 20'000, AgentConfig::Resend::Backoff);
    for (int i = 0; i < 100; ++i) {
        letPass(world, Duration{100});
        expectBalanced(world);
    }
    letPass(world, Duration{600'000});
    EXPECT_TRUE(agentOf(world).isFinished());
    EXPECT_EQ(agentOf(world).counts().stored, dataset->lines.size());
}

TEST(LogAgent, DropsAndCountsWhenItMayNotResend)
{
    const auto dataset = datasetOf(longLog());
    world::World world = replayWorld(dataset, 1, 20'000, AgentConfig::Resend::Never);
    letPass(world, Duration{600'000});
    expectBalanced(world);
    EXPECT_TRUE(agentOf(world).isFinished());
    EXPECT_EQ(agentOf(world).counts().dropped, referenceOf(*dataset, 1, 20'000).refused);
}

TEST(LogAgent, GoesOnInACopyAsInTheOriginal)
{
    const auto dataset = datasetOf(longLog());
    world::World world = replayWorld(dataset, 1, 20'000, AgentConfig::Resend::AfterReplay);
    for (int i = 0; i < 40; ++i) {
        letPass(world, Duration{123});
        world::World copy = world;
        letPass(copy, Duration{2'000});
        world::World other = world;
        letPass(other, Duration{1'000});
        letPass(other, Duration{1'000});
        EXPECT_EQ(copy.fingerprint(), other.fingerprint());
    }
}

}
}
