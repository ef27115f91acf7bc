// What one call may touch besides its own room: the instant it happens at and the
// agenda for its later consequences. Passed down, never stored.
#pragma once

#include "sim/agenda.h"

namespace shardscope::sim {

struct Context {
    base::Instant now;
    Agenda& agenda;
    // The actor being woken or called; its own wake-ups go back to it.
    ActorIndex self;

    void wakeMe(base::Instant at, std::uint32_t token) const { agenda.schedule(at, self, token); }
};

}
