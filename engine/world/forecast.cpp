#include "world/forecast.h"

#include "world/queries.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace shardscope::world {

using base::Duration;

namespace {

constexpr std::uint64_t kTrendSeconds = 60;
constexpr std::uint64_t kLeastSeconds = 20;
constexpr std::int64_t kLeastFitPercent = 60;
constexpr std::int64_t kFarthestMs = 30 * 60 * 1'000;
constexpr std::uint64_t kStrainSeconds = 5;
constexpr std::int64_t kClearlyWorse = 100; // per mille

const ShardSample* sampleOf(const Frame& frame, streams::StreamIndex stream, streams::ShardIndex shard)
{
    const auto at = static_cast<std::size_t>(stream);
    if (at >= frame.streams.size() || streams::number(shard) >= frame.streams[at].shards.size())
        return nullptr;
    return &frame.streams[at].shards[streams::number(shard)];
}

// Milliseconds from the last of some seconds until a line through all of them meets `limit`; the
// sums are of differences from the mean times the count, so that they stay integers.
std::optional<std::int64_t> meetsIn(const std::vector<std::int64_t>& perSecond, std::int64_t limit)
{
    const auto n = static_cast<std::int64_t>(perSecond.size());
    const std::int64_t sumX = n * (n - 1) / 2;
    std::int64_t sumY = 0;
    for (const std::int64_t y : perSecond)
        sumY += y;
    // Products of up to 60 seconds of up to a few MiB pass 64 bits.
    __extension__ using Wide = __int128;
    Wide xx = 0;
    Wide xy = 0;
    Wide yy = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        const std::int64_t x = n * i - sumX;
        const std::int64_t y = n * perSecond[static_cast<std::size_t>(i)] - sumY;
        xx += Wide{x} * x;
        xy += Wide{x} * y;
        yy += Wide{y} * y;
    }
    // The part of the scatter that the line explains is xy^2 / (xx yy).
    if (xy <= 0 || yy == 0 || xy * xy / xx * 100 < yy * kLeastFitPercent)
        return std::nullopt;
    // The line at the last second is mean + slope (n - 1 - mean x), all times n.
    const Wide lastTimesN = sumY + xy * (n * (n - 1) - sumX) / xx;
    const Wide missing = Wide{limit} * n - lastTimesN;
    if (missing <= 0)
        return 0;
    const Wide milliseconds = missing * 1'000 * xx / (xy * n);
    return milliseconds > kFarthestMs ? std::nullopt : std::optional{static_cast<std::int64_t>(milliseconds)};
}

}

std::optional<Duration> untilThrottled(const World& world, streams::StreamIndex stream, streams::ShardIndex shard)
{
    const streams::Stream& state = world.service().stream(stream);
    if (!world.service().limits().isOn || !state.hasShard(shard) || !state.map->shard(shard).isOpen())
        return std::nullopt;
    const auto& seconds = world.seconds();
    const std::uint64_t kept = seconds.size() - seconds.firstIndex();
    std::vector<std::int64_t> records;
    std::vector<std::int64_t> bytes;
    for (std::uint64_t i = seconds.size() - std::min(kept, kTrendSeconds); i < seconds.size(); ++i) {
        const ShardSample* sample = sampleOf(*seconds[i], stream, shard);
        // A second in which it was not open yet, or only in part.
        if (sample == nullptr || seconds[i]->at - seconds[i]->span < state.map->shard(shard).opened)
            continue;
        if (sample->refused > 0) {
            // What it stored then is not what it was offered; the trend begins anew.
            records.clear();
            bytes.clear();
            continue;
        }
        records.push_back(sample->records);
        bytes.push_back(sample->bytes);
    }
    if (records.size() < kLeastSeconds)
        return std::nullopt;
    const WriteQuota quota = writeQuota(world);
    const std::optional<std::int64_t> byRecords = meetsIn(records, quota.recordsPerSecond);
    const std::optional<std::int64_t> byBytes = meetsIn(bytes, quota.bytesPerSecond);
    if (!byRecords && !byBytes)
        return std::nullopt;
    return Duration{std::min(byRecords.value_or(kFarthestMs), byBytes.value_or(kFarthestMs))};
}

std::optional<ShardStrain> mostStrained(const World& world, streams::StreamIndex stream,
    std::optional<streams::ShardIndex> held)
{
    const streams::Stream& state = world.service().stream(stream);
    if (!state.map)
        return std::nullopt;
    const auto& seconds = world.seconds();
    const std::uint64_t kept = std::min(seconds.size() - seconds.firstIndex(), kStrainSeconds);
    // Of shards that nothing is known of, none is the worst; one that was named now would be held.
    if (kept == 0)
        return std::nullopt;
    const WriteQuota quota = writeQuota(world);
    std::optional<ShardStrain> worst;
    std::optional<ShardStrain> ofHeld;
    for (const streams::ShardIndex shard : state.map->open()) {
        std::int64_t records = 0;
        std::int64_t bytes = 0;
        std::int64_t refused = 0;
        std::int64_t milliseconds = 0;
        for (std::uint64_t i = seconds.size() - kept; i < seconds.size(); ++i) {
            const ShardSample* sample = sampleOf(*seconds[i], stream, shard);
            if (sample == nullptr || seconds[i]->at <= state.map->shard(shard).opened)
                continue;
            records += sample->records;
            bytes += sample->bytes;
            refused += sample->refused;
            milliseconds += seconds[i]->span.count();
        }
        ShardStrain each;
        each.shard = shard;
        if (milliseconds > 0) {
            each.storedPerMille = std::max(records * 1'000'000 / (quota.recordsPerSecond * milliseconds),
                bytes * 1'000'000 / (quota.bytesPerSecond * milliseconds));
            // One refusal of many thousands is still a refusal.
            each.refusedPerMille = refused == 0 ? 0 : std::max<std::int64_t>(1, refused * 1'000 / (refused + records));
        }
        if (shard == held)
            ofHeld = each;
        if (!worst || each.strain() > worst->strain())
            worst = each;
    }
    return ofHeld && worst && ofHeld->strain() + kClearlyWorse >= worst->strain() ? ofHeld : worst;
}

}
