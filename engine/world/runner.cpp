#include "world/runner.h"

#include "base/check.h"
#include "world/snapshot_pool.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace shardscope::world {

namespace {

using WallClock = std::chrono::steady_clock;
using WallTime = WallClock::time_point;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// Playing moves on in steps of this much wall time, far below what an eye can see.
constexpr nanoseconds kStep = milliseconds{8};
// One slice of simulation takes about this long, so that requests are answered soon.
constexpr nanoseconds kSlice = milliseconds{4};
// Wall time that a step may make up for; what is beyond is dropped, and the shown speed tells.
constexpr nanoseconds kMostOwed = milliseconds{50};
constexpr nanoseconds kBetweenSnapshots{16'600'000};
// A window that does not collect its snapshots is busy; a fresh one now and then will do.
constexpr nanoseconds kBetweenUncollected = milliseconds{100};
// Half a second here and the writing behind it: a killed process loses at most a second.
constexpr nanoseconds kBetweenRecords = milliseconds{500};
constexpr nanoseconds kBetweenBudgetChecks = milliseconds{100};
// Replays shorter than this are over before a progress bar can be seen.
constexpr nanoseconds kSilentReplay = milliseconds{100};
constexpr nanoseconds kMeasured = milliseconds{500};
constexpr nanoseconds kShortestMeasure = milliseconds{100};
constexpr std::int64_t kFastest = 1'000'000'000; // a million times real time

// Logs forget in blocks of 64 chunks and once a second, so a budget is met a little late.
std::uint64_t budgetWithSlack(const World& world)
{
    constexpr std::uint64_t kBlockRecords = std::uint64_t{64} * streams::kChunkRecords;
    std::uint64_t slack = world.settings().recordBudget / 16;
    for (const streams::Stream& stream : world.service().streams())
        slack += stream.logs.size() * 2 * kBlockRecords;
    return world.settings().recordBudget + slack;
}

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

Reply refusal(std::string message)
{
    return streams::Refusal{streams::Exception::Validation, streams::Reason::BadArgument, std::move(message)};
}

// Whether it takes a run that remembers how it came about.
bool needsPast(const Control& control, base::Instant now)
{
    if (const auto* const seek = std::get_if<Seek>(&control))
        return seek->to < now;
    if (const auto* const step = std::get_if<Step>(&control))
        return step->by < base::Duration{};
    if (const auto* const step = std::get_if<StepEvent>(&control))
        return step->isBack || step->kind == Timeline::Kind::Record;
    // Milestones are passed and then gone back to.
    if (const auto* const until = std::get_if<RunUntil>(&control))
        return !std::holds_alternative<UntilInstant>(until->milestone);
    return !std::holds_alternative<OpenRun>(control) && !std::holds_alternative<Play>(control)
        && !std::holds_alternative<Pause>(control) && !std::holds_alternative<SetSpeed>(control)
        && !std::holds_alternative<NameBranch>(control);
}

Reply noSuchBranch(std::size_t branch)
{
    return refusal("There is no branch with the number " + std::to_string(branch) + ".");
}

}

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
    [[nodiscard]] bool goesOn(Following& following);
    void tellOf(Follower follower, FollowerNews::What what);
    [[nodiscard]] std::int64_t speed() const { return m_until && !m_until->isAtSpeed ? 0 : m_speed; }
    [[nodiscard]] base::Instant nextLook() const;
    void lookForMilestone();
    void stopPlaying();
    void keepBudget(WallTime wall);

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
    [[nodiscard]] bool isSeekNext();
    [[nodiscard]] bool isStopping();
    [[nodiscard]] Progress progress(bool (Loop::*isOvertaken)());
    [[nodiscard]] bool shouldGiveUpSeek() { return isSeekNext() || isStopping(); }
    [[nodiscard]] bool isNever() { return false; }
    [[nodiscard]] bool hasRequest();
    void restartPacing();
    void changed();

    // --- What goes out. ---
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
    std::vector<Held> m_held; // bounded by what callers have under way
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

// --- Any thread. ---

Ticket Runner::Loop::post(Request request)
{
    const std::lock_guard lock{m_mutex};
    const Ticket ticket{m_nextTicket++};
    m_queue.push_back({ticket, std::move(request)});
    m_wakeUp.notify_one();
    return ticket;
}

