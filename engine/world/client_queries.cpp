// What clients are, what producers sent, and how far consumers are behind.
#include "world/queries.h"

#include "world/query_parts.h"

#include <algorithm>
#include <type_traits>
#include <variant>

namespace shardscope::world {

using base::Duration;
using streams::StreamIndex;

bool isProducer(const Client& client) { return putCounts(client) != nullptr; }

bool isConsumer(const Client& client) { return consumerConfig(client) != nullptr; }

std::optional<StreamIndex> streamOf(const Client& client)
{
    return std::visit(
        [](const auto& of) -> std::optional<StreamIndex> {
            if constexpr (std::is_same_v<std::decay_t<decltype(of)>, std::monostate>)
                return std::nullopt;
            else
                return of.stream();
        },
        client);
}

const clients::PutCounts* putCounts(const Client& client)
{
    if (const auto* producer = std::get_if<clients::Producer>(&client))
        return &producer->counts();
    if (const auto* agent = std::get_if<clients::LogAgent>(&client))
        return &agent->counts();
    return nullptr;
}

const clients::ConsumerConfig* consumerConfig(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->config();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->config();
    return nullptr;
}

const clients::ConsumerCounts* consumerCounts(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->counts();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->counts();
    return nullptr;
}

const clients::Failures* consumerFailures(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->failures();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->failures();
    return nullptr;
}

const clients::Revisits* consumerRevisits(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->revisits();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->revisits();
    return nullptr;
}

const clients::Slips* consumerSlips(const Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->slips();
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return &fanOut->slips();
    return nullptr;
}

std::int64_t ProducerUse::refusedPerMille() const { return refusedShare(refused, sent); }

ProducerUse producerUse(const World& world, std::size_t actor)
{
    const FrameLog& seconds = world.seconds();
    const auto totalAt = [&](std::uint64_t frame) {
        const std::vector<ProducerSample>& producers = seconds[frame]->producers;
        return actor < producers.size() ? producers[actor].total : clients::PutCounts{};
    };
    if (seconds.isEmpty())
        return {};
    const clients::PutCounts now = totalAt(seconds.size() - 1);
    const clients::PutCounts before =
        seconds.size() - seconds.firstIndex() > 1 ? totalAt(seconds.size() - 2) : clients::PutCounts{};
    return {static_cast<std::int64_t>(now.attempts - before.attempts),
        static_cast<std::int64_t>(now.refused - before.refused), now.storedBytes - before.storedBytes};
}

const ConsumerSample* lastSample(const World& world, std::size_t actor)
{
    const Frame* frame = lastSecond(world);
    return frame != nullptr && actor < frame->consumers.size() ? &frame->consumers[actor] : nullptr;
}

std::vector<ConsumerUse> consumerUses(const World& world, StreamIndex stream)
{
    std::vector<ConsumerUse> uses;
    const base::ChunkedLog<std::shared_ptr<const Frame>>& seconds = world.seconds();
    const streams::Stream& state = world.service().stream(stream);
    // The lowest age of a half against that of the half before: a poller's age is a saw, and
    // its teeth must not look like falling behind.
    constexpr std::uint64_t kHalf = 15;
    const auto lowestAge = [&](std::size_t actor, std::uint64_t begin, std::uint64_t end) {
        std::optional<std::int64_t> lowest;
        for (std::uint64_t i = begin; i < end; ++i)
            if (actor < seconds[i]->consumers.size())
                lowest =
                    std::min(lowest.value_or(seconds[i]->consumers[actor].ageMs), seconds[i]->consumers[actor].ageMs);
        return lowest;
    };
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor) {
        const clients::ConsumerConfig* config = consumerConfig(world.actors()[actor].client);
        if (config == nullptr || config->stream != state.reference)
            continue;
        ConsumerUse use;
        use.actor = actor;
        if (const ConsumerSample* sample = lastSample(world, actor)) {
            use.ageMs = sample->ageMs;
            use.backlog = sample->backlog;
            const std::uint64_t end = seconds.size();
            if (end - seconds.firstIndex() >= 2 * kHalf) {
                const auto before = lowestAge(actor, end - 2 * kHalf, end - kHalf);
                const auto recent = lowestAge(actor, end - kHalf, end);
                if (before && recent)
                    use.growthPerSecond = (*recent - *before) / static_cast<std::int64_t>(kHalf);
                // A tenth of real time or slower is taken for standing still.
                if (use.growthPerSecond >= 100) {
                    const std::int64_t left = std::max<std::int64_t>(0, state.retention.count() - use.ageMs);
                    use.untilLoss = Duration{left * 1'000 / use.growthPerSecond};
                }
            }
        }
        uses.push_back(use);
    }
    return uses;
}

}
