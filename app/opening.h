// What a file is and what is in it: a scenario, a workspace, or a log that wants to be asked
// about before it is replayed. Nothing here changes a run.
#pragma once

#include "base/result.h"
#include "exit_code.h"
#include "world/saved_run.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::app {

enum class FileKind { Scenario, Workspace, Log };

// A run as it can be opened.
struct Opened {
    world::SavedRun run;
    std::string viewState = {}; // the window's own JSON; empty for a run that was never saved
};

// Why it cannot, and what a program that ends over it says to a script.
struct Failure {
    ExitCode code = ExitCode::BadInput;
    base::Problem problem;
};

// By the first bytes: SQLite's own mark, a brace, or anything else.
[[nodiscard]] base::Result<FileKind, Failure> kindOf(const QString& path);
[[nodiscard]] base::Result<Opened, Failure> openScenario(const QString& path);
[[nodiscard]] base::Result<Opened, Failure> openWorkspace(const QString& path);

struct ReplayChoice {
    QString file;
    QString keyField = QStringLiteral("client");
    int shards = 4;
    std::int64_t speedThousandths = 1'000;
};
[[nodiscard]] base::Result<Opened, Failure> openLog(const ReplayChoice& choice);

}
