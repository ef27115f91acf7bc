#include "streams/shard_iterator.h"

#include "streams/opaque_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

namespace shardscope::streams {

namespace {

// Real iterators start with these eight bytes; page tokens are ours, and differ.
constexpr std::string_view kIteratorHead{"\0\0\0\0\0\0\0\1", 8};
constexpr std::string_view kPageHead{"\0\0\0\0\0\0\0\2", 8};
constexpr std::string_view kListHead{"\0\0\0\0\0\0\0\3", 8};
constexpr std::size_t kMostIteratorCharacters = 512; // as the service has it

// Bytes in all, as the service's tokens grow with the stream's name.
std::size_t tokenBytes(std::size_t nameLength) { return 152 + 16 * ((nameLength + 2) / 16); }

std::string milliseconds(base::Instant at) { return std::to_string(at.time_since_epoch().count()); }

// Parts end at a slash, and no name has a bar.
std::string packed(std::string reference)
{
    std::replace(reference.begin(), reference.end(), '/', '|');
    return reference;
}

std::string unpacked(std::string part)
{
    std::replace(part.begin(), part.end(), '|', '/');
    return part;
}

base::Instant instantIn(std::int64_t milliseconds) { return base::instantAt(base::Duration{milliseconds}); }

constexpr char kFrom = '@';

// "12", or "12@1000".
std::string placeText(const ReadPlace& place)
{
    std::string text = std::to_string(place.ordinal);
    return place.from ? text + kFrom + milliseconds(*place.from) : text;
}

std::optional<ReadPlace> placeIn(std::string_view text)
{
    const std::size_t at = text.find(kFrom);
    const auto ordinal = numberIn(text.substr(0, at));
    if (!ordinal)
        return std::nullopt;
    ReadPlace place{static_cast<std::uint64_t>(*ordinal)};
    if (at == std::string_view::npos)
        return place;
    const auto from = numberIn(text.substr(at + 1));
    if (!from)
        return std::nullopt;
    place.from = instantIn(*from);
    return place;
}
}

std::string writeShardIterator(const ShardIterator& iterator)
{
    return writeOpaque(kIteratorHead,
        {milliseconds(iterator.made), milliseconds(iterator.streamCreated), packed(iterator.streamName),
            std::to_string(number(iterator.shard)), placeText(iterator.place)},
        tokenBytes(iterator.streamName.size()));
}

std::optional<ShardIterator> readShardIterator(std::string_view text)
{
    if (text.size() > kMostIteratorCharacters)
        return std::nullopt;
    const auto parts = readOpaque(kIteratorHead, text, 5);
    if (!parts)
        return std::nullopt;
    const auto made = numberIn((*parts)[0]);
    const auto created = numberIn((*parts)[1]);
    const auto shard = numberIn((*parts)[3]);
    const auto place = placeIn((*parts)[4]);
    if (!made || !created || !shard || !place)
        return std::nullopt;
    return ShardIterator{instantIn(*made), instantIn(*created), unpacked((*parts)[2]),
        ShardIndex{static_cast<std::uint32_t>(*shard)}, *place};
}

std::string writePageToken(const PageToken& token)
{
    const ShardFilter& filter = token.filter;
    return writeOpaque(kPageHead,
        {milliseconds(token.made), milliseconds(token.streamCreated), packed(token.streamName),
            std::to_string(number(token.firstShard)), std::to_string(static_cast<unsigned>(filter.type)),
            filter.shardId, filter.timestamp ? milliseconds(*filter.timestamp) : ""},
        tokenBytes(token.streamName.size()));
}

std::optional<PageToken> readPageToken(std::string_view text)
{
    const auto parts = readOpaque(kPageHead, text, 7);
    if (!parts)
        return std::nullopt;
    const auto made = numberIn((*parts)[0]);
    const auto created = numberIn((*parts)[1]);
    const auto shard = numberIn((*parts)[3]);
    const auto type = numberIn((*parts)[4]);
    if (!made || !created || !shard || !type)
        return std::nullopt;
    ShardFilter filter{static_cast<ShardFilterType>(*type), (*parts)[5], std::nullopt};
    if (const auto at = numberIn((*parts)[6]))
        filter.timestamp = instantIn(*at);
    return PageToken{instantIn(*made), instantIn(*created), unpacked((*parts)[2]),
        ShardIndex{static_cast<std::uint32_t>(*shard)}, std::move(filter)};
}

std::string writeListToken(const ListToken& token)
{
    return writeOpaque(kListHead, {milliseconds(token.made), token.list, token.of, token.after}, 152);
}

std::optional<ListToken> readListToken(std::string_view text)
{
    const auto parts = readOpaque(kListHead, text, 4);
    const auto made = parts ? numberIn((*parts)[0]) : std::nullopt;
    if (!made)
        return std::nullopt;
    return ListToken{instantIn(*made), (*parts)[1], (*parts)[2], (*parts)[3]};
}

std::string formatServiceDate(std::int64_t unixSecond)
{
    static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::sys_seconds at{std::chrono::seconds{unixSecond}};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{at - day};
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s %s %02u %02d:%02d:%02d UTC %d",
        kDays[std::chrono::weekday{day}.c_encoding()], kMonths[static_cast<unsigned>(date.month()) - 1],
        static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(date.year()));
    return {text.data(), static_cast<std::size_t>(length)};
}

}
