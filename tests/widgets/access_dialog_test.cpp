// The access dialog: a policy tried on a call, keys, switches and the account's commitment; what each button asks for,
// and what is said in its place when it would be refused.
#include "widgets/panels/access_dialog.h"

#include "support/world_builder.h"
#include "widgets/access_text.h"
#include "widgets/panels/stream_sheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

using Page = AccessDialog::Page;

const std::string kClicks = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
const std::string kKey = "arn:aws:kms:us-east-1:123456789012:alias/orders";

struct EnglishNumbers {
    EnglishNumbers() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
};

struct Access : EnglishNumbers {
    world::World world = support::worldWithStream(2, 1);
    world::Snapshot shown = std::make_shared<const world::World>(world);
    AccessDialog dialog{[this] { return shown; }, "clicks", Theme::light(), nullptr};
    std::vector<world::Action> asked;

    Access()
    {
        QObject::connect(&dialog, &AccessDialog::asked, &dialog,
            [this](const std::vector<world::Action>& calls) { asked = calls; });
    }
    template <typename Control>
    Control* control(const char* name)
    {
        auto* found = dialog.findChild<Control*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    [[nodiscard]] std::string said(const char* label) const
    {
        return dialog.findChild<QLabel*>(QLatin1String(label))->text().toStdString();
    }
    // One a line.
    [[nodiscard]] std::string way() const
    {
        std::string text;
        const auto* path = dialog.findChild<QListWidget*>(QStringLiteral("path"));
        for (int i = 0; i < path->count(); ++i)
            text += path->item(i)->text().toStdString() + "\n";
        return text;
    }
    void choose(const char* box, const char* value) { control<ChoiceBox>(box)->choose(value); }
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
    // What is asked happens.
    void press(const char* button, const world::Action& expected)
    {
        asked.clear();
        ASSERT_TRUE(control<QPushButton>(button)->isEnabled()) << button;
        control<QPushButton>(button)->click();
        ASSERT_EQ(asked.size(), 1U) << said("refusal");
        EXPECT_TRUE(asked.front() == expected);
        give(asked.front());
        EXPECT_EQ(said("refusal"), "");
    }
};

}

