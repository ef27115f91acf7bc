// What a stream can be set to beside its shards: shard-level metrics, encryption, the size of a record. And which
// operations there are, and how often they may be called.
#include "streams/arn.h"
#include "streams/control_call.h"
#include "streams/offered.h"

#include <algorithm>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr auto kDay = base::Duration{std::chrono::hours{24}};
constexpr std::string_view kMetricNames =
    "IncomingBytes, IncomingRecords, OutgoingBytes, OutgoingRecords, WriteProvisionedThroughputExceeded, "
    "ReadProvisionedThroughputExceeded, IteratorAgeMilliseconds, ALL";

void checkMetrics(Constraints& constraints, const std::vector<std::string>& metrics)
{
    std::string shown;
    bool areKnown = true;
    for (const std::string& metric : metrics) {
        shown += (shown.empty() ? "" : ", ") + metric;
        areKnown = areKnown && shardLevelMetricsNamed(metric).has_value();
    }
    shown = "[" + shown + "]";
    constraints.listLength("shardLevelMetrics", shown, metrics.size(), 1, 7);
    if (!areKnown)
        constraints.fail("shardLevelMetrics", shown,
            "Member must satisfy constraint: [Member must satisfy enum value set: [" + std::string{kMetricNames}
                + "]]");
}

}

Answer<MonitoringChange> Service::setEnhancedMonitoring(sim::Context context, CallerIndex caller,
    const EnhancedMonitoringRequest& request)
{
    const Action action = request.isEnable ? Action::EnableEnhancedMonitoring : Action::DisableEnhancedMonitoring;
    return control<MonitoringChange>(
        {context, caller, action}, request,
        [](const EnhancedMonitoringRequest& r) {
            std::string metrics;
            for (const std::string& metric : r.shardLevelMetrics)
                metrics += ", " + metric;
            return r.streamName + metrics;
        },
        [&](const EnhancedMonitoringRequest& r) { return doSetMonitoring(r); });
}

Answer<MonitoringChange> Service::doSetMonitoring(const EnhancedMonitoringRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    checkMetrics(constraints, request.shardLevelMetrics);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireActive(request.streamName);
    if (!index)
        return index.error();
    unsigned named = 0;
    for (const std::string& metric : request.shardLevelMetrics)
        named |= *shardLevelMetricsNamed(metric);
    ShardLevelMetrics& monitoring = at(*index).settings.monitoring;
    const ShardLevelMetrics before = monitoring;
    monitoring = static_cast<ShardLevelMetrics>(request.isEnable ? before | named : before & ~named);
    return MonitoringChange{request.streamName, streamArn(request.streamName), before, monitoring};
}

// --- Encryption ------------------------------------------------------------------

Answer<Done> Service::setStreamEncryption(sim::Context context, CallerIndex caller,
    const StreamEncryptionRequest& request)
{
    const Action action = request.isStart ? Action::StartStreamEncryption : Action::StopStreamEncryption;
    return control<Done>(
        {context, caller, action}, request,
        [](const StreamEncryptionRequest& r) { return r.streamName + ", " + r.keyId; },
        [&](const StreamEncryptionRequest& r) { return doSetEncryption(context, caller, r); });
}

// Why a stream's records cannot be encrypted under that key now.
std::optional<Refusal> Service::unfitKey(CallerIndex caller, const Stream& stream, std::string_view keyId) const
{
    const std::string arn = keyArnIn(homeOf(stream), keyId);
    constexpr KeyUse kUse = KeyUse::GenerateDataKey;
    const KeyProblem problem = m_access.problemNow({arn, m_calls.callerName(caller), kUse});
    if (problem == KeyProblem::None)
        return std::nullopt;
    return keyBarrier(askerOf(caller), kUse, stream, arn, problem).refusal;
}

