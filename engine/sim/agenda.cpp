#include "sim/agenda.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace shardscope::sim {

namespace {

constexpr base::Duration toDuration(std::int64_t ms) { return base::Duration{ms}; }

// std::push_heap keeps the largest on top, so "larger" means later here.
bool isLater(const WakeUp& a, const WakeUp& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }

std::size_t slotOf(base::Instant at, std::int64_t slots)
{
    return static_cast<std::size_t>(at.time_since_epoch().count() & (slots - 1));
}

}

Agenda::Agenda() : m_slots(kSlots), m_occupied(kSlots / 64, 0) {}

void Agenda::schedule(base::Instant at, ActorIndex actor, std::uint32_t token)
{
    SHARD_CHECK(at >= m_base);
    const WakeUp wakeUp{at, m_nextOrder++, actor, token};
    ++m_size;
    if (at - m_base < toDuration(kSlots)) {
        putInWheel(wakeUp);
        return;
    }
    m_far.push_back(wakeUp);
    std::push_heap(m_far.begin(), m_far.end(), isLater);
}

void Agenda::putInWheel(const WakeUp& wakeUp)
{
    std::uint32_t index = m_freeNode;
    const Node node{wakeUp.order, wakeUp.actor, wakeUp.token, kNone};
    if (index == kNone) {
        index = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back(node);
    } else {
        m_freeNode = m_nodes[index].next;
        m_nodes[index] = node;
    }
    const std::size_t slotIndex = slotOf(wakeUp.at, kSlots);
    Slot& slot = m_slots[slotIndex];
    if (slot.head == kNone)
        slot.head = index;
    else
        m_nodes[slot.tail].next = index;
    slot.tail = index;
    m_occupied[slotIndex / 64] |= std::uint64_t{1} << (slotIndex % 64);
    ++m_inWheel;
}

// Far wake-ups enter the wheel the moment their millisecond does, hence before any
// wake-up that is scheduled later for the same millisecond: order is kept.
void Agenda::advanceTo(base::Instant base)
{
    m_base = base;
    while (!m_far.empty() && m_far.front().at - m_base < toDuration(kSlots)) {
        std::pop_heap(m_far.begin(), m_far.end(), isLater);
        const WakeUp wakeUp = m_far.back();
        m_far.pop_back();
        putInWheel(wakeUp);
    }
}

std::optional<base::Instant> Agenda::nextInWheel() const
{
    if (m_inWheel == 0)
        return std::nullopt;
    constexpr std::size_t kWords = kSlots / 64;
    const std::size_t start = slotOf(m_base, kSlots);
    // One extra word: the start word is looked at twice, above and below the start bit.
    for (std::size_t i = 0; i <= kWords; ++i) {
        const std::size_t wordIndex = (start / 64 + i) % kWords;
        std::uint64_t word = m_occupied[wordIndex];
        if (i == 0)
            word &= ~std::uint64_t{0} << (start % 64);
        if (word == 0)
            continue;
        const std::size_t slot = wordIndex * 64 + static_cast<std::size_t>(std::countr_zero(word));
        const std::size_t ahead = (slot + kSlots - start) % kSlots;
        return m_base + toDuration(static_cast<std::int64_t>(ahead));
    }
    return std::nullopt;
}

std::optional<base::Instant> Agenda::nextAt() const
{
    if (const auto near = nextInWheel())
        return near;
    if (m_far.empty())
        return std::nullopt;
    return m_far.front().at;
}

std::optional<WakeUp> Agenda::popUntil(base::Instant limit)
{
    const auto at = nextAt();
    if (!at || *at > limit)
        return std::nullopt;
    if (*at != m_base)
        advanceTo(*at);
    const std::size_t slotIndex = slotOf(*at, kSlots);
    Slot& slot = m_slots[slotIndex];
    const std::uint32_t index = slot.head;
    Node& node = m_nodes[index];
    const WakeUp wakeUp{*at, node.order, node.actor, node.token};
    slot.head = node.next;
    if (slot.head == kNone) {
        slot.tail = kNone;
        m_occupied[slotIndex / 64] &= ~(std::uint64_t{1} << (slotIndex % 64));
    }
    node.next = m_freeNode;
    m_freeNode = index;
    --m_inWheel;
    --m_size;
    return wakeUp;
}

std::vector<WakeUp> Agenda::inOrder() const
{
    std::vector<WakeUp> all = m_far;
    all.reserve(m_size);
    const std::size_t start = slotOf(m_base, kSlots);
    for (std::size_t ahead = 0; ahead < kSlots; ++ahead) {
        const Slot& slot = m_slots[(start + ahead) % kSlots];
        const base::Instant at = m_base + toDuration(static_cast<std::int64_t>(ahead));
        for (std::uint32_t i = slot.head; i != kNone; i = m_nodes[i].next)
            all.push_back({at, m_nodes[i].order, m_nodes[i].actor, m_nodes[i].token});
    }
    std::sort(all.begin(), all.end(), [](const WakeUp& a, const WakeUp& b) { return isLater(b, a); });
    return all;
}

}
