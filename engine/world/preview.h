// What somebody is about to do, tried on a copy of the world: nobody knows its rules better than it does.
#pragma once

#include "streams/api.h"
#include "world/command.h"
#include "world/world.h"

#include <optional>
#include <vector>

namespace shardscope::world {

struct Preview {
    World world; // with what came before the refusal
    std::optional<streams::Refusal> refusal;
};

// One after another, up to the first that is refused. Cheap: a World shares what it holds with its copies.
[[nodiscard]] Preview preview(const World& world, const std::vector<Action>& actions, const streams::Home& home = {});

}
