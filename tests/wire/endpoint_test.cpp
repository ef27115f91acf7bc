// The pipeline before an operation: data-streams.md, 2.0.
#include "wire/endpoint.h"

#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace {

using namespace shardscope;
using test::WireByHand;
using wire::Codec;
using wire::HttpRequest;
using wire::Response;

constexpr std::array kCodecs{Codec::Json, Codec::Cbor};
constexpr std::string_view kAccessDenied =
    "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n"
    "</AccessDeniedException>\n";

void set(HttpRequest& request, std::string_view name, std::string_view value)
{
    std::erase_if(request.headers, [name](const auto& header) { return header.first == name; });
    if (!value.empty())
        request.headers.emplace_back(name, value);
}

// The same request in a codec.
HttpRequest inCodec(Codec codec, HttpRequest request)
{
    if (codec == Codec::Cbor) {
        request.body = test::cborOfJson(request.body);
        set(request, "content-type", wire::kCborType);
    }
    return request;
}

// The body as JSON, whichever codec it came in.
std::string told(const Response& response)
{
    return response.contentType == wire::kCborType ? test::jsonOfCbor(response.body) : response.body;
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
    std::vector<HttpRequest> requests{put, untyped};
    for (const char* const target : {"Kinesis_20131202", "Kinesis_20131202.", ".PutRecord"}) {
        set(untyped, "x-amz-target", target);
        requests.push_back(untyped);
    }
    for (const HttpRequest& request : requests) {
        const Response response = wire.send(request);
        EXPECT_EQ(response.status, 403) << request.header("x-amz-target");
        EXPECT_EQ(response.body, kAccessDenied);
    }
}

TEST(Endpoint, SaysUnknownOperationInXmlWhereOnlyTheContentTypeIsUnknown)
{
    WireByHand wire;
    for (const char* const target :
        {"Kinesis_20131202.DescribeStreamSummary", "Kinesis_20131202.Dance", "DynamoDB.X"}) {
        HttpRequest request = usual();
        set(request, "x-amz-target", target);
        set(request, "content-type", "application/x-amz-json-1.0");
        const Response response = wire.send(request);
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_EQ(response.body, "<UnknownOperationException/>\n");
    }
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

// --- The order of the checks ----------------------------------------------------------

enum class Wrong : std::uint8_t { Method, NoBody, ContentType, Form, Target, Credentials, Type, Constraint, Stream };

struct Check {
    Wrong wrong;
    const char* what;
    int status;
    std::string_view told;
};

constexpr std::string_view kUnknown = R"({"__type":"UnknownOperationException"})";

// In the order in which they are made.
constexpr Check kChecks[] = {
    // wrong | what | status | what is told
    {Wrong::Method, "no POST", 403, kAccessDenied},
    {Wrong::NoBody, "no body", 400, R"({"__type":"SerializationException"})"},
    {Wrong::ContentType, "an unknown content type", 404, "<UnknownOperationException/>\n"},
    {Wrong::Form, "a body that ends too early", 400, R"({"__type":"SerializationException"})"},
    {Wrong::Target, "an unknown operation", 400, kUnknown},
    {Wrong::Credentials, "no credentials", 400,
        R"({"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"})"},
    {Wrong::Type, "a number for a text", 400,
        R"({"__type":"SerializationException","Message":"class )"
        R"(com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String"})"},
    {Wrong::Constraint, "a number too small", 400,
        R"({"__type":"ValidationException","message":"1 validation error detected: Value '0' at 'limit' failed to )"
        R"(satisfy constraint: Member must have value greater than or equal to 1"})"},
    {Wrong::Stream, "a stream that is not there", 400,
        R"({"__type":"ResourceNotFoundException","message":"Stream none under account 123456789012 not found."})"},
};

