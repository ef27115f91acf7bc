#include "clients/bookmark.h"

#include <algorithm>

namespace shardscope::clients {

namespace {

using streams::IteratorType;
using streams::Refusal;

Refusal refuse(std::string message)
{
    return {streams::Exception::InvalidArgument, streams::Reason::BadArgument, std::move(message)};
}

// Whether a consumer that begins there would take the shard up at all.
bool isTakenUp(const streams::Stream& stream, const streams::Shard& shard, base::Instant now, const Bookmark& to)
{
    if (shard.isOpen())
        return true;
    if (stream.isExpired(shard.index, now) || to.type == IteratorType::Latest)
        return false;
    return to.type != IteratorType::AtTimestamp || !to.timestamp || *shard.closed >= *to.timestamp;
}

}

streams::GetShardIteratorRequest requestFor(const streams::Stream& stream, streams::ShardIndex shard,
    const Bookmark& to)
{
    return {stream.reference, streams::shardId(shard), to.type, to.sequenceNumber, to.timestamp};
}

streams::Answer<std::vector<Place>> placesFor(const streams::Service& service, streams::StreamIndex index,
    std::size_t readers, base::Instant now, const Bookmark& to)
{
    const streams::Stream& stream = service.stream(index);
    if (!stream.map || stream.status == streams::StreamStatus::Gone || readers == 0)
        return refuse("The consumer has not begun to read.");
    const bool hasNumber = to.type == IteratorType::AtSequenceNumber || to.type == IteratorType::AfterSequenceNumber;
    if (!to.shardId && hasNumber)
        return refuse("A sequence number is one of a single shard; all shards can move to a time only.");
    std::vector<Place> places;
    const auto add = [&](const streams::GetShardIteratorRequest& request) -> std::optional<Refusal> {
        const auto position = service.startingPosition(now, request);
        if (!position)
            return position.error();
        const streams::ShardIndex shard = *streams::parseShardId(request.shardId);
        places.push_back({shard, std::max(position->ordinal, stream.firstReadable(shard, now)), position->from});
        return std::nullopt;
    };
    if (to.shardId) {
        if (auto refusal = add({stream.reference, *to.shardId, to.type, to.sequenceNumber, to.timestamp}))
            return *std::move(refusal);
        return places;
    }
    for (const streams::Shard& shard : stream.map->shards()) {
        if (!isTakenUp(stream, shard, now, to)) {
            places.push_back({shard.index, std::nullopt});
            continue;
        }
        if (auto refusal = add(requestFor(stream, shard.index, to)))
            return *std::move(refusal);
    }
    return places;
}

}