void Runner::Loop::post(std::vector<Command> commands, std::function<void(std::vector<Reply>)> replied)
{
    Posted posted{{}, {}, std::move(commands), std::move(replied)};
    if (m_turn.tryToTake()) {
        const bool isCarriedOut = isNothingUnderWay();
        if (isCarriedOut) {
            handle(std::move(posted));
            tellFollowers();
            letGo();
            wakeInTime();
        }
        m_turn.giveUp();
        if (isCarriedOut)
            return;
    }
    {
        const std::lock_guard lock{m_mutex};
        m_queue.push_back(std::move(posted));
    }
    // Not with the lock: on one core the runner would wake up only to wait for it.
    m_wakeUp.notify_one();
}

bool Runner::Loop::isNothingUnderWay()
{
    const std::lock_guard lock{m_mutex};
    return m_queue.empty() && !m_isStopping;
}

// With the turn: what has been carried out may be due to be shown or recorded before the loop would look.
void Runner::Loop::wakeInTime()
{
    const std::optional<WallTime> at = wakeAt();
    const std::lock_guard lock{m_mutex};
    if (!at || (m_waitsUntil && *m_waitsUntil <= *at))
        return;
    m_hasToLook = true;
    m_wakeUp.notify_one();
}

Follower Runner::Loop::follow(streams::SubscriptionStarted started, std::function<void(streams::SubscriptionStep)> told)
{
    const std::lock_guard lock{m_mutex};
    const Follower follower{m_nextFollower++};
    m_followerNews.push_back({follower, FollowerNews::What::Begins,
        Following{follower, streams::SubscriptionCursor{std::move(started)}, std::move(told)}});
    m_wakeUp.notify_one();
    return follower;
}

void Runner::Loop::tellOf(Follower follower, FollowerNews::What what)
{
    const std::lock_guard lock{m_mutex};
    m_followerNews.push_back({follower, what});
    m_wakeUp.notify_one();
}

Published Runner::Loop::take()
{
    const std::lock_guard lock{m_mutex};
    m_isCollected = true;
    m_wakeUp.notify_one();
    return m_slot;
}

