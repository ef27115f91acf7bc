// The load of a run, made ready for drawing: one value for each pixel.
#pragma once

#include "widgets/run_history.h"
#include "widgets/time_scale.h"

#include <vector>

namespace shardscope::widgets {

struct LoadColumn {
    int height = 0; // pixels
    bool isRefused = false;
    friend bool operator==(const LoadColumn&, const LoadColumn&) = default;
};

// As many as the scale is wide. The highest of a pixel shows, so that no spike is lost; the highest of
// the whole run, on the scale or off it, is `tallest` pixels high, so that zooming does not change heights.
[[nodiscard]] std::vector<LoadColumn> loadColumns(const std::vector<Beat>& beats, const TimeScale& scale, int tallest);

}
