#include "operations/scaling.h"

#include <gtest/gtest.h>

#include <optional>

using namespace shardscope::operations;

namespace {

constexpr std::int64_t kMiB = 1'048'576;
constexpr CountBounds kFree{1, 10'000};

// What arrives in a minute at so many records of so many bytes a second.
constexpr Load perSecond(std::int64_t records, std::int64_t bytes) { return {60 * records * bytes, 60 * records, 60}; }

}

TEST(Used, IsTheLargerOfBytesAndRecords)
{
    EXPECT_EQ(usedPermille(perSecond(1'000, 100), 2, kPutCapacity), 500) << "records bind";
    EXPECT_EQ(usedPermille(perSecond(1, kMiB), 2, kPutCapacity), 500) << "bytes bind";
    EXPECT_EQ(usedPermille({}, 2, kPutCapacity), 0);
    EXPECT_EQ(usedPermille(perSecond(1'999, 100), 2, kPutCapacity), 999) << "rounded down";
    EXPECT_EQ(usedPermille(perSecond(1'000, 100), 1, kGetCapacity), 500) << "a shard hands out twice as much";
    EXPECT_EQ(usedPermille(perSecond(2, kMiB), 1, kGetCapacity), 1'000);
}

TEST(Used, IsComparedWithoutRounding)
{
    const Load exactly{750 * 300 * 4, 750 * 300 * 4, 300}; // the KAS factor of 0.75, four shards, five minutes
    EXPECT_FALSE(usesMoreThan(750, exactly, 4, kPutCapacity));
    EXPECT_FALSE(usesLessThan(750, exactly, 4, kPutCapacity));
    EXPECT_TRUE(usesMoreThan(750, {exactly.bytes, exactly.records + 1, 300}, 4, kPutCapacity));
    EXPECT_TRUE(usesLessThan(750, {exactly.bytes, exactly.records - 1, 300}, 4, kPutCapacity));
    // The largest stream there is does not overflow.
    const Load full{10'000 * 2 * kMiB * 3'600, 10'000LL * 2'000 * 3'600, 3'600};
    EXPECT_FALSE(usesMoreThan(1'000, full, 10'000, kGetCapacity));
    EXPECT_TRUE(usesMoreThan(999, full, 10'000, kGetCapacity));
}

TEST(TargetTracking, AsksForTheShardsThatHoldTheTarget)
{
    struct Row {
        const char* what;
        Load load;
        std::int64_t shards;
        CountBounds bounds;
        std::int64_t target;
    };
    const Row rows[] = {
        {"at the target", perSecond(2'800, 100), 4, kFree, 4},
        {"a record above", {0, 60 * 2'800 + 1, 60}, 4, kFree, 5},
        {"100 % of 4: 4 / 0.7", perSecond(4'000, 100), 4, kFree, 6},
        {"100 % of 10", perSecond(10'000, 100), 10, kFree, 15},
        {"at most double", perSecond(40'000, 100), 4, kFree, 8},
        {"35 % of 8", perSecond(2'800, 100), 8, kFree, 4},
        {"at least half, rounded up", perSecond(1, 1), 9, kFree, 5},
        {"nothing", {}, 8, kFree, 4},
        {"no more than allowed", perSecond(4'000, 100), 4, {1, 5}, 5},
        {"no fewer than allowed", {}, 8, {6, 10}, 6},
        {"bytes", perSecond(4, kMiB), 4, kFree, 6},
    };
    for (const Row& row : rows)
        EXPECT_EQ(targetTrackingCount(row.load, row.shards, 700, row.bounds), row.target) << row.what;
}

// The guide's example: 10 % of 127 is 12.7 and adds 12; 6.67 away takes 6; what comes to less than one is one.
TEST(StepScaling, RoundsPercentTowardsZeroButNotToIt)
{
    EXPECT_EQ(changedByPercent(127, 10, kFree), 139);
    EXPECT_EQ(changedByPercent(3, 10, kFree), 4);
    EXPECT_EQ(changedByPercent(20, -33, kFree), 14);
    EXPECT_EQ(changedByPercent(3, -10, kFree), 2);
    EXPECT_EQ(changedByPercent(1, -50, kFree), 1);
    EXPECT_EQ(changedByPercent(8, 100, {1, 12}), 12);
    EXPECT_EQ(changedBy(4, 3, kFree), 7);
    EXPECT_EQ(changedBy(4, -7, kFree), 1);
}

TEST(ScalingUtils, ScalesUpAsItsSourceDoes)
{
    struct Row {
        std::int64_t shards;
        ScaleBy by;
        CountBounds bounds;
        std::int64_t target;
    };
    const Row rows[] = {
        {1, {std::nullopt, 15}, kFree, 2},
        {10, {std::nullopt, 70}, kFree, 17},
        {7, {std::nullopt, 200}, kFree, 14},
        {75, {std::nullopt, 150}, kFree, 113}, // its README says that 113 are added
        {1, {std::nullopt, 1}, kFree, 2},
        {10, {std::nullopt, 100}, kFree, 10}, // from 100 on, percent are what it becomes
        {4, {1, std::nullopt}, kFree, 5},
        {4, {3, 200}, kFree, 7}, // a count goes first
        {10, {std::nullopt, 70}, {1, 16}, 16},
        {15, {4, std::nullopt}, {1, 16}, 16},
    };
    for (const Row& row : rows)
        EXPECT_EQ(scalingUtilsUp(row.shards, row.by, row.bounds), row.target)
            << row.shards << " by " << row.by.percent.value_or(0) << " %";
}

TEST(ScalingUtils, ScalesDownAsItsSourceDoes)
{
    struct Row {
        std::int64_t shards;
        ScaleBy by;
        CountBounds bounds;
        std::int64_t target;
    };
    const Row rows[] = {
        {10, {std::nullopt, 20}, kFree, 8},
        {6, {std::nullopt, 50}, kFree, 3},
        {6, {std::nullopt, 200}, kFree, 3},
        {3, {std::nullopt, 15}, kFree, 3},
        {75, {std::nullopt, 25}, kFree, 57}, // floor(18.75) are taken away
        {1, {std::nullopt, 50}, kFree, 1},
        {4, {std::nullopt, 100}, kFree, 1},
        {4, {1, std::nullopt}, kFree, 3},
        {4, {9, std::nullopt}, kFree, 1},
        {10, {std::nullopt, 50}, {7, 16}, 7},
    };
    for (const Row& row : rows)
        EXPECT_EQ(scalingUtilsDown(row.shards, row.by, row.bounds), row.target)
            << row.shards << " by " << row.by.percent.value_or(0) << " %";
}
