#include "widgets/panels/ordering_lab.h"

#include "widgets/charts/key_lanes.h"
#include "widgets/stage/key_box.h"
#include "world/queries.h"
#include "world/scenario.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <chrono>

using namespace shardscope;
using namespace shardscope::widgets;
using streams::ShardIndex;
using streams::StreamIndex;

namespace {

constexpr StreamIndex kClicks{0};

// One shard that is split after ten seconds and joined again after sixty, as somebody at the window does it.
struct Moved {
    EngineLink link;
    Selection selection{nullptr};

    Moved() : link(scenario(), {}, nullptr)
    {
        link.post(world::Request{world::Pause{}});
        runTo(10);
        selection.select(StreamChoice{"clicks"});
    }
    ~Moved() { link.stop(); }
    Moved(const Moved&) = delete;
    Moved& operator=(const Moved&) = delete;

    static world::Scenario scenario()
    {
        world::Scenario scenario;
        scenario.settings.seed = 7;
        scenario.streams = {{{"clicks", 1}, std::chrono::hours{24}}};
        world::AddProducer producer;
        producer.config.name = "web";
        producer.config.stream = "clicks";
        producer.config.rate.knots = {{base::Duration{0}, 300}};
        producer.config.keys.kind = clients::KeyChoice::Kind::Zipf;
        producer.config.keys.count = 40;
        producer.config.size.bytes = 100;
        scenario.clients.push_back({"scenario", producer});
        for (const auto& [name, rate] : {std::pair{"quick", 0}, std::pair{"slow", 60}}) {
            world::AddConsumer consumer;
            consumer.config.name = name;
            consumer.config.stream = "clicks";
            consumer.config.processingRate = rate;
            scenario.clients.push_back({"scenario", consumer});
        }
        return scenario;
    }
    void runTo(std::int64_t seconds)
    {
        const base::Instant at = base::instantAt(std::chrono::seconds{seconds});
        link.post(world::Request{world::Control{world::Seek{at}}});
        ASSERT_TRUE(QTest::qWaitFor([&] { return link.latest().world && link.latest().world->now() == at; }, 20'000));
    }
    void act(const world::Action& action)
    {
        QSignalSpy replied(&link, &EngineLink::replied);
        link.post(action);
        ASSERT_TRUE(QTest::qWaitFor([&] { return replied.count() > 0; }));
    }
    void split()
    {
        act(streams::SplitShardRequest{
            "clicks", streams::shardId(ShardIndex{0}), base::HashKey::fromHalves(std::uint64_t{1} << 63, 0).decimal()});
        runTo(60);
    }
    void join()
    {
        act(streams::MergeShardsRequest{"clicks", streams::shardId(ShardIndex{1}), streams::shardId(ShardIndex{2})});
        runTo(110);
    }
};

}

TEST(OrderingLab, DrawsTheProofBetweenLastOfTheParentAndFirstOfTheChild)
{
    Moved moved;
    OrderingLab lab(moved.link, moved.selection, nullptr);
    lab.viewHottest();
    ASSERT_FALSE(lab.findChild<QLineEdit*>("orderingKey")->text().isEmpty());
    // In one shard there is nothing to prove, and it says so.
    EXPECT_EQ(lab.lanes()->hop(), -1);
    EXPECT_GT(lab.lanes()->partCount(), 0);
    // It follows the run while it is open.
    moved.split();
    ASSERT_TRUE(QTest::qWaitFor([&] { return lab.lanes()->story().hops.size() == 1; }));
    moved.join();
    ASSERT_TRUE(QTest::qWaitFor([&] { return lab.lanes()->story().hops.size() == 2; }));
    const world::KeyStory& story = lab.lanes()->story();
    for (int hop = 0; hop < 2; ++hop) {
        lab.lanes()->toHop(hop);
        const world::KeyHop& of = story.hops[std::size_t(hop)];
        EXPECT_TRUE(of.isProven);
        ASSERT_TRUE(of.last && of.first);
        const QLineF line = lab.lanes()->proofLine(hop);
        EXPECT_EQ(line.p1(), lab.lanes()->dot(int(*of.last)));
        EXPECT_EQ(line.p2(), lab.lanes()->dot(int(*of.first)));
        EXPECT_LT(line.y1(), line.y2());
        EXPECT_LT(line.x1(), line.x2());
        QString text = lab.proofText();
        text.remove(QRegularExpression(QStringLiteral("<[^>]*>")));
        const auto place = [&](const std::string& number) { return text.indexOf(QString::fromStdString(number)); };
        EXPECT_GE(place(story.records[*of.last].sequenceNumber), 0) << text.toStdString();
        EXPECT_LT(place(story.records[*of.last].sequenceNumber), place(of.closing));
        EXPECT_LT(place(of.closing), place(story.records[*of.first].sequenceNumber));
    }
    const QString readers = lab.findChild<QLabel*>("orderingReaders")->text();
    EXPECT_TRUE(readers.contains("quick")) << readers.toStdString();
    EXPECT_TRUE(lab.lanes()->pictureValue().contains("2 moves")) << lab.lanes()->pictureValue().toStdString();
}

TEST(OrderingLab, IsWalkedWithArrows)
{
    Moved moved;
    moved.split();
    OrderingLab lab(moved.link, moved.selection, nullptr);
    lab.viewHottest();
    KeyLanes& lanes = *lab.lanes();
    const world::KeyHop& hop = lanes.story().hops.at(0);
    EXPECT_EQ(lanes.current(), int(*hop.last));
    QTest::keyClick(&lanes, Qt::Key_Right);
    EXPECT_EQ(lanes.current(), int(*hop.first));
    EXPECT_EQ(lanes.part(lanes.current()).isSelected, true);
    EXPECT_TRUE(lanes.part(lanes.current())
                    .description.contains(QString::fromStdString(lanes.story().records[*hop.first].sequenceNumber)));
    QTest::keyClick(&lanes, Qt::Key_Home);
    EXPECT_EQ(lanes.current(), 0);
    QTest::keyClick(&lanes, Qt::Key_Left);
    EXPECT_EQ(lanes.current(), 0);
    QTest::mouseClick(&lanes, Qt::LeftButton, Qt::NoModifier, lanes.dot(3).toPoint());
    EXPECT_EQ(lanes.current(), 3);
    // The record stays chosen while time goes on, though others come after it.
    moved.runTo(61);
    QTest::qWait(400);
    EXPECT_GT(lanes.current(), -1);
}

TEST(OrderingLab, FollowsAnotherKeyThatIsTyped)
{
    Moved moved;
    OrderingLab lab(moved.link, moved.selection, nullptr);
    lab.viewHottest();
    auto* key = lab.findChild<QLineEdit*>("orderingKey");
    key->selectAll();
    QTest::keyClicks(key, "nobody's");
    EXPECT_EQ(lab.lanes()->partCount(), 0);
    EXPECT_EQ(lab.lanes()->current(), -1);
    QTest::keyClick(lab.lanes(), Qt::Key_Right);
    EXPECT_EQ(lab.lanes()->current(), -1);
    EXPECT_FALSE(lab.grab().isNull());
}

TEST(KeyBox, AsksForTheOrderOfAKeyOnlyWhenThereIsOne)
{
    KeyBox box{nullptr};
    QSignalSpy asked(&box, &KeyBox::orderAsked);
    auto* order = box.findChild<QPushButton*>("keyBoxOrder");
    EXPECT_FALSE(order->isEnabled());
    box.open();
    QTest::keyClicks(box.findChild<QLineEdit*>("keyBoxKey"), "mobile");
    ASSERT_TRUE(order->isEnabled());
    QTest::mouseClick(order, Qt::LeftButton);
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(box.key(), "mobile");
}

TEST(KeyLanes, LeavesOutWhatTwoNumbersBeginWithAlike)
{
    EXPECT_EQ(shortComparison("4967123404129999", "4967123404339999"), QStringLiteral("…041299… < …043399…"));
}
