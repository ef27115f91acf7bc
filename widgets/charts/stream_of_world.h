// The stream of a world that a chart shows. Either may be missing: there is no world before the first is presented, and
// no stream in an empty one. The world is borrowed for a call.
#pragma once

#include "world/world.h"

#include <optional>

namespace shardscope::widgets {

struct StreamOfWorld {
    const world::World* world = nullptr;
    std::optional<streams::StreamIndex> index;

    // Null where there is none.
    [[nodiscard]] const streams::Stream* stream() const
    {
        return world != nullptr && index ? &world->service().stream(*index) : nullptr;
    }
    // It has shards: it is there, and no longer being created.
    [[nodiscard]] bool hasMap() const { return stream() != nullptr && stream()->map != nullptr; }
};

}
