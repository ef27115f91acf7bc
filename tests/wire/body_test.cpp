#include "wire/body.h"

#include "wire/body_writer.h"
#include "wire/wire_by_hand.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using shardscope::test::cborOfJson;
using shardscope::test::fromHex;
using shardscope::test::jsonOfCbor;
using shardscope::test::toHex;
using shardscope::wire::Body;
using shardscope::wire::BodyWriter;
using shardscope::wire::Codec;
using shardscope::wire::NodeKind;
using shardscope::wire::Value;

bool isReadable(Codec codec, std::string bytes)
{
    Body body;
    return body.read(codec, bytes);
}

TEST(JsonBody, KnowsEveryMemberAndWhereItEnds)
{
    Body body;
    std::string json = R"({"a": {"b": [1, -2.5, true, null]}, "c": "x\n\u00e9"})";
    ASSERT_TRUE(body.read(Codec::Json, json));
    const Value root{body.nodes(), 0};
    EXPECT_EQ(root.count(), 2U);
    EXPECT_EQ(root.find("c")->node().text, "x\n\xc3\xa9");
    const Value list = *root.find("a")->find("b");
    EXPECT_EQ(list.count(), 4U);
    EXPECT_EQ((*list.begin()).node().integer, 1);
    EXPECT_FALSE(root.find("b"));
}

TEST(JsonBody, TakesTheLastOfTwoMembersWithOneName)
{
    Body body;
    std::string json = R"({"a": 1, "a": 2})";
    ASSERT_TRUE(body.read(Codec::Json, json));
    EXPECT_EQ((Value{body.nodes(), 0}.integer("a", 0)), 2);
}

TEST(JsonBody, RefusesWhatIsNoObjectOrNotWellFormed)
{
    for (const char* const json : {"", "[]", "1", "null", "\"a\"", "{", "{}x", "{\"a\":}", "{\"a\":1,}", "{'a':1}",
             "{\"a\":tru}", "{\"a\":01}", "{\"a\":\"\\x\"}", "{\"a\":\"\xff\"}", "{\"a\":\"\\ud800\"}"})
        EXPECT_FALSE(isReadable(Codec::Json, json)) << json;
}

TEST(JsonBody, NestsAsDeepAsTheServiceNeedsAndNoDeeper)
{
    const auto nested = [](std::size_t lists) {
        return "{\"a\":" + std::string(lists, '[') + std::string(lists, ']') + "}";
    };
    EXPECT_TRUE(isReadable(Codec::Json, nested(shardscope::wire::kBodyDepth - 1)));
    EXPECT_FALSE(isReadable(Codec::Json, nested(shardscope::wire::kBodyDepth)));
    EXPECT_FALSE(isReadable(Codec::Json, nested(100'000)));
}

TEST(CborBody, ReadsWhatTheAppendixOfTheStandardWrites)
{
    // RFC 8949, appendix A, each in a map under "a".
    EXPECT_EQ(jsonOfCbor(fromHex("a1616117")), R"({"a":23})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161611903e8")), R"({"a":1000})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161613903e7")), R"({"a":-1000})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161611b000000e8d4a51000")), R"({"a":1000000000000})");
    EXPECT_EQ(jsonOfCbor(fromHex("a16161f5")), R"({"a":true})");
    EXPECT_EQ(jsonOfCbor(fromHex("a16161f7")), R"({"a":null})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161614401020304")), R"({"a":"AQIDBA=="})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161615f42010243030405ff")), R"({"a":"AQIDBAU="})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161617f657374726561646d696e67ff")), R"({"a":"streaming"})");
    EXPECT_EQ(jsonOfCbor(fromHex("a161619f018202039f0405ffff")), R"({"a":[1,[2,3],[4,5]]})");
    EXPECT_EQ(jsonOfCbor(fromHex("bf61610161629f0203ffff")), R"({"a":1,"b":[2,3]})");
    EXPECT_EQ(jsonOfCbor(fromHex("a16161a0")), R"({"a":{}})");
    EXPECT_EQ(jsonOfCbor(fromHex("a0")), "{}");
}

