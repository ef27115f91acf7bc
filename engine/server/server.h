// The loopback endpoint: sockets on one side, the runner on the other. One thread reads requests from all
// connections, has the wire decode them, and posts what came together as one batch; the replies come back to that
// thread and go out. A slow peer costs a bounded amount of memory and nobody else's time.
#pragma once

#include "base/result.h"
#include "server/connection.h"
#include "wire/endpoint.h"
#include "world/runner.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace shardscope::server {

struct ServerSettings {
    // Anything but the loopback lets others in: only where a person asked for it.
    std::string address = "127.0.0.1";
    std::uint16_t port = 4567; // 0: a free one
    wire::EndpointSettings endpoint;
    Patience patience;
    // Connections at once; what comes beyond waits to be accepted.
    std::size_t mostConnections = 1'024;
    // Bytes of requests that are not whole, on all connections together; beyond, the one that asks for more is cut.
    std::size_t mostHeld = std::size_t{1} * 1'024 * 1'024 * 1'024;
};

struct ServerCounts {
    std::uint64_t connections = 0; // at present
    std::uint64_t requests = 0;    // ever
};

class Server {
public:
    // Listens and serves from now on. `service` is what the runner's world was made with. The Problem says why the
    // address cannot be had. The runner must outlive the server.
    [[nodiscard]] static base::Result<std::unique_ptr<Server>> open(const ServerSettings& settings,
        const streams::ServiceSettings& service, world::Runner& runner);
    // stop().
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // "http://127.0.0.1:4567"
    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ServerCounts counts() const;

    // Accepts nothing more, answers what is under way for at most two seconds, and closes.
    void stop();

private:
    class Loop;
    explicit Server(std::unique_ptr<Loop> loop);
    std::unique_ptr<Loop> m_loop;
};

}
