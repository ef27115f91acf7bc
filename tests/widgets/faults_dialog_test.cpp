// The window of faults on purpose: what it begins with, what each button asks for, what is said beside a field that is
// wrong, and the words and percentiles that change while somebody types.
#include "widgets/panels/faults_dialog.h"

#include "support/world_builder.h"
#include "widgets/charts/wait_curve.h"
#include "widgets/fault_text.h"
#include "widgets/format.h"
#include "widgets/panels/access_pages.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

using streams::FaultError;
using streams::FaultLatency;
using streams::FaultRule;
using streams::FaultTarget;
using Calls = std::vector<world::Action>;

struct EnglishNumbers {
    EnglishNumbers() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
};

FaultRule named(const std::string& name)
{
    FaultRule rule;
    rule.name = name;
    return rule;
}

struct Faults : EnglishNumbers {
    world::World world = support::worldWithStream(2, 1);
    world::Snapshot shown;
    std::unique_ptr<FaultsDialog> dialog;
    Calls asked;

    explicit Faults(const FaultRule& first = faultAbout({}, {}), const std::vector<FaultRule>& set = {})
    {
        for (const FaultRule& rule : set)
            EXPECT_TRUE(world::isAccepted(world.apply({.action = streams::SetFaultRequest{rule}})));
        shown = std::make_shared<const world::World>(world);
        dialog = std::make_unique<FaultsDialog>([this] { return shown; }, first, Theme::light(), nullptr);
        QObject::connect(dialog.get(), &FaultsDialog::asked, dialog.get(),
            [this](const Calls& calls) { asked.insert(asked.end(), calls.begin(), calls.end()); });
    }
    template <typename Control>
    Control* control(const char* name)
    {
        auto* found = dialog->findChild<Control*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    std::string said(const char* label) { return control<QLabel>(label)->text().toStdString(); }
    QTreeWidget* list() { return control<QTreeWidget>("faultList"); }
    std::string cell(int row, int column) { return list()->topLevelItem(row)->text(column).toStdString(); }
    std::string name() { return control<QLineEdit>("faultName")->text().toStdString(); }
    QPushButton* apply() { return control<QPushButton>("applyFault"); }
    std::string command() { return control<QPlainTextEdit>("faultCommand")->toPlainText().toStdString(); }
    void choose(const char* box, int index) { control<ChoiceBox>(box)->setCurrentIndex(index); }
    void type(const char* line, const char* text) { control<QLineEdit>(line)->setText(QLatin1String(text)); }
    void tick(const char* operation)
    {
        const auto found =
            control<QListWidget>("faultOperations")->findItems(QLatin1String(operation), Qt::MatchExactly);
        ASSERT_EQ(found.size(), 1) << operation;
        found.front()->setCheckState(Qt::Checked);
    }
    void preset(int index) { control<QMenu>("faultPresets")->actions().at(index)->trigger(); }
    void publish()
    {
        shown = std::make_shared<const world::World>(world);
        dialog->present();
    }
    // Presses, and what is asked happens.
    void press(const char* button, const Calls& expected)
    {
        asked.clear();
        ASSERT_TRUE(control<QPushButton>(button)->isEnabled()) << button;
        control<QPushButton>(button)->click();
        ASSERT_EQ(asked.size(), expected.size()) << said("refusal");
        for (std::size_t i = 0; i < asked.size(); ++i) {
            EXPECT_TRUE(asked[i] == expected[i]) << world::actionName(asked[i]);
            EXPECT_TRUE(world::isAccepted(world.apply({.action = asked[i]})));
        }
        publish();
        EXPECT_EQ(said("refusal"), "");
    }
};

}

