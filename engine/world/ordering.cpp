#include "world/ordering.h"

#include "streams/key_reader.h"
#include "world/history_queries.h"
#include "world/queries.h"

#include <algorithm>

namespace shardscope::world {

using clients::ConsumerConfig;
using streams::ShardIndex;

namespace {

constexpr std::uint64_t kMostRows = 100'000;

// How many different keys some last records of a shard have, for several lengths at once: keys are
// counted from the newest record back, and every length has its answer on the way.
struct Length {
    std::size_t reader = 0;
    std::uint64_t records = 0;
};

void addKeys(const streams::Service& service, const streams::Stream& stream, ShardIndex shard,
    std::vector<Length> lengths, std::vector<KeysInFlight>& readers)
{
    const std::size_t number = streams::number(shard);
    const streams::ShardLog& log = stream.logs[number];
    const std::uint64_t stored = stream.lines[number].stored;
    std::sort(lengths.begin(), lengths.end(), [](const Length& a, const Length& b) { return a.records < b.records; });
    const std::uint64_t longest = lengths.empty() ? 0 : lengths.back().records;
    const std::uint64_t most = std::min({longest, kMostRows, stored - std::min(stored, log.firstKept())});
    // Sorted by key with the place of the newest record of each, so that a count is a look at places.
    std::vector<std::pair<streams::KeyIdentity, std::uint64_t>> newest;
    newest.reserve(most);
    streams::KeyReader keys{service};
    for (std::uint64_t back = 0; back < most; ++back)
        newest.emplace_back(keys.identity(log.row(stored - 1 - back).key), back);
    std::sort(newest.begin(), newest.end());
    newest.erase(std::unique(newest.begin(), newest.end(),
                     [](const auto& a, const auto& b) { return a.first == b.first; }),
        newest.end());
    std::sort(newest.begin(), newest.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const Length& length : lengths) {
        const auto end = std::partition_point(newest.begin(), newest.end(),
            [&](const auto& key) { return key.second < length.records; });
        readers[length.reader].keys += static_cast<std::uint64_t>(end - newest.begin());
        readers[length.reader].isAtLeast = readers[length.reader].isAtLeast || length.records > most;
    }
}

}

bool readsParentsFirst(const ConsumerConfig& config) { return config.shards.blocksOnParents; }

std::vector<KeysInFlight> keysInFlight(const World& world, streams::StreamIndex index,
    std::span<const ShardIndex> parents)
{
    const streams::Stream& stream = world.service().stream(index);
    std::vector<KeysInFlight> readers;
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        const Client& client = world.actors()[actor].client;
        const ConsumerConfig* config = consumerConfig(client);
        if (config != nullptr && streamOf(client) == index)
            readers.push_back({.actor = actor, .kind = config->kind, .isInOrder = readsParentsFirst(*config)});
    }
    // The shards' keys differ: their ranges do not overlap.
    for (const ShardIndex shard : parents) {
        std::vector<Length> lengths;
        for (std::size_t i = 0; i < readers.size(); ++i) {
            const std::uint64_t unread = placeOf(world, readers[i].actor, shard).unread;
            readers[i].records += unread;
            if (unread > 0)
                lengths.push_back({i, unread});
        }
        addKeys(world.service(), stream, shard, std::move(lengths), readers);
    }
    return readers;
}

}
