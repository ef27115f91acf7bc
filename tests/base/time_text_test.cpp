#include "base/time_text.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope::base;

TEST(ParseDuration, AddsUnitsFromLargeToSmall)
{
    EXPECT_EQ(parseDuration("0s"), Duration{0});
    EXPECT_EQ(parseDuration("500ms"), Duration{500});
    EXPECT_EQ(parseDuration("30s"), Duration{30'000});
    EXPECT_EQ(parseDuration("10m"), Duration{600'000});
    EXPECT_EQ(parseDuration("1h30m"), Duration{5'400'000});
    EXPECT_EQ(parseDuration("2d3h4m5s6ms"), Duration{183'845'006});
}

TEST(ParseDuration, RefusesWhatCouldBeMisread)
{
    for (const char* text :
        {"", "10", "s", "1.5s", "-1s", "+1s", "1 s", "30s10m", "1s1s", "1w", "10M", "1sm", "99999999999d"})
        EXPECT_EQ(parseDuration(text), std::nullopt) << text;
}

TEST(ParseDuration, EndsWhereAWorldEnds)
{
    EXPECT_EQ(parseDuration("1099511627775ms"), kWorldEnd.time_since_epoch());
    EXPECT_EQ(parseDuration("1099511627776ms"), std::nullopt);
    EXPECT_EQ(parseDuration("12725d20h"), std::nullopt);
}

TEST(ParseAnyDuration, GoesOnBeyondThat)
{
    EXPECT_EQ(parseAnyDuration("1099511627776ms"), Duration{1'099'511'627'776});
    EXPECT_EQ(parseAnyDuration(durationText(kLongestText)), kLongestText);
    EXPECT_EQ(parseAnyDuration("4611686018427387904ms"), std::nullopt);
    EXPECT_EQ(parseAnyDuration("53375995583d23h"), std::nullopt) << "of two that are short enough, the sum is not";
    EXPECT_EQ(parseAnyDuration("1.5s"), std::nullopt);
}

TEST(DurationText, ReadsBackToTheSame)
{
    EXPECT_EQ(durationText(Duration{90'000}), "90s");
    EXPECT_EQ(durationText(Duration{5'400'000}), "90m");
    EXPECT_EQ(durationText(Duration{86'400'000}), "1d");
    for (const std::int64_t ms : {0, 1, 999, 1'000, 1'001, 60'000, 3'599'999, 86'400'000, 123'456'789})
        EXPECT_EQ(parseDuration(durationText(Duration{ms})), Duration{ms}) << ms;
}

TEST(UtcText, FollowsTheCalendar)
{
    EXPECT_EQ(parseUtc("1970-01-01T00:00:00Z"), 0);
    EXPECT_EQ(parseUtc("2026-11-20T00:00:00Z"), 1'795'132'800);
    EXPECT_EQ(utcText(1'795'132'800), "2026-11-20T00:00:00Z");
    EXPECT_EQ(utcText(951'827'696), "2000-02-29T12:34:56Z");
    EXPECT_EQ(utcText(-1), "1969-12-31T23:59:59Z");
    for (const char* text : {"", "2026-11-20", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-20T24:00:00Z",
             "2026-11-20 00:00:00Z", "2026-11-20T00:00:60Z", "1969-12-31T23:59:59Z", "20x6-11-20T00:00:00Z"})
        EXPECT_EQ(parseUtc(text), std::nullopt) << text;
}

}
