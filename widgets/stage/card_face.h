// What the cards of the fan-out stage have in common: their outline, and the badge in its corner.
#pragma once

#include "widgets/theme.h"

#include <QFont>
#include <QPen>
#include <QRect>
#include <QString>

class QPainter;

namespace shardscope::widgets::card_face {

inline constexpr int kInset = 8;  // in pixels of the screen
inline constexpr int kBadge = 18; // in those of the theme

[[nodiscard]] QFont sized(const QFont& font, int px, QFont::Weight weight = QFont::Normal);

struct Badge {
    QColor tint;
    QString text;
};

// `card` is the whole widget. Returns where the badge is.
QRect paint(QPainter& painter, const QRect& card, const Theme& theme, const QPen& outline, const Badge& badge);

}
