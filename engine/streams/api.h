// The requests and answers of the Data Streams API, with the service's own names,
// exceptions and texts. Plain data. One struct per operation; the checks and their
// order are in service.h.
#pragma once

#include "base/hash_key.h"
#include "base/result.h"
#include "base/time.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

// Number of a shard in its stream: from 0, one more for every shard ever made, never reused.
enum class ShardIndex : std::uint32_t {};

[[nodiscard]] constexpr std::uint32_t number(ShardIndex shard) { return static_cast<std::uint32_t>(shard); }
// "shardId-000000000007"
[[nodiscard]] std::string shardId(ShardIndex shard);
// Accepts the service's form and any "prefix-DIGITS" or plain digits, as the service does.
[[nodiscard]] std::optional<ShardIndex> parseShardId(std::string_view text);

enum class Exception : std::uint8_t {
    None,
    ExpiredIterator,
    ExpiredNextToken,
    InternalFailure,
    InvalidArgument,
    LimitExceeded,
    ProvisionedThroughputExceeded,
    ResourceInUse,
    ResourceNotFound,
    Validation,
};
// "ResourceInUseException"; empty for None.
[[nodiscard]] std::string_view exceptionName(Exception exception);

// Why a call was refused, finer than its exception: what a remedy can be written for.
enum class Reason : std::uint8_t {
    None,
    BadArgument,
    StreamNotFound,
    StreamExists,
    StreamNotActive,
    ShardNotFound,
    ShardNotOpen,
    ShardsNotAdjacent,
    SplitKeyOutsideShard,
    ShardQuota,
    TooManyCreating,
    CountOutOfBounds,
    TooManyUpdatesToday,
    ConsumersStillRegistered,
    ConsumerNotFound,
    ConsumerExists,
    ConsumerNotActive,
    ConsumerQuota,
    SubscriptionActive,
    RecordsThrottled,
    BytesThrottled,
    ReadThrottled,
    IteratorExpired,
    IteratorInvalid,
    RecordTooLarge,
    CallTooLarge,
};

