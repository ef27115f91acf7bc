// What a call of UpdateShardCount would come to, in the language of the window: the same sentences beside the knob and
// in the dialog.
#pragma once

#include "world/scale_preview.h"

#include <QString>
#include <QStringList>

namespace shardscope::widgets {

// "4 → 6 shards"
[[nodiscard]] QString shardCountHeadline(const world::ScalePreview& preview);
// Splits and merges, the most shards on the way, the time it takes, how even it ends; or what refuses it and what
// helps, with the quota as it is in a run of those settings.
[[nodiscard]] QStringList shardCountLines(const world::ScalePreview& preview, const streams::ServiceSettings& settings);
// "2 of 10 calls used in the last 24 hours."
[[nodiscard]] QString shardCountAllowance(const world::ScalePreview& preview);

}
