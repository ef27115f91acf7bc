// Kinesis Data Streams, and the one door to it: what a person asks for in the window, what a
// scenario holds and what simulated clients send comes in here and meets the same checks.
//
// put() and read() are the batch entries of the hot path; the operations of the API check what
// only they have (names, explicit hash keys) and go through the same pass. Refusals are answers,
// not errors: each carries the service's exception and text.
#pragma once

#include "sim/context.h"
#include "streams/api.h"
#include "streams/call_log.h"
#include "streams/key_table.h"
#include "streams/put_batch.h"
#include "streams/quotas.h"
#include "streams/sequence_number.h"
#include "streams/stream.h"
#include "streams/validation.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shardscope::streams {

// The service itself is an actor: the one that ends CREATING, UPDATING and DELETING.
inline constexpr sim::ActorIndex kServiceActor{0};

// How long the control plane takes; the service publishes only vague ranges.
struct Timings {
    base::Duration createBase{};
    base::Duration createPerShard{};
    base::Duration remove{};
    base::Duration reshard{};
    base::Duration countBase{};
    base::Duration countPerStep{};
    base::Duration consumerCreate{};

    [[nodiscard]] static Timings real();
    [[nodiscard]] static Timings instant();
    friend bool operator==(const Timings&, const Timings&) = default;
};

struct ServiceSettings {
    Profile profile = Profile::Current;
    ThrottleMode throttle = ThrottleMode::Bucket;
    bool areLimitsOn = true;
    Timings timings = Timings::real();
    // Unix second of virtual time 0.
    std::int64_t epochSecond = 1'795'132'800; // 2026-11-20T00:00:00Z
    std::string region = "us-east-1";
    std::string account = "123456789012";
    friend bool operator==(const ServiceSettings&, const ServiceSettings&) = default;
};

// One record on offer by a simulated client: a key of a table, a size (data + key). Arrays of
// these two are filled before they are read, so they have no initial values.
struct Attempt {
    std::uint32_t key; // index in the table
    std::uint32_t payload;
    std::uint32_t size;
    std::uint32_t number; // 1 for the first attempt
};

enum class Verdict : std::uint32_t { Stored, RecordsThrottled, BytesThrottled };

struct PutOutcome {
    std::uint64_t ordinal; // of the stored record in its shard
    std::uint32_t shard;
    Verdict verdict;
};

struct PutSummary {
    // Set when the whole call failed; then nothing was stored.
    Refusal refusal;
    std::uint32_t stored = 0;
    std::uint32_t refused = 0;
    std::int64_t storedBytes = 0;
};

struct ReadLimits {
    std::int64_t maxRecords = 10'000;
    std::int64_t maxBytes = 10 * 1'048'576;
};

struct ReadAnswer {
    // ProvisionedThroughputExceeded when refused; ResourceNotFound without such a shard.
    Exception outcome = Exception::None;
    RecordRange range;
    base::Duration millisBehindLatest{};
    // The shard is closed and the range reaches its end: there is no next iterator.
    bool isAtEnd = false;
    // When throttled: the earliest instant at which a call can succeed.
    base::Instant retryAt{};
};

// The write limits at one instant, in units of sim::TokenBucket.
struct Admission {
    std::int64_t nowUnits;
    std::int64_t recordUnits;
    std::int64_t byteUnits;
    std::int64_t recordsUntil; // a bucket may be full again at this instant at the latest
    std::int64_t bytesUntil;
};

class Service {
public:
    explicit Service(ServiceSettings settings);

    // --- The API. `caller` goes to the call log. ---
    Answer<Done> createStream(sim::Context context, CallerIndex caller, const CreateStreamRequest& request);
    Answer<Done> deleteStream(sim::Context context, CallerIndex caller, const DeleteStreamRequest& request);
    Answer<StreamSummary> describeStreamSummary(sim::Context context, CallerIndex caller,
        const DescribeStreamSummaryRequest& request);
    Answer<ShardPage> listShards(sim::Context context, CallerIndex caller, const ListShardsRequest& request);
    Answer<Done> splitShard(sim::Context context, CallerIndex caller, const SplitShardRequest& request);
    Answer<Done> mergeShards(sim::Context context, CallerIndex caller, const MergeShardsRequest& request);
    Answer<ShardCountUpdate> updateShardCount(sim::Context context, CallerIndex caller,
        const UpdateShardCountRequest& request);
    Answer<Done> setRetention(sim::Context context, CallerIndex caller, const RetentionPeriodRequest& request);
    Answer<RegisteredConsumer> registerStreamConsumer(sim::Context context, CallerIndex caller,
        const RegisterStreamConsumerRequest& request);
    Answer<Done> deregisterStreamConsumer(sim::Context context, CallerIndex caller,
        const DeregisterStreamConsumerRequest& request);
    Answer<PutResult> putRecord(sim::Context context, CallerIndex caller, const PutRecordRequest& request);
    Answer<PutRecordsAnswer> putRecords(sim::Context context, CallerIndex caller, const PutRecordsRequest& request);
    Answer<std::string> getShardIterator(sim::Context context, CallerIndex caller,
        const GetShardIteratorRequest& request);
    Answer<GetRecordsAnswer> getRecords(sim::Context context, CallerIndex caller, const GetRecordsRequest& request);

