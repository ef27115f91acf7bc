// Mistakes that every emulator of the service has made, each a named test at the door. The numbers
// are those of the list they come from; 5 (the wire), 13 (delivery) and 14 (subscriptions) are
// tested where these are.
#include "streams/service_by_hand.h"

#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

using Texts = std::vector<std::string>;

std::string atTimestamp(ServiceByHand& hand, std::int64_t ms)
{
    const auto iterator = hand.call(GetShardIteratorRequest{
        "clicks", "shardId-000000000000", IteratorType::AtTimestamp, {}, instantAt(Duration{ms})});
    EXPECT_EQ(outcome(iterator), "ok");
    return iterator ? *iterator : "";
}

std::string afterNumber(ServiceByHand& hand, std::uint32_t shard, IteratorType type, const std::string& sequenceNumber)
{
    const auto iterator =
        hand.call(GetShardIteratorRequest{"clicks", shardId(ShardIndex{shard}), type, sequenceNumber, {}});
    EXPECT_EQ(outcome(iterator), "ok");
    return iterator ? *iterator : "";
}

// One shard split into 1 and 2 at 30 s, with "before" in the parent and "after" in a child.
void splitBetweenTwoRecords(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    hand.put("clicks", "key", "before");
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{
                  "clicks", "shardId-000000000000", "170141183460469231731687303715884105728"})),
        "ok");
    hand.advanceTo(seconds{30});
    hand.put("clicks", "key", "after");
}

TEST(Trap01, ALatestIteratorIsFrozenWhenItIsMade)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.put("clicks", "key", "old");
    const std::string latest = hand.iterator("clicks", 0, IteratorType::Latest);
    hand.put("clicks", "key", "in the same millisecond");
    hand.advanceBy(minutes{4});
    hand.put("clicks", "key", "much later");
    EXPECT_EQ(dataOf(hand.read(latest).records), (Texts{"in the same millisecond", "much later"}));
}

TEST(Trap01, ALatestIteratorOfAnEmptyShardReturnsItsFirstRecord)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string latest = hand.iterator("clicks", 0, IteratorType::Latest);
    hand.advanceBy(minutes{5});
    hand.put("clicks", "key", "first");
    EXPECT_EQ(dataOf(hand.read(latest).records), Texts{"first"});
}

TEST(Trap02, EveryReadReturnsANewIteratorAlsoWhenItReturnedNothing)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string first = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    std::string iterator = first;
    for (int i = 0; i < 20; ++i) {
        hand.advanceBy(minutes{4});
        const GetRecordsAnswer answer = hand.read(iterator);
        EXPECT_TRUE(answer.records.empty());
        EXPECT_NE(answer.nextShardIterator, iterator);
        iterator = answer.nextShardIterator; // good for five more minutes
    }
    EXPECT_EQ(exceptionName(hand.call(GetRecordsRequest{first, 10}).error().exception), "ExpiredIteratorException");
}

TEST(Trap02, AnOldIteratorStaysUsableUntilItExpires)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.put("clicks", "key", "a");
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(dataOf(hand.read(iterator).records), Texts{"a"});
        hand.advanceBy(minutes{1});
    }
    EXPECT_EQ(dataOf(hand.read(iterator).records), Texts{"a"}) << "exactly five minutes old";
}

TEST(Trap03, AnIteratorIsNullOnlyAtTheEndOfAClosedShard)
{
    ServiceByHand hand;
    splitBetweenTwoRecords(hand);
    hand.advanceBy(seconds{10});
    const std::string start = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    const GetRecordsAnswer parent = hand.read(start);
    EXPECT_EQ(dataOf(parent.records), Texts{"before"});
    EXPECT_EQ(parent.nextShardIterator, "") << "the response that reaches the end has none";
    ASSERT_EQ(parent.childShards.size(), 2U);
    EXPECT_EQ(number(parent.childShards[0].shard), 1U);
    EXPECT_EQ(number(parent.childShards[1].shard), 2U);

    const GetRecordsAnswer child = hand.read(hand.iterator("clicks", 1, IteratorType::TrimHorizon));
    EXPECT_NE(child.nextShardIterator, "") << "a live shard always has a next one";
    EXPECT_TRUE(child.childShards.empty());
    EXPECT_EQ(hand.read(hand.iterator("clicks", 0, IteratorType::Latest)).nextShardIterator, "")
        << "LATEST on a closed shard stands at its end";
}

