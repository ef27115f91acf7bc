// What the answers to Why? about shards and about clients have in common.
#pragma once

#include "world/explain.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

[[nodiscard]] Explanation whyShard(const World& world, streams::StreamIndex stream, streams::ShardIndex shard);
[[nodiscard]] Explanation whyProducer(const World& world, std::size_t actor);
[[nodiscard]] Explanation whyConsumer(const World& world, std::size_t actor);
[[nodiscard]] Explanation whyCall(const World& world, const streams::CallRecord& call);
[[nodiscard]] Explanation whyProgram(const World& world, const std::string& name);

// Because of a switch or of a key that is in a caller's way, and what takes it out of it.
void addBarrier(Explanation& answer, const streams::Barrier& barrier, const std::string& caller, streams::Action action,
    std::optional<std::size_t> actor);

// Because of a fault that was injected; its index in streams::Faults::lines().
void addFault(Explanation& answer, const World& world, std::uint32_t fault, const Cause& about);
// Of the last ten seconds' calls of that caller, as far as the log still has them whole: how many injected faults
// refused, in whole or in part, and by which fault last.
struct FaultsMet {
    std::int64_t calls = 0;
    std::uint32_t fault = streams::kNoFault;
    base::Instant first{};
};
[[nodiscard]] FaultsMet faultsMet(const World& world, const std::string& caller);
// Nothing where a client has met none.
void addFaults(Explanation& answer, const World& world, const FaultsMet& met, std::size_t actor);

template <typename Function>
void visitSender(const Client& client, Function function)
{
    if (const auto* producer = std::get_if<clients::Producer>(&client))
        function(*producer);
    else if (const auto* agent = std::get_if<clients::LogAgent>(&client))
        function(*agent);
}

template <typename Function>
void visitReader(const Client& client, Function function)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        function(*poller);
    else if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        function(*fanOut);
}

// Where the run of seconds of which `holds` began that is still going on; a gap of two seconds
// does not end it. Now, if the last seconds are free of it.
template <typename Holds>
base::Instant beganAt(const World& world, Holds holds)
{
    constexpr int kGap = 2;
    const auto& seconds = world.seconds();
    base::Instant began = world.now();
    int quiet = 0;
    for (std::uint64_t i = seconds.size(); i > seconds.firstIndex() && quiet <= kGap; --i) {
        const Frame& frame = *seconds[i - 1];
        if (holds(frame)) {
            began = frame.at - frame.span;
            quiet = 0;
        } else {
            ++quiet;
        }
    }
    return began;
}

inline Cause about(CauseCode code, base::Instant at)
{
    Cause cause;
    cause.code = code;
    cause.at = at;
    return cause;
}

inline Cause aboutShard(CauseCode code, base::Instant at, streams::ShardIndex shard)
{
    Cause cause = about(code, at);
    cause.shard = shard;
    return cause;
}

inline Cause aboutActor(CauseCode code, base::Instant at, std::size_t actor)
{
    Cause cause = about(code, at);
    cause.actor = actor;
    return cause;
}

inline const ShardSample* sampleOf(const Frame& frame, streams::StreamIndex stream, streams::ShardIndex shard)
{
    if (static_cast<std::size_t>(stream) >= frame.streams.size())
        return nullptr;
    const std::vector<ShardSample>& shards = frame.streams[static_cast<std::size_t>(stream)].shards;
    return streams::number(shard) < shards.size() ? &shards[streams::number(shard)] : nullptr;
}

inline const ShardUse* useOf(const std::vector<ShardUse>& uses, streams::ShardIndex shard)
{
    const auto found =
        std::find_if(uses.begin(), uses.end(), [shard](const ShardUse& use) { return use.shard == shard; });
    return found == uses.end() ? nullptr : &*found;
}

}
