// All operations of the API by one table: a full body goes in and the members of the service's model come out, in
// both codecs, and what is required is asked for in the service's words.
#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace {

using namespace shardscope;
using base::operator""s;
using test::WireByHand;
using wire::Codec;

const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/";

struct Row {
    std::string_view operation;
    std::string_view body;
    std::string_view members; // of the answer: test::membersOf()
};

// In bodies, S, D and P stand for the ARNs of a stream with a consumer, tags and a policy, of one on demand with a
// channel, and of one that is plain; C, H and I for that consumer, that channel and a shard iterator.
constexpr Row kRows[]{
    {"AddTagsToStream", R"({"StreamName":"s","Tags":{"a":"b","c":""},"StreamARN":"$S","StreamId":"$Q"})", ""},
    {"CreateChannel",
        R"({"ChannelName":"n","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r","StreamConfigurationList":[{"StreamARN":"$D","RecordConfiguration":{"RecordFormatType":"GSR_JSON","GSRSchemaARN":"arn:aws:glue:x"}}],"S3TablesDestinationConfiguration":{"DataFreshnessInSeconds":60,"DeadLetterQueueS3Configuration":{"BucketARN":"arn:aws:s3:::dead","ExpectedBucketOwner":"123456789012","ErrorOutputPrefix":"e/"},"S3TablesConfigurationList":[{"TableBucketARN":"arn:aws:s3tables:x:bucket/b","Namespace":"ns","TableName":"t","CompressionType":"SNAPPY","PartitionSpec":{"PartitionFields":[{"Transform":"TIME_HOUR","SourceName":"at"}]}}]},"EncryptionConfiguration":{"EncryptionType":"KMS","KeyId":"k"},"Tags":{"a":"b"},"LoggingConfiguration":{"CloudWatchLogs":{"Enabled":true,"LogGroupName":"g","LogStreamName":"l"}}})",
        "ChannelDescription(ChannelName ChannelARN ChannelId ChannelStatus ChannelCreationTimestamp "
        "ServiceExecutionRoleARN StreamConfigurationList[StreamARN StreamCreationTimestamp "
        "RecordConfiguration(RecordFormatType GSRSchemaARN)] "
        "S3TablesDestinationConfiguration(DataFreshnessInSeconds DeadLetterQueueS3Configuration(BucketARN "
        "ExpectedBucketOwner ErrorOutputPrefix) S3TablesConfigurationList[TableBucketARN Namespace TableName "
        "CompressionType PartitionSpec(PartitionFields[Transform SourceName])]) EncryptionConfiguration(EncryptionType "
        "KeyId) LoggingConfiguration(CloudWatchLogs(Enabled LogGroupName LogStreamName)))"},
    {"CreateStream",
        R"({"StreamName":"n","ShardCount":2,"StreamModeDetails":{"StreamMode":"PROVISIONED"},"Tags":{"a":"b"},"MaxRecordSizeInKiB":2048})",
        ""},
    {"DecreaseStreamRetentionPeriod",
        R"({"StreamName":"s","RetentionPeriodHours":24,"StreamARN":"$S","StreamId":"$Q"})", ""},
    {"DeleteChannel", R"({"ChannelARN":"$H"})", ""},
    {"DeleteResourcePolicy", R"({"ResourceARN":"$S","StreamId":"$Q"})", ""},
    {"DeleteStream", R"({"StreamName":"s","EnforceConsumerDeletion":true,"StreamARN":"$S","StreamId":"$Q"})", ""},
    {"DeregisterStreamConsumer", R"({"StreamARN":"$S","ConsumerName":"c","ConsumerARN":"$C","StreamId":"$Q"})", ""},
    {"DescribeAccountSettings", "{}", "MinimumThroughputBillingCommitment(Status StartedAt EarliestAllowedEndAt)"},
    {"DescribeChannel", R"({"ChannelARN":"$H"})",
        "ChannelDescription(ChannelName ChannelARN ChannelId ChannelStatus ChannelCreationTimestamp "
        "ServiceExecutionRoleARN StreamConfigurationList[StreamARN StreamCreationTimestamp "
        "RecordConfiguration(RecordFormatType)] S3DestinationConfiguration(DataFreshnessInSeconds "
        "DeadLetterQueueS3Configuration(BucketARN ExpectedBucketOwner) StorageConfiguration(BucketARN "
        "ExpectedBucketOwner OutputKeyTemplate StorageClass CompressionType)) "
        "LoggingConfiguration(CloudWatchLogs(Enabled LogStreamName)))"},
    {"DescribeLimits", "{}",
        "ShardLimit OpenShardCount OnDemandStreamCount OnDemandStreamCountLimit ChannelCount ChannelCountLimit"},
    {"DescribeStream",
        R"({"StreamName":"s","Limit":1,"ExclusiveStartShardId":"shardId-000000000001","StreamARN":"$S","StreamId":"$Q"})",
        "StreamDescription(StreamName StreamARN StreamStatus StreamModeDetails(StreamMode) Shards[ShardId "
        "ParentShardId HashKeyRange(StartingHashKey EndingHashKey) SequenceNumberRange(StartingSequenceNumber)] "
        "HasMoreShards RetentionPeriodHours StreamCreationTimestamp EnhancedMonitoring[ShardLevelMetrics[]] "
        "EncryptionType KeyId)"},
    {"DescribeStreamConsumer", R"({"StreamARN":"$S","ConsumerName":"c","ConsumerARN":"$C","StreamId":"$Q"})",
        "ConsumerDescription(ConsumerName ConsumerARN ConsumerStatus ConsumerCreationTimestamp StreamARN)"},
    {"DescribeStreamSummary", R"({"StreamName":"d","StreamARN":"$D","StreamId":"$Q"})",
        "StreamDescriptionSummary(StreamName StreamARN StreamStatus StreamModeDetails(StreamMode) "
        "RetentionPeriodHours StreamCreationTimestamp EnhancedMonitoring[ShardLevelMetrics[]] EncryptionType "
        "OpenShardCount ConsumerCount WarmThroughput(TargetMiBps CurrentMiBps) MaxRecordSizeInKiB ChannelCount "
        "RecordDistributionStrategy)"},
    {"DisableEnhancedMonitoring", R"({"StreamName":"s","ShardLevelMetrics":["ALL"],"StreamARN":"$S","StreamId":"$Q"})",
        "StreamName CurrentShardLevelMetrics[] DesiredShardLevelMetrics[] StreamARN"},
    {"EnableEnhancedMonitoring",
        R"({"StreamName":"s","ShardLevelMetrics":["IncomingBytes","IncomingRecords"],"StreamARN":"$S","StreamId":"$Q"})",
        "StreamName CurrentShardLevelMetrics[] DesiredShardLevelMetrics[] StreamARN"},
    {"GetRecords", R"({"ShardIterator":"$I","Limit":1,"StreamARN":"$S","StreamId":"$Q","DryRun":false})",
        "Records[SequenceNumber ApproximateArrivalTimestamp Data PartitionKey EncryptionType] MillisBehindLatest "
        "ChildShards[ShardId ParentShards[] HashKeyRange(StartingHashKey EndingHashKey)]"},
    {"GetResourcePolicy", R"({"ResourceARN":"$S","StreamId":"$Q"})", "Policy"},
    {"GetShardIterator",
        R"({"StreamName":"s","ShardId":"shardId-000000000001","ShardIteratorType":"AT_TIMESTAMP","Timestamp":1795132800,"StreamARN":"$S","StreamId":"$Q","DryRun":false})",
        "ShardIterator"},
    {"IncreaseStreamRetentionPeriod",
        R"({"StreamName":"s","RetentionPeriodHours":48,"StreamARN":"$S","StreamId":"$Q"})", ""},
    {"ListChannels", R"({"StreamFilter":[{"StreamARN":"$D","StreamCreationTimestamp":1795132800}],"MaxResults":5})",
        "ChannelSummaries[ChannelName ChannelARN ChannelId ChannelStatus ChannelCreationTimestamp "
        "ChannelDestinationType Streams[StreamARN StreamCreationTimestamp]]"},
    {"ListShards",
        R"({"StreamName":"s","ExclusiveStartShardId":"shardId-000000000001","MaxResults":1,"StreamCreationTimestamp":1795132800,"ShardFilter":{"Type":"FROM_TIMESTAMP","Timestamp":1795132800},"StreamARN":"$S","StreamId":"$Q"})",
        "Shards[ShardId ParentShardId HashKeyRange(StartingHashKey EndingHashKey) "
        "SequenceNumberRange(StartingSequenceNumber)] NextToken"},
    {"ListStreamConsumers", R"({"StreamARN":"$S","MaxResults":5,"StreamCreationTimestamp":1795132800,"StreamId":"$Q"})",
        "Consumers[ConsumerName ConsumerARN ConsumerStatus ConsumerCreationTimestamp]"},
    {"ListStreams", R"({"Limit":1,"ExclusiveStartStreamName":"a"})",
        "StreamNames[] HasMoreStreams NextToken StreamSummaries[StreamName StreamARN StreamStatus "
        "StreamModeDetails(StreamMode) StreamCreationTimestamp]"},
    {"ListTagsForResource", R"({"ResourceARN":"$S","StreamId":"$Q"})", "Tags[Key Value]"},
    {"ListTagsForStream", R"({"StreamName":"s","ExclusiveStartTagKey":"a","Limit":5,"StreamARN":"$S","StreamId":"$Q"})",
        "Tags[Key Value] HasMoreTags"},
    {"MergeShards",
        R"({"StreamName":"s","ShardToMerge":"shardId-000000000001","AdjacentShardToMerge":"shardId-000000000003","StreamARN":"$S","StreamId":"$Q"})",
        ""},
    {"PutRecord",
        R"({"StreamName":"p","Data":"YQ==","PartitionKey":"k","ExplicitHashKey":"7","StreamARN":"$P","StreamId":"$Q","DryRun":false})",
        "ShardId SequenceNumber EncryptionType"},
    {"PutRecords",
        R"({"Records":[{"Data":"YQ==","ExplicitHashKey":"7","PartitionKey":"k"}],"StreamName":"p","StreamARN":"$P","StreamId":"$Q","DryRun":false})",
        "FailedRecordCount Records[SequenceNumber ShardId] EncryptionType"},
    {"PutResourcePolicy", R"({"ResourceARN":"$C","StreamId":"$Q","Policy":"{}"})", ""},
    {"RegisterStreamConsumer", R"({"StreamARN":"$P","ConsumerName":"c","StreamId":"$Q","Tags":{"a":"b"}})",
        "Consumer(ConsumerName ConsumerARN ConsumerStatus ConsumerCreationTimestamp)"},
    {"RemoveTagsFromStream", R"({"StreamName":"s","TagKeys":["b","none"],"StreamARN":"$S","StreamId":"$Q"})", ""},
    {"SplitShard",
        R"({"StreamName":"p","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000","StreamARN":"$P","StreamId":"$Q"})",
        ""},
    {"StartStreamEncryption",
        R"({"StreamName":"p","EncryptionType":"KMS","KeyId":"alias/aws/kinesis","StreamARN":"$P","StreamId":"$Q"})",
        ""},
    {"StopStreamEncryption",
        R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"alias/aws/kinesis","StreamARN":"$S","StreamId":"$Q"})",
        ""},
    {"SubscribeToShard",
        R"({"ConsumerARN":"$C","StreamId":"$Q","ShardId":"shardId-000000000001","StartingPosition":{"Type":"AT_TIMESTAMP","Timestamp":1795132800},"DryRun":false})",
        ""},
    {"TagResource", R"({"Tags":{"a":"b"},"ResourceARN":"$C","StreamId":"$Q"})", ""},
    {"UntagResource", R"({"TagKeys":["a"],"ResourceARN":"$C","StreamId":"$Q"})", ""},
    {"UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}})",
        "MinimumThroughputBillingCommitment(Status StartedAt EarliestAllowedEndAt)"},
    {"UpdateChannel",
        R"({"ChannelARN":"$H","S3DestinationConfiguration":{"DataFreshnessInSeconds":90},"LoggingConfiguration":{"CloudWatchLogs":{"Enabled":true,"LogGroupName":"g"}}})",
        "ChannelDescription(ChannelName ChannelARN ChannelId ChannelStatus ChannelCreationTimestamp "
        "ServiceExecutionRoleARN StreamConfigurationList[StreamARN StreamCreationTimestamp "
        "RecordConfiguration(RecordFormatType)] S3DestinationConfiguration(DataFreshnessInSeconds "
        "DeadLetterQueueS3Configuration(BucketARN ExpectedBucketOwner) StorageConfiguration(BucketARN "
        "ExpectedBucketOwner OutputKeyTemplate StorageClass CompressionType)) "
        "LoggingConfiguration(CloudWatchLogs(Enabled LogGroupName LogStreamName)))"},
    {"UpdateMaxRecordSize", R"({"StreamARN":"$S","StreamId":"$Q","MaxRecordSizeInKiB":2048})", ""},
    {"UpdateShardCount",
        R"({"StreamName":"p","TargetShardCount":4,"ScalingType":"UNIFORM_SCALING","StreamARN":"$P","StreamId":"$Q"})",
        "StreamName CurrentShardCount TargetShardCount StreamARN"},
    {"UpdateStreamMode",
        R"({"StreamARN":"$P","StreamId":"$Q","StreamModeDetails":{"StreamMode":"ON_DEMAND"},"WarmThroughputMiBps":10})",
        ""},
    {"UpdateStreamRecordDistributionStrategy",
        R"({"StreamARN":"$D","StreamId":"$Q","RecordDistributionStrategy":"AUTO"})", ""},
    {"UpdateStreamWarmThroughput", R"({"StreamARN":"$D","StreamName":"d","StreamId":"$Q","WarmThroughputMiBps":10})",
        "StreamARN StreamName WarmThroughput(TargetMiBps CurrentMiBps)"},
};

