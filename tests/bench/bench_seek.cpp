// Time is a place: how long it takes to be somewhere else in a run of an hour. Seeks go to
// instants at random, from wherever the last one ended; as the timeline does when it is dragged.
#include "base/rng.h"
#include "bench/loaded_stream.h"
#include "bench/report.h"
#include "bench/thread_clock.h"
#include "world/built_in_scenarios.h"
#include "world/timeline.h"

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace shardscope;

namespace {

struct Seeks {
    double median = 0;
    double slow = 0;    // p95
    double slowest = 0; // all in ms
};

Seeks measure(const world::Scenario& scenario, base::Duration length, int count)
{
    world::Timeline timeline{scenario};
    timeline.runUntil(base::kWorldStart + length);
    base::Rng rng{7};
    std::vector<double> milliseconds;
    for (int i = 0; i < count; ++i) {
        const base::Instant to =
            base::instantAt(base::Duration{static_cast<std::int64_t>(rng.below(std::uint64_t(length.count())))});
        const double before = bench::threadSeconds();
        timeline.seek(to);
        milliseconds.push_back((bench::threadSeconds() - before) * 1e3);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    return {milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100], milliseconds.back()};
}

}

int main()
{
    using bench::Direction;
    bench::Report report("seeks to random instants, CPU time");
    const Seeks hour = measure(world::defaultScenario(), std::chrono::hours{1}, 400);
    report.value("one hour of the default scenario, slowest of 400", 100, hour.slowest, "ms", Direction::AtMost);
    report.note("  p95", hour.slow, "ms");
    report.note("  median", hour.median, "ms");
    const Seeks large = measure(bench::loadedStream(1'000), std::chrono::seconds{60}, 100);
    report.value("one minute of 1,000 shards at 800,000 records/s, p95", 100, large.slow, "ms", Direction::AtMost);
    report.note("  median", large.median, "ms");
    report.print();
    return 0;
}
