// The control plane, one table per operation: what is asked, in which state, and what comes back,
// to the letter. Account 123456789012, region us-east-1, timings as in service.h.
#include "streams/operation_cases.h"

#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::hours;
using std::chrono::seconds;

// --- CreateStream -------------------------------------------------------------------

const Case<CreateStreamRequest> kCreateStream[] = {
    // what | before | request | outcome | profile
    {"a new stream", nothing, {"clicks", 1}, "ok"},
    {"names differ by case", shards(1), {"Clicks", 1}, "ok"},
    {"a bad name", nothing, {"a b", 1}, kBadName},
    {"no shards", nothing, {"clicks", 0},
        "ValidationException: 1 validation error detected: Value '0' at 'shardCount' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1"},
    {"exists", shards(1), {"clicks", 1},
        "ResourceInUseException: Stream clicks under account 123456789012 already exists."},
    {"is being created", creating, {"clicks", 1},
        "ResourceInUseException: Stream clicks under account 123456789012 already exists."},
    {"is being resharded", updating, {"clicks", 1},
        "ResourceInUseException: Stream clicks under account 123456789012 already exists."},
    {"is being deleted", deleting, {"clicks", 1},
        "ResourceInUseException: Stream clicks under account 123456789012 already exists."},
    {"was deleted", gone, {"clicks", 1}, "ok"},
    {"five are being created",
        [](ServiceByHand& hand) {
            for (const char* name : {"a", "b", "c", "d", "e"})
                (void)hand.call(CreateStreamRequest{name, 1});
        },
        {"clicks", 1},
        "LimitExceededException: This request would have exceed the limit on the number  of streams that can "
        "simultaneously be in CREATING or DELETING for the account 123456789012. Limit: 5."},
    {"five were being created",
        [](ServiceByHand& hand) {
            for (const char* name : {"a", "b", "c", "d", "e"})
                (void)hand.call(CreateStreamRequest{name, 1});
            hand.advanceBy(Duration{20'050});
        },
        {"clicks", 1}, "ok"},
    {"all shards of the account", nothing, {"clicks", 20'000}, "ok"},
    {"one shard more", shards(1), {"views", 20'000},
        "LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. "
        "Current shard count for the account: 1. Limit: 20000. Number of additional shards that would have resulted "
        "from this request: 20000. Refer to the AWS Service Limits page "
        "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request "
        "higher limits."},
    {"all shards of the account, classic", nothing, {"clicks", 500}, "ok", kClassic},
    {"one shard more, classic", nothing, {"clicks", 501},
        "LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. "
        "Current shard count for the account: 0. Limit: 500. Number of additional shards that would have resulted from "
        "this request: 501. Refer to the AWS Service Limits page "
        "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request "
        "higher limits.",
        kClassic},
};

TEST(CreateStream, AnswersAsTheServiceDoes) { expectOutcomes(kCreateStream); }

// --- DeleteStream -------------------------------------------------------------------

const Case<DeleteStreamRequest> kDeleteStream[] = {
    // what | before | request | outcome
    {"an active stream", shards(1), {"clicks"}, "ok"},
    {"while it is created", creating, {"clicks"}, "ok"},
    {"while it is resharded", updating, {"clicks"}, "ok"},
    {"while it is deleted", deleting, {"clicks"}, "ok"},
    {"no such stream", nothing, {"clicks"}, kNotFound},
    {"gone already", gone, {"clicks"}, kNotFound},
    {"a bad name", nothing, {"a b"}, kBadName},
    {"with a consumer",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 1);
        },
        {"clicks"},
        "ResourceInUseException: DeleteStream can't delete 123456789012:clicks because there are consumers associated "
        "with this data stream. To delete clicks anyway, set the EnforceConsumerDeletion parameter to true to force "
        "the deletion of all the consumers that are associated with it."},
    {"with a consumer, enforced",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 1);
        },
        {"clicks", true}, "ok"},
    {"whose consumer is gone",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 1);
            (void)hand.call(DeregisterStreamConsumerRequest{"clicks", "consumer-0"});
            hand.advanceBy(seconds{10});
        },
        {"clicks"}, "ok"},
};

TEST(DeleteStream, AnswersAsTheServiceDoes) { expectOutcomes(kDeleteStream); }

// --- DescribeStreamSummary ------------------------------------------------------------

const Case<DescribeStreamSummaryRequest> kDescribe[] = {
    // what | before | request | outcome
    {"an active stream", shards(1), {"clicks"}, "ok"},
    {"while it is created", creating, {"clicks"}, "ok"},
    {"while it is deleted", deleting, {"clicks"}, "ok"},
    {"gone", gone, {"clicks"}, kNotFound},
    {"a bad name", nothing, {"a b"}, kBadName},
};

TEST(DescribeStreamSummary, AnswersAsTheServiceDoes) { expectOutcomes(kDescribe); }

