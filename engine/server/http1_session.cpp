#include "server/http1_session.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <deque>
#include <optional>

namespace shardscope::server {

namespace {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::string_body>;

std::string lowerCase(boost::beast::string_view text)
{
    std::string lower{text.data(), text.size()};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

wire::HttpRequest requestOf(Parser& parser)
{
    auto& message = parser.get();
    wire::HttpRequest request;
    request.method = std::string{message.method_string().data(), message.method_string().size()};
    request.target = std::string{message.target().data(), message.target().size()};
    for (const auto& field : message) {
        request.headers.emplace_back(lowerCase(field.name_string()),
            std::string{field.value().data(), field.value().size()});
    }
    request.body = std::move(message.body());
    return request;
}

std::string hexLength(std::size_t bytes)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    do {
        text.insert(text.begin(), kDigits[bytes & 15U]);
        bytes >>= 4;
    } while (bytes > 0);
    return text;
}

constexpr std::size_t kMostHead = 512; // of an answer, about

// An answer in its place in the row.
struct Slot {
    Exchange exchange = 0;
    bool isLast = false; // the connection ends after it
    bool isHead = false; // the answer has no body, whatever it says
    bool isChunked = true;
    bool isForPage = false;
    bool isStarted = false;
    bool isComplete = false;
    std::string bytes; // not yet in the output
};

class Http1Session final : public Session {
public:
    bool receive(std::string_view bytes, Exchanges& exchanges) override
    {
        if (!m_input.empty()) {
            m_input += bytes;
            return resume(exchanges);
        }
        // Most often all of it is read at once, and need not be kept.
        m_rest = bytes;
        const bool goesOn = readRest(exchanges);
        m_input = m_rest;
        return goesOn;
    }

    bool resume(Exchanges& exchanges) override
    {
        m_rest = m_input;
        const bool goesOn = readRest(exchanges);
        m_input.erase(0, m_input.size() - m_rest.size());
        return goesOn;
    }

    void respond(Exchange exchange, const wire::Response& response, const AnswerHead& head) override
    {
        Slot* const slot = find(exchange);
        if (slot == nullptr)
            return;
        slot->bytes.reserve(kMostHead + response.headers.size() + response.body.size());
        appendHead(*slot, response.status, response.contentType, response.errorType, head);
        slot->bytes += response.headers;
        slot->bytes += "Content-Length: " + std::to_string(response.body.size()) + "\r\n\r\n";
        if (!slot->isHead)
            slot->bytes += response.body;
        slot->isComplete = true;
        advance();
    }

    bool beginStream(Exchange exchange, std::string_view contentType, const AnswerHead& head) override
    {
        Slot* const slot = find(exchange);
        if (slot == nullptr)
            return false;
        appendHead(*slot, 200, contentType, {}, head);
        slot->bytes += slot->isChunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n";
        slot->isStarted = true;
        advance();
        return true;
    }

    void addToStream(Exchange exchange, std::string_view bytes) override
    {
        Slot* const slot = find(exchange);
        if (slot == nullptr || !slot->isStarted || bytes.empty())
            return;
        if (slot->isChunked)
            slot->bytes += hexLength(bytes.size()) + "\r\n";
        slot->bytes += bytes;
        if (slot->isChunked)
            slot->bytes += "\r\n";
        advance();
    }

    void endStream(Exchange exchange) override
    {
        Slot* const slot = find(exchange);
        if (slot == nullptr || !slot->isStarted)
            return;
        if (slot->isChunked)
            slot->bytes += "0\r\n\r\n";
        slot->isComplete = true;
        advance();
    }

    void takeOutput(std::string& out, std::size_t most) override
    {
        if (m_output.size() <= most && out.empty()) {
            out.swap(m_output);
            return;
        }
        const std::size_t taken = std::min(most, m_output.size());
        out.append(m_output, 0, taken);
        m_output.erase(0, taken);
    }

    [[nodiscard]] std::size_t waitingIn(Exchange exchange) const override
    {
        const auto slot = std::find_if(m_slots.begin(), m_slots.end(),
            [exchange](const Slot& each) { return each.exchange == exchange; });
        if (slot == m_slots.end())
            return 0;
        return slot->bytes.size() + (slot == m_slots.begin() ? m_output.size() : 0);
    }

    [[nodiscard]] bool wantsInput() const override { return m_slots.size() < kMostExchanges && !m_isLastSeen; }
    [[nodiscard]] bool isReceiving() const override { return m_parser.has_value() || !m_input.empty(); }
    [[nodiscard]] bool isInBody() const override { return m_isHeaderSeen; }
    [[nodiscard]] std::uint64_t received() const override { return m_nextExchange - 1; }
    [[nodiscard]] std::size_t heldInput() const override
    {
        return m_input.size() + (m_parser ? m_parser->get().body().size() : 0);
    }
    [[nodiscard]] bool isIdle() const override { return m_slots.empty() && m_output.empty() && !isReceiving(); }
    void beginClosing() override
    {
        m_isLastSeen = true;
        if (m_slots.empty())
            m_isClosing = true;
    }
    void endInput() override
    {
        m_input.clear();
        m_parser.reset();
        m_isHeaderSeen = false;
        beginClosing();
    }
    [[nodiscard]] bool isClosing() const override { return m_isClosing; }

private:
    // What is left of a header stays; Beast wants it whole.
    bool readRest(Exchanges& exchanges)
    {
        while (!m_isClosing && wantsInput() && !m_rest.empty()) {
            if (!m_parser)
                begin();
            if (isShortOfChunk())
                break;
            boost::system::error_code error;
            const std::size_t used = m_parser->put(boost::asio::const_buffer{m_rest.data(), m_rest.size()}, error);
            m_rest.remove_prefix(used);
            if (m_parser->is_header_done() && !m_isHeaderSeen)
                seeHeader();
            if (error && error != http::error::need_more) {
                refuse(error, exchanges);
                break;
            }
            if (m_parser->is_done())
                finish(exchanges);
            else if (used == 0)
                break;
        }
        if (!m_isClosing && !m_isHeaderSeen && m_parser && m_rest.size() > kMostHeaders)
            refuse(http::make_error_code(http::error::header_limit), exchanges);
        return !m_isClosing;
    }

