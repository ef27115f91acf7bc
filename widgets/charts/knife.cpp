#include "widgets/charts/knife.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shardscope::widgets {

using base::HashKey;
using base::U128;

namespace {

constexpr std::array kSnaps{Snap::Middle, Snap::LoadMedian, Snap::BelowHottest, Snap::AboveHottest};

constexpr std::size_t kRanked = 3;

U128 distance(HashKey a, HashKey b) { return a < b ? b.value - a.value : a.value - b.value; }

}

Knife::Knife(streams::ShardIndex shard, world::RangeLoad load, world::WriteQuota quota)
    : m_shard(shard), m_load(std::move(load)), m_quota(quota), m_snaps(world::snapPoints(m_load, quota)),
      m_ranked(world::rankedCuts(m_load, quota, kRanked)), m_cut(m_snaps.middle.value_or(m_load.range.first))
{
}

void Knife::refresh(world::RangeLoad load)
{
    // A cut that was snapped to a measured point goes with it: the person aimed at the point.
    const Snap held = snap();
    m_load = std::move(load);
    m_snaps = world::snapPoints(m_load, m_quota);
    m_ranked = world::rankedCuts(m_load, m_quota, kRanked);
    if (held == Snap::LoadMedian)
        snapTo(held);
}

void Knife::moveTo(HashKey key, U128 reach)
{
    m_cut = nearestLegal(key);
    std::optional<U128> best;
    for (const Snap candidate : kSnaps) {
        const std::optional<HashKey> point = pointOf(candidate);
        if (!point)
            continue;
        // Both cuts beside a key are one pixel; the side of the pointer chooses.
        if (candidate == Snap::BelowHottest && key > m_snaps.hottest->hash)
            continue;
        if (candidate == Snap::AboveHottest && key <= m_snaps.hottest->hash)
            continue;
        const U128 away = distance(*point, key);
        if (away > reach)
            continue;
        // The load median of a shard with one hot key lies beside that key; its name says more.
        const bool isBesideHottest = candidate == Snap::BelowHottest || candidate == Snap::AboveHottest;
        if (isBesideHottest || !best || away < *best) {
            best = away;
            m_cut = *point;
        }
    }
}

void Knife::step(int steps, bool isFine)
{
    const U128 size = m_load.range.last.value - m_load.range.first.value;
    const U128 unit = std::max<U128>(1, size / (isFine ? 1'024 : 64));
    const U128 by = unit * U128(std::abs(steps));
    // Saturating: the ends of the range stop the knife.
    if (steps < 0)
        m_cut = nearestLegal(HashKey{m_cut.value - std::min(by, m_cut.value - m_load.range.first.value)});
    else
        m_cut = nearestLegal(HashKey{m_cut.value + std::min(by, m_load.range.last.value - m_cut.value)});
}

bool Knife::snapTo(Snap snap)
{
    const std::optional<HashKey> point = pointOf(snap);
    if (point)
        m_cut = *point;
    return point.has_value();
}

bool Knife::takeRanked(std::size_t rank)
{
    if (rank >= m_ranked.size())
        return false;
    m_cut = m_ranked[rank].cut;
    return true;
}

bool Knife::isolateHottest()
{
    const Snap here = snap();
    if (here == Snap::BelowHottest && snapTo(Snap::AboveHottest))
        return true;
    if (here == Snap::AboveHottest && snapTo(Snap::BelowHottest))
        return true;
    const std::optional<HashKey> cut = world::isolatingCut(m_load, m_quota, m_snaps);
    if (cut)
        m_cut = *cut;
    return cut.has_value();
}

Snap Knife::snap() const
{
    for (const Snap candidate : kSnaps)
        if (pointOf(candidate) == m_cut)
            return candidate;
    return Snap::None;
}

std::optional<world::Rate> Knife::hopeless() const
{
    if (!m_snaps.hottest)
        return std::nullopt;
    const world::Rate alone = world::rateOf(*m_snaps.hottest, m_load.stretch, m_quota);
    return alone.perMille > 1'000 ? std::optional{alone} : std::nullopt;
}

HashKey Knife::nearestLegal(HashKey key) const
{
    const base::HashRange range = m_load.range;
    // Narrower than four values: there is no legal cut, and the service will say so.
    if (range.last.value - range.first.value < 3)
        return range.first;
    return HashKey{std::clamp(key.value, range.first.value + 2, range.last.value - 1)};
}

std::optional<HashKey> Knife::pointOf(Snap snap) const
{
    switch (snap) {
    case Snap::None:
        return std::nullopt;
    case Snap::Middle:
        return m_snaps.middle;
    case Snap::LoadMedian:
        return m_snaps.loadMedian;
    case Snap::BelowHottest:
        return m_snaps.belowHottest;
    case Snap::AboveHottest:
        return m_snaps.aboveHottest;
    }
    return std::nullopt;
}

}
