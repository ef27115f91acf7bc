// The dialog of quotas: what is marked, what is counted, and what a filter, an order and a copy leave of it.
#include "widgets/panels/quotas_dialog.h"

#include "widgets/panels/run_settings_dialog.h"
#include "world/open_questions.h"
#include "world/quota_file.h"
#include "world/scenario.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <gtest/gtest.h>

#include <memory>
#include <string>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

struct Quotas {
    world::Snapshot shown;
    std::unique_ptr<QuotasDialog> dialog;

    explicit Quotas(const std::string& settings)
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto scenario =
            world::parseScenario(R"({"shardscope": 1, "streams": [{"name": "clicks", "shards": 12}])" + settings + "}",
                "test.json", {});
        EXPECT_TRUE(scenario) << scenario.error().text();
        auto world = world::makeWorld(*scenario);
        EXPECT_TRUE(world) << world.error().text();
        shown = std::make_shared<const world::World>(std::move(*world));
        dialog = std::make_unique<QuotasDialog>([this] { return shown; }, Theme::light(), nullptr);
    }
    [[nodiscard]] std::string warning() const
    {
        return dialog->findChild<QLabel*>(QStringLiteral("quotaWarning"))->text().toStdString();
    }
    [[nodiscard]] int rows() const { return dialog->table()->model()->rowCount(); }
    // A cell of the row that begins with a title.
    [[nodiscard]] std::string cell(const QString& title, QuotasDialog::Column column) const
    {
        const QAbstractItemModel& model = *dialog->table()->model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, QuotasDialog::Quota).data().toString().startsWith(title))
                return model.index(row, column).data().toString().toStdString();
        return "no such row";
    }
    // The row of the question that begins with these words, all of it.
    [[nodiscard]] std::string question(const QString& words) const
    {
        const auto* list = dialog->findChild<QTreeWidget*>(QStringLiteral("openQuestions"));
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            const QTreeWidgetItem* item = list->topLevelItem(row);
            if (item->text(0).startsWith(words))
                return (item->text(1) + " | " + item->text(2) + " | " + item->text(3)).toStdString();
        }
        return "no such row";
    }
    void turnTo(int page) const { dialog->findChild<QTabWidget*>()->setCurrentIndex(page); }
    void press(const char* button) const { dialog->findChild<QPushButton*>(QLatin1String(button))->click(); }
    void type(const QString& words) const
    {
        auto* search = dialog->findChild<QLineEdit*>(QStringLiteral("quotaFilter"));
        search->clear();
        QTest::keyClicks(search, words);
    }
};

}

TEST(QuotasDialog, HasEveryQuotaAndWhatIsUsedOfIt)
{
    Quotas quotas("");
    EXPECT_EQ(quotas.rows(), int(streams::quotaTable().size()));
    EXPECT_EQ(quotas.cell("Shards per account", QuotasDialog::Value), "20,000");
    EXPECT_EQ(quotas.cell("Shards per account", QuotasDialog::Other), "\u2260 500");
    EXPECT_TRUE(quotas.cell("Shards per account", QuotasDialog::Used).starts_with("12 \u00b7 "));
    EXPECT_EQ(quotas.cell("Shards per account", QuotasDialog::Date), "2023 / 2026-11");
    EXPECT_EQ(quotas.cell("Write per shard, records", QuotasDialog::Other), "1,000");
    EXPECT_EQ(quotas.cell("Partition key", QuotasDialog::Used), "");
    EXPECT_EQ(quotas.warning(), "");
}

TEST(QuotasDialog, WarnsOfOldValuesAndMarksTheAccountsOwn)
{
    Quotas quotas(R"(, "profile": "classic", "limits": "off", "quotas": {"shards": 24})");
    EXPECT_NE(quotas.warning().find("old values of 2023"), std::string::npos) << quotas.warning();
    EXPECT_NE(quotas.warning().find("nothing is throttled"), std::string::npos) << quotas.warning();
    EXPECT_EQ(quotas.cell("Shards per account", QuotasDialog::Value), "24 *");
    EXPECT_EQ(quotas.cell("Shards per account", QuotasDialog::Used).substr(0, 8), "12 \u00b7 50");
    EXPECT_EQ(quotas.cell("Shards per account", QuotasDialog::Other), "\u2260 20,000");
}

TEST(QuotasDialog, NamesWhatARunHasFromBeforeItsProfile)
{
    Quotas quotas(R"(, "quotas": {"tagsPerCall": {"value": 10, "date": "2023", "source": "an old page"},
        "putRecordsMaxRecords": {"value": 100, "date": "2026-12"}})");
    EXPECT_NE(quotas.warning().find("tagsPerCall: 10 (2023) instead of 200 (2026-11)"), std::string::npos)
        << quotas.warning();
    EXPECT_EQ(quotas.warning().find("putRecordsMaxRecords"), std::string::npos) << "it is newer";
    EXPECT_EQ(quotas.cell("Tags added by one call", QuotasDialog::Date), "2023");
    EXPECT_EQ(quotas.cell("Tags added by one call", QuotasDialog::Source), "an old page");
}

