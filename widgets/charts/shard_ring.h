// The shard map's other form: the same scene bent into the ring that the hash space is. Every open
// shard is a sector as wide as its part of the ring, from 0 at the top clockwise, filled from the inside by
// its utilisation in the colours of the columns. Selection, hover, menu and arrows are those of the map.
#pragma once

#include "widgets/charts/shard_map_painter.h"

#include <QPainterPath>
#include <QPoint>

#include <cstddef>
#include <optional>
#include <vector>

class QPainter;

namespace shardscope::widgets {

// Where the ring lies in a widget of some size.
struct RingPlace {
    QPointF middle;
    double inner = 0; // radius of no load
    double outer = 0; // of ShardMapBands::kTopPerMille

    [[nodiscard]] static RingPlace of(QSize size, const Theme& theme);
    [[nodiscard]] double radius(std::int64_t perMille) const;
    // At `turn` of the ring, 0 to 1.
    [[nodiscard]] QPointF at(double turn, double radius) const;
};

// The cell under a pixel; of several on one pixel that which holds the place in its middle.
[[nodiscard]] std::optional<std::size_t> ringCellAt(const ShardMapScene& scene, const RingPlace& place, QPoint at);
// The hash key under a pixel.
[[nodiscard]] std::optional<base::HashKey> ringHashAt(const ShardMapScene& scene, const RingPlace& place, QPoint at);
// A sector from its inner to its outer edge; at least so wide that it can be seen.
[[nodiscard]] QPainterPath ringSector(const RingPlace& place, base::HashRange range);
void paintShardRing(QPainter& painter, const ShardMapScene& scene, const RingPlace& place);
// A frame around one sector, in the accent for the one that is chosen.
void paintRingFrame(QPainter& painter, const ShardMapScene& scene, const RingPlace& place, std::size_t cell,
    QColor colour);
// Where frames around those shards, in the order of their indices, are drawn: one around each, but one around many that
// lie side by side and are too thin to be told apart.
[[nodiscard]] std::vector<base::HashRange> ringRuns(const ShardMapScene& scene, const RingPlace& place,
    const std::vector<streams::ShardIndex>& shards);
void paintRingFrames(QPainter& painter, const ShardMapScene& scene, const RingPlace& place,
    const std::vector<streams::ShardIndex>& shards, QColor colour);
// A key at its place while somebody types it.
void paintRingProbe(QPainter& painter, const ShardMapScene& scene, const RingPlace& place, base::HashKey hash);

}
