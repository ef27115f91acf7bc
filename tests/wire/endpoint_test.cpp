// The pipeline before an operation: data-streams.md, 2.0.
#include "wire/endpoint.h"

#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope;
using test::WireByHand;
using wire::HttpRequest;
using wire::Response;

void set(HttpRequest& request, std::string_view name, std::string_view value)
{
    std::erase_if(request.headers, [name](const auto& header) { return header.first == name; });
    if (!value.empty())
        request.headers.emplace_back(name, value);
}

HttpRequest usual() { return WireByHand::request("DescribeStreamSummary", R"({"StreamName":"s"})"); }

TEST(Endpoint, SaysAccessDeniedInXmlToWhatIsNoPostOrOfNoKnownKind)
{
    WireByHand wire;
    HttpRequest put = usual();
    put.method = "PUT";
    HttpRequest untyped = usual();
    set(untyped, "content-type", "text/plain");
    set(untyped, "x-amz-target", "");
    for (const HttpRequest& request : {put, untyped}) {
        const Response response = wire.send(request);
        EXPECT_EQ(response.status, 403);
        EXPECT_EQ(response.body,
            "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be "
            "authorized</Message>\n"
            "</AccessDeniedException>\n");
    }
}

TEST(Endpoint, SaysUnknownOperationInXmlWhereOnlyTheContentTypeIsUnknown)
{
    WireByHand wire;
    HttpRequest request = usual();
    set(request, "content-type", "application/x-amz-json-1.0");
    const Response response = wire.send(request);
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.body, "<UnknownOperationException/>\n");
}

TEST(Endpoint, SaysSerializationExceptionToABodyThatIsEmptyOrNoObject)
{
    WireByHand wire;
    for (const char* const body : {"", "[]", "{", "null"}) {
        HttpRequest request = usual();
        request.body = body;
        const Response response = wire.send(request);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.body, R"({"__type":"SerializationException"})") << body;
        EXPECT_EQ(response.errorType, "SerializationException");
    }
}

TEST(Endpoint, SaysUnknownOperationToATargetThatIsNone)
{
    WireByHand wire;
    for (const char* const target :
        {"Kinesis_20131202.Dance", "Kinesis_20131202.", "Kinesis_20131202", "DynamoDB.X", ""}) {
        HttpRequest request = usual();
        set(request, "x-amz-target", target);
        EXPECT_EQ(wire.send(request).body, R"({"__type":"UnknownOperationException"})") << target;
        request.body.clear();
        EXPECT_EQ(wire.send(request).body, R"({"__type":"UnknownOperationException"})") << target;
    }
}

TEST(Endpoint, AsksForCredentialsBeforeItLooksAtTypes)
{
    WireByHand wire;
    HttpRequest request = usual();
    request.body = R"({"StreamName":1})";
    set(request, "authorization", "");
    EXPECT_EQ(wire.send(request).body,
        R"({"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"})");
}

TEST(Endpoint, AnswersInTheCodecThatItWasAskedIn)
{
    WireByHand wire;
    const Response response = wire.callCbor("DescribeStreamSummary", R"({"StreamName":"s"})");
    EXPECT_EQ(response.contentType, "application/x-amz-cbor-1.1");
    EXPECT_EQ(test::jsonOfCbor(response.body),
        R"({"__type":"ResourceNotFoundException","message":"Stream s under account 123456789012 not found."})");
}

TEST(Endpoint, TellsServicesThatAreToComeThatTheyAreNotThereYet)
{
    WireByHand wire;
    for (const auto& [target, name] : {std::pair{"Firehose_20150804.PutRecord", "Firehose"},
             std::pair{"GraniteServiceVersion20100801.PutMetricData", "CloudWatch"},
             std::pair{"AWSLambda.Invoke", "Lambda"}}) {
        HttpRequest request = usual();
        set(request, "x-amz-target", target);
        const Response response = wire.send(request);
        EXPECT_EQ(response.status, 400);
        EXPECT_NE(response.body.find(std::string{name} + " is not served by this endpoint yet"), std::string::npos);
    }
    HttpRequest form = usual();
    set(form, "x-amz-target", "");
    set(form, "content-type", "application/x-www-form-urlencoded; charset=utf-8");
    EXPECT_NE(wire.send(form).body.find("CloudWatch is not served"), std::string::npos);
    HttpRequest lambda = usual();
    lambda.target = "/2015-03-31/functions/f/invocations";
    EXPECT_NE(wire.send(lambda).body.find("Lambda is not served"), std::string::npos);
}

