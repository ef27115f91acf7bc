// shardscope-cli: the engine without a window. Starts in milliseconds, for scripts and CI.
#include "cli/exchange.h"
#include "cli/options.h"
#include "cli/quotas.h"
#include "cli/run.h"
#include "cli/serve.h"

#include <cstdio>

namespace {

using namespace shardscope::cli;
using shardscope::ExitCode;

struct Dispatch {
    ExitCode operator()(const RunOptions& options) const { return runCommand(options); }
    ExitCode operator()(const ServeOptions& options) const { return serveCommand(options); }
    ExitCode operator()(const CheckOptions& options) const { return checkCommand(options); }
    ExitCode operator()(const ImportOptions& options) const { return importCommand(options); }
    ExitCode operator()(const ExportCallsOptions& options) const { return exportCallsCommand(options); }
    ExitCode operator()(const QuotasOptions& options) const { return quotasCommand(options); }
    ExitCode operator()(const Answered& answered) const
    {
        std::fputs(answered.text.c_str(), answered.code == ExitCode::Fine ? stdout : stderr);
        return answered.code;
    }
};

}

int main(int argc, char** argv) { return static_cast<int>(std::visit(Dispatch{}, readOptions(argc, argv))); }
