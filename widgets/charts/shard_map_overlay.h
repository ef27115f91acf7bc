// What is laid over a shard map: the chosen shard, the knife with its ghost children and ranked
// cuts, a shard that is carried onto another, and a key that somebody types.
#pragma once

#include "widgets/charts/knife.h"
#include "widgets/charts/shard_map_painter.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

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

// A key at its place while it is typed or its record travels.
struct KeyProbe {
    base::HashKey hash;
    QString name;
    friend bool operator==(const KeyProbe&, const KeyProbe&) = default;
};
// How far its record has come: 0 at the top of the column, 1000 landed.
struct Journey {
    int perMille = 0;
    bool isRefused = false;
    // No travel, only where it landed.
    bool isStill = false;
};
void paintProbe(QPainter& painter, const ShardMapScene& scene, const KeyProbe& probe,
    const std::optional<Journey>& journey);

}
