// A client of HTTP/2 without a socket, whose bytes a test carries.
#pragma once

#include <gtest/gtest.h>
#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shardscope::test {

// A client made of the same library, which is not what is tested here: our use of it is.
class H2Client {
public:
    struct Answer {
        std::string status;
        std::map<std::string, std::string, std::less<>> headers;
        std::string body;
        bool isComplete = false;
        std::uint32_t error = 0;
    };

    H2Client()
    {
        nghttp2_session_callbacks* callbacks = nullptr;
        nghttp2_session_callbacks_new(&callbacks);
        nghttp2_session_callbacks_set_on_header_callback(callbacks,
            [](nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name, std::size_t nameLength,
                const std::uint8_t* value, std::size_t valueLength, std::uint8_t, void* self) {
                const std::string_view key{reinterpret_cast<const char*>(name), nameLength};
                const std::string text{reinterpret_cast<const char*>(value), valueLength};
                if (key == ":status")
                    static_cast<H2Client*>(self)->answers[frame->hd.stream_id].status += text;
                else
                    static_cast<H2Client*>(self)->answers[frame->hd.stream_id].headers.emplace(key, text);
                return 0;
            });
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks,
            [](nghttp2_session*, std::uint8_t, std::int32_t id, const std::uint8_t* data, std::size_t length,
                void* self) {
                static_cast<H2Client*>(self)->answers[id].body.append(reinterpret_cast<const char*>(data), length);
                return 0;
            });
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks,
            [](nghttp2_session*, std::int32_t id, std::uint32_t error, void* self) {
                static_cast<H2Client*>(self)->answers[id].isComplete = true;
                static_cast<H2Client*>(self)->answers[id].error = error;
                return 0;
            });
        nghttp2_session_client_new(&m_session, callbacks, this);
        nghttp2_session_callbacks_del(callbacks);
        nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, nullptr, 0);
        nghttp2_session_set_local_window_size(m_session, NGHTTP2_FLAG_NONE, 0, 1 << 24);
    }
    ~H2Client() { nghttp2_session_del(m_session); }
    H2Client(const H2Client&) = delete;
    H2Client& operator=(const H2Client&) = delete;

    // `more`: header lines besides those that every request has.
    std::int32_t request(std::string body, const std::string& target = "T",
        const std::vector<std::pair<std::string, std::string>>& more = {})
    {
        const auto line = [](std::string_view name, std::string_view value) {
            return nghttp2_nv{reinterpret_cast<std::uint8_t*>(const_cast<char*>(name.data())),
                reinterpret_cast<std::uint8_t*>(const_cast<char*>(value.data())), name.size(), value.size(), 0};
        };
        std::vector<nghttp2_nv> lines{line(":method", "POST"), line(":path", "/"), line(":scheme", "http"),
            line(":authority", "a"), line("x-amz-target", target)};
        for (const auto& [name, value] : more)
            lines.push_back(line(name, value));
        auto& kept = m_bodies.emplace_back(std::make_unique<Body>(Body{std::move(body), 0}));
        nghttp2_data_provider provider{};
        provider.source.ptr = kept.get();
        provider.read_callback = [](nghttp2_session*, std::int32_t, std::uint8_t* to, std::size_t most,
                                     std::uint32_t* flags, nghttp2_data_source* source, void*) -> ssize_t {
            auto& from = *static_cast<Body*>(source->ptr);
            const std::size_t length = std::min(most, from.bytes.size() - from.sent);
            std::copy_n(from.bytes.data() + from.sent, length, to);
            from.sent += length;
            if (from.sent == from.bytes.size())
                *flags |= NGHTTP2_DATA_FLAG_EOF;
            return static_cast<ssize_t>(length);
        };
        return nghttp2_submit_request(m_session, nullptr, lines.data(), lines.size(), &provider, nullptr);
    }
    void reset(std::int32_t stream) { nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, stream, NGHTTP2_CANCEL); }

    std::string output()
    {
        std::string out;
        const std::uint8_t* bytes = nullptr;
        for (auto length = nghttp2_session_mem_send(m_session, &bytes); length > 0;
             length = nghttp2_session_mem_send(m_session, &bytes))
            out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
        return out;
    }
    void receive(std::string_view bytes)
    {
        EXPECT_EQ(nghttp2_session_mem_recv(m_session, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                      bytes.size()),
            static_cast<ssize_t>(bytes.size()));
    }
    // Until neither has anything to say. `peer`: with send() and output().
    template <typename Peer>
    void talk(Peer& peer)
    {
        for (;;) {
            const std::string out = output();
            if (!out.empty())
                peer.send(out);
            const std::string back = peer.output();
            if (!back.empty())
                receive(back);
            if (out.empty() && back.empty())
                return;
        }
    }

    std::map<std::int32_t, Answer> answers;

private:
    struct Body {
        std::string bytes;
        std::size_t sent = 0;
    };
    nghttp2_session* m_session = nullptr;
    std::vector<std::unique_ptr<Body>> m_bodies;
};

}
