// Plays a scenario straight through: its World, with each event applied at its instant, after
// everything else of that instant. What a Timeline plays, without its past: for runs that
// nobody will scrub.
#pragma once

#include "world/scenario.h"
#include "world/world.h"

#include <cstddef>
#include <vector>

namespace shardscope::world {

class ScenarioPlayer {
public:
    // `world` is what makeWorld() made of the scenario.
    ScenarioPlayer(World world, std::vector<TimedCommand> events);

    void runUntil(base::Instant limit);
    // As World::runWatched().
    void runWatched(base::Instant limit, const SecondWatcher& watch);
    [[nodiscard]] const World& world() const { return m_world; }

private:
    template <typename RunTo>
    void run(base::Instant limit, RunTo runTo);

    World m_world;
    std::vector<TimedCommand> m_events;
    std::size_t m_applied = 0;
};

}
