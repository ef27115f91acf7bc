#include "streams/outside_pollers.h"

#include <algorithm>
#include <utility>

namespace shardscope::streams {

namespace {

using base::Instant;

std::uint32_t secondOf(Instant at)
{
    return static_cast<std::uint32_t>(at.time_since_epoch() / std::chrono::seconds{1});
}

OutsidePoller::Taken inSecond(const OutsidePoller& poller, std::uint32_t second)
{
    for (const OutsidePoller::Taken& known : {poller.current, poller.previous})
        if (known.second == second)
            return known;
    return {.second = second};
}

void count(OutsidePoller& poller, const OutsidePollers::Call& call)
{
    const std::uint32_t second = secondOf(call.at);
    if (poller.current.second != second)
        poller.previous = std::exchange(poller.current, {.second = second});
    ++(call.isRefused ? poller.current.refusedCalls : poller.current.calls);
    poller.current.bytes += static_cast<std::uint32_t>(call.bytes);
}

// Those whose names have the places that `placeOf` looks at.
template <typename Place, typename PlaceOf>
std::span<const OutsidePoller> range(const std::vector<OutsidePoller>& pollers, const Place& place, PlaceOf placeOf)
{
    const auto first = std::lower_bound(pollers.begin(), pollers.end(), place,
        [&](const OutsidePoller& poller, const Place& at) { return placeOf(poller.name) < at; });
    const auto last = std::upper_bound(first, pollers.end(), place,
        [&](const Place& at, const OutsidePoller& poller) { return at < placeOf(poller.name); });
    return {first, last};
}

}

OutsidePoller::Taken OutsidePoller::thisSecond(Instant now) const { return inSecond(*this, secondOf(now)); }

// There is none before the first.
OutsidePoller::Taken OutsidePoller::lastSecond(Instant now) const { return inSecond(*this, secondOf(now) - 1); }

void OutsidePollers::note(const OutsidePoller::Name& name, const Call& call)
{
    auto poller = std::lower_bound(m_pollers.begin(), m_pollers.end(), name,
        [](const OutsidePoller& each, const OutsidePoller::Name& sought) { return each.name < sought; });
    if (poller == m_pollers.end() || poller->name != name) {
        if (m_pollers.size() >= kMost)
            return;
        poller = m_pollers.insert(poller, OutsidePoller{.name = name});
    }
    count(*poller, call);
    poller->calledAt = call.at;
    poller->next = call.next;
    poller->iteratorMade = call.iteratorMade;
    poller->isDone = call.isAtEnd;
    if (!call.isRefused)
        poller->behind = call.behind;
}

void OutsidePollers::forget(Instant before)
{
    using Use = std::pair<StreamIndex, CallerIndex>;
    const auto useOf = [](const OutsidePoller& poller) { return Use{poller.name.stream, poller.name.caller}; };
    std::vector<Use> alive; // in order; a program reads many shards
    bool isAnyoneSilent = false;
    for (const OutsidePoller& poller : m_pollers) {
        if (poller.calledAt < before) {
            isAnyoneSilent = true;
            continue;
        }
        const auto place = std::lower_bound(alive.begin(), alive.end(), useOf(poller));
        if (place == alive.end() || *place != useOf(poller))
            alive.insert(place, useOf(poller));
    }
    if (!isAnyoneSilent)
        return;
    std::erase_if(m_pollers, [&](const OutsidePoller& poller) {
        const bool isKept = poller.isDone && std::binary_search(alive.begin(), alive.end(), useOf(poller));
        return poller.calledAt < before && !isKept;
    });
}

std::span<const OutsidePoller> OutsidePollers::of(StreamIndex stream) const
{
    return range(m_pollers, stream, [](const OutsidePoller::Name& name) { return name.stream; });
}

std::span<const OutsidePoller> OutsidePollers::of(StreamIndex stream, ShardIndex shard) const
{
    return range(m_pollers, std::pair{stream, shard}, [](const OutsidePoller::Name& name) {
        return std::pair{name.stream, name.shard};
    });
}

}
