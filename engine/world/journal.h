// The journal of a run: the commands that were given from outside, in the order in which
// they took effect. Together with the scenario it is all that a World follows from.
//
// A past, the first n entries, has a name: equal names mean equal entries. So a World that
// was kept for later can tell whether it lies on the way of a journal that has since changed.
//
// It is as long as what people did: about 400 bytes a command, and 0.2 ms a thousand of them each
// time a run is recorded. An hour of dragging knobs without a rest is some 200,000. Programs on the
// network never rest: kMostOutsideCalls bounds what is kept of them.
#pragma once

#include "base/time.h"
#include "world/command.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace shardscope::world {

// Commands of one gesture are undone together: a drag is one gesture.
enum class GestureId : std::uint64_t {};

// Calls of programs outside that a run remembers; beyond, it forgets its past: Timeline. A call that brings records
// counts as one for every KiB of each, begun ones too, so that some 200 MB are kept at most.
inline constexpr std::uint64_t kMostOutsideCalls = 200'000;

struct JournalEntry {
    base::Instant at{};
    std::uint64_t order = 0; // among entries of one run; never given twice
    GestureId gesture{};
    Command command;
    // Refusals are journaled too; undo passes over gestures that hold nothing else.
    bool wasAccepted = true;
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

class Journal {
public:
    Journal() : m_pasts{0} {}
    // The entries must be in order: see isInOrder(). Those that are shared are copied when the journal first changes.
    explicit Journal(std::vector<JournalEntry> entries);
    explicit Journal(std::shared_ptr<const std::vector<JournalEntry>> entries);

    void append(JournalEntry entry);
    // A replay decided otherwise; what the caller counts by `revision` has changed.
    void setAccepted(std::size_t index, bool wasAccepted, std::uint64_t revision);
    // The caller's: as long as it stays, entries are only appended.
    void setRevision(std::uint64_t revision) { m_revision = revision; }
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }

    [[nodiscard]] const std::vector<JournalEntry>& entries() const { return m_shared ? *m_shared : m_own; }
    [[nodiscard]] std::size_t size() const { return entries().size(); }
    [[nodiscard]] const JournalEntry& operator[](std::size_t index) const { return entries()[index]; }
    // The name of the first `count` entries.
    [[nodiscard]] std::uint64_t past(std::size_t count) const { return m_pasts[count]; }

    [[nodiscard]] static bool isInOrder(const std::vector<JournalEntry>& entries);

private:
    [[nodiscard]] std::vector<JournalEntry>& own();
    void notePast(const JournalEntry& entry);

    std::shared_ptr<const std::vector<JournalEntry>> m_shared; // null once they are its own
    std::vector<JournalEntry> m_own;
    std::vector<std::uint64_t> m_pasts; // one more than entries
    std::uint64_t m_revision = 0;
};

}
