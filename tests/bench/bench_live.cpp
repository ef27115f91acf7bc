// The whole window on a running engine: two threads, 800 records a second and shard offered, snapshots
// published at 60 a second. A frame is all that the GUI thread does from one published world to the next:
// taking it, presenting it to every panel, painting, timers, and releasing old snapshots. Offscreen, so
// that painting is software rendering into memory. One case has the window's endpoint called by programs meanwhile:
// 180 that write 18,000 records a second between them, and 20 subscriptions.
#include "bench/loaded_stream.h"
#include "bench/programs.h"
#include "bench/report.h"
#include "bench/thread_clock.h"
#include "document.h"
#include "endpoint.h"
#include "keeper.h"
#include "language.h"
#include "main_window.h"
#include "widgets/engine_link.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

using namespace shardscope;

namespace {

constexpr qint64 kWarmUpMs = 3'000;
constexpr qint64 kMeasuredMs = 12'000;

struct Live {
    double slowFrameMs = 0; // p95
    double slowestFrameMs = 0;
    double framesPerSecond = 0;
    double shownSpeed = 0; // x1 is asked
    double shownSpeedMeasured = 0;
    double callsPerSecond = 0; // of programs
    double eventBytesPerSecond = 0;
};

Live measure(std::uint32_t shards, QSize size, app::StageName stage, bool isCalled)
{
    app::Language language;
    language.use("en");
    app::Keeper keeper;
    world::Scenario scenario = bench::loadedStream(shards);
    scenario.settings.service.timings = streams::Timings::instant(); // so that a consumer of programs is ACTIVE at once
    widgets::EngineLink engine(
        scenario, [&](const world::SavedRun& run) { keeper.record(run); }, nullptr);
    app::Document document(engine, keeper, app::Autosave::Off, nullptr);
    app::Preferences preferences;
    preferences.stage = stage;
    app::MainWindow window(engine, document, language, preferences);
    window.resize(size);
    window.show();
    document.begin(app::Opened{.run = {.scenario = scenario}}, {});
    engine.post(world::Request{world::Control{world::Play{}}});
    app::Endpoint endpoint(engine, nullptr);
    std::optional<bench::Programs> programs;
    if (isCalled) {
        endpoint.serve(scenario.settings.service);
        endpoint.open(0);
        programs.emplace(endpoint.port(), "clicks", 180, 20);
    }
    std::uint64_t answersBefore = 0;
    std::uint64_t eventBytesBefore = 0;

    QElapsedTimer wall;
    wall.start();
    std::vector<double> milliseconds;
    double before = bench::threadSeconds();
    base::Instant from{};
    qint64 measuredFrom = 0;
    base::Instant to{};
    qint64 measuredTo = 0;
    std::int64_t shown = 0;
    // The window was connected first: when this is called, its panels have taken the world.
    QObject::connect(&engine, &widgets::EngineLink::worldChanged, &window, [&](const world::Published& published) {
        const double now = bench::threadSeconds();
        const double spent = now - std::exchange(before, now);
        to = published.world->now();
        measuredTo = wall.elapsed();
        shown = published.status.shownSpeedPerMille;
        if (measuredTo < kWarmUpMs) {
            from = to;
            measuredFrom = measuredTo;
            answersBefore = programs ? programs->answers() : 0;
            eventBytesBefore = programs ? programs->eventBytes() : 0;
            return;
        }
        milliseconds.push_back(spent * 1e3);
    });
    QTimer::singleShot(int(kWarmUpMs + kMeasuredMs), qApp, &QApplication::quit);
    QApplication::exec();
    const std::uint64_t answers = programs ? programs->answers() - answersBefore : 0;
    const std::uint64_t eventBytes = programs ? programs->eventBytes() - eventBytesBefore : 0;
    programs.reset();
    endpoint.close();
    engine.stop();

    SHARD_CHECK(!milliseconds.empty() && measuredTo > measuredFrom);
    const double seconds = double(measuredTo - measuredFrom) / 1e3;
    std::sort(milliseconds.begin(), milliseconds.end());
    return {milliseconds[milliseconds.size() * 95 / 100], milliseconds.back(), double(milliseconds.size()) / seconds,
        double(shown) / 1e3, double((to - from).count()) / 1e3 / seconds, double(answers) / seconds,
        double(eventBytes) / seconds};
}

}

// With a word as argument only the cases that have it in their name are measured, say under a profiler.
int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const std::string_view wanted = argc > 1 ? argv[1] : "";

    using bench::Direction;
    bench::Report report("the live window, CPU of the GUI thread for a frame, p95");
    using app::StageName;
    struct Case {
        std::uint32_t shards;
        QSize size;
        StageName stage;
        const char* what;
        double target;
        bool isCalled = false;
    };
    // At 1920x1080 the Stream stage shows map, heatmap and charts together.
    for (const Case& each : {Case{1'000, {1'280, 800}, StageName::Stream, "Stream, 1,000 shards, 1280x800", 16},
             Case{1'000, {1'920, 1'080}, StageName::Stream, "Stream, 1,000 shards, 1920x1080", 16},
             Case{10'000, {1'920, 1'080}, StageName::Stream, "Stream, 10,000 shards, 1920x1080", 33},
             Case{1'000, {1'920, 1'080}, StageName::FanOut, "Fan-out, 1,000 shards, 1920x1080", 16},
             Case{10'000, {1'920, 1'080}, StageName::FanOut, "Fan-out, 10,000 shards, 1920x1080", 33},
             Case{100, {1'920, 1'080}, StageName::Stream, "Stream, 100 shards, 1920x1080, called by 200 programs", 16,
                 true}}) {
        if (std::string_view(each.what).find(wanted) == std::string_view::npos)
            continue;
        const Live live = measure(each.shards, each.size, each.stage, each.isCalled);
        report.value(each.what, each.target, live.slowFrameMs, "ms", Direction::AtMost);
        report.note("  the slowest frame", live.slowestFrameMs, "ms");
        report.note("  frames a second", live.framesPerSecond, "");
        report.note("  the factor that the window shows (x1 asked)", live.shownSpeed, "x");
        report.note("  virtual time passed per wall time", live.shownSpeedMeasured, "x");
        report.note("  calls of programs answered", live.callsPerSecond, "a second");
        report.note("  events of their subscriptions", live.eventBytesPerSecond / 1e6, "MB a second");
    }
    report.print();
    return 0;
}
