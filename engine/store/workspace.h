// A workspace file (*.shardscope): one SQLite database with the scenario, the branches and their
// journals, the replayed files (compressed) and the fingerprint they led to. The World is never stored: it
// is replayed. A killed process loses at most the last second.
#pragma once

#include "base/result.h"
#include "world/saved_run.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace shardscope::store {

// Files newer than this are refused with a sentence; older ones are brought up to date once they are kept.
inline constexpr int kWorkspaceVersion = 4;

struct OpenedWorkspace {
    world::SavedRun run;
    std::string viewState; // the window's own JSON, opaque here
};

// Reads a workspace. The Problem says which file, what is wrong with it and what can be done.
[[nodiscard]] base::Result<OpenedWorkspace> openWorkspace(const std::string& path);

// Keeps one workspace file up to date from its own thread. Saving never blocks the caller.
class WorkspaceWriter {
public:
    // Creates the file, or takes over one that openWorkspace() could read.
    [[nodiscard]] static base::Result<std::unique_ptr<WorkspaceWriter>> open(const std::string& path);
    ~WorkspaceWriter();
    WorkspaceWriter(const WorkspaceWriter&) = delete;
    WorkspaceWriter& operator=(const WorkspaceWriter&) = delete;

    // Queues the newest state: new journal entries are appended, a branch whose past has changed is rewritten.
    void record(world::SavedRun run);
    void recordViewState(std::string json);
    // Waits until everything queued is on disk. The Problem of the last failed write, if any.
    [[nodiscard]] base::Outcome flush();

private:
    class Thread;
    explicit WorkspaceWriter(std::unique_ptr<Thread> thread);
    std::unique_ptr<Thread> m_thread;
};

// A complete workspace at `path` in one step, for "Save as" and the command line.
[[nodiscard]] base::Outcome saveWorkspace(const std::string& path, const world::SavedRun& run,
    const std::string& viewState);

}
