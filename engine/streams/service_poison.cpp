// Which records no consumer can process.
#include "streams/key_reader.h"
#include "streams/service.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

// How far back the newest record of a key is looked for: minutes of even a busy shard, and some milliseconds of work.
constexpr std::uint64_t kLookBack = 200'000;

Refusal refuse(std::string message) { return {Exception::InvalidArgument, Reason::BadArgument, std::move(message)}; }

// People count from one.
std::string nameOf(const PoisonMark& mark)
{
    return "Record " + std::to_string(mark.ordinal + 1) + " of " + shardId(mark.shard);
}

}

Answer<PoisonMark> Service::newestOfKey(base::Instant now, const Stream& stream, const std::string& partitionKey) const
{
    const SoughtKey key{partitionKey};
    const ShardIndex shard = stream.map->route(key.hash);
    const std::uint64_t stored = stream.lines[number(shard)].stored;
    const std::uint64_t first = std::max(stream.firstReadable(shard, now), stored - std::min(stored, kLookBack));
    KeyReader keys{*this};
    for (std::uint64_t ordinal = stored; ordinal > first; --ordinal)
        if (keys.isOf(stream.logs[number(shard)].row(ordinal - 1).key, key))
            return PoisonMark{shard, ordinal - 1};
    return refuse("There is no record with the key " + partitionKey + " among the last of " + shardId(shard) + ".");
}

Answer<PoisonMark> Service::poisonMarkOf(base::Instant now, const Stream& stream,
    const PoisonRecordRequest& request) const
{
    if (request.partitionKey)
        return newestOfKey(now, stream, *request.partitionKey);
    const auto shard = parseShardId(request.shardId);
    if (!shard || !stream.map->has(*shard))
        return shardNotFound(request.shardId, stream.name);
    if (request.ordinal)
        return PoisonMark{*shard, *request.ordinal};
    if (!request.sequenceNumber)
        return PoisonMark{*shard, stream.lines[number(*shard)].stored};
    const auto position = startingPosition(now,
        {stream.name, request.shardId, IteratorType::AtSequenceNumber, request.sequenceNumber, std::nullopt});
    if (!position)
        return position.error();
    if (position->ordinal >= stream.lines[number(*shard)].stored
        || sequenceNumberOf(stream, *shard, position->ordinal).decimal() != *request.sequenceNumber)
        return refuse("No record of " + shardId(*shard) + " that can be read has the sequence number "
            + *request.sequenceNumber + ".");
    return PoisonMark{*shard, position->ordinal};
}

Answer<Done> Service::poisonRecord(base::Instant now, const PoisonRecordRequest& request)
{
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (!stream.map)
        return refuse("The stream has no shards yet.");
    const auto mark = poisonMarkOf(now, stream, request);
    if (!mark)
        return mark.error();
    if (mark->ordinal >= stream.lines[number(mark->shard)].stored && !stream.map->shard(mark->shard).isOpen())
        return refuse(nameOf(*mark) + " will never come: the shard is closed.");
    if (mark->ordinal < stream.firstReadable(mark->shard, now))
        return refuse(nameOf(*mark) + " can no longer be read.");
    if (stream.firstPoison(mark->shard, mark->ordinal, mark->ordinal + 1))
        return refuse(nameOf(*mark) + " is poison already.");
    // What has passed retention meanwhile makes room.
    std::erase_if(stream.poison,
        [&](const PoisonMark& old) { return old.ordinal < stream.firstReadable(old.shard, now); });
    if (stream.poison.size() >= kPoisonMarks)
        return refuse("A stream can hold " + std::to_string(kPoisonMarks) + " poison records; heal some first.");
    stream.poison.insert(std::upper_bound(stream.poison.begin(), stream.poison.end(), *mark), *mark);
    return Done{};
}

Answer<Done> Service::healRecord(const HealRecordRequest& request)
{
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    std::optional<ShardIndex> shard;
    if (request.shardId) {
        shard = parseShardId(*request.shardId);
        if (!shard)
            return shardNotFound(*request.shardId, request.streamName);
    }
    const auto healed = std::erase_if(at(*index).poison, [&](const PoisonMark& mark) {
        return (!shard || mark.shard == *shard) && (!request.ordinal || mark.ordinal == *request.ordinal);
    });
    if (healed == 0)
        return refuse("There is no such poison record.");
    return Done{};
}

}
