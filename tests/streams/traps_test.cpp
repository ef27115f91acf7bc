// Mistakes that every emulator of the service has made, each a named test at the door. The numbers
// are those of the list they come from; 14 (subscriptions) is tested where these are. Of 5 it is what the door gives to
// the wire, of 13 what the door has of a delivery, which is a channel: Firehose itself has no command.
#include "streams/arn.h"
#include "streams/operation_cases.h"

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

// The list of mistakes has "nothing yet", the reference of the API a refusal: a run says which of the two it is.
TEST(Trap04, AnInstantToComeIsRefusedOrHasNothingYet)
{
    const GetShardIteratorRequest toCome{
        "clicks", "shardId-000000000000", IteratorType::AtTimestamp, {}, instantAt(Duration{10'001})};
    for (const bool isTaken : {false, true}) {
        ServiceByHand hand{{.takesFutureTimestamps = isTaken}};
        hand.addStream("clicks", 1);
        hand.put("clicks", "key", "a");
        hand.advanceTo(seconds{10});
        const auto iterator = hand.call(toCome);
        if (!isTaken) {
            EXPECT_EQ(outcome(iterator),
                "InvalidArgumentException: The timestampInMillis parameter cannot be greater than the "
                "currentTimestampInMillis. timestampInMillis: 1795132810001, currentTimestampInMillis: 1795132810000");
            continue;
        }
        ASSERT_EQ(outcome(iterator), "ok");
        const GetRecordsAnswer nothingYet = hand.read(*iterator);
        EXPECT_TRUE(nothingYet.records.empty());
        hand.put("clicks", "key", "too early");
        hand.advanceBy(Duration{1});
        hand.put("clicks", "key", "then");
        EXPECT_EQ(dataOf(hand.read(nothingYet.nextShardIterator).records), Texts{"then"});
    }
}

TEST(Trap05, AnArrivalIsAWholeMillisecondAndMeansTheSameWhenItComesBack)
{
    for (const std::int64_t ms : {0, 1, 999, 1'000, 1'234, 59'999, 86'399'999}) {
        SCOPED_TRACE(ms);
        ServiceByHand hand;
        hand.addStream("clicks", 1);
        hand.advanceTo(Duration{ms});
        const PutResult put = hand.put("clicks", "key", "a");
        EXPECT_EQ(put.sequenceNumber.second, 1'795'132'800 + ms / 1'000) << "the whole second of the arrival";
        hand.advanceBy(Duration{1});
        const std::vector<Record> records = hand.read(hand.iterator("clicks", 0, IteratorType::TrimHorizon)).records;
        ASSERT_EQ(records.size(), 1U);
        EXPECT_EQ(records[0].approximateArrival, instantAt(Duration{ms}));
        EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, ms)).records), Texts{"a"});
        EXPECT_EQ(dataOf(hand.read(atTimestamp(hand, ms + 1)).records), Texts{});
    }
}

TEST(Trap05, WhatWasMadeKeepsItsMillisecondAndIsFoundByIt)
{
    ServiceByHand hand;
    hand.advanceTo(Duration{1'234});
    hand.addStream("clicks", 1);
    hand.advanceTo(Duration{2'345});
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
    const base::Instant made = instantAt(Duration{1'234});
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->created, made);
    EXPECT_EQ(hand.call(ListStreamsRequest{})->streams.front().created, made);
    EXPECT_EQ(hand.call(ListStreamConsumersRequest{kArn})->consumers.front().created, instantAt(Duration{2'345}));
    const base::Instant later = made + Duration{1};
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.streamName = "clicks", .streamCreationTimestamp = made})), "ok");
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.streamName = "clicks", .streamCreationTimestamp = later})),
        kNotFound);
    EXPECT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, "", 100, made})), "ok");
    EXPECT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, "", 100, later})), kNotFound);
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

