// Frames of what the style sheet does not draw are seen on every ground.
#include "widgets/window_style.h"

#include "widgets/theme.h"

#include <QComboBox>
#include <QImage>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QStyleFactory>

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <vector>

using namespace shardscope::widgets;

namespace {

const std::vector<std::function<std::unique_ptr<QWidget>()>> kFramed{
    [] { return std::make_unique<QSpinBox>(); },
    [] { return std::make_unique<QComboBox>(); },
    [] { return std::make_unique<QPlainTextEdit>(); },
};

QImage drawn(const std::function<std::unique_ptr<QWidget>()>& make, const Theme& theme, QStyle& style)
{
    QWidget ground;
    ground.setPalette(theme.palette());
    ground.resize(160, 50);
    const std::unique_ptr<QWidget> widget = make();
    widget->setParent(&ground);
    widget->setStyle(&style);
    widget->setGeometry(10, 10, 140, 30);
    widget->show(); // with its ground
    return ground.grab().toImage();
}

// From above, the first that is not the ground.
QColor edgeOf(const QImage& image, const Theme& theme)
{
    for (int y = 0; y < image.height(); ++y)
        if (image.pixelColor(60, y).rgb() != theme.panel.rgb())
            return image.pixelColor(60, y);
    return theme.panel;
}

}

TEST(WindowStyle, FramesAreLighterThanADarkGround)
{
    WindowStyle style;
    for (const Theme& theme : {Theme::dark(), Theme::highContrast()})
        for (const auto& make : kFramed) {
            const int ground = theme.panel.lightness();
            EXPECT_GT(edgeOf(drawn(make, theme, style), theme).lightness(),
                ground + (theme.line.lightness() - ground) / 3);
        }
}

// Were it so no more, the style would have nothing to do.
TEST(WindowStyle, MendsWhatFusionDrawsDarkerThanTheGround)
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
    const Theme dark = Theme::dark();
    for (const auto& make : kFramed)
        EXPECT_LT(edgeOf(drawn(make, dark, *fusion), dark).lightness(), dark.panel.lightness());
}

TEST(WindowStyle, LeavesALightGroundAsItIs)
{
    WindowStyle style;
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
    for (const auto& make : kFramed)
        EXPECT_EQ(drawn(make, Theme::light(), style), drawn(make, Theme::light(), *fusion));
}
