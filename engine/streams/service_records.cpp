// The data plane: what the hot path runs through, and the record operations around it.
#include "streams/service.h"

#include "base/check.h"
#include "base/md5.h"
#include "streams/control_call.h"
#include "streams/shard_iterator.h"

#include <algorithm>
#include <array>
#include <bit>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr std::size_t kRouteAhead = 16; // keys whose routes are fetched early
constexpr std::size_t kRowAhead = 8;    // rows that are fetched early

// Nothing is taken for a record that is refused.
inline Verdict admit(ShardLine& line, const Admission& admission, std::uint32_t size)
{
    const std::int64_t records = line.records.after(admission.nowUnits, admission.recordUnits);
    const std::int64_t bytes = line.bytes.after(admission.nowUnits, admission.byteUnits * size);
    if (records > admission.recordsUntil) [[unlikely]]
        return Verdict::RecordsThrottled;
    if (bytes > admission.bytesUntil) [[unlikely]]
        return Verdict::BytesThrottled;
    line.records.fullAt = records;
    line.bytes.fullAt = bytes;
    return Verdict::Stored;
}

// What a stored record adds to its shard's digest; the multiplications make their order matter.
inline std::uint64_t rolled(std::uint64_t digest, std::uint64_t timeAndSize, std::uint64_t route)
{
    return (digest ^ timeAndSize ^ route) * 0xd1342543de82ef95U;
}

// A key's shard and digest in one word, as the digest of a shard takes them in.
inline std::uint64_t wordOf(const KeyRoute& route) { return std::uint64_t{route.digest} << 32 | route.shard; }

[[gnu::noinline]] Row* firstRow(Stream& stream, std::uint32_t shard)
{
    const std::uint64_t stored = stream.lines[shard].stored;
    return stream.logs[shard].writableRows(stored) + stored % kChunkRecords;
}

[[gnu::noinline]] void sealChunk(Stream& stream, std::uint32_t shard)
{
    stream.logs[shard].seal();
    stream.lines[shard].next = nullptr;
}

// A row in two words: arrival and size, key and payload.
using RowWords = std::array<std::uint64_t, 2>;

inline void store(Stream& stream, ShardLine& line, const RowWords& row, std::uint64_t size, std::uint64_t route)
{
    Row* next = line.next;
    if (next == nullptr) [[unlikely]]
        next = firstRow(stream, static_cast<std::uint32_t>(route));
    *next = std::bit_cast<Row>(row);
    line.next = next + 1;
    line.storedBytes += static_cast<std::int64_t>(size);
    line.digest = rolled(line.digest, row[0], route);
    if (++line.stored % kChunkRecords == 0) [[unlikely]]
        sealChunk(stream, static_cast<std::uint32_t>(route));
}

[[gnu::noinline]] void noteRefusal(Stream& stream, std::uint32_t shard, const Row& row, std::uint32_t attempt)
{
    ++stream.lines[shard].refused;
    stream.lines[shard].refusedBytes += row.size();
    stream.refusals.append({row, shard, attempt});
}

struct RouteTally {
    std::int64_t bytes = 0;
    std::uint32_t sizeBits = 0; // no size is above the union of all sizes' bits
};

// Every key's route, into the outcomes, with the shards' lines fetched early. Until a record's
// ordinal is known, its outcome keeps the route there.
RouteTally findRoutes(const KeyRoute* routes, const ShardLine* lines, std::span<const Attempt> attempts,
    std::span<PutOutcome> outcomes)
{
    const Attempt* const all = attempts.data();
    PutOutcome* const into = outcomes.data();
    const std::size_t count = attempts.size();
    RouteTally tally;
    std::size_t i = 0;
    const auto findOne = [=, &tally](std::size_t at) {
        const KeyRoute route = routes[all[at].key];
        into[at] = std::bit_cast<PutOutcome>(std::array<std::uint64_t, 2>{wordOf(route), route.shard});
        tally.bytes += all[at].size;
        tally.sizeBits |= all[at].size;
        __builtin_prefetch(&lines[route.shard], 1);
    };
    for (; i + kRouteAhead < count; ++i) {
        __builtin_prefetch(&routes[all[i + kRouteAhead].key]);
        findOne(i);
    }
    for (; i < count; ++i)
        findOne(i);
    return tally;
}

struct PutTally {
    std::uint32_t refused = 0;
    std::int64_t refusedBytes = 0;
};

// Every record in order: admitted and stored, or refused. Everything the loop needs is in locals, or
// the compiler would load it again after each store; an attempt is read as two words, key and payload
// in the first, size and number in the second.
PutTally putAll(Stream& stream, Admission admission, KeyId firstId, Instant now, std::span<const Attempt> attempts,
    std::span<PutOutcome> outcomes)
{
    static_assert(std::endian::native == std::endian::little && sizeof(Attempt) == 16 && sizeof(Row) == 16);
    ShardLine* const lines = stream.lines.data();
    const std::uint64_t arrival = Row::make(now.time_since_epoch().count(), 0, 0, 0).timeAndSize;
    PutTally tally;
    const auto putOne = [=, &stream, &tally](const Attempt& attempt, PutOutcome& outcome) {
        const auto words = std::bit_cast<std::array<std::uint64_t, 2>>(attempt);
        const std::uint64_t route = outcome.ordinal;
        const auto size = static_cast<std::uint32_t>(words[1]);
        const RowWords row{arrival | size, words[0] + firstId};
        ShardLine& line = lines[static_cast<std::uint32_t>(route)];
        const Verdict verdict = admit(line, admission, size);
        if (verdict != Verdict::Stored) [[unlikely]] {
            outcome.verdict = verdict;
            ++tally.refused;
            tally.refusedBytes += size;
            noteRefusal(stream, static_cast<std::uint32_t>(route), std::bit_cast<Row>(row), attempt.number);
            return;
        }
        outcome.ordinal = line.stored;
        store(stream, line, row, size, route);
    };
    const Attempt* attempt = attempts.data();
    PutOutcome* outcome = outcomes.data();
    PutOutcome* const end = outcome + outcomes.size();
    PutOutcome* const fetchEnd = end - std::min(kRowAhead, outcomes.size());
    for (; outcome != fetchEnd; ++outcome, ++attempt) {
        __builtin_prefetch(lines[outcome[kRowAhead].shard].next, 1);
        putOne(*attempt, *outcome);
    }
    for (; outcome != end; ++outcome, ++attempt)
        putOne(*attempt, *outcome);
    return tally;
}

