// What is taken along and what is brought in: calls as code, new streams with their call, streams of an account and
// captured calls.
#include "call_code_dialog.h"
#include "import_dialog.h"
#include "replay_dialog.h"
#include "widgets/charts/shard_map.h"
#include "widgets/code_tabs.h"
#include "widgets/panels/log_drawer.h"
#include "widgets/panels/notice.h"
#include "widgets/stage/add_producer_dialog.h"
#include "widgets/stage/create_stream_dialog.h"
#include "widgets/stage/stream_stage.h"
#include "window/program.h"
#include "world/capture.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <gtest/gtest.h>

#include <algorithm>

using namespace shardscope;
using namespace shardscope::app;

namespace {

// Of shards 0 to 3, split once: the lower half is in two, of which the upper is split again.
const char* const kStream = R"({"StreamDescriptionSummary": {
  "StreamName": "orders", "StreamARN": "arn:aws:kinesis:eu-west-1:210987654321:stream/orders",
  "StreamStatus": "ACTIVE", "RetentionPeriodHours": 48, "StreamCreationTimestamp": 1700000000.0,
  "StreamModeDetails": {"StreamMode": "PROVISIONED"}, "EncryptionType": "NONE", "OpenShardCount": 3}})";
const char* const kShards = R"({"Shards": [
  {"ShardId": "shardId-000000000001",
   "HashKeyRange": {"StartingHashKey": "170141183460469231731687303715884105728", "EndingHashKey": "340282366920938463463374607431768211455"},
   "SequenceNumberRange": {"StartingSequenceNumber": "49646437577130777162115407028967465143858078037781250066"}},
  {"ShardId": "shardId-000000000002", "ParentShardId": "shardId-000000000000",
   "HashKeyRange": {"StartingHashKey": "0", "EndingHashKey": "1000"},
   "SequenceNumberRange": {"StartingSequenceNumber": "49646438861676001342677830604566373366676596533875441698"}},
  {"ShardId": "shardId-000000000003", "ParentShardId": "shardId-000000000000",
   "HashKeyRange": {"StartingHashKey": "1001", "EndingHashKey": "170141183460469231731687303715884105727"},
   "SequenceNumberRange": {"StartingSequenceNumber": "49646438861698302087876361227707909084949244895381422130"}}]})";

QString write(const QTemporaryDir& folder, const QString& name, const std::string& text)
{
    QFile file(folder.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.data(), qint64(text.size()));
    return file.fileName();
}

void drop(QWidget& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    // Qt drops where it has entered.
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

QString shownIn(const QDialog& dialog, int tab)
{
    dialog.findChild<QTabBar*>()->setCurrentIndex(tab);
    return dialog.findChild<widgets::CodeTabs*>()->findChild<QPlainTextEdit*>()->toPlainText();
}

// The newest of that operation, or -1.
int rowOfCall(const QTableView& rows, const QString& operation)
{
    for (int row = 0; row < rows.model()->rowCount(); ++row) {
        if (rows.model()->index(row, widgets::CallModel::Call).data().toString().startsWith(operation))
            return row;
    }
    return -1;
}

const streams::Stream* streamOf(const Program& program, const char* name)
{
    const world::World& world = *program.engine.latest().world;
    const auto index = world.service().find(name);
    return index ? &world.service().stream(*index) : nullptr;
}

}

TEST(Exchange, ShowsACallAsCode)
{
    Program program;
    program.seek(20);
    program.engine.post(world::Action{
        streams::SplitShardRequest{"clicks", "shardId-000000000000", "21267647932558653966460912964485513216"}});
    auto* log = program.window.findChild<widgets::LogDrawer*>();
    auto* rows = log->findChild<QTableView*>();
    program.waitFor([rows] {
        return rows->model()->rowCount() > 0
            && rows->model()->index(0, widgets::CallModel::Caller).data() == QStringLiteral("you");
    });
    QString cli;
    QString terraform;
    program.onceOpen<CallCodeDialog>([&](CallCodeDialog& dialog) {
        cli = shownIn(dialog, 0);
        terraform = shownIn(dialog, 3);
    });
    log->askCode();
    program.waitFor([&] { return !terraform.isEmpty(); });
    EXPECT_TRUE(cli.startsWith(QStringLiteral("aws kinesis split-shard"))) << cli.toStdString();
    EXPECT_TRUE(cli.contains(QStringLiteral("--new-starting-hash-key 21267647932558653966460912964485513216")));
    EXPECT_TRUE(terraform.contains(QStringLiteral("splits and merges are made by calls"))) << terraform.toStdString();
}

