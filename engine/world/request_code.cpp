#include "world/request_code.h"

#include "base/base64.h"
#include "base/time_text.h"
#include "base/utf8.h"
#include "world/code_text.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <set>
#include <utility>

namespace shardscope::world {

namespace {

using Kind = ApiValue::Kind;

constexpr std::size_t kWidth = 100; // a longer call is broken into lines

// A year has four digits; clients read no more.
std::string isoTime(std::int64_t unixMs, std::string_view zone)
{
    constexpr std::int64_t latest = 253'402'300'799'999; // 9999-12-31T23:59:59.999Z
    unixMs = std::min(unixMs, latest);
    const std::int64_t second = unixMs >= 0 ? unixMs / 1'000 : (unixMs - 999) / 1'000;
    std::string text = base::utcText(second); // "2026-11-20T00:00:00Z"
    char fraction[8];
    std::snprintf(fraction, sizeof fraction, ".%03d", static_cast<int>(unixMs - second * 1'000));
    text.pop_back();
    return text + fraction + std::string{zone};
}

bool isPrintable(std::string_view text)
{
    return base::validUtf8Prefix(text) == text.size() && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

// The length of data that a program is better made to make than to hold; nullopt for other data.
std::optional<std::size_t> repeated(std::string_view data)
{
    constexpr std::size_t shortest = 32;
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (data.size() < shortest || !isLetter(data.front()) || data.find_first_not_of(data.front()) != data.npos)
        return std::nullopt;
    return data.size();
}

bool isMadeByCode(const ApiValue& value) { return value.kind == Kind::Blob && repeated(value.text).has_value(); }

bool anyOf(const std::vector<ApiMember>& members, bool (*is)(const ApiValue& value))
{
    return std::any_of(members.begin(), members.end(),
        [&](const ApiMember& member) { return is(member.value) || anyOf(member.value.members, is); });
}

bool anyOf(const std::vector<ApiRequest>& requests, bool (*is)(const ApiValue& value))
{
    return std::any_of(requests.begin(), requests.end(),
        [&](const ApiRequest& request) { return anyOf(request.members, is); });
}

// --- The AWS CLI -----------------------------------------------------------------

// An option, or a file to be read, where the AWS CLI expects a text.
bool isTakenOtherwise(std::string_view text)
{
    return text.starts_with('-') || text.starts_with("file://") || text.starts_with("fileb://")
        || text.starts_with("http://") || text.starts_with("https://");
}

enum class BlobForm { Raw, Base64 };

class Cli {
public:
    Cli(const ApiRequest& request, std::string region) : m_request(request), m_region(std::move(region))
    {
        m_hasBlobs = anyOf(request.members, [](const ApiValue& value) { return value.kind == Kind::Blob; });
        m_makesData = anyOf(request.members, isMadeByCode);
        const bool isText = !anyOf(request.members, [](const ApiValue& value) {
            return value.kind == Kind::Blob && (!isPrintable(value.text) || isTakenOtherwise(value.text));
        });
        m_blobs = isText ? BlobForm::Raw : BlobForm::Base64;
    }

    [[nodiscard]] std::string text() const { return made("") + "\n"; }
    // Its answer's member of that name in a variable, for the call that follows.
    [[nodiscard]] std::string textInto(std::string_view name) const
    {
        return separated(name, '_') + "=$(" + made("--query " + std::string{name} + " --output text") + ")\n";
    }

private:
    [[nodiscard]] std::string made(const std::string& lastOption) const
    {
        const std::string head = "aws kinesis " + separated(m_request.operation, '-');
        std::vector<std::string> options;
        if (!m_region.empty())
            options.push_back("--region " + m_region);
        if (m_hasBlobs)
            options.push_back(m_blobs == BlobForm::Raw ? "--cli-binary-format raw-in-base64-out"
                                                       : "--cli-binary-format base64");
        std::string input;
        if (m_makesData) {
            // The shell puts the data in; arguments would be too long for it.
            options.push_back("--cli-input-json file:///dev/stdin <<END");
            input = "\n" + json({.kind = Kind::Structure, .members = m_request.members}) + "\nEND";
        } else if (areArgumentsPlain()) {
            for (const ApiMember& member : m_request.members)
                options.push_back(option(member));
        } else {
            options.push_back("--cli-input-json "
                + shellQuoted(json({.kind = Kind::Structure, .members = m_request.members})));
        }
        if (!lastOption.empty())
            options.push_back(lastOption);
        const auto self = [](const std::string& each) { return each; };
        const std::string line = head + joined(options, "", [](const std::string& each) { return " " + each; });
        return (line.size() <= kWidth ? line : head + " \\\n  " + joined(options, " \\\n  ", self)) + input;
    }
    // No text that stands as a word of its own is taken for something else.
    [[nodiscard]] bool areArgumentsPlain() const
    {
        const auto isPlain = [](const ApiMember& member) {
            return member.value.kind != Kind::Text || !isTakenOtherwise(member.value.text);
        };
        return std::all_of(m_request.members.begin(), m_request.members.end(), [&](const ApiMember& member) {
            return isPlain(member)
                && (member.value.kind != Kind::List
                    || std::all_of(member.value.members.begin(), member.value.members.end(), isPlain));
        });
    }
    [[nodiscard]] std::string option(const ApiMember& member) const
    {
        const std::string name = separated(member.name, '-');
        if (member.value.kind == Kind::Boolean)
            return (member.value.integer != 0 ? "--" : "--no-") + name;
        return "--" + name + " " + argument(member.value);
    }
    [[nodiscard]] std::string argument(const ApiValue& value) const
    {
        switch (value.kind) {
        case Kind::Text:
            return shellWord(value.text);
        case Kind::Answered:
            return "\"$" + separated(value.text, '_') + "\"";
        case Kind::Blob:
            return shellWord(blob(value.text));
        case Kind::Timestamp:
            return isoTime(value.integer, "Z");
        case Kind::Integer:
        case Kind::Boolean:
            return std::to_string(value.integer);
        case Kind::List:
            if (std::all_of(value.members.begin(), value.members.end(),
                    [](const ApiMember& each) { return each.value.kind == Kind::Text; }))
                return joined(value.members, " ", [](const ApiMember& each) { return shellWord(each.value.text); });
            return shellQuoted(json(value));
        case Kind::Structure:
            if (isShort(value))
                return joined(value.members, ",",
                    [this](const ApiMember& each) { return each.name + "=" + argument(each.value); });
            return shellQuoted(json(value));
        case Kind::Map:
            return shellQuoted(json(value));
        }
        return {};
    }
    // Fit for the short form "Type=LATEST", whose commas and brackets mean something.
    static bool isShort(const ApiValue& structure)
    {
        return std::all_of(structure.members.begin(), structure.members.end(), [](const ApiMember& each) {
            constexpr std::string_view meaning = ",=[]{} '\"";
            return each.value.kind == Kind::Integer || each.value.kind == Kind::Timestamp
                || (each.value.kind == Kind::Text && !each.value.text.empty()
                    && each.value.text.find_first_of(meaning) == std::string::npos);
        });
    }
    [[nodiscard]] std::string blob(const std::string& bytes) const
    {
        return m_blobs == BlobForm::Raw ? bytes : base::encodeBase64(bytes);
    }
    // Where the shell puts data in, it would read more than that.
    [[nodiscard]] std::string word(std::string_view text) const
    {
        if (!m_makesData)
            return quoted(text);
        std::string out;
        for (const char c : quoted(text)) {
            if (c == '$' || c == '`' || c == '\\')
                out += '\\';
            out += c;
        }
        return out;
    }
    [[nodiscard]] std::string dataWord(const std::string& bytes) const
    {
        const auto size = m_makesData ? repeated(bytes) : std::nullopt;
        if (!size)
            return word(blob(bytes));
        return "\"$(data " + std::to_string(*size) + " " + bytes.front()
            + (m_blobs == BlobForm::Raw ? "" : " | base64 | tr -d '\\n'") + ")\"";
    }
    [[nodiscard]] std::string json(const ApiValue& value) const
    {
        const auto named = [this](const ApiMember& each) { return word(each.name) + ": " + json(each.value); };
        switch (value.kind) {
        case Kind::Text:
            return word(value.text);
        case Kind::Blob:
            return dataWord(value.text);
        case Kind::Timestamp:
            return word(isoTime(value.integer, "Z"));
        case Kind::Integer:
            return std::to_string(value.integer);
        case Kind::Boolean:
            return value.integer != 0 ? "true" : "false";
        case Kind::List:
            return "[" + joined(value.members, ", ", [this](const ApiMember& each) { return json(each.value); }) + "]";
        case Kind::Map:
        case Kind::Structure:
            return "{" + joined(value.members, ", ", named) + "}";
        case Kind::Answered:
            break; // stands among the arguments alone
        }
        return {};
    }

    const ApiRequest& m_request;
    std::string m_region; // empty for the one that the tool has anyway
    bool m_hasBlobs = false;
    bool m_makesData = false;
    BlobForm m_blobs = BlobForm::Raw;
};

// --- boto3 -------------------------------------------------------------------------

std::string pythonBytes(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "b\"";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte >= 0x20 && byte < 0x7f)
            out += c;
        else
            ((out += "\\x") += digits[byte >> 4]) += digits[byte & 15];
    }
    return out + '"';
}

std::string python(const ApiValue& value)
{
    switch (value.kind) {
    case Kind::Text:
        return quoted(value.text);
    case Kind::Answered:
        return "response[" + quoted(value.text) + "]";
    case Kind::Blob:
        if (const auto size = repeated(value.text))
            return pythonBytes(value.text.substr(0, 1)) + " * " + std::to_string(*size);
        return pythonBytes(value.text);
    case Kind::Timestamp:
        return "datetime.fromisoformat(" + quoted(isoTime(value.integer, "+00:00")) + ")";
    case Kind::Integer:
        return std::to_string(value.integer);
    case Kind::Boolean:
        return value.integer != 0 ? "True" : "False";
    case Kind::List:
        return "[" + joined(value.members, ", ", [](const ApiMember& each) { return python(each.value); }) + "]";
    case Kind::Map:
    case Kind::Structure:
        return "{" + joined(value.members, ", ", [](const ApiMember& each) {
            return quoted(each.name) + ": " + python(each.value);
        }) + "}";
    }
    return {};
}

// --- JavaScript --------------------------------------------------------------------

std::string javaScript(const ApiValue& value);

std::string javaScriptObject(const std::vector<ApiMember>& members, std::string_view between, bool areNamesQuoted)
{
    return joined(members, between, [&](const ApiMember& each) {
        return (areNamesQuoted ? quoted(each.name) : each.name) + ": " + javaScript(each.value);
    });
}

std::string javaScript(const ApiValue& value)
{
    switch (value.kind) {
    case Kind::Text:
        return quoted(value.text);
    case Kind::Answered:
        return "response." + value.text;
    case Kind::Blob:
        if (const auto size = repeated(value.text))
            return "Buffer.alloc(" + std::to_string(*size) + ", " + quoted(value.text.substr(0, 1)) + ")";
        return isPrintable(value.text) ? "Buffer.from(" + quoted(value.text) + ")"
                                       : "Buffer.from(" + quoted(base::encodeBase64(value.text)) + ", \"base64\")";
    case Kind::Timestamp:
        return "new Date(" + quoted(isoTime(value.integer, "Z")) + ")";
    case Kind::Integer:
        return std::to_string(value.integer);
    case Kind::Boolean:
        return value.integer != 0 ? "true" : "false";
    case Kind::List:
        return "[" + joined(value.members, ", ", [](const ApiMember& each) { return javaScript(each.value); }) + "]";
    case Kind::Map:
        return "{ " + javaScriptObject(value.members, ", ", true) + " }";
    case Kind::Structure:
        return "{ " + javaScriptObject(value.members, ", ", false) + " }";
    }
    return {};
}

}

std::string awsCliHead(const std::vector<ApiRequest>& requests)
{
    return anyOf(requests, isMadeByCode) ? "data() { head -c \"$1\" /dev/zero | tr '\\0' \"$2\"; }\n" : "";
}

std::string awsCliCall(const ApiRequest& request, std::string_view region, std::string_view answerMember)
{
    const Cli cli{request, std::string{region}};
    return answerMember.empty() ? cli.text() : cli.textInto(answerMember);
}

std::string boto3Head(const std::vector<ApiRequest>& requests)
{
    const bool needsTime = anyOf(requests, [](const ApiValue& value) { return value.kind == Kind::Timestamp; });
    return std::string{needsTime ? "from datetime import datetime\n\n" : ""} + "import boto3\n\n";
}

std::string boto3Call(const ApiRequest& request)
{
    const std::string head = "response = kinesis." + separated(request.operation, '_') + "(";
    const auto argument = [](const ApiMember& member) { return member.name + "=" + python(member.value); };
    std::string call = head + joined(request.members, ", ", argument) + ")";
    if (call.size() > kWidth)
        call = head + "\n    " + joined(request.members, ",\n    ", argument) + ",\n)";
    const bool isStreamed = request.operation == "SubscribeToShard";
    return call + (isStreamed ? "\nfor event in response[\"EventStream\"]:\n    print(event)\n" : "\n");
}

std::string javaScriptHead(const std::vector<ApiRequest>& requests)
{
    std::set<std::string> commands;
    for (const ApiRequest& request : requests)
        commands.insert(std::string{request.operation} + "Command");
    return "import { KinesisClient, " + joined(commands, ", ", [](const std::string& each) { return each; })
        + " } from \"@aws-sdk/client-kinesis\";\n\n";
}

std::string javaScriptCall(const ApiRequest& request, std::string_view variable)
{
    const std::string head =
        std::string{variable} + "await kinesis.send(new " + std::string{request.operation} + "Command({";
    std::string call =
        head + (request.members.empty() ? "" : " " + javaScriptObject(request.members, ", ", false) + " ") + "}));";
    if (call.size() > kWidth)
        call = head + "\n  " + javaScriptObject(request.members, ",\n  ", false) + ",\n}));";
    const bool isStreamed = request.operation == "SubscribeToShard" && !variable.empty();
    return call + (isStreamed ? "\nfor await (const event of response.EventStream) console.log(event);\n" : "\n");
}

}
