#include "widgets/charts/key_heatmap.h"

#include "support/polling_program.h"
#include "support/world_builder.h"
#include "widgets/accessible/spoken_picture.h"
#include "widgets/charts/heat_rows.h"
#include "widgets/charts/heatmap_cards.h"
#include "widgets/charts/heatmap_flags.h"
#include "widgets/format.h"
#include "widgets/stage/stream_stage.h"
#include "world/history_queries.h"
#include "world/scenario.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QTest>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

using namespace shardscope;
using namespace shardscope::widgets;
using base::Duration;
using base::HashKey;
using streams::IteratorType;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};

base::Instant atSecond(std::int64_t second) { return base::instantAt(Duration{second * 1'000}); }

void give(world::World& world, world::Action action)
{
    EXPECT_TRUE(world::isAccepted(world.apply({"test", std::move(action)})));
}

world::Action consumer(const char* name, clients::ConsumerConfig::Kind kind, std::int64_t processing)
{
    world::AddConsumer add;
    add.config.name = name;
    add.config.stream = "clicks";
    add.config.kind = kind;
    add.config.processingRate = processing;
    return add;
}

world::Action producer(std::int64_t recordsPerSecond)
{
    world::AddProducer add;
    add.config.name = "web";
    add.config.stream = "clicks";
    add.config.rate = {{{Duration{}, recordsPerSecond}}};
    add.config.keys.count = 1'000;
    add.config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 200};
    return add;
}

ShardMapLayout layoutOf(const world::World& world, int left, int width)
{
    std::vector<ShardPlace> places;
    const streams::ShardMap& map = *world.service().stream(kClicks).map;
    for (const ShardIndex shard : map.open())
        places.push_back({shard, map.shard(shard).range});
    return {places, left, width};
}

// Two shards, the first split at 20 s; 40 s in all. "slow" reads a fraction of what comes.
struct Story {
    world::World world = support::worldWithStream(2, 5);
    Selection selection{nullptr};
    KeyHeatmapView view{&selection, nullptr};
    std::vector<world::Action> asked;

    Story()
    {
        give(world, producer(600));
        give(world, consumer("slow", clients::ConsumerConfig::Kind::Shared, 20));
        give(world, consumer("live", clients::ConsumerConfig::Kind::FanOut, 0));
        world.runUntil(atSecond(20));
        give(world,
            streams::SplitShardRequest{"clicks", "shardId-000000000000", HashKey{base::U128{1} << 126}.decimal()});
        world.runUntil(atSecond(90));
        view.resize(1'000, 320);
        present();
        view.show();
        view.activateWindow();
        view.setFocus();
        QObject::connect(&view, &KeyHeatmapView::asked, &view,
            [this](const std::vector<world::Action>& actions) { asked = actions; });
    }
    void present()
    {
        view.present(std::make_shared<const world::World>(world), kClicks, layoutOf(world, 48, 940), std::nullopt);
    }
    [[nodiscard]] std::optional<HeatmapFlag> flag(const QString& name, std::uint32_t shard) const
    {
        for (const HeatmapFlag& one : view.scene().flags)
            if (view.scene().consumers[one.consumer].name == name && one.shard == ShardIndex{shard})
                return one;
        return std::nullopt;
    }
    void move(QPoint at, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(at), QPointF(view.mapToGlobal(at)), Qt::NoButton, Qt::LeftButton,
            modifiers);
        QApplication::sendEvent(&view, &event);
    }
    // The foot of the flag is put on an instant.
    void drag(const HeatmapFlag& from, base::Instant to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QPoint grip = flagRect(view.scene(), from).center();
        const int foot = flagRect(view.scene(), from).bottom() + 1;
        QTest::mousePress(&view, Qt::LeftButton, modifiers, grip);
        const QPoint target(grip.x(), int(view.scene().y(to)) + grip.y() - foot);
        move((grip + target) / 2, modifiers);
        move(target, modifiers);
    }
    void release() { QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(10, 10)); }
};

const world::MoveBookmark& moveAt(const std::vector<world::Action>& actions, std::size_t i)
{
    return std::get<world::MoveBookmark>(actions.at(i));
}

}

