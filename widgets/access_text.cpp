#include "widgets/access_text.h"

#include "streams/arn.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace shardscope::widgets {

namespace {

using streams::AccessStep;
using Kind = AccessStep::Kind;

struct Access {
    Q_DECLARE_TR_FUNCTIONS(Access)
};

QString ofBytes(const std::string& text) { return QString::fromStdString(text); }

QString listOf(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << ofBytes(text);
    return list.join(QStringLiteral(", "));
}

QString conditionText(const QString& statement, const streams::StatementFound& found)
{
    const QString key = ofBytes(found.conditionKey);
    const QString test = ofBytes(found.conditionOperator);
    const QString wanted = listOf(found.wanted);
    return found.found ? Access::tr("%1 does not apply: %2 asks %3 for %4, and it is %5.")
                             .arg(statement, test, key, wanted, ofBytes(*found.found))
                       : Access::tr("%1 does not apply: %2 asks %3 for %4, and this call has no such key.")
                             .arg(statement, test, key, wanted);
}

QString statementText(const streams::StatementFound& found)
{
    const QString number = format::count(std::int64_t(found.number));
    const QString name = found.sid.empty() ? number : QStringLiteral("%1 (%2)").arg(number, ofBytes(found.sid));
    const QString statement =
        found.allows ? Access::tr("Statement %1, Allow,").arg(name) : Access::tr("Statement %1, Deny,").arg(name);
    if (!found.misses)
        return Access::tr("%1 applies.").arg(statement);
    const QString wanted = listOf(found.wanted);
    switch (*found.misses) {
    case streams::StatementPart::Principal:
        if (found.isOther)
            return Access::tr("%1 has a NotPrincipal: it applies to nobody.").arg(statement);
        return found.wanted.empty() ? Access::tr("%1 names no Principal: it applies to nobody.").arg(statement)
                                    : Access::tr("%1 does not apply: its Principal is %2.").arg(statement, wanted);
    case streams::StatementPart::Action:
        return found.isOther ? Access::tr("%1 does not apply: its NotAction is %2.").arg(statement, wanted)
                             : Access::tr("%1 does not apply: its Action is %2.").arg(statement, wanted);
    case streams::StatementPart::Resource:
        return found.isOther ? Access::tr("%1 does not apply: its NotResource is %2.").arg(statement, wanted)
                             : Access::tr("%1 does not apply: its Resource is %2.").arg(statement, wanted);
    case streams::StatementPart::Condition:
        return conditionText(statement, found);
    }
    return {};
}

}

QString stepText(const AccessStep& step)
{
    const QString owner = ofBytes(step.account);
    const QString caller = ofBytes(step.callerAccount);
    const QString who = callerText(step.switchCaller);
    const QString what = operationText(step.switchOperation);
    const QString key = ofBytes(step.resource);
    switch (step.kind) {
    case Kind::OtherRegion:
        return Access::tr("It is in another region than the caller, and no call crosses regions.");
    case Kind::SwitchSilent:
        return Access::tr("No switch is about this caller and operation: the caller's own policies allow it.");
    case Kind::SwitchAllows:
        return Access::tr("The caller's own policies allow it, by the switch of %1 for %2.").arg(who, what);
    case Kind::SwitchDenies:
        return Access::tr("The caller's own policies do not allow it, by the switch of %1 for %2.").arg(who, what);
    case Kind::NoResource:
        return Access::tr("The operation is about the account: no policy of a stream is asked.");
    case Kind::NoPolicy:
        return Access::tr("The stream or consumer has no policy.");
    case Kind::Statement:
        return statementText(step.statement);
    case Kind::ExplicitDeny:
        return Access::tr("A statement that denies wins over all that allow.");
    case Kind::OwnAccount:
        return Access::tr("The caller and the stream belong to the same account, %1: nothing has to be shared.")
            .arg(owner);
    case Kind::PolicyAllows:
        return Access::tr("It belongs to account %1, and its policy lets account %2 do this.").arg(owner, caller);
    case Kind::PolicySilent:
        return Access::tr("It belongs to account %1, and no policy lets account %2 do this.").arg(owner, caller);
    case Kind::PeopleMay:
        return Access::tr("It belongs to account %1. You, at this window, may act for every account.").arg(owner);
    case Kind::NotTheOwner:
        return Access::tr("Only account %1, which owns it, writes its policy.").arg(owner);
    case Kind::NoKey:
        return Access::tr("No key is needed: nothing here is encrypted.");
    case Kind::KeyState:
        return Access::tr("The key %1 is %2.").arg(key, keyStateText(step.keyState));
    case Kind::KeyAccess:
        return step.mayUse ? Access::tr("The caller has permission for %1.").arg(keyUseText(step.keyUse))
                           : Access::tr("The caller has no permission for %1.").arg(keyUseText(step.keyUse));
    case Kind::DataKeyLasts:
        return Access::tr("A data key of the last five minutes is still in use.");
    case Kind::NothingToRead:
        return Access::tr("No record that is kept was encrypted with it.");
    }
    return {};
}

