#include "sim/token_bucket.h"

#include "base/rng.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shardscope::sim {
namespace {

using base::Duration;
using base::instantAt;

// A bucket as everybody pictures it: a level that rises. In exact units, one token of `perSecond` a
// second being worth 1,000 of them, so that a millisecond adds `perSecond` units.
class RisingLevel {
public:
    RisingLevel(std::int64_t perSecond, std::int64_t capacity)
        : m_perSecond(perSecond), m_fullUnits(capacity * 1'000), m_units(m_fullUnits)
    {
    }
    void refillTo(std::int64_t ms)
    {
        m_units = std::min(m_fullUnits, m_units + (ms - m_atMs) * m_perSecond);
        m_atMs = ms;
    }
    bool take(std::int64_t tokens)
    {
        if (tokens * 1'000 > m_units)
            return false;
        m_units -= tokens * 1'000;
        return true;
    }
    std::int64_t available() const { return m_units / 1'000; }

private:
    std::int64_t m_perSecond;
    std::int64_t m_fullUnits;
    std::int64_t m_units;
    std::int64_t m_atMs = 0;
};

bool take(TokenBucket& bucket, const BucketLimit& limit, std::int64_t nowUnits, std::int64_t tokens)
{
    const std::int64_t after = bucket.after(nowUnits, tokens * limit.unitsPerToken);
    if (after > nowUnits + limit.burstUnits)
        return false;
    bucket.fullAt = after;
    return true;
}

TEST(TokenBucket, EqualsALevelThatRises)
{
    struct Rate {
        std::int64_t perSecond;
        std::int64_t capacity;
        std::int64_t largestTake;
    };
    constexpr Rate kRates[] = {
        // per second | capacity | largest take
        {1'000, 1'000, 40},
        {1'048'576, 1'048'576, 1'048'576},
        {2'097'152, 2'097'152, 2'000'000},
        {5, 5, 2},
        {1'000, 1, 1},
    };
    for (const Rate& rate : kRates) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            SCOPED_TRACE(std::to_string(rate.perSecond) + " a second, seed " + std::to_string(seed));
            const BucketLimit limit = BucketLimit::perSecond(rate.perSecond, rate.capacity);
            base::Rng rng{seed};
            TokenBucket bucket;
            RisingLevel level{rate.perSecond, rate.capacity};
            std::int64_t ms = 0;
            for (int i = 0; i < 2'000; ++i) {
                ms += static_cast<std::int64_t>(rng.below(rng.below(50) == 0 ? 3'000 : 12));
                const std::int64_t now = unitsAt(instantAt(Duration{ms}));
                level.refillTo(ms);
                const auto tokens =
                    static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(rate.largestTake))) + 1;
                ASSERT_EQ(bucket.available(now, limit), level.available()) << "at " << ms << " ms";
                ASSERT_EQ(take(bucket, limit, now, tokens), level.take(tokens)) << "at " << ms << " ms";
            }
        }
    }
}

TEST(TokenBucket, CostsWholeUnitsForEveryLimitInUse)
{
    for (const std::int64_t perSecond : {5LL, 1'000LL, 1'048'576LL, 2'097'152LL}) {
        const BucketLimit limit = BucketLimit::perSecond(perSecond, perSecond);
        EXPECT_EQ(limit.unitsPerToken * perSecond, 1'000 * kUnitsPerMs) << perSecond;
        EXPECT_EQ(limit.burstUnits, 1'000 * kUnitsPerMs) << "one second's worth";
    }
}

TEST(TokenBucket, IsFullAtTheStartAndNeverFullerThanItsCapacity)
{
    const BucketLimit limit = BucketLimit::perSecond(1'000, 1'000);
    TokenBucket bucket;
    EXPECT_EQ(bucket.available(0, limit), 1'000);
    EXPECT_EQ(bucket.available(unitsAt(instantAt(std::chrono::hours{1})), limit), 1'000);
    EXPECT_TRUE(take(bucket, limit, 0, 1'000));
    EXPECT_FALSE(take(bucket, limit, 0, 1));
    EXPECT_FALSE(take(bucket, limit, kUnitsPerMs - 1, 1));
    EXPECT_TRUE(take(bucket, limit, kUnitsPerMs, 1));
}

TEST(TokenBucket, IsAnAlignedWindowWhenTimeIsFlooredToSeconds)
{
    const BucketLimit limit = BucketLimit::perSecond(1'000, 1'000);
    TokenBucket bucket;
    int accepted = 0;
    const auto offer = [&](std::int64_t ms, int records) {
        accepted = 0;
        for (int i = 0; i < records; ++i)
            accepted += take(bucket, limit, unitsAt(instantAt(Duration{ms - ms % 1'000})), 1) ? 1 : 0;
        return accepted;
    };
    EXPECT_EQ(offer(0, 700), 700);
    EXPECT_EQ(offer(999, 700), 300);
    EXPECT_EQ(offer(1'000, 700), 700);
    EXPECT_EQ(offer(1'500, 700), 300);
    EXPECT_EQ(offer(7'999, 1'500), 1'000) << "nothing is carried over from idle seconds";
    EXPECT_EQ(offer(8'000, 1'500), 1'000);
}

TEST(TokenBucket, StaysExactAtTheEndOfAWorld)
{
    const BucketLimit limit = BucketLimit::perSecond(1'000, 1'000);
    TokenBucket bucket;
    const std::int64_t end = unitsAt(base::kWorldEnd);
    EXPECT_EQ(bucket.available(end, limit), 1'000);
    EXPECT_TRUE(take(bucket, limit, end, 999));
    EXPECT_EQ(bucket.available(end, limit), 1);
    EXPECT_GT(bucket.fullAt, 0);
}

}
}
