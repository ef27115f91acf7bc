// MD5 of partition keys: one at a time and in batches, against OpenSSL's MD5().
#define OPENSSL_SUPPRESS_DEPRECATED
#include "bench/report.h"

#include "base/md5.h"
#include "base/rng.h"

#include <openssl/md5.h>

#include <string_view>

namespace {

using namespace shardscope;

constexpr std::size_t kKeyCount = 4'096;

struct KeySet {
    KeySet() = default;
    KeySet(KeySet&&) = default;

    std::vector<std::string> texts;
    std::vector<std::string_view> keys;
};

KeySet keysOf(std::size_t shortest, std::size_t longest)
{
    base::Rng rng{2026};
    KeySet set;
    for (std::size_t i = 0; i < kKeyCount; ++i) {
        std::string& text = set.texts.emplace_back();
        const std::size_t size = shortest + rng.below(longest - shortest + 1);
        while (text.size() < size)
            text += static_cast<char>('a' + rng.below(26));
    }
    set.keys.assign(set.texts.begin(), set.texts.end());
    return set;
}

void countKeys(benchmark::State& state)
{
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kKeyCount));
}

void legacyMd5(benchmark::State& state, const KeySet& set)
{
    base::Md5Digest digest;
    for (auto _ : state) {
        for (const std::string_view key : set.keys) {
            MD5(reinterpret_cast<const unsigned char*>(key.data()), key.size(), digest.data());
            benchmark::DoNotOptimize(digest);
        }
    }
    countKeys(state);
}

void oneByOne(benchmark::State& state, const KeySet& set)
{
    for (auto _ : state)
        for (const std::string_view key : set.keys)
            benchmark::DoNotOptimize(base::hashOfPartitionKey(key));
    countKeys(state);
}

// The door for batches, given one key per call.
void batchOfOne(benchmark::State& state, const KeySet& set)
{
    base::HashKey hash;
    for (auto _ : state) {
        for (const std::string_view& key : set.keys) {
            base::hashPartitionKeys({&key, 1}, {&hash, 1});
            benchmark::DoNotOptimize(hash);
        }
    }
    countKeys(state);
}

void batch(benchmark::State& state, const KeySet& set, base::Md5Kernel kernel)
{
    std::vector<base::HashKey> hashes(kKeyCount);
    benchmark::DoNotOptimize(hashes.data());
    for (auto _ : state) {
        base::hashPartitionKeys(set.keys, hashes, kernel);
        benchmark::ClobberMemory();
    }
    countKeys(state);
}

std::string nameOf(base::Md5Kernel kernel)
{
    switch (kernel) {
    case base::Md5Kernel::Baseline:
        return "baseline";
    case base::Md5Kernel::Avx2:
        return "AVX2";
    case base::Md5Kernel::Avx512:
        return "AVX-512";
    }
    return {};
}

struct Workload {
    std::string name;
    KeySet set;
};

void registerAll(const Workload& workload)
{
    const auto add = [&](const std::string& name, auto run) {
        benchmark::RegisterBenchmark((workload.name + ", " + name).c_str(), run);
    };
    const KeySet& set = workload.set;
    add("legacy", [&set](benchmark::State& state) { legacyMd5(state, set); });
    add("one", [&set](benchmark::State& state) { oneByOne(state, set); });
    add("batch of one", [&set](benchmark::State& state) { batchOfOne(state, set); });
    for (const base::Md5Kernel kernel : base::availableMd5Kernels())
        add(nameOf(kernel), [&set, kernel](benchmark::State& state) { batch(state, set, kernel); });
}

void report(const std::vector<Workload>& workloads, const bench::Timings& timings)
{
    using bench::Direction;
    bench::Report report{"MD5 of partition keys against legacy MD5()"};
    for (const Workload& workload : workloads) {
        const std::string start = workload.name + ", ";
        const auto speedup = [&](const std::string& name) { return timings.speedup(start + "legacy", start + name); };
        const bool isFixed = &workload != &workloads.back();
        report.ratio(start + "one key", 1.0, speedup("one"), Direction::AtLeast);
        report.ratio(start + "batch of one", 1.0, speedup("batch of one"), Direction::AtLeast);
        report.ratio(start + "batch, baseline", isFixed ? 4.0 : 3.5, speedup("baseline"), Direction::AtLeast);
        report.ratio(start + "batch, AVX2", isFixed ? 6.0 : 3.5, speedup("AVX2"), Direction::AtLeast);
        report.ratio(start + "batch, AVX-512", isFixed ? 6.0 : 3.5, speedup("AVX-512"), Direction::AtLeast);
        report.note(start + "legacy MD5()", timings.median(start + "legacy"), "ns");
        report.note(start + "widest kernel", timings.median(start + nameOf(base::availableMd5Kernels().back())), "ns");
    }
    report.print();
}

}

int main(int argc, char** argv)
{
    // Moved in, never copied: the keys of a set point into its texts.
    std::vector<Workload> workloads;
    workloads.push_back({"8 bytes", keysOf(8, 8)});
    workloads.push_back({"16 bytes", keysOf(16, 16)});
    workloads.push_back({"36 bytes", keysOf(36, 36)});
    workloads.push_back({"5 to 40 bytes", keysOf(5, 40)});
    for (const Workload& workload : workloads)
        registerAll(workload);
    report(workloads, bench::runInterleaved(argc, argv));
}
