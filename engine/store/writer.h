// The store's own thread: takes the newest state of a run and writes it, so that nobody waits
// for a disk. It has nothing to do with virtual time and no clock.
#pragma once

#include "store/workspace_file.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace shardscope::store {

class WorkspaceWriter::Thread {
public:
    explicit Thread(WorkspaceFile file);
    // Writes what is queued and closes the file.
    ~Thread();
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    void record(world::SavedRun run);
    void recordViewState(std::string json);
    [[nodiscard]] base::Outcome flush();

private:
    void run();

    WorkspaceFile m_file; // the thread's own once it runs

    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::condition_variable m_isWritten;
    // Only the newest of each counts; an older one that was not yet written is left out.
    std::optional<world::SavedRun> m_run;
    std::optional<std::string> m_viewState;
    std::uint64_t m_queued = 0;
    std::uint64_t m_written = 0;
    std::optional<base::Problem> m_runProblem;
    std::optional<base::Problem> m_viewProblem;
    bool m_isStopping = false;

    std::thread m_thread; // last, so that everything it uses is there
};

}
