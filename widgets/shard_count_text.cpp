#include "widgets/shard_count_text.h"

#include "base/units.h"
#include "widgets/error_text.h"
#include "widgets/format.h"

#include <QCoreApplication>

namespace shardscope::widgets {

namespace {

struct ShardCount {
    Q_DECLARE_TR_FUNCTIONS(ShardCount)
};

QString stepsText(const world::ScalePreview& preview)
{
    const QString splits = ShardCount::tr("%n split(s)", nullptr, int(preview.splits));
    const QString merges = ShardCount::tr("%n merge(s)", nullptr, int(preview.merges));
    if (preview.merges == 0)
        return splits;
    return preview.splits == 0 ? merges : ShardCount::tr("%1 and %2", "splits, merges").arg(splits, merges);
}

}

QString shardCountHeadline(const world::ScalePreview& preview)
{
    return ShardCount::tr("%1 → %2 shards").arg(format::count(preview.open), format::count(preview.target));
}

QStringList shardCountLines(const world::ScalePreview& preview, const streams::ServiceSettings& settings)
{
    if (preview.refusal) {
        const ErrorText words = errorText(preview.refusal->reason);
        QStringList lines{
            ShardCount::tr("The service would refuse it:") + QLatin1Char(' ') + words.sentence, words.remedy};
        if (const QString rule = ruleText(preview.refusal->reason, settings); !rule.isEmpty())
            lines << rule;
        return lines;
    }
    if (preview.isNothingToDo())
        return {
            ShardCount::tr("Nothing to do: there are as many already, all equally wide. The call would not count.")};
    return {ShardCount::tr("%1: done in %2.").arg(stepsText(preview), format::duration(preview.takes)),
        ShardCount::tr("At most %1 shards on the way; they count against the account's quota.")
            .arg(format::count(preview.mostOpen)),
        !preview.isEvenAfter    ? ShardCount::tr("The ranges will not be equally wide.")
            : preview.isEvenNow ? ShardCount::tr("All ranges will be equally wide, as they are now.")
                                : ShardCount::tr("All ranges will be equally wide; now they are not.")};
}

QString shardCountAllowance(const world::ScalePreview& preview)
{
    const QString used = ShardCount::tr("%1 of %2 calls used in the last 24 hours.")
                             .arg(format::count(preview.callsUsed), format::count(preview.callsADay));
    if (preview.callsUsed == 0)
        return used;
    // Whole seconds, rounded up: it ends at 0, not a second before.
    const base::Duration left{base::divCeil(preview.oldestCallEnds.count(), 1'000) * 1'000};
    return used + QLatin1Char(' ')
        + (preview.callsUsed < preview.callsADay
                ? ShardCount::tr("The oldest of them stops counting in %1.").arg(format::duration(left))
                : ShardCount::tr("The next can be made in %1.").arg(format::duration(left)));
}

}
