#include "base/check.h"
#include "clients/consumer.h"
#include "clients/consumer_parts.h"
#include "clients/put_call.h"

#include <algorithm>
#include <utility>

namespace shardscope::clients {

namespace {

// A token is a generation in its upper 12 bits and a shard in the lower 20.
constexpr std::uint32_t kShardBits = 20;
constexpr std::uint32_t kShardMask = (1U << kShardBits) - 1;
constexpr std::uint32_t kGenerations = 1U << (32 - kShardBits);
// In the shard's place, whatever the generation: look for the shards to begin with.
constexpr std::uint32_t kDiscovery = kShardMask;

// While the stream is being created.
constexpr base::Duration kDiscoverAgain{1'000};
// Refused pollers of a shard would meet again and again without it.
constexpr base::Duration kMostJitter{100};

}

Poller::Poller(ConsumerConfig config, streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng)
    : m_config(std::move(config)), m_stream(stream), m_caller(caller), m_rng(rng)
{
    SHARD_CHECK(!problemIn(m_config).has_value());
}

void Poller::begin(sim::Context context) { context.wakeMe(context.now + m_config.start, kDiscovery); }

void Poller::takeOver(sim::Context context, streams::Service& service, Handover former)
{
    m_set = std::move(former.set);
    m_counts = former.counts;
    m_latency = std::move(former.latency);
    m_failures = std::move(former.failures);
    if (m_set.readers().empty()) {
        context.wakeMe(context.now, kDiscovery);
        return;
    }
    m_set.planLook(context, m_config.shards, kDiscovery);
    for (std::uint32_t i = 0; i < m_set.readers().size(); ++i) {
        const streams::ShardIndex shard{i};
        if (!m_set.isReading(shard))
            continue;
        const Wait before = m_set.reader(shard).wait;
        startReading(context, service, shard, std::max(context.now, m_set.reader(shard).busyUntil()) + stagger(shard));
        m_set.reader(shard).wait = before; // its records have waited since
    }
}

Handover Poller::handOver(base::Instant now) const
{
    Handover handover{m_set, m_counts, m_latency, m_failures};
    handover.letGoOfBatches(now);
    return handover;
}

void Poller::wake(std::uint32_t token, sim::Context context, streams::Service& service)
{
    const std::uint32_t shard = token & kShardMask;
    if (!isPoll(token)) {
        m_set.readers().empty() ? discover(context, service) : lookForShards(context, service);
        return;
    }
    if (token >> kShardBits == m_generation)
        poll(context, service, streams::ShardIndex{shard});
}

bool Poller::isPoll(std::uint32_t token) { return (token & kShardMask) != kDiscovery; }

void Poller::discover(sim::Context context, streams::Service& service)
{
    const streams::Stream& stream = service.stream(m_stream);
    if (stream.status == streams::StreamStatus::Gone)
        return;
    if (!stream.map) {
        context.wakeMe(context.now + kDiscoverAgain, kDiscovery);
        return;
    }
    for (const streams::ShardIndex shard : m_set.discover(stream, m_config, context.now))
        startReading(context, service, shard, context.now + stagger(shard));
    m_set.planLook(context, m_config.shards, kDiscovery);
}

void Poller::lookForShards(sim::Context context, streams::Service& service)
{
    const ReaderSet::Look by{.stream = m_stream,
        .caller = m_caller,
        .policy = m_config.shards,
        .token = kDiscovery,
        .isLeftOut = m_config.isPaused};
    for (const streams::ShardIndex shard : m_set.look(context, service, by))
        startReading(context, service, shard, context.now + kReplyLatency);
}

// The iterator is fetched at once; a paused consumer does not go on to poll with it.
void Poller::startReading(sim::Context context, streams::Service& service, streams::ShardIndex shard,
    base::Instant firstPoll)
{
    const base::Instant first = firstPoll + renewIterator(context, service, shard);
    m_set.reader(shard).wait = Wait::beginning(context.now, first);
    if (!m_config.isPaused)
        schedulePoll(context, shard, first);
}

// How much later it comes than it would.
base::Duration Poller::renewIterator(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    const streams::Service::NotedCall call = service.noteIterator(context, m_caller, readingOf(shard));
    m_set.reader(shard).lacksIterator = call.refusal.has_value();
    m_set.reader(shard).iteratorMade = context.now;
    if (!call.refusal)
        m_counts.missed += m_set.open(service.stream(m_stream), shard, context.now);
    return call.delay;
}

streams::Service::Reading Poller::readingOf(streams::ShardIndex shard) const
{
    const Reader& reader = m_set.readers()[streams::number(shard)];
    return {m_stream, shard, {reader.next, reader.from}};
}

void Poller::schedulePoll(sim::Context context, streams::ShardIndex shard, base::Instant at) const
{
    SHARD_CHECK(streams::number(shard) < kDiscovery);
    context.wakeMe(at, (m_generation << kShardBits) | streams::number(shard));
}

// Spreads the shards over the interval, so that not all are polled in one millisecond.
base::Duration Poller::stagger(streams::ShardIndex shard) const
{
    base::Rng luck = m_rng.fork(m_config.name + ' ' + streams::shardId(shard));
    return base::Duration{
        static_cast<std::int64_t>(luck.below(static_cast<std::uint64_t>(m_config.pollInterval.count())))};
}

base::Duration Poller::jitter(streams::ShardIndex shard, std::uint64_t call, base::Duration most) const
{
    base::Rng luck{base::mix64(m_rng.state() ^ base::mix64((std::uint64_t{streams::number(shard)} << 40) ^ call))};
    return base::Duration{static_cast<std::int64_t>(luck.below(static_cast<std::uint64_t>(most.count()) + 1))};
}

void Poller::poll(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    if (m_config.isPaused || !m_set.isReading(shard))
        return;
    const streams::Stream& stream = service.stream(m_stream);
    if (stream.status == streams::StreamStatus::Gone) {
        m_set.reader(shard).state = Reader::State::Done;
        return;
    }
    if (m_set.reader(shard).holdsBatch) {
        workOnBatch(context, service, shard);
        return;
    }
    const std::int64_t life = streams::quota(service.settings(), streams::QuotaName::ShardIteratorLifeMs);
    Reader& reader = m_set.reader(shard);
    if (!reader.lacksIterator && context.now - reader.iteratorMade > base::Duration{life}) {
        service.noteExpiredIterator(context, m_caller, readingOf(shard));
        ++m_counts.expiredIterators;
        reader.lacksIterator = true;
        if (m_config.shards.renewal == ShardPolicy::Renewal::Latest)
            reader.opensAtLatest = Slip::Cause::RenewedAtLatest;
    }
    if (reader.lacksIterator) {
        const base::Duration delay = renewIterator(context, service, shard);
        if (reader.lacksIterator) {
            noteRefusal(context, shard, context.now, delay);
            return;
        }
        // The read goes out when the iterator is there.
        if (delay.count() > 0) {
            schedulePoll(context, shard, context.now + delay);
            return;
        }
    }
    if (stream.isExpired(shard, context.now)) {
        m_counts.lost += stream.lines[streams::number(shard)].stored - reader.next;
        finish(context, service, shard);
        return;
    }
    const streams::ReadAnswer answer = service.read(context, m_caller, m_stream, shard, {reader.next, reader.from},
        {.maxRecords = m_config.maxRecords, .maxBytes = service.limits().readMaxBytes});
    ++reader.calls;
    ++m_counts.calls;
    noteAnswer(context, service, shard, answer);
    takeAnswer(context, service, shard, answer);
}

// Up to when the next poll was due, it was not its turn; then, until the first call, it was busy or paused.
Phases Poller::phases(const Reader& reader, base::Instant) const
{
    return {Cause::Turn, reader.wait.due, Cause::Processing, reader.wait.refused};
}

void Poller::noteAnswer(sim::Context context, const streams::Service& service, streams::ShardIndex shard,
    const streams::ReadAnswer& answer)
{
    Reader& reader = m_set.reader(shard);
    if (answer.outcome != streams::Exception::None) {
        reader.count(context.now, {.refusedCalls = 1});
        reader.wait.refuse(context.now);
        return;
    }
    reader.count(context.now, {.bytes = static_cast<std::uint32_t>(answer.range.bytes), .calls = 1});
    const streams::Stream& stream = service.stream(m_stream);
    m_latency.note({.log = stream.logs[streams::number(shard)],
                       .range = answer.range,
                       .isAtTip = answer.range.end == stream.lines[streams::number(shard)].stored,
                       .now = context.now + answer.delay,
                       .workUntil = reader.workUntil,
                       .workUnits = ReaderSet::workUnits(m_config.processingRate),
                       .phases = phases(reader, context.now)},
        reader.wait);
}

void Poller::takeAnswer(sim::Context context, streams::Service& service, streams::ShardIndex shard,
    const streams::ReadAnswer& answer)
{
    Reader& reader = m_set.reader(shard);
    // A refusal gives no new iterator and does not move the place.
    if (answer.outcome != streams::Exception::None) {
        noteRefusal(context, shard, answer.retryAt, answer.delay);
        return;
    }
    const std::int64_t workUntil = reader.workUntil;
    const base::Instant answered = context.now + answer.delay;
    m_counts.lost += m_set.advance(shard, answer, answered, m_config.processingRate);
    reader.iteratorMade = answered;
    m_counts.records += answer.range.count();
    m_counts.bytes += answer.range.bytes;
    if (!m_config.shards.blocksOnParents)
        m_counts.outOfOrder += m_set.noteOrder(service, service.stream(m_stream), shard, answer.range, answered);
    // The reply takes its time, now more, now less. Without that, of several pollers that want
    // more than the shard gives, the one in step with its buckets would take everything.
    const base::Duration reply = jitter(shard, reader.calls, 2 * kReplyLatency);
    reader.wait.due = answered + m_config.pollInterval + reply;
    if (takePoison(context, service, shard, answer, workUntil)) {
        workOnBatch(context, service, shard);
        return;
    }
    if (answer.isAtEnd) {
        finish(context, service, shard);
        return;
    }
    schedulePoll(context, shard, std::max(reader.wait.due, reader.busyUntil()));
}

void Poller::noteRefusal(sim::Context context, streams::ShardIndex shard, base::Instant retryAt, base::Duration delay)
{
    Reader& reader = m_set.reader(shard);
    ++reader.refusedCalls;
    ++m_counts.refusedCalls;
    const base::Instant again = std::max(retryAt, context.now + delay + m_config.pollInterval);
    schedulePoll(context, shard, again + jitter(shard, reader.calls, kMostJitter));
}

// Whether the delivery holds any; then it is worked through piece by piece.
bool Poller::takePoison(sim::Context context, const streams::Service& service, streams::ShardIndex shard,
    const streams::ReadAnswer& answer, std::int64_t workUntil)
{
    const streams::Stream& stream = service.stream(m_stream);
    if (!stream.firstPoison(shard, answer.range.begin, answer.range.end))
        return false;
    m_set.hold(shard, answer.range, workUntil);
    m_failures.take(shard, answer.range, answer.isAtEnd, m_set.reader(shard).busyUntil(), situation(context, service));
    return true;
}

Failures::Situation Poller::situation(sim::Context context, const streams::Service& service) const
{
    return {.stream = service.stream(m_stream),
        .now = context.now,
        .policy = m_config.onFailure,
        .workUnits = ReaderSet::workUnits(m_config.processingRate)};
}

// Attempts take the place of polls: the shard is read again when the batch is out of the way.
void Poller::workOnBatch(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    const Failures::Step step = m_failures.proceed(shard, situation(context, service));
    m_set.work(shard, step, context.now);
    if (!step.isOvercome)
        schedulePoll(context, shard, step.due);
    else if (step.isAtEnd)
        finish(context, service, shard);
    else
        schedulePoll(context, shard, std::max(context.now, m_set.reader(shard).wait.due));
}

// Children are read when the last records of their parent have been worked through.
void Poller::finish(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    const base::Instant firstPoll = std::max(context.now, m_set.reader(shard).busyUntil()) + kReplyLatency;
    for (const streams::ShardIndex child : m_set.finish(service.stream(m_stream), shard, m_config.shards, context.now))
        startReading(context, service, child, firstPoll);
}

// Polls go on as they would have: neither sooner than the interval allows nor before the
// records in hand have been worked through.
void Poller::setProcessing(sim::Context context, std::int64_t processingRate, bool isPaused)
{
    if (processingRate == m_config.processingRate && isPaused == m_config.isPaused)
        return;
    m_set.rescaleWork(context.now, m_config.processingRate, processingRate);
    m_failures.rescaleWork(context.now, ReaderSet::workUnits(m_config.processingRate),
        ReaderSet::workUnits(processingRate));
    m_config.processingRate = processingRate;
    m_config.isPaused = isPaused;
    replanPolls(context, {});
}

// Children that are to wait for their parents from now on go on where they are when those have been read.
void Poller::setShardPolicy(sim::Context context, streams::Service& service, const ShardPolicy& policy)
{
    m_config.shards = policy;
    const streams::Stream& stream = service.stream(m_stream);
    if (m_set.readers().empty() || stream.status == streams::StreamStatus::Gone)
        return;
    m_set.planLook(context, m_config.shards, kDiscovery);
    const std::vector<streams::ShardIndex> begun = m_set.follow(stream, policy, context.now);
    replanPolls(context, begun);
    for (const streams::ShardIndex shard : begun)
        startReading(context, service, shard, context.now + kReplyLatency);
}

void Poller::replanPolls(sim::Context context, const std::vector<streams::ShardIndex>& except)
{
    m_generation = (m_generation + 1) % kGenerations;
    if (m_config.isPaused)
        return;
    for (std::uint32_t i = 0; i < m_set.readers().size(); ++i) {
        const streams::ShardIndex shard{i};
        const Reader& reader = m_set.reader(shard);
        if (reader.state != Reader::State::Reading || std::binary_search(except.begin(), except.end(), shard))
            continue;
        const FailedBatch* const batch = m_failures.batchOf(shard);
        schedulePoll(context, shard,
            batch != nullptr
                ? std::max(context.now, batch->due)
                : std::max({context.now, reader.busyUntil(), reader.iteratorMade + m_config.pollInterval}));
    }
}

// Each moved shard is polled with its new iterator as soon as that has come; many of them spread
// over the interval, as when a consumer begins.
streams::Answer<streams::Done> Poller::moveBookmark(sim::Context context, streams::Service& service, const Bookmark& to)
{
    const auto places = placesFor(service, m_stream, m_set.readers().size(), context.now, to);
    if (!places)
        return places.error();
    for (const Place& place : *places) {
        const streams::GetShardIteratorRequest request = requestFor(service.stream(m_stream), place.shard, to);
        if (place.next && !service.mayGetIterator(context.now, m_caller, m_stream, place.shard))
            return service.getShardIterator(context, m_caller, request).error();
    }
    // Those that are refused all the same are asked for again by the polls.
    std::vector<streams::ShardIndex> refused;
    for (const Place& place : *places) {
        if (!place.next)
            continue;
        const auto iterator =
            service.getShardIterator(context, m_caller, requestFor(service.stream(m_stream), place.shard, to));
        if (!iterator)
            refused.push_back(place.shard);
    }
    for (const Place& place : *places) {
        m_set.leave(place.shard, m_failures.batchOf(place.shard), Repeat::Cause::Bookmark, context.now);
        m_failures.drop(place.shard, context.now);
    }
    const std::vector<streams::ShardIndex> begun =
        m_set.move(service.stream(m_stream), *places, m_config.shards, context.now);
    for (const streams::ShardIndex shard : refused)
        m_set.reader(shard).lacksIterator = true;
    replanPolls(context, begun);
    if (!m_config.isPaused)
        for (const streams::ShardIndex shard : begun)
            schedulePoll(context, shard,
                context.now + (begun.size() == 1 ? kReplyLatency : kReplyLatency + stagger(shard)));
    return streams::Done{};
}

std::uint64_t Poller::digest() const
{
    StateDigest digest;
    digest.add(m_rng)
        .add(m_config.processingRate)
        .add(std::uint64_t{m_config.isPaused})
        .add(m_generation)
        .add(m_set.digest())
        .add(digestOf(m_counts));
    addShardPolicy(digest, m_config.shards, m_set.nextLook());
    addFailures(digest, m_config.onFailure, m_failures);
    return digest.value();
}

}