struct Everything : WireByHand {
    Everything()
    {
        body("UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}})");
        body("CreateStream", R"({"StreamName":"s","ShardCount":2,"Tags":{"a":"1","b":"2"}})");
        body("CreateStream", R"({"StreamName":"d","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
        body("CreateStream", R"({"StreamName":"p","ShardCount":2})");
        body("RegisterStreamConsumer", filled(R"({"StreamARN":"$S","ConsumerName":"c"})"));
        body("PutResourcePolicy", filled(R"({"ResourceARN":"$S","Policy":"{\"Version\":\"2012-10-17\"}"})"));
        channel = member(
            body("CreateChannel",
                filled(
                    R"({"ChannelName":"h","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r","StreamConfigurationList":[{"StreamARN":"$D","RecordConfiguration":{"RecordFormatType":"JSON"}}],"S3DestinationConfiguration":{"StorageConfiguration":{"BucketARN":"arn:aws:s3:::b","ExpectedBucketOwner":"123456789012","OutputKeyTemplate":"k/","CompressionType":"GZIP"}}})")),
            "ChannelARN");
        body("EnableEnhancedMonitoring", R"({"StreamName":"s","ShardLevelMetrics":["OutgoingBytes"]})");
        body("PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k","ExplicitHashKey":"0"})");
        body("SplitShard", R"({"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000"})");
        body("StartStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"alias/aws/kinesis"})");
        iterator =
            member(body("GetShardIterator",
                       R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"})"),
                "ShardIterator");
        wait(1s); // so that no rate of a row's own operation has been used up
    }

    [[nodiscard]] std::string filled(std::string_view body) const
    {
        std::string text;
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (body[i] != '$') {
                text += body[i];
                continue;
            }
            switch (body[++i]) {
            case 'C':
                text += kArn + "s/consumer/c:1795132800";
                break;
            case 'D':
                text += kArn + "d";
                break;
            case 'H':
                text += channel;
                break;
            case 'I':
                text += iterator;
                break;
            case 'P':
                text += kArn + "p";
                break;
            case 'Q':
                text += "abcdefghij0123456789-abc";
                break;
            default:
                text += kArn + "s";
            }
        }
        return text;
    }

