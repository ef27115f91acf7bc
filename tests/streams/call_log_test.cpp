#include "streams/call_log.h"

#include "streams/service_by_hand.h"

#include <gtest/gtest.h>
#include <memory>
#include <variant>

namespace shardscope::streams {
namespace {

PutRecordsRequest putOf(const std::string& key) { return {"clicks", {entry(key, 10)}}; }

std::size_t requestsIn(const AskedCall& asked)
{
    const auto* requests = std::get_if<AskedRequests>(&asked);
    return requests == nullptr ? 0 : requests->size();
}

TEST(CallLog, KeepsWhatWasAskedWithTheWatchedCallAlone)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const CallLog& log = hand.service().calls();
    hand.service().watchCall({.index = log.recent().size() + 1});
    EXPECT_TRUE(hand.call(putOf("before")));
    EXPECT_TRUE(std::holds_alternative<AskedRequests>(log.asked()));
    EXPECT_EQ(requestsIn(log.asked()), 0U);
    EXPECT_TRUE(hand.call(putOf("watched")));
    EXPECT_TRUE(hand.call(putOf("after")));
    const auto* batch = std::get_if<std::shared_ptr<const PutBatch>>(&log.asked());
    ASSERT_NE(batch, nullptr);
    ASSERT_EQ((*batch)->entries.size(), 1U);
    EXPECT_EQ((*batch)->entries.front().sent.partitionKey, "watched");
}

TEST(CallLog, WatchesAControlCallByItsNumberAmongItsLike)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const CallLog& log = hand.service().calls();
    hand.service().watchCall({.isControl = true, .index = log.control().size() + 1});
    EXPECT_TRUE(hand.call(DescribeStreamSummaryRequest{"clicks"}));
    EXPECT_TRUE(hand.call(putOf("between")));
    EXPECT_EQ(requestsIn(log.asked()), 0U);
    EXPECT_TRUE(hand.call(UpdateShardCountRequest{"clicks", 4}));
    EXPECT_TRUE(hand.call(DescribeStreamSummaryRequest{"clicks"}));
    ASSERT_EQ(requestsIn(log.asked()), 1U);
    const AskedRequest& asked = std::get<AskedRequests>(log.asked()).front();
    ASSERT_TRUE(std::holds_alternative<UpdateShardCountRequest>(asked));
    EXPECT_EQ(std::get<UpdateShardCountRequest>(asked).targetShardCount, 4U);
}

TEST(CallLog, WatchesARefusedCallLikeAnyOther)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const CallLog& log = hand.service().calls();
    hand.service().watchCall({.index = log.recent().size()});
    EXPECT_FALSE(hand.call(PutRecordsRequest{"clicks", {entry("", 10)}}));
    const auto* batch = std::get_if<std::shared_ptr<const PutBatch>>(&log.asked());
    ASSERT_NE(batch, nullptr);
    EXPECT_NE((*batch)->refusal.exception, Exception::None);
    EXPECT_EQ((*batch)->failed(), 1U);
}

}
}