TEST(DescribeStreamSummary, TellsTheLifeOfAStream)
{
    ServiceByHand hand;
    const auto summary = [&hand] {
        const auto answer = hand.call(DescribeStreamSummaryRequest{"clicks"});
        if (!answer)
            return outcome(answer);
        return std::string{statusName(answer->status)} + ", " + std::to_string(answer->openShardCount) + " shards, "
            + std::to_string(answer->consumerCount) + " consumers, " + std::to_string(answer->retentionPeriodHours)
            + " h";
    };
    hand.advanceTo(seconds{7});
    ASSERT_EQ(outcome(hand.call(CreateStreamRequest{"clicks", 4})), "ok");
    EXPECT_EQ(summary(), "CREATING, 0 shards, 0 consumers, 24 h");
    hand.advanceBy(Duration{20'199}); // 20 s + 50 ms a shard
    EXPECT_EQ(summary(), "CREATING, 0 shards, 0 consumers, 24 h");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(summary(), "ACTIVE, 4 shards, 0 consumers, 24 h");
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->created, base::instantAt(seconds{7}));
    EXPECT_EQ(hand.call(DescribeStreamSummaryRequest{"clicks"})->streamArn,
        "arn:aws:kinesis:us-east-1:123456789012:stream/clicks");
    consumers(hand, 2);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000000", "2"})), "ok");
    EXPECT_EQ(summary(), "UPDATING, 4 shards, 2 consumers, 24 h");
    hand.advanceBy(Duration{29'999});
    EXPECT_EQ(summary(), "UPDATING, 4 shards, 2 consumers, 24 h");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(summary(), "ACTIVE, 5 shards, 2 consumers, 24 h");
    ASSERT_EQ(outcome(hand.call(RetentionPeriodRequest{"clicks", 168, true})), "ok");
    EXPECT_EQ(summary(), "ACTIVE, 5 shards, 2 consumers, 168 h");
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks", true})), "ok");
    EXPECT_EQ(summary(), "DELETING, 5 shards, 2 consumers, 168 h");
    hand.advanceBy(Duration{20'000});
    EXPECT_EQ(summary(), kNotFound);
}

// --- ListShards -----------------------------------------------------------------------

const Case<ListShardsRequest> kListShards[] = {
    // what | before | request | outcome
    {"a stream", shards(3), {.streamName = "clicks"}, "ok"},
    {"while it is created", creating, {.streamName = "clicks"}, "ok"},
    {"no such stream", nothing, {.streamName = "clicks"}, kNotFound},
    {"neither stream nor token", shards(3), {},
        "InvalidArgumentException: Either NextToken or StreamName should be provided."},
    {"both stream and token", shards(3), {.streamName = "clicks", .nextToken = "token"},
        "InvalidArgumentException: NextToken and StreamName cannot be provided together."},
    {"no results", shards(3), {.streamName = "clicks", .maxResults = 0},
        "ValidationException: 1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1"},
    {"too many results", shards(3), {.streamName = "clicks", .maxResults = 10'001},
        "ValidationException: 1 validation error detected: Value '10001' at 'maxResults' failed to satisfy "
        "constraint: Member must have value less than or equal to 10000"},
    {"constraints come before all else", shards(3), {.maxResults = 0},
        "ValidationException: 1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: "
        "Member must have value greater than or equal to 1"},
    {"a bad name", nothing, {.streamName = "a b"}, kBadName},
    {"after a shard", shards(3), {.streamName = "clicks", .exclusiveStartShardId = "shardId-000000000001"}, "ok"},
    {"after a shard that never was", shards(3),
        {.streamName = "clicks", .exclusiveStartShardId = "shardId-000000000099"}, "ok"},
    {"after no shard's name", shards(3), {.streamName = "clicks", .exclusiveStartShardId = "shardId-x"},
        "ResourceNotFoundException: Could not find shard shardId-x in stream clicks under account 123456789012."},
    {"after a name with a space", shards(3), {.streamName = "clicks", .exclusiveStartShardId = "shard 1"},
        "ValidationException: 1 validation error detected: Value 'shard 1' at 'exclusiveStartShardId' failed to "
        "satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"a token nobody gave out", shards(3), {.nextToken = "token"}, "InvalidArgumentException: NextToken is invalid."},
};

TEST(ListShards, AnswersAsTheServiceDoes) { expectOutcomes(kListShards); }

std::vector<std::uint32_t> ids(const std::vector<ShardDescription>& shards)
{
    std::vector<std::uint32_t> numbers;
    for (const ShardDescription& shard : shards)
        numbers.push_back(number(shard.shard));
    return numbers;
}

TEST(ListShards, PagesThroughAllShardsOnceAndInOrder)
{
    ServiceByHand hand;
    hand.addStream("clicks", 7);
    ShardPage page = *hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 3});
    EXPECT_EQ(ids(page.shards), (std::vector<std::uint32_t>{0, 1, 2}));
    page = *hand.call(ListShardsRequest{.nextToken = page.nextToken, .maxResults = 3});
    EXPECT_EQ(ids(page.shards), (std::vector<std::uint32_t>{3, 4, 5}));
    page = *hand.call(ListShardsRequest{.nextToken = page.nextToken, .maxResults = 3});
    EXPECT_EQ(ids(page.shards), (std::vector<std::uint32_t>{6}));
    EXPECT_EQ(page.nextToken, "");
}

TEST(ListShards, ReturnsAtMostAThousandAPageAndNoTokenWhenAPageFitsExactly)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2'000);
    ShardPage page = *hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 10'000});
    EXPECT_EQ(page.shards.size(), 1'000U);
    page = *hand.call(ListShardsRequest{.nextToken = page.nextToken, .maxResults = 10'000});
    EXPECT_EQ(page.shards.size(), 1'000U);
    EXPECT_EQ(number(page.shards.back().shard), 1'999U);
    EXPECT_EQ(page.nextToken, "");
}

TEST(ListShards, StartsAfterTheShardNamed)
{
    ServiceByHand hand;
    hand.addStream("clicks", 4);
    const auto after = [&hand](const char* shard) {
        return ids(hand.call(ListShardsRequest{.streamName = "clicks", .exclusiveStartShardId = shard})->shards);
    };
    EXPECT_EQ(after("shardId-000000000001"), (std::vector<std::uint32_t>{2, 3}));
    EXPECT_EQ(after("shardId-000000000003"), std::vector<std::uint32_t>{});
    EXPECT_EQ(after("shardId-002147483647"), std::vector<std::uint32_t>{});
}

TEST(ListShards, RefusesATokenAfterFiveMinutes)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const std::string token = hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken;
    hand.advanceTo(Duration{300'000});
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = token})), "ok");
    hand.advanceTo(Duration{300'001});
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = token})),
        "ExpiredNextTokenException: NextToken has expired.");
}

TEST(ListShards, RefusesATokenOfAStreamThatWasReplacedByOneOfItsName)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const std::string token = hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken;
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
    hand.advanceBy(seconds{20});
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = token})),
        "InvalidArgumentException: NextToken is invalid.");
    hand.addStream("clicks", 2);
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = token})),
        "InvalidArgumentException: NextToken is invalid.");
}

