// A slow, obvious model of the service, written from the rules and from nothing of
// engine/streams but its request structs: full records in vectors, shards found by walking
// through them, tokens counted up and down, retention by looking at every record. It
// answers what the service must answer, so that the swarm can compare each reply.
//
// Speed is no concern here; where a rule could be written in two ways, the one that reads
// like the documentation was taken.
#pragma once

#include "base/hash_key.h"
#include "base/result.h"
#include "base/time.h"
#include "streams/api.h"
#include "streams/service.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::swarm {

// What the service must answer: a value, or the exception it must refuse with.
template <typename T>
using Predicted = base::Result<T, streams::Exception>;

// Tokens in thousandths, so that a rate per second fills exactly per millisecond.
class TokenCounter {
public:
    TokenCounter(std::int64_t capacity, std::int64_t perSecond)
        : m_capacity(capacity * 1'000), m_perMs(perSecond), m_level(m_capacity)
    {
    }
    void refill(base::Instant now);
    [[nodiscard]] bool holds(std::int64_t tokens) const { return m_level >= tokens * 1'000; }
    // May leave less than nothing: a debt.
    void take(std::int64_t tokens) { m_level -= tokens * 1'000; }
    // How long until nothing is owed.
    [[nodiscard]] base::Duration untilPaid() const;

private:
    std::int64_t m_capacity;
    std::int64_t m_perMs;
    std::int64_t m_level;
    base::Instant m_at{};
};

struct ReferenceRecord {
    base::Instant arrival{};
    std::string key;
    base::HashKey hash;
    std::int64_t size = 0;
    streams::Payload data;
    std::string sequenceNumber;
    std::uint64_t order = 0; // in which all records of the model were stored
};

struct ReferenceShard {
    std::uint32_t index = 0;
    base::HashRange range;
    std::vector<std::uint32_t> parents; // the named one first
    std::vector<std::uint32_t> children;
    std::int64_t createdSecond = 0;
    std::optional<base::Instant> closed;
    std::vector<ReferenceRecord> records;
    std::uint64_t refused = 0;
    std::int64_t refusedBytes = 0;
    std::uint64_t refusedReads = 0;

    TokenCounter writeRecords{1'000, 1'000};
    TokenCounter writeBytes{1'048'576, 1'048'576};
    TokenCounter readCalls{5, 5};
    TokenCounter iteratorCalls{5, 5};
    TokenCounter readBytes{2'097'152, 2'097'152};
    base::Instant readsBlockedUntil{};

    [[nodiscard]] std::string startingNumber() const;
    [[nodiscard]] std::string endingNumber(std::int64_t closedSecond) const;
};

struct ReferenceStep {
    bool isSplit = true;
    std::uint32_t shard = 0;
    std::uint32_t adjacent = 0;
    base::HashKey newStart;
};

struct ReferenceConsumer {
    std::string name;
    base::Instant created{};
    streams::ConsumerStatus status = streams::ConsumerStatus::Creating;
    base::Instant due{}; // of the end of CREATING or DELETING
};

struct ReferenceStream {
    std::string name;
    base::Instant created{};
    streams::StreamStatus status = streams::StreamStatus::Creating;
    base::Instant due{}; // of the end of CREATING, UPDATING or DELETING
    std::uint32_t initialShards = 1;
    base::Duration retention{std::chrono::hours{24}};
    // What was once past retention stays gone, also when retention is raised later.
    base::Instant trimmedBefore{};
    std::vector<ReferenceShard> shards;
    std::vector<ReferenceStep> pending;
    std::vector<base::Instant> countUpdates;
    std::map<std::string, ReferenceConsumer> consumers;

    [[nodiscard]] bool takesData() const
    {
        return status == streams::StreamStatus::Active || status == streams::StreamStatus::Updating;
    }
    [[nodiscard]] base::Instant horizon(base::Instant now) const;
    [[nodiscard]] bool isExpired(const ReferenceShard& shard, base::Instant now) const
    {
        return shard.closed && *shard.closed < horizon(now);
    }
    // Open shards in the order of their ranges.
    [[nodiscard]] std::vector<std::uint32_t> open() const;
    [[nodiscard]] std::size_t firstVisible(const ReferenceShard& shard, base::Instant now) const;
};

// A shard iterator, or a page token that stands before a shard.
struct ReferencePlace {
    base::Instant made{};
    std::string stream;
    base::Instant streamCreated{};
    std::uint32_t shard = 0;
    std::size_t index = 0;
};

struct PredictedPut {
    bool isStored = false;
    std::uint32_t shard = 0;
    std::size_t index = 0; // of the stored record in its shard
};

struct PredictedRead {
    std::size_t stream = 0; // index in streams()
    std::uint32_t shard = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    base::Duration millisBehindLatest{};
    std::optional<ReferencePlace> next; // none at the end of a closed shard
    std::vector<std::uint32_t> children;
};

struct PredictedPage {
    std::size_t stream = 0;
    std::vector<std::uint32_t> shards;
    std::optional<ReferencePlace> next;
};

// Decimal text of a number laid out as 2 | created (9) | nibble | counter (16) | 00 | second (9) | shard (8) | 2.
struct NumberParts {
    std::int64_t createdSecond = 0;
    std::uint64_t counter = 0;
    std::int64_t second = 0;
    std::uint32_t shard = 0;
};
[[nodiscard]] std::string composeNumber(const NumberParts& parts);
// Only what composeNumber can have made.
[[nodiscard]] std::optional<NumberParts> dissectNumber(const std::string& decimal);
// Numeric order of decimal texts without leading zeros.
[[nodiscard]] bool isNumberBelow(const std::string& a, const std::string& b);

class ReferenceService {
public:
    explicit ReferenceService(streams::ServiceSettings settings) : m_settings(std::move(settings)) {}

    // Ends every CREATING, UPDATING and DELETING that is due at or before `now`.
    void advanceTo(base::Instant now);

    void addActiveStream(const streams::CreateStreamRequest& request, base::Duration retention);
    Predicted<streams::Done> createStream(base::Instant now, const streams::CreateStreamRequest& request);
    Predicted<streams::Done> deleteStream(base::Instant now, const streams::DeleteStreamRequest& request);
    [[nodiscard]] Predicted<std::size_t> describeStream(const std::string& name) const;
    Predicted<streams::Done> setRetention(base::Instant now, const streams::RetentionPeriodRequest& request);
    [[nodiscard]] Predicted<PredictedPage> listShards(base::Instant now, const streams::ListShardsRequest& request,
        const std::optional<ReferencePlace>& token) const;
    Predicted<streams::Done> splitShard(base::Instant now, const streams::SplitShardRequest& request);
    Predicted<streams::Done> mergeShards(base::Instant now, const streams::MergeShardsRequest& request);
    Predicted<streams::ShardCountUpdate> updateShardCount(base::Instant now,
        const streams::UpdateShardCountRequest& request);
    Predicted<std::string> registerConsumer(base::Instant now, const streams::RegisterStreamConsumerRequest& request);
    Predicted<streams::Done> deregisterConsumer(base::Instant now,
        const streams::DeregisterStreamConsumerRequest& request);
    Predicted<PredictedPut> putRecord(base::Instant now, const streams::PutRecordRequest& request);
    Predicted<std::vector<PredictedPut>> putRecords(base::Instant now, const streams::PutRecordsRequest& request);
    Predicted<ReferencePlace> getShardIterator(base::Instant now, const streams::GetShardIteratorRequest& request);
    Predicted<PredictedRead> getRecords(base::Instant now, const std::optional<ReferencePlace>& place,
        std::int64_t limit);

    // Offers one record that has passed every check of its call.
    PredictedPut offer(base::Instant now, std::size_t stream, const std::string& key, base::HashKey hash,
        std::int64_t size, const streams::Payload& data);

    // Every stream ever made, Gone ones too.
    [[nodiscard]] const std::vector<ReferenceStream>& streams() const { return m_streams; }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    [[nodiscard]] std::int64_t unixSecond(base::Instant at) const;

private:
    void openInitialShards(ReferenceStream& stream);
    void carryOut(ReferenceStream& stream, const ReferenceStep& step, base::Instant now);
    [[nodiscard]] std::optional<streams::Exception> refusalOfState(const std::string& name) const;
    [[nodiscard]] std::optional<streams::Exception> refusalOfOpenShard(base::Instant now, const ReferenceStream& stream,
        std::uint32_t shard) const;
    [[nodiscard]] bool exceedsShardQuota(std::int64_t additional) const;
    [[nodiscard]] std::optional<streams::Exception> refusalOfEntries(const std::string& stream,
        const std::vector<streams::PutEntry>& entries, bool isBatch) const;
    [[nodiscard]] Predicted<ReferencePlace> placeOf(base::Instant now,
        const streams::GetShardIteratorRequest& request) const;
    PredictedPut offerEntry(base::Instant now, std::size_t stream, const streams::PutEntry& entry);
    [[nodiscard]] bool isCurrent() const { return m_settings.profile == streams::Profile::Current; }

    streams::ServiceSettings m_settings;
    std::vector<ReferenceStream> m_streams;
    std::uint64_t m_stored = 0;
};

// The boundary sweep of UpdateShardCount over open shards given in the order of their ranges.
[[nodiscard]] std::vector<ReferenceStep> planCount(const ReferenceStream& stream, std::uint32_t target);

}
