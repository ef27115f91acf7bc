// Small worlds for tests, in a few words.
#pragma once

#include "world/world.h"

#include <string>

namespace shardscope::support {

// A world with one ACTIVE stream named "clicks".
[[nodiscard]] world::World worldWithStream(std::uint32_t shards, std::uint64_t seed);

// Everything logical about a world in text, sorted and stable: what tests compare.
[[nodiscard]] std::string describe(const world::World& world);

}
