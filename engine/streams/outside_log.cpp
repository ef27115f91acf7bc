#include "streams/outside_log.h"

#include "base/pages.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace shardscope::streams {

namespace {

constexpr std::size_t kBeginSize = sizeof(std::uint32_t);

char* put(char* to, const void* from, std::size_t size)
{
    std::memcpy(to, from, size);
    return to + size;
}

}

// --- A run -------------------------------------------------------------------

std::size_t OutsideRun::bytesOf(std::span<const OutsideEntry> small)
{
    std::size_t size = small.size() * (kBeginSize + kHeadSize);
    for (const OutsideEntry& entry : small)
        size += entry.partitionKey.size() + entry.dataSize();
    return size;
}

OutsideRun::OutsideRun(std::uint64_t first, base::Instant arrival, std::span<const OutsideEntry> small,
    PayloadBlock& room)
    : m_first(first), m_arrival(arrival), m_kind(Kind::Small), m_count(static_cast<std::uint32_t>(small.size()))
{
    char* const bytes = room.next();
    char* begin = bytes;
    char* to = begin + small.size() * kBeginSize;
    for (const OutsideEntry& entry : small) {
        const auto at = static_cast<std::uint32_t>(to - bytes);
        const auto keySize = static_cast<std::uint32_t>(entry.partitionKey.size());
        begin = put(begin, &at, sizeof at);
        to = put(to, &entry.hash, sizeof entry.hash);
        to = put(to, &keySize, sizeof keySize);
        to = put(to, entry.partitionKey.data(), keySize);
        if (entry.dataSize() > 0)
            to = put(to, (**entry.data).data(), entry.data->size());
    }
    m_size = static_cast<std::uint32_t>(to - bytes);
    m_bytes = room.take(m_size).owner();
}

OutsideRun::OutsideRun(std::uint64_t first, base::Instant arrival, const OutsideEntry& large)
    : m_first(first), m_arrival(arrival),
      m_bytes(std::make_shared<const Large>(Large{std::string{large.partitionKey}, *large.data, large.hash})),
      m_kind(Kind::Large), m_count(1)
{
}

std::uint64_t OutsideRun::cost() const
{
    switch (m_kind) {
    case Kind::Nothing:
        return sizeof(OutsideRun);
    case Kind::Small:
        return sizeof(OutsideRun) + m_size;
    case Kind::Large:
        return sizeof(OutsideRun) + sizeof(Large) + large().key.size() + large().data.size();
    }
    return 0;
}

// Of the one behind the last: where it would.
std::uint32_t OutsideRun::begin(std::uint32_t index) const
{
    if (index == m_count)
        return m_size;
    std::uint32_t at = 0;
    std::memcpy(&at, bytes() + index * kBeginSize, sizeof at);
    return at;
}

OutsideRun::Head OutsideRun::head(std::uint32_t index) const
{
    const char* const from = bytes() + begin(index);
    Head head{};
    std::memcpy(&head.hash, from, sizeof head.hash);
    std::memcpy(&head.keySize, from + sizeof head.hash, sizeof head.keySize);
    return head;
}

// --- A record ----------------------------------------------------------------

std::string_view OutsideRecord::partitionKey() const
{
    if (m_run->isLarge())
        return m_run->large().key;
    return {m_run->bytes() + m_run->begin(m_index) + OutsideRun::kHeadSize, m_run->head(m_index).keySize};
}

Payload OutsideRecord::data() const
{
    if (m_run->isLarge())
        return m_run->large().data;
    const std::uint32_t at = m_run->begin(m_index) + OutsideRun::kHeadSize + m_run->head(m_index).keySize;
    return {{m_run->m_bytes, m_run->bytes() + at}, m_run->begin(m_index + 1) - at};
}

base::HashKey OutsideRecord::hash() const { return m_run->isLarge() ? m_run->large().hash : m_run->head(m_index).hash; }

base::Instant OutsideRecord::arrival() const { return m_run->arrival(); }

// --- The log -----------------------------------------------------------------

// What is shared with the log that this one is a copy of stays as it is: from here on each has its own.
void OutsideLog::own()
{
    if (m_mayAppend)
        return;
    m_room.reset();
    if (m_open) {
        auto block = std::make_shared<Block>();
        std::copy_n(m_open->begin(), m_runs % kBlock, block->begin());
        m_open = std::move(block);
    }
    m_mayAppend.take();
}

