#include "support/runs.h"
#include "widgets/format.h"
#include "widgets/models/call_model.h"
#include "widgets/models/navigator_model.h"
#include "widgets/models/row_diff.h"
#include "widgets/panels/navigator.h"
#include "widgets/run_history.h"
#include "world/timeline.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

using namespace shardscope;
using namespace shardscope::widgets;

namespace {

base::Instant second(std::int64_t s) { return base::instantAt(base::Duration{s * 1'000}); }

std::vector<int> applied(std::vector<int> before, const std::vector<int>& now)
{
    for (const RowEdit& edit : diffRows(before, now)) {
        const auto place = before.begin() + edit.first;
        if (edit.kind == RowEdit::Kind::Remove)
            before.erase(place, place + edit.count);
        else
            before.insert(place, now.begin() + edit.first, now.begin() + edit.first + edit.count);
    }
    return before;
}

std::string rows(const QAbstractItemModel& model)
{
    std::string all;
    for (int row = 0; row < model.rowCount(); ++row)
        all += model.index(row, 0).data().toString().toStdString() + "\n";
    return all;
}

world::RunStatus statusAt(base::Instant end)
{
    world::RunStatus status;
    status.end = end;
    status.branches = {world::BranchInfo{}};
    return status;
}

}

TEST(RowDiff, LeadsFromOneListToTheOther)
{
    EXPECT_EQ(applied({}, {1, 2, 3}), (std::vector{1, 2, 3}));
    EXPECT_EQ(applied({1, 2, 3}, {}), std::vector<int>{});
    EXPECT_EQ(applied({1, 2, 3, 4, 5}, {9, 2, 8, 4, 7}), (std::vector{9, 2, 8, 4, 7}));
    EXPECT_EQ(applied({1, 2, 3}, {3, 2, 1}), (std::vector{3, 2, 1}));
}

TEST(RowDiff, EqualListsNeedNoEdit) { EXPECT_TRUE(diffRows<int>({1, 2, 3}, {1, 2, 3}).empty()); }

TEST(RowDiff, NeighboursGoTogether)
{
    EXPECT_EQ(diffRows<int>({5, 4, 3, 2, 1}, {7, 6, 5, 4, 3}),
        (std::vector<RowEdit>{{RowEdit::Kind::Remove, 3, 2}, {RowEdit::Kind::Insert, 0, 2}}));
}

TEST(Selection, GoesBackAndForthAsABrowserDoes)
{
    Selection selection(nullptr);
    const auto shard = [](std::uint32_t n) { return Choice{ShardChoice{"clicks", streams::ShardIndex(n)}}; };
    selection.back();
    EXPECT_FALSE(selection.canGoBack());
    for (const std::uint32_t n : {1U, 2U, 3U})
        selection.select(shard(n));
    selection.select({}); // nothing is no place to come back to
    selection.back();
    EXPECT_EQ(selection.selected(), shard(2));
    selection.back();
    EXPECT_EQ(selection.selected(), shard(1));
    EXPECT_FALSE(selection.canGoBack());
    selection.forward();
    EXPECT_EQ(selection.selected(), shard(2));
    selection.select(shard(7)); // what lay ahead is gone
    EXPECT_FALSE(selection.canGoForward());
    selection.back();
    EXPECT_EQ(selection.selected(), shard(2));
    selection.clear();
    EXPECT_FALSE(selection.canGoBack());
    EXPECT_FALSE(selection.canGoForward());
}

TEST(NavigatorModel, ShowsStreamsProducersAndConsumers)
{
    NavigatorModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(5));
    model.present(timeline.world(), {});
    EXPECT_EQ(rows(model), "Streams\nclicks\nProducers\nweb\nConsumers\nbilling\naudit\n");
    EXPECT_FALSE(model.index(3).data(NavigatorModel::ValueRole).toString().isEmpty());
    EXPECT_EQ(model.flags(model.index(0)), Qt::NoItemFlags);
}

TEST(NavigatorModel, LiveNumbersChangeRowsInPlace)
{
    NavigatorModel model(nullptr);
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(5));
    model.present(timeline.world(), {});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    timeline.runUntil(second(8));
    model.present(timeline.world(), {});
    EXPECT_EQ(inserted.count() + removed.count() + reset.count(), 0);
    EXPECT_GT(changed.count(), 0);
}

TEST(NavigatorModel, ARemovedClientLeavesAloneTheOthers)
{
    NavigatorModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(5));
    model.present(timeline.world(), {});
    const QPersistentModelIndex audit = model.indexOf(ConsumerChoice{"clicks", "audit"});
    ASSERT_TRUE(audit.isValid());
    ASSERT_TRUE(world::isAccepted(timeline.apply(world::Command{.action = world::RemoveClient{"billing"}},
        timeline.newGesture())));
    model.present(timeline.world(), {});
    EXPECT_EQ(rows(model), "Streams\nclicks\nProducers\nweb\nConsumers\naudit\n");
    EXPECT_EQ(audit.data().toString(), "audit");
}

