// Each setting of a stream: the state it is in, the call that a change comes to, and what would be refused.
#include "widgets/panels/stream_settings_dialog.h"

#include "support/world_builder.h"
#include "widgets/code_tabs.h"
#include "widgets/format.h"
#include "widgets/panels/stream_sheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

using Calls = std::vector<world::Action>;

constexpr streams::StreamIndex kClicks{0};
const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

struct EnglishNumbers {
    EnglishNumbers() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
};

// The dialog of a stream of two shards, and the world that it is about.
struct Settings : EnglishNumbers {
    world::World world = support::worldWithStream(2, 1);
    world::Snapshot shown = std::make_shared<const world::World>(world);
    StreamSettingsDialog dialog{[this] { return shown; }, "clicks", Theme::light(), nullptr};
    Calls asked;

    Settings()
    {
        QObject::connect(&dialog, &StreamSettingsDialog::asked, &dialog, [this](const Calls& calls) { asked = calls; });
    }
    template <typename Control>
    Control* control(const char* name)
    {
        return dialog.findChild<Control*>(QLatin1String(name));
    }
    [[nodiscard]] std::string said(const char* label) const
    {
        return dialog.findChild<QLabel*>(QLatin1String(label))->text().toStdString();
    }
    [[nodiscard]] QPushButton* apply() const { return dialog.findChild<QPushButton*>(QStringLiteral("apply")); }
    [[nodiscard]] QString code() const
    {
        return dialog.findChild<CodeTabs*>()->findChild<QPlainTextEdit*>()->toPlainText();
    }
    [[nodiscard]] const streams::StreamSettings& settings() const { return world.service().stream(kClicks).settings; }

    void publish()
    {
        shown = std::make_shared<const world::World>(world);
        dialog.present();
    }
    void give(world::Action action)
    {
        ASSERT_TRUE(world::isAccepted(world.apply({.action = std::move(action)})));
        publish();
    }
    void pass(std::int64_t seconds)
    {
        world.runUntil(world.now() + std::chrono::seconds{seconds});
        publish();
    }
    // Presses Apply; what was asked happens, and a minute passes.
    void change(const Calls& expected)
    {
        ASSERT_TRUE(apply()->isEnabled()) << said("refusal");
        asked.clear();
        apply()->click();
        EXPECT_TRUE(asked == expected) << code().toStdString();
        for (const world::Action& call : asked)
            give(call);
        pass(60);
        EXPECT_FALSE(apply()->isEnabled()) << "it is so already";
        EXPECT_EQ(said("refusal"), "");
    }
    void toOnDemand()
    {
        give(streams::UpdateStreamModeRequest{.streamArn = kArn, .streamMode = streams::CapacityMode::OnDemand});
        pass(60);
    }
};

}

TEST(StreamSettingsDialog, ShowsWhatAFreshStreamIsSetTo)
{
    Settings of;
    const std::pair<StreamSetting, const char*> expected[] = {
        {StreamSetting::Mode, "Now: provisioned"},
        {StreamSetting::WarmThroughput, "Now: none; only on-demand streams have it"},
        {StreamSetting::Encryption, "Now: none"},
        {StreamSetting::RecordSize, "Now: 1,024\u00a0KiB"},
        {StreamSetting::Tags, "Now: no tags"},
        {StreamSetting::Monitoring, "Now: no metrics of single shards"},
        {StreamSetting::Policy, "Now: no policy"},
        {StreamSetting::Distribution, "Now: by partition key; only on-demand streams have a choice"},
        {StreamSetting::Deletion, "Now: 2 open shards, 0 registered consumers"},
    };
    for (const auto& [setting, state] : expected) {
        of.dialog.showPage(setting);
        EXPECT_EQ(of.said("state"), state);
        EXPECT_NE(of.said("effect"), "");
        EXPECT_EQ(of.said("refusal"), "");
        EXPECT_EQ(of.apply()->isEnabled(), setting == StreamSetting::Deletion);
    }
    EXPECT_EQ(of.dialog.findChild<QListWidget*>()->count(), 9);
}