KeyId OutsideLog::startCall(base::Instant now, std::size_t count)
{
    own();
    const auto place = static_cast<std::uint32_t>(m_records % kOutsideKeys);
    if (place + count <= kOutsideKeys)
        return kOutsideKeys + place;
    append(OutsideRun{m_records, now, kOutsideKeys - place});
    return kOutsideKeys;
}

void OutsideLog::append(base::Instant arrival, std::span<const OutsideEntry> entries)
{
    own();
    while (!entries.empty()) {
        const auto large = std::find_if(entries.begin(), entries.end(), std::mem_fn(&OutsideEntry::isLarge));
        const auto small = static_cast<std::size_t>(large - entries.begin());
        if (small > 0)
            appendSmall(arrival, entries.first(small));
        else
            append(OutsideRun{m_records, arrival, entries.front()});
        entries = entries.subspan(std::max(small, std::size_t{1}));
    }
}

// Pieces grow with what is kept, and what would fill much of one has its own: neither little nor much of them lies
// idle.
void OutsideLog::appendSmall(base::Instant arrival, std::span<const OutsideEntry> small)
{
    constexpr std::size_t kLeast = std::size_t{16} << 10;
    constexpr std::size_t kMost = std::size_t{1} << 20;
    const std::size_t bytes = OutsideRun::bytesOf(small);
    const std::size_t piece = std::clamp<std::size_t>(m_bytes / 8, kLeast, kMost);
    if (bytes > piece / 4) {
        PayloadBlock alone{bytes};
        append(OutsideRun{m_records, arrival, small, alone});
        return;
    }
    if (!m_room || m_room->left() < bytes) {
        m_room.emplace(piece);
        base::bringPages(m_room->next(), m_room->left());
    }
    append(OutsideRun{m_records, arrival, small, *m_room});
}

void OutsideLog::append(OutsideRun run)
{
    if (!m_open)
        m_open = std::make_shared<Block>();
    m_records += run.count();
    m_bytes += run.cost();
    (*m_open)[m_runs % kBlock] = std::move(run);
    ++m_runs;
    if (m_runs % kBlock == 0)
        m_sealed.append(std::exchange(m_open, nullptr));
}

const OutsideRun& OutsideLog::at(std::uint64_t run) const
{
    const std::uint64_t block = run / kBlock;
    return (block < m_sealed.size() ? *m_sealed[block] : *m_open)[run % kBlock];
}

std::optional<OutsideRecord> OutsideLog::find(KeyId id) const
{
    if (m_firstRun == m_runs)
        return std::nullopt;
    constexpr std::uint64_t kRound = kOutsideKeys;
    const std::uint64_t first = at(m_firstRun).first();
    const std::uint64_t index = first + ((id - kOutsideKeys - first) & (kRound - 1));
    if (index >= m_records)
        return std::nullopt;
    // The last run that begins at or before it.
    std::uint64_t low = m_firstRun;
    std::uint64_t high = m_runs;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (at(middle).first() <= index)
            low = middle;
        else
            high = middle;
    }
    const OutsideRun& run = at(low);
    if (run.isEmpty())
        return std::nullopt;
    return OutsideRecord{run, static_cast<std::uint32_t>(index - run.first())};
}

std::optional<base::Instant> OutsideLog::horizonFor(std::uint64_t budget) const
{
    std::uint64_t first = m_firstRun;
    for (std::uint64_t bytes = m_bytes; bytes > budget; ++first)
        bytes -= at(first).cost();
    if (first == m_firstRun)
        return std::nullopt;
    // Whole milliseconds: what arrived together goes together.
    return at(first - 1).arrival() + base::Duration{1};
}

void OutsideLog::forgetBefore(base::Instant horizon)
{
    const std::uint64_t before = m_firstRun / kBlock;
    for (; m_firstRun < m_runs && at(m_firstRun).arrival() < horizon; ++m_firstRun)
        m_bytes -= at(m_firstRun).cost();
    if (m_firstRun / kBlock > before)
        m_sealed.releaseBefore(m_firstRun / kBlock);
}

}
