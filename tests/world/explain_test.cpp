#include "world/explain.h"

#include "support/world_builder.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace shardscope::world {

namespace {

using base::Duration;

base::Instant at(std::int64_t seconds) { return base::instantAt(std::chrono::seconds{seconds}); }

const Cause* causeOf(const Explanation& explanation, CauseCode code)
{
    const auto found = std::find_if(explanation.causes.begin(), explanation.causes.end(),
        [code](const Cause& cause) { return cause.code == code; });
    return found == explanation.causes.end() ? nullptr : &*found;
}

const Remedy* remedyOf(const Explanation& explanation, RemedyCode code)
{
    const auto found = std::find_if(explanation.remedies.begin(), explanation.remedies.end(),
        [code](const Remedy& remedy) { return remedy.code == code; });
    return found == explanation.remedies.end() ? nullptr : &*found;
}

std::size_t actorOf(const World& world, std::string_view name)
{
    for (std::size_t i = 0; i < world.actors().size(); ++i)
        if (world.actors()[i].name == name)
            return i;
    return world.actors().size();
}

World defaultAt(std::int64_t seconds)
{
    Timeline timeline{defaultScenario()};
    timeline.runUntil(at(seconds));
    return timeline.world();
}

World played(const Scenario& scenario, std::int64_t seconds)
{
    Timeline timeline{scenario};
    timeline.runUntil(at(seconds));
    return timeline.world();
}

Scenario oneStream(std::uint32_t shards)
{
    Scenario scenario;
    scenario.streams = {{{"clicks", shards}, std::chrono::hours{24}}};
    return scenario;
}

AddProducer producer(std::int64_t rate)
{
    AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate = clients::Curve{{{Duration{0}, rate}}};
    add.config.size.kind = clients::SizeChoice::Kind::Fixed;
    add.config.size.bytes = 200;
    return add;
}

AddConsumer consumer(std::int64_t processing)
{
    AddConsumer add;
    add.config.name = "billing";
    add.config.stream = "clicks";
    add.config.processingRate = processing;
    return add;
}

constexpr WhyQuestion why(std::uint32_t shard) { return WhyShard{streams::StreamIndex{0}, streams::ShardIndex{shard}}; }

}

// --- A shard that refuses ----------------------------------------------------------

TEST(Explain, NamesTheKeyTheRiseAndTheRoomOfTheDefaultScenario)
{
    const World world = defaultAt(90);
    const Explanation answer = explain(world, why(1));
    EXPECT_EQ(answer.verdict, Verdict::Throttled);
    ASSERT_GE(answer.causes.size(), 4U);
    EXPECT_EQ(answer.causes.front().code, CauseCode::ShardRefuses);
    // The ramp ends at 50 s; the bucket is empty a few seconds before.
    EXPECT_GT(answer.causes.front().at, at(40));
    EXPECT_LT(answer.causes.front().at, at(55));
    const Cause* key = causeOf(answer, CauseCode::KeyDominates);
    ASSERT_NE(key, nullptr);
    EXPECT_EQ(key->key, "mobile");
    EXPECT_GT(key->perMille, 400);
    EXPECT_LT(key->before, key->perMille / 2);
    const Cause* rose = causeOf(answer, CauseCode::ProducerRose);
    ASSERT_NE(rose, nullptr);
    EXPECT_GT(rose->value, rose->before);
    EXPECT_GE(rose->at, at(30));
    EXPECT_LE(rose->at, at(52));
    const Cause* room = causeOf(answer, CauseCode::StreamHasRoom);
    ASSERT_NE(room, nullptr);
    EXPECT_LT(room->perMille, 800);
    EXPECT_EQ(causeOf(answer, CauseCode::KeyAloneOverQuota), nullptr);
    EXPECT_NE(causeOf(answer, CauseCode::RetriesAmplify), nullptr);
}

