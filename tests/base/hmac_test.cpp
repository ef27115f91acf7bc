#include "base/hmac.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using shardscope::base::hmacSha256;
using shardscope::base::isSameSecret;

std::string hex(const shardscope::base::Sha256Digest& digest)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest)
        text += {kDigits[byte >> 4], kDigits[byte & 15U]};
    return text;
}

TEST(Hmac, IsThatOfTheStandardsTestCases)
{
    // RFC 4231, cases 1, 2 and 6.
    EXPECT_EQ(hex(hmacSha256(std::string(20, '\x0b'), "Hi There")),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hex(hmacSha256("Jefe", "what do ya want for nothing?")),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Secrets, AreTheSameOnlyByteForByte)
{
    EXPECT_TRUE(isSameSecret("abc", "abc"));
    EXPECT_FALSE(isSameSecret("abc", "abd"));
    EXPECT_FALSE(isSameSecret("abc", "ab"));
}

}
