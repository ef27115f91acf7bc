// A red second asks for its keys: by a click and by a key, and leads on.
#include "widgets/charts/key_heatmap.h"
#include "widgets/charts/second_keys_card.h"
#include "widgets/charts/shard_map.h"
#include "widgets/charts/time_series_chart.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

constexpr streams::ShardIndex kHot{1};

// The built-in scenario at 90 s: shard 1 has been refusing since 47 s, for the key "mobile".
struct RedStory : Program {
    widgets::StreamStage* stage = window.findChild<widgets::StreamStage*>();
    widgets::SecondKeysCard* card = stage->secondKeys();

    RedStory()
    {
        seek(90);
        stage->setLowerView(widgets::StreamStage::LowerView::Heatmap);
        waitFor([this] { return stage->heatmap()->partCount() > 4; });
    }
    void clickHeatmap(streams::ShardIndex shard, base::Instant at) const
    {
        const widgets::HeatmapScene& scene = stage->heatmap()->scene();
        for (const widgets::HeatmapRegion& region : scene.regions)
            if (region.shard == shard)
                QTest::mouseClick(stage->heatmap(), Qt::LeftButton, {},
                    QPoint(region.pixels.right - 4, int(scene.y(at))));
    }
};

base::Instant at(std::int64_t milliseconds) { return base::instantAt(base::Duration{milliseconds}); }

}

TEST(SecondKeys, AClickOnARedSecondNamesItsKeys)
{
    RedStory story;
    story.clickHeatmap(kHot, at(88'500));
    EXPECT_EQ(story.window.selection().shard(), kHot);
    ASSERT_TRUE(story.card->isVisible());
    EXPECT_EQ(story.card->shard(), kHot);
    EXPECT_LE(story.card->second(), at(89'000));
    EXPECT_GE(story.card->second(), at(87'000));
    const QString text = story.card->text();
    EXPECT_TRUE(text.contains("mobile")) << text.toStdString();
    EXPECT_TRUE(text.contains("by bytes")) << text.toStdString();
    EXPECT_TRUE(text.contains("retries counted")) << text.toStdString();
    EXPECT_FALSE(text.contains("no longer kept")) << text.toStdString();
    // Another shard took everything then, and so did this one before its key was hot.
    story.clickHeatmap(streams::ShardIndex{0}, at(88'500));
    EXPECT_FALSE(story.card->isVisible());
    story.clickHeatmap(kHot, at(20'000));
    EXPECT_FALSE(story.card->isVisible());
    // Long ago: the second is known, its refusals are not.
    story.clickHeatmap(kHot, at(60'500));
    ASSERT_TRUE(story.card->isVisible());
    EXPECT_TRUE(story.card->text().contains("no longer kept")) << story.card->text().toStdString();
}

TEST(SecondKeys, TheThroughputChartAsksToo)
{
    RedStory story;
    story.stage->setLowerView(widgets::StreamStage::LowerView::Charts);
    story.window.selection().select(widgets::ShardChoice{"clicks", kHot});
    Program::waitFor([&] { return story.stage->throughputChart()->isVisible(); });
    QTest::qWait(200);
    const QRect plot = story.stage->throughputChart()->plot();
    QTest::mouseClick(story.stage->throughputChart(), Qt::LeftButton, {},
        QPoint(plot.left() + plot.width() * 80 / 90, plot.center().y()));
    ASSERT_TRUE(story.card->isVisible());
    EXPECT_NEAR(double(story.card->second().time_since_epoch().count()), 80'000, 2'000);
}

TEST(SecondKeys, TheKeyboardDoesWhatAClickDoes)
{
    RedStory story;
    story.window.selection().select(widgets::ShardChoice{"clicks", kHot});
    QTest::qWait(200);
    QTest::keyClick(&story.window, Qt::Key_E);
    ASSERT_TRUE(story.card->isVisible());
    EXPECT_EQ(story.card->second(), at(89'000)) << "the last one";
    QTest::keyClick(story.card, Qt::Key_Left);
    EXPECT_EQ(story.card->second(), at(88'000));
    QTest::keyClick(story.card, Qt::Key_Right);
    EXPECT_EQ(story.card->second(), at(89'000));
    QTest::keyClick(story.card, Qt::Key_Escape);
    EXPECT_FALSE(story.card->isVisible());
    story.window.selection().select(widgets::ShardChoice{"clicks", streams::ShardIndex{0}});
    QTest::qWait(200);
    QTest::keyClick(&story.window, Qt::Key_E);
    ASSERT_TRUE(story.card->isVisible());
    EXPECT_TRUE(story.card->text().contains("No write was refused")) << story.card->text().toStdString();
}

TEST(KeyHeatmapInTheWindow, FollowsTheMapWhileTimeStandsStill)
{
    RedStory story;
    const auto right = [&] { return story.stage->heatmap()->scene().plot.right() + 1; };
    ASSERT_EQ(right(), story.stage->map()->scene().layout.right());
    const int before = right();
    story.window.resize(1'920, 1'080);
    Program::waitFor([&] { return story.stage->map()->scene().layout.right() > before; });
    EXPECT_EQ(right(), story.stage->map()->scene().layout.right());
}

TEST(SecondKeys, LeadToTheCutAndToWhy)
{
    RedStory story;
    story.clickHeatmap(kHot, at(88'500));
    emit story.card->whyAsked();
    EXPECT_TRUE(story.window.findChild<widgets::WhyPanel*>()->isOpen());
    emit story.card->cutAsked();
    EXPECT_FALSE(story.card->isVisible());
    const widgets::Knife* knife = story.stage->map()->knife();
    ASSERT_NE(knife, nullptr);
    EXPECT_EQ(knife->shard(), kHot);
    EXPECT_TRUE(knife->snap() == widgets::Snap::BelowHottest || knife->snap() == widgets::Snap::AboveHottest);
}
