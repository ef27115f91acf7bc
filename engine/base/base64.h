// Base64 (RFC 4648, with padding). Decoding is strict: only what encoding would have made.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace shardscope::base {

[[nodiscard]] std::string encodeBase64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

// The most bytes that a text of that length stands for.
[[nodiscard]] constexpr std::size_t mostBase64Bytes(std::size_t characters) { return characters / 4 * 3; }
// The same into `bytes`, which has room for mostBase64Bytes(); how many there are.
[[nodiscard]] std::optional<std::size_t> decodeBase64(std::string_view text, char* bytes);
void appendBase64(std::string& text, std::string_view bytes);

}
