// Which seeds a test of the swarm runs, and how a failure is told so that it can be repeated.
#pragma once

#include <cstdint>
#include <string>

namespace shardscope::swarm {

struct Seeds {
    std::uint64_t first = 1;
    std::uint64_t count = 1;
};

// SHARDSCOPE_SWARM_FIRST and SHARDSCOPE_SWARM_SEEDS where set; else seed 1 on, as many as
// given, or the smaller count under a sanitizer.
[[nodiscard]] Seeds seedsFor(std::uint64_t usual, std::uint64_t sanitized);
[[nodiscard]] std::string howToRepeat(std::uint64_t seed, const std::string& filter);

}
