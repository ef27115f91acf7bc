// Registered consumers, and the call that begins a subscription.
#include "wire/operation_parts.h"

namespace shardscope::wire {

namespace {

constexpr std::array kRegister{kStreamArnRequired, nameField("ConsumerName", true), kStreamId, kTags};
constexpr std::array kConsumer{
    kStreamArn, nameField("ConsumerName"), arnField("ConsumerARN", Pattern::ConsumerArn), kStreamId};
constexpr std::array kListConsumers{kStreamArnRequired, kNextToken, kMaxResults, kStreamCreationTimestamp, kStreamId};
constexpr std::array kPositionFields{choiceField("Type", kIteratorTypes, true),
    Field{.name = "SequenceNumber", .pattern = Pattern::SequenceNumber},
    Field{.name = "Timestamp", .type = FieldType::Timestamp}};
constexpr Shape kPosition{kPositionFields};
constexpr std::array kSubscribe{arnField("ConsumerARN", Pattern::ConsumerArn, true), kStreamId,
    nameField("ShardId", true), structureField("StartingPosition", kPosition, true), kDryRun};

Action registerConsumer(const Value& body, const Naming&)
{
    auto request = requestOf<streams::RegisterStreamConsumerRequest>(body);
    request.consumerName = body.text("ConsumerName");
    request.tags = tagsOf(body);
    return request;
}

template <typename Request>
Action forConsumer(const Value& body, const Naming&)
{
    auto request = requestOf<Request>(body);
    request.consumerName = body.text("ConsumerName");
    return request;
}

Action listConsumers(const Value& body, const Naming& naming)
{
    auto request = requestOf<streams::ListStreamConsumersRequest>(body);
    request.nextToken = body.text("NextToken");
    request.maxResults = body.integer("MaxResults", request.maxResults);
    request.streamCreationTimestamp = instantOf(body, "StreamCreationTimestamp", naming);
    return request;
}

Action subscribe(const Value& body, const Naming& naming)
{
    auto request = requestOf<streams::SubscribeToShardRequest>(body);
    request.shardId = body.text("ShardId");
    const auto position = body.find("StartingPosition");
    request.startingPosition = {*streams::iteratorTypeNamed(position->text("Type")),
        position->optionalText("SequenceNumber"), askedInstantOf(*position, "Timestamp", naming)};
    return request;
}

void writeMembers(BodyWriter& out, const streams::RegisteredConsumer& consumer, const Naming& naming)
{
    out.key("ConsumerName").text(consumer.name).key("ConsumerARN").text(consumer.arn);
    out.key("ConsumerStatus").text(streams::statusName(consumer.status));
    out.key("ConsumerCreationTimestamp").timestamp(naming.unixMs(consumer.created));
}

void writeRegistered(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    out.beginMap().key("Consumer").beginMap();
    writeMembers(out, as<streams::RegisteredConsumer>(reply), naming);
    out.end().end();
}

void writeDescription(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& description = as<streams::ConsumerDescription>(reply);
    out.beginMap().key("ConsumerDescription").beginMap();
    writeMembers(out, description.consumer, naming);
    out.key("StreamARN").text(description.streamArn).end().end();
}

void writeConsumers(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& page = as<streams::ConsumerPage>(reply);
    out.beginMap().key("Consumers").beginList();
    for (const streams::RegisteredConsumer& consumer : page.consumers) {
        out.beginMap();
        writeMembers(out, consumer, naming);
        out.end();
    }
    out.end();
    writeText(out, "NextToken", page.nextToken);
    out.end();
}

constexpr std::array kOperations{
    Operation{"DeregisterStreamConsumer", {kConsumer}, forConsumer<streams::DeregisterStreamConsumerRequest>, nullptr},
    Operation{
        "DescribeStreamConsumer", {kConsumer}, forConsumer<streams::DescribeStreamConsumerRequest>, writeDescription},
    Operation{"ListStreamConsumers", {kListConsumers}, listConsumers, writeConsumers},
    Operation{"RegisterStreamConsumer", {kRegister}, registerConsumer, writeRegistered},
    Operation{"SubscribeToShard", {kSubscribe}, subscribe, nullptr, true},
};

}

std::span<const Operation> consumerOperations() { return kOperations; }

}
