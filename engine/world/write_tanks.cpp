#include "world/write_tanks.h"

#include "base/check.h"

#include <algorithm>

namespace shardscope::world {

namespace {

Tank tankOf(const sim::TokenBucket& bucket, std::int64_t nowUnits, std::int64_t untilUnits, std::int64_t unitsPerToken)
{
    const std::int64_t room = std::max<std::int64_t>(0, untilUnits - std::max(bucket.fullAt, nowUnits));
    return {room / unitsPerToken, (untilUnits - nowUnits) / unitsPerToken};
}

}

WriteTanks writeTanks(const World& world, streams::StreamIndex index, streams::ShardIndex shard)
{
    const streams::Stream& stream = world.service().stream(index);
    SHARD_CHECK(stream.hasShard(shard));
    const streams::ShardLine& line = stream.lines[streams::number(shard)];
    const streams::Admission at = world.service().admissionAt(world.now(), stream);
    return {tankOf(line.records, at.nowUnits, at.recordsUntil, at.recordUnits),
        tankOf(line.bytes, at.nowUnits, at.bytesUntil, at.byteUnits)};
}

}
