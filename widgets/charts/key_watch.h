// Which keys are hot on the shards of one stream, kept fresh within a budget: every turn
// measures the one shard whose numbers are oldest, so that a stream of a thousand shards
// costs no more per frame than one of two.
#pragma once

#include "world/queries.h"
#include "world/user_records.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace shardscope::widgets {

struct HotKey {
    base::HashKey hash;
    QString name;
    world::Rate rate;
    std::int64_t shardPerMille = 0; // of what its shard is offered
    // What the KPL packed in the latest of its records, as far as a glance goes.
    world::UserRecords packed = {};
};

class KeyWatch {
public:
    // Measures one shard of `uses`: of up to 64 each in its turn, of more the fullest 32.
    // False when all were young enough, so that nothing is due before time passes.
    bool turn(const world::World& world, streams::StreamIndex stream, const std::vector<world::ShardUse>& uses);
    void clear();

    // Hottest first; empty while the shard has not had its turn.
    [[nodiscard]] const std::vector<HotKey>& keys(streams::ShardIndex shard) const;
    // Grows whenever keys() of some shard may have changed.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

private:
    struct Watched {
        std::uint64_t turn = 0;
        base::Instant at{};
        std::vector<HotKey> keys;
    };
    std::map<streams::ShardIndex, Watched> m_shards;
    std::uint64_t m_turn = 0;
    std::uint64_t m_revision = 0;
};

}
