#include "clients/consumer.h"

#include "base/check.h"
#include "base/units.h"
#include "clients/state_digest.h"

#include <algorithm>

namespace shardscope::clients {

namespace {

constexpr std::int64_t kUnitsPerSecond = 1'000 * sim::kUnitsPerMs;

std::uint32_t secondOf(base::Instant at)
{
    return static_cast<std::uint32_t>(at.time_since_epoch() / std::chrono::seconds{1});
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

// Shards that are not to be read count as Done, so that their children wait for nobody. Ids of
// parents are lower than those of their children, so one pass in order is enough.
std::vector<streams::ShardIndex> ReaderSet::discover(const streams::Stream& stream, ConsumerConfig::From from,
    base::Instant now)
{
    SHARD_CHECK(stream.map != nullptr);
    std::vector<streams::ShardIndex> ready;
    m_readers.resize(stream.map->shards().size());
    for (const streams::Shard& shard : stream.map->shards()) {
        Reader& reader = m_readers[streams::number(shard.index)];
        const bool isFromTip = from == ConsumerConfig::From::Latest;
        if (stream.isExpired(shard.index, now) || (isFromTip && !shard.isOpen())) {
            reader.state = Reader::State::Done;
            continue;
        }
        // What retention had taken before the consumer began was never its to lose.
        reader.next =
            isFromTip ? stream.lines[streams::number(shard.index)].stored : stream.firstReadable(shard.index, now);
        const bool isReady = isDone(m_readers, shard.parent) && isDone(m_readers, shard.adjacentParent);
        reader.state = isReady ? Reader::State::Reading : Reader::State::Waiting;
        if (isReady)
            ready.push_back(shard.index);
    }
    return ready;
}

std::vector<streams::ShardIndex> ReaderSet::finish(const streams::Stream& stream, streams::ShardIndex shard,
    base::Instant now)
{
    m_readers.resize(stream.map->shards().size());
    reader(shard).state = Reader::State::Done;
    reader(shard).behind = base::Duration{};
    std::vector<streams::ShardIndex> ready;
    for (const streams::ShardIndex child : stream.map->shard(shard).children) {
        Reader& waiting = reader(child);
        if (waiting.state != Reader::State::Absent && waiting.state != Reader::State::Waiting)
            continue;
        const streams::Shard& description = stream.map->shard(child);
        const bool isReady = isDone(m_readers, description.parent) && isDone(m_readers, description.adjacentParent);
        waiting.state = isReady ? Reader::State::Reading : Reader::State::Waiting;
        waiting.iteratorMade = now;
        if (isReady)
            ready.push_back(child);
    }
    return ready;
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
    base::Instant now)
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
        moved.workUntil = std::min(moved.workUntil, sim::unitsAt(now));
        moved.behind = base::Duration{};
        moved.iteratorMade = now;
    }
    std::vector<streams::ShardIndex> begun;
    for (const streams::Shard& shard : stream.map->shards()) {
        Reader& one = reader(shard.index);
        if (one.state == Reader::State::Absent || one.state == Reader::State::Done)
            continue;
        const bool wasReading = one.state == Reader::State::Reading;
        const bool isReady = isDone(m_readers, shard.parent) && isDone(m_readers, shard.adjacentParent);
        one.state = isReady ? Reader::State::Reading : Reader::State::Waiting;
        if (isReady && (!wasReading || isMoved[streams::number(shard.index)] != 0))
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
        if (one.from)
            digest.add(*one.from);
    }
    return digest.value();
}

}