TEST(Trap03, AReadThatStopsShortOfTheEndOfAClosedShardGoesOn)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (const char* data : {"a", "b", "c"})
        hand.put("clicks", "key", data);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
    hand.advanceBy(seconds{30});
    const auto first = hand.call(GetRecordsRequest{hand.iterator("clicks", 0, IteratorType::TrimHorizon), 2});
    EXPECT_EQ(dataOf(first->records), (Texts{"a", "b"}));
    ASSERT_NE(first->nextShardIterator, "");
    EXPECT_TRUE(first->childShards.empty());
    const auto rest = hand.call(GetRecordsRequest{first->nextShardIterator, 2});
    EXPECT_EQ(dataOf(rest->records), Texts{"c"});
    EXPECT_EQ(rest->nextShardIterator, "");
}

TEST(Trap03, AReaderInAShardThatClosesUnderItReachesTheEnd)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string latest = hand.iterator("clicks", 0, IteratorType::Latest);
    const std::string next = hand.read(latest).nextShardIterator;
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
    hand.advanceBy(seconds{29});
    hand.put("clicks", "key", "while UPDATING");
    EXPECT_NE(hand.read(next).nextShardIterator, "");
    hand.advanceBy(seconds{1});
    const GetRecordsAnswer answer = hand.read(next);
    EXPECT_EQ(dataOf(answer.records), Texts{"while UPDATING"});
    EXPECT_EQ(answer.nextShardIterator, "");
    EXPECT_EQ(answer.childShards.size(), 2U);
}

TEST(Trap04, AtTimestampReturnsTheRecordOfThatInstantAndBetweenTwoTheLaterOne)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (const char* data : {"a", "b", "c"}) {
        hand.advanceBy(seconds{10});
        hand.put("clicks", "key", data);
    }
    hand.advanceTo(seconds{60});
    EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, 20'000)).records), (Texts{"b", "c"}));
    EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, 19'999)).records), (Texts{"b", "c"}));
    EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, 20'001)).records), Texts{"c"});
    EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, -1)).records), (Texts{"a", "b", "c"}));
}

TEST(Trap04, AtTimestampAfterTheNewestRecordReturnsNothingYet)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.put("clicks", "key", "a");
    hand.advanceTo(seconds{10});
    const std::string iterator = atTimestamp(hand, 5'000);
    EXPECT_TRUE(hand.read(iterator).records.empty());
    hand.put("clicks", "key", "b");
    EXPECT_EQ(dataOf(hand.read(iterator).records), Texts{"b"});
}

TEST(Trap06, RangesEndOneBelowTheNextAndTheLastEndsTheRing)
{
    for (const std::uint32_t shards : {1U, 2U, 3U, 4U, 6U, 7U, 10U, 1'000U}) {
        ServiceByHand hand;
        hand.addStream("clicks", shards);
        const auto listed = hand.shards("clicks");
        ASSERT_EQ(listed.size(), shards);
        EXPECT_EQ(listed.front().range.first.decimal(), "0");
        EXPECT_EQ(listed.back().range.last.decimal(), "340282366920938463463374607431768211455");
        for (std::size_t i = 1; i < listed.size(); ++i)
            ASSERT_EQ(base::HashKey{listed[i - 1].range.last.value + 1}, listed[i].range.first) << i;
    }
}

TEST(Trap07, AClosedShardCannotBeSplitOrMergedAgain)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
    hand.advanceBy(seconds{30});
    const std::string closed =
        "InvalidArgumentException: Shard shardId-000000000000 in stream clicks under account 123456789012 has already "
        "been merged or split, and thus is not eligible for merging or splitting.";
    EXPECT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "3"})), closed);
    EXPECT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000000", "shardId-000000000001"})), closed);
    EXPECT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000001", "shardId-000000000000"})), closed);
}

TEST(Trap08, AClosedShardIsReadableUntilRetentionHasTrimmedIt)
{
    ServiceByHand hand;
    splitBetweenTwoRecords(hand);
    const auto parent = [&] {
        return dataOf(hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records);
    };
    EXPECT_EQ(parent(), Texts{"before"});
    hand.advanceTo(hours{24});
    EXPECT_EQ(parent(), Texts{"before"});
    hand.advanceBy(Duration{1});
    EXPECT_EQ(parent(), Texts{}) << "its record is trimmed, the shard is not yet";
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    hand.advanceTo(hours{24} + seconds{30} + Duration{1});
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10})),
        "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account 123456789012 does not "
        "exist");
}