TEST(StreamSettingsDialog, SwitchesTheCapacityMode)
{
    Settings of;
    of.control<QRadioButton>("onDemand")->setChecked(true);
    EXPECT_TRUE(of.code().startsWith(QStringLiteral("aws kinesis update-stream-mode"))) << of.code().toStdString();
    EXPECT_NE(of.said("effect").find("30"), std::string::npos) << of.said("effect");
    of.change({streams::UpdateStreamModeRequest{.streamArn = kArn, .streamMode = streams::CapacityMode::OnDemand}});
    EXPECT_TRUE(of.settings().isOnDemand());
    EXPECT_EQ(of.said("state").rfind("Now: on-demand · ", 0), 0U) << of.said("state");
}

TEST(StreamSettingsDialog, TellsWhatIsOnItsWay)
{
    Settings of;
    of.give(streams::UpdateStreamModeRequest{.streamArn = kArn, .streamMode = streams::CapacityMode::OnDemand});
    of.pass(10);
    EXPECT_TRUE(of.control<QRadioButton>("onDemand")->isChecked());
    EXPECT_EQ(of.said("state").rfind("Now: provisioned → on-demand (UPDATING, ", 0), 0U) << of.said("state");
    EXPECT_FALSE(of.apply()->isEnabled());
}

TEST(StreamSettingsDialog, ReadiesWarmThroughput)
{
    Settings of;
    of.toOnDemand();
    of.give(streams::UpdateAccountSettingsRequest{});
    of.dialog.showPage(StreamSetting::WarmThroughput);
    of.control<QSpinBox>("warmThroughput")->setValue(10);
    of.change({streams::UpdateStreamWarmThroughputRequest{.streamName = "clicks", .warmThroughputMiBps = 10}});
    EXPECT_EQ(of.settings().onDemand.warm.targetMiBps, 10);
}

TEST(StreamSettingsDialog, StartsAndStopsEncryption)
{
    Settings of;
    of.dialog.showPage(StreamSetting::Encryption);
    EXPECT_FALSE(of.control<QLineEdit>("keyId")->isEnabled());
    of.control<QCheckBox>("encrypt")->setChecked(true);
    of.control<QLineEdit>("keyId")->setText(QStringLiteral("alias/orders"));
    of.change({streams::StreamEncryptionRequest{.streamName = "clicks", .keyId = "alias/orders"}});
    EXPECT_EQ(of.said("state"), "Now: KMS · alias/orders");
    of.control<QCheckBox>("encrypt")->setChecked(false);
    of.change({streams::StreamEncryptionRequest{.streamName = "clicks", .keyId = "alias/orders", .isStart = false}});
    EXPECT_EQ(of.said("state"), "Now: none");
}

