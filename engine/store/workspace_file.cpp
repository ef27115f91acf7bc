#include "store/workspace_file.h"

#include "store/inputs.h"
#include "store/schema.h"

#include <utility>

namespace shardscope::store {

namespace {

// SQLite's integers are signed; a fingerprint is 64 bits without a meaning of their own.
std::int64_t toSigned(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t toUnsigned(std::int64_t value) { return static_cast<std::uint64_t>(value); }

std::int64_t millisecondsOf(base::Instant at) { return at.time_since_epoch().count(); }

bool isWithinTime(std::int64_t ms) { return ms >= 0 && ms <= millisecondsOf(base::kWorldEnd); }

}

base::Result<WorkspaceFile> WorkspaceFile::openToRead(const std::string& path)
{
    base::Result<Database> database = Database::open(path, Database::Access::Existing);
    if (!database)
        return database.error();
    if (const base::Outcome checked = checkWorkspace(*database); !checked)
        return checked.error();
    if (const base::Outcome updated = bringUpToDate(*database); !updated)
        return updated.error();
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
    if (const base::Outcome updated = bringUpToDate(*database); !updated)
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
    if (const base::Outcome updated = bringUpToDate(*database); !updated)
        return updated.error();
    return WorkspaceFile{std::move(*database)};
}

// --- Reading -----------------------------------------------------------------

base::Result<OpenedWorkspace> WorkspaceFile::load()
{
    base::Result<world::Scenario> scenario = loadScenario();
    if (!scenario)
        return scenario.error();
    base::Result<std::vector<world::JournalEntry>> journal = loadJournal();
    if (!journal)
        return journal.error();
    const std::optional<std::int64_t> now = m_database.integer("SELECT value FROM meta WHERE key = 'now'");
    const std::optional<std::int64_t> fingerprint =
        m_database.integer("SELECT value FROM meta WHERE key = 'fingerprint'");
    const std::optional<std::string> view = m_database.text("SELECT json FROM view");
    if (m_database.problem())
        return *m_database.problem();
    if (!now || !fingerprint || !isWithinTime(*now))
        return m_database.damaged("it does not say where the run stands");
    return OpenedWorkspace{.scenario = std::move(*scenario),
        .journal = std::move(*journal),
        .now = base::instantAt(base::Duration{*now}),
        .fingerprint = toUnsigned(*fingerprint),
        .viewState = view.value_or("")};
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

base::Result<std::vector<world::JournalEntry>> WorkspaceFile::loadJournal()
{
    std::vector<world::JournalEntry> journal;
    Statement select{m_database, "SELECT ord, at, gesture, accepted, command, input FROM journal ORDER BY ord"};
    while (select.step()) {
        const std::optional<std::int64_t> order = select.integer(0);
        const std::optional<std::int64_t> at = select.integer(1);
        const std::optional<std::int64_t> gesture = select.integer(2);
        const std::optional<std::int64_t> accepted = select.integer(3);
        const std::optional<std::string> json = select.text(4);
        if (!order || !at || !gesture || !accepted || !json || *order < 0 || !isWithinTime(*at))
            return m_database.damaged("table journal, row " + std::to_string(journal.size() + 1));
        const std::optional<std::string> digest = select.text(5);
        // An agent that was asked for without its file was refused, and will be again.
        const world::FileReader readFile = digest
            ? world::FileReader{[&](const std::string&) { return readInput(m_database, *digest); }}
            : world::FileReader{};
        base::Result<world::Command> command =
            world::parseCommand(*json, m_database.path() + ", journal entry " + std::to_string(*order), readFile);
        if (!command)
            return command.error();
        journal.push_back({.at = base::instantAt(base::Duration{*at}),
            .order = toUnsigned(*order),
            .gesture = world::GestureId{toUnsigned(*gesture)},
            .command = std::move(*command),
            .wasAccepted = *accepted != 0});
    }
    if (m_database.problem())
        return *m_database.problem();
    if (!world::Journal::isInOrder(journal))
        return m_database.damaged("the journal's entries are not in the order of their time");
    return journal;
}

// --- Writing -----------------------------------------------------------------

base::Outcome WorkspaceFile::save(const world::SavedRun& run)
{
    m_database.forgetProblem();
    base::Outcome saved = saveInTransaction(run);
    if (saved)
        m_written = Written{.revision = run.revision, .entries = run.journal.size()};
    else
        m_written.reset(); // whatever is in the file, the next save writes all of it
    return saved;
}

base::Outcome WorkspaceFile::saveInTransaction(const world::SavedRun& run)
{
    Transaction transaction{m_database};
    if (!transaction.begun())
        return transaction.begun();
    std::size_t kept = 0;
    if (m_written && m_written->revision == run.revision && m_written->entries <= run.journal.size())
        kept = m_written->entries;
    else if (const base::Outcome written = writePast(run); !written)
        return written;
    for (std::size_t i = kept; i < run.journal.size(); ++i) {
        if (const base::Outcome written = writeEntry(run.journal[i]); !written)
            return written;
    }
    if (const base::Outcome written = writeMeta("now", millisecondsOf(run.now)); !written)
        return written;
    if (const base::Outcome written = writeMeta("fingerprint", toSigned(run.fingerprint)); !written)
        return written;
    return transaction.commit();
}

// Everything before the journal's first entry; replayed files that are there already stay.
base::Outcome WorkspaceFile::writePast(const world::SavedRun& run)
{
    if (const base::Outcome cleared = m_database.run("DELETE FROM journal"); !cleared)
        return cleared;
    const std::string json = world::writeScenario(run.scenario);
    Statement insert{m_database, "INSERT OR REPLACE INTO scenario (id, json) VALUES (1, ?1)"};
    if (const base::Outcome written = insert.bind(1, json).run(); !written)
        return written;
    const auto writeFileOf = [this](const world::Command& command) -> base::Outcome {
        const world::AddAgent* const agent = agentWithFile(command);
        return agent != nullptr ? writeInput(m_database, *agent) : std::monostate{};
    };
    for (const world::Command& client : run.scenario.clients) {
        if (const base::Outcome written = writeFileOf(client); !written)
            return written;
    }
    for (const world::TimedCommand& event : run.scenario.events) {
        if (const base::Outcome written = writeFileOf(event.command); !written)
            return written;
    }
    return std::monostate{};
}

base::Outcome WorkspaceFile::writeEntry(const world::JournalEntry& entry)
{
    const world::AddAgent* const agent = agentWithFile(entry.command);
    if (agent != nullptr) {
        if (const base::Outcome written = writeInput(m_database, *agent); !written)
            return written;
    }
    const std::string json = world::writeCommand(entry.command);
    Statement insert{
        m_database, "INSERT INTO journal (ord, at, gesture, accepted, command, input) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    insert.bind(1, toSigned(entry.order)).bind(2, millisecondsOf(entry.at));
    insert.bind(3, toSigned(static_cast<std::uint64_t>(entry.gesture))).bind(4, entry.wasAccepted ? 1 : 0);
    insert.bind(5, json);
    if (agent != nullptr)
        insert.bind(6, agent->dataset->digest); // else NULL
    return insert.run();
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
