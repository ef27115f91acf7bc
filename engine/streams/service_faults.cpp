// Faults on purpose, asked for before and on the way of every call: streams/faults.h. What throttles or fails without
// one says the same sentences.
#include "streams/service.h"

namespace shardscope::streams {

namespace {

Refusal refuse(std::string message) { return {Exception::InvalidArgument, Reason::BadArgument, std::move(message)}; }

}

// --- Setting -----------------------------------------------------------------------

Answer<Done> Service::setFault(const SetFaultRequest& request, base::Rng chance)
{
    const FaultRule& rule = request.rule;
    if (const auto problem = problemIn(rule))
        return refuse("The fault's " + std::string{problem->field} + " " + problem->what + ".");
    if (!rule.stream.empty()) {
        const auto index = find(rule.stream);
        if (!index)
            return streamNotFound(rule.stream);
        const auto shard = parseShardId(rule.shardId);
        if (shard && !stream(*index).hasShard(*shard))
            return shardNotFound(rule.shardId, rule.stream);
    }
    if (m_faults.find(rule.name) == nullptr && m_faults.count() >= Faults::kMostRules)
        return refuse("There are " + std::to_string(Faults::kMostRules) + " faults already; clear one first.");
    if (!m_faults.hasBeenNamed(rule.name) && m_faults.lines().size() >= Faults::kMostNames)
        return refuse("There have been " + std::to_string(Faults::kMostNames)
            + " faults in this run; use a name again that one of them had.");
    m_faults.set(rule, chance);
    return Done{};
}

Answer<Done> Service::clearFault(const ClearFaultRequest& request)
{
    if (m_faults.find(request.name) == nullptr)
        return refuse("There is no fault named " + request.name + ".");
    m_faults.clear(request.name);
    return Done{};
}

// --- Meeting -----------------------------------------------------------------------

Refusal Service::injected(FaultError error, const Stream* stream, std::optional<ShardIndex> shard) const
{
    const auto refusal = [error](std::string message) {
        return Refusal{exceptionOf(error), Reason::InjectedFault, std::move(message)};
    };
    const auto rateExceeded = [&] {
        const std::string account = stream != nullptr ? homeOf(*stream).account : home().account;
        return "Rate exceeded for " + (stream != nullptr ? "stream " + stream->name + " under " : std::string{})
            + "account " + account + ".";
    };
    switch (error) {
    case FaultError::None:
        break;
    case FaultError::InternalFailure:
        return refusal("Internal Service Failure");
    case FaultError::ProvisionedThroughputExceeded:
        return refusal(stream != nullptr && shard ? throttleText(*stream, *shard) : rateExceeded());
    case FaultError::LimitExceeded:
        return refusal(rateExceeded());
    case FaultError::KmsThrottling:
        return refusal("You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.");
    }
    return {};
}

std::optional<Refusal> Service::meetFaults(CallRecord& call, std::string_view partitionKey)
{
    if (!m_faults.isSet()) [[likely]]
        return std::nullopt;
    const Stream* const of = call.stream == kNoStream ? nullptr : &stream(StreamIndex{call.stream});
    const FaultHit hit = m_faults.hit(FaultTarget::Call,
        {.now = call.at,
            .caller = m_calls.callerName(call.caller),
            .action = call.action,
            .stream = of != nullptr ? std::string_view{of->reference} : std::string_view{},
            .shard = call.shard,
            .partitionKey = partitionKey});
    call.fault = hit.rule;
    call.delay = hit.delay;
    if (hit.error == FaultError::None)
        return std::nullopt;
    return injected(hit.error, of, call.shard);
}

// Of an entry that does, the outcome says so.
bool Service::fails(CallRecord& call, const Stream& stream, std::string_view partitionKey, PutOutcome& outcome)
{
    const FaultHit hit = m_faults.hit(FaultTarget::Entries,
        {.now = call.at,
            .caller = m_calls.callerName(call.caller),
            .action = call.action,
            .stream = stream.reference,
            .shard = ShardIndex{outcome.shard},
            .partitionKey = partitionKey});
    if (hit.error == FaultError::None)
        return false;
    outcome.verdict = Verdict::Failed;
    outcome.ordinal = hit.rule;
    const bool isFirst = call.fault == kNoFault || m_faults.rule(call.fault).target == FaultTarget::Call;
    if (isFirst)
        call.fault = hit.rule;
    return true;
}

bool Service::failEvent(sim::Context context, CallerIndex caller, const Reading& at)
{
    if (!m_faults.isSet()) [[likely]]
        return false;
    const Stream& of = stream(at.stream);
    const FaultHit hit = m_faults.hit(FaultTarget::Entries,
        {.now = context.now,
            .caller = m_calls.callerName(caller),
            .action = Action::SubscribeToShard,
            .stream = of.reference,
            .shard = at.shard});
    if (hit.error == FaultError::None)
        return false;
    CallRecord call{context.now, caller, Action::SubscribeToShard, number(at.stream)};
    call.shard = at.shard;
    call.fault = hit.rule;
    noteRead(std::move(call).refusedWith(injected(hit.error, &of, at.shard)), at);
    return true;
}

std::optional<Refusal> Service::refusalOfEvent(base::Instant now, CallerIndex caller, StreamIndex streamIndex,
    ShardIndex shard, std::uint64_t salt) const
{
    if (!m_faults.isSet()) [[likely]]
        return std::nullopt;
    const Stream& of = stream(streamIndex);
    const FaultHit hit = m_faults.wouldHit({.now = now,
                                               .caller = m_calls.callerName(caller),
                                               .action = Action::SubscribeToShard,
                                               .stream = of.reference,
                                               .shard = shard},
        salt);
    if (hit.error == FaultError::None)
        return std::nullopt;
    return injected(hit.error, &of, shard);
}

}
