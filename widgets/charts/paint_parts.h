// Small parts that several painters of the shard map share: fonts by pixel size, hatched fills,
// dashes, and the dark card that says what a gesture would bring.
#pragma once

#include "widgets/theme.h"

#include <QFont>
#include <QPixmap>
#include <QRect>
#include <QString>

#include <initializer_list>
#include <vector>

class QFontMetrics;
class QPainter;

namespace shardscope::widgets {

// Diagonal stripes, in pixels across.
inline constexpr int kHatchPeriod = 10;
inline constexpr int kHatchStripe = 4;

[[nodiscard]] QFont sized(const QFont& font, int pixels, bool isBold);
// A tile of diagonal stripes, to be laid over a fill.
[[nodiscard]] QPixmap hatchTile(const Theme& theme, qreal pixelRatio);
void fillHatched(QPainter& painter, const QRect& rect, QRgb colour, const QPixmap& hatch);
// As a closed shard is painted: nearly grey, and as light as it was.
[[nodiscard]] QRgb greyed(QRgb colour);
void dashedColumn(QPainter& painter, int x, int top, int bottom, QColor colour);
// The longest form that fits; empty when none does.
[[nodiscard]] QString fitting(const QFontMetrics& metrics, int width, std::initializer_list<QString> forms);

// A disc with a bar: nothing passes here. Drawn, as not every font has the sign.
void paintNoEntry(QPainter& painter, const QRectF& place, QColor colour, QColor bar);

struct CardLine {
    QString text;
    bool isBold = false;
    bool isWarning = false;
};
[[nodiscard]] QSize cardSize(const QFont& font, const Theme& theme, const std::vector<CardLine>& lines);
void paintCard(QPainter& painter, const QFont& font, const Theme& theme, QRect box, const std::vector<CardLine>& lines);

}
