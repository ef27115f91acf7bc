// What is measured by minutes of the clock, as CloudWatch keeps it: of the minute under way, and of the last one
// before it in which anything was measured. Measurement, outside the fingerprint.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <utility>

namespace shardscope::streams {

template <typename Value>
class PerMinute {
public:
    // Of the minute of `now`, which begins with a fresh one: the one under way, or the last before it, where what was
    // measured in it becomes known at its end.
    [[nodiscard]] Value& at(base::Instant now)
    {
        const std::int64_t minute = minuteOf(now);
        if (minute < m_current.number) {
            if (minute != m_previous.number)
                m_previous = {minute, Value{}};
            return m_previous.value;
        }
        if (minute != m_current.number) {
            m_previous = std::move(m_current);
            m_current = {minute, Value{}};
        }
        return m_current.value;
    }
    // Of the minute that has just ended; null when nothing was measured in it.
    [[nodiscard]] const Value* before(base::Instant minuteEnd) const
    {
        const std::int64_t minute = minuteOf(minuteEnd) - 1;
        if (m_current.number == minute)
            return &m_current.value;
        return m_previous.number == minute ? &m_previous.value : nullptr;
    }

private:
    static constexpr base::Duration kMinute{60'000};
    static constexpr std::int64_t kNone = -2; // no minute before that of any instant

    struct Minute {
        std::int64_t number = kNone; // since the start of the world
        Value value{};
    };
    [[nodiscard]] static std::int64_t minuteOf(base::Instant at)
    {
        return at.time_since_epoch().count() / kMinute.count();
    }

    Minute m_current;
    Minute m_previous;
};

}
