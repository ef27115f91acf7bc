#include "support/world_builder.h"

#include <sstream>

namespace shardscope::support {

world::World worldWithStream(std::uint32_t shards, std::uint64_t seed)
{
    world::WorldSettings settings;
    settings.seed = seed;
    world::World world{settings};
    const world::Reply reply = world.addStreamAtStart({{"clicks", shards}, std::chrono::hours{24}});
    SHARD_CHECK(world::isAccepted(reply));
    return world;
}

std::string describe(const world::World& world)
{
    std::ostringstream text;
    text << "at " << base::formatClock(world.now()) << '\n';
    for (const streams::Stream& stream : world.service().streams()) {
        text << "stream " << stream.name << ' ' << streams::statusName(stream.status) << '\n';
        if (!stream.map)
            continue;
        for (const streams::Shard& shard : stream.map->shards()) {
            const streams::ShardLine& line = stream.lines[streams::number(shard.index)];
            text << "  " << streams::number(shard.index) << (shard.isOpen() ? " open" : " closed") << " ["
                 << shard.range.first.decimal() << ", " << shard.range.last.decimal() << ']';
            if (shard.parent)
                text << " parent " << streams::number(*shard.parent);
            if (shard.adjacentParent)
                text << " + " << streams::number(*shard.adjacentParent);
            text << " stored " << line.stored << " refused " << line.refused << '\n';
        }
        for (const streams::RegisteredConsumer& consumer : stream.consumers)
            text << "  consumer " << consumer.name << ' ' << streams::statusName(consumer.status) << '\n';
    }
    return text.str();
}

}
