#include "clients/bookmark.h"

#include "clients/client_worlds.h"
#include "clients/consumer.h"
#include "clients/reader_checks.h"
#include "world/consumer_queries.h"
#include "world/queries.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace shardscope::clients {
namespace {

using base::Duration;
using base::Instant;
using streams::IteratorType;
using streams::ShardIndex;
using support::worldWithStream;
using Kind = ConsumerConfig::Kind;

constexpr std::uint64_t kSeed = 7;
const std::string kFirstShard = "shardId-000000000000";

Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

Bookmark toTime(std::optional<std::string> shard, Instant when)
{
    return {std::move(shard), IteratorType::AtTimestamp, std::nullopt, when};
}

Bookmark toEnd(std::optional<std::string> shard, IteratorType type)
{
    return {std::move(shard), type, std::nullopt, std::nullopt};
}

const Reader& readerIn(const world::World& world, std::string_view name, std::uint32_t shard)
{
    const world::Actor* const actor = world.actor(name);
    if (const auto* const poller = std::get_if<Poller>(&actor->client))
        return readerOf(*poller, ShardIndex{shard});
    return readerOf(std::get<FanOutConsumer>(actor->client), ShardIndex{shard});
}

streams::Refusal refusalOf(world::World& world, const world::MoveBookmark& move)
{
    const world::Reply reply = world.apply({"test", move});
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    return refusal != nullptr ? *refusal : streams::Refusal{};
}

std::uint64_t storedIn(const world::World& world, std::uint32_t shard) { return clicks(world).lines[shard].stored; }

// Two shards under steady load, one consumer of each kind, the first shard split at 30 s.
world::World splitWorld()
{
    world::World world = worldWithStream(2, kSeed);
    give(world, world::AddProducer{steadyProducer(800)});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    give(world, world::AddConsumer{consumer("efo", Kind::FanOut)});
    letPass(world, Duration{30'000});
    give(world, streams::SplitShardRequest{"clicks", kFirstShard, base::HashKey{base::U128{1} << 126}.decimal()});
    letPass(world, Duration{60'000});
    return world;
}

class Bookmarks : public ::testing::TestWithParam<const char*> {
protected:
    std::string m_name = GetParam();
};

TEST_P(Bookmarks, ReadsOnFromAnInstant)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(500)});
    give(world, world::AddConsumer{consumer(m_name, m_name == "efo" ? Kind::FanOut : Kind::Shared)});
    letPass(world, Duration{60'000});
    give(world, world::MoveBookmark{m_name, toTime(kFirstShard, at(20'000))});
    const std::uint64_t place = readerIn(world, m_name, 0).next;
    EXPECT_GE(clicks(world).logs[0].arrival(place), at(20'000));
    EXPECT_LT(clicks(world).logs[0].arrival(place - 1), at(20'000));
    const std::uint64_t before = readerIn(world, m_name, 0).records;
    letPass(world, Duration{30'000});
    // Everything since then came again, and everything new once.
    EXPECT_EQ(readerIn(world, m_name, 0).records - before, readerIn(world, m_name, 0).next - place);
    EXPECT_GT(readerIn(world, m_name, 0).next, storedIn(world, 0) - 1'000);
}

TEST_P(Bookmarks, MoveByNumberAndToBothEnds)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(500)});
    give(world, world::AddConsumer{consumer(m_name, m_name == "efo" ? Kind::FanOut : Kind::Shared)});
    letPass(world, Duration{10'000});
    const std::string number = world.service().record(clicks(world), ShardIndex{0}, 1'234).sequenceNumber.decimal();
    give(world, world::MoveBookmark{m_name, {kFirstShard, IteratorType::AtSequenceNumber, number, std::nullopt}});
    EXPECT_EQ(readerIn(world, m_name, 0).next, 1'234U);
    give(world, world::MoveBookmark{m_name, {kFirstShard, IteratorType::AfterSequenceNumber, number, std::nullopt}});
    EXPECT_EQ(readerIn(world, m_name, 0).next, 1'235U);
    give(world, world::MoveBookmark{m_name, toEnd(kFirstShard, IteratorType::TrimHorizon)});
    EXPECT_EQ(readerIn(world, m_name, 0).next, 0U);
    give(world, world::MoveBookmark{m_name, toEnd(kFirstShard, IteratorType::Latest)});
    EXPECT_EQ(readerIn(world, m_name, 0).next, storedIn(world, 0));
}

TEST_P(Bookmarks, AParentMovedBackIsReadBeforeItsChildrenGoOn)
{
    world::World world = splitWorld();
    ASSERT_EQ(readerIn(world, m_name, 0).state, Reader::State::Done);
    ASSERT_EQ(readerIn(world, m_name, 2).state, Reader::State::Reading);
    // Slowly, so that the waiting can be seen.
    give(world, world::SetConsumerProcessing{m_name, 400, false});
    const std::uint64_t childPlace = readerIn(world, m_name, 2).next;
    give(world, world::MoveBookmark{m_name, toTime(kFirstShard, at(10'000))});
    EXPECT_EQ(readerIn(world, m_name, 0).state, Reader::State::Reading);
    EXPECT_EQ(readerIn(world, m_name, 2).state, Reader::State::Waiting);
    EXPECT_EQ(readerIn(world, m_name, 3).state, Reader::State::Waiting);
    EXPECT_EQ(readerIn(world, m_name, 1).state, Reader::State::Reading);
    const std::uint64_t childRecords = readerIn(world, m_name, 2).records;
    letPass(world, Duration{5'000});
    EXPECT_EQ(readerIn(world, m_name, 2).next, childPlace) << "it waits where it was";
    for (int i = 0; i < 600; ++i) {
        letPass(world, Duration{100});
        const bool isParentDone = readerIn(world, m_name, 0).state == Reader::State::Done;
        EXPECT_EQ(readerIn(world, m_name, 2).state == Reader::State::Reading, isParentDone);
        EXPECT_TRUE(isParentDone || readerIn(world, m_name, 2).records == childRecords);
    }
    EXPECT_EQ(readerIn(world, m_name, 0).next, storedIn(world, 0));
    // The child went on from its own place: none of its records came twice.
    EXPECT_EQ(readerIn(world, m_name, 2).records, readerIn(world, m_name, 2).next);
    EXPECT_GT(readerIn(world, m_name, 2).next, childPlace);
}

TEST_P(Bookmarks, AllShardsBeginAtOneInstant)
{
    world::World world = splitWorld();
    give(world, world::MoveBookmark{m_name, toTime(std::nullopt, at(70'000))});
    EXPECT_EQ(readerIn(world, m_name, 0).state, Reader::State::Done) << "closed before that";
    for (const std::uint32_t shard : {1U, 2U, 3U}) {
        EXPECT_EQ(readerIn(world, m_name, shard).state, Reader::State::Reading);
        EXPECT_GE(clicks(world).logs[shard].arrival(readerIn(world, m_name, shard).next), at(70'000));
    }
    give(world, world::MoveBookmark{m_name, toEnd(std::nullopt, IteratorType::TrimHorizon)});
    EXPECT_EQ(readerIn(world, m_name, 0).state, Reader::State::Reading);
    EXPECT_EQ(readerIn(world, m_name, 2).state, Reader::State::Waiting);
    EXPECT_EQ(readerIn(world, m_name, 2).next, 0U);
    give(world, world::MoveBookmark{m_name, toEnd(std::nullopt, IteratorType::Latest)});
    EXPECT_EQ(readerIn(world, m_name, 0).state, Reader::State::Done);
    EXPECT_EQ(readerIn(world, m_name, 3).next, storedIn(world, 3));
    letPass(world, Duration{10'000});
    EXPECT_GT(readerIn(world, m_name, 3).next + 500, storedIn(world, 3));
}

TEST_P(Bookmarks, APausedConsumerMovesAndStaysPaused)
{
    world::World world = splitWorld();
    give(world, world::SetConsumerProcessing{m_name, 0, true});
    give(world, world::MoveBookmark{m_name, toTime("shardId-000000000001", at(40'000))});
    const std::uint64_t place = readerIn(world, m_name, 1).next;
    letPass(world, Duration{5'000});
    EXPECT_EQ(readerIn(world, m_name, 1).next, place);
    give(world, world::SetConsumerProcessing{m_name, 0, false});
    letPass(world, Duration{20'000});
    EXPECT_GT(readerIn(world, m_name, 1).next + 1'000, storedIn(world, 1));
}

TEST_P(Bookmarks, RefusesInTheServicesWordsAndMovesNothing)
{
    world::World world = splitWorld();
    const std::uint64_t place = readerIn(world, m_name, 1).next;
    const auto future = refusalOf(world, {m_name, toTime("shardId-000000000001", at(500'000))});
    EXPECT_EQ(future.exception, streams::Exception::InvalidArgument);
    EXPECT_NE(future.message.find("cannot be greater than"), std::string::npos) << future.message;
    EXPECT_EQ(refusalOf(world, {m_name, toEnd("shardId-000000000077", IteratorType::Latest)}).exception,
        streams::Exception::ResourceNotFound);
    EXPECT_EQ(refusalOf(world, {m_name, {std::nullopt, IteratorType::AtSequenceNumber, "1", std::nullopt}}).exception,
        streams::Exception::InvalidArgument);
    EXPECT_EQ(refusalOf(world, {"nobody", toEnd(std::nullopt, IteratorType::Latest)}).exception,
        streams::Exception::InvalidArgument);
    EXPECT_EQ(readerIn(world, m_name, 1).next, place);
}

TEST_P(Bookmarks, AreMovedByWorldsOfTheSameKindAlike)
{
    const auto play = [&] {
        world::World world = splitWorld();
        give(world, world::MoveBookmark{m_name, toTime(std::nullopt, at(12'345))});
        letPass(world, Duration{20'000});
        return world.fingerprint();
    };
    EXPECT_EQ(play(), play());
    world::World other = splitWorld();
    letPass(other, Duration{20'000});
    EXPECT_NE(other.fingerprint(), play());
}

// Splits, merges and moves at random: at no instant does anybody read before its parents have been
// read to their end, and in the end everybody has come to the end of everything.
TEST_P(Bookmarks, NobodyReadsBeforeItsParentsWhateverIsMoved)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        base::Rng rng = base::Rng{seed}.fork("bookmarks");
        world::World world = worldWithStream(2, seed);
        ProducerConfig producer = steadyProducer(900);
        producer.end = Duration{200'000};
        producer.retry.attempts = 50;
        give(world, world::AddProducer{producer});
        give(world, world::AddConsumer{consumer(m_name, m_name == "efo" ? Kind::FanOut : Kind::Shared)});
        const auto expectParentsDone = [&] {
            for (const streams::Shard& shard : clicks(world).map->shards())
                for (const auto& parent : {shard.parent, shard.adjacentParent})
                    EXPECT_TRUE(!parent
                        || readerIn(world, m_name, streams::number(shard.index)).state != Reader::State::Reading
                        || readerIn(world, m_name, streams::number(*parent)).state == Reader::State::Done)
                        << "seed " << seed << " at " << base::formatClock(world.now());
        };
        for (int i = 0; i < 80; ++i) {
            letPass(world, Duration{static_cast<std::int64_t>(rng.below(3'000)) + 1});
            expectParentsDone();
            const std::uint64_t what = rng.below(10);
            if (what == 0 && clicks(world).status == streams::StreamStatus::Active)
                reshard(world, clicks(world).map->open().size() < 3 || rng.below(2) == 0);
            if (what > 4)
                continue;
            Bookmark to;
            to.type = static_cast<IteratorType>(2 + rng.below(3));
            if (to.type == IteratorType::AtTimestamp)
                to.timestamp = at(static_cast<std::int64_t>(rng.below(200'000)));
            if (rng.below(4) != 0)
                to.shardId = streams::shardId(ShardIndex{
                    static_cast<std::uint32_t>(rng.below(clicks(world).map->shards().size()))});
            (void)world.apply({"test", world::MoveBookmark{m_name, to}}); // those into the future are refused
            expectParentsDone();
        }
        letPass(world, Duration{1'000'000});
        for (const streams::Shard& shard : clicks(world).map->shards()) {
            const Reader& reader = readerIn(world, m_name, streams::number(shard.index));
            EXPECT_EQ(reader.state, shard.isOpen() ? Reader::State::Reading : Reader::State::Done);
            if (shard.isOpen()) {
                EXPECT_EQ(reader.next, storedIn(world, streams::number(shard.index)));
            }
        }
    }
}

// --- What comes again -------------------------------------------------------------

world::RepeatedRecords repeatedBy(const world::World& world, const std::string& name)
{
    return world::repeatedRecords(world, static_cast<std::size_t>(world.actor(name) - world.actors().data()));
}

const ConsumerCounts& countsOf(const world::World& world, const std::string& name)
{
    return *world::consumerCounts(world.actor(name)->client);
}

TEST_P(Bookmarks, WhatComesAgainIsCountedWithItsCause)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(500)});
    give(world, world::AddConsumer{consumer(m_name, m_name == "efo" ? Kind::FanOut : Kind::Shared)});
    letPass(world, Duration{60'000});
    EXPECT_EQ(repeatedBy(world, m_name).records(), 0U);
    EXPECT_EQ(repeatedBy(world, m_name).distinct, countsOf(world, m_name).records);
    const std::uint64_t had = readerIn(world, m_name, 0).next;
    give(world, world::MoveBookmark{m_name, toTime(kFirstShard, at(20'000))});
    const std::uint64_t place = readerIn(world, m_name, 0).next;
    EXPECT_EQ(repeatedBy(world, m_name).records(), 0U) << "a move delivers nothing";
    letPass(world, Duration{30'000});
    const world::RepeatedRecords repeated = repeatedBy(world, m_name);
    EXPECT_EQ(repeated.count(Repeat::Cause::Bookmark), had - place);
    EXPECT_EQ(repeated.records(), had - place);
    EXPECT_EQ(repeated.distinct, readerIn(world, m_name, 0).next);
    ASSERT_EQ(repeated.latest.size(), 1U) << "one stretch, however many answers it came in";
    const Repeat& stretch = repeated.latest.front();
    EXPECT_EQ(stretch.begin, place);
    EXPECT_EQ(stretch.end, had);
    EXPECT_EQ(stretch.since, at(60'000));
    EXPECT_EQ(stretch.times, 1U);
    // Another move of the same kind is a cause of its own.
    give(world, world::MoveBookmark{m_name, toTime(kFirstShard, at(80'000))});
    letPass(world, Duration{5'000});
    EXPECT_EQ(repeatedBy(world, m_name).latest.size(), 2U);
    EXPECT_EQ(repeatedBy(world, m_name).latest.front().since, at(90'000)) << "the newest first";
}

// What was skipped comes for the first time when the bookmark goes back to it.
TEST_P(Bookmarks, WhatWasSkippedIsNoRepeat)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(500)});
    give(world, world::AddConsumer{consumer(m_name, m_name == "efo" ? Kind::FanOut : Kind::Shared)});
    letPass(world, Duration{30'000});
    const std::uint64_t had = readerIn(world, m_name, 0).next;
    give(world, world::SetConsumerProcessing{m_name, 0, true});
    letPass(world, Duration{20'000});
    give(world, world::MoveBookmark{m_name, toEnd(kFirstShard, IteratorType::Latest)});
    const std::uint64_t latest = readerIn(world, m_name, 0).next;
    ASSERT_GT(latest, had + 5'000);
    give(world, world::SetConsumerProcessing{m_name, 0, false});
    letPass(world, Duration{10'000});
    EXPECT_EQ(repeatedBy(world, m_name).records(), 0U);
    const std::uint64_t then = readerIn(world, m_name, 0).next;
    give(world, world::MoveBookmark{m_name, toEnd(kFirstShard, IteratorType::TrimHorizon)});
    letPass(world, Duration{60'000});
    const world::RepeatedRecords repeated = repeatedBy(world, m_name);
    EXPECT_EQ(repeated.records(), had + (then - latest));
    EXPECT_EQ(repeated.latest.size(), 2U);
    EXPECT_EQ(repeated.distinct, readerIn(world, m_name, 0).next);
}

// Against somebody who remembers every record: between two moves a reader goes from ordinal to ordinal.
TEST_P(Bookmarks, CountsRepeatsAsOneDoesWhoRemembersEveryRecord)
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        base::Rng rng = base::Rng{seed}.fork("repeats");
        world::World world = worldWithStream(2, seed);
        give(world, world::AddProducer{steadyProducer(600)});
        give(world, world::AddConsumer{consumer(m_name, m_name == "efo" ? Kind::FanOut : Kind::Shared)});
        std::vector<std::vector<char>> seen;
        std::uint64_t again = 0;
        std::uint64_t distinct = 0;
        const auto places = [&] {
            std::vector<std::uint64_t> next;
            for (const streams::Shard& shard : clicks(world).map->shards())
                next.push_back(readerIn(world, m_name, streams::number(shard.index)).next);
            return next;
        };
        const auto pass = [&](Duration length) {
            std::vector<std::uint64_t> before = places();
            letPass(world, length);
            const std::vector<std::uint64_t> after = places();
            before.resize(after.size());
            seen.resize(after.size());
            for (std::size_t shard = 0; shard < after.size(); ++shard) {
                seen[shard].resize(std::max<std::size_t>(seen[shard].size(), after[shard]));
                for (std::uint64_t ordinal = before[shard]; ordinal < after[shard]; ++ordinal) {
                    again += seen[shard][ordinal] != 0 ? 1 : 0;
                    distinct += seen[shard][ordinal] != 0 ? 0 : 1;
                    seen[shard][ordinal] = 1;
                }
            }
        };
        for (int i = 0; i < 50; ++i) {
            pass(Duration{static_cast<std::int64_t>(rng.below(4'000)) + 1});
            const world::RepeatedRecords repeated = repeatedBy(world, m_name);
            ASSERT_EQ(repeated.records(), again) << "seed " << seed << " at " << base::formatClock(world.now());
            ASSERT_EQ(repeated.distinct, distinct) << "seed " << seed;
            ASSERT_EQ(countsOf(world, m_name).records, distinct + again);
            if (rng.below(10) == 0 && clicks(world).status == streams::StreamStatus::Active)
                reshard(world, clicks(world).map->open().size() < 3);
            if (rng.below(3) != 0)
                continue;
            Bookmark to;
            to.type = static_cast<IteratorType>(2 + rng.below(3));
            if (to.type == IteratorType::AtTimestamp)
                to.timestamp = at(static_cast<std::int64_t>(rng.below(100'000)));
            if (rng.below(3) != 0)
                to.shardId = streams::shardId(ShardIndex{
                    static_cast<std::uint32_t>(rng.below(clicks(world).map->shards().size()))});
            (void)world.apply({"test", world::MoveBookmark{m_name, to}}); // those into the future are refused
        }
        EXPECT_GT(again, 0U) << "seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(BothKinds, Bookmarks, ::testing::Values("app", "efo"));

TEST(Bookmark, ConsumersThatHaveNotBegunAreNotMoved)
{
    world::World world = worldWithStream(1, kSeed);
    ConsumerConfig late = consumer("late", Kind::Shared);
    late.start = Duration{10'000};
    give(world, world::AddConsumer{late});
    EXPECT_EQ(refusalOf(world, {"late", toEnd(kFirstShard, IteratorType::Latest)}).message,
        "The consumer has not begun to read.");
}

TEST(Bookmark, APollerCallsGetShardIteratorAndIsHeldToItsQuota)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(500)});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{10'000});
    int refused = 0;
    for (int i = 0; i < 8; ++i) {
        const auto refusal = refusalOf(world, {"app", toTime(kFirstShard, at(1'000 * i))});
        refused += refusal.exception == streams::Exception::ProvisionedThroughputExceeded ? 1 : 0;
    }
    EXPECT_EQ(refused, 3) << "five calls a second and shard";
    EXPECT_GE(clicks(world).logs[0].arrival(readerIn(world, "app", 0).next), at(4'000));
    EXPECT_LT(clicks(world).logs[0].arrival(readerIn(world, "app", 0).next), at(4'100));
}

TEST(Bookmark, BehindTheWallIsTheOldestRecord)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(1)});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{std::chrono::hours{25}});
    give(world, world::MoveBookmark{"app", toTime(kFirstShard, at(1'000))});
    const Instant oldest = clicks(world).logs[0].arrival(readerIn(world, "app", 0).next);
    EXPECT_GE(oldest, world.now() - Duration{std::chrono::hours{24}});
    EXPECT_LT(oldest, world.now() - Duration{std::chrono::hours{24}} + Duration{10'000});
    letPass(world, Duration{10'000});
    EXPECT_EQ(clientNamed<Poller>(world, "app").counts().lost, 0U)
        << "what was gone before was not this move's to lose";
}

TEST(Bookmark, AnIteratorThatHasExpiredLosesNothing)
{
    world::World world = worldWithStream(1, kSeed);
    give(world, world::AddProducer{steadyProducer(100)});
    give(world, world::AddConsumer{consumer("app", Kind::Shared)});
    letPass(world, Duration{10'000});
    give(world, world::SetConsumerProcessing{"app", 0, true});
    give(world, world::MoveBookmark{"app", toTime(kFirstShard, at(5'000))});
    letPass(world, Duration{400'000});
    give(world, world::SetConsumerProcessing{"app", 0, false});
    letPass(world, Duration{30'000});
    const auto& app = clientNamed<Poller>(world, "app");
    EXPECT_EQ(app.counts().expiredIterators, 1U);
    EXPECT_EQ(app.counts().lost, 0U);
    EXPECT_GT(readerIn(world, "app", 0).next + 500, storedIn(world, 0));
}

}
}
