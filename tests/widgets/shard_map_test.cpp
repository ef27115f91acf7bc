#include "widgets/charts/shard_map.h"

#include "support/world_builder.h"
#include "widgets/charts/knife.h"
#include "widgets/charts/shard_map_layout.h"
#include "widgets/stage/stream_stage.h"
#include "world/scenario.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using base::HashKey;
using base::U128;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};
constexpr U128 kQuarter = U128{1} << 126;

std::vector<ShardPlace> evenPlaces(std::uint32_t count)
{
    std::vector<ShardPlace> places;
    const std::vector<base::HashRange> ranges = base::evenSplit(count);
    for (std::uint32_t i = 0; i < count; ++i)
        places.push_back({ShardIndex{i}, ranges[i]});
    return places;
}

world::Snapshot snapshotOf(const world::World& world) { return std::make_shared<const world::World>(world); }

// The map of a world of four shards, with what it asked for.
struct MapOfFour {
    world::World world = support::worldWithStream(4, 1);
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    std::vector<world::Action> asked;

    MapOfFour()
    {
        world.runUntil(base::instantAt(std::chrono::seconds{2}));
        map.resize(1'000, 300);
        map.present(snapshotOf(world), kClicks);
        map.show();
        map.activateWindow();
        map.setFocus();
        QObject::connect(&map, &ShardMapView::asked, &map, [this](const world::Action& a) { asked.push_back(a); });
    }
    [[nodiscard]] ShardCell cell(std::size_t i) const { return map.scene().layout.cells()[i]; }
    [[nodiscard]] int bodyY() const { return map.scene().bands.body.center().y(); }
    [[nodiscard]] int headerY() const { return map.scene().bands.header.center().y(); }
    void press(QPoint at) { QTest::mousePress(&map, Qt::LeftButton, {}, at); }
    void move(QPoint at)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(at), QPointF(map.mapToGlobal(at)), Qt::NoButton, Qt::LeftButton,
            Qt::NoModifier);
        QApplication::sendEvent(&map, &event);
    }
    void release(QPoint at) { QTest::mouseRelease(&map, Qt::LeftButton, {}, at); }
    void drag(QPoint from, QPoint to)
    {
        press(from);
        move(from + (to - from) / 4);
        move(from + (to - from) / 2);
        move(to);
        release(to);
    }
};

}

TEST(ShardMapLayout, TilesTheStripWithoutHoles)
{
    for (const std::uint32_t count : {1U, 2U, 3U, 7U, 64U, 300U, 1'000U, 10'000U}) {
        const ShardMapLayout layout(evenPlaces(count), 50, 901);
        ASSERT_EQ(layout.cells().size(), count);
        EXPECT_EQ(layout.cells().front().left, 50);
        EXPECT_EQ(layout.cells().back().right, 951);
        for (std::size_t i = 1; i < count; ++i)
            ASSERT_EQ(layout.cells()[i].left, layout.cells()[i - 1].right);
        EXPECT_EQ(layout.isDense(), count > 450);
    }
}

TEST(ShardMapLayout, FindsTheShardUnderEveryPixel)
{
    const ShardMapLayout layout(evenPlaces(37), 10, 500);
    for (int x = 10; x < 510; ++x) {
        const ShardCell& cell = layout.cells()[layout.cellAt(x).value()];
        EXPECT_LE(cell.left, x);
        EXPECT_LT(x, cell.right);
    }
    EXPECT_FALSE(layout.cellAt(9));
    EXPECT_FALSE(layout.cellAt(510));
}

TEST(ShardMapLayout, KeepsAnIsolatedKeyInSight)
{
    // A hot key alone in its shard: a range of one, 2^-128 of the ring.
    const std::vector<ShardPlace> places{{ShardIndex{1}, {HashKey{0}, HashKey{kQuarter - 1}}},
        {ShardIndex{5}, {HashKey{kQuarter}, HashKey{kQuarter}}},
        {ShardIndex{6}, {HashKey{kQuarter + 1}, HashKey::max()}}};
    const ShardMapLayout layout(places, 0, 800);
    EXPECT_GE(layout.cells()[1].width(), 28);
    EXPECT_TRUE(layout.cells()[1].isWidened);
    EXPECT_FALSE(layout.cells()[0].isWidened);
    EXPECT_EQ(layout.cells()[2].right, 800);
}

