// Time is a place: what the timeline and the transport bar do with keys and mouse, on the whole window.
#include "main_window.h"

#include "widgets/panels/run_until_dialog.h"
#include "widgets/panels/timeline_panel.h"
#include "widgets/panels/transport.h"
#include "widgets/stage/stream_stage.h"
#include "widgets/timeline/branch_lanes.h"
#include "widgets/timeline/overview_strip.h"
#include "widgets/timeline/range_card.h"
#include "window/program.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <gtest/gtest.h>

#include <set>

using namespace shardscope;
using namespace shardscope::app;
using widgets::TimeSpan;

namespace {

base::Instant at(std::int64_t seconds) { return base::instantAt(base::Duration{seconds * 1'000}); }

// A language of one word; it is taken out again when it goes.
struct OneWord : QTranslator {
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return qstrcmp(source, "main") == 0 ? QStringLiteral("chính") : QString{};
    }
    bool isEmpty() const override { return false; }
};

struct Timed : Program {
    widgets::TimelinePanel* timeline = window.findChild<widgets::TimelinePanel*>();
    widgets::Selection& selection = window.selection();

    [[nodiscard]] const world::RunStatus& status() const { return engine.latest().status; }
    void key(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(&window, key, with); }
    void type(const QString& text)
    {
        waitFor([] { return qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr; });
        QTest::keyClicks(QApplication::focusWidget(), text);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    void select(std::int64_t from, std::int64_t to)
    {
        QTest::mousePress(timeline, Qt::LeftButton, Qt::ShiftModifier, timeline->pointAt(at(from)));
        QTest::mouseMove(timeline, timeline->pointAt(at((from + to) / 2)));
        QTest::mouseMove(timeline, timeline->pointAt(at(to)));
        QTest::mouseRelease(timeline, Qt::LeftButton, Qt::ShiftModifier, timeline->pointAt(at(to)));
    }
};

}

TEST(Time, AMarkIsKeptWithATextAndFoundAgain)
{
    Timed program;
    program.seek(20);
    program.key(Qt::Key_M);
    EXPECT_EQ(program.timeline->notes().mark(), at(20));
    program.key(Qt::Key_M, Qt::ShiftModifier);
    program.type("deploy");
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_EQ(program.timeline->notes().kept()[0], (widgets::TimeNote{at(20), std::nullopt, "deploy"}));
    EXPECT_FALSE(program.timeline->notes().mark());

    program.seek(40);
    program.key(Qt::Key_Left, Qt::ShiftModifier);
    program.waitFor([&] { return program.now() == at(20); });
    // There it is renamed; Escape leaves it as it was.
    program.key(Qt::Key_M, Qt::ShiftModifier);
    program.type("rollback");
    EXPECT_EQ(program.timeline->notes().kept()[0].text, "rollback");
    program.key(Qt::Key_M, Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), "no");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_EQ(program.timeline->notes().kept()[0].text, "rollback");
}

TEST(Time, EscapeTakesANewNoteBack)
{
    Timed program;
    program.seek(5);
    program.key(Qt::Key_M, Qt::ShiftModifier);
    EXPECT_EQ(program.timeline->notes().kept().size(), 1U);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(program.timeline->notes().kept().empty());
}

TEST(Time, AClickOnAFlagGoesThere)
{
    Timed program;
    program.seek(50);
    widgets::TimeNotes notes;
    notes.keep({at(30), std::nullopt, "here"});
    program.timeline->setNotes(notes);
    ASSERT_EQ(program.timeline->flags().size(), 1U);
    QTest::mouseClick(program.timeline, Qt::LeftButton, {}, program.timeline->flags()[0].box.center());
    program.waitFor([&] { return program.now() == at(30); });
}

TEST(Time, NotesComeBackWithTheWorkspace)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("noted.shardscope");
    {
        Timed program;
        program.seek(7);
        Program::waitFor([&] { return program.keeper.newest() && program.keeper.newest()->now == program.now(); });
        ASSERT_TRUE(program.document.saveAs(path).hasValue());
        program.key(Qt::Key_M, Qt::ShiftModifier);
        program.type("seven");
        program.key(Qt::Key_G);
        ASSERT_TRUE(program.document.save().hasValue());
    }
    Timed program;
    program.window.openFile(path);
    program.waitFor([&] { return program.document.path() == path; });
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_EQ(program.timeline->notes().kept()[0], (widgets::TimeNote{at(7), std::nullopt, "seven"}));
    // Another run has none of them.
    program.key(Qt::Key_N, Qt::ControlModifier);
    program.waitFor([&] { return program.timeline->notes().kept().empty(); });
}

TEST(Time, ARangeHasItsNumbers)
{
    Timed program;
    program.seek(90);
    program.select(60, 80);
    ASSERT_TRUE(program.selection.range());
    EXPECT_EQ(program.status().end, at(90)); // and nothing was scrubbed
    EXPECT_EQ(program.now(), at(90));
    program.key(Qt::Key_R);
    widgets::RangeCard* card = program.timeline->card();
    ASSERT_TRUE(card->isVisible());
    EXPECT_TRUE(program.window.rect().contains(card->geometry()));
    const TimeSpan range = *program.selection.range();
    const world::StretchSummary summary =
        world::summarise(*program.engine.latest().world, streams::StreamIndex{0}, {range.from, range.to});
    EXPECT_GT(summary.refused, 1'000U);
    EXPECT_TRUE(card->text().contains(QLocale().toString(qlonglong(summary.stored))));
    QToolButton* copy = nullptr;
    for (QToolButton* each : card->findChildren<QToolButton*>())
        if (each->text() == "Copy")
            copy = each;
    ASSERT_NE(copy, nullptr);
    copy->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), card->text());
    QTest::keyClick(card, Qt::Key_Escape);
    EXPECT_FALSE(card->isVisible());
    EXPECT_FALSE(program.selection.range());
}

