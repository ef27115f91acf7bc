#include "widgets/charts/heatmap_legend.h"

#include "widgets/charts/heatmap_flags.h"
#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace shardscope::widgets {

namespace {

constexpr int kScaleWidth = 96;
constexpr int kFlag = 22;
constexpr int kBetween = 14;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeyHeatmap)
};

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

}

void paintHeatmapLegend(QPainter& painter, const HeatmapScene& scene)
{
    const QRect row(0, 0, scene.plot.right() + 1, scene.theme.px(kHeatmapHeader));
    painter.setFont(sized(scene.font, scene.theme.bodyPx, true));
    painter.setPen(scene.theme.text);
    painter.drawText(row.adjusted(11, 2, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, scene.title);
    int left = 11 + QFontMetrics(painter.font()).horizontalAdvance(scene.title) + 18;
    const QFont font = sized(scene.font, scene.theme.smallPx, false);
    const QFontMetrics metrics(font);
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
        paintPennant(painter, scene, consumer, QPoint(x, 7));
        painter.setFont(font);
        painter.setPen(scene.theme.mutedText);
        const QString text = textOf(consumer, isLong);
        painter.drawText(QRect(x + kFlag, 2, metrics.horizontalAdvance(text) + 4, scene.theme.px(kHeatmapHeader) - 2),
            Qt::AlignLeft | Qt::AlignVCenter, text);
        x += kFlag + metrics.horizontalAdvance(text) + kBetween;
    }
}

}
