// A run as a dashboard would draw it: plateaus a minute long, and the seconds they hide.
#pragma once

#include "widgets/charts/time_series_chart.h"
#include "world/minutes.h"

#include <cstdint>
#include <vector>

namespace shardscope::widgets {

// Each minute fills the columns it covers; several minutes in one column keep their extremes.
[[nodiscard]] world::Series minuteMeans(const std::vector<world::Minute>& minutes, const world::SeriesRequest& request);
[[nodiscard]] world::Series minuteHighs(const std::vector<world::Minute>& minutes, const world::SeriesRequest& request);

// Minutes that look calm, below four fifths of the limit, though a second in them was above it. `sent` is
// what came, retries counted, `shown` what the dashboard draws. Oldest first, the worst dozen at most; without words.
[[nodiscard]] std::vector<ChartSpike> hiddenSpikes(const std::vector<world::Minute>& sent,
    const std::vector<world::Minute>& shown, std::int64_t limit);
// The one that is furthest above what is shown; null where there is none.
[[nodiscard]] ChartSpike* worstOf(std::vector<ChartSpike>& spikes);

}
