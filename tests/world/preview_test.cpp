#include "world/preview.h"

#include "support/world_builder.h"

#include <gtest/gtest.h>

namespace shardscope::world {

namespace {

streams::CreateStreamRequest stream(const char* name)
{
    streams::CreateStreamRequest request;
    request.streamName = name;
    request.shardCount = 1;
    return request;
}

}

TEST(Preview, LeavesTheWorldAsItIs)
{
    const World world = support::worldWithStream(2, 1);
    const std::uint64_t before = world.fingerprint();
    const Preview trial = preview(world, {stream("orders")});
    EXPECT_EQ(trial.refusal, std::nullopt);
    EXPECT_TRUE(trial.world.service().find("orders").has_value());
    EXPECT_FALSE(world.service().find("orders").has_value());
    EXPECT_EQ(world.fingerprint(), before);
}

TEST(Preview, EndsWithTheFirstThatIsRefused)
{
    const World world = support::worldWithStream(2, 1);
    const Preview trial = preview(world, {stream("orders"), stream("clicks"), stream("late")});
    ASSERT_TRUE(trial.refusal.has_value());
    EXPECT_EQ(trial.refusal->exception, streams::Exception::ResourceInUse);
    EXPECT_TRUE(trial.world.service().find("orders").has_value()) << "it came before";
    EXPECT_FALSE(trial.world.service().find("late").has_value()) << "it would come after";
    EXPECT_EQ(preview(world, {}).refusal, std::nullopt);
}

// In another region the name is free.
TEST(Preview, AsksWhereItIsAsked)
{
    const World world = support::worldWithStream(2, 1);
    EXPECT_TRUE(preview(world, {stream("clicks")}).refusal.has_value());
    EXPECT_EQ(preview(world, {stream("clicks")}, {{}, "eu-west-1"}).refusal, std::nullopt);
}

}