// What a producer sent is worked out from the run.
TEST(Exchange, ShowsAPutOfASimulatedProducerAsCode)
{
    Program program;
    program.seek(20);
    auto* log = program.window.findChild<widgets::LogDrawer*>();
    auto* rows = log->findChild<QTableView*>();
    int row = -1;
    program.waitFor([&] { return (row = rowOfCall(*rows, QStringLiteral("PutRecords"))) >= 0; });
    rows->setCurrentIndex(rows->model()->index(row, 0));
    QString cli;
    bool isSaid = false;
    program.onceOpen<CallCodeDialog>([&](CallCodeDialog& dialog) {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            isSaid = isSaid || label->text().contains(QStringLiteral("simulated client"));
        cli = shownIn(dialog, 0);
    });
    log->askCode();
    program.waitFor([&] { return !cli.isEmpty(); });
    EXPECT_TRUE(cli.startsWith(QStringLiteral("# The simulation knows the sizes"))) << cli.left(200).toStdString();
    EXPECT_TRUE(cli.contains(QStringLiteral("\naws kinesis put-records"))) << cli.left(400).toStdString();
    EXPECT_TRUE(cli.contains(QStringLiteral("PartitionKey")));
    EXPECT_TRUE(isSaid);
}

// Its iterator was never text: the code fetches one for the same place.
TEST(Exchange, ShowsAReadOfASimulatedConsumerAsCode)
{
    Program program;
    program.seek(20);
    auto* log = program.window.findChild<widgets::LogDrawer*>();
    auto* rows = log->findChild<QTableView*>();
    int row = -1;
    program.waitFor([&] { return (row = rowOfCall(*rows, QStringLiteral("GetRecords"))) >= 0; });
    rows->setCurrentIndex(rows->model()->index(row, 0));
    QString title;
    QString cli;
    program.onceOpen<CallCodeDialog>([&](CallCodeDialog& dialog) {
        title = dialog.windowTitle();
        cli = shownIn(dialog, 0);
    });
    log->askCode();
    program.waitFor([&] { return !cli.isEmpty(); });
    EXPECT_TRUE(title.startsWith(QStringLiteral("GetRecords"))) << title.toStdString();
    EXPECT_TRUE(cli.startsWith(QStringLiteral("shard_iterator=$(aws kinesis get-shard-iterator"))) << cli.toStdString();
    EXPECT_TRUE(cli.contains(QStringLiteral("get-records"))) << cli.toStdString();
}

