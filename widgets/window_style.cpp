#include "widgets/window_style.h"

#include <QStyleOption>

namespace shardscope::widgets {

namespace {

// Fusion frames in the colour of the ground, darkened by this: on a dark ground that is darker still.
constexpr int kFusionDarkens = 140; // percent

bool isDark(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128; }

// So that the frame comes out in the theme's colour of frames.
QPalette framed(QPalette palette)
{
    palette.setColor(QPalette::Window, palette.color(QPalette::Mid).lighter(kFusionDarkens));
    return palette;
}

}

WindowStyle::WindowStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element != PE_Frame || frame == nullptr || !isDark(option->palette)) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    QStyleOptionFrame seen = *frame;
    seen.palette = framed(seen.palette);
    QProxyStyle::drawPrimitive(element, &seen, painter, widget);
}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
    const QWidget* widget) const
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (spin != nullptr && isDark(spin->palette)) {
        QStyleOptionSpinBox seen = *spin;
        seen.palette = framed(seen.palette);
        QProxyStyle::drawComplexControl(control, &seen, painter, widget);
    } else if (combo != nullptr && isDark(combo->palette)) {
        QStyleOptionComboBox seen = *combo;
        seen.palette = framed(seen.palette);
        QProxyStyle::drawComplexControl(control, &seen, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

}
