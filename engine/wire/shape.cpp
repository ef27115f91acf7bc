#include "wire/shape.h"

#include "base/base64.h"
#include "base/utf8.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace shardscope::wire {

namespace {

// Failing constraints named in one message; the service lists no more.
constexpr std::size_t kMostListed = 10;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '.' || c == '-';
}

bool isName(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isNameCharacter); }

bool isDecimal(std::string_view text, std::size_t mostDigits)
{
    return !text.empty() && text.size() <= mostDigits && std::all_of(text.begin(), text.end(), isDigit)
        && (text.size() == 1 || text.front() != '0');
}

// arn:aws.*:kinesis:.*:\d{12}:REST
std::optional<std::string_view> restOfArn(std::string_view text)
{
    constexpr std::string_view kService = ":kinesis:";
    const std::size_t service = text.find(kService);
    if (!text.starts_with("arn:aws") || service == std::string_view::npos)
        return std::nullopt;
    const std::string_view place = text.substr(service + kService.size());
    const std::size_t account = place.find(':');
    if (account == std::string_view::npos || place.size() < account + 14 || place[account + 13] != ':')
        return std::nullopt;
    const std::string_view digits = place.substr(account + 1, 12);
    if (!std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    return place.substr(account + 14);
}

bool hasSpace(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

bool isStreamResource(std::string_view rest)
{
    constexpr std::string_view kStream = "stream/";
    return rest.starts_with(kStream) && rest.size() > kStream.size() && !hasSpace(rest);
}

// 20 of [a-z0-9], a hyphen, and three more.
bool isStreamId(std::string_view text)
{
    constexpr std::size_t kHyphen = 20;
    if (text.size() != kHyphen + 4 || text[kHyphen] != '-')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != kHyphen && !isDigit(text[i]) && (text[i] < 'a' || text[i] > 'z'))
            return false;
    }
    return true;
}

bool isConsumerResource(std::string_view rest)
{
    constexpr std::string_view kConsumer = "/consumer/";
    const std::size_t consumer = rest.find(kConsumer);
    if (!isStreamResource(rest) || consumer == std::string_view::npos)
        return false;
    const std::string_view name = rest.substr(consumer + kConsumer.size());
    const std::size_t colon = name.rfind(':');
    return colon != std::string_view::npos && isName(name.substr(0, colon)) && colon + 1 < name.size()
        && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(colon) + 1, name.end(), isDigit);
}

// --- Types -------------------------------------------------------------------

std::string_view nameOf(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return "an String";
    case FieldType::Integer:
        return "an Integer";
    case FieldType::Long:
        return "an Long";
    case FieldType::Boolean:
        return "an Boolean";
    case FieldType::Blob:
        return "a Blob";
    case FieldType::Timestamp:
        return "milliseconds since epoch";
    case FieldType::List:
    case FieldType::Map:
    case FieldType::Structure:
        break;
    }
    return "";
}

std::string_view classOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Boolean:
        return "java.lang.Boolean";
    case NodeKind::Integer:
    case NodeKind::Number:
        return "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
    case NodeKind::Blob:
        return "java.nio.HeapByteBuffer";
    case NodeKind::Timestamp:
        return "java.util.Date";
    default:
        return "java.lang.String";
    }
}

constexpr std::string_view kList = "Start of list found where not expected";
constexpr std::string_view kMap = "Start of structure or map found where not expected.";

std::string notConvertible(NodeKind kind, FieldType type)
{
    if (kind == NodeKind::List)
        return std::string{kList};
    if (kind == NodeKind::Map)
        return std::string{kMap};
    return "class " + std::string{classOf(kind)} + " can not be converted to " + std::string{nameOf(type)};
}

std::string badBase64(std::string_view text)
{
    const auto isAlphabet = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '+' || c == '/';
    };
    const std::string head = "'" + std::string{text} + "' can not be converted to a Blob: ";
    // The service counts and names characters, not their bytes.
    const std::size_t length = base::utf8Characters(text);
    if (length % 4 != 0)
        return head + "Base64 encoded length is expected a multiple of 4 bytes but found: " + std::to_string(length);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPadding = text[i] == '=' && (i + 1 == text.size() || text[i + 1] == '=');
        if (!isAlphabet(text[i]) && !isPadding)
            return head + "Invalid Base64 character: '"
                + std::string{text.substr(i, std::max<std::size_t>(base::utf8CharacterLength(text.substr(i)), 1))}
            + "'";
    }
    // The spelling is the service's own.
    return head + "Invalid last non-pad Base64 character dectected";
}

