#include "store/schema.h"

#include "store/workspace.h"

#include <array>
#include <string>
#include <utility>

namespace shardscope::store {

namespace {

// "Shar" in ASCII; `file` and SQLite's own tools show it.
constexpr std::int64_t kApplicationId = 0x53686172;

// Step i leads from version i to i + 1. A step that has been released is never changed.
constexpr std::array<const char*, kWorkspaceVersion> kMigrations{
    R"(
    PRAGMA application_id = 1399349618;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
    CREATE TABLE scenario (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
    CREATE TABLE journal (
        ord INTEGER PRIMARY KEY, at INTEGER NOT NULL, gesture INTEGER NOT NULL, accepted INTEGER NOT NULL,
        command TEXT NOT NULL, input TEXT);
    CREATE TABLE input (
        digest TEXT PRIMARY KEY, name TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, compressed BLOB);
    CREATE TABLE view (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
    PRAGMA user_version = 1;
    )",
    // Version 1 knew one journal, of the branch that was shown.
    R"(
    CREATE TABLE branch (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent INTEGER NOT NULL, at INTEGER NOT NULL, end INTEGER NOT NULL);
    INSERT INTO branch SELECT 0, 'main', 0, 0, value FROM meta WHERE key = 'now';
    INSERT INTO meta SELECT 'branch', 0 WHERE EXISTS (SELECT 1 FROM branch);
    ALTER TABLE journal RENAME TO journal_of_main;
    CREATE TABLE journal (
        branch INTEGER NOT NULL, ord INTEGER NOT NULL, at INTEGER NOT NULL, gesture INTEGER NOT NULL,
        accepted INTEGER NOT NULL, command TEXT NOT NULL, input TEXT, PRIMARY KEY (branch, ord));
    INSERT INTO journal SELECT 0, ord, at, gesture, accepted, command, input FROM journal_of_main;
    DROP TABLE journal_of_main;
    PRAGMA user_version = 2;
    )",
    // Version 2 had the records of a call within it.
    R"(
    ALTER TABLE journal ADD COLUMN records BLOB;
    PRAGMA user_version = 3;
    )",
    // Version 3 could not tell whether a row was as it had been written.
    R"(
    ALTER TABLE journal ADD COLUMN digest INTEGER;
    INSERT OR REPLACE INTO meta SELECT 'undigested', count(*) FROM journal HAVING count(*) > 0;
    PRAGMA user_version = 4;
    )",
};
static_assert(kApplicationId == 1399349618);

base::Problem notAWorkspace(const Database& database)
{
    return database.refuse("is not a Shardscope workspace. Choose a file that Shardscope has saved (*.shardscope)");
}

// Whether loading it reads all there is, and finds by itself what is damaged: then it need not be read twice. Rows
// without a digest and pages that are free would be passed over.
bool isReadInFull(Database& database, std::int64_t version)
{
    return version >= 4 && database.integer("PRAGMA freelist_count") == 0
        && database.integer("SELECT count(*) FROM meta WHERE key = 'undigested'") == 0;
}

}

bool isBlank(Database& database)
{
    return database.integer("PRAGMA application_id") == 0 && database.integer("PRAGMA user_version") == 0
        && database.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

base::Outcome checkWorkspace(Database& database)
{
    const std::optional<std::int64_t> application = database.integer("PRAGMA application_id");
    const std::optional<std::int64_t> version = database.integer("PRAGMA user_version");
    if (!application || !version)
        return database.problem() ? *database.problem() : notAWorkspace(database);
    if (*application != kApplicationId)
        return notAWorkspace(database);
    if (*version > kWorkspaceVersion)
        return database.refuse("was written by a newer Shardscope (workspace version " + std::to_string(*version)
            + "; this one reads up to " + std::to_string(kWorkspaceVersion) + "). Open it with that one, or update");
    if (*version < 1)
        return database.damaged("it has no version");
    // Tables only: a view or a trigger by one of their names is none of ours.
    const std::optional<std::int64_t> tables =
        database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' "
                         "AND name IN ('meta', 'scenario', 'journal', 'input', 'view', 'branch')");
    if (tables != (*version == 1 ? 5 : 6))
        return database.problem() ? *database.problem() : database.damaged("a table is missing");
    // Else a step of the way to the present version would be done twice, or not at all.
    for (const auto& [column, since] : {std::pair{"records", 3}, std::pair{"digest", 4}}) {
        const std::optional<std::int64_t> found = database.integer(
            std::string{"SELECT count(*) FROM pragma_table_info('journal') WHERE name = '"} + column + "'");
        if (!found)
            return *database.problem();
        if (*found != (*version < since ? 0 : 1))
            return database.damaged("it says that it is of version " + std::to_string(*version)
                + ", and its table journal is of another");
    }
    if (isReadInFull(database, *version))
        return std::monostate{};
    if (const std::optional<std::string> found = database.text("PRAGMA quick_check(1)"); found != "ok")
        return database.problem() ? *database.problem() : database.damaged(found.value_or("unreadable"));
    return std::monostate{};
}

bool isUpToDate(Database& database) { return database.integer("PRAGMA user_version") == kWorkspaceVersion; }

base::Outcome bringUpToDate(Database& database)
{
    for (;;) {
        const std::optional<std::int64_t> version = database.integer("PRAGMA user_version");
        if (!version)
            return *database.problem();
        if (*version >= kWorkspaceVersion)
            return std::monostate{};
        if (const base::Outcome step = database.run(kMigrations[static_cast<std::size_t>(*version)]); !step)
            return step;
    }
}

}
