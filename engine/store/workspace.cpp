#include "store/workspace.h"

#include "store/schema.h"
#include "store/workspace_file.h"
#include "store/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace shardscope::store {

namespace {

namespace fs = std::filesystem;

// SQLite would say of all of these that it cannot open them.
base::Outcome checkIsFile(const std::string& path)
{
    std::error_code refusal;
    const fs::file_status status = fs::status(path, refusal);
    if (status.type() == fs::file_type::not_found)
        return base::Problem{path, "is not there. It may have been moved or renamed"};
    if (status.type() == fs::file_type::directory)
        return base::Problem{path, "is a folder. Choose a file that Shardscope has saved (*.shardscope)"};
    if (status.type() == fs::file_type::none)
        return base::Problem{path, "cannot be opened (" + refusal.message() + ")"};
    if (status.type() != fs::file_type::regular)
        return base::Problem{path, "is not a file. Choose one that Shardscope has saved (*.shardscope)"};
    return std::monostate{};
}

// The log of an earlier workspace of this name must be gone before another takes its place, or
// SQLite would fold it into the new one. Fails when somebody has that workspace open.
base::Outcome makeWay(const std::string& path)
{
    std::error_code refusal;
    if (!fs::exists(path, refusal))
        return std::monostate{};
    {
        // Closing it folds its log in. What is no database cannot be open as one, and is simply replaced.
        base::Result<Database> before = Database::open(path, Database::Access::Existing);
        if (before && !before->run("BEGIN EXCLUSIVE; ROLLBACK") && before->isBusy())
            return *before->problem();
    }
    fs::remove(path + "-wal", refusal);
    fs::remove(path + "-shm", refusal);
    return std::monostate{};
}

// A rename is on disk when its folder is.
void syncFolder(const std::string& path)
{
    const std::string folder = fs::path{path}.parent_path().string();
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

base::Outcome writeComplete(const std::string& path, const world::SavedRun& run, const std::string& viewState)
{
    base::Result<WorkspaceFile> file = WorkspaceFile::create(path);
    if (!file)
        return file.error();
    if (const base::Outcome saved = file->save(run); !saved)
        return saved;
    return viewState.empty() ? std::monostate{} : file->saveViewState(viewState);
}

}

base::Result<OpenedWorkspace> openWorkspace(const std::string& path)
{
    if (const base::Outcome isFile = checkIsFile(path); !isFile)
        return isFile.error();
    base::Result<WorkspaceFile> file = WorkspaceFile::openToRead(path);
    if (!file)
        return file.error();
    return file->load();
}

base::Outcome saveWorkspace(const std::string& path, const world::SavedRun& run, const std::string& viewState)
{
    const std::string unfinished = path + ".part";
    std::error_code refusal;
    fs::remove(unfinished, refusal);
    base::Outcome written = writeComplete(unfinished, run, viewState);
    if (written)
        written = makeWay(path);
    if (written) {
        fs::rename(unfinished, path, refusal);
        if (refusal)
            written = base::Problem{path, "could not be written (" + refusal.message() + ")"};
    }
    if (!written) {
        fs::remove(unfinished, refusal);
        // People know the file by its name, not by that of the unfinished one.
        return base::Problem{path, written.error().what};
    }
    syncFolder(path);
    return std::monostate{};
}

base::Result<std::unique_ptr<WorkspaceWriter>> WorkspaceWriter::open(const std::string& path)
{
    std::error_code refusal;
    if (fs::exists(path, refusal)) {
        if (const base::Outcome isFile = checkIsFile(path); !isFile)
            return isFile.error();
    }
    base::Result<WorkspaceFile> file = WorkspaceFile::openToKeep(path);
    if (!file)
        return file.error();
    return std::unique_ptr<WorkspaceWriter>{new WorkspaceWriter{std::make_unique<Thread>(std::move(*file))}};
}

WorkspaceWriter::WorkspaceWriter(std::unique_ptr<Thread> thread) : m_thread(std::move(thread)) {}

WorkspaceWriter::~WorkspaceWriter() = default;

void WorkspaceWriter::record(world::SavedRun run) { m_thread->record(std::move(run)); }

void WorkspaceWriter::recordViewState(std::string json) { m_thread->recordViewState(std::move(json)); }

base::Outcome WorkspaceWriter::flush() { return m_thread->flush(); }

}
