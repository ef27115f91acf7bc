#include "world/import_text.h"

#include "base/time_text.h"

#include <algorithm>
#include <charconv>

namespace shardscope::world {

using base::JsonValue;

std::vector<Document> documentsOf(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf"; // before each of what was put together on Windows
    std::vector<Document> documents;
    std::size_t begin = std::string_view::npos;
    std::size_t beginLine = 0;
    std::size_t line = 0;
    int depth = 0;
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        line += c == '\n' ? 1 : 0;
        if (isInString) {
            i += c == '\\' ? 1 : 0;
            isInString = c != '"';
            continue;
        }
        if (begin == std::string_view::npos && text.substr(i, kByteOrderMark.size()) == kByteOrderMark) {
            i += kByteOrderMark.size() - 1;
            continue;
        }
        const bool isSpace = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (begin == std::string_view::npos && !isSpace && c != ',') {
            begin = i;
            beginLine = line;
        }
        isInString = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if ((c == '}' || c == ']') && depth <= 0) {
            documents.push_back({text.substr(begin, i + 1 - begin), beginLine});
            begin = std::string_view::npos;
            depth = 0;
        }
    }
    // What is never closed: the parser says so.
    if (begin != std::string_view::npos)
        documents.push_back({text.substr(begin), beginLine});
    return documents;
}

base::Result<JsonValue> parseDocument(const Document& document, std::string_view fileName)
{
    const auto firstLine = static_cast<std::uint32_t>(document.linesBefore + 1);
    if (!document.text.starts_with('['))
        return base::parseJson(document.text, fileName, firstLine);
    return base::parseJson("{\"Shards\":" + std::string{document.text} + "}", fileName, firstLine);
}

const JsonValue* member(const JsonValue& object, std::string_view name)
{
    const auto found = std::find_if(object.members.begin(), object.members.end(),
        [&](const base::JsonMember& each) { return each.name == name; });
    return found == object.members.end() ? nullptr : &found->value;
}

// The depth of a value is bounded by its parser.
JsonValue withoutNulls(const JsonValue& value)
{
    JsonValue out;
    out.kind = value.kind;
    out.boolean = value.boolean;
    out.line = value.line;
    out.text = value.text;
    for (const JsonValue& element : value.elements)
        out.elements.push_back(withoutNulls(element));
    for (const base::JsonMember& each : value.members) {
        if (each.value.kind != JsonValue::Kind::Null)
            out.members.push_back({each.name, each.line, withoutNulls(each.value)});
    }
    return out;
}

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || rest != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> secondOfIso(std::string_view text)
{
    constexpr std::size_t whole = 19;
    if (text.size() < whole)
        return std::nullopt;
    const auto local = base::parseUtc(std::string{text.substr(0, whole)} + "Z");
    std::string_view rest = text.substr(whole);
    if (rest.starts_with('.'))
        rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
    if (!local || rest.empty() || rest == "Z")
        return local;
    const bool isZone = rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':';
    const auto hours = isZone ? digits(rest.substr(1, 2)) : std::nullopt;
    const auto minutes = isZone ? digits(rest.substr(4, 2)) : std::nullopt;
    if (!hours || !minutes)
        return std::nullopt;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60;
    const std::int64_t second = rest[0] == '+' ? *local - offset : *local + offset;
    return second < 0 ? std::nullopt : std::optional{second};
}

std::optional<std::int64_t> secondOf(const JsonValue& value)
{
    constexpr std::int64_t kLast = 253'402'300'799; // of the year 9999
    if (value.kind == JsonValue::Kind::Number) {
        const auto second = digits(std::string_view{value.text}.substr(0, value.text.find('.')));
        return second && *second <= kLast ? second : std::nullopt;
    }
    if (value.kind == JsonValue::Kind::String)
        return secondOfIso(value.text);
    return std::nullopt;
}

void readMetricNames(Fields& fields, std::string_view name, streams::ShardLevelMetrics& metrics)
{
    for (const auto& [element, path] : elementsOf(fields, name, {})) {
        const auto metric =
            element->kind == JsonValue::Kind::String ? streams::shardLevelMetricsNamed(element->text) : std::nullopt;
        if (metric)
            metrics |= *metric;
        else
            fields.reading().refuse(element->line, path, "must be the name of a shard-level metric");
    }
}

bool isTagOfAws(std::string_view key) { return key.starts_with("aws:"); }

void readTagList(Fields& fields, std::string_view name, streams::Tags& tags)
{
    for (const auto& [element, path] : elementsOf(fields, name, {})) {
        Fields tag{*element, path, fields.reading()};
        std::string key;
        std::string value;
        tag.require("Key", "the tag's key");
        tag.text("Key", key, {});
        tag.text("Value", value, {});
        if (!isTagOfAws(key))
            tags[key] = value;
    }
}

}
