// Carries out a plan of many splits and merges, as a script of an operator would: SplitShard and
// MergeShards one after another, since the service takes the next only when the stream is ACTIVE
// again. It asks DescribeStreamSummary every ten seconds, like the waiters of the AWS SDKs.
//
// Steps name places on the ring and no shards: ids are given out as the plan goes on, and a
// place is still right when somebody else has resharded meanwhile. A step that is done already is
// passed over; a refusal that waiting does not cure ends the plan, and is kept to be shown.
#pragma once

#include "base/hash_key.h"
#include "base/result.h"
#include "sim/context.h"
#include "streams/service.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::clients {

struct ReshardPlanStep {
    enum class Kind { Split, Merge } kind = Kind::Split;
    // Split: the upper child starts here. Merge: the two shards that meet here become one.
    base::HashKey at;
    friend bool operator==(const ReshardPlanStep&, const ReshardPlanStep&) = default;
};

struct ReshardPlanConfig {
    std::string name;
    std::string stream;
    std::vector<ReshardPlanStep> steps; // 1 to bounds::kPlanSteps
    friend bool operator==(const ReshardPlanConfig&, const ReshardPlanConfig&) = default;
};
[[nodiscard]] std::optional<base::Problem> problemIn(const ReshardPlanConfig& config);

class Resharder {
public:
    Resharder(ReshardPlanConfig config, streams::StreamIndex stream, streams::CallerIndex caller);

    void begin(sim::Context context);
    void wake(std::uint32_t token, sim::Context context, streams::Service& service);

    // From the call of one step to that of the next, on a stream that nobody else touches.
    [[nodiscard]] static base::Duration stepTakes(const streams::Timings& timings);

    [[nodiscard]] const ReshardPlanConfig& config() const { return m_config; }
    [[nodiscard]] streams::StreamIndex stream() const { return m_stream; }
    // Steps that were asked for and accepted, or were done already.
    [[nodiscard]] std::size_t stepsBegun() const { return m_next; }
    [[nodiscard]] bool isFinished() const { return m_next == m_config.steps.size() || m_stopped.has_value(); }
    // What ended the plan early, if anything did.
    [[nodiscard]] const std::optional<streams::Refusal>& stopped() const { return m_stopped; }
    [[nodiscard]] std::uint64_t digest() const;

private:
    // The refusal of the next step, if it was called and refused.
    std::optional<streams::Refusal> takeStep(sim::Context context, streams::Service& service);

    ReshardPlanConfig m_config;
    streams::StreamIndex m_stream;
    streams::CallerIndex m_caller;
    std::size_t m_next = 0;
    std::optional<streams::Refusal> m_stopped;
};

}
