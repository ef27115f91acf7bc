#include "operations/scaling.h"

#include "base/units.h"

#include <algorithm>

namespace shardscope::operations {

namespace {

std::int64_t within(std::int64_t shards, const CountBounds& bounds)
{
    return std::max(bounds.least, std::min(shards, bounds.most));
}

}

std::int64_t usedPermille(const Load& load, std::int64_t shards, const ShardCapacity& capacity)
{
    const std::int64_t seconds = load.seconds * shards;
    return std::max(load.bytes * kPermille / (capacity.bytes * seconds),
        load.records * kPermille / (capacity.records * seconds));
}

bool usesMoreThan(std::int64_t permille, const Load& load, std::int64_t shards, const ShardCapacity& capacity)
{
    const std::int64_t times = load.seconds * shards * permille;
    return load.bytes * kPermille > capacity.bytes * times || load.records * kPermille > capacity.records * times;
}

bool usesLessThan(std::int64_t permille, const Load& load, std::int64_t shards, const ShardCapacity& capacity)
{
    const std::int64_t times = load.seconds * shards * permille;
    return load.bytes * kPermille < capacity.bytes * times && load.records * kPermille < capacity.records * times;
}

std::int64_t targetTrackingCount(const Load& load, std::int64_t shards, std::int64_t targetPermille,
    const CountBounds& bounds)
{
    // The shards that are there cancel out: shards * used is the load in shards.
    const std::int64_t per = load.seconds * targetPermille;
    const std::int64_t needed = std::max(base::divCeil(load.bytes * kPermille, kPutCapacity.bytes * per),
        base::divCeil(load.records * kPermille, kPutCapacity.records * per));
    return within(std::clamp(needed, base::divCeil(shards, 2), 2 * shards), bounds);
}

std::int64_t changedByPercent(std::int64_t shards, std::int64_t percent, const CountBounds& bounds)
{
    // Integer division rounds towards zero, which is what both directions ask for.
    const std::int64_t change = shards * percent / 100;
    return changedBy(shards, change != 0 || percent == 0 ? change : percent > 0 ? 1 : -1, bounds);
}

std::int64_t changedBy(std::int64_t shards, std::int64_t change, const CountBounds& bounds)
{
    return within(shards + change, bounds);
}

std::int64_t scalingUtilsUp(std::int64_t shards, const ScaleBy& by, const CountBounds& bounds)
{
    if (by.count)
        return within(shards + *by.count, bounds);
    const std::int64_t percent = by.percent.value_or(0);
    return within(base::divCeil(shards * (percent < 100 ? 100 + percent : percent), 100), bounds);
}

std::int64_t scalingUtilsDown(std::int64_t shards, const ScaleBy& by, const CountBounds& bounds)
{
    if (by.count)
        return within(shards - *by.count, bounds);
    const std::int64_t percent = by.percent.value_or(0);
    return within(percent > 100 ? shards * 100 / percent : shards - shards * percent / 100, bounds);
}

}