class Converter {
public:
    explicit Converter(Body& body) : m_body(body), m_nodes(body.nodes()) {}

    [[nodiscard]] std::optional<std::string> structure(std::uint32_t at, const Shape& shape)
    {
        for (std::uint32_t i = at + 1; i < m_nodes[at].end; i = m_nodes[i].end) {
            const Field* const field = fieldNamed(shape, m_nodes[i].name);
            if (field == nullptr)
                m_nodes[i].kind = NodeKind::Null;
            else if (auto problem = value(i, *field))
                return problem;
        }
        return std::nullopt;
    }

private:
    static const Field* fieldNamed(const Shape& shape, std::string_view name)
    {
        for (const Field& field : shape.fields) {
            if (field.name == name)
                return &field;
        }
        return nullptr;
    }

    std::optional<std::string> value(std::uint32_t at, const Field& field)
    {
        Node& node = m_nodes[at];
        if (node.kind == NodeKind::Null)
            return std::nullopt;
        switch (field.type) {
        case FieldType::Text:
            return node.kind == NodeKind::Text ? std::nullopt : std::optional{notConvertible(node.kind, field.type)};
        case FieldType::Boolean:
            return node.kind == NodeKind::Boolean ? std::nullopt : std::optional{notConvertible(node.kind, field.type)};
        case FieldType::Integer:
        case FieldType::Long:
            return wholeNumber(node, field.type);
        case FieldType::Blob:
            return blob(node);
        case FieldType::Timestamp:
            return timestamp(node);
        case FieldType::List:
            return list(at, field);
        case FieldType::Map:
            return map(at, field);
        case FieldType::Structure:
            if (node.kind != NodeKind::Map)
                return node.kind == NodeKind::List ? std::string{kList} : "Expected null";
            return structure(at, *field.of);
        }
        return std::nullopt;
    }

    // Fractions are cut off downwards, and what is too large for the type becomes its largest.
    static std::optional<std::string> wholeNumber(Node& node, FieldType type)
    {
        if (node.kind != NodeKind::Integer && node.kind != NodeKind::Number)
            return notConvertible(node.kind, type);
        const std::int64_t least = type == FieldType::Integer ? std::numeric_limits<std::int32_t>::min()
                                                              : std::numeric_limits<std::int64_t>::min();
        const std::int64_t most = type == FieldType::Integer ? std::numeric_limits<std::int32_t>::max()
                                                             : std::numeric_limits<std::int64_t>::max();
        if (node.kind == NodeKind::Number) {
            const double whole = std::floor(node.number);
            node.integer = std::isnan(whole)          ? 0
                : whole <= static_cast<double>(least) ? least
                : whole >= static_cast<double>(most)  ? most
                                                      : static_cast<std::int64_t>(whole);
            node.kind = NodeKind::Integer;
        }
        node.integer = std::clamp(node.integer, least, most);
        return std::nullopt;
    }

