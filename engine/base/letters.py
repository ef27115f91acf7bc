#!/ usr / bin / env python3
"""Writes letters.cpp beside this file anew, from the Unicode database that comes with Python: engine/base/letters.py.

A newer Python knows newer characters. The version that it knows is written down with them.
"""
import pathlib
import sys
import unicodedata

KINDS = "LNZ"  # letters, numbers and separators, by the first letter of their general category


def edges():
    was = False
    for code in range(sys.maxunicode + 1):
        if (now := unicodedata.category(chr(code))[0] in KINDS) != was:
            yield code
        was = now


def lines(words, width=120, indent="    "):
    line = indent
    for word in words:
        if len(line) + len(word) > width:
            yield line.rstrip()
            line = indent
        line += word + " "
    yield line.rstrip()


found = list(edges())
table = "\n".join(lines([f"0x{code:X}," for code in found]))
pathlib.Path(__file__).with_suffix(".cpp").write_text(f"""// Written by letters.py from Unicode {unicodedata.unidata_version}.
#include "base/letters.h"

#include <algorithm>
#include <array>

namespace shardscope::base {
    {

        namespace {
        {

            // Where letters, numbers and separators begin and, in turn, end.
            // clang-format off
constexpr std::array<char32_t, {len(found)}> kEdges{{
{table}
}};
            // clang-format on

        }
        }

        bool isLetterNumberOrSpace(char32_t character)
        {
            {
                const auto* const above = std::upper_bound(kEdges.begin(), kEdges.end(), character);
                return (above - kEdges.begin()) % 2 == 1;
            }
        }
    }}
""")
