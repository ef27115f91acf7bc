// One look at the usual bodies of puts says what the general way says of them, and nothing of any other.
#include "wire/plain_puts.h"

#include "base/rng.h"
#include "streams/service.h"
#include "wire/operations.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>

namespace {

using namespace shardscope;
using wire::Operation;

std::optional<world::Action> generally(const Operation& operation, std::string json)
{
    wire::Body body;
    if (!body.read(wire::Codec::Json, json) || wire::convert(body, operation.input))
        return std::nullopt;
    const wire::Value root{body.nodes(), 0};
    if (wire::violations(root, operation.input))
        return std::nullopt;
    return operation.decode(root, wire::Naming{streams::ServiceSettings{}});
}

const Operation& putRecord() { return *wire::operationNamed("PutRecord"); }
const Operation& putRecords() { return *wire::operationNamed("PutRecords"); }

std::string entries(std::size_t count)
{
    std::string json = R"({"StreamName":"s","Records":[)";
    for (std::size_t i = 0; i < count; ++i)
        json +=
            (i > 0 ? "," : "") + std::string{R"({"Data":"YWJj","PartitionKey":"key-)"} + std::to_string(i) + R"("})";
    return json + "]}";
}

std::string withKey(std::string_view key)
{
    return R"({"StreamName":"s","Records":[{"PartitionKey":")" + std::string{key} + R"(","Data":"YWJj"}]})";
}

std::string withData(std::string_view data)
{
    return R"({"StreamName":"s","Records":[{"PartitionKey":"k","Data":")" + std::string{data} + R"("}]})";
}

TEST(PlainPuts, AreReadAsTheGeneralWayReadsThem)
{
    const std::string arn = "arn:aws:kinesis:us-east-1:123456789012:stream/s";
    for (const std::string& json :
        {
            entries(1),
            entries(500),
            // As boto3 writes it, and as a person does.
            std::string{R"({"Records": [{"Data": "", "PartitionKey": "k"}], "StreamName": "s"})"},
            std::string{" {\n\t\"StreamARN\" : \"" + arn + "\",\r\n \"Records\" : [ { \"Data\" : \"YQ==\" } ] } \n"},
            std::string{R"({"StreamName":"s","Records":[{"Data":"YWI=","PartitionKey":"{[,:]}","ExplicitHashKey":"0"},)"
                        R"({"ExplicitHashKey":"340282366920938463463374607431768211455","Data":"YWJjZA=="}]})"},
            withKey(std::string(256, 'k')),
            withKey("\x7f"),
        }) {
        const auto plain = putRecords().decodePlain(json);
        ASSERT_TRUE(plain) << json;
        EXPECT_EQ(plain, generally(putRecords(), json)) << json;
    }
    for (const std::string json : {R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k"})",
             R"({"PartitionKey": "k", "ExplicitHashKey": "17", "Data": "", "StreamName": "a.b_C-1"})"}) {
        const auto plain = putRecord().decodePlain(json);
        ASSERT_TRUE(plain) << json;
        EXPECT_EQ(plain, generally(putRecord(), json)) << json;
    }
}

TEST(PlainPuts, SayNothingOfWhatIsUnusualOrWrong)
{
    for (const std::string& json : {
             // Unusual, and right.
             withKey(R"(a\"b)"),
             withKey(R"(\u0061)"),
             withKey("\xc3\xa9"),
             withData(R"(YQ\u003d=)"),
             std::string{R"({"StreamName":"s","StreamName":"t","Records":[{"Data":"","PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k","PartitionKey":"l"}]})"},
             std::string{R"({"StreamName":"s","Records":[{"Data":"","Data":"YQ==","PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s","Records":[{"Data":"","ExplicitHashKey":null,"PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s","StreamId":null,"Records":[{"Data":"","PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s","Later":{"a":[1]},"Records":[{"Data":"","PartitionKey":"k"}]})"},
         }) {
        EXPECT_FALSE(putRecords().decodePlain(json)) << json;
        EXPECT_TRUE(generally(putRecords(), json)) << json;
    }
    for (const std::string& json : {
             std::string{},
             std::string{"{"},
             std::string{"{}"},
             std::string{"[]"},
             entries(0),
             entries(501),
             entries(2) + "}",
             entries(2).substr(0, entries(2).size() - 1),
             std::string{R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k"},]})"},
             std::string{R"({"StreamName":"s","Records":[{"Data":"","PartitionKey":"k",}]})"},
             std::string{R"({"StreamName":"s","Records":[{"PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s","Records":[{}]})"},
             std::string{R"({"StreamName":"s","Records":{"Data":""}})"},
             std::string{R"({"StreamName":"s"})"},
             std::string{R"({"StreamName":"","Records":[{"Data":"","PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s s","Records":[{"Data":"","PartitionKey":"k"}]})"},
             std::string{R"({"StreamARN":"s","Records":[{"Data":"","PartitionKey":"k"}]})"},
             std::string{R"({"StreamName":"s","Records":[{"Data":"","ExplicitHashKey":"01"}]})"},
             withKey(""),
             withKey(std::string(257, 'k')),
             withKey("\n"),
             withKey("\xff"),
             withData("YQ"),
             withData("Y Q="),
             withData("YR=="),
         }) {
        EXPECT_FALSE(putRecords().decodePlain(json)) << json;
        EXPECT_FALSE(generally(putRecords(), json)) << json;
    }
}

TEST(PlainPuts, SayOfAnyMutilatedBodyWhatTheGeneralWaySays)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    base::Rng rng{seed};
    constexpr std::string_view kPieces = "{}[],:\"\\ =kY0\n\x80";
    const std::string whole =
        R"({"StreamName":"s","Records":[{"Data":"YWI=","PartitionKey":"k","ExplicitHashKey":"7"},)"
        R"({"PartitionKey":"l", "Data":"YWJj"}], "StreamARN":)"
        R"("arn:aws:kinesis:us-east-1:123456789012:stream/s"})";
    int plainly = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string json = whole;
        for (std::uint64_t cuts = rng.below(4); cuts > 0; --cuts) {
            const std::size_t at = rng.below(json.size());
            const std::size_t length = std::min<std::size_t>(rng.below(12), json.size() - at);
            switch (rng.below(4)) {
            case 0:
                json.erase(at, length);
                break;
            case 1:
                json.insert(at, json.substr(at, length));
                break;
            case 2:
                json.insert(at, 1, kPieces[rng.below(kPieces.size())]);
                break;
            default:
                json[at] = kPieces[rng.below(kPieces.size())];
            }
        }
        if (const auto plain = putRecords().decodePlain(json)) {
            ++plainly;
            ASSERT_EQ(plain, generally(putRecords(), json)) << json;
        }
    }
    EXPECT_GT(plainly, 1'000);
}

}
