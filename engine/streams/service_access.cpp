// Who may do what: the switches and keys of streams/access.h, asked before and on the way of every call. Texts are
// those of IAM and KMS, as callers of the service have reported them; that of a key that is throttled, or not
// subscribed to, is KMS's own.
#include "streams/arn.h"
#include "streams/service.h"

#include "streams/stream_settings.h"

#include <algorithm>
#include <iterator>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr std::size_t kMostName = 128;
constexpr std::size_t kMostKeyId = 2'048;

Refusal refuse(std::string message) { return {Exception::InvalidArgument, Reason::BadArgument, std::move(message)}; }

std::optional<Refusal> problemIn(std::string_view field, const std::string& value, std::size_t most)
{
    if (!value.empty() && value.size() <= most)
        return std::nullopt;
    return refuse(std::string{field} + " has " + std::to_string(value.size()) + " characters, and may have 1 to "
        + std::to_string(most) + ".");
}

// IAM names hold letters, digits and these; what else a caller's name has is shown as a hyphen.
// Where it is at home is in its ARN already.
std::string iamName(std::string_view name)
{
    constexpr std::string_view kMarks = "+=,.@_-";
    std::string text{name.substr(0, name.find(" \u00b7 "))};
    for (char& c : text) {
        const bool isKept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || kMarks.find(c) != std::string_view::npos;
        c = isKept ? c : '-';
    }
    return text;
}

std::string nameOf(Action action) { return "kinesis:" + std::string{actionName(action)}; }

bool isAlias(std::string_view keyArn) { return keyArn.find(":alias/") != std::string_view::npos; }

// `action` as IAM calls it: "kinesis:GetRecords".
std::string notAuthorized(const std::string& userArn, std::string_view action, std::string_view resourceArn)
{
    return "User: " + userArn + " is not authorized to perform: " + std::string{action}
    + " on resource: " + std::string{resourceArn};
}

std::string noIdentityPolicy(std::string_view action)
{
    return " because no identity-based policy allows the " + std::string{action} + " action";
}
}

// --- Setting -----------------------------------------------------------------------

Answer<Done> Service::setKeyState(Instant now, const SetKeyStateRequest& request)
{
    if (auto refusal = problemIn("KeyId", request.keyId, kMostKeyId))
        return *std::move(refusal);
    m_access.setKeyState(now, keyArn(request.keyId), request.state);
    return Done{};
}

Answer<Done> Service::setKeyAccess(Instant now, const SetKeyAccessRequest& request)
{
    if (auto refusal = problemIn("KeyId", request.keyId, kMostKeyId))
        return *std::move(refusal);
    if (auto refusal = problemIn("name", request.caller, kMostName))
        return *std::move(refusal);
    m_access.setKeyAccess(now, keyArn(request.keyId), request);
    return Done{};
}

Answer<Done> Service::setAccess(Instant now, const SetAccessRequest& request)
{
    if (auto refusal = problemIn("name", request.caller, kMostName))
        return *std::move(refusal);
    if (!hasSwitch(request.operation))
        return refuse("There is no operation " + request.operation + "; name one of the API, or * for all.");
    m_access.setAccess(now, request);
    return Done{};
}

// --- Operations --------------------------------------------------------------------

Service::Asker Service::askerOf(CallerIndex caller) const
{
    return {m_calls.callerName(caller), m_homes[number(homeOf(caller))]};
}

std::string Service::userArn(const Asker& who)
{
    return "arn:aws:iam::" + who.home.account + ":user/" + iamName(who.name);
}

AccessStep& Service::noteStep(const Asked& asked, AccessStep::Kind kind)
{
    AccessStep& step = asked.path->emplace_back();
    step.kind = kind;
    step.resource = asked.resourceArn;
    step.callerAccount = asked.who.home.account;
    return step;
}

Refusal Service::refusedTo(const Asked& asked, Reason reason, std::string_view why)
{
    return {Exception::AccessDenied, reason,
        notAuthorized(userArn(asked.who), nameOf(asked.action), asked.resourceArn) + std::string{why}};
}

