#include "widgets/stage/stage_sentence.h"

#include "widgets/format.h"
#include "world/explain.h"
#include "world/programs.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace shardscope::widgets {

namespace {

// lupdate finds the context by this name.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSentence)
};

constexpr std::int64_t kNearLimit = 800;
// A stream that uses less has room elsewhere.
constexpr std::int64_t kRoomy = 700;
// A poller that asks once a second is always a second or two behind.
constexpr std::int64_t kBehindMs = 10'000;
// A key with less of its shard's load than this is not what makes it hot.
constexpr std::int64_t kDominant = 250;

QString bold(const QString& text) { return QStringLiteral("<b>%1</b>").arg(text); }

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString percent(std::int64_t perMille) { return format::percent(double(perMille) / 10); }

// A hot key of the KPL's is but the name of what it packed: the shard counts its records, users mean those in them.
void addPacked(QStringList& parts, const world::UserRecords& packed)
{
    if (packed.keys.empty())
        return;
    const world::UserKeyRecords& most = packed.keys.front();
    parts << Words::tr("The KPL packed about %1 user records in each; the key “%2” has the most of them: %3.")
                 .arg(format::count(std::int64_t(packed.userRecords / packed.aggregated)),
                     QString::fromStdString(most.key).toHtmlEscaped(),
                     format::percent(100.0 * double(most.records) / double(packed.userRecords)));
}

void addShard(QStringList& parts, const std::vector<world::ShardUse>& uses, const world::ShardStrain& worst,
    const KeyWatch& keys, const world::StreamUse& whole)
{
    const auto use =
        std::find_if(uses.begin(), uses.end(), [&](const auto& each) { return each.shard == worst.shard; });
    if (use == uses.end())
        return;
    // Over the last seconds, so that a second without a refusal does not turn the sentence.
    const bool isThrottled = use->isThrottled() || worst.refusedPerMille > 0;
    if (!isThrottled && use->offered.perMille < kNearLimit)
        return;
    const QString shard = capitalised(format::shardLabel(worst.shard));
    const auto refusing = std::count_if(uses.begin(), uses.end(), [](const auto& each) { return each.isThrottled(); });
    const QString refused = percent(worst.refusedPerMille > 0 ? worst.refusedPerMille : use->refusedPerMille());
    if (!isThrottled)
        parts << bold(Words::tr("%1 is at %2 of its write quota.").arg(shard, percent(use->offered.perMille)));
    else if (refusing <= 1)
        parts << bold(Words::tr("%1 refuses %2 of its writes, retries counted.").arg(shard, refused));
    else
        parts << bold(Words::tr("%1 shards refuse writes, %2 the most: %3, retries counted.")
                          .arg(format::count(refusing), format::shardLabel(worst.shard), refused));
    const std::vector<HotKey>& hot = keys.keys(worst.shard);
    if (!hot.empty() && hot.front().shardPerMille >= kDominant) {
        parts << Words::tr("Key “%1” is %2 of its load.")
                     .arg(hot.front().name.toHtmlEscaped(), percent(hot.front().shardPerMille));
        addPacked(parts, hot.front().packed);
    }
    if (isThrottled && uses.size() > 1 && whole.offered.perMille < kRoomy)
        parts << Words::tr("The whole stream uses only %1 of its quota.").arg(percent(whole.offered.perMille));
}

// Of all consumers the one that has been blocked for longest; false when none is.
bool addBlocked(QStringList& parts, const world::World& world, streams::StreamIndex stream)
{
    const clients::FailedBatch* longest = nullptr;
    std::size_t actor = 0;
    for (std::size_t i = 0; i < world.actors().size(); ++i) {
        const world::Client& client = world.actors()[i].client;
        const clients::Failures* const failures = world::consumerFailures(client);
        const clients::FailedBatch* const blocked = failures != nullptr ? failures->longestBlocked() : nullptr;
        if (blocked == nullptr || world::streamOf(client) != stream || (longest && *longest->since <= *blocked->since))
            continue;
        longest = blocked;
        actor = i;
    }
    if (longest == nullptr)
        return false;
    parts << Words::tr("%1 has been blocked on %2 for %3: it cannot process record %4.")
                 .arg(bold(QString::fromStdString(world.actors()[actor].name).toHtmlEscaped()),
                     format::shardLabel(longest->shard), bold(format::duration(world.now() - *longest->since)),
                     format::count(std::int64_t(*longest->culprit + 1)));
    return true;
}

QString programName(const world::ProgramLag& program) { return QString::fromStdString(program.name).toHtmlEscaped(); }

// Of those that poll: how far one has come that is subscribed only it knows.
void addProgram(QStringList& parts, const std::vector<world::ProgramLag>& programs)
{
    const auto worst = std::max_element(programs.begin(), programs.end(),
        [](const auto& a, const auto& b) { return a.ageMs < b.ageMs; });
    if (worst == programs.end() || worst->ageMs < kBehindMs)
        return;
    parts << Words::tr("Program %1 is %2 behind.")
                 .arg(bold(programName(*worst)), bold(format::duration(base::Duration{worst->ageMs})));
}

