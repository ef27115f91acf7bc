#include "widgets/charts/paint_parts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace shardscope::widgets {

QFont sized(const QFont& font, int pixels, bool isBold)
{
    QFont sizedFont = font;
    sizedFont.setPixelSize(pixels);
    sizedFont.setWeight(isBold ? QFont::DemiBold : QFont::Normal);
    return sizedFont;
}

QPixmap hatchTile(const Theme& theme, qreal pixelRatio)
{
    constexpr int kTile = kHatchPeriod;
    QPixmap tile(QSize(kTile, kTile) * pixelRatio);
    tile.setDevicePixelRatio(pixelRatio);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor stripe = theme.hatch;
    stripe.setAlpha(theme.isHighContrast ? 255 : theme.isDark ? 170 : 200);
    painter.setPen(QPen(stripe, theme.isHighContrast ? 3.5 : 2.5));
    // Three strokes, so that the tile joins itself at every edge.
    for (const int shift : {-kTile, 0, kTile})
        painter.drawLine(QPointF(shift - 2, kTile + 2), QPointF(shift + kTile + 2, -2));
    return tile;
}

void fillHatched(QPainter& painter, const QRect& rect, QRgb colour, const QPixmap& hatch)
{
    painter.fillRect(rect, QColor(colour));
    painter.save();
    // One origin for all columns, so that stripes run on from pixel to pixel where they are thin.
    painter.setBrushOrigin(0, 0);
    painter.fillRect(rect, QBrush(hatch));
    painter.restore();
}

QRgb greyed(QRgb colour)
{
    constexpr int kColour = 25; // in per cent
    const int grey = qGray(colour);
    const auto mixed = [grey](int channel) { return (channel * kColour + grey * (100 - kColour)) / 100; };
    return qRgb(mixed(qRed(colour)), mixed(qGreen(colour)), mixed(qBlue(colour)));
}

void dashedColumn(QPainter& painter, int x, int top, int bottom, QColor colour)
{
    for (int y = top; y < bottom; y += 6)
        painter.fillRect(x, y, 1, std::min(4, bottom - y), colour);
}

QString fitting(const QFontMetrics& metrics, int width, std::initializer_list<QString> forms)
{
    for (const QString& form : forms)
        if (metrics.horizontalAdvance(form) <= width)
            return form;
    return {};
}

void paintNoEntry(QPainter& painter, const QRectF& place, QColor colour, QColor bar)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(place);
    const double high = place.height() * 0.22;
    painter.fillRect(QRectF(place.left() + place.width() * 0.18, place.center().y() - high / 2, place.width() * 0.64,
                         high),
        bar);
}

QSize cardSize(const QFont& font, const Theme& theme, const std::vector<CardLine>& lines)
{
    int width = 0;
    int height = 10;
    for (const CardLine& line : lines) {
        const QFontMetrics metrics(sized(font, line.isBold ? theme.titlePx : theme.smallPx, line.isBold));
        width = std::max(width, metrics.horizontalAdvance(line.text));
        height += metrics.height() + 1;
    }
    return {width + 18, height};
}

void paintCard(QPainter& painter, const QFont& font, const Theme& theme, QRect box, const std::vector<CardLine>& lines)
{
    QColor ground = theme.isDark ? theme.raised.darker(115) : QColor(0x1d2630);
    ground.setAlpha(240);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.isDark ? QPen(theme.line) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    int y = box.top() + 5;
    for (const CardLine& line : lines) {
        painter.setFont(sized(font, line.isBold ? theme.titlePx : theme.smallPx, line.isBold));
        const QFontMetrics metrics(painter.font());
        painter.setPen(line.isWarning ? QColor(0xffb08a) : line.isBold ? QColor(0xffffff) : QColor(0xd6dee6));
        painter.drawText(box.left() + 9, y + metrics.ascent(), line.text);
        y += metrics.height() + 1;
    }
}

}
