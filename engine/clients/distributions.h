// Chance without floating point in any decision made per record: tables of integers, made
// once from arithmetic that gives the same bits with every C library (base/exact_math.h).
#pragma once

#include "base/rng.h"
#include "clients/config.h"
#include "streams/key_table.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace shardscope::clients {

// How many records arrive: a Poisson count per tick whose mean may change every tick.
class ArrivalCount {
public:
    // Expected records of the tick, in 2^-16 records, below 2^40. Below 64 records the
    // exponential gaps between arrivals are drawn; above, a quantile of the count.
    [[nodiscard]] std::uint32_t draw(base::Rng& rng, std::uint64_t meanQ16);

    // As draw() where that is 0 and draws nothing; otherwise false, and nothing has happened.
    [[nodiscard]] bool drawsNone(std::uint64_t meanQ16)
    {
        if (!m_hasGap || m_gapLeftQ16 < meanQ16 || meanQ16 >= kManyQ16)
            return false;
        m_gapLeftQ16 -= meanQ16;
        return true;
    }

    [[nodiscard]] std::uint64_t digest() const { return m_gapLeftQ16 * 2 + (m_hasGap ? 1 : 0); }

private:
    static constexpr std::uint64_t kManyQ16 = std::uint64_t{64} << 16;

    // Rest of the gap to the next arrival, in units where the mean gap is 2^16.
    std::uint64_t m_gapLeftQ16 = 0;
    bool m_hasGap = false;
};

// Walker's alias table: one draw, one look-up, whatever the weights.
class AliasTable {
public:
    // At least one weight, none negative, not all of them 0.
    explicit AliasTable(const std::vector<double>& weights);

    [[nodiscard]] std::uint32_t pick(std::uint64_t draw) const
    {
        const std::uint32_t slot = slotOf(draw);
        const Slot& s = m_slots[slot];
        return static_cast<std::uint32_t>(draw) < s.threshold ? slot : s.alias;
    }
    // All weights are equal: the slot alone is the pick, and the table need not be read.
    [[nodiscard]] bool isFlat() const { return m_isFlat; }
    [[nodiscard]] std::uint32_t slotOf(std::uint64_t draw) const
    {
        return static_cast<std::uint32_t>(((draw >> 32) * m_slots.size()) >> 32);
    }
    // Large tables miss the cache: asks for a later draw's slot early.
    void prefetch(std::uint64_t draw) const { __builtin_prefetch(&m_slots[slotOf(draw)]); }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_slots.size()); }

private:
    struct Slot {
        std::uint32_t threshold;
        std::uint32_t alias;
    };
    std::vector<Slot> m_slots;
    bool m_isFlat = true;
};

// The keys of a producer: hot keys first, then the population, and how the latter is drawn.
struct KeySource {
    std::shared_ptr<const streams::KeyTable> table;
    std::uint32_t hotKeys = 0;
    std::uint32_t longestKey = 0; // bytes
    AliasTable population;        // over table indices hotKeys, hotKeys + 1, …
};
// A key that is hot is not in the population as well.
[[nodiscard]] std::shared_ptr<const KeySource> makeKeySource(const KeyChoice& choice);

// 4,096 quantiles of a size distribution.
class SizeTable {
public:
    explicit SizeTable(const SizeChoice& choice);
    [[nodiscard]] std::uint32_t pick(std::uint64_t draw) const { return m_sizes[draw & 4'095U]; }
    [[nodiscard]] std::uint32_t smallest() const { return m_sizes.front(); }
    [[nodiscard]] std::uint32_t largest() const { return m_sizes.back(); }
    [[nodiscard]] double mean() const;

private:
    std::vector<std::uint32_t> m_sizes; // ascending
};

}
