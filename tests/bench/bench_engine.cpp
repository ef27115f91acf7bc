// The record engine under its standard load: against the same model with one heap event per record,
// against the hash bound, with snapshots published, and what a record and a copy of a World cost.
#include "bench/engine_models.h"
#include "bench/report.h"

#include "base/md5.h"
#include "world/snapshot_pool.h"

#include <ctime>

namespace {

using namespace shardscope;

constexpr base::Duration kSlice{20};

bench::Load loadOf(std::int64_t shards)
{
    return {.shards = static_cast<std::uint32_t>(shards), .recordsPerSecond = shards * 800, .keys = 1'000'000};
}

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// A world that has settled: tables hot, consumers reading.
world::World settledWorld(std::int64_t shards)
{
    world::World world = bench::makeLoadedWorld(loadOf(shards), 1);
    world.runUntil(base::instantAt(base::Duration{3'000}));
    return world;
}

void engine(benchmark::State& state)
{
    static std::map<std::int64_t, world::World> worlds;
    const auto found = worlds.try_emplace(state.range(0), settledWorld(state.range(0))).first;
    world::World& world = found->second;
    const std::uint64_t before = bench::storedRecords(world);
    for (auto _ : state)
        world.runUntil(world.now() + kSlice);
    state.SetItemsProcessed(static_cast<std::int64_t>(bench::storedRecords(world) - before));
}

void heap(benchmark::State& state)
{
    static std::map<std::int64_t, std::pair<bench::HeapModel, std::int64_t>> models;
    const auto found = models.find(state.range(0));
    if (found == models.end()) {
        bench::HeapModel fresh{loadOf(state.range(0)), 1};
        fresh.runUntil(3'000);
        models.emplace(state.range(0), std::pair{std::move(fresh), 3'000});
    }
    auto& [model, now] = models.at(state.range(0));
    const std::uint64_t before = model.stored();
    for (auto _ : state)
        model.runUntil(now += kSlice.count());
    state.SetItemsProcessed(static_cast<std::int64_t>(model.stored() - before));
}

// As the runner does: a snapshot into a retired World 60 times a second of this thread's time.
void published(benchmark::State& state)
{
    static world::World world = settledWorld(state.range(0));
    static world::SnapshotPool pool;
    static world::Snapshot shown;
    const std::uint64_t before = bench::storedRecords(world);
    double nextAt = threadSeconds();
    for (auto _ : state) {
        world.runUntil(world.now() + kSlice);
        if (const double now = threadSeconds(); now >= nextAt) {
            shown = pool.publish(world);
            nextAt = now + 1.0 / 60;
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(bench::storedRecords(world) - before));
}

void hashBound(benchmark::State& state)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 4'096; ++i)
        texts.push_back("device-" + std::to_string(100'000'000 + i));
    const std::vector<std::string_view> keys{texts.begin(), texts.end()};
    std::vector<base::HashKey> hashes(keys.size());
    const auto kernels = base::availableMd5Kernels();
    const bool hasAvx2 = std::find(kernels.begin(), kernels.end(), base::Md5Kernel::Avx2) != kernels.end();
    for (auto _ : state) {
        base::hashPartitionKeys(keys, hashes, hasAvx2 ? base::Md5Kernel::Avx2 : base::Md5Kernel::Baseline);
        benchmark::DoNotOptimize(hashes.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(keys.size()));
}

// 100 million records in 1,000 shards, made once.
struct Large {
    world::World world = bench::makeLoadedWorld({.shards = 1'000, .recordsPerSecond = 800'000, .keys = 20'000}, 1);
    double bytesPerRecord = 0;

    Large()
    {
        world.runUntil(base::instantAt(base::Duration{127'000}));
        std::int64_t bytes = 0;
        for (const streams::ShardLog& log : world.service().streams().front().logs)
            bytes += log.memory();
        bytesPerRecord = static_cast<double>(bytes) / static_cast<double>(bench::storedRecords(world));
    }
};

Large& large()
{
    static Large made;
    return made;
}

// What a snapshot finds: a retired World that is a second old, so every shard has rows of its own.
void copyWorld(benchmark::State& state)
{
    static const world::World later = [] {
        world::World world = large().world;
        world.runUntil(world.now() + base::Duration{1'000});
        return world;
    }();
    static world::World retired = large().world;
    bool isLater = false;
    for (auto _ : state) {
        retired = isLater ? large().world : later;
        isLater = !isLater;
    }
}

}

int main(int argc, char** argv)
{
    for (const std::int64_t shards : {4, 1'000, 10'000}) {
        benchmark::RegisterBenchmark("heap", heap)->Arg(shards);
        benchmark::RegisterBenchmark("engine", engine)->Arg(shards);
    }
    benchmark::RegisterBenchmark("published", published)->Arg(1'000);
    benchmark::RegisterBenchmark("hash", hashBound);
    benchmark::RegisterBenchmark("copy", copyWorld)->Unit(benchmark::kMillisecond);
    const bench::Timings timings = bench::runInterleaved(argc, argv);

    using bench::Direction;
    bench::Report report{"Record engine, three consumers"};
    report.ratio("4 shards, against one heap event per record", 2, timings.speedup("heap/4", "engine/4"),
        Direction::AtLeast);
    report.ratio("1,000 shards, against one heap event per record", 6, timings.speedup("heap/1000", "engine/1000"),
        Direction::AtLeast);
    report.ratio("10,000 shards, against one heap event per record", 6, timings.speedup("heap/10000", "engine/10000"),
        Direction::AtLeast);
    report.ratio("1,000 shards, share of the hash bound", 0.5, timings.speedup("hash", "engine/1000"),
        Direction::AtLeast);
    report.ratio("10,000 shards, share of the hash bound", 0.3, timings.speedup("hash", "engine/10000"),
        Direction::AtLeast);
    report.ratio("1,000 shards, 60 snapshots a second, share of full speed", 0.667,
        timings.speedup("engine/1000", "published/1000"), Direction::AtLeast);
    report.value("a World of 1,000 shards and 100 M records, copied", 4, timings.median("copy") / 1e6, "ms",
        Direction::AtMost);
    report.value("memory of a record kept, without payload", 17, timings.has("copy") ? large().bytesPerRecord : 0, "B",
        Direction::AtMost);
    report.note("1,000 shards, a record", timings.median("engine/1000"), "ns");
    report.note("1,000 shards, a record of the heap model", timings.median("heap/1000"), "ns");
    report.note("hash of a 16-byte key", timings.median("hash"), "ns");
    report.print();
}
