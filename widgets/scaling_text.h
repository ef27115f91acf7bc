// What autoscalers are, will do and have done, in plain sentences: for their page, their dialog and lists.
#pragma once

#include "operations/autoscaler.h"
#include "widgets/theme.h"

#include <QString>

namespace shardscope::widgets {

// "Target tracking", …: names of products and programs are not translated.
[[nodiscard]] QString approachText(const operations::ScalingApproach& approach);
// What it will do, in one or two sentences.
[[nodiscard]] QString promiseText(const operations::AutoscalerConfig& config);
// What it did, or what kept it from doing anything.
[[nodiscard]] QString decisionText(const operations::ScalingDecision& decision);
// What it is at: whether it waits, for what and until when.
[[nodiscard]] QString stateText(const operations::Autoscaler& autoscaler, base::Instant now);

}
