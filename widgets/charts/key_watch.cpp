#include "widgets/charts/key_watch.h"

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kAll = 64;
constexpr std::size_t kFullest = 32;
constexpr std::size_t kKeys = 16;
// Young enough to follow a key that warms up, long enough to count it.
constexpr base::Duration kOver{5'000};
// Numbers younger than this are not worth another look.
constexpr base::Duration kFresh{500};

std::vector<streams::ShardIndex> watched(const std::vector<world::ShardUse>& uses)
{
    std::vector<const world::ShardUse*> order;
    order.reserve(uses.size());
    for (const world::ShardUse& use : uses)
        order.push_back(&use);
    if (order.size() > kAll) {
        std::partial_sort(order.begin(), order.begin() + kFullest, order.end(), [](const auto* a, const auto* b) {
            return a->offered.perMille != b->offered.perMille ? a->offered.perMille > b->offered.perMille
                                                              : a->shard < b->shard;
        });
        order.resize(kFullest);
    }
    std::vector<streams::ShardIndex> shards;
    for (const world::ShardUse* use : order)
        shards.push_back(use->shard);
    return shards;
}

}

bool KeyWatch::turn(const world::World& world, streams::StreamIndex stream, const std::vector<world::ShardUse>& uses)
{
    const std::vector<streams::ShardIndex> shards = watched(uses);
    if (shards.empty()) {
        clear();
        return false;
    }
    // Keys of shards that are watched no more would stand on the map for ever.
    for (auto at = m_shards.begin(); at != m_shards.end();) {
        if (std::find(shards.begin(), shards.end(), at->first) == shards.end()) {
            at = m_shards.erase(at);
            ++m_revision;
        } else {
            ++at;
        }
    }
    const auto oldest = std::min_element(shards.begin(), shards.end(),
        [this](streams::ShardIndex a, streams::ShardIndex b) { return m_shards[a].turn < m_shards[b].turn; });
    Watched& entry = m_shards[*oldest];
    const bool isFresh = entry.turn != 0 && world.now() >= entry.at && world.now() - entry.at < kFresh;
    if (isFresh)
        return false;
    entry.turn = ++m_turn;
    entry.at = world.now();
    const world::WriteQuota quota = world::writeQuota(world);
    const base::HashRange range = world.service().stream(stream).map->shard(*oldest).range;
    const world::TopKeys top = world::topKeys(world, stream, range, world::lastStretch(world, stream, kOver), quota);
    const world::Rate total = world::rateOf(top, quota);
    std::vector<streams::KeyId> ids;
    for (std::size_t i = 0; i < std::min(kKeys, top.keys.size()); ++i)
        ids.push_back(top.keys[i].key);
    std::vector<world::UserRecords> packed =
        world::userRecordsOfKeys(world, stream, *oldest, top.stretch, ids, world::kUserRecordGlance);
    entry.keys.clear();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const world::KeyLoad& key = top.keys[i];
        const std::string_view text = world.service().keyText(key.key);
        const world::Rate rate = world::rateOf(key, top.stretch, quota);
        entry.keys.push_back({key.hash, QString::fromUtf8(text.data(), qsizetype(text.size())), rate,
            total.perMille == 0 ? 0 : rate.perMille * 1'000 / total.perMille, std::move(packed[i])});
    }
    ++m_revision;
    return true;
}

void KeyWatch::clear()
{
    if (m_shards.empty())
        return;
    m_shards.clear();
    ++m_revision;
}

const std::vector<HotKey>& KeyWatch::keys(streams::ShardIndex shard) const
{
    static const std::vector<HotKey> kNone;
    const auto at = m_shards.find(shard);
    return at == m_shards.end() ? kNone : at->second.keys;
}

}
