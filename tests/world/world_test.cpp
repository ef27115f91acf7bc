#include "world/world.h"

#include "support/runs.h"

#include <gtest/gtest.h>

namespace shardscope::world {

namespace {

World withSplitOf(const std::string& shard, const std::string& newStartingHashKey)
{
    World world = std::move(makeWorld(support::smallScenario(1))).value();
    const Command split{"you", streams::SplitShardRequest{"clicks", shard, newStartingHashKey}};
    EXPECT_TRUE(isAccepted(world.apply(split)));
    return world;
}

// Four shards of 2^126 hash keys each.
const std::string kInShard0 = "1000";
const std::string kInShard1 = "85070591730234615865843651857942053864";

TEST(World, ItsFingerprintTellsReshardsApartThatHaveYetToHappen)
{
    const std::uint64_t one = withSplitOf("shardId-000000000000", kInShard0).fingerprint();
    EXPECT_EQ(one, withSplitOf("shardId-000000000000", kInShard0).fingerprint());
    EXPECT_NE(one, withSplitOf("shardId-000000000000", "1001").fingerprint());
    EXPECT_NE(one, withSplitOf("shardId-000000000001", kInShard1).fingerprint());
}

}

}
