// The parts of the record engine against what they replace: the agenda against std::priority_queue,
// the generator against hashing every record's key.
#include "bench/engine_models.h"
#include "bench/report.h"

#include "sim/agenda.h"

#include <openssl/md5.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <queue>
#include <string>

namespace {

using namespace shardscope;

// How far ahead an event is put again. All have a mean of a second, as polls have; only uniform
// stays within the agenda's wheel, and nine tenths of what is pending in bimodal lies far beyond.
struct Increments {
    const char* name;
    double (*quantile)(double share); // in means
};
constexpr Increments kIncrements[] = {
    {"exponential", [](double share) { return -std::log1p(-share); }},
    {"uniform", [](double share) { return 2 * share; }},
    {"bimodal", [](double share) { return share < 0.9 ? share / 9 : 9.05 + (share - 0.9); }},
};

// Draws are looked up, so that neither queue's time is that of a logarithm.
class Draw {
public:
    explicit Draw(const Increments& increments)
    {
        constexpr double kMeanMs = 1'000;
        for (std::size_t i = 0; i < m_ms.size(); ++i) {
            const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(m_ms.size());
            m_ms[i] = static_cast<std::int32_t>(1 + increments.quantile(share) * kMeanMs);
        }
    }
    base::Duration operator()() { return base::Duration{drawMs()}; }
    // How far ahead an event lies that has been pending since long ago: more likely within a long increment
    // than a short one. So a queue is filled as holding for ever would leave it.
    base::Duration remaining()
    {
        const std::int64_t longest = *std::max_element(m_ms.begin(), m_ms.end());
        std::int64_t ms = drawMs();
        while (static_cast<std::int64_t>(m_rng.below(longest)) >= ms)
            ms = drawMs();
        return base::Duration{m_rng.below(ms) + 1};
    }

private:
    std::int64_t drawMs() { return m_ms[m_rng.next() % m_ms.size()]; }

    std::array<std::int32_t, 4'096> m_ms{};
    base::Rng m_rng{1};
};

class WheelQueue {
public:
    void push(base::Instant at) { m_agenda.schedule(at, sim::ActorIndex{0}, 0); }
    void hold(Draw& draw)
    {
        const auto wakeUp = m_agenda.popUntil(base::kWorldEnd);
        m_agenda.schedule(wakeUp->at + draw(), wakeUp->actor, wakeUp->token);
    }

private:
    sim::Agenda m_agenda;
};

class HeapQueue {
public:
    void push(base::Instant at) { m_queue.push({at, m_order++, sim::ActorIndex{0}, 0}); }
    void hold(Draw& draw)
    {
        const sim::WakeUp wakeUp = m_queue.top();
        m_queue.pop();
        m_queue.push({wakeUp.at + draw(), m_order++, wakeUp.actor, wakeUp.token});
    }

private:
    struct IsLater {
        bool operator()(const sim::WakeUp& a, const sim::WakeUp& b) const
        {
            return a.at != b.at ? a.at > b.at : a.order > b.order;
        }
    };
    std::priority_queue<sim::WakeUp, std::vector<sim::WakeUp>, IsLater> m_queue;
    std::uint64_t m_order = 0;
};

// The hold model: take the earliest, put it back a random while later. A queue is made once and goes on
// from repetition to repetition; its memory, too, is to lie as holding leaves it.
template <typename Queue>
class Hold {
public:
    Hold(const Increments& increments, std::int64_t pending) : m_draw(increments), m_pending(pending) {}

    void operator()(benchmark::State& state)
    {
        if (!m_queue)
            fill();
        for (auto _ : state)
            m_queue->hold(m_draw);
        state.SetItemsProcessed(state.iterations());
    }

private:
    void fill()
    {
        m_queue = std::make_unique<Queue>();
        for (std::int64_t i = 0; i < m_pending; ++i)
            m_queue->push(base::instantAt(m_draw.remaining()));
        for (std::int64_t i = 0; i < m_pending; ++i)
            m_queue->hold(m_draw);
    }

    Draw m_draw;
    std::int64_t m_pending;
    std::unique_ptr<Queue> m_queue;
};

std::string holdName(const char* queue, const Increments& increments, std::int64_t pending)
{
    return std::string{queue} + ", " + increments.name + ", " + std::to_string(pending) + " pending";
}

template <typename Queue>
void registerHold(const char* queue, const Increments& increments, std::int64_t pending)
{
    const auto hold = std::make_shared<Hold<Queue>>(increments, pending);
    benchmark::RegisterBenchmark(holdName(queue, increments, pending).c_str(),
        [hold](benchmark::State& state) { (*hold)(state); });
}

constexpr const char* kWheel = "agenda";
constexpr const char* kHeap = "std::priority_queue";
constexpr std::int64_t kPending[] = {10'000, 100'000, 1'000'000};

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
    for (const Increments& increments : kIncrements) {
        for (const std::int64_t pending : kPending) {
            registerHold<WheelQueue>(kWheel, increments, pending);
            registerHold<HeapQueue>(kHeap, increments, pending);
        }
    }
    benchmark::RegisterBenchmark("generate", generate);
    benchmark::RegisterBenchmark("generate and hash", generateAndHash);
    const bench::Timings timings = bench::runInterleaved(argc, argv);

    using bench::Direction;
    bench::Report report{"Parts of the record engine"};
    for (const Increments& increments : kIncrements) {
        for (const std::int64_t pending : kPending)
            report.ratio(holdName("agenda against std::priority_queue", increments, pending), 4,
                timings.speedup(holdName(kHeap, increments, pending), holdName(kWheel, increments, pending)),
                Direction::AtLeast);
    }
    report.ratio("generator against a legacy MD5() per record", 8, timings.speedup("generate and hash", "generate"),
        Direction::AtLeast);
    report.note("generator, a record", timings.median("generate"), "ns");
    for (const Increments& increments : kIncrements) {
        for (const std::int64_t pending : kPending) {
            for (const char* queue : {kWheel, kHeap}) {
                const std::string name = holdName(queue, increments, pending);
                report.note(name, timings.median(name), "ns an event");
            }
        }
    }
    report.print();
}
