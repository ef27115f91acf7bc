// Which part of the ring the shard map shows: a strip as wide as the map times the zoom, seen
// through a window. A pure value; what it lays out is still exact at every zoom.
#pragma once

#include "widgets/charts/shard_map_layout.h"

#include <vector>

namespace shardscope::widgets {

class RingView {
public:
    // Zooms by a factor (above 1: in) around a place in the window, 0 at its left to 1 at its right.
    void zoom(double factor, double around, std::size_t shards);
    // By windows: 0.5 is half of what is in sight, up the ring.
    void pan(double windows);
    // Moves, and never zooms, until a stretch of the whole strip (0 to 1) is in sight.
    void reveal(double from, double to);
    void showAll() { *this = {}; }

    [[nodiscard]] bool isWhole() const { return m_zoom <= 1; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    // The strip for a window of `width` pixels from `left` on.
    [[nodiscard]] ShardMapLayout layout(const std::vector<ShardPlace>& places, int left, int width) const;

private:
    void keepInside();

    double m_zoom = 1;
    double m_from = 0; // of the strip, at the window's left
};

}