    // --- Poison. No calls of the API, so the call log does not hold them. ---
    Answer<Done> poisonRecord(base::Instant now, const PoisonRecordRequest& request);
    Answer<Done> healRecord(const HealRecordRequest& request);

    // --- The hot path: what the operations above and simulated clients are made of. ---
    // One PutRecords call of up to 500 attempts, admitted in order; outcomes has their length.
    PutSummary put(sim::Context context, CallerIndex caller, StreamIndex stream, std::uint32_t table,
        std::span<const Attempt> attempts, std::span<PutOutcome> outcomes);
    // One GetRecords call of a shared poller from `ordinal` on.
    ReadAnswer read(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard,
        std::uint64_t ordinal, ReadLimits limits);
    // One event of a fan-out subscription: no shared limit; `budgetBytes` bounds it, but at least
    // one record comes if there is any.
    [[nodiscard]] ReadAnswer push(sim::Context context, StreamIndex stream, ShardIndex shard, std::uint64_t ordinal,
        std::int64_t budgetBytes, std::int64_t maxRecords) const;
    // Notes a SubscribeToShard or GetShardIterator call of a simulated client in the log.
    void noteSubscription(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard);
    void noteIterator(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard);

    // --- Time and housekeeping, called by the world. ---
    // Ends a CREATING, UPDATING or DELETING whose time has come.
    void wake(sim::Context context, std::uint32_t token);
    // Once a second: forgets refusals of long ago and records past retention. A stream with an entry
    // in `keepFrom` (at stream index) is over the budget: records below those ordinals (at shard
    // index) are forgotten too.
    void tidy(base::Instant now, std::span<const std::vector<std::uint64_t>> keepFrom);
    // Makes a key table known; its index goes into put().
    std::uint32_t addKeyTable(std::shared_ptr<const KeyTable> table);
    // A stream that is ACTIVE at once, as scenarios have at time zero.
    Answer<StreamIndex> addActiveStream(base::Instant now, const CreateStreamRequest& request,
        base::Duration retention);
    // A fan-out consumer that is registered and ACTIVE at once, likewise.
    Answer<RegisteredConsumer> addActiveConsumer(base::Instant now, const RegisterStreamConsumerRequest& request);

    // Keeps the entries of the PutRecords call that will be number `call` of calls().recent(), for
    // watchedCall(): a replay asks for it, no run needs it. Outside the fingerprint.
    void watchCall(std::uint64_t call) { m_watchedIndex = call; }

