// What may happen to a call of any operation at the door: it is denied, or it fails. data-streams.md, 2.0 and 2.1.
#include "streams/any_operation.h"
#include "streams/faults.h"
#include "streams/shard_iterator.h"

#include <set>
#include <string_view>

namespace shardscope::streams {
namespace {

using std::chrono::seconds;

const std::string kNew = "arn:aws:kinesis:us-east-1:123456789012:stream/fresh";
const std::string kConsumerArn = kArn + "/consumer/app:1795132800";
const std::string kChannel = "arn:aws:kinesis:us-east-1:123456789012:channel/0000000000000000";
const std::string kAnything = "arn:aws:kinesis:us-east-1:123456789012:*"; // of what is about no resource
const std::string kShard = "shardId-000000000000";
const std::string kNext = "shardId-000000000001";
constexpr EncryptionType kKms = EncryptionType::Kms;

struct Operation {
    const char* name;
    std::string resource; // that access is asked for
    Ask call;
};

const Operation kOperations[] = {
    // operation | resource | call
    {"AddTagsToStream", kArn, ask(AddTagsToStreamRequest{"clicks", {{"team", "web"}}})},
    {"CreateChannel", kAnything, ask(CreateChannelRequest{})},
    {"CreateStream", kNew, ask(CreateStreamRequest{"fresh", 1})},
    {"DecreaseStreamRetentionPeriod", kArn, ask(RetentionPeriodRequest{"clicks", 24, false})},
    {"DeleteChannel", kChannel, ask(DeleteChannelRequest{kChannel})},
    {"DeleteResourcePolicy", kArn, ask(DeleteResourcePolicyRequest{kArn})},
    {"DeleteStream", kArn, ask(DeleteStreamRequest{"clicks", true})},
    {"DeregisterStreamConsumer", kConsumerArn, ask(DeregisterStreamConsumerRequest{"", "", "", kConsumerArn})},
    {"DescribeAccountSettings", kAnything, ask(DescribeAccountSettingsRequest{})},
    {"DescribeChannel", kChannel, ask(DescribeChannelRequest{kChannel})},
    {"DescribeLimits", kAnything, ask(DescribeLimitsRequest{})},
    {"DescribeStream", kArn, ask(DescribeStreamRequest{"clicks"})},
    {"DescribeStreamConsumer", kConsumerArn, ask(DescribeStreamConsumerRequest{"", "", kConsumerArn})},
    {"DescribeStreamSummary", kArn, ask(DescribeStreamSummaryRequest{"clicks"})},
    {"DisableEnhancedMonitoring", kArn, ask(EnhancedMonitoringRequest{"clicks", {"ALL"}, false})},
    {"EnableEnhancedMonitoring", kArn, ask(EnhancedMonitoringRequest{"clicks", {"ALL"}, true})},
    {"GetRecords", kArn,
        [](ServiceByHand& hand) {
            const std::string iterator =
                writeShardIterator({base::kWorldStart, base::kWorldStart, "clicks", ShardIndex{0}, 0});
            return outcome(hand.call(GetRecordsRequest{iterator, 10}));
        }},
    {"GetResourcePolicy", kArn, ask(GetResourcePolicyRequest{kArn})},
    {"GetShardIterator", kArn, ask(GetShardIteratorRequest{"clicks", kShard, IteratorType::Latest, {}, {}})},
    {"IncreaseStreamRetentionPeriod", kArn, ask(RetentionPeriodRequest{"clicks", 48, true})},
    {"ListChannels", kAnything, ask(ListChannelsRequest{})},
    {"ListShards", kArn, ask(ListShardsRequest{.streamName = "clicks"})},
    {"ListStreamConsumers", kArn, ask(ListStreamConsumersRequest{kArn})},
    {"ListStreams", kAnything, ask(ListStreamsRequest{})},
    {"ListTagsForResource", kArn, ask(ListTagsForResourceRequest{kArn})},
    {"ListTagsForStream", kArn, ask(ListTagsForStreamRequest{"clicks"})},
    {"MergeShards", kArn, ask(MergeShardsRequest{"clicks", kShard, kNext})},
    {"PutRecord", kArn, ask(PutRecordRequest{"clicks", entry("k", 1), {}})},
    {"PutRecords", kArn, ask(PutRecordsRequest{"clicks", {entry("k", 1)}})},
    {"PutResourcePolicy", kConsumerArn, ask(PutResourcePolicyRequest{kConsumerArn, "{}"})},
    {"RegisterStreamConsumer", kArn, ask(RegisterStreamConsumerRequest{"", "other", kArn})},
    {"RemoveTagsFromStream", kArn, ask(RemoveTagsFromStreamRequest{"clicks", {"team"}})},
    {"SplitShard", kArn, ask(SplitShardRequest{"clicks", kShard, "2"})},
    {"StartStreamEncryption", kArn, ask(StreamEncryptionRequest{"clicks", kKms, "key", true})},
    {"StopStreamEncryption", kArn, ask(StreamEncryptionRequest{"clicks", kKms, "key", false})},
    {"SubscribeToShard", kConsumerArn, ask(SubscribeToShardRequest{kConsumerArn, kShard, {}})},
    {"TagResource", kConsumerArn, ask(TagResourceRequest{kConsumerArn, {{"team", "web"}}})},
    {"UntagResource", kArn, ask(UntagResourceRequest{kArn, {"team"}})},
    {"UpdateAccountSettings", kAnything, ask(UpdateAccountSettingsRequest{})},
    {"UpdateChannel", kChannel, ask(UpdateChannelRequest{kChannel, 60, {}})},
    {"UpdateMaxRecordSize", kArn, ask(UpdateMaxRecordSizeRequest{kArn, 2'048})},
    {"UpdateShardCount", kArn, ask(UpdateShardCountRequest{"clicks", 4})},
    {"UpdateStreamMode", kArn, ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand})},
    {"UpdateStreamRecordDistributionStrategy", kArn,
        ask(UpdateStreamRecordDistributionStrategyRequest{kArn, RecordDistribution::Auto})},
    {"UpdateStreamWarmThroughput", kArn, ask(UpdateStreamWarmThroughputRequest{"clicks", 8})},
};

// A stream with a consumer that is ACTIVE.
void prepare(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
    hand.advanceBy(seconds{10});
}

TEST(EveryOperationAtTheDoor, StandsInTheTable)
{
    std::set<std::string_view> names;
    for (const Operation& row : kOperations)
        names.insert(row.name);
    EXPECT_EQ(names.size(), 45U);
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(Action::UpdateChannel); ++i)
        EXPECT_EQ(names.count(actionName(static_cast<Action>(i))), 1U) << actionName(static_cast<Action>(i));
}

std::string notAuthorized(const Operation& row)
{
    const std::string action = std::string{"kinesis:"} + row.name;
    return "AccessDeniedException: User: arn:aws:iam::123456789012:user/test is not authorized to perform: " + action
        + " on resource: " + row.resource + " because no identity-based policy allows the " + action + " action";
}

TEST(EveryOperationAtTheDoor, IsDeniedToWhoeverMayNotCallIt)
{
    for (const Operation& row : kOperations) {
        SCOPED_TRACE(row.name);
        ServiceByHand hand;
        prepare(hand);
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", row.name, false})), "ok");
        EXPECT_EQ(row.call(hand), notAuthorized(row));
        EXPECT_EQ(hand.service().calls().recent().back().outcome, Exception::AccessDenied);
        hand.callAs("somebody else");
        EXPECT_EQ(row.call(hand).find("AccessDenied"), std::string::npos);
    }
}

TEST(EveryOperationAtTheDoor, IsDeniedAlone)
{
    for (const Operation& denied : kOperations) {
        ServiceByHand hand;
        prepare(hand);
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", denied.name, false})), "ok");
        std::string refused;
        for (const Operation& row : kOperations)
            if (row.call(hand).starts_with("AccessDenied"))
                refused += row.name;
        EXPECT_EQ(refused, denied.name);
    }
}

TEST(EveryOperationAtTheDoor, FailsWhereAFaultIsSet)
{
    for (const Operation& row : kOperations) {
        SCOPED_TRACE(row.name);
        ServiceByHand hand;
        prepare(hand);
        FaultRule rule;
        rule.name = "outage";
        ASSERT_EQ(outcome(hand.service().setFault({rule}, base::Rng{1})), "ok");
        EXPECT_EQ(row.call(hand), "InternalFailureException: Internal Service Failure");
        const CallRecord& call = hand.service().calls().recent().back();
        EXPECT_EQ(actionName(call.action), row.name);
        EXPECT_EQ(call.reason, Reason::InjectedFault);
        EXPECT_EQ(hand.service().streams().size(), 1U);
        ASSERT_EQ(outcome(hand.service().clearFault({"outage"})), "ok");
        EXPECT_EQ(row.call(hand).find("InternalFailure"), std::string::npos);
    }
}

// --- Tags of a new stream -------------------------------------------------------------------

CreateStreamRequest fresh(Tags tags)
{
    CreateStreamRequest request{"fresh", 1};
    request.tags = std::move(tags);
    return request;
}

Before without(std::string operation)
{
    return [operation = std::move(operation)](ServiceByHand& hand) {
        ASSERT_EQ(outcome(hand.service().setAccess(hand.now(), {"test", operation, false})), "ok");
    };
}

const Case<CreateStreamRequest> kTagged[] = {
    // what | before | request | outcome
    {"with tags, without AddTagsToStream", without("AddTagsToStream"), fresh({{"team", "web"}}),
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/test is not authorized to perform: "
        "kinesis:AddTagsToStream on resource: arn:aws:kinesis:us-east-1:123456789012:stream/fresh because no "
        "identity-based policy allows the kinesis:AddTagsToStream action"},
    {"without either", without("AddTagsToStream"), fresh({}), "ok"},
    {"with tags, without TagResource, which is not asked for", without("TagResource"), fresh({{"team", "web"}}), "ok"},
};

TEST(CreateStream, AsksForAddTagsToStreamWhereItHasTags) { expectOutcomes(kTagged); }

}
}
