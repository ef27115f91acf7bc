// What a reshard does to the order of records: keys whose records lie unread in a shard that is to be
// split or merged go on in another shard. A reader that finishes parents before it begins their
// children sees them in order; one that does not can see the new records of such a key first.
// Pure functions over a const World.
#pragma once

#include "clients/config.h"
#include "streams/api.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace shardscope::world {

// Of the simulated readers both kinds finish parents first, as the KCL and Lambda do, unless their ShardPolicy has it
// otherwise.
[[nodiscard]] bool readsParentsFirst(const clients::ConsumerConfig& config);

struct KeysInFlight {
    std::size_t actor = 0;
    clients::ConsumerConfig::Kind kind = clients::ConsumerConfig::Kind::Shared;
    // Stored in the shards and not delivered to this consumer yet.
    std::uint64_t records = 0;
    // Different keys among them: exact for up to 100,000 records of a shard, from there on those of the
    // newest 100,000, so at least as many.
    std::uint64_t keys = 0;
    bool isAtLeast = false;
    bool isInOrder = true; // it reads parents first
    friend bool operator==(const KeysInFlight&, const KeysInFlight&) = default;
};
// Consumers of the stream in the order they were added; those that have not begun, or that do not read
// these shards any more, have nothing in flight.
[[nodiscard]] std::vector<KeysInFlight> keysInFlight(const World& world, streams::StreamIndex stream,
    std::span<const streams::ShardIndex> parents);

}
