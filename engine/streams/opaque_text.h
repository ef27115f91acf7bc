// Text that callers hand back as they got it: base64 of a head that tells its kind, a seal, and a scrambled
// body. Not a secret, only opaque: nobody is to rely on its inside, and what was not written here is told apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::streams {

inline constexpr std::size_t kOpaqueHead = 8;
inline constexpr std::size_t kOpaqueSeal = 8;

// The parts, none of which may hold a '/', padded so that the text decodes to at least `leastBytes`.
[[nodiscard]] std::string writeOpaque(std::string_view head, const std::vector<std::string>& parts,
    std::size_t leastBytes);
// The first `count` parts; nullopt for text of another kind, or that was tampered with.
[[nodiscard]] std::optional<std::vector<std::string>> readOpaque(std::string_view head, std::string_view text,
    std::size_t count);
// A part that is a number from 0.
[[nodiscard]] std::optional<std::int64_t> numberIn(std::string_view part);

}
