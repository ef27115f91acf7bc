// Each operation from bytes to bytes, in both codecs.
#include "wire/operations.h"

#include "base/base64.h"
#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope;
using base::operator""s;
using test::WireByHand;

// One stream of two shards.
struct WithStream : WireByHand {
    WithStream() { body("CreateStream", R"({"StreamName":"s","ShardCount":2})"); }
};

TEST(Operations, AreInTheOrderOfTheirNamesAndFoundByThem)
{
    std::string_view last;
    for (const wire::Operation& operation : wire::operations()) {
        EXPECT_LT(last, operation.name);
        last = operation.name;
        EXPECT_EQ(wire::operationNamed(operation.name), &operation);
    }
    EXPECT_EQ(wire::operationNamed("putrecord"), nullptr);
}

TEST(CreateStream, HasAnEmptyBodyAndAStreamThatIsDescribed)
{
    WireByHand wire;
    EXPECT_EQ(wire.body("CreateStream", R"({"StreamName":"s","ShardCount":3})"), "");
    EXPECT_EQ(wire.body("DescribeStreamSummary", R"({"StreamName":"s"})"),
        R"({"StreamDescriptionSummary":{"StreamName":"s","StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s",)"
        R"("StreamStatus":"ACTIVE","StreamModeDetails":{"StreamMode":"PROVISIONED"},"RetentionPeriodHours":24,)"
        R"("StreamCreationTimestamp":1795132800.000,"EnhancedMonitoring":[{"ShardLevelMetrics":[]}],)"
        R"("EncryptionType":"NONE","OpenShardCount":3,"ConsumerCount":0,"MaxRecordSizeInKiB":1024,"ChannelCount":0}})");
}

TEST(Answers, HaveNoLaterMembersInClassic)
{
    streams::ServiceSettings settings = WireByHand::quick();
    settings.profile = streams::Profile::Classic;
    WireByHand wire{{}, settings};
    wire.body("CreateStream", R"({"StreamName":"s","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
    EXPECT_EQ(test::membersOf(wire::Codec::Json, wire.body("DescribeStreamSummary", R"({"StreamName":"s"})")),
        "StreamDescriptionSummary(StreamName StreamARN StreamStatus StreamModeDetails(StreamMode) RetentionPeriodHours "
        "StreamCreationTimestamp EnhancedMonitoring[ShardLevelMetrics[]] EncryptionType OpenShardCount ConsumerCount)");
    EXPECT_EQ(test::membersOf(wire::Codec::Json, wire.body("DescribeLimits", "{}")),
        "ShardLimit OpenShardCount OnDemandStreamCount OnDemandStreamCountLimit");
}

TEST(Requests, LoseTheirLaterMembersInClassic)
{
    for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
        streams::ServiceSettings settings = WireByHand::quick();
        settings.profile = streams::Profile::Classic;
        WireByHand wire{{}, settings};
        EXPECT_EQ(wire.ask(codec, "CreateStream",
                      R"({"StreamName":"s","ShardCount":1,"WarmThroughputMiBps":8,"MaxRecordSizeInKiB":10240})"),
            "");
        EXPECT_EQ(wire.world.service().streams().front().settings.maxRecordBytes, 1'048'576);
        EXPECT_EQ(wire.ask(codec, "PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k","DryRun":true})")
                      .find(R"({"ShardId":"shardId-000000000000")"),
            0U);
        EXPECT_EQ(wire.ask(codec, "UpdateStreamMode",
                      R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s",)"
                      R"("StreamModeDetails":{"StreamMode":"ON_DEMAND"},"WarmThroughputMiBps":8})"),
            "");
    }
}

