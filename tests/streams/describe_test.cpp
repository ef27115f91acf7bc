// What the control plane tells of streams, shards and the account; how a stream is chosen; pages and tokens.
#include "streams/operation_cases.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using base::instantAt;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::string shardsOf(const std::vector<ShardDescription>& shards)
{
    return namesOf(shards, [](const ShardDescription& shard) { return std::to_string(number(shard.shard)); });
}

std::string streamsOf(const StreamNamesPage& page)
{
    return namesOf(page.streams, [](const ListedStream& stream) { return stream.streamName; });
}

constexpr const char* kNoName =
    "ValidationException: 1 validation error detected: Value null at 'streamName' failed to satisfy constraint: Member "
    "must not be null";
constexpr const char* kBadArn =
    "ValidationException: 1 validation error detected: Value 'clicks' at 'streamARN' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+";

// --- How a stream is chosen ---------------------------------------------------------

const Case<DescribeStreamSummaryRequest> kChosen[] = {
    // what | before | request | outcome
    {"by its name", shards(1), {"clicks", ""}, "ok"},
    {"by its ARN", shards(1), {"", kArn}, "ok"},
    {"by both, which agree", shards(1), {"clicks", kArn}, "ok"},
    {"by both, which do not agree", shards(1), {"views", kArn},
        "InvalidArgumentException: StreamName views and StreamARN arn:aws:kinesis:us-east-1:123456789012:stream/clicks "
        "do not name the same stream."},
    {"by neither", shards(1), {"", ""}, kNoName},
    {"by an ARN that is none", shards(1), {"", "clicks"}, kBadArn},
    {"by an ARN of another account", shards(1), {"", "arn:aws:kinesis:us-east-1:210987654321:stream/clicks"},
        "ResourceNotFoundException: Stream clicks under account 210987654321 not found."},
    {"by an ARN of another region", shards(1), {"", "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks"},
        "ResourceNotFoundException: Stream clicks under account 123456789012 not found."},
    {"by the ARN of a consumer", shards(1), {"", kArn + "/consumer/app:1795132800"},
        "ValidationException: 1 validation error detected: Value "
        "'arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/app:1795132800' at 'streamARN' failed to "
        "satisfy constraint: Member must satisfy regular expression pattern: "
        "arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+"},
};

TEST(ChoosingAStream, AnswersAsTheServiceDoes) { expectOutcomes(kChosen); }

TEST(ChoosingAStream, WorksByArnForCallsOfEveryKind)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    EXPECT_EQ(outcome(hand.call(PutRecordRequest{"", entry("k", 1), {}, kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(PutRecordsRequest{"", {entry("k", 1)}, kArn})), "ok");
    const auto iterator =
        hand.call(GetShardIteratorRequest{"", "shardId-000000000000", IteratorType::TrimHorizon, {}, {}, kArn});
    ASSERT_EQ(outcome(iterator), "ok");
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{*iterator, 10, kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.streamArn = kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(RetentionPeriodRequest{"", 48, true, kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"", "app", kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(UpdateShardCountRequest{"", 4, kArn})), "ok");
    hand.advanceBy(minutes{1});
    EXPECT_EQ(outcome(hand.call(DeleteStreamRequest{"", true, kArn})), "ok");
}

TEST(ChoosingAStream, GetRecordsRefusesAnIteratorOfAnotherStream)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    hand.addStream("views", 1);
    const std::string iterator = hand.iterator("views", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10, kArn})),
        "InvalidArgumentException: StreamARN arn:aws:kinesis:us-east-1:123456789012:stream/clicks is not that of the "
        "stream of the ShardIterator.");
}

// --- DescribeStream -------------------------------------------------------------------

