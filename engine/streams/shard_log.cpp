#include "streams/shard_log.h"

#include "base/check.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

constexpr std::uint64_t kIndexMask = kChunkRecords - 1;
constexpr std::uint64_t kLargest16 = 0xffffU;
constexpr std::uint64_t kSizeMask = 0xffffffU;

std::int64_t bytesOf(const OpenRows& rows, std::uint32_t begin, std::uint32_t end)
{
    std::uint64_t bytes = 0;
    for (std::uint32_t i = begin; i < end; ++i)
        bytes += rows[i].size();
    return static_cast<std::int64_t>(bytes);
}

std::int64_t bytesOf(const std::array<std::uint16_t, kChunkRecords>& sizes, std::uint32_t begin, std::uint32_t end)
{
    std::uint32_t bytes = 0; // 256 sizes of 16 bits fit
    for (std::uint32_t i = begin; i < end; ++i)
        bytes += sizes[i];
    return bytes;
}

}

Chunk::Chunk(const OpenRows& rows) : m_first(rows.front().arrival()), m_last(rows.back().arrival())
{
    // Written as if everything fitted into 16 bits; whether it does is known at the end.
    std::unique_ptr<Columns> columns(new Columns);
    const auto first16 = static_cast<std::uint16_t>(rows.front().timeAndSize >> 24);
    std::uint64_t timeAndSizeBits = 0; // no size is above the union of all rows' bits
    std::uint32_t anyPayload = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint64_t timeAndSize = rows[i].timeAndSize;
        timeAndSizeBits |= timeAndSize;
        anyPayload |= rows[i].payload;
        columns->delay[i] = static_cast<std::uint16_t>(static_cast<std::uint16_t>(timeAndSize >> 24) - first16);
        columns->size[i] = static_cast<std::uint16_t>(timeAndSize);
        columns->key[i] = rows[i].key;
    }
    if ((timeAndSizeBits & kSizeMask) > kLargest16
        || static_cast<std::uint64_t>((m_last - m_first).count()) > kLargest16) {
        m_bytes = bytesOf(rows, 0, kChunkRecords);
        m_rows = std::make_unique<const OpenRows>(rows);
        return;
    }
    m_bytes = bytesOf(columns->size, 0, kChunkRecords);
    m_columns = std::move(columns);
    if (anyPayload == 0)
        return;
    auto payloads = std::make_unique<std::array<std::uint32_t, kChunkRecords>>();
    for (std::size_t i = 0; i < rows.size(); ++i)
        (*payloads)[i] = rows[i].payload;
    m_payloads = std::move(payloads);
}

Row Chunk::row(std::uint32_t index) const
{
    if (m_rows)
        return (*m_rows)[index];
    const std::int64_t arrivalMs = m_first.time_since_epoch().count() + m_columns->delay[index];
    return Row::make(arrivalMs, m_columns->size[index], m_columns->key[index], m_payloads ? (*m_payloads)[index] : 0);
}

std::uint32_t Chunk::sizeAt(std::uint32_t index) const
{
    return m_rows ? (*m_rows)[index].size() : m_columns->size[index];
}

base::Instant Chunk::arrivalAt(std::uint32_t index) const
{
    return m_rows ? (*m_rows)[index].arrival() : m_first + base::Duration{m_columns->delay[index]};
}

std::int64_t Chunk::bytesBetween(std::uint32_t begin, std::uint32_t end) const
{
    if (begin == 0 && end == kChunkRecords)
        return m_bytes;
    if (m_rows)
        return bytesOf(*m_rows, begin, end);
    return bytesOf(m_columns->size, begin, end);
}

std::int64_t Chunk::memory() const
{
    return static_cast<std::int64_t>(sizeof(Chunk) + (m_columns ? sizeof(Columns) : 0) + (m_rows ? sizeof(OpenRows) : 0)
        + (m_payloads ? sizeof(*m_payloads) : 0));
}