TEST(Trap08, ChildrenCanBeReadBeforeTheirParent)
{
    ServiceByHand hand;
    splitBetweenTwoRecords(hand);
    std::string read;
    for (const std::uint32_t child : {1U, 2U})
        for (const std::string& data :
            dataOf(hand.read(hand.iterator("clicks", child, IteratorType::TrimHorizon)).records))
            read += data;
    EXPECT_EQ(read, "after");
}

TEST(Trap08, TrimmedRecordsAreSkippedWhateverTheIteratorSays)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string first = hand.put("clicks", "key", "a").sequenceNumber.decimal();
    hand.advanceTo(hours{1});
    hand.put("clicks", "key", "b");
    hand.advanceTo(hours{24} - minutes{2});
    const std::string before = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    hand.advanceTo(hours{24});
    EXPECT_EQ(dataOf(hand.read(before).records), (Texts{"a", "b"})) << "24 hours old to the millisecond";
    hand.advanceBy(Duration{1});
    EXPECT_EQ(dataOf(hand.read(before).records), Texts{"b"});
    EXPECT_EQ(dataOf(hand.read(afterNumber(hand, 0, IteratorType::AtSequenceNumber, first)).records), Texts{"b"});
    EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, 0)).records), Texts{"b"});
}

TEST(Trap09, MillisBehindLatestIsADistanceInTimeAndZeroOnlyAtTheTip)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (const char* data : {"a", "b", "c"}) {
        hand.put("clicks", "key", data);
        hand.advanceBy(seconds{10});
    }
    const auto behind = [&](std::int64_t limit) {
        const auto answer = hand.call(GetRecordsRequest{hand.iterator("clicks", 0, IteratorType::TrimHorizon), limit});
        return answer->millisBehindLatest.count();
    };
    EXPECT_EQ(behind(1), 30'000);
    EXPECT_EQ(behind(2), 20'000);
    EXPECT_EQ(behind(3), 0);
    hand.advanceBy(hours{1});
    EXPECT_EQ(behind(1), 3'630'000);
    EXPECT_EQ(behind(10), 0) << "however old the newest record is";
}

TEST(Trap09, MillisBehindLatestIsNotZeroBelowTheTipEvenWithinOneMillisecond)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.put("clicks", "key", "a");
    hand.put("clicks", "key", "b");
    const std::string start = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_GT(hand.call(GetRecordsRequest{start, 1})->millisBehindLatest.count(), 0);
    EXPECT_EQ(hand.call(GetRecordsRequest{start, 2})->millisBehindLatest.count(), 0);
}

TEST(Trap10, SequenceNumberIteratorsWorkOnAShardWithoutAnyRecord)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string start = hand.shards("clicks").front().startingSequenceNumber;
    const std::string at = afterNumber(hand, 0, IteratorType::AtSequenceNumber, start);
    const std::string after = afterNumber(hand, 0, IteratorType::AfterSequenceNumber, start);
    EXPECT_TRUE(hand.read(at).records.empty());
    hand.put("clicks", "key", "first");
    EXPECT_EQ(dataOf(hand.read(at).records), Texts{"first"});
    EXPECT_EQ(dataOf(hand.read(after).records), Texts{"first"});
}

TEST(Trap10, SequenceNumberIteratorsWorkAtTheEndOfAClosedShard)
{
    ServiceByHand hand;
    splitBetweenTwoRecords(hand);
    const std::string end = hand.shards("clicks").front().endingSequenceNumber;
    for (const IteratorType type : {IteratorType::AtSequenceNumber, IteratorType::AfterSequenceNumber}) {
        const GetRecordsAnswer answer = hand.read(afterNumber(hand, 0, type, end));
        EXPECT_TRUE(answer.records.empty());
        EXPECT_EQ(answer.nextShardIterator, "");
    }
}

TEST(Trap11, ARecordsSizeIsItsDataAndItsKeyInBytes)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    hand.put("clicks", "\xF0\x9F\x9A\x80", "abc"); // one character of four bytes
    hand.put("clicks", "k", "");
    const auto records = hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records;
    EXPECT_EQ(records[0].size, 7);
    EXPECT_EQ(records[1].size, 1);
    EXPECT_EQ(hand.service().stream(clicks).lines.front().storedBytes, 8);
}