TEST(FaultsDialog, InjectsOneWhereSomebodyHasPointed)
{
    Faults of(faultAbout(ShardChoice{"clicks", streams::ShardIndex{1}}, {}));
    EXPECT_EQ(of.name(), "fault-1");
    EXPECT_EQ(of.control<ChoiceBox>("faultShard")->currentText(), format::shardLabel(streams::ShardIndex{1}));
    EXPECT_EQ(of.list()->topLevelItemCount(), 0);
    EXPECT_FALSE(of.control<QPushButton>("clearFault")->isEnabled());
    EXPECT_NE(of.command().find("SetFault"), std::string::npos) << of.command();
    FaultRule rule = named("fault-1");
    rule.stream = "clicks";
    rule.shardId = "shardId-000000000001";
    rule.sharePpm = 10'000;
    of.press("applyFault", {streams::SetFaultRequest{rule}});
    ASSERT_EQ(of.list()->topLevelItemCount(), 1);
    EXPECT_EQ(of.cell(0, 0), "fault-1");
    EXPECT_EQ(of.cell(0, 1), "InternalFailure");
    EXPECT_EQ(of.cell(0, 2), "clicks, " + format::shardLabel(streams::ShardIndex{1}).toStdString());
    EXPECT_EQ(of.cell(0, 4), "0");
    EXPECT_TRUE(of.list()->topLevelItem(0)->isSelected());
    EXPECT_FALSE(of.apply()->isEnabled()) << "it is so already";
    EXPECT_EQ(of.command().find("SetFault"), std::string::npos) << of.command();
    of.press("addFault", {});
    EXPECT_EQ(of.name(), "fault-2");
}

TEST(FaultsDialog, ChangesRenamesSwitchesAndClears)
{
    FaultRule flaky = named("flaky");
    Faults of(faultAbout({}, {}), {flaky, named("other")});
    EXPECT_EQ(of.name(), "flaky") << "the first one that is set";
    of.control<QDoubleSpinBox>("faultShare")->setValue(0.0001);
    of.control<QSpinBox>("faultBurst")->setValue(7);
    flaky.sharePpm = 1;
    flaky.burst = 7;
    of.press("applyFault", {streams::SetFaultRequest{flaky}});
    EXPECT_EQ(format::plain(QString::fromStdString(of.cell(0, 3))), QStringLiteral("0.0001 %, bursts of 7"));

    of.type("faultName", "rare");
    FaultRule rare = flaky;
    rare.name = "rare";
    of.press("applyFault", {streams::ClearFaultRequest{"flaky"}, streams::SetFaultRequest{rare}});
    ASSERT_EQ(of.list()->topLevelItemCount(), 2);
    EXPECT_EQ(of.cell(1, 0), "rare");
    EXPECT_TRUE(of.list()->topLevelItem(1)->isSelected());

    // Another one of the same name would take its place, which is said.
    of.type("faultName", "other");
    EXPECT_NE(of.said("effect").find("takes its place"), std::string::npos);
    of.list()->setCurrentItem(of.list()->topLevelItem(0));
    EXPECT_EQ(of.name(), "other");
    EXPECT_EQ(of.said("effect").find("takes its place"), std::string::npos);

    of.asked.clear();
    of.list()->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    ASSERT_EQ(of.asked.size(), 1U);
    rare.isEnabled = false;
    EXPECT_TRUE(of.asked.front() == world::Action{streams::SetFaultRequest{rare}});
    EXPECT_EQ(of.name(), "other") << "what is open stays open";

    of.press("clearFault", {streams::ClearFaultRequest{"other"}});
    EXPECT_EQ(of.list()->topLevelItemCount(), 1);
    EXPECT_EQ(of.name(), "other") << "it can be set anew";
    EXPECT_TRUE(of.apply()->isEnabled());
    of.press("clearAllFaults", {streams::ClearFaultRequest{"rare"}});
    EXPECT_EQ(of.list()->topLevelItemCount(), 0);
    EXPECT_FALSE(of.control<QPushButton>("clearAllFaults")->isEnabled());
}

TEST(FaultsDialog, ShowsHitsAndKeepsWhatIsTyped)
{
    Faults of(named("outage"), {named("first"), named("outage")});
    EXPECT_EQ(of.name(), "outage") << "the one that was asked for";
    of.type("faultKey", "k");
    const world::Reply reply = of.world.apply({.action = streams::DescribeStreamSummaryRequest{"clicks"}});
    EXPECT_FALSE(world::isAccepted(reply));
    of.publish();
    EXPECT_EQ(of.cell(0, 4), "1");
    EXPECT_EQ(of.cell(1, 4), "1");
    EXPECT_EQ(of.control<QLineEdit>("faultKey")->text(), QStringLiteral("k"));
    // Unless somebody else has changed it.
    FaultRule changed = named("outage");
    changed.burst = 9;
    EXPECT_TRUE(world::isAccepted(of.world.apply({.action = streams::SetFaultRequest{changed}})));
    of.publish();
    EXPECT_EQ(of.control<QSpinBox>("faultBurst")->value(), 9);
    EXPECT_EQ(of.control<QLineEdit>("faultKey")->text(), QString());
}

