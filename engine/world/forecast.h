// Where a stream is going: when a shard comes to refuse writes if its load goes on like this, and
// which shard is in the worst trouble over the last seconds. Pure functions over a const World.
#pragma once

#include "base/time.h"
#include "streams/api.h"
#include "streams/stream.h"
#include "world/world.h"

#include <cstdint>
#include <optional>

namespace shardscope::world {

// How long until the offered load of a shard reaches its write quota, by a straight line through
// the last minute of whole seconds. Nothing is said of a shard that refuses writes already, whose
// load does not grow, that is younger than 20 s, whose seconds scatter so much that a line explains
// less than 60 % of them, or that would take longer than half an hour.
[[nodiscard]] std::optional<base::Duration> untilThrottled(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard);

// One open shard over the last five whole seconds; fewer where the world is younger.
struct ShardStrain {
    streams::ShardIndex shard{};
    std::int64_t storedPerMille = 0;  // of its write quota
    std::int64_t refusedPerMille = 0; // of all entries sent, retries counted
    // The order of trouble: a shard that refuses is above all that do not.
    [[nodiscard]] std::int64_t strain() const
    {
        return storedPerMille + (refusedPerMille > 0 ? 1'000 + refusedPerMille : 0);
    }
};
// The shard in the worst trouble. `held`, the answer of a moment ago, stays the answer until
// another one is worse by a tenth of a quota: whatever shows it must not jump every second.
// Unset while the stream has no open shard, and before the first whole second.
[[nodiscard]] std::optional<ShardStrain> mostStrained(const World& world, streams::StreamIndex stream,
    std::optional<streams::ShardIndex> held);

}
