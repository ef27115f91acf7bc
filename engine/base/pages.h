// Fresh memory comes page by page, each with an interruption when it is first written. Where much of it is about to be
// filled, asking for all of it at once takes half of the time.
#pragma once

#include <cstddef>

namespace shardscope::base {

// Makes the whole pages within these bytes there. Nothing changes but time, and where the system knows no such call,
// nothing at all.
void bringPages(char* bytes, std::size_t size);

}
