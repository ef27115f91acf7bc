#include "world/ordering.h"

#include "clients/consumer.h"
#include "world/history_queries.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

using namespace shardscope;
using clients::ConsumerConfig;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};

// Two shards, a quick shared reader, one that cannot keep up, and one with fan-out.
world::World busyWorld(std::uint64_t seed)
{
    base::Rng rng{seed};
    world::Scenario scenario;
    scenario.settings.seed = seed;
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}}};
    world::AddProducer producer;
    producer.config.name = "web";
    producer.config.stream = "clicks";
    producer.config.rate.knots = {{base::Duration{0}, static_cast<std::int64_t>(300 + rng.below(1'200))}};
    producer.config.keys.kind = clients::KeyChoice::Kind::Zipf;
    producer.config.keys.count = static_cast<std::uint32_t>(20 + rng.below(3'000));
    producer.config.size.bytes = 100;
    scenario.clients.push_back({"scenario", producer});
    for (const auto& [name, kind, rate] :
        {std::tuple{"quick", ConsumerConfig::Kind::Shared, 0}, std::tuple{"slow", ConsumerConfig::Kind::Shared, 90},
            std::tuple{"push", ConsumerConfig::Kind::FanOut, 0}}) {
        world::AddConsumer consumer;
        consumer.config.name = name;
        consumer.config.stream = "clicks";
        consumer.config.kind = kind;
        consumer.config.processingRate = rate;
        scenario.clients.push_back({"scenario", consumer});
    }
    return std::move(world::makeWorld(scenario)).value();
}

// The plain way: a set of keys per consumer and shard.
world::KeysInFlight counted(const world::World& world, std::size_t actor, std::span<const ShardIndex> parents)
{
    const auto* poller = std::get_if<clients::Poller>(&world.actors()[actor].client);
    const auto* fanOut = std::get_if<clients::FanOutConsumer>(&world.actors()[actor].client);
    const std::vector<clients::Reader>& readers = poller != nullptr ? poller->readers() : fanOut->readers();
    const streams::Stream& stream = world.service().stream(kClicks);
    world::KeysInFlight plain{
        .actor = actor, .kind = poller != nullptr ? ConsumerConfig::Kind::Shared : ConsumerConfig::Kind::FanOut};
    for (const ShardIndex shard : parents) {
        std::set<streams::KeyId> keys;
        const std::size_t number = streams::number(shard);
        for (std::uint64_t i = readers.at(number).next; i < stream.lines[number].stored; ++i) {
            keys.insert(stream.logs[number].row(i).key);
            ++plain.records;
        }
        plain.keys += keys.size();
    }
    return plain;
}

}

TEST(Ordering, CountsTheKeysThatEveryConsumerHasYetToRead)
{
    constexpr std::array kBoth{ShardIndex{0}, ShardIndex{1}};
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::World world = busyWorld(seed);
        world.runUntil(base::instantAt(base::Duration{20'300 + static_cast<std::int64_t>(seed) * 137}));
        for (const std::span<const ShardIndex> parents :
            {std::span{kBoth}.first(1), std::span{kBoth}.last(1), std::span<const ShardIndex>{kBoth}}) {
            const auto readers = world::keysInFlight(world, kClicks, parents);
            ASSERT_EQ(readers.size(), 3U);
            for (const world::KeysInFlight& reader : readers)
                EXPECT_EQ(reader, counted(world, reader.actor, parents));
            // The slow one has more to read than the quick one, and no more keys than records.
            EXPECT_GT(readers[1].records, readers[0].records);
            EXPECT_LE(readers[1].keys, readers[1].records);
        }
    }
}

// That consumers here read parents first is not only said: while one has something unread in the
// parent it has read nothing of the children.
TEST(Ordering, WhoReadsParentsFirstReadsNothingOfTheirChildrenBefore)
{
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        world::World world = busyWorld(seed);
        world.runUntil(base::instantAt(std::chrono::seconds{10}));
        const streams::Shard parent = world.service().stream(kClicks).map->shard(ShardIndex{0});
        const auto snaps = base::HashKey{parent.range.last.value / 2};
        ASSERT_TRUE(world::isAccepted(world.apply({"test",
            streams::SplitShardRequest{"clicks", streams::shardId(ShardIndex{0}), snaps.decimal()}})));
        bool hasWaited = false;
        constexpr std::array kParent{ShardIndex{0}};
        for (int second = 0; second < 90; ++second) {
            world.runUntil(world.now() + base::Duration{1'000});
            const auto& children = world.service().stream(kClicks).map->shard(ShardIndex{0}).children;
            const auto places = world::consumerPlaces(world, kClicks, world::PlaceTime::Exact);
            const auto readers = world::keysInFlight(world, kClicks, kParent);
            for (std::size_t i = 0; i < readers.size(); ++i) {
                ASSERT_TRUE(readers[i].isInOrder);
                if (readers[i].records == 0)
                    continue;
                for (const ShardIndex child : children) {
                    if (streams::number(child) >= places[i].places.size())
                        continue;
                    EXPECT_NE(places[i].places[streams::number(child)].state, clients::Reader::State::Reading);
                    EXPECT_NE(places[i].places[streams::number(child)].state, clients::Reader::State::Done);
                    hasWaited = true;
                }
            }
        }
        EXPECT_TRUE(hasWaited);
    }
}
