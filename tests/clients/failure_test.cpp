#include "clients/failure.h"

#include "clients/client_worlds.h"
#include "clients/consumer.h"
#include "clients/reader_checks.h"
#include "world/consumer_queries.h"

#include <gtest/gtest.h>

#include <string>

namespace shardscope::clients {
namespace {

using base::Duration;
using support::worldWithStream;
using Kind = ConsumerConfig::Kind;
using Reason = GivenUp::Reason;

constexpr std::uint64_t kSeed = 11;
constexpr streams::ShardIndex kFirst{0};

void put(world::World& world, int records)
{
    streams::PutRecordsRequest request{"clicks", {}};
    for (int i = 0; i < records; ++i)
        request.records.push_back({"k", std::nullopt, std::make_shared<const std::string>("x")});
    give(world, request);
}

// By its number in the shard, from 0.
void poison(world::World& world, std::uint64_t ordinal, streams::ShardIndex shard = kFirst)
{
    give(world,
        streams::PoisonRecordRequest{.streamName = "clicks", .shardId = streams::shardId(shard), .ordinal = ordinal});
}

void heal(world::World& world) { give(world, streams::HealRecordRequest{"clicks", std::nullopt, std::nullopt}); }

const Failures& failures(const world::World& world)
{
    const world::Actor* const actor = world.actor("app");
    if (const auto* const poller = std::get_if<Poller>(&actor->client))
        return poller->failures();
    return std::get<FanOutConsumer>(actor->client).failures();
}

const Reader& reader(const world::World& world, streams::ShardIndex shard = kFirst)
{
    const world::Actor* const actor = world.actor("app");
    if (const auto* const poller = std::get_if<Poller>(&actor->client))
        return readerOf(*poller, shard);
    return readerOf(std::get<FanOutConsumer>(actor->client), shard);
}

// When each attempt failed, as "+0 +1000 +3000" after the first.
std::string failureTimes(world::World& world, Duration length)
{
    std::string text;
    std::uint64_t seen = failures(world).counts().failures;
    std::optional<base::Instant> first;
    for (const base::Instant end = world.now() + length; world.now() < end;) {
        letPass(world, Duration{1});
        const std::uint64_t now = failures(world).counts().failures;
        if (now == seen)
            continue;
        first = first.value_or(world.now());
        text += (text.empty() ? "+" : " +") + std::to_string((world.now() - *first).count());
        seen = now;
    }
    return text;
}

// "0..8 split | 0..4 done", in the order they came to be.
std::string tree(const FailedBatch& batch)
{
    const auto state = [](BatchPiece::State of) {
        switch (of) {
        case BatchPiece::State::Open:
            return "open";
        case BatchPiece::State::Split:
            return "split";
        case BatchPiece::State::Done:
            return "done";
        case BatchPiece::State::GivenUp:
            return "given up";
        }
        return "";
    };
    std::string text;
    for (const BatchPiece& piece : batch.pieces)
        text += (text.empty() ? "" : " | ") + std::to_string(piece.begin) + ".." + std::to_string(piece.end) + " "
            + state(piece.state) + " " + std::to_string(piece.attempts);
    return text;
}

// One shard with `records` records of which those named are poison, and a consumer that has yet to see them.
class PoisonTest : public testing::TestWithParam<Kind> {
protected:
    world::World m_world = worldWithStream(1, kSeed);

