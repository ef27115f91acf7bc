#include "base/json_writer.h"

#include "base/check.h"
#include "base/utf8.h"

#include <array>
#include <cstdio>

namespace shardscope::base {

namespace {

// What JSON makes of a character that may not stand in a string as it is; empty for the others.
std::string escaped(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20 && code != 0x7F)
        return {};
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(code));
    return text.data();
}

}

std::string decimalText(std::int64_t value, int decimals)
{
    // Through unsigned, so that the lowest integer has an absolute value too.
    const auto absolute = value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    std::string digits = std::to_string(absolute);
    const auto wanted = static_cast<std::size_t>(decimals) + 1;
    if (digits.size() < wanted)
        digits.insert(0, wanted - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - static_cast<std::size_t>(decimals));
    digits.resize(digits.size() - fraction.size());
    while (!fraction.empty() && fraction.back() == '0')
        fraction.pop_back();
    return (value < 0 ? "-" : "") + digits + (fraction.empty() ? "" : "." + fraction);
}

JsonWriter& JsonWriter::beginObject(Layout layout) { return begin(true, layout); }

JsonWriter& JsonWriter::beginArray(Layout layout) { return begin(false, layout); }

JsonWriter& JsonWriter::begin(bool isObject, Layout layout)
{
    separate();
    const bool isInLine = !m_open.empty() && m_open.back().layout == Layout::Line;
    m_open.push_back({isObject, isInLine ? Layout::Line : layout, true});
    m_out += isObject ? '{' : '[';
    return *this;
}

JsonWriter& JsonWriter::end()
{
    SHARD_CHECK(!m_open.empty());
    SHARD_CHECK(!m_isAfterKey);
    const Open closed = m_open.back();
    m_open.pop_back();
    if (!closed.isEmpty && closed.layout == Layout::Lines)
        newLine();
    m_out += closed.isObject ? '}' : ']';
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    SHARD_CHECK(!m_open.empty() && m_open.back().isObject);
    SHARD_CHECK(!m_isAfterKey);
    separate();
    appendQuoted(name);
    m_out += ": ";
    m_isAfterKey = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    separate();
    appendQuoted(value);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) { return token(std::to_string(value)); }

JsonWriter& JsonWriter::count(std::uint64_t value) { return token(std::to_string(value)); }

JsonWriter& JsonWriter::decimal(std::int64_t value, int decimals) { return token(decimalText(value, decimals)); }

JsonWriter& JsonWriter::boolean(bool value) { return token(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return token("null"); }

JsonWriter& JsonWriter::token(std::string_view token)
{
    separate();
    m_out += token;
    return *this;
}

// What stands between the last thing and the next: nothing after a key, else a comma and its space.
void JsonWriter::separate()
{
    if (m_isAfterKey) {
        m_isAfterKey = false;
        return;
    }
    if (m_open.empty())
        return;
    Open& container = m_open.back();
    if (!container.isEmpty)
        m_out += container.layout == Layout::Line ? ", " : ",";
    container.isEmpty = false;
    if (container.layout == Layout::Lines)
        newLine();
}

void JsonWriter::newLine()
{
    m_out += '\n';
    m_out.append(m_open.size() * 2, ' ');
}

void JsonWriter::appendQuoted(std::string_view value)
{
    m_out += '"';
    const std::string repaired = validUtf8Prefix(value) == value.size() ? std::string{} : toValidUtf8(value);
    for (const char c : repaired.empty() ? value : std::string_view{repaired}) {
        const std::string escape = escaped(c);
        if (escape.empty())
            m_out += c;
        else
            m_out += escape;
    }
    m_out += '"';
}

}
