// Draws the key heatmap: what HeatRows made, the shards of all times as outlined regions with
// their ids and their descent, and the wall of retention. All of it lies prepared in a
// HeatmapScene, so that painting decides nothing. Flags and legend have painters of their own.
#pragma once

#include "widgets/charts/heat_rows.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/programs.h"

#include <QFont>
#include <QImage>
#include <QPainterPath>
#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QPainter;

namespace shardscope::widgets {

// What a consumer has left to do on a shard, as a mark beside the shard's id.
enum class ReadMark { Drained, Unread, Waits };

struct HeatmapRegion {
    streams::ShardIndex shard{};
    PixelRange pixels;
    base::Instant opened{};
    base::Instant closed{}; // the end of time for an open shard
    bool isOpen = true;
    // Of a closed one: the part of its records that can still be read, and for how long.
    double left = 1;
    QString leftText;
    std::vector<streams::ShardIndex> parents;
    // Of a closed shard one per consumer; of an open one only those that wait for a parent.
    struct Mark {
        int consumer = 0; // its colour
        ReadMark mark = ReadMark::Drained;
    };
    std::vector<Mark> marks;
    // The shard whose closed ancestors are shown as one, this region among them; unset for a region of its own.
    std::optional<streams::ShardIndex> foldedInto;
};

// The closed ancestors of a shard, shown as one.
struct HeatmapFamily {
    streams::ShardIndex of{};
    std::vector<streams::ShardIndex> members; // in sight or not, the nearest first
    QString name;                             // "3 closed ancestors"
    QStringList facts;                        // what each reader has finished of them, until when they can be read
};

// One bookmark: a consumer's next unread record on a shard, or the worst of many.
struct HeatmapFlag {
    std::size_t consumer = 0; // index in the scene's consumers
    streams::ShardIndex shard{};
    int x = 0;       // of the pole
    PixelRange line; // what the place holds for
    base::Instant at{};
    bool isWaiting = false;
    bool isBlocked = false; // by a record that the consumer cannot process
    bool isAll = false;     // stands for all shards
    // Of an iterator's five minutes; unset while there is much left, or none at all.
    std::optional<double> iteratorLeft;
};

// Or a program: it stands after all consumers, and its bookmarks cannot be moved.
struct HeatmapConsumer {
    std::size_t actor = 0;                       // in the world
    std::optional<world::ProgramReader> program; // in the place of an actor
    QString name;
    QString letter; // on its flags
    QString text;   // in the legend, behind the name
    QString more;   // and this, where there is room
    QColor colour;
    // Of many shards only: half of them are read further than this.
    std::optional<base::Instant> median;
};

struct HeatmapScene {
    Theme theme;
    QFont font;
    QRect plot;
    TimeSpan span;
    QImage picture;
    std::vector<HeatmapRegion> regions;
    std::vector<HeatmapFamily> families;
    std::vector<HeatmapConsumer> consumers;
    std::vector<HeatmapFlag> flags;
    std::optional<base::Instant> wall; // older records cannot be read any more
    QString wallText;
    QString title;
    QString emptyText;

    // Newest at the top. Not clamped.
    [[nodiscard]] double y(base::Instant at) const;
    [[nodiscard]] base::Instant at(double y) const;
};

// Pixels at 100 % text.
inline constexpr int kHeatmapHeader = 24;
inline constexpr int kHeatmapFlags = 20; // between header and plot: flags of those who have caught up

// Where a shard stands in the plot; of no height if it is not in sight.
[[nodiscard]] QRect regionRect(const HeatmapScene& scene, const HeatmapRegion& region);

// All regions of a family in one outline; empty if none is in sight.
[[nodiscard]] QPainterPath familyOutline(const HeatmapScene& scene, const HeatmapFamily& family);

// What changes once a second at most.
void paintHeatmap(QPainter& painter, const HeatmapScene& scene);
// What lies over it.
void paintRegionNames(QPainter& painter, const HeatmapScene& scene);
void paintFamilyNames(QPainter& painter, const HeatmapScene& scene);
void paintRegionFrame(QPainter& painter, const HeatmapScene& scene, streams::ShardIndex shard, bool isStrong);
void paintHeatmapCrosshair(QPainter& painter, const HeatmapScene& scene, base::Instant at);

}