TEST(Trap10, SequenceNumberIteratorsTakeNumbersThatNoRecordHas)
{
    struct Row {
        std::uint64_t counter;
        std::int64_t second; // since the shard was made
        const char* at;      // what is read
        const char* after;
    };
    constexpr Row kRows[] = {
        // counter | second | AT | AFTER
        {1, 9, "ab", "ab"},
        {1, 10, "ab", "b"}, // a's own
        {1, 11, "b", "b"},
        {2, 19, "b", "b"},
        {2, 20, "b", ""}, // b's own
        {2, 21, "", ""},
        {3, 0, "", ""},
        {1'000, 30, "", ""},
    };
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    for (const char* data : {"a", "b"}) {
        hand.advanceBy(seconds{10});
        hand.put("clicks", "key", data);
    }
    const SequenceNumber start = *parseSequenceNumber(hand.shards("clicks").front().startingSequenceNumber);
    for (const Row& row : kRows) {
        const std::string text =
            SequenceNumber{start.createdSecond, row.counter, start.second + row.second, 0}.decimal();
        const auto read = [&](IteratorType type) {
            std::string all;
            for (const std::string& data : dataOf(hand.read(afterNumber(hand, 0, type, text)).records))
                all += data;
            return all;
        };
        hand.advanceBy(seconds{1});
        EXPECT_EQ(read(IteratorType::AtSequenceNumber), row.at) << row.counter << ", " << row.second;
        EXPECT_EQ(read(IteratorType::AfterSequenceNumber), row.after) << row.counter << ", " << row.second;
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

const Home kOwn{"123456789012", "us-east-1"};

CreateChannelRequest channelOf(const Home& home, const std::string& stream, const std::string& name)
{
    CreateChannelRequest request;
    request.channelName = name;
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{streamArnIn(home, stream), RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    return request;
}

// A channel reads its stream apart from everybody: it neither takes records out nor uses up what pollers may read. Not at
// once, not by their count (500 in one call), not by size (past 5 MiB, the usual size of a buffer, and past 128 MiB, the
// largest), not after 300 s, how fresh it keeps what it delivers, or 900 s, the longest interval of a buffer.
TEST(Trap13, ADeliveryEmptiesNoStreamAtOnceNorByCountOrSizeNorAtAnInterval)
{
    ServiceByHand hand;
    onDemand(hand);
    const auto channel = hand.call(channelOf(kOwn, "clicks", "to-s3"));
    ASSERT_EQ(outcome(channel), "ok");
    EXPECT_EQ(channel->configuration.s3Destination->dataFreshnessInSeconds, 300);
    hand.advanceBy(seconds{30});
    ASSERT_EQ(hand.call(DescribeChannelRequest{channel->channelArn})->status, ChannelStatus::Active);

    std::uint64_t stored = 0;
    const auto put = [&](std::size_t count, std::size_t size) {
        const PutEntry each{"key", "0", std::make_shared<const std::string>(size, 'x')};
        const auto answer = hand.call(PutRecordsRequest{"clicks", std::vector<PutEntry>(count, each)});
        ASSERT_EQ(outcome(answer), "ok");
        EXPECT_EQ(answer->failedRecordCount, 0U);
        stored += count;
    };
    const auto expectAllThere = [&](const char* when) {
        const Stream& stream = hand.service().streams().front();
        EXPECT_EQ(stream.lines.front().stored, stored) << when;
        EXPECT_EQ(stream.logs.front().firstKept(), 0U) << when;
        EXPECT_EQ(stream.reads.front().readRecords, 0U) << when;
        EXPECT_EQ(stream.reads.front().servedCalls + stream.reads.front().refusedCalls, 0U) << when;
    };
    put(1, 1);
    expectAllThere("a record alone");
    hand.advanceBy(seconds{1});
    put(500, 1);
    expectAllThere("500 records more");
    for (int second = 0; second < 140; ++second) {
        hand.advanceBy(seconds{1});
        put(1, 1'000'000);
    }
    expectAllThere("140 MB");
    for (const seconds interval : {seconds{300}, seconds{900}}) {
        hand.advanceBy(interval);
        expectAllThere("an interval later");
    }

    // All five calls of the second are there for who asks, and the first one gives what was put first.
    const std::string fromStart = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    for (int call = 0; call < 4; ++call)
        EXPECT_EQ(hand.call(GetRecordsRequest{fromStart, 1})->records.size(), 1U);
    EXPECT_EQ(hand.read(fromStart).records.size(), 501U + 10) << "up to 10 MiB";
    EXPECT_EQ(hand.call(GetRecordsRequest{fromStart, 1}).error().exception,
        Exception::ProvisionedThroughputExceeded);
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

constexpr const char* kBadToken = "InvalidArgumentException: NextToken is invalid.";

// From now on calls come from a program there, where each list has two pages.
void goTo(ServiceByHand& hand, const Home& home)
{
    const std::string name = home == kOwn ? "here" : "there";
    hand.service().settle(hand.service().calls().caller(name), home);
    hand.callAs(name);
    hand.callFromOutside();
    for (const char* stream : {"clicks", "views"})
        ASSERT_EQ(outcome(hand.call(CreateStreamRequest{
                      .streamName = stream, .streamMode = CapacityMode::OnDemand, .isShardCountGiven = false})),
            "ok");
    hand.advanceBy(seconds{30});
    for (const char* consumer : {"app", "web"})
        ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", consumer})), "ok");
    for (const char* stream : {"clicks", "views"})
        ASSERT_EQ(outcome(hand.call(channelOf(home, stream, std::string{"of-"} + stream))), "ok");
    hand.advanceBy(seconds{1});
}

struct PagedList {
    const char* what;
    std::string (*firstToken)(ServiceByHand&, const Home&);
    std::string (*next)(ServiceByHand&, const Home&, const std::string& token); // what comes of it
};

const PagedList kLists[] = {
    {"streams", [](ServiceByHand& hand, const Home&) { return hand.call(ListStreamsRequest{1})->nextToken; },
        [](ServiceByHand& hand, const Home&, const std::string& token) {
            return outcome(hand.call(ListStreamsRequest{1, "", token}));
        }},
    {"shards",
        [](ServiceByHand& hand, const Home&) {
            return hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken;
        },
        [](ServiceByHand& hand, const Home&, const std::string& token) {
            return outcome(hand.call(ListShardsRequest{.nextToken = token}));
        }},
    {"consumers",
        [](ServiceByHand& hand, const Home& home) {
            return hand.call(ListStreamConsumersRequest{streamArnIn(home, "clicks"), "", 1})->nextToken;
        },
        [](ServiceByHand& hand, const Home& home, const std::string& token) {
            return outcome(hand.call(ListStreamConsumersRequest{streamArnIn(home, "clicks"), token}));
        }},
    {"channels",
        [](ServiceByHand& hand, const Home&) {
            return hand.call(ListChannelsRequest{{}, 1})->nextToken;
        },
        [](ServiceByHand& hand, const Home&, const std::string& token) {
            return outcome(hand.call(ListChannelsRequest{{}, 1, token}));
        }},
};

TEST(Trap15, ATokenIsGoodForItsOwnListAloneAndForFiveMinutes)
{
    for (const PagedList& of : kLists) {
        ServiceByHand hand;
        goTo(hand, kOwn);
        const std::string token = of.firstToken(hand, kOwn);
        ASSERT_NE(token, "") << of.what;
        hand.advanceBy(minutes{5});
        for (const PagedList& list : kLists)
            EXPECT_EQ(list.next(hand, kOwn, token), &list == &of ? "ok" : kBadToken)
                << "of " << of.what << " for " << list.what;
        hand.advanceBy(Duration{1});
        EXPECT_EQ(of.next(hand, kOwn, token), "ExpiredNextTokenException: NextToken has expired.") << of.what;
    }
}

TEST(Trap15, ATokenIsGoodForItsOwnRegionAlone)
{
    const Home ireland{"123456789012", "eu-west-1"};
    for (const PagedList& list : kLists) {
        ServiceByHand hand;
        goTo(hand, kOwn);
        const std::string token = list.firstToken(hand, kOwn);
        ASSERT_NE(token, "") << list.what;
        goTo(hand, ireland);
        EXPECT_EQ(list.next(hand, ireland, token), kBadToken) << list.what;
        EXPECT_EQ(list.next(hand, ireland, list.firstToken(hand, ireland)), "ok") << list.what;
    }
}

TEST(Trap15, ATokenIsGoodForItsOwnAccountAlone)
{
    const Home partner{"210987654321", "us-east-1"};
    for (const PagedList& list : kLists) {
        ServiceByHand hand;
        goTo(hand, kOwn);
        const std::string token = list.firstToken(hand, kOwn);
        ASSERT_NE(token, "") << list.what;
        goTo(hand, partner);
        // A stream that is not shared may be denied rather than not known.
        EXPECT_NE(list.next(hand, partner, token), "ok") << list.what;
        EXPECT_EQ(list.next(hand, partner, list.firstToken(hand, partner)), "ok") << list.what;
    }
}

TEST(Trap15, ATokenOfConsumersIsRefusedWhereTheStreamWasMadeAnew)
{
    ServiceByHand hand;
    const auto makeAll = [&] {
        hand.addStream("clicks", 1);
        consumers(hand, 2);
    };
    makeAll();
    const std::string token = hand.call(ListStreamConsumersRequest{kArn, "", 1})->nextToken;
    ASSERT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, token})), "ok");
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks", true})), "ok");
    hand.advanceBy(minutes{1});
    EXPECT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, token})), kNotFound);
    makeAll();
    EXPECT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, token})), kBadToken);
}

TEST(Trap15, ATokenOfOneStreamsChannelsIsRefusedForAnothers)
{
    ServiceByHand hand;
    goTo(hand, kOwn);
    CreateChannelRequest second = channelOf(kOwn, "clicks", "to-tables");
    second.s3Destination.reset();
    second.s3TablesDestination = S3TablesDestination{.tableArn = "table", .deadLetterBucketArn = "bucket"};
    ASSERT_EQ(outcome(hand.call(second)), "ok");
    const std::vector<ChannelStreamFilter> clicks{{kArn, {}}};
    const std::vector<ChannelStreamFilter> views{{streamArnIn(kOwn, "views"), {}}};
    const auto page = hand.call(ListChannelsRequest{clicks, 1});
    ASSERT_NE(page->nextToken, "");
    EXPECT_EQ(outcome(hand.call(ListChannelsRequest{clicks, 1, page->nextToken})), "ok");
    EXPECT_EQ(outcome(hand.call(ListChannelsRequest{views, 1, page->nextToken})), kBadToken);
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
