// Splits and merges done as a person does them: the pointer of the X server is moved, pressed
// and released by xdotool, and what comes of it is read off the world and off the window.
#include "base/md5.h"
#include "drags/pointer.h"
#include "widgets/charts/shard_map.h"
#include "widgets/models/call_model.h"
#include "widgets/panels/log_drawer.h"
#include "window/program.h"
#include "world/built_in_scenarios.h"
#include "world/timeline.h"

#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace shardscope;
using namespace shardscope::app;
using base::HashKey;
using base::HashRange;
using streams::ShardIndex;
using widgets::ShardCell;
using widgets::ShardMapLayout;

namespace {

class Drags : public testing::Test {
protected:
    // As large as the screen, whatever frames the window manager draws.
    void SetUp() override
    {
        program.window.showFullScreen();
        program.waitFor([&] { return program.window.size() == program.window.screen()->size(); });
        ASSERT_TRUE(QTest::qWaitForWindowActive(&program.window));
        map = program.window.findChild<widgets::ShardMapView*>();
        ASSERT_NE(map, nullptr);
        asked = std::make_unique<QSignalSpy>(map, &widgets::ShardMapView::asked);
    }
    // A test that failed in the middle of a drag leaves no button down for the next.
    void TearDown() override
    {
        if (isDown)
            xdotool({"mouseup", "1"});
    }

    // --- The pointer; places are the map's. ---
    void moveTo(QPoint at)
    {
        const QPoint inWindow = map->mapTo(&program.window, at);
        xdotool({"mousemove", "--window", QString::number(program.window.winId()), QString::number(inWindow.x()),
            QString::number(inWindow.y())});
        program.waitFor([&] { return QCursor::pos() == map->mapToGlobal(at); });
    }
    void press(QPoint at)
    {
        moveTo(at);
        xdotool({"mousedown", "1"});
        isDown = true;
        program.waitFor([&] { return map->isGestureUnderWay(); });
    }
    void carry(QPoint from, QPoint to)
    {
        constexpr int kMoves = 10;
        for (int i = 1; i <= kMoves; ++i)
            moveTo(from + (to - from) * i / kMoves);
    }
    void release()
    {
        xdotool({"mouseup", "1"});
        isDown = false;
        program.waitFor([&] { return !map->isGestureUnderWay(); });
    }

    // --- What is seen and what is so. ---
    [[nodiscard]] ShardCell cellOf(std::uint32_t shard) const
    {
        return map->scene().layout.cells().at(map->scene().layout.find(ShardIndex{shard}).value());
    }
    [[nodiscard]] int bodyY() const { return map->scene().bands.body.center().y(); }
    [[nodiscard]] int headerY() const { return map->scene().bands.header.center().y(); }
    // The map shows this instant's world of `shards` open shards.
    void seekAndSee(std::int64_t seconds, std::size_t shards)
    {
        program.seek(seconds);
        program.waitFor([&] { return map->scene().layout.cells().size() == shards; });
    }
    // Where the hot key stands, once the map shows it.
    void seekToHotKey()
    {
        seekAndSee(75, 4);
        program.waitFor([&] { return hotNeedle() != nullptr; });
    }
    [[nodiscard]] const widgets::Needle* hotNeedle() const
    {
        const std::vector<widgets::Needle>& needles = map->scene().needles;
        const auto hot = std::find_if(needles.begin(), needles.end(), [](const auto& n) { return n.name == "mobile"; });
        return hot == needles.end() ? nullptr : &*hot;
    }
    [[nodiscard]] const world::World& world() const { return *program.engine.latest().world; }
    [[nodiscard]] const streams::Stream& stream() const { return world().service().streams().front(); }
    [[nodiscard]] std::vector<HashRange> openRanges() const
    {
        std::vector<HashRange> ranges;
        for (const ShardIndex shard : stream().map->open())
            ranges.push_back(stream().map->shard(shard).range);
        return ranges;
    }
    // As a caller outside would be told.
    [[nodiscard]] streams::ShardDescription described(std::uint32_t shard) const
    {
        world::World copy = world();
        const world::Reply reply = copy.apply({"test", streams::ListShardsRequest{.streamName = stream().name}});
        return std::get<streams::ShardPage>(reply).shards.at(shard);
    }
    // Rows of the log drawer, as they are shown, whose call begins with `name`; their callers.
    [[nodiscard]] std::vector<std::string> callersShownFor(const QString& name) const
    {
        const auto* table = program.window.findChild<widgets::LogDrawer*>()->findChild<QTableView*>();
        const QAbstractItemModel* rows = table->model();
        std::vector<std::string> callers;
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->index(row, widgets::CallModel::Call).data().toString().startsWith(name))
                callers.push_back(rows->index(row, widgets::CallModel::Caller).data().toString().toStdString());
        }
        return callers;
    }
    [[nodiscard]] std::uint64_t refusedInTheLast(std::uint64_t seconds) const
    {
        const auto& frames = world().seconds();
        std::uint64_t refused = 0;
        for (std::uint64_t i = frames.size() - seconds; i < frames.size(); ++i)
            for (const world::ShardSample& shard : frames[i]->streams.front().shards)
                refused += shard.refused;
        return refused;
    }

    Program program;
    widgets::ShardMapView* map = nullptr;
    std::unique_ptr<QSignalSpy> asked;
    bool isDown = false;
};

