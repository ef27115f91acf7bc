#include "streams/outside_log.h"

#include "base/pages.h"
#include "base/rng.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace shardscope::streams {

namespace {

char* put(char* to, const void* from, std::size_t size)
{
    std::memcpy(to, from, size);
    return to + size;
}

}

// --- A run -------------------------------------------------------------------

std::size_t OutsideRun::bytesOf(std::span<const OutsideEntry> small)
{
    std::size_t size = small.size() * kHeadSize;
    for (const OutsideEntry& entry : small)
        size += entry.partitionKey.size() + entry.dataSize();
    return size;
}

OutsideRun::OutsideRun(std::uint64_t first, base::Instant arrival, std::span<const OutsideEntry> small,
    PayloadBlock& room)
    : m_first(first), m_arrival(arrival), m_kind(Kind::Small), m_count(static_cast<std::uint32_t>(small.size()))
{
    char* const bytes = room.next();
    char* heads = bytes;
    char* to = bytes + small.size() * kHeadSize;
    for (const OutsideEntry& entry : small) {
        const auto at = static_cast<std::uint32_t>(to - bytes);
        const auto keySize = static_cast<std::uint32_t>(entry.partitionKey.size());
        const std::uint32_t key = keySize | (entry.isExplicit ? Head::kExplicit : 0);
        heads = put(heads, &entry.hash, sizeof entry.hash);
        heads = put(heads, &at, sizeof at);
        heads = put(heads, &key, sizeof key);
        to = put(to, entry.partitionKey.data(), keySize);
        if (entry.dataSize() > 0)
            to = put(to, (**entry.data).data(), entry.data->size());
    }
    m_size = static_cast<std::uint32_t>(to - bytes);
    m_bytes = room.take(m_size).owner();
}

OutsideRun::OutsideRun(std::uint64_t first, base::Instant arrival, const OutsideEntry& large)
    : m_first(first), m_arrival(arrival), m_bytes(std::make_shared<const Large>(Large{std::string{large.partitionKey},
                                              *large.data, large.hash, large.isExplicit})),
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

OutsideRun::Head OutsideRun::head(std::uint32_t index) const
{
    Head head{};
    const char* const from = bytes() + index * kHeadSize;
    std::memcpy(&head.hash, from, sizeof head.hash);
    std::memcpy(&head.begin, from + sizeof head.hash, sizeof head.begin);
    std::memcpy(&head.key, from + sizeof head.hash + sizeof head.begin, sizeof head.key);
    return head;
}

std::uint32_t OutsideRun::end(std::uint32_t index) const
{
    return index + 1 == m_count ? m_size : head(index + 1).begin;
}

// --- A record ----------------------------------------------------------------

std::string_view OutsideRecord::partitionKey() const
{
    if (m_run->isLarge())
        return m_run->large().key;
    const OutsideRun::Head head = m_run->head(m_index);
    return {m_run->bytes() + head.begin, head.keySize()};
}

Payload OutsideRecord::data() const
{
    if (m_run->isLarge())
        return m_run->large().data;
    const OutsideRun::Head head = m_run->head(m_index);
    const std::uint32_t at = head.begin + head.keySize();
    return {{m_run->m_bytes, m_run->bytes() + at}, m_run->end(m_index) - at};
}

base::HashKey OutsideRecord::hash() const { return m_run->isLarge() ? m_run->large().hash : m_run->head(m_index).hash; }

base::Instant OutsideRecord::arrival() const { return m_run->arrival(); }

std::uint64_t OutsideRecord::digest() const
{
    const base::HashKey of = hash();
    return isExplicit() ? base::mix64(of.high() ^ base::mix64(of.low() ^ base::hashText(partitionKey()))) : of.low();
}

bool OutsideRecord::hasKey(std::string_view key, base::HashKey own) const
{
    return (isExplicit() || hash() == own) && partitionKey() == key;
}

bool OutsideRecord::isExplicit() const
{
    return m_run->isLarge() ? m_run->large().isExplicit : m_run->head(m_index).isExplicit();
}

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
    constexpr std::size_t kMost = base::kLargePage;
    const std::size_t bytes = OutsideRun::bytesOf(small);
    const std::size_t piece = std::clamp<std::size_t>(m_bytes / 8, kLeast, kMost);
    if (bytes > piece / 4) {
        PayloadBlock alone{bytes};
        append(OutsideRun{m_records, arrival, small, alone});
        return;
    }
    if (!m_room || m_room->left() < bytes)
        m_room.emplace(base::freshBytes(piece), piece);
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

// The last run that begins at or before a record that is kept. No run is shorter than a record, so it lies no more runs
// away from `near` than records, and just as many where each call had one. If not there, steps away double.
std::uint64_t OutsideLog::runOf(std::uint64_t index, std::uint64_t near) const
{
    std::uint64_t low = m_firstRun; // begins at or before it
    std::uint64_t high = m_runs;    // begins behind it
    std::uint64_t step = 1;
    if (near >= low && near < high && at(near).first() <= index) {
        const std::uint64_t ahead = index - at(near).first();
        if (ahead < at(near).count())
            return near;
        low = near;
        high = low + std::min(high - low, ahead + 1);
        if (at(high - 1).first() <= index)
            return high - 1;
        for (; high - low > step && at(low + step).first() <= index; step *= 2)
            low += step;
        high = std::min(high, low + step);
    } else if (near > low && near < high) {
        const std::uint64_t back = at(near).first() - index;
        high = near;
        low = high - std::min(high - low, back);
        if (low + 1 == high || at(low + 1).first() > index)
            return low;
        for (; high - low > step && at(high - step).first() > index; step *= 2)
            high -= step;
        low = high - std::min(high - low, step);
    }
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (at(middle).first() <= index ? low : high) = middle;
    }
    return low;
}

std::optional<OutsideRecord> OutsideLog::find(KeyId id) const
{
    std::uint64_t nowhere = m_runs;
    return find(id, nowhere);
}

std::optional<OutsideRecord> OutsideLog::find(KeyId id, std::uint64_t& near) const
{
    if (m_firstRun == m_runs)
        return std::nullopt;
    constexpr std::uint64_t kRound = kOutsideKeys;
    const std::uint64_t first = at(m_firstRun).first();
    const std::uint64_t index = first + ((id - kOutsideKeys - first) & (kRound - 1));
    if (index >= m_records)
        return std::nullopt;
    near = runOf(index, near);
    const OutsideRun& run = at(near);
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
