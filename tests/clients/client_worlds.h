// Small worlds with clients in them, in a few words.
#pragma once

#include "base/check.h"
#include "support/world_builder.h"
#include "world/world.h"

#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

namespace shardscope::clients {

constexpr streams::StreamIndex kClicks{0};

inline void give(world::World& world, world::Action action)
{
    const world::Reply reply = world.apply({.caller = "test", .action = std::move(action)});
    if (const auto* const refusal = std::get_if<streams::Refusal>(&reply))
        std::cerr << "refused: " << refusal->message << '\n';
    SHARD_CHECK(world::isAccepted(reply));
}

inline void letPass(world::World& world, base::Duration length) { world.runUntil(world.now() + length); }

template <typename ClientType>
const ClientType& clientNamed(const world::World& world, std::string_view name)
{
    const world::Actor* const actor = world.actor(name);
    SHARD_CHECK(actor != nullptr);
    const auto* const client = std::get_if<ClientType>(&actor->client);
    SHARD_CHECK(client != nullptr);
    return *client;
}

inline const streams::Stream& clicks(const world::World& world) { return world.service().stream(kClicks); }

inline std::uint64_t storedIn(const world::World& world)
{
    std::uint64_t stored = 0;
    for (const streams::ShardLine& line : clicks(world).lines)
        stored += line.stored;
    return stored;
}

inline ProducerConfig steadyProducer(std::int64_t recordsPerSecond)
{
    ProducerConfig config;
    config.name = "shop";
    config.stream = "clicks";
    config.rate = {{{base::Duration{}, recordsPerSecond}}};
    config.keys.count = 1'000;
    config.size = {.kind = SizeChoice::Kind::Fixed, .bytes = 200};
    return config;
}

inline ConsumerConfig consumer(std::string name, ConsumerConfig::Kind kind)
{
    ConsumerConfig config;
    config.name = std::move(name);
    config.stream = "clicks";
    config.kind = kind;
    return config;
}

inline std::optional<std::string> fileText(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::string excerptText()
{
    const auto text = fileText(std::string{SHARDSCOPE_SOURCE_DIR} + "/tests/clients/data/access_excerpt.log");
    SHARD_CHECK(text.has_value());
    return *text;
}

// The whole public sample, where it lies beside the sources.
inline std::optional<std::string> wholeLogText()
{
    return fileText(std::string{SHARDSCOPE_SOURCE_DIR} + "/../shared/data/apache_access_2015.log");
}

}
