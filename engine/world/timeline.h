// A run: a scenario and the journal of commands that were given from outside. World(t) is
// a pure function of it; checkpoints are only a cache. From that follow undo (the journal
// without its last gesture, replayed), scrub (newest checkpoint before t, replayed), and
// branch (a new journal that shares a prefix). Another branch may go along for comparison: it
// is always at the present's instant, wherever that moves.
//
// At one instant: what is due first, then the scenario's events, then the journal. The present
// is settled: nothing due at or before now is left undone, not even by the command just given.
#pragma once

#include "base/result.h"
#include "world/checkpoints.h"
#include "world/record_story.h"
#include "world/saved_run.h"
#include "world/world.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct BranchInfo {
    std::string name;
    std::uint32_t parent = 0; // index of the branch it left
    base::Instant at{};       // where it left it
    base::Instant end{};      // the latest instant it has been run to
    std::size_t entries = 0;
};

// A gesture that undo would take back, or redo put back.
struct UndoStep {
    std::string_view action; // of its first command that was accepted: actionName()
    std::string subject;     // its subjectName()
    base::Instant at{};
    std::size_t commands = 1;   // of the gesture, that were accepted
    std::size_t laterCalls = 0; // of programs, since then, that left something behind: they stay
    friend bool operator==(const UndoStep&, const UndoStep&) = default;
};

// A call of a program that left something behind: undo takes none of them.
[[nodiscard]] bool staysAfterUndo(const JournalEntry& entry);

// Called during long replays, at first with where they start; returns false to give up.
using Progress = std::function<bool(base::Instant reached, base::Instant target)>;

// Whether a run remembers how it came about. One that does not takes no more memory than its World, however many
// commands it is given, and can only go on: no going back, no undo, no branches, nothing to save. A run that programs
// outside have called with more than kMostOutsideCalls becomes one.
enum class Past : std::uint8_t { Kept, Forgotten };

class Timeline {
public:
    // The scenario must make a world: makeWorld() succeeded on it.
    explicit Timeline(Scenario scenario, Past past = Past::Kept);
    // A saved run that nobody has looked at yet, at time zero of its current branch; its `now` and the
    // branch that went along are the caller's to ask for. Revisions count on from the run's. One whose past is
    // forgotten is led to its `now` likewise, and by forgetPast() loses what led there.
    [[nodiscard]] static base::Result<Timeline> open(SavedRun run, Past past = Past::Kept);

    // --- The present. ---
    [[nodiscard]] const World& world() const { return m_head.world; }
    // Lets the present move on; recorded commands of the future are replayed on the way.
    void runUntil(base::Instant limit);
    base::Instant runSome(base::Instant limit, std::uint64_t wakeUps);
    // Recorded commands lie ahead: a command that is given now begins a branch.
    [[nodiscard]] bool isReplaying() const { return m_head.entries < branchNow().journal.size(); }
    // Applies and journals a command now. With recorded commands ahead, a new branch is begun.
    Reply apply(Command command, GestureId gesture);
    [[nodiscard]] GestureId newGesture();
    // For who keeps the journal of a run that forgets its past: see JournalEntry.
    [[nodiscard]] std::uint64_t newOrder() { return m_nextOrder++; }
    // The same with what was done before, the entries that follow all others, also those that it was opened with: leads
    // to the last of them. For a run of Past::Forgotten. The Problem says why they cannot follow; then it is as far as
    // it came.
    [[nodiscard]] base::Outcome playOn(std::span<const JournalEntry> entries);
    // From here on it is a run of Past::Forgotten.
    void forgetPast();

    // --- Time is a place. ---
    // Moves the present to `at`, back or forward; false if `progress` gave up, or if it lies in a past that was
    // forgotten (then nothing moved).
    bool seek(base::Instant at, const Progress& progress = {});
    // The journal without the last gesture of a person that held an accepted command, replayed to now. Refusals
    // after it go with it, or they might be accepted now; what programs outside have done stays. False if there is
    // none or it was given up.
    bool undo(const Progress& progress = {});
    bool redo(const Progress& progress = {});
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const { return !branchNow().undone.empty(); }
    // What they would do; unset where they cannot.
    [[nodiscard]] std::optional<UndoStep> undoStep() const;
    [[nodiscard]] std::optional<UndoStep> redoStep() const;
    // The nearest instants, from the present, at which something happens: a wake-up is due, an event of
    // the scenario or a recorded command. Unset when nothing ever will; the start of time at the earliest.
    [[nodiscard]] std::optional<base::Instant> nextEvent() const { return nextEvent(m_head, branchNow().journal); }
    // Plays the time before again; unset at the start of time, or when it was given up.
    enum class Kind { Any, Record };
    [[nodiscard]] std::optional<base::Instant> previousEvent(Kind kind, const Progress& progress = {});
    // Begins a branch here; the present goes on in it.
    void branch(std::string name);
    // Goes on in another branch, at the present instant or its end if that is earlier. If it was
    // compared with, the one that is left takes its place.
    bool switchTo(std::size_t branch, const Progress& progress = {});
    void nameBranch(std::size_t branch, std::string name);

