// Writing a command: the fields of each kind of action, as command_json_reading.cpp takes them.
#include "world/command_json.h"

#include "base/base64.h"
#include "base/time_text.h"
#include "world/api_json.h"
#include "world/autoscaler_json.h"
#include "world/client_json.h"
#include "world/fault_json.h"

namespace shardscope::world {

namespace {

using base::JsonWriter;

// Fields of one action into the object that is open.
struct ActionWriter {
    JsonWriter& json;

    void operator()(const streams::CreateStreamRequest& request) const
    {
        json.key("StreamName").text(request.streamName);
        if (request.isShardCountGiven)
            json.key("ShardCount").integer(request.shardCount);
        if (request.streamMode == streams::CapacityMode::OnDemand)
            json.key("StreamMode").text(streams::capacityModeName(request.streamMode));
        writeTags(json, "Tags", request.tags);
        integer("WarmThroughputMiBps", request.warmThroughputMiBps);
        integer("MaxRecordSizeInKiB", request.maxRecordSizeInKiB);
    }
    void operator()(const streams::DeleteStreamRequest& request) const
    {
        stream(request);
        if (request.enforceConsumerDeletion)
            json.key("EnforceConsumerDeletion").boolean(true);
    }
    void operator()(const streams::DescribeStreamSummaryRequest& request) const { stream(request); }
    void operator()(const streams::ListShardsRequest& request) const
    {
        text("StreamName", request.streamName);
        text("StreamARN", request.streamArn);
        text("NextToken", request.nextToken);
        text("ExclusiveStartShardId", request.exclusiveStartShardId);
        json.key("MaxResults").integer(request.maxResults);
        writeInstant(json, "StreamCreationTimestamp", request.streamCreationTimestamp);
        writeShardFilter(json, request.shardFilter);
    }
    void operator()(const streams::SplitShardRequest& request) const
    {
        stream(request);
        json.key("ShardToSplit").text(request.shardToSplit);
        json.key("NewStartingHashKey").text(request.newStartingHashKey);
    }
    void operator()(const streams::MergeShardsRequest& request) const
    {
        stream(request);
        json.key("ShardToMerge").text(request.shardToMerge);
        json.key("AdjacentShardToMerge").text(request.adjacentShardToMerge);
    }
    void operator()(const streams::UpdateShardCountRequest& request) const
    {
        stream(request);
        json.key("TargetShardCount").integer(request.targetShardCount);
    }
    void operator()(const streams::RetentionPeriodRequest& request) const
    {
        stream(request);
        json.key("RetentionPeriodHours").integer(request.retentionPeriodHours);
    }
    void operator()(const streams::RegisterStreamConsumerRequest& request) const
    {
        stream(request);
        json.key("ConsumerName").text(request.consumerName);
        writeTags(json, "Tags", request.tags);
    }
    void operator()(const streams::DeregisterStreamConsumerRequest& request) const
    {
        stream(request);
        text("ConsumerName", request.consumerName);
        text("ConsumerARN", request.consumerArn);
    }
    void operator()(const streams::PutRecordRequest& request) const
    {
        stream(request);
        entry(request.record);
        optional("SequenceNumberForOrdering", request.sequenceNumberForOrdering);
        flag("DryRun", request.dryRun);
    }
    void operator()(const streams::PutRecordsRequest& request) const
    {
        stream(request);
        json.key("Records").beginArray(JsonWriter::Layout::Line);
        for (const streams::PutEntry& record : request.records) {
            json.beginObject(JsonWriter::Layout::Line);
            entry(record);
            json.end();
        }
        json.end();
        flag("DryRun", request.dryRun);
    }
    void operator()(const streams::GetShardIteratorRequest& request) const
    {
        stream(request);
        json.key("ShardId").text(request.shardId);
        position(request.type, request.startingSequenceNumber, request.timestamp);
        flag("DryRun", request.dryRun);
    }
    void operator()(const streams::GetRecordsRequest& request) const
    {
        json.key("ShardIterator").text(request.shardIterator).key("Limit").integer(request.limit);
        text("StreamARN", request.streamArn);
        flag("DryRun", request.dryRun);
    }
    void operator()(const streams::PoisonRecordRequest& request) const
    {
        json.key("StreamName").text(request.streamName);
        text("ShardId", request.shardId);
        optional("SequenceNumber", request.sequenceNumber);
        ordinal(request.ordinal);
        optional("PartitionKey", request.partitionKey);
    }
    void operator()(const streams::HealRecordRequest& request) const
    {
        json.key("StreamName").text(request.streamName);
        optional("ShardId", request.shardId);
        ordinal(request.ordinal);
    }
    void operator()(const streams::SetKeyStateRequest& request) const
    {
        json.key("KeyId").text(request.keyId).key("State").text(streams::keyStateName(request.state));
    }
    void operator()(const streams::SetKeyAccessRequest& request) const
    {
        json.key("KeyId").text(request.keyId).key("name").text(request.caller);
        if (!request.mayGenerateDataKey)
            json.key("GenerateDataKey").boolean(false);
        if (!request.mayDecrypt)
            json.key("Decrypt").boolean(false);
    }
    void operator()(const streams::SetAccessRequest& request) const
    {
        json.key("name").text(request.caller).key("Operation").text(request.operation);
        if (!request.isAllowed)
            json.key("Allowed").boolean(false);
    }
    void operator()(const streams::SetFaultRequest& request) const { writeFields(json, request.rule); }
    void operator()(const streams::ClearFaultRequest& request) const { json.key("name").text(request.name); }
    void operator()(const streams::NoteDelivery& note) const
    {
        json.key("subscriptions").beginArray(JsonWriter::Layout::Line);
        for (const streams::NoteDelivery::Delivered& delivered : note.subscriptions) {
            json.beginObject(JsonWriter::Layout::Line);
            json.key("id").count(static_cast<std::uint64_t>(delivered.id));
            ordinal(delivered.next);
            if (delivered.isHeldUp)
                json.key("heldUp").boolean(true);
            json.end();
        }
        json.end();
    }
    void operator()(const AddProducer& command) const { writeFields(json, command.config); }
    void operator()(const AddAgent& command) const { writeFields(json, command.config); }
    void operator()(const AddConsumer& command) const { writeFields(json, command.config); }
    void operator()(const AddAutoscaler& command) const { writeFields(json, command.config); }
    void operator()(const RemoveClient& command) const { json.key("name").text(command.name); }
    void operator()(const SetProducerRate& command) const
    {
        json.key("name").text(command.name).key("rate");
        writeCurve(json, command.rate, 0);
    }
    void operator()(const SetHotShare& command) const
    {
        json.key("name").text(command.name).key("hotKey").integer(command.hotKey).key("share");
        writeCurve(json, command.sharePpm, kPpmDecimals);
    }
    void operator()(const SetConsumerProcessing& command) const
    {
        json.key("name").text(command.name).key("processing").integer(command.processingRate);
        if (command.isPaused)
            json.key("paused").boolean(true);
    }
    void operator()(const SetConsumerFailurePolicy& command) const
    {
        json.key("name").text(command.name);
        writeFields(json, command.policy);
    }
    void operator()(const SetConsumerShardPolicy& command) const
    {
        json.key("name").text(command.name);
        writeFields(json, command.policy);
    }
    void operator()(const SetConsumerKind& command) const
    {
        json.key("name").text(command.name);
        writeConsumerKind(json, command.kind);
    }
    void operator()(const MoveBookmark& command) const
    {
        json.key("name").text(command.name);
        optional("ShardId", command.to.shardId);
        position(command.to.type, command.to.sequenceNumber, command.to.timestamp);
    }
    void operator()(const StartReshardPlan& command) const
    {
        json.key("name").text(command.plan.name).key("StreamName").text(command.plan.stream).key("steps");
        json.beginArray(JsonWriter::Layout::Line);
        for (const clients::ReshardPlanStep& step : command.plan.steps) {
            const bool isSplit = step.kind == clients::ReshardPlanStep::Kind::Split;
            json.beginObject(JsonWriter::Layout::Line);
            json.key("kind").text(isSplit ? "split" : "merge").key("at").text(step.at.decimal());
            json.end();
        }
        json.end();
    }

