#include "streams/subscription.h"

#include "base/rng.h"
#include "base/units.h"
#include "streams/arn.h"
#include "streams/control_call.h"
#include "streams/service.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr base::Duration kHeartbeat{5'000};
// The most that waits before it is sent on.
constexpr base::Duration kSweep{70};
constexpr std::int64_t kLargestEvent = 1'048'576;

bool isSame(const Subscription& kept, const SubscriptionStarted& started)
{
    return kept.stream == started.stream && kept.shard == started.shard && kept.consumerName == started.consumerName
        && kept.consumerCreated == started.consumerCreated;
}

// What the service keeps of that consumer and shard: of this subscription or of one that took it over.
const Subscription* keptOf(const Service& service, const SubscriptionStarted& started)
{
    const std::vector<Subscription>& all = service.subscriptions();
    const auto kept =
        std::find_if(all.begin(), all.end(), [&](const Subscription& other) { return isSame(other, started); });
    return kept == all.end() ? nullptr : &*kept;
}

const RegisteredConsumer* consumerOf(const Stream& stream, const SubscriptionStarted& started)
{
    const auto found =
        std::find_if(stream.consumers.begin(), stream.consumers.end(), [&](const RegisteredConsumer& consumer) {
            return consumer.name == started.consumerName && consumer.created == started.consumerCreated;
        });
    return found == stream.consumers.end() ? nullptr : &*found;
}

Refusal anotherActive(const Service& service, const Stream& stream, const std::string& consumer, ShardIndex shard)
{
    return {Exception::ResourceInUse, Reason::SubscriptionActive,
        "Another active subscription exists for this consumer: " + service.homeOf(stream).account + ":" + stream.name
            + ":" + shardId(shard) + ":" + consumer};
}

// What ends a subscription before its time.
std::optional<Refusal> endedBy(const Service& service, const SubscriptionStarted& started, const Subscription& kept)
{
    const Stream& stream = service.stream(started.stream);
    const std::string& account = service.homeOf(stream).account;
    if (!stream.takesData())
        return Refusal{Exception::ResourceNotFound, Reason::StreamNotFound,
            "Stream " + stream.name + " under account " + account + " not found."};
    const RegisteredConsumer* const consumer = consumerOf(stream, started);
    if (consumer == nullptr || consumer->status != ConsumerStatus::Active)
        return Refusal{Exception::ResourceNotFound, Reason::ConsumerNotFound,
            "Consumer " + started.consumerName + ", account " + account + " not found."};
    if (kept.id != started.id)
        return anotherActive(service, stream, started.consumerName, started.shard);
    return std::nullopt;
}

// A number after which a reader goes on with the record at `next`, whether it is there yet or not: that of the record
// before it, of a later time where nothing was written since. So it moves in any case.
std::string continuationBefore(const Service& service, const Stream& stream, ShardIndex shard, std::uint64_t next,
    Instant now)
{
    const std::int64_t created = stream.map->shard(shard).createdSecond;
    return SequenceNumber{created, next, std::max(service.unixSecond(now), created), number(shard)}.decimal();
}

// Gathers the records that are pushed, in their order, into the events that they come in: what goes within one sweep is
// one, as long as it fits. Those below Subscription::counted have been counted before.
class EventTally {
public:
    EventTally(const Service& service, const Subscription& of)
        : m_log(&service.stream(of.stream).logs[number(of.shard)]),
          m_stored(service.stream(of.stream).lines[number(of.shard)].stored), m_from(of.counted),
          m_mostRecords(static_cast<std::uint64_t>(service.limits().readMaxRecords))
    {
    }

    void add(std::uint64_t ordinal, Instant at)
    {
        if (ordinal < m_from)
            return;
        const Row row = m_log->row(ordinal);
        const std::int64_t sweep = at.time_since_epoch() / kSweep;
        const bool isFull = m_event.bytes + row.size() > kLargestEvent || m_event.count() >= m_mostRecords;
        if (m_event.count() > 0 && (sweep != m_sweep || isFull))
            closeEvent();
        if (m_event.count() == 0)
            m_event.begin = ordinal;
        if (m_records.count() == 0)
            m_records.begin = ordinal;
        for (RecordRange* const range : {&m_event, &m_records}) {
            range->end = ordinal + 1;
            range->bytes += row.size();
            range->lastArrival = row.arrival();
        }
        m_sweep = sweep;
        m_at = at;
    }
    // Once all are in.
    [[nodiscard]] const PushedEvents& events()
    {
        if (m_event.count() > 0)
            closeEvent();
        return m_events;
    }
    [[nodiscard]] const RecordRange& records() const { return m_records; }

private:
    // As the answer to a read of these records would have it: 0 at the tip, as far as it had come then.
    void closeEvent()
    {
        const bool isAtTip = m_event.end >= m_stored || m_log->arrival(m_event.end) > m_at;
        m_events.add(m_event, isAtTip ? base::Duration{} : std::max(base::Duration{1}, m_at - m_event.lastArrival));
        m_event = {};
    }

