#include "widgets/charts/typed_key.h"

#include "widgets/charts/paint_parts.h"
#include "widgets/motion.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kLandedMs = 1'600;

}

void paintProbe(QPainter& painter, const ShardMapScene& scene, const KeyProbe& probe,
    const std::optional<Journey>& journey)
{
    const int x = int(scene.layout.x(probe.hash));
    const auto place = std::find_if(scene.layout.cells().begin(), scene.layout.cells().end(),
        [&](const ShardCell& cell) { return cell.range.contains(probe.hash); });
    if (place == scene.layout.cells().end() || x < scene.bands.left() || x >= scene.bands.right())
        return;
    const QRect body = scene.bands.body;
    const int needleTop = scene.bands.axis.top() + 1;
    dashedColumn(painter, x, body.top(), body.bottom(), scene.theme.accent);
    painter.fillRect(x - 1, needleTop, 3, 22, scene.theme.accent);

    // Its name on a tag, under the names of the hot keys.
    const QFont font = sized(scene.font, scene.theme.smallPx, true);
    const QFontMetrics metrics(font);
    const QString name = metrics.elidedText(probe.name, Qt::ElideMiddle, scene.theme.px(180));
    const int width = metrics.horizontalAdvance(name) + 12;
    const int least = scene.bands.left();
    const QRect tag(std::clamp(x - width / 2, least, std::max(least, scene.bands.right() - width)),
        needleTop + scene.theme.px(17), width, metrics.height() + 3);
    painter.fillRect(tag, scene.theme.accent);
    painter.setFont(font);
    painter.setPen(scene.theme.textOn(scene.theme.accent));
    painter.drawText(tag, Qt::AlignCenter, name);
    if (!journey)
        return;

    // A stored record lands on what its shard already carries; a refused one stops at the top.
    const world::ShardUse& use = scene.uses[std::size_t(place - scene.layout.cells().begin())];
    const int fill = scene.bands.y(std::min<std::int64_t>(use.offered.perMille, ShardMapBands::kTopPerMille));
    const double landing = journey->isRefused ? body.top() + 8 : std::clamp(fill, body.top() + 8, body.bottom() - 6);
    const double from = scene.bands.header.top() + 4;
    // Falls as things fall: slow at first.
    const double part = double(journey->perMille) / 1'000;
    const double y = journey->isStill ? landing : from + (landing - from) * part * part;
    const QColor colour = journey->isRefused ? scene.theme.hot : scene.theme.accent;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (journey->isStill || journey->perMille >= 1'000) {
        painter.setPen(QPen(colour, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x + 0.5, landing), 11, 11);
    }
    painter.setPen(QPen(scene.theme.panel, 2));
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(x + 0.5, y), 6, 6);
    painter.restore();
}

TypedKey::TypedKey(QObject* parent) : QObject(parent)
{
    m_journeyEnd.setSingleShot(true);
    m_travel.setStartValue(0);
    m_travel.setEndValue(1'000);
    m_travel.setDuration(kLongestMotionMs);
    connect(&m_travel, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_journey)
            m_journey->perMille = value.toInt();
        emit moved();
    });
    connect(&m_journeyEnd, &QTimer::timeout, this, [this] {
        m_journey.reset();
        emit moved();
    });
}

bool TypedKey::show(std::optional<KeyProbe> probe)
{
    if (probe == m_probe)
        return false;
    m_probe = std::move(probe);
    m_travel.stop();
    m_journey.reset();
    return true;
}

void TypedKey::travel(bool isRefused)
{
    if (!m_probe)
        return;
    const bool isStill = isMotionReduced();
    m_travel.stop();
    m_journey = Journey{0, isRefused, isStill};
    if (!isStill)
        m_travel.start();
    m_journeyEnd.start(kLandedMs);
    emit moved();
}

}
