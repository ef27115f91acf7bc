#include "cli/progress.h"

#include <cstdio>
#include <unistd.h>

namespace shardscope::cli {

namespace {

constexpr std::chrono::milliseconds kPatience{300}; // short runs show nothing
constexpr std::chrono::milliseconds kEvery{100};

}

Progress::Progress()
    : m_isOnTerminal(::isatty(STDERR_FILENO) == 1), m_started(Clock::now()), m_next(m_started + kPatience)
{
}

Progress::~Progress() { clear(); }

void Progress::show(base::Instant reached, base::Instant end, std::uint64_t records)
{
    const Clock::time_point now = Clock::now();
    m_next = now + kEvery;
    m_isShown = true;
    const auto elapsedMs = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_started).count();
    const std::int64_t reachedMs = reached.time_since_epoch().count();
    const std::int64_t endMs = end.time_since_epoch().count();
    std::fprintf(stderr, "\r\033[K%s of %s  %3lld %%  %llu records  x%lld ",
        base::formatClock(reached).substr(0, 8).c_str(), base::formatClock(end).substr(0, 8).c_str(),
        static_cast<long long>(endMs > 0 ? reachedMs * 100 / endMs : 100), static_cast<unsigned long long>(records),
        static_cast<long long>(elapsedMs > 0 ? reachedMs / elapsedMs : 0));
    std::fflush(stderr);
}

void Progress::clear()
{
    if (!m_isShown)
        return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    m_isShown = false;
}

}
