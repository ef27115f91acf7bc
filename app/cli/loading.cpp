#include "cli/loading.h"

#include "cli/files.h"
#include "world/quota_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace shardscope::cli {

ExitCode complain(const Failure& failure)
{
    std::fprintf(stderr, "shardscope-cli: %s\n", failure.problem.text().c_str());
    return failure.code;
}

ExitCode print(const std::string& text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return ExitCode::Fine;
    return complain({ExitCode::BadFile, {"the output", "cannot be written: " + std::string{std::strerror(errno)}}});
}

std::variant<world::Scenario, Failure> loadScenario(const std::string& path)
{
    auto text = readFile(path);
    if (!text)
        return Failure{ExitCode::BadFile, text.error()};
    // A scenario may name a log that cannot be read: that is not a mistake in the scenario.
    bool isFileMissing = false;
    const world::FileReader reader = readerBeside(path);
    auto scenario = world::parseScenario(*text, path, [&](const std::string& name) {
        auto content = reader(name);
        isFileMissing = !content.hasValue();
        return content;
    });
    if (!scenario)
        return Failure{isFileMissing ? ExitCode::BadFile : ExitCode::BadInput, scenario.error()};
    return std::move(*scenario);
}

std::optional<Failure> loadQuotas(const std::string& path, streams::ServiceSettings& settings)
{
    const auto text = readFile(path);
    if (!text)
        return Failure{ExitCode::BadFile, text.error()};
    auto file = world::parseQuotaFile(*text, path);
    if (!file)
        return Failure{ExitCode::BadInput, file.error()};
    settings.profile = file->profile;
    settings.quotas = std::move(file->quotas);
    return std::nullopt;
}

}
