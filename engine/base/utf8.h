// Which bytes are text. Names and keys come from files and from people; what goes into
// JSON, a window or a report must be valid UTF-8 (RFC 3629: no surrogates, shortest form).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shardscope::base {

// Bytes of the well-formed character at the start of `text`, 1 to 4; 0 when there is none.
[[nodiscard]] std::size_t utf8CharacterLength(std::string_view text);
// That character.
[[nodiscard]] char32_t utf8Character(std::string_view text);
// How many bytes from the start are well formed; text.size() when all are.
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view text);
// Characters (code points); a stray byte counts as one.
[[nodiscard]] std::size_t utf8Characters(std::string_view text);
// The same text with every stray byte replaced by U+FFFD.
[[nodiscard]] std::string toValidUtf8(std::string_view text);

}
