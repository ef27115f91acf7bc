#include "main_window.h"

#include "clients/bounds.h"
#include "options.h"
#include "replay_dialog.h"
#include "store/workspace.h"
#include "widgets/format.h"
#include "widgets/panels/compare_panel.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/load_panel.h"
#include "widgets/panels/navigator.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/why_panel.h"
#include "window/program.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

QString logFile(const QTemporaryDir& folder)
{
    const QString path = folder.filePath("access.log");
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 30; ++i) {
        QTextStream(&file) << QString(
            "10.0.0.%1 - - [17/May/2015:10:05:%2 +0000] \"GET /a HTTP/1.1\" 200 %3 \"-\" \"x\"\n")
                                  .arg(i % 7)
                                  .arg(i, 2, 10, QLatin1Char('0'))
                                  .arg(100 + i);
    }
    return path;
}

}

TEST(MainWindow, PlaysAndPausesWithSpace)
{
    Program program;
    EXPECT_FALSE(program.engine.latest().status.isPlaying);
    QTest::keyClick(&program.window, Qt::Key_Space);
    program.waitFor([&] { return program.engine.latest().status.isPlaying && program.now() > base::kWorldStart; });
    QTest::keyClick(&program.window, Qt::Key_Space);
    program.waitFor([&] { return !program.engine.latest().status.isPlaying; });
}

