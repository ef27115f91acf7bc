// The longest and the shortest, the most and the least of every member with a bound, and the choices of every member
// that has some, in the service's words: data-streams.md, 1.1, 1.4 and 2.1.
#include "wire/wire_by_hand.h"

#include "base/base64.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope;
using test::WireByHand;

std::string texts(std::size_t count) { return std::string(count, 'n'); }
std::string shardIdOf(std::size_t characters) { return "shardId-" + std::string(characters - 8, '0'); }

// An ARN of that many characters in all.
std::string arnOf(std::size_t characters, const std::string& behind = "")
{
    const std::string head = "arn:aws:kinesis:us-east-1:123456789012:stream/";
    return head + texts(characters - head.size() - behind.size()) + behind;
}
std::string consumerArnOf(std::size_t characters) { return arnOf(characters, "/consumer/app:1795132800"); }

std::string length(std::string_view bound, int count)
{
    return "Member must have length " + std::string{bound} + " than or equal to " + std::to_string(count);
}
std::string value(std::string_view bound, int count)
{
    return "Member must have value " + std::string{bound} + " than or equal to " + std::to_string(count);
}
std::string oneOf(std::string_view choices)
{
    return "Member must satisfy enum value set: [" + std::string{choices} + "]";
}

// A body with the value in the place of its '$'.
std::string filled(std::string_view body, const std::string& value)
{
    std::string text{body};
    return text.replace(text.find('$'), 1, value);
}

struct Bound {
    std::string_view operation;
    std::string_view body;
    std::string_view path;
    std::string taken; // may be refused for something else
    std::string refused;
    std::string constraint;
};

template <std::size_t Count>
void expectBounds(const Bound (&bounds)[Count])
{
    for (const Bound& row : bounds) {
        SCOPED_TRACE(std::string{row.operation} + ", " + std::string{row.path} + ", " + row.constraint);
        for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
            WireByHand wire;
            EXPECT_EQ(wire.ask(codec, row.operation, filled(row.body, row.refused)),
                R"({"__type":"ValidationException","message":"1 validation error detected: Value ')" + row.refused
                    + "' at '" + std::string{row.path} + "' failed to satisfy constraint: " + row.constraint + "\"}");
            EXPECT_EQ(wire.ask(codec, row.operation, filled(row.body, row.taken)).find("ValidationException"),
                std::string::npos);
        }
    }
}

