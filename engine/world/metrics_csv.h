// What happened second by second, as CSV. The header names the columns, in the order of
// appendMetricsCsv(): counts of the second, totals since the start where the name says so.
#pragma once

#include "world/frames.h"
#include "world/world.h"

#include <string>

namespace shardscope::world {

// One row per second and stream, shard, sender or consumer; those of a stream have the records of its PutRecords calls,
// as CloudWatch counts them. Columns that say nothing stay empty.
[[nodiscard]] std::string metricsCsvHeader();
void appendMetricsCsv(std::string& out, const World& world, const Frame& frame);

}