StepSense senseOf(const AccessStep& step)
{
    if (step.refuses)
        return StepSense::Refuses;
    switch (step.kind) {
    case Kind::SwitchSilent:
    case Kind::SwitchAllows:
    case Kind::OwnAccount:
    case Kind::PolicyAllows:
    case Kind::PeopleMay:
    case Kind::DataKeyLasts:
        return StepSense::Allows;
    case Kind::KeyState:
        return step.keyState == streams::KeyState::Enabled ? StepSense::Allows : StepSense::Passes;
    case Kind::KeyAccess:
        return step.mayUse ? StepSense::Allows : StepSense::Passes;
    case Kind::Statement:
        return !step.statement.misses && step.statement.allows ? StepSense::Allows : StepSense::Passes;
    case Kind::OtherRegion:
    case Kind::SwitchDenies:
    case Kind::NoResource:
    case Kind::NoPolicy:
    case Kind::ExplicitDeny:
    case Kind::PolicySilent:
    case Kind::NotTheOwner:
    case Kind::NoKey:
    case Kind::NothingToRead:
        return StepSense::Passes;
    }
    return StepSense::Passes;
}

QString keyStateText(streams::KeyState state)
{
    switch (state) {
    case streams::KeyState::Enabled:
        return Access::tr("enabled");
    case streams::KeyState::Disabled:
        return Access::tr("disabled");
    case streams::KeyState::PendingDeletion:
        return Access::tr("pending deletion");
    case streams::KeyState::Absent:
        return Access::tr("not there");
    case streams::KeyState::OptInRequired:
        return Access::tr("without a subscription to KMS");
    case streams::KeyState::Throttled:
        return Access::tr("throttled by KMS");
    }
    return {};
}

QString keyUseText(streams::KeyUse use)
{
    return use == streams::KeyUse::GenerateDataKey ? QStringLiteral("kms:GenerateDataKey")
                                                   : QStringLiteral("kms:Decrypt");
}

QString callerText(const std::string& caller)
{
    return caller == streams::kAny ? Access::tr("everybody") : ofBytes(caller);
}

QString operationText(const std::string& operation)
{
    return operation == streams::kAny ? Access::tr("all operations") : ofBytes(operation);
}

QString switchText(const streams::AccessRules::Switch& one)
{
    const QString who = callerText(one.caller);
    const QString what = operationText(one.operation);
    const QString since = format::clockSeconds(one.at);
    return one.isAllowed ? Access::tr("%1, %2: allowed since %3").arg(who, what, since)
                         : Access::tr("%1, %2: refused since %3").arg(who, what, since);
}

QString resourceText(const std::string& arn, const world::World& world)
{
    const auto consumer = streams::parseConsumerArn(arn);
    const std::string stream = consumer ? arn.substr(0, arn.find("/consumer/")) : arn;
    const auto index = world.service().find(stream);
    const QString name = index ? format::streamLabel(world.service().stream(*index).reference) : ofBytes(stream);
    return consumer ? Access::tr("%1 of %2").arg(ofBytes(consumer->consumerName), name) : name;
}

QString commitmentText(const streams::MinimumThroughputBillingCommitment& commitment, base::Instant now)
{
    using streams::CommitmentStatus;
    const auto clock = [](const std::optional<base::Instant>& at) {
        return at ? format::clockSeconds(*at) : QString();
    };
    const auto toGo = [now](const std::optional<base::Instant>& at) {
        return at && *at > now ? format::duration(*at - now) : format::duration(base::Duration{});
    };
    switch (commitment.status) {
    case CommitmentStatus::Enabled:
        return commitment.earliestAllowedEndAt && *commitment.earliestAllowedEndAt > now
            ? Access::tr("ENABLED since %1. It lasts until %2 at least, %3 from now.")
                  .arg(clock(commitment.startedAt), clock(commitment.earliestAllowedEndAt),
                      toGo(commitment.earliestAllowedEndAt))
            : Access::tr("ENABLED since %1. It may end at any time.").arg(clock(commitment.startedAt));
    case CommitmentStatus::EnabledUntilEarliestAllowedEnd:
        return Access::tr("ENABLED_UNTIL_EARLIEST_ALLOWED_END: it ends at %1, %2 from now.")
            .arg(clock(commitment.earliestAllowedEndAt), toGo(commitment.earliestAllowedEndAt));
    case CommitmentStatus::Disabled:
        return commitment.endedAt ? Access::tr("DISABLED since %1.").arg(clock(commitment.endedAt))
                                  : Access::tr("DISABLED: there is no commitment.");
    }
    return {};
}

}
