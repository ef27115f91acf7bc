#include "world/cloudwatch_csv.h"

#include "base/time_text.h"
#include "streams/shard_map.h"
#include "world/csv_field.h"
#include "world/minutes.h"

#include <algorithm>
#include <string_view>

namespace shardscope::world {

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

struct MetricWords {
    std::string_view ofStream;
    std::string_view ofShard;
    std::string_view statistic;
    std::string_view unit;
};
// In the order of the bits. What consumers take has names of GetRecords on the level of a stream.
constexpr MetricWords kWords[]{
    {"IncomingBytes", "IncomingBytes", "Sum", "Bytes"},
    {"IncomingRecords", "IncomingRecords", "Sum", "Count"},
    {"GetRecords.Bytes", "OutgoingBytes", "Sum", "Bytes"},
    {"GetRecords.Records", "OutgoingRecords", "Sum", "Count"},
    {"WriteProvisionedThroughputExceeded", "WriteProvisionedThroughputExceeded", "Sum", "Count"},
    {"ReadProvisionedThroughputExceeded", "ReadProvisionedThroughputExceeded", "Sum", "Count"},
    {"GetRecords.IteratorAgeMilliseconds", "IteratorAgeMilliseconds", "Maximum", "Milliseconds"},
};

constexpr streams::ShardLevelMetrics bitOf(std::size_t metric)
{
    return static_cast<streams::ShardLevelMetrics>(1U << metric);
}

// What a shard adds to its stream's metric: to those of GetRecords, nothing of what was pushed.
std::uint64_t wholeOf(streams::ShardLevelMetrics metric, const ShardSample& sample, std::uint64_t value)
{
    if (metric == streams::shard_metric::kOutgoingBytes)
        return sample.readBytes;
    return metric == streams::shard_metric::kOutgoingRecords ? sample.readRecords : value;
}

}

std::string CloudWatchCsv::header() { return "timestamp,StreamName,ShardId,MetricName,Statistic,Value,Unit\n"; }

void CloudWatchCsv::Values::take(streams::ShardLevelMetrics metric, std::uint64_t value)
{
    for (std::size_t i = 0; i < kMetrics; ++i) {
        if (metric != bitOf(i))
            continue;
        values[i] = metric == streams::shard_metric::kIteratorAge ? std::max(values[i], value) : values[i] + value;
        sent = static_cast<streams::ShardLevelMetrics>(sent | metric);
    }
}

void CloudWatchCsv::add(std::string& out, const World& world, const Frame& second)
{
    m_minute.resize(std::max(m_minute.size(), second.streams.size()));
    for (std::size_t s = 0; s < second.streams.size(); ++s) {
        const StreamSample& sample = second.streams[s];
        const streams::StreamIndex stream{static_cast<std::uint32_t>(s)};
        const streams::Stream& of = world.service().stream(stream);
        if (of.status == streams::StreamStatus::Gone || !of.map)
            continue;
        StreamValues& values = m_minute[s];
        values.shards.resize(std::max(values.shards.size(), sample.shards.size()));
        for (std::size_t shard = 0; shard < sample.shards.size(); ++shard) {
            // A closed shard sends nothing but what is still read of it.
            const bool isOpen = of.map->shards()[shard].isOpen();
            if (!isOpen && sample.shards[shard] == ShardSample{} && sample.pushedOf(shard) == PushSample{})
                continue;
            for (std::size_t i = 0; i < kMetrics; ++i) {
                const auto value = static_cast<std::uint64_t>(shardMetricOf(world, second, stream,
                    streams::ShardIndex{static_cast<std::uint32_t>(shard)}, bitOf(i)));
                values.whole.take(bitOf(i), wholeOf(bitOf(i), sample.shards[shard], value));
                if ((sample.monitoring & bitOf(i)) != 0)
                    values.shards[shard].take(bitOf(i), value);
            }
        }
    }
    if (second.at.time_since_epoch().count() % kMinuteMs != 0)
        return;
    append(out, world, second);
    m_minute.clear();
}

void CloudWatchCsv::append(std::string& out, const World& world, const Frame& last) const
{
    const std::string at = base::utcText(world.service().unixSecond(last.at - base::Duration{kMinuteMs})) + ',';
    const auto write = [&](const std::string& dimensions, const Values& values, bool isShard) {
        for (std::size_t i = 0; i < kMetrics; ++i) {
            if ((values.sent & bitOf(i)) == 0)
                continue;
            const MetricWords& words = kWords[i];
            out += at + dimensions + std::string{isShard ? words.ofShard : words.ofStream} + ','
                + std::string{words.statistic} + ',' + std::to_string(values.values[i]) + ',' + std::string{words.unit}
                + '\n';
        }
    };
    for (std::size_t s = 0; s < m_minute.size(); ++s) {
        const std::string stream = csvField(world.service().streams()[s].reference) + ',';
        write(stream + ',', m_minute[s].whole, false);
        for (std::size_t shard = 0; shard < m_minute[s].shards.size(); ++shard)
            write(stream + streams::shardId(streams::ShardIndex{static_cast<std::uint32_t>(shard)}) + ',',
                m_minute[s].shards[shard], true);
    }
}

}
