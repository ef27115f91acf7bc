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
    const auto facts = world::programFacts(world, "JS SDK");
    ASSERT_TRUE(facts.has_value());
    ASSERT_EQ(facts->subscriptions.size(), 2U);
    EXPECT_EQ(facts->subscriptions[1].shard, streams::ShardIndex{1});
    EXPECT_EQ(facts->subscriptions[1].consumer, "fast");
    EXPECT_EQ(facts->subscriptions[1].left, seconds{30 + 300 - 199});
    EXPECT_TRUE(facts->operations.empty());
    EXPECT_DOUBLE_EQ(facts->pushedRecords, 20);
    EXPECT_DOUBLE_EQ(facts->pushedBytes, 20 * 8);
    ASSERT_EQ(facts->streams.size(), 1U);
    EXPECT_TRUE(facts->streams.front().isRead);
    EXPECT_FALSE(facts->streams.front().isWritten);
    EXPECT_EQ(facts->streams.front().shards, (std::vector{streams::ShardIndex{0}, streams::ShardIndex{1}}));
    // Five minutes end it.
    world.runUntil(base::instantAt(seconds{331}));
    EXPECT_TRUE(world::programsOf(world).empty());
    EXPECT_FALSE(world::isReadByProgram(world, streams::StreamIndex{0}, "fast"));
    EXPECT_TRUE(world::programFacts(world, "JS SDK")->subscriptions.empty());
}

// "writer" puts 1,200 records a second into a shard that takes 1,000, "reader" asks for 70 once a second.
world::World busyFor20Seconds()
{
    world::World world = support::worldWithStream(1, 3);
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
    return world;
}

TEST(Programs, AreMeasuredOverTheLastSeconds)
{
    world::World world = busyFor20Seconds();
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

TEST(ProgramFacts, OfAWriterTellWhatItSendsAndWhatIsRefused)
{
    const world::World world = busyFor20Seconds();
    const auto writer = world::programFacts(world, "writer");
    ASSERT_TRUE(writer.has_value());
    EXPECT_EQ(writer->home, streams::kOwnHome);
    EXPECT_EQ(writer->from, base::instantAt(seconds{15}));
    EXPECT_EQ(writer->until, base::instantAt(seconds{20}));
    EXPECT_DOUBLE_EQ(writer->perSecond(6'000), 1'200);
    ASSERT_EQ(writer->operations.size(), 1U);
    const world::ProgramOperation& puts = writer->operations.front();
    EXPECT_EQ(puts.action, streams::Action::PutRecords);
    EXPECT_EQ(puts.calls, 50U);
    EXPECT_EQ(puts.attempts, 6'000U);
    EXPECT_NEAR(double(puts.refused), 1'000, 50);
    EXPECT_EQ(puts.records, puts.attempts - puts.refused);
    EXPECT_EQ(puts.bytes, std::int64_t(puts.records) * 8); // "user" and "data"
    ASSERT_TRUE(writer->worst.has_value());
    EXPECT_EQ(writer->worst->newest.reason, streams::Reason::RecordsThrottled);
    EXPECT_EQ(writer->worst->newest.shard, streams::ShardIndex{0});
    EXPECT_EQ(writer->worst->attempts, 200U * 120 + 1);
    EXPECT_GT(writer->worst->refused, 4 * puts.refused / 2);
    ASSERT_EQ(writer->streams.size(), 1U);
    EXPECT_TRUE(writer->streams.front().isWritten);
    EXPECT_FALSE(writer->streams.front().isRead);
    ASSERT_EQ(writer->latest.size(), world::kLatestCalls);
    EXPECT_EQ(writer->latest.front().at, base::instantAt(milliseconds{20'010}));
    EXPECT_LT(writer->latest.back().at, writer->latest.front().at);
}

TEST(ProgramFacts, OfAReaderTellWhatItGets)
{
    const world::World world = busyFor20Seconds();
    const auto reader = world::programFacts(world, "reader");
    ASSERT_TRUE(reader.has_value());
    ASSERT_EQ(reader->operations.size(), 2U);
    for (const world::ProgramOperation& operation : reader->operations) {
        EXPECT_EQ(operation.calls, 5U);
        EXPECT_EQ(operation.attempts, 5U);
        const bool isGet = operation.action == streams::Action::GetRecords;
        EXPECT_EQ(operation.records, isGet ? 350U : 0U);
        EXPECT_EQ(operation.bytes, isGet ? 350 * 8 : 0);
    }
    EXPECT_FALSE(reader->worst.has_value());
    ASSERT_EQ(reader->streams.size(), 1U);
    EXPECT_TRUE(reader->streams.front().isRead);
    EXPECT_EQ(reader->streams.front().shards, std::vector{streams::ShardIndex{0}});
}

TEST(ProgramFacts, AreOfProgramsAlone)
{
    world::World world = support::worldWithStream(1, 3);
    (void)world.apply({.caller = "you", .action = puts(1)});
    EXPECT_FALSE(world::programFacts(world, "you").has_value());
    EXPECT_FALSE(world::programFacts(world, "nobody").has_value());
    (void)world.apply(from("writer", puts(1)));
    ASSERT_TRUE(world::programFacts(world, "writer").has_value());
    EXPECT_EQ(world::programFacts(world, "writer")->latest.size(), 1U);
}

TEST(ProgramFacts, NameTheHomeThatItCallsFrom)
{
    world::World world = support::worldWithStream(1, 3);
    world::Command command = from("boto3", streams::ListStreamsRequest{});
    command.home = {"210987654321", "eu-west-1"};
    (void)world.apply(command);
    const auto facts = world::programFacts(world, "boto3 \u00b7 210987654321 \u00b7 eu-west-1");
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(world.service().homes()[streams::number(facts->home)], command.home);
}

// The log keeps a few thousand calls whole: what is counted is counted over what they cover.
TEST(ProgramFacts, CountWhatTheLogStillHas)
{
    world::World world = support::worldWithStream(1, 3);
    world.runUntil(base::instantAt(milliseconds{10'200}));
    for (std::uint64_t call = 0; call < 2 * streams::CallLog::kWholeCalls; ++call) {
        if (call == streams::CallLog::kWholeCalls)
            world.runUntil(base::instantAt(milliseconds{10'500}));
        (void)world.apply(from("writer", puts(1)));
    }
    world.runUntil(base::instantAt(milliseconds{10'600}));
    const auto& recent = world.service().calls().recent();
    const auto facts = world::programFacts(world, "writer");
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(facts->from, recent[recent.firstIndex()].at);
    EXPECT_GE(facts->from, base::instantAt(milliseconds{10'200}));
    EXPECT_EQ(facts->until, world.now());
    ASSERT_EQ(facts->operations.size(), 1U);
    EXPECT_EQ(facts->operations.front().calls, recent.size() - recent.firstIndex());
    EXPECT_EQ(facts->minuteFrom, facts->from);
}

}
