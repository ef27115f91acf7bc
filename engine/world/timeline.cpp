#include "world/timeline.h"

#include "base/check.h"
#include "world/milestone.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace shardscope::world {

namespace {

// Wake-ups between two looks at checkpoints and progress: a few milliseconds of work.
constexpr std::uint64_t kSlice = 256;
constexpr std::uint64_t kNoBound = std::numeric_limits<std::uint64_t>::max();

std::uint64_t wakeUpsOf(const World& world) { return world.agenda().scheduledEver() - world.agenda().size(); }

World startOf(const Scenario& scenario)
{
    base::Result<World> start = makeWorld(scenario);
    SHARD_CHECK(start.hasValue());
    return std::move(start).value();
}

std::uint64_t kibibytesOf(const streams::PutEntry& entry) { return entry.data.size() / 1'024 + 1; }

// What a command adds to kMostOutsideCalls.
std::uint64_t outsideCallsIn(const Command& command)
{
    if (!command.isFromOutside)
        return 0;
    if (const auto* const put = std::get_if<streams::PutRecordRequest>(&command.action))
        return kibibytesOf(put->record);
    if (const auto* const note = std::get_if<streams::NoteDelivery>(&command.action))
        return note->subscriptions.size() * sizeof(streams::NoteDelivery::Delivered) / 1'024 + 1;
    std::uint64_t calls = 0;
    if (const auto* const puts = std::get_if<streams::PutRecordsRequest>(&command.action)) {
        for (const streams::PutEntry& entry : puts->records)
            calls += kibibytesOf(entry);
    }
    return std::max<std::uint64_t>(calls, 1);
}

// The gesture of the entry at `last`, whose commands come before it.
UndoStep stepOf(const std::vector<JournalEntry>& entries, std::size_t last)
{
    std::size_t first = last;
    std::size_t commands = 0;
    for (std::size_t i = last + 1; i > 0; --i) {
        const JournalEntry& entry = entries[i - 1];
        if (entry.command.isFromOutside)
            continue;
        if (entry.gesture != entries[last].gesture)
            break;
        if (entry.wasAccepted) {
            first = i - 1;
            ++commands;
        }
    }
    const Action& action = entries[first].command.action;
    return {
        .action = actionName(action), .subject = subjectName(action), .at = entries[first].at, .commands = commands};
}

// Of programs, among the entries that came after the one of that order.
std::size_t callsSince(const std::vector<JournalEntry>& entries, std::uint64_t order)
{
    std::size_t calls = 0;
    for (auto entry = entries.rbegin(); entry != entries.rend() && entry->order > order; ++entry) {
        calls += staysAfterUndo(*entry) ? 1 : 0;
    }
    return calls;
}

base::Instant withinTime(base::Instant at) { return std::clamp(at, base::kWorldStart, base::kWorldEnd); }

}

bool staysAfterUndo(const JournalEntry& entry)
{
    return entry.command.isFromOutside && entry.wasAccepted && !isOnlyRead(entry.command.action);
}

Timeline::Timeline(Scenario scenario, Past past) : Timeline(scenario, startOf(scenario), {{.name = "main"}}, 0, 0)
{
    m_past = past;
}

Timeline::Timeline(Scenario scenario, World start, std::vector<Branch> branches, std::size_t current,
    std::uint64_t revision)
    : m_scenario(std::move(scenario)), m_head{.world = std::move(start)}, m_checkpoints(m_head.world),
      m_branches(std::move(branches)), m_current(current), m_firstRevision(revision), m_revision(revision)
{
    for (Branch& branch : m_branches) {
        branch.journal.setRevision(revision);
        for (const JournalEntry& entry : branch.journal.entries()) {
            m_nextOrder = std::max(m_nextOrder, entry.order + 1);
            m_nextGesture = std::max(m_nextGesture, static_cast<std::uint64_t>(entry.gesture) + 1);
            branch.end = std::max(branch.end, entry.at);
            m_outsideCalls += outsideCallsIn(entry.command);
        }
    }
    settle();
}

base::Result<Timeline> Timeline::open(SavedRun run, Past past)
{
    base::Result<World> start = makeWorld(run.scenario);
    if (!start)
        return start.error();
    if (run.branches.empty())
        run.branches.push_back({.name = "main"});
    if (run.current >= run.branches.size() || run.compared.value_or(0) >= run.branches.size())
        return base::Problem{"branches", "one that is named is not there"};
    std::vector<Branch> branches;
    for (SavedBranch& saved : run.branches) {
        const std::string where = "branch \"" + saved.name + '"';
        const std::vector<JournalEntry>& journal = *saved.journal;
        if (saved.parent >= std::max<std::size_t>(branches.size(), 1))
            return base::Problem{where, "the branch that it left is not there"};
        if (withinTime(saved.at) != saved.at || withinTime(saved.end) != saved.end)
            return base::Problem{where, "it lies outside the time that a world can last"};
        if (!Journal::isInOrder(journal))
            return base::Problem{where, "the entries of its journal are not in the order of their time"};
        if (!journal.empty() && (journal.front().at < base::kWorldStart || journal.back().at > base::kWorldEnd))
            return base::Problem{where, "an entry of its journal lies outside the time that a world can last"};
        branches.push_back({.name = std::move(saved.name),
            .parent = saved.parent,
            .at = saved.at,
            .end = saved.end,
            // A past that is to be forgotten is only played.
            .journal = past == Past::Forgotten ? Journal{saved.journal} : Journal{journal}});
    }
    Timeline timeline{
        std::move(run.scenario), std::move(start).value(), std::move(branches), run.current, run.revision};
    timeline.m_past = past;
    return timeline;
}

// --- The present. ---

void Timeline::runUntil(base::Instant limit)
{
    // Ends because every slice either moves time on or does wake-ups, of which an instant has finitely many.
    while (runSome(limit, kSlice) < withinTime(limit)) {}
    follow({});
}

base::Instant Timeline::runSome(base::Instant limit, std::uint64_t wakeUps)
{
    const auto otherIsBehind = [this] { return m_other && m_other->head.world.now() < m_head.world.now(); };
    // A seek back that was given up half-way left it in the future.
    if (m_other && m_other->head.world.now() > m_head.world.now())
        follow({});
    // The present waits for the one that goes along, so that both stay close.
    if (otherIsBehind())
        followSome(wakeUps);
    if (otherIsBehind())
        return m_head.world.now();
    const base::Instant reached = advance(m_head, branchNow().journal, withinTime(limit), wakeUps);
    keepCheckpoint(m_head, branchNow().journal);
    branchNow().end = std::max(branchNow().end, m_head.world.now());
    followSome(wakeUps);
    return reached;
}

// How a Timeline plays, forward or again (ScenarioPlayer plays without a journal): everything due up to `limit` in its
// order, or less when about `wakeUps` wake-ups have been done. Returns `limit` only when nothing is left.
base::Instant Timeline::advance(Playhead& head, Journal& journal, base::Instant limit, std::uint64_t wakeUps)
{
    World& world = head.world;
    const std::uint64_t before = wakeUpsOf(world);
    if (limit < world.now())
        return limit;
    // Every turn but the last applies one event or entry.
    for (;;) {
        const TimedCommand* event = head.events < m_scenario.events.size() ? &m_scenario.events[head.events] : nullptr;
        const JournalEntry* entry = head.entries < journal.size() ? &journal[head.entries] : nullptr;
        base::Instant next = limit;
        if (event != nullptr)
            next = std::min(next, event->at);
        if (entry != nullptr)
            next = std::min(next, entry->at);
        // An event that lies before the start of time is taken at once.
        next = std::max(next, world.now());

        const std::uint64_t done = wakeUpsOf(world) - before;
        const base::Instant reached = world.runSome(next, wakeUps > done ? wakeUps - done : 1);
        if (reached < next)
            return reached;
        world.runUntil(next);

        if (event != nullptr && event->at <= next) {
            (void)world.apply(event->command);
            ++head.events;
        } else if (entry != nullptr && entry->at <= next) {
            const bool isAcceptedNow = isAccepted(world.apply(entry->command));
            if (isAcceptedNow != entry->wasAccepted) {
                journal.setAccepted(head.entries, isAcceptedNow, ++m_revision);
            }
            ++head.entries;
        } else {
            return next;
        }
    }
}

void Timeline::keepCheckpoint(const Playhead& head, const Journal& journal)
{
    if (m_past == Past::Kept)
        m_checkpoints.keepIfDue(head, journal);
}

void Timeline::settle() { advance(m_head, branchNow().journal, m_head.world.now(), kNoBound); }

Reply Timeline::apply(Command command, GestureId gesture)
{
    settle();
    if (m_past == Past::Forgotten) {
        Reply reply = m_head.world.apply(command);
        branchNow().end = m_head.world.now();
        settle();
        return reply;
    }
    if (isReplaying())
        branch("branch " + std::to_string(m_branches.size() + 1));
    Branch& here = branchNow();
    const base::Instant now = m_head.world.now();
    Reply reply = m_head.world.apply(command);
    m_outsideCalls += outsideCallsIn(command);
    here.journal.append({.at = now,
        .order = m_nextOrder++,
        .gesture = gesture,
        .command = std::move(command),
        .wasAccepted = isAccepted(reply)});
    ++m_head.entries;
    if (!here.journal.entries().back().command.isFromOutside)
        here.undone.clear();
    here.end = now;
    m_nextGesture = std::max(m_nextGesture, static_cast<std::uint64_t>(gesture) + 1);
    settle();
    if (m_outsideCalls > kMostOutsideCalls)
        forgetPast();
    return reply;
}

base::Outcome Timeline::playOn(std::span<const JournalEntry> entries)
{
    SHARD_CHECK(m_past == Past::Forgotten);
    if (isReplaying()) // what it was opened with comes first
        runUntil(branchNow().journal.entries().back().at);
    for (const JournalEntry& entry : entries) {
        if (entry.order < m_nextOrder || entry.at < m_head.world.now())
            return base::Problem{"journal", "its entries are not in the order of their time"};
        if (entry.at > base::kWorldEnd)
            return base::Problem{"journal", "an entry lies outside the time that a world can last"};
        runUntil(entry.at);
        (void)m_head.world.apply(entry.command);
        m_nextOrder = entry.order + 1;
        m_nextGesture = std::max(m_nextGesture, static_cast<std::uint64_t>(entry.gesture) + 1);
    }
    settle();
    return std::monostate{};
}

void Timeline::forgetPast()
{
    m_past = Past::Forgotten;
    m_other.reset();
    const base::Instant now = m_head.world.now();
    Branch here{.name = std::move(branchNow().name), .at = now, .end = now, .journal = {}};
    here.journal.setRevision(m_revision);
    m_branches.clear();
    m_branches.push_back(std::move(here));
    m_current = 0;
    m_head.entries = 0;
    m_checkpoints = Checkpoints{m_head.world};
}

GestureId Timeline::newGesture() { return GestureId{m_nextGesture++}; }

// --- Time is a place. ---

bool Timeline::isOnTheWay(const Playhead& head, const Journal& past, const Journal& journal, base::Instant target)
{
    const std::size_t seen = head.entries;
    const base::Instant now = head.world.now();
    return now <= target && seen <= journal.size() && journal.past(seen) == past.past(seen)
        && (seen == journal.size() || journal[seen].at >= now);
}

// False when `progress` gave up; then the head is somewhere on the way.
bool Timeline::replay(Playhead& head, Journal& journal, base::Instant target, const Progress& progress)
{
    if (progress && !progress(head.world.now(), target))
        return false;
    while (advance(head, journal, target, kSlice) < target) {
        keepCheckpoint(head, journal);
        if (progress && !progress(head.world.now(), target))
            return false;
    }
    return true;
}

bool Timeline::moveTo(Playhead& head, const Journal& past, Journal& journal, base::Instant target,
    const Progress& progress)
{
    const bool isAhead =
        isOnTheWay(head, past, journal, target) && m_checkpoints.nearestAt(journal, target) <= head.world.now();
    if (isAhead && !progress)
        return replay(head, journal, target, progress);
    // It stays as it is until the replay has succeeded.
    Playhead moved = isAhead ? head : m_checkpoints.nearest(journal, target);
    if (!replay(moved, journal, target, progress))
        return false;
    head = std::move(moved);
    return true;
}

// Moves the present to where `journal` leads at `target`.
bool Timeline::moveTo(Journal& journal, base::Instant target, const Progress& progress)
{
    return moveTo(m_head, branchNow().journal, journal, target, progress);
}

bool Timeline::seek(base::Instant at, const Progress& progress)
{
    if (m_past == Past::Forgotten && at < m_head.world.now())
        return false;
    if (!moveTo(branchNow().journal, withinTime(at), progress))
        return false;
    branchNow().end = std::max(branchNow().end, m_head.world.now());
    follow(progress);
    return true;
}

std::optional<base::Instant> Timeline::nextEvent(const Playhead& head, const Journal& journal) const
{
    std::optional<base::Instant> next = head.world.agenda().nextAt();
    const auto consider = [&next](base::Instant at) { next = next ? std::min(*next, at) : at; };
    if (head.events < m_scenario.events.size())
        consider(m_scenario.events[head.events].at);
    if (head.entries < journal.size())
        consider(journal[head.entries].at);
    return next && *next <= base::kWorldEnd ? next : std::nullopt;
}

// Looks at ever longer stretches before the present, each played from its beginning.
std::optional<base::Instant> Timeline::previousEvent(Kind kind, const Progress& progress)
{
    Journal& journal = branchNow().journal;
    const base::Instant now = m_head.world.now();
    if (now == base::kWorldStart)
        return std::nullopt;
    for (base::Duration span{16};; span *= 8) {
        const base::Instant from = std::max(base::kWorldStart, now - span);
        Playhead head = m_checkpoints.nearest(journal, from);
        if (!replay(head, journal, from, progress))
            return std::nullopt;
        std::optional<base::Instant> found;
        std::uint64_t records = tallyOf(head.world).records;
        for (auto next = nextEvent(head, journal); next && *next < now; next = nextEvent(head, journal)) {
            if (!replay(head, journal, *next, progress))
                return std::nullopt;
            const std::uint64_t before = std::exchange(records, tallyOf(head.world).records);
            if (kind == Kind::Any || records > before)
                found = *next;
        }
        if (found)
            return found;
        if (from == base::kWorldStart)
            return from;
    }
}

std::optional<std::size_t> Timeline::lastAccepted() const
{
    const std::vector<JournalEntry>& entries = journal();
    const auto canBeTakenBack = [](const JournalEntry& entry) {
        return entry.wasAccepted && !entry.command.isFromOutside;
    };
    const auto found = std::find_if(entries.rbegin(), entries.rend(), canBeTakenBack);
    if (found == entries.rend())
        return std::nullopt;
    return static_cast<std::size_t>(std::distance(entries.begin(), found.base())) - 1;
}

bool Timeline::canUndo() const { return lastAccepted().has_value(); }

std::optional<UndoStep> Timeline::undoStep() const
{
    const std::optional<std::size_t> last = lastAccepted();
    if (!last)
        return std::nullopt;
    UndoStep step = stepOf(journal(), *last);
    step.laterCalls = callsSince(journal(), journal()[*last].order);
    return step;
}

std::optional<UndoStep> Timeline::redoStep() const
{
    if (!canRedo())
        return std::nullopt;
    const std::vector<JournalEntry>& taken = branchNow().undone.back();
    // Refusals that went along are behind it.
    std::size_t last = taken.size() - 1;
    while (last > 0 && !taken[last].wasAccepted)
        --last;
    UndoStep step = stepOf(taken, last);
    step.laterCalls = callsSince(journal(), taken[last].order);
    return step;
}

bool Timeline::undo(const Progress& progress)
{
    const std::optional<std::size_t> last = lastAccepted();
    if (!last)
        return false;
    const std::vector<JournalEntry>& entries = journal();
    Journal kept;
    std::vector<JournalEntry> taken;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool isOfPeople = !entries[i].command.isFromOutside;
        if ((i > *last && isOfPeople) || entries[i].gesture == entries[*last].gesture)
            taken.push_back(entries[i]);
        else
            kept.append(entries[i]);
    }
    if (!moveTo(kept, m_head.world.now(), progress))
        return false;
    branchNow().journal = std::move(kept);
    branchNow().journal.setRevision(++m_revision);
    branchNow().undone.push_back(std::move(taken));
    return true;
}

