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
    theme.warm = QColor(0xf0ac00);
    theme.hot = QColor(0xcf5600);
    theme.hatch = QColor(0xffe3cf);
    theme.good = QColor(0x007754);
    theme.read = QColor(0x75828f);
    theme.warmText = QColor(0x8f5f00);
    theme.hotText = QColor(0xb34700);
    static constexpr std::array kStops{Stop{0, 0xffeaf1f8}, Stop{40, 0xffc2d8ec}, Stop{60, 0xff8db8db},
        Stop{79, 0xff3f8cc2}, Stop{80, 0xfff3c257}, Stop{99, 0xfff0ac00}, Stop{100, 0xffd55f0c}, Stop{200, 0xffb03d00}};
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
    theme.warm = QColor(0xf0b429);
    theme.hot = QColor(0xdb5f14);
    theme.hatch = QColor(0x5a2404);
    theme.good = QColor(0x46c49a);
    theme.read = QColor(0x8a96a3);
    theme.warmText = QColor(0xf0b84a);
    theme.hotText = QColor(0xff935c);
    static constexpr std::array kStops{Stop{0, 0xff1f2a36}, Stop{40, 0xff274a6b}, Stop{60, 0xff2f6a9f},
        Stop{79, 0xff5aa6e0}, Stop{80, 0xffe6ad33}, Stop{99, 0xfff5bd45}, Stop{100, 0xffd4570e}, Stop{200, 0xffdf5a12}};
    theme.utilisationScale = scaleThrough(kStops);
    return theme;
}

// Black ground, white words, shapes in pure colours; the hatch is cut out of its fill.
Theme Theme::highContrast()
{
    Theme theme;
    theme.isDark = true;
    theme.isHighContrast = true;
    theme.outlinePx = 2;
    theme.background = QColor(Qt::black);
    theme.panel = QColor(Qt::black);
    theme.raised = QColor(0x161616);
    theme.line = QColor(0x8f979f);
    theme.text = QColor(0xffffff);
    theme.mutedText = QColor(0xd5dbe1);
    theme.accent = QColor(0x8fd0ff);
    theme.selected = QColor(0x00305c);
    theme.track = QColor(0x262626);
    theme.load = QColor(0x4f9ff0);
    theme.warm = QColor(0xffd23f);
    theme.hot = QColor(0xff6a1f);
    theme.hatch = QColor(Qt::black);
    theme.good = QColor(0x5fe8b8);
    theme.read = QColor(0xb4bcc4);
    theme.warmText = QColor(0xffdd66);
    theme.hotText = QColor(0xffab85);
    static constexpr std::array kStops{Stop{0, 0xff3f76ba}, Stop{40, 0xff4486d2}, Stop{60, 0xff4f9ff0},
        Stop{79, 0xff7cc0ff}, Stop{80, 0xffffd23f}, Stop{99, 0xffffe27a}, Stop{100, 0xffff6a1f}, Stop{200, 0xffff7d3d}};
    theme.utilisationScale = scaleThrough(kStops);
    return theme;
}

Theme Theme::scaled(int percent) const
{
    Theme theme = *this;
    theme.textPercent = std::clamp(percent, kLeastPercent, kMostPercent);
    const Theme plain;
    theme.smallPx = theme.px(plain.smallPx);
    theme.bodyPx = theme.px(plain.bodyPx);
    theme.titlePx = theme.px(plain.titlePx);
    theme.headlinePx = theme.px(plain.headlinePx);
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
    // Hues after Okabe and Ito, then moved apart in lightness by a search over the simulations of
    // tests/widgets/palette_test.cpp until the nearest two of eight were 11 apart (CIEDE2000).
    static constexpr std::array<QRgb, 8> kLight{
        0xff0065a9, 0xffc24000, 0xff06a574, 0xff7e4c5d, 0xffd07c00, 0xff4a86ff, 0xff4d3e28, 0xff7f8792};
    static constexpr std::array<QRgb, 8> kDark{
        0xff63a4ee, 0xffe0682e, 0xff48e69c, 0xffd4b1bf, 0xfffdb030, 0xffadd0fe, 0xff9b8a6f, 0xff7b808e};
    static constexpr std::array<QRgb, 8> kHighContrast{
        0xff4ba6ff, 0xffff6a1a, 0xffa0f5a8, 0xffc4a2b6, 0xffecd909, 0xffeeffff, 0xffd08d74, 0xffc5c7b6};
    const auto& tints = isHighContrast ? kHighContrast : isDark ? kDark : kLight;
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
        faded.setAlphaF(isHighContrast ? 0.75F : 0.6F);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

}
