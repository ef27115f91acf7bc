#include "world/api_request.h"

#include "base/base64.h"
#include "base/json_writer.h"
#include "streams/arn.h"

#include <algorithm>
#include <utility>

namespace shardscope::world {

namespace {

using Kind = ApiValue::Kind;

// Members of one structure; what is empty is left out unless it must be there.
class Members {
public:
    explicit Members(std::int64_t epochMs) : m_epochMs(epochMs) {}

    void required(std::string_view name, std::string_view value) { put(name, Kind::Text).text = value; }
    void text(std::string_view name, const std::string& value)
    {
        if (!value.empty())
            required(name, value);
    }
    void text(std::string_view name, const std::optional<std::string>& value)
    {
        if (value)
            required(name, *value);
    }
    void integer(std::string_view name, std::int64_t value) { put(name, Kind::Integer).integer = value; }
    void integer(std::string_view name, const std::optional<std::int64_t>& value)
    {
        if (value)
            integer(name, *value);
    }
    // One that the service takes for given.
    void integer(std::string_view name, std::int64_t value, std::int64_t usual)
    {
        if (value != usual)
            integer(name, value);
    }
    void boolean(std::string_view name, bool value) { put(name, Kind::Boolean).integer = value ? 1 : 0; }
    void flag(std::string_view name, bool value)
    {
        if (value)
            boolean(name, true);
    }
    void blob(std::string_view name, const streams::Payload& bytes)
    {
        put(name, Kind::Blob).text = bytes ? *bytes : std::string{};
    }
    void timestamp(std::string_view name, const std::optional<base::Instant>& at)
    {
        if (at)
            put(name, Kind::Timestamp).integer = m_epochMs + at->time_since_epoch().count();
    }
    void names(std::string_view name, const std::vector<std::string>& values)
    {
        ApiValue& list = put(name, Kind::List);
        for (const std::string& value : values)
            list.members.push_back({{}, {.kind = Kind::Text, .text = value}});
    }
    void tags(std::string_view name, const streams::Tags& tags)
    {
        ApiValue& map = put(name, Kind::Map);
        for (const auto& [key, value] : tags)
            map.members.push_back({key, {.kind = Kind::Text, .text = value}});
    }
    void anyTags(const streams::Tags& all)
    {
        if (!all.empty())
            tags("Tags", all);
    }
    template <typename Fill>
    void structure(std::string_view name, Fill fill)
    {
        put(name, Kind::Structure).members = made(fill);
    }
    template <typename Items, typename Fill>
    void list(std::string_view name, const Items& items, Fill fill)
    {
        ApiValue& list = put(name, Kind::List);
        for (const auto& item : items)
            list.members.push_back({{},
                {.kind = Kind::Structure, .members = made([&](Members& inner) { fill(inner, item); })}});
    }
    [[nodiscard]] std::vector<ApiMember> take() { return std::move(m_members); }

private:
    ApiValue& put(std::string_view name, Kind kind)
    {
        m_members.push_back({std::string{name}, {.kind = kind}});
        return m_members.back().value;
    }
    template <typename Fill>
    std::vector<ApiMember> made(Fill fill)
    {
        Members inner{m_epochMs};
        fill(inner);
        return inner.take();
    }

    std::int64_t m_epochMs;
    std::vector<ApiMember> m_members;
};

class Describer {
public:
    Describer(Members& members, const streams::ServiceSettings& settings) : m(members), m_settings(settings) {}