    std::string channel;
    std::string iterator;
};

TEST(EveryOperation, StandsInTheTable)
{
    std::set<std::string_view> rows;
    for (const Row& row : kRows)
        rows.insert(row.operation);
    EXPECT_EQ(rows.size(), 45U);
    EXPECT_EQ(wire::operations().size(), 45U);
    for (const wire::Operation& operation : wire::operations())
        EXPECT_EQ(rows.count(operation.name), 1U) << operation.name;
}

TEST(EveryOperation, TakesAFullBodyAndAnswersWithTheMembersOfTheModel)
{
    for (const Row& row : kRows) {
        Everything json;
        const std::string body = json.filled(row.body);
        const wire::Response inJson = json.call(row.operation, body);
        EXPECT_EQ(inJson.status, 200) << row.operation << inJson.body;
        EXPECT_EQ(test::membersOf(Codec::Json, inJson.body), row.members) << row.operation << inJson.body;

        Everything cbor;
        const wire::Response inCbor = cbor.callCbor(row.operation, body);
        EXPECT_EQ(inCbor.status, 200) << row.operation;
        EXPECT_EQ(inCbor.contentType, wire::kCborType);
        EXPECT_EQ(test::jsonOfCbor(inCbor.body), inJson.body) << row.operation;
    }
}