void addConsumer(QStringList& parts, const world::World& world, streams::StreamIndex stream)
{
    const std::vector<world::ConsumerUse> consumers = world::consumerUses(world, stream);
    const auto worst = std::max_element(consumers.begin(), consumers.end(),
        [](const auto& a, const auto& b) { return a.ageMs < b.ageMs; });
    if (worst == consumers.end() || worst->ageMs < kBehindMs)
        return;
    const QString name = bold(QString::fromStdString(world.actors()[worst->actor].name).toHtmlEscaped());
    const QString age = bold(format::duration(base::Duration{worst->ageMs}));
    if (worst->untilLoss)
        parts << Words::tr("%1 is %2 behind and starts to lose data in %3.")
                     .arg(name, age, format::duration(*worst->untilLoss));
    else if (worst->growthPerSecond <= -100)
        parts << Words::tr("%1 is %2 behind and catching up.").arg(name, age);
    else
        parts << Words::tr("%1 is %2 behind.").arg(name, age);
}

// That nobody who reads is behind; programs are named as long as they are few.
QString programsKeepUp(const std::vector<world::ProgramLag>& programs)
{
    constexpr std::size_t kNamed = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(programs.size(), kNamed); ++i)
        names << programName(programs[i]);
    const QString named = names.join(QStringLiteral(", "));
    if (programs.size() == 1)
        return Words::tr("Program %1 keeps up.").arg(named);
    if (programs.size() <= kNamed)
        return Words::tr("The programs %1 keep up.").arg(named);
    return Words::tr("The programs %1 and %n more keep up.", nullptr, int(programs.size() - kNamed)).arg(named);
}

// Of all consumers the slip that was the latest, for a minute.
void addSlip(QStringList& parts, const world::World& world, streams::StreamIndex stream)
{
    constexpr base::Duration kShown{60'000};
    const clients::Slip* latest = nullptr;
    std::size_t actor = 0;
    for (std::size_t i = 0; i < world.actors().size(); ++i) {
        const world::Client& client = world.actors()[i].client;
        const clients::Slips* const slips = world::consumerSlips(client);
        if (slips == nullptr || slips->latest().empty() || world::streamOf(client) != stream)
            continue;
        for (const clients::Slip& slip : slips->latest()) {
            if (latest != nullptr && slip.last < latest->last)
                continue;
            latest = &slip;
            actor = i;
        }
    }
    if (latest == nullptr || latest->last + kShown < world.now())
        return;
    const QString name = bold(QString::fromStdString(world.actors()[actor].name).toHtmlEscaped());
    const QString records = bold(format::count(std::int64_t(latest->records)));
    const QString shard = format::shardLabel(latest->shard);
    switch (latest->cause) {
    case clients::Slip::Cause::ChildAtLatest:
        parts << Words::tr("%1 opened %2 at LATEST and passed over %3 records.").arg(name, shard, records);
        break;
    case clients::Slip::Cause::RenewedAtLatest:
        parts << Words::tr("%1 went on at LATEST on %2, without a checkpoint, and passed over %3 records.")
                     .arg(name, shard, records);
        break;
    case clients::Slip::Cause::ParentAfterChild:
        parts << Words::tr("%1 read children before %2 was at its end: %3 records came after later ones of their key.")
                     .arg(name, shard, records);
        break;
    }
}

// What faults do says nothing about the service, so it is said with the name of the one to blame.
void addFault(QStringList& parts, const world::World& world, streams::StreamIndex stream)
{
    const std::optional<world::FaultedCalls> faulted = world::worstFault(world, stream);
    if (!faulted)
        return;
    const QString name = QString::fromStdString(world.service().faults().rule(faulted->fault).name).toHtmlEscaped();
    parts << bold(Words::tr("Fault “%1”, injected on purpose, refused calls lately, in whole or in part: %2.")
                      .arg(name, format::count(faulted->calls)));
}

}

StageSentence stageSentence(const world::World& world, streams::StreamIndex stream,
    const std::vector<world::ShardUse>& uses, const std::optional<world::ShardStrain>& worst, const KeyWatch& keys)
{
    const streams::Stream& state = world.service().stream(stream);
    if (uses.empty())
        return {
            {Words::tr("Stream %1 is being created.").arg(QString::fromStdString(state.name).toHtmlEscaped())}, true};
    const world::StreamUse use = world::streamUse(uses, world::writeQuota(world));
    QStringList parts;
    if (worst)
        addShard(parts, uses, *worst, keys, use);
    const std::vector<world::ProgramLag> programs = world::programLags(world, stream);
    if (!addBlocked(parts, world, stream))
        addConsumer(parts, world, stream);
    addProgram(parts, programs);
    addSlip(parts, world, stream);
    addFault(parts, world, stream);
    if (!parts.isEmpty())
        return {parts, false};

    const std::int64_t records = use.stored.recordsPerSecond;
    const auto shards = std::int64_t(uses.size());
    if (records == 0)
        return {
            {shards == 1 ? Words::tr("Nothing is written to the one shard of this stream.")
                         : Words::tr("Nothing is written to the %1 shards of this stream.").arg(format::count(shards))},
            true};
    const QString whole = percent(use.offered.perMille);
    const QString rate = format::recordRate(double(records));
    if (programs.empty())
        return {
            {shards == 1
                    ? Words::tr("One shard takes %1, %2 of its quota; nothing is refused and no consumer is behind.")
                          .arg(rate, whole)
                    : Words::tr("%1 shards take %2, %3 of their quota; nothing is refused and no consumer is behind.")
                          .arg(format::count(shards), rate, whole)},
            true};
    return {
        {shards == 1 ? Words::tr("One shard takes %1, %2 of its quota; nothing is refused and no reader is behind.")
                           .arg(rate, whole)
                     : Words::tr("%1 shards take %2, %3 of their quota; nothing is refused and no reader is behind.")
                           .arg(format::count(shards), rate, whole),
            programsKeepUp(programs)},
        true};
}

}
