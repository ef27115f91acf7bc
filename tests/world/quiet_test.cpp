#include "world/minutes.h"
#include "world/scenario.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>

namespace shardscope::world {

namespace {

using base::Duration;

base::Instant at(std::int64_t seconds) { return base::instantAt(Duration{seconds * 1'000}); }

// Records for ten seconds, with nobody to read them: then nothing for ever.
World brieflyWritten()
{
    Scenario scenario;
    scenario.settings.seed = 3;
    scenario.streams.push_back({.create = {"clicks", 2}});
    clients::ProducerConfig shop;
    shop.name = "shop";
    shop.stream = "clicks";
    shop.rate = clients::Curve{{{Duration{0}, 200}}};
    shop.keys.count = 50;
    shop.end = Duration{10'000};
    scenario.clients.push_back({"scenario", AddProducer{shop}});
    auto world = makeWorld(scenario);
    EXPECT_TRUE(world.hasValue());
    return *std::move(world);
}

streams::PutRecordRequest oneRecord()
{
    return {"clicks", {"a", std::nullopt, std::make_shared<const std::string>("x")}, std::nullopt};
}

// As describe() of a frame would say: when, how long, and what.
std::vector<std::int64_t> numbersOf(const base::ChunkedLog<std::shared_ptr<const Frame>>& frames)
{
    std::vector<std::int64_t> numbers{static_cast<std::int64_t>(frames.size())};
    for (std::uint64_t i = frames.firstIndex(); i < frames.size(); ++i) {
        const Frame& frame = *frames[i];
        numbers.push_back(frame.at.time_since_epoch().count());
        numbers.push_back(frame.span.count());
        for (const StreamSample& stream : frame.streams)
            for (const ShardSample& shard : stream.shards)
                numbers.push_back(shard.records);
        for (const ProducerSample& producer : frame.producers)
            numbers.push_back(static_cast<std::int64_t>(producer.total.stored));
        for (const StreamMinute& minute : frame.minute)
            numbers.push_back(minute.iteratorAgeMs.value_or(-1));
    }
    return numbers;
}

}

// Slices shorter than a second never meet a quiet one: they are the plain way to do it.
TEST(QuietTime, LeavesTheSameWorldAsSecondBySecond)
{
    World whole = brieflyWritten();
    World pieces = brieflyWritten();
    const auto go = [&](std::int64_t toSecond) {
        whole.runUntil(at(toSecond));
        while (pieces.now() < at(toSecond))
            pieces.runUntil(std::min(at(toSecond), pieces.now() + Duration{700}));
    };
    go(5'000);
    (void)whole.apply({"you", oneRecord()});
    (void)pieces.apply({"you", oneRecord()});
    go(20'003);
    EXPECT_EQ(whole.fingerprint(), pieces.fingerprint());
    EXPECT_EQ(numbersOf(whole.seconds()), numbersOf(pieces.seconds()));
    EXPECT_EQ(numbersOf(whole.minutes()), numbersOf(pieces.minutes()));
    ASSERT_EQ(whole.latencies().size(), pieces.latencies().size());
    EXPECT_EQ(whole.latencies().back()->at, pieces.latencies().back()->at);
}

// What somebody measures in a minute belongs to that minute, though nothing happens in the rest of it.
TEST(QuietTime, KeepsWhatTheMinuteUnderWayHasSeen)
{
    World whole = brieflyWritten();
    World pieces = brieflyWritten();
    const auto readAtSeventy = [](World& world) {
        const Reply iterator = world.apply({"you", streams::GetShardIteratorRequest{"clicks", "shardId-000000000000"}});
        (void)world.apply({"you", streams::GetRecordsRequest{std::get<std::string>(iterator)}});
    };
    whole.runUntil(at(70));
    readAtSeventy(whole);
    whole.runUntil(at(300));
    while (pieces.now() < at(70))
        pieces.runUntil(std::min(at(70), pieces.now() + Duration{700}));
    readAtSeventy(pieces);
    while (pieces.now() < at(300))
        pieces.runUntil(std::min(at(300), pieces.now() + Duration{700}));
    const std::vector<Reading> ages = iteratorAgeReadings(whole, streams::StreamIndex{0}, {at(0), at(300)});
    ASSERT_EQ(ages.size(), 1U);
    EXPECT_EQ(ages.front().at, at(120));
    EXPECT_EQ(ages.front().span, Duration{60'000});
    EXPECT_GE(ages.front().value, 60'000) << "the last record came before ten seconds were over";
    EXPECT_LT(ages.front().value, 70'000);
    EXPECT_EQ(iteratorAgeReadings(pieces, streams::StreamIndex{0}, {at(0), at(300)}), ages);
    EXPECT_EQ(numbersOf(whole.seconds()), numbersOf(pieces.seconds()));
    EXPECT_EQ(numbersOf(whole.minutes()), numbersOf(pieces.minutes()));
}

TEST(QuietTime, EndsWhereSomethingWaitsToBeRead)
{
    World world = brieflyWritten();
    clients::ConsumerConfig idle;
    idle.name = "idle";
    idle.stream = "clicks";
    idle.isPaused = true;
    ASSERT_TRUE(isAccepted(world.apply({"you", AddConsumer{idle}})));
    world.runUntil(at(3'000));
    ASSERT_GT(world.seconds().back()->consumers.back().backlog, 0U);
    EXPECT_GT(world.seconds().back()->consumers.back().ageMs, 2'980'000) << "its age goes on growing";
    EXPECT_GT(world.seconds().back()->consumers.back().ageMs, world.seconds()[2'000]->consumers.back().ageMs);
}

// The price of data changes by itself, in the middle of a minute in which nothing else happens.
TEST(QuietTime, EndsWhereACommitmentEnds)
{
    Scenario scenario;
    streams::CreateStreamRequest create{"clicks"};
    create.streamMode = streams::CapacityMode::OnDemand;
    scenario.streams.push_back({.create = create});
    auto made = makeWorld(scenario);
    ASSERT_TRUE(made.hasValue());
    World world = *std::move(made);
    world.runUntil(at(10));
    for (const auto status : {streams::CommitmentStatus::Enabled, streams::CommitmentStatus::Disabled})
        ASSERT_TRUE(isAccepted(world.apply({"you", streams::UpdateAccountSettingsRequest{status}})));
    const base::Instant end = at(86'400 + 10);
    world.runUntil(end + Duration{100'000});
    int looked = 0;
    for (std::uint64_t i = world.seconds().size() - 160; i < world.seconds().size(); ++i, ++looked) {
        const Frame& second = *world.seconds()[i];
        EXPECT_EQ(second.streams.front().billed.onDemandMs, second.at < end ? 0 : 1'000)
            << (second.at - end).count() << " ms after its end";
    }
    EXPECT_EQ(looked, 160);
}

TEST(QuietTime, LetsRecordsExpireOnTheWay)
{
    World world = brieflyWritten();
    world.runUntil(at(10 * 86'400));
    const streams::Stream& stream = world.service().streams().front();
    for (std::uint32_t i = 0; i < 2; ++i) {
        EXPECT_GT(stream.lines[i].stored, 0U);
        EXPECT_EQ(stream.firstReadable(streams::ShardIndex{i}, world.now()), stream.lines[i].stored);
    }
    EXPECT_EQ(world.seconds().size(), 10U * 86'400);
    EXPECT_EQ(world.minutes().size(), 10U * 1'440);
}

}
