#include "widgets/window_style.h"

#include <QApplication>
#include <QStandardPaths>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    // Nothing on somebody's screen, nothing in somebody's settings.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setStyle(new shardscope::widgets::WindowStyle);
    const QApplication application(argc, argv);
    QApplication::setApplicationName("shardscope-test");
    QApplication::setOrganizationName("shardscope-test");
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
