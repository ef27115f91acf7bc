// An endpoint on a free port of the loopback, and a client with a real socket.
#pragma once

#include "server/server.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace shardscope::test {

inline world::Scenario quickScenario()
{
    world::Scenario scenario;
    scenario.settings.service.timings = streams::Timings::instant();
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
        // Turns a hang into a failure.
        const timeval patience{60, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
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
    // Shuts down the sending side, and reads on.
    void endSending() { ::shutdown(m_socket, SHUT_WR); }
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
    // The next bytes, whatever they are; empty at the end.
    std::string some()
    {
        std::string bytes(65'536, '\0');
        const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return bytes;
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

// Carries the bytes of a client of HTTP/2 over a socket.
struct OverSocket {
    void send(std::string_view bytes) { client.send(bytes); }
    std::string output() { return ""; }

    Client client;
};

inline std::string call(std::string_view operation, std::string_view body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.1\r\nAuthorization: AWS4-HMAC-SHA256 "
           "Credential=a/20261120/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=00\r\nX-Amz-Date: "
           "20261120T000000Z\r\nX-Amz-Target: Kinesis_20131202."
        + std::string{operation} + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n"
        + std::string{body};
}

inline std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}
