// What became of a stream since a moment: what two futures are compared by.
#pragma once

#include "base/time.h"
#include "base/units.h"
#include "streams/api.h"
#include "world/world.h"

#include <cstdint>
#include <optional>

namespace shardscope::world {

struct OutcomeSince {
    std::uint64_t stored = 0;      // records
    std::uint64_t refused = 0;     // entries, retries included
    std::uint64_t lost = 0;        // records that consumers never got, since the start of the world: see Tally
    std::int64_t refusedLast = 0;  // in the last second
    base::Duration oldestUnread{}; // of the consumer that is furthest behind, now
    std::int64_t openShards = 0;
    std::int64_t fullestPerMille = 0; // of what the shards are offered, now
    base::Money costPerHour;          // if it goes on as in the last ten seconds
    friend bool operator==(const OutcomeSince&, const OutcomeSince&) = default;
};

// From the frames that end after `since`. Adds up shards and frames: for once a second.
[[nodiscard]] OutcomeSince outcomeSince(const World& world, streams::StreamIndex stream, base::Instant since);

}
