// The thread of a ledger: reads what is there, a little ahead of who replays it; then takes all that waits and writes
// it in one transaction, and says so. It has nothing to do with virtual time and no clock.
#pragma once

#include "store/ledger.h"
#include "store/workspace_file.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace shardscope::store {

class Ledger::Thread {
public:
    explicit Thread(WorkspaceFile file);
    // Writes what is queued and closes the file.
    ~Thread();
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    [[nodiscard]] base::Result<std::vector<world::JournalEntry>> read();
    void keep(std::vector<world::JournalEntry> entries, base::Instant now, std::function<void(bool)> kept, bool isDue);
    [[nodiscard]] base::Outcome close(base::Instant now);

private:
    using Piece = base::Result<std::vector<world::JournalEntry>>;

    void run();
    void readAll();
    // Waits for room; false: nobody will ask for it.
    bool hand(Piece piece);

    WorkspaceFile m_file; // the thread's own once it runs

    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::condition_variable m_hasPiece;
    std::condition_variable m_hasRoom;
    std::deque<Piece> m_pieces; // the last is without entries, or a Problem
    bool m_isRead = false;      // that one has been taken
    std::vector<world::JournalEntry> m_entries;
    std::vector<std::function<void(bool)>> m_waiting;
    base::Instant m_now{};
    bool m_isDue = false;
    bool m_isStopping = false;
    std::optional<base::Problem> m_problem;

    std::thread m_thread; // last, so that everything it uses is there
};

}
