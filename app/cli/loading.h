// How a command gets its scenario, and how it ends when there is none.
#pragma once

#include "base/result.h"
#include "exit_code.h"
#include "world/scenario.h"

#include <optional>
#include <string>
#include <variant>

namespace shardscope::cli {

// Why a command ends before it has begun.
struct Failure {
    ExitCode code;
    base::Problem problem;
};

// Says it on stderr.
ExitCode complain(const Failure& failure);
// On stdout; complains where it takes no more.
[[nodiscard]] ExitCode print(const std::string& text);

[[nodiscard]] std::variant<world::Scenario, Failure> loadScenario(const std::string& path);
// What a file of quotas says of a run, its profile too; or why nothing was changed.
[[nodiscard]] std::optional<Failure> loadQuotas(const std::string& path, streams::ServiceSettings& settings);

}
