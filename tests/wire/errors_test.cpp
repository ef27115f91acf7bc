// Every exception of the service as a program gets it, in both codecs: data-streams.md, 2.0 and 2.1, column Errors.
// Those of the pipeline before an operation are in endpoint_test.cpp.
#include "wire/event_stream.h"
#include "wire/subscription.h"
#include "wire/wire_by_hand.h"

#include "base/base64.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>

namespace {

using namespace shardscope;
using base::operator""s;
using streams::KeyState;
using test::WireByHand;
using wire::Codec;

constexpr std::array kCodecs{Codec::Json, Codec::Cbor};
const std::string kArn = "arn:aws:kinesis:us-east-1:123456789012:stream/";
const std::string kConsumer = kArn + "s/consumer/c:1795132800";
constexpr std::string_view kPut = R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k")";
constexpr std::string_view kPuts = R"({"StreamName":"s","Records":[{"Data":"YQ==","PartitionKey":"k"}])";
constexpr std::string_view kIterator =
    R"({"StreamName":"s","ShardId":"shardId-000000000000","ShardIteratorType":"TRIM_HORIZON")";

wire::Response send(WireByHand& wire, Codec codec, std::string_view operation, const std::string& body)
{
    return codec == Codec::Json ? wire.call(operation, body) : wire.callCbor(operation, body);
}

// Stream "s" of one shard, with consumers "c" and "d".
void makeStream(WireByHand& wire)
{
    wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
    for (const char* const name : {"c", "d"})
        wire.body("RegisterStreamConsumer", R"({"StreamARN":")" + kArn + R"(s","ConsumerName":")" + name + "\"}");
}
std::string channelBody(const std::string& name, const std::string& stream, const std::string& more = {})
{
    return R"({"ChannelName":")" + name
        + R"(","ServiceExecutionRoleARN":"arn:aws:iam::123456789012:role/r","StreamConfigurationList":[{"StreamARN":")"
        + kArn + stream
        + R"(","RecordConfiguration":{"RecordFormatType":"JSON"}}],"S3DestinationConfiguration":{"StorageConfiguration":)"
        + R"({"BucketARN":"arn:aws:s3:::b","ExpectedBucketOwner":"123456789012","CompressionType":"GZIP"}})" + more
        + "}";
}
void makeOnDemand(WireByHand& wire, const std::string& name)
{
    wire.body("CreateStream", R"({"StreamName":")" + name + R"(","StreamModeDetails":{"StreamMode":"ON_DEMAND"}})");
}
std::string iteratorOf(WireByHand& wire)
{
    return WireByHand::member(wire.body("GetShardIterator", std::string{kIterator} + "}"), "ShardIterator");
}
// A body with the token of that answer, which has then grown too old.
std::string expired(WireByHand& wire, const std::string& answer, const std::string& more = {})
{
    const std::string token = WireByHand::member(answer, "NextToken");
    EXPECT_NE(token, "") << answer;
    wire.wait(base::Duration{300'001});
    return R"({"NextToken":")" + token + "\"" + more + "}";
}

struct Row {
    std::string_view type;
    std::string_view operation;
    std::function<std::string(WireByHand&)> body; // prepares, and says what is then asked
};

const Row kRows[] = {
    // exception | operation | body
    {"DryRunOperationException", "PutRecord",
        [](WireByHand& wire) {
            makeStream(wire);
            return std::string{kPut} + R"(,"DryRun":true})";
        }},
    {"DryRunOperationException", "PutRecords",
        [](WireByHand& wire) {
            makeStream(wire);
            return std::string{kPuts} + R"(,"DryRun":true})";
        }},
    {"DryRunOperationException", "GetShardIterator",
        [](WireByHand& wire) {
            makeStream(wire);
            return std::string{kIterator} + R"(,"DryRun":true})";
        }},
    {"DryRunOperationException", "GetRecords",
        [](WireByHand& wire) {
            makeStream(wire);
            return R"({"DryRun":true,"ShardIterator":")" + iteratorOf(wire) + "\"}";
        }},
    {"DryRunOperationException", "SubscribeToShard",
        [](WireByHand& wire) {
            makeStream(wire);
            return R"({"DryRun":true,"ConsumerARN":")" + kConsumer
                + R"(","ShardId":"shardId-000000000000","StartingPosition":{"Type":"LATEST"}})";
        }},
    {"ExpiredIteratorException", "GetRecords",
        [](WireByHand& wire) {
            makeStream(wire);
            const std::string iterator = iteratorOf(wire);
            wire.wait(base::Duration{300'001});
            return R"({"ShardIterator":")" + iterator + "\"}";
        }},
    {"ExpiredNextTokenException", "ListStreams",
        [](WireByHand& wire) {
            makeStream(wire);
            makeOnDemand(wire, "d");
            return expired(wire, wire.body("ListStreams", R"({"Limit":1})"));
        }},
    {"ExpiredNextTokenException", "ListShards",
        [](WireByHand& wire) {
            makeOnDemand(wire, "d");
            return expired(wire, wire.body("ListShards", R"({"StreamName":"d","MaxResults":1})"));
        }},
    {"ExpiredNextTokenException", "ListStreamConsumers",
        [](WireByHand& wire) {
            makeStream(wire);
            const std::string of = R"("StreamARN":")" + kArn + "s\"";
            return expired(wire, wire.body("ListStreamConsumers", "{" + of + R"(,"MaxResults":1})"), "," + of);
        }},
    {"ExpiredNextTokenException", "ListChannels",
        [](WireByHand& wire) {
            for (const char* const name : {"d", "e"}) {
                makeOnDemand(wire, name);
                wire.body("CreateChannel", channelBody(name, name));
            }
            return expired(wire, wire.body("ListChannels", R"({"MaxResults":1})"));
        }},
    {"InvalidArgumentException", "GetRecords", [](WireByHand&) { return R"({"ShardIterator":"iterator"})"; }},
    {"LimitExceededException", "DescribeLimits",
        [](WireByHand& wire) {
            wire.body("DescribeLimits", "{}");
            return "{}";
        }},
    {"LimitExceededException", "SubscribeToShard",
        [](WireByHand& wire) {
            makeStream(wire);
            const std::string body = R"({"ConsumerARN":")" + kConsumer
                + R"(","ShardId":"shardId-000000000000","StartingPosition":{"Type":"LATEST"}})";
            EXPECT_EQ(wire.call("SubscribeToShard", body).status, 200);
            return body;
        }},
    {"ProvisionedThroughputExceededException", "PutRecord",
        [](WireByHand& wire) {
            makeStream(wire);
            wire.body("PutRecord",
                R"({"StreamName":"s","PartitionKey":"k","Data":")" + base::encodeBase64(std::string(1'048'575, 'x'))
                    + "\"}");
            return std::string{kPut} + "}";
        }},
    {"ProvisionedThroughputExceededException", "GetShardIterator",
        [](WireByHand& wire) {
            makeStream(wire);
            for (int i = 0; i < 5; ++i)
                (void)iteratorOf(wire);
            return std::string{kIterator} + "}";
        }},
    {"ProvisionedThroughputExceededException", "GetRecords",
        [](WireByHand& wire) {
            makeStream(wire);
            const std::string body = R"({"ShardIterator":")" + iteratorOf(wire) + "\"}";
            for (int i = 0; i < 5; ++i)
                wire.body("GetRecords", body);
            return body;
        }},
    {"ResourceInUseException", "CreateStream",
        [](WireByHand& wire) {
            makeStream(wire);
            return R"({"StreamName":"s","ShardCount":1})";
        }},
    {"ResourceInUseException", "SubscribeToShard",
        [](WireByHand& wire) {
            makeStream(wire);
            const std::string body = R"({"ConsumerARN":")" + kConsumer
                + R"(","ShardId":"shardId-000000000000","StartingPosition":{"Type":"LATEST"}})";
            EXPECT_EQ(wire.call("SubscribeToShard", body).status, 200);
            wire.wait(2s);
            return body;
        }},
    {"ResourceNotFoundException", "DescribeStream", [](WireByHand&) { return R"({"StreamName":"s"})"; }},
    {"ResourceNotFoundException", "PutRecord", [](WireByHand&) { return std::string{kPut} + "}"; }},
    {"ValidationException", "CreateStream", [](WireByHand&) { return R"({"StreamName":"s","ShardCount":0})"; }},
};

