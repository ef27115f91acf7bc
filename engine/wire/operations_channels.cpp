// Channels, by which the service delivers an on-demand stream to S3 or to S3 Tables.
#include "wire/operation_parts.h"

#include <algorithm>

namespace shardscope::wire {

namespace {

constexpr Field arn(std::string_view name, bool isRequired = true) { return arnField(name, Pattern::None, isRequired); }
constexpr Field kFreshness{.name = "DataFreshnessInSeconds", .type = FieldType::Integer};
constexpr Field kFreshnessRequired{.name = "DataFreshnessInSeconds", .type = FieldType::Integer, .isRequired = true};
constexpr Field kOwner{.name = "ExpectedBucketOwner", .isRequired = true, .least = 12, .most = 12};

constexpr std::array<std::string_view, 4> kFormats{"GSR_JSON", "JSON", "STRING", "BYTE_ARRAY"};
constexpr std::array kRecordFields{choiceField("RecordFormatType", kFormats, true), arn("GSRSchemaARN", false)};
constexpr Shape kRecord{kRecordFields};
constexpr std::array kStreamFields{kStreamArnRequired, structureField("RecordConfiguration", kRecord, true)};
constexpr Shape kStream{kStreamFields};

constexpr std::array kDeadLetterFields{arn("BucketARN"), kOwner, Field{.name = "ErrorOutputPrefix", .most = 1'024}};
constexpr Shape kDeadLetter{kDeadLetterFields};
constexpr std::array<std::string_view, 3> kStorageClasses{"STANDARD", "INTELLIGENT_TIERING", "GLACIER_IR"};
constexpr std::array<std::string_view, 3> kS3Compressions{"NONE", "GZIP", "ZSTD"};
constexpr std::array kStorageFields{arn("BucketARN"), kOwner, Field{.name = "OutputKeyTemplate", .most = 1'024},
    choiceField("StorageClass", kStorageClasses), choiceField("CompressionType", kS3Compressions, true)};
constexpr Shape kStorage{kStorageFields};
constexpr std::array kS3Fields{kFreshness, structureField("DeadLetterQueueS3Configuration", kDeadLetter),
    structureField("StorageConfiguration", kStorage, true)};
constexpr Shape kS3{kS3Fields};

constexpr std::array<std::string_view, 1> kTransforms{"TIME_HOUR"};
constexpr std::array kPartitionFields{
    choiceField("Transform", kTransforms, true), Field{.name = "SourceName", .isRequired = true, .least = 1}};
constexpr Shape kPartition{kPartitionFields};
constexpr std::array kPartitionSpecFields{Field{
    .name = "PartitionFields", .type = FieldType::List, .isRequired = true, .least = 1, .most = 1, .of = &kPartition}};
constexpr Shape kPartitionSpec{kPartitionSpecFields};
constexpr std::array<std::string_view, 3> kTableCompressions{"NONE", "ZSTD", "SNAPPY"};
constexpr std::array kTableFields{arn("TableBucketARN"), nameField("Namespace", true), nameField("TableName", true),
    choiceField("CompressionType", kTableCompressions, true), structureField("PartitionSpec", kPartitionSpec)};
constexpr Shape kTable{kTableFields};
constexpr std::array kS3TablesFields{kFreshness, structureField("DeadLetterQueueS3Configuration", kDeadLetter, true),
    Field{.name = "S3TablesConfigurationList",
        .type = FieldType::List,
        .isRequired = true,
        .least = 1,
        .most = 1,
        .of = &kTable}};
constexpr Shape kS3Tables{kS3TablesFields};

constexpr std::array<std::string_view, 1> kEncryptionTypes{"KMS"};
constexpr std::array kEncryptionFields{choiceField("EncryptionType", kEncryptionTypes, true),
    Field{.name = "KeyId", .isRequired = true, .least = 1, .most = 2'048}};
constexpr Shape kEncryption{kEncryptionFields};
constexpr std::array kLogsFields{Field{.name = "Enabled", .type = FieldType::Boolean, .isRequired = true},
    Field{.name = "LogGroupName", .least = 1, .most = 512}, Field{.name = "LogStreamName", .least = 1, .most = 512}};
constexpr Shape kLogs{kLogsFields};
constexpr std::array kLoggingFields{structureField("CloudWatchLogs", kLogs, true)};
constexpr Shape kLogging{kLoggingFields};

constexpr std::array kCreate{nameField("ChannelName", true), arn("ServiceExecutionRoleARN"),
    Field{.name = "StreamConfigurationList", .type = FieldType::List, .isRequired = true, .of = &kStream},
    structureField("S3DestinationConfiguration", kS3), structureField("S3TablesDestinationConfiguration", kS3Tables),
    structureField("EncryptionConfiguration", kEncryption), kTags, structureField("LoggingConfiguration", kLogging)};
constexpr std::array kChannelOnly{arn("ChannelARN")};
constexpr std::array kUpdateFields{kFreshnessRequired};
constexpr Shape kUpdateDestination{kUpdateFields};
constexpr std::array kUpdate{arn("ChannelARN"), structureField("S3DestinationConfiguration", kUpdateDestination),
    structureField("S3TablesDestinationConfiguration", kUpdateDestination),
    structureField("LoggingConfiguration", kLogging)};
constexpr std::array kFilterFields{kStreamArnRequired, kStreamCreationTimestamp};
constexpr Shape kFilter{kFilterFields};
constexpr std::array kList{
    Field{.name = "StreamFilter", .type = FieldType::List, .of = &kFilter}, kMaxResults, kNextToken};

// --- Requests ----------------------------------------------------------------

streams::ChannelStream streamOf(const Value& body)
{
    const auto record = body.find("RecordConfiguration");
    return {body.text("StreamARN"), *streams::recordFormatNamed(record->text("RecordFormatType")),
        record->text("GSRSchemaARN")};
}

template <typename Destination>
void readDeadLetter(const Value& body, Destination& destination)
{
    const auto deadLetter = body.find("DeadLetterQueueS3Configuration");
    if (!deadLetter)
        return;
    destination.deadLetterBucketArn = deadLetter->text("BucketARN");
    destination.deadLetterBucketOwner = deadLetter->text("ExpectedBucketOwner");
    destination.errorOutputPrefix = deadLetter->text("ErrorOutputPrefix");
}

streams::S3Destination s3Of(const Value& body)
{
    streams::S3Destination destination;
    const auto storage = body.find("StorageConfiguration");
    destination.bucketArn = storage->text("BucketARN");
    destination.expectedBucketOwner = storage->text("ExpectedBucketOwner");
    destination.prefix = storage->text("OutputKeyTemplate");
    destination.storageClass = storage->optionalText("StorageClass").value_or(destination.storageClass);
    destination.compressionType = storage->text("CompressionType");
    destination.dataFreshnessInSeconds = body.integer("DataFreshnessInSeconds", destination.dataFreshnessInSeconds);
    readDeadLetter(body, destination);
    return destination;
}

constexpr std::string_view kTableMark = "/table/";

streams::S3TablesDestination s3TablesOf(const Value& body)
{
    streams::S3TablesDestination destination;
    const Value table = *body.find("S3TablesConfigurationList")->begin();
    destination.tableArn = table.text("TableBucketARN") + std::string{kTableMark} + table.text("Namespace") + "/"
        + table.text("TableName");
    destination.compressionType = table.text("CompressionType");
    if (const auto spec = table.find("PartitionSpec"))
        destination.partitionSource = (*spec->find("PartitionFields")->begin()).text("SourceName");
    destination.dataFreshnessInSeconds = body.integer("DataFreshnessInSeconds", destination.dataFreshnessInSeconds);
    readDeadLetter(body, destination);
    return destination;
}

std::optional<streams::ChannelLogging> loggingOf(const Value& body)
{
    const auto logging = body.find("LoggingConfiguration");
    if (!logging)
        return std::nullopt;
    const auto logs = logging->find("CloudWatchLogs");
    streams::ChannelLogging read;
    read.isEnabled = logs->boolean("Enabled");
    read.logGroupName = logs->text("LogGroupName");
    read.logStreamName = logs->optionalText("LogStreamName").value_or(read.logStreamName);
    return read;
}

Action createChannel(const Value& body, const Naming&)
{
    streams::CreateChannelRequest request;
    request.channelName = body.text("ChannelName");
    request.serviceExecutionRoleArn = body.text("ServiceExecutionRoleARN");
    // Named: what a loop is over must outlast it.
    const std::optional<Value> sources = body.find("StreamConfigurationList");
    for (const Value stream : *sources)
        request.streamConfigurationList.push_back(streamOf(stream));
    if (const auto s3 = body.find("S3DestinationConfiguration"))
        request.s3Destination = s3Of(*s3);
    if (const auto tables = body.find("S3TablesDestinationConfiguration"))
        request.s3TablesDestination = s3TablesOf(*tables);
    if (const auto encryption = body.find("EncryptionConfiguration"))
        request.keyId = encryption->text("KeyId");
    request.tags = tagsOf(body);
    request.logging = loggingOf(body);
    return request;
}

Action updateChannel(const Value& body, const Naming&)
{
    auto request = requestOf<streams::UpdateChannelRequest>(body);
    const auto read = [&](std::string_view name, bool& isMeant) {
        const auto destination = body.find(name);
        if (!destination)
            return;
        isMeant = true;
        request.dataFreshnessInSeconds = destination->optionalInteger("DataFreshnessInSeconds");
    };
    read("S3DestinationConfiguration", request.isForS3);
    read("S3TablesDestinationConfiguration", request.isForS3Tables);
    request.logging = loggingOf(body);
    return request;
}

Action listChannels(const Value& body, const Naming& naming)
{
    streams::ListChannelsRequest request;
    if (const auto filters = body.find("StreamFilter")) {
        for (const Value filter : *filters)
            request.streamFilter.push_back({filter.text("StreamARN"),
                instantOf(filter, "StreamCreationTimestamp", naming)});
    }
    request.maxResults = body.integer("MaxResults", request.maxResults);
    request.nextToken = body.text("NextToken");
    return request;
}

// --- Answers -----------------------------------------------------------------

void writeDeadLetter(BodyWriter& out, const std::string& bucket, const std::string& owner, const std::string& prefix)
{
    out.key("DeadLetterQueueS3Configuration").beginMap();
    out.key("BucketARN").text(bucket).key("ExpectedBucketOwner").text(owner);
    writeText(out, "ErrorOutputPrefix", prefix);
    out.end();
}

void writeS3(BodyWriter& out, const streams::S3Destination& s3)
{
    out.key("S3DestinationConfiguration").beginMap();
    out.key("DataFreshnessInSeconds").integer(s3.dataFreshnessInSeconds);
    const bool isBeside = s3.deadLetterBucketArn.empty();
    writeDeadLetter(out, isBeside ? s3.bucketArn : s3.deadLetterBucketArn,
        isBeside ? s3.expectedBucketOwner : s3.deadLetterBucketOwner, s3.errorOutputPrefix);
    out.key("StorageConfiguration").beginMap().key("BucketARN").text(s3.bucketArn);
    out.key("ExpectedBucketOwner").text(s3.expectedBucketOwner);
    writeText(out, "OutputKeyTemplate", s3.prefix);
    out.key("StorageClass").text(s3.storageClass).key("CompressionType").text(s3.compressionType).end().end();
}

void writeS3Tables(BodyWriter& out, const streams::S3TablesDestination& tables)
{
    out.key("S3TablesDestinationConfiguration").beginMap();
    out.key("DataFreshnessInSeconds").integer(tables.dataFreshnessInSeconds);
    writeDeadLetter(out, tables.deadLetterBucketArn, tables.deadLetterBucketOwner, tables.errorOutputPrefix);
    // A scenario may name its table in another way; then all of it stands for the bucket.
    const std::string_view whole = tables.tableArn;
    const std::size_t mark = std::min(whole.rfind(kTableMark), whole.size());
    const std::string_view table = whole.substr(std::min(mark + kTableMark.size(), whole.size()));
    const std::size_t slash = std::min(table.find('/'), table.size());
    out.key("S3TablesConfigurationList").beginList().beginMap();
    out.key("TableBucketARN").text(whole.substr(0, mark)).key("Namespace").text(table.substr(0, slash));
    out.key("TableName").text(table.substr(std::min(slash + 1, table.size())));
    out.key("CompressionType").text(tables.compressionType);
    if (!tables.partitionSource.empty()) {
        out.key("PartitionSpec").beginMap().key("PartitionFields").beginList().beginMap();
        out.key("Transform").text(tables.partitionSpec).key("SourceName").text(tables.partitionSource);
        out.end().end().end();
    }
    out.end().end().end();
}

void writeLogging(BodyWriter& out, const streams::ChannelLogging& logging)
{
    out.key("LoggingConfiguration").beginMap().key("CloudWatchLogs").beginMap();
    out.key("Enabled").boolean(logging.isEnabled);
    writeText(out, "LogGroupName", logging.logGroupName);
    writeText(out, "LogStreamName", logging.logStreamName);
    out.end().end();
}

void writeConfiguration(BodyWriter& out, const streams::ChannelDescription& channel, const Naming& naming)
{
    const streams::CreateChannelRequest& with = channel.configuration;
    out.key("ServiceExecutionRoleARN").text(with.serviceExecutionRoleArn).key("StreamConfigurationList").beginList();
    for (const streams::ChannelStream& stream : with.streamConfigurationList) {
        out.beginMap().key("StreamARN").text(stream.streamArn);
        out.key("StreamCreationTimestamp").timestamp(naming.unixMs(channel.streamCreated));
        out.key("RecordConfiguration").beginMap();
        out.key("RecordFormatType").text(streams::recordFormatName(stream.recordFormatType));
        writeText(out, "GSRSchemaARN", stream.gsrSchemaArn);
        out.end().end();
    }
    out.end();
    if (with.s3Destination)
        writeS3(out, *with.s3Destination);
    if (with.s3TablesDestination)
        writeS3Tables(out, *with.s3TablesDestination);
    if (!with.keyId.empty())
        out.key("EncryptionConfiguration")
            .beginMap()
            .key("EncryptionType")
            .text("KMS")
            .key("KeyId")
            .text(with.keyId)
            .end();
    writeLogging(out, with.logging.value_or(streams::ChannelLogging{}));
}

// What a description and a summary have in common.
template <typename Channel>
void writeHead(BodyWriter& out, const Channel& channel, const Naming& naming)
{
    out.key("ChannelName").text(channel.channelName).key("ChannelARN").text(channel.channelArn);
    out.key("ChannelId").text(channel.channelId).key("ChannelStatus").text(streams::statusName(channel.status));
    writeText(out, "ChannelStatusReason", channel.channelStatusReason);
    out.key("ChannelCreationTimestamp").timestamp(naming.unixMs(channel.created));
}

void writeChannel(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& channel = as<streams::ChannelDescription>(reply);
    out.beginMap().key("ChannelDescription").beginMap();
    writeHead(out, channel, naming);
    writeConfiguration(out, channel, naming);
    out.end().end();
}

void writeChannels(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& page = as<streams::ChannelPage>(reply);
    out.beginMap().key("ChannelSummaries").beginList();
    for (const streams::ChannelSummary& channel : page.channelSummaries) {
        out.beginMap();
        writeHead(out, channel, naming);
        out.key("ChannelDestinationType").text(channel.isS3Tables ? "S3_TABLES" : "S3").key("Streams").beginList();
        out.beginMap().key("StreamARN").text(channel.streamArn);
        out.key("StreamCreationTimestamp").timestamp(naming.unixMs(channel.streamCreated));
        out.end().end().end();
    }
    out.end();
    writeText(out, "NextToken", page.nextToken);
    out.end();
}

constexpr std::array kOperations{
    Operation{"CreateChannel", {kCreate}, createChannel, writeChannel},
    Operation{"DeleteChannel", {kChannelOnly}, plain<streams::DeleteChannelRequest>, nullptr},
    Operation{"DescribeChannel", {kChannelOnly}, plain<streams::DescribeChannelRequest>, writeChannel},
    Operation{"ListChannels", {kList}, listChannels, writeChannels},
    Operation{"UpdateChannel", {kUpdate}, updateChannel, writeChannel},
};

}

std::span<const Operation> channelOperations() { return kOperations; }

}
