#include "clients/access_log.h"

#include "base/check.h"
#include "base/rng.h"
#include "base/sha256.h"
#include "clients/bounds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

namespace shardscope::clients {

namespace {

constexpr std::array<std::string_view, 12> kFields{
    "client", "ident", "user", "time", "method", "path", "protocol", "status", "bytes", "referer", "agent", "line"};
constexpr std::size_t kClient = 0;
constexpr std::size_t kIdent = 1;
constexpr std::size_t kUser = 2;
constexpr std::size_t kTime = 3;
constexpr std::size_t kMethod = 4;
constexpr std::size_t kPath = 5;
constexpr std::size_t kProtocol = 6;
constexpr std::size_t kStatus = 7;
constexpr std::size_t kBytes = 8;
constexpr std::size_t kReferer = 9;
constexpr std::size_t kAgent = 10;
constexpr std::size_t kLine = 11;

constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 32;
constexpr std::string_view kReplacement = "\xef\xbf\xbd"; // U+FFFD
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

using Fields = std::array<std::string_view, kFields.size()>;

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// --- One line ------------------------------------------------------------------------

// Takes a line apart from left to right; every step fails without a trace if the text is not there.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::optional<std::string_view> upTo(std::string_view separator)
    {
        const std::size_t at = m_rest.find(separator);
        if (at == std::string_view::npos)
            return std::nullopt;
        return take(at, separator.size());
    }
    // A word and the space behind it, if any.
    [[nodiscard]] std::string_view word()
    {
        const std::size_t at = std::min(m_rest.find(' '), m_rest.size());
        return take(at, at < m_rest.size() ? 1 : 0);
    }
    [[nodiscard]] bool skip(std::string_view expected)
    {
        if (!m_rest.starts_with(expected))
            return false;
        m_rest.remove_prefix(expected.size());
        return true;
    }
    // Text up to a quote that no backslash precedes; an opening quote has been skipped.
    [[nodiscard]] std::optional<std::string_view> quoted()
    {
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            if (m_rest[i] == '\\')
                ++i;
            else if (m_rest[i] == '"')
                return take(i, 1);
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string_view rest() { return std::exchange(m_rest, {}); }

private:
    std::string_view take(std::size_t length, std::size_t separator)
    {
        const std::string_view taken = m_rest.substr(0, length);
        m_rest.remove_prefix(length + separator);
        return taken;
    }

    std::string_view m_rest;
};

// "GET /a b HTTP/1.1" -> GET, /a b, HTTP/1.1; a single word is a method.
void takeRequest(std::string_view request, Fields& fields)
{
    const std::size_t first = request.find(' ');
    fields[kMethod] = request.substr(0, first);
    if (first == std::string_view::npos)
        return;
    request.remove_prefix(first + 1);
    const std::size_t last = request.rfind(' ');
    const bool hasProtocol = last != std::string_view::npos && request.substr(last + 1).starts_with("HTTP/");
    fields[kPath] = request.substr(0, hasProtocol ? last : std::string_view::npos);
    if (hasProtocol)
        fields[kProtocol] = request.substr(last + 1);
}

bool takeRefererAndAgent(Cursor& cursor, Fields& fields)
{
    if (cursor.isAtEnd())
        return true;
    if (!cursor.skip("\""))
        return false;
    const auto referer = cursor.quoted();
    if (!referer || !cursor.skip(" \""))
        return false;
    fields[kReferer] = *referer;
    const auto agent = cursor.quoted();
    fields[kAgent] = agent ? *agent : cursor.rest();
    return true;
}

std::optional<Fields> parseLine(std::string_view line)
{
    Fields fields{};
    fields[kLine] = line;
    Cursor cursor(line);
    fields[kClient] = cursor.word();
    fields[kIdent] = cursor.word();
    // A user name may hold spaces.
    const auto user = cursor.upTo(" [");
    const auto time = cursor.upTo("] \"");
    const auto request = cursor.quoted();
    if (fields[kClient].empty() || fields[kIdent].empty() || !user || !time || !request || !cursor.skip(" "))
        return std::nullopt;
    fields[kUser] = *user;
    fields[kTime] = *time;
    takeRequest(*request, fields);
    fields[kStatus] = cursor.word();
    fields[kBytes] = cursor.word();
    constexpr std::size_t kStatusDigits = 3;
    if (fields[kStatus].size() != kStatusDigits || !isDigits(fields[kStatus]))
        return std::nullopt;
    if (fields[kBytes] != "-" && !isDigits(fields[kBytes]))
        return std::nullopt;
    if (!takeRefererAndAgent(cursor, fields))
        return std::nullopt;
    return fields;
}

// --- Keys ------------------------------------------------------------------------------

// Length of the well-formed UTF-8 character that `text` begins with; 0 if it is none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xc2 && lead <= 0xdf ? 2
        : lead >= 0xe0 && lead <= 0xef                      ? 3
        : lead >= 0xf0 && lead <= 0xf4                      ? 4
                                                            : 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0U) != 0x80)
            return 0;
    // Overlong forms, surrogates, and what lies above U+10FFFF.
    const unsigned second = byte(1);
    const bool isIllegal = (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)
        || (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
    return isIllegal ? 0 : length;
}

