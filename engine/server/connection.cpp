#include "server/connection.h"

#include "server/http1_session.h"
#include "server/http2_session.h"

#include <algorithm>

namespace shardscope::server {

namespace {

constexpr std::string_view kHttp2 = "PRI";

}

bool Connection::receive(std::string_view bytes, Exchanges& exchanges, WallTime now)
{
    m_movedAt = now;
    std::string together;
    if (!m_session) {
        m_first += bytes;
        const std::size_t known = std::min(m_first.size(), kHttp2.size());
        const bool canBeHttp2 = std::string_view{m_first}.substr(0, known) == kHttp2.substr(0, known);
        if (canBeHttp2 && known < kHttp2.size()) {
            if (!m_wasReceiving)
                m_beganAt = now;
            m_wasReceiving = true;
            return true;
        }
        m_session = canBeHttp2 ? makeHttp2Session() : makeHttp1Session();
        together.swap(m_first);
        bytes = together;
    }
    const std::uint64_t before = m_session->received();
    const bool goesOn = m_session->receive(bytes, exchanges);
    const bool isReceiving = m_session->isReceiving();
    if (isReceiving && (!m_wasReceiving || m_session->received() != before))
        m_beganAt = now;
    m_wasReceiving = isReceiving;
    return goesOn;
}

void Connection::end(WallTime now)
{
    m_movedAt = now;
    m_hasEnded = true;
    if (m_session)
        m_session->endInput();
}

bool Connection::isOverdue(WallTime now, bool isWriting) const
{
    if (isWriting)
        return now - m_movedAt > m_patience.forWriting;
    if (m_hasEnded)
        return now - m_movedAt > m_patience.afterEnd;
    if (m_wasReceiving && wantsInput()) {
        const bool isInBody = m_session && m_session->isInBody();
        return now - m_beganAt > (isInBody ? m_patience.forBody : m_patience.forRequest);
    }
    const bool isIdle = !m_session || m_session->isIdle();
    return isIdle && now - m_movedAt > m_patience.idle;
}

}
