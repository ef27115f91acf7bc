// Kinesis Data Streams, and the one door to it: what a person asks for in the window, what a
// scenario holds and what simulated clients send comes in here and meets the same checks.
//
// A stream is chosen by name, by ARN or by both, which must then agree; of a consumer the same holds. Page
// tokens live for five minutes and are good for the list that gave them. The operations are in files by what
// they are about: service.cpp (streams and shards), service_describe.cpp, service_consumers.cpp,
// service_tags.cpp, service_settings.cpp, service_modes.cpp, service_channels.cpp, service_homes.cpp,
// service_access.cpp, service_faults.cpp, service_poison.cpp, service_put_calls.cpp, service_read_calls.cpp.
//
// put() and read() are the batch entries of the hot path (service_put.cpp, service_read.cpp); the operations of the
// API check what only they have (names, explicit hash keys) and go through the same pass. What is kept of records, and
// for how long, is in service_keeping.cpp. Refusals are answers, not errors: each carries the service's exception and
// text.
#pragma once

#include "sim/context.h"
#include "streams/access.h"
#include "streams/access_path.h"
#include "streams/api.h"
#include "streams/arn.h"
#include "streams/asked_request.h"
#include "streams/call_log.h"
#include "streams/faults.h"
#include "streams/home.h"
#include "streams/key_table.h"
#include "streams/outside_log.h"
#include "streams/outside_pollers.h"
#include "streams/put_batch.h"
#include "streams/quotas.h"
#include "streams/request_rates.h"
#include "streams/sequence_number.h"
#include "streams/shard_iterator.h"
#include "streams/stream.h"
#include "streams/stream_at_start.h"
#include "streams/subscription.h"
#include "streams/validation.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shardscope::streams {

// The service itself is an actor: the one that ends CREATING, UPDATING and DELETING.
inline constexpr sim::ActorIndex kServiceActor{0};
// The Context::self of callers outside of the world: a program on the wire. Only their calls are counted
// against the request rates of the control plane; a person's clicks and simulated clients are not.
inline constexpr sim::ActorIndex kOutsideActor{~std::uint32_t{0}};
// Tokens of the service's own wake-ups: the index of a stream, or from here on that of a channel.
inline constexpr std::uint32_t kChannelTokens = std::uint32_t{1} << 31;
// At the end of a commitment's first day. Nothing is to be done then, but nobody may pass over it: the price of data
// may change.
inline constexpr std::uint32_t kCommitmentEndToken = ~std::uint32_t{0};

// How long the control plane takes; the service publishes only vague ranges.
struct Timings {
    base::Duration createBase{};
    base::Duration createPerShard{};
    base::Duration remove{};
    base::Duration reshard{};
    base::Duration countBase{};
    base::Duration countPerStep{};
    base::Duration consumerCreate{};
    base::Duration encryption{};       // UPDATING after Start- and StopStreamEncryption
    base::Duration encryptionSpread{}; // and then until the last shard encrypts
    base::Duration modeSwitch{};
    base::Duration recordSize{};
    base::Duration channel{};

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
    RunQuotas quotas{};
    // What the service's references leave open, or answer in two ways:
    RateScope reshardRates = RateScope::Account; // of an account or of a stream: see requestRate()
    bool areReadRecordsLimited = false;          // 2,000 a second and shard stand on the quotas page of late 2026 alone
    bool takesPutsWhileDeleting = false;         // "may still be accepted" until the stream is gone
    bool takesFutureTimestamps = false;          // AT_TIMESTAMP of an instant to come: nothing yet, or no iterator
    // Of an UpdateShardCount beyond its bounds: LimitExceeded, as the reference says, or InvalidArgument.
    Exception shardCountRefusal = Exception::LimitExceeded;
    // How much of a shard's time one GetRecords passes over in search of records; 0: all of it. Where records are
    // further apart, answers are empty although there are more to come.
    base::Duration scanBudget{};
    bool scalesOnDemandIn = false; // merges of an on-demand stream that needs few of its shards: capacity_mode.h
    friend bool operator==(const ServiceSettings&, const ServiceSettings&) = default;
};

// What holds in a run: as it has it of its own, else as the profile says for the region, or for the run's own.
[[nodiscard]] std::int64_t quota(const ServiceSettings& settings, QuotaName name, std::string_view region);
[[nodiscard]] std::int64_t quota(const ServiceSettings& settings, QuotaName name);
// Whose a value that holds is, and where and when it was read. Views into the table or the settings.
struct QuotaOrigin {
    enum class Kind { Profile, Account, Dated }; // of the table; granted; of a file that dates it
    Kind kind = Kind::Profile;
    std::string_view source; // empty of what is granted
    std::string_view date;
};
[[nodiscard]] QuotaOrigin quotaOrigin(const ServiceSettings& settings, QuotaName name);

// One record on offer by a simulated client: a key of a table, a size (data + key). Arrays of
// these two are filled before they are read, so they have no initial values.
struct Attempt {
    std::uint32_t key; // index in the table
    std::uint32_t payload;
    std::uint32_t size;
    std::uint32_t number; // 1 for the first attempt
};

// Failed: an injected fault refused it.
enum class Verdict : std::uint32_t { Stored, RecordsThrottled, BytesThrottled, Failed };

struct PutOutcome {
    std::uint64_t ordinal; // of the stored record in its shard; of a failed one, the index of the fault
    std::uint32_t shard;
    Verdict verdict;
};

struct PutSummary {
    // Set when the whole call failed; then nothing was stored.
    Refusal refusal;
    std::uint32_t stored = 0;
    std::uint32_t refused = 0;
    std::int64_t storedBytes = 0;
    base::Duration delay{}; // injected: so much later the answer comes
};

