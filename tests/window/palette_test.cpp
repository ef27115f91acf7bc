// Ctrl+K: everything by a few letters.
#include "palette.h"
#include "window/program.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::app;

namespace {

PaletteEntry entry(const char* text, const char* group = "")
{
    return {QString::fromUtf8(text), QString::fromUtf8(group), {}, [] {}};
}

// Opens the palette, types, and chooses what stands first.
void choose(Program& program, const QString& typed)
{
    bool wasThere = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        auto* const palette = qobject_cast<Palette*>(QApplication::activeModalWidget());
        if (palette == nullptr)
            return;
        look.stop();
        wasThere = true;
        auto* const line = palette->findChild<QLineEdit*>();
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, Qt::Key_Return);
    });
    look.start(1);
    program.window.activateWindow();
    Program::waitFor([&] { return program.window.isActiveWindow(); });
    QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
    Program::waitFor([&] { return wasThere && QApplication::activeModalWidget() == nullptr; });
}

}

TEST(Palette, FindsByLettersInTheirOrder)
{
    EXPECT_TRUE(fuzzyScore("rut", "Run until the first throttle"));
    EXPECT_TRUE(fuzzyScore("RUN  thr", "Run until the first throttle"));
    EXPECT_FALSE(fuzzyScore("tur", "Run"));
    EXPECT_FALSE(fuzzyScore("runn", "Run"));
    EXPECT_EQ(fuzzyScore("", "Run"), 0);
    // The beginnings of words mean more than letters somewhere, and whole pieces more than scattered ones.
    EXPECT_GT(*fuzzyScore("bh", "Branch here"), *fuzzyScore("bh", "To the bathhouse"));
    EXPECT_GT(*fuzzyScore("split", "Split the selected shard"), *fuzzyScore("split", "Stop playing at its time"));
    EXPECT_TRUE(fuzzyScore("分", "分割選取的分片"));
}

TEST(Palette, PutsTheBestAndTheLatestFirst)
{
    Program program;
    QStringList recent;
    Palette palette({entry("Play or pause"), entry("Split the selected shard"), entry("Statistics of the range"),
                        entry("shardId-000000000003", "shard of clicks")},
        recent, widgets::Theme::dark(), &program.window);
    EXPECT_EQ(palette.shown().size(), 4);
    EXPECT_EQ(palette.shown().first(), "Play or pause");
    palette.filter("shard");
    EXPECT_EQ(palette.shown().first(), "Split the selected shard");
    palette.filter("d3");
    EXPECT_EQ(palette.shown().first(), "shardId-000000000003");
    palette.filter("of clicks");
    EXPECT_EQ(palette.shown(), QStringList{"shardId-000000000003"});
    palette.filter("xyz");
    EXPECT_TRUE(palette.shown().isEmpty());
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return); // nothing to do, and nothing happens
    EXPECT_TRUE(recent.isEmpty());
    palette.filter("stat");
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
    EXPECT_EQ(recent, QStringList{"Statistics of the range"});
    palette.filter("");
    EXPECT_EQ(palette.shown().first(), "Statistics of the range");
}

TEST(Palette, DoesWhatMenusDoAndGoesAnywhere)
{
    Program program;
    const bool wasPlaying = program.engine.latest().status.isPlaying;
    choose(program, "play or pause");
    Program::waitFor([&] { return program.engine.latest().status.isPlaying != wasPlaying; });
    choose(program, "shardid2");
    const widgets::Choice shard = widgets::ShardChoice{"clicks", streams::ShardIndex{2}};
    EXPECT_EQ(program.window.selection().selected(), shard);
    choose(program, "billing");
    const widgets::Choice consumer = widgets::ConsumerChoice{"clicks", "billing"};
    EXPECT_EQ(program.window.selection().selected(), consumer);
    program.window.activateWindow();
    Program::waitFor([&] { return program.window.isActiveWindow(); });
    QTest::keyClick(&program.window, Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(program.window.selection().selected(), shard);
}
