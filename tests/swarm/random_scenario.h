// A small random world with clients of every kind, and commands for it. A seed gives the whole
// of it, so that a run can be repeated in other slices, from a copy or with one client more.
#pragma once

#include "world/scenario.h"
#include "world/world.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace shardscope::swarm {

// Stream "main" is there all the time; "side" comes and goes.
inline constexpr std::string_view kMainStream = "main";
inline constexpr std::string_view kSideStream = "side";

// Its events are commands that made sense at their time: most are accepted.
[[nodiscard]] world::Scenario randomScenario(std::uint64_t seed);
// Some faults on purpose, which are over at its end. Those of puts and those of reads are apart, so that who reads has
// no say in who is refused.
void addRandomFaults(world::Scenario& scenario);
// On several lines, for the log of a run.
[[nodiscard]] std::string describeScenario(const world::Scenario& scenario);

}
