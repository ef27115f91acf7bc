#include "world/api_json.h"

#include "base/time_text.h"
#include "world/bounds.h"

#include <algorithm>
#include <type_traits>

namespace shardscope::world {

namespace {

void readInstantUpTo(Fields& fields, std::string_view name, std::optional<base::Instant>& instant, std::int64_t mostMs)
{
    if (fields.find(name) == nullptr)
        return;
    base::Duration sinceStart{};
    fields.duration(name, sinceStart, {-mostMs, mostMs});
    instant = base::instantAt(sinceStart);
}

using base::JsonWriter;

constexpr Choice<streams::CapacityMode> kModes[]{
    {"PROVISIONED", streams::CapacityMode::Provisioned}, {"ON_DEMAND", streams::CapacityMode::OnDemand}};
constexpr Choice<streams::EncryptionType> kEncryptions[]{
    {"NONE", streams::EncryptionType::None}, {"KMS", streams::EncryptionType::Kms}};
constexpr Choice<streams::RecordDistribution> kDistributions[]{
    {"USER_PARTITION_KEY", streams::RecordDistribution::UserPartitionKey}, {"AUTO", streams::RecordDistribution::Auto}};
constexpr Choice<streams::CommitmentStatus> kCommitments[]{{"DISABLED", streams::CommitmentStatus::Disabled},
    {"ENABLED", streams::CommitmentStatus::Enabled},
    {"ENABLED_UNTIL_EARLIEST_ALLOWED_END", streams::CommitmentStatus::EnabledUntilEarliestAllowedEnd}};
constexpr Choice<streams::RecordFormat> kFormats[]{{"GSR_JSON", streams::RecordFormat::GsrJson},
    {"JSON", streams::RecordFormat::Json}, {"STRING", streams::RecordFormat::String},
    {"BYTE_ARRAY", streams::RecordFormat::ByteArray}};
constexpr Choice<streams::IteratorType> kPositions[]{{"AT_SEQUENCE_NUMBER", streams::IteratorType::AtSequenceNumber},
    {"AFTER_SEQUENCE_NUMBER", streams::IteratorType::AfterSequenceNumber},
    {"TRIM_HORIZON", streams::IteratorType::TrimHorizon}, {"LATEST", streams::IteratorType::Latest},
    {"AT_TIMESTAMP", streams::IteratorType::AtTimestamp}};
constexpr Choice<streams::ShardFilterType> kFilters[]{{"AFTER_SHARD_ID", streams::ShardFilterType::AfterShardId},
    {"AT_TRIM_HORIZON", streams::ShardFilterType::AtTrimHorizon},
    {"FROM_TRIM_HORIZON", streams::ShardFilterType::FromTrimHorizon}, {"AT_LATEST", streams::ShardFilterType::AtLatest},
    {"AT_TIMESTAMP", streams::ShardFilterType::AtTimestamp},
    {"FROM_TIMESTAMP", streams::ShardFilterType::FromTimestamp}};

// A request is described once, as a function of either of these two.
struct Reader {
    Fields& fields;

