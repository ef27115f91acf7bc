#include "store/database.h"

#include "base/check.h"

#include <sqlite3.h>

#include <array>
#include <utility>

namespace shardscope::store {

namespace {

// The longest thing kept is an embedded file of 16 MB or a command of a few; the rest is damage.
constexpr int kLongestValue = 256 * 1'048'576;
// Another Shardscope that is just closing the file gets this long.
constexpr int kPatienceMs = 250;

}

// --- Statement ---------------------------------------------------------------

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(Database& database, std::string_view sql) : m_database(database)
{
    sqlite3_stmt* statement = nullptr;
    m_database.note(sqlite3_prepare_v2(m_database.m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement,
        nullptr));
    m_statement.reset(statement);
}

Statement& Statement::bind(int parameter, std::int64_t value)
{
    if (m_statement)
        m_database.note(sqlite3_bind_int64(m_statement.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text)
{
    // An empty view may have no address, which SQLite would take for NULL.
    const char* const begin = text.empty() ? "" : text.data();
    if (m_statement)
        m_database.note(sqlite3_bind_text64(m_statement.get(), parameter, begin, text.size(), SQLITE_STATIC,
            SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int parameter, const std::vector<std::uint8_t>& bytes)
{
    return bindBlob(parameter, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Statement& Statement::bindBlob(int parameter, std::string_view bytes)
{
    if (m_statement)
        m_database.note(sqlite3_bind_blob64(m_statement.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

void Statement::reset()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement.get()); // repeats the code of the last step, which has been noted
    sqlite3_clear_bindings(m_statement.get());
}

bool Statement::step()
{
    if (!m_statement)
        return false;
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    m_database.note(code);
    return false;
}

base::Outcome Statement::run()
{
    const bool hasRow = step();
    if (m_database.problem())
        return *m_database.problem();
    SHARD_CHECK(!hasRow);
    return std::monostate{};
}

std::optional<std::int64_t> Statement::integer(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) != SQLITE_INTEGER)
        return std::nullopt;
    return sqlite3_column_int64(m_statement.get(), column);
}

std::optional<std::string> Statement::text(int column) const
{
    const std::optional<std::string_view> found = textView(column);
    return found ? std::optional{std::string{*found}} : std::nullopt;
}

std::optional<std::vector<std::uint8_t>> Statement::bytes(int column) const
{
    const std::optional<std::string_view> found = bytesView(column);
    return found ? std::optional{std::vector<std::uint8_t>(found->begin(), found->end())} : std::nullopt;
}

std::optional<std::string_view> Statement::textView(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) != SQLITE_TEXT)
        return std::nullopt;
    const auto* const begin = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    if (begin == nullptr)
        return std::nullopt;
    return std::string_view{begin, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

std::optional<std::string_view> Statement::bytesView(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) != SQLITE_BLOB)
        return std::nullopt;
    const auto* const begin = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    if (size == 0)
        return std::string_view{};
    if (begin == nullptr)
        return std::nullopt;
    return std::string_view{begin, static_cast<std::size_t>(size)};
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL; }

// --- Database ----------------------------------------------------------------

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

base::Result<Database> Database::open(const std::string& path, Access access)
{
    Database database{path};
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | (access == Access::Create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    database.m_handle.reset(handle);
    if (!database.note(code))
        return *database.m_problem;
    sqlite3_busy_timeout(handle, kPatienceMs);
    // The file may come from anywhere: nothing in it is to be run.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestValue);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    if (const base::Outcome checked = database.run("PRAGMA cell_size_check = ON"); !checked)
        return checked.error();
    return database;
}

base::Outcome Database::run(const char* sql)
{
    if (!note(sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr)))
        return *m_problem;
    return std::monostate{};
}

std::optional<std::int64_t> Database::integer(std::string_view sql)
{
    Statement statement{*this, sql};
    return statement.step() ? statement.integer(0) : std::nullopt;
}

std::optional<std::string> Database::text(std::string_view sql)
{
    Statement statement{*this, sql};
    return statement.step() ? statement.text(0) : std::nullopt;
}

bool Database::note(int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
        return true;
    m_problem = explain(code);
    m_isBusy = (code & 0xff) == SQLITE_BUSY;
    return false;
}

base::Problem Database::damaged(std::string_view detail) const
{
    return refuse("is damaged (" + std::string{detail}
        + "). Open an earlier copy of it. A copy made while the workspace was open may lack its end: close the "
          "workspace before copying it");
}

base::Problem Database::explain(int code) const
{
    const char* const detail = m_handle ? sqlite3_errmsg(m_handle.get()) : sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return refuse("is not a Shardscope workspace. Choose a file that Shardscope has saved (*.shardscope)");
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return damaged(detail);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return refuse("is open in another Shardscope. Close it there, or save this run under another name");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return refuse("may not be written. Save the run under another name, or change the file's permissions");
    case SQLITE_FULL:
        return refuse("could not be written: the disk is full. Make room, or save the run elsewhere");
    case SQLITE_CANTOPEN:
        return refuse("cannot be opened. Check that its folder exists and that you may read and write there");
    case SQLITE_IOERR:
        return refuse("could not be read or written (" + std::string{detail} + "). Check the disk and try again");
    default:
        return refuse("could not be read or written (" + std::string{detail} + ")");
    }
}

// --- Transaction -------------------------------------------------------------

Transaction::Transaction(Database& database)
    : m_database(database), m_begun(database.run("BEGIN IMMEDIATE")), m_isOpen(m_begun.hasValue())
{
}

Transaction::~Transaction()
{
    // A rollback can only fail when SQLite has already rolled back by itself.
    if (m_isOpen)
        (void)m_database.run("ROLLBACK");
}

base::Outcome Transaction::commit()
{
    SHARD_CHECK(m_isOpen);
    base::Outcome outcome = m_database.run("COMMIT");
    m_isOpen = !outcome.hasValue();
    return outcome;
}

}
