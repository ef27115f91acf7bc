// Questions about the reading side of a const World: who used which part of a shard's shared
// calls and bytes, how full fan-out pipes are, how long records take, and what an hour costs.
// Pure functions, like those of queries.h.
#pragma once

#include "base/time.h"
#include "clients/consumer.h"
#include "clients/latency.h"
#include "operations/cost.h"
#include "world/world.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shardscope::world {

enum class ConsumerState {
    Reading,
    Paused,
    Creating,     // its registration is not ACTIVE yet
    Unregistered, // refused, or taken away by somebody
    Over,         // the stream has gone
};

struct ConsumerFacts {
    std::size_t actor = 0;
    clients::ConsumerConfig::Kind kind = clients::ConsumerConfig::Kind::Shared;
    ConsumerState state = ConsumerState::Reading;
    // Of CREATING.
    std::optional<base::Instant> activeAt;
};
// Consumers of a stream in the order they were added; moving one between the kinds keeps its place.
[[nodiscard]] std::vector<ConsumerFacts> consumersOf(const World& world, streams::StreamIndex stream);

// The consumer whose oldest unread record was the oldest when the last second ended; the first of equals.
[[nodiscard]] std::optional<std::size_t> furthestBehind(const World& world, streams::StreamIndex stream);

// A consumer whose oldest unread record is as old as this is late: five seconds, or three polls of
// one that asks seldom.
[[nodiscard]] base::Duration lateFrom(const clients::ConsumerConfig& config);

struct ReadQuota {
    std::int64_t bytesPerSecond = 0; // of a shard, between all pollers
    std::int64_t callsPerSecond = 0;
    std::int64_t fanOutBytesPerSecond = 0; // of a shard, for each registered consumer
};
[[nodiscard]] ReadQuota readQuota(const World& world);

enum class Second { Running, LastWhole };

// What one consumer, or one program, took of one shard in a second. What is pushed to a program is counted as much as
// the shard stored in the last whole second.
struct PipeUse {
    std::size_t actor = 0;
    std::int64_t bytes = 0;
    std::int64_t calls = 0;
    std::int64_t refusedCalls = 0;
    std::optional<std::size_t> program = std::nullopt; // in the place of an actor: among programReaders()
    friend bool operator==(const PipeUse&, const PipeUse&) = default;
};
// One shard as its readers see it.
struct ShardPipes {
    // Of the five calls and the 2 MiB, in the order of consumersOf(), and then of programReaders().
    std::vector<PipeUse> shared;
    std::vector<PipeUse> fanOut; // each of its own 2 MiB
    // After a read that took more than there was, nobody is served for so long.
    base::Duration blockedFor{};
};
[[nodiscard]] ShardPipes shardPipes(const World& world, streams::StreamIndex stream, streams::ShardIndex shard,
    Second second);

// A fan-out consumer's subscription to one shard, which the service ends after five minutes; the
// consumer then subscribes again, after the last record it was sent.
struct Subscription {
    base::Instant since{};
    base::Duration life{};
    // Zero where it has run out while the consumer was paused.
    base::Duration left{};
    // ContinuationSequenceNumber of the last event; unset before the first record, and where that has
    // been forgotten since.
    std::optional<streams::SequenceNumber> continuation;
};
// Unset where the consumer is not subscribed to the shard, or reads by GetRecords.
[[nodiscard]] std::optional<Subscription> subscriptionTo(const World& world, std::size_t actor,
    streams::ShardIndex shard);
[[nodiscard]] base::Duration subscriptionLife(const World& world);

// How full the pipes of every open shard were in the last whole second, in thousandths, in the
// order of the ring: the shared one by bytes or calls, whichever is fuller, and the fullest of
// those of fan-out consumers. Programs are in it, too.
struct PipeLevels {
    std::vector<streams::ShardIndex> shards;
    std::vector<std::int32_t> shared;
    std::vector<std::int32_t> fanOut;
    std::vector<std::int32_t> refused; // calls of pollers
};
[[nodiscard]] PipeLevels pipeLevels(const World& world, streams::StreamIndex stream);

// The last seconds that are over, and the one under way; at most a minute is kept.
[[nodiscard]] clients::LatencyView latencyOf(const World& world, std::span<const std::size_t> actors,
    base::Duration window);
inline constexpr base::Duration kLatencyWindow{10'000};

// What a consumer was handed more than once, and why.
struct RepeatedRecords {
    std::array<std::uint64_t, clients::Repeat::kCauses> byCause{}; // deliveries after the first, at the cause
    // The latest stretches of them, the newest first.
    std::vector<clients::Repeat> latest;
    // Of the records that were read or pushed so far, how many are different ones.
    std::uint64_t distinct = 0;

    [[nodiscard]] std::uint64_t count(clients::Repeat::Cause cause) const
    {
        return byCause[static_cast<std::size_t>(cause)];
    }
    [[nodiscard]] std::uint64_t records() const;
};
// Nothing of an actor that is no consumer.
[[nodiscard]] RepeatedRecords repeatedRecords(const World& world, std::size_t actor);

// Records of the stream that its producers had accepted only when they sent them again: each of them may lie behind a
// later record of its key.
[[nodiscard]] std::uint64_t storedAtARetry(const World& world, streams::StreamIndex stream);

// What consumers read in the last whole seconds of `window`, a second.
struct ReadRate {
    std::int64_t records = 0;
    std::int64_t bytes = 0;
    std::int64_t refusedCalls = 0;
};
[[nodiscard]] ReadRate readRate(const World& world, std::size_t actor, base::Duration window);

// By what was written and pushed in `window`.
[[nodiscard]] operations::HourlyCost hourlyCost(const World& world, streams::StreamIndex stream, base::Duration window);
// What one more (or one less) fan-out consumer makes of it that reads as much as is written.
[[nodiscard]] base::Money fanOutCost(const World& world, streams::StreamIndex stream, base::Duration window);
// Likewise of a shared one: nothing but on demand.
[[nodiscard]] base::Money sharedCost(const World& world, streams::StreamIndex stream, base::Duration window);

}