TEST(StreamSettingsDialog, ChangesTheLargestRecord)
{
    Settings of;
    of.dialog.showPage(StreamSetting::RecordSize);
    of.control<QSpinBox>("recordSize")->setValue(2'048);
    of.change({streams::UpdateMaxRecordSizeRequest{.streamArn = kArn, .maxRecordSizeInKiB = 2'048}});
    EXPECT_EQ(of.settings().maxRecordBytes, 2'048 * 1'024);
}

// What it does to its neighbours: 4 MiB come back in four seconds at 1 MiB/s, and later where others write.
TEST(StreamSettingsDialog, SaysWhatALargeRecordDoesToItsNeighbours)
{
    Settings of;
    of.dialog.showPage(StreamSetting::RecordSize);
    of.control<QSpinBox>("recordSize")->setValue(4'096);
    const auto said = [&] { return format::plain(QString::fromStdString(of.said("effect"))).toStdString(); };
    EXPECT_NE(said().find("in 4.0 s on an empty shard, in 4.0 s at the load"), std::string::npos) << said();
    world::AddProducer busy;
    busy.config.name = "web";
    busy.config.stream = "clicks";
    busy.config.rate.knots = {{base::Duration{}, 1'000}};
    busy.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 1'000};
    of.give(busy);
    of.pass(5);
    EXPECT_NE(said().find("in 4.0 s on an empty shard"), std::string::npos) << said();
    EXPECT_EQ(said().find("in 4.0 s at the load"), std::string::npos) << said();
}

TEST(StreamSettingsDialog, AddsAndRemovesTags)
{
    Settings of;
    of.dialog.showPage(StreamSetting::Tags);
    auto* text = of.control<QPlainTextEdit>("tags");
    text->setPlainText(QStringLiteral("team=web\ncost = 12"));
    of.change({streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"cost", "12"}, {"team", "web"}}}});
    EXPECT_EQ(text->toPlainText(), QStringLiteral("cost=12\nteam=web"));
    text->setPlainText(QStringLiteral("team=data"));
    of.change({streams::RemoveTagsFromStreamRequest{.streamName = "clicks", .tagKeys = {"cost"}},
        streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"team", "data"}}}});
    EXPECT_EQ(of.said("state"), "Now: team=data");
}

TEST(StreamSettingsDialog, LeavesATagWithSignsOfItsOwnAsItIs)
{
    Settings of;
    of.give(streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"a=b", " c "}}});
    of.dialog.showPage(StreamSetting::Tags);
    auto* text = of.control<QPlainTextEdit>("tags");
    text->setPlainText(text->toPlainText() + QStringLiteral("\nteam=web"));
    of.change({streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"team", "web"}}}});
    EXPECT_EQ(of.settings().tags, (streams::Tags{{"a=b", " c "}, {"team", "web"}}));
}

TEST(StreamSettingsDialog, AsksOnceHoweverOftenApplyIsPressed)
{
    Settings of;
    of.dialog.showPage(StreamSetting::Tags);
    of.control<QPlainTextEdit>("tags")->setPlainText(QStringLiteral("team=web"));
    of.apply()->click();
    EXPECT_EQ(of.asked.size(), 1U);
    of.asked.clear();
    of.apply()->click();
    EXPECT_TRUE(of.asked.empty());
}

TEST(StreamSettingsDialog, SwitchesMetricsOnAndOff)
{
    Settings of;
    of.dialog.showPage(StreamSetting::Monitoring);
    of.control<QCheckBox>("IncomingBytes")->setChecked(true);
    of.control<QCheckBox>("IteratorAgeMilliseconds")->setChecked(true);
    // Two metrics of two shards, $0.30 each in 720 hours.
    EXPECT_NE(of.said("effect").find("$0.00167 an hour"), std::string::npos) << of.said("effect");
    of.change({streams::EnhancedMonitoringRequest{
        .streamName = "clicks", .shardLevelMetrics = {"IncomingBytes", "IteratorAgeMilliseconds"}}});
    of.control<QCheckBox>("IncomingBytes")->setChecked(false);
    of.control<QCheckBox>("OutgoingBytes")->setChecked(true);
    of.change({streams::EnhancedMonitoringRequest{.streamName = "clicks", .shardLevelMetrics = {"OutgoingBytes"}},
        streams::EnhancedMonitoringRequest{
            .streamName = "clicks", .shardLevelMetrics = {"IncomingBytes"}, .isEnable = false}});
    EXPECT_EQ(of.said("state"), "Now: OutgoingBytes, IteratorAgeMilliseconds");
}

TEST(StreamSettingsDialog, AttachesAndDetachesAPolicy)
{
    Settings of;
    of.dialog.showPage(StreamSetting::Policy);
    auto* text = of.control<QPlainTextEdit>("policy");
    const std::string policy = streams::sharingPolicy("111122223333", "kinesis:GetRecords", kArn);
    text->setPlainText(QString::fromStdString(policy));
    of.change({streams::PutResourcePolicyRequest{.resourceArn = kArn, .policy = policy}});
    EXPECT_EQ(of.said("state"), "Now: shared by a policy");
    text->clear();
    of.change({streams::DeleteResourcePolicyRequest{.resourceArn = kArn}});
    EXPECT_EQ(of.said("state"), "Now: no policy");
}

