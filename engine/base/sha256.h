// SHA-256 (FIPS 180-4), for naming input files by their contents.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace shardscope::base {

using Sha256Digest = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);
// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

}
