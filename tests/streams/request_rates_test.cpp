// How often every operation may be called, and in which words it is refused: data-streams.md, 2.1, column TPS.
#include "streams/operation_cases.h"
#include "streams/shard_iterator.h"

#include <set>
#include <string_view>

namespace shardscope::streams {
namespace {

using std::chrono::seconds;

using Call = std::function<std::string(ServiceByHand&, const std::string&)>;

// `requestFor` gets the name of a stream.
template <typename RequestFor>
Call calls(RequestFor requestFor)
{
    return
        [requestFor](ServiceByHand& hand, const std::string& stream) { return outcome(hand.call(requestFor(stream))); };
}

using Text = std::string (*)(const std::string& stream);

std::string ofAccount(const std::string&) { return "LimitExceededException: Rate exceeded for account 123456789012."; }
std::string ofStream(const std::string& stream)
{
    return "LimitExceededException: Rate exceeded for stream " + stream + " under account 123456789012.";
}
std::string ofShard(const std::string& stream)
{
    return "ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000000 in stream " + stream
        + " under account 123456789012.";
}
std::string ofConsumer(const std::string& stream)
{
    return "LimitExceededException: Rate exceeded for consumer app and shard shardId-000000000000 in stream " + stream
        + " under account 123456789012.";
}

using Name = const std::string&;

std::string arnOf(Name stream) { return "arn:aws:kinesis:us-east-1:123456789012:stream/" + stream; }
std::string consumerOf(Name stream) { return arnOf(stream) + "/consumer/app:1795132800"; }

const std::string kChannel = "arn:aws:kinesis:us-east-1:123456789012:channel/0000000000000000";
const std::string kShard = "shardId-000000000000";
constexpr CapacityMode kOnDemand = CapacityMode::OnDemand;
constexpr EncryptionType kKms = EncryptionType::Kms;

struct Rate {
    const char* operation;
    int perSecond;
    int classic;  // 0: there was no such operation
    bool isOfAll; // one rate for all streams of the account
    Text text;
    Call call;
};

const Rate kRates[] = {
    // operation | calls a second | classic | of all streams | text | call
    {"AddTagsToStream", 5, 5, true, ofStream, calls([](Name s) {
         return AddTagsToStreamRequest{s, {{"team", "web"}}};
     })},
    {"CreateChannel", 5, 0, true, ofAccount, calls([](Name) { return CreateChannelRequest{}; })},
    {"CreateStream", 5, 5, true, ofStream, calls([](Name s) {
         return CreateStreamRequest{s, 1};
     })},
    {"DecreaseStreamRetentionPeriod", 5, 5, false, ofStream, calls([](Name s) {
         return RetentionPeriodRequest{s, 24, false};
     })},
    {"DeleteChannel", 5, 0, true, ofAccount, calls([](Name) { return DeleteChannelRequest{kChannel}; })},
    {"DeleteResourcePolicy", 5, 5, true, ofStream, calls([](Name s) { return DeleteResourcePolicyRequest{arnOf(s)}; })},
    {"DeleteResourcePolicy of a consumer", 5, 5, true, ofStream,
        calls([](Name s) { return DeleteResourcePolicyRequest{consumerOf(s)}; })},
    {"DeleteStream", 5, 5, true, ofStream, calls([](Name s) {
         return DeleteStreamRequest{s, true};
     })},
    {"DeregisterStreamConsumer", 5, 5, false, ofStream, calls([](Name s) {
         return DeregisterStreamConsumerRequest{"", "", "", consumerOf(s)};
     })},
    {"DescribeAccountSettings", 5, 0, true, ofAccount, calls([](Name) { return DescribeAccountSettingsRequest{}; })},
    {"DescribeChannel", 5, 0, true, ofAccount, calls([](Name) { return DescribeChannelRequest{kChannel}; })},
    {"DescribeLimits", 1, 1, true, ofAccount, calls([](Name) { return DescribeLimitsRequest{}; })},
    {"DescribeStream", 10, 10, true, ofStream, calls([](Name s) { return DescribeStreamRequest{s}; })},
    {"DescribeStreamConsumer", 20, 20, false, ofStream, calls([](Name s) {
         return DescribeStreamConsumerRequest{arnOf(s), "app", ""};
     })},
    {"DescribeStreamSummary", 20, 20, true, ofStream, calls([](Name s) { return DescribeStreamSummaryRequest{s}; })},
    {"DescribeStreamSummary by ARN", 20, 20, true, ofStream, calls([](Name s) {
         return DescribeStreamSummaryRequest{"", arnOf(s)};
     })},
    {"DisableEnhancedMonitoring", 5, 5, false, ofStream, calls([](Name s) {
         return EnhancedMonitoringRequest{s, {"ALL"}, false};
     })},
    {"EnableEnhancedMonitoring", 5, 5, false, ofStream, calls([](Name s) {
         return EnhancedMonitoringRequest{s, {"ALL"}, true};
     })},
    {"GetRecords", 5, 5, false, ofShard, calls([](Name s) {
         return GetRecordsRequest{writeShardIterator({base::kWorldStart, base::kWorldStart, s, ShardIndex{0}, 0}), 10};
     })},
    {"GetResourcePolicy", 5, 5, true, ofStream, calls([](Name s) { return GetResourcePolicyRequest{arnOf(s)}; })},
    {"GetShardIterator", 5, 5, false, ofShard, calls([](Name s) {
         return GetShardIteratorRequest{s, kShard, IteratorType::Latest, {}, {}};
     })},
    {"IncreaseStreamRetentionPeriod", 5, 5, false, ofStream, calls([](Name s) {
         return RetentionPeriodRequest{s, 24, true};
     })},
    {"ListChannels", 5, 0, true, ofAccount, calls([](Name) { return ListChannelsRequest{}; })},
    {"ListShards", 1'000, 100, false, ofStream, calls([](Name s) { return ListShardsRequest{.streamName = s}; })},
    {"ListStreamConsumers", 5, 5, false, ofStream, calls([](Name s) { return ListStreamConsumersRequest{arnOf(s)}; })},
    {"ListStreams", 5, 5, true, ofAccount, calls([](Name) { return ListStreamsRequest{}; })},
    {"ListTagsForResource", 5, 0, true, ofStream, calls([](Name s) { return ListTagsForResourceRequest{arnOf(s)}; })},
    {"ListTagsForStream", 5, 5, true, ofStream, calls([](Name s) { return ListTagsForStreamRequest{s}; })},
    {"MergeShards", 5, 5, true, ofStream, calls([](Name s) {
         return MergeShardsRequest{s, kShard, kShard};
     })},
    {"PutRecord", 1'000, 1'000, false, ofShard, calls([](Name s) {
         return PutRecordRequest{s, entry("k", 1), {}};
     })},
    {"PutRecords", 1'000, 1'000, false, ofShard,
        [](ServiceByHand& hand, Name s) {
            const auto answer = hand.call(PutRecordsRequest{s, {entry("k", 1)}});
            return answer ? outcome(answer->records.front()) : outcome(answer);
        }},
    {"PutResourcePolicy", 5, 5, true, ofStream, calls([](Name s) {
         return PutResourcePolicyRequest{arnOf(s), "{}"};
     })},
    {"RegisterStreamConsumer", 5, 5, true, ofStream, calls([](Name s) {
         return RegisterStreamConsumerRequest{"", "app", arnOf(s)};
     })},
    {"RemoveTagsFromStream", 5, 5, true, ofStream, calls([](Name s) {
         return RemoveTagsFromStreamRequest{s, {"a"}};
     })},
    {"SplitShard", 5, 5, true, ofStream, calls([](Name s) {
         return SplitShardRequest{s, kShard, "0"};
     })},
    {"SubscribeToShard", 1, 1, false, ofConsumer, calls([](Name s) {
         return SubscribeToShardRequest{consumerOf(s), kShard, {}};
     })},
    {"TagResource", 5, 0, true, ofStream, calls([](Name s) {
         return TagResourceRequest{arnOf(s), {{"a", "b"}}};
     })},
    {"UntagResource", 5, 0, true, ofStream, calls([](Name s) {
         return UntagResourceRequest{arnOf(s), {"a"}};
     })},
    {"UpdateAccountSettings", 5, 0, true, ofAccount, calls([](Name) { return UpdateAccountSettingsRequest{}; })},
    {"UpdateChannel", 5, 0, true, ofAccount, calls([](Name) {
         return UpdateChannelRequest{kChannel, 60, {}};
     })},
    {"UpdateShardCount", 10, 10, true, ofStream, calls([](Name s) {
         return UpdateShardCountRequest{s, 1};
     })},
    {"UpdateStreamWarmThroughput", 5, 0, true, ofStream, calls([](Name s) {
         return UpdateStreamWarmThroughputRequest{s, 1};
     })},
};

// No rate is documented of these.
const Rate kUnlimited[] = {
    // operation | - | - | - | text | call
    {"StartStreamEncryption", 0, 0, true, ofStream, calls([](Name s) {
         return StreamEncryptionRequest{s, kKms, "key", true};
     })},
    {"StopStreamEncryption", 0, 0, true, ofStream, calls([](Name s) {
         return StreamEncryptionRequest{s, kKms, "key", false};
     })},
    {"UpdateMaxRecordSize", 0, 0, true, ofStream, calls([](Name s) {
         return UpdateMaxRecordSizeRequest{arnOf(s), 1'024};
     })},
    {"UpdateStreamMode", 0, 0, true, ofStream, calls([](Name s) {
         return UpdateStreamModeRequest{arnOf(s), kOnDemand};
     })},
    {"UpdateStreamRecordDistributionStrategy", 0, 0, true, ofStream,
        calls([](Name s) { return UpdateStreamRecordDistributionStrategyRequest{arnOf(s)}; })},
};

// How often it may be called before it is refused in these words; more than any rate where it never is.
int callsTaken(ServiceByHand& hand, const Rate& row, const std::string& stream)
{
    constexpr int kMost = 1'500;
    int taken = 0;
    while (taken < kMost && row.call(hand, stream) != row.text(stream))
        ++taken;
    return taken;
}

// Two streams, each with a consumer that is ACTIVE, and a program outside that calls.
void prepare(ServiceByHand& hand)
{
    for (const char* name : {"clicks", "views"}) {
        hand.addStream(name, 1);
        ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{name, "app"})), "ok");
    }
    hand.advanceBy(seconds{10});
    hand.callFromOutside();
}

TEST(RequestRates, AreThoseOfTheReferenceForEveryOperation)
{
    for (const Profile profile : {Profile::Current, Profile::Classic}) {
        for (const Rate& row : kRates) {
            const int perSecond = profile == Profile::Current ? row.perSecond : row.classic;
            if (perSecond == 0)
                continue;
            SCOPED_TRACE(std::string{profileName(profile)} + ", " + row.operation);
            ServiceByHand hand{{.profile = profile}};
            prepare(hand);
            EXPECT_EQ(callsTaken(hand, row, "clicks"), perSecond);
            EXPECT_EQ(callsTaken(hand, row, "views"), row.isOfAll ? 0 : perSecond) << "another stream";
            hand.advanceBy(seconds{1});
            EXPECT_EQ(callsTaken(hand, row, "clicks"), perSecond) << "a second later";
        }
    }
}

// They name their stream in their token alone.
TEST(RequestRates, OfFurtherPagesOfShardsAreThoseOfTheirStream)
{
    constexpr int kPerSecond = 100;
    ServiceByHand hand{{.profile = Profile::Classic}};
    hand.addStream("clicks", 2);
    hand.addStream("views", 2);
    hand.callFromOutside();
    const auto firstPage = [&](const char* name) {
        return hand.call(ListShardsRequest{.streamName = name, .maxResults = 1})->nextToken;
    };
    const auto next = [&](const std::string& token) {
        return outcome(hand.call(ListShardsRequest{.nextToken = token}));
    };
    const std::string clicks = firstPage("clicks");
    const std::string views = firstPage("views");
    for (int call = 1; call < kPerSecond; ++call)
        ASSERT_EQ(next(clicks), "ok") << call;
    EXPECT_EQ(next(clicks), ofStream("clicks"));
    EXPECT_EQ(outcome(hand.call(ListShardsRequest{.streamName = "clicks"})), ofStream("clicks"));
    EXPECT_EQ(next(views), "ok");
    hand.advanceBy(seconds{1});
    EXPECT_EQ(next(clicks), "ok");
}

// The quotas page says so of these; the API reference has it otherwise.
TEST(RequestRates, OfReshardsMayBeThoseOfAStream)
{
    const std::set<std::string_view> reshards{"MergeShards", "RegisterStreamConsumer", "SplitShard"};
    for (const Rate& row : kRates) {
        if (row.perSecond > 20)
            continue; // of records and of ListShards, which are long to use up
        SCOPED_TRACE(row.operation);
        ServiceByHand hand{{.reshardRates = RateScope::Stream}};
        prepare(hand);
        const bool isOfAll = row.isOfAll && reshards.count(row.operation) == 0;
        EXPECT_EQ(callsTaken(hand, row, "clicks"), row.perSecond);
        EXPECT_EQ(callsTaken(hand, row, "views"), isOfAll ? 0 : row.perSecond);
    }
}

TEST(RequestRates, OfOperationsWithoutOneAreNotBounded)
{
    for (const Rate& row : kUnlimited) {
        ServiceByHand hand;
        prepare(hand);
        EXPECT_EQ(callsTaken(hand, row, "clicks"), 1'500) << row.operation;
    }
}

}
}
