// The menus of objects: every kind of object has one, all in the same order, and all are reached from the keyboard.
#include "widgets/menu/object_menu.h"

#include "widgets/accessible/spoken_picture.h"
#include "widgets/charts/batch_cells.h"
#include "widgets/charts/key_heatmap.h"
#include "widgets/charts/key_lanes.h"
#include "widgets/panels/access_dialog.h"
#include "widgets/panels/batch_dialog.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/log_drawer.h"
#include "widgets/panels/navigator.h"
#include "widgets/panels/ordering_lab.h"
#include "widgets/panels/stream_settings_dialog.h"
#include "widgets/panels/stream_sheet.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/add_producer_dialog.h"
#include "widgets/stage/fan_out_stage.h"
#include "widgets/stage/stream_stage.h"
#include "widgets/timeline/branch_lanes.h"
#include "widgets/timeline/overview_strip.h"
#include "window/program.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

using namespace shardscope;
using namespace shardscope::app;
using widgets::ObjectKind;
using widgets::Pointable;
using widgets::Pointed;
using widgets::Verb;

namespace {

base::Instant at(std::int64_t seconds) { return base::instantAt(base::Duration{seconds * 1'000}); }

struct Menus : Program {
    widgets::Selection& selection = window.selection();
    widgets::TimelinePanel* timeline = window.findChild<widgets::TimelinePanel*>();
    widgets::StreamStage* stage = window.findChild<widgets::StreamStage*>();

    Menus() { window.resize(1'600, 1'000); }
    ~Menus()
    {
        if (QWidget* open = QApplication::activePopupWidget())
            open->close();
    }
    [[nodiscard]] std::vector<QWidget*> pointables() const
    {
        std::vector<QWidget*> found;
        for (QWidget* widget : window.findChildren<QWidget*>())
            if (dynamic_cast<Pointable*>(widget) != nullptr && widget->isVisible())
                found.push_back(widget);
        return found;
    }
    // Everything that anybody can point at with the mouse now, a menu's offers for each kind.
    void collect(std::map<ObjectKind, std::vector<widgets::Offer>>& kinds)
    {
        widgets::ObjectMenus menus(&engine, selection, nullptr);
        for (QWidget* widget : pointables())
            for (int y = 1; y < widget->height(); y += 5)
                for (int x = 1; x < widget->width(); x += 7)
                    if (const auto pointed = dynamic_cast<Pointable*>(widget)->pointedAt(QPoint(x, y)))
                        if (!kinds.contains(pointed->kind))
                            kinds[pointed->kind] = menus.offersOf(*pointed);
    }
    QMenu* openAt(QWidget* widget, QPoint point)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, widget->mapToGlobal(point));
        QApplication::sendEvent(widget, &event);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    QMenu* openByKey(QWidget* widget)
    {
        // Where a menu has closed, the platform gives the window back a little later.
        widget->window()->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(widget->window()));
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_F10, Qt::ShiftModifier);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    static void choose(QMenu* menu, Verb verb)
    {
        ASSERT_NE(menu, nullptr);
        for (QAction* action : menu->actions())
            if (!action->isSeparator() && action->data() == int(verb)) {
                ASSERT_TRUE(action->isEnabled()) << action->text().toStdString();
                menu->close();
                action->trigger();
                return;
            }
        menu->close();
        ADD_FAILURE() << "no such verb: " << int(verb);
    }
    void openBatch()
    {
        QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
        auto* dialog = window.findChild<widgets::BatchDialog*>();
        waitFor([dialog] { return dialog->isVisible(); });
    }
};

QStringList textsOf(const QMenu* menu)
{
    QStringList texts;
    for (const QAction* action : menu->actions())
        if (!action->isSeparator())
            texts << action->text();
    return texts;
}

}

TEST(ObjectMenu, EveryKindOfObjectHasOneAndAllAreInTheSameOrder)
{
    Menus program;
    program.seek(90);
    std::map<ObjectKind, std::vector<widgets::Offer>> kinds;
    // A reshard, a program, another branch, a mark, a note, a range, a stretch shown large.
    program.engine.post(world::Action{
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "21267647932558653966460912964485513216"}});
    const world::Command put{
        "boto3 1.26.27", streams::PutRecordRequest{.streamName = "clicks", .record = {.partitionKey = "user-1"}}, true};
    program.engine.post(world::Request{world::GesturedCommand{put, std::nullopt}});
    program.control(world::Seek{at(91)});
    QTest::keyClick(&program.window, Qt::Key_B);
    program.waitFor([&] { return program.timeline->lanes()->count() == 2; });
    program.seek(100);
    widgets::TimeNotes notes;
    notes.keep({at(70), std::nullopt, "deploy"});
    notes.keep({at(40), std::nullopt, "warm up", false, true});
    notes.setMark(at(50));
    program.timeline->setNotes(notes);
    program.selection.setSpan(widgets::TimeSpan{at(30), at(110)});
    program.selection.setRange(widgets::TimeSpan{at(60), at(65)});
    program.stage->setLowerView(widgets::StreamStage::LowerView::Charts);
    QTest::qWait(300);
    program.collect(kinds);
    program.stage->setLowerView(widgets::StreamStage::LowerView::Heatmap);
    QTest::qWait(300);
    program.collect(kinds);
    program.window.showStage(StageName::FanOut);
    QTest::qWait(300);
    program.collect(kinds);
    QTest::keyClick(&program.window, Qt::Key_O, Qt::ShiftModifier);
    auto* lab = program.window.findChild<widgets::OrderingLab*>();
    program.waitFor([lab] { return lab->isVisible() && lab->lanes()->current() >= 0; });
    program.collect(kinds);
    lab->close();
    program.window.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&program.window));
    program.openBatch();
    program.collect(kinds);

    for (int kind = 0; kind <= int(ObjectKind::Branch); ++kind)
        EXPECT_TRUE(kinds.contains(ObjectKind(kind))) << "nobody can point at kind " << kind;
    for (const auto& [kind, offers] : kinds) {
        EXPECT_GE(offers.size(), 2U) << "kind " << int(kind);
        for (std::size_t i = 0; i < offers.size(); ++i) {
            EXPECT_FALSE(offers[i].text.isEmpty()) << "kind " << int(kind) << ", verb " << int(offers[i].verb);
            EXPECT_TRUE(offers[i].act) << "kind " << int(kind) << ", verb " << int(offers[i].verb);
            if (i > 0) {
                EXPECT_LT(offers[i - 1].verb, offers[i].verb) << "kind " << int(kind);
            }
        }
    }
}

