#include "widgets/charts/heatmap_flags.h"

#include "widgets/charts/paint_parts.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

// Pixels at 100 % text.
constexpr int kPole = 17;
constexpr QSize kPennant{15, 12};
constexpr int kLetter = 9;

double scaleOf(const HeatmapScene& scene) { return scene.theme.textPercent / 100.0; }

// A cloth that is notched at its free end.
QPolygonF pennant(QPoint at, QSize size)
{
    const QRect rect(at, size);
    const double notch = 0.23 * size.width();
    return QPolygonF() << QPointF(rect.left(), rect.top()) << QPointF(rect.right() + 1, rect.top())
                       << QPointF(rect.right() + 1 - notch, rect.top() + size.height() / 2.0)
                       << QPointF(rect.right() + 1, rect.top() + size.height())
                       << QPointF(rect.left(), rect.top() + size.height());
}

void paintLetter(QPainter& painter, const HeatmapScene& scene, const HeatmapConsumer& consumer, QPoint cloth)
{
    painter.setFont(sized(scene.font, scene.theme.px(kLetter), true));
    painter.setPen(scene.theme.textOn(consumer.colour));
    painter.drawText(QRect(cloth, pennantSize(scene) - QSize(scene.theme.px(2), -1)), Qt::AlignCenter, consumer.letter);
}