using Callers = std::vector<std::string>;

}

TEST_F(Drags, InsideTheHotShardItSplitsAndTheRefusalsEnd)
{
    ASSERT_NO_FATAL_FAILURE(seekToHotKey());
    ASSERT_GT(refusedInTheLast(10), 0U);
    const std::vector<HashRange> before = openRanges();
    const HashKey hot = base::hashOfPartitionKey("mobile");
    const HashKey cut{hot.value + 1};
    ASSERT_TRUE(before.at(1).contains(hot));

    const ShardCell cell = cellOf(1);
    const int needleX = int(ShardMapLayout::x(cell, hot));
    const QPoint from(cell.left + cell.columnWidth() / 4, bodyY());
    ASSERT_NO_FATAL_FAILURE(press(from));
    ASSERT_NO_FATAL_FAILURE(carry(from, {needleX + 3, bodyY()}));
    program.waitFor([&] { return map->knife() != nullptr && map->knife()->cut() == cut; });
    ASSERT_NE(map->knife(), nullptr);
    EXPECT_EQ(map->knife()->snap(), widgets::Snap::AboveHottest);
    takePicture(program, "knife");
    ASSERT_NO_FATAL_FAILURE(release());

    ASSERT_EQ(asked->count(), 1);
    EXPECT_EQ(asked->first().first().value<world::Action>(),
        world::Action(streams::SplitShardRequest{stream().name, "shardId-000000000001", cut.decimal()}));
    program.waitFor([&] { return map->replyText().contains("accepted"); });
    program.waitFor([&] { return callersShownFor("SplitShard") == Callers{"you"}; });
    takePicture(program, "split");

    ASSERT_NO_FATAL_FAILURE(seekAndSee(75 + 31, 5));
    EXPECT_EQ(openRanges(),
        (std::vector<HashRange>{before[0], {before[1].first, hot}, {cut, before[1].last}, before[2], before[3]}));
    EXPECT_EQ(described(4).parent, ShardIndex{1});
    EXPECT_EQ(described(4).adjacentParent, std::nullopt);
    EXPECT_EQ(described(5).parent, ShardIndex{1});
    EXPECT_EQ(described(5).adjacentParent, std::nullopt);

    constexpr std::int64_t kLater = 75 + 31 + 60;
    ASSERT_NO_FATAL_FAILURE(seekAndSee(kLater, 5));
    EXPECT_EQ(refusedInTheLast(10), 0U);
    takePicture(program, "cured");

    // Undone it never happened: the same world as a run of its own in which nobody touched it.
    ASSERT_NO_FATAL_FAILURE(xdotool({"key", "ctrl+z"}));
    program.waitFor([&] { return !program.engine.latest().status.canUndo; });
    program.waitFor([&] { return map->scene().layout.cells().size() == 4; });
    world::Timeline untouched(world::defaultScenario());
    untouched.runUntil(base::instantAt(base::Duration{kLater * 1'000}));
    EXPECT_EQ(program.now(), untouched.world().now());
    EXPECT_EQ(world().fingerprint(), untouched.world().fingerprint());
    EXPECT_EQ(openRanges(), before);
    EXPECT_EQ(asked->count(), 1);
}

TEST_F(Drags, OfALabelOntoItsNeighbourMergesTheTwo)
{
    ASSERT_NO_FATAL_FAILURE(seekAndSee(10, 4));
    const std::vector<HashRange> before = openRanges();
    const QPoint from(cellOf(3).left + 20, headerY());
    ASSERT_NO_FATAL_FAILURE(press(from));
    ASSERT_NO_FATAL_FAILURE(carry(from, {(cellOf(2).left + cellOf(2).right) / 2, headerY() + 40}));
    takePicture(program, "merge");
    ASSERT_NO_FATAL_FAILURE(release());

    ASSERT_EQ(asked->count(), 1);
    EXPECT_EQ(asked->first().first().value<world::Action>(),
        world::Action(streams::MergeShardsRequest{stream().name, "shardId-000000000003", "shardId-000000000002"}));
    program.waitFor([&] { return callersShownFor("MergeShards") == Callers{"you"}; });

    ASSERT_NO_FATAL_FAILURE(seekAndSee(10 + 31, 3));
    EXPECT_EQ(openRanges(), (std::vector<HashRange>{before[0], before[1], {before[2].first, before[3].last}}));
    EXPECT_EQ(described(4).parent, ShardIndex{3});
    EXPECT_EQ(described(4).adjacentParent, ShardIndex{2});
}

TEST_F(Drags, OfALabelOntoADistantShardIsRefusedInTheServicesWords)
{
    ASSERT_NO_FATAL_FAILURE(seekAndSee(10, 4));
    const std::vector<ShardIndex> before = stream().map->open();
    const QPoint from(cellOf(0).left + 20, headerY());
    ASSERT_NO_FATAL_FAILURE(press(from));
    ASSERT_NO_FATAL_FAILURE(carry(from, {(cellOf(3).left + cellOf(3).right) / 2, headerY() + 40}));
    ASSERT_NO_FATAL_FAILURE(release());

    program.waitFor([&] { return !map->replyText().isEmpty(); });
    EXPECT_TRUE(map->replyText().contains("InvalidArgumentException")) << map->replyText().toStdString();
    EXPECT_TRUE(map->replyText().contains("are not an adjacent pair of shards eligible for merging"))
        << map->replyText().toStdString();
    // All of it is to be read: the note lies within the map.
    const auto* note = map->findChild<QLabel*>("shardMapReply");
    ASSERT_NE(note, nullptr);
    EXPECT_TRUE(map->rect().contains(note->geometry()));
    EXPECT_GE(note->height(), note->heightForWidth(note->width()));
    takePicture(program, "refused");
    program.waitFor([&] { return callersShownFor("MergeShards") == Callers{"you"}; });
    EXPECT_EQ(stream().map->open(), before);
    EXPECT_FALSE(stream().pending.has_value());

    ASSERT_NO_FATAL_FAILURE(seekAndSee(10 + 31, 4));
    EXPECT_EQ(stream().map->open(), before);
}

TEST_F(Drags, AreGivenUpWithEscape)
{
    ASSERT_NO_FATAL_FAILURE(seekToHotKey());
    const std::uint64_t before = world().fingerprint();
    const ShardCell cell = cellOf(1);
    const QPoint from(cell.left + cell.columnWidth() / 4, bodyY());
    ASSERT_NO_FATAL_FAILURE(press(from));
    ASSERT_NO_FATAL_FAILURE(carry(from, {cell.left + cell.columnWidth() / 2, bodyY()}));
    program.waitFor([&] { return map->knife() != nullptr; });
    ASSERT_NO_FATAL_FAILURE(xdotool({"key", "Escape"}));
    program.waitFor([&] { return map->knife() == nullptr; });
    ASSERT_NO_FATAL_FAILURE(moveTo({cell.left + cell.columnWidth() / 3, bodyY()}));
    EXPECT_EQ(map->knife(), nullptr);
    ASSERT_NO_FATAL_FAILURE(release());

    // The next second of the run shows that nothing was on its way.
    ASSERT_NO_FATAL_FAILURE(seekAndSee(76, 4));
    ASSERT_NO_FATAL_FAILURE(seekAndSee(75, 4));
    EXPECT_EQ(world().fingerprint(), before);
    EXPECT_EQ(asked->count(), 0);
    EXPECT_FALSE(program.engine.latest().status.canUndo);
    EXPECT_TRUE(callersShownFor("SplitShard").empty());
}
