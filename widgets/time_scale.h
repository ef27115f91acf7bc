// Instants to pixels and back, as a pure value. Positions are doubles so that a scale
// survives resizing without drift; painters round them.
#pragma once

#include "base/time.h"

#include <vector>

namespace shardscope::widgets {

class TimeScale {
public:
    // `width` pixels for [from, to]; an empty span is shown as one second, so that every
    // scale can be inverted.
    TimeScale(base::Instant from, base::Instant to, double width);

    [[nodiscard]] double x(base::Instant at) const;
    // Rounded to the nearest millisecond; not clamped to the span.
    [[nodiscard]] base::Instant at(double x) const;

    // The same width showing `factor` times the span, with `anchor` staying in its place;
    // never less than 10 ms and never before the start of the world.
    [[nodiscard]] TimeScale zoomed(double factor, base::Instant anchor) const;
    // The same span, later by that many pixels; never before the start of the world.
    [[nodiscard]] TimeScale panned(double pixels) const;
    [[nodiscard]] TimeScale resized(double width) const { return {m_from, m_to, width}; }

    // Round instants (1, 2, 5, 10, 15, 30 s; minutes; hours; days) at least `spacing`
    // pixels apart, within the span.
    [[nodiscard]] std::vector<base::Instant> ticks(double spacing) const;

    [[nodiscard]] base::Instant from() const { return m_from; }
    [[nodiscard]] base::Instant to() const { return m_to; }
    [[nodiscard]] base::Duration span() const { return m_to - m_from; }
    [[nodiscard]] double width() const { return m_width; }

private:
    base::Instant m_from;
    base::Instant m_to;
    double m_width;
};

}
