// The runner's thread: its loop, what it shares with others, and the pace at which it lets time pass. For the runner's
// own sources: runner.cpp (what other threads ask), runner_loop.cpp (the loop and pacing), runner_controls.cpp
// (requests), runner_output.cpp (snapshots and recording).
#pragma once

#include "base/check.h"
#include "world/runner.h"
#include "world/snapshot_pool.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace shardscope::world {

using WallClock = std::chrono::steady_clock;
using WallTime = WallClock::time_point;

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// How fast virtual time really passes, over the last half second.
class SpeedMeter {
public:
    void restart() { m_samples.clear(); }
    void add(WallTime wall, base::Instant now)
    {
        m_samples.push_back({wall, now});
        // The oldest sample kept is the youngest that is at least half a second old.
        while (m_samples.size() > 2 && wall - m_samples[1].wall >= kMeasured)
            m_samples.pop_front();
    }
    // Unset until there is enough to tell.
    [[nodiscard]] std::optional<std::int64_t> perMille() const
    {
        if (m_samples.size() < 2)
            return std::nullopt;
        const nanoseconds wall = m_samples.back().wall - m_samples.front().wall;
        if (wall < kShortestMeasure)
            return std::nullopt;
        const nanoseconds passed = m_samples.back().now - m_samples.front().now;
        const auto scaled = static_cast<__int128>(passed.count()) * 1'000 + wall.count() / 2;
        return static_cast<std::int64_t>(scaled / wall.count());
    }

private:
    static constexpr nanoseconds kMeasured = milliseconds{500};
    static constexpr nanoseconds kShortestMeasure = milliseconds{100};

    struct Sample {
        WallTime wall;
        base::Instant now;
    };
    std::deque<Sample> m_samples;
};

// Who has it is the runner. It is the loop's but while that waits for something to do: then a thread that posts for
// a program carries out its commands itself, which saves two ways between threads for each answer.
class Turn {
public:
    void take()
    {
        m_isWanted = true;
        m_mutex.lock();
        m_isWanted = false;
        m_holder = std::this_thread::get_id();
    }
    // Not while somebody has it, this thread included, nor before the loop that waits for it.
    [[nodiscard]] bool tryToTake()
    {
        if (m_isWanted || m_holder == std::this_thread::get_id() || !m_mutex.try_lock())
            return false;
        m_holder = std::this_thread::get_id();
        return true;
    }
    void giveUp()
    {
        m_holder = std::thread::id{};
        m_mutex.unlock();
    }

private:
    std::mutex m_mutex;
    std::atomic<std::thread::id> m_holder;
    std::atomic<bool> m_isWanted = false;
};

class Runner::Loop {
public:
    Loop(Scenario scenario, RunnerEvents events, Past past)
        : m_events(std::move(events)), m_past(past), m_timeline(std::move(scenario), past)
    {
        SHARD_CHECK(!m_events.called || m_past == Past::Forgotten);
        fillSlot();
        m_thread = std::thread{[this] { run(); }};
    }
    ~Loop() { stop(); }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    Ticket post(Request request);
    void post(std::vector<Command> commands, std::function<void(std::vector<Reply>)> replied);
    Follower follow(streams::SubscriptionStarted started, std::function<void(streams::SubscriptionStep)> told);
    void taken(Follower follower) { tellOf(follower, FollowerNews::What::HasTaken); }
    void unfollow(Follower follower) { tellOf(follower, FollowerNews::What::IsGone); }
    void whenPassed(base::Duration length, std::function<void()> due);
    Published take();
    void stop();

private:
    struct Following {
        Follower follower{};
        streams::SubscriptionCursor cursor;
        std::function<void(streams::SubscriptionStep)> told;
        std::uint64_t revision = 0; // of the run it was begun in
        base::Instant askAt{};
        bool hasTaken = true;
        std::uint64_t taken = 0;           // ordinal of the first record that its reader has not taken
        WallTime idleAt{};                 // when there was last nothing left that it could have been told
        std::optional<std::uint64_t> held; // as it was noted: its reader does not keep up, and stands there
    };
    struct FollowerNews {
        enum class What : std::uint8_t { Begins, HasTaken, IsGone };
        Follower follower{};
        What what{};
        std::optional<Following> following = {}; // of one that begins
    };
    struct Posted {
        Ticket ticket{};
        Request request;
        // Of a program on the network, instead of a request.
        std::vector<Command> commands = {};
        std::function<void(std::vector<Reply>)> replied = {};
    };

    // Answers that wait for their calls to be kept, or are due.
    struct Answers {
        std::vector<Reply> replies;
        std::function<void(std::vector<Reply>)> replied;
        bool isKept = false;
    };

    // What waits for virtual time to come so far. While that stands, or has gone elsewhere, nothing does.
    struct Held {
        base::Instant since{};
        base::Instant until{};
        std::function<void()> due;
    };

