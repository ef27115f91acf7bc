// The service's limits as data. Every number carries its source and date; where the
// service of 2015-2024 (`classic`, what exams teach) and that of late 2026 (`current`)
// differ, the profile decides, unless a run has values of its own: an account's, or those of
// a file of quotas (world/quota_file.h). Nothing else in the program writes a quota.
#pragma once

#include "base/time.h"
#include "sim/token_bucket.h"
#include "streams/api.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

enum class Profile { Classic, Current };

[[nodiscard]] std::string_view profileName(Profile profile);
[[nodiscard]] std::optional<Profile> profileNamed(std::string_view name);
// When its values were those of the service.
[[nodiscard]] std::string_view profileDate(Profile profile);

enum class QuotaName {
    WriteRecordsPerSecond,
    WriteBytesPerSecond,
    ReadBytesPerSecond,
    ReadRecordsPerSecond,
    ReadCallsPerSecond,
    IteratorCallsPerSecond,
    FanOutBytesPerSecond,
    GetRecordsMaxRecords,
    GetRecordsMaxBytes,
    MaxRecordBytes,
    PutRecordsMaxRecords,
    PutRecordsMaxBytes,
    PartitionKeyMaxCharacters,
    RetentionMinHours,
    RetentionMaxHours,
    ShardIteratorLifeMs,
    SubscriptionLifeMs,
    ResubscribeMinMs,
    ConsumersPerStream,
    ConsumersCreatingAtOnce,
    StreamsCreatingAtOnce,
    ShardsPerAccount,
    UpdateShardCountPerDay,
    UpdateShardCountMaxShards,
    ListShardsPage,
    DescribeStreamPage,
    ListStreamsPage,
    ListStreamsUsualPage,
    ListStreamConsumersPage,
    NextTokenLifeMs,
    TagsPerResource,
    TagsPerCall,
    ListTagsPage,
    EncryptionChangesPerDay,
    ModeSwitchesPerDay,
    OnDemandStreamsPerAccount,
    OnDemandFirstShards,
    OnDemandMiBps,
    WarmThroughputMiBps,
    AdvantageConsumersPerStream,
    MaxRecordKiBLeast,
    MaxRecordKiBMost,
    ChannelsPerStream,
    ChannelsPerAccount,
};

// Of a quota that is smaller in other regions than us-east-1, us-west-2 and eu-west-1.
struct QuotaElsewhere {
    std::int64_t classic;
    std::int64_t current;
};

struct QuotaRow {
    QuotaName name;
    // What scenarios and tables call it: "shards".
    std::string_view key;
    // The field's own words, for the hover card: "Write per shard, records".
    std::string_view title;
    std::string_view unit;
    std::int64_t classic;
    std::int64_t current;
    std::string_view source;
    std::string_view date;
    std::optional<QuotaElsewhere> elsewhere = std::nullopt;
};

[[nodiscard]] std::span<const QuotaRow> quotaTable();
[[nodiscard]] const QuotaRow& quotaRow(QuotaName name);
[[nodiscard]] const QuotaRow* quotaOfKey(std::string_view key);
// When the value of that profile was read: "2023" of a row that says "2023 / 2026-11".
[[nodiscard]] std::string_view quotaDate(Profile profile, const QuotaRow& row);
// Those in which quotas are largest where they depend on the region; everywhere else is QuotaElsewhere.
[[nodiscard]] std::span<const std::string_view> largestRegions();
// The quotas of which such a refusal stands for one; none where it stands for another rule, or for none that has a
// number.
[[nodiscard]] std::vector<QuotaName> quotasBehind(Reason reason);
// In us-east-1; and in a region, of those that depend on it.
[[nodiscard]] std::int64_t quota(Profile profile, QuotaName name);
[[nodiscard]] std::int64_t quota(Profile profile, QuotaName name, std::string_view region);

struct RegionQuota {
    std::string region;
    std::int64_t value = 0;
    friend bool operator==(const RegionQuota&, const RegionQuota&) = default;
};

// A quota as a run has it, where that is not what the table says: the service raises some for those who ask, and a
// file may tell all of them as they were on another day.
struct RunQuota {
    QuotaName name{};
    std::int64_t value = 0;
    // Where it is another one, of quotas that depend on the region; empty: `value` holds in all.
    std::vector<RegionQuota> regions = {};
    // Where and when a value was read: a year, a month or a day, as "2026-11". Empty of what an account has been granted.
    std::string source = {};
    std::string date = {};
    [[nodiscard]] std::int64_t valueIn(std::string_view region) const;
    friend bool operator==(const RunQuota&, const RunQuota&) = default;
};
// Each at most once, in the order of the table. They hold in every account of a run.
using RunQuotas = std::vector<RunQuota>;
// Null of a quota that is as the table says.
[[nodiscard]] const RunQuota* ownQuota(const RunQuotas& quotas, QuotaName name);
// In its place in the order, in place of the one of that name.
void setQuota(RunQuotas& quotas, RunQuota quota);

// What a run may have, both ends included: what the service's calls can say and a desk can carry. Rates go to ten
// times what they are. A rate of bytes that does not divide 1,000 * 2^20 comes out higher, by a thousandth at 1 MiB/s
// and a hundredth at 10 MiB/s.
struct QuotaRange {
    std::int64_t least = 1;
    std::int64_t most = 1;
};
[[nodiscard]] QuotaRange quotaRange(QuotaName name);
// How far a quota may be set for an account, from 1; unset of those that are the same for everybody.
[[nodiscard]] std::optional<std::int64_t> mostForAccount(QuotaName name);

// How a shard meters a second. The service does not say; both models fit what was seen.
enum class ThrottleMode { Bucket, Window };

[[nodiscard]] std::string_view throttleModeName(ThrottleMode mode);
[[nodiscard]] std::optional<ThrottleMode> throttleModeNamed(std::string_view name);

// What the hot path needs of the table, worked out once per world.
struct ShardLimits {
    sim::BucketLimit writeRecords;
    sim::BucketLimit writeBytes;
    sim::BucketLimit readBytes;
    sim::BucketLimit readRecords; // with no unit where nothing counts them, as it is unless a run says so
    sim::BucketLimit readCalls;
    sim::BucketLimit iteratorCalls;
    sim::BucketLimit fanOutBytes;
    std::int64_t maxRecordBytes = 0; // of data + key; a full bucket admits it
    std::int64_t largeTankBytes = 0; // what a full bucket of bytes holds where a stream takes larger records
    std::int64_t callMaxRecords = 0;
    std::int64_t callMaxBytes = 0;
    std::int64_t readMaxRecords = 0;
    std::int64_t readMaxBytes = 0;
    ThrottleMode mode = ThrottleMode::Bucket;
    bool isOn = true;

    [[nodiscard]] bool areReadRecordsCounted() const { return readRecords.unitsPerToken > 0; }
};

[[nodiscard]] ShardLimits shardLimits(Profile profile, ThrottleMode mode, const RunQuotas& quotas);

}