// A new picture without a menu is found here.
TEST(ObjectMenu, EveryPictureHasOne)
{
    Menus program;
    for (QWidget* widget : program.window.findChildren<QWidget*>())
        if (dynamic_cast<widgets::SpokenPicture*>(widget) != nullptr) {
            EXPECT_NE(dynamic_cast<Pointable*>(widget), nullptr) << widget->metaObject()->className();
        }
}

TEST(ObjectMenu, OpensFromTheKeyboardOnWhateverHasTheFocus)
{
    Menus program;
    program.seek(90);
    program.selection.select(widgets::ShardChoice{"clicks", streams::ShardIndex{1}});
    program.selection.setSpan(widgets::TimeSpan{at(30), at(90)});
    program.control(world::BeginBranch{"other"});
    program.waitFor([&] { return program.timeline->lanes()->count() == 2; });
    QTest::qWait(300);
    const auto expectMenu = [&](QWidget* widget) {
        ASSERT_NE(widget, nullptr);
        ASSERT_NE(widget->focusPolicy() & Qt::TabFocus, 0) << widget->metaObject()->className();
        QMenu* menu = program.openByKey(widget);
        ASSERT_NE(menu, nullptr) << widget->metaObject()->className();
        EXPECT_GE(textsOf(menu).size(), 3) << widget->metaObject()->className();
        EXPECT_NE(menu->activeAction(), nullptr) << "the arrows have somewhere to begin";
        menu->close();
    };
    expectMenu(program.stage->map());
    expectMenu(program.stage->throughputChart());
    expectMenu(program.stage->ageChart());
    expectMenu(program.timeline);
    expectMenu(program.timeline->overview());
    expectMenu(program.timeline->lanes()->lane(1));
    expectMenu(program.window.findChild<widgets::Navigator*>());
    auto* rows = program.window.findChild<widgets::LogDrawer*>()->findChild<QTableView*>();
    rows->setCurrentIndex(rows->model()->index(0, 0));
    expectMenu(rows);
    program.stage->setLowerView(widgets::StreamStage::LowerView::Heatmap);
    QTest::qWait(300);
    expectMenu(program.stage->heatmap());
    program.window.showStage(StageName::FanOut);
    auto* fanOut = program.window.findChild<widgets::FanOutStage*>();
    program.waitFor([&] { return fanOut->card("billing") != nullptr; });
    QTest::qWait(300);
    expectMenu(fanOut->card("billing"));
    expectMenu(fanOut->lane(widgets::ConsumerKind::Shared)->pipes());
    expectMenu(fanOut->lane(widgets::ConsumerKind::Shared)->latencyChart());
    program.openBatch();
    auto* batch = program.window.findChild<widgets::BatchCells*>();
    batch->setFocus();
    QContextMenuEvent onCells(QContextMenuEvent::Keyboard, {}, batch->mapToGlobal(QPoint()));
    QApplication::sendEvent(batch, &onCells);
    EXPECT_NE(qobject_cast<QMenu*>(QApplication::activePopupWidget()), nullptr);
}

