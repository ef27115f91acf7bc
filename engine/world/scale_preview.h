// What UpdateShardCount would come to now, before anybody calls it: the service's own plan, how long it takes, how much
// of its daily allowance is used, and what it would be refused with. A pure function over a const World; the call is
// tried on a copy, so that no rule is written down twice.
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "streams/api.h"
#include "world/world.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::world {

struct ScalePreview {
    std::uint32_t open = 0;   // shards now
    std::uint32_t target = 0; // shards asked for
    std::optional<streams::Refusal> refusal;
    // Of a call that is accepted; all zero where there is nothing to do, which is not counted as a call.
    std::uint32_t splits = 0;
    std::uint32_t merges = 0;
    base::Duration takes{};
    std::uint32_t mostOpen = 0; // shards of the stream at the height of it; never less than now
    // Of the stream, in the last 24 hours.
    std::int64_t callsUsed = 0;
    std::int64_t callsADay = 0;
    base::Duration oldestCallEnds{}; // until one call fewer counts; zero where none counts
    // Where the ranges of the open shards begin and end; of a refused call they stay.
    std::vector<base::HashRange> before;
    std::vector<base::HashRange> after;
    bool isEvenNow = true;
    bool isEvenAfter = true;

    [[nodiscard]] bool isNothingToDo() const { return !refusal && splits + merges == 0; }
};

// Precondition: the stream has shards.
[[nodiscard]] ScalePreview scalePreview(const World& world, streams::StreamIndex stream, std::uint32_t target);

}