bool Timeline::redo(const Progress& progress)
{
    if (!canRedo())
        return false;
    Branch& here = branchNow();
    std::vector<JournalEntry> merged;
    const auto isEarlier = [](const JournalEntry& a, const JournalEntry& b) { return a.order < b.order; };
    std::merge(journal().begin(), journal().end(), here.undone.back().begin(), here.undone.back().end(),
        std::back_inserter(merged), isEarlier);
    Journal whole{std::move(merged)};
    if (!moveTo(whole, m_head.world.now(), progress))
        return false;
    here.journal = std::move(whole);
    here.journal.setRevision(++m_revision);
    here.undone.pop_back();
    return true;
}

void Timeline::branch(std::string name)
{
    const std::vector<JournalEntry>& entries = journal();
    const auto here = entries.begin() + static_cast<std::ptrdiff_t>(m_head.entries);
    Branch next{.name = std::move(name),
        .parent = static_cast<std::uint32_t>(m_current),
        .at = m_head.world.now(),
        .end = m_head.world.now(),
        .journal = Journal{std::vector<JournalEntry>(entries.begin(), here)}};
    next.journal.setRevision(++m_revision);
    for (const JournalEntry& entry : next.journal.entries())
        m_outsideCalls += outsideCallsIn(entry.command);
    m_branches.push_back(std::move(next));
    m_current = m_branches.size() - 1;
}

