#include "world/consumer_queries.h"

#include "base/check.h"
#include "world/frames.h"
#include "world/programs.h"
#include "world/queries.h"
#include "world/query_parts.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace shardscope::world {

namespace {

using Kind = clients::ConsumerConfig::Kind;

// Calls visit(poller) or visit(fanOut); other clients are passed over.
template <typename Visit>
void visitConsumer(const Actor& actor, Visit visit)
{
    if (const auto* const poller = std::get_if<clients::Poller>(&actor.client))
        visit(*poller);
    else if (const auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actor.client))
        visit(*fanOut);
}

const streams::RegisteredConsumer* registration(const streams::Stream& stream, const std::string& name)
{
    const auto found = std::find_if(stream.consumers.begin(), stream.consumers.end(),
        [&name](const streams::RegisteredConsumer& consumer) { return consumer.name == name; });
    return found == stream.consumers.end() ? nullptr : &*found;
}

ConsumerFacts factsOf(const World& world, std::size_t actor, const clients::ConsumerConfig& config,
    const streams::Stream& stream)
{
    ConsumerFacts facts{.actor = actor, .kind = config.kind, .state = ConsumerState::Reading, .activeAt = {}};
    if (stream.status == streams::StreamStatus::Gone) {
        facts.state = ConsumerState::Over;
        return facts;
    }
    if (config.kind == Kind::FanOut) {
        const streams::RegisteredConsumer* const registered = registration(stream, config.name);
        if (registered == nullptr || registered->status == streams::ConsumerStatus::Deleting) {
            facts.state = ConsumerState::Unregistered;
            return facts;
        }
        if (registered->status == streams::ConsumerStatus::Creating) {
            facts.state = ConsumerState::Creating;
            facts.activeAt = registered->created + world.settings().service.timings.consumerCreate;
            return facts;
        }
    }
    if (config.isPaused)
        facts.state = ConsumerState::Paused;
    return facts;
}

PipeUse useOf(std::size_t actor, const clients::Reader& reader, base::Instant now, Second second)
{
    const clients::ReaderSecond of = second == Second::Running ? reader.thisSecond(now) : reader.lastSecond(now);
    return {.actor = actor, .bytes = of.bytes, .calls = of.calls, .refusedCalls = of.refusedCalls};
}

// Of all that is stored, a subscriber is pushed as much.
std::int64_t storedBytesOf(const World& world, streams::StreamIndex stream, streams::ShardIndex shard)
{
    const Frame* const frame = lastSecond(world);
    const auto index = static_cast<std::size_t>(stream);
    const bool isKnown = frame != nullptr && index < frame->streams.size()
        && streams::number(shard) < frame->streams[index].shards.size();
    return isKnown ? frame->streams[index].shards[streams::number(shard)].bytes : 0;
}

PipeUse useOf(const streams::OutsidePoller& poller, base::Instant now, Second second)
{
    const streams::OutsidePoller::Taken of =
        second == Second::Running ? poller.thisSecond(now) : poller.lastSecond(now);
    return {.bytes = of.bytes, .calls = of.calls, .refusedCalls = of.refusedCalls};
}

void addPrograms(const World& world, streams::StreamIndex stream, streams::ShardIndex shard, Second second,
    ShardPipes& pipes)
{
    const std::vector<ProgramReader> readers = programReaders(world, stream);
    const auto pollers = world.service().outsidePollers().of(stream, shard);
    for (std::size_t i = 0; i < readers.size(); ++i) {
        PipeUse use;
        const bool isShared = readers[i].kind == Kind::Shared;
        for (const streams::OutsidePoller& poller : pollers)
            if (isShared && poller.name.caller == readers[i].caller)
                use = useOf(poller, world.now(), second);
        if (!isShared && subscriptionTo(world, stream, readers[i], shard))
            use.bytes = storedBytesOf(world, stream, shard);
        use.program = i;
        (isShared ? pipes.shared : pipes.fanOut).push_back(use);
    }
}

// Calls visit(shard, kind, use) with what programs took in the last whole second of each shard that they read.
template <typename Visit>
void forProgramUses(const World& world, streams::StreamIndex stream, Visit visit)
{
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().of(stream))
        visit(poller.name.shard, Kind::Shared, useOf(poller, world.now(), Second::LastWhole));
    for (const streams::Subscription& subscription : world.service().subscriptions())
        if (subscription.stream == stream && isLive(world, subscription))
            visit(subscription.shard, Kind::FanOut, PipeUse{.bytes = storedBytesOf(world, stream, subscription.shard)});
}

