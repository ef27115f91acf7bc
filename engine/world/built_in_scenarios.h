// The scenarios that need no file: what the first start shows, and the replay of a log.
#pragma once

#include "world/scenario.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace shardscope::world {

// The scenario that the first start shows: after 30 s the key "mobile" warms to about 70 % of
// a shard and its neighbours lift that shard to 145 %. A split just above it cures it.
[[nodiscard]] Scenario defaultScenario();
// A scenario that replays one data set, as `run --log` makes it.
[[nodiscard]] Scenario replayScenario(std::shared_ptr<const clients::Dataset> dataset, std::uint32_t shards,
    std::int64_t speedThousandths, std::string_view keyField);

}
