// Any bytes as a request to the endpoint: the name of an operation, a line break, the body. Whatever it is, it is
// answered in its codec, and what was refused has changed nothing.
#pragma once

#include "wire/body.h"

#include <string_view>

namespace shardscope::fuzz {

void playRequest(wire::Codec codec, std::string_view input);

}
