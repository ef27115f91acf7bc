// SHARD_CHECK states what must hold for the program to be right. It stays on in
// release builds: a simulator that is wrong in silence is worth nothing. Expected
// refusals (throttled, expired, malformed input) are values, never checks.
#pragma once

namespace shardscope::base {

[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

}

#define SHARD_CHECK(condition)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) [[unlikely]]                                                                                 \
            ::shardscope::base::checkFailed(#condition, __FILE__, __LINE__);                                           \
    } while (false)