TEST(ListShards, TakesNoShardIteratorForATokenAndGetRecordsNoTokenForAnIterator)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const std::string token = hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken;
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = iterator})),
        "InvalidArgumentException: NextToken is invalid.");
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{token, 10})), "InvalidArgumentException: Invalid ShardIterator.");
}

TEST(ListShards, ListsClosedShardsUntilTheirClosingIsPastRetention)
{
    ServiceByHand hand;
    merged(hand); // closes shards 0 and 1 at 30 s
    EXPECT_EQ(ids(hand.shards("clicks")), (std::vector<std::uint32_t>{0, 1, 2}));
    hand.advanceTo(hours{24} + seconds{30});
    EXPECT_EQ(ids(hand.shards("clicks")), (std::vector<std::uint32_t>{0, 1, 2}));
    hand.advanceBy(Duration{1});
    EXPECT_EQ(ids(hand.shards("clicks")), (std::vector<std::uint32_t>{2}));
    const ShardDescription child = hand.shards("clicks").front();
    EXPECT_EQ(child.parent, ShardIndex{0}) << "the names of parents outlive them";
    EXPECT_EQ(child.adjacentParent, ShardIndex{1});
}

TEST(ListShards, GivesTheSequenceNumbersOfTheReference)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    hand.advanceTo(seconds{3'570});
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{
                  "clicks", "shardId-000000000000", "85070591730234615865843651857942052864"})),
        "ok");
    hand.advanceTo(seconds{3'600});
    const auto listed = hand.shards("clicks");
    ASSERT_EQ(listed.size(), 4U);
    EXPECT_EQ(listed[0].startingSequenceNumber, "49680382094433640801960061832694540664850524052213727234");
    EXPECT_EQ(listed[0].endingSequenceNumber, "49680382094444791174559327144264099598167480993908260866");
    EXPECT_EQ(listed[1].startingSequenceNumber, "49680382094455941547158592455836076383123172413719707666");
    EXPECT_EQ(listed[1].endingSequenceNumber, "");
    EXPECT_EQ(listed[2].startingSequenceNumber, "49680383379357977650897506001699556098304064762629062690");
    EXPECT_EQ(listed[3].startingSequenceNumber, "49680383379380278396096036624841091816576713124135043122");
}

// --- SplitShard -------------------------------------------------------------------------

constexpr const char* kZero = "shardId-000000000000";
constexpr const char* kOne = "shardId-000000000001";

const Case<SplitShardRequest> kSplitShard[] = {
    // what | before | request | outcome | profile
    {"in the middle", shards(1), {"clicks", kZero, "170141183460469231731687303715884105728"}, "ok"},
    {"by a short name", shards(1), {"clicks", "foo-0", "170141183460469231731687303715884105728"}, "ok"},
    {"at the smallest key", shards(1), {"clicks", kZero, "2"}, "ok"},
    {"at the largest key", shards(1), {"clicks", kZero, "340282366920938463463374607431768211454"}, "ok"},
    {"at the start", shards(1), {"clicks", kZero, "0"},
        "InvalidArgumentException: NewStartingHashKey 0 used in SplitShard() on shard shardId-000000000000 in stream "
        "clicks under account 123456789012 is not both greater than one plus the shard's StartingHashKey 0 and less "
        "than the shard's EndingHashKey 340282366920938463463374607431768211455."},
    {"one above the start", shards(1), {"clicks", kZero, "1"},
        "InvalidArgumentException: NewStartingHashKey 1 used in SplitShard() on shard shardId-000000000000 in stream "
        "clicks under account 123456789012 is not both greater than one plus the shard's StartingHashKey 0 and less "
        "than the shard's EndingHashKey 340282366920938463463374607431768211455."},
    {"at the end", shards(1), {"clicks", kZero, "340282366920938463463374607431768211455"},
        "InvalidArgumentException: NewStartingHashKey 340282366920938463463374607431768211455 used in SplitShard() on "
        "shard shardId-000000000000 in stream clicks under account 123456789012 is not both greater than one plus the "
        "shard's StartingHashKey 0 and less than the shard's EndingHashKey 340282366920938463463374607431768211455."},
    {"beyond the ring", shards(1), {"clicks", kZero, "340282366920938463463374607431768211456"},
        "InvalidArgumentException: NewStartingHashKey 340282366920938463463374607431768211456 used in SplitShard() on "
        "shard shardId-000000000000 in stream clicks under account 123456789012 is not both greater than one plus the "
        "shard's StartingHashKey 0 and less than the shard's EndingHashKey 340282366920938463463374607431768211455."},
    {"in the neighbour", shards(2), {"clicks", kOne, "2"},
        "InvalidArgumentException: NewStartingHashKey 2 used in SplitShard() on shard shardId-000000000001 in stream "
        "clicks under account 123456789012 is not both greater than one plus the shard's StartingHashKey "
        "170141183460469231731687303715884105728 and less than the shard's EndingHashKey "
        "340282366920938463463374607431768211455."},
    {"at no number", shards(1), {"clicks", kZero, "007"},
        "ValidationException: 1 validation error detected: Value '007' at 'newStartingHashKey' failed to satisfy "
        R"(constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"at nothing", shards(1), {"clicks", kZero, ""},
        "ValidationException: 1 validation error detected: Value '' at 'newStartingHashKey' failed to satisfy "
        R"(constraint: Member must satisfy regular expression pattern: 0|([1-9]\d{0,38}))"},
    {"what can be no shard's name", shards(1), {"clicks", "a b", "2"},
        "ValidationException: 1 validation error detected: Value 'a b' at 'shardToSplit' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"an empty name", shards(1), {"clicks", "", "2"},
        "ValidationException: 2 validation errors detected: Value '' at 'shardToSplit' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'shardToSplit' failed to satisfy "
        "constraint: Member must have length greater than or equal to 1"},
    {"no such shard", shards(1), {"clicks", "shardId-000000000005", "2"},
        "ResourceNotFoundException: Could not find shard shardId-000000000005 in stream clicks under account "
        "123456789012."},
    {"no shard's name, and no stream either", nothing, {"clicks", "shardId-x", "2"},
        "ResourceNotFoundException: Could not find shard shardId-x in stream clicks under account 123456789012."},
    {"no such stream", nothing, {"clicks", kZero, "2"}, kNotFound},
    {"while it is created", creating, {"clicks", kZero, "2"}, kCreating},
    {"while it is resharded", updating, {"clicks", kZero, "2"}, kUpdating},
    {"while it is deleted", deleting, {"clicks", kZero, "2"}, kDeleting},
    {"closed", merged, {"clicks", kOne, "2"},
        "InvalidArgumentException: Shard shardId-000000000001 in stream clicks under account 123456789012 has already "
        "been merged or split, and thus is not eligible for merging or splitting."},
    {"expired",
        [](ServiceByHand& hand) {
            merged(hand);
            hand.advanceBy(hours{24} + Duration{1});
        },
        {"clicks", kOne, "2"},
        "ResourceNotFoundException: Could not find shard shardId-000000000001 in stream clicks under account "
        "123456789012."},
    {"the last shard of the account", shards(499), {"clicks", kZero, "2"}, "ok", kClassic},
    {"too many shards, and a bad key", shards(500), {"clicks", kZero, "0"},
        "LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. "
        "Current shard count for the account: 500. Limit: 500. Number of additional shards that would have resulted "
        "from this request: 1. Refer to the AWS Service Limits page "
        "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request "
        "higher limits.",
        kClassic},
    {"too many shards with what another split will make",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            hand.addStream("views", 498);
            (void)hand.call(SplitShardRequest{"views", kZero, "2"});
        },
        {"clicks", kZero, "2"},
        "LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. "
        "Current shard count for the account: 500. Limit: 500. Number of additional shards that would have resulted "
        "from this request: 1. Refer to the AWS Service Limits page "
        "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request "
        "higher limits.",
        kClassic},
};

