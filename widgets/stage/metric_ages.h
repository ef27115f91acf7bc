// How far behind a stream's readers are, minute by minute, as CloudWatch has it: GetRecords.IteratorAgeMilliseconds of
// all who poll, and SubscribeToShardEvent.MillisBehindLatest of each consumer that is pushed to. Where nobody calls
// there is a gap, however far behind everybody is; so how far that is in truth goes along, in dashes.
#pragma once

#include "widgets/charts/time_series_chart.h"
#include "world/queries.h"

#include <vector>

namespace shardscope::widgets {

// At most four lines: of many consumers that are pushed to, the two that are furthest behind. Colours go by the order
// of making. The truth comes last, where the stream has consumers or programs.
[[nodiscard]] std::vector<ChartLine> metricAges(const world::World& world, streams::StreamIndex stream,
    const world::SeriesRequest& request, const Theme& theme);

}
