#include "widgets/stage/minute_view.h"

#include <algorithm>
#include <chrono>

namespace shardscope::widgets {

namespace {

constexpr base::Duration kMinute{std::chrono::minutes{1}};
constexpr std::size_t kMostSpikes = 12;

template <typename Value>
world::Series plateaus(const std::vector<world::Minute>& minutes, const world::SeriesRequest& request, Value value)
{
    world::Series series(request.columns);
    for (const world::Minute& minute : minutes) {
        const base::Instant from = std::max(minute.from, request.stretch.from);
        const base::Instant to = std::min(minute.from + kMinute, request.stretch.to);
        if (to <= from)
            continue;
        const std::uint32_t last = world::columnOf(request, to - base::Duration{1});
        for (std::uint32_t column = world::columnOf(request, from); column <= last; ++column)
            series[column].add(value(minute));
    }
    return series;
}

bool isWorse(const ChartSpike& a, const ChartSpike& b) { return a.value - a.shown > b.value - b.shown; }

}

world::Series minuteMeans(const std::vector<world::Minute>& minutes, const world::SeriesRequest& request)
{
    return plateaus(minutes, request, [](const world::Minute& minute) { return minute.mean; });
}

world::Series minuteHighs(const std::vector<world::Minute>& minutes, const world::SeriesRequest& request)
{
    return plateaus(minutes, request, [](const world::Minute& minute) { return minute.highest.value; });
}

std::vector<ChartSpike> hiddenSpikes(const std::vector<world::Minute>& sent, const std::vector<world::Minute>& shown,
    std::int64_t limit)
{
    std::vector<ChartSpike> spikes;
    auto place = shown.begin();
    for (const world::Minute& minute : sent) {
        while (place != shown.end() && place->from < minute.from)
            ++place;
        const std::int64_t mean = place != shown.end() && place->from == minute.from ? place->mean : 0;
        // The frame of a whole minute knows no seconds any more. Amber begins at four fifths.
        if (minute.highest.span < kMinute && minute.highest.value > limit && mean * 5 < limit * 4)
            spikes.push_back({minute.highest.at - minute.highest.span / 2, minute.highest.value, mean, {}});
    }
    if (spikes.size() > kMostSpikes) {
        std::stable_sort(spikes.begin(), spikes.end(), isWorse);
        spikes.resize(kMostSpikes);
        std::sort(spikes.begin(), spikes.end(), [](const ChartSpike& a, const ChartSpike& b) { return a.at < b.at; });
    }
    return spikes;
}

ChartSpike* worstOf(std::vector<ChartSpike>& spikes)
{
    const auto worst = std::min_element(spikes.begin(), spikes.end(), isWorse);
    return worst == spikes.end() ? nullptr : &*worst;
}

}