    void text(std::string_view name, std::string& value) { fields.text(name, value, {}); }
    void integer(std::string_view name, std::int64_t& value, std::int64_t) { fields.integer(name, value, {}); }
    void integer(std::string_view name, std::optional<std::int64_t>& value)
    {
        readOptionalInteger(fields, name, value);
    }
    void text(std::string_view name, std::optional<std::string>& value)
    {
        if (fields.find(name) == nullptr)
            return;
        value.emplace();
        fields.text(name, *value, {});
    }
    void flag(std::string_view name, bool& value) { fields.boolean(name, value); }
    void instant(std::string_view name, std::optional<base::Instant>& value) { readInstant(fields, name, value); }
    void askedInstant(std::string_view name, std::optional<base::Instant>& value)
    {
        readAskedInstant(fields, name, value);
    }
    void tags(std::string_view name, streams::Tags& value) { readTags(fields, name, value); }
    void names(std::string_view name, std::vector<std::string>& value)
    {
        for (const auto& [element, path] : elementsOf(fields, name, {})) {
            if (element->kind == base::JsonValue::Kind::String)
                value.push_back(element->text);
            else
                fields.reading().refuse(element->line, path, "must be a string");
        }
    }
    template <typename E, std::size_t N>
    void choice(std::string_view name, E& value, const Choice<E> (&choices)[N], E)
    {
        fields.choice(name, value, choices);
    }
    template <typename T, typename Describe>
    void object(std::string_view name, std::optional<T>& value, Describe describe)
    {
        if (fields.find(name) == nullptr)
            return;
        Fields inner{*fields.find(name), fields.pathOf(name), fields.reading()};
        Reader reader{inner};
        describe(reader, value.emplace());
        inner.finish();
    }
    template <typename T, typename Describe>
    void list(std::string_view name, std::vector<T>& value, Describe describe)
    {
        for (const auto& [element, path] : elementsOf(fields, name, {})) {
            Fields inner{*element, path, fields.reading()};
            Reader reader{inner};
            describe(reader, value.emplace_back());
            inner.finish();
        }
    }
};

struct Writer {
    JsonWriter& json;

