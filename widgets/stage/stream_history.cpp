#include "widgets/stage/stream_history.h"

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

// Shard samples that one update looks at: about a millisecond.
constexpr std::size_t kBudget = 250'000;

std::int64_t valueOf(const world::StreamTotal& total, StreamHistory::Of of)
{
    switch (of) {
    case StreamHistory::Of::Stored:
        return total.recordsPerSecond;
    case StreamHistory::Of::Refused:
        return total.refusedPerSecond;
    case StreamHistory::Of::StoredBytes:
        return total.bytesPerSecond;
    case StreamHistory::Of::RefusedBytes:
        return total.refusedBytesPerSecond;
    case StreamHistory::Of::OpenShards:
        return total.openShards;
    }
    return 0;
}

}

void StreamHistory::update(const world::World& world, streams::StreamIndex stream, world::Stretch stretch)
{
    if (stream != m_stream)
        m_entries.clear();
    m_stream = stream;
    std::vector<Entry> entries;
    auto known = m_entries.begin();
    for (std::shared_ptr<const world::Frame>& frame : world::framesIn(world, stretch)) {
        while (known != m_entries.end() && known->frame->at < frame->at)
            ++known;
        if (known != m_entries.end() && known->frame == frame)
            entries.push_back(std::move(*known++));
        else
            entries.push_back({std::move(frame), {}, false});
    }
    m_entries = std::move(entries);

    std::size_t left = kBudget;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && left > 0; ++entry) {
        if (entry->isSummed)
            continue;
        const auto at = static_cast<std::size_t>(stream);
        const std::size_t cost =
            1 + (at < entry->frame->streams.size() ? 2 * entry->frame->streams[at].shards.size() : 0);
        entry->total = world::streamTotal(world, *entry->frame, stream);
        entry->isSummed = true;
        left -= std::min(left, cost);
    }
}

world::Series StreamHistory::total(Of of, const world::SeriesRequest& request) const
{
    world::Series series(request.columns);
    for (const Entry& entry : m_entries) {
        if (!entry.isSummed || entry.frame->at > request.stretch.to)
            continue;
        series[world::columnOf(request, entry.frame->at)].add(valueOf(entry.total, of));
    }
    return series;
}

world::Series StreamHistory::meanPerShard(world::Dimension dimension, const world::SeriesRequest& request) const
{
    world::Series series(request.columns);
    for (const Entry& entry : m_entries) {
        if (!entry.isSummed || entry.total.openShards == 0 || entry.frame->at > request.stretch.to)
            continue;
        const std::int64_t sum =
            dimension == world::Dimension::Records ? entry.total.recordsPerSecond : entry.total.bytesPerSecond;
        series[world::columnOf(request, entry.frame->at)].add(sum / entry.total.openShards);
    }
    return series;
}

std::vector<world::Reading> StreamHistory::readings(Of of) const
{
    std::vector<world::Reading> readings;
    for (const Entry& entry : m_entries)
        if (entry.isSummed)
            readings.push_back({entry.frame->at, entry.frame->span, valueOf(entry.total, of)});
    return readings;
}

std::vector<world::Reading> StreamHistory::readingsPerShard(world::Dimension dimension) const
{
    std::vector<world::Reading> readings;
    for (const Entry& entry : m_entries) {
        if (!entry.isSummed || entry.total.openShards == 0)
            continue;
        const std::int64_t sum =
            dimension == world::Dimension::Records ? entry.total.recordsPerSecond : entry.total.bytesPerSecond;
        readings.push_back({entry.frame->at, entry.frame->span, sum / entry.total.openShards});
    }
    return readings;
}

}
