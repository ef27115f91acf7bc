#include "base/json_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using shardscope::base::JsonValue;
using shardscope::base::kJsonDepth;
using shardscope::base::parseJson;

std::string problemOf(std::string_view json)
{
    const auto value = parseJson(json, "file.json");
    return value ? "" : value.error().text();
}

void expectProblem(std::string_view json, const std::string& place, const std::string& words)
{
    const std::string problem = problemOf(json);
    EXPECT_EQ(problem.rfind(place + ": ", 0), 0U) << json << "\n" << problem;
    EXPECT_NE(problem.find(words), std::string::npos) << json << "\n" << problem;
}

TEST(JsonReader, KnowsTheLineOfEverything)
{
    const auto root = parseJson("{\n  \"a\": 1,\n  \"b\":\n    [true,\n     null, \"x\\ny\"]\n}\n", "file.json");
    ASSERT_TRUE(root) << root.error().text();
    ASSERT_EQ(root->members.size(), 2U);
    EXPECT_EQ(root->line, 1U);
    EXPECT_EQ(root->members[0].line, 2U);
    EXPECT_EQ(root->members[1].line, 3U);
    const JsonValue& list = root->members[1].value;
    EXPECT_EQ(list.line, 4U);
    ASSERT_EQ(list.elements.size(), 3U);
    EXPECT_TRUE(list.elements[0].boolean);
    EXPECT_EQ(list.elements[1].line, 5U);
    EXPECT_EQ(list.elements[2].text, "x\ny");
}

TEST(JsonReader, KnowsTheLineOnWhichTheObjectBegins)
{
    const auto root = parseJson("\n\n  {\"a\": 1}", "file.json");
    ASSERT_TRUE(root);
    EXPECT_EQ(root->line, 3U);
}

TEST(JsonReader, CountsLinesFromWhereItsTextBegins)
{
    const auto root = parseJson("{\n\"a\": 1}", "file.json", 40);
    ASSERT_TRUE(root);
    EXPECT_EQ(root->line, 40U);
    EXPECT_EQ(root->members[0].line, 41U);
    // Its mistakes are looked for from the start again.
    const auto broken = parseJson("{\n\"a\": 1,\n\"b\": [2,\n],\n\"c\": 3}", "file.json", 40);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().where, "file.json:42");
}

TEST(JsonReader, KeepsNumbersAsTheyAreWritten)
{
    const auto root = parseJson(R"({"a":-0.50,"b":18446744073709551615,"c":1e3})", "file.json");
    ASSERT_TRUE(root) << root.error().text();
    EXPECT_EQ(root->members[0].value.text, "-0.50");
    EXPECT_EQ(root->members[1].value.text, "18446744073709551615");
    EXPECT_EQ(root->members[2].value.text, "1e3");
}

TEST(JsonReader, SaysThatCommentsAreNotJson)
{
    expectProblem("{\n  // rate\n  \"a\": 1\n}", "file.json:2", "comments are not JSON");
    expectProblem("{\"a\": 1 /* don't */}", "file.json:1", "comments are not JSON");
    expectProblem("# a \"b\n{\"a\": 1}", "file.json:1", "comments are not JSON");
    EXPECT_EQ(problemOf(R"({"url": "http://example.com/#x"})"), "");
}

TEST(JsonReader, NamesTheCommonMistakes)
{
    expectProblem("{\n \"a\": 1,\n}", "file.json:2", "a comma right before the closing }");
    expectProblem("{\"a\": [1,\n2,\n]}", "file.json:2", "a comma right before the closing ]");
    expectProblem("{\n\"a\": \"open\n}", "file.json:2", "not closed on its line");
    expectProblem("{\n\n\"a\": \"open", "file.json:3", "never closed");
    expectProblem("{'a': 1}", "file.json:1", "double quotes");
    expectProblem("{\n\"a\": 1\n\"b\": 2}", "file.json:3", "missing");
    expectProblem("{\n\"a\": 1,\n\"a\": 2}", "file.json:3", "stands here twice");
    expectProblem("{\"a\": 01}", "file.json:1", "number");
    expectProblem("{\"a\": tru}", "file.json:1", "not JSON");
    expectProblem("{\"a\": \"\\q\"}", "file.json:1", "escape");
    expectProblem("{\"a\": [1, 2}", "file.json:1", "missing");
    expectProblem("{\n\"a\": 1\n", "file.json:3", "cut off");
}

// Found by fuzzing: quotes that close again for a person, but not for the parser.
TEST(JsonReader, SurvivesAStringThatItsEscapesKeepOpen)
{
    EXPECT_NE(problemOf(R"({"a": 1, "b": "\u00 1, "b": "\u0d1e+\",ud600"})"), "");
    EXPECT_NE(problemOf(R"({"a": b"})"), "");
    EXPECT_NE(problemOf(R"({"a": nt": 1})"), "");
    EXPECT_NE(problemOf(R"({"a": nul})"), "");
}

TEST(JsonReader, WantsExactlyOneObject)
{
    expectProblem("", "file.json:1", "empty");
    expectProblem(" \n\n ", "file.json:1", "empty");
    expectProblem("\n[1]", "file.json:2", "one JSON object");
    expectProblem("7", "file.json:1", "one JSON object");
    expectProblem("{}\n{}", "file.json:2", "after the end");
    EXPECT_EQ(problemOf("{}\n \n"), "");
}

TEST(JsonReader, RefusesWhatIsNotUtf8)
{
    expectProblem("{\n\"a\": \"\xff\"}", "file.json:2", "UTF-8");
    expectProblem("{\"a\": \"\xc0\xaf\"}", "file.json:1", "UTF-8");
    EXPECT_EQ(problemOf("{\"a\": \"é € 𝄞\"}"), "");
}

TEST(JsonReader, BoundsHowDeepBracketsNest)
{
    const auto nested = [](std::size_t depth) {
        return "{\"a\": " + std::string(depth, '[') + std::string(depth, ']') + "}";
    };
    EXPECT_EQ(problemOf(nested(kJsonDepth - 1)), "");
    expectProblem(nested(kJsonDepth), "file.json:1", "nest deeper");
    expectProblem(nested(200'000), "file.json:1", "nest deeper");
}

TEST(JsonReader, RefusesEveryTruncationOfADocument)
{
    const std::string whole = R"({"a": [1, {"b": "c\u00e9"}, true], "d": {"e": null}, "f": -1.5e3})";
    ASSERT_EQ(problemOf(whole), "");
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_NE(problemOf(whole.substr(0, length)), "") << whole.substr(0, length);
}

}
