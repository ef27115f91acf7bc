#include "sim/agenda.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace shardscope::sim {

namespace {

constexpr std::uint64_t kLowestBit = 1;

// std::push_heap keeps the largest on top, so "larger" means later here.
bool isLater(const WakeUp& a, const WakeUp& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }

std::uint32_t slotOf(base::Instant at, std::uint32_t slots)
{
    return static_cast<std::uint32_t>(at.time_since_epoch().count()) & (slots - 1);
}

}

Agenda::Agenda() : m_slots(kSlots) {}

void Agenda::schedule(base::Instant at, ActorIndex actor, std::uint32_t token)
{
    SHARD_CHECK(at >= m_base);
    const std::uint64_t order = m_nextOrder++;
    ++m_size;
    if (at < m_wheelEnd)
        putInWheel(at, {order, actor, token});
    else
        putBehindWheel({at, order, actor, token});
}

void Agenda::putBack(const WakeUp& wakeUp)
{
    SHARD_CHECK(wakeUp.at >= m_base);
    SHARD_CHECK(wakeUp.order < m_nextOrder);
    ++m_size;
    const Entry entry{wakeUp.order, wakeUp.actor, wakeUp.token};
    if (wakeUp.at >= m_wheelEnd) {
        if (wakeUp.at >= spansEnd()) {
            putBehindWheel(wakeUp);
            return;
        }
        // Before the first of its instant that is younger.
        std::vector<WakeUp>& all = m_spans[spanOf(wakeUp.at)].wakeUps;
        const auto younger = std::find_if(all.begin(), all.end(),
            [&](const WakeUp& other) { return other.at == wakeUp.at && other.order > wakeUp.order; });
        const auto place = younger - all.begin();
        putInSpan(wakeUp);
        std::rotate(all.begin() + place, all.end() - 1, all.end());
        return;
    }
    const std::uint32_t slotIndex = slotOf(wakeUp.at, kSlots);
    const Slot& slot = m_slots[slotIndex];
    if (slot.last == 0 || entryIn(slot.last).order < entry.order) {
        putInWheel(wakeUp.at, entry);
        return;
    }
    std::vector<Entry> entries = entriesIn(slot);
    clearSlot(slotIndex);
    const auto place =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& other) { return other.order > entry.order; });
    entries.insert(place, entry);
    for (const Entry& each : entries)
        putInWheel(wakeUp.at, each);
}

std::vector<Agenda::Entry> Agenda::entriesIn(const Slot& slot) const
{
    std::vector<Entry> entries;
    // Ends because each step comes nearer to the slot's last cell.
    for (std::uint32_t cell = slot.first; slot.last != 0; cell = cellAfter(cell)) {
        entries.push_back(entryIn(cell));
        if (cell == slot.last)
            break;
    }
    return entries;
}

void Agenda::clearSlot(std::uint32_t slotIndex)
{
    Slot& slot = m_slots[slotIndex];
    // Ends because each block is nearer to the slot's last cell.
    for (std::uint32_t block = slot.first / kCells; slot.last != 0;) {
        const std::uint32_t next = m_blocks[block].next;
        const bool isLast = block == slot.last / kCells;
        freeBlock(block);
        if (isLast)
            break;
        block = next;
    }
    slot = {};
    std::uint64_t& word = m_occupied[slotIndex / kWordBits];
    word &= ~(kLowestBit << (slotIndex % kWordBits));
    if (word == 0)
        m_occupiedWords &= ~(kLowestBit << (slotIndex / kWordBits));
}

void Agenda::putBehindWheel(const WakeUp& wakeUp)
{
    if (wakeUp.at < spansEnd()) {
        putInSpan(wakeUp);
        return;
    }
    m_far.push_back(wakeUp);
    std::push_heap(m_far.begin(), m_far.end(), isLater);
}

void Agenda::putInSpan(const WakeUp& wakeUp)
{
    const std::uint32_t number = spanOf(wakeUp.at);
    Span& span = m_spans[number];
    span.earliest = span.wakeUps.empty() ? wakeUp.at : std::min(span.earliest, wakeUp.at);
    span.wakeUps.push_back(wakeUp);
    m_occupiedSpans |= kLowestBit << number;
}

std::uint32_t Agenda::spanOf(base::Instant at)
{
    return static_cast<std::uint32_t>(at.time_since_epoch().count() / kSpanMs) % kSpans;
}

const Agenda::Entry& Agenda::entryIn(std::uint32_t cell) const
{
    return m_blocks[cell / kCells].entries[cell % kCells - 1];
}

std::uint32_t Agenda::cellAfter(std::uint32_t cell) const
{
    return cell % kCells == kCells - 1 ? m_blocks[cell / kCells].next * kCells + 1 : cell + 1;
}

std::uint32_t Agenda::takeBlock()
{
    const std::uint32_t block = m_freeBlock;
    if (block != kNone) {
        m_freeBlock = m_blocks[block].next;
        return block;
    }
    m_blocks.emplace_back();
    return static_cast<std::uint32_t>(m_blocks.size() - 1);
}

void Agenda::freeBlock(std::uint32_t block)
{
    m_blocks[block].next = m_freeBlock;
    m_freeBlock = block;
}

