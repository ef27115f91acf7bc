#include "server/http2_session.h"

#include "base/check.h"

#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

namespace shardscope::server {

namespace {

constexpr std::int32_t kConnectionWindow = 64 * 1'024 * 1'024;
constexpr std::uint32_t kStreamWindow = 1'024 * 1'024;

struct H2Stream {
    wire::HttpRequest request;
    std::size_t headerBytes = 0;
    std::optional<int> refusal; // what is answered instead: 413 or 431
    bool isTold = false;        // the request was whole
    bool isForPage = false;
    std::string out;
    std::size_t sent = 0; // of `out`
    bool isOpen = false;  // more will come into `out`
};

std::string_view viewOf(const std::uint8_t* bytes, std::size_t length)
{
    return {reinterpret_cast<const char*>(bytes), length};
}

class Http2Session final : public Session {
public:
    Http2Session()
    {
        nghttp2_session_callbacks* callbacks = nullptr;
        SHARD_CHECK(nghttp2_session_callbacks_new(&callbacks) == 0);
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks,
            [](nghttp2_session*, const nghttp2_frame* frame, void* self) { return from(self).beginHeaders(*frame); });
        nghttp2_session_callbacks_set_on_header_callback(callbacks,
            [](nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name, std::size_t nameLength,
                const std::uint8_t* value, std::size_t valueLength, std::uint8_t, void* self) {
                return from(self).header(frame->hd.stream_id, viewOf(name, nameLength), viewOf(value, valueLength));
            });
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks,
            [](nghttp2_session*, std::uint8_t, std::int32_t stream, const std::uint8_t* data, std::size_t length,
                void* self) { return from(self).data(stream, viewOf(data, length)); });
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks,
            [](nghttp2_session*, const nghttp2_frame* frame, void* self) { return from(self).frame(*frame); });
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks,
            [](nghttp2_session*, std::int32_t stream, std::uint32_t, void* self) { return from(self).closed(stream); });

        nghttp2_option* option = nullptr;
        SHARD_CHECK(nghttp2_option_new(&option) == 0);
        nghttp2_option_set_max_send_header_block_length(option, kMostHeaders);
        SHARD_CHECK(nghttp2_session_server_new2(&m_session, callbacks, this, option) == 0);
        nghttp2_option_del(option);
        nghttp2_session_callbacks_del(callbacks);

        const std::array settings{
            nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, static_cast<std::uint32_t>(kMostExchanges)},
            nghttp2_settings_entry{NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, kStreamWindow},
            nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, static_cast<std::uint32_t>(kMostHeaders)}};
        nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, settings.data(), settings.size());
        nghttp2_session_set_local_window_size(m_session, NGHTTP2_FLAG_NONE, 0, kConnectionWindow);
    }
    ~Http2Session() override { nghttp2_session_del(m_session); }
    Http2Session(const Http2Session&) = delete;
    Http2Session& operator=(const Http2Session&) = delete;

    bool receive(std::string_view bytes, Exchanges& exchanges) override
    {
        m_exchanges = &exchanges;
        const auto used =
            nghttp2_session_mem_recv(m_session, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        m_exchanges = nullptr;
        if (used < 0 || static_cast<std::size_t>(used) != bytes.size())
            m_isBroken = true;
        return !m_isBroken && nghttp2_session_want_read(m_session) != 0;
    }

    bool resume(Exchanges&) override { return !m_isBroken; }

    void respond(Exchange exchange, const wire::Response& response, const AnswerHead& head) override
    {
        H2Stream* const stream = find(exchange);
        if (stream == nullptr)
            return;
        const bool hasBody = stream->request.method != "HEAD" && !response.body.empty();
        if (hasBody)
            stream->out = response.body;
        stream->isOpen = false;
        submit(exchange, response.status, response.contentType, response.errorType,
            (stream->isForPage ? std::string{kForPages} : std::string{}) + response.headers,
            std::to_string(response.body.size()), head, hasBody);
    }

    bool beginStream(Exchange exchange, std::string_view contentType, const AnswerHead& head) override
    {
        H2Stream* const stream = find(exchange);
        if (stream == nullptr)
            return false;
        stream->isOpen = true;
        submit(exchange, 200, contentType, {}, stream->isForPage ? kForPages : std::string_view{}, {}, head, true);
        return true;
    }

    void addToStream(Exchange exchange, std::string_view bytes) override
    {
        H2Stream* const stream = find(exchange);
        if (stream == nullptr || !stream->isOpen)
            return;
        stream->out += bytes;
        nghttp2_session_resume_data(m_session, static_cast<std::int32_t>(exchange));
    }

    void endStream(Exchange exchange) override
    {
        H2Stream* const stream = find(exchange);
        if (stream == nullptr || !stream->isOpen)
            return;
        stream->isOpen = false;
        nghttp2_session_resume_data(m_session, static_cast<std::int32_t>(exchange));
    }

    void takeOutput(std::string& out, std::size_t most) override
    {
        while (out.size() < most) {
            const std::uint8_t* bytes = nullptr;
            const auto length = nghttp2_session_mem_send(m_session, &bytes);
            if (length < 0)
                m_isBroken = true;
            if (length <= 0)
                return;
            out += viewOf(bytes, static_cast<std::size_t>(length));
        }
    }

    [[nodiscard]] std::size_t waitingIn(Exchange exchange) const override
    {
        const auto stream = m_streams.find(static_cast<std::int32_t>(exchange));
        return stream == m_streams.end() ? 0 : stream->second.out.size() - stream->second.sent;
    }

    [[nodiscard]] bool wantsInput() const override { return !m_isBroken; }
    [[nodiscard]] bool isReceiving() const override { return m_receiving > 0; }
    [[nodiscard]] bool isInBody() const override { return m_receiving > 0; }
    [[nodiscard]] std::uint64_t received() const override { return m_received; }
    [[nodiscard]] std::size_t heldInput() const override { return m_held; }
    [[nodiscard]] bool isIdle() const override
    {
        return m_streams.empty() && nghttp2_session_want_write(m_session) == 0;
    }
    void beginClosing() override
    {
        m_isLastSeen = true;
        nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, nghttp2_session_get_last_proc_stream_id(m_session),
            NGHTTP2_NO_ERROR, nullptr, 0);
    }
    void endInput() override
    {
        for (const auto& [id, stream] : m_streams) {
            if (!stream.isTold)
                nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, id, NGHTTP2_CANCEL);
        }
        beginClosing();
    }
    [[nodiscard]] bool isClosing() const override
    {
        const bool isOver = nghttp2_session_want_read(m_session) == 0 && nghttp2_session_want_write(m_session) == 0;
        return m_isBroken || isOver || (m_isLastSeen && m_streams.empty());
    }

