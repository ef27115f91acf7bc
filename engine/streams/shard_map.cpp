#include "streams/shard_map.h"

#include "base/check.h"
#include "streams/stream_at_start.h"

#include <algorithm>

namespace shardscope::streams {

ShardMap::ShardMap(const std::vector<base::HashRange>& ranges, base::Instant now, std::int64_t createdSecond)
{
    for (const base::HashRange& range : ranges) {
        const ShardIndex index{static_cast<std::uint32_t>(m_shards.size())};
        m_shards.push_back({.index = index, .range = range, .createdSecond = createdSecond, .opened = now});
        m_open.push_back(index);
    }
    rebuildRoutes();
}

// Longer before any run than records can be kept: it has expired for good.
constexpr base::Instant kLongAgo = base::kWorldStart - base::Duration{std::chrono::hours{24 * 366 * 100}};

ShardMap::ShardMap(const std::vector<ShardAtStart>& shards, std::int64_t epochSecond)
{
    for (const ShardAtStart& listed : shards) {
        while (m_shards.size() < number(listed.shard)) {
            const ShardIndex index{static_cast<std::uint32_t>(m_shards.size())};
            m_shards.push_back({.index = index, .opened = kLongAgo, .closed = kLongAgo, .isKnown = false});
            ++m_unknown;
        }
        Shard shard{.index = listed.shard,
            .range = listed.range,
            .parent = listed.parent,
            .adjacentParent = listed.adjacentParent,
            .createdSecond = epochSecond - std::chrono::floor<std::chrono::seconds>(listed.openedBefore).count(),
            .opened = base::kWorldStart - listed.openedBefore};
        if (listed.closedBefore)
            shard.closed = base::kWorldStart - *listed.closedBefore;
        // The second that a child's numbers carry is later than the instant at which it took over.
        std::optional<base::Instant> takenOver;
        for (const auto& parent : {listed.parent, listed.adjacentParent}) {
            if (!parent)
                continue;
            m_shards[number(*parent)].children.push_back(listed.shard);
            if (m_shards[number(*parent)].isKnown)
                takenOver = std::max(takenOver.value_or(kLongAgo), *m_shards[number(*parent)].closed);
        }
        if (takenOver && *takenOver < shard.opened)
            shard.opened = *takenOver;
        m_shards.push_back(std::move(shard));
        if (m_shards.back().isOpen())
            m_open.push_back(listed.shard);
    }
    std::sort(m_open.begin(), m_open.end(),
        [this](ShardIndex a, ShardIndex b) { return shard(a).range.first < shard(b).range.first; });
    rebuildRoutes();
}

void ShardMap::rebuildRoutes()
{
    std::vector<base::HashKey> starts;
    starts.reserve(m_open.size());
    for (const ShardIndex index : m_open)
        starts.push_back(shard(index).range.first);
    m_router.emplace(starts);
}

ShardMap ShardMap::afterStep(const ReshardStep& step, base::Instant now, std::int64_t nowSecond) const
{
    ShardMap next = *this;
    next.carryOut(step, now, nowSecond);
    next.rebuildRoutes();
    ++next.m_epoch;
    return next;
}

ShardMap ShardMap::afterSteps(const std::vector<ReshardStep>& steps, base::Instant now, std::int64_t nowSecond) const
{
    ShardMap next = *this;
    for (const ReshardStep& step : steps)
        next.carryOut(step, now, nowSecond);
    next.rebuildRoutes();
    ++next.m_epoch;
    return next;
}

void ShardMap::carryOut(const ReshardStep& step, base::Instant now, std::int64_t nowSecond)
{
    const auto close = [&](ShardIndex index) {
        Shard& closing = m_shards[number(index)];
        SHARD_CHECK(closing.isOpen());
        closing.closed = now;
        // Two reshards in one second still give the child a later second than its parents.
        return std::max(nowSecond, closing.createdSecond) + 1;
    };
    const auto add = [&](base::HashRange range, ShardIndex parent, std::optional<ShardIndex> adjacent,
                         std::int64_t second) {
        const ShardIndex index{static_cast<std::uint32_t>(m_shards.size())};
        m_shards.push_back({.index = index,
            .range = range,
            .parent = parent,
            .adjacentParent = adjacent,
            .createdSecond = second,
            .opened = now});
        m_shards[number(parent)].children.push_back(index);
        if (adjacent)
            m_shards[number(*adjacent)].children.push_back(index);
        return index;
    };
    const auto place = std::lower_bound(m_open.begin(), m_open.end(), shard(step.shard).range.first,
        [this](ShardIndex open, base::HashKey first) { return shard(open).range.first < first; });
    SHARD_CHECK(place != m_open.end() && *place == step.shard);

    if (step.kind == ReshardStep::Kind::Split) {
        const base::HashRange range = shard(step.shard).range;
        SHARD_CHECK(range.first < step.newStart && step.newStart <= range.last);
        const std::int64_t second = close(step.shard);
        const ShardIndex lower = add({range.first, {step.newStart.value - 1}}, step.shard, std::nullopt, second);
        const ShardIndex upper = add({step.newStart, range.last}, step.shard, std::nullopt, second);
        *place = lower;
        m_open.insert(place + 1, upper);
        return;
    }
    const base::HashRange named = shard(step.shard).range;
    const base::HashRange other = shard(step.adjacent).range;
    const bool isNamedLower = named.touches(other);
    SHARD_CHECK(isNamedLower || other.touches(named));
    const std::int64_t second = std::max(close(step.shard), close(step.adjacent));
    const base::HashRange both =
        isNamedLower ? base::HashRange{named.first, other.last} : base::HashRange{other.first, named.last};
    const ShardIndex child = add(both, step.shard, step.adjacent, second);
    const auto lower = isNamedLower ? place : place - 1;
    *lower = child;
    m_open.erase(lower + 1);
}

std::optional<ShardIndex> ShardMap::lowerNeighbour(ShardIndex index) const
{
    const auto found = std::find(m_open.begin(), m_open.end(), index);
    if (found == m_open.end() || found == m_open.begin())
        return std::nullopt;
    return *(found - 1);
}

std::optional<ShardIndex> ShardMap::upperNeighbour(ShardIndex index) const
{
    const auto found = std::find(m_open.begin(), m_open.end(), index);
    if (found == m_open.end() || found + 1 == m_open.end())
        return std::nullopt;
    return *(found + 1);
}

namespace {

using base::HashKey;
using base::HashRange;
using base::U128;

struct OpenShard {
    ShardIndex index{};
    HashRange range;
};

U128 width(const HashRange& range) { return range.last.value - range.first.value; } // minus one

// Boundaries of repeated floors differ by a few units; every tolerance from 2^20 to 2^90
// gives the same plans.
constexpr U128 kTolerance = U128{1} << 40;

bool areEven(const std::vector<OpenShard>& open)
{
    U128 narrowest = width(open.front().range);
    U128 widest = narrowest;
    for (const OpenShard& shard : open) {
        narrowest = std::min(narrowest, width(shard.range));
        widest = std::max(widest, width(shard.range));
    }
    return widest - narrowest <= kTolerance;
}

// The state of a plan in the making: which ids its steps will have made.
class Sweep {
public:
    explicit Sweep(std::uint32_t nextIndex) : m_next(nextIndex) {}

