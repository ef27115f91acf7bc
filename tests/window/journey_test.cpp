// The journey of a record, from where one asks to the arrows on the timeline.
#include "widgets/panels/journey_panel.h"

#include "widgets/charts/key_lanes.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/ordering_lab.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/fan_out_stage.h"
#include "window/program.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

struct Travelled : Program {
    widgets::Selection& selection = window.selection();
    widgets::Inspector* inspector = window.findChild<widgets::Inspector*>();
    widgets::JourneyPanel* journey = inspector->journey();

    void awaitStory()
    {
        waitFor([this] { return journey->story().has_value(); });
    }
};

}

TEST(Journey, OfTheSlowestRecordIsTheKeysAndItsArrowsAreOnTheTimeline)
{
    Travelled program;
    program.seek(120);
    EXPECT_FALSE(program.journey->isVisible());
    program.selection.select(widgets::ConsumerChoice{"clicks", "billing"});
    auto* timeline = program.window.findChild<widgets::TimelinePanel*>();
    QTest::qWait(200);
    const QImage before = timeline->grab().toImage();
    QTest::keyClick(&program.window, Qt::Key_J, Qt::ShiftModifier);
    program.awaitStory();
    EXPECT_TRUE(program.journey->isVisible());
    EXPECT_EQ(program.journey->story()->consumer, "billing");
    const std::vector<base::Instant> chain = program.selection.chain();
    ASSERT_GE(chain.size(), 2U);
    EXPECT_TRUE(std::is_sorted(chain.begin(), chain.end()));
    EXPECT_NE(timeline->grab().toImage(), before);
    // The hot shard gives more than it works through.
    EXPECT_TRUE(program.journey->text().contains("billing is busy")) << program.journey->text().toStdString();
    EXPECT_TRUE(program.journey->text().contains("polled by billing"));
    program.journey->close();
    EXPECT_TRUE(program.selection.chain().empty());
}

TEST(Journey, EveryMomentIsAWayToIt)
{
    Travelled program;
    program.seek(120);
    program.selection.select(widgets::ConsumerChoice{"clicks", "billing"});
    QTest::keyClick(&program.window, Qt::Key_J, Qt::ShiftModifier);
    program.awaitStory();
    auto* steps = program.journey->findChild<QLabel*>(QStringLiteral("journeySteps"));
    const base::Instant stored = program.journey->story()->stored;
    const QString link = QStringLiteral("at:%1").arg(stored.time_since_epoch().count());
    ASSERT_TRUE(steps->text().contains(link));
    emit steps->linkActivated(link);
    program.waitFor([&] { return program.now() == stored; });
    EXPECT_TRUE(program.journey->story()) << "it stays while one goes through it";
    EXPECT_TRUE(steps->text().contains("which holds: shard index")) << steps->text().toStdString();
    emit steps->linkActivated(QStringLiteral("copy"));
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(), program.journey->story()->sequenceNumber);
    // The same record as another consumer read it.
    const world::RecordName name = program.journey->story()->of;
    program.seek(120);
    emit steps->linkActivated(QStringLiteral("reader:search"));
    program.waitFor([&] { return program.journey->story() && program.journey->story()->consumer == "search"; });
    EXPECT_EQ(program.journey->story()->of, name);
    // Large enough to see its arrows.
    emit steps->linkActivated(QStringLiteral("large"));
    ASSERT_TRUE(program.selection.span());
    EXPECT_LE(program.selection.span()->from, stored);
}

TEST(Journey, ABarOfTheLatencyHistogramTellsOfOneOfItsRecords)
{
    Travelled program;
    program.seek(60);
    program.window.showStage(StageName::FanOut);
    auto* stage = program.window.findChild<widgets::FanOutStage*>();
    widgets::LatencyChart* chart = stage->lane(widgets::ConsumerKind::FanOut)->latencyChart();
    program.waitFor([&] { return chart->latency().sums().records > 0; });
    chart->setFocus();
    // The slowest bar stands ready; one further left is quicker.
    QTest::keyClick(chart, Qt::Key_Return);
    program.awaitStory();
    EXPECT_EQ(program.journey->story()->consumer, "fraud");
    EXPECT_TRUE(program.journey->story()->isFanOut);
    const auto took = [&] { return *program.journey->story()->finished - program.journey->story()->stored; };
    const base::Duration slow = took();
    program.journey->close();
    const int bars = int(chart->latency().bins().size());
    ASSERT_GT(bars, 2);
    for (int i = 1; i < bars; ++i)
        QTest::keyClick(chart, Qt::Key_Left);
    QTest::keyClick(chart, Qt::Key_Return);
    program.awaitStory();
    EXPECT_LT(took(), slow);
}

TEST(Journey, TakesThePlaceOfAnOpenWhyAndClosesWithItsBranch)
{
    Travelled program;
    program.seek(90);
    program.selection.select(widgets::ShardChoice{"clicks", streams::ShardIndex{1}});
    QTest::keyClick(&program.window, Qt::Key_Y);
    EXPECT_TRUE(program.inspector->why()->isOpen());
    QTest::keyClick(&program.window, Qt::Key_J, Qt::ShiftModifier);
    program.awaitStory();
    EXPECT_FALSE(program.inspector->why()->isOpen());
    EXPECT_EQ(program.journey->story()->of.shard, streams::ShardIndex{1});
    program.control(world::BeginBranch{"other"});
    program.waitFor([&] { return !program.journey->isVisible(); });
}

TEST(Journey, OfADotOfTheOrderingLab)
{
    Travelled program;
    program.seek(90);
    QTest::keyClick(&program.window, Qt::Key_O, Qt::ShiftModifier);
    auto* lab = program.window.findChild<widgets::OrderingLab*>();
    program.waitFor([&] { return lab->lanes()->current() >= 0; });
    const auto pointed = lab->lanes()->pointedAt(std::nullopt);
    ASSERT_TRUE(pointed && pointed->record && pointed->record->record);
    widgets::ObjectMenus menus(&program.engine, program.selection, nullptr);
    std::optional<world::RecordQuestion> question;
    QObject::connect(&menus, &widgets::ObjectMenus::journeyAsked, &menus,
        [&](const world::RecordQuestion& asked) { question = asked; });
    for (const widgets::Offer& offer : menus.offersOf(*pointed))
        if (offer.verb == widgets::Verb::Journey)
            offer.act();
    ASSERT_TRUE(question);
    EXPECT_EQ(question->consumer, "billing") << "whoever is furthest behind";
    program.inspector->tellJourney(*question);
    program.awaitStory();
    EXPECT_EQ(program.journey->story()->of, *pointed->record->record);
}