Row* ShardLog::writableRows(std::uint64_t size)
{
    if (m_open && m_mayAppend)
        return m_open->data();
    auto rows = std::make_shared_for_overwrite<OpenRows>();
    if (m_open)
        std::copy_n(m_open->begin(), size & kIndexMask, rows->begin());
    m_open = std::move(rows);
    m_mayAppend.take();
    return m_open->data();
}

void ShardLog::seal()
{
    SHARD_CHECK(m_open && m_mayAppend);
    m_sealed.append(std::make_shared<const Chunk>(*m_open));
    // A copy of this log may still read these rows, so they are never written again.
    m_open.reset();
    m_mayAppend.drop();
}

Row ShardLog::row(std::uint64_t ordinal) const
{
    const std::uint64_t chunk = ordinal / kChunkRecords;
    const auto index = static_cast<std::uint32_t>(ordinal & kIndexMask);
    return chunk < m_sealed.size() ? m_sealed[chunk]->row(index) : (*m_open)[index];
}

base::Instant ShardLog::arrival(std::uint64_t ordinal) const
{
    const std::uint64_t chunk = ordinal / kChunkRecords;
    const auto index = static_cast<std::uint32_t>(ordinal & kIndexMask);
    return chunk < m_sealed.size() ? m_sealed[chunk]->arrivalAt(index) : (*m_open)[index].arrival();
}

RecordRange ShardLog::measure(std::uint64_t begin, std::uint64_t size, std::int64_t maxRecords,
    std::int64_t maxBytes) const
{
    const std::uint64_t limit =
        begin + std::min(size - begin, static_cast<std::uint64_t>(std::max<std::int64_t>(maxRecords, 0)));
    RecordRange range{begin, begin, 0, {}};
    // A stretch of one chunk at a time, taken whole where it fits; ends because each pass takes at
    // least one record or leaves.
    while (range.end < limit) {
        const std::uint64_t number = range.end / kChunkRecords;
        const auto from = static_cast<std::uint32_t>(range.end & kIndexMask);
        const auto until =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(kChunkRecords, from + (limit - range.end)));
        const Chunk* const chunk = number < m_sealed.size() ? m_sealed[number].get() : nullptr;
        const std::int64_t bytes = chunk != nullptr ? chunk->bytesBetween(from, until) : bytesOf(*m_open, from, until);
        if (range.bytes + bytes <= maxBytes) {
            range.bytes += bytes;
            range.end += until - from;
            continue;
        }
        for (std::uint32_t i = from; i < until; ++i) {
            const std::uint32_t next = chunk != nullptr ? chunk->sizeAt(i) : (*m_open)[i].size();
            if (range.bytes + next > maxBytes && range.count() > 0)
                break;
            range.bytes += next;
            ++range.end;
        }
        break;
    }
    if (range.count() > 0)
        range.lastArrival = arrival(range.end - 1);
    return range;
}

std::uint64_t ShardLog::firstAtOrAfter(base::Instant at, std::uint64_t size) const
{
    std::uint64_t low = firstKept();
    std::uint64_t high = size;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (arrival(middle) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void ShardLog::forgetBefore(base::Instant horizon, std::uint64_t keepFrom)
{
    const std::uint64_t lastWhole = std::min(keepFrom / kChunkRecords, m_sealed.size());
    std::uint64_t chunk = m_sealed.firstIndex();
    // Block by block: the log forgets nothing smaller.
    while (chunk + kBlock <= lastWhole && m_sealed[chunk + kBlock - 1]->last() < horizon)
        chunk += kBlock;
    m_sealed.dropBefore(chunk);
}

std::int64_t ShardLog::memory() const
{
    std::int64_t bytes = m_open ? static_cast<std::int64_t>(sizeof(OpenRows)) : 0;
    for (std::uint64_t i = m_sealed.firstIndex(); i < m_sealed.size(); ++i)
        bytes += m_sealed[i]->memory() + static_cast<std::int64_t>(sizeof(std::shared_ptr<const Chunk>));
    return bytes;
}

}
