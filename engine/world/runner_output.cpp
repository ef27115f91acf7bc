// What goes out: snapshots, how far a replay is, and the run as it is to be recorded.
#include "world/runner_loop.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace shardscope::world {

namespace {

constexpr nanoseconds kBetweenSnapshots{16'600'000};
// A window that does not collect its snapshots is busy; a fresh one now and then will do.
constexpr nanoseconds kBetweenUncollected = milliseconds{100};
// Replays shorter than this are over before a progress bar can be seen.
constexpr nanoseconds kSilentReplay = milliseconds{100};

}

Progress Runner::Loop::progress(bool (Loop::*isOvertaken)())
{
    return [this, isOvertaken, began = WallClock::now()](base::Instant reached, base::Instant target) {
        const WallTime wall = WallClock::now();
        if (wall - began >= kSilentReplay && wall - m_publishedAt >= kBetweenSnapshots)
            publishReplay(reached, target);
        return !(this->*isOvertaken)();
    };
}

RunStatus Runner::Loop::status() const
{
    RunStatus status;
    status.isPlaying = m_isPlaying;
    status.askedSpeedPerMille = m_speed;
    if (m_isPlaying)
        status.shownSpeedPerMille = m_meter.perMille().value_or(m_speed);
    status.end = m_timeline.end();
    status.undo = m_undoable.undo;
    status.redo = m_undoable.redo;
    status.canUndo = status.undo.has_value();
    status.canRedo = status.redo.has_value();
    status.branches = m_timeline.branches();
    status.currentBranch = m_timeline.currentBranch();
    status.comparedBranch = m_timeline.comparedBranch();
    status.isRunningUntil = m_until.has_value();
    status.revision = m_timeline.revision();
    status.fingerprint = m_fingerprint;
    status.stopped = m_stopped;
    status.isPastForgotten = m_timeline.past() == Past::Forgotten;
    return status;
}

// As long as programs alone have called since the last look, only their calls are counted.
void Runner::Loop::lookAtUndo()
{
    const std::vector<JournalEntry>& journal = m_timeline.journal();
    const bool isGoingOn = m_undoable.branch == m_timeline.currentBranch()
        && m_undoable.revision == m_timeline.revision() && m_undoable.entries <= journal.size();
    const auto fresh = journal.begin() + static_cast<std::ptrdiff_t>(isGoingOn ? m_undoable.entries : 0);
    const bool isByPrograms = isGoingOn
        && std::all_of(fresh, journal.end(), [](const JournalEntry& entry) { return entry.command.isFromOutside; });
    if (!isByPrograms) {
        m_undoable = {.branch = m_timeline.currentBranch(),
            .revision = m_timeline.revision(),
            .entries = journal.size(),
            .undo = m_timeline.undoStep(),
            .redo = m_timeline.redoStep()};
        return;
    }
    const auto calls = static_cast<std::size_t>(std::count_if(fresh, journal.end(), staysAfterUndo));
    m_undoable.entries = journal.size();
    for (std::optional<UndoStep>* step : {&m_undoable.undo, &m_undoable.redo})
        if (*step)
            (*step)->laterCalls += calls;
}

// Only before the thread runs: nobody is told.
void Runner::Loop::fillSlot()
{
    lookAtUndo();
    m_published = m_pool.publish(m_timeline.world());
    m_fingerprint = m_published->fingerprint();
    m_slot = {m_published, {}, status()};
}

void Runner::Loop::publish()
{
    m_isChanged = false;
    lookAtUndo();
    const World* const compared = m_timeline.compared();
    m_fingerprint = m_isPlaying ? std::nullopt : std::optional{m_timeline.world().fingerprint()};
    Published fresh{m_pool.publish(m_timeline.world()),
        compared != nullptr ? m_comparedPool.publish(*compared) : nullptr, status()};
    m_published = fresh.world;
    m_publishedCompared = fresh.compared;
    {
        const std::lock_guard lock{m_mutex};
        std::swap(m_slot, fresh);
    }
    notify();
}

// The World of before, and how far the replay is.
void Runner::Loop::publishReplay(base::Instant reached, base::Instant target)
{
    Published fresh{m_published, m_publishedCompared, status()};
    fresh.status.replay = {reached, target};
    {
        const std::lock_guard lock{m_mutex};
        std::swap(m_slot, fresh);
    }
    // What is out now is a status that will be over: the next publication must come.
    m_isChanged = true;
    notify();
}

void Runner::Loop::notify()
{
    m_publishedAt = WallClock::now();
    bool isFirst = false;
    {
        const std::lock_guard lock{m_mutex};
        isFirst = m_isCollected;
        m_isCollected = false;
        m_wasCollected = false;
    }
    if (isFirst && m_events.published)
        m_events.published();
}

WallTime Runner::Loop::publishAt() const
{
    return m_publishedAt + (m_wasCollected ? kBetweenSnapshots : kBetweenUncollected);
}

void Runner::Loop::record()
{
    if (!m_isUnrecorded)
        return;
    m_isUnrecorded = false;
    // What was recorded last stays, and can be played again up to there.
    if (m_events.recorded && m_timeline.past() == Past::Kept) {
        m_saved = m_timeline.save(m_saved);
        m_events.recorded(m_saved);
    }
    m_recordedAt = WallClock::now();
}

}
