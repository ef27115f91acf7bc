#include "widgets/stage/shard_filter_box.h"

#include "support/world_builder.h"
#include "widgets/charts/shard_family.h"
#include "widgets/charts/shard_map.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <variant>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using streams::ShardFilterType;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};
constexpr base::Duration kMs{1};

// Shards 0 and 1; 0 was split into 2 and 3 a while ago.
world::Snapshot splitWorld()
{
    auto world = std::make_shared<world::World>(support::worldWithStream(2, 1));
    world->runUntil(base::instantAt(std::chrono::seconds{30}));
    EXPECT_TRUE(world::isAccepted(world->apply({"test",
        streams::SplitShardRequest{
            "clicks", streams::shardId(ShardIndex{0}), base::HashKey{base::U128{1} << 126}.decimal()}})));
    world->runUntil(base::instantAt(std::chrono::seconds{120}));
    return world;
}

struct OpenFilter {
    world::Snapshot world = splitWorld();
    Selection selection{nullptr};
    ShardFilterBox box{&selection, nullptr};
    std::vector<world::Action> calls;

    OpenFilter()
    {
        box.setTheme(Theme::light());
        box.resize(900, 200);
        box.present(world, kClicks);
        box.open();
        QObject::connect(&box, &ShardFilterBox::asked, &box,
            [this](const world::Action& action) { calls.push_back(action); });
    }
    [[nodiscard]] base::Instant closed() const
    {
        return *world->service().stream(kClicks).map->shard(ShardIndex{0}).closed;
    }
    void choose(ShardFilterType type)
    {
        const std::string_view name = streams::shardFilterTypeName(type);
        box.findChild<QComboBox*>("shardFilterType")->setCurrentText(QString::fromUtf8(name.data(), int(name.size())));
    }
    void setTime(base::Instant at)
    {
        streams::ShardFilter filter = *selection.shardFilter();
        filter.timestamp = at;
        selection.setShardFilter(filter);
    }
    [[nodiscard]] std::string listed() const
    {
        std::string text;
        for (const ShardIndex shard : box.listed())
            text += (text.empty() ? "" : " ") + std::to_string(streams::number(shard));
        return text;
    }
};

}

// In the largest text the buttons come under what is chosen.
TEST(ShardFilter, FitsALargeText)
{
    QWidget around;
    OpenFilter open;
    const Theme large = Theme::light().scaled(Theme::kMostPercent);
    QFont font = open.box.font();
    font.setPixelSize(large.bodyPx);
    open.box.setFont(font);
    open.box.setTheme(large);
    open.box.setParent(&around);
    open.box.setGeometry(0, 0, 900, 400);
    around.show();
    open.box.show();
    for (const ShardFilterType type : {ShardFilterType::AtLatest, ShardFilterType::AfterShardId}) {
        open.choose(type);
        QTest::qWait(1); // it is laid out anew
        for (const char* name : {"shardFilterType", "shardFilterCall", "shardFilterCopy"}) {
            const auto* control = open.box.findChild<QWidget*>(QLatin1String(name));
            EXPECT_GE(control->width(), control->minimumSizeHint().width()) << name;
            EXPECT_LE(control->geometry().right(), open.box.width()) << name;
        }
    }
}

TEST(ShardFilter, IsAboutAStreamOrNotOpen)
{
    OpenFilter open;
    open.box.present(open.world, std::nullopt);
    EXPECT_TRUE(open.box.isHidden());
    EXPECT_FALSE(open.selection.shardFilter());
    open.box.open();
    EXPECT_TRUE(open.box.isHidden());
    EXPECT_FALSE(open.selection.shardFilter());
}

TEST(ShardFilter, ShowsWhatEachFilterLists)
{
    OpenFilter open;
    EXPECT_EQ(open.listed(), "1 2 3") << "AT_LATEST, to begin with";
    EXPECT_TRUE(open.box.text().contains("1, 2, 3")) << open.box.text().toStdString();
    const struct {
        ShardFilterType type;
        base::Duration afterClosing;
        const char* listed;
    } kRows[] = {
        {ShardFilterType::AtTimestamp, -kMs, "0 1"},
        {ShardFilterType::AtTimestamp, kMs, "1 2 3"},
        {ShardFilterType::FromTimestamp, -kMs, "0 1 2 3"},
        {ShardFilterType::FromTimestamp, kMs, "1 2 3"},
        {ShardFilterType::AtTrimHorizon, kMs, "0 1"},
        {ShardFilterType::FromTrimHorizon, kMs, "0 1 2 3"},
    };
    for (const auto& row : kRows) {
        open.choose(row.type);
        if (open.selection.shardFilter()->timestamp)
            open.setTime(open.closed() + row.afterClosing);
        EXPECT_EQ(open.listed(), row.listed) << streams::shardFilterTypeName(row.type);
    }
    open.choose(ShardFilterType::AfterShardId);
    open.box.findChild<QSpinBox*>("shardFilterShard")->setValue(1);
    EXPECT_EQ(open.listed(), "2 3");
    EXPECT_TRUE(open.calls.empty()) << "looking makes no call";
}