bool Timeline::switchTo(std::size_t branch, const Progress& progress)
{
    SHARD_CHECK(branch < m_branches.size());
    Branch& there = m_branches[branch];
    if (branch == m_current)
        return true;
    if (m_other && m_other->branch == branch) {
        std::swap(m_head, m_other->head);
        m_other->branch = m_current;
        there.end = std::max(there.end, m_head.world.now());
    } else if (!moveTo(there.journal, std::min(m_head.world.now(), there.end), progress)) {
        return false;
    }
    m_current = branch;
    ++m_revision;
    follow(progress);
    return true;
}

void Timeline::nameBranch(std::size_t branch, std::string name)
{
    SHARD_CHECK(branch < m_branches.size());
    m_branches[branch].name = std::move(name);
}

// --- Two futures on one clock. ---

bool Timeline::compareWith(std::optional<std::size_t> branch, const Progress& progress)
{
    SHARD_CHECK(!branch || *branch < m_branches.size());
    if (!branch || *branch == m_current) {
        m_other.reset();
        return true;
    }
    Journal& journal = m_branches[*branch].journal;
    Playhead head = m_checkpoints.nearest(journal, m_head.world.now());
    if (!moveTo(head, journal, journal, m_head.world.now(), progress))
        return false;
    m_other = Other{*branch, std::move(head)};
    follow(progress);
    return true;
}