// Looks at single records only on demand, or when one of them can be above a unit.
void countBilled(Stream& stream, std::uint32_t sizeBits, std::span<const Attempt> attempts,
    std::span<const PutOutcome> outcomes)
{
    const bool isOnDemand = stream.settings.isOnDemand();
    if (sizeBits <= kPutUnitBytes && !isOnDemand) [[likely]]
        return;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (outcomes[i].verdict != Verdict::Stored)
            continue;
        stream.extraPutUnits += putUnits(attempts[i].size) - 1;
        if (isOnDemand)
            stream.ingestedKiB += ingestKiB(attempts[i].size);
    }
}

// Among the open shards, where the service places records itself.
std::uint32_t nextPlace(const Stream& stream)
{
    const std::uint32_t next = stream.settings.nextPlace + 1;
    return next < stream.map->open().size() ? next : 0;
}

std::string entryPath(std::size_t index) { return "records." + std::to_string(index + 1) + ".member."; }

std::string megabytes(std::int64_t bytes) { return std::to_string(bytes / 1'048'576) + " MB"; }

// An entry of a put as the service checks it, whether it came as words or from a table of keys.
struct EntryShape {
    std::string_view partitionKey;
    std::int64_t dataBytes = 0;
    const std::optional<std::string>* explicitHashKey = nullptr;

    [[nodiscard]] std::int64_t size() const { return dataBytes + static_cast<std::int64_t>(partitionKey.size()); }
};

EntryShape shapeOf(const PutEntry& entry)
{
    return {entry.partitionKey, static_cast<std::int64_t>(entry.data.size()), &entry.explicitHashKey};
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
    const ShardLimits& limits, Profile profile, std::size_t leastKey = 1)
{
    const bool isBatch = action == Action::PutRecords;
    if (isBatch) {
        const std::string shown = entries.empty() ? "[]" : "[" + std::to_string(entries.size()) + " records]";
        constraints.listLength("records", shown, entries.size(), 1, static_cast<std::size_t>(limits.callMaxRecords));
    }
    const auto mostCharacters = static_cast<std::size_t>(quota(profile, QuotaName::PartitionKeyMaxCharacters));
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
        constraints.blob(path + "data", entry.dataBytes, limits.maxRecordBytes, profile == Profile::Classic);
        if (entry.explicitHashKey != nullptr && *entry.explicitHashKey)
            constraints.number(path + "explicitHashKey", **entry.explicitHashKey, R"(0|([1-9]\d{0,38}))");
    }
}

// What refuses entries whose fields are each within their constraints: a record's size counts its key.
std::optional<Refusal> tooLarge(std::span<const EntryShape> entries, const ShardLimits& limits)
{
    std::int64_t callBytes = 0;
    std::int64_t largest = 0;
    for (const EntryShape& entry : entries) {
        callBytes += entry.size();
        largest = std::max(largest, entry.size());
    }
    // The service's text for data that fits only without its key is not known; this follows the other one.
    if (largest > limits.maxRecordBytes)
        return Refusal{Exception::InvalidArgument, Reason::RecordTooLarge,
            "Record size exceeds " + megabytes(limits.maxRecordBytes) + " limit"};
    if (callBytes > limits.callMaxBytes)
        return Refusal{Exception::InvalidArgument, Reason::CallTooLarge,
            "Records size exceeds " + megabytes(limits.callMaxBytes) + " limit"};
    return std::nullopt;
}

// After every check, in place of the work. The service's text is not known.
Refusal dryRun()
{
    return {Exception::DryRunOperation, Reason::DryRun, "Request would have succeeded, but DryRun flag is set."};
}

Reason reasonOf(Verdict refused)
{
    SHARD_CHECK(refused != Verdict::Stored);
    if (refused == Verdict::Failed)
        return Reason::InjectedFault;
    return refused == Verdict::RecordsThrottled ? Reason::RecordsThrottled : Reason::BytesThrottled;
}

const PutOutcome& firstRefused(std::span<const PutOutcome> outcomes)
{
    const auto refused = std::find_if(outcomes.begin(), outcomes.end(),
        [](const PutOutcome& outcome) { return outcome.verdict != Verdict::Stored; });
    SHARD_CHECK(refused != outcomes.end());
    return *refused;
}

}

