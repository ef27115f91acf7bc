#include "base/json_reader.h"

#include "base/utf8.h"

#include <algorithm>
#include <optional>
#include <set>

// Results that turn into exceptions when they are used unchecked do not compile this way.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

namespace shardscope::base {

namespace {

namespace ondemand = simdjson::ondemand;

// Counts lines once, however often it is asked, as long as it is asked in rising order.
class LineCounter {
public:
    LineCounter(std::string_view text, std::uint32_t firstLine)
        : m_text(text), m_firstLine(firstLine), m_line(firstLine)
    {
    }

    std::uint32_t lineAt(std::size_t offset)
    {
        offset = std::min(offset, m_text.size());
        if (offset < m_offset) {
            m_offset = 0;
            m_line = m_firstLine;
        }
        m_line += static_cast<std::uint32_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_offset),
            m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        m_offset = offset;
        return m_line;
    }

private:
    std::string_view m_text;
    std::uint32_t m_firstLine;
    std::size_t m_offset = 0;
    std::uint32_t m_line;
};

struct Fault {
    std::size_t offset = 0;
    std::string what;
};

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The mistakes people make by hand, found by reading the text once from its start. A comment
// comes first: what stands in it would look like any other mistake.
std::optional<Fault> commonFault(std::string_view json)
{
    std::optional<std::size_t> opening; // of the string we are in
    std::optional<std::size_t> comma;   // the last one, if nothing but space has followed
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (opening) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                opening.reset();
            else if (static_cast<unsigned char>(c) < 0x20)
                return Fault{*opening,
                    "a string that begins here is not closed on its line; end it with a \" "
                    "and write line breaks inside it as \\n"};
            continue;
        }
        const char next = i + 1 < json.size() ? json[i + 1] : '\0';
        if (c == '#' || (c == '/' && (next == '/' || next == '*')))
            return Fault{i, "comments are not JSON; remove this one (a \"description\" can hold the words)"};
        if (c == '\'')
            return Fault{i, "text and names stand in double quotes (\"), not in single ones"};
        if ((c == '}' || c == ']') && comma)
            return Fault{*comma, std::string{"a comma right before the closing "} + c + "; remove it"};
        if (c == '"')
            opening = i;
        if (c == ',')
            comma = i;
        else if (!isSpace(c))
            comma.reset();
    }
    if (opening)
        return Fault{*opening, "a string that begins here is never closed; end it with a \""};
    return std::nullopt;
}

class TreeMaker {
public:
    TreeMaker(std::string_view json, std::string_view fileName, std::uint32_t firstLine)
        : m_json(json), m_lines(json, firstLine), m_fileName(fileName)
    {
    }

