// On-demand capacity: how many shards the service keeps for a stream, and which of them it splits.
//
// The documented rules (developer guide, capacity modes, 2026-11): a new stream takes 4 MiB/s; every stream
// takes up to twice the highest write rate of its last 30 days; a shard that receives more than 500 KB/s is
// split within 15 minutes, in the middle. What lies between the rules is ours: the service looks once a
// minute, and a split that it finds due happens 5 to 15 minutes later.
//
//   rate 4 -> 16 MiB/s at 12:00   12:01: the peak is 4 (all that 4 shards take), 8 shards are needed
//                                 12:06 to 12:16: four splits; the peak grows, and so on
//
// Whether shards are ever taken away the guide does not say. Where a run says so, the service merges cold neighbours
// once an hour, when a stream has needed less than half of its shards for a day, until it has as many as it needs:
// never fewer than twice the peak of 30 days asks for. This is ours (data-streams.md, 5.3).
#pragma once

#include "base/time.h"
#include "streams/api_types.h"
#include "streams/shard_map.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace shardscope::streams {

// The highest minute of an hour.
struct HourPeak {
    std::int64_t hour = 0; // hours since the world's start
    std::int64_t bytes = 0;
    std::int64_t records = 0;
    friend bool operator==(const HourPeak&, const HourPeak&) = default;
};

struct ScheduledSplit {
    ShardIndex shard{};
    base::Instant due{};
    friend bool operator==(const ScheduledSplit&, const ScheduledSplit&) = default;
};

struct OnDemand {
    std::optional<base::Instant> nextLook; // none until the stream is on demand and ACTIVE
    std::vector<std::int64_t> bytesBefore; // stored ever, at the last look, at shard index
    std::int64_t recordsBefore = 0;
    std::vector<HourPeak> hours; // of the last 30 days, oldest first
    std::vector<ScheduledSplit> splits;
    WarmThroughput warm;
    // Since when fewer than half of the shards have been needed; none otherwise, and where shards are never taken away.
    std::optional<base::Instant> idleSince;
    friend bool operator==(const OnDemand&, const OnDemand&) = default;
};

// Notes what a minute has taken; hours older than 30 days are dropped.
void notePeak(std::vector<HourPeak>& hours, base::Instant minuteEnd, std::int64_t bytes, std::int64_t records);
// The highest minute since then.
[[nodiscard]] HourPeak peakSince(const std::vector<HourPeak>& hours, base::Instant since);

struct CapacityRule {
    std::int64_t leastShards = 4;
    std::int64_t ceilingMiBps = 200;
    // How far above the peak a stream stays ready: 2, or 1 for what an hour's load needs at least.
    std::int64_t headroom = 2;
};
[[nodiscard]] std::int64_t shardsFor(const HourPeak& peak, std::int64_t warmMiBps, const CapacityRule& rule);

inline constexpr base::Duration kLookEvery{60'000};
// In a minute, at 500 KB/s.
inline constexpr std::int64_t kHotBytesPerMinute = 500'000LL * 60;
// The longest that a split takes that has been found due: a look comes before it, once a minute.
inline constexpr base::Duration kSplitWithin{15 * 60'000};
// When a split that is found due at `now` will have happened: 5 to 15 minutes later, the same in every run.
[[nodiscard]] base::Instant splitDue(std::string_view streamName, ShardIndex shard, base::Instant now);

inline constexpr base::Duration kIdleFor{std::chrono::hours{24}};
// OnDemand::idleSince after a look. Once that is a day, it stays until there are as many shards as are needed.
[[nodiscard]] std::optional<base::Instant> idleAfter(std::optional<base::Instant> idleSince, base::Instant look,
    std::int64_t open, std::int64_t needed);
// At the first look of each hour.
[[nodiscard]] bool isMergeDue(std::optional<base::Instant> idleSince, base::Instant look);
// Pairs of neighbours that took less than half of a hot shard's bytes together, the narrowest first; beside the first
// one only those that make no more than an even share of `needed`. `minuteBytes`: at shard index.
[[nodiscard]] std::vector<ReshardStep> coldMerges(const ShardMap& map, std::span<const std::int64_t> minuteBytes,
    std::int64_t needed);

}
