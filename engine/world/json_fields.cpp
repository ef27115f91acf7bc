#include "world/json_fields.h"

#include "base/json_writer.h"
#include "base/time_text.h"
#include "base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace shardscope::world {

namespace {

using base::JsonValue;

// Slashes and tildes of a name, as JSON pointers write them (RFC 6901).
std::string escapedForPath(std::string_view name)
{
    std::string escaped;
    for (const char c : name) {
        if (c == '~')
            escaped += "~0";
        else if (c == '/')
            escaped += "~1";
        else
            escaped += c;
    }
    return escaped;
}

// How many letters must change, go or come to make `a` of `b`; case does not count.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row[b.size()];
}

std::string quoted(std::string_view text, std::size_t most)
{
    std::string shown{text.substr(0, most)};
    shown.resize(base::validUtf8Prefix(shown));
    return "\"" + shown + (shown.size() < text.size() ? "…\"" : "\"");
}

std::string shown(const JsonValue& value)
{
    switch (value.kind) {
    case JsonValue::Kind::String:
        return quoted(value.text, 40);
    case JsonValue::Kind::Number:
        return value.text.substr(0, 40);
    case JsonValue::Kind::Boolean:
        return value.boolean ? "true" : "false";
    case JsonValue::Kind::Null:
    case JsonValue::Kind::Array:
    case JsonValue::Kind::Object:
        break;
    }
    return std::string{kindName(value.kind)};
}

template <typename T>
std::optional<T> wholeNumber(std::string_view text)
{
    T value{};
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || rest != text.data() + text.size())
        return std::nullopt;
    return value;
}

// Whether a number that does not fit is at least whole, to say the right thing about it.
bool looksWhole(std::string_view text) { return text.find_first_of(".eE") == std::string_view::npos; }

std::string rangeText(const std::string& lowest, const std::string& highest)
{
    return lowest == highest ? lowest : lowest + " to " + highest;
}

constexpr std::string_view kDurationRemedy = "write a duration like \"500ms\", \"30s\", \"10m\" or \"1h30m\"";

}

std::string_view kindName(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Null:
        return "null";
    case JsonValue::Kind::Boolean:
        return "true or false";
    case JsonValue::Kind::Number:
        return "a number";
    case JsonValue::Kind::String:
        return "a string";
    case JsonValue::Kind::Array:
        return "a list";
    case JsonValue::Kind::Object:
        return "an object";
    }
    return "";
}

void FileReading::refuse(std::uint32_t line, const std::string& path, std::string what)
{
    if (problem)
        return;
    problem =
        base::Problem{fileName + ":" + std::to_string(line) + ", " + (path.empty() ? "/" : path), std::move(what)};
}

Fields::Fields(const JsonValue& object, std::string path, FileReading& reading)
    : m_object(object), m_path(std::move(path)), m_reading(reading)
{
    if (object.kind != JsonValue::Kind::Object)
        reading.refuse(object.line, m_path, "must be an object, { … }, not " + shown(object));
}

std::string Fields::pathOf(std::string_view name) const
{
    return name.empty() ? m_path : m_path + "/" + escapedForPath(name);
}

void Fields::refuse(std::string_view name, std::string what)
{
    std::uint32_t line = m_object.line;
    bool isThere = false;
    for (const base::JsonMember& member : m_object.members) {
        if (member.name == name) {
            line = member.value.line;
            isThere = true;
        }
    }
    m_reading.refuse(line, isThere ? pathOf(name) : m_path, std::move(what));
}

void Fields::require(std::string_view name, std::string_view meaning)
{
    if (find(name) == nullptr)
        refuse("", "lacks \"" + std::string{name} + "\": " + std::string{meaning});
}

const JsonValue* Fields::find(std::string_view name)
{
    if (std::find(m_known.begin(), m_known.end(), name) == m_known.end())
        m_known.emplace_back(name);
    for (const base::JsonMember& member : m_object.members) {
        if (member.name == name)
            return &member.value;
    }
    return nullptr;
}

bool Fields::isOfKind(const JsonValue& value, const std::string& path, JsonValue::Kind kind,
    std::string_view wanted) const
{
    if (value.kind == kind)
        return true;
    m_reading.refuse(value.line, path, "must be " + std::string{wanted} + ", not " + shown(value));
    return false;
}

std::optional<std::int64_t> Fields::readSigned(std::string_view name, Bounds<std::int64_t> bounds)
{
    const JsonValue* value = find(name);
    if (value == nullptr || !isOfKind(*value, pathOf(name), JsonValue::Kind::Number, "a whole number"))
        return std::nullopt;
    const auto number = wholeNumber<std::int64_t>(value->text);
    if (!number && !looksWhole(value->text)) {
        refuse(name, "must be a whole number, not " + shown(*value));
        return std::nullopt;
    }
    if (!number || (m_reading.areBoundsChecked && (*number < bounds.lowest || *number > bounds.highest))) {
        refuse(name,
            "must be " + rangeText(std::to_string(bounds.lowest), std::to_string(bounds.highest)) + ", not "
                + shown(*value));
        return std::nullopt;
    }
    return number;
}

std::optional<std::uint64_t> Fields::readUnsigned(std::string_view name, Bounds<std::uint64_t> bounds,
    std::uint64_t typeHolds)
{
    const JsonValue* value = find(name);
    if (value == nullptr || !isOfKind(*value, pathOf(name), JsonValue::Kind::Number, "a whole number"))
        return std::nullopt;
    const auto number = wholeNumber<std::uint64_t>(value->text);
    if (!number && !looksWhole(value->text)) {
        refuse(name, "must be a whole number, not " + shown(*value));
        return std::nullopt;
    }
    const Bounds<std::uint64_t> allowed = m_reading.areBoundsChecked ? bounds : Bounds<std::uint64_t>{0, typeHolds};
    if (!number || *number < allowed.lowest || *number > allowed.highest) {
        refuse(name,
            "must be " + rangeText(std::to_string(allowed.lowest), std::to_string(allowed.highest)) + ", not "
                + shown(*value));
        return std::nullopt;
    }
    return number;
}

