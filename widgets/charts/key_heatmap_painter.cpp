#include "widgets/charts/key_heatmap_painter.h"

#include "widgets/charts/heatmap_flags.h"
#include "widgets/charts/heatmap_legend.h"
#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"
#include "widgets/time_scale.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

// Pixels at 100 % text.
constexpr int kPlateHeight = 16;
constexpr int kMarkWidth = 12;
constexpr int kFork = 8;
constexpr int kNarrowestFork = 16;
// Pixels. Narrower regions are only told apart by their colour.
constexpr int kNarrowestOutline = 5;
constexpr int kCap = 4;     // what a closed shard ends with
constexpr int kCapLegs = 8; // down its sides
constexpr int kDrain = 5;   // the sign at the wall
constexpr base::Duration kHour{3'600'000};

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

bool isClosedInSight(const HeatmapScene& scene, const HeatmapRegion& region)
{
    return !region.isOpen && region.closed > scene.span.from && region.closed < scene.span.to;
}

bool hasCap(const HeatmapScene& scene, const HeatmapRegion& region)
{
    return isClosedInSight(scene, region) && !region.foldedInto && region.pixels.width() >= kNarrowestOutline;
}

// As light as it was, so that what had been full is still told from what was idle. However many regions there are,
// they share the pixels of the plot.
QImage withClosedGreyed(const HeatmapScene& scene)
{
    QImage picture = scene.picture;
    for (const HeatmapRegion& region : scene.regions) {
        if (region.isOpen)
            continue;
        const QRect rect = regionRect(scene, region).translated(-scene.plot.topLeft()).intersected(picture.rect());
        for (int y = rect.top(); y <= rect.bottom(); ++y) {
            auto* const pixels = reinterpret_cast<QRgb*>(picture.scanLine(y));
            std::transform(pixels + rect.left(), pixels + rect.right() + 1, pixels + rect.left(), greyed);
        }
    }
    return picture;
}

// Where a shard was closed it ends: a bracket over it, filled as far as its records can still be read.
void paintCap(QPainter& painter, const HeatmapScene& scene, const HeatmapRegion& region, QRect rect)
{
    const int high = scene.theme.px(kCap);
    const int legs = std::min(scene.theme.px(kCapLegs), rect.height());
    painter.fillRect(rect.left(), rect.top() - 1, rect.width(), high + 3, scene.theme.panel);
    painter.fillRect(rect.left(), rect.top() + 2, rect.width(), high - 1, scene.theme.track);
    const int filled = region.left > 0 ? std::max(1, int(std::lround(region.left * rect.width()))) : 0;
    painter.fillRect(rect.left(), rect.top() + 2, std::min(filled, rect.width()), high - 1, scene.theme.mutedText);
    painter.fillRect(rect.left(), rect.top(), rect.width(), 1, scene.theme.text);
    painter.fillRect(rect.left(), rect.top(), 1, legs, scene.theme.text);
    painter.fillRect(rect.right() - 1, rect.top(), 1, legs, scene.theme.text);
}

// What each region is outlined with: gaps in the colour of the panel between neighbours, and the cap of a closed one,
// which is a mere line where it is narrow.
void paintOutlines(QPainter& painter, const HeatmapScene& scene)
{
    for (const HeatmapRegion& region : scene.regions) {
        if (region.foldedInto)
            continue;
        const QRect rect = regionRect(scene, region);
        const bool isWide = region.pixels.width() >= kNarrowestOutline;
        if (isWide) {
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), scene.theme.panel);
            if (region.pixels.left > scene.plot.left())
                painter.fillRect(rect.left() - 1, rect.top(), 1, rect.height(), scene.theme.panel);
        }
        if (hasCap(scene, region))
            paintCap(painter, scene, region, rect);
        else if (isClosedInSight(scene, region))
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, scene.theme.text);
    }
}

