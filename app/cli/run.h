// The two commands. Each prints its result to stdout and its complaints to stderr.
#pragma once

#include "cli/exit_code.h"
#include "cli/options.h"

namespace shardscope::cli {

[[nodiscard]] ExitCode runCommand(const RunOptions& options);
[[nodiscard]] ExitCode checkCommand(const CheckOptions& options);

}
