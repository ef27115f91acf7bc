// The marks over the columns of a shard map: the frame of the chosen shard and of those that are lit, the wash over a
// label that can be carried, and the veil over what a filter does not list. Each knows the scene and its own shard,
// and none of the others.
#pragma once

#include "widgets/charts/shard_map_painter.h"

#include <cstddef>

class QPainter;

namespace shardscope::widgets {

struct CellMark {
    std::size_t cell = 0;
    bool hasFocus = false;
};
void paintSelection(QPainter& painter, const ShardMapScene& scene, CellMark mark);
// The pointer is over this shard, here or elsewhere: a thin frame, with a foot under columns too thin for one.
void paintHover(QPainter& painter, const ShardMapScene& scene, std::size_t cell);
// What the filter that is looked at does not list lies behind a veil.
void paintUnlisted(QPainter& painter, const ShardMapScene& scene);
void paintHeaderHover(QPainter& painter, const ShardMapScene& scene, std::size_t cell);

}
