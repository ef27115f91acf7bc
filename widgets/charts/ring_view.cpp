#include "widgets/charts/ring_view.h"

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

namespace {

// One of few shards may be looked at closely for the sake of its keys.
constexpr double kLeastMost = 64;
constexpr double kWindowsPerShard = 4;

}

void RingView::zoom(double factor, double around, std::size_t shards)
{
    const double most = std::max(kLeastMost, kWindowsPerShard * double(shards));
    const double at = m_from + around / m_zoom;
    m_zoom = std::clamp(m_zoom * factor, 1.0, most);
    // What was under the pointer stays under it.
    m_from = at - around / m_zoom;
    keepInside();
}

void RingView::pan(double windows)
{
    m_from += windows / m_zoom;
    keepInside();
}

void RingView::reveal(double from, double to)
{
    const double seen = 1 / m_zoom;
    if (to - from >= seen)
        m_from = (from + to - seen) / 2;
    else if (from < m_from)
        m_from = from - std::min(seen / 8, (seen - (to - from)) / 2);
    else if (to > m_from + seen)
        m_from = to - seen + std::min(seen / 8, (seen - (to - from)) / 2);
    keepInside();
}

void RingView::keepInside() { m_from = std::clamp(m_from, 0.0, 1 - 1 / m_zoom); }

ShardMapLayout RingView::layout(const std::vector<ShardPlace>& places, int left, int width) const
{
    const double strip = width * m_zoom;
    return {places, left - int(std::lround(m_from * strip)), int(std::lround(strip))};
}

}