TEST(Explain, GivesASplitThatEndsTheThrottling)
{
    Timeline timeline{defaultScenario()};
    timeline.runUntil(at(90));
    const Explanation answer = explain(timeline.world(), why(1));
    const Remedy* split = remedyOf(answer, RemedyCode::Split);
    ASSERT_NE(split, nullptr);
    EXPECT_LT(split->perMille, 1'000);
    for (const Action& action : split->commands)
        EXPECT_TRUE(isAccepted(timeline.apply({"you", action}, timeline.newGesture())));
    timeline.runUntil(at(180));
    for (const ShardUse& use : shardUses(timeline.world(), streams::StreamIndex{0})) {
        EXPECT_FALSE(use.isThrottled());
        EXPECT_EQ(explain(timeline.world(), WhyShard{streams::StreamIndex{0}, use.shard}).verdict == Verdict::Throttled,
            false);
    }
    EXPECT_EQ(explain(timeline.world(), why(1)).verdict, Verdict::Closed);
}

TEST(Explain, SaysThatNoSplitHelpsOneKeyAndThatSaltDoes)
{
    Scenario scenario = oneStream(4);
    AddProducer web = producer(3'000);
    web.config.keys.hot = {{"celebrity", clients::Curve{{{Duration{0}, 500'000}}}}};
    scenario.clients.push_back({"scenario", web});
    Timeline timeline{scenario};
    timeline.runUntil(at(60));
    const std::vector<ShardUse> uses = shardUses(timeline.world(), streams::StreamIndex{0});
    const auto hot = std::find_if(uses.begin(), uses.end(), [](const ShardUse& use) { return use.isThrottled(); });
    ASSERT_NE(hot, uses.end());
    const Explanation answer = explain(timeline.world(), WhyShard{streams::StreamIndex{0}, hot->shard});
    const Cause* alone = causeOf(answer, CauseCode::KeyAloneOverQuota);
    ASSERT_NE(alone, nullptr);
    EXPECT_EQ(alone->key, "celebrity");
    EXPECT_NEAR(double(alone->perMille), 1'500, 75);
    EXPECT_EQ(remedyOf(answer, RemedyCode::Split), nullptr);
    EXPECT_NE(remedyOf(answer, RemedyCode::SplitIsNoHelp), nullptr);
    const Remedy* salt = remedyOf(answer, RemedyCode::SaltKey);
    ASSERT_NE(salt, nullptr);
    EXPECT_EQ(&answer.remedies.front(), salt);
    const GestureId gesture = timeline.newGesture();
    for (const Action& action : salt->commands)
        EXPECT_TRUE(isAccepted(timeline.apply({"you", action}, gesture)));
    timeline.runUntil(at(150));
    std::int64_t offered = 0;
    for (const ShardUse& use : shardUses(timeline.world(), streams::StreamIndex{0})) {
        EXPECT_FALSE(use.isThrottled());
        offered += use.offered.recordsPerSecond;
    }
    // The same load as before, only under other keys.
    EXPECT_NEAR(double(offered), 3'000, 150);
}

TEST(Explain, AdvisesMoreShardsWhereTheWholeStreamIsFull)
{
    Scenario scenario = oneStream(2);
    scenario.clients.push_back({"scenario", producer(2'600)});
    const World world = played(scenario, 60);
    const Explanation answer = explain(world, why(0));
    EXPECT_EQ(answer.verdict, Verdict::Throttled);
    EXPECT_NE(causeOf(answer, CauseCode::ManyKeys), nullptr);
    EXPECT_NE(causeOf(answer, CauseCode::StreamIsFull), nullptr);
    const Remedy* reshard = remedyOf(answer, RemedyCode::Reshard);
    ASSERT_NE(reshard, nullptr);
    EXPECT_EQ(reshard->value, 4);
    EXPECT_EQ(std::get<streams::UpdateShardCountRequest>(reshard->commands.front()).targetShardCount, 4U);
}

TEST(Explain, TellsAnIdleShardFromASilentStream)
{
    Scenario scenario = oneStream(4);
    AddProducer web = producer(400);
    web.config.keys.ringToPpm = 250'000;
    scenario.clients.push_back({"scenario", web});
    const Explanation answer = explain(played(scenario, 30), why(2));
    EXPECT_EQ(answer.verdict, Verdict::Idle);
    EXPECT_NE(causeOf(answer, CauseCode::NoKeyInRange), nullptr);
    const Remedy* merge = remedyOf(answer, RemedyCode::Merge);
    ASSERT_NE(merge, nullptr);
    EXPECT_EQ(merge->perMille, 0);
    EXPECT_TRUE(merge->other == streams::ShardIndex{1} || merge->other == streams::ShardIndex{3});

    const Explanation silent = explain(played(oneStream(2), 30), why(0));
    EXPECT_EQ(silent.verdict, Verdict::Idle);
    EXPECT_EQ(causeOf(silent, CauseCode::NoKeyInRange), nullptr);
    EXPECT_GE(causeOf(silent, CauseCode::NothingArrives)->value, 29);
}

// --- Producers and consumers ----------------------------------------------------------

TEST(Explain, LeadsFromARefusedProducerToTheShard)
{
    const World world = defaultAt(90);
    const Explanation answer = explain(world, WhyClient{actorOf(world, "trending")});
    EXPECT_EQ(answer.verdict, Verdict::Refused);
    EXPECT_EQ(answer.causes.front().code, CauseCode::WritesRefused);
    ASSERT_NE(causeOf(answer, CauseCode::ShardRefuses), nullptr);
    EXPECT_EQ(causeOf(answer, CauseCode::ShardRefuses)->shard, streams::ShardIndex{1});
    EXPECT_NE(remedyOf(answer, RemedyCode::Split), nullptr);
    EXPECT_EQ(explain(defaultAt(20), WhyClient{actorOf(world, "web")}).verdict, Verdict::Fine);
}

TEST(Explain, FindsTheSlowWorkerAndTheRateThatCatchesUp)
{
    Scenario scenario = oneStream(1);
    scenario.clients.push_back({"scenario", producer(600)});
    scenario.clients.push_back({"scenario", consumer(300)});
    Timeline timeline{scenario};
    timeline.runUntil(at(60));
    const std::size_t actor = actorOf(timeline.world(), "billing");
    const Explanation answer = explain(timeline.world(), WhyClient{actor});
    EXPECT_EQ(answer.verdict, Verdict::Late);
    const Cause* slow = causeOf(answer, CauseCode::ProcessingTooSlow);
    ASSERT_NE(slow, nullptr);
    EXPECT_EQ(slow->value, 300);
    EXPECT_NEAR(double(slow->limit), 600, 30);
    const Remedy* faster = remedyOf(answer, RemedyCode::ProcessFaster);
    ASSERT_NE(faster, nullptr);
    timeline.apply({"you", faster->commands.front()}, timeline.newGesture());
    timeline.runUntil(at(92));
    EXPECT_EQ(explain(timeline.world(), WhyClient{actor}).verdict, Verdict::CatchingUp);
    timeline.runUntil(at(400));
    EXPECT_EQ(explain(timeline.world(), WhyClient{actor}).verdict, Verdict::Fine);
}

TEST(Explain, SaysThatAPausedConsumerIsPaused)
{
    Scenario scenario = oneStream(1);
    scenario.clients.push_back({"scenario", producer(100)});
    scenario.clients.push_back({"scenario", consumer(0)});
    Timeline timeline{scenario};
    timeline.runUntil(at(20));
    timeline.apply({"you", SetConsumerProcessing{"billing", 0, true}}, timeline.newGesture());
    timeline.runUntil(at(60));
    const Explanation answer = explain(timeline.world(), WhyClient{actorOf(timeline.world(), "billing")});
    EXPECT_EQ(answer.verdict, Verdict::Late);
    const Cause* paused = causeOf(answer, CauseCode::ConsumerPaused);
    ASSERT_NE(paused, nullptr);
    EXPECT_GE(paused->at, at(20));
    EXPECT_LE(paused->at, at(27));
    ASSERT_NE(remedyOf(answer, RemedyCode::Resume), nullptr);
}

TEST(Explain, SaysThatChildrenWaitForTheirParent)
{
    Scenario scenario = oneStream(1);
    scenario.clients.push_back({"scenario", producer(600)});
    scenario.clients.push_back({"scenario", consumer(200)});
    Timeline timeline{scenario};
    timeline.runUntil(at(60));
    timeline.apply({"you",
                       streams::SplitShardRequest{
                           "clicks", "shardId-000000000000", "170141183460469231731687303715884105728"}},
        timeline.newGesture());
    timeline.runUntil(at(120));
    const Explanation answer = explain(timeline.world(), WhyClient{actorOf(timeline.world(), "billing")});
    const Cause* waits = causeOf(answer, CauseCode::WaitsForParent);
    ASSERT_NE(waits, nullptr);
    EXPECT_EQ(waits->shard, streams::ShardIndex{0});
    EXPECT_GT(waits->value, 10'000);
}

// Six pollers want thirty calls a second of five.
Scenario sixPollers()
{
    Scenario scenario = oneStream(2);
    scenario.clients.push_back({"scenario", producer(900)});
    for (const char* name : {"billing", "fraud", "search", "audit", "alarms", "archive"}) {
        AddConsumer add = consumer(0);
        add.config.name = name;
        add.config.pollInterval = Duration{200};
        scenario.clients.push_back({"scenario", add});
    }
    return scenario;
}

// In classic there is no such limit, whatever the run says of it.
TEST(Explain, BlamesNoRecordsOfReadsWhereNothingCountsThem)
{
    Scenario scenario = sixPollers();
    scenario.settings.service.profile = streams::Profile::Classic;
    scenario.settings.service.areReadRecordsLimited = true;
    Timeline timeline{scenario};
    timeline.runUntil(at(60));
    const Explanation answer = explain(timeline.world(), WhyClient{actorOf(timeline.world(), "billing")});
    EXPECT_EQ(causeOf(answer, CauseCode::SharedByReaders), nullptr);
    EXPECT_NE(causeOf(answer, CauseCode::CallsAreShared), nullptr);
}

TEST(Explain, MovesAConsumerToFanOutWhereCallsAreShared)
{
    const Scenario scenario = sixPollers();
    Timeline timeline{scenario};
    timeline.runUntil(at(60));
    const std::size_t actor = actorOf(timeline.world(), "billing");
    const Explanation answer = explain(timeline.world(), WhyClient{actor});
    EXPECT_TRUE(answer.verdict == Verdict::Contended || answer.verdict == Verdict::Late);
    const Cause* calls = causeOf(answer, CauseCode::CallsAreShared);
    ASSERT_NE(calls, nullptr);
    EXPECT_EQ(calls->before, 6);
    const Remedy* fanOut = remedyOf(answer, RemedyCode::ToFanOut);
    ASSERT_NE(fanOut, nullptr);
    // Two shards at $0.015 an hour, and what is read.
    EXPECT_GT(fanOut->value, 30'000);
    EXPECT_LT(fanOut->value, 50'000);

    Timeline other{scenario};
    other.runUntil(at(60));
    const GestureId gesture = other.newGesture();
    for (const Action& action : fanOut->commands)
        EXPECT_TRUE(isAccepted(other.apply({"you", action}, gesture)));
    const auto oldest = [actor](const World& world) {
        const auto& seconds = world.seconds();
        std::int64_t most = 0;
        for (std::uint64_t i = seconds.size() - 30; i < seconds.size(); ++i)
            most = std::max(most, seconds[i]->consumers[actor].ageMs);
        return most;
    };
    timeline.runUntil(at(150));
    other.runUntil(at(150));
    EXPECT_GT(oldest(timeline.world()), 800);
    EXPECT_LT(oldest(other.world()), 200);
    EXPECT_EQ(explain(other.world(), WhyClient{actor}).verdict, Verdict::Fine);
    EXPECT_NE(explain(timeline.world(), WhyClient{actor}).verdict, Verdict::Fine);
}

// 1.8 MB/s come, two pollers read them: 3.6 MB/s of 2 MiB/s.
TEST(Explain, MovesAConsumerToFanOutWhereThePipeIsShared)
{
    Scenario scenario = oneStream(2);
    AddProducer web = producer(1'800);
    web.config.size.bytes = 1'000;
    scenario.clients.push_back({"scenario", web});
    for (const char* name : {"billing", "search", "audit"}) {
        AddConsumer add = consumer(0);
        add.config.name = name;
        scenario.clients.push_back({"scenario", add});
    }
    Timeline timeline{scenario};
    timeline.runUntil(at(120));
    const std::size_t actor = actorOf(timeline.world(), "billing");
    const Explanation answer = explain(timeline.world(), WhyClient{actor});
    EXPECT_EQ(answer.verdict, Verdict::Late);
    EXPECT_NE(causeOf(answer, CauseCode::PipeIsShared), nullptr);
    const Remedy* fanOut = remedyOf(answer, RemedyCode::ToFanOut);
    ASSERT_NE(fanOut, nullptr);
    const std::int64_t before = lastSample(timeline.world(), actor)->ageMs;
    for (const Action& action : fanOut->commands)
        timeline.apply({"you", action}, timeline.newGesture());
    timeline.runUntil(at(240));
    EXPECT_LT(lastSample(timeline.world(), actor)->ageMs, before / 10);
}

TEST(Explain, LetsAParentBeReadFasterAndAPausedOneCatchUp)
{
    Scenario scenario = oneStream(1);
    scenario.clients.push_back({"scenario", producer(600)});
    scenario.clients.push_back({"scenario", consumer(400)});
    Timeline timeline{scenario};
    timeline.runUntil(at(120));
    timeline.apply({"you",
                       streams::SplitShardRequest{
                           "clicks", "shardId-000000000000", "170141183460469231731687303715884105728"}},
        timeline.newGesture());
    timeline.runUntil(at(160));
    const std::size_t actor = actorOf(timeline.world(), "billing");
    const Explanation waits = explain(timeline.world(), WhyClient{actor});
    ASSERT_NE(causeOf(waits, CauseCode::WaitsForParent), nullptr);
    const Remedy* faster = remedyOf(waits, RemedyCode::ProcessFaster);
    ASSERT_NE(faster, nullptr);
    EXPECT_EQ(faster->value, 800);

    timeline.apply({"you", SetConsumerProcessing{"billing", 200, true}}, timeline.newGesture());
    timeline.runUntil(at(200));
    const Explanation paused = explain(timeline.world(), WhyClient{actor});
    ASSERT_EQ(paused.remedies.size(), 2U);
    EXPECT_EQ(paused.remedies[0].code, RemedyCode::Resume);
    EXPECT_EQ(paused.remedies[1].code, RemedyCode::ProcessFaster);
    EXPECT_FALSE(std::get<SetConsumerProcessing>(paused.remedies[1].commands.front()).isPaused);
}

TEST(Explain, HasNothingToSayOfWhatIsWell)
{
    const World world = defaultAt(20);
    EXPECT_EQ(explain(world, why(0)).verdict, Verdict::Fine);
    EXPECT_TRUE(explain(world, why(0)).causes.empty());
    EXPECT_EQ(explain(world, WhyClient{actorOf(world, "search")}).verdict, Verdict::Fine);
    // What does not exist.
    EXPECT_EQ(explain(world, why(999)).verdict, Verdict::Fine);
    EXPECT_EQ(explain(world, WhyShard{streams::StreamIndex{7}, {}}).verdict, Verdict::Fine);
    EXPECT_EQ(explain(world, WhyClient{999}).verdict, Verdict::Fine);
}

// --- Cuts --------------------------------------------------------------------------------

TEST(Explain, RanksCutsByTheFullerChild)
{
    const World world = defaultAt(90);
    const base::HashRange range =
        world.service().stream(streams::StreamIndex{0}).map->shard(streams::ShardIndex{1}).range;
    const RangeLoad load = measureLoad(world, streams::StreamIndex{0}, range,
        lastStretch(world, streams::StreamIndex{0}, kPreviewStretch));
    const std::vector<SplitPreview> cuts = rankedCuts(load, writeQuota(world), 3);
    ASSERT_GE(cuts.size(), 2U);
    ASSERT_LE(cuts.size(), 3U);
    const auto fuller = [](const SplitPreview& cut) { return std::max(cut.lower.perMille, cut.upper.perMille); };
    for (std::size_t i = 1; i < cuts.size(); ++i)
        EXPECT_LE(fuller(cuts[i - 1]), fuller(cuts[i]));
    EXPECT_LT(fuller(cuts.front()), 1'000);
}

}