TEST(AccessDialog, SaysWhetherACallGoesThroughAndWhy)
{
    Access of;
    EXPECT_EQ(of.control<ChoiceBox>("testCaller")->value(), "you");
    EXPECT_EQ(of.control<ChoiceBox>("testOperation")->value(), "GetRecords");
    EXPECT_EQ(of.control<ChoiceBox>("testResource")->value(), kClicks);
    EXPECT_EQ(of.said("verdict"), "Allowed");
    EXPECT_EQ(of.way(),
        "No switch is about this caller and operation: the caller's own policies allow it.\n"
        "The stream or consumer has no policy.\n"
        "The caller and the stream belong to the same account, 123456789012: nothing has to be shared.\n"
        "No key is needed: nothing here is encrypted.\n");
    of.choose("testCaller", "111122223333");
    EXPECT_EQ(of.said("verdict"), "Refused");
    EXPECT_EQ(of.said("verdictText"),
        "AccessDeniedException: User: arn:aws:iam::111122223333:user/anyone is not authorized to perform: "
        "kinesis:GetRecords on resource: arn:aws:kinesis:us-east-1:123456789012:stream/clicks because no "
        "resource-based policy allows the kinesis:GetRecords action");
    EXPECT_EQ(of.way(),
        "No switch is about this caller and operation: the caller's own policies allow it.\n"
        "The stream or consumer has no policy.\n"
        "It belongs to account 123456789012, and no policy lets account 111122223333 do this.\n");
    const auto* path = of.control<QListWidget>("path");
    EXPECT_FALSE(path->item(2)->icon().isNull());
    EXPECT_TRUE(path->item(2)->data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Refuses: ")));
    EXPECT_TRUE(path->item(0)->data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Allows: ")));
}

TEST(AccessDialog, TriesAPolicyWithoutAttachingIt)
{
    Access of;
    of.choose("testCaller", "111122223333");
    auto* policy = of.control<QPlainTextEdit>("testedPolicy");
    EXPECT_TRUE(policy->isReadOnly());
    EXPECT_FALSE(of.control<QPushButton>("attach")->isEnabled());
    of.control<QCheckBox>("isOther")->setChecked(true);
    EXPECT_FALSE(policy->isReadOnly());
    const std::string text = streams::sharingPolicy("111122223333", "kinesis:GetRecords", kClicks);
    policy->setPlainText(QString::fromStdString(text));
    EXPECT_EQ(of.said("verdict"), "Allowed");
    EXPECT_NE(of.way().find("Statement 1, Allow, applies."), std::string::npos) << of.way();
    EXPECT_TRUE(of.world.service().stream(streams::StreamIndex{0}).settings.policy.isEmpty());
    of.pass(1);
    EXPECT_EQ(policy->toPlainText().toStdString(), text) << "what is typed stays while time passes";
    // What is wrong is named by its place.
    policy->setPlainText(QStringLiteral(
        "{\"Statement\":\n{\"Effect\": \"Allow\", \"Condition\": {\"Equals\": {\"aws:username\": \"a\"}}}}"));
    EXPECT_EQ(of.said("verdict"), "No answer");
    EXPECT_EQ(of.said("policyProblem"),
        "policy:2, /Statement/Condition/Equals: is no condition operator, such as StringEquals or ArnLike");
    EXPECT_EQ(of.way(), "");
    EXPECT_FALSE(of.control<QPushButton>("attach")->isEnabled());
    policy->setPlainText(QString::fromStdString(text));
    EXPECT_EQ(of.said("policyProblem"), "");
    of.press("attach", streams::PutResourcePolicyRequest{.resourceArn = kClicks, .policy = text});
    of.control<QCheckBox>("isOther")->setChecked(false);
    EXPECT_EQ(policy->toPlainText().toStdString(), text) << "its own policy stands there then";
    EXPECT_EQ(of.said("verdict"), "Allowed");
}

TEST(AccessDialog, HasNoAnswerWithoutACallerOrAStream)
{
    Access of;
    of.choose("testCaller", "");
    EXPECT_EQ(of.said("policyProblem"), "Say who calls.");
    EXPECT_EQ(of.said("verdict"), "No answer");
    of.choose("testCaller", "you");
    EXPECT_EQ(of.said("verdict"), "Allowed");
    of.give(streams::DeleteStreamRequest{.streamName = "clicks"});
    of.pass(600);
    EXPECT_EQ(of.said("policyProblem"), "There is no stream.");
    EXPECT_EQ(of.way(), "");
    of.choose("testOperation", "ListStreams");
    EXPECT_EQ(of.said("verdict"), "Allowed");
}

// A program that calls for the first time makes the list of callers another.
TEST(AccessDialog, LeavesTheCursorWhereSomebodyTypes)
{
    Access of;
    QLineEdit* typed = of.control<ChoiceBox>("testCaller")->lineEdit();
    typed->setText(QStringLiteral("111122223333"));
    typed->setCursorPosition(2);
    ASSERT_TRUE(world::isAccepted(
        of.world.apply({.caller = "boto3", .action = streams::ListStreamsRequest{}, .isFromOutside = true})));
    of.publish();
    EXPECT_GE(of.control<ChoiceBox>("testCaller")->findText(QStringLiteral("boto3")), 0);
    EXPECT_EQ(typed->text(), QStringLiteral("111122223333"));
    EXPECT_EQ(typed->cursorPosition(), 2);
}

TEST(AccessDialog, ChangesAKeyAndWhoMayUseIt)
{
    Access of;
    of.give(streams::StreamEncryptionRequest{.streamName = "clicks", .keyId = kKey});
    of.pass(60);
    of.dialog.showPage(Page::Key);
    EXPECT_EQ(of.control<ChoiceBox>("key")->value(), kKey);
    EXPECT_EQ(of.control<ChoiceBox>("keyState")->value(), "Enabled");
    EXPECT_FALSE(of.control<QPushButton>("setKeyState")->isEnabled()) << "it is so already";
    of.choose("keyState", "Disabled");
    of.press("setKeyState", streams::SetKeyStateRequest{kKey, streams::KeyState::Disabled});
    EXPECT_EQ(of.said("keyStateNow").rfind("Now: disabled.", 0), 0U) << of.said("keyStateNow");
    EXPECT_FALSE(of.control<QPushButton>("setKeyState")->isEnabled());

    EXPECT_FALSE(of.control<QPushButton>("setKeyAccess")->isEnabled());
    of.choose("keyCaller", "you");
    of.control<QCheckBox>("mayRead")->setChecked(false);
    of.press("setKeyAccess", streams::SetKeyAccessRequest{kKey, "you", true, false});
    EXPECT_EQ(of.said("keyAccessNow"), "Now: you may use it for kms:GenerateDataKey.");
    of.choose("keyCaller", "*");
    EXPECT_TRUE(of.control<QCheckBox>("mayRead")->isChecked()) << "everybody else may";
    EXPECT_EQ(of.said("keyAccessNow"), "Now: everybody may use it for kms:GenerateDataKey, kms:Decrypt.");
    of.pass(600);
    of.dialog.showPage(Page::Policy);
    of.choose("testOperation", "PutRecord");
    EXPECT_EQ(of.said("verdictText"), "KMSDisabledException: " + kKey + " is disabled.");
    EXPECT_NE(of.way().find("The key " + kKey + " is disabled."), std::string::npos) << of.way();
}

TEST(AccessDialog, TakesAnOperationAndGivesItBack)
{
    Access of;
    of.dialog.showPage(Page::Operations);
    of.choose("switchCaller", "you");
    of.choose("switchOperation", "PutRecord");
    EXPECT_EQ(of.said("switchNow"), "Now: allowed; no switch is about it.");
    EXPECT_FALSE(of.control<QPushButton>("allow")->isEnabled());
    of.press("refuse", streams::SetAccessRequest{"you", "PutRecord", false});
    EXPECT_EQ(of.control<QListWidget>("switches")->count(), 1);
    EXPECT_EQ(of.said("switchNow").rfind("Now: you, PutRecord: refused since ", 0), 0U) << of.said("switchNow");
    EXPECT_FALSE(of.control<QPushButton>("refuse")->isEnabled());
    of.press("allow", streams::SetAccessRequest{"you", "PutRecord", true});
    // Of switches that fit, the most particular one decides.
    of.choose("switchCaller", "*");
    of.choose("switchOperation", "*");
    of.press("refuse", streams::SetAccessRequest{"*", "*", false});
    EXPECT_EQ(of.control<QListWidget>("switches")->count(), 2);
    of.choose("switchCaller", "you");
    of.choose("switchOperation", "PutRecord");
    EXPECT_TRUE(of.control<QPushButton>("refuse")->isEnabled());
    of.choose("switchOperation", "GetRecords");
    EXPECT_TRUE(of.control<QPushButton>("allow")->isEnabled());
    EXPECT_EQ(of.said("switchNow").rfind("Now: everybody, all operations: refused since ", 0), 0U)
        << of.said("switchNow");
}

// No operation of the service, and yet one that a channel needs.
TEST(AccessDialog, TakesThePassingOfRolesAndGivesItBack)
{
    Access of;
    of.dialog.showPage(Page::Operations);
    of.choose("switchCaller", "you");
    of.choose("switchOperation", "iam:PassRole");
    EXPECT_EQ(of.said("switchNow"), "Now: allowed; no switch is about it.");
    of.press("refuse", streams::SetAccessRequest{"you", "iam:PassRole", false});
    EXPECT_EQ(of.said("switchNow").rfind("Now: you, iam:PassRole: refused since ", 0), 0U) << of.said("switchNow");
    of.choose("switchOperation", "CreateChannel");
    EXPECT_EQ(of.said("switchNow"), "Now: allowed; no switch is about it.");
    of.choose("switchOperation", "iam:PassRole");
    of.press("allow", streams::SetAccessRequest{"you", "iam:PassRole", true});
    // A switch of all operations is of this one too.
    of.choose("switchCaller", "*");
    of.choose("switchOperation", "*");
    of.press("refuse", streams::SetAccessRequest{"*", "*", false});
    of.choose("switchOperation", "iam:PassRole");
    EXPECT_EQ(of.said("switchNow").rfind("Now: everybody, all operations: refused since ", 0), 0U)
        << of.said("switchNow");
}

TEST(AccessDialog, CommitsTheAccountAndSaysWhatKeepsItFromEnding)
{
    using streams::CommitmentStatus;
    Access of;
    of.dialog.showPage(Page::Account);
    EXPECT_EQ(of.said("commitmentNow"), "Account 123456789012 in us-east-1: DISABLED: there is no commitment.");
    EXPECT_FALSE(of.control<QPushButton>("endCommitment")->isEnabled());
    of.press("commit", streams::UpdateAccountSettingsRequest{CommitmentStatus::Enabled});
    EXPECT_NE(of.said("commitmentNow").find("ENABLED since"), std::string::npos) << of.said("commitmentNow");
    EXPECT_FALSE(of.control<QPushButton>("commit")->isEnabled());
    EXPECT_TRUE(of.control<QLabel>("commitmentShortfall")->isHidden());
    of.pass(60);
    EXPECT_FALSE(of.control<QLabel>("commitmentShortfall")->isHidden());
    EXPECT_NE(of.said("commitmentShortfall").find("What is short of 25 MiB/s costs $0.070, or $4.219 an hour."),
        std::string::npos)
        << of.said("commitmentShortfall");
    of.give(streams::UpdateStreamModeRequest{.streamArn = kClicks, .streamMode = streams::CapacityMode::OnDemand});
    of.pass(60);
    of.give(streams::UpdateStreamWarmThroughputRequest{.streamName = "clicks", .warmThroughputMiBps = 50});
    of.pass(600);
    EXPECT_FALSE(of.control<QPushButton>("endCommitment")->isEnabled());
    EXPECT_NE(of.said("commitmentEffect").find("Ending it would be refused:"), std::string::npos)
        << of.said("commitmentEffect");
    of.give(streams::UpdateStreamWarmThroughputRequest{.streamName = "clicks", .warmThroughputMiBps = 0});
    of.pass(600);
    of.press("endCommitment", streams::UpdateAccountSettingsRequest{CommitmentStatus::Disabled});
    EXPECT_NE(of.said("commitmentNow").find("ENABLED_UNTIL_EARLIEST_ALLOWED_END"), std::string::npos)
        << of.said("commitmentNow");
}

TEST(AccessDialog, SaysARefusalInWordsAndAsksNothing)
{
    Access of;
    of.dialog.showPage(Page::Operations);
    of.choose("switchCaller", std::string(129, 'x').c_str());
    of.control<QPushButton>("refuse")->click();
    EXPECT_TRUE(of.asked.empty());
    EXPECT_NE(of.said("refusal").find("129 characters"), std::string::npos) << of.said("refusal");
    of.dialog.showRefusal({streams::Exception::ResourceInUse, streams::Reason::StreamNotActive,
        "Stream clicks is busy."});
    EXPECT_NE(of.said("refusal").find("ResourceInUseException: Stream clicks is busy."), std::string::npos);
    of.dialog.showPage(Page::Account);
    EXPECT_EQ(of.said("refusal"), "") << "another page is about something else";
}

TEST(AccessDialog, HasANameForEverythingThatTakesTheFocus)
{
    Access of;
    for (const QWidget* each : of.dialog.findChildren<QWidget*>()) {
        const bool isOwn = qobject_cast<const ChoiceBox*>(each) != nullptr
            || qobject_cast<const QPlainTextEdit*>(each) != nullptr || each->objectName() == QLatin1String("path")
            || each->objectName() == QLatin1String("switches");
        if (!isOwn)
            continue;
        bool isNamed = !each->accessibleName().isEmpty();
        for (const QLabel* label : of.dialog.findChildren<QLabel*>())
            isNamed = isNamed || label->buddy() == each;
        EXPECT_TRUE(isNamed) << each->objectName().toStdString();
    }
    EXPECT_FALSE(of.dialog.findChild<QTabWidget*>()->tabBar()->accessibleName().isEmpty());
    EXPECT_EQ(of.dialog.findChild<QTabWidget*>()->count(), 4);
}

// Every kind of step, and every way in which a statement does not apply.
TEST(AccessText, HasASentenceForEveryStep)
{
    using Kind = streams::AccessStep::Kind;
    std::vector<QString> sentences;
    for (int kind = 0; kind <= int(Kind::NothingToRead); ++kind) {
        streams::AccessStep step;
        step.kind = Kind(kind);
        sentences.push_back(stepText(step));
    }
    using Part = streams::StatementPart;
    for (const Part part : {Part::Principal, Part::Action, Part::Resource, Part::Condition}) {
        for (const bool isOther : {false, true}) {
            streams::AccessStep step;
            step.kind = Kind::Statement;
            step.statement = {.number = 2, .sid = "Sid", .misses = part, .wanted = {"x"}, .isOther = isOther};
            if (part == Part::Condition && isOther)
                step.statement.found = "y";
            sentences.push_back(stepText(step));
        }
    }
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        EXPECT_FALSE(sentences[i].isEmpty()) << i;
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_NE(sentences[i], sentences[j]) << i << ", " << j;
    }
}

TEST(StreamSheet, LeadsToSettingsAndToAccess)
{
    Access of;
    Selection selection(nullptr);
    StreamSheet sheet(selection, nullptr);
    sheet.present(of.world, StreamChoice{"clicks"});
    int settings = 0;
    int access = 0;
    QObject::connect(&sheet, &StreamSheet::settingsAsked, &sheet, [&] { ++settings; });
    QObject::connect(&sheet, &StreamSheet::accessAsked, &sheet, [&] { ++access; });
    for (QLabel* label : sheet.findChildren<QLabel*>()) {
        if (!label->text().contains(QStringLiteral("href='access'")))
            continue;
        emit label->linkActivated(QStringLiteral("settings"));
        emit label->linkActivated(QStringLiteral("access"));
    }
    EXPECT_EQ(settings, 1);
    EXPECT_EQ(access, 1);
}
