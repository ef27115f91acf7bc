// A stream on demand in the window: its capacity goes after its load, and what the service does is marked.
#include "main_window.h"

#include "widgets/charts/time_series_chart.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/selection.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"

#include <QLabel>

#include <gtest/gtest.h>

#include <algorithm>

using namespace shardscope;
using namespace shardscope::app;

namespace {

// 12 MiB/s for a stream that begins with room for four.
world::Scenario flooded()
{
    world::Scenario scenario;
    streams::CreateStreamRequest create{"readings"};
    create.streamMode = streams::CapacityMode::OnDemand;
    scenario.streams.push_back({.create = create});
    clients::ProducerConfig sensors;
    sensors.name = "sensors";
    sensors.stream = "readings";
    sensors.rate = clients::Curve{{{base::Duration{0}, 12 * 32}}};
    sensors.keys.count = 5'000;
    sensors.size.kind = clients::SizeChoice::Kind::Fixed;
    sensors.size.bytes = 32'768;
    sensors.retry.attempts = 1;
    scenario.clients.push_back({"scenario", world::AddProducer{sensors}});
    return scenario;
}

}

TEST(OnDemandInTheWindow, ItsCapacityIsALineThatGoesAfterTheLoad)
{
    Program program;
    program.document.open(Opened{.run = {.scenario = flooded()}}, {}, OnceOpen::Stay);
    program.waitFor([&] { return program.engine.latest().world->service().find("readings").has_value(); });
    program.seek(20 * 60);
    ASSERT_GT(program.openShards(), 4U);
    program.window.selection().setSpan(widgets::TimeSpan{
        base::kWorldStart, base::instantAt(base::Duration{20 * 60'000})});
    auto* stage = program.window.findChild<widgets::StreamStage*>();
    stage->setLowerView(widgets::StreamStage::LowerView::Charts);
    const auto capacity = [&]() -> const widgets::ChartLine* {
        for (const widgets::ChartLine& line : stage->throughputChart()->picture().lines)
            if (line.name == "capacity")
                return &line;
        return nullptr;
    };
    constexpr std::int64_t kPerShard = 1'048'576;
    const auto bounds = [&] {
        world::Extremes whole;
        if (const widgets::ChartLine* line = capacity())
            for (const world::Extremes& column : line->columns)
                if (!column.isEmpty()) {
                    whole.add(column.lowest);
                    whole.add(column.highest);
                }
        return whole;
    };
    program.waitFor([&] { return bounds().lowest == 4 * kPerShard; });
    EXPECT_EQ(bounds().highest, std::int64_t(program.openShards()) * kPerShard);
    EXPECT_TRUE(capacity()->isDashed);
    EXPECT_TRUE(capacity()->latest.contains(QLatin1Char('$'))) << "what it costs stands beside it";
    EXPECT_EQ(stage->throughputChart()->picture().title,
        QString::fromUtf8("Load and capacity of the stream \u00b7 MiB/s"));
    EXPECT_FALSE(stage->throughputChart()->picture().limit) << "a limit that stands still is none of its own";

    // A shard that somebody chooses is compared with its own quota.
    program.window.selection().select(widgets::ShardChoice{"readings", streams::ShardIndex{4}});
    program.waitFor([&] { return capacity() == nullptr && stage->throughputChart()->picture().limit.has_value(); });

    // That CloudWatch cannot tell that shard from others is no matter of the stream as a whole.
    const auto* note = program.window.findChild<QLabel*>(QStringLiteral("shardMetrics"));
    QTest::keyClick(&program.window, Qt::Key_G);
    program.waitFor([&] { return note->isVisible(); });
    program.window.selection().select(widgets::StreamChoice{"readings"});
    program.waitFor([&] { return capacity() != nullptr; });
    EXPECT_FALSE(note->isVisible());
}

TEST(OnDemandInTheWindow, TheTimelineSaysWhatTheServiceHasDone)
{
    Program program;
    program.document.open(Opened{.run = {.scenario = flooded()}}, {}, OnceOpen::Stay);
    program.waitFor([&] { return program.engine.latest().world->service().find("readings").has_value(); });
    program.seek(20 * 60);
    ASSERT_GT(program.openShards(), 4U);
    const auto* timeline = program.window.findChild<widgets::TimelinePanel*>();
    const auto isSaid = [&] {
        for (int i = 0; i < timeline->partCount(); ++i)
            if (timeline->part(i).name.contains(QString::fromUtf8("on demand 4 \u2192")))
                return true;
        return false;
    };
    program.waitFor(isSaid);
}
