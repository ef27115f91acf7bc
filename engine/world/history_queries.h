// Questions about the past of a World and about the places of its readers in it: how full every
// shard was in a frame, where each consumer's bookmark stands, and what moving one would bring.
// Pure functions over a const World, as in queries.h.
#pragma once

#include "base/time.h"
#include "clients/consumer.h"
#include "world/frames.h"
#include "world/world.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shardscope::world {

// --- How full shards were ------------------------------------------------------

// One shard in one frame. Stored load only: how much more was wanted is known of the last seconds
// alone (queries.h), but that something was refused is known of every frame.
struct Heat {
    std::int16_t perMille = -1; // of its write quota, at most 2,000; -1: it was not open, or for too short a time
    bool isRefusing = false;
    friend bool operator==(const Heat&, const Heat&) = default;
};
// Every shard that the stream has had, at its index. `heat` is overwritten; kept by who asks again.
void heatOf(const World& world, streams::StreamIndex stream, const Frame& frame, std::vector<Heat>& heat);

// The oldest instant whose records of a stream can be read: its creation, later its wall of retention.
[[nodiscard]] base::Instant historyBegin(const World& world, streams::StreamIndex stream);

// --- Where readers stand ---------------------------------------------------------

struct ReaderPlace {
    clients::Reader::State state = clients::Reader::State::Absent;
    // When the next unread record arrived; now when there is none.
    base::Instant at{};
    std::uint64_t unread = 0;
    // What is left of the iterator's five minutes; shared consumers that are reading only. Zero: it
    // has expired, and the next poll will be told so and get another. No record is lost by that.
    std::optional<base::Duration> iteratorLeft;
    friend bool operator==(const ReaderPlace&, const ReaderPlace&) = default;
};
struct ConsumerPlaces {
    std::size_t actor = 0;
    bool isFanOut = false;
    std::vector<ReaderPlace> places; // at shard index, every shard that the stream has had
};
// Exact: from the logs as they are. LastSecond: by the ages that were measured when the last second
// ended, and without counting what is unread (0): of 10,000 shards that saves 30,000 look-ups that
// all miss the caches. While no second is over, Exact.
enum class PlaceTime { Exact, LastSecond };
// Consumers of a stream in the order they were added; without places while they have not begun.
[[nodiscard]] std::vector<ConsumerPlaces> consumerPlaces(const World& world, streams::StreamIndex stream,
    PlaceTime time);
// Exact, one consumer on one shard; Absent for an actor that reads no stream, or not this shard.
[[nodiscard]] ReaderPlace placeOf(const World& world, std::size_t actor, streams::ShardIndex shard);

// --- What moving a bookmark would bring --------------------------------------------

// The commands that let a consumer read the keys of one shard again from an instant on. That
// may lie before the shard was opened: then its parents are moved there, and the shard to its
// first record. From now on (or later) it is LATEST, from the oldest record on TRIM_HORIZON.
[[nodiscard]] std::vector<MoveBookmark> movesTo(const World& world, std::size_t actor, streams::ShardIndex shard,
    base::Instant at);
// One of those moves, which is to a shard, with the record that it begins at named by its sequence number: `type` is
// AT_SEQUENCE_NUMBER, or AFTER_SEQUENCE_NUMBER of the record before it. Left as it is where there is no such record.
[[nodiscard]] MoveBookmark byNumber(const World& world, std::size_t actor, MoveBookmark move,
    streams::IteratorType type);
// The same as movesTo() for every shard.
[[nodiscard]] MoveBookmark moveAllTo(const World& world, std::size_t actor, base::Instant at);

struct MovePreview {
    std::uint64_t again = 0;   // records delivered before that will come again
    std::uint64_t skipped = 0; // records waiting to be read that will not be
    // Until what comes again has been worked through: at the consumer's rate per shard, parents before
    // children, or at 2 MiB a second and shard when that is slower.
    base::Duration work{};
    // Shards that were being read and have to wait for their parents again.
    std::vector<streams::ShardIndex> waiting;
    friend bool operator==(const MovePreview&, const MovePreview&) = default;
};
// The moves are made in a copy of the world, so nothing can differ from what will happen. A
// refusal is the first that one of them meets.
[[nodiscard]] streams::Answer<MovePreview> movePreview(const World& world, const std::vector<MoveBookmark>& moves);

}
