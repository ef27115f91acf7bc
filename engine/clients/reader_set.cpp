#include "clients/consumer.h"

#include "base/check.h"
#include "base/units.h"
#include "clients/state_digest.h"
#include "streams/key_reader.h"

#include <algorithm>

namespace shardscope::clients {

namespace {

constexpr std::int64_t kUnitsPerSecond = 1'000 * sim::kUnitsPerMs;

std::uint32_t secondOf(base::Instant at)
{
    return static_cast<std::uint32_t>(at.time_since_epoch() / std::chrono::seconds{1});
}

// Of the records that children have brought, so many are looked at for one delivery of their parent.
constexpr std::uint64_t kMostRows = 100'000;

// What ListShards shows after that one; nothing when it is refused.
std::vector<streams::ShardIndex> shardsAfter(sim::Context context, streams::Service& service,
    streams::CallerIndex caller, const streams::Stream& stream, streams::ShardIndex last)
{
    streams::ListShardsRequest request;
    (stream.reference == stream.name ? request.streamName : request.streamArn) = stream.reference;
    request.exclusiveStartShardId = streams::shardId(last);
    std::vector<streams::ShardIndex> found;
    if (const auto page = service.listShards(context, caller, request))
        for (const streams::ShardDescription& shard : page->shards)
            found.push_back(shard.shard);
    return found;
}

bool isDone(const std::vector<Reader>& readers, const std::optional<streams::ShardIndex>& parent)
{
    return !parent || readers[streams::number(*parent)].state == Reader::State::Done;
}

}

base::Instant Reader::busyUntil() const
{
    return base::instantAt(base::Duration{base::divCeil(workUntil, sim::kUnitsPerMs)});
}

ReaderSecond Reader::thisSecond(base::Instant now) const { return inSecond(secondOf(now)); }

// There is none before the first.
ReaderSecond Reader::lastSecond(base::Instant now) const { return inSecond(secondOf(now) - 1); }

ReaderSecond Reader::inSecond(std::uint32_t second) const
{
    for (const ReaderSecond& known : {current, previous})
        if (known.second == second)
            return known;
    return ReaderSecond{.second = second};
}

void Reader::count(base::Instant now, const ReaderSecond& taken)
{
    if (current.second != secondOf(now)) {
        previous = current;
        current = {.second = secondOf(now)};
    }
    current.bytes += taken.bytes;
    current.calls = static_cast<std::uint16_t>(current.calls + taken.calls);
    current.refusedCalls = static_cast<std::uint16_t>(current.refusedCalls + taken.refusedCalls);
}

void Handover::letGoOfBatches(base::Instant now)
{
    for (const FailedBatch& batch : failures.inHand()) {
        set.leave(batch.shard, &batch, Repeat::Cause::Handover, now);
        set.reader(batch.shard).holdsBatch = false;
    }
    failures.dropAll(now);
}

std::int64_t ReaderSet::workUnits(std::int64_t rate) { return rate > 0 ? kUnitsPerSecond / rate : 0; }

bool ReaderSet::isReading(streams::ShardIndex shard) const
{
    return streams::number(shard) < m_readers.size()
        && m_readers[streams::number(shard)].state == Reader::State::Reading;
}

bool ReaderSet::isReady(const streams::Shard& shard, const ShardPolicy& policy) const
{
    return !policy.blocksOnParents || (isDone(m_readers, shard.parent) && isDone(m_readers, shard.adjacentParent));
}

// Shards that are not to be read count as Done, so that their children wait for nobody. Ids of
// parents are lower than those of their children, so one pass in order is enough.
std::vector<streams::ShardIndex> ReaderSet::discover(const streams::Stream& stream, const ConsumerConfig& config,
    base::Instant now)
{
    SHARD_CHECK(stream.map != nullptr);
    std::vector<streams::ShardIndex> ready;
    m_readers.resize(stream.map->shards().size());
    for (const streams::Shard& shard : stream.map->shards()) {
        Reader& reader = m_readers[streams::number(shard.index)];
        const bool isFromTip = config.from == ConsumerConfig::From::Latest;
        if (stream.isExpired(shard.index, now) || (isFromTip && !shard.isOpen())) {
            reader.state = Reader::State::Done;
            continue;
        }
        // What retention had taken before the consumer began was never its to lose.
        reader.next =
            isFromTip ? stream.lines[streams::number(shard.index)].stored : stream.firstReadable(shard.index, now);
        const bool isToRead = isReady(shard, config.shards);
        reader.state = isToRead ? Reader::State::Reading : Reader::State::Waiting;
        if (isToRead)
            ready.push_back(shard.index);
    }
    return ready;
}

// One that has just come to be known, and waits until somebody says otherwise.
void ReaderSet::makeKnown(Reader& absent, const ShardPolicy& policy, base::Instant now)
{
    absent.state = Reader::State::Waiting;
    absent.iteratorMade = now;
    if (policy.children == ShardPolicy::Children::Latest)
        absent.opensAtLatest = Slip::Cause::ChildAtLatest;
}

std::vector<streams::ShardIndex> ReaderSet::finish(const streams::Stream& stream, streams::ShardIndex shard,
    const ShardPolicy& policy, base::Instant now)
{
    m_readers.resize(stream.map->shards().size());
    reader(shard).state = Reader::State::Done;
    reader(shard).behind = base::Duration{};
    std::vector<streams::ShardIndex> ready;
    for (const streams::ShardIndex child : stream.map->shard(shard).children) {
        Reader& waiting = reader(child);
        const bool isAbsent = waiting.state == Reader::State::Absent;
        if (!isAbsent && waiting.state != Reader::State::Waiting)
            continue;
        if (isAbsent && policy.discovery > base::Duration{})
            continue; // it is looked for
        if (isAbsent)
            makeKnown(waiting, policy, now);
        const bool isToRead = isReady(stream.map->shard(child), policy);
        waiting.state = isToRead ? Reader::State::Reading : Reader::State::Waiting;
        waiting.iteratorMade = now;
        if (isToRead)
            ready.push_back(child);
    }
    return ready;
}

void ReaderSet::planLook(sim::Context context, const ShardPolicy& policy, std::uint32_t token)
{
    if (policy.discovery == base::Duration{})
        return;
    m_nextLook = context.now + policy.discovery;
    context.wakeMe(m_nextLook, token);
}

// Children that a refused call would have shown are found at the next.
std::vector<streams::ShardIndex> ReaderSet::look(sim::Context context, streams::Service& service, const Look& by)
{
    const streams::Stream& stream = service.stream(by.stream);
    if (context.now != m_nextLook || by.policy.discovery == base::Duration{}
        || stream.status == streams::StreamStatus::Gone)
        return {};
    planLook(context, by.policy, by.token);
    if (by.isLeftOut)
        return {};
    return meet(stream, shardsAfter(context, service, by.caller, stream, lastKnown()), by.policy, context.now);
}

// Of those that were not known before, what is to be read now.
std::vector<streams::ShardIndex> ReaderSet::meet(const streams::Stream& stream,
    const std::vector<streams::ShardIndex>& shards, const ShardPolicy& policy, base::Instant now)
{
    m_readers.resize(stream.map->shards().size());
    std::vector<streams::ShardIndex> ready;
    for (const streams::ShardIndex shard : shards) {
        Reader& met = reader(shard);
        if (met.state != Reader::State::Absent)
            continue;
        makeKnown(met, policy, now);
        if (!isReady(stream.map->shard(shard), policy))
            continue;
        met.state = Reader::State::Reading;
        ready.push_back(shard);
    }
    return ready;
}

std::vector<streams::ShardIndex> ReaderSet::follow(const streams::Stream& stream, const ShardPolicy& policy,
    base::Instant now)
{
    m_readers.resize(stream.map->shards().size());
    for (Reader& one : m_readers)
        if (one.state == Reader::State::Absent)
            makeKnown(one, policy, now);
    return settle(stream, policy, std::vector<char>(m_readers.size()));
}

// ListShards takes it as ExclusiveStartShardId. Its first shards are never absent.
streams::ShardIndex ReaderSet::lastKnown() const
{
    SHARD_CHECK(!m_readers.empty());
    std::uint32_t last = static_cast<std::uint32_t>(m_readers.size()) - 1;
    while (last > 0 && m_readers[last].state == Reader::State::Absent)
        --last;
    return streams::ShardIndex{last};
}

// What a reader has had lies before the gap from then on, so it leaves its place; where it is taken ahead to, nothing
// comes again.
std::uint64_t ReaderSet::open(const streams::Stream& stream, streams::ShardIndex shard, base::Instant now)
{
    Reader& place = reader(shard);
    if (!place.opensAtLatest)
        return 0;
    const Slip::Cause cause = *place.opensAtLatest;
    place.opensAtLatest.reset();
    const std::uint64_t tip = stream.lines[streams::number(shard)].stored;
    const std::uint64_t begin = std::min(place.next, tip);
    const std::uint64_t missed = tip - begin - m_revisits.countHad({shard, begin, tip});
    m_slips.add({shard, cause, begin, tip, missed, now, now});
    leave(shard, nullptr, Repeat::Cause::Bookmark, now);
    place.next = tip;
    place.from.reset();
    place.behind = base::Duration{};
    return missed;
}

std::uint64_t ReaderSet::noteOrder(const streams::Service& service, const streams::Stream& stream,
    streams::ShardIndex shard, const streams::RecordRange& range, base::Instant now)
{
    if (range.begin >= range.end)
        return 0;
    streams::KeyReader keys{service};
    std::vector<streams::KeyIdentity> delivered; // sorted, once a child turns out to have brought anything
    std::vector<char> hasLater;                  // at the first of its equals
    const auto takeDelivered = [&] {
        const streams::ShardLog& log = stream.logs[streams::number(shard)];
        for (std::uint64_t ordinal = std::max(range.begin, log.firstKept()); ordinal < range.end; ++ordinal)
            delivered.push_back(keys.identity(log.row(ordinal).key));
        std::sort(delivered.begin(), delivered.end());
        hasLater.resize(delivered.size());
    };
    // Children have higher numbers than their parents, so one pass finds all that descend from it.
    std::vector<char> descends(m_readers.size());
    descends[streams::number(shard)] = 1;
    std::uint64_t left = kMostRows;
    for (std::size_t i = streams::number(shard) + 1; i < m_readers.size(); ++i) {
        const streams::Shard& description = stream.map->shard(streams::ShardIndex{static_cast<std::uint32_t>(i)});
        for (const auto& parent : {description.parent, description.adjacentParent})
            if (parent && descends[streams::number(*parent)] != 0)
                descends[i] = 1;
        const Reader& child = m_readers[i];
        if (descends[i] == 0 || child.records == 0)
            continue;
        if (hasLater.empty())
            takeDelivered();
        const streams::ShardLog& log = stream.logs[i];
        const std::uint64_t first = std::max(child.next - std::min(child.next, child.records), log.firstKept());
        for (std::uint64_t ordinal = child.next; ordinal > first && left > 0; --ordinal, --left) {
            const streams::KeyIdentity key = keys.identity(log.row(ordinal - 1).key);
            const auto found = std::lower_bound(delivered.begin(), delivered.end(), key);
            if (found != delivered.end() && *found == key)
                hasLater[static_cast<std::size_t>(found - delivered.begin())] = 1;
        }
    }
    std::uint64_t late = 0;
    for (std::size_t i = 0; i < hasLater.size(); ++i) {
        if (i > 0 && delivered[i] == delivered[i - 1])
            hasLater[i] = hasLater[i - 1];
        late += hasLater[i] != 0 ? 1 : 0;
    }
    m_slips.add({shard, Slip::Cause::ParentAfterChild, range.begin, range.end, late, now, now});
    return late;
}

std::uint64_t ReaderSet::advance(streams::ShardIndex shard, const streams::ReadAnswer& answer, base::Instant now,
    std::int64_t rate)
{
    Reader& place = reader(shard);
    SHARD_CHECK(answer.range.begin >= place.next);
    const std::uint64_t lost = answer.range.begin - place.next - answer.skipped;
    place.next = answer.range.end;
    place.from = answer.nextFrom;
    place.records += answer.range.count();
    place.bytes += answer.range.bytes;
    place.behind = answer.millisBehindLatest;
    if (!m_revisits.isEmpty()) [[unlikely]]
        m_revisits.take(shard, answer.range, now);
    if (rate > 0)
        place.workUntil = std::max(place.workUntil, sim::unitsAt(now))
            + static_cast<std::int64_t>(answer.range.count()) * workUnits(rate);
    return lost;
}

void ReaderSet::hold(streams::ShardIndex shard, const streams::RecordRange& batch, std::int64_t workUntil)
{
    Reader& place = reader(shard);
    place.next = batch.begin;
    place.from.reset();
    place.workUntil = workUntil;
    place.holdsBatch = true;
}

void ReaderSet::work(streams::ShardIndex shard, const Failures::Step& step, base::Instant now)
{
    Reader& place = reader(shard);
    place.next = step.next;
    if (!step.isOvercome)
        return;
    place.holdsBatch = false;
    place.workUntil = std::max(place.workUntil, sim::unitsAt(now));
}

// In the order of ids parents come first, so one pass settles everybody. A reader that waits again
// keeps its place; one that is Done stays so, as its shard will not bring anything new.
std::vector<streams::ShardIndex> ReaderSet::move(const streams::Stream& stream, const std::vector<Place>& places,
    const ShardPolicy& policy, base::Instant now)
{
    SHARD_CHECK(stream.map != nullptr);
    m_readers.resize(stream.map->shards().size());
    std::vector<char> isMoved(m_readers.size());
    for (const Place& place : places) {
        Reader& moved = reader(place.shard);
        isMoved[streams::number(place.shard)] = 1;
        moved.state = place.next ? Reader::State::Waiting : Reader::State::Done;
        moved.next = place.next.value_or(moved.next);
        moved.from = place.from;
        moved.holdsBatch = false;
        moved.lacksIterator = false;
        moved.opensAtLatest.reset();
        moved.workUntil = std::min(moved.workUntil, sim::unitsAt(now));
        moved.behind = base::Duration{};
        moved.iteratorMade = now;
    }
    return settle(stream, policy, isMoved);
}

std::vector<streams::ShardIndex> ReaderSet::settle(const streams::Stream& stream, const ShardPolicy& policy,
    const std::vector<char>& isMoved)
{
    std::vector<streams::ShardIndex> begun;
    for (const streams::Shard& shard : stream.map->shards()) {
        Reader& one = reader(shard.index);
        if (one.state == Reader::State::Absent || one.state == Reader::State::Done)
            continue;
        const bool wasReading = one.state == Reader::State::Reading;
        const bool isToRead = isReady(shard, policy);
        one.state = isToRead ? Reader::State::Reading : Reader::State::Waiting;
        if (isToRead && (!wasReading || isMoved[streams::number(shard.index)] != 0))
            begun.push_back(shard.index);
    }
    return begun;
}

// Up to its first leave a reader has had each record once, one after the other. What retention took on the way lies
// between them, and does not come again.
void ReaderSet::leave(streams::ShardIndex shard, const FailedBatch* batch, Repeat::Cause cause, base::Instant now)
{
    if (streams::number(shard) >= m_readers.size())
        return;
    const Reader& place = reader(shard);
    const std::uint64_t end = batch != nullptr ? batch->end() : place.next;
    m_revisits.leave({shard, end - std::min(end, place.records), end}, cause, now);
}

void ReaderSet::rescaleWork(base::Instant now, std::int64_t oldRate, std::int64_t newRate)
{
    if (oldRate == newRate || oldRate == 0)
        return;
    const std::int64_t nowUnits = sim::unitsAt(now);
    for (Reader& one : m_readers) {
        if (one.workUntil <= nowUnits)
            continue;
        const std::int64_t records = (one.workUntil - nowUnits) / (kUnitsPerSecond / oldRate);
        one.workUntil = nowUnits + (newRate == 0 ? 0 : records * (kUnitsPerSecond / newRate));
    }
}

std::uint64_t ReaderSet::digest() const
{
    StateDigest digest;
    for (const Reader& one : m_readers) {
        digest.add(static_cast<std::uint64_t>(one.state)).add(one.next).add(one.workUntil).add(one.iteratorMade);
        digest.add(one.pipe.fullAt).add(one.records).add(one.bytes).add(one.calls).add(one.refusedCalls);
        digest.add(one.behind);
        if (one.lacksIterator)
            digest.add(std::uint64_t{1});
        if (one.opensAtLatest)
            digest.add(std::uint64_t{2} + static_cast<std::uint64_t>(*one.opensAtLatest));
        if (one.from)
            digest.add(*one.from);
    }
    return digest.value();
}

}
