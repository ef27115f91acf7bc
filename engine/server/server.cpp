#include "server/server.h"

#include "base/base64.h"
#include "base/rng.h"
#include "wire/event_stream.h"
#include "wire/subscription.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace shardscope::server {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kReadBytes = std::size_t{64} * 1'024;
constexpr std::size_t kWriteBytes = std::size_t{256} * 1'024;
// Batches at the runner at once: one that is carried out, one that waits.
constexpr std::size_t kMostBatches = 2;
constexpr std::chrono::milliseconds kLook{500};
constexpr std::chrono::seconds kStopping{2};

std::int64_t unixSecond()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

// "Fri, 20 Nov 2026 00:00:00 GMT"
std::string httpDate(std::int64_t second)
{
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t time = second;
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
        kDays.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
        kMonths.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1'900, parts.tm_hour, parts.tm_min,
        parts.tm_sec);
    return text.data();
}

}

// Everything but counts(), stop() and what says that it is in the runner's turn runs on its own thread.
class Server::Loop {
public:
    Loop(const ServerSettings& settings, const streams::ServiceSettings& service, world::Runner& runner)
        : m_settings(settings), m_runner(runner), m_endpoint(service, settings.endpoint), m_acceptor(m_io),
          m_timer(m_io), m_ids(static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()))
    {
        m_gate->loop = this;
    }

    base::Outcome listen();
    void start()
    {
        accept();
        look();
        m_thread = std::thread{[this] { m_io.run(); }};
    }
    void stop();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] const ServerSettings& settings() const { return m_settings; }
    [[nodiscard]] ServerCounts counts() const { return {m_connectionCount, m_requestCount}; }

private:
    class Peer;
    friend class Peer;

    // How replies find back from whoever has the runner's turn, as long as there is somebody to find.
    struct Gate {
        std::mutex mutex;
        Loop* loop = nullptr;
    };

    struct Waiting {
        std::weak_ptr<Peer> peer;
        Exchange exchange = 0;
        wire::Call call;
        std::optional<world::Follower> follower = {}; // of a subscription that has begun
    };

    void accept();
    void look();
    void beginStopping();
    void forget(Peer& peer);
    void requested(Peer& peer, Exchange exchange, wire::HttpRequest request);
    void flush();
    void replied(std::shared_ptr<std::vector<Waiting>> calls, std::vector<world::Reply> replies);
    void follow(Waiting& waiting, const world::Reply& reply);
    void hold(const std::shared_ptr<std::vector<Waiting>>& calls, std::size_t which, const world::Reply& reply);
    void told(const std::weak_ptr<Peer>& peer, Exchange exchange, wire::Codec codec, streams::SubscriptionStep step);
    void answer(Waiting& waiting, const world::Reply& reply);
    // So is a subscription: it begins with its answer.
    [[nodiscard]] static bool isHeld(const world::Reply& reply) { return reply.delay.count() > 0; }
    AnswerHead head();

    ServerSettings m_settings;
    world::Runner& m_runner;
    wire::Endpoint m_endpoint;
    asio::io_context m_io{1};
    tcp::acceptor m_acceptor;
    asio::steady_timer m_timer;
    std::uint16_t m_port = 0;
    std::map<std::uint64_t, std::shared_ptr<Peer>> m_peers;
    std::uint64_t m_nextPeer = 1;
    std::size_t m_held = 0; // bytes of requests that are not whole
    bool m_isAccepting = false;
    std::optional<WallTime> m_stopAt;

    std::vector<Waiting> m_outbox;
    std::size_t m_batches = 0; // at the runner
    bool m_isFlushPosted = false;

    std::uint64_t m_ids;
    std::int64_t m_dateSecond = 0;
    std::string m_date;
    std::string m_requestId;
    std::string m_requestId2;

    std::atomic<std::uint64_t> m_connectionCount = 0;
    std::atomic<std::uint64_t> m_requestCount = 0;
    std::shared_ptr<Gate> m_gate = std::make_shared<Gate>();
    std::thread m_thread;
};

class Server::Loop::Peer final : public Exchanges, public std::enable_shared_from_this<Peer> {
public:
    Peer(Loop& loop, tcp::socket socket, std::uint64_t id)
        : m_loop(loop), m_socket(std::move(socket)), m_connection(loop.m_settings.patience, SteadyClock::now()),
          m_id(id)
    {
    }

