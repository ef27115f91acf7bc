#include "widgets/charts/shard_words.h"

#include "widgets/format.h"

#include <QCoreApplication>

namespace shardscope::widgets {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShardWords)
};

}

QString spokenShard(const world::ShardUse& use)
{
    const QString label = format::shardLabel(use.shard);
    const QString share = format::percent(double(use.offered.perMille) / 10);
    if (use.isThrottled())
        return Words::tr("%1, %2 of its write quota, refuses %3 writes a second")
            .arg(label, share, format::count(use.refused));
    if (use.offered.perMille > 1'000)
        return Words::tr("%1, %2 of its write quota, above the limit").arg(label, share);
    return Words::tr("%1, %2 of its write quota").arg(label, share);
}

}