    void begin()
    {
        m_parser.emplace();
        m_parser->eager(true);
        m_parser->header_limit(kMostHeaders);
        m_parser->body_limit(kMostBody);
        m_isHeaderSeen = false;
    }

    // Beast asserts that the last chunk does not come in pieces shorter than itself, "0 CRLF CRLF". Nothing within a
    // chunked body is followed by less.
    [[nodiscard]] bool isShortOfChunk() const
    {
        constexpr std::size_t kLastChunk = 5;
        return m_isHeaderSeen && m_parser->chunked() && m_rest.size() < kLastChunk;
    }

    // A peer that waits for it is asked to go on; one whose body is on the way already is not.
    void seeHeader()
    {
        m_isHeaderSeen = true;
        const auto& message = m_parser->get();
        const auto expected = message[http::field::expect];
        const bool fits = !m_parser->content_length() || *m_parser->content_length() <= kMostBody;
        if (lowerCase(expected) == "100-continue" && fits && !m_parser->is_done() && m_rest.empty() && m_slots.empty())
            m_output += "HTTP/1.1 100 Continue\r\n\r\n";
    }

    void finish(Exchanges& exchanges)
    {
        Slot slot;
        slot.exchange = m_nextExchange++;
        slot.isLast = !m_parser->keep_alive();
        slot.isHead = m_parser->get().method() == http::verb::head;
        slot.isChunked = m_parser->get().version() >= 11;
        slot.isLast = slot.isLast || !slot.isChunked;
        m_isLastSeen = m_isLastSeen || slot.isLast;
        const Exchange exchange = slot.exchange;
        m_slots.push_back(std::move(slot));
        wire::HttpRequest request = requestOf(*m_parser);
        m_slots.back().isForPage = !request.header("origin").empty();
        m_parser.reset();
        m_isHeaderSeen = false;
        exchanges.requested(exchange, std::move(request));
    }

    // What cannot be read ends the connection, after the answers to what could be.
    void refuse(const boost::system::error_code& error, Exchanges& exchanges)
    {
        const int status = error == http::error::body_limit ? 413 : error == http::error::header_limit ? 431 : 400;
        Slot slot;
        slot.exchange = m_nextExchange++;
        slot.isLast = true;
        slot.isForPage = !m_parser->get()[http::field::origin].empty();
        const Exchange exchange = slot.exchange;
        m_slots.push_back(std::move(slot));
        m_isLastSeen = true;
        m_parser.reset();
        m_isHeaderSeen = false;
        m_rest = {};
        exchanges.refused(exchange, wire::unreadable(status));
    }

    static void appendHead(Slot& slot, int status, std::string_view contentType, std::string_view errorType,
        const AnswerHead& head)
    {
        std::string& out = slot.bytes;
        const auto line = [&out](std::string_view name, std::string_view value) {
            if (value.empty())
                return;
            out += name;
            out += value;
            out += "\r\n";
        };
        out += "HTTP/1.1 ";
        out += std::to_string(status);
        out += ' ';
        out += statusText(status);
        out += "\r\n";
        line("x-amzn-RequestId: ", head.requestId);
        line("x-amz-id-2: ", head.requestId2);
        line("x-amzn-ErrorType: ", errorType);
        line("Date: ", head.date);
        line("Content-Type: ", contentType);
        if (slot.isForPage)
            out += kForPages;
        if (slot.isLast)
            out += "Connection: close\r\n";
    }

    Slot* find(Exchange exchange)
    {
        const auto slot = std::find_if(m_slots.begin(), m_slots.end(),
            [exchange](const Slot& each) { return each.exchange == exchange && !each.isComplete; });
        return slot == m_slots.end() ? nullptr : &*slot;
    }

    // Moves what is next in the row to the output.
    void advance()
    {
        while (!m_slots.empty()) {
            Slot& first = m_slots.front();
            if (m_output.empty())
                m_output.swap(first.bytes);
            else
                m_output += first.bytes;
            first.bytes.clear();
            if (!first.isComplete)
                return;
            if (first.isLast)
                m_isClosing = true;
            m_slots.pop_front();
        }
        if (m_isLastSeen)
            m_isClosing = true;
    }

    std::string m_input;     // what could not be read when it came
    std::string_view m_rest; // while it is read: what is left
    std::optional<Parser> m_parser;
    bool m_isHeaderSeen = false;
    std::deque<Slot> m_slots; // in the order of their requests
    Exchange m_nextExchange = 1;
    std::string m_output;
    bool m_isLastSeen = false; // no more requests are read
    bool m_isClosing = false;  // all that is to come is in the output
};

}

std::unique_ptr<Session> makeHttp1Session() { return std::make_unique<Http1Session>(); }

std::string_view statusText(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 413:
        return "Payload Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return status >= 500 ? "Internal Server Error" : "Unknown";
    }
}

}
