#include "base/letters.h"

#include <gtest/gtest.h>

namespace {

using shardscope::base::isLetterNumberOrSpace;

struct Row {
    const char* what;
    char32_t character;
    bool is;
};

// Categories from UnicodeData.txt.
const Row kRows[] = {
    {"the first", 0, false},
    {"a tab, Cc", U'\t', false},
    {"a space, Zs", U' ', true},
    {"what follows it, Po", U'!', false},
    {"before the digits, Po", U'/', false},
    {"the first digit, Nd", U'0', true},
    {"the last digit, Nd", U'9', true},
    {"before the capitals, Po", U'@', false},
    {"the first capital, Lu", U'A', true},
    {"the last small letter, Ll", U'z', true},
    {"after it, Ps", U'{', false},
    {"a space that does not break, Zs", U'\u00A0', true},
    {"an ordinal, Lo", U'\u00AA', true},
    {"a superscript, No", U'\u00B2', true},
    {"a times sign, Sm", U'\u00D7', false},
    {"a combining accent, Mn", U'\u0301', false},
    {"Vietnamese, Ll", U'\u1EE3', true},
    {"an Arabic digit, Nd", U'\u0663', true},
    {"a vowel sign of Devanagari, Mc", U'\u093E', false},
    {"a line separator, Zl", U'\u2028', true},
    {"a Roman number, Nl", U'\u2164', true},
    {"an arrow, Sm", U'\u2192', false},
    {"an ideographic space, Zs", U'\u3000', true},
    {"an ideograph, Lo", U'\u7528', true},
    {"the last of Hangul, Lo", U'\uD7A3', true},
    {"private use, Co", U'\uE000', false},
    {"an emoji, So", U'\U0001F680', false},
    {"an ideograph beyond 16 bits, Lo", U'\U00020000', true},
    {"a variation selector, Mn", U'\U000E0100', false},
    {"the last", 0x10FFFF, false},
    {"beyond the last", 0x110000, false},
};

TEST(Letters, AreThoseOfUnicode)
{
    for (const Row& row : kRows)
        EXPECT_EQ(isLetterNumberOrSpace(row.character), row.is) << row.what;
}

}
