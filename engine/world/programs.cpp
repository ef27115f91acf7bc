#include "world/programs.h"

#include <algorithm>

namespace shardscope::world {

namespace {

constexpr std::int64_t kMinute = 60;

// Every one of them is known by its calls, which are folded by the second.
bool isWrite(streams::Action action)
{
    return action == streams::Action::PutRecord || action == streams::Action::PutRecords;
}

void add(ProgramUse& use, const streams::CallFold& fold)
{
    use.calls += fold.calls;
    use.records += fold.records;
    // A read that is refused returns nothing that could be counted.
    const bool isWholeCall = fold.outcome != streams::Exception::None && fold.refused == 0;
    use.refused += isWholeCall ? fold.calls : fold.refused;
}

// Its reader may have gone without a word: then the service does not know either.
bool isLive(const World& world, const streams::Subscription& subscription)
{
    const base::Duration life{
        streams::quota(world.service().settings().profile, streams::QuotaName::SubscriptionLifeMs)};
    return subscription.hasStarted && world.now() < subscription.startedAt + life
        && world.service().calls().isOutside(subscription.caller);
}

std::uint64_t storedIn(const World& world, const streams::Subscription& subscription, std::int64_t seconds)
{
    const auto& frames = world.seconds();
    const std::uint64_t stretch = std::min(static_cast<std::uint64_t>(seconds), frames.size() - frames.firstIndex());
    std::uint64_t records = 0;
    for (std::uint64_t i = frames.size() - stretch; i < frames.size(); ++i) {
        const auto stream = static_cast<std::size_t>(subscription.stream);
        const std::size_t shard = streams::number(subscription.shard);
        if (stream < frames[i]->streams.size() && shard < frames[i]->streams[stream].shards.size())
            records += frames[i]->streams[stream].shards[shard].records;
    }
    return records;
}

}

std::vector<Program> programsOf(const World& world)
{
    const streams::CallLog& calls = world.service().calls();
    if (!calls.hasOutsideCallers())
        return {};
    std::vector<Program> programs;
    const auto& folds = calls.folds();
    const std::int64_t now = world.now().time_since_epoch().count() / 1'000;
    const auto programAt = [&](streams::CallerIndex caller) -> Program& {
        auto known = std::find_if(programs.begin(), programs.end(),
            [caller](const Program& program) { return program.caller == caller; });
        if (known == programs.end())
            known = programs.insert(known,
                {.name = calls.callerName(caller),
                    .caller = caller,
                    .seconds = std::clamp<std::int64_t>(now, 1, kProgramStretch)});
        return *known;
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
        program.reads.records += storedIn(world, subscription, program.seconds);
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