void Agenda::putInWheel(base::Instant at, Entry entry)
{
    const std::uint32_t slotIndex = slotOf(at, kSlots);
    Slot& slot = m_slots[slotIndex];
    if (slot.last == 0) {
        slot.first = slot.last = takeBlock() * kCells + 1;
        m_occupied[slotIndex / kWordBits] |= kLowestBit << (slotIndex % kWordBits);
        m_occupiedWords |= kLowestBit << (slotIndex / kWordBits);
    } else if (slot.last % kCells == kCells - 1) {
        const std::uint32_t block = takeBlock();
        m_blocks[slot.last / kCells].next = block;
        slot.last = block * kCells + 1;
    } else {
        ++slot.last;
    }
    m_blocks[slot.last / kCells].entries[slot.last % kCells - 1] = entry;
}

void Agenda::advanceTo(base::Instant base)
{
    m_base = base;
    const std::int64_t span = base.time_since_epoch().count() / kSpanMs;
    const base::Instant wheelEnd{base::Duration{(span + 2) * kSpanMs}};
    if (wheelEnd != m_wheelEnd)
        turnTo(wheelEnd);
}

// Wake-ups enter the wheel, and the spans, the moment their span does, hence before any that is
// scheduled later for the same millisecond: order is kept.
void Agenda::turnTo(base::Instant wheelEnd)
{
    // What the heap alone holds may be years away. Else the end is at most all spans ahead.
    if (m_size == m_far.size()) {
        m_wheelEnd = wheelEnd - base::Duration{2 * kSpanMs};
        feedSpans();
    }
    while (m_wheelEnd != wheelEnd) {
        const std::uint32_t number = spanOf(m_wheelEnd);
        for (const WakeUp& wakeUp : m_spans[number].wakeUps)
            putInWheel(wakeUp.at, {wakeUp.order, wakeUp.actor, wakeUp.token});
        m_spans[number].wakeUps.clear();
        m_occupiedSpans &= ~(kLowestBit << number);
        m_wheelEnd += base::Duration{kSpanMs};
        feedSpans();
    }
}

void Agenda::feedSpans()
{
    while (!m_far.empty() && m_far.front().at < spansEnd()) {
        std::pop_heap(m_far.begin(), m_far.end(), isLater);
        putInSpan(m_far.back());
        m_far.pop_back();
    }
}

// Of an agenda that is not empty.
base::Instant Agenda::earliest() const
{
    if (m_occupiedWords != 0)
        return earliestInWheel();
    if (m_occupiedSpans == 0)
        return m_far.front().at;
    const std::uint32_t next = spanOf(m_wheelEnd);
    const int skipped = std::countr_zero(std::rotr(m_occupiedSpans, static_cast<int>(next)));
    return m_spans[(next + static_cast<std::uint32_t>(skipped)) % kSpans].earliest;
}

base::Instant Agenda::earliestInWheel() const
{
    const std::uint32_t start = slotOf(m_base, kSlots);
    const std::uint32_t startWord = start / kWordBits;
    const std::uint64_t fromStart = m_occupied[startWord] >> (start % kWordBits);
    if (fromStart != 0)
        return m_base + base::Duration{std::countr_zero(fromStart)};
    // The words behind, once around; the start word comes last, for what lies before the start in it.
    const std::uint32_t behind = startWord + 1;
    const auto skipped =
        static_cast<std::uint32_t>(std::countr_zero(std::rotr(m_occupiedWords, static_cast<int>(behind % kWordBits))));
    const std::uint32_t word = (behind + skipped) % kWordBits;
    const std::uint32_t slot = word * kWordBits + static_cast<std::uint32_t>(std::countr_zero(m_occupied[word]));
    return m_base + base::Duration{(slot - start) % kSlots};
}

std::optional<base::Instant> Agenda::nextAt() const
{
    if (m_size == 0)
        return std::nullopt;
    return earliest();
}

std::optional<WakeUp> Agenda::popUntil(base::Instant limit)
{
    if (m_size == 0)
        return std::nullopt;
    const base::Instant at = earliest();
    if (at > limit)
        return std::nullopt;
    if (at != m_base)
        advanceTo(at);
    const std::uint32_t slotIndex = slotOf(at, kSlots);
    Slot& slot = m_slots[slotIndex];
    const std::uint32_t cell = slot.first;
    const Entry& entry = entryIn(cell);
    const WakeUp wakeUp{at, entry.order, entry.actor, entry.token};
    const std::uint32_t block = cell / kCells;
    if (cell == slot.last) {
        slot = {};
        std::uint64_t& word = m_occupied[slotIndex / kWordBits];
        word &= ~(kLowestBit << (slotIndex % kWordBits));
        if (word == 0)
            m_occupiedWords &= ~(kLowestBit << (slotIndex / kWordBits));
        freeBlock(block);
    } else {
        slot.first = cellAfter(cell);
        if (cell % kCells == kCells - 1)
            freeBlock(block);
    }
    --m_size;
    return wakeUp;
}

std::vector<WakeUp> Agenda::inOrder() const
{
    std::vector<WakeUp> all;
    all.reserve(m_size);
    const std::uint32_t start = slotOf(m_base, kSlots);
    for (std::uint32_t ahead = 0; ahead < kSlots; ++ahead) {
        const Slot& slot = m_slots[(start + ahead) % kSlots];
        for (const Entry& entry : entriesIn(slot))
            all.push_back({m_base + base::Duration{ahead}, entry.order, entry.actor, entry.token});
    }
    const auto behindWheel = static_cast<std::ptrdiff_t>(all.size());
    for (const Span& span : m_spans)
        all.insert(all.end(), span.wakeUps.begin(), span.wakeUps.end());
    all.insert(all.end(), m_far.begin(), m_far.end());
    std::sort(all.begin() + behindWheel, all.end(), [](const WakeUp& a, const WakeUp& b) { return isLater(b, a); });
    return all;
}

}
