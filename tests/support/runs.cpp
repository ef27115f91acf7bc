#include "support/runs.h"

#include "base/check.h"

#include <memory>

namespace shardscope::support {

namespace {

using base::Duration;

world::Command by(world::Action action) { return {"you", std::move(action)}; }

base::Instant atSecond(std::int64_t second) { return base::instantAt(Duration{second * 1'000}); }

clients::Curve level(std::int64_t value) { return {{{Duration{}, value}}}; }

}

world::Scenario smallScenario(std::uint64_t seed)
{
    clients::ProducerConfig web;
    web.name = "web";
    web.stream = "clicks";
    web.rate = level(1'500);
    web.keys.count = 500;
    web.keys.hot.push_back({"mobile", level(300'000)});
    web.size.bytes = 400;

    clients::ConsumerConfig billing;
    billing.name = "billing";
    billing.stream = "clicks";
    billing.processingRate = 350;

    clients::ConsumerConfig audit;
    audit.name = "audit";
    audit.stream = "clicks";
    audit.kind = clients::ConsumerConfig::Kind::FanOut;

    world::Scenario scenario;
    scenario.name = "small";
    scenario.settings.seed = seed;
    scenario.streams.push_back({{"clicks", 4}, Duration{std::chrono::hours{24}}});
    scenario.clients = {by(world::AddProducer{web}), by(world::AddConsumer{billing}), by(world::AddConsumer{audit})};
    scenario.events = {{atSecond(20), by(world::SetProducerRate{"web", level(2'500)})},
        {atSecond(20), by(streams::UpdateShardCountRequest{"clicks", 5})},
        {atSecond(40), by(world::SetHotShare{"web", 0, level(600'000)})},
        {atSecond(70), by(world::SetProducerRate{"web", level(1'000)})}};
    return scenario;
}

world::Command setRate(std::int64_t recordsPerSecond)
{
    return by(world::SetProducerRate{"web", level(recordsPerSecond)});
}

world::Command refusedCommand() { return by(streams::SplitShardRequest{"nowhere", "shardId-000000000000", "1"}); }

world::Command splitInHalf(const world::World& world, streams::ShardIndex shard)
{
    const streams::Stream& stream = world.service().streams().front();
    const base::HashRange range = stream.map->shards()[streams::number(shard)].range;
    const base::HashKey middle{range.first.value + (range.last.value - range.first.value) / 2 + 1};
    return by(streams::SplitShardRequest{stream.name, streams::shardId(shard), middle.decimal()});
}

world::Command anyCommand(base::Rng& rng)
{
    const auto shard = [&] { return streams::shardId(streams::ShardIndex{static_cast<std::uint32_t>(rng.below(7))}); };
    switch (rng.below(13)) {
    case 0:
    case 1:
        return setRate(static_cast<std::int64_t>(rng.below(4'000)));
    case 2:
        return by(world::SetHotShare{
            "web", static_cast<std::uint32_t>(rng.below(2)), level(static_cast<std::int64_t>(rng.below(900'000)))});
    case 3:
        return by(streams::SplitShardRequest{
            "clicks", shard(), base::HashKey::fromHalves(rng.next(), rng.next()).decimal()});
    case 4:
        return by(streams::MergeShardsRequest{"clicks", shard(), shard()});
    case 5:
        return by(streams::UpdateShardCountRequest{"clicks", static_cast<std::uint32_t>(2 + rng.below(6))});
    case 6:
        return by(world::SetConsumerProcessing{
            rng.below(2) == 0 ? "billing" : "audit", static_cast<std::int64_t>(rng.below(900)), rng.below(3) == 0});
    case 7: {
        streams::PutRecordRequest put{"clicks", {"key-" + std::to_string(rng.below(50)), {}, {}}, {}};
        put.record.data = std::make_shared<const std::string>(rng.below(300), 'x');
        return by(std::move(put));
    }
    case 8: {
        clients::ConsumerConfig config;
        config.name = "late-" + std::to_string(rng.below(3));
        config.stream = "clicks";
        config.kind = rng.below(2) == 0 ? clients::ConsumerConfig::Kind::Shared : clients::ConsumerConfig::Kind::FanOut;
        return by(world::AddConsumer{config});
    }
    case 9:
        return by(world::RemoveClient{"late-" + std::to_string(rng.below(3))});
    case 10: {
        world::MoveBookmark move{rng.below(2) == 0 ? "billing" : "audit", {}};
        if (rng.below(3) != 0)
            move.to.shardId = shard();
        move.to.type = static_cast<streams::IteratorType>(2 + rng.below(3));
        if (move.to.type == streams::IteratorType::AtTimestamp)
            move.to.timestamp = atSecond(static_cast<std::int64_t>(rng.below(60)));
        return by(std::move(move));
    }
    case 11:
        return by(streams::CreateStreamRequest{"extra-" + std::to_string(rng.below(3)), 2});
    default:
        return refusedCommand();
    }
}

world::World playPlainly(const world::Scenario& scenario, const std::vector<world::JournalEntry>& journal,
    base::Instant at)
{
    base::Result<world::World> made = world::makeWorld(scenario);
    SHARD_CHECK(made.hasValue());
    world::World world = std::move(made).value();
    const auto play = [&](base::Instant when, const world::Command& command) {
        world.runUntil(when);
        (void)world.apply(command);
    };
    std::size_t events = 0;
    const auto playEventsUpTo = [&](base::Instant limit) {
        for (; events < scenario.events.size() && scenario.events[events].at <= limit; ++events)
            play(scenario.events[events].at, scenario.events[events].command);
    };
    for (const world::JournalEntry& entry : journal) {
        if (entry.at > at)
            break;
        playEventsUpTo(entry.at);
        play(entry.at, entry.command);
    }
    playEventsUpTo(at);
    world.runUntil(at);
    return world;
}

}