void paintFlag(QPainter& painter, const HeatmapScene& scene, const HeatmapFlag& flag, bool isFocused)
{
    const HeatmapConsumer& consumer = scene.consumers[flag.consumer];
    const QRect rect = flagRect(scene, flag);
    const double foot = rect.bottom() + 0.5;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(scene.theme.panel, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(rect.left() + 0.5, rect.top()), QPointF(rect.left() + 0.5, foot));
    painter.setPen(QPen(consumer.colour, 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(rect.left() + 0.5, rect.top()), QPointF(rect.left() + 0.5, foot));
    const QPoint cloth = rect.topLeft() + QPoint(1, 0);
    const QPolygonF shape = pennant(cloth, pennantSize(scene));
    const double scale = scaleOf(scene);
    painter.setPen(QPen(scene.theme.panel, 2));
    painter.setBrush(flag.isWaiting ? scene.theme.panel : consumer.colour);
    painter.drawPolygon(shape);
    painter.setPen(QPen(consumer.colour, 1));
    painter.drawPolygon(shape);
    if (isFocused) {
        painter.setPen(QPen(scene.theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(-4, -3, 4, 4), 3, 3);
    }
    if (flag.iteratorLeft) {
        const QRectF ring(rect.left() - 5 * scale, foot - 5.5 * scale, 11 * scale, 11 * scale);
        const QPointF arm(2 * scale, 2 * scale);
        painter.setBrush(scene.theme.panel);
        painter.setPen(QPen(*flag.iteratorLeft > 0 ? scene.theme.line : scene.theme.hotText, 2));
        painter.drawEllipse(ring);
        painter.setPen(QPen(*flag.iteratorLeft > 0.2 ? consumer.colour : scene.theme.hotText, 2));
        painter.drawArc(ring, 90 * 16, int(*flag.iteratorLeft * 360 * 16));
        if (*flag.iteratorLeft <= 0) {
            painter.drawLine(ring.center() - arm, ring.center() + arm);
            painter.drawLine(ring.center() + QPointF(-arm.x(), arm.y()), ring.center() + QPointF(arm.x(), -arm.y()));
        }
    }
    if (flag.isBlocked) {
        const double side = 10 * scale;
        const QRectF sign(rect.right() - side / 2, rect.top() - side / 3, side, side);
        paintNoEntry(painter, sign.adjusted(-1, -1, 1, 1), scene.theme.panel, scene.theme.panel);
        paintNoEntry(painter, sign, scene.theme.hotText, scene.theme.panel);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (flag.isWaiting) {
        paintMark(painter, scene, QPointF(cloth) + QPointF(6.5, 6.5) * scale, ReadMark::Waits, consumer.colour);
        return;
    }
    paintLetter(painter, scene, consumer, cloth);
}

// Where a consumer stands on a shard: everything above is unread.
void paintPlaceLine(QPainter& painter, const HeatmapScene& scene, PixelRange pixels, double y, QColor colour)
{
    if (y <= scene.plot.top() + 1 || y > scene.plot.bottom())
        return;
    const int at = int(std::lround(y));
    painter.fillRect(pixels.left, at - 1, pixels.width(), 3, scene.theme.panel);
    painter.fillRect(pixels.left, at, pixels.width(), 1, colour);
}

}

QRect flagRect(const HeatmapScene& scene, const HeatmapFlag& flag)
{
    const int foot = std::clamp(int(std::lround(scene.y(flag.at))), scene.plot.top(), scene.plot.bottom());
    const int pole = scene.theme.px(kPole);
    return {flag.x, foot - pole, pennantSize(scene).width() + 1, pole};
}

QSize pennantSize(const HeatmapScene& scene)
{
    return {scene.theme.px(kPennant.width()), scene.theme.px(kPennant.height())};
}

void paintPennant(QPainter& painter, const HeatmapScene& scene, const HeatmapConsumer& consumer, QPoint at)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(consumer.colour);
    painter.drawPolygon(pennant(at, pennantSize(scene)));
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintLetter(painter, scene, consumer, at);
}

void paintMark(QPainter& painter, const HeatmapScene& scene, QPointF centre, ReadMark mark, QColor colour)
{
    const double scale = scaleOf(scene);
    const auto away = [&](double x, double y) { return centre + QPointF(x, y) * scale; };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.8 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (mark) {
    case ReadMark::Drained:
        painter.drawPolyline(QPolygonF() << away(-3.5, 0) << away(-1, 3) << away(4, -3));
        break;
    case ReadMark::Unread:
        painter.drawEllipse(centre, 3 * scale, 3 * scale);
        break;
    case ReadMark::Waits:
        painter.drawArc(QRectF(away(-2.5, -5), QSizeF(5, 6) * scale), 0, 180 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(away(-4, -1.5), QSizeF(8, 6) * scale), 1, 1);
        break;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintHeatmapFlags(QPainter& painter, const HeatmapScene& scene, std::optional<std::size_t> focused)
{
    for (const HeatmapConsumer& consumer : scene.consumers)
        if (consumer.median)
            paintPlaceLine(painter, scene, {scene.plot.left(), scene.plot.right() + 1}, scene.y(*consumer.median),
                consumer.colour);
    for (const HeatmapFlag& flag : scene.flags)
        paintPlaceLine(painter, scene, flag.line, scene.y(flag.at), scene.consumers[flag.consumer].colour);
    paintRegionNames(painter, scene);
    for (std::size_t i = 0; i < scene.flags.size(); ++i)
        if (i != focused)
            paintFlag(painter, scene, scene.flags[i], false);
    if (focused && *focused < scene.flags.size())
        paintFlag(painter, scene, scene.flags[*focused], true);
}

void paintMovedFlag(QPainter& painter, const HeatmapScene& scene, const HeatmapFlag& from, base::Instant to, bool isAll)
{
    const QColor colour = scene.consumers[from.consumer].colour;
    HeatmapFlag flag = from;
    flag.at = to;
    flag.isWaiting = false;
    flag.iteratorLeft.reset();
    const PixelRange line = isAll ? PixelRange{scene.plot.left(), scene.plot.right() + 1} : from.line;
    const double begin = std::clamp(scene.y(from.at), double(scene.plot.top()), double(scene.plot.bottom()));
    const double end = std::clamp(scene.y(to), double(scene.plot.top()), double(scene.plot.bottom()));
    QColor way = colour;
    way.setAlpha(70);
    painter.fillRect(QRectF(line.left, std::min(begin, end), line.width(), std::abs(end - begin)), way);
    painter.fillRect(QRectF(line.left, std::round(end) - 1, line.width(), 3), scene.theme.panel);
    painter.fillRect(QRectF(line.left, std::round(end), line.width(), 1), colour);
    paintFlag(painter, scene, flag, true);
}

}