TEST(ObjectMenu, GoesToTheMomentOfAChartAndAsksWhyItWasSo)
{
    Menus program;
    program.seek(90);
    QTest::qWait(300);
    auto* chart = program.stage->throughputChart();
    const QRect plot = chart->plot();
    QMenu* menu = program.openAt(chart, QPoint(plot.left() + plot.width() / 2, plot.top() + 3));
    ASSERT_NE(menu, nullptr);
    Menus::choose(menu, Verb::Go);
    program.waitFor([&] { return program.now() < at(60); });
    const base::Instant then = program.now();
    EXPECT_GT(then, at(30));
    program.seek(90);
    QTest::qWait(300);
    Menus::choose(program.openAt(chart, QPoint(plot.left() + plot.width() / 2, plot.top() + 3)), Verb::Why);
    program.waitFor([&] { return program.now() < at(60); });
    EXPECT_TRUE(program.window.findChild<widgets::Inspector*>()->why()->isOpen());
}

TEST(ObjectMenu, NotesTheMomentOfARegionOfTheHeatmap)
{
    Menus program;
    program.seek(90);
    program.stage->setLowerView(widgets::StreamStage::LowerView::Heatmap);
    auto* heatmap = program.stage->heatmap();
    program.waitFor([&] { return heatmap->isVisible() && !heatmap->scene().regions.empty(); });
    QTest::qWait(300);
    const QRect plot = heatmap->scene().plot;
    QMenu* menu = program.openAt(heatmap, QPoint(plot.right() - 8, plot.top() + plot.height() / 2));
    ASSERT_NE(menu, nullptr);
    const base::Instant there = heatmap->scene().at(plot.top() + plot.height() / 2);
    Menus::choose(menu, Verb::Note);
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_EQ(program.timeline->notes().kept().front().at, there);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
}

TEST(ObjectMenu, CopiesPinsAndFilters)
{
    Menus program;
    program.seek(60);
    auto* map = program.stage->map();
    const widgets::ShardChoice shard{"clicks", streams::ShardIndex{1}};
    program.selection.select(shard);
    Menus::choose(program.openByKey(map), Verb::CopyId);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "shardId-000000000001");
    Menus::choose(program.openByKey(map), Verb::Pin);
    EXPECT_TRUE(program.selection.isPinned(shard));
    EXPECT_TRUE(textsOf(program.openByKey(map)).contains("Unpin"));
    QApplication::activePopupWidget()->close();
    Menus::choose(program.openByKey(map), Verb::Filter);
    EXPECT_EQ(program.window.findChild<widgets::LogDrawer*>()->findChild<QLineEdit*>()->text(), "shard 1");
}

TEST(ObjectMenu, ChangesAConsumerFromTheNavigatorAsFromItsCard)
{
    Menus program;
    program.seek(20);
    auto* navigator = program.window.findChild<widgets::Navigator*>();
    program.selection.select(widgets::ConsumerChoice{"clicks", "search"});
    QTest::qWait(200);
    const QStringList offers = textsOf(program.openByKey(navigator));
    EXPECT_TRUE(offers.contains("Move to enhanced fan-out"));
    EXPECT_TRUE(offers.contains("Kill: its iterators are lost"));
    Menus::choose(qobject_cast<QMenu*>(QApplication::activePopupWidget()), Verb::Pause);
    program.waitFor([&] {
        return world::consumerConfig(program.engine.latest().world->actor("search")->client)->isPaused;
    });
    // Killing is undone as one gesture.
    Menus::choose(program.openByKey(navigator), Verb::Kill);
    program.waitFor([&] { return program.engine.latest().world->actor("search") == nullptr; });
    program.control(world::Undo{});
    program.waitFor([&] { return program.engine.latest().world->actor("search") != nullptr; });
}

// What is closed is neither split nor merged.
TEST(ObjectMenu, OffersToAShardOnlyWhatItCanTake)
{
    Menus program;
    program.seek(60);
    program.engine.post(world::Action{
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "21267647932558653966460912964485513216"}});
    program.seek(120);
    program.waitFor([&] { return program.openShards() == 5; });
    widgets::ObjectMenus menus(&program.engine, program.selection, nullptr);
    const auto verbs = [&](std::uint32_t shard) {
        std::vector<Verb> found;
        for (const widgets::Offer& offer :
            menus.offersOf(*widgets::pointedOf(widgets::ShardChoice{"clicks", streams::ShardIndex{shard}})))
            found.push_back(offer.verb);
        return found;
    };
    const auto has = [](const std::vector<Verb>& all, Verb verb) {
        return std::find(all.begin(), all.end(), verb) != all.end();
    };
    EXPECT_TRUE(has(verbs(1), Verb::Split));
    EXPECT_TRUE(has(verbs(1), Verb::Merge));
    EXPECT_FALSE(has(verbs(0), Verb::Split));
    EXPECT_FALSE(has(verbs(0), Verb::Merge));
    EXPECT_TRUE(has(verbs(0), Verb::Why));
}

