#include "world/text_table.h"

#include <algorithm>
#include <string_view>

namespace shardscope::world {

namespace {

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}

std::string grouped(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string grouped(std::int64_t number)
{
    return number < 0 ? "-" + grouped(static_cast<std::uint64_t>(-number))
                      : grouped(static_cast<std::uint64_t>(number));
}

void TextTable::appendTo(std::string& out) const
{
    std::vector<std::string> titles;
    for (const Column& column : m_columns)
        titles.push_back(column.title);
    appendRow(out, titles);
    for (const auto& row : m_rows)
        appendRow(out, row);
}

void TextTable::appendRow(std::string& out, const std::vector<std::string>& row) const
{
    std::string line = " ";
    for (std::size_t c = 0; c < row.size(); ++c) {
        std::size_t width = characters(m_columns[c].title);
        for (const auto& other : m_rows)
            width = std::max(width, characters(other[c]));
        const std::string padding(width - characters(row[c]), ' ');
        line += " " + (m_columns[c].side == Side::Right ? padding + row[c] : row[c] + padding) + " ";
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    out += line + "\n";
}

}
