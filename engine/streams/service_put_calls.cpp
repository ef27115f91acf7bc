// PutRecord and PutRecords: the checks of their entries, and the calls themselves.
#include "streams/service.h"

#include "base/md5.h"
#include "streams/data_call.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

std::string entryPath(std::size_t index) { return "records." + std::to_string(index + 1) + ".member."; }

// The service says "MB" for MiB; a stream's largest record may be of any whole number of KiB.
std::string limitText(std::int64_t bytes)
{
    constexpr std::int64_t kKiB = 1'024;
    constexpr std::int64_t kMiB = 1'024 * kKiB;
    return bytes % kMiB == 0 ? std::to_string(bytes / kMiB) + " MB" : std::to_string(bytes / kKiB) + " KB";
}

std::vector<EntryShape> shapesOf(std::span<const PutEntry> entries)
{
    std::vector<EntryShape> shapes;
    shapes.reserve(entries.size());
    for (const PutEntry& entry : entries)
        shapes.push_back(shapeOf(entry));
    return shapes;
}

// What the fields of a call's entries add to its failing constraints.
// `leastKey`: characters that a key has at least, 0 where the service places records itself.
void checkFields(Constraints& constraints, Action action, std::span<const EntryShape> entries,
    const ShardLimits& limits, const ServiceSettings& settings, std::size_t leastKey = 1)
{
    const bool isBatch = action == Action::PutRecords;
    if (isBatch) {
        const std::string shown = entries.empty() ? "[]" : "[" + std::to_string(entries.size()) + " records]";
        constraints.listLength("records", shown, entries.size(), 1, static_cast<std::size_t>(limits.callMaxRecords),
            Reason::TooManyRecords);
    }
    const auto mostCharacters = static_cast<std::size_t>(quota(settings, QuotaName::PartitionKeyMaxCharacters));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const EntryShape& entry = entries[i];
        // Characters are no more than bytes: for nearly all entries their names need not be written, nor be counted.
        const bool isPlainlyFine = !entry.partitionKey.empty() && entry.partitionKey.size() <= mostCharacters
            && entry.dataBytes <= limits.maxRecordBytes
            && (entry.explicitHashKey == nullptr || !*entry.explicitHashKey);
        if (isPlainlyFine) [[likely]]
            continue;
        const std::string path = isBatch ? entryPath(i) : "";
        if (entry.partitionKey.empty() && leastKey > 0)
            constraints.missing(path + "partitionKey");
        else
            constraints.length(path + "partitionKey", entry.partitionKey, leastKey, mostCharacters);
        constraints.blob(path + "data", entry.dataBytes, limits.maxRecordBytes, settings.profile == Profile::Classic);
        if (entry.explicitHashKey != nullptr && *entry.explicitHashKey)
            constraints.number(path + "explicitHashKey", **entry.explicitHashKey, R"(0|([1-9]\d{0,38}))");
    }
}

EntryShape shapeOf(const EntryShape& shape) { return shape; }

// What refuses entries whose fields are each within their constraints: a record's size counts its key.
template <typename Entry>
std::optional<Refusal> tooLarge(std::span<const Entry> entries, const ShardLimits& limits)
{
    std::int64_t callBytes = 0;
    std::int64_t largest = 0;
    for (const Entry& entry : entries) {
        const std::int64_t size = shapeOf(entry).size();
        callBytes += size;
        largest = std::max(largest, size);
    }
    // The service's text for data that fits only without its key is not known; this follows the other one.
    if (largest > limits.maxRecordBytes)
        return Refusal{Exception::InvalidArgument, Reason::RecordTooLarge,
            "Record size exceeds " + limitText(limits.maxRecordBytes) + " limit"};
    if (callBytes > limits.callMaxBytes)
        return Refusal{Exception::InvalidArgument, Reason::CallTooLarge,
            "Records size exceeds " + limitText(limits.callMaxBytes) + " limit"};
    return std::nullopt;
}

}

bool Service::takesPuts(const Stream& stream) const
{
    return stream.takesData() || (m_settings.takesPutsWhileDeleting && stream.status == StreamStatus::Deleting);
}

ShardLimits Service::limitsOf(const Stream* stream) const
{
    ShardLimits limits = m_limits;
    if (stream != nullptr)
        limits.maxRecordBytes = stream->settings.maxRecordBytes;
    return limits;
}