// Nothing is done then, whatever the operation.
TEST(EveryOperation, MayFailOnPurposeInBothCodecs)
{
    constexpr std::string_view kFailure =
        R"({"__type":"InternalFailureException","message":"Internal Service Failure"})";
    streams::FaultRule rule;
    rule.name = "outage";
    for (const Row& row : kRows) {
        Everything wire;
        const std::string body = wire.filled(row.body);
        EXPECT_TRUE(isAccepted(wire.world.apply({"you", streams::SetFaultRequest{rule}})));
        const wire::Response inJson = wire.call(row.operation, body);
        EXPECT_EQ(inJson.status, 500) << row.operation;
        EXPECT_EQ(inJson.errorType, "InternalFailureException") << row.operation;
        EXPECT_EQ(inJson.body, kFailure) << row.operation;
        wire.wait(1s); // of the rates of requests it takes its part
        const wire::Response inCbor = wire.callCbor(row.operation, body);
        EXPECT_EQ(inCbor.status, 500) << row.operation;
        EXPECT_EQ(inCbor.contentType, wire::kCborType) << row.operation;
        EXPECT_EQ(test::jsonOfCbor(inCbor.body), kFailure) << row.operation;

        EXPECT_TRUE(isAccepted(wire.world.apply({"you", streams::ClearFaultRequest{"outage"}})));
        wire.wait(1s);
        EXPECT_EQ(wire.call(row.operation, body).status, 200) << row.operation << ", as if it had not been called";
    }
}

