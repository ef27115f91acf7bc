// The ghosts under the knife are a promise: what both children will be offered. Here it is kept,
// or not, over seeded streams whose traffic does not change.
#include "support/effort.h"
#include "world/queries.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace shardscope::world {

namespace {

using base::Duration;

constexpr streams::StreamIndex kStream{0};
constexpr Duration kSettled{std::chrono::seconds{40}};
constexpr Duration kAfterwards{std::chrono::seconds{60}};

Scenario stationary(std::uint64_t seed)
{
    base::Rng rng{seed};
    Scenario scenario;
    scenario.settings.seed = seed;
    const auto shards = static_cast<std::uint32_t>(1 + rng.below(8));
    scenario.streams = {{{"clicks", shards}, std::chrono::hours{24}}};
    for (std::uint64_t i = 0; i <= rng.below(3); ++i) {
        AddProducer add;
        add.config.name = "producer-" + std::to_string(i);
        add.config.stream = "clicks";
        add.config.rate = clients::Curve{{{Duration{0}, static_cast<std::int64_t>(shards * (200 + rng.below(900)))}}};
        add.config.keys.kind = rng.below(2) == 0 ? clients::KeyChoice::Kind::Zipf : clients::KeyChoice::Kind::Uniform;
        add.config.keys.count = static_cast<std::uint32_t>(20 + rng.below(20'000));
        add.config.keys.exponentHundredths = static_cast<std::uint32_t>(30 + rng.below(90));
        if (rng.below(2) == 0)
            add.config.keys.hot = {{"hot-" + std::to_string(seed),
                clients::Curve{{{Duration{0}, static_cast<std::int64_t>(rng.below(300'000))}}}}};
        add.config.size.bytes = static_cast<std::int64_t>(100 + rng.below(1'500));
        scenario.clients.push_back({"scenario", add});
    }
    return scenario;
}

// What a minute of a child's life really offered it.
Rate measured(const World& world, streams::ShardIndex shard)
{
    const base::HashRange range = world.service().stream(kStream).map->shard(shard).range;
    Rate sum;
    // Refusals are remembered for a few seconds only, so this is added up as time passes.
    const RangeLoad load = measureLoad(world, kStream, range, lastStretch(world, kStream, Duration{1'000}));
    sum = rateOf(load, writeQuota(world));
    return sum;
}

}

TEST(Prediction, OfChildrenHoldsWithinATenthForStationaryTraffic)
{
    for (std::uint64_t seed = 1; seed <= support::effort(50U, 5U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        base::Rng rng{seed * 977};
        Timeline timeline{stationary(seed)};
        timeline.runUntil(base::kWorldStart + kSettled);
        const std::vector<ShardUse> uses = shardUses(timeline.world(), kStream);
        const ShardUse& hottest = *std::max_element(uses.begin(), uses.end(),
            [](const ShardUse& a, const ShardUse& b) { return a.offered.perMille < b.offered.perMille; });
        const WriteQuota quota = writeQuota(timeline.world());
        const RangeLoad load = measureLoad(timeline.world(), kStream, hottest.range,
            lastStretch(timeline.world(), kStream, kPreviewStretch));
        const SnapPoints snaps = snapPoints(load, quota);
        // One of the cuts that a hand would snap to, or any other.
        std::vector<base::HashKey> cuts;
        for (const auto& cut : {snaps.middle, snaps.loadMedian, snaps.belowHottest, snaps.aboveHottest})
            if (cut)
                cuts.push_back(*cut);
        const base::U128 width = hottest.range.last.value - hottest.range.first.value;
        cuts.push_back({hottest.range.first.value + width / 1'000 * (50 + rng.below(900))});
        const base::HashKey cut = cuts[rng.below(cuts.size())];
        const SplitPreview preview = splitPreview(load, quota, cut);
        const streams::SplitShardRequest split{"clicks", streams::shardId(hottest.shard), cut.decimal()};
        ASSERT_TRUE(isAccepted(timeline.apply({"you", split}, timeline.newGesture())));
        // Until it is done, and what was refused before has been tried again or given up.
        timeline.runUntil(timeline.world().now() + Duration{std::chrono::minutes{2}});
        const streams::Shard& parent = timeline.world().service().stream(kStream).map->shard(hottest.shard);
        ASSERT_EQ(parent.children.size(), 2U);

        Rate sums[2];
        const auto seconds = kAfterwards / Duration{1'000};
        for (std::int64_t second = 0; second < seconds; ++second) {
            timeline.runUntil(timeline.world().now() + Duration{1'000});
            for (int child = 0; child < 2; ++child) {
                const Rate rate = measured(timeline.world(), parent.children[static_cast<std::size_t>(child)]);
                sums[child].recordsPerSecond += rate.recordsPerSecond;
                sums[child].bytesPerSecond += rate.bytesPerSecond;
            }
        }
        const Rate* ghosts[] = {&preview.lower, &preview.upper};
        for (int child = 0; child < 2; ++child) {
            const auto isNear = [](std::int64_t ghost, std::int64_t real, std::int64_t most) {
                // A tenth, or a hundredth of a quota where next to nothing arrives.
                return std::abs(ghost - real) * 10 <= real || std::abs(ghost - real) * 100 <= most;
            };
            const std::int64_t records = sums[child].recordsPerSecond / seconds;
            const std::int64_t bytes = sums[child].bytesPerSecond / seconds;
            EXPECT_TRUE(isNear(ghosts[child]->recordsPerSecond, records, quota.recordsPerSecond))
                << "child " << child << ": ghost " << ghosts[child]->recordsPerSecond << " records/s, then " << records;
            EXPECT_TRUE(isNear(ghosts[child]->bytesPerSecond, bytes, quota.bytesPerSecond))
                << "child " << child << ": ghost " << ghosts[child]->bytesPerSecond << " bytes/s, then " << bytes;
        }
    }
}

}
