// Who follows a subscription from outside of the world: Runner::follow().
#include "support/runs.h"
#include "world/runner.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

namespace {

using namespace std::chrono_literals;
using base::Duration;

constexpr std::chrono::seconds kPatience{120};

Scenario oneStream()
{
    Scenario scenario;
    scenario.settings.service.timings = streams::Timings::instant();
    scenario.streams.push_back({{"s", 1}});
    return scenario;
}

// A run that stands still but for the steps of a test, with one consumer "c" whose subscriptions are followed.
class FollowedRun {
public:
    FollowedRun()
        : m_runner(oneStream(),
            {.replied = [this](Ticket, Reply) { note([this] { ++m_answered; }); },
                .recorded = [this](const SavedRun& run) { m_saved = run; }})
    {
        ask({"you", streams::RegisterStreamConsumerRequest{"s", "c"}});
        control(Step{Duration{1}});
    }
    ~FollowedRun() { m_runner.stop(); }
    FollowedRun(const FollowedRun&) = delete;
    FollowedRun& operator=(const FollowedRun&) = delete;

    Runner& runner() { return m_runner; }
    const SavedRun& saved()
    {
        m_runner.stop();
        return m_saved;
    }
    // Waits for the end, taking all that comes before it.
    void takeUntilOver(Follower follower)
    {
        for (std::size_t count = 1; !told().ends_with('.') && count < 1'000; ++count) {
            awaitSteps(count);
            m_runner.taken(follower);
        }
    }
    Reply ask(Command command)
    {
        std::vector<Command> commands{std::move(command)};
        std::optional<Reply> reply;
        m_runner.post(std::move(commands), [&](std::vector<Reply> replies) { note([&] { reply = replies.front(); }); });
        await([&] { return reply.has_value(); });
        return *reply;
    }
    void control(Control control)
    {
        const int before = m_asked++;
        m_runner.post(std::move(control));
        await([&] { return m_answered > before; });
    }
    static Command putting(std::string data)
    {
        streams::PutEntry entry{"k", {}, std::make_shared<const std::string>(std::move(data))};
        return {"program", streams::PutRecordRequest{"s", std::move(entry), {}}};
    }
    void put(std::string data) { EXPECT_TRUE(isAccepted(ask(putting(std::move(data))))); }
    // Followed from the instant of the call on; `commands` come right before it.
    Follower subscribe(streams::IteratorType from = streams::IteratorType::Latest, std::vector<Command> commands = {})
    {
        const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1795132800";
        commands.push_back({"program", streams::SubscribeToShardRequest{arn, "shardId-000000000000", {from, {}, {}}},
            true});
        std::optional<Follower> follower;
        m_runner.post(std::move(commands), [&](std::vector<Reply> replies) {
            const auto* const started = std::get_if<streams::SubscriptionStarted>(&replies.back());
            const Follower made = started == nullptr
                ? Follower{}
                : m_runner.follow(*started, [this](auto step) { note([&] { m_steps.push_back(std::move(step)); }); });
            note([&] { follower = made; });
        });
        await([&] { return follower.has_value(); });
        return *follower;
    }
    // Of all that has been told so far: the records' data, "!" for an exception, "." for the end.
    std::string told()
    {
        const std::lock_guard lock{m_mutex};
        std::string all;
        for (const streams::SubscriptionStep& step : m_steps) {
            if (step.event) {
                for (const streams::Record& record : step.event->records)
                    all += *record.data;
            }
            all += std::string{step.exception ? "!" : ""} + (step.isOver ? "." : "");
        }
        return all;
    }
    // Waits for so many steps in all.
    void awaitSteps(std::size_t count)
    {
        await([&] { return m_steps.size() >= count; });
    }
    // What has been posted so far is done, and what followers had to be told then has been told.
    void settle()
    {
        control(Pause{});
        control(Pause{});
    }

private:
    template <typename Change>
    void note(Change change)
    {
        const std::lock_guard lock{m_mutex};
        change();
        m_changed.notify_all();
    }
    template <typename Condition>
    void await(Condition condition)
    {
        std::unique_lock lock{m_mutex};
        EXPECT_TRUE(m_changed.wait_for(lock, kPatience, condition)) << "the runner does not answer";
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_asked = 0;
    int m_answered = 0;
    std::vector<streams::SubscriptionStep> m_steps;
    SavedRun m_saved;
    Runner m_runner; // last: it calls back until it is gone
};

}

TEST(Follow, TellsOneEventAndTheNextWhenItHasBeenTaken)
{
    FollowedRun run;
    const Follower follower = run.subscribe();
    run.put("a");
    run.awaitSteps(1);
    run.put("b");
    run.put("c");
    run.settle();
    EXPECT_EQ(run.told(), "a") << "nothing before it has been taken";
    run.runner().taken(follower);
    run.awaitSteps(2);
    EXPECT_EQ(run.told(), "abc") << "what has come meanwhile comes together";
}

TEST(Follow, BeginsAtTheInstantOfTheCallHoweverFastTimePasses)
{
    FollowedRun run;
    run.control(SetSpeed{0});
    run.control(Play{});
    run.takeUntilOver(run.subscribe(streams::IteratorType::TrimHorizon, {FollowedRun::putting("a")}));
    EXPECT_EQ(run.told(), "a.");
}

TEST(Follow, EndsAfterFiveMinutesOfVirtualTime)
{
    FollowedRun run;
    const Follower follower = run.subscribe();
    run.control(Step{5min - Duration{1}});
    run.awaitSteps(1);
    run.runner().taken(follower);
    run.settle();
    EXPECT_EQ(run.told(), "") << "a heartbeat only";
    run.control(Step{Duration{1}});
    run.awaitSteps(2);
    EXPECT_EQ(run.told(), ".");
}

TEST(Follow, IsToldTheExceptionWhenTakenOver)
{
    FollowedRun run;
    const Follower first = run.subscribe();
    run.control(Step{5s});
    run.awaitSteps(1); // a heartbeat, which it does not take yet
    run.subscribe();
    run.settle();
    EXPECT_EQ(run.told(), "");
    run.runner().taken(first);
    run.awaitSteps(2);
    EXPECT_EQ(run.told(), "!.");
}

TEST(Follow, WaitsWhileTimeIsBeforeWhatItHasSeenAndGoesOnThen)
{
    FollowedRun run;
    run.control(Step{10s});
    const Follower follower = run.subscribe();
    run.put("a");
    run.awaitSteps(1);
    run.runner().taken(follower);
    run.control(Step{-5s});
    run.settle();
    EXPECT_EQ(run.told(), "a");
    // Forward again, through the journal: the record comes to be a second time and is not told again.
    run.control(Step{9s});
    run.put("b");
    run.awaitSteps(2);
    run.runner().taken(follower);
    run.settle();
    EXPECT_EQ(run.told().substr(0, 1), "a");
    EXPECT_NE(run.told().find('b'), std::string::npos);
    EXPECT_EQ(run.told().find('a', 1), std::string::npos);
}

TEST(Follow, IsOverWhereTheRunIsAnother)
{
    FollowedRun run;
    const Follower follower = run.subscribe();
    run.put("a");
    run.awaitSteps(1);
    run.runner().taken(follower);
    run.control(Undo{});
    run.awaitSteps(2);
    EXPECT_EQ(run.told(), "a.");
}

TEST(Follow, TellsNothingOnceUnfollowed)
{
    FollowedRun run;
    const Follower follower = run.subscribe();
    run.runner().unfollow(follower);
    run.put("a");
    run.control(Step{10s});
    run.settle();
    EXPECT_EQ(run.told(), "");
    run.runner().taken(follower); // too late, and harmless
    run.settle();
}

TEST(Follow, NotesWhoTakesNothingAndThatItGoesOn)
{
    FollowedRun run;
    Snapshot shown;
    const auto look = [&] {
        if (Snapshot newest = run.runner().take().world)
            shown = std::move(newest);
    };
    const auto held = [&] {
        look();
        const auto& subscriptions = shown->service().subscriptions();
        return !subscriptions.empty() && subscriptions.front().heldUpSince.has_value();
    };
    const auto become = [&](bool isHeldUp) {
        const auto until = std::chrono::steady_clock::now() + kPatience;
        while (held() != isHeldUp && std::chrono::steady_clock::now() < until)
            run.settle();
        return held() == isHeldUp;
    };
    const Follower follower = run.subscribe();
    run.put("a");
    run.awaitSteps(1);
    run.put("b");
    EXPECT_TRUE(become(true));
    EXPECT_EQ(shown->service().pushed(shown->service().subscriptions().front(), shown->now()).next.ordinal, 0U);
    run.runner().taken(follower);
    run.awaitSteps(2);
    run.runner().taken(follower);
    EXPECT_TRUE(become(false));
    const SavedRun& saved = run.saved();
    look();
    EXPECT_EQ(support::playPlainly(saved.scenario, saved.journal(), saved.now).fingerprint(), shown->fingerprint());
}

TEST(Follow, LeavesTheRunAsItIsWithoutAnybodyReading)
{
    FollowedRun read;
    const Follower follower = read.subscribe();
    read.put("a");
    read.awaitSteps(1);
    read.runner().taken(follower);
    read.control(Step{10s});
    read.settle();
    const SavedRun& saved = read.saved();
    EXPECT_EQ(support::playPlainly(saved.scenario, saved.journal(), saved.now).fingerprint(),
        read.runner().take().world->fingerprint());
}

}
