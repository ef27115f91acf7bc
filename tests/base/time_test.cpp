#include "base/time.h"

#include <gtest/gtest.h>

namespace shardscope::base {
namespace {

TEST(Time, CountsMillisecondsFromTheStart)
{
    EXPECT_EQ(instantAt(1500ms).time_since_epoch().count(), 1'500);
    EXPECT_EQ(instantAt(2s) - instantAt(500ms), 1500ms);
    EXPECT_EQ(kWorldStart + 1min, instantAt(60s));
    EXPECT_LT(kWorldStart, kWorldEnd);
}

TEST(Time, LastsThirtyFourYears)
{
    const Duration year = 365 * 24h;
    EXPECT_EQ(kWorldEnd.time_since_epoch() / year, 34);
}

TEST(FormatClock, ShowsHoursMinutesSecondsAndMilliseconds)
{
    EXPECT_EQ(formatClock(kWorldStart), "00:00:00.000");
    EXPECT_EQ(formatClock(instantAt(14min + 32s + 500ms)), "00:14:32.500");
    EXPECT_EQ(formatClock(instantAt(23h + 59min + 59s + 999ms)), "23:59:59.999");
}

TEST(FormatClock, CountsBackBeforeTheStart)
{
    EXPECT_EQ(formatClock(instantAt(-(1min + 30s + 250ms))), "-00:01:30.250");
}

TEST(FormatClock, LetsHoursGrow)
{
    EXPECT_EQ(formatClock(instantAt(100h + 1ms)), "100:00:00.001");
    EXPECT_EQ(formatClock(kWorldEnd), "305419:53:47.775");
}

TEST(FormatDuration, ShowsTheTwoLeadingParts)
{
    EXPECT_EQ(formatDuration(0ms), "0 ms");
    EXPECT_EQ(formatDuration(999ms), "999 ms");
    EXPECT_EQ(formatDuration(1s), "1 s");
    EXPECT_EQ(formatDuration(1500ms), "1.5 s");
    EXPECT_EQ(formatDuration(59'999ms), "59.9 s");
    EXPECT_EQ(formatDuration(1min), "1 m");
    EXPECT_EQ(formatDuration(12min + 3s + 999ms), "12 m 3 s");
    EXPECT_EQ(formatDuration(2h + 5min + 59s), "2 h 5 m");
    EXPECT_EQ(formatDuration(24h), "1 d");
    EXPECT_EQ(formatDuration(49h), "2 d 1 h");
}

TEST(FormatDuration, ShowsTheSignOfADifference)
{
    EXPECT_EQ(formatDuration(-250ms), "-250 ms");
    EXPECT_EQ(formatDuration(-(2h + 5min)), "-2 h 5 m");
}

}
}