std::string partitionKey(std::string_view field)
{
    std::string key;
    for (std::size_t characters = 0; characters < bounds::kKeyCharacters && !field.empty(); ++characters) {
        const std::size_t length = characterLength(field);
        key += length > 0 ? field.substr(0, length) : kReplacement;
        field.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return key.empty() ? "-" : key;
}

// Numbers keys in the order of their first appearance. Open addressing, because nothing here
// may depend on the order of a standard hash table, and a sorted one is slow with millions.
class KeyNumbers {
public:
    [[nodiscard]] std::uint32_t of(std::string key)
    {
        if (m_keys.size() * 2 >= m_slots.size())
            grow();
        std::uint32_t& slot = slotOf(key);
        if (slot == kFree) {
            slot = static_cast<std::uint32_t>(m_keys.size());
            m_keys.push_back(std::move(key));
        }
        return slot;
    }
    [[nodiscard]] std::size_t sizeOf(std::uint32_t number) const { return m_keys[number].size(); }
    [[nodiscard]] std::vector<std::string> release() { return std::move(m_keys); }

private:
    static constexpr std::uint32_t kFree = ~std::uint32_t{0};

    // Ends because at least half of the slots are free.
    std::uint32_t& slotOf(std::string_view key)
    {
        std::size_t at = base::hashText(key) & (m_slots.size() - 1);
        while (m_slots[at] != kFree && m_keys[m_slots[at]] != key)
            at = (at + 1) & (m_slots.size() - 1);
        return m_slots[at];
    }
    void grow()
    {
        constexpr std::size_t kFirstSlots = 1'024;
        m_slots.assign(std::max(kFirstSlots, m_slots.size() * 2), kFree);
        for (std::uint32_t i = 0; i < m_keys.size(); ++i)
            slotOf(m_keys[i]) = i;
    }

    std::vector<std::string> m_keys;
    std::vector<std::uint32_t> m_slots;
};

// --- The file ---------------------------------------------------------------------------

// Two digits or four, nothing else.
std::optional<int> digits(std::string_view text)
{
    if (!isDigits(text))
        return std::nullopt;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<unsigned> monthNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 12> kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::find(kMonths.begin(), kMonths.end(), name);
    if (found == kMonths.end())
        return std::nullopt;
    return static_cast<unsigned>(found - kMonths.begin()) + 1;
}

// A line with its stamp in Unix seconds, before sorting.
struct StampedLine {
    std::int64_t stamp = 0;
    Dataset::Line line;
};

class LogReader {
public:
    LogReader(std::string_view text, std::size_t keyField) : m_text(text), m_keyField(keyField) {}

    void read(Dataset& dataset)
    {
        std::size_t begin = m_text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
        for (std::uint32_t number = 1; begin < m_text.size(); ++number) {
            const std::size_t end = std::min(m_text.find('\n', begin), m_text.size());
            readLine(begin, end, number, dataset);
            begin = end + 1;
        }
        finish(dataset);
    }

private:
    void readLine(std::size_t begin, std::size_t end, std::uint32_t number, Dataset& dataset)
    {
        std::string_view line = m_text.substr(begin, end - begin);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            return;
        const auto fields = line.size() <= kLongestLogLine ? parseLine(line) : std::nullopt;
        const auto stamp = fields ? parseLogTime((*fields)[kTime]) : std::nullopt;
        if (!stamp) {
            ++dataset.skippedLines;
            if (dataset.firstSkipped.size() < kSkippedLinesNamed)
                dataset.firstSkipped.push_back(number);
            return;
        }
        const std::uint32_t key = m_keys.of(partitionKey((*fields)[m_keyField]));
        const auto length = static_cast<std::uint32_t>(line.size());
        m_lines.push_back({*stamp,
            {.at = {},
                .key = key,
                .size = length + static_cast<std::uint32_t>(m_keys.sizeOf(key)),
                .begin = static_cast<std::uint32_t>(begin),
                .length = length}});
    }
    void finish(Dataset& dataset)
    {
        if (m_lines.empty())
            return;
        std::stable_sort(m_lines.begin(), m_lines.end(),
            [](const StampedLine& a, const StampedLine& b) { return a.stamp < b.stamp; });
        dataset.firstStampUnix = m_lines.front().stamp;
        dataset.lines.reserve(m_lines.size());
        for (const StampedLine& stamped : m_lines) {
            dataset.lines.push_back(stamped.line);
            dataset.lines.back().at = std::chrono::seconds{stamped.stamp - dataset.firstStampUnix};
        }
        dataset.keys = std::make_shared<const streams::KeyTable>(m_keys.release());
    }

    std::string_view m_text;
    std::size_t m_keyField;
    KeyNumbers m_keys;
    std::vector<StampedLine> m_lines;
};

std::string fieldNames()
{
    std::string names;
    for (const std::string_view field : kFields)
        names.append(names.empty() ? "" : ", ").append(field);
    return names;
}

}

