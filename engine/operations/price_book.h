// What Kinesis Data Streams costs, as data: every price carries its region, source and date.
// Nothing else in the program writes a price.
//
// A price is micro-dollars for a stated amount, because a single PUT payload unit costs less
// than a micro-dollar.
#pragma once

#include "base/units.h"
#include "streams/quotas.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace shardscope::operations {

enum class PriceName {
    ShardHour,
    PutPayloadUnits,
    ExtendedRetentionShardHour, // 24 h up to 7 d
    LongTermRetentionStorage,   // beyond 7 d
    LongTermRetentionReads,     // of data older than 7 d
    FanOutConsumerShardHour,
    FanOutData,
    OnDemandStreamHour,
    OnDemandDataIn,
    OnDemandDataOut,
    OnDemandFanOutData,
    // Once the account has committed itself to a minimum; there is no stream hour then, and reads of both kinds cost
    // the same.
    AdvantageDataIn,
    AdvantageDataOut,
    ShardMetricHours, // of CloudWatch, not of Kinesis
};

struct PriceRow {
    PriceName name;
    // The pricing page's own words, for the hover card.
    std::string_view title;
    std::string_view unit; // "per 1,000,000 PUT payload units"
    base::Money classic;
    base::Money current;
    std::int64_t amount; // units that the price is for
    std::string_view source;
    std::string_view date;
};

struct PriceBook {
    std::string_view region;
    streams::Profile profile = streams::Profile::Current;
    std::span<const PriceRow> rows;

    [[nodiscard]] const PriceRow& row(PriceName name) const;
    // For `count` units, rounded to the nearest micro-dollar. count times price must fit 63 bits:
    // a thousand million million units do.
    [[nodiscard]] base::Money price(PriceName name, std::int64_t count) const;
};

// Prices of no other region than us-east-1 are known here: streams of all regions are priced by them, and the book
// says so by the region it names.
[[nodiscard]] PriceBook priceBook(streams::Profile profile);

}
