#include <QApplication>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    // Without a display as well as with one: tests never open a window on somebody's screen.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
