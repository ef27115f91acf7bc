#include "widgets/timeline/load_columns.h"

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

std::vector<LoadColumn> loadColumns(const std::vector<Beat>& beats, const TimeScale& scale, int tallest)
{
    const double pixels = std::floor(scale.width());
    std::vector<LoadColumn> columns(static_cast<std::size_t>(pixels));
    double highest = 1;
    for (const Beat& beat : beats)
        highest = std::max(highest, beat.bytesPerSecond);
    for (const Beat& beat : beats) {
        const double from = scale.x(beat.at - beat.span);
        const double to = scale.x(beat.at);
        if (to <= 0 || from >= pixels)
            continue;
        const auto left = std::size_t(std::max(0.0, std::floor(from)));
        const auto right = std::size_t(std::clamp(std::floor(to), double(left) + 1, pixels));
        const int height = int(std::lround(beat.bytesPerSecond / highest * tallest));
        for (std::size_t x = left; x < right; ++x) {
            columns[x].height = std::max(columns[x].height, height);
            columns[x].isRefused |= beat.refusedPerSecond > 0;
        }
    }
    return columns;
}

}
