#include "world/runner.h"

#include "world/runner_loop.h"

#include <mutex>
#include <utility>

namespace shardscope::world {

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
