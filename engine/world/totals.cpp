#include "world/totals.h"

#include "world/programs.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>
#include <utility>

namespace shardscope::world {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

template <typename Now>
std::uint32_t difference(Now now, Now before)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(static_cast<std::uint64_t>(now - before),
        std::numeric_limits<std::uint32_t>::max()));
}

void addTo(std::uint32_t& sum, std::uint32_t value)
{
    sum = static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{sum} + value,
        std::numeric_limits<std::uint32_t>::max()));
}

ShardSample sampleBetween(const ShardTotals& before, const ShardTotals& now)
{
    return {.records = difference(now.records, before.records),
        .bytes = difference(now.bytes, before.bytes),
        .refused = difference(now.refused, before.refused),
        .refusedBytes = difference(now.refusedBytes, before.refusedBytes),
        .readRecords = difference(now.readRecords, before.readRecords),
        .readBytes = difference(now.readBytes, before.readBytes),
        .readCalls = difference(now.readCalls, before.readCalls),
        .readRefused = difference(now.readRefused, before.readRefused)};
}

// Shards at the end that nothing was pushed of are left out: of most streams, all.
void measurePushes(std::span<const streams::PushLine> before, std::span<const streams::PushLine> now,
    std::vector<PushSample>& pushes)
{
    pushes.clear();
    for (std::size_t shard = 0; shard < now.size(); ++shard) {
        const streams::PushLine was = shard < before.size() ? before[shard] : streams::PushLine{};
        if (now[shard].records == was.records)
            continue;
        pushes.resize(shard + 1);
        pushes[shard] = {difference(now[shard].records, was.records), difference(now[shard].bytes, was.bytes)};
    }
}

void addPushes(std::vector<PushSample>& sums, const std::vector<PushSample>& pushes)
{
    sums.resize(std::max(sums.size(), pushes.size()));
    for (std::size_t shard = 0; shard < pushes.size(); ++shard) {
        addTo(sums[shard].records, pushes[shard].records);
        addTo(sums[shard].bytes, pushes[shard].bytes);
    }
}

// Age and backlog of one consumer, from its places and the shards' ends.
template <typename Consumer>
void measureLag(const World& world, const Consumer& consumer, ConsumerSample& sample)
{
    sample.ageMs = 0;
    sample.backlog = 0;
    sample.shardAgeMs.clear();
    const streams::Stream& stream = world.service().stream(consumer.stream());
    if (stream.status == streams::StreamStatus::Gone)
        return;
    const auto& readers = consumer.readers();
    sample.shardAgeMs.assign(stream.lines.size(), 0);
    for (std::size_t shard = 0; shard < std::min(readers.size(), stream.lines.size()); ++shard) {
        const clients::Reader& reader = readers[shard];
        if (reader.state != clients::Reader::State::Reading && reader.state != clients::Reader::State::Waiting)
            continue;
        const std::uint64_t stored = stream.lines[shard].stored;
        const std::uint64_t next = std::max(reader.next, stream.logs[shard].firstKept());
        if (next >= stored)
            continue;
        const std::int64_t age = (world.now() - stream.logs[shard].arrival(next)).count();
        sample.backlog += stored - next;
        sample.ageMs = std::max(sample.ageMs, age);
        sample.shardAgeMs[shard] =
            static_cast<std::uint32_t>(std::min<std::int64_t>(age, std::numeric_limits<std::uint32_t>::max()));
    }
}

// Which is made where there is none. A few programs are looked at for many shards.
ProgramSample& sampleOf(std::vector<ProgramSample>& programs, streams::StreamIndex stream, streams::CallerIndex caller,
    const std::string& consumer)
{
    const auto sought = std::tie(stream, caller, consumer);
    const auto place =
        std::lower_bound(programs.begin(), programs.end(), sought, [](const ProgramSample& each, const auto& name) {
            return std::tie(each.stream, each.caller, each.consumer) < name;
        });
    const bool isKnown = place != programs.end() && std::tie(place->stream, place->caller, place->consumer) == sought;
    return isKnown ? *place : *programs.insert(place, {.stream = stream, .caller = caller, .consumer = consumer});
}

void measureUnread(const World& world, const streams::Stream& stream, streams::ShardIndex of, std::uint64_t place,
    ProgramSample& sample)
{
    const std::size_t shard = streams::number(of);
    const std::uint64_t stored = stream.lines[shard].stored;
    const std::uint64_t next = std::max(place, stream.logs[shard].firstKept());
    if (next >= stored)
        return;
    sample.backlog += stored - next;
    sample.ageMs = std::max(sample.ageMs, (world.now() - stream.logs[shard].arrival(next)).count());
}

