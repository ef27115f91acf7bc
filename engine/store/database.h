// SQLite in the few words that a workspace needs. A failed call leaves its reason behind as
// a Problem that names the file, what is wrong and what can be done; nothing is thrown.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace shardscope::store {

class Database;

// One prepared statement; parameters and columns count from 1 and 0, as SQLite does. Texts and
// bytes that are bound must outlive the next step().
class Statement {
public:
    Statement(Database& database, std::string_view sql);

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, const std::vector<std::uint8_t>& bytes);
    Statement& bindBlob(int parameter, std::string_view bytes);
    // For a loop of inserts: leaves the statement ready for the next row.
    void reset();

    // True: a row is there. False: there is none, or it failed; see Database::problem().
    [[nodiscard]] bool step();
    // For statements without rows.
    [[nodiscard]] base::Outcome run();

    // Unset when the column holds something else.
    [[nodiscard]] std::optional<std::int64_t> integer(int column) const;
    [[nodiscard]] std::optional<std::string> text(int column) const;
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> bytes(int column) const;
    // The same where they lie: until the next step(), and no other call of that column.
    [[nodiscard]] std::optional<std::string_view> textView(int column) const;
    [[nodiscard]] std::optional<std::string_view> bytesView(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Database& m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

class Database {
public:
    enum class Access { Existing, Create };
    [[nodiscard]] static base::Result<Database> open(const std::string& path, Access access);

    // One or more statements without parameters and rows.
    base::Outcome run(const char* sql);
    // The single integer or text that a query or pragma answers; unset when it failed or has none.
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view sql);
    [[nodiscard]] std::optional<std::string> text(std::string_view sql);

    [[nodiscard]] const std::string& path() const { return m_path; }
    // Why the last failing call failed; unset while all went well since forgetProblem().
    [[nodiscard]] const std::optional<base::Problem>& problem() const { return m_problem; }
    void forgetProblem() { m_problem.reset(); }
    // The last failure was that somebody else has the file open.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    // A Problem of this file in our own words.
    [[nodiscard]] base::Problem refuse(std::string what) const { return {m_path, std::move(what)}; }
    [[nodiscard]] base::Problem damaged(std::string_view detail) const;

private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(std::string path) : m_path(std::move(path)) {}
    // Notes the reason unless `code` is a success; returns whether it is one.
    bool note(int code);
    [[nodiscard]] base::Problem explain(int code) const;

    std::string m_path;
    std::unique_ptr<sqlite3, Close> m_handle;
    std::optional<base::Problem> m_problem;
    bool m_isBusy = false;
};

// All or nothing: rolled back unless commit() was called.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] const base::Outcome& begun() const { return m_begun; }
    [[nodiscard]] base::Outcome commit();

private:
    Database& m_database;
    base::Outcome m_begun;
    bool m_isOpen;
};

}