TEST(Streams, AreNamedByNameByArnOrByBothThatAgree)
{
    WithStream wire;
    constexpr std::string_view kArn = R"("StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/)";
    const auto call = [&](const std::string& members) {
        return wire.call("DescribeStreamSummary", "{" + members + "}");
    };
    EXPECT_EQ(call(std::string{kArn} + "s\"").status, 200);
    EXPECT_EQ(call(std::string{kArn} + R"(s","StreamName":"s")").status, 200);
    EXPECT_EQ(call(std::string{kArn} + R"(t","StreamName":"s")").errorType, "InvalidArgumentException");
    EXPECT_EQ(call(R"("StreamARN":"arn:aws:kinesis:us-east-1:000000000000:stream/s")").errorType,
        "AccessDeniedException")
        << "another account's";
    EXPECT_EQ(call(R"("StreamARN":"arn:aws:kinesis:eu-west-1:123456789012:stream/s")").errorType,
        "ResourceNotFoundException");
    EXPECT_EQ(call("").errorType, "ValidationException");
}

TEST(PutRecord, SaysWhereItIsAndGetRecordsGivesItBackInBothCodecs)
{
    WithStream wire;
    const std::string put =
        wire.body("PutRecord", R"({"StreamName":"s","Data":"aGVsbG8=","PartitionKey":"k","ExplicitHashKey":"0"})");
    const std::string number = WireByHand::member(put, "SequenceNumber");
    EXPECT_EQ(put,
        R"({"ShardId":"shardId-000000000000","SequenceNumber":")" + number + R"(","EncryptionType":"NONE"})");
    const std::string iterator = WireByHand::member(
        wire.body("GetShardIterator",
            R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"})"),
        "ShardIterator");
    const std::string ask = R"({"ShardIterator":")" + iterator + "\"}";
    const std::string got = wire.body("GetRecords", ask);
    EXPECT_EQ(got.substr(0, got.find(R"("NextShardIterator")")),
        R"({"Records":[{"SequenceNumber":")" + number
            + R"(","ApproximateArrivalTimestamp":1795132800.000,"Data":"aGVsbG8=","PartitionKey":"k",)"
              R"("EncryptionType":"NONE"}],)");
    EXPECT_NE(got.find(R"("MillisBehindLatest":0})"), std::string::npos);
    EXPECT_EQ(test::jsonOfCbor(wire.callCbor("GetRecords", ask).body), got);
}

TEST(PutRecords, AnswersEachEntryInItsPlace)
{
    streams::ServiceSettings service = WireByHand::quick();
    WireByHand wire{{}, service};
    wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
    // 700 KiB, 700 KiB, 200 KiB: the second is too much for the bucket, the third is not.
    const auto entry = [](std::size_t bytes) {
        return R"({"Data":")" + base::encodeBase64(std::string(bytes, 'x')) + R"(","PartitionKey":"k"})";
    };
    const std::string answer = wire.body("PutRecords",
        R"({"StreamName":"s","Records":[)" + entry(716'800) + "," + entry(716'800) + "," + entry(204'800) + "]}");
    const std::string failed =
        R"({"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"Rate exceeded for )"
        R"(shard shardId-000000000000 in stream s under account 123456789012."})";
    EXPECT_EQ(answer.substr(0, 36), R"({"FailedRecordCount":1,"Records":[{")");
    EXPECT_NE(answer.find("\"},{\"ErrorCode\":"), std::string::npos);
    EXPECT_NE(answer.find(failed + ",{\"SequenceNumber\":"), std::string::npos);
    EXPECT_NE(answer.find(R"(],"EncryptionType":"NONE"})"), std::string::npos);
}

TEST(PutRecords, AreAnsweredThoughNoEntryIsStored)
{
    constexpr std::string_view kFailed =
        R"({"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"Rate exceeded for )"
        R"(shard shardId-000000000000 in stream s under account 123456789012."})";
    for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
        WireByHand wire;
        wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
        wire.body("PutRecord",
            R"({"StreamName":"s","PartitionKey":"k","Data":")" + base::encodeBase64(std::string(1'048'575, 'x'))
                + "\"}");
        const std::string puts = R"({"StreamName":"s","Records":[{"Data":"eA==","PartitionKey":"k"},)"
                                 R"({"Data":"eA==","PartitionKey":"l"}]})";
        EXPECT_EQ(wire.call("PutRecords", puts).status, 200);
        EXPECT_EQ(wire.ask(codec, "PutRecords", puts),
            R"({"FailedRecordCount":2,"Records":[)" + std::string{kFailed} + "," + std::string{kFailed}
                + R"(],"EncryptionType":"NONE"})");
    }
}

