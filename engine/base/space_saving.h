// The heaviest of any number of keys in a fixed amount of memory: the Space-Saving sketch of
// Metwally, Agrawal and El Abbadi ("Efficient computation of frequent and top-k elements in data
// streams", ICDT 2005). With m counters and a total weight of W it promises, for every key:
//
//   * one that weighs more than W / m has a counter;
//   * a counter is at most its `error` above the truth and never below it, and no error is above W / m;
//   * while there are no more keys than counters, every count is exact.
//
// Adding costs a look-up and at most log2(m) moves. The same additions in the same order give the
// same counters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace shardscope::base {

class SpaceSaving {
public:
    struct Counter {
        std::uint64_t key = 0;
        std::int64_t count = 0;
        std::int64_t error = 0;
        friend bool operator==(const Counter&, const Counter&) = default;
    };

    // At least one counter; a power of two wastes nothing.
    explicit SpaceSaving(std::size_t counters);

    // `weight` is not negative.
    void add(std::uint64_t key, std::int64_t weight);

    // Largest count first, ties by key.
    [[nodiscard]] std::vector<Counter> counters() const;
    [[nodiscard]] std::int64_t total() const { return m_total; }
    // Every key that ever came has its counter, without error.
    [[nodiscard]] bool isExact() const { return !m_hasReplaced; }

private:
    // Slots hold a place in the heap plus one; 0 is free.
    [[nodiscard]] std::size_t homeOf(std::uint64_t key) const;
    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const;
    void release(std::size_t slot);
    void put(std::size_t place, const Counter& counter);
    void sink(std::size_t place);
    void rise(std::size_t place);

    std::size_t m_most;
    std::vector<Counter> m_heap; // the smallest count first
    std::vector<std::uint32_t> m_slots;
    std::int64_t m_total = 0;
    bool m_hasReplaced = false;
};

}
