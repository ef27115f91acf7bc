#include "world/history_queries.h"

#include "base/check.h"
#include "support/world_builder.h"

#include <gtest/gtest.h>

namespace shardscope::world {
namespace {

using base::Duration;
using base::Instant;
using clients::Reader;
using streams::IteratorType;
using streams::ShardIndex;
using streams::StreamIndex;

constexpr StreamIndex kClicks{0};

Instant at(std::int64_t second) { return base::instantAt(Duration{second * 1'000}); }

void give(World& world, Action action) { SHARD_CHECK(isAccepted(world.apply({"test", std::move(action)}))); }

AddProducer producer(std::int64_t rate)
{
    AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate = {{{Duration{}, rate}}};
    add.config.keys.count = 1'000;
    add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 200};
    return add;
}

AddConsumer consumer(std::string name, clients::ConsumerConfig::Kind kind, std::int64_t rate)
{
    AddConsumer add;
    add.config.name = std::move(name);
    add.config.stream = "clicks";
    add.config.kind = kind;
    add.config.processingRate = rate;
    return add;
}

// Two shards, the first split at 20 s, 90 s in all; "app" reads 500 records a second and shard.
World splitWorld()
{
    World world = support::worldWithStream(2, 3);
    give(world, producer(800));
    give(world, consumer("app", clients::ConsumerConfig::Kind::Shared, 500));
    give(world, consumer("efo", clients::ConsumerConfig::Kind::FanOut, 0));
    world.runUntil(at(20));
    give(world,
        streams::SplitShardRequest{"clicks", "shardId-000000000000", base::HashKey{base::U128{1} << 126}.decimal()});
    world.runUntil(at(90));
    return world;
}

std::vector<MoveBookmark> movesOf(const World& world, const char* name, std::uint32_t shard, Instant to)
{
    const Actor* const actor = world.actor(name);
    return movesTo(world, std::size_t(actor - world.actors().data()), ShardIndex{shard}, to);
}

TEST(MovesTo, ByNumberBeginAtTheSameRecord)
{
    const World world = splitWorld();
    const auto actor = std::size_t(world.actor("app") - world.actors().data());
    const std::vector<MoveBookmark> moves = movesOf(world, "app", 1, at(40));
    ASSERT_EQ(moves.size(), 1U);
    const auto after = [&world](const MoveBookmark& move) {
        World moved = world;
        give(moved, move);
        return moved.fingerprint();
    };
    for (const IteratorType type : {IteratorType::AtSequenceNumber, IteratorType::AfterSequenceNumber}) {
        const MoveBookmark named = byNumber(world, actor, moves[0], type);
        EXPECT_EQ(named.to.type, type);
        EXPECT_TRUE(named.to.sequenceNumber.has_value());
        EXPECT_FALSE(named.to.timestamp.has_value());
        const auto preview = movePreview(world, {named});
        ASSERT_TRUE(preview.hasValue());
        EXPECT_EQ(preview->again, movePreview(world, {moves[0]})->again);
        EXPECT_NE(after(named), world.fingerprint());
    }
    EXPECT_NE(byNumber(world, actor, moves[0], IteratorType::AtSequenceNumber).to.sequenceNumber,
        byNumber(world, actor, moves[0], IteratorType::AfterSequenceNumber).to.sequenceNumber);
    // Before the oldest record there is none, and none at the tip.
    const MoveBookmark oldest = movesOf(world, "app", 1, base::kWorldStart).back();
    EXPECT_EQ(oldest.to.type, IteratorType::TrimHorizon);
    EXPECT_EQ(byNumber(world, actor, oldest, IteratorType::AfterSequenceNumber), oldest);
    EXPECT_EQ(byNumber(world, actor, oldest, IteratorType::AtSequenceNumber).to.type, IteratorType::AtSequenceNumber);
    const MoveBookmark newest = movesOf(world, "app", 1, base::kWorldEnd).back();
    EXPECT_EQ(byNumber(world, actor, newest, IteratorType::AtSequenceNumber), newest);
}

TEST(HistoryQueries, HeatIsWhatAFrameStored)
{
    World world = support::worldWithStream(2, 3);
    give(world, producer(1'000));
    world.runUntil(at(10));
    std::vector<Heat> heat;
    const Frame& frame = *world.seconds().back();
    heatOf(world, kClicks, frame, heat);
    ASSERT_EQ(heat.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(heat[i].perMille, frame.streams[0].shards[i].records);
        EXPECT_FALSE(heat[i].isRefusing);
    }
}

TEST(HistoryQueries, HeatKnowsWhoWasOpenAndWhoRefused)
{
    World world = support::worldWithStream(1, 3);
    give(world, producer(3'000));
    world.runUntil(at(10));
    give(world,
        streams::SplitShardRequest{"clicks", "shardId-000000000000", base::HashKey{base::U128{1} << 127}.decimal()});
    world.runUntil(at(90));
    const streams::Shard& parent = world.service().stream(kClicks).map->shard(ShardIndex{0});
    ASSERT_TRUE(parent.closed.has_value());
    std::vector<Heat> heat;
    for (std::uint64_t i = 0; i < world.seconds().size(); ++i) {
        const Frame& frame = *world.seconds()[i];
        heatOf(world, kClicks, frame, heat);
        ASSERT_EQ(heat.size(), 3U);
        const bool isBefore = frame.at <= *parent.closed;
        const bool isAfter = frame.at - frame.span >= *parent.closed;
        if (isBefore) {
            EXPECT_EQ(heat[1].perMille, -1);
            EXPECT_TRUE(heat[0].isRefusing);
            EXPECT_GE(heat[0].perMille, 900);
        }
        if (isAfter) {
            EXPECT_EQ(heat[0].perMille, -1);
            EXPECT_GE(heat[1].perMille, 0);
        }
    }
}

TEST(HistoryQueries, PlacesAreThoseOfTheReaders)
{
    const World world = splitWorld();
    const std::vector<ConsumerPlaces> all = consumerPlaces(world, kClicks, PlaceTime::Exact);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_FALSE(all[0].isFanOut);
    EXPECT_TRUE(all[1].isFanOut);
    ASSERT_EQ(all[0].places.size(), 4U);
    const auto& readers = std::get<clients::Poller>(world.actor("app")->client).readers();
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(all[0].places[i].state, readers[i].state);
        const std::uint64_t stored = world.service().stream(kClicks).lines[i].stored;
        EXPECT_EQ(all[0].places[i].unread, readers[i].state == Reader::State::Done ? 0 : stored - readers[i].next);
    }
    EXPECT_TRUE(all[0].places[1].iteratorLeft.has_value());
    EXPECT_FALSE(all[1].places[1].iteratorLeft.has_value());
}

TEST(HistoryQueries, ChildrenWaitBeforeTheirConsumerHasMetThem)
{
    World world = support::worldWithStream(1, 3);
    give(world, producer(800));
    give(world, consumer("app", clients::ConsumerConfig::Kind::Shared, 20));
    world.runUntil(at(10));
    give(world,
        streams::SplitShardRequest{"clicks", "shardId-000000000000", base::HashKey{base::U128{1} << 127}.decimal()});
    world.runUntil(at(90));
    ASSERT_EQ(std::get<clients::Poller>(world.actor("app")->client).readers().size(), 1U);
    const std::vector<ConsumerPlaces> all = consumerPlaces(world, kClicks, PlaceTime::Exact);
    ASSERT_EQ(all[0].places.size(), 3U);
    EXPECT_EQ(all[0].places[0].state, Reader::State::Reading);
    for (const std::size_t child : {1U, 2U}) {
        EXPECT_EQ(all[0].places[child].state, Reader::State::Waiting);
        EXPECT_EQ(all[0].places[child].unread, world.service().stream(kClicks).lines[child].stored);
        EXPECT_FALSE(all[0].places[child].iteratorLeft.has_value());
    }
}

TEST(HistoryQueries, TheAgesOfTheLastSecondTellWhereReadersStoodThen)
{
    const World world = splitWorld();
    ASSERT_EQ(world.seconds().back()->at, world.now()) << "a second has just ended, so both are the same";
    const std::vector<ConsumerPlaces> exact = consumerPlaces(world, kClicks, PlaceTime::Exact);
    const std::vector<ConsumerPlaces> quick = consumerPlaces(world, kClicks, PlaceTime::LastSecond);
    ASSERT_EQ(quick.size(), exact.size());
    bool isSomeoneBehind = false;
    for (std::size_t c = 0; c < exact.size(); ++c) {
        ASSERT_EQ(quick[c].places.size(), exact[c].places.size());
        for (std::size_t i = 0; i < exact[c].places.size(); ++i) {
            EXPECT_EQ(quick[c].places[i].at, exact[c].places[i].at) << c << ' ' << i;
            EXPECT_EQ(quick[c].places[i].state, exact[c].places[i].state) << c << ' ' << i;
            EXPECT_EQ(quick[c].places[i].iteratorLeft, exact[c].places[i].iteratorLeft) << c << ' ' << i;
            EXPECT_EQ(placeOf(world, exact[c].actor, ShardIndex{std::uint32_t(i)}), exact[c].places[i]);
            isSomeoneBehind |= exact[c].places[i].at < world.now();
        }
    }
    EXPECT_TRUE(isSomeoneBehind);
}

TEST(HistoryQueries, MovesGoUpTheFamilyTree)
{
    const World world = splitWorld();
    const auto near = movesOf(world, "app", 2, at(80));
    ASSERT_EQ(near.size(), 1U);
    EXPECT_EQ(near[0].to.type, IteratorType::AtTimestamp);
    EXPECT_EQ(near[0].to.timestamp, at(80));
    const auto far = movesOf(world, "app", 2, at(10));
    ASSERT_EQ(far.size(), 2U);
    EXPECT_EQ(far[0].to.shardId, "shardId-000000000000");
    EXPECT_EQ(far[0].to.timestamp, at(10));
    EXPECT_EQ(far[1].to.shardId, "shardId-000000000002");
    EXPECT_EQ(far[1].to.type, IteratorType::TrimHorizon);
    EXPECT_EQ(movesOf(world, "app", 2, at(91))[0].to.type, IteratorType::Latest);
    EXPECT_EQ(movesOf(world, "app", 1, base::kWorldStart)[0].to.type, IteratorType::TrimHorizon);
}

TEST(HistoryQueries, APreviewIsWhatHappens)
{
    for (const char* const name : {"app", "efo"}) {
        for (const std::int64_t second : {5, 30, 60, 85}) {
            for (const std::uint32_t shard : {1U, 2U}) {
                World world = splitWorld();
                const auto moves = movesOf(world, name, shard, at(second));
                const auto preview = movePreview(world, moves);
                ASSERT_TRUE(preview);
                const auto recordsOf = [&] {
                    for (const ConsumerPlaces& one : consumerPlaces(world, kClicks, PlaceTime::Exact))
                        if (world.actors()[one.actor].name == name) {
                            std::uint64_t unread = 0;
                            for (const ReaderPlace& place : one.places)
                                unread += place.unread;
                            return unread;
                        }
                    return std::uint64_t{0};
                };
                const std::uint64_t before = recordsOf();
                for (const MoveBookmark& move : moves)
                    give(world, move);
                EXPECT_EQ(recordsOf() - before, preview->again - preview->skipped) << name << ' ' << second;
                EXPECT_GT(preview->again, 0U);
                EXPECT_EQ(preview->waiting.empty(), shard == 1 || second >= 60) << name << ' ' << second;
            }
        }
    }
}

TEST(HistoryQueries, WorkIsAtTheConsumersRateParentsFirst)
{
    const World world = splitWorld();
    const auto alone = movePreview(world, movesOf(world, "app", 1, at(60)));
    ASSERT_TRUE(alone);
    EXPECT_NEAR(double(alone->work.count()), double(alone->again) * 1'000 / 500, 1'000);
    // Everything of the parent, then everything of the child.
    const auto both = movePreview(world, movesOf(world, "app", 2, at(5)));
    ASSERT_TRUE(both);
    EXPECT_NEAR(double(both->work.count()), double(both->again) * 1'000 / 500, 1'000);
    ASSERT_EQ(both->waiting.size(), 2U);
    // All shards: the longest way through the tree, not the sum.
    const auto all =
        movePreview(world, {moveAllTo(world, std::size_t(world.actor("app") - world.actors().data()), at(5))});
    ASSERT_TRUE(all);
    EXPECT_LT(double(all->work.count()), double(all->again) * 1'000 / 500 * 0.8);
}

TEST(HistoryQueries, SkippingIsSaid)
{
    World world = splitWorld();
    give(world, SetConsumerProcessing{"app", 500, true});
    world.runUntil(at(100));
    const auto preview = movePreview(world, movesOf(world, "app", 1, at(200)));
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->again, 0U);
    EXPECT_GT(preview->skipped, 3'000U);
    EXPECT_EQ(preview->work, Duration{});
}

TEST(HistoryQueries, APreviewChangesNothing)
{
    const World world = splitWorld();
    const std::uint64_t before = world.fingerprint();
    ASSERT_TRUE(movePreview(world, movesOf(world, "efo", 2, at(5))));
    EXPECT_EQ(world.fingerprint(), before);
    MoveBookmark wrong{"efo", {}};
    wrong.to = {"shardId-000000000009", IteratorType::Latest, std::nullopt, std::nullopt};
    EXPECT_FALSE(movePreview(world, {wrong}));
}

TEST(HistoryQueries, HistoryBeginsWithTheStreamOrAtTheWall)
{
    World world = support::worldWithStream(1, 3);
    world.runUntil(at(10));
    EXPECT_EQ(historyBegin(world, kClicks), base::kWorldStart);
    world.runUntil(base::instantAt(std::chrono::hours{25}));
    EXPECT_EQ(historyBegin(world, kClicks), base::instantAt(std::chrono::hours{1}));
}

}
}
