// Streams as a whole, and the account's limits.
#include "wire/operation_parts.h"

namespace shardscope::wire {

namespace {

constexpr std::array kCreateStream{nameField("StreamName", true), integerField("ShardCount", 1),
    structureField("StreamModeDetails", kStreamMode), kTags, integerField("WarmThroughputMiBps", 0),
    integerField("MaxRecordSizeInKiB", 1'024, 10'240)};
constexpr std::array kDeleteStream{
    kStreamName, kStreamArn, Field{.name = "EnforceConsumerDeletion", .type = FieldType::Boolean}, kStreamId};
constexpr std::array kStreamOnly{kStreamName, kStreamArn, kStreamId};
constexpr std::array kDescribeStream{
    kStreamName, integerField("Limit", 1, 10'000), nameField("ExclusiveStartShardId"), kStreamArn, kStreamId};
constexpr std::array kListStreams{integerField("Limit", 1, 10'000), nameField("ExclusiveStartStreamName"), kNextToken};
constexpr std::array kRetention{kStreamName, kStreamArn,
    Field{.name = "RetentionPeriodHours", .type = FieldType::Integer, .isRequired = true}, kStreamId};

// --- Requests ----------------------------------------------------------------

// What classic does not have yet is dropped like any member that nobody knows.
Action createStream(const Value& body, const Naming& naming)
{
    auto request = requestOf<streams::CreateStreamRequest>(body);
    request.isShardCountGiven = body.find("ShardCount").has_value();
    request.shardCount = static_cast<std::uint32_t>(body.integer("ShardCount", request.shardCount));
    if (const auto mode = body.find("StreamModeDetails"))
        request.streamMode = *streams::capacityModeNamed(mode->text("StreamMode"));
    request.tags = tagsOf(body);
    if (naming.profile == streams::Profile::Current) {
        request.warmThroughputMiBps = body.optionalInteger("WarmThroughputMiBps");
        request.maxRecordSizeInKiB = body.optionalInteger("MaxRecordSizeInKiB");
    }
    return request;
}

Action deleteStream(const Value& body, const Naming&)
{
    auto request = requestOf<streams::DeleteStreamRequest>(body);
    request.enforceConsumerDeletion = body.boolean("EnforceConsumerDeletion");
    return request;
}

Action describeStream(const Value& body, const Naming&)
{
    auto request = requestOf<streams::DescribeStreamRequest>(body);
    request.limit = body.integer("Limit", request.limit);
    request.exclusiveStartShardId = body.text("ExclusiveStartShardId");
    return request;
}

Action listStreams(const Value& body, const Naming&)
{
    streams::ListStreamsRequest request;
    request.limit = body.optionalInteger("Limit");
    request.exclusiveStartStreamName = body.text("ExclusiveStartStreamName");
    request.nextToken = body.text("NextToken");
    return request;
}

template <bool isIncrease>
Action retention(const Value& body, const Naming&)
{
    auto request = requestOf<streams::RetentionPeriodRequest>(body);
    request.retentionPeriodHours = body.integer("RetentionPeriodHours", 0);
    request.isIncrease = isIncrease;
    return request;
}

// --- Answers -----------------------------------------------------------------

void writeHead(BodyWriter& out, const streams::StreamSummary& summary)
{
    out.key("StreamName").text(summary.streamName).key("StreamARN").text(summary.streamArn);
    out.key("StreamStatus").text(streams::statusName(summary.status));
    writeMode(out, summary.streamMode);
}

void writeSettings(BodyWriter& out, const streams::StreamSummary& summary, const Naming& naming)
{
    out.key("RetentionPeriodHours").integer(summary.retentionPeriodHours);
    out.key("StreamCreationTimestamp").timestamp(naming.unixMs(summary.created));
    out.key("EnhancedMonitoring").beginList().beginMap();
    writeMetrics(out, "ShardLevelMetrics", summary.enhancedMonitoring);
    out.end().end();
    out.key("EncryptionType").text(streams::encryptionTypeName(summary.encryptionType));
    writeText(out, "KeyId", summary.keyId);
}

// Members that classic does not have: data-streams.md, 2.1.
void writeLater(BodyWriter& out, const streams::StreamSummary& summary)
{
    if (summary.warmThroughput)
        writeWarmThroughput(out, *summary.warmThroughput);
    out.key("MaxRecordSizeInKiB").integer(summary.maxRecordSizeInKiB);
    out.key("ChannelCount").integer(summary.channelCount);
    if (summary.recordDistributionStrategy)
        out.key("RecordDistributionStrategy")
            .text(streams::recordDistributionName(*summary.recordDistributionStrategy));
}

void writeSummary(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& summary = as<streams::StreamSummary>(reply);
    out.beginMap().key("StreamDescriptionSummary").beginMap();
    writeHead(out, summary);
    writeSettings(out, summary, naming);
    out.key("OpenShardCount").integer(summary.openShardCount).key("ConsumerCount").integer(summary.consumerCount);
    if (naming.profile == streams::Profile::Current)
        writeLater(out, summary);
    out.end().end();
}

void writeDescription(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& description = as<streams::StreamDescription>(reply);
    out.beginMap().key("StreamDescription").beginMap();
    writeHead(out, description.summary);
    writeShards(out, description.shards);
    out.key("HasMoreShards").boolean(description.hasMoreShards);
    writeSettings(out, description.summary, naming);
    out.end().end();
}

void writeStreams(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& page = as<streams::StreamNamesPage>(reply);
    out.beginMap().key("StreamNames").beginList();
    for (const streams::ListedStream& stream : page.streams)
        out.text(stream.streamName);
    out.end().key("HasMoreStreams").boolean(page.hasMoreStreams);
    writeText(out, "NextToken", page.nextToken);
    out.key("StreamSummaries").beginList();
    for (const streams::ListedStream& stream : page.streams) {
        out.beginMap().key("StreamName").text(stream.streamName).key("StreamARN").text(stream.streamArn);
        out.key("StreamStatus").text(streams::statusName(stream.status));
        writeMode(out, stream.streamMode);
        out.key("StreamCreationTimestamp").timestamp(naming.unixMs(stream.created)).end();
    }
    out.end().end();
}

void writeLimits(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& limits = as<streams::AccountLimits>(reply);
    out.beginMap().key("ShardLimit").integer(limits.shardLimit).key("OpenShardCount").integer(limits.openShardCount);
    out.key("OnDemandStreamCount").integer(limits.onDemandStreamCount);
    out.key("OnDemandStreamCountLimit").integer(limits.onDemandStreamCountLimit);
    if (naming.profile == streams::Profile::Current)
        out.key("ChannelCount").integer(limits.channelCount).key("ChannelCountLimit").integer(limits.channelCountLimit);
    out.end();
}

constexpr std::array kOperations{
    Operation{"CreateStream", {kCreateStream}, createStream, nullptr},
    Operation{"DecreaseStreamRetentionPeriod", {kRetention}, retention<false>, nullptr},
    Operation{"DeleteStream", {kDeleteStream}, deleteStream, nullptr},
    Operation{"DescribeLimits", {}, plain<streams::DescribeLimitsRequest>, writeLimits},
    Operation{"DescribeStream", {kDescribeStream}, describeStream, writeDescription},
    Operation{"DescribeStreamSummary", {kStreamOnly}, plain<streams::DescribeStreamSummaryRequest>, writeSummary},
    Operation{"IncreaseStreamRetentionPeriod", {kRetention}, retention<true>, nullptr},
    Operation{"ListStreams", {kListStreams}, listStreams, writeStreams},
};

}

std::span<const Operation> streamOperations() { return kOperations; }

}
