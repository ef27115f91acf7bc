#include "base/base64.h"

#include <array>
#include <cstdint>

namespace shardscope::base {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kInvalid = 0xff;

constexpr std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(kInvalid);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}

constexpr auto kValues = makeValues();

}

std::string encodeBase64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    const auto byte = [&bytes](std::size_t i) {
        return i < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) : 0U;
    };
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::uint32_t group = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        text += kAlphabet[group >> 18];
        text += kAlphabet[group >> 12 & 63U];
        text += i + 1 < bytes.size() ? kAlphabet[group >> 6 & 63U] : '=';
        text += i + 2 < bytes.size() ? kAlphabet[group & 63U] : '=';
    }
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const std::size_t missing = i + 4 == text.size() ? padding : 0;
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            const std::uint8_t value = j < 4 - missing ? kValues[static_cast<unsigned char>(text[i + j])] : 0;
            if (value == kInvalid)
                return std::nullopt;
            group = group << 6 | value;
        }
        // Bits that no byte uses must be zero, or two texts would mean the same.
        if ((missing == 1 && (group & 0xffU) != 0) || (missing == 2 && (group & 0xffffU) != 0))
            return std::nullopt;
        bytes += static_cast<char>(group >> 16);
        if (missing < 2)
            bytes += static_cast<char>(group >> 8 & 0xffU);
        if (missing < 1)
            bytes += static_cast<char>(group & 0xffU);
    }
    return bytes;
}

}
