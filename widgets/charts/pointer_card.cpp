#include "widgets/charts/pointer_card.h"

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kGap = 22; // to the pointer
constexpr int kEdge = 4;

}

PointerCard::PointerCard(QWidget* parent) : QLabel(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::RichText);
    hide();
}

void PointerCard::setTheme(const Theme& theme)
{
    setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; border-left: 3px solid %4;"
                                 " border-radius: 4px; padding: 6px 10px; font-size: %5px; }")
                      .arg(theme.panel.name(), theme.text.name(), theme.line.name(), theme.accent.name())
                      .arg(theme.smallPx + 1));
}

void PointerCard::show(const QString& html, QPoint pointer)
{
    setText(html);
    adjustSize();
    const QSize room = parentWidget()->size();
    int x = pointer.x() + kGap;
    if (x + width() > room.width() - kEdge)
        x = pointer.x() - kGap - width();
    const int lowest = std::max(kEdge, room.height() - height() - kEdge);
    move(std::max(kEdge, x), std::clamp(pointer.y() - height() / 2, kEdge, lowest));
    QWidget::show();
    raise();
}

}
