// Small questions that several panels ask of a const World. What concerns load and quotas
// is answered by world/queries.h, so that all panels show the same numbers.
#pragma once

#include "world/world.h"

#include <memory>

namespace shardscope::widgets {

// The newest finished second, or null in the first one.
[[nodiscard]] std::shared_ptr<const world::Frame> lastSecond(const world::World& world);
// Agents are producers too.
[[nodiscard]] bool isProducer(const world::Client& client);
[[nodiscard]] bool isConsumer(const world::Client& client);
// The stream a client works on; only for producers and consumers.
[[nodiscard]] streams::StreamIndex clientStream(const world::Client& client);
// Null for consumers.
[[nodiscard]] const clients::PutCounts* putCounts(const world::Client& client);
[[nodiscard]] const clients::ConsumerConfig* consumerConfig(const world::Client& client);

}