TEST(EveryOperation, MayBeDeniedInBothCodecs)
{
    Everything wire;
    EXPECT_TRUE(isAccepted(wire.world.apply({"you", streams::SetAccessRequest{"*", "*", false}})));
    for (const Row& row : kRows) {
        const std::string body = wire.filled(row.body);
        const wire::Response inJson = wire.call(row.operation, body);
        EXPECT_EQ(inJson.status, 400) << row.operation;
        EXPECT_EQ(inJson.errorType, "AccessDeniedException") << row.operation;
        EXPECT_EQ(inJson.body.find(R"({"__type":"AccessDeniedException","message":"User: )"
                                   R"(arn:aws:iam::123456789012:user/boto3-1.26.27 is not authorized to perform: )"
                                   "kinesis:"
                      + std::string{row.operation} + " on resource: arn:aws:kinesis:us-east-1:123456789012:"),
            0U)
            << inJson.body;
        const wire::Response inCbor = wire.callCbor(row.operation, body);
        EXPECT_EQ(inCbor.status, 400) << row.operation;
        EXPECT_EQ(inCbor.contentType, wire::kCborType) << row.operation;
        EXPECT_EQ(test::jsonOfCbor(inCbor.body), inJson.body) << row.operation;
    }
}

// The 32 operations of 2024; of the other 13 it says what it says of no operation at all.
TEST(EveryOperation, IsKnownInTheProfileThatHasIt)
{
    const std::set<std::string_view> later{"CreateChannel", "DeleteChannel", "DescribeAccountSettings",
        "DescribeChannel", "ListChannels", "ListTagsForResource", "TagResource", "UntagResource",
        "UpdateAccountSettings", "UpdateChannel", "UpdateMaxRecordSize", "UpdateStreamRecordDistributionStrategy",
        "UpdateStreamWarmThroughput"};
    streams::ServiceSettings settings = WireByHand::quick();
    settings.profile = streams::Profile::Classic;
    WireByHand classic{{}, settings};
    WireByHand current;
    constexpr std::string_view kUnknown = R"({"__type":"UnknownOperationException"})";
    for (const Row& row : kRows) {
        const wire::Response response = classic.call(row.operation, "{}");
        EXPECT_EQ(response.body == kUnknown, later.count(row.operation) == 1) << row.operation << response.body;
        EXPECT_NE(current.call(row.operation, "{}").body, kUnknown) << row.operation;
    }
    EXPECT_EQ(classic.call("TagResource", "").errorType, "UnknownOperationException");
}

