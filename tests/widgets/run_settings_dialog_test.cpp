// The dialog of a run's settings: every field reaches the scenario that would be begun with them, and what is wrong is
// said with what would be right.
#include "widgets/panels/run_settings_dialog.h"

#include "base/time_text.h"
#include "widgets/panels/access_pages.h"
#include "widgets/run_settings_text.h"
#include "world/open_questions.h"
#include "world/timing_fields.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <iterator>
#include <memory>
#include <set>
#include <string>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

world::Scenario scenarioOf(const std::string& settings)
{
    const auto scenario =
        world::parseScenario(R"({"shardscope": 1, "streams": [{"name": "clicks", "shards": 12}])" + settings + "}",
            "test.json", {});
    EXPECT_TRUE(scenario) << scenario.error().text();
    return *scenario;
}

struct Settings {
    world::Scenario scenario;
    std::unique_ptr<RunSettingsDialog> dialog;

    explicit Settings(const std::string& settings = "") : scenario(scenarioOf(settings))
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        dialog = std::make_unique<RunSettingsDialog>(scenario, Theme::light(), nullptr);
    }
    template <typename Control>
    Control* control(std::string_view name)
    {
        auto* found = dialog->findChild<Control*>(QString::fromStdString(std::string{name}));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void choose(std::string_view box, std::string_view value) { control<ChoiceBox>(box)->choose(std::string{value}); }
    void type(std::string_view line, const char* text) { control<QLineEdit>(line)->setText(QString::fromUtf8(text)); }
    std::string typed(std::string_view line) { return control<QLineEdit>(line)->text().toStdString(); }
    std::string problem() { return control<QLabel>("problem")->text().toStdString(); }
    QPushButton* apply() { return control<QPushButton>("apply"); }
    // As the scenario is written that Apply begins.
    std::string written()
    {
        world::Scenario anew = scenario;
        anew.settings = dialog->settings();
        return world::writeScenario(anew);
    }
    void expectWritten(const std::string& part)
    {
        EXPECT_EQ(problem(), "");
        EXPECT_TRUE(apply()->isEnabled()) << part;
        const std::string text = written();
        EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
        // And it is what whoever reads the file gets.
        const auto read = world::parseScenario(text, "test.json", {});
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_EQ(read->settings, dialog->settings());
    }
    void expectNothingChanged()
    {
        EXPECT_EQ(dialog->settings(), scenario.settings);
        EXPECT_FALSE(apply()->isEnabled());
    }
};

}

TEST(RunSettingsDialog, BeginsWithTheSettingsOfTheRun)
{
    Settings of(R"(, "profile": "classic", "throttle": "window", "limits": "off", "quotas": {"shards": 24},
        "timings": {"reshard": "90s"}, "putsWhileDeleting": "taken", "scanBudget": "10m")");
    of.expectNothingChanged();
    EXPECT_EQ(of.control<ChoiceBox>("profile")->value(), "classic");
    EXPECT_EQ(of.control<ChoiceBox>("throttle")->value(), "window");
    EXPECT_FALSE(of.control<QCheckBox>("limits")->isChecked());
    EXPECT_EQ(of.control<ChoiceBox>("timings")->value(), "own");
    EXPECT_EQ(of.typed("reshard"), "90s");
    EXPECT_EQ(of.typed("createBase"), "20s") << "what is not said is real";
    EXPECT_EQ(of.control<ChoiceBox>("putsWhileDeleting")->value(), "taken");
    EXPECT_EQ(of.control<ChoiceBox>("futureTimestamps")->value(), "refused");
    EXPECT_EQ(of.typed("scanBudget"), "10m");
    EXPECT_EQ(of.typed("shards"), "24");
    EXPECT_EQ(of.typed("channelsPerAccount"), "");
    const std::string effect = of.control<QLabel>("effect")->text().toStdString();
    EXPECT_NE(effect.find("begins the run anew"), std::string::npos) << effect;
}

TEST(RunSettingsDialog, TakesProfileThrottleAndLimits)
{
    Settings of;
    of.choose("profile", "classic");
    of.expectWritten(R"("profile": "classic")");
    of.choose("throttle", "window");
    of.expectWritten(R"("throttle": "window")");
    of.control<QCheckBox>("limits")->click();
    of.expectWritten(R"("limits": "off")");
}

