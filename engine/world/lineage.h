// The family of a shard: the closed shards that it has come from, through splits and merges, and what each consumer
// has finished of them. Pure functions over a const World.
#pragma once

#include "streams/api.h"
#include "world/world.h"

#include <cstddef>
#include <vector>

namespace shardscope::world {

struct LineageReader {
    std::size_t actor = 0;
    std::size_t finished = 0; // of the ancestors: read to their end, or not to be read at all
    friend bool operator==(const LineageReader&, const LineageReader&) = default;
};

struct Lineage {
    // Closed shards, each once: parents before grandparents, of two parents the lower one first.
    std::vector<streams::ShardIndex> ancestors;
    std::vector<LineageReader> readers; // in the order they were added; those that have begun
};

// The stream has its shards, and the shard is one of them.
[[nodiscard]] std::vector<streams::ShardIndex> ancestorsOf(const streams::ShardMap& map, streams::ShardIndex shard);
[[nodiscard]] Lineage lineageOf(const World& world, streams::StreamIndex stream, streams::ShardIndex shard);

}
