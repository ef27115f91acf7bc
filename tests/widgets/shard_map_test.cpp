#include "widgets/charts/shard_map.h"

#include "support/world_builder.h"
#include "widgets/charts/knife.h"
#include "widgets/charts/shard_card.h"
#include "widgets/charts/shard_map_layout.h"
#include "widgets/motion.h"
#include "widgets/panels/level_dialog.h"
#include "widgets/stage/stream_stage.h"
#include "world/built_in_scenarios.h"
#include "world/ordering.h"
#include "world/scenario.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialogButtonBox>
#include <QImage>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
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

TEST(ShardMap, OffersAStreamBetweenItsWordsAndItsEdge)
{
    Selection selection(nullptr);
    ShardMapView map{&selection, nullptr};
    map.resize(806, 210);
    map.present(snapshotOf(world::World{world::WorldSettings{}}), std::nullopt);
    map.show();
    const auto* const create = map.findChild<QPushButton*>();
    ASSERT_TRUE(create != nullptr && create->isVisible());
    const QRect body = map.scene().bands.body;
    EXPECT_GE(body.bottom() - create->geometry().bottom(), 5);
    EXPECT_GT(create->geometry().top(), body.center().y() + QFontMetrics(map.font()).lineSpacing() / 2);
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

TEST(ShardMap, TheHottestNeedleInSightAlwaysHasItsName)
{
    // A crowd of cooler keys closely around the hottest one, as at 64 shards.
    ShardMapScene scene;
    scene.theme = Theme::light();
    scene.bands = ShardMapBands::of({800, 300}, Theme::light());
    scene.layout = ShardMapLayout(evenPlaces(64), scene.bands.left(), scene.bands.body.width());
    scene.uses.resize(64);
    const U128 step = U128{1} << 120;
    scene.needles.push_back({HashKey{kQuarter}, 900, "hottest"});
    for (unsigned i = 1; i <= 12; ++i)
        scene.needles.push_back({HashKey{kQuarter + step * (i % 2 == 0 ? i : U128{0} - i)}, 400 - int(i), "cooler"});
    const std::vector<NeedleLabel> labels = placeNeedleLabels(scene);
    ASSERT_FALSE(labels.empty());
    EXPECT_EQ(labels.front().needle, 0U);
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_TRUE(labels[i].row != labels[k].row || labels[i].left >= labels[k].left + labels[k].width
                || labels[k].left >= labels[i].left + labels[i].width);
}

TEST(ShardMap, ALowMapGivesItsRoomToTheColumns)
{
    EXPECT_GE(ShardMapBands::of({800, 184}, Theme::light()).body.height(), 110);
    EXPECT_FALSE(ShardMapBands::of({800, 300}, Theme::light()).isLow);
}

TEST(ShardMap, AThrottledShardAmongTenThousandIsSeen)
{
    ShardMapScene scene;
    scene.theme = Theme::light();
    scene.bands = ShardMapBands::of({860, 300}, Theme::light());
    scene.hatch = QPixmap(10, 10);
    scene.hatch.fill(Qt::transparent);
    scene.layout = ShardMapLayout(evenPlaces(10'000), scene.bands.left(), scene.bands.body.width());
    scene.uses.resize(10'000);
    for (std::size_t i = 0; i < scene.uses.size(); ++i) {
        scene.uses[i].shard = ShardIndex{std::uint32_t(i)};
        scene.uses[i].offered.perMille = 300;
    }
    scene.uses[4'321].offered.perMille = 1'900;
    scene.uses[4'321].refused = 9;
    QImage image(860, 300, QImage::Format_ARGB32_Premultiplied);
    image.fill(scene.theme.panel);
    {
        QPainter painter(&image);
        paintShardMap(painter, scene);
    }
    const ShardCell& cell = scene.layout.cells()[4'321];
    // Its pixel is full to the top, and a tick above says that it refuses.
    EXPECT_NE(image.pixel(cell.left, scene.bands.body.top() + 3), scene.theme.track.rgb());
    EXPECT_EQ(image.pixel(cell.left, scene.bands.body.top() - 4), scene.theme.hot.rgb());
    EXPECT_EQ(image.pixel(cell.left + 20, scene.bands.body.top() + 3), scene.theme.track.rgb());
}

TEST(ShardMap, ZoomLeadsFromDensityToBarsAndBack)
{
    world::World world = support::worldWithStream(10'000, 1);
    world.runUntil(base::instantAt(std::chrono::seconds{1}));
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    map.resize(900, 300);
    map.present(snapshotOf(world), kClicks);
    map.show();
    selection.select(ShardChoice{"clicks", ShardIndex{7'000}});
    ASSERT_TRUE(map.scene().layout.isDense());
    const int whole = map.scene().layout.right();
    for (int i = 0; i < 18; ++i)
        QTest::keyClick(&map, Qt::Key_Z);
    const auto cell = map.scene().layout.find(ShardIndex{7'000});
    ASSERT_TRUE(cell);
    const ShardCell& place = map.scene().layout.cells()[*cell];
    EXPECT_GE(place.columnWidth(), kNarrowestLabel);
    EXPECT_GE(place.left, map.scene().bands.left());
    EXPECT_LE(place.right, map.scene().bands.right());
    EXPECT_LT(map.scene().cellsInSight().second - map.scene().cellsInSight().first, 40U);
    // A drag there cuts where it is seen to.
    std::vector<world::Action> asked;
    QObject::connect(&map, &ShardMapView::asked, &map, [&](const world::Action& action) { asked.push_back(action); });
    QTest::keyClick(&map, Qt::Key_K);
    QTest::keyClick(&map, Qt::Key_Return);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(std::get<streams::SplitShardRequest>(asked[0]).shardToSplit, "shardId-000000007000");
    QTest::keyClick(&map, Qt::Key_0);
    EXPECT_TRUE(map.ringView().isWhole());
    EXPECT_EQ(map.scene().layout.right(), whole);
}

TEST(RingView, KeepsWhatIsUnderThePointerThere)
{
    RingView view;
    const std::vector<ShardPlace> places = evenPlaces(100);
    const HashKey under = view.layout(places, 0, 1'000).keyAt(700);
    view.zoom(6, 0.7, 100);
    EXPECT_NEAR(view.layout(places, 0, 1'000).x(under), 700, 12);
    view.zoom(1.0 / 100, 0.7, 100);
    EXPECT_TRUE(view.isWhole());
    view.zoom(10, 0, 100);
    view.pan(-5);
    EXPECT_EQ(view.layout(places, 0, 1'000).left(), 0);
    view.reveal(0.9, 0.91);
    const ShardMapLayout layout = view.layout(places, 0, 1'000);
    EXPECT_LE(layout.cells()[90].right, 1'000);
    EXPECT_GE(layout.cells()[90].left, 0);
}

TEST(ShardMap, NumbersTakeTheKnifeToTheRankedCuts)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    world.runUntil(base::instantAt(std::chrono::seconds{60}));
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    map.resize(900, 300);
    map.present(snapshotOf(world), kClicks);
    map.show();
    map.activateWindow();
    selection.select(ShardChoice{"clicks", ShardIndex{1}});
    map.openKnife();
    ASSERT_NE(map.knife(), nullptr);
    const std::vector<world::SplitPreview> cuts = map.knife()->rankedCuts();
    ASSERT_GE(cuts.size(), 2U);
    const auto fuller = [](const world::SplitPreview& cut) { return std::max(cut.lower.perMille, cut.upper.perMille); };
    EXPECT_LE(fuller(cuts[0]), fuller(cuts[1]));
    QTest::keyClick(&map, Qt::Key_2);
    EXPECT_EQ(map.knife()->cut(), cuts[1].cut);
    QTest::keyClick(&map, Qt::Key_1);
    EXPECT_EQ(map.knife()->cut(), cuts[0].cut);
    // Its flag can be pressed as well; the knife stays out.
    QPoint flag;
    for (int y = map.scene().bands.body.top(); y < map.scene().bands.body.bottom(); ++y)
        for (int x = map.scene().bands.left(); x < map.scene().bands.right(); ++x)
            if (cutFlagAt(map.scene(), *map.knife(), {x, y}) == std::size_t{1})
                flag = {x, y};
    QTest::mousePress(&map, Qt::LeftButton, {}, flag);
    ASSERT_NE(map.knife(), nullptr);
    EXPECT_EQ(map.knife()->cut(), cuts[1].cut);
}

TEST(RecordFlow, DotsBecomeDensityWithoutAJump)
{
    EXPECT_EQ(RecordFlow::dotShare(0), 1);
    EXPECT_EQ(RecordFlow::dotShare(100), 1);
    EXPECT_EQ(RecordFlow::dotShare(5'000), 0);
    for (int rate = 0; rate < 400; ++rate) {
        EXPECT_GE(RecordFlow::dotShare(rate), RecordFlow::dotShare(rate + 1));
        EXPECT_LT(RecordFlow::dotShare(rate) - RecordFlow::dotShare(rate + 1), 0.02);
    }
}

TEST(RecordFlow, ShowsRecordsOnlyWhileTimePassesSlowly)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    world.runUntil(base::instantAt(std::chrono::seconds{5}));
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    map.resize(900, 300);
    map.show();
    world::RunStatus status;
    status.isPlaying = true;
    const auto dotsAt = [&](std::int64_t speed, bool isPlaying) {
        status.askedSpeedPerMille = speed;
        status.isPlaying = isPlaying;
        map.setPace(status);
        map.present(snapshotOf(world), kClicks);
        return map.flow().recordsPerDot();
    };
    EXPECT_GE(dotsAt(1'000, true), 1);
    EXPECT_EQ(dotsAt(60'000, true), 0);
    EXPECT_EQ(dotsAt(1'000, false), 0);
    setMotionReduced(true);
    EXPECT_EQ(dotsAt(1'000, true), 0);
    setMotionReduced(false);
    EXPECT_GE(dotsAt(1'000, true), 1);
}

TEST(ShardCard, TellsRecordsAndBytesApartWithTheirSources)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    world.runUntil(base::instantAt(std::chrono::seconds{60}));
    const std::vector<world::ShardUse> uses = world::shardUses(world, kClicks);
    QWidget parent;
    ShardCard card{&parent};
    const std::vector<HotKey> keys{{HashKey{1}, "mobile", {}, 470}};
    const QString text = card.text({world, kClicks, uses.at(1), keys, false});
    for (const char* part : {"records stored", "bytes stored", "offered", "refused", "shared reads", "GetRecords calls",
             "mobile", "shardId-000000000001", "OPEN", "limits:"})
        EXPECT_TRUE(text.contains(QLatin1String(part))) << part;
}

TEST(ShardCard, IsWholeOverAMapThatIsLowerAndGoesWithIt)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    world.runUntil(base::instantAt(std::chrono::seconds{60}));
    const std::vector<world::ShardUse> uses = world::shardUses(world, kClicks);
    const std::vector<HotKey> keys{{HashKey{1}, "mobile", {}, 470}};
    QWidget window;
    window.resize(900, 700);
    QWidget map{&window};
    map.setGeometry(100, 50, 700, 120);
    ShardCard card{&map};
    window.show();
    card.show({world, kClicks, uses.at(1), keys, false}, {40, 90});
    ASSERT_GT(card.height(), map.height());
    EXPECT_TRUE(window.rect().contains(card.geometry()));
    EXPECT_EQ(card.visibleRegion().boundingRect(), card.rect()) << "nothing is cut off";
    EXPECT_GT(card.x(), 140) << "beside the pointer";
    map.hide();
    EXPECT_FALSE(card.isVisible());
}

TEST(ShardMap, APinnedShardKeepsItsNameWhereLabelsHaveNoRoom)
{
    world::World world = support::worldWithStream(1'000, 1);
    world.runUntil(base::instantAt(std::chrono::seconds{1}));
    Selection selection{nullptr};
    ShardMapView map{&selection, nullptr};
    map.resize(900, 300);
    map.present(snapshotOf(world), kClicks);
    const QImage before = map.grab().toImage();
    selection.togglePin(ShardChoice{"clicks", ShardIndex{600}});
    EXPECT_TRUE(map.scene().pins.contains(ShardIndex{600}));
    EXPECT_NE(map.grab().toImage(), before);
    selection.togglePin(ShardChoice{"clicks", ShardIndex{600}});
    EXPECT_EQ(map.grab().toImage(), before);
}

TEST(ShardMap, LightsTheShardThatAnotherPanelPointsAt)
{
    MapOfFour four;
    const QImage before = four.map.grab().toImage();
    four.selection.hover(ShardChoice{"clicks", ShardIndex{2}});
    const QImage lit = four.map.grab().toImage();
    ASSERT_NE(lit, before);
    // Only that column.
    const ShardCell column = four.cell(2);
    for (int y = 0; y < lit.height(); ++y)
        for (int x = 0; x < lit.width(); ++x) {
            const bool isColumn = x >= column.left - 1 && x <= column.right;
            ASSERT_TRUE(isColumn || lit.pixel(x, y) == before.pixel(x, y)) << x << ", " << y;
        }
    four.selection.hover(ShardChoice{"orders", ShardIndex{2}});
    EXPECT_EQ(four.map.grab().toImage(), before);
    // And it tells the others what the pointer is over here.
    four.move({four.cell(1).left + 20, four.bodyY()});
    EXPECT_EQ(four.selection.hovered(), (Choice{ShardChoice{"clicks", ShardIndex{1}}}));
}

TEST(ShardMap, LightsTheShardsThatTheSelectedProgramUses)
{
    MapOfFour four;
    ASSERT_TRUE(world::isAccepted(four.world.apply({.caller = "boto3",
        .action =
            streams::GetShardIteratorRequest{
                .streamName = "clicks", .shardId = "2", .type = streams::IteratorType::TrimHorizon},
        .isFromOutside = true})));
    four.map.present(snapshotOf(four.world), kClicks);
    EXPECT_TRUE(four.map.used().empty());
    const QImage before = four.map.grab().toImage();
    four.selection.select(ProgramChoice{"boto3"});
    EXPECT_EQ(four.map.used(), std::vector{ShardIndex{2}});
    EXPECT_NE(four.map.grab().toImage(), before);
    four.selection.select(ProgramChoice{"nobody"});
    EXPECT_TRUE(four.map.used().empty());
    EXPECT_EQ(four.map.grab().toImage(), before);
}

// A frame around each of a thousand costs more than all the rest of the picture.
TEST(ShardRing, FramesThinSectorsTogether)
{
    const auto framesOf = [](std::uint32_t shards, std::uint32_t step) {
        ShardMapScene scene;
        scene.theme = Theme::light();
        scene.layout = ShardMapLayout(evenPlaces(shards), 0, 900);
        std::vector<ShardIndex> framed;
        for (std::uint32_t i = 0; i < shards; i += step)
            framed.push_back(ShardIndex{i});
        return ringRuns(scene, RingPlace::of({900, 900}, scene.theme), framed);
    };
    EXPECT_EQ(framesOf(4, 1).size(), 4U);
    EXPECT_EQ(framesOf(4, 3).size(), 2U);
    ASSERT_EQ(framesOf(1'000, 1).size(), 1U);
    EXPECT_EQ(framesOf(1'000, 1).front(), base::evenSplit(1).front());
    EXPECT_EQ(framesOf(1'000, 2).size(), 1U) << "nobody sees the gaps";
    EXPECT_EQ(framesOf(1'000, 100).size(), 10U) << "far from one another";
}

TEST(ShardMap, TellsWhatIsUnreadUnderTheKnife)
{
    world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
    world.runUntil(base::instantAt(std::chrono::seconds{60}));
    Selection selection(nullptr);
    ShardMapView map(&selection, nullptr);
    map.resize(1'000, 300);
    map.present(snapshotOf(world), kClicks);
    selection.select(ShardChoice{"clicks", ShardIndex{1}});
    map.openKnife();
    ASSERT_NE(map.knife(), nullptr);
    const std::vector<world::KeysInFlight>& inFlight = map.knife()->inFlight();
    const std::vector<ShardIndex> parents{ShardIndex{1}};
    EXPECT_EQ(inFlight, world::keysInFlight(world, kClicks, parents));
    ASSERT_EQ(inFlight.size(), 3U);
    EXPECT_TRUE(std::any_of(inFlight.begin(), inFlight.end(), [](const auto& each) { return each.keys > 0; }));
}

TEST(ShardMap, KnowsRecordsAndBytesApart)
{
    const world::WriteQuota quota{1'000, 1'048'576};
    const Binding wide = bindingOf({400, 838'860, 800}, quota);
    EXPECT_FALSE(wide.isRecords());
    EXPECT_EQ(wide.byBytes, 799);
    EXPECT_EQ(wide.other(), 400);
    const Binding narrow = bindingOf({1'450, 104'857, 1'450}, quota);
    EXPECT_TRUE(narrow.isRecords());
    EXPECT_EQ(narrow.other(), 99);
}

TEST(RecordFlow, WhatAMarkStandsForIsSaidOnALowMapAndOnOneThatIsZoomedToo)
{
    for (const auto& [height, zoom] :
        {std::pair{300, 1.0}, std::pair{180, 1.0}, std::pair{300, 3.0}, std::pair{180, 3.0}}) {
        SCOPED_TRACE(std::to_string(height) + " high, zoomed " + std::to_string(zoom));
        world::World world = std::move(world::makeWorld(world::defaultScenario())).value();
        world.runUntil(base::instantAt(base::Duration{5'000}));
        Selection selection(nullptr);
        ShardMapView map(&selection, nullptr);
        map.resize(1'000, height);
        map.show();
        map.present(snapshotOf(world), kClicks);
        map.zoom(zoom);
        const auto foot = [&] {
            const QRect axis = map.scene().bands.axis;
            const int high = map.scene().theme.px(15);
            return map.grab(QRect(axis.left(), axis.bottom() - high, axis.width() / 2 - 60, high)).toImage();
        };
        const QImage without = foot();
        world::RunStatus status;
        status.isPlaying = true;
        status.askedSpeedPerMille = 100;
        map.setPace(status);
        world.runUntil(base::instantAt(base::Duration{5'300}));
        map.present(snapshotOf(world), kClicks);
        ASSERT_GT(map.flow().recordsPerDot(), 0);
        EXPECT_NE(foot(), without);
    }
}

TEST(ShardRing, HasEveryShardWhereItsRangeIs)
{
    for (const std::uint32_t count : {1U, 4U, 64U, 1'000U, 10'000U}) {
        SCOPED_TRACE(count);
        ShardMapScene scene;
        scene.theme = Theme::light();
        scene.layout = ShardMapLayout(evenPlaces(count), 0, 900);
        const RingPlace place = RingPlace::of({900, 300}, scene.theme);
        const double between = (place.inner + place.outer) / 2;
        for (const double turn : {0.001, 0.1, 0.26, 0.5001, 0.74, 0.999}) {
            const auto cell = ringCellAt(scene, place, place.at(turn, between).toPoint());
            ASSERT_TRUE(cell);
            // A pixel is a two-hundredth of this circle.
            EXPECT_NEAR(double(*cell) / count, turn, 0.01 + 1.0 / count);
            EXPECT_TRUE(ringSector(place, scene.layout.cells()[*cell].range)
                            .intersects(QRectF(place.at(turn, between) - QPointF(2, 2), QSizeF(4, 4))));
        }
        EXPECT_FALSE(ringCellAt(scene, place, place.middle.toPoint()));
        EXPECT_FALSE(ringCellAt(scene, place, {0, 0}));
    }
}

TEST(ShardRing, IsChosenPointedAtAndWalkedLikeTheBar)
{
    MapOfFour four;
    const QImage bar = four.map.grab().toImage();
    four.map.setForm(ShardMapView::Form::Ring);
    EXPECT_NE(four.map.grab().toImage(), bar);
    const RingPlace place = RingPlace::of(four.map.size(), four.map.scene().theme);
    const auto on = [&](double turn) { return place.at(turn, (place.inner + place.outer) / 2).toPoint(); };
    four.move(on(0.6));
    EXPECT_EQ(four.selection.hovered(), (Choice{ShardChoice{"clicks", ShardIndex{2}}}));
    QTest::mouseClick(&four.map, Qt::LeftButton, {}, on(0.3));
    EXPECT_EQ(four.selection.shard(), ShardIndex{1});
    QTest::keyClick(&four.map, Qt::Key_Right);
    EXPECT_EQ(four.selection.shard(), ShardIndex{2});
    // A drag across it is no knife; K brings the bar back, and the knife with it.
    four.drag(on(0.6), on(0.65));
    EXPECT_TRUE(four.asked.empty());
    QTest::keyClick(&four.map, Qt::Key_K);
    EXPECT_EQ(four.map.form(), ShardMapView::Form::Bar);
    EXPECT_NE(four.map.knife(), nullptr);
}

TEST(LevelDialog, ShowsThePlanAndGivesItAsOneCommand)
{
    world::World world = support::worldWithStream(2, 1);
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::SplitShardRequest{"clicks", streams::shardId(ShardIndex{0}), HashKey{kQuarter / 4}.decimal()}})));
    world.runUntil(base::instantAt(std::chrono::seconds{40}));
    LevelDialog dialog(snapshotOf(world), kClicks, Theme::light(), nullptr);
    EXPECT_FALSE(dialog.action());
    ASSERT_FALSE(dialog.plan().steps.empty());
    EXPECT_EQ(dialog.plan().after.size(), 3U);
    const auto* list = dialog.findChild<QAbstractItemView*>();
    EXPECT_EQ(list->model()->rowCount(), int(dialog.plan().steps.size()));
    const auto says = [&dialog](const char* words) {
        const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [words](const QLabel* label) { return label->text().contains(words); });
    };
    ASSERT_GT(dialog.plan().overlapShardMs, 0);
    EXPECT_TRUE(says("open on the way alone cost $0.000"));
    dialog.findChild<QSpinBox*>()->setValue(4);
    EXPECT_EQ(dialog.plan().after.size(), 4U);
    const auto* buttons = dialog.findChild<QDialogButtonBox*>();
    for (QAbstractButton* button : buttons->buttons())
        if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->click();
    ASSERT_TRUE(dialog.action());
    ASSERT_TRUE(world::isAccepted(world.apply({"you", *dialog.action()})));
    world.runUntil(world.now() + dialog.plan().takes);
    EXPECT_EQ(world.service().stream(kClicks).map->open().size(), 4U);
    // Once level there is nothing to be carried out.
    const LevelDialog again(snapshotOf(world), kClicks, Theme::light(), nullptr);
    EXPECT_TRUE(again.plan().steps.empty());
}

TEST(ShardMap, DrawsNoLimitWhereNoneHolds)
{
    for (const bool areOn : {true, false}) {
        world::Scenario scenario;
        scenario.settings.service.areLimitsOn = areOn;
        scenario.streams = {{{"clicks", 1}, std::chrono::hours{24}}};
        world::AddProducer producer;
        producer.config.name = "web";
        producer.config.stream = "clicks";
        producer.config.rate.knots = {{base::Duration{0}, 1'500}};
        scenario.clients.push_back({"scenario", producer});
        world::World world = std::move(world::makeWorld(scenario)).value();
        world.runUntil(base::instantAt(std::chrono::seconds{5}));
        Selection selection{nullptr};
        ShardMapView map{&selection, nullptr};
        map.resize(600, 300);
        map.present(snapshotOf(world), kClicks);
        map.show();
        const ShardMapScene& scene = map.scene();
        ASSERT_EQ(scene.uses.size(), 1U);
        ASSERT_GT(scene.uses[0].offered.perMille, 1'200);
        EXPECT_EQ(scene.areLimitsOn, areOn);
        EXPECT_EQ(scene.isAlarming(scene.uses[0]), areOn) << "hatched and red";
        QImage picture(map.size(), QImage::Format_RGB32);
        picture.fill(scene.theme.panel);
        QPainter painter(&picture);
        paintShardMap(painter, scene);
        painter.end();
        // The line of the quota lies over the only column, which is fuller.
        const int y = scene.bands.y(1'000);
        int red = 0;
        for (int x = scene.bands.left(); x < scene.bands.right(); ++x)
            red += picture.pixelColor(x, y) == scene.theme.hotText ? 1 : 0;
        EXPECT_EQ(red > 100, areOn) << red;
    }
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
        [&](const world::Published& published) { stage.present(published.world, published.status); });
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
