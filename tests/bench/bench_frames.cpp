// One frame of the window's heart: present() of a new world and the repaint that follows, in
// CPU time of the GUI thread, offscreen. "Next second" is a world whose last second is new, so
// that everything is worked out and drawn again; "same second" is what most of 60 frames a
// second are at x1.
#include "bench/loaded_stream.h"
#include "bench/report.h"
#include "bench/thread_clock.h"
#include "widgets/charts/key_heatmap.h"
#include "widgets/charts/shard_map.h"
#include "widgets/charts/time_series_chart.h"
#include "widgets/stage/fan_out_stage.h"
#include "widgets/stage/stream_stage.h"
#include "world/scenario.h"

#include <QApplication>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

constexpr QSize kMapSize(1'140, 330);
constexpr QSize kStageSize(1'180, 700);
constexpr streams::StreamIndex kFirst{0};

// Two worlds a second apart, made once per size.
const std::vector<world::Snapshot>& worldsOf(std::uint32_t shards)
{
    static std::map<std::uint32_t, std::vector<world::Snapshot>> made;
    std::vector<world::Snapshot>& worlds = made[shards];
    if (worlds.empty()) {
        auto world = world::makeWorld(bench::loadedStream(shards));
        SHARD_CHECK(world.hasValue());
        const int seconds = shards >= 10'000 ? 3 : shards >= 1'000 ? 12 : 120;
        for (const int second : {seconds, seconds + 1}) {
            world->runUntil(base::instantAt(std::chrono::seconds{second}));
            worlds.push_back(std::make_shared<const world::World>(*world));
        }
    }
    return worlds;
}

// The frame that 95 of 100 stay under, of every benchmark that ran; a median would hide stutter.
std::map<std::string, double>& slowFrames()
{
    static std::map<std::string, double> milliseconds;
    return milliseconds;
}

template <typename Frame>
void measureFrames(benchmark::State& state, const std::string& name, Frame frame)
{
    std::vector<double> milliseconds;
    std::size_t turn = 0;
    for (auto _ : state) {
        const double begin = bench::threadSeconds();
        frame(turn++);
        const double spent = bench::threadSeconds() - begin;
        state.SetIterationTime(spent);
        milliseconds.push_back(spent * 1e3);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    // The last call of a benchmark is its longest; those before, which find out how long, are of a few
    // frames only, and the first frame of all makes what others keep.
    slowFrames()[name + "/" + std::to_string(state.range(0))] = milliseconds[milliseconds.size() * 95 / 100];
}

void mapFrame(benchmark::State& state, bool isNextSecond)
{
    const auto& worlds = worldsOf(std::uint32_t(state.range(0)));
    Selection selection(nullptr);
    ShardMapView map(&selection, nullptr);
    map.resize(kMapSize);
    map.show();
    QPixmap canvas(kMapSize);
    map.present(worlds[0], kFirst);
    map.render(&canvas);
    measureFrames(state, isNextSecond ? "next" : "same", [&](std::size_t turn) {
        map.present(worlds[isNextSecond ? turn % 2 : 0], kFirst);
        map.render(&canvas);
    });
}

void BM_MapNextSecond(benchmark::State& state) { mapFrame(state, true); }
void BM_MapSameSecond(benchmark::State& state) { mapFrame(state, false); }

// The knife is out: previews and ghosts on top.
void BM_MapKnife(benchmark::State& state)
{
    const auto& worlds = worldsOf(std::uint32_t(state.range(0)));
    Selection selection(nullptr);
    ShardMapView map(&selection, nullptr);
    map.resize(kMapSize);
    map.show();
    map.setFocus();
    QPixmap canvas(kMapSize);
    map.present(worlds[0], kFirst);
    selection.select(ShardChoice{"clicks", streams::ShardIndex{0}});
    map.openKnife();
    measureFrames(state, "knife", [&](std::size_t turn) {
        map.present(worlds[turn % 2], kFirst);
        map.render(&canvas);
    });
}

// The heatmap on the map's columns: a new second, and one of the frames in between.
void heatmapFrame(benchmark::State& state, bool isNextSecond)
{
    const auto& worlds = worldsOf(std::uint32_t(state.range(0)));
    Selection selection(nullptr);
    ShardMapView map(&selection, nullptr);
    map.resize(kMapSize);
    map.present(worlds[0], kFirst);
    KeyHeatmapView heatmap(&selection, nullptr);
    heatmap.resize(kMapSize);
    heatmap.show();
    QPixmap canvas(kMapSize);
    measureFrames(state, isNextSecond ? "heatmap" : "heatmap same", [&](std::size_t turn) {
        heatmap.present(worlds[isNextSecond ? turn % 2 : 0], kFirst, map.scene().layout, std::nullopt);
        heatmap.render(&canvas);
    });
}

void BM_HeatmapNextSecond(benchmark::State& state) { heatmapFrame(state, true); }
void BM_HeatmapSameSecond(benchmark::State& state) { heatmapFrame(state, false); }

// 400 points on each of four lines: the most a chart is ever given.
void BM_ChartFull(benchmark::State& state)
{
    Selection selection(nullptr);
    TimeSeriesChart chart(&selection, TimeSeriesChart::Unit::Records, nullptr);
    chart.resize(560, 240);
    chart.show();
    QPixmap canvas(chart.size());
    measureFrames(state, "chart", [&](std::size_t turn) {
        ChartPicture picture;
        picture.title = QStringLiteral("Write throughput");
        picture.span = {base::kWorldStart, base::instantAt(std::chrono::minutes{10})};
        picture.limit = ChartLimit{1'000, QStringLiteral("quota 1,000 records/s")};
        for (int line = 0; line < 4; ++line) {
            world::Series series(TimeSeriesChart::kMostColumns);
            for (std::size_t c = 0; c < series.size(); ++c) {
                const auto value = std::int64_t((c * 37 + turn * 11 + std::size_t(line) * 131) % 700);
                series[c] = {value, value + 150};
            }
            picture.lines.push_back({QString::number(line), {}, QColor(Qt::blue), std::move(series)});
        }
        chart.present(std::move(picture));
        chart.render(&canvas);
    });
}

// The whole stage as the window drives it; charts are due in one of six frames at 60 a second.
void BM_Stage(benchmark::State& state)
{
    const auto& worlds = worldsOf(std::uint32_t(state.range(0)));
    world::Scenario idle;
    idle.name = "idle";
    EngineLink link(idle, {}, nullptr);
    link.stop();
    Selection selection(nullptr);
    StreamStage stage(&link, &selection, nullptr);
    stage.resize(kStageSize);
    stage.show();
    QPixmap canvas(kStageSize);
    measureFrames(state, "stage", [&](std::size_t turn) {
        stage.present(worlds[turn / 6 % 2], {});
        stage.render(&canvas);
    });
}

// Every one of its presentations is measured, none of those that it passes over.
void BM_FanOutStage(benchmark::State& state)
{
    const auto& worlds = worldsOf(std::uint32_t(state.range(0)));
    world::Scenario idle;
    idle.name = "idle";
    EngineLink link(idle, {}, nullptr);
    link.stop();
    Selection selection(nullptr);
    FanOutStage stage(&link, &selection, nullptr);
    stage.resize(kStageSize);
    stage.show();
    QPixmap canvas(kStageSize);
    measureFrames(state, "fan-out", [&](std::size_t turn) {
        selection.select(ShardChoice{"clicks", streams::ShardIndex{std::uint32_t(turn % 8)}});
        stage.present(*worlds[turn % 2], {});
        stage.render(&canvas);
    });
}

}

BENCHMARK(BM_MapNextSecond)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_MapSameSecond)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_MapKnife)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_HeatmapNextSecond)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_HeatmapSameSecond)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_ChartFull)->Arg(4)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_FanOutStage)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Stage)->Arg(10)->Arg(1'000)->Arg(10'000)->UseManualTime()->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();

    using bench::Direction;
    bench::Report report("frames, CPU of the GUI thread, p95");
    report.value("stage, 1,000 shards", 16, slowFrames()["stage/1000"], "ms", Direction::AtMost);
    report.value("stage, 10,000 shards", 33, slowFrames()["stage/10000"], "ms", Direction::AtMost);
    report.value("shard map, new second, 1,000 shards", 16, slowFrames()["next/1000"], "ms", Direction::AtMost);
    report.value("shard map with the knife out, 1,000 shards", 16, slowFrames()["knife/1000"], "ms", Direction::AtMost);
    report.value("chart, 4 lines of 400 points", 16, slowFrames()["chart/4"], "ms", Direction::AtMost);
    report.value("fan-out stage, 1,000 shards", 16, slowFrames()["fan-out/1000"], "ms", Direction::AtMost);
    report.value("fan-out stage, 10,000 shards", 33, slowFrames()["fan-out/10000"], "ms", Direction::AtMost);
    report.value("key heatmap, new second, 1,000 shards", 16, slowFrames()["heatmap/1000"], "ms", Direction::AtMost);
    report.value("key heatmap, new second, 10,000 shards", 33, slowFrames()["heatmap/10000"], "ms", Direction::AtMost);
    // All that is drawn lies prepared: only flags are put on the picture of the second.
    report.value("key heatmap, same second, 10,000 shards", 4, slowFrames()["heatmap same/10000"], "ms",
        Direction::AtMost);
    report.note("shard map, same second, 1,000 shards", slowFrames()["same/1000"], "ms");
    report.note("stage, 10 shards", slowFrames()["stage/10"], "ms");
    report.print();
    return 0;
}