// It writes and reads: two rows of one program, of which the keys can reach both.
TEST(NavigatorModel, AProgramCanBeSelected)
{
    world::Timeline timeline{support::smallScenario(1)};
    const auto call = [&timeline](world::Action action) {
        EXPECT_TRUE(world::isAccepted(
            timeline.apply({.caller = "boto3", .action = std::move(action), .isFromOutside = true}, {})));
    };
    timeline.runUntil(second(5));
    streams::PutRecordRequest put{.streamName = "clicks"};
    put.record = {.partitionKey = "user", .data = std::make_shared<const std::string>("data")};
    call(put);
    call(streams::GetShardIteratorRequest{
        .streamName = "clicks", .shardId = "0", .type = streams::IteratorType::TrimHorizon});
    timeline.runUntil(second(8));
    NavigatorModel model(nullptr);
    model.present(timeline.world(), {});
    ASSERT_EQ(rows(model), "Streams\nclicks\nProducers\nweb\nboto3\nConsumers\nbilling\naudit\nboto3\n");
    const Choice boto3 = ProgramChoice{"boto3"};
    for (const int row : {4, 8}) {
        EXPECT_EQ(model.choiceAt(model.index(row)), boto3);
        EXPECT_TRUE(model.flags(model.index(row)) & Qt::ItemIsSelectable);
        EXPECT_TRUE(model.index(row).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("program")));
    }
    EXPECT_EQ(model.indexOf(boto3).row(), 4);

    Selection selection(nullptr);
    Navigator navigator(selection, nullptr);
    navigator.resize(300, 500);
    navigator.show();
    navigator.present(std::make_shared<const world::World>(timeline.world()));
    selection.select(ConsumerChoice{"clicks", "audit"});
    ASSERT_EQ(navigator.currentIndex().row(), 7);
    QTest::keyClick(&navigator, Qt::Key_Down);
    EXPECT_EQ(selection.selected(), boto3);
    EXPECT_EQ(navigator.currentIndex().row(), 8);
    selection.select(ProducerChoice{"clicks", "web"});
    QTest::keyClick(&navigator, Qt::Key_Down);
    EXPECT_EQ(selection.selected(), boto3);
    EXPECT_EQ(navigator.currentIndex().row(), 4);
}

// 0 -> 4 and 5, 4 -> 6 and 7: what closed is under its children, once under each open one.
TEST(NavigatorModel, AStreamOpensIntoItsShardsAndAShardIntoWhatItHasComeFrom)
{
    NavigatorModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(5));
    for (const std::uint32_t shard : {0U, 4U}) {
        const world::Command split = support::splitInHalf(timeline.world(), streams::ShardIndex{shard});
        ASSERT_TRUE(world::isAccepted(timeline.apply(split, timeline.newGesture()))) << shard;
        timeline.runUntil(timeline.world().now() + std::chrono::seconds{60});
    }
    NavigatorModel::Opened opened;
    model.present(timeline.world(), opened);
    EXPECT_EQ(model.index(1).data(NavigatorModel::BranchRole).toInt(), int(NavigatorModel::Branch::Shut));
    opened.streams.insert("clicks");
    model.present(timeline.world(), opened);
    const auto row = [&](std::uint32_t shard) {
        return model.indexOf(ShardChoice{"clicks", streams::ShardIndex{shard}});
    };
    ASSERT_TRUE(row(6).isValid());
    EXPECT_EQ(row(6).data(NavigatorModel::DepthRole).toInt(), 1);
    EXPECT_EQ(row(6).data(NavigatorModel::BranchRole).toInt(), int(NavigatorModel::Branch::Open));
    const QModelIndex parent = model.index(row(6).row() + 1);
    EXPECT_EQ(parent.data().toString(), "shard 4");
    EXPECT_EQ(parent.data(NavigatorModel::DepthRole).toInt(), 2);
    EXPECT_EQ(model.index(row(6).row() + 2).data().toString(), "shard 0");
    EXPECT_EQ(model.index(row(6).row() + 2).data(NavigatorModel::DepthRole).toInt(), 3);
    // The fan-out consumer has nothing more to read there.
    EXPECT_TRUE(parent.data(Qt::ToolTipRole).toString().contains("read to its end by"))
        << parent.data(Qt::ToolTipRole).toString().toStdString();
    EXPECT_TRUE(parent.data(Qt::ToolTipRole).toString().contains("audit"));
    EXPECT_TRUE(parent.data(Qt::ToolTipRole).toString().contains("readable until 24:0"))
        << parent.data(Qt::ToolTipRole).toString().toStdString();
    EXPECT_EQ(model.index(1).data(NavigatorModel::ValueRole).toString(), "6 open \u00b7 2 closed");
    EXPECT_EQ(model.index(1).data(NavigatorModel::ShorterRole).toStringList(), (QStringList{"6 open", "6", ""}));
    EXPECT_TRUE(model.index(1).data(Qt::ToolTipRole).toString().contains("6 open \u00b7 2 closed"));

    const int all = model.rowCount();
    opened.collapsed.push_back({"clicks", streams::ShardIndex{6}});
    model.present(timeline.world(), opened);
    EXPECT_EQ(model.rowCount(), all - 2);
    EXPECT_EQ(row(6).data(NavigatorModel::BranchRole).toInt(), int(NavigatorModel::Branch::Shut));
    EXPECT_TRUE(row(6).data(Qt::ToolTipRole).toString().contains("2 closed ancestor"));
}

