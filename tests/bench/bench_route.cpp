// Routing of random hashes: the table of Router against a binary search over starts.
#include "bench/report.h"

#include "base/md5.h"
#include "base/rng.h"
#include "streams/router.h"

#include <algorithm>
#include <string>

namespace {

using namespace shardscope;

constexpr std::size_t kHashCount = 65'536;

base::HashKey randomHash(base::Rng& rng)
{
    const std::uint64_t high = rng.next();
    return base::HashKey::fromHalves(high, rng.next());
}

std::vector<base::HashKey> evenStarts(std::uint32_t count)
{
    std::vector<base::HashKey> starts;
    for (const base::HashRange& range : base::evenSplit(count))
        starts.push_back(range.first);
    return starts;
}

std::vector<base::HashKey> randomStarts(std::uint32_t count)
{
    base::Rng rng{11};
    std::vector<base::HashKey> starts{base::HashKey{}};
    while (starts.size() < count)
        starts.push_back(randomHash(rng));
    std::sort(starts.begin(), starts.end());
    return starts;
}

// Half of the ranges inside one bucket, and (see hashesInside) all keys there too.
std::vector<base::HashKey> denseStarts(std::uint32_t count)
{
    std::vector<base::HashKey> starts = evenStarts(count / 2);
    const base::U128 step = base::U128{1} << 80;
    for (std::uint32_t i = 1; i <= count / 2; ++i)
        starts.push_back(base::HashKey{starts[1].value + step * i});
    std::sort(starts.begin(), starts.end());
    return starts;
}

struct Layout {
    std::string name;
    std::vector<base::HashKey> starts;
    std::vector<base::HashKey> hashes;
};

Layout randomlyHit(std::string name, std::vector<base::HashKey> starts)
{
    base::Rng rng{5};
    Layout layout{std::move(name), std::move(starts), {}};
    for (std::size_t i = 0; i < kHashCount; ++i)
        layout.hashes.push_back(randomHash(rng));
    return layout;
}

Layout hitWhereDense(std::string name, std::uint32_t count)
{
    base::Rng rng{6};
    Layout layout{std::move(name), denseStarts(count), {}};
    const base::U128 from = layout.starts[1].value;
    for (std::size_t i = 0; i < kHashCount; ++i)
        layout.hashes.push_back(base::HashKey{from + (base::U128{rng.below(count / 2)} << 80)});
    return layout;
}

void countHashes(benchmark::State& state)
{
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kHashCount));
}

void upperBound(benchmark::State& state, const Layout& layout)
{
    std::vector<std::uint32_t> positions(kHashCount);
    benchmark::DoNotOptimize(positions.data());
    // Plain numbers, which compare faster than hash keys do.
    std::vector<base::U128> starts;
    for (const base::HashKey start : layout.starts)
        starts.push_back(start.value);
    for (auto _ : state) {
        for (std::size_t i = 0; i < kHashCount; ++i) {
            const auto next = std::upper_bound(starts.begin(), starts.end(), layout.hashes[i].value);
            positions[i] = static_cast<std::uint32_t>(next - starts.begin() - 1);
        }
        benchmark::ClobberMemory();
    }
    countHashes(state);
}

void routeOne(benchmark::State& state, const Layout& layout)
{
    const streams::Router router{layout.starts};
    std::vector<std::uint32_t> positions(kHashCount);
    benchmark::DoNotOptimize(positions.data());
    for (auto _ : state) {
        for (std::size_t i = 0; i < kHashCount; ++i)
            positions[i] = router.route(layout.hashes[i]);
        benchmark::ClobberMemory();
    }
    countHashes(state);
}

void routeAll(benchmark::State& state, const Layout& layout)
{
    const streams::Router router{layout.starts};
    std::vector<std::uint32_t> positions(kHashCount);
    benchmark::DoNotOptimize(positions.data());
    for (auto _ : state) {
        router.routeAll(layout.hashes, positions);
        benchmark::ClobberMemory();
    }
    countHashes(state);
}

void build(benchmark::State& state, const Layout& layout)
{
    for (auto _ : state) {
        const streams::Router router{layout.starts};
        benchmark::DoNotOptimize(router.route(layout.hashes.front()));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(layout.starts.size()));
}

void hashWidest(benchmark::State& state)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 4'096; ++i)
        texts.push_back("device-" + std::to_string(100'000'000 + i));
    const std::vector<std::string_view> keys{texts.begin(), texts.end()};
    std::vector<base::HashKey> hashes(keys.size());
    benchmark::DoNotOptimize(hashes.data());
    const std::vector<base::Md5Kernel> kernels = base::availableMd5Kernels();
    const bool hasAvx2 = std::find(kernels.begin(), kernels.end(), base::Md5Kernel::Avx2) != kernels.end();
    for (auto _ : state) {
        base::hashPartitionKeys(keys, hashes, hasAvx2 ? base::Md5Kernel::Avx2 : base::Md5Kernel::Baseline);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(keys.size()));
}

}

int main(int argc, char** argv)
{
    const std::vector<Layout> layouts{
        randomlyHit("10 shards", evenStarts(10)),
        randomlyHit("1,000 shards", evenStarts(1'000)),
        randomlyHit("10,000 shards", evenStarts(10'000)),
        randomlyHit("1,000 uneven shards", randomStarts(1'000)),
        randomlyHit("10,000 uneven shards", randomStarts(10'000)),
        hitWhereDense("1,000 shards, dense", 1'000),
    };
    for (const Layout& layout : layouts) {
        const auto add = [&](const std::string& name, auto run) {
            benchmark::RegisterBenchmark((layout.name + ", " + name).c_str(),
                [&layout, run](benchmark::State& state) { run(state, layout); });
        };
        add("upper_bound", upperBound);
        add("route", routeOne);
        add("routeAll", routeAll);
        add("build", build);
    }
    benchmark::RegisterBenchmark("hash", hashWidest);
    const bench::Timings timings = bench::runInterleaved(argc, argv);

    using bench::Direction;
    bench::Report report{"Routing a hash against std::upper_bound"};
    for (const Layout& layout : layouts) {
        const std::string start = layout.name + ", ";
        const auto speedup = [&](const std::string& name) {
            return timings.speedup(start + "upper_bound", start + name);
        };
        const bool isDense = &layout == &layouts.back();
        const double target = isDense ? 1 : layout.starts.size() >= 1'000 ? 10 : 2;
        report.ratio(start + "route", target, speedup("route"), Direction::AtLeast);
        report.ratio(start + "routeAll", target, speedup("routeAll"), Direction::AtLeast);
        report.note(start + "upper_bound", timings.median(start + "upper_bound"), "ns");
        report.note(start + "routeAll", timings.median(start + "routeAll"), "ns");
        report.note(start + "build, per shard", timings.median(start + "build"), "ns");
    }
    report.ratio("1,000 shards, AVX2 hash / routeAll", 4, timings.speedup("hash", "1,000 shards, routeAll"),
        Direction::AtLeast);
    report.print();
}
