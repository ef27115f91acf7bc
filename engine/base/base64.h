// Base64 (RFC 4648, with padding). Decoding is strict: only what encoding would have made.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shardscope::base {

[[nodiscard]] std::string encodeBase64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

}
