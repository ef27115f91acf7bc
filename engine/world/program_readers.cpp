// Programs as readers of one stream: by GetRecords, where the service notes how far each has come, and by
// subscriptions, where it follows from what is pushed.
#include "world/programs.h"

#include "world/query_parts.h"

#include <algorithm>
#include <tuple>

namespace shardscope::world {

namespace {

using Kind = clients::ConsumerConfig::Kind;

bool isOf(const streams::Subscription& subscription, streams::StreamIndex stream, const ProgramReader& reader)
{
    return subscription.stream == stream && subscription.caller == reader.caller
        && subscription.consumerName == reader.consumer;
}

ProgramPlace placeOf(const World& world, const streams::OutsidePoller& poller)
{
    const streams::Stream& stream = world.service().stream(poller.name.stream);
    const std::size_t shard = streams::number(poller.name.shard);
    ProgramPlace place{.reader = {}, .calledAt = poller.calledAt, .millisBehindLatest = poller.behind};
    place.reader.at = world.now();
    place.reader.state = poller.isDone ? clients::Reader::State::Done : clients::Reader::State::Reading;
    if (poller.isDone)
        return place;
    const base::Duration life{
        streams::quota(world.service().settings(), streams::QuotaName::ShardIteratorLifeMs)};
    place.reader.iteratorLeft = std::max(base::Duration{}, poller.iteratorMade + life - world.now());
    const std::uint64_t stored = stream.lines[shard].stored;
    const std::uint64_t next = std::max(poller.next, stream.logs[shard].firstKept());
    if (next < stored) {
        place.reader.at = stream.logs[shard].arrival(next);
        place.reader.unread = stored - next;
    }
    return place;
}

ProgramPlace placeOf(const World& world, const streams::Subscription& subscription)
{
    const streams::Stream& stream = world.service().stream(subscription.stream);
    const std::size_t shard = streams::number(subscription.shard);
    ProgramPlace place{.reader = {},
        .calledAt = subscription.startedAt,
        .millisBehindLatest = {},
        .heldUpSince = subscription.heldUpSince};
    place.reader.at = world.now();
    place.reader.state = clients::Reader::State::Reading;
    const std::uint64_t stored = stream.lines[shard].stored;
    const std::uint64_t next =
        std::max(world.service().pushed(subscription, world.now()).next.ordinal, stream.logs[shard].firstKept());
    if (next < stored) {
        place.reader.at = stream.logs[shard].arrival(next);
        place.reader.unread = stored - next;
        place.millisBehindLatest = std::max(base::Duration{1}, world.now() - place.reader.at);
    } else if (!stream.map->shard(subscription.shard).isOpen()) {
        place.reader.state = clients::Reader::State::Done;
    }
    return place;
}

ProgramPlace nowhere(const World& world)
{
    ProgramPlace place;
    place.reader.at = world.now();
    return place;
}

const ProgramSample* sampleIn(const Frame& frame, streams::StreamIndex stream, const ProgramReader& reader)
{
    const auto sample = std::find_if(frame.programs.begin(), frame.programs.end(), [&](const ProgramSample& each) {
        return each.stream == stream && each.caller == reader.caller && each.consumer == reader.consumer;
    });
    return sample != frame.programs.end() ? &*sample : nullptr;
}

// What `value` makes of its sample in each frame that has one.
template <typename Value>
Series seriesOf(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    const SeriesRequest& request, Value value)
{
    Series series(request.columns);
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, request.stretch))
        if (const ProgramSample* const sample = sampleIn(*frame, stream, reader))
            series[columnOf(request, frame->at)].add(value(*sample));
    return series;
}

}

std::vector<ProgramReader> programReaders(const World& world, streams::StreamIndex stream)
{
    const streams::CallLog& calls = world.service().calls();
    std::vector<streams::CallerIndex> pollers; // in order
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().of(stream)) {
        const auto place = std::lower_bound(pollers.begin(), pollers.end(), poller.name.caller);
        if (place == pollers.end() || *place != poller.name.caller)
            pollers.insert(place, poller.name.caller);
    }
    std::vector<ProgramReader> readers;
    for (const streams::CallerIndex caller : pollers)
        readers.push_back({.name = calls.callerName(caller), .caller = caller, .kind = Kind::Shared, .consumer = {}});
    const auto firstSubscribed = static_cast<std::ptrdiff_t>(readers.size());
    for (const streams::Subscription& subscription : world.service().subscriptions()) {
        if (subscription.stream == stream && isLive(world, subscription))
            readers.push_back({.name = calls.callerName(subscription.caller),
                .caller = subscription.caller,
                .kind = Kind::FanOut,
                .consumer = subscription.consumerName});
    }
    std::sort(readers.begin() + firstSubscribed, readers.end(), [](const ProgramReader& a, const ProgramReader& b) {
        return std::tie(a.consumer, a.caller) < std::tie(b.consumer, b.caller);
    });
    // One that is subscribed to several shards.
    readers.erase(std::unique(readers.begin() + firstSubscribed, readers.end()), readers.end());
    return readers;
}

