// The quotas of the service, to be read, and to be compared by a program.
#pragma once

#include "cli/options.h"
#include "exit_code.h"

namespace shardscope::cli {

[[nodiscard]] ExitCode quotasCommand(const QuotasOptions& options);

}
