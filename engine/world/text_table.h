// A table for a terminal: columns as wide as their widest cell; numbers to the right, words to the left.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::world {

// 1234567 -> "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);
[[nodiscard]] std::string grouped(std::int64_t number);

class TextTable {
public:
    enum class Side { Left, Right };
    struct Column {
        std::string title;
        Side side;
    };

    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    void add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }
    void appendTo(std::string& out) const;

private:
    void appendRow(std::string& out, const std::vector<std::string>& row) const;

    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

}