TEST(ShardMapLayout, PixelsAndKeysAreInverse)
{
    const ShardMapLayout layout(evenPlaces(5), 48, 1'200);
    for (const ShardCell& cell : layout.cells()) {
        for (int x = cell.left; x <= cell.left + cell.columnWidth(); x += 7) {
            const HashKey key = ShardMapLayout::keyAt(cell, x);
            EXPECT_TRUE(cell.range.contains(key));
            EXPECT_NEAR(ShardMapLayout::x(cell, key), x, 0.01);
        }
        EXPECT_EQ(ShardMapLayout::keyAt(cell, cell.left - 50), cell.range.first);
        EXPECT_EQ(ShardMapLayout::keyAt(cell, cell.right + 50), cell.range.last);
    }
}

TEST(Knife, StaysWhereTheServiceTakesACut)
{
    world::RangeLoad load;
    load.range = {HashKey{100}, HashKey{200}};
    Knife knife(ShardIndex{0}, load, {1'000, 1'048'576});
    knife.moveTo(HashKey{0}, 0);
    EXPECT_EQ(knife.cut(), HashKey{102});
    knife.moveTo(HashKey::max(), 0);
    EXPECT_EQ(knife.cut(), HashKey{199});
    knife.step(-1'000, false);
    EXPECT_EQ(knife.cut(), HashKey{102});
    EXPECT_TRUE(knife.canCut());
}

TEST(Knife, SnapsToTheSideOfTheHottestKeyThePointerIsOn)
{
    world::RangeLoad load;
    load.range = {HashKey{0}, HashKey{1'000'000}};
    load.stretch = {base::kWorldStart, base::instantAt(std::chrono::seconds{10})};
    load.keys = {{HashKey{100'000}, 1, 1'000'000, 1'000}, {HashKey{300'000}, 2, 9'000'000, 9'000},
        {HashKey{900'000}, 3, 1'000'000, 1'000}};
    load.milliRecords = 11'000'000;
    load.bytes = 11'000;
    Knife knife(ShardIndex{0}, load, {1'000, 1'048'576});
    knife.moveTo(HashKey{299'000}, 5'000);
    EXPECT_EQ(knife.snap(), Snap::BelowHottest);
    EXPECT_EQ(knife.preview().upper.recordsPerSecond, 1'000);
    knife.moveTo(HashKey{301'000}, 5'000);
    EXPECT_EQ(knife.snap(), Snap::AboveHottest);
    EXPECT_EQ(knife.preview().lower.recordsPerSecond, 1'000);
    EXPECT_EQ(knife.cut(), HashKey{300'001});
    knife.moveTo(HashKey{250'000}, 5'000);
    EXPECT_EQ(knife.snap(), Snap::None);
    EXPECT_TRUE(knife.isolateHottest());
    const Snap first = knife.snap();
    EXPECT_TRUE(knife.isolateHottest());
    EXPECT_NE(knife.snap(), first);
    EXPECT_FALSE(knife.hopeless());
}

TEST(ShardMap, ADragInAColumnAsksForASplitAtThatKey)
{
    MapOfFour four;
    const ShardCell cell = four.cell(1);
    const int x = cell.left + cell.columnWidth() / 4;
    four.drag({cell.left + 10, four.bodyY()}, {x, four.bodyY()});
    ASSERT_EQ(four.asked.size(), 1U);
    const auto& request = std::get<streams::SplitShardRequest>(four.asked[0]);
    EXPECT_EQ(request.streamName, "clicks");
    EXPECT_EQ(request.shardToSplit, "shardId-000000000001");
    EXPECT_EQ(request.newStartingHashKey, ShardMapLayout::keyAt(cell, x).decimal());
}

TEST(ShardMap, TheKnifeSnapsToTheExactMiddle)
{
    MapOfFour four;
    const ShardCell cell = four.cell(1);
    four.drag({cell.left + 10, four.bodyY()}, {cell.left + cell.columnWidth() / 2 + 4, four.bodyY()});
    ASSERT_EQ(four.asked.size(), 1U);
    EXPECT_EQ(std::get<streams::SplitShardRequest>(four.asked[0]).newStartingHashKey,
        HashKey{kQuarter + kQuarter / 2}.decimal());
}

TEST(ShardMap, EscapeCancelsADrag)
{
    MapOfFour four;
    const ShardCell cell = four.cell(2);
    four.press({cell.left + 10, four.bodyY()});
    four.move({cell.left + 60, four.bodyY()});
    ASSERT_NE(four.map.knife(), nullptr);
    QTest::keyClick(&four.map, Qt::Key_Escape);
    EXPECT_EQ(four.map.knife(), nullptr);
    four.release({cell.left + 60, four.bodyY()});
    EXPECT_TRUE(four.asked.empty());
}

TEST(ShardMap, AClickChoosesAShardAndAsksForNothing)
{
    MapOfFour four;
    const ShardCell cell = four.cell(2);
    QTest::mouseClick(&four.map, Qt::LeftButton, {}, {cell.left + 30, four.bodyY()});
    EXPECT_EQ(four.selection.shard(), ShardIndex{2});
    QTest::mouseClick(&four.map, Qt::LeftButton, {}, {four.cell(0).left + 30, four.headerY()});
    EXPECT_EQ(four.selection.shard(), ShardIndex{0});
    EXPECT_TRUE(four.asked.empty());
}

TEST(ShardMap, ALabelDroppedOnAnotherShardAsksForAMerge)
{
    MapOfFour four;
    four.drag({four.cell(2).left + 20, four.headerY()}, {four.cell(1).left + 40, four.bodyY()});
    ASSERT_EQ(four.asked.size(), 1U);
    EXPECT_EQ(std::get<streams::MergeShardsRequest>(four.asked[0]),
        (streams::MergeShardsRequest{"clicks", "shardId-000000000002", "shardId-000000000001"}));
}

TEST(ShardMap, ADistantMergeIsAskedForToo)
{
    MapOfFour four;
    four.drag({four.cell(0).left + 20, four.headerY()}, {four.cell(3).left + 40, four.headerY()});
    ASSERT_EQ(four.asked.size(), 1U);
    EXPECT_EQ(std::get<streams::MergeShardsRequest>(four.asked[0]).adjacentShardToMerge, "shardId-000000000003");
}

TEST(ShardMap, ALabelDroppedWhereItWasAsksForNothing)
{
    MapOfFour four;
    four.drag({four.cell(0).left + 20, four.headerY()}, {four.cell(0).left + 90, four.headerY()});
    EXPECT_TRUE(four.asked.empty());
}

TEST(ShardMap, TheKeyboardCutsWhereTheMouseWould)
{
    MapOfFour four;
    QTest::keyClick(&four.map, Qt::Key_Right);
    QTest::keyClick(&four.map, Qt::Key_Right);
    EXPECT_EQ(four.selection.shard(), ShardIndex{1});
    QTest::keyClick(&four.map, Qt::Key_K);
    ASSERT_NE(four.map.knife(), nullptr);
    QTest::keyClick(&four.map, Qt::Key_Left);
    QTest::keyClick(&four.map, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_NE(four.map.knife()->snap(), Snap::Middle);
    QTest::keyClick(&four.map, Qt::Key_H);
    QTest::keyClick(&four.map, Qt::Key_Return);
    ASSERT_EQ(four.asked.size(), 1U);
    const auto& request = std::get<streams::SplitShardRequest>(four.asked[0]);
    EXPECT_EQ(request.shardToSplit, "shardId-000000000001");
    EXPECT_EQ(request.newStartingHashKey, HashKey{kQuarter + kQuarter / 2}.decimal());
    EXPECT_EQ(four.map.knife(), nullptr);
}

TEST(ShardMap, EscapePutsTheKnifeAway)
{
    MapOfFour four;
    QTest::keyClick(&four.map, Qt::Key_K);
    ASSERT_NE(four.map.knife(), nullptr);
    QTest::keyClick(&four.map, Qt::Key_Escape);
    EXPECT_EQ(four.map.knife(), nullptr);
    QTest::keyClick(&four.map, Qt::Key_Return);
    EXPECT_TRUE(four.asked.empty());
}

TEST(ShardMap, TheKeyboardJoinsNeighbours)
{
    MapOfFour four;
    four.selection.select(ShardChoice{"clicks", ShardIndex{2}});
    QTest::keyClick(&four.map, Qt::Key_J);
    QTest::keyClick(&four.map, Qt::Key_Left);
    ASSERT_EQ(four.asked.size(), 1U);
    EXPECT_EQ(std::get<streams::MergeShardsRequest>(four.asked[0]),
        (streams::MergeShardsRequest{"clicks", "shardId-000000000002", "shardId-000000000001"}));
}

TEST(ShardMap, ThereIsNoNeighbourBeyondTheEndOfTheRing)
{
    MapOfFour four;
    four.selection.select(ShardChoice{"clicks", ShardIndex{0}});
    QTest::keyClick(&four.map, Qt::Key_J);
    QTest::keyClick(&four.map, Qt::Key_Left);
    EXPECT_TRUE(four.asked.empty());
    EXPECT_TRUE(four.map.isGestureUnderWay());
    QTest::keyClick(&four.map, Qt::Key_Escape);
    EXPECT_FALSE(four.map.isGestureUnderWay());
}

TEST(ShardMap, StandsStillWhileADragIsUnderWay)
{
    MapOfFour four;
    const ShardCell cell = four.cell(3);
    four.press({cell.left + 10, four.bodyY()});
    four.move({cell.left + 60, four.bodyY()});
    ASSERT_TRUE(world::isAccepted(four.world.apply({"test",
        streams::SplitShardRequest{"clicks", "shardId-000000000000", HashKey{kQuarter / 2}.decimal()}})));
    four.world.runUntil(base::instantAt(std::chrono::minutes{2}));
    four.map.present(snapshotOf(four.world), kClicks);
    EXPECT_EQ(four.map.scene().layout.cells().size(), 4U);
    EXPECT_EQ(four.cell(3).left, cell.left);
    four.release({cell.left + 60, four.bodyY()});
    EXPECT_EQ(four.map.scene().layout.cells().size(), 5U);
    EXPECT_EQ(std::get<streams::SplitShardRequest>(four.asked.at(0)).shardToSplit, "shardId-000000000003");
}

TEST(ShardMap, ShowsARefusalInTheServicesWords)
{
    MapOfFour four;
    four.drag({four.cell(0).left + 20, four.headerY()}, {four.cell(3).left + 40, four.headerY()});
    four.map.awaitReply(world::Ticket{7});
    four.map.showReply(world::Ticket{8}, streams::Done{});
    EXPECT_TRUE(four.map.replyText().isEmpty());
    const world::Reply reply = four.world.apply({"you", four.asked.at(0)});
    four.map.showReply(world::Ticket{7}, reply);
    const std::string text = four.map.replyText().toStdString();
    EXPECT_NE(text.find("InvalidArgumentException"), std::string::npos) << text;
    EXPECT_NE(text.find("are not an adjacent pair of shards eligible for merging"), std::string::npos) << text;
    QTest::keyClick(&four.map, Qt::Key_Escape);
    EXPECT_TRUE(four.map.replyText().isEmpty());
}

TEST(ShardMap, SaysAloudWhatItShows)
{
    MapOfFour four;
    EXPECT_TRUE(four.map.accessibleDescription().contains("4 open shards"));
    QTest::keyClick(&four.map, Qt::Key_Right);
    QTest::keyClick(&four.map, Qt::Key_Right);
    EXPECT_TRUE(four.map.accessibleDescription().contains("shard 1")) << four.map.accessibleDescription().toStdString();
}

TEST(ShardMap, ShowsAWorldWithoutStreams)
{
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    map.resize(600, 250);
    map.present(std::make_shared<const world::World>(world::WorldSettings{}), std::nullopt);
    EXPECT_TRUE(map.scene().layout.isEmpty());
    EXPECT_FALSE(map.scene().emptyText.isEmpty());
    EXPECT_FALSE(map.grab().isNull());
    map.openKnife();
    EXPECT_FALSE(map.isGestureUnderWay());
}

TEST(StreamStage, ADragBecomesOneApiCallAndItsReplyIsShown)
{
    world::Scenario scenario;
    scenario.name = "four";
    scenario.streams = {{{"clicks", 4}, std::chrono::hours{24}}};
    EngineLink link(scenario, {}, nullptr);
    Selection selection{nullptr};
    StreamStage stage(&link, &selection, nullptr);
    QObject::connect(&link, &EngineLink::worldChanged, &stage,
        [&](const world::Published& published) { stage.present(*published.world, published.status); });
    stage.resize(900, 560);
    stage.show();
    link.post(world::Request{world::Pause{}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return stage.map()->scene().layout.cells().size() == 4; }));

    QSignalSpy replies(&link, &EngineLink::replied);
    ShardMapView* map = stage.map();
    const ShardCell cell = map->scene().layout.cells()[2];
    const QPoint from(cell.left + 12, map->scene().bands.body.center().y());
    const QPoint to(cell.left + cell.columnWidth() / 2, from.y());
    QTest::mousePress(map, Qt::LeftButton, {}, from);
    QMouseEvent event(QEvent::MouseMove, QPointF(to), QPointF(map->mapToGlobal(to)), Qt::NoButton, Qt::LeftButton,
        Qt::NoModifier);
    QApplication::sendEvent(map, &event);
    QTest::mouseRelease(map, Qt::LeftButton, {}, to);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !map->replyText().isEmpty(); }));
    EXPECT_TRUE(map->replyText().contains("accepted")) << map->replyText().toStdString();
    ASSERT_TRUE(QTest::qWaitFor([&] { return map->scene().pending.size() == 1; }));
    EXPECT_EQ(map->scene().pending[0].at, HashKey{kQuarter * 2 + kQuarter / 2});

    // A second one is refused: the stream is UPDATING, and virtual time stands.
    QTest::mousePress(map, Qt::LeftButton, {}, from);
    QApplication::sendEvent(map, &event);
    QTest::mouseRelease(map, Qt::LeftButton, {}, to);
    ASSERT_TRUE(QTest::qWaitFor([&] { return map->replyText().contains("ResourceInUseException"); }));
    link.stop();
}
