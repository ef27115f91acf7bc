// The queue of wake-ups: who is to be woken when, in the total order (at, order).
// Order is the order of scheduling, so equal instants keep it. Plain data: an agenda
// is copied, hashed and saved with its world. A wake-up is never cancelled; an actor
// ignores a token that has gone stale.
//
// Wake-ups of the next two seconds and more sit in a wheel of one-millisecond slots, those of
// the next two minutes in spans of two seconds, the rest in a heap; as time advances, the heap
// feeds the spans and they the wheel. All but the heap are first in, first out.
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

    // For wake-ups that are kept elsewhere for a while: the order that one scheduled now would have, ...
    [[nodiscard]] std::uint64_t takeOrder() { return m_nextOrder++; }
    // ... and its return, to its place among those of the same instant.
    void putBack(const WakeUp& wakeUp);

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
    // The wheel holds the span that runs and the next one, so a span is half of it.
    static constexpr std::int64_t kSpanMs = kSlots / 2;
    static constexpr std::uint32_t kSpans = kWordBits;

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

    // In the order of scheduling, but for what came from the heap: that is in its total order,
    // and before the rest. So equal instants keep theirs.
    struct Span {
        std::vector<WakeUp> wakeUps;
        base::Instant earliest{};
    };

    [[nodiscard]] static std::uint32_t spanOf(base::Instant at);
    [[nodiscard]] const Entry& entryIn(std::uint32_t cell) const;
    // Of a cell that is not its slot's last.
    [[nodiscard]] std::uint32_t cellAfter(std::uint32_t cell) const;
    [[nodiscard]] std::uint32_t takeBlock();
    void freeBlock(std::uint32_t block);
    void putInWheel(base::Instant at, Entry entry);
    [[nodiscard]] std::vector<Entry> entriesIn(const Slot& slot) const;
    void clearSlot(std::uint32_t slotIndex);
    void putBehindWheel(const WakeUp& wakeUp);
    void putInSpan(const WakeUp& wakeUp);
    void advanceTo(base::Instant base);
    void turnTo(base::Instant wheelEnd);
    void feedSpans();
    [[nodiscard]] base::Instant spansEnd() const { return m_wheelEnd + base::Duration{kSpans * kSpanMs}; }
    [[nodiscard]] base::Instant earliest() const;
    [[nodiscard]] base::Instant earliestInWheel() const;

    // Every wake-up in the wheel lies in [m_base, m_wheelEnd), which is the end of a span.
    base::Instant m_base{};
    base::Instant m_wheelEnd{base::Duration{kSlots}};
    std::vector<Slot> m_slots;
    std::array<std::uint64_t, kWordBits> m_occupied{};
    std::uint64_t m_occupiedWords = 0;
    std::vector<Block> m_blocks;
    std::uint32_t m_freeBlock = kNone;
    // [m_wheelEnd, spansEnd()); bit and index are the number of the span, modulo kSpans.
    std::array<Span, kSpans> m_spans;
    std::uint64_t m_occupiedSpans = 0;
    // A heap with the earliest on top; all of it lies at or after spansEnd().
    std::vector<WakeUp> m_far;
    std::uint64_t m_size = 0;
    std::uint64_t m_nextOrder = 0;
};

}