    Result<JsonValue> make()
    {
        if (const std::size_t valid = validUtf8Prefix(m_json); valid < m_json.size())
            return problemAt(valid, "this byte is not UTF-8 text; save the file as UTF-8");
        if (std::all_of(m_json.begin(), m_json.end(), isSpace))
            return problemAt(0, "the file is empty; it should hold one JSON object, { … }");

        simdjson::padded_string padded{m_json};
        m_begin = padded.data();
        ondemand::parser parser;
        ondemand::document document;
        JsonValue root;
        simdjson::error_code error = parser.iterate(padded).get(document);
        // A document that never came to be has no location to be asked for.
        const bool isReadable = error == simdjson::SUCCESS;
        if (isReadable)
            error = readRoot(document, root);
        if (m_problem)
            return std::move(*m_problem);
        if (error != simdjson::SUCCESS)
            return syntaxProblem(isReadable ? &document : nullptr, error);
        return root;
    }

private:
    simdjson::error_code readRoot(ondemand::document& document, JsonValue& root)
    {
        ondemand::json_type type{};
        if (const auto error = document.type().get(type))
            return error;
        m_offset = static_cast<std::size_t>(std::find_if_not(m_json.begin(), m_json.end(), isSpace) - m_json.begin());
        if (type != ondemand::json_type::object) {
            m_problem = problemAt(m_offset, "the file should hold one JSON object, { … }");
            return simdjson::INCORRECT_TYPE;
        }
        ondemand::object object;
        if (const auto error = document.get_object().get(object))
            return error;
        root.kind = JsonValue::Kind::Object;
        root.line = m_lines.lineAt(m_offset);
        if (const auto error = readObject(object, root, 1))
            return error;
        const char* rest = nullptr;
        if (document.current_location().get(rest) == simdjson::SUCCESS && rest < m_begin + m_json.size()) {
            m_problem = problemAt(static_cast<std::size_t>(rest - m_begin),
                "something follows after the end of the JSON object; remove it");
            return simdjson::TRAILING_CONTENT;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code readObject(ondemand::object& object, JsonValue& into, std::uint32_t depth)
    {
        std::set<std::string> names;
        for (auto result : object) {
            ondemand::field field;
            if (const auto error = std::move(result).get(field))
                return error;
            JsonMember member;
            m_offset = static_cast<std::size_t>(field.key().raw() - m_begin) - 1;
            member.line = m_lines.lineAt(m_offset);
            std::string_view name;
            if (const auto error = field.unescaped_key().get(name))
                return error;
            member.name = name;
            if (!names.insert(member.name).second) {
                m_problem = problemAt(m_offset, "\"" + member.name + "\" stands here twice; remove one of them");
                return simdjson::TAPE_ERROR;
            }
            if (const auto error = readValue(field.value(), member.value, depth))
                return error;
            into.members.push_back(std::move(member));
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code readArray(ondemand::array& array, JsonValue& into, std::uint32_t depth)
    {
        for (auto result : array) {
            ondemand::value value;
            if (const auto error = std::move(result).get(value))
                return error;
            JsonValue element;
            if (const auto error = readValue(value, element, depth))
                return error;
            into.elements.push_back(std::move(element));
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code readValue(ondemand::value value, JsonValue& into, std::uint32_t depth)
    {
        const std::string_view token = value.raw_json_token();
        m_offset = static_cast<std::size_t>(token.data() - m_begin);
        into.line = m_lines.lineAt(m_offset);
        ondemand::json_type type{};
        if (const auto error = value.type().get(type))
            return error;
        const bool isContainer = type == ondemand::json_type::object || type == ondemand::json_type::array;
        if (isContainer && depth >= kJsonDepth) {
            m_problem = problemAt(m_offset, "brackets nest deeper than " + std::to_string(kJsonDepth) + " levels here");
            return simdjson::DEPTH_ERROR;
        }
        switch (type) {
        case ondemand::json_type::object: {
            into.kind = JsonValue::Kind::Object;
            ondemand::object object;
            if (const auto error = value.get_object().get(object))
                return error;
            return readObject(object, into, depth + 1);
        }
        case ondemand::json_type::array: {
            into.kind = JsonValue::Kind::Array;
            ondemand::array array;
            if (const auto error = value.get_array().get(array))
                return error;
            return readArray(array, into, depth + 1);
        }
        case ondemand::json_type::string: {
            into.kind = JsonValue::Kind::String;
            std::string_view text;
            const auto error = value.get_string().get(text);
            into.text = text;
            return error;
        }
        case ondemand::json_type::number: {
            into.kind = JsonValue::Kind::Number;
            into.text = token.substr(0, std::min(token.size(), token.find_first_of(" \t\r\n,]}")));
            // Only for its syntax: what the number may be is the reader's business.
            double number = 0;
            return value.get_double().get(number);
        }
        case ondemand::json_type::boolean:
            into.kind = JsonValue::Kind::Boolean;
            return value.get_bool().get(into.boolean);
        case ondemand::json_type::null:
            return readNull(value);
        }
        return simdjson::UNEXPECTED_ERROR;
    }

    static simdjson::error_code readNull(ondemand::value& value)
    {
        bool isNull = false;
        if (const auto error = value.is_null().get(isNull))
            return error;
        return isNull ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }

    Problem problemAt(std::size_t offset, std::string what)
    {
        return {std::string{m_fileName} + ":" + std::to_string(m_lines.lineAt(offset)), std::move(what)};
    }

    Problem syntaxProblem(ondemand::document* document, simdjson::error_code error)
    {
        if (const auto fault = commonFault(m_json))
            return problemAt(fault->offset, fault->what);
        if (error == simdjson::INCOMPLETE_ARRAY_OR_OBJECT)
            return problemAt(m_json.size(), "the file ends before all brackets are closed; is it cut off?");
        if (error == simdjson::CAPACITY || error == simdjson::MEMALLOC)
            return problemAt(0, "the file is too large to be read");
        const char* location = nullptr;
        if (document != nullptr && document->current_location().get(location) == simdjson::SUCCESS
            && location >= m_begin + m_offset && location < m_begin + m_json.size())
            m_offset = static_cast<std::size_t>(location - m_begin);
        if (error == simdjson::NUMBER_ERROR)
            return problemAt(m_offset, "this is not a number as JSON writes it, for example 12, 0.5 or 1e6");
        if (error == simdjson::STRING_ERROR)
            return problemAt(m_offset,
                "this string holds an escape that JSON does not know; a backslash is written \\\\");
        std::string near{m_json.substr(m_offset, 12)};
        near.resize(std::min(near.find_first_of("\r\n"), near.size()));
        near.resize(validUtf8Prefix(near));
        return problemAt(m_offset,
            "this is not JSON near '" + near + "'; is a comma, colon, quote or bracket missing?");
    }

    std::string_view m_json;
    LineCounter m_lines;
    std::string_view m_fileName;
    const char* m_begin = nullptr;
    std::size_t m_offset = 0; // of what is being read, for messages
    std::optional<Problem> m_problem;
};

}

Result<JsonValue> parseJson(std::string_view json, std::string_view fileName, std::uint32_t firstLine)
{
    return TreeMaker{json, fileName, firstLine}.make();
}

}
