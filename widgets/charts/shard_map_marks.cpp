#include "widgets/charts/shard_map_marks.h"

#include <QPainter>

#include <algorithm>

namespace shardscope::widgets {

void paintSelection(QPainter& painter, const ShardMapScene& scene, CellMark mark)
{
    const ShardCell& cell = scene.layout.cells()[mark.cell];
    const int width = std::max(2, cell.columnWidth());
    const QRect body = scene.bands.body;
    // Without the focus a line over the column, with it a frame around label and column.
    painter.fillRect(cell.left, body.top() - 3, width, 2, scene.theme.accent);
    if (!mark.hasFocus)
        return;
    // Over a column too narrow for a label it stays clear of what others have written there.
    const int top = width >= scene.theme.px(kNarrowestLabel) ? scene.bands.header.top() : body.top() - 3;
    const QRect frame = QRect(cell.left, top, width, body.bottom() - top + 1).adjusted(-3, 0, 2, 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.accent, 1 + scene.theme.outlinePx));
    painter.drawRect(frame);
}

void paintHover(QPainter& painter, const ShardMapScene& scene, std::size_t at)
{
    const ShardCell& cell = scene.layout.cells()[at];
    const QRect body = scene.bands.body;
    const int width = std::max(2, cell.columnWidth());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene.theme.text, scene.theme.outlinePx));
    painter.drawRect(QRect(cell.left, body.top(), width, body.height()).adjusted(0, 0, -1, -1));
    if (width >= 10)
        return;
    const int middle = cell.left + width / 2;
    for (int row = 0; row < 5; ++row)
        painter.fillRect(middle - row, scene.bands.axis.top() + 1 + row, 2 * row + 1, 1, scene.theme.text);
}

void paintUnlisted(QPainter& painter, const ShardMapScene& scene)
{
    if (!scene.listed)
        return;
    constexpr int kVeil = 200; // of 255
    QColor veil = scene.theme.panel;
    veil.setAlpha(kVeil);
    const auto [begin, end] = scene.cellsInSight();
    for (std::size_t i = begin; i < end; ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        if (!scene.isListed(i) && cell.width() > 0)
            painter.fillRect(QRect(cell.left, scene.bands.header.top(), cell.width(),
                                 scene.bands.body.bottom() + 1 - scene.bands.header.top()),
                veil);
    }
}

void paintHeaderHover(QPainter& painter, const ShardMapScene& scene, std::size_t at)
{
    const ShardCell& cell = scene.layout.cells()[at];
    const int width = std::max(2, cell.columnWidth());
    QColor wash = scene.theme.accent;
    wash.setAlpha(26);
    painter.fillRect(QRect(cell.left - 2, scene.bands.header.top(), width + 4, scene.bands.header.height() - 3), wash);
    if (width < 60)
        return;
    // Grip dots at the right: this part can be carried.
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 2; ++column)
            painter.fillRect(cell.left + width - 9 + column * 4, scene.bands.header.top() + 8 + row * 4, 2, 2,
                scene.theme.mutedText);
}

}
