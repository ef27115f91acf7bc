// What base64.cpp and its wider build share: which characters stand for what.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shardscope::base {

inline constexpr std::string_view kBase64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
inline constexpr std::uint8_t kNoBase64Value = 0xff;

constexpr std::array<std::uint8_t, 256> makeBase64Values()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoBase64Value);
    for (std::size_t i = 0; i < kBase64Alphabet.size(); ++i)
        values[static_cast<unsigned char>(kBase64Alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}
inline constexpr auto kBase64Values = makeBase64Values();

#if defined(__x86_64__)
// Decodes whole groups as long as they are of the alphabet and some are left behind them; how many characters. The text
// has a multiple of four, and `bytes` room for three quarters of them: stores reach beyond what has been decoded.
[[nodiscard]] std::size_t decodeBase64Avx2(std::string_view text, char* bytes);
#endif

}
