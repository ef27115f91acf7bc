// The stream that frames are measured on.
#pragma once

#include "world/scenario.h"

#include <cstdint>
#include <string>

namespace shardscope::bench {

// `shards` shards at 800 records a second each, so that some refuse, and three consumers.
inline world::Scenario loadedStream(std::uint32_t shards)
{
    world::Scenario scenario;
    scenario.name = "frames";
    scenario.streams = {{{"clicks", shards}, std::chrono::hours{24}}};
    world::AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate.knots = {{base::Duration{0}, std::int64_t{800} * shards}};
    web.config.keys.count = 100'000;
    web.config.keys.kind = clients::KeyChoice::Kind::Zipf;
    web.config.keys.exponentHundredths = 40;
    web.config.size.bytes = 300;
    scenario.clients.push_back({"scenario", web});
    for (const char* name : {"billing", "search", "audit"}) {
        world::AddConsumer consumer;
        consumer.config.name = name;
        consumer.config.stream = "clicks";
        consumer.config.kind = name == std::string("audit") ? clients::ConsumerConfig::Kind::FanOut
                                                            : clients::ConsumerConfig::Kind::Shared;
        scenario.clients.push_back({"scenario", consumer});
    }
    return scenario;
}

}