std::optional<std::size_t> Timeline::comparedBranch() const
{
    return m_other ? std::optional{m_other->branch} : std::nullopt;
}

bool Timeline::follow(const Progress& progress)
{
    if (!m_other)
        return true;
    Branch& there = m_branches[m_other->branch];
    if (!moveTo(m_other->head, there.journal, there.journal, m_head.world.now(), progress))
        return false;
    there.end = std::max(there.end, m_other->head.world.now());
    return true;
}

void Timeline::followSome(std::uint64_t wakeUps)
{
    if (!m_other)
        return;
    Branch& there = m_branches[m_other->branch];
    advance(m_other->head, there.journal, m_head.world.now(), wakeUps);
    keepCheckpoint(m_other->head, there.journal);
    there.end = std::max(there.end, m_other->head.world.now());
}

// --- What was. ---

streams::AskedCall Timeline::askedWith(const streams::CallPlace& place, const Progress& progress)
{
    const base::Instant at = withinTime(place.at);
    // Whatever a replay finds out about acceptance is known already: the journal's copy may take it.
    Journal journal = branchNow().journal;
    const base::Instant before = at > base::kWorldStart ? at - base::Duration{1} : base::kWorldStart;
    Playhead head = m_checkpoints.nearest(journal, before);
    head.world.watchCall(place);
    if (progress && !progress(head.world.now(), at))
        return {};
    while (advance(head, journal, at, kSlice) < at) {
        if (progress && !progress(head.world.now(), at))
            return {};
    }
    return head.world.service().calls().asked();
}

