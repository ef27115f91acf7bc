#include "widgets/stage/spoken_summary.h"

#include "widgets/charts/shard_words.h"
#include "widgets/format.h"
#include "widgets/stage/fan_out_reading.h"
#include "widgets/stage/stage_sentence.h"
#include "widgets/stage/verdict.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextDocumentFragment>

#include <algorithm>

namespace shardscope::widgets {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SpokenSummary)
};

// A listener loses the thread after a few of a kind.
constexpr std::size_t kMostConsumers = 5;

QString consumersText(const world::World& world, streams::StreamIndex stream)
{
    std::vector<world::ConsumerUse> consumers = world::consumerUses(world, stream);
    const std::vector<world::ProgramLag> programs = world::programLags(world, stream);
    if (consumers.empty() && programs.empty())
        return Words::tr("Nobody reads it.");
    std::stable_sort(consumers.begin(), consumers.end(),
        [](const auto& a, const auto& b) { return a.ageMs > b.ageMs; });
    QStringList each;
    for (std::size_t i = 0; i < std::min(consumers.size(), kMostConsumers); ++i) {
        const world::ConsumerUse& use = consumers[i];
        each << Words::tr("%1 is %2 behind")
                    .arg(QString::fromStdString(world.actors()[use.actor].name),
                        format::duration(base::Duration{use.ageMs}));
    }
    for (std::size_t i = 0; i < std::min(programs.size(), kMostConsumers); ++i)
        each << Words::tr("program %1 is %2 behind")
                    .arg(QString::fromStdString(programs[i].name), format::duration(base::Duration{programs[i].ageMs}));
    return Words::tr("Consumers: %1.").arg(each.join(Words::tr("; ", "between consumers")));
}

QString plain(const QString& html) { return QTextDocumentFragment::fromHtml(html).toPlainText(); }

QString lanesText(const LaneReading& lane, const QString& kind)
{
    QStringList each;
    for (std::size_t i = 0; i < std::min(lane.consumers.size(), kMostConsumers); ++i) {
        const ConsumerReading& consumer = lane.consumers[i];
        const QString name = QString::fromStdString(consumer.name);
        const QString behind = format::duration(base::Duration{consumer.ageMs});
        each << (consumer.hasLatency
                ? Words::tr("%1 is %2 behind, half of its records take %3 or less, one in a hundred more than %4")
                      .arg(name, behind, format::duration(consumer.median), format::duration(consumer.slow))
                : Words::tr("%1 is %2 behind").arg(name, behind));
    }
    for (std::size_t i = 0; i < std::min(lane.programs.size(), kMostConsumers); ++i) {
        const ProgramReading& program = lane.programs[i];
        const QString name = QString::fromStdString(program.name);
        each << Words::tr("program %1 is %2 behind").arg(name, format::duration(base::Duration{program.ageMs}));
        if (program.heldUp)
            each.back() += QStringLiteral(", ") + Words::tr("it does not keep up");
    }
    return Words::tr("%1: %2.", "kind of consumers, what each does")
        .arg(kind, each.isEmpty() ? Words::tr("nobody") : each.join(Words::tr("; ", "between consumers")));
}

}

QString spokenSummary(const world::World& world, streams::StreamIndex stream, const KeyWatch& keys,
    std::optional<streams::ShardIndex> spokenOf)
{
    const std::vector<world::ShardUse> uses = world::shardUses(world, stream);
    const streams::Stream& state = world.service().stream(stream);
    const std::string_view status = streams::statusName(state.status);
    QStringList parts;
    parts << Words::tr("Virtual time %1.").arg(format::clockSeconds(world.now()));
    parts << Words::tr("Stream %1, %2, with %3 open shards.")
                 .arg(QString::fromStdString(state.name), QString::fromUtf8(status.data(), qsizetype(status.size())),
                     format::count(std::int64_t(uses.size())));
    const std::optional<world::ShardStrain> strained = world::mostStrained(world, stream, spokenOf);
    parts << plain(stageSentence(world, stream, uses, strained, keys).html());
    if (!uses.empty()) {
        const world::StreamUse whole = world::streamUse(uses, world::writeQuota(world));
        const auto worst = std::find_if(uses.begin(), uses.end(),
            [&](const auto& use) { return strained && use.shard == strained->shard; });
        parts << Words::tr("It stores %1, %2.")
                     .arg(format::recordRate(double(whole.stored.recordsPerSecond)),
                         format::byteRate(double(whole.stored.bytesPerSecond)));
        if (worst != uses.end())
            parts << Words::tr("Fullest: %1.").arg(spokenShard(*worst));
    }
    parts << consumersText(world, stream);
    return parts.join(QLatin1Char(' '));
}

QString spokenFanOut(const world::World& world, streams::StreamIndex stream)
{
    const FanOutReading reading = readFanOut(world, stream, {.selected = std::nullopt});
    QStringList parts;
    parts << Words::tr("Virtual time %1.").arg(format::clockSeconds(world.now()));
    parts << plain(verdictHtml(verdict(reading), VerdictForm::Sentences, Theme::light()));
    parts << lanesText(reading.shared, Words::tr("Shared throughput"));
    parts << lanesText(reading.fanOut, Words::tr("Enhanced fan-out"));
    return parts.join(QLatin1Char(' '));
}

}
