#include "bench/engine_models.h"

#include "base/hash_key.h"
#include "streams/router.h"

#include <algorithm>
#include <cmath>

namespace shardscope::bench {

clients::KeyChoice keyChoice(const Load& load)
{
    return {.kind = clients::KeyChoice::Kind::Uniform, .count = load.keys, .prefix = "user-", .hot = {}};
}

clients::SizeChoice sizeChoice()
{
    return {.kind = clients::SizeChoice::Kind::LogNormal,
        .bytes = 660,
        .lowest = 64,
        .highest = 16'384,
        .sigmaHundredths = 50};
}

world::World makeLoadedWorld(const Load& load, std::uint64_t seed)
{
    world::WorldSettings settings;
    settings.seed = seed;
    world::World world{settings};
    const auto must = [](const world::Reply& reply) { SHARD_CHECK(world::isAccepted(reply)); };
    must(world.addStreamAtStart({{"load", load.shards}, std::chrono::hours{24}}));
    clients::ProducerConfig producer;
    producer.name = "fleet";
    producer.stream = "load";
    producer.rate = {{{base::Duration{0}, load.recordsPerSecond}}};
    producer.keys = keyChoice(load);
    producer.size = sizeChoice();
    must(world.apply({"bench", world::AddProducer{producer}}));
    for (const char* name : {"first", "second"}) {
        clients::ConsumerConfig poller;
        poller.name = name;
        poller.stream = "load";
        poller.pollInterval = base::Duration{500};
        must(world.apply({"bench", world::AddConsumer{poller}}));
    }
    clients::ConsumerConfig fanOut;
    fanOut.name = "third";
    fanOut.stream = "load";
    fanOut.kind = clients::ConsumerConfig::Kind::FanOut;
    must(world.apply({"bench", world::AddConsumer{fanOut}}));
    return world;
}

std::uint64_t storedRecords(const world::World& world)
{
    std::uint64_t stored = 0;
    for (const streams::Stream& stream : world.service().streams())
        for (const streams::ShardLine& line : stream.lines)
            stored += line.stored;
    return stored;
}

HeapModel::HeapModel(const Load& load, std::uint64_t seed)
    : m_load(load), m_rng(seed), m_keys(clients::makeKeySource(keyChoice(load))), m_sizes(sizeChoice()),
      m_shards(load.shards)
{
    std::vector<base::HashKey> starts;
    for (const base::HashRange& range : base::evenSplit(load.shards))
        starts.push_back(range.first);
    const streams::Router router{starts};
    for (const base::HashKey hash : m_keys->table->hashes())
        m_shardOfKey.push_back(router.route(hash));
    // One source per shard, as a fleet of that many hosts: the heap holds that many arrivals.
    const double meanUs = 1e6 * load.shards / static_cast<double>(load.recordsPerSecond);
    for (int i = 0; i < 4'096; ++i)
        m_gaps.push_back(static_cast<std::uint32_t>(-std::log(1 - (i + 0.5) / 4'096) * meanUs));
    for (std::uint32_t source = 0; source < load.shards; ++source) {
        schedule(static_cast<std::int64_t>(m_gaps[m_rng.next() & 4'095U]), 0, source);
        schedule(static_cast<std::int64_t>(m_rng.below(500'000)), 1, source);
        schedule(static_cast<std::int64_t>(m_rng.below(500'000)), 2, source);
        schedule(static_cast<std::int64_t>(m_rng.below(70'000)), 3, source);
    }
}

void HeapModel::schedule(std::int64_t at, std::uint32_t kind, std::uint32_t actor)
{
    m_events.push({at, m_order++, kind, actor});
}

void HeapModel::runUntil(std::int64_t ms)
{
    while (!m_events.empty() && m_events.top().at <= ms * 1'000) {
        const Event event = m_events.top();
        m_events.pop();
        if (event.kind == 0)
            arrive(event);
        else
            consume(event);
    }
}

void HeapModel::arrive(const Event& event)
{
    const std::uint32_t key = m_keys->hotKeys + m_keys->population.pick(m_rng.next());
    const std::uint64_t draw = m_rng.next();
    const std::uint32_t size = m_sizes.pick(draw);
    Shard& shard = m_shards[m_shardOfKey[key]];
    const double passed = static_cast<double>(event.at - shard.refilled) / 1e6;
    shard.recordTokens = std::min(1'000.0, shard.recordTokens + passed * 1'000);
    shard.byteTokens = std::min(1'048'576.0, shard.byteTokens + passed * 1'048'576);
    shard.refilled = event.at;
    if (shard.recordTokens >= 1 && shard.byteTokens >= size) {
        shard.recordTokens -= 1;
        shard.byteTokens -= size;
        shard.rows.push_back({event.at / 1'000, key, size});
        ++m_stored;
    }
    schedule(event.at + m_gaps[(draw >> 20) & 4'095U], 0, event.actor);
}

void HeapModel::consume(const Event& event)
{
    Shard& shard = m_shards[event.actor];
    std::size_t& cursor = shard.cursor[event.kind - 1];
    std::int64_t bytes = 0;
    while (cursor < shard.rows.size() && bytes < 10 * 1'048'576) {
        bytes += shard.rows[cursor].size;
        ++cursor;
        ++m_read;
    }
    const std::size_t done = std::min({shard.cursor[0], shard.cursor[1], shard.cursor[2]});
    if (done == shard.rows.size()) {
        shard.rows.clear();
        for (std::size_t& place : shard.cursor)
            place = 0;
    }
    schedule(event.at + (event.kind == 3 ? 70'000 : 500'000), event.kind, event.actor);
}

}