    void text(std::string_view name, const std::string& value)
    {
        if (!value.empty())
            json.key(name).text(value);
    }
    void integer(std::string_view name, std::int64_t value, std::int64_t usual)
    {
        if (value != usual)
            json.key(name).integer(value);
    }
    void integer(std::string_view name, const std::optional<std::int64_t>& value)
    {
        if (value)
            json.key(name).integer(*value);
    }
    void text(std::string_view name, const std::optional<std::string>& value)
    {
        if (value)
            json.key(name).text(*value);
    }
    void flag(std::string_view name, bool value)
    {
        if (value)
            json.key(name).boolean(true);
    }
    void instant(std::string_view name, const std::optional<base::Instant>& value) { writeInstant(json, name, value); }
    void askedInstant(std::string_view name, const std::optional<base::Instant>& value) { instant(name, value); }
    void tags(std::string_view name, const streams::Tags& value) { writeTags(json, name, value); }
    void names(std::string_view name, const std::vector<std::string>& value)
    {
        if (value.empty())
            return;
        json.key(name).beginArray(JsonWriter::Layout::Line);
        for (const std::string& each : value)
            json.text(each);
        json.end();
    }
    template <typename E, std::size_t N>
    void choice(std::string_view name, E value, const Choice<E> (&choices)[N], E usual)
    {
        if (value != usual)
            json.key(name).text(nameOf(choices, value));
    }
    template <typename T, typename Describe>
    void object(std::string_view name, const std::optional<T>& value, Describe describe)
    {
        if (!value)
            return;
        json.key(name).beginObject(JsonWriter::Layout::Line);
        describe(*this, *value);
        json.end();
    }
    template <typename T, typename Describe>
    void list(std::string_view name, const std::vector<T>& value, Describe describe)
    {
        if (value.empty())
            return;
        json.key(name).beginArray(JsonWriter::Layout::Line);
        for (const T& each : value) {
            json.beginObject(JsonWriter::Layout::Line);
            describe(*this, each);
            json.end();
        }
        json.end();
    }
};

// `Of<T, Io>`: the request itself for a Reader, a const one for a Writer.
template <typename T, typename Io>
using Of = std::conditional_t<std::is_same_v<Io, Reader>, T, const T>;

template <typename Io, typename Request>
void stream(Io& io, Request& request)
{
    io.text("StreamName", request.streamName);
    io.text("StreamARN", request.streamArn);
}

template <typename Io>
void describe(Io& io, Of<streams::DescribeStreamRequest, Io>& r)
{
    stream(io, r);
    io.integer("Limit", r.limit, 100);
    io.text("ExclusiveStartShardId", r.exclusiveStartShardId);
}
template <typename Io>
void describe(Io& io, Of<streams::ListStreamsRequest, Io>& r)
{
    io.integer("Limit", r.limit);
    io.text("ExclusiveStartStreamName", r.exclusiveStartStreamName);
    io.text("NextToken", r.nextToken);
}
template <typename Io>
void describe(Io&, Of<streams::DescribeLimitsRequest, Io>&)
{
}
template <typename Io>
void describe(Io& io, Of<streams::DescribeStreamConsumerRequest, Io>& r)
{
    io.text("StreamARN", r.streamArn);
    io.text("ConsumerName", r.consumerName);
    io.text("ConsumerARN", r.consumerArn);
}
template <typename Io>
void describe(Io& io, Of<streams::ListStreamConsumersRequest, Io>& r)
{
    io.text("StreamARN", r.streamArn);
    io.text("NextToken", r.nextToken);
    io.integer("MaxResults", r.maxResults, 100);
    io.instant("StreamCreationTimestamp", r.streamCreationTimestamp);
}
template <typename Io>
void describe(Io& io, Of<streams::AddTagsToStreamRequest, Io>& r)
{
    stream(io, r);
    io.tags("Tags", r.tags);
}
template <typename Io>
void describe(Io& io, Of<streams::RemoveTagsFromStreamRequest, Io>& r)
{
    stream(io, r);
    io.names("TagKeys", r.tagKeys);
}
template <typename Io>
void describe(Io& io, Of<streams::ListTagsForStreamRequest, Io>& r)
{
    stream(io, r);
    io.text("ExclusiveStartTagKey", r.exclusiveStartTagKey);
    io.integer("Limit", r.limit);
}
template <typename Io>
void describe(Io& io, Of<streams::TagResourceRequest, Io>& r)
{
    io.text("ResourceARN", r.resourceArn);
    io.tags("Tags", r.tags);
}
template <typename Io>
void describe(Io& io, Of<streams::UntagResourceRequest, Io>& r)
{
    io.text("ResourceARN", r.resourceArn);
    io.names("TagKeys", r.tagKeys);
}
template <typename Io>
void describe(Io& io, Of<streams::ListTagsForResourceRequest, Io>& r)
{
    io.text("ResourceARN", r.resourceArn);
}
template <typename Io>
void describe(Io& io, Of<streams::PutResourcePolicyRequest, Io>& r)
{
    io.text("ResourceARN", r.resourceArn);
    io.text("Policy", r.policy);
}
template <typename Io>
void describe(Io& io, Of<streams::GetResourcePolicyRequest, Io>& r)
{
    io.text("ResourceARN", r.resourceArn);
}
template <typename Io>
void describe(Io& io, Of<streams::DeleteResourcePolicyRequest, Io>& r)
{
    io.text("ResourceARN", r.resourceArn);
}
template <typename Io>
void describe(Io& io, Of<streams::EnhancedMonitoringRequest, Io>& r)
{
    stream(io, r);
    io.names("ShardLevelMetrics", r.shardLevelMetrics);
}
template <typename Io>
void describe(Io& io, Of<streams::StreamEncryptionRequest, Io>& r)
{
    stream(io, r);
    io.choice("EncryptionType", r.encryptionType, kEncryptions, streams::EncryptionType::Kms);
    io.text("KeyId", r.keyId);
}
template <typename Io>
void describe(Io& io, Of<streams::UpdateStreamModeRequest, Io>& r)
{
    io.text("StreamARN", r.streamArn);
    io.choice("StreamMode", r.streamMode, kModes, streams::CapacityMode::Provisioned);
    io.integer("WarmThroughputMiBps", r.warmThroughputMiBps);
}
template <typename Io>
void describe(Io& io, Of<streams::UpdateStreamWarmThroughputRequest, Io>& r)
{
    stream(io, r);
    io.integer("WarmThroughputMiBps", r.warmThroughputMiBps, 0);
}
template <typename Io>
void describe(Io& io, Of<streams::UpdateMaxRecordSizeRequest, Io>& r)
{
    io.text("StreamARN", r.streamArn);
    io.integer("MaxRecordSizeInKiB", r.maxRecordSizeInKiB, 1'024);
}
template <typename Io>
void describe(Io& io, Of<streams::UpdateStreamRecordDistributionStrategyRequest, Io>& r)
{
    io.text("StreamARN", r.streamArn);
    io.choice("RecordDistributionStrategy", r.recordDistributionStrategy, kDistributions,
        streams::RecordDistribution::UserPartitionKey);
}
template <typename Io>
void describe(Io&, Of<streams::DescribeAccountSettingsRequest, Io>&)
{
}
template <typename Io>
void describe(Io& io, Of<streams::UpdateAccountSettingsRequest, Io>& r)
{
    io.choice("MinimumThroughputBillingCommitment", r.minimumThroughputBillingCommitment, kCommitments,
        streams::CommitmentStatus::Enabled);
}
template <typename Io>
void describe(Io& io, Of<streams::ChannelLogging, Io>& r)
{
    io.flag("Enabled", r.isEnabled);
    io.text("LogGroupName", r.logGroupName);
    io.text("LogStreamName", r.logStreamName);
}
template <typename Io>
void describe(Io& io, Of<streams::CreateChannelRequest, Io>& r)
{
    io.text("ChannelName", r.channelName);
    io.text("ServiceExecutionRoleARN", r.serviceExecutionRoleArn);
    io.list("StreamConfigurationList", r.streamConfigurationList, [](auto& inner, auto& each) {
        inner.text("StreamARN", each.streamArn);
        inner.choice("RecordFormatType", each.recordFormatType, kFormats, streams::RecordFormat::Json);
        inner.text("GSRSchemaARN", each.gsrSchemaArn);
    });
    io.object("S3DestinationConfiguration", r.s3Destination, [](auto& inner, auto& each) {
        inner.text("BucketARN", each.bucketArn);
        inner.text("Prefix", each.prefix);
        inner.text("CompressionType", each.compressionType);
        inner.text("StorageClass", each.storageClass);
        inner.integer("DataFreshnessInSeconds", each.dataFreshnessInSeconds, 300);
        inner.text("ExpectedBucketOwner", each.expectedBucketOwner);
        inner.text("DeadLetterBucketARN", each.deadLetterBucketArn);
        inner.text("DeadLetterBucketOwner", each.deadLetterBucketOwner);
        inner.text("ErrorOutputPrefix", each.errorOutputPrefix);
    });
    io.object("S3TablesDestinationConfiguration", r.s3TablesDestination, [](auto& inner, auto& each) {
        inner.text("TableARN", each.tableArn);
        inner.text("CompressionType", each.compressionType);
        inner.text("PartitionSpec", each.partitionSpec);
        inner.text("DeadLetterBucketARN", each.deadLetterBucketArn);
        inner.integer("DataFreshnessInSeconds", each.dataFreshnessInSeconds, 300);
        inner.text("PartitionSource", each.partitionSource);
        inner.text("DeadLetterBucketOwner", each.deadLetterBucketOwner);
        inner.text("ErrorOutputPrefix", each.errorOutputPrefix);
    });
    io.text("KeyId", r.keyId);
    io.tags("Tags", r.tags);
    io.object("LoggingConfiguration", r.logging, [](auto& inner, auto& each) { describe(inner, each); });
}
template <typename Io>
void describe(Io& io, Of<streams::DescribeChannelRequest, Io>& r)
{
    io.text("ChannelARN", r.channelArn);
}
template <typename Io>
void describe(Io& io, Of<streams::ListChannelsRequest, Io>& r)
{
    io.list("StreamFilter", r.streamFilter, [](auto& inner, auto& each) {
        inner.text("StreamARN", each.streamArn);
        inner.instant("StreamCreationTimestamp", each.streamCreationTimestamp);
    });
    io.integer("MaxResults", r.maxResults, 100);
    io.text("NextToken", r.nextToken);
}
template <typename Io>
void describe(Io& io, Of<streams::DeleteChannelRequest, Io>& r)
{
    io.text("ChannelARN", r.channelArn);
}
template <typename Io>
void describe(Io& io, Of<streams::UpdateChannelRequest, Io>& r)
{
    io.text("ChannelARN", r.channelArn);
    io.integer("DataFreshnessInSeconds", r.dataFreshnessInSeconds);
    io.object("LoggingConfiguration", r.logging, [](auto& inner, auto& each) { describe(inner, each); });
    io.flag("ForS3", r.isForS3);
    io.flag("ForS3Tables", r.isForS3Tables);
}
template <typename Io>
void describe(Io& io, Of<streams::SubscribeToShardRequest, Io>& r)
{
    io.text("ConsumerARN", r.consumerArn);
    io.text("ShardId", r.shardId);
    io.choice("StartingPositionType", r.startingPosition.type, kPositions, streams::IteratorType::Latest);
    io.text("SequenceNumber", r.startingPosition.sequenceNumber);
    io.askedInstant("Timestamp", r.startingPosition.timestamp);
    io.flag("DryRun", r.dryRun);
}

template <typename Request>
Action readOne(Fields& fields)
{
    Request request;
    Reader reader{fields};
    describe(reader, request);
    return request;
}

template <typename Request, bool Request::*Which, bool IsOn>
Action readEither(Fields& fields)
{
    Action action = readOne<Request>(fields);
    std::get<Request>(action).*Which = IsOn;
    return action;
}

struct Call {
    std::string_view name;
    Action (*read)(Fields&);
};

using Monitoring = streams::EnhancedMonitoringRequest;
using Encryption = streams::StreamEncryptionRequest;

constexpr Call kCalls[]{
    {"DescribeStream", readOne<streams::DescribeStreamRequest>},
    {"ListStreams", readOne<streams::ListStreamsRequest>},
    {"DescribeLimits", readOne<streams::DescribeLimitsRequest>},
    {"DescribeStreamConsumer", readOne<streams::DescribeStreamConsumerRequest>},
    {"ListStreamConsumers", readOne<streams::ListStreamConsumersRequest>},
    {"AddTagsToStream", readOne<streams::AddTagsToStreamRequest>},
    {"RemoveTagsFromStream", readOne<streams::RemoveTagsFromStreamRequest>},
    {"ListTagsForStream", readOne<streams::ListTagsForStreamRequest>},
    {"TagResource", readOne<streams::TagResourceRequest>},
    {"UntagResource", readOne<streams::UntagResourceRequest>},
    {"ListTagsForResource", readOne<streams::ListTagsForResourceRequest>},
    {"PutResourcePolicy", readOne<streams::PutResourcePolicyRequest>},
    {"GetResourcePolicy", readOne<streams::GetResourcePolicyRequest>},
    {"DeleteResourcePolicy", readOne<streams::DeleteResourcePolicyRequest>},
    {"EnableEnhancedMonitoring", readEither<Monitoring, &Monitoring::isEnable, true>},
    {"DisableEnhancedMonitoring", readEither<Monitoring, &Monitoring::isEnable, false>},
    {"StartStreamEncryption", readEither<Encryption, &Encryption::isStart, true>},
    {"StopStreamEncryption", readEither<Encryption, &Encryption::isStart, false>},
    {"UpdateStreamMode", readOne<streams::UpdateStreamModeRequest>},
    {"UpdateStreamWarmThroughput", readOne<streams::UpdateStreamWarmThroughputRequest>},
    {"UpdateMaxRecordSize", readOne<streams::UpdateMaxRecordSizeRequest>},
    {"UpdateStreamRecordDistributionStrategy", readOne<streams::UpdateStreamRecordDistributionStrategyRequest>},
    {"DescribeAccountSettings", readOne<streams::DescribeAccountSettingsRequest>},
    {"UpdateAccountSettings", readOne<streams::UpdateAccountSettingsRequest>},
    {"CreateChannel", readOne<streams::CreateChannelRequest>},
    {"DescribeChannel", readOne<streams::DescribeChannelRequest>},
    {"ListChannels", readOne<streams::ListChannelsRequest>},
    {"DeleteChannel", readOne<streams::DeleteChannelRequest>},
    {"UpdateChannel", readOne<streams::UpdateChannelRequest>},
    {"SubscribeToShard", readOne<streams::SubscribeToShardRequest>},
};

}

std::optional<Action> readApiCall(std::string_view name, Fields& fields)
{
    for (const Call& call : kCalls)
        if (call.name == name)
            return call.read(fields);
    return std::nullopt;
}

bool writeApiCall(JsonWriter& json, const Action& action)
{
    return std::visit(
        [&json](const auto& request) {
            Writer writer{json};
            if constexpr (requires { describe(writer, request); }) {
                describe(writer, request);
                return true;
            } else {
                return false;
            }
        },
        action);
}

std::string namesOfApiCalls()
{
    std::string names;
    for (const Call& call : kCalls)
        names += ", " + std::string{call.name};
    return names;
}

// --- Parts -----------------------------------------------------------------------

std::string policyProblem(const streams::PolicyProblem& problem, std::string_view usual)
{
    return problem.isJson ? "must be a policy as PutResourcePolicy takes it; " + problem.problem.text()
                          : std::string{usual};
}

void readTags(Fields& fields, std::string_view name, streams::Tags& tags)
{
    for (const auto& [element, path] : elementsOf(fields, name, {})) {
        Fields tag{*element, path, fields.reading()};
        std::string key;
        std::string value;
        tag.text("Key", key, {});
        tag.text("Value", value, {});
        tag.finish();
        tags[key] = value;
    }
}

void writeTags(JsonWriter& json, std::string_view name, const streams::Tags& tags)
{
    if (tags.empty())
        return;
    json.key(name).beginArray(JsonWriter::Layout::Line);
    for (const auto& [key, value] : tags) {
        json.beginObject(JsonWriter::Layout::Line);
        json.key("Key").text(key).key("Value").text(value);
        json.end();
    }
    json.end();
}

void readInstant(Fields& fields, std::string_view name, std::optional<base::Instant>& instant)
{
    readInstantUpTo(fields, name, instant, bounds::kLongestMs);
}

void readAskedInstant(Fields& fields, std::string_view name, std::optional<base::Instant>& instant)
{
    readInstantUpTo(fields, name, instant, base::kLongestText.count());
}

void writeInstant(JsonWriter& json, std::string_view name, const std::optional<base::Instant>& instant)
{
    if (instant)
        json.key(name).text(base::durationText(instant->time_since_epoch()));
}

void readShardFilter(Fields& fields, std::optional<streams::ShardFilter>& filter)
{
    if (fields.find("ShardFilter") == nullptr)
        return;
    Fields inner{*fields.find("ShardFilter"), fields.pathOf("ShardFilter"), fields.reading()};
    filter.emplace();
    inner.choice("Type", filter->type, kFilters);
    inner.text("ShardId", filter->shardId, {});
    readInstant(inner, "Timestamp", filter->timestamp);
    inner.finish();
}

void writeShardFilter(JsonWriter& json, const std::optional<streams::ShardFilter>& filter)
{
    if (!filter)
        return;
    json.key("ShardFilter").beginObject(JsonWriter::Layout::Line);
    json.key("Type").text(nameOf(kFilters, filter->type));
    if (!filter->shardId.empty())
        json.key("ShardId").text(filter->shardId);
    writeInstant(json, "Timestamp", filter->timestamp);
    json.end();
}

void readStreamMode(Fields& fields, streams::CapacityMode& mode) { fields.choice("StreamMode", mode, kModes); }

void readOptionalInteger(Fields& fields, std::string_view name, std::optional<std::int64_t>& value)
{
    if (fields.find(name) == nullptr)
        return;
    value.emplace();
    fields.integer(name, *value, {});
}

}
