#include "base/pages.h"

#include <cstdint>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace shardscope::base {

void bringPages([[maybe_unused]] char* bytes, [[maybe_unused]] std::size_t size)
{
#if defined(MADV_POPULATE_WRITE) // Linux 5.14
    static const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t skipped = (page - reinterpret_cast<std::uintptr_t>(bytes) % page) % page;
    if (size < skipped + page)
        return;
    // Refused by an older kernel: then pages come one by one.
    (void)madvise(bytes + skipped, (size - skipped) / page * page, MADV_POPULATE_WRITE);
#endif
}

}