TEST(Errors, HaveTheirTypeAndATextInBothCodecs)
{
    for (const Row& row : kRows) {
        SCOPED_TRACE(std::string{row.operation} + ", " + std::string{row.type});
        std::string told; // in JSON
        for (const Codec codec : kCodecs) {
            WireByHand wire;
            const wire::Response response = send(wire, codec, row.operation, row.body(wire));
            EXPECT_EQ(response.status, 400);
            EXPECT_EQ(response.errorType, row.type);
            EXPECT_EQ(response.contentType, wire::contentTypeOf(codec));
            if (codec == Codec::Json) {
                told = response.body;
                EXPECT_EQ(told.find(R"({"__type":")" + std::string{row.type} + R"(","message":")"), 0U) << told;
            } else {
                EXPECT_EQ(test::jsonOfCbor(response.body), told);
            }
        }
    }
}

// --- Keys -------------------------------------------------------------------------------------

struct Problem {
    std::string_view type;
    world::Action set;
};

const Problem kProblems[] = {
    // exception | what is set
    {"KMSDisabledException", streams::SetKeyStateRequest{"alias/orders", KeyState::Disabled}},
    {"KMSInvalidStateException", streams::SetKeyStateRequest{"alias/orders", KeyState::PendingDeletion}},
    {"KMSNotFoundException", streams::SetKeyStateRequest{"alias/orders", KeyState::Absent}},
    {"KMSOptInRequired", streams::SetKeyStateRequest{"alias/orders", KeyState::OptInRequired}},
    {"KMSThrottlingException", streams::SetKeyStateRequest{"alias/orders", KeyState::Throttled}},
    {"KMSAccessDeniedException", streams::SetKeyAccessRequest{"alias/orders", "*", false, false}},
};

// One encrypted record; then the key goes, which is felt five minutes later at the latest.
void prepare(WireByHand& wire, const Problem& problem)
{
    makeStream(wire);
    makeOnDemand(wire, "d");
    wire.body("StartStreamEncryption", R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"alias/orders"})");
    wire.body("PutRecord", std::string{kPut} + "}");
    EXPECT_TRUE(isAccepted(wire.world.apply({"you", problem.set})));
    wire.wait(std::chrono::minutes{5});
}