TEST(QuotasDialog, WritesWhatHoldsAsAFileOfQuotas)
{
    Quotas quotas(R"(, "profile": "classic", "quotas": {"shards": 24})");
    const auto file = world::parseQuotaFile(quotas.dialog->json().toStdString(), "limits.json");
    ASSERT_TRUE(file) << file.error().text();
    EXPECT_EQ(file->profile, streams::Profile::Classic);
    EXPECT_EQ(file->quotas.size(), streams::quotaTable().size());
    EXPECT_EQ(streams::ownQuota(file->quotas, streams::QuotaName::ShardsPerAccount)->value, 24);
}

TEST(QuotasDialog, CountsAgainAsTimeGoesOn)
{
    Quotas quotas("");
    auto later = std::make_shared<world::World>(*quotas.shown);
    later->apply({"you", streams::CreateStreamRequest{"more", 4}});
    quotas.shown = later;
    quotas.dialog->present();
    EXPECT_TRUE(quotas.cell("Shards per account", QuotasDialog::Used).starts_with("16 \u00b7 "));
    EXPECT_TRUE(quotas.cell("Streams CREATING", QuotasDialog::Used).starts_with("1 \u00b7 "));
}

TEST(QuotasDialog, FiltersSortsAndCopies)
{
    Quotas quotas("");
    quotas.type("tags CALL");
    EXPECT_EQ(quotas.rows(), 1);
    quotas.type("updateShardCountPerDay");
    EXPECT_EQ(quotas.rows(), 1) << "by the name that scenarios call it";
    quotas.type("nothing like it");
    EXPECT_EQ(quotas.rows(), 0);
    quotas.type("");
    auto* differ = quotas.dialog->findChild<QCheckBox*>(QStringLiteral("quotasThatDiffer"));
    differ->click();
    EXPECT_GT(quotas.rows(), 5);
    EXPECT_EQ(quotas.cell("Write per shard, records", QuotasDialog::Value), "no such row");
    quotas.type("tags");
    quotas.dialog->findChild<QComboBox*>()->setCurrentIndex(QuotasDialog::Value);
    quotas.dialog->findChild<QPushButton*>(QStringLiteral("copyQuotas"))->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(),
        "name,value,used,current,classic,unit,what,source,date\n"
        "listTagsPage,50,,50,10,tags,ListTagsForStream page,Kinesis Data Streams API reference,2023 / 2026-11\n"
        "tagsPerCall,200,,200,10,tags,Tags added by one call,Kinesis Data Streams API reference,2023 / 2026-11\n");
}

TEST(QuotasDialog, ListsWhatTheReferencesLeaveOpen)
{
    Quotas usual("");
    EXPECT_EQ(usual.dialog->findChild<QTreeWidget*>(QStringLiteral("openQuestions"))->topLevelItemCount(),
        int(world::openQuestions({}).size()) + 1)
        << "and how a shard counts a second";
    EXPECT_EQ(usual.question("How a shard counts a second"),
        "bucket: a burst takes what was left unused, a second's worth | window: each whole second begins anew | The "
        "service does not say. Both are models that fit what has been seen of it.");
    EXPECT_EQ(usual.question("Puts to a stream in DELETING"),
        "refused | taken | API reference: may still be accepted; kinesalite refuses them at once");
    EXPECT_EQ(usual.question("Time of a shard"),
        "0s | another length of time | API reference: may return an empty list although there is more; no figure");

    Quotas set(R"(, "throttle": "window", "putsWhileDeleting": "taken", "scanBudget": "10m")");
    EXPECT_TRUE(set.question("How a shard counts a second").starts_with("window: each whole second begins anew * | "));
    EXPECT_TRUE(set.question("Puts to a stream in DELETING").starts_with("taken * | refused | "));
    EXPECT_TRUE(set.question("Time of a shard").starts_with("10m * | "));
    EXPECT_TRUE(set.question("AT_TIMESTAMP").starts_with("refused | accepted | "));
}

TEST(QuotasDialog, AsksForTheSettingsOfWhatIsOnShow)
{
    Quotas quotas("");
    quotas.press("runSettingsOfQuotas");
    EXPECT_EQ(quotas.dialog->settingsAsked(), RunSetting::Quotas);
    Quotas questions("");
    EXPECT_EQ(questions.dialog->settingsAsked(), std::nullopt);
    questions.turnTo(1);
    EXPECT_FALSE(questions.dialog->findChild<QPushButton*>(QStringLiteral("copyQuotas"))->isEnabled());
    questions.press("runSettingsOfQuotas");
    EXPECT_EQ(questions.dialog->settingsAsked(), RunSetting::Questions);
    EXPECT_EQ(questions.dialog->result(), QDialog::Rejected);
}
