#include "widgets/scaling_text.h"

#include "base/overload.h"
#include "widgets/error_text.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace shardscope::widgets {

namespace {

using namespace operations;
using base::Duration;

struct Scaling {
    Q_DECLARE_TR_FUNCTIONS(Scaling)
};

QString share(std::int64_t permille) { return format::percent(double(permille) / 10); }
QString minutesText(std::int64_t minutes) { return format::duration(Duration{minutes * kMinute.count()}); }

QString coolDownText(Duration up, Duration down)
{
    if (up.count() == 0 && down.count() == 0)
        return Scaling::tr("It has no cool-down.");
    return Scaling::tr("Cool-downs: %1 after adding, %2 after taking away.")
        .arg(format::duration(up), format::duration(down));
}

QString stepText(const StepRule& rule)
{
    QStringList parts;
    for (const ScalingStep& step : rule.steps) {
        const QString change = rule.isPercent ? share(step.change * 10) : format::count(step.change);
        parts << (step.beyondPermille == 0 ? change
                                           : Scaling::tr("%1 from %2 points beyond", "a change, percentage points")
                                                 .arg(change, QLocale().toString(double(step.beyondPermille) / 10)));
    }
    return parts.join(QStringLiteral(", "));
}

QString promise(const TargetTracking& by)
{
    return Scaling::tr("Holds %1: adds shards when more is used for %2, takes some away when less than %3 is used for"
                       " %4.")
               .arg(share(by.targetPermille), minutesText(by.upMinutes),
                   share(by.targetPermille * by.downPermille / kPermille), minutesText(by.downMinutes))
        + QLatin1Char(' ') + coolDownText(by.upCoolDown, by.downCoolDown);
}

QString promise(const StepScaling& by)
{
    return Scaling::tr("Adds shards (%1) when %2 or more is used for %3, takes some away (%4) when less than %5 is used"
                       " for %6.")
               .arg(stepText(by.up), share(by.up.thresholdPermille), minutesText(by.up.minutes), stepText(by.down),
                   share(by.down.thresholdPermille), minutesText(by.down.minutes))
        + QLatin1Char(' ') + coolDownText(by.up.coolDown, by.down.coolDown);
}

QString promise(const DoublingAlarms& by)
{
    return Scaling::tr("Doubles when %1 of the last %2 periods of %3 used %4 or more; halves when %5 of %6 used less"
                       " than %7 and no consumer was %8 behind.")
        .arg(format::count(by.upDatapoints), format::count(by.upPeriods), minutesText(kPeriodMinutes),
            share(by.upPermille), format::count(by.downDatapoints), format::count(by.downPeriods),
            share(by.downPermille), format::duration(by.blockingAge));
}

QString promise(const ScalingUtils& by)
{
    const QString operation =
        by.onPut && by.onGet ? Scaling::tr("PUT or GET") : QLatin1String(by.onPut ? "PUT" : "GET");
    return Scaling::tr("Looks every %1. Adds shards when %2 used more than %3 for %4 of its minutes, then cools off for"
                       " %5; takes some away when it used less than %6 for %7, then cools off for %8.")
        .arg(format::duration(by.checkInterval), operation, share(by.up.thresholdPercent * 10),
            format::count(by.up.afterMinutes), minutesText(by.up.coolOffMinutes), share(by.down.thresholdPercent * 10),
            format::count(by.down.afterMinutes), minutesText(by.down.coolOffMinutes));
}

QString promise(const IteratorAgeScaling& by)
{
    QString text = Scaling::tr("Adds %1 when consumers are more than %2 behind for %3.")
                       .arg(share(by.addPercent * 10), format::duration(by.upAge), minutesText(by.upMinutes));
    if (by.downAge.count() > 0)
        text += QLatin1Char(' ')
            + Scaling::tr("Takes %1 away when they are less than %2 behind for %3.")
                  .arg(share(by.removePercent * 10), format::duration(by.downAge), minutesText(by.downMinutes));
    return text + QLatin1Char(' ') + Scaling::tr("New shards do not drain what waits in old ones.");
}

QString change(const ScalingDecision& decision)
{
    return QStringLiteral("%1 \u2192 %2").arg(format::count(decision.from), format::count(decision.to));
}

QString alarmText(AlarmState state)
{
    return QLatin1String(state == AlarmState::Alarm ? "ALARM" : state == AlarmState::Ok ? "OK" : "INSUFFICIENT_DATA");
}

}