    void begin(FailurePolicy policy, std::int64_t rate = 0)
    {
        ConsumerConfig config = consumer("app", GetParam());
        config.onFailure = policy;
        config.processingRate = rate;
        give(m_world, world::AddConsumer{config});
    }
    // Until the first attempt has failed.
    void meetPoison()
    {
        for (int i = 0; i < 60'000 && failures(m_world).counts().failures == 0; ++i)
            letPass(m_world, Duration{1});
        ASSERT_GT(failures(m_world).counts().failures, 0U);
    }
};

INSTANTIATE_TEST_SUITE_P(BothKinds, PoisonTest, testing::Values(Kind::Shared, Kind::FanOut),
    [](const auto& tested) { return tested.param == Kind::Shared ? "Poller" : "FanOut"; });

TEST_P(PoisonTest, TriesTheWholeBatchAgainWithoutEnd)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({});
    EXPECT_EQ(failureTimes(m_world, Duration{200'000}), "+0 +1000 +3000 +7000 +15000 +31000 +63000 +123000 +183000");
    EXPECT_EQ(reader(m_world).next, 0U);
    EXPECT_EQ(failures(m_world).counts().redelivered, 8U * 8);
    EXPECT_EQ(failures(m_world).retried().count(Repeat::Cause::Retry), 8U * 8);
    ASSERT_EQ(failures(m_world).retried().latest().size(), 1U);
    const Repeat& again = failures(m_world).retried().latest().front();
    EXPECT_TRUE(again.contains(kFirst, 0) && again.contains(kFirst, 7) && !again.contains(kFirst, 8));
    EXPECT_EQ(again.times, 8U);
    EXPECT_EQ(again.since, *failures(m_world).longestBlocked()->since);
    EXPECT_EQ(failures(m_world).counts().queued, 0U);
    ASSERT_NE(failures(m_world).longestBlocked(), nullptr);
    EXPECT_EQ(failures(m_world).longestBlocked()->culprit, 5U);
    EXPECT_EQ(tree(*failures(m_world).longestBlocked()), "0..8 open 9");
}

TEST_P(PoisonTest, EachAttemptTakesTheTimeUpToTheRecordThatFails)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({.backoff = Duration{100}, .backoffCap = Duration{100}}, 10);
    // A fan-out consumer of this rate is sent one record at a time, so nothing precedes the one that fails.
    EXPECT_EQ(failureTimes(m_world, Duration{15'000}).substr(0, 14),
        GetParam() == Kind::Shared ? "+0 +700 +1400 " : "+0 +200 +400 +");
}

TEST_P(PoisonTest, GivesUpTheWholeBatchAfterItsRetries)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({.maximumRetryAttempts = 2});
    meetPoison();
    EXPECT_EQ(failureTimes(m_world, Duration{10'000}), "+0 +2000");
    EXPECT_EQ(failures(m_world).longestBlocked(), nullptr);
    EXPECT_EQ(reader(m_world).next, 8U);
    ASSERT_EQ(failures(m_world).queue().size(), 1U);
    const GivenUp& given = failures(m_world).queue().front();
    EXPECT_EQ(given.begin, 0U);
    EXPECT_EQ(given.end, 8U);
    EXPECT_EQ(given.culprit, 5U);
    EXPECT_EQ(given.attempts, 3U);
    EXPECT_EQ(given.reason, Reason::Attempts);
    EXPECT_EQ(failures(m_world).counts().queued, 8U);
    EXPECT_EQ(failures(m_world).counts().blocked, Duration{3'000});
    put(m_world, 4);
    letPass(m_world, Duration{3'000});
    EXPECT_EQ(reader(m_world).next, 12U);
    EXPECT_EQ(failures(m_world).counts().failures, 3U);
}

// A KCL worker logs what its processor threw and takes the next batch.
TEST_P(PoisonTest, WithoutRetriesGoesOnAtOnce)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({.maximumRetryAttempts = 0});
    meetPoison();
    EXPECT_EQ(reader(m_world).next, 8U);
    EXPECT_EQ(failures(m_world).counts().blocked, Duration{});
    EXPECT_EQ(failures(m_world).counts().redelivered, 0U);
}

TEST_P(PoisonTest, BisectsUpToTheRecordAlone)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({.maximumRetryAttempts = 1, .bisectBatchOnFunctionError = true});
    meetPoison();
    letPass(m_world, Duration{30'000});
    EXPECT_EQ(reader(m_world).next, 8U);
    ASSERT_TRUE(failures(m_world).lastOvercome().has_value());
    EXPECT_EQ(tree(*failures(m_world).lastOvercome()),
        "0..8 split 1 | 0..4 done 1 | 4..8 split 1 | 4..6 split 1 | 6..8 done 1 | 4..5 done 1 | 5..6 given up 2");
    ASSERT_EQ(failures(m_world).queue().size(), 1U);
    EXPECT_EQ(failures(m_world).queue().front().begin, 5U);
    EXPECT_EQ(failures(m_world).queue().front().end, 6U);
    // 4 + 4 + 2 + 1 + 1 + 1 of the retry + 2.
    EXPECT_EQ(failures(m_world).counts().redelivered, 15U);
    EXPECT_EQ(failures(m_world).retried().count(Repeat::Cause::Retry), 15U);
    // Of each record as often as a stretch of it was tried: 0 with its half; 5 with its half, its quarter and twice
    // alone.
    const auto timesOf = [&](std::uint64_t ordinal) {
        std::uint64_t times = 0;
        for (const Repeat& repeat : failures(m_world).retried().latest())
            times += repeat.contains(kFirst, ordinal) ? repeat.times : 0;
        return times;
    };
    EXPECT_EQ(timesOf(0), 1U);
    EXPECT_EQ(timesOf(5), 4U);
    EXPECT_EQ(timesOf(7), 2U);
    EXPECT_EQ(failures(m_world).counts().failures, 5U);
    // A second after each cut, and one before the retry; what succeeds takes no time here.
    EXPECT_EQ(failures(m_world).counts().blocked, Duration{4'000});
}

TEST_P(PoisonTest, ReportsWhatPrecedesTheRecordAsDone)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({.maximumRetryAttempts = 2, .reportBatchItemFailures = true});
    meetPoison();
    EXPECT_EQ(reader(m_world).next, 5U);
    letPass(m_world, Duration{10'000});
    EXPECT_EQ(reader(m_world).next, 8U);
    EXPECT_EQ(failures(m_world).counts().redelivered, 6U);
    ASSERT_EQ(failures(m_world).queue().size(), 1U);
    EXPECT_EQ(failures(m_world).queue().front().begin, 5U);
    EXPECT_EQ(failures(m_world).queue().front().end, 8U);
}

TEST_P(PoisonTest, PartialResponsesAndBisectLoseTheRecordOnly)
{
    put(m_world, 8);
    poison(m_world, 4);
    begin({.maximumRetryAttempts = 0, .bisectBatchOnFunctionError = true, .reportBatchItemFailures = true});
    meetPoison();
    letPass(m_world, Duration{10'000});
    EXPECT_EQ(tree(*failures(m_world).lastOvercome()),
        "0..8 split 2 | 4..6 split 1 | 6..8 done 1 | 4..5 given up 1 | 5..6 done 1");
    EXPECT_EQ(failures(m_world).counts().queued, 1U);
}

TEST_P(PoisonTest, FindsSeveralPoisonRecordsOfABatch)
{
    put(m_world, 100);
    for (const std::uint64_t ordinal : {0, 1, 50, 99})
        poison(m_world, ordinal);
    begin({.maximumRetryAttempts = 0, .bisectBatchOnFunctionError = true});
    meetPoison();
    letPass(m_world, Duration{120'000});
    EXPECT_EQ(reader(m_world).next, 100U);
    EXPECT_EQ(failures(m_world).counts().queued, 4U);
    ASSERT_EQ(failures(m_world).queue().size(), 4U);
    EXPECT_EQ(failures(m_world).queue()[0].begin, 0U);
    EXPECT_EQ(failures(m_world).queue()[1].begin, 1U);
    EXPECT_EQ(failures(m_world).queue()[2].begin, 50U);
    EXPECT_EQ(failures(m_world).queue()[3].begin, 99U);
}

TEST_P(PoisonTest, GivesUpWhatIsTooOld)
{
    put(m_world, 4);
    letPass(m_world, Duration{30'000});
    put(m_world, 4);
    poison(m_world, 1);
    begin({.maximumRecordAge = Duration{60'000}});
    meetPoison();
    letPass(m_world, Duration{120'000});
    ASSERT_EQ(failures(m_world).queue().size(), 1U);
    const GivenUp& given = failures(m_world).queue().front();
    EXPECT_EQ(given.reason, Reason::Age);
    EXPECT_EQ(given.begin, 0U);
    EXPECT_EQ(given.end, 4U) << "what came half a minute later is young enough for another attempt";
    EXPECT_EQ(reader(m_world).next, 8U);
}

TEST_P(PoisonTest, GivesUpWhatHasPassedRetention)
{
    put(m_world, 4);
    poison(m_world, 1);
    begin({.backoffCap = Duration{3'600'000}});
    letPass(m_world, Duration{std::chrono::hours{23}});
    EXPECT_EQ(reader(m_world).next, 0U);
    EXPECT_TRUE(failures(m_world).queue().empty());
    letPass(m_world, Duration{std::chrono::hours{3}});
    EXPECT_EQ(reader(m_world).next, 4U);
    ASSERT_EQ(failures(m_world).queue().size(), 1U);
    EXPECT_EQ(failures(m_world).queue().front().reason, Reason::Expired);
    EXPECT_EQ(failures(m_world).queue().front().end, 4U);
}

TEST_P(PoisonTest, GoesOnWhenTheRecordIsHealed)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({});
    meetPoison();
    letPass(m_world, Duration{3'500});
    heal(m_world);
    letPass(m_world, Duration{3'400});
    EXPECT_EQ(reader(m_world).next, 0U) << "the next attempt is not due yet";
    letPass(m_world, Duration{200});
    EXPECT_EQ(reader(m_world).next, 8U);
    EXPECT_EQ(failures(m_world).counts().blocked, Duration{7'000});
    EXPECT_EQ(failures(m_world).counts().queued, 0U);
    ASSERT_TRUE(failures(m_world).lastOvercome().has_value());
    EXPECT_EQ(tree(*failures(m_world).lastOvercome()), "0..8 done 4");
}

TEST_P(PoisonTest, ANewPolicyHoldsFromTheNextAttemptOn)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({});
    meetPoison();
    letPass(m_world, Duration{4'000});
    give(m_world,
        world::SetConsumerFailurePolicy{"app", {.maximumRetryAttempts = 0, .bisectBatchOnFunctionError = true}});
    letPass(m_world, Duration{2'900});
    EXPECT_EQ(failures(m_world).counts().failures, 3U);
    letPass(m_world, Duration{10'000});
    EXPECT_EQ(reader(m_world).next, 8U);
    EXPECT_EQ(failures(m_world).counts().queued, 1U);
}

TEST_P(PoisonTest, APausedConsumerDoesNotTryAgain)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({});
    meetPoison();
    give(m_world, world::SetConsumerProcessing{"app", 0, true});
    letPass(m_world, Duration{60'000});
    EXPECT_EQ(failures(m_world).counts().failures, 1U);
    give(m_world, world::SetConsumerProcessing{"app", 0, false});
    letPass(m_world, Duration{0});
    EXPECT_EQ(failures(m_world).counts().failures, 2U) << "the attempt that was due meanwhile";
    EXPECT_EQ(failureTimes(m_world, Duration{7'000}), "+0 +4000");
}

TEST_P(PoisonTest, AnotherRateHoldsForTheAttemptUnderWay)
{
    put(m_world, 3);
    poison(m_world, 0);
    begin({.backoff = Duration{100}, .backoffCap = Duration{100}}, 1);
    for (int i = 0; i < 10'000 && failures(m_world).inHand().empty(); ++i)
        letPass(m_world, Duration{1});
    letPass(m_world, Duration{500});
    EXPECT_EQ(failures(m_world).counts().failures, 0U) << "the first attempt takes a second";
    give(m_world, world::SetConsumerProcessing{"app", 1'000, false});
    meetPoison();
    letPass(m_world, Duration{100});
    const std::uint64_t before = failures(m_world).counts().failures;
    letPass(m_world, Duration{1'010});
    EXPECT_EQ(failures(m_world).counts().failures, before + 10);
}

TEST_P(PoisonTest, BlocksOneShardWhileOthersFlow)
{
    m_world = worldWithStream(2, kSeed);
    give(m_world, world::AddProducer{steadyProducer(200)});
    letPass(m_world, Duration{5'000});
    begin({});
    letPass(m_world, Duration{15'000});
    give(m_world, streams::PoisonRecordRequest{.streamName = "clicks", .shardId = streams::shardId(kFirst)});
    const std::uint64_t marked = clicks(m_world).poison.front().ordinal;
    EXPECT_EQ(marked, clicks(m_world).lines[0].stored) << "the next record of the shard";
    letPass(m_world, Duration{120'000});
    EXPECT_LE(reader(m_world).next, marked);
    EXPECT_GT(reader(m_world).next + 400, marked);
    EXPECT_GT(clicks(m_world).lines[0].stored, marked + 5'000);
    EXPECT_LT(clicks(m_world).lines[1].stored - reader(m_world, streams::ShardIndex{1}).next, 400U);
    const world::ConsumerSample& sample = m_world.seconds().back()->consumers.back();
    EXPECT_GT(sample.shardAgeMs[0], 115'000U);
    EXPECT_LT(sample.shardAgeMs[1], 3'000U);
}

// The children of a shard wait until its last batch is out of the way.
TEST_P(PoisonTest, BlocksTheChildrenOfItsShard)
{
    ProducerConfig producer = steadyProducer(200);
    producer.end = Duration{60'000};
    give(m_world, world::AddProducer{producer});
    begin({});
    letPass(m_world, Duration{20'000});
    give(m_world, streams::PoisonRecordRequest{.streamName = "clicks", .shardId = streams::shardId(kFirst)});
    letPass(m_world, Duration{5'000});
    reshard(m_world, true);
    letPass(m_world, Duration{60'000});
    ASSERT_EQ(clicks(m_world).map->shards().size(), 3U);
    ASSERT_GT(clicks(m_world).lines[1].stored, 0U);
    EXPECT_EQ(reader(m_world).state, Reader::State::Reading);
    EXPECT_NE(reader(m_world, streams::ShardIndex{1}).state, Reader::State::Reading);
    EXPECT_EQ(reader(m_world, streams::ShardIndex{1}).next, 0U);
    heal(m_world);
    letPass(m_world, Duration{120'000});
    if (const auto* const poller = std::get_if<Poller>(&m_world.actor("app")->client))
        expectAllRead(m_world, *poller);
    else
        expectAllRead(m_world, std::get<FanOutConsumer>(m_world.actor("app")->client));
}

// The last records of a closed shard: there is no call after them that would tell of the end.
TEST_P(PoisonTest, FinishesAClosedShardWhenItsLastBatchIsOvercome)
{
    put(m_world, 8);
    poison(m_world, 7);
    reshard(m_world, true);
    letPass(m_world, Duration{60'000});
    ASSERT_FALSE(clicks(m_world).map->shard(kFirst).isOpen());
    begin({.maximumRetryAttempts = 3});
    meetPoison();
    letPass(m_world, Duration{1'000});
    EXPECT_EQ(reader(m_world).state, Reader::State::Reading);
    letPass(m_world, Duration{30'000});
    EXPECT_EQ(reader(m_world).state, Reader::State::Done);
    EXPECT_EQ(reader(m_world, streams::ShardIndex{1}).state, Reader::State::Reading);
}

TEST_P(PoisonTest, AMovedBookmarkLetsGoOfTheBatch)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({});
    meetPoison();
    letPass(m_world, Duration{2'500});
    const Bookmark tip{streams::shardId(kFirst), streams::IteratorType::Latest, std::nullopt, std::nullopt};
    give(m_world, world::MoveBookmark{"app", tip});
    EXPECT_EQ(failures(m_world).longestBlocked(), nullptr);
    EXPECT_FALSE(reader(m_world).holdsBatch);
    put(m_world, 4);
    letPass(m_world, Duration{10'000});
    EXPECT_EQ(reader(m_world).next, 12U);
    EXPECT_EQ(failures(m_world).counts().failures, 2U);
    EXPECT_EQ(failures(m_world).counts().blocked, Duration{2'500});
}

TEST_P(PoisonTest, AnotherKindOfConsumerMeetsItAgain)
{
    put(m_world, 8);
    poison(m_world, 5);
    begin({.reportBatchItemFailures = true});
    meetPoison();
    const Kind other = GetParam() == Kind::Shared ? Kind::FanOut : Kind::Shared;
    give(m_world, world::SetConsumerKind{"app", other});
    EXPECT_FALSE(reader(m_world).holdsBatch);
    EXPECT_EQ(reader(m_world).next, 5U);
    const std::uint64_t before = failures(m_world).counts().failures;
    letPass(m_world, Duration{60'000});
    EXPECT_GT(failures(m_world).counts().failures, before);
    ASSERT_NE(failures(m_world).longestBlocked(), nullptr);
    EXPECT_EQ(failures(m_world).longestBlocked()->pieces.front().begin, 5U);
    // What it had in hand was delivered again from the place that was kept, once.
    const world::RepeatedRecords repeated =
        world::repeatedRecords(m_world, static_cast<std::size_t>(m_world.actor("app") - m_world.actors().data()));
    EXPECT_EQ(repeated.count(Repeat::Cause::Handover), 3U);
    EXPECT_EQ(repeated.count(Repeat::Cause::Bookmark), 0U);
    EXPECT_EQ(repeated.distinct, 8U);
}

TEST_P(PoisonTest, RunsTheSameInSlicesAndInCopies)
{
    put(m_world, 50);
    poison(m_world, 20);
    poison(m_world, 33);
    begin({.maximumRetryAttempts = 3, .bisectBatchOnFunctionError = true}, 100);
    world::World whole = m_world;
    whole.runUntil(base::instantAt(Duration{40'000}));
    for (int i = 0; i < 400; ++i) {
        world::World next = m_world;
        next.runUntil(base::instantAt(Duration{100} * (i + 1)));
        m_world = next;
    }
    EXPECT_EQ(whole.fingerprint(), m_world.fingerprint());
    EXPECT_GT(failures(whole).counts().failures, 0U);
}

// A mark nobody reads changes the fingerprint, a healed one leaves it as a run that never had any.
TEST(Poison, IsPartOfTheFingerprintWhileItIsThere)
{
    world::World world = worldWithStream(1, kSeed);
    world::World marked = world;
    poison(marked, 3);
    EXPECT_NE(world.fingerprint(), marked.fingerprint());
    world::World other = worldWithStream(1, kSeed);
    poison(other, 4);
    EXPECT_NE(other.fingerprint(), marked.fingerprint());
}

}
}
