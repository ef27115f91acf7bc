#include "store/ledger_writer.h"

#include "base/check.h"

#include <future>
#include <iterator>
#include <memory>
#include <utility>

namespace shardscope::store {

namespace {

// What lies between the two threads stays in the caches of a processor.
constexpr std::size_t kPieceBytes = std::size_t{256} << 10;
constexpr std::size_t kMostPieces = 4;

}

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
        m_hasRoom.notify_one();
    }
    m_thread.join();
    m_file.settle();
}

base::Result<std::vector<world::JournalEntry>> Ledger::Thread::read()
{
    std::unique_lock lock{m_mutex};
    if (m_isRead)
        return std::vector<world::JournalEntry>{};
    m_hasPiece.wait(lock, [this] { return !m_pieces.empty(); });
    Piece piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    m_isRead = !piece || piece->empty();
    m_hasRoom.notify_one();
    return piece;
}

void Ledger::Thread::keep(std::vector<world::JournalEntry> entries, base::Instant now, std::function<void(bool)> kept,
    bool isDue)
{
    const std::lock_guard lock{m_mutex};
    SHARD_CHECK(m_isRead);
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

bool Ledger::Thread::hand(Piece piece)
{
    std::unique_lock lock{m_mutex};
    m_hasRoom.wait(lock, [this] { return m_pieces.size() < kMostPieces || m_isStopping; });
    m_pieces.push_back(std::move(piece));
    m_hasPiece.notify_one();
    return !m_isStopping;
}

void Ledger::Thread::readAll()
{
    JournalReader journal = m_file.journal(0);
    std::int64_t found = 0;
    for (bool isWanted = true; isWanted;) {
        Piece piece = journal.next(kPieceBytes);
        const bool isLast = !piece || piece->empty();
        if (piece)
            found += static_cast<std::int64_t>(piece->size());
        if (piece && isLast) {
            if (const base::Outcome checked = m_file.checkCount(found); !checked)
                piece = checked.error();
        }
        isWanted = hand(std::move(piece)) && !isLast;
    }
}

void Ledger::Thread::run()
{
    readAll();
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
