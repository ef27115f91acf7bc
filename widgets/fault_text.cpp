#include "widgets/fault_text.h"

#include "widgets/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace shardscope::widgets {

namespace {

using streams::FaultError;
using streams::FaultLatency;
using streams::FaultRule;
using streams::FaultTarget;

struct FaultWords {
    Q_DECLARE_TR_FUNCTIONS(FaultWords)
};

constexpr std::uint32_t kDraftPpm = 10'000; // 1 %: seen soon, and no outage

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

QString instantText(base::Instant at)
{
    const bool isWhole = at.time_since_epoch() % base::Duration{1'000} == base::Duration{};
    return isWhole ? format::clockSeconds(at) : format::clock(at);
}

QString lateText(const FaultLatency& latency)
{
    const QString typical = format::duration(latency.typical);
    const QString slow = format::duration(latency.slow);
    switch (latency.kind) {
    case FaultLatency::Kind::None:
        return {};
    case FaultLatency::Kind::Fixed:
        return FaultWords::tr("%1 late").arg(typical);
    case FaultLatency::Kind::LogNormal:
        return FaultWords::tr("late: median %1, p99 %2").arg(typical, slow);
    case FaultLatency::Kind::Bimodal:
        return FaultWords::tr("%1 or %2 late").arg(typical, slow);
    }
    return {};
}

QString numberText(double number) { return QLocale().toString(number, 'f', number < 10 ? 1 : 0); }

}

QString shareText(std::uint32_t ppm)
{
    int decimals = 4; // of a percent: a millionth of all
    for (std::uint32_t rest = ppm; decimals > 0 && rest % 10 == 0; rest /= 10)
        --decimals;
    return format::unbroken(QLocale().toString(ppm / 10'000.0, 'f', decimals) + QStringLiteral(" %"));
}

QString faultWhatText(const FaultRule& rule)
{
    QStringList parts;
    const QString error = fromView(streams::faultErrorName(rule.error));
    if (rule.target == FaultTarget::Entries)
        parts << FaultWords::tr("%1 of entries").arg(error);
    else if (rule.error != FaultError::None)
        parts << error;
    if (rule.latency.kind != FaultLatency::Kind::None)
        parts << lateText(rule.latency);
    return parts.join(QStringLiteral(", "));
}

QString faultWhereText(const FaultRule& rule)
{
    QStringList parts;
    if (!rule.stream.empty())
        parts << format::streamLabel(rule.stream);
    if (const auto shard = streams::parseShardId(rule.shardId); shard && !rule.shardId.empty())
        parts << format::shardLabel(*shard);
    for (const streams::Action operation : rule.operations)
        parts << fromView(streams::actionName(operation));
    if (!rule.partitionKey.empty())
        parts << FaultWords::tr("key “%1”").arg(QString::fromStdString(rule.partitionKey));
    if (!rule.caller.empty())
        parts << FaultWords::tr("caller %1").arg(QString::fromStdString(rule.caller));
    if (rule.from)
        parts << FaultWords::tr("from %1").arg(instantText(*rule.from));
    if (rule.until)
        parts << FaultWords::tr("until %1").arg(instantText(*rule.until));
    return parts.isEmpty() ? FaultWords::tr("everywhere") : parts.join(QStringLiteral(", "));
}

QString faultShareText(const FaultRule& rule)
{
    const QString share = shareText(rule.sharePpm);
    return rule.burst == 1 ? share : FaultWords::tr("%1, bursts of %2").arg(share, format::count(rule.burst));
}

// Between two bursts of mean length b lie b (1 - s) / s calls in the mean: streams/faults.h.
QString faultRhythmText(std::uint32_t sharePpm, std::uint32_t burst)
{
    if (sharePpm == 0)
        return FaultWords::tr("None is ever hit.");
    if (sharePpm >= FaultRule::kPpm)
        return FaultWords::tr("Every one is hit.");
    if (burst == 1)
        return FaultWords::tr("One of %1 in the mean, each by itself.")
            .arg(numberText(double(FaultRule::kPpm) / sharePpm));
    const double gap = double(FaultRule::kPpm - sharePpm) / sharePpm * burst;
    return FaultWords::tr("%1 in a row in the mean, then %2 that are not hit.")
        .arg(format::count(burst), numberText(gap));
}

QString percentilesText(const FaultLatency& latency)
{
    if (latency.kind == FaultLatency::Kind::None)
        return {};
    constexpr std::pair<const char*, std::uint32_t> kShown[]{
        {"p50", 500'000}, {"p90", 900'000}, {"p99", 990'000}, {"p99.9", 999'000}};
    QStringList parts;
    for (const auto& [name, ppm] : kShown)
        parts << QLatin1String(name) + QChar(0xa0) + format::duration(streams::percentile(latency, ppm));
    return parts.join(QStringLiteral(" \u00b7 "));
}

QString faultFieldText(std::string_view field)
{
    if (field == "name")
        return FaultWords::tr("Name");
    if (field == "stream")
        return FaultWords::tr("Stream");
    if (field == "operations")
        return FaultWords::tr("Operations");
    if (field == "shard")
        return FaultWords::tr("Shard");
    if (field == "key")
        return FaultWords::tr("Partition key");
    if (field == "client")
        return FaultWords::tr("Caller");
    if (field == "from")
        return FaultWords::tr("From");
    if (field == "until")
        return FaultWords::tr("Until");
    if (field == "target")
        return FaultWords::tr("What is hit");
    if (field == "error")
        return FaultWords::tr("Error");
    if (field == "share")
        return FaultWords::tr("Share");
    if (field == "burst")
        return FaultWords::tr("Burst");
    return FaultWords::tr("Latency");
}

QString faultProblemText(const FaultRule& rule, const streams::FaultProblem& problem)
{
    const std::string_view field = problem.field;
    const bool isOfEntries = rule.target == FaultTarget::Entries;
    if (field == "name")
        return FaultWords::tr("Give it a name of 1 to 128 characters.");
    if (field == "stream")
        return rule.shardId.empty() ? FaultWords::tr("It has at most 256 characters.")
                                    : FaultWords::tr("Choose the stream that the shard belongs to.");
    if (field == "shard")
        return FaultWords::tr("Give the id of a shard, for example shardId-000000000000.");
    if (field == "key")
        return FaultWords::tr("It has at most 256 characters.");
    if (field == "client")
        return FaultWords::tr("It has at most 128 characters.");
    if (field == "from")
        return FaultWords::tr("Give a time: 12m, 1h 30m, 00:12:00 since the start, or +30s from now.");
    if (field == "until")
        return rule.from && rule.until
            ? FaultWords::tr("It must be later than the beginning.")
            : FaultWords::tr("Give a time: 12m, 1h 30m, 00:12:00 since the start, or +30s from now.");
    if (field == "share")
        return FaultWords::tr("It is 0 to 100 %.");
    if (field == "burst")
        return FaultWords::tr("It is 1 to 10,000 calls.");
    if (field == "target")
        return isOfEntries ? FaultWords::tr("Entries are refused and never late: choose an error and no latency, or "
                                            "whole calls.")
                           : FaultWords::tr("A batch goes to many shards and keys: for one of them choose entries.");
    if (field == "error")
        return isOfEntries
            ? FaultWords::tr("No entry meets LimitExceeded; choose another error.")
            : FaultWords::tr("Without an error and without a latency it would do nothing: choose one of them.");
    if (field == "operations") {
        for (const streams::Action operation : rule.operations)
            if (!streams::mayMeet(rule.target, rule.error, operation))
                return FaultWords::tr("%1 does not meet this; take it out, or choose another error.")
                    .arg(fromView(streams::actionName(operation)));
    }
    if (field == "latency" && rule.latency.kind == FaultLatency::Kind::LogNormal)
        return FaultWords::tr("The median is 1 ms at least, the 99th percentile no less and 60 s at most.");
    if (field == "latency" && rule.latency.kind == FaultLatency::Kind::Bimodal)
        return FaultWords::tr("Slow is no shorter than fast and 60 s at most.");
    if (field == "latency")
        return FaultWords::tr("It is 0 to 60 s.");
    return QString::fromStdString(problem.what);
}

FaultRule faultAbout(const Choice& choice, const QString& key)
{
    FaultRule rule;
    rule.sharePpm = kDraftPpm;
    rule.stream = streamOf(choice);
    // A key goes to another shard when its own is split, and most of its records come in batches.
    if (!key.isEmpty())
        rule.target = FaultTarget::Entries;
    else if (const auto* shard = std::get_if<ShardChoice>(&choice))
        rule.shardId = streams::shardId(shard->shard);
    else if (const auto* producer = std::get_if<ProducerChoice>(&choice))
        rule.caller = producer->name;
    else if (const auto* consumer = std::get_if<ConsumerChoice>(&choice))
        rule.caller = consumer->name;
    else if (const auto* program = std::get_if<ProgramChoice>(&choice))
        rule.caller = program->name;
    rule.partitionKey = key.toStdString();
    return rule;
}

bool takesFaults(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Stream:
    case ObjectKind::Shard:
    case ObjectKind::Key:
    case ObjectKind::Producer:
    case ObjectKind::Consumer:
    case ObjectKind::Program:
        return true;
    default:
        return false;
    }
}

std::vector<FaultMark> faultMarks(const world::World& world)
{
    std::vector<FaultMark> marks;
    for (const streams::Faults::Line& line : world.service().faults().lines()) {
        if (!line.isThere || !line.rule->isEnabled)
            continue;
        const QString name = QString::fromStdString(line.rule->name);
        if (line.rule->from)
            marks.push_back({*line.rule->from, name, false});
        if (line.rule->until)
            marks.push_back({*line.rule->until, name, true});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const FaultMark& a, const FaultMark& b) { return a.at < b.at; });
    return marks;
}

QString faultMarkText(const FaultMark& mark)
{
    return mark.isEnd ? FaultWords::tr("%1 ends").arg(mark.name) : FaultWords::tr("%1 begins").arg(mark.name);
}

std::size_t faultsOn(const world::World& world)
{
    const auto& lines = world.service().faults().lines();
    return std::size_t(std::count_if(lines.begin(), lines.end(), [&](const streams::Faults::Line& line) {
        return line.isThere && line.rule->isEnabled && (!line.rule->until || world.now() < *line.rule->until);
    }));
}

}