// What opens them keeps whoever opens it waiting: by the menu, by the key and by the link of the inspector's page.
TEST(ObjectMenu, OpensTheSettingsOfAStreamAndChangesThem)
{
    Menus program;
    program.seek(20);
    program.selection.select(widgets::StreamChoice{"clicks"});
    QTest::qWait(200);
    const auto settings = [&]() -> const streams::StreamSettings& {
        return program.engine.latest().world->service().streams().front().settings;
    };
    program.onceOpen<widgets::StreamSettingsDialog>([&](widgets::StreamSettingsDialog& dialog) {
        dialog.showPage(widgets::StreamSetting::RecordSize);
        dialog.findChild<QSpinBox*>(QStringLiteral("recordSize"))->setValue(2'048);
        dialog.findChild<QPushButton*>(QStringLiteral("apply"))->click();
        const auto* state = dialog.findChild<QLabel*>(QStringLiteral("state"));
        program.waitFor([state] { return state->text().contains(QStringLiteral("UPDATING")); });
    });
    Menus::choose(program.openByKey(program.window.findChild<widgets::Navigator*>()), Verb::Settings);
    EXPECT_EQ(program.opened, 1);
    EXPECT_TRUE(settings().pending.has_value());
    program.control(world::Undo{});
    program.waitFor([&] { return !settings().pending; });
    program.onceOpen<widgets::StreamSettingsDialog>([](widgets::StreamSettingsDialog&) {});
    program.pressKey(Qt::Key_S, Qt::ShiftModifier);
    EXPECT_EQ(program.opened, 2);
    program.onceOpen<widgets::StreamSettingsDialog>([](widgets::StreamSettingsDialog&) {});
    for (QLabel* label : program.window.findChild<widgets::StreamSheet*>()->findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("href='settings'")))
            emit label->linkActivated(QStringLiteral("settings"));
    EXPECT_EQ(program.opened, 3);
}

// By the key and by the link of the inspector's page; what is done there can be undone.
TEST(ObjectMenu, OpensWhoMayDoWhatAndChangesIt)
{
    Menus program;
    program.seek(20);
    program.selection.select(widgets::StreamChoice{"clicks"});
    QTest::qWait(200);
    const auto switches = [&] { return program.engine.latest().world->service().access().switches().size(); };
    program.onceOpen<widgets::AccessDialog>([&](widgets::AccessDialog& dialog) {
        dialog.showPage(widgets::AccessDialog::Page::Operations);
        dialog.findChild<QPushButton*>(QStringLiteral("refuse"))->click();
        const auto* list = dialog.findChild<QListWidget*>(QStringLiteral("switches"));
        program.waitFor([list] { return list->count() == 1; });
    });
    program.pressKey(Qt::Key_P, Qt::ShiftModifier);
    EXPECT_EQ(program.opened, 1);
    EXPECT_EQ(switches(), 1U);
    program.control(world::Undo{});
    program.waitFor([&] { return switches() == 0; });
    program.onceOpen<widgets::AccessDialog>([](widgets::AccessDialog&) {});
    for (QLabel* label : program.window.findChild<widgets::StreamSheet*>()->findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("href='access'")))
            emit label->linkActivated(QStringLiteral("access"));
    EXPECT_EQ(program.opened, 2);
}

TEST(ObjectMenu, AStreamTakesAnotherProducer)
{
    Menus program;
    program.seek(10);
    const std::string stream = program.engine.latest().world->service().streams().front().reference;
    program.selection.select(widgets::StreamChoice{stream});
    QTest::qWait(200);
    const auto expectStream = [&](widgets::AddProducerDialog& dialog) { EXPECT_EQ(dialog.config().stream, stream); };
    program.onceOpen<widgets::AddProducerDialog>(expectStream);
    Menus::choose(program.openByKey(program.window.findChild<widgets::Navigator*>()), Verb::AddProducer);
    EXPECT_EQ(program.opened, 1);
    program.onceOpen<widgets::AddProducerDialog>(expectStream);
    for (QLabel* label : program.window.findChild<widgets::StreamSheet*>()->findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("href='producer'")))
            emit label->linkActivated(QStringLiteral("producer"));
    EXPECT_EQ(program.opened, 2);
}
