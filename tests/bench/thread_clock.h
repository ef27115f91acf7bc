#pragma once

#include <ctime>

namespace shardscope::bench {

// CPU time of the calling thread.
inline double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

}
