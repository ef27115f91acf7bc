#include "wire/operations.h"

#include "base/check.h"

#include <algorithm>
#include <array>

namespace shardscope::wire {

namespace {

using streams::Answer;
using streams::Exception;
using streams::Reason;
using streams::Refusal;
using world::Action;
using world::Reply;

// --- Shapes ------------------------------------------------------------------

constexpr Field kStreamName{
    .name = "StreamName", .type = FieldType::Text, .least = 1, .most = 128, .pattern = Pattern::Name};
constexpr Field kStreamNameRequired{.name = "StreamName",
    .type = FieldType::Text,
    .isRequired = true,
    .least = 1,
    .most = 128,
    .pattern = Pattern::Name};
constexpr Field kStreamArn{
    .name = "StreamARN", .type = FieldType::Text, .least = 1, .most = 2'048, .pattern = Pattern::StreamArn};
constexpr Field kStreamArnRequired{.name = "StreamARN",
    .type = FieldType::Text,
    .isRequired = true,
    .least = 1,
    .most = 2'048,
    .pattern = Pattern::StreamArn};

constexpr Field nameField(std::string_view name, bool isRequired)
{
    return {.name = name, .isRequired = isRequired, .least = 1, .most = 128, .pattern = Pattern::Name};
}

constexpr std::array<std::string_view, 2> kStreamModes{"PROVISIONED", "ON_DEMAND"};
constexpr std::array kStreamModeFields{Field{.name = "StreamMode", .isRequired = true, .choices = kStreamModes}};
constexpr Shape kStreamMode{kStreamModeFields};
constexpr std::array kCreateStream{kStreamNameRequired,
    Field{.name = "ShardCount", .type = FieldType::Integer, .least = 1},
    Field{.name = "StreamModeDetails", .type = FieldType::Structure, .of = &kStreamMode}};

constexpr std::array kDeleteStream{
    kStreamName, kStreamArn, Field{.name = "EnforceConsumerDeletion", .type = FieldType::Boolean}};
constexpr std::array kStreamOnly{kStreamName, kStreamArn};
constexpr std::array kRetention{
    kStreamName, kStreamArn, Field{.name = "RetentionPeriodHours", .type = FieldType::Integer, .isRequired = true}};

constexpr std::array kListShards{kStreamName, Field{.name = "NextToken", .least = 1, .most = 1'048'576},
    nameField("ExclusiveStartShardId", false),
    Field{.name = "MaxResults", .type = FieldType::Integer, .least = 1, .most = 10'000}, kStreamArn};
constexpr std::array kSplitShard{kStreamName, nameField("ShardToSplit", true),
    Field{.name = "NewStartingHashKey", .isRequired = true, .pattern = Pattern::HashKey}, kStreamArn};
constexpr std::array kMergeShards{
    kStreamName, nameField("ShardToMerge", true), nameField("AdjacentShardToMerge", true), kStreamArn};
constexpr std::array<std::string_view, 1> kScalingTypes{"UNIFORM_SCALING"};
constexpr std::array kUpdateShardCount{kStreamName,
    Field{.name = "TargetShardCount", .type = FieldType::Integer, .isRequired = true, .least = 1},
    Field{.name = "ScalingType", .isRequired = true, .choices = kScalingTypes}, kStreamArn};

constexpr Field kData{.name = "Data", .type = FieldType::Blob, .isRequired = true};
constexpr Field kPartitionKey{.name = "PartitionKey", .isRequired = true, .least = 1, .most = 256};
constexpr Field kExplicitHashKey{.name = "ExplicitHashKey", .pattern = Pattern::HashKey};
constexpr std::array kPutRecord{kStreamName, kData, kPartitionKey, kExplicitHashKey,
    Field{.name = "SequenceNumberForOrdering", .pattern = Pattern::SequenceNumber}, kStreamArn};
constexpr std::array kEntryFields{kData, kExplicitHashKey, kPartitionKey};
constexpr Shape kEntry{kEntryFields};
constexpr std::array kPutRecords{
    Field{.name = "Records", .type = FieldType::List, .isRequired = true, .least = 1, .most = 500, .of = &kEntry},
    kStreamName, kStreamArn};

constexpr std::array<std::string_view, 5> kIteratorTypes{
    "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"};
constexpr std::array kGetShardIterator{kStreamName, nameField("ShardId", true),
    Field{.name = "ShardIteratorType", .isRequired = true, .choices = kIteratorTypes},
    Field{.name = "StartingSequenceNumber", .pattern = Pattern::SequenceNumber},
    Field{.name = "Timestamp", .type = FieldType::Timestamp}, kStreamArn};
constexpr std::array kGetRecords{Field{.name = "ShardIterator", .isRequired = true, .least = 1, .most = 512},
    Field{.name = "Limit", .type = FieldType::Integer, .least = 1, .most = 10'000}, kStreamArn};

constexpr std::array kRegisterStreamConsumer{kStreamArnRequired, nameField("ConsumerName", true)};
constexpr Field kConsumerArn{.name = "ConsumerARN", .least = 1, .most = 2'048, .pattern = Pattern::ConsumerArn};
constexpr std::array kConsumerFields{kStreamArn, nameField("ConsumerName", false), kConsumerArn};

// --- Requests ----------------------------------------------------------------

Refusal badArgument(std::string message)
{
    return {Exception::InvalidArgument, Reason::BadArgument, std::move(message)};
}

// What follows "stream/" in an ARN that matches its pattern.
std::string resourceOf(std::string_view arn)
{
    constexpr std::string_view kStream = ":stream/";
    return std::string{arn.substr(arn.find(kStream) + kStream.size())};
}

// The name of the stream that a body selects by name, by ARN or by both.
Answer<std::string> streamOf(const Value& body, const Naming& naming)
{
    const auto name = body.optionalText("StreamName");
    const auto arn = body.optionalText("StreamARN");
    if (!name && !arn)
        return badArgument("Either StreamName or StreamARN should be provided.");
    if (!arn)
        return *name;
    const std::string fromArn = resourceOf(*arn);
    if (name && *name != fromArn)
        return badArgument("StreamARN and StreamName do not match.");
    // A stream of another account or region is none of ours.
    if (*arn != naming.streamArn(fromArn))
        return Refusal{Exception::ResourceNotFound, Reason::StreamNotFound, "Stream " + *arn + " not found."};
    return fromArn;
}

// Most requests are a stream and little else.
template <typename Request, typename Fill>
Answer<Action> forStream(const Value& body, const Naming& naming, Fill fill)
{
    Answer<std::string> stream = streamOf(body, naming);
    if (!stream)
        return stream.error();
    Request request;
    request.streamName = *std::move(stream);
    fill(request);
    return Action{std::move(request)};
}

Answer<Action> createStream(const Value& body, const Naming& naming)
{
    return forStream<streams::CreateStreamRequest>(body, naming, [&](streams::CreateStreamRequest& request) {
        request.shardCount = static_cast<std::uint32_t>(body.integer("ShardCount", 1));
    });
}

Answer<Action> deleteStream(const Value& body, const Naming& naming)
{
    return forStream<streams::DeleteStreamRequest>(body, naming, [&](streams::DeleteStreamRequest& request) {
        request.enforceConsumerDeletion = body.boolean("EnforceConsumerDeletion");
    });
}

Answer<Action> describeStreamSummary(const Value& body, const Naming& naming)
{
    return forStream<streams::DescribeStreamSummaryRequest>(body, naming, [](auto&) {});
}

template <bool isIncrease>
Answer<Action> retention(const Value& body, const Naming& naming)
{
    return forStream<streams::RetentionPeriodRequest>(body, naming, [&](streams::RetentionPeriodRequest& request) {
        request.retentionPeriodHours = body.integer("RetentionPeriodHours", 0);
        request.isIncrease = isIncrease;
    });
}

Answer<Action> listShards(const Value& body, const Naming& naming)
{
    streams::ListShardsRequest request;
    if (body.find("StreamName") || body.find("StreamARN")) {
        Answer<std::string> stream = streamOf(body, naming);
        if (!stream)
            return stream.error();
        request.streamName = *std::move(stream);
    }
    request.nextToken = body.text("NextToken");
    request.exclusiveStartShardId = body.text("ExclusiveStartShardId");
    request.maxResults = body.integer("MaxResults", request.maxResults);
    return Action{std::move(request)};
}

Answer<Action> splitShard(const Value& body, const Naming& naming)
{
    return forStream<streams::SplitShardRequest>(body, naming, [&](streams::SplitShardRequest& request) {
        request.shardToSplit = body.text("ShardToSplit");
        request.newStartingHashKey = body.text("NewStartingHashKey");
    });
}

Answer<Action> mergeShards(const Value& body, const Naming& naming)
{
    return forStream<streams::MergeShardsRequest>(body, naming, [&](streams::MergeShardsRequest& request) {
        request.shardToMerge = body.text("ShardToMerge");
        request.adjacentShardToMerge = body.text("AdjacentShardToMerge");
    });
}

Answer<Action> updateShardCount(const Value& body, const Naming& naming)
{
    return forStream<streams::UpdateShardCountRequest>(body, naming, [&](streams::UpdateShardCountRequest& request) {
        request.targetShardCount = static_cast<std::uint32_t>(body.integer("TargetShardCount", 1));
    });
}

// One pass: a body holds hundreds of these.
streams::PutEntry entryOf(const Value& body, const std::shared_ptr<std::vector<std::string>>& payloads,
    std::size_t index)
{
    streams::PutEntry entry;
    for (const Value member : body) {
        const Node& node = member.node();
        if (node.kind == NodeKind::Null)
            continue;
        if (node.name == kData.name)
            (*payloads)[index] = node.text;
        else if (node.name == kPartitionKey.name)
            entry.partitionKey = node.text;
        else if (node.name == kExplicitHashKey.name)
            entry.explicitHashKey = std::string{node.text};
    }
    // The payloads of a call live and end together.
    entry.data = streams::Payload{payloads, &(*payloads)[index]};
    return entry;
}

Answer<Action> putRecord(const Value& body, const Naming& naming)
{
    return forStream<streams::PutRecordRequest>(body, naming, [&](streams::PutRecordRequest& request) {
        request.record = entryOf(body, std::make_shared<std::vector<std::string>>(1), 0);
        request.sequenceNumberForOrdering = body.optionalText("SequenceNumberForOrdering");
    });
}

Answer<Action> putRecords(const Value& body, const Naming& naming)
{
    return forStream<streams::PutRecordsRequest>(body, naming, [&](streams::PutRecordsRequest& request) {
        const auto records = body.find("Records");
        const std::size_t count = records->count();
        const auto payloads = std::make_shared<std::vector<std::string>>(count);
        request.records.reserve(count);
        for (const Value entry : *records)
            request.records.push_back(entryOf(entry, payloads, request.records.size()));
    });
}

Answer<Action> getShardIterator(const Value& body, const Naming& naming)
{
    return forStream<streams::GetShardIteratorRequest>(body, naming, [&](streams::GetShardIteratorRequest& request) {
        request.shardId = body.text("ShardId");
        request.type = *streams::iteratorTypeNamed(body.text("ShardIteratorType"));
        request.startingSequenceNumber = body.optionalText("StartingSequenceNumber");
        if (const auto timestamp = body.timestamp("Timestamp"))
            request.timestamp = naming.instant(*timestamp);
    });
}

Answer<Action> getRecords(const Value& body, const Naming&)
{
    streams::GetRecordsRequest request;
    request.shardIterator = body.text("ShardIterator");
    request.limit = body.integer("Limit", request.limit);
    return Action{std::move(request)};
}

Answer<Action> registerStreamConsumer(const Value& body, const Naming& naming)
{
    return forStream<streams::RegisterStreamConsumerRequest>(body, naming,
        [&](streams::RegisterStreamConsumerRequest& request) { request.consumerName = body.text("ConsumerName"); });
}

struct ConsumerName {
    std::string stream;
    std::string consumer;
};

// A consumer is named by its ARN, by its stream and name, or by all three, which must agree.
Answer<ConsumerName> consumerOf(const Value& body, const Naming& naming)
{
    constexpr std::string_view kConsumer = "/consumer/";
    const auto consumerArn = body.optionalText("ConsumerARN");
    const auto name = body.optionalText("ConsumerName");
    if (!consumerArn) {
        if (!name || !body.find("StreamARN"))
            return badArgument("Either ConsumerARN or StreamARN with ConsumerName should be provided.");
        Answer<std::string> stream = streamOf(body, naming);
        if (!stream)
            return stream.error();
        return ConsumerName{*std::move(stream), *name};
    }
    const std::string resource = resourceOf(*consumerArn);
    const std::size_t at = resource.find(kConsumer);
    const std::string tail = resource.substr(at + kConsumer.size());
    ConsumerName named{resource.substr(0, at), tail.substr(0, tail.rfind(':'))};
    const auto streamArn = body.optionalText("StreamARN");
    const bool agrees = (!name || *name == named.consumer)
        && (!streamArn || consumerArn->starts_with(*streamArn + std::string{kConsumer}));
    if (!agrees)
        return badArgument("ConsumerARN, StreamARN and ConsumerName do not match.");
    return named;
}

Answer<Action> deregisterStreamConsumer(const Value& body, const Naming& naming)
{
    Answer<ConsumerName> named = consumerOf(body, naming);
    if (!named)
        return named.error();
    streams::DeregisterStreamConsumerRequest request;
    request.streamName = named->stream;
    request.consumerName = named->consumer;
    return Action{std::move(request)};
}

// --- Answers -----------------------------------------------------------------

template <typename T>
const T& as(const Reply& reply)
{
    const T* const held = std::get_if<T>(&reply);
    SHARD_CHECK(held != nullptr);
    return *held;
}

void writeRange(BodyWriter& out, const base::HashRange& range)
{
    out.key("HashKeyRange").beginMap();
    out.key("StartingHashKey").text(range.first.decimal()).key("EndingHashKey").text(range.last.decimal()).end();
}

void writeShard(BodyWriter& out, const streams::ShardDescription& shard)
{
    out.beginMap().key("ShardId").text(streams::shardId(shard.shard));
    if (shard.parent)
        out.key("ParentShardId").text(streams::shardId(*shard.parent));
    if (shard.adjacentParent)
        out.key("AdjacentParentShardId").text(streams::shardId(*shard.adjacentParent));
    writeRange(out, shard.range);
    out.key("SequenceNumberRange").beginMap().key("StartingSequenceNumber").text(shard.startingSequenceNumber);
    if (!shard.endingSequenceNumber.empty())
        out.key("EndingSequenceNumber").text(shard.endingSequenceNumber);
    out.end().end();
}

void writeChildren(BodyWriter& out, const std::vector<streams::ShardDescription>& children)
{
    out.key("ChildShards").beginList();
    for (const streams::ShardDescription& child : children) {
        out.beginMap().key("ShardId").text(streams::shardId(child.shard)).key("ParentShards").beginList();
        if (child.parent)
            out.text(streams::shardId(*child.parent));
        if (child.adjacentParent)
            out.text(streams::shardId(*child.adjacentParent));
        out.end();
        writeRange(out, child.range);
        out.end();
    }
    out.end();
}

void writeSummary(BodyWriter& out, const Reply& reply, const AnswerContext& context)
{
    const auto& summary = as<streams::StreamSummary>(reply);
    out.beginMap().key("StreamDescriptionSummary").beginMap();
    out.key("StreamName").text(summary.streamName).key("StreamARN").text(summary.streamArn);
    out.key("StreamStatus").text(streams::statusName(summary.status));
    out.key("StreamModeDetails").beginMap().key("StreamMode").text("PROVISIONED").end();
    out.key("RetentionPeriodHours").integer(summary.retentionPeriodHours);
    out.key("StreamCreationTimestamp").timestamp(context.naming.unixMs(summary.created));
    out.key("EnhancedMonitoring").beginList().beginMap().key("ShardLevelMetrics").beginList().end().end().end();
    out.key("EncryptionType").text("NONE");
    out.key("OpenShardCount").integer(summary.openShardCount).key("ConsumerCount").integer(summary.consumerCount);
    out.end().end();
}

void writeShards(BodyWriter& out, const Reply& reply, const AnswerContext&)
{
    const auto& page = as<streams::ShardPage>(reply);
    out.beginMap().key("Shards").beginList();
    for (const streams::ShardDescription& shard : page.shards)
        writeShard(out, shard);
    out.end();
    if (!page.nextToken.empty())
        out.key("NextToken").text(page.nextToken);
    out.end();
}

void writeShardCount(BodyWriter& out, const Reply& reply, const AnswerContext& context)
{
    const auto& update = as<streams::ShardCountUpdate>(reply);
    out.beginMap().key("StreamName").text(context.streamName);
    out.key("CurrentShardCount").integer(update.currentShardCount);
    out.key("TargetShardCount").integer(update.targetShardCount);
    out.key("StreamARN").text(context.naming.streamArn(context.streamName)).end();
}

void writePut(BodyWriter& out, const Reply& reply, const AnswerContext&)
{
    const auto& result = as<streams::PutResult>(reply);
    out.beginMap().key("ShardId").text(streams::shardId(result.shard));
    out.key("SequenceNumber").text(result.sequenceNumber).key("EncryptionType").text("NONE").end();
}

void writePuts(BodyWriter& out, const Reply& reply, const AnswerContext&)
{
    const auto& answer = as<streams::PutRecordsAnswer>(reply);
    out.beginMap().key("FailedRecordCount").integer(answer.failedRecordCount).key("Records").beginList();
    for (const streams::PutResult& result : answer.records) {
        out.beginMap();
        if (result.isStored()) {
            out.key("SequenceNumber").text(result.sequenceNumber).key("ShardId").text(streams::shardId(result.shard));
        } else {
            out.key("ErrorCode").text(streams::exceptionName(result.refusal.exception));
            out.key("ErrorMessage").text(result.refusal.message);
        }
        out.end();
    }
    out.end().key("EncryptionType").text("NONE").end();
}

void writeIterator(BodyWriter& out, const Reply& reply, const AnswerContext&)
{
    out.beginMap().key("ShardIterator").text(as<std::string>(reply)).end();
}

void writeRecord(BodyWriter& out, const streams::Record& record, const Naming& naming)
{
    out.beginMap().key("SequenceNumber").text(record.sequenceNumber);
    out.key("ApproximateArrivalTimestamp").timestamp(naming.unixMs(record.approximateArrival));
    out.key("Data");
    if (record.data) {
        out.blob(*record.data);
    } else {
        // A synthetic record's bytes are all zero: it is known by its size alone.
        const std::int64_t bytes = record.size - static_cast<std::int64_t>(record.partitionKey.size());
        out.blob(std::string(static_cast<std::size_t>(std::max<std::int64_t>(bytes, 0)), '\0'));
    }
    out.key("PartitionKey").text(record.partitionKey).key("EncryptionType").text("NONE").end();
}

void writeRecords(BodyWriter& out, const Reply& reply, const AnswerContext& context)
{
    const auto& answer = as<streams::GetRecordsAnswer>(reply);
    out.beginMap().key("Records").beginList();
    for (const streams::Record& record : answer.records)
        writeRecord(out, record, context.naming);
    out.end();
    if (!answer.nextShardIterator.empty())
        out.key("NextShardIterator").text(answer.nextShardIterator);
    out.key("MillisBehindLatest").integer(answer.millisBehindLatest.count());
    if (!answer.childShards.empty())
        writeChildren(out, answer.childShards);
    out.end();
}

void writeRegistered(BodyWriter& out, const Reply& reply, const AnswerContext& context)
{
    const auto& consumer = as<streams::RegisteredConsumer>(reply);
    out.beginMap().key("Consumer").beginMap().key("ConsumerName").text(consumer.name);
    out.key("ConsumerARN").text(consumer.arn).key("ConsumerStatus").text(streams::statusName(consumer.status));
    out.key("ConsumerCreationTimestamp").timestamp(context.naming.unixMs(consumer.created)).end().end();
}

// --- The table -----------------------------------------------------------------

constexpr std::array kOperations{
    Operation{"CreateStream", {kCreateStream}, createStream, nullptr},
    Operation{"DecreaseStreamRetentionPeriod", {kRetention}, retention<false>, nullptr},
    Operation{"DeleteStream", {kDeleteStream}, deleteStream, nullptr},
    Operation{"DeregisterStreamConsumer", {kConsumerFields}, deregisterStreamConsumer, nullptr},
    Operation{"DescribeStreamSummary", {kStreamOnly}, describeStreamSummary, writeSummary},
    Operation{"GetRecords", {kGetRecords}, getRecords, writeRecords},
    Operation{"GetShardIterator", {kGetShardIterator}, getShardIterator, writeIterator},
    Operation{"IncreaseStreamRetentionPeriod", {kRetention}, retention<true>, nullptr},
    Operation{"ListShards", {kListShards}, listShards, writeShards},
    Operation{"MergeShards", {kMergeShards}, mergeShards, nullptr},
    Operation{"PutRecord", {kPutRecord}, putRecord, writePut},
    Operation{"PutRecords", {kPutRecords}, putRecords, writePuts},
    Operation{"RegisterStreamConsumer", {kRegisterStreamConsumer}, registerStreamConsumer, writeRegistered},
    Operation{"SplitShard", {kSplitShard}, splitShard, nullptr},
    Operation{"UpdateShardCount", {kUpdateShardCount}, updateShardCount, writeShardCount},
};

}

std::string Naming::streamArn(std::string_view name) const
{
    return "arn:aws:kinesis:" + region + ":" + account + ":stream/" + std::string{name};
}

base::Instant Naming::instant(std::int64_t unixMs) const
{
    const std::int64_t most = base::kWorldEnd.time_since_epoch().count();
    // Before the start of time is its start: everything there is came later.
    return base::instantAt(base::Duration{unixMs <= epochMs ? 0 : std::min(unixMs - epochMs, most)});
}

std::span<const Operation> operations() { return kOperations; }

const Operation* operationNamed(std::string_view name)
{
    const auto found = std::find_if(kOperations.begin(), kOperations.end(),
        [name](const Operation& operation) { return operation.name == name; });
    return found == kOperations.end() ? nullptr : &*found;
}

std::string_view streamNameOf(const Action& action)
{
    return std::visit(
        [](const auto& request) -> std::string_view {
            if constexpr (requires { request.streamName; })
                return request.streamName;
            else
                return {};
        },
        action);
}

}
