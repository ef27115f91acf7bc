#include "streams/outside_pollers.h"

#include <gtest/gtest.h>

using namespace shardscope;
using namespace shardscope::streams;
using base::Duration;

namespace {

base::Instant at(std::int64_t ms) { return base::instantAt(Duration{ms}); }

OutsidePoller::Name name(std::uint32_t stream, std::uint32_t shard, std::uint32_t caller)
{
    return {StreamIndex{stream}, ShardIndex{shard}, CallerIndex{caller}};
}

OutsidePollers::Call served(std::int64_t ms, std::uint64_t next, std::int64_t bytes)
{
    return {.at = at(ms), .next = next, .iteratorMade = at(ms), .behind = Duration{7}, .bytes = bytes};
}

OutsidePollers::Call refused(std::int64_t ms, std::uint64_t next, std::int64_t madeMs)
{
    return {.at = at(ms), .isRefused = true, .next = next, .iteratorMade = at(madeMs)};
}

TEST(OutsidePollers, StandWhereTheirNewestCallLeftThem)
{
    OutsidePollers pollers;
    pollers.note(name(0, 1, 4), served(100, 20, 300));
    pollers.note(name(0, 1, 4), refused(300, 20, 100));
    ASSERT_EQ(pollers.all().size(), 1U);
    const OutsidePoller& one = pollers.all().front();
    EXPECT_EQ(one.next, 20U);
    EXPECT_EQ(one.calledAt, at(300));
    EXPECT_EQ(one.iteratorMade, at(100)) << "a refused call leaves the iterator as it is";
    EXPECT_EQ(one.behind, Duration{7}) << "and tells nothing";
    EXPECT_FALSE(one.isDone);
}

TEST(OutsidePollers, AreCountedBySeconds)
{
    OutsidePollers pollers;
    pollers.note(name(0, 0, 0), served(100, 1, 300));
    pollers.note(name(0, 0, 0), served(900, 2, 400));
    pollers.note(name(0, 0, 0), refused(950, 2, 900));
    using Taken = OutsidePoller::Taken;
    const OutsidePoller& one = pollers.all().front();
    const Taken first{.second = 0, .bytes = 700, .calls = 2, .refusedCalls = 1};
    EXPECT_EQ(one.thisSecond(at(999)), first);
    EXPECT_EQ(one.lastSecond(at(999)).calls, 0U) << "there is none before the first";
    EXPECT_EQ(one.lastSecond(at(1'000)), first);
    EXPECT_EQ(one.thisSecond(at(1'000)), Taken{.second = 1});
    pollers.note(name(0, 0, 0), served(1'500, 3, 50));
    EXPECT_EQ(one.lastSecond(at(1'600)), first);
    EXPECT_EQ(one.thisSecond(at(1'600)), (Taken{.second = 1, .bytes = 50, .calls = 1}));
    EXPECT_EQ(one.lastSecond(at(3'600)), Taken{.second = 2}) << "it was silent";
}

TEST(OutsidePollers, AreFoundByStreamAndShard)
{
    OutsidePollers pollers;
    for (const auto& each : {name(1, 0, 3), name(0, 2, 1), name(0, 2, 0), name(0, 0, 3), name(1, 1, 0)})
        pollers.note(each, served(0, 0, 0));
    ASSERT_EQ(pollers.of(StreamIndex{0}).size(), 3U);
    EXPECT_EQ(pollers.of(StreamIndex{0})[0].name, name(0, 0, 3));
    ASSERT_EQ(pollers.of(StreamIndex{0}, ShardIndex{2}).size(), 2U);
    EXPECT_EQ(pollers.of(StreamIndex{0}, ShardIndex{2})[0].name, name(0, 2, 0));
    EXPECT_TRUE(pollers.of(StreamIndex{0}, ShardIndex{1}).empty());
    EXPECT_TRUE(pollers.of(StreamIndex{2}).empty());
}

TEST(OutsidePollers, AreForgottenOnceTheyAreSilent)
{
    OutsidePollers pollers;
    OutsidePollers::Call last = served(10, 5, 0);
    last.isAtEnd = true;
    pollers.note(name(0, 0, 0), last);             // read to its end
    pollers.note(name(0, 1, 0), served(50, 9, 0)); // and on in a child of it
    pollers.note(name(1, 0, 0), last);             // of another stream
    pollers.note(name(0, 0, 1), served(20, 5, 0));
    pollers.forget(at(20));
    ASSERT_EQ(pollers.all().size(), 3U);
    EXPECT_TRUE(pollers.of(StreamIndex{1}).empty()) << "of that stream it reads nothing else";
    pollers.forget(at(21));
    ASSERT_EQ(pollers.all().size(), 2U);
    EXPECT_TRUE(pollers.all()[0].isDone) << "as long as its caller reads on";
    pollers.forget(at(51));
    EXPECT_TRUE(pollers.all().empty());
}

TEST(OutsidePollers, AreBounded)
{
    OutsidePollers pollers;
    for (std::uint32_t shard = 0; shard < OutsidePollers::kMost; ++shard)
        pollers.note(name(0, shard, 0), served(shard == 0 ? 1 : 2, 0, 0));
    pollers.note(name(1, 0, 0), served(3, 0, 0));
    EXPECT_EQ(pollers.all().size(), OutsidePollers::kMost);
    EXPECT_TRUE(pollers.of(StreamIndex{1}).empty()) << "there is no room";
    pollers.note(name(0, 7, 0), served(3, 8, 0));
    EXPECT_EQ(pollers.of(StreamIndex{0}, ShardIndex{7}).front().next, 8U) << "who is known goes on";
    pollers.forget(at(2));
    pollers.note(name(1, 0, 0), served(3, 0, 0));
    EXPECT_EQ(pollers.of(StreamIndex{1}).size(), 1U);
}

}
