// One stream as plain state: its shard map, a cache line of limits and counts per shard,
// its logs, its registered consumers, and what it is waiting for. Changed by the Service
// alone; read by anyone who holds a const World.
#pragma once

#include "base/time.h"
#include "sim/token_bucket.h"
#include "streams/api.h"
#include "streams/fan_out_counts.h"
#include "streams/home.h"
#include "streams/iterator_ages.h"
#include "streams/per_minute.h"
#include "streams/shard_log.h"
#include "streams/shard_map.h"
#include "streams/stream_settings.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::streams {

// Index of a stream in its service; never reused.
enum class StreamIndex : std::uint32_t {};

[[nodiscard]] constexpr std::uint32_t number(StreamIndex stream) { return static_cast<std::uint32_t>(stream); }

// What one PUT payload unit holds (pricing page, November 2026). A record is at least one unit.
inline constexpr std::uint64_t kPutUnitBytes = 25'600;
[[nodiscard]] constexpr std::uint64_t putUnits(std::uint64_t recordBytes)
{
    return recordBytes == 0 ? 1 : (recordBytes - 1) / kPutUnitBytes + 1;
}

// What a record is billed as on demand: its size, rounded up to whole KiB (pricing page, November 2026).
[[nodiscard]] constexpr std::uint64_t ingestKiB(std::uint64_t recordBytes)
{
    return recordBytes == 0 ? 1 : (recordBytes - 1) / 1'024 + 1;
}

// What a put touches of a shard: exactly one cache line.
struct alignas(64) ShardLine {
    sim::TokenBucket records;
    sim::TokenBucket bytes;
    // Where the next row goes; null when the log must be asked.
    Row* next = nullptr;
    std::uint64_t stored = 0; // records ever accepted = ordinal of the next one
    std::int64_t storedBytes = 0;
    std::uint64_t refused = 0;
    std::int64_t refusedBytes = 0;
    std::uint64_t digest = 0; // rolls over every stored record
};
static_assert(sizeof(ShardLine) == 64);

// Shared reads of a shard: five calls and 2 MiB a second between all pollers, and five iterators for the stream's own
// account.
struct ReadLine {
    sim::TokenBucket calls;
    sim::TokenBucket bytes;   // may be owed: a reply of 10 MiB is paid back in 5 s
    sim::TokenBucket records; // likewise, where they are counted
    sim::TokenBucket iterators;
    base::Instant blockedUntil{};
    std::uint64_t readRecords = 0;
    std::int64_t readBytes = 0;
    std::uint64_t servedCalls = 0;
    std::uint64_t refusedCalls = 0;
};

// The five iterators a second that another account has of a shard.
struct IteratorLine {
    ShardIndex shard{};
    HomeIndex home{};
    sim::TokenBucket iterators;
};

// Where a reader stands in a shard.
struct ReadPlace {
    std::uint64_t ordinal = 0; // of the next record
    // Unless set, it is the next one indeed. Else the next that arrived then or later: an instant to come, or how far
    // a scan has come through time without a record.
    std::optional<base::Instant> from = std::nullopt;
    friend bool operator==(const ReadPlace&, const ReadPlace&) = default;
};

// What enhanced fan-out has pushed of a shard, to all consumers together. Measurement, in no fingerprint.
struct PushLine {
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
};

// A refused entry, kept a few seconds so that offered load per key can be asked for.
struct RefusedRow {
    Row row{};
    std::uint32_t shard = 0;
    // 1 for the first attempt, 2 for the first retry, …
    std::uint32_t attempt = 1;
};

// Where the keys of one table go in one epoch of one stream.
struct KeyRoutes {
    std::uint32_t table = 0;
    std::uint32_t epoch = 0;
    std::shared_ptr<const std::vector<KeyRoute>> routes;
};

// What an UPDATING stream will do when its time has come.
struct PendingReshard {
    std::vector<ReshardStep> steps;
    base::Instant due{};
};

// A record that no consumer can process, or one to come.
struct PoisonMark {
    ShardIndex shard{};
    std::uint64_t ordinal = 0;
    friend auto operator<=>(const PoisonMark&, const PoisonMark&) = default;
};
// So that a batch that is cut in two again and again stays small.
inline constexpr std::size_t kPoisonMarks = 100;

// Records that gave way to a budget of memory while their retention went on. Measurement, in no fingerprint.
struct TrimmedForMemory {
    std::uint64_t byOutsideBudget = 0; // read or not
    base::Instant to{};                // what arrived before it is gone, over that budget
    std::uint64_t byRecordBudget = 0;  // every consumer had read them
    base::Instant last{};              // when either happened last

    [[nodiscard]] std::uint64_t records() const { return byOutsideBudget + byRecordBudget; }
    TrimmedForMemory& operator+=(const TrimmedForMemory& other);
    friend bool operator==(const TrimmedForMemory&, const TrimmedForMemory&) = default;
};

