#include "widgets/window_style.h"

#include <QApplication>
#include <QStandardPaths>

#include <gtest/gtest.h>

#include <iostream>

int main(int argc, char** argv)
{
    // Nothing in somebody's settings.
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setStyle(new shardscope::widgets::WindowStyle);
    const QApplication application(argc, argv);
    if (QGuiApplication::platformName() != "xcb") {
        std::cerr << "test_drags moves the pointer of an X server; start it through tests/app/drags.sh.\n";
        return 2;
    }
    QApplication::setApplicationName("shardscope-test");
    QApplication::setOrganizationName("shardscope-test");
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
