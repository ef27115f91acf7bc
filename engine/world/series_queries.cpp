// Series for charts, and the frames that they are made of.
#include "world/queries.h"

#include "base/check.h"
#include "world/query_parts.h"

#include <algorithm>

namespace shardscope::world {

using base::Instant;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

// Visits frames that end in (from, to], oldest first.
template <typename Visit>
void forFrames(const World& world, Stretch stretch, Visit visit)
{
    const FrameLog& seconds = world.seconds();
    const FrameLog& minutes = world.minutes();
    const Instant secondsFrom =
        seconds.isEmpty() ? base::kWorldEnd : seconds[seconds.firstIndex()]->at - seconds[seconds.firstIndex()]->span;
    // The minute of which only the last seconds are kept stands for all of them.
    Instant from = stretch.from;
    for (std::uint64_t i = firstFrameAfter(minutes, from); stretch.from < secondsFrom && i < minutes.size(); ++i) {
        const Frame& frame = *minutes[i];
        if (frame.at > stretch.to || frame.at - frame.span >= secondsFrom)
            break;
        visit(minutes[i]);
        from = frame.at;
    }
    for (std::uint64_t i = firstFrameAfter(seconds, from); i < seconds.size(); ++i) {
        if (seconds[i]->at > stretch.to)
            break;
        visit(seconds[i]);
    }
}

template <typename Value>
Series makeSeries(const World& world, const SeriesRequest& request, Value value)
{
    SHARD_CHECK(request.columns > 0);
    Series series(request.columns);
    forFrames(world, request.stretch, [&](const std::shared_ptr<const Frame>& frame) {
        if (const std::optional<std::int64_t> shown = value(*frame))
            series[columnOf(request, frame->at)].add(*shown);
    });
    return series;
}

}

std::uint32_t columnOf(const SeriesRequest& request, Instant at)
{
    const std::int64_t length = std::max<std::int64_t>(1, (request.stretch.to - request.stretch.from).count());
    const std::int64_t offset = (at - request.stretch.from).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(offset * request.columns / length, 0,
        request.columns - 1));
}

void Extremes::add(std::int64_t value)
{
    *this = isEmpty() ? Extremes{value, value} : Extremes{std::min(lowest, value), std::max(highest, value)};
}

Series shardSeries(const World& world, StreamIndex stream, ShardIndex shard, Measure measure, Dimension dimension,
    const SeriesRequest& request)
{
    const streams::Stream& state = world.service().stream(stream);
    if (!state.map || !state.map->has(shard))
        return Series(request.columns);
    const streams::Shard& row = state.map->shard(shard);
    const auto at = static_cast<std::size_t>(stream);
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (at >= frame.streams.size() || streams::number(shard) >= frame.streams[at].shards.size())
            return std::nullopt;
        if (frame.at <= row.opened || (row.closed && frame.at - frame.span >= *row.closed))
            return std::nullopt;
        return perSecond(valueOf(frame.streams[at].shards[streams::number(shard)], measure, dimension), frame.span);
    });
}

Series ageSeries(const World& world, std::size_t actor, const SeriesRequest& request)
{
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (actor >= frame.consumers.size())
            return std::nullopt;
        return frame.consumers[actor].ageMs;
    });
}

Series shardAgeSeries(const World& world, std::size_t actor, ShardIndex shard, const SeriesRequest& request)
{
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (actor >= frame.consumers.size() || number(shard) >= frame.consumers[actor].shardAgeMs.size())
            return std::nullopt;
        return frame.consumers[actor].shardAgeMs[number(shard)];
    });
}

Series backlogSeries(const World& world, std::size_t actor, const SeriesRequest& request)
{
    return makeSeries(world, request, [&](const Frame& frame) -> std::optional<std::int64_t> {
        if (actor >= frame.consumers.size())
            return std::nullopt;
        return static_cast<std::int64_t>(frame.consumers[actor].backlog);
    });
}

StreamTotal streamTotal(const World& world, const Frame& frame, StreamIndex stream)
{
    StreamTotal total;
    const auto at = static_cast<std::size_t>(stream);
    if (at < frame.streams.size()) {
        for (const ShardSample& sample : frame.streams[at].shards) {
            total.recordsPerSecond += sample.records;
            total.bytesPerSecond += sample.bytes;
            total.refusedPerSecond += sample.refused;
            total.refusedBytesPerSecond += sample.refusedBytes;
        }
    }
    total.recordsPerSecond = perSecond(total.recordsPerSecond, frame.span);
    total.bytesPerSecond = perSecond(total.bytesPerSecond, frame.span);
    total.refusedPerSecond = perSecond(total.refusedPerSecond, frame.span);
    total.refusedBytesPerSecond = perSecond(total.refusedBytesPerSecond, frame.span);
    if (const auto& map = world.service().stream(stream).map)
        total.openShards = std::count_if(map->shards().begin(), map->shards().end(), [&](const streams::Shard& shard) {
            return shard.opened <= frame.at && (!shard.closed || *shard.closed > frame.at);
        });
    return total;
}

std::vector<std::shared_ptr<const Frame>> framesIn(const World& world, Stretch stretch)
{
    std::vector<std::shared_ptr<const Frame>> frames;
    forFrames(world, stretch, [&](const std::shared_ptr<const Frame>& frame) { frames.push_back(frame); });
    return frames;
}

}