TEST(KeyHeatmap, ColumnsHangBelowTheirShards)
{
    const Story story;
    const ShardMapLayout layout = layoutOf(story.world, 48, 940);
    ASSERT_EQ(story.view.scene().regions.size(), 4U);
    for (const ShardCell& cell : layout.cells()) {
        const PixelRange pixels = pixelsOf(layout, cell.range);
        EXPECT_EQ(pixels.left, cell.left);
        EXPECT_EQ(pixels.right, cell.left + cell.columnWidth());
    }
    // The parent reaches from its lower child to its upper one.
    const PixelRange parent = story.view.scene().regions[0].pixels;
    EXPECT_EQ(parent.left, layout.cells()[0].left);
    EXPECT_EQ(parent.right, layout.cells()[1].left + layout.cells()[1].columnWidth());
}

TEST(KeyHeatmap, AProgramHasABookmarkThatOnlyItCanMove)
{
    Story story;
    support::PollingProgram program{[&story](const world::Command& command) { return story.world.apply(command); },
        "aws-sdk", 1, IteratorType::TrimHorizon};
    ASSERT_TRUE(program.poll(10));
    story.present();
    ASSERT_EQ(story.view.scene().consumers.size(), 3U);
    EXPECT_EQ(story.view.scene().consumers[2].name, QStringLiteral("aws-sdk"));
    EXPECT_EQ(story.view.scene().consumers[2].colour, story.view.scene().theme.series(2));
    const std::optional<HeatmapFlag> flag = story.flag("aws-sdk", 1);
    ASSERT_TRUE(flag.has_value());
    EXPECT_EQ(flag->at, story.world.service().stream(kClicks).logs[1].arrival(10));
    EXPECT_FALSE(story.flag("aws-sdk", 2).has_value()) << "it has not read that one";
    for (const HeatmapRegion& region : story.view.scene().regions)
        for (const HeatmapRegion::Mark& mark : region.marks)
            EXPECT_NE(mark.consumer, 2) << "whether it read the parent nobody knows";

    story.drag(*flag, atSecond(60));
    EXPECT_FALSE(story.view.isMoving());
    story.release();
    EXPECT_TRUE(story.asked.empty());
    EXPECT_EQ(story.selection.selected(), Choice{ProgramChoice{"aws-sdk"}});
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Return}) {
        QTest::keyClick(&story.view, key);
        EXPECT_FALSE(story.view.isMoving());
    }
    EXPECT_TRUE(story.asked.empty());
    int parts = 0;
    for (int i = 0; i < story.view.partCount(); ++i) {
        const SpokenPart part = story.view.part(i);
        if (!part.name.contains(QStringLiteral("Bookmark of aws-sdk")))
            continue;
        ++parts;
        EXPECT_TRUE(part.actions.isEmpty());
        EXPECT_TRUE(part.description.contains(QStringLiteral("only the program can move it")))
            << part.description.toStdString();
        story.view.act(i, 0);
        EXPECT_FALSE(story.view.isMoving());
    }
    EXPECT_EQ(parts, 1);
    const auto pointed = story.view.pointedAt(flagRect(story.view.scene(), *story.flag("aws-sdk", 1)).center());
    ASSERT_TRUE(pointed.has_value());
    EXPECT_EQ(pointed->kind, ObjectKind::Program);
}

TEST(KeyHeatmap, AProgramThatIsSubscribedHasABookmarkWhereItDoesNotKeepUp)
{
    Story story;
    const auto call = [&story](world::Action action) {
        return story.world.apply({.caller = "aws-sdk", .action = std::move(action), .isFromOutside = true});
    };
    const world::Reply registered = call(streams::RegisterStreamConsumerRequest{
        .consumerName = "fast", .streamArn = story.world.service().streamArn("clicks")});
    story.world.runUntil(story.world.now() + std::chrono::seconds{30});
    ASSERT_TRUE(world::isAccepted(call(streams::SubscribeToShardRequest{
        .consumerArn = std::get<streams::RegisteredConsumer>(registered).arn,
        .shardId = "shardId-000000000001",
        .startingPosition = {.type = IteratorType::TrimHorizon}})));
    ASSERT_TRUE(world::isAccepted(call(streams::NoteDelivery{{{streams::SubscriptionId{1}, 10, true}}})));
    story.world.runUntil(story.world.now() + std::chrono::seconds{5});
    story.present();
    ASSERT_EQ(story.view.scene().consumers.size(), 3U);
    const std::optional<HeatmapFlag> flag = story.flag("aws-sdk", 1);
    ASSERT_TRUE(flag.has_value());
    EXPECT_EQ(flag->at, story.world.service().stream(kClicks).logs[1].arrival(10));
    int parts = 0;
    for (int i = 0; i < story.view.partCount(); ++i) {
        const SpokenPart part = story.view.part(i);
        if (!part.name.contains(QStringLiteral("Bookmark of aws-sdk")))
            continue;
        ++parts;
        EXPECT_TRUE(part.actions.isEmpty());
        EXPECT_TRUE(part.description.contains(QStringLiteral("pushed to it as fast")))
            << part.description.toStdString();
        EXPECT_TRUE(part.description.contains(QStringLiteral("It does not keep up: for 5")))
            << part.description.toStdString();
    }
    EXPECT_EQ(parts, 1);
}

