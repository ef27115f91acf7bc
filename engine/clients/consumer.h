// Consumers as values. Both kinds read every shard of their stream, parents to their end
// before children unless their ShardPolicy has it otherwise, and keep one Reader per shard; they
// differ in how records reach them.
//
// Poller: GetRecords per shard every `pollInterval`, sharing 5 calls and 2 MiB a second
// per shard with every other poller. FanOutConsumer: registered, pushed to every 70 ms with
// 2 MiB a second per shard of its own, subscriptions renewed after five minutes.
#pragma once

#include "base/rng.h"
#include "clients/bookmark.h"
#include "clients/config.h"
#include "clients/failure.h"
#include "clients/latency.h"
#include "clients/repeats.h"
#include "clients/slips.h"
#include "sim/context.h"
#include "sim/token_bucket.h"
#include "streams/service.h"

#include <cstdint>
#include <vector>

namespace shardscope::clients {

// What one reader took in one whole second of virtual time. Measurement only.
struct ReaderSecond {
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::uint32_t second = kNone; // since the start of the world
    std::uint32_t bytes = 0;
    std::uint16_t calls = 0;        // served GetRecords calls, or pushes
    std::uint16_t refusedCalls = 0; // or sweeps that found the pipe full
};

// A consumer's place on one shard.
struct Reader {
    // Waiting: a parent has not been read to its end. Done: this shard has.
    enum class State : std::uint8_t { Absent, Waiting, Reading, Done } state = State::Absent;
    // Fan-out only: the shard takes no more records, so its end is to be looked for.
    bool isShardClosed = false;
    // A delivery that failed is in hand (Failures has it): `next` stays where it has been worked through.
    bool holdsBatch = false;
    // The call for an iterator or a subscription was refused: to be made again before anything is read.
    bool lacksIterator = false;
    // The next iterator or subscription is asked for at LATEST, and why: what is stored by then is passed over.
    std::optional<Slip::Cause> opensAtLatest;
    std::uint32_t refusedCalls = 0;    // by a shared limit, a switch or a key
    std::uint64_t next = 0;            // ordinal of the next record to read
    std::optional<base::Instant> from; // which arrived then or later: see streams::ReadPlace
    // When the records that were delivered will have been worked through, in units of a
    // sim::TokenBucket, so that no rounding adds up.
    std::int64_t workUntil = 0;
    // When the iterator in hand, or the subscription, was given out.
    base::Instant iteratorMade{};
    sim::TokenBucket pipe; // fan-out only: 2 MiB/s for this pair
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    // GetRecords calls, or subscriptions.
    std::uint64_t calls = 0;
    // millisBehindLatest of the last answer.
    base::Duration behind{};
    // Measurement, outside the digest: the second under way, the one before it, and what the next
    // delivery will have waited for.
    ReaderSecond current;
    ReaderSecond previous;
    Wait wait;

    // In whole milliseconds, rounded up; may lie in the past.
    [[nodiscard]] base::Instant busyUntil() const;
    // The second under way, or the last whole one; all zero when nothing was taken in it.
    [[nodiscard]] ReaderSecond thisSecond(base::Instant now) const;
    [[nodiscard]] ReaderSecond lastSecond(base::Instant now) const;
    [[nodiscard]] ReaderSecond inSecond(std::uint32_t second) const;
    void count(base::Instant now, const ReaderSecond& taken);
};

struct ConsumerCounts {
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    std::uint64_t calls = 0; // GetRecords calls, or subscriptions
    std::uint64_t refusedCalls = 0;
    std::uint64_t expiredIterators = 0;
    std::uint64_t lost = 0; // records that passed retention before they were read
    // Records that were passed over, and those that came after later ones of their key: clients/slips.h.
    std::uint64_t missed = 0;
    std::uint64_t outOfOrder = 0;
    friend bool operator==(const ConsumerCounts&, const ConsumerCounts&) = default;
};

// What pollers and fan-out consumers have in common: which shards to read, in which order, and how they are found.
class ReaderSet {
public:
    // Who looks for shards, and the token of its wake-ups for that.
    struct Look {
        streams::StreamIndex stream{};
        streams::CallerIndex caller{};
        const ShardPolicy& policy;
        std::uint32_t token = 0;
        bool isLeftOut = false; // this time, as it does not read at all
    };