void measurePrograms(const World& world, std::vector<ProgramSample>& programs)
{
    programs.clear();
    for (const streams::OutsidePoller& poller : world.service().outsidePollers().all()) {
        const streams::Stream& stream = world.service().stream(poller.name.stream);
        if (stream.status == streams::StreamStatus::Gone)
            continue;
        ProgramSample& sample = sampleOf(programs, poller.name.stream, poller.name.caller, {});
        if (!poller.isDone)
            measureUnread(world, stream, poller.name.shard, poller.next, sample);
    }
    for (const streams::Subscription& subscription : world.service().subscriptions()) {
        const streams::Stream& stream = world.service().stream(subscription.stream);
        if (stream.status == streams::StreamStatus::Gone || !isLive(world, subscription))
            continue;
        ProgramSample& sample = sampleOf(programs, subscription.stream, subscription.caller, subscription.consumerName);
        measureUnread(world, stream, subscription.shard, world.service().pushed(subscription, world.now()).next.ordinal,
            sample);
    }
}

template <typename Visit>
void forEachConsumer(const World& world, Visit visit)
{
    const auto& actors = world.actors();
    for (std::size_t i = 0; i < actors.size(); ++i) {
        if (const auto* const poller = std::get_if<clients::Poller>(&actors[i].client))
            visit(i, *poller);
        if (const auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actors[i].client))
            visit(i, *fanOut);
    }
}

// A consumer that changed its kind within the second counts as what it is at its end.
std::int64_t fanOutBytes(const Frame& frame, const World& world, streams::StreamIndex index)
{
    std::int64_t bytes = 0;
    const auto& actors = world.actors();
    for (std::size_t i = 0; i < actors.size(); ++i) {
        const auto* const fanOut = std::get_if<clients::FanOutConsumer>(&actors[i].client);
        if (fanOut != nullptr && fanOut->stream() == index)
            bytes += frame.consumers[i].bytes;
    }
    return bytes;
}

operations::DataUse dataIn(const Frame& frame, const World& world, streams::StreamIndex index)
{
    const StreamSample& sample = frame.streams[static_cast<std::size_t>(index)];
    operations::DataUse use{.inKiB = sample.ingestedKiB};
    for (const ShardSample& shard : sample.shards)
        use.sharedBytes += shard.readBytes;
    use.fanOutBytes = fanOutBytes(frame, world, index);
    return use;
}

operations::BilledUse billedIn(const Frame& frame, const World& world, streams::StreamIndex index)
{
    const streams::Stream& stream = world.service().stream(index);
    operations::BilledUse use;
    if (stream.status == streams::StreamStatus::Gone || !stream.map)
        return use;
    const std::int64_t openShardMs = static_cast<std::int64_t>(stream.map->open().size()) * frame.span.count();
    use.shardMetricMs = openShardMs * std::popcount(stream.settings.monitoring);
    const operations::Tariff tariff = operations::tariffOf(world.service(), stream, world.now());
    if (tariff != operations::Tariff::Provisioned) {
        if (tariff == operations::Tariff::OnDemand)
            use.onDemandMs = frame.span.count();
        (tariff == operations::Tariff::OnDemand ? use.onDemand : use.advantage) = dataIn(frame, world, index);
        return use;
    }
    use.shardMs = openShardMs;
    if (stream.retention > std::chrono::hours{24})
        use.extendedShardMs = use.shardMs;
    use.fanOutShardMs = use.shardMs * static_cast<std::int64_t>(stream.consumers.size());
    const StreamSample& sample = frame.streams[static_cast<std::size_t>(index)];
    use.putUnits = sample.extraPutUnits;
    for (const ShardSample& shard : sample.shards)
        use.putUnits += shard.records;
    use.fanOutBytes = fanOutBytes(frame, world, index);
    return use;
}

// As it stood at the end of the frame, like what is billed.
void measureCommitments(const World& world, Frame& frame)
{
    const streams::Service& service = world.service();
    frame.commitments.clear();
    for (std::size_t home = 0; home < service.homes().size(); ++home) {
        const streams::HomeIndex index{static_cast<std::uint16_t>(home)};
        if (service.commitmentAt(world.now(), index).status == streams::CommitmentStatus::Disabled)
            continue;
        frame.commitments.resize(home + 1);
        frame.commitments[home].held = frame.span;
    }
    for (std::size_t stream = 0; stream < frame.streams.size(); ++stream) {
        const std::size_t home = streams::number(service.streams()[stream].home);
        if (home < frame.commitments.size() && frame.commitments[home].held > base::Duration{})
            frame.commitments[home].used += frame.streams[stream].billed.advantage;
    }
}

}

