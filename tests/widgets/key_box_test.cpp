#include "widgets/stage/key_box.h"

#include "support/world_builder.h"
#include "widgets/stage/record_grip.h"
#include "widgets/stage/stream_stage.h"
#include "world/scenario.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <chrono>
#include <variant>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};

struct OpenBox {
    world::World world = support::worldWithStream(4, 1);
    KeyBox box{nullptr};
    std::vector<world::Action> puts;

    OpenBox()
    {
        box.present(world, kClicks);
        box.open();
        QObject::connect(&box, &KeyBox::put, &box, [this](const world::Action& action) { puts.push_back(action); });
    }
    [[nodiscard]] QLineEdit* key() { return box.findChild<QLineEdit*>("keyBoxKey"); }
    [[nodiscard]] QLineEdit* hash() { return box.findChild<QLineEdit*>("keyBoxHash"); }
    [[nodiscard]] QLineEdit* after() { return box.findChild<QLineEdit*>("keyBoxAfter"); }
};

}

TEST(KeyBox, ShowsEveryStepFromKeyToShard)
{
    OpenBox open;
    QTest::keyClicks(open.key(), "mobile");
    ASSERT_TRUE(open.box.probe());
    // From the md5sum program: 532c28d5412dd75bf975fb951c740a30.
    EXPECT_EQ(open.box.probe()->hash.hex(), "532c28d5412dd75bf975fb951c740a30");
    const QString text = open.box.stepsText();
    EXPECT_TRUE(text.contains("532c28d5412dd75bf975fb951c740a30")) << text.toStdString();
    EXPECT_TRUE(text.contains("32.49")) << text.toStdString();
    EXPECT_TRUE(text.contains("shard 1")) << text.toStdString();
}

TEST(KeyBox, AnExplicitHashKeyOverridesTheKeysOwnPlace)
{
    OpenBox open;
    QTest::keyClicks(open.key(), "mobile");
    open.box.setExplicitHash("340282366920938463463374607431768211455");
    EXPECT_EQ(open.box.probe()->hash, base::HashKey::max());
    EXPECT_TRUE(open.box.stepsText().contains("shard 3"));
    QTest::keyClick(open.key(), Qt::Key_Return);
    ASSERT_EQ(open.puts.size(), 1U);
    const auto& request = std::get<streams::PutRecordRequest>(open.puts[0]);
    EXPECT_EQ(request.record.partitionKey, "mobile");
    EXPECT_EQ(request.record.explicitHashKey, "340282366920938463463374607431768211455");
    // 2^128 is one too many, and nothing is sent.
    open.box.setExplicitHash("340282366920938463463374607431768211456");
    EXPECT_FALSE(open.box.probe());
    QTest::keyClick(open.key(), Qt::Key_Return);
    EXPECT_EQ(open.puts.size(), 1U);
}

