// HMAC-SHA-256 (RFC 2104), for checking the signatures of requests.
#pragma once

#include "base/sha256.h"

#include <string_view>

namespace shardscope::base {

[[nodiscard]] Sha256Digest hmacSha256(std::string_view key, std::string_view message);

// Takes as long for texts that differ early as for those that differ late.
[[nodiscard]] bool isSameSecret(std::string_view a, std::string_view b);

}
