#include "world/minutes.h"

#include "base/units.h"
#include "world/query_parts.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <variant>

namespace shardscope::world {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

// Of shared pollers: what is pushed is in no metric of GetRecords.
std::int64_t oldestAge(const World& world, const Frame& frame, streams::StreamIndex stream, std::size_t shard)
{
    std::int64_t oldest = 0;
    for (std::size_t actor = 0; actor < frame.consumers.size() && actor < world.actors().size(); ++actor) {
        const auto* const poller = std::get_if<clients::Poller>(&world.actors()[actor].client);
        const std::vector<std::uint32_t>& ages = frame.consumers[actor].shardAgeMs;
        if (poller != nullptr && poller->stream() == stream && shard < ages.size())
            oldest = std::max<std::int64_t>(oldest, ages[shard]);
    }
    return oldest;
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
        if (const std::optional<std::int64_t> read = value(*frame))
            readings.push_back({frame->at, frame->span, *read});
    }
    return readings;
}

std::int64_t perSecond(std::int64_t sum, const Frame& frame)
{
    return sum * 1'000 / std::max<std::int64_t>(1, frame.span.count());
}

template <typename Value>
std::vector<Reading> ratesOf(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Stretch stretch, Value value)
{
    return readingsOf(world, stream, shard, stretch, [&](const Frame& frame) -> std::optional<std::int64_t> {
        return perSecond(value(frame.streams[static_cast<std::size_t>(stream)].shards[streams::number(shard)]), frame);
    });
}

template <typename Value>
std::vector<Reading> minutesOf(const World& world, streams::StreamIndex stream, Stretch stretch, Value value)
{
    std::vector<Reading> readings;
    const auto at = static_cast<std::size_t>(stream);
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch)) {
        if (at >= frame->minute.size())
            continue;
        if (const std::optional<std::int64_t> read = value(frame->minute[at]))
            readings.push_back({frame->at, base::Duration{kMinuteMs}, *read});
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
    return ratesOf(world, stream, shard, stretch,
        [&](const ShardSample& sample) { return valueOf(sample, measure, dimension); });
}

std::vector<Reading> attemptReadings(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Dimension dimension, Stretch stretch)
{
    return ratesOf(world, stream, shard, stretch, [&](const ShardSample& sample) {
        return valueOf(sample, Measure::Stored, dimension) + valueOf(sample, Measure::Refused, dimension);
    });
}

std::int64_t shardMetricOf(const World& world, const Frame& frame, streams::StreamIndex stream,
    streams::ShardIndex shard, streams::ShardLevelMetrics metric)
{
    const StreamSample& of = frame.streams[static_cast<std::size_t>(stream)];
    const ShardSample& sample = of.shards[streams::number(shard)];
    switch (metric) {
    case streams::shard_metric::kIncomingBytes:
        return sample.bytes;
    case streams::shard_metric::kIncomingRecords:
        return sample.records;
    case streams::shard_metric::kOutgoingBytes:
        return std::int64_t{sample.readBytes} + of.pushedOf(streams::number(shard)).bytes;
    case streams::shard_metric::kOutgoingRecords:
        return std::int64_t{sample.readRecords} + of.pushedOf(streams::number(shard)).records;
    case streams::shard_metric::kWriteExceeded:
        return sample.refused;
    case streams::shard_metric::kReadExceeded:
        return sample.readRefused;
    case streams::shard_metric::kIteratorAge:
        return oldestAge(world, frame, stream, streams::number(shard));
    default:
        return 0;
    }
}

std::vector<Reading> shardMetricReadings(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    streams::ShardLevelMetrics metric, Stretch stretch)
{
    return readingsOf(world, stream, shard, stretch, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if ((frame.streams[static_cast<std::size_t>(stream)].monitoring & metric) == 0)
            return std::nullopt;
        const std::int64_t value = shardMetricOf(world, frame, stream, shard, metric);
        return metric == streams::shard_metric::kIteratorAge ? value : perSecond(value, frame);
    });
}

streams::ShardLevelMetrics shardMetricsIn(const World& world, streams::StreamIndex stream, Stretch stretch)
{
    const auto at = static_cast<std::size_t>(stream);
    unsigned metrics = 0;
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch))
        metrics |= at < frame->streams.size() ? frame->streams[at].monitoring : 0U;
    return static_cast<streams::ShardLevelMetrics>(metrics);
}

std::vector<Reading> iteratorAgeReadings(const World& world, streams::StreamIndex stream, Stretch stretch)
{
    return minutesOf(world, stream, stretch, [](const StreamMinute& minute) { return minute.iteratorAgeMs; });
}

std::vector<Reading> millisBehindReadings(const World& world, streams::StreamIndex stream, std::string_view consumer,
    Stretch stretch)
{
    return minutesOf(world, stream, stretch, [&](const StreamMinute& minute) -> std::optional<std::int64_t> {
        for (const StreamMinute::Pushed& pushed : minute.pushed)
            if (pushed.consumer == consumer)
                return pushed.behindMs;
        return std::nullopt;
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

std::vector<Reading> oldestAgeReadings(const World& world, streams::StreamIndex stream, Stretch stretch)
{
    std::vector<std::size_t> consumers;
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        const Client& client = world.actors()[actor].client;
        if (isConsumer(client) && streamOf(client) == stream)
            consumers.push_back(actor);
    }
    std::vector<Reading> readings;
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch)) {
        std::optional<std::int64_t> oldest;
        for (const std::size_t actor : consumers)
            if (actor < frame->consumers.size())
                oldest = std::max(oldest.value_or(0), frame->consumers[actor].ageMs);
        for (const ProgramSample& program : frame->programs)
            if (program.stream == stream)
                oldest = std::max(oldest.value_or(0), program.ageMs);
        if (oldest)
            readings.push_back({frame->at, frame->span, *oldest});
    }
    return readings;
}

Stretch wholeMinutes(Stretch stretch)
{
    const auto minute = [](std::int64_t index) { return base::instantAt(base::Duration{index * kMinuteMs}); };
    return {minute(stretch.from.time_since_epoch().count() / kMinuteMs),
        minute(base::divCeil(stretch.to.time_since_epoch().count(), kMinuteMs))};
}

}
