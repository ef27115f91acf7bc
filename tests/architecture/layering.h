// Reads source text and finds what the house rules forbid: includes against the arrows between rooms, Qt or a wall
// clock in the engine, foreign chance, order that could leak out of hash tables. It sees words, not meaning, so each
// rule is a plain sentence with a remedy; comments and string literals are not looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shardscope::architecture {

struct Violation {
    std::string path; // from the top of the repository, "engine/base/time.h"
    int line;
    std::string rule; // one word, such as "arrows"
    std::string found;
    std::string remedy;
};

[[nodiscard]] std::string describe(const Violation& violation);

// A file of the engine that may use unordered containers, and why their order cannot reach a result.
struct UnorderedPermit {
    std::string_view path;
    std::string_view reason;
};

// All violations of one file, in the order of the rules, then of the lines.
[[nodiscard]] std::vector<Violation> violationsIn(std::string_view path, std::string_view text,
    const std::vector<UnorderedPermit>& permits);

// The same text with comments and literals blanked out, lines and columns kept; include lines keep their names.
[[nodiscard]] std::string withoutCommentsAndLiterals(std::string_view text);

}
