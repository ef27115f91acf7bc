#include "world/runner.h"

#include "support/effort.h"
#include "support/runs.h"
#include "support/scenarios.h"
#include "world/built_in_scenarios.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace shardscope::world {

namespace {

using base::Duration;
using base::Instant;

Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

constexpr std::chrono::seconds kPatience{120};

// A runner with somebody who listens. Waiting is for events, never for a time: the timeout only
// turns a hang into a failure.
class Listener {
public:
    explicit Listener(Scenario scenario, Past past = Past::Kept)
        : m_runner(std::move(scenario),
            {.published = [this] { note([this] { ++m_published; }); },
                .replied =
                    [this](Ticket ticket, Reply reply) {
                        note([&] {
                            ++m_answers;
                            m_replies.emplace(ticket, std::move(reply));
                        });
                    },
                .recorded = [this](const SavedRun& run) { note([&] { m_recorded.push_back(run); }); }},
            past)
    {
    }

    Runner& runner() { return m_runner; }
    // Posts and waits for the reply.
    Reply answerTo(Request request)
    {
        const Ticket ticket = m_runner.post(std::move(request));
        await([&] { return m_replies.count(ticket) != 0; });
        const std::lock_guard lock{m_mutex};
        return m_replies.at(ticket);
    }
    // To what has been answered already.
    Reply replyTo(Ticket ticket)
    {
        const std::lock_guard lock{m_mutex};
        return m_replies.at(ticket);
    }
    Reply ask(Control control) { return answerTo(std::move(control)); }
    Reply command(Command command) { return answerTo(GesturedCommand{std::move(command), {}}); }
    // Takes publications until one of them is as wished.
    template <typename Wish>
    Published awaitPublished(Wish wish)
    {
        const auto givesUpAt = std::chrono::steady_clock::now() + kPatience;
        for (;;) {
            Published published = m_runner.take();
            if (wish(published))
                return published;
            std::unique_lock lock{m_mutex};
            if (!m_changed.wait_until(lock, givesUpAt, [&] { return m_published > m_taken; })
                || std::chrono::steady_clock::now() >= givesUpAt) {
                ADD_FAILURE() << "the runner does not publish what is waited for";
                return published;
            }
            m_taken = m_published;
        }
    }
    // Fails on a ticket that was answered twice.
    std::set<Ticket> answered()
    {
        const std::lock_guard lock{m_mutex};
        EXPECT_EQ(m_answers, static_cast<int>(m_replies.size()));
        std::set<Ticket> tickets;
        for (const auto& [ticket, reply] : m_replies)
            tickets.insert(ticket);
        return tickets;
    }
    int publications()
    {
        const std::lock_guard lock{m_mutex};
        return m_published;
    }
    std::vector<SavedRun> recorded()
    {
        const std::lock_guard lock{m_mutex};
        return m_recorded;
    }
    template <typename Condition>
    void await(Condition condition)
    {
        std::unique_lock lock{m_mutex};
        ASSERT_TRUE(m_changed.wait_for(lock, kPatience, condition)) << "the runner does not answer";
    }

private:
    template <typename Change>
    void note(Change change)
    {
        const std::lock_guard lock{m_mutex};
        change();
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_published = 0;
    int m_taken = 0;
    int m_answers = 0;
    std::map<Ticket, Reply> m_replies;
    std::vector<SavedRun> m_recorded;
    Runner m_runner; // last: it calls back until it is gone
};

std::uint64_t plainFingerprint(const SavedRun& run)
{
    return support::playPlainly(run.scenario, run.journal(), run.now).fingerprint();
}

bool isDone(const Reply& reply) { return std::holds_alternative<streams::Done>(reply); }

// So many entries at a time.
JournalPieces inPieces(std::vector<JournalEntry> entries, std::size_t size)
{
    return [entries = std::move(entries), size, given = std::size_t{0}]() mutable {
        std::vector<JournalEntry> piece;
        for (; piece.size() < size && given < entries.size(); ++given)
            piece.push_back(entries[given]);
        return base::Result<std::vector<JournalEntry>>{std::move(piece)};
    };
}

}

TEST(Runner, ShowsTheStartAtOnceAndStandsStill)
{
    Listener listener{support::smallScenario(1)};
    const Published first = listener.runner().take();
    ASSERT_NE(first.world, nullptr);
    EXPECT_EQ(first.world->now(), base::kWorldStart);
    EXPECT_FALSE(first.status.isPlaying);
    EXPECT_EQ(first.status.branches.size(), 1U);
    listener.runner().stop();
    EXPECT_EQ(listener.runner().take().world->now(), base::kWorldStart);
}

TEST(Runner, AnswersEveryRequestOnce)
{
    Listener listener{support::smallScenario(2)};
    base::Rng rng{2};
    std::set<Ticket> tickets;
    for (int i = 0; i < 200; ++i) {
        EXPECT_TRUE(tickets.insert(listener.runner().post(GesturedCommand{support::anyCommand(rng), {}})).second);
        if (i % 10 == 0)
            tickets.insert(listener.runner().post(Control{Seek{at(i * 20)}}));
        if (i % 25 == 0)
            tickets.insert(listener.runner().post(Control{Undo{}}));
    }
    tickets.insert(listener.runner().post(Control{Play{}}));
    listener.runner().stop();
    EXPECT_EQ(listener.answered(), tickets);
    const std::vector<SavedRun> recorded = listener.recorded();
    ASSERT_FALSE(recorded.empty());
    EXPECT_EQ(recorded.back().fingerprint, plainFingerprint(recorded.back()));
    EXPECT_EQ(listener.runner().take().world->fingerprint(), recorded.back().fingerprint);
}

TEST(Runner, LetsTimePassWhilePlaying)
{
    Listener listener{support::smallScenario(3)};
    listener.ask(SetSpeed{100'000});
    listener.ask(Play{});
    const Published later = listener.awaitPublished([](const Published& p) { return p.world->now() > at(20'000); });
    EXPECT_TRUE(later.status.isPlaying);
    EXPECT_EQ(later.status.askedSpeedPerMille, 100'000);
    EXPECT_TRUE(isDone(listener.ask(Pause{})));
    const Published paused = listener.awaitPublished([](const Published& p) { return !p.status.isPlaying; });
    EXPECT_EQ(paused.status.shownSpeedPerMille, 0);
    EXPECT_EQ(paused.status.end, paused.world->now());
    EXPECT_EQ(paused.world->fingerprint(),
        support::playPlainly(support::smallScenario(3), {}, paused.world->now()).fingerprint());
}

TEST(Runner, TellsTheSpeedItReaches)
{
    Listener listener{support::smallScenario(4)};
    listener.ask(SetSpeed{0});
    listener.ask(Play{});
    const Published fast =
        listener.awaitPublished([](const Published& p) { return p.status.shownSpeedPerMille > 1'000; });
    EXPECT_EQ(fast.status.askedSpeedPerMille, 0);
    // A million times real time is more than any machine simulates of this.
    listener.ask(SetSpeed{1'000'000'000});
    const Published behind = listener.awaitPublished([](const Published& p) {
        return p.status.askedSpeedPerMille == 1'000'000'000 && p.status.shownSpeedPerMille < 1'000'000'000;
    });
    EXPECT_GT(behind.status.shownSpeedPerMille, 0);
}

TEST(Runner, RefusesWhatCannotBe)
{
    Listener listener{support::smallScenario(5)};
    EXPECT_FALSE(isAccepted(listener.ask(SetSpeed{-1})));
    EXPECT_FALSE(isAccepted(listener.ask(SwitchBranch{3})));
    Scenario broken = support::smallScenario(5);
    broken.streams.clear();
    EXPECT_FALSE(isAccepted(listener.ask(OpenRun{{.scenario = broken}})));
    EXPECT_TRUE(isDone(listener.ask(Undo{})));
    EXPECT_TRUE(isDone(listener.ask(Redo{})));
}

TEST(Runner, CallsPublishedOnlyAfterTake)
{
    Listener listener{support::smallScenario(6)};
    listener.ask(Seek{at(1'000)});
    for (int i = 2; i < 40; ++i)
        listener.ask(Seek{at(i * 1'000)});
    listener.command(support::setRate(7));
    EXPECT_EQ(listener.publications(), 1); // the first one; nobody has collected it
    listener.runner().stop();
    EXPECT_EQ(listener.publications(), 1);
    // Newest wins: what is collected is the state at the end.
    const Published last = listener.runner().take();
    EXPECT_EQ(last.world->now(), at(39'000));
    EXPECT_TRUE(last.status.canUndo);
}

TEST(Runner, KeepsASnapshotAsItWasWhileTheRunGoesOn)
{
    Listener listener{support::smallScenario(7)};
    listener.ask(SetSpeed{0});
    listener.ask(Play{});
    std::vector<std::pair<Snapshot, std::uint64_t>> kept;
    for (int i = 0; i < 12; ++i) {
        const Instant seen = kept.empty() ? base::kWorldStart : kept.back().first->now();
        const Published next = listener.awaitPublished([&](const Published& p) { return p.world->now() > seen; });
        kept.emplace_back(next.world, next.world->fingerprint());
        if (i % 3 == 2)
            kept.erase(kept.begin()); // some go back to the pool
    }
    for (const auto& [world, fingerprint] : kept)
        EXPECT_EQ(world->fingerprint(), fingerprint);
    listener.runner().stop();
    const Scenario scenario = support::smallScenario(7);
    if (kept.front().first->now() < at(600'000)) {
        EXPECT_EQ(kept.front().second, support::playPlainly(scenario, {}, kept.front().first->now()).fingerprint());
    }
}

TEST(Runner, SnapshotsMayOutliveTheRunner)
{
    Snapshot world;
    {
        Listener listener{support::smallScenario(8)};
        listener.ask(Seek{at(5'000)});
        listener.runner().stop();
        world = listener.runner().take().world;
    }
    EXPECT_EQ(world->now(), at(5'000));
    EXPECT_EQ(world->fingerprint(), support::playPlainly(support::smallScenario(8), {}, at(5'000)).fingerprint());
}

TEST(Runner, UndoesAndRedoesAtTheSameInstant)
{
    Listener listener{support::smallScenario(9)};
    listener.ask(Seek{at(10'000)});
    EXPECT_TRUE(isAccepted(listener.command(support::setRate(9))));
    listener.ask(Seek{at(30'000)});
    EXPECT_TRUE(isDone(listener.ask(Undo{})));
    const Published undone = listener.awaitPublished([](const Published& p) { return p.status.canRedo; });
    EXPECT_EQ(undone.world->now(), at(30'000));
    EXPECT_FALSE(undone.status.canUndo);
    EXPECT_EQ(undone.world->fingerprint(),
        support::playPlainly(support::smallScenario(9), {}, at(30'000)).fingerprint());
    EXPECT_TRUE(isDone(listener.ask(Redo{})));
    const Published redone = listener.awaitPublished([](const Published& p) { return !p.status.canRedo; });
    EXPECT_TRUE(redone.status.canUndo);
    EXPECT_NE(redone.world->fingerprint(), undone.world->fingerprint());
}

TEST(Runner, TellsWhatUndoTakesBackAsProgramsCallOn)
{
    Listener listener{support::smallScenario(9)};
    const Command put{"program",
        streams::PutRecordRequest{.streamName = "clicks",
            .record = {.partitionKey = "k", .data = std::make_shared<const std::string>("data")}},
        true};
    const Command read{"program", streams::DescribeStreamSummaryRequest{"clicks"}, true};
    const auto told = [&](std::string_view action, std::size_t later) {
        const Published p = listener.awaitPublished([&](const Published& q) {
            return q.status.undo && q.status.undo->action == action && q.status.undo->laterCalls == later;
        });
        EXPECT_TRUE(p.status.undo && p.status.undo->laterCalls == later) << action;
    };
    EXPECT_TRUE(isAccepted(listener.command(support::setRate(9))));
    told("SetProducerRate", 0);
    for (std::size_t i = 1; i <= 3; ++i) {
        listener.command(put);
        listener.command(read);
        told("SetProducerRate", i);
    }
    EXPECT_TRUE(isAccepted(listener.command({.action = RemoveClient{"audit"}})));
    told("RemoveClient", 0);
    listener.command(put);
    told("RemoveClient", 1);
    EXPECT_TRUE(isDone(listener.ask(Undo{})));
    told("SetProducerRate", 4);
}

TEST(Runner, UndoesCommandsOfOneGestureTogether)
{
    Listener listener{support::smallScenario(10)};
    // Numbers that the window made up, one of them like a number the run has given itself.
    for (const std::uint64_t gesture : {1, 1, 1, 2, 2})
        listener.answerTo(GesturedCommand{support::setRate(static_cast<std::int64_t>(gesture)), GestureId{gesture}});
    listener.command(support::setRate(3));
    std::vector<std::size_t> lengths;
    for (int i = 0; i < 3; ++i) {
        listener.ask(Undo{});
        const Published p = listener.awaitPublished([&](const Published& q) {
            return q.status.revision == static_cast<std::uint64_t>(i + 1);
        });
        lengths.push_back(p.status.branches[0].entries);
    }
    EXPECT_EQ(lengths, (std::vector<std::size_t>{5, 3, 0}));
}

TEST(Runner, StepsBothWaysAndPauses)
{
    Listener listener{support::smallScenario(11)};
    listener.ask(Seek{at(10'000)});
    listener.ask(Step{Duration{2'500}});
    listener.ask(Step{Duration{-5'000}});
    const Published there = listener.awaitPublished([](const Published& p) { return p.world->now() == at(7'500); });
    EXPECT_FALSE(there.status.isPlaying);
    EXPECT_EQ(there.status.end, at(12'500));
    listener.ask(Step{Duration{-50'000}});
    listener.awaitPublished([](const Published& p) { return p.world->now() == base::kWorldStart; });
}

TEST(Runner, StepsFromEventToEvent)
{
    Listener listener{support::smallScenario(11)};
    listener.ask(Seek{at(19'995)}); // the scenario has events at 20 s
    const auto pausedAwayFrom = [&](Instant before) {
        const Published p = listener.awaitPublished([&](const Published& q) {
            return q.world->now() != before && q.status.fingerprint.has_value();
        });
        EXPECT_EQ(*p.status.fingerprint, p.world->fingerprint());
        return std::pair{p.world->now(), *p.status.fingerprint};
    };
    std::vector<std::pair<Instant, std::uint64_t>> seen{pausedAwayFrom(base::kWorldStart)};
    for (int i = 0; i < 12; ++i) {
        listener.ask(StepEvent{});
        seen.push_back(pausedAwayFrom(seen.back().first));
        EXPECT_GT(seen.back().first, seen[seen.size() - 2].first);
    }
    const auto isAtEvents = [](const auto& each) { return each.first == at(20'000); };
    EXPECT_EQ(std::count_if(seen.begin(), seen.end(), isAtEvents), 1);
    // The same instants on the way back, so none was passed over; where it began nothing happened.
    for (std::size_t i = seen.size() - 1; i > 1; --i) {
        listener.ask(StepEvent{.isBack = true});
        EXPECT_EQ(pausedAwayFrom(seen[i].first), seen[i - 1]) << "step " << i;
    }
}

TEST(Runner, StepsFromRecordToRecord)
{
    Listener listener{support::smallScenario(11)};
    listener.ask(Seek{at(30'000)});
    const auto pausedAwayFrom = [&](Instant before) {
        const Published p = listener.awaitPublished([&](const Published& q) {
            return q.world->now() != before && !q.status.isPlaying && !q.status.isRunningUntil;
        });
        return std::pair{p.world->now(), tallyOf(*p.world).records};
    };
    std::vector<std::pair<Instant, std::uint64_t>> seen{pausedAwayFrom(base::kWorldStart)};
    for (int i = 0; i < 6; ++i) {
        listener.ask(StepEvent{.kind = Timeline::Kind::Record});
        seen.push_back(pausedAwayFrom(seen.back().first));
        EXPECT_GT(seen.back().second, seen[seen.size() - 2].second);
    }
    for (std::size_t i = seen.size() - 1; i > 1; --i) {
        listener.ask(StepEvent{.kind = Timeline::Kind::Record, .isBack = true});
        EXPECT_EQ(pausedAwayFrom(seen[i].first), seen[i - 1]) << "step " << i;
    }
    // Before the first there is the start, and nothing before that.
    listener.ask(Seek{at(1)});
    listener.ask(StepEvent{.kind = Timeline::Kind::Record, .isBack = true});
    listener.awaitPublished([](const Published& p) { return p.world->now() == base::kWorldStart; });
    EXPECT_TRUE(isDone(listener.ask(StepEvent{.isBack = true})));
}

TEST(Runner, PausesAtAMilestoneAtItsOwnSpeed)
{
    Listener listener{support::smallScenario(9)};
    listener.ask(SetSpeed{50'000});
    listener.ask(RunUntil{UntilInstant{at(2'345)}, true});
    const Published there = listener.awaitPublished([](const Published& p) {
        return p.world->now() == at(2'345) && !p.status.isRunningUntil;
    });
    EXPECT_FALSE(there.status.isPlaying);
    EXPECT_EQ(there.status.askedSpeedPerMille, 50'000);
}

// Ten years would take hours: this test ends only because the second seek overtakes the first.
TEST(Runner, LetsANewerSeekOvertakeALongOne)
{
    Listener listener{support::smallScenario(12)};
    const Instant farAway = at(std::int64_t{10} * 365 * 86'400'000);
    listener.runner().post(Control{Seek{farAway}});
    listener.awaitPublished([&](const Published& p) { return p.status.replay && p.status.replay->second == farAway; });
    EXPECT_TRUE(isDone(listener.ask(Seek{at(3'000)})));
    const Published there = listener.awaitPublished([](const Published& p) { return p.world->now() == at(3'000); });
    EXPECT_FALSE(there.status.replay.has_value());
    EXPECT_EQ(there.status.end, at(3'000));
}

TEST(Runner, GivesUpALongSeekAtTheEnd)
{
    Listener listener{support::smallScenario(13)};
    listener.command(support::setRate(10));
    listener.runner().post(Control{Seek{at(std::int64_t{10} * 365 * 86'400'000)}});
    listener.awaitPublished([](const Published& p) { return p.status.replay.has_value(); });
    listener.runner().stop();
    EXPECT_EQ(listener.runner().take().world->now(), base::kWorldStart);
    EXPECT_EQ(listener.recorded().back().journal().size(), 1U);
}

// An undo that a seek overtakes is done all the same.
TEST(Runner, NeverLosesAnUndo)
{
    Listener listener{support::smallScenario(14)};
    listener.command(support::setRate(2'000));
    listener.ask(Seek{at(300'000)});
    listener.runner().post(Control{Undo{}});
    listener.ask(Seek{at(20'000)});
    const Published p =
        listener.awaitPublished([](const Published& q) { return q.status.canRedo && q.world->now() == at(20'000); });
    EXPECT_EQ(p.world->fingerprint(), support::playPlainly(support::smallScenario(14), {}, at(20'000)).fingerprint());
}

TEST(Runner, BranchesAndGoesBack)
{
    Listener listener{support::smallScenario(15)};
    listener.ask(Seek{at(10'000)});
    listener.command(support::setRate(100));
    listener.ask(Seek{at(20'000)});
    const std::uint64_t first =
        listener.awaitPublished([](const Published& p) { return p.world->now() == at(20'000); }).world->fingerprint();
    listener.ask(Seek{at(5'000)});
    listener.command(support::setRate(200));
    listener.ask(Seek{at(20'000)});
    const Published other = listener.awaitPublished([](const Published& p) {
        return p.status.currentBranch == 1 && p.world->now() == at(20'000);
    });
    EXPECT_EQ(other.status.branches[1].name, "branch 2");
    EXPECT_NE(other.world->fingerprint(), first);
    EXPECT_TRUE(isDone(listener.ask(SwitchBranch{0})));
    const Published back = listener.awaitPublished([](const Published& p) { return p.status.currentBranch == 0; });
    EXPECT_EQ(back.world->fingerprint(), first);
    EXPECT_GT(back.status.revision, other.status.revision);
    EXPECT_TRUE(isDone(listener.ask(BeginBranch{"mine"})));
    listener.awaitPublished([](const Published& p) { return p.status.branches.back().name == "mine"; });
}

TEST(Runner, RecordsWhatCanBeOpenedAgain)
{
    SavedRun saved;
    {
        Listener listener{support::smallScenario(16)};
        base::Rng rng{16};
        for (int i = 0; i < 20; ++i) {
            listener.ask(Seek{at(i * 2'000)});
            listener.command(support::anyCommand(rng));
        }
        listener.ask(Seek{at(50'000)});
        listener.runner().stop();
        saved = listener.recorded().back();
        EXPECT_EQ(saved.now, at(50'000));
    }
    Listener again{support::smallScenario(1)};
    again.command(support::setRate(1));
    EXPECT_TRUE(std::get<Reopened>(again.ask(OpenRun{saved})).isAsSaved);
    const Published opened = again.awaitPublished([](const Published& p) { return p.world->now() == at(50'000); });
    EXPECT_EQ(opened.world->fingerprint(), saved.fingerprint);
    again.runner().stop();
    // Another run must not look like one that only grew.
    EXPECT_GT(again.recorded().back().revision, again.recorded().front().revision);
    EXPECT_EQ(again.recorded().back().journal(), saved.journal());
}

// A seek that is asked for right behind must not keep it from coming to where it was saved.
TEST(Runner, ComparesAReopenedRunWithTheOneThatWasSaved)
{
    Timeline timeline{support::smallScenario(20)};
    timeline.runUntil(at(10'000));
    timeline.apply(support::setRate(800), timeline.newGesture());
    timeline.runUntil(at(120'000));
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    for (const bool isAsSaved : {true, false}) {
        Listener listener{support::smallScenario(1)};
        OpenRun open{timeline.save({})};
        open.run.fingerprint = isAsSaved ? fingerprint : fingerprint + 1;
        listener.runner().post(Control{SetSpeed{2'000}});
        const Ticket opening = listener.runner().post(Control{open});
        listener.ask(Seek{at(5'000)});
        EXPECT_EQ(std::get<Reopened>(listener.replyTo(opening)).isAsSaved, isAsSaved);
        // Either way it is there, with all its commands.
        listener.ask(Seek{at(120'000)});
        const Published there =
            listener.awaitPublished([](const Published& p) { return p.world->now() == at(120'000); });
        EXPECT_EQ(there.world->fingerprint(), fingerprint);
        EXPECT_TRUE(there.status.canUndo);
    }
}

TEST(Runner, RecordsAReopenedRunBeforeItAnswers)
{
    Listener listener{support::smallScenario(21)};
    listener.command(support::setRate(1));
    listener.ask(OpenRun{{.scenario = support::smallScenario(22), .now = at(3'000)}});
    ASSERT_FALSE(listener.recorded().empty());
    EXPECT_EQ(listener.recorded().back().now, at(3'000));
    EXPECT_TRUE(listener.recorded().back().journal().empty());
}

TEST(Runner, RecordsWithinASecondOfWallTime)
{
    Listener listener{support::smallScenario(17)};
    listener.command(support::setRate(1));
    listener.runner().post(Control{Play{}});
    listener.awaitPublished([&](const Published&) { return listener.recorded().size() >= 3; });
}

TEST(Runner, PausesWhenNothingMayBeForgotten)
{
    Scenario scenario = support::smallScenario(18);
    scenario.events.clear();
    scenario.settings.recordBudget = 1'000;
    auto& billing = std::get<AddConsumer>(scenario.clients[1].action).config;
    billing.isPaused = true; // it has read nothing and keeps everything
    Listener listener{scenario};
    listener.ask(SetSpeed{0});
    listener.ask(Play{});
    const Published stopped = listener.awaitPublished([](const Published& p) { return !p.status.stopped.empty(); });
    EXPECT_FALSE(stopped.status.isPlaying);
    EXPECT_NE(stopped.status.stopped.find("recordBudget"), std::string::npos);
    // Going back is a way out.
    listener.ask(Seek{at(1'000)});
    listener.awaitPublished([](const Published& p) { return p.status.stopped.empty(); });
}

TEST(Runner, TellsOnceThatABudgetTrims)
{
    Scenario scenario;
    scenario.settings.outsideBudget = 65'536;
    scenario.settings.service.areLimitsOn = false;
    scenario.streams = {{{"clicks", 1}}};
    const auto data = std::make_shared<const std::string>(10'000, 'x');
    for (int i = 0; i < 40; ++i)
        scenario.events.push_back({at(1'000 * i + 100),
            {"boto3", streams::PutRecordRequest{"clicks", {"k", std::nullopt, data}, std::nullopt}, true}});
    std::atomic<int> told = 0;
    std::promise<streams::TrimmedForMemory> first;
    RunnerEvents events;
    events.trimmed = [&](const streams::TrimmedForMemory& trimmed) {
        if (++told == 1)
            first.set_value(trimmed);
    };
    Runner runner{scenario, std::move(events)};
    runner.post(Control{SetSpeed{100'000}});
    runner.post(Control{Play{}});
    std::future<streams::TrimmedForMemory> heard = first.get_future();
    ASSERT_EQ(heard.wait_for(kPatience), std::future_status::ready);
    const streams::TrimmedForMemory trimmed = heard.get();
    EXPECT_GT(trimmed.byOutsideBudget, 0U);
    EXPECT_LT(trimmed.byOutsideBudget, 40U);
    runner.stop();
    EXPECT_EQ(told, 1);
}

TEST(Runner, TakesRequestsFromManyThreads)
{
    Listener listener{support::smallScenario(19)};
    listener.ask(SetSpeed{0});
    listener.ask(Play{});
    std::atomic<bool> isOver{false};
    // Reads the newest records over and over, as a window does, while the owner writes behind them.
    std::thread reader{[&] {
        while (!isOver) {
            const Published published = listener.runner().take();
            const streams::Stream& stream = published.world->service().streams().front();
            for (std::size_t shard = 0; shard < stream.lines.size(); ++shard) {
                const std::uint64_t stored = stream.lines[shard].stored;
                if (stored > 0) {
                    EXPECT_LE(stream.logs[shard].row(stored - 1).arrival(), published.world->now());
                }
            }
        }
    }};
    std::vector<std::thread> writers;
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        writers.emplace_back([&listener, seed] {
            base::Rng rng{seed};
            for (int i = 0; i < 40; ++i)
                listener.command(support::anyCommand(rng));
        });
    }
    for (std::thread& writer : writers)
        writer.join();
    isOver = true;
    reader.join();
    listener.ask(Pause{});
    listener.runner().stop();
    const SavedRun saved = listener.recorded().back();
    EXPECT_EQ(saved.journal().size(), 120U);
}

TEST(Runner, PublishesTheComparedBranchBesideThePresent)
{
    Listener listener{support::smallScenario(41)};
    listener.ask(Seek{at(10'000)});
    listener.ask(BeginBranch{"other"});
    EXPECT_TRUE(isDone(listener.ask(CompareWith{0})));
    listener.command({"you", streams::SplitShardRequest{}});
    listener.ask(Seek{at(20'000)});
    const Published both = listener.awaitPublished([](const Published& p) {
        return p.compared != nullptr && p.world->now() == at(20'000);
    });
    EXPECT_EQ(both.compared->now(), both.world->now());
    EXPECT_EQ(both.status.comparedBranch, 0U);
    EXPECT_EQ(both.status.currentBranch, 1U);
    EXPECT_TRUE(isDone(listener.ask(NameBranch{1, "with a split"})));
    EXPECT_FALSE(isDone(listener.ask(NameBranch{7, "?"})));
    EXPECT_FALSE(isDone(listener.ask(CompareWith{7})));
    listener.ask(CompareWith{});
    const Published alone = listener.awaitPublished([](const Published& p) { return !p.status.comparedBranch; });
    EXPECT_EQ(alone.compared, nullptr);
    EXPECT_EQ(alone.status.branches[1].name, "with a split");
}

// --- Until something happens -----------------------------------------------------

TEST(Runner, StopsAtTheVeryMillisecondOfAMilestone)
{
    const Scenario scenario = defaultScenario();
    const auto stopsAt = [&](Milestone milestone) {
        Listener listener{scenario};
        EXPECT_TRUE(isDone(listener.ask(RunUntil{milestone})));
        return listener.awaitPublished([](const Published& p) {
            return !p.status.isRunningUntil && p.world->now() > base::kWorldStart;
        });
    };
    const Published throttle = stopsAt(UntilThrottle{});
    EXPECT_FALSE(throttle.status.isPlaying);
    EXPECT_GT(tallyOf(*throttle.world).throttles, 0U);
    Timeline before{scenario};
    before.runUntil(throttle.world->now() - Duration{1});
    EXPECT_EQ(tallyOf(before.world()).throttles, 0U);

    const Published count = stopsAt(UntilRecords{12'345});
    EXPECT_GE(tallyOf(*count.world).records, 12'345U);
    before.seek(count.world->now() - Duration{1});
    EXPECT_LT(tallyOf(before.world()).records, 12'345U);

    EXPECT_EQ(stopsAt(UntilInstant{at(7'654)}).world->now(), at(7'654));
}

// A second of this World takes longer than a slice of the runner.
TEST(Runner, StopsAtAMilestoneOfAWorldThatTakesItsTime)
{
    const std::string name = "shards-1000.json";
    const auto text = support::fileText(SHARDSCOPE_SOURCE_DIR "/resources/scenarios/" + name);
    ASSERT_TRUE(text);
    base::Result<Scenario> scenario = parseScenario(*text, name, {});
    ASSERT_TRUE(scenario) << scenario.error().text();
    constexpr std::uint64_t kRecords = support::effort(700'000, 100'000);
    Timeline before{*scenario};
    // Some are stored at the very start; these do not count.
    const std::uint64_t wanted = tallyOf(before.world()).records + kRecords;
    Listener listener{std::move(*scenario)};
    listener.ask(RunUntil{UntilRecords{kRecords}});
    const Published there = listener.awaitPublished([&](const Published& p) {
        return !p.status.isRunningUntil && tallyOf(*p.world).records >= wanted;
    });
    EXPECT_FALSE(there.status.isPlaying);
    before.runUntil(there.world->now() - Duration{1});
    EXPECT_LT(tallyOf(before.world()).records, wanted);
}

// As an endpoint has it, which programs may call for days.
TEST(Runner, WithItsPastForgottenIsTheSameAndOnlyGoesOn)
{
    const auto play = [](Listener& listener) {
        listener.ask(Seek{at(2'000)});
        EXPECT_TRUE(isAccepted(listener.command(support::setRate(700))));
        EXPECT_TRUE(isDone(listener.ask(Seek{at(9'000)})));
        return listener.awaitPublished([](const Published& p) { return p.world->now() == at(9'000); });
    };
    Listener keeping{support::smallScenario(4)};
    Listener forgetting{support::smallScenario(4), Past::Forgotten};
    const Published kept = play(keeping);
    const Published there = play(forgetting);
    EXPECT_EQ(there.world->fingerprint(), kept.world->fingerprint());
    EXPECT_EQ(kept.status.branches.front().entries, 1U);
    EXPECT_EQ(there.status.branches.front().entries, 0U);
    EXPECT_FALSE(there.status.canUndo);
    for (const Control& control : {Control{Undo{}}, Control{Redo{}}, Control{Seek{at(8'999)}},
             Control{Step{Duration{-1}}}, Control{BeginBranch{"b"}}, Control{RunUntil{UntilThrottle{}}},
             Control{StepEvent{.isBack = true}}, Control{CompareWith{}}})
        EXPECT_FALSE(isAccepted(forgetting.ask(control)));
    EXPECT_TRUE(isDone(forgetting.ask(Step{Duration{500}})));
    EXPECT_TRUE(isDone(forgetting.ask(RunUntil{UntilInstant{at(10'000)}})));
    forgetting.awaitPublished([](const Published& p) { return p.world->now() == at(10'000) && !p.status.isPlaying; });
}

// As an endpoint has it that keeps what is done: nobody is told of what may still be lost.
TEST(Runner, AnswersProgramsWhenTheirCallsAreKept)
{
    Scenario scenario;
    scenario.settings.service.timings = streams::Timings::instant();
    scenario.streams.push_back({{"s", 1}});
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<OutsideCalls> held;
    std::vector<Reply> replies;
    Runner runner{scenario,
        {.called =
                [&](OutsideCalls calls) {
                    const std::lock_guard lock{mutex};
                    held.push_back(std::move(calls));
                    changed.notify_all();
                }},
        Past::Forgotten};
    const auto await = [&](auto condition) {
        std::unique_lock lock{mutex};
        ASSERT_TRUE(changed.wait_for(lock, kPatience, condition)) << "the runner does not answer";
    };
    const auto replied = [&](std::vector<Reply> all) {
        const std::lock_guard lock{mutex};
        replies.insert(replies.end(), all.begin(), all.end());
        changed.notify_all();
    };
    const Command put{"program", streams::PutRecordRequest{.streamName = "s", .record = {.partitionKey = "k"}}, true};
    const Command refused{
        "program", streams::PutRecordRequest{.streamName = "t", .record = {.partitionKey = "k"}}, true};
    const Command read{"program", streams::DescribeStreamSummaryRequest{"s"}, true};
    runner.post({put, read, refused}, replied);
    runner.post({read}, replied);
    await([&] { return held.size() == 2; });
    {
        const std::lock_guard lock{mutex};
        EXPECT_TRUE(replies.empty());
        ASSERT_EQ(held[0].entries.size(), 2U);
        EXPECT_EQ(held[0].entries[0].command, put);
        EXPECT_TRUE(held[0].entries[0].wasAccepted);
        EXPECT_EQ(held[0].entries[1].command, refused);
        EXPECT_FALSE(held[0].entries[1].wasAccepted);
        EXPECT_LT(held[0].entries[0].order, held[0].entries[1].order);
        EXPECT_TRUE(held[1].entries.empty());
    }
    held[0].answer(true);
    await([&] { return replies.size() == 3; });
    EXPECT_TRUE(isAccepted(replies[0]));
    EXPECT_TRUE(isAccepted(replies[1]));
    EXPECT_FALSE(isAccepted(replies[2]));
    held[1].answer(false);
    await([&] { return replies.size() == 4; });
    const auto* const failed = std::get_if<streams::Refusal>(&replies[3]);
    ASSERT_NE(failed, nullptr);
    EXPECT_EQ(failed->exception, streams::Exception::InternalFailure);
}

// Whoever posts for a program while the runner waits is answered before post() returns, and who looks on sees it.
TEST(Runner, LetsAPosterCarryOutWhatItPostsWhileItWaits)
{
    Scenario scenario;
    scenario.settings.service.timings = streams::Timings::instant();
    Listener listener{scenario};
    const auto create = [](int i) {
        return Command{
            "program", streams::CreateStreamRequest{.streamName = "s" + std::to_string(i), .shardCount = 1}, true};
    };
    int made = 0;
    for (bool wasAtOnce = false; !wasAtOnce; ++made) {
        ASSERT_LT(made, 1'000) << "the runner never waits";
        std::promise<std::thread::id> by;
        listener.runner().post({create(made)},
            [&by](const std::vector<Reply>&) { by.set_value(std::this_thread::get_id()); });
        wasAtOnce = by.get_future().get() == std::this_thread::get_id();
        // It waits again once it has published.
        listener.awaitPublished([&](const Published& published) {
            return published.world->service().streams().size() == static_cast<std::size_t>(made) + 1;
        });
    }
}

// Whoever takes a snapshot while a request is carried out sees what it did, also where nobody is told of snapshots.
TEST(Runner, PublishesToWhoTookWhileItCarriedSomethingOut)
{
    Runner* self = nullptr;
    std::promise<void> answered;
    Runner runner{support::smallScenario(5), {.replied = [&](Ticket, const Reply&) {
                      (void)self->take();
                      answered.set_value();
                  }}};
    self = &runner;
    runner.post(GesturedCommand{support::setRate(5), {}});
    ASSERT_EQ(answered.get_future().wait_for(kPatience), std::future_status::ready);
    const auto givesUpAt = std::chrono::steady_clock::now() + kPatience;
    bool isSeen = false;
    while (!isSeen && std::chrono::steady_clock::now() < givesUpAt) {
        isSeen = runner.take().status.canUndo;
        std::this_thread::yield();
    }
    EXPECT_TRUE(isSeen);
}

// What is posted from within an answer is carried out after it.
TEST(Runner, TakesWhatIsPostedFromWithinAnAnswer)
{
    Scenario scenario;
    scenario.streams.push_back({{"s", 1}});
    Listener listener{scenario};
    const Command put{"program", streams::PutRecordRequest{.streamName = "s", .record = {.partitionKey = "k"}}, true};
    std::promise<int> last;
    std::atomic<bool> isWithin = false;
    int left = 50;
    std::function<void(std::vector<Reply>)> again = [&](const std::vector<Reply>&) {
        EXPECT_FALSE(isWithin.exchange(true));
        if (--left == 0)
            last.set_value(left);
        else
            listener.runner().post({put}, again);
        isWithin = false;
    };
    listener.runner().post({put}, again);
    ASSERT_EQ(last.get_future().wait_for(kPatience), std::future_status::ready);
    listener.awaitPublished([](const Published& published) { return published.world->service().recordsKept() == 50; });
}

// Latency is virtual: an answer is held until time has come so far, and while time stands, or has gone back, nothing
// is.
TEST(Runner, HoldsTheAnswersThatInjectedLatencyMakesLate)
{
    Scenario scenario;
    scenario.streams.push_back({{"s", 1}});
    streams::FaultRule slow;
    slow.name = "slow";
    slow.error = streams::FaultError::None;
    slow.operations = {streams::Action::DescribeStreamSummary};
    slow.latency = {streams::FaultLatency::Kind::Fixed, streams::FaultRule::kLongestLatency, {}, 0};
    scenario.faults = {slow};
    std::mutex mutex;
    std::condition_variable changed;
    std::string answers; // 'l' of a late call, 'p' of a prompt one
    Runner runner{scenario, {}, Past::Kept};
    const auto await = [&](const std::string& expected) {
        std::unique_lock lock{mutex};
        ASSERT_TRUE(changed.wait_for(lock, kPatience, [&] { return answers.size() >= expected.size(); }))
            << "the runner does not answer";
        EXPECT_EQ(answers, expected);
    };
    const auto noting = [&](char which) {
        return [&, which](std::vector<Reply> replies) {
            EXPECT_EQ(replies.size(), 1U);
            EXPECT_TRUE(isAccepted(replies.front()));
            EXPECT_EQ(replies.front().delay, which == 'l' ? streams::FaultRule::kLongestLatency : Duration{});
            runner.whenPassed(replies.front().delay, [&, which] {
                const std::lock_guard lock{mutex};
                answers += which;
                changed.notify_all();
            });
        };
    };
    const auto call = [&] {
        runner.post({{"program", streams::DescribeStreamSummaryRequest{"s"}, true}}, noting('l'));
        runner.post({{"program", streams::ListShardsRequest{.streamName = "s"}, true}}, noting('p'));
    };
    call();
    await("lp");
    runner.post(Control{SetSpeed{100}}); // ten minutes of wall time to wait
    runner.post(Control{Play{}});
    call();
    await("lpp");
    runner.post(Control{Pause{}});
    await("lppl");
    runner.post(Control{Seek{at(30'000)}});
    runner.post(Control{Play{}});
    call();
    await("lpplp");
    runner.post(Control{Seek{at(10'000)}});
    await("lpplpl");
    call();
    await("lpplplp");
    runner.post(Control{SetSpeed{0}});
    await("lpplplpl");
}

// Callers may come and go without waiting for their late answers.
TEST(Runner, HoldsSoManyAnswersAtMost)
{
    constexpr std::size_t kMost = 65'536;
    std::mutex mutex;
    std::vector<std::size_t> gone;
    Runner runner{Scenario{}, {}};
    runner.post(Control{SetSpeed{100}}); // an hour and a half of wall time to wait
    runner.post(Control{Play{}});
    const auto carryOut = [&](const std::function<void()>& within) {
        std::promise<void> replied;
        runner.post({{"program", streams::DescribeLimitsRequest{}, true}}, [&](const std::vector<Reply>&) {
            within();
            replied.set_value();
        });
        EXPECT_EQ(replied.get_future().wait_for(kPatience), std::future_status::ready);
    };
    carryOut([&] {
        for (std::size_t i = 0; i < kMost + 2; ++i)
            runner.whenPassed(Duration{600'000}, [&, i] {
                const std::lock_guard lock{mutex};
                gone.push_back(i);
            });
    });
    carryOut([] {}); // those that are due have gone before
    {
        const std::lock_guard lock{mutex};
        EXPECT_EQ(gone, (std::vector<std::size_t>{0, 1}));
    }
    runner.stop();
    EXPECT_EQ(gone.size(), kMost + 2);
}

// It stands where it stood, and its World alone is kept.
TEST(Runner, WithItsPastForgottenGoesOnWithASavedRun)
{
    Timeline timeline{support::smallScenario(4)};
    timeline.runUntil(at(2'000));
    timeline.apply(support::setRate(700), timeline.newGesture());
    timeline.runUntil(at(9'000));
    const SavedRun run = timeline.save({});
    Listener listener{support::smallScenario(4), Past::Forgotten};
    const Reply reply = listener.ask(OpenRun{run, false});
    const auto* const reopened = std::get_if<Reopened>(&reply);
    ASSERT_NE(reopened, nullptr);
    EXPECT_TRUE(reopened->isAsSaved);
    const Published there = listener.awaitPublished([](const Published& p) { return p.world->now() == at(9'000); });
    EXPECT_EQ(there.world->fingerprint(), timeline.world().fingerprint());
    EXPECT_TRUE(there.status.isPastForgotten);
    EXPECT_EQ(there.status.branches.front().entries, 0U);
    EXPECT_FALSE(isAccepted(listener.ask(Seek{at(8'000)})));
    EXPECT_TRUE(isDone(listener.ask(Seek{at(12'000)})));
}

// As an endpoint has it that begins again with all that it keeps: a journal too long to be there all at once.
TEST(Runner, PlaysOnWhatFollowsTheJournalOfASavedRun)
{
    Timeline timeline{support::smallScenario(4)};
    for (int i = 1; i <= 7; ++i) {
        timeline.runUntil(at(i * 1'000));
        timeline.apply(support::setRate(i * 200), timeline.newGesture());
    }
    const std::vector<JournalEntry> journal = timeline.journal();
    timeline.runUntil(at(9'000));
    const std::uint64_t fingerprint = timeline.world().fingerprint();
    for (const bool isAsSaved : {true, false}) {
        OpenRun open{
            timeline.save({}), false, inPieces(std::vector<JournalEntry>(journal.begin() + 3, journal.end()), 3)};
        open.run.branches.front().journal =
            std::make_shared<const std::vector<JournalEntry>>(journal.begin(), journal.begin() + 3);
        open.run.fingerprint = isAsSaved ? fingerprint : fingerprint + 1;
        Listener listener{support::smallScenario(1), Past::Forgotten};
        const Reply reply = listener.ask(open);
        const auto* const reopened = std::get_if<Reopened>(&reply);
        ASSERT_NE(reopened, nullptr);
        EXPECT_EQ(reopened->isAsSaved, isAsSaved);
        const Published there = listener.awaitPublished([](const Published& p) { return p.world->now() == at(9'000); });
        EXPECT_EQ(there.world->fingerprint(), fingerprint);
        EXPECT_TRUE(there.status.isPastForgotten);
        EXPECT_EQ(there.status.branches.front().entries, 0U);
        EXPECT_FALSE(there.status.isPlaying);
        EXPECT_TRUE(isAccepted(listener.command(support::setRate(700))));
    }
}

TEST(Runner, StandsWhereAJournalEndsThatCannotBeReadOn)
{
    Timeline timeline{support::smallScenario(5)};
    for (const int second : {1, 2, 3}) {
        timeline.runUntil(at(second * 1'000));
        timeline.apply(support::setRate(second * 200), timeline.newGesture());
    }
    const std::vector<JournalEntry> journal = timeline.journal();
    int asked = 0;
    const OpenRun open{{.scenario = support::smallScenario(5), .now = at(9'000)}, true,
        [&asked, &journal]() -> base::Result<std::vector<JournalEntry>> {
            if (++asked == 1)
                return journal;
            return base::Problem{"endpoint.shardscope", "is damaged (journal entry 3)"};
        }};
    Listener listener{support::smallScenario(1), Past::Forgotten};
    const Reply reply = listener.ask(open);
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    ASSERT_NE(refusal, nullptr);
    EXPECT_NE(refusal->message.find("endpoint.shardscope: is damaged (journal entry 3)"), std::string::npos)
        << refusal->message;
    EXPECT_EQ(asked, 2);
    const Published there = listener.awaitPublished([](const Published& p) { return p.world->now() == at(3'000); });
    EXPECT_EQ(there.world->fingerprint(), timeline.world().fingerprint());
    EXPECT_FALSE(there.status.isPlaying);
}

TEST(Runner, GivesUpAMilestoneWhenPausedOrMoved)
{
    Listener listener{support::smallScenario(42)};
    listener.ask(RunUntil{UntilRecords{1'000'000'000'000}});
    listener.ask(Pause{});
    listener.awaitPublished([](const Published& p) { return !p.status.isRunningUntil && !p.status.isPlaying; });
    listener.ask(RunUntil{UntilInstant{at(5'000'000'000)}});
    listener.awaitPublished([](const Published& p) { return p.status.isRunningUntil; });
    listener.ask(Seek{at(1'000)});
    const Published moved = listener.awaitPublished([](const Published& p) { return !p.status.isRunningUntil; });
    EXPECT_LT(moved.world->now(), at(1'000'000));
    listener.ask(Pause{});
}

}
