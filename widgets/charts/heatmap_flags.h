// The bookmarks of consumers on the key heatmap: a pennant at the next unread record, a line on
// which everything above is unread, and the small marks beside a shard's name.
#pragma once

#include "widgets/charts/key_heatmap_painter.h"

#include <QPointF>
#include <QRect>
#include <QSize>

#include <optional>

namespace shardscope::widgets {

// Where a flag is drawn and can be taken hold of.
[[nodiscard]] QRect flagRect(const HeatmapScene& scene, const HeatmapFlag& flag);

// Names stand above the lines and below the flags, so flags bring them along.
void paintHeatmapFlags(QPainter& painter, const HeatmapScene& scene, std::optional<std::size_t> focused);
// A flag that is being moved, and the way it has come.
void paintMovedFlag(QPainter& painter, const HeatmapScene& scene, const HeatmapFlag& from, base::Instant to,
    bool isAll);

// A consumer's cloth with its letter, at the pole in the left upper corner.
void paintPennant(QPainter& painter, const HeatmapScene& scene, const HeatmapConsumer& consumer, QPoint at);
[[nodiscard]] QSize pennantSize(const HeatmapScene& scene);
// A tick for drained, a ring for what is left to read, a lock for a child that waits for its parent.
void paintMark(QPainter& painter, const HeatmapScene& scene, QPointF centre, ReadMark mark, QColor colour);

}
