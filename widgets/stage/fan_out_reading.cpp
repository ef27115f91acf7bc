#include "widgets/stage/fan_out_reading.h"

#include <algorithm>
#include <numeric>

namespace shardscope::widgets {

namespace {

constexpr base::Duration kAgeSpan{120'000};
constexpr std::size_t kLetters = 26;

// "A" to "Z", then "27", "28", …
QString badgeOf(std::size_t place)
{
    return place < kLetters ? QString(QChar(ushort('A' + place))) : QString::number(place + 1);
}

ConsumerReading readConsumer(const world::World& world, const world::ConsumerFacts& facts, std::size_t place,
    const ReadingRequest& request)
{
    ConsumerReading reading;
    reading.actor = facts.actor;
    reading.name = world.actors()[facts.actor].name;
    reading.badge = badgeOf(place);
    reading.tint = int(place);
    reading.kind = facts.kind;
    reading.state = facts.state;
    if (facts.activeAt)
        reading.stateLeft = std::max(base::Duration{}, *facts.activeAt - world.now());
    reading.config = *world::consumerConfig(world.actors()[facts.actor].client);
    reading.rate = world::readRate(world, facts.actor, base::Duration{1'000});
    if (const world::ConsumerSample* const sample = world::lastSample(world, facts.actor))
        reading.ageMs = sample->ageMs;
    const clients::Failures& failures = *world::consumerFailures(world.actors()[facts.actor].client);
    if (const clients::FailedBatch* const blocked = failures.longestBlocked()) {
        reading.blockedFor = world.now() - *blocked->since;
        reading.blockedShards = int(std::count_if(failures.inHand().begin(), failures.inHand().end(),
            [](const clients::FailedBatch& batch) { return batch.since.has_value(); }));
    }
    const base::Instant from = std::max(base::kWorldStart, world.now() - kAgeSpan);
    reading.ages = world::ageSeries(world, facts.actor, {{from, from + kAgeSpan}, request.ageColumns});
    return reading;
}

void readForecasts(const world::World& world, streams::StreamIndex stream, std::vector<ConsumerReading>& consumers)
{
    const std::vector<world::ConsumerUse> uses = world::consumerUses(world, stream);
    for (ConsumerReading& consumer : consumers) {
        const world::CatchUp catchUp = world::catchUp(world, consumer.actor);
        consumer.isLate = catchUp.isLate;
        consumer.untilCaughtUp = catchUp.left;
        const auto use = std::find_if(uses.begin(), uses.end(),
            [&consumer](const world::ConsumerUse& each) { return each.actor == consumer.actor; });
        if (use != uses.end())
            consumer.untilLoss = use->untilLoss;
    }
}

LaneReading readLane(const world::World& world, const std::vector<ConsumerReading>& all, ConsumerKind kind,
    const std::string& selected)
{
    LaneReading lane;
    std::int64_t bytes = 0;
    for (const ConsumerReading& each : all) {
        if (each.kind != kind)
            continue;
        lane.consumers.push_back(each);
        ConsumerReading& consumer = lane.consumers.back();
        const std::size_t actor[]{each.actor};
        const clients::LatencyView latency = world::latencyOf(world, actor, world::kLatencyWindow);
        consumer.hasLatency = latency.sums().records > 0;
        consumer.median = latency.quantile(500);
        consumer.slow = latency.quantile(990);
        lane.latency.add(latency.bins());
        if (each.name == selected) {
            lane.shownLatency = latency;
            lane.shownOf = each.name;
        }
        bytes += world::readRate(world, each.actor, world::kLatencyWindow).bytes;
    }
    if (lane.shownOf.empty())
        lane.shownLatency = lane.latency;
    if (!lane.consumers.empty())
        lane.bytesPerConsumer = bytes / std::int64_t(lane.consumers.size());
    return lane;
}

ProgramReading readSubscriber(const world::World& world, streams::StreamIndex stream, const world::ProgramLag& lag)
{
    ProgramReading reading;
    reading.ageMs = lag.ageMs;
    for (const base::Duration left : world::subscriptionsLeft(world, stream, lag)) {
        reading.left = reading.shards == 0 ? left : std::min(reading.left, left);
        ++reading.shards;
    }
    reading.heldUp = world::heldUpFor(world, stream, lag);
    return reading;
}

ProgramReading readPoller(const world::World& world, streams::StreamIndex stream, const world::ProgramLag& lag)
{
    ProgramReading reading;
    reading.ageMs = lag.ageMs;
    base::Instant calledAt = base::kWorldStart;
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().of(stream)) {
        if (poller.name.caller != lag.caller)
            continue;
        reading.shards += poller.isDone ? 0 : 1;
        calledAt = std::max(calledAt, poller.calledAt);
    }
    reading.sinceCall = world.now() - calledAt;
    return reading;
}

void readPrograms(const world::World& world, streams::StreamIndex stream, FanOutReading& reading)
{
    std::size_t place = reading.shared.consumers.size() + reading.fanOut.consumers.size();
    for (const world::ProgramLag& reader : world::programLags(world, stream)) {
        const bool isShared = reader.kind == ConsumerKind::Shared;
        LaneReading& lane = isShared ? reading.shared : reading.fanOut;
        ProgramReading& program = lane.programs.emplace_back(isShared ? readPoller(world, stream, reader)
                                                                      : readSubscriber(world, stream, reader));
        program.name = reader.name;
        program.reader = reader;
        program.badge = badgeOf(place);
        program.tint = int(place);
        ++place;
    }
}

ShardReading readShard(const world::World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    world::Second second)
{
    ShardReading reading;
    reading.shard = shard;
    reading.pipes = world::shardPipes(world, stream, shard, second);
    const std::vector<world::ProgramReader> programs = world::programReaders(world, stream);
    for (const world::PipeUse& use : reading.pipes.fanOut)
        reading.subscriptions.push_back(use.program
                ? world::subscriptionTo(world, stream, programs[*use.program], shard)
                : world::subscriptionTo(world, use.actor, shard));
    const auto index = std::uint32_t(stream);
    const world::Frame* const frame = world.seconds().isEmpty() ? nullptr : world.seconds().back().get();
    if (frame != nullptr && index < frame->streams.size()
        && streams::number(shard) < frame->streams[index].shards.size()) {
        const world::ShardSample& sample = frame->streams[index].shards[streams::number(shard)];
        const world::WriteQuota quota = world::writeQuota(world);
        reading.bytesWritten = sample.bytes;
        reading.writePerMille = std::max(sample.records * std::int64_t{1'000} / quota.recordsPerSecond,
            sample.bytes * std::int64_t{1'000} / quota.bytesPerSecond);
    }
    return reading;
}

std::vector<std::string> unreadRegistrations(const world::World& world, streams::StreamIndex stream)
{
    std::vector<std::string> names;
    for (const streams::RegisteredConsumer& registered : world.service().stream(stream).consumers) {
        const world::Actor* const actor = world.actor(registered.name);
        const auto* const reader = actor != nullptr ? std::get_if<clients::FanOutConsumer>(&actor->client) : nullptr;
        const bool isRead =
            (reader != nullptr && reader->stream() == stream) || world::isReadByProgram(world, stream, registered.name);
        if (registered.status != streams::ConsumerStatus::Deleting && !isRead)
            names.push_back(registered.name);
    }
    return names;
}

}

const ReaderLook& LaneReading::reader(std::size_t place) const
{
    if (place < consumers.size())
        return consumers[place];
    return programs[place - consumers.size()];
}

const ConsumerReading* FanOutReading::consumer(std::size_t actor) const
{
    for (const LaneReading* lane : {&shared, &fanOut}) {
        for (const ConsumerReading& each : lane->consumers) {
            if (each.actor == actor)
                return &each;
        }
    }
    return nullptr;
}

std::vector<std::size_t> shardsInDetail(const world::PipeLevels& levels, std::optional<streams::ShardIndex> selected,
    std::size_t most)
{
    std::vector<std::size_t> places(levels.shards.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (places.size() <= most)
        return places;
    const auto isBefore = [&](std::size_t a, std::size_t b) {
        const bool isA = levels.shards[a] == selected;
        const bool isB = levels.shards[b] == selected;
        if (isA != isB)
            return isA;
        if (levels.refused[a] != levels.refused[b])
            return levels.refused[a] > levels.refused[b];
        if (levels.shared[a] + levels.fanOut[a] != levels.shared[b] + levels.fanOut[b])
            return levels.shared[a] + levels.fanOut[a] > levels.shared[b] + levels.fanOut[b];
        return a < b;
    };
    std::partial_sort(places.begin(), places.begin() + std::ptrdiff_t(most), places.end(), isBefore);
    places.resize(most);
    std::sort(places.begin(), places.end());
    return places;
}

namespace {

operations::PriceName fanOutPrice(operations::Tariff tariff)
{
    switch (tariff) {
    case operations::Tariff::Provisioned:
        return operations::PriceName::FanOutConsumerShardHour;
    case operations::Tariff::OnDemand:
        return operations::PriceName::OnDemandFanOutData;
    case operations::Tariff::Advantage:
        return operations::PriceName::AdvantageDataOut;
    }
    return operations::PriceName::FanOutConsumerShardHour;
}

}

FanOutReading readFanOut(const world::World& world, streams::StreamIndex stream, const ReadingRequest& request)
{
    FanOutReading reading;
    reading.stream = world.service().stream(stream).name;
    reading.now = world.now();
    reading.second = request.second;
    reading.quota = world::readQuota(world);
    std::vector<ConsumerReading> consumers;
    for (const world::ConsumerFacts& facts : world::consumersOf(world, stream))
        consumers.push_back(readConsumer(world, facts, consumers.size(), request));
    readForecasts(world, stream, consumers);
    reading.shared = readLane(world, consumers, ConsumerKind::Shared, request.consumer);
    reading.fanOut = readLane(world, consumers, ConsumerKind::FanOut, request.consumer);
    readPrograms(world, stream, reading);
    reading.levels = world::pipeLevels(world, stream);
    for (const std::size_t place : shardsInDetail(reading.levels, request.selected, request.mostShards))
        reading.shards.push_back(readShard(world, stream, reading.levels.shards[place], request.second));
    reading.cost = world::hourlyCost(world, stream, world::kLatencyWindow);
    reading.costOfMove = base::Money{world::fanOutCost(world, stream, world::kLatencyWindow).count()
        - world::sharedCost(world, stream, world::kLatencyWindow).count()};
    const streams::ServiceSettings& settings = world.settings().service;
    const operations::PriceBook prices = operations::priceBook(settings.profile);
    const operations::PriceRow& price = prices.row(fanOutPrice(reading.cost.tariff));
    reading.region = prices.region;
    reading.priceSource = price.source;
    reading.priceDate = price.date;
    reading.subscriptionLife = world::subscriptionLife(world);
    reading.settings = settings;
    reading.registeredQuota = world.service().consumerQuota(world.now(), world.service().stream(stream));
    reading.mostRegistered = streams::quota(settings, reading.registeredQuota);
    reading.registered = std::int64_t(world.service().stream(stream).consumers.size());
    reading.unread = unreadRegistrations(world, stream);
    return reading;
}

}
