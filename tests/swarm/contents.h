// Everything a service has stored, folded into one number: rows one by one, not the digest
// that the service itself keeps. Two services with the same contents give the same.
#pragma once

#include "streams/service.h"

#include <cstdint>

namespace shardscope::swarm {

[[nodiscard]] std::uint64_t contentsOf(const streams::Service& service);

}
