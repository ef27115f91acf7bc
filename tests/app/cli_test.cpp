#include "base/json_reader.h"
#include "base/md5.h"
#include "clients/access_log.h"
#include "support/json_schema.h"
#include "support/scenarios.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace shardscope;
using base::JsonValue;
using support::member;

const std::string kExcerpt = std::string{SHARDSCOPE_SOURCE_DIR} + "/tests/clients/data/access_excerpt.log";
const std::string kWholeLog = std::string{SHARDSCOPE_SOURCE_DIR} + "/../shared/data/apache_access_2015.log";
const std::string kScenarios = std::string{SHARDSCOPE_SOURCE_DIR} + "/resources/scenarios/";

struct Ended {
    int code = -1;
    std::string out;
    std::string err;
};

class CommandLine : public testing::Test {
protected:
    CommandLine()
        : m_folder(std::filesystem::temp_directory_path() / ("shardscope-cli-test-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(m_folder);
    }
    ~CommandLine() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    // Through a shell, as people do; stderr goes to a file of its own.
    Ended run(const std::string& arguments)
    {
        const std::string errors = path("stderr");
        Ended ended;
        std::FILE* pipe =
            ::popen((std::string{"'"} + SHARDSCOPE_CLI + "' " + arguments + " 2>'" + errors + "'").c_str(), "r");
        EXPECT_NE(pipe, nullptr);
        std::array<char, 4'096> part{};
        while (const std::size_t count = std::fread(part.data(), 1, part.size(), pipe))
            ended.out.append(part.data(), count);
        const int status = ::pclose(pipe);
        ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        if (const auto text = support::fileText(errors))
            ended.err = *text;
        return ended;
    }
    JsonValue report(const std::string& arguments)
    {
        const Ended ended = run(arguments + " --report json");
        EXPECT_EQ(ended.code, 0) << ended.err;
        auto json = base::parseJson(ended.out, "report");
        EXPECT_TRUE(json) << json.error().text();
        return json ? std::move(*json) : JsonValue{};
    }
    std::string path(const std::string& name) const { return (m_folder / name).string(); }
    std::string write(const std::string& name, const std::string& text)
    {
        std::ofstream{path(name), std::ios::binary} << text;
        return path(name);
    }

private:
    std::filesystem::path m_folder;
};

std::uint64_t count(const JsonValue& object, const std::string& name)
{
    const JsonValue* value = member(object, name);
    EXPECT_NE(value, nullptr) << name;
    return value == nullptr ? 0 : std::stoull(value->text);
}

// --- Help and exit codes -------------------------------------------------------------

TEST_F(CommandLine, HelpsANewcomer)
{
    const Ended help = run("--help");
    EXPECT_EQ(help.code, 0);
    for (const char* part : {"shardscope-cli run [SCENARIO]", "--log FILE", "check SCENARIO", "Exit codes:", "  3  "})
        EXPECT_NE(help.out.find(part), std::string::npos) << part;
    EXPECT_EQ(help.err, "");
    EXPECT_EQ(run("-h").out, help.out);
    const Ended runHelp = run("run --help");
    EXPECT_EQ(runHelp.code, 0);
    for (const char* option : {"--for", "--seed", "--profile", "--report", "--metrics", "--cloudwatch", "--log",
             "--key", "--shards", "--speed"})
        EXPECT_NE(runHelp.out.find(option), std::string::npos) << option;
    for (const std::string_view field : clients::accessLogFields())
        EXPECT_NE(runHelp.out.find(field), std::string::npos) << field;
    EXPECT_EQ(run("check --help").code, 0);
    const Ended quotasHelp = run("quotas --help");
    for (const char* option : {"FILE", "--profile", "--region", "--diff", "--csv", "--json"})
        EXPECT_NE(quotasHelp.out.find(option), std::string::npos) << option;
    EXPECT_EQ(run("--version").out.rfind("shardscope-cli ", 0), 0U);
    for (const std::string& text : {help.out, runHelp.out, quotasHelp.out, run("serve --help").out,
             run("import --help").out, run("calls --help").out}) {
        for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1)
            EXPECT_LE(text.find('\n', begin) - begin, 100U) << "fits a terminal";
    }
}