struct ReadLimits {
    std::int64_t maxRecords = 10'000;
    std::int64_t maxBytes = 10 * 1'048'576;
};

struct ReadAnswer {
    // ProvisionedThroughputExceeded when throttled; ResourceNotFound without such a shard; AccessDenied and those of
    // KMS with their reason and the service's sentence.
    Exception outcome = Exception::None;
    Reason reason = Reason::None;
    std::string message;
    RecordRange range;
    std::uint64_t skipped = 0; // before the range, since they arrived before the place's instant
    std::optional<base::Instant> nextFrom = std::nullopt; // the place after it is {range.end, nextFrom}
    base::Duration millisBehindLatest{};
    // The shard is closed and the range reaches its end: there is no next iterator.
    bool isAtEnd = false;
    // When throttled: the earliest instant at which a call can succeed.
    base::Instant retryAt{};
    base::Duration delay{}; // injected: so much later the answer comes

    // By the shard's own limits; an injected fault and whatever else refuses have their reason.
    [[nodiscard]] bool isThrottled() const
    {
        return outcome == Exception::ProvisionedThroughputExceeded && reason == Reason::None;
    }
};

// What stands between a caller and what it asks for: a switch, or the key of the records.
struct Barrier {
    Refusal refusal;
    std::string keyArn; // empty where no key is in the way
    base::Instant since{};
    // Where another account's policy is in the way: of what is not shared, and with whom.
    std::string resourceArn = {};
    std::string account = {};
    bool hasPolicy = false; // which says nothing of that account
    // Where a switch of more than the operation itself is in the way: what it is of.
    std::string operation = {};
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

    // --- The API. `caller` goes to the call log; names in a call are those of its home. ---
    // Where that caller is at home, from now on; until then in the first home. Empty fields: as that one.
    void settle(CallerIndex caller, const Home& home);
    // Who is of that name there. Elsewhere than in the first home it is another caller, and the log says where:
    // "boto3 1.26.27 · eu-west-1".
    CallerIndex callerAt(const std::string& name, const Home& home);
    [[nodiscard]] std::string nameAt(const std::string& name, const Home& home) const;
    Answer<Done> createStream(sim::Context context, CallerIndex caller, const CreateStreamRequest& request);
    Answer<Done> deleteStream(sim::Context context, CallerIndex caller, const DeleteStreamRequest& request);
    Answer<StreamSummary> describeStreamSummary(sim::Context context, CallerIndex caller,
        const DescribeStreamSummaryRequest& request);
    Answer<StreamDescription> describeStream(sim::Context context, CallerIndex caller,
        const DescribeStreamRequest& request);
    Answer<StreamNamesPage> listStreams(sim::Context context, CallerIndex caller, const ListStreamsRequest& request);
    Answer<AccountLimits> describeLimits(sim::Context context, CallerIndex caller,
        const DescribeLimitsRequest& request);
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
    Answer<ConsumerDescription> describeStreamConsumer(sim::Context context, CallerIndex caller,
        const DescribeStreamConsumerRequest& request);
    Answer<ConsumerPage> listStreamConsumers(sim::Context context, CallerIndex caller,
        const ListStreamConsumersRequest& request);
    Answer<Done> addTagsToStream(sim::Context context, CallerIndex caller, const AddTagsToStreamRequest& request);
    Answer<Done> removeTagsFromStream(sim::Context context, CallerIndex caller,
        const RemoveTagsFromStreamRequest& request);
    Answer<TagPage> listTagsForStream(sim::Context context, CallerIndex caller,
        const ListTagsForStreamRequest& request);
    Answer<Done> tagResource(sim::Context context, CallerIndex caller, const TagResourceRequest& request);
    Answer<Done> untagResource(sim::Context context, CallerIndex caller, const UntagResourceRequest& request);
    Answer<ResourceTags> listTagsForResource(sim::Context context, CallerIndex caller,
        const ListTagsForResourceRequest& request);
    Answer<Done> putResourcePolicy(sim::Context context, CallerIndex caller, const PutResourcePolicyRequest& request);
    Answer<ResourcePolicy> getResourcePolicy(sim::Context context, CallerIndex caller,
        const GetResourcePolicyRequest& request);
    Answer<Done> deleteResourcePolicy(sim::Context context, CallerIndex caller,
        const DeleteResourcePolicyRequest& request);
    Answer<MonitoringChange> setEnhancedMonitoring(sim::Context context, CallerIndex caller,
        const EnhancedMonitoringRequest& request);
    Answer<Done> setStreamEncryption(sim::Context context, CallerIndex caller, const StreamEncryptionRequest& request);
    Answer<Done> updateStreamMode(sim::Context context, CallerIndex caller, const UpdateStreamModeRequest& request);
    Answer<WarmThroughputUpdate> updateStreamWarmThroughput(sim::Context context, CallerIndex caller,
        const UpdateStreamWarmThroughputRequest& request);
    Answer<Done> updateMaxRecordSize(sim::Context context, CallerIndex caller,
        const UpdateMaxRecordSizeRequest& request);
    Answer<Done> updateStreamRecordDistributionStrategy(sim::Context context, CallerIndex caller,
        const UpdateStreamRecordDistributionStrategyRequest& request);
    Answer<AccountSettings> describeAccountSettings(sim::Context context, CallerIndex caller,
        const DescribeAccountSettingsRequest& request);
    Answer<AccountSettings> updateAccountSettings(sim::Context context, CallerIndex caller,
        const UpdateAccountSettingsRequest& request);
    Answer<ChannelDescription> createChannel(sim::Context context, CallerIndex caller,
        const CreateChannelRequest& request);
    Answer<ChannelDescription> describeChannel(sim::Context context, CallerIndex caller,
        const DescribeChannelRequest& request);
    Answer<ChannelPage> listChannels(sim::Context context, CallerIndex caller, const ListChannelsRequest& request);
    Answer<Done> deleteChannel(sim::Context context, CallerIndex caller, const DeleteChannelRequest& request);
    Answer<ChannelDescription> updateChannel(sim::Context context, CallerIndex caller,
        const UpdateChannelRequest& request);
    // Begins a subscription of a caller that then reads its events: streams/subscription.h.
    Answer<SubscriptionStarted> subscribeToShard(sim::Context context, CallerIndex caller,
        const SubscribeToShardRequest& request);
    Answer<PutResult> putRecord(sim::Context context, CallerIndex caller, const PutRecordRequest& request);
    Answer<PutRecordsAnswer> putRecords(sim::Context context, CallerIndex caller, const PutRecordsRequest& request);
    Answer<std::string> getShardIterator(sim::Context context, CallerIndex caller,
        const GetShardIteratorRequest& request);
    Answer<GetRecordsAnswer> getRecords(sim::Context context, CallerIndex caller, const GetRecordsRequest& request);