// Steps back behind a veil, in one outline: what is folded is there, but not to be read in detail.
void paintFamilies(QPainter& painter, const HeatmapScene& scene)
{
    for (const HeatmapFamily& family : scene.families) {
        const QPainterPath outline = familyOutline(scene, family);
        QColor veil = scene.theme.panel;
        veil.setAlpha(150);
        painter.fillPath(outline, veil);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(scene.theme.panel, 3));
        painter.drawPath(outline);
        painter.setPen(QPen(scene.theme.mutedText, 1, Qt::DashLine));
        painter.drawPath(outline);
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
    const int fork = scene.theme.px(kFork);
    const double scale = scene.theme.textPercent / 100.0;
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath stems;
    QPainterPath arrows;
    for (const HeatmapRegion& child : scene.regions) {
        if (child.parents.empty() || child.opened <= scene.span.from || child.opened >= scene.span.to
            || child.pixels.width() < scene.theme.px(kNarrowestFork))
            continue;
        const double y = std::round(scene.y(child.opened)) + 0.5;
        const double x = middle(child) + 0.5;
        // Inside a family no descent is shown.
        if (child.foldedInto)
            continue;
        for (const streams::ShardIndex index : child.parents) {
            const HeatmapRegion* parent = find(scene, index);
            if (parent == nullptr)
                continue;
            const double from = middle(*parent) + 0.5;
            stems.moveTo(from, y + fork);
            stems.lineTo(from, y);
            stems.lineTo(x, y);
            stems.addEllipse(QPointF(from, y + fork), 1.5, 1.5);
        }
        stems.moveTo(x, y);
        stems.lineTo(x, y - fork + 3 * scale);
        QPolygonF head;
        head << QPointF(x, y - fork - 1) << QPointF(x - 3.5 * scale, y - fork + 4 * scale)
             << QPointF(x + 3.5 * scale, y - fork + 4 * scale);
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

// What is closed only loses: where the wall is eating it up, arrows point where its records go.
void paintDrains(QPainter& painter, const HeatmapScene& scene, int wall)
{
    QPainterPath arrows;
    const double size = scene.theme.px(kDrain);
    for (const HeatmapRegion& region : scene.regions) {
        if (region.isOpen || region.opened >= *scene.wall || region.closed <= *scene.wall
            || region.pixels.width() < 3 * int(size))
            continue;
        const double x = middle(region) + 0.5;
        QPolygonF head;
        head << QPointF(x - size, wall - size - 1) << QPointF(x + size, wall - size - 1) << QPointF(x, wall - 1);
        arrows.addPolygon(head);
        arrows.closeSubpath();
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(scene.theme.panel, 1));
    painter.setBrush(scene.theme.hotText);
    painter.drawPath(arrows);
    painter.setRenderHint(QPainter::Antialiasing, false);
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
    paintDrains(painter, scene, y);
    painter.setFont(sized(scene.font, scene.theme.smallPx, true));
    const QFontMetrics metrics(painter.font());
    const int width = metrics.horizontalAdvance(scene.wallText) + 12;
    const int height = scene.theme.px(kPlateHeight);
    const int top = y + 2 + height < scene.plot.bottom() ? y + 2 : y - 2 - height;
    const QRect plate(scene.plot.right() - width, top, width, height);
    painter.fillRect(plate, scene.theme.panel);
    painter.setPen(scene.theme.hotText);
    painter.drawText(plate, Qt::AlignCenter, scene.wallText);
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

QRect regionRect(const HeatmapScene& scene, const HeatmapRegion& region)
{
    const double newest = region.isOpen ? scene.plot.top() : scene.y(region.closed);
    const double oldest = scene.y(region.opened);
    const int top = std::clamp(int(std::lround(newest)), scene.plot.top(), scene.plot.bottom() + 1);
    const int bottom = std::clamp(int(std::lround(oldest)), scene.plot.top(), scene.plot.bottom() + 1);
    return {region.pixels.left, top, region.pixels.width(), bottom - top};
}

QPainterPath familyOutline(const HeatmapScene& scene, const HeatmapFamily& family)
{
    QPainterPath outline;
    for (const HeatmapRegion& region : scene.regions)
        if (region.foldedInto == family.of) {
            QPainterPath part;
            // A pixel more, so that neighbours touch and become one.
            part.addRect(QRectF(regionRect(scene, region)).adjusted(0, -0.5, 0.5, 0.5));
            outline = outline.united(part);
        }
    return outline.simplified();
}

// On its widest region that is high enough, the newest of equals.
void paintFamilyNames(QPainter& painter, const HeatmapScene& scene)
{
    const QFont font = sized(scene.font, scene.theme.smallPx, true);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int plateHeight = scene.theme.px(kPlateHeight);
    for (const HeatmapFamily& family : scene.families) {
        const HeatmapRegion* widest = nullptr;
        for (const HeatmapRegion& region : scene.regions) {
            if (region.foldedInto != family.of || regionRect(scene, region).height() < plateHeight + 6)
                continue;
            const int wider = widest == nullptr ? 1 : region.pixels.width() - widest->pixels.width();
            if (wider > 0 || (wider == 0 && region.closed > widest->closed))
                widest = &region;
        }
        if (widest == nullptr)
            continue;
        const QRect rect = regionRect(scene, *widest);
        // As many lines as there is room for: its name first, then what each reader has finished.
        const int lines = std::min<int>(1 + int(family.facts.size()), (rect.height() - 6) / plateHeight);
        if (lines < 1 || rect.width() < plateHeight * 2)
            continue;
        QStringList text{QStringLiteral("\u229e ") + family.name};
        text += family.facts.mid(0, lines - 1);
        int wide = 0;
        for (QString& line : text) {
            line = metrics.elidedText(line, Qt::ElideRight, rect.width() - 14);
            wide = std::max(wide, metrics.horizontalAdvance(line));
        }
        const QRect plate(rect.left() + 3, rect.top() + 4, wide + 8, lines * plateHeight);
        QColor ground = scene.theme.panel;
        ground.setAlpha(225);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(plate, 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(scene.theme.mutedText);
        for (int line = 0; line < lines; ++line)
            painter.drawText(QRect(plate.left() + 4, plate.top() + line * plateHeight, plate.width(), plateHeight),
                Qt::AlignLeft | Qt::AlignVCenter, text[line]);
    }
}

void paintHeatmap(QPainter& painter, const HeatmapScene& scene)
{
    paintHeatmapLegend(painter, scene);
    if (!scene.emptyText.isEmpty()) {
        painter.setPen(scene.theme.mutedText);
        painter.setFont(sized(scene.font, scene.theme.bodyPx, false));
        painter.drawText(scene.plot, Qt::AlignCenter | Qt::TextWordWrap, scene.emptyText);
        return;
    }
    painter.drawImage(scene.plot, withClosedGreyed(scene));
    paintFamilies(painter, scene);
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
    const QRect rect = regionRect(scene, *region);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.accent, isStrong ? 2 : 1));
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void paintRegionNames(QPainter& painter, const HeatmapScene& scene)
{
    const QFont font = sized(scene.font, scene.theme.smallPx, true);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int plateHeight = scene.theme.px(kPlateHeight);
    const int markWidth = scene.theme.px(kMarkWidth);
    // Where only some numbers would fit, none is written: a row that ends after 9 looks like a mistake.
    std::uint32_t highest = 0;
    for (const HeatmapRegion& region : scene.regions)
        highest = std::max(highest, streams::number(region.shard));
    const int widestNumber = metrics.horizontalAdvance(QString::number(highest)) + 8;
    for (const HeatmapRegion& region : scene.regions) {
        if (region.pixels.width() < std::max(plateHeight, widestNumber + 4) || region.foldedInto)
            continue;
        QRect rect = regionRect(scene, region);
        if (hasCap(scene, region))
            rect.setTop(rect.top() + scene.theme.px(kCap));
        if (rect.height() < plateHeight + 4)
            continue;
        const int marks = int(region.marks.size()) * markWidth;
        QString name = format::shardLabel(region.shard);
        const auto widthOf = [&](const QString& text, int room) { return metrics.horizontalAdvance(text) + 8 + room; };
        int room = marks;
        // Flags stand to the right of a name: a longer one needs more room beside it.
        const QString whole = name + QStringLiteral(" \u00b7 ") + region.leftText;
        if (!region.leftText.isEmpty() && 2 * widthOf(whole, room) <= rect.width())
            name = whole;
        if (widthOf(name, room) > rect.width() - 6)
            name = QString::number(streams::number(region.shard));
        if (widthOf(name, room) > rect.width() - 6)
            room = 0;
        if (widthOf(name, room) > rect.width() - 4)
            continue;
        // Between two forks: below the line that ends it, away from the arrows in its middle.
        const QRect plate(rect.left() + 3, rect.top() + 4, widthOf(name, room), plateHeight);
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
        double x = plate.right() - marks + markWidth / 2 - 1;
        for (const HeatmapRegion::Mark& mark : region.marks) {
            paintMark(painter, scene, QPointF(x, plate.center().y() + 0.5), mark.mark,
                scene.consumers[std::size_t(mark.consumer)].colour);
            x += markWidth;
        }
    }
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
    const QRect box(1,
        std::clamp(y - scene.theme.px(8), scene.theme.px(kHeatmapHeader), scene.plot.bottom() - scene.theme.px(12)),
        width, scene.theme.px(16));
    painter.fillRect(box, scene.theme.panel);
    painter.setPen(scene.theme.text);
    painter.drawText(box.adjusted(0, 0, -2, 0), Qt::AlignRight | Qt::AlignVCenter, text);
}

}
