#include "world/history_queries.h"

#include "base/units.h"
#include "streams/quotas.h"
#include "world/preview.h"
#include "world/queries.h"

#include <algorithm>

namespace shardscope::world {

using base::Duration;
using base::Instant;
using clients::Reader;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

// A part of a second shorter than this says nothing about a rate.
constexpr Duration kLeastCovered{100};
constexpr std::int64_t kMostPerMille = 2'000;

template <typename Visit>
void withConsumer(const Client& client, Visit visit)
{
    if (const auto* const poller = std::get_if<clients::Poller>(&client))
        visit(*poller);
    else if (const auto* const fanOut = std::get_if<clients::FanOutConsumer>(&client))
        visit(*fanOut);
}

const std::vector<Reader>* readersOf(const Client& client)
{
    const std::vector<Reader>* readers = nullptr;
    withConsumer(client, [&](const auto& consumer) { readers = &consumer.readers(); });
    return readers;
}

// From where a reader will read, of a shard with `stored` records.
std::uint64_t beginOf(const Reader& reader, std::uint64_t stored)
{
    switch (reader.state) {
    case Reader::State::Absent:
        return 0;
    case Reader::State::Done:
        return stored;
    case Reader::State::Waiting:
    case Reader::State::Reading:
        break;
    }
    return std::min(reader.next, stored);
}

bool isUnfinished(const ReaderPlace& place)
{
    return place.state == Reader::State::Reading || place.state == Reader::State::Waiting;
}

// What a reader's own state tells: all but where in time its next record lies.
template <typename Consumer>
ReaderPlace knownPlace(const World& world, const Consumer& consumer, std::size_t shard)
{
    const streams::Stream& stream = world.service().stream(consumer.stream());
    const std::vector<Reader>& readers = consumer.readers();
    ReaderPlace place;
    place.at = world.now();
    // A child that the consumer has not met yet waits for its parents all the same.
    const bool isUnknown = shard >= readers.size() || readers[shard].state == Reader::State::Absent;
    const bool isChild = stream.map->shards()[shard].parent.has_value();
    if (isUnknown) {
        place.state = isChild ? Reader::State::Waiting : Reader::State::Absent;
        return place;
    }
    place.state = readers[shard].state;
    if (consumer.config().kind != clients::ConsumerConfig::Kind::FanOut && place.state == Reader::State::Reading) {
        const Duration life{
            streams::quota(world.service().settings(), streams::QuotaName::ShardIteratorLifeMs)};
        place.iteratorLeft = std::max(Duration{}, life - (world.now() - readers[shard].iteratorMade));
    }
    return place;
}

template <typename Consumer>
void lookUpLog(const streams::Stream& stream, const Consumer& consumer, std::size_t shard, ReaderPlace& place)
{
    if (!isUnfinished(place))
        return;
    const std::vector<Reader>& readers = consumer.readers();
    const std::uint64_t stored = stream.lines[shard].stored;
    const std::uint64_t next =
        std::max(shard < readers.size() ? readers[shard].next : 0, stream.logs[shard].firstKept());
    if (next >= stored)
        return;
    place.at = stream.logs[shard].arrival(next);
    place.unread = stored - next;
}

void lookUpAge(const World& world, const ConsumerSample& sample, std::size_t shard, ReaderPlace& place)
{
    if (isUnfinished(place) && shard < sample.shardAgeMs.size() && sample.shardAgeMs[shard] > 0)
        place.at = world.seconds().back()->at - Duration{sample.shardAgeMs[shard]};
}

clients::Bookmark bookmarkAt(const streams::Stream& stream, Instant at, Instant now)
{
    clients::Bookmark to;
    if (at >= now) {
        to.type = streams::IteratorType::Latest;
    } else if (at > std::max(stream.horizon(now), stream.created)) {
        to.type = streams::IteratorType::AtTimestamp;
        to.timestamp = at;
    }
    return to;
}

}

