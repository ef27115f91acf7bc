// The endpoint as a program that keeps what is done: killed and started again, it knows all that it has answered.
//
// Seeds are printed; SHARDSCOPE_SEED repeats one.
#include "server/endpoint_and_client.h"
#include "store/workspace.h"
#include "world/timeline.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

namespace {

using namespace shardscope;
namespace fs = std::filesystem;

class Serving {
public:
    // Returns when it listens or has ended.
    explicit Serving(std::vector<std::string> options)
    {
        options.insert(options.begin(), {SHARDSCOPE_CLI, "serve", "--port", "0"});
        std::vector<char*> words;
        for (std::string& option : options)
            words.push_back(option.data());
        words.push_back(nullptr);
        std::array<int, 2> pipe{};
        EXPECT_EQ(::pipe2(pipe.data(), O_CLOEXEC), 0);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
        EXPECT_EQ(::posix_spawn(&m_process, SHARDSCOPE_CLI, &actions, nullptr, words.data(), environ), 0);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(pipe[1]);
        m_output = pipe[0];
        while (m_said.find("Stop with Ctrl+C") == std::string::npos && hear()) {}
        const std::size_t colon = m_said.find("127.0.0.1:");
        if (colon != std::string::npos)
            m_port = static_cast<std::uint16_t>(std::stoul(m_said.substr(colon + 10, 5)));
    }
    ~Serving()
    {
        if (m_process != 0)
            end(SIGKILL);
        ::close(m_output);
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] const std::string& said() const { return m_said; }
    // The exit code, or -1 when a signal ended it.
    int end(int signal)
    {
        ::kill(m_process, signal);
        int status = 0;
        while (hear()) {}
        ::waitpid(m_process, &status, 0);
        m_process = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    bool hear()
    {
        std::array<char, 1'024> some{};
        const ssize_t got = ::read(m_output, some.data(), some.size());
        if (got > 0)
            m_said.append(some.data(), std::size_t(got));
        return got > 0;
    }

    pid_t m_process = 0;
    int m_output = -1;
    std::string m_said;
    std::uint16_t m_port = 0;
};

// The text of a member of a flat answer.
std::string memberOf(const std::string& answer, const std::string& name)
{
    const std::string begin = '"' + name + "\":\"";
    const std::size_t at = answer.find(begin);
    if (at == std::string::npos)
        return "";
    const std::size_t from = at + begin.size();
    return answer.substr(from, answer.find('"', from) - from);
}

std::string ask(test::Client& client, std::string_view operation, const std::string& body)
{
    client.send(test::call(operation, body));
    return client.answers(1);
}

struct Acknowledged {
    std::string shard;
    std::string sequenceNumber;
    std::string key;
};

// Everything that the stream holds: sequence number to partition key, by shard.
using Held = std::map<std::string, std::map<std::string, std::string>>;

Held heldBy(std::uint16_t port, int shards)
{
    Held held;
    test::Client client(port);
    for (int i = 0; i < shards; ++i) {
        const std::string shard = "shardId-00000000000" + std::to_string(i);
        std::string iterator =
            memberOf(ask(client, "GetShardIterator",
                         R"({"StreamName":"s","ShardIteratorType":"TRIM_HORIZON","ShardId":")" + shard + "\"}"),
                "ShardIterator");
        for (;;) {
            const std::string answer = ask(client, "GetRecords", R"({"ShardIterator":")" + iterator + "\"}");
            std::size_t found = 0;
            for (std::size_t at = answer.find("\"SequenceNumber\":"); at != std::string::npos;
                 at = answer.find("\"SequenceNumber\":", at + 1), ++found) {
                // The record around it; names come in any order.
                const std::size_t begin = answer.rfind('{', at);
                const std::string record = answer.substr(begin, answer.find('}', at) - begin);
                held[shard].emplace(memberOf(record, "SequenceNumber"), memberOf(record, "PartitionKey"));
            }
            if (answer.find("\"MillisBehindLatest\":0") != std::string::npos && found == 0)
                break;
            iterator = memberOf(answer, "NextShardIterator");
            if (iterator.empty())
                break;
        }
    }
    return held;
}