// Frames of the last whole seconds of a stretch, newest first; fewer where the world is younger.
std::vector<const Frame*> lastFrames(const World& world, base::Duration window)
{
    std::vector<const Frame*> frames;
    const auto& seconds = world.seconds();
    const auto wanted = static_cast<std::uint64_t>(window / std::chrono::seconds{1});
    for (std::uint64_t i = seconds.size(); i > seconds.firstIndex() && frames.size() < wanted; --i)
        frames.push_back(seconds[i - 1].get());
    return frames;
}

struct Traffic {
    std::int64_t units = 0;
    std::int64_t onDemandKiB = 0; // as billed
    std::int64_t bytes = 0;
    std::int64_t sharedBytes = 0; // read
};

Traffic trafficIn(const std::vector<const Frame*>& frames, streams::StreamIndex stream)
{
    const auto index = static_cast<std::uint32_t>(stream);
    Traffic sum;
    for (const Frame* const frame : frames) {
        if (index >= frame->streams.size())
            continue;
        sum.units += frame->streams[index].extraPutUnits;
        sum.onDemandKiB += frame->streams[index].ingestedKiB;
        for (const ShardSample& shard : frame->streams[index].shards) {
            sum.units += shard.records;
            sum.bytes += shard.bytes;
            sum.sharedBytes += shard.readBytes;
        }
    }
    return sum;
}

base::Duration spanOf(const std::vector<const Frame*>& frames)
{
    return std::max<std::size_t>(frames.size(), 1) * base::Duration{1'000};
}

operations::PriceBook pricesOf(const World& world) { return operations::priceBook(world.settings().service.profile); }

// Of a consumer of each kind that reads all that is written.
operations::HourlyCost costOfOneOfEach(const World& world, streams::StreamIndex stream, base::Duration window)
{
    const streams::Stream& of = world.service().stream(stream);
    const std::vector<const Frame*> frames = lastFrames(world, window);
    operations::StreamUse use;
    use.tariff = operations::tariffOf(world.service(), of, world.now());
    use.openShards = of.map ? static_cast<std::int64_t>(of.map->open().size()) : 0;
    use.fanOutConsumers = 1;
    use.length = spanOf(frames);
    use.fanOutBytes = trafficIn(frames, stream).bytes;
    use.sharedBytes = use.fanOutBytes;
    return operations::hourlyCost(pricesOf(world), use);
}

}

std::vector<ConsumerFacts> consumersOf(const World& world, streams::StreamIndex stream)
{
    std::vector<ConsumerFacts> facts;
    for (std::size_t i = 0; i < world.actors().size(); ++i) {
        visitConsumer(world.actors()[i], [&](const auto& consumer) {
            if (consumer.stream() == stream)
                facts.push_back(factsOf(world, i, consumer.config(), world.service().stream(stream)));
        });
    }
    return facts;
}

std::optional<std::size_t> furthestBehind(const World& world, streams::StreamIndex stream)
{
    std::optional<std::size_t> worst;
    std::int64_t oldest = -1;
    for (const ConsumerFacts& facts : consumersOf(world, stream)) {
        const ConsumerSample* sample = lastSample(world, facts.actor);
        const std::int64_t age = sample != nullptr ? sample->ageMs : 0;
        if (age > oldest) {
            oldest = age;
            worst = facts.actor;
        }
    }
    return worst;
}

