// What must hold of a service whatever was done to it, checked from outside: on its public
// state and on a log of what it accepted. Each check returns the first thing that is wrong,
// or nothing. The numbers are those of the invariants in the engine's reference of rules.
#pragma once

#include "streams/service.h"

#include <optional>
#include <string>
#include <vector>

namespace shardscope::swarm {

using Wrong = std::optional<std::string>;

struct Accepted {
    base::Instant at{};
    std::int64_t bytes = 0;
};

// 1: open ranges tile the ring. 2: every closed shard has children, every later shard parents,
// ids grow, so there are no cycles. 3: children cover their parents.
[[nodiscard]] Wrong wrongInLineage(const streams::ShardMap& map);
// 4: numbers grow within a shard, lie between its first and last, and exceed those of its parents.
[[nodiscard]] Wrong wrongInNumbers(const streams::Service& service, const streams::Stream& stream);
// 8: in any window no more was accepted than a full bucket and what fills it meanwhile.
[[nodiscard]] Wrong wrongInWrites(const std::vector<Accepted>& accepted, streams::ThrottleMode mode);
// 9: bytes and calls of shared readers in any window.
[[nodiscard]] Wrong wrongInReads(const std::vector<Accepted>& served);

}
