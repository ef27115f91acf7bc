#include "widgets/charts/key_heatmap_painter.h"

#include "widgets/format.h"
#include "widgets/time_scale.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr int kPole = 17;
constexpr int kPennantWidth = 15;
constexpr int kPennantHeight = 12;
constexpr int kPlateHeight = 16;
constexpr int kMarkWidth = 12;
// Narrower regions are only told apart by their colour.
constexpr int kNarrowestOutline = 5;
constexpr int kNarrowestFork = 16;
constexpr int kFork = 8;
constexpr int kScaleWidth = 96;
constexpr base::Duration kHour{3'600'000};

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeyHeatmap)
};

QFont sized(const QFont& font, int pixels, bool isBold)
{
    QFont sizedFont = font;
    sizedFont.setPixelSize(pixels);
    sizedFont.setWeight(isBold ? QFont::DemiBold : QFont::Normal);
    return sizedFont;
}

// The hours are left out while there are none.
QString timeText(base::Instant at, base::Instant latest)
{
    const QString whole = format::clockSeconds(at);
    return latest - base::kWorldStart < kHour ? whole.mid(3) : whole;
}

// As short as the axis is narrow: hours and minutes, and of what lies between them the seconds.
QString tickText(base::Instant at, base::Instant latest)
{
    const QString whole = format::clockSeconds(at);
    if (latest - base::kWorldStart < kHour)
        return whole.mid(3);
    const bool isMinute = (at - base::kWorldStart) % base::Duration{60'000} == base::Duration{};
    return isMinute ? whole.chopped(3) : whole.right(3);
}

QRect rectOf(const HeatmapScene& scene, const HeatmapRegion& region)
{
    const double newest = region.isOpen ? scene.plot.top() : scene.y(region.closed);
    const double oldest = scene.y(region.opened);
    const int top = std::clamp(int(std::lround(newest)), scene.plot.top(), scene.plot.bottom() + 1);
    const int bottom = std::clamp(int(std::lround(oldest)), scene.plot.top(), scene.plot.bottom() + 1);
    return {region.pixels.left, top, region.pixels.width(), bottom - top};
}

void paintTimeAxis(QPainter& painter, const HeatmapScene& scene)
{
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    const TimeScale scale(scene.span.from, scene.span.to, scene.plot.height());
    const int right = scene.plot.left() - 8;
    for (const base::Instant tick : scale.ticks(scene.theme.px(26))) {
        if (tick < base::kWorldStart)
            continue;
        const int y = int(std::lround(scene.y(tick)));
        painter.fillRect(scene.plot.left() - 5, y, 4, 1, scene.theme.mutedText);
        painter.setPen(scene.theme.mutedText);
        painter.drawText(QRect(0, y - scene.theme.px(8), right, scene.theme.px(16)), Qt::AlignRight | Qt::AlignVCenter,
            tickText(tick, scene.span.to));
    }
}

// What each region is outlined with: gaps in the colour of the panel between neighbours, a line where a shard was
// closed.
void paintOutlines(QPainter& painter, const HeatmapScene& scene)
{
    for (const HeatmapRegion& region : scene.regions) {
        if (region.pixels.width() < kNarrowestOutline)
            continue;
        const QRect rect = rectOf(scene, region);
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), scene.theme.panel);
        if (region.pixels.left > scene.plot.left())
            painter.fillRect(rect.left() - 1, rect.top(), 1, rect.height(), scene.theme.panel);
        if (!region.isOpen && region.closed > scene.span.from && region.closed < scene.span.to) {
            painter.fillRect(rect.left(), rect.top() - 1, rect.width(), 3, scene.theme.panel);
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, scene.theme.text);
        }
    }
}

const HeatmapRegion* find(const HeatmapScene& scene, streams::ShardIndex shard)
{
    const auto at = std::lower_bound(scene.regions.begin(), scene.regions.end(), shard,
        [](const HeatmapRegion& region, streams::ShardIndex wanted) { return region.shard < wanted; });
    return at != scene.regions.end() && at->shard == shard ? &*at : nullptr;
}

