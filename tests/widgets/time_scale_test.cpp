#include "widgets/time_scale.h"

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::widgets;
using base::instantAt;
using base::operator""s;
using base::operator""ms;
using base::operator""h;

namespace {

TimeScale minuteOn600() { return {base::kWorldStart, instantAt(60s), 600}; }

std::vector<std::int64_t> seconds(const std::vector<base::Instant>& ticks)
{
    std::vector<std::int64_t> counts;
    for (const base::Instant tick : ticks)
        counts.push_back(tick.time_since_epoch().count() / 1'000);
    return counts;
}

}

TEST(TimeScale, MapsBothWays)
{
    const TimeScale scale = minuteOn600();
    EXPECT_DOUBLE_EQ(scale.x(instantAt(30s)), 300);
    EXPECT_EQ(scale.at(300), instantAt(30s));
    for (int ms = 0; ms <= 60'000; ms += 37)
        EXPECT_EQ(scale.at(scale.x(instantAt(base::Duration{ms}))), instantAt(base::Duration{ms}));
}

TEST(TimeScale, GoesOnBeyondItsEnds)
{
    EXPECT_EQ(minuteOn600().at(-10), instantAt(-1'000ms));
    EXPECT_EQ(minuteOn600().at(610), instantAt(61s));
}

TEST(TimeScale, ShowsAnEmptySpanAsOneSecond)
{
    const TimeScale scale{instantAt(5s), instantAt(5s), 100};
    EXPECT_EQ(scale.span(), base::Duration{1'000});
    EXPECT_EQ(scale.at(50), instantAt(5'500ms));
}

TEST(TimeScale, ZoomsAboutItsAnchor)
{
    const TimeScale closer = minuteOn600().zoomed(0.5, instantAt(40s));
    EXPECT_EQ(closer.span(), base::Duration{30'000});
    EXPECT_NEAR(closer.x(instantAt(40s)), 400, 0.5);
}

TEST(TimeScale, ZoomsNoFurtherThanTenMilliseconds)
{
    EXPECT_EQ(minuteOn600().zoomed(1e-9, instantAt(30s)).span(), base::Duration{10});
}

TEST(TimeScale, NeverShowsTimeBeforeTheWorld)
{
    EXPECT_EQ(minuteOn600().zoomed(4, instantAt(30s)).from(), base::kWorldStart);
    EXPECT_EQ(minuteOn600().panned(-200).from(), base::kWorldStart);
    EXPECT_EQ(minuteOn600().panned(-200).span(), base::Duration{60'000});
}

TEST(TimeScale, TicksAtRoundInstants)
{
    EXPECT_EQ(seconds(minuteOn600().ticks(100)), (std::vector<std::int64_t>{0, 10, 20, 30, 40, 50, 60}));
    const TimeScale later{instantAt(63s), instantAt(95s), 320};
    EXPECT_EQ(seconds(later.ticks(100)), (std::vector<std::int64_t>{70, 80, 90}));
    const TimeScale long_{base::kWorldStart, instantAt(24h * 30), 600};
    for (const base::Instant tick : long_.ticks(100))
        EXPECT_EQ(tick.time_since_epoch() % base::Duration{24h}, base::Duration{});
}