TEST(PutRecords, NamesInjectedFailuresAsTheServiceNamesItsOwn)
{
    struct Row {
        streams::FaultError error;
        std::string_view entry;
    };
    constexpr Row kRows[]{
        {streams::FaultError::InternalFailure,
            R"({"ErrorCode":"InternalFailure","ErrorMessage":"Internal Service Failure"})"},
        {streams::FaultError::ProvisionedThroughputExceeded,
            R"({"ErrorCode":"ProvisionedThroughputExceededException","ErrorMessage":"Rate exceeded for )"
            R"(shard shardId-000000000000 in stream s under account 123456789012."})"},
    };
    for (const Row& row : kRows) {
        for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
            WireByHand wire;
            wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
            streams::FaultRule rule;
            rule.name = "bad key";
            rule.target = streams::FaultTarget::Entries;
            rule.partitionKey = "bad";
            rule.error = row.error;
            EXPECT_TRUE(isAccepted(wire.world.apply({"you", streams::SetFaultRequest{rule}})));
            const std::string answer = wire.ask(codec, "PutRecords",
                R"({"StreamName":"s","Records":[{"Data":"eA==","PartitionKey":"bad"},)"
                R"({"Data":"eA==","PartitionKey":"good"}]})");
            EXPECT_EQ(answer.find(R"({"FailedRecordCount":1,"Records":[)" + std::string{row.entry}
                          + R"(,{"SequenceNumber":")"),
                0U)
                << answer;
        }
    }
}

TEST(PutRecord, IsRefusedAsAWholeWhenItsShardIsFull)
{
    WireByHand wire;
    wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
    const std::string put =
        R"({"StreamName":"s","PartitionKey":"k","Data":")" + base::encodeBase64(std::string(1'000'000, 'x')) + "\"}";
    EXPECT_EQ(wire.call("PutRecord", put).status, 200);
    const wire::Response refused = wire.call("PutRecord", put);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.body,
        R"({"__type":"ProvisionedThroughputExceededException","message":"Rate exceeded for shard shardId-000000000000 )"
        R"(in stream s under account 123456789012."})");
}

TEST(GetShardIterator, TakesTimestampsInSecondsAndInMilliseconds)
{
    WithStream wire;
    wire.wait(2s);
    wire.body("PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k","ExplicitHashKey":"0"})");
    wire.wait(2s);
    const auto ask = [](std::string_view at) {
        return R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"AT_TIMESTAMP","Timestamp":)"
            + std::string{at} + "}";
    };
    // The record came 2 s after the epoch; an iterator at its millisecond returns it, one after it does not.
    const auto records = [&](const std::string& answer) {
        const std::string got =
            wire.body("GetRecords", R"({"ShardIterator":")" + WireByHand::member(answer, "ShardIterator") + "\"}");
        return got.find("\"Data\"") == std::string::npos ? 0 : 1;
    };
    EXPECT_EQ(records(wire.body("GetShardIterator", ask("1795132802.000"))), 1);
    EXPECT_EQ(records(wire.body("GetShardIterator", ask("1795132802.001"))), 0);
    wire.wait(2s);
    EXPECT_EQ(records(test::jsonOfCbor(wire.callCbor("GetShardIterator", ask("1795132802.000")).body)), 1);
    EXPECT_EQ(records(test::jsonOfCbor(wire.callCbor("GetShardIterator", ask("1795132802.001")).body)), 0);
}

