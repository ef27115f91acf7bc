// What a stage shows of a stream, as one paragraph of plain text: for screen readers,
// captions and notes.
#pragma once

#include "widgets/charts/key_watch.h"
#include "world/queries.h"

#include <QString>

#include <optional>

namespace shardscope::widgets {

// `spokenOf` is the shard that the stage speaks of, Selection::spokenOf().
[[nodiscard]] QString spokenSummary(const world::World& world, streams::StreamIndex stream, const KeyWatch& keys,
    std::optional<streams::ShardIndex> spokenOf);
// Of the Fan-out stage: the verdict, then each consumer.
[[nodiscard]] QString spokenFanOut(const world::World& world, streams::StreamIndex stream);

}
