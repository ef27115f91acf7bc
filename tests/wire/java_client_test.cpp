// What the AWS SDK for Java 2.x sends, encoded by another encoder than ours: tests/endpoint/record_cbor.mjs made the
// recordings and says where their form is taken from.
#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace shardscope;
using test::WireByHand;

std::string recorded(const std::string& name)
{
    std::ifstream file{
        std::filesystem::path{SHARDSCOPE_SOURCE_DIR} / "tests/endpoint/recorded" / (name + ".cbor"), std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_FALSE(bytes.empty()) << "no recording " << name;
    return bytes;
}

// A text of 24 to 65,535 bytes in the place of a shorter one that stands for it.
std::string with(std::string bytes, std::string_view open, const std::string& text)
{
    const std::string stand = static_cast<char>(0x60U + open.size()) + std::string{open};
    std::string head = "\x78";
    if (text.size() > 0xff)
        head = std::string{"\x79"} + static_cast<char>(text.size() >> 8);
    head += static_cast<char>(text.size() & 0xffU);
    const std::size_t at = bytes.find(stand);
    EXPECT_NE(at, std::string::npos);
    return bytes.replace(at, stand.size(), head + text);
}

// The answer as JSON: "200 {...}".
std::string play(WireByHand& wire, std::string_view operation, std::string bytes)
{
    wire::HttpRequest request = WireByHand::request(operation, bytes);
    for (auto& [name, value] : request.headers) {
        if (name == "content-type")
            value = wire::kCborType;
        else if (name == "user-agent")
            value = "aws-sdk-java/2.29.0 md/io#sync";
    }
    const wire::Response response = wire.send(std::move(request));
    EXPECT_EQ(response.contentType, wire::kCborType);
    return std::to_string(response.status) + " " + test::jsonOfCbor(response.body);
}

TEST(JavaClient, IsToldInCborWhatIsNotThere)
{
    WireByHand wire;
    EXPECT_EQ(play(wire, "DescribeStreamSummary", recorded("DescribeStreamSummary.unknown")),
        R"(400 {"__type":"ResourceNotFoundException","message":"Stream nowhere under account 123456789012 not found."})");
}

TEST(JavaClient, WritesBlobsAndTextsOfAllLengthsAndReadsThemBack)
{
    WireByHand wire;
    EXPECT_EQ(play(wire, "CreateStream", recorded("CreateStream")), "200 ");
    const std::string put = play(wire, "PutRecord", recorded("PutRecord"));
    EXPECT_TRUE(put.starts_with(R"(200 {"ShardId":"shardId-000000000000","SequenceNumber":")")) << put;
    wire.wait(base::Duration{1});
    const std::string puts = play(wire, "PutRecords", recorded("PutRecords"));
    EXPECT_TRUE(puts.starts_with(R"(200 {"FailedRecordCount":0,"Records":[)")) << puts;

    const std::string iterator =
        WireByHand::member(play(wire, "GetShardIterator", recorded("GetShardIterator.trim_horizon")), "ShardIterator");
    const std::string read = play(wire, "GetRecords", with(recorded("GetRecords"), "ITERATOR", iterator));
    EXPECT_NE(
        read.find(R"("Data":"","PartitionKey":"a key that is longer than what fits into the first byte of a text")"),
        std::string::npos)
        << read;
    EXPECT_NE(read.find(R"("Data":"dGhpcmQ=","PartitionKey":"ключ")"), std::string::npos) << read;
}

TEST(JavaClient, SaysInstantsInMilliseconds)
{
    WireByHand wire;
    EXPECT_EQ(play(wire, "CreateStream", recorded("CreateStream")), "200 ");
    // One record at the stream's beginning, one a millisecond later: the recording asks for the latter's instant.
    (void)play(wire, "PutRecord", recorded("PutRecord"));
    wire.wait(base::Duration{1});
    (void)play(wire, "PutRecords", recorded("PutRecords"));
    const std::string iterator =
        WireByHand::member(play(wire, "GetShardIterator", recorded("GetShardIterator.at_timestamp")), "ShardIterator");
    const std::string read = play(wire, "GetRecords", with(recorded("GetRecords"), "ITERATOR", iterator));
    EXPECT_EQ(read.find(R"("Data":"aGVsbG8=")"), std::string::npos) << read;
    EXPECT_NE(read.find(R"("ApproximateArrivalTimestamp":1795132800.001)"), std::string::npos) << read;
}

TEST(JavaClient, ListsAndDescribes)
{
    WireByHand wire;
    EXPECT_EQ(play(wire, "CreateStream", recorded("CreateStream")), "200 ");
    const std::string summary = play(wire, "DescribeStreamSummary", recorded("DescribeStreamSummary"));
    EXPECT_NE(summary.find(R"("StreamStatus":"ACTIVE")"), std::string::npos) << summary;
    EXPECT_NE(summary.find(R"("StreamCreationTimestamp":1795132800.000)"), std::string::npos) << summary;
    const std::string shards = play(wire, "ListShards", recorded("ListShards"));
    EXPECT_NE(shards.find(R"("EndingHashKey":"340282366920938463463374607431768211455")"), std::string::npos) << shards;
    const std::string consumer = play(wire, "RegisterStreamConsumer", recorded("RegisterStreamConsumer"));
    EXPECT_TRUE(consumer.starts_with(R"(200 {"Consumer":{"ConsumerName":"reader","ConsumerARN":"arn:aws:kinesis:)"))
        << consumer;
}

}