    [[nodiscard]] std::uint64_t id() const { return m_id; }
    [[nodiscard]] Session* session() { return m_connection.session(); }
    [[nodiscard]] std::size_t held() const { return m_held; }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] bool isIdle() { return !m_isWriting && (session() == nullptr || session()->isIdle()); }
    [[nodiscard]] bool isOverdue(WallTime now) const
    {
        constexpr std::chrono::seconds kGoodbye{5};
        return m_finishedAt ? now - *m_finishedAt > kGoodbye : m_connection.isOverdue(now, m_isWriting);
    }

    void requested(Exchange exchange, wire::HttpRequest request) override
    {
        m_loop.requested(*this, exchange, std::move(request));
    }
    void refused(Exchange exchange, const wire::Response& response) override
    {
        session()->respond(exchange, response, m_loop.head());
    }
    void cancelled(Exchange exchange) override
    {
        if (const auto found = m_following.find(exchange); found != m_following.end()) {
            m_loop.m_runner.unfollow(found->second.follower);
            m_following.erase(found);
        }
    }

    // --- Subscriptions, whose events come one by one: the next when the one before is with the peer. ---
    void beginSubscription(Exchange exchange, wire::Codec codec, world::Follower follower)
    {
        if (!session()->beginStream(exchange, wire::kEventStreamType, m_loop.head())) {
            m_loop.m_runner.unfollow(follower);
            return;
        }
        m_following.emplace(exchange, Following{follower});
        std::string first;
        wire::appendSubscriptionStart(first, codec);
        session()->addToStream(exchange, first);
        // Its call was answered on the way out.
        if (m_loop.m_stopAt || m_connection.hasEnded())
            endSubscriptions();
        pump();
    }

    void told(Exchange exchange, wire::Codec codec, const streams::SubscriptionStep& step)
    {
        const auto found = m_following.find(exchange);
        if (found == m_following.end())
            return;
        std::string message;
        wire::appendSubscriptionStep(message, codec, step, m_loop.m_endpoint.naming());
        session()->addToStream(exchange, message);
        found->second.isOnItsWay = true;
        if (step.isOver) {
            session()->endStream(exchange);
            m_following.erase(found);
        }
        pump();
    }

    // As the service ends them after five minutes: the peer may go on from its last number.
    void endSubscriptions()
    {
        for (const auto& [exchange, following] : m_following) {
            m_loop.m_runner.unfollow(following.follower);
            session()->endStream(exchange);
        }
        m_following.clear();
    }

    // Reads, writes or closes, whatever is to be done next.
    void pump()
    {
        if (m_isClosed)
            return;
        if (!m_wantedInput && m_connection.wantsInput()) {
            m_wantedInput = true;
            m_goesOn = m_connection.resume(*this) && m_goesOn;
        }
        write();
        const bool isDone = !m_goesOn || m_connection.isClosing();
        if (!m_isWriting && isDone && (session() == nullptr || session()->isClosing() || !m_goesOn)) {
            finish();
            return;
        }
        m_wantedInput = m_connection.wantsInput();
        if (!isDone && m_wantedInput)
            read();
    }

    void beginClosing()
    {
        if (session() == nullptr)
            close();
        else
            session()->beginClosing();
    }

    void close()
    {
        if (m_isClosed)
            return;
        m_isClosed = true;
        for (const auto& [exchange, following] : m_following)
            m_loop.m_runner.unfollow(following.follower);
        m_following.clear();
        error_code ignored;
        m_socket.close(ignored);
        m_loop.forget(*this);
    }

