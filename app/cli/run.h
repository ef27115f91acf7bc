// The commands that need no endpoint and no other file format. Each prints its result to stdout and its complaints to
// stderr.
#pragma once

#include "cli/options.h"
#include "exit_code.h"

namespace shardscope::cli {

[[nodiscard]] ExitCode runCommand(const RunOptions& options);
[[nodiscard]] ExitCode checkCommand(const CheckOptions& options);

}