// Behind everybody's back.
void change(const fs::path& file, const char* sql)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

bool isLess(const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

// That are kept: a stream, and three records in it.
void makeFourCalls(test::Client& client)
{
    (void)ask(client, "CreateStream", R"({"StreamName":"s","ShardCount":1})");
    for (const char* key : {"a", "b", "c"})
        (void)ask(client, "PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":")" + std::string{key} + "\"}");
}

class Kept : public testing::Test {
protected:
    Kept() { fs::create_directories(folder); }
    ~Kept() override
    {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    [[nodiscard]] std::vector<std::string> options(std::vector<std::string> more = {}) const
    {
        more.insert(more.end(), {"--data", (folder / "data").string()});
        return more;
    }
    [[nodiscard]] std::vector<std::string> quick() const
    {
        return options({"--limits", "off", "--timings", "instant"});
    }

    fs::path folder = fs::temp_directory_path() / ("shardscope-serve-test-" + std::to_string(::getpid()));
};

}

TEST_F(Kept, KilledFiftyTimesItHasEveryAnsweredPut)
{
    const char* const asked = std::getenv("SHARDSCOPE_SEED");
    const auto seed = asked != nullptr ? std::strtoull(asked, nullptr, 10) : std::random_device{}();
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::mt19937_64 random{seed};
    constexpr int kKills = 50;
    constexpr int kShards = 2;
    std::mutex mutex;
    std::vector<Acknowledged> acknowledged;
    std::map<std::string, std::string> highest; // sequence number, by shard
    for (int kill = 0; kill < kKills; ++kill) {
        Serving serving{quick()};
        ASSERT_NE(serving.port(), 0) << serving.said();
        if (kill == 0) {
            test::Client client(serving.port());
            ASSERT_NE(ask(client, "CreateStream", R"({"StreamName":"s","ShardCount":2})").find("200 OK"),
                std::string::npos);
        }
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 2; ++writer) {
            writers.emplace_back([&, writer] {
                test::Client client(serving.port());
                for (int i = 0;; ++i) {
                    const std::string key =
                        std::to_string(kill) + '-' + std::to_string(writer) + '-' + std::to_string(i);
                    const std::string answer =
                        ask(client, "PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":")" + key + "\"}");
                    const Acknowledged put{memberOf(answer, "ShardId"), memberOf(answer, "SequenceNumber"), key};
                    if (put.sequenceNumber.empty() || answer.find("}", answer.find("\r\n\r\n")) == std::string::npos)
                        return;
                    const std::lock_guard lock{mutex};
                    acknowledged.push_back(put);
                }
            });
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{random() % 40}); // a killer keeps no appointment
        serving.end(SIGKILL);
        for (std::thread& writer : writers)
            writer.join();
    }

    Serving serving{quick()};
    ASSERT_NE(serving.port(), 0) << serving.said();
    const Held held = heldBy(serving.port(), kShards);
    ASSERT_FALSE(acknowledged.empty());
    std::printf("%zu puts were answered\n", acknowledged.size());
    for (const Acknowledged& put : acknowledged) {
        const auto shard = held.find(put.shard);
        ASSERT_NE(shard, held.end()) << put.shard;
        const auto record = shard->second.find(put.sequenceNumber);
        ASSERT_NE(record, shard->second.end()) << put.key << " was answered and is gone";
        EXPECT_EQ(record->second, put.key);
        std::string& most = highest[put.shard];
        most = isLess(most, put.sequenceNumber) ? put.sequenceNumber : most;
    }
    // Sequence numbers go on.
    test::Client client(serving.port());
    for (int i = 0; i < 10; ++i) {
        const std::string answer =
            ask(client, "PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":")" + std::to_string(i) + "\"}");
        EXPECT_TRUE(isLess(highest[memberOf(answer, "ShardId")], memberOf(answer, "SequenceNumber"))) << answer;
    }
    EXPECT_EQ(serving.end(SIGTERM), 0);
}

