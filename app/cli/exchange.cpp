#include "cli/exchange.h"

#include "cli/files.h"
#include "cli/loading.h"
#include "store/workspace.h"
#include "world/capture.h"
#include "world/recorded_calls.h"
#include "world/stream_import.h"

#include <cstdio>
#include <string>
#include <vector>

namespace shardscope::cli {

namespace {

// What is not as it was counted.
void note(const world::LoadTrace& load)
{
    const std::string of = load.stream.empty() ? "the metrics" : "the metrics of " + load.stream;
    if (load.gaps > 0)
        std::fprintf(stderr, "%s: %zu of %zu periods have no point and count as zero\n", of.c_str(), load.gaps,
            load.points.size());
    if (const std::size_t periods = world::periodsPerStep(load); periods > 1)
        std::fprintf(stderr, "%s: averaged over %zu periods, as many as a producer's rate takes\n", of.c_str(),
            periods);
}

}

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
    const auto imported = world::importStreams(named);
    if (!imported)
        return complain({ExitCode::BadInput, imported.error()});
    if (const auto world = world::makeWorld(imported->scenario); !world)
        return complain({ExitCode::BadInput, {named.front().name + ", " + world.error().where, world.error().what}});
    for (const world::LoadTrace& load : imported->loads)
        note(load);
    return print(world::writeScenario(imported->scenario));
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
