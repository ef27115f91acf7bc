// The requests and answers of the Data Streams API, with the service's own names,
// exceptions and texts. Plain data. One struct per operation; the checks and their
// order are in service.h.
//
// A stream is chosen by its name, its ARN or both, which must then agree; a consumer by its ARN, or by its
// stream's and its name. Empty text is a field that the caller left out. Field names are those of the
// service (StreamARN is `streamArn`).
#pragma once

#include "base/hash_key.h"
#include "base/result.h"
#include "base/time.h"
#include "streams/api_channels.h"
#include "streams/api_types.h"
#include "streams/payload.h"
#include "streams/policy.h"
#include "streams/sequence_number.h"

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
// The same without an allocation: kShardIdSize characters at `to`, and behind them.
inline constexpr std::size_t kShardIdSize = 20;
char* writeShardId(char* to, ShardIndex shard);
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
    AccessDenied,
    DryRunOperation,
    KmsAccessDenied,
    KmsDisabled,
    KmsInvalidState,
    KmsNotFound,
    KmsOptInRequired,
    KmsThrottling,
    UnknownOperation,
};
// "ResourceInUseException"; empty for None.
[[nodiscard]] std::string_view exceptionName(Exception exception);
// As PutRecords names it in an entry's ErrorCode: there it is "InternalFailure", without the ending.
[[nodiscard]] std::string_view entryErrorCode(Exception exception);

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
    TokenExpired,
    RateExceeded,
    DryRun,
    WrongCapacityMode,
    OnDemandStreamQuota,
    CommitmentMissing,
    WarmThroughputInUse,
    TooManyTags,
    BadTag,
    PolicyNotFound,
    TooManyModeSwitchesToday,
    TooManyEncryptionChangesToday,
    ChannelNotFound,
    ChannelExists,
    ChannelNotActive,
    ChannelQuota,
    ChannelsStillThere,
    OperationDenied,
    DeniedByPolicy,
    NotShared,
    KeyNotAllowed,
    KeyDisabled,
    KeyPendingDeletion,
    KeyAbsent,
    KeyOptInRequired,
    KeyThrottled,
    InjectedFault,
    OperationNotInProfile,
    WarmThroughputQuota,
    TooManyRecords,
    TooManyConsumersCreating,
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
    CapacityMode streamMode = CapacityMode::Provisioned;
    Tags tags;
    std::optional<std::int64_t> warmThroughputMiBps;
    std::optional<std::int64_t> maxRecordSizeInKiB;
    bool isShardCountGiven = true; // provisioned streams must say it
    friend bool operator==(const CreateStreamRequest&, const CreateStreamRequest&) = default;
};
struct DeleteStreamRequest {
    std::string streamName;
    bool enforceConsumerDeletion = false;
    std::string streamArn;
    friend bool operator==(const DeleteStreamRequest&, const DeleteStreamRequest&) = default;
};
enum class StreamStatus : std::uint8_t { Creating, Active, Updating, Deleting, Gone };
[[nodiscard]] std::string_view statusName(StreamStatus status);

struct DescribeStreamSummaryRequest {
    std::string streamName;
    std::string streamArn;
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
    CapacityMode streamMode = CapacityMode::Provisioned;
    ShardLevelMetrics enhancedMonitoring = 0;
    EncryptionType encryptionType = EncryptionType::None;
    std::string keyId;
    std::optional<WarmThroughput> warmThroughput;                 // on-demand streams only
    std::optional<RecordDistribution> recordDistributionStrategy; // likewise
    std::int64_t maxRecordSizeInKiB = 1'024;
    std::uint32_t channelCount = 0;
};
struct RetentionPeriodRequest {
    std::string streamName;
    std::int64_t retentionPeriodHours = 24;
    // Which of IncreaseStreamRetentionPeriod and DecreaseStreamRetentionPeriod was called.
    bool isIncrease = true;
    std::string streamArn;
    friend bool operator==(const RetentionPeriodRequest&, const RetentionPeriodRequest&) = default;
};

