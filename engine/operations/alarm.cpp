#include "operations/alarm.h"

#include <algorithm>

namespace shardscope::operations {

namespace {

// The newest N real points of those that are looked at.
struct RealPoints {
    std::int64_t ok = 0;
    std::int64_t breaching = 0;
    std::int64_t oldestBreach = 0; // how many periods back, the newest is 1
};

RealPoints realPoints(const AlarmRule& rule, std::span<const Datapoint> newestFirst)
{
    RealPoints real;
    const auto length =
        std::min<std::int64_t>(static_cast<std::int64_t>(newestFirst.size()), rule.periods + kPeriodsBeyond);
    for (std::int64_t i = 0; i < length && real.ok + real.breaching < rule.periods; ++i) {
        const Datapoint point = newestFirst[static_cast<std::size_t>(i)];
        real.ok += point == Datapoint::Ok ? 1 : 0;
        if (point == Datapoint::Breaching) {
            ++real.breaching;
            real.oldestBreach = i + 1;
        }
    }
    return real;
}

AlarmState okUnless(bool isAlarm) { return isAlarm ? AlarmState::Alarm : AlarmState::Ok; }

}

AlarmState alarmState(const AlarmRule& rule, std::span<const Datapoint> newestFirst, AlarmState before)
{
    const RealPoints real = realPoints(rule, newestFirst);
    const std::int64_t toFill = rule.periods - real.ok - real.breaching;
    if (toFill == 0 || real.breaching >= rule.datapoints)
        return okUnless(real.breaching >= rule.datapoints);
    switch (rule.missing) {
    case MissingData::Breaching:
        return okUnless(real.breaching + toFill >= rule.datapoints);
    case MissingData::NotBreaching:
        return AlarmState::Ok;
    case MissingData::Ignore:
        return real.ok > 0 ? AlarmState::Ok : before;
    case MissingData::Missing:
        break;
    }
    if (real.ok > 0)
        return AlarmState::Ok;
    if (real.breaching == 0)
        return AlarmState::InsufficientData;
    // A lone breach that is new may be followed by points that only come late.
    return real.oldestBreach >= rule.datapoints ? AlarmState::Alarm : before;
}

}
