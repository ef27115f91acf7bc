#include "wire/event_stream.h"

#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope::wire;
using shardscope::test::toHex;

// The frames of data-streams.md, 15.6, computed by another program.
TEST(EventStream, WritesTheFirstMessageToTheByte)
{
    std::string out;
    appendInitialResponse(out, "application/x-amz-json-1.1");
    EXPECT_EQ(toHex(out),
        "0000007200000060ab820d9e0d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070010696e69746961"
        "6c"
        "2d726573706f6e73650d3a636f6e74656e742d7479706507001a6170706c69636174696f6e2f782d616d7a2d6a736f6e2d312e317b7de1"
        "6e"
        "66e4");
}

TEST(EventStream, WritesAnEventToTheByte)
{
    std::string out;
    appendEvent(out, "SubscribeToShardEvent", "application/json",
        R"({"Records":[],"ContinuationSequenceNumber":"49590338271490256608559692538361571095921575989136588898","MillisBehindLatest":0})");
    EXPECT_EQ(toHex(out),
        "000000e80000005b813fdb0b0d3a6d6573736167652d747970650700056576656e740b3a6576656e742d74797065070015537562736372"
        "69"
        "6265546f53686172644576656e740d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b225265636f7264"
        "73"
        "223a5b5d2c22436f6e74696e756174696f6e53657175656e63654e756d626572223a223439353930333338323731343930323536363038"
        "35"
        "3539363932353338333631353731303935393231353735393839313336353838383938222c224d696c6c6973426568696e644c61746573"
        "74"
        "223a307d8f7bf561");
}

TEST(EventStream, WritesAnExceptionToTheByte)
{
    std::string out;
    appendException(out, "ResourceInUseException", "application/json",
        R"({"message":"Another active subscription exists for this consumer"})");
    EXPECT_EQ(toHex(out),
        "000000b600000064b07a879c0d3a6d6573736167652d74797065070009657863657074696f6e0f3a657863657074696f6e2d7479706507"
        "00"
        "165265736f75726365496e557365457863657074696f6e0d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f"
        "6e"
        "7b226d657373616765223a22416e6f746865722061637469766520737562736372697074696f6e2065786973747320666f722074686973"
        "20"
        "636f6e73756d6572227d58778086");
}

TEST(EventStream, TakesBackWhatItWroteMessageByMessage)
{
    std::string out;
    appendInitialResponse(out, kEventStreamType);
    appendEvent(out, "E", "t", std::string(100'000, 'x'));
    std::string_view rest = out;
    const auto first = takeEventMessage(rest);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->headers.at(1).second, "initial-response");
    const auto second = takeEventMessage(rest);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->payload.size(), 100'000U);
    EXPECT_TRUE(rest.empty());
    EXPECT_FALSE(takeEventMessage(rest));
}

TEST(EventStream, TakesNoMessageOfWhichABitHasChanged)
{
    std::string out;
    appendEvent(out, "E", "t", "payload");
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::string changed = out;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        std::string_view rest = changed;
        EXPECT_FALSE(takeEventMessage(rest)) << i;
    }
}

TEST(Crc32, IsThatOfTheCheckString)
{
    EXPECT_EQ(crc32("123456789"), 0xcbf43926U);
    EXPECT_EQ(crc32(""), 0U);
}

}
