#include "world/catch_up.h"

#include "world/consumer_queries.h"
#include "world/queries.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace shardscope::world {

namespace {

using base::Duration;
using clients::Reader;
using Kind = clients::ConsumerConfig::Kind;

constexpr std::uint64_t kSeconds = 10;
constexpr Duration kFarthest{std::chrono::hours{24 * 30}};
constexpr std::int64_t kUnbounded = std::numeric_limits<std::int64_t>::max();

// What comes to one shard in a second; records in thousandths, so that a few a minute still count.
struct Arrival {
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
};

// The consumer as it is, or as it would be.
struct Way {
    clients::ConsumerConfig config;
    bool isNothingWritten = false;
    Duration begins{}; // after so long, for a registration that has yet to become ACTIVE
};

class CatchUpQuestion {
public:
    CatchUpQuestion(const World& world, const streams::Stream& stream, const std::vector<Reader>& readers);

    // Unset: never.
    [[nodiscard]] std::optional<Duration> left(const Way& way) const;

private:
    [[nodiscard]] Arrival arrivalOf(std::size_t shard, const Way& way) const;
    [[nodiscard]] std::int64_t capacity(std::size_t shard, const Way& way) const;
    [[nodiscard]] std::int64_t bytesEach(std::size_t shard) const;
    [[nodiscard]] std::uint64_t unread(std::size_t shard) const;
    [[nodiscard]] Reader readerOf(std::size_t shard) const;
    void findShardsToRead();

