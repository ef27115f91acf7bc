// Who may do what: the switches and keys of streams/access.h, asked before and on the way of every call. Texts are
// those of IAM and KMS, as callers of the service have reported them; that of a key that is throttled, or not
// subscribed to, is KMS's own.
#include "streams/arn.h"
#include "streams/service.h"

#include "streams/stream_settings.h"

#include <algorithm>

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

bool isAlias(std::string_view keyArn) { return keyArn.find(":alias/") != std::string_view::npos; }

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
    if (request.operation != kAny && !actionNamed(request.operation))
        return refuse("There is no operation " + request.operation + "; name one of the API, or * for all.");
    m_access.setAccess(now, request);
    return Done{};
}

// --- Operations --------------------------------------------------------------------

std::string Service::userArn(CallerIndex caller) const
{
    return "arn:aws:iam::" + m_homes[number(homeOf(caller))].account + ":user/" + iamName(m_calls.callerName(caller));
}

// What an operation that is about no stream is said to be on is not known.
std::optional<Barrier> Service::barrierOf(CallerIndex caller, Action action, std::string resourceArn) const
{
    const std::string& name = m_calls.callerName(caller);
    const std::string operation = "kinesis:" + std::string{actionName(action)};
    const auto barrier = [&](std::string_view why, Reason reason, Instant since) {
        return Barrier{{Exception::AccessDenied, reason,
                           "User: " + userArn(caller) + " is not authorized to perform: " + operation
                               + " on resource: " + resourceArn + std::string{why}},
            {}, since};
    };
    if (!m_access.isAllowed(name, action)) {
        if (resourceArn.empty())
            resourceArn = "arn:aws:kinesis:" + home().region + ":" + home().account + ":*";
        return barrier(" because no identity-based policy allows the " + operation + " action", Reason::OperationDenied,
            m_access.sinceWhen(name, action));
    }
    const Policy* const policy = m_hasPolicies ? policyOf(resourceArn) : nullptr;
    const PolicyVerdict verdict = policy == nullptr
        ? PolicyVerdict::Silent
        : policy->judge({.principalArn = userArn(caller), .action = operation, .resourceArn = resourceArn});
    if (verdict == PolicyVerdict::Denied)
        return barrier(" with an explicit deny in a resource-based policy", Reason::DeniedByPolicy, base::kWorldStart);
    const auto there = homeIn(resourceArn);
    const std::string& account = m_homes[number(homeOf(caller))].account;
    if (!there || there->account == account || verdict == PolicyVerdict::Allowed)
        return std::nullopt;
    Barrier notShared = barrier(" because no resource-based policy allows the " + operation + " action",
        Reason::NotShared, base::kWorldStart);
    notShared.resourceArn = resourceArn;
    notShared.account = account;
    notShared.hasPolicy = policy != nullptr;
    return notShared;
}

std::optional<Barrier> Service::barrierOf(CallerIndex caller, Action action, std::optional<StreamIndex> stream) const
{
    if (!stream)
        return barrierOf(caller, action, std::string{});
    const Stream& of = this->stream(*stream);
    if (action == Action::SubscribeToShard) {
        // A simulated client is registered under its own name.
        for (const RegisteredConsumer& consumer : of.consumers)
            if (consumer.name == m_calls.callerName(caller))
                return barrierOf(caller, action, consumer.arn);
    }
    return barrierOf(caller, action, streamArn(of));
}

std::optional<Refusal> Service::deniedTo(CallerIndex caller, Action action, std::string resourceArn) const
{
    auto barrier = barrierOf(caller, action, std::move(resourceArn));
    return barrier ? std::optional{std::move(barrier->refusal)} : std::nullopt;
}

// --- Keys --------------------------------------------------------------------------

std::string Service::keyArn(std::string_view keyId) const { return keyArnIn(m_homes.front(), keyId); }

Barrier Service::keyBarrier(CallerIndex caller, KeyUse use, const Stream& stream, std::string keyArn,
    KeyProblem problem) const
{
    const Instant since = m_access.sinceWhen({keyArn, m_calls.callerName(caller), use});
    const auto barrier = [&](Exception exception, Reason reason, std::string message) {
        return Barrier{{exception, reason, std::move(message)}, keyArn, since};
    };
    switch (problem) {
    case KeyProblem::None:
        break;
    case KeyProblem::NotAllowed:
        return barrier(Exception::KmsAccessDenied, Reason::KeyNotAllowed,
            use == KeyUse::GenerateDataKey ? "User: " + userArn(caller)
                    + " is not authorized to perform: kms:GenerateDataKey on resource: " + keyArn
                                           : "User " + m_homes[number(homeOf(caller))].account + ":"
                    + iamName(m_calls.callerName(caller)) + " is not authorized to decrypt records in stream "
                    + homeOf(stream).account + ":" + stream.name + ":" + std::to_string(unixSecond(stream.created)));
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

std::optional<Barrier> Service::keyBarrierOf(Instant now, CallerIndex caller, KeyUse use, const Stream& stream,
    const EncryptionPeriod& period) const
{
    std::string arn = keyArnIn(homeOf(stream), period.keyId);
    const KeyProblem problem = m_access.problemOf({arn, m_calls.callerName(caller), use}, period.from, now);
    if (problem == KeyProblem::None)
        return std::nullopt;
    return keyBarrier(caller, use, stream, std::move(arn), problem);
}

// A call is refused as a whole: from the moment at which encryption begins it needs a data key.
std::optional<Barrier> Service::barrierOfEncryption(Instant now, CallerIndex caller, const Stream& stream) const
{
    const Encryption& encryption = stream.settings.encryption;
    if (!m_access.isSet() || encryption.type() != EncryptionType::Kms)
        return std::nullopt;
    return keyBarrierOf(now, caller, KeyUse::GenerateDataKey, stream, encryption.periods.back());
}

std::optional<Barrier> Service::barrierOfWrite(Instant now, CallerIndex caller, StreamIndex stream) const
{
    if (auto barrier = barrierOf(caller, Action::PutRecords, stream))
        return barrier;
    return barrierOfEncryption(now, caller, this->stream(stream));
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
    return keyBarrier(caller, use, stream, std::move(arn), problem);
}

std::optional<Barrier> Service::barrierOfRead(Instant now, CallerIndex caller, StreamIndex stream, ShardIndex shard,
    std::uint64_t ordinal) const
{
    auto unreadable = firstUnreadable(now, caller, this->stream(stream), shard, ordinal);
    if (!unreadable || unreadable->ordinal != ordinal)
        return std::nullopt;
    return std::move(unreadable->barrier);
}

// The first record from there on that the caller cannot decrypt: those of before and after a period of encryption are
// plain, or encrypted with another key.
std::optional<Service::UnreadableFrom> Service::firstUnreadable(Instant now, CallerIndex caller, const Stream& stream,
    ShardIndex shard, std::uint64_t from) const
{
    const std::vector<EncryptionPeriod>& periods = stream.settings.encryption.periods;
    const ShardLog& log = stream.logs[number(shard)];
    const std::uint64_t stored = stream.lines[number(shard)].stored;
    std::optional<UnreadableFrom> first;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        if (periods[i].type != EncryptionType::Kms)
            continue;
        auto barrier = keyBarrierOf(now, caller, KeyUse::Decrypt, stream, periods[i]);
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
