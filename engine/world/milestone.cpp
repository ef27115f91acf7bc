#include "world/milestone.h"

#include "world/queries.h"

namespace shardscope::world {

Tally tallyOf(const World& world)
{
    Tally tally;
    for (const streams::Stream& stream : world.service().streams()) {
        for (const streams::ShardLine& line : stream.lines) {
            tally.records += line.stored;
            tally.throttles += line.refused;
        }
        for (const streams::ReadLine& line : stream.reads)
            tally.throttles += line.refusedCalls;
    }
    for (const Actor& actor : world.actors())
        if (const clients::ConsumerCounts* const counts = consumerCounts(actor.client))
            tally.lost += counts->lost + counts->missed;
    return tally;
}

bool isReached(const Milestone& milestone, const Tally& atFirst, const World& world)
{
    if (const auto* until = std::get_if<UntilInstant>(&milestone))
        return world.now() >= until->at;
    const Tally now = tallyOf(world);
    if (const auto* until = std::get_if<UntilRecords>(&milestone))
        return now.records - atFirst.records >= until->count;
    if (std::holds_alternative<UntilThrottle>(milestone))
        return now.throttles > atFirst.throttles;
    return now.lost > atFirst.lost;
}

}
