#include "world/preview.h"

#include <utility>
#include <variant>

namespace shardscope::world {

Preview preview(const World& world, const std::vector<Action>& actions, const streams::Home& home)
{
    Preview trial{.world = world, .refusal = std::nullopt};
    for (const Action& action : actions) {
        Reply reply = trial.world.apply({.action = action, .home = home});
        if (auto* const refused = std::get_if<streams::Refusal>(&reply)) {
            trial.refusal = std::move(*refused);
            break;
        }
    }
    return trial;
}

}