const Case<DescribeStreamRequest> kDescribeStream[] = {
    // what | before | request | outcome
    {"an active stream", shards(1), {"clicks"}, "ok"},
    {"while it is created", creating, {"clicks"}, "ok"},
    {"while it is deleted", deleting, {"clicks"}, "ok"},
    {"gone", gone, {"clicks"}, kNotFound},
    {"no name", shards(1), {""}, kNoName},
    {"a bad name", shards(1), {"a b"}, kBadName},
    {"no shards asked for", shards(1), {"clicks", 0},
        "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
        "must have value greater than or equal to 1"},
    {"too many", shards(1), {"clicks", 10'001},
        "ValidationException: 1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: "
        "Member must have value less than or equal to 10000"},
    {"as many as may be asked for", shards(1), {"clicks", 10'000}, "ok"},
    {"after what is no shard id", shards(1), {"clicks", 100, "first"},
        "ResourceNotFoundException: Could not find shard first in stream clicks under account 123456789012."},
    {"after a name with a space", shards(1), {"clicks", 100, "shard 1"},
        "ValidationException: 1 validation error detected: Value 'shard 1' at 'exclusiveStartShardId' failed to "
        "satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"after a shard that never was", shards(1), {"clicks", 100, "shardId-000000000099"}, "ok"},
};

TEST(DescribeStream, AnswersAsTheServiceDoes) { expectOutcomes(kDescribeStream); }

TEST(DescribeStream, ListsAHundredShardsAPageHoweverManyAreAskedFor)
{
    ServiceByHand hand;
    hand.addStream("clicks", 150);
    const auto first = hand.call(DescribeStreamRequest{"clicks", 10'000});
    ASSERT_EQ(first->shards.size(), 100U);
    EXPECT_TRUE(first->hasMoreShards);
    const auto rest = hand.call(DescribeStreamRequest{"clicks", 10'000, shardId(first->shards.back().shard)});
    ASSERT_EQ(rest->shards.size(), 50U);
    EXPECT_EQ(number(rest->shards.front().shard), 100U);
    EXPECT_FALSE(rest->hasMoreShards);
    EXPECT_EQ(rest->summary.openShardCount, 150U);
}

TEST(DescribeStream, SaysThatThereAreMoreOnlyWhereThereAre)
{
    ServiceByHand hand;
    hand.addStream("clicks", 100);
    hand.addStream("views", 101);
    const auto page = [&](const DescribeStreamRequest& request) {
        const auto answer = hand.call(request);
        return std::to_string(answer->shards.size()) + (answer->hasMoreShards ? " and more" : "");
    };
    EXPECT_EQ(page({"clicks"}), "100");
    EXPECT_EQ(page({"views"}), "100 and more");
    EXPECT_EQ(page({"views", 100, "shardId-000000000099"}), "1");
    EXPECT_EQ(page({"views", 100, "shardId-000000000100"}), "0");
}

TEST(DescribeStream, ListsNoShardsWhileTheStreamIsCreated)
{
    ServiceByHand hand;
    creating(hand);
    const auto description = hand.call(DescribeStreamRequest{"clicks"});
    EXPECT_EQ(shardsOf(description->shards), "");
    EXPECT_FALSE(description->hasMoreShards);
    EXPECT_EQ(shardsOf(hand.shards("clicks")), "");
    hand.advanceBy(Duration{20'100});
    EXPECT_EQ(shardsOf(hand.call(DescribeStreamRequest{"clicks"})->shards), "0 1");
    EXPECT_EQ(shardsOf(hand.shards("clicks")), "0 1");
}

TEST(DescribeStreamSummary, SaysOfStreamsOnDemandWhatOthersDoNotHave)
{
    ServiceByHand hand;
    hand.addStream("views", 1);
    onDemand(hand);
    const auto told = [&](const char* name) {
        const auto summary = hand.call(DescribeStreamSummaryRequest{name});
        return (summary->warmThroughput ? std::to_string(summary->warmThroughput->currentMiBps) : "-") + " "
            + (summary->recordDistributionStrategy
                    ? std::string{recordDistributionName(*summary->recordDistributionStrategy)}
                    : "-");
    };
    EXPECT_EQ(told("views"), "- -");
    EXPECT_EQ(told("clicks"), "0 USER_PARTITION_KEY");
    ASSERT_EQ(outcome(hand.call(UpdateStreamRecordDistributionStrategyRequest{kArn, RecordDistribution::Auto})), "ok");
    EXPECT_EQ(told("clicks"), "0 AUTO");
}

TEST(DescribeStream, ListsClosedShardsUntilTheyExpire)
{
    ServiceByHand hand;
    merged(hand);
    EXPECT_EQ(shardsOf(hand.call(DescribeStreamRequest{"clicks"})->shards), "0 1 2");
    hand.advanceBy(hours{24} + Duration{1});
    EXPECT_EQ(shardsOf(hand.call(DescribeStreamRequest{"clicks"})->shards), "2");
}

// --- ListStreams ----------------------------------------------------------------------

const Case<ListStreamsRequest> kListStreams[] = {
    // what | before | request | outcome
    {"none there", nothing, {}, "ok"},
    {"none asked for", nothing, {0},
        "ValidationException: 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member "
        "must have value greater than or equal to 1"},
    {"too many", nothing, {10'001},
        "ValidationException: 1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: "
        "Member must have value less than or equal to 10000"},
    {"after a bad name", nothing, {{}, "a b"},
        "ValidationException: 1 validation error detected: Value 'a b' at 'exclusiveStartStreamName' failed to satisfy "
        "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"},
    {"after a name and with a token", nothing, {{}, "a", "token"},
        "InvalidArgumentException: NextToken and ExclusiveStartStreamName cannot be provided together."},
    {"with a token that is none", nothing, {{}, "", "token"}, "InvalidArgumentException: NextToken is invalid."},
};

TEST(ListStreams, AnswersAsTheServiceDoes) { expectOutcomes(kListStreams); }

TEST(ListStreams, IsAlphabeticalAndGoesOnByNameOrByToken)
{
    ServiceByHand hand;
    for (const char* name : {"views", "Clicks", "clicks", "orders", "a.b"})
        hand.addStream(name, 1);
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"orders"})), "ok");
    EXPECT_EQ(streamsOf(*hand.call(ListStreamsRequest{})), "Clicks a.b clicks orders views");
    const auto page = hand.call(ListStreamsRequest{2});
    EXPECT_EQ(streamsOf(*page), "Clicks a.b");
    EXPECT_TRUE(page->hasMoreStreams);
    EXPECT_EQ(streamsOf(*hand.call(ListStreamsRequest{{}, "a.b"})), "clicks orders views");
    const auto next = hand.call(ListStreamsRequest{2, "", page->nextToken});
    EXPECT_EQ(streamsOf(*next), "clicks orders");
    const auto last = hand.call(ListStreamsRequest{2, "", next->nextToken});
    EXPECT_EQ(streamsOf(*last), "views");
    EXPECT_FALSE(last->hasMoreStreams);
    EXPECT_EQ(last->nextToken, "");
    hand.advanceBy(seconds{20});
    EXPECT_EQ(streamsOf(*hand.call(ListStreamsRequest{})), "Clicks a.b clicks views") << "orders is gone";
    const auto all = hand.call(ListStreamsRequest{4});
    EXPECT_EQ(all->streams.size(), 4U);
    EXPECT_FALSE(all->hasMoreStreams) << "a page that fits exactly";
    EXPECT_EQ(all->nextToken, "");
}

TEST(ListStreams, HasAHundredNamesAPageAndTenOfOldWhenNobodySaysHowMany)
{
    ServiceByHand current;
    ServiceByHand classic{{.profile = kClassic}};
    for (int i = 0; i < 120; ++i) {
        current.addStream("s" + std::to_string(i), 1);
        classic.addStream("s" + std::to_string(i), 1);
    }
    EXPECT_EQ(current.call(ListStreamsRequest{})->streams.size(), 100U);
    EXPECT_EQ(current.call(ListStreamsRequest{10'000})->streams.size(), 100U);
    EXPECT_EQ(classic.call(ListStreamsRequest{})->streams.size(), 10U);
    EXPECT_EQ(classic.call(ListStreamsRequest{10'000})->streams.size(), 100U);
}

TEST(ListStreams, TokensLiveForFiveMinutesAndAreGoodForThisListAlone)
{
    ServiceByHand hand;
    hand.addStream("clicks", 3);
    hand.addStream("views", 1);
    const std::string token = hand.call(ListStreamsRequest{1})->nextToken;
    const std::string ofShards = hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken;
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{{}, "", ofShards})),
        "InvalidArgumentException: NextToken is invalid.");
    EXPECT_EQ(outcome(hand.call(ListStreamConsumersRequest{kArn, token})),
        "InvalidArgumentException: NextToken is invalid.");
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = token})),
        "InvalidArgumentException: NextToken is invalid.");
    hand.advanceBy(minutes{5});
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{{}, "", token})), "ok");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(outcome(hand.call(ListStreamsRequest{{}, "", token})),
        "ExpiredNextTokenException: NextToken has expired.");
}

// --- DescribeLimits ---------------------------------------------------------------------

TEST(DescribeLimits, CountsOpenShardsAndStreamsOnDemand)
{
    ServiceByHand hand;
    merged(hand); // one open shard of three
    hand.addStream("views", 5);
    addOnDemand(hand, "orders"); // four shards
    const auto limits = hand.call(DescribeLimitsRequest{});
    EXPECT_EQ(limits->openShardCount, 10);
    EXPECT_EQ(limits->shardLimit, 20'000);
    EXPECT_EQ(limits->onDemandStreamCount, 1);
    EXPECT_EQ(limits->onDemandStreamCountLimit, 50);
    EXPECT_EQ(limits->channelCount, 0);
}

// --- ListShards ---------------------------------------------------------------------------

ListShardsRequest filtered(ShardFilterType type, const std::string& shard, std::optional<std::int64_t> ms)
{
    ListShardsRequest request{.streamName = "clicks"};
    request.shardFilter = ShardFilter{type, shard, {}};
    if (ms)
        request.shardFilter->timestamp = instantAt(Duration{*ms});
    return request;
}

const Case<ListShardsRequest> kListShards[] = {
    // what | before | request | outcome
    {"no stream", nothing, {.streamName = "clicks"}, kNotFound},
    {"neither a stream nor a token", nothing, {},
        "InvalidArgumentException: Either NextToken or StreamName should be provided."},
    {"a stream and a token", shards(1), {.streamName = "clicks", .nextToken = "token"},
        "InvalidArgumentException: NextToken and StreamName cannot be provided together."},
    {"an ARN and a token", shards(1), {.nextToken = "token", .streamArn = kArn},
        "InvalidArgumentException: NextToken and StreamName cannot be provided together."},
    {"a token and when the stream was made", shards(1),
        {.nextToken = "token", .streamCreationTimestamp = base::kWorldStart},
        "InvalidArgumentException: NextToken and StreamCreationTimestamp cannot be provided together."},
    {"when the stream was made", shards(1), {.streamName = "clicks", .streamCreationTimestamp = base::kWorldStart},
        "ok"},
    {"when another stream of the name was made", shards(1),
        {.streamName = "clicks", .streamCreationTimestamp = instantAt(Duration{1'000})}, kNotFound},
    {"after a shard, which is not named", shards(1), filtered(ShardFilterType::AfterShardId, "", {}),
        "InvalidArgumentException: ShardFilter of type AFTER_SHARD_ID needs the id of a shard in ShardId."},
    {"open now, with a shard", shards(1), filtered(ShardFilterType::AtLatest, "shardId-000000000000", {}),
        "InvalidArgumentException: ShardFilter of type AT_LATEST takes no ShardId."},
    {"at no time", shards(1), filtered(ShardFilterType::AtTimestamp, "", {}),
        "InvalidArgumentException: ShardFilter of type AT_TIMESTAMP needs a Timestamp."},
    {"at the horizon, with a time", shards(1), filtered(ShardFilterType::AtTrimHorizon, "", 5),
        "InvalidArgumentException: ShardFilter of type AT_TRIM_HORIZON takes no Timestamp."},
    {"at the horizon, with a shard", shards(1), filtered(ShardFilterType::AtTrimHorizon, "shardId-000000000000", {}),
        "InvalidArgumentException: ShardFilter of type AT_TRIM_HORIZON takes no ShardId."},
    {"from the horizon, with a time", shards(1), filtered(ShardFilterType::FromTrimHorizon, "", 5),
        "InvalidArgumentException: ShardFilter of type FROM_TRIM_HORIZON takes no Timestamp."},
    {"from the horizon, with a shard", shards(1),
        filtered(ShardFilterType::FromTrimHorizon, "shardId-000000000000", {}),
        "InvalidArgumentException: ShardFilter of type FROM_TRIM_HORIZON takes no ShardId."},
    {"open now, with a time", shards(1), filtered(ShardFilterType::AtLatest, "", 5),
        "InvalidArgumentException: ShardFilter of type AT_LATEST takes no Timestamp."},
    {"at a time, with a shard", shards(1), filtered(ShardFilterType::AtTimestamp, "shardId-000000000000", 0),
        "InvalidArgumentException: ShardFilter of type AT_TIMESTAMP takes no ShardId."},
    {"from no time", shards(1), filtered(ShardFilterType::FromTimestamp, "", {}),
        "InvalidArgumentException: ShardFilter of type FROM_TIMESTAMP needs a Timestamp."},
    {"from a time, with a shard", shards(1), filtered(ShardFilterType::FromTimestamp, "shardId-000000000000", 0),
        "InvalidArgumentException: ShardFilter of type FROM_TIMESTAMP takes no ShardId."},
    {"after what is no shard", shards(1), filtered(ShardFilterType::AfterShardId, "shardId-x", {}),
        "InvalidArgumentException: ShardFilter of type AFTER_SHARD_ID needs the id of a shard in ShardId."},
    {"after a shard, with a time", shards(1), filtered(ShardFilterType::AfterShardId, "shardId-000000000000", 5),
        "InvalidArgumentException: ShardFilter of type AFTER_SHARD_ID takes no Timestamp."},
};

TEST(ListShards, RefusesWhatDoesNotGoTogether) { expectOutcomes(kListShards); }

// Shards 0 and 1 from the start, merged into 2 at 1 h, which is split into 3 and 4 at 20 h.
TEST(ListShards, ListsWhatItsFilterAsksFor)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    hand.advanceTo(hours{1} - seconds{30});
    ASSERT_EQ(outcome(hand.call(MergeShardsRequest{"clicks", "shardId-000000000000", "shardId-000000000001"})), "ok");
    hand.advanceTo(hours{20} - seconds{30});
    ASSERT_EQ(outcome(hand.call(SplitShardRequest{"clicks", "shardId-000000000002", "1000"})), "ok");
    hand.advanceTo(hours{20});
    const auto listed = [&](ShardFilterType type, const std::string& shard, std::optional<Duration> at) {
        const auto page =
            hand.call(filtered(type, shard, at ? std::optional{at->count()} : std::optional<std::int64_t>{}));
        const std::string told = page ? shardsOf(page->shards) : outcome(page);
        // The view of a filter says the same without a call.
        const ShardFilter filter = *filtered(type, shard, at ? std::optional{at->count()} : std::nullopt).shardFilter;
        const std::uint64_t calls = hand.service().calls().recent().size();
        const auto seen = hand.service().listedBy(hand.now(), hand.service().stream(StreamIndex{0}), filter);
        EXPECT_EQ(hand.service().calls().recent().size(), calls);
        std::string text;
        for (const ShardIndex index : *seen)
            text += (text.empty() ? "" : " ") + std::to_string(number(index));
        EXPECT_EQ(text, told);
        return told;
    };
    using Type = ShardFilterType;
    EXPECT_EQ(listed(Type::FromTrimHorizon, "", {}), "0 1 2 3 4");
    EXPECT_EQ(listed(Type::AtTrimHorizon, "", {}), "0 1");
    EXPECT_EQ(listed(Type::AtLatest, "", {}), "3 4");
    EXPECT_EQ(listed(Type::AfterShardId, "shardId-000000000001", {}), "2 3 4");
    EXPECT_EQ(listed(Type::AtTimestamp, "", hours{1} - Duration{1}), "0 1");
    EXPECT_EQ(listed(Type::AtTimestamp, "", hours{1}), "0 1 2") << "both ends of an interval count";
    EXPECT_EQ(listed(Type::AtTimestamp, "", hours{1} + Duration{1}), "2");
    EXPECT_EQ(listed(Type::AtTimestamp, "", hours{2}), "2");
    EXPECT_EQ(listed(Type::FromTimestamp, "", hours{1}), "0 1 2 3 4");
    EXPECT_EQ(listed(Type::FromTimestamp, "", hours{1} + Duration{1}), "2 3 4");
    EXPECT_EQ(listed(Type::FromTimestamp, "", hours{2}), "2 3 4");
    EXPECT_EQ(listed(Type::FromTimestamp, "", Duration{-5}), "0 1 2 3 4") << "lifted to the horizon";
    EXPECT_EQ(listed(Type::FromTimestamp, "", hours{1} + Duration{1}), "2 3 4");
    EXPECT_EQ(listed(Type::AtTimestamp, "", Duration{-5}), "") << "before the stream was made";
    EXPECT_EQ(listed(Type::AtTimestamp, "", hours{20}), "2 3 4");
    EXPECT_EQ(listed(Type::AtTimestamp, "", hours{21}), "3 4") << "a time to come";
    EXPECT_EQ(listed(Type::FromTimestamp, "", hours{21}), "3 4");
    EXPECT_EQ(listed(Type::AfterShardId, "shardId-000000000004", {}), "");
    EXPECT_EQ(listed(Type::AfterShardId, "shardId-000000000009", {}), "") << "that never was";
    hand.advanceTo(hours{25});
    EXPECT_EQ(listed(Type::FromTrimHorizon, "", {}), "0 1 2 3 4") << "the horizon is when 0 and 1 were closed";
    EXPECT_EQ(listed(Type::AtTrimHorizon, "", {}), "2") << "those that were open then tile the ring";
    EXPECT_EQ(listed(Type::FromTimestamp, "", Duration{0}), "0 1 2 3 4");
    EXPECT_EQ(listed(Type::AfterShardId, "shardId-000000000000", {}), "1 2 3 4");
    hand.advanceBy(Duration{1});
    EXPECT_EQ(listed(Type::FromTimestamp, "", Duration{0}), "2 3 4");
    EXPECT_EQ(listed(Type::AfterShardId, "shardId-000000000000", {}), "2 3 4") << "expired ones are in no list";
    hand.advanceTo(hours{26});
    EXPECT_EQ(listed(Type::FromTrimHorizon, "", {}), "2 3 4") << "0 and 1 have expired";
    EXPECT_EQ(listed(Type::AtTrimHorizon, "", {}), "2");
    EXPECT_EQ(listed(Type::AtTimestamp, "", Duration{0}), "");
}

TEST(ListShards, ATokenKeepsTheFilterOfItsFirstPage)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    ASSERT_EQ(outcome(hand.call(UpdateShardCountRequest{"clicks", 4})), "ok");
    hand.advanceBy(minutes{1});
    ListShardsRequest request = filtered(ShardFilterType::AtLatest, "", {});
    request.maxResults = 3;
    const auto page = hand.call(request);
    EXPECT_EQ(shardsOf(page->shards), "2 3 4");
    EXPECT_EQ(shardsOf(hand.call(ListShardsRequest{.nextToken = page->nextToken})->shards), "5");
    hand.advanceBy(minutes{5} + Duration{1});
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = page->nextToken})),
        "ExpiredNextTokenException: NextToken has expired.");
}

// Their token says whose shards they are.
TEST(ListShards, DeniesFurtherPagesAsItDeniesTheFirst)
{
    ServiceByHand hand;
    hand.addStream("clicks", 2);
    const std::string token = hand.call(ListShardsRequest{.streamName = "clicks", .maxResults = 1})->nextToken;
    ASSERT_EQ(
        outcome(hand.call(PutResourcePolicyRequest{kArn,
            R"({"Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "kinesis:ListShards"}]})"})),
        "ok");
    const std::string denied =
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/test is not authorized to perform: "
        "kinesis:ListShards on resource: "
        + kArn + " with an explicit deny in a resource-based policy";
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.streamName = "clicks"})), denied);
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.nextToken = token})), denied);
}

}
}
