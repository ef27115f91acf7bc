#include "world/cloudwatch_csv.h"

#include "base/json_writer.h"
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

using streams::DataCount;

struct CallWords {
    std::string_view name;
    std::string_view statistic;
    std::string_view unit;
    DataCount value;
    DataCount calls; // without any, there is no such point
};
constexpr CallWords kCallWords[]{
    {"PutRecord.Bytes", "Sum", "Bytes", DataCount::PutRecordBytes, DataCount::PutRecordCalls},
    {"PutRecord.Success", "Sum", "Count", DataCount::PutRecordSuccess, DataCount::PutRecordCalls},
    {"PutRecord.Success", "SampleCount", "Count", DataCount::PutRecordCalls, DataCount::PutRecordCalls},
    {"PutRecords.Bytes", "Sum", "Bytes", DataCount::PutRecordsBytes, DataCount::PutRecordsCalls},
    {"PutRecords.Success", "Sum", "Count", DataCount::PutRecordsSuccess, DataCount::PutRecordsCalls},
    {"PutRecords.Success", "SampleCount", "Count", DataCount::PutRecordsCalls, DataCount::PutRecordsCalls},
    {"PutRecords.TotalRecords", "Sum", "Count", DataCount::PutRecordsTotal, DataCount::PutRecordsCalls},
    {"PutRecords.ThrottledRecords", "Sum", "Count", DataCount::PutRecordsThrottled, DataCount::PutRecordsCalls},
    {"PutRecords.FailedRecords", "Sum", "Count", DataCount::PutRecordsFailed, DataCount::PutRecordsCalls},
};

std::uint64_t countIn(const streams::DataCounts& counts, DataCount what)
{
    return counts[static_cast<std::size_t>(what)];
}

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

