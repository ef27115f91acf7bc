#include "base/base64.h"

#include <gtest/gtest.h>

#include <string>

namespace {

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

}