void addTo(std::vector<CommitmentSample>& sums, const std::vector<CommitmentSample>& commitments)
{
    sums.resize(std::max(sums.size(), commitments.size()));
    for (std::size_t home = 0; home < commitments.size(); ++home)
        sums[home] += commitments[home];
}

CommitmentSample& CommitmentSample::operator+=(const CommitmentSample& other)
{
    held += other.held;
    used += other.used;
    return *this;
}

void take(const World& world, Totals& totals)
{
    const std::vector<streams::Stream>& streams = world.service().streams();
    totals.streams.resize(streams.size());
    totals.extraPutUnits.resize(streams.size());
    totals.ingestedKiB.resize(streams.size());
    totals.failedEntries.resize(streams.size());
    totals.pushes.resize(streams.size());
    totals.calls.resize(streams.size());
    for (std::size_t s = 0; s < streams.size(); ++s) {
        const streams::Stream& stream = streams[s];
        totals.extraPutUnits[s] = stream.extraPutUnits;
        totals.ingestedKiB[s] = stream.ingestedKiB;
        totals.failedEntries[s] = stream.failedEntries;
        totals.pushes[s] = stream.pushes;
        totals.calls[s] = world.service().calls().countsOf(static_cast<std::uint32_t>(s));
        std::vector<ShardTotals>& shards = totals.streams[s];
        shards.resize(stream.lines.size());
        for (std::size_t i = 0; i < stream.lines.size(); ++i) {
            const streams::ShardLine& line = stream.lines[i];
            const streams::ReadLine& reads = stream.reads[i];
            shards[i] = {line.stored, line.storedBytes, line.refused, line.refusedBytes, reads.readRecords,
                reads.readBytes, reads.servedCalls, reads.refusedCalls};
        }
    }
    totals.consumers.resize(world.actors().size());
    forEachConsumer(world, [&](std::size_t i, const auto& consumer) {
        totals.consumers[i] = {consumer.counts().records, consumer.counts().bytes, consumer.counts().refusedCalls};
    });
}

void measure(const Totals& before, const Totals& now, const World& world, base::Duration span, Frame& frame)
{
    frame.at = world.now();
    frame.span = span;
    frame.streams.resize(now.streams.size());
    for (std::size_t stream = 0; stream < now.streams.size(); ++stream) {
        const std::vector<ShardTotals>& shards = now.streams[stream];
        frame.streams[stream].shards.resize(shards.size());
        frame.streams[stream].monitoring = world.service().streams()[stream].settings.monitoring;
        frame.streams[stream].extraPutUnits = difference(now.extraPutUnits[stream],
            stream < before.extraPutUnits.size() ? before.extraPutUnits[stream] : std::uint64_t{0});
        frame.streams[stream].ingestedKiB = difference(now.ingestedKiB[stream],
            stream < before.ingestedKiB.size() ? before.ingestedKiB[stream] : std::uint64_t{0});
        frame.streams[stream].failedEntries = difference(now.failedEntries[stream],
            stream < before.failedEntries.size() ? before.failedEntries[stream] : std::uint64_t{0});
        const streams::DataCounts called = stream < before.calls.size() ? before.calls[stream] : streams::DataCounts{};
        for (std::size_t i = 0; i < streams::kDataCounts; ++i)
            frame.streams[stream].calls[i] = difference(now.calls[stream][i], called[i]);
        std::span<const streams::PushLine> pushedBefore;
        if (stream < before.pushes.size())
            pushedBefore = before.pushes[stream];
        measurePushes(pushedBefore, now.pushes[stream], frame.streams[stream].pushes);
        for (std::size_t shard = 0; shard < shards.size(); ++shard) {
            const bool isKnown = stream < before.streams.size() && shard < before.streams[stream].size();
            frame.streams[stream].shards[shard] =
                sampleBetween(isKnown ? before.streams[stream][shard] : ShardTotals{}, shards[shard]);
        }
    }
    const auto& actors = world.actors();
    frame.consumers.resize(actors.size());
    frame.producers.resize(actors.size());
    forEachConsumer(world, [&](std::size_t i, const auto& consumer) {
        const ConsumerTotals was = i < before.consumers.size() ? before.consumers[i] : ConsumerTotals{};
        ConsumerSample& sample = frame.consumers[i];
        sample.records = difference(now.consumers[i].records, was.records);
        sample.bytes = difference(now.consumers[i].bytes, was.bytes);
        sample.refusedCalls = difference(now.consumers[i].refusedCalls, was.refusedCalls);
        measureLag(world, consumer, sample);
    });
    measurePrograms(world, frame.programs);
    for (std::size_t i = 0; i < actors.size(); ++i) {
        if (const auto* const producer = std::get_if<clients::Producer>(&actors[i].client))
            frame.producers[i].total = producer->counts();
        if (const auto* const agent = std::get_if<clients::LogAgent>(&actors[i].client))
            frame.producers[i].total = agent->counts();
    }
    for (std::size_t stream = 0; stream < frame.streams.size(); ++stream)
        frame.streams[stream].billed = billedIn(frame, world, streams::StreamIndex{static_cast<std::uint32_t>(stream)});
    measureCommitments(world, frame);
    measureMinute(world, frame);
}