const Bound kTexts[] = {
    // operation | body | path | taken | refused | constraint
    {"CreateStream", R"({"StreamName":"$","ShardCount":1})", "streamName", texts(128), texts(129), length("less", 128)},
    {"DescribeStream", R"({"StreamName":"$"})", "streamName", texts(128), texts(129), length("less", 128)},
    {"DescribeStream", R"({"StreamName":"s","ExclusiveStartShardId":"$"})", "exclusiveStartShardId", shardIdOf(128),
        shardIdOf(129), length("less", 128)},
    {"ListStreams", R"({"ExclusiveStartStreamName":"$"})", "exclusiveStartStreamName", texts(128), texts(129),
        length("less", 128)},
    {"ListShards", R"({"StreamName":"s","ShardFilter":{"Type":"AFTER_SHARD_ID","ShardId":"$"}})", "shardFilter.shardId",
        shardIdOf(128), shardIdOf(129), length("less", 128)},
    {"GetShardIterator", R"({"StreamName":"s","ShardIteratorType":"LATEST","ShardId":"$"})", "shardId", shardIdOf(128),
        shardIdOf(129), length("less", 128)},
    {"DescribeStreamConsumer", R"({"ConsumerName":"$"})", "consumerName", texts(128), texts(129), length("less", 128)},
    {"ListStreamConsumers", R"({"StreamARN":"$"})", "streamARN", arnOf(2'048), arnOf(2'049), length("less", 2'048)},
    {"DescribeStreamSummary", R"({"StreamARN":"$"})", "streamARN", arnOf(2'048), arnOf(2'049), length("less", 2'048)},
    {"GetRecords", R"({"ShardIterator":"i","StreamARN":"$"})", "streamARN", arnOf(2'048), arnOf(2'049),
        length("less", 2'048)},
    {"DescribeStreamConsumer", R"({"ConsumerARN":"$"})", "consumerARN", consumerArnOf(2'048), consumerArnOf(2'049),
        length("less", 2'048)},
    {"ListTagsForResource", R"({"ResourceARN":"$"})", "resourceARN", arnOf(2'048), arnOf(2'049), length("less", 2'048)},
    {"PutRecord", R"({"StreamName":"s","Data":"","PartitionKey":"$"})", "partitionKey", texts(256), texts(257),
        length("less", 256)},
    {"PutRecord", R"({"StreamName":"s","Data":"","PartitionKey":"$"})", "partitionKey", "n", "", length("greater", 1)},
    {"PutRecords", R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"$"}]})", "records.1.member.partitionKey",
        texts(256), texts(257), length("less", 256)},
    {"PutRecords", R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"$"}]})", "records.1.member.partitionKey",
        "n", "", length("greater", 1)},
    {"GetRecords", R"({"ShardIterator":"$"})", "shardIterator", texts(512), texts(513), length("less", 512)},
    {"GetRecords", R"({"ShardIterator":"$"})", "shardIterator", "n", "", length("greater", 1)},
    {"StartStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"$"})", "keyId", texts(2'048),
        texts(2'049), length("less", 2'048)},
    {"StartStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"$"})", "keyId", "n", "",
        length("greater", 1)},
    {"StopStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"$"})", "keyId", texts(2'048),
        texts(2'049), length("less", 2'048)},
    {"ListTagsForStream", R"({"StreamName":"s","ExclusiveStartTagKey":"$"})", "exclusiveStartTagKey", texts(128),
        texts(129), length("less", 128)},
    {"ListTagsForStream", R"({"StreamName":"s","ExclusiveStartTagKey":"$"})", "exclusiveStartTagKey", "n", "",
        length("greater", 1)},
    {"MergeShards", R"({"StreamName":"$","ShardToMerge":"shardId-0","AdjacentShardToMerge":"shardId-1"})", "streamName",
        texts(128), texts(129), length("less", 128)},
    {"MergeShards", R"({"StreamName":"s","ShardToMerge":"$","AdjacentShardToMerge":"shardId-1"})", "shardToMerge",
        shardIdOf(128), shardIdOf(129), length("less", 128)},
    {"MergeShards", R"({"StreamName":"s","ShardToMerge":"shardId-1","AdjacentShardToMerge":"$"})",
        "adjacentShardToMerge", shardIdOf(128), shardIdOf(129), length("less", 128)},
    {"SplitShard", R"({"StreamName":"$","ShardToSplit":"shardId-0","NewStartingHashKey":"2"})", "streamName",
        texts(128), texts(129), length("less", 128)},
    {"SplitShard", R"({"StreamName":"s","ShardToSplit":"$","NewStartingHashKey":"2"})", "shardToSplit", shardIdOf(128),
        shardIdOf(129), length("less", 128)},
    {"UpdateShardCount", R"({"StreamName":"$","ScalingType":"UNIFORM_SCALING","TargetShardCount":2})", "streamName",
        texts(128), texts(129), length("less", 128)},
    {"UpdateStreamWarmThroughput", R"({"StreamName":"$","WarmThroughputMiBps":2})", "streamName", texts(128),
        texts(129), length("less", 128)},
    {"UpdateStreamWarmThroughput", R"({"StreamARN":"$","WarmThroughputMiBps":2})", "streamARN", arnOf(2'048),
        arnOf(2'049), length("less", 2'048)},
    {"UpdateStreamMode", R"({"StreamARN":"$","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})", "streamARN",
        arnOf(2'048), arnOf(2'049), length("less", 2'048)},
    {"UpdateMaxRecordSize", R"({"StreamARN":"$","MaxRecordSizeInKiB":2048})", "streamARN", arnOf(2'048), arnOf(2'049),
        length("less", 2'048)},
    {"UpdateStreamRecordDistributionStrategy", R"({"StreamARN":"$","RecordDistributionStrategy":"AUTO"})", "streamARN",
        arnOf(2'048), arnOf(2'049), length("less", 2'048)},
    {"StartStreamEncryption", R"({"StreamName":"$","EncryptionType":"KMS","KeyId":"k"})", "streamName", texts(128),
        texts(129), length("less", 128)},
    {"StopStreamEncryption", R"({"StreamName":"$","EncryptionType":"KMS","KeyId":"k"})", "streamName", texts(128),
        texts(129), length("less", 128)},
    {"StopStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"$"})", "keyId", "n", "",
        length("greater", 1)},
    {"RemoveTagsFromStream", R"({"StreamName":"$","TagKeys":["a"]})", "streamName", texts(128), texts(129),
        length("less", 128)},
    {"TagResource", R"({"ResourceARN":"$","Tags":{"a":"b"}})", "resourceARN", arnOf(2'048), arnOf(2'049),
        length("less", 2'048)},
    {"UntagResource", R"({"ResourceARN":"$","TagKeys":["a"]})", "resourceARN", arnOf(2'048), arnOf(2'049),
        length("less", 2'048)},
    {"PutResourcePolicy", R"({"ResourceARN":"$","Policy":"{}"})", "resourceARN", arnOf(2'048), arnOf(2'049),
        length("less", 2'048)},
    {"RegisterStreamConsumer", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","ConsumerName":"$"})",
        "consumerName", texts(128), texts(129), length("less", 128)},
    {"RegisterStreamConsumer", R"({"StreamARN":"$","ConsumerName":"c"})", "streamARN", arnOf(2'048), arnOf(2'049),
        length("less", 2'048)},
    {"SubscribeToShard", R"({"ConsumerARN":"$","ShardId":"shardId-0","StartingPosition":{"Type":"LATEST"}})",
        "consumerARN", consumerArnOf(2'048), consumerArnOf(2'049), length("less", 2'048)},
    {"SubscribeToShard",
        R"({"ConsumerARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1","ShardId":"$","StartingPosition":{"Type":"LATEST"}})",
        "shardId", shardIdOf(128), shardIdOf(129), length("less", 128)},
    {"UpdateChannel", R"({"ChannelARN":"$"})", "channelARN", texts(2'048), texts(2'049), length("less", 2'048)},
    {"ListShards", R"({"NextToken":"$"})", "nextToken", "n", "", length("greater", 1)},
    {"ListShards", R"({"NextToken":"$"})", "nextToken", texts(1'048'576), texts(1'048'577), length("less", 1'048'576)},
    {"ListStreams", R"({"NextToken":"$"})", "nextToken", "n", "", length("greater", 1)},
    {"ListStreamConsumers", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","NextToken":"$"})",
        "nextToken", "n", "", length("greater", 1)},
    {"ListChannels", R"({"NextToken":"$"})", "nextToken", "n", "", length("greater", 1)},
};

TEST(Bounds, OfTexts) { expectBounds(kTexts); }

const Bound kNumbers[] = {
    // operation | body | path | taken | refused | constraint
    {"CreateStream", R"({"StreamName":"a","ShardCount":$})", "shardCount", "1", "0", value("greater", 1)},
    {"CreateStream", R"({"StreamName":"b","ShardCount":1,"MaxRecordSizeInKiB":$})", "maxRecordSizeInKiB", "1024",
        "1023", value("greater", 1'024)},
    {"CreateStream", R"({"StreamName":"c","ShardCount":1,"MaxRecordSizeInKiB":$})", "maxRecordSizeInKiB", "10240",
        "10241", value("less", 10'240)},
    {"UpdateMaxRecordSize", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","MaxRecordSizeInKiB":$})",
        "maxRecordSizeInKiB", "1024", "1023", value("greater", 1'024)},
    {"UpdateMaxRecordSize", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","MaxRecordSizeInKiB":$})",
        "maxRecordSizeInKiB", "10240", "10241", value("less", 10'240)},
    {"UpdateStreamMode",
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","StreamModeDetails":{"StreamMode":"ON_DEMAND"},"WarmThroughputMiBps":$})",
        "warmThroughputMiBps", "0", "-1", value("greater", 0)},
    {"UpdateStreamMode",
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","StreamModeDetails":{"StreamMode":"ON_DEMAND"},"WarmThroughputMiBps":$})",
        "warmThroughputMiBps", "10240", "10241", value("less", 10'240)},
    {"UpdateStreamWarmThroughput", R"({"StreamName":"s","WarmThroughputMiBps":$})", "warmThroughputMiBps", "0", "-1",
        value("greater", 0)},
    {"UpdateStreamWarmThroughput", R"({"StreamName":"s","WarmThroughputMiBps":$})", "warmThroughputMiBps", "10240",
        "10241", value("less", 10'240)},
    {"UpdateShardCount", R"({"StreamName":"s","ScalingType":"UNIFORM_SCALING","TargetShardCount":$})",
        "targetShardCount", "1", "0", value("greater", 1)},
    {"DescribeStream", R"({"StreamName":"s","Limit":$})", "limit", "1", "0", value("greater", 1)},
    {"DescribeStream", R"({"StreamName":"s","Limit":$})", "limit", "10000", "10001", value("less", 10'000)},
    {"ListStreams", R"({"Limit":$})", "limit", "1", "0", value("greater", 1)},
    {"ListStreams", R"({"Limit":$})", "limit", "10000", "10001", value("less", 10'000)},
    {"ListShards", R"({"StreamName":"s","MaxResults":$})", "maxResults", "1", "0", value("greater", 1)},
    {"ListShards", R"({"StreamName":"s","MaxResults":$})", "maxResults", "10000", "10001", value("less", 10'000)},
    {"ListStreamConsumers", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","MaxResults":$})",
        "maxResults", "1", "0", value("greater", 1)},
    {"ListStreamConsumers", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","MaxResults":$})",
        "maxResults", "10000", "10001", value("less", 10'000)},
    {"ListChannels", R"({"MaxResults":$})", "maxResults", "1", "0", value("greater", 1)},
    {"ListChannels", R"({"MaxResults":$})", "maxResults", "10000", "10001", value("less", 10'000)},
    {"GetRecords", R"({"ShardIterator":"i","Limit":$})", "limit", "1", "0", value("greater", 1)},
    {"GetRecords", R"({"ShardIterator":"i","Limit":$})", "limit", "10000", "10001", value("less", 10'000)},
    {"ListTagsForStream", R"({"StreamName":"s","Limit":$})", "limit", "1", "0", value("greater", 1)},
    {"ListTagsForStream", R"({"StreamName":"s","Limit":$})", "limit", "50", "51", value("less", 50)},
};

TEST(Bounds, OfNumbers) { expectBounds(kNumbers); }

const Bound kChoices[] = {
    // operation | body | path | taken | refused | constraint
    {"CreateStream", R"({"StreamName":"d","StreamModeDetails":{"StreamMode":"$"}})", "streamModeDetails.streamMode",
        "ON_DEMAND", "on_demand", oneOf("PROVISIONED, ON_DEMAND")},
    {"UpdateStreamMode",
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","StreamModeDetails":{"StreamMode":"$"}})",
        "streamModeDetails.streamMode", "PROVISIONED", "ON_DEMAND_ADVANTAGE", oneOf("PROVISIONED, ON_DEMAND")},
    {"StartStreamEncryption", R"({"StreamName":"s","EncryptionType":"$","KeyId":"k"})", "encryptionType", "KMS",
        "AES256", oneOf("NONE, KMS")},
    {"StopStreamEncryption", R"({"StreamName":"s","EncryptionType":"$","KeyId":"k"})", "encryptionType", "KMS", "kms",
        oneOf("NONE, KMS")},
    {"GetShardIterator", R"({"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"$"})", "shardIteratorType",
        "LATEST", "", oneOf("AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, AT_TIMESTAMP")},
    {"SubscribeToShard",
        R"({"ConsumerARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1","ShardId":"shardId-0","StartingPosition":{"Type":"$"}})",
        "startingPosition.type", "TRIM_HORIZON", "EARLIEST",
        oneOf("AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST, AT_TIMESTAMP")},
    {"ListShards", R"({"StreamName":"s","ShardFilter":{"Type":"$"}})", "shardFilter.type", "AT_LATEST", "LATEST",
        oneOf("AFTER_SHARD_ID, AT_TRIM_HORIZON, FROM_TRIM_HORIZON, AT_LATEST, AT_TIMESTAMP, FROM_TIMESTAMP")},
    {"UpdateShardCount", R"({"StreamName":"s","TargetShardCount":2,"ScalingType":"$"})", "scalingType",
        "UNIFORM_SCALING", "UNIFORM", oneOf("UNIFORM_SCALING")},
    {"UpdateStreamRecordDistributionStrategy",
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","RecordDistributionStrategy":"$"})",
        "recordDistributionStrategy", "AUTO", "RANDOM", oneOf("AUTO, USER_PARTITION_KEY")},
    {"UpdateAccountSettings", R"({"MinimumThroughputBillingCommitment":{"Status":"$"}})",
        "minimumThroughputBillingCommitment.status", "DISABLED", "ENABLED_UNTIL_EARLIEST_ALLOWED_END",
        oneOf("ENABLED, DISABLED")},
};

TEST(Bounds, OfChoices) { expectBounds(kChoices); }

// In JSON a backslash is written twice.
std::string pattern(std::string_view text)
{
    return "Member must satisfy regular expression pattern: " + std::string{text};
}
const std::string kNamePattern = pattern("[a-zA-Z0-9_.-]+");
const std::string kHashPattern = pattern(R"(0|([1-9]\\d{0,38}))");
const std::string kNumberPattern = pattern(R"(0|([1-9]\\d{0,128}))");
const std::string kPlaced = "arn:aws:kinesis:us-east-1:123456789012:";

const Bound kPatterns[] = {
    // operation | body | path | taken | refused | constraint
    {"CreateStream", R"({"StreamName":"$","ShardCount":1})", "streamName", "aZ09_.-", "a b", kNamePattern},
    {"DescribeStream", R"({"StreamName":"$"})", "streamName", "aZ09_.-", "a/b", kNamePattern},
    {"RegisterStreamConsumer", R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","ConsumerName":"$"})",
        "consumerName", "aZ09_.-", "a:b", kNamePattern},
    {"GetShardIterator", R"({"StreamName":"s","ShardIteratorType":"LATEST","ShardId":"$"})", "shardId", "foo-7",
        "foo 7", kNamePattern},
    {"SplitShard", R"({"StreamName":"s","ShardToSplit":"$","NewStartingHashKey":"2"})", "shardToSplit", "foo-7",
        "foo,7", kNamePattern},
    {"PutRecord", R"({"StreamName":"s","Data":"","PartitionKey":"k","ExplicitHashKey":"$"})", "explicitHashKey",
        std::string(39, '9'), std::string(40, '9'), kHashPattern},
    {"PutRecords", R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k","ExplicitHashKey":"$"}]})",
        "records.1.member.explicitHashKey", "0", "00", kHashPattern},
    {"SplitShard", R"({"StreamName":"s","ShardToSplit":"shardId-0","NewStartingHashKey":"$"})", "newStartingHashKey",
        "2", "-2", kHashPattern},
    {"PutRecord", R"({"StreamName":"s","Data":"","PartitionKey":"k","SequenceNumberForOrdering":"$"})",
        "sequenceNumberForOrdering", std::string(129, '9'), std::string(130, '9'), kNumberPattern},
    {"GetShardIterator",
        R"({"StreamName":"s","ShardId":"shardId-0","ShardIteratorType":"AT_SEQUENCE_NUMBER","StartingSequenceNumber":"$"})",
        "startingSequenceNumber", "0", "01", kNumberPattern},
    {"SubscribeToShard",
        R"({"ConsumerARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1","ShardId":"shardId-0","StartingPosition":{"Type":"AT_SEQUENCE_NUMBER","SequenceNumber":"$"}})",
        "startingPosition.sequenceNumber", "1", "1e3", kNumberPattern},
    {"DescribeStreamSummary", R"({"StreamARN":"$"})", "streamARN", kPlaced + "stream/s", kPlaced + "channel/s",
        pattern(R"(arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+)")},
    {"DescribeStreamConsumer", R"({"ConsumerARN":"$"})", "consumerARN", kPlaced + "stream/s/consumer/c:1",
        kPlaced + "stream/s/consumer/c",
        pattern(R"(^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+)")},
    {"ListTagsForResource", R"({"ResourceARN":"$"})", "resourceARN", kPlaced + "stream/s", kPlaced + "stream/",
        pattern(R"(arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+)")},
    {"DescribeStream", R"({"StreamName":"s","StreamId":"$"})", "streamId", "abcdefghij0123456789-a1z",
        "abcdefghij0123456789-A1z", pattern("[a-z0-9]{20}-[a-z0-9]{3}")},
};

TEST(Bounds, OfPatterns) { expectBounds(kPatterns); }

// --- Lists and maps, which are shown in another way than they are written ----------------------

// So many items, each with a number in the place of its '$'.
std::string listed(int count, std::string_view item, std::string_view between)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (text.empty() ? std::string{} : std::string{between}) + filled(item, std::to_string(100 + i));
    return text;
}

const std::string kKeyLengths = "[" + length("less", 128) + ", " + length("greater", 1) + "]";
const std::string kMapKeys = "Map keys must satisfy constraint: " + kKeyLengths;
const std::string kMapValues =
    "Map value must satisfy constraint: [" + length("less", 256) + ", " + length("greater", 0) + "]";
const std::string kMembers = "Member must satisfy constraint: " + kKeyLengths;

struct Shown {
    std::string_view operation;
    std::string body;
    std::string_view path;
    std::string shown;
    std::string constraint;
};

const Shown kLists[] = {
    // operation | body | path | shown | constraint
    {"AddTagsToStream", R"({"StreamName":"s","Tags":{}})", "tags", "{}", length("greater", 1)},
    {"CreateStream", R"({"StreamName":"s","ShardCount":1,"Tags":{}})", "tags", "{}", length("greater", 1)},
    {"TagResource", R"({"ResourceARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","Tags":{}})", "tags", "{}",
        length("greater", 1)},
    {"RemoveTagsFromStream", R"({"StreamName":"s","TagKeys":[]})", "tagKeys", "[]", length("greater", 1)},
    {"UntagResource", R"({"ResourceARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","TagKeys":[]})", "tagKeys",
        "[]", length("greater", 1)},
    {"EnableEnhancedMonitoring", R"({"StreamName":"s","ShardLevelMetrics":[]})", "shardLevelMetrics", "[]",
        length("greater", 1)},
    {"DisableEnhancedMonitoring", R"({"StreamName":"s","ShardLevelMetrics":[]})", "shardLevelMetrics", "[]",
        length("greater", 1)},
    {"PutRecords", R"({"StreamName":"s","Records":[]})", "records", "[]", length("greater", 1)},
    {"PutRecords", R"({"StreamName":"s","Records":[)" + listed(501, R"({"Data":"","PartitionKey":"$"})", ",") + "]}",
        "records", "[501 members]", length("less", 500)},
    {"AddTagsToStream", R"({"StreamName":"s","Tags":{)" + listed(201, R"("$":"v")", ",") + "}}", "tags",
        "{" + listed(201, "$=v", ", ") + "}", length("less", 200)},
    {"AddTagsToStream", R"({"StreamName":"s","Tags":{"":"v"}})", "tags", "{=v}", kMapKeys},
    {"AddTagsToStream", R"({"StreamName":"s","Tags":{")" + texts(129) + R"(":"v"}})", "tags", "{" + texts(129) + "=v}",
        kMapKeys},
    {"AddTagsToStream", R"({"StreamName":"s","Tags":{"k":")" + texts(257) + R"("}})", "tags", "{k=" + texts(257) + "}",
        kMapValues},
    {"RemoveTagsFromStream", R"({"StreamName":"s","TagKeys":[)" + listed(51, R"("$")", ",") + "]}", "tagKeys",
        "[" + listed(51, "$", ", ") + "]", length("less", 50)},
    {"RemoveTagsFromStream", R"({"StreamName":"s","TagKeys":["a",")" + texts(129) + R"("]})", "tagKeys",
        "[a, " + texts(129) + "]", kMembers},
};

TEST(Bounds, OfListsAndMaps)
{
    for (const Shown& row : kLists) {
        SCOPED_TRACE(std::string{row.operation} + ", " + std::string{row.path} + ", " + row.constraint);
        for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
            WireByHand wire;
            EXPECT_EQ(wire.ask(codec, row.operation, row.body),
                R"({"__type":"ValidationException","message":"1 validation error detected: Value ')" + row.shown
                    + "' at '" + std::string{row.path} + "' failed to satisfy constraint: " + row.constraint + "\"}");
        }
    }
}

// --- Blobs --------------------------------------------------------------------------------

struct Blob {
    streams::Profile profile;
    std::string_view operation;
    std::string_view body; // with the data in the place of its '$'
    std::string_view message;
};

constexpr Blob kBlobs[] = {
    // profile | operation | body | message
    {streams::Profile::Current, "PutRecord", R"({"StreamName":"s","PartitionKey":"k","Data":"$"})",
        "Value at 'data' failed to satisfy constraint: Member must have length less than or equal to 1048576."},
    {streams::Profile::Classic, "PutRecord", R"({"StreamName":"s","PartitionKey":"k","Data":"$"})",
        "Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data' failed to satisfy constraint: Member "
        "must have length less than or equal to 1048576"},
    {streams::Profile::Current, "PutRecords",
        R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k"},{"Data":"$","PartitionKey":"k"}]})",
        "Value at 'records.2.member.data' failed to satisfy constraint: Member must have length less than or equal to "
        "1048576."},
    {streams::Profile::Classic, "PutRecords",
        R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k"},{"Data":"$","PartitionKey":"k"}]})",
        "Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'records.2.member.data' failed to satisfy "
        "constraint: Member must have length less than or equal to 1048576"},
};

TEST(Bounds, OfBlobs)
{
    const std::string tooLarge = base::encodeBase64(std::string(1'048'577, 'x'));
    for (const Blob& row : kBlobs) {
        for (const wire::Codec codec : {wire::Codec::Json, wire::Codec::Cbor}) {
            streams::ServiceSettings settings = WireByHand::quick();
            settings.profile = row.profile;
            WireByHand wire{{}, settings};
            wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
            EXPECT_EQ(wire.ask(codec, row.operation, filled(row.body, tooLarge)),
                R"({"__type":"ValidationException","message":"1 validation error detected: )" + std::string{row.message}
                    + "\"}")
                << row.operation;
        }
    }
}
}
