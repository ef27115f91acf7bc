// A stream of an account as the AWS CLI describes it: gathered from describe-stream-summary, list-shards,
// describe-stream and what other commands print of one and the same stream. Its shards have their numbers, ranges,
// parents and ages; records cannot be had this way, so it stands empty.
#pragma once

#include "base/result.h"
#include "streams/arn.h"
#include "streams/sequence_number.h"
#include "world/import_text.h"
#include "world/scenario.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

// What several streams of one import share.
struct StampsSeen {
    std::optional<std::int64_t> newest; // Unix seconds

    void note(std::int64_t unixSecond)
    {
        if (!newest || *newest < unixSecond)
            newest = unixSecond;
    }
};

// A registered consumer as it is listed.
struct ListedConsumer {
    streams::ConsumerAtStart consumer;
    std::optional<std::int64_t> createdSecond; // Unix seconds
};

class DescribedStream {
public:
    explicit DescribedStream(StampsSeen& stamps) : m_stamps(&stamps) {}

    // Fields that the service may add are no matter.
    void readHead(const base::JsonValue& value, const std::string& path, FileReading& reading);
    // A page of shards; `more` is where it says that another one follows.
    void readShards(Fields& fields, std::string_view more);
    void readTags(Fields& fields) { readTagList(fields, "Tags", m_stream.tags); }
    void readPolicy(Fields& fields);
    // One that is listed and described is the same.
    void add(ListedConsumer consumer) { m_consumers.insert_or_assign(consumer.consumer.name, std::move(consumer)); }

    [[nodiscard]] bool hasHead() const { return m_hasHead; }
    [[nodiscard]] const std::string& name() const { return m_stream.streamName; }
    [[nodiscard]] const std::optional<streams::StreamArn>& arn() const { return m_arn; }
    // What must be added before it is whole. `name` is that of the texts.
    [[nodiscard]] std::optional<base::Problem> missing(const std::string& name) const;
    // In a run that begins at this Unix second.
    [[nodiscard]] base::Result<ScenarioStream> build(std::int64_t epoch) const;

private:
    struct ListedShard {
        streams::ShardAtStart shard;
        std::int64_t openedSecond = 0; // Unix seconds, like the next
        std::optional<std::int64_t> closedSecond;
        std::string file;
        std::uint32_t line = 0;
    };

    void readStatus(Fields& fields);
    void readShard(Fields& fields, std::uint32_t line);
    std::optional<streams::SequenceNumber> readSequenceNumber(Fields& fields, std::string_view name);
    std::optional<std::int64_t> second(Fields& fields, std::string_view name, std::optional<std::int64_t> otherwise);
    [[nodiscard]] streams::ShardIndex highest() const { return streams::ShardIndex{m_shards.rbegin()->first}; }
    [[nodiscard]] std::uint32_t countOpen() const;

    StampsSeen* m_stamps;
    bool m_hasHead = false;
    bool m_hasShards = false;
    streams::CreateStreamRequest m_stream;
    std::optional<streams::StreamArn> m_arn;
    std::int64_t m_retentionHours = 24;
    std::optional<std::int64_t> m_createdSecond;
    streams::EncryptionType m_encryption = streams::EncryptionType::None;
    std::string m_keyId;
    std::string m_policy;
    streams::RecordDistribution m_distribution = streams::RecordDistribution::UserPartitionKey;
    streams::ShardLevelMetrics m_monitoring = 0;
    std::optional<std::uint32_t> m_openCount; // as the summary has it
    std::map<std::uint32_t, ListedShard> m_shards;
    std::size_t m_openPages = 0; // pages after which another one comes
    std::size_t m_lastPages = 0;
    std::map<std::string, ListedConsumer> m_consumers;
};

}
