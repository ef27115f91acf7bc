// Records on their way into their shards: dots above their keys' places while they are few, a
// flowing density when they are many, and a cross-fade between the two, lane by lane (a lane is a
// shard), so that nothing jumps. They fall in virtual time, so a pause holds them.
//
//   below 120 records/s dots only ─┬─ fading ─┬─ above 280 records/s density only
//
// What is drawn is sampled where records are many: the same records in every frame, each standing
// for as many as recordsPerDot() says.
#pragma once

#include "widgets/charts/shard_map_painter.h"
#include "world/world.h"

#include <QPixmap>

#include <cstdint>
#include <vector>

class QPainter;

namespace shardscope::widgets {

class RecordFlow {
public:
    // How long a record is on its way.
    static constexpr base::Duration kFall{400};
    // Wider streams are drawn without: their lanes are too thin for dots.
    static constexpr std::size_t kMostLanes = 64;

    // The part of dots, from 1 (dots only) to 0 (density only), at this rate of a lane.
    [[nodiscard]] static double dotShare(std::int64_t recordsPerSecond);

    void setTheme(const Theme& theme, qreal pixelRatio);
    // The records of the last kFall on lanes in sight.
    void collect(const world::World& world, streams::StreamIndex stream, const ShardMapScene& scene);
    void clear() { m_lanes.clear(); }
    void paint(QPainter& painter, const ShardMapScene& scene) const;

    [[nodiscard]] bool isEmpty() const { return m_lanes.empty(); }
    // The most records that any dot in sight stands for; 0 where there are none.
    [[nodiscard]] std::int64_t recordsPerDot() const;

private:
    struct Drop {
        int x = 0;
        int perMille = 0; // of its way
    };
    struct Lane {
        int left = 0;
        int width = 0;
        double dotShare = 1;
        std::int64_t recordsPerDrop = 1;
        std::vector<Drop> drops;
    };
    std::vector<Lane> m_lanes;
    QPixmap m_dot;
    QColor m_density;
};

}