TEST(RunSettingsDialog, TakesEachTiming)
{
    for (const world::TimingField& field : world::kTimingFields) {
        SCOPED_TRACE(field.name);
        Settings of;
        EXPECT_EQ(of.control<ChoiceBox>("timings")->value(), "real");
        of.type(field.name, "1m 30s");
        EXPECT_EQ(of.control<ChoiceBox>("timings")->value(), "own");
        of.expectWritten('"' + std::string{field.name} + R"(": "90s")");
        streams::Timings expected = streams::Timings::real();
        expected.*field.member = std::chrono::seconds{90};
        EXPECT_EQ(of.dialog->settings().service.timings, expected);
        of.type(field.name, base::durationText(streams::Timings::real().*field.member).c_str());
        EXPECT_EQ(of.control<ChoiceBox>("timings")->value(), "real");
        EXPECT_FALSE(of.apply()->isEnabled());
    }
}

TEST(RunSettingsDialog, TakesAllTimingsAtOnce)
{
    Settings of;
    of.choose("timings", "instant");
    for (const world::TimingField& field : world::kTimingFields)
        EXPECT_EQ(of.typed(field.name), "0s") << field.name;
    of.expectWritten(R"("timings": "instant")");
    of.choose("timings", "own");
    of.expectWritten(R"("timings": "instant")");
    of.choose("timings", "real");
    EXPECT_EQ(of.typed("createPerShard"), "50ms");
    EXPECT_EQ(of.dialog->settings().service.timings, streams::Timings::real());
    EXPECT_FALSE(of.apply()->isEnabled());
}

TEST(RunSettingsDialog, TakesAnAnswerToEachOpenQuestion)
{
    for (const world::OpenQuestion& question : world::openQuestions({})) {
        SCOPED_TRACE(question.key);
        Settings of;
        std::string_view answer = "10m";
        for (const std::string_view word : question.words)
            if (word != question.usual)
                answer = word;
        if (question.words.empty())
            of.type(question.key, "10m");
        else
            of.choose(question.key, answer);
        of.expectWritten('"' + std::string{question.key} + R"(": ")" + std::string{answer} + '"');
    }
}

// tests/window/words_test.cpp sees to it that those of the engine have a translation.
TEST(RunSettingsDialog, AsksAQuestionWithoutTranslationInEnglish)
{
    const world::OpenQuestion question{.key = "rain", .title = "Whether it rains", .source = "the forecast"};
    EXPECT_EQ(questionText(question), QStringLiteral("Whether it rains"));
    EXPECT_EQ(questionSourceText(question), QStringLiteral("the forecast"));
    EXPECT_EQ(answerText("10m"), QStringLiteral("10m"));
}

TEST(RunSettingsDialog, HasTheWordsOfEveryTiming)
{
    std::set<QString> timings;
    for (std::size_t i = 0; i < std::size(world::kTimingFields); ++i)
        EXPECT_TRUE(timings.insert(timingText(i)).second) << timingText(i).toStdString();
}

TEST(RunSettingsDialog, TakesEachQuotaOfTheAccount)
{
    int quotas = 0;
    for (const streams::QuotaRow& row : streams::quotaTable()) {
        const auto most = streams::mostForAccount(row.name);
        if (!most)
            continue;
        SCOPED_TRACE(row.key);
        ++quotas;
        Settings of(R"(, "quotas": {"consumersPerStream": 30, "channelsPerAccount": 60})");
        of.type(row.key, std::to_string(*most).c_str());
        of.expectWritten('"' + std::string{row.key} + "\": " + std::to_string(*most));
        of.type(row.key, "");
        EXPECT_EQ(of.problem(), "");
        for (const streams::RunQuota& own : of.dialog->settings().service.quotas)
            EXPECT_NE(own.name, row.name) << "empty is what the profile says";
    }
    EXPECT_EQ(quotas, 8);
}

TEST(RunSettingsDialog, ShowsWhatTheProfileSaysBesideTheAccountsOwn)
{
    Settings of;
    EXPECT_EQ(of.control<QLabel>("shardsOfProfile")->text().toStdString(), "current: 20,000 shards");
    EXPECT_EQ(of.control<QLineEdit>("shards")->placeholderText().toStdString(), "20,000");
    of.choose("profile", "classic");
    EXPECT_EQ(of.control<QLabel>("shardsOfProfile")->text().toStdString(), "classic: 500 shards");
    of.type("shards", " 30,000 ");
    of.expectWritten(R"("shards": 30000)");
}

