// What a shard could take at once: its two buckets of the write limit, each refilled by the second. Pure functions.
#pragma once

#include "world/world.h"

#include <cstdint>

namespace shardscope::world {

// Records or bytes.
struct Tank {
    std::int64_t left = 0;
    std::int64_t size = 0;

    [[nodiscard]] std::int64_t used() const { return size - left; }
    friend bool operator==(const Tank&, const Tank&) = default;
};

struct WriteTanks {
    Tank records;
    Tank bytes; // larger than a second's worth where the stream takes larger records

    friend bool operator==(const WriteTanks&, const WriteTanks&) = default;
};

// At the world's present. Precondition: the stream has the shard. A closed one takes nothing; its tanks fill up all
// the same.
[[nodiscard]] WriteTanks writeTanks(const World& world, streams::StreamIndex stream, streams::ShardIndex shard);

}
