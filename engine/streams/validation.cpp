#include "streams/validation.h"

#include "streams/arn.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

constexpr std::size_t kListed = 10;
constexpr std::size_t kArnCharacters = 2'048;
constexpr std::size_t kTagKeyCharacters = 128;
constexpr std::size_t kTagValueCharacters = 256;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'
        || c == '-';
}

bool isPlainDecimal(std::string_view text, std::size_t mostDigits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && text.size() <= mostDigits && std::all_of(text.begin(), text.end(), isDigit)
        && (text.size() == 1 || text.front() != '0');
}

}

std::size_t characters(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

void Constraints::add(std::string failure, Reason reason)
{
    if (m_failures.size() == kListed)
        return;
    m_reason = m_failures.empty() || m_reason == reason ? reason : Reason::BadArgument;
    m_failures.push_back(std::move(failure));
}

void Constraints::add(std::string_view value, std::string_view path, std::string_view constraint, Reason reason)
{
    if (m_failures.size() == kListed)
        return;
    std::string failure = "Value '";
    failure += value;
    failure += "' at '";
    failure += path;
    failure += "' failed to satisfy constraint: ";
    failure += constraint;
    add(std::move(failure), reason);
}

void Constraints::length(std::string_view path, std::string_view value, std::size_t least, std::size_t most)
{
    const std::size_t count = characters(value);
    if (count < least)
        add(value, path, "Member must have length greater than or equal to " + std::to_string(least));
    if (count > most)
        add(value, path, "Member must have length less than or equal to " + std::to_string(most));
}

void Constraints::range(std::string_view path, std::int64_t value, std::int64_t least, std::int64_t most)
{
    if (value < least)
        add(std::to_string(value), path, "Member must have value greater than or equal to " + std::to_string(least));
    if (value > most)
        add(std::to_string(value), path, "Member must have value less than or equal to " + std::to_string(most));
}

void Constraints::name(std::string_view path, std::string_view value)
{
    if (!std::all_of(value.begin(), value.end(), isNameCharacter) || value.empty())
        add(value, path, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    length(path, value, 1, 128);
}

void Constraints::number(std::string_view path, std::string_view value, std::string_view pattern)
{
    const std::size_t mostDigits = pattern.find("{0,38}") != std::string_view::npos ? 39 : 129;
    if (!isPlainDecimal(value, mostDigits))
        add(value, path, std::string{"Member must satisfy regular expression pattern: "} + std::string{pattern});
}

void Constraints::blob(std::string_view path, std::int64_t bytes, std::int64_t most, bool isValueShown)
{
    if (bytes <= most)
        return;
    const std::string constraint = "Member must have length less than or equal to " + std::to_string(most);
    if (isValueShown) {
        const std::string size = std::to_string(bytes);
        add("java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size + "]", path, constraint,
            Reason::RecordTooLarge);
        return;
    }
    add("Value at '" + std::string{path} + "' failed to satisfy constraint: " + constraint + ".",
        Reason::RecordTooLarge);
}

void Constraints::requiredName(std::string_view path, std::string_view value)
{
    if (value.empty())
        missing(path);
    else
        name(path, value);
}

void Constraints::missing(std::string_view path)
{
    add("Value null at '" + std::string{path} + "' failed to satisfy constraint: Member must not be null",
        Reason::BadArgument);
}

void Constraints::pattern(std::string_view path, std::string_view value, std::string_view pattern, bool isMatch)
{
    if (!isMatch)
        add(value, path, "Member must satisfy regular expression pattern: " + std::string{pattern});
}

void Constraints::streamArn(std::string_view path, std::string_view value)
{
    pattern(path, value, R"(arn:aws.*:kinesis:.*:\d{12}:stream/\S+)", parseStreamArn(value).has_value());
    length(path, value, 1, kArnCharacters);
}

void Constraints::requiredStreamArn(std::string_view path, std::string_view value)
{
    if (value.empty())
        missing(path);
    else
        streamArn(path, value);
}

void Constraints::tags(std::string_view path, const Tags& tags, std::size_t most)
{
    std::string shown;
    bool areKeysFit = true;
    bool areValuesFit = true;
    for (const auto& [key, value] : tags) {
        shown += (shown.empty() ? "" : ", ") + key + "=" + value;
        areKeysFit = areKeysFit && !key.empty() && characters(key) <= kTagKeyCharacters;
        areValuesFit = areValuesFit && characters(value) <= kTagValueCharacters;
    }
    shown = "{" + shown + "}";
    listLength(path, shown, tags.size(), 1, most);
    if (!areKeysFit)
        add(shown, path,
            "Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have "
            "length greater than or equal to 1]");
    if (!areValuesFit)
        add(shown, path,
            "Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have "
            "length greater than or equal to 0]");
}

void Constraints::tagKeys(std::string_view path, const std::vector<std::string>& keys, std::size_t most)
{
    std::string shown;
    bool areFit = true;
    for (const std::string& key : keys) {
        shown += (shown.empty() ? "" : ", ") + key;
        areFit = areFit && !key.empty() && characters(key) <= kTagKeyCharacters;
    }
    shown = "[" + shown + "]";
    listLength(path, shown, keys.size(), 1, most);
    if (!areFit)
        add(shown, path,
            "Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have "
            "length greater than or equal to 1]");
}

void Constraints::oneOf(std::string_view path, std::string_view value, std::string_view listed)
{
    std::string_view rest = listed;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(", ");
        if (rest.substr(0, comma) == value)
            return;
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
    }
    add(value, path, "Member must satisfy enum value set: [" + std::string{listed} + "]");
}

void Constraints::listLength(std::string_view path, std::string_view shown, std::size_t size, std::size_t least,
    std::size_t most, Reason tooLong)
{
    if (size < least)
        add(shown, path, "Member must have length greater than or equal to " + std::to_string(least));
    if (size > most)
        add(shown, path, "Member must have length less than or equal to " + std::to_string(most), tooLong);
}

std::optional<Refusal> Constraints::refusal() const
{
    if (m_failures.empty())
        return std::nullopt;
    std::string message = std::to_string(m_failures.size())
        + (m_failures.size() == 1 ? " validation error detected: " : " validation errors detected: ");
    for (std::size_t i = 0; i < m_failures.size(); ++i) {
        if (i > 0)
            message += "; ";
        message += m_failures[i];
    }
    return Refusal{Exception::Validation, m_reason, std::move(message)};
}

}
