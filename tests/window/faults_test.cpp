// Faults on purpose in the whole window: every door to them, the chip that says how many are on, and what is injected,
// undone and cleared.
#include "widgets/panels/faults_dialog.h"

#include "widgets/menu/object_menu.h"
#include "widgets/panels/why_panel.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <string>

using namespace shardscope;
using namespace shardscope::app;
using widgets::FaultsDialog;

namespace {

struct Faults : Program {
    [[nodiscard]] std::size_t count() const { return engine.latest().world->service().faults().count(); }
    [[nodiscard]] QToolButton* chip() const { return window.findChild<QToolButton*>(QStringLiteral("faultsChip")); }
    void inject(const streams::FaultRule& rule)
    {
        engine.post(world::Action{streams::SetFaultRequest{rule}});
        waitFor([this] { return count() > 0; });
    }
};

streams::FaultRule flaky()
{
    streams::FaultRule rule;
    rule.name = "flaky";
    rule.stream = "clicks";
    rule.caller = "web";
    rule.operations = {streams::Action::PutRecords};
    rule.target = streams::FaultTarget::Entries;
    rule.sharePpm = 500'000;
    return rule;
}

}

TEST(FaultsInTheWindow, AreInjectedByAKeyShownByAChipAndUndone)
{
    Faults program;
    program.seek(10);
    EXPECT_FALSE(program.chip()->isVisible());
    program.onceOpen<FaultsDialog>([&](FaultsDialog& dialog) {
        dialog.findChild<QMenu*>(QStringLiteral("faultPresets"))->actions().front()->trigger();
        dialog.findChild<QPushButton*>(QStringLiteral("applyFault"))->click();
        const auto* list = dialog.findChild<QTreeWidget*>();
        program.waitFor([list] { return list->topLevelItemCount() == 1; });
    });
    program.pressKey(Qt::Key_F, Qt::ShiftModifier);
    EXPECT_EQ(program.opened, 1);
    EXPECT_EQ(program.count(), 1U);
    program.waitFor([&] { return program.chip()->isVisible(); });
    const QToolButton* chip = program.chip();
    EXPECT_EQ(chip->text(), QStringLiteral("Faults on: 1"));
    EXPECT_TRUE(chip->accessibleName().contains(QStringLiteral("injected on purpose")));
    EXPECT_TRUE(chip->focusPolicy() & Qt::TabFocus);
    EXPECT_EQ(program.window.width(), 1'280);
    EXPECT_GE(chip->width(), chip->sizeHint().width()) << "said whole";
    EXPECT_LE(chip->mapTo(&program.window, QPoint(chip->width(), 0)).x(), program.window.width());
    program.control(world::Undo{});
    program.waitFor([&] { return program.count() == 0 && !program.chip()->isVisible(); });
}

// An outage that is over is not on, though its rule is there.
TEST(FaultsInTheWindow, TheChipCountsThoseThatAreOnAndLeadsToThem)
{
    Faults program;
    program.seek(10);
    streams::FaultRule outage = flaky();
    outage.name = "outage";
    outage.until = base::instantAt(base::Duration{20'000});
    program.inject(flaky());
    program.engine.post(world::Action{streams::SetFaultRequest{outage}});
    program.waitFor([&] { return program.chip()->text() == QStringLiteral("Faults on: 2"); });
    program.seek(30);
    program.waitFor([&] { return program.chip()->text() == QStringLiteral("Faults on: 1"); });
    program.onceOpen<FaultsDialog>([&](FaultsDialog& dialog) {
        EXPECT_EQ(dialog.findChild<QTreeWidget*>()->topLevelItemCount(), 2);
        EXPECT_EQ(dialog.findChild<QLineEdit*>(QStringLiteral("faultName"))->text(), QStringLiteral("flaky"));
        dialog.findChild<QPushButton*>(QStringLiteral("clearAllFaults"))->click();
        const auto* list = dialog.findChild<QTreeWidget*>();
        program.waitFor([list] { return list->topLevelItemCount() == 0; });
    });
    program.chip()->click();
    EXPECT_EQ(program.opened, 1);
    program.waitFor([&] { return !program.chip()->isVisible(); });
    EXPECT_EQ(program.count(), 0U);
}

TEST(FaultsInTheWindow, TheMenuOfAShardFillsInItsPlace)
{
    Faults program;
    program.seek(10);
    program.window.selection().select(widgets::ShardChoice{"clicks", streams::ShardIndex{1}});
    QTest::qWait(200);
    QWidget* map = program.window.findChild<widgets::StreamStage*>()->map();
    program.window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&program.window));
    map->setFocus();
    QTest::keyClick(map, Qt::Key_F10, Qt::ShiftModifier);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    program.onceOpen<FaultsDialog>([](FaultsDialog& dialog) {
        EXPECT_EQ(dialog.findChild<QComboBox*>(QStringLiteral("faultStream"))->currentText(), QStringLiteral("clicks"));
        EXPECT_EQ(dialog.findChild<QComboBox*>(QStringLiteral("faultShard"))->currentIndex(), 2)
            << "after \"any shard\" and shard 0";
    });
    for (QAction* action : menu->actions()) {
        if (action->isSeparator() || action->data() != int(widgets::Verb::Fault))
            continue;
        menu->close();
        action->trigger();
        break;
    }
    EXPECT_EQ(program.opened, 1);
}

TEST(FaultsInTheWindow, WhyLeadsToTheFaultThatIsToBlame)
{
    Faults program;
    program.seek(10);
    program.inject(flaky());
    program.seek(25);
    program.window.selection().select(widgets::ProducerChoice{"clicks", "web"});
    QTest::qWait(200);
    program.pressKey(Qt::Key_Y, Qt::NoModifier);
    const auto* why = program.window.findChild<widgets::WhyPanel*>();
    QLabel* remedy = nullptr;
    program.waitFor([&] {
        remedy = why->findChild<QLabel*>(QStringLiteral("faultRemedy"));
        return remedy != nullptr;
    });
    ASSERT_NE(remedy, nullptr);
    EXPECT_TRUE(remedy->text().contains(QStringLiteral("href='fault'")));
    EXPECT_NE(remedy->focusPolicy() & Qt::TabFocus, 0) << "the keyboard reaches it";
    program.onceOpen<FaultsDialog>([](FaultsDialog& dialog) {
        EXPECT_EQ(dialog.findChild<QLineEdit*>(QStringLiteral("faultName"))->text(), QStringLiteral("flaky"));
        EXPECT_TRUE(dialog.findChild<QPushButton*>(QStringLiteral("clearFault"))->isEnabled());
    });
    emit remedy->linkActivated(QStringLiteral("fault"));
    EXPECT_EQ(program.opened, 1);
}
