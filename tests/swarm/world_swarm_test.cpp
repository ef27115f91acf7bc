// Random worlds with clients, run in every way there is: at once, in slices, from copies, with
// one consumer more. What must not depend on the way is compared; what must add up is added up.
//
//   SHARDSCOPE_SWARM_FIRST=12 SHARDSCOPE_SWARM_SEEDS=1 build/release/bin/test_swarm --gtest_filter='WorldSwarm.*'
#include "support/world_builder.h"
#include "swarm/contents.h"
#include "swarm/invariants.h"
#include "swarm/random_scenario.h"
#include "swarm/seeds.h"
#include "world/scenario_player.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>

namespace shardscope::swarm {
namespace {

using base::Duration;
using base::Instant;
using clients::ConsumerConfig;
using clients::Reader;
using world::World;

constexpr const char* kFilter = "WorldSwarm.*";

// How time is let pass up to an instant.
using Passing = std::function<void(World&, Instant)>;

void atOnce(World& world, Instant to) { world.runUntil(to); }

struct Play {
    World world;
    std::vector<bool> accepted; // at the index of the command
};

World begin(const world::Scenario& scenario)
{
    auto made = world::makeWorld(scenario);
    SHARD_CHECK(made.hasValue());
    return std::move(made).value();
}

void goOn(Play& run, const world::Scenario& scenario, const Passing& pass)
{
    const auto& commands = scenario.events;
    for (std::size_t i = run.accepted.size(); i < commands.size(); ++i) {
        pass(run.world, commands[i].at);
        run.accepted.push_back(world::isAccepted(run.world.apply(commands[i].command)));
    }
    pass(run.world, Instant{scenario.length});
}

void expectSame(const Play& run, const Play& expected, const std::string& how)
{
    EXPECT_EQ(run.accepted, expected.accepted) << how;
    EXPECT_EQ(run.world.fingerprint(), expected.world.fingerprint()) << how;
    EXPECT_EQ(contentsOf(run.world.service()), contentsOf(expected.world.service())) << how;
    EXPECT_EQ(support::describe(run.world), support::describe(expected.world)) << how;
    EXPECT_EQ(run.world.seconds().size(), expected.world.seconds().size()) << how;
}

// A test of one seed; what went wrong is told with the seed and the scenario.
template <typename Test>
void forEachSeed(std::uint64_t usual, std::uint64_t sanitized, Test test)
{
    const Seeds seeds = seedsFor(usual, sanitized);
    for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
        world::Scenario scenario = randomScenario(seed);
        if (seed % 3 == 0)
            addRandomFaults(scenario);
        if (seeds.count == 1)
            std::cout << describeScenario(scenario);
        Play expected{begin(scenario), {}};
        goOn(expected, scenario, atOnce);
        test(scenario, expected);
        if (testing::Test::HasFailure())
            FAIL() << describeScenario(scenario) << howToRepeat(seed, kFilter);
    }
}

// --- Time --------------------------------------------------------------------------

TEST(WorldSwarm, SlicesOfTimeMakeNoDifference)
{
    forEachSeed(60, 6, [](const world::Scenario& scenario, const Play& expected) {
        base::Rng rng = base::Rng{scenario.settings.seed}.fork("slices");
        Play sliced{begin(scenario), {}};
        goOn(sliced, scenario, [&rng](World& world, Instant to) {
            while (world.now() < to) {
                const auto length = static_cast<std::int64_t>(rng.below(rng.below(8) == 0 ? 3'000 : 50));
                world.runUntil(std::min(to, world.now() + Duration{length}));
            }
            world.runUntil(to);
        });
        expectSame(sliced, expected, "in slices");

        Play inSteps{begin(scenario), {}};
        goOn(inSteps, scenario, [&rng](World& world, Instant to) {
            while (world.runSome(to, 1 + rng.below(40)) < to) {}
            world.runUntil(to);
        });
        expectSame(inSteps, expected, "by runSome");

        world::ScenarioPlayer player{begin(scenario), scenario.events};
        player.runUntil(Instant{scenario.length});
        EXPECT_EQ(player.world().fingerprint(), expected.world.fingerprint()) << "by a player";
    });
}

TEST(WorldSwarm, SeekingComesBackToTheSameWorld)
{
    forEachSeed(40, 4, [](const world::Scenario& scenario, const Play& expected) {
        const Instant end{scenario.length};
        base::Rng rng = base::Rng{scenario.settings.seed}.fork("seeks");
        world::Timeline timeline{scenario};
        timeline.runUntil(end);
        EXPECT_EQ(timeline.world().fingerprint(), expected.world.fingerprint()) << "by a timeline";
        std::map<Instant, std::uint64_t> seen;
        for (int i = 0; i < 6; ++i) {
            const bool isBeenThere = !seen.empty() && rng.below(3) == 0;
            const Instant to = isBeenThere
                ? seen.begin()->first
                : Instant{Duration{
                    static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(scenario.length.count())))}};
            ASSERT_TRUE(timeline.seek(to));
            const std::uint64_t here = timeline.world().fingerprint();
            EXPECT_EQ(seen.try_emplace(to, here).first->second, here) << base::formatClock(to);
        }
        // What was played on from the past, undone again, leaves no trace.
        const world::GestureId gesture = timeline.newGesture();
        const std::uint64_t before = timeline.world().fingerprint();
        (void)timeline.apply({"swarm", streams::UpdateShardCountRequest{std::string{kMainStream}, 2}}, gesture);
        timeline.runUntil(timeline.world().now() + Duration{500});
        const Instant later = timeline.world().now();
        if (timeline.canUndo()) {
            ASSERT_TRUE(timeline.undo());
            World other = begin(scenario);
            world::ScenarioPlayer player{std::move(other), scenario.events};
            player.runUntil(later);
            EXPECT_EQ(timeline.world().fingerprint(), player.world().fingerprint()) << "after an undo";
        } else {
            EXPECT_NE(before, 0U);
        }
        ASSERT_TRUE(timeline.seek(std::min(later, timeline.end())));
    });
}

TEST(WorldSwarm, CopiesGoTheirOwnWay)
{
    forEachSeed(60, 6, [](const world::Scenario& scenario, const Play& expected) {
        const auto& commands = scenario.events;
        base::Rng rng = base::Rng{scenario.settings.seed}.fork("copies");
        struct Kept {
            Play run;
            std::uint64_t fingerprint;
            std::uint64_t contents;
        };
        std::vector<Kept> kept;
        std::vector<bool> accepted;
        Play run{begin(scenario), {}};
        const auto keepCopy = [&](World& world) {
            // A copy may also be written over a world that has been used, as a pool of snapshots does.
            World copy = kept.empty() || rng.below(2) == 0 ? world : kept[rng.below(kept.size())].run.world;
            copy = world;
            kept.push_back({{std::move(copy), accepted}, world.fingerprint(), contentsOf(world.service())});
            // Whichever of the two goes on: the other must not notice.
            if (rng.below(2) == 0)
                std::swap(kept.back().run.world, world);
        };
        for (std::size_t i = 0; i <= commands.size(); ++i) {
            const Instant to = i < commands.size() ? commands[i].at : Instant{scenario.length};
            if (rng.below(3) == 0) {
                const auto way = static_cast<std::uint64_t>((to - run.world.now()).count());
                run.world.runUntil(run.world.now() + Duration{static_cast<std::int64_t>(rng.below(way + 1))});
                keepCopy(run.world);
            }
            run.world.runUntil(to);
            if (i < commands.size())
                accepted.push_back(world::isAccepted(run.world.apply(commands[i].command)));
        }
        run.accepted = accepted;
        expectSame(run, expected, "with copies taken on the way");
        for (Kept& copy : kept) {
            EXPECT_EQ(copy.run.world.fingerprint(), copy.fingerprint) << "a copy changed by itself";
            EXPECT_EQ(contentsOf(copy.run.world.service()), copy.contents) << "a copy changed by itself";
        }
        // The last first: each copy still shares its tail with those before it.
        std::reverse(kept.begin(), kept.end());
        for (Kept& copy : kept) {
            goOn(copy.run, scenario, atOnce);
            expectSame(copy.run, expected, "a copy run to the end");
        }
    });
}

TEST(WorldSwarm, OneConsumerMoreChangesNothingForProducers)
{
    forEachSeed(40, 4, [](const world::Scenario& scenario, const Play& expected) {
        world::Scenario watched = scenario;
        world::AddConsumer extra;
        extra.config.name = "extra";
        extra.config.stream = kMainStream;
        extra.config.kind =
            scenario.settings.seed % 2 == 0 ? ConsumerConfig::Kind::Shared : ConsumerConfig::Kind::FanOut;
        extra.config.pollInterval = Duration{200};
        watched.clients.insert(watched.clients.begin(), {"scenario", extra});
        Play run{begin(watched), {}};
        goOn(run, watched, atOnce);
        EXPECT_EQ(run.accepted, expected.accepted);
        EXPECT_EQ(contentsOf(run.world.service()), contentsOf(expected.world.service()));
        for (const world::Actor& actor : expected.world.actors()) {
            const auto* const producer = std::get_if<clients::Producer>(&actor.client);
            const auto* const other =
                producer != nullptr ? std::get_if<clients::Producer>(&run.world.actor(actor.name)->client) : nullptr;
            if (producer == nullptr)
                continue;
            ASSERT_NE(other, nullptr);
            EXPECT_EQ(other->counts(), producer->counts()) << actor.name;
            EXPECT_EQ(other->digest(), producer->digest()) << actor.name;
        }
    });
}

// --- Sums ----------------------------------------------------------------------------

// What became of the records of one stream, as its producers and agents say.
struct Sums {
    std::uint64_t offered = 0;
    std::uint64_t stored = 0;
    std::uint64_t refused = 0;
    std::uint64_t dropped = 0;
    std::uint64_t pending = 0;
};

template <typename Visit>
void forEachPutter(const World& world, Visit visit)
{
    for (const world::Actor& actor : world.actors()) {
        if (const auto* const producer = std::get_if<clients::Producer>(&actor.client))
            visit(actor.name, producer->stream(), producer->counts());
        if (const auto* const agent = std::get_if<clients::LogAgent>(&actor.client))
            visit(actor.name, agent->stream(), agent->counts());
    }
}

template <typename Visit>
void forEachReader(const World& world, Visit visit)
{
    for (const world::Actor& actor : world.actors()) {
        if (const auto* const poller = std::get_if<clients::Poller>(&actor.client))
            visit(actor.name, *poller);
        if (const auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actor.client))
            visit(actor.name, *fanOut);
    }
}

