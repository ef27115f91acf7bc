#include "world/described_stream.h"

#include "streams/shard_map.h"
#include "world/api_json.h"
#include "world/bounds.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace shardscope::world {

using base::JsonValue;

namespace {

std::optional<streams::ShardIndex> readId(Fields& fields, std::string_view name)
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

base::HashKey readKey(Fields& fields, std::string_view name)
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

}

void DescribedStream::readHead(const JsonValue& value, const std::string& path, FileReading& reading)
{
    Fields fields{value, path, reading};
    fields.require("StreamName", "what the stream is called");
    std::string name;
    fields.text("StreamName", name, {1, bounds::kNameCharacters});
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
        inner.choice("StreamMode", m_stream.streamMode, kCapacityModes);
    }
    fields.choice("EncryptionType", m_encryption, kEncryptionTypes);
    fields.text("KeyId", m_keyId, {0, bounds::kKmsKeyCharacters});
    std::optional<std::int64_t> maxRecord;
    if (fields.find("MaxRecordSizeInKiB") != nullptr)
        fields.integer("MaxRecordSizeInKiB", maxRecord.emplace(), {1'024, 10'240});
    if (maxRecord && *maxRecord != 1'024)
        m_stream.maxRecordSizeInKiB = maxRecord;
    fields.choice("RecordDistributionStrategy", m_distribution, kRecordDistributions);
    for (const auto& [element, elementPath] : elementsOf(fields, "EnhancedMonitoring", {})) {
        Fields inner{*element, elementPath, reading};
        readMetricNames(inner, "ShardLevelMetrics", m_monitoring);
    }
    if (fields.find("OpenShardCount") != nullptr)
        fields.integer("OpenShardCount", m_openCount.emplace(), {0, bounds::kShards});
    if (fields.find("Shards") != nullptr)
        readShards(fields, "HasMoreShards");
}

void DescribedStream::readStatus(Fields& fields)
{
    std::string status;
    fields.text("StreamStatus", status, {});
    if (status == "CREATING" || status == "DELETING")
        fields.refuse("StreamStatus",
            "is " + status + "; only a stream that is ACTIVE or UPDATING can be imported. Describe it again later");
}

void DescribedStream::readShards(Fields& fields, std::string_view more)
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

void DescribedStream::readPolicy(Fields& fields)
{
    fields.text("Policy", m_policy, {1, bounds::kPolicyCharacters});
    if (fields.isRefused())
        return;
    if (const auto policy = streams::Policy::read(m_policy); !policy)
        fields.refuse("Policy",
            policyProblem(policy.error(),
                "must be a policy, a JSON object in quotes, as get-resource-policy prints it"));
}

void DescribedStream::readShard(Fields& fields, std::uint32_t line)
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
    fields.require("SequenceNumberRange", "the range of its sequence numbers: it tells open shards from closed ones");
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

std::optional<streams::SequenceNumber> DescribedStream::readSequenceNumber(Fields& fields, std::string_view name)
{
    if (const JsonValue* value = fields.find(name); value == nullptr || value->kind == JsonValue::Kind::Null)
        return std::nullopt;
    std::string decimal;
    fields.text(name, decimal, {});
    const auto number = streams::parseSequenceNumber(decimal);
    if (number) {
        m_stamps->note(number->createdSecond);
        m_stamps->note(number->second);
    } else if (!fields.isRefused()) {
        fields.refuse(name, "is no sequence number of the service: \"" + decimal + "\"");
    }
    return number;
}

std::optional<std::int64_t> DescribedStream::second(Fields& fields, std::string_view name,
    std::optional<std::int64_t> otherwise)
{
    const JsonValue* value = fields.find(name);
    if (value == nullptr)
        return otherwise;
    const std::optional<std::int64_t> read = secondOf(*value);
    if (read)
        m_stamps->note(*read);
    else
        fields.refuse(name, "must be a time like \"2026-11-20T00:00:00+00:00\", or Unix seconds");
    return read;
}

std::uint32_t DescribedStream::countOpen() const
{
    return static_cast<std::uint32_t>(std::count_if(m_shards.begin(), m_shards.end(),
        [](const auto& each) { return !each.second.closedSecond; }));
}

std::optional<base::Problem> DescribedStream::missing(const std::string& name) const
{
    if (!m_hasHead)
        return base::Problem{
            name, "says nothing of the stream itself; add what \"aws kinesis describe-stream-summary\" prints"};
    if (m_stream.streamMode == streams::CapacityMode::Provisioned && m_shards.empty() && !m_hasShards)
        return base::Problem{name,
            "lists no shards; add what \"aws kinesis list-shards --stream-name " + m_stream.streamName + "\" prints"};
    if (m_shards.empty())
        return base::Problem{name, "lists no shards; a stream that is ACTIVE has some. Is the list of another one?"};
    if (m_openPages > 0 && m_lastPages == 0)
        return base::Problem{name,
            "is not the whole list: it goes on after " + streams::shardId(highest()) + ". Add page "
                + std::to_string(m_openPages + 1) + ", what list-shards prints for the last NextToken"};
    if (m_openCount && *m_openCount != countOpen())
        return base::Problem{name,
            "lists " + std::to_string(countOpen()) + " open shards where the summary counts "
                + std::to_string(*m_openCount) + "; describe and list the stream again, in one go"};
    return std::nullopt;
}

base::Result<ScenarioStream> DescribedStream::build(std::int64_t epoch) const
{
    ScenarioStream stream{.create = m_stream, .retention = std::chrono::hours{m_retentionHours}};
    // What is older than a scenario can say is as old as it can.
    const auto before = [epoch](std::int64_t second) {
        return base::Duration{std::min(epoch - second, bounds::kLongestMs / 1'000) * 1'000};
    };
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
        stream.keyId = m_keyId.empty() ? std::string{kUsualKey} : m_keyId;
    stream.monitoring = m_monitoring;
    if (m_stream.streamMode == streams::CapacityMode::OnDemand)
        stream.distribution = m_distribution;
    stream.policy = m_policy;
    for (const auto& [name, each] : m_consumers) {
        stream.consumers.push_back(each.consumer);
        stream.consumers.back().createdBefore = before(each.createdSecond.value_or(epoch));
    }
    return stream;
}

}
