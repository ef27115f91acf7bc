#include "widgets/remains_text.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardRemains)
};

}

QString remainsText(const streams::ShardRemains& remains, base::Instant now)
{
    QStringList text;
    if (remains.readableUntil)
        text << Words::tr("readable until %1, in %2")
                    .arg(format::clockSeconds(*remains.readableUntil), format::duration(*remains.readableUntil - now));
    else
        text << (remains.stored == 0 ? Words::tr("it never held a record")
                                     : Words::tr("nothing of it is left to read"));
    if (remains.readableUntil && remains.records < remains.stored)
        text << Words::tr("%1 of %2 records are left")
                    .arg(format::count(std::int64_t(remains.records)), format::count(std::int64_t(remains.stored)));
    if (!remains.readableUntil && remains.listedUntil)
        text << Words::tr("listed until %1, in %2")
                    .arg(format::clockSeconds(*remains.listedUntil), format::duration(*remains.listedUntil - now));
    return text.join(QStringLiteral("; "));
}

QString remainsShortly(const streams::ShardRemains& remains, base::Instant now)
{
    return remains.readableUntil
        ? Words::tr("%1 left", "a length of time").arg(format::duration(*remains.readableUntil - now))
        : Words::tr("nothing left");
}

QString remainsText(const streams::Stream& stream, const std::vector<streams::ShardIndex>& shards, base::Instant now)
{
    std::optional<streams::ShardRemains> longest;
    for (const streams::ShardIndex shard : shards) {
        const std::optional<streams::ShardRemains> remains = stream.remains(shard, now);
        // An unset instant is less than any.
        if (remains && (!longest || remains->readableUntil > longest->readableUntil))
            longest = remains;
    }
    if (!longest)
        return {};
    if (!longest->readableUntil)
        return Words::tr("nothing of them is left to read");
    const QString until = format::clockSeconds(*longest->readableUntil);
    const QString in = format::duration(*longest->readableUntil - now);
    return shards.size() == 1 ? Words::tr("readable until %1, in %2").arg(until, in)
                              : Words::tr("the last of them readable until %1, in %2").arg(until, in);
}

double partLeft(const streams::ShardRemains& remains)
{
    return remains.stored == 0 ? 0 : double(remains.records) / double(remains.stored);
}

}
