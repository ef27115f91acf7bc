// Questions about a World that the window and reports ask: how full shards are, which keys
// load them, what a cut or a merge would change, and series for charts. Pure functions over a
// const World; nothing here is kept, so an answer is always that of the World it was asked of.
//
// The answers are in files by what they are about: queries.cpp (how full shards are), load_queries.cpp,
// reshard_queries.cpp, series_queries.cpp, client_queries.cpp.
//
// Offered load is what wants to be written, each record once: stored rows and first refusals,
// less the first refusals that a retry made good. A stored row does not say whether it was a
// retry; how many were is known exactly per stream from its producers, and shared out over its
// shards. Counting attempts instead would make 145 % look like 300 % with three of them.
//
// The refused share is of all entries sent in the last whole second, retries counted: the same
// for a shard, a stream and a producer, from counters alone, and what CloudWatch tells of a
// producer (ThrottledRecords of TotalRecords). Where retries come back to a full shard it is far
// above what its offered load exceeds the quota by, so whoever shows it says "retries counted".
#pragma once

#include "base/hash_key.h"
#include "base/time.h"
#include "streams/service.h"
#include "world/frames.h"
#include "world/world.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shardscope::world {

// --- How full shards are ---------------------------------------------------

struct WriteQuota {
    std::int64_t recordsPerSecond = 0;
    std::int64_t bytesPerSecond = 0;
    friend bool operator==(const WriteQuota&, const WriteQuota&) = default;
};
[[nodiscard]] WriteQuota writeQuota(const World& world);

// A rate, and what part of the write quota it is, that of one shard unless said otherwise: the
// larger of records and bytes.
struct Rate {
    std::int64_t recordsPerSecond = 0;
    std::int64_t bytesPerSecond = 0;
    std::int64_t perMille = 0;
    friend bool operator==(const Rate&, const Rate&) = default;
};

struct ShardUse {
    streams::ShardIndex shard{};
    base::HashRange range;
    Rate stored;
    Rate offered;                 // without retries
    std::int64_t refused = 0;     // entries a second, retries included
    std::int64_t readRecords = 0; // a second, by shared pollers
    std::int64_t readBytes = 0;
    std::int64_t readCalls = 0;
    std::int64_t readRefused = 0;  // calls a second
    std::int64_t readPerMille = 0; // the larger of shared bytes and calls

    [[nodiscard]] bool isThrottled() const { return refused > 0; }
    [[nodiscard]] std::int64_t refusedPerMille() const; // the refused share
    friend bool operator==(const ShardUse&, const ShardUse&) = default;
};

// Every open shard of a stream over the last whole second, in the order of the ring. Before
// the first second is over: since the start. Empty while the stream is CREATING.
[[nodiscard]] std::vector<ShardUse> shardUses(const World& world, streams::StreamIndex stream);

// All open shards together; rates against the quota of as many shards.
struct StreamUse {
    Rate stored;
    Rate offered;
    std::int64_t refused = 0;                           // entries a second, retries included
    [[nodiscard]] std::int64_t refusedPerMille() const; // the refused share
    friend bool operator==(const StreamUse&, const StreamUse&) = default;
};
[[nodiscard]] StreamUse streamUse(std::span<const ShardUse> shards, WriteQuota quota);

// --- Which keys load them --------------------------------------------------