private:
    struct Following {
        world::Follower follower{};
        bool isOnItsWay = false; // an event, and the runner waits until it has been taken
    };

    void read()
    {
        if (m_isReading)
            return;
        m_isReading = true;
        m_socket.async_read_some(asio::buffer(m_input),
            [self = this->shared_from_this()](error_code error, std::size_t length) { self->hasRead(error, length); });
    }

    void hasRead(const error_code& error, std::size_t length)
    {
        m_isReading = false;
        if (m_isClosed)
            return;
        if (error == asio::error::eof && !m_finishedAt && !isIdle()) {
            end();
            return;
        }
        if (error) {
            close();
            return;
        }
        if (m_finishedAt) {
            drain(length);
            return;
        }
        m_goesOn = m_connection.receive({m_input.data(), length}, *this, SteadyClock::now()) && m_goesOn;
        noteHeld();
        if (m_loop.m_held > m_loop.m_settings.mostHeld) {
            close();
            return;
        }
        pump();
    }

    // The peer sends no more and may still read; whether it has gone shows only where it is written to. So its
    // subscriptions end: one that has gone would keep others from them.
    void end()
    {
        m_connection.end(SteadyClock::now());
        noteHeld();
        endSubscriptions();
        pump();
    }

    void noteHeld()
    {
        const std::size_t held = session() == nullptr ? 0 : session()->heldInput();
        m_loop.m_held = m_loop.m_held - m_held + held;
        m_held = held;
    }

    void write()
    {
        if (m_isWriting)
            return;
        m_output.clear();
        m_connection.takeOutput(m_output, kWriteBytes);
        if (m_output.empty())
            return;
        m_isWriting = true;
        m_connection.wrote(SteadyClock::now());
        asio::async_write(
            m_socket, asio::buffer(m_output),
            [this](const error_code& error, std::size_t written) -> std::size_t {
                if (written > 0)
                    m_connection.wrote(SteadyClock::now());
                return error ? 0 : kWriteBytes;
            },
            [self = this->shared_from_this()](error_code error, std::size_t) { self->hasWritten(error); });
    }

    void hasWritten(const error_code& error)
    {
        m_isWriting = false;
        if (m_isClosed)
            return;
        if (error) {
            close();
            return;
        }
        takeEvents();
        pump();
    }

    // All that was taken from the session has been written.
    void takeEvents()
    {
        for (auto& [exchange, following] : m_following) {
            if (!following.isOnItsWay || session()->waitingIn(exchange) > 0)
                continue;
            following.isOnItsWay = false;
            m_loop.m_runner.taken(following.follower);
        }
    }

    // Says that no more will come and gives the peer a moment to read it: a close with bytes unread would take the
    // answer back.
    void finish()
    {
        if (m_finishedAt)
            return;
        m_finishedAt = SteadyClock::now();
        if (m_loop.m_stopAt) {
            close();
            return;
        }
        error_code ignored;
        m_socket.shutdown(tcp::socket::shutdown_send, ignored);
        drain(0);
    }

    void drain(std::size_t drained)
    {
        constexpr std::size_t kMostDrained = kMostBody * 2;
        if (m_isReading)
            return; // hasRead() comes back here
        if (drained > kMostDrained) {
            close();
            return;
        }
        m_socket.async_read_some(asio::buffer(m_input),
            [self = this->shared_from_this(), drained](error_code error, std::size_t length) {
                if (error)
                    self->close();
                else if (!self->m_isClosed)
                    self->drain(drained + length);
            });
    }

    Loop& m_loop;
    tcp::socket m_socket;
    Connection m_connection;
    std::uint64_t m_id;
    std::array<char, kReadBytes> m_input;
    std::string m_output;
    std::size_t m_held = 0;
    std::map<Exchange, Following> m_following;
    bool m_isReading = false;
    bool m_isWriting = false;
    bool m_wantedInput = true;
    bool m_goesOn = true;
    std::optional<WallTime> m_finishedAt;
    bool m_isClosed = false;
};

base::Outcome Server::Loop::listen()
{
    const std::string where = m_settings.address + ":" + std::to_string(m_settings.port);
    error_code error;
    const asio::ip::address address = asio::ip::make_address(m_settings.address, error);
    if (error)
        return base::Problem{m_settings.address, "is no address of this machine; write for example 127.0.0.1 or ::1"};
    const tcp::endpoint endpoint{address, m_settings.port};
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        return base::Problem{where, "another program listens there; choose another port, or 0 for a free one"};
    if (error)
        return base::Problem{where, "cannot be listened on: " + error.message()};
    m_port = m_acceptor.local_endpoint(error).port();
    return std::monostate{};
}

