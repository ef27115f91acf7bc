// The loop: what is done next, how much virtual time passes, and who is told of it.
#include "world/runner_loop.h"

#include "world/bounds.h"
#include "world/programs.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

namespace shardscope::world {

namespace {

// Playing moves on in steps of this much wall time, far below what an eye can see.
constexpr nanoseconds kStep = milliseconds{8};
// One slice of simulation takes about this long, so that requests are answered soon.
constexpr nanoseconds kSlice = milliseconds{4};
// Wall time that a step may make up for; what is beyond is dropped, and the shown speed tells.
constexpr nanoseconds kMostOwed = milliseconds{50};
// Half a second here and the writing behind it: a killed process loses at most a second.
constexpr nanoseconds kBetweenRecords = milliseconds{500};
constexpr nanoseconds kBetweenBudgetChecks = milliseconds{100};
// A reader that for so long has always had more to take than it took holds its subscription up.
constexpr nanoseconds kHeldUp = std::chrono::seconds{1};
constexpr nanoseconds kBetweenNotes = milliseconds{500};
constexpr std::size_t kMostHeld = 65'536; // late answers: 64 of each of 1,024 connections

// Logs forget in blocks of 64 chunks and once a second, so a budget is met a little late.
std::uint64_t budgetWithSlack(const World& world)
{
    constexpr std::uint64_t kBlockRecords = std::uint64_t{64} * streams::kChunkRecords;
    std::uint64_t slack = world.settings().recordBudget / 16;
    for (const streams::Stream& stream : world.service().streams())
        slack += stream.logs.size() * 2 * kBlockRecords;
    return world.settings().recordBudget + slack;
}

}

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
        noteDelivery();
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
    std::unique_lock lock{m_mutex};
    m_wasCollected = m_isCollected;
    // By whether the last snapshot has been taken: to who has taken it, the next one is due.
    const std::optional<WallTime> until = wakeAt();
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
    if ((m_hasToNote || !m_left.empty()) && !m_timeline.isReplaying())
        noLaterThan(m_notedAt + kBetweenNotes);
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
    if (!m_followers.empty()) {
        const WallTime wall = WallClock::now();
        std::erase_if(m_followers, [&](Following& following) { return !goesOn(following, wall); });
    }
    m_isWritten = false;
}

void Runner::Loop::hear(FollowerNews news)
{
    if (news.following) {
        m_followers.push_back(std::move(*news.following));
        m_followers.back().revision = m_timeline.revision();
        m_followers.back().taken = m_followers.back().cursor.next.ordinal;
        m_followers.back().idleAt = WallClock::now();
        return;
    }
    const auto found = std::find_if(m_followers.begin(), m_followers.end(),
        [&](const Following& following) { return following.follower == news.follower; });
    if (found == m_followers.end())
        return; // what it took was the last
    if (news.what == FollowerNews::What::IsGone) {
        leave(*found);
        m_followers.erase(found);
        return;
    }
    found->hasTaken = true;
    found->taken = found->cursor.next.ordinal;
    found->askAt = {}; // there may be more of this instant
}

bool Runner::Loop::goesOn(Following& following, WallTime wall)
{
    const World& world = m_timeline.world();
    if (!following.hasTaken)
        return true;
    if (!m_isWritten && world.now() < following.askAt) {
        following.idleAt = wall;
        return true;
    }
    streams::SubscriptionStep step;
    if (following.revision == m_timeline.revision())
        step = streams::nextEvent(world.service(), world.now(), following.cursor);
    else
        step.isOver = true;
    following.askAt = step.askAgainAt;
    const bool isOver = step.isOver;
    if (isOver && !step.event) // but after its last event, at the end of a closed shard
        leave(following);
    if (step.event || isOver) {
        following.hasTaken = false;
        m_hasToNote = true;
        following.told(std::move(step));
    } else {
        following.idleAt = wall;
    }
    return !isOver;
}

// Where nobody reads on, though the subscription may stay for a while.
void Runner::Loop::leave(const Following& following)
{
    if (m_left.size() < bounds::kNotedDeliveries)
        m_left.push_back({following.cursor.subscription.id, following.taken, true});
}

// Tells the World of those who do not take what it takes them to be pushed, and when they do again. Not while it plays
// what is recorded: what they did then is among it.
void Runner::Loop::noteDelivery()
{
    const WallTime wall = WallClock::now();
    if ((!m_hasToNote && m_left.empty()) || wall - m_notedAt < kBetweenNotes || m_timeline.isReplaying())
        return;
    m_notedAt = wall;
    m_hasToNote = false;
    streams::NoteDelivery note{std::exchange(m_left, {})};
    for (Following& following : m_followers) {
        const bool isHeldUp = wall - following.idleAt >= kHeldUp;
        m_hasToNote = m_hasToNote || isHeldUp || !following.hasTaken;
        const bool isNoted = isHeldUp ? following.held == following.taken : !following.held;
        if (isNoted || following.revision != m_timeline.revision())
            continue;
        note.subscriptions.push_back({following.cursor.subscription.id, following.taken, isHeldUp});
        following.held = isHeldUp ? std::optional{following.taken} : std::nullopt;
    }
    const World& world = m_timeline.world();
    std::erase_if(note.subscriptions, [&](const streams::NoteDelivery::Delivered& delivered) {
        const std::vector<streams::Subscription>& all = world.service().subscriptions();
        return std::none_of(all.begin(), all.end(),
            [&](const streams::Subscription& each) { return each.id == delivered.id && isLive(world, each); });
    });
    if (note.subscriptions.empty())
        return;
    note.subscriptions.resize(std::min(note.subscriptions.size(), bounds::kNotedDeliveries));
    (void)m_timeline.apply({.action = std::move(note), .isFromOutside = true}, m_timeline.newGesture());
    changed();
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
        tellOfTrimming();
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

void Runner::Loop::tellOfTrimming()
{
    if (!m_events.trimmed)
        return;
    const streams::TrimmedForMemory trimmed = m_timeline.world().service().trimmedForMemory();
    if (trimmed.records() > 0)
        std::exchange(m_events.trimmed, {})(trimmed);
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
    // Callers who give up leave theirs behind: beyond the bound the oldest are due.
    if (m_held.size() > kMostHeld) {
        Held& oldest = m_held[m_held.size() - kMostHeld - 1];
        oldest.until = oldest.since;
    }
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

}
