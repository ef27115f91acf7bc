// SubscribeToShard at the door: where a subscription begins, what refuses it, and when the next one may begin.
#include "streams/operation_cases.h"
#include "streams/subscription.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;
using std::chrono::hours;
using std::chrono::seconds;

constexpr IteratorType kAt = IteratorType::AtSequenceNumber;
constexpr IteratorType kAfter = IteratorType::AfterSequenceNumber;
constexpr IteratorType kHorizon = IteratorType::TrimHorizon;
constexpr IteratorType kLatest = IteratorType::Latest;
constexpr IteratorType kTime = IteratorType::AtTimestamp;

const std::string kConsumerArn = kArn + "/consumer/app:1795132800";

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    (void)hand.call(RegisterStreamConsumerRequest{"clicks", "app"});
}
void active(ServiceByHand& hand)
{
    registered(hand);
    hand.advanceTo(seconds{10});
}
void beingDeleted(ServiceByHand& hand)
{
    active(hand);
    (void)hand.call(DeregisterStreamConsumerRequest{"clicks", "app"});
}
void deleted(ServiceByHand& hand)
{
    beingDeleted(hand);
    hand.advanceBy(seconds{10});
}

// Shard 0 closed at 40 s, and that is longer ago than retention.
void expired(ServiceByHand& hand)
{
    active(hand);
    (void)hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"});
    hand.advanceTo(hours{24} + seconds{40} + Duration{1});
}

std::string put(ServiceByHand& hand, const std::string& data, const std::string& hash = "0")
{
    const auto answer =
        hand.call(PutRecordRequest{"clicks", {"k", hash, std::make_shared<const std::string>(data)}, {}});
    EXPECT_EQ(outcome(answer), "ok");
    return answer ? answer->sequenceNumber.decimal() : "";
}

// "a", "b" and "c" in shard 0, at 20, 30 and 40 s. It is 50 s.
void threeRecords(ServiceByHand& hand)
{
    active(hand);
    for (const char* data : {"a", "b", "c"}) {
        hand.advanceBy(seconds{10});
        put(hand, data);
    }
    hand.advanceBy(seconds{10});
}

const std::string kShard = "shardId-000000000000";

SubscribeToShardRequest from(StartingPosition position) { return {kConsumerArn, kShard, std::move(position)}; }
SubscribeToShardRequest fromTime(std::int64_t ms) { return from({kTime, {}, instantAt(Duration{ms})}); }
SubscribeToShardRequest fromNumber(IteratorType type, const std::string& number) { return from({type, number, {}}); }
SubscribeToShardRequest ofShard(const std::string& shard) { return {kConsumerArn, shard, {}}; }
SubscribeToShardRequest ofConsumer(const std::string& arn) { return {arn, kShard, {}}; }

// --- Where it begins -------------------------------------------------------------------

struct Events {
    std::string data;
    std::string continuation;
    std::size_t children = 0;
    bool isOver = false;
};

// What comes within a second.
Events listen(ServiceByHand& hand, SubscriptionCursor& cursor)
{
    Events events;
    for (int i = 0; i < 10 && !events.isOver; ++i) {
        const SubscriptionStep step = nextEvent(hand.service(), hand.now(), cursor);
        EXPECT_FALSE(step.exception);
        events.isOver = step.isOver;
        if (step.event) {
            for (const std::string& data : dataOf(step.event->records))
                events.data += data;
            events.continuation = step.event->continuationSequenceNumber;
            events.children = step.event->childShards.size();
        }
        hand.advanceBy(Duration{100});
    }
    return events;
}

struct Position {
    const char* what;
    IteratorType type;
    std::optional<std::size_t> number; // 0: the shard's own first one; n: of the nth record
    std::optional<std::int64_t> ms;
    const char* data;
};

StartingPosition startOf(ServiceByHand& hand, const Position& row)
{
    StartingPosition start{row.type, {}, {}};
    if (row.ms)
        start.timestamp = instantAt(Duration{*row.ms});
    const Stream& stream = hand.service().streams().front();
    if (row.number)
        start.sequenceNumber = *row.number == 0
            ? hand.shards("clicks").front().startingSequenceNumber
            : hand.service().sequenceNumberOf(stream, ShardIndex{0}, *row.number - 1).decimal();
    return start;
}

