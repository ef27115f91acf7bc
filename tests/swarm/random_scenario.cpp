#include "swarm/random_scenario.h"

#include "base/check.h"
#include "base/rng.h"
#include "base/time.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace shardscope::swarm {

namespace {

using base::Duration;
using base::Rng;
using clients::Curve;
using clients::KeyChoice;
using clients::SizeChoice;
using streams::ShardIndex;

constexpr std::size_t kShownCommand = 300; // characters; payloads may be long

std::int64_t between(Rng& rng, std::int64_t least, std::int64_t most)
{
    return least + static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(most - least + 1)));
}

bool chance(Rng& rng, std::uint64_t percent) { return rng.below(100) < percent; }

Duration ms(std::int64_t count) { return Duration{count}; }

Curve someRate(Rng& rng)
{
    const std::int64_t most = chance(rng, 30) ? 3'000 : 500;
    Curve curve;
    curve.knots = {{Duration{}, between(rng, 0, most)}};
    Duration at{};
    for (std::uint64_t i = rng.below(4); i > 0; --i) {
        at += ms(between(rng, 0, 8'000));
        curve.knots.push_back({at, between(rng, 0, most)});
    }
    return curve;
}

Curve someShare(Rng& rng)
{
    Curve curve;
    curve.knots = {{ms(between(rng, 0, 5'000)), between(rng, 0, 100'000)},
        {ms(between(rng, 5'001, 20'000)), between(rng, 0, 900'000)}};
    return curve;
}

KeyChoice someKeys(Rng& rng)
{
    KeyChoice keys;
    keys.kind = chance(rng, 50) ? KeyChoice::Kind::Zipf : KeyChoice::Kind::Uniform;
    keys.count = static_cast<std::uint32_t>(between(rng, 1, 300));
    keys.exponentHundredths = static_cast<std::uint32_t>(between(rng, 10, 150));
    if (chance(rng, 25)) {
        keys.ringFromPpm = static_cast<std::uint32_t>(between(rng, 0, 700'000));
        keys.ringToPpm = keys.ringFromPpm + 200'000;
    }
    for (std::uint64_t i = rng.below(3); i > 0; --i)
        keys.hot.push_back({"hot-" + std::to_string(i), someShare(rng)});
    return keys;
}

SizeChoice someSize(Rng& rng)
{
    SizeChoice size;
    switch (rng.below(4)) {
    case 0:
        size.kind = SizeChoice::Kind::Fixed;
        size.bytes = between(rng, 20, 2'000);
        break;
    case 1:
        size.kind = SizeChoice::Kind::Uniform;
        size.lowest = between(rng, 20, 200);
        size.highest = size.lowest + between(rng, 0, 100'000);
        break;
    case 2: // records of a size that calls are cut at the byte limit
        size.kind = SizeChoice::Kind::Fixed;
        size.bytes = between(rng, 200'000, 1'048'576);
        break;
    default:
        break;
    }
    return size;
}

clients::ProducerConfig someProducer(Rng& rng, std::string name, std::string_view stream, Duration length)
{
    clients::ProducerConfig config;
    config.name = std::move(name);
    config.stream = stream;
    config.rate = someRate(rng);
    config.keys = someKeys(rng);
    config.size = someSize(rng);
    config.retry.attempts = static_cast<std::uint32_t>(between(rng, 1, 6));
    config.retry.base = ms(between(rng, 0, 300));
    config.retry.cap = ms(between(rng, 300, 4'000));
    config.retry.hasJitter = chance(rng, 70);
    config.batch = static_cast<std::uint32_t>(chance(rng, 50) ? 500 : between(rng, 1, 500));
    config.maxPending = static_cast<std::uint32_t>(chance(rng, 70) ? 200'000 : between(rng, 0, 300));
    config.start = chance(rng, 50) ? Duration{} : ms(between(rng, 0, 5'000));
    config.end = std::max(config.start, length - ms(between(rng, 0, 10'000)));
    // What is large comes seldom, or the run takes minutes to be drained.
    if (config.size.bytes > 10'000 || config.size.highest > 70'000)
        for (clients::Knot& knot : config.rate.knots)
            knot.value = knot.value % 40;
    return config;
}

world::AddAgent someAgent(Rng& rng, std::string_view stream)
{
    auto dataset = std::make_shared<clients::Dataset>();
    dataset->name = "made-up.log";
    dataset->digest = "none";
    std::vector<std::string> keys;
    for (std::int64_t i = between(rng, 1, 40); i > 0; --i)
        keys.push_back("10.0.0." + std::to_string(i));
    Duration at{};
    for (std::int64_t i = between(rng, 1, 3'000); i > 0; --i) {
        at += ms(chance(rng, 60) ? 0 : between(rng, 1, 3) * 1'000);
        clients::Dataset::Line line;
        line.at = at;
        line.key = static_cast<std::uint32_t>(rng.below(keys.size()));
        line.size = static_cast<std::uint32_t>(between(rng, 30, 400));
        dataset->lines.push_back(line);
    }
    dataset->keys = std::make_shared<const streams::KeyTable>(std::move(keys));
    world::AddAgent add;
    add.config.name = "agent";
    add.config.stream = stream;
    add.config.file = dataset->name;
    add.config.digest = dataset->digest;
    add.config.speedThousandths = between(rng, 60'000, 2'000'000);
    add.config.resend = static_cast<clients::AgentConfig::Resend>(rng.below(3));
    add.config.batch = static_cast<std::uint32_t>(between(rng, 1, 500));
    add.dataset = std::move(dataset);
    return add;
}

world::AddConsumer someConsumer(Rng& rng, std::string name, std::string_view stream)
{
    using Config = clients::ConsumerConfig;
    world::AddConsumer add;
    add.config.name = std::move(name);
    add.config.stream = stream;
    add.config.kind = chance(rng, 50) ? Config::Kind::Shared : Config::Kind::FanOut;
    add.config.from = chance(rng, 70) ? Config::From::TrimHorizon : Config::From::Latest;
    add.config.pollInterval = ms(between(rng, 200, 3'000));
    add.config.maxRecords = chance(rng, 50) ? 10'000 : between(rng, 50, 2'000);
    add.config.processingRate = chance(rng, 60) ? 0 : between(rng, 50, 3'000);
    add.config.isPaused = chance(rng, 10);
    add.config.start = chance(rng, 60) ? Duration{} : ms(between(rng, 0, 9'000));
    return add;
}

streams::Timings someTimings(Rng& rng)
{
    if (chance(rng, 40))
        return streams::Timings::instant();
    return {ms(between(rng, 0, 5'000)), ms(between(rng, 0, 50)), ms(between(rng, 0, 3'000)), ms(between(rng, 0, 6'000)),
        ms(between(rng, 0, 2'000)), ms(between(rng, 0, 500)), ms(between(rng, 0, 3'000))};
}

// Something to ask of the world as it is now: mostly what the service will accept.
world::Command randomCommand(Rng& rng, const world::World& world)
{
    const std::string main{kMainStream};
    const std::string side{kSideStream};
    const streams::ShardMap& map = *world.service().streams().front().map;
    const auto& open = map.open();
    const std::size_t at = rng.below(open.size());
    const base::HashRange range = map.shard(open[at]).range;
    const auto consumer = "consumer-" + std::to_string(between(rng, 1, 4));
    const auto producer = "producer-" + std::to_string(between(rng, 1, 3));
    switch (rng.below(14)) {
    case 0:
    case 1: {
        const base::U128 width = range.last.value - range.first.value;
        const base::HashKey key{range.first.value + width / (2 + rng.below(4))};
        return {"swarm", streams::SplitShardRequest{main, streams::shardId(open[at]), key.decimal()}};
    }
    case 2:
    case 3: {
        const ShardIndex next = open[(at + 1) % open.size()];
        return {"swarm", streams::MergeShardsRequest{main, streams::shardId(open[at]), streams::shardId(next)}};
    }
    case 4: {
        const auto count = static_cast<std::int64_t>(open.size());
        return {"swarm",
            streams::UpdateShardCountRequest{main,
                static_cast<std::uint32_t>(between(rng, (count + 1) / 2, std::min<std::int64_t>(2 * count, 12)))}};
    }
    case 5:
        return {"swarm", world::SetProducerRate{producer, someRate(rng)}};
    case 6:
        return {"swarm", world::SetHotShare{producer, 0, someShare(rng)}};
    case 7:
    case 8:
        return {"swarm",
            world::SetConsumerProcessing{consumer, chance(rng, 50) ? 0 : between(rng, 50, 2'000), chance(rng, 30)}};
    case 9: {
        const auto data = std::make_shared<const std::string>(rng.below(2'000), 'd');
        return {"swarm", streams::PutRecordRequest{main, {"outside-" + std::to_string(rng.below(9)), {}, data}, {}}};
    }
    case 10:
        if (world.service().find(side))
            return {"swarm", streams::DeleteStreamRequest{side, true}};
        return {"swarm", streams::CreateStreamRequest{side, static_cast<std::uint32_t>(between(rng, 1, 3))}};
    case 11: {
        // One after another: compilers differ in the order of a call's arguments.
        const Duration length = ms(between(rng, 1'000, 10'000));
        const std::string& stream = chance(rng, 50) ? main : side;
        const std::string name = "late-" + std::to_string(rng.below(3));
        return {"swarm", world::AddProducer{someProducer(rng, name, stream, length)}};
    }
    case 12:
        return {"swarm", someConsumer(rng, "consumer-" + std::to_string(between(rng, 1, 6)), main)};
    default:
        break;
    }
    return {"swarm", world::RemoveClient{chance(rng, 50) ? consumer : "late-0"}};
}

// Runs the scenario once and asks on the way for what the world then looks like.
std::vector<world::TimedCommand> improvise(const world::Scenario& scenario)
{
    Rng rng = Rng{scenario.settings.seed}.fork("commands");
    auto made = world::makeWorld(scenario);
    SHARD_CHECK(made.hasValue());
    world::World world = std::move(made).value();
    std::vector<world::TimedCommand> commands;
    base::Instant at{};
    for (std::uint64_t i = rng.below(30); i > 0; --i) {
        // Several commands of one instant are as good as any.
        at += ms(chance(rng, 25) ? 0 : between(rng, 0, 3'000));
        if (at > base::Instant{scenario.length})
            break;
        world.runUntil(at);
        commands.push_back({at, randomCommand(rng, world)});
        (void)world.apply(commands.back().command);
    }
    return commands;
}

}

world::Scenario randomScenario(std::uint64_t seed)
{
    Rng rng = Rng{seed}.fork("scenario");
    world::Scenario scenario;
    scenario.name = "swarm " + std::to_string(seed);
    scenario.settings.seed = seed;
    scenario.settings.service.profile = chance(rng, 50) ? streams::Profile::Classic : streams::Profile::Current;
    scenario.settings.service.throttle =
        chance(rng, 30) ? streams::ThrottleMode::Window : streams::ThrottleMode::Bucket;
    scenario.settings.service.areLimitsOn = chance(rng, 90);
    scenario.settings.service.timings = someTimings(rng);
    scenario.length = ms(between(rng, 15'000, 40'000));
    scenario.streams = {
        {{std::string{kMainStream}, static_cast<std::uint32_t>(between(rng, 1, 6))}, Duration{std::chrono::hours{24}}}};
    for (std::int64_t i = between(rng, 1, 3); i > 0; --i)
        scenario.clients.push_back({"scenario",
            world::AddProducer{someProducer(rng, "producer-" + std::to_string(i), kMainStream, scenario.length)}});
    if (chance(rng, 40))
        scenario.clients.push_back({"scenario", someAgent(rng, kMainStream)});
    for (std::int64_t i = between(rng, 1, 4); i > 0; --i)
        scenario.clients.push_back({"scenario", someConsumer(rng, "consumer-" + std::to_string(i), kMainStream)});
    scenario.events = improvise(scenario);
    return scenario;
}

void addRandomFaults(world::Scenario& scenario)
{
    using streams::Action;
    using streams::FaultError;
    using streams::FaultLatency;
    using streams::FaultTarget;
    Rng rng = Rng{scenario.settings.seed}.fork("faults");
    const auto add = [&](std::string name, std::vector<Action> operations, FaultTarget target, FaultError error) {
        streams::FaultRule rule;
        rule.name = std::move(name);
        rule.operations = std::move(operations);
        rule.target = target;
        rule.error = error;
        rule.sharePpm = static_cast<std::uint32_t>(between(rng, 0, 300'000));
        rule.burst = static_cast<std::uint32_t>(chance(rng, 50) ? 1 : between(rng, 1, 30));
        rule.until = base::Instant{scenario.length};
        if (error == FaultError::None || (target == FaultTarget::Call && chance(rng, 30))) {
            const Duration typical = ms(between(rng, 1, 500));
            rule.latency = {static_cast<FaultLatency::Kind>(between(rng, 1, 3)), typical,
                typical + ms(between(rng, 0, 5'000)), static_cast<std::uint32_t>(between(rng, 0, 1'000'000))};
        }
        scenario.faults.push_back(std::move(rule));
    };
    const FaultError error = chance(rng, 50) ? FaultError::InternalFailure : FaultError::ProvisionedThroughputExceeded;
    if (chance(rng, 60))
        add("entries", {Action::PutRecords}, FaultTarget::Entries, error);
    if (chance(rng, 40))
        add("puts", {Action::PutRecords}, FaultTarget::Call, error);
    if (chance(rng, 40))
        add("late puts", {Action::PutRecords}, FaultTarget::Call, FaultError::None);
    if (chance(rng, 60))
        add("reads", {Action::GetRecords, Action::GetShardIterator}, FaultTarget::Call, error);
    if (chance(rng, 40))
        add("late reads", {Action::GetRecords, Action::GetShardIterator}, FaultTarget::Call, FaultError::None);
    if (chance(rng, 60))
        add("events", {Action::SubscribeToShard}, FaultTarget::Entries, FaultError::InternalFailure);
}

std::string describeScenario(const world::Scenario& scenario)
{
    std::ostringstream out;
    const streams::ServiceSettings& service = scenario.settings.service;
    out << scenario.name << ": " << streams::profileName(service.profile)
        << (service.throttle == streams::ThrottleMode::Window ? ", window" : ", bucket")
        << (service.areLimitsOn ? "" : ", limits off") << ", " << scenario.streams.front().create.shardCount
        << " shards, " << scenario.length.count() << " ms, reshard " << service.timings.reshard.count() << " ms\n";
    for (const streams::FaultRule& rule : scenario.faults)
        out << "  " << world::writeCommand({"scenario", streams::SetFaultRequest{rule}}) << '\n';
    for (const world::Command& command : scenario.clients)
        out << "  " << world::writeCommand(command) << '\n';
    for (const world::TimedCommand& event : scenario.events)
        out << "  " << base::formatClock(event.at) << ' ' << world::writeCommand(event.command).substr(0, kShownCommand)
            << '\n';
    return out.str();
}

}
