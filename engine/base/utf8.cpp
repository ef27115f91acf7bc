#include "base/utf8.h"

#include "base/check.h"

#include <cstdint>

namespace shardscope::base {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What the second byte may be narrows with the first: it is where overlong forms,
// surrogates and values above U+10FFFF show.
struct SecondByte {
    std::uint8_t lowest = 0x80;
    std::uint8_t highest = 0xBF;
};

SecondByte secondByteAfter(std::uint8_t first)
{
    switch (first) {
    case 0xE0:
        return {0xA0, 0xBF};
    case 0xED:
        return {0x80, 0x9F};
    case 0xF0:
        return {0x90, 0xBF};
    case 0xF4:
        return {0x80, 0x8F};
    default:
        return {};
    }
}

}

std::size_t utf8CharacterLength(std::string_view text)
{
    if (text.empty())
        return 0;
    const auto byteAt = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byteAt(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xC2 && first <= 0xDF ? 2
        : first >= 0xE0 && first <= 0xEF                      ? 3
        : first >= 0xF0 && first <= 0xF4                      ? 4
                                                              : 0;
    if (length == 0 || text.size() < length)
        return 0;
    const SecondByte second = secondByteAfter(first);
    if (byteAt(1) < second.lowest || byteAt(1) > second.highest)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byteAt(i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

char32_t utf8Character(std::string_view text)
{
    const std::size_t length = utf8CharacterLength(text);
    SHARD_CHECK(length > 0);
    const auto byteAt = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    if (length == 1)
        return byteAt(0);
    char32_t character = byteAt(0) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6U | (byteAt(i) & 0x3FU);
    return character;
}

std::size_t validUtf8Prefix(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8CharacterLength(text.substr(at));
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

std::size_t utf8Characters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const std::size_t length = utf8CharacterLength(text.substr(at));
        at += length == 0 ? 1 : length;
    }
    return count;
}

std::string toValidUtf8(std::string_view text)
{
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8CharacterLength(text.substr(at));
        valid += length == 0 ? kReplacement : text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return valid;
}

}