// The members with a star in data-streams.md, 2.1. PutRecord's key is asked for by the door, as a stream whose records
// the service places takes some without.
TEST(EveryOperation, RequiresTheMembersOfTheModelAndNoOthers)
{
    const std::map<std::string_view, std::set<std::string_view>> required{
        {"AddTagsToStream", {"Tags"}},
        {"CreateChannel", {"ChannelName", "ServiceExecutionRoleARN", "StreamConfigurationList"}},
        {"CreateStream", {"StreamName"}},
        {"DecreaseStreamRetentionPeriod", {"RetentionPeriodHours"}},
        {"DeleteChannel", {"ChannelARN"}},
        {"DeleteResourcePolicy", {"ResourceARN"}},
        {"DescribeChannel", {"ChannelARN"}},
        {"DisableEnhancedMonitoring", {"ShardLevelMetrics"}},
        {"EnableEnhancedMonitoring", {"ShardLevelMetrics"}},
        {"GetRecords", {"ShardIterator"}},
        {"GetResourcePolicy", {"ResourceARN"}},
        {"GetShardIterator", {"ShardId", "ShardIteratorType"}},
        {"IncreaseStreamRetentionPeriod", {"RetentionPeriodHours"}},
        {"ListStreamConsumers", {"StreamARN"}},
        {"ListTagsForResource", {"ResourceARN"}},
        {"MergeShards", {"ShardToMerge", "AdjacentShardToMerge"}},
        {"PutRecord", {"Data"}},
        {"PutRecords", {"Records"}},
        {"PutResourcePolicy", {"ResourceARN", "Policy"}},
        {"RegisterStreamConsumer", {"StreamARN", "ConsumerName"}},
        {"RemoveTagsFromStream", {"TagKeys"}},
        {"SplitShard", {"ShardToSplit", "NewStartingHashKey"}},
        {"StartStreamEncryption", {"EncryptionType", "KeyId"}},
        {"StopStreamEncryption", {"EncryptionType", "KeyId"}},
        {"SubscribeToShard", {"ConsumerARN", "ShardId", "StartingPosition"}},
        {"TagResource", {"ResourceARN", "Tags"}},
        {"UntagResource", {"ResourceARN", "TagKeys"}},
        {"UpdateAccountSettings", {"MinimumThroughputBillingCommitment"}},
        {"UpdateChannel", {"ChannelARN"}},
        {"UpdateMaxRecordSize", {"StreamARN", "MaxRecordSizeInKiB"}},
        {"UpdateShardCount", {"TargetShardCount", "ScalingType"}},
        {"UpdateStreamMode", {"StreamARN", "StreamModeDetails"}},
        {"UpdateStreamRecordDistributionStrategy", {"StreamARN", "RecordDistributionStrategy"}},
        {"UpdateStreamWarmThroughput", {"WarmThroughputMiBps"}},
    };
    for (const wire::Operation& operation : wire::operations()) {
        std::set<std::string_view> found;
        for (const wire::Field& field : operation.input.fields)
            if (field.isRequired)
                found.insert(field.name);
        const auto row = required.find(operation.name);
        EXPECT_EQ(found, row == required.end() ? std::set<std::string_view>{} : row->second) << operation.name;
    }
}

// Every member that a body must have, taken out of one that has all.
TEST(EveryOperation, AsksForWhatIsRequiredInTheServicesWords)
{
    Everything wire;
    int asked = 0;
    for (const Row& row : kRows) {
        for (const wire::Field& field : wire::operationNamed(row.operation)->input.fields) {
            if (!field.isRequired)
                continue;
            const std::string body = test::jsonWithout(wire.filled(row.body), field.name);
            const std::string expected =
                R"({"__type":"ValidationException","message":"1 validation error detected: Value null at ')"
                + wire::memberName(field.name) + R"(' failed to satisfy constraint: Member must not be null"})";
            EXPECT_EQ(wire.ask(Codec::Json, row.operation, body), expected) << row.operation;
            EXPECT_EQ(wire.ask(Codec::Cbor, row.operation, body), expected) << row.operation;
            ++asked;
        }
    }
    EXPECT_GT(asked, 50);
}

// --- Bounds of what many operations have --------------------------------------------------

std::string texts(std::size_t count) { return std::string(count, 'n'); }
std::string shardIdOf(std::size_t characters) { return "shardId-" + std::string(characters - 8, '0'); }
std::string arnOf(std::size_t characters, const std::string& behind = {})
{
    return kArn + texts(characters - kArn.size() - behind.size()) + behind;
}
std::string consumerArnOf(std::size_t characters) { return arnOf(characters, "/consumer/app:1795132800"); }

struct Member {
    std::string name;
    std::string taken; // may be refused for something else
    std::string refused;
    std::string constraint; // as it stands in JSON
};

const std::string kNamePattern = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";
const std::string kArnPattern =
    R"(Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+)";
const std::string kResourcePattern =
    R"(Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+)";
const std::string kConsumerPattern =
    R"(Member must satisfy regular expression pattern: ^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/)"
    R"([a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+)";
const std::string kIdPattern = "Member must satisfy regular expression pattern: [a-z0-9]{20}-[a-z0-9]{3}";
const std::string kOf128 = "Member must have length less than or equal to 128";
const std::string kOf2048 = "Member must have length less than or equal to 2048";
const std::string kNotEmpty = "Member must have length greater than or equal to 1";

