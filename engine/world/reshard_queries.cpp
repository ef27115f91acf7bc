// What a cut or a merge would change.
#include "world/queries.h"

#include "world/query_parts.h"

#include <algorithm>
#include <utility>

namespace shardscope::world {

using base::HashKey;
using base::HashRange;
using base::U128;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

// Prefix sums over a load's keys, so that any cut is two look-ups.
std::pair<std::int64_t, std::int64_t> sumsBelow(const RangeLoad& load, HashKey cut)
{
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
    for (const KeyLoad& key : load.keys) {
        if (key.hash >= cut)
            break;
        milliRecords += key.milliRecords;
        bytes += key.bytes;
    }
    return {milliRecords, bytes};
}

std::int64_t fullerChild(const RangeLoad& load, WriteQuota quota, std::int64_t milliRecords, std::int64_t bytes)
{
    return std::max(weight(milliRecords, bytes, quota),
        weight(load.milliRecords - milliRecords, load.bytes - bytes, quota));
}

std::optional<HashKey> loadMedian(const RangeLoad& load, WriteQuota quota)
{
    std::optional<HashKey> best;
    std::int64_t bestWeight = 0;
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i + 1 < load.keys.size(); ++i) {
        milliRecords += load.keys[i].milliRecords;
        bytes += load.keys[i].bytes;
        const HashKey here = load.keys[i].hash;
        const HashKey next = load.keys[i + 1].hash;
        // Two keys of one hash cannot be parted.
        if (here == next)
            continue;
        // Half way between both keys, in (here, next]: keys not seen yet fall evenly.
        const HashKey cut{here.value + (next.value - here.value + 1) / 2};
        if (!canCutAt(load.range, cut))
            continue;
        const std::int64_t fuller = fullerChild(load, quota, milliRecords, bytes);
        if (!best || fuller < bestWeight) {
            best = cut;
            bestWeight = fuller;
        }
    }
    return best;
}

std::optional<HashKey> ifLegal(HashRange range, HashKey cut)
{
    return canCutAt(range, cut) ? std::optional{cut} : std::nullopt;
}

}

bool canCutAt(HashRange range, HashKey key)
{
    return key.value > range.first.value && key.value - range.first.value > 1 && key < range.last;
}

SplitPreview splitPreview(const RangeLoad& load, WriteQuota quota, HashKey cut)
{
    const auto [milliRecords, bytes] = sumsBelow(load, cut);
    return {cut, makeRate(milliRecords, bytes, load.stretch, quota),
        makeRate(load.milliRecords - milliRecords, load.bytes - bytes, load.stretch, quota)};
}

SplitPreview splitPreview(const World& world, StreamIndex stream, ShardIndex shard, HashKey cut)
{
    const HashRange range = world.service().stream(stream).map->shard(shard).range;
    return splitPreview(measureLoad(world, stream, range, lastStretch(world, stream, kPreviewStretch)),
        writeQuota(world), cut);
}

SnapPoints snapPoints(const RangeLoad& load, WriteQuota quota)
{
    const HashRange range = load.range;
    SnapPoints snaps;
    // Equal halves, as UpdateShardCount would make them: 2^127 for the whole ring.
    const U128 half = (range.last.value - range.first.value) / 2 + 1;
    snaps.middle = ifLegal(range, HashKey{range.first.value + half});
    snaps.loadMedian = loadMedian(load, quota);
    const std::vector<KeyLoad> hottest = hottestKeys(load, quota, 1);
    if (hottest.empty())
        return snaps;
    snaps.hottest = hottest.front();
    snaps.belowHottest = ifLegal(range, hottest.front().hash);
    if (hottest.front().hash != HashKey::max())
        snaps.aboveHottest = ifLegal(range, HashKey{hottest.front().hash.value + 1});
    return snaps;
}

std::optional<HashKey> isolatingCut(const RangeLoad& load, WriteQuota quota, const SnapPoints& snaps)
{
    if (!snaps.belowHottest || !snaps.aboveHottest)
        return snaps.belowHottest ? snaps.belowHottest : snaps.aboveHottest;
    const auto fuller = [&](HashKey cut) {
        const auto [milliRecords, bytes] = sumsBelow(load, cut);
        return fullerChild(load, quota, milliRecords, bytes);
    };
    return fuller(*snaps.belowHottest) <= fuller(*snaps.aboveHottest) ? snaps.belowHottest : snaps.aboveHottest;
}

MergePreview mergePreview(const World& world, StreamIndex stream, ShardIndex a, ShardIndex b)
{
    const streams::ShardMap& map = *world.service().stream(stream).map;
    const HashRange first = map.shard(a).range;
    const HashRange second = map.shard(b).range;
    const Stretch stretch = lastStretch(world, stream, kPreviewStretch);
    const RangeLoad left = measureLoad(world, stream, first, stretch);
    const RangeLoad right = measureLoad(world, stream, second, stretch);
    return {makeRate(left.milliRecords + right.milliRecords, left.bytes + right.bytes, stretch, writeQuota(world)),
        first.touches(second) || second.touches(first)};
}

}
