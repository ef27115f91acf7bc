#include "base/time.h"

#include <array>
#include <cstdio>

namespace shardscope::base {

// What lies before the start of a world has a minus.
std::string formatClock(Instant at)
{
    const std::int64_t sinceStart = at.time_since_epoch().count();
    const std::int64_t ms = sinceStart < 0 ? -sinceStart : sinceStart;
    std::array<char, 48> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s%02lld:%02lld:%02lld.%03lld",
        sinceStart < 0 ? "-" : "", static_cast<long long>(ms / 3'600'000), static_cast<long long>(ms / 60'000 % 60),
        static_cast<long long>(ms / 1'000 % 60), static_cast<long long>(ms % 1'000));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string formatDuration(Duration length)
{
    const bool isNegative = length < Duration::zero();
    const std::int64_t ms = isNegative ? -length.count() : length.count();
    const std::string sign = isNegative ? "-" : "";
    if (ms < 1'000)
        return sign + std::to_string(ms) + " ms";
    if (ms < 60'000) {
        const std::int64_t tenths = ms / 100;
        std::string text = sign + std::to_string(tenths / 10);
        if (tenths % 10 != 0)
            text += "." + std::to_string(tenths % 10);
        return text + " s";
    }
    const auto twoParts = [&](std::int64_t large, const char* largeUnit, std::int64_t small, const char* smallUnit) {
        std::string text = sign + std::to_string(large) + largeUnit;
        if (small != 0)
            text += " " + std::to_string(small) + smallUnit;
        return text;
    };
    const std::int64_t seconds = ms / 1'000;
    if (seconds < 3'600)
        return twoParts(seconds / 60, " m", seconds % 60, " s");
    if (seconds < 86'400)
        return twoParts(seconds / 3'600, " h", seconds / 60 % 60, " m");
    return twoParts(seconds / 86'400, " d", seconds / 3'600 % 24, " h");
}

}
