// A month of an on-demand stream, at the public door: what the developer guide promises of capacity, and what not.
#include "support/effort.h"
#include "world/world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace shardscope::world {
namespace {

using base::Duration;
using base::Instant;
using std::chrono::hours;
using std::chrono::minutes;

constexpr streams::StreamIndex kClicks{0};
constexpr std::int64_t kRecordsOfMiB = 32; // of 32 KiB
constexpr hours kDay{24};

// Tenths of a MiB a second, for a while each; nothing in between, so that a month takes seconds.
struct Burst {
    Duration from;
    Duration length;
    std::int64_t tenths;
};

clients::ProducerConfig producerOf(std::string name, const std::vector<Burst>& bursts)
{
    clients::ProducerConfig config;
    config.name = std::move(name);
    config.stream = "clicks";
    config.rate.knots = {{Duration{0}, 0}};
    for (const Burst& burst : bursts) {
        const std::int64_t rate = burst.tenths * kRecordsOfMiB / 10;
        config.rate.knots.push_back({burst.from, 0});
        config.rate.knots.push_back({burst.from, rate});
        config.rate.knots.push_back({burst.from + burst.length, rate});
        config.rate.knots.push_back({burst.from + burst.length, 0});
    }
    config.keys.count = 20'000;
    config.size = {.kind = clients::SizeChoice::Kind::Fixed, .bytes = 1'048'576 / kRecordsOfMiB};
    config.retry.attempts = 1; // what is throttled is lost, and can be counted
    return config;
}

class Month {
public:
    Month()
    {
        streams::CreateStreamRequest create;
        create.streamName = "clicks";
        create.streamMode = streams::CapacityMode::OnDemand;
        create.shardCount = 4;
        EXPECT_TRUE(isAccepted(m_world.addStreamAtStart({create, kDay})));
    }

    void add(clients::ProducerConfig producer)
    {
        EXPECT_TRUE(isAccepted(m_world.apply({"test", AddProducer{std::move(producer)}})));
    }
    void runTo(Duration sinceStart)
    {
        // Now and then, so that no shard could go and come back unseen.
        while (m_world.now() < base::instantAt(sinceStart)) {
            m_world.runUntil(std::min(base::instantAt(sinceStart), m_world.now() + hours{1}));
            m_fewest = std::min(m_fewest, openShards());
        }
    }
    // Thousandths of what `producer` sends until then that are throttled.
    std::int64_t throttledTo(Duration sinceStart, const std::string& producer = "shop")
    {
        const clients::PutCounts before = sent(producer);
        runTo(sinceStart);
        const clients::PutCounts after = sent(producer);
        return static_cast<std::int64_t>((after.dropped - before.dropped) * 1'000 / (after.offered - before.offered));
    }
    [[nodiscard]] std::size_t openShards() const { return stream().map->open().size(); }
    [[nodiscard]] std::size_t fewestShards() const { return m_fewest; }
    // What the stream has been ready for at least, in MiB/s: twice the highest minute of 30 days.
    [[nodiscard]] std::int64_t promisedShards() const
    {
        return streams::shardsFor(streams::peakSince(stream().settings.onDemand.hours, base::kWorldStart), 0, {});
    }

private:
    [[nodiscard]] const streams::Stream& stream() const { return m_world.service().stream(kClicks); }
    [[nodiscard]] clients::PutCounts sent(const std::string& producer) const
    {
        return std::get<clients::Producer>(m_world.actor(producer)->client).counts();
    }

    World m_world{WorldSettings{.seed = 11}};
    std::size_t m_fewest = 4;
};

}

TEST(OnDemandMonth, DoublesThrottlesRecoversAndForgets)
{
    const Duration calm = kDay;        // 3.4 MiB/s, which the first four shards take
    const Duration doubled = 2 * kDay; // 6.8: twice as much at once
    const Duration surge = 3 * kDay;   // 24: more than three times as much
    const Duration hot = 5 * kDay;     // 2 MiB/s on one key
    const Duration later = 20 * kDay;  // 24 again
    Month month;
    month.add(producerOf("shop",
        {{calm, minutes{30}, 34}, {doubled, minutes{30}, 68}, {surge, minutes{40}, 240}, {later, minutes{10}, 240}}));
    clients::ProducerConfig one = producerOf("one", {{hot, hours{1}, 20}});
    one.keys.hot = {{"mobile", {{{Duration{0}, clients::kPpm}}}}};
    month.add(one);

    month.runTo(calm);
    EXPECT_EQ(month.openShards(), 4U) << "a new stream";
    EXPECT_EQ(month.throttledTo(calm + minutes{30}), 0) << "takes 4 MiB/s";
    month.runTo(doubled);
    EXPECT_EQ(month.openShards(), 8U) << "and is ready for twice what it has seen";
    EXPECT_EQ(month.throttledTo(doubled + minutes{30}), 0) << "at once";
    month.runTo(surge);
    EXPECT_NEAR(static_cast<double>(month.openShards()), 16, 2);

    EXPECT_GT(month.throttledTo(surge + minutes{5}), 250) << "16 shards take 16 of 24 MiB/s";
    month.runTo(surge + minutes{17}); // a look, and a quarter of an hour for the slowest split
    EXPECT_EQ(month.throttledTo(surge + minutes{40}), 0) << "the danger zone is over";
    month.runTo(surge + hours{1});
    EXPECT_NEAR(static_cast<double>(month.openShards()), 64, 6)
        << "each got more than 500 KB/s and was split, and its children too";
    EXPECT_NEAR(static_cast<double>(month.promisedShards()), 48, 2);

    if (support::kIsSanitized)
        return; // four weeks more of seconds like these
    month.runTo(hot);
    EXPECT_NEAR(static_cast<double>(month.throttledTo(hot + minutes{30}, "one")), 500, 20) << "no cure for a hot key";
    EXPECT_NEAR(static_cast<double>(month.throttledTo(hot + hours{1}, "one")), 500, 20) << "later neither";

    month.runTo(later);
    EXPECT_EQ(month.throttledTo(later + minutes{10}), 0) << "a peak of seventeen days ago still counts";
    month.runTo(surge + 31 * kDay);
    EXPECT_NEAR(static_cast<double>(month.promisedShards()), 48, 2) << "the peak of day 20 is within 30 days";
    month.runTo(later + 31 * kDay);
    EXPECT_EQ(month.promisedShards(), 4) << "no minute of the last 30 days was busy";
    EXPECT_GE(month.openShards(), 58U) << "what it has is not taken away: no scale-in is documented";
    EXPECT_EQ(month.fewestShards(), 4U);
}

TEST(OnDemandMonth, ForgetsAPeakThatWasNeverRepeatedAfterThirtyDays)
{
    if (support::kIsSanitized)
        GTEST_SKIP() << "a month of seconds like those of the other test";
    Month month;
    month.add(producerOf("shop", {{kDay, minutes{30}, 34}}));
    month.runTo(kDay + minutes{30});
    EXPECT_EQ(month.promisedShards(), 7);
    month.runTo(31 * kDay);
    EXPECT_EQ(month.promisedShards(), 7) << "30 days later to the hour";
    month.runTo(31 * kDay + hours{2});
    EXPECT_EQ(month.promisedShards(), 4);
    EXPECT_EQ(month.fewestShards(), 4U);
}

}