TEST(GetShardIterator, TellsATimestampAfterTheEndOfAllWorldsAsItWasAsked)
{
    WithStream wire;
    const auto ask = [](std::string_view at) {
        return R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"AT_TIMESTAMP","Timestamp":)"
            + std::string{at} + "}";
    };
    struct Row {
        std::string_view asked;
        std::string_view told;
    };
    for (const Row& row : {
             // seconds | in milliseconds
             Row{"1795132800.001", "timestampInMillis: 1795132800001,"},
             {"4102444800", "timestampInMillis: 4102444800000,"}, // 2100-01-01
             {"253402300800.5", "timestampInMillis: 253402300800500,"},
             {"1e300", "timestampInMillis: 1000000000000000000,"},
         }) {
        const wire::Response refused = wire.call("GetShardIterator", ask(row.asked));
        EXPECT_EQ(refused.status, 400) << row.asked;
        EXPECT_NE(refused.body.find(row.told), std::string::npos) << refused.body;
    }
}

TEST(ListShards, SaysParentsRangesAndPages)
{
    WithStream wire;
    wire.body("MergeShards",
        R"({"StreamName":"s","ShardToMerge":"shardId-000000000000","AdjacentShardToMerge":"shardId-000000000001"})");
    wire.body("SplitShard",
        R"({"StreamName":"s","ShardToSplit":"shardId-000000000002","NewStartingHashKey":"170141183460469231731687303715884105728"})");
    const std::string all = wire.body("ListShards", R"({"StreamName":"s"})");
    EXPECT_EQ(all.find("ParentShardId"),
        all.find(R"("ParentShardId":"shardId-000000000000","AdjacentParentShardId":"shardId-000000000001")") + 1);
    EXPECT_NE(
        all.find(
            R"({"ShardId":"shardId-000000000004","ParentShardId":"shardId-000000000002","HashKeyRange":{"StartingHashKey":"170141183460469231731687303715884105728","EndingHashKey":"340282366920938463463374607431768211455"},"SequenceNumberRange":{"StartingSequenceNumber":")"),
        std::string::npos);
    const std::string page = wire.body("ListShards", R"({"StreamName":"s","MaxResults":3})");
    const std::string token = WireByHand::member(page, "NextToken");
    ASSERT_FALSE(token.empty());
    const std::string rest = wire.body("ListShards", R"({"NextToken":")" + token + "\"}");
    EXPECT_EQ(rest.find(R"({"Shards":[{"ShardId":"shardId-000000000003")"), 0U);
    EXPECT_EQ(rest.find("NextToken"), std::string::npos);
}

TEST(GetRecords, NamesTheChildrenAtTheEndOfAClosedShard)
{
    WithStream wire;
    wire.body("SplitShard", R"({"StreamName":"s","ShardToSplit":"shardId-000000000000","NewStartingHashKey":"1000"})");
    const std::string iterator = WireByHand::member(
        wire.body("GetShardIterator",
            R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON"})"),
        "ShardIterator");
    EXPECT_EQ(wire.body("GetRecords", R"({"ShardIterator":")" + iterator + "\"}"),
        R"({"Records":[],"MillisBehindLatest":0,"ChildShards":[{"ShardId":"shardId-000000000002","ParentShards":)"
        R"(["shardId-000000000000"],"HashKeyRange":{"StartingHashKey":"0","EndingHashKey":"999"}},)"
        R"({"ShardId":"shardId-000000000003","ParentShards":["shardId-000000000000"],"HashKeyRange":)"
        R"({"StartingHashKey":"1000","EndingHashKey":"170141183460469231731687303715884105727"}}]})");
}

TEST(GetRecords, NamesBothParentsOfAMergedShard)
{
    WithStream wire;
    wire.body("MergeShards",
        R"({"StreamName":"s","ShardToMerge":"shardId-000000000000","AdjacentShardToMerge":"shardId-000000000001"})");
    const std::string iterator =
        WireByHand::member(wire.body("GetShardIterator",
                               R"({"StreamName":"s","ShardId":"shardId-000000000001","ShardIteratorType":"LATEST"})"),
            "ShardIterator");
    EXPECT_EQ(wire.body("GetRecords", R"({"ShardIterator":")" + iterator + "\"}"),
        R"({"Records":[],"MillisBehindLatest":0,"ChildShards":[{"ShardId":"shardId-000000000002","ParentShards":)"
        R"(["shardId-000000000000","shardId-000000000001"],"HashKeyRange":{"StartingHashKey":"0","EndingHashKey":)"
        R"("340282366920938463463374607431768211455"}}]})");
}

