#include "world/stream_import.h"

#include "base/time_text.h"
#include "streams/arn.h"
#include "streams/sequence_number.h"
#include "streams/shard_map.h"
#include "world/bounds.h"
#include "world/json_fields.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace shardscope::world {

namespace {

using base::JsonValue;

// --- From a text to its documents --------------------------------------------------

struct Document {
    std::string_view text;
    std::size_t linesBefore = 0;
};

// JSON texts that follow one another, each from its first bracket to the one that closes it.
std::vector<Document> documentsOf(std::string_view text)
{
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

// With as many empty lines before it as there are in its file, so that messages name the right one. A list alone
// is what "--query Shards" leaves.
std::string padded(const Document& document)
{
    const bool isList = document.text.starts_with('[');
    return std::string(document.linesBefore, '\n') + (isList ? "{\"Shards\":" : "") + std::string{document.text}
    + (isList ? "}" : "");
}

const JsonValue* member(const JsonValue& object, std::string_view name)
{
    const auto found = std::find_if(object.members.begin(), object.members.end(),
        [&](const base::JsonMember& each) { return each.name == name; });
    return found == object.members.end() ? nullptr : &found->value;
}

// --- Stamps ------------------------------------------------------------------------

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t value = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || rest != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

// "2026-11-20T01:02:03.456000+01:00", as version 2 of the AWS CLI writes it, in whole Unix seconds.
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
    return rest[0] == '+' ? *local - offset : *local + offset;
}

// --- What is gathered ----------------------------------------------------------------

struct ListedShard {
    streams::ShardAtStart shard;
    std::int64_t openedSecond = 0; // Unix seconds, like the next
    std::optional<std::int64_t> closedSecond;
    std::string file;
    std::uint32_t line = 0;
};

class StreamReader {
public:
    std::optional<base::Problem> read(const ImportText& text)
    {
        const std::vector<Document> documents = documentsOf(text.text);
        if (documents.empty())
            return base::Problem{text.name, "is empty; paste what describe-stream-summary and list-shards print"};
        for (const Document& document : documents) {
            if (!document.text.starts_with('{') && !document.text.starts_with('['))
                return base::Problem{text.name + ":" + std::to_string(document.linesBefore + 1),
                    "this is not JSON; run the command with --output json"};
            const auto object = base::parseJson(padded(document), text.name);
            if (!object)
                return object.error();
            const FileReader noFiles;
            Reading reading{text.name, noFiles, true, std::nullopt};
            readDocument(*object, reading);
            if (reading.problem)
                return reading.problem;
        }
        return std::nullopt;
    }

    base::Result<Scenario> scenario(const std::string& name)
    {
        if (!m_hasHead)
            return base::Problem{
                name, "says nothing of the stream itself; add what \"aws kinesis describe-stream-summary\" prints"};
        if (m_stream.streamMode == streams::CapacityMode::Provisioned && m_shards.empty() && !m_hasShards)
            return base::Problem{name,
                "lists no shards; add what \"aws kinesis list-shards --stream-name " + m_stream.streamName
                    + "\" prints"};
        if (m_shards.empty())
            return base::Problem{
                name, "lists no shards; a stream that is ACTIVE has some. Is the list of another one?"};
        if (m_openPages > 0 && m_lastPages == 0)
            return base::Problem{name,
                "is not the whole list: it goes on after " + streams::shardId(highest()) + ". Add page "
                    + std::to_string(m_openPages + 1) + ", what list-shards prints for the last NextToken"};
        if (m_openCount && *m_openCount != countOpen())
            return base::Problem{name,
                "lists " + std::to_string(countOpen()) + " open shards where the summary counts "
                    + std::to_string(*m_openCount) + "; describe and list the stream again, in one go"};
        return build();
    }

private:
    void readDocument(const JsonValue& root, Reading& reading)
    {
        Fields fields{root, "", reading};
        if (const JsonValue* summary = fields.find("StreamDescriptionSummary"))
            readHead(*summary, "/StreamDescriptionSummary", reading);
        else if (const JsonValue* description = fields.find("StreamDescription"))
            readHead(*description, "/StreamDescription", reading);
        else if (member(root, "StreamName") != nullptr && member(root, "StreamStatus") != nullptr)
            readHead(root, "", reading);
        else if (member(root, "Shards") != nullptr)
            readShards(fields, "NextToken");
        else if (member(root, "Tags") != nullptr)
            readTagList(fields);
        else
            fields.refuse("",
                "holds nothing of a stream; paste what describe-stream-summary, list-shards, describe-stream or "
                "list-tags-for-stream print");
    }

