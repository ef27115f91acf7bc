#include "streams/quotas.h"

#include "base/check.h"
#include "streams/stream_settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shardscope::streams {

namespace {

constexpr std::string_view kApi = "Kinesis Data Streams API reference";
constexpr std::string_view kGuide = "Kinesis Data Streams developer guide, quotas and limits";

constexpr std::array kTable = std::to_array<QuotaRow>({
    {QuotaName::WriteRecordsPerSecond, "writeRecordsPerSecond", "Write per shard, records", "records/s", 1'000, 1'000,
        kApi, "2026-11"},
    {QuotaName::WriteBytesPerSecond, "writeBytesPerSecond", "Write per shard, bytes", "B/s", 1'048'576, 1'048'576, kApi,
        "2026-11"},
    {QuotaName::ReadBytesPerSecond, "readBytesPerSecond", "Shared read per shard", "B/s", 2'097'152, 2'097'152, kApi,
        "2026-11"},
    {QuotaName::ReadRecordsPerSecond, "readRecordsPerSecond",
        "Shared read per shard, records (of the quotas page alone; held to where a run says so)", "records/s", 0, 2'000,
        kGuide, "2026-11"},
    {QuotaName::ReadCallsPerSecond, "readCallsPerSecond", "GetRecords calls per shard", "calls/s", 5, 5, kApi,
        "2026-11"},
    {QuotaName::IteratorCallsPerSecond, "iteratorCallsPerSecond", "GetShardIterator calls per shard", "calls/s", 5, 5,
        kApi, "2026-11"},
    {QuotaName::FanOutBytesPerSecond, "fanOutBytesPerSecond", "Enhanced fan-out per consumer and shard", "B/s",
        2'097'152, 2'097'152, kApi, "2026-11"},
    {QuotaName::GetRecordsMaxRecords, "getRecordsMaxRecords", "GetRecords answer, records", "records", 10'000, 10'000,
        kApi, "2026-11"},
    {QuotaName::GetRecordsMaxBytes, "getRecordsMaxBytes", "GetRecords answer, bytes", "B", 10'485'760, 10'485'760, kApi,
        "2026-11"},
    {QuotaName::MaxRecordBytes, "maxRecordBytes", "Record, data + partition key", "B", 1'048'576, 1'048'576, kGuide,
        "2026-11"},
    {QuotaName::PutRecordsMaxRecords, "putRecordsMaxRecords", "PutRecords call, records", "records", 500, 500, kApi,
        "2026-11"},
    {QuotaName::PutRecordsMaxBytes, "putRecordsMaxBytes", "PutRecords call, bytes", "B", 5'242'880, 10'485'760, kApi,
        "2023 / 2026-11"},
    {QuotaName::PartitionKeyMaxCharacters, "partitionKeyMaxCharacters", "Partition key", "characters", 256, 256, kApi,
        "2026-11"},
    {QuotaName::RetentionMinHours, "retentionMinHours", "Retention, least", "h", 24, 24, kApi, "2026-11"},
    {QuotaName::RetentionMaxHours, "retentionMaxHours", "Retention, most", "h", 8'760, 8'760, kApi, "2026-11"},
    {QuotaName::ShardIteratorLifeMs, "shardIteratorLifeMs", "Life of a shard iterator", "ms", 300'000, 300'000, kApi,
        "2026-11"},
    {QuotaName::SubscriptionLifeMs, "subscriptionLifeMs", "Life of a SubscribeToShard subscription", "ms", 300'000,
        300'000, kApi, "2026-11"},
    {QuotaName::ResubscribeMinMs, "resubscribeMinMs", "SubscribeToShard again, at the earliest", "ms", 5'000, 5'000,
        kApi, "2026-11"},
    {QuotaName::ConsumersPerStream, "consumersPerStream",
        "Registered consumers per stream; 50 with On-demand Advantage", "consumers", 20, 20, kApi, "2023 / 2026-11"},
    {QuotaName::ConsumersCreatingAtOnce, "consumersCreatingAtOnce", "Consumers CREATING at once", "consumers", 5, 5,
        kApi, "2026-11"},
    {QuotaName::StreamsCreatingAtOnce, "streamsCreatingAtOnce", "Streams CREATING at once", "streams", 5, 5, kApi,
        "2026-11"},
    // Elsewhere the guide has 1,000 or 6,000 now, and does not say where which: the smaller, as a new account may meet.
    {QuotaName::ShardsPerAccount, "shards", "Shards per account; fewer outside us-east-1, us-west-2 and eu-west-1",
        "shards", 500, 20'000, kGuide, "2023 / 2026-11", QuotaElsewhere{200, 1'000}},
    {QuotaName::UpdateShardCountPerDay, "updateShardCountPerDay", "UpdateShardCount per rolling 24 h", "calls", 10, 10,
        kApi, "2026-11"},
    {QuotaName::UpdateShardCountMaxShards, "updateShardCountMaxShards", "UpdateShardCount, target", "shards", 10'000,
        10'000, kApi, "2026-11"},
    {QuotaName::ListShardsPage, "listShardsPage", "ListShards page", "shards", 1'000, 1'000, kApi, "2026-11"},
    {QuotaName::DescribeStreamPage, "describeStreamPage", "DescribeStream page", "shards", 100, 100, kApi, "2026-11"},
    {QuotaName::ListStreamsPage, "listStreamsPage", "ListStreams page, at most", "streams", 100, 100, kApi, "2026-11"},
    {QuotaName::ListStreamsUsualPage, "listStreamsUsualPage", "ListStreams page without a Limit", "streams", 10, 100,
        kApi, "2023 / 2026-11"},
    {QuotaName::ListStreamConsumersPage, "listStreamConsumersPage", "ListStreamConsumers page", "consumers", 100, 100,
        kApi, "2026-11"},
    {QuotaName::NextTokenLifeMs, "nextTokenLifeMs", "Life of a page token", "ms", 300'000, 300'000, kApi, "2026-11"},
    {QuotaName::TagsPerResource, "tagsPerResource", "Tags per stream or consumer", "tags", 50, 50, kApi, "2026-11"},
    {QuotaName::TagsPerCall, "tagsPerCall", "Tags added by one call", "tags", 10, 200, kApi, "2023 / 2026-11"},
    {QuotaName::ListTagsPage, "listTagsPage", "ListTagsForStream page", "tags", 10, 50, kApi, "2023 / 2026-11"},
    {QuotaName::EncryptionChangesPerDay, "encryptionChangesPerDay", "Start- and StopStreamEncryption per rolling 24 h",
        "calls", 25, 25, kApi, "2026-11"},
    {QuotaName::ModeSwitchesPerDay, "modeSwitchesPerDay", "UpdateStreamMode per stream and rolling 24 h", "calls", 2, 2,
        kGuide, "2026-11"},
    {QuotaName::OnDemandStreamsPerAccount, "onDemandStreamsPerAccount", "On-demand streams per account", "streams", 50,
        50, kGuide, "2026-11"},
    {QuotaName::OnDemandFirstShards, "onDemandFirstShards", "Shards of a new on-demand stream", "shards", 4, 4, kGuide,
        "2026-11"},
    {QuotaName::OnDemandMiBps, "onDemandMiBps",
        "Write of an on-demand stream, at most; 200 MiB/s outside us-east-1, us-west-2 and eu-west-1", "MiB/s", 200,
        10'240, kGuide, "2023 / 2026-11", QuotaElsewhere{200, 200}},
    {QuotaName::WarmThroughputMiBps, "warmThroughputMiBps", "Warm throughput per stream", "MiB/s", 10'240, 10'240, kApi,
        "2026-11"},
    {QuotaName::AdvantageConsumersPerStream, "advantageConsumersPerStream",
        "Registered consumers per stream with On-demand Advantage", "consumers", 20, 50, kApi, "2023 / 2026-11"},
    {QuotaName::MaxRecordKiBLeast, "maxRecordKiBLeast", "MaxRecordSizeInKiB, least", "KiB", 1'024, 1'024, kApi,
        "2026-11"},
    {QuotaName::MaxRecordKiBMost, "maxRecordKiBMost", "MaxRecordSizeInKiB, most", "KiB", 1'024, 10'240, kApi,
        "2023 / 2026-11"},
    {QuotaName::ChannelsPerStream, "channelsPerStream", "Channels per stream", "channels", 0, 2, kApi, "2026-11"},
    {QuotaName::ChannelsPerAccount, "channelsPerAccount",
        "Channels per account (assumed; the service tells it in DescribeLimits)", "channels", 0, 50, kApi, "2026-11"},
});

// Of account and stream, not of shard and call.
constexpr std::array kOfAccount{QuotaName::ConsumersPerStream, QuotaName::ShardsPerAccount,
    QuotaName::UpdateShardCountPerDay, QuotaName::UpdateShardCountMaxShards, QuotaName::OnDemandStreamsPerAccount,
    QuotaName::OnDemandMiBps, QuotaName::AdvantageConsumersPerStream, QuotaName::ChannelsPerAccount};

constexpr std::int64_t kMiB = 1'048'576;
constexpr std::int64_t kLongestMs = 3'600'000;

struct RangeOfQuota {
    QuotaName name;
    QuotaRange range;
};
constexpr std::array kRanges = std::to_array<RangeOfQuota>({
    {QuotaName::WriteRecordsPerSecond, {1, 10'000}},
    {QuotaName::WriteBytesPerSecond, {kBytesPerKiB, 10 * kMiB}},
    {QuotaName::ReadBytesPerSecond, {kBytesPerKiB, 20 * kMiB}},
    {QuotaName::ReadRecordsPerSecond, {0, 20'000}},
    {QuotaName::ReadCallsPerSecond, {1, 50}},
    {QuotaName::IteratorCallsPerSecond, {1, 50}},
    {QuotaName::FanOutBytesPerSecond, {kBytesPerKiB, 20 * kMiB}},
    {QuotaName::GetRecordsMaxRecords, {1, 10'000}},
    {QuotaName::GetRecordsMaxBytes, {kBytesPerKiB, 10 * kMiB}},
    {QuotaName::MaxRecordBytes, {kBytesPerKiB, 10 * kMiB}},
    {QuotaName::PutRecordsMaxRecords, {1, 500}},
    {QuotaName::PutRecordsMaxBytes, {kBytesPerKiB, 10 * kMiB}},
    {QuotaName::PartitionKeyMaxCharacters, {1, 256}},
    {QuotaName::RetentionMinHours, {1, 8'760}},
    {QuotaName::RetentionMaxHours, {1, 8'760}},
    {QuotaName::ShardIteratorLifeMs, {1'000, kLongestMs}},
    {QuotaName::SubscriptionLifeMs, {10'000, kLongestMs}},
    {QuotaName::ResubscribeMinMs, {1, 10'000}},
    {QuotaName::ConsumersPerStream, {1, 1'000}},
    {QuotaName::ConsumersCreatingAtOnce, {1, 1'000}},
    {QuotaName::StreamsCreatingAtOnce, {1, 1'000}},
    {QuotaName::ShardsPerAccount, {1, 100'000}},
    {QuotaName::UpdateShardCountPerDay, {1, 1'000}},
    {QuotaName::UpdateShardCountMaxShards, {1, 100'000}},
    {QuotaName::ListShardsPage, {1, 10'000}},
    {QuotaName::DescribeStreamPage, {1, 10'000}},
    {QuotaName::ListStreamsPage, {1, 10'000}},
    {QuotaName::ListStreamsUsualPage, {1, 10'000}},
    {QuotaName::ListStreamConsumersPage, {1, 10'000}},
    {QuotaName::NextTokenLifeMs, {1'000, kLongestMs}},
    {QuotaName::TagsPerResource, {1, 500}},
    {QuotaName::TagsPerCall, {1, 500}},
    {QuotaName::ListTagsPage, {1, 500}},
    {QuotaName::EncryptionChangesPerDay, {1, 1'000}},
    {QuotaName::ModeSwitchesPerDay, {1, 1'000}},
    {QuotaName::OnDemandStreamsPerAccount, {1, 10'000}},
    {QuotaName::OnDemandFirstShards, {1, 100}},
    {QuotaName::OnDemandMiBps, {1, 20'480}},
    {QuotaName::WarmThroughputMiBps, {1, 10'240}},
    {QuotaName::AdvantageConsumersPerStream, {1, 1'000}},
    {QuotaName::MaxRecordKiBLeast, {1, 10'240}},
    {QuotaName::MaxRecordKiBMost, {1, 10'240}},
    {QuotaName::ChannelsPerStream, {0, 2}},
    {QuotaName::ChannelsPerAccount, {0, 10'000}},
});

constexpr std::array<std::string_view, 3> kLargestRegions{"us-east-1", "us-west-2", "eu-west-1"};

struct QuotaOfReason {
    Reason reason;
    QuotaName quota;
};
constexpr QuotaOfReason kBehind[]{
    {Reason::RecordsThrottled, QuotaName::WriteRecordsPerSecond},
    {Reason::BytesThrottled, QuotaName::WriteBytesPerSecond},
    {Reason::ReadThrottled, QuotaName::ReadCallsPerSecond},
    {Reason::ReadThrottled, QuotaName::ReadBytesPerSecond},
    {Reason::RecordTooLarge, QuotaName::MaxRecordBytes},
    {Reason::TooManyRecords, QuotaName::PutRecordsMaxRecords},
    {Reason::CallTooLarge, QuotaName::PutRecordsMaxBytes},
    {Reason::IteratorExpired, QuotaName::ShardIteratorLifeMs},
    {Reason::TokenExpired, QuotaName::NextTokenLifeMs},
    {Reason::SubscriptionActive, QuotaName::ResubscribeMinMs},
    {Reason::ShardQuota, QuotaName::ShardsPerAccount},
    {Reason::TooManyCreating, QuotaName::StreamsCreatingAtOnce},
    {Reason::TooManyConsumersCreating, QuotaName::ConsumersCreatingAtOnce},
    {Reason::CountOutOfBounds, QuotaName::UpdateShardCountMaxShards},
    {Reason::TooManyUpdatesToday, QuotaName::UpdateShardCountPerDay},
    {Reason::ConsumerQuota, QuotaName::ConsumersPerStream},
    {Reason::TooManyTags, QuotaName::TagsPerResource},
    {Reason::OnDemandStreamQuota, QuotaName::OnDemandStreamsPerAccount},
    {Reason::WarmThroughputQuota, QuotaName::OnDemandMiBps}, // beyond that of warmth itself a call is not valid
    {Reason::TooManyModeSwitchesToday, QuotaName::ModeSwitchesPerDay},
    {Reason::TooManyEncryptionChangesToday, QuotaName::EncryptionChangesPerDay},
    {Reason::ChannelQuota, QuotaName::ChannelsPerStream},
};

}

std::string_view profileName(Profile profile) { return profile == Profile::Classic ? "classic" : "current"; }

std::optional<Profile> profileNamed(std::string_view name)
{
    if (name == "classic")
        return Profile::Classic;
    if (name == "current")
        return Profile::Current;
    return std::nullopt;
}

std::string_view profileDate(Profile profile) { return profile == Profile::Classic ? "2023" : "2026-11"; }

std::string_view throttleModeName(ThrottleMode mode) { return mode == ThrottleMode::Bucket ? "bucket" : "window"; }

std::optional<ThrottleMode> throttleModeNamed(std::string_view name)
{
    for (const ThrottleMode mode : {ThrottleMode::Bucket, ThrottleMode::Window}) {
        if (name == throttleModeName(mode))
            return mode;
    }
    return std::nullopt;
}

std::span<const QuotaRow> quotaTable() { return kTable; }

const QuotaRow& quotaRow(QuotaName name)
{
    const QuotaRow& row = kTable[static_cast<std::size_t>(name)];
    SHARD_CHECK(row.name == name);
    return row;
}

const QuotaRow* quotaOfKey(std::string_view key)
{
    const auto row =
        std::find_if(kTable.begin(), kTable.end(), [key](const QuotaRow& each) { return each.key == key; });
    return row == kTable.end() ? nullptr : &*row;
}

std::vector<QuotaName> quotasBehind(Reason reason)
{
    std::vector<QuotaName> quotas;
    for (const QuotaOfReason& each : kBehind)
        if (each.reason == reason)
            quotas.push_back(each.quota);
    return quotas;
}

std::string_view quotaDate(Profile profile, const QuotaRow& row)
{
    constexpr std::string_view kBetween = " / ";
    const std::size_t between = row.date.find(kBetween);
    if (between == std::string_view::npos)
        return row.date;
    return profile == Profile::Classic ? row.date.substr(0, between) : row.date.substr(between + kBetween.size());
}

std::span<const std::string_view> largestRegions() { return kLargestRegions; }

QuotaRange quotaRange(QuotaName name)
{
    const RangeOfQuota& row = kRanges[static_cast<std::size_t>(name)];
    SHARD_CHECK(row.name == name);
    return row.range;
}

std::optional<std::int64_t> mostForAccount(QuotaName name)
{
    const bool isOfAccount = std::find(kOfAccount.begin(), kOfAccount.end(), name) != kOfAccount.end();
    return isOfAccount ? std::optional{quotaRange(name).most} : std::nullopt;
}

std::int64_t RunQuota::valueIn(std::string_view region) const
{
    for (const RegionQuota& each : regions) {
        if (each.region == region)
            return each.value;
    }
    return value;
}

const RunQuota* ownQuota(const RunQuotas& quotas, QuotaName name)
{
    const auto own =
        std::find_if(quotas.begin(), quotas.end(), [name](const RunQuota& each) { return each.name == name; });
    return own == quotas.end() ? nullptr : &*own;
}

void setQuota(RunQuotas& quotas, RunQuota quota)
{
    auto place =
        std::find_if(quotas.begin(), quotas.end(), [&quota](const RunQuota& each) { return each.name >= quota.name; });
    if (place != quotas.end() && place->name == quota.name)
        *place = std::move(quota);
    else
        quotas.insert(place, std::move(quota));
}

std::int64_t quota(Profile profile, QuotaName name)
{
    const QuotaRow& row = quotaRow(name);
    return profile == Profile::Classic ? row.classic : row.current;
}

std::int64_t quota(Profile profile, QuotaName name, std::string_view region)
{
    const QuotaRow& row = quotaRow(name);
    if (!row.elsewhere
        || std::find(kLargestRegions.begin(), kLargestRegions.end(), region) != kLargestRegions.end())
        return quota(profile, name);
    return profile == Profile::Classic ? row.elsewhere->classic : row.elsewhere->current;
}

ShardLimits shardLimits(Profile profile, ThrottleMode mode, const RunQuotas& quotas)
{
    const auto value = [profile, &quotas](QuotaName name) {
        const RunQuota* own = ownQuota(quotas, name);
        return own != nullptr ? own->value : quota(profile, name);
    };
    const std::int64_t bytesPerSecond = value(QuotaName::WriteBytesPerSecond);
    const std::int64_t maxRecord = value(QuotaName::MaxRecordBytes);
    ShardLimits limits;
    limits.writeRecords =
        sim::BucketLimit::perSecond(value(QuotaName::WriteRecordsPerSecond), value(QuotaName::WriteRecordsPerSecond));
    // A full bucket admits any legal record.
    limits.writeBytes = sim::BucketLimit::perSecond(bytesPerSecond, std::max(bytesPerSecond, maxRecord));
    limits.readBytes =
        sim::BucketLimit::perSecond(value(QuotaName::ReadBytesPerSecond), value(QuotaName::ReadBytesPerSecond));
    limits.readCalls =
        sim::BucketLimit::perSecond(value(QuotaName::ReadCallsPerSecond), value(QuotaName::ReadCallsPerSecond));
    limits.iteratorCalls =
        sim::BucketLimit::perSecond(value(QuotaName::IteratorCallsPerSecond), value(QuotaName::IteratorCallsPerSecond));
    limits.fanOutBytes =
        sim::BucketLimit::perSecond(value(QuotaName::FanOutBytesPerSecond), value(QuotaName::FanOutBytesPerSecond));
    limits.maxRecordBytes = maxRecord;
    limits.largeTankBytes = value(QuotaName::MaxRecordKiBMost) * kBytesPerKiB;
    limits.callMaxRecords = value(QuotaName::PutRecordsMaxRecords);
    limits.callMaxBytes = value(QuotaName::PutRecordsMaxBytes);
    limits.readMaxRecords = value(QuotaName::GetRecordsMaxRecords);
    limits.readMaxBytes = value(QuotaName::GetRecordsMaxBytes);
    limits.mode = mode;
    return limits;
}

}
