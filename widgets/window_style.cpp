#include "widgets/window_style.h"

#include <QFontInfo>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

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

// How much further in than Fusion would the text of a combo box begins. The style sheet gives line edits a padding of
// six pixels and a frame of one, at text of 13; Fusion has two less for a combo box, and for an editable one three
// less, since its line edit has no frame there.
int indentOf(const QStyleOptionComboBox& combo, const QWidget* widget)
{
    constexpr int kPadding = 6;
    constexpr int kAtPx = 13;
    const int px = widget != nullptr ? QFontInfo(widget->font()).pixelSize() : kAtPx;
    return std::max(0, (kPadding * px + kAtPx / 2) / kAtPx - (combo.editable ? 1 : 2));
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

QRect WindowStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
    const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (part != SC_ComboBoxEditField || combo == nullptr)
        return rect;
    const int indent = indentOf(*combo, widget);
    return option->direction == Qt::LeftToRight ? rect.adjusted(indent, 0, 0, 0) : rect.adjusted(0, 0, -indent, 0);
}

QSize WindowStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
    const QWidget* widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    return type == CT_ComboBox && combo != nullptr ? size + QSize(indentOf(*combo, widget), 0) : size;
}

}