// A shard that may take a record of 10 MiB holds as much: the full tank admits the largest record.
Admission Service::admissionAt(Instant now, const Stream& stream) const
{
    const std::int64_t ms = now.time_since_epoch().count();
    const std::int64_t units = (m_limits.mode == ThrottleMode::Window ? ms - ms % 1'000 : ms) * sim::kUnitsPerMs;
    const std::int64_t byteUnits = m_limits.writeBytes.unitsPerToken;
    const std::int64_t tank = std::max(m_limits.writeBytes.burstUnits, byteUnits * stream.settings.maxRecordBytes);
    return {
        units, m_limits.writeRecords.unitsPerToken, byteUnits, units + m_limits.writeRecords.burstUnits, units + tank};
}

ShardLimits Service::limitsOf(const Stream* stream) const
{
    ShardLimits limits = m_limits;
    if (stream != nullptr)
        limits.maxRecordBytes = stream->settings.maxRecordBytes;
    return limits;
}

// Where the next record goes, with that hash of its key.
ShardIndex Service::placeOf(const Stream& stream, base::HashKey hash) const
{
    const bool isPlaced = stream.settings.distribution == RecordDistribution::Auto;
    return isPlaced ? stream.map->open()[nextPlace(stream)] : stream.map->route(hash);
}

// Whatever their keys say, the records of a call go to the open shards in turn.
void Service::placeInTurn(Stream& stream, std::span<PutOutcome> outcomes)
{
    const std::vector<ShardIndex>& open = stream.map->open();
    for (PutOutcome& outcome : outcomes) {
        stream.settings.nextPlace = nextPlace(stream);
        const std::uint32_t shard = number(open[stream.settings.nextPlace]);
        const KeyRoute placed{shard, static_cast<std::uint32_t>(outcome.ordinal >> 32)};
        outcome = std::bit_cast<PutOutcome>(std::array<std::uint64_t, 2>{wordOf(placed), shard});
    }
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
    checkFields(constraints, Action::PutRecords, shapes, limits, m_settings.profile);
    if (auto refusal = constraints.refusal())
        return refusal;
    return tooLarge(shapes, limits);
}

std::uint32_t Service::addKeyTable(std::shared_ptr<const KeyTable> table)
{
    const KeyId firstId = m_tables.empty() ? 0 : m_tables.back().firstId + m_tables.back().table->size();
    SHARD_CHECK(table->size() < kOutsideKeys - firstId);
    m_tables.push_back({firstId, std::move(table)});
    return static_cast<std::uint32_t>(m_tables.size() - 1);
}

std::optional<std::size_t> Service::keyTable(KeyId key) const
{
    if (key >= kOutsideKeys)
        return std::nullopt;
    const auto after = std::upper_bound(m_tables.begin(), m_tables.end(), key,
        [](KeyId id, const TableSlot& table) { return id < table.firstId; });
    return static_cast<std::size_t>(after - m_tables.begin()) - 1;
}

std::string_view Service::keyText(KeyId key) const
{
    const auto table = keyTable(key);
    if (!table) {
        const auto record = m_outside.find(key);
        return record ? record->partitionKey() : std::string_view{};
    }
    return m_tables[*table].table->text(key - m_tables[*table].firstId);
}

base::HashKey Service::keyHash(KeyId key) const
{
    const auto table = keyTable(key);
    if (!table) {
        const auto record = m_outside.find(key);
        return record ? record->hash() : base::HashKey{};
    }
    return m_tables[*table].table->hash(key - m_tables[*table].firstId);
}

const std::vector<KeyRoute>& Service::routesFor(Stream& stream, std::uint32_t table)
{
    auto routes = std::find_if(stream.keyRoutes.begin(), stream.keyRoutes.end(),
        [table](const KeyRoutes& known) { return known.table == table; });
    if (routes == stream.keyRoutes.end())
        routes = stream.keyRoutes.insert(routes, {table, 0, nullptr});
    if (routes->routes && routes->epoch == stream.map->epoch())
        return *routes->routes;
    const std::vector<base::HashKey>& hashes = m_tables[table].table->hashes();
    auto fresh = std::make_shared<std::vector<KeyRoute>>();
    fresh->reserve(hashes.size());
    if (routes->routes) {
        for (std::size_t i = 0; i < hashes.size(); ++i)
            fresh->push_back({number(stream.map->route(hashes[i])), (*routes->routes)[i].digest});
    } else {
        for (const base::HashKey hash : hashes)
            fresh->push_back({number(stream.map->route(hash)), keyDigest(hash)});
    }
    routes->epoch = stream.map->epoch();
    routes->routes = std::move(fresh);
    return *routes->routes;
}

PutSummary Service::put(sim::Context context, CallerIndex caller, StreamIndex streamIndex, std::uint32_t table,
    std::span<const Attempt> attempts, std::span<PutOutcome> outcomes)
{
    SHARD_CHECK(attempts.size() == outcomes.size());
    SHARD_CHECK(!attempts.empty());
    Stream& stream = at(streamIndex);
    CallRecord call{context.now, caller, Action::PutRecords, number(streamIndex)};
    call.records = static_cast<std::uint32_t>(attempts.size());
    const auto refuse = [&](Refusal refusal) {
        if (isWatched()) [[unlikely]]
            keepWatched(call, table, attempts, outcomes, refusal);
        PutSummary summary;
        summary.delay = call.delay;
        m_calls.add(std::move(call).refusedWith(refusal));
        summary.refusal = std::move(refusal);
        return summary;
    };
    if (!stream.takesData())
        return refuse(streamNotFound(stream.name));
    if (asksAccess()) [[unlikely]] {
        if (auto barrier = barrierOfWrite(context.now, caller, streamIndex))
            return refuse(std::move(barrier->refusal));
    }
    if (m_faults.isSet()) [[unlikely]] {
        if (auto failed = meetFaults(call))
            return refuse(*std::move(failed));
    }

    const RouteTally found = findRoutes(routesFor(stream, table).data(), stream.lines.data(), attempts, outcomes);
    const bool fits = static_cast<std::int64_t>(attempts.size()) <= m_limits.callMaxRecords
        && found.sizeBits <= stream.settings.maxRecordBytes && found.bytes <= m_limits.callMaxBytes;
    if (!fits) [[unlikely]] {
        if (auto refusal = refusalOf(stream, table, attempts))
            return refuse(*std::move(refusal));
    }
    if (stream.settings.distribution == RecordDistribution::Auto) [[unlikely]]
        placeInTurn(stream, outcomes);
    const KeyId firstId = m_tables[table].firstId;
    PutSummary summary = m_faults.isSet() ? passAmongFaults(stream, context.now, firstId, attempts, outcomes, call,
                             [&](std::size_t i) { return m_tables[table].table->text(attempts[i].key); })
                                          : pass(stream, context.now, firstId, found.bytes, attempts, outcomes, call);
    summary.delay = call.delay;
    countBilled(stream, found.sizeBits, attempts, outcomes);
    if (isWatched()) [[unlikely]]
        keepWatched(call, table, attempts, outcomes, {});
    m_calls.add(std::move(call));
    return summary;
}

// The answer that a program would have got for a simulated client's call.
void Service::keepWatched(const CallRecord& call, std::uint32_t table, std::span<const Attempt> attempts,
    std::span<const PutOutcome> outcomes, const Refusal& refusal)
{
    const Stream& of = stream(StreamIndex{call.stream});
    auto batch =
        std::make_shared<PutBatch>(PutBatch{call.at, m_calls.callerName(call.caller), of.reference, refusal, {}});
    batch->entries.reserve(attempts.size());
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        BatchEntry& entry = batch->entries.emplace_back();
        entry.sent.partitionKey = std::string{m_tables[table].table->text(attempts[i].key)};
        entry.size = attempts[i].size;
        entry.attempt = attempts[i].number;
        if (refusal.exception != Exception::None)
            entry.result.refusal = refusal;
        else
            entry.result = resultOf(of, outcomes[i]);
    }
    m_watched = std::move(batch);
}

