#include "cli/exchange.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "store/workspace.h"
#include "world/capture.h"
#include "world/recorded_calls.h"
#include "world/stream_import.h"

#include <string>
#include <vector>

namespace shardscope::cli {

ExitCode importCommand(const ImportOptions& options)
{
    std::vector<std::string> texts;
    for (const std::string& file : options.files) {
        auto text = readFile(file == "-" ? "/dev/stdin" : file);
        if (!text)
            return complain({ExitCode::BadFile, text.error()});
        texts.push_back(std::move(*text));
    }
    std::vector<world::ImportText> named;
    for (std::size_t i = 0; i < texts.size(); ++i)
        named.push_back({options.files[i] == "-" ? "standard input" : options.files[i], texts[i]});
    const auto scenario = world::importStream(named);
    if (!scenario)
        return complain({ExitCode::BadInput, scenario.error()});
    if (const auto world = world::makeWorld(*scenario); !world)
        return complain({ExitCode::BadInput, {named.front().name + ", " + world.error().where, world.error().what}});
    return print(world::writeScenario(*scenario));
}

ExitCode exportCallsCommand(const ExportCallsOptions& options)
{
    const auto opened = store::openWorkspace(options.workspace);
    if (!opened)
        return complain({ExitCode::BadInput, opened.error()});
    const world::SavedRun& run = opened->run;
    return print(run.branches.empty() ? std::string{} : world::captureText(world::callsIn(run.journal(), run.now)));
}

}
