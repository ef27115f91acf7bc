#include "widgets/readings.h"

#include <type_traits>

namespace shardscope::widgets {

std::shared_ptr<const world::Frame> lastSecond(const world::World& world)
{
    return world.seconds().isEmpty() ? nullptr : world.seconds().back();
}

bool isProducer(const world::Client& client)
{
    return std::holds_alternative<clients::Producer>(client) || std::holds_alternative<clients::LogAgent>(client);
}

bool isConsumer(const world::Client& client)
{
    return std::holds_alternative<clients::Poller>(client) || std::holds_alternative<clients::FanOutConsumer>(client);
}

streams::StreamIndex clientStream(const world::Client& client)
{
    return std::visit(
        [](const auto& of) {
            if constexpr (std::is_same_v<std::decay_t<decltype(of)>, std::monostate>)
                return streams::StreamIndex{};
            else
                return of.stream();
        },
        client);
}

const clients::PutCounts* putCounts(const world::Client& client)
{
    if (const auto* producer = std::get_if<clients::Producer>(&client))
        return &producer->counts();
    if (const auto* agent = std::get_if<clients::LogAgent>(&client))
        return &agent->counts();
    return nullptr;
}

const clients::ConsumerConfig* consumerConfig(const world::Client& client)
{
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return &poller->config();
    if (const auto* consumer = std::get_if<clients::FanOutConsumer>(&client))
        return &consumer->config();
    return nullptr;
}

}