TEST_F(Kept, GoesOnAfterACleanStopAndOpensAsAWorkspace)
{
    std::string first;
    {
        Serving serving{quick()};
        ASSERT_NE(serving.port(), 0) << serving.said();
        EXPECT_NE(serving.said().find("(0 calls so far)"), std::string::npos) << serving.said();
        test::Client client(serving.port());
        ask(client, "CreateStream", R"({"StreamName":"s","ShardCount":1})");
        first = memberOf(ask(client, "PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"a"})"),
            "SequenceNumber");
        ASSERT_FALSE(first.empty());
        EXPECT_EQ(heldBy(serving.port(), 1).at("shardId-000000000000").size(), 1U);
        EXPECT_EQ(serving.end(SIGTERM), 0);
    }
    const auto opened = store::openWorkspace((folder / "data" / "endpoint.shardscope").string());
    ASSERT_TRUE(opened) << opened.error().text();
    // What was only read is not in it.
    EXPECT_EQ(opened->run.journal().size(), 2U);
    auto timeline = world::Timeline::open(opened->run);
    ASSERT_TRUE(timeline) << timeline.error().text();
    timeline->runUntil(opened->run.now);
    EXPECT_EQ(timeline->world().service().recordsKept(), 1U);

    Serving serving{quick()};
    EXPECT_NE(serving.said().find("(2 calls so far)"), std::string::npos) << serving.said();
    EXPECT_EQ(heldBy(serving.port(), 1).at("shardId-000000000000").count(first), 1U);
    EXPECT_EQ(serving.end(SIGTERM), 0);
}

// Three records of 600 kB, where 1 MiB is kept.
TEST_F(Kept, OrTrimmedForMemoryWhichIsSaid)
{
    const std::string scenario = (folder / "small.json").string();
    std::ofstream(scenario)
        << R"({"shardscope": 1, "outsideBudget": 1048576, "streams": [{"name": "s", "shards": 1}]})";
    Serving serving{{"--scenario", scenario, "--limits", "off"}};
    ASSERT_NE(serving.port(), 0) << serving.said();
    {
        test::Client client(serving.port());
        const std::string data(800'000, 'A');
        for (const char* key : {"a", "b", "c"})
            ASSERT_NE(ask(client, "PutRecord",
                          R"({"StreamName":"s","PartitionKey":")" + std::string{key} + R"(","Data":")" + data + "\"}")
                          .find("200 OK"),
                std::string::npos);
    }
    const auto givesUpAt = std::chrono::steady_clock::now() + std::chrono::seconds{120};
    std::size_t held = 3;
    while (held > 1 && std::chrono::steady_clock::now() < givesUpAt)
        held = heldBy(serving.port(), 1)["shardId-000000000000"].size();
    EXPECT_EQ(held, 1U);
    EXPECT_EQ(serving.end(SIGTERM), 0);
    EXPECT_NE(serving.said().find("\nIn all: Trimmed for memory, not for retention: 2 records from before "),
        std::string::npos)
        << serving.said();
}

TEST_F(Kept, ByOneProgramAtATime)
{
    Serving serving{quick()};
    ASSERT_NE(serving.port(), 0) << serving.said();
    Serving second{quick()};
    EXPECT_EQ(second.port(), 0);
    EXPECT_NE(second.said().find("endpoint.shardscope"), std::string::npos) << second.said();
    EXPECT_EQ(second.end(SIGTERM), 3);
    EXPECT_EQ(serving.end(SIGTERM), 0);
}

TEST_F(Kept, RefusesAnotherBeginning)
{
    EXPECT_EQ(Serving{quick()}.end(SIGTERM), 0);
    Serving other{options({"--limits", "on"})};
    EXPECT_EQ(other.end(SIGTERM), 2);
    EXPECT_NE(other.said().find("Leave out --limits"), std::string::npos) << other.said();
    Serving counted{options({"--throttle", "window"})};
    EXPECT_EQ(counted.end(SIGTERM), 2);
    EXPECT_NE(counted.said().find("Leave out --throttle"), std::string::npos) << counted.said();
}