    // --- Queries. ---
    // The call that watchCall() named, once it has been made; null before, and if it is no PutRecords.
    [[nodiscard]] const std::shared_ptr<const PutBatch>& watchedCall() const { return m_watched; }
    // The ordinal at which a GetShardIterator or a subscription with that starting position would
    // begin, or what would be wrong with it. No call is made; how often it may be called is not asked.
    [[nodiscard]] Answer<std::uint64_t> startingPosition(base::Instant now,
        const GetShardIteratorRequest& request) const;
    // Whether one more GetShardIterator fits the shard's own five a second.
    [[nodiscard]] bool mayGetIterator(base::Instant now, StreamIndex stream, ShardIndex shard) const;
    [[nodiscard]] const ServiceSettings& settings() const { return m_settings; }
    [[nodiscard]] const ShardLimits& limits() const { return m_limits; }
    [[nodiscard]] const std::vector<Stream>& streams() const { return m_streams; }
    [[nodiscard]] const Stream& stream(StreamIndex index) const
    {
        return m_streams.at(static_cast<std::uint32_t>(index));
    }
    // Only streams that have not gone.
    [[nodiscard]] std::optional<StreamIndex> find(std::string_view name) const;
    // Records that can still be read or have yet to be forgotten, in all streams.
    [[nodiscard]] std::uint64_t recordsKept() const;
    [[nodiscard]] const CallLog& calls() const { return m_calls; }
    [[nodiscard]] CallLog& calls() { return m_calls; }
    [[nodiscard]] std::size_t keyTables() const { return m_tables.size(); }
    // The table that a key belongs to; none for that of a record put by hand.
    [[nodiscard]] std::optional<std::size_t> keyTable(KeyId key) const;
    [[nodiscard]] std::string_view keyText(KeyId key) const;
    [[nodiscard]] base::HashKey keyHash(KeyId key) const;
    [[nodiscard]] SequenceNumber sequenceNumberOf(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const;
    [[nodiscard]] Record record(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const;
    [[nodiscard]] std::string streamArn(std::string_view name) const;
    [[nodiscard]] std::int64_t unixSecond(base::Instant at) const;

private:
    // Checks that several operations share.
    [[nodiscard]] Refusal streamNotFound(std::string_view name) const;
    [[nodiscard]] Refusal shardNotFound(std::string_view shardId, std::string_view name) const;
    [[nodiscard]] Answer<StreamIndex> requireStream(std::string_view name) const;
    [[nodiscard]] Answer<StreamIndex> requireActive(std::string_view name) const;
    [[nodiscard]] Answer<ShardIndex> requireOpenShard(base::Instant now, const Stream& stream,
        std::string_view shardId) const;
    [[nodiscard]] std::optional<Refusal> exceedsShardQuota(std::uint32_t additional) const;
    [[nodiscard]] std::uint32_t shardsInAccount() const;

    // The operations themselves; the public ones note the call and its outcome.
    Answer<Done> doCreateStream(sim::Context context, const CreateStreamRequest& request);
    Answer<Done> doDeleteStream(sim::Context context, const DeleteStreamRequest& request);
    Answer<ShardPage> doListShards(base::Instant now, const ListShardsRequest& request) const;
    Answer<Done> doSplitShard(sim::Context context, const SplitShardRequest& request);
    Answer<Done> doMergeShards(sim::Context context, const MergeShardsRequest& request);
    Answer<ShardCountUpdate> doUpdateShardCount(sim::Context context, const UpdateShardCountRequest& request);
    Answer<Done> doSetRetention(base::Instant now, const RetentionPeriodRequest& request);
    Answer<RegisteredConsumer> doRegister(sim::Context context, const RegisterStreamConsumerRequest& request);
    Answer<Done> doDeregister(sim::Context context, const DeregisterStreamConsumerRequest& request);
    Answer<std::string> doGetShardIterator(base::Instant now, const GetShardIteratorRequest& request);
    Answer<std::uint64_t> positionOf(base::Instant now, const Stream& stream, ShardIndex shard,
        const GetShardIteratorRequest& request) const;
    // Where each entry of a call goes, or what refuses the call as a whole.
    struct Addressed {
        StreamIndex stream{};
        std::vector<base::HashKey> hashes;
    };
    [[nodiscard]] Answer<Addressed> addressEntries(Action action, std::string_view streamName,
        std::span<const PutEntry> entries, Constraints constraints) const;
    [[nodiscard]] std::vector<PutResult> putEntries(base::Instant now, std::span<const PutEntry> entries,
        const Addressed& addressed, CallRecord& call);
    [[nodiscard]] PutResult resultOf(const Stream& stream, const PutOutcome& outcome) const;
    PutSummary pass(Stream& stream, base::Instant now, KeyId firstId, std::int64_t bytes,
        std::span<const Attempt> attempts, std::span<PutOutcome> outcomes, CallRecord& call);
    [[nodiscard]] bool hasGivenOut(base::Instant now, const Stream& stream, std::string_view sequenceNumber) const;

    [[nodiscard]] Answer<PoisonMark> poisonMarkOf(base::Instant now, const Stream& stream,
        const PoisonRecordRequest& request) const;
    [[nodiscard]] Answer<PoisonMark> newestOfKey(base::Instant now, const Stream& stream,
        const std::string& partitionKey) const;
    [[nodiscard]] Stream& at(StreamIndex index) { return m_streams[static_cast<std::uint32_t>(index)]; }
    void openShards(Stream& stream, base::Instant now);
    void beginReshard(sim::Context context, Stream& stream, std::vector<ReshardStep> steps, base::Duration takes);
    void settle(Stream& stream, base::Instant now);
    [[nodiscard]] const std::vector<KeyRoute>& routesFor(Stream& stream, std::uint32_t table);
    [[nodiscard]] Admission admissionAt(base::Instant now) const;
    [[nodiscard]] std::optional<Refusal> refusalOf(std::uint32_t table, std::span<const Attempt> attempts) const;
    [[nodiscard]] std::uint32_t streamNumber(std::string_view name) const;
    [[nodiscard]] bool isWatched() const { return m_calls.recent().size() == m_watchedIndex; }
    void keepWatched(const CallRecord& call, std::uint32_t table, std::span<const Attempt> attempts,
        std::span<const PutOutcome> outcomes, const Refusal& refusal);
    void noteDataCall(sim::Context context, CallerIndex caller, Action action, StreamIndex stream, ShardIndex shard);
    [[nodiscard]] ShardDescription describe(const Shard& shard) const;
    [[nodiscard]] std::string throttleText(const Stream& stream, ShardIndex shard) const;

    ServiceSettings m_settings;
    ShardLimits m_limits;
    std::vector<Stream> m_streams;
    CallLog m_calls;
    // Key tables with the first id of each; ids below kOutsideKeys.
    struct TableSlot {
        KeyId firstId = 0;
        std::shared_ptr<const KeyTable> table;
    };
    std::vector<TableSlot> m_tables;
    base::ChunkedLog<OutsideRecord> m_outside;
    std::uint64_t m_watchedIndex = ~std::uint64_t{0};
    std::shared_ptr<const PutBatch> m_watched;
};

}
