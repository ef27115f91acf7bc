// GetRecords.IteratorAgeMilliseconds of one stream, as CloudWatch keeps it: over all pollers, the highest of a
// minute of the clock. The age is that of the last record that a call handed out, 0 where a call finds nothing
// left; a minute without calls has none at all. Measurement, outside the fingerprint.
#pragma once

#include "streams/per_minute.h"

#include <algorithm>
#include <optional>

namespace shardscope::streams {

class IteratorAges {
public:
    void note(base::Instant now, base::Duration age)
    {
        base::Duration& highest = m_highest.at(now);
        highest = std::max(highest, age);
    }
    // Of the minute that has just ended; none when nobody called in it.
    [[nodiscard]] std::optional<base::Duration> highestBefore(base::Instant minuteEnd) const
    {
        const base::Duration* const highest = m_highest.before(minuteEnd);
        return highest != nullptr ? std::optional{*highest} : std::nullopt;
    }

private:
    PerMinute<base::Duration> m_highest;
};

}
