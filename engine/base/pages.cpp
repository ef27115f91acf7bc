#include "base/pages.h"

#include <cstdint>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace shardscope::base {

namespace {

// Makes the whole pages within these bytes there. Nothing changes but time, and where the system knows no such call,
// nothing at all.
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

void wishForLargePages([[maybe_unused]] char* bytes, [[maybe_unused]] std::size_t size)
{
#if defined(MADV_HUGEPAGE)
    (void)madvise(bytes, size, MADV_HUGEPAGE);
#endif
}

std::shared_ptr<char[]> inLargePages(std::size_t size)
{
    constexpr std::align_val_t kAlignment{kLargePage};
    std::shared_ptr<char[]> bytes(static_cast<char*>(::operator new(size, kAlignment)),
        [](char* of) { ::operator delete(of, kAlignment); });
    wishForLargePages(bytes.get(), size);
    return bytes;
}

}

std::shared_ptr<char[]> freshBytes(std::size_t size)
{
    std::shared_ptr<char[]> bytes =
        size > 0 && size % kLargePage == 0 ? inLargePages(size) : std::make_shared_for_overwrite<char[]>(size);
    bringPages(bytes.get(), size);
    return bytes;
}

}
