#include "widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace shardscope::widgets {

namespace {

struct Stop {
    int percent;
    QRgb colour;
};

std::array<QRgb, 201> scaleThrough(std::span<const Stop> stops)
{
    std::array<QRgb, 201> scale{};
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const Stop from = stops[i];
        const Stop to = stops[i + 1];
        for (int percent = from.percent; percent <= to.percent; ++percent) {
            const double part = double(percent - from.percent) / std::max(1, to.percent - from.percent);
            const auto mix = [part](int a, int b) { return int(std::lround(a + (b - a) * part)); };
            scale[std::size_t(percent)] = qRgb(mix(qRed(from.colour), qRed(to.colour)),
                mix(qGreen(from.colour), qGreen(to.colour)), mix(qBlue(from.colour), qBlue(to.colour)));
        }
    }
    return scale;
}

// Relative luminance of WCAG 2.
double luminance(QColor colour)
{
    const auto channel = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

}

Theme Theme::light()
{
    Theme theme;
    theme.isDark = false;
    theme.background = QColor(0xf4f6f8);
    theme.panel = QColor(0xffffff);
    theme.raised = QColor(0xf7f9fb);
    theme.line = QColor(0xd8dfe6);
    theme.text = QColor(0x17202a);
    theme.mutedText = QColor(0x5b6875);
    theme.accent = QColor(0x0b62ad);
    theme.selected = QColor(0xdfecf8);
    theme.track = QColor(0xe9eef3);
    theme.load = QColor(0x8db8db);
    theme.warm = QColor(0xe69f00);
    theme.hot = QColor(0xd55e00);
    theme.hatch = QColor(0xffd9bf);
    theme.good = QColor(0x00835f);
    theme.read = QColor(0x75828f);
    theme.warmText = QColor(0x8f5f00);
    theme.hotText = QColor(0xb34700);
    static constexpr std::array kStops{Stop{0, 0xffeaf1f8}, Stop{40, 0xffc2d8ec}, Stop{60, 0xff8db8db},
        Stop{79, 0xff3f8cc2}, Stop{80, 0xfff0b740}, Stop{99, 0xffe69f00}, Stop{100, 0xffe0701a}, Stop{200, 0xffb03d00}};
    theme.utilisationScale = scaleThrough(kStops);
    return theme;
}

Theme Theme::dark()
{
    Theme theme;
    theme.isDark = true;
    theme.background = QColor(0x13171c);
    theme.panel = QColor(0x1b2027);
    theme.raised = QColor(0x232932);
    theme.line = QColor(0x323a45);
    theme.text = QColor(0xe8ecf1);
    theme.mutedText = QColor(0x9aa5b1);
    theme.accent = QColor(0x6bb0f5);
    theme.selected = QColor(0x20374f);
    theme.track = QColor(0x2a313b);
    theme.load = QColor(0x3f86c0);
    theme.warm = QColor(0xe0a021);
    theme.hot = QColor(0xe46a1c);
    theme.hatch = QColor(0x6b2c05);
    theme.good = QColor(0x46c49a);
    theme.read = QColor(0x8a96a3);
    theme.warmText = QColor(0xf0b84a);
    theme.hotText = QColor(0xff935c);
    static constexpr std::array kStops{Stop{0, 0xff1f2a36}, Stop{40, 0xff274a6b}, Stop{60, 0xff2f6a9f},
        Stop{79, 0xff5aa6e0}, Stop{80, 0xffa8771a}, Stop{99, 0xffe0a021}, Stop{100, 0xffd45b12}, Stop{200, 0xffff8a4a}};
    theme.utilisationScale = scaleThrough(kStops);
    return theme;
}

QRgb Theme::utilisation(double percent) const
{
    // Written so that NaN, a share of nothing, comes out as 0.
    const double shown = percent > 0 ? std::min(percent, 200.0) : 0.0;
    return utilisationScale[std::size_t(shown)];
}

QColor Theme::textOn(QColor fill) const
{
    // Above this luminance dark text has the better ratio.
    return luminance(fill) > 0.24 ? QColor(0x10161d) : QColor(0xffffff);
}

QColor Theme::series(int index) const
{
    // Okabe and Ito's palette, with black left out and yellow darkened on light ground.
    static constexpr std::array<QRgb, 8> kLight{
        0xff0072b2, 0xffd55e00, 0xff00835f, 0xffa8558a, 0xffb98300, 0xff3a9fd6, 0xff7a5c3c, 0xff5b6875};
    static constexpr std::array<QRgb, 8> kDark{
        0xff6bb0f5, 0xffff935c, 0xff46c49a, 0xffe094c4, 0xfff0c04a, 0xff9ad3f7, 0xffcfa97f, 0xff9aa5b1};
    const auto& tints = isDark ? kDark : kLight;
    return QColor(tints[std::size_t(index < 0 ? 0 : index) % tints.size()]);
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, raised);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, mutedText);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, hotText);
    palette.setColor(QPalette::ToolTipBase, isDark ? raised : text);
    palette.setColor(QPalette::ToolTipText, isDark ? text : panel);
    palette.setColor(QPalette::Highlight, selected);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Light, isDark ? raised.lighter(130) : QColor(0xffffff));
    palette.setColor(QPalette::Midlight, raised);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, isDark ? QColor(0x0c0f13) : QColor(0xb6c0ca));
    palette.setColor(QPalette::Shadow, isDark ? QColor(Qt::black) : QColor(0x8793a0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        QColor faded = mutedText;
        faded.setAlphaF(0.6F);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

}
