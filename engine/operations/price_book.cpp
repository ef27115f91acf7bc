#include "operations/price_book.h"

#include "base/check.h"

#include <algorithm>

namespace shardscope::operations {

namespace {

using base::Money;

constexpr std::int64_t kGib = std::int64_t{1} << 30;
constexpr std::int64_t kKiBOfGib = std::int64_t{1} << 20;
constexpr std::string_view kPage = "Amazon Kinesis Data Streams pricing, provisioned mode";
constexpr std::string_view kOnDemandPage = "Amazon Kinesis Data Streams pricing, on-demand mode";
constexpr std::string_view kAdvantage = "AWS blog on Kinesis On-demand Advantage";
constexpr std::string_view kCloudWatchPage = "Amazon CloudWatch pricing, custom metrics";
constexpr std::string_view kDate = "2026-11";

constexpr PriceRow kUsEast1[]{
    {PriceName::ShardHour, "Shard hour (1 MB/s in, 2 MB/s out)", "per shard and hour", Money{15'000}, Money{15'000}, 1,
        kPage, kDate},
    {PriceName::PutPayloadUnits, "PUT payload units of 25 KB", "per 1,000,000 units", Money{14'000}, Money{14'000},
        1'000'000, kPage, kDate},
    {PriceName::ExtendedRetentionShardHour, "Extended data retention, up to 7 days", "per shard and hour",
        Money{20'000}, Money{20'000}, 1, kPage, kDate},
    {PriceName::LongTermRetentionStorage, "Long-term data retention, beyond 7 days", "per GB and month", Money{23'000},
        Money{23'000}, 1, kPage, kDate},
    {PriceName::LongTermRetentionReads, "Long-term data retrieval", "per GB", Money{21'000}, Money{21'000}, kGib, kPage,
        kDate},
    {PriceName::FanOutConsumerShardHour, "Enhanced fan-out consumer-shard hours", "per consumer, shard and hour",
        Money{15'000}, Money{15'000}, 1, kPage, kDate},
    {PriceName::FanOutData, "Enhanced fan-out data retrievals", "per GB", Money{13'000}, Money{13'000}, kGib, kPage,
        kDate},
    {PriceName::OnDemandStreamHour, "On-demand stream hour", "per stream and hour", Money{40'000}, Money{40'000}, 1,
        kOnDemandPage, kDate},
    {PriceName::OnDemandDataIn, "On-demand data in, each record rounded up to 1 KB", "per GB", Money{80'000},
        Money{80'000}, kKiBOfGib, kOnDemandPage, kDate},
    {PriceName::OnDemandDataOut, "On-demand data out", "per GB", Money{40'000}, Money{40'000}, kGib, kOnDemandPage,
        kDate},
    {PriceName::OnDemandFanOutData, "On-demand data out by enhanced fan-out", "per GB", Money{50'000}, Money{50'000},
        kGib, kOnDemandPage, kDate},
    {PriceName::AdvantageDataIn, "On-demand Advantage data in, each record rounded up to 1 KB", "per GB", Money{32'000},
        Money{32'000}, kKiBOfGib, kAdvantage, kDate},
    {PriceName::AdvantageDataOut, "On-demand Advantage data out, enhanced fan-out too", "per GB", Money{16'000},
        Money{16'000}, kGib, kAdvantage, kDate},
    // By the hour in which it was sent; beyond 10,000 metrics of an account they are cheaper.
    {PriceName::ShardMetricHours, "Shard-level metric: a CloudWatch custom metric, of the first 10,000",
        "per metric and month of 720 hours", Money{300'000}, Money{300'000}, 720, kCloudWatchPage, kDate},
};

}

const PriceRow& PriceBook::row(PriceName name) const
{
    const auto found = std::find_if(rows.begin(), rows.end(), [name](const PriceRow& row) { return row.name == name; });
    SHARD_CHECK(found != rows.end());
    return *found;
}

Money PriceBook::price(PriceName name, std::int64_t count) const
{
    const PriceRow& of = row(name);
    const Money each = profile == streams::Profile::Classic ? of.classic : of.current;
    // Whole amounts first, so that a product of large numbers stays in range.
    const std::int64_t whole = count / of.amount;
    return each * whole + Money{base::divRound(each.count() * (count % of.amount), of.amount)};
}

PriceBook priceBook(streams::Profile profile) { return {"us-east-1", profile, kUsEast1}; }

}
