// What matters about a stream right now, in two or three sentences: the text over the shard
// map. Worst first; when nothing is wrong it says so calmly and with numbers.
#pragma once

#include "widgets/charts/key_watch.h"
#include "world/forecast.h"
#include "world/queries.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace shardscope::widgets {

struct StageSentence {
    QStringList clauses; // worst first; html, with <b> for what is wrong and nothing else
    bool isCalm = true;

    [[nodiscard]] QString html() const { return clauses.join(QLatin1Char(' ')); }
    friend bool operator==(const StageSentence&, const StageSentence&) = default;
};

// `uses` are the stream's shards, `worst` the one in the worst trouble over the last seconds, which
// it speaks of, `keys` what is known of their keys.
[[nodiscard]] StageSentence stageSentence(const world::World& world, streams::StreamIndex stream,
    const std::vector<world::ShardUse>& uses, const std::optional<world::ShardStrain>& worst, const KeyWatch& keys);

}