    void operator()(const streams::CreateStreamRequest& r)
    {
        m.required("StreamName", r.streamName);
        if (r.isShardCountGiven && r.streamMode == streams::CapacityMode::Provisioned)
            m.integer("ShardCount", r.shardCount);
        if (r.streamMode == streams::CapacityMode::OnDemand)
            mode(r.streamMode);
        m.integer("WarmThroughputMiBps", r.warmThroughputMiBps);
        m.integer("MaxRecordSizeInKiB", r.maxRecordSizeInKiB);
        m.anyTags(r.tags);
    }
    void operator()(const streams::DeleteStreamRequest& r)
    {
        stream(r);
        m.flag("EnforceConsumerDeletion", r.enforceConsumerDeletion);
    }
    void operator()(const streams::DescribeStreamSummaryRequest& r) { stream(r); }
    void operator()(const streams::DescribeStreamRequest& r)
    {
        stream(r);
        m.integer("Limit", r.limit, streams::DescribeStreamRequest{}.limit);
        m.text("ExclusiveStartShardId", r.exclusiveStartShardId);
    }
    void operator()(const streams::ListStreamsRequest& r)
    {
        m.integer("Limit", r.limit);
        m.text("ExclusiveStartStreamName", r.exclusiveStartStreamName);
        m.text("NextToken", r.nextToken);
    }
    void operator()(const streams::DescribeLimitsRequest&) {}
    void operator()(const streams::ListShardsRequest& r)
    {
        stream(r);
        m.text("NextToken", r.nextToken);
        m.text("ExclusiveStartShardId", r.exclusiveStartShardId);
        m.integer("MaxResults", r.maxResults, streams::ListShardsRequest{}.maxResults);
        m.timestamp("StreamCreationTimestamp", r.streamCreationTimestamp);
        if (r.shardFilter)
            m.structure("ShardFilter", [&](Members& inner) {
                inner.required("Type", streams::shardFilterTypeName(r.shardFilter->type));
                inner.text("ShardId", r.shardFilter->shardId);
                inner.timestamp("Timestamp", r.shardFilter->timestamp);
            });
    }
    void operator()(const streams::SplitShardRequest& r)
    {
        stream(r);
        m.required("ShardToSplit", r.shardToSplit);
        m.required("NewStartingHashKey", r.newStartingHashKey);
    }
    void operator()(const streams::MergeShardsRequest& r)
    {
        stream(r);
        m.required("ShardToMerge", r.shardToMerge);
        m.required("AdjacentShardToMerge", r.adjacentShardToMerge);
    }
    void operator()(const streams::UpdateShardCountRequest& r)
    {
        stream(r);
        m.integer("TargetShardCount", r.targetShardCount);
        m.required("ScalingType", "UNIFORM_SCALING");
    }
    void operator()(const streams::RetentionPeriodRequest& r)
    {
        stream(r);
        m.integer("RetentionPeriodHours", r.retentionPeriodHours);
    }
    void operator()(const streams::RegisterStreamConsumerRequest& r)
    {
        m.required("StreamARN", arnOf(r));
        m.required("ConsumerName", r.consumerName);
        m.anyTags(r.tags);
    }
    void operator()(const streams::DeregisterStreamConsumerRequest& r)
    {
        const bool isByName = r.consumerArn.empty() || !r.streamName.empty() || !r.streamArn.empty();
        if (isByName)
            m.required("StreamARN", arnOf(r));
        m.text("ConsumerName", r.consumerName);
        m.text("ConsumerARN", r.consumerArn);
    }
    void operator()(const streams::DescribeStreamConsumerRequest& r)
    {
        m.text("StreamARN", r.streamArn);
        m.text("ConsumerName", r.consumerName);
        m.text("ConsumerARN", r.consumerArn);
    }
    void operator()(const streams::ListStreamConsumersRequest& r)
    {
        m.required("StreamARN", r.streamArn);
        m.text("NextToken", r.nextToken);
        m.integer("MaxResults", r.maxResults, streams::ListStreamConsumersRequest{}.maxResults);
        m.timestamp("StreamCreationTimestamp", r.streamCreationTimestamp);
    }
    void operator()(const streams::SubscribeToShardRequest& r)
    {
        m.required("ConsumerARN", r.consumerArn);
        m.required("ShardId", r.shardId);
        m.structure("StartingPosition", [&](Members& inner) {
            inner.required("Type", streams::iteratorTypeName(r.startingPosition.type));
            inner.text("SequenceNumber", r.startingPosition.sequenceNumber);
            inner.timestamp("Timestamp", r.startingPosition.timestamp);
        });
        m.flag("DryRun", r.dryRun);
    }
    void operator()(const streams::PutRecordRequest& r)
    {
        stream(r);
        entry(m, r.record);
        m.text("SequenceNumberForOrdering", r.sequenceNumberForOrdering);
        m.flag("DryRun", r.dryRun);
    }
    void operator()(const streams::PutRecordsRequest& r)
    {
        stream(r);
        m.list("Records", r.records, entry);
        m.flag("DryRun", r.dryRun);
    }
    void operator()(const streams::GetShardIteratorRequest& r)
    {
        stream(r);
        m.required("ShardId", r.shardId);
        m.required("ShardIteratorType", streams::iteratorTypeName(r.type));
        m.text("StartingSequenceNumber", r.startingSequenceNumber);
        m.timestamp("Timestamp", r.timestamp);
        m.flag("DryRun", r.dryRun);
    }
    void operator()(const streams::GetRecordsRequest& r)
    {
        m.required("ShardIterator", r.shardIterator);
        m.integer("Limit", r.limit, streams::GetRecordsRequest{}.limit);
        m.text("StreamARN", r.streamArn);
        m.flag("DryRun", r.dryRun);
    }