constexpr Position kThree[] = {
    // what | type | number | ms | data
    {"the horizon", kHorizon, {}, {}, "abc"},
    {"the tip", kLatest, {}, {}, ""},
    {"a time before the stream was made", kTime, {}, -1'000, "abc"},
    {"a time before the first record", kTime, {}, 0, "abc"},
    {"the very time of a record", kTime, {}, 30'000, "bc"},
    {"a millisecond before it", kTime, {}, 29'999, "bc"},
    {"a millisecond after it", kTime, {}, 30'001, "c"},
    {"a time after the newest record", kTime, {}, 40'001, ""},
    {"the present", kTime, {}, 50'000, ""},
    {"at the shard's first number", kAt, 0, {}, "abc"},
    {"after the shard's first number", kAfter, 0, {}, "abc"},
    {"at the first record", kAt, 1, {}, "abc"},
    {"after the first record", kAfter, 1, {}, "bc"},
    {"at the newest record", kAt, 3, {}, "c"},
    {"after the newest record", kAfter, 3, {}, ""},
};

TEST(SubscribeToShard, BeginsAtItsPositionAndGoesOnFromThere)
{
    for (const Position& row : kThree) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand;
        threeRecords(hand);
        const auto started = hand.call(from(startOf(hand, row)));
        ASSERT_EQ(outcome(started), "ok");
        SubscriptionCursor cursor{*started};
        EXPECT_EQ(listen(hand, cursor).data, row.data);
        put(hand, "d");
        EXPECT_EQ(listen(hand, cursor).data, "d");
    }
}

constexpr Position kTrimmed[] = {
    // what | type | number | ms | data
    {"the horizon", kHorizon, {}, {}, "bc"},
    {"a time before the horizon", kTime, {}, 0, "bc"},
    {"the time of a record that is trimmed", kTime, {}, 20'000, "bc"},
    {"the horizon's own time", kTime, {}, 20'001, "bc"},
    {"a time after the horizon", kTime, {}, 30'001, "c"},
    {"the shard's first number", kAt, 0, {}, "bc"},
    {"at a record that is trimmed", kAt, 1, {}, "bc"},
    {"after it", kAfter, 1, {}, "bc"},
    {"after one that is not", kAfter, 2, {}, "c"},
};

TEST(SubscribeToShard, NeverBeginsBeforeTheHorizon)
{
    for (const Position& row : kTrimmed) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand;
        threeRecords(hand);
        hand.advanceTo(hours{24} + seconds{20} + Duration{1});
        const auto started = hand.call(from(startOf(hand, row)));
        ASSERT_EQ(outcome(started), "ok");
        SubscriptionCursor cursor{*started};
        EXPECT_EQ(listen(hand, cursor).data, row.data);
    }
}

TEST(SubscribeToShard, TakesEveryPositionOnAClosedShardAndEndsWithIt)
{
    struct Row {
        IteratorType type;
        bool hasNumber;
        const char* data;
    };
    for (const Row& row : {Row{kHorizon, false, "abc"}, {kLatest, false, ""}, {kAt, true, ""}, {kAfter, true, ""}}) {
        SCOPED_TRACE(iteratorTypeName(row.type));
        ServiceByHand hand;
        threeRecords(hand);
        ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
        hand.advanceBy(seconds{30});
        StartingPosition start{row.type, {}, {}};
        if (row.hasNumber)
            start.sequenceNumber = hand.shards("clicks").front().endingSequenceNumber;
        const auto started = hand.call(from(start));
        ASSERT_EQ(outcome(started), "ok");
        SubscriptionCursor cursor{*started};
        const Events events = listen(hand, cursor);
        EXPECT_EQ(events.data, row.data);
        EXPECT_EQ(events.continuation, "");
        EXPECT_EQ(events.children, 2U);
        EXPECT_TRUE(events.isOver);
    }
}

TEST(SubscribeToShard, TakesNumbersOfAShardThatNeverHadARecord)
{
    for (const IteratorType type : {kAt, kAfter}) {
        ServiceByHand hand;
        active(hand);
        const auto started = hand.call(fromNumber(type, hand.shards("clicks").front().startingSequenceNumber));
        ASSERT_EQ(outcome(started), "ok");
        SubscriptionCursor cursor{*started};
        EXPECT_EQ(listen(hand, cursor).data, "");
        put(hand, "first");
        EXPECT_EQ(listen(hand, cursor).data, "first");
    }
}

// --- What refuses it -------------------------------------------------------------------

constexpr const char* kOfShard6 = "49590338271490256608559692538361571095921575989136588898";
constexpr const char* kOfAnotherStream = "49680382094076828878783571862431178098307766271682281474";
constexpr const char* kOfNoVersion = "340282366920938463463374607431768211455"; // 2^128 - 1

const Case<SubscribeToShardRequest> kRefused[] = {
    // what | before | request | outcome
    {"at no time", threeRecords, from({kTime, {}, {}}),
        "InvalidArgumentException: Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current "
        "request has no timestamp parameter."},
    {"at a time to come", threeRecords, fromTime(50'001),
        "InvalidArgumentException: The timestampInMillis parameter cannot be greater than the "
        "currentTimestampInMillis. "
        "timestampInMillis: 1795132850001, currentTimestampInMillis: 1795132850000"},
    {"at no number", threeRecords, from({kAt, {}, {}}),
        "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
        "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        "AT_SEQUENCE_NUMBER and no StartingSequenceNumber."},
    {"after no number", threeRecords, from({kAfter, {}, {}}),
        "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
        "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        "AFTER_SEQUENCE_NUMBER and no StartingSequenceNumber."},
    {"at no number but a time", threeRecords, from({kAt, {}, instantAt(seconds{20})}),
        "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
        "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        "AT_SEQUENCE_NUMBER and no StartingSequenceNumber."},
    {"from the horizon with a number", threeRecords, fromNumber(kHorizon, kOfShard6),
        "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
        "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        "TRIM_HORIZON and also a StartingSequenceNumber."},
    {"from the tip with a number", threeRecords, fromNumber(kLatest, kOfShard6),
        "InvalidArgumentException: Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and "
        "StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        "LATEST and also a StartingSequenceNumber."},
    {"at a number of another shard", threeRecords, fromNumber(kAt, kOfShard6),
        "InvalidArgumentException: Invalid StartingSequenceNumber. It encodes shardId-000000000006, while it was used "
        "in a call to a shard with shardId-000000000000"},
    {"after a number of another shard", threeRecords, fromNumber(kAfter, kOfShard6),
        "InvalidArgumentException: Invalid StartingSequenceNumber. It encodes shardId-000000000006, while it was used "
        "in a call to a shard with shardId-000000000000"},
    {"at a number of another stream of that name", threeRecords, fromNumber(kAt, kOfAnotherStream),
        "InvalidArgumentException: StartingSequenceNumber 49680382094076828878783571862431178098307766271682281474 "
        "used in "
        "GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is invalid because "
        "it did not come from this stream."},
    {"after a number of another stream of that name", threeRecords, fromNumber(kAfter, kOfAnotherStream),
        "InvalidArgumentException: StartingSequenceNumber 49680382094076828878783571862431178098307766271682281474 "
        "used in "
        "GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is invalid because "
        "it did not come from this stream."},
    {"at a number that is no sequence number", threeRecords, fromNumber(kAt, kOfNoVersion),
        "InvalidArgumentException: StartingSequenceNumber 340282366920938463463374607431768211455 used in "
        "GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is invalid."},
    {"after a number that is no sequence number", threeRecords, fromNumber(kAfter, kOfNoVersion),
        "InvalidArgumentException: StartingSequenceNumber 340282366920938463463374607431768211455 used in "
        "GetShardIterator on shard shardId-000000000000 in stream clicks under account 123456789012 is invalid."},
    {"at what is no number", threeRecords, fromNumber(kAt, "first"),
        "ValidationException: 1 validation error detected: Value 'first' at 'startingPosition.sequenceNumber' failed "
        "to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,128})"},
    {"at a number with a nought in front", threeRecords, fromNumber(kAt, "01"),
        "ValidationException: 1 validation error detected: Value '01' at 'startingPosition.sequenceNumber' failed "
        "to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,128})"},
    {"at an empty number", threeRecords, fromNumber(kAt, ""),
        "ValidationException: 1 validation error detected: Value '' at 'startingPosition.sequenceNumber' failed "
        "to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,128})"},
    {"a shard id without a number", active, ofShard("first"),
        "ResourceNotFoundException: Could not find shard first in stream clicks under account 123456789012."},
    {"a shard id that ends too early", active, ofShard("shardId-"),
        "ResourceNotFoundException: Could not find shard shardId- in stream clicks under account 123456789012."},
    {"a shard id beyond all numbers", active, ofShard("shardId-999999999999"),
        "ResourceNotFoundException: Could not find shard shardId-999999999999 in stream clicks under account "
        "123456789012."},
    {"a shard id that cannot be one", active, ofShard("a b"),
        "ValidationException: 1 validation error detected: Value 'a b' at 'shardId' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"a shard that is not there", active, ofShard("shardId-000000000002"),
        "ResourceNotFoundException: Shard shardId-000000000002 in stream clicks under account 123456789012 does not "
        "exist"},
    {"a shard that has expired", expired, ofShard(kShard),
        "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account 123456789012 does not "
        "exist"},
    {"a consumer being created", registered, ofShard(kShard),
        "ResourceInUseException: Consumer app with creation timestamp 1795132800 under stream: clicks , account "
        "123456789012 is not in ACTIVE status."},
    {"a consumer being deleted", beingDeleted, ofShard(kShard),
        "ResourceInUseException: Consumer app with creation timestamp 1795132800 under stream: clicks , account "
        "123456789012 is not in ACTIVE status."},
    {"a consumer that is gone", deleted, ofShard(kShard),
        "ResourceNotFoundException: Consumer app, account 123456789012 not found."},
    {"a consumer of another registration", active, ofConsumer(kArn + "/consumer/app:1795132801"),
        "ResourceNotFoundException: Consumer app, account 123456789012 not found."},
    {"a consumer of another stream", active,
        ofConsumer("arn:aws:kinesis:us-east-1:123456789012:stream/views/consumer/app:1795132800"),
        "ResourceNotFoundException: Consumer app, account 123456789012 not found."},
    {"a name in place of the ARN", active, ofConsumer("app"),
        "ValidationException: 1 validation error detected: Value 'app' at 'consumerARN' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: "
        "^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+"},
    {"the stream's ARN", active, ofConsumer(kArn),
        "ValidationException: 1 validation error detected: Value "
        "'arn:aws:kinesis:us-east-1:123456789012:stream/clicks' at 'consumerARN' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: "
        "^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+"},
};

TEST(SubscribeToShard, IsRefusedInTheServicesWords) { expectOutcomes(kRefused); }

// --- The next one ----------------------------------------------------------------------

const std::string kAnother = "ResourceInUseException: Another active subscription exists for this consumer: "
                             "123456789012:clicks:shardId-000000000000:app";

TEST(SubscribeToShard, IsRefusedForFiveSecondsAfterOneThatSucceeded)
{
    struct Row {
        std::int64_t ms;
        std::string outcome; // how it begins: the text of LimitExceededException is not known
    };
    const Row rows[] = {
        // after | outcome
        {0, "LimitExceededException: "},
        {999, "LimitExceededException: "},
        {1'000, kAnother},
        {4'999, kAnother},
        {5'000, "ok"},
        {300'000, "ok"},
    };
    for (const Row& row : rows) {
        ServiceByHand hand;
        active(hand);
        ASSERT_EQ(outcome(hand.call(ofShard(kShard))), "ok");
        hand.advanceBy(Duration{row.ms});
        EXPECT_EQ(outcome(hand.call(ofShard(kShard))).substr(0, row.outcome.size()), row.outcome) << row.ms << " ms";
    }
}

TEST(SubscribeToShard, IsNotPutOffByCallsThatWereRefused)
{
    ServiceByHand hand;
    active(hand);
    ASSERT_EQ(outcome(hand.call(ofShard(kShard))), "ok");
    for (int i = 0; i < 2; ++i) {
        hand.advanceBy(seconds{2});
        EXPECT_EQ(outcome(hand.call(ofShard(kShard))), kAnother);
    }
    hand.advanceBy(seconds{1});
    EXPECT_EQ(outcome(hand.call(ofShard(kShard))), "ok");
}

TEST(SubscribeToShard, IsRefusedForFiveSecondsAlsoWhereTheOneBeforeIsOver)
{
    ServiceByHand hand;
    active(hand);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", kShard, "2"})), "ok");
    hand.advanceTo(seconds{40});
    const auto started = hand.call(from({kHorizon, {}, {}}));
    ASSERT_EQ(outcome(started), "ok");
    SubscriptionCursor cursor{*started};
    EXPECT_TRUE(listen(hand, cursor).isOver) << "a closed shard without a record";
    hand.advanceTo(seconds{42});
    EXPECT_EQ(outcome(hand.call(ofShard(kShard))), kAnother);
    hand.advanceTo(seconds{45});
    EXPECT_EQ(outcome(hand.call(ofShard(kShard))), "ok");
}

TEST(SubscribeToShard, HasNoSubscriptionWhereTheFirstCallWasRefused)
{
    ServiceByHand hand;
    active(hand);
    ASSERT_NE(outcome(hand.call(from({kAt, {}, {}}))), "ok");
    hand.advanceBy(seconds{1});
    EXPECT_EQ(outcome(hand.call(ofShard(kShard))), "ok");
}

TEST(SubscribeToShard, CountsEachConsumerAndEachShardForItself)
{
    ServiceByHand hand;
    registered(hand);
    const auto other = hand.call(RegisterStreamConsumerRequest{"clicks", "other"});
    ASSERT_EQ(outcome(other), "ok");
    hand.advanceTo(seconds{10});
    EXPECT_EQ(outcome(hand.call(ofShard(kShard))), "ok");
    EXPECT_EQ(outcome(hand.call(ofShard("shardId-000000000001"))), "ok");
    EXPECT_EQ(outcome(hand.call(ofConsumer(other->arn))), "ok");
}

}
}
