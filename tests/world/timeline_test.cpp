#include "world/timeline.h"

#include "support/effort.h"
#include "support/runs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <span>

namespace shardscope::world {

namespace {

using base::Duration;
using base::Instant;

Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

Timeline smallRun() { return Timeline{support::smallScenario(1)}; }

std::uint64_t plainFingerprint(const Timeline& timeline, Instant when)
{
    return support::playPlainly(timeline.scenario(), timeline.journal(), when).fingerprint();
}

std::uint64_t plainFingerprint(const Timeline& timeline) { return plainFingerprint(timeline, timeline.world().now()); }

// A run to 100 s with a command about every three seconds.
Timeline busyRun(std::uint64_t seed)
{
    base::Rng rng{seed};
    Timeline timeline{support::smallScenario(seed)};
    while (timeline.world().now() < at(100'000)) {
        timeline.runUntil(timeline.world().now() + Duration{static_cast<std::int64_t>(rng.below(6'000))});
        timeline.apply(support::anyCommand(rng), timeline.newGesture());
    }
    return timeline;
}

bool applyNow(Timeline& timeline, const Command& command)
{
    return isAccepted(timeline.apply(command, timeline.newGesture()));
}

// Says where a replay began.
Progress noteStart(std::optional<Instant>& start)
{
    return [&start](Instant reached, Instant) {
        if (!start)
            start = reached;
        return true;
    };
}

}

// --- The present ---------------------------------------------------------------

TEST(Timeline, IsTheScenarioAndTheJournalPlayedPlainly)
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        const Timeline timeline = busyRun(seed);
        EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline)) << "seed " << seed;
    }
}

TEST(Timeline, GivesTheSameWorldInAnySlices)
{
    Timeline whole = smallRun();
    whole.runUntil(at(80'000));
    for (const std::uint64_t seed : {4, 5}) {
        base::Rng rng{seed};
        Timeline pieces = smallRun();
        while (pieces.world().now() < at(80'000)) {
            if (rng.below(2) == 0)
                pieces.runUntil(std::min(at(80'000),
                    pieces.world().now() + Duration{static_cast<std::int64_t>(rng.below(900))}));
            else
                pieces.runSome(at(80'000), 1 + rng.below(400));
        }
        EXPECT_EQ(pieces.world().fingerprint(), whole.world().fingerprint()) << "seed " << seed;
    }
}

TEST(Timeline, AppliesCommandsOfOneInstantInTheirOrder)
{
    Timeline timeline = smallRun();
    timeline.runUntil(at(20'000));
    EXPECT_TRUE(applyNow(timeline, support::setRate(0)));
    timeline.runUntil(at(20'000));
    EXPECT_TRUE(applyNow(timeline, support::setRate(700)));
    timeline.runUntil(at(30'000));
    // The scenario's own event of 20 s, 2,500 a second, came before both.
    const auto& web = std::get<clients::Producer>(timeline.world().actor("web")->client);
    EXPECT_EQ(web.config().rate.valueAt(Duration{}), 700);
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
}

TEST(Timeline, DoesNotRunBackwards)
{
    Timeline timeline = smallRun();
    timeline.runUntil(at(5'000));
    timeline.runUntil(at(2'000));
    EXPECT_EQ(timeline.world().now(), at(5'000));
    EXPECT_EQ(timeline.runSome(at(1'000), 10), at(1'000));
    EXPECT_EQ(timeline.world().now(), at(5'000));
}

TEST(Timeline, JournalsRefusalsToo)
{
    Timeline timeline = smallRun();
    EXPECT_FALSE(applyNow(timeline, support::refusedCommand()));
    ASSERT_EQ(timeline.journal().size(), 1U);
    EXPECT_FALSE(timeline.journal().front().wasAccepted);
}

// --- Scrubbing -----------------------------------------------------------------

TEST(Timeline, ScrubsToWhatWasAndBack)
{
    for (const std::uint64_t seed : {6, 7}) {
        Timeline timeline = busyRun(seed);
        const Instant last = timeline.world().now();
        const std::uint64_t fingerprint = timeline.world().fingerprint();
        base::Rng rng{seed};
        for (int i = 0; i < 12; ++i) {
            const Instant there = at(static_cast<std::int64_t>(rng.below(100'000)));
            ASSERT_TRUE(timeline.seek(there));
            EXPECT_EQ(timeline.world().now(), there);
            EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline, there)) << "seed " << seed;
        }
        EXPECT_EQ(timeline.end(), last);
        ASSERT_TRUE(timeline.seek(last));
        EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
    }
}

TEST(Timeline, PlayingOnFromThePastReplaysWhatWasRecorded)
{
    Timeline timeline = busyRun(8);
    const Instant last = timeline.world().now();
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    timeline.seek(at(31'000));
    while (timeline.runSome(last, 37) < last) {}
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
    EXPECT_EQ(timeline.branches().size(), 1U);
}

TEST(Timeline, StaysWhereItIsWhenASeekIsGivenUp)
{
    Timeline timeline = busyRun(9);
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    const Instant now = timeline.world().now();
    int calls = 0;
    EXPECT_FALSE(timeline.seek(at(1'000'000), [&](Instant, Instant) { return ++calls < 20; }));
    EXPECT_FALSE(timeline.seek(at(50'000), [](Instant, Instant) { return false; }));
    EXPECT_EQ(timeline.world().now(), now);
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
    EXPECT_EQ(timeline.end(), now);
    timeline.runUntil(now + Duration{5'000});
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
}

TEST(Timeline, ReplaysAtMostAMinuteNearThePresent)
{
    Timeline timeline = smallRun();
    timeline.runUntil(at(30 * 60'000));
    for (const std::int64_t back : {1'000, 59'000, 61'000, 600'000, 1'799'000}) {
        std::optional<Instant> start;
        const Instant there = at(30 * 60'000 - back);
        ASSERT_TRUE(timeline.seek(there, noteStart(start)));
        EXPECT_LE(there - *start, Duration{75'000}) << "back " << back;
        ASSERT_TRUE(timeline.seek(at(30 * 60'000)));
    }
}

TEST(Timeline, KeepsLongRunsScrubbable)
{
    // 12 hours of little traffic are more checkpoints than are kept.
    Scenario scenario = support::smallScenario(10);
    scenario.events.clear();
    std::get<AddProducer>(scenario.clients.front().action).config.rate = {{{Duration{}, 1}}};
    scenario.clients.resize(1);
    Timeline timeline{scenario};
    timeline.runUntil(at(12 * 3'600'000));
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    for (const std::int64_t minute : {719, 700, 300, 30, 1}) {
        std::optional<Instant> start;
        const Instant there = at(minute * 60'000);
        ASSERT_TRUE(timeline.seek(there, noteStart(start)));
        // Seconds in which little happens are played faster than checkpoints are looked for.
        EXPECT_LE(there - *start, Duration{600'000 + (720 - minute) * 6'000}) << "minute " << minute;
        EXPECT_EQ(timeline.world().now(), there);
    }
    ASSERT_TRUE(timeline.seek(at(12 * 3'600'000)));
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
}

// --- Undo ------------------------------------------------------------------------

TEST(Timeline, UndoLeavesNoTrace)
{
    Timeline timeline = smallRun();
    Timeline untouched = smallRun();
    timeline.runUntil(at(3'000));
    ASSERT_TRUE(applyNow(timeline, support::splitInHalf(timeline.world(), streams::ShardIndex{2})));
    timeline.runUntil(at(65'000));
    untouched.runUntil(at(65'000));
    EXPECT_NE(timeline.world().fingerprint(), untouched.world().fingerprint());
    EXPECT_TRUE(timeline.undo());
    EXPECT_EQ(timeline.world().now(), at(65'000));
    EXPECT_EQ(timeline.world().fingerprint(), untouched.world().fingerprint());
    EXPECT_TRUE(timeline.journal().empty());
    EXPECT_FALSE(timeline.canUndo());
    EXPECT_FALSE(timeline.undo());
}

TEST(Timeline, RedoPutsBackWhatUndoTook)
{
    for (std::uint64_t seed = 11; seed < support::effort(13U, 12U); ++seed) {
        Timeline timeline = busyRun(seed);
        const std::vector<JournalEntry> journal = timeline.journal();
        const std::uint64_t fingerprint = timeline.world().fingerprint();
        int undone = 0;
        while (timeline.undo()) {
            ++undone;
            EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline)) << "seed " << seed;
        }
        EXPECT_GT(undone, 5);
        while (timeline.redo())
            --undone;
        EXPECT_EQ(undone, 0);
        EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
        EXPECT_EQ(timeline.journal(), journal);
    }
}

TEST(Timeline, UndoesAGestureAsAWhole)
{
    Timeline timeline = smallRun();
    ASSERT_TRUE(applyNow(timeline, support::setRate(100)));
    const GestureId drag = timeline.newGesture();
    for (const std::int64_t rate : {200, 300, 400}) {
        timeline.runUntil(timeline.world().now() + Duration{50});
        timeline.apply(support::setRate(rate), drag);
    }
    EXPECT_TRUE(timeline.undo());
    EXPECT_EQ(timeline.journal().size(), 1U);
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
    EXPECT_TRUE(timeline.redo());
    EXPECT_EQ(timeline.journal().size(), 4U);
}

TEST(Timeline, PassesOverRefusalsWhenUndoing)
{
    Timeline timeline = smallRun();
    EXPECT_FALSE(applyNow(timeline, support::refusedCommand()));
    EXPECT_FALSE(timeline.canUndo());
    ASSERT_TRUE(applyNow(timeline, support::setRate(100)));
    EXPECT_FALSE(applyNow(timeline, support::refusedCommand()));
    EXPECT_TRUE(timeline.undo());
    EXPECT_FALSE(timeline.canUndo());
    EXPECT_TRUE(timeline.redo());
    EXPECT_EQ(timeline.journal().size(), 3U);
}

// The same split asked for twice: the second is refused. Without the first it would be accepted,
// and undo would seem to do nothing.
TEST(Timeline, DoesNotLetARefusalThroughByUndoing)
{
    Timeline timeline = smallRun();
    timeline.runUntil(at(2'000));
    const Command split = support::splitInHalf(timeline.world(), streams::ShardIndex{1});
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    ASSERT_TRUE(applyNow(timeline, split));
    EXPECT_FALSE(applyNow(timeline, split));
    EXPECT_TRUE(timeline.undo());
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
}

TEST(Timeline, ForgetsRedoWithANewCommand)
{
    Timeline timeline = smallRun();
    ASSERT_TRUE(applyNow(timeline, support::setRate(100)));
    EXPECT_TRUE(timeline.undo());
    EXPECT_TRUE(timeline.canRedo());
    ASSERT_TRUE(applyNow(timeline, support::setRate(200)));
    EXPECT_FALSE(timeline.canRedo());
    EXPECT_FALSE(timeline.redo());
}

TEST(Timeline, UndoesWhatLiesAheadOfAScrubbedPresent)
{
    Timeline timeline = busyRun(13);
    const std::size_t before = timeline.journal().size();
    timeline.seek(at(10'000));
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    EXPECT_TRUE(timeline.undo());
    EXPECT_LT(timeline.journal().size(), before);
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
    timeline.runUntil(at(100'000));
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
}

TEST(Timeline, ChangesNothingWhenAnUndoIsGivenUp)
{
    Timeline timeline = busyRun(14);
    const std::vector<JournalEntry> journal = timeline.journal();
    const std::uint64_t revision = timeline.revision();
    EXPECT_FALSE(timeline.undo([](Instant, Instant) { return false; }));
    EXPECT_EQ(timeline.journal(), journal);
    EXPECT_EQ(timeline.revision(), revision);
    EXPECT_FALSE(timeline.canRedo());
}

TEST(Timeline, FindsCheckpointsAgainAfterRedo)
{
    Timeline timeline = smallRun();
    ASSERT_TRUE(applyNow(timeline, support::setRate(2'000)));
    timeline.runUntil(at(600'000));
    ASSERT_TRUE(timeline.undo());
    std::optional<Instant> start;
    ASSERT_TRUE(timeline.redo(noteStart(start)));
    EXPECT_GE(*start, at(500'000));
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
}

// --- Branches ----------------------------------------------------------------------

TEST(Timeline, BranchesWhenACommandIsGivenInThePast)
{
    Timeline timeline = busyRun(15);
    const Instant last = timeline.world().now();
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    const std::size_t entries = timeline.journal().size();
    timeline.seek(at(50'000));
    ASSERT_TRUE(applyNow(timeline, support::setRate(10)));
    ASSERT_EQ(timeline.branches().size(), 2U);
    EXPECT_EQ(timeline.currentBranch(), 1U);
    const BranchInfo info = timeline.branches()[1];
    EXPECT_EQ(info.name, "branch 2");
    EXPECT_EQ(info.parent, 0U);
    EXPECT_EQ(info.at, at(50'000));
    EXPECT_EQ(timeline.end(), at(50'000));
    timeline.runUntil(at(70'000));
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
    const std::uint64_t other = timeline.world().fingerprint();

    // The first branch is as it was, at the same instant and then at its end.
    ASSERT_TRUE(timeline.switchTo(0));
    EXPECT_EQ(timeline.world().now(), at(70'000));
    EXPECT_EQ(timeline.journal().size(), entries);
    timeline.seek(last);
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
    ASSERT_TRUE(timeline.switchTo(1));
    EXPECT_EQ(timeline.world().now(), at(70'000));
    EXPECT_EQ(timeline.world().fingerprint(), other);
}

TEST(Timeline, BranchesOnRequestWithoutAnyChange)
{
    Timeline timeline = busyRun(16);
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    const std::uint64_t revision = timeline.revision();
    timeline.branch("what if");
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
    EXPECT_EQ(timeline.branches()[1].name, "what if");
    EXPECT_GT(timeline.revision(), revision);
    ASSERT_TRUE(timeline.undo());
    ASSERT_TRUE(timeline.switchTo(0));
    EXPECT_FALSE(timeline.canRedo());
    EXPECT_EQ(timeline.world().fingerprint(), fingerprint);
}

TEST(Timeline, GoesOnWithoutABranchWhenNothingIsAhead)
{
    Timeline timeline = smallRun();
    timeline.runUntil(at(50'000));
    timeline.seek(at(10'000));
    ASSERT_TRUE(applyNow(timeline, support::setRate(10)));
    EXPECT_EQ(timeline.branches().size(), 1U);
    EXPECT_EQ(timeline.end(), at(10'000));
}

// --- Saved runs ----------------------------------------------------------------------

TEST(Timeline, OpensASavedRunAndNumbersOn)
{
    Timeline before = busyRun(17);
    base::Result<Timeline> after = Timeline::open(before.save({}));
    ASSERT_TRUE(after.hasValue());
    EXPECT_EQ(after->end(), before.end());
    ASSERT_TRUE(after->seek(before.world().now()));
    EXPECT_EQ(after->world().fingerprint(), before.world().fingerprint());
    after->apply(support::setRate(5), after->newGesture());
    EXPECT_GT(after->journal().back().order, before.journal().back().order);
    EXPECT_GT(after->journal().back().gesture, before.journal().back().gesture);
}

TEST(Timeline, RefusesARunThatCannotBe)
{
    const Timeline run = busyRun(18);
    const SavedRun saved = run.save({});
    EXPECT_TRUE(Timeline::open(saved).hasValue());
    const auto refuses = [&](auto&& change) {
        SavedRun changed = saved;
        change(changed);
        return !Timeline::open(changed).hasValue();
    };
    EXPECT_TRUE(refuses([](SavedRun& r) {
        std::vector<JournalEntry> journal = r.journal();
        std::swap(journal.front(), journal.back());
        r.branches.front().journal = std::make_shared<const std::vector<JournalEntry>>(journal);
    }));
    EXPECT_TRUE(refuses([](SavedRun& r) { // the clients' stream is gone
        r.scenario.streams.front().create.streamName = "other";
    }));
    EXPECT_TRUE(refuses([](SavedRun& r) { r.current = 1; }));
    EXPECT_TRUE(refuses([](SavedRun& r) { r.compared = 1; }));
    EXPECT_TRUE(refuses([](SavedRun& r) { r.branches.front().parent = 1; }));
    EXPECT_TRUE(refuses([](SavedRun& r) { r.branches.front().end = at(-1); }));
}

TEST(Timeline, OpensEveryBranchOfASavedRun)
{
    Timeline before = busyRun(31);
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(before.switchTo(static_cast<std::size_t>(i / 2)) && before.seek(at(9'000 * (i + 1))));
        before.branch("of " + std::to_string(i / 2));
        before.apply(support::setRate(100 + i), before.newGesture());
        before.runUntil(at(9'000 * (i + 1) + 5'000));
    }
    before.nameBranch(2, "what if");
    ASSERT_TRUE(before.switchTo(3));
    ASSERT_TRUE(before.compareWith(1));
    const SavedRun saved = before.save({});
    base::Result<Timeline> after = Timeline::open(saved);
    ASSERT_TRUE(after.hasValue()) << after.error().text();
    ASSERT_TRUE(after->seek(saved.now));
    ASSERT_TRUE(after->compareWith(saved.compared));
    ASSERT_EQ(after->branches().size(), 5U);
    EXPECT_EQ(after->branches()[2].name, "what if");
    EXPECT_EQ(after->world().fingerprint(), before.world().fingerprint());
    EXPECT_EQ(after->compared()->fingerprint(), before.compared()->fingerprint());
    for (std::size_t i = 0; i < 5; ++i) {
        ASSERT_TRUE(before.switchTo(i) && after->switchTo(i));
        ASSERT_TRUE(before.seek(before.branches()[i].end) && after->seek(before.branches()[i].end));
        EXPECT_EQ(after->world().now(), before.world().now());
        EXPECT_EQ(after->world().fingerprint(), before.world().fingerprint()) << "branch " << i;
        EXPECT_EQ(after->branches()[i].parent, before.branches()[i].parent);
    }
    // Numbers go on above those of every branch, not only of the one that was shown.
    after->apply(support::setRate(5), after->newGesture());
    for (const SavedBranch& branch : saved.branches) {
        for (const JournalEntry& entry : *branch.journal)
            EXPECT_LT(entry.order, after->journal().back().order);
    }
}

TEST(Timeline, SharesWithItsLastSaveWhatHasNotChanged)
{
    Timeline timeline = busyRun(32);
    timeline.branch("mine");
    const SavedRun first = timeline.save({});
    timeline.apply(support::setRate(7), timeline.newGesture());
    const SavedRun second = timeline.save(first);
    EXPECT_EQ(second.branches[0].journal, first.branches[0].journal);
    EXPECT_NE(second.branches[1].journal, first.branches[1].journal);
    EXPECT_EQ(second.branches[1].revision, first.branches[1].revision) << "it only grew";
    timeline.undo();
    const SavedRun third = timeline.save(second);
    EXPECT_EQ(*third.branches[1].journal, *first.branches[1].journal);
    EXPECT_NE(third.branches[1].revision, second.branches[1].revision);
    timeline.apply(support::setRate(8), timeline.newGesture());
    EXPECT_EQ(*timeline.save(second).branches[1].journal, timeline.journal()) << "as long as before, and another";
}

// --- What was done before, of a run that forgets its past -------------------------------

TEST(Timeline, PlaysOnPieceByPieceToWhereTheJournalLed)
{
    for (const std::uint64_t seed : {33, 34}) {
        SCOPED_TRACE(seed);
        const Timeline before = busyRun(seed);
        const std::vector<JournalEntry>& journal = before.journal();
        Timeline after{before.scenario(), Past::Forgotten};
        base::Rng rng{seed};
        for (std::size_t begin = 0; begin < journal.size();) {
            const std::size_t size = std::min<std::size_t>(1 + rng.below(5), journal.size() - begin);
            const base::Outcome played = after.playOn(std::span{journal}.subspan(begin, size));
            ASSERT_TRUE(played) << played.error().text();
            begin += size;
            EXPECT_EQ(after.world().now(), journal[begin - 1].at);
        }
        EXPECT_EQ(after.world().fingerprint(), before.world().fingerprint());
        EXPECT_TRUE(after.journal().empty()) << "it keeps none of them";
        EXPECT_FALSE(after.canUndo());
        // Numbers go on above theirs, and time beyond the last of them.
        EXPECT_GT(after.newOrder(), journal.back().order);
        EXPECT_GT(after.newGesture(), journal.back().gesture);
        after.runUntil(at(150'000));
        EXPECT_EQ(after.world().fingerprint(), plainFingerprint(before, at(150'000)));
    }
}

TEST(Timeline, PlaysOnAfterTheJournalThatItWasOpenedWith)
{
    const Timeline before = busyRun(35);
    const std::vector<JournalEntry>& journal = before.journal();
    const auto half = static_cast<std::ptrdiff_t>(journal.size() / 2);
    SavedRun begun = before.save({});
    begun.branches.front().journal =
        std::make_shared<const std::vector<JournalEntry>>(journal.begin(), journal.begin() + half);
    base::Result<Timeline> after = Timeline::open(begun, Past::Forgotten);
    ASSERT_TRUE(after.hasValue()) << after.error().text();
    const base::Outcome played = after->playOn(std::span{journal}.subspan(static_cast<std::size_t>(half)));
    ASSERT_TRUE(played) << played.error().text();
    EXPECT_EQ(after->world().now(), before.world().now());
    EXPECT_EQ(after->world().fingerprint(), before.world().fingerprint());
}

TEST(Timeline, PlaysOnAsFarAsWhatFollowsIsInOrder)
{
    const auto entry = [](std::uint64_t order, Instant when) {
        return JournalEntry{.at = when,
            .order = order,
            .gesture = GestureId{order + 1},
            .command = support::setRate(static_cast<std::int64_t>(order) * 300)};
    };
    const std::vector<JournalEntry> good{entry(0, at(1'000)), entry(1, at(2'000)), entry(4, at(3'000))};
    const Scenario scenario = support::smallScenario(36);
    const std::uint64_t fingerprint = support::playPlainly(scenario, good, at(5'000)).fingerprint();
    struct Row {
        const char* what;
        JournalEntry next;
        const char* says;
    };
    for (const Row& row : {
             Row{"it was before the last", entry(5, at(2'999)), "not in the order of their time"},
             {"its number was given already", entry(4, at(3'000)), "not in the order of their time"},
             {"it is after the end of time", entry(5, base::kWorldEnd + Duration{1}), "outside the time"},
         }) {
        SCOPED_TRACE(row.what);
        Timeline timeline{scenario, Past::Forgotten};
        std::vector<JournalEntry> entries = good;
        entries.push_back(row.next);
        entries.push_back(entry(9, at(4'000)));
        const base::Outcome played = timeline.playOn(entries);
        ASSERT_FALSE(played);
        EXPECT_NE(played.error().text().find(row.says), std::string::npos) << played.error().text();
        EXPECT_EQ(timeline.world().now(), at(3'000));
        timeline.runUntil(at(5'000));
        EXPECT_EQ(timeline.world().fingerprint(), fingerprint) << "nothing of what came behind it was done";
    }
}

// --- Everything at once ----------------------------------------------------------------

TEST(Timeline, StaysTrueUnderAnySequenceOfMoves)
{
    for (std::uint64_t seed = 100; seed < support::effort(108U, 102U); ++seed) {
        base::Rng rng{seed};
        Timeline timeline{support::smallScenario(seed)};
        for (int step = 0; step < 60; ++step) {
            const Instant now = timeline.world().now();
            switch (rng.below(10)) {
            case 0:
            case 1:
            case 2:
                timeline.apply(support::anyCommand(rng),
                    rng.below(3) == 0 ? GestureId{rng.below(20)} : timeline.newGesture());
                break;
            case 3:
            case 4:
                timeline.runUntil(now + Duration{static_cast<std::int64_t>(rng.below(8'000))});
                break;
            case 5:
                timeline.runSome(now + Duration{4'000}, rng.below(300));
                break;
            case 6:
                timeline.seek(at(static_cast<std::int64_t>(rng.below(90'000))));
                break;
            case 7:
                timeline.undo();
                break;
            case 8:
                timeline.redo();
                break;
            default:
                if (rng.below(4) == 0)
                    timeline.branch("other");
                else
                    timeline.switchTo(rng.below(timeline.branches().size()));
            }
            if (step % 6 == 5) {
                ASSERT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline))
                    << "seed " << seed << ", step " << step;
            }
        }
    }
}

// --- Two futures on one clock --------------------------------------------------

// Programs outside never rest: what is remembered of them has a bound.
TEST(Timeline, ForgetsItsPastWhenProgramsHavePutTooMuch)
{
    Timeline timeline{support::smallScenario(5)};
    timeline.runUntil(at(2'000));
    timeline.branch("another");
    ASSERT_TRUE(timeline.compareWith(0));
    World plain = timeline.world();
    Command put{.caller = "boto3", .isFromOutside = true};
    streams::PutRecordsRequest request{.streamName = timeline.world().service().streams().front().name};
    for (int i = 0; i < 500; ++i)
        request.records.push_back({.partitionKey = "user", .data = std::make_shared<const std::string>("data")});
    put.action = request;
    for (std::uint64_t given = 0; given < kMostOutsideCalls; given += request.records.size()) {
        EXPECT_EQ(timeline.past(), Past::Kept);
        ASSERT_TRUE(isAccepted(timeline.apply(put, timeline.newGesture())));
        (void)plain.apply(put);
    }
    ASSERT_TRUE(isAccepted(timeline.apply(put, timeline.newGesture())));
    (void)plain.apply(put);
    EXPECT_EQ(timeline.past(), Past::Forgotten);
    EXPECT_TRUE(timeline.journal().empty());
    EXPECT_FALSE(timeline.canUndo());
    EXPECT_EQ(timeline.branches().size(), 1U);
    EXPECT_EQ(timeline.compared(), nullptr);
    EXPECT_EQ(timeline.world().fingerprint(), plain.fingerprint());
    EXPECT_FALSE(timeline.seek(at(1'000)));
    EXPECT_EQ(timeline.world().now(), at(2'000));
    // It goes on as if nothing had been forgotten.
    timeline.runUntil(at(4'000));
    plain.runUntil(at(4'000));
    EXPECT_EQ(timeline.world().fingerprint(), plain.fingerprint());
}

TEST(Timeline, UndoesWhatPeopleDidAndNotWhatProgramsDid)
{
    Timeline timeline = smallRun();
    ASSERT_TRUE(applyNow(timeline, support::setRate(100)));
    const std::uint64_t before = timeline.world().fingerprint();
    const streams::PutRecordRequest put{.streamName = timeline.world().service().streams().front().name,
        .record = {.partitionKey = "user", .data = std::make_shared<const std::string>("data")}};
    const Command fromOutside{.caller = "boto3", .action = put, .isFromOutside = true};
    ASSERT_TRUE(isAccepted(timeline.apply(fromOutside, timeline.newGesture())));
    ASSERT_NE(timeline.world().fingerprint(), before);
    const std::uint64_t whole = timeline.world().fingerprint();
    ASSERT_TRUE(timeline.undo());
    EXPECT_FALSE(timeline.canUndo());
    ASSERT_EQ(timeline.journal().size(), 1U);
    EXPECT_TRUE(timeline.journal().front().command.isFromOutside);
    // What a program does in between takes nothing from what can be put back.
    ASSERT_TRUE(timeline.canRedo());
    ASSERT_TRUE(timeline.redo());
    EXPECT_EQ(timeline.world().fingerprint(), whole);
    ASSERT_TRUE(timeline.undo());
    ASSERT_TRUE(isAccepted(timeline.apply(fromOutside, timeline.newGesture())));
    ASSERT_TRUE(timeline.canRedo());
    ASSERT_TRUE(timeline.redo());
    EXPECT_EQ(timeline.journal().size(), 3U);
    EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline));
}

TEST(Timeline, TellsWhatUndoTakesBackAndWhatStays)
{
    Timeline timeline = smallRun();
    EXPECT_EQ(timeline.undoStep(), std::nullopt);
    EXPECT_EQ(timeline.redoStep(), std::nullopt);
    timeline.runUntil(at(10'000));
    ASSERT_TRUE(applyNow(timeline, support::splitInHalf(timeline.world(), streams::ShardIndex{2})));
    UndoStep split{.action = "SplitShard", .subject = "shardId-000000000002", .at = at(10'000)};
    EXPECT_EQ(timeline.undoStep(), split);

    // A refusal hides nothing; of what programs do, only what leaves something behind counts.
    (void)timeline.apply(support::refusedCommand(), timeline.newGesture());
    const std::string stream = timeline.world().service().streams().front().name;
    const streams::PutRecordRequest put{
        .streamName = stream, .record = {.partitionKey = "user", .data = std::make_shared<const std::string>("data")}};
    const Command puts{.caller = "boto3", .action = put, .isFromOutside = true};
    ASSERT_TRUE(isAccepted(timeline.apply(puts, timeline.newGesture())));
    const Command reads{.caller = "boto3", .action = streams::ListShardsRequest{stream}, .isFromOutside = true};
    ASSERT_TRUE(isAccepted(timeline.apply(reads, timeline.newGesture())));
    split.laterCalls = 1;
    EXPECT_EQ(timeline.undoStep(), split);

    ASSERT_TRUE(timeline.undo());
    EXPECT_EQ(timeline.undoStep(), std::nullopt);
    EXPECT_EQ(timeline.redoStep(), split);
    ASSERT_TRUE(timeline.redo());
    EXPECT_EQ(timeline.redoStep(), std::nullopt);

    // A gesture is told by its first command.
    const GestureId drag = timeline.newGesture();
    timeline.runUntil(at(43'000));
    ASSERT_TRUE(isAccepted(timeline.apply(support::setRate(100), drag)));
    timeline.runUntil(at(44'000));
    ASSERT_TRUE(isAccepted(timeline.apply(support::setRate(200), drag)));
    EXPECT_EQ(timeline.undoStep(),
        (UndoStep{.action = "SetProducerRate", .subject = "web", .at = at(43'000), .commands = 2}));
}

TEST(Timeline, NamesWhatACommandIsDoneTo)
{
    const std::pair<Action, std::string_view> rows[]{
        {streams::DeleteStreamRequest{.streamName = "clicks"}, "clicks"},
        {streams::UpdateMaxRecordSizeRequest{.streamArn = "arn:of:a:stream"}, "arn:of:a:stream"},
        {streams::MergeShardsRequest{"clicks", "shardId-000000000001", "shardId-000000000002"}, "shardId-000000000001"},
        {streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "audit"}, "audit"},
        {RemoveClient{"web"}, "web"},
        {AddConsumer{{.name = "billing", .stream = "clicks"}}, "billing"},
        {streams::SetKeyStateRequest{.keyId = "alias/orders"}, "alias/orders"},
        {streams::UpdateAccountSettingsRequest{}, ""},
    };
    for (const auto& [action, subject] : rows)
        EXPECT_EQ(subjectName(action), subject) << actionName(action);
}

// Few records that are large are as much to remember as many that are small.
TEST(Timeline, CountsLargeRecordsOfProgramsByTheirSize)
{
    Timeline timeline{support::smallScenario(5)};
    streams::PutRecordRequest put{.streamName = timeline.world().service().streams().front().name,
        .record = {.partitionKey = "user", .data = std::make_shared<const std::string>(1'000'000, 'x')}};
    const Command command{.caller = "boto3", .action = put, .isFromOutside = true};
    for (int i = 0; i < 204; ++i)
        (void)timeline.apply(command, timeline.newGesture());
    EXPECT_EQ(timeline.past(), Past::Kept);
    (void)timeline.apply(command, timeline.newGesture());
    EXPECT_EQ(timeline.past(), Past::Forgotten);
}

TEST(Timeline, ComparesWithABranchThatGoesAlong)
{
    for (std::uint64_t seed = 31; seed < support::effort(34U, 32U); ++seed) {
        base::Rng rng{seed};
        Timeline timeline{support::smallScenario(seed)};
        timeline.runUntil(at(20'000));
        timeline.branch("with a split");
        ASSERT_TRUE(timeline.compareWith(0));
        for (int i = 0; i < support::effort(40, 20); ++i) {
            switch (rng.below(6)) {
            case 0:
                timeline.apply(support::anyCommand(rng), timeline.newGesture());
                break;
            case 1:
                timeline.seek(at(15'000 + static_cast<std::int64_t>(rng.below(40'000))));
                break;
            case 2:
                timeline.undo();
                break;
            case 3:
                timeline.switchTo(*timeline.comparedBranch());
                break;
            default:
                timeline.runUntil(timeline.world().now() + Duration{static_cast<std::int64_t>(rng.below(4'000))});
            }
            ASSERT_NE(timeline.compared(), nullptr);
            EXPECT_EQ(timeline.compared()->now(), timeline.world().now()) << "seed " << seed << ", step " << i;
            // The other one is what it would be alone.
            const World other = *timeline.compared();
            Timeline copy = timeline;
            ASSERT_TRUE(copy.switchTo(*timeline.comparedBranch()));
            EXPECT_EQ(other.fingerprint(), plainFingerprint(copy, other.now())) << "seed " << seed << ", step " << i;
            EXPECT_EQ(timeline.world().fingerprint(), plainFingerprint(timeline)) << "seed " << seed << ", step " << i;
        }
    }
}

TEST(Timeline, ComparesWithNoneAndNeverWithItself)
{
    Timeline timeline = smallRun();
    timeline.runUntil(at(5'000));
    timeline.branch("other");
    ASSERT_TRUE(timeline.compareWith(0));
    ASSERT_TRUE(timeline.compareWith(1));
    EXPECT_EQ(timeline.compared(), nullptr);
    ASSERT_TRUE(timeline.compareWith(0));
    ASSERT_TRUE(timeline.compareWith(std::nullopt));
    EXPECT_FALSE(timeline.comparedBranch().has_value());
}

TEST(Timeline, KeepsTheNamesOfBranches)
{
    Timeline timeline = smallRun();
    timeline.branch("b");
    timeline.nameBranch(0, "as it was");
    EXPECT_EQ(timeline.branches()[0].name, "as it was");
    EXPECT_EQ(timeline.branches()[1].name, "b");
}

}