TEST(SplitShard, AnswersAsTheServiceDoes) { expectOutcomes(kSplitShard); }

// Each child needs two of them.
TEST(SplitShard, NeedsAShardOfFourKeys)
{
    struct Row {
        std::vector<const char*> splits; // of the lowest shard, one after another
        const char* shard;               // the lowest that is left
        std::vector<const char*> taken;  // keys that it can be split at
    };
    const Row rows[] = {
        // split at | lowest shard | taken of 0 to 5
        {{"5"}, "shardId-000000000001", {"2", "3"}},
        {{"4"}, "shardId-000000000001", {"2"}},
        {{"5", "3"}, "shardId-000000000003", {}},
        {{"4", "2"}, "shardId-000000000003", {}},
    };
    for (const Row& row : rows) {
        ServiceByHand whole;
        whole.addStream("clicks", 1);
        const char* lowest = kZero;
        for (const char* key : row.splits) {
            ASSERT_EQ(outcome(whole.call(SplitShardRequest{"clicks", lowest, key})), "ok");
            whole.advanceBy(seconds{30});
            lowest = kOne;
        }
        std::vector<const char*> taken;
        for (const char* key : {"0", "1", "2", "3", "4", "5"}) {
            ServiceByHand hand = whole;
            if (hand.call(SplitShardRequest{"clicks", row.shard, key}))
                taken.push_back(key);
        }
        EXPECT_EQ(std::vector<std::string>(taken.begin(), taken.end()),
            std::vector<std::string>(row.taken.begin(), row.taken.end()))
            << row.splits.back();
    }
}

// --- MergeShards ------------------------------------------------------------------------

