// Virtual time. An Instant is integer milliseconds since the start of a world;
// a Duration is a difference of two. The clock has no now(): whoever needs the
// present is given it as an argument, so wall time cannot slip into a result.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace shardscope::base {

using Duration = std::chrono::duration<std::int64_t, std::milli>;

struct VirtualClock {
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<VirtualClock, Duration>;
    static constexpr bool is_steady = true;
};

using Instant = VirtualClock::time_point;

using std::chrono_literals::operator""ms;
using std::chrono_literals::operator""s;
using std::chrono_literals::operator""min;
using std::chrono_literals::operator""h;

inline constexpr Instant kWorldStart{};
// Rows keep 40 bits of milliseconds, so a world lasts at most 34.8 years.
inline constexpr Instant kWorldEnd{Duration{(std::int64_t{1} << 40) - 1}};

[[nodiscard]] constexpr Instant instantAt(Duration sinceStart) { return Instant{sinceStart}; }

// "00:14:32.500"; hours grow past 99 where needed.
[[nodiscard]] std::string formatClock(Instant at);
// "1.5 s", "12 m 3 s", "2 h 5 m": the two leading parts, for people.
[[nodiscard]] std::string formatDuration(Duration length);

}
