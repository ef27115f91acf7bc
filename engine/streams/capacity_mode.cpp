#include "streams/capacity_mode.h"

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

}
