// Runs for tests: one small scenario that has everything in it, commands drawn by a seed, and
// the obvious way to play a run, which knows neither checkpoints nor slices.
#pragma once

#include "base/rng.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <string>
#include <vector>

namespace shardscope::support {

// Stream "clicks" of four shards, producer "web" (one hot key), poller "billing" that cannot
// quite keep up, fan-out consumer "audit", and events at 20 s (twice), 40 s and 70 s.
[[nodiscard]] world::Scenario smallScenario(std::uint64_t seed);

// Any command that a person could give, one in three of them refused.
[[nodiscard]] world::Command anyCommand(base::Rng& rng);

[[nodiscard]] world::Command setRate(std::int64_t recordsPerSecond);
[[nodiscard]] world::Command splitInHalf(const world::World& world, streams::ShardIndex shard);
// Refused in every state: there is no such stream.
[[nodiscard]] world::Command refusedCommand();

// World(at) of a run, as the definition says.
[[nodiscard]] world::World playPlainly(const world::Scenario& scenario, const std::vector<world::JournalEntry>& journal,
    base::Instant at);

}
