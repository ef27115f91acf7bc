// Another number of shards: what it comes to is said before it is asked for, at the knob and in the dialog.
#include "widgets/charts/range_strips.h"
#include "widgets/panels/load_panel.h"
#include "widgets/panels/shard_count_card.h"
#include "widgets/stage/shard_count_dialog.h"
#include "window/program.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

struct Knob : Program {
    widgets::LoadPanel* panel = window.findChild<widgets::LoadPanel*>();
    QSpinBox* spin = panel->findChild<QSpinBox*>();
    widgets::ShardCountCard* card = window.findChild<widgets::ShardCountCard*>();

    explicit Knob(const Preferences& preferences = {}, QSize size = {1'280, 800}) : Program("en", preferences, size)
    {
        seek(5);
        waitFor([this] { return spin->value() == int(openShards()); });
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        spin->setFocus();
    }
};

}

TEST(ShardCount, TheKnobSaysWhatAnotherNumberComesTo)
{
    Knob program;
    const int open = program.spin->value();
    EXPECT_FALSE(program.card->isVisible());
    program.spin->setValue(open + 1);
    ASSERT_TRUE(program.card->isVisible());
    EXPECT_TRUE(program.card->text().contains("done in")) << program.card->text().toStdString();
    EXPECT_TRUE(program.card->text().contains("0 of 10 calls used"));
    EXPECT_TRUE(program.spin->accessibleDescription().contains("done in"));
    QTest::keyClick(program.spin, Qt::Key_Escape);
    EXPECT_EQ(program.spin->value(), open);
    EXPECT_FALSE(program.card->isVisible());
}

TEST(ShardCount, TheKnobSaysWhyTheServiceWouldRefuse)
{
    Knob program;
    program.spin->setValue(2 * program.spin->value() + 1);
    ASSERT_TRUE(program.card->isVisible());
    EXPECT_TRUE(program.card->text().contains("The service would refuse it")) << program.card->text().toStdString();
    EXPECT_TRUE(program.card->text().contains("at most double"));
    // It is there for whoever is at it only.
    program.window.findChild<QTabBar*>("stages")->setFocus();
    EXPECT_FALSE(program.card->isVisible());
    program.spin->setFocus();
    EXPECT_TRUE(program.card->isVisible());
}

TEST(ShardCount, TheCardIsWholeInLargeText)
{
    Preferences preferences;
    preferences.textPercent = 250;
    Knob program(preferences, {1'920, 1'080});
    program.spin->setValue(program.spin->value() + 1);
    ASSERT_TRUE(program.card->isVisible());
    EXPECT_GE(program.card->height(), program.card->heightForWidth(program.card->width()));
    EXPECT_TRUE(program.window.rect().contains(program.card->geometry()));
}

TEST(ShardCount, TheDialogShowsThePlanTheRangesAndTheCall)
{
    Program program;
    program.seek(5);
    const std::uint32_t open = program.openShards();
    QString refusal;
    QString code;
    std::optional<world::ScalePreview> preview;
    QTimer::singleShot(200, qApp, [&] {
        auto* const dialog = qobject_cast<widgets::ShardCountDialog*>(QApplication::activeModalWidget());
        ASSERT_NE(dialog, nullptr);
        auto* const spin = dialog->findChild<QSpinBox*>();
        spin->setValue(int(2 * open + 1));
        refusal = dialog->findChild<QLabel*>("refusal")->text();
        spin->setValue(int(open + 1));
        code = dialog->findChild<QPlainTextEdit*>()->toPlainText();
        preview = dialog->preview();
        EXPECT_TRUE(dialog->findChild<QLabel*>("refusal")->text().isEmpty());
        EXPECT_NE(dialog->findChild<widgets::RangeStrips*>(), nullptr);
        dialog->accept();
    });
    QTest::keyClick(&program.window, Qt::Key_N, Qt::ShiftModifier);
    EXPECT_TRUE(refusal.contains("UpdateShardCount cannot scale")) << refusal.toStdString();
    EXPECT_TRUE(code.contains("update-shard-count")) << code.toStdString();
    ASSERT_TRUE(preview.has_value());
    program.control(world::Step{preview->takes + base::Duration{1'000}});
    program.waitFor([&] { return program.openShards() == open + 1; });
}
