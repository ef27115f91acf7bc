// Autoscalers that go by alarms, once a minute: what breaches, and what an alarm does.
#include "operations/autoscaler.h"

#include <algorithm>

namespace shardscope::operations {

namespace {

using base::Duration;
using base::Instant;

Datapoint breachingIf(bool isBreaching) { return isBreaching ? Datapoint::Breaching : Datapoint::Ok; }

// A stream that nothing is put into has no metric: there are no zeros in AWS/Kinesis.
template <typename Test>
Datapoint pointOfPuts(const StreamMinute& minute, Test test)
{
    if (minute.put.records == 0 || minute.shards == 0)
        return Datapoint::Missing;
    return breachingIf(test(minute));
}

template <typename Test>
Datapoint pointOfAge(const StreamMinute& minute, Test test)
{
    return minute.age ? breachingIf(test(*minute.age)) : Datapoint::Missing;
}

}

// Of an alarm with periods of a minute. Minutes before this came are missing.
template <typename PointOf>
AlarmState Autoscaler::alarmByMinutes(const AlarmRule& rule, AlarmState before, PointOf pointOf) const
{
    const std::int64_t known = static_cast<std::int64_t>(m_minutes.size());
    std::vector<Datapoint> points;
    for (std::int64_t i = 0; i < rule.periods + kPeriodsBeyond; ++i)
        points.push_back(i < known ? pointOf(minuteBack(i)) : Datapoint::Missing);
    return alarmState(rule, points, before);
}

// --- Application Auto Scaling ------------------------------------------------------

void Autoscaler::setAlarms(AlarmState up, AlarmState down, const Look& look)
{
    const bool hadData = m_up != AlarmState::InsufficientData || m_down != AlarmState::InsufficientData;
    m_up = up;
    m_down = down;
    if (hadData && up == AlarmState::InsufficientData && down == AlarmState::InsufficientData)
        note(decision(What::NoData, Way::Down, look));
}

void Autoscaler::lookBy(const TargetTracking& by, const Look& look)
{
    const auto isAbove = [&](const StreamMinute& minute) {
        return usesMoreThan(by.targetPermille, minute.put, minute.shards, kPutCapacity);
    };
    const auto isBelow = [&](const StreamMinute& minute) {
        return usesLessThan(by.targetPermille * by.downPermille / kPermille, minute.put, minute.shards, kPutCapacity);
    };
    setAlarms(alarmByMinutes({by.upMinutes, by.upMinutes}, m_up,
                  [&](const StreamMinute& minute) { return pointOfPuts(minute, isAbove); }),
        alarmByMinutes({by.downMinutes, by.downMinutes}, m_down,
            [&](const StreamMinute& minute) { return pointOfPuts(minute, isBelow); }),
        look);
    const auto countFor = [&](const Load& load) {
        return targetTrackingCount(load, look.shards, by.targetPermille, m_config.bounds);
    };
    // Out by the newest minute, in by the busiest of those that were below: scaling in is the careful one.
    if (m_up == AlarmState::Alarm)
        scaleOut({look.shards, countFor(newestWithPuts().put)}, by.upCoolDown, look);
    else if (m_down == AlarmState::Alarm)
        scaleIn(countFor(busiest(by.downMinutes)), by.downCoolDown, look);
}

void Autoscaler::lookBy(const StepScaling& by, const Look& look)
{
    const auto isAbove = [&](const StreamMinute& minute) {
        return !usesLessThan(by.up.thresholdPermille, minute.put, minute.shards, kPutCapacity);
    };
    const auto isBelow = [&](const StreamMinute& minute) {
        return usesLessThan(by.down.thresholdPermille, minute.put, minute.shards, kPutCapacity);
    };
    setAlarms(alarmByMinutes({by.up.minutes, by.up.minutes}, m_up,
                  [&](const StreamMinute& minute) { return pointOfPuts(minute, isAbove); }),
        alarmByMinutes({by.down.minutes, by.down.minutes}, m_down,
            [&](const StreamMinute& minute) { return pointOfPuts(minute, isBelow); }),
        look);
    if (m_up == AlarmState::Alarm) {
        // What was added since its cool-down began counts as a part of what is added now.
        const bool isCooling = coolingOff(Way::Up, look.context.now).has_value();
        const std::int64_t from = isCooling ? m_lastOut.from : look.shards;
        scaleOut({from, stepped(by.up, Way::Up, from)}, by.up.coolDown, look);
    } else if (m_down == AlarmState::Alarm) {
        scaleIn(stepped(by.down, Way::Down, look.shards), by.down.coolDown, look);
    }
}

std::int64_t Autoscaler::stepped(const StepRule& rule, Way way, std::int64_t shards) const
{
    const StreamMinute& minute = newestWithPuts();
    std::int64_t change = rule.steps.front().change;
    for (const ScalingStep& step : rule.steps) {
        const bool reaches = way == Way::Up
            ? !usesLessThan(rule.thresholdPermille + step.beyondPermille, minute.put, minute.shards, kPutCapacity)
            : !usesMoreThan(rule.thresholdPermille - step.beyondPermille, minute.put, minute.shards, kPutCapacity);
        if (reaches)
            change = step.change;
    }
    if (way == Way::Down)
        change = -change;
    return rule.isPercent ? changedByPercent(shards, change, m_config.bounds)
                          : changedBy(shards, change, m_config.bounds);
}

// "A scaling policy won't increase the desired capacity again unless either a larger scale out is triggered or the
// cooldown period ends", and a scale-out ends the cool-down of a scale-in (Application Auto Scaling user guide).
void Autoscaler::scaleOut(ScaleOut out, Duration coolDown, const Look& look)
{
    if (out.to <= look.shards) {
        if (look.shards >= m_config.bounds.most)
            note(decision(What::AtBound, Way::Up, look));
        return;
    }
    const auto coolingUntil = coolingOff(Way::Up, look.context.now);
    if (coolingUntil && out.to <= m_lastOut.to) {
        ScalingDecision cooling = decision(What::CoolingOff, Way::Up, look);
        cooling.until = *coolingUntil;
        note(cooling);
        return;
    }
    if (call(Way::Up, out.to, look) != Outcome::Accepted)
        return;
    m_lastOut = out;
    m_upCoolUntil = look.context.now + coolDown;
    m_downCoolUntil = look.context.now;
}

void Autoscaler::scaleIn(std::int64_t target, Duration coolDown, const Look& look)
{
    if (target >= look.shards) {
        if (look.shards <= m_config.bounds.least)
            note(decision(What::AtBound, Way::Down, look));
        return;
    }
    if (const auto coolingUntil = coolingOff(Way::Down, look.context.now)) {
        ScalingDecision cooling = decision(What::CoolingOff, Way::Down, look);
        cooling.until = *coolingUntil;
        note(cooling);
        return;
    }
    if (call(Way::Down, target, look) == Outcome::Accepted)
        m_downCoolUntil = look.context.now + coolDown;
}

// --- Iterator age --------------------------------------------------------------------

void Autoscaler::lookBy(const IteratorAgeScaling& by, const Look& look)
{
    const auto isAbove = [&](Duration age) { return age > by.upAge; };
    const auto isBelow = [&](Duration age) { return age < by.downAge; };
    setAlarms(alarmByMinutes({by.upMinutes, by.upMinutes, by.missing}, m_up,
                  [&](const StreamMinute& minute) { return pointOfAge(minute, isAbove); }),
        alarmByMinutes({by.downMinutes, by.downMinutes}, m_down,
            [&](const StreamMinute& minute) { return pointOfAge(minute, isBelow); }),
        look);
    if (m_up == AlarmState::Alarm)
        scaleOut({look.shards, changedByPercent(look.shards, by.addPercent, m_config.bounds)}, by.coolDown, look);
    else if (m_down == AlarmState::Alarm)
        scaleIn(changedByPercent(look.shards, -by.removePercent, m_config.bounds), by.coolDown, look);
}

// --- Alarms that double and halve ------------------------------------------------------

// Metric maths reckon the past, too, by the shards that were written into the alarm when it was last rewritten.
AlarmState Autoscaler::doublingAlarm(const DoublingAlarms& by, Way way, bool looksAtAge) const
{
    const bool isUp = way == Way::Up;
    const AlarmRule rule{
        isUp ? by.upDatapoints : by.downDatapoints, isUp ? by.upPeriods : by.downPeriods, MissingData::Ignore};
    const std::int64_t known = static_cast<std::int64_t>(m_minutes.size());
    std::vector<Datapoint> points;
    for (std::int64_t i = 0; i < rule.periods + kPeriodsBeyond; ++i) {
        if ((i + 1) * kPeriodMinutes > known) {
            points.push_back(Datapoint::Missing);
            continue;
        }
        const StreamMinute period = sumBack(i * kPeriodMinutes, kPeriodMinutes);
        const bool isBehind = looksAtAge && period.age && *period.age >= by.blockingAge;
        points.push_back(breachingIf(isUp
                ? !usesLessThan(by.upPermille, period.put, m_knownShards, kPutCapacity)
                : !isBehind && usesLessThan(by.downPermille, period.put, m_knownShards, kPutCapacity)));
    }
    return alarmState(rule, points, isUp ? m_up : m_down);
}

// Its Lambda function is called when an alarm goes to ALARM, not as long as it stays there.
void Autoscaler::lookBy(const DoublingAlarms& by, const Look& look)
{
    const AlarmState up = doublingAlarm(by, Way::Up, false);
    // At the fewest, the threshold is rewritten so that nothing is below it.
    const bool isAtLeast = m_knownShards <= m_config.bounds.least;
    const AlarmState down = isAtLeast ? AlarmState::Ok : doublingAlarm(by, Way::Down, true);
    const bool upFires = up == AlarmState::Alarm && m_up != AlarmState::Alarm;
    const bool downFires = down == AlarmState::Alarm && m_down != AlarmState::Alarm;
    m_up = up;
    m_down = down;
    if (!isAtLeast && down != AlarmState::Alarm && doublingAlarm(by, Way::Down, false) == AlarmState::Alarm)
        note(decision(What::BlockedByAge, Way::Down, look));
    const CountBounds& bounds = m_config.bounds;
    if (upFires)
        fire(Way::Up, std::min(2 * look.shards, bounds.most), look);
    else if (downFires)
        fire(Way::Down, std::max(look.shards / 2, bounds.least), look);
}

// Accepted or not, the alarms are set to INSUFFICIENT_DATA, so that they can fire again.
void Autoscaler::fire(Way way, std::int64_t target, const Look& look)
{
    if (way == Way::Up ? target <= look.shards : target >= look.shards) {
        note(decision(What::AtBound, way, look));
        return;
    }
    if (call(way, target, look) == Outcome::Accepted) {
        m_knownShards = target;
        m_up = AlarmState::InsufficientData;
        m_down = AlarmState::InsufficientData;
        return;
    }
    (way == Way::Up ? m_up : m_down) = AlarmState::InsufficientData;
}

}
