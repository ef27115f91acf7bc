// What must hold of any consumer that reads from TRIM_HORIZON (invariant 10): every record
// of the stream once, no child before its parents have been read to their end.
#pragma once

#include "clients/client_worlds.h"
#include "clients/consumer.h"

#include <gtest/gtest.h>

#include <optional>

namespace shardscope::clients {

template <typename ConsumerType>
const Reader& readerOf(const ConsumerType& consumer, streams::ShardIndex shard)
{
    static const Reader kAbsent{};
    const auto& readers = consumer.readers();
    return streams::number(shard) < readers.size() ? readers[streams::number(shard)] : kAbsent;
}

// At any instant. A reader moves from ordinal to ordinal without a gap, so its count of records
// equals its place exactly when each was read once.
template <typename ConsumerType>
void expectParentsFirst(const world::World& world, const ConsumerType& consumer)
{
    std::uint64_t records = 0;
    for (const streams::Shard& shard : clicks(world).map->shards()) {
        const Reader& reader = readerOf(consumer, shard.index);
        records += reader.records;
        EXPECT_EQ(reader.records, reader.next);
        EXPECT_LE(reader.next, clicks(world).lines[streams::number(shard.index)].stored);
        const bool isDone = reader.state == Reader::State::Done;
        EXPECT_TRUE(!isDone || reader.next == clicks(world).lines[streams::number(shard.index)].stored);
        if (reader.state != Reader::State::Reading && reader.state != Reader::State::Done)
            continue;
        for (const auto& parent : {shard.parent, shard.adjacentParent})
            EXPECT_TRUE(!parent || readerOf(consumer, *parent).state == Reader::State::Done)
                << "parent of " << streams::number(shard.index) << " at " << base::formatClock(world.now());
    }
    EXPECT_EQ(consumer.counts().records, records);
    EXPECT_EQ(consumer.counts().lost, 0U);
}

template <typename ConsumerType>
void expectAllRead(const world::World& world, const ConsumerType& consumer)
{
    expectParentsFirst(world, consumer);
    EXPECT_EQ(consumer.counts().records, storedIn(world));
    std::int64_t bytes = 0;
    for (const streams::ShardLine& line : clicks(world).lines)
        bytes += line.storedBytes;
    EXPECT_EQ(consumer.counts().bytes, bytes);
    for (const streams::Shard& shard : clicks(world).map->shards())
        EXPECT_EQ(readerOf(consumer, shard.index).state, shard.isOpen() ? Reader::State::Reading : Reader::State::Done);
}

// The most loaded open shard split in its middle, or the first two neighbours merged.
inline void reshard(world::World& world, bool isSplit)
{
    const auto& open = clicks(world).map->open();
    if (!isSplit) {
        give(world, streams::MergeShardsRequest{"clicks", streams::shardId(open[0]), streams::shardId(open[1])});
        return;
    }
    streams::ShardIndex most = open[0];
    for (const streams::ShardIndex shard : open)
        if (clicks(world).lines[streams::number(shard)].stored > clicks(world).lines[streams::number(most)].stored)
            most = shard;
    const base::HashRange range = clicks(world).map->shard(most).range;
    const base::HashKey middle{range.first.value + (range.last.value - range.first.value) / 2 + 1};
    give(world, streams::SplitShardRequest{"clicks", streams::shardId(most), middle.decimal()});
}

}