TEST(Time, ARangeIsMarkedFromTheKeyboard)
{
    Timed program;
    program.seek(10);
    program.key(Qt::Key_M);
    program.seek(30);
    program.key(Qt::Key_R);
    ASSERT_TRUE(program.selection.range());
    EXPECT_EQ(*program.selection.range(), (TimeSpan{at(10), at(30)}));
    program.key(Qt::Key_M, Qt::ShiftModifier);
    program.type("calm");
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_EQ(program.timeline->notes().kept()[0], (widgets::TimeNote{at(10), at(30), "calm"}));
}

TEST(Time, ANoteOnARangeBecomesAnArrowAndADeletedOneComesBack)
{
    Timed program;
    program.seek(90);
    widgets::TimeNotes notes;
    notes.keep({at(20), at(60), "led to"});
    program.timeline->setNotes(notes);
    const auto choose = [&](std::int64_t seconds, int y, const QString& words) {
        const QPoint point(program.timeline->pointAt(at(seconds)).x() + 2, y);
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, program.timeline->mapToGlobal(point));
        QApplication::sendEvent(program.timeline, &event);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (QAction* action : menu->actions()) {
            if (action->text() == words)
                action->trigger();
        }
        menu->close();
    };
    const int flagRow = 10;
    const int plot = program.timeline->pointAt(at(20)).y();
    choose(20, flagRow, "Show as an arrow");
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_TRUE(program.timeline->notes().kept()[0].isArrow);
    choose(20, flagRow, "Delete");
    EXPECT_TRUE(program.timeline->notes().kept().empty());
    choose(75, plot, "Bring back \u201cled to\u201d");
    ASSERT_EQ(program.timeline->notes().kept().size(), 1U);
    EXPECT_EQ(program.timeline->notes().kept()[0], (widgets::TimeNote{at(20), at(60), "led to", true}));
    choose(20, flagRow, "Show as a range");
    EXPECT_FALSE(program.timeline->notes().kept()[0].isArrow);
}

TEST(Time, TheCausesOfWhyAreOnTheTimeline)
{
    Timed program;
    program.seek(90);
    program.selection.select(widgets::ShardChoice{"clicks", streams::ShardIndex{1}});
    EXPECT_TRUE(program.selection.chain().empty());
    const QImage before = program.timeline->grab().toImage();
    program.key(Qt::Key_Y);
    const std::vector<base::Instant> chain = program.selection.chain();
    ASSERT_GE(chain.size(), 2U);
    EXPECT_TRUE(std::is_sorted(chain.begin(), chain.end())); // the key rose before the shard refused
    EXPECT_LE(chain.back(), program.now());
    EXPECT_NE(program.timeline->grab().toImage(), before);
    program.key(Qt::Key_Y);
    EXPECT_TRUE(program.selection.chain().empty());
    EXPECT_EQ(program.timeline->grab().toImage(), before);
}