    // Returns the lower child and leaves the upper one in `shard`.
    OpenShard split(OpenShard& shard, HashKey at)
    {
        m_steps.push_back({ReshardStep::Kind::Split, shard.index, {}, at});
        const OpenShard lower{ShardIndex{m_next++}, {shard.range.first, {at.value - 1}}};
        shard = {ShardIndex{m_next++}, {at, shard.range.last}};
        return lower;
    }
    OpenShard merge(const OpenShard& lower, const OpenShard& upper)
    {
        m_steps.push_back({ReshardStep::Kind::Merge, lower.index, upper.index, {}});
        return {ShardIndex{m_next++}, {lower.range.first, upper.range.last}};
    }
    [[nodiscard]] std::vector<ReshardStep> take() { return std::move(m_steps); }

private:
    std::vector<ReshardStep> m_steps;
    std::uint32_t m_next;
};

}

std::vector<ReshardStep> planUniformScaling(const ShardMap& map, std::uint32_t target)
{
    SHARD_CHECK(target >= 1);
    std::vector<OpenShard> open;
    for (const ShardIndex index : map.open())
        open.push_back({index, map.shard(index).range});
    Sweep sweep{static_cast<std::uint32_t>(map.shards().size())};
    const bool isEven = areEven(open);

    if (isEven && target == open.size())
        return {};
    if (isEven && target == 2 * open.size()) {
        for (OpenShard& shard : open) {
            // start + (end - start + 1) / 2 without overflowing at the full ring.
            const U128 half = width(shard.range) / 2 + width(shard.range) % 2;
            (void)sweep.split(shard, {shard.range.first.value + half});
        }
        return sweep.take();
    }
    if (isEven && open.size() == 2 * std::size_t{target}) {
        for (std::size_t i = 0; i < open.size(); i += 2)
            (void)sweep.merge(open[i], open[i + 1]);
        return sweep.take();
    }

    const std::vector<HashRange> wanted = base::evenSplit(target);
    std::size_t next = 0;
    std::optional<OpenShard> left;
    const auto takeNext = [&] {
        SHARD_CHECK(next < open.size());
        return open[next++];
    };
    for (const HashRange& range : wanted) {
        const HashKey end = range.last; // the boundary, inclusive
        // The ring has no noise at its end: a sliver left there would be a shard too many.
        const U128 tolerance = end == HashKey::max() ? 0 : kTolerance;
        OpenShard current = left ? *left : takeNext();
        left.reset();
        // Ends because every pass takes a shard or finishes this range.
        while (true) {
            const HashKey currentEnd = current.range.last;
            const U128 distance = currentEnd > end ? currentEnd.value - end.value : end.value - currentEnd.value;
            if (distance <= tolerance)
                break;
            if (currentEnd > end) {
                (void)sweep.split(current, {end.value + 1});
                left = current;
                break;
            }
            OpenShard right = takeNext();
            // A right shard that ends within tolerance of the boundary is merged whole.
            if (right.range.last > end && right.range.last.value - end.value > kTolerance) {
                const OpenShard lower = sweep.split(right, {end.value + 1});
                (void)sweep.merge(current, lower);
                left = right;
                break;
            }
            current = sweep.merge(current, right);
        }
    }
    return sweep.take();
}

std::uint32_t mostAdditional(const std::vector<ReshardStep>& steps)
{
    std::int64_t additional = 0;
    std::int64_t most = 0;
    for (const ReshardStep& step : steps) {
        additional += step.kind == ReshardStep::Kind::Split ? 1 : -1;
        most = std::max(most, additional);
    }
    return static_cast<std::uint32_t>(most);
}

std::int64_t longestChain(const ShardMap& map, const std::vector<ReshardStep>& steps)
{
    std::vector<std::int64_t> depth(map.shards().size(), 0);
    std::int64_t longest = 0;
    for (const ReshardStep& step : steps) {
        std::int64_t after = depth[number(step.shard)] + 1;
        if (step.kind == ReshardStep::Kind::Merge)
            after = std::max(after, depth[number(step.adjacent)] + 1);
        depth.push_back(after);
        if (step.kind == ReshardStep::Kind::Split)
            depth.push_back(after);
        longest = std::max(longest, after);
    }
    return longest;
}

}