// What an operation that is about no stream is said to be on is not known.
std::optional<Barrier> Service::barrierOf(Asked asked) const
{
    const AccessRules::Switch* const decides = m_access.switchFor(asked.who.name, asked.action);
    const bool isDenied = decides != nullptr && !decides->isAllowed;
    if (asked.path != nullptr) {
        using Kind = AccessStep::Kind;
        AccessStep& step = noteStep(asked,
            isDenied                 ? Kind::SwitchDenies
                : decides == nullptr ? Kind::SwitchSilent
                                     : Kind::SwitchAllows);
        step.refuses = isDenied;
        if (decides != nullptr) {
            step.switchCaller = decides->caller;
            step.switchOperation = decides->operation;
        }
    }
    if (isDenied) {
        if (asked.resourceArn.empty())
            asked.resourceArn = "arn:aws:kinesis:" + asked.who.home.region + ":" + asked.who.home.account + ":*";
        return Barrier{
            refusedTo(asked, Reason::OperationDenied, noIdentityPolicy(nameOf(asked.action))), {}, decides->at};
    }
    const Policy* policy = m_hasPolicies ? policyOf(asked.resourceArn) : nullptr;
    if (asked.instead != nullptr)
        policy = asked.resourceArn.empty() || asked.instead->isEmpty() ? nullptr : asked.instead;
    PolicyVerdict verdict = PolicyVerdict::Silent;
    if (policy != nullptr) {
        const std::string user = userArn(asked.who);
        const std::string operation = nameOf(asked.action);
        const PolicyQuestion question{.principalArn = user,
            .action = operation,
            .resourceArn = asked.resourceArn,
            .region = asked.who.home.region,
            .unixSecond = unixSecond(asked.now),
            .tags = tagsOf(asked.resourceArn)};
        verdict = policy->judge(question);
        if (asked.path != nullptr)
            for (StatementFound& found : policy->path(question))
                noteStep(asked, AccessStep::Kind::Statement).statement = std::move(found);
    }
    return barrierOfSharing(asked, policy, verdict);
}

// What the policy of the resource makes of it: a denial holds for everybody, a permission is needed by other accounts.
std::optional<Barrier> Service::barrierOfSharing(const Asked& asked, const Policy* policy, PolicyVerdict verdict) const
{
    using Kind = AccessStep::Kind;
    const auto there = homeIn(asked.resourceArn);
    const auto step = [&](Kind kind, bool refuses) {
        if (asked.path == nullptr)
            return;
        AccessStep& noted = noteStep(asked, kind);
        noted.refuses = refuses;
        noted.account = there ? there->account : std::string{};
    };
    if (!there)
        step(Kind::NoResource, false);
    else if (policy == nullptr)
        step(Kind::NoPolicy, false);
    if (verdict == PolicyVerdict::Denied) {
        step(Kind::ExplicitDeny, true);
        return Barrier{refusedTo(asked, Reason::DeniedByPolicy, " with an explicit deny in a resource-based policy"),
            {}, base::kWorldStart};
    }
    if (!there)
        return std::nullopt;
    const std::string& account = asked.who.home.account;
    if (there->account == account) {
        step(Kind::OwnAccount, false);
        return std::nullopt;
    }
    if (verdict == PolicyVerdict::Allowed || asked.isByPerson) {
        step(verdict == PolicyVerdict::Allowed ? Kind::PolicyAllows : Kind::PeopleMay, false);
        return std::nullopt;
    }
    step(Kind::PolicySilent, true);
    return Barrier{refusedTo(asked, Reason::NotShared,
                       " because no resource-based policy allows the " + nameOf(asked.action) + " action"),
        {}, base::kWorldStart, asked.resourceArn, account, policy != nullptr};
}

std::string Service::resourceOf(std::string_view caller, Action action, const Stream& stream) const
{
    if (action == Action::SubscribeToShard) {
        for (const RegisteredConsumer& consumer : stream.consumers)
            if (consumer.name == caller)
                return consumer.arn;
    }
    return streamArn(stream);
}