TEST(Navigator, CountsGiveWayToTheName)
{
    const QFontMetrics metrics{QFont{}};
    const QString name = QStringLiteral("orders-of-every-shop");
    const QStringList values{"32 open \u00b7 28 closed", "32 open", "32", ""};
    int width = metrics.horizontalAdvance(name) + metrics.horizontalAdvance(values[0]) + 100;
    QStringList shown;
    for (; width > 0; --width) {
        const QString value = valueBeside(metrics, width, name, values);
        if (shown.isEmpty() || shown.last() != value)
            shown << value;
        if (!value.isEmpty()) {
            EXPECT_LT(metrics.horizontalAdvance(name) + metrics.horizontalAdvance(value), width) << value.toStdString();
        }
    }
    EXPECT_EQ(shown, values);
    // What has no shorter form stays.
    EXPECT_EQ(valueBeside(metrics, 10, name, {"3 m 12 s"}), "3 m 12 s");
}

TEST(CallModel, KeepsItsRowsThroughTime)
{
    CallModel model(nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    world::Timeline timeline{support::smallScenario(1)};
    for (const std::int64_t at : {1, 2, 5, 30, 60, 80, 10, 0, 20}) {
        timeline.seek(second(at));
        model.present(timeline.world());
        for (int row = 1; row < model.rowCount(); ++row)
            ASSERT_GE(model.instantAt(row - 1), model.instantAt(row));
    }
    EXPECT_GT(model.rowCount(), 0);
}

TEST(CallModel, MarksRefusedCalls)
{
    CallModel model(nullptr);
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(2));
    timeline.apply(support::refusedCommand(), timeline.newGesture());
    model.present(timeline.world());
    bool isFound = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, CallModel::Caller).data().toString() != "you")
            continue;
        isFound = true;
        EXPECT_TRUE(model.index(row, 0).data(CallModel::IsRefusedRole).toBool());
        EXPECT_TRUE(model.index(row, CallModel::Outcome).data().toString().contains("ResourceNotFoundException"));
    }
    EXPECT_TRUE(isFound);
}

