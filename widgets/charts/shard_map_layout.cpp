#include "widgets/charts/shard_map_layout.h"

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

using base::HashKey;
using base::U128;

namespace {

// A shard that can still be seen, pressed and labelled with its number.
constexpr double kWidest = 34;
// Widening may take this part of the strip from the others.
constexpr double kRoom = 0.5;
constexpr double kDenseBelow = 2;

// The size of a range as a part of the ring; the whole ring is 1.
double share(base::HashRange range)
{
    return std::ldexp(static_cast<double>(range.last.value - range.first.value) + 1, -128);
}

// Widths in pixels: shares, but none under the least width. Raising some lowers the rest, which
// may push others under it: at most one round per shard, and in practice two or three.
std::vector<double> widthsFor(const std::vector<ShardPlace>& places, double width)
{
    std::vector<double> widths(places.size());
    const double least = std::min(kWidest, width * kRoom / static_cast<double>(places.size()));
    std::vector<char> isRaised(places.size());
    for (std::size_t round = 0; round <= places.size(); ++round) {
        double freeWidth = width;
        double freeShare = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (isRaised[i])
                freeWidth -= least;
            else
                freeShare += share(places[i].range);
        }
        bool isSettled = true;
        for (std::size_t i = 0; i < places.size(); ++i) {
            widths[i] = isRaised[i] ? least : freeWidth * share(places[i].range) / freeShare;
            if (!isRaised[i] && least >= kDenseBelow && widths[i] < least) {
                isRaised[i] = 1;
                isSettled = false;
            }
        }
        if (isSettled)
            break;
    }
    return widths;
}

}

int ShardCell::gap() const
{
    if (width() >= 90)
        return 8;
    if (width() >= 30)
        return 4;
    if (width() >= 10)
        return 2;
    return width() >= 4 ? 1 : 0;
}

ShardMapLayout::ShardMapLayout(const std::vector<ShardPlace>& places, int left, int width)
    : m_left(left), m_width(std::max(1, width))
{
    if (places.empty())
        return;
    const std::vector<double> widths = widthsFor(places, m_width);
    m_cells.reserve(places.size());
    double edge = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        ShardCell cell{places[i].shard, places[i].range, m_left + int(std::lround(edge)), 0, false};
        edge += widths[i];
        cell.right = i + 1 == places.size() ? right() : m_left + int(std::lround(edge));
        cell.isWidened = widths[i] > share(places[i].range) * m_width * 1.5 + 1;
        m_cells.push_back(cell);
    }
    m_isDense = static_cast<double>(m_width) < kDenseBelow * static_cast<double>(places.size());
}

std::optional<std::size_t> ShardMapLayout::find(streams::ShardIndex shard) const
{
    const auto at =
        std::find_if(m_cells.begin(), m_cells.end(), [shard](const ShardCell& c) { return c.shard == shard; });
    return at == m_cells.end() ? std::nullopt : std::optional{std::size_t(at - m_cells.begin())};
}

std::optional<std::size_t> ShardMapLayout::cellAt(int x) const
{
    if (m_cells.empty() || x < m_left || x >= right())
        return std::nullopt;
    // Edges ascend, so the first cell that ends beyond x holds it.
    const auto at = std::upper_bound(m_cells.begin(), m_cells.end(), x,
        [](int wanted, const ShardCell& cell) { return wanted < cell.right; });
    return at == m_cells.end() ? std::nullopt : std::optional{std::size_t(at - m_cells.begin())};
}

double ShardMapLayout::x(HashKey key) const
{
    const auto at = std::lower_bound(m_cells.begin(), m_cells.end(), key,
        [](const ShardCell& cell, HashKey wanted) { return cell.range.last < wanted; });
    return at == m_cells.end() ? right() : x(*at, key);
}

double ShardMapLayout::x(const ShardCell& cell, HashKey key)
{
    const auto size = static_cast<double>(cell.range.last.value - cell.range.first.value) + 1;
    return cell.left + static_cast<double>(key.value - cell.range.first.value) / size * cell.columnWidth();
}

HashKey ShardMapLayout::keyAt(int x) const
{
    const int inside = std::clamp(x, m_left, right() - 1);
    return keyAt(m_cells[cellAt(inside).value_or(m_cells.size() - 1)], x);
}

HashKey ShardMapLayout::keyAt(const ShardCell& cell, double x)
{
    // Sixteenths of a pixel, so that the arithmetic on the ring is in integers.
    const std::int64_t units = std::int64_t{std::max(1, cell.columnWidth())} * 16;
    const std::int64_t at = std::clamp<std::int64_t>(std::llround((x - cell.left) * 16), 0, units);
    const U128 size = cell.range.last.value - cell.range.first.value;
    // size * at / units without overflow: the quotient first, then what it leaves.
    const U128 offset = size / U128(units) * U128(at) + size % U128(units) * U128(at) / U128(units);
    return HashKey{cell.range.first.value + offset};
}

}