PutResult Service::resultOf(const Stream& stream, const PutOutcome& outcome) const
{
    const ShardIndex shard{outcome.shard};
    if (outcome.verdict == Verdict::Stored)
        return {
            shard, sequenceNumberOf(stream, shard, outcome.ordinal), {}, encryptionOf(stream, shard, outcome.ordinal)};
    if (outcome.verdict == Verdict::Failed)
        return {shard, {}, injected(m_faults.rule(static_cast<std::uint32_t>(outcome.ordinal)).error, &stream, shard)};
    return {
        shard, {}, {Exception::ProvisionedThroughputExceeded, reasonOf(outcome.verdict), throttleText(stream, shard)}};
}

EncryptionType Service::encryptionOf(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const
{
    const Encryption& encryption = stream.settings.encryption;
    if (encryption.periods.empty()) [[likely]]
        return EncryptionType::None;
    return encryption.typeAt(number(shard), stream.logs[number(shard)].arrival(ordinal));
}

// The pass that every put ends in, whose checks are behind it and whose routes are in `outcomes`: admits
// and stores in order, and says in the call's record what became of it.
PutSummary Service::pass(Stream& stream, Instant now, KeyId firstId, std::int64_t bytes,
    std::span<const Attempt> attempts, std::span<PutOutcome> outcomes, CallRecord& call)
{
    const PutTally tally = putAll(stream, admissionAt(now, stream), firstId, now, attempts, outcomes);
    PutSummary summary;
    summary.refused = tally.refused;
    summary.storedBytes = bytes - tally.refusedBytes;
    summary.stored = static_cast<std::uint32_t>(attempts.size()) - tally.refused;
    call.refused = tally.refused;
    call.bytes = summary.storedBytes;
    if (summary.refused > 0) {
        const PutOutcome& refused = firstRefused(outcomes);
        call.shard = ShardIndex{refused.shard};
        call.reason = reasonOf(refused.verdict);
    }
    return summary;
}

// A pass over the entries that no injected fault refuses.
template <typename KeyOf>
PutSummary Service::passAmongFaults(Stream& stream, Instant now, KeyId firstId, std::span<const Attempt> attempts,
    std::span<PutOutcome> outcomes, CallRecord& call, KeyOf keyOf)
{
    std::vector<Attempt> spared;
    std::vector<PutOutcome> sparedOutcomes;
    std::int64_t bytes = 0;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (fails(call, stream, keyOf(i), outcomes[i]))
            continue;
        spared.push_back(attempts[i]);
        sparedOutcomes.push_back(outcomes[i]);
        bytes += attempts[i].size;
    }
    PutSummary summary;
    if (!spared.empty())
        summary = pass(stream, now, firstId, bytes, spared, sparedOutcomes, call);
    const auto failed = static_cast<std::uint32_t>(attempts.size() - spared.size());
    if (failed == 0) {
        std::copy(sparedOutcomes.begin(), sparedOutcomes.end(), outcomes.begin());
        return summary;
    }
    auto next = sparedOutcomes.begin();
    for (PutOutcome& outcome : outcomes)
        if (outcome.verdict != Verdict::Failed)
            outcome = *next++;
    stream.failedEntries += failed;
    summary.refused += failed;
    call.refused = summary.refused;
    const PutOutcome& refused = firstRefused(outcomes);
    call.shard = ShardIndex{refused.shard};
    call.reason = reasonOf(refused.verdict);
    return summary;
}

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
    return std::max({now, reads.blockedUntil, latest(calls, m_limits.readCalls.burstUnits),
        latest(bytes, m_limits.readBytes.burstUnits)});
}

