// What the answers about shards, loads and clients have in common: rates against a quota, and the last second. For the
// sources of world/queries.h.
#pragma once

#include "base/chunked_log.h"
#include "world/queries.h"

#include <algorithm>
#include <cstdint>
#include <memory>

namespace shardscope::world {

inline constexpr std::int64_t kMilli = 1'000;

inline std::int64_t perSecond(std::int64_t amount, base::Duration span)
{
    return span.count() <= 0 ? 0 : amount * 1'000 / span.count();
}

inline std::int64_t perMilleOf(std::int64_t recordsPerSecond, std::int64_t bytesPerSecond, WriteQuota quota)
{
    return std::max(recordsPerSecond * 1'000 / quota.recordsPerSecond, bytesPerSecond * 1'000 / quota.bytesPerSecond);
}

inline Rate makeRate(std::int64_t recordsPerSecond, std::int64_t bytesPerSecond, WriteQuota quota)
{
    return {recordsPerSecond, bytesPerSecond, perMilleOf(recordsPerSecond, bytesPerSecond, quota)};
}

inline Rate makeRate(std::int64_t milliRecords, std::int64_t bytes, Stretch stretch, WriteQuota quota)
{
    return makeRate(perSecond(milliRecords, stretch.to - stretch.from) / kMilli,
        perSecond(bytes, stretch.to - stretch.from), quota);
}

// Load against a quota without rounding, for comparisons: records and bytes on one scale.
inline std::int64_t weight(std::int64_t milliRecords, std::int64_t bytes, WriteQuota quota)
{
    return std::max(milliRecords * (quota.bytesPerSecond / 1'024), bytes * quota.recordsPerSecond / 1'024 * kMilli);
}

using FrameLog = base::ChunkedLog<std::shared_ptr<const Frame>>;

// The first that ends after that instant.
inline std::uint64_t firstFrameAfter(const FrameLog& log, base::Instant at)
{
    return log.partitionPoint([at](const std::shared_ptr<const Frame>& frame) { return frame->at <= at; });
}

inline std::int64_t valueOf(const ShardSample& sample, Measure measure, Dimension dimension)
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

inline const Frame* lastSecond(const World& world)
{
    return world.seconds().isEmpty() ? nullptr : world.seconds().back().get();
}

// The refused share, see the header.
inline std::int64_t refusedShare(std::int64_t refused, std::int64_t sent)
{
    return sent == 0 ? 0 : refused * 1'000 / sent;
}

}
