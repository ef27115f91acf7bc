// Types and constraints, in the service's words: data-streams.md, 2.0.
#include "wire/shape.h"

#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope;
using test::WireByHand;

struct Wrong {
    std::string_view operation;
    std::string_view body;
    std::string_view message;
};

TEST(Types, AreRefusedInTheServicesWords)
{
    WireByHand wire;
    const Wrong table[]{
        {"PutRecord", R"({"StreamName":true})", "class java.lang.Boolean can not be converted to an String"},
        {"PutRecord", R"({"StreamName":1})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"},
        {"PutRecord", R"({"StreamName":[]})", "Start of list found where not expected"},
        {"PutRecord", R"({"StreamName":{}})", "Start of structure or map found where not expected."},
        {"GetRecords", R"({"Limit":"5"})", "class java.lang.String can not be converted to an Integer"},
        {"GetRecords", R"({"Limit":false})", "class java.lang.Boolean can not be converted to an Integer"},
        {"DeleteStream", R"({"EnforceConsumerDeletion":"yes"})",
            "class java.lang.String can not be converted to an Boolean"},
        {"PutRecord", R"({"Data":1})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob"},
        {"PutRecord", R"({"Data":"x"})",
            "'x' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 1"},
        {"PutRecord", R"({"Data":"=+/="})", "'=+/=' can not be converted to a Blob: Invalid Base64 character: '='"},
        {"PutRecord", R"({"Data":"äöü"})",
            "'äöü' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: "
            "3"},
        {"PutRecord", R"({"Data":"AB鍵="})", "'AB鍵=' can not be converted to a Blob: Invalid Base64 character: '鍵'"},
        {"PutRecord", R"({"Data":"+/+="})",
            "'+/+=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected"},
        {"GetShardIterator", R"({"Timestamp":"now"})",
            "class java.lang.String can not be converted to milliseconds since epoch"},
        {"PutRecords", R"({"Records":1})", "Expected list or null"},
        {"PutRecords", R"({"Records":{}})", "Start of structure or map found where not expected."},
        {"PutRecords", R"({"Records":[1]})", "Expected null"},
        {"PutRecords", R"({"Records":[[]]})", "Start of list found where not expected"},
        {"PutRecords", R"({"Records":[{"PartitionKey":1}]})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"},
        {"CreateStream", R"({"StreamModeDetails":"ON_DEMAND"})", "Expected null"},
    };
    for (const Wrong& wrong : table) {
        const wire::Response response = wire.call(wrong.operation, wrong.body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.body,
            R"({"__type":"SerializationException","Message":")" + std::string{wrong.message} + R"("})");
    }
}

TEST(Constraints, AreRefusedInTheServicesWords)
{
    WireByHand wire;
    const std::string longName(129, 'a');
    const Wrong table[]{
        {"CreateStream", R"({"ShardCount":0})",
            "2 validation errors detected: Value null at 'streamName' failed to satisfy constraint: Member must not be "
            "null; Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or "
            "equal "
            "to 1"},
        {"CreateStream", R"({"StreamName":""})",
            "2 validation errors detected: Value '' at 'streamName' failed to satisfy constraint: Member must satisfy "
            "regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'streamName' failed to satisfy constraint: "
            "Member "
            "must have length greater than or equal to 1"},
        {"CreateStream", R"({"StreamName":"s","StreamModeDetails":{"StreamMode":"MAYBE"}})",
            "1 validation error detected: Value 'MAYBE' at 'streamModeDetails.streamMode' failed to satisfy "
            "constraint: "
            "Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]"},
        {"DescribeStreamSummary", R"({"StreamARN":"arn:aws:sns:us-east-1:123456789012:stream/s"})",
            "1 validation error detected: Value 'arn:aws:sns:us-east-1:123456789012:stream/s' at 'streamARN' failed to "
            "satisfy constraint: Member must satisfy regular expression pattern: "
            "arn:aws.*:kinesis:.*:\\\\d{12}:stream/\\\\S+"},
        {"PutRecords", R"({"StreamName":"s","Records":[]})",
            "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have "
            "length "
            "greater than or equal to 1"},
        {"PutRecords",
            R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k"},{"PartitionKey":"","ExplicitHashKey":"01"}]})",
            "3 validation errors detected: Value null at 'records.2.member.data' failed to satisfy constraint: Member "
            "must not be null; Value '01' at 'records.2.member.explicitHashKey' failed to satisfy constraint: Member "
            "must satisfy regular expression pattern: 0|([1-9]\\\\d{0,38}); Value '' at "
            "'records.2.member.partitionKey' "
            "failed to satisfy constraint: Member must have length greater than or equal to 1"},
        {"GetRecords", R"({"ShardIterator":"","Limit":10001})",
            "2 validation errors detected: Value '' at 'shardIterator' failed to satisfy constraint: Member must have "
            "length greater than or equal to 1; Value '10001' at 'limit' failed to satisfy constraint: Member must "
            "have "
            "value less than or equal to 10000"},
        {"GetShardIterator", R"({"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"NEWEST"})",
            "1 validation error detected: Value 'NEWEST' at 'shardIteratorType' failed to satisfy constraint: Member "
            "must satisfy enum value set: [AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, "
            "AT_TIMESTAMP]"},
    };
    for (const Wrong& wrong : table) {
        const wire::Response response = wire.call(wrong.operation, wrong.body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.body,
            R"({"__type":"ValidationException","message":")" + std::string{wrong.message} + R"("})");
        EXPECT_EQ(test::jsonOfCbor(wire.callCbor(wrong.operation, wrong.body).body), response.body);
    }
}