// The words of two dashes that come right after `before`.
std::set<std::string> optionsIn(const std::string& text, const std::string& before)
{
    std::set<std::string> options;
    for (std::size_t at = text.find(before + "--"); at != std::string::npos; at = text.find(before + "--", at + 1)) {
        const std::size_t begin = at + before.size();
        options.insert(text.substr(begin, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", begin) - begin));
    }
    return options;
}

TEST_F(CommandLine, DocumentsEveryOptionAndNoOther)
{
    for (const std::string command : {"run", "serve", "check", "calls", "quotas", "import"}) {
        const std::string known = run(command + " --bogus").err;
        std::set<std::string> options = optionsIn(known.substr(0, known.find('\n')), " ");
        EXPECT_EQ(options.erase("--bogus"), 1U) << known;
        EXPECT_EQ(options.erase("--help"), 1U) << known;
        EXPECT_EQ(optionsIn(run(command + " --help").out, "\n  "), options) << command;
    }
}

TEST_F(CommandLine, EndsWith1WhenItIsWrong)
{
    for (const char* arguments : {"", "frob", "run --bogus", "run --for 10", "run --for 0s", "run --seed x",
             "run --seed", "run --seed -1", "run --profile new", "run --throttle both", "run --report xml",
             "run --key client", "run --shards 4", "run --speed 2", "run x.json --log y.log",
             "run --log y.log --shards 0", "run --log y.log --shards 10001", "run --log y.log --speed 0",
             "run --log y.log --speed 1.0005", "run --log y.log --speed -1", "run --log y.log --key nonsense", "check",
             "check a b", "run ''", "run --log ''", "run --metrics ''", "--bogus run"}) {
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.code, 1) << arguments;
        EXPECT_EQ(ended.out, "") << arguments;
        EXPECT_EQ(ended.err.rfind("shardscope-cli: ", 0), 0U) << arguments << ": " << ended.err;
        EXPECT_NE(ended.err.find("--help"), std::string::npos) << arguments << ": " << ended.err;
    }
}

TEST_F(CommandLine, SaysWhichWordIsWrongAndWhatThereIs)
{
    struct Case {
        std::string arguments, words;
    };
    for (const auto& [arguments, words] :
        {Case{"", "say what to do: run, serve, check, import, calls or quotas"},
            Case{"foo", "there is no command \"foo\"; the commands are run, serve, check, import, calls and quotas"},
            Case{"--verbose", "there is no option --verbose before the command; there are --help and --version"},
            Case{"run --verbose",
                "there is no option --verbose; the options are: --for, --seed, --profile, --throttle, --quotas, --report,"
                " --metrics, --cloudwatch, --log, --calls, --key, --shards, --speed, --help"},
            Case{"run --for", "--for: its value is missing"}, Case{"run --for --seed 1", "--for: its value is missing"},
            Case{"run --seed=", "--seed: \"\" is no seed; write a whole number from 0 to 18446744073709551615"},
            Case{"run --for 1s --for 2s", "--for is given twice"},
            Case{"run a.json b.json", "\"b.json\" is one file too many after \"a.json\""},
            Case{"check", "name the scenario to check, a JSON file"},
            Case{"check --for 1s a.json", "there is no option --for; the options are: --help"},
            Case{"run --key client", "--key says how a log is replayed; name the log with --log FILE"},
            Case{"run --shards 2",
                "--shards says how a log or captured calls are replayed; name them with --log FILE or --calls FILE"},
            Case{"run --log a --calls b", "--log and --calls exclude each other; replay the one or the other"},
            Case{"import",
                "name a file with what describe-stream-summary and list-shards print, a plan of Terraform, or a "
                "template"},
            Case{"import --all", "there is no option --all; there is --help"},
            Case{"calls", "name a workspace, a file *.shardscope"},
            Case{"quotas --region Mars", "--region: \"Mars\" is no region; write for example us-east-1"},
            Case{"run --throttle both", "--throttle: \"both\" is no way to throttle; choose bucket or window"},
            Case{"serve --throttle leaky", "--throttle: \"leaky\" is no way to throttle; choose bucket or window"},
            Case{"quotas --profile new", "--profile: \"new\" is no profile; choose classic or current"},
            Case{"quotas --all",
                "there is no option --all; the options are: --profile, --region, --diff, --csv, --json, --help"},
            Case{"run --for 999999999h",
                "--for: \"999999999h\" is no time to run for; write for example 30s, 10m or"
                " 1h30m, from 1ms to 12725d"},
            Case{"run --for 0s",
                "--for: \"0s\" is no time to run for; write for example 30s, 10m or 1h30m, from 1ms"
                " to 12725d"}}) {
        const std::string err = run(arguments).err;
        EXPECT_EQ(err.substr(0, err.find('\n')), "shardscope-cli: " + words) << arguments;
    }
    EXPECT_EQ(run("help").out, run("--help").out);
    EXPECT_EQ(run("run --for=2s --seed=3").out, run("run --seed 3 --for 2s").out);
}

TEST_F(CommandLine, EndsWith2AndThePlaceWhenAScenarioIsWrong)
{
    const std::string file =
        write("wrong.json", "{\"shardscope\": 1, \"streams\": [\n{\"name\": \"s\", \"shards\": 0}]}");
    for (const std::string command : {"run ", "check "}) {
        const Ended ended = run(command + file);
        EXPECT_EQ(ended.code, 2);
        EXPECT_EQ(ended.err, "shardscope-cli: " + file + ":2, /streams/0/shards: must be 1 to 10000, not 0\n");
        EXPECT_EQ(ended.out, "");
    }
    EXPECT_EQ(run("check " + write("binary.json", std::string{"\0\x01\xff\xfe", 4})).code, 2);
    EXPECT_EQ(run("run " + write("empty.json", "")).code, 2);
    EXPECT_EQ(run("run --log " + write("empty.log", "")).code, 2);
    const std::string story = write("not.log", "once upon a time\n");
    const Ended notALog = run("run --log " + story);
    EXPECT_EQ(notALog.code, 2);
    EXPECT_EQ(notALog.err.rfind("shardscope-cli: " + story + ": not one line of this file can be read", 0), 0U)
        << notALog.err;
}

TEST_F(CommandLine, EndsWith3WhenAFileCannotBeReadOrWritten)
{
    EXPECT_EQ(run("run " + path("gone.json")).code, 3);
    EXPECT_EQ(run("run " + path(".")).code, 3);
    EXPECT_EQ(run("check " + path("gone.json")).code, 3);
    EXPECT_EQ(run("run --log " + path("gone.log")).code, 3);
    EXPECT_EQ(run("run --for 1s --metrics " + path("gone/metrics.csv")).code, 3);
    EXPECT_EQ(run("run --for 1s --metrics /dev/full").code, 3);
    EXPECT_EQ(run("run --for 1s > /dev/full").code, 3);
    const std::string scenario = write("agent.json",
        R"({"shardscope": 1, "streams": [{"name": "s"}], "agents": [{"name": "a", "stream": "s", "file": "gone.log"}]})");
    const Ended ended = run("run " + scenario);
    EXPECT_EQ(ended.code, 3);
    EXPECT_NE(ended.err.find(":1, /agents/0/file: "), std::string::npos) << ended.err;
}

TEST_F(CommandLine, ChecksScenariosWithoutRunningThem)
{
    const Ended ended = run("check " + kScenarios + "reshard-story.json");
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_NE(ended.out.find("fine: 1 stream, 3 clients, 5 events, runs for 12 m"), std::string::npos) << ended.out;
}

TEST_F(CommandLine, WritesWhatCloudWatchWouldHave)
{
    const Ended ended = run("run --for 70s --cloudwatch " + path("minutes.csv"));
    EXPECT_EQ(ended.code, 0) << ended.err;
    const auto csv = support::fileText(path("minutes.csv"));
    ASSERT_NE(csv, nullptr);
    EXPECT_EQ(csv->rfind("timestamp,StreamName,ShardId,ConsumerName,MetricName,Statistic,Value,Unit\n", 0), 0U);
    EXPECT_EQ(std::count(csv->begin(), csv->end(), '\n'), 1 + 7 + 9 + 4 + 4 + 2)
        << "a minute of one stream, its PutRecords and GetRecords calls, its consumer's events and subscriptions";
    EXPECT_EQ(run("run --for 1s --cloudwatch " + path("gone/minutes.csv")).code, 3);
    EXPECT_EQ(run("run --for 1s --cloudwatch /dev/full").code, 3);
}

// --- Quotas --------------------------------------------------------------------------

// Of the row of a quota, its first words.
std::string rowOf(const std::string& table, const std::string& name, std::size_t words)
{
    const std::size_t begin = table.find("\n  " + name + " ");
    if (begin == std::string::npos)
        return {};
    std::istringstream row{table.substr(begin + 1, table.find('\n', begin + 1) - begin - 1)};
    std::string text;
    std::string word;
    for (std::size_t i = 0; i < words && row >> word; ++i)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

TEST_F(CommandLine, PrintsQuotasByProfileAndRegion)
{
    const Ended current = run("quotas");
    EXPECT_EQ(current.code, 0) << current.err;
    EXPECT_EQ(current.out.rfind("Quotas of profile current (2026-11) in us-east-1, beside those of classic (2023)\n",
                  0),
        0U)
        << current.out;
    EXPECT_EQ(rowOf(current.out, "shards", 7), "shards 20000 500 shards 2023 / 2026-11");
    EXPECT_EQ(rowOf(current.out, "writeRecordsPerSecond", 4), "writeRecordsPerSecond 1000 1000 records/s");
    EXPECT_EQ(rowOf(run("quotas --profile classic").out, "shards", 3), "shards 500 20000");
    EXPECT_EQ(rowOf(run("quotas --region eu-central-1").out, "shards", 3), "shards 1000 200");
    const std::string diff = run("quotas --diff").out;
    EXPECT_EQ(rowOf(diff, "writeRecordsPerSecond", 4), "");
    EXPECT_EQ(rowOf(diff, "tagsPerCall", 3), "tagsPerCall 200 10");
    const std::string csv = run("quotas --csv --profile classic").out;
    EXPECT_EQ(csv.rfind("name,value,used,classic,current,unit,what,source,date\n", 0), 0U) << csv;
    EXPECT_NE(csv.find("\ntagsPerCall,10,,10,200,tags,Tags added by one call,"), std::string::npos) << csv;
    EXPECT_EQ(run("quotas > /dev/full").code, 3);
    EXPECT_EQ(run("quotas " + path("gone.json")).code, 3);
}

TEST_F(CommandLine, PrintsHowARunAnswersWhatTheReferencesLeaveOpen)
{
    const std::string usual = run("quotas").out;
    EXPECT_EQ(rowOf(usual, "putsWhileDeleting", 3), "putsWhileDeleting refused taken");
    EXPECT_EQ(rowOf(usual, "shardCountRefusals", 3),
        "shardCountRefusals LimitExceededException InvalidArgumentException");
    EXPECT_EQ(rowOf(usual, "scanBudget", 2), "scanBudget 0s");
    EXPECT_EQ(rowOf(usual, "onDemandScaleIn", 3), "onDemandScaleIn off on");
    EXPECT_EQ(run("quotas --diff").out.find("putsWhileDeleting"), std::string::npos);

    const std::string file = write("open.json",
        R"({"shardscope": 1, "putsWhileDeleting": "taken", "futureTimestamps": "accepted", "readRecords": "limited",
            "reshardRates": "stream", "shardCountRefusals": "InvalidArgumentException", "scanBudget": "10m"})");
    const std::string diff = run("quotas --diff " + file).out;
    EXPECT_EQ(rowOf(diff, "putsWhileDeleting", 3), "putsWhileDeleting taken* refused");
    EXPECT_EQ(rowOf(diff, "futureTimestamps", 2), "futureTimestamps accepted*");
    EXPECT_EQ(rowOf(diff, "readRecords", 2), "readRecords limited*");
    EXPECT_EQ(rowOf(diff, "reshardRates", 2), "reshardRates stream*");
    EXPECT_EQ(rowOf(diff, "shardCountRefusals", 2), "shardCountRefusals InvalidArgumentException*");
    EXPECT_EQ(rowOf(diff, "scanBudget", 2), "scanBudget 10m*");
}

TEST_F(CommandLine, MarksTheQuotasOfAScenariosAccount)
{
    const std::string file = write("granted.json",
        R"({"shardscope": 1, "profile": "classic", "quotas": {"shards": 1000, "updateShardCountPerDay": 30}})");
    const std::string table = run("quotas --diff " + file).out;
    EXPECT_EQ(rowOf(table, "shards", 3), "shards 1000* 20000");
    EXPECT_EQ(rowOf(table, "updateShardCountPerDay", 3), "updateShardCountPerDay 30* 10");
    EXPECT_NE(table.find("  * shards is the account's own; the profile says 500.\n"), std::string::npos) << table;
    const std::string text = run("run --for 1s " + file).out;
    EXPECT_NE(text.find("  Old quotas: profile classic has those of 2023, "), std::string::npos) << text;
    EXPECT_NE(text.find("  Quota of the account: shards 1,000 instead of 500.\n"), std::string::npos) << text;
    const JsonValue json = report("run --for 1s " + file);
    EXPECT_EQ(member(json, "profileDate")->text, "2023");
    ASSERT_EQ(member(json, "quotas")->elements.size(), 2U);
    EXPECT_EQ(count(member(json, "quotas")->elements[0], "value"), 1'000U);
    EXPECT_EQ(run("run --for 1s").out.find("quotas"), std::string::npos) << "a run of today says nothing of them";
}

// Everything is written, one value is changed, and it is given back.
TEST_F(CommandLine, WritesQuotasToAFileAndTakesThemBack)
{
    const Ended all = run("quotas --json");
    ASSERT_EQ(all.code, 0) << all.err;
    const std::string unchanged = write("limits.json", all.out);
    EXPECT_EQ(run("quotas --json " + unchanged).out, all.out);
    const std::string same = run("quotas --diff " + unchanged).out;
    EXPECT_EQ(rowOf(same, "tagsPerCall", 1), "") << "only what differs from the file's own profile: " << same;

    std::string edited = all.out;
    const std::string before = R"("writeRecordsPerSecond": {"value": 1000)";
    ASSERT_NE(edited.find(before), std::string::npos) << edited;
    edited.replace(edited.find(before), before.size(), R"("writeRecordsPerSecond": {"value": 10)");
    const std::string file = write("edited.json", edited);
    const std::string diff = run("quotas --diff " + file).out;
    EXPECT_EQ(rowOf(diff, "writeRecordsPerSecond", 3), "writeRecordsPerSecond 10* 1000");
    EXPECT_NE(diff.find("  * writeRecordsPerSecond 10, of 2026-11, instead of 1,000.\n"), std::string::npos) << diff;
    const std::string text = run("run --for 5s --quotas " + file).out;
    EXPECT_NE(text.find("  Quota of the run: writeRecordsPerSecond 10, of 2026-11, instead of 1,000.\n"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("A shard's quota is 10 records/s"), std::string::npos) << text;
    EXPECT_EQ(text.find("Old quotas"), std::string::npos);
    EXPECT_EQ(run("run --quotas " + path("gone.json")).code, 3);
    const Ended wrong = run("run --quotas "
        + write("wrong.json", "{\"shardscopeQuotas\": 1, \"profile\": \"current\", \"quotas\": {\n\"shards\": 0}}"));
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.err.find("wrong.json:2, /quotas/shards: must be 1 to 100000, not 0"), std::string::npos);
    EXPECT_EQ(run("quotas --json --csv").code, 1);
}

TEST_F(CommandLine, WarnsOfQuotasOlderThanThoseOfTheProfile)
{
    const std::string file = write("classic.json", run("quotas --json --profile classic").out);
    const std::string warning = "Old quotas: this run has values from before those of profile current (2026-11): ";
    const std::string text = run("run --for 1s --profile current --quotas " + file).out;
    const std::size_t at = text.find("  " + warning);
    ASSERT_NE(at, std::string::npos) << text;
    EXPECT_NE(text.find("putRecordsMaxBytes 5,242,880, of 2023, instead of 10,485,760;", at), std::string::npos) << text;
    EXPECT_NE(text.find("shards in us-east-1 500, of 2023, instead of 20,000;", at), std::string::npos) << text;
    EXPECT_EQ(run("run --for 1s --quotas " + file).out.find(warning), std::string::npos) << "the file's own profile";
    const std::string scenario =
        write("old.json", R"({"shardscope": 1, "profile": "current", "quotas": "classic.json"})");
    EXPECT_NE(run("check " + scenario).out.find(warning), std::string::npos);
}

// --- Runs -------------------------------------------------------------------------------

TEST_F(CommandLine, RunsTheBuiltInScenarioByDefault)
{
    const JsonValue builtIn = report("run --for 45s");
    const JsonValue fromFile = report("run " + kScenarios + "default.json --for 45s");
    EXPECT_EQ(member(builtIn, "fingerprint")->text.size(), 16U);
    EXPECT_EQ(member(builtIn, "fingerprint")->text, member(fromFile, "fingerprint")->text);
    EXPECT_EQ(count(builtIn, "virtualMs"), 45'000U);
    EXPECT_EQ(member(builtIn, "fingerprint")->text, member(report("run --for 45s"), "fingerprint")->text);
    EXPECT_NE(member(builtIn, "fingerprint")->text, member(report("run --for 45s --seed 2"), "fingerprint")->text);
    EXPECT_EQ(member(report("run --for 1s --profile classic"), "profile")->text, "classic");
    EXPECT_EQ(member(builtIn, "throttle"), nullptr) << "the usual one is not named";
    const JsonValue windows = report("run --for 1m --throttle window");
    ASSERT_NE(member(windows, "throttle"), nullptr);
    EXPECT_EQ(member(windows, "throttle")->text, "window");
    const JsonValue buckets = report("run --for 1m --throttle bucket");
    EXPECT_EQ(member(buckets, "fingerprint")->text, member(report("run --for 1m"), "fingerprint")->text);
    EXPECT_NE(member(buckets, "fingerprint")->text, member(windows, "fingerprint")->text);
    const Ended text = run("run --for 2s");
    EXPECT_EQ(text.code, 0);
    EXPECT_EQ(text.err, "") << "progress is for terminals";
    EXPECT_NE(text.out.find("Stream clicks: ACTIVE, 4 open shards"), std::string::npos) << text.out;
}

TEST_F(CommandLine, WritesMetricsSecondBySecond)
{
    const JsonValue json = report("run --for 20s --metrics " + path("metrics.csv"));
    const auto csv = support::fileText(path("metrics.csv"));
    ASSERT_NE(csv, nullptr);
    EXPECT_EQ(csv->rfind("second,kind,stream,name,records,", 0), 0U);
    EXPECT_EQ(std::count(csv->begin(), csv->end(), '\n'), 1 + 20 * (1 + 4 + 2 + 3));
}

TEST_F(CommandLine, FindsTheFilesOfAScenarioBesideIt)
{
    write("access.log", support::accessLogText());
    const std::string scenario = write("agent.json",
        R"({"shardscope": 1, "length": "1m", "streams": [{"name": "s"}], "agents": [{"name": "a", "stream": "s", "file": "access.log"}]})");
    const JsonValue json = report("run " + scenario);
    EXPECT_EQ(count(member(json, "producers")->elements.at(0), "stored"), 20U);
}

TEST_F(CommandLine, ExplainsTheNumbersThatAreNotPlain)
{
    const std::string throttled = run("run --for 1m").out;
    const std::string calm = run("run --for 5s").out;
    for (const char* note : {"  refused counts every put that was throttled, retries too; first time, ",
             "  A shard's quota is 1,000 records/s and 1,048,576 bytes/s. One second may hold more: "}) {
        EXPECT_NE(throttled.find(note), std::string::npos) << throttled;
        EXPECT_EQ(calm.find(note), std::string::npos) << calm;
    }
}

// --- Replayed logs ------------------------------------------------------------------------

struct Line {
    std::string client;
    std::int64_t second = 0; // since the first
    std::int64_t bytes = 0;  // of the line and its key
};

// Read apart from the program's own reader: split at spaces, the stamp within one month.
std::vector<Line> linesOf(const std::string& text)
{
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t stamp = line.find('[') + 1;
        const auto part = [&](std::size_t at) { return std::stoll(line.substr(stamp + at, 2)); };
        EXPECT_EQ(line.substr(stamp + 2, 9), "/May/2015");
        EXPECT_EQ(line.substr(stamp + 21, 5), "+0000");
        const std::string client = line.substr(0, line.find(' '));
        lines.push_back({client, ((part(0) * 24 + part(12)) * 60 + part(15)) * 60 + part(18),
            static_cast<std::int64_t>(line.size() + client.size())});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.second < b.second; });
    const std::int64_t first = lines.empty() ? 0 : lines.front().second;
    for (Line& line : lines)
        line.second -= first;
    return lines;
}

struct ShardSum {
    std::uint64_t records = 0;
    std::int64_t bytes = 0;
};

std::vector<ShardSum> sumsByMd5(const std::vector<Line>& lines, std::uint32_t shards)
{
    const std::vector<base::HashRange> ranges = base::evenSplit(shards);
    std::vector<ShardSum> sums(shards);
    for (const Line& line : lines) {
        const base::HashKey hash = base::hashOfPartitionKey(line.client);
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (ranges[i].contains(hash)) {
                ++sums[i].records;
                sums[i].bytes += line.bytes;
            }
        }
    }
    return sums;
}

