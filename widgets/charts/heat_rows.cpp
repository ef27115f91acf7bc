#include "widgets/charts/heat_rows.h"

#include "world/queries.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace shardscope::widgets {

namespace {

constexpr std::uint8_t kRefusing = 202;
// Shards of frames that one update looks at: about three milliseconds.
constexpr std::size_t kShardsAtOnce = 400'000;
// Refusals stand out however little was stored beside them.
constexpr double kRefusingPercent = 130;
// Diagonal stripes of refusals, in pixels.
constexpr int kStripePeriod = 7;
constexpr int kStripe = 2;

bool isSameCells(const std::vector<ShardCell>& a, const std::vector<ShardCell>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ShardCell& one, const ShardCell& other) {
        return one.left == other.left && one.right == other.right && one.range == other.range;
    });
}

}

PixelRange pixelsOf(const ShardMapLayout& layout, base::HashRange range)
{
    const auto& cells = layout.cells();
    const auto last = std::lower_bound(cells.begin(), cells.end(), range.last,
        [](const ShardCell& cell, base::HashKey wanted) { return cell.range.last < wanted; });
    const int left = int(std::lround(layout.x(range.first)));
    // Up to the column's edge where it ends with a column, so that gaps stay free.
    int right = layout.right();
    if (last != cells.end())
        right = last->range.last == range.last ? last->left + last->columnWidth()
                                               : int(std::lround(ShardMapLayout::x(*last, range.last)));
    return {std::min(left, layout.right() - 1), std::max(right, std::min(left, layout.right() - 1) + 1)};
}

void HeatRows::clear()
{
    m_map.reset();
    m_cells.clear();
    m_rows.clear();
}

bool HeatRows::update(const world::World& world, streams::StreamIndex stream, const ShardMapLayout& layout,
    TimeSpan span)
{
    const auto& map = world.service().stream(stream).map;
    const bool isSame = m_map != nullptr && stream == m_stream && layout.left() == m_left
        && layout.right() - layout.left() == m_width && isSameCells(layout.cells(), m_cells);
    if (!isSame)
        m_rows.clear();
    // A reshard that left the columns alone still made new shards.
    if (!isSame || map != m_map) {
        m_stream = stream;
        m_map = map;
        m_cells = layout.cells();
        m_left = layout.left();
        m_width = layout.right() - layout.left();
        m_pixels.clear();
        if (map)
            for (const streams::Shard& shard : map->shards())
                m_pixels.push_back(pixelsOf(layout, shard.range));
    }
    // Frames that end in the span, and the one that its end lies in.
    const std::vector<std::shared_ptr<const world::Frame>> frames =
        world::framesIn(world, {span.from, span.to + base::Duration{999}});
    std::vector<Row> rows(frames.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        rows[i].frame = frames[i];
        while (kept < m_rows.size() && m_rows[kept].frame->at < frames[i]->at)
            ++kept;
        if (kept < m_rows.size() && m_rows[kept].frame == frames[i])
            rows[i] = std::move(m_rows[kept++]);
    }
    m_rows = std::move(rows);
    std::size_t looked = 0;
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
        if (row->isReady)
            continue;
        if (looked > kShardsAtOnce)
            return false;
        fill(*row, world);
        looked += m_pixels.size();
    }
    return true;
}

void HeatRows::fill(Row& row, const world::World& world)
{
    world::heatOf(world, m_stream, *row.frame, m_heat);
    row.cells.assign(std::size_t(m_width), 0);
    row.isReady = true;
    for (std::size_t i = 0; i < m_heat.size(); ++i) {
        if (m_heat[i].perMille < 0)
            continue;
        const auto value = m_heat[i].isRefusing ? kRefusing : std::uint8_t(1 + m_heat[i].perMille / 10);
        if (m_heat[i].isRefusing)
            row.refusing.push_back(streams::ShardIndex(std::uint32_t(i)));
        for (int x = m_pixels[i].left - m_left; x < m_pixels[i].right - m_left; ++x)
            row.cells[std::size_t(x)] = std::max(row.cells[std::size_t(x)], value);
    }
}

QImage HeatRows::picture(TimeSpan span, int height, const Theme& theme) const
{
    QImage image(std::max(1, m_width), std::max(1, height), QImage::Format_RGB32);
    std::array<QRgb, 256> colours{};
    colours[0] = theme.panel.rgb();
    for (int percent = 0; percent <= 200; ++percent)
        colours[std::size_t(percent + 1)] = theme.utilisation(percent);
    colours[kRefusing] = theme.utilisation(kRefusingPercent);
    const QRgb stripe = theme.hatch.rgb();

    std::vector<std::uint8_t> line(std::size_t(m_width), 0);
    const double perPixel = double((span.to - span.from).count()) / image.height();
    const auto instantAt = [&](int y) { return span.to - base::Duration{std::int64_t(std::llround(perPixel * y))}; };
    auto newest = m_rows.rbegin(); // of those that may still reach into this row of pixels
    for (int y = 0; y < image.height(); ++y) {
        auto* const pixels = reinterpret_cast<QRgb*>(image.scanLine(y));
        const base::Instant to = instantAt(y);
        const base::Instant from = instantAt(y + 1);
        while (newest != m_rows.rend() && newest->frame->at - newest->frame->span >= to)
            ++newest;
        std::fill(line.begin(), line.end(), std::uint8_t(0));
        for (auto row = newest; row != m_rows.rend() && row->frame->at > from; ++row)
            if (row->isReady)
                std::transform(row->cells.begin(), row->cells.end(), line.begin(), line.begin(),
                    [](std::uint8_t a, std::uint8_t b) { return a > b ? a : b; });
        for (int x = 0; x < m_width; ++x) {
            const std::uint8_t value = line[std::size_t(x)];
            const bool isStripe = value == kRefusing && (x + y) % kStripePeriod < kStripe;
            pixels[x] = isStripe ? stripe : colours[value];
        }
    }
    return image;
}

HeatRows::Refusals HeatRows::refusals() const
{
    Refusals all;
    std::map<streams::ShardIndex, int> byShard;
    for (const Row& row : m_rows) {
        all.frames += row.isReady ? 1 : 0;
        all.refusing += row.refusing.empty() ? 0 : 1;
        for (const streams::ShardIndex shard : row.refusing)
            ++byShard[shard];
    }
    const auto most = std::max_element(byShard.begin(), byShard.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != byShard.end())
        all.most = most->first;
    return all;
}

}
