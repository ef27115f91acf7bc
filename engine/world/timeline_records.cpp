// The journey of a record: a stretch of the run is played again on a head of its own and looked at. The present does
// not move.
#include "world/timeline.h"

#include "clients/consumer.h"
#include "streams/key_reader.h"
#include "world/consumer_queries.h"
#include "world/queries.h"

#include <algorithm>
#include <utility>

namespace shardscope::world {

namespace {

constexpr base::Duration kMs{1};
constexpr base::Duration kSlice{1'000};
// A tick of many producers puts a handful of calls at one instant; of more the record's own may stay unknown.
constexpr std::size_t kMostCalls = 32;

using Call = streams::Action;
using streams::CallRecord;

struct NumberedCall {
    std::uint64_t number = 0; // in the call log
    CallRecord call;
};

// The puts of a span of time, the newest first.
std::vector<NumberedCall> putsBetween(const World& world, streams::StreamIndex stream, base::Instant from,
    base::Instant to)
{
    std::vector<NumberedCall> puts;
    const auto& calls = world.service().calls().recent();
    for (std::uint64_t i = calls.size(); i > calls.firstIndex() && puts.size() < kMostCalls; --i) {
        const CallRecord& call = calls[i - 1];
        if (call.at < from)
            break;
        const bool isPut = call.action == Call::PutRecord || call.action == Call::PutRecords;
        if (isPut && call.at <= to && call.stream == std::uint32_t(stream))
            puts.push_back({i - 1, call});
    }
    return puts;
}

const clients::RetryChoice* retryOf(const World& world, const std::string& name)
{
    const Actor* actor = world.actor(name);
    if (actor == nullptr)
        return nullptr;
    if (const auto* producer = std::get_if<clients::Producer>(&actor->client))
        return &producer->config().retry;
    if (const auto* agent = std::get_if<clients::LogAgent>(&actor->client))
        return &agent->config().retry;
    return nullptr;
}

// What one attempt was made of, in its order.
std::vector<streams::BatchEntry> entriesOf(const streams::PutBatch& batch, std::uint32_t attempt)
{
    std::vector<streams::BatchEntry> entries;
    for (const streams::BatchEntry& entry : batch.entries)
        if (entry.attempt == attempt)
            entries.push_back(entry);
    return entries;
}

// All entries of a retry were refused together, in one earlier call.
bool cameFrom(const streams::PutBatch& earlier, std::uint32_t attempt, const std::vector<streams::BatchEntry>& retried)
{
    std::vector<streams::BatchEntry> refused = entriesOf(earlier, attempt);
    std::erase_if(refused, [](const streams::BatchEntry& entry) { return entry.result.isStored(); });
    const auto isSame = [](const streams::BatchEntry& a, const streams::BatchEntry& b) {
        return a.size == b.size && a.sent.partitionKey == b.sent.partitionKey;
    };
    return std::search(refused.begin(), refused.end(), retried.begin(), retried.end(), isSame) != refused.end();
}

std::int64_t rateOf(const World& world, const std::string& consumer)
{
    const Actor* actor = world.actor(consumer);
    const clients::ConsumerConfig* config = actor != nullptr ? consumerConfig(actor->client) : nullptr;
    return config != nullptr ? config->processingRate : 0;
}

bool isFanOutIn(const World& world, const std::string& consumer)
{
    const Actor* actor = world.actor(consumer);
    return actor != nullptr && std::holds_alternative<clients::FanOutConsumer>(actor->client);
}

clients::Phases phasesOf(const World& world, const std::string& consumer, const clients::Reader& reader,
    base::Instant at)
{
    const Client& client = world.actor(consumer)->client;
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return fanOut->phases(reader, at);
    return std::get<clients::Poller>(client).phases(reader, at);
}

// Of the call of the first attempt, entries behind the last that can have been it; then all that came after the call.
std::uint64_t overtakers(const World& then, streams::StreamIndex stream, const RecordStory& story,
    const streams::PutBatch& first)
{
    std::uint64_t count = 0;
    for (const streams::BatchEntry& entry : entriesOf(first, 1)) {
        const bool isOfKey = entry.sent.partitionKey == story.key;
        if (isOfKey && !entry.result.isStored() && entry.size == story.size)
            count = 0;
        else if (isOfKey && entry.result.isStored() && entry.result.shard == story.of.shard)
            ++count;
    }
    const streams::ShardLog& log = then.service().stream(stream).logs[streams::number(story.of.shard)];
    const streams::SoughtKey key{story.key};
    streams::KeyReader keys{then.service()};
    for (std::uint64_t ordinal = log.firstAtOrAfter(*story.offered + kMs, story.of.ordinal); ordinal < story.of.ordinal;
         ++ordinal)
        count += keys.isOf(log.row(ordinal).key, key) ? 1 : 0;
    return count;
}

// Of its key, what the consumer has been given from shards that descend from the record's.
std::uint64_t deliveredOfChildren(const World& then, streams::StreamIndex index, const RecordStory& story)
{
    const Actor* const actor = then.actor(story.consumer);
    const clients::ConsumerConfig* const config = actor != nullptr ? consumerConfig(actor->client) : nullptr;
    if (config == nullptr || config->shards.blocksOnParents)
        return 0;
    const streams::Stream& stream = then.service().stream(index);
    const streams::SoughtKey key{story.key};
    streams::KeyReader keys{then.service()};
    std::vector<char> descends(stream.map->shards().size());
    descends[streams::number(story.of.shard)] = 1;
    std::uint64_t count = 0;
    for (const streams::Shard& shard : stream.map->shards()) {
        for (const auto& parent : {shard.parent, shard.adjacentParent})
            if (parent && descends[streams::number(*parent)] != 0)
                descends[streams::number(shard.index)] = 1;
        const clients::Reader* const reader = readerOf(then, story.consumer, shard.index);
        if (shard.index == story.of.shard || descends[streams::number(shard.index)] == 0 || reader == nullptr)
            continue;
        const streams::ShardLog& log = stream.logs[streams::number(shard.index)];
        const std::uint64_t first = reader->next - std::min(reader->next, reader->records);
        for (std::uint64_t ordinal = std::max(first, log.firstKept()); ordinal < reader->next; ++ordinal)
            count += keys.isOf(log.row(ordinal).key, key) ? 1 : 0;
    }
    return count;
}

std::optional<clients::Slip> missedOf(const World& world, const RecordStory& story)
{
    const Actor* const actor = world.actor(story.consumer);
    const clients::Slips* const slips = actor != nullptr ? consumerSlips(actor->client) : nullptr;
    if (slips == nullptr || story.delivered || streamOf(actor->client) != world.service().find(story.of.stream))
        return std::nullopt;
    for (const clients::Slip& slip : slips->latest())
        if (slip.cause != clients::Slip::Cause::ParentAfterChild && slip.contains(story.of.shard, story.of.ordinal))
            return slip;
    return std::nullopt;
}

// What is remembered of it now.
std::vector<clients::Repeat> repeatsOf(const World& world, const RecordStory& story)
{
    std::vector<clients::Repeat> repeats;
    const auto& actors = world.actors();
    const auto reader =
        std::find_if(actors.begin(), actors.end(), [&](const Actor& actor) { return actor.name == story.consumer; });
    if (reader == actors.end() || streamOf(reader->client) != world.service().find(story.of.stream))
        return repeats;
    repeats = repeatedRecords(world, std::size_t(reader - actors.begin())).latest;
    std::erase_if(repeats, [&](const clients::Repeat& of) { return !of.contains(story.of.shard, story.of.ordinal); });
    std::reverse(repeats.begin(), repeats.end());
    return repeats;
}

// A copy: the world under it goes on.
std::optional<clients::Reader> sightOf(const World& world, const RecordStory& story)
{
    const clients::Reader* reader = readerOf(world, story.consumer, story.of.shard);
    return reader != nullptr ? std::optional{*reader} : std::nullopt;
}

bool isPast(const std::optional<clients::Reader>& reader, std::uint64_t ordinal)
{
    return reader && reader->next > ordinal;
}

bool isReading(const std::optional<clients::Reader>& reader)
{
    return reader && reader->state != clients::Reader::State::Waiting;
}

// Counts the refused GetRecords calls of the story's consumer on its shard, from call number `from` on; returns where
// to go on.
std::uint64_t countRefused(const World& world, RecordStory& story, std::uint64_t from)
{
    const streams::CallLog& log = world.service().calls();
    const auto& calls = log.recent();
    story.isAtLeast = story.isAtLeast || calls.firstIndex() > from;
    for (std::uint64_t i = std::max(from, calls.firstIndex()); i < calls.size(); ++i) {
        const CallRecord& call = calls[i];
        if (call.action == Call::GetRecords && call.outcome != streams::Exception::None && call.at >= story.stored
            && call.shard == story.of.shard && log.callerName(call.caller) == story.consumer)
            ++story.refusedReads;
    }
    return calls.size();
}

}

std::optional<RecordStory> Timeline::recordStory(const RecordQuestion& question, const Progress& progress)
{
    const std::optional<RecordName> name = question.record ? question.record : recordFor(question, progress);
    const auto index = name ? world().service().find(name->stream) : std::nullopt;
    if (!index)
        return std::nullopt;
    const streams::Stream& stream = world().service().stream(*index);
    const std::size_t shard = streams::number(name->shard);
    if (!stream.map || !stream.map->has(name->shard) || name->ordinal >= stream.lines[shard].stored
        || name->ordinal < stream.firstReadable(name->shard, world().now()))
        return std::nullopt;

    const streams::Row row = stream.logs[shard].row(name->ordinal);
    RecordStory story;
    story.of = *name;
    story.key = world().service().keyText(row.key);
    story.sequenceNumber = world().service().sequenceNumberOf(stream, name->shard, name->ordinal).decimal();
    story.size = row.size();
    story.data = world().service().record(stream, name->shard, name->ordinal).data;
    story.range = stream.map->shard(name->shard).range;
    story.stored = row.arrival();
    story.consumer = question.consumer;
    story.told = world().now();

    // Whatever a replay finds out about acceptance is known already: the journal's copy may take it.
    Journal journal = branchNow().journal;
    const base::Instant before = std::max(base::kWorldStart, story.stored - kMs);
    Playhead head = m_checkpoints.nearest(journal, before);
    if (!replay(head, journal, before, progress))
        return std::nullopt;
    Playhead atArrival = head;
    if (!replay(atArrival, journal, story.stored, progress))
        return std::nullopt;
    tellPut(atArrival, story, progress);
    if (!story.consumer.empty() && !tellReading(std::move(head), journal, story, progress))
        return std::nullopt;
    story.repeats = repeatsOf(world(), story);
    story.missed = missedOf(world(), story);
    return story;
}

// --- Which record -----------------------------------------------------------------

std::optional<RecordName> Timeline::recordFor(const RecordQuestion& question, const Progress& progress)
{
    const auto index = world().service().find(question.stream);
    if (!index || !world().service().stream(*index).map)
        return std::nullopt;
    const base::Instant now = world().now();
    const base::Instant from = std::max(base::kWorldStart, now - kStoryWindow);
    Journal journal = branchNow().journal;
    Playhead head = m_checkpoints.nearest(journal, from);
    if (!replay(head, journal, from, progress))
        return std::nullopt;
    const std::size_t shards = world().service().stream(*index).map->shards().size();
    const auto readerAt = [&](std::size_t shard) {
        const bool isMeant = !question.shard || streams::number(*question.shard) == shard;
        return isMeant ? readerOf(head.world, question.consumer, streams::ShardIndex{std::uint32_t(shard)}) : nullptr;
    };
    std::vector<std::uint64_t> next(shards);
    std::vector<std::uint64_t> read(shards);
    const auto note = [&](std::size_t shard, const clients::Reader& reader) {
        next[shard] = reader.next;
        read[shard] = reader.records;
    };
    for (std::size_t shard = 0; shard < shards; ++shard)
        if (const clients::Reader* reader = readerAt(shard))
            note(shard, *reader);

    std::optional<RecordName> best;
    std::int64_t leastAway = 0;
    for (auto event = nextEvent(head, journal); event && *event <= now; event = nextEvent(head, journal)) {
        if (!replay(head, journal, *event, {}))
            return std::nullopt;
        const std::int64_t rate = rateOf(head.world, question.consumer);
        for (std::size_t shard = 0; shard < shards; ++shard) {
            const clients::Reader* reader = readerAt(shard);
            if (reader == nullptr)
                continue;
            const streams::ShardLog& log = head.world.service().stream(*index).logs[shard];
            // A bookmark that was moved delivers nothing.
            const std::uint64_t delivered = reader->records - std::min(read[shard], reader->records);
            const std::uint64_t begin = reader->next - std::min(delivered, reader->next);
            for (std::uint64_t ordinal = std::max(begin, next[shard]); ordinal < reader->next; ++ordinal) {
                const base::Duration took = workedThrough(*reader, ordinal, rate, *event) - log.arrival(ordinal);
                const std::int64_t away =
                    question.latency ? std::abs((took - *question.latency).count()) : -took.count();
                if (!best || away < leastAway) {
                    leastAway = away;
                    best = RecordName{question.stream, streams::ShardIndex{std::uint32_t(shard)}, ordinal};
                }
            }
            note(shard, *reader);
        }
    }
    if (best)
        return best;
    // Nothing was delivered: then the one that has waited longest.
    base::Instant oldest = now;
    for (std::size_t shard = 0; shard < shards; ++shard) {
        const clients::Reader* reader = readerAt(shard);
        const streams::Stream& stream = world().service().stream(*index);
        if (reader == nullptr || reader->next >= stream.lines[shard].stored)
            continue;
        const streams::ShardIndex of{std::uint32_t(shard)};
        const std::uint64_t ordinal = std::max(reader->next, stream.firstReadable(of, now));
        if (ordinal < stream.lines[shard].stored && stream.logs[shard].arrival(ordinal) < oldest) {
            oldest = stream.logs[shard].arrival(ordinal);
            best = RecordName{question.stream, of, ordinal};
        }
    }
    return best;
}

// --- Put --------------------------------------------------------------------------

void Timeline::tellPut(const Playhead& atArrival, RecordStory& story, const Progress& progress)
{
    const World& then = atArrival.world;
    const streams::StreamIndex stream = *then.service().find(story.of.stream);
    std::shared_ptr<const streams::PutBatch> batch;
    std::size_t singles = 0;
    for (const NumberedCall& put : putsBetween(then, stream, story.stored, story.stored)) {
        if (put.call.action == Call::PutRecord) {
            const bool isHere = put.call.shard == story.of.shard && !put.call.isRefused();
            singles += isHere ? 1 : 0;
            if (isHere)
                story.producer = then.service().calls().callerName(put.call.caller);
            continue;
        }
        const auto found = batchOf(put.number, put.call.at, progress);
        if (!found)
            continue;
        for (const streams::BatchEntry& entry : found->entries) {
            if (!entry.result.isStored() || entry.result.shard != story.of.shard
                || entry.result.sequenceNumber.decimal() != story.sequenceNumber)
                continue;
            story.producer = found->caller;
            story.attempt = entry.attempt;
            batch = found;
        }
        if (batch)
            break;
    }
    if (!batch) {
        // One record of its own; of several at one instant nobody knows whose it was.
        if (singles == 1) {
            story.attempt = 1;
            story.offered = story.stored;
        } else {
            story.producer.clear();
        }
        return;
    }
    // Back from attempt to attempt, as long as exactly one earlier call can have been it.
    base::Instant at = story.stored;
    std::uint32_t attempt = story.attempt;
    while (attempt > 1) {
        const clients::RetryChoice* retry = retryOf(then, story.producer);
        if (retry == nullptr)
            return;
        const std::vector<streams::BatchEntry> retried = entriesOf(*batch, attempt);
        base::Duration delay = retry->base;
        for (std::uint32_t doubled = 2; doubled < attempt && delay < retry->cap; ++doubled)
            delay *= 2;
        delay = std::min(delay, retry->cap) + clients::kReplyLatency;
        std::shared_ptr<const streams::PutBatch> earlier;
        for (const NumberedCall& put : putsBetween(then, stream, at - delay, at - clients::kReplyLatency)) {
            const bool isMeant = put.call.action == Call::PutRecords && put.call.refused >= retried.size()
                && then.service().calls().callerName(put.call.caller) == story.producer;
            const auto found = isMeant ? batchOf(put.number, put.call.at, progress) : nullptr;
            if (!found || !cameFrom(*found, attempt - 1, retried))
                continue;
            if (earlier)
                return;
            earlier = found;
        }
        if (!earlier)
            return;
        batch = earlier;
        at = earlier->at;
        story.refused.insert(story.refused.begin(), at);
        --attempt;
    }
    story.offered = at;
    if (story.attempt > 1)
        story.overtakenBy = overtakers(then, stream, story, *batch);
}

// --- Read --------------------------------------------------------------------------

bool Timeline::tellReading(Playhead head, Journal& journal, RecordStory& story, const Progress& progress)
{
    const base::Instant present = story.told;
    const std::uint64_t ordinal = story.of.ordinal;
    std::optional<clients::Reader> last = sightOf(head.world, story);
    story.isFanOut = isFanOutIn(world(), story.consumer);
    story.isReader = last && !isPast(last, ordinal);
    story.ahead = story.isReader ? ordinal - last->next : 0;
    std::uint64_t seen = head.world.service().calls().recent().size();
    base::Instant told = story.stored;
    const auto tell = [&](RecordWait wait, base::Instant to) {
        if (to > told)
            story.waits.push_back({wait, told, to});
        told = std::max(told, to);
    };
    // In slices, until one holds the delivery or the end of a parent; that one again event by event.
    while (!story.delivered && head.world.now() < present) {
        const base::Instant target = std::min(head.world.now() + kSlice, present);
        Playhead before = head;
        if (!replay(head, journal, target, progress))
            return false;
        const std::optional<clients::Reader> reached = sightOf(head.world, story);
        if (!isPast(reached, ordinal) && isReading(reached) == isReading(last)) {
            seen = countRefused(head.world, story, seen);
            last = reached;
            continue;
        }
        head = std::move(before);
        for (auto event = nextEvent(head, journal); event && *event <= target && !story.delivered;
             event = nextEvent(head, journal)) {
            last = sightOf(head.world, story);
            const bool isPhased = last && isReading(last) && !isPast(last, ordinal);
            const auto phases =
                isPhased ? std::optional{phasesOf(head.world, story.consumer, *last, *event)} : std::nullopt;
            if (!replay(head, journal, *event, {}))
                return false;
            const std::optional<clients::Reader> after = sightOf(head.world, story);
            story.isReader = story.isReader || (after && !isPast(after, ordinal));
            if (!isReading(last) && isReading(after))
                tell(RecordWait::Parent, *event);
            if (!isPast(after, ordinal) || isPast(last, ordinal))
                continue;
            // Past it without having been given anything: its bookmark was moved, or it began after it.
            if (!phases || after->records == last->records) {
                story.isReader = false;
                story.waits.clear();
                return true;
            }
            tell(RecordWait::Backlog, std::min(last->wait.answered, *event));
            for (const RecordStretch& wait : waitsBefore(*phases, told, *event))
                tell(wait.wait, wait.to);
            story.delivered = *event;
            story.behindChildren = deliveredOfChildren(head.world, *head.world.service().find(story.of.stream), story);
            story.finished = workedThrough(*after, ordinal, rateOf(head.world, story.consumer), *event);
        }
        seen = countRefused(head.world, story, seen);
        last = sightOf(head.world, story);
        if (!story.delivered && isPast(last, ordinal)) {
            story.isReader = false;
            return true;
        }
        if (!story.delivered && head.world.now() < target && !replay(head, journal, target, progress))
            return false;
    }
    if (!story.delivered) {
        if (last && story.isReader) {
            if (!isReading(last))
                tell(RecordWait::Parent, present);
            tell(RecordWait::Backlog, std::min(last->wait.answered, present));
            for (const RecordStretch& wait :
                waitsBefore(phasesOf(head.world, story.consumer, *last, present), told, present))
                tell(wait.wait, wait.to);
        }
        return true;
    }
    // Another rate on the way holds for what is being worked on, too.
    while (head.world.now() < std::min(*story.finished, present)) {
        if (!replay(head, journal, std::min({head.world.now() + kSlice, *story.finished, present}), progress))
            return false;
        const std::optional<clients::Reader> reader = sightOf(head.world, story);
        if (isPast(reader, ordinal) && head.world.now() < *story.finished)
            story.finished = workedThrough(*reader, ordinal, rateOf(head.world, story.consumer), *story.delivered);
    }
    tell(RecordWait::Work, *story.finished);
    return true;
}

}
