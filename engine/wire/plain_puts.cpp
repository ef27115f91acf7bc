#include "wire/plain_puts.h"

#include "base/base64.h"
#include "wire/operation_parts.h"
#include "wire/plain_text.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace shardscope::wire {

namespace {

// Each function goes on past what it reads, or fails: then the body is not plain, and nothing else is to be asked.
class Scanner {
public:
    explicit Scanner(std::string_view json) : m_at(json.data()), m_end(json.data() + json.size()) {}

    [[nodiscard]] bool take(char wanted)
    {
        skipSpace();
        if (m_at == m_end || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }

    // What stands between two quotes, whatever it is.
    [[nodiscard]] bool quoted(std::string_view& text)
    {
        if (!take('"'))
            return false;
        const auto* const end =
            static_cast<const char*>(std::memchr(m_at, '"', static_cast<std::size_t>(m_end - m_at)));
        if (end == nullptr)
            return false;
        text = {m_at, static_cast<std::size_t>(end - m_at)};
        m_at = end + 1;
        return true;
    }

    // {"name": value, ...} with read(name) for each value.
    template <typename Read>
    [[nodiscard]] bool members(Read read)
    {
        if (!take('{'))
            return false;
        do {
            std::string_view name;
            if (!quoted(name) || !take(':') || !read(name))
                return false;
        } while (take(','));
        return take('}');
    }

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    [[nodiscard]] bool isAtEnd()
    {
        skipSpace();
        return m_at == m_end;
    }

private:
    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    const char* m_at;
    const char* m_end;
};

[[nodiscard]] bool isWithin(const Field& field, std::string_view text)
{
    // Of ASCII, bytes are characters.
    const auto length = static_cast<std::int64_t>(text.size());
    return length >= field.least && length <= field.most && matches(field.pattern, text) && isPlainAscii(text);
}

// A text that has not been there yet and keeps to its constraints.
[[nodiscard]] bool readText(Scanner& json, const Field& field, std::string& into)
{
    std::string_view text;
    if (!into.empty() || !json.quoted(text) || text.empty() || !isWithin(field, text))
        return false;
    into = text;
    return true;
}

[[nodiscard]] bool readOptionalText(Scanner& json, const Field& field, std::optional<std::string>& into)
{
    return !into && readText(json, field, into.emplace());
}

// Which stream is meant.
template <typename Request>
[[nodiscard]] bool readStream(Scanner& json, std::string_view name, Request& request)
{
    if (name == kStreamName.name)
        return readText(json, kStreamName, request.streamName);
    return name == kStreamArn.name && readText(json, kStreamArn, request.streamArn);
}

[[nodiscard]] bool readData(Scanner& json, streams::PayloadBlock& block, streams::Payload& into)
{
    std::string_view text;
    if (into || !json.quoted(text))
        return false;
    const auto length = base::decodeBase64(text, block.next()); // strict: what it takes is ASCII
    if (length)
        into = block.take(*length);
    return length.has_value();
}

[[nodiscard]] bool readEntryMember(Scanner& json, std::string_view name, streams::PayloadBlock& block,
    streams::PutEntry& entry)
{
    if (name == kData.name)
        return readData(json, block, entry.data);
    if (name == kPartitionKey.name)
        return readText(json, kPartitionKey, entry.partitionKey);
    return name == kExplicitHashKey.name && readOptionalText(json, kExplicitHashKey, entry.explicitHashKey);
}

// {"Data":"","PartitionKey":"k"}
constexpr std::size_t kLeastEntry = 30;

[[nodiscard]] bool readEntries(Scanner& json, streams::PayloadBlock& block, std::vector<streams::PutEntry>& entries)
{
    if (!entries.empty() || !json.take('['))
        return false;
    do {
        if (entries.size() == kMostEntries)
            return false;
        if (entries.empty())
            entries.reserve(std::min(kMostEntries, json.left() / kLeastEntry));
        streams::PutEntry& entry = entries.emplace_back();
        const bool isPlain =
            json.members([&](std::string_view name) { return readEntryMember(json, name, block, entry); });
        if (!isPlain || !entry.data)
            return false;
    } while (json.take(','));
    return json.take(']');
}

// All data of a body fits into it.
[[nodiscard]] streams::PayloadBlock blockFor(std::string_view json)
{
    return streams::PayloadBlock{base::mostBase64Bytes(json.size())};
}

}

std::optional<world::Action> plainPutRecords(std::string_view json)
{
    Scanner scanner{json};
    streams::PutRecordsRequest request;
    streams::PayloadBlock block = blockFor(json);
    const bool isPlain = scanner.members([&](std::string_view name) {
        return name == "Records" ? readEntries(scanner, block, request.records) : readStream(scanner, name, request);
    });
    if (!isPlain || !scanner.isAtEnd() || request.records.empty())
        return std::nullopt;
    return request;
}

std::optional<world::Action> plainPutRecord(std::string_view json)
{
    Scanner scanner{json};
    streams::PutRecordRequest request;
    streams::PayloadBlock block = blockFor(json);
    const bool isPlain = scanner.members([&](std::string_view name) {
        return readStream(scanner, name, request) || readEntryMember(scanner, name, block, request.record);
    });
    if (!isPlain || !scanner.isAtEnd() || !request.record.data)
        return std::nullopt;
    return request;
}

}