TEST(Constraints, ListTenFailuresAtMost)
{
    WireByHand wire;
    std::string records;
    for (int i = 0; i < 20; ++i)
        records += std::string{i > 0 ? "," : ""} + "{}";
    const std::string body = wire.call("PutRecords", R"({"StreamName":"s","Records":[)" + records + "]}").body;
    EXPECT_NE(body.find("10 validation errors detected"), std::string::npos);
    EXPECT_NE(body.find("records.10.member.data"), std::string::npos);
    EXPECT_EQ(body.find("records.11.member"), std::string::npos);
}

TEST(Constraints, CountCharactersOfAPartitionKeyAndNotBytes)
{
    WireByHand wire;
    wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
    std::string key;
    for (int i = 0; i < 256; ++i)
        key += "\xe2\x82\xac";
    EXPECT_EQ(wire.call("PutRecord", R"({"StreamName":"s","Data":"","PartitionKey":")" + key + "\"}").status, 200);
    EXPECT_EQ(wire.call("PutRecord", R"({"StreamName":"s","Data":"","PartitionKey":")" + key + "a\"}").status, 400);
}

TEST(Types, AreMadeToFitWhereTheServiceDoesSo)
{
    WireByHand wire;
    wire.body("CreateStream",
        R"({"StreamName":"s","ShardCount":2.9,"Unknown":[1,{"a":null}],"StreamModeDetails":null})");
    EXPECT_NE(wire.body("DescribeStreamSummary", R"({"StreamName":"s"})").find(R"("OpenShardCount":2)"),
        std::string::npos);
    // What is beyond 32 bits becomes their largest number.
    EXPECT_NE(
        wire.call("GetRecords", R"({"ShardIterator":"a","Limit":1e30})").body.find("Value '2147483647' at 'limit'"),
        std::string::npos);
}

TEST(Patterns, KnowArns)
{
    using wire::matches;
    using wire::Pattern;
    EXPECT_TRUE(matches(Pattern::StreamArn, "arn:aws:kinesis:us-east-1:123456789012:stream/s"));
    EXPECT_TRUE(matches(Pattern::StreamArn, "arn:aws-cn:kinesis:cn-north-1:123456789012:stream/s"));
    EXPECT_FALSE(matches(Pattern::StreamArn, "arn:aws:kinesis:us-east-1:12345678901:stream/s"));
    EXPECT_FALSE(matches(Pattern::StreamArn, "arn:aws:kinesis:us-east-1:123456789012:stream/"));
    EXPECT_FALSE(matches(Pattern::StreamArn, "arn:aws:kinesis:us-east-1:123456789012:stream/a b"));
    EXPECT_TRUE(matches(Pattern::ConsumerArn, "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1795132800"));
    EXPECT_FALSE(matches(Pattern::ConsumerArn, "arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c"));
    EXPECT_FALSE(matches(Pattern::ConsumerArn, "arn:aws:kinesis:us-east-1:123456789012:stream/s"));
    EXPECT_TRUE(matches(Pattern::StreamId, "abcdefghij0123456789-a1z"));
    EXPECT_FALSE(matches(Pattern::StreamId, "abcdefghij0123456789-A1z"));
    EXPECT_FALSE(matches(Pattern::StreamId, "abcdefghij0123456789a1z"));
    EXPECT_FALSE(matches(Pattern::StreamId, "abcdefghij0123456789-a1"));
}

}
