#include "base/chunked_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace shardscope::base {
namespace {

using SmallLog = ChunkedLog<int, 4>;

SmallLog logUpTo(int count)
{
    SmallLog log;
    for (int i = 0; i < count; ++i)
        log.append(i);
    return log;
}

std::string show(const SmallLog& log)
{
    std::string text;
    for (std::uint64_t i = log.firstIndex(); i < log.size(); ++i)
        text += (text.empty() ? "" : " ") + std::to_string(log[i]);
    return text;
}

TEST(ChunkedLog, StartsEmpty)
{
    const SmallLog log;
    EXPECT_TRUE(log.isEmpty());
    EXPECT_EQ(log.size(), 0U);
    EXPECT_EQ(log.firstIndex(), 0U);
}

TEST(ChunkedLog, KeepsElementsInOrderAcrossBlocks)
{
    const SmallLog log = logUpTo(10);
    EXPECT_EQ(show(log), "0 1 2 3 4 5 6 7 8 9");
    EXPECT_EQ(log.size(), 10U);
    EXPECT_EQ(log.back(), 9);
    EXPECT_FALSE(log.isEmpty());
}

TEST(ChunkedLog, SharesBlocksWithACopy)
{
    const SmallLog log = logUpTo(6);
    const SmallLog copy = log;
    for (std::uint64_t i = 0; i < log.size(); ++i)
        EXPECT_EQ(&copy[i], &log[i]) << i;
}

TEST(ChunkedLog, HidesLaterElementsFromACopy)
{
    SmallLog log = logUpTo(6);
    const SmallLog copy = log;
    log.append(6);
    log.append(7);
    log.append(8);
    EXPECT_EQ(show(copy), "0 1 2 3 4 5");
    EXPECT_EQ(show(log), "0 1 2 3 4 5 6 7 8");
}

TEST(ChunkedLog, AppendsInPlaceAfterBeingCopied)
{
    SmallLog log = logUpTo(6);
    const SmallLog copy = log;
    log.append(6);
    EXPECT_EQ(&log[5], &copy[5]);
}

TEST(ChunkedLog, ClonesTheOpenBlockWhenACopyAppends)
{
    SmallLog log = logUpTo(6);
    SmallLog copy = log;
    copy.append(100);
    log.append(6);
    EXPECT_EQ(show(copy), "0 1 2 3 4 5 100");
    EXPECT_EQ(show(log), "0 1 2 3 4 5 6");
    EXPECT_EQ(&copy[3], &log[3]) << "full blocks stay shared";
    EXPECT_NE(&copy[5], &log[5]);
}

TEST(ChunkedLog, ClonesOnceOnly)
{
    const SmallLog log = logUpTo(5);
    SmallLog copy = log;
    copy.append(100);
    const int* place = &copy[4];
    copy.append(101);
    EXPECT_EQ(&copy[4], place);
}

TEST(ChunkedLog, OpensABlockOfItsOwnAtABlockBorder)
{
    SmallLog log = logUpTo(4);
    SmallLog copy = log;
    copy.append(100);
    log.append(4);
    EXPECT_EQ(show(copy), "0 1 2 3 100");
    EXPECT_EQ(show(log), "0 1 2 3 4");
    EXPECT_EQ(&copy[3], &log[3]);
}

TEST(ChunkedLog, MovesTheRightToAppend)
{
    SmallLog log = logUpTo(6);
    const int* place = &log[5];
    SmallLog moved = std::move(log);
    moved.append(6);
    EXPECT_EQ(&moved[5], place);
    EXPECT_EQ(show(moved), "0 1 2 3 4 5 6");
}

TEST(ChunkedLog, LeavesAMovedFromLogEmptyAndUsable)
{
    SmallLog log = logUpTo(6);
    const SmallLog moved = std::move(log);
    EXPECT_TRUE(log.isEmpty()); // NOLINT(bugprone-use-after-move)
    log.append(1);
    EXPECT_EQ(show(log), "1");
    EXPECT_EQ(show(moved), "0 1 2 3 4 5");
}

TEST(ChunkedLog, AssignsLikeACopy)
{
    SmallLog log = logUpTo(6);
    SmallLog copy = logUpTo(3);
    copy = log;
    copy.append(100);
    log.append(6);
    EXPECT_EQ(show(copy), "0 1 2 3 4 5 100");
    EXPECT_EQ(show(log), "0 1 2 3 4 5 6");
    const SmallLog& same = log;
    log = same;
    log.append(7);
    EXPECT_EQ(show(log), "0 1 2 3 4 5 6 7");
}

TEST(ChunkedLog, CopiesOfCopiesGoTheirOwnWays)
{
    SmallLog first = logUpTo(2);
    SmallLog second = first;
    second.append(20);
    SmallLog third = second;
    third.append(30);
    second.append(21);
    first.append(10);
    EXPECT_EQ(show(first), "0 1 10");
    EXPECT_EQ(show(second), "0 1 20 21");
    EXPECT_EQ(show(third), "0 1 20 30");
}

TEST(ChunkedLog, DropsWholeBlocksAndKeepsIndices)
{
    SmallLog log = logUpTo(10);
    log.dropBefore(7);
    EXPECT_EQ(log.firstIndex(), 4U);
    EXPECT_EQ(log.size(), 10U);
    EXPECT_EQ(show(log), "4 5 6 7 8 9");
    log.append(10);
    EXPECT_EQ(log[10], 10);
}

TEST(ChunkedLog, DropsNothingTwice)
{
    SmallLog log = logUpTo(10);
    log.dropBefore(8);
    log.dropBefore(3);
    EXPECT_EQ(show(log), "8 9");
}

TEST(ChunkedLog, SurvivesDroppingEverything)
{
    SmallLog log = logUpTo(8);
    log.dropBefore(1'000);
    EXPECT_TRUE(log.isEmpty());
    EXPECT_EQ(log.firstIndex(), 8U);
    log.append(8);
    EXPECT_EQ(show(log), "8");

    SmallLog openBlock = logUpTo(6);
    openBlock.dropBefore(1'000);
    EXPECT_EQ(show(openBlock), "4 5") << "an open block stays";
}

TEST(ChunkedLog, LeavesACopyWholeWhenItDrops)
{
    SmallLog log = logUpTo(10);
    const SmallLog copy = log;
    log.dropBefore(8);
    EXPECT_EQ(show(copy), "0 1 2 3 4 5 6 7 8 9");
}

TEST(ChunkedLog, ReleasesWhatLiesBelowAnIndexAtOnce)
{
    using Log = ChunkedLog<std::shared_ptr<int>, 4>;
    std::vector<std::weak_ptr<int>> alive;
    Log log;
    for (int i = 0; i < 6; ++i) {
        const auto element = std::make_shared<int>(i);
        alive.emplace_back(element);
        log.append(element);
    }
    const auto kept = [&] {
        return std::count_if(alive.begin(), alive.end(), [](const auto& e) { return !e.expired(); });
    };
    log.releaseBefore(3);
    EXPECT_EQ(kept(), 3);
    EXPECT_EQ(*log[3], 3);
    EXPECT_EQ(log[2], nullptr);
    {
        const Log copy = log;
        log.releaseBefore(5); // in the open block, which the copy shares
        EXPECT_EQ(kept(), 3);
        EXPECT_EQ(*copy[4], 4);
        log.append(std::make_shared<int>(6));
        EXPECT_EQ(copy.size(), 6U);
        EXPECT_EQ(*copy[5], 5);
    }
    EXPECT_EQ(kept(), 1);
    EXPECT_EQ(*log[5], 5);
    EXPECT_EQ(*log[6], 6);
    log.releaseBefore(1'000);
    EXPECT_EQ(kept(), 0);
    EXPECT_EQ(log.size(), 7U);
    log.append(std::make_shared<int>(7));
    EXPECT_EQ(*log[7], 7);
}

TEST(ChunkedLog, FindsWhereItsElementsPart)
{
    const auto firstFrom = [](const SmallLog& log, int from) {
        return log.partitionPoint([from](int element) { return element < from; });
    };
    SmallLog log;
    EXPECT_EQ(firstFrom(log, 0), 0U);
    log = logUpTo(11);
    for (int from = 0; from <= 11; ++from)
        EXPECT_EQ(firstFrom(log, from), std::uint64_t(from));
    EXPECT_EQ(firstFrom(log, 50), 11U);
    log.dropBefore(8);
    EXPECT_EQ(firstFrom(log, 3), 8U);
    EXPECT_EQ(firstFrom(log, 9), 9U);
}

TEST(ChunkedLog, LetsACopyBeReadWhileTheOwnerAppends)
{
    ChunkedLog<std::uint64_t> log;
    for (std::uint64_t i = 0; i < 100; ++i)
        log.append(i);
    const ChunkedLog<std::uint64_t> copy = log;
    std::uint64_t sum = 0;
    std::jthread reader([&copy, &sum] {
        for (int round = 0; round < 100; ++round)
            for (std::uint64_t i = 0; i < copy.size(); ++i)
                sum += copy[i];
    });
    for (std::uint64_t i = 100; i < 10'000; ++i)
        log.append(i);
    reader.join();
    EXPECT_EQ(sum, 100U * 4'950U);
    EXPECT_EQ(log.size(), 10'000U);
}

TEST(ChunkedLogDeathTest, RefusesAnIndexItDoesNotHold)
{
    SmallLog log = logUpTo(6);
    EXPECT_DEATH((void)log[6], "internal check failed");
    log.dropBefore(4);
    EXPECT_DEATH((void)log[3], "internal check failed");
}

}
}