base::Duration lateFrom(const clients::ConsumerConfig& config)
{
    constexpr base::Duration kLate{5'000};
    return config.kind == Kind::Shared ? std::max(kLate, 3 * config.pollInterval) : kLate;
}

ReadQuota readQuota(const World& world)
{
    const streams::ServiceSettings& settings = world.settings().service;
    return {.bytesPerSecond = streams::quota(settings, streams::QuotaName::ReadBytesPerSecond),
        .callsPerSecond = streams::quota(settings, streams::QuotaName::ReadCallsPerSecond),
        .fanOutBytesPerSecond = streams::quota(settings, streams::QuotaName::FanOutBytesPerSecond)};
}

ShardPipes shardPipes(const World& world, streams::StreamIndex stream, streams::ShardIndex shard, Second second)
{
    ShardPipes pipes;
    const streams::Stream& of = world.service().stream(stream);
    if (!of.hasShard(shard))
        return pipes;
    pipes.blockedFor = std::max(base::Duration{}, of.reads[streams::number(shard)].blockedUntil - world.now());
    for (std::size_t i = 0; i < world.actors().size(); ++i) {
        visitConsumer(world.actors()[i], [&](const auto& consumer) {
            if (consumer.stream() != stream)
                return;
            const bool isKnown = streams::number(shard) < consumer.readers().size();
            const PipeUse use = isKnown ? useOf(i, consumer.readers()[streams::number(shard)], world.now(), second)
                                        : PipeUse{.actor = i};
            (consumer.config().kind == Kind::Shared ? pipes.shared : pipes.fanOut).push_back(use);
        });
    }
    addPrograms(world, stream, shard, second, pipes);
    return pipes;
}

base::Duration subscriptionLife(const World& world)
{
    return base::Duration{streams::quota(world.settings().service, streams::QuotaName::SubscriptionLifeMs)};
}

std::optional<Subscription> subscriptionTo(const World& world, std::size_t actor, streams::ShardIndex shard)
{
    const auto* const consumer = std::get_if<clients::FanOutConsumer>(&world.actors().at(actor).client);
    if (consumer == nullptr || !consumer->isSubscribed() || streams::number(shard) >= consumer->readers().size())
        return std::nullopt;
    const clients::Reader& reader = consumer->readers()[streams::number(shard)];
    if (reader.state != clients::Reader::State::Reading)
        return std::nullopt;
    Subscription subscription;
    subscription.since = reader.iteratorMade;
    subscription.life = subscriptionLife(world);
    // One whose answer is still on its way has all of it.
    subscription.left =
        std::clamp(reader.iteratorMade + subscription.life - world.now(), base::Duration{}, subscription.life);
    const streams::Stream& stream = world.service().stream(consumer->stream());
    if (reader.next > stream.logs[streams::number(shard)].firstKept())
        subscription.continuation = world.service().sequenceNumberOf(stream, shard, reader.next - 1);
    return subscription;
}

PipeLevels pipeLevels(const World& world, streams::StreamIndex stream)
{
    PipeLevels levels;
    const streams::Stream& of = world.service().stream(stream);
    if (!of.map)
        return levels;
    const ReadQuota quota = readQuota(world);
    levels.shards = of.map->open();
    const std::size_t count = levels.shards.size();
    levels.shared.assign(count, 0);
    levels.fanOut.assign(count, 0);
    levels.refused.assign(count, 0);
    std::vector<std::int64_t> bytes(count, 0);
    std::vector<std::int32_t> calls(count, 0);
    std::vector<std::size_t> places(of.lines.size(), count); // of open shards among these
    for (std::size_t i = 0; i < count; ++i)
        places[streams::number(levels.shards[i])] = i;
    const auto perMille = [](std::int64_t part, std::int64_t whole) {
        return static_cast<std::int32_t>(part * 1'000 / whole);
    };
    for (const Actor& actor : world.actors()) {
        visitConsumer(actor, [&](const auto& consumer) {
            if (consumer.stream() != stream)
                return;
            const bool isShared = consumer.config().kind == Kind::Shared;
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint32_t shard = streams::number(levels.shards[i]);
                if (shard >= consumer.readers().size())
                    continue;
                const clients::ReaderSecond taken = consumer.readers()[shard].lastSecond(world.now());
                if (isShared) {
                    bytes[i] += taken.bytes;
                    calls[i] += taken.calls;
                    levels.refused[i] += taken.refusedCalls;
                } else {
                    levels.fanOut[i] = std::max(levels.fanOut[i], perMille(taken.bytes, quota.fanOutBytesPerSecond));
                }
            }
        });
    }
    forProgramUses(world, stream, [&](streams::ShardIndex shard, Kind kind, const PipeUse& use) {
        const std::size_t i = places[streams::number(shard)];
        if (i == count)
            return;
        if (kind == Kind::FanOut) {
            levels.fanOut[i] = std::max(levels.fanOut[i], perMille(use.bytes, quota.fanOutBytesPerSecond));
            return;
        }
        bytes[i] += use.bytes;
        calls[i] += static_cast<std::int32_t>(use.calls);
        levels.refused[i] += static_cast<std::int32_t>(use.refusedCalls);
    });
    for (std::size_t i = 0; i < count; ++i)
        levels.shared[i] = std::max(perMille(bytes[i], quota.bytesPerSecond), perMille(calls[i], quota.callsPerSecond));
    return levels;
}

clients::LatencyView latencyOf(const World& world, std::span<const std::size_t> actors, base::Duration window)
{
    clients::LatencyView view;
    const auto& seconds = world.latencies();
    for (std::uint64_t i = seconds.size(); i > seconds.firstIndex(); --i) {
        const LatencySecond& second = *seconds[i - 1];
        if (second.at <= world.now() - window)
            break;
        for (const std::size_t actor : actors)
            if (actor < second.consumers.size())
                view.add(second.consumers[actor]);
    }
    for (const std::size_t actor : actors)
        visitConsumer(world.actors()[actor], [&](const auto& consumer) { view.add(consumer.latency().bins()); });
    return view;
}

std::uint64_t RepeatedRecords::records() const
{
    return std::accumulate(byCause.begin(), byCause.end(), std::uint64_t{0});
}

RepeatedRecords repeatedRecords(const World& world, std::size_t actor)
{
    RepeatedRecords repeated;
    const Client& client = world.actors()[actor].client;
    const clients::Revisits* const revisits = consumerRevisits(client);
    const clients::Failures* const failures = consumerFailures(client);
    if (revisits == nullptr || failures == nullptr)
        return repeated;
    for (const clients::Repeats* const repeats : {&revisits->repeats(), &failures->retried()}) {
        for (std::size_t cause = 0; cause < clients::Repeat::kCauses; ++cause)
            repeated.byCause[cause] += repeats->count(static_cast<clients::Repeat::Cause>(cause));
        repeated.latest.insert(repeated.latest.end(), repeats->latest().rbegin(), repeats->latest().rend());
    }
    std::stable_sort(repeated.latest.begin(), repeated.latest.end(),
        [](const clients::Repeat& a, const clients::Repeat& b) { return a.last > b.last; });
    for (const clients::Revisits::Stretch& had : revisits->had())
        repeated.distinct += had.end - had.begin;
    const auto* const poller = std::get_if<clients::Poller>(&client);
    const std::vector<clients::Reader>& readers =
        poller != nullptr ? poller->readers() : std::get<clients::FanOutConsumer>(client).readers();
    for (std::uint32_t i = 0; i < readers.size(); ++i)
        if (!revisits->hasLeft(streams::ShardIndex{i}))
            repeated.distinct += readers[i].records;
    return repeated;
}

std::uint64_t storedAtARetry(const World& world, streams::StreamIndex stream)
{
    std::uint64_t late = 0;
    for (const Actor& actor : world.actors()) {
        // Whatever arrives is sent at once.
        const clients::PutCounts* const counts = putCounts(actor.client);
        if (counts != nullptr && streamOf(actor.client) == stream)
            late += counts->stored - (counts->offered - counts->firstRefused);
    }
    return late;
}

ReadRate readRate(const World& world, std::size_t actor, base::Duration window)
{
    const std::vector<const Frame*> frames = lastFrames(world, window);
    ReadRate sum;
    for (const Frame* const frame : frames) {
        if (actor >= frame->consumers.size())
            continue;
        sum.records += frame->consumers[actor].records;
        sum.bytes += frame->consumers[actor].bytes;
        sum.refusedCalls += frame->consumers[actor].refusedCalls;
    }
    const auto count = static_cast<std::int64_t>(std::max<std::size_t>(frames.size(), 1));
    return {.records = sum.records / count, .bytes = sum.bytes / count, .refusedCalls = sum.refusedCalls / count};
}

operations::HourlyCost hourlyCost(const World& world, streams::StreamIndex stream, base::Duration window)
{
    const streams::Stream& of = world.service().stream(stream);
    const std::vector<const Frame*> frames = lastFrames(world, window);
    operations::StreamUse use;
    use.tariff = operations::tariffOf(world.service(), of, world.now());
    use.openShards = of.map ? static_cast<std::int64_t>(of.map->open().size()) : 0;
    use.fanOutConsumers = static_cast<std::int64_t>(of.consumers.size());
    use.shardMetrics = std::popcount(of.settings.monitoring);
    use.retention = of.retention;
    use.length = spanOf(frames);
    const Traffic traffic = trafficIn(frames, stream);
    use.putUnits = traffic.units;
    use.inKiB = traffic.onDemandKiB;
    use.sharedBytes = traffic.sharedBytes;
    std::int64_t pushed = 0;
    for (const ConsumerFacts& consumer : consumersOf(world, stream)) {
        if (consumer.kind != Kind::FanOut)
            continue;
        for (const Frame* const frame : frames)
            pushed += consumer.actor < frame->consumers.size() ? frame->consumers[consumer.actor].bytes : 0;
    }
    use.fanOutBytes = pushed;
    return operations::hourlyCost(pricesOf(world), use);
}

base::Money fanOutCost(const World& world, streams::StreamIndex stream, base::Duration window)
{
    return costOfOneOfEach(world, stream, window).fanOut();
}

base::Money sharedCost(const World& world, streams::StreamIndex stream, base::Duration window)
{
    return costOfOneOfEach(world, stream, window).sharedData;
}

}