const std::pair<std::string_view, std::function<std::string(WireByHand&)>> kNeeding[] = {
    // operation | body
    {"PutRecord", [](WireByHand&) { return std::string{kPut} + "}"; }},
    {"PutRecords", [](WireByHand&) { return std::string{kPuts} + "}"; }},
    {"GetRecords", [](WireByHand& wire) { return R"({"ShardIterator":")" + iteratorOf(wire) + "\"}"; }},
    {"StartStreamEncryption",
        [](WireByHand&) { return R"({"StreamName":"s","EncryptionType":"KMS","KeyId":"alias/orders"})"; }},
    {"CreateChannel",
        [](WireByHand&) {
            return channelBody("h", "d",
                R"(,"EncryptionConfiguration":{"EncryptionType":"KMS","KeyId":"alias/orders"})");
        }},
};

TEST(Errors, OfKeysHaveTheirTypeInBothCodecs)
{
    for (const Problem& problem : kProblems)
        for (const auto& [operation, body] : kNeeding) {
            SCOPED_TRACE(std::string{operation} + ", " + std::string{problem.type});
            std::string told;
            for (const Codec codec : kCodecs) {
                WireByHand wire;
                prepare(wire, problem);
                const wire::Response response = send(wire, codec, operation, body(wire));
                EXPECT_EQ(response.status, 400);
                EXPECT_EQ(response.errorType, problem.type);
                if (codec == Codec::Json)
                    told = response.body;
                else
                    EXPECT_EQ(test::jsonOfCbor(response.body), told);
            }
            EXPECT_EQ(told.find(R"({"__type":")" + std::string{problem.type} + R"(","message":")"), 0U) << told;
        }
}

// No key need be out of reach: the rule is of all operations that may have the error.
TEST(Errors, OfKeysMayBeMetOnPurpose)
{
    for (const Codec codec : kCodecs)
        for (const auto& [operation, body] : kNeeding) {
            SCOPED_TRACE(operation);
            WireByHand wire;
            makeStream(wire);
            makeOnDemand(wire, "d");
            const std::string asked = body(wire);
            streams::FaultRule rule;
            rule.name = "busy";
            rule.error = streams::FaultError::KmsThrottling;
            EXPECT_TRUE(isAccepted(wire.world.apply({"you", streams::SetFaultRequest{rule}})));
            const wire::Response refused = send(wire, codec, operation, asked);
            EXPECT_EQ(refused.status, 400);
            EXPECT_EQ(refused.errorType, "KMSThrottlingException");
            EXPECT_TRUE(isAccepted(wire.world.apply({"you", streams::ClearFaultRequest{"busy"}})));
            EXPECT_EQ(send(wire, codec, operation, asked).status, 200);
        }
}

std::string headerOf(const wire::EventMessage& message, std::string_view name)
{
    for (const auto& [key, value] : message.headers)
        if (key == name)
            return value;
    return {};
}

TEST(Errors, OfKeysEndASubscriptionInItsStream)
{
    const std::string body = R"({"ConsumerARN":")" + kConsumer
        + R"(","ShardId":"shardId-000000000000","StartingPosition":{"Type":"TRIM_HORIZON"}})";
    for (const Problem& problem : kProblems)
        for (const Codec codec : kCodecs) {
            SCOPED_TRACE(problem.type);
            WireByHand wire;
            prepare(wire, problem);
            wire::HttpRequest request = WireByHand::request("SubscribeToShard", body);
            if (codec == Codec::Cbor) {
                request.body = test::cborOfJson(body);
                for (auto& [name, value] : request.headers)
                    if (name == "content-type")
                        value = wire::kCborType;
            }
            auto read = wire.endpoint.read(request, 0);
            auto* const call = std::get_if<wire::Call>(&read);
            ASSERT_NE(call, nullptr);
            const world::Reply reply = wire.world.apply(call->command);
            const auto* const started = std::get_if<streams::SubscriptionStarted>(&reply);
            ASSERT_NE(started, nullptr);
            streams::SubscriptionCursor cursor{*started};
            const streams::SubscriptionStep step = streams::nextEvent(wire.world.service(), wire.world.now(), cursor);
            EXPECT_TRUE(step.isOver);
            std::string bytes;
            wire::appendSubscriptionStep(bytes, codec, step, wire.endpoint.naming());
            std::string_view rest = bytes;
            const auto message = wire::takeEventMessage(rest);
            ASSERT_TRUE(message);
            EXPECT_EQ(rest, "");
            EXPECT_EQ(headerOf(*message, ":message-type"), "exception");
            EXPECT_EQ(headerOf(*message, ":exception-type"), problem.type);
            const std::string payload = codec == Codec::Json ? message->payload : test::jsonOfCbor(message->payload);
            EXPECT_NE(WireByHand::member(payload, "message"), "");
        }
}

}
