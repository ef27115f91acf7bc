#include "widgets/stage/verdict.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
};

// Rates that differ by less are the same to people.
constexpr std::int64_t kSamePerMille = 30;

QString bold(const QString& text) { return QStringLiteral("<b>%1</b>").arg(text); }
// Never parted at the end of a line.
QString whole(QString text)
{
    return text.replace(QLatin1Char(' '), QChar(QChar::Nbsp))
        .replace(QLatin1Char('/'), QStringLiteral("\u2060/\u2060"));
}
QString rate(std::int64_t bytesPerSecond) { return whole(format::byteRate(double(bytesPerSecond))); }
QString time(base::Duration length) { return whole(format::duration(length)); }

QString nameOf(ConsumerKind kind)
{
    return bold(kind == ConsumerKind::Shared ? Words::tr("shared") : Words::tr("enhanced fan-out"));
}

bool areAlike(std::int64_t a, std::int64_t b) { return std::abs(a - b) * 1'000 <= std::max(a, b) * kSamePerMille; }

QString latencyClause(const FanOutReading& reading)
{
    const base::Duration shared = reading.shared.latency.quantile(500);
    const base::Duration fanOut = reading.fanOut.latency.quantile(500);
    if (reading.shared.latency.sums().records == 0 || reading.fanOut.latency.sums().records == 0)
        return Words::tr("Latency: one side has read nothing for ten seconds.");
    const bool isFanOut = fanOut <= shared;
    return Words::tr("Latency: %1, %2 against %3 in the median.")
        .arg(nameOf(isFanOut ? ConsumerKind::FanOut : ConsumerKind::Shared), bold(time(isFanOut ? fanOut : shared)),
            time(isFanOut ? shared : fanOut));
}

QString throughputClause(const FanOutReading& reading)
{
    const std::int64_t shared = reading.shared.bytesPerConsumer;
    const std::int64_t fanOut = reading.fanOut.bytesPerConsumer;
    if (areAlike(shared, fanOut))
        return Words::tr("Throughput: no difference, %1 each.").arg(rate(fanOut));
    const bool isFanOut = fanOut > shared;
    return Words::tr("Throughput: %1, %2 against %3 for each consumer.")
        .arg(nameOf(isFanOut ? ConsumerKind::FanOut : ConsumerKind::Shared), bold(rate(std::max(shared, fanOut))),
            rate(std::min(shared, fanOut)));
}

}

QString verdict(const FanOutReading& reading)
{
    const auto shared = int(reading.shared.consumers.size());
    const auto fanOut = int(reading.fanOut.consumers.size());
    if (shared + fanOut == 0)
        return Words::tr("No consumer reads this stream.");
    if (fanOut == 0)
        return Words::tr("%n consumer(s) share 2 MiB/s and 5 calls/s of every shard: %1 in the median, %2 of it "
                         "contention.",
                   nullptr, shared)
                   .arg(bold(time(reading.shared.latency.quantile(500))),
                       format::percent(double(reading.shared.latency.perMille(clients::Cause::Contention)) / 10))
            + QLatin1Char(' ')
            + Words::tr("A pipe of its own would cost %1 an hour.").arg(bold(format::dollars(reading.costOfMove)));
    if (shared == 0)
        return Words::tr("%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, for %2 an "
                         "hour more than sharing.",
            nullptr, fanOut)
            .arg(bold(time(reading.fanOut.latency.quantile(500))), bold(format::dollars(reading.cost.fanOut())));
    const QStringList clauses{latencyClause(reading), throughputClause(reading),
        Words::tr("Cost: %1, nothing extra against %2 an hour.")
            .arg(nameOf(ConsumerKind::Shared), bold(format::dollars(reading.cost.fanOut())))};
    return clauses.join(QLatin1Char(' '));
}

}
