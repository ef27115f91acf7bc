#include "store/writer.h"

#include <utility>

namespace shardscope::store {

WorkspaceWriter::Thread::Thread(WorkspaceFile file) : m_file(std::move(file))
{
    m_thread = std::thread{[this] { run(); }};
}

WorkspaceWriter::Thread::~Thread()
{
    {
        const std::lock_guard lock{m_mutex};
        m_isStopping = true;
        m_hasWork.notify_one();
    }
    m_thread.join();
    m_file.settle();
}

void WorkspaceWriter::Thread::record(world::SavedRun run)
{
    const std::lock_guard lock{m_mutex};
    m_run = std::move(run);
    ++m_queued;
    m_hasWork.notify_one();
}

void WorkspaceWriter::Thread::recordViewState(std::string json)
{
    const std::lock_guard lock{m_mutex};
    m_viewState = std::move(json);
    ++m_queued;
    m_hasWork.notify_one();
}

base::Outcome WorkspaceWriter::Thread::flush()
{
    std::unique_lock lock{m_mutex};
    const std::uint64_t wanted = m_queued;
    m_isWritten.wait(lock, [&] { return m_written >= wanted; });
    if (m_runProblem)
        return *m_runProblem;
    if (m_viewProblem)
        return *m_viewProblem;
    return std::monostate{};
}

void WorkspaceWriter::Thread::run()
{
    std::unique_lock lock{m_mutex};
    for (;;) {
        m_hasWork.wait(lock, [&] { return m_written != m_queued || m_isStopping; });
        if (m_written == m_queued)
            return;
        const std::uint64_t number = m_queued;
        const std::optional<world::SavedRun> newest = std::exchange(m_run, std::nullopt);
        const std::optional<std::string> viewState = std::exchange(m_viewState, std::nullopt);
        std::optional<base::Problem> runProblem = m_runProblem;
        std::optional<base::Problem> viewProblem = m_viewProblem;
        lock.unlock();
        const auto problemOf = [](const base::Outcome& outcome) {
            return outcome ? std::nullopt : std::optional{outcome.error()};
        };
        if (newest)
            runProblem = problemOf(m_file.save(*newest));
        if (viewState)
            viewProblem = problemOf(m_file.saveViewState(*viewState));
        lock.lock();
        m_runProblem = std::move(runProblem);
        m_viewProblem = std::move(viewProblem);
        m_written = number;
        m_isWritten.notify_all();
    }
}

}
