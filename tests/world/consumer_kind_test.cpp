#include "world/world.h"

#include "support/world_builder.h"
#include "world/consumer_queries.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <chrono>

namespace shardscope::world {
namespace {

using base::Duration;
using support::worldWithStream;
using Kind = clients::ConsumerConfig::Kind;

constexpr streams::StreamIndex kClicks{0};

AddProducer producer(std::int64_t rate)
{
    AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate.knots = {{Duration{}, rate}};
    add.config.keys.count = 1'000;
    add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 500};
    return add;
}

AddConsumer consumer(const std::string& name, Kind kind)
{
    AddConsumer add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.kind = kind;
    return add;
}

// The service's or our own words; empty when it was done.
std::string give(World& world, Action action)
{
    const Reply reply = world.apply({"test", std::move(action)});
    const auto* const refusal = std::get_if<streams::Refusal>(&reply);
    return refusal == nullptr ? std::string{} : refusal->message;
}

void pass(World& world, std::int64_t seconds) { world.runUntil(world.now() + std::chrono::seconds{seconds}); }

ConsumerFacts facts(const World& world) { return consumersOf(world, kClicks).front(); }

template <typename ConsumerType>
const ConsumerType& app(const World& world)
{
    return std::get<ConsumerType>(world.actor("app")->client);
}

// Every record once: places and counts go from ordinal to ordinal without a gap.
template <typename ConsumerType>
void expectNothingLostOrTwice(const World& world)
{
    std::uint64_t records = 0;
    for (const clients::Reader& reader : app<ConsumerType>(world).readers()) {
        EXPECT_EQ(reader.records, reader.next);
        records += reader.records;
    }
    EXPECT_EQ(app<ConsumerType>(world).counts().records, records);
    EXPECT_EQ(app<ConsumerType>(world).counts().lost, 0U);
}

TEST(ConsumerKind, MovesToFanOutWhenItsRegistrationIsActive)
{
    World world = worldWithStream(2, 1);
    EXPECT_EQ(give(world, producer(1'000)), "");
    EXPECT_EQ(give(world, consumer("app", Kind::Shared)), "");
    pass(world, 20);
    const std::uint64_t before = app<clients::Poller>(world).counts().records;
    EXPECT_GT(before, 15'000U);

    EXPECT_EQ(give(world, SetConsumerKind{"app", Kind::FanOut}), "");
    EXPECT_EQ(facts(world).kind, Kind::FanOut);
    EXPECT_EQ(facts(world).state, ConsumerState::Creating);
    EXPECT_EQ(facts(world).activeAt, world.now() + world.settings().service.timings.consumerCreate);
    pass(world, 5);
    EXPECT_EQ(app<clients::FanOutConsumer>(world).counts().records, before) << "reads before it is ACTIVE";
    pass(world, 15);
    EXPECT_EQ(facts(world).state, ConsumerState::Reading);
    EXPECT_GT(app<clients::FanOutConsumer>(world).counts().records, before + 15'000);
    EXPECT_GT(app<clients::FanOutConsumer>(world).counts().calls, 2U) << "without subscriptions";
    expectNothingLostOrTwice<clients::FanOutConsumer>(world);
    const clients::LatencyView latency = [&] {
        const std::size_t actor[]{facts(world).actor};
        return latencyOf(world, actor, Duration{5'000});
    }();
    EXPECT_LE(latency.quantile(990), Duration{71});
}

TEST(ConsumerKind, MovesBackAndForthOverReshards)
{
    World world = worldWithStream(2, 1);
    EXPECT_EQ(give(world, producer(1'000)), "");
    EXPECT_EQ(give(world, consumer("app", Kind::Shared)), "");
    pass(world, 3);
    EXPECT_EQ(give(world, SetConsumerKind{"app", Kind::FanOut}), "");
    EXPECT_EQ(give(world, streams::UpdateShardCountRequest{"clicks", 4}), "");
    pass(world, 90);
    EXPECT_EQ(world.service().stream(kClicks).map->open().size(), 4U);
    expectNothingLostOrTwice<clients::FanOutConsumer>(world);
    EXPECT_EQ(give(world, SetConsumerKind{"app", Kind::Shared}), "");
    EXPECT_EQ(give(world, streams::UpdateShardCountRequest{"clicks", 3}), "");
    pass(world, 90);
    EXPECT_TRUE(world.service().stream(kClicks).consumers.empty()) << "its registration was not given back";
    EXPECT_EQ(facts(world).state, ConsumerState::Reading);
    expectNothingLostOrTwice<clients::Poller>(world);
    std::uint64_t stored = 0;
    for (const streams::ShardLine& line : world.service().stream(kClicks).lines)
        stored += line.stored;
    EXPECT_GT(app<clients::Poller>(world).counts().records + 3'000, stored) << "it fell behind";
}

// What wakes the poller it was must not wake the consumer it is, nor the other way round.
TEST(ConsumerKind, LeavesNoWakeUpBehind)
{
    World moved = worldWithStream(4, 1);
    World still = worldWithStream(4, 1);
    for (World* world : {&moved, &still}) {
        EXPECT_EQ(give(*world, consumer("app", Kind::Shared)), "");
        pass(*world, 3);
    }
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(give(moved, SetConsumerKind{"app", Kind::FanOut}), "");
        pass(moved, 30);
        EXPECT_EQ(give(moved, SetConsumerKind{"app", Kind::Shared}), "");
        pass(moved, 30);
    }
    pass(still, 240);
    EXPECT_EQ(moved.agenda().size(), still.agenda().size());
}

TEST(ConsumerKind, IsRefusedInTheServicesWords)
{
    World world = worldWithStream(1, 1);
    EXPECT_EQ(give(world, consumer("app", Kind::Shared)), "");
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(give(world, streams::RegisterStreamConsumerRequest{"clicks", "other-" + std::to_string(i)}), "");
        pass(world, 11);
    }
    const std::uint64_t before = world.fingerprint();
    const Reply reply = world.apply({"test", SetConsumerKind{"app", Kind::FanOut}});
    ASSERT_TRUE(std::holds_alternative<streams::Refusal>(reply));
    EXPECT_EQ(std::get<streams::Refusal>(reply).exception, streams::Exception::LimitExceeded);
    EXPECT_EQ(std::get<streams::Refusal>(reply).message,
        "This request would exceed the limit of 20 registered consumers for stream clicks under account "
        "123456789012.");
    EXPECT_EQ(world.fingerprint(), before);
    EXPECT_EQ(facts(world).kind, Kind::Shared);

    EXPECT_EQ(give(world, SetConsumerKind{"app", Kind::Shared}), "Consumer app reads by GetRecords already.");
    EXPECT_EQ(give(world, SetConsumerKind{"nobody", Kind::Shared}), "There is no consumer named nobody.");
}

TEST(ConsumerKind, IsUndoneLikeEverythingElse)
{
    Scenario scenario;
    scenario.streams = {{{"clicks", 2}, std::chrono::hours{24}}};
    scenario.clients = {{"scenario", producer(500)}, {"scenario", consumer("app", Kind::Shared)}};
    Timeline undone(scenario);
    Timeline never(scenario);
    for (Timeline* timeline : {&undone, &never})
        timeline->runUntil(base::instantAt(std::chrono::seconds{5}));
    EXPECT_TRUE(isAccepted(undone.apply({"you", SetConsumerKind{"app", Kind::FanOut}}, undone.newGesture())));
    for (Timeline* timeline : {&undone, &never})
        timeline->runUntil(base::instantAt(std::chrono::seconds{30}));
    EXPECT_NE(undone.world().fingerprint(), never.world().fingerprint());
    EXPECT_TRUE(undone.undo());
    EXPECT_EQ(undone.world().fingerprint(), never.world().fingerprint());
}

// A registration that somebody took away is as good as given back.
TEST(ConsumerKind, GoesBackWithoutARegistration)
{
    World world = worldWithStream(1, 1);
    EXPECT_EQ(give(world, consumer("app", Kind::FanOut)), "");
    pass(world, 15);
    EXPECT_EQ(give(world, streams::DeregisterStreamConsumerRequest{"clicks", "app"}), "");
    EXPECT_EQ(facts(world).state, ConsumerState::Unregistered);
    pass(world, 15);
    EXPECT_EQ(give(world, SetConsumerKind{"app", Kind::Shared}), "");
    pass(world, 5);
    EXPECT_GT(app<clients::Poller>(world).counts().calls, 3U);
}

TEST(ConsumerKind, DoesNotDependOnHowTimeIsCut)
{
    World whole = worldWithStream(2, 1);
    World cut = worldWithStream(2, 1);
    for (World* world : {&whole, &cut}) {
        EXPECT_EQ(give(*world, producer(500)), "");
        EXPECT_EQ(give(*world, consumer("app", Kind::Shared)), "");
        pass(*world, 2);
        EXPECT_EQ(give(*world, SetConsumerKind{"app", Kind::FanOut}), "");
    }
    pass(whole, 30);
    for (int i = 0; i < 30; ++i)
        pass(cut, 1);
    EXPECT_EQ(whole.fingerprint(), cut.fingerprint());
}

}
}
