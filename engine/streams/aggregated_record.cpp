#include "streams/aggregated_record.h"

#include "base/check.h"
#include "base/md5.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace shardscope::streams {

namespace {

// --- Protocol buffers, as far as these records go --------------------------------

enum class WireType : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

struct Field {
    std::uint32_t number = 0;
    WireType type{};
    std::uint64_t value = 0; // of a varint
    std::string_view bytes;  // of WireType::Bytes
    std::size_t size = 0;    // of the whole field

    [[nodiscard]] bool is(std::uint32_t wanted, WireType as) const { return number == wanted && type == as; }
};

// Takes it off `from`. A varint has ten bytes at most; what of it goes beyond 64 bits is lost.
std::optional<std::uint64_t> takeVarint(std::string_view& from)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(from.size(), 10); ++i) {
        const auto byte = static_cast<unsigned char>(from[i]);
        value |= std::uint64_t{byte & 0x7FU} << (7 * i);
        if (byte < 0x80) {
            from.remove_prefix(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::optional<std::string_view> takeBytes(std::string_view& from, std::uint64_t size)
{
    if (size > from.size())
        return std::nullopt;
    const std::string_view bytes = from.substr(0, size);
    from.remove_prefix(size);
    return bytes;
}

// The field at the start of `from`, taken off it; nothing where there is none that is whole.
std::optional<Field> takeField(std::string_view& from)
{
    constexpr std::uint64_t kMostNumber = (std::uint64_t{1} << 29) - 1;
    std::string_view left = from;
    const auto tag = takeVarint(left);
    if (!tag || *tag >> 3 == 0 || *tag >> 3 > kMostNumber)
        return std::nullopt;
    Field field;
    field.number = static_cast<std::uint32_t>(*tag >> 3);
    std::optional<std::string_view> bytes;
    switch (*tag & 7U) {
    case 0: {
        const auto value = takeVarint(left);
        if (!value)
            return std::nullopt;
        field.type = WireType::Varint;
        field.value = *value;
        bytes = std::string_view{};
        break;
    }
    case 1:
        field.type = WireType::Fixed64;
        bytes = takeBytes(left, 8);
        break;
    case 2: {
        const auto size = takeVarint(left);
        if (!size)
            return std::nullopt;
        field.type = WireType::Bytes;
        bytes = takeBytes(left, *size);
        break;
    }
    case 5:
        field.type = WireType::Fixed32;
        bytes = takeBytes(left, 4);
        break;
    }
    if (!bytes)
        return std::nullopt;
    field.bytes = *bytes;
    field.size = from.size() - left.size();
    from = left;
    return field;
}

void appendVarint(std::string& to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        to += static_cast<char>(value | 0x80U);
    to += static_cast<char>(value);
}

void appendNumber(std::string& to, std::uint32_t number, std::uint64_t value)
{
    appendVarint(to, std::uint64_t{number} << 3);
    appendVarint(to, value);
}

void appendBytes(std::string& to, std::uint32_t number, std::string_view bytes)
{
    appendVarint(to, std::uint64_t{number} << 3 | 2U);
    appendVarint(to, bytes.size());
    to += bytes;
}

// --- messages.proto ----------------------------------------------------------------

constexpr std::uint32_t kPartitionKeys = 1;
constexpr std::uint32_t kExplicitHashKeys = 2;
constexpr std::uint32_t kRecords = 3;

constexpr std::uint32_t kKeyIndex = 1;
constexpr std::uint32_t kHashKeyIndex = 2;
constexpr std::uint32_t kData = 3;
constexpr std::uint32_t kTags = 4;

// Tag: required string key = 1, optional string value = 2.
bool isTag(std::string_view message)
{
    bool hasKey = false;
    while (!message.empty()) {
        const auto field = takeField(message);
        if (!field)
            return false;
        hasKey = hasKey || field->is(1, WireType::Bytes);
    }
    return hasKey;
}

// As it stands there, its indices looked up nowhere.
struct RawRecord {
    std::optional<std::uint64_t> key;
    std::optional<std::uint64_t> hashKey;
    std::optional<std::string_view> data;
    std::uint32_t tags = 0;
};

// Of a field that comes again the last counts, and a field of an unknown number or type is passed over.
std::optional<RawRecord> rawRecord(std::string_view message)
{
    RawRecord record;
    while (!message.empty()) {
        const auto field = takeField(message);
        if (!field)
            return std::nullopt;
        if (field->is(kKeyIndex, WireType::Varint))
            record.key = field->value;
        else if (field->is(kHashKeyIndex, WireType::Varint))
            record.hashKey = field->value;
        else if (field->is(kData, WireType::Bytes))
            record.data = field->bytes;
        else if (field->is(kTags, WireType::Bytes)) {
            if (!isTag(field->bytes))
                return std::nullopt;
            ++record.tags;
        }
    }
    return record.key && record.data ? std::optional{record} : std::nullopt;
}

AggregatedRecord::Section::Kind kindOf(const Field& field)
{
    using Kind = AggregatedRecord::Section::Kind;
    if (field.is(kPartitionKeys, WireType::Bytes))
        return Kind::PartitionKeys;
    if (field.is(kExplicitHashKeys, WireType::Bytes))
        return Kind::ExplicitHashKeys;
    return field.is(kRecords, WireType::Bytes) ? Kind::Records : Kind::Unknown;
}

std::string_view trailerOf(std::string_view data) { return data.substr(data.size() - kAggregatedTrailer); }

std::string md5Bytes(std::string_view of)
{
    const base::Md5Digest digest = base::md5(of);
    return {digest.begin(), digest.end()};
}

// Also one that lies beyond the ring: to a KCL that is a number as well.
bool isNumber(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Which string of a table it is; it is added to it where it is not there yet.
class Table {
public:
    std::uint64_t indexOf(std::string_view text)
    {
        const auto [at, isAdded] = m_places.emplace(text, m_texts.size());
        if (isAdded)
            m_texts.push_back(text);
        return at->second;
    }
    [[nodiscard]] const std::vector<std::string_view>& texts() const { return m_texts; }

private:
    std::map<std::string_view, std::uint64_t> m_places;
    std::vector<std::string_view> m_texts;
};

}

// --- Writing ---------------------------------------------------------------------

AggregatedPut aggregate(std::span<const UserRecord> records)
{
    SHARD_CHECK(!records.empty());
    const UserRecord& first = records.front();
    AggregatedPut put;
    if (first.explicitHashKey)
        put.explicitHashKey = std::string{*first.explicitHashKey};
    if (records.size() == 1) {
        put.partitionKey = first.partitionKey;
        put.data = first.data;
        return put;
    }
    put.partitionKey = "a";
    if (!put.explicitHashKey)
        put.explicitHashKey = base::hashOfPartitionKey(first.partitionKey).decimal();

    Table keys;
    Table hashKeys;
    std::string messages;
    for (const UserRecord& record : records) {
        std::string message;
        appendNumber(message, kKeyIndex, keys.indexOf(record.partitionKey));
        if (record.explicitHashKey)
            appendNumber(message, kHashKeyIndex, hashKeys.indexOf(*record.explicitHashKey));
        appendBytes(message, kData, record.data);
        appendBytes(messages, kRecords, message);
    }
    std::string body;
    for (const std::string_view key : keys.texts())
        appendBytes(body, kPartitionKeys, key);
    for (const std::string_view hashKey : hashKeys.texts())
        appendBytes(body, kExplicitHashKeys, hashKey);
    body += messages;
    put.data = std::string{kAggregatedHead} + body + md5Bytes(body);
    return put;
}

// --- Reading ---------------------------------------------------------------------

std::string_view AggregatedRecord::body() const
{
    return m_data.substr(kAggregatedHead.size(), m_data.size() - kAggregatedHead.size() - kAggregatedTrailer);
}

std::optional<AggregatedRecord> AggregatedRecord::read(std::string_view data)
{
    if (data.size() <= kAggregatedHead.size() + kAggregatedTrailer || data.substr(0, 4) != kAggregatedHead)
        return std::nullopt;
    AggregatedRecord record;
    record.m_data = data;
    const base::Md5Digest digest = base::md5(record.body());
    if (std::memcmp(digest.data(), trailerOf(data).data(), digest.size()) != 0)
        return std::nullopt;
    for (std::string_view left = record.body(); !left.empty();) {
        const auto field = takeField(left);
        if (!field)
            return std::nullopt;
        switch (kindOf(*field)) {
        case Section::Kind::PartitionKeys:
            record.m_partitionKeys.push_back(field->bytes);
            break;
        case Section::Kind::ExplicitHashKeys:
            record.m_explicitHashKeys.push_back(field->bytes);
            break;
        case Section::Kind::Records:
            if (!rawRecord(field->bytes))
                return std::nullopt;
            ++record.m_records;
            break;
        case Section::Kind::Unknown:
        case Section::Kind::Head:
        case Section::Kind::Md5:
            break;
        }
    }
    return record;
}

std::vector<AggregatedRecord::Section> AggregatedRecord::sections(std::size_t most) const
{
    SHARD_CHECK(most >= 1);
    std::vector<Section> sections{{Section::Kind::Head, m_data.substr(0, kAggregatedHead.size())}};
    for (std::string_view left = body(); !left.empty();) {
        const char* const begin = left.data();
        const auto field = takeField(left);
        SHARD_CHECK(field.has_value());
        const Section::Kind kind = kindOf(*field);
        if (sections.back().kind == kind) {
            std::string_view& bytes = sections.back().bytes;
            bytes = {bytes.data(), bytes.size() + field->size};
        } else if (sections.size() == most) {
            return sections;
        } else {
            sections.push_back({kind, {begin, field->size}});
        }
    }
    if (sections.size() < most)
        sections.push_back({Section::Kind::Md5, trailerOf(m_data)});
    return sections;
}

UserRecordReader::UserRecordReader(const AggregatedRecord& of)
    : m_of(&of), m_left(of.body()), m_hashes(of.partitionKeys().size())
{
    base::hashPartitionKeys(of.partitionKeys(), m_hashes);
}

std::optional<FoundUserRecord> UserRecordReader::next()
{
    while (!m_left.empty()) {
        // That all of them can be read AggregatedRecord::read() has seen.
        const Field field = takeField(m_left).value();
        if (!field.is(kRecords, WireType::Bytes))
            continue;
        const RawRecord raw = rawRecord(field.bytes).value();
        FoundUserRecord found;
        found.record.data = *raw.data;
        found.tags = raw.tags;
        const bool hasKey = *raw.key < m_hashes.size();
        const bool hasHashKey = raw.hashKey && *raw.hashKey < m_of->explicitHashKeys().size();
        if (!hasKey || (raw.hashKey && !hasHashKey))
            return found;
        found.key = *raw.key;
        found.record.partitionKey = m_of->partitionKeys()[found.key];
        if (!hasHashKey) {
            found.place = m_hashes[found.key];
            return found;
        }
        found.record.explicitHashKey = m_of->explicitHashKeys()[*raw.hashKey];
        if (const auto place = base::parseHashKey(*found.record.explicitHashKey))
            found.place = *place;
        return found;
    }
    return std::nullopt;
}

KclYield kclYield(const AggregatedRecord& record, base::HashRange shard)
{
    KclYield yield;
    UserRecordReader reader{record};
    for (auto user = reader.next(); user; user = reader.next()) {
        const bool isInside = user->place && shard.contains(*user->place);
        if (!user->place && !isNumber(user->record.explicitHashKey.value_or(std::string_view{})))
            return {yield.handedOn, KclYield::Cause::Unreadable, yield.handedOn};
        if (!isInside)
            return {0, KclYield::Cause::Outside, yield.handedOn};
        ++yield.handedOn;
    }
    return yield;
}

}
