// A branch of the run, named for people.
#pragma once

#include "world/timeline.h"

#include <QString>

#include <cstddef>

namespace shardscope::widgets {

// The trunk has a name in the language of the window until somebody gives it one.
[[nodiscard]] QString branchName(const world::BranchInfo& branch, std::size_t index);

}