struct ListStreamsRequest {
    std::optional<std::int64_t> limit;
    std::string exclusiveStartStreamName;
    std::string nextToken;
    friend bool operator==(const ListStreamsRequest&, const ListStreamsRequest&) = default;
};
struct ListedStream {
    std::string streamName;
    std::string streamArn;
    StreamStatus status{};
    CapacityMode streamMode = CapacityMode::Provisioned;
    base::Instant created{};
};
struct StreamNamesPage {
    std::vector<ListedStream> streams; // alphabetical; StreamNames and StreamSummaries alike
    bool hasMoreStreams = false;
    std::string nextToken; // empty on the last page
};
struct DescribeLimitsRequest {
    friend bool operator==(const DescribeLimitsRequest&, const DescribeLimitsRequest&) = default;
};
struct AccountLimits {
    std::int64_t shardLimit = 0;
    std::int64_t openShardCount = 0;
    std::int64_t onDemandStreamCount = 0;
    std::int64_t onDemandStreamCountLimit = 0;
    std::int64_t channelCount = 0;
    std::int64_t channelCountLimit = 0;
};

// --- Shards ----------------------------------------------------------------

struct ListShardsRequest {
    std::string streamName;
    std::string nextToken;
    std::string exclusiveStartShardId;
    std::int64_t maxResults = 1'000;
    std::optional<base::Instant> streamCreationTimestamp;
    std::optional<ShardFilter> shardFilter;
    std::string streamArn;
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
struct DescribeStreamRequest {
    std::string streamName;
    std::int64_t limit = 100;
    std::string exclusiveStartShardId;
    std::string streamArn;
    friend bool operator==(const DescribeStreamRequest&, const DescribeStreamRequest&) = default;
};
struct StreamDescription {
    StreamSummary summary;
    std::vector<ShardDescription> shards;
    bool hasMoreShards = false;
};
struct SplitShardRequest {
    std::string streamName;
    std::string shardToSplit;
    std::string newStartingHashKey;
    std::string streamArn;
    friend bool operator==(const SplitShardRequest&, const SplitShardRequest&) = default;
};
struct MergeShardsRequest {
    std::string streamName;
    std::string shardToMerge;
    std::string adjacentShardToMerge;
    std::string streamArn;
    friend bool operator==(const MergeShardsRequest&, const MergeShardsRequest&) = default;
};
struct UpdateShardCountRequest {
    std::string streamName;
    std::uint32_t targetShardCount = 1;
    std::string streamArn;
    friend bool operator==(const UpdateShardCountRequest&, const UpdateShardCountRequest&) = default;
};
struct ShardCountUpdate {
    std::uint32_t currentShardCount = 0;
    std::uint32_t targetShardCount = 0;
    std::string streamName;
    std::string streamArn;
};

// --- Records ---------------------------------------------------------------

struct PutEntry {
    std::string partitionKey;
    std::optional<std::string> explicitHashKey;
    Payload data;
    friend bool operator==(const PutEntry& a, const PutEntry& b)
    {
        return a.partitionKey == b.partitionKey && a.explicitHashKey == b.explicitHashKey && *a.data == *b.data;
    }
};
struct PutRecordRequest {
    std::string streamName;
    PutEntry record;
    std::optional<std::string> sequenceNumberForOrdering;
    std::string streamArn;
    bool dryRun = false; // after all checks, DryRunOperationException instead of a record
    friend bool operator==(const PutRecordRequest&, const PutRecordRequest&) = default;
};
struct PutRecordsRequest {
    std::string streamName;
    std::vector<PutEntry> records;
    std::string streamArn;
    bool dryRun = false;
    friend bool operator==(const PutRecordsRequest&, const PutRecordsRequest&) = default;
};
struct PutResult {
    ShardIndex shard{};
    SequenceNumber sequenceNumber;
    // Set for an entry that was refused; then the two above say nothing.
    Refusal refusal;
    EncryptionType encryptionType = EncryptionType::None;
    [[nodiscard]] bool isStored() const { return refusal.exception == Exception::None; }
};
struct PutRecordsAnswer {
    std::uint32_t failedRecordCount = 0;
    std::vector<PutResult> records;
    EncryptionType encryptionType = EncryptionType::None; // KMS once every record of the call is encrypted
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
    std::string streamArn;
    bool dryRun = false;
    friend bool operator==(const GetShardIteratorRequest&, const GetShardIteratorRequest&) = default;
};
struct GetRecordsRequest {
    std::string shardIterator;
    std::int64_t limit = 10'000;
    std::string streamArn;
    bool dryRun = false;
    friend bool operator==(const GetRecordsRequest&, const GetRecordsRequest&) = default;
};
struct Record {
    SequenceNumber sequenceNumber;
    base::Instant approximateArrival{};
    std::string partitionKey;
    base::HashKey hashKey;
    // Data + partition key, as the quotas count it.
    std::int64_t size = 0;
    Payload data;
    EncryptionType encryptionType = EncryptionType::None; // as it was when the record arrived
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
    std::string streamName; // the service itself takes StreamARN only
    std::string consumerName;
    std::string streamArn;
    Tags tags;
    friend bool operator==(const RegisterStreamConsumerRequest&, const RegisterStreamConsumerRequest&) = default;
};
struct DeregisterStreamConsumerRequest {
    std::string streamName; // likewise
    std::string consumerName;
    std::string streamArn;
    std::string consumerArn;
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
    Tags tags;
    Policy policy; // of PutResourcePolicy; empty without one
};
struct DescribeStreamConsumerRequest {
    std::string streamArn;
    std::string consumerName;
    std::string consumerArn;
    friend bool operator==(const DescribeStreamConsumerRequest&, const DescribeStreamConsumerRequest&) = default;
};
struct ConsumerDescription {
    RegisteredConsumer consumer;
    std::string streamArn;
};
struct ListStreamConsumersRequest {
    std::string streamArn;
    std::string nextToken;
    std::int64_t maxResults = 100;
    std::optional<base::Instant> streamCreationTimestamp;
    friend bool operator==(const ListStreamConsumersRequest&, const ListStreamConsumersRequest&) = default;
};
struct ConsumerPage {
    std::vector<RegisteredConsumer> consumers; // by name
    std::string nextToken;                     // empty on the last page
};

struct StartingPosition {
    IteratorType type = IteratorType::Latest;
    std::optional<std::string> sequenceNumber;
    std::optional<base::Instant> timestamp;
    friend bool operator==(const StartingPosition&, const StartingPosition&) = default;
};
// How its events are read: streams/subscription.h.
struct SubscribeToShardRequest {
    std::string consumerArn;
    std::string shardId;
    StartingPosition startingPosition;
    bool dryRun = false;
    friend bool operator==(const SubscribeToShardRequest&, const SubscribeToShardRequest&) = default;
};

// --- Tags, policies, monitoring, encryption -----------------------------------

struct AddTagsToStreamRequest {
    std::string streamName;
    Tags tags;
    std::string streamArn;
    friend bool operator==(const AddTagsToStreamRequest&, const AddTagsToStreamRequest&) = default;
};
struct RemoveTagsFromStreamRequest {
    std::string streamName;
    std::vector<std::string> tagKeys;
    std::string streamArn;
    friend bool operator==(const RemoveTagsFromStreamRequest&, const RemoveTagsFromStreamRequest&) = default;
};
struct ListTagsForStreamRequest {
    std::string streamName;
    std::string exclusiveStartTagKey;
    std::optional<std::int64_t> limit; // all of them without one, up to the quota of a page
    std::string streamArn;
    friend bool operator==(const ListTagsForStreamRequest&, const ListTagsForStreamRequest&) = default;
};
struct TagPage {
    std::vector<Tag> tags; // by key
    bool hasMoreTags = false;
};
// The resource is a stream or a registered consumer.
struct TagResourceRequest {
    std::string resourceArn;
    Tags tags;
    friend bool operator==(const TagResourceRequest&, const TagResourceRequest&) = default;
};
struct UntagResourceRequest {
    std::string resourceArn;
    std::vector<std::string> tagKeys;
    friend bool operator==(const UntagResourceRequest&, const UntagResourceRequest&) = default;
};
struct ListTagsForResourceRequest {
    std::string resourceArn;
    friend bool operator==(const ListTagsForResourceRequest&, const ListTagsForResourceRequest&) = default;
};
struct ResourceTags {
    std::vector<Tag> tags; // by key
};
struct PutResourcePolicyRequest {
    std::string resourceArn;
    std::string policy; // a JSON object
    friend bool operator==(const PutResourcePolicyRequest&, const PutResourcePolicyRequest&) = default;
};
struct GetResourcePolicyRequest {
    std::string resourceArn;
    friend bool operator==(const GetResourcePolicyRequest&, const GetResourcePolicyRequest&) = default;
};
struct DeleteResourcePolicyRequest {
    std::string resourceArn;
    friend bool operator==(const DeleteResourcePolicyRequest&, const DeleteResourcePolicyRequest&) = default;
};
struct ResourcePolicy {
    std::string policy;
};
struct EnhancedMonitoringRequest {
    std::string streamName;
    std::vector<std::string> shardLevelMetrics; // names of the seven, or "ALL"
    // Which of EnableEnhancedMonitoring and DisableEnhancedMonitoring was called.
    bool isEnable = true;
    std::string streamArn;
    friend bool operator==(const EnhancedMonitoringRequest&, const EnhancedMonitoringRequest&) = default;
};
struct MonitoringChange {
    std::string streamName;
    std::string streamArn;
    ShardLevelMetrics currentShardLevelMetrics = 0; // before
    ShardLevelMetrics desiredShardLevelMetrics = 0; // after
};
struct StreamEncryptionRequest {
    std::string streamName;
    EncryptionType encryptionType = EncryptionType::Kms;
    std::string keyId;
    // Which of StartStreamEncryption and StopStreamEncryption was called.
    bool isStart = true;
    std::string streamArn;
    friend bool operator==(const StreamEncryptionRequest&, const StreamEncryptionRequest&) = default;
};

// --- Capacity ------------------------------------------------------------------

struct UpdateStreamModeRequest {
    std::string streamArn;
    CapacityMode streamMode = CapacityMode::Provisioned;
    std::optional<std::int64_t> warmThroughputMiBps;
    friend bool operator==(const UpdateStreamModeRequest&, const UpdateStreamModeRequest&) = default;
};
struct UpdateStreamWarmThroughputRequest {
    std::string streamName;
    std::int64_t warmThroughputMiBps = 0;
    std::string streamArn;
    friend bool operator==(const UpdateStreamWarmThroughputRequest&,
        const UpdateStreamWarmThroughputRequest&) = default;
};
struct WarmThroughputUpdate {
    std::string streamName;
    std::string streamArn;
    WarmThroughput warmThroughput;
};
struct UpdateMaxRecordSizeRequest {
    std::string streamArn;
    std::int64_t maxRecordSizeInKiB = 1'024;
    friend bool operator==(const UpdateMaxRecordSizeRequest&, const UpdateMaxRecordSizeRequest&) = default;
};
struct UpdateStreamRecordDistributionStrategyRequest {
    std::string streamArn;
    RecordDistribution recordDistributionStrategy = RecordDistribution::UserPartitionKey;
    friend bool operator==(const UpdateStreamRecordDistributionStrategyRequest&,
        const UpdateStreamRecordDistributionStrategyRequest&) = default;
};
struct DescribeAccountSettingsRequest {
    friend bool operator==(const DescribeAccountSettingsRequest&, const DescribeAccountSettingsRequest&) = default;
};
struct UpdateAccountSettingsRequest {
    CommitmentStatus minimumThroughputBillingCommitment = CommitmentStatus::Enabled; // ENABLED or DISABLED
    friend bool operator==(const UpdateAccountSettingsRequest&, const UpdateAccountSettingsRequest&) = default;
};
struct AccountSettings {
    MinimumThroughputBillingCommitment minimumThroughputBillingCommitment;
};

}