void Server::Loop::accept()
{
    if (m_isAccepting || m_stopAt || m_peers.size() >= m_settings.mostConnections)
        return;
    m_isAccepting = true;
    m_acceptor.async_accept([this](error_code error, tcp::socket socket) {
        m_isAccepting = false;
        if (m_stopAt)
            return;
        if (error)
            return; // out of descriptors, say; look() tries again
        error_code ignored;
        socket.set_option(tcp::no_delay{true}, ignored);
        const std::uint64_t id = m_nextPeer++;
        const auto peer = std::make_shared<Peer>(*this, std::move(socket), id);
        m_peers.emplace(id, peer);
        m_connectionCount = m_peers.size();
        peer->pump();
        accept();
    });
}

// Twice a second: who is overdue goes, and an accept that failed is tried again.
void Server::Loop::look()
{
    m_timer.expires_after(kLook);
    m_timer.async_wait([this](error_code error) {
        if (error)
            return;
        const WallTime now = SteadyClock::now();
        std::vector<std::shared_ptr<Peer>> overdue;
        bool areAllIdle = true;
        for (const auto& [id, peer] : m_peers) {
            areAllIdle = areAllIdle && peer->isIdle();
            if (peer->isOverdue(now))
                overdue.push_back(peer);
        }
        for (const auto& peer : overdue)
            peer->close();
        if (m_stopAt && (areAllIdle || now >= *m_stopAt)) {
            m_io.stop();
            return;
        }
        accept();
        look();
    });
}

void Server::Loop::beginStopping()
{
    m_stopAt = SteadyClock::now() + kStopping;
    error_code ignored;
    m_acceptor.close(ignored);
    const auto peers = m_peers;
    for (const auto& [id, peer] : peers) {
        if (peer->isIdle()) {
            peer->close();
        } else {
            peer->endSubscriptions();
            peer->beginClosing();
            peer->pump();
        }
    }
    if (m_peers.empty())
        m_io.stop();
}

void Server::Loop::stop()
{
    if (!m_thread.joinable())
        return;
    asio::post(m_io, [this] { beginStopping(); });
    m_thread.join();
    {
        const std::lock_guard lock{m_gate->mutex};
        m_gate->loop = nullptr;
    }
    // Nobody is followed any more on behalf of those who are still there.
    const auto peers = m_peers;
    for (const auto& [id, peer] : peers)
        peer->close();
}

void Server::Loop::forget(Peer& peer)
{
    m_held -= peer.held();
    m_peers.erase(peer.id());
    m_connectionCount = m_peers.size();
    if (m_stopAt && m_peers.empty())
        m_io.stop();
    else
        accept();
}

void Server::Loop::requested(Peer& peer, Exchange exchange, wire::HttpRequest request)
{
    ++m_requestCount;
    auto read = m_endpoint.read(request, unixSecond());
    if (const auto* const response = std::get_if<wire::Response>(&read)) {
        peer.session()->respond(exchange, *response, head());
        return;
    }
    m_outbox.push_back({peer.weak_from_this(), exchange, std::get<wire::Call>(std::move(read))});
    // After the other connections that have something to read: what comes together goes together.
    if (!m_isFlushPosted) {
        m_isFlushPosted = true;
        asio::post(m_io, [this] {
            m_isFlushPosted = false;
            flush();
        });
    }
}

void Server::Loop::flush()
{
    if (m_outbox.empty() || m_batches >= kMostBatches)
        return;
    ++m_batches;
    auto calls = std::make_shared<std::vector<Waiting>>(std::move(m_outbox));
    m_outbox.clear();
    std::vector<world::Command> commands;
    commands.reserve(calls->size());
    for (Waiting& waiting : *calls)
        commands.push_back(std::move(waiting.call.command));
    m_runner.post(std::move(commands), [gate = m_gate, calls](std::vector<world::Reply> replies) {
        const std::lock_guard lock{gate->mutex};
        if (gate->loop != nullptr)
            gate->loop->replied(calls, std::move(replies));
    });
}

// In the runner's turn.
void Server::Loop::replied(std::shared_ptr<std::vector<Waiting>> calls, std::vector<world::Reply> replies)
{
    for (std::size_t i = 0; i < replies.size(); ++i) {
        if (isHeld(replies[i]))
            hold(calls, i, replies[i]);
        else
            follow((*calls)[i], replies[i]);
    }
    asio::post(m_io, [this, calls = std::move(calls), replies = std::move(replies)] {
        --m_batches;
        flush();
        for (std::size_t i = 0; i < calls->size(); ++i)
            if (!isHeld(replies[i]))
                answer((*calls)[i], replies[i]);
    });
}

