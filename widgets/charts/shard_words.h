// What is said of a shard where it is not drawn.
#pragma once

#include "world/queries.h"

#include <QString>

namespace shardscope::widgets {

// "shard 1, 144 % of its write quota, refuses 439 writes a second"
[[nodiscard]] QString spokenShard(const world::ShardUse& use);

}
