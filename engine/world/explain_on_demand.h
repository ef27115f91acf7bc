// What the service does of itself for an on-demand stream, as the answers to Why? need it: nobody else splits or merges
// there. For the answers' own sources.
#pragma once

#include "base/time.h"
#include "world/explain.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace shardscope::world {

struct OnDemandStanding {
    std::int64_t open = 0;                 // shards now
    std::int64_t kept = 0;                 // shards that twice the peak of the last 30 days asks for, or what is warm
    std::int64_t ceiling = 0;              // shards that no on-demand stream goes beyond
    std::int64_t mostWarm = 0;             // MiB/s that may be asked for; 0 without the account's commitment
    std::int64_t warm = 0;                 // MiB/s that have been asked for
    std::optional<base::Duration> splitIn; // of the shard, where it is scheduled
    bool isHot = false;                    // it takes so much that the service splits it
    std::int64_t offeredPerMille = 0;      // of all shards that are open

    // In shards, rounded up.
    [[nodiscard]] std::int64_t sharesOffered(std::int64_t fillPerMille) const;
    [[nodiscard]] bool isBeyondPeak() const { return offeredPerMille * open > kept * 1'000; }
    // Whether it will have more room without anybody's doing.
    [[nodiscard]] bool isWaitingOfUse() const;
};
// Of the stream of an open shard; nothing for a provisioned one. `uses` are those of its shards.
[[nodiscard]] std::optional<OnDemandStanding> onDemandStanding(const World& world, streams::StreamIndex stream,
    streams::ShardIndex shard, std::span<const ShardUse> uses);

void addCauses(Explanation& answer, const OnDemandStanding& standing, base::Instant began);
// Room that comes by asking for it or by waiting; `fillPerMille` is how full a shard should be then.
void addRemedies(Explanation& answer, const OnDemandStanding& standing, const std::string& stream,
    streams::ShardIndex shard, std::int64_t fillPerMille);

}
