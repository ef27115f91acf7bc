// The one thread of the engine, and the only reader of the wall clock. It drains requests,
// lets virtual time pass at the asked speed, and publishes snapshots at most 60 times a second,
// newest wins. When it cannot keep the speed it lowers the shown factor instead of owing time.
//
// While it waits, a thread that posts commands of programs takes its turn and carries them out itself: there is one
// runner at any time, and what follows from those commands comes in that turn.
#pragma once

#include "world/milestone.h"
#include "world/recorded_calls.h"
#include "world/timeline.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace shardscope::world {

// Speed: virtual milliseconds per 1,000 wall milliseconds; x1 is 1,000. 0 means as fast as it goes.
struct Play {};
struct Pause {};
struct SetSpeed {
    std::int64_t perMille = 1'000;
};
struct Step {
    base::Duration by{1'000};
}; // negative steps go back
// To the next instant at which anything happens or a record is stored, or back to the last one. A
// record that is waited for is waited for as by RunUntil.
struct StepEvent {
    Timeline::Kind kind = Timeline::Kind::Any;
    bool isBack = false;
};
struct Seek {
    base::Instant to{};
};
struct Undo {};
struct Redo {};
struct BeginBranch {
    std::string name;
};
struct SwitchBranch {
    std::size_t branch = 0;
};
struct NameBranch {
    std::size_t branch = 0;
    std::string name;
};
// Lets another branch go along; unset ends that.
struct CompareWith {
    std::optional<std::size_t> branch;
};
// A pause there, to the millisecond; as fast as it goes until then, or at the speed that is set. What
// else moves the present ends it.
struct RunUntil {
    Milestone milestone;
    bool isAtSpeed = false;
};
// Asks for every entry of the PutRecords call with that number in the call log, made at `at`:
// answered by a streams::PutBatch, or by a Refusal when there was no such call on this branch.
struct ViewBatch {
    std::uint64_t call = 0;
    base::Instant at{};
};
// Asks for the journey of a record: answered by a RecordStory, or by a Refusal when there is no such record.
struct TellRecord {
    RecordQuestion question;
};
// Asks for the whole request of the call at that place of the call log or, without one, for every call of the API that
// a person or a program outside has made: answered by RecordedCalls.
struct ViewCalls {
    std::optional<streams::CallPlace> only;
};
// Replays a run to where it stood, whatever is asked for meanwhile, and compares. Refused when it is none, or when its
// journal cannot be read to the end: then it stands where that ended.
struct OpenRun {
    SavedRun run;
    bool isPlaying = false;
    // What follows its journal, where the past is forgotten: asked for in the runner's turn.
    JournalPieces rest = {};
};

// Controls move the viewer, not the world: never journaled.
using Control = std::variant<Play, Pause, SetSpeed, Step, StepEvent, Seek, Undo, Redo, BeginBranch, SwitchBranch,
    NameBranch, CompareWith, RunUntil, ViewBatch, TellRecord, ViewCalls, OpenRun>;

struct GesturedCommand {
    Command command;
    // Commands that share one are undone together; unset makes a gesture of its own.
    std::optional<GestureId> gesture;
};
using Request = std::variant<GesturedCommand, Control>;
// Wide as Qt spells it: the window sends tickets through signals.
enum class Ticket : unsigned long long {};
// Who reads a subscription from outside of the world.
enum class Follower : std::uint64_t {};

// What the window needs to know besides the World.
struct RunStatus {
    bool isPlaying = false;
    std::int64_t askedSpeedPerMille = 1'000; // 0 = max
    std::int64_t shownSpeedPerMille = 0;     // measured over the last half second
    base::Instant end{};                     // scrubbing goes up to here
    bool canUndo = false;
    bool canRedo = false;
    std::optional<UndoStep> undo; // what that takes back
    std::optional<UndoStep> redo; // and puts back
    std::vector<BranchInfo> branches;
    std::size_t currentBranch = 0;
    std::optional<std::size_t> comparedBranch;
    bool isRunningUntil = false; // under way to a milestone
    std::uint64_t revision = 0;
    // Of the published World; unset while it plays.
    std::optional<std::uint64_t> fingerprint;
    // While a long replay is under way: where it is and where it goes.
    std::optional<std::pair<base::Instant, base::Instant>> replay;
    std::string stopped;          // why the run paused by itself; empty otherwise
    bool isPastForgotten = false; // it only goes on: see Past
};

struct Published {
    Snapshot world;
    Snapshot compared; // the compared branch at the same instant; null without one
    RunStatus status;
};

// What programs outside have done at one instant, before they are told.
struct OutsideCalls {
    // Those that may change the World, in their order, as a journal would hold them; none for calls that only read.
    std::vector<JournalEntry> entries;
    base::Instant now{};
    // To be called once, on any thread: their answers go out, after all that were kept before. With false they are
    // refused as the service refuses what it failed at.
    std::function<void(bool isKept)> answer;
};

struct RunnerEvents {
    // Called on the runner's thread, but for `called`. Newest wins: `published` is called only after the last
    // take() has collected what was there.
    std::function<void()> published = {};
    // Every request is answered: a command with its reply; a control with Done (OpenRun with Reopened)
    // once it has been carried out or overtaken by a newer one, or with a Refusal that says why it cannot be.
    std::function<void(Ticket, Reply)> replied = {};
    // At least once a second of wall time while something changed, and at stop(): for the store.
    std::function<void(const SavedRun&)> recorded = {};
    // Once, in the runner's turn: a budget of memory has trimmed records for the first time.
    std::function<void(const streams::TrimmedForMemory&)> trimmed = {};
    // For who keeps the calls of a run that forgets its past (only there): its answers wait until that is done. In the
    // runner's turn, in the order in which the calls were carried out. Without it they go out at once.
    std::function<void(OutsideCalls)> called = {};
};

// What a control is told that takes a past, in a run that has none.
inline constexpr std::string_view kNoPast = "This run keeps no past: it only goes on.";

class Runner {
public:
    // Paused at time zero. The scenario must make a world: makeWorld() succeeded on it. With its past forgotten it
    // refuses every control that looks back or begins another future; a saved run that it opens is one it goes on with.
    Runner(Scenario scenario, RunnerEvents events, Past past = Past::Kept);
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    // Any thread.
    Ticket post(Request request);
    // For programs on the network, beside whom the window goes on: commands that are carried out one after
    // another at one instant, each a gesture of its own and journaled like a click. Their replies come together
    // and in their order, in the runner's turn, to `replied` and not to RunnerEvents: at once, before post() returns
    // if nobody had the turn, or when they are kept. Neither `replied` nor `told` may wait for another thread.
    void post(std::vector<Command> commands, std::function<void(std::vector<Reply>)> replied);
    // Reads a subscription that such a command has begun: each event that is due goes to `told`, in the
    // runner's turn, as soon as taken() has been called for the one before, so a slow reader makes nothing pile up. The
    // step that is over is the last. Followed from within `replied`, a subscription is read from the very instant
    // of its call on. Reading leaves no trace in the World unless its reader does not keep up for a second of wall
    // time, or is gone before the end: that is journaled, as a NoteDelivery. Going back in time only makes it wait;
    // where the run is no longer the one it was begun in (undo, another branch), it is over.
    Follower follow(streams::SubscriptionStarted started, std::function<void(streams::SubscriptionStep)> told);
    void taken(Follower follower);
    // Nothing is told any more once the runner has got to it. The subscription itself stays until its time is over,
    // as one does at the service whose reader is gone.
    void unfollow(Follower follower);
    // Calls back in the runner's turn when so much virtual time has passed since; while time stands, or once it does
    // or has gone elsewhere, at once. From within `replied` only: for answers that injected faults make late. Of very
    // many that wait, the oldest is called back early.
    void whenPassed(base::Duration length, std::function<void()> due);
    // The newest snapshot; the next publication calls `published` again.
    [[nodiscard]] Published take();
    // Finishes what was posted (a long seek is given up), records, and joins.
    void stop();

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

}
