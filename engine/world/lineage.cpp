#include "world/lineage.h"

#include "world/consumer_queries.h"
#include "world/queries.h"
#include "world/record_story.h"

#include <algorithm>

namespace shardscope::world {

std::vector<streams::ShardIndex> ancestorsOf(const streams::ShardMap& map, streams::ShardIndex shard)
{
    std::vector<streams::ShardIndex> found;
    std::vector<char> isSeen(map.shards().size());
    const auto addParents = [&](streams::ShardIndex of) {
        for (const auto& parent : {map.shard(of).parent, map.shard(of).adjacentParent}) {
            if (!parent || isSeen[streams::number(*parent)] || !map.shard(*parent).isKnown)
                continue;
            isSeen[streams::number(*parent)] = 1;
            found.push_back(*parent);
        }
    };
    addParents(shard);
    // Ends because each shard is added once.
    for (std::size_t i = 0; i < found.size(); ++i)
        addParents(found[i]);
    return found;
}

Lineage lineageOf(const World& world, streams::StreamIndex index, streams::ShardIndex shard)
{
    const streams::Stream& stream = world.service().stream(index);
    Lineage lineage{.ancestors = ancestorsOf(*stream.map, shard), .readers = {}};
    for (const ConsumerFacts& facts : consumersOf(world, index)) {
        const std::string& name = world.actors()[facts.actor].name;
        const auto isFinished = [&](streams::ShardIndex ancestor) {
            const clients::Reader* reader = readerOf(world, name, ancestor);
            return reader != nullptr && reader->state == clients::Reader::State::Done;
        };
        const auto finished = std::count_if(lineage.ancestors.begin(), lineage.ancestors.end(), isFinished);
        lineage.readers.push_back({facts.actor, std::size_t(finished)});
    }
    return lineage;
}

}
