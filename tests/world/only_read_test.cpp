// What isOnlyRead() promises: a run from which the reads are left out stores the same records under the same numbers.
#include "support/runs.h"
#include "world/command.h"
#include "world/scenario.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace {

using namespace shardscope;
using base::Duration;
using base::Rng;
using streams::ShardIndex;
using world::Command;
using world::World;

World emptyWorld()
{
    world::WorldSettings settings;
    settings.service.timings = streams::Timings::instant();
    World world{settings};
    SHARD_CHECK(world::isAccepted(world.apply({.action = streams::CreateStreamRequest{"clicks", 2}})));
    return world;
}

Command fromOutside(world::Action action) { return {"boto3", std::move(action), true}; }

Command anyWrite(Rng& rng, const World& world)
{
    const auto shards = static_cast<std::uint32_t>(world.service().streams().front().map->shards().size());
    const ShardIndex shard{static_cast<std::uint32_t>(rng.below(shards))};
    switch (rng.below(12)) {
    case 0:
        return support::splitInHalf(world, shard);
    case 1:
        return fromOutside(streams::MergeShardsRequest{
            "clicks", streams::shardId(shard), streams::shardId(ShardIndex{1})});
    case 2:
        return fromOutside(streams::RegisterStreamConsumerRequest{
            .consumerName = "reader-" + std::to_string(rng.below(3)),
            .streamArn = world.service().streamArn("clicks")});
    case 3:
        return fromOutside(streams::CreateStreamRequest{"more-" + std::to_string(rng.below(3)), 1});
    default: {
        streams::PutRecordsRequest put{"clicks", {}};
        for (std::uint64_t left = 1 + rng.below(40); left > 0; --left) {
            const auto data = std::make_shared<const std::string>(rng.below(50'000), 'x'); // some are throttled
            put.records.push_back({"key-" + std::to_string(rng.below(100)), {}, data});
        }
        return fromOutside(std::move(put));
    }
    }
}

// Reads one after another, so that iterators and tokens are followed; some are refused, some go over a rate.
class Reader {
public:
    void read(Rng& rng, World& world)
    {
        const std::string shard = streams::shardId(ShardIndex{static_cast<std::uint32_t>(rng.below(4))});
        switch (rng.below(7)) {
        case 0:
            apply(world, streams::ListShardsRequest{.streamName = "clicks"});
            return;
        case 1:
            apply(world, streams::DescribeStreamSummaryRequest{.streamName = "clicks"});
            return;
        case 2:
            apply(world, streams::ListStreamsRequest{});
            return;
        case 3:
            apply(world, streams::DescribeLimitsRequest{});
            return;
        case 4:
            apply(world,
                streams::SubscribeToShardRequest{
                    .consumerArn = world.service().streamArn("clicks") + "/consumer/reader-0:1", .shardId = shard});
            return;
        case 5:
            if (const auto* const iterator = std::get_if<std::string>(&apply(world,
                    streams::GetShardIteratorRequest{
                        .streamName = "clicks", .shardId = shard, .type = streams::IteratorType::TrimHorizon})))
                m_iterator = *iterator;
            return;
        default:
            if (const auto* const got =
                    std::get_if<streams::GetRecordsAnswer>(&apply(world, streams::GetRecordsRequest{m_iterator, 100})))
                m_recordsRead += got->records.size();
        }
    }

    [[nodiscard]] std::size_t recordsRead() const { return m_recordsRead; }

private:
    const world::Reply& apply(World& world, world::Action action)
    {
        EXPECT_TRUE(world::isOnlyRead(action));
        m_reply = world.apply(fromOutside(std::move(action)));
        return m_reply;
    }

    world::Reply m_reply;
    std::string m_iterator = "none";
    std::size_t m_recordsRead = 0;
};

std::vector<std::string> recordsOf(const World& world)
{
    std::vector<std::string> all;
    for (const streams::Stream& stream : world.service().streams()) {
        for (std::uint32_t shard = 0; shard < stream.logs.size(); ++shard) {
            for (std::uint64_t i = 0; i < stream.lines[shard].stored; ++i) {
                const streams::Record record = world.service().record(stream, ShardIndex{shard}, i);
                all.push_back(stream.name + " " + record.sequenceNumber.decimal() + " " + record.partitionKey + " "
                    + std::to_string(record.size));
            }
        }
    }
    return all;
}

TEST(OnlyRead, IsWhatNoLaterWriteCanTell)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Rng rng{seed};
    World withReads = emptyWorld();
    World without = emptyWorld();
    Reader reader;
    std::size_t accepted = 0;
    for (int round = 0; round < 400; ++round) {
        const base::Instant at = without.now() + Duration{static_cast<std::int64_t>(rng.below(300))};
        withReads.runUntil(at);
        without.runUntil(at);
        for (std::uint64_t reads = rng.below(8); reads > 0; --reads)
            reader.read(rng, withReads);
        const Command write = anyWrite(rng, without);
        EXPECT_FALSE(world::isOnlyRead(write.action));
        const bool isAccepted = world::isAccepted(without.apply(write));
        ASSERT_EQ(world::isAccepted(withReads.apply(write)), isAccepted) << world::actionName(write.action);
        accepted += isAccepted ? 1 : 0;
    }
    EXPECT_GT(reader.recordsRead(), 100U);
    EXPECT_GT(accepted, 200U);
    EXPECT_GT(recordsOf(without).size(), 500U);
    EXPECT_EQ(recordsOf(withReads), recordsOf(without));
}

}
