// Reading as consumers do it: a call of a shared poller, an event of fan-out, and their calls that are only noted.
#include "streams/service.h"

#include <algorithm>

namespace shardscope::streams {

using base::Instant;

// When the next GetRecords may read there: from now on where nothing stands in its way.
Instant Service::readableAt(Instant now, const ReadLine& reads) const
{
    if (!m_limits.isOn)
        return now;
    const std::int64_t nowUnits = sim::unitsAt(now);
    const auto latest = [](std::int64_t units, std::int64_t burst) {
        return base::instantAt(base::Duration{(units - burst + sim::kUnitsPerMs - 1) / sim::kUnitsPerMs});
    };
    const std::int64_t calls = reads.calls.after(nowUnits, m_limits.readCalls.unitsPerToken);
    // A reply needs at least a byte to be owed to it.
    const std::int64_t bytes = reads.bytes.after(nowUnits, m_limits.readBytes.unitsPerToken);
    const std::int64_t records = reads.records.after(nowUnits, m_limits.readRecords.unitsPerToken);
    return std::max({now, reads.blockedUntil, latest(calls, m_limits.readCalls.burstUnits),
        latest(bytes, m_limits.readBytes.burstUnits), latest(records, m_limits.readRecords.burstUnits)});
}

// The answer of a call that nobody denies and no fault meets. Takes nothing.
ReadAnswer Service::judgeRead(sim::Context context, CallerIndex caller, StreamIndex streamIndex, ShardIndex shard,
    const ReadPlace& place, ReadLimits limits) const
{
    const Stream& stream = this->stream(streamIndex);
    const Instant freeAt = readableAt(context.now, stream.reads[number(shard)]);
    if (freeAt > context.now) {
        ReadAnswer answer;
        answer.outcome = Exception::ProvisionedThroughputExceeded;
        answer.retryAt = freeAt;
        return answer;
    }
    const ReadLimits most{
        std::min(limits.maxRecords, m_limits.readMaxRecords), std::min(limits.maxBytes, m_limits.readMaxBytes)};
    return found(context, caller, stream, shard, place, most, scannedUntil(context.now, stream, shard, place));
}

ReadAnswer Service::read(sim::Context context, CallerIndex caller, StreamIndex streamIndex, ShardIndex shard,
    const ReadPlace& place, ReadLimits limits)
{
    Stream& stream = at(streamIndex);
    const Reading of{streamIndex, shard, place};
    CallRecord call{context.now, caller, Action::GetRecords, number(streamIndex)};
    call.shard = shard;
    if (!stream.hasShard(shard)) {
        call.outcome = Exception::ResourceNotFound;
        call.reason = Reason::ShardNotFound;
        noteRead(std::move(call), of, limits.maxRecords);
        ReadAnswer answer;
        answer.outcome = Exception::ResourceNotFound;
        return answer;
    }
    const auto refuse = [&](Refusal refusal) {
        ReadAnswer answer;
        answer.outcome = refusal.exception;
        answer.reason = refusal.reason;
        answer.message = refusal.message;
        answer.delay = call.delay;
        noteRead(std::move(call).refusedWith(refusal), of, limits.maxRecords);
        return answer;
    };
    if (asksAccess()) [[unlikely]] {
        if (auto denied = deniedTo(context, caller, Action::GetRecords, streamIndex))
            return refuse(*std::move(denied));
    }
    if (m_faults.isSet()) [[unlikely]] {
        if (auto failed = meetFaults(call))
            return refuse(*std::move(failed));
    }
    ReadLine& reads = stream.reads[number(shard)];
    const std::int64_t nowUnits = sim::unitsAt(context.now);

    ReadAnswer answer = judgeRead(context, caller, streamIndex, shard, place, limits);
    if (answer.isThrottled()) {
        ++reads.refusedCalls;
        call.outcome = Exception::ProvisionedThroughputExceeded;
        call.reason = Reason::ReadThrottled;
        answer.delay = call.delay;
        noteRead(std::move(call), of, limits.maxRecords);
        return answer;
    }
    if (m_limits.isOn)
        reads.calls.fullAt = reads.calls.after(nowUnits, m_limits.readCalls.unitsPerToken);
    if (answer.outcome != Exception::None) [[unlikely]]
        return refuse({answer.outcome, answer.reason, std::move(answer.message)});
    if (m_limits.isOn) {
        reads.bytes.fullAt = reads.bytes.after(nowUnits, m_limits.readBytes.unitsPerToken * answer.range.bytes);
        std::int64_t owedUnits = reads.bytes.fullAt - nowUnits - m_limits.readBytes.burstUnits;
        if (m_limits.areReadRecordsCounted()) [[unlikely]] {
            reads.records.fullAt = reads.records.after(nowUnits,
                m_limits.readRecords.unitsPerToken * static_cast<std::int64_t>(answer.range.count()));
            owedUnits = std::max(owedUnits, reads.records.fullAt - nowUnits - m_limits.readRecords.burstUnits);
        }
        if (owedUnits > 0 || answer.range.bytes >= m_limits.readMaxBytes) {
            // 10 MiB at 2 MiB/s is 5 s: the documented rule is this debt being repaid.
            const base::Duration wait = answer.range.bytes >= m_limits.readMaxBytes
                ? base::Duration{5'000}
                : std::max(base::Duration{1'000}, base::Duration{owedUnits / sim::kUnitsPerMs});
            reads.blockedUntil = context.now + wait;
        }
    }
    ++reads.servedCalls;
    reads.readRecords += answer.range.count();
    reads.readBytes += answer.range.bytes;
    stream.ages.note(context.now,
        answer.range.count() > 0 ? context.now - answer.range.lastArrival : answer.millisBehindLatest);
    call.records = static_cast<std::uint32_t>(answer.range.count());
    call.bytes = answer.range.bytes;
    answer.delay = call.delay;
    noteRead(std::move(call), of, limits.maxRecords);
    return answer;
}

ReadAnswer Service::push(sim::Context context, CallerIndex caller, StreamIndex streamIndex, ShardIndex shard,
    const ReadPlace& place, ReadLimits limits) const
{
    const Stream& stream = this->stream(streamIndex);
    if (!stream.hasShard(shard)) {
        ReadAnswer answer;
        answer.outcome = Exception::ResourceNotFound;
        return answer;
    }
    return found(context, caller, stream, shard, place, limits, std::nullopt);
}

// How far a read comes through the shard's time, where that is bounded.
std::optional<Instant> Service::scannedUntil(Instant now, const Stream& stream, ShardIndex shard,
    const ReadPlace& place) const
{
    if (m_settings.scanBudget.count() == 0) [[likely]]
        return std::nullopt;
    const ShardLog& log = stream.logs[number(shard)];
    const std::uint64_t stored = stream.lines[number(shard)].stored;
    Instant begin = std::max(stream.map->shard(shard).opened, stream.horizon(now));
    if (place.from)
        begin = std::max(begin, *place.from);
    else if (place.ordinal > stored)
        begin = now;
    if (place.ordinal > log.firstKept() && place.ordinal <= stored)
        begin = std::max(begin, log.arrival(place.ordinal - 1));
    return begin + m_settings.scanBudget;
}

ReadAnswer Service::reach(Instant now, CallerIndex caller, const Stream& stream, ShardIndex shard,
    const ReadPlace& place, std::optional<Instant> until) const
{
    ReadAnswer answer;
    const ShardLine& line = stream.lines[number(shard)];
    const ShardLog& log = stream.logs[number(shard)];
    std::uint64_t begin = std::max(std::min(place.ordinal, line.stored), log.firstKept());
    // Looking for the horizon costs a search: only when the record at hand has passed it.
    if (begin < line.stored && log.arrival(begin) < stream.horizon(now))
        begin = stream.firstReadable(shard, now);
    if (place.from) [[unlikely]] {
        const std::uint64_t late = std::max(begin, log.firstAtOrAfter(*place.from, line.stored));
        answer.skipped = late - begin;
        begin = late;
    }
    std::uint64_t end = until ? std::max(begin, log.firstAtOrAfter(*until, line.stored)) : line.stored;
    if (m_access.isSet()) [[unlikely]] {
        auto unreadable = firstUnreadable(now, askerOf(caller), stream, shard, begin);
        if (unreadable && unreadable->ordinal < end) {
            end = unreadable->ordinal;
            if (end == begin) {
                Refusal& refusal = unreadable->barrier.refusal;
                answer.outcome = refusal.exception;
                answer.reason = refusal.reason;
                answer.message = std::move(refusal.message);
                return answer;
            }
        }
    }
    answer.range = {begin, end, 0, {}};
    if (place.from && *place.from > now) [[unlikely]]
        answer.nextFrom = place.from;
    return answer;
}

ReadAnswer Service::found(sim::Context context, CallerIndex caller, const Stream& stream, ShardIndex shard,
    const ReadPlace& place, ReadLimits limits, std::optional<Instant> until) const
{
    ReadAnswer answer = reach(context.now, caller, stream, shard, place, until);
    if (answer.outcome != Exception::None) [[unlikely]]
        return answer;
    const ShardLine& line = stream.lines[number(shard)];
    const ShardLog& log = stream.logs[number(shard)];
    answer.range = log.measure(answer.range.begin, answer.range.end, limits.maxRecords, limits.maxBytes);
    const bool isAtTip = answer.range.end == line.stored;
    if (!isAtTip) {
        const Instant reached = answer.range.count() > 0 ? answer.range.lastArrival : log.arrival(answer.range.end);
        // 0 only at the tip, also when the rest arrived this very millisecond.
        answer.millisBehindLatest = std::max(base::Duration{1}, context.now - reached);
    }
    answer.isAtEnd = isAtTip && !stream.map->shard(shard).isOpen();
    if (until && !answer.nextFrom) [[unlikely]]
        answer.nextFrom = isAtTip ? context.now : std::min(*until, log.arrival(answer.range.end));
    return answer;
}

Service::NotedCall Service::noteSubscription(sim::Context context, CallerIndex caller, const Reading& of)
{
    NotedCall call = noteDataCall(context, caller, Action::SubscribeToShard, of);
    fanOutCounts(context.now, of.stream, of.consumer).addCall(call.refusal);
    return call;
}

Service::NotedCall Service::noteIterator(sim::Context context, CallerIndex caller, const Reading& of)
{
    return noteDataCall(context, caller, Action::GetShardIterator, of);
}

Service::NotedCall Service::noteDataCall(sim::Context context, CallerIndex caller, Action action, const Reading& of)
{
    CallRecord call{context.now, caller, action, number(of.stream)};
    call.shard = of.shard;
    auto denied = asksAccess() ? deniedTo(context, caller, action, of.stream) : std::nullopt;
    std::optional<Refusal> refusal = denied ? std::move(denied) : meetFaults(call);
    const base::Duration delay = call.delay;
    noteRead(refusal ? std::move(call).refusedWith(*refusal) : std::move(call), of);
    return {std::move(refusal), delay};
}

void Service::noteExpiredIterator(sim::Context context, CallerIndex caller, const Reading& of)
{
    CallRecord call{context.now, caller, Action::GetRecords, number(of.stream)};
    call.outcome = Exception::ExpiredIterator;
    call.reason = Reason::IteratorExpired;
    call.shard = of.shard;
    noteRead(std::move(call), of);
}

void Service::noteSubscriptionEnd(sim::Context context, CallerIndex caller, const Reading& of, const ReadAnswer& answer)
{
    CallRecord call{context.now, caller, Action::SubscribeToShard, number(of.stream)};
    call.shard = of.shard;
    noteRead(std::move(call).refusedWith({answer.outcome, answer.reason, answer.message}), of);
}

// The call that gives an iterator of that place: behind the record before it, as consumers go on.
GetShardIteratorRequest Service::iteratorAt(Instant now, const Reading& of) const
{
    const Stream& stream = this->stream(of.stream);
    GetShardIteratorRequest request{.streamName = stream.reference, .shardId = shardId(of.shard)};
    if (of.place.from && *of.place.from > now) {
        request.type = IteratorType::AtTimestamp;
        request.timestamp = of.place.from;
        return request;
    }
    const std::uint64_t next = of.place.ordinal;
    if (!stream.hasShard(of.shard) || next <= stream.firstReadable(of.shard, now))
        return request;
    request.type = IteratorType::Latest;
    if (next <= stream.lines[number(of.shard)].stored) {
        request.type = IteratorType::AfterSequenceNumber;
        request.startingSequenceNumber = sequenceNumberOf(stream, of.shard, next - 1).decimal();
    }
    return request;
}

AskedRequests Service::askedRead(const CallRecord& call, const Reading& of, std::int64_t maxRecords) const
{
    const GetShardIteratorRequest iterator = iteratorAt(call.at, of);
    if (call.action == Action::SubscribeToShard) {
        const std::vector<RegisteredConsumer>& consumers = stream(of.stream).consumers;
        const auto consumer = std::find_if(consumers.begin(), consumers.end(),
            [&](const RegisteredConsumer& other) { return other.name == of.consumer; });
        if (consumer == consumers.end())
            return {};
        return {SubscribeToShardRequest{.consumerArn = consumer->arn,
            .shardId = iterator.shardId,
            .startingPosition = {iterator.type, iterator.startingSequenceNumber, iterator.timestamp}}};
    }
    if (call.action == Action::GetRecords)
        return {iterator, GetRecordsRequest{.limit = std::min(maxRecords, m_limits.readMaxRecords)}};
    return {iterator};
}

// How the calls of simulated clients that read enter the log.
void Service::noteRead(CallRecord&& call, const Reading& of, std::int64_t maxRecords)
{
    m_calls.add(std::move(call), [&](const CallRecord& noted) { return askedRead(noted, of, maxRecords); });
}

void Service::notePush(StreamIndex streamIndex, ShardIndex shard, const RecordRange& pushed)
{
    std::vector<PushLine>& pushes = at(streamIndex).pushes;
    if (pushes.size() <= number(shard))
        pushes.resize(number(shard) + 1);
    pushes[number(shard)].records += pushed.count();
    pushes[number(shard)].bytes += pushed.bytes;
}

void Service::noteEvents(Instant now, StreamIndex stream, std::string_view consumer, const PushedEvents& pushed)
{
    fanOutCounts(now, stream, consumer).pushed += pushed;
}

FanOutCounts& Service::fanOutCounts(Instant now, StreamIndex stream, std::string_view consumer)
{
    std::vector<FanOutCounts>& minute = at(stream).fanOut.at(now);
    const auto place = std::lower_bound(minute.begin(), minute.end(), consumer,
        [](const FanOutCounts& other, std::string_view name) { return other.consumer < name; });
    if (place != minute.end() && place->consumer == consumer)
        return *place;
    return *minute.insert(place, FanOutCounts{.consumer = std::string{consumer}});
}

}