// What can still be read of a closed shard. Its last record goes first; the shard itself is listed, and takes
// iterators, until its closing has passed the horizon (AWS: CLOSED, then EXPIRED).
struct ShardRemains {
    std::uint64_t stored = 0;  // ever
    std::uint64_t records = 0; // of these, what retention and the budgets of memory have left
    // Both are the last instant at which it holds, as long as retention stays what it is.
    std::optional<base::Instant> readableUntil; // unset where no record is left
    std::optional<base::Instant> listedUntil;   // unset once the shard has expired
    friend bool operator==(const ShardRemains&, const ShardRemains&) = default;
};

struct Stream {
    std::string name; // in its home
    HomeIndex home = kOwnHome;
    // What it goes by within the simulator: its name in the first home, its ARN in any other.
    std::string reference;
    StreamStatus status = StreamStatus::Creating;
    base::Instant created{};
    // When CREATING, UPDATING or DELETING began, and its end; for the draining ring. The first is in no fingerprint.
    base::Instant statusSince{};
    base::Instant statusUntil{};
    base::Duration retention = base::Duration{std::chrono::hours{24}};
    base::Instant trimmedTo{}; // what an earlier, shorter retention has expired, or a budget of memory
    std::uint32_t initialShards = 1;
    // PUT payload units beyond one a record that were ever stored: what large records cost more.
    std::uint64_t extraPutUnits = 0;
    // What was stored while the stream was on demand, as it is billed then: each record in whole KiB. It follows from
    // what is stored, and is in no fingerprint.
    std::uint64_t ingestedKiB = 0;
    // Entries that injected faults refused; likewise, and apart from what shards refuse.
    std::uint64_t failedEntries = 0;

    std::shared_ptr<const ShardMap> map; // null while CREATING
    std::vector<ShardLine> lines;        // at shard index, like the next two
    std::vector<ReadLine> reads;
    std::vector<ShardLog> logs;
    std::vector<PushLine> pushes; // likewise, up to the last shard that anything was pushed of
    // In the order of their calls. Those that are full again are forgotten, so without other accounts there are none.
    std::vector<IteratorLine> otherIterators;

    StreamSettings settings;
    std::vector<RegisteredConsumer> consumers; // by name
    std::optional<PendingReshard> pending;
    std::vector<base::Instant> countUpdates; // UpdateShardCount calls of the last 24 h
    base::ChunkedLog<RefusedRow, 4'096> refusals;
    std::vector<KeyRoutes> keyRoutes;
    std::vector<PoisonMark> poison; // in order, at most kPoisonMarks
    IteratorAges ages;
    PerMinute<std::vector<FanOutCounts>> fanOut; // by consumer; those that called or got anything
    TrimmedForMemory trimmedForMemory;

    Stream() = default;
    Stream(const Stream& other);
    Stream& operator=(const Stream& other);
    Stream(Stream&&) noexcept = default;
    Stream& operator=(Stream&&) noexcept = default;
    ~Stream() = default;

    [[nodiscard]] bool takesData() const { return status == StreamStatus::Active || status == StreamStatus::Updating; }
    // False while the stream is CREATING, and once it is gone.
    [[nodiscard]] bool hasShard(ShardIndex shard) const { return map && map->has(shard); }
    // Records that have passed this instant are gone for readers.
    [[nodiscard]] base::Instant horizon(base::Instant now) const { return std::max(trimmedTo, now - retention); }
    // The horizon is as far as the budget for programs' records has trimmed: retention would have kept more.
    [[nodiscard]] bool isTrimmedForMemory(base::Instant now) const
    {
        return trimmedForMemory.to > std::max(now - retention, base::kWorldStart) && trimmedForMemory.to >= trimmedTo;
    }
    // The oldest ordinal a reader can still get: past retention and forgotten records are skipped.
    [[nodiscard]] std::uint64_t firstReadable(ShardIndex shard, base::Instant now) const;
    // A closed shard whose closing lies before the horizon is in no list any more.
    [[nodiscard]] bool isExpired(ShardIndex shard, base::Instant now) const;
    // Nothing of a shard that is open.
    [[nodiscard]] std::optional<ShardRemains> remains(ShardIndex shard, base::Instant now) const;
    // Successful UpdateShardCount calls of the 24 hours up to now.
    [[nodiscard]] std::int64_t countUpdatesOfDay(base::Instant now) const;
    // When the oldest of them stops counting; unset where none counts.
    [[nodiscard]] std::optional<base::Instant> oldestCountUpdateEnds(base::Instant now) const;
    // The first ordinal in [begin, end) that is poison. Every delivery asks.
    [[nodiscard]] std::optional<std::uint64_t> firstPoison(ShardIndex shard, std::uint64_t begin,
        std::uint64_t end) const
    {
        return poison.empty() ? std::nullopt : findPoison(shard, begin, end);
    }

private:
    [[nodiscard]] std::optional<std::uint64_t> findPoison(ShardIndex shard, std::uint64_t begin,
        std::uint64_t end) const;
    // A copy has no right to append in place; its lines must not point at another's rows.
    void forgetWritableRows();
};

}
