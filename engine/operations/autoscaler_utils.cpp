// Scaling utils as a program that looks by itself (amazon-kinesis-scaling-utils 9.8.8, StreamMonitor and
// StreamScaler): it counts samples, votes, and while it waits for a change of its own it looks at nothing.
#include "operations/autoscaler.h"

#include <algorithm>

namespace shardscope::operations {

namespace {

using base::Duration;
using base::Instant;

constexpr std::int64_t kPpm = 1'000'000;
// Like the waiters of the AWS SDKs.
constexpr Duration kAskEvery{10'000};
constexpr Duration kTryAgain{1'000};

// Scaling utils keeps a moving average of the samples of a metric, in which the latest counts half.
struct Samples {
    std::int64_t high = 0;
    std::int64_t low = 0;
    std::int64_t averagePpm = 0;
};

bool isCuredByWaiting(const streams::Refusal& refusal)
{
    return refusal.exception == streams::Exception::ResourceInUse;
}

}

void Autoscaler::lookBy(const ScalingUtils&, const Look&) {} // it has a check interval of its own

void Autoscaler::check(const ScalingUtils& by, const Look& look)
{
    if (m_phase != Phase::Watching)
        return;
    if (look.context.now - m_knownAt > Duration{by.refreshMinutes * kMinute.count()}) {
        m_knownShards = look.shards;
        m_knownAt = look.context.now;
    }
    switch (m_minutes.size() == 0 || look.shards == 0 ? Vote::None : vote(by)) {
    case Vote::None:
        m_knownShards = look.shards;
        m_knownAt = look.context.now;
        break;
    case Vote::Up:
        follow(Way::Up, by.up, look);
        break;
    case Vote::Down:
        follow(Way::Down, by.down, look);
        break;
    }
    if (m_phase == Phase::Watching)
        look.context.wakeMe(look.context.now + by.checkInterval, kCheckToken);
}

// Either says up: up. Both say down: down. One that is asked alone decides alone.
Autoscaler::Vote Autoscaler::vote(const ScalingUtils& by) const
{
    if (!by.onPut || !by.onGet)
        return voteOf(by, by.onGet);
    const Vote put = voteOf(by, false);
    const Vote get = voteOf(by, true);
    if (put == Vote::Up || get == Vote::Up)
        return Vote::Up;
    return put == Vote::Down && get == Vote::Down ? Vote::Down : Vote::None;
}

// Counts high and low samples over its window, in any order; a minute without samples is low. Of bytes and records
// that one counts whose average is higher.
Autoscaler::Vote Autoscaler::voteOf(const ScalingUtils& by, bool isGet) const
{
    const ShardCapacity& shard = isGet ? kGetCapacity : kPutCapacity;
    const std::int64_t window = std::min<std::int64_t>(std::max(by.up.afterMinutes, by.down.afterMinutes),
        static_cast<std::int64_t>(m_minutes.size()));
    Samples bytes;
    Samples records;
    const auto add = [&](Samples& samples, std::int64_t value, std::int64_t capacityPerSecond) {
        if (value == 0) {
            ++samples.low;
            return;
        }
        const std::int64_t capacity = capacityPerSecond * m_knownShards * (kMinute.count() / 1'000);
        samples.high += value * 100 > by.up.thresholdPercent * capacity ? 1 : 0;
        samples.low += value * 100 < by.down.thresholdPercent * capacity ? 1 : 0;
        const std::int64_t used = value * kPpm / capacity;
        samples.averagePpm = samples.averagePpm == 0 ? used : (samples.averagePpm + used) / 2;
    };
    for (std::int64_t i = window; i-- > 0;) {
        const Load& load = isGet ? minuteBack(i).got : minuteBack(i).put;
        add(bytes, load.bytes, shard.bytes);
        add(records, load.records, shard.records);
    }
    const Samples& higher = bytes.averagePpm >= records.averagePpm ? bytes : records;
    if (higher.high >= by.up.afterMinutes)
        return Vote::Up;
    return higher.low >= by.down.afterMinutes ? Vote::Down : Vote::None;
}

void Autoscaler::follow(Way way, const ScalingUtils::Rule& rule, const Look& look)
{
    if (const auto coolingUntil = coolingOff(way, look.context.now)) {
        ScalingDecision cooling = decision(What::CoolingOff, way, look);
        cooling.until = *coolingUntil;
        note(cooling);
        return;
    }
    const bool isUp = way == Way::Up;
    const std::int64_t target = isUp ? scalingUtilsUp(look.shards, rule.by, m_config.bounds)
                                     : scalingUtilsDown(look.shards, rule.by, m_config.bounds);
    if (isUp ? target <= look.shards : target >= look.shards) {
        const bool isBound = isUp ? look.shards >= m_config.bounds.most : look.shards <= m_config.bounds.least;
        note(decision(isBound ? What::AtBound : What::TooSmall, way, look));
        return;
    }
    const Outcome outcome = call(way, target, look);
    if (outcome == Outcome::NotCalled)
        return;
    if (outcome == Outcome::Refused) {
        ScalingDecision& refused = m_decisions.back();
        const bool isForSweep = refused.exception == streams::Exception::LimitExceeded
            || refused.exception == streams::Exception::InvalidArgument;
        if (!isForSweep)
            return;
        refused.what = What::FellBack;
    }
    m_changing = way;
    m_change = {look.shards, target};
    m_phase = outcome == Outcome::Accepted ? Phase::Waiting : Phase::Sweeping;
    look.context.wakeMe(look.context.now + (outcome == Outcome::Accepted ? kAskEvery : kTryAgain), kAskToken);
}

// One step after another, each planned anew from the shards that are there by then.
void Autoscaler::goOn(const ScalingUtils& by, const Look& look)
{
    const auto summary = look.service.describeStreamSummary(look.context, m_caller, {m_config.stream});
    if (!summary || summary->status != streams::StreamStatus::Active) {
        look.context.wakeMe(look.context.now + kAskEvery, kAskToken);
        return;
    }
    if (m_phase == Phase::Waiting) {
        endChange(by, look);
        return;
    }
    const std::vector<streams::ReshardStep> steps =
        streams::planUniformScaling(*look.service.stream(m_stream).map, static_cast<std::uint32_t>(m_change.to));
    if (steps.empty()) {
        countScaled(m_changing, look.context.now);
        ScalingDecision swept = decision(What::Scaled, m_changing, look);
        swept.from = m_change.from;
        swept.to = look.shards;
        note(swept);
        endChange(by, look);
        return;
    }
    const auto refusal = takeStep(steps.front(), look);
    if (!refusal) {
        ++m_counts.steps;
        look.context.wakeMe(look.context.now + kAskEvery, kAskToken);
    } else if (isCuredByWaiting(*refusal)) {
        look.context.wakeMe(look.context.now + kTryAgain, kAskToken);
    } else {
        noteRefusal(decision(What::Refused, m_changing, look), *refusal);
        endChange(by, look);
    }
}

std::optional<streams::Refusal> Autoscaler::takeStep(const streams::ReshardStep& step, const Look& look) const
{
    const std::string shard = streams::shardId(step.shard);
    const auto answer = step.kind == streams::ReshardStep::Kind::Split
        ? look.service.splitShard(look.context, m_caller, {m_config.stream, shard, step.newStart.decimal()})
        : look.service.mergeShards(look.context, m_caller, {m_config.stream, shard, streams::shardId(step.adjacent)});
    return answer ? std::nullopt : std::optional{answer.error()};
}

// Its cool-off begins when the stream is ACTIVE again. After a sweep of its own it counts the shards anew; after
// UpdateShardCount it goes by the old count until it is refreshed.
void Autoscaler::endChange(const ScalingUtils& by, const Look& look)
{
    const Instant now = look.context.now;
    if (m_changing == Way::Up)
        m_upCoolUntil = now + Duration{by.up.coolOffMinutes * kMinute.count()};
    else
        m_downCoolUntil = now + Duration{by.down.coolOffMinutes * kMinute.count()};
    if (m_phase == Phase::Sweeping) {
        m_knownShards = look.shards;
        m_knownAt = now;
    }
    m_phase = Phase::Watching;
    look.context.wakeMe(now + by.checkInterval, kCheckToken);
}

}