    // --- Poison. No calls of the API, so the call log does not hold them. ---
    Answer<Done> poisonRecord(base::Instant now, const PoisonRecordRequest& request);
    Answer<Done> healRecord(const HealRecordRequest& request);

    // --- Access: streams/access.h. No calls of the API either. ---
    Answer<Done> setKeyState(base::Instant now, const SetKeyStateRequest& request);
    Answer<Done> setKeyAccess(base::Instant now, const SetKeyAccessRequest& request);
    Answer<Done> setAccess(base::Instant now, const SetAccessRequest& request);

    // --- Faults: streams/faults.h. Likewise. `chance` is what the rule draws from. ---
    Answer<Done> setFault(const SetFaultRequest& request, base::Rng chance);
    Answer<Done> clearFault(const ClearFaultRequest& request);

    // --- The hot path: what the operations above and simulated clients are made of. ---
    // One PutRecords call of up to 500 attempts, admitted in order; outcomes has their length.
    PutSummary put(sim::Context context, CallerIndex caller, StreamIndex stream, std::uint32_t table,
        std::span<const Attempt> attempts, std::span<PutOutcome> outcomes);
    // One GetRecords call of a shared poller from there on.
    ReadAnswer read(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard,
        const ReadPlace& place, ReadLimits limits);
    // One event of a fan-out subscription: no shared limit; `budgetBytes` bounds it, but at least
    // one record comes if there is any. What the caller cannot decrypt is not in it; where that comes first, it is
    // refused.
    [[nodiscard]] ReadAnswer push(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard,
        const ReadPlace& place, ReadLimits limits) const;
    // How far any read comes from there on, where `until` is set up to the first record that arrived then or later: of
    // the range it has the ends alone, or why nothing is read.
    [[nodiscard]] ReadAnswer reach(base::Instant now, CallerIndex caller, const Stream& stream, ShardIndex shard,
        const ReadPlace& place, std::optional<base::Instant> until) const;
    // Where a simulated client reads, and which consumer it is registered as, if it is.
    struct Reading {
        StreamIndex stream{};
        ShardIndex shard{};
        ReadPlace place;
        std::string_view consumer = {};
    };
    // Notes a SubscribeToShard or GetShardIterator call of a simulated client in the log.
    struct NotedCall {
        std::optional<Refusal> refusal;
        base::Duration delay{};
    };
    NotedCall noteSubscription(sim::Context context, CallerIndex caller, const Reading& of);
    NotedCall noteIterator(sim::Context context, CallerIndex caller, const Reading& of);
    // Likewise a GetRecords with an iterator that has expired.
    void noteExpiredIterator(sim::Context context, CallerIndex caller, const Reading& of);
    Done noteDelivery(base::Instant now, const NoteDelivery& note); // of programs
    // Whether an injected fault ends that simulated client's subscription in the place of an event; notes it then.
    bool failEvent(sim::Context context, CallerIndex caller, const Reading& of);
    // Likewise the exception that ended its subscription.
    void noteSubscriptionEnd(sim::Context context, CallerIndex caller, const Reading& of, const ReadAnswer& answer);
    // What was pushed of a shard.
    void notePush(StreamIndex stream, ShardIndex shard, const RecordRange& pushed);
    // Likewise the events of all shards that a consumer got at once.
    void noteEvents(base::Instant now, StreamIndex stream, std::string_view consumer, const PushedEvents& pushed);

    // --- Time and housekeeping, called by the world. ---
    // Once a second, before it is measured: how far subscriptions have come.
    void pushSubscriptions(base::Instant now);
    // Ends a CREATING, UPDATING or DELETING whose time has come.
    void wake(sim::Context context, std::uint32_t token);
    // Once a second: forgets refusals of long ago, programs that read no more, and records past retention. A stream
    // with an entry in `keepFrom` (at stream index) is over the budget: records below those ordinals (at shard index)
    // are forgotten too. Where records from outside take more than `outsideBudget` bytes, all streams are trimmed, as
    // if retention were over, to the time from which they take less.
    void tidy(base::Instant now, std::span<const std::vector<std::uint64_t>> keepFrom,
        std::uint64_t outsideBudget = kOutsideBudget);
    // Makes a key table known; its index goes into put().
    std::uint32_t addKeyTable(std::shared_ptr<const KeyTable> table);
    // A stream that is ACTIVE at once, as scenarios have at time zero.
    Answer<StreamIndex> addActiveStream(sim::Context context, const StreamAtStart& start);
    // A fan-out consumer that is registered and ACTIVE at once, likewise.
    Answer<RegisteredConsumer> addActiveConsumer(base::Instant now, const std::string& streamName,
        const ConsumerAtStart& start);

