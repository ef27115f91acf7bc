// Poison in the window, from the key to the world and back.
#include "widgets/panels/failure_part.h"
#include "widgets/panels/inspector.h"
#include "widgets/panels/shard_sheet.h"
#include "window/program.h"
#include "world/queries.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

const std::vector<streams::PoisonMark>& marks(const Program& program)
{
    return program.engine.latest().world->service().streams().front().poison;
}

const clients::Failures& failures(const Program& program, const std::string& consumer)
{
    return *world::consumerFailures(program.engine.latest().world->actor(consumer)->client);
}

TEST(PoisonInTheWindow, MarksTheNextRecordByItsKeyAndUndoesIt)
{
    Program program;
    program.seek(20);
    program.window.selection().select(widgets::ShardChoice{"clicks", streams::ShardIndex{1}});
    QTest::keyClick(&program.window, Qt::Key_X);
    program.waitFor([&] { return marks(program).size() == 1; });
    EXPECT_EQ(marks(program).front().shard, streams::ShardIndex{1});
    auto* sheet = program.window.findChild<widgets::ShardSheet*>();
    auto* list = sheet->findChild<QLabel*>(QStringLiteral("poisonMarks"));
    program.waitFor([&] { return list->isVisible(); });
    EXPECT_TRUE(list->text().contains(QStringLiteral("yet to come"))) << list->text().toStdString();
    QTest::keyClick(&program.window, Qt::Key_Z, Qt::ControlModifier);
    program.waitFor([&] { return marks(program).empty(); });
}

TEST(PoisonInTheWindow, IsSetByTheShardsPageAndHealedByItsLink)
{
    Program program;
    program.seek(20);
    program.window.selection().select(widgets::ShardChoice{"clicks", streams::ShardIndex{0}});
    auto* sheet = program.window.findChild<widgets::ShardSheet*>();
    QTest::mouseClick(sheet->findChild<QPushButton*>(QStringLiteral("poisonNext")), Qt::LeftButton);
    program.waitFor([&] { return marks(program).size() == 1; });
    auto* list = sheet->findChild<QLabel*>(QStringLiteral("poisonMarks"));
    emit list->linkActivated(QString::number(marks(program).front().ordinal));
    program.waitFor([&] { return marks(program).empty(); });
}

TEST(PoisonInTheWindow, HealsAllByItsKey)
{
    Program program;
    program.seek(20);
    for (const std::uint32_t shard : {0, 1}) {
        program.window.selection().select(widgets::ShardChoice{"clicks", streams::ShardIndex{shard}});
        QTest::keyClick(&program.window, Qt::Key_X);
    }
    program.waitFor([&] { return marks(program).size() == 2; });
    QTest::keyClick(&program.window, Qt::Key_X, Qt::ShiftModifier);
    program.waitFor([&] { return marks(program).empty(); });
}

TEST(PoisonInTheWindow, ShowsWhatBlocksAConsumer)
{
    Program program;
    program.seek(20);
    program.window.selection().select(widgets::ShardChoice{"clicks", streams::ShardIndex{0}});
    QTest::keyClick(&program.window, Qt::Key_X);
    program.waitFor([&] { return marks(program).size() == 1; });
    program.control(world::Step{base::Duration{30'000}});
    program.waitFor([&] { return failures(program, "search").longestBlocked() != nullptr; });
    program.window.selection().select(widgets::ConsumerChoice{"clicks", "search"});
    auto* part = program.window.findChild<widgets::FailurePart*>();
    program.waitFor([&] { return part->blockedText().contains(QStringLiteral("Blocked on shard 0")); });
    EXPECT_TRUE(part->findChild<QPushButton*>(QStringLiteral("heal"))->isVisible());
}

}
