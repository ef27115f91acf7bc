#include "store/ledger_writer.h"

#include <future>
#include <iterator>
#include <memory>
#include <utility>

namespace shardscope::store {

Ledger::Thread::Thread(WorkspaceFile file) : m_file(std::move(file))
{
    m_thread = std::thread{[this] { this->run(); }};
}

Ledger::Thread::~Thread()
{
    {
        const std::lock_guard lock{m_mutex};
        m_isStopping = true;
        m_hasWork.notify_one();
    }
    m_thread.join();
    m_file.settle();
}

void Ledger::Thread::keep(std::vector<world::JournalEntry> entries, base::Instant now, std::function<void(bool)> kept,
    bool isDue)
{
    const std::lock_guard lock{m_mutex};
    m_isDue = m_isDue || isDue;
    m_entries.insert(m_entries.end(), std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
    m_now = now;
    m_waiting.push_back(std::move(kept));
    m_hasWork.notify_one();
}

base::Outcome Ledger::Thread::close(base::Instant now)
{
    const auto written = std::make_shared<std::promise<void>>();
    keep(
        {}, now, [written](bool) { written->set_value(); }, true);
    written->get_future().wait();
    const std::lock_guard lock{m_mutex};
    return m_problem ? base::Outcome{*m_problem} : std::monostate{};
}

void Ledger::Thread::run()
{
    std::unique_lock lock{m_mutex};
    for (;;) {
        m_hasWork.wait(lock, [this] { return !m_waiting.empty() || m_isStopping; });
        if (m_waiting.empty())
            return;
        const std::vector<world::JournalEntry> entries = std::exchange(m_entries, {});
        const std::vector<std::function<void(bool)>> waiting = std::exchange(m_waiting, {});
        const bool isDue = std::exchange(m_isDue, false);
        const base::Instant now = m_now;
        std::optional<base::Problem> problem = m_problem;
        lock.unlock();
        if (isDue && !problem) {
            if (const base::Outcome kept = m_file.append(entries, now); !kept)
                problem = kept.error();
        }
        lock.lock();
        m_problem = problem;
        lock.unlock();
        for (const std::function<void(bool)>& kept : waiting)
            kept(!problem);
        lock.lock();
    }
}

}