TEST(Time, FitFollowsThePresentAndThenShowsTheWholeRun)
{
    Timed program;
    program.seek(90);
    program.key(Qt::Key_F);
    EXPECT_FALSE(program.selection.span()) << "charts show a short run whole";
    program.seek(1'500);
    program.key(Qt::Key_F);
    ASSERT_TRUE(program.selection.span());
    EXPECT_EQ(*program.selection.span(), (TimeSpan{at(0), at(1'500)}));
    program.key(Qt::Key_F);
    EXPECT_FALSE(program.selection.span());
}

// The lag of all consumers, then of one shard by shard, then in records.
TEST(Time, LagIsShownInTimeByShardAndInRecords)
{
    Timed program;
    program.seek(90);
    const auto title = [&] {
        QTest::qWait(150); // charts have their own pace
        return program.window.findChild<widgets::StreamStage*>()->ageChart()->picture().title;
    };
    const auto lines = [&] { return program.window.findChild<widgets::StreamStage*>()->ageChart()->picture().lines; };
    EXPECT_EQ(title(), "Iterator age");
    EXPECT_EQ(lines().size(), 3U);
    program.selection.select(widgets::ConsumerChoice{"clicks", "billing"});
    EXPECT_EQ(title(), "Iterator age of billing, shard by shard");
    EXPECT_EQ(lines().size(), 4U);
    program.key(Qt::Key_G, Qt::ShiftModifier);
    EXPECT_EQ(title(), "Records not read yet");
    ASSERT_EQ(lines().size(), 3U);
    EXPECT_EQ(lines().front().name, "billing");
    EXPECT_NE(lines().front().latest, "0");
    program.key(Qt::Key_G, Qt::ShiftModifier);
    program.selection.select(widgets::StreamChoice{"clicks"});
    EXPECT_EQ(title(), "Iterator age");
}

TEST(Time, TheOverviewIsThereWhileTheAxisIsZoomed)
{
    Timed program;
    program.seek(90);
    EXPECT_FALSE(program.timeline->overview()->isVisible());
    const int height = program.timeline->height();
    program.key(Qt::Key_W);
    EXPECT_TRUE(program.timeline->overview()->isVisible());
    EXPECT_EQ(program.timeline->height(), height);
    const TimeSpan before = *program.selection.span();
    EXPECT_LT(before.from, program.now());
    EXPECT_GT(before.to, program.now());
    // A click far to the left goes there, and what is shown comes along.
    QTest::mouseClick(program.timeline->overview(), Qt::LeftButton, {}, QPoint(20, 5));
    program.waitFor([&] { return program.now() < at(5); });
    EXPECT_LE(program.selection.span()->from, program.now());
    program.key(Qt::Key_F);
    EXPECT_FALSE(program.timeline->overview()->isVisible());
}

TEST(Time, TheMiddleButtonPans)
{
    Timed program;
    program.seek(90);
    program.selection.setSpan(TimeSpan{at(40), at(60)});
    const QPoint from = program.timeline->pointAt(at(50));
    const QPoint to = program.timeline->pointAt(at(45));
    QTest::mousePress(program.timeline, Qt::MiddleButton, {}, from);
    QTest::mouseMove(program.timeline, (from + to) / 2);
    QTest::mouseMove(program.timeline, to);
    QTest::mouseRelease(program.timeline, Qt::MiddleButton, {}, to);
    EXPECT_NEAR(double(program.selection.span()->from.time_since_epoch().count()), 45'000, 50);
    EXPECT_EQ(program.now(), at(90));
}

TEST(Time, RunsUntilTheFirstThrottle)
{
    Timed program;
    program.window.findChild<widgets::Transport*>()->runUntil(world::UntilThrottle{},
        widgets::Transport::Pace::Fastest);
    program.waitFor([&] { return program.now() > at(30) && !program.status().isRunningUntil; });
    EXPECT_FALSE(program.status().isPlaying);
    EXPECT_GT(world::tallyOf(*program.engine.latest().world).throttles, 0U);
    EXPECT_LT(program.now(), at(60));
}

TEST(Time, TheButtonStopsWhatRunsOn)
{
    Timed program;
    auto* button = program.window.findChild<QToolButton*>("runUntil");
    ASSERT_NE(button, nullptr);
    EXPECT_NE(button->menu(), nullptr);
    // Nothing is lost before a day is over.
    program.window.findChild<widgets::Transport*>()->runUntil(world::UntilLoss{}, widgets::Transport::Pace::Fastest);
    program.waitFor([&] { return program.status().isRunningUntil; });
    auto* label = program.window.findChild<QLabel*>("untilWhat");
    program.waitFor([&] { return label->text() == "until first loss"; });
    QTest::mouseClick(button, Qt::LeftButton);
    program.waitFor([&] { return !program.status().isRunningUntil; });
    EXPECT_FALSE(program.status().isPlaying);
    program.waitFor([&] { return button->menu() != nullptr && label->text().isEmpty(); });
}

TEST(TransportBar, GivesTheNameOfTheRunWhatIsFree)
{
    Program program("en", {}, {1'920, 1'080});
    auto* name = program.window.findChild<QLabel*>("documentName");
    ASSERT_NE(name, nullptr);
    const auto open = [&](const std::string& called) {
        world::Scenario scenario = world::defaultScenario();
        scenario.name = called;
        program.document.open({.run = {.scenario = scenario}}, {}, OnceOpen::Stay);
        program.waitFor([&] { return name->text() == QString::fromStdString(called); });
    };
    const auto needed = [name] { return name->fontMetrics().horizontalAdvance(name->text()); };
    open("Faults on purpose: failures in bursts and a slow shard");
    program.waitFor([&] { return name->width() >= needed(); });
    // What is longer than the bar ends in an ellipsis, pushes nothing out, and is whole in the tool tip.
    open(std::string(400, 'w'));
    program.waitFor([&] { return name->width() > 300 && name->width() < needed(); });
    EXPECT_EQ(name->toolTip(), name->text());
    EXPECT_EQ(program.window.width(), 1'920);
    const auto* chip = program.window.findChild<QToolButton*>("endpointChip");
    EXPECT_TRUE(chip->isVisible());
    EXPECT_LE(chip->mapTo(&program.window, QPoint(chip->width(), 0)).x(), 1'920);
    // What a run is on its way to is said beside it.
    program.window.findChild<widgets::Transport*>()->runUntil(world::UntilLoss{}, widgets::Transport::Pace::Fastest);
    auto* until = program.window.findChild<QLabel*>("untilWhat");
    program.waitFor([&] { return until->text() == "until first loss" && until->width() >= until->sizeHint().width(); });
    QTest::mouseClick(program.window.findChild<QToolButton*>("runUntil"), Qt::LeftButton);
    program.waitFor([&] { return !program.engine.latest().status.isRunningUntil; });
    // Where there is no room it is cut short, and then gives way.
    program.window.resize(1'280, 800);
    program.waitFor([&] { return !name->isVisible() || name->width() < 400; });
    EXPECT_EQ(program.window.width(), 1'280);
}

TEST(RunUntilDialog, TakesOnlyTimesThatAreToCome)
{
    widgets::RunUntilDialog dialog(at(100), widgets::Theme::light(), nullptr);
    auto* run = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    auto* time = dialog.findChild<QLineEdit*>();
    EXPECT_TRUE(run->isEnabled()); // a minute on
    for (const char* wrong : {"", "1m", "soon", "00:01:40"}) {
        time->setText(wrong);
        EXPECT_FALSE(run->isEnabled()) << wrong;
    }
    time->setText("00:12:00");
    ASSERT_TRUE(run->isEnabled());
    EXPECT_EQ(std::get<world::UntilInstant>(*dialog.milestone()).at, at(720));
    dialog.findChildren<QRadioButton*>()[2]->setChecked(true);
    EXPECT_TRUE(std::holds_alternative<world::UntilThrottle>(*dialog.milestone()));
}

TEST(Time, LanesGoOnCompareAndRename)
{
    Timed program;
    program.seek(60);
    program.key(Qt::Key_B);
    program.waitFor([&] { return program.timeline->lanes()->count() == 2; });
    program.seek(70);
    widgets::BranchLanes* lanes = program.timeline->lanes();
    EXPECT_TRUE(lanes->isVisible());
    EXPECT_EQ(lanes->lane(0)->name(), "main");
    EXPECT_TRUE(lanes->lane(1)->accessibleName().contains("on show"));

    lanes->lane(0)->setFocus();
    QTest::keyClick(lanes->lane(0), Qt::Key_C);
    program.waitFor([&] { return program.status().comparedBranch == 0U; });
    program.waitFor([&] { return lanes->lane(0)->accessibleName().contains("compared"); });

    QTest::keyClick(lanes->lane(0), Qt::Key_Down);
    EXPECT_TRUE(lanes->lane(1)->hasFocus());
    QTest::keyClick(lanes->lane(1), Qt::Key_F2);
    program.type("split it");
    program.waitFor([&] { return program.status().branches[1].name == "split it"; });
    program.waitFor([&] { return lanes->lane(1)->name() == "split it"; });

    QTest::mouseClick(lanes->lane(0), Qt::LeftButton, {}, QPoint(300, 8));
    program.waitFor([&] { return program.status().currentBranch == 0; });
}

TEST(Time, TheTrunkIsTranslatedUntilItHasAName)
{
    Timed program;
    program.seek(3);
    program.key(Qt::Key_B);
    program.waitFor([&] { return program.timeline->lanes()->count() == 2; });
    OneWord translator;
    QCoreApplication::installTranslator(&translator);
    program.waitFor([&] { return program.timeline->lanes()->lane(0)->name() == "chính"; });
    program.control(world::NameBranch{0, "trunk"});
    program.waitFor([&] { return program.timeline->lanes()->lane(0)->name() == "trunk"; });
}

TEST(Time, ChartsFoldTogether)
{
    Timed program;
    program.seek(125);
    auto* stage = program.window.findChild<widgets::StreamStage*>();
    const auto stored = [&] {
        const auto& lines = stage->throughputChart()->picture().lines;
        return lines.empty() ? world::Series{} : lines.front().columns;
    };
    const auto valuesIn = [](const world::Series& series) {
        std::set<std::int64_t> values;
        for (const world::Extremes& column : series)
            if (!column.isEmpty())
                values.insert(column.highest);
        return values.size();
    };
    program.waitFor([&] { return valuesIn(stored()) > 20; });
    program.key(Qt::Key_G);
    EXPECT_EQ(program.selection.fold(), widgets::Fold::Minute);
    EXPECT_EQ(valuesIn(stored()), 2U); // two minutes are over
    EXPECT_EQ(stage->ageChart()->picture().title, QString::fromUtf8("Iterator age in CloudWatch \u00b7 per minute"));
    const auto& ages = stage->ageChart()->picture().lines;
    ASSERT_EQ(ages.size(), 3U);
    EXPECT_EQ(ages[0].name, "IteratorAgeMilliseconds") << "of both who poll";
    EXPECT_EQ(ages[1].name, "fraud");
    EXPECT_TRUE(ages[2].isDashed);
    program.key(Qt::Key_G);
    EXPECT_GT(valuesIn(stored()), 20U);
}

// As CloudWatch has it: of shards nothing, until somebody pays for it, and then from there on.
TEST(Time, MinutesOfAShardNeedShardLevelMetrics)
{
    Timed program;
    program.seek(125);
    auto* stage = program.window.findChild<widgets::StreamStage*>();
    auto* note = program.window.findChild<QLabel*>(QStringLiteral("shardMetrics"));
    const auto picture = [&] { return stage->throughputChart()->picture(); };
    const auto settings = [&] { return program.engine.latest().world->service().streams().front().settings; };
    EXPECT_FALSE(note->isVisible()) << "the simulator itself sees every second of every shard";
    program.key(Qt::Key_G);
    EXPECT_TRUE(note->isVisible());
    EXPECT_TRUE(note->text().contains(QStringLiteral("stream-level metrics only")));
    // 4 shards and 3 metrics of $0.30 in 720 hours.
    EXPECT_TRUE(note->text().contains(QStringLiteral("$0.00500"))) << note->text().toStdString();
    EXPECT_TRUE(picture().title.contains(QStringLiteral("mean of the shards")));
    ASSERT_EQ(picture().lines.size(), 1U);
    EXPECT_EQ(picture().lines[0].name, QStringLiteral("mean per shard"));

    emit note->linkActivated(QStringLiteral("enable"));
    program.waitFor([&] { return settings().monitoring != 0; });
    EXPECT_EQ(streams::shardLevelMetricNames(settings().monitoring),
        (std::vector<std::string>{"IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded"}));
    program.waitFor([&] { return note->text().contains(QStringLiteral("there are none for this time")); });
    program.seek(241);
    program.waitFor([&] { return !note->isVisible(); });
    program.waitFor([&] { return picture().title.contains(QStringLiteral("shard")) && picture().lines.size() > 1; });
    EXPECT_EQ(picture().lines[0].name, QStringLiteral("stored"));
    const TimeSpan span = picture().span;
    const world::Series stored = picture().lines[0].columns;
    const world::SeriesRequest request{{span.from, span.to}, std::uint32_t(stored.size())};
    EXPECT_TRUE(stored[world::columnOf(request, at(100))].isEmpty()) << "nothing of before the call";
    EXPECT_FALSE(stored[world::columnOf(request, at(200))].isEmpty());
}

TEST(Time, ChaptersAreBegunNamedAndGoneToByKeys)
{
    Timed program;
    const auto begin = [&](std::int64_t seconds, const QString& name) {
        program.seek(seconds);
        program.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        program.type(name);
    };
    begin(20, "warm up");
    begin(60, "the storm");
    ASSERT_EQ(program.timeline->notes().chapters().size(), 2U);
    EXPECT_EQ(program.timeline->notes().kept()[1].text, "the storm");
    program.seek(75);
    program.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    program.waitFor([&] { return program.now() == at(60); });
    program.key(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    program.waitFor([&] { return program.now() == at(20); });
    program.key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    program.waitFor([&] { return program.now() == at(60); });
    // Where one begins it is renamed, not doubled.
    begin(60, "the flood");
    ASSERT_EQ(program.timeline->notes().chapters().size(), 2U);
    EXPECT_EQ(program.timeline->notes().kept()[1].text, "the flood");
}

TEST(Time, ChaptersAreBandsOfTheOverviewAndHaveTheirMenuThere)
{
    Timed program;
    program.seek(100);
    widgets::TimeNotes notes;
    notes.keep({at(10), std::nullopt, "warm up", false, true});
    notes.keep({at(50), std::nullopt, {}, false, true});
    program.selection.setSpan(TimeSpan{at(40), at(90)});
    const QImage before = program.timeline->overview()->grab().toImage();
    program.timeline->setNotes(notes);
    EXPECT_NE(program.timeline->overview()->grab().toImage(), before);
    widgets::OverviewStrip* overview = program.timeline->overview();
    // A hundred seconds are shown on two minutes.
    const QPoint inFirst(overview->width() * 30 / 120, overview->height() / 2);
    const auto pointed = overview->pointedAt(inFirst);
    ASSERT_TRUE(pointed);
    EXPECT_EQ(pointed->kind, widgets::ObjectKind::Chapter);
    EXPECT_EQ(pointed->range, (TimeSpan{at(10), at(50)}));
    EXPECT_TRUE(pointed->title.startsWith("warm up"));
    const QPoint inSecond(overview->width() * 80 / 120, overview->height() / 2);
    EXPECT_TRUE(overview->pointedAt(inSecond)->title.startsWith("chapter 2"));
    for (const widgets::Offer& offer : pointed->offers)
        if (offer.verb == widgets::Verb::Delete)
            offer.act();
    ASSERT_EQ(program.timeline->notes().chapters().size(), 1U);
    EXPECT_EQ(program.timeline->notes().chapters()[0].from, at(50));
}