std::vector<ProgramPlaces> programPlaces(const World& world, streams::StreamIndex stream)
{
    const std::size_t shards = world.service().stream(stream).lines.size();
    std::vector<ProgramPlaces> all;
    for (ProgramReader& reader : programReaders(world, stream))
        all.push_back({std::move(reader), std::vector<ProgramPlace>(shards, nowhere(world))});
    const auto put = [&](streams::CallerIndex caller, std::string_view consumer, streams::ShardIndex shard,
                         ProgramPlace place) {
        const auto of = std::find_if(all.begin(), all.end(),
            [&](const ProgramPlaces& each) { return each.caller == caller && each.consumer == consumer; });
        of->places[streams::number(shard)] = std::move(place);
    };
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().of(stream))
        put(poller.name.caller, {}, poller.name.shard, placeOf(world, poller));
    for (const streams::Subscription& subscription : world.service().subscriptions())
        if (subscription.stream == stream && isLive(world, subscription))
            put(subscription.caller, subscription.consumerName, subscription.shard, placeOf(world, subscription));
    return all;
}

ProgramPlace programPlace(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    streams::ShardIndex shard)
{
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().of(stream, shard))
        if (reader.kind == Kind::Shared && poller.name.caller == reader.caller)
            return placeOf(world, poller);
    for (const streams::Subscription& begun : world.service().subscriptions())
        if (begun.shard == shard && isOf(begun, stream, reader) && isLive(world, begun))
            return placeOf(world, begun);
    return nowhere(world);
}

std::vector<ProgramLag> programLags(const World& world, streams::StreamIndex stream)
{
    std::vector<ProgramLag> lags;
    const Frame* const frame = lastSecond(world);
    for (ProgramReader& reader : programReaders(world, stream)) {
        ProgramLag& lag = lags.emplace_back(ProgramLag{std::move(reader)});
        const ProgramSample* const sample = frame != nullptr ? sampleIn(*frame, stream, lag) : nullptr;
        if (sample == nullptr)
            continue;
        lag.ageMs = sample->ageMs;
        lag.backlog = sample->backlog;
    }
    return lags;
}

Series programAgeSeries(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    const SeriesRequest& request)
{
    return seriesOf(world, stream, reader, request, [](const ProgramSample& sample) { return sample.ageMs; });
}

Series programBacklogSeries(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    const SeriesRequest& request)
{
    return seriesOf(world, stream, reader, request,
        [](const ProgramSample& sample) { return static_cast<std::int64_t>(sample.backlog); });
}

std::vector<Reading> programAgeReadings(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    Stretch stretch)
{
    std::vector<Reading> readings;
    for (const std::shared_ptr<const Frame>& frame : framesIn(world, stretch))
        if (const ProgramSample* const sample = sampleIn(*frame, stream, reader))
            readings.push_back({frame->at, frame->span, sample->ageMs});
    return readings;
}

std::optional<Subscription> subscriptionTo(const World& world, streams::StreamIndex stream, const ProgramReader& reader,
    streams::ShardIndex shard)
{
    for (const streams::Subscription& begun : world.service().subscriptions()) {
        if (begun.shard != shard || !isOf(begun, stream, reader) || !isLive(world, begun))
            continue;
        const base::Duration life = subscriptionLife(world);
        Subscription subscription{.since = begun.startedAt,
            .life = life,
            .left = begun.startedAt + life - world.now(),
            .continuation = std::nullopt};
        const streams::Stream& of = world.service().stream(stream);
        const std::uint64_t next = world.service().pushed(begun, world.now()).next.ordinal;
        if (next > of.logs[streams::number(shard)].firstKept() && next <= of.lines[streams::number(shard)].stored)
            subscription.continuation = world.service().sequenceNumberOf(of, shard, next - 1);
        return subscription;
    }
    return std::nullopt;
}

std::vector<base::Duration> subscriptionsLeft(const World& world, streams::StreamIndex stream,
    const ProgramReader& reader)
{
    std::vector<base::Duration> left;
    for (const streams::Subscription& begun : world.service().subscriptions())
        if (isOf(begun, stream, reader) && isLive(world, begun))
            left.push_back(begun.startedAt + subscriptionLife(world) - world.now());
    return left;
}

std::optional<base::Duration> heldUpFor(const World& world, streams::StreamIndex stream, const ProgramReader& reader)
{
    std::optional<base::Duration> longest;
    for (const streams::Subscription& begun : world.service().subscriptions())
        if (begun.heldUpSince && isOf(begun, stream, reader) && isLive(world, begun))
            longest = std::max(longest.value_or(base::Duration{}), world.now() - *begun.heldUpSince);
    return longest;
}

}
