// Any bytes from a peer, as HTTP/1.1 or h2c: the requests in them are the same wherever the bytes are cut, and however
// and whenever they are answered, no exchange is told twice and what is held stays within what has come.
#include "base/check.h"
#include "server/connection.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace shardscope;
using server::Connection;
using server::Exchange;

namespace {

const server::AnswerHead kHead{"Fri, 20 Nov 2026 00:00:00 GMT", "id", "id2"};

struct Peer final : server::Exchanges {
    void requested(Exchange exchange, wire::HttpRequest request) override
    {
        SHARD_CHECK(known.insert(exchange).second);
        std::string line = request.method + " " + request.target;
        for (const auto& [name, value] : request.headers)
            line += "\n" + name + ": " + value;
        requests.push_back(line + "\n\n" + request.body);
        open.push_back(exchange);
    }
    void refused(Exchange exchange, const wire::Response& response) override
    {
        SHARD_CHECK(known.insert(exchange).second);
        connection.session()->respond(exchange, response, kHead);
    }
    void cancelled(Exchange exchange) override
    {
        SHARD_CHECK(known.contains(exchange));
        std::erase(open, exchange);
        gone.push_back(exchange);
    }

    // As the server does it: nothing is read while the session wants nothing, and nothing after it has refused.
    void receive(std::string_view bytes)
    {
        if (goesOn)
            goesOn = connection.receive(bytes, *this, now);
    }

    void answerAll(std::uint8_t manner)
    {
        server::Session* const session = connection.session();
        // Answers may let in requests that waited; there are no more of them than bytes.
        while (!open.empty()) {
            const Exchange exchange = open.back();
            open.pop_back();
            if ((manner + exchange) % 3 == 0) {
                session->beginStream(exchange, "application/x", kHead);
                session->addToStream(exchange, "some");
                session->addToStream(exchange, "more");
                session->endStream(exchange);
            } else {
                session->respond(exchange, {200, "text/plain", "", (manner & 4U) != 0 ? "answer" : "", "A: b\r\n"},
                    kHead);
            }
            takeOutput();
            if (goesOn && connection.wantsInput())
                goesOn = connection.resume(*this);
        }
        // Whoever has gone does not hear it.
        for (const Exchange exchange : gone)
            session->respond(exchange, {200, "text/plain", "", "too late"}, kHead);
        gone.clear();
        takeOutput();
    }

    void takeOutput()
    {
        for (std::string some; connection.takeOutput(some, 1'000), !some.empty(); some.clear())
            output += some;
    }

    server::WallTime now{};
    Connection connection{{}, now};
    bool goesOn = true;
    std::vector<std::string> requests;
    std::set<Exchange> known;
    std::vector<Exchange> open; // not answered yet
    std::vector<Exchange> gone;
    std::string output;
};

// The lengths of the pieces: all as one, byte by byte, or something between that changes on the way.
std::size_t pieceLength(std::uint8_t plan, std::size_t piece) { return plan == 0 ? 1 : 1 + (plan * (piece + 1)) % 61; }

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // The first byte says how the bytes come and how they are answered; the rest is what a peer sends.
    const std::uint8_t plan = data[0];
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    Peer whole;
    Peer cut;
    Peer talking;
    whole.receive(bytes);
    std::size_t piece = 0;
    for (std::size_t at = 0; at < bytes.size(); ++piece) {
        const std::string_view some = bytes.substr(at, pieceLength(plan, piece));
        cut.receive(some);
        talking.receive(some);
        talking.answerAll(plan);
        at += some.size();
    }
    SHARD_CHECK(whole.requests == cut.requests);
    for (Peer* const peer : {&whole, &cut, &talking}) {
        peer->answerAll(plan);
        if (peer->connection.session() == nullptr)
            continue;
        SHARD_CHECK(peer->connection.session()->heldInput() <= 2 * bytes.size());
        SHARD_CHECK(peer->connection.session()->received() >= peer->requests.size());
    }
    return 0;
}