TEST(KeyBox, TheArrowsMoveItsRecordAlongTheRing)
{
    OpenBox open;
    auto* grip = open.box.findChild<RecordGrip*>();
    const auto at = [&] { return open.hash()->text().toStdString(); };
    // From the middle of the ring, where nothing is typed.
    QTest::keyClick(grip, Qt::Key_Right);
    EXPECT_EQ(at(), base::HashKey{(base::U128{1} << 127) + (base::U128{1} << 122)}.decimal());
    QTest::keyClick(grip, Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(at(), base::HashKey{(base::U128{1} << 127) + (base::U128{15} << 118)}.decimal());
    // The ends of the ring stop it.
    open.box.setExplicitHash("5");
    QTest::keyClick(grip, Qt::Key_Left);
    EXPECT_EQ(at(), "0");
    open.box.setExplicitHash("340282366920938463463374607431768211450");
    QTest::keyClick(grip, Qt::Key_Right);
    EXPECT_EQ(at(), base::HashKey::max().decimal());
    // From the key's own place.
    open.box.setExplicitHash({});
    QTest::keyClicks(open.key(), "mobile");
    const base::U128 own = open.box.probe()->hash.value;
    QTest::keyClick(grip, Qt::Key_Right);
    EXPECT_EQ(open.box.probe()->hash.value, own + (base::U128{1} << 122));
}

TEST(KeyBox, ItsCallIsCopiedAsCode)
{
    OpenBox open;
    auto* copy = open.box.findChild<QToolButton*>("keyBoxCopy");
    EXPECT_FALSE(copy->isEnabled());
    QTest::keyClicks(open.key(), "mobile");
    open.box.setExplicitHash("42");
    ASSERT_TRUE(copy->isEnabled());
    emit copy->menu()->aboutToShow();
    // No template puts records.
    ASSERT_EQ(copy->menu()->actions().size(), 3);
    copy->menu()->actions().front()->trigger();
    const QString code = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(code.contains("aws kinesis put-record")) << code.toStdString();
    EXPECT_TRUE(code.contains("--explicit-hash-key 42")) << code.toStdString();
    EXPECT_TRUE(code.contains("--partition-key mobile")) << code.toStdString();
}

TEST(KeyBox, ARecordMayBePutAfterAnother)
{
    OpenBox open;
    const auto put = [&] {
        QTest::keyClick(open.after(), Qt::Key_Return);
        return std::get<streams::PutRecordRequest>(open.puts.back()).sequenceNumberForOrdering;
    };
    QTest::keyClicks(open.key(), "mobile");
    EXPECT_EQ(put(), std::nullopt);
    const auto first = std::get<streams::PutResult>(open.world.apply({"you", open.puts.back()})).sequenceNumber;
    open.after()->setText(QStringLiteral(" %1 ").arg(QString::fromStdString(first.decimal())));
    EXPECT_EQ(put(), first.decimal()) << "as it is copied from a text";
    const auto second = std::get<streams::PutResult>(open.world.apply({"you", open.puts.back()})).sequenceNumber;
    EXPECT_LT(first.decimal(), second.decimal()) << "both have 56 digits";

    auto* copy = open.box.findChild<QToolButton*>("keyBoxCopy");
    emit copy->menu()->aboutToShow();
    copy->menu()->actions().front()->trigger();
    const QString code = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(code.contains(QStringLiteral("--sequence-number-for-ordering"))) << code.toStdString();

    // What is no number the service refuses, in its own words.
    open.after()->setText("the last one");
    EXPECT_EQ(put(), "the last one");
    open.box.awaitReply(world::Ticket{3});
    EXPECT_EQ(open.box.showReply(world::Ticket{3}, open.world.apply({"you", open.puts.back()})), std::optional{true});
    EXPECT_TRUE(open.box.replyText().contains("sequenceNumberForOrdering")) << open.box.replyText().toStdString();
}

TEST(KeyBox, AnEmptyKeyIsNotSent)
{
    OpenBox open;
    QTest::keyClick(open.key(), Qt::Key_Return);
    EXPECT_TRUE(open.puts.empty());
    EXPECT_FALSE(open.box.probe());
}

TEST(KeyBox, TakesTheSequenceNumberOfTheReplyApart)
{
    OpenBox open;
    open.world.runUntil(base::instantAt(std::chrono::seconds{75}));
    QTest::keyClicks(open.key(), "mobile");
    QTest::keyClick(open.key(), Qt::Key_Return);
    ASSERT_EQ(open.puts.size(), 1U);
    const world::Reply reply = open.world.apply({"you", open.puts[0]});
    open.box.awaitReply(world::Ticket{3});
    EXPECT_FALSE(open.box.showReply(world::Ticket{2}, reply));
    EXPECT_EQ(open.box.showReply(world::Ticket{3}, reply), std::optional{false});
    const QString text = open.box.replyText();
    EXPECT_TRUE(text.contains("shard 1")) << text.toStdString();
    EXPECT_TRUE(text.contains(QString::fromStdString(std::get<streams::PutResult>(reply).sequenceNumber.decimal())));
    EXPECT_TRUE(text.contains("shard index 1")) << text.toStdString();
    EXPECT_TRUE(text.contains("00:01:15")) << text.toStdString();
}

TEST(KeyBox, SaysOnDemandWhatHelpsThere)
{
    OpenBox open;
    const world::Reply throttled = streams::Refusal{
        streams::Exception::ProvisionedThroughputExceeded, streams::Reason::BytesThrottled, "Rate exceeded for shard"};
    const auto remedy = [&] {
        open.box.awaitReply(world::Ticket{4});
        EXPECT_EQ(open.box.showReply(world::Ticket{4}, throttled), std::optional{true});
        return open.box.replyText();
    };
    EXPECT_TRUE(remedy().contains(QStringLiteral("compress")));
    ASSERT_TRUE(world::isAccepted(open.world.apply({"you",
        streams::UpdateStreamModeRequest{.streamArn = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks",
            .streamMode = streams::CapacityMode::OnDemand}})));
    open.world.runUntil(open.world.now() + std::chrono::minutes{2});
    open.box.present(open.world, kClicks);
    EXPECT_TRUE(remedy().contains(QStringLiteral("warm throughput"))) << open.box.replyText().toStdString();
}

TEST(KeyBox, NamesTheRuleAsTheRunHasIt)
{
    world::WorldSettings settings;
    settings.service.quotas = {{streams::QuotaName::WriteBytesPerSecond, 524'288, {}, "an old page", "2015"}};
    world::World world{settings};
    ASSERT_TRUE(world::isAccepted(world.addStreamAtStart({{"clicks", 1}, std::chrono::hours{24}})));
    KeyBox box{nullptr};
    box.present(world, kClicks);
    box.open();
    box.awaitReply(world::Ticket{4});
    EXPECT_EQ(box.showReply(world::Ticket{4},
                  streams::Refusal{streams::Exception::ProvisionedThroughputExceeded, streams::Reason::BytesThrottled,
                      "Rate exceeded for shard"}),
        std::optional{true});
    EXPECT_TRUE(box.replyText().contains("(an old page, 2015)")) << box.replyText().toStdString();
}

TEST(KeyBox, SaysARefusalInTheServicesWords)
{
    OpenBox open;
    QTest::keyClicks(open.key(), "mobile");
    open.box.awaitReply(world::Ticket{3});
    const world::Reply reply =
        open.world.apply({"you", streams::PutRecordRequest{"elsewhere", {"mobile", std::nullopt, {}}, {}}});
    EXPECT_EQ(open.box.showReply(world::Ticket{3}, reply), std::optional{true});
    EXPECT_TRUE(open.box.replyText().contains("ResourceNotFoundException")) << open.box.replyText().toStdString();
}

TEST(KeyBox, ARecordIsDraggedOntoTheMap)
{
    world::Scenario scenario;
    scenario.name = "four";
    scenario.streams = {{{"clicks", 4}, std::chrono::hours{24}}};
    EngineLink link(scenario, {}, nullptr);
    Selection selection{nullptr};
    StreamStage stage(&link, &selection, nullptr);
    QObject::connect(&link, &EngineLink::worldChanged, &stage,
        [&](const world::Published& published) { stage.present(published.world, published.status); });
    stage.resize(900, 560);
    stage.show();
    link.post(world::Request{world::Pause{}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return stage.map()->scene().layout.cells().size() == 4; }));
    stage.toggleKeyBox();
    auto* grip = stage.keyBox()->findChild<RecordGrip*>();
    auto* hash = stage.keyBox()->findChild<QLineEdit*>("keyBoxHash");
    const auto over = [&](const QWidget& widget, QPoint at) {
        const QPoint global = widget.mapToGlobal(at);
        QMouseEvent event(QEvent::MouseMove, QPointF(grip->mapFromGlobal(global)), QPointF(global), Qt::NoButton,
            Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(grip, &event);
    };
    const ShardMapView& map = *stage.map();
    const auto in = [&map](std::size_t shard) {
        const ShardCell& cell = map.scene().layout.cells()[shard];
        return QPoint(cell.left + cell.columnWidth() / 2, map.scene().bands.body.center().y());
    };
    const auto hashOf = [&map](QPoint at) { return map.scene().layout.keyAt(at.x()); };
    QTest::mousePress(grip, Qt::LeftButton);
    over(map, in(2));
    ASSERT_TRUE(stage.keyBox()->probe());
    EXPECT_EQ(stage.keyBox()->probe()->hash, hashOf(in(2)));
    EXPECT_TRUE(stage.keyBox()->stepsText().contains("shard 2")) << stage.keyBox()->stepsText().toStdString();
    // Beside the map it has no place of its own; back on it, it is dropped.
    over(map, {in(2).x(), -40});
    EXPECT_EQ(hash->text(), QString{});
    over(map, in(2));
    QTest::mouseRelease(grip, Qt::LeftButton);
    EXPECT_EQ(hash->text().toStdString(), hashOf(in(2)).decimal());
    // Escape takes the next drag back.
    QTest::mousePress(grip, Qt::LeftButton);
    over(map, in(0));
    EXPECT_TRUE(stage.keyBox()->stepsText().contains("shard 0"));
    QTest::keyClick(grip, Qt::Key_Escape);
    EXPECT_EQ(hash->text().toStdString(), hashOf(in(2)).decimal());
    QTest::mouseRelease(grip, Qt::LeftButton);
    EXPECT_FALSE(stage.keyBox()->isHidden());
    // Bent into a ring, three o'clock is a quarter of it.
    stage.map()->setForm(ShardMapView::Form::Ring);
    const RingPlace ring = RingPlace::of(map.size(), map.scene().theme);
    const auto quarter = map.hashAt(ring.at(0.25, (ring.inner + ring.outer) / 2).toPoint());
    ASSERT_TRUE(quarter);
    EXPECT_NEAR(quarter->fraction(), 0.25, 0.01);
    EXPECT_FALSE(map.hashAt(ring.middle.toPoint()));
    link.stop();
}

// A record from click to pixel, in a world where time stands.
TEST(KeyBox, APutInAPausedWorldIsOnTheMapAndInTheLogAtOnce)
{
    world::Scenario scenario;
    scenario.name = "four";
    scenario.streams = {{{"clicks", 4}, std::chrono::hours{24}}};
    EngineLink link(scenario, {}, nullptr);
    Selection selection{nullptr};
    StreamStage stage(&link, &selection, nullptr);
    QObject::connect(&link, &EngineLink::worldChanged, &stage,
        [&](const world::Published& published) { stage.present(published.world, published.status); });
    stage.resize(900, 560);
    stage.show();
    link.post(world::Request{world::Pause{}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return stage.map()->scene().layout.cells().size() == 4; }));
    stage.toggleKeyBox();
    auto* key = stage.keyBox()->findChild<QLineEdit*>("keyBoxKey");
    QTest::keyClicks(key, "mobile");
    QTest::keyClick(key, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !stage.keyBox()->replyText().isEmpty(); }));
    EXPECT_TRUE(stage.map()->journey().has_value());
    EXPECT_FALSE(stage.map()->journey()->isRefused);
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return link.latest().world->service().stream(kClicks).lines.at(1).stored == 1;
    }));
    stage.toggleKeyBox();
    EXPECT_FALSE(stage.keyBox()->probe());
    link.stop();
}
