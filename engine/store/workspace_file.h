// One open workspace file: what is in its tables, and the one way each of them is written.
// Used by one thread at a time.
//
//   meta      key -> value: the branch that is shown and the one beside it, the instant and the
//             fingerprint that the former leads to, how many entries all journals have together, and how many of
//             these have no digest, from programs that wrote none
//   scenario  the scenario as JSON
//   branch    one row per branch, from 0
//   journal   one row per entry of each branch, the command as JSON; the records of one that puts them are beside it,
//             packed (world/packed_records.h), and the digest of it all (row_digest.h)
//   input     replayed files, by their SHA-256
//   view      what the window remembers, its own JSON
#pragma once

#include "store/database.h"
#include "store/journal_reader.h"
#include "store/workspace.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shardscope::store {

class WorkspaceFile {
public:
    // An existing workspace to read, which leaves it as it is. Newer versions are refused.
    [[nodiscard]] static base::Result<WorkspaceFile> openToRead(const std::string& path);
    // A workspace to keep up to date, made when there is none; no other program may open it meanwhile.
    [[nodiscard]] static base::Result<WorkspaceFile> openToKeep(const std::string& path);
    // A new workspace in a file that nobody else knows yet.
    [[nodiscard]] static base::Result<WorkspaceFile> create(const std::string& path);

    [[nodiscard]] base::Result<OpenedWorkspace> load();
    // For journals that are too long to be there all at once: the same, but the entries of each branch are to be read,
    // and counted at the end. Only of a file that is kept.
    [[nodiscard]] base::Result<OpenedWorkspace> loadWithoutJournals();
    [[nodiscard]] JournalReader journal(std::size_t branch);
    // Refuses a file that has lost some: `found` is how many all its journals have.
    [[nodiscard]] base::Outcome checkCount(std::int64_t found);
    // Something has been saved in it.
    [[nodiscard]] bool hasRun();
    // One transaction: appends what is new in the journals, and writes all of one whose past has changed.
    [[nodiscard]] base::Outcome save(const world::SavedRun& run);
    // One transaction: entries at the end of the first branch's journal, and where the run stands after them. For a run
    // that nobody saves as a whole, because it forgets its past; its fingerprint is not kept.
    [[nodiscard]] base::Outcome append(const std::vector<world::JournalEntry>& entries, base::Instant now);
    [[nodiscard]] base::Outcome saveViewState(const std::string& json);
    // Folds the write-ahead log into the file, so that the file alone is the workspace.
    void settle();

private:
    // What this object knows to be in the file.
    struct WrittenBranch {
        std::uint64_t revision = 0;
        std::size_t entries = 0;
    };
    struct Written {
        std::uint64_t revision = 0;
        std::vector<WrittenBranch> branches;
    };

    explicit WorkspaceFile(Database database) : m_database(std::move(database)) {}
    [[nodiscard]] base::Outcome saveInTransaction(const world::SavedRun& run);
    [[nodiscard]] base::Outcome writeScenario(const world::Scenario& scenario);
    [[nodiscard]] base::Outcome writeBranch(std::size_t index, const world::SavedBranch& branch);
    [[nodiscard]] base::Outcome writeEntries(std::size_t branch, std::span<const world::JournalEntry> entries);
    [[nodiscard]] base::Outcome writeEntry(Statement& insert, const world::JournalEntry& entry);
    [[nodiscard]] base::Outcome writeMeta(const char* key, std::int64_t value);
    [[nodiscard]] base::Result<world::Scenario> loadScenario();
    [[nodiscard]] base::Result<std::vector<world::SavedBranch>> loadBranches();

    Database m_database;
    std::optional<Written> m_written;
};

}
