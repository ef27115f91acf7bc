// A stretch of time in a few numbers: what is asked when somebody marks a piece of the timeline.
#pragma once

#include "base/units.h"
#include "world/queries.h"

#include <cstdint>

namespace shardscope::world {

struct StretchSummary {
    // What was counted: the whole frames whose middle lies in the stretch. Empty where there is none.
    Stretch stretch;
    base::Duration grain{}; // the longest frame: percentiles are over means of this length

    std::uint64_t stored = 0;  // records
    std::uint64_t bytes = 0;   // of these
    std::uint64_t refused = 0; // entries, retries included
    // Records stored a second: over the stretch, and the percentiles of its frames, each weighed by its length.
    std::int64_t mean = 0;
    std::int64_t median = 0;
    std::int64_t p99 = 0;
    std::int64_t highest = 0;
    base::Money cost;           // of the whole stretch
    base::Duration oldestAge{}; // of the consumer of the stream that was furthest behind

    [[nodiscard]] bool isEmpty() const { return stretch.to <= stretch.from; }
    [[nodiscard]] std::int64_t refusedPerMille() const; // the refused share, see queries.h
    friend bool operator==(const StretchSummary&, const StretchSummary&) = default;
};

// Adds up all shards of the stream in all frames: for when it is asked, not for every picture.
[[nodiscard]] StretchSummary summarise(const World& world, streams::StreamIndex stream, Stretch stretch);

}