    // See CallLog::watch().
    void watchCall(const CallPlace& place) { m_calls.watch(place); }

    // --- Queries. ---
    [[nodiscard]] const AccessRules& access() const { return m_access; }
    [[nodiscard]] const Faults& faults() const { return m_faults; }
    // What an event of a subscription that lives outside of the world meets; `salt` is the event's own.
    [[nodiscard]] std::optional<Refusal> refusalOfEvent(base::Instant now, CallerIndex caller, StreamIndex stream,
        ShardIndex shard, std::uint64_t salt) const;
    // "alias/orders" -> "arn:aws:kms:us-east-1:123456789012:alias/orders"
    [[nodiscard]] std::string keyArn(std::string_view keyId) const;
    // What bars that caller from an operation on a stream now, whatever the quotas say; from writing to it; from the
    // record of a shard that it would read next.
    [[nodiscard]] std::optional<Barrier> barrierOf(base::Instant now, CallerIndex caller, Action action,
        std::optional<StreamIndex> stream) const;
    [[nodiscard]] std::optional<Barrier> barrierOfWrite(base::Instant now, CallerIndex caller,
        StreamIndex stream) const;
    // The key that it is encrypted with, or was last, when KMS is asked now.
    [[nodiscard]] std::optional<Barrier> barrierOfKey(CallerIndex caller, KeyUse use, StreamIndex stream) const;
    [[nodiscard]] std::optional<Barrier> barrierOfRead(base::Instant now, CallerIndex caller, StreamIndex stream,
        ShardIndex shard, std::uint64_t ordinal) const;
    // What bars it from a CreateChannel with that role, beyond what bars it from the operation.
    [[nodiscard]] std::optional<Barrier> barrierOfRole(CallerIndex caller, std::string_view roleArn) const;
    // The policy of a stream or a registered consumer by its ARN; null without one.
    [[nodiscard]] const Policy* policyOf(std::string_view resourceArn) const;
    // Whether such a call would be let in now, and why.
    [[nodiscard]] AccessDecision decide(base::Instant now, const AccessQuestion& question) const;
    // Where a GetShardIterator or a subscription with that starting position would begin, or what would be wrong with
    // it. No call is made; how often it may be called is not asked.
    [[nodiscard]] Answer<ReadPlace> startingPosition(base::Instant now, const GetShardIteratorRequest& request) const;
    // What a ListShards call with that filter would list now, on all its pages, in the order of ids, or what is wrong
    // with the filter. No call is made.
    [[nodiscard]] Answer<std::vector<ShardIndex>> listedBy(base::Instant now, const Stream& stream,
        const ShardFilter& filter) const;
    // Whether one more GetShardIterator fits the five a second that the caller's account has of the shard.
    [[nodiscard]] bool mayGetIterator(base::Instant now, CallerIndex caller, StreamIndex stream,
        ShardIndex shard) const;
    [[nodiscard]] const ServiceSettings& settings() const { return m_settings; }
    [[nodiscard]] const ShardLimits& limits() const { return m_limits; }
    // How much the write buckets of each of its shards hold then.
    [[nodiscard]] Admission admissionAt(base::Instant now, const Stream& stream) const;
    [[nodiscard]] const std::vector<Stream>& streams() const { return m_streams; }
    [[nodiscard]] const std::vector<Home>& homes() const { return m_homes; }
    [[nodiscard]] const Home& homeOf(const Stream& stream) const { return m_homes[number(stream.home)]; }
    [[nodiscard]] HomeIndex homeOf(CallerIndex caller) const;
    [[nodiscard]] const std::string& accountOf(CallerIndex caller) const
    {
        return m_homes[number(homeOf(caller))].account;
    }
    [[nodiscard]] const Stream& stream(StreamIndex index) const
    {
        return m_streams.at(static_cast<std::uint32_t>(index));
    }
    // Only streams that have not gone. By reference: the name of a stream of the first home, the ARN of any.
    [[nodiscard]] std::optional<StreamIndex> find(std::string_view reference) const;
    // Records that can still be read or have yet to be forgotten, in all streams.
    [[nodiscard]] std::uint64_t recordsKept() const;
    // Of all streams that are not gone.
    [[nodiscard]] TrimmedForMemory trimmedForMemory() const;
    // Those begun by subscribeToShard() that may still be alive.
    [[nodiscard]] const std::vector<Subscription>& subscriptions() const { return m_subscriptions; }
    // How far that one has been pushed, or its reader has come that holds it up.
    [[nodiscard]] SubscriptionPush pushed(const Subscription& subscription, base::Instant now) const;
    // Those that are gone are still in it, without a name and without a stream.
    [[nodiscard]] const std::vector<ChannelDescription>& channels() const { return m_channels; }
    [[nodiscard]] MinimumThroughputBillingCommitment commitmentAt(base::Instant now, HomeIndex home = kOwnHome) const;
    // Which of the two its registered consumers count against: on demand, a commitment allows more.
    [[nodiscard]] QuotaName consumerQuota(base::Instant now, const Stream& stream) const;
    // As the quota counts them: a stream that is being resharded has the most that it will have on the way.
    [[nodiscard]] std::uint32_t shardsIn(HomeIndex home) const;
    // How many shards an on-demand stream is kept with. With limits off its ceiling is as high as can be.
    [[nodiscard]] CapacityRule capacityRule(const Stream& stream) const;
    // Of all that is set beyond streams and shards: account, channels, subscriptions, request rates. 0 while
    // nothing is.
    [[nodiscard]] std::uint64_t settingsDigest() const;
    [[nodiscard]] ShardDescription describe(const Shard& shard) const;
    [[nodiscard]] const CallLog& calls() const { return m_calls; }
    [[nodiscard]] CallLog& calls() { return m_calls; }
    [[nodiscard]] std::size_t keyTables() const { return m_tables.size(); }
    // The table that a key belongs to; none for that of a record put by hand.
    [[nodiscard]] std::optional<std::size_t> keyTable(KeyId key) const;
    // Of a record from outside that has been trimmed, nothing and 0.
    [[nodiscard]] std::string_view keyText(KeyId key) const;
    [[nodiscard]] base::HashKey keyHash(KeyId key) const;
    [[nodiscard]] const OutsideLog& outside() const { return m_outside; }
    [[nodiscard]] const OutsidePollers& outsidePollers() const { return m_outsidePollers; }
    // Bytes that records from outside take, with their keys.
    [[nodiscard]] std::uint64_t outsideBytes() const { return m_outside.bytes(); }
    [[nodiscard]] SequenceNumber sequenceNumberOf(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const;
    [[nodiscard]] Record record(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const;
    [[nodiscard]] std::string streamArn(std::string_view name) const; // of one in the home at hand
    [[nodiscard]] std::string streamArn(const Stream& stream) const;
    [[nodiscard]] std::string consumerArn(const Stream& stream, std::string_view name, base::Instant created) const;
    [[nodiscard]] std::int64_t unixSecond(base::Instant at) const;

private:
    // The frame of a control call: control_call.h.
    struct ControlCall {
        sim::Context context;
        CallerIndex caller;
        Action action;
    };
    template <typename T, typename Request, typename Detail, typename Work>
    Answer<T> control(const ControlCall& call, Request request, Detail detailOf, Work work);
    template <typename T, typename Request, typename Work>
    Answer<T> byName(const ControlCall& call, Request request, Work work);
    template <typename Request>
    [[nodiscard]] std::optional<StreamIndex> streamOf(const Request& request) const;
    [[nodiscard]] std::optional<StreamIndex> streamOfPage(std::string_view nextToken) const;
    [[nodiscard]] std::optional<StreamIndex> findByArn(std::string_view arn) const;
    [[nodiscard]] std::optional<ShardIndex> shardNamed(std::optional<StreamIndex> stream, std::string_view id) const;
    // Puts the name that StreamName and StreamARN mean together into `name`; a refusal when they do not agree.
    [[nodiscard]] std::optional<Refusal> chooseStream(std::string& name, const std::string& arn) const;

    // Homes. A call is answered in the home of its caller, or of the stream whose ARN it names.
    class Answering;
    [[nodiscard]] HomeIndex homeAtHand() const { return m_home.value_or(kOwnHome); }
    [[nodiscard]] const Home& home() const { return m_homes[number(homeAtHand())]; }
    [[nodiscard]] std::optional<Refusal> goTo(const ControlCall& call, const std::string& arn);
    [[nodiscard]] HomeIndex indexOf(const Home& given); // empty fields: as the first one
    [[nodiscard]] std::optional<StreamIndex> findIn(HomeIndex home, std::string_view name) const;
    // Whoever asks: as find() does between calls.
    [[nodiscard]] std::optional<StreamIndex> findReferred(std::string_view reference) const;

    // Access.
    struct UnreadableFrom {
        std::uint64_t ordinal = 0;
        Barrier barrier;
    };
    // Who asks: a caller of the log, or one that has called nothing yet.
    struct Asker {
        std::string_view name;
        const Home& home;
    };
    // What is asked; the steps to the answer go where `path` says, unless it is null.
    struct Asked {
        base::Instant now{};
        Asker who;
        bool isByPerson = false;
        Action action{};
        std::string resourceArn;
        const Policy* instead = nullptr; // of the policy that the resource has
        std::vector<AccessStep>* path = nullptr;
    };
    [[nodiscard]] Asker askerOf(CallerIndex caller) const;
    [[nodiscard]] std::optional<Barrier> barrierOf(Asked asked) const;
    [[nodiscard]] std::optional<Barrier> barrierOfSharing(const Asked& asked, const Policy* policy,
        PolicyVerdict verdict) const;
    // What a caller that is registered under its own name subscribes with.
    [[nodiscard]] std::string resourceOf(std::string_view caller, Action action, const Stream& stream) const;
    // People have the keys to all accounts.
    [[nodiscard]] std::optional<Refusal> deniedTo(sim::Context context, CallerIndex caller, Action action,
        std::string resourceArn) const;
    [[nodiscard]] std::optional<Refusal> deniedTo(sim::Context context, CallerIndex caller, Action action,
        StreamIndex stream) const;
    [[nodiscard]] std::optional<Refusal> notTheOwner(const Asked& asked) const;
    [[nodiscard]] std::optional<Refusal> barredKey(const Asked& asked, const Stream& stream) const;
    // False while nothing could stand between a caller and a stream: then none of the rest need be asked.
    [[nodiscard]] bool asksAccess() const { return m_access.isSet() || m_hasPolicies || m_homes.size() > 1; }
    [[nodiscard]] const Tags* tagsOf(std::string_view resourceArn) const;
    template <typename Request>
    [[nodiscard]] std::string resourceArnOf(const Request& request) const;
    [[nodiscard]] std::optional<Refusal> unfitKey(CallerIndex caller, const Stream& stream,
        std::string_view keyId) const;
    [[nodiscard]] Barrier keyBarrier(const Asker& who, KeyUse use, const Stream& stream, std::string keyArn,
        KeyProblem problem) const;
    [[nodiscard]] std::optional<Barrier> keyBarrierOf(base::Instant now, const Asker& who, KeyUse use,
        const Stream& stream, const EncryptionPeriod& period) const;
    [[nodiscard]] std::optional<Barrier> barrierOfEncryption(base::Instant now, const Asker& who,
        const Stream& stream) const;
    [[nodiscard]] std::optional<UnreadableFrom> firstUnreadable(base::Instant now, const Asker& who,
        const Stream& stream, ShardIndex shard, std::uint64_t from) const;
    [[nodiscard]] static std::string userArn(const Asker& who);
    // Needs a path to write in.
    static AccessStep& noteStep(const Asked& asked, AccessStep::Kind kind);
    [[nodiscard]] static Refusal refusedTo(const Asked& asked, Reason reason, std::string_view why);

    // Faults.
    [[nodiscard]] Refusal injected(FaultError error, const Stream* stream, std::optional<ShardIndex> shard) const;
    // What befalls a call, which its record says from then on.
    [[nodiscard]] std::optional<Refusal> meetFaults(CallRecord& call, std::string_view partitionKey = {});
    [[nodiscard]] bool fails(CallRecord& call, const Stream& stream, std::string_view partitionKey,
        PutOutcome& outcome);

    // What refuses an operation that came after the profile's years.
    [[nodiscard]] std::optional<Refusal> unlessOffered(Action action) const;
    [[nodiscard]] std::optional<Refusal> takeRate(const ControlCall& call, std::optional<StreamIndex> stream);

    // Checks that several operations share.
    [[nodiscard]] static Refusal notAPolicy(const PolicyProblem& problem);
    [[nodiscard]] Refusal streamNotFound(std::string_view name) const;
    [[nodiscard]] Refusal shardNotFound(std::string_view shardId, std::string_view name) const;
    [[nodiscard]] Answer<StreamIndex> requireStream(std::string_view name) const;
    [[nodiscard]] Answer<StreamIndex> requireActive(std::string_view name) const;
    [[nodiscard]] Answer<ShardIndex> requireOpenShard(base::Instant now, const Stream& stream,
        std::string_view shardId) const;
    // The stream that an ARN alone chooses.
    [[nodiscard]] Answer<StreamIndex> requireStreamArn(std::string_view path, const std::string& arn) const;
    // Another stream of the same name, made at another time, is not meant.
    [[nodiscard]] bool isMeant(const Stream& stream, const std::optional<base::Instant>& created) const;
    struct ConsumerPlace {
        StreamIndex stream{};
        std::size_t consumer = 0; // in its stream's list
    };
    [[nodiscard]] Answer<ConsumerPlace> requireConsumer(const std::string& streamName, const std::string& streamArn,
        const std::string& consumerName, const std::string& consumerArn) const;
    // A stream or a consumer, as tags and policies have it.
    struct Resource {
        StreamIndex stream{};
        std::optional<std::size_t> consumer;
    };
    [[nodiscard]] std::optional<Resource> placeOf(std::string_view resourceArn) const;
    [[nodiscard]] static Refusal notReached(const StreamArn& stream);
    [[nodiscard]] Answer<Resource> requireResource(const std::string& arn, Constraints constraints = {}) const;
    [[nodiscard]] Tags& tagsOf(const Resource& resource);
    [[nodiscard]] Policy& policyOf(const Resource& resource);
    [[nodiscard]] Refusal consumerNotActive(const Stream& stream, const RegisteredConsumer& consumer) const;
    [[nodiscard]] Refusal notInMode(const Stream& stream, std::string_view mode) const;
    [[nodiscard]] Answer<StreamIndex> requireProvisioned(std::string_view name) const;
    [[nodiscard]] std::optional<Refusal> refusalOf(std::string_view streamName, const Tags& present,
        const Tags& added) const;
    [[nodiscard]] std::optional<Refusal> refusalOfWarm(base::Instant now, CapacityMode mode,
        std::string_view streamName, std::int64_t miBps) const;
    [[nodiscard]] std::optional<Refusal> exceedsOnDemandQuota() const;
    [[nodiscard]] Answer<ListToken> requireToken(base::Instant now, const std::string& text, std::string_view list,
        const std::string& of) const;
    [[nodiscard]] std::string listedIn() const;
    [[nodiscard]] std::string listedIn(const Stream& stream) const;
    [[nodiscard]] std::optional<Refusal> exceedsShardQuota(std::uint32_t additional) const;
    [[nodiscard]] std::uint32_t openShardsInAccount() const;
    [[nodiscard]] std::int64_t onDemandStreams() const;

    // The operations themselves; the public ones note the call and its outcome.
    Answer<Done> doCreateStream(sim::Context context, const CreateStreamRequest& request);
    [[nodiscard]] std::optional<Refusal> refusalOf(base::Instant now, const CreateStreamRequest& request) const;
    [[nodiscard]] Stream freshStream(base::Instant now, const CreateStreamRequest& request) const;
    [[nodiscard]] std::optional<Refusal> exceedsQuotas(const Stream& fresh) const;
    Answer<Done> doDeleteStream(sim::Context context, const DeleteStreamRequest& request);
    Answer<StreamDescription> doDescribeStream(base::Instant now, const DescribeStreamRequest& request) const;
    Answer<StreamNamesPage> doListStreams(base::Instant now, const ListStreamsRequest& request) const;
    Answer<ShardPage> doListShards(base::Instant now, const ListShardsRequest& request) const;
    [[nodiscard]] std::optional<Refusal> refusalOf(const ShardFilter& filter) const;
    [[nodiscard]] bool isListed(const Stream& stream, const Shard& shard, const ShardFilter& filter,
        base::Instant now) const;
    Answer<Done> doSplitShard(sim::Context context, const SplitShardRequest& request);
    Answer<Done> doMergeShards(sim::Context context, const MergeShardsRequest& request);
    Answer<ShardCountUpdate> doUpdateShardCount(sim::Context context, const UpdateShardCountRequest& request);
    Answer<Done> doSetRetention(base::Instant now, const RetentionPeriodRequest& request);
    Answer<RegisteredConsumer> doRegister(sim::Context context, const RegisterStreamConsumerRequest& request);
    Answer<RegisteredConsumer> addConsumer(base::Instant now, const RegisterStreamConsumerRequest& request);
    Answer<Done> doDeregister(sim::Context context, const DeregisterStreamConsumerRequest& request);
    Answer<Done> addTags(base::Instant now, const Answer<Resource>& resource, const Tags& tags);
    Answer<Done> removeTags(const Resource& resource, const std::vector<std::string>& keys);
    Answer<MonitoringChange> doSetMonitoring(const EnhancedMonitoringRequest& request);
    Answer<Done> doSetEncryption(sim::Context context, CallerIndex caller, const StreamEncryptionRequest& request);
    Answer<Done> doUpdateStreamMode(sim::Context context, const UpdateStreamModeRequest& request);
    Answer<WarmThroughputUpdate> doUpdateWarmThroughput(sim::Context context,
        const UpdateStreamWarmThroughputRequest& request);
    Answer<Done> doUpdateMaxRecordSize(sim::Context context, const UpdateMaxRecordSizeRequest& request);
    Answer<AccountSettings> doUpdateAccountSettings(sim::Context context, const UpdateAccountSettingsRequest& request);
    Answer<ChannelDescription> doCreateChannel(sim::Context context, CallerIndex caller,
        const CreateChannelRequest& request);
    Answer<ChannelDescription> doUpdateChannel(sim::Context context, const UpdateChannelRequest& request);
    Answer<Done> doDeleteChannel(sim::Context context, const DeleteChannelRequest& request);
    Answer<ChannelPage> doListChannels(base::Instant now, const ListChannelsRequest& request) const;
    [[nodiscard]] Answer<std::size_t> requireChannel(const std::string& arn, Constraints constraints = {}) const;
    [[nodiscard]] bool isHere(const ChannelDescription& channel) const;
    void settleChannel(std::size_t channel, base::Instant now);
    [[nodiscard]] bool isOf(const ChannelDescription& channel, const Stream& stream) const;
    [[nodiscard]] std::uint32_t channelsOf(const Stream& stream) const;
    [[nodiscard]] bool hasActiveChannels(const Stream& stream) const;
    Answer<SubscriptionStarted> doSubscribe(base::Instant now, CallerIndex caller,
        const SubscribeToShardRequest& request);
    void countSubscription(base::Instant now, const SubscribeToShardRequest& request,
        const std::optional<Refusal>& refusal);
    Answer<ConsumerPage> doListConsumers(base::Instant now, const ListStreamConsumersRequest& request) const;
    Answer<std::string> doGetShardIterator(base::Instant now, CallerIndex caller,
        const GetShardIteratorRequest& request);
    [[nodiscard]] bool isOfAnotherAccount(CallerIndex caller, const Stream& stream) const;
    void takeIterator(base::Instant now, CallerIndex caller, Stream& stream, ShardIndex shard) const;
    Answer<ReadPlace> positionOf(base::Instant now, const Stream& stream, ShardIndex shard,
        const GetShardIteratorRequest& request) const;
    // As much of that as the limits allow, measured.
    [[nodiscard]] ReadAnswer found(sim::Context context, CallerIndex caller, const Stream& stream, ShardIndex shard,
        const ReadPlace& place, ReadLimits limits, std::optional<base::Instant> until) const;
    [[nodiscard]] std::optional<base::Instant> scannedUntil(base::Instant now, const Stream& stream, ShardIndex shard,
        const ReadPlace& place) const;
    // Whether puts reach it: else it is as if it were not there.
    [[nodiscard]] bool takesPuts(const Stream& stream) const;
    // Where each entry of a call goes, or what refuses the call as a whole.
    struct Addressed {
        StreamIndex stream{};
        std::vector<base::HashKey> hashes;
        std::vector<char> isExplicit = {}; // where a hash is another than that of the key; empty where none is
    };
    [[nodiscard]] Answer<Addressed> addressEntries(Action action, std::string_view streamName,
        std::span<const PutEntry> entries, Constraints constraints) const;
    // What refuses entries that have their places: their sizes, or the key that their stream encrypts them with.
    [[nodiscard]] std::optional<Refusal> refusalOf(base::Instant now, CallerIndex caller, StreamIndex index,
        std::span<const PutEntry> entries) const;
    [[nodiscard]] std::vector<PutResult> putEntries(base::Instant now, std::span<const PutEntry> entries,
        const Addressed& addressed, CallRecord& call);
    // In classic there is no such member, and members that nobody knows are dropped.
    [[nodiscard]] bool isDry(bool asked) const { return asked && m_settings.profile == Profile::Current; }
    [[nodiscard]] Refusal refusalOfDryRun(base::Instant now, const Addressed& addressed, const PutEntry& entry) const;
    [[nodiscard]] Refusal refusalOfDryRun(sim::Context context, CallerIndex caller, StreamIndex index,
        const ShardIterator& iterator, ReadLimits limits) const;
    [[nodiscard]] base::Instant readableAt(base::Instant now, const ReadLine& reads) const;
    [[nodiscard]] ReadAnswer judgeRead(sim::Context context, CallerIndex caller, StreamIndex stream, ShardIndex shard,
        const ReadPlace& place, ReadLimits limits) const;
    [[nodiscard]] std::optional<Refusal> refusalOf(const Stream& stream, ShardIndex shard,
        const ReadAnswer& read) const;
    [[nodiscard]] ShardIndex placeOf(const Stream& stream, base::HashKey hash) const;
    void placeInTurn(Stream& stream, std::span<PutOutcome> outcomes);
    [[nodiscard]] EncryptionType encryptionOf(const Stream& stream, ShardIndex shard, std::uint64_t ordinal) const;
    [[nodiscard]] Refusal throttled(const Stream& stream, ShardIndex shard, Verdict verdict) const;
    [[nodiscard]] PutResult resultOf(const Stream& stream, const PutOutcome& outcome) const;
    PutSummary pass(Stream& stream, base::Instant now, KeyId firstId, std::int64_t bytes,
        std::span<const Attempt> attempts, std::span<PutOutcome> outcomes, CallRecord& call);
    template <typename KeyOf>
    PutSummary passAmongFaults(Stream& stream, base::Instant now, KeyId firstId, std::span<const Attempt> attempts,
        std::span<PutOutcome> outcomes, CallRecord& call, KeyOf keyOf);
    [[nodiscard]] bool hasGivenOut(base::Instant now, const Stream& stream, std::string_view sequenceNumber) const;

    [[nodiscard]] Answer<PoisonMark> poisonMarkOf(base::Instant now, const Stream& stream,
        const PoisonRecordRequest& request) const;
    [[nodiscard]] Answer<PoisonMark> newestOfKey(base::Instant now, const Stream& stream,
        const std::string& partitionKey) const;
    [[nodiscard]] Stream& at(StreamIndex index) { return m_streams[static_cast<std::uint32_t>(index)]; }
    void openShards(Stream& stream, base::Instant now);
    void adoptMap(Stream& stream, ShardMap map);
    void beginChange(sim::Context context, Stream& stream, PendingChange change, base::Duration takes);
    void beginWarming(sim::Context context, Stream& stream);
    // On-demand capacity: capacity_mode.h.
    void tendOnDemand(sim::Context context, Stream& stream);
    void splitDueShards(Stream& stream, base::Instant now);
    void planSplits(sim::Context context, Stream& stream, const std::vector<std::int64_t>& minuteBytes);
    void mergeColdShards(Stream& stream, base::Instant now, const std::vector<std::int64_t>& minuteBytes);
    void beginReshard(sim::Context context, Stream& stream, std::vector<ReshardStep> steps, base::Duration takes);
    void settle(Stream& stream, base::Instant now);
    [[nodiscard]] const std::vector<KeyRoute>& routesFor(Stream& stream, std::uint32_t table);
    // The limits with what the stream itself is set to.
    [[nodiscard]] ShardLimits limitsOf(const Stream* stream) const;
    [[nodiscard]] std::optional<Refusal> refusalOf(const Stream& stream, std::uint32_t table,
        std::span<const Attempt> attempts) const;
    [[nodiscard]] std::uint32_t streamNumber(std::string_view name) const;
    [[nodiscard]] std::shared_ptr<const PutBatch> askedPut(const CallRecord& call, std::uint32_t table,
        std::span<const Attempt> attempts, std::span<const PutOutcome> outcomes, const Refusal& refusal) const;
    void noteOutsideRead(base::Instant now, const OutsidePoller::Name& name, const ShardIterator& iterator,
        const ReadAnswer& read);
    NotedCall noteDataCall(sim::Context context, CallerIndex caller, Action action, const Reading& of);
    void noteRead(CallRecord&& call, const Reading& of,
        std::int64_t maxRecords = std::numeric_limits<std::int64_t>::max());
    [[nodiscard]] AskedRequests askedRead(const CallRecord& call, const Reading& of, std::int64_t maxRecords) const;
    [[nodiscard]] GetShardIteratorRequest iteratorAt(base::Instant now, const Reading& of) const;
    [[nodiscard]] FanOutCounts& fanOutCounts(base::Instant now, StreamIndex stream, std::string_view consumer);
    void pushOn(Subscription& subscription, base::Instant now);
    void countTaken(base::Instant now, Subscription& subscription, std::uint64_t next);
    void countPushed(base::Instant at, Subscription& subscription, const RecordRange& records,
        const PushedEvents& events);
    void tidyOutside(base::Instant now, base::Duration refusalsKept, std::uint64_t budget);
    [[nodiscard]] StreamSummary summaryOf(const Stream& stream) const;
    [[nodiscard]] std::string throttleText(const Stream& stream, ShardIndex shard) const;

    ServiceSettings m_settings;
    ShardLimits m_limits;
    std::vector<Home> m_homes;
    std::vector<HomeIndex> m_callerHomes; // at caller index; those beyond its end are in the first
    std::optional<HomeIndex> m_home;      // in which the call at hand is answered; none between calls
    bool m_hasPolicies = false;           // one was put, ever
    std::vector<Stream> m_streams;
    CallLog m_calls;
    // Key tables with the first id of each; ids below kOutsideKeys.
    struct TableSlot {
        KeyId firstId = 0;
        std::shared_ptr<const KeyTable> table;
    };
    std::vector<TableSlot> m_tables;
    OutsideLog m_outside;
    OutsidePollers m_outsidePollers;
    std::vector<MinimumThroughputBillingCommitment> m_commitments; // at home index, as last set
    std::vector<ChannelDescription> m_channels;                    // at their index; those that are gone have no name
    std::vector<base::Instant> m_channelsDue;                      // at the same index: when what runs there ends
    std::vector<Subscription> m_subscriptions;
    std::uint64_t m_subscribedEver = 0;
    std::vector<RateLine> m_rates; // of outside callers
    AccessRules m_access;
    Faults m_faults;
};

}
