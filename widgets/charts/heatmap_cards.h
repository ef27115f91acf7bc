// The words of the cards beside the pointer on the key heatmap: of a bookmark, and of a shard at an instant.
#pragma once

#include "widgets/charts/key_heatmap_painter.h"
#include "world/world.h"

#include <QString>

namespace shardscope::widgets {

struct HeatmapCards {
    const world::World& world;
    streams::StreamIndex stream{};
    const HeatmapScene& scene;

    [[nodiscard]] QString ofFlag(const HeatmapFlag& flag) const;
    [[nodiscard]] QString ofRegion(const HeatmapRegion& region, base::Instant at) const;
    // When it was closed and until when it can be read, and what a consumer has left to do on it: plain sentences.
    [[nodiscard]] QStringList factsOf(const HeatmapRegion& region) const;
};

}
