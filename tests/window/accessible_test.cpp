// The window as a screen reader walks it: nothing without a name, and the shards found one
// by one with their numbers and what can be done with them.
#include "keys_dialog.h"
#include "widgets/charts/key_heatmap.h"
#include "widgets/charts/shard_map.h"
#include "widgets/panels/notice.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/stage/fan_out_stage.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace shardscope;
using namespace shardscope::app;

namespace {

// What a person can land on or press; groups and frames may stay without a name.
bool needsName(const QAccessibleInterface& at)
{
    switch (at.role()) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::MenuItem:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::Chart:
    case QAccessible::Graphic:
        return true;
    default:
        return at.state().focusable && at.role() != QAccessible::Pane && at.role() != QAccessible::Window;
    }
}

QString told(const QAccessibleInterface& at)
{
    QString path;
    if (const QObject* object = at.object(); object != nullptr)
        for (; object != nullptr; object = object->parent())
            path +=
                QString::fromLatin1(object->metaObject()->className()) + QLatin1Char(' ') + object->objectName() + "<";
    return QStringLiteral("role %1 (%2)").arg(int(at.role())).arg(path);
}

struct Found {
    int controls = 0;
    QStringList unnamed;
    QStringList doubled; // two of one role and name in one place
};

void walk(QAccessibleInterface* at, Found& found)
{
    // Separators of menus and cells of the log are text or nothing.
    if (at == nullptr || !at->isValid() || at->state().invisible || at->role() == QAccessible::Separator)
        return;
    if (needsName(*at)) {
        ++found.controls;
        if (at->text(QAccessible::Name).trimmed().isEmpty())
            found.unnamed << told(*at);
    }
    // The cells of a table are read with its headers.
    if (at->role() == QAccessible::Table)
        return;
    std::map<std::pair<int, QString>, int> names;
    for (int i = 0; i < at->childCount(); ++i) {
        QAccessibleInterface* child = at->child(i);
        if (child != nullptr && !child->state().invisible && needsName(*child)
            && ++names[{int(child->role()), child->text(QAccessible::Name)}] == 2)
            found.doubled << told(*child) + QStringLiteral(": ") + child->text(QAccessible::Name);
        walk(child, found);
    }
}

QAccessibleInterface* shardMap(Program& program)
{
    return QAccessible::queryAccessibleInterface(program.window.findChild<widgets::ShardMapView*>());
}

class Accessible : public testing::Test {
protected:
    void SetUp() override { QAccessible::setActive(true); }
    void TearDown() override { QAccessible::setActive(false); }
};

}

TEST_F(Accessible, EveryControlHasAName)
{
    Program program;
    program.seek(90);
    QTest::keyClick(&program.window, Qt::Key_Y);
    // Lanes of branches, the overview and the key heatmap are there only when asked for.
    QTest::keyClick(&program.window, Qt::Key_B);
    Program::waitFor([&] { return program.engine.latest().status.branches.size() == 2; });
    QTest::keyClick(&program.window, Qt::Key_W);
    auto* stream = program.window.findChild<widgets::StreamStage*>();
    for (const char* language : {"en", "vi", "zh_TW"}) {
        program.language.use(language);
        const auto expectNames = [&](const char* place) {
            QTest::qWait(200);
            Found found;
            walk(QAccessible::queryAccessibleInterface(&program.window), found);
            const std::string where = std::string(language) + ", " + place + "\n";
            EXPECT_GT(found.controls, 40) << where;
            EXPECT_TRUE(found.unnamed.isEmpty()) << where << found.unnamed.join('\n').toStdString();
            EXPECT_TRUE(found.doubled.isEmpty()) << where << found.doubled.join('\n').toStdString();
        };
        program.window.showStage(StageName::Stream);
        stream->setLowerView(widgets::StreamStage::LowerView::Charts);
        expectNames("charts");
        stream->setLowerView(widgets::StreamStage::LowerView::Heatmap);
        expectNames("heatmap");
        program.window.showStage(StageName::FanOut);
        expectNames("fan-out");
    }
    program.language.use("en");
}

