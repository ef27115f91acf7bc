#include "world/commitment.h"

#include "base/check.h"
#include "operations/price_book.h"
#include "world/totals.h"

#include <memory>

namespace shardscope::world {

base::Money CommitmentUse::shortfallPerHour() const
{
    SHARD_CHECK(held > base::Duration{});
    constexpr std::int64_t kHourMs = 3'600'000;
    // Split, so that the product stays within 63 bits.
    const std::int64_t cost = shortfall.cost.count();
    const std::int64_t ms = held.count();
    return base::Money{cost / ms * kHourMs + base::divRound(cost % ms * kHourMs, ms)};
}

std::vector<CommitmentUse> commitmentUses(const World& world, Stretch stretch)
{
    std::vector<CommitmentSample> sums;
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch))
        addTo(sums, frame->commitments);
    const operations::PriceBook prices = operations::priceBook(world.settings().service.profile);
    std::vector<CommitmentUse> uses;
    for (std::size_t home = 0; home < sums.size(); ++home) {
        const auto& [held, used] = sums[home];
        if (held > base::Duration{})
            uses.push_back({streams::HomeIndex{static_cast<std::uint16_t>(home)}, held, used,
                operations::commitmentShortfall(prices, used, held)});
    }
    return uses;
}

}