// A request with which these two are wrong.
HttpRequest wrongIn(Codec codec, Wrong one, Wrong other)
{
    const auto is = [&](Wrong wrong) { return wrong == one || wrong == other; };
    const std::string stream = is(Wrong::Stream) ? "none" : "s";
    const std::string limit = is(Wrong::Constraint) ? "0" : "1";
    const std::string start = is(Wrong::Type) ? "1" : R"("shardId-000000000000")";
    HttpRequest request = inCodec(codec,
        WireByHand::request("DescribeStream",
            R"({"StreamName":")" + stream + R"(","Limit":)" + limit + R"(,"ExclusiveStartShardId":)" + start + "}"));
    if (is(Wrong::Method))
        request.method = "PUT";
    if (is(Wrong::ContentType))
        set(request, "content-type", "text/plain");
    if (is(Wrong::Form))
        request.body.pop_back();
    if (is(Wrong::NoBody))
        request.body.clear();
    if (is(Wrong::Target))
        set(request, "x-amz-target", "Kinesis_20131202.Dance");
    if (is(Wrong::Credentials))
        set(request, "authorization", "");
    return request;
}

TEST(Endpoint, TellsOfTwoWrongsTheOneThatTheServiceMeetsFirst)
{
    for (const Codec codec : kCodecs) {
        for (std::size_t first = 0; first < std::size(kChecks); ++first) {
            for (std::size_t second = first; second < std::size(kChecks); ++second) {
                const Check& check = kChecks[first];
                const Wrong other = kChecks[second].wrong;
                SCOPED_TRACE(std::string{check.what} + ", and " + kChecks[second].what);
                WireByHand wire;
                wire.body("CreateStream", R"({"StreamName":"s","ShardCount":2})");
                const Response response = wire.send(wrongIn(codec, check.wrong, other));
                // Without a body it is the target that tells which of two exceptions it is.
                const bool isUnknown = check.wrong == Wrong::NoBody && other == Wrong::Target;
                EXPECT_EQ(response.status, check.status);
                EXPECT_EQ(told(response), isUnknown ? kUnknown : check.told);
                if (check.status == 400 && other != Wrong::ContentType) {
                    EXPECT_EQ(response.contentType, wire::contentTypeOf(codec));
                }
            }
        }
    }
}

TEST(Endpoint, TakesTheRequestWithWhichNothingIsWrong)
{
    for (const Codec codec : kCodecs) {
        WireByHand wire;
        wire.body("CreateStream", R"({"StreamName":"s","ShardCount":2})");
        const HttpRequest request = inCodec(codec,
            WireByHand::request("DescribeStream",
                R"({"StreamName":"s","Limit":1,"ExclusiveStartShardId":"shardId-000000000000"})"));
        EXPECT_EQ(wire.send(request).status, 200);
    }
}

struct Signing {
    std::string authorization;
    std::string date;
    std::string target;
    std::string_view type;
    std::string message;
};