const Case<MergeShardsRequest> kMergeShards[] = {
    // what | before | request | outcome
    {"lower and upper", shards(3), {"clicks", kZero, kOne}, "ok"},
    {"upper and lower", shards(3), {"clicks", kOne, kZero}, "ok"},
    {"distant shards", shards(4), {"clicks", kZero, "shardId-000000000002"},
        "InvalidArgumentException: Shards shardId-000000000000 and shardId-000000000002 in stream clicks under account "
        "123456789012 are not an adjacent pair of shards eligible for merging"},
    {"the ends of the ring, which does not wrap", shards(3), {"clicks", "shardId-000000000002", kZero},
        "InvalidArgumentException: Shards shardId-000000000002 and shardId-000000000000 in stream clicks under account "
        "123456789012 are not an adjacent pair of shards eligible for merging"},
    {"a shard with itself", shards(3), {"clicks", kOne, kOne},
        "InvalidArgumentException: Shards shardId-000000000001 and shardId-000000000001 in stream clicks under account "
        "123456789012 are not an adjacent pair of shards eligible for merging"},
    {"no such shard", shards(2), {"clicks", kZero, "shardId-000000000007"},
        "ResourceNotFoundException: Could not find shard shardId-000000000007 in stream clicks under account "
        "123456789012."},
    {"no such shard to be merged", shards(2), {"clicks", "shardId-000000000007", kZero},
        "ResourceNotFoundException: Could not find shard shardId-000000000007 in stream clicks under account "
        "123456789012."},
    {"no shard's name", shards(2), {"clicks", "x", kZero},
        "ResourceNotFoundException: Could not find shard x in stream clicks under account 123456789012."},
    {"no shard's name to be merged with", shards(2), {"clicks", kZero, "x"},
        "ResourceNotFoundException: Could not find shard x in stream clicks under account 123456789012."},
    {"no shard's name, and no stream either", nothing, {"clicks", kZero, "x"},
        "ResourceNotFoundException: Could not find shard x in stream clicks under account 123456789012."},
    {"no such stream", nothing, {"clicks", kZero, kOne}, kNotFound},
    {"while it is created", creating, {"clicks", kZero, kOne}, kCreating},
    {"while it is resharded", updating, {"clicks", kZero, kOne}, kUpdating},
    {"closed", merged, {"clicks", "shardId-000000000002", kZero},
        "InvalidArgumentException: Shard shardId-000000000000 in stream clicks under account 123456789012 has already "
        "been merged or split, and thus is not eligible for merging or splitting."},
    {"closed, and to be merged", merged, {"clicks", kOne, "shardId-000000000002"},
        "InvalidArgumentException: Shard shardId-000000000001 in stream clicks under account 123456789012 has already "
        "been merged or split, and thus is not eligible for merging or splitting."},
    {"expired",
        [](ServiceByHand& hand) {
            merged(hand);
            hand.advanceBy(hours{24} + Duration{1});
        },
        {"clicks", "shardId-000000000002", kZero},
        "ResourceNotFoundException: Could not find shard shardId-000000000000 in stream clicks under account "
        "123456789012."},
    {"what can be no shard's name", shards(2), {"clicks", "a b", kOne},
        "ValidationException: 1 validation error detected: Value 'a b' at 'shardToMerge' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"what can be no shard's name to be merged with", shards(2), {"clicks", kZero, "a b"},
        "ValidationException: 1 validation error detected: Value 'a b' at 'adjacentShardToMerge' failed to satisfy "
        "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"an empty name to be merged", shards(2), {"clicks", "", kOne},
        "ValidationException: 2 validation errors detected: Value '' at 'shardToMerge' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'shardToMerge' failed to satisfy "
        "constraint: Member must have length greater than or equal to 1"},
    {"an empty name", shards(2), {"clicks", kZero, ""},
        "ValidationException: 2 validation errors detected: Value '' at 'adjacentShardToMerge' failed to satisfy "
        "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at "
        "'adjacentShardToMerge' failed to satisfy constraint: Member must have length greater than or equal to 1"},
};

TEST(MergeShards, AnswersAsTheServiceDoes) { expectOutcomes(kMergeShards); }

// --- UpdateShardCount -----------------------------------------------------------------------

