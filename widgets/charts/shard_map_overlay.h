// What lies over the picture of a shard map at one moment: what falls, what is lit, what is chosen, typed, cut and
// carried. The map decides what of it is there and what gives way to what; painting goes through it from the lowest to
// the topmost, and none of the overlays asks for another.
#pragma once

#include "widgets/charts/knife.h"
#include "widgets/charts/record_flow.h"
#include "widgets/charts/shard_map_ghosts.h"
#include "widgets/charts/shard_map_marks.h"
#include "widgets/charts/shard_ring.h"
#include "widgets/charts/typed_key.h"

#include <cstddef>
#include <optional>
#include <vector>

class QPainter;

namespace shardscope::widgets {

// Borrowed for one painting; null or unset is what there is not.
struct ShardMapOverlay {
    const RecordFlow& flow;
    bool isWholeRing = true; // in sight
    const TypedKey& typed;
    // In the order of their indices.
    const std::vector<streams::ShardIndex>* used = nullptr;
    // Cells.
    std::optional<std::size_t> pointed;
    std::optional<std::size_t> header; // whose label can be carried
    std::optional<CellMark> chosen;
    const Knife* knife = nullptr;
    const MergeGhost* merge = nullptr;
};

// Over paintShardMap() of the same scene; there are cells.
void paintOverMap(QPainter& painter, const ShardMapScene& scene, const ShardMapOverlay& overlay);
// Over paintShardRing(): what is chosen, pointed at and typed, as over the columns.
void paintOverRing(QPainter& painter, const ShardMapScene& scene, const RingPlace& place,
    const ShardMapOverlay& overlay);

}