    void operator()(const streams::AddTagsToStreamRequest& r)
    {
        stream(r);
        m.tags("Tags", r.tags);
    }
    void operator()(const streams::RemoveTagsFromStreamRequest& r)
    {
        stream(r);
        m.names("TagKeys", r.tagKeys);
    }
    void operator()(const streams::ListTagsForStreamRequest& r)
    {
        stream(r);
        m.text("ExclusiveStartTagKey", r.exclusiveStartTagKey);
        m.integer("Limit", r.limit);
    }
    void operator()(const streams::TagResourceRequest& r)
    {
        m.required("ResourceARN", r.resourceArn);
        m.tags("Tags", r.tags);
    }
    void operator()(const streams::UntagResourceRequest& r)
    {
        m.required("ResourceARN", r.resourceArn);
        m.names("TagKeys", r.tagKeys);
    }
    void operator()(const streams::ListTagsForResourceRequest& r) { m.required("ResourceARN", r.resourceArn); }
    void operator()(const streams::PutResourcePolicyRequest& r)
    {
        m.required("ResourceARN", r.resourceArn);
        m.required("Policy", r.policy);
    }
    void operator()(const streams::GetResourcePolicyRequest& r) { m.required("ResourceARN", r.resourceArn); }
    void operator()(const streams::DeleteResourcePolicyRequest& r) { m.required("ResourceARN", r.resourceArn); }
    void operator()(const streams::EnhancedMonitoringRequest& r)
    {
        stream(r);
        m.names("ShardLevelMetrics", r.shardLevelMetrics);
    }
    void operator()(const streams::StreamEncryptionRequest& r)
    {
        stream(r);
        m.required("EncryptionType", streams::encryptionTypeName(r.encryptionType));
        m.required("KeyId", r.keyId);
    }

    void operator()(const streams::UpdateStreamModeRequest& r)
    {
        m.required("StreamARN", r.streamArn);
        mode(r.streamMode);
        m.integer("WarmThroughputMiBps", r.warmThroughputMiBps);
    }
    void operator()(const streams::UpdateStreamWarmThroughputRequest& r)
    {
        stream(r);
        m.integer("WarmThroughputMiBps", r.warmThroughputMiBps);
    }
    void operator()(const streams::UpdateMaxRecordSizeRequest& r)
    {
        m.required("StreamARN", r.streamArn);
        m.integer("MaxRecordSizeInKiB", r.maxRecordSizeInKiB);
    }
    void operator()(const streams::UpdateStreamRecordDistributionStrategyRequest& r)
    {
        m.required("StreamARN", r.streamArn);
        m.required("RecordDistributionStrategy", streams::recordDistributionName(r.recordDistributionStrategy));
    }
    void operator()(const streams::DescribeAccountSettingsRequest&) {}
    void operator()(const streams::UpdateAccountSettingsRequest& r)
    {
        m.structure("MinimumThroughputBillingCommitment", [&](Members& inner) {
            inner.required("Status", streams::commitmentStatusName(r.minimumThroughputBillingCommitment));
        });
    }

