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
        {"GetRecords", R"({"Limit":[]})", "Start of list found where not expected"},
        {"GetRecords", R"({"Limit":{}})", "Start of structure or map found where not expected."},
        {"DeleteStream", R"({"EnforceConsumerDeletion":"yes"})",
            "class java.lang.String can not be converted to an Boolean"},
        {"DeleteStream", R"({"EnforceConsumerDeletion":1})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an Boolean"},
        {"DeleteStream", R"({"EnforceConsumerDeletion":[]})", "Start of list found where not expected"},
        {"DeleteStream", R"({"EnforceConsumerDeletion":{}})", "Start of structure or map found where not expected."},
        {"PutRecord", R"({"Data":1})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob"},
        {"PutRecord", R"({"Data":true})", "class java.lang.Boolean can not be converted to a Blob"},
        {"PutRecord", R"({"Data":[]})", "Start of list found where not expected"},
        {"PutRecord", R"({"Data":{}})", "Start of structure or map found where not expected."},
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
        {"GetShardIterator", R"({"Timestamp":true})",
            "class java.lang.Boolean can not be converted to milliseconds since epoch"},
        {"GetShardIterator", R"({"Timestamp":[]})", "Start of list found where not expected"},
        {"GetShardIterator", R"({"Timestamp":{}})", "Start of structure or map found where not expected."},
        {"PutRecords", R"({"Records":1})", "Expected list or null"},
        {"PutRecords", R"({"Records":"a"})", "Expected list or null"},
        {"PutRecords", R"({"Records":true})", "Expected list or null"},
        {"PutRecords", R"({"Records":{}})", "Start of structure or map found where not expected."},
        {"PutRecords", R"({"Records":[1]})", "Expected null"},
        {"PutRecords", R"({"Records":["a"]})", "Expected null"},
        {"PutRecords", R"({"Records":[true]})", "Expected null"},
        {"PutRecords", R"({"Records":[[]]})", "Start of list found where not expected"},
        {"PutRecords", R"({"Records":[{"PartitionKey":1}]})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"},
        {"CreateStream", R"({"StreamModeDetails":"ON_DEMAND"})", "Expected null"},
        {"CreateStream", R"({"StreamModeDetails":1})", "Expected null"},
        {"CreateStream", R"({"StreamModeDetails":true})", "Expected null"},
        {"CreateStream", R"({"StreamModeDetails":[]})", "Start of list found where not expected"},
        {"CreateStream", R"({"StreamModeDetails":{"StreamMode":true}})",
            "class java.lang.Boolean can not be converted to an String"},
        {"RemoveTagsFromStream", R"({"TagKeys":"a"})", "Expected list or null"},
        {"RemoveTagsFromStream", R"({"TagKeys":["a",1]})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"},
        {"RemoveTagsFromStream", R"({"TagKeys":[[]]})", "Start of list found where not expected"},
        {"RemoveTagsFromStream", R"({"TagKeys":[{}]})", "Start of structure or map found where not expected."},
        {"AddTagsToStream", R"({"Tags":1})", "Expected map or null"},
        {"AddTagsToStream", R"({"Tags":"a"})", "Expected map or null"},
        {"AddTagsToStream", R"({"Tags":true})", "Expected map or null"},
        {"AddTagsToStream", R"({"Tags":[]})", "Start of list found where not expected"},
        {"AddTagsToStream", R"({"Tags":{"a":1}})",
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"},
        {"AddTagsToStream", R"({"Tags":{"a":[]}})", "Start of list found where not expected"},
        {"AddTagsToStream", R"({"Tags":{"a":{}}})", "Start of structure or map found where not expected."},
    };
    for (const Wrong& wrong : table) {
        const std::string told =
            R"({"__type":"SerializationException","Message":")" + std::string{wrong.message} + R"("})";
        const wire::Response response = wire.call(wrong.operation, wrong.body);
        EXPECT_EQ(response.status, 400) << wrong.body;
        EXPECT_EQ(response.errorType, "SerializationException") << wrong.body;
        EXPECT_EQ(response.body, told) << wrong.body;
        if (wrong.body.starts_with(R"({"Data":")")) // CBOR has bytes there
            continue;
        const wire::Response cbor = wire.callCbor(wrong.operation, wrong.body);
        EXPECT_EQ(cbor.status, 400) << wrong.body;
        EXPECT_EQ(cbor.contentType, wire::kCborType) << wrong.body;
        EXPECT_EQ(test::jsonOfCbor(cbor.body), told) << wrong.body;
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
}

std::string limitRefused(std::string_view value, std::string_view bound)
{
    return R"({"__type":"ValidationException","message":"1 validation error detected: Value ')" + std::string{value}
    + "' at 'limit' failed to satisfy constraint: Member must have value " + std::string{bound} + "\"}";
}

// Downwards to a whole number, and to the nearest that 32 bits hold.
TEST(Types, OfNumbersAreMadeWholeAndFitIn32Bits)
{
    struct Row {
        std::string_view json;
        std::string_view cbor; // the same number as hexadecimal digits
        std::string_view becomes;
    };
    constexpr Row kTooSmall[]{
        {"0.5", "f93800", "0"},
        {"0.999", "fb3feff7ced916872b", "0"},
        {"-0.5", "f9b800", "-1"},
        {"-2147483648", "3a7fffffff", "-2147483648"},
        {"-2147483649", "3a80000000", "-2147483648"},
        {"-4294967297", "3b0000000100000000", "-2147483648"},
        {"-1e30", "fbc6293e5939a08cea", "-2147483648"},
    };
    constexpr Row kTooGreat[]{
        {"10001.9", "fb40c388f333333333", "10001"},
        {"2147483647", "1a7fffffff", "2147483647"},
        {"2147483648", "1a80000000", "2147483647"},
        {"4294967297", "1b0000000100000001", "2147483647"},
        {"18446744073709551615", "1bffffffffffffffff", "2147483647"},
        {"1e30", "fb46293e5939a08cea", "2147483647"},
    };
    WireByHand wire;
    const auto expect = [&](const Row& row, std::string_view bound) {
        const std::string told = limitRefused(row.becomes, bound);
        EXPECT_EQ(wire.call("GetRecords", R"({"ShardIterator":"a","Limit":)" + std::string{row.json} + "}").body, told)
            << row.json;
        wire::HttpRequest request = WireByHand::request("GetRecords",
            test::fromHex("a2"
                          "6d"
                + test::toHex("ShardIterator")
                + "6161"
                  "65"
                + test::toHex("Limit") + std::string{row.cbor}));
        for (auto& [name, value] : request.headers) {
            if (name == "content-type")
                value = wire::kCborType;
        }
        EXPECT_EQ(test::jsonOfCbor(wire.send(std::move(request)).body), told) << row.json;
    };
    for (const Row& row : kTooSmall)
        expect(row, "greater than or equal to 1");
    for (const Row& row : kTooGreat)
        expect(row, "less than or equal to 10000");
    EXPECT_EQ(wire.call("GetRecords", R"({"ShardIterator":"a","Limit":10000.9})").body,
        R"({"__type":"InvalidArgumentException","message":"Invalid ShardIterator."})");
}

TEST(Types, CountNullsAndUnknownMembersAsLeftOut)
{
    for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
        WireByHand wire;
        EXPECT_EQ(wire.ask(codec, "CreateStream", R"({"StreamName":null,"ShardCount":1})"),
            R"({"__type":"ValidationException","message":"1 validation error detected: Value null at 'streamName' )"
            R"(failed to satisfy constraint: Member must not be null"})");
        EXPECT_EQ(wire.ask(codec, "CreateStream",
                      R"({"StreamName":"s","ShardCount":1,"StreamModeDetails":null,"Tags":null,"Unknown":[{}]})"),
            "");
        EXPECT_EQ(wire.ask(codec, "PutRecords",
                          R"({"StreamName":"s","Records":[{"Data":"YQ==","PartitionKey":"k","ExplicitHashKey":null,)"
                          R"("Unknown":{"Data":1}}]})")
                      .find(R"({"FailedRecordCount":0,"Records":[{"SequenceNumber":)"),
            0U);
        EXPECT_EQ(wire.ask(codec, "PutRecords", R"({"StreamName":"s","Records":[{"Data":null,"PartitionKey":"k"}]})"),
            R"({"__type":"ValidationException","message":"1 validation error detected: Value null at )"
            R"('records.1.member.data' failed to satisfy constraint: Member must not be null"})");
    }
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
