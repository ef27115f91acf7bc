// Hands for the window: the pointer and the keys of the X server it is shown on.
#pragma once

#include "window/program.h"

#include <QDir>
#include <QProcess>
#include <QScreen>
#include <QTest>

#include <gtest/gtest.h>

namespace shardscope::app {

// Runs while the event loop does, so that the window answers the pointer meanwhile.
inline void xdotool(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start("xdotool", arguments);
    ASSERT_TRUE(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 10'000));
    ASSERT_EQ(process.exitStatus(), QProcess::NormalExit) << process.errorString().toStdString();
    ASSERT_EQ(process.exitCode(), 0);
}

// For a person to look at, when asked for.
inline void takePicture(const Program& program, const QString& name)
{
    const QString folder = qEnvironmentVariable("SHARDSCOPE_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(100);
    EXPECT_TRUE(program.window.screen()->grabWindow(0).save(QDir(folder).filePath(name + ".png")));
}

// The middle of a widget, or a place in it.
inline void pointAt(const Program& program, const QWidget& widget, QPoint at)
{
    const QPoint inWindow = widget.mapTo(&program.window, at);
    xdotool({"mousemove", "--window", QString::number(program.window.winId()), QString::number(inWindow.x()),
        QString::number(inWindow.y())});
    Program::waitFor([&] { return QCursor::pos() == widget.mapToGlobal(at); });
}

inline void click(const Program& program, const QWidget& widget, QPoint at)
{
    pointAt(program, widget, at);
    xdotool({"click", "1"});
}

inline void click(const Program& program, const QWidget& widget) { click(program, widget, widget.rect().center()); }

inline void press(const QStringList& keys) { xdotool(QStringList{"key"} + keys); }

}