std::shared_ptr<const streams::PutBatch> Timeline::batchOf(std::uint64_t call, base::Instant at,
    const Progress& progress)
{
    const streams::AskedCall asked = askedWith({false, call, at}, progress);
    const auto* batch = std::get_if<std::shared_ptr<const streams::PutBatch>>(&asked);
    return batch != nullptr ? *batch : nullptr;
}

// --- What is recorded. ---

std::vector<BranchInfo> Timeline::branches() const
{
    std::vector<BranchInfo> infos;
    for (const Branch& branch : m_branches)
        infos.push_back({.name = branch.name,
            .parent = branch.parent,
            .at = branch.at,
            .end = branch.end,
            .entries = branch.journal.size()});
    return infos;
}

SavedRun Timeline::save(const SavedRun& last) const
{
    SavedRun run{.scenario = m_scenario,
        .branches = {},
        .current = m_current,
        .compared = comparedBranch(),
        .now = m_head.world.now(),
        .fingerprint = m_head.world.fingerprint(),
        .revision = m_firstRevision};
    for (const Branch& branch : m_branches) {
        const std::size_t index = run.branches.size();
        const std::vector<JournalEntry>& journal = branch.journal.entries();
        SavedBranch saved{.name = branch.name,
            .parent = branch.parent,
            .at = branch.at,
            .end = branch.end,
            .journal = {},
            .revision = branch.journal.revision()};
        const SavedBranch* const before =
            last.revision == run.revision && index < last.branches.size() ? &last.branches[index] : nullptr;
        const bool isAsBefore =
            before != nullptr && before->revision == saved.revision && before->journal->size() == journal.size();
        saved.journal = isAsBefore ? before->journal : std::make_shared<const std::vector<JournalEntry>>(journal);
        run.branches.push_back(std::move(saved));
    }
    return run;
}

}
