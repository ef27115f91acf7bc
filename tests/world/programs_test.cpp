#include "world/programs.h"

#include "support/world_builder.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using std::chrono::milliseconds;
using std::chrono::seconds;
using world::Program;

namespace {

world::Command from(std::string caller, world::Action action)
{
    return {.caller = std::move(caller), .action = std::move(action), .isFromOutside = true};
}

streams::PutRecordsRequest puts(int count)
{
    streams::PutRecordsRequest request{.streamName = "clicks"};
    for (int i = 0; i < count; ++i)
        request.records.push_back({.partitionKey = "user", .data = std::make_shared<const std::string>("data")});
    return request;
}

TEST(Programs, AreThoseThatCallOverTheWire)
{
    world::World world = support::worldWithStream(1, 3);
    (void)world.apply({.caller = "you", .action = puts(3)});
    world.runUntil(base::instantAt(seconds{3}));
    EXPECT_TRUE(world::programsOf(world).empty());
    (void)world.apply(from("boto3 1.26.27", puts(3)));
    world.runUntil(base::instantAt(seconds{5}));
    // The second is over for the log with the next call after it.
    (void)world.apply(from("boto3 1.26.27", puts(1)));
    ASSERT_EQ(world::programsOf(world).size(), 1U);
    EXPECT_EQ(world::programsOf(world).front().name, "boto3 1.26.27");
}

TEST(Programs, AreReadersAsLongAsTheyAreSubscribed)
{
    world::World world = support::worldWithStream(2, 3);
    const std::string arn = world.service().streamArn("clicks");
    const world::Reply registered =
        world.apply(from("JS SDK", streams::RegisterStreamConsumerRequest{.consumerName = "fast", .streamArn = arn}));
    const std::string consumer = std::get<streams::RegisteredConsumer>(registered).arn;
    world.runUntil(base::instantAt(seconds{30}));
    EXPECT_FALSE(world::isReadByProgram(world, streams::StreamIndex{0}, "fast"));
    for (const char* shard : {"shardId-000000000000", "shardId-000000000001"})
        ASSERT_TRUE(std::holds_alternative<streams::SubscriptionStarted>(world.apply(from("JS SDK",
            streams::SubscribeToShardRequest{.consumerArn = consumer, .shardId = shard, .startingPosition = {}}))));
    // Long after its last call.
    for (int second = 31; second < 200; ++second) {
        world.runUntil(base::instantAt(seconds{second}));
        (void)world.apply({.caller = "you", .action = puts(20)});
    }
    const std::vector<Program> programs = world::programsOf(world);
    ASSERT_EQ(programs.size(), 1U);
    EXPECT_TRUE(programs.front().hasRead);
    EXPECT_EQ(programs.front().subscriptions, 2U);
    EXPECT_EQ(programs.front().reads.records, 5U * 20);
    EXPECT_TRUE(world::isReadByProgram(world, streams::StreamIndex{0}, "fast"));
    // Five minutes end it.
    world.runUntil(base::instantAt(seconds{331}));
    EXPECT_TRUE(world::programsOf(world).empty());
    EXPECT_FALSE(world::isReadByProgram(world, streams::StreamIndex{0}, "fast"));
}

TEST(Programs, AreMeasuredOverTheLastSeconds)
{
    world::World world = support::worldWithStream(1, 3);
    // 1,200 records a second into a shard that takes 1,000.
    for (int tenth = 0; tenth < 200; ++tenth) {
        world.runUntil(base::instantAt(milliseconds{tenth * 100 + 50}));
        (void)world.apply(from("writer", puts(120)));
        if (tenth % 10 == 0) {
            const world::Reply iterator = world.apply(from("reader",
                streams::GetShardIteratorRequest{
                    .streamName = "clicks", .shardId = "0", .type = streams::IteratorType::TrimHorizon}));
            (void)world.apply(from("reader",
                streams::GetRecordsRequest{.shardIterator = std::get<std::string>(iterator), .limit = 70}));
        }
    }
    world.runUntil(base::instantAt(milliseconds{20'010}));
    (void)world.apply(from("writer", puts(1)));
    const std::vector<Program> programs = world::programsOf(world);
    ASSERT_EQ(programs.size(), 2U);
    const Program& writer = programs[0];
    EXPECT_EQ(writer.name, "writer");
    EXPECT_EQ(writer.seconds, world::kProgramStretch);
    EXPECT_EQ(writer.writes.records, 6'000U);
    EXPECT_EQ(writer.writes.calls, 50U);
    EXPECT_NEAR(double(writer.writes.refused), 1'000, 50);
    EXPECT_EQ(writer.reads.calls, 0U);
    const Program& reader = programs[1];
    EXPECT_EQ(reader.reads.records, 350U);
    EXPECT_EQ(reader.reads.calls, 10U);
    EXPECT_EQ(reader.reads.refused, 0U);
    // Whoever has been silent for a minute has gone.
    world.runUntil(base::instantAt(seconds{90}));
    EXPECT_TRUE(world::programsOf(world).empty());
}

}
