// Points of virtual time as people type them.
#pragma once

#include "base/time.h"

#include <QString>

#include <optional>

namespace shardscope::widgets {

// "12m", "1h 30m", "90s", "500 ms", "90" (seconds), "1:30" (minutes), "00:12:00", "00:12:00.250" since the start;
// with a plus in front since `now`. Nullopt for anything else and for what lies beyond the end of the world.
[[nodiscard]] std::optional<base::Instant> readInstant(const QString& text, base::Instant now);

}
