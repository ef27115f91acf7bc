// The endpoint with real sockets on the loopback: what many peers at once, stopping and slow ones do to it.
#include "server/server.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

namespace {

using namespace shardscope;

world::Scenario quickScenario()
{
    world::Scenario scenario;
    scenario.settings.service.timings = streams::Timings::instant();
    scenario.settings.service.areLimitsOn = false; // clients here call more often than the control plane allows
    scenario.streams.push_back({{"s", 2}});
    return scenario;
}

// A runner that plays, and an endpoint on a free port.
struct Endpoint {
    explicit Endpoint(server::ServerSettings settings = {}, world::Scenario scenario = quickScenario())
        : service(scenario.settings.service), runner(std::move(scenario), {})
    {
        runner.post(world::Control{world::Play{}});
        settings.port = 0;
        auto opened = server::Server::open(settings, service, runner);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text());
        server = std::move(*opened);
    }

    streams::ServiceSettings service;
    world::Runner runner;
    std::unique_ptr<server::Server> server;
};

class Client {
public:
    explicit Client(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { ::close(m_socket); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    void send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    // Waits for so many answers, or for the end.
    std::string answers(std::size_t count)
    {
        std::string all;
        std::array<char, 65'536> some{};
        for (;;) {
            std::size_t found = 0;
            for (std::size_t at = all.find("HTTP/1.1 "); at != std::string::npos; at = all.find("HTTP/1.1 ", at + 1)) {
                const std::size_t head = all.find("\r\n\r\n", at);
                const std::size_t length = all.find("Content-Length: ", at);
                if (head != std::string::npos && all.size() >= head + 4 + std::stoul(all.substr(length + 16, 12)))
                    ++found;
            }
            if (found >= count)
                return all;
            const ssize_t got = ::recv(m_socket, some.data(), some.size(), 0);
            if (got <= 0)
                return all;
            all.append(some.data(), static_cast<std::size_t>(got));
        }
    }
    [[nodiscard]] bool isAtEnd()
    {
        char byte = 0;
        return ::recv(m_socket, &byte, 1, 0) <= 0;
    }

private:
    int m_socket;
    bool m_isConnected = false;
};

std::string call(std::string_view operation, std::string_view body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.1\r\nAuthorization: AWS4-HMAC-SHA256 "
           "Credential=a/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00\r\nX-Amz-Date: "
           "20261120T000000Z\r\nX-Amz-Target: Kinesis_20131202."
        + std::string{operation} + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"
        + std::string{body};
}

const std::string kPut = call("PutRecord", R"({"StreamName":"s","Data":"YQ==","PartitionKey":"k"})");

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

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
    Endpoint endpoint;
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(std::make_unique<Client>(endpoint.server->port()));
    for (int round = 0; round < 3; ++round) {
        for (const auto& client : clients)
            client->send(call("DescribeStreamSummary", R"({"StreamName":"s"})"));
        for (const auto& client : clients)
            EXPECT_NE(client->answers(1).find("\"OpenShardCount\":2"), std::string::npos);
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

TEST(Server, JournalsCallsLikeClicks)
{
    Endpoint endpoint;
    Client client{endpoint.server->port()};
    client.send(kPut);
    (void)client.answers(1);
    endpoint.server->stop();
    endpoint.runner.stop();
    EXPECT_TRUE(endpoint.runner.take().status.canUndo);
    EXPECT_EQ(endpoint.runner.take().status.branches.at(0).entries, 1U);
}

}