    const World& m_world;
    const streams::Stream& m_stream;
    const std::vector<Reader>& m_readers;
    std::vector<Arrival> m_arrivals; // at shard index
    std::vector<bool> m_isToRead;    // at shard index: read now, or once its parents have been
    std::int64_t m_otherPollers = 0;
};

CatchUpQuestion::CatchUpQuestion(const World& world, const streams::Stream& stream, const std::vector<Reader>& readers)
    : m_world(world), m_stream(stream), m_readers(readers), m_arrivals(stream.lines.size())
{
    const auto& seconds = world.seconds();
    const std::uint64_t kept = std::min(seconds.size() - seconds.firstIndex(), kSeconds);
    const auto index = world.service().find(stream.reference);
    for (std::uint64_t i = seconds.size() - kept; index && i < seconds.size(); ++i) {
        const auto at = static_cast<std::size_t>(*index);
        if (at >= seconds[i]->streams.size())
            continue;
        const std::vector<ShardSample>& shards = seconds[i]->streams[at].shards;
        for (std::size_t shard = 0; shard < std::min(shards.size(), m_arrivals.size()); ++shard) {
            m_arrivals[shard].milliRecords += std::int64_t{shards[shard].records} * 1'000;
            m_arrivals[shard].bytes += shards[shard].bytes;
        }
    }
    for (Arrival& arrival : m_arrivals) {
        arrival.milliRecords /= static_cast<std::int64_t>(std::max<std::uint64_t>(kept, 1));
        arrival.bytes /= static_cast<std::int64_t>(std::max<std::uint64_t>(kept, 1));
    }
    for (const Actor& actor : world.actors()) {
        const auto* poller = std::get_if<clients::Poller>(&actor.client);
        if (poller != nullptr && &poller->readers() != &readers && poller->config().stream == stream.reference
            && !poller->config().isPaused)
            ++m_otherPollers;
    }
    findShardsToRead();
}

Reader CatchUpQuestion::readerOf(std::size_t shard) const
{
    return shard < m_readers.size() ? m_readers[shard] : Reader{};
}

// Children that nobody has looked for yet are read when what they come from has been.
void CatchUpQuestion::findShardsToRead()
{
    m_isToRead.assign(m_stream.lines.size(), false);
    for (std::size_t shard = 0; shard < m_isToRead.size(); ++shard) {
        const Reader::State state = readerOf(shard).state;
        m_isToRead[shard] = state == Reader::State::Reading || state == Reader::State::Waiting;
        if (state != Reader::State::Absent)
            continue;
        const streams::Shard& place = m_stream.map->shard(streams::ShardIndex{static_cast<std::uint32_t>(shard)});
        for (const auto& parent : {place.parent, place.adjacentParent})
            if (parent && m_isToRead[streams::number(*parent)])
                m_isToRead[shard] = true;
    }
}

Arrival CatchUpQuestion::arrivalOf(std::size_t shard, const Way& way) const
{
    const bool isOpen = m_stream.map->shard(streams::ShardIndex{static_cast<std::uint32_t>(shard)}).isOpen();
    return way.isNothingWritten || !isOpen ? Arrival{} : m_arrivals[shard];
}

// Of what arrives now, else of all that it has read of the shard, else of the stream.
std::int64_t CatchUpQuestion::bytesEach(std::size_t shard) const
{
    const Arrival& arrival = m_arrivals[shard];
    if (arrival.milliRecords > 0)
        return std::max<std::int64_t>(1, arrival.bytes * 1'000 / arrival.milliRecords);
    const Reader reader = readerOf(shard);
    if (reader.records > 0)
        return std::max<std::int64_t>(1, reader.bytes / static_cast<std::int64_t>(reader.records));
    const streams::ShardLine& line = m_stream.lines[shard];
    return line.stored == 0 ? 1
                            : std::max<std::int64_t>(1,
                                static_cast<std::int64_t>(line.storedBytes) / static_cast<std::int64_t>(line.stored));
}

// Thousandths of records a second that it can take of one shard.
std::int64_t CatchUpQuestion::capacity(std::size_t shard, const Way& way) const
{
    if (way.config.isPaused)
        return 0;
    const ReadQuota quota = readQuota(m_world);
    const std::int64_t each = bytesEach(shard);
    std::int64_t most = way.config.processingRate == 0 ? kUnbounded : way.config.processingRate * 1'000;
    if (!m_world.service().limits().isOn)
        return most;
    if (way.config.kind == Kind::FanOut)
        return std::min(most, quota.fanOutBytesPerSecond * 1'000 / each);
    // The others read what arrives; where that is more than the pipe has, everyone gets an even part.
    const std::int64_t pollers = m_otherPollers + 1;
    const std::int64_t others = m_otherPollers * arrivalOf(shard, way).bytes;
    const std::int64_t share = std::max(quota.bytesPerSecond - others, quota.bytesPerSecond / pollers);
    most = std::min(most, share * 1'000 / each);
    // Calls, in thousandths a second, and what one of them brings at most.
    const std::int64_t interval = std::max<std::int64_t>(1, way.config.pollInterval.count());
    const std::int64_t calls = std::min(std::int64_t{1'000'000} / interval, quota.callsPerSecond * 1'000 / pollers);
    const std::int64_t aCall =
        std::min(way.config.maxRecords, std::max<std::int64_t>(1, m_world.service().limits().readMaxBytes / each));
    return std::min(most, calls * aCall);
}

std::uint64_t CatchUpQuestion::unread(std::size_t shard) const
{
    const std::uint64_t stored = m_stream.lines[shard].stored;
    return stored - std::min(stored, std::max(readerOf(shard).next, m_stream.logs[shard].firstKept()));
}

// Children have higher numbers than their parents, so each shard finds its parents' ends worked out.
std::optional<Duration> CatchUpQuestion::left(const Way& way) const
{
    std::vector<std::int64_t> ends(m_isToRead.size(), 0);
    std::int64_t last = 0;
    for (std::size_t shard = 0; shard < m_isToRead.size(); ++shard) {
        if (!m_isToRead[shard])
            continue;
        const streams::Shard& place = m_stream.map->shard(streams::ShardIndex{static_cast<std::uint32_t>(shard)});
        std::int64_t begin = way.begins.count();
        for (const auto& parent : {place.parent, place.adjacentParent})
            if (parent)
                begin = std::max(begin, ends[streams::number(*parent)]);
        const Arrival arrival = arrivalOf(shard, way);
        const std::int64_t backlog =
            static_cast<std::int64_t>(unread(shard)) + arrival.milliRecords * begin / 1'000'000;
        ends[shard] = begin;
        // A second or two of what arrives is always on its way.
        if (backlog * 1'000 <= 2 * arrival.milliRecords || backlog == 0)
            continue;
        const std::int64_t takes = capacity(shard, way);
        const std::int64_t surplus = takes - arrival.milliRecords;
        if (surplus <= arrival.milliRecords / 100)
            return std::nullopt;
        ends[shard] = begin + base::divCeil(backlog * 1'000, std::max<std::int64_t>(1, surplus / 1'000));
        last = std::max(last, ends[shard]);
        if (Duration{last} > kFarthest)
            return std::nullopt;
    }
    return Duration{last};
}

// Everyone who writes to the stream, unless one of them cannot be paused.
std::vector<Action> pauseProducers(const World& world, streams::StreamIndex stream)
{
    std::vector<Action> commands;
    for (const Actor& actor : world.actors()) {
        if (!isProducer(actor.client) || streamOf(actor.client) != stream)
            continue;
        if (!std::holds_alternative<clients::Producer>(actor.client))
            return {};
        commands.emplace_back(SetProducerRate{actor.name, clients::Curve{{{Duration{}, 0}}}});
    }
    return commands;
}

template <typename Consumer>
CatchUp catchUpOf(const World& world, std::size_t actor, const Consumer& consumer)
{
    CatchUp answer;
    const ConsumerSample* const sample = lastSample(world, actor);
    const streams::Stream& stream = world.service().stream(consumer.stream());
    const clients::ConsumerConfig& config = consumer.config();
    answer.isLate = sample != nullptr && stream.map && base::Duration{sample->ageMs} >= lateFrom(config);
    // How long a block lasts is not known, and nothing offered here would end it.
    const bool isBlocked = !config.isPaused && consumer.failures().longestBlocked() != nullptr;
    if (!answer.isLate || isBlocked)
        return answer;
    const CatchUpQuestion question{world, stream, consumer.readers()};
    const Way asItIs{.config = config};
    answer.left = question.left(asItIs);
    const auto add = [&](WhatIfCode code, std::vector<Action> commands, const Way& way) {
        answer.choices.push_back({code, std::move(commands), question.left(way)});
    };
    if (config.isPaused) {
        Way resumed = asItIs;
        resumed.config.isPaused = false;
        add(WhatIfCode::Resume, {SetConsumerProcessing{config.name, config.processingRate, false}}, resumed);
    }
    if (config.processingRate > 0 && config.processingRate <= kUnbounded / 4'000) {
        Way faster = asItIs;
        faster.config.isPaused = false;
        faster.config.processingRate *= 2;
        add(WhatIfCode::TwiceAsFast, {SetConsumerProcessing{config.name, faster.config.processingRate, false}}, faster);
    }
    if (config.isPaused)
        return answer;
    if (config.kind == Kind::Shared) {
        Way fanOut = asItIs;
        fanOut.config.kind = Kind::FanOut;
        fanOut.begins = world.settings().service.timings.consumerCreate;
        add(WhatIfCode::FanOut, {SetConsumerKind{config.name, Kind::FanOut}}, fanOut);
    }
    if (std::vector<Action> commands = pauseProducers(world, consumer.stream()); !commands.empty()) {
        Way silent = asItIs;
        silent.isNothingWritten = true;
        add(WhatIfCode::PauseProducers, std::move(commands), silent);
    }
    return answer;
}

}

CatchUp catchUp(const World& world, std::size_t actor)
{
    const Client& client = world.actors()[actor].client;
    if (const auto* poller = std::get_if<clients::Poller>(&client))
        return catchUpOf(world, actor, *poller);
    if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&client))
        return catchUpOf(world, actor, *fanOut);
    return {};
}

}
