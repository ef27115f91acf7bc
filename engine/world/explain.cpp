#include "world/explain_parts.h"

namespace shardscope::world {

namespace {

// Calls of the last ten seconds that injected faults refused, newest first. One that a fault only made late was refused
// by something else.
template <typename Function>
void visitFaulted(const World& world, Function function)
{
    constexpr base::Duration kLately{10'000};
    const streams::Faults& faults = world.service().faults();
    if (faults.lines().empty())
        return;
    const auto& recent = world.service().calls().recent();
    for (std::uint64_t i = recent.size(); i > recent.firstIndex(); --i) {
        const streams::CallRecord& call = recent[i - 1];
        if (call.at < world.now() - kLately)
            return;
        if (call.isRefused() && call.fault != streams::kNoFault
            && faults.rule(call.fault).error != streams::FaultError::None)
            function(call);
    }
}

}

void addBarrier(Explanation& answer, const streams::Barrier& barrier, const std::string& caller, streams::Action action,
    std::optional<std::size_t> actor)
{
    const std::string operation =
        barrier.operation.empty() ? std::string{streams::actionName(action)} : barrier.operation;
    const bool isKey = !barrier.keyArn.empty();
    const auto code = [&] {
        if (isKey)
            return CauseCode::KeyUnusable;
        if (barrier.refusal.reason == streams::Reason::NotShared)
            return CauseCode::NotShared;
        return barrier.refusal.reason == streams::Reason::DeniedByPolicy ? CauseCode::DeniedByPolicy
                                                                         : CauseCode::OperationDenied;
    };
    Cause cause = about(code(), barrier.since);
    cause.actor = actor;
    cause.key = isKey ? barrier.keyArn : operation;
    cause.text = barrier.account;
    cause.exception = barrier.refusal.exception;
    cause.reason = barrier.refusal.reason;
    answer.causes.push_back(cause);
    Remedy remedy;
    remedy.actor = actor;
    remedy.key = cause.key;
    if (cause.code == CauseCode::DeniedByPolicy)
        return; // somebody wrote that policy
    if (cause.code == CauseCode::NotShared) {
        remedy.code = RemedyCode::ShareStream;
        remedy.key = barrier.account;
        if (!barrier.hasPolicy)
            remedy.commands.emplace_back(streams::PutResourcePolicyRequest{barrier.resourceArn,
                streams::sharingPolicy(barrier.account, "kinesis:" + operation, barrier.resourceArn)});
    } else if (!isKey) {
        remedy.code = RemedyCode::AllowOperation;
        remedy.commands.emplace_back(streams::SetAccessRequest{caller, operation, true});
    } else if (barrier.refusal.reason == streams::Reason::KeyNotAllowed) {
        remedy.code = RemedyCode::AllowKeyUse;
        remedy.commands.emplace_back(streams::SetKeyAccessRequest{barrier.keyArn, caller, true, true});
    } else {
        remedy.code = RemedyCode::EnableKey;
        remedy.commands.emplace_back(streams::SetKeyStateRequest{barrier.keyArn, streams::KeyState::Enabled});
    }
    answer.remedies.insert(answer.remedies.begin(), std::move(remedy));
}

void addFault(Explanation& answer, const World& world, std::uint32_t fault, const Cause& about)
{
    const streams::Faults& faults = world.service().faults();
    Cause cause = about;
    cause.code = CauseCode::FaultInjected;
    cause.key = faults.rule(fault).name;
    answer.causes.push_back(cause);
    if (faults.find(cause.key) == nullptr)
        return; // it is gone by now
    Remedy remedy;
    remedy.code = RemedyCode::ClearFault;
    remedy.actor = cause.actor;
    remedy.key = cause.key;
    remedy.commands.emplace_back(streams::ClearFaultRequest{cause.key});
    answer.remedies.insert(answer.remedies.begin(), std::move(remedy));
}

FaultsMet faultsMet(const World& world, const std::string& caller)
{
    FaultsMet met;
    const auto index = world.service().calls().callerNamed(caller);
    if (!index)
        return met;
    visitFaulted(world, [&](const streams::CallRecord& call) {
        if (call.caller != *index)
            return;
        if (met.calls++ == 0)
            met.fault = call.fault;
        met.first = call.at;
    });
    return met;
}

std::optional<FaultedCalls> worstFault(const World& world, streams::StreamIndex stream)
{
    struct Met {
        std::int64_t calls = 0;
        const streams::CallRecord* newest = nullptr;
    };
    std::vector<Met> all(world.service().faults().lines().size()); // at index of the fault
    visitFaulted(world, [&](const streams::CallRecord& call) {
        if (call.stream != static_cast<std::uint32_t>(stream))
            return;
        Met& met = all[call.fault];
        if (met.calls++ == 0)
            met.newest = &call;
    });
    const auto worst =
        std::max_element(all.begin(), all.end(), [](const Met& a, const Met& b) { return a.calls < b.calls; });
    if (worst == all.end() || worst->calls == 0)
        return std::nullopt;
    const streams::CallRecord& newest = *worst->newest;
    return FaultedCalls{newest.fault, worst->calls, {newest, world.service().calls().callerName(newest.caller)}};
}

void addFaults(Explanation& answer, const World& world, const FaultsMet& met, std::size_t actor)
{
    if (met.calls == 0)
        return;
    Cause injected = aboutActor(CauseCode::FaultInjected, met.first, actor);
    injected.value = met.calls;
    addFault(answer, world, met.fault, injected);
}

Explanation explain(const World& world, const WhyQuestion& question)
{
    if (const auto* client = std::get_if<WhyClient>(&question)) {
        if (client->actor >= world.actors().size())
            return {};
        Explanation refused = whyProducer(world, client->actor);
        return refused.causes.empty() ? whyConsumer(world, client->actor) : refused;
    }
    if (const auto* call = std::get_if<WhyCall>(&question))
        return whyCall(world, call->call);
    if (const auto* program = std::get_if<WhyProgram>(&question))
        return whyProgram(world, program->name);
    const auto& shard = std::get<WhyShard>(question);
    if (static_cast<std::size_t>(shard.stream) >= world.service().streams().size())
        return {};
    const streams::Stream& stream = world.service().stream(shard.stream);
    if (!stream.map || !stream.map->has(shard.shard))
        return {};
    return whyShard(world, shard.stream, shard.shard);
}

}