TEST(StreamSettingsDialog, LetsTheServicePlaceRecords)
{
    Settings of;
    of.toOnDemand();
    of.dialog.showPage(StreamSetting::Distribution);
    of.control<QRadioButton>("byService")->setChecked(true);
    of.change({streams::UpdateStreamRecordDistributionStrategyRequest{
        .streamArn = kArn, .recordDistributionStrategy = streams::RecordDistribution::Auto}});
    EXPECT_EQ(of.said("state"), "Now: by the service");
}

TEST(StreamSettingsDialog, DeletesTheStreamAndOnlyThenItsConsumers)
{
    Settings of;
    of.give(streams::RegisterStreamConsumerRequest{.streamName = "clicks", .consumerName = "app"});
    of.pass(60);
    of.dialog.showPage(StreamSetting::Deletion);
    EXPECT_FALSE(of.apply()->isEnabled());
    EXPECT_FALSE(of.apply()->isDefault()) << "Enter must not delete";
    EXPECT_NE(of.said("refusal").find("ResourceInUseException"), std::string::npos) << of.said("refusal");
    of.control<QCheckBox>("enforce")->setChecked(true);
    of.change({streams::DeleteStreamRequest{.streamName = "clicks", .enforceConsumerDeletion = true}});
    EXPECT_EQ(of.said("state"), "There is no such stream any more.");
}