// The checks of a call whose sizes may be too large, as those of one that came as words.
std::optional<Refusal> Service::refusalOf(const Stream& stream, std::uint32_t table,
    std::span<const Attempt> attempts) const
{
    const ShardLimits limits = limitsOf(&stream);
    std::vector<EntryShape> shapes;
    shapes.reserve(attempts.size());
    for (const Attempt& attempt : attempts) {
        const std::string_view key = m_tables[table].table->text(attempt.key);
        shapes.push_back({key, std::int64_t{attempt.size} - static_cast<std::int64_t>(key.size())});
    }
    Constraints constraints;
    checkFields(constraints, Action::PutRecords, shapes, limits, m_settings);
    if (auto refusal = constraints.refusal())
        return refusal;
    return tooLarge(std::span<const EntryShape>{shapes}, limits);
}

Answer<Service::Addressed> Service::addressEntries(Action action, std::string_view streamName,
    std::span<const PutEntry> entries, Constraints constraints) const
{
    const std::vector<EntryShape> shapes = shapesOf(entries);
    const auto index = find(streamName);
    const Stream* const found = index ? &stream(*index) : nullptr;
    const ShardLimits limits = limitsOf(found);
    const bool isKeyNeeded = found == nullptr || found->settings.distribution != RecordDistribution::Auto;
    checkFields(constraints, action, shapes, limits, m_settings, isKeyNeeded ? 1 : 0);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    // Not ResourceInUse: a stream that takes no data is not found by puts.
    if (!index || !takesPuts(stream(*index)))
        return streamNotFound(streamName);
    Addressed addressed{*index, std::vector<base::HashKey>(entries.size())};
    std::vector<std::string_view> keys;
    keys.reserve(entries.size());
    for (const PutEntry& entry : entries)
        keys.push_back(entry.partitionKey);
    base::hashPartitionKeys(keys, addressed.hashes);
    // Where the service places records itself, it ignores what they say.
    const bool isPlaced = stream(*index).settings.distribution == RecordDistribution::Auto;
    for (std::size_t i = 0; i < entries.size() && !isPlaced; ++i) {
        const PutEntry& entry = entries[i];
        if (!entry.explicitHashKey)
            continue;
        const auto key = base::parseHashKey(*entry.explicitHashKey);
        if (!key)
            return Refusal{Exception::InvalidArgument, Reason::BadArgument,
                "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                    + *entry.explicitHashKey};
        if (*key != addressed.hashes[i]) {
            addressed.isExplicit.resize(entries.size());
            addressed.isExplicit[i] = 1;
        }
        addressed.hashes[i] = *key;
    }
    return addressed;
}

std::optional<Refusal> Service::refusalOf(Instant now, CallerIndex caller, StreamIndex index,
    std::span<const PutEntry> entries) const
{
    const Stream& stream = this->stream(index);
    if (auto refusal = tooLarge(entries, limitsOf(&stream)))
        return refusal;
    if (auto barrier = barrierOfEncryption(now, askerOf(caller), stream))
        return std::move(barrier->refusal);
    return std::nullopt;
}

// Whether a sequence number can have come from here by now: the first numbers of a child carry its
// creation second, which lies after the moment its parent closed.
bool Service::hasGivenOut(Instant now, const Stream& stream, std::string_view sequenceNumber) const
{
    const auto number = parseSequenceNumber(sequenceNumber);
    if (!number)
        return false;
    const ShardIndex shard{number->shard};
    const std::int64_t created = stream.map->has(shard) ? stream.map->shard(shard).createdSecond : 0;
    return number->second <= std::max(unixSecond(now), created);
}

Answer<PutResult> Service::putRecord(sim::Context context, CallerIndex caller, const PutRecordRequest& request)
{
    if (isByArn(context, request))
        return byName<PutResult>({context, caller, Action::PutRecord}, request,
            [&](const PutRecordRequest& named) { return putRecord(context, caller, named); });
    const Answering answering{*this, caller};
    CallRecord call{context.now, caller, Action::PutRecord, streamNumber(request.streamName)};
    call.records = 1;
    Answer<PutResult> answer = [&]() -> Answer<PutResult> {
        if (asksAccess()) {
            auto denied = deniedTo(context, caller, call.action, streamArn(request.streamName));
            if (denied)
                return *std::move(denied);
        }
        Constraints constraints;
        constraints.requiredName("streamName", request.streamName);
        if (request.sequenceNumberForOrdering)
            constraints.number("sequenceNumberForOrdering", *request.sequenceNumberForOrdering,
                R"(0|([1-9]\d{0,128}))");
        const std::span<const PutEntry> entries{&request.record, 1};
        auto addressed = addressEntries(call.action, request.streamName, entries, std::move(constraints));
        if (!addressed)
            return addressed.error();
        if (request.sequenceNumberForOrdering
            && !hasGivenOut(context.now, stream(addressed->stream), *request.sequenceNumberForOrdering))
            return Refusal{Exception::InvalidArgument, Reason::BadArgument,
                "ExclusiveMinimumSequenceNumber " + *request.sequenceNumberForOrdering + " used in PutRecord on stream "
                    + request.streamName + " under account " + home().account + " is invalid."};
        if (auto refusal = refusalOf(context.now, caller, addressed->stream, entries))
            return *std::move(refusal);
        if (isDry(request.dryRun))
            return refusalOfDryRun(context.now, *addressed, request.record);
        if (m_faults.isSet()) {
            call.shard = placeOf(stream(addressed->stream), addressed->hashes.front());
            if (auto failed = meetFaults(call, request.record.partitionKey))
                return *std::move(failed);
        }
        PutResult result = putEntries(context.now, entries, *addressed, call).front();
        call.shard = result.shard;
        if (!result.isStored())
            return std::move(result.refusal);
        call.detail = request.record.partitionKey;
        return result;
    }();
    m_calls.add(answer ? std::move(call) : std::move(call).refusedWith(answer.error()));
    return answer;
}

Answer<PutRecordsAnswer> Service::putRecords(sim::Context context, CallerIndex caller, const PutRecordsRequest& request)
{
    if (isByArn(context, request))
        return byName<PutRecordsAnswer>({context, caller, Action::PutRecords}, request,
            [&](const PutRecordsRequest& named) { return putRecords(context, caller, named); });
    const Answering answering{*this, caller};
    CallRecord call{context.now, caller, Action::PutRecords, streamNumber(request.streamName)};
    call.records = static_cast<std::uint32_t>(request.records.size());
    Answer<Addressed> addressed = [&]() -> Answer<Addressed> {
        if (asksAccess()) {
            auto denied = deniedTo(context, caller, call.action, streamArn(request.streamName));
            if (denied)
                return *std::move(denied);
        }
        Constraints constraints;
        constraints.requiredName("streamName", request.streamName);
        auto found = addressEntries(call.action, request.streamName, request.records, std::move(constraints));
        if (!found)
            return found;
        if (auto refusal = refusalOf(context.now, caller, found->stream, request.records))
            return *std::move(refusal);
        if (isDry(request.dryRun))
            return dryRun();
        if (auto failed = meetFaults(call))
            return *std::move(failed);
        return found;
    }();
    if (!addressed) {
        m_calls.add(std::move(call).refusedWith(addressed.error()), [&](const CallRecord& made) {
            PutRecordsAnswer none;
            none.records.resize(request.records.size(), PutResult{{}, {}, addressed.error()});
            PutBatch batch = batchOf(request,
                made.stream == kNoStream ? request.streamName : stream(StreamIndex{made.stream}).reference, none,
                made.at, m_calls.callerName(caller));
            batch.refusal = addressed.error();
            return std::make_shared<const PutBatch>(std::move(batch));
        });
        return addressed.error();
    }
    PutRecordsAnswer answer;
    answer.records = putEntries(context.now, request.records, *addressed, call);
    answer.failedRecordCount = call.refused;
    const bool isEncrypted = std::all_of(answer.records.begin(), answer.records.end(),
        [](const PutResult& result) { return !result.isStored() || result.encryptionType == EncryptionType::Kms; });
    if (isEncrypted && call.refused < call.records)
        answer.encryptionType = EncryptionType::Kms;
    m_calls.add(std::move(call), [&](const CallRecord& made) {
        return std::make_shared<const PutBatch>(batchOf(request, stream(addressed->stream).reference, answer, made.at,
            m_calls.callerName(caller)));
    });
    return answer;
}

}
