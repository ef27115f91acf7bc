// Programs as readers of one stream: by GetRecords, where the service notes how far each has come, and by
// subscriptions, of which it knows that they were begun.
#include "world/programs.h"

#include <algorithm>
#include <tuple>

namespace shardscope::world {

namespace {

using Kind = clients::ConsumerConfig::Kind;

bool isOf(const streams::Subscription& subscription, streams::StreamIndex stream, const ProgramReader& reader)
{
    return subscription.stream == stream && subscription.caller == reader.caller
        && subscription.consumerName == reader.consumer;
}

}

std::vector<ProgramReader> programReaders(const World& world, streams::StreamIndex stream)
{
    const streams::CallLog& calls = world.service().calls();
    std::vector<streams::CallerIndex> pollers; // in order
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().of(stream)) {
        const auto place = std::lower_bound(pollers.begin(), pollers.end(), poller.name.caller);
        if (place == pollers.end() || *place != poller.name.caller)
            pollers.insert(place, poller.name.caller);
    }
    std::vector<ProgramReader> readers;
    for (const streams::CallerIndex caller : pollers)
        readers.push_back({.name = calls.callerName(caller), .caller = caller, .kind = Kind::Shared, .consumer = {}});
    const auto firstSubscribed = static_cast<std::ptrdiff_t>(readers.size());
    for (const streams::Subscription& subscription : world.service().subscriptions()) {
        if (subscription.stream == stream && isLive(world, subscription))
            readers.push_back({.name = calls.callerName(subscription.caller),
                .caller = subscription.caller,
                .kind = Kind::FanOut,
                .consumer = subscription.consumerName});
    }
    std::sort(readers.begin() + firstSubscribed, readers.end(), [](const ProgramReader& a, const ProgramReader& b) {
        return std::tie(a.consumer, a.caller) < std::tie(b.consumer, b.caller);
    });
    // One that is subscribed to several shards.
    readers.erase(std::unique(readers.begin() + firstSubscribed, readers.end()), readers.end());
    return readers;
}

std::optional<Subscription> subscriptionTo(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    streams::ShardIndex shard)
{
    for (const streams::Subscription& begun : world.service().subscriptions()) {
        if (begun.shard != shard || !isOf(begun, stream, reader) || !isLive(world, begun))
            continue;
        const base::Duration life = subscriptionLife(world);
        return Subscription{.since = begun.startedAt,
            .life = life,
            .left = begun.startedAt + life - world.now(),
            .continuation = std::nullopt};
    }
    return std::nullopt;
}

}