const Member kMembers[] = {
    // member | taken | refused | constraint
    {"StreamName", texts(128), texts(129), kOf128},
    {"StreamName", "_.-9", "a b", kNamePattern},
    {"StreamARN", arnOf(2'048), arnOf(2'049), kOf2048},
    {"StreamARN", kArn + "n", "clicks", kArnPattern},
    {"StreamId", "0123456789abcdefghij-klm", "abc", kIdPattern},
    {"ResourceARN", arnOf(2'048), arnOf(2'049), kOf2048},
    {"ResourceARN", kArn + "n", "clicks", kResourcePattern},
    {"ConsumerARN", consumerArnOf(2'048), consumerArnOf(2'049), kOf2048},
    {"ConsumerARN", consumerArnOf(128), kArn + "n", kConsumerPattern},
    {"ConsumerName", texts(128), texts(129), kOf128},
    {"ConsumerName", "_.-9", "a/b", kNamePattern},
    {"ChannelName", texts(128), texts(129), kOf128},
    {"ChannelName", "_.-9", "a b", kNamePattern},
    {"ChannelARN", texts(2'048), texts(2'049), kOf2048},
    {"ChannelARN", "n", "", kNotEmpty},
    {"ServiceExecutionRoleARN", texts(2'048), texts(2'049), kOf2048},
    {"ServiceExecutionRoleARN", "n", "", kNotEmpty},
    {"ShardId", shardIdOf(128), shardIdOf(129), kOf128},
    {"ShardId", shardIdOf(20), "a b", kNamePattern},
    {"ExclusiveStartShardId", shardIdOf(128), shardIdOf(129), kOf128},
    {"ExclusiveStartShardId", shardIdOf(20), "a b", kNamePattern},
    {"ShardToSplit", shardIdOf(128), shardIdOf(129), kOf128},
    {"ShardToSplit", shardIdOf(20), "a b", kNamePattern},
    {"ShardToMerge", shardIdOf(128), shardIdOf(129), kOf128},
    {"ShardToMerge", shardIdOf(20), "a b", kNamePattern},
    {"AdjacentShardToMerge", shardIdOf(128), shardIdOf(129), kOf128},
    {"AdjacentShardToMerge", shardIdOf(20), "a b", kNamePattern},
    {"ExclusiveStartStreamName", texts(128), texts(129), kOf128},
    {"ExclusiveStartStreamName", "_.-9", "a b", kNamePattern},
    {"NextToken", "n", "", kNotEmpty},
    {"NextToken", texts(1'048'576), texts(1'048'577), "Member must have length less than or equal to 1048576"},
};

// The body with that text in the place of the member's own, or beside the others.
std::string with(const std::string& body, const std::string& name, const std::string& text)
{
    const std::string rest = test::jsonWithout(body, name);
    return "{\"" + name + "\":\"" + text + "\"" + (rest == "{}" ? "" : ",") + rest.substr(1);
}

TEST(EveryOperation, BoundsItsMembersInTheSameWords)
{
    std::set<std::string> met;
    for (const Row& row : kRows) {
        Everything wire;
        const std::string body = wire.filled(row.body);
        for (const wire::Field& field : wire::operationNamed(row.operation)->input.fields) {
            for (const Member& member : kMembers) {
                if (member.name != field.name)
                    continue;
                met.insert(member.name);
                SCOPED_TRACE(std::string{row.operation} + ", " + member.name + ", " + member.constraint);
                const std::string expected =
                    R"({"__type":"ValidationException","message":"1 validation error detected: Value ')"
                    + member.refused + "' at '" + wire::memberName(member.name)
                    + "' failed to satisfy constraint: " + member.constraint + "\"}";
                for (const Codec codec : {Codec::Json, Codec::Cbor}) {
                    EXPECT_EQ(wire.ask(codec, row.operation, with(body, member.name, member.refused)), expected);
                    const std::string answer = wire.ask(codec, row.operation, with(body, member.name, member.taken));
                    EXPECT_EQ(answer.find("ValidationException"), std::string::npos) << answer;
                }
                wire.wait(1s);
            }
        }
    }
    for (const Member& member : kMembers)
        EXPECT_EQ(met.count(member.name), 1U) << member.name;
}

// Inside of structures and lists, in the same words.
TEST(EveryOperation, AsksForWhatIsRequiredOfTheParts)
{
    struct Part {
        std::string_view operation;
        std::string_view body;
        std::string_view missing;
    };
    constexpr Part kParts[]{
        {"CreateStream", R"({"StreamName":"x","StreamModeDetails":{}})", "streamModeDetails.streamMode"},
        {"ListShards", R"({"StreamName":"s","ShardFilter":{}})", "shardFilter.type"},
        {"PutRecords", R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k"},{"PartitionKey":"k"}]})",
            "records.2.member.data"},
        {"PutRecords", R"({"StreamName":"p","Records":[{"Data":"","PartitionKey":"k"},{"Data":""}]})",
            "records.2.member.partitionKey"},
        {"PutRecord", R"({"StreamName":"p","Data":""})", "partitionKey"},
        {"SubscribeToShard", R"({"ConsumerARN":"$C","ShardId":"shardId-0","StartingPosition":{}})",
            "startingPosition.type"},
        {"UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{}})",
            "minimumThroughputBillingCommitment.status"},
        {"RemoveTagsFromStream", R"({"StreamName":"s","TagKeys":["a",null]})", "tagKeys.2.member"},
        {"ListChannels", R"({"StreamFilter":[{}]})", "streamFilter.1.member.streamARN"},
    };
    Everything wire;
    for (const Part& part : kParts) {
        for (const Codec codec : {Codec::Json, Codec::Cbor})
            EXPECT_EQ(wire.ask(codec, part.operation, wire.filled(part.body)),
                R"({"__type":"ValidationException","message":"1 validation error detected: Value null at ')"
                    + std::string{part.missing} + R"(' failed to satisfy constraint: Member must not be null"})");
    }
}