TEST(CborBody, TakesTagOneAsMillisecondsInEveryWayANumberIsWritten)
{
    const std::string inSeconds = R"({"a":1545084650.987})";
    EXPECT_EQ(jsonOfCbor(fromHex("a16161c11b00000167be4c4e9b")).substr(0, 6), R"({"a":1)");
    std::string out;
    BodyWriter{Codec::Cbor, out}.beginMap().key("a").timestamp(1'545'084'650'987).end();
    EXPECT_EQ(jsonOfCbor(out), inSeconds);
    // A double under the tag, as some encoders write it.
    EXPECT_EQ(jsonOfCbor(fromHex("a16161c1fb42767be39a5eb000")).substr(0, 7), R"({"a":15)");
}

TEST(CborBody, RefusesWhatIsCutOffOrNoMap)
{
    const std::string whole = cborOfJson(R"({"StreamName":"s","Records":[{"Data":"YWJj","PartitionKey":"k"}]})");
    ASSERT_TRUE(isReadable(Codec::Cbor, whole));
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(isReadable(Codec::Cbor, whole.substr(0, length))) << length;
    EXPECT_FALSE(isReadable(Codec::Cbor, whole + whole));
    for (const char* const hex : {"01", "80", "6161", "ff", "a1", "a10101", "a16161ff", "bf6161ff", "a161617f01ff",
             "a161617f5f4101ffff", "a161c16161", "a16161c1c101", "a16161c261ff", "a161615b7fffffffffffffff",
             "a1616162c328", "bb7fffffffffffffff", "a16161c16161"})
        EXPECT_FALSE(isReadable(Codec::Cbor, fromHex(hex))) << hex;
}

TEST(CborBody, NestsAsDeepAsTheServiceNeedsAndNoDeeper)
{
    const auto nested = [](std::size_t lists) {
        return std::string{"\xa1\x61\x61"} + std::string(lists, '\x9f') + std::string(lists, '\xff');
    };
    EXPECT_TRUE(isReadable(Codec::Cbor, nested(shardscope::wire::kBodyDepth - 1)));
    EXPECT_FALSE(isReadable(Codec::Cbor, nested(shardscope::wire::kBodyDepth)));
    EXPECT_FALSE(isReadable(Codec::Cbor, nested(100'000)));
}

TEST(BodyWriter, WritesCompactJsonThatReadsBack)
{
    std::string out;
    BodyWriter{Codec::Json, out}
        .beginMap()
        .key("a")
        .beginList()
        .integer(-1)
        .text("q\"\\\x01\xc3\xa9")
        .end()
        .key("t")
        .timestamp(1'545'084'650'007)
        .key("b")
        .blob("\xff")
        .key("o")
        .boolean(false)
        .end();
    EXPECT_EQ(out, "{\"a\":[-1,\"q\\\"\\\\\\u0001\xc3\xa9\"],\"t\":1545084650.007,\"b\":\"/w==\",\"o\":false}");
    EXPECT_TRUE(isReadable(Codec::Json, out));
}

TEST(BodyWriter, ReplacesBytesThatAreNoText)
{
    for (const Codec codec : {Codec::Json, Codec::Cbor}) {
        std::string out;
        BodyWriter{codec, out}.beginMap().key("a").text("x\xffy").end();
        Body body;
        ASSERT_TRUE(body.read(codec, out));
        EXPECT_EQ((Value{body.nodes(), 0}.text("a")), "x\xef\xbf\xbdy");
    }
}

TEST(BodyWriter, WritesNumbersInTheirShortestCbor)
{
    std::string out;
    BodyWriter{Codec::Cbor, out}.beginMap().key("a").integer(23).key("b").integer(-500).end();
    EXPECT_EQ(toHex(out),
        "bf6161176162"
        "3901f3ff");
}

}