QString approachText(const ScalingApproach& approach)
{
    return std::visit(base::Overload{[](const TargetTracking&) { return Scaling::tr("Target tracking"); },
                          [](const StepScaling&) { return Scaling::tr("Step scaling"); },
                          [](const DoublingAlarms&) { return QStringLiteral("kinesis-auto-scaling"); },
                          [](const ScalingUtils&) { return QStringLiteral("kinesis-scaling-utils"); },
                          [](const IteratorAgeScaling&) { return Scaling::tr("Iterator age"); }},
        approach);
}

QString promiseText(const AutoscalerConfig& config)
{
    const QString what = std::visit([](const auto& approach) { return promise(approach); }, config.approach);
    return what + QLatin1Char(' ')
        + Scaling::tr("Never fewer than %1 shards, never more than %2.")
              .arg(format::count(config.bounds.least), format::count(config.bounds.most));
}

QString decisionText(const ScalingDecision& decision)
{
    using What = ScalingDecision::What;
    const bool isUp = decision.way == ScalingDecision::Way::Up;
    switch (decision.what) {
    case What::Scaled:
        return (isUp ? Scaling::tr("Scaled up, %1 shards.") : Scaling::tr("Scaled down, %1 shards."))
            .arg(change(decision));
    case What::Refused:
        return Scaling::tr("%1 shards refused: %2").arg(change(decision), errorText(decision.reason).sentence);
    case What::CoolingOff:
        return (isUp ? Scaling::tr("Would scale up, and cools off until %1.")
                     : Scaling::tr("Would scale down, and cools off until %1."))
            .arg(format::clockSeconds(decision.until));
    case What::AtBound:
        return (isUp ? Scaling::tr("Would scale up, and may have no more than %1 shards.")
                     : Scaling::tr("Would scale down, and may have no fewer than %1 shards."))
            .arg(format::count(decision.from));
    case What::TooSmall:
        return Scaling::tr("Its change comes to no shard at %1.").arg(format::count(decision.from));
    case What::Resharding:
        return Scaling::tr("Waits: the stream is not ACTIVE.");
    case What::BlockedByAge:
        return Scaling::tr("Would scale down, and consumers are %1 behind.")
            .arg(format::duration(decision.age.value_or(Duration{})));
    case What::NoData:
        return Scaling::tr("Nothing is put, so there is no metric: INSUFFICIENT_DATA.");
    case What::FellBack:
        return Scaling::tr("UpdateShardCount refused, goes on by splits and merges, %1 shards: %2")
            .arg(change(decision), errorText(decision.reason).sentence);
    }
    return {};
}

QString stateText(const Autoscaler& autoscaler, base::Instant now)
{
    using Way = ScalingDecision::Way;
    if (autoscaler.isOver())
        return Scaling::tr("Over: its stream has gone.");
    const auto up = autoscaler.coolingOff(Way::Up, now);
    const auto down = autoscaler.coolingOff(Way::Down, now);
    if (up && down)
        return Scaling::tr("Cools off until %1.").arg(format::clockSeconds(std::max(*up, *down)));
    if (up || down)
        return (up ? Scaling::tr("Adds no shards until %1.") : Scaling::tr("Takes no shards away until %1."))
            .arg(format::clockSeconds(up ? *up : *down));
    if (std::holds_alternative<ScalingUtils>(autoscaler.config().approach))
        return Scaling::tr("Looks on.");
    return Scaling::tr("Alarms: up %1, down %2.")
        .arg(alarmText(autoscaler.upAlarm()), alarmText(autoscaler.downAlarm()));
}

}