Answer<Done> Service::doSetEncryption(sim::Context context, CallerIndex caller, const StreamEncryptionRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    if (request.keyId.empty())
        constraints.missing("keyId");
    else
        constraints.length("keyId", request.keyId, 1, 2'048);
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    // The service's text is not known.
    if (request.encryptionType != EncryptionType::Kms)
        return Refusal{Exception::InvalidArgument, Reason::BadArgument, "The only valid EncryptionType is KMS."};
    const auto index = requireActive(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (request.isStart) {
        if (auto refusal = unfitKey(caller, stream, request.keyId))
            return *std::move(refusal);
    }
    std::vector<Instant>& changes = stream.settings.encryption.changes;
    std::erase_if(changes, [&](Instant at) { return context.now - at >= kDay; });
    const std::int64_t perDay = quota(m_settings, QuotaName::EncryptionChangesPerDay);
    if (static_cast<std::int64_t>(changes.size()) >= perDay)
        return Refusal{Exception::LimitExceeded, Reason::TooManyEncryptionChangesToday,
            "StartStreamEncryption and StopStreamEncryption cannot be called more than " + std::to_string(perDay)
                + " times in a 24-hour period for stream " + stream.name + " under account " + home().account + "."};
    changes.push_back(context.now);
    const base::Duration takes = m_settings.timings.encryption;
    EncryptionPeriod period{context.now + takes, {}, EncryptionType::None, {}};
    if (request.isStart)
        period = {period.from, m_settings.timings.encryptionSpread, EncryptionType::Kms, request.keyId};
    PendingChange change;
    change.encryption = std::move(period);
    beginChange(context, stream, std::move(change), takes);
    return Done{};
}

// --- The size of a record ----------------------------------------------------------

Answer<Done> Service::updateMaxRecordSize(sim::Context context, CallerIndex caller,
    const UpdateMaxRecordSizeRequest& request)
{
    return control<Done>(
        {context, caller, Action::UpdateMaxRecordSize}, request,
        [](const UpdateMaxRecordSizeRequest& r) {
            return r.streamArn + ", " + std::to_string(r.maxRecordSizeInKiB) + " KiB";
        },
        [&](const UpdateMaxRecordSizeRequest& r) { return doUpdateMaxRecordSize(context, r); });
}

Answer<Done> Service::doUpdateMaxRecordSize(sim::Context context, const UpdateMaxRecordSizeRequest& request)
{
    Constraints constraints;
    constraints.requiredStreamArn("streamARN", request.streamArn);
    constraints.range("maxRecordSizeInKiB", request.maxRecordSizeInKiB,
        quota(m_settings, QuotaName::MaxRecordKiBLeast),
        quota(m_settings, QuotaName::MaxRecordKiBMost));
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStreamArn("streamARN", request.streamArn);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (const auto active = requireActive(stream.name); !active)
        return active.error();
    PendingChange change;
    change.maxRecordBytes = request.maxRecordSizeInKiB * kBytesPerKiB;
    beginChange(context, stream, std::move(change), m_settings.timings.recordSize);
    return Done{};
}

void Service::beginChange(sim::Context context, Stream& stream, PendingChange change, base::Duration takes)
{
    stream.status = StreamStatus::Updating;
    stream.statusSince = context.now;
    stream.statusUntil = context.now + takes;
    change.due = stream.statusUntil;
    stream.settings.pending = std::move(change);
    context.agenda.schedule(stream.statusUntil, kServiceActor, static_cast<std::uint32_t>(&stream - m_streams.data()));
}

// --- Operations ---------------------------------------------------------------------

std::optional<Refusal> Service::unlessOffered(Action action) const
{
    if (isOffered(m_settings.profile, action))
        return std::nullopt;
    return Refusal{Exception::UnknownOperation, Reason::OperationNotInProfile,
        "The profile " + std::string{profileName(m_settings.profile)} + " has no operation "
            + std::string{actionName(action)} + "."};
}

// --- Request rates -----------------------------------------------------------------

std::optional<Refusal> Service::takeRate(const ControlCall& call, std::optional<StreamIndex> stream)
{
    const auto rate = requestRate(m_settings.profile, call.action, m_settings.reshardRates);
    if (!rate || !m_limits.isOn || call.context.self != kOutsideActor)
        return std::nullopt;
    const std::uint32_t of = rate->scope == RateScope::Stream && stream ? number(*stream) : kNoStream;
    auto line = std::find_if(m_rates.begin(), m_rates.end(), [&](const RateLine& other) {
        return other.action == call.action && other.stream == of && other.home == homeAtHand();
    });
    if (line == m_rates.end())
        line = m_rates.insert(line, {call.action, of, homeAtHand(), {}});
    const sim::BucketLimit limit = sim::BucketLimit::perSecond(rate->perSecond, rate->perSecond);
    const std::int64_t nowUnits = sim::unitsAt(call.context.now);
    const std::int64_t after = line->bucket.after(nowUnits, limit.unitsPerToken);
    if (after <= nowUnits + limit.burstUnits) {
        line->bucket.fullAt = after;
        return std::nullopt;
    }
    const std::string whom = stream ? "stream " + this->stream(*stream).name + " under account " : "account ";
    return Refusal{Exception::LimitExceeded, Reason::RateExceeded, "Rate exceeded for " + whom + home().account + "."};
}

}