TEST(RunSettingsDialog, TakesTheQuotasOfAFileAndGivesThemUp)
{
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& json) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(json);
        return file.fileName();
    };
    Settings of;
    of.dialog->takeQuotas(write(QStringLiteral("limits.json"), R"({"shardscopeQuotas": 1, "profile": "classic",
        "quotas": {"putRecordsMaxRecords": {"value": 100, "date": "2026-12"}, "shards": 24}})"));
    of.expectWritten(R"("putRecordsMaxRecords": {"value": 100, "unit": "records", "date": "2026-12"})");
    EXPECT_EQ(of.control<ChoiceBox>("profile")->value(), "classic");
    EXPECT_EQ(of.typed("shards"), "24");
    const std::string text = of.control<QLabel>("quotasOfFile")->text().toStdString();
    EXPECT_NE(text.find("putRecordsMaxRecords: 100 (2026-12) instead of 500 (2026-11)"), std::string::npos) << text;
    of.control<QPushButton>("withoutQuotas")->click();
    of.choose("profile", "current");
    of.expectNothingChanged();

    const QString wrong = write(QStringLiteral("wrong.json"), "{\"shardscopeQuotas\": 1, \"profile\": \"current\",\n"
                                                              "\"quotas\": {\"shards\": 0}}");
    of.dialog->takeQuotas(wrong);
    EXPECT_NE(of.problem().find("wrong.json:2, /quotas/shards: must be 1 to 100000, not 0"), std::string::npos)
        << of.problem();
    of.expectNothingChanged();
}

TEST(RunSettingsDialog, RefusesWhatIsNoValueAndSaysWhatWouldBe)
{
    struct Case {
        const char* line;
        const char* text;
        const char* says;
    };
    const Case cases[]{
        {"reshard", "30", "Timings, SplitShard and MergeShards: “30” is no length of time from 0s to 7d."},
        {"reshard", "", "Timings, SplitShard and MergeShards: “” is no length of time from 0s to 7d."},
        {"remove", "-1s", "Timings, DeleteStream: “-1s” is no length of time from 0s to 7d."},
        {"channel", "8d", "Timings, CreateChannel, UpdateChannel and DeleteChannel: “8d” is no length of time"},
        {"scanBudget", "all",
            "Open questions, Time of a shard that one GetRecords passes over; 0s: all of it: “all” is"},
        {"shards", "0",
            "Quotas of the account, Shards per account; fewer outside us-east-1, us-west-2 and eu-west-1: "
            "“0” is not a whole number from 1 to 100,000. Write one, or nothing"},
        {"shards", "100001", "“100001” is not a whole number from 1 to 100,000."},
        {"updateShardCountPerDay", "ten", "“ten” is not a whole number from 1 to 1,000."},
        {"onDemandMiBps", "1.5", "“1.5” is not a whole number from 1 to 20,480."},
    };
    for (const auto& [line, text, says] : cases) {
        SCOPED_TRACE(says);
        Settings of;
        of.choose("profile", "classic"); // which is right, but does not come alone
        of.type(line, text);
        EXPECT_NE(of.problem().find(says), std::string::npos) << of.problem();
        of.expectNothingChanged();
        of.dialog->show();
        QTest::keyClick(of.control<QLineEdit>(line), Qt::Key_Return);
        EXPECT_TRUE(of.dialog->isVisible());
    }
}

TEST(RunSettingsDialog, DoesNotBeginWhatTheScenarioCannot)
{
    Settings of;
    of.type("shards", "11"); // of 12 that the stream has
    ASSERT_TRUE(of.apply()->isEnabled()) << of.problem();
    of.dialog->show();
    of.apply()->click();
    EXPECT_TRUE(of.dialog->isVisible());
    EXPECT_FALSE(of.apply()->isEnabled());
    EXPECT_NE(of.problem().find("cannot begin with these settings"), std::string::npos) << of.problem();
    EXPECT_NE(of.problem().find("stream \"clicks\""), std::string::npos) << of.problem();
    of.type("shards", "12");
    EXPECT_EQ(of.problem(), "");
    of.apply()->click();
    EXPECT_EQ(of.dialog->result(), QDialog::Accepted);
    EXPECT_EQ(of.dialog->settings().service.quotas, (streams::RunQuotas{{streams::QuotaName::ShardsPerAccount, 12}}));
}

TEST(RunSettingsDialog, OpensOnAPageAndLeavesAllByEscape)
{
    Settings of;
    of.dialog->showPage(RunSetting::Quotas);
    EXPECT_EQ(of.dialog->findChild<QTabWidget*>()->currentIndex(), 3);
    of.dialog->show();
    of.choose("throttle", "window");
    QTest::keyClick(of.dialog.get(), Qt::Key_Escape);
    EXPECT_FALSE(of.dialog->isVisible());
    EXPECT_EQ(of.dialog->result(), QDialog::Rejected);
}
