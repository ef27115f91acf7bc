// How even a stream's key space is, and the plan that levels it: the splits and merges, how long they
// take and what comes of them. Pure functions over a const World; StartReshardPlan carries a plan out.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "base/units.h"
#include "clients/resharder.h"
#include "world/queries.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shardscope::world {

// The Gini coefficient in thousandths: 0 where all are equal, towards 1,000 where one has everything.
// Half the mean difference between any two, divided by the mean; 0 for nothing at all.
[[nodiscard]] std::int64_t gini(std::vector<std::uint64_t> amounts);
// Of the widths of ranges.
[[nodiscard]] std::int64_t giniOfWidths(std::span<const base::HashRange> ranges);
// Of what the shards are offered, in the last whole second.
[[nodiscard]] std::int64_t giniOfLoad(std::span<const ShardUse> uses);
// A stream just made has 0; rounding of repeated halves does not count, one split in sixty-four does.
inline constexpr std::int64_t kUnevenFrom = 5;

// Width: ranges as CreateStream makes them, floor(2^128 / n) wide, the last with the remainder. Load: ranges
// that would have carried alike, by what was measured; one key is never divided.
enum class LevelBy { Width, Load };

struct LevelRequest {
    LevelBy by = LevelBy::Width;
    std::uint32_t shards = 1; // afterwards, at least 1
};

struct LevelPlan {
    std::vector<clients::ReshardPlanStep> steps; // in the order of calling; empty: it is level already
    std::uint32_t splits = 0;
    std::uint32_t merges = 0;
    base::Duration takes{};
    std::vector<base::HashRange> before;
    std::vector<base::HashRange> after;
    std::uint32_t mostOpen = 0; // shards of the stream at the height of it
    // Milliseconds of shards that are open on the way alone, beyond those of before and of afterwards; and their price,
    // with what retention and registered consumers add by the shard hour.
    std::int64_t overlapShardMs = 0;
    base::Money overlapCost;
    std::int64_t giniBefore = 0;
    std::int64_t giniAfter = 0;
    // What the fullest shard was offered and would have been, over `stretch`, in thousandths of its quota.
    Stretch stretch;
    std::int64_t fullestBefore = 0;
    std::int64_t fullestAfter = 0;
    // Limits of the service that stand in its way.
    bool isOnDemand = false;                  // the service alone splits and merges: it refuses every step
    bool isStreamBusy = false;                // not ACTIVE: the plan begins when it is
    std::optional<std::int64_t> quotaMissing; // shards of the account that it would need beyond its quota
    bool isTooLong = false;                   // more steps than one plan may have
};
// An existing boundary stays where the wanted one is within 2^40 hash units of it (2^-88 of the ring), as
// UpdateShardCount leaves it; by load also where it is within a twentieth of a shard's load.
// Precondition: the stream has shards.
[[nodiscard]] LevelPlan levelPlan(const World& world, streams::StreamIndex stream, const LevelRequest& request);

// A plan that is being carried out on a stream: the latest that is not finished.
struct PlanProgress {
    std::size_t actor = 0;
    std::size_t begun = 0;
    std::size_t steps = 0;
    base::Duration left{}; // if nobody else reshards
};
[[nodiscard]] std::optional<PlanProgress> planUnderWay(const World& world, streams::StreamIndex stream);
// The latest plan of a stream, where a refusal has ended it before it was carried out.
struct PlanStopped {
    std::size_t begun = 0;
    std::size_t steps = 0;
    streams::Refusal refusal;
};
[[nodiscard]] std::optional<PlanStopped> planStopped(const World& world, streams::StreamIndex stream);
// A name that no client has: "level plan 1", …
[[nodiscard]] std::string freePlanName(const World& world);

}
