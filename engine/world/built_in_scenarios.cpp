#include "world/built_in_scenarios.h"

#include "base/units.h"

#include <algorithm>

namespace shardscope::world {

namespace {

using base::operator""s;
using base::operator""min;

Command client(Action action) { return {"scenario", std::move(action)}; }

// Everyday load of 1,800 records a second, plus what the key "mobile" takes from 30 s on.
// The rate grows by as much as the key does, so that the others keep theirs.
AddProducer webProducer()
{
    AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate.knots = {{30s, 1'800}, {50s, 2'500}};
    web.config.keys.kind = clients::KeyChoice::Kind::Zipf;
    web.config.keys.count = 10'000;
    web.config.keys.prefix = "device-";
    web.config.keys.exponentHundredths = 70;
    web.config.keys.hot = {{"mobile", {{{30s, 0}, {50s, 280'000}}}}};
    web.config.size = {.kind = clients::SizeChoice::Kind::LogNormal, .bytes = 300, .lowest = 64, .highest = 4'096};
    return web;
}

// The neighbours of "mobile" on the ring: their surge lifts shard 1, a quarter of the ring.
AddProducer trendingProducer()
{
    AddProducer trending;
    trending.config.name = "trending";
    trending.config.stream = "clicks";
    trending.config.rate.knots = {{30s, 0}, {50s, 315}};
    trending.config.keys.count = 2'000;
    trending.config.keys.prefix = "post-";
    trending.config.keys.ringFromPpm = 250'000;
    trending.config.keys.ringToPpm = 500'000;
    trending.config.size = {.kind = clients::SizeChoice::Kind::LogNormal, .bytes = 300, .lowest = 64, .highest = 4'096};
    return trending;
}

AddConsumer consumer(std::string name, std::string stream, clients::ConsumerConfig::Kind kind)
{
    AddConsumer add;
    add.config.name = std::move(name);
    add.config.stream = std::move(stream);
    add.config.kind = kind;
    return add;
}

}

Scenario defaultScenario()
{
    using Kind = clients::ConsumerConfig::Kind;
    Scenario scenario;
    scenario.name = "Clicks with a hot key";
    scenario.description =
        "A shop's click stream. After 30 s the key \"mobile\" warms to about 70 % of a shard and its "
        "neighbours lift that shard to 145 %: writes are throttled and billing falls behind. "
        "A split just above the key cures it.";
    scenario.streams = {{{"clicks", 4}, base::Duration{std::chrono::hours{24}}}};
    // Fast enough for every shard at rest, not for one that is written to at its limit.
    AddConsumer billing = consumer("billing", "clicks", Kind::Shared);
    billing.config.processingRate = 700;
    scenario.clients = {client(webProducer()), client(trendingProducer()), client(std::move(billing)),
        client(consumer("search", "clicks", Kind::Shared)), client(consumer("fraud", "clicks", Kind::FanOut))};
    return scenario;
}

Scenario replayScenario(std::shared_ptr<const clients::Dataset> dataset, std::uint32_t shards,
    std::int64_t speedThousandths, std::string_view keyField)
{
    using Kind = clients::ConsumerConfig::Kind;
    Scenario scenario;
    scenario.name = "Replay of " + dataset->name;
    scenario.description = "An access log, replayed by its own time stamps.";
    scenario.streams = {{{"access-log", shards}, base::Duration{std::chrono::hours{24}}}};

    // The replay, then a minute for what was refused to be sent again and read.
    const std::int64_t replayMs = base::divCeil(dataset->span().count() * 1'000, speedThousandths);
    scenario.length =
        std::min(base::Duration{base::divCeil(replayMs, 1'000) * 1'000} + 1min, base::kWorldEnd - base::kWorldStart);

    AddAgent agent;
    agent.config.name = "agent";
    agent.config.stream = "access-log";
    agent.config.file = dataset->name;
    agent.config.digest = dataset->digest;
    agent.config.keyField = keyField;
    agent.config.speedThousandths = speedThousandths;
    agent.dataset = std::move(dataset);

    // One that keeps up, one that does not when a shard is at its limit, one that is pushed to.
    AddConsumer enrich = consumer("enrich", "access-log", Kind::Shared);
    enrich.config.processingRate = 500;
    scenario.clients = {client(std::move(agent)), client(consumer("archive", "access-log", Kind::Shared)),
        client(std::move(enrich)), client(consumer("live", "access-log", Kind::FanOut))};
    return scenario;
}

}
