// Shards: what there are, and how they become others.
#include "wire/operation_parts.h"

namespace shardscope::wire {

namespace {

constexpr std::array<std::string_view, 6> kFilterTypes{
    "AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP"};
constexpr std::array kFilterFields{choiceField("Type", kFilterTypes, true), nameField("ShardId"),
    Field{.name = "Timestamp", .type = FieldType::Timestamp}};
constexpr Shape kFilter{kFilterFields};
constexpr std::array kListShards{kStreamName, kNextToken, nameField("ExclusiveStartShardId"), kMaxResults,
    kStreamCreationTimestamp, structureField("ShardFilter", kFilter), kStreamArn, kStreamId};
constexpr std::array kSplitShard{kStreamName, nameField("ShardToSplit", true),
    Field{.name = "NewStartingHashKey", .isRequired = true, .pattern = Pattern::HashKey}, kStreamArn, kStreamId};
constexpr std::array kMergeShards{
    kStreamName, nameField("ShardToMerge", true), nameField("AdjacentShardToMerge", true), kStreamArn, kStreamId};
constexpr std::array<std::string_view, 1> kScalingTypes{"UNIFORM_SCALING"};
constexpr std::array kUpdateShardCount{kStreamName, integerField("TargetShardCount", 1, kUnbounded, true),
    choiceField("ScalingType", kScalingTypes, true), kStreamArn, kStreamId};

Action listShards(const Value& body, const Naming& naming)
{
    auto request = requestOf<streams::ListShardsRequest>(body);
    request.nextToken = body.text("NextToken");
    request.exclusiveStartShardId = body.text("ExclusiveStartShardId");
    request.maxResults = body.integer("MaxResults", request.maxResults);
    request.streamCreationTimestamp = instantOf(body, "StreamCreationTimestamp", naming);
    if (const auto filter = body.find("ShardFilter"))
        request.shardFilter = streams::ShardFilter{*streams::shardFilterTypeNamed(filter->text("Type")),
            filter->text("ShardId"), instantOf(*filter, "Timestamp", naming)};
    return request;
}

Action splitShard(const Value& body, const Naming&)
{
    auto request = requestOf<streams::SplitShardRequest>(body);
    request.shardToSplit = body.text("ShardToSplit");
    request.newStartingHashKey = body.text("NewStartingHashKey");
    return request;
}

Action mergeShards(const Value& body, const Naming&)
{
    auto request = requestOf<streams::MergeShardsRequest>(body);
    request.shardToMerge = body.text("ShardToMerge");
    request.adjacentShardToMerge = body.text("AdjacentShardToMerge");
    return request;
}

Action updateShardCount(const Value& body, const Naming&)
{
    auto request = requestOf<streams::UpdateShardCountRequest>(body);
    request.targetShardCount = static_cast<std::uint32_t>(body.integer("TargetShardCount", 1));
    return request;
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
    writeText(out, "EndingSequenceNumber", shard.endingSequenceNumber);
    out.end().end();
}

void writePage(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& page = as<streams::ShardPage>(reply);
    out.beginMap();
    writeShards(out, page.shards);
    writeText(out, "NextToken", page.nextToken);
    out.end();
}

void writeShardCount(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& update = as<streams::ShardCountUpdate>(reply);
    out.beginMap().key("StreamName").text(update.streamName);
    out.key("CurrentShardCount").integer(update.currentShardCount);
    out.key("TargetShardCount").integer(update.targetShardCount);
    out.key("StreamARN").text(update.streamArn).end();
}

constexpr std::array kOperations{
    Operation{"ListShards", {kListShards}, listShards, writePage},
    Operation{"MergeShards", {kMergeShards}, mergeShards, nullptr},
    Operation{"SplitShard", {kSplitShard}, splitShard, nullptr},
    Operation{"UpdateShardCount", {kUpdateShardCount}, updateShardCount, writeShardCount},
};

}

void writeShards(BodyWriter& out, const std::vector<streams::ShardDescription>& shards)
{
    out.key("Shards").beginList();
    for (const streams::ShardDescription& shard : shards)
        writeShard(out, shard);
    out.end();
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

std::span<const Operation> shardOperations() { return kOperations; }

}
