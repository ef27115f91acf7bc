// A split that is being aimed at: the shard, what its keys offered in the last seconds, and
// the cut. Pure state: mouse and keyboard both move it, the shard map draws it.
#pragma once

#include "world/explain.h"
#include "world/ordering.h"
#include "world/queries.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace shardscope::widgets {

enum class Snap { None, Middle, LoadMedian, BelowHottest, AboveHottest };

class Knife {
public:
    // `load` covers the shard's range. The cut starts in the middle.
    Knife(streams::ShardIndex shard, world::RangeLoad load, world::WriteQuota quota);

    // What of the shard its consumers have not read yet.
    void setInFlight(std::vector<world::KeysInFlight> inFlight) { m_inFlight = std::move(inFlight); }
    // Newer numbers for the same shard; the cut stays.
    void refresh(world::RangeLoad load);

    // To a hash key, or to the snap point nearest to it within `reach` on the ring. Of the two
    // cuts beside the hottest key the one on the side of `key` is taken, before any other point.
    void moveTo(base::HashKey key, base::U128 reach);
    // By parts of the range: 1/64, or fine 1/1024. Positive is up the ring.
    void step(int steps, bool isFine);
    // False when there is no such cut.
    bool snapTo(Snap snap);
    // The cut of this rank; false when there are not so many.
    bool takeRanked(std::size_t rank);
    // The better side of the hottest key; the other side when it is there already.
    bool isolateHottest();

    [[nodiscard]] streams::ShardIndex shard() const { return m_shard; }
    [[nodiscard]] base::HashRange range() const { return m_load.range; }
    // False when the shard is too narrow for the service to split it.
    [[nodiscard]] bool canCut() const { return world::canCutAt(m_load.range, m_cut); }
    [[nodiscard]] base::HashKey cut() const { return m_cut; }
    [[nodiscard]] Snap snap() const;
    [[nodiscard]] const world::SnapPoints& snaps() const { return m_snaps; }
    [[nodiscard]] const world::RangeLoad& load() const { return m_load; }
    [[nodiscard]] const std::vector<world::KeysInFlight>& inFlight() const { return m_inFlight; }
    [[nodiscard]] world::SplitPreview preview() const { return world::splitPreview(m_load, m_quota, m_cut); }
    // Up to three cuts worth making, the one with the emptiest fuller child first.
    [[nodiscard]] const std::vector<world::SplitPreview>& rankedCuts() const { return m_ranked; }
    // What the hottest key alone takes, if that is more than a shard: then no cut helps.
    [[nodiscard]] std::optional<world::Rate> hopeless() const;

private:
    [[nodiscard]] base::HashKey nearestLegal(base::HashKey key) const;
    [[nodiscard]] std::optional<base::HashKey> pointOf(Snap snap) const;

    streams::ShardIndex m_shard;
    world::RangeLoad m_load;
    world::WriteQuota m_quota;
    world::SnapPoints m_snaps;
    std::vector<world::SplitPreview> m_ranked;
    std::vector<world::KeysInFlight> m_inFlight;
    base::HashKey m_cut;
};

}