    void operator()(const streams::CreateChannelRequest& r)
    {
        m.required("ChannelName", r.channelName);
        m.required("ServiceExecutionRoleARN", r.serviceExecutionRoleArn);
        m.list("StreamConfigurationList", r.streamConfigurationList, [](Members& inner, const auto& each) {
            inner.required("StreamARN", each.streamArn);
            inner.structure("RecordConfiguration", [&](Members& record) {
                record.required("RecordFormatType", streams::recordFormatName(each.recordFormatType));
                record.text("GSRSchemaARN", each.gsrSchemaArn);
            });
        });
        if (r.s3Destination)
            destination(*r.s3Destination);
        if (r.s3TablesDestination)
            destination(*r.s3TablesDestination);
        if (!r.keyId.empty())
            m.structure("EncryptionConfiguration", [&](Members& inner) {
                inner.required("EncryptionType", "KMS");
                inner.required("KeyId", r.keyId);
            });
        m.anyTags(r.tags);
        logging(r.logging);
    }
    void operator()(const streams::DescribeChannelRequest& r) { m.required("ChannelARN", r.channelArn); }
    void operator()(const streams::ListChannelsRequest& r)
    {
        if (!r.streamFilter.empty())
            m.list("StreamFilter", r.streamFilter, [](Members& inner, const auto& each) {
                inner.required("StreamARN", each.streamArn);
                inner.timestamp("StreamCreationTimestamp", each.streamCreationTimestamp);
            });
        m.integer("MaxResults", r.maxResults, streams::ListChannelsRequest{}.maxResults);
        m.text("NextToken", r.nextToken);
    }
    void operator()(const streams::DeleteChannelRequest& r) { m.required("ChannelARN", r.channelArn); }
    void operator()(const streams::UpdateChannelRequest& r)
    {
        m.required("ChannelARN", r.channelArn);
        const auto freshness = [&](Members& inner) {
            inner.integer("DataFreshnessInSeconds", *r.dataFreshnessInSeconds);
        };
        // Named by neither, it stands under the first.
        if (r.dataFreshnessInSeconds && (r.isForS3 || !r.isForS3Tables))
            m.structure("S3DestinationConfiguration", freshness);
        if (r.dataFreshnessInSeconds && r.isForS3Tables)
            m.structure("S3TablesDestinationConfiguration", freshness);
        logging(r.logging);
    }

    // What is not a call of the API.
    template <typename Command>
    void operator()(const Command&)
    {
        m_isCall = false;
    }

