#include "widgets/charts/heatmap_legend.h"

#include "widgets/charts/heatmap_flags.h"
#include "widgets/charts/paint_parts.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace shardscope::widgets {

namespace {

// Pixels at 100 % text.
constexpr int kScaleWidth = 96;
constexpr int kSampleWidth = 18; // of the hatch
constexpr int kSampleHeight = 9;
constexpr int kGap = 4; // between a colour and its word
constexpr int kFlag = 22;
constexpr int kBetween = 14;
constexpr int kTitleLeft = 11;
constexpr int kTitleGap = 18;

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeyHeatmap)
};

void paintScale(QPainter& painter, const HeatmapScene& scene, QRect box)
{
    painter.setPen(scene.theme.mutedText);
    painter.setFont(sized(scene.font, scene.theme.smallPx, false));
    const Theme& theme = scene.theme;
    const QFontMetrics metrics(painter.font());
    const int width = theme.px(kScaleWidth);
    const int high = theme.px(kSampleHeight);
    const QString zero = format::percent(0);
    const QString full = format::percent(100);
    int x = box.left();
    painter.drawText(QRect(x, box.top(), scene.theme.px(60), box.height()), Qt::AlignLeft | Qt::AlignVCenter, zero);
    x += metrics.horizontalAdvance(zero) + theme.px(kGap);
    const int top = box.center().y() - high / 2;
    for (int i = 0; i < width; ++i)
        painter.fillRect(x + i, top, 1, high, QColor(theme.utilisation(100.0 * i / width)));
    x += width + theme.px(kGap);
    painter.drawText(QRect(x, box.top(), scene.theme.px(60), box.height()), Qt::AlignLeft | Qt::AlignVCenter, full);
    x += metrics.horizontalAdvance(full) + theme.px(10);
    for (int i = 0; i < theme.px(kSampleWidth); ++i)
        for (int j = 0; j < high; ++j)
            painter.fillRect(x + i, top + j, 1, 1,
                (i + j) % 7 < 2 ? scene.theme.hatch : QColor(scene.theme.utilisation(130)));
    x += theme.px(kSampleWidth + kGap);
    painter.drawText(QRect(x, box.top(), scene.theme.px(200), box.height()), Qt::AlignLeft | Qt::AlignVCenter,
        Words::tr("refused", "legend: the shard refused records"));
}

int scaleWidth(const HeatmapScene& scene)
{
    const QFontMetrics metrics(sized(scene.font, scene.theme.smallPx, false));
    return metrics.horizontalAdvance(format::percent(0) + format::percent(100)
               + Words::tr("refused", "legend: the shard refused records"))
        + scene.theme.px(kScaleWidth + kSampleWidth + 3 * kGap + 10);
}

}

void paintHeatmapLegend(QPainter& painter, const HeatmapScene& scene)
{
    const QRect row(0, 0, scene.plot.right() + 1, scene.theme.px(kHeatmapHeader));
    painter.setFont(sized(scene.font, scene.theme.bodyPx, true));
    painter.setPen(scene.theme.text);
    painter.drawText(row.adjusted(scene.theme.px(kTitleLeft), 2, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, scene.title);
    int left = scene.theme.px(kTitleLeft + kTitleGap) + QFontMetrics(painter.font()).horizontalAdvance(scene.title);
    const QFont font = sized(scene.font, scene.theme.smallPx, false);
    const QFontMetrics metrics(font);
    const int flag = scene.theme.px(kFlag);
    const int between = scene.theme.px(kBetween);
    const auto textOf = [](const HeatmapConsumer& consumer, bool isLong) {
        QString text = consumer.name;
        for (const QString& part : {consumer.text, isLong ? consumer.more : QString()})
            if (!part.isEmpty())
                text += QLatin1Char(' ') + part;
        return text;
    };
    const auto widthOf = [&](const HeatmapConsumer& consumer, bool isLong) {
        return flag + metrics.horizontalAdvance(textOf(consumer, isLong)) + between;
    };
    int whole = 0;
    for (const HeatmapConsumer& consumer : scene.consumers)
        whole += widthOf(consumer, true);
    const int right = row.right();
    const int scale = scaleWidth(scene) + scene.theme.px(kTitleGap);
    const bool isLong = left + scale + whole - between <= right;
    std::size_t shown = 0;
    int wanted = -between;
    while (shown < scene.consumers.size() && left + wanted + widthOf(scene.consumers[shown], isLong) <= right)
        wanted += widthOf(scene.consumers[shown++], isLong);
    if (left + scale + wanted <= right)
        paintScale(painter, scene, QRect(left, 2, right - left, scene.theme.px(kHeatmapHeader) - 2));
    int x = right - wanted;
    for (std::size_t i = 0; i < shown; ++i) {
        const HeatmapConsumer& consumer = scene.consumers[i];
        paintPennant(painter, scene, consumer, QPoint(x, row.center().y() + 1 - pennantSize(scene).height() / 2));
        painter.setFont(font);
        painter.setPen(scene.theme.mutedText);
        const QString text = textOf(consumer, isLong);
        painter.drawText(QRect(x + flag, 2, metrics.horizontalAdvance(text) + 4, scene.theme.px(kHeatmapHeader) - 2),
            Qt::AlignLeft | Qt::AlignVCenter, text);
        x += flag + metrics.horizontalAdvance(text) + between;
    }
}

}
