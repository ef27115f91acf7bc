// The Fan-out stage in the window, from the key to the world and back.
#include "widgets/stage/add_consumer_dialog.h"
#include "widgets/stage/fan_out_stage.h"
#include "window/program.h"
#include "world/consumer_queries.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

clients::ConsumerConfig::Kind kindOf(const Program& program, const std::string& consumer)
{
    return world::consumerConfig(program.engine.latest().world->actor(consumer)->client)->kind;
}

TEST(FanOutInTheWindow, IsShownByItsKeyAndItsTab)
{
    Program program;
    const auto* stage = program.window.findChild<widgets::FanOutStage*>();
    ASSERT_NE(stage, nullptr);
    EXPECT_FALSE(stage->isVisible());
    QTest::keyClick(&program.window, Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(stage->isVisible());
    QTest::keyClick(&program.window, Qt::Key_1, Qt::ControlModifier);
    EXPECT_FALSE(stage->isVisible());
    for (auto* tabs : program.window.findChildren<QTabBar*>()) {
        if (tabs->count() == 2 && tabs->accessibleName() == QLatin1String("Stages"))
            tabs->setCurrentIndex(1);
    }
    EXPECT_TRUE(stage->isVisible());
}

TEST(FanOutInTheWindow, MovesAConsumerByKeysAndUndoesIt)
{
    Program program;
    program.seek(20);
    QTest::keyClick(&program.window, Qt::Key_2, Qt::ControlModifier);
    auto* stage = program.window.findChild<widgets::FanOutStage*>();
    program.waitFor([&] { return stage->card("search") != nullptr; });
    QTest::keyClick(stage->card("search"), Qt::Key_Right);
    QTest::keyClick(stage->card("search"), Qt::Key_Return);
    program.waitFor([&] { return kindOf(program, "search") == clients::ConsumerConfig::Kind::FanOut; });
    program.waitFor([&] {
        return stage->card("search") != nullptr
            && stage->card("search")->reading().kind == clients::ConsumerConfig::Kind::FanOut;
    });
    QTest::keyClick(&program.window, Qt::Key_Z, Qt::ControlModifier);
    program.waitFor([&] { return kindOf(program, "search") == clients::ConsumerConfig::Kind::Shared; });
}

TEST(FanOutInTheWindow, ShowsTheLatencyOfWhatIsSelectedWhileTimeStands)
{
    Program program;
    program.seek(20);
    QTest::keyClick(&program.window, Qt::Key_2, Qt::ControlModifier);
    auto* stage = program.window.findChild<widgets::FanOutStage*>();
    program.waitFor([&] { return stage->card("billing") != nullptr; });
    QTest::qWait(300);
    program.window.selection().select(widgets::ConsumerChoice{"clicks", "billing"});
    EXPECT_EQ(stage->lane(widgets::ConsumerKind::Shared)->latencyChart()->title(),
        QStringLiteral("Latency of billing, arrival to processed"));
}

// Only where it is not that of the run.
TEST(FanOutInTheWindow, TellsTheAccountOfAConsumerInItsPage)
{
    Program program;
    world::Scenario scenario;
    scenario.streams = {{{"orders", 1}, std::chrono::hours{24}}};
    for (const char* account : {"", "210987654321"}) {
        world::AddConsumer consumer;
        consumer.config.name = *account == '\0' ? "own" : "partner";
        consumer.config.stream = "orders";
        consumer.config.account = account;
        scenario.clients.push_back({"scenario", consumer});
    }
    program.document.open(Opened{.run = {.scenario = scenario}}, {}, OnceOpen::Play);
    program.waitFor([&] { return program.engine.latest().world->actor("partner") != nullptr; });
    const auto home = [&program](const char* consumer) {
        program.window.selection().select(widgets::ConsumerChoice{"orders", consumer});
        const auto* line = program.window.findChild<QWidget*>(QStringLiteral("consumerHome"));
        QStringList said;
        for (const QLabel* label : line->findChildren<QLabel*>())
            said << label->text();
        return line->isVisible() ? said.join(QLatin1Char(' ')) : QString{};
    };
    EXPECT_TRUE(home("partner").contains(QStringLiteral("210987654321 \u00b7 us-east-1")))
        << home("partner").toStdString();
    EXPECT_EQ(home("own"), QString{});
}

// Its registration and the consumer itself are one gesture.
TEST(FanOutInTheWindow, AddsAConsumerByItsKeyAndUndoesItAtOnce)
{
    Program program;
    program.seek(20);
    QTest::keyClick(&program.window, Qt::Key_Insert, Qt::ShiftModifier);
    auto* dialog = program.window.findChild<widgets::AddConsumerDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QLineEdit*>()->setText(QStringLiteral("audit"));
    dialog->accept();
    const auto registered = [&] { return program.engine.latest().world->service().streams().front().consumers.size(); };
    const std::size_t before = registered();
    program.waitFor([&] { return program.engine.latest().world->actor("audit") != nullptr; });
    EXPECT_EQ(kindOf(program, "audit"), clients::ConsumerConfig::Kind::FanOut);
    EXPECT_EQ(registered(), before + 1);
    EXPECT_EQ(program.window.selection().selected(), (widgets::Choice{widgets::ConsumerChoice{"clicks", "audit"}}));
    program.window.activateWindow();
    program.waitFor([&] { return program.window.isActiveWindow(); });
    QTest::keyClick(&program.window, Qt::Key_Z, Qt::ControlModifier);
    program.waitFor([&] { return program.engine.latest().world->actor("audit") == nullptr; });
    EXPECT_EQ(registered(), before) << "one undo takes the registration back too";
}

// Billing works through 700 records a second of a shard that gets more.
TEST(FanOutInTheWindow, AWhatIfSaysItsTimeAndIsTakenByItsButton)
{
    Program program;
    program.seek(90);
    program.window.selection().select(widgets::ConsumerChoice{"clicks", "billing"});
    auto* button = program.window.findChild<QPushButton*>(QStringLiteral("whatIf0"));
    ASSERT_NE(button, nullptr);
    program.waitFor([&] { return button->isVisible(); });
    EXPECT_EQ(button->text(), QStringLiteral("twice the speed"));
    EXPECT_TRUE(button->accessibleName().startsWith(QStringLiteral("twice the speed: caught up in ")));
    EXPECT_FALSE(button->accessibleName().endsWith(QStringLiteral("never")));
    const auto rate = [&] {
        return world::consumerConfig(program.engine.latest().world->actor("billing")->client)->processingRate;
    };
    const std::int64_t before = rate();
    QTest::mouseClick(button, Qt::LeftButton);
    program.waitFor([&] { return rate() == 2 * before; });
    QTest::keyClick(&program.window, Qt::Key_Z, Qt::ControlModifier);
    program.waitFor([&] { return rate() == before; });
    EXPECT_EQ(rate(), before);
}

}
