// GetShardIterator and GetRecords.
#include "streams/service.h"

#include "streams/data_call.h"
#include "streams/shard_iterator.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

// Null where that home has all of its five.
template <typename Lines>
auto* lineOf(Lines& lines, ShardIndex shard, HomeIndex home)
{
    const auto line = std::find_if(lines.begin(), lines.end(),
        [&](const IteratorLine& other) { return other.shard == shard && other.home == home; });
    return line == lines.end() ? nullptr : &*line;
}

}

Answer<std::string> Service::getShardIterator(sim::Context context, CallerIndex caller,
    const GetShardIteratorRequest& request)
{
    if (isByArn(context, request))
        return byName<std::string>({context, caller, Action::GetShardIterator}, request,
            [&](const GetShardIteratorRequest& named) { return getShardIterator(context, caller, named); });
    const Answering answering{*this, caller};
    std::optional<Refusal> denied;
    if (asksAccess())
        denied = deniedTo(context, caller, Action::GetShardIterator, streamArn(request.streamName));
    CallRecord call{context.now, caller, Action::GetShardIterator, streamNumber(request.streamName)};
    call.shard = parseShardId(request.shardId);
    if (!denied)
        denied = meetFaults(call);
    Answer<std::string> answer =
        denied ? Answer<std::string>{*std::move(denied)} : doGetShardIterator(context.now, caller, request);
    if (answer)
        call.detail = iteratorTypeName(request.type);
    m_calls.add(answer ? std::move(call) : std::move(call).refusedWith(answer.error()),
        [&request](const CallRecord&) { return AskedRequests{request}; });
    return answer;
}

Answer<ReadPlace> Service::startingPosition(Instant now, const GetShardIteratorRequest& request) const
{
    Constraints constraints;
    if (!request.streamName.starts_with("arn:")) // a reference
        constraints.requiredName("streamName", request.streamName);
    constraints.name("shardId", request.shardId);
    if (request.startingSequenceNumber)
        constraints.number("startingSequenceNumber", *request.startingSequenceNumber, R"(0|([1-9]\d{0,128}))");
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto shard = parseShardId(request.shardId);
    if (!shard)
        return shardNotFound(request.shardId, request.streamName);
    const auto index = find(request.streamName);
    const bool exists =
        index && stream(*index).map && stream(*index).map->has(*shard) && !stream(*index).isExpired(*shard, now);
    if (!exists)
        return Refusal{Exception::ResourceNotFound, Reason::ShardNotFound,
            "Shard " + shardId(*shard) + " in stream " + request.streamName + " under account " + home().account
                + " does not exist"};
    return positionOf(now, stream(*index), *shard, request);
}

bool Service::isOfAnotherAccount(CallerIndex caller, const Stream& stream) const
{
    return homeOf(caller) != stream.home && accountOf(caller) != homeOf(stream).account;
}

bool Service::mayGetIterator(Instant now, CallerIndex caller, StreamIndex stream, ShardIndex shard) const
{
    const Stream& from = this->stream(stream);
    sim::TokenBucket iterators = from.reads[number(shard)].iterators;
    if (isOfAnotherAccount(caller, from)) {
        const IteratorLine* const line = lineOf(from.otherIterators, shard, homeOf(caller));
        iterators = line == nullptr ? sim::TokenBucket{} : line->iterators;
    }
    const std::int64_t nowUnits = sim::unitsAt(now);
    return !m_limits.isOn
        || iterators.after(nowUnits, m_limits.iteratorCalls.unitsPerToken)
        <= nowUnits + m_limits.iteratorCalls.burstUnits;
}

void Service::takeIterator(Instant now, CallerIndex caller, Stream& stream, ShardIndex shard) const
{
    const std::int64_t nowUnits = sim::unitsAt(now);
    sim::TokenBucket* iterators = &stream.reads[number(shard)].iterators;
    if (isOfAnotherAccount(caller, stream)) {
        std::vector<IteratorLine>& lines = stream.otherIterators;
        std::erase_if(lines, [nowUnits](const IteratorLine& line) { return line.iterators.fullAt <= nowUnits; });
        IteratorLine* const line = lineOf(lines, shard, homeOf(caller));
        iterators = &(line != nullptr ? *line : lines.emplace_back(IteratorLine{shard, homeOf(caller), {}})).iterators;
    }
    iterators->fullAt = iterators->after(nowUnits, m_limits.iteratorCalls.unitsPerToken);
}

Answer<std::string> Service::doGetShardIterator(Instant now, CallerIndex caller, const GetShardIteratorRequest& request)
{
    const auto position = startingPosition(now, request);
    if (!position)
        return position.error();
    const StreamIndex index = *find(request.streamName);
    const ShardIndex shard = *parseShardId(request.shardId);
    const Stream& found = stream(index);
    if (!mayGetIterator(now, caller, index, shard))
        return Refusal{Exception::ProvisionedThroughputExceeded, Reason::ReadThrottled, throttleText(found, shard)};
    if (isDry(request.dryRun))
        return dryRun();
    takeIterator(now, caller, at(index), shard);
    return writeShardIterator({now, found.created, found.reference, shard, *position});
}

