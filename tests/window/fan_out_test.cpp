// The Fan-out stage in the window, from the key to the world and back.
#include "widgets/stage/fan_out_stage.h"
#include "window/program.h"
#include "world/consumer_queries.h"

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

}
