#include "widgets/charts/shard_map_overlay.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cstdint>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(shardscope::widgets::ShardMapView)
};

// What one mark stands for, at the foot of the map: beside the place where the part in sight begins, where
// that is written.
void paintLegend(QPainter& painter, const ShardMapScene& scene, const ShardMapOverlay& overlay)
{
    const std::int64_t records = overlay.flow.recordsPerDot();
    if (records == 0)
        return;
    const QFont font = sized(scene.font, scene.theme.smallPx, false);
    const QFontMetrics metrics(font);
    const QRect axis = scene.bands.axis;
    const QString count = format::count(records);
    const QString begin =
        overlay.isWholeRing ? QStringLiteral("0") : format::ringPosition(scene.layout.keyAt(axis.left()));
    // A low map has nothing else there.
    const int taken = scene.bands.isLow ? 0 : metrics.horizontalAdvance(begin) + scene.theme.px(16);
    const int room = (scene.bands.isLow ? axis.width() : axis.width() / 2 - scene.theme.px(50)) - taken;
    const QString text = fitting(metrics, room,
        {records == 1 ? Words::tr("falling: one mark, one record")
                      : Words::tr("falling: one mark, up to %1 records").arg(count),
            Words::tr("mark ≤ %1").arg(count)});
    painter.setFont(font);
    painter.setPen(scene.theme.mutedText);
    const int height = scene.theme.px(15);
    painter.drawText(QRect(axis.left() + taken, axis.bottom() - height, room, height), Qt::AlignLeft | Qt::AlignVCenter,
        text);
}

void paintUsed(QPainter& painter, const ShardMapScene& scene, const std::vector<streams::ShardIndex>& used)
{
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t cell = begin; cell < end && !used.empty(); ++cell)
        if (std::binary_search(used.begin(), used.end(), scene.layout.cells()[cell].shard))
            paintHover(painter, scene, cell);
}

}

void paintOverMap(QPainter& painter, const ShardMapScene& scene, const ShardMapOverlay& overlay)
{
    painter.save();
    painter.setClipRect(QRect(scene.bands.left() - 3, 0, scene.bands.body.width() + 6, scene.bands.axis.bottom() + 1));
    overlay.flow.paint(painter, scene);
    paintUnlisted(painter, scene);
    if (overlay.used != nullptr)
        paintUsed(painter, scene, *overlay.used);
    if (overlay.pointed)
        paintHover(painter, scene, *overlay.pointed);
    if (overlay.header)
        paintHeaderHover(painter, scene, *overlay.header);
    if (overlay.chosen)
        paintSelection(painter, scene, *overlay.chosen);
    painter.restore();
    paintLegend(painter, scene, overlay);
    if (overlay.typed.probe())
        paintProbe(painter, scene, *overlay.typed.probe(), overlay.typed.journey());
    if (overlay.knife != nullptr)
        paintKnife(painter, scene, *overlay.knife);
    if (overlay.merge != nullptr)
        paintMerge(painter, scene, *overlay.merge);
}

void paintOverRing(QPainter& painter, const ShardMapScene& scene, const RingPlace& place,
    const ShardMapOverlay& overlay)
{
    if (overlay.used != nullptr && !overlay.used->empty())
        paintRingFrames(painter, scene, place, *overlay.used, scene.theme.text);
    if (scene.listed)
        paintRingFrames(painter, scene, place, *scene.listed, scene.theme.accent);
    if (overlay.pointed)
        paintRingFrame(painter, scene, place, *overlay.pointed, scene.theme.text);
    if (overlay.chosen)
        paintRingFrame(painter, scene, place, overlay.chosen->cell, scene.theme.accent);
    if (overlay.typed.probe())
        paintRingProbe(painter, scene, place, overlay.typed.probe()->hash);
}

}
