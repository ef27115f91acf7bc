#include "world/comparison.h"

#include "world/consumer_queries.h"
#include "world/milestone.h"
#include "world/queries.h"

#include <algorithm>

namespace shardscope::world {

OutcomeSince outcomeSince(const World& world, streams::StreamIndex stream, base::Instant since)
{
    OutcomeSince outcome;
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, {since, world.now()})) {
        if (frame->at <= since)
            continue;
        const StreamTotal total = streamTotal(world, *frame, stream);
        const std::int64_t seconds = std::max<std::int64_t>(1, frame->span / base::Duration{1'000});
        outcome.stored += static_cast<std::uint64_t>(total.recordsPerSecond * seconds);
        outcome.refused += static_cast<std::uint64_t>(total.refusedPerSecond * seconds);
        outcome.refusedLast = total.refusedPerSecond;
    }
    outcome.lost = tallyOf(world).lost;
    for (const ConsumerUse& use : consumerUses(world, stream))
        outcome.oldestUnread = std::max(outcome.oldestUnread, base::Duration{use.ageMs});
    for (const ShardUse& use : shardUses(world, stream)) {
        ++outcome.openShards;
        outcome.fullestPerMille = std::max(outcome.fullestPerMille, use.offered.perMille);
    }
    outcome.costPerHour = hourlyCost(world, stream, kLatencyWindow).total();
    return outcome;
}

}
