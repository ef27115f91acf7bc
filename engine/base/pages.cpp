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
#if defined(MADV_HUGEPAGE)
    // Of 2 MiB with most processors, and of a size that holds these with the others.
    constexpr std::size_t kHuge = std::size_t{2} << 20;
    const std::size_t before = (kHuge - reinterpret_cast<std::uintptr_t>(bytes) % kHuge) % kHuge;
    if (size >= before + kHuge)
        (void)madvise(bytes + before, (size - before) / kHuge * kHuge, MADV_HUGEPAGE);
#endif
    const std::size_t skipped = (page - reinterpret_cast<std::uintptr_t>(bytes) % page) % page;
    if (size < skipped + page)
        return;
    // Refused by an older kernel: then pages come one by one.
    (void)madvise(bytes + skipped, (size - skipped) / page * page, MADV_POPULATE_WRITE);
#endif
}

}
