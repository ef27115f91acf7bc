// Until when a closed shard can be read, told as the door then answers.
#include "streams/operation_cases.h"

#include <chrono>
#include <optional>
#include <string>

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr ShardIndex kParent{0};

// One shard with records at 0 and at 10 s; it is closed at 60 s, when its split is done.
struct Split {
    ServiceByHand hand;
    StreamIndex clicks = hand.addStream("clicks", 1);

    Split()
    {
        hand.put("clicks", "key", "first");
        hand.advanceTo(seconds{10});
        hand.put("clicks", "key", "second");
        hand.advanceTo(seconds{30});
        EXPECT_EQ(outcome(hand.call(SplitShardRequest{
                      "clicks", "shardId-000000000000", "170141183460469231731687303715884105728"})),
            "ok");
        hand.advanceTo(minutes{2});
    }
    [[nodiscard]] const Stream& stream() { return hand.service().stream(clicks); }
    [[nodiscard]] base::Instant closed() { return *stream().map->shard(kParent).closed; }
    [[nodiscard]] std::optional<ShardRemains> remains() { return stream().remains(kParent, hand.now()); }
    // What a reader gets who begins at the trim horizon; "gone" where there is no such shard any more.
    std::string read()
    {
        const auto iterator =
            hand.call(GetShardIteratorRequest{"clicks", "shardId-000000000000", IteratorType::TrimHorizon, {}, {}});
        if (!iterator)
            return "gone";
        std::string all;
        for (const std::string& data : dataOf(hand.read(*iterator).records))
            all += data + " ";
        return all;
    }
};

}

TEST(ShardRemains, AnOpenShardHasNone)
{
    Split of;
    EXPECT_EQ(of.stream().remains(ShardIndex{1}, of.hand.now()), std::nullopt);
    EXPECT_NE(of.remains(), std::nullopt);
}

TEST(ShardRemains, EndWithTheRecordsAndThenWithTheShard)
{
    Split of;
    const base::Instant last = instantAt(seconds{10} + hours{24});
    const base::Instant listed = of.closed() + hours{24};
    EXPECT_EQ(of.remains(), (ShardRemains{2, 2, last, listed}));
    EXPECT_EQ(of.read(), "first second ");

    of.hand.advanceTo(hours{24} + milliseconds{1});
    EXPECT_EQ(of.remains(), (ShardRemains{2, 1, last, listed}));
    EXPECT_EQ(of.read(), "second ");

    of.hand.advanceTo(last - base::kWorldStart);
    EXPECT_EQ(of.remains(), (ShardRemains{2, 1, last, listed})) << "the instant itself counts";
    EXPECT_EQ(of.read(), "second ");
    of.hand.advanceBy(Duration{1});
    EXPECT_EQ(of.remains(), (ShardRemains{2, 0, std::nullopt, listed}));
    EXPECT_EQ(of.read(), "");

    of.hand.advanceTo(listed - base::kWorldStart);
    EXPECT_EQ(of.remains()->listedUntil, listed);
    EXPECT_EQ(of.read(), "");
    of.hand.advanceBy(Duration{1});
    EXPECT_EQ(of.remains(), (ShardRemains{2, 0, std::nullopt, std::nullopt}));
    EXPECT_EQ(of.read(), "gone");
}

TEST(ShardRemains, LiveAsLongAsARetentionThatIsChanged)
{
    Split of;
    ASSERT_EQ(outcome(of.hand.call(RetentionPeriodRequest{"clicks", 48, true})), "ok");
    of.hand.advanceBy(minutes{1});
    EXPECT_EQ(of.remains()->readableUntil, instantAt(seconds{10} + hours{48}));
    of.hand.advanceTo(hours{40});
    EXPECT_EQ(of.remains()->records, 2U);
    ASSERT_EQ(outcome(of.hand.call(RetentionPeriodRequest{"clicks", 24, false})), "ok");
    of.hand.advanceBy(minutes{1});
    EXPECT_EQ(of.remains(), (ShardRemains{2, 0, std::nullopt, std::nullopt}));
    EXPECT_EQ(of.read(), "gone");
}

TEST(ShardRemains, AShardThatNeverHeldARecordIsListedAllTheSame)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{
                  "clicks", "shardId-000000000000", "170141183460469231731687303715884105728"})),
        "ok");
    hand.advanceTo(minutes{2});
    const Stream& stream = hand.service().stream(clicks);
    EXPECT_EQ(stream.remains(kParent, hand.now()),
        (ShardRemains{0, 0, std::nullopt, *stream.map->shard(kParent).closed + hours{24}}));
}

}
