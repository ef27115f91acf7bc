// What the operations' files share: members that several requests have, and parts that several answers have. For
// the wire's own sources; who asks for an operation takes wire/operations.h.
#pragma once

#include "base/check.h"
#include "wire/operations.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::wire {

using streams::Answer;
using world::Action;
using world::Reply;

// --- Requests ----------------------------------------------------------------

constexpr Field nameField(std::string_view name, bool isRequired = false)
{
    return {.name = name, .isRequired = isRequired, .least = 1, .most = 128, .pattern = Pattern::Name};
}

constexpr Field arnField(std::string_view name, Pattern pattern, bool isRequired = false)
{
    return {.name = name, .isRequired = isRequired, .least = 1, .most = 2'048, .pattern = pattern};
}

constexpr Field integerField(std::string_view name, std::int64_t least, std::int64_t most = kUnbounded,
    bool isRequired = false)
{
    return {.name = name, .type = FieldType::Integer, .isRequired = isRequired, .least = least, .most = most};
}

constexpr Field choiceField(std::string_view name, std::span<const std::string_view> choices, bool isRequired = false)
{
    return {.name = name, .isRequired = isRequired, .choices = choices};
}

constexpr Field structureField(std::string_view name, const Shape& of, bool isRequired = false)
{
    return {.name = name, .type = FieldType::Structure, .isRequired = isRequired, .of = &of};
}

inline constexpr Field kStreamName = nameField("StreamName");
inline constexpr Field kStreamArn = arnField("StreamARN", Pattern::StreamArn);
inline constexpr Field kStreamArnRequired = arnField("StreamARN", Pattern::StreamArn, true);
inline constexpr Field kResourceArn = arnField("ResourceARN", Pattern::ResourceArn, true);
// Reserved by the service, and without effect.
inline constexpr Field kStreamId{.name = "StreamId", .least = 1, .most = 24, .pattern = Pattern::StreamId};
inline constexpr Field kNextToken{.name = "NextToken", .least = 1, .most = 1'048'576};
inline constexpr Field kMaxResults = integerField("MaxResults", 1, 10'000);
inline constexpr Field kStreamCreationTimestamp{.name = "StreamCreationTimestamp", .type = FieldType::Timestamp};
inline constexpr Field kDryRun{.name = "DryRun", .type = FieldType::Boolean};

// Of a record. A key is not required: a stream whose records the service places itself takes records without one.
inline constexpr Field kData{.name = "Data", .type = FieldType::Blob, .isRequired = true};
inline constexpr Field kPartitionKey{.name = "PartitionKey", .least = 1, .most = 256};
inline constexpr Field kExplicitHashKey{.name = "ExplicitHashKey", .pattern = Pattern::HashKey};
inline constexpr std::size_t kMostEntries = 500; // of PutRecords

// How many tags there may be and how long is the door's to say, which knows the profile.
inline constexpr Field kText{};
inline constexpr Field kTextRequired{.isRequired = true};
inline constexpr Field kTags{.name = "Tags", .type = FieldType::Map, .least = 1, .element = &kText};
inline constexpr Field kTagsRequired{.name = "Tags", .type = FieldType::Map, .isRequired = true, .element = &kText};
inline constexpr Field kTagKeys{
    .name = "TagKeys", .type = FieldType::List, .isRequired = true, .element = &kTextRequired};

inline constexpr std::array<std::string_view, 2> kStreamModes{"PROVISIONED", "ON_DEMAND"};
inline constexpr std::array kStreamModeFields{choiceField("StreamMode", kStreamModes, true)};
inline constexpr Shape kStreamMode{kStreamModeFields};

// In the order of the API reference.
inline constexpr std::array<std::string_view, 5> kIteratorTypes{
    "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"};

// A request and, of what it has, everything that says which stream is meant.
template <typename Request>
Request requestOf(const Value& body)
{
    Request request;
    if constexpr (requires { request.streamName; })
        request.streamName = body.text("StreamName");
    if constexpr (requires { request.streamArn; })
        request.streamArn = body.text("StreamARN");
    if constexpr (requires { request.consumerArn; })
        request.consumerArn = body.text("ConsumerARN");
    if constexpr (requires { request.resourceArn; })
        request.resourceArn = body.text("ResourceARN");
    if constexpr (requires { request.channelArn; })
        request.channelArn = body.text("ChannelARN");
    if constexpr (requires { request.dryRun; })
        request.dryRun = body.boolean("DryRun");
    return request;
}

// Of an operation whose request is no more than that.
template <typename Request>
Action plain(const Value& body, const Naming&)
{
    return requestOf<Request>(body);
}

[[nodiscard]] streams::Tags tagsOf(const Value& body);
// The texts of a list.
[[nodiscard]] std::vector<std::string> textsOf(const Value& body, std::string_view name);
[[nodiscard]] std::optional<base::Instant> instantOf(const Value& body, std::string_view name, const Naming& naming);
// Naming::asked()
[[nodiscard]] std::optional<base::Instant> askedInstantOf(const Value& body, std::string_view name,
    const Naming& naming);

// --- Answers -----------------------------------------------------------------

template <typename T>
const T& as(const Reply& reply)
{
    const T* const held = std::get_if<T>(&reply);
    SHARD_CHECK(held != nullptr);
    return *held;
}

// Left out where it is empty.
void writeText(BodyWriter& out, std::string_view name, const std::string& value);
void writeTags(BodyWriter& out, const std::vector<streams::Tag>& tags);
void writeMode(BodyWriter& out, streams::CapacityMode mode);
void writeWarmThroughput(BodyWriter& out, const streams::WarmThroughput& warm);
void writeRange(BodyWriter& out, const base::HashRange& range);
void writeRecords(BodyWriter& out, const std::vector<streams::Record>& records, const Naming& naming);
void writeShards(BodyWriter& out, const std::vector<streams::ShardDescription>& shards);
void writeChildren(BodyWriter& out, const std::vector<streams::ShardDescription>& children);
void writeMetrics(BodyWriter& out, std::string_view name, streams::ShardLevelMetrics metrics);

// --- The rows, by what they are about ------------------------------------------

[[nodiscard]] std::span<const Operation> streamOperations();
[[nodiscard]] std::span<const Operation> shardOperations();
[[nodiscard]] std::span<const Operation> recordOperations();
[[nodiscard]] std::span<const Operation> consumerOperations();
[[nodiscard]] std::span<const Operation> tagOperations();
[[nodiscard]] std::span<const Operation> settingsOperations();
[[nodiscard]] std::span<const Operation> channelOperations();

}