TEST(UpdateShardCount, SaysFromWhereToWhere)
{
    WithStream wire;
    EXPECT_EQ(wire.body("UpdateShardCount",
                  R"({"StreamName":"s","TargetShardCount":4,"ScalingType":"UNIFORM_SCALING"})"),
        R"({"StreamName":"s","CurrentShardCount":2,"TargetShardCount":4,)"
        R"("StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s"})");
}

TEST(Retention, GoesUpAndDownByTwoOperations)
{
    WithStream wire;
    EXPECT_EQ(wire.body("IncreaseStreamRetentionPeriod", R"({"StreamName":"s","RetentionPeriodHours":48})"), "");
    EXPECT_EQ(wire.call("IncreaseStreamRetentionPeriod", R"({"StreamName":"s","RetentionPeriodHours":24})").errorType,
        "InvalidArgumentException");
    EXPECT_EQ(wire.body("DecreaseStreamRetentionPeriod", R"({"StreamName":"s","RetentionPeriodHours":24})"), "");
}

TEST(Consumers, AreRegisteredAndDeregisteredByEitherName)
{
    WithStream wire;
    constexpr std::string_view kStream = R"("StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s")";
    const auto call = [&](std::string_view operation, const std::string& members) {
        return wire.call(operation, "{" + members + "}");
    };
    const std::string named = std::string{kStream} + R"(,"ConsumerName":"c")";
    EXPECT_EQ(call("RegisterStreamConsumer", named).body,
        R"({"Consumer":{"ConsumerName":"c","ConsumerARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1795132800",)"
        R"("ConsumerStatus":"CREATING","ConsumerCreationTimestamp":1795132800.000}})");
    EXPECT_EQ(call("RegisterStreamConsumer", named).errorType, "ResourceInUseException");
    EXPECT_EQ(call("DeregisterStreamConsumer", named).status, 200);
    const std::string arn = R"("ConsumerARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1795132800")";
    EXPECT_EQ(call("DeregisterStreamConsumer", arn).errorType, "ResourceNotFoundException");
    EXPECT_EQ(call("DeregisterStreamConsumer", arn + R"(,"ConsumerName":"d")").errorType, "InvalidArgumentException");
    EXPECT_EQ(call("DeregisterStreamConsumer", R"("ConsumerName":"d")").errorType, "InvalidArgumentException");
}

TEST(DeleteStream, HasAnEmptyBody)
{
    WithStream wire;
    EXPECT_EQ(wire.body("DeleteStream", R"({"StreamName":"s"})"), "");
    EXPECT_EQ(wire.call("DescribeStreamSummary", R"({"StreamName":"s"})").errorType, "ResourceNotFoundException");
}

TEST(DeleteStream, WaitsForChannelsButNotForThoseThatAreBeingDeleted)
{
    for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
        streams::ServiceSettings settings = WireByHand::quick();
        settings.timings.channel = 30s;
        WireByHand wire{{}, settings};
        wire.body("CreateStream", R"({"StreamName":"d","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
        const std::string channel = WireByHand::member(
            wire.body("CreateChannel",
                R"({"ChannelName":"h","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r",)"
                R"("StreamConfigurationList":[{"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/d",)"
                R"("RecordConfiguration":{"RecordFormatType":"JSON"}}],"S3DestinationConfiguration":)"
                R"({"StorageConfiguration":{"BucketARN":"arn:aws:s3:::b","ExpectedBucketOwner":"123456789012",)"
                R"("CompressionType":"GZIP"}}})"),
            "ChannelARN");
        wire.wait(30s);
        EXPECT_EQ(wire.ask(codec, "DeleteStream", R"({"StreamName":"d"})"),
            R"({"__type":"ResourceInUseException","message":"Stream d under account 123456789012 has channels. )"
            R"(Delete them before the stream."})");
        wire.body("DeleteChannel", R"({"ChannelARN":")" + channel + "\"}");
        EXPECT_NE(wire.body("DescribeChannel", R"({"ChannelARN":")" + channel + "\"}").find(R"("DELETING")"),
            std::string::npos);
        EXPECT_EQ(wire.ask(codec, "DeleteStream", R"({"StreamName":"d"})"), "");
    }
}

