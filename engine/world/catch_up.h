// When a consumer that is behind will have caught up: as it is, and if one thing were changed.
// Worked out shard by shard from what is unread, what arrives, and how much its worker and its
// share of the pipe can take; parents before their children, as they are read. Pure functions
// over a const World.
#pragma once

#include "base/time.h"
#include "world/command.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::world {

enum class WhatIfCode {
    Resume,        // a paused consumer goes on
    TwiceAsFast,   // its workers process twice as many records; a paused one goes on too
    FanOut,        // a pipe of its own
    PauseProducers // nothing is written meanwhile
};

struct WhatIf {
    WhatIfCode code{};
    std::vector<Action> commands;       // one gesture
    std::optional<base::Duration> left; // until it has caught up; unset: never
};

struct CatchUp {
    bool isLate = false; // see lateFrom(); else nothing below is told
    // Unset: never; nor does one that a record blocks which it cannot process. What gains less than a hundredth of what
    // arrives, or needs more than a month, never does.
    std::optional<base::Duration> left;
    std::vector<WhatIf> choices; // those that can be done, in the order above
};

// By the last ten whole seconds; adds up their shards.
[[nodiscard]] CatchUp catchUp(const World& world, std::size_t actor);

}