TEST_F(Accessible, EveryShardIsAChildWithItsNumbers)
{
    Program program;
    program.seek(90);
    QAccessibleInterface* map = shardMap(program);
    ASSERT_NE(map, nullptr);
    const auto& uses = program.window.findChild<widgets::ShardMapView*>()->uses();
    Program::waitFor([&] { return int(uses.size()) == 4; });
    EXPECT_EQ(map->role(), QAccessible::List);
    ASSERT_GE(map->childCount(), 4);
    std::set<QString> names;
    for (int i = 0; i < 4; ++i) {
        QAccessibleInterface* shard = map->child(i);
        ASSERT_NE(shard, nullptr);
        EXPECT_EQ(shard->role(), QAccessible::ListItem);
        EXPECT_EQ(map->indexOfChild(shard), i);
        EXPECT_EQ(shard->parent(), map);
        EXPECT_EQ(map->childAt(shard->rect().center().x(), shard->rect().center().y()), shard);
        EXPECT_TRUE(names.insert(shard->text(QAccessible::Name)).second);
    }
    // The hot one says so.
    const auto hot = std::find_if(uses.begin(), uses.end(), [](const auto& use) { return use.isThrottled(); });
    ASSERT_NE(hot, uses.end());
    const QString name = map->child(int(hot - uses.begin()))->text(QAccessible::Name);
    EXPECT_TRUE(name.contains("of its write quota, refuses")) << name.toStdString();
}

TEST_F(Accessible, TheHeatmapIsItsShardsAndThenItsBookmarks)
{
    Program program;
    program.seek(90);
    program.window.findChild<widgets::StreamStage*>()->setLowerView(widgets::StreamStage::LowerView::Heatmap);
    auto* view = program.window.findChild<widgets::KeyHeatmapView*>();
    Program::waitFor([&] { return view->partCount() > 4; });
    QAccessibleInterface* heatmap = QAccessible::queryAccessibleInterface(view);
    // Four shards, each with the bookmarks of three consumers.
    EXPECT_EQ(view->partCount(), 16);
    EXPECT_TRUE(heatmap->child(0)->text(QAccessible::Name).startsWith("shard 0, open since "));
    EXPECT_TRUE(heatmap->child(4)->text(QAccessible::Name).startsWith("Bookmark of "));
    for (int i = 0; i < view->partCount(); ++i)
        EXPECT_TRUE(view->rect().contains(view->part(i).rect)) << i;
}

TEST_F(Accessible, ShardsAreSelectedAndSplitWithoutAPointer)
{
    Program program;
    program.seek(90);
    QAccessibleInterface* map = shardMap(program);
    Program::waitFor([&] { return map->childCount() >= 4; });
    QAccessibleInterface* shard = map->child(2);
    QAccessibleActionInterface* actions = shard->actionInterface();
    ASSERT_NE(actions, nullptr);
    ASSERT_EQ(actions->actionNames().size(), 4);
    actions->doAction(actions->actionNames()[0]);
    EXPECT_EQ(program.window.selection().shard(), program.window.findChild<widgets::ShardMapView*>()->uses()[2].shard);
    EXPECT_TRUE(shard->state().selected);
    actions->doAction(actions->actionNames()[1]);
    auto* view = program.window.findChild<widgets::ShardMapView*>();
    ASSERT_NE(view->knife(), nullptr);
    QTest::keyClick(view, Qt::Key_Return);
    Program::waitFor([&] { return program.engine.latest().status.canUndo; });
    // The first has no neighbour on its left.
    EXPECT_EQ(map->child(0)->actionInterface()->actionNames().size(), 3);
}