TEST(PartitionKeys, MayBeLeftOutWhereTheServicePlacesRecords)
{
    Everything wire;
    wire.body("UpdateStreamRecordDistributionStrategy",
        wire.filled(R"({"StreamARN":"$D","RecordDistributionStrategy":"AUTO"})"));
    EXPECT_EQ(wire.call("PutRecord", R"({"StreamName":"d","Data":"YQ=="})").status, 200);
    EXPECT_EQ(wire.call("PutRecords", R"({"StreamName":"d","Records":[{"Data":"YQ=="}]})").status, 200);
}

TEST(Answers, SayWhatAStreamIsReallySetTo)
{
    Everything wire;
    const std::string s = wire.body("DescribeStreamSummary", R"({"StreamName":"s"})");
    EXPECT_NE(s.find(R"("EnhancedMonitoring":[{"ShardLevelMetrics":["OutgoingBytes"]}])"), std::string::npos) << s;
    EXPECT_NE(s.find(R"("EncryptionType":"KMS","KeyId":"alias/aws/kinesis")"), std::string::npos) << s;
    const std::string d = wire.body("DescribeStreamSummary", R"({"StreamName":"d"})");
    EXPECT_NE(d.find(R"("StreamModeDetails":{"StreamMode":"ON_DEMAND"})"), std::string::npos) << d;
    EXPECT_NE(d.find(R"("ChannelCount":1)"), std::string::npos) << d;
    // Once all shards encrypt, so do the answers to puts and reads.
    wire.wait(10s);
    const std::string put =
        wire.body("PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k","ExplicitHashKey":"0"})");
    EXPECT_NE(put.find(R"("EncryptionType":"KMS")"), std::string::npos) << put;
    const std::string puts =
        wire.body("PutRecords", R"({"StreamName":"s","Records":[{"Data":"YQ==","PartitionKey":"k"}]})");
    EXPECT_NE(puts.find(R"("EncryptionType":"KMS")"), std::string::npos) << puts;
}

TEST(Answers, SayWhenACommitmentEnded)
{
    WireByHand wire;
    wire.body("UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{"Status":"ENABLED"}})");
    wire.wait(std::chrono::hours{24});
    wire.body("UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{"Status":"DISABLED"}})");
    for (const Codec codec : {Codec::Json, Codec::Cbor})
        EXPECT_EQ(wire.ask(codec, "DescribeAccountSettings", "{}"),
            R"({"MinimumThroughputBillingCommitment":{"Status":"DISABLED","StartedAt":1795132800.000,)"
            R"("EndedAt":1795219200.000}})");
}

TEST(Tags, ComeBackAsTheyWereSaidWithinTheDoorsBounds)
{
    Everything wire;
    EXPECT_EQ(wire.body("ListTagsForStream", R"({"StreamName":"s","Limit":1})"),
        R"({"Tags":[{"Key":"a","Value":"1"}],"HasMoreTags":true})");
    EXPECT_EQ(wire.ask(Codec::Cbor, "ListTagsForStream", R"({"StreamName":"s","Limit":51})"),
        R"({"__type":"ValidationException","message":"1 validation error detected: Value '51' at 'limit' failed to )"
        R"(satisfy constraint: Member must have value less than or equal to 50"})");
    EXPECT_EQ(wire.ask(Codec::Json, "AddTagsToStream", R"({"StreamName":"s","Tags":{}})"),
        R"({"__type":"ValidationException","message":"1 validation error detected: Value '{}' at 'tags' failed to )"
        R"(satisfy constraint: Member must have length greater than or equal to 1"})");
}

TEST(RequestRates, HoldForProgramsOnTheNetwork)
{
    WireByHand wire;
    EXPECT_EQ(wire.call("DescribeLimits", "{}").status, 200);
    EXPECT_EQ(wire.ask(Codec::Json, "DescribeLimits", "{}"),
        R"({"__type":"LimitExceededException","message":"Rate exceeded for account 123456789012."})");
}

}
