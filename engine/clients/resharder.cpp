#include "clients/resharder.h"

#include "base/check.h"
#include "base/units.h"
#include "clients/bounds.h"
#include "clients/put_call.h"
#include "clients/state_digest.h"

#include <utility>

namespace shardscope::clients {

namespace {

// The StreamExists waiter of the SDKs asks every ten seconds (botocore, waiters-2.json of kinesis, 2013-12-02).
constexpr base::Duration kAskEvery{10'000};
// Calls beyond 5 a second, one that came while somebody else's reshard was under way, or that an injected fault hit.
constexpr base::Duration kTryAgain{1'000};

bool isCuredByWaiting(const streams::Refusal& refusal)
{
    return refusal.exception == streams::Exception::ResourceInUse || refusal.reason == streams::Reason::ShardQuota
        || refusal.reason == streams::Reason::InjectedFault;
}

}

std::optional<base::Problem> problemIn(const ReshardPlanConfig& config)
{
    if (config.name.empty() || config.name.size() > bounds::kNameCharacters)
        return base::Problem{"name", "a plan needs a name"};
    if (config.steps.empty() || config.steps.size() > bounds::kPlanSteps)
        return base::Problem{"steps", "a plan has 1 to " + std::to_string(bounds::kPlanSteps) + " steps"};
    return std::nullopt;
}

Resharder::Resharder(ReshardPlanConfig config, streams::StreamIndex stream, streams::CallerIndex caller)
    : m_config(std::move(config)), m_stream(stream), m_caller(caller)
{
    SHARD_CHECK(!problemIn(m_config).has_value());
}

void Resharder::begin(sim::Context context) { context.wakeMe(context.now, 0); }

base::Duration Resharder::stepTakes(const streams::Timings& timings)
{
    // Asked once right after the call, and every ten seconds from then on; at an equal instant the service's
    // own wake-up was planned first.
    const std::int64_t afterAsking = timings.reshard.count() - kReplyLatency.count();
    const std::int64_t rounds = afterAsking <= 0 ? 0 : base::divCeil(afterAsking, kAskEvery.count());
    return kReplyLatency + kAskEvery * rounds;
}

void Resharder::wake(std::uint32_t, sim::Context context, streams::Service& service)
{
    if (isFinished())
        return;
    const auto summary = service.describeStreamSummary(context, m_caller, {m_config.stream});
    if (!summary && isCuredByWaiting(summary.error())) {
        context.wakeMe(context.now + kTryAgain, 0);
        return;
    }
    const auto found = service.find(m_config.stream);
    if (!summary || !found || *found != m_stream) {
        // Gone, or another stream has its name: there is nothing left to level.
        m_stopped = summary
            ? streams::Refusal{streams::Exception::ResourceNotFound, streams::Reason::StreamNotFound, {}}
            : summary.error();
        return;
    }
    if (service.stream(m_stream).status != streams::StreamStatus::Active) {
        context.wakeMe(context.now + kAskEvery, 0);
        return;
    }
    if (auto refusal = takeStep(context, service)) {
        if (isCuredByWaiting(*refusal))
            context.wakeMe(context.now + kTryAgain, 0);
        else
            m_stopped = std::move(refusal);
        return;
    }
    ++m_next;
    if (!isFinished())
        context.wakeMe(context.now + kReplyLatency, 0);
}

std::optional<streams::Refusal> Resharder::takeStep(sim::Context context, streams::Service& service)
{
    const ReshardPlanStep& step = m_config.steps[m_next];
    const streams::ShardMap& map = *service.stream(m_stream).map;
    const streams::ShardIndex upper = map.route(step.at);
    const bool isBoundary = map.shard(upper).range.first == step.at;
    if (step.kind == ReshardPlanStep::Kind::Split) {
        if (isBoundary)
            return std::nullopt;
        const auto answer =
            service.splitShard(context, m_caller, {m_config.stream, streams::shardId(upper), step.at.decimal()});
        return answer ? std::nullopt : std::optional{answer.error()};
    }
    if (!isBoundary || step.at.value == 0)
        return std::nullopt;
    const streams::ShardIndex lower = map.route(base::HashKey{step.at.value - 1});
    const auto answer =
        service.mergeShards(context, m_caller, {m_config.stream, streams::shardId(lower), streams::shardId(upper)});
    return answer ? std::nullopt : std::optional{answer.error()};
}

std::uint64_t Resharder::digest() const
{
    StateDigest digest;
    digest.add(std::uint64_t{m_next}).add(std::uint64_t{m_stopped ? 1U : 0U});
    for (const ReshardPlanStep& step : m_config.steps)
        digest.add(step.at.high()).add(step.at.low()).add(static_cast<std::uint64_t>(step.kind));
    return digest.value();
}

}