TEST(StreamSettingsDialog, SaysARefusalInWordsAndAsksNothing)
{
    Settings of;
    const streams::StreamSettings before = of.settings();
    of.dialog.showPage(StreamSetting::WarmThroughput);
    of.control<QSpinBox>("warmThroughput")->setValue(50);
    EXPECT_EQ(of.said("refusal").rfind("The operation does not go with the capacity mode of the stream.", 0), 0U)
        << of.said("refusal");
    EXPECT_NE(of.said("refusal").find("ValidationException"), std::string::npos) << of.said("refusal");
    EXPECT_FALSE(of.apply()->isEnabled());
    of.apply()->click();
    EXPECT_TRUE(of.asked.empty());
    EXPECT_EQ(of.settings(), before) << "it was tried on a copy";
    of.dialog.showPage(StreamSetting::RecordSize);
    EXPECT_EQ(of.said("refusal"), "");
    of.control<QSpinBox>("recordSize")->setValue(99'999);
    EXPECT_NE(of.said("refusal"), "");
    EXPECT_FALSE(of.apply()->isEnabled());
}

// What the service answers in the end may be another thing than what the trial said.
TEST(StreamSettingsDialog, SaysWhatTheServiceHasRefusedUntilSomethingIsTyped)
{
    Settings of;
    of.dialog.showPage(StreamSetting::RecordSize);
    of.control<QSpinBox>("recordSize")->setValue(2'048);
    of.dialog.showRefusal({streams::Exception::ResourceInUse, streams::Reason::StreamNotActive, "not ACTIVE"});
    EXPECT_NE(of.said("refusal").find("ResourceInUseException: not ACTIVE"), std::string::npos) << of.said("refusal");
    of.pass(1);
    EXPECT_NE(of.said("refusal"), "");
    of.control<QSpinBox>("recordSize")->setValue(3'072);
    EXPECT_EQ(of.said("refusal"), "");
}

TEST(StreamSettingsDialog, KeepsWhatIsTypedWhileTimePassesUnlessTheSettingChanges)
{
    Settings of;
    of.dialog.showPage(StreamSetting::RecordSize);
    auto* size = of.control<QSpinBox>("recordSize");
    size->setValue(2'048);
    of.give(streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"team", "web"}}});
    of.pass(5);
    EXPECT_EQ(size->value(), 2'048);
    of.give(streams::UpdateMaxRecordSizeRequest{.streamArn = kArn, .maxRecordSizeInKiB = 4'096});
    EXPECT_EQ(size->value(), 4'096);
    EXPECT_EQ(of.said("state").rfind("Now: 1,024\u00a0KiB → 4,096\u00a0KiB (UPDATING, ", 0), 0U) << of.said("state");
    // Another change has to wait.
    size->setValue(2'048);
    EXPECT_NE(of.said("refusal").find("busy"), std::string::npos) << of.said("refusal");
    of.pass(30);
    EXPECT_EQ(of.said("refusal"), "");
    EXPECT_TRUE(of.apply()->isEnabled());
}

TEST(StreamSettingsDialog, HasANameForEverythingThatTakesTheFocus)
{
    Settings of;
    for (const QWidget* each : of.dialog.findChildren<QWidget*>()) {
        if (qobject_cast<const QSpinBox*>(each) == nullptr && qobject_cast<const QPlainTextEdit*>(each) == nullptr
            && qobject_cast<const QListWidget*>(each) == nullptr)
            continue;
        bool isNamed = !each->accessibleName().isEmpty();
        for (const QLabel* label : of.dialog.findChildren<QLabel*>())
            isNamed = isNamed || label->buddy() == each;
        EXPECT_TRUE(isNamed) << each->objectName().toStdString();
    }
}

TEST(StreamSheet, SaysWhyAPlanHasEnded)
{
    using Step = clients::ReshardPlanStep;
    Settings of;
    Selection selection(nullptr);
    StreamSheet sheet(selection, nullptr);
    const auto level = [&] {
        sheet.present(of.world, StreamChoice{"clicks"});
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("href='level'")))
                return label->text();
        return QString();
    };
    const Step splits[] = {{Step::Kind::Split, base::HashKey{base::U128{1} << 100}},
        {Step::Kind::Split, base::HashKey{base::U128{1} << 101}}};
    of.give(world::StartReshardPlan{{"plan", "clicks", {splits[0], splits[1]}}});
    // The first split has ended, and the second has not been asked for.
    of.world.runUntil(of.world.now() + of.world.service().settings().timings.reshard);
    EXPECT_TRUE(level().startsWith(QStringLiteral("Plan under way: call 1 of 2"))) << level().toStdString();
    of.give(streams::UpdateStreamModeRequest{kArn, streams::CapacityMode::OnDemand});
    of.pass(300);
    EXPECT_TRUE(level().startsWith(QStringLiteral("The last plan ended at call 2 of 2: The operation does not go with "
                                                  "the capacity mode of the stream.<br>")))
        << level().toStdString();
}

// The inspector's page says the same, and no more than is to be said.
TEST(StreamSheet, SaysWhatGoesBeyondTheDefault)
{
    Settings of;
    Selection selection(nullptr);
    StreamSheet sheet(selection, nullptr);
    const auto texts = [&] {
        QStringList shown;
        sheet.present(of.world, StreamChoice{"clicks"});
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            if (label->isVisibleTo(&sheet))
                shown << label->text();
        return shown;
    };
    const QStringList fresh = texts();
    EXPECT_TRUE(fresh.contains(QStringLiteral("provisioned")));
    EXPECT_TRUE(fresh.contains(QStringLiteral("encryption")));
    EXPECT_FALSE(fresh.contains(QStringLiteral("tags")));
    EXPECT_FALSE(fresh.contains(QStringLiteral("policy")));
    EXPECT_FALSE(fresh.contains(QStringLiteral("metrics of each shard")));
    EXPECT_FALSE(fresh.contains(QStringLiteral("distribution")));
    of.give(streams::AddTagsToStreamRequest{.streamName = "clicks", .tags = {{"team", "web"}}});
    of.give(streams::PutResourcePolicyRequest{.resourceArn = kArn, .policy = "{}"});
    of.give(streams::EnhancedMonitoringRequest{.streamName = "clicks", .shardLevelMetrics = {"ALL"}});
    const QStringList more = texts();
    EXPECT_TRUE(more.contains(QStringLiteral("tags")));
    EXPECT_TRUE(more.contains(QStringLiteral("shared")));
    EXPECT_TRUE(more.contains(QStringLiteral("metrics of each shard")));
    EXPECT_TRUE(more.contains(QStringLiteral("7")));
}
