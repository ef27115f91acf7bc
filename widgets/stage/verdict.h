// The sentence above the Fan-out stage: who wins on latency, on throughput and on cost, with
// the numbers, or what moving a consumer would change while one lane is empty.
#pragma once

#include "widgets/stage/fan_out_reading.h"

#include <QString>

namespace shardscope::widgets {

// Rich text.
[[nodiscard]] QString verdict(const FanOutReading& reading);

}