    [[nodiscard]] bool isCall() const { return m_isCall; }

private:
    template <typename Request>
    void stream(const Request& r)
    {
        // A reference of ours stands where a program says StreamARN.
        const bool isArn = r.streamName.starts_with("arn:");
        m.text("StreamName", isArn ? std::string{} : r.streamName);
        m.text("StreamARN", isArn ? r.streamName : r.streamArn);
    }
    template <typename Request>
    [[nodiscard]] std::string arnOf(const Request& r) const
    {
        if (!r.streamArn.empty())
            return r.streamArn;
        if (r.streamName.starts_with("arn:")) // a reference
            return r.streamName;
        return streams::streamArnIn({m_settings.account, m_settings.region}, r.streamName);
    }
    void mode(streams::CapacityMode mode)
    {
        m.structure("StreamModeDetails",
            [&](Members& inner) { inner.required("StreamMode", streams::capacityModeName(mode)); });
    }
    static void entry(Members& members, const streams::PutEntry& record)
    {
        members.required("PartitionKey", record.partitionKey);
        members.text("ExplicitHashKey", record.explicitHashKey);
        members.blob("Data", record.data);
    }
    template <typename Destination>
    static void deadLetters(Members& members, const Destination& of)
    {
        if (of.deadLetterBucketArn.empty())
            return;
        members.structure("DeadLetterQueueS3Configuration", [&](Members& inner) {
            inner.required("BucketARN", of.deadLetterBucketArn);
            inner.required("ExpectedBucketOwner", of.deadLetterBucketOwner);
            inner.text("ErrorOutputPrefix", of.errorOutputPrefix);
        });
    }
    void destination(const streams::S3Destination& of)
    {
        m.structure("S3DestinationConfiguration", [&](Members& inner) {
            inner.integer("DataFreshnessInSeconds", of.dataFreshnessInSeconds,
                streams::S3Destination{}.dataFreshnessInSeconds);
            deadLetters(inner, of);
            inner.structure("StorageConfiguration", [&](Members& storage) {
                storage.required("BucketARN", of.bucketArn);
                storage.required("ExpectedBucketOwner", of.expectedBucketOwner);
                storage.text("OutputKeyTemplate", of.prefix);
                storage.required("StorageClass", of.storageClass);
                storage.required("CompressionType", of.compressionType);
            });
        });
    }
    void destination(const streams::S3TablesDestination& of)
    {
        m.structure("S3TablesDestinationConfiguration", [&](Members& inner) {
            inner.integer("DataFreshnessInSeconds", of.dataFreshnessInSeconds,
                streams::S3TablesDestination{}.dataFreshnessInSeconds);
            deadLetters(inner, of);
            inner.list("S3TablesConfigurationList", std::vector{&of}, [](Members& table, const auto* each) {
                tableName(table, each->tableArn);
                table.required("CompressionType", each->compressionType);
                if (!each->partitionSource.empty())
                    table.structure("PartitionSpec", [&](Members& spec) {
                        spec.list("PartitionFields", std::vector{each}, [](Members& field, const auto* from) {
                            field.required("Transform", from->partitionSpec);
                            field.required("SourceName", from->partitionSource);
                        });
                    });
            });
        });
    }
    // "arn:aws:s3tables:…:bucket/B/table/NAMESPACE/NAME"
    static void tableName(Members& table, const std::string& arn)
    {
        constexpr std::string_view mark = "/table/";
        const std::size_t end = std::min(arn.find(mark), arn.size());
        const std::string rest = arn.substr(std::min(end + mark.size(), arn.size()));
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        table.required("TableBucketARN", arn.substr(0, end));
        table.required("Namespace", rest.substr(0, slash));
        table.required("TableName", rest.substr(std::min(slash + 1, rest.size())));
    }
    void logging(const std::optional<streams::ChannelLogging>& of)
    {
        if (!of)
            return;
        m.structure("LoggingConfiguration", [&](Members& inner) {
            inner.structure("CloudWatchLogs", [&](Members& logs) {
                logs.boolean("Enabled", of->isEnabled);
                logs.text("LogGroupName", of->logGroupName);
                logs.text("LogStreamName", of->logStreamName);
            });
        });
    }

    Members& m;
    const streams::ServiceSettings& m_settings;
    bool m_isCall = true;
};

void write(base::JsonWriter& json, const ApiValue& value)
{
    using base::JsonWriter;
    switch (value.kind) {
    case Kind::Answered: // only where calls follow one another
    case Kind::Text:
        json.text(value.text);
        return;
    case Kind::Integer:
        json.integer(value.integer);
        return;
    case Kind::Boolean:
        json.boolean(value.integer != 0);
        return;
    case Kind::Blob:
        json.text(base::encodeBase64(value.text));
        return;
    case Kind::Timestamp:
        json.decimal(value.integer, 3);
        return;
    case Kind::List:
        json.beginArray(JsonWriter::Layout::Line);
        for (const ApiMember& element : value.members)
            write(json, element.value);
        json.end();
        return;
    case Kind::Map:
    case Kind::Structure:
        json.beginObject(JsonWriter::Layout::Line);
        for (const ApiMember& member : value.members) {
            json.key(member.name);
            write(json, member.value);
        }
        json.end();
        return;
    }
}

}

const ApiValue* ApiRequest::find(std::string_view name) const
{
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const ApiMember& each) { return each.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

std::optional<ApiRequest> apiRequest(const Action& action, const streams::ServiceSettings& settings)
{
    Members members{settings.epochSecond * 1'000};
    Describer describe{members, settings};
    std::visit(describe, static_cast<const ActionVariant&>(action));
    if (!describe.isCall())
        return std::nullopt;
    return ApiRequest{actionName(action), members.take()};
}

std::string bodyJson(const ApiRequest& request)
{
    std::string out;
    base::JsonWriter json{out};
    write(json, {.kind = Kind::Structure, .members = request.members});
    return out;
}

}
