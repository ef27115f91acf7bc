// Values that several operations of the Data Streams API share: tags, capacity modes, encryption,
// shard-level metrics. Names are the service's own, as they stand in requests and answers.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

using Tags = std::map<std::string, std::string>;

struct Tag {
    std::string key;
    std::string value;
    friend bool operator==(const Tag&, const Tag&) = default;
};

enum class CapacityMode : std::uint8_t { Provisioned, OnDemand };
[[nodiscard]] std::string_view capacityModeName(CapacityMode mode); // "ON_DEMAND"
[[nodiscard]] std::optional<CapacityMode> capacityModeNamed(std::string_view name);

enum class EncryptionType : std::uint8_t { None, Kms };
[[nodiscard]] std::string_view encryptionTypeName(EncryptionType type); // "KMS"
[[nodiscard]] std::optional<EncryptionType> encryptionTypeNamed(std::string_view name);

// Of an on-demand stream: AUTO lets the service place records, whatever their keys.
enum class RecordDistribution : std::uint8_t { UserPartitionKey, Auto };
[[nodiscard]] std::string_view recordDistributionName(RecordDistribution strategy); // "USER_PARTITION_KEY"
[[nodiscard]] std::optional<RecordDistribution> recordDistributionNamed(std::string_view name);

// What EnableEnhancedMonitoring switches on, one bit each; "ALL" is all seven.
using ShardLevelMetrics = std::uint8_t;
inline constexpr ShardLevelMetrics kAllShardLevelMetrics = 0x7f;
namespace shard_metric {
inline constexpr ShardLevelMetrics kIncomingBytes = 0x01;
inline constexpr ShardLevelMetrics kIncomingRecords = 0x02;
inline constexpr ShardLevelMetrics kOutgoingBytes = 0x04;
inline constexpr ShardLevelMetrics kOutgoingRecords = 0x08;
inline constexpr ShardLevelMetrics kWriteExceeded = 0x10;
inline constexpr ShardLevelMetrics kReadExceeded = 0x20;
inline constexpr ShardLevelMetrics kIteratorAge = 0x40;
}
// In the order of the API reference; the empty set has no names.
[[nodiscard]] std::vector<std::string> shardLevelMetricNames(ShardLevelMetrics metrics);
// One of the seven, or "ALL".
[[nodiscard]] std::optional<ShardLevelMetrics> shardLevelMetricsNamed(std::string_view name);

struct WarmThroughput {
    std::int64_t targetMiBps = 0;
    std::int64_t currentMiBps = 0;
    friend bool operator==(const WarmThroughput&, const WarmThroughput&) = default;
};

// Which shards ListShards lists.
enum class ShardFilterType : std::uint8_t {
    AfterShardId,
    AtTrimHorizon,
    FromTrimHorizon,
    AtLatest,
    AtTimestamp,
    FromTimestamp,
};
[[nodiscard]] std::string_view shardFilterTypeName(ShardFilterType type); // "AT_TRIM_HORIZON"
[[nodiscard]] std::optional<ShardFilterType> shardFilterTypeNamed(std::string_view name);

struct ShardFilter {
    ShardFilterType type = ShardFilterType::FromTrimHorizon;
    std::string shardId;                    // AFTER_SHARD_ID only
    std::optional<base::Instant> timestamp; // AT_TIMESTAMP and FROM_TIMESTAMP only
    friend bool operator==(const ShardFilter&, const ShardFilter&) = default;
};

// The account's promise to use at least 25 MiB/s in and out: On-demand Advantage.
enum class CommitmentStatus : std::uint8_t { Disabled, Enabled, EnabledUntilEarliestAllowedEnd };
[[nodiscard]] std::string_view commitmentStatusName(CommitmentStatus status); // "ENABLED"
[[nodiscard]] std::optional<CommitmentStatus> commitmentStatusNamed(std::string_view name);

struct MinimumThroughputBillingCommitment {
    CommitmentStatus status = CommitmentStatus::Disabled;
    std::optional<base::Instant> startedAt;
    std::optional<base::Instant> endedAt;
    std::optional<base::Instant> earliestAllowedEndAt;
    friend bool operator==(const MinimumThroughputBillingCommitment&,
        const MinimumThroughputBillingCommitment&) = default;
};

}