struct Stretch {
    base::Instant from{};
    base::Instant to{};
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct KeyLoad {
    base::HashKey hash;
    streams::KeyId key = 0;
    std::int64_t milliRecords = 0; // thousandths: see `offered load`
    std::int64_t bytes = 0;
    friend bool operator==(const KeyLoad&, const KeyLoad&) = default;
};

// What every key of a range offered in a stretch, exactly counted, in the order of hashes.
struct RangeLoad {
    base::HashRange range;
    Stretch stretch;
    std::vector<KeyLoad> keys;
    std::int64_t milliRecords = 0;
    std::int64_t bytes = 0;
};

// The last `length` up to now; shorter where the world is younger, or where so much was
// refused that going through it would take longer than a frame may.
[[nodiscard]] Stretch lastStretch(const World& world, streams::StreamIndex stream, base::Duration length);
// Over all shards whose ranges overlap it, closed ones too, so a young child is known by what
// its parent saw. Refusals are kept for a few seconds only; older stretches lack them. Where more
// than half a million records were stored, the latest so many are measured: `stretch` says since when.
[[nodiscard]] RangeLoad measureLoad(const World& world, streams::StreamIndex stream, base::HashRange range,
    Stretch stretch);
// The hottest keys of a range in bounded memory, however many keys there are: a sketch of a few thousand
// counters finds them, a second look over the same records counts them exactly. A key that took less than
// one part in 1,024 of what the range was offered may be missing; every other is in its place.
struct TopKeys {
    static constexpr std::size_t kMost = 32;
    Stretch stretch;
    std::vector<KeyLoad> keys;     // hottest first
    std::int64_t milliRecords = 0; // of all keys
    std::int64_t bytes = 0;
    std::optional<std::size_t> count; // of all keys; unset where there are too many to be told apart
};
[[nodiscard]] TopKeys topKeys(const World& world, streams::StreamIndex stream, base::HashRange range, Stretch stretch,
    WriteQuota quota);
[[nodiscard]] Rate rateOf(const TopKeys& top, WriteQuota quota);
// The `count` keys that take most of the write quota, hottest first.
[[nodiscard]] std::vector<KeyLoad> hottestKeys(const RangeLoad& load, WriteQuota quota, std::size_t count);
[[nodiscard]] Rate rateOf(const RangeLoad& load, WriteQuota quota);
[[nodiscard]] Rate rateOf(const KeyLoad& key, Stretch stretch, WriteQuota quota);

// --- What a cut or a merge would change ------------------------------------

// The service wants start + 1 < key < end.
[[nodiscard]] bool canCutAt(base::HashRange range, base::HashKey key);

struct SplitPreview {
    base::HashKey cut; // the upper child starts here
    Rate lower;
    Rate upper;
};
// What both children would have carried.
[[nodiscard]] SplitPreview splitPreview(const RangeLoad& load, WriteQuota quota, base::HashKey cut);
[[nodiscard]] SplitPreview splitPreview(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    base::HashKey cut);

// Cuts worth snapping to; one that the service would refuse is absent.
struct SnapPoints {
    std::optional<base::HashKey> middle;       // equal ranges
    std::optional<base::HashKey> loadMedian;   // the fuller child is as empty as can be
    std::optional<base::HashKey> belowHottest; // the hottest key begins the upper child
    std::optional<base::HashKey> aboveHottest; // the hottest key ends the lower child
    std::optional<KeyLoad> hottest;
};
[[nodiscard]] SnapPoints snapPoints(const RangeLoad& load, WriteQuota quota);
// Whichever of the two cuts beside the hottest key leaves the fuller child emptier.
[[nodiscard]] std::optional<base::HashKey> isolatingCut(const RangeLoad& load, WriteQuota quota,
    const SnapPoints& snaps);

struct MergePreview {
    Rate sum;
    bool areAdjacent = false; // what the service will ask for
};
// Over the last ten seconds, as for splits.
[[nodiscard]] MergePreview mergePreview(const World& world, streams::StreamIndex stream, streams::ShardIndex a,
    streams::ShardIndex b);

inline constexpr base::Duration kPreviewStretch{10'000};

// --- Series ----------------------------------------------------------------

// A chart `columns` pixels wide; every column keeps its extremes, so that no spike is lost.
struct SeriesRequest {
    Stretch stretch;
    std::uint32_t columns = 1;
};
struct Extremes {
    std::int64_t lowest = 0;
    std::int64_t highest = -1;

    // No frame ends in this column.
    [[nodiscard]] bool isEmpty() const { return highest < lowest; }
    void add(std::int64_t value);
    friend bool operator==(const Extremes&, const Extremes&) = default;
};
using Series = std::vector<Extremes>; // one per column

// The column of an instant; what lies outside belongs to the first or the last.
[[nodiscard]] std::uint32_t columnOf(const SeriesRequest& request, base::Instant at);

enum class Measure { Stored, Refused, Read };
enum class Dimension { Records, Bytes };

// Per second, of one shard. A shard that was not open has no values.
[[nodiscard]] Series shardSeries(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Measure measure, Dimension dimension, const SeriesRequest& request);
// Iterator age of one consumer, in milliseconds.
[[nodiscard]] Series ageSeries(const World& world, std::size_t actor, const SeriesRequest& request);
// The same for one shard alone, and how many records of all shards it has not read.
[[nodiscard]] Series shardAgeSeries(const World& world, std::size_t actor, streams::ShardIndex shard,
    const SeriesRequest& request);
[[nodiscard]] Series backlogSeries(const World& world, std::size_t actor, const SeriesRequest& request);

// All shards of a stream in one frame. Over an hour of 10,000 shards that is a long sum: who
// draws it again and again keeps the totals of frames, which never change.
struct StreamTotal {
    std::int64_t recordsPerSecond = 0;
    std::int64_t bytesPerSecond = 0;
    std::int64_t refusedPerSecond = 0;
    std::int64_t openShards = 0; // at the end of the frame
    std::int64_t refusedBytesPerSecond = 0;
    friend bool operator==(const StreamTotal&, const StreamTotal&) = default;
};
[[nodiscard]] StreamTotal streamTotal(const World& world, const Frame& frame, streams::StreamIndex stream);

// Every frame that ends within the stretch, oldest first: minutes for what is older than the
// seconds that are kept.
[[nodiscard]] std::vector<std::shared_ptr<const Frame>> framesIn(const World& world, Stretch stretch);

// --- Clients -----------------------------------------------------------------

// Agents are producers too.
[[nodiscard]] bool isProducer(const Client& client);
[[nodiscard]] bool isConsumer(const Client& client);
// The stream it writes to or reads from; unset for a client that has been removed.
[[nodiscard]] std::optional<streams::StreamIndex> streamOf(const Client& client);
// Each is null for clients of another kind.
[[nodiscard]] const clients::PutCounts* putCounts(const Client& client);
[[nodiscard]] const clients::ConsumerConfig* consumerConfig(const Client& client);
[[nodiscard]] const clients::ConsumerCounts* consumerCounts(const Client& client);
[[nodiscard]] const clients::Failures* consumerFailures(const Client& client);
[[nodiscard]] const clients::Revisits* consumerRevisits(const Client& client);
[[nodiscard]] const clients::Slips* consumerSlips(const Client& client);

// What a producer did in the last whole second; nothing before that is over.
struct ProducerUse {
    std::int64_t sent = 0;    // entries, retries included
    std::int64_t refused = 0; // of these
    std::int64_t storedBytes = 0;
    [[nodiscard]] std::int64_t refusedPerMille() const; // the refused share
    friend bool operator==(const ProducerUse&, const ProducerUse&) = default;
};
[[nodiscard]] ProducerUse producerUse(const World& world, std::size_t actor);

// Where a consumer stood at the end of the last whole second, shard by shard; null before that.
[[nodiscard]] const ConsumerSample* lastSample(const World& world, std::size_t actor);

struct ConsumerUse {
    std::size_t actor = 0;
    std::int64_t ageMs = 0;
    std::uint64_t backlog = 0;
    // How fast the age grows over half a minute, in ms per second; 1,000 when nothing is read.
    std::int64_t growthPerSecond = 0;
    // When it begins to lose data if it goes on like this; unset when it does not fall behind.
    std::optional<base::Duration> untilLoss;
};
// Consumers of a stream in the order they were added.
[[nodiscard]] std::vector<ConsumerUse> consumerUses(const World& world, streams::StreamIndex stream);

}
