// What a stream costs: in an hour if it goes on as it is, from how it is configured and what was
// written and pushed in a stretch of time; and in a stretch that is over, from what was counted
// in it. Pure functions.
#pragma once

#include "base/time.h"
#include "base/units.h"
#include "operations/price_book.h"
#include "streams/service.h"

#include <cstdint>

namespace shardscope::operations {

// Provisioned: shared reads are included in the shard hour, and a registered consumer costs whether it reads or not.
// On demand: by the stream's hours, what comes in and every reader's part of what goes out; with the account's
// commitment (Advantage) by data alone, cheaper. What a commitment falls short of is the account's to pay, of no
// stream: commitmentShortfall(). Refused records cost nothing.
enum class Tariff { Provisioned, OnDemand, Advantage };
[[nodiscard]] Tariff tariffOf(const streams::Service& service, const streams::Stream& stream, base::Instant now);

struct StreamUse {
    Tariff tariff = Tariff::Provisioned;
    std::int64_t openShards = 0;
    std::int64_t fanOutConsumers = 0; // registered
    std::int64_t shardMetrics = 0;    // shard-level metrics that are switched on: of each shard
    base::Duration retention{};
    // In `length` of time.
    base::Duration length{1'000};
    std::int64_t putUnits = 0;
    std::int64_t inKiB = 0; // each record rounded up; on demand
    std::int64_t sharedBytes = 0;
    std::int64_t fanOutBytes = 0;
};

struct HourlyCost {
    Tariff tariff = Tariff::Provisioned;
    base::Money shards;
    base::Money puts;
    base::Money retention; // beyond 24 h, by shard hours; storage that is paid by GB and month is not in it
    base::Money streamHour;
    base::Money dataIn;
    base::Money sharedData;
    base::Money fanOutShards;
    base::Money fanOutData;
    base::Money shardMetrics; // on CloudWatch's bill

    // What is paid whoever reads.
    [[nodiscard]] base::Money stream() const { return shards + puts + retention + streamHour + dataIn; }
    // What enhanced fan-out adds.
    [[nodiscard]] base::Money fanOut() const { return fanOutShards + fanOutData; }
    [[nodiscard]] base::Money total() const { return stream() + sharedData + fanOut() + shardMetrics; }
    friend bool operator==(const HourlyCost&, const HourlyCost&) = default;
};

[[nodiscard]] HourlyCost hourlyCost(const PriceBook& prices, const StreamUse& use);

// Data of on-demand streams.
struct DataUse {
    std::int64_t inKiB = 0;
    std::int64_t sharedBytes = 0;
    std::int64_t fanOutBytes = 0;

    DataUse& operator+=(const DataUse& other);
    friend bool operator==(const DataUse&, const DataUse&) = default;
};

// What an account commits itself to by MinimumThroughputBillingCommitment: so much in and as much out, over all of its
// on-demand streams in a region (AWS Big Data Blog and developer guide, November 2025).
inline constexpr std::int64_t kCommittedMiBps = 25;

struct CommitmentShortfall {
    std::int64_t inKiB = 0;
    std::int64_t outBytes = 0; // read either way: both cost the same
    base::Money cost;

    friend bool operator==(const CommitmentShortfall&, const CommitmentShortfall&) = default;
};
// What those streams took less than that while the commitment held, at the prices of data with a commitment. AWS does
// not say over which stretches it is looked at; here it is the one that is asked about, so what is above in one second
// makes up for another. Records count as they are billed, in whole KiB.
[[nodiscard]] CommitmentShortfall commitmentShortfall(const PriceBook& prices, const DataUse& used,
    base::Duration held);

// What is paid for in a stretch of time: sums, so that stretches add up, whatever the tariff was in each.
struct BilledUse {
    std::int64_t shardMs = 0;         // milliseconds of open shards
    std::int64_t extendedShardMs = 0; // of these, with a retention above 24 h
    std::int64_t fanOutShardMs = 0;   // of open shards, for each registered consumer
    std::int64_t putUnits = 0;
    std::int64_t fanOutBytes = 0;
    std::int64_t onDemandMs = 0;    // milliseconds of on-demand streams without a commitment
    std::int64_t shardMetricMs = 0; // of open shards, for each shard-level metric, in every mode
    DataUse onDemand;
    DataUse advantage;

    BilledUse& operator+=(const BilledUse& other);
    friend bool operator==(const BilledUse&, const BilledUse&) = default;
};

// Parts of hours are paid in part.
[[nodiscard]] base::Money costOf(const PriceBook& prices, const BilledUse& use);

}
