#include "widgets/stage/key_box.h"

#include "support/world_builder.h"
#include "widgets/stage/stream_stage.h"
#include "world/scenario.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

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
