// Readings of which keys rows have, where a simulated client put them and where programs did: the records of one key
// against a look at every row's text, and what keys load a stream.
#include "bench/report.h"
#include "world/key_story.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace shardscope;

constexpr streams::StreamIndex kClicks{0};
constexpr std::int64_t kRecords = 280'000;
constexpr base::Duration kLength{7'000};

struct Load {
    std::string name;
    std::uint32_t shards;
    std::int64_t keys;
    std::int64_t perCall; // 0: no program but a simulated producer
};

world::World makeWorld(const Load& load)
{
    world::Scenario scenario;
    scenario.settings.service.areLimitsOn = false;
    scenario.settings.service.timings = streams::Timings::instant();
    scenario.streams.push_back({{"clicks", load.shards}});
    if (load.perCall == 0) {
        world::AddProducer producer;
        producer.config.name = "web";
        producer.config.stream = "clicks";
        producer.config.rate.knots = {{base::Duration{0}, kRecords * 1'000 / kLength.count()}};
        producer.config.keys.count = static_cast<std::uint32_t>(load.keys);
        producer.config.size.bytes = 100;
        scenario.clients.push_back({"scenario", producer});
    }
    world::World world = std::move(world::makeWorld(scenario)).value();
    const auto data = std::make_shared<const std::string>(100, 'x');
    for (std::int64_t i = 0; load.perCall > 0 && i < kRecords;) {
        world.runUntil(base::instantAt(kLength * i / kRecords));
        streams::PutRecordsRequest request{"clicks", {}};
        for (const std::int64_t end = std::min(kRecords, i + load.perCall); i < end; ++i)
            request.records.push_back({"user-" + std::to_string(i % load.keys), std::nullopt, data});
        SHARD_CHECK(world::isAccepted(world.apply({"program", request, true})));
    }
    world.runUntil(base::instantAt(kLength));
    return world;
}

// Its readings. A key story goes through the first shard's rows, of which it looks at 200,000.
class Loaded {
public:
    explicit Loaded(const Load& load) : m_world(makeWorld(load)), m_key(keyOf(log().row(5).key)) {}

    void byText(benchmark::State& state) const
    {
        for (auto _ : state) {
            std::vector<std::uint64_t> ordinals;
            for (std::uint64_t i = 0; i < rows(); ++i)
                if (m_world.service().keyText(log().row(i).key) == m_key.text)
                    ordinals.push_back(i);
            benchmark::DoNotOptimize(ordinals.data());
        }
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows()));
    }
    void story(benchmark::State& state) const
    {
        for (auto _ : state)
            benchmark::DoNotOptimize(world::keyStory(m_world, kClicks, m_key, 40));
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows()));
    }
    void measure(benchmark::State& state) const
    {
        const world::Stretch stretch{base::kWorldStart, m_world.now()};
        for (auto _ : state)
            benchmark::DoNotOptimize(world::measureLoad(m_world, kClicks, base::kWholeRing, stretch));
    }

private:
    [[nodiscard]] const streams::ShardLog& log() const { return m_world.service().stream(kClicks).logs.front(); }
    [[nodiscard]] std::uint64_t rows() const
    {
        return std::min<std::uint64_t>(m_world.service().stream(kClicks).lines.front().stored, 200'000);
    }
    [[nodiscard]] world::StoryKey keyOf(streams::KeyId key) const
    {
        return {std::string{m_world.service().keyText(key)}, m_world.service().keyHash(key)};
    }

    world::World m_world;
    world::StoryKey m_key;
};

}

int main(int argc, char** argv)
{
    const std::vector<Load> loads{{"a producer's 1,000 keys", 4, 1'000, 0}, {"1,000 keys, single records", 4, 1'000, 1},
        {"280,000 keys, single records", 4, kRecords, 1}, {"280,000 keys, single records, one shard", 1, kRecords, 1},
        {"280,000 keys, calls of 500", 4, kRecords, 500}};
    for (const Load& load : loads) {
        const auto loaded = std::make_shared<const Loaded>(load);
        const auto add = [&](const std::string& name, auto run) {
            benchmark::RegisterBenchmark((load.name + ", " + name).c_str(),
                [loaded, run](benchmark::State& state) { ((*loaded).*run)(state); });
        };
        add("by text", &Loaded::byText);
        add("story", &Loaded::story);
        add("measureLoad", &Loaded::measure);
    }
    const bench::Timings timings = bench::runInterleaved(argc, argv);

    using bench::Direction;
    bench::Report report{"Readings of keys"};
    for (const Load& load : loads)
        report.ratio(load.name + ", a story against every row's text", load.perCall == 0 ? 1 : 2,
            timings.speedup(load.name + ", by text", load.name + ", story"), Direction::AtLeast);
    report.ratio("measureLoad, 280,000 keys of programs against 1,000", 5,
        timings.speedup(loads[2].name + ", measureLoad", loads[1].name + ", measureLoad"), Direction::AtMost);
    for (const Load& load : loads) {
        report.note(load.name + ", a story's row", timings.median(load.name + ", story"), "ns");
        report.note(load.name + ", measureLoad", timings.median(load.name + ", measureLoad") / 1e6, "ms");
    }
    report.print();
}
