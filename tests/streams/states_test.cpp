// What every operation with a rule about it says to a stream that is CREATING, UPDATING or DELETING, and how many
// streams may be CREATING or DELETING at a time: data-streams.md, 2.0 and 2.1.
#include "streams/any_operation.h"

namespace shardscope::streams {
namespace {

using base::Duration;
using std::chrono::seconds;

constexpr const char* kOk = "ok";
constexpr EncryptionType kKms = EncryptionType::Kms;
const std::string kZero = "shardId-000000000000";
const std::string kOne = "shardId-000000000001";
constexpr const char* kNoShard = "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account "
                                 "123456789012 does not exist";
constexpr const char* kNoPolicy = "ResourceNotFoundException: Resource "
                                  "arn:aws:kinesis:us-east-1:123456789012:stream/clicks has no resource policy.";

// A read from the horizon, or why there is no iterator for it.
std::string readFirst(ServiceByHand& hand)
{
    const auto iterator = hand.call(GetShardIteratorRequest{"clicks", kZero, IteratorType::TrimHorizon, {}, {}});
    return iterator ? outcome(hand.call(GetRecordsRequest{*iterator, 10})) : outcome(iterator);
}

// --- Operations by the state of their stream --------------------------------------------------

struct Rule {
    const char* operation;
    Ask call;
    const char* creating;
    const char* updating;
    const char* deleting;
};

const Rule kProvisioned[] = {
    // operation | call | CREATING | UPDATING | DELETING
    {"AddTagsToStream", ask(AddTagsToStreamRequest{"clicks", {{"team", "web"}}}), kCreating, kOk, kDeleting},
    {"RemoveTagsFromStream", ask(RemoveTagsFromStreamRequest{"clicks", {"team"}}), kCreating, kOk, kDeleting},
    {"TagResource", ask(TagResourceRequest{kArn, {{"team", "web"}}}), kCreating, kOk, kDeleting},
    {"UntagResource", ask(UntagResourceRequest{kArn, {"team"}}), kCreating, kOk, kDeleting},
    {"PutResourcePolicy", ask(PutResourcePolicyRequest{kArn, "{}"}), kCreating, kOk, kDeleting},
    {"IncreaseStreamRetentionPeriod", ask(RetentionPeriodRequest{"clicks", 48, true}), kCreating, kOk, kDeleting},
    {"DecreaseStreamRetentionPeriod", ask(RetentionPeriodRequest{"clicks", 24, false}), kCreating, kOk, kDeleting},
    {"RegisterStreamConsumer", ask(RegisterStreamConsumerRequest{"clicks", "app"}), kCreating, kOk, kDeleting},
    {"MergeShards", ask(MergeShardsRequest{"clicks", kZero, kOne}), kCreating, kUpdating, kDeleting},
    {"SplitShard", ask(SplitShardRequest{"clicks", kZero, "2"}), kCreating, kUpdating, kDeleting},
    {"UpdateShardCount", ask(UpdateShardCountRequest{"clicks", 4}), kCreating, kUpdating, kDeleting},
    {"UpdateShardCount to what it is", ask(UpdateShardCountRequest{"clicks", 2}), kCreating, kUpdating, kDeleting},
    {"EnableEnhancedMonitoring", ask(EnhancedMonitoringRequest{"clicks", {"ALL"}, true}), kCreating, kUpdating,
        kDeleting},
    {"DisableEnhancedMonitoring", ask(EnhancedMonitoringRequest{"clicks", {"ALL"}, false}), kCreating, kUpdating,
        kDeleting},
    {"StartStreamEncryption", ask(StreamEncryptionRequest{"clicks", kKms, "key", true}), kCreating, kUpdating,
        kDeleting},
    {"StopStreamEncryption", ask(StreamEncryptionRequest{"clicks", kKms, "key", false}), kCreating, kUpdating,
        kDeleting},
    {"UpdateStreamMode", ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand}), kCreating, kUpdating, kDeleting},
    {"UpdateStreamMode to what it is", ask(UpdateStreamModeRequest{kArn}), kCreating, kUpdating, kDeleting},
    {"UpdateMaxRecordSize", ask(UpdateMaxRecordSizeRequest{kArn, 2'048}), kCreating, kUpdating, kDeleting},
    {"PutRecord", ask(PutRecordRequest{"clicks", entry("k", 1), {}}), kNotFound, kOk, kNotFound},
    {"PutRecords", ask(PutRecordsRequest{"clicks", {entry("k", 1)}}), kNotFound, kOk, kNotFound},
    {"GetRecords", readFirst, kNoShard, kOk, kOk},
    {"DescribeStream", ask(DescribeStreamRequest{"clicks"}), kOk, kOk, kOk},
    {"DescribeStreamSummary", ask(DescribeStreamSummaryRequest{"clicks"}), kOk, kOk, kOk},
    {"ListTagsForStream", ask(ListTagsForStreamRequest{"clicks"}), kOk, kOk, kOk},
    {"ListTagsForResource", ask(ListTagsForResourceRequest{kArn}), kOk, kOk, kOk},
    {"ListStreamConsumers", ask(ListStreamConsumersRequest{kArn}), kOk, kOk, kOk},
    {"ListShards", ask(ListShardsRequest{.streamName = "clicks"}), kOk, kOk, kOk},
    {"GetShardIterator", ask(GetShardIteratorRequest{"clicks", kZero, IteratorType::Latest, {}, {}}), kNoShard, kOk,
        kOk},
    {"GetResourcePolicy", ask(GetResourcePolicyRequest{kArn}), kNoPolicy, kNoPolicy, kNoPolicy},
    {"DeleteResourcePolicy", ask(DeleteResourcePolicyRequest{kArn}), kNoPolicy, kNoPolicy, kNoPolicy},
};

const Rule kOnDemand[] = {
    // operation | call | CREATING | UPDATING | DELETING
    {"UpdateStreamWarmThroughput", ask(UpdateStreamWarmThroughputRequest{"clicks", 10}), kCreating, kUpdating,
        kDeleting},
    {"UpdateStreamRecordDistributionStrategy",
        ask(UpdateStreamRecordDistributionStrategyRequest{kArn, RecordDistribution::Auto}), kCreating, kOk, kDeleting},
    {"UpdateStreamMode", ask(UpdateStreamModeRequest{kArn, CapacityMode::Provisioned}), kCreating, kUpdating,
        kDeleting},
    {"EnableEnhancedMonitoring", ask(EnhancedMonitoringRequest{"clicks", {"ALL"}, true}), kCreating, kUpdating,
        kDeleting},
    {"StartStreamEncryption", ask(StreamEncryptionRequest{"clicks", kKms, "key", true}), kCreating, kUpdating,
        kDeleting},
    {"UpdateMaxRecordSize", ask(UpdateMaxRecordSizeRequest{kArn, 2'048}), kCreating, kUpdating, kDeleting},
    {"IncreaseStreamRetentionPeriod", ask(RetentionPeriodRequest{"clicks", 48, true}), kCreating, kOk, kDeleting},
    {"AddTagsToStream", ask(AddTagsToStreamRequest{"clicks", {{"team", "web"}}}), kCreating, kOk, kDeleting},
    {"RegisterStreamConsumer", ask(RegisterStreamConsumerRequest{"clicks", "app"}), kCreating, kOk, kDeleting},
};

void creatingOnDemand(ServiceByHand& hand)
{
    CreateStreamRequest request{"clicks"};
    request.streamMode = CapacityMode::OnDemand;
    request.isShardCountGiven = false;
    ASSERT_EQ(outcome(hand.call(request)), "ok");
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
}
void updatingOnDemand(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
    ASSERT_EQ(outcome(hand.call(UpdateStreamWarmThroughputRequest{"clicks", 8})), "ok");
}
void deletingOnDemand(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
    ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{"clicks"})), "ok");
}

void expectIn(const Rule& row, const char* state, const Before& before, const char* expected)
{
    SCOPED_TRACE(std::string{row.operation} + ", " + state);
    ServiceByHand hand;
    before(hand);
    const auto summary = hand.call(DescribeStreamSummaryRequest{"clicks"});
    ASSERT_EQ(outcome(summary), "ok");
    ASSERT_EQ(statusName(summary->status), state);
    EXPECT_EQ(row.call(hand), expected);
}

TEST(States, DecideWhatAProvisionedStreamTakes)
{
    for (const Rule& row : kProvisioned) {
        expectIn(row, "CREATING", creating, row.creating);
        expectIn(row, "UPDATING", updating, row.updating);
        expectIn(row, "DELETING", deleting, row.deleting);
    }
}

TEST(States, DecideWhatAStreamOnDemandTakes)
{
    for (const Rule& row : kOnDemand) {
        expectIn(row, "CREATING", creatingOnDemand, row.creating);
        expectIn(row, "UPDATING", updatingOnDemand, row.updating);
        expectIn(row, "DELETING", deletingOnDemand, row.deleting);
    }
}

TEST(States, CreatingHasNoShardsYet)
{
    ServiceByHand hand;
    creating(hand);
    EXPECT_TRUE(hand.call(ListShardsRequest{.streamName = "clicks"})->shards.empty());
    EXPECT_TRUE(hand.call(DescribeStreamRequest{"clicks"})->shards.empty());
    hand.advanceBy(Duration{20'100}); // 20 s and 50 ms a shard
    EXPECT_EQ(hand.call(ListShardsRequest{.streamName = "clicks"})->shards.size(), 2U);
    EXPECT_EQ(hand.call(DescribeStreamRequest{"clicks"})->shards.size(), 2U);
}

// --- What makes a stream UPDATING, and for how long ---------------------------------------------

struct Change {
    const char* operation;
    Before before;
    Ask call;
    Duration takes; // 0: it stays ACTIVE
};

void committed(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
}

const Change kChanges[] = {
    // operation | before | call | how long it is UPDATING
    {"MergeShards", shards(2), ask(MergeShardsRequest{"clicks", kZero, kOne}), seconds{30}},
    {"SplitShard", shards(1), ask(SplitShardRequest{"clicks", kZero, "2"}), seconds{30}},
    // 30 s and one for each step of the longest chain: what does not wait for another goes beside it.
    {"UpdateShardCount", shards(2), ask(UpdateShardCountRequest{"clicks", 4}), seconds{31}},
    {"UpdateShardCount by merges of what splits left", shards(4), ask(UpdateShardCountRequest{"clicks", 3}),
        seconds{32}},
    {"UpdateShardCount by merges of merges", shards(5), ask(UpdateShardCountRequest{"clicks", 3}), seconds{33}},
    {"UpdateShardCount to what it is", shards(2), ask(UpdateShardCountRequest{"clicks", 2}), {}},
    {"StartStreamEncryption", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, "key", true}), seconds{10}},
    {"StopStreamEncryption", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, "key", false}), seconds{10}},
    {"UpdateStreamMode", shards(1), ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand}), seconds{30}},
    {"UpdateMaxRecordSize", shards(1), ask(UpdateMaxRecordSizeRequest{kArn, 2'048}), seconds{5}},
    {"UpdateStreamWarmThroughput", committed, ask(UpdateStreamWarmThroughputRequest{"clicks", 8}), seconds{31}},
    {"UpdateStreamRecordDistributionStrategy", onDemand,
        ask(UpdateStreamRecordDistributionStrategyRequest{kArn, RecordDistribution::Auto}), {}},
    {"IncreaseStreamRetentionPeriod", shards(1), ask(RetentionPeriodRequest{"clicks", 48, true}), {}},
    {"DecreaseStreamRetentionPeriod", shards(1), ask(RetentionPeriodRequest{"clicks", 24, false}), {}},
    {"EnableEnhancedMonitoring", shards(1), ask(EnhancedMonitoringRequest{"clicks", {"ALL"}, true}), {}},
    {"AddTagsToStream", shards(1), ask(AddTagsToStreamRequest{"clicks", {{"team", "web"}}}), {}},
};

TEST(States, AreUpdatingForAsLongAsTheChangeTakes)
{
    for (const Change& row : kChanges) {
        SCOPED_TRACE(row.operation);
        ServiceByHand hand;
        row.before(hand);
        const auto status = [&] { return statusName(hand.call(DescribeStreamSummaryRequest{"clicks"})->status); };
        ASSERT_EQ(row.call(hand), "ok");
        EXPECT_EQ(status(), row.takes == Duration{} ? "ACTIVE" : "UPDATING");
        if (row.takes == Duration{})
            continue;
        hand.advanceBy(row.takes - Duration{1});
        EXPECT_EQ(status(), "UPDATING");
        hand.advanceBy(Duration{1});
        EXPECT_EQ(status(), "ACTIVE");
    }
}

// --- Times of a run's own: no two are the same, so that none stands for another -------------------

const Timings kOwnTimings{.createBase = seconds{1'000},
    .createPerShard = seconds{1},
    .remove = seconds{2'000},
    .reshard = seconds{3'000},
    .countBase = seconds{4'000},
    .countPerStep = seconds{10},
    .consumerCreate = seconds{5'000},
    .encryption = seconds{6'000},
    .encryptionSpread = seconds{7},
    .modeSwitch = seconds{8'000},
    .recordSize = seconds{9'000},
    .channel = seconds{10'000}};

std::string stateOfStream(ServiceByHand& hand)
{
    const auto stream = hand.call(DescribeStreamSummaryRequest{"clicks"});
    return stream ? std::string{statusName(stream->status)} : "gone";
}
std::string stateOfConsumer(ServiceByHand& hand)
{
    const auto consumer = hand.call(DescribeStreamConsumerRequest{kArn, "app", ""});
    return consumer ? std::string{statusName(consumer->consumer.status)} : "gone";
}
std::string stateOfChannel(ServiceByHand& hand)
{
    const auto page = hand.call(ListChannelsRequest{});
    return page && !page->channelSummaries.empty() ? std::string{statusName(page->channelSummaries.front().status)}
                                                   : "gone";
}

CreateChannelRequest channel()
{
    CreateChannelRequest request;
    request.channelName = "to-s3";
    request.serviceExecutionRoleArn = "arn:aws:iam::123456789012:role/delivery";
    request.streamConfigurationList = {{kArn, RecordFormat::Json, ""}};
    request.s3Destination = S3Destination{.bucketArn = "arn:aws:s3:::bucket"};
    return request;
}
void withConsumer(ServiceByHand& hand)
{
    hand.addStream("clicks", 1);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
    hand.advanceBy(kOwnTimings.consumerCreate);
}
void withChannel(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(channel())), "ok");
    hand.advanceBy(kOwnTimings.channel);
}
std::string channelArn(ServiceByHand& hand)
{
    return hand.call(ListChannelsRequest{})->channelSummaries.front().channelArn;
}

struct Life {
    const char* what;
    Before before;
    Ask call;
    std::string (*state)(ServiceByHand&);
    const char* during;
    const char* after;
    Duration takes;
};

const Life kLives[] = {
    // what | before | call | whose state | during | after | takes
    {"a stream is created", nothing, ask(CreateStreamRequest{"clicks", 2}), stateOfStream, "CREATING", "ACTIVE",
        seconds{1'002}},
    {"and deleted", shards(2), ask(DeleteStreamRequest{"clicks"}), stateOfStream, "DELETING", "gone", seconds{2'000}},
    {"it is deleted while UPDATING", updating, ask(DeleteStreamRequest{"clicks"}), stateOfStream, "DELETING", "gone",
        seconds{2'000}},
    {"a shard is split", shards(1), ask(SplitShardRequest{"clicks", kZero, "2"}), stateOfStream, "UPDATING", "ACTIVE",
        seconds{3'000}},
    {"shards are merged", shards(2), ask(MergeShardsRequest{"clicks", kZero, kOne}), stateOfStream, "UPDATING",
        "ACTIVE", seconds{3'000}},
    {"shards are doubled", shards(2), ask(UpdateShardCountRequest{"clicks", 4}), stateOfStream, "UPDATING", "ACTIVE",
        seconds{4'010}},
    {"a stream is warmed", committed, ask(UpdateStreamWarmThroughputRequest{"clicks", 8}), stateOfStream, "UPDATING",
        "ACTIVE", seconds{4'010}},
    {"a stream is encrypted", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, "key", true}), stateOfStream,
        "UPDATING", "ACTIVE", seconds{6'000}},
    {"and no more", shards(1), ask(StreamEncryptionRequest{"clicks", kKms, "key", false}), stateOfStream, "UPDATING",
        "ACTIVE", seconds{6'000}},
    {"a stream goes on demand", shards(1), ask(UpdateStreamModeRequest{kArn, CapacityMode::OnDemand}), stateOfStream,
        "UPDATING", "ACTIVE", seconds{8'000}},
    {"records may be larger", shards(1), ask(UpdateMaxRecordSizeRequest{kArn, 2'048}), stateOfStream, "UPDATING",
        "ACTIVE", seconds{9'000}},
    {"a consumer is registered", shards(1), ask(RegisterStreamConsumerRequest{"clicks", "app"}), stateOfConsumer,
        "CREATING", "ACTIVE", seconds{5'000}},
    {"and deregistered", withConsumer, ask(DeregisterStreamConsumerRequest{"clicks", "app"}), stateOfConsumer,
        "DELETING", "gone", seconds{5'000}},
    {"a channel is created", onDemand, ask(channel()), stateOfChannel, "CREATING", "ACTIVE", seconds{10'000}},
    {"changed", withChannel,
        [](ServiceByHand& hand) {
            return outcome(hand.call(UpdateChannelRequest{channelArn(hand), 60, {}}));
        },
        stateOfChannel, "UPDATING", "ACTIVE", seconds{10'000}},
    {"and deleted", withChannel,
        [](ServiceByHand& hand) { return outcome(hand.call(DeleteChannelRequest{channelArn(hand)})); }, stateOfChannel,
        "DELETING", "gone", seconds{10'000}},
};

TEST(States, LastForTheTimesOfTheRun)
{
    for (const Life& row : kLives) {
        SCOPED_TRACE(row.what);
        ServiceByHand hand{{.timings = kOwnTimings}};
        row.before(hand);
        ASSERT_EQ(row.call(hand), "ok");
        EXPECT_EQ(row.state(hand), row.during);
        hand.advanceBy(row.takes - Duration{1});
        EXPECT_EQ(row.state(hand), row.during);
        hand.advanceBy(Duration{1});
        EXPECT_EQ(row.state(hand), row.after);
    }
}

// --- Five streams CREATING or DELETING at a time --------------------------------------------------

constexpr const char* kFive =
    "LimitExceededException: This request would have exceed the limit on the number  of streams that can "
    "simultaneously be in CREATING or DELETING for the account 123456789012. Limit: 5.";

Before busy(int creatingStreams, int deletingStreams, Duration wait = {})
{
    return [=](ServiceByHand& hand) {
        for (int i = 0; i < deletingStreams; ++i) {
            const std::string name = "old-" + std::to_string(i);
            hand.addStream(name, 1);
            ASSERT_EQ(outcome(hand.call(DeleteStreamRequest{name})), "ok");
        }
        for (int i = 0; i < creatingStreams; ++i)
            ASSERT_EQ(outcome(hand.call(CreateStreamRequest{"new-" + std::to_string(i), 1})), "ok");
        hand.advanceBy(wait);
    };
}

const Case<CreateStreamRequest> kAtOnce[] = {
    // what | before | request | outcome | profile
    {"the fifth that is created", busy(4, 0), {"clicks", 1}, "ok"},
    {"the sixth", busy(5, 0), {"clicks", 1}, kFive},
    {"the sixth, classic", busy(5, 0), {"clicks", 1}, kFive, kClassic},
    {"four are being deleted", busy(0, 4), {"clicks", 1}, "ok"},
    {"five are being deleted", busy(0, 5), {"clicks", 1}, kFive},
    {"two are created and two deleted", busy(2, 2), {"clicks", 1}, "ok"},
    {"three are created and two deleted", busy(3, 2), {"clicks", 1}, kFive},
    {"five are gone a millisecond later", busy(0, 5, Duration{19'999}), {"clicks", 1}, kFive},
    {"five are gone", busy(0, 5, seconds{20}), {"clicks", 1}, "ok"},
};

TEST(States, CreatingAndDeletingHaveRoomForFiveStreams) { expectOutcomes(kAtOnce); }

}
}