    // Fields that the service may add are no matter.
    void readHead(const JsonValue& value, const std::string& path, Reading& reading)
    {
        Fields fields{value, path, reading};
        fields.require("StreamName", "what the stream is called");
        std::string name;
        fields.text("StreamName", name, {1, bounds::kNameCharacters});
        if (m_hasHead && name != m_stream.streamName)
            fields.refuse("StreamName",
                "is " + name + ", and another part of the text is about " + m_stream.streamName
                    + "; import one stream");
        m_stream.streamName = name;
        m_hasHead = true;
        readStatus(fields);
        std::string arn;
        fields.text("StreamARN", arn, {});
        if (auto parsed = streams::parseStreamArn(arn))
            m_arn = *std::move(parsed);
        fields.integer("RetentionPeriodHours", m_retentionHours, {24, 8'760});
        m_createdSecond = second(fields, "StreamCreationTimestamp", m_createdSecond);
        if (const JsonValue* mode = fields.find("StreamModeDetails")) {
            Fields inner{*mode, fields.pathOf("StreamModeDetails"), reading};
            inner.choice("StreamMode", m_stream.streamMode, kModes);
        }
        fields.choice("EncryptionType", m_encryption, kEncryptions);
        fields.text("KeyId", m_keyId, {});
        std::optional<std::int64_t> maxRecord;
        if (fields.find("MaxRecordSizeInKiB") != nullptr)
            fields.integer("MaxRecordSizeInKiB", maxRecord.emplace(), {1'024, 10'240});
        if (maxRecord && *maxRecord != 1'024)
            m_stream.maxRecordSizeInKiB = maxRecord;
        fields.choice("RecordDistributionStrategy", m_distribution, kDistributions);
        readMetrics(fields);
        if (fields.find("OpenShardCount") != nullptr)
            fields.integer("OpenShardCount", m_openCount.emplace(), {0, bounds::kShards});
        if (fields.find("Shards") != nullptr)
            readShards(fields, "HasMoreShards");
    }

    void readStatus(Fields& fields)
    {
        std::string status;
        fields.text("StreamStatus", status, {});
        if (status == "CREATING" || status == "DELETING")
            fields.refuse("StreamStatus",
                "is " + status + "; only a stream that is ACTIVE or UPDATING can be imported. Describe it again later");
    }

    void readMetrics(Fields& fields)
    {
        for (const auto& [element, path] : elementsOf(fields, "EnhancedMonitoring", {})) {
            Fields inner{*element, path, fields.reading()};
            for (const auto& [name, namePath] : elementsOf(inner, "ShardLevelMetrics", {})) {
                const auto metric =
                    name->kind == JsonValue::Kind::String ? streams::shardLevelMetricsNamed(name->text) : std::nullopt;
                if (metric)
                    m_monitoring |= *metric;
                else
                    fields.reading().refuse(name->line, namePath, "must be the name of a shard-level metric");
            }
        }
    }

    void readTagList(Fields& fields)
    {
        for (const auto& [element, path] : elementsOf(fields, "Tags", {})) {
            Fields tag{*element, path, fields.reading()};
            std::string key;
            std::string value;
            tag.require("Key", "the tag's key");
            tag.text("Key", key, {});
            tag.text("Value", value, {});
            m_stream.tags[key] = value;
        }
    }

    // A page of shards; `more` is where it says that another one follows.
    void readShards(Fields& fields, std::string_view more)
    {
        m_hasShards = true;
        for (const auto& [element, path] : elementsOf(fields, "Shards", {0, streams::kShardNumbers})) {
            Fields shardFields{*element, path, fields.reading()};
            readShard(shardFields, element->line);
            if (fields.isRefused())
                return;
        }
        const JsonValue* next = fields.find(more);
        const bool goesOn = next != nullptr
            && ((next->kind == JsonValue::Kind::String && !next->text.empty())
                || (next->kind == JsonValue::Kind::Boolean && next->boolean));
        ++(goesOn ? m_openPages : m_lastPages);
    }

    void readShard(Fields& fields, std::uint32_t line)
    {
        ListedShard listed{.shard = {}, .file = fields.reading().fileName, .line = line};
        fields.require("ShardId", "the shard's id");
        listed.shard.shard = readId(fields, "ShardId").value_or(streams::ShardIndex{});
        listed.shard.parent = readId(fields, "ParentShardId");
        listed.shard.adjacentParent = readId(fields, "AdjacentParentShardId");
        fields.require("HashKeyRange", "the range of its hash keys");
        if (const JsonValue* range = fields.find("HashKeyRange")) {
            Fields inner{*range, fields.pathOf("HashKeyRange"), fields.reading()};
            listed.shard.range.first = readKey(inner, "StartingHashKey");
            listed.shard.range.last = readKey(inner, "EndingHashKey");
        }
        fields.require("SequenceNumberRange",
            "the range of its sequence numbers: it tells open shards from closed ones");
        if (const JsonValue* numbers = fields.find("SequenceNumberRange")) {
            Fields inner{*numbers, fields.pathOf("SequenceNumberRange"), fields.reading()};
            inner.require("StartingSequenceNumber", "the shard's first sequence number");
            if (const auto first = readSequenceNumber(inner, "StartingSequenceNumber"))
                listed.openedSecond = first->createdSecond;
            if (const auto last = readSequenceNumber(inner, "EndingSequenceNumber"))
                listed.closedSecond = std::max(last->second, listed.openedSecond);
        }
        if (fields.isRefused())
            return;
        const auto [place, isNew] = m_shards.emplace(streams::number(listed.shard.shard), listed);
        // Pages that overlap list a shard twice, alike.
        if (!isNew && (place->second.shard != listed.shard || place->second.closedSecond != listed.closedSecond))
            fields.refuse("ShardId", "is listed twice, with different ends or ranges; list the stream's shards again");
    }

    static std::optional<streams::ShardIndex> readId(Fields& fields, std::string_view name)
    {
        std::string text;
        if (const JsonValue* value = fields.find(name); value == nullptr || value->kind == JsonValue::Kind::Null)
            return std::nullopt;
        fields.text(name, text, {});
        const auto shard = streams::parseShardId(text);
        if (!shard && !fields.isRefused())
            fields.refuse(name, "must be the id of a shard like shardId-000000000007, not \"" + text + "\"");
        return shard;
    }

    static base::HashKey readKey(Fields& fields, std::string_view name)
    {
        std::string decimal;
        fields.require(name, "an end of the range, as a decimal number in quotes");
        fields.text(name, decimal, {});
        if (const auto key = base::parseHashKey(decimal))
            return *key;
        if (!fields.isRefused())
            fields.refuse(name, "must be a decimal hash key below 2^128, not \"" + decimal + "\"");
        return {};
    }

    std::optional<streams::SequenceNumber> readSequenceNumber(Fields& fields, std::string_view name)
    {
        if (const JsonValue* value = fields.find(name); value == nullptr || value->kind == JsonValue::Kind::Null)
            return std::nullopt;
        std::string decimal;
        fields.text(name, decimal, {});
        const auto number = streams::parseSequenceNumber(decimal);
        if (number) {
            note(number->createdSecond);
            note(number->second);
        } else if (!fields.isRefused()) {
            fields.refuse(name, "is no sequence number of the service: \"" + decimal + "\"");
        }
        return number;
    }

    std::optional<std::int64_t> second(Fields& fields, std::string_view name, std::optional<std::int64_t> otherwise)
    {
        const JsonValue* value = fields.find(name);
        if (value == nullptr)
            return otherwise;
        std::optional<std::int64_t> read;
        if (value->kind == JsonValue::Kind::Number)
            read = digits(std::string_view{value->text}.substr(0, value->text.find('.')));
        else if (value->kind == JsonValue::Kind::String)
            read = secondOfIso(value->text);
        if (read)
            note(*read);
        else
            fields.refuse(name, "must be a time like \"2026-11-20T00:00:00+00:00\", or Unix seconds");
        return read;
    }

    void note(std::int64_t unixSecond)
    {
        if (!m_newest || *m_newest < unixSecond)
            m_newest = unixSecond;
    }
    [[nodiscard]] streams::ShardIndex highest() const { return streams::ShardIndex{m_shards.rbegin()->first}; }
    [[nodiscard]] std::uint32_t countOpen() const
    {
        return static_cast<std::uint32_t>(std::count_if(m_shards.begin(), m_shards.end(),
            [](const auto& each) { return !each.second.closedSecond; }));
    }

    base::Result<Scenario> build()
    {
        Scenario scenario;
        scenario.name = m_stream.streamName;
        scenario.description = "A stream like " + m_stream.streamName + " in an account, as it was described there.";
        const std::int64_t epoch = m_newest.value_or(scenario.settings.service.epochSecond - 1) + 1;
        scenario.settings.service.epochSecond = epoch;
        if (m_arn) {
            scenario.settings.service.region = m_arn->region;
            scenario.settings.service.account = m_arn->account;
        }
        ScenarioStream stream{.create = m_stream, .retention = std::chrono::hours{m_retentionHours}};
        const auto before = [epoch](std::int64_t second) { return base::Duration{(epoch - second) * 1'000}; };
        std::vector<const ListedShard*> listed;
        for (const auto& [number, each] : m_shards) {
            stream.shards.push_back(each.shard);
            stream.shards.back().openedBefore = before(each.openedSecond);
            if (each.closedSecond)
                stream.shards.back().closedBefore = before(*each.closedSecond);
            listed.push_back(&each);
        }
        if (auto problem = streams::problemIn(stream.shards)) {
            const ListedShard& at = *listed[problem->place];
            return base::Problem{at.file + ":" + std::to_string(at.line), std::move(problem->what)};
        }
        stream.create.shardCount = countOpen();
        stream.createdBefore = before(m_createdSecond.value_or(epoch));
        if (m_encryption == streams::EncryptionType::Kms)
            stream.keyId = m_keyId.empty() ? "alias/aws/kinesis" : m_keyId;
        stream.monitoring = m_monitoring;
        if (m_stream.streamMode == streams::CapacityMode::OnDemand)
            stream.distribution = m_distribution;
        scenario.streams.push_back(std::move(stream));
        return scenario;
    }

    static constexpr Choice<streams::CapacityMode> kModes[]{
        {"PROVISIONED", streams::CapacityMode::Provisioned}, {"ON_DEMAND", streams::CapacityMode::OnDemand}};
    static constexpr Choice<streams::EncryptionType> kEncryptions[]{
        {"NONE", streams::EncryptionType::None}, {"KMS", streams::EncryptionType::Kms}};
    static constexpr Choice<streams::RecordDistribution> kDistributions[]{
        {"USER_PARTITION_KEY", streams::RecordDistribution::UserPartitionKey},
        {"AUTO", streams::RecordDistribution::Auto}};

    bool m_hasHead = false;
    bool m_hasShards = false;
    streams::CreateStreamRequest m_stream;
    std::optional<streams::StreamArn> m_arn;
    std::int64_t m_retentionHours = 24;
    std::optional<std::int64_t> m_createdSecond;
    streams::EncryptionType m_encryption = streams::EncryptionType::None;
    std::string m_keyId;
    streams::RecordDistribution m_distribution = streams::RecordDistribution::UserPartitionKey;
    streams::ShardLevelMetrics m_monitoring = 0;
    std::optional<std::uint32_t> m_openCount; // as the summary has it
    std::map<std::uint32_t, ListedShard> m_shards;
    std::size_t m_openPages = 0; // pages after which another one comes
    std::size_t m_lastPages = 0;
    std::optional<std::int64_t> m_newest; // Unix second
};

std::int64_t perMille(base::U128 width)
{
    // Of 2^128, which does not fit: of its upper 64 bits.
    return static_cast<std::int64_t>(((width >> 64) * 1'000 + (base::U128{1} << 63)) >> 64);
}

}

bool isStreamDescription(std::string_view text)
{
    const std::vector<Document> documents = documentsOf(text);
    if (documents.empty() || (!documents.front().text.starts_with('{') && !documents.front().text.starts_with('[')))
        return false;
    const auto object = base::parseJson(padded(documents.front()), "");
    return object && std::any_of(object->members.begin(), object->members.end(), [](const base::JsonMember& each) {
        return each.name == "StreamDescriptionSummary" || each.name == "StreamDescription" || each.name == "Shards"
            || each.name == "StreamName";
    });
}

base::Result<Scenario> importStream(std::span<const ImportText> texts)
{
    StreamReader reader;
    std::string names;
    for (const ImportText& text : texts) {
        if (auto problem = reader.read(text))
            return *std::move(problem);
        names += (names.empty() ? "" : ", ") + text.name;
    }
    return reader.scenario(names);
}

ImportVerdict verdictOn(const ScenarioStream& imported)
{
    ImportVerdict verdict;
    std::optional<base::U128> narrowest;
    base::U128 widest = 0;
    for (const streams::ShardAtStart& shard : imported.shards) {
        if (shard.closedBefore) {
            ++verdict.closed;
            continue;
        }
        ++verdict.open;
        const base::U128 width = shard.range.last.value - shard.range.first.value;
        narrowest = std::min(narrowest.value_or(width), width);
        widest = std::max(widest, width);
    }
    if (!imported.shards.empty())
        verdict.expired = streams::number(imported.shards.back().shard) + std::size_t{1} - imported.shards.size();
    // Floors differ by a few keys.
    verdict.isEven = widest - narrowest.value_or(widest) <= (base::U128{1} << 40);
    verdict.narrowestPerMille = perMille(narrowest.value_or(0));
    verdict.widestPerMille = perMille(widest);
    return verdict;
}

}