std::span<const std::string_view> accessLogFields() { return kFields; }

std::optional<std::int64_t> parseLogTime(std::string_view stamp)
{
    // Where each part of "17/May/2015:10:05:03 +0000" stands.
    constexpr std::size_t kLength = 26;
    if (stamp.size() != kLength || stamp[2] != '/' || stamp[6] != '/' || stamp[11] != ':' || stamp[14] != ':'
        || stamp[17] != ':' || stamp[20] != ' ' || (stamp[21] != '+' && stamp[21] != '-'))
        return std::nullopt;
    const auto day = digits(stamp.substr(0, 2));
    const auto month = monthNamed(stamp.substr(3, 3));
    const auto year = digits(stamp.substr(7, 4));
    const auto hour = digits(stamp.substr(12, 2));
    const auto minute = digits(stamp.substr(15, 2));
    const auto second = digits(stamp.substr(18, 2));
    const auto zoneHour = digits(stamp.substr(22, 2));
    const auto zoneMinute = digits(stamp.substr(24, 2));
    if (!day || !month || !year || !hour || !minute || !second || !zoneHour || !zoneMinute)
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year{*year}, std::chrono::month{*month}, std::chrono::day{static_cast<unsigned>(*day)}};
    // A leap second is written as 60.
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60 || *zoneHour > 23 || *zoneMinute > 59)
        return std::nullopt;
    const std::chrono::seconds zone = std::chrono::hours{*zoneHour} + std::chrono::minutes{*zoneMinute};
    const std::chrono::seconds local = std::chrono::sys_days{date}.time_since_epoch() + std::chrono::hours{*hour}
        + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
    return (stamp[21] == '+' ? local - zone : local + zone).count();
}

base::Result<std::shared_ptr<const Dataset>> readAccessLog(LogSource source, std::string_view keyField)
{
    const auto field = std::find(kFields.begin(), kFields.end(), keyField);
    if (field == kFields.end())
        return base::Problem{source.name,
            std::string{'"'}
                .append(keyField)
                .append("\" is not a field of an access log; choose one of ")
                .append(fieldNames())};
    if (source.text.size() >= kLargestFile)
        return base::Problem{source.name, "the file has 4 GiB or more; split it and replay the parts"};

    auto dataset = std::make_shared<Dataset>();
    dataset->name = std::move(source.name);
    dataset->digest = base::sha256Hex(source.text);
    dataset->text = std::move(source.text);
    LogReader(dataset->text, static_cast<std::size_t>(field - kFields.begin())).read(*dataset);
    if (!dataset->lines.empty())
        return std::shared_ptr<const Dataset>{std::move(dataset)};
    if (dataset->skippedLines == 0)
        return base::Problem{dataset->name, "the file is empty; an access log has one request a line"};
    return base::Problem{dataset->name,
        "not one line of this file can be read as an access log in combined format, whose lines look like this: "
        "client ident user [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 1234 \"referer\" \"agent\""};
}

}
