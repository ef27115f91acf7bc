#include "world/explain_parts.h"

namespace shardscope::world {

void addBarrier(Explanation& answer, const streams::Barrier& barrier, const std::string& caller, streams::Action action,
    std::optional<std::size_t> actor)
{
    const std::string operation{streams::actionName(action)};
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
