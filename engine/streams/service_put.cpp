// The hot path of writing: one pass over the records of a call, which are stored or refused. Everything that puts
// ends in it, simulated clients and the operations of the API.
#include "streams/service.h"

#include "base/check.h"
#include "streams/data_call.h"

#include <algorithm>
#include <array>
#include <bit>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr std::size_t kRouteAhead = 16; // keys whose routes are fetched early
constexpr std::size_t kRowAhead = 8;    // rows that are fetched early

// Where a record would leave its shard's buckets.
struct Fill {
    std::int64_t recordsFullAt;
    std::int64_t bytesFullAt;
};

inline Fill fillBy(const ShardLine& line, const Admission& admission, std::uint32_t size)
{
    return {line.records.after(admission.nowUnits, admission.recordUnits),
        line.bytes.after(admission.nowUnits, admission.byteUnits * size)};
}

inline Verdict judge(const Fill& fill, const Admission& admission)
{
    if (fill.recordsFullAt > admission.recordsUntil) [[unlikely]]
        return Verdict::RecordsThrottled;
    if (fill.bytesFullAt > admission.bytesUntil) [[unlikely]]
        return Verdict::BytesThrottled;
    return Verdict::Stored;
}

// Nothing is taken for a record that is refused.
inline Verdict admit(ShardLine& line, const Admission& admission, std::uint32_t size)
{
    const Fill fill = fillBy(line, admission, size);
    const Verdict verdict = judge(fill, admission);
    if (verdict != Verdict::Stored) [[unlikely]]
        return verdict;
    line.records.fullAt = fill.recordsFullAt;
    line.bytes.fullAt = fill.bytesFullAt;
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

// A shard that may take larger records than usual holds 10 MiB, whatever the size that they may have; and any shard
// holds its stream's largest (data-streams.md, 5.6 and 6.1).
Admission Service::admissionAt(Instant now, const Stream& stream) const
{
    const std::int64_t ms = now.time_since_epoch().count();
    const std::int64_t units = (m_limits.mode == ThrottleMode::Window ? ms - ms % 1'000 : ms) * sim::kUnitsPerMs;
    const std::int64_t byteUnits = m_limits.writeBytes.unitsPerToken;
    const std::int64_t largest = stream.settings.maxRecordBytes;
    const std::int64_t held = largest > m_limits.maxRecordBytes ? std::max(largest, m_limits.largeTankBytes) : largest;
    const std::int64_t tank = std::max(m_limits.writeBytes.burstUnits, byteUnits * held);
    return {
        units, m_limits.writeRecords.unitsPerToken, byteUnits, units + m_limits.writeRecords.burstUnits, units + tank};
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
        PutSummary summary;
        summary.delay = call.delay;
        m_calls.add(std::move(call).refusedWith(refusal),
            [&](const CallRecord& made) { return askedPut(made, table, attempts, outcomes, refusal); });
        summary.refusal = std::move(refusal);
        return summary;
    };
    if (!takesPuts(stream))
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
    m_calls.add(std::move(call), [&](const CallRecord& made) { return askedPut(made, table, attempts, outcomes, {}); });
    return summary;
}

// With the answer that a program would have got for a simulated client's call.
std::shared_ptr<const PutBatch> Service::askedPut(const CallRecord& call, std::uint32_t table,
    std::span<const Attempt> attempts, std::span<const PutOutcome> outcomes, const Refusal& refusal) const
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
    return batch;
}

PutResult Service::resultOf(const Stream& stream, const PutOutcome& outcome) const
{
    const ShardIndex shard{outcome.shard};
    if (outcome.verdict == Verdict::Stored)
        return {
            shard, sequenceNumberOf(stream, shard, outcome.ordinal), {}, encryptionOf(stream, shard, outcome.ordinal)};
    if (outcome.verdict == Verdict::Failed)
        return {shard, {}, injected(m_faults.rule(static_cast<std::uint32_t>(outcome.ordinal)).error, &stream, shard)};
    return {shard, {}, throttled(stream, shard, outcome.verdict)};
}

Refusal Service::throttled(const Stream& stream, ShardIndex shard, Verdict verdict) const
{
    return {Exception::ProvisionedThroughputExceeded, reasonOf(verdict), throttleText(stream, shard)};
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
    call.failed =
        static_cast<std::uint32_t>(std::count_if(outcomes.begin(), outcomes.end(), [this](const PutOutcome& outcome) {
            return outcome.verdict == Verdict::Failed
                && m_faults.rule(static_cast<std::uint32_t>(outcome.ordinal)).error == FaultError::InternalFailure;
        }));
    summary.refused += failed;
    call.refused = summary.refused;
    const PutOutcome& refused = firstRefused(outcomes);
    call.shard = ShardIndex{refused.shard};
    call.reason = reasonOf(refused.verdict);
    return summary;
}

std::string Service::throttleText(const Stream& stream, ShardIndex shard) const
{
    return "Rate exceeded for shard " + shardId(shard) + " in stream " + stream.name + " under account "
        + homeOf(stream).account + ".";
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
        kept.push_back({entries[i].partitionKey, isStored ? &entries[i].data : nullptr, addressed.hashes[i],
            !addressed.isExplicit.empty() && addressed.isExplicit[i] != 0});
        results.push_back(resultOf(stream, outcomes[i]));
    }
    m_outside.append(now, kept);
    return results;
}

// Throttling is one of the checks that a dry run goes through, though it takes nothing.
Refusal Service::refusalOfDryRun(Instant now, const Addressed& addressed, const PutEntry& entry) const
{
    const Stream& of = stream(addressed.stream);
    const ShardIndex shard = placeOf(of, addressed.hashes.front());
    const Admission admission = admissionAt(now, of);
    const auto size = static_cast<std::uint32_t>(shapeOf(entry).size());
    const Verdict verdict = judge(fillBy(of.lines[number(shard)], admission, size), admission);
    return verdict == Verdict::Stored ? dryRun() : throttled(of, shard, verdict);
}

}