// Where a subscription begins. In the runner's turn, at the instant of the answer.
void Server::Loop::follow(Waiting& waiting, const world::Reply& reply)
{
    const auto* const started = std::get_if<streams::SubscriptionStarted>(&reply);
    if (started == nullptr)
        return;
    waiting.follower = m_runner.follow(*started,
        [gate = m_gate, peer = waiting.peer, exchange = waiting.exchange,
            codec = waiting.call.codec](streams::SubscriptionStep step) {
            const std::lock_guard lock{gate->mutex};
            if (gate->loop != nullptr)
                gate->loop->told(peer, exchange, codec, std::move(step));
        });
}

// In the runner's turn, which keeps a late answer until it is due. Others of its batch do not wait for it.
void Server::Loop::hold(const std::shared_ptr<std::vector<Waiting>>& calls, std::size_t which,
    const world::Reply& reply)
{
    m_runner.whenPassed(reply.delay, [gate = m_gate, calls, which, reply] {
        const std::lock_guard lock{gate->mutex};
        Loop* const loop = gate->loop;
        if (loop == nullptr)
            return;
        loop->follow((*calls)[which], reply);
        asio::post(loop->m_io, [loop, calls, which, reply] { loop->answer((*calls)[which], reply); });
    });
}

// In the runner's turn.
void Server::Loop::told(const std::weak_ptr<Peer>& peer, Exchange exchange, wire::Codec codec,
    streams::SubscriptionStep step)
{
    asio::post(m_io, [peer, exchange, codec, step = std::move(step)] {
        if (const std::shared_ptr<Peer> there = peer.lock())
            there->told(exchange, codec, step);
    });
}

void Server::Loop::answer(Waiting& waiting, const world::Reply& reply)
{
    const std::shared_ptr<Peer> peer = waiting.peer.lock();
    const std::optional<world::Follower>& follower = waiting.follower;
    const bool isGone = !peer || peer->session() == nullptr || peer->isClosed();
    if (isGone && follower)
        m_runner.unfollow(*follower);
    if (isGone)
        return;
    if (follower) {
        peer->beginSubscription(waiting.exchange, waiting.call.codec, *follower);
        return;
    }
    peer->session()->respond(waiting.exchange, m_endpoint.answer(waiting.call, reply), head());
    peer->pump();
}

AnswerHead Server::Loop::head()
{
    const std::int64_t second = unixSecond();
    if (second != m_dateSecond) {
        m_dateSecond = second;
        m_date = httpDate(second);
    }
    // Ids need only differ; nobody is kept from guessing them. The first is a UUID of version 4 (RFC 9562).
    static constexpr std::string_view kDigits = "0123456789abcdef";
    const std::uint64_t id = ++m_ids;
    std::array<std::uint64_t, 9> words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = base::mix64(id * words.size() + i);
    m_requestId.clear();
    for (std::size_t i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            m_requestId += '-';
        const std::uint64_t digit = words[i / 16] >> i % 16 * 4 & 15U;
        m_requestId += i == 12 ? '4' : kDigits[i == 16 ? 8U | (digit & 3U) : digit];
    }
    m_requestId2 = base::encodeBase64({reinterpret_cast<const char*>(words.data()), sizeof words});
    return {m_date, m_requestId, m_requestId2};
}

base::Result<std::unique_ptr<Server>> Server::open(const ServerSettings& settings,
    const streams::ServiceSettings& service, world::Runner& runner)
{
    auto loop = std::make_unique<Loop>(settings, service, runner);
    if (const base::Outcome outcome = loop->listen(); !outcome)
        return outcome.error();
    loop->start();
    return std::unique_ptr<Server>{new Server{std::move(loop)}};
}

Server::Server(std::unique_ptr<Loop> loop) : m_loop(std::move(loop)) {}

Server::~Server() { stop(); }

void Server::stop() { m_loop->stop(); }

std::uint16_t Server::port() const { return m_loop->port(); }

std::string Server::url() const
{
    const std::string& address = m_loop->settings().address;
    const bool isV6 = address.find(':') != std::string::npos;
    return "http://" + (isV6 ? "[" + address + "]" : address) + ":" + std::to_string(port());
}

ServerCounts Server::counts() const { return m_loop->counts(); }

}
