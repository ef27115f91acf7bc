#include "world/scenario_player.h"

#include <algorithm>

namespace shardscope::world {

ScenarioPlayer::ScenarioPlayer(World world, std::vector<TimedCommand> events)
    : m_world(std::move(world)), m_events(std::move(events))
{
    runUntil(m_world.now());
}

void ScenarioPlayer::runUntil(base::Instant limit)
{
    run(limit, [this](base::Instant next) { m_world.runUntil(next); });
}

void ScenarioPlayer::runWatched(base::Instant limit, const SecondWatcher& watch)
{
    run(limit, [&](base::Instant next) { m_world.runWatched(next, watch); });
}

template <typename RunTo>
void ScenarioPlayer::run(base::Instant limit, RunTo runTo)
{
    while (m_applied < m_events.size() && m_events[m_applied].at <= limit) {
        const TimedCommand& event = m_events[m_applied++];
        runTo(std::max(event.at, m_world.now()));
        // A refusal is an answer too; the call log keeps it.
        (void)m_world.apply(event.command);
    }
    runTo(limit);
}

}