TEST(CallModel, ALineTellsTheLimitOfItsCall)
{
    CallModel model(nullptr);
    world::World world{world::WorldSettings{}};
    const auto call = [&world](world::Action action, bool isFromOutside = false) {
        return world::isAccepted(
            world.apply({.caller = "boto3", .action = std::move(action), .isFromOutside = isFromOutside}));
    };
    const auto newest = [&](CallModel::Column column) {
        model.present(world);
        return format::plain(model.index(0, column).data(Qt::ToolTipRole).toString()).toStdString();
    };
    ASSERT_TRUE(call(streams::CreateStreamRequest{"clicks", 1}));
    world.runUntil(second(60));
    int made = 0;
    while (made < 12 && call(streams::ListStreamsRequest{}, true))
        ++made;
    EXPECT_EQ(made, 5);
    EXPECT_EQ(newest(CallModel::Call),
        "ListStreams takes 5 calls/s from one account in one region, whoever makes them. (source: Kinesis Data Streams"
        " API reference and quotas, 2026-11)");
    EXPECT_TRUE(newest(CallModel::Outcome).starts_with("LimitExceededException")) << newest(CallModel::Outcome);
    EXPECT_TRUE(newest(CallModel::Outcome).ends_with("2026-11)"));
    world.runUntil(second(61));
    streams::PutRecordsRequest put{.streamName = "clicks"};
    put.records.assign(501, {"key", std::nullopt, std::make_shared<const std::string>("x")});
    EXPECT_FALSE(call(put));
    EXPECT_EQ(newest(CallModel::Call), "Rule: PutRecords call, records (Kinesis Data Streams API reference, 2026-11).");
    put.records.resize(1);
    world.runUntil(second(62));
    EXPECT_TRUE(call(put));
    EXPECT_EQ(newest(CallModel::Call), "");
}

TEST(CallModel, ALineTellsTheLimitThatItsReadMet)
{
    CallModel model(nullptr);
    world::World world{world::WorldSettings{}};
    const auto call = [&world](world::Action action) { return world.apply({"boto3", std::move(action)}); };
    const auto newest = [&] {
        model.present(world);
        EXPECT_TRUE(model.isRefusedAt(0));
        return format::plain(model.index(0, CallModel::Call).data(Qt::ToolTipRole).toString()).toStdString();
    };
    ASSERT_TRUE(world::isAccepted(call(streams::CreateStreamRequest{"clicks", 1})));
    world.runUntil(second(60));
    const streams::GetShardIteratorRequest ask{
        .streamName = "clicks", .shardId = "0", .type = streams::IteratorType::TrimHorizon};
    const world::Reply first = call(ask);
    ASSERT_TRUE(world::isAccepted(first));
    for (int i = 0; i < 5; ++i)
        (void)call(ask);
    EXPECT_EQ(newest(), "Rule: GetShardIterator calls per shard (Kinesis Data Streams API reference, 2026-11).");
    for (int i = 0; i < 6; ++i)
        (void)call(streams::GetRecordsRequest{.shardIterator = std::get<std::string>(first)});
    EXPECT_EQ(newest(),
        "Rule: GetRecords calls per shard (Kinesis Data Streams API reference, 2026-11). Rule: Shared read per shard "
        "(Kinesis Data Streams API reference, 2026-11).");
}

// The API reference and the quotas page differ about whom the rates of reshards are for; a run says which holds.
TEST(CallModel, ALineTellsTheRateOfReshardsAsTheRunHasIt)
{
    struct Row {
        streams::RateScope scope;
        std::string_view whom;
    };
    for (const Row& row : {Row{streams::RateScope::Account, "from one account in one region"},
             Row{streams::RateScope::Stream, "for one stream"}}) {
        CallModel model(nullptr);
        world::WorldSettings settings;
        settings.service.reshardRates = row.scope;
        world::World world{settings};
        ASSERT_TRUE(world::isAccepted(world.apply({"boto3", streams::CreateStreamRequest{"clicks", 1}})));
        world.runUntil(second(60));
        ASSERT_TRUE(world::isAccepted(world.apply({"boto3", streams::SplitShardRequest{"clicks", "0", "1000"}})));
        model.present(world);
        const std::string told =
            format::plain(model.index(0, CallModel::Call).data(Qt::ToolTipRole).toString()).toStdString();
        EXPECT_TRUE(told.starts_with("SplitShard takes 5 calls/s " + std::string{row.whom} + ", whoever")) << told;
    }
}

// data-streams.md, 12.
TEST(CallModel, ItsHeaderTellsWhichCallsCloudTrailLeavesOut)
{
    const CallModel model(nullptr);
    const QString told = model.headerData(CallModel::Call, Qt::Horizontal, Qt::ToolTipRole).toString();
    EXPECT_TRUE(told.contains(QStringLiteral("CloudTrail"))) << told.toStdString();
    for (int i = 0; i <= int(streams::Action::UpdateChannel); ++i) {
        const auto action = streams::Action(i);
        const std::string_view name = streams::actionName(action);
        EXPECT_EQ(told.contains(QString::fromUtf8(name.data(), qsizetype(name.size()))), streams::isDataCall(action))
            << name;
    }
    EXPECT_FALSE(model.headerData(CallModel::At, Qt::Horizontal, Qt::ToolTipRole).isValid());
}

