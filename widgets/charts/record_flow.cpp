#include "widgets/charts/record_flow.h"

#include <QPainter>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr std::int64_t kDotsUpTo = 120; // records a second of a lane
constexpr std::int64_t kDensityFrom = 280;
constexpr std::uint64_t kMostDropsOfLane = 192;
constexpr std::uint64_t kMostDrops = 3'072; // of all lanes
constexpr int kNarrowestLane = 8;           // pixels
constexpr int kGrainWidth = 2;
constexpr int kGrainHeight = 6;
constexpr double kGrainOpacity = 0.22;
constexpr double kDotSize = 5;

}

double RecordFlow::dotShare(std::int64_t recordsPerSecond)
{
    const double part = std::clamp(double(recordsPerSecond - kDotsUpTo) / double(kDensityFrom - kDotsUpTo), 0.0, 1.0);
    // Level at both ends, so that neither begins with a jerk.
    return 1 - part * part * (3 - 2 * part);
}

void RecordFlow::setTheme(const Theme& theme, qreal pixelRatio)
{
    m_density = theme.text;
    const int side = int(kDotSize) + 2;
    m_dot = QPixmap(QSize(side, side) * pixelRatio);
    m_dot.setDevicePixelRatio(pixelRatio);
    m_dot.fill(Qt::transparent);
    QPainter painter(&m_dot);
    painter.setRenderHint(QPainter::Antialiasing);
    // A rim, so that it is seen over empty and full columns alike.
    painter.setPen(QPen(theme.panel, 1));
    painter.setBrush(theme.text);
    painter.drawEllipse(QRectF(1, 1, kDotSize, kDotSize));
}

void RecordFlow::collect(const world::World& world, streams::StreamIndex stream, const ShardMapScene& scene)
{
    m_lanes.clear();
    const auto [begin, end] = scene.cellsInSight();
    if (begin == end || end - begin > kMostLanes)
        return;
    const streams::Stream& state = world.service().stream(stream);
    const std::uint64_t most = std::min<std::uint64_t>(kMostDropsOfLane, kMostDrops / (end - begin));
    const base::Instant from = std::max(base::kWorldStart, world.now() - kFall);
    for (std::size_t i = begin; i < end; ++i) {
        const ShardCell& cell = scene.layout.cells()[i];
        if (cell.columnWidth() < kNarrowestLane || !state.hasShard(cell.shard))
            continue;
        const std::size_t number = streams::number(cell.shard);
        const streams::ShardLog& log = state.logs[number];
        const std::uint64_t stored = state.lines[number].stored;
        const std::uint64_t first = std::max(log.firstKept(), log.firstAtOrAfter(from, stored));
        if (first >= stored)
            continue;
        // Every so many by their ordinals: a record that is drawn stays so until it has landed.
        std::uint64_t every = 1;
        while ((stored - first) / every > most)
            every *= 2;
        Lane lane{cell.left, cell.columnWidth(), 1, std::int64_t(every), {}};
        lane.dotShare = dotShare(std::int64_t(stored - first) * 1'000 / kFall.count());
        for (std::uint64_t at = (first + every - 1) / every * every; at < stored; at += every) {
            const streams::Row row = log.row(at);
            const base::HashKey hash = world.service().keyHash(row.key);
            // After a split its parent's records would be out of range; a shard's own never are.
            lane.drops.push_back({int(ShardMapLayout::x(cell, hash)),
                int((world.now() - row.arrival()).count() * 1'000 / kFall.count())});
        }
        m_lanes.push_back(std::move(lane));
    }
}

void RecordFlow::paint(QPainter& painter, const ShardMapScene& scene) const
{
    const int top = scene.bands.body.top();
    const int way = scene.bands.body.height();
    const double half = (kDotSize + 2) / 2;
    QColor grain = m_density;
    for (const Lane& lane : m_lanes) {
        if (lane.dotShare < 1) {
            grain.setAlphaF(float(kGrainOpacity * (1 - lane.dotShare)));
            for (const Drop& drop : lane.drops)
                painter.fillRect(drop.x, top + drop.perMille * way / 1'000, kGrainWidth, kGrainHeight, grain);
        }
        if (lane.dotShare > 0) {
            painter.setOpacity(lane.dotShare);
            for (const Drop& drop : lane.drops)
                painter.drawPixmap(QPointF(drop.x - half, top + drop.perMille * way / 1'000 - half), m_dot);
            painter.setOpacity(1);
        }
    }
}

std::int64_t RecordFlow::recordsPerDot() const
{
    std::int64_t most = 0;
    for (const Lane& lane : m_lanes)
        if (!lane.drops.empty())
            most = std::max(most, lane.recordsPerDrop);
    return most;
}

}
