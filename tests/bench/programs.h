// Programs that call an endpoint while something else is measured, all of them on one thread: some put ten records ten
// times a second, the others each read a shard by SubscribeToShard.
#pragma once

#include "base/check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace shardscope::bench {

class Programs {
public:
    // On a stream with that name, which has a shard for every reader, where a consumer is ACTIVE at once.
    Programs(std::uint16_t port, std::string stream, int writers, int readers)
        : m_port(port), m_stream(std::move(stream)),
          m_thread([this, writers, readers](const std::stop_token& stop) { run(stop, writers, readers); })
    {
    }

    [[nodiscard]] std::uint64_t answers() const { return m_answers; }
    [[nodiscard]] std::uint64_t eventBytes() const { return m_eventBytes; }

private:
    using Clock = std::chrono::steady_clock;

    class Socket {
    public:
        explicit Socket(std::uint16_t port) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0))
        {
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(port);
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            SHARD_CHECK(::connect(m_descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        }
        ~Socket() { ::close(m_descriptor); }
        Socket(const Socket&) = delete;
        Socket& operator=(const Socket&) = delete;

        [[nodiscard]] int descriptor() const { return m_descriptor; }
        void send(std::string_view bytes) const
        {
            while (!bytes.empty()) {
                const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
                SHARD_CHECK(sent > 0);
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            }
        }
        // What is there, or what comes next; empty at the end.
        [[nodiscard]] std::string_view some(std::array<char, 65'536>& into) const
        {
            const ssize_t got = ::recv(m_descriptor, into.data(), into.size(), 0);
            return {into.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
        }

    private:
        int m_descriptor;
    };

    struct Writer {
        std::unique_ptr<Socket> socket;
        Clock::time_point nextAt;
        bool isAsking = false;
    };

    static std::string call(std::string_view operation, const std::string& body)
    {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: "
               "Kinesis_20131202."
            + std::string{operation}
        + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=a/20261120/us-east-1/kinesis/aws4_request, "
          "SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20261120T000000Z\r\nUser-Agent: Boto3/1.26.27\r\n"
          "Content-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    [[nodiscard]] std::string putOf(int writer) const
    {
        std::string body = R"({"StreamName":")" + m_stream + R"(","Records":[)";
        for (int i = 0; i < 10; ++i)
            body += std::string(i > 0 ? "," : "") + R"({"Data":")" + std::string(400, 'Q') + R"(","PartitionKey":"key-)"
                + std::to_string(writer * 10 + i) + R"("})";
        return call("PutRecords", body + "]}");
    }

    // The ARN of a consumer of its own.
    [[nodiscard]] std::string registered() const
    {
        const Socket socket{m_port};
        std::array<char, 65'536> bytes{};
        socket.send(call("DescribeStreamSummary", R"({"StreamName":")" + m_stream + "\"}"));
        const std::string arn = textAt(socket.some(bytes), "StreamARN");
        socket.send(call("RegisterStreamConsumer", R"({"StreamARN":")" + arn + R"(","ConsumerName":"program"})"));
        return textAt(socket.some(bytes), "ConsumerARN");
    }
    static std::string textAt(std::string_view json, std::string_view name)
    {
        const std::string before = "\"" + std::string{name} + "\":\"";
        const std::size_t begin = json.find(before);
        SHARD_CHECK(begin != std::string_view::npos);
        const std::string_view text = json.substr(begin + before.size());
        return std::string{text.substr(0, text.find('"'))};
    }

    [[nodiscard]] std::string subscribe(const std::string& consumer, int shard) const
    {
        std::string digits = std::to_string(shard);
        digits.insert(0, 12 - digits.size(), '0');
        return call("SubscribeToShard",
            R"({"ConsumerARN":")" + consumer + R"(","ShardId":"shardId-)" + digits
                + R"(","StartingPosition":{"Type":"LATEST"}})");
    }

    void run(const std::stop_token& stop, int writerCount, int readerCount)
    {
        std::array<char, 65'536> bytes{};
        std::vector<std::string> puts;
        std::vector<Writer> writers;
        std::vector<std::unique_ptr<Socket>> readers;
        std::vector<pollfd> polled;
        for (int i = 0; i < writerCount; ++i) {
            puts.push_back(putOf(i));
            writers.push_back({std::make_unique<Socket>(m_port), Clock::now() + std::chrono::milliseconds{i % 100}});
            polled.push_back({writers.back().socket->descriptor(), POLLIN, 0});
        }
        const std::string consumer = registered();
        for (int i = 0; i < readerCount; ++i) {
            readers.push_back(std::make_unique<Socket>(m_port));
            readers.back()->send(subscribe(consumer, i));
            polled.push_back({readers.back()->descriptor(), POLLIN, 0});
        }
        while (!stop.stop_requested()) {
            const Clock::time_point now = Clock::now();
            for (std::size_t i = 0; i < writers.size(); ++i) {
                if (writers[i].isAsking || now < writers[i].nextAt)
                    continue;
                writers[i].socket->send(puts[i]);
                writers[i].isAsking = true;
                writers[i].nextAt = now + std::chrono::milliseconds{100};
            }
            ::poll(polled.data(), polled.size(), 5);
            for (std::size_t i = 0; i < polled.size(); ++i) {
                if ((polled[i].revents & POLLIN) == 0)
                    continue;
                if (i >= writers.size()) {
                    m_eventBytes += readers[i - writers.size()]->some(bytes).size();
                    continue;
                }
                // An answer is small: it comes whole.
                SHARD_CHECK(writers[i].socket->some(bytes).starts_with("HTTP/1.1 200"));
                writers[i].isAsking = false;
                ++m_answers;
            }
        }
    }

    std::uint16_t m_port;
    std::string m_stream;
    std::atomic<std::uint64_t> m_answers = 0;
    std::atomic<std::uint64_t> m_eventBytes = 0;
    std::jthread m_thread; // last: it uses the others
};

}
