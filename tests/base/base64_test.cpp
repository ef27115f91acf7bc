#include "base/base64.h"
#include "base/rng.h"

#include <gtest/gtest.h>

#include <cctype>
#include <optional>
#include <string>
#include <vector>

namespace {

using shardscope::base::availableBase64Kernels;
using shardscope::base::Base64Kernel;
using shardscope::base::decodeBase64;
using shardscope::base::encodeBase64;
using shardscope::base::mostBase64Bytes;

TEST(Base64, IsThatOfTheStandardsTestVectors)
{
    // RFC 4648, section 10.
    const std::pair<const char*, const char*> vectors[]{{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(encodeBase64(bytes), text);
        EXPECT_EQ(decodeBase64(text), bytes);
    }
}

TEST(Base64, GivesBackEveryByteAtEveryPlace)
{
    for (std::size_t length = 1; length < 8; ++length) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string bytes(length, 'x');
            bytes[length / 2] = static_cast<char>(byte);
            const std::string text = encodeBase64(bytes);
            EXPECT_EQ(decodeBase64(text), bytes);
            std::string room(mostBase64Bytes(text.size()), '\0');
            EXPECT_EQ(decodeBase64(text, room.data()), length);
        }
    }
}

TEST(Base64, TakesNothingThatEncodingWouldNotHaveMade)
{
    for (const char* const text : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Z===", "====", "Zm9v\n", "Zm-v",
             "Zm_v", "=m9v", "Z=9v", "Zm=v", "Zg==Zm9v",
             "Zm9vZ\xff"
             "9v"})
        EXPECT_FALSE(decodeBase64(text)) << text;
}

// What a kernel makes of a text, in room that is no larger than it says it needs.
std::optional<std::string> decodedBy(Base64Kernel kernel, const std::string& text)
{
    std::vector<char> room(mostBase64Bytes(text.size()));
    const auto length = decodeBase64(text, room.data(), kernel);
    if (!length)
        return std::nullopt;
    return std::string{room.data(), *length};
}

TEST(Base64, IsTheSameOnEveryKernel)
{
    ASSERT_EQ(availableBase64Kernels().front(), Base64Kernel::Baseline);
    shardscope::base::Rng rng{2026};
    for (std::size_t length = 0; length < 300; ++length) {
        std::string bytes;
        while (bytes.size() < length)
            bytes += static_cast<char>(rng.below(256));
        const std::string text = encodeBase64(bytes);
        for (const Base64Kernel kernel : availableBase64Kernels()) {
            EXPECT_EQ(decodedBy(kernel, text), bytes) << length;
            if (text.empty())
                continue;
            // Any other character, anywhere, is seen.
            std::string wrong = text;
            const auto place = static_cast<std::size_t>(rng.below(text.size()));
            do
                wrong[place] = static_cast<char>(rng.below(256));
            while (std::isalnum(static_cast<unsigned char>(wrong[place])) != 0 || wrong[place] == '+'
                || wrong[place] == '/' || wrong[place] == text[place]);
            EXPECT_EQ(decodedBy(kernel, wrong), std::nullopt) << length << " at " << place;
        }
    }
}

TEST(Base64, KnowsEveryCharacterInTheMiddleOfALongText)
{
    const std::string bytes(48, 'x');
    for (const Base64Kernel kernel : availableBase64Kernels()) {
        for (int character = 0; character < 256; ++character) {
            std::string text = encodeBase64(bytes);
            text[17] = static_cast<char>(character);
            const bool isOfAlphabet =
                character < 128 && (std::isalnum(character) != 0 || character == '+' || character == '/');
            const auto decoded = decodedBy(kernel, text);
            ASSERT_EQ(decoded.has_value(), isOfAlphabet) << character;
            if (decoded) {
                EXPECT_EQ(encodeBase64(*decoded), text) << character;
            }
        }
    }
}

}