// `message` is the service's own English sentence, as it goes over the wire.
struct Refusal {
    Exception exception = Exception::None;
    Reason reason = Reason::None;
    std::string message;

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <typename T>
using Answer = base::Result<T, Refusal>;

struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

// --- Streams ---------------------------------------------------------------

struct CreateStreamRequest {
    std::string streamName;
    std::uint32_t shardCount = 1;
    friend bool operator==(const CreateStreamRequest&, const CreateStreamRequest&) = default;
};
struct DeleteStreamRequest {
    std::string streamName;
    bool enforceConsumerDeletion = false;
    friend bool operator==(const DeleteStreamRequest&, const DeleteStreamRequest&) = default;
};
enum class StreamStatus : std::uint8_t { Creating, Active, Updating, Deleting, Gone };
[[nodiscard]] std::string_view statusName(StreamStatus status);

struct DescribeStreamSummaryRequest {
    std::string streamName;
    friend bool operator==(const DescribeStreamSummaryRequest&, const DescribeStreamSummaryRequest&) = default;
};
struct StreamSummary {
    std::string streamName;
    std::string streamArn;
    StreamStatus status{};
    std::int64_t retentionPeriodHours = 24;
    base::Instant created{};
    std::uint32_t openShardCount = 0;
    std::uint32_t consumerCount = 0;
};
struct RetentionPeriodRequest {
    std::string streamName;
    std::int64_t retentionPeriodHours = 24;
    // Which of IncreaseStreamRetentionPeriod and DecreaseStreamRetentionPeriod was called.
    bool isIncrease = true;
    friend bool operator==(const RetentionPeriodRequest&, const RetentionPeriodRequest&) = default;
};

// --- Shards ----------------------------------------------------------------

struct ListShardsRequest {
    std::string streamName;
    std::string nextToken;
    std::string exclusiveStartShardId;
    std::int64_t maxResults = 1'000;
    friend bool operator==(const ListShardsRequest&, const ListShardsRequest&) = default;
};
struct ShardDescription {
    ShardIndex shard{};
    std::optional<ShardIndex> parent;
    std::optional<ShardIndex> adjacentParent;
    base::HashRange range;
    std::string startingSequenceNumber;
    std::string endingSequenceNumber; // empty while the shard is open
};
struct ShardPage {
    std::vector<ShardDescription> shards;
    std::string nextToken; // empty on the last page
};
struct SplitShardRequest {
    std::string streamName;
    std::string shardToSplit;
    std::string newStartingHashKey;
    friend bool operator==(const SplitShardRequest&, const SplitShardRequest&) = default;
};
struct MergeShardsRequest {
    std::string streamName;
    std::string shardToMerge;
    std::string adjacentShardToMerge;
    friend bool operator==(const MergeShardsRequest&, const MergeShardsRequest&) = default;
};
struct UpdateShardCountRequest {
    std::string streamName;
    std::uint32_t targetShardCount = 1;
    friend bool operator==(const UpdateShardCountRequest&, const UpdateShardCountRequest&) = default;
};
struct ShardCountUpdate {
    std::uint32_t currentShardCount = 0;
    std::uint32_t targetShardCount = 0;
};

// --- Records ---------------------------------------------------------------

using Payload = std::shared_ptr<const std::string>;

struct PutEntry {
    std::string partitionKey;
    std::optional<std::string> explicitHashKey;
    Payload data;
    friend bool operator==(const PutEntry& a, const PutEntry& b)
    {
        const auto bytes = [](const PutEntry& e) { return e.data ? std::string_view{*e.data} : std::string_view{}; };
        return a.partitionKey == b.partitionKey && a.explicitHashKey == b.explicitHashKey && bytes(a) == bytes(b);
    }
};
struct PutRecordRequest {
    std::string streamName;
    PutEntry record;
    std::optional<std::string> sequenceNumberForOrdering;
    friend bool operator==(const PutRecordRequest&, const PutRecordRequest&) = default;
};
struct PutRecordsRequest {
    std::string streamName;
    std::vector<PutEntry> records;
    friend bool operator==(const PutRecordsRequest&, const PutRecordsRequest&) = default;
};
struct PutResult {
    ShardIndex shard{};
    std::string sequenceNumber;
    // Set for an entry that was refused; then the two above say nothing.
    Refusal refusal;
    [[nodiscard]] bool isStored() const { return refusal.exception == Exception::None; }
};
struct PutRecordsAnswer {
    std::uint32_t failedRecordCount = 0;
    std::vector<PutResult> records;
};

enum class IteratorType : std::uint8_t { AtSequenceNumber, AfterSequenceNumber, TrimHorizon, Latest, AtTimestamp };
[[nodiscard]] std::string_view iteratorTypeName(IteratorType type);
[[nodiscard]] std::optional<IteratorType> iteratorTypeNamed(std::string_view name);

// A record that no consumer can process: ours, not the service's, which neither knows nor cares what a
// record holds. Which one: that of a sequence number; that with an ordinal in its shard, which may be yet to
// come; the newest of a partition key; with the shard alone, the next one that it will store.
struct PoisonRecordRequest {
    std::string streamName;
    std::string shardId; // may be empty where a key is given
    std::optional<std::string> sequenceNumber;
    std::optional<std::uint64_t> ordinal;
    std::optional<std::string> partitionKey;
    friend bool operator==(const PoisonRecordRequest&, const PoisonRecordRequest&) = default;
};
// The record with that ordinal can be processed again; without one, all of the shard, or of the stream.
struct HealRecordRequest {
    std::string streamName;
    std::optional<std::string> shardId;
    std::optional<std::uint64_t> ordinal;
    friend bool operator==(const HealRecordRequest&, const HealRecordRequest&) = default;
};

struct GetShardIteratorRequest {
    std::string streamName;
    std::string shardId;
    IteratorType type = IteratorType::TrimHorizon;
    std::optional<std::string> startingSequenceNumber;
    std::optional<base::Instant> timestamp;
    friend bool operator==(const GetShardIteratorRequest&, const GetShardIteratorRequest&) = default;
};
struct GetRecordsRequest {
    std::string shardIterator;
    std::int64_t limit = 10'000;
    friend bool operator==(const GetRecordsRequest&, const GetRecordsRequest&) = default;
};
struct Record {
    std::string sequenceNumber;
    base::Instant approximateArrival{};
    std::string partitionKey;
    base::HashKey hashKey;
    // Data + partition key, as the quotas count it.
    std::int64_t size = 0;
    // Null for synthetic records, whose bytes nobody has asked for yet.
    Payload data;
};
struct GetRecordsAnswer {
    std::vector<Record> records;
    // Empty when the shard is closed and has been read to its end.
    std::string nextShardIterator;
    base::Duration millisBehindLatest{};
    std::vector<ShardDescription> childShards;
};

// --- Enhanced fan-out --------------------------------------------------------

struct RegisterStreamConsumerRequest {
    std::string streamName;
    std::string consumerName;
    friend bool operator==(const RegisterStreamConsumerRequest&, const RegisterStreamConsumerRequest&) = default;
};
struct DeregisterStreamConsumerRequest {
    std::string streamName;
    std::string consumerName;
    friend bool operator==(const DeregisterStreamConsumerRequest&, const DeregisterStreamConsumerRequest&) = default;
};
enum class ConsumerStatus : std::uint8_t { Creating, Active, Deleting };
[[nodiscard]] std::string_view statusName(ConsumerStatus status);

struct RegisteredConsumer {
    std::string name;
    ConsumerStatus status{};
    base::Instant created{};
    std::string arn;
    base::Instant goneAt{}; // while DELETING
};

}
