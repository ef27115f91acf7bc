#include "widgets/charts/selection_lights.h"

#include "world/programs.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace shardscope::widgets {

void SelectionLights::readPins(const StreamOfWorld& shown, ShardMapScene& scene) const
{
    scene.pins.clear();
    if (const streams::Stream* stream = shown.stream())
        for (const ShardChoice& pin : m_selection->pins())
            if (pin.stream == stream->reference)
                scene.pins.insert(pin.shard);
}

bool SelectionLights::readListed(const StreamOfWorld& shown, ShardMapScene& scene) const
{
    std::optional<std::vector<streams::ShardIndex>> listed;
    if (const streams::Stream* stream = shown.stream(); stream != nullptr && m_selection->shardFilter())
        if (auto answer = shown.world->service().listedBy(shown.world->now(), *stream, *m_selection->shardFilter()))
            listed = *std::move(answer);
    if (listed == scene.listed)
        return false;
    scene.listed = std::move(listed);
    return true;
}

bool SelectionLights::readUsed(const StreamOfWorld& shown)
{
    std::vector<streams::ShardIndex> used;
    const auto* program = std::get_if<ProgramChoice>(&m_selection->selected());
    if (const auto facts = program != nullptr && shown.stream() != nullptr
            ? world::programFacts(*shown.world, program->name)
            : std::nullopt) {
        for (const world::ProgramStream& use : facts->streams) {
            if (use.stream == *shown.index)
                used = use.shards;
        }
    }
    if (used == m_used)
        return false;
    m_used = std::move(used);
    return true;
}

std::optional<std::size_t> SelectionLights::pointedCell(const StreamOfWorld& shown, const ShardMapScene& scene) const
{
    const auto* hovered = std::get_if<ShardChoice>(&m_selection->hovered());
    const streams::Stream* stream = shown.stream();
    if (hovered == nullptr || stream == nullptr || hovered->stream != stream->reference)
        return std::nullopt;
    return scene.layout.find(hovered->shard);
}

std::optional<std::size_t> SelectionLights::focusedCell(const StreamOfWorld& shown, const ShardMapScene& scene) const
{
    if (scene.layout.isEmpty() || !shown.hasMap())
        return std::nullopt;
    const streams::Stream& stream = *shown.stream();
    const std::optional<streams::ShardIndex> chosen = m_selection->shard();
    if (chosen && m_selection->stream() == stream.reference && stream.map->has(*chosen)) {
        if (const auto cell = scene.layout.find(*chosen))
            return cell;
        // It has been split or merged: whoever holds the start of its range now.
        const base::HashKey first = stream.map->shard(*chosen).range.first;
        const auto& cells = scene.layout.cells();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (cells[i].range.contains(first))
                return i;
    }
    // Nothing chosen yet: the one in the worst trouble is worth a look.
    if (scene.focus)
        if (const auto cell = scene.layout.find(*scene.focus))
            return cell;
    const auto hottest = std::max_element(scene.uses.begin(), scene.uses.end(),
        [](const world::ShardUse& a, const world::ShardUse& b) { return a.offered.perMille < b.offered.perMille; });
    return std::size_t(hottest - scene.uses.begin());
}

}
