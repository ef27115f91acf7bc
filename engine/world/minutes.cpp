#include "world/minutes.h"

#include "base/units.h"

#include <algorithm>
#include <memory>

namespace shardscope::world {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

std::int64_t valueOf(const ShardSample& sample, Measure measure, Dimension dimension)
{
    const bool isRecords = dimension == Dimension::Records;
    switch (measure) {
    case Measure::Stored:
        return isRecords ? sample.records : sample.bytes;
    case Measure::Refused:
        return isRecords ? sample.refused : sample.refusedBytes;
    case Measure::Read:
        return isRecords ? sample.readRecords : sample.readBytes;
    }
    return 0;
}

template <typename Value>
std::vector<Reading> readingsOf(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Stretch stretch, Value value)
{
    std::vector<Reading> readings;
    const streams::Stream& state = world.service().stream(stream);
    if (!state.map || !state.map->has(shard))
        return readings;
    const streams::Shard& row = state.map->shard(shard);
    const auto at = static_cast<std::size_t>(stream);
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch)) {
        if (at >= frame->streams.size() || streams::number(shard) >= frame->streams[at].shards.size())
            continue;
        if (frame->at <= row.opened || (row.closed && frame->at - frame->span >= *row.closed))
            continue;
        const std::int64_t sum = value(frame->streams[at].shards[streams::number(shard)]);
        const std::int64_t ms = std::max<std::int64_t>(1, frame->span.count());
        readings.push_back({frame->at, frame->span, sum * 1'000 / ms});
    }
    return readings;
}

}

std::vector<Minute> foldToMinutes(std::span<const Reading> readings, base::Instant now)
{
    std::vector<Minute> minutes;
    std::int64_t sum = 0; // values times milliseconds
    const auto finish = [&] {
        if (!minutes.empty())
            minutes.back().mean = sum / kMinuteMs;
        sum = 0;
    };
    for (const Reading& reading : readings) {
        // A second that ends on the minute belongs to the minute it closes.
        const std::int64_t index = (reading.at.time_since_epoch().count() - 1) / kMinuteMs;
        const base::Instant from = base::instantAt(base::Duration{index * kMinuteMs});
        if (from + base::Duration{kMinuteMs} > now)
            break;
        if (minutes.empty() || minutes.back().from != from) {
            finish();
            minutes.push_back({.from = from, .mean = 0, .highest = reading});
        }
        sum += reading.value * reading.span.count();
        if (reading.value > minutes.back().highest.value)
            minutes.back().highest = reading;
    }
    finish();
    return minutes;
}

std::vector<Reading> shardReadings(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Measure measure, Dimension dimension, Stretch stretch)
{
    return readingsOf(world, stream, shard, stretch,
        [&](const ShardSample& sample) { return valueOf(sample, measure, dimension); });
}

std::vector<Reading> attemptReadings(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Dimension dimension, Stretch stretch)
{
    return readingsOf(world, stream, shard, stretch, [&](const ShardSample& sample) {
        return valueOf(sample, Measure::Stored, dimension) + valueOf(sample, Measure::Refused, dimension);
    });
}

std::vector<Reading> ageReadings(const World& world, std::size_t actor, Stretch stretch)
{
    std::vector<Reading> readings;
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch))
        if (actor < frame->consumers.size())
            readings.push_back({frame->at, frame->span, frame->consumers[actor].ageMs});
    return readings;
}

Stretch wholeMinutes(Stretch stretch)
{
    const auto minute = [](std::int64_t index) { return base::instantAt(base::Duration{index * kMinuteMs}); };
    return {minute(stretch.from.time_since_epoch().count() / kMinuteMs),
        minute(base::divCeil(stretch.to.time_since_epoch().count(), kMinuteMs))};
}

}
