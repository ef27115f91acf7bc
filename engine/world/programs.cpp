#include "world/programs.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace shardscope::world {

bool isWrite(streams::Action action)
{
    return action == streams::Action::PutRecord || action == streams::Action::PutRecords;
}

bool isLive(const World& world, const streams::Subscription& subscription)
{
    const base::Duration life{
        streams::quota(world.service().settings(), streams::QuotaName::SubscriptionLifeMs)};
    const auto& consumers = world.service().stream(subscription.stream).consumers;
    const auto isReadBy = [&](const streams::RegisteredConsumer& each) {
        return each.name == subscription.consumerName && each.created == subscription.consumerCreated
            && each.status == streams::ConsumerStatus::Active;
    };
    return subscription.hasStarted && world.now() < subscription.startedAt + life
        && world.service().calls().isOutside(subscription.caller)
        && std::any_of(consumers.begin(), consumers.end(), isReadBy);
}

namespace {

constexpr std::int64_t kMinute = 60;
constexpr base::Duration kSecond{1'000};

void add(ProgramUse& use, const streams::CallFold& fold)
{
    use.calls += fold.calls;
    use.records += fold.records;
    // A read that is refused returns nothing that could be counted.
    const bool isWholeCall = fold.outcome != streams::Exception::None && fold.refused == 0;
    use.refused += isWholeCall ? fold.calls : fold.refused;
}

// That things of late are counted over.
std::int64_t secondsSoFar(const World& world)
{
    return std::clamp<std::int64_t>(world.now().time_since_epoch() / kSecond, 1, kProgramStretch);
}

struct Stored {
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
};

Stored storedIn(const World& world, const streams::Subscription& subscription, std::int64_t seconds)
{
    const auto& frames = world.seconds();
    const std::uint64_t stretch = std::min(static_cast<std::uint64_t>(seconds), frames.size() - frames.firstIndex());
    Stored stored;
    for (std::uint64_t i = frames.size() - stretch; i < frames.size(); ++i) {
        const auto stream = static_cast<std::size_t>(subscription.stream);
        const std::size_t shard = streams::number(subscription.shard);
        if (stream < frames[i]->streams.size() && shard < frames[i]->streams[stream].shards.size()) {
            stored.records += frames[i]->streams[stream].shards[shard].records;
            stored.bytes += frames[i]->streams[stream].shards[shard].bytes;
        }
    }
    return stored;
}

// --- One program -----------------------------------------------------------------

std::uint64_t attemptsOf(const streams::CallRecord& call)
{
    return isWrite(call.action) ? std::max<std::uint64_t>(1, call.records) : 1;
}

std::uint64_t refusedOf(const streams::CallRecord& call)
{
    if (!call.isRefused())
        return 0;
    return isWrite(call.action) ? std::max<std::uint64_t>(1, call.refused) : 1;
}

// When the oldest call was made that is still whole; the start of time while none has been forgotten.
base::Instant logBegins(const streams::CallLog& calls)
{
    const auto& recent = calls.recent();
    return recent.firstIndex() == 0 || recent.isEmpty() ? base::kWorldStart : recent[recent.firstIndex()].at;
}

void setStretch(ProgramFacts& facts, base::Instant now, base::Instant logBegins)
{
    const auto wholeSecond = [](base::Instant at) { return at - at.time_since_epoch() % kSecond; };
    facts.until = wholeSecond(now);
    facts.from = std::max(base::kWorldStart, facts.until - kSecond * kProgramStretch);
    if (facts.from < logBegins)
        facts.from = wholeSecond(logBegins) + kSecond; // the first that it has whole
    if (facts.from >= facts.until) {
        facts.from = std::max(logBegins, wholeSecond(now));
        facts.until = now;
    }
    facts.minuteFrom = std::max({base::kWorldStart, now - kSecond * kMinute, logBegins});
}

ProgramOperation& operationAt(std::vector<ProgramOperation>& operations, streams::Action action)
{
    const auto known = std::find_if(operations.begin(), operations.end(),
        [action](const ProgramOperation& operation) { return operation.action == action; });
    return known != operations.end() ? *known : operations.emplace_back(ProgramOperation{.action = action});
}

void add(ProgramOperation& operation, const streams::CallRecord& call)
{
    ++operation.calls;
    operation.attempts += attemptsOf(call);
    operation.refused += refusedOf(call);
    operation.records += call.records - std::min(call.records, call.refused);
    operation.bytes += call.bytes;
}

void addUse(std::vector<ProgramStream>& streams, const streams::CallRecord& call)
{
    if (call.stream == streams::kNoStream)
        return;
    const streams::StreamIndex stream{call.stream};
    auto use = std::lower_bound(streams.begin(), streams.end(), stream,
        [](const ProgramStream& each, streams::StreamIndex index) { return each.stream < index; });
    if (use == streams.end() || use->stream != stream)
        use = streams.insert(use, ProgramStream{.stream = stream});
    if (isWrite(call.action))
        use->isWritten = true;
    else if (streams::isDataCall(call.action))
        use->isRead = true;
    if (!call.shard)
        return;
    const auto shard = std::lower_bound(use->shards.begin(), use->shards.end(), *call.shard);
    if (shard == use->shards.end() || *shard != *call.shard)
        use->shards.insert(shard, *call.shard);
}

// In the order in which they were first met. There are as many as a program has shards.
class Refusals {
public:
    void add(const streams::CallRecord& call)
    {
        const auto [place, isNew] =
            m_places.try_emplace({call.action, call.reason, call.stream, call.shard}, m_refusals.size());
        if (isNew)
            m_refusals.push_back({.newest = call});
        m_refusals[place->second].refused += refusedOf(call);
    }
    // Of those refused alike often, the one that was met first.
    [[nodiscard]] std::optional<ProgramRefusal> worst() const
    {
        const auto most = std::max_element(m_refusals.begin(), m_refusals.end(),
            [](const ProgramRefusal& a, const ProgramRefusal& b) { return a.refused < b.refused; });
        return most != m_refusals.end() ? std::optional{*most} : std::nullopt;
    }

private:
    using Alike = std::tuple<streams::Action, streams::Reason, std::uint32_t, std::optional<streams::ShardIndex>>;
    std::map<Alike, std::size_t> m_places;
    std::vector<ProgramRefusal> m_refusals;
};

void addSubscriptions(const World& world, ProgramFacts& facts)
{
    const base::Duration life{
        streams::quota(world.service().settings(), streams::QuotaName::SubscriptionLifeMs)};
    for (const streams::Subscription& subscription : world.service().subscriptions()) {
        if (subscription.caller != facts.caller || !isLive(world, subscription))
            continue;
        facts.subscriptions.push_back({.stream = subscription.stream,
            .shard = subscription.shard,
            .consumer = subscription.consumerName,
            .left = subscription.startedAt + life - world.now()});
        const std::int64_t seconds = secondsSoFar(world);
        const Stored stored = storedIn(world, subscription, seconds);
        facts.pushedRecords += static_cast<double>(stored.records) / static_cast<double>(seconds);
        facts.pushedBytes += static_cast<double>(stored.bytes) / static_cast<double>(seconds);
        // It is read without a call.
        streams::CallRecord push{.action = streams::Action::SubscribeToShard};
        push.stream = static_cast<std::uint32_t>(subscription.stream);
        push.shard = subscription.shard;
        addUse(facts.streams, push);
    }
}

}

double ProgramFacts::perSecond(double counted) const
{
    const std::int64_t ms = (until - from).count();
    return ms > 0 ? counted * 1'000 / static_cast<double>(ms) : 0;
}

std::optional<ProgramFacts> programFacts(const World& world, std::string_view name)
{
    const streams::CallLog& calls = world.service().calls();
    const auto caller = calls.callerNamed(name);
    if (!caller || !calls.isOutside(*caller))
        return std::nullopt;
    ProgramFacts facts{.name = std::string{name}, .caller = *caller, .home = world.service().homeOf(*caller)};
    setStretch(facts, world.now(), logBegins(calls));
    std::vector<ProgramOperation> ofMinute;
    Refusals refusals;
    const auto& recent = calls.recent();
    for (std::uint64_t i = recent.size(); i > recent.firstIndex(); --i) {
        const streams::CallRecord& call = recent[i - 1];
        if (call.caller != *caller)
            continue;
        if (facts.latest.size() < kLatestCalls)
            facts.latest.push_back(call);
        else if (call.at < facts.minuteFrom)
            break;
        if (call.at >= facts.from && call.at < facts.until)
            add(operationAt(facts.operations, call.action), call);
        if (call.at < facts.minuteFrom)
            continue;
        add(operationAt(ofMinute, call.action), call);
        addUse(facts.streams, call);
        if (call.isRefused())
            refusals.add(call);
    }
    std::stable_sort(facts.operations.begin(), facts.operations.end(),
        [](const ProgramOperation& a, const ProgramOperation& b) { return a.calls > b.calls; });
    // The newest call was met first.
    facts.worst = refusals.worst();
    if (facts.worst)
        facts.worst->attempts = operationAt(ofMinute, facts.worst->newest.action).attempts;
    addSubscriptions(world, facts);
    return facts;
}

// Every one of them is known by its calls, which are folded by the second.
std::vector<Program> programsOf(const World& world)
{
    const streams::CallLog& calls = world.service().calls();
    if (!calls.hasOutsideCallers())
        return {};
    std::vector<Program> programs;
    std::vector<std::size_t> places(calls.callers(), 0); // of callers among these, from 1
    const auto& folds = calls.folds();
    const std::int64_t now = world.now().time_since_epoch().count() / 1'000;
    const auto programAt = [&](streams::CallerIndex caller) -> Program& {
        std::size_t& place = places[static_cast<std::size_t>(caller)];
        if (place == 0) {
            programs.push_back({.name = calls.callerName(caller), .caller = caller, .seconds = secondsSoFar(world)});
            place = programs.size();
        }
        return programs[place - 1];
    };
    for (std::uint64_t i = folds.size(); i > folds.firstIndex(); --i) {
        const streams::CallFold& fold = folds[i - 1];
        if (fold.second < now - kMinute)
            break;
        if (!calls.isOutside(fold.caller))
            continue;
        Program& program = programAt(fold.caller);
        (isWrite(fold.action) ? program.hasWritten : program.hasRead) = true;
        if (fold.second < now && fold.second >= now - kProgramStretch)
            add(isWrite(fold.action) ? program.writes : program.reads, fold);
    }
    for (const streams::Subscription& subscription : world.service().subscriptions()) {
        if (!isLive(world, subscription))
            continue;
        Program& program = programAt(subscription.caller);
        program.hasRead = true;
        ++program.subscriptions;
        program.reads.records += storedIn(world, subscription, program.seconds).records;
    }
    std::sort(programs.begin(), programs.end(), [](const Program& a, const Program& b) { return a.caller < b.caller; });
    return programs;
}

bool isReadByProgram(const World& world, streams::StreamIndex stream, std::string_view consumer)
{
    const auto& subscriptions = world.service().subscriptions();
    return std::any_of(subscriptions.begin(), subscriptions.end(), [&](const streams::Subscription& subscription) {
        return subscription.stream == stream && subscription.consumerName == consumer && isLive(world, subscription);
    });
}

}