TEST_F(Kept, NowhereIsSaidWithTheSystemsReason)
{
    std::ofstream(folder / "data") << "a file";
    Serving serving{quick()};
    EXPECT_EQ(serving.end(SIGTERM), 3);
    EXPECT_NE(serving.said().find("data"), std::string::npos) << serving.said();
}

// Who served on with a run that has lost something would answer otherwise than before.
TEST_F(Kept, ButNotServedWhereARowOfItsJournalIsDamaged)
{
    {
        Serving serving{quick()};
        ASSERT_NE(serving.port(), 0) << serving.said();
        test::Client client(serving.port());
        makeFourCalls(client);
        EXPECT_EQ(serving.end(SIGTERM), 0);
    }
    const fs::path data = folder / "data";
    const fs::path whole = folder / "whole";
    fs::rename(data, whole);
    struct Row {
        const char* damage;
        const char* says;
    };
    for (const Row& row : {
             Row{"UPDATE journal SET gesture = gesture + 1 WHERE ord = 1", "journal entry 1 is not as it was written"},
             {"UPDATE journal SET command = '{' WHERE ord = 1", "journal entry 1 is not as it was written"},
             {"UPDATE journal SET at = 'soon' WHERE ord = 2", "table journal, row 3"},
             {"UPDATE journal SET records = x'' WHERE ord = 3", "journal entry 3 is not as it was written"},
             {"DELETE FROM journal WHERE ord = 2", "its journal had 4 entries when it was saved, and has 3"},
         }) {
        SCOPED_TRACE(row.damage);
        fs::remove_all(data);
        fs::copy(whole, data);
        change(data / "endpoint.shardscope", row.damage);
        Serving serving{quick()};
        EXPECT_EQ(serving.port(), 0);
        EXPECT_EQ(serving.end(SIGTERM), 3);
        EXPECT_EQ(serving.said(),
            "shardscope-cli: " + (data / "endpoint.shardscope").string() + ": is damaged (" + row.says
                + "). Open an earlier copy of it. A copy made while the workspace was open may lack its end: close the "
                  "workspace before copying it\n");
    }
    fs::remove_all(data);
    fs::rename(whole, data);
    Serving serving{quick()};
    EXPECT_NE(serving.said().find("(4 calls so far)"), std::string::npos) << serving.said();
    EXPECT_EQ(serving.end(SIGTERM), 0);
}

// What is captured while it serves, and what the folder has kept, are the same calls; replayed they store the same.
TEST_F(Kept, AndCapturedCallsAreReplayed)
{
    const std::string capture = (folder / "calls.ndjson").string();
    std::vector<std::string> words = quick();
    words.insert(words.end(), {"--capture", capture});
    Serving serving{words};
    ASSERT_NE(serving.port(), 0) << serving.said();
    {
        test::Client client(serving.port());
        makeFourCalls(client);
        (void)ask(client, "ListShards", R"({"StreamName":"s"})"); // only reads
    }
    EXPECT_EQ(serving.end(SIGTERM), 0);
    const auto run = [this](const std::string& arguments) {
        const std::string out = (folder / "out").string();
        EXPECT_EQ(std::system((std::string{"'"} + SHARDSCOPE_CLI + "' " + arguments + " > '" + out + "'").c_str()), 0)
            << arguments;
        std::ifstream file{out};
        return std::string{std::istreambuf_iterator<char>(file), {}};
    };
    std::ifstream file{capture};
    const std::string captured{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(std::count(captured.begin(), captured.end(), '\n'), 4) << captured;
    EXPECT_EQ(run("calls '" + (folder / "data" / "endpoint.shardscope").string() + "'"), captured);
    // They follow one another as fast as they were made: the stream has to be there at once.
    std::ofstream(folder / "at-once.json") << R"({"shardscope": 1, "timings": "instant", "streams": []})";
    const std::string report =
        run("run '" + (folder / "at-once.json").string() + "' --calls '" + capture + "' --report json");
    EXPECT_NE(report.find("\"records\": 3"), std::string::npos) << report;
}
