#include "world/lineage.h"

#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

namespace shardscope::world {

namespace {

base::Instant at(std::int64_t seconds) { return base::instantAt(base::Duration{seconds * 1'000}); }

using streams::ShardIndex;

void give(Timeline& timeline, Action action)
{
    ASSERT_TRUE(isAccepted(timeline.apply({"you", std::move(action)}, timeline.newGesture())));
}

// Two shards; the lower one is split, then its upper child joined with the other: 0 -> 2, 3; 3 + 1 -> 4.
Timeline reshardedTwice()
{
    Scenario scenario;
    scenario.settings.seed = 3;
    scenario.streams.push_back({.create = {"clicks", 2}});
    clients::ProducerConfig shop;
    shop.name = "shop";
    shop.stream = "clicks";
    shop.rate = clients::Curve{{{base::Duration{0}, 1'000}}};
    shop.keys.count = 100;
    scenario.clients.push_back({"scenario", AddProducer{shop}});
    for (const auto& [name, rate] : {std::pair{"slow", 100}, std::pair{"quick", 0}}) {
        AddConsumer add;
        add.config.name = name;
        add.config.stream = "clicks";
        add.config.processingRate = rate;
        scenario.clients.push_back({"scenario", add});
    }
    Timeline timeline{scenario};
    timeline.runUntil(at(20));
    give(timeline,
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "85070591730234615865843651857942052864"});
    timeline.runUntil(at(80));
    give(timeline, streams::MergeShardsRequest{"clicks", "shardId-000000000003", "shardId-000000000001"});
    timeline.runUntil(at(140));
    return timeline;
}

}

TEST(Lineage, NamesEveryClosedAncestorOnce)
{
    const Timeline timeline = reshardedTwice();
    const streams::ShardMap& map = *timeline.world().service().streams().front().map;
    ASSERT_EQ(map.shards().size(), 5U);
    EXPECT_EQ(ancestorsOf(map, ShardIndex{0}), std::vector<ShardIndex>{});
    EXPECT_EQ(ancestorsOf(map, ShardIndex{2}), std::vector<ShardIndex>{ShardIndex{0}});
    EXPECT_EQ(ancestorsOf(map, ShardIndex{4}), (std::vector<ShardIndex>{ShardIndex{3}, ShardIndex{1}, ShardIndex{0}}));
}

TEST(Lineage, CountsWhatEachReaderHasFinished)
{
    const Timeline timeline = reshardedTwice();
    const Lineage lineage = lineageOf(timeline.world(), streams::StreamIndex{0}, ShardIndex{4});
    ASSERT_EQ(lineage.readers.size(), 2U);
    const auto& actors = timeline.world().actors();
    EXPECT_EQ(actors[lineage.readers[0].actor].name, "slow");
    EXPECT_EQ(lineage.readers[0].finished, 0U) << "100 a second of 500";
    EXPECT_EQ(actors[lineage.readers[1].actor].name, "quick");
    EXPECT_EQ(lineage.readers[1].finished, 3U);
}

}
