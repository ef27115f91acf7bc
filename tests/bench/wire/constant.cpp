// A server that reads a request and answers a constant: what sockets, HTTP and a client's own work cost anybody. One
// thread, HTTP/1.1 with Content-Length, keep-alive: wire_constant PORT [FILE]. FILE holds the body to answer, so that
// the client reads what it would read from a server that works.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace {

std::string answerIn(const char* path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Takes whole requests off the front; how many there were.
int takeRequests(std::string& bytes)
{
    int taken = 0;
    for (;;) {
        const std::size_t head = bytes.find("\r\n\r\n");
        if (head == std::string::npos)
            return taken;
        std::size_t length = bytes.find("Content-Length: ");
        if (length == std::string::npos || length > head)
            length = bytes.find("content-length: ");
        const std::size_t body =
            length < head ? std::strtoul(bytes.c_str() + length + 16, nullptr, 10) : std::size_t{0};
        if (bytes.size() < head + 4 + body)
            return taken;
        bytes.erase(0, head + 4 + body);
        ++taken;
    }
}

// The socket blocks: a client that does not read holds everybody up, and none of ours does that.
bool sendWhole(int peer, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0)
            return false;
        bytes.remove_prefix(std::size_t(sent));
    }
    return true;
}

}

int main(int argc, char** argv)
{
    if (argc != 2 && argc != 3)
        return 1;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(argv[1])));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(listener, 64) != 0) {
        std::perror("wire_constant");
        return 1;
    }
    const std::string body =
        argc == 3 ? answerIn(argv[2]) : R"({"ShardId":"shardId-000000000000","SequenceNumber":"1"})";
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body;
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event wanted{.events = EPOLLIN, .data = {.fd = listener}};
    ::epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted);
    std::map<int, std::string> peers;
    std::array<char, 262'144> some{};
    for (;;) {
        std::array<epoll_event, 64> ready{};
        const int count = ::epoll_wait(poll, ready.data(), int(ready.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int peer = ready[std::size_t(i)].data.fd;
            if (peer == listener) {
                const int fresh = ::accept(listener, nullptr, nullptr);
                ::setsockopt(fresh, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                wanted.data.fd = fresh;
                ::epoll_ctl(poll, EPOLL_CTL_ADD, fresh, &wanted);
                continue;
            }
            const ssize_t got = ::recv(peer, some.data(), some.size(), 0);
            if (got <= 0) {
                ::close(peer);
                peers.erase(peer);
                continue;
            }
            std::string& bytes = peers[peer];
            bytes.append(some.data(), std::size_t(got));
            for (int answers = takeRequests(bytes); answers > 0; --answers)
                if (!sendWhole(peer, answer))
                    break;
        }
    }
}
