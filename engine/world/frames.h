// What happened in one second (or, for older ones, one minute): one immutable frame of all
// counters, shared by every copy of a world. Charts, tables and reports read these.
#pragma once

#include "base/time.h"
#include "clients/producer.h"
#include "operations/cost.h"
#include "streams/call_log.h"
#include "streams/stream.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

struct ShardSample {
    std::uint32_t records = 0; // stored
    std::uint32_t bytes = 0;
    std::uint32_t refused = 0; // refused entries, all attempts
    std::uint32_t refusedBytes = 0;
    std::uint32_t readRecords = 0; // by shared pollers
    std::uint32_t readBytes = 0;
    std::uint32_t readCalls = 0;
    std::uint32_t readRefused = 0; // calls
    friend bool operator==(const ShardSample&, const ShardSample&) = default;
};

// By enhanced fan-out, to all consumers together, programs among them.
struct PushSample {
    std::uint32_t records = 0;
    std::uint32_t bytes = 0;
    friend bool operator==(const PushSample&, const PushSample&) = default;
};

struct StreamSample {
    std::vector<ShardSample> shards; // at shard index
    // Likewise, up to the last that anything was pushed of in this span: mostly empty.
    std::vector<PushSample> pushes;
    std::uint32_t extraPutUnits = 0; // beyond one a stored record
    std::uint32_t failedEntries = 0; // of puts, by injected faults; no shard counts them as refused
    std::array<std::uint32_t, streams::kDataCounts> calls{}; // at streams::DataCount
    std::uint32_t ingestedKiB = 0;                           // while on demand, each record rounded up
    // The shard-level metrics that CloudWatch was sent: those that were on at the end of each second.
    streams::ShardLevelMetrics monitoring = 0;
    // As the stream stood at the end of each second.
    operations::BilledUse billed;

    [[nodiscard]] std::uint32_t count(streams::DataCount what) const { return calls[static_cast<std::size_t>(what)]; }
    [[nodiscard]] PushSample pushedOf(std::size_t shard) const
    {
        return shard < pushes.size() ? pushes[shard] : PushSample{};
    }
};

struct ConsumerSample {
    // Age of the oldest unread record over all shards; 0 at the tip.
    std::int64_t ageMs = 0;
    std::uint64_t backlog = 0; // unread records
    std::uint32_t records = 0; // read in this frame
    std::uint32_t bytes = 0;
    std::uint32_t refusedCalls = 0;
    std::vector<std::uint32_t> shardAgeMs; // at shard index
};

// Of a program that polls a stream, over the shards that it has read of late.
struct ProgramSample {
    streams::StreamIndex stream{};
    streams::CallerIndex caller{};
    std::string consumer;   // that it is subscribed as; empty for one that polls
    std::int64_t ageMs = 0; // as of a consumer
    std::uint64_t backlog = 0;
    friend bool operator==(const ProgramSample&, const ProgramSample&) = default;
};

// What CloudWatch has of a stream for a minute of the clock and no counter of a second tells: the highest of what is
// measured call by call, and nothing where nobody called.
struct StreamMinute {
    struct Pushed {
        std::string consumer;      // registered
        std::int64_t behindMs = 0; // SubscribeToShardEvent.MillisBehindLatest
        friend bool operator==(const Pushed&, const Pushed&) = default;
    };
    std::optional<std::int64_t> iteratorAgeMs; // GetRecords.IteratorAgeMilliseconds, of all who poll
    std::vector<Pushed> pushed;                // those that events were pushed to
    friend bool operator==(const StreamMinute&, const StreamMinute&) = default;
};

// An account's commitment to a minimum throughput in one region: how long it held, and what its on-demand streams took
// meanwhile.
struct CommitmentSample {
    base::Duration held{};
    operations::DataUse used;

    CommitmentSample& operator+=(const CommitmentSample& other);
    friend bool operator==(const CommitmentSample&, const CommitmentSample&) = default;
};

struct ProducerSample {
    clients::PutCounts total; // since the start, so that differences give any span
};

struct Frame {
    base::Instant at{}; // end of the span it covers
    base::Duration span{1'000};
    std::vector<StreamSample> streams;     // at stream index
    std::vector<ConsumerSample> consumers; // at actor index; empty for other actors
    std::vector<ProducerSample> producers; // at actor index
    std::vector<ProgramSample> programs;   // by stream and caller: those that were known at its end
    std::vector<StreamMinute> minute;      // at stream index; of a frame that ends a minute of the clock, else empty
    // At home index, up to the last that held: mostly empty.
    std::vector<CommitmentSample> commitments;
};

}
