#include "widgets/time_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shardscope::widgets {

namespace {

constexpr base::Duration kLeastSpan{10};

// The steps people count time in, in milliseconds.
constexpr std::array<std::int64_t, 25> kSteps{1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 15'000,
    30'000, 60'000, 120'000, 300'000, 600'000, 1'800'000, 3'600'000, 10'800'000, 21'600'000, 43'200'000, 86'400'000};

base::Duration stepFor(double msPerPixel, double spacing)
{
    const double wanted = msPerPixel * spacing;
    for (const std::int64_t step : kSteps) {
        if (double(step) >= wanted)
            return base::Duration{step};
    }
    const auto days = std::int64_t(std::ceil(wanted / double(kSteps.back())));
    return base::Duration{days * kSteps.back()};
}

}

TimeScale::TimeScale(base::Instant from, base::Instant to, double width)
    : m_from(from), m_to(to > from ? to : from + base::Duration{1'000}), m_width(std::max(1.0, width))
{
}

double TimeScale::x(base::Instant at) const { return double((at - m_from).count()) * m_width / double(span().count()); }

base::Instant TimeScale::at(double x) const
{
    return m_from + base::Duration{std::llround(x * double(span().count()) / m_width)};
}

TimeScale TimeScale::zoomed(double factor, base::Instant anchor) const
{
    const double wanted = std::max(double(span().count()) * factor, double(kLeastSpan.count()));
    const double part = double((anchor - m_from).count()) / double(span().count());
    const auto length = base::Duration{std::llround(wanted)};
    const base::Instant from =
        std::max(base::kWorldStart, anchor - base::Duration{std::llround(double(length.count()) * part)});
    return {from, std::min(from + length, base::kWorldEnd), m_width};
}

TimeScale TimeScale::panned(double pixels) const
{
    const base::Duration shift{std::llround(pixels * double(span().count()) / m_width)};
    const base::Instant from = std::max(base::kWorldStart, m_from + shift);
    return {from, from + span(), m_width};
}

std::vector<base::Instant> TimeScale::ticks(double spacing) const
{
    const base::Duration step = stepFor(double(span().count()) / m_width, spacing);
    const std::int64_t first = (m_from.time_since_epoch().count() + step.count() - 1) / step.count();
    std::vector<base::Instant> instants;
    for (base::Instant at = base::instantAt(step * first); at <= m_to; at += step)
        instants.push_back(at);
    return instants;
}

}
