// What the selection that all panels share comes to on the shard map of one stream: the shards that are pinned, those
// that a filter lists, those that the selected program uses, the one that is pointed at in whatever panel, and the one
// that the keys begin with. It tells which; what a light looks like on the columns or on the ring, and what hides it
// for a while, is the affair of others.
#pragma once

#include "widgets/charts/shard_map_painter.h"
#include "widgets/charts/stream_of_world.h"
#include "widgets/selection.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace shardscope::widgets {

class SelectionLights {
public:
    explicit SelectionLights(const Selection* selection) : m_selection(selection) {}

    void readPins(const StreamOfWorld& shown, ShardMapScene& scene) const;
    // True when the filter lists others than before.
    bool readListed(const StreamOfWorld& shown, ShardMapScene& scene) const;
    // True when used() are others than before.
    bool readUsed(const StreamOfWorld& shown);

    // Those that the selected program is known to use, in the order of their indices.
    [[nodiscard]] const std::vector<streams::ShardIndex>& used() const { return m_used; }
    // The cell under the pointer, here or in any other panel.
    [[nodiscard]] std::optional<std::size_t> pointedCell(const StreamOfWorld& shown, const ShardMapScene& scene) const;
    // The selected shard's cell, or that which now holds the start of its range, else the focus, else the fullest.
    // Nothing while there is no shard.
    [[nodiscard]] std::optional<std::size_t> focusedCell(const StreamOfWorld& shown, const ShardMapScene& scene) const;

private:
    const Selection* m_selection;
    std::vector<streams::ShardIndex> m_used;
};

}