std::optional<Barrier> Service::barrierOf(Instant now, CallerIndex caller, Action action,
    std::optional<StreamIndex> stream) const
{
    Asked asked{.now = now, .who = askerOf(caller), .action = action};
    if (stream)
        asked.resourceArn = resourceOf(asked.who.name, action, this->stream(*stream));
    return barrierOf(std::move(asked));
}

std::optional<Refusal> Service::deniedTo(sim::Context context, CallerIndex caller, Action action,
    std::string resourceArn) const
{
    auto barrier = barrierOf({.now = context.now,
        .who = askerOf(caller),
        .isByPerson = context.self == kServiceActor,
        .action = action,
        .resourceArn = std::move(resourceArn)});
    return barrier ? std::optional{std::move(barrier->refusal)} : std::nullopt;
}

std::optional<Refusal> Service::deniedTo(sim::Context context, CallerIndex caller, Action action,
    StreamIndex stream) const
{
    return deniedTo(context, caller, action, resourceOf(m_calls.callerName(caller), action, this->stream(stream)));
}

// Roles are IAM's: there is no resource-based policy of one to ask.
std::optional<Barrier> Service::barrierOfRole(CallerIndex caller, std::string_view roleArn) const
{
    const Asker who = askerOf(caller);
    const AccessRules::Switch* const decides = m_access.switchFor(who.name, kPassRole);
    if (decides == nullptr || decides->isAllowed)
        return std::nullopt;
    Barrier barrier{{Exception::AccessDenied, Reason::OperationDenied,
                        notAuthorized(userArn(who), kPassRole, roleArn) + noIdentityPolicy(kPassRole)},
        {}, decides->at};
    barrier.operation = kPassRole;
    return barrier;
}

// No policy lets another account write policies.
std::optional<Refusal> Service::notTheOwner(const Asked& asked) const
{
    const auto there = homeIn(asked.resourceArn);
    if (!there || there->account == asked.who.home.account)
        return std::nullopt;
    if (asked.path != nullptr) {
        AccessStep& step = noteStep(asked, AccessStep::Kind::NotTheOwner);
        step.refuses = true;
        step.account = there->account;
    }
    return refusedTo(asked, Reason::NotShared, {});
}

// --- The way to an answer ------------------------------------------------------------

bool isAboutResource(Action action)
{
    constexpr Action kOthers[] = {Action::ListStreams, Action::DescribeLimits, Action::DescribeAccountSettings,
        Action::UpdateAccountSettings, Action::CreateChannel, Action::DescribeChannel, Action::ListChannels,
        Action::DeleteChannel, Action::UpdateChannel};
    return std::find(std::begin(kOthers), std::end(kOthers), action) == std::end(kOthers);
}

AccessDecision Service::decide(Instant now, const AccessQuestion& question) const
{
    AccessDecision decision;
    Asked asked{.now = now,
        .who = {question.caller, question.home},
        .isByPerson = question.asking == Asking::Person,
        .action = question.action,
        .resourceArn = isAboutResource(question.action) ? question.resourceArn : std::string{},
        .instead = question.policy ? &*question.policy : nullptr,
        .path = &decision.steps};
    const auto place = placeOf(asked.resourceArn);
    if (place && !place->consumer)
        asked.resourceArn = resourceOf(question.caller, question.action, stream(place->stream));
    const auto there = homeIn(asked.resourceArn);
    if (there && !asked.isByPerson && there->region != question.home.region) {
        AccessStep& step = noteStep(asked, AccessStep::Kind::OtherRegion);
        step.refuses = true;
        step.account = there->account;
        decision.refusal =
            notReached({there->region, there->account, place ? stream(place->stream).name : std::string{}});
        return decision;
    }
    if (auto barrier = barrierOf(asked)) {
        decision.refusal = std::move(barrier->refusal);
        return decision;
    }
    if (question.action == Action::PutResourcePolicy && question.asking == Asking::Program)
        decision.refusal = notTheOwner(asked);
    if (!decision.refusal && place)
        decision.refusal = barredKey(asked, stream(place->stream));
    return decision;
}

