// What the load and skew knobs mean: a factor on the curve that a producer came with, and
// the share of its hot keys. Pure; the panels post what these return.
#pragma once

#include "world/scenario.h"
#include "world/world.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::widgets {

// The configurations producers came with: in the scenario, or when they were first seen.
class LoadBases {
public:
    void reset(const world::Scenario& scenario);
    void see(const world::World& world);
    // Null for a name never seen.
    [[nodiscard]] const clients::ProducerConfig* of(const std::string& producer) const;

private:
    std::map<std::string, clients::ProducerConfig> m_bases;
};

// 100 is the load it came with.
[[nodiscard]] int loadPercent(const clients::ProducerConfig& base, const clients::ProducerConfig& now);
[[nodiscard]] world::SetProducerRate withLoad(const clients::ProducerConfig& base, int percent);

// Share of one hot key now, in percent.
[[nodiscard]] int sharePercent(const clients::ProducerConfig& config, std::uint32_t hotKey, base::Instant now);
[[nodiscard]] world::SetHotShare withShare(const std::string& producer, std::uint32_t hotKey, int percent);

// Producers that write to a stream, in the order in which they were added.
[[nodiscard]] std::vector<const clients::Producer*> producersOf(const world::World& world, std::string_view stream);

}
