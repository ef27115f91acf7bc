// Draws what the timeline shows; decides nothing and keeps nothing.
#pragma once

#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/timeline/load_columns.h"
#include "widgets/timeline/timeline_layout.h"
#include "world/runner.h"

#include <vector>

class QPainter;

namespace shardscope::widgets {

struct TimelineView {
    const Theme& theme;
    const TimelineLayout& layout;
    const TimeScale& scale;
    const std::vector<LoadColumn>& columns;
    const std::vector<Flag>& flags;
    const world::RunStatus& status;
    base::Instant now{};
    std::optional<base::Instant> crosshair;
    std::optional<TimeSpan> range;
    std::optional<base::Instant> filter;     // the timestamp of a ListShards filter that is looked at
    const std::vector<base::Instant>& chain; // of causes, the effect last
};

// The painter has the small font. Everything but the overview and the lanes.
void paintTimeline(QPainter& painter, const TimelineView& view);
// Refusals: a dashed band, so that they are not told by colour alone; each run of columns begins with a dash.
void paintRefusals(QPainter& painter, const std::vector<LoadColumn>& columns, QRect band, QColor colour);
// The mark of a reshard.
void paintDiamond(QPainter& painter, QPointF centre, double radius, QColor colour);

}
