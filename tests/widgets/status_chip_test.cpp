#include "widgets/stage/status_chip.h"

#include "support/world_builder.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

// A world as it was before a call, and as it is when that has been accepted.
struct Change {
    const char* what;
    world::Action call;
    const char* status;
    world::World before = support::worldWithStream(2, 1);

    [[nodiscard]] world::World begun() const
    {
        world::World world = before;
        world.runUntil(base::instantAt(std::chrono::seconds{100}));
        EXPECT_TRUE(world::isAccepted(world.apply({"you", call})));
        return world;
    }
};

const streams::Stream& newestOf(const world::World& world) { return world.service().streams().back(); }

}

// Also where the change is first seen when part of it is over: after a step in time, or when another stream is chosen.
TEST(StatusChip, DrainsItsRingFromTheBeginningOfAChange)
{
    const Change changes[] = {
        {"created", streams::CreateStreamRequest{"views", 2}, "CREATING"},
        {"split", streams::SplitShardRequest{"clicks", "0", "1000"}, "UPDATING"},
        {"set", streams::UpdateMaxRecordSizeRequest{"arn:aws:kinesis:us-east-1:123456789012:stream/clicks", 2'048},
            "UPDATING"},
        {"deleted", streams::DeleteStreamRequest{"clicks"}, "DELETING"},
    };
    for (const Change& change : changes) {
        SCOPED_TRACE(change.what);
        const world::World begun = change.begun();
        const base::Duration takes = newestOf(begun).statusUntil - begun.now();
        ASSERT_GT(takes, base::Duration{});
        StatusChip seenAll(nullptr);
        for (const int quarters : {3, 1, 0, 2}) {
            world::World world = change.before; // it is assigned to, as a seek does
            world = begun;
            world.runUntil(begun.now() + takes * quarters / 4);
            StatusChip fresh(nullptr);
            for (StatusChip* chip : {&fresh, &seenAll}) {
                chip->present(newestOf(world), world.now());
                EXPECT_NEAR(chip->left(), 1 - quarters / 4.0, 0.001) << quarters;
                EXPECT_TRUE(chip->text().startsWith(QLatin1String(change.status))) << chip->text().toStdString();
            }
        }
        world::World over = begun;
        over.runUntil(begun.now() + takes);
        seenAll.present(newestOf(over), over.now());
        EXPECT_EQ(seenAll.left(), 0);
    }
}
