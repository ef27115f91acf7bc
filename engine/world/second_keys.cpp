#include "world/second_keys.h"

#include "world/query_parts.h"

#include <algorithm>

namespace shardscope::world {

using base::Duration;
using base::Instant;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

// The one that holds an instant.
std::optional<std::uint64_t> secondAt(const World& world, Instant at)
{
    const FrameLog& seconds = world.seconds();
    const std::uint64_t index = firstFrameAfter(seconds, at);
    if (index == seconds.size() || seconds[index]->at - seconds[index]->span > at)
        return std::nullopt;
    return index;
}

const ShardSample* sampleOf(const Frame& frame, StreamIndex stream, ShardIndex shard)
{
    const auto index = static_cast<std::size_t>(stream);
    if (index >= frame.streams.size() || streams::number(shard) >= frame.streams[index].shards.size())
        return nullptr;
    return &frame.streams[index].shards[streams::number(shard)];
}

bool isRefusing(const Frame& frame, StreamIndex stream, ShardIndex shard)
{
    const ShardSample* const sample = sampleOf(frame, stream, shard);
    return sample != nullptr && sample->refused > 0;
}

std::int64_t perMille(std::int64_t part, std::int64_t whole) { return whole <= 0 ? 0 : part * 1'000 / whole; }

template <typename Value>
std::vector<KeyOfSecond> ranked(std::vector<KeyOfSecond> keys, std::size_t most, Value value)
{
    const auto end = keys.begin() + static_cast<std::ptrdiff_t>(std::min(most, keys.size()));
    std::partial_sort(keys.begin(), end, keys.end(), [&](const KeyOfSecond& a, const KeyOfSecond& b) {
        if (value(a) != value(b))
            return value(a) > value(b);
        return a.hash != b.hash ? a.hash < b.hash : a.key < b.key;
    });
    keys.erase(end, keys.end());
    return keys;
}

}

std::optional<SecondKeys> keysOfSecond(const World& world, StreamIndex stream, ShardIndex shard, Instant at,
    std::size_t most)
{
    const streams::Stream& state = world.service().stream(stream);
    const std::optional<std::uint64_t> index = secondAt(world, at);
    if (!index || !state.map || !state.map->has(shard))
        return std::nullopt;
    const Frame& frame = *world.seconds()[*index];
    const streams::Shard& of = state.map->shard(shard);
    const ShardSample* const sample = sampleOf(frame, stream, shard);
    const Instant begin = frame.at - frame.span;
    if (sample == nullptr || of.opened >= frame.at || (of.closed && *of.closed <= begin))
        return std::nullopt;

    SecondKeys found;
    found.shard = shard;
    found.second = {begin, frame.at};
    found.stored = sample->records;
    found.storedBytes = sample->bytes;
    found.refused = sample->refused;
    const auto& refusals = state.refusals;
    found.areRefusalsKnown = sample->refused == 0
        || (!refusals.isEmpty()
            && (refusals.firstIndex() == 0 || refusals[refusals.firstIndex()].row.arrival() < begin));
    // A frame is made before anything of the millisecond that it ends with, and a stretch holds both its ends.
    const Stretch counted{begin, frame.at - Duration{1}};
    const RangeLoad load = measureLoad(world, stream, of.range, counted);
    found.milliRecords = load.milliRecords;
    found.bytes = load.bytes;
    found.keys = load.keys.size();
    const WriteQuota quota = writeQuota(world);
    const std::int64_t span = frame.span.count();
    std::vector<KeyOfSecond> keys;
    keys.reserve(load.keys.size());
    for (const KeyLoad& key : load.keys)
        keys.push_back({key.hash, key.key, key.milliRecords, key.bytes, perMille(key.milliRecords, load.milliRecords),
            perMille(key.bytes, load.bytes), perMille(key.milliRecords, quota.recordsPerSecond * span),
            perMille(key.bytes * 1'000, quota.bytesPerSecond * span)});
    found.byRecords = ranked(keys, most, [](const KeyOfSecond& key) { return key.milliRecords; });
    found.byBytes = ranked(std::move(keys), most, [](const KeyOfSecond& key) { return key.bytes; });
    return found;
}

std::optional<Instant> refusingSecond(const World& world, StreamIndex stream, ShardIndex shard, Instant from,
    Towards towards)
{
    const auto& seconds = world.seconds();
    if (seconds.isEmpty())
        return std::nullopt;
    const auto begin = [&](std::uint64_t i) { return seconds[i]->at - seconds[i]->span; };
    if (towards == Towards::Later) {
        for (std::uint64_t i = seconds.firstIndex(); i < seconds.size(); ++i)
            if (begin(i) > from && isRefusing(*seconds[i], stream, shard))
                return begin(i);
        return std::nullopt;
    }
    for (std::uint64_t i = seconds.size(); i-- > seconds.firstIndex();)
        if (seconds[i]->at <= from && isRefusing(*seconds[i], stream, shard))
            return begin(i);
    return std::nullopt;
}

bool isRefusingAt(const World& world, StreamIndex stream, ShardIndex shard, Instant at)
{
    const std::optional<std::uint64_t> index = secondAt(world, at);
    return index && isRefusing(*world.seconds()[*index], stream, shard);
}

}
