// One line on a terminal that says how far a run is; silent anywhere else.
#pragma once

#include "base/time.h"

#include <chrono>
#include <cstdint>

namespace shardscope::cli {

class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Whether show() would draw now; spares the caller from counting for nothing.
    [[nodiscard]] bool isDue() const { return m_isOnTerminal && Clock::now() >= m_next; }
    void show(base::Instant reached, base::Instant end, std::uint64_t records);
    // Takes the line away, so that what follows starts on a clean one.
    void clear();

private:
    // The wall clock paces the drawing and shows speed; it never reaches the simulation.
    using Clock = std::chrono::steady_clock;

    bool m_isOnTerminal;
    bool m_isShown = false;
    Clock::time_point m_started;
    Clock::time_point m_next;
};

}