void expectCountsOfMd5(const JsonValue& json, const std::vector<Line>& lines, std::uint32_t shards)
{
    const JsonValue& stream = member(json, "streams")->elements.at(0);
    ASSERT_EQ(member(stream, "shards")->elements.size(), shards);
    const std::vector<ShardSum> expected = sumsByMd5(lines, shards);
    for (std::size_t i = 0; i < shards; ++i) {
        const JsonValue& shard = member(stream, "shards")->elements[i];
        EXPECT_EQ(count(shard, "records"), expected[i].records) << i;
        EXPECT_EQ(count(shard, "bytes"), static_cast<std::uint64_t>(expected[i].bytes)) << i;
    }
    EXPECT_EQ(count(stream, "records"), lines.size());
    EXPECT_TRUE(member(json, "countsEqualMd5")->boolean);
}

// A shard's two limits as plain counters that fill up as time goes: none of the program's own
// integer units. Slack covers what adding fractions loses.
std::uint64_t firstRefusals(const std::vector<Line>& lines, std::int64_t speed)
{
    constexpr double recordsPerMs = 1.0;
    constexpr double bytesPerMs = 1'048.576;
    double records = 1'000; // tokens there
    double bytes = 1'048'576;
    std::int64_t now = 0;
    std::uint64_t refused = 0;
    for (const Line& line : lines) {
        const std::int64_t at = line.second * 1'000 / speed;
        records = std::min(1'000.0, records + recordsPerMs * static_cast<double>(at - now));
        bytes = std::min(1'048'576.0, bytes + bytesPerMs * static_cast<double>(at - now));
        now = at;
        if (records < 1.0 - 1e-9 || bytes < static_cast<double>(line.bytes) - 1e-6) {
            ++refused;
            continue;
        }
        records -= 1;
        bytes -= static_cast<double>(line.bytes);
    }
    return refused;
}

// The whole log where it is, and loud words where it is not.
std::shared_ptr<const std::string> wholeLog()
{
    auto text = support::fileText(kWholeLog);
    if (!text)
        std::fprintf(stderr, "\n*** SKIPPED: %s is not there; the excerpt alone was replayed ***\n\n",
            kWholeLog.c_str());
    return text;
}

TEST_F(CommandLine, ReplaysAnExcerptIntoTheShardsOfItsKeys)
{
    const auto text = support::fileText(kExcerpt);
    ASSERT_NE(text, nullptr) << kExcerpt;
    const std::vector<Line> lines = linesOf(*text);
    for (const std::uint32_t shards : {1U, 4U, 7U})
        expectCountsOfMd5(report("run --log " + kExcerpt + " --speed 3600 --shards " + std::to_string(shards)), lines,
            shards);
    const Ended words = run("run --log " + kExcerpt + " --key client --shards 4 --speed 3600");
    EXPECT_NE(words.out.find("Checked: the MD5 of each line's key"), std::string::npos) << words.out;
}

TEST_F(CommandLine, ReplaysTheWholeLogIntoTheShardsOfItsKeys)
{
    const auto text = wholeLog();
    if (!text)
        GTEST_SKIP() << kWholeLog << " is not there";
    const std::vector<Line> lines = linesOf(*text);
    ASSERT_EQ(lines.size(), 10'000U);
    const JsonValue json = report("run --log " + kWholeLog + " --key client --shards 4 --speed 3600");
    expectCountsOfMd5(json, lines, 4);
    EXPECT_EQ(count(member(json, "streams")->elements.at(0), "refused"), 0U);
    for (const JsonValue& consumer : member(json, "consumers")->elements)
        EXPECT_NE(member(consumer, "lagMs"), nullptr);
    // The top key of a shard is the client with most lines in it.
    const JsonValue& shard = member(member(json, "streams")->elements.at(0), "shards")->elements.at(0);
    const JsonValue& top = member(shard, "topKeys")->elements.at(0);
    EXPECT_EQ(count(top, "records"),
        static_cast<std::uint64_t>(std::count_if(lines.begin(), lines.end(),
            [&](const Line& line) { return line.client == member(top, "key")->text; })));
}

TEST_F(CommandLine, RefusesOnFirstAttemptsWhatABucketWould)
{
    const auto text = wholeLog();
    if (!text)
        GTEST_SKIP() << kWholeLog << " is not there";
    const std::vector<Line> lines = linesOf(*text);
    const JsonValue json = report("run --log " + kWholeLog + " --shards 1 --speed 100000");
    expectCountsOfMd5(json, lines, 1);
    const std::uint64_t expected = firstRefusals(lines, 100'000);
    EXPECT_GT(expected, 1'000U);
    EXPECT_EQ(count(member(json, "producers")->elements.at(0), "firstRefused"), expected);
    EXPECT_EQ(count(member(json, "streams")->elements.at(0), "firstRefused"), expected);
    const auto& consumers = member(json, "consumers")->elements;
    const bool hasRealLag = std::any_of(consumers.begin(), consumers.end(),
        [](const JsonValue& consumer) { return count(consumer, "worstLagMs") > 2'000; });
    EXPECT_TRUE(hasRealLag);
}

TEST_F(CommandLine, CountsBrokenLinesAndLosesNoOther)
{
    const auto text = support::fileText(kExcerpt);
    ASSERT_NE(text, nullptr) << kExcerpt;
    const std::size_t cut = text->find('\n', text->size() / 2) + 1;
    const std::string broken = write("broken.log", text->substr(0, cut) + "nonsense\n\n\xff\xfe\n" + text->substr(cut));
    const JsonValue json = report("run --speed 100000 --log " + broken);
    expectCountsOfMd5(json, linesOf(*text), 4);
    EXPECT_EQ(count(member(json, "producers")->elements.at(0), "skippedLines"), 2U);

    const auto number = std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(cut), '\n');
    const std::string words = run("run --speed 100000 --log " + broken).out;
    EXPECT_NE(words.find("agent skipped 2 lines of its file that could not be read: numbers "
                  + std::to_string(number + 1) + ", " + std::to_string(number + 3) + ".\n"),
        std::string::npos)
        << words;
    const std::string single = write("single.log", *text + "\n?\n");
    EXPECT_NE(run("run --log " + single).out.find("agent skipped 1 line of its file"), std::string::npos);
    std::string many = *text;
    for (int i = 0; i < 15; ++i)
        many += "\n?";
    EXPECT_NE(run("run --log " + write("many.log", many)).out.find(" and 5 more.\n"), std::string::npos);
}

TEST_F(CommandLine, ImportsAStreamOfAnAccount)
{
    const std::string summary = write("summary.json",
        R"({"StreamDescriptionSummary": {"StreamName": "clicks", "StreamStatus": "ACTIVE", "RetentionPeriodHours": 24}})");
    const std::string half = "170141183460469231731687303715884105728";
    const std::string below = "170141183460469231731687303715884105727";
    const std::string max = "340282366920938463463374607431768211455";
    const auto shard = [](const std::string& id, const std::string& from, const std::string& to) {
        return R"({"ShardId": "shardId-00000000000)" + id + R"(", "HashKeyRange": {"StartingHashKey": ")" + from
            + R"(", "EndingHashKey": ")" + to
            + R"("}, "SequenceNumberRange": {"StartingSequenceNumber": "49646437577130777162115407028967465143858078037781250066"}})";
    };
    const std::string shards =
        write("shards.json", "{\"Shards\": [" + shard("1", half, max) + "," + shard("4", "0", below) + "]}");
    const Ended imported = run("import " + shards + " " + summary);
    ASSERT_EQ(imported.code, 0) << imported.err;
    EXPECT_EQ(run("import - < " + write("both.json", *support::fileText(summary) + *support::fileText(shards))).out,
        imported.out);
    const std::string scenario = write("clicks.json", imported.out);
    EXPECT_EQ(run("check " + scenario).out, scenario + ": fine: 1 stream, 0 clients, 0 events, runs for 10 m\n");
    const JsonValue json = report("run --for 1s " + scenario);
    EXPECT_EQ(member(json, "streams")->elements.size(), 1U);

    const Ended alone = run("import " + shards);
    EXPECT_EQ(alone.code, 2);
    EXPECT_EQ(alone.err.rfind("shardscope-cli: " + shards + ": says nothing of the stream itself", 0), 0U) << alone.err;
    EXPECT_EQ(run("import " + path("gone.json")).code, 3);
}

TEST_F(CommandLine, ImportsTheLoadOfAStream)
{
    const std::string load =
        write("load.csv", "Timestamp,IncomingRecords,IncomingBytes\n0,6000,3000000\n60,12000,6000000\n180,60,30000\n");
    const Ended imported = run("import " + load);
    ASSERT_EQ(imported.code, 0) << imported.err;
    EXPECT_EQ(imported.err, "the metrics: 1 of 4 periods have no point and count as zero\n");
    EXPECT_NE(imported.out.find("\"from CloudWatch\""), std::string::npos) << imported.out;
    EXPECT_EQ(run("check " + write("load.json", imported.out)).code, 0);
    // For a stream that is described beside it.
    const std::string plan = write("template.json", R"({"Resources": {"orders": {"Type": "AWS::Kinesis::Stream"}}})");
    EXPECT_NE(run("import " + plan + " " + load).out.find("\"stream\": \"orders\""), std::string::npos);
}

TEST_F(CommandLine, ReplaysCapturedCalls)
{
    const auto put = [](const std::string& at, const std::string& key) {
        return R"({"at": ")" + at
            + R"(", "call": "PutRecord", "caller": "shop", "StreamName": "clicks", "PartitionKey": ")" + key
            + "\", \"Data\": \"YQ==\"}\n";
    };
    const std::string calls = write("calls.ndjson", put("1s", "a") + put("2s", "b"));
    const auto records = [](const JsonValue& json) {
        std::uint64_t all = 0;
        for (const JsonValue& shard : member(member(json, "streams")->elements.at(0), "shards")->elements)
            all += count(shard, "records");
        return all;
    };
    EXPECT_EQ(records(report("run --shards 2 --calls " + calls)), 2U);
    EXPECT_EQ(records(report("run --for 1500ms --calls " + calls)), 1U);
    EXPECT_EQ(records(report("run --for 1500ms --speed 2 --calls " + calls)), 2U);
    EXPECT_EQ(records(report("run --for 1ms --speed max --calls " + calls)), 2U);
    const std::string scenario =
        write("s.json", R"({"shardscope": 1, "length": "5s", "streams": [{"name": "clicks", "shards": 3}]})");
    const JsonValue into = report("run " + scenario + " --calls " + calls);
    EXPECT_EQ(records(into), 2U);
    EXPECT_EQ(member(member(into, "streams")->elements.at(0), "shards")->elements.size(), 3U);

    const Ended wrong = run("run --calls " + write("wrong.ndjson", put("1s", "a") + "{\"at\": \"2s\"}\n"));
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.err.find("wrong.ndjson:2"), std::string::npos) << wrong.err;
    EXPECT_EQ(run("run --calls " + path("gone.ndjson")).code, 3);
    EXPECT_EQ(run("calls " + path("gone.shardscope")).code, 2);
}

}
