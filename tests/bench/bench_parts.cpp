// The parts of the record engine against what they replace: the agenda against std::priority_queue,
// the generator against hashing every record's key.
#include "bench/engine_models.h"
#include "bench/report.h"

#include "sim/agenda.h"

#include <openssl/md5.h>

#include <queue>

namespace {

using namespace shardscope;

// The hold model: take the earliest, put it back a random while later.
std::int64_t increment(base::Rng& rng) { return 1 + static_cast<std::int64_t>(rng.next() & 2'047U); }

void agenda(benchmark::State& state)
{
    base::Rng rng{1};
    sim::Agenda queue;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        queue.schedule(base::instantAt(base::Duration{increment(rng)}), sim::ActorIndex{0}, 0);
    for (auto _ : state) {
        const auto wakeUp = queue.popUntil(base::kWorldEnd);
        queue.schedule(wakeUp->at + base::Duration{increment(rng)}, wakeUp->actor, wakeUp->token);
    }
    state.SetItemsProcessed(state.iterations());
}

void priorityQueue(benchmark::State& state)
{
    const auto isLater = [](const sim::WakeUp& a, const sim::WakeUp& b) {
        return a.at != b.at ? a.at > b.at : a.order > b.order;
    };
    base::Rng rng{1};
    std::priority_queue<sim::WakeUp, std::vector<sim::WakeUp>, decltype(isLater)> queue{isLater};
    std::uint64_t order = 0;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        queue.push({base::instantAt(base::Duration{increment(rng)}), order++, sim::ActorIndex{0}, 0});
    for (auto _ : state) {
        sim::WakeUp wakeUp = queue.top();
        queue.pop();
        wakeUp.at += base::Duration{increment(rng)};
        wakeUp.order = order++;
        queue.push(wakeUp);
    }
    state.SetItemsProcessed(state.iterations());
}

constexpr std::size_t kDrawn = 4'096;

// As a producer draws from a flat population.
struct Generator {
    std::shared_ptr<const clients::KeySource> keys = clients::makeKeySource(bench::keyChoice({}));
    clients::SizeTable sizes{bench::sizeChoice()};
    base::Rng rng{1};

    streams::Attempt draw()
    {
        const std::uint64_t keyDraw = rng.next();
        const std::uint64_t other = keyDraw * 0x9e3779b97f4a7c15U;
        return {.key = keys->hotKeys + keys->population.slotOf(keyDraw),
            .payload = 0,
            .size = sizes.pick(other >> 20),
            .number = 1};
    }
};

Generator& generator()
{
    static Generator made;
    return made;
}

void generate(benchmark::State& state)
{
    std::vector<streams::Attempt> attempts(kDrawn);
    for (auto _ : state) {
        for (streams::Attempt& attempt : attempts)
            attempt = generator().draw();
        benchmark::DoNotOptimize(attempts.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kDrawn));
}

void generateAndHash(benchmark::State& state)
{
    std::vector<streams::Attempt> attempts(kDrawn);
    unsigned char digest[MD5_DIGEST_LENGTH];
    for (auto _ : state) {
        for (streams::Attempt& attempt : attempts) {
            attempt = generator().draw();
            const std::string_view key = generator().keys->table->text(attempt.key);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
            MD5(reinterpret_cast<const unsigned char*>(key.data()), key.size(), digest);
#pragma GCC diagnostic pop
            benchmark::DoNotOptimize(digest);
        }
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kDrawn));
}

}

int main(int argc, char** argv)
{
    for (const std::int64_t pending : {10'000, 100'000, 1'000'000}) {
        benchmark::RegisterBenchmark("agenda", agenda)->Arg(pending);
        benchmark::RegisterBenchmark("priority_queue", priorityQueue)->Arg(pending);
    }
    benchmark::RegisterBenchmark("generate", generate);
    benchmark::RegisterBenchmark("generate and hash", generateAndHash);
    const bench::Timings timings = bench::runInterleaved(argc, argv);

    using bench::Direction;
    bench::Report report{"Parts of the record engine"};
    for (const char* pending : {"10000", "100000", "1000000"})
        report.ratio(std::string{"agenda against std::priority_queue, "} + pending + " pending", 4,
            timings.speedup(std::string{"priority_queue/"} + pending, std::string{"agenda/"} + pending),
            Direction::AtLeast);
    report.ratio("generator against a legacy MD5() per record", 8, timings.speedup("generate and hash", "generate"),
        Direction::AtLeast);
    report.note("generator, a record", timings.median("generate"), "ns");
    report.note("agenda, an event at 100,000 pending", timings.median("agenda/100000"), "ns");
    report.print();
}
