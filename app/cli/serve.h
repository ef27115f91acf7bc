// The endpoint as a program: until a signal ends it.
#pragma once

#include "cli/options.h"
#include "exit_code.h"

namespace shardscope::cli {

[[nodiscard]] ExitCode serveCommand(const ServeOptions& options);

}
