// What the key heatmap shows of a world: the rows of its picture, the regions of all shards in the
// span, and where consumers stand. It fills a HeatmapScene whose theme, plot and span are set, and
// keeps between two worlds what is costly to work out; it draws nothing and knows no pointer.
#pragma once

#include "widgets/charts/heat_rows.h"
#include "widgets/charts/key_heatmap_painter.h"
#include "widgets/charts/shard_map_layout.h"
#include "world/history_queries.h"
#include "world/programs.h"

#include <QString>

#include <vector>

namespace shardscope::widgets {

class HeatmapReading {
public:
    // The stream has shards, and the layout is that of the open ones.
    struct Subject {
        const world::World& world;
        streams::StreamIndex stream{};
        const ShardMapLayout& layout;
        const std::vector<ShardChoice>& collapsed;

        [[nodiscard]] const streams::Stream& of() const { return world.service().stream(stream); }
    };

    // Everything, as it is once a second. False while older rows are still to be worked out.
    bool readSecond(const Subject& subject, HeatmapScene& scene);
    // Consumers and their flags alone. Of many shards they stand still between two seconds.
    void readPlaces(const Subject& subject, HeatmapScene& scene);
    // The same rows in the colours of the scene's theme.
    void repaint(HeatmapScene& scene) const;
    void clear();

    [[nodiscard]] static bool areFew(const streams::Stream& stream);
    // What a screen reader says of the scene.
    [[nodiscard]] QString summary(const Subject& subject, const HeatmapScene& scene) const;

private:
    void readWall(const Subject& subject, HeatmapScene& scene) const;
    void readRegions(const Subject& subject, HeatmapScene& scene) const;
    void readFamilies(const Subject& subject, HeatmapScene& scene) const;
    void readProgramPlaces(const Subject& subject);
    [[nodiscard]] bool isProgram(std::size_t consumer) const { return consumer + m_programs.size() >= m_places.size(); }
    void readConsumers(const Subject& subject, HeatmapScene& scene) const;
    void readFlags(const Subject& subject, HeatmapScene& scene) const;
    [[nodiscard]] HeatmapFlag flagOf(const Subject& subject, const HeatmapScene& scene, std::size_t consumer,
        std::size_t shard) const;
    void mergeFlags(const Subject& subject, HeatmapScene& scene, std::size_t consumer,
        std::vector<std::size_t> unread) const;

    HeatRows m_rows;
    // Of consumers, then of programs, in the order of the scene's consumers.
    std::vector<world::ConsumerPlaces> m_places;
    std::vector<world::ProgramPlaces> m_programs; // those at the end of m_places
};

}
