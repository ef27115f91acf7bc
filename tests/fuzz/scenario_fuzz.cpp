// Any bytes as a scenario: read or refused with a place, never worse. What is read is written,
// read again, and must be the same; small worlds are made and run a little.
#include "base/check.h"
#include "support/scenarios.h"
#include "world/scenario.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace shardscope;

namespace {

// Fuzzing is for the parsers: a world that takes long to make or to run teaches nothing new.
bool isSmall(const world::Scenario& scenario)
{
    std::uint64_t cost = 0;
    for (const world::ScenarioStream& stream : scenario.streams)
        cost += stream.create.shardCount;
    for (const world::Command& client : scenario.clients) {
        if (const auto* add = std::get_if<world::AddProducer>(&client.action))
            cost += add->config.keys.count + static_cast<std::uint64_t>(add->config.rate.highest())
                + (add->config.keys.ringToPpm - add->config.keys.ringFromPpm < 100'000 ? 1'000'000 : 0);
    }
    return cost < 50'000 && scenario.clients.size() < 20;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto scenario = world::parseScenario(text, "fuzz", support::readerOfAccessLog());
    if (!scenario) {
        SHARD_CHECK(scenario.error().where.rfind("fuzz:", 0) == 0);
        SHARD_CHECK(!scenario.error().what.empty());
        return 0;
    }
    const std::string written = world::writeScenario(*scenario);
    const auto again = world::parseScenario(written, "written", support::readerOfAccessLog());
    SHARD_CHECK(again.hasValue());
    SHARD_CHECK(again->clients == scenario->clients);
    SHARD_CHECK(again->events == scenario->events);
    SHARD_CHECK(world::writeScenario(*again) == written);
    if (isSmall(*scenario)) {
        auto world = world::makeWorld(*scenario);
        if (world)
            world->runUntil(base::instantAt(base::Duration{50}));
    }
    return 0;
}
