#include "widgets/speed_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets::speed_scale {

namespace {

constexpr std::int64_t kSlowest = 1;
constexpr std::int64_t kFastest = 10'000'000;

// 60, 600 and 3,600 make a minute, ten and an hour of every second.
constexpr std::array<std::int64_t, 23> kSteps{kSlowest, 2, 5, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000,
    20'000, 60'000, 100'000, 200'000, 600'000, 1'000'000, 2'000'000, 3'600'000, 6'000'000, kFastest};

}

int position(std::int64_t perMille)
{
    if (perMille == 0)
        return kMax;
    const double place =
        100 * std::log10(double(std::clamp<std::int64_t>(perMille, kSlowest, kFastest)) / double(kSlowest));
    return int(std::lround(place));
}

std::int64_t perMilleAt(int position)
{
    if (position > (kLastFactor + kMax) / 2)
        return 0;
    const double exact = double(kSlowest) * std::pow(10.0, std::clamp(position, 0, kLastFactor) / 100.0);
    const double unit = std::pow(10.0, std::floor(std::log10(exact) + 1e-9) - 1);
    return std::clamp<std::int64_t>(std::llround(std::round(exact / unit) * unit), kSlowest, kFastest);
}

std::int64_t faster(std::int64_t perMille)
{
    if (perMille == 0)
        return 0;
    const auto next = std::upper_bound(kSteps.begin(), kSteps.end(), perMille);
    return next == kSteps.end() ? 0 : *next;
}

std::int64_t slower(std::int64_t perMille)
{
    if (perMille == 0)
        return kSteps.back();
    const auto here = std::lower_bound(kSteps.begin(), kSteps.end(), perMille);
    return here == kSteps.begin() ? kSteps.front() : *(here - 1);
}

}
