#include "widgets/load_knobs.h"

#include <algorithm>
#include <cmath>

namespace shardscope::widgets {

void LoadBases::reset(const world::Scenario& scenario)
{
    m_bases.clear();
    for (const world::Command& command : scenario.clients) {
        if (const auto* add = std::get_if<world::AddProducer>(&command.action))
            m_bases.emplace(add->config.name, add->config);
    }
}

void LoadBases::see(const world::World& world)
{
    for (const world::Actor& actor : world.actors()) {
        if (const auto* producer = std::get_if<clients::Producer>(&actor.client))
            m_bases.emplace(actor.name, producer->config());
    }
}

const clients::ProducerConfig* LoadBases::of(const std::string& producer) const
{
    const auto place = m_bases.find(producer);
    return place == m_bases.end() ? nullptr : &place->second;
}

int loadPercent(const clients::ProducerConfig& base, const clients::ProducerConfig& now)
{
    const std::int64_t highest = base.rate.highest();
    return highest == 0 ? 100 : int(std::llround(100.0 * double(now.rate.highest()) / double(highest)));
}

world::SetProducerRate withLoad(const clients::ProducerConfig& base, int percent)
{
    world::SetProducerRate command{.name = base.name, .rate = base.rate};
    for (clients::Knot& knot : command.rate.knots)
        knot.value = knot.value * percent / 100;
    return command;
}

int sharePercent(const clients::ProducerConfig& config, std::uint32_t hotKey, base::Instant now)
{
    if (hotKey >= config.keys.hot.size())
        return 0;
    const base::Duration since = now - base::instantAt(config.start);
    return int((config.keys.hot[hotKey].sharePpm.valueAt(since) + 5'000) / 10'000);
}

world::SetHotShare withShare(const std::string& producer, std::uint32_t hotKey, int percent)
{
    return {.name = producer,
        .hotKey = hotKey,
        .sharePpm = clients::Curve{{clients::Knot{.at = {}, .value = std::int64_t{percent} * 10'000}}}};
}

std::vector<const clients::Producer*> producersOf(const world::World& world, std::string_view stream)
{
    std::vector<const clients::Producer*> found;
    for (const world::Actor& actor : world.actors()) {
        const auto* producer = std::get_if<clients::Producer>(&actor.client);
        if (producer && world.service().stream(producer->stream()).reference == stream)
            found.push_back(producer);
    }
    return found;
}

}
