// How every operation is told which stream it is about: by name, by ARN, by both, or by an ARN alone.
// data-streams.md, 1.1 and 2.1.
#include "streams/any_operation.h"

namespace shardscope::streams {
namespace {

using Name = const std::string&;
using Choose = std::function<std::string(ServiceByHand&, Name name, Name arn)>;

// The request with that stream.
template <typename Request>
Choose of(Request request)
{
    return [request = std::move(request)](ServiceByHand& hand, Name name, Name arn) mutable {
        request.streamName = name;
        request.streamArn = arn;
        return outcome(hand.call(request));
    };
}
template <typename Request>
Choose byArn(Request request)
{
    return [request = std::move(request)](ServiceByHand& hand, Name, Name arn) mutable {
        request.streamArn = arn;
        return outcome(hand.call(request));
    };
}

const std::string kNoName = "ValidationException: 1 validation error detected: Value null at 'streamName' failed to "
                            "satisfy constraint: Member must not be null";
const std::string kNoArn = "ValidationException: 1 validation error detected: Value null at 'streamARN' failed to "
                           "satisfy constraint: Member must not be null";
const std::string kBadArn =
    "ValidationException: 1 validation error detected: Value 'clicks' at 'streamARN' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+";
const std::string kNotTheSame =
    "InvalidArgumentException: StreamName views and StreamARN " + kArn + " do not name the same stream.";
const std::string kThere = "arn:aws:kinesis:us-east-1:111122223333:stream/clicks";
const std::string kNotThere = "ResourceNotFoundException: Stream clicks under account 111122223333 not found.";
const std::string kElsewhere = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks";
const std::string kNoShard = "ResourceNotFoundException: Shard shardId-000000000000 in stream clicks under account "
                             "123456789012 does not exist";
const std::string kNeither = "InvalidArgumentException: Either NextToken or StreamName should be provided.";

std::string nameOf(std::size_t characters) { return std::string(characters, 'n'); }
std::string arnOf(std::size_t characters)
{
    const std::string head = "arn:aws:kinesis:us-east-1:123456789012:stream/";
    return head + nameOf(characters - head.size());
}
std::string tooLong(const std::string& value, const std::string& path, int most)
{
    return "ValidationException: 1 validation error detected: Value '" + value + "' at '" + path
        + "' failed to satisfy constraint: Member must have length less than or equal to " + std::to_string(most);
}

const std::string kZero = "shardId-000000000000";
const std::string kOne = "shardId-000000000001";
constexpr EncryptionType kKms = EncryptionType::Kms;

void committed(ServiceByHand& hand)
{
    onDemand(hand);
    ASSERT_EQ(outcome(hand.call(UpdateAccountSettingsRequest{})), "ok");
}

struct Operation {
    const char* name;
    Choose call;
    Before before = shards(2);
    std::string neither = kNoName;
    std::string notFound = kNotFound;
};

const Operation kByEither[] = {
    // operation | call | before | told of none | no stream
    {"AddTagsToStream", of(AddTagsToStreamRequest{"", {{"team", "web"}}})},
    {"DecreaseStreamRetentionPeriod", of(RetentionPeriodRequest{"", 24, false})},
    {"DeleteStream", of(DeleteStreamRequest{})},
    {"DescribeStream", of(DescribeStreamRequest{})},
    {"DescribeStreamSummary", of(DescribeStreamSummaryRequest{})},
    {"DisableEnhancedMonitoring", of(EnhancedMonitoringRequest{"", {"ALL"}, false})},
    {"EnableEnhancedMonitoring", of(EnhancedMonitoringRequest{"", {"ALL"}, true})},
    {"GetShardIterator", of(GetShardIteratorRequest{"", kZero}), shards(2), kNoName, kNoShard},
    {"IncreaseStreamRetentionPeriod", of(RetentionPeriodRequest{"", 48, true})},
    {"ListShards", of(ListShardsRequest{}), shards(2), kNeither},
    {"ListTagsForStream", of(ListTagsForStreamRequest{})},
    {"MergeShards", of(MergeShardsRequest{"", kZero, kOne})},
    {"PutRecord", of(PutRecordRequest{"", entry("k", 1), {}})},
    {"PutRecords", of(PutRecordsRequest{"", {entry("k", 1)}})},
    {"RemoveTagsFromStream", of(RemoveTagsFromStreamRequest{"", {"team"}})},
    {"SplitShard", of(SplitShardRequest{"", kZero, "2"})},
    {"StartStreamEncryption", of(StreamEncryptionRequest{"", kKms, "key", true})},
    {"StopStreamEncryption", of(StreamEncryptionRequest{"", kKms, "key", false})},
    {"UpdateShardCount", of(UpdateShardCountRequest{"", 4})},
    {"UpdateStreamWarmThroughput", of(UpdateStreamWarmThroughputRequest{"", 8}), committed},
};

struct Told {
    const char* what;
    std::string name;
    std::string arn;
    bool isThere;        // else there is no stream at all
    std::string outcome; // empty: as the operation says it of no stream
};

const Told kTold[] = {
    // what | name | ARN | is there | outcome
    {"by its name", "clicks", "", true, "ok"},
    {"by its ARN", "", kArn, true, "ok"},
    {"by both, which agree", "clicks", kArn, true, "ok"},
    {"by both, which do not agree", "views", kArn, true, kNotTheSame},
    {"by what is no ARN", "", "clicks", true, kBadArn},
    {"by what can be no name", "a b", "", true, kBadName},
    {"by another's name", "clicks", "", false, ""},
    {"by another's ARN", "", kArn, false, ""},
    {"by an ARN of another account", "", kThere, true, kNotThere},
    {"by an ARN of another region", "", kElsewhere, true, kNotFound},
    {"by a name of 128", nameOf(128), "", true, ""},
    {"by a name of 129", nameOf(129), "", true, tooLong(nameOf(129), "streamName", 128)},
    {"by an ARN of 2,048", "", arnOf(2'048), true,
        "ResourceNotFoundException: Stream " + nameOf(2'048 - 46) + " under account 123456789012 not found."},
    {"by an ARN of 2,049", "", arnOf(2'049), true, tooLong(arnOf(2'049), "streamARN", 2'048)},
};

// What it says where nothing else is said of it.
std::string expected(const Operation& row, const Told& told)
{
    if (!told.outcome.empty())
        return told.outcome;
    std::string text = row.notFound;
    return told.name.empty() ? text : text.replace(text.find("clicks"), 6, told.name);
}

TEST(ChoosingAStream, IsTheSameForEveryOperation)
{
    EXPECT_EQ(std::size(kByEither), 20U) << "all that take StreamName and StreamARN";
    for (const Operation& row : kByEither) {
        for (const Told& told : kTold) {
            SCOPED_TRACE(std::string{row.name} + ", " + told.what);
            ServiceByHand hand;
            if (told.isThere)
                row.before(hand);
            EXPECT_EQ(row.call(hand, told.name, told.arn), expected(row, told));
        }
        ServiceByHand hand;
        row.before(hand);
        EXPECT_EQ(row.call(hand, "", ""), row.neither) << row.name << ", by neither";
    }
}

void registered(ServiceByHand& hand)
{
    hand.addStream("clicks", 2);
    ASSERT_EQ(outcome(hand.call(RegisterStreamConsumerRequest{"clicks", "app"})), "ok");
}

const std::string kNoConsumer =
    "InvalidArgumentException: Either ConsumerARN or both StreamARN and ConsumerName should be provided.";

const Operation kByArnAlone[] = {
    // operation | call | before | told of none
    {"DeregisterStreamConsumer", byArn(DeregisterStreamConsumerRequest{"", "app", "", ""}), registered, kNoConsumer},
    {"DescribeStreamConsumer", byArn(DescribeStreamConsumerRequest{"", "app", ""}), registered, kNoConsumer},
    {"ListStreamConsumers", byArn(ListStreamConsumersRequest{}), registered, kNoArn},
    {"RegisterStreamConsumer", byArn(RegisterStreamConsumerRequest{"", "other", "", {}}), registered, kNoArn},
    {"UpdateMaxRecordSize", byArn(UpdateMaxRecordSizeRequest{"", 2'048}), shards(1), kNoArn},
    {"UpdateStreamMode", byArn(UpdateStreamModeRequest{"", CapacityMode::OnDemand}), shards(1), kNoArn},
    {"UpdateStreamRecordDistributionStrategy",
        byArn(UpdateStreamRecordDistributionStrategyRequest{"", RecordDistribution::Auto}), onDemand, kNoArn},
};

TEST(ChoosingAStream, ByArnAloneIsTheSameForEveryOperation)
{
    for (const Operation& row : kByArnAlone) {
        for (const Told& told : kTold) {
            if (!told.name.empty())
                continue;
            SCOPED_TRACE(std::string{row.name} + ", " + told.what);
            ServiceByHand hand;
            if (told.isThere)
                row.before(hand);
            EXPECT_EQ(row.call(hand, "", told.arn), expected(row, told));
        }
        ServiceByHand hand;
        row.before(hand);
        EXPECT_EQ(row.call(hand, "", ""), row.neither) << row.name << ", by none";
    }
}

// With what else is wrong with the request.
TEST(ChoosingAStream, FailsTogetherWithTheOtherFields)
{
    ServiceByHand hand;
    const std::string two = "ValidationException: 2 validation errors detected: Value null at 'streamARN'";
    const auto start = [&](const std::string& outcome) { return outcome.substr(0, two.size()); };
    EXPECT_EQ(start(outcome(hand.call(UpdateMaxRecordSizeRequest{"", 1'023}))), two);
    EXPECT_EQ(start(outcome(hand.call(UpdateStreamModeRequest{"", CapacityMode::OnDemand, -1}))), two);
    EXPECT_EQ(start(outcome(hand.call(ListStreamConsumersRequest{"", "", 0}))), two);
    EXPECT_EQ(start(outcome(hand.call(RegisterStreamConsumerRequest{"", "a b", "", {}}))), two);
}

TEST(ChoosingAStream, GetRecordsTakesItsArnAsAllOthersDo)
{
    ServiceByHand hand;
    hand.addStream("clicks", 1);
    const std::string iterator = hand.iterator("clicks", 0, IteratorType::TrimHorizon);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10, kArn})), "ok");
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{iterator, 10, "clicks"})), kBadArn);
    EXPECT_EQ(outcome(hand.call(GetRecordsRequest{"iterator", 10, "clicks"})), kBadArn)
        << "before its iterator is read";
}

}
}
