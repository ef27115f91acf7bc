// Requests: commands are carried out, and controls.
#include "world/runner_loop.h"

#include "base/check.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace shardscope::world {

namespace {

constexpr std::int64_t kFastest = 1'000'000'000; // a million times real time

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

// The present is somewhere else than playing would have led.
Reply Runner::Loop::arrived()
{
    m_stopped.clear();
    m_until.reset();
    restartPacing();
    changed();
    return streams::Done{};
}

std::optional<Reply> Runner::Loop::control(Seek seek)
{
    // A newer seek makes this one pointless: the timeline was dragged on.
    if (isSeekNext() || !m_timeline.seek(seek.to, progress(&Loop::shouldGiveUpSeek)))
        return streams::Done{};
    return arrived();
}

std::optional<Reply> Runner::Loop::control(Undo)
{
    if (!m_timeline.canUndo())
        return streams::Done{};
    if (!m_timeline.undo(progress(&Loop::isSeekNext)))
        return std::nullopt;
    return arrived();
}

std::optional<Reply> Runner::Loop::control(Redo)
{
    if (!m_timeline.canRedo())
        return streams::Done{};
    if (!m_timeline.redo(progress(&Loop::isSeekNext)))
        return std::nullopt;
    return arrived();
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
    return arrived();
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

// To the end, or to that of the program.
base::Outcome Runner::Loop::playOn(const JournalPieces& rest)
{
    while (!isStopping()) {
        const base::Result<std::vector<JournalEntry>> piece = rest();
        if (!piece)
            return piece.error();
        if (piece->empty())
            break;
        if (const base::Outcome played = m_timeline.playOn(*piece); !played)
            return played.error();
    }
    return std::monostate{};
}

std::optional<Reply> Runner::Loop::control(const OpenRun& open)
{
    SHARD_CHECK(!open.rest || m_past == Past::Forgotten);
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
    if (open.rest) {
        const base::Outcome played = playOn(open.rest);
        m_isChanged = true;
        if (!played)
            return refusal(played.error().text());
    }
    // Not overtaken by a seek, which would leave unknown whether this is the run that was saved.
    const base::Instant now = std::max(open.run.now, m_timeline.world().now());
    const bool isThere = m_timeline.seek(now, progress(&Loop::isStopping))
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

}