std::string CloudWatchCsv::header()
{
    return "timestamp,StreamName,ShardId,ConsumerName,MetricName,Statistic,Value,Unit\n";
}

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
        for (std::size_t i = 0; i < streams::kDataCounts; ++i)
            values.calls[i] += sample.calls[i];
        values.shards.resize(std::max(values.shards.size(), sample.shards.size()));
        for (std::size_t shard = 0; shard < sample.shards.size(); ++shard) {
            // A closed shard sends nothing but what is still read of it.
            const bool isOpen = of.map->shards()[shard].isOpen();
            if (!isOpen && sample.shards[shard] == ShardSample{} && sample.pushedOf(shard) == PushSample{})
                continue;
            values.served += sample.shards[shard].readCalls;
            for (std::size_t i = 0; i < kMetrics; ++i) {
                const auto value = static_cast<std::uint64_t>(shardMetricOf(world, second, stream,
                    streams::ShardIndex{static_cast<std::uint32_t>(shard)}, bitOf(i)));
                if (bitOf(i) != streams::shard_metric::kIteratorAge)
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

namespace {

// The rows of one minute.
class Rows {
public:
    Rows(std::string& out, std::string at) : m_out(out), m_at(std::move(at)) {}

    // Dimensions: of a stream, and of one of its shards or consumers.
    void of(const std::string& stream, const std::string& shard, const std::string& consumer)
    {
        m_dimensions = csvField(stream) + ',' + shard + ',' + csvField(consumer);
    }
    void add(std::string_view name, std::string_view statistic, std::uint64_t value, std::string_view unit)
    {
        add(name, statistic, std::to_string(value), unit);
    }
    void add(std::string_view name, std::string_view statistic, const std::string& value, std::string_view unit)
    {
        m_out += m_at + ',' + m_dimensions + ',' + std::string{name} + ',' + std::string{statistic} + ',' + value + ','
            + std::string{unit} + '\n';
    }

private:
    std::string& m_out;
    std::string m_at;
    std::string m_dimensions;
};

void addCalls(Rows& rows, const streams::DataCounts& counts, std::uint64_t served)
{
    for (const CallWords& words : kCallWords) {
        if (countIn(counts, words.calls) == 0)
            continue;
        // After the total.
        if (words.value == DataCount::PutRecordsThrottled)
            rows.add("PutRecords.SuccessfulRecords", "Sum",
                countIn(counts, DataCount::PutRecordsTotal) - countIn(counts, DataCount::PutRecordsThrottled)
                    - countIn(counts, DataCount::PutRecordsFailed),
                "Count");
        rows.add(words.name, words.statistic, countIn(counts, words.value), words.unit);
    }
    const std::uint64_t reads = served + countIn(counts, DataCount::GetRecordsRefused);
    if (reads == 0)
        return;
    rows.add("GetRecords.Success", "Sum", served, "Count");
    rows.add("GetRecords.Success", "SampleCount", reads, "Count");
}

void addTimes(Rows& rows, std::string_view name, const streams::CallTimes& times)
{
    if (times.calls == 0)
        return;
    const std::int64_t average = times.total.count() * 1'000 / static_cast<std::int64_t>(times.calls);
    rows.add(name, "Average", base::decimalText(average, 3), "Milliseconds");
    rows.add(name, "Maximum", static_cast<std::uint64_t>(times.longest.count()), "Milliseconds");
}

void addConsumer(Rows& rows, const streams::FanOutCounts& counts)
{
    const streams::PushedEvents& pushed = counts.pushed;
    if (pushed.events > 0) {
        rows.add("SubscribeToShardEvent.Bytes", "Sum", static_cast<std::uint64_t>(pushed.bytes), "Bytes");
        rows.add("SubscribeToShardEvent.Records", "Sum", pushed.records, "Count");
        rows.add("SubscribeToShardEvent.MillisBehindLatest", "Maximum",
            static_cast<std::uint64_t>(pushed.behind.count()), "Milliseconds");
        rows.add("SubscribeToShardEvent.Success", "Sum", pushed.events, "Count");
    }
    if (counts.calls > 0) {
        rows.add("SubscribeToShard.Success", "Sum", counts.established, "Count");
        rows.add("SubscribeToShard.Success", "SampleCount", counts.calls, "Count");
    }
    if (counts.rateExceeded > 0)
        rows.add("SubscribeToShard.RateExceeded", "Sum", counts.rateExceeded, "Count");
}

}

void CloudWatchCsv::append(std::string& out, const World& world, const Frame& last) const
{
    Rows rows{out, base::utcText(world.service().unixSecond(last.at - base::Duration{kMinuteMs}))};
    const auto write = [&](const Values& values, bool isShard) {
        for (std::size_t i = 0; i < kMetrics; ++i) {
            if ((values.sent & bitOf(i)) == 0)
                continue;
            const MetricWords& words = kWords[i];
            rows.add(isShard ? words.ofShard : words.ofStream, words.statistic, values.values[i], words.unit);
        }
    };
    for (std::size_t s = 0; s < m_minute.size(); ++s) {
        const StreamValues& values = m_minute[s];
        const streams::Stream& stream = world.service().streams()[s];
        rows.of(stream.reference, {}, {});
        write(values.whole, false);
        if (const auto age = stream.ages.highestBefore(last.at))
            rows.add(kWords[kMetrics - 1].ofStream, "Maximum", static_cast<std::uint64_t>(age->count()),
                "Milliseconds");
        addCalls(rows, values.calls, values.served);
        if (const auto* const times = world.service().calls().timesBefore(last.at, static_cast<std::uint32_t>(s))) {
            addTimes(rows, "PutRecord.Latency", times->putRecord);
            addTimes(rows, "PutRecords.Latency", times->putRecords);
            addTimes(rows, "GetRecords.Latency", times->getRecords);
        }
        if (const auto* const consumers = stream.fanOut.before(last.at)) {
            for (const streams::FanOutCounts& consumer : *consumers) {
                rows.of(stream.reference, {}, consumer.consumer);
                addConsumer(rows, consumer);
            }
        }
        for (std::size_t shard = 0; shard < values.shards.size(); ++shard) {
            rows.of(stream.reference, streams::shardId(streams::ShardIndex{static_cast<std::uint32_t>(shard)}), {});
            write(values.shards[shard], true);
        }
    }
}

}
