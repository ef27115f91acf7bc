// Records that gave way to a budget of memory while their retention went on, in words.
#pragma once

#include "world/world.h"

#include <QString>

namespace shardscope::widgets {

// At the wall of a stream that is trimmed so: "trimmed for memory, 2 GiB".
[[nodiscard]] QString trimmedWall(const world::WorldSettings& budgets);
// What has happened and by which budget, in sentences; empty where nothing was trimmed.
[[nodiscard]] QString trimmedText(const streams::TrimmedForMemory& trimmed, const world::WorldSettings& budgets);
// The same the first time that it happens, with what helps.
[[nodiscard]] QString trimmedNotice(const streams::TrimmedForMemory& trimmed, const world::WorldSettings& budgets);

}
