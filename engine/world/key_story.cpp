#include "world/key_story.h"

#include "base/check.h"
#include "streams/key_reader.h"
#include "streams/sequence_number.h"
#include "world/consumer_queries.h"
#include "world/history_queries.h"
#include "world/ordering.h"
#include "world/queries.h"

#include <algorithm>

namespace shardscope::world {

using clients::Reader;
using streams::ShardIndex;

namespace {

// About five milliseconds of looking, however long the path is; up to five times that where programs put one record in
// each call, to several shards: then every look is at memory of its own.
constexpr std::uint64_t kMostRows = 200'000;

struct Rows {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

void collect(const World& world, const streams::ShardLog& log, Rows rows, const streams::SoughtKey& key,
    std::vector<std::uint64_t>& ordinals)
{
    streams::KeyReader keys{world.service()};
    for (std::uint64_t ordinal = rows.begin; ordinal < rows.end; ++ordinal)
        if (keys.isOf(log.row(ordinal).key, key))
            ordinals.push_back(ordinal);
}

// The key's records in a shard, told of by their first and last ones.
struct Chosen {
    std::size_t fromFront = 0;
    std::size_t fromBack = 0;
};

void addShard(const World& world, const streams::Stream& stream, const streams::SoughtKey& key, Chosen chosen,
    std::uint64_t mostRows, KeyShard& shard, std::vector<KeyRecord>& records)
{
    const std::size_t index = streams::number(shard.shard);
    const streams::ShardLog& log = stream.logs[index];
    const std::uint64_t stored = stream.lines[index].stored;
    const std::uint64_t first = std::min(stream.firstReadable(shard.shard, world.now()), stored);
    std::vector<std::uint64_t> ordinals;
    shard.isAtLeast = stored - first > mostRows;
    if (shard.isAtLeast) {
        collect(world, log, {first, first + mostRows / 2}, key, ordinals);
        collect(world, log, {stored - mostRows / 2, stored}, key, ordinals);
    } else {
        collect(world, log, {first, stored}, key, ordinals);
    }
    shard.records = ordinals.size();
    const std::size_t all = ordinals.size();
    const bool isCut = all > chosen.fromFront + chosen.fromBack;
    for (std::size_t i = 0; i < all; ++i) {
        if (isCut && i >= chosen.fromFront && i < all - chosen.fromBack)
            continue;
        const std::uint64_t ordinal = ordinals[i];
        const streams::Row row = log.row(ordinal);
        records.push_back({shard.shard, ordinal,
            world.service().sequenceNumberOf(stream, shard.shard, ordinal).decimal(), row.arrival(), row.size(),
            isCut && i == all - chosen.fromBack ? i - chosen.fromFront : 0});
    }
}

// Up to which ordinal a consumer has a shard behind its bookmark.
std::uint64_t behindOf(const streams::Stream& stream, ShardIndex shard, const ReaderPlace& place)
{
    const std::uint64_t stored = stream.lines[streams::number(shard)].stored;
    return place.state == Reader::State::Absent ? 0 : stored - std::min(place.unread, stored);
}

// A program that has no configuration here decides for itself; ours finish parents first unless they are told not to.
bool isInOrder(const World& world, std::size_t actor)
{
    const clients::ConsumerConfig* const config =
        actor < world.actors().size() ? consumerConfig(world.actors()[actor].client) : nullptr;
    return config == nullptr || readsParentsFirst(*config);
}

HopReading readingOf(const streams::Stream& stream, const World& world, std::size_t actor, ShardIndex parent,
    ShardIndex child)
{
    const ReaderPlace above = placeOf(world, actor, parent);
    const ReaderPlace below = placeOf(world, actor, child);
    const auto isUnfinished = [](const ReaderPlace& place) {
        return place.state == Reader::State::Reading || place.state == Reader::State::Waiting;
    };
    if (isUnfinished(above)) {
        const std::uint64_t oldest = stream.firstReadable(child, world.now());
        if (behindOf(stream, child, below) <= oldest)
            return HopReading::InParent;
        return isInOrder(world, actor) ? HopReading::ParentAgain : HopReading::InBoth;
    }
    // A consumer that has not begun waits for nothing yet, whatever its children would do.
    return above.state == Reader::State::Done || below.state == Reader::State::Reading
            || below.state == Reader::State::Done
        ? HopReading::InChild
        : HopReading::NotReading;
}

KeyHop hopOf(const World& world, const streams::Stream& stream, const KeyStory& story, std::size_t child)
{
    KeyHop hop{.parent = child - 1, .child = child};
    const streams::Shard& above = stream.map->shard(story.path[hop.parent].shard);
    const streams::Shard& below = stream.map->shard(story.path[hop.child].shard);
    SHARD_CHECK(above.closed.has_value());
    // As ListShards gives them.
    const std::int64_t second = std::max(world.service().unixSecond(*above.closed), above.createdSecond);
    hop.closing = streams::SequenceNumber{above.createdSecond, streams::SequenceNumber::kClosingCounter, second,
        streams::number(above.index)}
                      .decimal();
    hop.opening =
        streams::SequenceNumber{below.createdSecond, 0, below.createdSecond, streams::number(below.index)}.decimal();
    for (std::size_t i = 0; i < story.records.size(); ++i) {
        if (story.records[i].shard == above.index)
            hop.last = i;
        else if (story.records[i].shard == below.index && !hop.first)
            hop.first = i;
    }
    hop.isProven = isSequenceBelow(hop.closing, hop.opening)
        && (!hop.last || isSequenceBelow(story.records[*hop.last].sequenceNumber, hop.closing))
        && (!hop.first || isSequenceBelow(hop.opening, story.records[*hop.first].sequenceNumber));
    for (const KeyReader& reader : story.readers)
        hop.readings.push_back(readingOf(stream, world, reader.actor, above.index, below.index));
    return hop;
}

}

bool isSequenceBelow(std::string_view a, std::string_view b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

KeyStory keyStory(const World& world, streams::StreamIndex index, const StoryKey& key, std::size_t most)
{
    SHARD_CHECK(most >= 2);
    KeyStory story;
    const streams::Stream& stream = world.service().stream(index);
    if (!stream.map)
        return story;
    // Each reshard hands a place on the ring to exactly one child, and children come after their parents.
    for (const streams::Shard& shard : stream.map->shards())
        if (shard.range.contains(key.hash) && !stream.isExpired(shard.index, world.now()))
            story.path.push_back({.shard = shard.index, .opened = shard.opened, .closed = shard.closed});
    if (story.path.size() > most / 2) {
        story.path.erase(story.path.begin(), story.path.end() - static_cast<std::ptrdiff_t>(most / 2));
        story.isWhole = false;
    }
    if (story.path.empty())
        return story;
    const streams::SoughtKey sought{key.text};
    const std::size_t share = most / story.path.size();
    for (std::size_t i = 0; i < story.path.size(); ++i) {
        // Before the first shard there is no move, so only its last records matter.
        const Chosen chosen = i == 0 ? Chosen{0, share} : Chosen{share / 2, share - share / 2};
        addShard(world, stream, sought, chosen, kMostRows / story.path.size(), story.path[i], story.records);
    }
    for (const ConsumerFacts& consumer : consumersOf(world, index)) {
        KeyReader reader{.actor = consumer.actor,
            .kind = consumer.kind,
            .readsParentsFirst = isInOrder(world, consumer.actor),
            .isBehind = {}};
        for (const KeyRecord& record : story.records) {
            const ReaderPlace place = placeOf(world, consumer.actor, record.shard);
            reader.isBehind.push_back(record.ordinal < behindOf(stream, record.shard, place));
        }
        story.readers.push_back(std::move(reader));
    }
    for (std::size_t child = 1; child < story.path.size(); ++child)
        story.hops.push_back(hopOf(world, stream, story, child));
    return story;
}

}