int middle(const HeatmapRegion& region) { return (region.pixels.left + region.pixels.right) / 2; }

// A split as a fork and a merge as a join: a stem up from every parent, an arrow into every child.
void paintDescent(QPainter& painter, const HeatmapScene& scene)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath stems;
    QPainterPath arrows;
    for (const HeatmapRegion& child : scene.regions) {
        if (child.parents.empty() || child.opened <= scene.span.from || child.opened >= scene.span.to
            || child.pixels.width() < kNarrowestFork)
            continue;
        const double y = std::round(scene.y(child.opened)) + 0.5;
        const double x = middle(child) + 0.5;
        for (const streams::ShardIndex index : child.parents) {
            const HeatmapRegion* parent = find(scene, index);
            if (parent == nullptr)
                continue;
            const double from = middle(*parent) + 0.5;
            stems.moveTo(from, y + kFork);
            stems.lineTo(from, y);
            stems.lineTo(x, y);
            stems.addEllipse(QPointF(from, y + kFork), 1.5, 1.5);
        }
        stems.moveTo(x, y);
        stems.lineTo(x, y - kFork + 3);
        QPolygonF head;
        head << QPointF(x, y - kFork - 1) << QPointF(x - 3.5, y - kFork + 4) << QPointF(x + 3.5, y - kFork + 4);
        arrows.addPolygon(head);
        arrows.closeSubpath();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.panel, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(stems);
    painter.drawPath(arrows);
    painter.setPen(QPen(scene.theme.text, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(stems);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scene.theme.text);
    painter.drawPath(arrows);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

// A tick for drained, a ring for what is left to read, a lock for a child that waits for its parent.
void paintMark(QPainter& painter, QPointF centre, ReadMark mark, QColor colour)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (mark) {
    case ReadMark::Drained:
        painter.drawPolyline(QPolygonF() << centre + QPointF(-3.5, 0) << centre + QPointF(-1, 3)
                                         << centre + QPointF(4, -3));
        break;
    case ReadMark::Unread:
        painter.drawEllipse(centre, 3, 3);
        break;
    case ReadMark::Waits:
        painter.drawArc(QRectF(centre.x() - 2.5, centre.y() - 5, 5, 6), 0, 180 * 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(centre.x() - 4, centre.y() - 1.5, 8, 6), 1, 1);
        break;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintNames(QPainter& painter, const HeatmapScene& scene)
{
    const QFont font = sized(scene.font, scene.theme.smallPx, true);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    for (const HeatmapRegion& region : scene.regions) {
        if (region.pixels.width() < kPlateHeight)
            continue;
        const QRect rect = rectOf(scene, region);
        if (rect.height() < kPlateHeight + 4)
            continue;
        const int marks = int(region.marks.size()) * kMarkWidth;
        QString name = format::shardLabel(region.shard);
        const auto widthOf = [&](const QString& text, int room) { return metrics.horizontalAdvance(text) + 8 + room; };
        int room = marks;
        if (widthOf(name, room) > rect.width() - 6)
            name = QString::number(streams::number(region.shard));
        if (widthOf(name, room) > rect.width() - 6)
            room = 0;
        if (widthOf(name, room) > rect.width() - 4)
            continue;
        // Between two forks: below the line that ends it, away from the arrows in its middle.
        const QRect plate(rect.left() + 3, rect.top() + 4, widthOf(name, room), kPlateHeight);
        QColor ground = scene.theme.panel;
        ground.setAlpha(region.isOpen ? 235 : 215);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(plate, 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(region.isOpen ? scene.theme.text : scene.theme.mutedText);
        painter.drawText(plate.adjusted(4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
        if (room == 0)
            continue;
        double x = plate.right() - marks + kMarkWidth / 2 - 1;
        for (const HeatmapRegion::Mark& mark : region.marks) {
            paintMark(painter, QPointF(x, plate.center().y() + 0.5), mark.mark,
                scene.consumers[std::size_t(mark.consumer)].colour);
            x += kMarkWidth;
        }
    }
}

// Behind the wall nothing can be read: what was there is seen through a veil.
void paintWall(QPainter& painter, const HeatmapScene& scene)
{
    if (!scene.wall || *scene.wall <= scene.span.from)
        return;
    const int y = std::clamp(int(std::lround(scene.y(*scene.wall))), scene.plot.top(), scene.plot.bottom());
    QColor veil = scene.theme.panel;
    veil.setAlpha(190);
    const QRect behind(scene.plot.left(), y, scene.plot.width(), scene.plot.bottom() + 1 - y);
    painter.fillRect(behind, veil);
    painter.fillRect(behind, QBrush(scene.theme.line, Qt::BDiagPattern));
    painter.fillRect(scene.plot.left(), y - 1, scene.plot.width(), 2, scene.theme.hotText);
    painter.setFont(sized(scene.font, scene.theme.smallPx, true));
    const QFontMetrics metrics(painter.font());
    const int width = metrics.horizontalAdvance(scene.wallText) + 12;
    const int top = y + 18 < scene.plot.bottom() ? y + 2 : y - 18;
    const QRect plate(scene.plot.right() - width, top, width, kPlateHeight);
    painter.fillRect(plate, scene.theme.panel);
    painter.setPen(scene.theme.hotText);
    painter.drawText(plate, Qt::AlignCenter, scene.wallText);
}

QPolygonF pennant(const QRect& rect)
{
    return QPolygonF() << QPointF(rect.left(), rect.top()) << QPointF(rect.right() + 1, rect.top())
                       << QPointF(rect.right() - 2.5, rect.top() + kPennantHeight / 2.0)
                       << QPointF(rect.right() + 1, rect.top() + kPennantHeight)
                       << QPointF(rect.left(), rect.top() + kPennantHeight);
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
    const QRect cloth = rect.adjusted(1, 0, 0, 0);
    painter.setPen(QPen(scene.theme.panel, 2));
    painter.setBrush(flag.isWaiting ? scene.theme.panel : consumer.colour);
    painter.drawPolygon(pennant(cloth));
    painter.setPen(QPen(consumer.colour, 1));
    painter.drawPolygon(pennant(cloth));
    if (isFocused) {
        painter.setPen(QPen(scene.theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(-4, -3, 4, 4), 3, 3);
    }
    if (flag.iteratorLeft) {
        const QRectF ring(rect.left() - 5, foot - 5.5, 11, 11);
        painter.setBrush(scene.theme.panel);
        painter.setPen(QPen(*flag.iteratorLeft > 0 ? scene.theme.line : scene.theme.hotText, 2));
        painter.drawEllipse(ring);
        painter.setPen(QPen(*flag.iteratorLeft > 0.2 ? consumer.colour : scene.theme.hotText, 2));
        painter.drawArc(ring, 90 * 16, int(*flag.iteratorLeft * 360 * 16));
        if (*flag.iteratorLeft <= 0) {
            painter.drawLine(ring.center() + QPointF(-2, -2), ring.center() + QPointF(2, 2));
            painter.drawLine(ring.center() + QPointF(-2, 2), ring.center() + QPointF(2, -2));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (flag.isWaiting) {
        paintMark(painter, QPointF(cloth.left() + 6.5, cloth.top() + 6.5), ReadMark::Waits, consumer.colour);
        return;
    }
    painter.setFont(sized(scene.font, 9, true));
    painter.setPen(scene.theme.textOn(consumer.colour));
    painter.drawText(QRect(cloth.left(), cloth.top(), kPennantWidth - 2, kPennantHeight + 1), Qt::AlignCenter,
        consumer.letter);
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

void paintScale(QPainter& painter, const HeatmapScene& scene, QRect box)
{
    painter.setPen(scene.theme.mutedText);
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    const QFontMetrics metrics(painter.font());
    const QString zero = format::percent(0);
    const QString full = format::percent(100);
    int x = box.left();
    painter.drawText(QRect(x, box.top(), scene.theme.px(60), box.height()), Qt::AlignLeft | Qt::AlignVCenter, zero);
    x += metrics.horizontalAdvance(zero) + 4;
    const int top = box.center().y() - 4;
    for (int i = 0; i < kScaleWidth; ++i)
        painter.fillRect(x + i, top, 1, 9, QColor(scene.theme.utilisation(100.0 * i / kScaleWidth)));
    x += kScaleWidth + 4;
    painter.drawText(QRect(x, box.top(), scene.theme.px(60), box.height()), Qt::AlignLeft | Qt::AlignVCenter, full);
    x += metrics.horizontalAdvance(full) + 10;
    for (int i = 0; i < 18; ++i)
        for (int j = 0; j < 9; ++j)
            painter.fillRect(x + i, top + j, 1, 1,
                (i + j) % 7 < 2 ? scene.theme.hatch : QColor(scene.theme.utilisation(130)));
    x += 22;
    painter.drawText(QRect(x, box.top(), scene.theme.px(200), box.height()), Qt::AlignLeft | Qt::AlignVCenter,
        Words::tr("refused", "legend: the shard refused records"));
}

int scaleWidth(const HeatmapScene& scene)
{
    const QFontMetrics metrics(sized(scene.font, scene.theme.smallPx, false));
    return metrics.horizontalAdvance(format::percent(0) + format::percent(100)
               + Words::tr("refused", "legend: the shard refused records"))
        + kScaleWidth + 40;
}

// Title, colours, consumers; what does not fit is left out from the right of the middle on.
void paintHeader(QPainter& painter, const HeatmapScene& scene)
{
    const QRect row(0, 0, scene.plot.right() + 1, scene.theme.px(kHeatmapHeader));
    painter.setFont(sized(scene.font, scene.theme.bodyPx, true));
    painter.setPen(scene.theme.text);
    painter.drawText(row.adjusted(11, 2, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, scene.title);
    int left = 11 + QFontMetrics(painter.font()).horizontalAdvance(scene.title) + 18;
    const QFont font = sized(scene.font, scene.theme.smallPx, false);
    const QFontMetrics metrics(font);
    constexpr int kFlag = 22;
    constexpr int kBetween = 14;
    const auto textOf = [](const HeatmapConsumer& consumer, bool isLong) {
        QString text = consumer.name;
        for (const QString& part : {consumer.text, isLong ? consumer.more : QString()})
            if (!part.isEmpty())
                text += QLatin1Char(' ') + part;
        return text;
    };
    const auto widthOf = [&](const HeatmapConsumer& consumer, bool isLong) {
        return kFlag + metrics.horizontalAdvance(textOf(consumer, isLong)) + kBetween;
    };
    int whole = 0;
    for (const HeatmapConsumer& consumer : scene.consumers)
        whole += widthOf(consumer, true);
    const int right = row.right();
    const int scale = scaleWidth(scene) + 18;
    const bool isLong = left + scale + whole - kBetween <= right;
    std::size_t shown = 0;
    int wanted = -kBetween;
    while (shown < scene.consumers.size() && left + wanted + widthOf(scene.consumers[shown], isLong) <= right)
        wanted += widthOf(scene.consumers[shown++], isLong);
    if (left + scale + wanted <= right)
        paintScale(painter, scene, QRect(left, 2, right - left, scene.theme.px(kHeatmapHeader) - 2));
    int x = right - wanted;
    for (std::size_t i = 0; i < shown; ++i) {
        const HeatmapConsumer& consumer = scene.consumers[i];
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(consumer.colour);
        const QRect cloth(x, 7, kPennantWidth, kPennantHeight);
        painter.drawPolygon(pennant(cloth));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setFont(sized(scene.font, 9, true));
        painter.setPen(scene.theme.textOn(consumer.colour));
        painter.drawText(QRect(cloth.left(), cloth.top(), kPennantWidth - 2, kPennantHeight + 1), Qt::AlignCenter,
            consumer.letter);
        painter.setFont(font);
        painter.setPen(scene.theme.mutedText);
        const QString text = textOf(consumer, isLong);
        painter.drawText(QRect(x + kFlag, 2, metrics.horizontalAdvance(text) + 4, scene.theme.px(kHeatmapHeader) - 2),
            Qt::AlignLeft | Qt::AlignVCenter, text);
        x += kFlag + metrics.horizontalAdvance(text) + kBetween;
    }
}

}

double HeatmapScene::y(base::Instant when) const
{
    const auto length = double(std::max<std::int64_t>(1, (span.to - span.from).count()));
    return plot.top() + double((span.to - when).count()) / length * plot.height();
}

base::Instant HeatmapScene::at(double where) const
{
    const auto length = double((span.to - span.from).count());
    const double part = (where - plot.top()) / std::max(1, plot.height());
    return span.to - base::Duration{std::int64_t(std::llround(part * length))};
}

QRect flagRect(const HeatmapScene& scene, const HeatmapFlag& flag)
{
    const int foot = std::clamp(int(std::lround(scene.y(flag.at))), scene.plot.top(), scene.plot.bottom());
    return {flag.x, foot - kPole, kPennantWidth + 1, kPole};
}

void paintHeatmap(QPainter& painter, const HeatmapScene& scene)
{
    paintHeader(painter, scene);
    if (!scene.emptyText.isEmpty()) {
        painter.setPen(scene.theme.mutedText);
        painter.setFont(sized(scene.font, scene.theme.bodyPx, false));
        painter.drawText(scene.plot, Qt::AlignCenter | Qt::TextWordWrap, scene.emptyText);
        return;
    }
    painter.drawImage(scene.plot, scene.picture);
    paintOutlines(painter, scene);
    paintDescent(painter, scene);
    paintWall(painter, scene);
    paintTimeAxis(painter, scene);
}

void paintRegionFrame(QPainter& painter, const HeatmapScene& scene, streams::ShardIndex shard, bool isStrong)
{
    const HeatmapRegion* region = find(scene, shard);
    if (region == nullptr)
        return;
    const QRect rect = rectOf(scene, *region);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.accent, isStrong ? 2 : 1));
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void paintHeatmapFlags(QPainter& painter, const HeatmapScene& scene, std::optional<std::size_t> focused)
{
    for (const HeatmapConsumer& consumer : scene.consumers)
        if (consumer.median)
            paintPlaceLine(painter, scene, {scene.plot.left(), scene.plot.right() + 1}, scene.y(*consumer.median),
                consumer.colour);
    for (const HeatmapFlag& flag : scene.flags)
        paintPlaceLine(painter, scene, flag.line, scene.y(flag.at), scene.consumers[flag.consumer].colour);
    paintNames(painter, scene);
    for (std::size_t i = 0; i < scene.flags.size(); ++i)
        if (i != focused)
            paintFlag(painter, scene, scene.flags[i], false);
    if (focused && *focused < scene.flags.size())
        paintFlag(painter, scene, scene.flags[*focused], true);
}

void paintHeatmapCrosshair(QPainter& painter, const HeatmapScene& scene, base::Instant at)
{
    if (at < scene.span.from || at > scene.span.to)
        return;
    const int y = int(std::lround(scene.y(at)));
    painter.setPen(QPen(scene.theme.mutedText, 1, Qt::DashLine));
    painter.drawLine(scene.plot.left(), y, scene.plot.right(), y);
    painter.setFont(sized(scene.font, scene.theme.smallPx, true));
    const QString text = timeText(at, scene.span.to);
    const int width = std::max(scene.plot.left() - 4, QFontMetrics(painter.font()).horizontalAdvance(text) + 6);
    const QRect box(1, std::clamp(y - 8, scene.theme.px(kHeatmapHeader), scene.plot.bottom() - scene.theme.px(12)),
        width, scene.theme.px(16));
    painter.fillRect(box, scene.theme.panel);
    painter.setPen(scene.theme.text);
    painter.drawText(box.adjusted(0, 0, -2, 0), Qt::AlignRight | Qt::AlignVCenter, text);
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
