#include "widgets/stage/card_face.h"

#include <QPainter>

namespace shardscope::widgets::card_face {

QFont sized(const QFont& font, int px, QFont::Weight weight)
{
    QFont other = font;
    other.setPixelSize(px);
    other.setWeight(weight);
    return other;
}

QRect paint(QPainter& painter, const QRect& card, const Theme& theme, const QPen& outline, const Badge& badge)
{
    painter.setPen(outline);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 4, 4);
    const QRect place(kInset, kInset - 2, theme.px(kBadge), theme.px(kBadge));
    painter.setPen(Qt::NoPen);
    painter.setBrush(badge.tint);
    painter.drawRoundedRect(place, 3, 3);
    painter.setPen(theme.textOn(badge.tint));
    painter.setFont(sized(painter.font(), theme.smallPx, QFont::Bold));
    painter.drawText(place, Qt::AlignCenter, badge.text);
    return place;
}

}