    // --- Two futures on one clock. ---
    // Lets another branch go along with the present, also beyond its end; unset ends that, and so
    // does naming the current one. False if it was given up (then nothing changed).
    bool compareWith(std::optional<std::size_t> branch, const Progress& progress = {});
    [[nodiscard]] std::optional<std::size_t> comparedBranch() const;
    // That branch at the present's instant, or on its way there between two calls of runSome() and
    // after a seek that was given up; null when nothing is compared.
    [[nodiscard]] const World* compared() const { return m_other ? &m_other->head.world : nullptr; }

    // --- What was. ---
    // The PutRecords call with that number in the call log of the current branch, made at `at`: worked
    // out by playing that instant again, so that no run has to remember its batches. Null if it was none
    // or it was given up; the present does not move.
    [[nodiscard]] std::shared_ptr<const streams::PutBatch> batchOf(std::uint64_t call, base::Instant at,
        const Progress& progress = {});
    // What was asked with any call, worked out likewise: see streams::CallLog::asked(). No requests if it was given up.
    [[nodiscard]] streams::AskedCall askedWith(const streams::CallPlace& place, const Progress& progress = {});

    // The journey of a record, worked out likewise: exact for as long as the record can be read. Unset if there is no
    // such record or it was given up.
    [[nodiscard]] std::optional<RecordStory> recordStory(const RecordQuestion& question, const Progress& progress = {});

    // --- What is recorded. ---
    [[nodiscard]] const Scenario& scenario() const { return m_scenario; }
    [[nodiscard]] Past past() const { return m_past; }
    [[nodiscard]] const std::vector<JournalEntry>& journal() const { return branchNow().journal.entries(); }
    [[nodiscard]] std::vector<BranchInfo> branches() const;
    [[nodiscard]] std::size_t currentBranch() const { return m_current; }
    // The latest instant this branch has been run to; scrubbing goes up to here.
    [[nodiscard]] base::Instant end() const { return branchNow().end; }
    // Grows whenever the journal changes other than by appending (undo, branch, switch).
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    // The run as it stands. What is as it was in `last`, an earlier save, is shared with it.
    [[nodiscard]] SavedRun save(const SavedRun& last) const;

private:
    struct Branch {
        std::string name;
        std::uint32_t parent = 0;
        base::Instant at{};
        base::Instant end{};
        Journal journal;
        // What each undo took out, the newest last.
        std::vector<std::vector<JournalEntry>> undone = {};
    };

    // The branch that goes along.
    struct Other {
        std::size_t branch = 0;
        Playhead head;
    };

    Timeline(Scenario scenario, World start, std::vector<Branch> branches, std::size_t current, std::uint64_t revision);
    [[nodiscard]] const Branch& branchNow() const { return m_branches[m_current]; }
    [[nodiscard]] Branch& branchNow() { return m_branches[m_current]; }
    [[nodiscard]] std::optional<std::size_t> lastAccepted() const;
    base::Instant advance(Playhead& head, Journal& journal, base::Instant limit, std::uint64_t wakeUps);
    [[nodiscard]] std::optional<base::Instant> nextEvent(const Playhead& head, const Journal& journal) const;
    bool replay(Playhead& head, Journal& journal, base::Instant target, const Progress& progress);
    // Moves a head that has seen `past` to where `journal` leads at `target`.
    bool moveTo(Playhead& head, const Journal& past, Journal& journal, base::Instant target, const Progress& progress);
    bool moveTo(Journal& journal, base::Instant target, const Progress& progress);
    static bool isOnTheWay(const Playhead& head, const Journal& past, const Journal& journal, base::Instant target);
    // Brings the compared branch to the present's instant.
    bool follow(const Progress& progress);
    // The same while time passes, in slices.
    void followSome(std::uint64_t wakeUps);
    void settle();
    void keepCheckpoint(const Playhead& head, const Journal& journal);
    // --- A record's journey, on a head of its own. ---
    [[nodiscard]] std::optional<RecordName> recordFor(const RecordQuestion& question, const Progress& progress);
    void tellPut(const Playhead& atArrival, RecordStory& story, const Progress& progress);
    bool tellReading(Playhead head, Journal& journal, RecordStory& story, const Progress& progress);

    Scenario m_scenario;
    Past m_past = Past::Kept;
    Playhead m_head; // its world is the only one with the right to append
    std::optional<Other> m_other;
    Checkpoints m_checkpoints;
    std::vector<Branch> m_branches;
    std::size_t m_current = 0;
    std::uint64_t m_outsideCalls = 0; // in all journals, as kMostOutsideCalls counts them
    std::uint64_t m_nextOrder = 0;
    std::uint64_t m_nextGesture = 1;
    std::uint64_t m_firstRevision = 0; // tells this run from those before it
    std::uint64_t m_revision = 0;
};

}