    const ShardLog* m_log;
    std::uint64_t m_stored;
    std::uint64_t m_from;
    std::uint64_t m_mostRecords; // of an event
    RecordRange m_event;
    RecordRange m_records;
    PushedEvents m_events;
    std::int64_t m_sweep = 0; // that the event is of
    Instant m_at{};           // when the last record went
};

// When the record at hand is pushed. Both `pipe` and time only go on, so that stopping in between changes nothing.
Instant pushedAt(const SubscriptionPush& push, Instant arrival, const sim::BucketLimit& pipe)
{
    const Instant there = std::max(arrival, push.at);
    const std::int64_t freeUnits = push.pipe.fullAt - pipe.burstUnits + pipe.unitsPerToken; // room for a byte
    if (freeUnits <= sim::unitsAt(there))
        return there;
    return base::instantAt(base::Duration{base::divCeil(freeUnits, sim::kUnitsPerMs)});
}

// pushUntil(), and what is pushed is told to a tally, if there is one.
ReadAnswer pushTold(const Service& service, Instant now, const PushedTo& to, SubscriptionPush& push, EventTally* tally)
{
    const Stream& stream = service.stream(to.stream);
    if (now < push.at || !stream.hasShard(to.shard))
        return {};
    const sim::BucketLimit& pipe = service.limits().fanOutBytes;
    const std::uint64_t stored = stream.lines[number(to.shard)].stored;
    if (stored <= push.next.ordinal && !push.next.from) [[likely]] {
        push.at = now;
        return {};
    }
    // Not measured: a backlog is long, and what of it the pipe has room for is found record by record.
    ReadAnswer read = service.reach(now, to.caller, stream, to.shard, push.next, std::nullopt);
    if (read.outcome != Exception::None) {
        push.at = now;
        return read;
    }
    std::uint64_t next = read.range.end;
    if (service.limits().isOn) {
        const ShardLog& log = stream.logs[number(to.shard)];
        for (next = read.range.begin; next < read.range.end; ++next) {
            const Row row = log.row(next);
            const Instant at = pushedAt(push, row.arrival(), pipe);
            if (at > now)
                break;
            push.pipe.fullAt = push.pipe.after(sim::unitsAt(at), row.size() * pipe.unitsPerToken);
            if (tally != nullptr)
                tally->add(next, at);
        }
    } else if (tally != nullptr) {
        const ShardLog& log = stream.logs[number(to.shard)];
        for (std::uint64_t i = read.range.begin; i < read.range.end; ++i)
            tally->add(i, std::max(log.arrival(i), push.at));
    }
    // A position may lie above the tip, on a number that is yet to come.
    push.next = {std::max(next, push.next.ordinal), read.nextFrom};
    push.at = now;
    return read;
}

SubscriptionPush pushOf(const Service& service, const Subscription& subscription, Instant now, EventTally* tally)
{
    SubscriptionPush push = subscription.push;
    const base::Duration life{quota(service.settings(), QuotaName::SubscriptionLifeMs)};
    const Instant end = subscription.startedAt + life;
    if (subscription.hasStarted && !subscription.heldUpSince && push.at < end)
        (void)pushTold(service, std::min(now, end), {subscription.caller, subscription.stream, subscription.shard},
            push, tally);
    return push;
}

}

ReadAnswer pushUntil(const Service& service, Instant now, const PushedTo& to, SubscriptionPush& push)
{
    return pushTold(service, now, to, push, nullptr);
}

