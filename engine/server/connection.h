// A connection without its socket: finds out from the first bytes which HTTP the peer speaks, and knows when to give
// it up. Time is an argument.
#pragma once

#include "server/session.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace shardscope::server {

using WallTime = std::chrono::steady_clock::time_point;

// How long a peer may take. One that sends a byte now and then is given up all the same: each bound counts from
// where its phase began.
struct Patience {
    std::chrono::seconds forRequest{10};  // from its first byte to the end of its headers
    std::chrono::seconds forBody{60};     // from its first byte to its end
    std::chrono::seconds forWriting{330}; // without taking a byte of what is written; a subscription's time and a bit
    std::chrono::seconds idle{120};
    std::chrono::seconds afterEnd{330}; // of one that sends no more and awaits answers: it may as well be gone
};

class Connection {
public:
    Connection(Patience patience, WallTime now) : m_patience(patience), m_movedAt(now), m_beganAt(now) {}

    // As Session::receive(). Unknown until three bytes have come, which "PRI" begins HTTP/2.
    [[nodiscard]] bool receive(std::string_view bytes, Exchanges& exchanges, WallTime now);
    // The peer sends no more, though it may still read: what it has sent whole is answered, then this is closing. To be
    // called while wantsInput().
    void end(WallTime now);
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    [[nodiscard]] bool resume(Exchanges& exchanges) { return !m_session || m_session->resume(exchanges); }
    // What is to be written next; call wrote() when it has been.
    void takeOutput(std::string& out, std::size_t most)
    {
        if (m_session)
            m_session->takeOutput(out, most);
    }
    void wrote(WallTime now) { m_movedAt = now; }

    // Null until it is known.
    [[nodiscard]] Session* session() { return m_session.get(); }
    [[nodiscard]] bool wantsInput() const { return !m_hasEnded && (!m_session || m_session->wantsInput()); }
    [[nodiscard]] bool isClosing() const { return m_session ? m_session->isClosing() : m_hasEnded; }
    // Its patience is at an end. `isWriting`: something is on its way to the peer.
    [[nodiscard]] bool isOverdue(WallTime now, bool isWriting) const;

private:
    Patience m_patience;
    std::unique_ptr<Session> m_session;
    std::string m_first; // bytes until the protocol is known
    WallTime m_movedAt;  // the last byte, in or out
    WallTime m_beganAt;  // the first byte of the request that is being received
    bool m_wasReceiving = false;
    bool m_hasEnded = false;
};

}
