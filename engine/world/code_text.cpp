#include "world/code_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace shardscope::world {

namespace {

bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetterOrDigit(char c) { return isLower(c) || isUpper(c) || isDigit(c); }

// What no language reads inside a string as it stands.
std::string escaped(unsigned char control)
{
    constexpr std::string_view digits = "0123456789abcdef";
    switch (control) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return std::string{"\\u00"} + digits[control >> 4] + digits[control & 15];
    }
}

}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : base::toValidUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += '\\';
        if (byte < 0x20 || byte == 0x7f)
            out += escaped(byte);
        else
            out += c;
    }
    return out + '"';
}

std::string terraformQuoted(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if ((text[i] == '$' || text[i] == '%') && i + 1 < text.size() && text[i + 1] == '{')
            out += text[i];
    }
    return quoted(out);
}

std::string shellQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return out + '\'';
}

std::string shellWord(std::string_view text)
{
    constexpr std::string_view plain = "_./:=@%+,-";
    const bool isPlain = !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return isLetterOrDigit(c) || plain.find(c) != std::string_view::npos;
    });
    return isPlain ? std::string{text} : shellQuoted(text);
}

std::string separated(std::string_view name, char separator)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool beginsWord = i > 0 && isUpper(c)
            && (isLower(name[i - 1]) || isDigit(name[i - 1]) || (i + 1 < name.size() && isLower(name[i + 1])));
        if (beginsWord)
            out += separator;
        out += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

std::string onOneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

std::string boto3Client(std::string_view region)
{
    return "boto3.client(\"kinesis\"" + (region.empty() ? "" : ", region_name=" + quoted(region)) + ")";
}

std::string javaScriptClient(std::string_view region)
{
    return "new KinesisClient({" + (region.empty() ? "" : " region: " + quoted(region) + " ") + "})";
}

std::string terraformLabel(std::string_view name)
{
    std::string label{name};
    std::replace(label.begin(), label.end(), '.', '_');
    const char first = label.empty() ? '0' : label.front();
    return isLower(first) || isUpper(first) || first == '_' ? label : "stream_" + label;
}

std::string logicalId(std::string_view name, std::string_view suffix)
{
    std::string id;
    bool isFirst = true;
    for (const char c : name) {
        if (isLetterOrDigit(c))
            id += isFirst && isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
        isFirst = !isLetterOrDigit(c);
    }
    return id + std::string{suffix};
}

}