void expectBooksBalance(const World& world)
{
    forEachPutter(world, [](const std::string& name, streams::StreamIndex, const clients::PutCounts& counts) {
        EXPECT_EQ(counts.offered, counts.stored + counts.dropped + counts.pending) << name;
        EXPECT_EQ(counts.attempts, counts.stored + counts.refused) << name;
        EXPECT_LE(counts.firstRefused, counts.offered) << name;
    });
    const streams::Stream& stream = world.service().streams().front();
    EXPECT_EQ(wrongInLineage(*stream.map), std::nullopt);
    EXPECT_EQ(wrongInNumbers(world.service(), stream), std::nullopt);
}

// Outside puts count too: those of commands, by their replies.
struct Outside {
    std::uint64_t stored = 0;
    std::uint64_t refused = 0;
};

TEST(WorldSwarm, EveryRecordIsAccountedFor)
{
    // What all seeds together have seen, so that nobody takes an idle swarm for a right one.
    std::uint64_t allStored = 0;
    std::uint64_t allRefused = 0;
    std::uint64_t allShards = 0;
    std::uint64_t allRead = 0;
    std::uint64_t allFailed = 0;
    forEachSeed(60, 6, [&](const world::Scenario& scenario, const Play& expected) {
        const auto& commands = scenario.events;
        Outside outside;
        bool wasPutterRemoved = false;
        for (std::size_t i = 0; i < commands.size(); ++i) {
            const world::Action& action = commands[i].command.action;
            if (std::holds_alternative<streams::PutRecordRequest>(action))
                ++(expected.accepted[i] ? outside.stored : outside.refused);
            if (const auto* const remove = std::get_if<world::RemoveClient>(&action))
                wasPutterRemoved = wasPutterRemoved || (expected.accepted[i] && remove->name.rfind("late-", 0) == 0);
        }
        World world = expected.world;
        expectBooksBalance(world);

        // Everybody reads again, as fast as it goes, until nothing is left to put or to read.
        for (const world::Actor& actor : std::vector<world::Actor>(world.actors()))
            if (std::holds_alternative<clients::Poller>(actor.client)
                || std::holds_alternative<clients::FanOutConsumer>(actor.client))
                (void)world.apply({"swarm", world::SetConsumerProcessing{actor.name, 0, false}});
        world.runUntil(world.now() + std::chrono::minutes{15});
        expectBooksBalance(world);

        const streams::StreamIndex mainStream{0};
        const streams::Stream& stream = world.service().stream(mainStream);
        Sums sums{0, outside.stored, outside.refused, 0, 0};
        forEachPutter(world, [&](const std::string& name, streams::StreamIndex of, const clients::PutCounts& counts) {
            EXPECT_EQ(counts.pending, 0U) << name;
            if (of != mainStream)
                return;
            sums.stored += counts.stored;
            sums.refused += counts.refused;
        });
        std::uint64_t stored = 0;
        std::uint64_t refused = 0;
        for (const streams::ShardLine& line : stream.lines) {
            stored += line.stored;
            refused += line.refused;
        }
        allStored += stored;
        allRefused += refused;
        allFailed += stream.failedEntries;
        allShards += stream.lines.size();
        if (!wasPutterRemoved) { // its counts went with it
            EXPECT_EQ(stored, sums.stored);
            // Calls that fail as a whole reach no shard; entries that fail are counted apart.
            const bool failCalls = std::any_of(scenario.faults.begin(), scenario.faults.end(),
                [](const streams::FaultRule& rule) { return rule.name == "puts"; });
            EXPECT_LE(refused + stream.failedEntries, sums.refused);
            EXPECT_TRUE(failCalls || refused + stream.failedEntries == sums.refused);
        }

        // 10: from TRIM_HORIZON each record of the lineage comes exactly once.
        forEachReader(world, [&](const std::string& name, const auto& consumer) {
            EXPECT_EQ(consumer.counts().lost, 0U) << name;
            if (consumer.stream() != mainStream)
                return;
            allRead += consumer.counts().records;
            const bool isFromStart = consumer.config().from == ConsumerConfig::From::TrimHorizon;
            EXPECT_LE(consumer.counts().records, stored) << name;
            EXPECT_TRUE(!isFromStart || consumer.counts().records == stored) << name << ' ' << stored;
            ASSERT_EQ(consumer.readers().size(), stream.lines.size()) << name;
            for (std::size_t shard = 0; shard < stream.lines.size(); ++shard) {
                const Reader& reader = consumer.readers()[shard];
                const bool isOpen = stream.map->shards()[shard].isOpen();
                EXPECT_EQ(reader.state, isOpen ? Reader::State::Reading : Reader::State::Done) << name << ' ' << shard;
                if (!isFromStart && reader.records == 0)
                    continue; // it began at the tip, or after the shard was closed
                EXPECT_EQ(reader.next, stream.lines[shard].stored) << name << ' ' << shard;
                EXPECT_TRUE(!isFromStart || reader.records == reader.next) << name << ' ' << shard;
            }
        });

        // The frames of all seconds add up to the totals.
        std::vector<std::uint64_t> inFrames(stream.lines.size());
        const auto& seconds = world.seconds();
        ASSERT_EQ(seconds.firstIndex(), 0U);
        for (std::uint64_t i = 0; i < seconds.size(); ++i)
            for (std::size_t shard = 0; shard < seconds[i]->streams.front().shards.size(); ++shard)
                inFrames[shard] += seconds[i]->streams.front().shards[shard].records;
        for (std::size_t shard = 0; shard < stream.lines.size(); ++shard)
            EXPECT_EQ(inFrames[shard], stream.lines[shard].stored) << shard;
    });
    std::cout << allStored << " records stored, " << allRefused << " refused, " << allFailed << " failed, " << allRead
              << " read, in " << allShards << " shards\n";
}

TEST(WorldSwarm, BooksBalanceAtAnyInstant)
{
    forEachSeed(40, 4, [](const world::Scenario& scenario, const Play& expected) {
        base::Rng rng = base::Rng{scenario.settings.seed}.fork("instants");
        Play run{begin(scenario), {}};
        goOn(run, scenario, [&rng](World& world, Instant to) {
            while (world.now() < to) {
                world.runUntil(std::min(to, world.now() + Duration{1 + static_cast<std::int64_t>(rng.below(2'000))}));
                expectBooksBalance(world);
            }
            world.runUntil(to); // also when it is that instant already: its wake-ups come before a command
        });
        EXPECT_EQ(run.world.fingerprint(), expected.world.fingerprint()) << "looking changed something";
    });
}

}
}