TEST(Trap12, AMalformedRecordFailsTheWholeCallAndAThrottledOneOnlyItself)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    const auto stored = [&] { return hand.service().stream(clicks).lines.front().stored; };
    const auto malformed = hand.call(PutRecordsRequest{"clicks", {entry("a", 1), entry("", 1), entry("c", 1)}});
    ASSERT_FALSE(malformed);
    EXPECT_EQ(exceptionName(malformed.error().exception), "ValidationException");
    EXPECT_EQ(stored(), 0U);
    const auto throttled =
        hand.call(PutRecordsRequest{"clicks", {entry("a", 600'000), entry("b", 600'000), entry("c", 1)}});
    ASSERT_TRUE(throttled);
    EXPECT_EQ(throttled->failedRecordCount, 1U);
    EXPECT_EQ(stored(), 2U);
    EXPECT_EQ(exceptionName(throttled->records[1].refusal.exception), "ProvisionedThroughputExceededException");
}

TEST(Trap15, TheStartShardAndPageTokensAreHonoured)
{
    ServiceByHand hand;
    hand.addStream("clicks", 5);
    hand.addStream("views", 5);
    const ShardPage page = *hand.call(ListShardsRequest{
        .streamName = "clicks", .exclusiveStartShardId = "shardId-000000000001", .maxResults = 2});
    ASSERT_EQ(page.shards.size(), 2U);
    EXPECT_EQ(number(page.shards[0].shard), 2U);
    const ShardPage next = *hand.call(ListShardsRequest{.nextToken = page.nextToken});
    ASSERT_EQ(next.shards.size(), 1U);
    EXPECT_EQ(number(next.shards[0].shard), 4U);
    EXPECT_FALSE(hand.call(ListShardsRequest{.streamName = "views", .nextToken = page.nextToken}));
}

TEST(Trap15, TheStartShardOfDescribeStreamIsHonouredToo)
{
    ServiceByHand hand;
    hand.addStream("clicks", 5);
    const auto page = hand.call(DescribeStreamRequest{"clicks", 2, "shardId-000000000001"});
    ASSERT_EQ(page->shards.size(), 2U);
    EXPECT_EQ(number(page->shards[0].shard), 2U);
    EXPECT_TRUE(page->hasMoreShards);
}

TEST(Trap15, ATokenOfAStreamThatWasMadeAnewIsRefusedAndAnExpiredOneToo)
{
    ServiceByHand hand;
    hand.addStream("clicks", 5);
    const ShardPage page = *hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 2});
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    hand.advanceBy(minutes{1});
    hand.addStream("clicks", 5);
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = page.nextToken})),
        "InvalidArgumentException: NextToken is invalid.");
    hand.advanceBy(minutes{5});
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = page.nextToken})),
        "ExpiredNextTokenException: NextToken has expired.");
}

TEST(Trap16, ParentsAreNamedAfterASplitAndAMergeButNotAtCreation)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{
                  "clicks", "shardId-000000000000", "85070591730234615865843651857942052864"})),
        "ok");
    hand.advanceBy(seconds{30});
    ASSERT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000003", "shardId-000000000001"})), "ok");
    hand.advanceBy(seconds{30});
    const auto shards = hand.shards("clicks");
    ASSERT_EQ(shards.size(), 5U);
    for (const std::size_t initial : {0U, 1U}) {
        EXPECT_EQ(shards[initial].parent, std::nullopt);
        EXPECT_EQ(shards[initial].adjacentParent, std::nullopt);
    }
    for (const std::size_t child : {2U, 3U}) {
        EXPECT_EQ(shards[child].parent, ShardIndex{0});
        EXPECT_EQ(shards[child].adjacentParent, std::nullopt);
    }
    EXPECT_EQ(shards[4].parent, ShardIndex{3});
    EXPECT_EQ(shards[4].adjacentParent, ShardIndex{1});
    EXPECT_EQ(shards[4].range.first.decimal(), "85070591730234615865843651857942052864");
    EXPECT_EQ(shards[4].range.last.decimal(), "340282366920938463463374607431768211455");
}

TEST(Trap16, AMergeInTheOtherOrderHasTheShardToMergeForItsParent)
{
    ServiceByHand hand;
    hand.addStream("clicks", 3);
    ASSERT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000001", "shardId-000000000000"})), "ok");
    hand.advanceBy(seconds{30});
    const ShardDescription child = hand.shards("clicks").back();
    EXPECT_EQ(child.parent, ShardIndex{1});
    EXPECT_EQ(child.adjacentParent, ShardIndex{0});
    EXPECT_EQ(child.range.first.decimal(), "0");
    EXPECT_EQ(child.range.last.decimal(), "226854911280625642308916404954512140969");
}

}
}