SubscriptionStep nextEvent(const Service& service, Instant now, SubscriptionCursor& cursor)
{
    const SubscriptionStarted& started = cursor.subscription;
    SubscriptionStep step;
    if (now < cursor.lastEventAt) {
        step.askAgainAt = cursor.lastEventAt;
        return step;
    }
    step.askAgainAt = now + kSweep;
    const Subscription* const kept = keptOf(service, started);
    step.isOver = kept == nullptr;
    if (step.isOver)
        return step;
    step.exception = endedBy(service, started, *kept);
    const Stream& stream = service.stream(started.stream);
    const base::Duration life{quota(service.settings(), QuotaName::SubscriptionLifeMs)};
    step.isOver = step.exception.has_value() || now >= started.startedAt + life;
    if (step.isOver)
        return step;
    if (stream.isExpired(started.shard, now)) {
        step.exception = Refusal{Exception::ResourceNotFound, Reason::ShardNotFound,
            "Shard " + shardId(started.shard) + " in stream " + stream.name + " under account "
                + service.homeOf(stream).account + " does not exist"};
        step.isOver = true;
        return step;
    }
    cursor.push.at = std::min(cursor.push.at, now); // its viewer may have gone back to where it waited
    const ReadAnswer pushed = pushUntil(service, now, {started.caller, started.stream, started.shard}, cursor.push);
    const bool hasMore = stream.lines[number(started.shard)].stored > cursor.next.ordinal;
    const bool isPushed = cursor.push.next.ordinal > cursor.next.ordinal;
    const bool isClosed = !stream.map->shard(started.shard).isOpen();
    const bool isHeartbeat = now >= cursor.lastEventAt + kHeartbeat;
    const bool isBarred = pushed.outcome != Exception::None;
    if (hasMore ? !isPushed && !isBarred : !isClosed && !isHeartbeat)
        return step;
    const auto salt = base::mix64(static_cast<std::uint64_t>(started.id) << 32
        ^ static_cast<std::uint64_t>(now.time_since_epoch().count()));
    if (auto failed = service.refusalOfEvent(now, started.caller, started.stream, started.shard, salt)) {
        step.exception = std::move(failed);
        step.isOver = true;
        return step;
    }
    sim::Agenda unused;
    const std::int64_t mostRecords = isPushed ? std::min<std::int64_t>(service.limits().readMaxRecords,
                                         static_cast<std::int64_t>(cursor.push.next.ordinal - cursor.next.ordinal))
                                              : 0;
    const ReadAnswer read = service.push({now, unused, kServiceActor}, started.caller, started.stream, started.shard,
        cursor.next, {mostRecords, kLargestEvent});
    if (read.outcome != Exception::None) {
        step.exception = Refusal{read.outcome, read.reason, read.message};
        step.isOver = true;
        return step;
    }
    cursor.next = {std::max(read.range.end, cursor.next.ordinal), read.nextFrom};
    cursor.lastEventAt = now;
    SubscribeToShardEvent event;
    event.records.reserve(read.range.count());
    for (std::uint64_t i = read.range.begin; i < read.range.end; ++i)
        event.records.push_back(service.record(stream, started.shard, i));
    event.millisBehindLatest = read.millisBehindLatest;
    if (read.isAtEnd) {
        for (const ShardIndex child : stream.map->shard(started.shard).children)
            event.childShards.push_back(service.describe(stream.map->shard(child)));
        step.isOver = true;
    } else {
        event.continuationSequenceNumber = event.records.empty()
            ? continuationBefore(service, stream, started.shard, cursor.next.ordinal, now)
            : event.records.back().sequenceNumber.decimal();
    }
    step.event = std::move(event);
    return step;
}

// --- The call ----------------------------------------------------------------------

Answer<SubscriptionStarted> Service::subscribeToShard(sim::Context context, CallerIndex caller,
    const SubscribeToShardRequest& request)
{
    const Answering answering{*this, caller};
    auto denied = goTo({context, caller, Action::SubscribeToShard}, request.consumerArn);
    if (!denied && asksAccess())
        denied = deniedTo(context, caller, Action::SubscribeToShard, request.consumerArn);
    const auto stream = findByArn(request.consumerArn);
    CallRecord call{context.now, caller, Action::SubscribeToShard, stream ? number(*stream) : kNoStream};
    call.shard = shardNamed(stream, request.shardId);
    if (!denied)
        denied = meetFaults(call);
    Answer<SubscriptionStarted> answer =
        denied ? Answer<SubscriptionStarted>{*std::move(denied)} : doSubscribe(context.now, caller, request);
    if (answer)
        call.detail = iteratorTypeName(request.startingPosition.type);
    countSubscription(context.now, request, answer ? std::nullopt : std::optional{answer.error()});
    m_calls.add(answer ? std::move(call) : std::move(call).refusedWith(answer.error()));
    return answer;
}

