// What autoscalers of a provisioned stream reckon with, as documented by those that are in use: how much of a
// stream is used, and which shard count follows. Pure functions of integers.
//
//   used          the larger of bytes and records, of what all open shards take together
//   target        ceil(shards * used / target), at most double and at least half (UpdateShardCount's bounds)
//   step scaling  Application Auto Scaling's rounding of a change in percent
//   scaling utils amazon-kinesis-scaling-utils 9.8.8, StreamScalingUtils.getNewShardCount
#pragma once

#include <cstdint>
#include <optional>

namespace shardscope::operations {

// What was put (or read) in a stretch of time.
struct Load {
    std::int64_t bytes = 0;
    std::int64_t records = 0;
    std::int64_t seconds = 60; // at most an hour, so that nothing below overflows
    friend bool operator==(const Load&, const Load&) = default;
};

// What one shard takes or hands out in a second.
struct ShardCapacity {
    std::int64_t bytes = 0;
    std::int64_t records = 0;
};
inline constexpr ShardCapacity kPutCapacity{1'048'576, 1'000};
// As scaling utils has it for GET; the service itself has no limit on records read.
inline constexpr ShardCapacity kGetCapacity{2'097'152, 2'000};

inline constexpr std::int64_t kPermille = 1'000;

// In thousandths, rounded down: for those who read it. `shards` is above 0.
[[nodiscard]] std::int64_t usedPermille(const Load& load, std::int64_t shards, const ShardCapacity& capacity);
// Exactly: not rounded.
[[nodiscard]] bool usesMoreThan(std::int64_t permille, const Load& load, std::int64_t shards,
    const ShardCapacity& capacity);
[[nodiscard]] bool usesLessThan(std::int64_t permille, const Load& load, std::int64_t shards,
    const ShardCapacity& capacity);

struct CountBounds {
    std::int64_t least = 1;
    std::int64_t most = 10'000;
    friend bool operator==(const CountBounds&, const CountBounds&) = default;
};

[[nodiscard]] std::int64_t targetTrackingCount(const Load& load, std::int64_t shards, std::int64_t targetPermille,
    const CountBounds& bounds);

// Plus 20 %: rounded down, but by one at least; minus 20 % likewise.
[[nodiscard]] std::int64_t changedByPercent(std::int64_t shards, std::int64_t percent, const CountBounds& bounds);
[[nodiscard]] std::int64_t changedBy(std::int64_t shards, std::int64_t change, const CountBounds& bounds);

// A count goes before a percentage; one of the two is there.
struct ScaleBy {
    std::optional<std::int64_t> count;
    std::optional<std::int64_t> percent;
    friend bool operator==(const ScaleBy&, const ScaleBy&) = default;
};
// Below 100, percent are added: 20 makes 120 of 100. From 100 on they are what it becomes: 150 makes 150. Up.
[[nodiscard]] std::int64_t scalingUtilsUp(std::int64_t shards, const ScaleBy& by, const CountBounds& bounds);
// Up to 100, percent are taken away, rounded down; above, it is divided: 50 and 200 both halve.
[[nodiscard]] std::int64_t scalingUtilsDown(std::int64_t shards, const ScaleBy& by, const CountBounds& bounds);

}
