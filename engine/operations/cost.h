// What a stream costs in an hour if it goes on as it is: a pure function of how it is
// configured and of what was written and pushed in a stretch of time.
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

}
