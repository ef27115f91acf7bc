// Reading a command: one function per kind of action, and a table of them all.
#include "world/command_json.h"

#include "base/base64.h"
#include "world/api_json.h"
#include "world/autoscaler_json.h"
#include "world/bounds.h"
#include "world/client_json.h"
#include "world/fault_json.h"

#include <algorithm>

namespace shardscope::world {

namespace {

void readStreamName(Fields& fields, std::string& name)
{
    fields.require("StreamName", "the stream the call is about");
    fields.text("StreamName", name, {});
}

// A stream by its name, by its ARN or by both; the service refuses a call that says neither.
template <typename Request>
void readStream(Fields& fields, Request& request)
{
    fields.text("StreamName", request.streamName, {});
    fields.text("StreamARN", request.streamArn, {});
}

void readOptional(Fields& fields, std::string_view name, std::optional<std::string>& target)
{
    if (fields.find(name) == nullptr)
        return;
    target.emplace();
    fields.text(name, *target, {});
}

void readPutEntry(Fields& fields, streams::PutEntry& entry)
{
    fields.require("PartitionKey", "the key that picks the shard");
    fields.text("PartitionKey", entry.partitionKey, {1, bounds::kKeyCharacters});
    readOptional(fields, "ExplicitHashKey", entry.explicitHashKey);
    std::string encoded;
    fields.text("Data", encoded, {});
    auto data = base::decodeBase64(encoded);
    if (!data) {
        fields.refuse("Data", "is not base64 (letters, digits, + and /, in groups of four, ended by =)");
        return;
    }
    entry.data = std::make_shared<const std::string>(std::move(*data));
}

void readPosition(Fields& fields, streams::IteratorType& iteratorType, std::optional<std::string>& sequenceNumber,
    std::optional<base::Instant>& timestamp)
{
    std::string type;
    fields.require("ShardIteratorType", "TRIM_HORIZON, LATEST, …");
    fields.text("ShardIteratorType", type, {});
    if (const auto known = streams::iteratorTypeNamed(type))
        iteratorType = *known;
    else
        fields.refuse("ShardIteratorType",
            "must be one of AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, AT_TIMESTAMP");
    readOptional(fields, "StartingSequenceNumber", sequenceNumber);
    readAskedInstant(fields, "Timestamp", timestamp);
}

Action readApiCall(Fields& fields, streams::CreateStreamRequest request)
{
    readStreamName(fields, request.streamName);
    readStreamMode(fields, request.streamMode);
    const bool isOnDemand = request.streamMode == streams::CapacityMode::OnDemand;
    request.isShardCountGiven = !isOnDemand || fields.find("ShardCount") != nullptr;
    fields.integer("ShardCount", request.shardCount, {1, bounds::kShards});
    readTags(fields, "Tags", request.tags);
    readOptionalInteger(fields, "WarmThroughputMiBps", request.warmThroughputMiBps);
    readOptionalInteger(fields, "MaxRecordSizeInKiB", request.maxRecordSizeInKiB);
    return request;
}

Action readApiCall(Fields& fields, streams::DeleteStreamRequest request)
{
    readStream(fields, request);
    fields.boolean("EnforceConsumerDeletion", request.enforceConsumerDeletion);
    return request;
}

Action readApiCall(Fields& fields, streams::DescribeStreamSummaryRequest request)
{
    readStream(fields, request);
    return request;
}

Action readApiCall(Fields& fields, streams::ListShardsRequest request)
{
    // The service takes a token in place of a name.
    readStream(fields, request);
    fields.text("NextToken", request.nextToken, {});
    fields.text("ExclusiveStartShardId", request.exclusiveStartShardId, {});
    fields.integer("MaxResults", request.maxResults, {});
    readInstant(fields, "StreamCreationTimestamp", request.streamCreationTimestamp);
    readShardFilter(fields, request.shardFilter);
    return request;
}

Action readApiCall(Fields& fields, streams::SplitShardRequest request)
{
    readStream(fields, request);
    fields.require("ShardToSplit", "the id of an open shard");
    fields.text("ShardToSplit", request.shardToSplit, {});
    fields.require("NewStartingHashKey", "where the upper child begins, as a decimal number");
    fields.text("NewStartingHashKey", request.newStartingHashKey, {});
    return request;
}

Action readApiCall(Fields& fields, streams::MergeShardsRequest request)
{
    readStream(fields, request);
    fields.require("ShardToMerge", "the id of an open shard");
    fields.text("ShardToMerge", request.shardToMerge, {});
    fields.require("AdjacentShardToMerge", "the id of its open neighbour");
    fields.text("AdjacentShardToMerge", request.adjacentShardToMerge, {});
    return request;
}

Action readApiCall(Fields& fields, streams::UpdateShardCountRequest request)
{
    readStream(fields, request);
    fields.require("TargetShardCount", "how many open shards there should be");
    fields.integer("TargetShardCount", request.targetShardCount, {1, bounds::kShards});
    return request;
}

Action readRetention(Fields& fields, bool isIncrease)
{
    streams::RetentionPeriodRequest request;
    request.isIncrease = isIncrease;
    readStream(fields, request);
    fields.require("RetentionPeriodHours", "how long records are kept");
    fields.integer("RetentionPeriodHours", request.retentionPeriodHours, {});
    return request;
}

Action readApiCall(Fields& fields, streams::RegisterStreamConsumerRequest request)
{
    readStream(fields, request);
    fields.require("ConsumerName", "what the consumer is called");
    fields.text("ConsumerName", request.consumerName, {});
    readTags(fields, "Tags", request.tags);
    return request;
}

Action readApiCall(Fields& fields, streams::DeregisterStreamConsumerRequest request)
{
    readStream(fields, request);
    fields.text("ConsumerName", request.consumerName, {});
    fields.text("ConsumerARN", request.consumerArn, {});
    return request;
}

Action readApiCall(Fields& fields, streams::PutRecordRequest request)
{
    readStream(fields, request);
    readPutEntry(fields, request.record);
    readOptional(fields, "SequenceNumberForOrdering", request.sequenceNumberForOrdering);
    fields.boolean("DryRun", request.dryRun);
    return request;
}

Action readApiCall(Fields& fields, streams::PutRecordsRequest request)
{
    readStream(fields, request);
    fields.require("Records", "a list of records");
    for (const auto& [element, path] : elementsOf(fields, "Records", {})) {
        Fields entryFields{*element, path, fields.reading()};
        streams::PutEntry entry;
        readPutEntry(entryFields, entry);
        entryFields.finish();
        request.records.push_back(std::move(entry));
    }
    fields.boolean("DryRun", request.dryRun);
    return request;
}

Action readApiCall(Fields& fields, streams::GetShardIteratorRequest request)
{
    readStream(fields, request);
    fields.require("ShardId", "the shard to read");
    fields.text("ShardId", request.shardId, {});
    readPosition(fields, request.type, request.startingSequenceNumber, request.timestamp);
    fields.boolean("DryRun", request.dryRun);
    return request;
}

Action readApiCall(Fields& fields, streams::GetRecordsRequest request)
{
    fields.require("ShardIterator", "an iterator that GetShardIterator gave");
    fields.text("ShardIterator", request.shardIterator, {});
    fields.integer("Limit", request.limit, {});
    fields.text("StreamARN", request.streamArn, {});
    fields.boolean("DryRun", request.dryRun);
    return request;
}

// People count records from one.
void readOrdinal(Fields& fields, std::optional<std::uint64_t>& ordinal)
{
    if (fields.find("Record") == nullptr)
        return;
    std::uint64_t record = 1;
    fields.integer("Record", record, {1, bounds::kRecordBudget});
    ordinal = record - std::min<std::uint64_t>(record, 1);
}

Action readApiCall(Fields& fields, streams::PoisonRecordRequest request)
{
    readStreamName(fields, request.streamName);
    fields.text("ShardId", request.shardId, {});
    readOptional(fields, "SequenceNumber", request.sequenceNumber);
    readOrdinal(fields, request.ordinal);
    readOptional(fields, "PartitionKey", request.partitionKey);
    if (request.partitionKey)
        return request;
    fields.require("ShardId", "the shard of the record; or name a \"PartitionKey\"");
    return request;
}

Action readApiCall(Fields& fields, streams::HealRecordRequest request)
{
    readStreamName(fields, request.streamName);
    readOptional(fields, "ShardId", request.shardId);
    readOrdinal(fields, request.ordinal);
    return request;
}

constexpr Choice<streams::KeyState> kKeyStates[]{
    {"Enabled", streams::KeyState::Enabled},
    {"Disabled", streams::KeyState::Disabled},
    {"PendingDeletion", streams::KeyState::PendingDeletion},
    {"Absent", streams::KeyState::Absent},
    {"OptInRequired", streams::KeyState::OptInRequired},
    {"Throttled", streams::KeyState::Throttled},
};

void readKey(Fields& fields, std::string& keyId)
{
    fields.require("KeyId", "the key: its id, its alias or its ARN");
    fields.text("KeyId", keyId, {1, bounds::kKmsKeyCharacters});
}

void readWho(Fields& fields, std::string& caller)
{
    fields.require("name", "the client or program, or \"*\" for all");
    fields.text("name", caller, {1, bounds::kNameCharacters});
}

Action readApiCall(Fields& fields, streams::SetKeyStateRequest request)
{
    readKey(fields, request.keyId);
    fields.require("State", "\"Enabled\", \"Disabled\", \"PendingDeletion\", …");
    fields.choice("State", request.state, kKeyStates);
    return request;
}

Action readApiCall(Fields& fields, streams::SetKeyAccessRequest request)
{
    readKey(fields, request.keyId);
    readWho(fields, request.caller);
    fields.boolean("GenerateDataKey", request.mayGenerateDataKey);
    fields.boolean("Decrypt", request.mayDecrypt);
    return request;
}

Action readApiCall(Fields& fields, streams::SetAccessRequest request)
{
    readWho(fields, request.caller);
    fields.require("Operation", "an operation of the API, or \"*\" for all");
    fields.text("Operation", request.operation, {1, bounds::kNameCharacters});
    fields.boolean("Allowed", request.isAllowed);
    if (fields.reading().areBoundsChecked && !fields.isRefused() && !streams::hasSwitch(request.operation))
        fields.refuse("Operation",
            "there is no operation \"" + request.operation + "\"; name one of the API, or \"*\"");
    return request;
}

Action readApiCall(Fields& fields, streams::SetFaultRequest request)
{
    request.rule = readFaultRule(fields);
    return request;
}

Action readApiCall(Fields& fields, streams::ClearFaultRequest request)
{
    fields.require("name", "the fault to take away");
    fields.text("name", request.name, {1, bounds::kNameCharacters});
    return request;
}

Action readApiCall(Fields& fields, streams::NoteDelivery note)
{
    fields.require("subscriptions", "how far each of their readers has come");
    for (const auto& [element, path] : elementsOf(fields, "subscriptions", {0, bounds::kNotedDeliveries})) {
        Fields each{*element, path, fields.reading()};
        streams::NoteDelivery::Delivered delivered;
        std::uint64_t id = 0;
        each.require("id", "the number of the subscription: the first that is begun has 1");
        each.integer("id", id, {1, bounds::kRecordBudget});
        delivered.id = streams::SubscriptionId{id};
        each.require("Record", "which record of the shard is the first that has not been taken");
        std::optional<std::uint64_t> next;
        readOrdinal(each, next);
        delivered.next = next.value_or(0);
        each.boolean("heldUp", delivered.isHeldUp);
        each.finish();
        note.subscriptions.push_back(delivered);
    }
    return note;
}

void readClientName(Fields& fields, std::string& name)
{
    fields.require("name", "the client to change");
    fields.text("name", name, {1, bounds::kNameCharacters});
}

Action readAddProducer(Fields& fields) { return AddProducer{readProducer(fields)}; }

Action readAddAgent(Fields& fields)
{
    AddAgent command{readAgent(fields), nullptr};
    command.dataset = readDataset(fields, command.config);
    return command;
}

Action readAddConsumer(Fields& fields) { return AddConsumer{readConsumer(fields)}; }

Action readAddAutoscaler(Fields& fields) { return AddAutoscaler{readAutoscaler(fields)}; }

Action readRemoveClient(Fields& fields)
{
    RemoveClient command;
    readClientName(fields, command.name);
    return command;
}

Action readSetProducerRate(Fields& fields)
{
    SetProducerRate command;
    readClientName(fields, command.name);
    fields.require("rate", "records a second, a number or a list of knots");
    readCurve(fields, "rate", command.rate, 0, bounds::kRate);
    return command;
}

Action readSetHotShare(Fields& fields)
{
    SetHotShare command;
    readClientName(fields, command.name);
    fields.integer("hotKey", command.hotKey, {0, bounds::kHotKeys - 1});
    fields.require("share", "its share of all records, 0 to 1");
    readCurve(fields, "share", command.sharePpm, kPpmDecimals, clients::kPpm);
    return command;
}

Action readSetConsumerProcessing(Fields& fields)
{
    SetConsumerProcessing command;
    readClientName(fields, command.name);
    fields.integer("processing", command.processingRate, {0, bounds::kRate});
    fields.boolean("paused", command.isPaused);
    return command;
}

Action readSetConsumerFailurePolicy(Fields& fields)
{
    SetConsumerFailurePolicy command;
    readClientName(fields, command.name);
    readFailurePolicy(fields, command.policy);
    return command;
}

Action readSetConsumerShardPolicy(Fields& fields)
{
    SetConsumerShardPolicy command;
    readClientName(fields, command.name);
    readShardPolicy(fields, command.policy);
    return command;
}

Action readSetConsumerKind(Fields& fields)
{
    SetConsumerKind command;
    readClientName(fields, command.name);
    fields.require("kind", "\"shared\" or \"fan-out\"");
    readConsumerKind(fields, command.kind);
    return command;
}

Action readMoveBookmark(Fields& fields)
{
    MoveBookmark command;
    readClientName(fields, command.name);
    readOptional(fields, "ShardId", command.to.shardId);
    readPosition(fields, command.to.type, command.to.sequenceNumber, command.to.timestamp);
    return command;
}

constexpr Choice<clients::ReshardPlanStep::Kind> kStepKinds[]{
    {"split", clients::ReshardPlanStep::Kind::Split},
    {"merge", clients::ReshardPlanStep::Kind::Merge},
};

Action readStartReshardPlan(Fields& fields)
{
    StartReshardPlan command;
    readClientName(fields, command.plan.name);
    readStreamName(fields, command.plan.stream);
    fields.require("steps", "the splits and merges, in order");
    for (const auto& [element, path] : elementsOf(fields, "steps", {0, bounds::kPlanSteps})) {
        Fields stepFields{*element, path, fields.reading()};
        clients::ReshardPlanStep step;
        stepFields.require("kind", "\"split\" or \"merge\"");
        stepFields.choice("kind", step.kind, kStepKinds);
        stepFields.require("at", "the hash key where the upper of both shards begins");
        std::string at;
        stepFields.text("at", at, {});
        if (const auto key = base::parseHashKey(at))
            step.at = *key;
        else if (!stepFields.isRefused())
            stepFields.refuse("at", "must be a decimal hash key below 2^128, not \"" + at + "\"");
        stepFields.finish();
        command.plan.steps.push_back(step);
    }
    return command;
}

template <typename Request>
Action readCall(Fields& fields)
{
    return readApiCall(fields, Request{});
}

struct Call {
    std::string_view name;
    Action (*read)(Fields&);
};

constexpr Call kCalls[]{
    {"CreateStream", readCall<streams::CreateStreamRequest>},
    {"DeleteStream", readCall<streams::DeleteStreamRequest>},
    {"DescribeStreamSummary", readCall<streams::DescribeStreamSummaryRequest>},
    {"ListShards", readCall<streams::ListShardsRequest>},
    {"SplitShard", readCall<streams::SplitShardRequest>},
    {"MergeShards", readCall<streams::MergeShardsRequest>},
    {"UpdateShardCount", readCall<streams::UpdateShardCountRequest>},
    {"IncreaseStreamRetentionPeriod", [](Fields& fields) { return readRetention(fields, true); }},
    {"DecreaseStreamRetentionPeriod", [](Fields& fields) { return readRetention(fields, false); }},
    {"RegisterStreamConsumer", readCall<streams::RegisterStreamConsumerRequest>},
    {"DeregisterStreamConsumer", readCall<streams::DeregisterStreamConsumerRequest>},
    {"PutRecord", readCall<streams::PutRecordRequest>},
    {"PutRecords", readCall<streams::PutRecordsRequest>},
    {"GetShardIterator", readCall<streams::GetShardIteratorRequest>},
    {"GetRecords", readCall<streams::GetRecordsRequest>},
    {"AddProducer", readAddProducer},
    {"AddAgent", readAddAgent},
    {"AddConsumer", readAddConsumer},
    {"AddAutoscaler", readAddAutoscaler},
    {"RemoveClient", readRemoveClient},
    {"SetProducerRate", readSetProducerRate},
    {"SetHotShare", readSetHotShare},
    {"SetConsumerProcessing", readSetConsumerProcessing},
    {"SetConsumerKind", readSetConsumerKind},
    {"MoveBookmark", readMoveBookmark},
    {"StartReshardPlan", readStartReshardPlan},
    {"PoisonRecord", readCall<streams::PoisonRecordRequest>},
    {"HealRecord", readCall<streams::HealRecordRequest>},
    {"SetKeyState", readCall<streams::SetKeyStateRequest>},
    {"SetKeyAccess", readCall<streams::SetKeyAccessRequest>},
    {"SetAccess", readCall<streams::SetAccessRequest>},
    {"SetFault", readCall<streams::SetFaultRequest>},
    {"ClearFault", readCall<streams::ClearFaultRequest>},
    {"SetConsumerFailurePolicy", readSetConsumerFailurePolicy},
    {"NoteDelivery", readCall<streams::NoteDelivery>},
    {"SetConsumerShardPolicy", readSetConsumerShardPolicy},
};

// "210987654321/eu-west-1"; either may be left out.
void readHome(Fields& fields, streams::Home& home)
{
    if (fields.find("home") == nullptr)
        return;
    std::string text;
    fields.text("home", text, {1, bounds::kNameCharacters});
    const std::size_t slash = std::min(text.find('/'), text.size());
    home.account = text.substr(0, slash);
    home.region = text.substr(std::min(slash + 1, text.size()));
    const bool isRight = (home.account.empty() || streams::isAccount(home.account))
        && (home.region.empty() || streams::isRegion(home.region));
    if (!fields.isRefused() && !isRight)
        fields.refuse("home", "must be an account and a region, for example \"210987654321/eu-west-1\"");
}

}

Command readCommand(Fields& fields, std::string_view usualCaller)
{
    Command command;
    command.caller = usualCaller;
    fields.text("caller", command.caller, {1, bounds::kNameCharacters});
    fields.boolean("outside", command.isFromOutside);
    readHome(fields, command.home);
    std::string name;
    fields.require("call", "what is to be done, for example \"SplitShard\"");
    fields.text("call", name, {});
    if (fields.isRefused())
        return command;
    std::string known;
    for (const Call& call : kCalls) {
        if (call.name == name) {
            command.action = call.read(fields);
            return command;
        }
        known += (known.empty() ? "" : ", ") + std::string{call.name};
    }
    if (auto action = readApiCall(name, fields)) {
        command.action = *std::move(action);
        return command;
    }
    fields.refuse("call", "there is no call \"" + name + "\"; known are: " + known + namesOfApiCalls());
    return command;
}

}