TEST(Calls, StandInTheLogUnderTheirCallersName)
{
    WithStream wire;
    const auto& calls = wire.world.service().calls();
    EXPECT_EQ(calls.callerName(calls.recent().back().caller), "boto3 1.26.27");
    EXPECT_TRUE(calls.isOutside(calls.recent().back().caller));
}

// --- Keys and switches ---------------------------------------------------------------------

TEST(Access, IsRefusedWithTheServicesExceptionsInBothCodecs)
{
    for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
        WithStream wire;
        wire.body("StartStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"alias/orders"})");
        const auto call = [&](std::string_view operation, std::string_view json) {
            return codec == wire::Codec::Json ? wire.call(operation, json) : wire.callCbor(operation, json);
        };
        constexpr std::string_view kPut = R"({"StreamName":"s","PartitionKey":"k","Data":"eA=="})";
        EXPECT_EQ(call("PutRecord", kPut).status, 200);
        EXPECT_TRUE(isAccepted(wire.world.apply({"you",
            streams::SetKeyStateRequest{"alias/orders", streams::KeyState::Disabled}})));
        wire.wait(std::chrono::minutes{5});
        const wire::Response refused = call("PutRecord", kPut);
        EXPECT_EQ(refused.status, 400);
        EXPECT_EQ(refused.errorType, "KMSDisabledException");
        EXPECT_EQ(wire.ask(codec, "PutRecords", R"({"StreamName":"s","Records":[{"PartitionKey":"k","Data":"eA=="}]})"),
            R"({"__type":"KMSDisabledException","message":"arn:aws:kms:us-east-1:123456789012:alias/orders is disabled."})");
        EXPECT_TRUE(isAccepted(wire.world.apply({"you",
            streams::SetAccessRequest{"boto3 1.26.27", "ListStreams", false}})));
        const wire::Response denied = call("ListStreams", "{}");
        EXPECT_EQ(denied.status, 400);
        EXPECT_EQ(denied.errorType, "AccessDeniedException");
        EXPECT_EQ(wire.ask(codec, "ListStreams", "{}"),
            R"({"__type":"AccessDeniedException","message":"User: arn:aws:iam::123456789012:user/boto3-1.26.27 is not )"
            R"(authorized to perform: kinesis:ListStreams on resource: arn:aws:kinesis:us-east-1:123456789012:* because )"
            R"(no identity-based policy allows the kinesis:ListStreams action"})");
    }
}

TEST(Access, ToAChannelNeedsThePassingOfItsRoleInBothCodecs)
{
    constexpr std::string_view kChannel =
        R"({"ChannelName":"h","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r",)"
        R"("StreamConfigurationList":[{"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/d",)"
        R"("RecordConfiguration":{"RecordFormatType":"JSON"}}],"S3DestinationConfiguration":)"
        R"({"StorageConfiguration":{"BucketARN":"arn:aws:s3:::b","ExpectedBucketOwner":"123456789012",)"
        R"("CompressionType":"GZIP"}}})";
    for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
        WireByHand wire;
        wire.body("CreateStream", R"({"StreamName":"d","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
        const auto set = [&](bool isAllowed) {
            EXPECT_TRUE(isAccepted(wire.world.apply({"you",
                streams::SetAccessRequest{"boto3 1.26.27", "iam:PassRole", isAllowed}})));
        };
        set(false);
        EXPECT_EQ(wire.ask(codec, "CreateChannel", kChannel),
            R"({"__type":"AccessDeniedException","message":"User: arn:aws:iam::123456789012:user/boto3-1.26.27 is not )"
            R"(authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/r because no )"
            R"(identity-based policy allows the iam:PassRole action"})");
        set(true);
        EXPECT_EQ(wire.ask(codec, "CreateChannel", kChannel).find(R"({"ChannelDescription":{"ChannelName":"h")"), 0U);
    }
}

}
