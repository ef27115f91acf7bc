// The shards of one stream at one epoch: ranges, lineage, and the route from a hash
// to the open shard that takes it. An immutable value; each reshard makes the next
// epoch from it, so a reader may keep an old one.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "streams/api.h"
#include "streams/router.h"

#include <optional>
#include <vector>

namespace shardscope::streams {

struct ShardAtStart;

struct Shard {
    ShardIndex index{};
    base::HashRange range;
    std::optional<ShardIndex> parent;
    std::optional<ShardIndex> adjacentParent; // after a merge only
    std::vector<ShardIndex> children;         // one after a merge, two after a split
    // The second that its sequence numbers carry, in Unix seconds: for a child at least one
    // more than its parents' closing second and than their own creation second.
    std::int64_t createdSecond = 0;
    base::Instant opened{};
    std::optional<base::Instant> closed;
    // False for a number that was given before the run began and has expired: all else of it is made up.
    bool isKnown = true;

    [[nodiscard]] bool isOpen() const { return !closed.has_value(); }
    friend bool operator==(const Shard&, const Shard&) = default;
};

// One split or merge; UpdateShardCount is made of these.
struct ReshardStep {
    enum class Kind { Split, Merge } kind;
    ShardIndex shard{};
    ShardIndex adjacent{};    // merges only
    base::HashKey newStart{}; // splits only
    friend bool operator==(const ReshardStep&, const ReshardStep&) = default;
};

class ShardMap {
public:
    // What CreateStream makes.
    ShardMap(const std::vector<base::HashRange>& ranges, base::Instant now, std::int64_t createdSecond);
    // What a run finds at its start, which is `epochSecond` in Unix seconds. Precondition: problemIn() finds nothing.
    ShardMap(const std::vector<ShardAtStart>& shards, std::int64_t epochSecond);

    // The next epoch. `nowSecond` is now in Unix seconds. Preconditions are the caller's: open
    // shards, a key that both children can hold, ranges that touch.
    [[nodiscard]] ShardMap afterStep(const ReshardStep& step, base::Instant now, std::int64_t nowSecond) const;
    // Many steps at one instant, routes worked out once.
    [[nodiscard]] ShardMap afterSteps(const std::vector<ReshardStep>& steps, base::Instant now,
        std::int64_t nowSecond) const;

    [[nodiscard]] const std::vector<Shard>& shards() const { return m_shards; }
    [[nodiscard]] const Shard& shard(ShardIndex index) const { return m_shards.at(number(index)); }
    [[nodiscard]] bool has(ShardIndex index) const { return number(index) < m_shards.size(); }
    // Open shards in the order of their ranges; they tile the ring exactly.
    [[nodiscard]] const std::vector<ShardIndex>& open() const { return m_open; }
    // How many shards are known to have been closed.
    [[nodiscard]] std::size_t closed() const { return m_shards.size() - m_open.size() - m_unknown; }
    [[nodiscard]] ShardIndex route(base::HashKey hash) const { return m_open[m_router->route(hash)]; }
    // The open neighbour whose range ends where this one starts, or starts where it ends.
    [[nodiscard]] std::optional<ShardIndex> lowerNeighbour(ShardIndex shard) const;
    [[nodiscard]] std::optional<ShardIndex> upperNeighbour(ShardIndex shard) const;
    // Grows with every split and merge; routes worked out for another epoch are stale.
    [[nodiscard]] std::uint32_t epoch() const { return m_epoch; }

private:
    void carryOut(const ReshardStep& step, base::Instant now, std::int64_t nowSecond);
    void rebuildRoutes();

    std::vector<Shard> m_shards; // at their index
    std::vector<ShardIndex> m_open;
    std::size_t m_unknown = 0;
    // Always set: a stream has at least one open shard.
    std::optional<Router> m_router;
    std::uint32_t m_epoch = 0;
};

// The left-to-right boundary sweep that reproduces the run captured on the service (4 -> 3
// ends with shards 6, 9 and 10). Steps are in order; ids grow as they are carried out.
[[nodiscard]] std::vector<ReshardStep> planUniformScaling(const ShardMap& map, std::uint32_t target);

// How many shards more than now are open at the height of a plan: they count against the quota while they exist.
[[nodiscard]] std::uint32_t mostAdditional(const std::vector<ReshardStep>& steps);

// Steps that do not build on each other's shards run side by side: how many follow each other at most.
[[nodiscard]] std::int64_t longestChain(const ShardMap& map, const std::vector<ReshardStep>& steps);

}