const Case<UpdateShardCountRequest> kUpdateShardCount[] = {
    // what | before | request | outcome | profile
    {"doubled", shards(4), {"clicks", 8}, "ok"},
    {"halved", shards(4), {"clicks", 2}, "ok"},
    {"an odd count halved and rounded up", shards(5), {"clicks", 3}, "ok"},
    {"as it is", shards(4), {"clicks", 4}, "ok"},
    {"one shard doubled", shards(1), {"clicks", 2}, "ok"},
    {"one shard more than doubled", shards(1), {"clicks", 3},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 1 to 3 shards: at most double the "
        "current shard count is allowed."},
    {"doubled, by open shards", merged, {"clicks", 2}, "ok"},
    {"more than doubled, by open shards", merged, {"clicks", 3},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 1 to 3 shards: at most double the "
        "current shard count is allowed."},
    {"more than doubled", shards(4), {"clicks", 9},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 4 to 9 shards: at most double the "
        "current shard count is allowed."},
    {"less than half", shards(4), {"clicks", 1},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 4 to 1 shards: at least half the "
        "current shard count is required."},
    {"less than half of an odd count", shards(5), {"clicks", 2},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 5 to 2 shards: at least half the "
        "current shard count is required."},
    {"to ten thousand", shards(6'000), {"clicks", 10'000}, "ok"},
    {"above ten thousand", shards(6'000), {"clicks", 10'001},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 6000 to 10001 shards: a stream "
        "cannot be scaled beyond 10000 shards."},
    {"from above ten thousand down below it", shards(12'000), {"clicks", 9'000}, "ok"},
    {"from above ten thousand down to just below it", shards(12'000), {"clicks", 9'999}, "ok"},
    {"from above ten thousand down to it, which is not below", shards(12'000), {"clicks", 10'000},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 12000 to 10000 shards: a stream of "
        "more than 10000 shards can only be scaled below that."},
    {"from above ten thousand down, but not to it", shards(12'000), {"clicks", 10'001},
        "LimitExceededException: UpdateShardCount cannot scale stream clicks from 12000 to 10001 shards: a stream "
        "cannot be scaled beyond 10000 shards."},
    {"all shards of the account", shards(250), {"clicks", 500}, "ok", kClassic},
    {"beyond the account, with a shard that lives only on the way", shards(400), {"clicks", 501},
        "LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. "
        "Current shard count for the account: 400. Limit: 500. Number of additional shards that would have resulted "
        "from this request: 102. Refer to the AWS Service Limits page "
        "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request "
        "higher limits.",
        kClassic},
    {"within the account at the end, beyond it on the way", shards(500), {"clicks", 375},
        "LimitExceededException: This request would exceed the shard limit for the account 123456789012 in us-east-1. "
        "Current shard count for the account: 500. Limit: 500. Number of additional shards that would have resulted "
        "from this request: 1. Refer to the AWS Service Limits page "
        "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request "
        "higher limits.",
        kClassic},
    {"no shards", shards(4), {"clicks", 0},
        "ValidationException: 1 validation error detected: Value '0' at 'targetShardCount' failed to satisfy "
        "constraint: Member must have value greater than or equal to 1"},
    {"no such stream", nothing, {"clicks", 2}, kNotFound},
    {"while it is created", creating, {"clicks", 2}, kCreating},
    {"while it is resharded", updating, {"clicks", 2}, kUpdating},
};

TEST(UpdateShardCount, AnswersAsTheServiceDoes) { expectOutcomes(kUpdateShardCount); }

TEST(UpdateShardCount, IsAllowedTenTimesInAnyTwentyFourHours)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const auto toggle = [&hand](int call) {
        return outcome(hand.call(UpdateShardCountRequest{"clicks", call % 2 == 0 ? 4U : 2U}));
    };
    for (int call = 0; call < 10; ++call) {
        EXPECT_EQ(toggle(call), "ok");
        EXPECT_EQ(toggle(call + 1), kUpdating) << "refusals do not count";
        hand.advanceBy(hours{1});
    }
    const std::string tooOften = "LimitExceededException: UpdateShardCount cannot be called more than 10 times in a "
                                 "24-hour period for stream clicks.";
    EXPECT_EQ(toggle(10), tooOften);
    hand.advanceTo(hours{24} - Duration{1});
    EXPECT_EQ(toggle(10), tooOften);
    hand.advanceTo(hours{24});
    EXPECT_EQ(toggle(10), "ok") << "the first call is 24 hours old";
    hand.advanceBy(Duration{60'000});
    EXPECT_EQ(toggle(11), tooOften);
}

TEST(UpdateShardCount, CountsWhatChangesAStreamAndEachStreamForItself)
{
    ServiceByHand hand;
    hand.addStream("clicks", 4);
    hand.addStream("views", 4);
    const auto scale = [&hand](const char* stream, std::uint32_t target) {
        return outcome(hand.call(UpdateShardCountRequest{stream, target}));
    };
    for (int call = 0; call < 20; ++call) {
        ASSERT_EQ(scale("clicks", 4), "ok") << "nothing changes";
        ASSERT_NE(scale("clicks", 9), "ok") << "and a refusal does not count";
    }
    for (int call = 0; call < 10; ++call) {
        ASSERT_EQ(scale("clicks", call % 2 == 0 ? 8 : 4), "ok");
        hand.advanceBy(seconds{60});
    }
    EXPECT_EQ(scale("clicks", 8).substr(0, 23), "LimitExceededException:");
    EXPECT_EQ(scale("views", 8), "ok");
}

TEST(UpdateShardCount, EvensOutAnUnevenStreamThatHasAsManyShardsAlready)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", kZero, "2"})), "ok");
    hand.advanceBy(seconds{30});
    const auto answer = hand.call(UpdateShardCountRequest{"clicks", 2});
    ASSERT_EQ(outcome(answer), "ok");
    EXPECT_EQ(answer->currentShardCount, 2U);
    EXPECT_EQ(answer->targetShardCount, 2U);
    EXPECT_EQ(outcome(hand.call(UpdateShardCountRequest{"clicks", 2})), kUpdating);
    hand.advanceBy(seconds{40});
    std::vector<std::string> ranges;
    for (const ShardDescription& shard : hand.shards("clicks"))
        if (shard.endingSequenceNumber.empty())
            ranges.push_back(shard.range.first.decimal() + " to " + shard.range.last.decimal());
    EXPECT_EQ(ranges,
        (std::vector<std::string>{"170141183460469231731687303715884105728 to 340282366920938463463374607431768211455",
            "0 to 170141183460469231731687303715884105727"}));
}

