#include "store/ledger.h"

#include "store/ledger_writer.h"
#include "store/workspace_file.h"

#include <filesystem>
#include <utility>

namespace shardscope::store {

base::Result<OpenedLedger> Ledger::open(const std::string& path, const world::Scenario& scenario)
{
    std::error_code refusal;
    if (std::filesystem::is_directory(path, refusal))
        return base::Problem{path, "is a folder, where the file of the run should be. Move it, or name another folder"};
    base::Result<WorkspaceFile> file = WorkspaceFile::openToKeep(path);
    if (!file)
        return file.error();
    // Begun and ended in one transaction: a file without a run is one that never began.
    world::SavedRun run{.scenario = scenario, .branches = {{.name = "main"}}};
    if (!file->hasRun()) {
        if (const base::Outcome begun = file->save(run); !begun)
            return begun.error();
        return OpenedLedger{Ledger{std::make_unique<Thread>(std::move(*file))}, std::move(run)};
    }
    base::Result<OpenedWorkspace> opened = file->loadWithoutJournals();
    if (!opened)
        return opened.error();
    if (opened->run.branches.size() != 1)
        return base::Problem{
            path, "was saved by a person, with branches: programs cannot go on with it. Name another folder"};
    return OpenedLedger{Ledger{std::make_unique<Thread>(std::move(*file))}, std::move(opened->run)};
}

Ledger::Ledger(std::unique_ptr<Thread> thread) : m_thread(std::move(thread)) {}

Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&& other) noexcept = default;
Ledger& Ledger::operator=(Ledger&& other) noexcept = default;

base::Result<std::vector<world::JournalEntry>> Ledger::read() { return m_thread->read(); }

void Ledger::keep(std::vector<world::JournalEntry> entries, base::Instant now, std::function<void(bool isKept)> kept)
{
    const bool isDue = !entries.empty();
    m_thread->keep(std::move(entries), now, std::move(kept), isDue);
}

base::Outcome Ledger::close(base::Instant now) { return m_thread->close(now); }

}
