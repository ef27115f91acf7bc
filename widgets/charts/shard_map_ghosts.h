// What a gesture on a shard map would come to, drawn before it does: the knife with its ghost children and ranked cuts,
// and a shard that is carried onto another.
#pragma once

#include "widgets/charts/knife.h"
#include "widgets/charts/shard_map_painter.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

class QPainter;

namespace shardscope::widgets {

void paintKnife(QPainter& painter, const ShardMapScene& scene, const Knife& knife);
// Of a split or a merge of an on-demand stream.
[[nodiscard]] QString serviceDecidesText();
// Which of the ranked cuts has its flag at this place, if any.
[[nodiscard]] std::optional<std::size_t> cutFlagAt(const ShardMapScene& scene, const Knife& knife, QPoint at);

struct MergeGhost {
    std::size_t source = 0;
    std::optional<std::size_t> target;
    std::optional<world::MergePreview> preview;
    // What of both shards their consumers have not read yet.
    std::vector<world::KeysInFlight> inFlight;
    // Where the dragged column is held; unset for the keyboard.
    std::optional<int> x;
    int grabbedAt = 0; // offset of the pointer in the cell
    // Written instead of nothing while there is no target.
    QString hint;
};
void paintMerge(QPainter& painter, const ShardMapScene& scene, const MergeGhost& ghost);

}
