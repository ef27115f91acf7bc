// What programs outside put takes memory within a bound, and what is beyond is trimmed as if its retention were over.
#include "world/scenario.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <string>
#include <variant>

namespace shardscope::world {

namespace {

using base::Duration;
using std::chrono::hours;
using std::chrono::seconds;

constexpr std::uint64_t kBudget = 1'048'576;

World small(std::uint64_t budget = kBudget)
{
    Scenario scenario;
    scenario.settings.outsideBudget = budget;
    scenario.settings.service.areLimitsOn = false;
    scenario.settings.service.timings = streams::Timings::instant();
    scenario.streams.push_back({{"clicks", 2}});
    scenario.streams.push_back({{"orders", 1}});
    return std::move(makeWorld(scenario)).value();
}

void put(World& world, const char* stream, const std::string& key, std::size_t bytes)
{
    streams::PutRecordRequest request{.streamName = stream};
    request.record.partitionKey = key;
    request.record.data = std::make_shared<const std::string>(bytes, key.front());
    ASSERT_TRUE(isAccepted(world.apply({"program", request, true})));
}

// Everything from the trim horizon on.
std::vector<streams::Record> readAll(World& world, const char* stream, std::size_t shards)
{
    std::vector<streams::Record> all;
    for (std::size_t i = 0; i < shards; ++i) {
        streams::GetShardIteratorRequest from{.streamName = stream,
            .shardId = streams::shardId(streams::ShardIndex{std::uint32_t(i)}),
            .type = streams::IteratorType::TrimHorizon};
        const Reply iterator = world.apply({"program", from, true});
        std::string next = std::get<std::string>(iterator);
        for (int page = 0; page < 50; ++page) {
            const Reply reply = world.apply({"program", streams::GetRecordsRequest{.shardIterator = next}, true});
            const auto& answer = std::get<streams::GetRecordsAnswer>(reply);
            all.insert(all.end(), answer.records.begin(), answer.records.end());
            if (answer.nextShardIterator.empty())
                break;
            next = answer.nextShardIterator;
        }
    }
    return all;
}

}

TEST(OutsideBudget, TheOldestAreTrimmedOnAllStreams)
{
    World world = small();
    put(world, "orders", "first", 1'000);
    for (int i = 0; i < 100; ++i) {
        world.runUntil(base::instantAt(seconds{i + 1}));
        put(world, "clicks", std::to_string(i), 100'000);
    }
    world.runUntil(base::instantAt(seconds{102}));
    EXPECT_LE(world.service().outsideBytes(), kBudget);
    EXPECT_TRUE(readAll(world, "orders", 1).empty());
    const std::vector<streams::Record> kept = readAll(world, "clicks", 2);
    ASSERT_EQ(kept.size(), 10U);
    for (const streams::Record& record : kept) {
        EXPECT_GE(std::stoi(record.partitionKey), 90);
        ASSERT_NE(record.data, nullptr);
        EXPECT_EQ(*record.data, std::string(100'000, record.partitionKey.front()));
    }
    // Sequence numbers count on.
    put(world, "orders", "second", 10);
    const std::vector<streams::Record> next = readAll(world, "orders", 1);
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next.front().sequenceNumber,
        world.service().sequenceNumberOf(world.service().streams()[1], streams::ShardIndex{0}, 1));
}

TEST(OutsideBudget, IsTheSameInOneGoAndInCopies)
{
    World whole = small();
    World sliced = small();
    for (int i = 0; i < 40; ++i) {
        for (World* each : {&whole, &sliced}) {
            each->runUntil(base::instantAt(seconds{i * 2}));
            put(*each, "clicks", "k" + std::to_string(i % 7), 60'000);
        }
        sliced = World{sliced};
        sliced.runUntil(base::instantAt(seconds{i * 2 + 1}));
    }
    whole.runUntil(base::instantAt(seconds{80}));
    sliced.runUntil(base::instantAt(seconds{80}));
    EXPECT_EQ(whole.fingerprint(), sliced.fingerprint());
    EXPECT_GT(whole.service().streams().front().trimmedTo, base::kWorldStart);
}

// Records, and when; a stream whose retention catches up is not trimmed for memory any more.
TEST(OutsideBudget, SaysWhatItHasTrimmedAndWhen)
{
    World world = small();
    put(world, "orders", "first", 1'000);
    for (int i = 0; i < 100; ++i) {
        world.runUntil(base::instantAt(seconds{i + 1}));
        EXPECT_EQ(world.service().trimmedForMemory().records() > 0, i >= 11) << "ten fit, and one more for a second";
        put(world, "clicks", std::to_string(i), 100'000);
    }
    world.runUntil(base::instantAt(seconds{102}));
    const streams::Stream& clicks = world.service().streams()[0];
    const streams::Stream& orders = world.service().streams()[1];
    EXPECT_EQ(clicks.trimmedForMemory.byOutsideBudget, 90U);
    EXPECT_EQ(clicks.trimmedForMemory.to, clicks.trimmedTo);
    EXPECT_EQ(clicks.trimmedForMemory.last, base::instantAt(seconds{101}));
    EXPECT_EQ(orders.trimmedForMemory.byOutsideBudget, 1U);
    EXPECT_EQ(orders.trimmedForMemory.last, base::instantAt(seconds{12}));
    EXPECT_EQ(world.service().trimmedForMemory(),
        (streams::TrimmedForMemory{91, clicks.trimmedTo, 0, base::instantAt(seconds{101})}));
    for (const streams::Stream& stream : world.service().streams())
        EXPECT_TRUE(stream.isTrimmedForMemory(world.now())) << stream.name;
    world.runUntil(base::instantAt(hours{25}));
    EXPECT_FALSE(world.service().streams()[0].isTrimmedForMemory(world.now()));
    EXPECT_EQ(world.service().trimmedForMemory().records(), 91U) << "what retention expires is not counted";
}

// Of what a closed shard holds the budget takes the oldest, and at last the shard.
TEST(OutsideBudget, AClosedShardIsReadableForLessThanItsRetention)
{
    World world = small();
    constexpr streams::ShardIndex kParent{0};
    const auto remains = [&] { return *world.service().streams()[1].remains(kParent, world.now()); };
    for (int i = 0; i < 8; ++i) {
        world.runUntil(base::instantAt(seconds{i + 1}));
        put(world, "orders", std::to_string(i), 100'000);
    }
    ASSERT_TRUE(isAccepted(world.apply({"you",
        streams::SplitShardRequest{"orders", "shardId-000000000000", "170141183460469231731687303715884105728"}})));
    world.runUntil(base::instantAt(seconds{10}));
    EXPECT_EQ(remains().records, 8U);
    EXPECT_EQ(remains().readableUntil, base::instantAt(seconds{8} + hours{24}));
    std::uint64_t before = 8;
    for (int i = 10; i < 30; ++i) {
        put(world, "clicks", std::to_string(i), 100'000);
        world.runUntil(base::instantAt(seconds{i + 1}));
        EXPECT_LE(remains().records, before);
        EXPECT_EQ(remains().readableUntil.has_value(), remains().records > 0);
        before = remains().records;
    }
    EXPECT_EQ(remains().stored, 8U);
    EXPECT_EQ(remains().records, 0U);
}

// Nothing is lost to its readers, but who comes new finds less.
TEST(RecordBudget, SaysWhatItHasForgotten)
{
    Scenario scenario;
    scenario.settings.recordBudget = 1'000;
    scenario.streams.push_back({{"clicks", 1}});
    AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate.knots = {{Duration{0}, 900}};
    web.config.keys.count = 100;
    web.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 100};
    AddConsumer archive;
    archive.config.name = "archive";
    archive.config.stream = "clicks";
    scenario.clients = {{"scenario", web}, {"scenario", archive}};
    World world = std::move(makeWorld(scenario)).value();
    world.runUntil(base::instantAt(seconds{60}));
    const streams::Stream& stream = world.service().streams().front();
    EXPECT_GT(stream.trimmedForMemory.byRecordBudget, 16'000U);
    EXPECT_EQ(stream.trimmedForMemory.byRecordBudget, stream.logs.front().firstKept());
    EXPECT_EQ(stream.trimmedForMemory.byOutsideBudget, 0U);
    EXPECT_FALSE(stream.isTrimmedForMemory(world.now())) << "its horizon has not moved";
}

// A run of days takes no more than what is within retention.
TEST(OutsideBudget, WhatIsPastRetentionTakesNoMemory)
{
    World world = small(streams::kOutsideBudget);
    for (int i = 0; i < 1'000; ++i)
        put(world, "clicks", std::to_string(i), 100);
    world.runUntil(base::instantAt(hours{23}));
    EXPECT_GT(world.service().outsideBytes(), 100'000U);
    EXPECT_EQ(readAll(world, "clicks", 2).size(), 1'000U);
    world.runUntil(base::instantAt(hours{24} + seconds{20}));
    EXPECT_EQ(world.service().outsideBytes(), 0U);
    EXPECT_TRUE(readAll(world, "clicks", 2).empty());
    put(world, "clicks", "again", 100);
    EXPECT_EQ(readAll(world, "clicks", 2).size(), 1U);
}

// No call takes all memory there is.
TEST(OutsideBudget, ShardsHaveABoundWithLimitsOff)
{
    World world = small();
    const Reply reply = world.apply({"program", streams::CreateStreamRequest{"huge", 2'147'483'647}, true});
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    ASSERT_NE(refusal, nullptr);
    EXPECT_EQ(refusal->exception, streams::Exception::LimitExceeded);
    EXPECT_NE(refusal->message.find("Limit: 100000."), std::string::npos) << refusal->message;
    EXPECT_TRUE(isAccepted(world.apply({"program", streams::CreateStreamRequest{"large", 20'000}, true})));
}

}
