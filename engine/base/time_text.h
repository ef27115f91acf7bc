// How people write time in files and options: "30s", "1h30m", "500ms", and an epoch as
// "2026-11-20T00:00:00Z". What is written here reads back to the same value.
#pragma once

#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shardscope::base {

// Whole numbers with ms, s, m, h or d, the large units first: "1h30m". nullopt for anything
// else, and for more than a world lasts.
[[nodiscard]] std::optional<Duration> parseDuration(std::string_view text);
// The same up to kLongestText: of times that somebody may ask for in vain, in no world.
[[nodiscard]] std::optional<Duration> parseAnyDuration(std::string_view text);
inline constexpr Duration kLongestText{(std::int64_t{1} << 62) - 1};
// The shortest such text: 90'000 ms is "90s", 5'400'000 ms is "90m".
[[nodiscard]] std::string durationText(Duration length);

// Unix seconds of "2026-11-20T00:00:00Z", years 1970 to 9999.
[[nodiscard]] std::optional<std::int64_t> parseUtc(std::string_view text);
[[nodiscard]] std::string utcText(std::int64_t unixSecond);

}