TEST(ShardFilter, ItsLineIsDraggedAndMovedByKeys)
{
    OpenFilter open;
    QApplication::processEvents();
    ShardFamily* family = open.box.family();
    open.choose(ShardFilterType::AtTimestamp);
    EXPECT_EQ(open.selection.shardFilter()->timestamp, open.world->now()) << "now, to begin with";
    EXPECT_EQ(open.listed(), "1 2 3");
    QTest::mousePress(family, Qt::LeftButton, {}, family->pointAt(open.world->now()));
    QTest::mouseMove(family, family->pointAt(base::instantAt(std::chrono::seconds{10})));
    QTest::mouseRelease(family, Qt::LeftButton, {}, family->pointAt(base::instantAt(std::chrono::seconds{10})));
    EXPECT_EQ(open.listed(), "0 1");
    EXPECT_NEAR(double(open.selection.shardFilter()->timestamp->time_since_epoch().count()), 10'000, 500);
    QTest::keyClick(family, Qt::Key_Home);
    EXPECT_EQ(open.selection.shardFilter()->timestamp, base::kWorldStart);
    QTest::keyClick(family, Qt::Key_Right);
    EXPECT_EQ(open.selection.shardFilter()->timestamp, base::instantAt(open.world->now().time_since_epoch() / 100));
    QTest::keyClick(family, Qt::Key_End);
    EXPECT_EQ(open.listed(), "1 2 3");
    // A filter without a time has no line.
    open.choose(ShardFilterType::AtTrimHorizon);
    QTest::keyClick(family, Qt::Key_Home);
    EXPECT_EQ(open.selection.shardFilter()->timestamp, std::nullopt);
}

TEST(ShardFilter, TilesStandFromParentToChild)
{
    OpenFilter open;
    QApplication::processEvents();
    const auto& tiles = open.box.family()->tiles();
    ASSERT_EQ(tiles.size(), 4U);
    EXPECT_FALSE(tiles[0].isListed);
    EXPECT_FALSE(tiles[0].isOpen());
    EXPECT_TRUE(tiles[2].isOpen());
    // It never held a record.
    const std::string told = open.box.family()->part(0).description.toStdString();
    EXPECT_EQ(told.find("not listed, closed, it never held a record; listed until 24:0"), 0U) << told;
    EXPECT_TRUE(tiles[2].isListed);
    EXPECT_LE(tiles[0].rect.right(), tiles[2].rect.left());
    EXPECT_LT(tiles[2].rect.bottom(), tiles[3].rect.top());
    EXPECT_LT(tiles[3].rect.bottom(), tiles[1].rect.top());
}

TEST(ShardFilter, CallsAndCopiesWhatItShows)
{
    OpenFilter open;
    open.choose(ShardFilterType::FromTimestamp);
    open.setTime(base::instantAt(std::chrono::seconds{5}));
    open.box.findChild<QPushButton*>("shardFilterCall")->click();
    ASSERT_EQ(open.calls.size(), 1U);
    const auto& request = std::get<streams::ListShardsRequest>(open.calls[0]);
    EXPECT_EQ(request.streamName, "clicks");
    EXPECT_EQ(request.shardFilter,
        (streams::ShardFilter{ShardFilterType::FromTimestamp, {}, base::instantAt(std::chrono::seconds{5})}));
    world::World world = *open.world;
    open.box.awaitReply(world::Ticket{4});
    const world::Reply reply = world.apply({"you", open.calls[0]});
    open.box.showReply(world::Ticket{3}, reply);
    EXPECT_TRUE(open.box.replyText().isEmpty()) << "somebody else's";
    open.box.showReply(world::Ticket{4}, reply);
    EXPECT_TRUE(open.box.replyText().contains("4")) << open.box.replyText().toStdString();

    QMenu* menu = open.box.findChild<QToolButton*>("shardFilterCopy")->menu();
    emit menu->aboutToShow();
    ASSERT_FALSE(menu->actions().isEmpty());
    menu->actions().front()->trigger();
    EXPECT_TRUE(QApplication::clipboard()->text().contains("FROM_TIMESTAMP"))
        << QApplication::clipboard()->text().toStdString();
}

TEST(ShardFilter, EscapeTakesItAway)
{
    OpenFilter open;
    EXPECT_TRUE(open.selection.shardFilter());
    QTest::keyClick(&open.box, Qt::Key_Escape);
    EXPECT_TRUE(open.box.isHidden());
    EXPECT_FALSE(open.selection.shardFilter());
    open.box.open();
    open.selection.clear();
    EXPECT_TRUE(open.box.isHidden()) << "another run is open";
}

// The map shows open shards: those of them that the filter does not list are dim.
TEST(ShardFilter, TheMapDimsWhatIsNotListed)
{
    Selection selection{nullptr};
    ShardMapView map(&selection, nullptr);
    map.resize(800, 300);
    const world::Snapshot world = splitWorld();
    map.present(world, kClicks);
    EXPECT_FALSE(map.scene().listed);
    selection.setShardFilter(streams::ShardFilter{
        ShardFilterType::AtTimestamp, {}, base::instantAt(std::chrono::seconds{10})});
    ASSERT_EQ(map.scene().layout.cells().size(), 3U);
    EXPECT_FALSE(map.scene().isListed(0));
    EXPECT_FALSE(map.scene().isListed(1));
    EXPECT_TRUE(map.scene().isListed(2)) << "shard 1 was there already";
    EXPECT_TRUE(map.part(0).description.contains("not listed")) << map.part(0).description.toStdString();
    EXPECT_FALSE(map.part(2).description.contains("not listed"));
    selection.setShardFilter(std::nullopt);
    EXPECT_TRUE(map.scene().isListed(0));
}
