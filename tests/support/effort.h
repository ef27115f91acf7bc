// How thorough a test is. A build at full speed tries everything; one under a sanitizer, which is there to see faults
// of memory and of threads and takes many times as long, tries what shows them.
#pragma once

namespace shardscope::support {

#if defined(SHARDSCOPE_SANITIZED)
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

template <typename T>
constexpr T effort(T whole, T sanitized)
{
    return kIsSanitized ? sanitized : whole;
}

}
