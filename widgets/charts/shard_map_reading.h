// What the shard map shows of a world: how much its open shards take, when they come to refuse writes, their hot keys,
// and what is about to be split or merged. It fills a ShardMapScene, whose layout is somebody else's, and keeps between
// two worlds what is costly to work out; it draws nothing and knows no pointer and no selection.
#pragma once

#include "widgets/charts/key_watch.h"
#include "widgets/charts/shard_map_painter.h"
#include "widgets/charts/stream_of_world.h"

#include <QElapsedTimer>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::widgets {

class ShardMapReading {
public:
    // What a world brought: nothing new, other numbers of the same shards, or shards that may be others.
    enum class News { None, Numbers, Shards };
    // Works out uses() where they may have changed. The scene has the words for an empty map and the quota then; its
    // own uses, that are at the index of its layout, stay as they are.
    News readUses(const StreamOfWorld& shown, ShardMapScene& scene);
    // The newer numbers for the shards that the scene has places for.
    void renewUses(News news, ShardMapScene& scene) const;
    // Of the shards in sight that have room for it.
    static void readForecasts(const StreamOfWorld& shown, ShardMapScene& scene);
    // True when another split or merge is pending.
    static bool readPending(const StreamOfWorld& shown, ShardMapScene& scene);

    // The keys of one shard; false when no other is due before time passes. The stream has shards.
    bool measureKeys(const StreamOfWorld& shown);
    // Of another stream, or of none.
    void clearKeys() { m_keys.clear(); }
    // True when the needles are others: while more keys are about to be measured, they move now and then only.
    bool readNeedles(bool isMoreToCome, ShardMapScene& scene);
    // The stream is another one.
    void clear();

    // Of the open shards, in the order of the ring.
    [[nodiscard]] const std::vector<world::ShardUse>& uses() const { return m_uses; }
    [[nodiscard]] std::vector<ShardPlace> places() const;
    // How uneven their widths are, in thousandths.
    [[nodiscard]] std::int64_t giniOfWidths() const;
    [[nodiscard]] const KeyWatch& keys() const { return m_keys; }
    // What a screen reader says of the map, and of the cell that has been chosen.
    [[nodiscard]] QString summary(const StreamOfWorld& shown, const ShardMapScene& scene,
        std::optional<std::size_t> chosen) const;

private:
    // What m_uses was worked out from; anything else is newer.
    struct Basis {
        std::optional<streams::StreamIndex> stream;
        const void* frame = nullptr;
        const void* map = nullptr;
        std::int64_t now = 0; // only while there is no frame
        friend bool operator==(const Basis&, const Basis&) = default;
    };
    Basis m_basis;
    std::vector<world::ShardUse> m_uses;
    KeyWatch m_keys;
    QElapsedTimer m_sinceNeedles;
    std::uint64_t m_needlesOf = 0; // the revision of m_keys that the needles are of
};

}
