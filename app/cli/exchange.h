// What comes from elsewhere and what goes elsewhere: a stream of an account, the calls of a saved run. Both print to
// stdout.
#pragma once

#include "cli/options.h"
#include "exit_code.h"

namespace shardscope::cli {

[[nodiscard]] ExitCode importCommand(const ImportOptions& options);
[[nodiscard]] ExitCode exportCallsCommand(const ExportCallsOptions& options);

}
