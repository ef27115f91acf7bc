#include "base/space_saving.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace shardscope::base {

SpaceSaving::SpaceSaving(std::size_t counters) : m_most(counters), m_slots(std::bit_ceil(counters * 4))
{
    SHARD_CHECK(counters >= 1);
    SHARD_CHECK(counters < (std::size_t{1} << 24));
}

std::size_t SpaceSaving::homeOf(std::uint64_t key) const
{
    return (key * 0x9e3779b97f4a7c15U >> 32) & (m_slots.size() - 1);
}

// The key's slot, or the free one where it belongs. Ends because at most a quarter is used.
std::size_t SpaceSaving::slotOf(std::uint64_t key) const
{
    std::size_t slot = homeOf(key);
    while (m_slots[slot] != 0 && m_heap[m_slots[slot] - 1].key != key)
        slot = (slot + 1) & (m_slots.size() - 1);
    return slot;
}

// Keys behind it that could not have their home move up, so that look-ups find no hole.
void SpaceSaving::release(std::size_t slot)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t hole = slot;
    for (std::size_t at = (slot + 1) & mask; m_slots[at] != 0; at = (at + 1) & mask) {
        const std::size_t home = homeOf(m_heap[m_slots[at] - 1].key);
        if (((at - home) & mask) >= ((at - hole) & mask)) {
            m_slots[hole] = m_slots[at];
            hole = at;
        }
    }
    m_slots[hole] = 0;
}

void SpaceSaving::put(std::size_t place, const Counter& counter)
{
    const std::size_t slot = slotOf(counter.key);
    m_heap[place] = counter;
    m_slots[slot] = static_cast<std::uint32_t>(place + 1);
}

void SpaceSaving::sink(std::size_t place)
{
    const Counter counter = m_heap[place];
    const std::size_t ownSlot = slotOf(counter.key);
    while (2 * place + 1 < m_heap.size()) {
        std::size_t child = 2 * place + 1;
        if (child + 1 < m_heap.size() && m_heap[child + 1].count < m_heap[child].count)
            ++child;
        if (m_heap[child].count >= counter.count)
            break;
        const std::size_t slot = slotOf(m_heap[child].key);
        m_heap[place] = m_heap[child];
        m_slots[slot] = static_cast<std::uint32_t>(place + 1);
        place = child;
    }
    m_heap[place] = counter;
    m_slots[ownSlot] = static_cast<std::uint32_t>(place + 1);
}

void SpaceSaving::rise(std::size_t place)
{
    const Counter counter = m_heap[place];
    const std::size_t ownSlot = slotOf(counter.key);
    while (place > 0 && m_heap[(place - 1) / 2].count > counter.count) {
        const std::size_t parent = (place - 1) / 2;
        const std::size_t slot = slotOf(m_heap[parent].key);
        m_heap[place] = m_heap[parent];
        m_slots[slot] = static_cast<std::uint32_t>(place + 1);
        place = parent;
    }
    m_heap[place] = counter;
    m_slots[ownSlot] = static_cast<std::uint32_t>(place + 1);
}

void SpaceSaving::add(std::uint64_t key, std::int64_t weight)
{
    SHARD_CHECK(weight >= 0);
    m_total += weight;
    const std::size_t slot = slotOf(key);
    if (m_slots[slot] != 0) {
        const std::size_t place = m_slots[slot] - 1;
        m_heap[place].count += weight;
        sink(place);
    } else if (m_heap.size() < m_most) {
        m_heap.emplace_back();
        m_heap.back().key = key;
        m_slots[slot] = static_cast<std::uint32_t>(m_heap.size());
        m_heap.back().count = weight;
        rise(m_heap.size() - 1);
    } else {
        // The lightest gives its place away; the newcomer may have come as often before.
        const Counter lightest = m_heap.front();
        release(slotOf(lightest.key));
        put(0, {key, lightest.count + weight, lightest.count});
        m_hasReplaced = true;
        sink(0);
    }
}

std::vector<SpaceSaving::Counter> SpaceSaving::counters() const
{
    std::vector<Counter> sorted = m_heap;
    std::sort(sorted.begin(), sorted.end(),
        [](const Counter& a, const Counter& b) { return a.count != b.count ? a.count > b.count : a.key < b.key; });
    return sorted;
}

}