    [[nodiscard]] const std::vector<Reader>& readers() const { return m_readers; }
    [[nodiscard]] Reader& reader(streams::ShardIndex shard) { return m_readers[streams::number(shard)]; }
    [[nodiscard]] bool isReading(streams::ShardIndex shard) const;
    // Shards to begin with; returns those that are to be read now. The stream has its shards.
    std::vector<streams::ShardIndex> discover(const streams::Stream& stream, const ConsumerConfig& config,
        base::Instant now);
    // The shard has been read to its end; returns the children that are to be read now.
    std::vector<streams::ShardIndex> finish(const streams::Stream& stream, streams::ShardIndex shard,
        const ShardPolicy& policy, base::Instant now);
    // Where the policy has a consumer look for children, it is woken with that token for the next look. Any that was
    // planned before is void.
    void planLook(sim::Context context, const ShardPolicy& policy, std::uint32_t token);
    // It was woken with that token. Unless that is void, calls ListShards and plans the next look; of shards that were
    // not known before, returns what is to be read now. There are readers.
    std::vector<streams::ShardIndex> look(sim::Context context, streams::Service& service, const Look& by);
    // Says nothing under a policy without `discovery`, and so is not in digest().
    [[nodiscard]] base::Instant nextLook() const { return m_nextLook; }
    // After another policy: every shard is known, and waits for its parents if it is to. Returns those that are to be
    // read from now on.
    std::vector<streams::ShardIndex> follow(const streams::Stream& stream, const ShardPolicy& policy,
        base::Instant now);
    // Its iterator, or its subscription, has been given out. At LATEST that may pass over records; returns how many.
    std::uint64_t open(const streams::Stream& stream, streams::ShardIndex shard, base::Instant now);
    // Of what was delivered, how many records came after a later one of their key that a child had brought: at least,
    // as the newest 100,000 records of children are looked at.
    std::uint64_t noteOrder(const streams::Service& service, const streams::Stream& stream, streams::ShardIndex shard,
        const streams::RecordRange& range, base::Instant now);
    // Takes over what a read or a push brought, to be worked through at `rate` records a second
    // (0: at once); returns how many records passed retention unread.
    std::uint64_t advance(streams::ShardIndex shard, const streams::ReadAnswer& answer, base::Instant now,
        std::int64_t rate);
    // What advance() took over holds poison: it is not worked through after all. `workUntil` as it was before.
    void hold(streams::ShardIndex shard, const streams::RecordRange& batch, std::int64_t workUntil);
    // The place up to which the batch in hand has been worked through; or it is out of the way.
    void work(streams::ShardIndex shard, const Failures::Step& step, base::Instant now);
    // What one record takes, in units of a sim::TokenBucket; 0 when it is done at once.
    [[nodiscard]] static std::int64_t workUnits(std::int64_t rate);
    // Puts readers where somebody wants them and works out anew who reads and who waits: see
    // clients/bookmark.h. What moved readers had in hand is dropped. Returns those that are to be read
    // from now on: the moved ones that do not wait, and any that waited for them.
    std::vector<streams::ShardIndex> move(const streams::Stream& stream, const std::vector<Place>& places,
        const ShardPolicy& policy, base::Instant now);
    // A reader is about to leave its place: what it has had may come again. `batch` is what it has in hand, if
    // anything.
    void leave(streams::ShardIndex shard, const FailedBatch* batch, Repeat::Cause cause, base::Instant now);
    [[nodiscard]] const Revisits& revisits() const { return m_revisits; }
    [[nodiscard]] const Slips& slips() const { return m_slips; }
    // Another rate also holds for records that are still being worked through.
    void rescaleWork(base::Instant now, std::int64_t oldRate, std::int64_t newRate);
    [[nodiscard]] std::uint64_t digest() const;

private:
    [[nodiscard]] bool isReady(const streams::Shard& shard, const ShardPolicy& policy) const;
    [[nodiscard]] streams::ShardIndex lastKnown() const;
    std::vector<streams::ShardIndex> meet(const streams::Stream& stream, const std::vector<streams::ShardIndex>& shards,
        const ShardPolicy& policy, base::Instant now);
    // Works out anew who reads and who waits; returns those that begin to, and those of `isMoved` that read.
    std::vector<streams::ShardIndex> settle(const streams::Stream& stream, const ShardPolicy& policy,
        const std::vector<char>& isMoved);
    static void makeKnown(Reader& absent, const ShardPolicy& policy, base::Instant now);

    std::vector<Reader> m_readers; // at shard index
    base::Instant m_nextLook{};
    Revisits m_revisits;
    Slips m_slips;
};

// What a consumer takes along when it becomes one of the other kind.
struct Handover {
    ReaderSet set;
    ConsumerCounts counts;
    LatencyTally latency;
    Failures failures;

    // What is in hand is delivered again, from the places that are kept.
    void letGoOfBatches(base::Instant now);
};

class Poller {
public:
    Poller(ConsumerConfig config, streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng);

