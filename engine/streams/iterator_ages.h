// GetRecords.IteratorAgeMilliseconds of one stream, as CloudWatch keeps it: over all pollers, the highest of a
// minute of the clock. The age is that of the last record that a call handed out, 0 where a call finds nothing
// left; a minute without calls has none at all. Measurement, outside the fingerprint.
#pragma once

#include "base/time.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace shardscope::streams {

class IteratorAges {
public:
    static constexpr base::Duration kMinute{60'000};

    void note(base::Instant now, base::Duration age)
    {
        const std::int64_t minute = minuteOf(now);
        if (minute != m_current.number) {
            m_previous = m_current;
            m_current = {minute, age};
        }
        m_current.highest = std::max(m_current.highest, age);
    }
    // Of the minute that has just ended; none when nobody called in it.
    [[nodiscard]] std::optional<base::Duration> highestBefore(base::Instant minuteEnd) const
    {
        const std::int64_t minute = minuteOf(minuteEnd) - 1;
        if (m_current.number == minute)
            return m_current.highest;
        return m_previous.number == minute ? std::optional{m_previous.highest} : std::nullopt;
    }

private:
    struct Minute {
        std::int64_t number = -1; // since the start of the world
        base::Duration highest{};
    };
    [[nodiscard]] static std::int64_t minuteOf(base::Instant at)
    {
        return at.time_since_epoch().count() / kMinute.count();
    }

    Minute m_current;
    Minute m_previous;
};

}
