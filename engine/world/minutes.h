// The same run in minutes, as a monitoring dashboard shows it: CloudWatch adds up what each
// second brought and hands out one number for a whole minute of the clock, once that minute is
// over. What a single second saw is gone from it, so every minute here remembers its own.
#pragma once

#include "world/frames.h"
#include "world/queries.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace shardscope::world {

// One frame of one thing: its value per second, or what was true at its end.
struct Reading {
    base::Instant at{}; // end of the span
    base::Duration span{1'000};
    std::int64_t value = 0;
    friend bool operator==(const Reading&, const Reading&) = default;
};

struct Minute {
    base::Instant from{};  // on the minute
    std::int64_t mean = 0; // what the seconds add up to, divided by 60: a second that is missing counts as none
    Reading highest;       // the first of the highest
    friend bool operator==(const Minute&, const Minute&) = default;
};

// Readings in order of time; minutes that nothing happened in are absent, and so is the one that
// is not over at `now`.
[[nodiscard]] std::vector<Minute> foldToMinutes(std::span<const Reading> readings, base::Instant now);

// What a shard stored or was refused, per second, frame by frame. Empty while it was not open.
[[nodiscard]] std::vector<Reading> shardReadings(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, Measure measure, Dimension dimension, Stretch stretch);
// All that was sent to it: stored and refused, retries counted.
[[nodiscard]] std::vector<Reading> attemptReadings(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, Dimension dimension, Stretch stretch);
// A shard-level metric as CloudWatch has it: the seconds in which it was switched on, of one shard. What was counted
// before EnableEnhancedMonitoring never comes. Outgoing counts are those of GetRecords and of what is pushed to
// consumers; ages are in milliseconds, of the shared poller that is furthest behind.
[[nodiscard]] std::vector<Reading> shardMetricReadings(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, streams::ShardLevelMetrics metric, Stretch stretch);
// One of them in one frame, which has the shard, whether it was on or not: a count of its span, or an age at its end.
[[nodiscard]] std::int64_t shardMetricOf(const World& world, const Frame& frame, streams::StreamIndex stream,
    streams::ShardIndex shard, streams::ShardLevelMetrics metric);
// The metrics that were on at some time in a stretch.
[[nodiscard]] streams::ShardLevelMetrics shardMetricsIn(const World& world, streams::StreamIndex stream,
    Stretch stretch);
// GetRecords.IteratorAgeMilliseconds of a stream as CloudWatch has it: the Maximum over all who poll, one reading for
// each minute. It mixes all applications, and a minute in which nobody called has none.
[[nodiscard]] std::vector<Reading> iteratorAgeReadings(const World& world, streams::StreamIndex stream,
    Stretch stretch);
// SubscribeToShardEvent.MillisBehindLatest of one registered consumer likewise: none where nothing was pushed.
[[nodiscard]] std::vector<Reading> millisBehindReadings(const World& world, streams::StreamIndex stream,
    std::string_view consumer, Stretch stretch);
// The age of a consumer's oldest unread record at the end of each frame, in milliseconds: how far behind it is in
// truth, whether it calls or not.
[[nodiscard]] std::vector<Reading> ageReadings(const World& world, std::size_t actor, Stretch stretch);
// That of whichever reader of the stream is furthest behind, consumer or program that polls; nothing while it has none.
[[nodiscard]] std::vector<Reading> oldestAgeReadings(const World& world, streams::StreamIndex stream, Stretch stretch);

// The whole minutes that a stretch touches, so that a fold does not begin in the middle of one.
[[nodiscard]] Stretch wholeMinutes(Stretch stretch);

}