    void begin(sim::Context context);
    // Instead of begin(): goes on where a consumer of the other kind was, after the records it has.
    void takeOver(sim::Context context, streams::Service& service, Handover former);
    [[nodiscard]] Handover handOver(base::Instant now) const;
    void wake(std::uint32_t token, sim::Context context, streams::Service& service);
    void setProcessing(sim::Context context, std::int64_t processingRate, bool isPaused);
    // A batch that waits for its next attempt goes on waiting.
    void setFailurePolicy(const FailurePolicy& policy) { m_config.onFailure = policy; }
    // Looks for shards at once; what is open already stays where it is.
    void setShardPolicy(sim::Context context, streams::Service& service, const ShardPolicy& policy);
    // GetShardIterator for every shard that moves; when one is refused, none does.
    streams::Answer<streams::Done> moveBookmark(sim::Context context, streams::Service& service, const Bookmark& to);

    [[nodiscard]] const ConsumerConfig& config() const { return m_config; }
    [[nodiscard]] const ConsumerCounts& counts() const { return m_counts; }
    [[nodiscard]] streams::StreamIndex stream() const { return m_stream; }
    [[nodiscard]] const std::vector<Reader>& readers() const { return m_set.readers(); }
    [[nodiscard]] const Failures& failures() const { return m_failures; }
    // What was read or pushed a second time. What was handed to processing again without that: failures().retried().
    [[nodiscard]] const Revisits& revisits() const { return m_set.revisits(); }
    // What it passed over or took out of order by its ShardPolicy.
    [[nodiscard]] const Slips& slips() const { return m_set.slips(); }
    // Since the last harvest; measurement, outside the digest.
    [[nodiscard]] const LatencyTally& latency() const { return m_latency; }
    [[nodiscard]] std::vector<LatencyBin> takeLatency() { return m_latency.take(); }
    // What a record delivered at `now` has waited for since the last delivery.
    [[nodiscard]] Phases phases(const Reader& reader, base::Instant now) const;
    // Whether a wake-up with that token is for a poll, be it a stale one.
    [[nodiscard]] static bool isPoll(std::uint32_t token);
    [[nodiscard]] std::uint64_t digest() const;

private:
    void discover(sim::Context context, streams::Service& service);
    void lookForShards(sim::Context context, streams::Service& service);
    void startReading(sim::Context context, streams::Service& service, streams::ShardIndex shard,
        base::Instant firstPoll);
    void poll(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    base::Duration renewIterator(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    [[nodiscard]] streams::Service::Reading readingOf(streams::ShardIndex shard) const;
    void noteRefusal(sim::Context context, streams::ShardIndex shard, base::Instant retryAt, base::Duration delay);
    void noteAnswer(sim::Context context, const streams::Service& service, streams::ShardIndex shard,
        const streams::ReadAnswer& answer);
    void takeAnswer(sim::Context context, streams::Service& service, streams::ShardIndex shard,
        const streams::ReadAnswer& answer);
    bool takePoison(sim::Context context, const streams::Service& service, streams::ShardIndex shard,
        const streams::ReadAnswer& answer, std::int64_t workUntil);
    [[nodiscard]] Failures::Situation situation(sim::Context context, const streams::Service& service) const;
    // Goes on with the batch in hand.
    void workOnBatch(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    void finish(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    void schedulePoll(sim::Context context, streams::ShardIndex shard, base::Instant at) const;
    // Polls planned so far are void; every shard that is read goes on as it would have.
    void replanPolls(sim::Context context, const std::vector<streams::ShardIndex>& except);
    [[nodiscard]] base::Duration stagger(streams::ShardIndex shard) const;
    [[nodiscard]] base::Duration jitter(streams::ShardIndex shard, std::uint64_t call, base::Duration most) const;

    ConsumerConfig m_config;
    streams::StreamIndex m_stream;
    streams::CallerIndex m_caller;
    base::Rng m_rng; // never advanced: jitter is worked out per shard and call
    ReaderSet m_set;
    ConsumerCounts m_counts;
    LatencyTally m_latency;
    Failures m_failures;
    std::uint32_t m_generation = 0; // polls planned before a pause or another rate are stale
};

class FanOutConsumer {
public:
    FanOutConsumer(ConsumerConfig config, streams::StreamIndex stream, streams::CallerIndex caller, base::Rng rng);

    void begin(sim::Context context);
    // Instead of begin(): goes on where a consumer of the other kind was, after the records it has.
    void takeOver(sim::Context context, streams::Service& service, Handover former);
    [[nodiscard]] Handover handOver(base::Instant now) const;
    void wake(std::uint32_t token, sim::Context context, streams::Service& service);
    void setProcessing(sim::Context context, std::int64_t processingRate, bool isPaused);
    // A batch that waits for its next attempt goes on waiting.
    void setFailurePolicy(const FailurePolicy& policy) { m_config.onFailure = policy; }
    // Looks for shards at once; what is open already stays where it is.
    void setShardPolicy(sim::Context context, streams::Service& service, const ShardPolicy& policy);
    // A new subscription with that StartingPosition for every shard that moves.
    streams::Answer<streams::Done> moveBookmark(sim::Context context, streams::Service& service, const Bookmark& to);

    [[nodiscard]] const ConsumerConfig& config() const { return m_config; }
    [[nodiscard]] const ConsumerCounts& counts() const { return m_counts; }
    [[nodiscard]] streams::StreamIndex stream() const { return m_stream; }
    [[nodiscard]] const std::vector<Reader>& readers() const { return m_set.readers(); }
    [[nodiscard]] const Failures& failures() const { return m_failures; }
    // What was read or pushed a second time. What was handed to processing again without that: failures().retried().
    [[nodiscard]] const Revisits& revisits() const { return m_set.revisits(); }
    // What it passed over or took out of order by its ShardPolicy.
    [[nodiscard]] const Slips& slips() const { return m_set.slips(); }
    // Since the last harvest; measurement, outside the digest.
    [[nodiscard]] const LatencyTally& latency() const { return m_latency; }
    [[nodiscard]] std::vector<LatencyBin> takeLatency() { return m_latency.take(); }
    // As Poller::phases().
    [[nodiscard]] Phases phases(const Reader& reader, base::Instant now) const;
    // Registered and subscribed, so that records are pushed to it.
    [[nodiscard]] bool isSubscribed() const { return m_phase == Phase::Subscribed; }
    // --- Sweeps that find nothing to do change nothing: they need not be woken for. ---
    static constexpr base::Duration kSweep{70};
    // Whether a wake-up with that token is for a sweep, and not a stale one.
    [[nodiscard]] bool isSweep(std::uint32_t token) const;
    // As things stand, no sweep before that instant finds anything to do.
    [[nodiscard]] base::Instant idleUntil(const streams::Service& service) const;
    [[nodiscard]] std::uint64_t digest() const;

private:
    // Waiting: for its registration to be ACTIVE. Over: the stream has gone.
    enum class Phase : std::uint8_t { Registering, Waiting, Subscribed, Over };

    void registerOrWait(sim::Context context, streams::Service& service);
    void discover(sim::Context context, streams::Service& service);
    void lookForShards(sim::Context context, streams::Service& service);
    void renew(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    void sweep(sim::Context context, streams::Service& service);
    void pushAll(sim::Context context, streams::Service& service);
    void pushTo(sim::Context context, streams::Service& service, streams::ShardIndex shard,
        streams::PushedEvents& pushed);
    void lose(sim::Context context, const streams::Service& service, streams::ShardIndex shard);
    void loseSubscription(sim::Context context, const streams::Service& service, streams::ShardIndex shard);
    void noteEvent(sim::Context context, const streams::Service& service, streams::ShardIndex shard,
        const streams::ReadAnswer& answer);
    [[nodiscard]] Failures::Situation situation(sim::Context context, const streams::Service& service) const;
    // Goes on with the batch in hand.
    void workOnBatch(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    void replanBatches(sim::Context context);
    void finish(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    void subscribe(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    [[nodiscard]] streams::Service::Reading readingOf(streams::ShardIndex shard) const;
    void startReading(sim::Context context, streams::Service& service, streams::ShardIndex shard);
    void noteClosedShards(const streams::Stream& stream);
    [[nodiscard]] std::int64_t mostBytes(const streams::Service& service, const Reader& reader,
        base::Instant now) const;
    [[nodiscard]] std::int64_t mostRecords(const Reader& reader, base::Instant now) const;

    ConsumerConfig m_config;
    streams::StreamIndex m_stream;
    streams::CallerIndex m_caller;
    base::Rng m_rng;
    ReaderSet m_set;
    ConsumerCounts m_counts;
    LatencyTally m_latency;
    Failures m_failures;
    Phase m_phase = Phase::Registering;
    std::uint32_t m_generation = 0; // sweeps planned before a pause are stale
    // Follows from the stream, so that closed shards are looked for only after a reshard.
    std::uint32_t m_seenEpoch = 0;
    // Until then it was paused or not registered; measurement only.
    base::Instant m_heldUntil{};
};

}
