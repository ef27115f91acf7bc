// What a reshard does to data, to readers and to other streams: data-streams.md, 4.1, 4.4 and 4.6.
#include "streams/any_operation.h"

#include "base/md5.h"

#include <algorithm>
#include <string>
#include <vector>

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

using Texts = std::vector<std::string>;

const std::string kZero = "shardId-000000000000";
const std::string kOne = "shardId-000000000001";
// The middle of shard 0 of two.
const std::string kQuarter = "85070591730234615865843651857942052864";

Texts contents(ServiceByHand& hand, std::uint32_t shard)
{
    return dataOf(hand.read(hand.iterator("clicks", shard, IteratorType::TrimHorizon)).records);
}

struct Reshard {
    const char* what;
    Ask call;
};

const Reshard kReshards[] = {
    // what | call, of two shards
    {"a split", ask(SplitShardRequest{"clicks", kZero, kQuarter})},
    {"a merge", ask(MergeShardsRequest{"clicks", kZero, kOne})},
    {"twice as many", ask(UpdateShardCountRequest{"clicks", 4})},
    {"half as many", ask(UpdateShardCountRequest{"clicks", 1})},
    {"half as many again, by splits and merges", ask(UpdateShardCountRequest{"clicks", 3})},
};

TEST(Reshards, MoveNoRecordAndSendNewOnesToOneShardEach)
{
    for (const Reshard& reshard : kReshards) {
        SCOPED_TRACE(reshard.what);
        ServiceByHand hand;
        hand.addStream("clicks", 2);
        // Forty records, each its own key and data.
        const auto putForty = [&](const std::string& round) {
            Texts put;
            for (int i = 0; i < 40; ++i) {
                put.push_back(round + std::to_string(i));
                hand.put("clicks", put.back(), put.back());
            }
            return put;
        };
        (void)putForty("before-");
        ASSERT_EQ(reshard.call(hand), "ok");
        hand.advanceBy(seconds{29});
        (void)putForty("updating-");
        const std::vector<Texts> parents{contents(hand, 0), contents(hand, 1)};
        EXPECT_EQ(parents[0].size() + parents[1].size(), 80U) << "until the switch, puts go to the parents";
        hand.advanceBy(minutes{1});
        const Texts after = putForty("after-");

        std::vector<std::size_t> found(after.size());
        for (const ShardDescription& shard : hand.shards("clicks")) {
            const Texts held = contents(hand, number(shard.shard));
            const bool isClosed = !shard.endingSequenceNumber.empty();
            Texts old;
            if (number(shard.shard) < parents.size())
                old = parents[number(shard.shard)];
            ASSERT_GE(held.size(), old.size());
            EXPECT_TRUE(std::equal(old.begin(), old.end(), held.begin())) << "what was there is there, in its order";
            EXPECT_TRUE(!isClosed || held.size() == old.size()) << "a closed shard takes no more";
            for (std::size_t i = old.size(); i < held.size(); ++i) {
                EXPECT_TRUE(shard.range.contains(base::hashOfPartitionKey(held[i]))) << held[i];
                const auto at = std::find(after.begin(), after.end(), held[i]);
                ASSERT_NE(at, after.end()) << held[i];
                ++found[static_cast<std::size_t>(at - after.begin())];
            }
        }
        EXPECT_EQ(found, std::vector<std::size_t>(after.size(), 1)) << "each in one shard, once";
    }
}

TEST(Reshards, ALatestReaderOfTheChildrenMissesWhatCameBeforeItFoundThem)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string latest = hand.iterator("clicks", 0, IteratorType::Latest);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", kZero, "170141183460469231731687303715884105728"})), "ok");
    hand.advanceBy(seconds{30});
    hand.put("clicks", "mobile", "before it looks"); // into the lower child
    hand.advanceBy(seconds{5});
    const GetRecordsAnswer end = hand.read(latest);
    EXPECT_TRUE(end.records.empty());
    EXPECT_EQ(end.nextShardIterator, "");
    ASSERT_EQ(end.childShards.size(), 2U);
    const std::uint32_t child = number(end.childShards.front().shard);
    const std::string fromLatest = hand.iterator("clicks", child, IteratorType::Latest);
    const std::string fromHorizon = hand.iterator("clicks", child, IteratorType::TrimHorizon);
    hand.put("clicks", "mobile", "after");
    EXPECT_EQ(dataOf(hand.read(fromLatest).records), Texts{"after"});
    EXPECT_EQ(dataOf(hand.read(fromHorizon).records), (Texts{"before it looks", "after"}));
}

TEST(Reshards, AreOneAtATimeOfAStreamAndDoNotHoldUpOthers)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    hand.addStream("views", 2);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", kZero, kQuarter})), "ok");
    EXPECT_EQ(outcome(hand.call(SplitShardRequest{"clicks", kOne, "255211775190703847597530955573826158592"})),
        kUpdating);
    EXPECT_EQ(outcome(hand.call(UpdateShardCountRequest{"views", 4})), "ok");
    hand.advanceBy(seconds{31});
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->openShardCount, 3U);
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"views"})->openShardCount, 4U);
}

// No duration is documented: each is a setting.
TEST(Reshards, TakeAsLongAsTheyAreSetTo)
{
    Timings timings = Timings::real();
    timings.reshard = minutes{4};
    timings.countBase = minutes{2};
    timings.countPerStep = seconds{10};
    struct Row {
        const char* what;
        Ask call;
        Duration takes;
    };
    const Row rows[] = {
        {"a split", kReshards[0].call, minutes{4}},
        {"a merge", kReshards[1].call, minutes{4}},
        {"twice as many, side by side", kReshards[2].call, minutes{2} + seconds{10}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.timings = timings}};
        hand.addStream("clicks", 2);
        const auto status = [&] { return statusName(hand.call(DescribeStreamSummaryRequest{"clicks"})->status); };
        ASSERT_EQ(row.call(hand), "ok");
        hand.advanceBy(row.takes - Duration{1});
        EXPECT_EQ(status(), "UPDATING");
        hand.advanceBy(Duration{1});
        EXPECT_EQ(status(), "ACTIVE");
    }
}

TEST(DeletedStreams, LeaveNoShardAndNoRecordBehind)
{
    ServiceByHand hand;
    merged(hand); // shards 0 and 1 closed
    hand.put("clicks", "mobile", "kept for a day");
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    hand.advanceBy(seconds{20});
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.streamName = "clicks"})), kNotFound);
    hand.addStream("clicks", 1);
    EXPECT_EQ(hand.shards("clicks").size(), 1U) << "another of its name begins anew";
    EXPECT_EQ(contents(hand, 0), Texts{});
    EXPECT_EQ(outcome(hand.call(GetShardIteratorRequest{
                  "clicks", "shardId-000000000002", IteratorType::Latest, {}, {}})),
        "ResourceNotFoundException: Shard shardId-000000000002 in stream clicks under account 123456789012 does not "
        "exist");
}

}
}
