#include "streams/capacity_mode.h"

#include "base/check.h"
#include "base/rng.h"
#include "base/units.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

constexpr base::Duration kHour{std::chrono::hours{1}};
constexpr std::int64_t kHoursKept = 30 * 24;
constexpr std::int64_t kSecondsOfMinute = 60;
constexpr std::int64_t kMiB = 1'048'576;
constexpr std::int64_t kRecordsPerShard = 1'000;

std::int64_t hourOf(base::Instant at) { return at.time_since_epoch().count() / kHour.count(); }

}

void notePeak(std::vector<HourPeak>& hours, base::Instant minuteEnd, std::int64_t bytes, std::int64_t records)
{
    const std::int64_t hour = hourOf(minuteEnd - kLookEvery);
    if (hours.empty() || hours.back().hour != hour)
        hours.push_back({hour, 0, 0});
    hours.back().bytes = std::max(hours.back().bytes, bytes);
    hours.back().records = std::max(hours.back().records, records);
    std::erase_if(hours, [hour](const HourPeak& peak) { return peak.hour <= hour - kHoursKept; });
}

HourPeak peakSince(const std::vector<HourPeak>& hours, base::Instant since)
{
    HourPeak most;
    for (const HourPeak& peak : hours) {
        if (peak.hour < hourOf(since))
            continue;
        most.bytes = std::max(most.bytes, peak.bytes);
        most.records = std::max(most.records, peak.records);
    }
    return most;
}

std::int64_t shardsFor(const HourPeak& peak, std::int64_t warmMiBps, const CapacityRule& rule)
{
    const std::int64_t byBytes = base::divCeil(rule.headroom * peak.bytes, kSecondsOfMinute * kMiB);
    const std::int64_t byRecords = base::divCeil(rule.headroom * peak.records, kSecondsOfMinute * kRecordsPerShard);
    return std::min(std::max({rule.leastShards, byBytes, byRecords, warmMiBps}), rule.ceilingMiBps);
}

base::Instant splitDue(std::string_view streamName, ShardIndex shard, base::Instant now)
{
    constexpr std::int64_t kLeastMs = 5 * 60'000;
    constexpr std::uint64_t kSpreadMs = kSplitWithin.count() - kLeastMs;
    const std::uint64_t drawn = base::mix64(base::hashText(streamName) ^ number(shard));
    return now + base::Duration{kLeastMs + static_cast<std::int64_t>(drawn % (kSpreadMs + 1))};
}

std::optional<base::Instant> idleAfter(std::optional<base::Instant> idleSince, base::Instant look, std::int64_t open,
    std::int64_t needed)
{
    const bool goesOn = idleSince && look - *idleSince >= kIdleFor;
    if (open <= needed || (open <= 2 * needed && !goesOn))
        return std::nullopt;
    return idleSince.value_or(look);
}

bool isMergeDue(std::optional<base::Instant> idleSince, base::Instant look)
{
    return idleSince && look - *idleSince >= kIdleFor && hourOf(look) != hourOf(look - kLookEvery);
}

std::vector<ReshardStep> coldMerges(const ShardMap& map, std::span<const std::int64_t> minuteBytes, std::int64_t needed)
{
    struct Pair {
        std::size_t lower; // its place among the open shards
        base::U128 width;  // of both together, less one
    };
    SHARD_CHECK(needed > 0);
    const std::vector<ShardIndex>& open = map.open();
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i + 1 < open.size(); ++i) {
        const std::int64_t bytes = minuteBytes[number(open[i])] + minuteBytes[number(open[i + 1])];
        if (bytes * 2 < kHotBytesPerMinute)
            pairs.push_back({i, map.shard(open[i + 1]).range.last.value - map.shard(open[i]).range.first.value});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.width < b.width; });
    const base::U128 evenWidth = base::HashKey::max().value / static_cast<base::U128>(needed);
    std::vector<bool> isTaken(open.size());
    std::vector<ReshardStep> steps;
    for (const Pair& pair : pairs) {
        if (static_cast<std::int64_t>(open.size() - steps.size()) <= needed)
            break;
        if (isTaken[pair.lower] || isTaken[pair.lower + 1] || (!steps.empty() && pair.width > evenWidth))
            continue;
        isTaken[pair.lower] = true;
        isTaken[pair.lower + 1] = true;
        steps.push_back({ReshardStep::Kind::Merge, open[pair.lower], open[pair.lower + 1], {}});
    }
    return steps;
}

}
