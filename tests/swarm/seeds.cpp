#include "swarm/seeds.h"

#include "support/effort.h"

#include <cstdlib>

namespace shardscope::swarm {

namespace {

std::uint64_t fromEnvironment(const char* name, std::uint64_t otherwise)
{
    const char* const text = std::getenv(name);
    const std::uint64_t value = text != nullptr ? std::strtoull(text, nullptr, 10) : 0;
    return value > 0 ? value : otherwise;
}

}

Seeds seedsFor(std::uint64_t usual, std::uint64_t sanitized)
{
    return {fromEnvironment("SHARDSCOPE_SWARM_FIRST", 1),
        fromEnvironment("SHARDSCOPE_SWARM_SEEDS", support::effort(usual, sanitized))};
}

std::string howToRepeat(std::uint64_t seed, const std::string& filter)
{
    return "repeat with: SHARDSCOPE_SWARM_FIRST=" + std::to_string(seed)
        + " SHARDSCOPE_SWARM_SEEDS=1 test_swarm --gtest_filter='" + filter + "'";
}

}