// Nothing is counted of a consumer that is not there.
void Service::countSubscription(Instant now, const SubscribeToShardRequest& request,
    const std::optional<Refusal>& refusal)
{
    const auto place = requireConsumer({}, {}, {}, request.consumerArn);
    if (place && (!refusal || refusal->exception != Exception::DryRunOperation))
        fanOutCounts(now, place->stream, stream(place->stream).consumers[place->consumer].name).addCall(refusal);
}

Answer<SubscriptionStarted> Service::doSubscribe(Instant now, CallerIndex caller,
    const SubscribeToShardRequest& request)
{
    Constraints constraints;
    if (request.consumerArn.empty())
        constraints.missing("consumerARN");
    constraints.requiredName("shardId", request.shardId);
    if (request.startingPosition.sequenceNumber)
        constraints.number("startingPosition.sequenceNumber", *request.startingPosition.sequenceNumber,
            R"(0|([1-9]\d{0,128}))");
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto place = requireConsumer({}, {}, {}, request.consumerArn);
    if (!place)
        return place.error();
    const Stream& stream = this->stream(place->stream);
    const RegisteredConsumer& consumer = stream.consumers[place->consumer];
    if (consumer.status != ConsumerStatus::Active)
        return consumerNotActive(stream, consumer);
    const StartingPosition& from = request.startingPosition;
    const auto position = startingPosition(now,
        {stream.name, request.shardId, from.type, from.sequenceNumber, from.timestamp, {}, false});
    if (!position)
        return position.error();

    SubscriptionStarted started{
        {}, place->stream, *parseShardId(request.shardId), *position, now, consumer.name, consumer.created, caller};
    const base::Duration life{quota(m_settings, QuotaName::SubscriptionLifeMs)};
    std::erase_if(m_subscriptions, [&](const Subscription& old) { return now - old.calledAt > 2 * life; });
    auto kept = std::find_if(m_subscriptions.begin(), m_subscriptions.end(),
        [&](const Subscription& other) { return isSame(other, started); });
    if (m_limits.isOn && kept != m_subscriptions.end()) {
        const base::Duration sinceCall = now - kept->calledAt;
        if (!isDry(request.dryRun))
            kept->calledAt = now;
        if (sinceCall < base::Duration{1'000 / kSubscribeRate.perSecond})
            return Refusal{Exception::LimitExceeded, Reason::RateExceeded,
                "Rate exceeded for consumer " + consumer.name + " and shard " + shardId(started.shard) + " in stream "
                    + stream.name + " under account " + home().account + "."};
        const base::Duration least{quota(m_settings, QuotaName::ResubscribeMinMs)};
        if (kept->hasStarted && now - kept->startedAt < least)
            return anotherActive(*this, stream, consumer.name, started.shard);
    }
    if (isDry(request.dryRun))
        return Refusal{
            Exception::DryRunOperation, Reason::DryRun, "Request would have succeeded, but DryRun flag is set."};
    if (kept == m_subscriptions.end())
        kept = m_subscriptions.insert(kept,
            {started.stream, started.consumerName, started.consumerCreated, started.shard, {}, {}, now, false, caller});
    else
        pushOn(*kept, now); // of the one that is taken over
    started.id = SubscriptionId{++m_subscribedEver};
    kept->id = started.id;
    kept->startedAt = now;
    kept->hasStarted = true;
    kept->caller = caller;
    kept->push = {*position, {}, now};
    kept->heldUpSince.reset();
    kept->counted = position->ordinal;
    return started;
}

// --- How far each has come ---------------------------------------------------------

void Service::pushSubscriptions(Instant now)
{
    for (Subscription& each : m_subscriptions)
        pushOn(each, now);
}

SubscriptionPush Service::pushed(const Subscription& subscription, Instant now) const
{
    return pushOf(*this, subscription, now, nullptr);
}

void Service::pushOn(Subscription& subscription, Instant now)
{
    if (!stream(subscription.stream).hasShard(subscription.shard))
        return;
    // All of a second is of the minute in which it began.
    const Instant from = subscription.push.at;
    EventTally tally{*this, subscription};
    subscription.push = pushOf(*this, subscription, now, &tally);
    const PushedEvents& events = tally.events();
    countPushed(from, subscription, tally.records(), events);
}

// What its reader is known to have taken, and has not been counted: while it held the rest up.
void Service::countTaken(Instant now, Subscription& subscription, std::uint64_t next)
{
    const Stream& of = stream(subscription.stream);
    if (!of.hasShard(subscription.shard))
        return;
    EventTally tally{*this, subscription};
    const std::uint64_t end = std::min(next, of.lines[number(subscription.shard)].stored);
    for (std::uint64_t i = std::max(subscription.counted, of.logs[number(subscription.shard)].firstKept()); i < end;
         ++i)
        tally.add(i, now);
    const PushedEvents& events = tally.events();
    countPushed(now, subscription, tally.records(), events);
}

// Nothing of a stream or a consumer that is not there any more: nobody reads what would be pushed.
void Service::countPushed(Instant at, Subscription& subscription, const RecordRange& records,
    const PushedEvents& events)
{
    if (events.events == 0)
        return;
    subscription.counted = records.end;
    const Stream& of = stream(subscription.stream);
    const bool isThere = std::any_of(of.consumers.begin(), of.consumers.end(), [&](const RegisteredConsumer& consumer) {
        return consumer.name == subscription.consumerName && consumer.created == subscription.consumerCreated
            && consumer.status == ConsumerStatus::Active;
    });
    if (!isThere || !of.takesData())
        return;
    notePush(subscription.stream, subscription.shard, records);
    noteEvents(at, subscription.stream, subscription.consumerName, events);
}

Done Service::noteDelivery(Instant now, const NoteDelivery& note)
{
    for (const NoteDelivery::Delivered& delivered : note.subscriptions) {
        const auto of = std::find_if(m_subscriptions.begin(), m_subscriptions.end(),
            [&](const Subscription& each) { return each.id == delivered.id; });
        if (of == m_subscriptions.end())
            continue;
        countTaken(now, *of, delivered.next);
        if (of->push.next.ordinal != delivered.next)
            of->push.next = {delivered.next};
        of->push.pipe = {};
        of->push.at = now;
        if (!delivered.isHeldUp)
            of->heldUpSince.reset();
        else if (!of->heldUpSince)
            of->heldUpSince = now;
    }
    return Done{};
}

std::uint64_t Service::settingsDigest() const
{
    std::uint64_t hash = 0;
    const auto add = [&hash](std::uint64_t value) { hash = base::mix64(hash ^ value); };
    const auto addInstant = [&add](Instant at) { add(static_cast<std::uint64_t>(at.time_since_epoch().count())); };
    for (const MinimumThroughputBillingCommitment& commitment : m_commitments) {
        if (commitment == MinimumThroughputBillingCommitment{})
            continue;
        add(static_cast<std::uint64_t>(commitment.status));
        addInstant(commitment.startedAt.value_or(base::kWorldStart));
        addInstant(commitment.earliestAllowedEndAt.value_or(base::kWorldStart));
        addInstant(commitment.endedAt.value_or(base::kWorldStart));
    }
    for (const RunQuota& quota : m_settings.quotas) {
        add(static_cast<std::uint64_t>(quota.name));
        add(static_cast<std::uint64_t>(quota.value));
        for (const RegionQuota& region : quota.regions)
            add(base::hashText(region.region) ^ base::mix64(static_cast<std::uint64_t>(region.value)));
    }
    for (std::size_t i = 1; i < m_homes.size(); ++i)
        add(base::hashText(m_homes[i].account) ^ base::mix64(base::hashText(m_homes[i].region)));
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        add(base::hashText(m_channels[i].channelName));
        add(static_cast<std::uint64_t>(m_channels[i].status));
        addInstant(m_channels[i].updated);
        addInstant(m_channelsDue[i]);
    }
    for (const Subscription& kept : m_subscriptions) {
        add(number(kept.stream));
        add(base::hashText(kept.consumerName));
        add(number(kept.shard));
        add(static_cast<std::uint64_t>(kept.id));
        addInstant(kept.startedAt);
        addInstant(kept.calledAt);
    }
    for (const RateLine& line : m_rates) {
        add(static_cast<std::uint64_t>(line.action) << 32 | line.stream);
        if (line.home != kOwnHome)
            add(number(line.home));
        add(static_cast<std::uint64_t>(line.bucket.fullAt));
    }
    if (m_access.isSet())
        add(m_access.digest());
    if (m_faults.isSet())
        add(m_faults.digest());
    return hash;
}

}
