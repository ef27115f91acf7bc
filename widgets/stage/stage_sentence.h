// What matters about a stream right now, in two or three sentences: the text over the shard
// map. Worst first; when nothing is wrong it says so calmly and with numbers.
#pragma once

#include "widgets/charts/key_watch.h"
#include "world/queries.h"

#include <QString>

#include <vector>

namespace shardscope::widgets {

struct StageSentence {
    QString html; // <b> for what is wrong, nothing else
    bool isCalm = true;
};

// `uses` are the stream's shards, `keys` what is known of their keys.
[[nodiscard]] StageSentence stageSentence(const world::World& world, streams::StreamIndex stream,
    const std::vector<world::ShardUse>& uses, const KeyWatch& keys);

}
