// What can still be read of a closed shard, and until when, in words: the same in every place that tells of one.
#pragma once

#include "streams/stream.h"

#include <QString>

#include <vector>

namespace shardscope::widgets {

// "readable until 24:01:07, in 23 h 12 m; 8 of 12 records are left", or "nothing of it is left to read".
[[nodiscard]] QString remainsText(const streams::ShardRemains& remains, base::Instant now);
// For beside its name: "23 h 12 m left", "nothing left".
[[nodiscard]] QString remainsShortly(const streams::ShardRemains& remains, base::Instant now);
// Of several closed shards the one that can be read for longest; empty without any.
[[nodiscard]] QString remainsText(const streams::Stream& stream, const std::vector<streams::ShardIndex>& shards,
    base::Instant now);
// The part of its records that is left, from 0 to 1; of a shard that never held one 0.
[[nodiscard]] double partLeft(const streams::ShardRemains& remains);

}