TEST(KeyHeatmap, FoldsTheClosedAncestorsOfAShardIntoOne)
{
    Story story;
    EXPECT_TRUE(story.view.scene().families.empty());
    story.selection.toggleCollapsed({"clicks", ShardIndex{2}});
    ASSERT_EQ(story.view.scene().families.size(), 1U);
    const HeatmapFamily& family = story.view.scene().families.front();
    EXPECT_EQ(family.members, std::vector<ShardIndex>{ShardIndex{0}});
    EXPECT_EQ(family.name, "1 closed ancestor(s)");
    ASSERT_EQ(family.facts.size(), 3);
    EXPECT_EQ(family.facts.mid(0, 2), (QStringList{"0 finished by slow", "all finished by live"}));
    EXPECT_TRUE(family.facts[2].startsWith("readable until 24:00:")) << family.facts[2].toStdString();
    EXPECT_EQ(story.view.scene().regions[0].foldedInto, ShardIndex{2});
    EXPECT_FALSE(story.view.scene().regions[2].foldedInto);
    EXPECT_FALSE(familyOutline(story.view.scene(), family).isEmpty());
    // What is said of the region says it, too.
    EXPECT_TRUE(story.view.part(0).description.contains("folded into")) << story.view.part(0).description.toStdString();
    EXPECT_TRUE(story.view.part(0).description.contains("all finished by live"));
    // Opens again where it is.
    const HeatmapRegion& region = story.view.scene().regions[0];
    const QPoint inside = regionRect(story.view.scene(), region).center();
    QTest::mouseDClick(&story.view, Qt::LeftButton, {}, inside);
    EXPECT_TRUE(story.selection.collapsed().empty());
    EXPECT_TRUE(story.view.scene().families.empty());
}

TEST(KeyHeatmap, TimeRunsUpwards)
{
    const Story story;
    const HeatmapScene& scene = story.view.scene();
    EXPECT_EQ(scene.span.to, atSecond(90));
    EXPECT_EQ(scene.y(atSecond(90)), scene.plot.top());
    EXPECT_GT(scene.y(atSecond(10)), scene.y(atSecond(60)));
    for (const int second : {0, 7, 33, 89})
        EXPECT_EQ(scene.at(scene.y(atSecond(second))), atSecond(second));
}

