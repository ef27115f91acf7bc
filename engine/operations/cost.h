// What a stream costs: in an hour if it goes on as it is, from how it is configured and what was
// written and pushed in a stretch of time; and in a stretch that is over, from what was counted
// in it. Pure functions.
#pragma once

#include "base/time.h"
#include "base/units.h"
#include "operations/price_book.h"

#include <cstdint>

namespace shardscope::operations {

// Provisioned mode. Refused records cost nothing, shared reads are included in the shard hour,
// and a registered consumer costs whether it reads or not.
struct StreamUse {
    std::int64_t openShards = 0;
    std::int64_t fanOutConsumers = 0; // registered
    base::Duration retention{};
    // In `length` of time.
    base::Duration length{1'000};
    std::int64_t putUnits = 0;
    std::int64_t fanOutBytes = 0;
};

struct HourlyCost {
    base::Money shards;
    base::Money puts;
    base::Money retention; // beyond 24 h, by shard hours; long-term storage is not in it
    base::Money fanOutShards;
    base::Money fanOutData;

    // What is paid whoever reads.
    [[nodiscard]] base::Money stream() const { return shards + puts + retention; }
    // What enhanced fan-out adds.
    [[nodiscard]] base::Money fanOut() const { return fanOutShards + fanOutData; }
    [[nodiscard]] base::Money total() const { return stream() + fanOut(); }
    friend bool operator==(const HourlyCost&, const HourlyCost&) = default;
};

[[nodiscard]] HourlyCost hourlyCost(const PriceBook& prices, const StreamUse& use);

// What is paid for in a stretch of time: sums, so that stretches add up.
struct BilledUse {
    std::int64_t shardMs = 0;         // milliseconds of open shards
    std::int64_t extendedShardMs = 0; // of these, with a retention above 24 h
    std::int64_t fanOutShardMs = 0;   // of open shards, for each registered consumer
    std::int64_t putUnits = 0;
    std::int64_t fanOutBytes = 0;

    BilledUse& operator+=(const BilledUse& other);
    friend bool operator==(const BilledUse&, const BilledUse&) = default;
};

// Parts of hours are paid in part.
[[nodiscard]] base::Money costOf(const PriceBook& prices, const BilledUse& use);

}