ReadAnswer Service::read(sim::Context context, CallerIndex caller, StreamIndex streamIndex, ShardIndex shard,
    std::uint64_t ordinal, ReadLimits limits)
{
    Stream& stream = at(streamIndex);
    CallRecord call{context.now, caller, Action::GetRecords, number(streamIndex)};
    call.shard = shard;
    if (!stream.hasShard(shard)) {
        call.outcome = Exception::ResourceNotFound;
        call.reason = Reason::ShardNotFound;
        m_calls.add(std::move(call));
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
        m_calls.add(std::move(call).refusedWith(refusal));
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

    if (m_limits.isOn) {
        const Instant freeAt = readableAt(context.now, reads);
        if (freeAt > context.now) {
            ++reads.refusedCalls;
            call.outcome = Exception::ProvisionedThroughputExceeded;
            call.reason = Reason::ReadThrottled;
            ReadAnswer answer;
            answer.delay = call.delay;
            m_calls.add(std::move(call));
            answer.outcome = Exception::ProvisionedThroughputExceeded;
            answer.retryAt = freeAt;
            return answer;
        }
        reads.calls.fullAt = reads.calls.after(nowUnits, m_limits.readCalls.unitsPerToken);
    }
    ReadAnswer answer = push(context, caller, streamIndex, shard, ordinal,
        std::min(limits.maxBytes, m_limits.readMaxBytes), std::min(limits.maxRecords, m_limits.readMaxRecords));
    if (answer.outcome != Exception::None) [[unlikely]]
        return refuse({answer.outcome, answer.reason, std::move(answer.message)});
    if (m_limits.isOn) {
        reads.bytes.fullAt = reads.bytes.after(nowUnits, m_limits.readBytes.unitsPerToken * answer.range.bytes);
        const std::int64_t owedUnits = reads.bytes.fullAt - nowUnits - m_limits.readBytes.burstUnits;
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
    m_calls.add(std::move(call));
    return answer;
}

ReadAnswer Service::push(sim::Context context, CallerIndex caller, StreamIndex streamIndex, ShardIndex shard,
    std::uint64_t ordinal, std::int64_t budgetBytes, std::int64_t maxRecords) const
{
    const Stream& stream = this->stream(streamIndex);
    ReadAnswer answer;
    if (!stream.hasShard(shard)) {
        answer.outcome = Exception::ResourceNotFound;
        return answer;
    }
    const ShardLine& line = stream.lines[number(shard)];
    const ShardLog& log = stream.logs[number(shard)];
    std::uint64_t begin = std::max(std::min(ordinal, line.stored), log.firstKept());
    // Looking for the horizon costs a search: only when the record at hand has passed it.
    if (begin < line.stored && log.arrival(begin) < stream.horizon(context.now))
        begin = stream.firstReadable(shard, context.now);
    std::uint64_t end = line.stored;
    if (m_access.isSet()) [[unlikely]] {
        if (auto unreadable = firstUnreadable(context.now, askerOf(caller), stream, shard, begin)) {
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
    answer.range = log.measure(begin, end, maxRecords, budgetBytes);
    const bool isAtTip = answer.range.end == line.stored;
    if (!isAtTip) {
        const Instant reached = answer.range.count() > 0 ? answer.range.lastArrival : log.arrival(answer.range.end);
        // 0 only at the tip, also when the rest arrived this very millisecond.
        answer.millisBehindLatest = std::max(base::Duration{1}, context.now - reached);
    }
    answer.isAtEnd = isAtTip && !stream.map->shard(shard).isOpen();
    return answer;
}

Service::NotedCall Service::noteSubscription(sim::Context context, CallerIndex caller, StreamIndex stream,
    ShardIndex shard)
{
    return noteDataCall(context, caller, Action::SubscribeToShard, stream, shard);
}

Service::NotedCall Service::noteIterator(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard)
{
    return noteDataCall(context, caller, Action::GetShardIterator, stream, shard);
}

Service::NotedCall Service::noteDataCall(sim::Context context, CallerIndex caller, Action action, StreamIndex stream,
    ShardIndex shard)
{
    CallRecord call{context.now, caller, action, number(stream)};
    call.shard = shard;
    auto denied = asksAccess() ? deniedTo(context, caller, action, stream) : std::nullopt;
    const std::optional<Refusal> refusal = denied ? std::move(denied) : meetFaults(call);
    const NotedCall noted{refusal.has_value(), call.delay};
    m_calls.add(refusal ? std::move(call).refusedWith(*refusal) : std::move(call));
    return noted;
}

void Service::noteSubscriptionEnd(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard,
    const ReadAnswer& answer)
{
    CallRecord call{context.now, caller, Action::SubscribeToShard, number(stream)};
    call.shard = shard;
    m_calls.add(std::move(call).refusedWith({answer.outcome, answer.reason, answer.message}));
}

// Nobody can read what lies before all horizons, and readings of the recent past look at no refusal that is older.
// Over the budget that past is given up first.
void Service::tidyOutside(Instant now, base::Duration refusalsKept, std::uint64_t budget)
{
    Instant horizon = now - refusalsKept;
    if (const auto beyond = m_outside.horizonFor(budget)) {
        horizon = *beyond;
        for (Stream& stream : m_streams)
            stream.trimmedTo = std::max(stream.trimmedTo, horizon);
    } else {
        for (const Stream& stream : m_streams) {
            if (stream.status != StreamStatus::Gone)
                horizon = std::min(horizon, stream.horizon(now));
        }
    }
    m_outside.forgetBefore(horizon);
}

void Service::tidy(Instant now, std::span<const std::vector<std::uint64_t>> keepFrom, std::uint64_t outsideBudget)
{
    constexpr base::Duration kRefusalsKept{15'000};
    constexpr std::uint64_t kMostRefusals = 1'000'000;
    constexpr std::uint64_t kBlock = 4'096;
    tidyOutside(now, kRefusalsKept, outsideBudget);
    for (std::size_t i = 0; i < m_streams.size(); ++i) {
        Stream& stream = m_streams[i];
        auto& refusals = stream.refusals;
        std::uint64_t drop = refusals.size() > kMostRefusals ? refusals.size() - kMostRefusals : 0;
        drop = std::max(drop, refusals.firstIndex());
        while (drop + kBlock <= refusals.size() && now - refusals[drop + kBlock - 1].row.arrival() > kRefusalsKept)
            drop += kBlock;
        refusals.dropBefore(drop);
        const Instant horizon = stream.horizon(now);
        const bool isOverBudget = i < keepFrom.size() && !keepFrom[i].empty();
        if (horizon == base::kWorldStart && !isOverBudget)
            continue;
        for (std::size_t shard = 0; shard < stream.logs.size(); ++shard) {
            if (horizon > base::kWorldStart)
                stream.logs[shard].forgetBefore(horizon, stream.lines[shard].stored);
            if (isOverBudget)
                stream.logs[shard].forgetBefore(base::kWorldEnd, keepFrom[i][shard]);
        }
    }
}

std::uint64_t Service::recordsKept() const
{
    std::uint64_t kept = 0;
    for (const Stream& stream : m_streams) {
        // A log forgets only sealed chunks, so never more than was stored.
        for (std::size_t shard = 0; shard < stream.logs.size(); ++shard)
            kept += stream.lines[shard].stored - stream.logs[shard].firstKept();
    }
    return kept;
}

// --- Record operations -----------------------------------------------------------

SequenceNumber Service::sequenceNumberOf(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const
{
    const Shard& of = stream.map->shard(shard);
    // A child's creation second lies one after the closing moment; its first records may not
    // seem older than it.
    const std::int64_t second = std::max(unixSecond(stream.logs[number(shard)].arrival(ordinal)), of.createdSecond);
    return {of.createdSecond, ordinal + 1, second, number(shard)};
}

Record Service::record(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const
{
    const Row row = stream.logs[number(shard)].row(ordinal);
    Record record;
    record.sequenceNumber = sequenceNumberOf(stream, shard, ordinal);
    record.approximateArrival = row.arrival();
    record.size = row.size();
    record.encryptionType = encryptionOf(stream, shard, ordinal);
    if (row.key < kOutsideKeys) {
        record.partitionKey = std::string{keyText(row.key)};
        record.hashKey = keyHash(row.key);
    } else if (const auto outside = m_outside.find(row.key)) {
        record.partitionKey = std::string{outside->partitionKey()};
        record.hashKey = outside->hash();
        record.data = outside->data();
    }
    return record;
}

std::string Service::throttleText(const Stream& stream, ShardIndex shard) const
{
    return "Rate exceeded for shard " + shardId(shard) + " in stream " + stream.name + " under account "
        + homeOf(stream).account + ".";
}

// A data call whose stream is chosen by its ARN, with that stream's name in its place.
template <typename T, typename Request, typename Work>
Answer<T> Service::byName(const ControlCall& call, Request request, Work work)
{
    const Answering answering{*this, call.caller};
    if (call.context.self != kOutsideActor)
        nameByReference(request);
    auto refusal = chooseStream(request.streamName, request.streamArn);
    if (!refusal)
        refusal = goTo(call, request.streamArn);
    if (refusal) {
        CallRecord record{call.context.now, call.caller, call.action, kNoStream};
        m_calls.add(std::move(record).refusedWith(*refusal));
        return *std::move(refusal);
    }
    request.streamArn.clear();
    return work(request);
}

Answer<Service::Addressed> Service::addressEntries(Action action, std::string_view streamName,
    std::span<const PutEntry> entries, Constraints constraints) const
{
    const std::vector<EntryShape> shapes = shapesOf(entries);
    const auto index = find(streamName);
    const Stream* const found = index ? &stream(*index) : nullptr;
    const ShardLimits limits = limitsOf(found);
    const bool isKeyNeeded = found == nullptr || found->settings.distribution != RecordDistribution::Auto;
    checkFields(constraints, action, shapes, limits, m_settings.profile, isKeyNeeded ? 1 : 0);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    // Not ResourceInUse: a stream that takes no data is not found by puts.
    if (!index || !stream(*index).takesData())
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
        addressed.hashes[i] = *key;
    }
    if (auto refusal = tooLarge(shapes, limits))
        return *std::move(refusal);
    return addressed;
}

// Each entry becomes a first attempt on a key of its own: the entries' own table of keys, for this call.
std::vector<PutResult> Service::putEntries(Instant now, std::span<const PutEntry> entries, const Addressed& addressed,
    CallRecord& call)
{
    Stream& stream = at(addressed.stream);
    std::vector<KeyRoute> routes;
    std::vector<Attempt> attempts;
    routes.reserve(entries.size());
    attempts.reserve(entries.size());
    for (const PutEntry& entry : entries) {
        const auto key = static_cast<std::uint32_t>(attempts.size());
        const base::HashKey hash = addressed.hashes[key];
        routes.push_back({number(stream.map->route(hash)), keyDigest(hash)});
        attempts.push_back({key, 0, static_cast<std::uint32_t>(shapeOf(entry).size()), 1});
    }
    std::vector<PutOutcome> outcomes(entries.size());
    const RouteTally found = findRoutes(routes.data(), stream.lines.data(), attempts, outcomes);
    if (stream.settings.distribution == RecordDistribution::Auto)
        placeInTurn(stream, outcomes);
    const KeyId firstId = m_outside.startCall(now, entries.size());
    // The one record of PutRecord is no entry of a batch.
    if (m_faults.isSet() && call.action == Action::PutRecords)
        passAmongFaults(stream, now, firstId, attempts, outcomes, call,
            [&](std::size_t i) -> std::string_view { return entries[i].partitionKey; });
    else
        pass(stream, now, firstId, found.bytes, attempts, outcomes, call);
    countBilled(stream, found.sizeBits, attempts, outcomes);

    // Refused records keep their key too: previews of offered load ask for it.
    std::vector<OutsideEntry> kept;
    std::vector<PutResult> results;
    kept.reserve(entries.size());
    results.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool isStored = outcomes[i].verdict == Verdict::Stored;
        kept.push_back({entries[i].partitionKey, isStored ? &entries[i].data : nullptr, addressed.hashes[i]});
        results.push_back(resultOf(stream, outcomes[i]));
    }
    m_outside.append(now, kept);
    return results;
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

// Throttling is one of the checks that a dry run goes through, though it takes nothing.
Refusal Service::refusalOfDryRun(Instant now, const Addressed& addressed, const PutEntry& entry) const
{
    const Stream& of = stream(addressed.stream);
    const ShardIndex shard = placeOf(of, addressed.hashes.front());
    ShardLine line = of.lines[number(shard)];
    const Verdict verdict = admit(line, admissionAt(now, of), static_cast<std::uint32_t>(shapeOf(entry).size()));
    if (verdict == Verdict::Stored)
        return dryRun();
    return {Exception::ProvisionedThroughputExceeded, reasonOf(verdict), throttleText(of, shard)};
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
        const auto addressed = addressEntries(call.action, request.streamName, entries, std::move(constraints));
        if (!addressed)
            return addressed.error();
        if (request.sequenceNumberForOrdering
            && !hasGivenOut(context.now, stream(addressed->stream), *request.sequenceNumberForOrdering))
            return Refusal{Exception::InvalidArgument, Reason::BadArgument,
                "ExclusiveMinimumSequenceNumber " + *request.sequenceNumberForOrdering + " used in PutRecord on stream "
                    + request.streamName + " under account " + home().account + " is invalid."};
        if (auto barrier = barrierOfEncryption(context.now, askerOf(caller), stream(addressed->stream)))
            return std::move(barrier->refusal);
        if (request.dryRun)
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
        if (auto barrier = barrierOfEncryption(context.now, askerOf(caller), stream(found->stream)))
            return std::move(barrier->refusal);
        if (request.dryRun)
            return dryRun();
        if (auto failed = meetFaults(call))
            return *std::move(failed);
        return found;
    }();
    if (!addressed) {
        if (isWatched()) {
            PutRecordsAnswer none;
            none.records.resize(request.records.size(), PutResult{{}, {}, addressed.error()});
            PutBatch batch = batchOf(request,
                call.stream == kNoStream ? request.streamName : stream(StreamIndex{call.stream}).reference, none,
                context.now, m_calls.callerName(caller));
            batch.refusal = addressed.error();
            m_watched = std::make_shared<const PutBatch>(std::move(batch));
        }
        m_calls.add(std::move(call).refusedWith(addressed.error()));
        return addressed.error();
    }
    PutRecordsAnswer answer;
    answer.records = putEntries(context.now, request.records, *addressed, call);
    answer.failedRecordCount = call.refused;
    const bool isEncrypted = std::all_of(answer.records.begin(), answer.records.end(),
        [](const PutResult& result) { return !result.isStored() || result.encryptionType == EncryptionType::Kms; });
    if (isEncrypted && call.refused < call.records)
        answer.encryptionType = EncryptionType::Kms;
    if (isWatched())
        m_watched = std::make_shared<const PutBatch>(batchOf(request, stream(addressed->stream).reference, answer,
            context.now, m_calls.callerName(caller)));
    m_calls.add(std::move(call));
    return answer;
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
        denied ? Answer<std::string>{*std::move(denied)} : doGetShardIterator(context.now, request);
    if (answer)
        call.detail = iteratorTypeName(request.type);
    m_calls.add(answer ? std::move(call) : std::move(call).refusedWith(answer.error()));
    return answer;
}

Answer<std::uint64_t> Service::startingPosition(Instant now, const GetShardIteratorRequest& request) const
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

bool Service::mayGetIterator(Instant now, StreamIndex stream, ShardIndex shard) const
{
    const sim::TokenBucket& iterators = this->stream(stream).reads[number(shard)].iterators;
    const std::int64_t nowUnits = sim::unitsAt(now);
    return !m_limits.isOn
        || iterators.after(nowUnits, m_limits.iteratorCalls.unitsPerToken)
        <= nowUnits + m_limits.iteratorCalls.burstUnits;
}

Answer<std::string> Service::doGetShardIterator(Instant now, const GetShardIteratorRequest& request)
{
    const auto position = startingPosition(now, request);
    if (!position)
        return position.error();
    const StreamIndex index = *find(request.streamName);
    const ShardIndex shard = *parseShardId(request.shardId);
    const Stream& found = stream(index);
    if (!mayGetIterator(now, index, shard))
        return Refusal{Exception::ProvisionedThroughputExceeded, Reason::ReadThrottled, throttleText(found, shard)};
    if (request.dryRun)
        return dryRun();
    sim::TokenBucket& iterators = at(index).reads[number(shard)].iterators;
    iterators.fullAt = iterators.after(sim::unitsAt(now), m_limits.iteratorCalls.unitsPerToken);
    return writeShardIterator({now, found.created, found.reference, shard, *position});
}

Answer<std::uint64_t> Service::positionOf(Instant now, const Stream& stream, ShardIndex shard,
    const GetShardIteratorRequest& request) const
{
    const auto badArgument = [](std::string message) {
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
    };
    const std::uint64_t stored = stream.lines[number(shard)].stored;
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
        return stream.firstReadable(shard, now);
    case IteratorType::Latest:
        return stored;
    case IteratorType::AtTimestamp: {
        if (!request.timestamp)
            return badArgument("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current "
                               "request has no timestamp parameter.");
        if (*request.timestamp > now) {
            const auto unixMs = [this](Instant at) {
                return std::to_string(m_settings.epochSecond * 1'000 + at.time_since_epoch().count());
            };
            return badArgument("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                               "timestampInMillis: "
                + unixMs(*request.timestamp) + ", currentTimestampInMillis: " + unixMs(now));
        }
        return std::max(stream.firstReadable(shard, now),
            stream.logs[number(shard)].firstAtOrAfter(*request.timestamp, stored));
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
    const bool isAt = request.type == IteratorType::AtSequenceNumber && from->counter > 0;
    return isAt ? from->counter - 1 : from->counter;
}

// All checks of a read, which takes nothing of the shard's.
Refusal Service::refusalOfDryRun(sim::Context context, CallerIndex caller, StreamIndex index,
    const ShardIterator& iterator, ReadLimits limits) const
{
    const Stream& of = stream(index);
    if (asksAccess()) {
        if (auto denied = deniedTo(context, caller, Action::GetRecords, index))
            return *std::move(denied);
    }
    if (readableAt(context.now, of.reads[number(iterator.shard)]) > context.now)
        return {Exception::ProvisionedThroughputExceeded, Reason::ReadThrottled, throttleText(of, iterator.shard)};
    ReadAnswer read =
        push(context, caller, index, iterator.shard, iterator.ordinal, limits.maxBytes, limits.maxRecords);
    return read.outcome == Exception::None ? dryRun() : Refusal{read.outcome, read.reason, std::move(read.message)};
}

Answer<GetRecordsAnswer> Service::getRecords(sim::Context context, CallerIndex caller, const GetRecordsRequest& request)
{
    const Answering answering{*this, caller};
    const auto refuse = [&](Refusal refusal, std::optional<ShardIndex> shard) {
        CallRecord call{context.now, caller, Action::GetRecords, kNoStream};
        call.shard = shard;
        m_calls.add(std::move(call).refusedWith(refusal));
        return refusal;
    };
    Constraints constraints;
    constraints.length("shardIterator", request.shardIterator, 1, 512);
    constraints.range("limit", request.limit, 1, m_limits.readMaxRecords);
    if (auto refusal = constraints.refusal())
        return refuse(*std::move(refusal), std::nullopt);
    const auto iterator = readShardIterator(request.shardIterator);
    if (!iterator || iterator->made > context.now)
        return refuse({Exception::InvalidArgument, Reason::IteratorInvalid, "Invalid ShardIterator."}, std::nullopt);
    const std::int64_t life = quota(m_settings.profile, QuotaName::ShardIteratorLifeMs);
    if ((context.now - iterator->made).count() > life)
        return refuse({Exception::ExpiredIterator, Reason::IteratorExpired,
                          "Iterator expired. The iterator was created at time "
                              + formatServiceDate(unixSecond(iterator->made)) + " while right now it is "
                              + formatServiceDate(unixSecond(context.now))
                              + " which is further in the future than the tolerated delay of " + std::to_string(life)
                              + " milliseconds."},
            iterator->shard);
    const auto index = findReferred(iterator->streamName);
    // Nothing crosses regions but people.
    const bool isNear = index && (context.self == kServiceActor || homeOf(stream(*index)).region == home().region);
    const bool exists = isNear && stream(*index).map && stream(*index).created == iterator->streamCreated
        && stream(*index).map->has(iterator->shard) && !stream(*index).isExpired(iterator->shard, context.now);
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
    if (request.dryRun)
        return refuse(refusalOfDryRun(context, caller, *index, *iterator, readLimits), iterator->shard);
    const ReadAnswer read = this->read(context, caller, *index, iterator->shard, iterator->ordinal, readLimits);
    const Stream& found = stream(*index);
    if (read.outcome == Exception::ProvisionedThroughputExceeded && read.reason == Reason::None)
        return Refusal{read.outcome, Reason::ReadThrottled, throttleText(found, iterator->shard)};
    if (read.outcome != Exception::None)
        return Refusal{read.outcome, read.reason, read.message};
    GetRecordsAnswer answer;
    answer.records.reserve(read.range.count());
    for (std::uint64_t i = read.range.begin; i < read.range.end; ++i)
        answer.records.push_back(record(found, iterator->shard, i));
    answer.millisBehindLatest = read.millisBehindLatest;
    if (!read.isAtEnd) {
        // An iterator may stand above the tip, on a number that is yet to come.
        const std::uint64_t next = std::max(read.range.end, iterator->ordinal);
        answer.nextShardIterator =
            writeShardIterator({context.now, found.created, found.reference, iterator->shard, next});
        return answer;
    }
    for (const ShardIndex child : found.map->shard(iterator->shard).children)
        answer.childShards.push_back(describe(found.map->shard(child)));
    return answer;
}

}
