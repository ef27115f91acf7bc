// The settings of a run in the whole window: every door to them, and the run that is begun anew with them.
#include "widgets/panels/run_settings_dialog.h"

#include "widgets/panels/access_pages.h"
#include "widgets/panels/quotas_dialog.h"
#include "window/program.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabWidget>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;
using widgets::RunSettingsDialog;

namespace {

struct Settings : Program {
    [[nodiscard]] const streams::ServiceSettings& saved() const { return document.scenario().settings.service; }
    [[nodiscard]] const streams::ServiceSettings& running() const { return engine.latest().world->settings().service; }
    static void choose(const RunSettingsDialog& dialog, const char* box, const char* value)
    {
        dialog.findChild<widgets::ChoiceBox*>(QLatin1String(box))->choose(value);
    }
    static void apply(const RunSettingsDialog& dialog)
    {
        dialog.findChild<QPushButton*>(QStringLiteral("apply"))->click();
    }
};

}

TEST(RunSettings, BeginTheRunAnew)
{
    Settings of;
    of.seek(30);
    of.engine.post(world::Action{streams::CreateStreamRequest{"more", 1}});
    of.waitFor([&] { return of.engine.latest().world->service().streams().size() == 2; });
    of.onceOpen<RunSettingsDialog>([](RunSettingsDialog& dialog) {
        Settings::choose(dialog, "throttle", "window");
        Settings::choose(dialog, "timings", "instant");
        Settings::choose(dialog, "futureTimestamps", "accepted");
        dialog.findChild<QLineEdit*>(QStringLiteral("shards"))->setText(QStringLiteral("40"));
        Settings::apply(dialog);
    });
    of.pressKey(Qt::Key_R, Qt::ShiftModifier);
    EXPECT_EQ(of.opened, 1);
    of.waitFor([&] { return of.running().throttle == streams::ThrottleMode::Window && of.running() == of.saved(); });
    EXPECT_EQ(of.saved().timings, streams::Timings::instant());
    EXPECT_TRUE(of.saved().takesFutureTimestamps);
    EXPECT_EQ(of.saved().quotas, (streams::RunQuotas{{streams::QuotaName::ShardsPerAccount, 40}}));
    EXPECT_LT(of.now(), base::instantAt(base::Duration{30'000})) << "from its start";
    EXPECT_EQ(of.engine.latest().world->service().streams().size(), 1U) << "as the scenario says";
}

TEST(RunSettings, StayAsTheyAreWithoutApply)
{
    Settings of;
    of.seek(30);
    const streams::ServiceSettings before = of.saved();
    of.onceOpen<RunSettingsDialog>([](RunSettingsDialog& dialog) { Settings::choose(dialog, "throttle", "window"); });
    of.pressKey(Qt::Key_R, Qt::ShiftModifier);
    EXPECT_EQ(of.opened, 1);
    QTest::qWait(100);
    EXPECT_EQ(of.saved(), before);
    EXPECT_EQ(of.running(), before);
    EXPECT_EQ(of.now(), base::instantAt(base::Duration{30'000}));
}

TEST(RunSettings, AreReachedFromTheQuotas)
{
    Settings of;
    of.seek(10);
    QAction* quotas = nullptr;
    for (const QAction* menu : of.window.menuBar()->actions())
        for (QAction* action : menu->menu()->actions())
            if (action->text() == QStringLiteral("&Quotas\u2026"))
                quotas = action;
    ASSERT_NE(quotas, nullptr);
    of.onceOpen<widgets::QuotasDialog>([](widgets::QuotasDialog& dialog) {
        dialog.findChild<QTabWidget*>()->setCurrentIndex(1);
        dialog.findChild<QPushButton*>(QStringLiteral("runSettingsOfQuotas"))->click();
    });
    of.onceOpen<RunSettingsDialog>([](RunSettingsDialog& dialog) {
        EXPECT_EQ(dialog.findChild<QTabWidget*>()->currentIndex(), int(widgets::RunSetting::Questions));
        Settings::choose(dialog, "putsWhileDeleting", "taken");
        Settings::apply(dialog);
    });
    quotas->trigger();
    EXPECT_EQ(of.opened, 2);
    of.waitFor([&] { return of.saved().takesPutsWhileDeleting && of.running() == of.saved(); });
}
