#include "store/workspace_file.h"

#include "store/inputs.h"
#include "store/schema.h"
#include "world/packed_records.h"

#include <algorithm>
#include <utility>

namespace shardscope::store {

namespace {

// SQLite's integers are signed; a fingerprint is 64 bits without a meaning of their own.
std::int64_t toSigned(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t toUnsigned(std::int64_t value) { return static_cast<std::uint64_t>(value); }

std::int64_t millisecondsOf(base::Instant at) { return at.time_since_epoch().count(); }

base::Outcome updateInTransaction(Database& database)
{
    if (isUpToDate(database))
        return std::monostate{};
    Transaction transaction{database};
    if (!transaction.begun())
        return transaction.begun();
    if (const base::Outcome updated = bringUpToDate(database); !updated)
        return updated;
    return transaction.commit();
}

// Of all branches.
std::int64_t entriesOf(const std::vector<world::SavedBranch>& branches)
{
    std::int64_t entries = 0;
    for (const world::SavedBranch& branch : branches)
        entries += static_cast<std::int64_t>(branch.journal->size());
    return entries;
}

bool isWithinTime(std::int64_t ms) { return ms >= 0 && ms <= millisecondsOf(base::kWorldEnd); }

}

base::Result<WorkspaceFile> WorkspaceFile::openToRead(const std::string& path)
{
    base::Result<Database> database = Database::open(path, Database::Access::Existing);
    if (!database)
        return database.error();
    if (const base::Outcome checked = checkWorkspace(*database); !checked)
        return checked.error();
    return WorkspaceFile{std::move(*database)};
}

base::Result<WorkspaceFile> WorkspaceFile::openToKeep(const std::string& path)
{
    base::Result<Database> database = Database::open(path, Database::Access::Create);
    if (!database)
        return database.error();
    const bool isNew = isBlank(*database);
    if (const auto& problem = database->problem())
        return *problem;
    if (!isNew) {
        if (const base::Outcome checked = checkWorkspace(*database); !checked)
            return checked.error();
    }
    // Full: a commit is on disk before it returns. It happens about twice a second, on a thread of its own.
    if (const base::Outcome kept = database->run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                                                 "PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT");
        !kept)
        return kept.error();
    if (const base::Outcome updated = updateInTransaction(*database); !updated)
        return updated.error();
    return WorkspaceFile{std::move(*database)};
}

base::Result<WorkspaceFile> WorkspaceFile::create(const std::string& path)
{
    base::Result<Database> database = Database::open(path, Database::Access::Create);
    if (!database)
        return database.error();
    // Until it gets its name, half of the file is worth nothing: no journal on disk is needed.
    if (const base::Outcome kept = database->run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL"); !kept)
        return kept.error();
    if (const base::Outcome updated = updateInTransaction(*database); !updated)
        return updated.error();
    return WorkspaceFile{std::move(*database)};
}

// --- Reading -----------------------------------------------------------------

base::Result<OpenedWorkspace> WorkspaceFile::load()
{
    // Somebody may go on with the older version: what is only read stays as it is.
    std::optional<Transaction> takenBack;
    if (!isUpToDate(m_database)) {
        takenBack.emplace(m_database);
        if (!takenBack->begun())
            return takenBack->begun().error();
        if (const base::Outcome updated = bringUpToDate(m_database); !updated)
            return updated.error();
    }
    base::Result<OpenedWorkspace> opened = loadWithoutJournals();
    if (!opened)
        return opened.error();
    std::vector<world::SavedBranch>& branches = opened->run.branches;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        base::Result<std::vector<world::JournalEntry>> entries = journal(i).next(JournalReader::kAll);
        if (!entries)
            return entries.error();
        branches[i].journal = std::make_shared<const std::vector<world::JournalEntry>>(std::move(*entries));
    }
    if (const base::Outcome checked = checkCount(entriesOf(branches)); !checked)
        return checked.error();
    return opened;
}

JournalReader WorkspaceFile::journal(std::size_t branch) { return JournalReader{m_database, branch}; }

// Their numbers tell nothing: undo leaves gaps. A program that does not count them may have added some.
base::Outcome WorkspaceFile::checkCount(std::int64_t found)
{
    const std::optional<std::int64_t> saved = m_database.integer("SELECT value FROM meta WHERE key = 'entries'");
    if (m_database.problem())
        return *m_database.problem();
    if (saved && *saved > found)
        return m_database.damaged("its journal had " + std::to_string(*saved) + " entries when it was saved, and has "
            + std::to_string(found));
    return std::monostate{};
}

base::Result<OpenedWorkspace> WorkspaceFile::loadWithoutJournals()
{
    base::Result<world::Scenario> scenario = loadScenario();
    if (!scenario)
        return scenario.error();
    base::Result<std::vector<world::SavedBranch>> branches = loadBranches();
    if (!branches)
        return branches.error();
    const auto number = [this](const char* key) {
        return m_database.integer(std::string{"SELECT value FROM meta WHERE key = '"} + key + "'");
    };
    const std::optional<std::int64_t> now = number("now");
    const std::optional<std::int64_t> fingerprint = number("fingerprint");
    const std::optional<std::int64_t> current = number("branch");
    const std::optional<std::int64_t> compared = number("compared");
    const std::optional<std::string> view = m_database.text("SELECT json FROM view");
    if (m_database.problem())
        return *m_database.problem();
    const auto isBranch = [&](std::int64_t index) { return index >= 0 && std::size_t(index) < branches->size(); };
    if (!now || !current || !isWithinTime(*now) || !isBranch(*current) || !isBranch(compared.value_or(*current)))
        return m_database.damaged("it does not say where the run stands");
    world::SavedRun run{.scenario = std::move(*scenario),
        .branches = std::move(*branches),
        .current = static_cast<std::size_t>(*current),
        .now = base::instantAt(base::Duration{*now})};
    if (fingerprint)
        run.fingerprint = toUnsigned(*fingerprint);
    if (compared)
        run.compared = static_cast<std::size_t>(*compared);
    return OpenedWorkspace{.run = std::move(run), .viewState = view.value_or("")};
}

bool WorkspaceFile::hasRun()
{
    // What was done without what it began with is a damaged run, not a file that is free.
    return m_database.integer("SELECT (SELECT count(*) FROM scenario) + (SELECT count(*) FROM journal)").value_or(0)
        > 0;
}

base::Result<world::Scenario> WorkspaceFile::loadScenario()
{
    const std::optional<std::string> json = m_database.text("SELECT json FROM scenario");
    if (m_database.problem())
        return *m_database.problem();
    if (!json)
        return m_database.refuse("holds no scenario: no run has been saved in it, or it is damaged. Open an earlier "
                                 "copy of it");
    const world::FileReader readFile = [this](const std::string& name) { return readInput(m_database, name); };
    return world::parseScenario(*json, m_database.path() + ", scenario", readFile);
}

base::Result<std::vector<world::SavedBranch>> WorkspaceFile::loadBranches()
{
    std::vector<world::SavedBranch> branches;
    Statement select{m_database, "SELECT id, name, parent, at, end FROM branch ORDER BY id"};
    while (select.step()) {
        const std::optional<std::int64_t> id = select.integer(0);
        const std::optional<std::string> name = select.text(1);
        const std::optional<std::int64_t> parent = select.integer(2);
        const std::optional<std::int64_t> at = select.integer(3);
        const std::optional<std::int64_t> end = select.integer(4);
        const auto count = static_cast<std::int64_t>(branches.size());
        // The first left nothing.
        if (id != count || !name || !parent || !at || !end || *parent < 0 || *parent >= std::max<std::int64_t>(count, 1)
            || !isWithinTime(*at) || !isWithinTime(*end))
            return m_database.damaged("table branch, row " + std::to_string(count + 1));
        branches.push_back({.name = *name,
            .parent = static_cast<std::uint32_t>(*parent),
            .at = base::instantAt(base::Duration{*at}),
            .end = base::instantAt(base::Duration{*end})});
    }
    if (m_database.problem())
        return *m_database.problem();
    return branches;
}

// --- Writing -----------------------------------------------------------------

base::Outcome WorkspaceFile::save(const world::SavedRun& run)
{
    m_database.forgetProblem();
    base::Outcome saved = saveInTransaction(run);
    // When it failed: whatever is in the file, the next save writes all of it.
    m_written.reset();
    if (saved) {
        m_written = Written{.revision = run.revision, .branches = {}};
        for (const world::SavedBranch& branch : run.branches)
            m_written->branches.push_back({branch.revision, branch.journal->size()});
    }
    return saved;
}

base::Outcome WorkspaceFile::saveInTransaction(const world::SavedRun& run)
{
    Transaction transaction{m_database};
    if (!transaction.begun())
        return transaction.begun();
    if (m_written && m_written->revision != run.revision)
        m_written.reset();
    if (!m_written) {
        if (const base::Outcome cleared = m_database.run("DELETE FROM journal; DELETE FROM branch; DELETE FROM meta");
            !cleared)
            return cleared;
        if (const base::Outcome written = writeScenario(run.scenario); !written)
            return written;
    }
    for (std::size_t i = 0; i < run.branches.size(); ++i) {
        if (const base::Outcome written = writeBranch(i, run.branches[i]); !written)
            return written;
    }
    if (const base::Outcome written = writeMeta("now", millisecondsOf(run.now)); !written)
        return written;
    if (const base::Outcome written = writeMeta("entries", entriesOf(run.branches)); !written)
        return written;
    const base::Outcome fingerprinted = run.fingerprint ? writeMeta("fingerprint", toSigned(*run.fingerprint))
                                                        : m_database.run("DELETE FROM meta WHERE key = 'fingerprint'");
    if (!fingerprinted)
        return fingerprinted;
    if (const base::Outcome written = writeMeta("branch", static_cast<std::int64_t>(run.current)); !written)
        return written;
    const base::Outcome written = run.compared ? writeMeta("compared", static_cast<std::int64_t>(*run.compared))
                                               : m_database.run("DELETE FROM meta WHERE key = 'compared'");
    if (!written)
        return written;
    return transaction.commit();
}

// Replayed files that are there already stay.
base::Outcome WorkspaceFile::writeScenario(const world::Scenario& scenario)
{
    const std::string json = world::writeScenario(scenario);
    Statement insert{m_database, "INSERT OR REPLACE INTO scenario (id, json) VALUES (1, ?1)"};
    if (const base::Outcome written = insert.bind(1, json).run(); !written)
        return written;
    const auto writeFileOf = [this](const world::Command& command) -> base::Outcome {
        const world::AddAgent* const agent = agentWithFile(command);
        return agent != nullptr ? writeInput(m_database, *agent) : std::monostate{};
    };
    for (const world::Command& client : scenario.clients) {
        if (const base::Outcome written = writeFileOf(client); !written)
            return written;
    }
    for (const world::TimedCommand& event : scenario.events) {
        if (const base::Outcome written = writeFileOf(event.command); !written)
            return written;
    }
    return std::monostate{};
}

base::Outcome WorkspaceFile::writeBranch(std::size_t index, const world::SavedBranch& branch)
{
    const auto id = static_cast<std::int64_t>(index);
    Statement insert{
        m_database, "INSERT OR REPLACE INTO branch (id, name, parent, at, end) VALUES (?1, ?2, ?3, ?4, ?5)"};
    insert.bind(1, id).bind(2, branch.name).bind(3, static_cast<std::int64_t>(branch.parent));
    insert.bind(4, millisecondsOf(branch.at)).bind(5, millisecondsOf(branch.end));
    if (const base::Outcome written = insert.run(); !written)
        return written;
    const std::vector<world::JournalEntry>& journal = *branch.journal;
    std::size_t kept = 0;
    if (m_written && index < m_written->branches.size()) {
        const WrittenBranch& before = m_written->branches[index];
        if (before.revision == branch.revision && before.entries <= journal.size()) {
            kept = before.entries;
        } else {
            Statement clear{m_database, "DELETE FROM journal WHERE branch = ?1"};
            if (const base::Outcome cleared = clear.bind(1, id).run(); !cleared)
                return cleared;
        }
    }
    return writeEntries(index, std::span{journal}.subspan(kept));
}

base::Outcome WorkspaceFile::writeEntries(std::size_t branch, std::span<const world::JournalEntry> entries)
{
    Statement insert{m_database,
        "INSERT INTO journal (branch, ord, at, gesture, accepted, command, input, records, digest) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};
    for (const world::JournalEntry& entry : entries) {
        insert.bind(1, static_cast<std::int64_t>(branch));
        if (const base::Outcome written = writeEntry(insert, entry); !written)
            return written;
        insert.reset();
    }
    return std::monostate{};
}

base::Outcome WorkspaceFile::writeEntry(Statement& insert, const world::JournalEntry& entry)
{
    const world::AddAgent* const agent = agentWithFile(entry.command);
    if (agent != nullptr) {
        if (const base::Outcome written = writeInput(m_database, *agent); !written)
            return written;
    }
    const std::optional<world::SplitCall> put = world::splitRecords(entry.command);
    const std::string json = world::writeCommand(put ? put->call : entry.command);
    const JournalRow row{.order = toSigned(entry.order),
        .at = millisecondsOf(entry.at),
        .gesture = toSigned(static_cast<std::uint64_t>(entry.gesture)),
        .accepted = entry.wasAccepted ? 1 : 0,
        .command = json,
        .input = agent != nullptr ? std::string_view{agent->dataset->digest} : std::string_view{},
        .records = put ? std::string_view{put->packed} : std::string_view{}};
    insert.bind(2, row.order).bind(3, row.at).bind(4, row.gesture).bind(5, row.accepted).bind(6, row.command);
    if (agent != nullptr)
        insert.bind(7, row.input); // else NULL
    if (put)
        insert.bindBlob(8, row.records);
    return insert.bind(9, toSigned(digestOf(row))).run();
}

base::Outcome WorkspaceFile::append(const std::vector<world::JournalEntry>& entries, base::Instant now)
{
    m_database.forgetProblem();
    Transaction transaction{m_database};
    if (!transaction.begun())
        return transaction.begun();
    if (const base::Outcome written = writeEntries(0, entries); !written)
        return written;
    if (const base::Outcome written = writeMeta("now", millisecondsOf(now)); !written)
        return written;
    Statement count{m_database, "UPDATE meta SET value = value + ?1 WHERE key = 'entries'"};
    if (const base::Outcome counted = count.bind(1, static_cast<std::int64_t>(entries.size())).run(); !counted)
        return counted;
    if (const base::Outcome gone = m_database.run("DELETE FROM meta WHERE key = 'fingerprint'"); !gone)
        return gone;
    return transaction.commit();
}

base::Outcome WorkspaceFile::writeMeta(const char* key, std::int64_t value)
{
    Statement insert{m_database, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)"};
    return insert.bind(1, std::string_view{key}).bind(2, value).run();
}

base::Outcome WorkspaceFile::saveViewState(const std::string& json)
{
    m_database.forgetProblem();
    Statement insert{m_database, "INSERT OR REPLACE INTO view (id, json) VALUES (1, ?1)"};
    return insert.bind(1, json).run();
}

void WorkspaceFile::settle()
{
    // Where this fails, the log stays beside the file and the next one to open it folds it in.
    (void)m_database.text("PRAGMA journal_mode = DELETE");
}

}
