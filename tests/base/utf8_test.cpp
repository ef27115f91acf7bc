#include "base/utf8.h"

#include <gtest/gtest.h>

namespace {

using namespace shardscope::base;

TEST(Utf8, AcceptsTheShortestFormOnly)
{
    EXPECT_EQ(utf8CharacterLength("a"), 1U);
    EXPECT_EQ(utf8CharacterLength("é"), 2U);
    EXPECT_EQ(utf8CharacterLength("€"), 3U);
    EXPECT_EQ(utf8CharacterLength("𝄞"), 4U);
    // Overlong, surrogate, too large, lonely, cut off.
    for (const char* text : {"\xc0\xaf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
             "\xf5\x80\x80\x80", "\x80", "\xe2\x82", "\xe2\x28\xa1", ""})
        EXPECT_EQ(utf8CharacterLength(text), 0U);
}

TEST(Utf8, ReadsTheFirstCharacter)
{
    EXPECT_EQ(utf8Character("abc"), U'a');
    EXPECT_EQ(utf8Character("éa"), U'é');
    EXPECT_EQ(utf8Character("€"), U'€');
    EXPECT_EQ(utf8Character("𝄞€"), U'𝄞');
    EXPECT_EQ(utf8Character("\xf4\x8f\xbf\xbf"), 0x10FFFFU);
}

TEST(Utf8, CountsAStrayByteAsOneCharacter)
{
    EXPECT_EQ(utf8Characters("a€\xff"), 3U);
    EXPECT_EQ(validUtf8Prefix("a€\xff"
                              "b"),
        4U);
    EXPECT_EQ(toValidUtf8("a\xff"
                          "€"),
        "a\xEF\xBF\xBD€");
}

}