void heatOf(const World& world, StreamIndex index, const Frame& frame, std::vector<Heat>& heat)
{
    heat.clear();
    const streams::Stream& stream = world.service().stream(index);
    const auto at = static_cast<std::size_t>(index);
    if (!stream.map || at >= frame.streams.size())
        return;
    const streams::ServiceSettings& settings = world.service().settings();
    const std::int64_t recordsQuota = streams::quota(settings, streams::QuotaName::WriteRecordsPerSecond);
    const std::int64_t bytesQuota = streams::quota(settings, streams::QuotaName::WriteBytesPerSecond);
    const std::vector<streams::Shard>& shards = stream.map->shards();
    const std::vector<ShardSample>& samples = frame.streams[at].shards;
    const Instant begin = frame.at - frame.span;
    heat.resize(shards.size());
    for (std::size_t i = 0; i < std::min(shards.size(), samples.size()); ++i) {
        const streams::Shard& shard = shards[i];
        const Instant from = std::max(begin, shard.opened);
        const Instant to = shard.closed ? std::min(frame.at, *shard.closed) : frame.at;
        if (to - from < kLeastCovered)
            continue;
        const ShardSample& sample = samples[i];
        const std::int64_t covered = (to - from).count();
        const std::int64_t records = std::int64_t{sample.records} * 1'000'000 / (recordsQuota * covered);
        const std::int64_t bytes = std::int64_t{sample.bytes} * 1'000'000 / (bytesQuota * covered);
        heat[i] = {static_cast<std::int16_t>(std::min(std::max(records, bytes), kMostPerMille)), sample.refused > 0};
    }
}

Instant historyBegin(const World& world, StreamIndex index)
{
    const streams::Stream& stream = world.service().stream(index);
    return std::max({stream.created, stream.horizon(world.now()), base::kWorldStart});
}

std::vector<ConsumerPlaces> consumerPlaces(const World& world, StreamIndex index, PlaceTime time)
{
    std::vector<ConsumerPlaces> all;
    const streams::Stream& stream = world.service().stream(index);
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        withConsumer(world.actors()[actor].client, [&](const auto& consumer) {
            if (consumer.stream() != index)
                return;
            ConsumerPlaces of;
            of.actor = actor;
            of.isFanOut = consumer.config().kind == clients::ConsumerConfig::Kind::FanOut;
            const ConsumerSample* const sample = time == PlaceTime::LastSecond ? lastSample(world, actor) : nullptr;
            if (!consumer.readers().empty() && stream.map)
                of.places.resize(stream.lines.size());
            for (std::size_t i = 0; i < of.places.size(); ++i) {
                of.places[i] = knownPlace(world, consumer, i);
                if (sample != nullptr)
                    lookUpAge(world, *sample, i, of.places[i]);
                else
                    lookUpLog(stream, consumer, i, of.places[i]);
            }
            all.push_back(std::move(of));
        });
    }
    return all;
}

ReaderPlace placeOf(const World& world, std::size_t actor, ShardIndex shard)
{
    ReaderPlace place;
    withConsumer(world.actors()[actor].client, [&](const auto& consumer) {
        const streams::Stream& stream = world.service().stream(consumer.stream());
        if (consumer.readers().empty() || !stream.map || !stream.map->has(shard))
            return;
        place = knownPlace(world, consumer, streams::number(shard));
        lookUpLog(stream, consumer, streams::number(shard), place);
    });
    return place;
}

std::vector<MoveBookmark> movesTo(const World& world, std::size_t actor, ShardIndex shard, Instant at)
{
    const Actor& consumer = world.actors()[actor];
    const streams::Stream& stream = world.service().stream(*streamOf(consumer.client));
    std::vector<MoveBookmark> moves;
    if (!stream.map || !stream.map->has(shard))
        return moves;
    // The shard and those of its ancestors that still held something then.
    std::vector<char> isWanted(stream.map->shards().size());
    isWanted[streams::number(shard)] = 1;
    for (std::size_t i = streams::number(shard) + 1; i-- > 0;) {
        const streams::Shard& one = stream.map->shards()[i];
        if (isWanted[i] == 0 || at >= one.opened)
            continue;
        for (const auto& parent : {one.parent, one.adjacentParent})
            if (parent && !stream.isExpired(*parent, world.now()))
                isWanted[streams::number(*parent)] = 1;
    }
    // Parents first, so that their children wait before they are moved themselves.
    for (const streams::Shard& one : stream.map->shards()) {
        if (isWanted[streams::number(one.index)] == 0)
            continue;
        MoveBookmark move{consumer.name, bookmarkAt(stream, at < one.opened ? base::kWorldStart : at, world.now())};
        move.to.shardId = streams::shardId(one.index);
        moves.push_back(std::move(move));
    }
    return moves;
}

