// What a file is and what is in it: a scenario, a workspace, quotas for a run, or a log that wants to be asked
// about before it is replayed. Nothing here changes a run.
#pragma once

#include "base/result.h"
#include "exit_code.h"
#include "world/capture.h"
#include "world/saved_run.h"
#include "world/stream_import.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::app {

enum class FileKind { Scenario, Workspace, Log, StreamDescription, Calls, Quotas };

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

// By the first bytes: SQLite's own mark, a bracket, or anything else; of JSON by what stands in it first.
[[nodiscard]] base::Result<FileKind, Failure> kindOf(const QString& path);
[[nodiscard]] base::Result<Opened, Failure> openScenario(const QString& path);
[[nodiscard]] base::Result<Opened, Failure> openWorkspace(const QString& path);

// Whichever of these it is, with what is usual for its kind; calls go where openCalls() says, and quotas hold in
// what is open.
[[nodiscard]] base::Result<Opened, Failure> openFile(const QString& path, FileKind kind, const world::Scenario& open);
[[nodiscard]] base::Result<std::string, Failure> readText(const QString& path);
[[nodiscard]] base::Outcome writeText(const QString& path, const std::string& text);

[[nodiscard]] base::Result<world::Import, Failure> readImport(const std::string& text, const std::string& name);
// Streams of an account, each written to with so many records a second, by default with what is light for its shards;
// or as they were there, where the import says so. With 0 nobody writes or reads.
[[nodiscard]] base::Result<Opened, Failure> openImport(const world::Import& imported, const std::string& name,
    std::optional<int> recordsPerSecond);
// The loads of an import for a stream of what is open.
[[nodiscard]] base::Result<Opened, Failure> openLoads(const world::Import& imported, const std::string& name,
    const world::Scenario& open, const std::string& stream);
[[nodiscard]] int usualLoad(const world::ScenarioStream& stream);
// Captured calls: on the streams of `open` where it has all that they put to, else on streams of their own.
[[nodiscard]] base::Result<Opened, Failure> openCalls(const QString& path, const world::Scenario& open,
    const world::ReplayOptions& options);
// Calls of a capture, to be told about before they are replayed.
[[nodiscard]] base::Result<std::vector<world::TimedCommand>, Failure> readCalls(const QString& path);

// What is open, from its start, with the quotas of a file and their profile.
[[nodiscard]] base::Result<Opened, Failure> openQuotas(const QString& path, const world::Scenario& open);

struct ReplayChoice {
    QString file;
    QString keyField = QStringLiteral("client");
    int shards = 4;
    std::int64_t speedThousandths = 1'000;
};
[[nodiscard]] base::Result<Opened, Failure> openLog(const ReplayChoice& choice);

}
