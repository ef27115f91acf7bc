// What a stage shows of a stream, as one paragraph of plain text: for screen readers,
// captions and notes.
#pragma once

#include "widgets/charts/key_watch.h"
#include "world/queries.h"

#include <QString>

namespace shardscope::widgets {

[[nodiscard]] QString spokenSummary(const world::World& world, streams::StreamIndex stream, const KeyWatch& keys);
// Of the Fan-out stage: the verdict, then each consumer.
[[nodiscard]] QString spokenFanOut(const world::World& world, streams::StreamIndex stream);

}
