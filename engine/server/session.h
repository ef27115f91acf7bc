// One connection's protocol as a machine without a socket: bytes in, requests out; answers in, bytes out. HTTP/1.1
// and HTTP/2 are two of them. So each can be fed by a test, by a fuzzer, or by a peer that sends a byte at a time.
#pragma once

#include "wire/error.h"
#include "wire/http_request.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace shardscope::server {

// The largest body of a request; the service's own limit of 10 MiB, in base64 and with some JSON around it.
inline constexpr std::size_t kMostBody = std::size_t{16} * 1'024 * 1'024;
// All headers of one request together.
inline constexpr std::size_t kMostHeaders = std::size_t{64} * 1'024;
// Requests of one connection that wait for their answers; what comes beyond waits unread, or is refused.
inline constexpr std::size_t kMostExchanges = 64;
// Bodies that are on their way together on one connection of HTTP/2; what is beyond is too large.
inline constexpr std::size_t kMostHeld = 2 * kMostBody;

// With every answer to a request that names its origin: pages of a browser may read it. Whoever may reach the endpoint
// may ask it anything, so there is nothing to keep from them.
inline constexpr std::string_view kForPages =
    "Access-Control-Allow-Origin: *\r\nAccess-Control-Expose-Headers: "
    "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date\r\n";

// A request and its answer; a number that its session gives and uses once.
using Exchange = std::uint64_t;

class Exchanges {
public:
    virtual ~Exchanges() = default;
    // Answered now or later by respond(), or by beginStream() and so on.
    virtual void requested(Exchange exchange, wire::HttpRequest request) = 0;
    // What could not be read as a request. Answered so, now or later, by respond().
    virtual void refused(Exchange exchange, const wire::Response& response) = 0;
    // The peer does not want the answer any more.
    virtual void cancelled(Exchange exchange) = 0;
};

// Headers that every answer has and only the server knows.
struct AnswerHead {
    std::string_view date; // of HTTP
    std::string_view requestId;
    std::string_view requestId2;
};

class Session {
public:
    virtual ~Session() = default;

    // What the peer has sent. Requests are told on the way. False: it can go no further; what there is to write is
    // written, then the connection is closed.
    [[nodiscard]] virtual bool receive(std::string_view bytes, Exchanges& exchanges) = 0;
    // After answers: requests that had to wait are told now. As receive().
    [[nodiscard]] virtual bool resume(Exchanges& exchanges) = 0;

    // An exchange that has been cancelled takes answers and forgets them.
    virtual void respond(Exchange exchange, const wire::Response& response, const AnswerHead& head) = 0;
    // False: it has been cancelled.
    virtual bool beginStream(Exchange exchange, std::string_view contentType, const AnswerHead& head) = 0;
    virtual void addToStream(Exchange exchange, std::string_view bytes) = 0;
    virtual void endStream(Exchange exchange) = 0;

    // Appends what is to be written next, not much more than `most` at a time; nothing when there is nothing.
    virtual void takeOutput(std::string& out, std::size_t most) = 0;
    // Bytes of an answer's stream that the peer has not taken yet.
    [[nodiscard]] virtual std::size_t waitingIn(Exchange exchange) const = 0;

    // Whether more bytes may come: not while too many requests wait for answers.
    [[nodiscard]] virtual bool wantsInput() const = 0;
    // A request has begun to come and is not whole.
    [[nodiscard]] virtual bool isReceiving() const = 0;
    // Its headers are whole, and its body is not.
    [[nodiscard]] virtual bool isInBody() const = 0;
    // Requests that have come whole, ever; and bytes of those that have not.
    [[nodiscard]] virtual std::uint64_t received() const = 0;
    [[nodiscard]] virtual std::size_t heldInput() const = 0;
    // No request is being received, answered or written.
    [[nodiscard]] virtual bool isIdle() const = 0;
    // No further request after those that are under way.
    virtual void beginClosing() = 0;
    // As beginClosing(), where the peer sends no more: a request that is not whole never will be, and is forgotten.
    // To be called while wantsInput(): then none waits that is whole and has not been told.
    virtual void endInput() = 0;
    [[nodiscard]] virtual bool isClosing() const = 0;
};

// The words of a status line.
[[nodiscard]] std::string_view statusText(int status);

}
