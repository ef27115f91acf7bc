#include "streams/api_types.h"

#include <algorithm>
#include <array>

namespace shardscope::streams {

namespace {

// Names at the place of their enumerator.
constexpr std::array<std::string_view, 2> kCapacityModes = {"PROVISIONED", "ON_DEMAND"};
constexpr std::array<std::string_view, 2> kEncryptionTypes = {"NONE", "KMS"};
constexpr std::array<std::string_view, 2> kDistributions = {"USER_PARTITION_KEY", "AUTO"};
constexpr std::array<std::string_view, 6> kShardFilterTypes = {
    "AFTER_SHARD_ID", "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP"};
constexpr std::array<std::string_view, 3> kCommitments = {"DISABLED", "ENABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END"};
constexpr std::array<std::string_view, 7> kShardLevelMetrics = {"IncomingBytes", "IncomingRecords", "OutgoingBytes",
    "OutgoingRecords", "WriteProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded",
    "IteratorAgeMilliseconds"};

template <typename E, std::size_t N>
std::string_view nameIn(const std::array<std::string_view, N>& names, E value)
{
    return names[static_cast<std::size_t>(value)];
}

template <typename E, std::size_t N>
std::optional<E> namedIn(const std::array<std::string_view, N>& names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<E>(found - names.begin());
}

}

std::string_view capacityModeName(CapacityMode mode) { return nameIn(kCapacityModes, mode); }
std::optional<CapacityMode> capacityModeNamed(std::string_view name)
{
    return namedIn<CapacityMode>(kCapacityModes, name);
}

std::string_view encryptionTypeName(EncryptionType type) { return nameIn(kEncryptionTypes, type); }
std::optional<EncryptionType> encryptionTypeNamed(std::string_view name)
{
    return namedIn<EncryptionType>(kEncryptionTypes, name);
}

std::string_view recordDistributionName(RecordDistribution strategy) { return nameIn(kDistributions, strategy); }
std::optional<RecordDistribution> recordDistributionNamed(std::string_view name)
{
    return namedIn<RecordDistribution>(kDistributions, name);
}

std::string_view shardFilterTypeName(ShardFilterType type) { return nameIn(kShardFilterTypes, type); }
std::optional<ShardFilterType> shardFilterTypeNamed(std::string_view name)
{
    return namedIn<ShardFilterType>(kShardFilterTypes, name);
}

std::string_view commitmentStatusName(CommitmentStatus status) { return nameIn(kCommitments, status); }
std::optional<CommitmentStatus> commitmentStatusNamed(std::string_view name)
{
    return namedIn<CommitmentStatus>(kCommitments, name);
}

std::vector<std::string> shardLevelMetricNames(ShardLevelMetrics metrics)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kShardLevelMetrics.size(); ++i)
        if ((metrics >> i & 1U) != 0)
            names.emplace_back(kShardLevelMetrics[i]);
    return names;
}

std::optional<ShardLevelMetrics> shardLevelMetricsNamed(std::string_view name)
{
    if (name == "ALL")
        return kAllShardLevelMetrics;
    const auto found = std::find(kShardLevelMetrics.begin(), kShardLevelMetrics.end(), name);
    if (found == kShardLevelMetrics.end())
        return std::nullopt;
    return static_cast<ShardLevelMetrics>(1U << static_cast<unsigned>(found - kShardLevelMetrics.begin()));
}

}
