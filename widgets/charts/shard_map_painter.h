// Draws a shard map. Everything it needs lies prepared in a ShardMapScene, so that painting
// decides nothing: whole-pixel rectangles in colours of a table, labels only where they fit.
#pragma once

#include "widgets/charts/knife.h"
#include "widgets/charts/shard_map_layout.h"
#include "widgets/theme.h"
#include "world/queries.h"

#include <QFont>
#include <QPixmap>
#include <QRect>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace shardscope::widgets {

// The bands of the map, top to bottom.
struct ShardMapBands {
    QRect header; // labels; a drag here moves a shard onto another
    QRect body;   // columns; a drag here is the knife
    QRect axis;   // needles and the ends of the ring
    // 100 % lies below the top of the body, so that what is above it can be seen.
    static constexpr int kTopPerMille = 1'150;

    [[nodiscard]] static ShardMapBands of(QSize size);
    [[nodiscard]] int y(std::int64_t perMille) const;
};

// A key at its place on the ring.
struct Needle {
    base::HashKey hash;
    std::int64_t perMille = 0; // of one shard's write quota
    QString name;
};

// A split or merge that the service has accepted and not yet carried out.
struct PendingCut {
    streams::ShardIndex shard{};
    std::optional<base::HashKey> at;          // a split
    std::optional<streams::ShardIndex> other; // a merge
};

struct ShardMapScene {
    Theme theme;
    QFont font;
    QPixmap hatch;
    ShardMapBands bands;
    ShardMapLayout layout;
    // At the index of the layout's cells; shards that are gone keep their last numbers.
    std::vector<world::ShardUse> uses;
    std::vector<Needle> needles; // hottest first
    std::vector<PendingCut> pending;
    world::WriteQuota quota;
    QString emptyText; // shown when there is no open shard
};

// A tile of diagonal stripes, to be laid over a fill.
[[nodiscard]] QPixmap hatchTile(const Theme& theme, qreal pixelRatio);

// The parts that change with the numbers only; worth keeping as a picture.
void paintShardMap(QPainter& painter, const ShardMapScene& scene);

// What is laid over it.
struct CellMark {
    std::size_t cell = 0;
    bool hasFocus = false;
};
void paintSelection(QPainter& painter, const ShardMapScene& scene, CellMark mark);
void paintHeaderHover(QPainter& painter, const ShardMapScene& scene, std::size_t cell);
void paintKnife(QPainter& painter, const ShardMapScene& scene, const Knife& knife);

struct MergeGhost {
    std::size_t source = 0;
    std::optional<std::size_t> target;
    std::optional<world::MergePreview> preview;
    // Where the dragged column is held; unset for the keyboard.
    std::optional<int> x;
    int grabbedAt = 0; // offset of the pointer in the cell
    // Written instead of nothing while there is no target.
    QString hint;
};
void paintMerge(QPainter& painter, const ShardMapScene& scene, const MergeGhost& ghost);

// "145 % · 1.03 MB/s · 1,390 records/s"
[[nodiscard]] QString rateText(const world::Rate& rate);

}