TEST(FaultsDialog, SaysWhatIsWrongBesideItsField)
{
    struct Row {
        const char* what;
        std::function<void(Faults&)> type;
        const char* field;
        const char* text;
        bool isOnFirstPage = true;
    };
    constexpr int kEntries = int(FaultTarget::Entries);
    const std::vector<Row> rows{
        {"no name", [](Faults& of) { of.type("faultName", " "); }, "name", "a name of 1 to 128"},
        {"no shard", [](Faults& of) { of.control<ChoiceBox>("faultShard")->choose("first"); }, "shard", "for example"},
        {"a shard of no stream",
            [](Faults& of) { of.control<ChoiceBox>("faultShard")->choose("shardId-000000000000"); }, "stream",
            "that the shard belongs to"},
        {"no time", [](Faults& of) { of.type("faultFrom", "soon"); }, "from", "Give a time"},
        {"no time to end", [](Faults& of) { of.type("faultUntil", "never"); }, "until", "Give a time"},
        {"an end before the beginning",
            [](Faults& of) {
                of.type("faultFrom", "2m");
                of.type("faultUntil", "1m");
            },
            "until", "later than the beginning"},
        {"late entries",
            [=](Faults& of) {
                of.choose("faultTarget", kEntries);
                of.choose("faultLatency", int(FaultLatency::Kind::Fixed));
            },
            "target", "never late", false},
        {"a batch of one key",
            [](Faults& of) {
                of.tick("PutRecords");
                of.type("faultKey", "k");
            },
            "target", "choose entries", false},
        {"nothing", [](Faults& of) { of.choose("faultError", int(FaultError::None)); }, "error", "do nothing", false},
        {"an error that entries have not",
            [=](Faults& of) {
                of.choose("faultTarget", kEntries);
                of.choose("faultError", int(FaultError::LimitExceeded));
            },
            "error", "LimitExceeded", false},
        {"an operation that has not the error",
            [](Faults& of) {
                of.tick("GetRecords");
                of.choose("faultError", int(FaultError::LimitExceeded));
            },
            "operations", "GetRecords"},
        {"a median above the 99th percentile",
            [](Faults& of) {
                of.choose("faultLatency", int(FaultLatency::Kind::LogNormal));
                of.control<QSpinBox>("faultTypical")->setValue(100);
                of.control<QSpinBox>("faultSlow")->setValue(50);
            },
            "latency", "no less", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        Faults of;
        ASSERT_TRUE(of.apply()->isEnabled());
        row.type(of);
        for (const char* field : {"name", "stream", "operations", "shard", "key", "client", "from", "until", "target",
                 "error", "share", "burst", "latency"}) {
            const auto* beside = of.control<QLabel>((std::string(field) + "Problem").c_str());
            EXPECT_EQ(beside->isHidden(), std::string(field) != row.field) << field;
        }
        const std::string beside = of.said((std::string(row.field) + "Problem").c_str());
        EXPECT_NE(beside.find(row.text), std::string::npos) << beside;
        EXPECT_FALSE(of.apply()->isEnabled());
        // Of a page that is not on show it is said below.
        const std::string below = of.said("refusal");
        EXPECT_EQ(below.find(row.text) == std::string::npos, row.isOnFirstPage) << below;
    }
}

TEST(FaultsDialog, ShowsThePercentilesWhileSomebodyTypes)
{
    using Kind = FaultLatency::Kind;
    Faults of;
    const auto percentiles = [&] { return format::plain(QString::fromStdString(of.said("faultPercentiles"))); };
    EXPECT_EQ(percentiles(), QString());
    EXPECT_TRUE(of.control<QSpinBox>("faultTypical")->isHidden());
    of.choose("faultLatency", int(Kind::Fixed));
    of.control<QSpinBox>("faultTypical")->setValue(50);
    EXPECT_FALSE(of.control<QSpinBox>("faultTypical")->isHidden());
    EXPECT_TRUE(of.control<QSpinBox>("faultSlow")->isHidden());
    EXPECT_EQ(percentiles(), QStringLiteral("p50 50 ms · p90 50 ms · p99 50 ms · p99.9 50 ms"));
    of.choose("faultLatency", int(Kind::Bimodal));
    of.control<QSpinBox>("faultSlow")->setValue(900);
    of.control<QDoubleSpinBox>("faultSlowShare")->setValue(5);
    EXPECT_EQ(percentiles(), QStringLiteral("p50 50 ms · p90 50 ms · p99 900 ms · p99.9 900 ms"));
    of.choose("faultLatency", int(Kind::LogNormal));
    EXPECT_TRUE(of.control<QDoubleSpinBox>("faultSlowShare")->isHidden());
    EXPECT_TRUE(percentiles().startsWith(QStringLiteral("p50 50 ms"))) << percentiles().toStdString();
    EXPECT_TRUE(percentiles().contains(QStringLiteral("p99 900 ms"))) << percentiles().toStdString();
    EXPECT_EQ(of.dialog->findChild<WaitCurve*>()->accessibleDescription().toStdString(), of.said("faultPercentiles"));
    FaultRule rule = named("fault-1");
    rule.sharePpm = 10'000;
    rule.latency = {Kind::LogNormal, base::Duration{50}, base::Duration{900}, 0};
    of.press("applyFault", {streams::SetFaultRequest{rule}});
}

// Each is right as it comes, wherever somebody has pointed.
TEST(FaultsDialog, HasPresets)
{
    const std::vector<FaultRule> scopes{faultAbout({}, {}),
        faultAbout(ShardChoice{"clicks", streams::ShardIndex{0}}, {}),
        faultAbout(ShardChoice{"clicks", streams::ShardIndex{0}}, QStringLiteral("k")),
        faultAbout(ProducerChoice{"clicks", "web"}, {})};
    for (const FaultRule& scope : scopes) {
        for (int preset = 0; preset < 3; ++preset) {
            Faults of(scope);
            of.preset(preset);
            EXPECT_TRUE(of.apply()->isEnabled()) << preset << ' ' << of.said("refusal");
        }
    }
    Faults of;
    of.world.runUntil(of.world.now() + std::chrono::seconds{5});
    of.publish();
    of.preset(0);
    FaultRule outage = named("outage-1");
    outage.operations = {streams::Action::PutRecords};
    outage.until = of.shown->now() + std::chrono::seconds{30};
    of.press("applyFault", {streams::SetFaultRequest{outage}});
    EXPECT_FALSE(of.apply()->isEnabled()) << "its end does not move on";
    of.preset(1);
    FaultRule entries = named("failed-entries-1");
    entries.operations = {streams::Action::PutRecords};
    entries.target = FaultTarget::Entries;
    entries.sharePpm = 10'000;
    of.press("applyFault", {streams::SetFaultRequest{entries}});
    of.preset(2);
    FaultRule slow = named("slow-reads-1");
    slow.operations = {streams::Action::GetRecords};
    slow.error = FaultError::None;
    slow.latency = {FaultLatency::Kind::Bimodal, base::Duration{10}, base::Duration{900}, 50'000};
    of.press("applyFault", {streams::SetFaultRequest{slow}});
    of.preset(0);
    EXPECT_EQ(of.name(), "outage-2");
}

TEST(FaultsDialog, SaysARefusalInWordsAndAsksNothing)
{
    Faults of;
    of.control<ChoiceBox>("faultStream")->choose("nobody");
    EXPECT_FALSE(of.apply()->isEnabled());
    EXPECT_NE(of.said("refusal").find("ResourceNotFoundException"), std::string::npos) << of.said("refusal");
    of.control<ChoiceBox>("faultStream")->choose("clicks");
    EXPECT_EQ(of.said("refusal"), "");
    of.dialog->showRefusal({streams::Exception::InvalidArgument, streams::Reason::BadArgument, "No more."});
    EXPECT_NE(of.said("refusal").find("InvalidArgumentException: No more."), std::string::npos) << of.said("refusal");
    of.control<QSpinBox>("faultBurst")->setValue(2);
    EXPECT_EQ(of.said("refusal"), "") << "until something is typed";
}

TEST(FaultsDialog, HasANameForEverythingThatTakesTheFocus)
{
    Faults of;
    for (const char* name : {"faultName", "faultStream", "faultOperations", "faultShard", "faultKey", "faultCaller",
             "faultFrom", "faultUntil", "faultTarget", "faultError", "faultShare", "faultBurst", "faultLatency",
             "faultTypical", "faultSlow", "faultSlowShare", "faultList", "faultCommand"}) {
        const auto* each = of.control<QWidget>(name);
        bool isNamed = !each->accessibleName().isEmpty();
        for (const QLabel* label : of.dialog->findChildren<QLabel*>())
            isNamed = isNamed || (label->buddy() == each && !label->text().isEmpty());
        EXPECT_TRUE(isNamed) << name;
    }
    EXPECT_FALSE(of.dialog->findChild<QTabWidget*>()->tabBar()->accessibleName().isEmpty());
    EXPECT_FALSE(of.dialog->findChild<WaitCurve*>()->accessibleName().isEmpty());
}

// --- Words -----------------------------------------------------------------------------

TEST(FaultText, WritesSharesWithEveryDecimalThatCounts)
{
    const EnglishNumbers english;
    const std::pair<std::uint32_t, const char*> rows[]{
        {0, "0 %"}, {1, "0.0001 %"}, {25'000, "2.5 %"}, {20'000, "2 %"}, {123'456, "12.3456 %"}, {1'000'000, "100 %"}};
    for (const auto& [ppm, text] : rows)
        EXPECT_EQ(format::plain(shareText(ppm)).toStdString(), text);
}

TEST(FaultText, SaysHowHitsFollowOneAnother)
{
    const EnglishNumbers english;
    EXPECT_EQ(faultRhythmText(0, 5).toStdString(), "None is ever hit.");
    EXPECT_EQ(faultRhythmText(1'000'000, 5).toStdString(), "Every one is hit.");
    EXPECT_EQ(faultRhythmText(20'000, 1).toStdString(), "One of 50 in the mean, each by itself.");
    EXPECT_EQ(faultRhythmText(20'000, 5).toStdString(), "5 in a row in the mean, then 245 that are not hit.");
}

TEST(FaultText, FillsInThePlaceThatIsPointedAt)
{
    struct Row {
        Choice choice;
        const char* key;
        std::string stream;
        std::string shard;
        std::string caller;
        FaultTarget target = FaultTarget::Call;
    };
    const std::vector<Row> rows{
        {{}, "", "", "", ""},
        {StreamChoice{"clicks"}, "", "clicks", "", ""},
        {ShardChoice{"clicks", streams::ShardIndex{3}}, "", "clicks", "shardId-000000000003", ""},
        {ShardChoice{"clicks", streams::ShardIndex{3}}, "mobile", "clicks", "", "", FaultTarget::Entries},
        {ProducerChoice{"clicks", "web"}, "", "clicks", "", "web"},
        {ConsumerChoice{"clicks", "billing"}, "", "clicks", "", "billing"},
        {ProgramChoice{"boto3 1.26.27"}, "", "", "", "boto3 1.26.27"},
    };
    for (const Row& row : rows) {
        FaultRule rule = faultAbout(row.choice, QLatin1String(row.key));
        EXPECT_EQ(rule.stream, row.stream);
        EXPECT_EQ(rule.shardId, row.shard);
        EXPECT_EQ(rule.caller, row.caller);
        EXPECT_EQ(rule.partitionKey, row.key);
        EXPECT_EQ(rule.target, row.target);
        rule.name = "fault-1";
        EXPECT_FALSE(streams::problemIn(rule).has_value());
    }
}

TEST(FaultText, CountsThoseThatAreOnAndNotOver)
{
    world::World world = support::worldWithStream(1, 1);
    FaultRule off = named("off");
    off.isEnabled = false;
    FaultRule brief = named("short");
    brief.until = world.now() + std::chrono::seconds{10};
    for (const FaultRule& rule : {off, brief, named("on")})
        ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::SetFaultRequest{rule}})));
    EXPECT_EQ(faultsOn(world), 2U);
    world.runUntil(world.now() + std::chrono::seconds{10});
    EXPECT_EQ(faultsOn(world), 1U);
    ASSERT_TRUE(world::isAccepted(world.apply({.action = streams::ClearFaultRequest{"on"}})));
    EXPECT_EQ(faultsOn(world), 0U);
}
