// A stream as a run finds it at its start: ACTIVE, with what CreateStream can say of it and what only its past can
// (spec/data-streams.md 1.3, 4.1). Shards are listed as ListShards lists them: the numbers of those that have expired
// are missing, and a parent may be one of these.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "streams/api.h"
#include "streams/home.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::streams {

struct ShardAtStart {
    ShardIndex shard{};
    base::HashRange range;
    std::optional<ShardIndex> parent;
    std::optional<ShardIndex> adjacentParent; // after a merge only
    // Whole seconds before the start of the run.
    base::Duration openedBefore{};
    std::optional<base::Duration> closedBefore; // unset: it is open
    friend bool operator==(const ShardAtStart&, const ShardAtStart&) = default;
};

// A fan-out consumer that is registered and ACTIVE.
struct ConsumerAtStart {
    std::string name;
    Tags tags = {};
    base::Duration createdBefore{}; // whole seconds before the start of the run
    std::string policy = {};        // resource-based; empty: none
    friend bool operator==(const ConsumerAtStart&, const ConsumerAtStart&) = default;
};

struct StreamAtStart {
    CreateStreamRequest create;
    base::Duration retention{std::chrono::hours{24}};
    base::Duration createdBefore{}; // whole seconds before the start of the run
    std::string keyId;              // encrypted with this key; empty: not encrypted
    ShardLevelMetrics monitoring = 0;
    RecordDistribution distribution = RecordDistribution::UserPartitionKey;
    std::vector<ShardAtStart> shards; // by number; empty: even ones, as CreateStream makes them
    Home home;                        // empty fields: as the first one
    std::string policy;               // resource-based; empty: none
};

// A stream has no more shards than these numbers count, expired ones too: each has its place in memory.
inline constexpr std::uint32_t kShardNumbers = 20'000;

// What is wrong with listed shards, and with which of them; unset when they make a stream.
struct ShardsProblem {
    std::size_t place = 0; // in the list
    std::string what;      // with its remedy
};
[[nodiscard]] std::optional<ShardsProblem> problemIn(const std::vector<ShardAtStart>& shards);

}