    // Seconds with a fraction in JSON; CBOR's tag has made milliseconds of it already.
    static std::optional<std::string> timestamp(Node& node)
    {
        constexpr double kMostSeconds = 1e15;
        if (node.kind == NodeKind::Timestamp)
            return std::nullopt;
        if (node.kind != NodeKind::Integer && node.kind != NodeKind::Number)
            return notConvertible(node.kind, FieldType::Timestamp);
        const double seconds = node.kind == NodeKind::Integer ? static_cast<double>(node.integer) : node.number;
        node.integer = static_cast<std::int64_t>(
            std::llround(std::clamp(std::isnan(seconds) ? 0.0 : seconds, -kMostSeconds, kMostSeconds) * 1'000.0));
        node.kind = NodeKind::Timestamp;
        return std::nullopt;
    }

    std::optional<std::string> blob(Node& node)
    {
        if (node.kind == NodeKind::Blob)
            return std::nullopt;
        if (node.kind != NodeKind::Text)
            return notConvertible(node.kind, FieldType::Blob);
        char* const bytes = m_body.room(base::mostBase64Bytes(node.text.size()));
        const auto length = base::decodeBase64(node.text, bytes);
        if (!length)
            return badBase64(node.text);
        node.text = {bytes, *length};
        node.kind = NodeKind::Blob;
        return std::nullopt;
    }

    std::optional<std::string> list(std::uint32_t at, const Field& field)
    {
        if (m_nodes[at].kind != NodeKind::List)
            return m_nodes[at].kind == NodeKind::Map ? std::string{kMap} : "Expected list or null";
        for (std::uint32_t i = at + 1; i < m_nodes[at].end; i = m_nodes[i].end) {
            std::optional<std::string> problem;
            if (field.element != nullptr)
                problem = value(i, *field.element);
            else if (m_nodes[i].kind == NodeKind::Map)
                problem = structure(i, *field.of);
            else if (m_nodes[i].kind != NodeKind::Null)
                problem = m_nodes[i].kind == NodeKind::List ? std::string{kList} : "Expected null";
            if (problem)
                return problem;
        }
        return std::nullopt;
    }

    std::optional<std::string> map(std::uint32_t at, const Field& field)
    {
        if (m_nodes[at].kind != NodeKind::Map)
            return m_nodes[at].kind == NodeKind::List ? std::string{kList} : "Expected map or null";
        for (std::uint32_t i = at + 1; i < m_nodes[at].end; i = m_nodes[i].end) {
            if (auto problem = value(i, *field.element))
                return problem;
        }
        return std::nullopt;
    }

    Body& m_body;
    std::vector<Node>& m_nodes;
};

// --- Constraints -------------------------------------------------------------

// Where a value stands, put together only where something fails: most requests have hundreds of values that are
// fine.
struct Place {
    const std::string& structure; // "records.3.member.", or empty
    std::string_view member;      // "PartitionKey"; empty for what `structure` names already

    [[nodiscard]] std::string text() const { return structure + memberName(member); }
};

class Checker {
public:
    void structure(const Value& value, const Shape& shape, const std::string& path)
    {
        for (const Field& field : shape.fields)
            check(value.find(field.name), field, {path, field.name});
    }

    [[nodiscard]] std::optional<std::string> message() const
    {
        if (m_failures.empty())
            return std::nullopt;
        std::string text = std::to_string(m_failures.size())
            + (m_failures.size() == 1 ? " validation error detected: " : " validation errors detected: ");
        for (std::size_t i = 0; i < m_failures.size(); ++i)
            text += (i > 0 ? "; " : "") + m_failures[i];
        return text;
    }

private:
    void check(const std::optional<Value>& value, const Field& field, const Place& place)
    {
        if (!value) {
            if (field.isRequired)
                add("null", place, "Member must not be null");
            return;
        }
        const Node& node = value->node();
        switch (field.type) {
        case FieldType::Text:
            text(node.text, field, place);
            return;
        case FieldType::Integer:
        case FieldType::Long:
            bounds(node.integer, "value", quoted(std::to_string(node.integer)), field, place);
            return;
        case FieldType::List:
            list(*value, field, place);
            return;
        case FieldType::Map:
            map(*value, field, place);
            return;
        case FieldType::Structure:
            structure(*value, *field.of, place.text() + ".");
            return;
        case FieldType::Boolean:
        case FieldType::Blob: // how large one may be is a quota of the stream: the door knows
        case FieldType::Timestamp:
            return;
        }
    }

    void text(std::string_view text, const Field& field, const Place& place)
    {
        if (field.pattern != Pattern::None && !matches(field.pattern, text))
            add(quoted(text), place,
                "Member must satisfy regular expression pattern: " + std::string{patternText(field.pattern)});
        // Only a text with enough bytes can have too many characters, or too few.
        const auto bytes = static_cast<std::int64_t>(text.size());
        if (bytes < field.least || bytes > field.most || (field.least > 1 && bytes < field.least * 4))
            bounds(static_cast<std::int64_t>(base::utf8Characters(text)), "length", quoted(text), field, place);
        if (!field.choices.empty()
            && std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end()) {
            std::string set;
            for (const std::string_view choice : field.choices)
                set += (set.empty() ? "" : ", ") + std::string{choice};
            add(quoted(text), place, "Member must satisfy enum value set: [" + set + "]");
        }
    }

    void list(const Value& value, const Field& field, const Place& place)
    {
        const std::size_t count = value.count();
        bounds(static_cast<std::int64_t>(count), "length", shownList(count), field, place);
        std::size_t number = 0;
        for (const Value element : value) {
            if (m_failures.size() >= kMostListed)
                return;
            ++number;
            const bool isNull = element.kind() == NodeKind::Null;
            if (!isNull && field.element == nullptr && isFine(element, *field.of))
                continue;
            const std::string path = place.text() + "." + std::to_string(number) + ".member";
            if (field.element != nullptr)
                check(isNull ? std::nullopt : std::optional{element}, *field.element, {path, {}});
            else if (isNull)
                add("null", {path, {}}, "Member must not be null");
            else
                structure(element, *field.of, path + ".");
        }
    }

    static bool isFine(const Value& element, const Shape& shape)
    {
        static const std::string kNowhere;
        Checker checker;
        checker.structure(element, shape, kNowhere);
        return checker.m_failures.empty();
    }

    void map(const Value& value, const Field& field, const Place& place)
    {
        const std::size_t count = value.count();
        bounds(static_cast<std::int64_t>(count), "length", count == 0 ? quoted("{}") : shownList(count), field, place);
        for (const Value member : value) {
            const std::string path = place.text() + "." + std::string{member.node().name} + ".member";
            check(member.kind() == NodeKind::Null ? std::nullopt : std::optional{member}, *field.element, {path, {}});
        }
    }

    void bounds(std::int64_t measure, std::string_view what, const std::string& shown, const Field& field,
        const Place& place)
    {
        if (measure < field.least)
            add(shown, place,
                "Member must have " + std::string{what} + " greater than or equal to " + std::to_string(field.least));
        if (measure > field.most)
            add(shown, place,
                "Member must have " + std::string{what} + " less than or equal to " + std::to_string(field.most));
    }

    static std::string quoted(std::string_view value) { return "'" + std::string{value} + "'"; }
    static std::string shownList(std::size_t count)
    {
        return count == 0 ? "'[]'" : "'[" + std::to_string(count) + " members]'";
    }

    void add(const std::string& shown, const Place& place, const std::string& constraint)
    {
        if (m_failures.size() < kMostListed)
            m_failures.push_back("Value " + shown + " at '" + place.text()
                + "' failed to satisfy constraint: " + constraint);
    }

    std::vector<std::string> m_failures;
};

}

std::string_view patternText(Pattern pattern)
{
    switch (pattern) {
    case Pattern::None:
        return "";
    case Pattern::Name:
        return "[a-zA-Z0-9_.-]+";
    case Pattern::HashKey:
        return R"(0|([1-9]\d{0,38}))";
    case Pattern::SequenceNumber:
        return R"(0|([1-9]\d{0,128}))";
    case Pattern::StreamArn:
        return R"(arn:aws.*:kinesis:.*:\d{12}:stream/\S+)";
    case Pattern::ConsumerArn:
        return R"(^(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+)";
    case Pattern::ResourceArn:
        return R"(arn:aws.*:kinesis:.*:\d{12}:.*stream/\S+)";
    case Pattern::StreamId:
        return "[a-z0-9]{20}-[a-z0-9]{3}";
    }
    return "";
}

bool matches(Pattern pattern, std::string_view text)
{
    switch (pattern) {
    case Pattern::None:
        return true;
    case Pattern::Name:
        return isName(text);
    case Pattern::HashKey:
        return isDecimal(text, 39);
    case Pattern::SequenceNumber:
        return isDecimal(text, 129);
    case Pattern::StreamArn: {
        const auto rest = restOfArn(text);
        return rest && isStreamResource(*rest);
    }
    case Pattern::ConsumerArn: {
        const auto rest = restOfArn(text);
        return rest && isConsumerResource(*rest);
    }
    case Pattern::ResourceArn: {
        const auto rest = restOfArn(text);
        return rest && isStreamResource(*rest);
    }
    case Pattern::StreamId:
        return isStreamId(text);
    }
    return false;
}

std::string memberName(std::string_view name)
{
    std::string member{name};
    if (!member.empty() && member.front() >= 'A' && member.front() <= 'Z')
        member.front() = static_cast<char>(member.front() - 'A' + 'a');
    return member;
}

std::optional<std::string> convert(Body& body, const Shape& shape) { return Converter{body}.structure(0, shape); }

std::optional<std::string> violations(const Value& body, const Shape& shape)
{
    Checker checker;
    checker.structure(body, shape, "");
    return checker.message();
}

}
