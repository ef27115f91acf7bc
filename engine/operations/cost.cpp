#include "operations/cost.h"

#include "base/check.h"

#include <algorithm>

namespace shardscope::operations {

namespace {

constexpr base::Duration kDay{std::chrono::hours{24}};
constexpr std::int64_t kHourMs = 3'600'000;

// What came in `length`, in an hour.
std::int64_t perHour(std::int64_t count, base::Duration length)
{
    // Split, so that a large count times an hour stays within 63 bits.
    const std::int64_t ms = length.count();
    return count / ms * kHourMs + base::divRound(count % ms * kHourMs, ms);
}

base::Money priceOfTime(const PriceBook& prices, PriceName hour, std::int64_t milliseconds)
{
    const base::Money rest{base::divRound(prices.price(hour, 1).count() * (milliseconds % kHourMs), kHourMs)};
    return prices.price(hour, milliseconds / kHourMs) + rest;
}

// From the price of a month: that of an hour is rounded already.
base::Money priceOfMetrics(const PriceBook& prices, std::int64_t milliseconds)
{
    const PriceRow& row = prices.row(PriceName::ShardMetricHours);
    const base::Money rest{
        base::divRound((prices.profile == streams::Profile::Classic ? row.classic : row.current).count()
                * (milliseconds % kHourMs),
            row.amount * kHourMs)};
    return prices.price(PriceName::ShardMetricHours, milliseconds / kHourMs) + rest;
}

struct DataPrices {
    PriceName in;
    PriceName shared;
    PriceName fanOut;
};
constexpr DataPrices kOnDemandPrices{
    PriceName::OnDemandDataIn, PriceName::OnDemandDataOut, PriceName::OnDemandFanOutData};
constexpr DataPrices kAdvantagePrices{
    PriceName::AdvantageDataIn, PriceName::AdvantageDataOut, PriceName::AdvantageDataOut};

base::Money costOfData(const PriceBook& prices, const DataPrices& names, const DataUse& use)
{
    return prices.price(names.in, use.inKiB) + prices.price(names.shared, use.sharedBytes)
        + prices.price(names.fanOut, use.fanOutBytes);
}

HourlyCost onDemandCost(const PriceBook& prices, const StreamUse& use)
{
    const bool isAdvantage = use.tariff == Tariff::Advantage;
    const DataPrices& names = isAdvantage ? kAdvantagePrices : kOnDemandPrices;
    HourlyCost cost;
    cost.tariff = use.tariff;
    if (!isAdvantage)
        cost.streamHour = prices.price(PriceName::OnDemandStreamHour, 1);
    cost.dataIn = prices.price(names.in, perHour(use.inKiB, use.length));
    cost.sharedData = prices.price(names.shared, perHour(use.sharedBytes, use.length));
    cost.fanOutData = prices.price(names.fanOut, perHour(use.fanOutBytes, use.length));
    return cost;
}

}

Tariff tariffOf(const streams::Service& service, const streams::Stream& stream, base::Instant now)
{
    if (!stream.settings.isOnDemand())
        return Tariff::Provisioned;
    return service.commitmentAt(now, stream.home).status == streams::CommitmentStatus::Disabled ? Tariff::OnDemand
                                                                                                : Tariff::Advantage;
}

HourlyCost hourlyCost(const PriceBook& prices, const StreamUse& use)
{
    SHARD_CHECK(use.length > base::Duration{});
    const base::Money metrics = prices.price(PriceName::ShardMetricHours, use.openShards * use.shardMetrics);
    if (use.tariff != Tariff::Provisioned) {
        HourlyCost cost = onDemandCost(prices, use);
        cost.shardMetrics = metrics;
        return cost;
    }
    HourlyCost cost;
    cost.shardMetrics = metrics;
    cost.shards = prices.price(PriceName::ShardHour, use.openShards);
    cost.puts = prices.price(PriceName::PutPayloadUnits, perHour(use.putUnits, use.length));
    if (use.retention > kDay)
        cost.retention = prices.price(PriceName::ExtendedRetentionShardHour, use.openShards);
    cost.fanOutShards = prices.price(PriceName::FanOutConsumerShardHour, use.openShards * use.fanOutConsumers);
    cost.fanOutData = prices.price(PriceName::FanOutData, perHour(use.fanOutBytes, use.length));
    return cost;
}

DataUse& DataUse::operator+=(const DataUse& other)
{
    inKiB += other.inKiB;
    sharedBytes += other.sharedBytes;
    fanOutBytes += other.fanOutBytes;
    return *this;
}

// Both are whole in ten milliseconds, and fit 63 bits for as long as a world lasts.
CommitmentShortfall commitmentShortfall(const PriceBook& prices, const DataUse& used, base::Duration held)
{
    constexpr std::int64_t kKiBInTenMs = kCommittedMiBps * 1'024 / 100;
    constexpr std::int64_t kBytesInTenMs = kCommittedMiBps * 1'048'576 / 100;
    static_assert(kKiBInTenMs * 100 == kCommittedMiBps * 1'024 && kBytesInTenMs * 100 == kCommittedMiBps * 1'048'576);
    CommitmentShortfall shortfall;
    shortfall.inKiB = std::max<std::int64_t>(0, held.count() * kKiBInTenMs / 10 - used.inKiB);
    shortfall.outBytes =
        std::max<std::int64_t>(0, held.count() * kBytesInTenMs / 10 - used.sharedBytes - used.fanOutBytes);
    shortfall.cost = prices.price(PriceName::AdvantageDataIn, shortfall.inKiB)
        + prices.price(PriceName::AdvantageDataOut, shortfall.outBytes);
    return shortfall;
}

BilledUse& BilledUse::operator+=(const BilledUse& other)
{
    shardMs += other.shardMs;
    extendedShardMs += other.extendedShardMs;
    fanOutShardMs += other.fanOutShardMs;
    putUnits += other.putUnits;
    fanOutBytes += other.fanOutBytes;
    onDemandMs += other.onDemandMs;
    shardMetricMs += other.shardMetricMs;
    onDemand += other.onDemand;
    advantage += other.advantage;
    return *this;
}

base::Money costOf(const PriceBook& prices, const BilledUse& use)
{
    return priceOfTime(prices, PriceName::ShardHour, use.shardMs)
        + priceOfTime(prices, PriceName::ExtendedRetentionShardHour, use.extendedShardMs)
        + priceOfTime(prices, PriceName::FanOutConsumerShardHour, use.fanOutShardMs)
        + prices.price(PriceName::PutPayloadUnits, use.putUnits) + prices.price(PriceName::FanOutData, use.fanOutBytes)
        + priceOfTime(prices, PriceName::OnDemandStreamHour, use.onDemandMs) + priceOfMetrics(prices, use.shardMetricMs)
        + costOfData(prices, kOnDemandPrices, use.onDemand) + costOfData(prices, kAdvantagePrices, use.advantage);
}

}
