// The queue of wake-ups: who is to be woken when, in the total order (at, order).
// Order is the order of scheduling, so equal instants keep it. Plain data: an agenda
// is copied, hashed and saved with its world. A wake-up is never cancelled; an actor
// ignores a token that has gone stale.
//
// Near wake-ups sit in a wheel of one-millisecond first-in-first-out slots, far ones
// in a heap that feeds the wheel as time advances.
#pragma once

#include "base/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::sim {

// Index of an actor in its world.
enum class ActorIndex : std::uint32_t {};

struct WakeUp {
    base::Instant at{};
    std::uint64_t order = 0;
    ActorIndex actor{};
    std::uint32_t token = 0;

    friend bool operator==(const WakeUp&, const WakeUp&) = default;
};

class Agenda {
public:
    Agenda();

    // `at` must not lie before the last popped wake-up.
    void schedule(base::Instant at, ActorIndex actor, std::uint32_t token);
    // The earliest wake-up if it is due at or before `limit`; removes it.
    [[nodiscard]] std::optional<WakeUp> popUntil(base::Instant limit);

    [[nodiscard]] std::optional<base::Instant> nextAt() const;
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t scheduledEver() const { return m_nextOrder; }
    // Every pending wake-up in its total order; for fingerprints and for looking ahead.
    [[nodiscard]] std::vector<WakeUp> inOrder() const;

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    static constexpr std::uint32_t kWordBits = 64;
    // One bit a slot, and one bit a word of these, find the next occupied slot in two steps.
    static constexpr std::uint32_t kSlots = kWordBits * kWordBits;

    struct Entry {
        std::uint64_t order;
        ActorIndex actor;
        std::uint32_t token;
    };
    // What a slot holds lies in blocks of its own, so that filling and emptying it touches memory
    // in a row. Cell 0 of a block is its link to the next one; entries are in cells 1 and on.
    static constexpr std::uint32_t kCells = 8;
    struct alignas(kCells * sizeof(Entry)) Block {
        std::uint32_t next;
        std::array<Entry, kCells - 1> entries;
    };
    // Cells are numbered through all blocks, so number 0 is a link and stands for "empty" here.
    struct Slot {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    [[nodiscard]] const Entry& entryIn(std::uint32_t cell) const;
    // Of a cell that is not its slot's last.
    [[nodiscard]] std::uint32_t cellAfter(std::uint32_t cell) const;
    [[nodiscard]] std::uint32_t takeBlock();
    void freeBlock(std::uint32_t block);
    void putInWheel(base::Instant at, Entry entry);
    void putFar(const WakeUp& wakeUp);
    void advanceTo(base::Instant base);
    [[nodiscard]] base::Instant earliest() const;

    // Every wake-up in the wheel lies in [m_base, m_base + kSlots).
    base::Instant m_base{};
    std::vector<Slot> m_slots;
    std::array<std::uint64_t, kWordBits> m_occupied{};
    std::uint64_t m_occupiedWords = 0;
    std::vector<Block> m_blocks;
    std::uint32_t m_freeBlock = kNone;
    // A heap with the earliest on top; all of it lies at or after m_base + kSlots.
    std::vector<WakeUp> m_far;
    std::uint64_t m_size = 0;
    std::uint64_t m_nextOrder = 0;
};

}