TEST(UpdateShardCount, TellsTheCountBeforeAndTheTarget)
{
    ServiceByHand hand;
    hand.addStream("clicks", 10);
    const auto answer = hand.call(UpdateShardCountRequest{"clicks", 15});
    ASSERT_EQ(outcome(answer), "ok");
    EXPECT_EQ(answer->currentShardCount, 10U);
    EXPECT_EQ(answer->targetShardCount, 15U);
    hand.advanceBy(seconds{40});
    std::vector<std::uint32_t> open;
    for (const ShardDescription& shard : hand.shards("clicks"))
        if (shard.endingSequenceNumber.empty())
            open.push_back(number(shard.shard));
    EXPECT_EQ(open, (std::vector<std::uint32_t>{10, 13, 14, 15, 18, 19, 20, 23, 24, 25, 28, 29, 30, 33, 34}));
}

// --- Retention --------------------------------------------------------------------------------

void keptForAWeek(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(RetentionPeriodRequest{"clicks", 168, true})), "ok");
}

const Case<RetentionPeriodRequest> kRetention[] = {
    // what | before | request | outcome
    {"a week", shards(1), {"clicks", 168, true}, "ok"},
    {"a year", shards(1), {"clicks", 8'760, true}, "ok"},
    {"as it is, increased", shards(1), {"clicks", 24, true}, "ok"},
    {"as it is, decreased", shards(1), {"clicks", 24, false}, "ok"},
    {"too short", shards(1), {"clicks", 23, false},
        "InvalidArgumentException: Minimum allowed retention period is 24 hours. Requested retention period (23 hours) "
        "is too short."},
    {"too long", shards(1), {"clicks", 8'761, true},
        "InvalidArgumentException: Maximum allowed retention period is 8760 hours. Requested retention period (8761 "
        "hours) is too long."},
    {"too short, increased", shards(1), {"clicks", 23, true},
        "InvalidArgumentException: Minimum allowed retention period is 24 hours. Requested retention period (23 hours) "
        "is too short."},
    {"too long, decreased", shards(1), {"clicks", 8'761, false},
        "InvalidArgumentException: Maximum allowed retention period is 8760 hours. Requested retention period (8761 "
        "hours) is too long."},
    {"an hour more", keptForAWeek, {"clicks", 169, true}, "ok"},
    {"an hour more, decreased", keptForAWeek, {"clicks", 169, false},
        "InvalidArgumentException: Requested retention period (169 hours) for stream clicks can not be longer than "
        "existing retention period (168 hours). Use IncreaseRetentionPeriod API."},
    {"an hour less", keptForAWeek, {"clicks", 167, false}, "ok"},
    {"an hour less, increased", keptForAWeek, {"clicks", 167, true},
        "InvalidArgumentException: Requested retention period (167 hours) for stream clicks can not be shorter than "
        "existing retention period (168 hours). Use DecreaseRetentionPeriod API."},
    {"a day", keptForAWeek, {"clicks", 24, false}, "ok"},
    {"increased to less", keptForAWeek, {"clicks", 48, true},
        "InvalidArgumentException: Requested retention period (48 hours) for stream clicks can not be shorter than "
        "existing retention period (168 hours). Use DecreaseRetentionPeriod API."},
    {"decreased to more", shards(1), {"clicks", 48, false},
        "InvalidArgumentException: Requested retention period (48 hours) for stream clicks can not be longer than "
        "existing retention period (24 hours). Use IncreaseRetentionPeriod API."},
    {"no such stream", nothing, {"clicks", 48, true}, kNotFound},
    {"too short, and no such stream", nothing, {"clicks", 23, false}, kNotFound},
    {"while it is created", creating, {"clicks", 48, true}, kCreating},
    {"too long, while it is created", creating, {"clicks", 8'761, true}, kCreating},
    {"while it is resharded", updating, {"clicks", 48, true}, "ok"},
    {"while it is deleted", deleting, {"clicks", 48, true}, kDeleting},
};

TEST(Retention, AnswersAsTheServiceDoes) { expectOutcomes(kRetention); }

TEST(Retention, HidesRecordsAtOnceWhenItIsDecreased)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(RetentionPeriodRequest{"clicks", 48, true})), "ok");
    hand.put("clicks", "k", "old");
    hand.advanceTo(hours{30});
    hand.put("clicks", "k", "new");
    const std::string before = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(dataOf(hand.read(before).records), (std::vector<std::string>{"old", "new"}));
    ASSERT_EQ(outcome(hand.call(RetentionPeriodRequest{"clicks", 24, false})), "ok");
    EXPECT_EQ(dataOf(hand.read(before).records), std::vector<std::string>{"new"});
}

TEST(Retention, BringsNothingBackWhenItIsIncreased)
{
    ServiceByHand hand;
    merged(hand); // closes shards 0 and 1 at 30 s
    hand.put("clicks", "k", "old");
    hand.advanceTo(hours{30});
    hand.put("clicks", "k", "new");
    ASSERT_EQ(outcome(hand.call(RetentionPeriodRequest{"clicks", 48, true})), "ok");
    EXPECT_EQ(dataOf(hand.read(hand.iterator("clicks", 2, IteratorType::TrimHorizon)).records),
        std::vector<std::string>{"new"});
    EXPECT_EQ(ids(hand.shards("clicks")), std::vector<std::uint32_t>{2}) << "expired shards stay expired";
    hand.advanceTo(hours{77});
    EXPECT_EQ(dataOf(hand.read(hand.iterator("clicks", 2, IteratorType::TrimHorizon)).records),
        std::vector<std::string>{"new"})
        << "47 hours old";
}

// --- Consumers ----------------------------------------------------------------------------------

const Case<RegisterStreamConsumerRequest> kRegister[] = {
    // what | before | request | outcome | profile
    {"a consumer", shards(1), {"clicks", "reader"}, "ok"},
    {"while the stream is resharded", updating, {"clicks", "reader"}, "ok"},
    {"while the stream is created", creating, {"clicks", "reader"}, kCreating},
    {"while the stream is deleted", deleting, {"clicks", "reader"}, kDeleting},
    {"no such stream", nothing, {"clicks", "reader"}, kNotFound},
    {"a bad name", shards(1), {"clicks", "a/b"},
        "ValidationException: 1 validation error detected: Value 'a/b' at 'consumerName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"a name that a consumer of another stream has",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            hand.addStream("views", 1);
            ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"views", "reader"})), "ok");
        },
        {"clicks", "reader"}, "ok"},
    {"an empty name", shards(1), {"clicks", ""},
        "ValidationException: 2 validation errors detected: Value '' at 'consumerName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'consumerName' failed to satisfy "
        "constraint: Member must have length greater than or equal to 1"},
    {"exists",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 1);
        },
        {"clicks", "consumer-0"},
        "ResourceInUseException: Consumer consumer-0 under stream clicks already exists for account 123456789012."},
    {"four are being created",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            for (const char* name : {"a", "b", "c", "d"})
                (void)hand.call(RegisterStreamConsumerRequest{"clicks", name});
        },
        {"clicks", "e"}, "ok"},
    {"five are being created",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            for (const char* name : {"a", "b", "c", "d", "e"})
                (void)hand.call(RegisterStreamConsumerRequest{"clicks", name});
        },
        {"clicks", "f"},
        "LimitExceededException: This request would exceed the limit of 5 consumers in CREATING at once for stream "
        "clicks under account 123456789012."},
    {"the twentieth",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 19);
        },
        {"clicks", "last"}, "ok"},
    {"the twenty-first",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 20);
        },
        {"clicks", "one-more"},
        "LimitExceededException: This request would exceed the limit of 20 registered consumers for stream clicks "
        "under account 123456789012."},
    {"the twentieth, classic",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 19);
        },
        {"clicks", "last"}, "ok", kClassic},
    {"the twenty-first, classic",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 20);
        },
        {"clicks", "one-more"},
        "LimitExceededException: This request would exceed the limit of 20 registered consumers for stream clicks "
        "under account 123456789012.",
        kClassic},
    {"the twenty-first of a provisioned stream, with On-demand Advantage",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            (void)hand.call(UpdateAccountSettingsRequest{});
            consumers(hand, 20);
        },
        {"clicks", "one-more"},
        "LimitExceededException: This request would exceed the limit of 20 registered consumers for stream clicks "
        "under account 123456789012."},
    {"exists and is being deleted",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 1);
            hand.advanceBy(seconds{10});
            (void)hand.call(DeregisterStreamConsumerRequest{"clicks", "consumer-0"});
        },
        {"clicks", "consumer-0"},
        "ResourceInUseException: Consumer consumer-0 under stream clicks already exists for account 123456789012."},
    {"five were being created",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            for (const char* name : {"a", "b", "c", "d", "e"})
                (void)hand.call(RegisterStreamConsumerRequest{"clicks", name});
            hand.advanceBy(seconds{10});
        },
        {"clicks", "f"}, "ok"},
};

