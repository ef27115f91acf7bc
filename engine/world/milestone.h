// Where a run is to stop: at an instant, or at the first millisecond at which something has
// happened that had not when it set out.
#pragma once

#include "base/time.h"
#include "world/world.h"

#include <cstdint>
#include <variant>

namespace shardscope::world {

struct UntilInstant {
    base::Instant at{};
};
// So many more records stored, over all streams.
struct UntilRecords {
    std::uint64_t count = 0;
};
// A write or a read refused for throughput.
struct UntilThrottle {};
// A record that passed retention before a consumer read it, or that a consumer passed over at LATEST.
struct UntilLoss {};
using Milestone = std::variant<UntilInstant, UntilRecords, UntilThrottle, UntilLoss>;

// What milestones count, since the start of the world. Adds up all shards: for once a second.
struct Tally {
    std::uint64_t records = 0;
    std::uint64_t throttles = 0;
    std::uint64_t lost = 0; // to retention, or passed over at LATEST
    friend bool operator==(const Tally&, const Tally&) = default;
};
[[nodiscard]] Tally tallyOf(const World& world);

[[nodiscard]] bool isReached(const Milestone& milestone, const Tally& atFirst, const World& world);

}