TEST(KeyHeatmap, ColoursTellHowFullShardsWere)
{
    world::World world = support::worldWithStream(2, 5);
    give(world, producer(1'200));
    world.runUntil(atSecond(10));
    give(world, world::SetProducerRate{"web", {{{Duration{}, 0}}}});
    world.runUntil(atSecond(20));
    const ShardMapLayout layout = layoutOf(world, 0, 400);
    HeatRows rows;
    const Theme theme = Theme::light();
    const TimeSpan span{atSecond(0), atSecond(20)};
    ASSERT_TRUE(rows.update(world, kClicks, layout, span));
    const QImage image = rows.picture(span, 200, theme);
    ASSERT_EQ(image.size(), QSize(400, 200));
    // Ten pixels a second. Idle at the top; about 60 % at the bottom; the gap between columns stays free.
    EXPECT_EQ(image.pixel(50, 20), theme.utilisation(0));
    EXPECT_LT(qRed(image.pixel(50, 150)), qRed(theme.utilisation(40)));
    EXPECT_GT(qRed(image.pixel(50, 150)), qRed(theme.utilisation(79)));
    EXPECT_EQ(image.pixel(layout.cells()[0].right - 1, 150), theme.panel.rgb());
    EXPECT_EQ(rows.refusals().refusing, 0);
}

TEST(KeyHeatmap, RefusalsAreHotAndHatched)
{
    world::World world = support::worldWithStream(1, 5);
    give(world, producer(3'000));
    world.runUntil(atSecond(10));
    HeatRows rows;
    const Theme theme = Theme::dark();
    const TimeSpan span{atSecond(5), atSecond(10)};
    ASSERT_TRUE(rows.update(world, kClicks, layoutOf(world, 0, 100), span));
    const QImage image = rows.picture(span, 50, theme);
    int striped = 0;
    for (int x = 0; x < 90; ++x) {
        const QRgb pixel = image.pixel(x, 25);
        striped += pixel == theme.hatch.rgb() ? 1 : 0;
        EXPECT_TRUE(pixel == theme.hatch.rgb() || pixel == theme.utilisation(130));
    }
    EXPECT_GT(striped, 15);
    EXPECT_LT(striped, 40);
    EXPECT_EQ(rows.refusals().refusing, rows.refusals().frames);
}

TEST(KeyHeatmap, ANewSecondIsOneNewRow)
{
    world::World world = support::worldWithStream(2, 5);
    give(world, producer(1'000));
    world.runUntil(atSecond(30));
    const ShardMapLayout layout = layoutOf(world, 0, 400);
    HeatRows kept;
    ASSERT_TRUE(kept.update(world, kClicks, layout, {atSecond(0), atSecond(30)}));
    world.runUntil(atSecond(31));
    ASSERT_TRUE(kept.update(world, kClicks, layout, {atSecond(1), atSecond(31)}));
    HeatRows fresh;
    ASSERT_TRUE(fresh.update(world, kClicks, layout, {atSecond(1), atSecond(31)}));
    const TimeSpan span{atSecond(1), atSecond(31)};
    EXPECT_EQ(kept.picture(span, 100, Theme::light()), fresh.picture(span, 100, Theme::light()));
}

TEST(KeyHeatmap, MarksWhoHasDrainedAClosedShardAndWhoWaits)
{
    const Story story;
    const HeatmapRegion& parent = story.view.scene().regions[0];
    ASSERT_FALSE(parent.isOpen);
    ASSERT_EQ(parent.marks.size(), 2U);
    EXPECT_EQ(parent.marks[0].mark, ReadMark::Unread); // it reads 20 of 300 records a second
    EXPECT_EQ(parent.marks[1].mark, ReadMark::Drained);
    const HeatmapRegion& child = story.view.scene().regions[2];
    ASSERT_TRUE(child.isOpen);
    ASSERT_EQ(child.marks.size(), 1U);
    EXPECT_EQ(child.marks[0].mark, ReadMark::Waits);
    EXPECT_EQ(child.parents, std::vector<ShardIndex>{ShardIndex{0}});
}

TEST(KeyHeatmap, AClosedShardIsGreyWithACapAndSaysUntilWhenItCanBeRead)
{
    Story story;
    for (const Theme& theme : {Theme::light(), Theme::dark(), Theme::highContrast()}) {
        story.view.setTheme(theme);
        story.present();
        const HeatmapScene& scene = story.view.scene();
        const HeatmapRegion& closed = scene.regions[0];
        ASSERT_FALSE(closed.isOpen);
        EXPECT_EQ(closed.left, 1);
        EXPECT_EQ(format::plain(closed.leftText).toStdString(), "23 h 59 m left");
        const QImage seen = story.view.grab().toImage();
        const QRect rect = regionRect(scene, closed);
        // Beside its name, below its cap, above the fork that it came from.
        const QPoint inside(rect.center().x() - rect.width() / 4, rect.center().y() + rect.height() / 4);
        const auto hue = [](QColor colour) {
            return std::max({colour.red(), colour.green(), colour.blue()})
                - std::min({colour.red(), colour.green(), colour.blue()});
        };
        const QColor before(scene.picture.pixel(inside - scene.plot.topLeft()));
        const QColor after(seen.pixel(inside));
        EXPECT_LE(hue(after), hue(before) / 3 + 2);
        EXPECT_NEAR(qGray(after.rgb()), qGray(before.rgb()), 6) << "as light as it was";
        // The fork to its children and the lines of readers lie over it, but for its leg.
        EXPECT_EQ(QColor(seen.pixel(rect.left(), rect.top() + 5)), theme.text);
        EXPECT_EQ(QColor(seen.pixel(rect.left() + 2, rect.top() + 3)), theme.mutedText) << "all is left";
        const HeatmapRegion& open = scene.regions[1];
        const QPoint beside(regionRect(scene, open).center().x(), inside.y());
        EXPECT_EQ(seen.pixel(beside), scene.picture.pixel(beside - scene.plot.topLeft()));
    }
    const std::string told = format::plain(story.view.part(0).description).toStdString();
    EXPECT_NE(told.find("; readable until 24:00:"), std::string::npos) << told;
    EXPECT_NE(told.find(", in 23 h 59 m;"), std::string::npos) << told;
}

// The wall eats it up from below, and then it says that nothing is left.
TEST(KeyHeatmap, AClosedShardDrainsUnderTheWallOfRetention)
{
    Story story;
    const base::Instant closed = *story.world.service().stream(kClicks).map->shard(ShardIndex{0}).closed;
    const auto span = TimeSpan{atSecond(0), atSecond(90)};
    const auto regionAt = [&](base::Instant at) {
        story.world.runUntil(at);
        story.view.present(std::make_shared<const world::World>(story.world), kClicks, layoutOf(story.world, 48, 940),
            span);
        return story.view.scene().regions[0];
    };
    give(story.world, world::SetProducerRate{"web", {{{Duration{}, 0}}}});
    const HeatmapRegion half = regionAt(base::instantAt((closed - base::kWorldStart) / 2 + std::chrono::hours{24}));
    EXPECT_GT(half.left, 0.3);
    EXPECT_LT(half.left, 0.7);
    const HeatmapRegion drained = regionAt(closed + std::chrono::hours{24} + Duration{1'000});
    EXPECT_EQ(drained.left, 0);
    EXPECT_EQ(drained.leftText, "nothing left");
    EXPECT_TRUE(story.view.part(0).description.contains("nothing of it is left to read"))
        << story.view.part(0).description.toStdString();
}

TEST(KeyHeatmap, ABookmarkStandsAtTheNextUnreadRecord)
{
    const Story story;
    const auto slow = story.flag("slow", 1);
    const auto live = story.flag("live", 1);
    ASSERT_TRUE(slow && live);
    EXPECT_LT(slow->at, atSecond(60));
    EXPECT_GT(live->at, atSecond(89));
    const auto* poller = std::get_if<clients::Poller>(&story.world.actor("slow")->client);
    const std::uint64_t next = poller->readers()[1].next;
    EXPECT_EQ(slow->at, story.world.service().stream(kClicks).logs[1].arrival(next));
}

TEST(KeyHeatmap, ADragAsksForAnIteratorAtThatInstant)
{
    Story story;
    story.drag(*story.flag("live", 1), atSecond(45));
    ASSERT_TRUE(story.view.isMoving());
    EXPECT_TRUE(story.view.previewText().contains(QStringLiteral("will be read again")))
        << story.view.previewText().toStdString();
    story.release();
    ASSERT_EQ(story.asked.size(), 1U);
    const world::MoveBookmark& move = moveAt(story.asked, 0);
    EXPECT_EQ(move.name, "live");
    EXPECT_EQ(move.to.shardId, "shardId-000000000001");
    ASSERT_EQ(move.to.type, IteratorType::AtTimestamp);
    EXPECT_LT(std::abs((*move.to.timestamp - atSecond(45)).count()), 1'000);
    EXPECT_FALSE(story.view.isMoving());
}

TEST(KeyHeatmap, ADragBeyondASplitTakesTheParentAlong)
{
    Story story;
    story.drag(*story.flag("live", 2), atSecond(10));
    EXPECT_TRUE(story.view.previewText().contains(QStringLiteral("shard 3"))) << "its sibling waits too";
    story.release();
    ASSERT_EQ(story.asked.size(), 2U);
    EXPECT_EQ(moveAt(story.asked, 0).to.shardId, "shardId-000000000000");
    EXPECT_EQ(moveAt(story.asked, 0).to.type, IteratorType::AtTimestamp);
    EXPECT_EQ(moveAt(story.asked, 1).to.shardId, "shardId-000000000002");
    EXPECT_EQ(moveAt(story.asked, 1).to.type, IteratorType::TrimHorizon);
}

TEST(KeyHeatmap, ControlTakesAllShards)
{
    Story story;
    story.drag(*story.flag("live", 1), atSecond(45), Qt::ControlModifier);
    story.release();
    ASSERT_EQ(story.asked.size(), 1U);
    EXPECT_FALSE(moveAt(story.asked, 0).to.shardId.has_value());
    EXPECT_EQ(moveAt(story.asked, 0).to.type, IteratorType::AtTimestamp);
}

TEST(KeyHeatmap, ACarriedBookmarkNamesItsRecordByNumber)
{
    constexpr IteratorType kInTurn[]{
        IteratorType::AtSequenceNumber, IteratorType::AfterSequenceNumber, IteratorType::AtTimestamp};
    const QRegularExpression again(QStringLiteral("(\\S+) records will be read again"));
    for (int presses = 1; presses <= 3; ++presses) {
        Story story;
        story.drag(*story.flag("live", 1), atSecond(45));
        const QString before = again.match(story.view.previewText()).captured(1);
        EXPECT_FALSE(before.isEmpty()) << story.view.previewText().toStdString();
        for (int i = 0; i < presses; ++i)
            QTest::keyClick(&story.view, Qt::Key_N);
        EXPECT_EQ(again.match(story.view.previewText()).captured(1), before) << "it begins at the same record";
        story.release();
        ASSERT_EQ(story.asked.size(), 1U);
        const world::MoveBookmark& move = moveAt(story.asked, 0);
        EXPECT_EQ(move.to.type, kInTurn[presses - 1]);
        EXPECT_EQ(move.to.sequenceNumber.has_value(), presses < 3);
        EXPECT_EQ(move.to.timestamp.has_value(), presses == 3);
    }
}

TEST(KeyHeatmap, TheUpperEdgeIsLatest)
{
    Story story;
    story.drag(*story.flag("slow", 1), atSecond(200));
    EXPECT_TRUE(story.view.previewText().contains(QStringLiteral("will be skipped")));
    story.release();
    ASSERT_EQ(story.asked.size(), 1U);
    EXPECT_EQ(moveAt(story.asked, 0).to.type, IteratorType::Latest);
}

TEST(KeyHeatmap, EscapeAndAClickMoveNothing)
{
    Story story;
    story.drag(*story.flag("live", 1), atSecond(45));
    QTest::keyClick(&story.view, Qt::Key_Escape);
    EXPECT_FALSE(story.view.isMoving());
    story.release();
    EXPECT_TRUE(story.asked.empty());
    QTest::mouseClick(&story.view, Qt::LeftButton, {}, flagRect(story.view.scene(), *story.flag("live", 1)).center());
    EXPECT_TRUE(story.asked.empty());
    EXPECT_EQ(std::get<ConsumerChoice>(story.selection.selected()).name, "live");
}

TEST(KeyHeatmap, TheKeyboardDoesWhatADragDoes)
{
    Story story;
    // The frame begins on whoever is furthest behind: "slow" on the parent.
    QTest::keyClick(&story.view, Qt::Key_Right);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&story.view, Qt::Key_Down);
    ASSERT_TRUE(story.view.isMoving());
    EXPECT_FALSE(story.view.accessibleDescription().isEmpty());
    QTest::keyClick(&story.view, Qt::Key_Up);
    QTest::keyClick(&story.view, Qt::Key_Return);
    ASSERT_EQ(story.asked.size(), 1U);
    const world::MoveBookmark byKey = moveAt(story.asked, 0);
    EXPECT_EQ(byKey.name, "slow");
    ASSERT_EQ(byKey.to.type, IteratorType::AtTimestamp);

    story.asked.clear();
    QTest::keyClick(&story.view, Qt::Key_Return);
    QTest::keyClick(&story.view, Qt::Key_Home);
    QTest::keyClick(&story.view, Qt::Key_Return);
    ASSERT_EQ(story.asked.size(), 1U);
    EXPECT_EQ(moveAt(story.asked, 0).to.type, IteratorType::TrimHorizon);

    story.asked.clear();
    QTest::keyClick(&story.view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&story.view, Qt::Key_End);
    QTest::keyClick(&story.view, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(story.asked.size(), 1U);
    EXPECT_EQ(moveAt(story.asked, 0).to.type, IteratorType::Latest);
    EXPECT_FALSE(moveAt(story.asked, 0).to.shardId.has_value());

    story.asked.clear();
    QTest::keyClick(&story.view, Qt::Key_Down);
    QTest::keyClick(&story.view, Qt::Key_Escape);
    EXPECT_FALSE(story.view.isMoving());
    EXPECT_TRUE(story.asked.empty());
}

TEST(KeyHeatmap, WhatWasAskedForIsDone)
{
    Story story;
    story.drag(*story.flag("live", 1), atSecond(45));
    story.release();
    for (const world::Action& action : story.asked)
        give(story.world, action);
    story.present();
    const auto moved = story.flag("live", 1);
    ASSERT_TRUE(moved.has_value());
    EXPECT_LT(std::abs((moved->at - atSecond(45)).count()), 1'000);
}

TEST(KeyHeatmap, ManyShardsShareOneFlagPerConsumer)
{
    world::World world = support::worldWithStream(300, 5);
    give(world, producer(3'000));
    give(world, consumer("slow", clients::ConsumerConfig::Kind::Shared, 5));
    world.runUntil(atSecond(20));
    Selection selection(nullptr);
    KeyHeatmapView view(&selection, nullptr);
    view.resize(1'000, 320);
    view.present(std::make_shared<const world::World>(world), kClicks, layoutOf(world, 48, 940), std::nullopt);
    ASSERT_EQ(view.scene().flags.size(), 1U);
    EXPECT_TRUE(view.scene().flags[0].isAll);
    ASSERT_TRUE(view.scene().consumers[0].median.has_value());
    EXPECT_LE(view.scene().flags[0].at, *view.scene().consumers[0].median);
    std::vector<world::Action> asked;
    QObject::connect(&view, &KeyHeatmapView::asked, &view, [&](const auto& actions) { asked = actions; });
    view.show();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_FALSE(moveAt(asked, 0).to.shardId.has_value());
}

TEST(KeyHeatmap, HoveringLightsTheShardAndTheInstant)
{
    Story story;
    const HeatmapRegion& region = story.view.scene().regions[1];
    const QPoint at((region.pixels.left + region.pixels.right) / 2, int(story.view.scene().y(atSecond(50))));
    QTest::mouseMove(&story.view, at);
    story.move(at);
    EXPECT_EQ(std::get<ShardChoice>(story.selection.hovered()).shard, region.shard);
    ASSERT_TRUE(story.selection.crosshair().has_value());
    EXPECT_LT(std::abs((*story.selection.crosshair() - atSecond(50)).count()), 500);
    QTest::mouseClick(&story.view, Qt::LeftButton, {}, at);
    EXPECT_EQ(story.selection.shard(), region.shard);
}

TEST(KeyHeatmap, ShardsAndBookmarksAreChildrenWithTheirFacts)
{
    installAccessibility();
    Story story;
    QAccessibleInterface* const heatmap = QAccessible::queryAccessibleInterface(&story.view);
    ASSERT_NE(heatmap, nullptr);
    const auto nameOf = [&](int i) { return heatmap->child(i)->text(QAccessible::Name).toStdString(); };
    const auto factsOf = [&](int i) { return heatmap->child(i)->text(QAccessible::Description).toStdString(); };
    const int regions = int(story.view.scene().regions.size());
    ASSERT_EQ(regions, 4);
    ASSERT_EQ(story.view.partCount(), regions + int(story.view.scene().flags.size()));
    EXPECT_EQ(nameOf(1), "shard 1, open since 00:00:00");
    EXPECT_EQ(nameOf(0).find("shard 0, open from 00:00:00 to 00:00:5"), 0U) << nameOf(0);
    EXPECT_EQ(factsOf(0).find("parent of shard 2; parent of shard 3; closed at "), 0U) << factsOf(0);
    EXPECT_NE(factsOf(0).find("not yet read to its end by slow; read to its end by live"), std::string::npos);
    EXPECT_EQ(factsOf(3), "child of shard 0; slow waits for a parent shard");
    std::set<QString> names;
    for (int i = 0; i < story.view.partCount(); ++i) {
        QAccessibleInterface* const part = heatmap->child(i);
        EXPECT_TRUE(names.insert(part->text(QAccessible::Name)).second) << nameOf(i);
        EXPECT_EQ(heatmap->indexOfChild(part), i);
        if (i >= regions) {
            EXPECT_EQ(heatmap->childAt(part->rect().center().x(), part->rect().center().y()), part) << nameOf(i);
        }
    }
    heatmap->child(1)->actionInterface()->doAction("Select");
    EXPECT_EQ(story.selection.shard(), ShardIndex{1});
    EXPECT_TRUE(heatmap->child(1)->state().selected);
    QAccessibleActionInterface* const flag = heatmap->child(regions)->actionInterface();
    flag->doAction(flag->actionNames().first());
    EXPECT_TRUE(story.view.isMoving());
}

TEST(KeyHeatmap, FlagsGrowWithTheTextAndStayUnderTheLegend)
{
    Story story;
    const QSize before = flagRect(story.view.scene(), *story.flag("live", 1)).size();
    for (const int percent : {50, 150, 250}) {
        const Theme theme = Theme::light().scaled(percent);
        story.view.setTheme(theme);
        story.present();
        const HeatmapScene& scene = story.view.scene();
        EXPECT_EQ(scene.plot.top(), theme.px(kHeatmapHeader + kHeatmapFlags));
        for (const HeatmapFlag& flag : scene.flags) {
            EXPECT_GE(flagRect(scene, flag).top(), theme.px(kHeatmapHeader) - 1) << percent;
            EXPECT_LE(flagRect(scene, flag).right(), scene.plot.right()) << percent;
            EXPECT_NEAR(flagRect(scene, flag).height(), before.height() * percent / 100, 1);
        }
        EXPECT_GT(story.view.minimumSizeHint().height(), scene.plot.top() + 90) << percent;
    }
}

TEST(KeyHeatmap, SaysWhatItShows)
{
    const Story story;
    const QString text = story.view.accessibleDescription();
    EXPECT_TRUE(text.contains(QStringLiteral("3 open and 1 closed"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("slow waits for parents on 2 shards"))) << text.toStdString();
    EXPECT_FALSE(story.view.accessibleName().isEmpty());
}

// Two clocks that are often mixed up: an iterator's five minutes, which cost nothing, and the retention of its records.
TEST(HeatmapCards, TellAnExpiredIteratorFromWhatRetentionTakes)
{
    world::World world = support::worldWithStream(1, 1);
    world::AddConsumer app;
    app.config.name = "app";
    app.config.stream = "clicks";
    ASSERT_TRUE(world::isAccepted(world.apply({"test", app})));
    world.runUntil(atSecond(5));
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        world::SetConsumerProcessing{.name = "app", .processingRate = 0, .isPaused = true}})));
    ASSERT_TRUE(world::isAccepted(world.apply({"test",
        streams::PutRecordRequest{"clicks", {"k", std::nullopt, std::make_shared<const std::string>("x")}}})));
    HeatmapScene scene;
    scene.theme = Theme::light();
    const auto actor = std::size_t(world.actor("app") - world.actors().data());
    scene.consumers = {{.actor = actor, .name = "app", .letter = "a"}};
    const auto card = [&] { return format::plain(HeatmapCards{world, kClicks, scene}.ofFlag({})).toStdString(); };
    world.runUntil(atSecond(60));
    EXPECT_NE(card().find("retention takes it in"), std::string::npos) << card();
    EXPECT_NE(card().find("23 h 59 m"), std::string::npos) << card();
    EXPECT_EQ(card().find("has expired"), std::string::npos) << card();
    world.runUntil(atSecond(400));
    EXPECT_NE(card().find("has expired"), std::string::npos) << card();
    EXPECT_NE(card().find("Only retention loses records"), std::string::npos) << card();
}
