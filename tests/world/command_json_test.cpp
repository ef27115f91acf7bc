#include "world/command_json.h"

#include "base/time_text.h"
#include "support/scenarios.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using namespace shardscope;
using namespace shardscope::world;

std::string problemOf(std::string_view json)
{
    const auto command = parseCommand(json, "journal", support::readerOfAccessLog());
    return command ? "" : command.error().text();
}

TEST(CommandJson, ReadsBackEveryCommand)
{
    std::set<std::size_t> kinds;
    for (const Command& command : support::everyCommand()) {
        kinds.insert(command.action.index());
        const std::string json = writeCommand(command);
        EXPECT_EQ(json.find('\n'), std::string::npos) << "a command is one line: " << json;
        const auto read = parseCommand(json, "journal", support::readerOfAccessLog());
        ASSERT_TRUE(read) << read.error().text() << "\n" << json;
        EXPECT_EQ(*read, command) << json;
        EXPECT_EQ(writeCommand(*read), json);
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<ActionVariant>) << "a kind of command is missing from the test";
}

TEST(CommandJson, LeavesOutWhatIsAsUsual)
{
    EXPECT_EQ(writeCommand({"you", streams::SplitShardRequest{"clicks", "shardId-000000000001", "5"}}),
        R"({"call": "SplitShard", "StreamName": "clicks", "ShardToSplit": "shardId-000000000001", "NewStartingHashKey": "5"})");
    AddProducer web;
    web.config.name = "web";
    web.config.stream = "clicks";
    web.config.rate.knots = {{base::Duration{0}, 100}};
    EXPECT_EQ(writeCommand({"you", web}), R"({"call": "AddProducer", "name": "web", "stream": "clicks", "rate": 100})");
}

// They are refused, and the refusal says them: a run that is read back says the same.
TEST(CommandJson, KeepsInstantsThatAreAskedForInVain)
{
    for (const base::Instant at : {base::kWorldEnd + base::Duration{1}, base::instantAt(base::kLongestText)}) {
        const std::vector<Command> commands{{"you",
                                                streams::GetShardIteratorRequest{"x", "shardId-000000000000",
                                                    streams::IteratorType::AtTimestamp, std::nullopt, at}},
            {"you",
                streams::SubscribeToShardRequest{
                    "arn", "shardId-000000000000", {streams::IteratorType::AtTimestamp, std::nullopt, at}, false}}};
        for (const Command& command : commands) {
            const std::string json = writeCommand(command);
            const auto read = parseCommand(json, "journal", support::readerOfAccessLog());
            ASSERT_TRUE(read) << read.error().text() << "\n" << json;
            EXPECT_EQ(*read, command) << json;
        }
    }
}

// A journal also holds what the World refused.
TEST(CommandJson, TakesWhatIsOutOfBoundsFromAJournal)
{
    AddProducer odd;
    odd.config.name = "";
    odd.config.stream = "nowhere";
    odd.config.batch = 0;
    odd.config.rate.knots = {{base::Duration{50}, -3}, {base::Duration{10}, 5}};
    odd.config.keys.count = 0;
    odd.config.keys.hot = {{"", {{{base::Duration{0}, 2'000'000}}}}};
    odd.config.size.lowest = -1;
    const std::vector<Command> commands{{"you", odd}, {"you", streams::CreateStreamRequest{"", 0}},
        {"you", streams::UpdateShardCountRequest{"x", 4'294'967'295}},
        {"you", streams::PutRecordRequest{"x", {std::string(300, 'k'), std::nullopt, nullptr}, std::nullopt}},
        {"you", SetProducerRate{"nobody", {{}}}}};
    for (const Command& command : commands) {
        const auto read = parseCommand(writeCommand(command), "journal", FileReader{});
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_EQ(*read, command);
    }
}

TEST(CommandJson, LooksForADataSetByItsDigestFirst)
{
    AddAgent agent = std::get<AddAgent>(support::everyCommand()[16].action);
    const std::string json = writeCommand({"you", agent});
    std::vector<std::string> asked;
    const auto byDigest = parseCommand(json, "journal", [&](const std::string& name) {
        asked.push_back(name);
        return base::Result<std::string>{support::accessLogText()};
    });
    ASSERT_TRUE(byDigest) << byDigest.error().text();
    EXPECT_EQ(asked, std::vector<std::string>{agent.config.digest});
    ASSERT_NE(std::get<AddAgent>(byDigest->action).dataset, nullptr);
    EXPECT_EQ(std::get<AddAgent>(byDigest->action).dataset->digest, agent.config.digest);

    const auto byPath = parseCommand(json, "journal", [&](const std::string& name) {
        if (name == agent.config.file)
            return base::Result<std::string>{support::accessLogText()};
        return base::Result<std::string>{base::Problem{name, "not there"}};
    });
    ASSERT_TRUE(byPath) << byPath.error().text();
    EXPECT_NE(std::get<AddAgent>(byPath->action).dataset, nullptr);

    const auto changed = parseCommand(json, "journal", [](const std::string&) {
        return base::Result<std::string>{support::accessLogText() + support::accessLogText()};
    });
    ASSERT_FALSE(changed);
    EXPECT_NE(changed.error().text().find("has changed"), std::string::npos) << changed.error().text();

    const auto without = parseCommand(json, "journal", FileReader{});
    ASSERT_TRUE(without) << without.error().text();
    EXPECT_EQ(std::get<AddAgent>(without->action).dataset, nullptr);
    EXPECT_EQ(std::get<AddAgent>(without->action).config, agent.config);
}

TEST(CommandJson, NamesThePlaceOfWhatIsWrong)
{
    EXPECT_EQ(problemOf(R"({"StreamName": "x"})").rfind("journal:1, /: lacks \"call\"", 0), 0U);
    EXPECT_NE(problemOf(R"({"call": "Splitshard"})").find("there is no call \"Splitshard\"; known are: CreateStream"),
        std::string::npos);
    EXPECT_EQ(problemOf(R"({"call": "SplitShard", "StreamName": "x", "ShardToSplit": "0", "NewStartingHashKey": 5})"),
        "journal:1, /NewStartingHashKey: must be a string, not 5");
    EXPECT_EQ(problemOf(R"({"call": "RemoveClient", "name": "x", "nmae": "y"})"),
        "journal:1, /nmae: unknown field; did you mean \"name\"?");
    EXPECT_NE(
        problemOf(R"({"call": "PutRecord", "StreamName": "x", "PartitionKey": "k", "Data": "a b="})").find("base64"),
        std::string::npos);
    EXPECT_NE(problemOf(R"({"call": "UpdateShardCount", "StreamName": "x", "TargetShardCount": 4294967296})")
                  .find("must be 0 to 4294967295"),
        std::string::npos);
    EXPECT_NE(problemOf("nonsense").find("journal:1: "), std::string::npos);
}

}