bool endsMinute(base::Instant at) { return at.time_since_epoch().count() % kMinuteMs == 0; }

void measureMinute(const World& world, Frame& frame)
{
    frame.minute.clear();
    if (!endsMinute(frame.at))
        return;
    for (const streams::Stream& stream : world.service().streams()) {
        StreamMinute& minute = frame.minute.emplace_back();
        if (const auto age = stream.ages.highestBefore(frame.at))
            minute.iteratorAgeMs = age->count();
        const std::vector<streams::FanOutCounts>* const consumers = stream.fanOut.before(frame.at);
        if (consumers == nullptr)
            continue;
        for (const streams::FanOutCounts& counts : *consumers)
            if (counts.pushed.events > 0)
                minute.pushed.push_back({counts.consumer, counts.pushed.behind.count()});
    }
}

Frame foldFrames(std::span<const Frame* const> frames)
{
    Frame fold = *frames.back(); // producers' totals, the shape and what the minute ends with are those of the last
    for (const Frame* const each : frames.first(frames.size() - 1)) {
        const Frame& frame = *each;
        fold.span += frame.span;
        for (std::size_t stream = 0; stream < frame.streams.size(); ++stream) {
            if (stream < fold.streams.size()) {
                // Of a minute in which one was switched, the part that was sent is not known any more.
                fold.streams[stream].monitoring &= frame.streams[stream].monitoring;
                addTo(fold.streams[stream].extraPutUnits, frame.streams[stream].extraPutUnits);
                addTo(fold.streams[stream].ingestedKiB, frame.streams[stream].ingestedKiB);
                addTo(fold.streams[stream].failedEntries, frame.streams[stream].failedEntries);
                fold.streams[stream].billed += frame.streams[stream].billed;
                for (std::size_t i = 0; i < streams::kDataCounts; ++i)
                    addTo(fold.streams[stream].calls[i], frame.streams[stream].calls[i]);
                addPushes(fold.streams[stream].pushes, frame.streams[stream].pushes);
            }
            for (std::size_t shard = 0; shard < frame.streams[stream].shards.size(); ++shard) {
                if (stream >= fold.streams.size() || shard >= fold.streams[stream].shards.size())
                    continue; // the stream has gone since
                ShardSample& sum = fold.streams[stream].shards[shard];
                const ShardSample& sample = frame.streams[stream].shards[shard];
                addTo(sum.records, sample.records);
                addTo(sum.bytes, sample.bytes);
                addTo(sum.refused, sample.refused);
                addTo(sum.refusedBytes, sample.refusedBytes);
                addTo(sum.readRecords, sample.readRecords);
                addTo(sum.readBytes, sample.readBytes);
                addTo(sum.readCalls, sample.readCalls);
                addTo(sum.readRefused, sample.readRefused);
            }
        }
        for (std::size_t actor = 0; actor < frame.consumers.size(); ++actor) {
            ConsumerSample& sum = fold.consumers[actor];
            const ConsumerSample& sample = frame.consumers[actor];
            sum.ageMs = std::max(sum.ageMs, sample.ageMs);
            sum.backlog = std::max(sum.backlog, sample.backlog);
            addTo(sum.records, sample.records);
            addTo(sum.bytes, sample.bytes);
            addTo(sum.refusedCalls, sample.refusedCalls);
            for (std::size_t shard = 0; shard < std::min(sum.shardAgeMs.size(), sample.shardAgeMs.size()); ++shard)
                sum.shardAgeMs[shard] = std::max(sum.shardAgeMs[shard], sample.shardAgeMs[shard]);
        }
        addTo(fold.commitments, frame.commitments);
        for (const ProgramSample& sample : frame.programs) {
            ProgramSample& sum = sampleOf(fold.programs, sample.stream, sample.caller, sample.consumer);
            sum.ageMs = std::max(sum.ageMs, sample.ageMs);
            sum.backlog = std::max(sum.backlog, sample.backlog);
        }
    }
    return fold;
}

}
