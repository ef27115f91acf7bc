#include "wire/signature.h"

#include "base/time_text.h"
#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope::wire;
using shardscope::test::WireByHand;

const Credentials kLocal{"shardscope", "secret"};
constexpr std::int64_t kThen = 1'795'132'800; // 2026-11-20T00:00:00Z

// As botocore 1.43 signed it.
HttpRequest signedRequest()
{
    return {"POST", "/",
        {{"x-amz-target", "Kinesis_20131202.DescribeStreamSummary"}, {"content-type", "application/x-amz-json-1.1"},
            {"host", "127.0.0.1:4567"}, {"x-amz-date", "20261120T000000Z"},
            {"authorization",
                "AWS4-HMAC-SHA256 Credential=shardscope/20261120/us-east-1/kinesis/aws4_request, "
                "SignedHeaders=content-type;host;x-amz-date;x-amz-target, "
                "Signature=472f5af58b4fa1f86054714f342d350e6d5e4e4aa44da994ef33c6f0d4cfe76f"}},
        R"({"StreamName":"clicks"})"};
}

std::string& header(HttpRequest& request, std::string_view name)
{
    for (auto& [key, value] : request.headers) {
        if (key == name)
            return value;
    }
    request.headers.emplace_back(name, "");
    return request.headers.back().second;
}

std::string failureType(const HttpRequest& request, std::int64_t at = kThen)
{
    if (const auto missing = missingCredentials(request))
        return std::string{missing->type};
    const auto wrong = wrongSignature(request, kLocal, at);
    return wrong ? std::string{wrong->type} : "";
}

TEST(Signature, OfAnotherSignerIsTaken) { EXPECT_EQ(failureType(signedRequest()), ""); }

TEST(Signature, CoversBodyMethodAndSignedHeaders)
{
    HttpRequest request = signedRequest();
    request.body += " ";
    EXPECT_EQ(failureType(request), "InvalidSignatureException");
    request = signedRequest();
    header(request, "x-amz-target") = "Kinesis_20131202.DeleteStream";
    EXPECT_EQ(failureType(request), "InvalidSignatureException");
    request = signedRequest();
    request.target = "/?a=b";
    EXPECT_EQ(failureType(request), "InvalidSignatureException");
    request = signedRequest();
    header(request, "user-agent") = "any"; // is not signed
    EXPECT_EQ(failureType(request), "");
}

TEST(Signature, OfAnUnknownKeyNamesTheToken)
{
    HttpRequest request = signedRequest();
    std::string& authorization = header(request, "authorization");
    authorization.replace(authorization.find("shardscope"), 10, "somebody00");
    const auto failure = wrongSignature(request, kLocal, kThen);
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->type, "UnrecognizedClientException");
    EXPECT_EQ(failure->message, "The security token included in the request is invalid.");
}

TEST(Signature, LivesFiveMinutesBothWays)
{
    EXPECT_EQ(failureType(signedRequest(), kThen + 300), "");
    EXPECT_EQ(failureType(signedRequest(), kThen - 300), "");
    const auto late = wrongSignature(signedRequest(), kLocal, kThen + 301);
    ASSERT_TRUE(late);
    EXPECT_EQ(late->message,
        "Signature expired: 20261120T000000Z is now earlier than 20261120T000001Z (20261120T000501Z - 5 min.)");
    const auto early = wrongSignature(signedRequest(), kLocal, kThen - 301);
    ASSERT_TRUE(early);
    EXPECT_EQ(early->message,
        "Signature not yet current: 20261120T000000Z is still later than 20261119T235959Z (20261119T235459Z + 5 min.)");
}

TEST(Credentials, MustBeThere)
{
    HttpRequest request = signedRequest();
    std::erase_if(request.headers, [](const auto& each) { return each.first == "authorization"; });
    EXPECT_EQ(missingCredentials(request),
        (AuthFailure{"MissingAuthenticationTokenException", "Missing Authentication Token"}));
}

TEST(Credentials, StandInOnePlaceOnly)
{
    HttpRequest request = signedRequest();
    request.target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256";
    EXPECT_EQ(missingCredentials(request),
        (AuthFailure{"InvalidSignatureException",
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."}));
}

TEST(Credentials, AreNamedPieceByPieceWhenTheyAreMissing)
{
    HttpRequest request = signedRequest();
    header(request, "authorization") = "AWS4-HMAC-SHA256 Signature=00";
    header(request, "x-amz-date") = "";
    EXPECT_EQ(missingCredentials(request),
        (AuthFailure{"IncompleteSignatureException",
            "Authorization header requires 'Credential' parameter. Authorization header requires 'SignedHeaders' "
            "parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
            "Authorization=AWS4-HMAC-SHA256 Signature=00"}));
    request = signedRequest();
    header(request, "authorization") = "";
    request.target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261120T000000Z&X-Amz-SignedHeaders=host";
    EXPECT_EQ(missingCredentials(request),
        (AuthFailure{"IncompleteSignatureException",
            "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include "
            "'X-Amz-Signature'. Re-examine the query-string parameters."}));
}

TEST(AmzDate, IsBasicIso)
{
    EXPECT_EQ(amzDate(kThen), "20261120T000000Z");
    EXPECT_EQ(parseAmzDate("20261120T000000Z"), kThen);
    for (const char* const text :
        {"", "2026-11-20T00:00:00Z", "20261120T000000", "20261320T000000Z", "2026112xT000000Z"})
        EXPECT_FALSE(parseAmzDate(text)) << text;
}

TEST(StrictEndpoint, RefusesWhatIsNotSignedByItsKey)
{
    WireByHand wire{{.strict = kLocal}};
    (void)wire.world.apply({"test", shardscope::streams::CreateStreamRequest{"clicks", 1}});
    wire.wait(shardscope::base::Duration{0});
    EXPECT_EQ(wire.send(signedRequest()).status, 200);
    const Response refused = wire.call("DescribeStreamSummary", R"({"StreamName":"clicks"})");
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.errorType, "UnrecognizedClientException");
}

}
