// Any bytes as the JSON body of a request: see endpoint_input.h.
#include "endpoint_input.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace shardscope;
    fuzz::playRequest(wire::Codec::Json, {reinterpret_cast<const char*>(data), size});
    return 0;
}