TEST(RegisterStreamConsumer, AnswersAsTheServiceDoes) { expectOutcomes(kRegister); }

const Case<DeregisterStreamConsumerRequest> kDeregister[] = {
    // what | before | request | outcome
    {"a consumer",
        [](ServiceByHand& hand) {
            hand.addStream("clicks", 1);
            consumers(hand, 1);
        },
        {"clicks", "consumer-0"}, "ok"},
    {"no such consumer", shards(1), {"clicks", "reader"},
        "ResourceNotFoundException: Consumer reader, account 123456789012 not found."},
    {"no such stream", nothing, {"clicks", "reader"}, kNotFound},
};

TEST(DeregisterStreamConsumer, AnswersAsTheServiceDoes) { expectOutcomes(kDeregister); }

TEST(RegisterStreamConsumer, LeadsFromCreatingToActiveToDeletingToGone)
{
    ServiceByHand hand;
    const StreamIndex clicks = hand.addStream("clicks", 1);
    hand.advanceTo(Duration{1'500});
    const auto registered = hand.call(RegisterStreamConsumerRequest{"clicks", "reader"});
    ASSERT_EQ(outcome(registered), "ok");
    EXPECT_EQ(registered->arn, "arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/reader:1795132801");
    const auto status = [&] {
        const auto& all = hand.service().stream(clicks).consumers;
        return all.empty() ? "gone" : std::string{statusName(all.front().status)};
    };
    EXPECT_EQ(status(), "CREATING");
    hand.advanceBy(Duration{9'999});
    EXPECT_EQ(status(), "CREATING");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(status(), "ACTIVE");
    ASSERT_EQ(outcome(hand.call(DeregisterStreamConsumerRequest{"clicks", "reader"})), "ok");
    EXPECT_EQ(status(), "DELETING");
    hand.advanceBy(seconds{5});
    ASSERT_EQ(outcome(hand.call(DeregisterStreamConsumerRequest{"clicks", "reader"})), "ok");
    hand.advanceBy(Duration{4'999});
    EXPECT_EQ(status(), "DELETING");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(status(), "gone") << "asking twice does not make it last longer";
    // The same name again is another consumer: its ARN carries another second.
    EXPECT_EQ(hand.call(RegisterStreamConsumerRequest{"clicks", "reader"})->arn,
        "arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/reader:1795132821");
}

}
}
