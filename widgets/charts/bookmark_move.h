// A consumer's bookmark in the hand: where it was taken, where it would be put down, and what that
// would bring, measured in a copy of the world. Pure state: mouse and keyboard both carry it.
#pragma once

#include "widgets/charts/key_heatmap_painter.h"
#include "world/history_queries.h"

#include <QString>

#include <optional>
#include <vector>

namespace shardscope::widgets {

class BookmarkMove {
public:
    // Taken up where it stands, so many pixels above the foot of its flag.
    BookmarkMove(const HeatmapFlag& flag, const HeatmapScene& scene, base::Instant now, int grabbedAt);

    // Beyond `now` is LATEST, wherever the newest record will be.
    void carryTo(base::Instant at, base::Instant now);
    // All shards while Ctrl is held; a flag that stands for all of them stays one. True when that is news.
    bool takeAll(bool areAll);
    // From its moment to the number of the record there, to the number before, and back. Of one shard alone.
    void takeNextType();
    // Measures what the world would make of it; words for it are in previewHtml().
    void measure(const world::World& world, const HeatmapScene& scene);
    // To be called with every world: true a few times a second, when it is time to measure again.
    [[nodiscard]] bool isMeasureDue();

    // Its consumer and its shard are in the world: one may have gone back in time.
    [[nodiscard]] bool isStillThere(const world::World& world, const streams::Stream& stream) const;
    // Parents before children.
    [[nodiscard]] std::vector<world::MoveBookmark> moves(const world::World& world) const;

    [[nodiscard]] const HeatmapFlag& flag() const { return m_flag; }
    [[nodiscard]] base::Instant to() const { return m_to; } // the end of time for LATEST
    [[nodiscard]] bool isLatest() const { return m_to == base::kWorldEnd; }
    [[nodiscard]] bool isAll() const { return m_isAll; }
    [[nodiscard]] int grabbedAt() const { return m_grabbedAt; }
    [[nodiscard]] bool hasMoved() const { return m_hasMoved; }
    [[nodiscard]] const std::string& consumer() const { return m_consumer; }
    // "billing on shard 3 to AT_TIMESTAMP 00:01:20"
    [[nodiscard]] const QString& what() const { return m_what; }
    [[nodiscard]] const QString& previewHtml() const { return m_previewHtml; }

private:
    [[nodiscard]] QString effectHtml(const world::MovePreview& preview, const clients::ConsumerConfig& config,
        const HeatmapScene& scene) const;

    HeatmapFlag m_flag; // as it stood
    std::size_t m_actor = 0;
    std::string m_consumer;
    base::Instant m_to{};
    bool m_isAll = false;
    std::optional<streams::IteratorType> m_numbered; // one of the two that name a record
    bool m_hasMoved = false;
    int m_grabbedAt = 0;
    int m_sinceMeasured = 0; // presentations
    QString m_what;
    QString m_previewHtml;
};

}