TEST(RunHistory, KnowsTheFutureThatWasRecorded)
{
    RunHistory history;
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(40));
    history.take(timeline.world(), statusAt(second(40)));
    const std::size_t beats = history.beats().size();
    EXPECT_GE(beats, 39U);
    timeline.seek(second(10));
    history.take(timeline.world(), statusAt(second(40)));
    EXPECT_EQ(history.beats().size(), beats);
}

TEST(RunHistory, ForgetsAPastThatChanged)
{
    RunHistory history;
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(40));
    world::RunStatus status = statusAt(second(40));
    history.take(timeline.world(), status);
    timeline.seek(second(10));
    status.revision = 7;
    history.take(timeline.world(), status);
    ASSERT_FALSE(history.beats().empty());
    EXPECT_LE(history.beats().back().at, second(10));
}

TEST(RunHistory, MarksWhatTheServiceDoesOfItself)
{
    world::Scenario scenario;
    streams::CreateStreamRequest create{"readings"};
    create.streamMode = streams::CapacityMode::OnDemand;
    scenario.streams.push_back({.create = create});
    clients::ProducerConfig sensors;
    sensors.name = "sensors";
    sensors.stream = "readings";
    sensors.rate = clients::Curve{{{base::Duration{0}, 12 * 32}}};
    sensors.keys.count = 5'000;
    sensors.size.kind = clients::SizeChoice::Kind::Fixed;
    sensors.size.bytes = 32'768;
    sensors.retry.attempts = 1;
    scenario.clients.push_back({"scenario", world::AddProducer{sensors}});
    world::Timeline timeline{scenario};
    RunHistory history;
    std::int64_t open = 4;
    std::size_t looked = 0;
    for (std::int64_t minute = 1; minute <= 20; ++minute) {
        timeline.runUntil(second(60 * minute));
        history.take(timeline.world(), statusAt(second(60 * minute)));
        for (; looked < history.reshards().size(); ++looked) {
            const ReshardMark& mark = history.reshards()[looked];
            EXPECT_TRUE(mark.isByService());
            EXPECT_EQ(mark.from, open);
            EXPECT_GT(mark.to, mark.from);
            EXPECT_GE(mark.at, second(60 * (minute - 1)));
            open = mark.to;
        }
    }
    EXPECT_GT(looked, 0U);
    EXPECT_EQ(open, std::int64_t(timeline.world().service().streams().front().map->open().size()));
}

TEST(RunHistory, MarksWhatAutoscalersCallAndWhatKeepsThemFromIt)
{
    operations::AutoscalerConfig config{.name = "scaler", .stream = "clicks", .bounds = {1, 6}};
    config.approach = operations::TargetTracking{.targetPermille = 100};
    world::Timeline timeline{support::smallScenario(1)};
    ASSERT_TRUE(world::isAccepted(timeline.apply({.action = world::AddAutoscaler{config}}, timeline.newGesture())));
    timeline.runUntil(second(20 * 60));
    RunHistory history;
    history.take(timeline.world(), statusAt(second(20 * 60)));
    const auto marked = [&](bool isKeptBack) {
        return std::count_if(history.reshards().begin(), history.reshards().end(), [&](const ReshardMark& mark) {
            return mark.scaler == "scaler" && mark.decision.has_value() == isKeptBack;
        });
    };
    EXPECT_EQ(marked(false), 1) << "from five shards to six";
    EXPECT_GE(marked(true), 1) << "and no further";
    EXPECT_TRUE(std::is_sorted(history.reshards().begin(), history.reshards().end(),
        [](const ReshardMark& a, const ReshardMark& b) { return a.at < b.at; }));
    const std::size_t marks = history.reshards().size();
    history.take(timeline.world(), statusAt(second(20 * 60)));
    EXPECT_EQ(history.reshards().size(), marks) << "each once";
}

TEST(RunHistory, MarksAcceptedReshards)
{
    RunHistory history;
    world::Timeline timeline{support::smallScenario(1)};
    timeline.runUntil(second(3));
    const auto split =
        timeline.apply(support::splitInHalf(timeline.world(), streams::ShardIndex{0}), timeline.newGesture());
    ASSERT_TRUE(world::isAccepted(split));
    timeline.runUntil(second(4));
    history.take(timeline.world(), statusAt(second(4)));
    ASSERT_EQ(history.reshards().size(), 1U);
    EXPECT_EQ(history.reshards().front().at, second(3));
    EXPECT_EQ(history.troubleBefore(second(4)), second(3));
}