// Who writes needs the key that holds now; who reads, that of every record on the way.
std::optional<Refusal> Service::barredKey(const Asked& asked, const Stream& stream) const
{
    using Kind = AccessStep::Kind;
    const bool isWrite = asked.action == Action::PutRecord || asked.action == Action::PutRecords;
    const bool isRead = asked.action == Action::GetRecords || asked.action == Action::SubscribeToShard;
    if (!isWrite && !isRead)
        return std::nullopt;
    const std::vector<EncryptionPeriod>& periods = stream.settings.encryption.periods;
    const auto last = std::find_if(periods.rbegin(), periods.rend(),
        [](const EncryptionPeriod& period) { return period.type == EncryptionType::Kms; });
    const bool needsKey = isWrite ? stream.settings.encryption.type() == EncryptionType::Kms : last != periods.rend();
    if (!needsKey) {
        noteStep(asked, Kind::NoKey);
        return std::nullopt;
    }
    std::optional<Barrier> barrier;
    if (isWrite)
        barrier = barrierOfEncryption(asked.now, asked.who, stream);
    for (std::uint32_t i = 0; isRead && !barrier && i < stream.logs.size(); ++i) {
        const std::uint64_t first = stream.logs[i].firstAtOrAfter(stream.horizon(asked.now), stream.lines[i].stored);
        if (auto unreadable = firstUnreadable(asked.now, asked.who, stream, ShardIndex{i}, first))
            barrier = std::move(unreadable->barrier);
    }
    const KeyUse use = isWrite ? KeyUse::GenerateDataKey : KeyUse::Decrypt;
    const std::string key = barrier ? barrier->keyArn : keyArnIn(homeOf(stream), last->keyId);
    const KeyState state = m_access.stateOf(key);
    const bool isUsable = m_access.mayUse(key, asked.who.name, use);
    const auto step = [&](Kind kind, bool isBad) {
        AccessStep& noted = noteStep(asked, kind);
        noted.refuses = isBad && barrier.has_value();
        noted.resource = key;
        noted.keyState = state;
        noted.keyUse = use;
        noted.mayUse = isUsable;
    };
    step(Kind::KeyState, state != KeyState::Enabled);
    if (state == KeyState::Enabled)
        step(Kind::KeyAccess, !isUsable);
    if (barrier)
        return std::move(barrier->refusal);
    if (state != KeyState::Enabled || !isUsable) {
        const bool isBarred = keyBarrierOf(asked.now, asked.who, use, stream, *last).has_value();
        step(isBarred ? Kind::NothingToRead : Kind::DataKeyLasts, false);
    }
    return std::nullopt;
}

// --- Keys --------------------------------------------------------------------------

std::string Service::keyArn(std::string_view keyId) const { return keyArnIn(m_homes.front(), keyId); }

