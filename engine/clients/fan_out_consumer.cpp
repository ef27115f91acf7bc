#include "base/check.h"
#include "clients/consumer.h"
#include "clients/consumer_parts.h"
#include "clients/put_call.h"

#include <algorithm>
#include <utility>

namespace shardscope::clients {

namespace {

// Tokens: registration; a generation shifted by one with the lowest bit set; or one more than a shard,
// shifted likewise, without it.
constexpr std::uint32_t kRegisterToken = 0;
// In the place of a shard: look for shards.
constexpr std::uint32_t kLookToken = ~std::uint32_t{1};
constexpr std::uint32_t sweepToken(std::uint32_t generation) { return (generation << 1) | 1U; }
constexpr std::uint32_t batchToken(streams::ShardIndex shard) { return (streams::number(shard) + 1) << 1; }
constexpr bool isBatchToken(std::uint32_t token)
{
    return token != kRegisterToken && token != kLookToken && (token & 1U) == 0;
}
constexpr streams::ShardIndex shardOf(std::uint32_t token) { return streams::ShardIndex{(token >> 1) - 1}; }

constexpr std::int64_t kLargestEvent = 1'048'576;
constexpr base::Duration kLookAgain{1'000};
// A refused registration (too many consumers, the stream not ready) is tried again this late,
// because every such call is kept in the log of control calls.
constexpr base::Duration kRegisterAgain{10'000};
// A consumer works on what it has and holds up to two events' worth more.
constexpr base::Duration kBuffer = 2 * FanOutConsumer::kSweep;
constexpr std::int64_t kMsPerSecond = 1'000;
constexpr std::size_t kPrefetchAhead = 8;

const streams::RegisteredConsumer* registration(const streams::Stream& stream, const std::string& name)
{
    for (const streams::RegisteredConsumer& consumer : stream.consumers)
        if (consumer.name == name)
            return &consumer;
    return nullptr;
}

bool isActive(const streams::Stream& stream, const std::string& name)
{
    const streams::RegisteredConsumer* found = registration(stream, name);
    return found && found->status == streams::ConsumerStatus::Active;
}

}

FanOutConsumer::FanOutConsumer(ConsumerConfig config, streams::StreamIndex stream, streams::CallerIndex caller,
    base::Rng rng)
    : m_config(std::move(config)), m_stream(stream), m_caller(caller), m_rng(rng)
{
    SHARD_CHECK(!problemIn(m_config).has_value());
}

void FanOutConsumer::begin(sim::Context context) { context.wakeMe(context.now + m_config.start, kRegisterToken); }

// Its registration is under way. Subscriptions begin with the first sweep, after the last record it has.
void FanOutConsumer::takeOver(sim::Context context, streams::Service& service, Handover former)
{
    m_set = std::move(former.set);
    m_counts = former.counts;
    m_latency = std::move(former.latency);
    m_failures = std::move(former.failures);
    m_phase = Phase::Waiting;
    const streams::Stream& stream = service.stream(m_stream);
    if (stream.map)
        noteClosedShards(stream);
    const std::int64_t life = streams::quota(service.settings(), streams::QuotaName::SubscriptionLifeMs);
    for (std::uint32_t i = 0; i < m_set.readers().size(); ++i) {
        Reader& reader = m_set.reader(streams::ShardIndex{i});
        reader.iteratorMade = context.now - base::Duration{life};
        reader.pipe = {};
    }
    if (!m_set.readers().empty())
        m_set.planLook(context, m_config.shards, kLookToken);
    context.wakeMe(context.now + kReplyLatency, kRegisterToken);
}

Handover FanOutConsumer::handOver(base::Instant now) const
{
    Handover handover{m_set, m_counts, m_latency, m_failures};
    handover.letGoOfBatches(now);
    return handover;
}

void FanOutConsumer::wake(std::uint32_t token, sim::Context context, streams::Service& service)
{
    if (service.stream(m_stream).status == streams::StreamStatus::Gone) {
        m_phase = Phase::Over;
        return;
    }
    if (token == kRegisterToken)
        registerOrWait(context, service);
    else if (token == kLookToken)
        lookForShards(context, service);
    else if (isBatchToken(token))
        workOnBatch(context, service, shardOf(token));
    else if (token == sweepToken(m_generation) && m_phase == Phase::Subscribed && !m_config.isPaused)
        sweep(context, service);
}

// Looks once a second until the registration is ACTIVE. One that is there already is used; one
// that somebody takes away later is theirs to give back.
void FanOutConsumer::registerOrWait(sim::Context context, streams::Service& service)
{
    const streams::Stream& stream = service.stream(m_stream);
    if (isActive(stream, m_config.name) && stream.map) {
        discover(context, service);
        return;
    }
    base::Duration wait = kLookAgain;
    if (m_phase == Phase::Registering && !registration(stream, m_config.name)) {
        const auto answer = service.registerStreamConsumer(context, m_caller,
            {.streamName = stream.name, .consumerName = m_config.name});
        if (answer)
            m_phase = Phase::Waiting;
        else
            wait = kRegisterAgain;
    }
    context.wakeMe(context.now + wait, kRegisterToken);
}

// A consumer that was registered anew goes on where it was. The phase of its sweeps is drawn,
// so that several consumers do not all sweep in one millisecond.
void FanOutConsumer::discover(sim::Context context, streams::Service& service)
{
    m_phase = Phase::Subscribed;
    m_heldUntil = context.now;
    const streams::Stream& stream = service.stream(m_stream);
    if (m_set.readers().empty()) {
        for (const streams::ShardIndex shard : m_set.discover(stream, m_config, context.now))
            startReading(context, service, shard);
        noteClosedShards(stream);
        m_set.planLook(context, m_config.shards, kLookToken);
    }
    const auto phase = base::Duration{static_cast<std::int64_t>(m_rng.below(kSweep.count()))};
    if (!m_config.isPaused)
        context.wakeMe(context.now + phase, sweepToken(m_generation));
}

// Without its registration it could not subscribe.
void FanOutConsumer::lookForShards(sim::Context context, streams::Service& service)
{
    const ReaderSet::Look by{.stream = m_stream,
        .caller = m_caller,
        .policy = m_config.shards,
        .token = kLookToken,
        .isLeftOut = m_config.isPaused || m_phase != Phase::Subscribed};
    for (const streams::ShardIndex shard : m_set.look(context, service, by))
        startReading(context, service, shard);
}

void FanOutConsumer::startReading(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    m_set.reader(shard).wait = Wait::beginning(context.now, context.now);
    m_set.reader(shard).isShardClosed = !service.stream(m_stream).map->shard(shard).isOpen();
    subscribe(context, service, shard);
    // Of a child that waits for its parents again and now goes on.
    if (const FailedBatch* const batch = m_failures.batchOf(shard))
        context.wakeMe(std::max(context.now, batch->due), batchToken(shard));
}

streams::Service::Reading FanOutConsumer::readingOf(streams::ShardIndex shard) const
{
    const Reader& reader = m_set.readers()[streams::number(shard)];
    return {m_stream, shard, {reader.next, reader.from}, m_config.name};
}

// An injected delay makes the answer come later, whatever it is; nothing is pushed before it.
void FanOutConsumer::subscribe(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    const streams::Service::NotedCall call = service.noteSubscription(context, m_caller, readingOf(shard));
    Reader& reader = m_set.reader(shard);
    reader.iteratorMade = context.now;
    reader.lacksIterator = false;
    ++reader.calls;
    ++m_counts.calls;
    if (call.refusal)
        lose(context, service, shard);
    else
        m_counts.missed += m_set.open(service.stream(m_stream), shard, context.now);
    reader.iteratorMade += call.delay;
}

// A subscription is over. One that could not be had is asked for again as it was.
void FanOutConsumer::renew(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    Reader& reader = m_set.reader(shard);
    if (!reader.lacksIterator && m_config.shards.renewal == ShardPolicy::Renewal::Latest)
        reader.opensAtLatest = Slip::Cause::RenewedAtLatest;
    // Who keeps no checkpoint asks for the tip when it has done with what it has.
    if (!reader.opensAtLatest || !reader.holdsBatch)
        subscribe(context, service, shard);
}

// Before its time.
void FanOutConsumer::loseSubscription(sim::Context context, const streams::Service& service, streams::ShardIndex shard)
{
    if (m_config.shards.renewal == ShardPolicy::Renewal::Latest)
        m_set.reader(shard).opensAtLatest = Slip::Cause::RenewedAtLatest;
    lose(context, service, shard);
}

// The subscription was refused, or ended before its time. Sooner than after so long another would be refused anyway.
void FanOutConsumer::lose(sim::Context context, const streams::Service& service, streams::ShardIndex shard)
{
    const streams::ServiceSettings& settings = service.settings();
    const base::Duration life{streams::quota(settings, streams::QuotaName::SubscriptionLifeMs)};
    const base::Duration pause{streams::quota(settings, streams::QuotaName::ResubscribeMinMs)};
    Reader& reader = m_set.reader(shard);
    reader.lacksIterator = true;
    reader.iteratorMade = context.now - life + pause;
    ++reader.refusedCalls;
    ++m_counts.refusedCalls;
    reader.count(context.now, {.refusedCalls = 1});
    reader.wait.refuse(context.now);
}

void FanOutConsumer::noteClosedShards(const streams::Stream& stream)
{
    m_seenEpoch = stream.map->epoch();
    for (std::uint32_t i = 0; i < m_set.readers().size(); ++i)
        m_set.reader(streams::ShardIndex{i}).isShardClosed = !stream.map->shard(streams::ShardIndex{i}).isOpen();
}

void FanOutConsumer::sweep(sim::Context context, streams::Service& service)
{
    if (!isActive(service.stream(m_stream), m_config.name)) {
        m_phase = Phase::Waiting;
        context.wakeMe(context.now + kLookAgain, kRegisterToken);
        return;
    }
    pushAll(context, service);
    context.wakeMe(context.now + kSweep, sweepToken(m_generation));
}

bool FanOutConsumer::isSweep(std::uint32_t token) const
{
    return token == sweepToken(m_generation) && m_phase == Phase::Subscribed && !m_config.isPaused;
}

// What pushAll() asks of every shard.
base::Instant FanOutConsumer::idleUntil(const streams::Service& service) const
{
    const streams::Stream& stream = service.stream(m_stream);
    if (!isActive(stream, m_config.name) || !stream.map || stream.map->epoch() != m_seenEpoch)
        return base::kWorldStart;
    const base::Duration life{streams::quota(service.settings(), streams::QuotaName::SubscriptionLifeMs)};
    base::Instant until = base::kWorldEnd;
    for (std::size_t i = 0; i < readers().size(); ++i) {
        const Reader& reader = readers()[i];
        if (reader.state != Reader::State::Reading)
            continue;
        until = std::min(until, reader.iteratorMade + life);
        if (!reader.lacksIterator && (stream.lines[i].stored > reader.next || reader.isShardClosed))
            until = std::min(until,
                std::max(base::instantAt(base::Duration{reader.workUntil / sim::kUnitsPerMs}) - kSweep,
                    reader.iteratorMade));
    }
    return until;
}

// Runs over every shard 14 times a second, so the common cases touch one reader and one line.
void FanOutConsumer::pushAll(sim::Context context, streams::Service& service)
{
    const streams::Stream& stream = service.stream(m_stream);
    if (stream.map->epoch() != m_seenEpoch)
        noteClosedShards(stream);
    const std::int64_t life = streams::quota(service.settings(), streams::QuotaName::SubscriptionLifeMs);
    const base::Instant renewBefore = context.now - base::Duration{life};
    streams::PushedEvents pushed;
    // Children that begin to be read on the way are higher up and have their turn in the same sweep.
    for (std::uint32_t i = 0; i < m_set.readers().size(); ++i) {
        if (i + kPrefetchAhead < stream.lines.size())
            __builtin_prefetch(&stream.lines[i + kPrefetchAhead]);
        const streams::ShardIndex shard{i};
        const Reader& reader = m_set.reader(shard);
        if (reader.state != Reader::State::Reading)
            continue;
        if (reader.iteratorMade <= renewBefore)
            renew(context, service, shard);
        const bool hasMore = stream.lines[i].stored > reader.next;
        if ((hasMore || reader.isShardClosed) && !reader.holdsBatch && !reader.lacksIterator
            && reader.iteratorMade <= context.now && reader.workUntil < sim::unitsAt(context.now + kSweep))
            pushTo(context, service, shard, pushed);
    }
    if (pushed.events > 0)
        service.noteEvents(context.now, m_stream, m_config.name, pushed);
}

// What fits an event and the pipe; 0 when it must wait.
std::int64_t FanOutConsumer::mostBytes(const streams::Service& service, const Reader& reader, base::Instant now) const
{
    const streams::ShardLimits& limits = service.limits();
    if (!limits.isOn)
        return limits.readMaxBytes;
    return std::min(kLargestEvent, reader.pipe.available(sim::unitsAt(now), limits.fanOutBytes));
}

// What the consumer's own buffer has room for, at least one.
std::int64_t FanOutConsumer::mostRecords(const Reader& reader, base::Instant now) const
{
    if (m_config.processingRate == 0)
        return kLargestEvent;
    const std::int64_t roomUnits = sim::unitsAt(now + kBuffer) - std::max(sim::unitsAt(now), reader.workUntil);
    return std::max<std::int64_t>(roomUnits / (kMsPerSecond * sim::kUnitsPerMs / m_config.processingRate), 1);
}

void FanOutConsumer::pushTo(sim::Context context, streams::Service& service, streams::ShardIndex shard,
    streams::PushedEvents& pushed)
{
    const streams::Stream& stream = service.stream(m_stream);
    Reader& reader = m_set.reader(shard);
    if (reader.isShardClosed && stream.isExpired(shard, context.now)) {
        m_counts.lost += stream.lines[streams::number(shard)].stored - reader.next;
        finish(context, service, shard);
        return;
    }
    const std::int64_t bytes = mostBytes(service, reader, context.now);
    if (bytes == 0) {
        reader.count(context.now, {.refusedCalls = 1});
        reader.wait.refuse(context.now);
        return;
    }
    if (service.failEvent(context, m_caller, readingOf(shard))) [[unlikely]] {
        loseSubscription(context, service, shard);
        return;
    }
    const streams::ReadAnswer answer = service.push(context, m_caller, m_stream, shard, {reader.next, reader.from},
        {mostRecords(reader, context.now), bytes});
    if (answer.outcome != streams::Exception::None) [[unlikely]] {
        service.noteSubscriptionEnd(context, m_caller, readingOf(shard), answer);
        loseSubscription(context, service, shard);
        return;
    }
    const std::int64_t units = answer.range.bytes * service.limits().fanOutBytes.unitsPerToken;
    reader.pipe.fullAt = reader.pipe.after(sim::unitsAt(context.now), units);
    service.notePush(m_stream, shard, answer.range);
    pushed.add(answer.range, answer.millisBehindLatest);
    noteEvent(context, service, shard, answer);
    const std::int64_t workUntil = reader.workUntil;
    m_counts.lost += m_set.advance(shard, answer, context.now, m_config.processingRate);
    m_counts.records += answer.range.count();
    m_counts.bytes += answer.range.bytes;
    if (!m_config.shards.blocksOnParents)
        m_counts.outOfOrder += m_set.noteOrder(service, stream, shard, answer.range, context.now);
    if (stream.firstPoison(shard, answer.range.begin, answer.range.end)) {
        m_set.hold(shard, answer.range, workUntil);
        m_failures.take(shard, answer.range, answer.isAtEnd, reader.busyUntil(), situation(context, service));
        context.wakeMe(m_failures.batchOf(shard)->due, batchToken(shard));
    } else if (answer.isAtEnd) {
        finish(context, service, shard);
    }
}

Failures::Situation FanOutConsumer::situation(sim::Context context, const streams::Service& service) const
{
    return {.stream = service.stream(m_stream),
        .now = context.now,
        .policy = m_config.onFailure,
        .workUnits = ReaderSet::workUnits(m_config.processingRate)};
}

// A batch in hand has one wake-up for when it is due; any that comes earlier was for a former plan.
void FanOutConsumer::workOnBatch(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    const FailedBatch* const batch = m_failures.batchOf(shard);
    if (batch == nullptr || batch->due > context.now || m_config.isPaused || !m_set.isReading(shard))
        return;
    const Failures::Step step = m_failures.proceed(shard, situation(context, service));
    m_set.work(shard, step, context.now);
    if (!step.isOvercome)
        context.wakeMe(step.due, batchToken(shard));
    else if (step.isAtEnd)
        finish(context, service, shard);
}

void FanOutConsumer::replanBatches(sim::Context context)
{
    if (m_config.isPaused)
        return;
    for (const FailedBatch& batch : m_failures.inHand())
        context.wakeMe(std::max(context.now, batch.due), batchToken(batch.shard));
}

// Until its buffer had room again it was busy, then it waited for its turn; records that the buffer had
// no room for wait for the consumer all the time. A pipe that an event has emptied is what the rest
// waits for, from that event on.
Phases FanOutConsumer::phases(const Reader& reader, base::Instant now) const
{
    const bool wasFull = m_config.processingRate > 0 && reader.wait.origin < reader.wait.answered;
    const base::Instant busyUntil = wasFull ? now : std::max(reader.busyUntil() - kSweep, m_heldUntil);
    return {Cause::Processing, busyUntil, Cause::Turn, reader.wait.refused};
}

void FanOutConsumer::noteEvent(sim::Context context, const streams::Service& service, streams::ShardIndex shard,
    const streams::ReadAnswer& answer)
{
    Reader& reader = m_set.reader(shard);
    reader.count(context.now, {.bytes = static_cast<std::uint32_t>(answer.range.bytes), .calls = 1});
    const streams::Stream& stream = service.stream(m_stream);
    const bool isAtTip = answer.range.end == stream.lines[streams::number(shard)].stored;
    m_latency.note({.log = stream.logs[streams::number(shard)],
                       .range = answer.range,
                       .isAtTip = isAtTip,
                       .now = context.now,
                       .workUntil = reader.workUntil,
                       .workUnits = ReaderSet::workUnits(m_config.processingRate),
                       .phases = phases(reader, context.now)},
        reader.wait);
    if (!isAtTip && mostBytes(service, reader, context.now) == 0)
        reader.wait.refuse(context.now);
}

void FanOutConsumer::finish(sim::Context context, streams::Service& service, streams::ShardIndex shard)
{
    for (const streams::ShardIndex child : m_set.finish(service.stream(m_stream), shard, m_config.shards, context.now))
        startReading(context, service, child);
}

void FanOutConsumer::setProcessing(sim::Context context, std::int64_t processingRate, bool isPaused)
{
    m_set.rescaleWork(context.now, m_config.processingRate, processingRate);
    m_failures.rescaleWork(context.now, ReaderSet::workUnits(m_config.processingRate),
        ReaderSet::workUnits(processingRate));
    m_config.processingRate = processingRate;
    const bool wasPaused = std::exchange(m_config.isPaused, isPaused);
    replanBatches(context);
    if (wasPaused == isPaused)
        return;
    ++m_generation;
    m_heldUntil = context.now;
    if (!isPaused && m_phase == Phase::Subscribed)
        context.wakeMe(context.now, sweepToken(m_generation));
}

// As Poller::setShardPolicy().
void FanOutConsumer::setShardPolicy(sim::Context context, streams::Service& service, const ShardPolicy& policy)
{
    m_config.shards = policy;
    const streams::Stream& stream = service.stream(m_stream);
    if (m_set.readers().empty() || stream.status == streams::StreamStatus::Gone)
        return;
    m_set.planLook(context, m_config.shards, kLookToken);
    const std::vector<streams::ShardIndex> begun = m_set.follow(stream, policy, context.now);
    if (m_phase == Phase::Subscribed)
        for (const streams::ShardIndex shard : begun)
            startReading(context, service, shard);
}

streams::Answer<streams::Done> FanOutConsumer::moveBookmark(sim::Context context, streams::Service& service,
    const Bookmark& to)
{
    const auto places = placesFor(service, m_stream, m_set.readers().size(), context.now, to);
    if (!places)
        return places.error();
    const streams::Stream& stream = service.stream(m_stream);
    for (const Place& place : *places) {
        m_set.leave(place.shard, m_failures.batchOf(place.shard), Repeat::Cause::Bookmark, context.now);
        m_failures.drop(place.shard, context.now);
    }
    const std::vector<streams::ShardIndex> begun = m_set.move(stream, *places, m_config.shards, context.now);
    noteClosedShards(stream);
    replanBatches(context);
    // Without its registration it subscribes again when that is back, from the places it has then.
    if (m_phase == Phase::Subscribed)
        for (const streams::ShardIndex shard : begun)
            subscribe(context, service, shard);
    return streams::Done{};
}

std::uint64_t FanOutConsumer::digest() const
{
    StateDigest digest;
    digest.add(m_rng)
        .add(m_config.processingRate)
        .add(std::uint64_t{m_config.isPaused})
        .add(static_cast<std::uint64_t>(m_phase))
        .add(m_generation)
        .add(m_set.digest())
        .add(digestOf(m_counts));
    addShardPolicy(digest, m_config.shards, m_set.nextLook());
    addFailures(digest, m_config.onFailure, m_failures);
    return digest.value();
}

}