TEST_F(Accessible, PipesAndLatenciesAreToldShardByShardAndCauseByCause)
{
    Program program;
    program.seek(90);
    program.window.showStage(StageName::FanOut);
    auto* stage = program.window.findChild<widgets::FanOutStage*>();
    auto* lane = stage->lane(widgets::ConsumerKind::Shared);
    Program::waitFor([&] { return lane->pipes()->partCount() >= 4 && lane->latencyChart()->partCount() == 5; });
    QAccessibleInterface* pipes = QAccessible::queryAccessibleInterface(lane->pipes());
    ASSERT_NE(pipes, nullptr);
    EXPECT_EQ(pipes->role(), QAccessible::List);
    EXPECT_EQ(pipes->childCount(), lane->pipes()->partCount());
    QAccessibleInterface* shard = pipes->child(1);
    const QString name = shard->text(QAccessible::Name);
    EXPECT_TRUE(name.startsWith("shard 1: ") && name.contains("of 5 calls used")) << name.toStdString();
    EXPECT_TRUE(shard->text(QAccessible::Description).contains("billing"));
    EXPECT_EQ(pipes->childAt(shard->rect().center().x(), shard->rect().center().y()), shard);
    shard->actionInterface()->doAction(shard->actionInterface()->actionNames().front());
    EXPECT_EQ(program.window.selection().shard(), streams::ShardIndex{1});
    Program::waitFor([&] { return shard->state().selected; });

    QAccessibleInterface* latency = QAccessible::queryAccessibleInterface(lane->latencyChart());
    ASSERT_NE(latency, nullptr);
    EXPECT_EQ(latency->role(), QAccessible::Chart);
    ASSERT_EQ(latency->childCount(), 5);
    QStringList told;
    for (int i = 0; i < latency->childCount(); ++i)
        told << latency->child(i)->text(QAccessible::Name);
    EXPECT_TRUE(told[0].startsWith("median ")) << told.join(", ").toStdString();
    EXPECT_TRUE(told[1].startsWith("p99 ")) << told.join(", ").toStdString();
    EXPECT_EQ(told.filter("processing").size(), 1) << told.join(", ").toStdString();
}

TEST_F(Accessible, TimelineSaysWhereItStandsAndGoesToItsMarks)
{
    Program program;
    program.seek(90);
    auto* timeline = program.window.findChild<widgets::TimelinePanel*>();
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(timeline);
    Program::waitFor([&] { return timeline->partCount() > 0; });
    EXPECT_TRUE(spoken->text(QAccessible::Value).startsWith("00:01:30"));
    const base::Instant before = program.now();
    spoken->child(0)->actionInterface()->doAction("Go there");
    Program::waitFor([&] { return program.now() < before; });
}

TEST_F(Accessible, WhatIsShownIsSaidAndCopied)
{
    Program program;
    program.seek(90);
    Program::waitFor([&] { return !program.window.selection().stream().empty(); });
    QTest::keyClick(&program.window, Qt::Key_I, Qt::ControlModifier);
    const QString said = QApplication::clipboard()->text();
    EXPECT_TRUE(said.startsWith("Virtual time 00:01:30.")) << said.toStdString();
    EXPECT_TRUE(said.contains("Fullest: shard ")) << said.toStdString();
    EXPECT_TRUE(said.contains("Consumers: ")) << said.toStdString();
    EXPECT_FALSE(said.contains('<')) << said.toStdString();
    auto* notice = program.window.findChild<widgets::Notice*>();
    EXPECT_TRUE(notice->isVisible());
    // The other stage says its own.
    program.window.showStage(StageName::FanOut);
    QTest::keyClick(&program.window, Qt::Key_I, Qt::ControlModifier);
    const QString other = QApplication::clipboard()->text();
    EXPECT_TRUE(other.contains("Enhanced fan-out: fraud is")) << other.toStdString();
    EXPECT_TRUE(other.contains("billing is")) << other.toStdString();
    EXPECT_FALSE(other.contains("Fullest")) << other.toStdString();
}

TEST(KeysDialog, IsSearchedByWords)
{
    const std::vector<KeyRow> rows = keysOfPictures();
    KeysDialog dialog(rows, widgets::Theme::light(), nullptr);
    EXPECT_EQ(dialog.shownRows(), int(rows.size()));
    dialog.filter("drag label");
    EXPECT_EQ(dialog.shownRows(), 1);
    dialog.filter("no such key");
    EXPECT_EQ(dialog.shownRows(), 0);
    dialog.filter({});
    EXPECT_EQ(dialog.shownRows(), int(rows.size()));
    for (const KeyRow& row : rows) {
        EXPECT_FALSE(row.keys.isEmpty()) << "a drag without a key: " << row.what.toStdString();
        EXPECT_FALSE(row.group.isEmpty());
    }
}

TEST(TextSize, GrowsWithItsKeysAndReturns)
{
    Program program;
    const auto size = [] { return QApplication::font().pixelSize(); };
    EXPECT_EQ(size(), 13);
    QTest::keyClick(&program.window, Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(size(), 16);
    EXPECT_EQ(program.window.menuBar()->font().pixelSize(), 16);
    QTest::keyClick(&program.window, Qt::Key_Minus, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&program.window, Qt::Key_Minus, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(size(), 10);
    QTest::keyClick(&program.window, Qt::Key_0, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(size(), 13);
}
