// Draws a shard map. Everything it needs lies prepared in a ShardMapScene, so that painting
// decides nothing: whole-pixel rectangles in colours of a table, labels only where they fit.
// What lies over it is in shard_map_overlay.h.
#pragma once

#include "widgets/charts/shard_map_layout.h"
#include "widgets/colour_rules.h"
#include "widgets/theme.h"
#include "world/queries.h"

#include <QFont>
#include <QImage>
#include <QPixmap>
#include <QRect>
#include <QString>

#include <optional>
#include <set>
#include <utility>
#include <vector>

class QPainter;

namespace shardscope::widgets {

// The bands of the map, top to bottom. Where height is short, labels keep to one line and the
// needles to one row of names, so that the columns stay readable.
struct ShardMapBands {
    QRect header; // labels; a drag here moves a shard onto another
    QRect body;   // columns; a drag here is the knife
    QRect axis;   // needles and the ends of the ring
    bool isLow = false;
    // 100 % lies below the top of the body, so that what is above it can be seen.
    static constexpr int kTopPerMille = 1'150;

    [[nodiscard]] static ShardMapBands of(QSize size, const Theme& theme);
    [[nodiscard]] int y(std::int64_t perMille) const;
    // The part of the ring that is in sight, in pixels; `right` is exclusive.
    [[nodiscard]] int left() const { return body.left(); }
    [[nodiscard]] int right() const { return body.right() + 1; }
};

// Narrower columns, in pixels at 100 % text, have no label of their own.
inline constexpr int kNarrowestLabel = 28;

// A key at its place on the ring.
struct Needle {
    base::HashKey hash;
    std::int64_t perMille = 0; // of one shard's write quota
    QString name;
};

// Where the name of a needle stands: which one, from which pixel, in which row under the axis.
struct NeedleLabel {
    std::size_t needle = 0;
    int left = 0;
    int width = 0;
    int row = 0;
    bool isElided = false;
};

// A split or merge that the service has accepted and not yet carried out.
struct PendingCut {
    streams::ShardIndex shard{};
    std::optional<base::HashKey> at;          // a split
    std::optional<streams::ShardIndex> other; // a merge
};

// The fill of a colour rule, made once for a theme: for shapes, and for columns of single pixels.
struct RuleFill {
    QPixmap tile;
    QImage pixels; // at a ratio of 1
};

struct ShardMapScene {
    Theme theme;
    QFont font;
    QPixmap hatch;
    // On top of the scale of the theme; every rule has its fill. Set by setColourRules().
    std::vector<ColourRule> rules;
    std::vector<RuleFill> ruleFills;
    ShardMapBands bands;
    // May be wider than the map and begin left of it: then a part of the ring is in sight.
    ShardMapLayout layout;
    // At the index of the layout's cells; shards that are gone keep their last numbers.
    std::vector<world::ShardUse> uses;
    std::vector<Needle> needles; // hottest first
    std::vector<PendingCut> pending;
    std::set<streams::ShardIndex> pins;
    // While a ListShards filter is looked at: what it lists, in the order of ids; everything else is dim.
    std::optional<std::vector<streams::ShardIndex>> listed;
    // Pointed at where labels have no room; the fullest in sight while there is none.
    std::optional<streams::ShardIndex> focus;
    // What is known of when shards whose labels have room for it come to refuse writes.
    std::vector<std::pair<streams::ShardIndex, base::Duration>> forecasts;
    world::WriteQuota quota;
    bool areLimitsOn = true; // whether the quota is held to
    // The service alone splits and merges there.
    bool isOnDemand = false;
    QString emptyText; // shown when there is no open shard

    // The cells in sight: from `first` up to, not including, `second`.
    [[nodiscard]] std::pair<std::size_t, std::size_t> cellsInSight() const;
    // Again for another theme, whose series and ink are others.
    void setColourRules(std::vector<ColourRule> colourRules, qreal pixelRatio);
    // By the filter that is looked at; everything is while there is none.
    [[nodiscard]] bool isListed(std::size_t cell) const;
    // The rule that gives a shard its fill.
    [[nodiscard]] std::optional<std::size_t> ruleOf(const world::ShardUse& use) const;
    // Refuses writes, or is offered more than it may take.
    [[nodiscard]] bool isAlarming(const world::ShardUse& use) const;
};

// Names of needles, the hottest first and always there as long as it is in sight.
[[nodiscard]] std::vector<NeedleLabel> placeNeedleLabels(const ShardMapScene& scene);
// The parts that change with the numbers only; worth keeping as a picture.
void paintShardMap(QPainter& painter, const ShardMapScene& scene);

// Where a rule holds, its fill is at least so high: a rule on reads is seen on a shard without writes, too.
inline constexpr int kLeastRuleFill = 6;
// Column fill up to its utilisation; hatched when it refuses or is asked for too much.
void fillColumn(QPainter& painter, const ShardMapScene& scene, QRect column, std::int64_t perMille, bool isHatched);

// Records and bytes of a write quota apart, in thousandths, and which of the two is nearer to its limit.
struct Binding {
    std::int64_t byRecords = 0;
    std::int64_t byBytes = 0;
    [[nodiscard]] bool isRecords() const { return byRecords >= byBytes; }
    [[nodiscard]] std::int64_t other() const { return isRecords() ? byBytes : byRecords; }
};
[[nodiscard]] Binding bindingOf(const world::Rate& rate, world::WriteQuota quota);

// What stands in the middle under the columns.
[[nodiscard]] QString hashAxisTitle();

// "145 % · 1.03 MB/s · 1,390 records/s"
[[nodiscard]] QString rateText(const world::Rate& rate);

}
