// The ListShards filter in the window: opened by a key, its time dragged on the timeline, called only when asked.
#include "widgets/panels/timeline_panel.h"
#include "widgets/stage/shard_filter_box.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"

#include <QComboBox>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

TEST(ShardFilterInTheWindow, ItsTimeIsDraggedOnTheTimeline)
{
    Program program;
    program.seek(40);
    auto* stage = program.window.findChild<widgets::StreamStage*>();
    auto* timeline = program.window.findChild<widgets::TimelinePanel*>();
    QTest::keyClick(&program.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_FALSE(stage->shardFilter()->isHidden());
    EXPECT_LE(program.window.height(), 800);
    stage->shardFilter()->findChild<QComboBox*>("shardFilterType")->setCurrentText("AT_TIMESTAMP");
    ASSERT_TRUE(program.window.selection().shardFilter());
    EXPECT_EQ(program.window.selection().shardFilter()->timestamp, program.now());
    QApplication::processEvents();
    // Its foot is on the axis, under the strip of load.
    const auto foot = [&](std::int64_t second) {
        return timeline->pointAt(base::instantAt(base::Duration{second * 1'000})) + QPoint(0, 40);
    };
    const base::Instant before = program.now();
    QTest::mousePress(timeline, Qt::LeftButton, {}, foot(40));
    QTest::mouseMove(timeline, foot(20));
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, foot(20));
    EXPECT_NEAR(double(program.window.selection().shardFilter()->timestamp->time_since_epoch().count()), 20'000, 1'000);
    EXPECT_EQ(program.now(), before) << "the present does not move";
    const std::uint64_t calls = program.engine.latest().world->service().calls().control().size();
    stage->shardFilter()->findChild<QPushButton*>("shardFilterCall")->click();
    program.waitFor([&] { return !stage->shardFilter()->replyText().isEmpty(); });
    program.waitFor([&] { return program.engine.latest().world->service().calls().control().size() == calls + 1; });
    QTest::keyClick(&program.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(stage->shardFilter()->isHidden());
    EXPECT_FALSE(program.window.selection().shardFilter());
}