TEST(Endpoint, TellsWhatIsWrongWithCredentials)
{
    const std::string date = "20261120T000000Z";
    const std::string algorithm = "AWS4-HMAC-SHA256";
    const std::string key = " Credential=AK/20261120/us-east-1/kinesis/aws4_request";
    const std::string headers = " SignedHeaders=host";
    const std::string signature = " Signature=00";
    const std::string whole = algorithm + key + "," + headers + "," + signature;
    const std::string noKey = "Authorization header requires 'Credential' parameter. ";
    const std::string noSignature = "Authorization header requires 'Signature' parameter. ";
    const std::string noHeaders = "Authorization header requires 'SignedHeaders' parameter. ";
    const std::string noDate = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    const std::string inQuery = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256";
    constexpr std::string_view kIncomplete = "IncompleteSignatureException";
    const Signing rows[] = {
        // authorization | date | target | exception | message
        {"", date, "/", "MissingAuthenticationTokenException", "Missing Authentication Token"},
        {whole, date, inQuery, "InvalidSignatureException",
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."},
        {algorithm + headers + "," + signature, date, "/", kIncomplete,
            noKey + "Authorization=" + algorithm + headers + "," + signature},
        {algorithm + key + "," + headers, date, "/", kIncomplete,
            noSignature + "Authorization=" + algorithm + key + "," + headers},
        {algorithm + key + "," + signature, date, "/", kIncomplete,
            noHeaders + "Authorization=" + algorithm + key + "," + signature},
        {whole, "", "/", kIncomplete, noDate + "Authorization=" + whole},
        {algorithm, "", "/", kIncomplete, noKey + noSignature + noHeaders + noDate + "Authorization=" + algorithm},
        {"", "", inQuery + "&X-Amz-Credential=AK&X-Amz-Date=" + date, kIncomplete,
            "AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include "
            "'X-Amz-SignedHeaders'. Re-examine the query-string parameters."},
        {"", "", inQuery, kIncomplete,
            "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include "
            "'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string "
            "parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."},
    };
    for (const Codec codec : kCodecs) {
        for (const Signing& row : rows) {
            WireByHand wire;
            HttpRequest request = inCodec(codec, usual());
            request.target = row.target;
            set(request, "authorization", row.authorization);
            set(request, "x-amz-date", row.date);
            const Response response = wire.send(request);
            EXPECT_EQ(response.status, 400);
            EXPECT_EQ(response.contentType, wire::contentTypeOf(codec));
            EXPECT_EQ(response.errorType, row.type);
            EXPECT_EQ(told(response),
                R"({"__type":")" + std::string{row.type} + R"(","message":")" + row.message + "\"}");
        }
    }
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

TEST(Endpoint, NamesItsCallersByTheIdsOfTheirApplications)
{
    struct Row {
        std::string userAgent;
        std::string name;
    };
    const std::string boto3 = "Boto3/1.26.27 Python/3.11.2 Linux/6.1 Botocore/1.29.27";
    const Row rows[] = {
        {"Boto3/1.35.0 md/Botocore#1.35.0 ua/2.0 os/linux#6.1 md/arch#x86_64 lang/python#3.11.2 "
         "cfg/retry-mode#legacy Botocore/1.35.0 app/orders",
            "orders (boto3 1.35.0)"},
        {boto3 + " app/orders", "orders (boto3 1.26.27)"}, // of user_agent_extra
        {boto3 + " app/billing more", "billing (boto3 1.26.27)"},
        {"aws-sdk-js/3.1143.0 ua/2.1 os/linux lang/js api/kinesis#3.1143.0 app/Order_reader-2.1",
            "Order_reader-2.1 (JS SDK 3.1143.0)"},
        {"app/orders", "orders (program)"},
        // No word of its own.
        {boto3 + " webapp/orders", "boto3 1.26.27"},
        {boto3 + " webapp/orders app/billing", "billing (boto3 1.26.27)"},
        {boto3 + " app/", "boto3 1.26.27"},
        {boto3 + " app/ orders", "boto3 1.26.27"},
        // Nothing that a window or a terminal would take for more than text, and no more than SDKs ask for.
        {boto3 + " app/<b>&\"\n\x1b", "-b----- (boto3 1.26.27)"},
        {boto3 + " app/" + std::string(51, 'x'), std::string(50, 'x') + " (boto3 1.26.27)"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(wire::callerName(row.userAgent), row.name) << row.userAgent;
}

TEST(Endpoint, TellsTwoProgramsOnOneSdkApart)
{
    WireByHand wire;
    for (const char* const name : {"orders", "billing"}) {
        HttpRequest request = WireByHand::request("ListStreams", "{}");
        set(request, "user-agent", std::string{"Boto3/1.26.27 Botocore/1.29.27 app/"} + name);
        EXPECT_EQ(wire.send(std::move(request)).status, 200);
        EXPECT_TRUE(wire.world.service().calls().callerNamed(name + std::string{" (boto3 1.26.27)"})) << name;
    }
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

// GetRecords of all of them share a shard's five; of GetShardIterator each has its own.
TEST(Endpoint, GivesEachAccountShardIteratorsOfItsOwn)
{
    constexpr std::string_view kIterator =
        R"({"StreamARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","ShardId":"shardId-000000000000",)"
        R"("ShardIteratorType":"LATEST"})";
    WireByHand wire;
    wire.body("CreateStream", R"({"StreamName":"s","ShardCount":1})");
    wire.body("PutResourcePolicy",
        R"({"ResourceARN":"arn:aws:kinesis:us-east-1:123456789012:stream/s","Policy":"{\"Statement\":{)"
        R"(\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kinesis:GetShardIterator\"}}"})");
    for (const std::string_view account : {"AK", "210987654321", "111122223333"})
        for (int i = 0; i < 6; ++i) {
            const Response response = wire.send(from(account, "us-east-1", "GetShardIterator", kIterator));
            EXPECT_EQ(response.status, i < 5 ? 200 : 400) << account << ", " << i;
            EXPECT_EQ(response.errorType, i < 5 ? "" : "ProvisionedThroughputExceededException");
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
