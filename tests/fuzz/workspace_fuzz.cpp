// Any bytes by the name of a workspace: opened or refused with a sentence, never the end of the program.
#include "base/check.h"
#include "store/workspace.h"

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace shardscope;
    // Several fuzzers may run side by side.
    static const std::string path = // NOLINT(misc-const-correctness)
        std::filesystem::temp_directory_path() / ("shardscope-fuzz-" + std::to_string(::getpid()) + ".shardscope");
    {
        std::ofstream file{path, std::ios::binary | std::ios::trunc};
        file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    }
    const base::Result<store::OpenedWorkspace> opened = store::openWorkspace(path);
    if (!opened)
        SHARD_CHECK(!opened.error().what.empty());
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(path + suffix, ignored);
    return 0;
}
