#include "base/json_writer.h"

#include "base/json_reader.h"

#include <gtest/gtest.h>

#include <limits>

namespace {

using shardscope::base::decimalText;
using shardscope::base::JsonWriter;
using Layout = JsonWriter::Layout;

TEST(JsonWriter, LaysContainersOutOverLinesOrOnOne)
{
    std::string out;
    JsonWriter json{out};
    json.beginObject(Layout::Lines).key("name").text("clicks").key("shards").beginArray(Layout::Lines);
    json.beginObject(Layout::Line).key("id").integer(0).key("open").boolean(true).end();
    json.beginObject(Layout::Line).key("id").integer(1).key("open").null().end();
    json.end().key("none").beginArray(Layout::Lines).end().end();
    EXPECT_EQ(out, R"({
  "name": "clicks",
  "shards": [
    {"id": 0, "open": true},
    {"id": 1, "open": null}
  ],
  "none": []
})");
}

TEST(JsonWriter, KeepsWhatStandsInsideALineOnThatLine)
{
    std::string out;
    JsonWriter json{out};
    json.beginArray(Layout::Line).beginObject(Layout::Lines).key("a").integer(-1).end().end();
    EXPECT_EQ(out, R"([{"a": -1}])");
}

TEST(JsonWriter, EscapesWhatMayNotStandInAString)
{
    std::string out;
    JsonWriter{out}.text(std::string_view{"\"\\\n\r\t\x01\x7f\0 é €", 15});
    EXPECT_EQ(out, "\"\\\"\\\\\\n\\r\\t\\u0001\\u007f\\u0000 é €\"");
}

TEST(JsonWriter, ReplacesBytesThatAreNotUtf8)
{
    std::string out;
    JsonWriter{out}.text("a\xff"
                         "b\xc3");
    EXPECT_EQ(out,
        "\"a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\"");
}

TEST(JsonWriter, WritesWholeNumbersOfAnySize)
{
    std::string out;
    JsonWriter json{out};
    json.beginArray(Layout::Line);
    json.integer(std::numeric_limits<std::int64_t>::min()).count(std::numeric_limits<std::uint64_t>::max()).end();
    EXPECT_EQ(out, "[-9223372036854775808, 18446744073709551615]");
}

TEST(DecimalText, DropsTrailingZerosAndKeepsTheSign)
{
    EXPECT_EQ(decimalText(280'000, 6), "0.28");
    EXPECT_EQ(decimalText(1'000'000, 6), "1");
    EXPECT_EQ(decimalText(1, 6), "0.000001");
    EXPECT_EQ(decimalText(0, 6), "0");
    EXPECT_EQ(decimalText(-1'250, 3), "-1.25");
    EXPECT_EQ(decimalText(42, 0), "42");
    EXPECT_EQ(decimalText(std::numeric_limits<std::int64_t>::min(), 3), "-9223372036854775.808");
}

TEST(JsonWriter, IsReadBackAsItWasMeant)
{
    std::string out;
    JsonWriter json{out};
    json.beginObject(Layout::Lines).key("a \"b\"").text("line\nbreak").key("c").decimal(5, 1).end();
    const auto value = shardscope::base::parseJson(out, "x");
    ASSERT_TRUE(value) << value.error().text();
    ASSERT_EQ(value->members.size(), 2U);
    EXPECT_EQ(value->members[0].name, "a \"b\"");
    EXPECT_EQ(value->members[0].value.text, "line\nbreak");
    EXPECT_EQ(value->members[1].value.text, "0.5");
    EXPECT_EQ(value->members[1].line, 3U);
}

}