    // The rest of the API has its fields in api_json.h.
    template <typename Request>
    void operator()(const Request&) const
    {
    }

private:
    template <typename Request>
    void stream(const Request& request) const
    {
        text("StreamName", request.streamName);
        text("StreamARN", request.streamArn);
    }
    void integer(std::string_view name, const std::optional<std::int64_t>& value) const
    {
        if (value)
            json.key(name).integer(*value);
    }
    void flag(std::string_view name, bool value) const
    {
        if (value)
            json.key(name).boolean(true);
    }
    void position(streams::IteratorType type, const std::optional<std::string>& sequenceNumber,
        const std::optional<base::Instant>& timestamp) const
    {
        json.key("ShardIteratorType").text(streams::iteratorTypeName(type));
        optional("StartingSequenceNumber", sequenceNumber);
        if (timestamp)
            json.key("Timestamp").text(base::durationText(timestamp->time_since_epoch()));
    }
    void entry(const streams::PutEntry& record) const
    {
        json.key("PartitionKey").text(record.partitionKey);
        optional("ExplicitHashKey", record.explicitHashKey);
        json.key("Data").text(record.data ? base::encodeBase64(*record.data) : std::string{});
    }
    void ordinal(const std::optional<std::uint64_t>& value) const
    {
        if (value)
            json.key("Record").count(*value + 1);
    }
    void text(std::string_view name, const std::string& value) const
    {
        if (!value.empty())
            json.key(name).text(value);
    }
    void optional(std::string_view name, const std::optional<std::string>& value) const
    {
        if (value)
            json.key(name).text(*value);
    }
};

}

void writeFields(JsonWriter& json, const Command& command, std::string_view usualCaller)
{
    json.key("call").text(actionName(command.action));
    if (command.caller != usualCaller)
        json.key("caller").text(command.caller);
    if (command.isFromOutside)
        json.key("outside").boolean(true);
    if (command.home != streams::Home{})
        json.key("home").text(command.home.account + "/" + command.home.region);
    if (!writeApiCall(json, command.action))
        std::visit(ActionWriter{json}, command.action);
}

}