Barrier Service::keyBarrier(const Asker& who, KeyUse use, const Stream& stream, std::string keyArn,
    KeyProblem problem) const
{
    const Instant since = m_access.sinceWhen({keyArn, who.name, use});
    const auto barrier = [&](Exception exception, Reason reason, std::string message) {
        return Barrier{{exception, reason, std::move(message)}, keyArn, since};
    };
    switch (problem) {
    case KeyProblem::None:
        break;
    case KeyProblem::NotAllowed:
        return barrier(Exception::KmsAccessDenied, Reason::KeyNotAllowed,
            use == KeyUse::GenerateDataKey
                ? "User: " + userArn(who) + " is not authorized to perform: kms:GenerateDataKey on resource: " + keyArn
                : "User " + who.home.account + ":" + iamName(who.name)
                    + " is not authorized to decrypt records in stream " + homeOf(stream).account + ":" + stream.name
                    + ":" + std::to_string(unixSecond(stream.created)));
    case KeyProblem::Disabled:
        return barrier(Exception::KmsDisabled, Reason::KeyDisabled, keyArn + " is disabled.");
    case KeyProblem::PendingDeletion:
        return barrier(Exception::KmsInvalidState, Reason::KeyPendingDeletion, keyArn + " is pending deletion.");
    case KeyProblem::Absent:
        return barrier(Exception::KmsNotFound, Reason::KeyAbsent,
            isAlias(keyArn) ? "Alias " + keyArn + " is not found." : "Key '" + keyArn + "' does not exist");
    case KeyProblem::OptInRequired:
        return barrier(Exception::KmsOptInRequired, Reason::KeyOptInRequired,
            "The AWS Access Key Id needs a subscription for the service");
    case KeyProblem::Throttled:
        return barrier(Exception::KmsThrottling, Reason::KeyThrottled,
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.");
    }
    return {};
}

std::optional<Barrier> Service::keyBarrierOf(Instant now, const Asker& who, KeyUse use, const Stream& stream,
    const EncryptionPeriod& period) const
{
    std::string arn = keyArnIn(homeOf(stream), period.keyId);
    const KeyProblem problem = m_access.problemOf({arn, who.name, use}, period.from, now);
    if (problem == KeyProblem::None)
        return std::nullopt;
    return keyBarrier(who, use, stream, std::move(arn), problem);
}

// A call is refused as a whole: from the moment at which encryption begins it needs a data key.
std::optional<Barrier> Service::barrierOfEncryption(Instant now, const Asker& who, const Stream& stream) const
{
    const Encryption& encryption = stream.settings.encryption;
    if (!m_access.isSet() || encryption.type() != EncryptionType::Kms)
        return std::nullopt;
    return keyBarrierOf(now, who, KeyUse::GenerateDataKey, stream, encryption.periods.back());
}

std::optional<Barrier> Service::barrierOfWrite(Instant now, CallerIndex caller, StreamIndex stream) const
{
    if (auto barrier = barrierOf(now, caller, Action::PutRecords, stream))
        return barrier;
    return barrierOfEncryption(now, askerOf(caller), this->stream(stream));
}

std::optional<Barrier> Service::barrierOfKey(CallerIndex caller, KeyUse use, StreamIndex streamIndex) const
{
    const Stream& stream = this->stream(streamIndex);
    const std::vector<EncryptionPeriod>& periods = stream.settings.encryption.periods;
    const auto last = std::find_if(periods.rbegin(), periods.rend(),
        [](const EncryptionPeriod& period) { return period.type == EncryptionType::Kms; });
    if (last == periods.rend())
        return std::nullopt;
    std::string arn = keyArnIn(homeOf(stream), last->keyId);
    const KeyProblem problem = m_access.problemNow({arn, m_calls.callerName(caller), use});
    if (problem == KeyProblem::None)
        return std::nullopt;
    return keyBarrier(askerOf(caller), use, stream, std::move(arn), problem);
}

std::optional<Barrier> Service::barrierOfRead(Instant now, CallerIndex caller, StreamIndex stream, ShardIndex shard,
    std::uint64_t ordinal) const
{
    auto unreadable = firstUnreadable(now, askerOf(caller), this->stream(stream), shard, ordinal);
    if (!unreadable || unreadable->ordinal != ordinal)
        return std::nullopt;
    return std::move(unreadable->barrier);
}

// The first record from there on that the caller cannot decrypt: those of before and after a period of encryption are
// plain, or encrypted with another key.
std::optional<Service::UnreadableFrom> Service::firstUnreadable(Instant now, const Asker& who, const Stream& stream,
    ShardIndex shard, std::uint64_t from) const
{
    const std::vector<EncryptionPeriod>& periods = stream.settings.encryption.periods;
    const ShardLog& log = stream.logs[number(shard)];
    const std::uint64_t stored = stream.lines[number(shard)].stored;
    std::optional<UnreadableFrom> first;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        if (periods[i].type != EncryptionType::Kms)
            continue;
        auto barrier = keyBarrierOf(now, who, KeyUse::Decrypt, stream, periods[i]);
        if (!barrier)
            continue;
        Instant end = base::kWorldEnd;
        for (std::size_t later = i + 1; later < periods.size(); ++later)
            end = std::min(end, Encryption::beginsAt(periods[later], number(shard)));
        const std::uint64_t begin =
            std::max(from, log.firstAtOrAfter(Encryption::beginsAt(periods[i], number(shard)), stored));
        const bool isThere = begin < stored && log.arrival(begin) < end;
        if (isThere && (!first || begin < first->ordinal))
            first = UnreadableFrom{begin, *std::move(barrier)};
    }
    return first;
}

}
