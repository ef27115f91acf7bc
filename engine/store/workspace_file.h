// One open workspace file: what is in its tables, and the one way each of them is written.
// Used by one thread at a time.
//
//   meta      key -> value: the instant and the fingerprint that the journal leads to
//   scenario  the scenario as JSON
//   journal   one row per entry, the command as JSON
//   input     replayed files, by their SHA-256
//   view      what the window remembers, its own JSON
#pragma once

#include "store/database.h"
#include "store/workspace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace shardscope::store {

class WorkspaceFile {
public:
    // An existing workspace to read. Older versions are brought up to date, newer ones refused.
    [[nodiscard]] static base::Result<WorkspaceFile> openToRead(const std::string& path);
    // A workspace to keep up to date, made when there is none; no other program may open it meanwhile.
    [[nodiscard]] static base::Result<WorkspaceFile> openToKeep(const std::string& path);
    // A new workspace in a file that nobody else knows yet.
    [[nodiscard]] static base::Result<WorkspaceFile> create(const std::string& path);

    [[nodiscard]] base::Result<OpenedWorkspace> load();
    // One transaction: appends what is new in the journal, or writes all of it when the past has changed.
    [[nodiscard]] base::Outcome save(const world::SavedRun& run);
    [[nodiscard]] base::Outcome saveViewState(const std::string& json);
    // Folds the write-ahead log into the file, so that the file alone is the workspace.
    void settle();

private:
    // What this object knows to be in the file.
    struct Written {
        std::uint64_t revision = 0;
        std::size_t entries = 0;
    };

    explicit WorkspaceFile(Database database) : m_database(std::move(database)) {}
    [[nodiscard]] base::Outcome saveInTransaction(const world::SavedRun& run);
    [[nodiscard]] base::Outcome writePast(const world::SavedRun& run);
    [[nodiscard]] base::Outcome writeEntry(const world::JournalEntry& entry);
    [[nodiscard]] base::Outcome writeMeta(const char* key, std::int64_t value);
    [[nodiscard]] base::Result<world::Scenario> loadScenario();
    [[nodiscard]] base::Result<std::vector<world::JournalEntry>> loadJournal();

    Database m_database;
    std::optional<Written> m_written;
};

}