TEST(Endpoint, IsAliveAndAllowsOtherOrigins)
{
    WireByHand wire;
    for (const char* const path : {"/health", "/_shardscope/health?x"}) {
        const Response response = wire.send({"GET", path, {}, ""});
        EXPECT_EQ(response.status, 200);
        EXPECT_NE(response.body.find("running"), std::string::npos);
    }
    const Response preflight = wire.send({"OPTIONS", "/", {{"access-control-request-headers", "x-amz-target"}}, ""});
    EXPECT_EQ(preflight.status, 200);
    EXPECT_NE(preflight.headers.find("Access-Control-Allow-Headers: x-amz-target\r\n"), std::string::npos);
}

TEST(Endpoint, NamesItsCallersByTheirUserAgents)
{
    EXPECT_EQ(wire::callerName("Boto3/1.26.27 Python/3.11.2 Linux/6.1 Botocore/1.29.27"), "boto3 1.26.27");
    EXPECT_EQ(wire::callerName("aws-cli/2.9.19 Python/3.11.2 Botocore/2.4.5"), "aws-cli 2.9.19");
    EXPECT_EQ(wire::callerName("aws-sdk-js/3.1143.0 ua/2.1 os/linux"), "JS SDK 3.1143.0");
    EXPECT_EQ(wire::callerName("aws-sdk-java/2.20.1 Linux/6"), "Java SDK 2.20.1");
    EXPECT_EQ(wire::callerName("curl/7.88.1"), "curl 7.88.1");
    EXPECT_EQ(wire::callerName("curl/99999999999999999999999999999999"), "curl 9999999999999999");
    EXPECT_EQ(wire::callerName("evil\nname"), "program");
    EXPECT_EQ(wire::callerName(""), "program");
}

// --- Accounts and regions -------------------------------------------------------------

HttpRequest from(std::string_view accessKey, std::string_view region, std::string_view operation, std::string_view json)
{
    HttpRequest request = WireByHand::request(operation, json);
    set(request, "authorization",
        "AWS4-HMAC-SHA256 Credential=" + std::string{accessKey} + "/20261120/" + std::string{region}
            + "/kinesis/aws4_request, SignedHeaders=host, Signature=00");
    return request;
}

TEST(Endpoint, TakesTheRegionFromTheScopeAndTheAccountFromAKeyThatIsOne)
{
    struct Row {
        std::string_view accessKey;
        std::string_view region;
        std::string arn;
        std::string caller;
    };
    const Row rows[] = {
        {"AK", "us-east-1", "us-east-1:123456789012", "boto3 1.26.27"},
        {"123456789012", "us-east-1", "us-east-1:123456789012", "boto3 1.26.27"},
        {"AK", "eu-west-1", "eu-west-1:123456789012", "boto3 1.26.27 \u00b7 eu-west-1"},
        {"210987654321", "us-east-1", "us-east-1:210987654321", "boto3 1.26.27 \u00b7 210987654321"},
        {"210987654321", "eu-west-1", "eu-west-1:210987654321", "boto3 1.26.27 \u00b7 210987654321 \u00b7 eu-west-1"},
        {"21098765432", "Nowhere", "us-east-1:123456789012", "boto3 1.26.27"},
    };
    WireByHand wire;
    for (const Row& row : rows) {
        const std::string name = "s" + std::to_string(&row - rows);
        EXPECT_EQ(wire.send(from(row.accessKey, row.region, "CreateStream",
                                R"({"StreamName":")" + name + R"(","ShardCount":1})"))
                      .status,
            200);
        const Response told =
            wire.send(from(row.accessKey, row.region, "DescribeStreamSummary", R"({"StreamName":")" + name + R"("})"));
        EXPECT_EQ(WireByHand::member(told.body, "StreamARN"), "arn:aws:kinesis:" + row.arn + ":stream/" + name);
        EXPECT_TRUE(wire.world.service().calls().callerNamed(row.caller)) << row.caller;
    }
}

TEST(Endpoint, HasNoMoreHomesThanItsBound)
{
    WireByHand wire;
    for (int i = 0; i < 1'000; ++i) {
        const std::string account = std::to_string(100'000'000'000 + i);
        EXPECT_EQ(wire.send(from(account, "us-east-1", "ListStreams", "{}")).status,
            i < 255 ? 200 : (i < 260 ? 200 : 400))
            << "the others share the rate of the first";
    }
    EXPECT_EQ(wire.world.service().homes().size(), streams::kMostHomes);
}

}
