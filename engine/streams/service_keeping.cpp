// What is kept of records: the keys they have, a record as it is told again, and what is forgotten.
#include "streams/service.h"

#include "base/check.h"

#include <algorithm>

namespace shardscope::streams {

using base::Instant;

namespace {

std::uint64_t readableRecords(const Stream& stream, Instant now)
{
    std::uint64_t records = 0;
    for (std::size_t i = 0; i < stream.lines.size(); ++i)
        records += stream.lines[i].stored - stream.firstReadable(ShardIndex{static_cast<std::uint32_t>(i)}, now);
    return records;
}

// For memory: retention may have trimmed further already.
void trimBefore(Stream& stream, Instant horizon, Instant now)
{
    const std::uint64_t before = stream.horizon(now) < horizon ? readableRecords(stream, now) : 0;
    stream.trimmedTo = std::max(stream.trimmedTo, horizon);
    stream.trimmedForMemory.to = std::max(stream.trimmedForMemory.to, horizon);
    const std::uint64_t trimmed = before == 0 ? 0 : before - readableRecords(stream, now);
    if (trimmed == 0)
        return;
    stream.trimmedForMemory.byOutsideBudget += trimmed;
    stream.trimmedForMemory.last = now;
}

// What every consumer has read, below `keepFrom`.
void forgetRead(Stream& stream, std::size_t shard, std::uint64_t keepFrom, Instant now)
{
    const std::uint64_t before = stream.firstReadable(ShardIndex{static_cast<std::uint32_t>(shard)}, now);
    stream.logs[shard].forgetBefore(base::kWorldEnd, keepFrom);
    const std::uint64_t after = stream.logs[shard].firstKept();
    if (after <= before)
        return;
    stream.trimmedForMemory.byRecordBudget += after - before;
    stream.trimmedForMemory.last = now;
}

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

// Nobody can read what lies before all horizons, and readings of the recent past look at no refusal that is older.
// Over the budget that past is given up first.
void Service::tidyOutside(Instant now, base::Duration refusalsKept, std::uint64_t budget)
{
    Instant horizon = now - refusalsKept;
    if (const auto beyond = m_outside.horizonFor(budget)) {
        horizon = *beyond;
        for (Stream& stream : m_streams)
            trimBefore(stream, horizon, now);
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
    m_outsidePollers.forget(now - base::Duration{quota(m_settings, QuotaName::ShardIteratorLifeMs)});
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
                forgetRead(stream, shard, keepFrom[i][shard], now);
        }
    }
}

TrimmedForMemory Service::trimmedForMemory() const
{
    TrimmedForMemory all;
    for (const Stream& stream : m_streams)
        all += stream.trimmedForMemory;
    return all;
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

}