std::optional<std::int64_t> Fields::readDecimal(const JsonValue& value, const std::string& path, int decimals,
    Bounds<std::int64_t> bounds) const
{
    if (!isOfKind(value, path, JsonValue::Kind::Number, "a number"))
        return std::nullopt;
    double number = 0;
    const char* last = value.text.data() + value.text.size();
    const auto [rest, error] = std::from_chars(value.text.data(), last, number);
    double scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    const double scaled = number * scale;
    // 2^62 stays clear of what llround can hold.
    const bool isReadable = error == std::errc{} && rest == last && std::abs(scaled) < 4.6e18;
    const std::int64_t rounded = isReadable ? std::llround(scaled) : 0;
    if (!isReadable
        || (m_reading.areBoundsChecked
            && (scaled < static_cast<double>(bounds.lowest) || scaled > static_cast<double>(bounds.highest)))) {
        m_reading.refuse(value.line, path,
            "must be "
                + rangeText(base::decimalText(bounds.lowest, decimals), base::decimalText(bounds.highest, decimals))
                + ", not " + shown(value));
        return std::nullopt;
    }
    // Silent rounding would make a file say one thing and the run do another.
    if (std::abs(scaled - static_cast<double>(rounded)) > std::max(1e-3, std::abs(scaled) * 1e-12)) {
        m_reading.refuse(value.line, path,
            "may have at most " + std::to_string(decimals) + " decimals, and is " + shown(value));
        return std::nullopt;
    }
    return rounded;
}

void Fields::text(std::string_view name, std::string& target, TextBounds bounds)
{
    const JsonValue* value = find(name);
    if (value == nullptr || !isOfKind(*value, pathOf(name), JsonValue::Kind::String, "a string"))
        return;
    const std::size_t characters = base::utf8Characters(value->text);
    if (m_reading.areBoundsChecked && (characters < bounds.fewest || characters > bounds.most)) {
        refuse(name,
            "must have " + rangeText(std::to_string(bounds.fewest), std::to_string(bounds.most))
                + " characters, and has " + std::to_string(characters));
        return;
    }
    target = value->text;
}

void Fields::boolean(std::string_view name, bool& target)
{
    const JsonValue* value = find(name);
    if (value != nullptr && isOfKind(*value, pathOf(name), JsonValue::Kind::Boolean, "true or false"))
        target = value->boolean;
}

void Fields::duration(std::string_view name, base::Duration& target, Bounds<std::int64_t> boundsMs)
{
    const JsonValue* value = find(name);
    if (value == nullptr)
        return;
    if (value->kind != JsonValue::Kind::String) {
        refuse(name, "must be a duration, not " + shown(*value) + "; " + std::string{kDurationRemedy});
        return;
    }
    const bool isNegative = value->text.rfind('-', 0) == 0;
    const std::string_view digits = std::string_view{value->text}.substr(isNegative ? 1 : 0);
    const bool isOfAWorld = boundsMs.highest <= base::kWorldEnd.time_since_epoch().count();
    auto length = isOfAWorld ? base::parseDuration(digits) : base::parseAnyDuration(digits);
    if (!length) {
        refuse(name,
            "is no duration: " + shown(*value) + "; " + std::string{kDurationRemedy}
                + (isOfAWorld ? ", at most 34 years" : ""));
        return;
    }
    if (isNegative)
        length = -*length;
    if (m_reading.areBoundsChecked && (length->count() < boundsMs.lowest || length->count() > boundsMs.highest)) {
        refuse(name,
            "must be "
                + rangeText(base::durationText(base::Duration{boundsMs.lowest}),
                    base::durationText(base::Duration{boundsMs.highest}))
                + ", not " + shown(*value));
        return;
    }
    target = *length;
}

void Fields::finish()
{
    for (const base::JsonMember& member : m_object.members) {
        if (std::find(m_known.begin(), m_known.end(), member.name) != m_known.end())
            continue;
        std::string known;
        std::string nearest;
        std::size_t nearestDistance = 3;
        for (const std::string& name : m_known) {
            known += (known.empty() ? "" : ", ") + name;
            if (const std::size_t distance = editDistance(member.name, name); distance < nearestDistance) {
                nearest = name;
                nearestDistance = distance;
            }
        }
        m_reading.refuse(member.line, pathOf(member.name),
            "unknown field; " + (nearest.empty() ? "known here: " + known : "did you mean \"" + nearest + "\"?"));
    }
}

std::vector<std::pair<const JsonValue*, std::string>> elementsOf(Fields& fields, std::string_view name,
    Bounds<std::size_t> counts)
{
    std::vector<std::pair<const JsonValue*, std::string>> elements;
    const JsonValue* value = fields.find(name);
    if (value == nullptr)
        return elements;
    if (value->kind != JsonValue::Kind::Array) {
        fields.refuse(name, "must be a list, [ … ], not " + shown(*value));
        return elements;
    }
    const std::size_t count = value->elements.size();
    if (fields.reading().areBoundsChecked && (count < counts.lowest || count > counts.highest)) {
        fields.refuse(name,
            "must hold " + rangeText(std::to_string(counts.lowest), std::to_string(counts.highest))
                + " entries, and holds " + std::to_string(count));
        return elements;
    }
    for (std::size_t i = 0; i < count; ++i)
        elements.emplace_back(&value->elements[i], fields.pathOf(name) + "/" + std::to_string(i));
    return elements;
}

}
