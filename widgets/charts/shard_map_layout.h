// Where the open shards of a stream stand on a strip of pixels: every shard as wide as its
// part of the ring, edges on whole pixels. A pure value, shared by painting and hit tests.
//
// A shard so narrow that it would vanish (a hot key isolated in a range of one) is drawn at
// least some pixels wide as long as there is room for that; it is marked as widened, and
// positions inside every shard are still in proportion.
#pragma once

#include "base/hash_key.h"
#include "streams/api.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

struct ShardPlace {
    streams::ShardIndex shard{};
    base::HashRange range;
    friend bool operator==(const ShardPlace&, const ShardPlace&) = default;
};

struct ShardCell {
    streams::ShardIndex shard{};
    base::HashRange range;
    int left = 0;
    int right = 0; // exclusive; equal to left when less than half a pixel is its share
    bool isWidened = false;

    [[nodiscard]] int width() const { return right - left; }
    // Free pixels at the right, so that neighbours are told apart.
    [[nodiscard]] int gap() const;
    [[nodiscard]] int columnWidth() const { return width() - gap(); }
};

class ShardMapLayout {
public:
    ShardMapLayout() = default;
    // `places` tile the ring in its order.
    ShardMapLayout(const std::vector<ShardPlace>& places, int left, int width);

    [[nodiscard]] const std::vector<ShardCell>& cells() const { return m_cells; }
    [[nodiscard]] bool isEmpty() const { return m_cells.empty(); }
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] int right() const { return m_left + m_width; }
    [[nodiscard]] std::optional<std::size_t> find(streams::ShardIndex shard) const;
    // The cell under a pixel; of several on one pixel the first.
    [[nodiscard]] std::optional<std::size_t> cellAt(int x) const;
    // Where a hash key stands.
    [[nodiscard]] double x(base::HashKey key) const;
    // The hash key under a pixel of the strip; the nearest there is for one beside it. There are cells.
    [[nodiscard]] base::HashKey keyAt(int x) const;
    // The hash key under a pixel of a cell, clamped to the cell's range.
    [[nodiscard]] static base::HashKey keyAt(const ShardCell& cell, double x);
    [[nodiscard]] static double x(const ShardCell& cell, base::HashKey key);
    // Cells are so narrow that single shards are drawn as per-pixel maxima.
    [[nodiscard]] bool isDense() const { return m_isDense; }

private:
    std::vector<ShardCell> m_cells;
    int m_left = 0;
    int m_width = 0;
    bool m_isDense = false;
};

}
