#include "streams/quotas.h"

#include "base/check.h"

#include <algorithm>
#include <array>

namespace shardscope::streams {

namespace {

constexpr std::string_view kApi = "Kinesis Data Streams API reference";
constexpr std::string_view kGuide = "Kinesis Data Streams developer guide, quotas and limits";

constexpr std::array kTable = std::to_array<QuotaRow>({
    {QuotaName::WriteRecordsPerSecond, "Write per shard, records", "records/s", 1'000, 1'000, kApi, "2026-11"},
    {QuotaName::WriteBytesPerSecond, "Write per shard, bytes", "B/s", 1'048'576, 1'048'576, kApi, "2026-11"},
    {QuotaName::ReadBytesPerSecond, "Shared read per shard", "B/s", 2'097'152, 2'097'152, kApi, "2026-11"},
    {QuotaName::ReadCallsPerSecond, "GetRecords calls per shard", "calls/s", 5, 5, kApi, "2026-11"},
    {QuotaName::IteratorCallsPerSecond, "GetShardIterator calls per shard", "calls/s", 5, 5, kApi, "2026-11"},
    {QuotaName::FanOutBytesPerSecond, "Enhanced fan-out per consumer and shard", "B/s", 2'097'152, 2'097'152, kApi,
        "2026-11"},
    {QuotaName::GetRecordsMaxRecords, "GetRecords answer, records", "records", 10'000, 10'000, kApi, "2026-11"},
    {QuotaName::GetRecordsMaxBytes, "GetRecords answer, bytes", "B", 10'485'760, 10'485'760, kApi, "2026-11"},
    {QuotaName::MaxRecordBytes, "Record, data + partition key", "B", 1'048'576, 1'048'576, kGuide, "2026-11"},
    {QuotaName::PutRecordsMaxRecords, "PutRecords call, records", "records", 500, 500, kApi, "2026-11"},
    {QuotaName::PutRecordsMaxBytes, "PutRecords call, bytes", "B", 5'242'880, 10'485'760, kApi, "2023 / 2026-11"},
    {QuotaName::PartitionKeyMaxCharacters, "Partition key", "characters", 256, 256, kApi, "2026-11"},
    {QuotaName::RetentionMinHours, "Retention, least", "h", 24, 24, kApi, "2026-11"},
    {QuotaName::RetentionMaxHours, "Retention, most", "h", 8'760, 8'760, kApi, "2026-11"},
    {QuotaName::ShardIteratorLifeMs, "Life of a shard iterator", "ms", 300'000, 300'000, kApi, "2026-11"},
    {QuotaName::SubscriptionLifeMs, "Life of a SubscribeToShard subscription", "ms", 300'000, 300'000, kApi, "2026-11"},
    {QuotaName::ResubscribeMinMs, "SubscribeToShard again, at the earliest", "ms", 5'000, 5'000, kApi, "2026-11"},
    {QuotaName::ConsumersPerStream, "Registered consumers per stream; 50 with On-demand Advantage", "consumers", 20, 20,
        kApi, "2023 / 2026-11"},
    {QuotaName::ConsumersCreatingAtOnce, "Consumers CREATING at once", "consumers", 5, 5, kApi, "2026-11"},
    {QuotaName::StreamsCreatingAtOnce, "Streams CREATING at once", "streams", 5, 5, kApi, "2026-11"},
    // Elsewhere the guide has 1,000 or 6,000 now, and does not say where which: the smaller, as a new account may meet.
    {QuotaName::ShardsPerAccount, "Shards per account; fewer outside us-east-1, us-west-2 and eu-west-1", "shards", 500,
        20'000, kGuide, "2023 / 2026-11", QuotaElsewhere{200, 1'000}},
    {QuotaName::UpdateShardCountPerDay, "UpdateShardCount per rolling 24 h", "calls", 10, 10, kApi, "2026-11"},
    {QuotaName::UpdateShardCountMaxShards, "UpdateShardCount, target", "shards", 10'000, 10'000, kApi, "2026-11"},
    {QuotaName::ListShardsPage, "ListShards page", "shards", 1'000, 1'000, kApi, "2026-11"},
    {QuotaName::DescribeStreamPage, "DescribeStream page", "shards", 100, 100, kApi, "2026-11"},
    {QuotaName::ListStreamsPage, "ListStreams page, at most", "streams", 100, 100, kApi, "2026-11"},
    {QuotaName::ListStreamsUsualPage, "ListStreams page without a Limit", "streams", 10, 100, kApi, "2023 / 2026-11"},
    {QuotaName::ListStreamConsumersPage, "ListStreamConsumers page", "consumers", 100, 100, kApi, "2026-11"},
    {QuotaName::NextTokenLifeMs, "Life of a page token", "ms", 300'000, 300'000, kApi, "2026-11"},
    {QuotaName::TagsPerResource, "Tags per stream or consumer", "tags", 50, 50, kApi, "2026-11"},
    {QuotaName::TagsPerCall, "Tags added by one call", "tags", 10, 200, kApi, "2023 / 2026-11"},
    {QuotaName::ListTagsPage, "ListTagsForStream page", "tags", 10, 50, kApi, "2023 / 2026-11"},
    {QuotaName::EncryptionChangesPerDay, "Start- and StopStreamEncryption per rolling 24 h", "calls", 25, 25, kApi,
        "2026-11"},
    {QuotaName::ModeSwitchesPerDay, "UpdateStreamMode per stream and rolling 24 h", "calls", 2, 2, kGuide, "2026-11"},
    {QuotaName::OnDemandStreamsPerAccount, "On-demand streams per account", "streams", 50, 50, kGuide, "2026-11"},
    {QuotaName::OnDemandFirstShards, "Shards of a new on-demand stream", "shards", 4, 4, kGuide, "2026-11"},
    {QuotaName::OnDemandMiBps,
        "Write of an on-demand stream, at most; 200 MiB/s outside us-east-1, us-west-2 and eu-west-1", "MiB/s", 200,
        10'240, kGuide, "2023 / 2026-11", QuotaElsewhere{200, 200}},
    {QuotaName::WarmThroughputMiBps, "Warm throughput per stream", "MiB/s", 10'240, 10'240, kApi, "2026-11"},
    {QuotaName::AdvantageConsumersPerStream, "Registered consumers per stream with On-demand Advantage", "consumers",
        20, 50, kApi, "2023 / 2026-11"},
    {QuotaName::MaxRecordKiBLeast, "MaxRecordSizeInKiB, least", "KiB", 1'024, 1'024, kApi, "2026-11"},
    {QuotaName::MaxRecordKiBMost, "MaxRecordSizeInKiB, most", "KiB", 1'024, 10'240, kApi, "2023 / 2026-11"},
    {QuotaName::ChannelsPerStream, "Channels per stream", "channels", 0, 2, kApi, "2026-11"},
    {QuotaName::ChannelsPerAccount, "Channels per account (assumed; the service tells it in DescribeLimits)",
        "channels", 0, 50, kApi, "2026-11"},
});

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

std::span<const QuotaRow> quotaTable() { return kTable; }

const QuotaRow& quotaRow(QuotaName name)
{
    const QuotaRow& row = kTable[static_cast<std::size_t>(name)];
    SHARD_CHECK(row.name == name);
    return row;
}

std::int64_t quota(Profile profile, QuotaName name)
{
    const QuotaRow& row = quotaRow(name);
    return profile == Profile::Classic ? row.classic : row.current;
}

std::int64_t quota(Profile profile, QuotaName name, std::string_view region)
{
    constexpr std::array<std::string_view, 3> kLargest{"us-east-1", "us-west-2", "eu-west-1"};
    const QuotaRow& row = quotaRow(name);
    const bool isLargest = std::find(kLargest.begin(), kLargest.end(), region) != kLargest.end();
    if (!row.elsewhere || isLargest)
        return quota(profile, name);
    return profile == Profile::Classic ? row.elsewhere->classic : row.elsewhere->current;
}

ShardLimits shardLimits(Profile profile, ThrottleMode mode)
{
    const auto value = [profile](QuotaName name) { return quota(profile, name); };
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
    limits.callMaxRecords = value(QuotaName::PutRecordsMaxRecords);
    limits.callMaxBytes = value(QuotaName::PutRecordsMaxBytes);
    limits.readMaxRecords = value(QuotaName::GetRecordsMaxRecords);
    limits.readMaxBytes = value(QuotaName::GetRecordsMaxBytes);
    limits.mode = mode;
    return limits;
}

}
