// What a stream and the account can be set to.
#include "wire/operation_parts.h"

namespace shardscope::wire {

namespace {

// Which metrics there are, and how many at once, is the door's to say: the service shows the whole list.
constexpr Field kMetrics{
    .name = "ShardLevelMetrics", .type = FieldType::List, .isRequired = true, .element = &kTextRequired};
constexpr std::array kMonitoring{kStreamName, kMetrics, kStreamArn, kStreamId};
constexpr std::array<std::string_view, 2> kEncryptionTypes{"NONE", "KMS"};
constexpr std::array kEncryption{kStreamName, choiceField("EncryptionType", kEncryptionTypes, true),
    Field{.name = "KeyId", .isRequired = true, .least = 1, .most = 2'048}, kStreamArn, kStreamId};
constexpr std::array kUpdateMode{kStreamArnRequired, kStreamId, structureField("StreamModeDetails", kStreamMode, true),
    integerField("WarmThroughputMiBps", 0)};
constexpr std::array kUpdateWarm{
    kStreamArn, kStreamName, kStreamId, integerField("WarmThroughputMiBps", 0, kUnbounded, true)};
constexpr std::array kUpdateRecordSize{
    kStreamArnRequired, kStreamId, integerField("MaxRecordSizeInKiB", 1'024, 10'240, true)};
constexpr std::array<std::string_view, 2> kDistributions{"AUTO", "USER_PARTITION_KEY"};
constexpr std::array kUpdateDistribution{
    kStreamArnRequired, kStreamId, choiceField("RecordDistributionStrategy", kDistributions, true)};
constexpr std::array<std::string_view, 2> kCommitments{"ENABLED", "DISABLED"};
constexpr std::array kCommitmentFields{choiceField("Status", kCommitments, true)};
constexpr Shape kCommitment{kCommitmentFields};
constexpr std::array kUpdateAccount{structureField("MinimumThroughputBillingCommitment", kCommitment, true)};

// --- Requests ----------------------------------------------------------------

template <bool isEnable>
Action monitoring(const Value& body, const Naming&)
{
    auto request = requestOf<streams::EnhancedMonitoringRequest>(body);
    request.shardLevelMetrics = textsOf(body, "ShardLevelMetrics");
    request.isEnable = isEnable;
    return request;
}

template <bool isStart>
Action encryption(const Value& body, const Naming&)
{
    auto request = requestOf<streams::StreamEncryptionRequest>(body);
    request.encryptionType = *streams::encryptionTypeNamed(body.text("EncryptionType"));
    request.keyId = body.text("KeyId");
    request.isStart = isStart;
    return request;
}

Action updateMode(const Value& body, const Naming& naming)
{
    auto request = requestOf<streams::UpdateStreamModeRequest>(body);
    request.streamMode = *streams::capacityModeNamed(body.find("StreamModeDetails")->text("StreamMode"));
    if (naming.profile == streams::Profile::Current) // classic has no such member
        request.warmThroughputMiBps = body.optionalInteger("WarmThroughputMiBps");
    return request;
}

Action updateWarm(const Value& body, const Naming&)
{
    auto request = requestOf<streams::UpdateStreamWarmThroughputRequest>(body);
    request.warmThroughputMiBps = body.integer("WarmThroughputMiBps", 0);
    return request;
}

Action updateRecordSize(const Value& body, const Naming&)
{
    auto request = requestOf<streams::UpdateMaxRecordSizeRequest>(body);
    request.maxRecordSizeInKiB = body.integer("MaxRecordSizeInKiB", request.maxRecordSizeInKiB);
    return request;
}

Action updateDistribution(const Value& body, const Naming&)
{
    auto request = requestOf<streams::UpdateStreamRecordDistributionStrategyRequest>(body);
    request.recordDistributionStrategy = *streams::recordDistributionNamed(body.text("RecordDistributionStrategy"));
    return request;
}

Action updateAccount(const Value& body, const Naming&)
{
    const auto commitment = body.find("MinimumThroughputBillingCommitment");
    return streams::UpdateAccountSettingsRequest{*streams::commitmentStatusNamed(commitment->text("Status"))};
}

// --- Answers -----------------------------------------------------------------

void writeMonitoring(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& change = as<streams::MonitoringChange>(reply);
    out.beginMap().key("StreamName").text(change.streamName);
    writeMetrics(out, "CurrentShardLevelMetrics", change.currentShardLevelMetrics);
    writeMetrics(out, "DesiredShardLevelMetrics", change.desiredShardLevelMetrics);
    out.key("StreamARN").text(change.streamArn).end();
}

void writeWarm(BodyWriter& out, const Reply& reply, const Naming&)
{
    const auto& update = as<streams::WarmThroughputUpdate>(reply);
    out.beginMap().key("StreamARN").text(update.streamArn).key("StreamName").text(update.streamName);
    writeWarmThroughput(out, update.warmThroughput);
    out.end();
}

void writeAccount(BodyWriter& out, const Reply& reply, const Naming& naming)
{
    const auto& commitment = as<streams::AccountSettings>(reply).minimumThroughputBillingCommitment;
    const auto instant = [&](std::string_view name, const std::optional<base::Instant>& at) {
        if (at)
            out.key(name).timestamp(naming.unixMs(*at));
    };
    out.beginMap().key("MinimumThroughputBillingCommitment").beginMap();
    out.key("Status").text(streams::commitmentStatusName(commitment.status));
    instant("StartedAt", commitment.startedAt);
    instant("EndedAt", commitment.endedAt);
    instant("EarliestAllowedEndAt", commitment.earliestAllowedEndAt);
    out.end().end();
}

constexpr std::array kOperations{
    Operation{"DescribeAccountSettings", {}, plain<streams::DescribeAccountSettingsRequest>, writeAccount},
    Operation{"DisableEnhancedMonitoring", {kMonitoring}, monitoring<false>, writeMonitoring},
    Operation{"EnableEnhancedMonitoring", {kMonitoring}, monitoring<true>, writeMonitoring},
    Operation{"StartStreamEncryption", {kEncryption}, encryption<true>, nullptr},
    Operation{"StopStreamEncryption", {kEncryption}, encryption<false>, nullptr},
    Operation{"UpdateAccountSettings", {kUpdateAccount}, updateAccount, writeAccount},
    Operation{"UpdateMaxRecordSize", {kUpdateRecordSize}, updateRecordSize, nullptr},
    Operation{"UpdateStreamMode", {kUpdateMode}, updateMode, nullptr},
    Operation{"UpdateStreamRecordDistributionStrategy", {kUpdateDistribution}, updateDistribution, nullptr},
    Operation{"UpdateStreamWarmThroughput", {kUpdateWarm}, updateWarm, writeWarm},
};

}

std::span<const Operation> settingsOperations() { return kOperations; }

}