TEST(Exchange, MakesAStreamAndShowsItOnceItIsThere)
{
    Program program;
    program.seek(20);
    QString before;
    QString after;
    QString refusal;
    program.onceOpen<widgets::CreateStreamDialog>([&](widgets::CreateStreamDialog& dialog) {
        auto* name = dialog.findChild<QLineEdit*>();
        name->setText(QStringLiteral("clicks"));
        refusal = dialog.findChild<QLabel*>(QStringLiteral("refusal"))->text();
        EXPECT_TRUE(dialog.refusal().has_value());
        name->setText(QStringLiteral("orders"));
        EXPECT_FALSE(dialog.refusal().has_value());
        before = shownIn(dialog, 0);
        dialog.findChild<QSpinBox*>()->setValue(3);
        after = shownIn(dialog, 0);
        dialog.accept();
    });
    QTest::keyClick(&program.window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    program.waitFor([&] { return streamOf(program, "orders") != nullptr; });
    EXPECT_TRUE(refusal.contains(QStringLiteral("already exists"))) << refusal.toStdString();
    EXPECT_EQ(before, QStringLiteral("aws kinesis create-stream --stream-name orders --shard-count 2\n"));
    EXPECT_EQ(after, QStringLiteral("aws kinesis create-stream --stream-name orders --shard-count 3\n"));
    EXPECT_EQ(streamOf(program, "orders")->status, streams::StreamStatus::Creating);
    program.waitFor([&] { return program.window.selection().stream() == "orders"; });
    // The palette knows streams that have no shards yet.
    program.onceOpen<QDialog>([](QDialog& dialog) { dialog.reject(); });
    QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
    program.control(world::Step{base::Duration{30'000}});
    program.waitFor([&] { return streamOf(program, "orders")->status == streams::StreamStatus::Active; });
    EXPECT_EQ(streamOf(program, "orders")->map->open().size(), 3U);
    QTest::qWait(200); // it is drawn
}

TEST(Exchange, AnEmptyWorldOffersItsFirstStream)
{
    Program program;
    program.document.open(Opened{.run = {.scenario = {}}}, {}, OnceOpen::Stay);
    const auto button = [&] {
        for (auto* each : program.window.findChild<widgets::StreamStage*>()->map()->findChildren<QPushButton*>())
            if (each->text() == QString::fromUtf8("New stream\u2026"))
                return each;
        return static_cast<QPushButton*>(nullptr);
    };
    ASSERT_NE(button(), nullptr);
    program.waitFor([&] { return button()->isVisible(); });
    program.onceOpen<widgets::CreateStreamDialog>([&](widgets::CreateStreamDialog& dialog) {
        EXPECT_FALSE(dialog.refusal().has_value());
        dialog.accept();
    });
    QTest::mouseClick(button(), Qt::LeftButton);
    program.waitFor([&] { return streamOf(program, "stream-1") != nullptr; });
    program.waitFor([&] { return !button()->isVisible(); });
}

TEST(Exchange, ANewStreamMayBeWarmAndLiveElsewhere)
{
    Program program;
    const world::Command abroad{.action = streams::ListStreamsRequest{}, .home = {{}, "eu-west-1"}};
    program.engine.post(world::Request{world::GesturedCommand{abroad, std::nullopt}});
    program.waitFor([&] { return program.engine.latest().world->service().homes().size() == 2; });
    program.onceOpen<widgets::CreateStreamDialog>([&](widgets::CreateStreamDialog& dialog) {
        auto* warm = dialog.findChild<QSpinBox*>(QStringLiteral("warmThroughput"));
        auto* home = dialog.findChild<QComboBox*>(QStringLiteral("home"));
        EXPECT_FALSE(warm->isVisible()) << "provisioned";
        dialog.findChildren<QRadioButton*>()[1]->setChecked(true);
        EXPECT_TRUE(warm->isVisible());
        warm->setValue(50);
        EXPECT_EQ(dialog.request().warmThroughputMiBps, 50);
        ASSERT_TRUE(dialog.refusal().has_value());
        EXPECT_EQ(dialog.refusal()->reason, streams::Reason::CommitmentMissing);
        warm->setValue(0);
        EXPECT_TRUE(home->isVisible());
        EXPECT_EQ(home->count(), 2);
        home->setCurrentIndex(1);
        // In that region the name is free.
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("clicks"));
        EXPECT_FALSE(dialog.refusal().has_value());
        dialog.accept();
    });
    QTest::keyClick(&program.window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    const std::string arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks";
    program.waitFor([&] { return program.window.selection().stream() == arn; });
}

TEST(Exchange, ANewStreamMayLiveInAnAccountThatTheRunDoesNotKnow)
{
    Program program;
    program.onceOpen<widgets::CreateStreamDialog>([&](widgets::CreateStreamDialog& dialog) {
        auto* home = dialog.findChild<QComboBox*>(QStringLiteral("home"));
        const auto* said = dialog.findChild<QLabel*>(QStringLiteral("refusal"));
        ASSERT_TRUE(home->isVisible());
        home->setEditText(QStringLiteral("21098765432"));
        EXPECT_TRUE(said->text().contains(QStringLiteral("12 digits"))) << said->text().toStdString();
        home->setEditText(QStringLiteral("210987654321/EU"));
        EXPECT_TRUE(said->text().contains(QStringLiteral("no region"))) << said->text().toStdString();
        EXPECT_EQ(dialog.home(), streams::Home{});
        home->setEditText(QStringLiteral("210987654321/eu-west-1"));
        EXPECT_TRUE(dialog.homeProblem().isEmpty());
        EXPECT_EQ(dialog.home(), (streams::Home{"210987654321", "eu-west-1"}));
        dialog.findChild<QLineEdit*>()->setText(QStringLiteral("clicks"));
        EXPECT_EQ(shownIn(dialog, 0),
            QStringLiteral("# Made in account 210987654321: use credentials of that account.\n"
                           "aws kinesis create-stream --region eu-west-1 --stream-name clicks --shard-count 2\n"));
        EXPECT_FALSE(dialog.refusal().has_value());
        dialog.accept();
    });
    QTest::keyClick(&program.window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    const std::string arn = "arn:aws:kinesis:eu-west-1:210987654321:stream/clicks";
    program.waitFor([&] { return program.window.selection().stream() == arn; });
}

TEST(Exchange, AddsAProducerToAStream)
{
    Program program;
    const std::string stream = program.engine.latest().world->service().streams().front().name;
    program.onceOpen<widgets::AddProducerDialog>([&](widgets::AddProducerDialog& dialog) {
        const auto number = [&](const char* name) { return dialog.findChild<QSpinBox*>(QLatin1String(name)); };
        const auto said = [&](const char* name) { return dialog.findChild<QLabel*>(QLatin1String(name))->text(); };
        auto* name = dialog.findChild<QLineEdit*>();
        EXPECT_EQ(name->text(), QStringLiteral("producer-1"));
        EXPECT_EQ(dialog.config().stream, stream);
        name->setText(QString());
        EXPECT_TRUE(dialog.refusal().has_value());
        EXPECT_TRUE(said("refusal").contains(QStringLiteral("name"))) << said("refusal").toStdString();
        name->setText(QStringLiteral("more"));
        EXPECT_FALSE(dialog.refusal().has_value());
        EXPECT_EQ(said("refusal"), QString());
        number("size")->setValue(10'485'760);
        EXPECT_FALSE(dialog.refusal().has_value()) << "the command is taken";
        EXPECT_TRUE(said("refusal").contains(QStringLiteral("every call would be refused")));
        number("size")->setValue(2'000);
        number("rate")->setValue(50);
        number("keys")->setValue(7);
        number("batch")->setValue(20);
        number("attempts")->setValue(5);
        number("base")->setValue(250);
        number("cap")->setValue(4'000);
        EXPECT_TRUE(said("facts").contains(QStringLiteral("0.10"))) << said("facts").toStdString();
        dialog.accept();
    });
    QTest::keyClick(&program.window, Qt::Key_D, Qt::ShiftModifier);
    const auto producer = [&]() -> const clients::Producer* {
        const world::Actor* actor = program.engine.latest().world->actor("more");
        return actor != nullptr ? std::get_if<clients::Producer>(&actor->client) : nullptr;
    };
    program.waitFor([&] { return producer() != nullptr; });
    const clients::ProducerConfig& config = producer()->config();
    EXPECT_EQ(config.rate, (clients::Curve{{{base::Duration{}, 50}}}));
    EXPECT_EQ(config.size.kind, clients::SizeChoice::Kind::Fixed);
    EXPECT_EQ(config.size.bytes, 2'000);
    EXPECT_EQ(config.keys.count, 7U);
    EXPECT_EQ(config.batch, 20U);
    EXPECT_EQ(config.retry,
        (clients::RetryChoice{.attempts = 5, .base = base::Duration{250}, .cap = base::Duration{4'000}}));
    EXPECT_EQ(program.window.selection().selected(), widgets::Choice(widgets::ProducerChoice{stream, "more"}));
}

TEST(Exchange, AProducerForAnEmptyWorldNeedsAStreamFirst)
{
    Program program;
    program.document.open(Opened{.run = {.scenario = {}}}, {}, OnceOpen::Stay);
    program.waitFor([&] { return program.engine.latest().world->service().streams().empty(); });
    bool isAsked = false;
    program.onceOpen<widgets::CreateStreamDialog>([&](widgets::CreateStreamDialog& dialog) {
        isAsked = true;
        dialog.reject();
    });
    QTest::keyClick(&program.window, Qt::Key_D, Qt::ShiftModifier);
    program.waitFor([&] { return isAsked; });
}

TEST(Exchange, ImportsAStreamThatIsPasted)
{
    Program program;
    QStringList verdicts;
    bool couldImport = true;
    program.onceOpen<ImportDialog>([&](ImportDialog& dialog) {
        auto* text = dialog.findChild<QPlainTextEdit*>();
        const auto* verdict = dialog.findChild<QLabel*>(QStringLiteral("verdict"));
        text->setPlainText(QString::fromUtf8(kStream));
        verdicts << verdict->text();
        text->setPlainText(QString::fromUtf8(kStream) + QString::fromUtf8(kShards));
        verdicts << verdict->text();
        for (const QPushButton* button : dialog.findChildren<QPushButton*>())
            couldImport &= button->isEnabled();
        dialog.accept();
    });
    QTest::keyClick(&program.window, Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    program.waitFor([&] { return streamOf(program, "orders") != nullptr; });
    ASSERT_EQ(verdicts.size(), 2);
    EXPECT_TRUE(verdicts[0].contains(QStringLiteral("lists no shards"))) << verdicts[0].toStdString();
    EXPECT_TRUE(verdicts[1].startsWith(QStringLiteral("orders: 3 open shards, 1 expired before, uneven: from 0")))
        << verdicts[1].toStdString();
    EXPECT_TRUE(couldImport);
    const streams::Stream* stream = streamOf(program, "orders");
    EXPECT_EQ(stream->map->open(),
        (std::vector{streams::ShardIndex{2}, streams::ShardIndex{3}, streams::ShardIndex{1}}));
    EXPECT_NE(program.engine.latest().world->actor("load"), nullptr);
    // It is drawn, and gets on with its life.
    program.control(world::Seek{base::instantAt(base::Duration{60'000})});
    program.waitFor([&] { return program.now() >= base::instantAt(base::Duration{60'000}); });
    QTest::qWait(300);
    EXPECT_GT(streamOf(program, "orders")->lines[1].stored, 0U);
}

TEST(Exchange, ImportsAStreamThatIsDropped)
{
    Program program;
    QTemporaryDir folder;
    drop(program.window, write(folder, QStringLiteral("orders.json"), std::string{kStream} + kShards));
    program.waitFor([&] { return streamOf(program, "orders") != nullptr; });
    EXPECT_EQ(program.document.scenario().settings.service.region, "eu-west-1");
    // Of half of what is needed, the dialog says what is missing.
    QString verdict;
    program.onceOpen<ImportDialog>([&](ImportDialog& dialog) {
        verdict = dialog.findChild<QLabel*>(QStringLiteral("verdict"))->text();
    });
    drop(program.window, write(folder, QStringLiteral("half.json"), kShards));
    program.waitFor([&] { return !verdict.isEmpty(); });
    EXPECT_TRUE(verdict.contains(QStringLiteral("describe-stream-summary"))) << verdict.toStdString();
}

TEST(Exchange, WritesALoadToTheStreamThatIsChosen)
{
    Program program;
    QTemporaryDir folder;
    const std::string csv = "Timestamp,IncomingRecords,IncomingBytes\n0,6000,3000000\n60,12000,6000000\n180,60,30000\n";
    bool isAsked = false;
    bool isRateAsked = true;
    QStringList verdicts;
    const auto choose = [&](ImportDialog& dialog, int stream) {
        auto* into = dialog.findChild<QComboBox*>(QStringLiteral("into"));
        isAsked = into->isVisibleTo(&dialog);
        isRateAsked = dialog.findChild<QSpinBox*>()->isVisibleTo(&dialog);
        into->setCurrentIndex(stream);
        verdicts << dialog.findChild<QLabel*>(QStringLiteral("verdict"))->text();
        dialog.accept();
    };
    const auto hasLoad = [&] { return program.engine.latest().world->actor("from CloudWatch") != nullptr; };
    program.onceOpen<ImportDialog>([&](ImportDialog& dialog) { choose(dialog, 1); });
    drop(program.window, write(folder, QStringLiteral("load.csv"), csv));
    program.waitFor(hasLoad);
    EXPECT_TRUE(isAsked);
    EXPECT_FALSE(isRateAsked);
    EXPECT_NE(streamOf(program, "clicks"), nullptr);
    EXPECT_EQ(streamOf(program, "stream"), nullptr);
    // A stream of its own, one that fits.
    program.onceOpen<ImportDialog>([&](ImportDialog& dialog) { choose(dialog, 0); });
    drop(program.window, write(folder, QStringLiteral("again.csv"), csv));
    program.waitFor([&] { return streamOf(program, "stream") != nullptr && hasLoad(); });
    EXPECT_EQ(streamOf(program, "clicks"), nullptr);
    ASSERT_EQ(verdicts.size(), 2);
    EXPECT_TRUE(verdicts[0].contains(QStringLiteral("4 period"))) << verdicts[0].toStdString();
    EXPECT_TRUE(verdicts[0].contains(QStringLiteral("1 of them"))) << verdicts[0].toStdString();
    EXPECT_TRUE(verdicts[1].startsWith(QStringLiteral("stream: 1 open shard"))) << verdicts[1].toStdString();
}

TEST(Exchange, ImportsATemplateThatIsDropped)
{
    Program program;
    QTemporaryDir folder;
    drop(program.window,
        write(folder, QStringLiteral("template.json"),
            R"({"Resources": {"orders": {"Type": "AWS::Kinesis::Stream", "Properties": {"ShardCount": 3}},
                "app": {"Type": "AWS::Kinesis::StreamConsumer",
                    "Properties": {"StreamARN": {"Fn::GetAtt": ["orders", "Arn"]}}}}})"));
    program.waitFor([&] { return streamOf(program, "orders") != nullptr; });
    EXPECT_EQ(streamOf(program, "orders")->map->open().size(), 3U);
    EXPECT_EQ(streamOf(program, "orders")->consumers.size(), 1U);
    // In its own language it is not read; the dialog says how to convert it.
    QString verdict;
    program.onceOpen<ImportDialog>([&](ImportDialog& dialog) {
        verdict = dialog.findChild<QLabel*>(QStringLiteral("verdict"))->text();
    });
    drop(program.window,
        write(folder, QStringLiteral("main.tf"), "resource \"aws_kinesis_stream\" \"s\" {\n  shard_count = 1\n}\n"));
    program.waitFor([&] { return !verdict.isEmpty(); });
    EXPECT_TRUE(verdict.contains(QStringLiteral("terraform show -json"))) << verdict.toStdString();
}

TEST(Exchange, BeginsTheRunAnewWithQuotasThatAreDropped)
{
    Program program;
    QTemporaryDir folder;
    const std::string name = program.document.scenario().name;
    drop(program.window,
        write(folder, QStringLiteral("limits.json"), R"({"shardscopeQuotas": 1, "profile": "current",
            "quotas": {"putRecordsMaxBytes": {"value": 5242880, "date": "2023", "source": "an old page"}}})"));
    program.waitFor([&] { return !program.engine.latest().world->settings().service.quotas.empty(); });
    EXPECT_EQ(program.document.scenario().name, name) << "the run that was open";
    EXPECT_EQ(program.document.scenario().settings.service.quotas.size(), 1U);
    program.waitFor([&] {
        const auto chips = program.window.findChildren<QToolButton*>();
        return std::any_of(chips.begin(), chips.end(), [](const QToolButton* chip) {
            return chip->text() == QStringLiteral("profile: current, old quotas")
                && chip->toolTip().contains(QStringLiteral("putRecordsMaxBytes: 5,242,880 (2023)"));
        });
    });
}

TEST(Exchange, ReplaysCallsThatAreDropped)
{
    Program program;
    QTemporaryDir folder;
    const std::string line = R"({"at": "1s", "call": "PutRecord", "caller": "shop", "outside": true, "StreamName": ")";
    const std::string rest = R"(", "PartitionKey": "a", "Data": "YQ=="})";
    const auto replay = [](ReplayDialog& dialog) { dialog.accept(); };
    program.onceOpen<ReplayDialog>(replay);
    drop(program.window, write(folder, QStringLiteral("own.ndjson"), line + "orders" + rest + "\n"));
    program.waitFor([&] { return streamOf(program, "orders") != nullptr; });
    EXPECT_EQ(streamOf(program, "clicks"), nullptr);
    // It plays once it is open.
    program.control(world::Seek{base::instantAt(base::Duration{2'000})});
    program.waitFor([&] { return program.now() >= base::instantAt(base::Duration{2'000}); });
    std::uint64_t stored = 0;
    for (const streams::ShardLine& shard : streamOf(program, "orders")->lines)
        stored += shard.stored;
    EXPECT_EQ(stored, 1U);
    // Calls on the streams that are open go there.
    program.onceOpen<ReplayDialog>(replay);
    drop(program.window,
        write(folder, QStringLiteral("again.ndjson"), line + "orders" + rest + "\n" + line + "orders" + rest + "\n"));
    program.waitFor([&] { return program.document.scenario().events.size() == 3; });
}
