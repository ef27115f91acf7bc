// Keeps the run that the engine records in a workspace file. The engine's thread brings the
// records, the window's thread says which file: the only state in the window that two
// threads share, and all of it is here.
#pragma once

#include "store/workspace.h"
#include "world/runner.h"

#include <memory>
#include <mutex>
#include <optional>

namespace shardscope::app {

class Keeper {
public:
    // The engine's thread.
    void record(const world::SavedRun& run);

    // From now on records go to this file, beginning with the newest there is. Null: nowhere.
    void keepIn(std::unique_ptr<store::WorkspaceWriter> writer);
    // Forgets the newest record too: another run is being opened.
    void letGo();
    void recordViewState(std::string json);
    // Waits for the disk.
    [[nodiscard]] base::Outcome flush();
    [[nodiscard]] std::optional<world::SavedRun> newest() const;

private:
    mutable std::mutex m_mutex;
    std::unique_ptr<store::WorkspaceWriter> m_writer;
    std::optional<world::SavedRun> m_newest;
};

}
