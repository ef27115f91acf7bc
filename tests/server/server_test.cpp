// The endpoint with real sockets on the loopback: what many peers at once, stopping and slow ones do to it.
#include "server/endpoint_and_client.h"

#include <string>
#include <thread>
#include <vector>

namespace {

using namespace shardscope;
using test::call;
using test::Client;
using test::count;
using test::Endpoint;

const std::string kPut = call("PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k"})");

TEST(Server, AnswersACallAndKeepsTheConnection)
{
    Endpoint endpoint;
    Client client{endpoint.server->port()};
    for (int i = 0; i < 3; ++i) {
        client.send(kPut);
        const std::string answer = client.answers(1);
        EXPECT_EQ(answer.find("HTTP/1.1 200 OK\r\nx-amzn-RequestId: "), 0U);
        EXPECT_NE(answer.find("\r\nDate: "), std::string::npos);
        EXPECT_NE(answer.find(R"("SequenceNumber":"49)"), std::string::npos);
    }
    EXPECT_EQ(endpoint.server->counts().requests, 3U);
}

TEST(Server, KeepsTheOrderOfPipelinedPuts)
{
    Endpoint endpoint;
    Client client{endpoint.server->port()};
    std::string puts;
    for (int i = 0; i < 200; ++i)
        puts += kPut;
    client.send(puts);
    const std::string answers = client.answers(200);
    EXPECT_EQ(count(answers, "HTTP/1.1 200 OK"), 200U);
    // One shard, so their numbers rise.
    std::string last;
    for (std::size_t at = answers.find("\"SequenceNumber\":\""); at != std::string::npos;
         at = answers.find("\"SequenceNumber\":\"", at + 1)) {
        const std::string number = answers.substr(at + 18, 56);
        EXPECT_LT(last, number);
        last = number;
    }
}

TEST(Server, ServesManyConnectionsAtOnce)
{
    // More calls than the control plane allows.
    world::Scenario scenario = test::quickScenario();
    scenario.settings.service.areLimitsOn = false;
    Endpoint endpoint{{}, std::move(scenario)};
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(std::make_unique<Client>(endpoint.server->port()));
    for (int round = 0; round < 3; ++round) {
        for (const auto& client : clients)
            client->send(call("ListShards", R"({"StreamName":"s"})"));
        for (const auto& client : clients)
            EXPECT_NE(client->answers(1).find("shardId-000000000001"), std::string::npos);
    }
    EXPECT_EQ(endpoint.server->counts().connections, 200U);
}

TEST(Server, ServesOthersWhileSomePeersStall)
{
    server::ServerSettings settings;
    settings.patience.forRequest = std::chrono::seconds{1};
    Endpoint endpoint{settings};
    std::vector<std::unique_ptr<Client>> stalled;
    for (int i = 0; i < 50; ++i) {
        stalled.push_back(std::make_unique<Client>(endpoint.server->port()));
        stalled.back()->send("POST / HTTP/1.1\r\nHost");
    }
    Client client{endpoint.server->port()};
    client.send(kPut);
    EXPECT_NE(client.answers(1).find("200 OK"), std::string::npos);
    // They are given up; nobody else is.
    for (const auto& one : stalled)
        EXPECT_TRUE(one->isAtEnd());
    client.send(kPut);
    EXPECT_NE(client.answers(1).find("200 OK"), std::string::npos);
}

// Whose DescribeStreamSummary takes as long as a fault can make it.
world::Scenario slowScenario()
{
    world::Scenario scenario = test::quickScenario();
    streams::FaultRule slow;
    slow.name = "slow";
    slow.error = streams::FaultError::None;
    slow.operations = {streams::Action::DescribeStreamSummary};
    slow.latency = {streams::FaultLatency::Kind::Fixed, streams::FaultRule::kLongestLatency, {}, 0};
    scenario.faults = {slow};
    return scenario;
}

TEST(Server, ServesOthersWhileInjectedLatencyHoldsAnswers)
{
    Endpoint endpoint{{}, slowScenario()};
    endpoint.runner.post(world::Control{world::SetSpeed{100}}); // ten minutes of wall time to wait
    // More than there are batches at the runner.
    std::vector<std::unique_ptr<Client>> late;
    for (std::uint64_t i = 0; i < 5; ++i) {
        late.push_back(std::make_unique<Client>(endpoint.server->port()));
        ASSERT_TRUE(late.back()->isConnected());
        late.back()->send(call("DescribeStreamSummary", R"({"StreamName":"s"})"));
        while (endpoint.server->counts().requests <= i)
            std::this_thread::yield();
    }
    Client client{endpoint.server->port()};
    for (int round = 0; round < 5; ++round) {
        client.send(call("ListShards", R"({"StreamName":"s"})"));
        EXPECT_NE(client.answers(1).find("shardId-000000000001"), std::string::npos);
    }
    endpoint.runner.post(world::Control{world::Pause{}});
    for (const auto& each : late)
        EXPECT_NE(each->answers(1).find("StreamDescriptionSummary"), std::string::npos);
}

// A text of an answer in JSON, the last with that name.
std::string lastMember(const std::string& answer, std::string_view name)
{
    const std::string key = '"' + std::string{name} + "\":\"";
    const std::size_t at = answer.rfind(key);
    if (at == std::string::npos)
        return {};
    return answer.substr(at + key.size(), answer.find('"', at + key.size()) - at - key.size());
}

// Data-streams.md, 15.7: who has no answer in time puts again, and the service tells the two apart.
TEST(Server, StoresTwiceWhatIsPutAgainAfterATimeout)
{
    world::Scenario scenario = slowScenario();
    scenario.faults.front().operations = {streams::Action::PutRecord};
    Endpoint endpoint{{}, std::move(scenario)};
    endpoint.runner.post(world::Control{world::SetSpeed{100}}); // ten minutes of wall time to wait
    Client other{endpoint.server->port()};
    const auto ask = [&](std::string_view operation, std::string_view body) {
        other.send(call(operation, body));
        return other.answers(1);
    };
    {
        Client impatient{endpoint.server->port()};
        impatient.send(kPut);
        while (endpoint.server->counts().requests == 0)
            std::this_thread::yield();
        EXPECT_NE(ask("ListShards", R"({"StreamName":"s"})").find("200 OK"), std::string::npos) << "it is put before";
    }
    endpoint.runner.post({world::Command{"you", streams::ClearFaultRequest{"slow"}}},
        [](const std::vector<world::Reply>& replies) { EXPECT_TRUE(world::isAccepted(replies.front())); });
    const std::string second =
        lastMember(ask("PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k"})"), "SequenceNumber");
    EXPECT_NE(second, "");
    const std::string iterator = lastMember(ask("GetShardIterator",
                                                R"({"StreamName":"s","ShardId":"shardId-000000000001",)"
                                                R"("ShardIteratorType":"TRIM_HORIZON"})"),
        "ShardIterator");
    const std::string got = ask("GetRecords", R"({"ShardIterator":")" + iterator + "\"}");
    EXPECT_EQ(count(got, R"("Data":"YQ==")"), 2U) << got;
    EXPECT_EQ(count(got, R"("SequenceNumber":")"), 2U) << got;
    EXPECT_EQ(count(got, second), 1U) << got;
}

TEST(Server, AnswersWhoSendsNoMore)
{
    Endpoint endpoint{{}, slowScenario()};
    endpoint.runner.post(world::Control{world::SetSpeed{100}});
    Client client{endpoint.server->port()};
    client.send(call("DescribeStreamSummary", R"({"StreamName":"s"})"));
    client.endSending();
    // So that its end has been read while the answer is held.
    Client other{endpoint.server->port()};
    for (int round = 0; round < 5; ++round) {
        other.send(call("ListShards", R"({"StreamName":"s"})"));
        EXPECT_NE(other.answers(1).find("shardId-000000000001"), std::string::npos);
    }
    endpoint.runner.post(world::Control{world::Pause{}});
    EXPECT_NE(client.answers(1).find("StreamDescriptionSummary"), std::string::npos);
    EXPECT_TRUE(client.isAtEnd());
}

TEST(Server, LetsWhatIsBeyondItsBoundWait)
{
    server::ServerSettings settings;
    settings.mostConnections = 2;
    Endpoint endpoint{settings};
    auto first = std::make_unique<Client>(endpoint.server->port());
    Client second{endpoint.server->port()};
    Client third{endpoint.server->port()};
    first->send(kPut);
    second.send(kPut);
    third.send(kPut);
    EXPECT_NE(first->answers(1).find("200 OK"), std::string::npos);
    EXPECT_NE(second.answers(1).find("200 OK"), std::string::npos);
    EXPECT_EQ(endpoint.server->counts().connections, 2U);
    first.reset();
    EXPECT_NE(third.answers(1).find("200 OK"), std::string::npos);
}

TEST(Server, TellsTheReasonWhenItClosesOnAPeerThatGoesOnSending)
{
    Endpoint endpoint;
    Client client{endpoint.server->port()};
    client.send("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n" + std::string(1'000'000, 'x'));
    EXPECT_EQ(client.answers(1).find("HTTP/1.1 413 "), 0U);
    EXPECT_TRUE(client.isAtEnd());
}

TEST(Server, StopsWithItsConnectionsOpen)
{
    Endpoint endpoint;
    Client client{endpoint.server->port()};
    client.send(kPut);
    (void)client.answers(1);
    endpoint.server->stop();
    EXPECT_TRUE(client.isAtEnd());
    EXPECT_FALSE(Client{endpoint.server->port()}.isConnected());
}

TEST(Server, SaysWhenItsPortIsTaken)
{
    Endpoint endpoint;
    server::ServerSettings settings;
    settings.port = endpoint.server->port();
    const auto second = server::Server::open(settings, endpoint.service, endpoint.runner);
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().text().find("another program listens there"), std::string::npos);
    settings.address = "nowhere";
    EXPECT_FALSE(server::Server::open(settings, endpoint.service, endpoint.runner));
}

TEST(Server, IsOnTheLoopbackUnlessToldOtherwise)
{
    Endpoint endpoint;
    EXPECT_EQ(endpoint.server->url(), "http://127.0.0.1:" + std::to_string(endpoint.server->port()));
}

// Undo is for people: what a program did stays.
TEST(Server, JournalsCallsLikeClicks)
{
    Endpoint endpoint;
    Client client{endpoint.server->port()};
    client.send(kPut);
    (void)client.answers(1);
    endpoint.server->stop();
    endpoint.runner.stop();
    EXPECT_FALSE(endpoint.runner.take().status.canUndo);
    EXPECT_EQ(endpoint.runner.take().status.branches.at(0).entries, 1U);
}

}