MoveBookmark byNumber(const World& world, std::size_t actor, MoveBookmark move, streams::IteratorType type)
{
    const streams::Stream& stream = world.service().stream(*streamOf(world.actors()[actor].client));
    const auto shard = move.to.shardId ? streams::parseShardId(*move.to.shardId) : std::nullopt;
    if (!shard || !stream.hasShard(*shard) || move.to.type == streams::IteratorType::Latest)
        return move;
    const std::uint64_t stored = stream.lines[streams::number(*shard)].stored;
    const std::uint64_t oldest = stream.firstReadable(*shard, world.now());
    std::uint64_t record = oldest;
    if (move.to.timestamp)
        record = std::max(record, stream.logs[streams::number(*shard)].firstAtOrAfter(*move.to.timestamp, stored));
    const bool isAfter = type == streams::IteratorType::AfterSequenceNumber;
    if (isAfter ? record == oldest : record >= stored)
        return move;
    move.to.type = type;
    move.to.timestamp.reset();
    move.to.sequenceNumber = world.service().sequenceNumberOf(stream, *shard, isAfter ? record - 1 : record).decimal();
    return move;
}

MoveBookmark moveAllTo(const World& world, std::size_t actor, Instant at)
{
    const Actor& consumer = world.actors()[actor];
    return {consumer.name, bookmarkAt(world.service().stream(*streamOf(consumer.client)), at, world.now())};
}

streams::Answer<MovePreview> movePreview(const World& world, const std::vector<MoveBookmark>& moves)
{
    MovePreview preview;
    if (moves.empty())
        return preview;
    const Preview moved = world::preview(world, {moves.begin(), moves.end()});
    if (moved.refusal)
        return *moved.refusal;
    const Client& client = world.actor(moves.front().name)->client;
    const std::vector<Reader>& before = *readersOf(client);
    const std::vector<Reader>& after = *readersOf(moved.world.actor(moves.front().name)->client);
    const streams::Stream& stream = world.service().stream(*streamOf(client));
    std::int64_t rate = 0;
    withConsumer(client, [&](const auto& consumer) { rate = consumer.config().processingRate; });
    const std::int64_t readBytes =
        streams::quota(world.service().settings(), streams::QuotaName::ReadBytesPerSecond);

    // When each shard's repetition is over; a child's begins with the end of its parents'.
    std::vector<Duration> until(stream.map->shards().size());
    for (const streams::Shard& shard : stream.map->shards()) {
        const std::size_t i = streams::number(shard.index);
        const streams::ShardLine& line = stream.lines[i];
        const Reader was = i < before.size() ? before[i] : Reader{};
        const Reader& is = after[i];
        // Delivered before: up to where it stood, whatever its state.
        const std::uint64_t stood = std::min(was.next, line.stored);
        const std::uint64_t begin = beginOf(is, line.stored);
        const std::uint64_t again = stood > begin ? stood - begin : 0;
        preview.again += again;
        const bool hadUnread = was.state == Reader::State::Reading || was.state == Reader::State::Waiting;
        preview.skipped += hadUnread && begin > stood ? begin - stood : 0;
        for (const auto& parent : {shard.parent, shard.adjacentParent})
            if (parent)
                until[i] = std::max(until[i], until[streams::number(*parent)]);
        if (again > 0) {
            const auto records = static_cast<std::int64_t>(again);
            const std::int64_t bytes = line.storedBytes / static_cast<std::int64_t>(line.stored) * records;
            const std::int64_t toRead = base::divCeil(bytes * 1'000, readBytes);
            const std::int64_t toWork = rate > 0 ? base::divCeil(records * 1'000, rate) : 0;
            until[i] += Duration{std::max(toRead, toWork)};
        }
        preview.work = std::max(preview.work, until[i]);
        if (was.state == Reader::State::Reading && is.state == Reader::State::Waiting)
            preview.waiting.push_back(shard.index);
    }
    return preview;
}

}
