// GetRecords with a scan budget, as simulated consumers meet it.
#include "world/scenario.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace shardscope::world {
namespace {

using base::Duration;
using std::chrono::minutes;
using std::chrono::seconds;

const clients::Poller& pollerOf(const World& world) { return std::get<clients::Poller>(world.actors().back().client); }

// A record every half an hour; then a poller that begins at the horizon and asks once a second.
World sparseWorld(Duration budget)
{
    Scenario scenario;
    scenario.settings.service.scanBudget = budget;
    scenario.streams.push_back({.create = {"clicks", 1}});
    World world = *makeWorld(scenario);
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(isAccepted(world.apply({"you",
            streams::PutRecordRequest{"clicks", {"k", {}, std::make_shared<const std::string>("data")}}})));
        world.runUntil(world.now() + minutes{30});
    }
    clients::ConsumerConfig reader;
    reader.name = "reader";
    reader.stream = "clicks";
    reader.pollInterval = seconds{1};
    EXPECT_TRUE(isAccepted(world.apply({"you", AddConsumer{reader}})));
    return world;
}

TEST(SparseReads, APollerComesToTheTipInAsManyCallsAsTheScanTakes)
{
    World world = sparseWorld(minutes{10});
    world.runUntil(world.now() + seconds{30});
    EXPECT_EQ(pollerOf(world).counts().records, 5U);
    EXPECT_EQ(pollerOf(world).counts().lost, 0U);
    EXPECT_EQ(pollerOf(world).readers().front().behind, Duration{0});

    World early = sparseWorld(minutes{10});
    while (pollerOf(early).counts().records < 5 && pollerOf(early).counts().calls < 100)
        early.runUntil(early.now() + Duration{100});
    EXPECT_EQ(pollerOf(early).counts().records, 5U);
    EXPECT_EQ(pollerOf(early).counts().calls, 13U) << "the first at once, each of the others with the third scan";

    World atOnce = sparseWorld(Duration{0});
    while (pollerOf(atOnce).counts().calls == 0)
        atOnce.runUntil(atOnce.now() + Duration{100});
    EXPECT_EQ(pollerOf(atOnce).counts().records, 5U);
}

}
}