    // --- The loop. ---
    void run();
    void answerKept();
    void letGo();
    std::optional<Posted> next();
    [[nodiscard]] bool hasNews() const;
    [[nodiscard]] bool isNothingUnderWay();
    void wakeInTime();
    [[nodiscard]] std::optional<WallTime> wakeAt() const;
    void pass();
    void tellFollowers();
    void hear(FollowerNews news);
    [[nodiscard]] bool goesOn(Following& following, WallTime wall);
    void leave(const Following& following);
    void noteDelivery();
    void tellOf(Follower follower, FollowerNews::What what);
    [[nodiscard]] std::int64_t speed() const { return m_until && !m_until->isAtSpeed ? 0 : m_speed; }
    [[nodiscard]] base::Instant nextLook() const;
    void lookForMilestone();
    void stopPlaying();
    void keepBudget(WallTime wall);
    void tellOfTrimming();
    [[nodiscard]] bool isSeekNext();
    [[nodiscard]] bool isStopping();
    [[nodiscard]] bool hasRequest();
    void restartPacing();
    void changed();

    // --- Requests. Each returns the reply, or nothing when the request has been put back. ---
    void handle(Posted posted);
    void carryOutAll(Posted posted);
    std::optional<Reply> carryOut(const GesturedCommand& request);
    std::optional<Reply> carryOut(const Control& control);
    std::optional<Reply> control(Play);
    std::optional<Reply> control(Pause);
    std::optional<Reply> control(SetSpeed speed);
    std::optional<Reply> control(Step step);
    std::optional<Reply> control(StepEvent step);
    std::optional<Reply> control(Seek seek);
    Reply arrived();
    base::Outcome playOn(const JournalPieces& rest);
    std::optional<Reply> control(Undo);
    std::optional<Reply> control(Redo);
    std::optional<Reply> control(const BeginBranch& begin);
    std::optional<Reply> control(SwitchBranch change);
    std::optional<Reply> control(const NameBranch& name);
    std::optional<Reply> control(CompareWith compare);
    std::optional<Reply> control(const RunUntil& until);
    std::optional<Reply> control(ViewBatch view);
    std::optional<Reply> control(const TellRecord& tell);
    std::optional<Reply> control(const ViewCalls& view);
    std::optional<Reply> control(const OpenRun& open);
    [[nodiscard]] bool shouldGiveUpSeek() { return isSeekNext() || isStopping(); }
    [[nodiscard]] bool isNever() { return false; }

    // --- What goes out. ---
    [[nodiscard]] Progress progress(bool (Loop::*isOvertaken)());
    [[nodiscard]] RunStatus status() const;
    void lookAtUndo();
    void fillSlot();
    void publish();
    void publishReplay(base::Instant reached, base::Instant target);
    void notify();
    void record();
    [[nodiscard]] WallTime publishAt() const;
    // Snapshots cost something, so without anybody to tell they are made only for who has taken the last one.
    [[nodiscard]] bool isAwaited() const { return m_events.published || m_wasCollected; }

    RunnerEvents m_events;

    Turn m_turn; // taken before m_mutex

    // Shared with other threads, under the mutex.
    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::deque<Posted> m_queue;
    std::uint64_t m_nextTicket = 1;
    std::vector<FollowerNews> m_followerNews; // bounded by who follows: at most three each
    std::uint64_t m_nextFollower = 1;
    Published m_slot;
    std::vector<Answers> m_kept; // bounded by what callers have under way
    bool m_isCollected = true;
    bool m_isStopping = false;
    std::optional<WallTime> m_waitsUntil; // of the loop while it waits
    bool m_hasToLook = false;             // it waits for too long

    struct Until {
        Milestone milestone;
        Tally atFirst;
        base::Instant notBefore{}; // it was not reached here
        bool isAtSpeed = false;
    };

    // Of who has the turn.
    Past m_past; // as it was asked for
    Timeline m_timeline;
    SnapshotPool m_pool;
    SnapshotPool m_comparedPool;
    Snapshot m_published; // both kept so that the last release of a World seldom falls to the window
    Snapshot m_publishedCompared;
    std::optional<std::uint64_t> m_fingerprint; // of m_published
    std::optional<Until> m_until;
    // What undo and redo would do, as far as the journal has been looked at: programs make it long.
    struct Undoable {
        std::size_t branch = 0;
        std::uint64_t revision = 0;
        std::size_t entries = 0;
        std::optional<UndoStep> undo;
        std::optional<UndoStep> redo;
    };
    Undoable m_undoable;
    std::map<GestureId, GestureId> m_gestures; // the window's numbers to this run's
    std::vector<Following> m_followers;
    std::vector<Held> m_held;                             // in the order in which they came; about kMostHeld at most
    std::vector<streams::NoteDelivery::Delivered> m_left; // by readers that are gone; until the next note
    bool m_hasToNote = false;                             // somebody may not keep up
    WallTime m_notedAt{};
    bool m_isWritten = false; // a request may have written what followers wait for
    bool m_isPlaying = false;
    std::int64_t m_speed = 1'000;
    std::string m_stopped;
    nanoseconds m_owed{}; // virtual time still to be played
    std::uint64_t m_sliceWakeUps = 256;
    bool m_isBehind = false;
    WallTime m_pacedAt{};
    SpeedMeter m_meter;
    WallTime m_budgetCheckedAt{};
    bool m_isChanged = false;
    bool m_isUnrecorded = false;
    SavedRun m_saved; // as it was last recorded
    WallTime m_publishedAt{};
    bool m_wasCollected = true; // m_isCollected, when last looked at
    WallTime m_recordedAt{};

    std::thread m_thread; // last, so that everything it uses is there
};

}
