#include "widgets/stage/verdict.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

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
QString rate(std::int64_t bytesPerSecond) { return format::byteRate(double(bytesPerSecond)); }

QString nameOf(ConsumerKind kind)
{
    return kind == ConsumerKind::Shared ? Words::tr("shared") : Words::tr("enhanced fan-out");
}

bool areAlike(std::int64_t a, std::int64_t b) { return std::abs(a - b) * 1'000 <= std::max(a, b) * kSamePerMille; }

// With the median that is highest.
std::optional<std::size_t> slowestOf(const LaneReading& lane)
{
    const ConsumerReading* slowest = nullptr;
    for (const ConsumerReading& each : lane.consumers) {
        if (each.hasLatency && (slowest == nullptr || each.median > slowest->median))
            slowest = &each;
    }
    return slowest != nullptr ? std::optional{slowest->actor} : std::nullopt;
}

// That reads least.
std::optional<std::size_t> thirstiestOf(const LaneReading& lane)
{
    const ConsumerReading* least = nullptr;
    for (const ConsumerReading& each : lane.consumers) {
        if (least == nullptr || each.rate.bytes < least->rate.bytes)
            least = &each;
    }
    return least != nullptr ? std::optional{least->actor} : std::nullopt;
}

VerdictLine latencyLine(const FanOutReading& reading)
{
    const base::Duration shared = reading.shared.latency.quantile(500);
    const base::Duration fanOut = reading.fanOut.latency.quantile(500);
    const QString goal = Words::tr("Latency");
    if (reading.shared.latency.sums().records == 0 || reading.fanOut.latency.sums().records == 0)
        return {goal, Words::tr("unknown"), Words::tr("one side has read nothing for ten seconds")};
    const bool isFanOut = fanOut <= shared;
    return {goal, nameOf(isFanOut ? ConsumerKind::FanOut : ConsumerKind::Shared),
        Words::tr("%1 against %2 in the median")
            .arg(bold(format::duration(isFanOut ? fanOut : shared)), format::duration(isFanOut ? shared : fanOut)),
        slowestOf(isFanOut ? reading.shared : reading.fanOut)};
}

VerdictLine throughputLine(const FanOutReading& reading)
{
    const std::int64_t shared = reading.shared.bytesPerConsumer;
    const std::int64_t fanOut = reading.fanOut.bytesPerConsumer;
    const QString goal = Words::tr("Throughput");
    if (areAlike(shared, fanOut))
        return {goal, Words::tr("no difference"), Words::tr("%1 each").arg(bold(rate(fanOut)))};
    return {goal, nameOf(fanOut > shared ? ConsumerKind::FanOut : ConsumerKind::Shared),
        Words::tr("%1 against %2 each").arg(bold(rate(std::max(shared, fanOut))), rate(std::min(shared, fanOut))),
        thirstiestOf(fanOut > shared ? reading.shared : reading.fanOut)};
}

// Numbers and their units stay together, wherever a translation has put them.
QString calm(QString sentence)
{
    static const QRegularExpression kUnit(QStringLiteral("(\\d) (?=\\p{L})"));
    return sentence.replace(kUnit, QStringLiteral("\\1\u00a0"));
}

}

VerdictText verdict(const FanOutReading& reading)
{
    const auto shared = int(reading.shared.consumers.size());
    const auto fanOut = int(reading.fanOut.consumers.size());
    const bool isOnDemand = reading.cost.tariff != operations::Tariff::Provisioned;
    const auto programs = int(reading.shared.programs.size());
    if (shared + fanOut == 0 && programs + int(reading.fanOut.programs.size()) > 0)
        return {Words::tr("Only programs read this stream: how long their records take they alone know."), {}};
    if (shared + fanOut == 0)
        return {Words::tr("No consumer reads this stream."), {}};
    if (fanOut == 0)
        return {
            calm(Words::tr("%n consumer(s) share 2 MiB/s and 5 calls/s of every shard: %1 in the median, %2 of it "
                           "contention.",
                     nullptr, shared + programs)
                     .arg(bold(format::duration(reading.shared.latency.quantile(500))),
                         format::percent(double(reading.shared.latency.perMille(clients::Cause::Contention)) / 10))
                + QLatin1Char(' ')
                + Words::tr("A pipe of its own would cost %1 an hour.").arg(bold(format::dollars(reading.costOfMove)))),
            {}};
    if (shared == 0)
        return {
            calm((isOnDemand ? Words::tr("%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, "
                                         "for %2 an hour.",
                      nullptr, fanOut)
                             : Words::tr("%n consumer(s) have 2 MiB/s of every shard for themselves: %1 in the median, "
                                         "for %2 an hour more than sharing.",
                                 nullptr, fanOut))
                     .arg(bold(format::duration(reading.fanOut.latency.quantile(500))),
                         bold(format::dollars(reading.cost.fanOut())))),
            {}};
    // With a commitment, reads of both kinds cost the same.
    if (reading.cost.tariff == operations::Tariff::Advantage)
        return {{}, {latencyLine(reading), throughputLine(reading)}};
    const QString fanOutCost = bold(format::dollars(reading.cost.fanOut()));
    return {{},
        {latencyLine(reading), throughputLine(reading),
            {Words::tr("Cost"), nameOf(ConsumerKind::Shared),
                isOnDemand ? Words::tr("less for every GB: %1 against %2 an hour")
                                 .arg(bold(format::dollars(reading.cost.sharedData)), fanOutCost)
                           : Words::tr("nothing extra against %1 an hour").arg(fanOutCost)}}};
}

QString verdictHtml(const VerdictText& verdict, VerdictForm form, const Theme& theme)
{
    if (verdict.lines.empty())
        return verdict.sentence;
    QString html;
    for (const VerdictLine& line : verdict.lines) {
        const QString winner = bold(line.winner);
        const QString why = line.worst
            ? QStringLiteral("&nbsp;&nbsp; <a href='%1%2' style='color:%3; text-decoration:none'>%4</a>")
                  .arg(kWhyLink, QString::number(*line.worst), theme.accent.name(), Words::tr("Why?"))
            : QString();
        switch (form) {
        case VerdictForm::Columns:
            html += QStringLiteral("<tr><td style='color:%1'>%2&nbsp;&nbsp;&nbsp;&nbsp;</td>"
                                   "<td>%3&nbsp;&nbsp;&nbsp;&nbsp;</td><td>%4%5</td></tr>")
                        .arg(theme.mutedText.name(), line.goal, winner, line.numbers, why);
            break;
        case VerdictForm::Paragraphs:
            html +=
                QStringLiteral("<p style='margin:0 0 4px 0'>%1%2</p>")
                    .arg(Words::tr("%1: %2, %3", "goal, winner, numbers").arg(line.goal, winner, line.numbers), why);
            break;
        case VerdictForm::Sentences:
            html += Words::tr("%1: %2, %3.", "goal, winner, numbers").arg(line.goal, winner, line.numbers)
                + QLatin1Char(' ');
            break;
        }
    }
    return form == VerdictForm::Columns ? QStringLiteral("<table cellspacing='0' cellpadding='0'>%1</table>").arg(html)
                                        : html.trimmed();
}

}