void Runner::Loop::stop()
{
    {
        const std::lock_guard lock{m_mutex};
        m_isStopping = true;
        m_wakeUp.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

// --- The loop. ---

void Runner::Loop::run()
{
    m_turn.take(); // given up in next()
    notify();
    for (;;) {
        if (std::optional<Posted> posted = next())
            handle(std::move(*posted));
        else if (isStopping())
            break;
        answerKept();
        letGo();
        tellFollowers();
        // While playing, requests that came together are handled together, up to a step's time.
        if (m_isPlaying && WallClock::now() - m_pacedAt < kStep && hasRequest())
            continue;
        if (m_isPlaying) {
            pass();
            letGo();
            tellFollowers();
        }
        const WallTime wall = WallClock::now();
        if (m_isChanged && isAwaited() && wall >= publishAt())
            publish();
        if (m_isUnrecorded && wall - m_recordedAt >= kBetweenRecords)
            record();
    }
    m_isPlaying = false;
    letGo();
    publish();
    record();
    m_turn.giveUp();
}

// The next request. Without one, gives up the turn and waits until there is something else to do.
std::optional<Runner::Loop::Posted> Runner::Loop::next()
{
    const std::optional<WallTime> until = wakeAt();
    std::unique_lock lock{m_mutex};
    m_wasCollected = m_isCollected;
    if (!hasNews()) {
        const auto isToGoOn = [this, wasCollected = m_wasCollected] {
            return hasNews() || m_hasToLook || m_isCollected != wasCollected;
        };
        m_waitsUntil = until;
        m_turn.giveUp();
        if (until)
            m_wakeUp.wait_until(lock, *until, isToGoOn);
        else
            m_wakeUp.wait(lock, isToGoOn);
        lock.unlock();
        m_turn.take();
        lock.lock();
        m_hasToLook = false;
    }
    m_wasCollected = m_isCollected;
    if (m_queue.empty())
        return std::nullopt;
    Posted posted = std::move(m_queue.front());
    m_queue.pop_front();
    return posted;
}

// Under the mutex.
bool Runner::Loop::hasNews() const
{
    return !m_queue.empty() || !m_followerNews.empty() || !m_kept.empty() || m_isStopping;
}

std::optional<WallTime> Runner::Loop::wakeAt() const
{
    std::optional<WallTime> until;
    const auto noLaterThan = [&](WallTime at) { until = until ? std::min(*until, at) : at; };
    if (m_isPlaying)
        noLaterThan(speed() == 0 || m_isBehind ? m_pacedAt : m_pacedAt + kStep);
    if (m_isChanged && isAwaited())
        noLaterThan(publishAt());
    if (m_isUnrecorded)
        noLaterThan(m_recordedAt + kBetweenRecords);
    return until;
}

// Lets virtual time pass by what wall time owes, at most one slice of it.
void Runner::Loop::pass()
{
    const WallTime began = WallClock::now();
    const base::Instant before = m_timeline.world().now();
    base::Instant target = base::kWorldEnd;
    if (speed() == 0) {
        target = m_until ? nextLook() : base::kWorldEnd;
    } else {
        const auto atSpeed = [&](nanoseconds wall) { return wall * m_speed / 1'000; };
        const nanoseconds elapsed = std::min<nanoseconds>(began - m_pacedAt, kMostOwed);
        // A slow speed must still be able to save up for its next millisecond.
        const nanoseconds most = std::max<nanoseconds>(atSpeed(kMostOwed), milliseconds{2});
        m_owed = std::min(m_owed + atSpeed(elapsed), most);
        target = std::min(before + std::chrono::floor<base::Duration>(m_owed), m_until ? nextLook() : base::kWorldEnd);
    }
    m_pacedAt = began;
    if (target > before) {
        const base::Instant reached = m_timeline.runSome(target, m_sliceWakeUps);
        const base::Instant after = m_timeline.world().now();
        m_isBehind = reached < target;
        if (speed() != 0)
            m_owed -= after - before;
        const nanoseconds took = WallClock::now() - began;
        if (took > kSlice)
            m_sliceWakeUps = std::max<std::uint64_t>(m_sliceWakeUps / 2, 16);
        else if (m_isBehind && took < kSlice / 2)
            m_sliceWakeUps = std::min<std::uint64_t>(m_sliceWakeUps * 2, 1'000'000);
        changed();
        if (m_until && !m_isBehind)
            lookForMilestone();
    } else {
        m_isBehind = false;
    }
    const WallTime ended = WallClock::now();
    m_meter.add(ended, m_timeline.world().now());
    keepBudget(ended);
}

// --- Who follows a subscription. ---

// What is due at the present instant, to those who have taken what came before.
void Runner::Loop::tellFollowers()
{
    std::vector<FollowerNews> all;
    {
        const std::lock_guard lock{m_mutex};
        all.swap(m_followerNews);
    }
    for (FollowerNews& news : all)
        hear(std::move(news));
    std::erase_if(m_followers, [this](Following& following) { return !goesOn(following); });
    m_isWritten = false;
}

void Runner::Loop::hear(FollowerNews news)
{
    if (news.following) {
        m_followers.push_back(std::move(*news.following));
        m_followers.back().revision = m_timeline.revision();
        return;
    }
    const auto found = std::find_if(m_followers.begin(), m_followers.end(),
        [&](const Following& following) { return following.follower == news.follower; });
    if (found == m_followers.end())
        return; // what it took was the last
    if (news.what == FollowerNews::What::IsGone) {
        m_followers.erase(found);
        return;
    }
    found->hasTaken = true;
    found->askAt = {}; // there may be more of this instant
}

bool Runner::Loop::goesOn(Following& following)
{
    const World& world = m_timeline.world();
    if (!following.hasTaken || (!m_isWritten && world.now() < following.askAt))
        return true;
    streams::SubscriptionStep step;
    if (following.revision == m_timeline.revision())
        step = streams::nextEvent(world.service(), world.now(), following.cursor);
    else
        step.isOver = true;
    following.askAt = step.askAgainAt;
    const bool isOver = step.isOver;
    if (step.event || isOver) {
        following.hasTaken = false;
        following.told(std::move(step));
    }
    return !isOver;
}

// Milestones are looked for once a virtual second, since a look adds up all shards. The second is counted from
// the last look, not from the present: a second that takes several slices would else never be over.
base::Instant Runner::Loop::nextLook() const
{
    constexpr base::Duration kLook{1'000};
    const base::Instant next = std::min(m_until->notBefore + kLook, base::kWorldEnd);
    const auto* const at = std::get_if<UntilInstant>(&m_until->milestone);
    return at != nullptr ? std::clamp(at->at, m_timeline.world().now(), next) : next;
}

// Somewhere in the last second: goes back and takes it by milliseconds.
void Runner::Loop::lookForMilestone()
{
    const base::Instant here = m_timeline.world().now();
    if (!isReached(m_until->milestone, m_until->atFirst, m_timeline.world())) {
        m_until->notBefore = here;
        return;
    }
    if (!std::holds_alternative<UntilInstant>(m_until->milestone)) {
        (void)m_timeline.seek(m_until->notBefore);
        while (m_timeline.world().now() < here && !isReached(m_until->milestone, m_until->atFirst, m_timeline.world()))
            m_timeline.runUntil(m_timeline.world().now() + base::Duration{1});
    }
    m_until.reset();
    stopPlaying();
}

// The branch that goes along is a slice behind while time passes, and not when it stands.
void Runner::Loop::stopPlaying()
{
    m_isPlaying = false;
    m_timeline.runUntil(m_timeline.world().now());
    changed();
}

// A run that can neither forget nor grow pauses and says why.
void Runner::Loop::keepBudget(WallTime wall)
{
    const World& world = m_timeline.world();
    if (world.now() >= base::kWorldEnd)
        m_stopped = "The world ends here: virtual time is kept in 40 bits of milliseconds, 34.8 years.";
    if (wall - m_budgetCheckedAt >= kBetweenBudgetChecks) {
        m_budgetCheckedAt = wall;
        if (world.service().recordsKept() > budgetWithSlack(world))
            m_stopped = "The run is paused: it keeps more than the " + std::to_string(world.settings().recordBudget)
                + " records that its scenario allows, and none of them may be forgotten before the consumers have "
                  "read them. Let the consumers catch up, go back in time, or raise recordBudget.";
    }
    if (m_stopped.empty())
        return;
    m_until.reset();
    stopPlaying();
}

// --- Requests. ---

void Runner::Loop::carryOutAll(Posted posted)
{
    std::vector<Reply> replies;
    replies.reserve(posted.commands.size());
    OutsideCalls calls{.entries = {}, .now = m_timeline.world().now(), .answer = {}};
    for (Command& command : posted.commands) {
        const GestureId gesture = m_timeline.newGesture();
        const bool isToBeKept = m_events.called && !isOnlyRead(command.action);
        if (isToBeKept)
            calls.entries.push_back(
                {.at = calls.now, .order = m_timeline.newOrder(), .gesture = gesture, .command = command});
        replies.push_back(m_timeline.apply(std::move(command), gesture));
        if (isToBeKept)
            calls.entries.back().wasAccepted = isAccepted(replies.back());
    }
    changed();
    if (!m_events.called) {
        posted.replied(std::move(replies));
        return;
    }
    const auto answers = std::make_shared<Answers>(Answers{std::move(replies), std::move(posted.replied)});
    calls.answer = [this, answers](bool isKept) {
        const std::lock_guard lock{m_mutex};
        m_kept.push_back({std::move(answers->replies), std::move(answers->replied), isKept});
        m_wakeUp.notify_one();
    };
    m_events.called(std::move(calls));
}

void Runner::Loop::answerKept()
{
    std::vector<Answers> kept;
    {
        const std::lock_guard lock{m_mutex};
        kept.swap(m_kept);
    }
    for (Answers& each : kept) {
        if (!each.isKept) {
            const streams::Refusal failed{
                streams::Exception::InternalFailure, streams::Reason::None, "The call could not be written to disk."};
            each.replies.assign(each.replies.size(), failed);
        }
        each.replied(std::move(each.replies));
    }
}

// Not called back from here: who asks is in the middle of something.
void Runner::Loop::whenPassed(base::Duration length, std::function<void()> due)
{
    const base::Instant now = m_timeline.world().now();
    m_held.push_back({now, now + length, std::move(due)});
}

void Runner::Loop::letGo()
{
    if (m_held.empty())
        return;
    const base::Instant now = m_timeline.world().now();
    for (Held& held : std::exchange(m_held, {})) {
        if (m_isPlaying && held.since <= now && now < held.until)
            m_held.push_back(std::move(held));
        else
            held.due();
    }
}

void Runner::Loop::handle(Posted posted)
{
    m_isWritten = true;
    if (posted.replied) {
        carryOutAll(std::move(posted));
        return;
    }
    std::optional<Reply> reply = std::visit([&](const auto& request) { return carryOut(request); }, posted.request);
    if (!reply) {
        // Overtaken by the seek that is next. The order of the two does not matter to where they
        // lead, only to how long it takes: the seek first, then this from there.
        const std::lock_guard lock{m_mutex};
        SHARD_CHECK(!m_queue.empty());
        m_queue.insert(m_queue.begin() + 1, std::move(posted));
        return;
    }
    if (m_events.replied)
        m_events.replied(posted.ticket, std::move(*reply));
}

std::optional<Reply> Runner::Loop::carryOut(const GesturedCommand& request)
{
    GestureId gesture{};
    if (request.gesture) {
        const auto known = m_gestures.find(*request.gesture);
        gesture = known != m_gestures.end() ? known->second : m_timeline.newGesture();
        m_gestures[*request.gesture] = gesture;
    } else {
        gesture = m_timeline.newGesture();
    }
    Reply reply = m_timeline.apply(request.command, gesture);
    changed();
    return reply;
}

std::optional<Reply> Runner::Loop::carryOut(const Control& request)
{
    if (m_timeline.past() == Past::Forgotten && needsPast(request, m_timeline.world().now()))
        return refusal(std::string{kNoPast});
    return std::visit([&](const auto& each) { return control(each); }, request);
}

std::optional<Reply> Runner::Loop::control(Play)
{
    m_until.reset();
    if (!m_isPlaying)
        restartPacing();
    m_isPlaying = true;
    m_stopped.clear();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(Pause)
{
    m_until.reset();
    stopPlaying();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(SetSpeed speed)
{
    if (speed.perMille < 0 || speed.perMille > kFastest)
        return refusal("The speed must lie between 0 (as fast as it goes) and 1,000,000 times real time.");
    m_speed = speed.perMille;
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(Step step)
{
    m_isPlaying = false;
    const base::Instant now = m_timeline.world().now();
    const base::Duration by = std::clamp(step.by, base::kWorldStart - now, base::kWorldEnd - now);
    return control(Seek{now + by});
}

std::optional<Reply> Runner::Loop::control(StepEvent step)
{
    if (step.kind == Timeline::Kind::Record && !step.isBack)
        return control(RunUntil{UntilRecords{1}});
    m_isPlaying = false;
    const auto to =
        step.isBack ? m_timeline.previousEvent(step.kind, progress(&Loop::shouldGiveUpSeek)) : m_timeline.nextEvent();
    return to ? control(Seek{*to}) : streams::Done{};
}

std::optional<Reply> Runner::Loop::control(Seek seek)
{
    // A newer seek makes this one pointless: the timeline was dragged on.
    if (isSeekNext() || !m_timeline.seek(seek.to, progress(&Loop::shouldGiveUpSeek)))
        return streams::Done{};
    m_stopped.clear();
    m_until.reset();
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(Undo)
{
    if (!m_timeline.canUndo())
        return streams::Done{};
    if (!m_timeline.undo(progress(&Loop::isSeekNext)))
        return std::nullopt;
    m_stopped.clear();
    m_until.reset();
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(Redo)
{
    if (!m_timeline.canRedo())
        return streams::Done{};
    if (!m_timeline.redo(progress(&Loop::isSeekNext)))
        return std::nullopt;
    m_stopped.clear();
    m_until.reset();
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(const BeginBranch& begin)
{
    m_timeline.branch(begin.name);
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(SwitchBranch change)
{
    if (change.branch >= m_timeline.branches().size())
        return noSuchBranch(change.branch);
    // A seek must not overtake this: it would go on in the branch that is to be left.
    (void)m_timeline.switchTo(change.branch, progress(&Loop::isNever));
    m_stopped.clear();
    m_until.reset();
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(const NameBranch& name)
{
    if (name.branch >= m_timeline.branches().size())
        return noSuchBranch(name.branch);
    m_timeline.nameBranch(name.branch, name.name);
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(CompareWith compare)
{
    if (compare.branch && *compare.branch >= m_timeline.branches().size())
        return noSuchBranch(*compare.branch);
    (void)m_timeline.compareWith(compare.branch, progress(&Loop::isNever));
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(const RunUntil& until)
{
    const World& world = m_timeline.world();
    m_stopped.clear();
    restartPacing();
    m_until = Until{until.milestone, tallyOf(world), world.now(), until.isAtSpeed};
    m_isPlaying = true;
    if (isReached(m_until->milestone, m_until->atFirst, world)) {
        m_until.reset();
        m_isPlaying = false;
    }
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(ViewBatch view)
{
    const auto batch = m_timeline.batchOf(view.call, view.at, progress(&Loop::shouldGiveUpSeek));
    restartPacing();
    if (!batch)
        return refusal("This PutRecords call is not in the run any more.");
    return *batch;
}

std::optional<Reply> Runner::Loop::control(const TellRecord& tell)
{
    auto story = m_timeline.recordStory(tell.question, progress(&Loop::shouldGiveUpSeek));
    restartPacing();
    if (!story)
        return refusal("This record cannot be read any more.");
    return std::move(*story);
}

std::optional<Reply> Runner::Loop::control(const ViewCalls& view)
{
    if (!view.only)
        return std::make_shared<const RecordedCalls>(recordedCalls(m_timeline));
    auto call = remadeCall(m_timeline, *view.only, progress(&Loop::shouldGiveUpSeek));
    restartPacing();
    return std::make_shared<const RecordedCalls>(std::move(call));
}

std::optional<Reply> Runner::Loop::control(const OpenRun& open)
{
    SavedRun run = open.run;
    run.revision = m_timeline.revision() + 1;
    base::Result<Timeline> opened = Timeline::open(std::move(run), m_past);
    if (!opened)
        return refusal(opened.error().text());
    m_timeline = std::move(*opened);
    m_gestures.clear();
    m_stopped.clear();
    m_isPlaying = false;
    m_isUnrecorded = false;
    m_isChanged = true;
    publish();
    // Not overtaken by a seek, which would leave unknown whether this is the run that was saved.
    const bool isThere = m_timeline.seek(open.run.now, progress(&Loop::isStopping))
        && m_timeline.compareWith(open.run.compared, progress(&Loop::isStopping));
    m_isPlaying = open.isPlaying;
    if (m_past == Past::Forgotten)
        m_timeline.forgetPast();
    m_until.reset();
    restartPacing();
    m_isChanged = true;
    // Given up at the end of the program: what is on disk is further on than what is here.
    if (!isThere)
        return Reopened{};
    changed();
    // Recorded before it is answered: who keeps this run from then on has it, and not the one before.
    record();
    return Reopened{.isAsSaved = !open.run.fingerprint || *open.run.fingerprint == m_timeline.world().fingerprint()};
}

bool Runner::Loop::isSeekNext()
{
    const std::lock_guard lock{m_mutex};
    if (m_queue.empty())
        return false;
    const auto* const next = std::get_if<Control>(&m_queue.front().request);
    return next != nullptr && std::holds_alternative<Seek>(*next);
}

bool Runner::Loop::hasRequest()
{
    const std::lock_guard lock{m_mutex};
    return !m_queue.empty();
}

bool Runner::Loop::isStopping()
{
    const std::lock_guard lock{m_mutex};
    return m_isStopping;
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

void Runner::Loop::restartPacing()
{
    m_owed = nanoseconds{};
    m_isBehind = false;
    m_pacedAt = WallClock::now();
    m_meter.restart();
}

void Runner::Loop::changed()
{
    m_isChanged = true;
    m_isUnrecorded = true;
}

// --- What goes out. ---

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

// --- The runner. ---

Runner::Runner(Scenario scenario, RunnerEvents events, Past past)
    : m_loop(std::make_unique<Loop>(std::move(scenario), std::move(events), past))
{
}

Runner::~Runner() = default;

Ticket Runner::post(Request request) { return m_loop->post(std::move(request)); }

void Runner::post(std::vector<Command> commands, std::function<void(std::vector<Reply>)> replied)
{
    m_loop->post(std::move(commands), std::move(replied));
}

Follower Runner::follow(streams::SubscriptionStarted started, std::function<void(streams::SubscriptionStep)> told)
{
    return m_loop->follow(std::move(started), std::move(told));
}

void Runner::taken(Follower follower) { m_loop->taken(follower); }

void Runner::unfollow(Follower follower) { m_loop->unfollow(follower); }

void Runner::whenPassed(base::Duration length, std::function<void()> due)
{
    m_loop->whenPassed(length, std::move(due));
}

Published Runner::take() { return m_loop->take(); }

void Runner::stop() { m_loop->stop(); }

}
