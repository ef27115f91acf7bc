#include "world/metrics_csv.h"

#include "world/csv_field.h"

#include <algorithm>

namespace shardscope::world {

namespace {

bool isQuiet(const ShardSample& sample, const PushSample& pushed)
{
    return sample.records == 0 && sample.refused == 0 && sample.readRecords == 0 && sample.readCalls == 0
        && pushed.records == 0;
}

class RowWriter {
public:
    RowWriter(std::string& out, const World& world, const Frame& frame) : m_out(out), m_world(world), m_frame(frame) {}

    void shard(const streams::Stream& stream, std::size_t index, const ShardSample& sample, const PushSample& pushed)
    {
        begin("shard", stream.reference, streams::shardId(static_cast<streams::ShardIndex>(index)));
        for (const std::uint64_t value : {sample.records, sample.bytes, sample.refused, sample.refusedBytes,
                 sample.readRecords, sample.readBytes, sample.readCalls, sample.readRefused})
            add(value);
        m_out += ",,,,,,";
        add(pushed.records);
        add(pushed.bytes);
        m_out += ",,,,\n";
    }
    void stream(const streams::Stream& stream, const StreamSample& sample)
    {
        using streams::DataCount;
        begin("stream", stream.reference, "");
        m_out += ",,,,,,,,,,,,,,,,";
        const std::uint32_t total = sample.count(DataCount::PutRecordsTotal);
        const std::uint32_t throttled = sample.count(DataCount::PutRecordsThrottled);
        const std::uint32_t failed = sample.count(DataCount::PutRecordsFailed);
        for (const std::uint64_t value : {total, total - std::min(total, throttled + failed), throttled, failed})
            add(value);
        m_out += '\n';
    }
    void client(std::size_t actor)
    {
        const Actor& who = m_world.actors()[actor];
        if (const auto* producer = std::get_if<clients::Producer>(&who.client))
            sender("producer", who.name, *producer, actor);
        else if (const auto* agent = std::get_if<clients::LogAgent>(&who.client))
            sender("agent", who.name, *agent, actor);
        else if (const auto* poller = std::get_if<clients::Poller>(&who.client))
            consumer(who.name, *poller, actor);
        else if (const auto* fanOut = std::get_if<clients::FanOutConsumer>(&who.client))
            consumer(who.name, *fanOut, actor);
    }

private:
    void begin(std::string_view kind, const std::string& stream, const std::string& name)
    {
        const std::int64_t second = (m_frame.at - m_frame.span).time_since_epoch().count() / 1'000;
        m_out += std::to_string(second) + ',' + std::string{kind} + ',' + csvField(stream) + ',' + csvField(name);
    }
    void add(std::uint64_t value) { m_out += ',' + std::to_string(value); }

    template <typename Sender>
    void sender(std::string_view kind, const std::string& name, const Sender& client, std::size_t actor)
    {
        if (actor >= m_frame.producers.size())
            return;
        const clients::PutCounts& total = m_frame.producers[actor].total;
        begin(kind, m_world.service().stream(client.stream()).reference, name);
        m_out += ",,,,,,,,";
        for (const std::uint64_t value : {total.offered, total.stored, total.dropped, total.pending})
            add(value);
        m_out += ",,,,,,,,\n";
    }
    template <typename Consumer>
    void consumer(const std::string& name, const Consumer& client, std::size_t actor)
    {
        if (actor >= m_frame.consumers.size())
            return;
        const ConsumerSample& sample = m_frame.consumers[actor];
        begin("consumer", m_world.service().stream(client.stream()).reference, name);
        m_out += ",,,,";
        add(sample.records);
        add(sample.bytes);
        m_out += ',';
        add(sample.refusedCalls);
        m_out += ",,,,";
        add(static_cast<std::uint64_t>(sample.ageMs));
        add(sample.backlog);
        m_out += ",,,,,,\n";
    }

    std::string& m_out;
    const World& m_world;
    const Frame& m_frame;
};

}

std::string metricsCsvHeader()
{
    return "second,kind,stream,name,records,bytes,refused,refused_bytes,read_records,read_bytes,read_calls,"
           "read_refused,offered_total,stored_total,dropped_total,pending,age_ms,backlog,pushed_records,pushed_bytes,"
           "put_total,put_successful,put_throttled,put_failed\n";
}

void appendMetricsCsv(std::string& out, const World& world, const Frame& frame)
{
    RowWriter rows{out, world, frame};
    for (std::size_t s = 0; s < frame.streams.size(); ++s) {
        const streams::Stream& stream = world.service().streams()[s];
        const std::vector<ShardSample>& samples = frame.streams[s].shards;
        if (stream.status != streams::StreamStatus::Gone)
            rows.stream(stream, frame.streams[s]);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            // Closed shards that have been read to their end would fill the file with zeros.
            const bool isOpen = stream.map != nullptr && stream.map->shards()[i].isOpen();
            const PushSample pushed = frame.streams[s].pushedOf(i);
            if (isOpen || !isQuiet(samples[i], pushed))
                rows.shard(stream, i, samples[i], pushed);
        }
    }
    for (std::size_t actor = 0; actor < world.actors().size(); ++actor)
        rows.client(actor);
}

}
