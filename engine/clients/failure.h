// What a consumer does about deliveries that it cannot process. A delivery (the answer of a GetRecords call,
// or an event of a subscription) is a batch; records are worked through in their order, and a poison record
// (streams::PoisonMark) ends the attempt:
//
//   batch 0..7, poison 5        attempt 1 fails at 5; back-off; attempt 2 fails at 5; ...
//   with bisect                 0..3 | 4..7   ->  done | fails at 5  ->  4..5 | 6..7  ->  4 | 5  ->  done | fails
//   with partial responses      attempt 1 fails at 5: 0..4 are done, and 5..7 are tried again
//
// Meanwhile the shard is blocked for this consumer: nothing behind the batch is read, and its place stays.
// Other shards flow. What is given up, by attempts or by age, goes to the failure queue, good records of the
// same batch included: that is what OnFailure of a Lambda mapping does. A mark that is set when a delivery
// has been handed out, and has not failed, does not count for it.
//
// Of each attempt, records up to and including the one that fails take their time; its end is rounded up to
// whole milliseconds. A consumer without poison in its stream holds no more than three empty lists.
#pragma once

#include "base/time.h"
#include "clients/config.h"
#include "clients/repeats.h"
#include "streams/stream.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace shardscope::clients {

// A stretch of a batch that is tried as one: the batch itself, or a half of another.
struct BatchPiece {
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    enum class State : std::uint8_t { Open, Split, Done, GivenUp };

    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t next = 0;       // the first record that is not done
    std::uint32_t parent = kNone; // index in the batch's pieces
    std::uint32_t attempts = 0;   // begun, with this very stretch
    State state = State::Open;
    friend bool operator==(const BatchPiece&, const BatchPiece&) = default;
};

struct FailedBatch {
    streams::ShardIndex shard{};
    std::vector<BatchPiece> pieces; // the first is the batch as it was delivered; parents before children
    std::uint32_t front = 0;        // the piece in hand
    // Of a batch in hand: when its attempt ends, or, after a failure, when the next one begins.
    bool isWorking = true;
    bool isAtEnd = false; // of its shard
    base::Instant due{};
    std::uint64_t upTo = 0; // the record the attempt ends at; the end of the piece when nothing stops it
    // Unset before the first failure, when the shard is not blocked yet.
    std::optional<base::Instant> since;
    std::optional<std::uint64_t> culprit; // the record the last attempt failed at
    std::uint32_t failures = 0;           // attempts of all its pieces
    std::optional<base::Instant> until;   // when it was overcome

    [[nodiscard]] const BatchPiece& frontPiece() const { return pieces[front]; }
    [[nodiscard]] std::uint64_t end() const { return pieces.front().end; }
};

struct FailureCounts {
    std::uint64_t failures = 0;    // attempts that failed
    std::uint64_t redelivered = 0; // records that were handed to processing again
    std::uint64_t queued = 0;      // records that were given up
    std::uint64_t queuedBatches = 0;
    base::Duration blocked{}; // of all shards together, without batches in hand
    friend bool operator==(const FailureCounts&, const FailureCounts&) = default;
};

// An entry of the failure queue: what a mapping's OnFailure destination is told.
struct GivenUp {
    enum class Reason : std::uint8_t { Attempts, Age, Expired };

    base::Instant at{};
    streams::ShardIndex shard{};
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t culprit = 0;
    std::uint32_t attempts = 0;
    Reason reason = Reason::Attempts;
    friend bool operator==(const GivenUp&, const GivenUp&) = default;
};

// Of one consumer.
class Failures {
public:
    static constexpr std::size_t kQueueKept = 16;

    struct Situation {
        const streams::Stream& stream;
        base::Instant now{};
        const FailurePolicy& policy;
        std::int64_t workUnits = 0; // ReaderSet::workUnits
    };
    struct Step {
        std::uint64_t next = 0; // ordinal up to which the shard has been worked through
        bool isOvercome = false;
        bool isAtEnd = false; // of its shard
        base::Instant due{};  // otherwise: when to go on
    };

    // A delivery that holds poison; its work begins at `freeAt`.
    void take(streams::ShardIndex shard, const streams::RecordRange& batch, bool isAtEnd, base::Instant freeAt,
        const Situation& situation);
    // Goes on with the batch in hand as far as now allows. There is one.
    Step proceed(streams::ShardIndex shard, const Situation& situation);
    // The batch in hand, if any, is let go: its records will be delivered again, or skipped.
    void drop(streams::ShardIndex shard, base::Instant now);
    // All batches in hand are let go and will be delivered again from their places.
    void dropAll(base::Instant now);
    // Another rate also holds for an attempt under way; in units of ReaderSet::workUnits.
    void rescaleWork(base::Instant now, std::int64_t oldUnits, std::int64_t newUnits);

    [[nodiscard]] const std::vector<FailedBatch>& inHand() const { return m_inHand; } // by shard
    [[nodiscard]] const FailedBatch* batchOf(streams::ShardIndex shard) const;
    // The one in hand whose shard has been blocked for longest; null when none is.
    [[nodiscard]] const FailedBatch* longestBlocked() const;
    [[nodiscard]] const std::optional<FailedBatch>& lastOvercome() const { return m_lastOvercome; }
    [[nodiscard]] const std::vector<GivenUp>& queue() const { return m_queue; } // the latest, oldest first
    [[nodiscard]] const FailureCounts& counts() const { return m_counts; }
    // Records of failed batches that were handed to processing again.
    [[nodiscard]] const Repeats& retried() const { return m_retried; }
    // With batches in hand.
    [[nodiscard]] base::Duration blockedUpTo(base::Instant now) const;
    [[nodiscard]] bool hasSeenPoison() const { return !m_inHand.empty() || m_counts != FailureCounts{}; }
    [[nodiscard]] std::uint64_t digest() const;

private:
    [[nodiscard]] FailedBatch* find(streams::ShardIndex shard);
    void begin(FailedBatch& batch, const Situation& situation);
    void workOn(FailedBatch& batch, std::uint64_t from, base::Instant at, const Situation& situation);
    void fail(FailedBatch& batch, const Situation& situation);
    [[nodiscard]] bool giveUpOld(FailedBatch& batch, const Situation& situation);
    void giveUp(FailedBatch& batch, std::uint64_t end, GivenUp::Reason reason, base::Instant now);
    void backOff(FailedBatch& batch, const Situation& situation);
    void split(FailedBatch& batch);
    // To the next piece that is open; false when there is none.
    [[nodiscard]] static bool moveOn(FailedBatch& batch);
    Step overcome(FailedBatch& batch, base::Instant now);

    std::vector<FailedBatch> m_inHand;
    std::optional<FailedBatch> m_lastOvercome; // measurement, outside the digest
    std::vector<GivenUp> m_queue;
    FailureCounts m_counts;
    Repeats m_retried; // measurement, outside the digest
};

}
