#include "operations/cost.h"

#include "base/check.h"

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

}

HourlyCost hourlyCost(const PriceBook& prices, const StreamUse& use)
{
    SHARD_CHECK(use.length > base::Duration{});
    HourlyCost cost;
    cost.shards = prices.price(PriceName::ShardHour, use.openShards);
    cost.puts = prices.price(PriceName::PutPayloadUnits, perHour(use.putUnits, use.length));
    if (use.retention > kDay)
        cost.retention = prices.price(PriceName::ExtendedRetentionShardHour, use.openShards);
    cost.fanOutShards = prices.price(PriceName::FanOutConsumerShardHour, use.openShards * use.fanOutConsumers);
    cost.fanOutData = prices.price(PriceName::FanOutData, perHour(use.fanOutBytes, use.length));
    return cost;
}

BilledUse& BilledUse::operator+=(const BilledUse& other)
{
    shardMs += other.shardMs;
    extendedShardMs += other.extendedShardMs;
    fanOutShardMs += other.fanOutShardMs;
    putUnits += other.putUnits;
    fanOutBytes += other.fanOutBytes;
    return *this;
}

base::Money costOf(const PriceBook& prices, const BilledUse& use)
{
    return priceOfTime(prices, PriceName::ShardHour, use.shardMs)
        + priceOfTime(prices, PriceName::ExtendedRetentionShardHour, use.extendedShardMs)
        + priceOfTime(prices, PriceName::FanOutConsumerShardHour, use.fanOutShardMs)
        + prices.price(PriceName::PutPayloadUnits, use.putUnits) + prices.price(PriceName::FanOutData, use.fanOutBytes);
}

}
