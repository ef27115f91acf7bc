#include "world/explain_on_demand.h"

#include "base/units.h"
#include "streams/capacity_mode.h"
#include "streams/quotas.h"
#include "world/explain_parts.h"

#include <algorithm>

namespace shardscope::world {

namespace {

constexpr std::int64_t kNearFull = 800;
constexpr std::int64_t kSecondsOfMinute = 60;

}

std::int64_t OnDemandStanding::sharesOffered(std::int64_t fillPerMille) const
{
    return base::divCeil(offeredPerMille * open, fillPerMille);
}

bool OnDemandStanding::isWaitingOfUse() const
{
    return open < ceiling && (splitIn || isHot || kept > open || isBeyondPeak());
}

std::optional<OnDemandStanding> onDemandStanding(const World& world, streams::StreamIndex index,
    streams::ShardIndex shard, std::span<const ShardUse> uses)
{
    const streams::Service& service = world.service();
    const streams::Stream& stream = service.stream(index);
    if (!stream.settings.isOnDemand())
        return std::nullopt;
    const streams::OnDemand& onDemand = stream.settings.onDemand;
    const streams::CapacityRule rule = service.capacityRule(stream);
    OnDemandStanding standing;
    standing.open = static_cast<std::int64_t>(uses.size());
    standing.kept =
        streams::shardsFor(streams::peakSince(onDemand.hours, base::kWorldStart), onDemand.warm.targetMiBps, rule);
    standing.ceiling = rule.ceilingMiBps;
    standing.warm = onDemand.warm.targetMiBps;
    if (service.commitmentAt(world.now(), stream.home).status != streams::CommitmentStatus::Disabled)
        standing.mostWarm = std::min(rule.ceilingMiBps,
            streams::quota(service.settings(), streams::QuotaName::WarmThroughputMiBps));
    for (const streams::ScheduledSplit& split : onDemand.splits)
        if (split.shard == shard)
            standing.splitIn = std::max(base::Duration{}, split.due - world.now());
    const auto use =
        std::find_if(uses.begin(), uses.end(), [shard](const ShardUse& each) { return each.shard == shard; });
    standing.isHot = use != uses.end() && use->stored.bytesPerSecond * kSecondsOfMinute > streams::kHotBytesPerMinute;
    standing.offeredPerMille = streamUse(uses, writeQuota(world)).offered.perMille;
    return standing;
}

void addCauses(Explanation& answer, const OnDemandStanding& standing, base::Instant began)
{
    if (standing.isBeyondPeak()) {
        Cause beyond = about(CauseCode::OnDemandBeyondPeak, began);
        beyond.value = standing.kept;
        beyond.perMille = standing.offeredPerMille * standing.open / std::max<std::int64_t>(1, standing.kept);
        answer.causes.push_back(beyond);
    }
    if (standing.open < std::min(standing.kept, standing.ceiling)) {
        Cause behind = about(CauseCode::OnDemandCatchesUp, began);
        behind.value = standing.open;
        behind.limit = std::min(standing.kept, standing.ceiling);
        behind.before = streams::kSplitWithin.count();
        answer.causes.push_back(behind);
    }
}

void addRemedies(Explanation& answer, const OnDemandStanding& standing, const std::string& stream,
    streams::ShardIndex shard, std::int64_t fillPerMille)
{
    const std::int64_t wanted = std::min(standing.sharesOffered(fillPerMille), standing.mostWarm);
    if (standing.offeredPerMille >= kNearFull && wanted > std::max(standing.open, standing.warm)) {
        Remedy warm;
        warm.code = RemedyCode::WarmStream;
        warm.value = wanted;
        warm.perMille = standing.offeredPerMille * standing.open / wanted;
        streams::UpdateStreamWarmThroughputRequest request;
        request.streamName = stream;
        request.warmThroughputMiBps = wanted;
        warm.commands.emplace_back(std::move(request));
        answer.remedies.push_back(std::move(warm));
    }
    if (standing.isWaitingOfUse()) {
        Remedy wait;
        wait.code = RemedyCode::WaitForService;
        wait.shard = shard;
        wait.value = standing.splitIn ? standing.splitIn->count() : 0;
        wait.limit = streams::kSplitWithin.count();
        answer.remedies.push_back(std::move(wait));
    }
}

}
