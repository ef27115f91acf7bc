#include "widgets/why_text.h"

#include "streams/quotas.h"
#include "streams/request_rates.h"
#include "widgets/error_text.h"
#include "widgets/format.h"

#include <QCoreApplication>

namespace shardscope::widgets {

namespace {

struct Why {
    Q_DECLARE_TR_FUNCTIONS(Why)
};

QString bold(const QString& text) { return QStringLiteral("<b>%1</b>").arg(text); }

QString percent(std::int64_t perMille) { return format::percent(double(perMille) / 10); }

QString boldPercent(std::int64_t perMille) { return bold(percent(perMille)); }

QString boldRate(std::int64_t records) { return bold(format::recordRate(double(records))); }

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString shardOf(const world::Cause& cause) { return cause.shard ? format::shardLabel(*cause.shard) : QString{}; }

QString actorOf(const world::World& world, std::optional<std::size_t> actor)
{
    return actor && *actor < world.actors().size() ? QString::fromStdString(world.actors()[*actor].name).toHtmlEscaped()
                                                   : QString{};
}

QString keyOf(const std::string& key) { return QString::fromStdString(key).toHtmlEscaped(); }

// A value in the unit of its quota: "1,000 records/s", "1.00 MiB/s", "5 m".
QString amountOf(streams::QuotaName name, std::int64_t value)
{
    const std::string_view unit = streams::quotaRow(name).unit;
    if (unit == "B/s")
        return format::mebibyteRate(double(value));
    if (unit == "B")
        return format::mebibytes(double(value)) + QStringLiteral(" MiB");
    if (unit == "ms")
        return format::duration(base::Duration{value});
    return format::count(value) + QLatin1Char(' ') + QString::fromUtf8(unit.data(), qsizetype(unit.size()));
}

// Where the number was read, and for which profile.
QString sourceOf(const world::World& world, streams::QuotaName name)
{
    const streams::QuotaRow& row = streams::quotaRow(name);
    const streams::ServiceSettings& settings = world.service().settings();
    const streams::QuotaOrigin origin = streams::quotaOrigin(settings, name);
    const auto text = [](std::string_view utf8) {
        return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toHtmlEscaped();
    };
    if (origin.kind != streams::QuotaOrigin::Kind::Profile)
        return QStringLiteral(" <span style='font-size:small'>[%1, %2]</span>")
            .arg(text(row.title), originText(settings, name).toHtmlEscaped());
    return QStringLiteral(" <span style='font-size:small'>[%1]</span>")
        .arg(Why::tr("%1, profile %2; source: %3, %4")
                 .arg(text(row.title), text(streams::profileName(settings.profile)), text(origin.source),
                     text(origin.date)));
}

QString exceptionOf(const world::Cause& cause)
{
    const std::string_view name = streams::exceptionName(cause.exception);
    return bold(QString::fromUtf8(name.data(), qsizetype(name.size())));
}

QString lengthOf(std::int64_t ms) { return bold(format::duration(base::Duration{ms})); }

// With what the service said of a call that was refused as a whole.
QString refusalOf(const world::Cause& cause)
{
    return exceptionOf(cause)
        + (cause.text.empty() ? QString{} : QStringLiteral(": ") + QString::fromStdString(cause.text).toHtmlEscaped());
}

}

QString verdictText(const world::World& world, const world::WhyQuestion& question, world::Verdict verdict)
{
    using world::Verdict;
    QString name;
    if (const auto* shard = std::get_if<world::WhyShard>(&question))
        name = capitalised(format::shardLabel(shard->shard));
    else if (const auto* call = std::get_if<world::WhyCall>(&question)) {
        const std::string_view action = streams::actionName(call->call.action);
        name = Why::tr("%1 of %2", "an API call and who made it")
                   .arg(QString::fromUtf8(action.data(), qsizetype(action.size())),
                       QString::fromStdString(call->caller).toHtmlEscaped());
    } else if (const auto* program = std::get_if<world::WhyProgram>(&question)) {
        name = keyOf(program->name);
    } else {
        name = actorOf(world, std::get<world::WhyClient>(question).actor);
    }
    switch (verdict) {
    case Verdict::Fine:
        return Why::tr("%1 is well: nothing is refused, late or idle.").arg(name);
    case Verdict::Throttled:
        return Why::tr("%1 refuses writes").arg(name);
    case Verdict::Full:
        return Why::tr("%1 is nearly full").arg(name);
    case Verdict::Idle:
        return Why::tr("%1 is idle").arg(name);
    case Verdict::Closed:
        return Why::tr("%1 is closed").arg(name);
    case Verdict::Refused:
        return Why::tr("Records of %1 are refused").arg(name);
    case Verdict::Late:
        return Why::tr("%1 is behind").arg(name);
    case Verdict::Blocked:
        return Why::tr("%1 is blocked by a record it cannot process").arg(name);
    case Verdict::Barred:
        return Why::tr("%1 may not read").arg(name);
    case Verdict::CatchingUp:
        return Why::tr("%1 is behind, and catching up").arg(name);
    case Verdict::Failing:
        return Why::tr("Calls of %1 fail").arg(name);
    case Verdict::Contended:
        return Why::tr("%1 waits for others to read").arg(name);
    case Verdict::Missed:
        return Why::tr("%1 has passed over records").arg(name);
    case Verdict::OutOfOrder:
        return Why::tr("%1 was given records out of order").arg(name);
    case Verdict::CallRefused:
        return Why::tr("%1 was refused").arg(name);
    case Verdict::ProgramRefused:
        return Why::tr("Calls of %1 are refused").arg(name);
    }
    return {};
}

QString rateText(const QString& operation, const QString& perSecond, streams::RateScope scope)
{
    switch (scope) {
    case streams::RateScope::Account:
        return Why::tr("%1 takes %2 calls/s from one account in one region, whoever makes them.")
            .arg(operation, perSecond);
    case streams::RateScope::Stream:
        return Why::tr("%1 takes %2 calls/s for one stream, whoever makes them.").arg(operation, perSecond);
    case streams::RateScope::ConsumerAndShard:
        return Why::tr("%1 takes %2 calls/s for one consumer and shard.").arg(operation, perSecond);
    }
    return {};
}

QString rateSourceText()
{
    const auto text = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
    return Why::tr("source: %1, %2").arg(text(streams::kRateSource), text(streams::kRateDate));
}

QString causeText(const world::World& world, const world::Cause& cause)
{
    using world::CauseCode;
    const QString shard = shardOf(cause);
    const QString actor = bold(actorOf(world, cause.actor));
    const QString key = bold(keyOf(cause.key));
    switch (cause.code) {
    case CauseCode::ShardRefuses:
        return Why::tr("%1 is offered %2 of its quota and refuses %3 a second, retries included.")
            .arg(capitalised(shard), boldPercent(cause.perMille), bold(format::count(cause.value)));
    case CauseCode::ShardNearQuota:
        return Why::tr("%1 is offered %2 of its quota.").arg(capitalised(shard), boldPercent(cause.perMille));
    case CauseCode::RecordsOverQuota:
        return Why::tr("%1 come to it; a shard takes %2, whatever their size.")
            .arg(boldRate(cause.value), format::recordRate(double(cause.limit)));
    case CauseCode::BytesOverQuota:
        return Why::tr("%1 come to it; a shard takes %2, however few the records.")
            .arg(bold(format::mebibyteRate(double(cause.value))), format::mebibyteRate(double(cause.limit)));
    case CauseCode::KeyDominates:
        if (cause.before * 5 < cause.perMille * 4)
            return Why::tr("Key “%1” is %2 of its load; before, it was %3. One key always goes to one shard.")
                .arg(key, boldPercent(cause.perMille), percent(cause.before));
        return Why::tr("Key “%1” is %2 of its load. One key always goes to one shard.")
            .arg(key, boldPercent(cause.perMille));
    case CauseCode::KeyAloneOverQuota:
        return Why::tr("Key “%1” alone is %2 of what any shard takes.").arg(key, boldPercent(cause.perMille));
    case CauseCode::KeyIsAggregated:
        return Why::tr(
            "The KPL packed about %1 user records in each of its records; the key “%2” has the most of them: "
            "%3. A shard counts each record as one.")
            .arg(bold(format::count(cause.value)), key, boldPercent(cause.perMille));
    case CauseCode::ManyKeys:
        return Why::tr("No single key is the cause: %1 keys share the load, the heaviest has %2.")
            .arg(bold(format::count(cause.value)), percent(cause.perMille));
    case CauseCode::RangeIsWide:
        return Why::tr("Its range is %1 of the ring, where an even part would be %2.")
            .arg(boldPercent(cause.perMille), percent(cause.before));
    case CauseCode::ProducerRose:
        return Why::tr("%1 rose from %2 to %3.")
            .arg(actor, format::recordRate(double(cause.before)), boldRate(cause.value));
    case CauseCode::RetriesAmplify:
        return Why::tr("Retries of %1 make %2 attempts of 100 records.").arg(actor, bold(format::count(cause.value)));
    case CauseCode::StreamHasRoom:
        return Why::tr("The whole stream is at %1 only: there is room on other shards.")
            .arg(boldPercent(cause.perMille));
    case CauseCode::StreamIsFull:
        return Why::tr("The whole stream is at %1: no other shard has room.").arg(boldPercent(cause.perMille));
    case CauseCode::NothingArrives:
        return Why::tr("No record has come to %1 for %2.").arg(shard, lengthOf(cause.value * 1'000));
    case CauseCode::NoKeyInRange:
        return Why::tr("No key that is written hashes into its range, %1 of the ring. It costs as much as a busy one.")
            .arg(boldPercent(cause.perMille));
    case CauseCode::NoKeyCostsNothing:
        return Why::tr(
            "No key that is written hashes into its range, %1 of the ring. On demand it costs nothing: hours "
            "are paid for the stream, not for its shards.")
            .arg(boldPercent(cause.perMille));
    case CauseCode::NotItsTurn:
        return Why::tr("The service places the records of this stream, one shard after another and whatever their "
                       "keys: so few come that it was not this one's turn. On demand that costs nothing.");
    case CauseCode::OnDemandBeyondPeak:
        return Why::tr("On demand, the service keeps room for twice the highest minute of the last 30 days: as much as "
                       "%1 shards take. %2 of that is offered; what is beyond is throttled while it catches up.")
            .arg(bold(format::count(cause.value)), boldPercent(cause.perMille));
    case CauseCode::OnDemandCatchesUp:
        return Why::tr("There are %1 shards of the %2 that the service is making; the others come within about %3.")
            .arg(bold(format::count(cause.value)), bold(format::count(cause.limit)), lengthOf(cause.before));
    case CauseCode::ShardClosed:
        return (cause.value == 1 ? Why::tr("%1 was merged into another.") : Why::tr("%1 was split."))
                   .arg(capitalised(shard))
            + QLatin1Char(' ')
            + (cause.limit == 0 ? Why::tr("Nothing of it is left to read.")
                                : Why::tr("What it holds can be read until %1, in %2.")
                                      .arg(bold(format::clockSeconds(world.now() + base::Duration{cause.before})),
                                          lengthOf(cause.before)));
    case CauseCode::WritesRefused:
        return Why::tr("%1 of what %2 sends is refused, retries included.").arg(boldPercent(cause.perMille), actor);
    case CauseCode::ConsumerBehind:
        return Why::tr("The oldest record that %1 has not read is %2 old.").arg(actor, lengthOf(cause.value));
    case CauseCode::ConsumerGains:
        return Why::tr("%1 is %2 behind and will have caught up in about %3.")
            .arg(actor, lengthOf(cause.value), lengthOf(cause.before));
    case CauseCode::ConsumerPaused:
        return Why::tr("%1 is paused, while records keep coming.").arg(actor);
    case CauseCode::WaitsForParent:
        return Why::tr("Children wait for their parent, so that order is kept: %1 still holds %2 records that %3 has "
                       "not read.")
            .arg(shard, bold(format::count(cause.value)), actor);
    case CauseCode::ProcessingTooSlow:
        return Why::tr("It works through %1 of each shard; %2 gets %3.")
            .arg(boldRate(cause.value), shard, boldRate(cause.limit));
    case CauseCode::PipeIsShared:
        return Why::tr("%1 pollers share the %2 that %3 gives out; %4 of it are taken.")
            .arg(bold(format::count(cause.before)), format::mebibyteRate(double(cause.limit)), shard,
                bold(format::mebibyteRate(double(cause.value))));
    case CauseCode::CallsAreShared:
        return Why::tr("%1 pollers share %2 GetRecords calls a second on %3; %4 calls a second are refused.")
            .arg(bold(format::count(cause.before)), format::count(cause.limit), shard,
                bold(format::count(cause.value)));
    case CauseCode::PollsSeldom:
        return Why::tr("%1 asks only every %2.").arg(actor, lengthOf(cause.value));
    case CauseCode::BatchFails:
        return Why::tr("Nothing of %1 passes: for %2 its batch of %3 records has failed, %4 times so far.")
            .arg(shard, lengthOf(cause.before), format::count(cause.limit), bold(format::count(cause.value)));
    case CauseCode::OperationDenied:
        return Why::tr("A switch denies %1 to the caller: %2.").arg(key, exceptionOf(cause));
    case CauseCode::DeniedByPolicy:
        return Why::tr("The policy of the stream or consumer denies %1 to the caller: %2.")
            .arg(key, exceptionOf(cause));
    case CauseCode::NotShared:
        return Why::tr("The caller is in account %1, with which %2 is not shared: %3.")
            .arg(bold(QString::fromStdString(cause.text).toHtmlEscaped()), key, exceptionOf(cause));
    case CauseCode::KeyUnusable:
        return Why::tr("The records are encrypted with %1. %2 It is felt within five minutes: %3.")
            .arg(key, errorText(cause.reason).sentence.toHtmlEscaped(), exceptionOf(cause));
    case CauseCode::RecordIsPoison:
        return Why::tr("Record %1 of %2, key “%3”, cannot be processed, and each attempt ends at it.")
            .arg(bold(format::count(cause.value)), shard, key);
    case CauseCode::OpenedAtLatest:
        return cause.before > 0
            ? Why::tr("%1 looks for shards every %2 and opens the children it finds at LATEST: %3 records were stored "
                      "in them before, the latest in %4. It never reads them.")
                  .arg(actor, lengthOf(cause.before), bold(format::count(cause.value)), shard)
            : Why::tr("%1 opens children at LATEST: %2 records were stored in them before, the latest in %3. It never "
                      "reads them.")
                  .arg(actor, bold(format::count(cause.value)), shard);
    case CauseCode::RenewedAtLatest:
        return Why::tr("%1 keeps no checkpoint: after a subscription or an iterator was over, it went on at LATEST and "
                       "passed over %2 records, the latest in %3.")
            .arg(actor, bold(format::count(cause.value)), shard);
    case CauseCode::ReadChildrenFirst:
        return Why::tr("%1 does not wait for parent shards: %2 records came after later ones of their key, the latest "
                       "of %3.")
            .arg(actor, bold(format::count(cause.value)), shard);
    case CauseCode::TriesWholeBatch:
        if (cause.limit < 0)
            return Why::tr("%1 tries the whole batch again without end, good records too. The next attempt begins in "
                           "%2.")
                .arg(actor, lengthOf(cause.before));
        return Why::tr("%1 tries the whole batch again, good records too, and gives all of it up after %2 retries.")
            .arg(actor, bold(format::count(cause.limit)));
    case CauseCode::EntriesRefused:
        return Why::tr("%1 of its %2 entries failed with %3; the others were stored.")
            .arg(bold(format::count(cause.value)), format::count(cause.limit), exceptionOf(cause));
    case CauseCode::CallRefused:
        return refusalOf(cause);
    case CauseCode::LimitReached:
        if (cause.value > 0 && cause.shard)
            return Why::tr("In that second %1 was offered %2; its limit is %3.")
                       .arg(shard, bold(amountOf(*cause.quota, cause.value)), bold(amountOf(*cause.quota, cause.limit)))
                + sourceOf(world, *cause.quota);
        if (cause.value > 0)
            return Why::tr("There are %1; the limit is %2.")
                       .arg(bold(amountOf(*cause.quota, cause.value)), bold(amountOf(*cause.quota, cause.limit)))
                + sourceOf(world, *cause.quota);
        return Why::tr("The limit is %1.").arg(bold(amountOf(*cause.quota, cause.limit)))
            + sourceOf(world, *cause.quota);
    case CauseCode::SharedByReaders:
        return Why::tr("%1 pollers share what %2 gives out, %3; they take %4.")
                   .arg(bold(format::count(cause.before)), shard, amountOf(*cause.quota, cause.limit),
                       bold(amountOf(*cause.quota, cause.value)))
            + sourceOf(world, *cause.quota);
    case CauseCode::StreamBusy:
        return cause.value > 0
            ? Why::tr("The stream was not ACTIVE: an earlier change took %1 more.").arg(lengthOf(cause.value))
            : Why::tr("The stream was not ACTIVE: an earlier change was under way.");
    case CauseCode::ShardWasClosed:
        return cause.value == 1 ? Why::tr("%1 had been merged by then.").arg(capitalised(shard))
                                : Why::tr("%1 had been split by then.").arg(capitalised(shard));
    case CauseCode::CountBounds:
        return Why::tr("The stream has %1 open shards; one call may ask for %2 to %3.")
                   .arg(bold(format::count(cause.value)), bold(format::count(cause.before)),
                       bold(format::count(cause.limit)))
            + QStringLiteral(" <span style='font-size:small'>[%1]</span>")
                  .arg(ruleText(streams::Reason::CountOutOfBounds, streams::Action::UpdateShardCount,
                      world.service().settings())
                           .toHtmlEscaped());
    case CauseCode::TooOften:
        return Why::tr("There were %1 such calls in 24 hours; the limit is %2. One more fits in %3.")
                   .arg(bold(format::count(cause.value)), bold(format::count(cause.limit)), lengthOf(cause.before))
            + sourceOf(world, *cause.quota);
    case CauseCode::RateReached:
        return rateText(keyOf(cause.key), bold(format::count(cause.limit)),
                   cause.scope.value_or(streams::RateScope::Account))
            + QStringLiteral(" <span style='font-size:small'>[%1]</span>").arg(rateSourceText());
    case CauseCode::FaultInjected:
        if (cause.actor)
            return Why::tr("Fault “%1”, injected on purpose, refused calls of %2 lately: %3. Without it, the "
                           "service might have taken them.")
                .arg(key, actor, bold(format::count(cause.value)));
        return Why::tr("Fault “%1” was injected on purpose and refused it. It says nothing about the service.")
            .arg(key);
    case CauseCode::Precondition:
        return errorText(cause.reason).sentence.toHtmlEscaped();
    case CauseCode::EntriesOfProgramRefused:
        return Why::tr("Of the %1 records that it sent by %2 in the last %3, %4 were refused: %5")
            .arg(bold(format::count(cause.limit)), key, lengthOf(cause.before), bold(format::count(cause.value)),
                refusalOf(cause));
    case CauseCode::CallsOfProgramRefused:
        return Why::tr("Of its %1 calls of %2 in the last %3, %4 were refused: %5")
            .arg(bold(format::count(cause.limit)), key, lengthOf(cause.before), bold(format::count(cause.value)),
                refusalOf(cause));
    case CauseCode::OwnShare:
        return cause.value < cause.limit
            ? Why::tr("It shares that limit with others: %1 of the %2 calls of %3 in the last %4 are its own.")
                  .arg(bold(format::count(cause.value)), format::count(cause.limit), key, lengthOf(cause.before))
            : Why::tr("Nobody else takes part: all %1 calls of %2 in the last %3 are its own.")
                  .arg(bold(format::count(cause.value)), key, lengthOf(cause.before));
    }
    return {};
}

RemedyText remedyText(const world::World& world, const world::Remedy& remedy)
{
    using world::RemedyCode;
    const QString shard = remedy.shard ? format::shardLabel(*remedy.shard) : QString{};
    const QString key = keyOf(remedy.key);
    switch (remedy.code) {
    case RemedyCode::Split:
        return {Why::tr("Split %1 at %2").arg(shard, format::ringPosition(remedy.cut)),
            Why::tr("The fuller child would be offered %1 of its quota.").arg(percent(remedy.perMille))};
    case RemedyCode::SplitIsNoHelp:
        return {Why::tr("Splitting does not help"),
            Why::tr("Wherever the cut is, “%1” stays whole on one side. What helps: salt, a composite key, or several "
                    "records in one.")
                .arg(key)};
    case RemedyCode::SaltKey:
        return {Why::tr("Salt “%1” into %2 keys").arg(key, format::count(remedy.value)),
            Why::tr("Each would be %1 of a shard. Order holds within each salted key only.")
                .arg(percent(remedy.perMille))};
    case RemedyCode::Reshard:
        return {Why::tr("UpdateShardCount to %1").arg(format::count(remedy.value)),
            Why::tr("The whole stream needs the room.")};
    case RemedyCode::WaitForService:
        return {remedy.value > 0 ? Why::tr("Wait: the service splits %1 in %2")
                                       .arg(shard, format::duration(base::Duration{remedy.value}))
                                 : Why::tr("Wait: the service adds shards within about %1")
                                       .arg(format::duration(base::Duration{remedy.limit})),
            Why::tr("On demand nobody else may: SplitShard, MergeShards and UpdateShardCount are refused.")};
    case RemedyCode::WarmStream:
        return {Why::tr("Warm the stream to %1 MiB/s").arg(format::count(remedy.value)),
            Why::tr("UpdateStreamWarmThroughput, which the account's commitment allows: the room is there as soon as "
                    "the call is carried out, %1 of it offered.")
                .arg(percent(remedy.perMille))};
    case RemedyCode::SpreadKeys:
        return {Why::tr("Take a partition key that spreads better"),
            Why::tr("On demand, too, a shard takes 1 MiB and 1,000 records a second, and a key stays on one shard.")};
    case RemedyCode::Merge:
        return {Why::tr("Merge %1 with %2").arg(shard, remedy.other ? format::shardLabel(*remedy.other) : QString{}),
            Why::tr("Together they would be offered %1 of one shard, and one shard less is paid.")
                .arg(percent(remedy.perMille))};
    case RemedyCode::Resume:
        return {Why::tr("Let %1 go on").arg(actorOf(world, remedy.actor)), Why::tr("It begins where it stopped.")};
    case RemedyCode::ProcessFaster:
        return {Why::tr("Let %1 process %2 of each shard")
                    .arg(actorOf(world, remedy.actor), format::recordRate(double(remedy.value))),
            Why::tr("More than arrives, so that the backlog shrinks.")};
    case RemedyCode::ToFanOut:
        return {Why::tr("Move %1 to enhanced fan-out").arg(actorOf(world, remedy.actor)),
            Why::tr("2 MiB/s of every shard for itself and no calls to wait for, for %1 an hour more.")
                .arg(format::dollars(base::Money{remedy.value}))};
    case RemedyCode::ChildrenFromStart:
        return {Why::tr("Let %1 begin children at TRIM_HORIZON").arg(actorOf(world, remedy.actor)),
            Why::tr("From the next reshard on nothing is passed over. What was stays unread, unless its bookmark is "
                    "moved back.")};
    case RemedyCode::KeepCheckpoints:
        return {Why::tr("Let %1 go on after its last record").arg(actorOf(world, remedy.actor)),
            Why::tr("ContinuationSequenceNumber is kept, and the next subscription begins at AFTER_SEQUENCE_NUMBER.")};
    case RemedyCode::BlockOnParents:
        return {Why::tr("Let %1 wait for parent shards").arg(actorOf(world, remedy.actor)),
            Why::tr("Children go on where they are once their parents have been read to their end.")};
    case RemedyCode::Bisect:
        return {Why::tr("Let %1 bisect and give up after %2 retries")
                    .arg(actorOf(world, remedy.actor), format::count(remedy.value)),
            Why::tr("The batch of %1 is cut in two until the record stands alone; it goes to the failure queue, the "
                    "others are processed.")
                .arg(format::count(remedy.limit))};
    case RemedyCode::AllowOperation:
        return {Why::tr("Allow %1").arg(key), Why::tr("The next call goes through.")};
    case RemedyCode::ShareStream:
        return {Why::tr("Share it with account %1").arg(key),
            remedy.commands.empty()
                ? Why::tr("It has a policy already; add a statement for that account.")
                : Why::tr("A resource-based policy lets that account in; the next call goes through.")};
    case RemedyCode::EnableKey:
        return {Why::tr("Enable the key %1").arg(key), Why::tr("Writing and reading go on at once.")};
    case RemedyCode::AllowKeyUse:
        return {Why::tr("Allow the use of the key %1").arg(key),
            Why::tr("kms:GenerateDataKey for writing and kms:Decrypt for reading, from now on.")};
    case RemedyCode::ClearFault:
        return {
            Why::tr("Clear the fault “%1”").arg(key), Why::tr("Nothing is refused or late because of it any more.")};
    case RemedyCode::HealRecord:
        return {Why::tr("Heal record %1 of %2").arg(format::count(remedy.value), shard),
            Why::tr("As if the processing code had been mended: the next attempt passes it.")};
    case RemedyCode::Advice:
        return {errorText(remedy.reason, remedy.mode).remedy, {}};
    case RemedyCode::BackOff:
        return {Why::tr("Try again, each time after a longer wait"),
            remedy.key == "PutRecords"
                ? Why::tr("Of the batch send again only the entries that failed: 100 ms later, then after twice as "
                          "long each time, with a part of it left to chance.")
                : Why::tr("100 ms, then twice as long each time, with a part of it left to chance, so that programs "
                          "do not come back all at once.")};
    case RemedyCode::MoreKeys:
        return {Why::tr("Write with more partition keys"),
            Why::tr("All of “%1” goes to one shard. A number behind it spreads the records; order then holds within "
                    "each of the keys only.")
                .arg(key)};
    case RemedyCode::WaitBetween:
        return {Why::tr("Wait %1 between two calls of %2 on a shard")
                    .arg(format::duration(base::Duration{remedy.value}), key),
            Why::tr("Then there is room for all %n reader(s) of the shard.", nullptr, int(remedy.limit))};
    case RemedyCode::ReadByFanOut:
        return {Why::tr("Register as a consumer and read with SubscribeToShard"),
            Why::tr("2 MiB/s of every shard for itself and no calls to wait for, for %1 an hour more.")
                .arg(format::dollars(base::Money{remedy.value}))};
    case RemedyCode::CallLess:
        return {Why::tr("Call %1 less often").arg(key),
            Why::tr("Keep the answer and ask again when it can have changed; let one program ask for all.")};
    }
    return {};
}

QString remedyName(const world::World& world, const world::Remedy& remedy)
{
    using world::RemedyCode;
    const QString shard = remedy.shard ? format::shardLabel(*remedy.shard) : QString{};
    const QString key = QString::fromStdString(remedy.key);
    switch (remedy.code) {
    case RemedyCode::Split:
        return Why::tr("split %1", "name of a branch").arg(shard);
    case RemedyCode::SplitIsNoHelp:
    case RemedyCode::WaitForService:
    case RemedyCode::SpreadKeys:
    case RemedyCode::Advice:
    case RemedyCode::BackOff:
    case RemedyCode::MoreKeys:
    case RemedyCode::WaitBetween:
    case RemedyCode::ReadByFanOut:
    case RemedyCode::CallLess:
        return {};
    case RemedyCode::WarmStream:
        return Why::tr("warmed", "name of a branch");
    case RemedyCode::SaltKey:
        return Why::tr("salt %1", "name of a branch").arg(QString::fromStdString(remedy.key));
    case RemedyCode::Reshard:
        return Why::tr("%1 shards", "name of a branch").arg(format::count(remedy.value));
    case RemedyCode::Merge:
        return Why::tr("merge %1", "name of a branch").arg(shard);
    case RemedyCode::Resume:
        return Why::tr("%1 goes on", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::ProcessFaster:
        return Why::tr("%1 faster", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::ToFanOut:
        return Why::tr("%1 on fan-out", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::ChildrenFromStart:
        return Why::tr("%1 from TRIM_HORIZON", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::KeepCheckpoints:
        return Why::tr("%1 with checkpoints", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::BlockOnParents:
        return Why::tr("%1 waits for parents", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::Bisect:
        return Why::tr("%1 bisects", "name of a branch").arg(actorOf(world, remedy.actor));
    case RemedyCode::AllowOperation:
        return Why::tr("%1 allowed", "name of a branch").arg(key);
    case RemedyCode::ShareStream:
        return Why::tr("shared", "name of a branch");
    case RemedyCode::EnableKey:
        return Why::tr("key enabled", "name of a branch");
    case RemedyCode::AllowKeyUse:
        return Why::tr("key allowed", "name of a branch");
    case RemedyCode::ClearFault:
        return Why::tr("fault cleared", "name of a branch");
    case RemedyCode::HealRecord:
        return Why::tr("record healed", "name of a branch");
    }
    return {};
}

}