Answer<ReadPlace> Service::positionOf(Instant now, const Stream& stream, ShardIndex shard,
    const GetShardIteratorRequest& request) const
{
    const auto badArgument = [](std::string message) {
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
    };
    const std::uint64_t stored = stream.lines[number(shard)].stored;
    const ShardLog& log = stream.logs[number(shard)];
    // A scan goes on from there, which no other read asks for.
    const auto reached = [this](std::uint64_t ordinal, Instant from) {
        return m_settings.scanBudget.count() > 0 ? ReadPlace{ordinal, from} : ReadPlace{ordinal};
    };
    const bool needsNumber =
        request.type == IteratorType::AtSequenceNumber || request.type == IteratorType::AfterSequenceNumber;
    if (needsNumber != request.startingSequenceNumber.has_value()
        && (needsNumber || request.type != IteratorType::AtTimestamp))
        return badArgument("Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
                           "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
                           "Request specified "
            + std::string{iteratorTypeName(request.type)} + " and "
            + (needsNumber ? "no StartingSequenceNumber." : "also a StartingSequenceNumber."));
    switch (request.type) {
    case IteratorType::TrimHorizon:
        return ReadPlace{stream.firstReadable(shard, now)};
    case IteratorType::Latest:
        return reached(stored, now);
    case IteratorType::AtTimestamp: {
        if (!request.timestamp)
            return badArgument("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current "
                               "request has no timestamp parameter.");
        if (*request.timestamp > now && m_settings.takesFutureTimestamps)
            return ReadPlace{stored, request.timestamp};
        if (*request.timestamp > now) {
            const auto unixMs = [this](Instant at) {
                return std::to_string(m_settings.epochSecond * 1'000 + at.time_since_epoch().count());
            };
            return badArgument("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                               "timestampInMillis: "
                + unixMs(*request.timestamp) + ", currentTimestampInMillis: " + unixMs(now));
        }
        return reached(std::max(stream.firstReadable(shard, now), log.firstAtOrAfter(*request.timestamp, stored)),
            *request.timestamp);
    }
    case IteratorType::AtSequenceNumber:
    case IteratorType::AfterSequenceNumber:
        break;
    }
    const std::string& text = *request.startingSequenceNumber;
    const auto from = parseSequenceNumber(text);
    const std::string place = "StartingSequenceNumber " + text + " used in GetShardIterator on shard " + shardId(shard)
        + " in stream " + stream.name + " under account " + home().account + " is invalid";
    if (!from)
        return badArgument(place + ".");
    if (from->shard != number(shard))
        return badArgument("Invalid StartingSequenceNumber. It encodes " + shardId(ShardIndex{from->shard})
            + ", while it was used in a call to a shard with " + shardId(shard));
    if (from->createdSecond != stream.map->shard(shard).createdSecond)
        return badArgument(place + " because it did not come from this stream.");
    // Counter n stands on the record with ordinal n - 1, even before there is one; the shard's own first
    // number on none.
    if (from->counter == 0)
        return ReadPlace{0};
    const std::uint64_t ordinal = from->counter - 1;
    const bool isThere = ordinal >= log.firstKept() && ordinal < stored;
    // A number that was never given out may have the counter of a record and another second: it lies before or after
    // that record.
    const std::int64_t second = isThere ? sequenceNumberOf(stream, shard, ordinal).second : from->second;
    const bool isAt = request.type == IteratorType::AtSequenceNumber && from->second == second;
    if (!isAt && from->second >= second)
        return ReadPlace{from->counter};
    return isThere ? reached(ordinal, log.arrival(ordinal)) : ReadPlace{ordinal};
}

// What a read is refused with, if it is; of one that is throttled, in the service's words.
std::optional<Refusal> Service::refusalOf(const Stream& stream, ShardIndex shard, const ReadAnswer& read) const
{
    if (read.outcome == Exception::None)
        return std::nullopt;
    if (read.isThrottled())
        return Refusal{read.outcome, Reason::ReadThrottled, throttleText(stream, shard)};
    return Refusal{read.outcome, read.reason, read.message};
}

// All checks of a read, which takes nothing of the shard's.
Refusal Service::refusalOfDryRun(sim::Context context, CallerIndex caller, StreamIndex index,
    const ShardIterator& iterator, ReadLimits limits) const
{
    if (asksAccess()) {
        if (auto denied = deniedTo(context, caller, Action::GetRecords, index))
            return *std::move(denied);
    }
    const ReadAnswer judged = judgeRead(context, caller, index, iterator.shard, iterator.place, limits);
    return refusalOf(stream(index), iterator.shard, judged).value_or(dryRun());
}

// Of a call that was refused, the iterator it came with is still in its caller's hand.
void Service::noteOutsideRead(Instant now, const OutsidePoller::Name& name, const ShardIterator& iterator,
    const ReadAnswer& read)
{
    OutsidePollers::Call call{.at = now, .next = iterator.place.ordinal, .iteratorMade = iterator.made};
    call.isRefused = read.outcome != Exception::None;
    if (!call.isRefused) {
        call.next = std::max(read.range.end, iterator.place.ordinal);
        call.iteratorMade = now;
        call.behind = read.millisBehindLatest;
        call.bytes = read.range.bytes;
        call.isAtEnd = read.isAtEnd;
    }
    m_outsidePollers.note(name, call);
}

Answer<GetRecordsAnswer> Service::getRecords(sim::Context context, CallerIndex caller, const GetRecordsRequest& request)
{
    const Answering answering{*this, caller};
    std::uint32_t of = kNoStream; // once it is known
    const auto refuse = [&](Refusal refusal, std::optional<ShardIndex> shard) {
        CallRecord call{context.now, caller, Action::GetRecords, of};
        call.shard = shard;
        m_calls.add(std::move(call).refusedWith(refusal));
        return refusal;
    };
    Constraints constraints;
    constraints.length("shardIterator", request.shardIterator, 1, 512);
    constraints.range("limit", request.limit, 1, m_limits.readMaxRecords);
    if (!request.streamArn.empty())
        constraints.streamArn("streamARN", request.streamArn);
    if (auto refusal = constraints.refusal())
        return refuse(*std::move(refusal), std::nullopt);
    const auto iterator = readShardIterator(request.shardIterator);
    if (!iterator || iterator->made > context.now)
        return refuse({Exception::InvalidArgument, Reason::IteratorInvalid, "Invalid ShardIterator."}, std::nullopt);
    const auto index = findReferred(iterator->streamName);
    // Nothing crosses regions but people.
    const bool isNear = index && (context.self == kServiceActor || homeOf(stream(*index)).region == home().region);
    // Another stream may have its name by now.
    const bool isThere = isNear && stream(*index).created == iterator->streamCreated;
    if (isThere)
        of = number(*index);
    const std::int64_t life = quota(m_settings, QuotaName::ShardIteratorLifeMs);
    if ((context.now - iterator->made).count() > life)
        return refuse({Exception::ExpiredIterator, Reason::IteratorExpired,
                          "Iterator expired. The iterator was created at time "
                              + formatServiceDate(unixSecond(iterator->made)) + " while right now it is "
                              + formatServiceDate(unixSecond(context.now))
                              + " which is further in the future than the tolerated delay of " + std::to_string(life)
                              + " milliseconds."},
            iterator->shard);
    const bool exists =
        isThere && stream(*index).hasShard(iterator->shard) && !stream(*index).isExpired(iterator->shard, context.now);
    if (!exists)
        return refuse({Exception::ResourceNotFound, Reason::ShardNotFound,
                          "Shard " + shardId(iterator->shard) + " in stream "
                              + (index ? stream(*index).name : iterator->streamName) + " under account "
                              + home().account + " does not exist"},
            iterator->shard);

    // The service's text is not known.
    if (!request.streamArn.empty() && findReferred(request.streamArn) != index)
        return refuse({Exception::InvalidArgument, Reason::BadArgument,
                          "StreamARN " + request.streamArn + " is not that of the stream of the ShardIterator."},
            iterator->shard);
    const ReadLimits readLimits{request.limit, m_limits.readMaxBytes};
    if (isDry(request.dryRun))
        return refuse(refusalOfDryRun(context, caller, *index, *iterator, readLimits), iterator->shard);
    const ReadAnswer read = this->read(context, caller, *index, iterator->shard, iterator->place, readLimits);
    if (context.self == kOutsideActor)
        noteOutsideRead(context.now, {*index, iterator->shard, caller}, *iterator, read);
    const Stream& found = stream(*index);
    if (auto refusal = refusalOf(found, iterator->shard, read))
        return *std::move(refusal);
    GetRecordsAnswer answer;
    answer.records.reserve(read.range.count());
    for (std::uint64_t i = read.range.begin; i < read.range.end; ++i)
        answer.records.push_back(record(found, iterator->shard, i));
    answer.millisBehindLatest = read.millisBehindLatest;
    if (!read.isAtEnd) {
        // An iterator may stand above the tip, on a number that is yet to come.
        const ReadPlace next{std::max(read.range.end, iterator->place.ordinal), read.nextFrom};
        answer.nextShardIterator =
            writeShardIterator({context.now, found.created, found.reference, iterator->shard, next});
        return answer;
    }
    for (const ShardIndex child : found.map->shard(iterator->shard).children)
        answer.childShards.push_back(describe(found.map->shard(child)));
    return answer;
}

}
