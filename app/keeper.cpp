#include "keeper.h"

namespace shardscope::app {

void Keeper::record(const world::SavedRun& run)
{
    const std::lock_guard lock{m_mutex};
    m_newest = run;
    if (m_writer)
        m_writer->record(run);
}

void Keeper::keepIn(std::unique_ptr<store::WorkspaceWriter> writer)
{
    const std::lock_guard lock{m_mutex};
    m_writer = std::move(writer);
    if (m_writer && m_newest)
        m_writer->record(*m_newest);
}

void Keeper::letGo()
{
    const std::lock_guard lock{m_mutex};
    m_writer.reset();
    m_newest.reset();
}

void Keeper::recordViewState(std::string json)
{
    const std::lock_guard lock{m_mutex};
    if (m_writer)
        m_writer->recordViewState(std::move(json));
}

base::Outcome Keeper::flush()
{
    const std::lock_guard lock{m_mutex};
    return m_writer ? m_writer->flush() : base::Outcome{std::monostate{}};
}

std::optional<world::SavedRun> Keeper::newest() const
{
    const std::lock_guard lock{m_mutex};
    return m_newest;
}

}
