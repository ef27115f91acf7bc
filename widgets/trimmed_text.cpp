#include "widgets/trimmed_text.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace shardscope::widgets {

namespace {

struct Trimmed {
    Q_DECLARE_TR_FUNCTIONS(Trimmed)
};

}

QString trimmedWall(const world::WorldSettings& budgets)
{
    return Trimmed::tr("trimmed for memory, %1").arg(format::memory(budgets.outsideBudget));
}

QString trimmedText(const streams::TrimmedForMemory& trimmed, const world::WorldSettings& budgets)
{
    QStringList text;
    if (trimmed.byOutsideBudget > 0)
        text << Trimmed::tr("Records of programs took more than %1 of memory (outsideBudget): %2 records from before "
                            "%3 can be read no more, though their retention goes on.")
                    .arg(format::memory(budgets.outsideBudget), format::count(std::int64_t(trimmed.byOutsideBudget)),
                        format::clockSeconds(trimmed.to));
    if (trimmed.byRecordBudget > 0)
        text << Trimmed::tr("More than %1 records were kept (recordBudget): %2 that every consumer had read are "
                            "forgotten.")
                    .arg(format::count(std::int64_t(budgets.recordBudget)),
                        format::count(std::int64_t(trimmed.byRecordBudget)));
    return text.join(QLatin1Char(' '));
}

QString trimmedNotice(const streams::TrimmedForMemory& trimmed, const world::WorldSettings& budgets)
{
    return trimmedText(trimmed, budgets) + QLatin1Char(' ')
        + Trimmed::tr("The service itself would keep them. A scenario can set a larger budget.");
}

}