private:
    static Http2Session& from(void* self) { return *static_cast<Http2Session*>(self); }

    H2Stream* find(Exchange exchange)
    {
        const auto stream = m_streams.find(static_cast<std::int32_t>(exchange));
        return stream == m_streams.end() ? nullptr : &stream->second;
    }

    int beginHeaders(const nghttp2_frame& frame)
    {
        const bool isRequest = frame.hd.type == NGHTTP2_HEADERS && frame.headers.cat == NGHTTP2_HCAT_REQUEST;
        if (isRequest && m_streams.try_emplace(frame.hd.stream_id).second)
            ++m_receiving;
        return 0;
    }

    int header(std::int32_t id, std::string_view name, std::string_view value)
    {
        H2Stream* const stream = find(static_cast<Exchange>(id));
        if (stream == nullptr || stream->isTold)
            return 0;
        stream->headerBytes += name.size() + value.size() + 32; // what the standard counts a header as
        // The rest of a request that is refused is read and forgotten: the answer comes at its end.
        if (stream->headerBytes > kMostHeaders) {
            stream->refusal = 431;
            return 0;
        }
        if (name == ":method")
            stream->request.method = value;
        else if (name == ":path")
            stream->request.target = value;
        else if (name == ":authority")
            stream->request.headers.emplace_back("host", value);
        else if (!name.starts_with(':'))
            stream->request.headers.emplace_back(name, value);
        return 0;
    }

    int data(std::int32_t id, std::string_view bytes)
    {
        H2Stream* const stream = find(static_cast<Exchange>(id));
        if (stream == nullptr || stream->isTold || stream->refusal)
            return 0;
        if (stream->request.body.size() + bytes.size() > kMostBody || m_held + bytes.size() > kMostHeld) {
            stream->refusal = 413;
            m_held -= stream->request.body.size();
            stream->request.body = {};
            return 0;
        }
        stream->request.body += bytes;
        m_held += bytes.size();
        return 0;
    }

    int frame(const nghttp2_frame& frame)
    {
        const bool isEnd = (frame.hd.type == NGHTTP2_HEADERS || frame.hd.type == NGHTTP2_DATA)
            && (frame.hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
        H2Stream* const stream = find(static_cast<Exchange>(frame.hd.stream_id));
        if (isEnd && stream != nullptr && !stream->isTold) {
            stream->isTold = true;
            --m_receiving;
            ++m_received;
            m_held -= stream->request.body.size();
            tell(static_cast<Exchange>(frame.hd.stream_id), *stream);
            return 0;
        }
        // Who waits for it is asked to go on.
        const bool isHeader = frame.hd.type == NGHTTP2_HEADERS && frame.headers.cat == NGHTTP2_HCAT_REQUEST;
        if (isHeader && stream != nullptr && stream->request.header("expect") == "100-continue") {
            static const std::string kName = ":status";
            static const std::string kValue = "100";
            const std::array line{nameValue(kName, kValue)};
            nghttp2_submit_headers(m_session, NGHTTP2_FLAG_NONE, frame.hd.stream_id, nullptr, line.data(), line.size(),
                nullptr);
        }
        return 0;
    }

    void tell(Exchange exchange, H2Stream& stream)
    {
        stream.isForPage = !stream.request.header("origin").empty();
        if (stream.refusal) {
            m_exchanges->refused(exchange, wire::unreadable(*stream.refusal));
            return;
        }
        wire::HttpRequest request;
        request.method = stream.request.method; // still asked for by respond()
        request.target = std::move(stream.request.target);
        request.headers = std::move(stream.request.headers);
        request.body = std::move(stream.request.body);
        m_exchanges->requested(exchange, std::move(request));
    }

    int closed(std::int32_t id)
    {
        const auto stream = m_streams.find(id);
        if (stream == m_streams.end())
            return 0;
        const bool wasTold = stream->second.isTold;
        if (!wasTold) {
            --m_receiving;
            m_held -= stream->second.request.body.size();
        }
        m_streams.erase(stream);
        if (wasTold && m_exchanges != nullptr)
            m_exchanges->cancelled(static_cast<Exchange>(id));
        return 0;
    }

    static nghttp2_nv nameValue(std::string_view name, std::string_view value)
    {
        // nghttp2 copies both, and asks for what is not const.
        return {reinterpret_cast<std::uint8_t*>(const_cast<char*>(name.data())),
            reinterpret_cast<std::uint8_t*>(const_cast<char*>(value.data())), name.size(), value.size(),
            NGHTTP2_NV_FLAG_NONE};
    }

    void submit(Exchange exchange, int status, std::string_view contentType, std::string_view errorType,
        std::string_view more, const std::string& length, const AnswerHead& head, bool hasBody)
    {
        std::vector<nghttp2_nv> lines;
        std::vector<std::string> names; // of `more`, in lower case
        const auto line = [&lines](std::string_view name, std::string_view value) {
            if (!value.empty())
                lines.push_back(nameValue(name, value));
        };
        const std::string statusDigits = std::to_string(status);
        line(":status", statusDigits);
        line("x-amzn-requestid", head.requestId);
        line("x-amz-id-2", head.requestId2);
        line("x-amzn-errortype", errorType);
        line("date", head.date);
        line("content-type", contentType);
        line("content-length", length);
        names.reserve(static_cast<std::size_t>(std::count(more.begin(), more.end(), '\n')));
        while (!more.empty()) {
            const std::string_view one = more.substr(0, more.find("\r\n"));
            more.remove_prefix(std::min(one.size() + 2, more.size()));
            const std::size_t colon = one.find(": ");
            if (colon == std::string_view::npos)
                continue;
            std::string& name = names.emplace_back(one.substr(0, colon));
            std::transform(name.begin(), name.end(), name.begin(),
                [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
            line(name, one.substr(colon + 2));
        }
        nghttp2_data_provider provider{};
        provider.read_callback = [](nghttp2_session*, std::int32_t id, std::uint8_t* to, std::size_t most,
                                     std::uint32_t* flags, nghttp2_data_source*,
                                     void* self) { return from(self).readOut(id, to, most, *flags); };
        if (nghttp2_submit_response(m_session, static_cast<std::int32_t>(exchange), lines.data(), lines.size(),
                hasBody ? &provider : nullptr)
            != 0)
            m_isBroken = true;
    }

    ssize_t readOut(std::int32_t id, std::uint8_t* to, std::size_t most, std::uint32_t& flags)
    {
        H2Stream* const stream = find(static_cast<Exchange>(id));
        if (stream == nullptr)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        const std::size_t length = std::min(most, stream->out.size() - stream->sent);
        std::memcpy(to, stream->out.data() + stream->sent, length);
        stream->sent += length;
        if (stream->sent == stream->out.size()) {
            stream->out.clear();
            stream->sent = 0;
            if (!stream->isOpen)
                flags |= NGHTTP2_DATA_FLAG_EOF;
            else if (length == 0)
                return NGHTTP2_ERR_DEFERRED;
        }
        return static_cast<ssize_t>(length);
    }

    nghttp2_session* m_session = nullptr;
    Exchanges* m_exchanges = nullptr; // while receive() runs
    std::map<std::int32_t, H2Stream> m_streams;
    std::size_t m_receiving = 0; // streams whose requests are not whole
    std::uint64_t m_received = 0;
    std::size_t m_held = 0; // bytes of their bodies
    bool m_isBroken = false;
    bool m_isLastSeen = false;
};

}

std::unique_ptr<Session> makeHttp2Session() { return std::make_unique<Http2Session>(); }

}
