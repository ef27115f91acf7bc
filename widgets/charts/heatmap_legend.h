// The line over the key heatmap: its title, what the colours mean, and whose flags these are.
#pragma once

#include "widgets/charts/key_heatmap_painter.h"

namespace shardscope::widgets {

// What does not fit is left out: first details of consumers, then the colours, then consumers from the right.
void paintHeatmapLegend(QPainter& painter, const HeatmapScene& scene);

}
