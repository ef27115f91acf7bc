#include "widgets/error_text.h"

#include "streams/quotas.h"

#include <QCoreApplication>

namespace shardscope::widgets {

namespace {

struct Refused {
    Q_DECLARE_TR_FUNCTIONS(Refused)
};

QString textOf(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

QString ruleOf(const QString& title, const streams::ServiceSettings& settings, streams::QuotaName name)
{
    const streams::QuotaOrigin origin = streams::quotaOrigin(settings, name);
    if (!origin.source.empty() && !origin.date.empty())
        return Refused::tr("Rule: %1 (%2, %3).").arg(title, textOf(origin.source), textOf(origin.date));
    return Refused::tr("Rule: %1 (%2).").arg(title, originText(settings, name));
}

}

ErrorText errorText(streams::Reason reason)
{
    using streams::Reason;
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::BadArgument:
        return {Refused::tr("One of the values given is not allowed here."),
            Refused::tr("The message names the value; change it and try again.")};
    case Reason::StreamNotFound:
        return {Refused::tr("There is no stream of this name."),
            Refused::tr("Create the stream, or choose one from the list.")};
    case Reason::StreamExists:
        return {Refused::tr("A stream of this name exists already."),
            Refused::tr("Choose another name, or delete the old stream first.")};
    case Reason::StreamNotActive:
        return {Refused::tr("The stream is still busy with an earlier change."),
            Refused::tr("Wait until it is ACTIVE again; splits and merges go one at a time.")};
    case Reason::ShardNotFound:
        return {Refused::tr("The stream has no such shard."), Refused::tr("Choose one of the shards on the map.")};
    case Reason::ShardNotOpen:
        return {Refused::tr("This shard has been closed by an earlier split or merge."),
            Refused::tr("Act on one of its children instead.")};
    case Reason::ShardsNotAdjacent:
        return {Refused::tr("The two shards do not lie side by side on the hash-key ring."),
            Refused::tr("Only neighbours can be merged: drop the shard on the one next to it.")};
    case Reason::SplitKeyOutsideShard:
        return {Refused::tr("The cut does not lie inside the shard, or would leave one half empty."),
            Refused::tr("Cut between the two edges of the shard.")};
    case Reason::ShardQuota:
        return {Refused::tr("The account would have more open shards than it may."),
            Refused::tr("Merge cold shards first, or ask for a higher quota.")};
    case Reason::TooManyCreating:
        return {Refused::tr("Too many streams are being made at the same time."),
            Refused::tr("Wait until one of them is ACTIVE.")};
    case Reason::TooManyConsumersCreating:
        return {Refused::tr("Too many fan-out consumers of the stream are being registered at the same time."),
            Refused::tr("Wait until one of them is ACTIVE.")};
    case Reason::CountOutOfBounds:
        return {Refused::tr("The number of shards may at most double, and at least halve, in one call."),
            Refused::tr("Go in several steps, each within half and double.")};
    case Reason::TooManyUpdatesToday:
        return {Refused::tr("The number of shards has been changed too often within 24 hours."),
            Refused::tr("Wait, or split and merge single shards, which is not counted.")};
    case Reason::ConsumersStillRegistered:
        return {Refused::tr("The stream still has registered fan-out consumers."),
            Refused::tr("Deregister them first, or delete with the consumers enforced.")};
    case Reason::ConsumerNotFound:
        return {Refused::tr("The stream has no consumer of this name."),
            Refused::tr("Register the consumer first, or choose one from the list.")};
    case Reason::ConsumerExists:
        return {Refused::tr("A consumer of this name is registered already."), Refused::tr("Choose another name.")};
    case Reason::ConsumerNotActive:
        return {Refused::tr("The consumer is not ACTIVE yet."), Refused::tr("Wait a few seconds and subscribe then.")};
    case Reason::ConsumerQuota:
        return {Refused::tr("The stream has as many fan-out consumers as it may."),
            Refused::tr("Deregister one, or let this one poll and share.")};
    case Reason::SubscriptionActive:
        return {Refused::tr("This consumer has subscribed to the shard only just before."),
            Refused::tr("Wait five seconds before subscribing again.")};
    case Reason::RecordsThrottled:
        return {Refused::tr("The shard takes no more records in this second."),
            Refused::tr("Split the shard, spread its hot keys, or put several records into one.")};
    case Reason::BytesThrottled:
        return {Refused::tr("The shard takes no more bytes in this second."),
            Refused::tr("Split the shard, spread its hot keys, or compress the records.")};
    case Reason::ReadThrottled:
        return {Refused::tr("All pollers together have read this shard as much as they may in this second."),
            Refused::tr("Poll less often, split the shard, or use enhanced fan-out.")};
    case Reason::IteratorExpired:
        return {Refused::tr("The iterator is older than five minutes."),
            Refused::tr("Ask for a new one at the sequence number read last.")};
    case Reason::IteratorInvalid:
        return {Refused::tr("This is not an iterator of the service."),
            Refused::tr("Ask for a new one with GetShardIterator.")};
    case Reason::RecordTooLarge:
        return {Refused::tr("One record is larger than a record may be."),
            Refused::tr("Cut it into parts, compress it, or keep the bytes elsewhere and send a reference.")};
    case Reason::CallTooLarge:
    case Reason::TooManyRecords:
        return {Refused::tr("The call holds more records or bytes than one call may."),
            Refused::tr("Put the records into several calls.")};
    case Reason::TokenExpired:
        return {Refused::tr("The page token is older than five minutes."),
            Refused::tr("Ask for the list again from its start.")};
    case Reason::RateExceeded:
        return {Refused::tr("This operation has been called too often within a second."),
            Refused::tr("Wait a moment, and call it less often.")};
    case Reason::DryRun:
        return {Refused::tr("Everything was in order, and nothing was done: the call asked for a dry run."),
            Refused::tr("Leave out DryRun to do it.")};
    case Reason::WrongCapacityMode:
        return {Refused::tr("The operation does not go with the capacity mode of the stream."),
            Refused::tr("Switch the mode, or let the service scale an on-demand stream.")};
    case Reason::OnDemandStreamQuota:
        return {Refused::tr("The account has as many on-demand streams as it may."),
            Refused::tr("Make the stream provisioned, or ask for a higher quota.")};
    case Reason::CommitmentMissing:
        return {Refused::tr("Warm throughput needs the account's commitment to a minimum throughput."),
            Refused::tr("Enable the commitment in the account settings first.")};
    case Reason::WarmThroughputInUse:
        return {Refused::tr("A stream still has warm throughput."), Refused::tr("Set its warm throughput to 0 first.")};
    case Reason::WarmThroughputQuota:
        return {Refused::tr("On-demand streams of this region cannot be kept ready for so much."),
            Refused::tr("Ask for no more than they can grow to there, or use a region with a higher ceiling.")};
    case Reason::TooManyTags:
        return {Refused::tr("The resource would have more tags than it may."),
            Refused::tr("Remove tags that are not needed first.")};
    case Reason::BadTag:
        return {Refused::tr("A tag holds characters that tags may not hold."),
            Refused::tr("Use letters, digits, spaces and _ . : / = + - @ only.")};
    case Reason::PolicyNotFound:
        return {Refused::tr("The resource has no policy."), Refused::tr("Attach one with PutResourcePolicy.")};
    case Reason::TooManyModeSwitchesToday:
        return {Refused::tr("The capacity mode has been switched twice within 24 hours."),
            Refused::tr("Wait until 24 hours have passed since the first switch.")};
    case Reason::TooManyEncryptionChangesToday:
        return {Refused::tr("Encryption has been started and stopped too often within 24 hours."),
            Refused::tr("Wait until 24 hours have passed since the first of these calls.")};
    case Reason::ChannelNotFound:
        return {
            Refused::tr("There is no such channel."), Refused::tr("Create the channel, or choose one from the list.")};
    case Reason::ChannelExists:
        return {Refused::tr("The channel, or its table, is in use already."),
            Refused::tr("Choose another name or another table.")};
    case Reason::ChannelNotActive:
        return {Refused::tr("The channel is still busy with an earlier change."),
            Refused::tr("Wait until it is ACTIVE again.")};
    case Reason::ChannelQuota:
        return {Refused::tr("There are as many channels as there may be."), Refused::tr("Delete one first.")};
    case Reason::ChannelsStillThere:
        return {Refused::tr("The stream still has channels."), Refused::tr("Delete its channels first.")};
    case Reason::OperationDenied:
        return {Refused::tr("Who called may not call this operation."),
            Refused::tr("Allow the operation again, as an IAM policy would.")};
    case Reason::DeniedByPolicy:
        return {Refused::tr("The policy of the stream or consumer denies this operation to who called."),
            Refused::tr("Change the statement of the policy that denies it.")};
    case Reason::NotShared:
        return {Refused::tr("The stream or consumer belongs to another account, and its policy does not share it."),
            Refused::tr("Share it with the account that calls, by PutResourcePolicy.")};
    case Reason::KeyNotAllowed:
        return {Refused::tr("Who called may not use the KMS key of the stream."),
            Refused::tr("Allow kms:GenerateDataKey to who writes and kms:Decrypt to who reads.")};
    case Reason::KeyDisabled:
        return {Refused::tr("The KMS key of the stream is disabled."), Refused::tr("Enable the key.")};
    case Reason::KeyPendingDeletion:
        return {Refused::tr("The KMS key of the stream is about to be deleted."),
            Refused::tr("Cancel the deletion and enable the key; once it is gone, so are its records.")};
    case Reason::KeyAbsent:
        return {Refused::tr("The KMS key of the stream does not exist, or not in this region."),
            Refused::tr("Name a key that exists in the account and region of the stream.")};
    case Reason::KeyOptInRequired:
        return {Refused::tr("The account has no subscription to KMS."), Refused::tr("Subscribe the account to KMS.")};
    case Reason::KeyThrottled:
        return {Refused::tr("KMS refuses calls beyond its own rate."), Refused::tr("Try again after a pause.")};
    case Reason::InjectedFault:
        return {Refused::tr("A fault that was injected on purpose refused this."),
            Refused::tr("Clear the fault, or try again as the program would.")};
    case Reason::OperationNotInProfile:
        return {Refused::tr("The service of this profile does not have this operation: it came later."),
            Refused::tr("Choose the profile “current”.")};
    }
    return {};
}

ErrorText errorText(streams::Reason reason, streams::CapacityMode mode)
{
    using streams::Reason;
    ErrorText text = errorText(reason);
    if (mode != streams::CapacityMode::OnDemand)
        return text;
    if (reason == Reason::RecordsThrottled || reason == Reason::BytesThrottled)
        text.remedy = Refused::tr("Wait until the service has split the shard, spread its hot keys, or ready warm "
                                  "throughput before the load comes.");
    if (reason == Reason::ReadThrottled)
        text.remedy = Refused::tr("Poll less often, or use enhanced fan-out.");
    return text;
}

QString originText(const streams::ServiceSettings& settings, streams::QuotaName name)
{
    const streams::QuotaOrigin origin = streams::quotaOrigin(settings, name);
    if (origin.source.empty() && origin.date.empty())
        return Refused::tr("of this account, as the scenario says");
    if (origin.source.empty())
        return Refused::tr("as the scenario says, %1", "the date of a quota").arg(textOf(origin.date));
    if (origin.date.empty())
        return textOf(origin.source);
    return QStringLiteral("%1, %2").arg(textOf(origin.source), textOf(origin.date));
}

QString ruleText(streams::Reason reason, const streams::ServiceSettings& settings)
{
    return ruleText(reason, streams::Action::GetRecords, settings);
}

QString ruleText(streams::Reason reason, streams::Action action, const streams::ServiceSettings& settings)
{
    const auto rule = [&](streams::QuotaName quota) {
        return ruleOf(textOf(streams::quotaRow(quota).title), settings, quota);
    };
    if (reason == streams::Reason::ReadThrottled && action == streams::Action::GetShardIterator)
        return rule(streams::QuotaName::IteratorCallsPerSecond);
    QStringList rules;
    for (const streams::QuotaName quota : streams::quotasBehind(reason)) {
        // It stands where the largest target does, and has no number of its own.
        if (reason == streams::Reason::CountOutOfBounds)
            rules << ruleOf(Refused::tr("UpdateShardCount, from half to double the open shards"), {}, quota);
        rules << rule(quota);
    }
    return rules.join(QLatin1Char(' '));
}

QString verbatim(const streams::Refusal& refusal)
{
    const std::string_view name = streams::exceptionName(refusal.exception);
    return QString::fromUtf8(name.data(), qsizetype(name.size())) + QStringLiteral(": ")
        + QString::fromStdString(refusal.message);
}

}