TEST(MainWindow, SaysAllTheTimeThatLimitsAreOff)
{
    Program program;
    auto* chip = program.window.findChild<QToolButton*>(QStringLiteral("limitsChip"));
    EXPECT_FALSE(chip->isVisible());
    world::Scenario off = world::defaultScenario();
    off.settings.service.areLimitsOn = false;
    program.document.open({.run = {.scenario = off}}, {}, OnceOpen::Stay);
    program.waitFor([&] { return chip->isVisible(); });
    EXPECT_EQ(program.window.width(), 1'280);
    EXPECT_GE(chip->width(), chip->sizeHint().width()) << "said whole";
    EXPECT_LE(chip->mapTo(&program.window, QPoint(chip->width(), 0)).x(), program.window.width());
    EXPECT_EQ(chip->accessibleName(), QStringLiteral("Limits off: nothing is throttled"));
    EXPECT_TRUE(chip->focusPolicy() & Qt::TabFocus);
    program.document.open({.run = {.scenario = world::defaultScenario()}}, {}, OnceOpen::Stay);
    program.waitFor([&] { return !chip->isVisible(); });
}

TEST(MainWindow, SwitchesTheLimitsOffAndOnInANewRun)
{
    Program program;
    program.seek(5);
    auto* hold = program.window.findChild<QAction*>(QStringLiteral("limitsHold"));
    auto* chip = program.window.findChild<QToolButton*>(QStringLiteral("limitsChip"));
    ASSERT_TRUE(hold->isChecked());
    hold->trigger();
    program.waitFor([&] { return chip->isVisible(); });
    EXPECT_FALSE(hold->isChecked());
    EXPECT_FALSE(program.document.scenario().settings.service.areLimitsOn) << "it is saved with the run";
    EXPECT_FALSE(program.engine.latest().world->service().limits().isOn);
    hold->trigger();
    program.waitFor([&] { return !chip->isVisible(); });
    EXPECT_TRUE(hold->isChecked());
    EXPECT_TRUE(program.document.scenario().settings.service.areLimitsOn);
}

TEST(MainWindow, StepsWithBrackets)
{
    Program program;
    QTest::keyClick(&program.window, Qt::Key_BracketRight);
    program.waitFor([&] { return program.now() == base::instantAt(base::Duration{1'000}); });
    QTest::keyClick(&program.window, Qt::Key_BracketLeft);
    program.waitFor([&] { return program.now() == base::kWorldStart; });
}

TEST(MainWindow, AsksWhyAndTriesTheRemedyBesideThePresent)
{
    Program program;
    program.seek(90);
    QTest::keyClick(&program.window, Qt::Key_Y);
    auto* why = program.window.findChild<widgets::WhyPanel*>();
    ASSERT_NE(why, nullptr);
    program.waitFor([&] { return why->explanation().verdict == world::Verdict::Throttled; });
    EXPECT_TRUE(why->isOpen());

    QTest::keyClick(&program.window, Qt::Key_T);
    const base::Instant later = base::instantAt(base::Duration{210'000});
    program.waitFor([&] { return program.now() == later && !program.engine.latest().status.isRunningUntil; });
    const world::Published both = program.engine.latest();
    ASSERT_NE(both.compared, nullptr);
    EXPECT_EQ(both.compared->now(), later);
    EXPECT_EQ(both.status.branches.size(), 2U);
    EXPECT_EQ(both.status.branches[1].name, "split shard 1");
    const streams::StreamIndex stream{0};
    const auto refusedBy = [&](const world::World& world) {
        return world::outcomeSince(world, stream, base::instantAt(base::Duration{90'000})).refusedLast;
    };
    EXPECT_EQ(refusedBy(*both.world), 0);
    EXPECT_GT(refusedBy(*both.compared), 1'000);
    auto* compare = program.window.findChild<widgets::ComparePanel*>();
    ASSERT_NE(compare, nullptr);
    EXPECT_TRUE(compare->isVisible());
    EXPECT_TRUE(compare->text().contains("split shard 1"));
    // A shard more, a pipe of its own for one consumer, and all that is stored and read now.
    EXPECT_TRUE(compare->text().contains("cost an hour"));
    EXPECT_TRUE(compare->text().contains("+$0.06")) << compare->text().toStdString();

    compare->swap();
    program.waitFor([&] { return program.engine.latest().status.currentBranch == 0; });
    EXPECT_EQ(program.engine.latest().status.comparedBranch, 1U);
    EXPECT_GT(refusedBy(*program.engine.latest().world), 1'000);
    compare->end();
    program.waitFor([&] { return program.engine.latest().compared == nullptr; });
    program.waitFor([&] { return !compare->isVisible(); });

    QTest::keyClick(&program.window, Qt::Key_Y);
    EXPECT_FALSE(why->isOpen());
}

TEST(MainWindow, GoesToTheMomentOfACause)
{
    Program program;
    program.seek(90);
    auto* why = program.window.findChild<widgets::WhyPanel*>();
    ASSERT_NE(why, nullptr);
    QTest::keyClick(&program.window, Qt::Key_Y);
    program.waitFor([&] { return !why->explanation().causes.empty(); });
    const base::Instant began = why->explanation().causes.front().at;
    EXPECT_LT(began, base::instantAt(base::Duration{60'000}));
    auto* chain = why->findChild<QLabel*>("whyChain");
    ASSERT_NE(chain, nullptr);
    emit chain->linkActivated("0");
    program.waitFor([&] { return program.now() == began; });
}

TEST(MainWindow, ShardKnobIsUndoneToTheSameWorld)
{
    Program program;
    program.seek(5);
    const std::uint64_t before = program.engine.latest().world->fingerprint();
    const std::uint32_t shards = program.openShards();
    auto* spin = program.window.findChild<widgets::LoadPanel*>()->findChild<QSpinBox*>();
    ASSERT_NE(spin, nullptr);
    program.waitFor([&] { return spin->value() == int(shards); });
    spin->setValue(int(shards) + 1);
    QPushButton* apply = nullptr;
    for (QPushButton* each : program.window.findChild<widgets::LoadPanel*>()->findChildren<QPushButton*>()) {
        if (each->text() == "Apply")
            apply = each;
    }
    ASSERT_NE(apply, nullptr);
    QTest::mouseClick(apply, Qt::LeftButton);
    program.waitFor([&] { return program.engine.latest().status.canUndo; });
    EXPECT_NE(program.engine.latest().world->fingerprint(), before);
    QTest::keyClick(&program.window, Qt::Key_Z, Qt::ControlModifier);
    program.waitFor([&] { return !program.engine.latest().status.canUndo; });
    EXPECT_EQ(program.engine.latest().world->fingerprint(), before);
    QTest::keyClick(&program.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    program.waitFor([&] { return program.engine.latest().status.canUndo; });
}

TEST(MainWindow, TellsWhatUndoTakesBack)
{
    Program program;
    program.seek(5);
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    for (const QMenu* menu : program.window.findChildren<QMenu*>())
        for (QAction* action : menu->actions()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Z))
                undo = action;
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z))
                redo = action;
        }
    ASSERT_TRUE(undo != nullptr && redo != nullptr);
    EXPECT_FALSE(undo->isEnabled());
    EXPECT_TRUE(undo->toolTip().startsWith("There is nothing to take back")) << undo->toolTip().toStdString();

    const std::string stream = program.engine.latest().world->service().streams().front().name;
    program.engine.post(world::Action{streams::UpdateShardCountRequest{stream, program.openShards() + 1}});
    program.waitFor([&] { return undo->isEnabled(); });
    const QString told = "UpdateShardCount of " + QString::fromStdString(stream);
    EXPECT_EQ(undo->text(), "&Undo " + told);
    EXPECT_EQ(undo->toolTip(), "Takes back " + told + " at 00:00:05.");
    EXPECT_EQ(undo->statusTip(), undo->toolTip());
    undo->trigger();
    program.waitFor([&] { return redo->isEnabled(); });
    EXPECT_FALSE(undo->isEnabled());
    EXPECT_EQ(redo->text(), "&Redo " + told);
    EXPECT_EQ(redo->toolTip(), "Puts back " + told + " at 00:00:05.");
}

TEST(MainWindow, ScrubbingReturnsToTheFingerprint)
{
    Program program;
    program.seek(40);
    const std::uint64_t there = program.engine.latest().world->fingerprint();
    auto* timeline = program.window.findChild<widgets::TimelinePanel*>();
    ASSERT_NE(timeline, nullptr);
    const auto x = [&](std::int64_t s) { return timeline->pointAt(base::instantAt(base::Duration{s * 1'000})); };
    QTest::mousePress(timeline, Qt::LeftButton, {}, x(40));
    QTest::mouseMove(timeline, x(30));
    QTest::mouseMove(timeline, x(12));
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, x(12));
    program.waitFor([&] { return program.now() < base::instantAt(base::Duration{13'000}); });
    EXPECT_EQ(program.engine.latest().status.end, base::instantAt(base::Duration{40'000}));
    QTest::keyClick(&program.window, Qt::Key_End);
    program.waitFor([&] { return program.now() == base::instantAt(base::Duration{40'000}); });
    EXPECT_EQ(program.engine.latest().world->fingerprint(), there);
}

TEST(MainWindow, BranchesWithB)
{
    Program program;
    program.seek(5);
    QTest::keyClick(&program.window, Qt::Key_B);
    program.waitFor([&] { return program.engine.latest().status.branches.size() == 2; });
    EXPECT_EQ(program.engine.latest().status.currentBranch, 1U);
}

TEST(MainWindow, SelectsTheFirstStreamByItself)
{
    Program program;
    program.waitFor([&] { return !program.window.selection().stream().empty(); });
    auto* navigator = program.window.findChild<widgets::Navigator*>();
    program.waitFor([&] { return navigator->currentIndex().isValid(); });
    EXPECT_EQ(navigator->currentIndex().data().toString().toStdString(), program.window.selection().stream());
}

TEST(MainWindow, ShowsThePageOfARowOnEnter)
{
    Program program;
    auto* navigator = program.window.findChild<widgets::Navigator*>();
    program.waitFor([&] { return navigator->currentIndex().isValid(); });
    auto* inspector = program.window.findChild<widgets::Inspector*>();
    inspector->parentWidget()->hide(); // its dock
    ASSERT_FALSE(inspector->isVisible());
    QTest::keyClick(navigator, Qt::Key_Return);
    EXPECT_TRUE(inspector->isVisible());
}

TEST(MainWindow, OpensWhatIsSaved)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("kept.shardscope");
    std::uint64_t saved = 0;
    {
        Program program;
        program.seek(7);
        Program::waitFor([&] {
            const auto newest = program.keeper.newest();
            return newest && newest->now == program.now();
        });
        saved = program.engine.latest().world->fingerprint();
        ASSERT_TRUE(program.document.saveAs(path).hasValue());
    }
    const auto opened = openWorkspace(path);
    ASSERT_TRUE(opened.hasValue()) << opened.error().problem.text();
    EXPECT_EQ(opened->run.now, base::instantAt(base::Duration{7'000}));

    Program program;
    program.window.openFile(path);
    Program::waitFor([&] { return program.document.path() == path; });
    // What is opened plays on from where it was saved.
    Program::waitFor([&] { return program.engine.latest().status.isPlaying; });
    QTest::keyClick(&program.window, Qt::Key_Space);
    Program::waitFor([&] { return !program.engine.latest().status.isPlaying; });
    program.seek(7);
    EXPECT_EQ(program.engine.latest().world->fingerprint(), saved);
}

// A file whose fingerprint this program does not come to, as if another version had saved it.
TEST(MainWindow, LeavesAFileAloneThatItPlaysDifferently)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("older.shardscope");
    world::Timeline timeline{world::defaultScenario()};
    timeline.runUntil(base::instantAt(base::Duration{4'000}));
    timeline.apply({.action = streams::UpdateShardCountRequest{"clicks", 5}}, timeline.newGesture());
    timeline.runUntil(base::instantAt(base::Duration{9'000}));
    const std::uint64_t played = timeline.world().fingerprint();
    world::SavedRun saved = timeline.save({});
    saved.fingerprint = played + 1;
    ASSERT_TRUE(store::saveWorkspace(path.toStdString(), saved, {}));
    const auto bytes = [&path] {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const QByteArray before = bytes();

    const QString kept = folder.filePath("kept.shardscope");
    {
        Program program;
        auto* notice = program.window.findChild<QWidget*>("notice");
        program.window.openFile(path);
        Program::waitFor([&] { return notice->isVisible(); });
        EXPECT_TRUE(notice->findChild<QLabel*>()->text().contains("another version"));
        EXPECT_TRUE(program.document.path().isEmpty());
        // What is shown is the run as this program plays it, its commands included.
        Program::waitFor([&] { return program.engine.latest().status.isPlaying; });
        QTest::keyClick(&program.window, Qt::Key_Space);
        Program::waitFor([&] { return !program.engine.latest().status.isPlaying; });
        program.seek(9);
        EXPECT_EQ(program.engine.latest().world->fingerprint(), played);
        EXPECT_TRUE(program.engine.latest().status.canUndo);
        Program::waitFor([&] {
            const auto newest = program.keeper.newest();
            return newest && newest->now == program.now();
        });
        ASSERT_TRUE(program.document.saveAs(kept).hasValue());
    }
    EXPECT_EQ(bytes(), before);
    EXPECT_FALSE(QFile::exists(path + "-wal"));

    // What was saved under a new name is this program's own.
    Program program;
    program.window.openFile(kept);
    Program::waitFor([&] { return program.document.path() == kept; });
    EXPECT_FALSE(program.window.findChild<QWidget*>("notice")->isVisible());
}

// 1280x800 must be comfortable: nothing of either stage lies below the edge.
TEST(MainWindow, EachStageFitsASmallWindow)
{
    Program program;
    program.seek(90);
    for (const StageName stage : {StageName::Stream, StageName::FanOut, StageName::Stream}) {
        program.window.showStage(stage);
        QTest::qWait(50);
        auto* const scroll = program.window.centralWidget()->findChild<QScrollArea*>();
        ASSERT_NE(scroll, nullptr);
        EXPECT_EQ(scroll->verticalScrollBar()->maximum(), 0) << int(stage);
        EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0) << int(stage);
    }
}

TEST(MainWindow, SaysWhatIsWrongWithAFile)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("broken.json");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{ \"name\": 7 }");
    file.close();
    Program program;
    program.window.openFile(path);
    auto* notice = program.window.findChild<QWidget*>("notice");
    ASSERT_NE(notice, nullptr);
    EXPECT_TRUE(notice->isVisible());
    EXPECT_TRUE(notice->findChild<QLabel*>()->text().contains("broken.json"));
}

TEST(ReplayDialog, MakesARunOfALog)
{
    const QTemporaryDir folder;
    ReplayDialog dialog(folder.path(), {}, nullptr);
    auto* replay = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
    EXPECT_FALSE(replay->isEnabled());
    dialog.setFile(logFile(folder));
    EXPECT_TRUE(replay->isEnabled());
    dialog.findChild<QSpinBox*>()->setValue(2);
    QTest::mouseClick(replay, Qt::LeftButton);
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
    ASSERT_EQ(dialog.opened().run.scenario.streams.size(), 1U);
    EXPECT_EQ(dialog.opened().run.scenario.streams.front().create.shardCount, 2U);
}

TEST(ReplayDialog, OffersSpeedsFromAHundredthToTheMost)
{
    const QTemporaryDir folder;
    ReplayDialog dialog(folder.path(), {}, nullptr);
    auto* speed = dialog.findChild<QComboBox*>(QStringLiteral("logSpeed"));
    EXPECT_EQ(dialog.choice().speedThousandths, 3'600'000) << "an hour in a second, until another is chosen";
    speed->setCurrentIndex(0);
    EXPECT_EQ(dialog.choice().speedThousandths, 10);
    speed->setCurrentIndex(speed->count() - 1);
    EXPECT_EQ(dialog.choice().speedThousandths, clients::bounds::kSpeedThousandths);
    dialog.setFile(logFile(folder));
    QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open), Qt::LeftButton);
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

TEST(ReplayDialog, SaysHowLongCallsTakeAtTheSpeedThatIsChosen)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("calls.ndjson");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (const char* at : {"10s", "1m"})
        file.write(QByteArray("{\"at\": \"") + at
            + "\", \"call\": \"PutRecord\", \"StreamName\": \"orders\", \"PartitionKey\": \"a\", \"Data\": \"\"}\n");
    file.close();
    ReplayDialog dialog(folder.path(), {}, nullptr);
    dialog.show();
    dialog.setFile(path);
    auto* speed = dialog.findChild<QComboBox*>(QStringLiteral("logSpeed"));
    const auto* length = dialog.findChild<QLabel*>(QStringLiteral("replayLength"));
    EXPECT_EQ(dialog.choice().speedThousandths, 1'000) << "as it was, until another is chosen";
    const auto lastsAt = [&](std::int64_t thousandths) {
        speed->setCurrentIndex(speed->findData(qlonglong(thousandths)));
        return length->text();
    };
    EXPECT_TRUE(length->isVisible());
    EXPECT_TRUE(lastsAt(1'000).contains(widgets::format::duration(base::Duration{60'000})));
    EXPECT_TRUE(lastsAt(10).contains(widgets::format::duration(base::Duration{6'000'000})));
    EXPECT_TRUE(lastsAt(world::kReplayAtOnce).contains(QStringLiteral("without pauses")));
    QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open), Qt::LeftButton);
    ASSERT_EQ(dialog.result(), QDialog::Accepted);
    const auto& events = dialog.opened().run.scenario.events;
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events.back().at, base::kWorldStart);
}

TEST(ReplayDialog, StaysOpenAndExplains)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("junk.bin");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5'000, '\xfe'));
    file.close();
    ReplayDialog dialog(folder.path(), {}, nullptr);
    dialog.show();
    dialog.setFile(path);
    QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open), Qt::LeftButton);
    EXPECT_NE(dialog.result(), QDialog::Accepted);
    EXPECT_TRUE(dialog.isVisible());
}

TEST(Options, AreReadAsTheyAreWritten)
{
    const auto read = readOptions({"shardscope", "--run-to", "90s", "--seed", "7", "--profile", "classic", "--speed",
        "x60", "--theme", "dark", "--size", "1280x800", "--picture", "a.png"});
    ASSERT_TRUE(read.hasValue());
    const Options options = std::get<Options>(*read);
    EXPECT_EQ(options.runTo, base::Duration{90'000});
    EXPECT_EQ(options.seed, 7U);
    EXPECT_EQ(options.profile, streams::Profile::Classic);
    EXPECT_EQ(options.speedPerMille, 60'000);
    EXPECT_EQ(options.look, Look::Dark);
    EXPECT_EQ(options.size, QSize(1'280, 800));
    EXPECT_TRUE(options.isWithoutWindow());
}

TEST(Options, SayHowTheWindowIsReadBest)
{
    const auto read = readOptions({"shardscope", "--theme", "high-contrast", "--text-scale", "150%", "--reduced-motion",
        "--lang", "vi"});
    ASSERT_TRUE(read.hasValue());
    const Options options = std::get<Options>(*read);
    EXPECT_EQ(options.look, Look::HighContrast);
    EXPECT_EQ(options.textPercent, 150);
    EXPECT_TRUE(options.reducesMotion);
    EXPECT_FALSE(readOptions({"shardscope", "--text-scale", "300"}).hasValue());
    EXPECT_FALSE(readOptions({"shardscope", "--text-scale", "large"}).hasValue());
}

TEST(Options, SayWhatIsWrongAndWhatWouldBeRight)
{
    const std::vector<std::pair<QStringList, std::string>> cases{
        {{"--run-to", "soon"}, "--run-to: write a time like 90s, 10m or 1h30m, up to 12725d"},
        {{"--run-to", "12726d"}, "--run-to: write a time like 90s, 10m or 1h30m, up to 12725d"},
        {{"--seed", "-1"}, "--seed: write a whole number from 0 to 18446744073709551615"},
        {{"--speed", "fast"}, "--speed: write a factor from 0.001 to 1000000 such as 60, or max"},
        {{"--speed", "1000001"}, "--speed: write a factor from 0.001 to 1000000 such as 60, or max"},
        {{"--size", "9x9"}, "--size: write a size like 1280x800, from 320x240 to 16384x16384"},
        {{"--theme", "pink"}, "--theme: choose light, dark or high-contrast"},
        {{"--profile", "old"}, "--profile: choose classic or current"},
        {{"--lang", "tlh"}, "--lang: choose en, vi or zh_TW"},
        {{"--what"}, "there is no option --what"},
        {{"a", "b"}, "b: only one file can be opened"},
    };
    for (const auto& [wrong, words] : cases) {
        const auto read = readOptions(QStringList{"shardscope"} + wrong);
        ASSERT_FALSE(read.hasValue()) << words;
        EXPECT_EQ(read.error().text(), words);
    }
    for (const QStringList& right : {QStringList{"--run-to", "12725d"}, QStringList{"--speed", "1000000"},
             QStringList{"--speed", "0.001"}, QStringList{"--size", "320x240"}})
        EXPECT_TRUE(readOptions(QStringList{"shardscope"} + right).hasValue()) << right.join(' ').toStdString();
}

TEST(Options, HelpNamesEveryOptionAndTheProgram)
{
    const auto read = readOptions({"shardscope", "--help"});
    ASSERT_TRUE(read.hasValue());
    const QString help = std::get<Answered>(*read).text;
    for (const char* part : {"shardscope [FILE] [options]", "--scenario", "--run-to", "--seed", "--profile", "--speed",
             "--theme", "--lang", "--help", "--version", "--picture", "--size", "--print-fingerprint"})
        EXPECT_TRUE(help.contains(part)) << part;
    EXPECT_FALSE(help.contains("executable_name"));
}

TEST(Opening, TellsAWrongFileFromOneThatCannotBeRead)
{
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const char* text) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) >= 0);
        return file.fileName();
    };
    const QString log = write("not.log", "once upon a time\n");
    const auto notALog = openLog({.file = log});
    ASSERT_FALSE(notALog.hasValue());
    EXPECT_EQ(notALog.error().code, ExitCode::BadInput);
    EXPECT_EQ(notALog.error().problem.where, log.toStdString());
    EXPECT_EQ(openScenario(write("wrong.json", "{")).error().code, ExitCode::BadInput);
    EXPECT_EQ(openScenario(folder.filePath("gone.json")).error().code, ExitCode::BadFile);
    EXPECT_EQ(kindOf(folder.filePath("gone.json")).error().code, ExitCode::BadFile);
    const QString naming = write("naming.json",
        R"({"shardscope": 1, "streams": [{"name": "s"}], "agents": [{"name": "a", "stream": "s", "file": "gone.log"}]})");
    EXPECT_EQ(openScenario(naming).error().code, ExitCode::BadFile);
}
