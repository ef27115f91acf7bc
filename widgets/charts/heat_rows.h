// The picture of the key heatmap: one row of pixels for every frame, kept as long as the frame
// and the columns are the same ones, and put together into an image of any height. A frame
// never changes, so a new second costs one new row and the putting together.
#pragma once

#include "widgets/charts/shard_map_layout.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "world/history_queries.h"

#include <QImage>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace shardscope::widgets {

// The pixels of a range on the layout of today's shards; a range may cover several of them.
struct PixelRange {
    int left = 0;
    int right = 0; // exclusive; at least one pixel
    [[nodiscard]] int width() const { return right - left; }
};
[[nodiscard]] PixelRange pixelsOf(const ShardMapLayout& layout, base::HashRange range);

class HeatRows {
public:
    // Works out what is new in the span, newest first, and only so much in one go. False while
    // there is more to do.
    bool update(const world::World& world, streams::StreamIndex stream, const ShardMapLayout& layout, TimeSpan span);
    void clear();

    // Of every shard that the stream has had, at its index, on the layout of the last update().
    [[nodiscard]] const std::vector<PixelRange>& pixels() const { return m_pixels; }
    // As wide as the layout; time runs upwards, so that the newest row is the first. Where nothing
    // is known it is `theme.panel`.
    [[nodiscard]] QImage picture(TimeSpan span, int height, const Theme& theme) const;

    struct Refusals {
        int frames = 0;             // that were looked at
        int refusing = 0;           // in which some shard refused
        streams::ShardIndex most{}; // which refused in most of them
    };
    [[nodiscard]] Refusals refusals() const;

private:
    struct Row {
        std::shared_ptr<const world::Frame> frame;
        // 0: nothing known; 1 + percent up to 200; kRefusing.
        std::vector<std::uint8_t> cells;
        std::vector<streams::ShardIndex> refusing;
        bool isReady = false;
    };
    void fill(Row& row, const world::World& world);

    streams::StreamIndex m_stream{};
    std::shared_ptr<const streams::ShardMap> m_map;
    std::vector<ShardCell> m_cells;
    int m_left = 0;
    int m_width = 0;
    std::vector<PixelRange> m_pixels;
    std::vector<Row> m_rows;         // oldest first
    std::vector<world::Heat> m_heat; // scratch
};

}
