#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace shardscope::base {

void checkFailed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "shardscope: internal check failed: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

}
