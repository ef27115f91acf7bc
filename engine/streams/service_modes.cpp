// Capacity modes: provisioned and on demand, warm throughput, who places records, and the account's commitment.
#include "streams/control_call.h"

#include <algorithm>
#include <limits>

namespace shardscope::streams {

namespace {

using base::Instant;

constexpr auto kDay = base::Duration{std::chrono::hours{24}};
constexpr auto kHour = base::Duration{std::chrono::hours{1}};

base::U128 widthOf(const base::HashRange& range) { return range.last.value - range.first.value; }

// Where a range is cut in two, as CreateStream and UpdateShardCount cut.
base::HashKey middleOf(const base::HashRange& range)
{
    return base::HashKey{range.first.value + widthOf(range) / 2 + 1};
}

// A child needs two values.
bool isDivisible(const base::HashRange& range) { return widthOf(range) >= 3; }

// The shards that twice the peak of the last 30 days asks for, or what is warm.
std::int64_t neededBy(const OnDemand& onDemand, const CapacityRule& rule)
{
    return shardsFor(peakSince(onDemand.hours, base::kWorldStart), onDemand.warm.targetMiBps, rule);
}

}

Refusal Service::notInMode(const Stream& stream, std::string_view mode) const
{
    return {Exception::Validation, Reason::WrongCapacityMode,
        "Request is invalid. Stream " + stream.name + " under account " + home().account + " is in " + std::string{mode}
            + " mode."};
}

// ACTIVE and provisioned; the mode is looked at first.
Answer<StreamIndex> Service::requireProvisioned(std::string_view name) const
{
    const auto index = requireStream(name);
    if (!index)
        return index.error();
    if (stream(*index).settings.isOnDemand())
        return notInMode(stream(*index), "On-Demand");
    return requireActive(name);
}

std::optional<Refusal> Service::exceedsOnDemandQuota() const
{
    const std::int64_t most = quota(m_settings, QuotaName::OnDemandStreamsPerAccount);
    // With those that are being switched: several may be under way at a time.
    const std::int64_t current =
        onDemandStreams() + std::count_if(m_streams.begin(), m_streams.end(), [this](const Stream& stream) {
            return stream.home == homeAtHand() && stream.settings.pending
                && stream.settings.pending->mode == CapacityMode::OnDemand;
        });
    if (!m_limits.isOn || current < most)
        return std::nullopt;
    return Refusal{Exception::LimitExceeded, Reason::OnDemandStreamQuota,
        "This request would exceed the limit on the number of On-Demand streams for the account " + home().account
            + " in " + home().region + ". Current On-Demand streams count: " + std::to_string(current)
            + ". Limit: " + std::to_string(most) + "."};
}

// Who may ask for warm throughput, and for how much. The service's texts but the first are not known.
std::optional<Refusal> Service::refusalOfWarm(Instant now, CapacityMode mode, std::string_view streamName,
    std::int64_t miBps) const
{
    if (mode != CapacityMode::OnDemand)
        return Refusal{Exception::Validation, Reason::WrongCapacityMode,
            "Request is invalid. Stream " + std::string{streamName} + " under account " + home().account
                + " is in Provisioned mode."};
    if (commitmentAt(now, homeAtHand()).status == CommitmentStatus::Disabled)
        return Refusal{Exception::Validation, Reason::CommitmentMissing,
            "Request is invalid. WarmThroughputMiBps needs MinimumThroughputBillingCommitment to be ENABLED for "
            "account "
                + home().account + "."};
    const std::int64_t most = std::min(quota(m_settings, QuotaName::WarmThroughputMiBps),
        quota(m_settings, QuotaName::OnDemandMiBps, home().region));
    if (m_limits.isOn && miBps > most)
        return Refusal{Exception::LimitExceeded, Reason::WarmThroughputQuota,
            "Stream " + std::string{streamName} + " under account " + home().account + " cannot have more than "
                + std::to_string(most) + " MiB/s of warm throughput in " + home().region + "."};
    return std::nullopt;
}

// --- UpdateStreamMode --------------------------------------------------------------

Answer<Done> Service::updateStreamMode(sim::Context context, CallerIndex caller, const UpdateStreamModeRequest& request)
{
    return control<Done>(
        {context, caller, Action::UpdateStreamMode}, request,
        [](const UpdateStreamModeRequest& r) {
            return r.streamArn + " to " + std::string{capacityModeName(r.streamMode)};
        },
        [&](const UpdateStreamModeRequest& r) { return doUpdateStreamMode(context, r); });
}

// A stream that is in that mode already stays in it, and that is not counted (the service is silent). Warmth that is
// asked for with it is given all the same.
Answer<Done> Service::doUpdateStreamMode(sim::Context context, const UpdateStreamModeRequest& request)
{
    Constraints constraints;
    constraints.requiredStreamArn("streamARN", request.streamArn);
    if (request.warmThroughputMiBps)
        constraints.range("warmThroughputMiBps", *request.warmThroughputMiBps, 0,
            quota(m_settings, QuotaName::WarmThroughputMiBps));
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStreamArn("streamARN", request.streamArn);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (const auto active = requireActive(stream.name); !active)
        return active.error();
    if (request.warmThroughputMiBps) {
        if (auto refusal = refusalOfWarm(context.now, request.streamMode, stream.name, *request.warmThroughputMiBps))
            return *std::move(refusal);
    }
    if (stream.settings.mode == request.streamMode) {
        if (request.warmThroughputMiBps) {
            stream.settings.onDemand.warm.targetMiBps = *request.warmThroughputMiBps;
            beginWarming(context, stream);
        }
        return Done{};
    }
    std::vector<Instant>& switches = stream.settings.modeSwitches;
    std::erase_if(switches, [&](Instant at) { return context.now - at >= kDay; });
    const std::int64_t perDay = quota(m_settings, QuotaName::ModeSwitchesPerDay);
    if (static_cast<std::int64_t>(switches.size()) >= perDay)
        return Refusal{Exception::LimitExceeded, Reason::TooManyModeSwitchesToday,
            "UpdateStreamMode cannot be called more than " + std::to_string(perDay)
                + " times in a 24-hour period for stream " + stream.name + " under account " + home().account + "."};
    if (request.streamMode == CapacityMode::OnDemand) {
        if (auto refusal = exceedsOnDemandQuota())
            return *std::move(refusal);
    }
    switches.push_back(context.now);
    stream.settings.onDemand = {};
    stream.settings.onDemand.warm.targetMiBps = request.warmThroughputMiBps.value_or(0);
    PendingChange change;
    change.mode = request.streamMode;
    beginChange(context, stream, std::move(change), m_settings.timings.modeSwitch);
    return Done{};
}

// --- Warm throughput ---------------------------------------------------------------

Answer<WarmThroughputUpdate> Service::updateStreamWarmThroughput(sim::Context context, CallerIndex caller,
    const UpdateStreamWarmThroughputRequest& request)
{
    return control<WarmThroughputUpdate>(
        {context, caller, Action::UpdateStreamWarmThroughput}, request,
        [](const UpdateStreamWarmThroughputRequest& r) {
            return r.streamName + " to " + std::to_string(r.warmThroughputMiBps) + " MiB/s";
        },
        [&](const UpdateStreamWarmThroughputRequest& r) { return doUpdateWarmThroughput(context, r); });
}

Answer<WarmThroughputUpdate> Service::doUpdateWarmThroughput(sim::Context context,
    const UpdateStreamWarmThroughputRequest& request)
{
    Constraints constraints;
    constraints.requiredName("streamName", request.streamName);
    constraints.range("warmThroughputMiBps", request.warmThroughputMiBps, 0,
        quota(m_settings, QuotaName::WarmThroughputMiBps));
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    const auto index = requireStream(request.streamName);
    if (!index)
        return index.error();
    Stream& stream = at(*index);
    if (auto refusal = refusalOfWarm(context.now, stream.settings.mode, stream.name, request.warmThroughputMiBps))
        return *std::move(refusal);
    if (const auto active = requireActive(stream.name); !active)
        return active.error();
    stream.settings.onDemand.warm.targetMiBps = request.warmThroughputMiBps;
    beginWarming(context, stream);
    return WarmThroughputUpdate{stream.name, streamArn(stream), stream.settings.onDemand.warm};
}

// To as many shards as the target needs; when it is lowered, not below what the peak of the last hour needs.
void Service::beginWarming(sim::Context context, Stream& stream)
{
    OnDemand& onDemand = stream.settings.onDemand;
    onDemand.splits.clear();
    CapacityRule rule = capacityRule(stream);
    rule.headroom = 1;
    const bool isLowered = onDemand.warm.targetMiBps <= onDemand.warm.currentMiBps;
    const auto open = static_cast<std::int64_t>(stream.map->open().size());
    const std::int64_t needed =
        shardsFor(peakSince(onDemand.hours, context.now - kHour), onDemand.warm.targetMiBps, rule);
    const auto target = static_cast<std::uint32_t>(isLowered ? needed : std::max(open, needed));
    std::vector<ReshardStep> steps = planUniformScaling(*stream.map, target);
    const base::Duration takes =
        m_settings.timings.countBase + m_settings.timings.countPerStep * longestChain(*stream.map, steps);
    beginReshard(context, stream, std::move(steps), takes);
}

// --- Who places records ------------------------------------------------------------

Answer<Done> Service::updateStreamRecordDistributionStrategy(sim::Context context, CallerIndex caller,
    const UpdateStreamRecordDistributionStrategyRequest& request)
{
    return control<Done>(
        {context, caller, Action::UpdateStreamRecordDistributionStrategy}, request,
        [](const UpdateStreamRecordDistributionStrategyRequest& r) {
            return r.streamArn + " to " + std::string{recordDistributionName(r.recordDistributionStrategy)};
        },
        [&](const UpdateStreamRecordDistributionStrategyRequest& r) -> Answer<Done> {
            const auto index = requireStreamArn("streamARN", r.streamArn);
            if (!index)
                return index.error();
            Stream& stream = at(*index);
            // The service's text is not known.
            if (!stream.settings.isOnDemand())
                return Refusal{Exception::InvalidArgument, Reason::WrongCapacityMode,
                    "Request is invalid. Stream " + stream.name + " under account " + home().account
                        + " is in Provisioned mode."};
            if (!stream.takesData())
                return requireActive(stream.name).error();
            stream.settings.distribution = r.recordDistributionStrategy;
            return Done{};
        });
}

// --- The account ---------------------------------------------------------------------

MinimumThroughputBillingCommitment Service::commitmentAt(Instant now, HomeIndex home) const
{
    MinimumThroughputBillingCommitment commitment = m_commitments[number(home)];
    if (commitment.status == CommitmentStatus::EnabledUntilEarliestAllowedEnd
        && now >= *commitment.earliestAllowedEndAt) {
        commitment.status = CommitmentStatus::Disabled;
        commitment.endedAt = commitment.earliestAllowedEndAt;
        commitment.earliestAllowedEndAt.reset();
    }
    return commitment;
}

Answer<AccountSettings> Service::describeAccountSettings(sim::Context context, CallerIndex caller,
    const DescribeAccountSettingsRequest& request)
{
    return control<AccountSettings>(
        {context, caller, Action::DescribeAccountSettings}, request,
        [](const DescribeAccountSettingsRequest&) { return std::string{}; },
        [&](const DescribeAccountSettingsRequest&) -> Answer<AccountSettings> {
            return AccountSettings{commitmentAt(context.now, homeAtHand())};
        });
}

Answer<AccountSettings> Service::updateAccountSettings(sim::Context context, CallerIndex caller,
    const UpdateAccountSettingsRequest& request)
{
    return control<AccountSettings>(
        {context, caller, Action::UpdateAccountSettings}, request,
        [](const UpdateAccountSettingsRequest& r) {
            return std::string{commitmentStatusName(r.minimumThroughputBillingCommitment)};
        },
        [&](const UpdateAccountSettingsRequest& r) { return doUpdateAccountSettings(context, r); });
}

// Ended before its 24 hours are over, it goes on to their end. Warm throughput has to go first.
Answer<AccountSettings> Service::doUpdateAccountSettings(sim::Context context,
    const UpdateAccountSettingsRequest& request)
{
    const Instant now = context.now;
    const CommitmentStatus asked = request.minimumThroughputBillingCommitment;
    Constraints constraints;
    constraints.oneOf("minimumThroughputBillingCommitment.status", commitmentStatusName(asked), "ENABLED, DISABLED");
    if (auto refusal = constraints.refusal())
        return *std::move(refusal);
    MinimumThroughputBillingCommitment& commitment = m_commitments[number(homeAtHand())];
    commitment = commitmentAt(now, homeAtHand());
    const bool isOn = commitment.status != CommitmentStatus::Disabled;
    if (asked == CommitmentStatus::Enabled) {
        if (isOn) {
            commitment.status = CommitmentStatus::Enabled;
        } else {
            commitment = {CommitmentStatus::Enabled, now, std::nullopt, now + kDay};
            // Once, however often it is ended early and taken up again until then.
            context.agenda.schedule(now + kDay, kServiceActor, kCommitmentEndToken);
        }
        return AccountSettings{commitment};
    }
    const auto warm = std::find_if(m_streams.begin(), m_streams.end(), [this](const Stream& stream) {
        return stream.home == homeAtHand() && stream.settings.onDemand.warm.targetMiBps > 0;
    });
    // The service's text is not known.
    if (isOn && warm != m_streams.end())
        return Refusal{Exception::Validation, Reason::WarmThroughputInUse,
            "Request is invalid. Stream " + warm->name + " under account " + home().account
                + " has warm throughput. Remove it before the commitment is disabled."};
    if (commitment.status == CommitmentStatus::Enabled) {
        commitment.status = CommitmentStatus::EnabledUntilEarliestAllowedEnd;
        if (now >= *commitment.earliestAllowedEndAt)
            commitment.earliestAllowedEndAt = now;
        commitment = commitmentAt(now, homeAtHand());
    }
    return AccountSettings{commitment};
}

// --- Capacity on demand ----------------------------------------------------------------

CapacityRule Service::capacityRule(const Stream& stream) const
{
    CapacityRule rule;
    rule.leastShards = quota(m_settings, QuotaName::OnDemandFirstShards);
    rule.ceilingMiBps = m_limits.isOn ? quota(m_settings, QuotaName::OnDemandMiBps, homeOf(stream).region)
                                      : std::numeric_limits<std::int32_t>::max();
    return rule;
}

void Service::tendOnDemand(sim::Context context, Stream& stream)
{
    OnDemand& onDemand = stream.settings.onDemand;
    if (!stream.takesData() || !stream.settings.isOnDemand())
        return;
    splitDueShards(stream, context.now);
    const bool isIdle = stream.status == StreamStatus::Active;
    if (isIdle && onDemand.warm.targetMiBps != onDemand.warm.currentMiBps)
        beginWarming(context, stream);
    if (onDemand.nextLook && context.now < *onDemand.nextLook)
        return;
    std::vector<std::int64_t> stored;
    std::int64_t records = 0;
    for (const ShardLine& line : stream.lines) {
        stored.push_back(line.storedBytes);
        records += static_cast<std::int64_t>(line.stored);
    }
    if (onDemand.nextLook) {
        std::vector<std::int64_t> minute = stored;
        std::int64_t bytes = 0;
        for (std::size_t i = 0; i < minute.size(); ++i) {
            minute[i] -= i < onDemand.bytesBefore.size() ? onDemand.bytesBefore[i] : 0;
            bytes += minute[i];
        }
        notePeak(onDemand.hours, context.now, bytes, records - onDemand.recordsBefore);
        if (stream.status == StreamStatus::Active) {
            planSplits(context, stream, minute);
            if (m_settings.scalesOnDemandIn)
                mergeColdShards(stream, context.now, minute);
        }
    }
    onDemand.bytesBefore = std::move(stored);
    onDemand.recordsBefore = records;
    onDemand.nextLook = context.now + kLookEvery;
    context.agenda.schedule(*onDemand.nextLook, kServiceActor, static_cast<std::uint32_t>(&stream - m_streams.data()));
}

// Hot shards first, then the widest until there are as many as the peak asks for.
void Service::planSplits(sim::Context context, Stream& stream, const std::vector<std::int64_t>& minuteBytes)
{
    OnDemand& onDemand = stream.settings.onDemand;
    const CapacityRule rule = capacityRule(stream);
    const auto planned = [&] { return static_cast<std::int64_t>(stream.map->open().size() + onDemand.splits.size()); };
    const auto isFree = [&](ShardIndex shard) {
        return isDivisible(stream.map->shard(shard).range)
            && std::none_of(onDemand.splits.begin(), onDemand.splits.end(),
                [shard](const ScheduledSplit& split) { return split.shard == shard; });
    };
    const auto plan = [&](ShardIndex shard) {
        onDemand.splits.push_back({shard, splitDue(stream.name, shard, context.now)});
        context.agenda.schedule(onDemand.splits.back().due, kServiceActor,
            static_cast<std::uint32_t>(&stream - m_streams.data()));
    };
    for (const ShardIndex shard : stream.map->open())
        if (minuteBytes[number(shard)] > kHotBytesPerMinute && isFree(shard) && planned() < rule.ceilingMiBps)
            plan(shard);
    const std::int64_t needed = neededBy(onDemand, rule);
    if (planned() >= needed)
        return;
    std::vector<ShardIndex> widest;
    for (const ShardIndex shard : stream.map->open())
        if (isFree(shard))
            widest.push_back(shard);
    std::stable_sort(widest.begin(), widest.end(), [&](ShardIndex a, ShardIndex b) {
        return widthOf(stream.map->shard(a).range) > widthOf(stream.map->shard(b).range);
    });
    for (const ShardIndex shard : widest) {
        if (planned() >= needed)
            break;
        plan(shard);
    }
}

void Service::mergeColdShards(Stream& stream, Instant now, const std::vector<std::int64_t>& minuteBytes)
{
    OnDemand& onDemand = stream.settings.onDemand;
    const std::int64_t needed = neededBy(onDemand, capacityRule(stream));
    const auto open = static_cast<std::int64_t>(stream.map->open().size());
    onDemand.idleSince = idleAfter(onDemand.idleSince, now, open, needed);
    if (!isMergeDue(onDemand.idleSince, now))
        return;
    const std::vector<ReshardStep> steps = coldMerges(*stream.map, minuteBytes, needed);
    if (!steps.empty())
        adoptMap(stream, stream.map->afterSteps(steps, now, unixSecond(now)));
}

void Service::splitDueShards(Stream& stream, Instant now)
{
    if (stream.pending)
        return;
    std::vector<ReshardStep> steps;
    for (const ScheduledSplit& split : stream.settings.onDemand.splits)
        if (split.due <= now && stream.map->shard(split.shard).isOpen())
            steps.push_back({ReshardStep::Kind::Split, split.shard, {},
                middleOf(stream.map->shard(split.shard).range)});
    std::erase_if(stream.settings.onDemand.splits, [now](const ScheduledSplit& split) { return split.due <= now; });
    if (!steps.empty())
        adoptMap(stream, stream.map->afterSteps(steps, now, unixSecond(now)));
}

}
