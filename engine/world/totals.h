// All counters of a world at one instant, and the frames made from their differences.
#pragma once

#include "world/frames.h"
#include "world/world.h"

#include <cstdint>
#include <span>
#include <vector>

namespace shardscope::world {

struct ShardTotals {
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    std::uint64_t refused = 0;
    std::int64_t refusedBytes = 0;
    std::uint64_t readRecords = 0;
    std::int64_t readBytes = 0;
    std::uint64_t readCalls = 0;
    std::uint64_t readRefused = 0;
};

struct ConsumerTotals {
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
    std::uint64_t refusedCalls = 0;
};

struct Totals {
    std::vector<std::vector<ShardTotals>> streams;      // at stream index, shard index
    std::vector<std::vector<streams::PushLine>> pushes; // likewise, as far as the stream has them
    std::vector<std::uint64_t> extraPutUnits;           // at stream index
    std::vector<std::uint64_t> ingestedKiB;             // likewise
    std::vector<std::uint64_t> failedEntries;           // likewise
    std::vector<streams::DataCounts> calls;             // likewise
    std::vector<ConsumerTotals> consumers;              // at actor index
};

// Both of these write over what an earlier second of the same world has left there, whose memory they use again.
void take(const World& world, Totals& totals);
// The frame of the `span` that ends now; ages and backlogs are those of now.
void measure(const Totals& before, const Totals& now, const World& world, base::Duration span, Frame& frame);
// What CloudWatch has of the minute that ends with the frame, if one does. The world knows it for a minute to come, so
// it is measured with every frame, also where all else of it is like the one before.
void measureMinute(const World& world, Frame& frame);
[[nodiscard]] bool endsMinute(base::Instant at);
// At home index; `sums` grows as needed.
void addTo(std::vector<CommitmentSample>& sums, const std::vector<CommitmentSample>& commitments);
// One frame for all of these, oldest first: counts are summed, ages and backlogs are the worst.
[[nodiscard]] Frame foldFrames(std::span<const Frame* const> frames);

}
