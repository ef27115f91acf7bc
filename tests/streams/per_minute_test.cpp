// Minutes of the clock: the one under way and the last one of which anything is known.
#include "streams/per_minute.h"

#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;

// Of the minute that ends then; -1 when nothing was measured in it.
int before(const PerMinute<int>& counts, std::int64_t ms)
{
    const int* const count = counts.before(instantAt(Duration{ms}));
    return count != nullptr ? *count : -1;
}

TEST(PerMinute, KeepsTheMinuteUnderWayAndTheOneBeforeIt)
{
    PerMinute<int> counts;
    EXPECT_EQ(before(counts, 0), -1) << "no minute has ended";
    ++counts.at(instantAt(Duration{0}));
    ++counts.at(instantAt(Duration{59'999}));
    EXPECT_EQ(before(counts, 60'000), 2);
    EXPECT_EQ(before(counts, 120'000), -1);
    ++counts.at(instantAt(Duration{60'000}));
    EXPECT_EQ(before(counts, 60'000), 2) << "whatever has begun since";
    EXPECT_EQ(before(counts, 120'000), 1);
    ++counts.at(instantAt(Duration{300'000}));
    EXPECT_EQ(before(counts, 300'000), -1) << "nothing was measured in the fifth";
    EXPECT_EQ(before(counts, 360'000), 1);
}

}
}
