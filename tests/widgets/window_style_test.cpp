// Frames of what the style sheet does not draw are seen on every ground; text begins alike in all fields.
#include "widgets/window_style.h"

#include "widgets/style_sheet.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QStyleFactory>

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <initializer_list>
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

// How far behind its left edge the text of a field begins; -1 where none is seen.
int textBeginsAt(QWidget& field)
{
    constexpr int kFrame = 3;
    constexpr int kInk = 70; // of lightness: no gradient of a ground has as much
    const QImage image = field.grab().toImage();
    const int ground = image.pixelColor(image.rect().center()).lightness();
    for (int x = kFrame; x < image.width() / 2; ++x)
        for (int y = kFrame + 2; y < image.height() - kFrame - 2; ++y)
            if (std::abs(image.pixelColor(x, y).lightness() - ground) > kInk)
                return x;
    return -1;
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

TEST(WindowStyle, TextOfComboBoxesBeginsWhereThatOfLineEditsDoes)
{
    WindowStyle style;
    for (const Theme& theme : {Theme::light(), Theme::dark(), Theme::light().scaled(200), Theme::dark().scaled(50)}) {
        QWidget ground;
        ground.setStyle(&style);
        ground.setPalette(theme.palette());
        QFont font = ground.font();
        font.setPixelSize(theme.bodyPx);
        ground.setFont(font);
        ground.setStyleSheet(styleSheet(theme));
        QLineEdit line(QStringLiteral("HH"), &ground);
        QComboBox plain(&ground);
        QComboBox editable(&ground);
        editable.setEditable(true);
        for (QComboBox* box : {&plain, &editable})
            box->addItem(QStringLiteral("HH"));
        for (QWidget* field : std::initializer_list<QWidget*>{&line, &plain, &editable})
            field->resize(240, field->sizeHint().height());
        ground.show();
        const int begin = textBeginsAt(line);
        EXPECT_GT(begin, 0);
        EXPECT_NEAR(textBeginsAt(plain), begin, 1) << theme.textPercent;
        EXPECT_NEAR(textBeginsAt(editable), begin, 1) << theme.textPercent;
        // A box that is as wide as it asks to be holds its text still.
        editable.resize(editable.sizeHint());
        const QLineEdit& inner = *editable.lineEdit();
        EXPECT_GE(inner.width(), inner.fontMetrics().horizontalAdvance(inner.text()));
    }
}
