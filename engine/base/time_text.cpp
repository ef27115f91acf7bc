#include "base/time_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace shardscope::base {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t ms;
};

constexpr std::array<Unit, 5> kUnits{{{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};

// The number of a fixed count of digits at `at`; nullopt when one of them is none.
std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Up to `longest` ms, at most half of what 64 bits hold: a sum of two cannot overflow.
std::optional<Duration> parseUpTo(std::string_view text, std::int64_t longest)
{
    if (text.empty())
        return std::nullopt;
    std::int64_t total = 0;
    std::size_t smallestSoFar = 0; // index of the unit that may come next
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || number < 0 || text.front() == '-')
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
        const std::size_t nameLength = std::min(text.find_first_of("0123456789"), text.size());
        const std::string_view name = text.substr(0, nameLength);
        std::size_t unit = smallestSoFar;
        while (unit < kUnits.size() && kUnits[unit].name != name)
            ++unit;
        if (unit == kUnits.size() || number > longest / kUnits[unit].ms)
            return std::nullopt;
        total += number * kUnits[unit].ms;
        if (total > longest)
            return std::nullopt;
        text.remove_prefix(nameLength);
        smallestSoFar = unit + 1;
    }
    return Duration{total};
}

}

std::optional<Duration> parseDuration(std::string_view text)
{
    return parseUpTo(text, kWorldEnd.time_since_epoch().count());
}

std::optional<Duration> parseAnyDuration(std::string_view text) { return parseUpTo(text, kLongestText.count()); }

std::string durationText(Duration length)
{
    const std::int64_t ms = length.count();
    if (ms == 0)
        return "0s";
    for (const Unit& unit : kUnits) {
        if (ms % unit.ms == 0)
            return std::to_string(ms / unit.ms) + std::string{unit.name};
    }
    return std::to_string(ms) + "ms";
}

std::optional<std::int64_t> parseUtc(std::string_view text)
{
    constexpr std::string_view shape = "yyyy-mm-ddThh:mm:ssZ";
    if (text.size() != shape.size())
        return std::nullopt;
    for (const std::size_t mark : {4U, 7U, 10U, 13U, 16U, 19U}) {
        if (text[mark] != shape[mark])
            return std::nullopt;
    }
    const auto year = digitsAt(text, 0, 4);
    const auto month = digitsAt(text, 5, 2);
    const auto day = digitsAt(text, 8, 2);
    const auto hour = digitsAt(text, 11, 2);
    const auto minute = digitsAt(text, 14, 2);
    const auto second = digitsAt(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *year < 1970 || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
    return std::int64_t{days} * 86'400 + *hour * 3'600 + *minute * 60 + *second;
}

std::string utcText(std::int64_t unixSecond)
{
    const std::int64_t days = unixSecond >= 0 ? unixSecond / 86'400 : -((-unixSecond + 86'399) / 86'400);
    const std::int64_t rest = unixSecond - days * 86'400;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(rest / 3'600),
        static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return text.data();
}

}
