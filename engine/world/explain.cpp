#include "world/explain_parts.h"

namespace shardscope::world {

Explanation explain(const World& world, const WhyQuestion& question)
{
    if (const auto* client = std::get_if<WhyClient>(&question)) {
        if (client->actor >= world.actors().size())
            return {};
        Explanation refused = whyProducer(world, client->actor);
        return refused.causes.empty() ? whyConsumer(world, client->actor) : refused;
    }
    if (const auto* call = std::get_if<WhyCall>(&question))
        return whyCall(world, call->call);
    const auto& shard = std::get<WhyShard>(question);
    if (static_cast<std::size_t>(shard.stream) >= world.service().streams().size())
        return {};
    const streams::Stream& stream = world.service().stream(shard.stream);
    if (!stream.map || !stream.map->has(shard.shard))
        return {};
    return whyShard(world, shard.stream, shard.shard);
}

}
