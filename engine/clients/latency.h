// How long records take from their arrival in a shard until their consumer has worked
// through them, and what they wait for meanwhile: their turn, others, or the consumer itself.
//
//   arrival ──turn──> poll is due ──contention──> delivered ──processing──> worked through
//
// Counted in buckets of fixed logarithmic width, so that a median needs no sort: eight to an
// octave, exact below 16 ms, at most 12.5 % wide above. Pure measurement: it changes nothing that
// is simulated and is no part of any fingerprint.
#pragma once

#include "base/time.h"
#include "streams/shard_log.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace shardscope::clients {

// Turn: the next poll or push was not due yet. Contention: calls were refused, or the pipe was
// full. Processing: the consumer was busy, paused or not there; and the work itself.
enum class Cause : std::uint8_t { Turn, Contention, Processing };
inline constexpr std::size_t kCauses = 3;

// Records, and the milliseconds that all of them together spent for each cause.
struct LatencySums {
    std::uint64_t records = 0;
    std::int64_t turnMs = 0;
    std::int64_t contentionMs = 0;
    std::int64_t processingMs = 0;

    [[nodiscard]] std::int64_t totalMs() const { return turnMs + contentionMs + processingMs; }
    LatencySums& operator+=(const LatencySums& other);
    friend bool operator==(const LatencySums&, const LatencySums&) = default;
};

struct LatencyBin {
    std::uint32_t bucket = 0;
    LatencySums sums;
    friend bool operator==(const LatencyBin&, const LatencyBin&) = default;
};

// Latencies of 2^32 ms (49 days) and more share the last bucket.
inline constexpr std::uint32_t kLatencyBuckets = 240;
[[nodiscard]] std::uint32_t latencyBucket(std::int64_t ms);
// The shortest latency of a bucket; that of kLatencyBuckets is the end of the last one.
[[nodiscard]] std::int64_t bucketBegin(std::uint32_t bucket);

// What a reader's next delivery needs to know of the time before it.
struct Wait {
    static constexpr base::Instant kNever{base::Duration{std::numeric_limits<std::int64_t>::max()}};

    base::Instant origin{};         // when it was last at the tip, or began
    base::Instant answered{};       // the last delivery
    base::Instant due{};            // pollers: when the next poll was due
    base::Instant refused = kNever; // since when something stands in the way
    // Of the time from origin to the last delivery.
    std::uint32_t contentionMs = 0;
    std::uint32_t processingMs = 0;

    [[nodiscard]] static Wait beginning(base::Instant now, base::Instant due) { return {now, now, due, kNever, 0, 0}; }
    void refuse(base::Instant now) { refused = refused < now ? refused : now; }
};

// The time since the last delivery as stretches with one cause each; the third one, up to now,
// is Contention.
struct Phases {
    Cause first;
    base::Instant firstEnd;
    Cause second;
    base::Instant secondEnd;
};

struct Delivery {
    const streams::ShardLog& log;
    streams::RecordRange range;
    bool isAtTip;
    base::Instant now;
    // In units of a sim::TokenBucket: when the records before these will have been worked
    // through, and what one record takes.
    std::int64_t workUntil;
    std::int64_t workUnits;
    Phases phases;
};

// Counts since it was last taken.
class LatencyTally {
public:
    // Of a delivery of eight records or more, one of up to 32 neighbours stands for all of
    // them, which takes about a nanosecond a record. What a backlog waited for before the last delivery is known
    // in sum only, and is shared out evenly over that time.
    void note(const Delivery& delivery, Wait& wait);
    // Buckets that hold anything, lowest first.
    [[nodiscard]] std::vector<LatencyBin> bins() const;
    [[nodiscard]] std::vector<LatencyBin> take();

private:
    void add(std::uint32_t bucket, const LatencySums& sums);

    std::vector<LatencySums> m_sums; // at bucket; empty before the first record
    // All that hold anything lie in here.
    std::uint32_t m_first = kLatencyBuckets;
    std::uint32_t m_end = 0;
};

// Histograms put together. Quantiles are straight lines through a bucket; 0 of nothing.
class LatencyView {
public:
    void add(std::span<const LatencyBin> bins);

    [[nodiscard]] const std::vector<LatencyBin>& bins() const { return m_bins; }
    [[nodiscard]] const LatencySums& sums() const { return m_sums; }
    [[nodiscard]] base::Duration quantile(std::int64_t perMille) const;
    // Of all the time that all records took.
    [[nodiscard]] std::int64_t perMille(Cause cause) const;

private:
    std::vector<LatencyBin> m_bins; // lowest bucket first
    LatencySums m_sums;
};

}
