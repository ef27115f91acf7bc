#include "widgets/stage/metric_ages.h"

#include "widgets/format.h"
#include "widgets/stage/minute_view.h"
#include "world/minutes.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kMostPushed = 2;

struct MetricWords {
    Q_DECLARE_TR_FUNCTIONS(MetricWords)
};

struct Pushed {
    world::ConsumerUse use;
    int colour = 0;
};

// What CloudWatch has of the last minute that is over by then.
QString latestText(const std::vector<world::Minute>& minutes, base::Instant end)
{
    constexpr base::Duration kMinute{std::chrono::minutes{1}};
    const bool isThere = !minutes.empty() && minutes.back().from + 2 * kMinute > end;
    return isThere ? format::duration(base::Duration{minutes.back().highest.value}) : MetricWords::tr("no data");
}

bool hasPollers(const world::World& world, const std::vector<world::ConsumerUse>& consumers)
{
    return std::any_of(consumers.begin(), consumers.end(), [&](const world::ConsumerUse& use) {
        return world::consumerConfig(world.actors()[use.actor].client)->kind == clients::ConsumerConfig::Kind::Shared;
    });
}

std::vector<Pushed> pushedOf(const world::World& world, const std::vector<world::ConsumerUse>& consumers)
{
    std::vector<Pushed> pushed;
    for (std::size_t i = 0; i < consumers.size(); ++i)
        if (world::consumerConfig(world.actors()[consumers[i].actor].client)->kind
            == clients::ConsumerConfig::Kind::FanOut)
            pushed.push_back({consumers[i], int(i)});
    if (pushed.size() > kMostPushed) {
        std::stable_sort(pushed.begin(), pushed.end(),
            [](const Pushed& a, const Pushed& b) { return a.use.ageMs > b.use.ageMs; });
        pushed.resize(kMostPushed);
        std::sort(pushed.begin(), pushed.end(), [](const Pushed& a, const Pushed& b) { return a.colour < b.colour; });
    }
    return pushed;
}

}

std::vector<ChartLine> metricAges(const world::World& world, streams::StreamIndex stream,
    const world::SeriesRequest& request, const Theme& theme)
{
    std::vector<ChartLine> lines;
    const world::Stretch minutes = world::wholeMinutes(request.stretch);
    const base::Instant end = std::min(world.now(), minutes.to);
    const auto add = [&](const QString& name, QColor colour, const std::vector<world::Reading>& readings, Choice of) {
        const std::vector<world::Minute> folded = world::foldToMinutes(readings, world.now());
        lines.push_back({.name = name,
            .latest = latestText(folded, end),
            .colour = colour,
            .columns = minuteHighs(folded, request),
            .of = std::move(of),
            .hasGaps = true});
    };
    const std::vector<world::ConsumerUse> consumers = world::consumerUses(world, stream);
    const std::vector<world::Reading> polled = world::iteratorAgeReadings(world, stream, minutes);
    if (!polled.empty() || hasPollers(world, consumers))
        add(QStringLiteral("IteratorAgeMilliseconds"), theme.accent, polled, {});
    for (const Pushed& each : pushedOf(world, consumers)) {
        const std::string& name = world.actors()[each.use.actor].name;
        add(QString::fromStdString(name), theme.series(each.colour),
            world::millisBehindReadings(world, stream, name, minutes),
            ConsumerChoice{world.service().stream(stream).reference, name});
    }
    const std::vector<world::Reading> truth = world::oldestAgeReadings(world, stream, minutes);
    if (!truth.empty() || !consumers.empty()) {
        add(MetricWords::tr("true age"), theme.mutedText, truth, {});
        lines.back().isDashed = true;
        lines.back().hasGaps = false;
    }
    return lines;
}

}
