#include "architecture/layering.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <regex>
#include <set>

namespace shardscope::architecture {
namespace {

using Rooms = std::set<std::string, std::less<>>;

// The arrows: a room may include the rooms named here and, through them, everything below.
const std::map<std::string, Rooms, std::less<>>& arrows()
{
    static const std::map<std::string, Rooms, std::less<>> table{
        {"app", {"app/cli", "widgets", "server", "store", "world"}},
        {"app/cli", {"server", "store", "world"}}, // the program without Qt
        {"widgets", {"world"}},
        {"server", {"wire", "world"}},
        {"wire", {"world"}},
        {"store", {"world"}},
        {"world", {"training", "planning", "operations", "analytics", "delivery", "clients", "streams", "sim", "base"}},
        {"training", {"planning", "operations", "streams", "sim", "base"}},
        {"planning", {"operations", "streams", "base"}},
        {"operations", {"streams", "sim", "base"}},
        {"analytics", {"streams", "sim", "base"}},
        {"delivery", {"columnar", "functions", "streams", "sim", "base"}},
        {"clients", {"functions", "streams", "sim", "base"}},
        {"columnar", {"base"}},
        {"functions", {"base"}},
        {"streams", {"sim", "base"}},
        {"sim", {"base"}},
        {"base", {}},
    };
    return table;
}

// Ends because the arrows only lead downward.
bool mayLeanOn(std::string_view room, std::string_view other)
{
    if (room == other)
        return true;
    const auto below = arrows().find(room);
    if (below == arrows().end())
        return false;
    return std::any_of(below->second.begin(), below->second.end(),
        [&](const std::string& next) { return mayLeanOn(next, other); });
}

bool startsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }
bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string firstFolder(std::string_view path)
{
    const auto slash = path.find('/');
    return slash == std::string_view::npos ? std::string{} : std::string{path.substr(0, slash)};
}

// "engine/world/runner.cpp" lives in "world", "app/cli/main.cpp" in "app/cli".
std::string roomOf(std::string_view path)
{
    constexpr std::string_view kEngine = "engine/";
    if (startsWith(path, kEngine))
        return firstFolder(path.substr(kEngine.size()));
    return startsWith(path, "app/cli/") ? "app/cli" : firstFolder(path);
}

bool isEngine(std::string_view path) { return startsWith(path, "engine/"); }
bool isWithoutQt(std::string_view path) { return isEngine(path) || startsWith(path, "app/cli/"); }

// Where wall time and threads are at home.
bool isOnTheEdgeOfTime(std::string_view path)
{
    constexpr std::array kPlaces{"engine/world/runner.", "engine/world/runner_loop.", "engine/world/runner_controls.",
        "engine/world/runner_output.", "engine/world/snapshot_pool.", "engine/server/", "engine/store/writer.",
        "engine/store/ledger_writer."};
    return std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view place) { return startsWith(path, place); });
}

struct Line {
    int number;
    std::string text;
};

std::vector<Line> linesOf(const std::string& text)
{
    std::vector<Line> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back({static_cast<int>(lines.size()) + 1, text.substr(start, end - start)});
        start = end + 1;
    }
    return lines;
}

struct Include {
    int line;
    std::string name;
    bool isQuoted;
};

std::vector<Include> includesOf(const std::vector<Line>& lines)
{
    static const std::regex form{R"(^\s*#\s*include\s*([<"])([^>"]*)[>"])"};
    std::vector<Include> includes;
    for (const auto& [number, text] : lines) {
        std::smatch match;
        if (std::regex_search(text, match, form))
            includes.push_back({number, match[2], match[1] == "\""});
    }
    return includes;
}

// What is wrong with one include, if anything: the first rule that it breaks.
std::optional<Violation> wrongInclude(std::string_view path, const Include& include)
{
    static const std::regex qt{R"(^(Q[A-Z]|Qt|q[a-z0-9]+\.h$))"};
    const auto because = [&](std::string rule, std::string remedy) {
        return Violation{
            std::string{path}, include.line, std::move(rule), "includes " + include.name, std::move(remedy)};
    };
    const std::string room = roomOf(path);
    if (include.name.find("../") != std::string::npos)
        return because("root", "write the path from the root of the rooms, as in \"streams/service.h\"");
    if (isWithoutQt(path) && std::regex_search(include.name, qt))
        return because("qt", "the engine and the command line live without Qt; move what needs it to widgets or app");
    if (include.name == "ranges")
        return because("ranges", "clang 14 cannot read libstdc++'s views, which breaks lint and fuzzers; write a loop");

    std::string target = firstFolder(include.name);
    if (startsWith(include.name, "engine/") || startsWith(include.name, "app/"))
        return because("root", "engine and app includes leave out the top folder, as in \"streams/service.h\"");
    if (target == "cli")
        target = "app/cli";
    if (arrows().count(target) != 0) {
        if (mayLeanOn(room, target))
            return std::nullopt;
        return because("arrows",
            room + " may not lean on " + target + "; move the code up, or pass what it needs down as a value");
    }
    if (include.isQuoted && startsWith(path, "app/"))
        return std::nullopt; // app's own headers are written from app/
    if (include.isQuoted && !endsWith(include.name, ".moc"))
        return because("root", "name the room, as in \"" + room + "/" + include.name + "\"; take libraries in <>");
    return std::nullopt;
}

// A word that may not appear, where, and what to do instead.
struct Ban {
    std::string rule;
    std::regex word;
    bool (*isBannedIn)(std::string_view path);
    std::string remedy;
};

bool isEngineInside(std::string_view path) { return isEngine(path) && !isOnTheEdgeOfTime(path); }
bool isWindow(std::string_view path) { return startsWith(path, "widgets/") || startsWith(path, "app/"); }
bool isAnywhere(std::string_view) { return true; }

const std::vector<Ban>& bans()
{
    static const std::vector<Ban> table{
        {"clock",
            std::regex{R"(\b(steady_clock|system_clock|high_resolution_clock|utc_clock|file_clock|gettimeofday)\b)"
                       R"(|\b(clock_gettime|timespec_get|__rdtsc)\b|\bclock\s*\(\s*\))"
                       R"(|(^|[^\w.>])time\s*\(\s*(nullptr|NULL|0|&\s*\w+)\s*\))"},
            isEngineInside, "virtual time is passed in as an Instant; only world/runner reads the wall clock"},
        {"thread",
            std::regex{R"(\bstd::(thread|jthread|this_thread|\w*mutex|atomic\w*|condition_variable\w*|call_once)\b)"
                       R"(|\bstd::(once_flag|lock_guard|unique_lock|scoped_lock|shared_lock|async|future|promise)\b)"
                       R"(|\bstd::(packaged_task|stop_token|stop_source|\w*semaphore|latch|barrier)\b)"
                       R"(|\bthread_local\b|\bpthread_\w+|\bu?sleep\s*\(|\bnanosleep\b)"
                       R"(|#\s*include\s*<(thread|mutex|shared_mutex|atomic|condition_variable|future|stop_token)>)"
                       R"(|#\s*include\s*<(semaphore|latch|barrier|pthread\.h)>)"},
            isEngineInside,
            "a World is a plain value; threads live in world/runner, the server and the store's writer"},
        {"chance",
            std::regex{R"(\bs?rand\s*\(|\brandom_device\b|\bmt19937\w*|\bdefault_random_engine\b|\bminstd_rand0?\b)"
                       R"(|\bstd::\w+_distribution\b|\bstd::(random_)?shuffle\b|\bstd::sample\b)"
                       R"(|#\s*include\s*<random>)"},
            isAnywhere, "draw from the actor's own base::Rng, forked from the seed; it is the same on every machine"},
        {"ranges", std::regex{R"(\bstd::views\b|\branges::views\b|(^|[^\w:])views::)"}, isAnywhere,
            "clang 14 cannot read libstdc++'s views, which breaks lint and fuzzers; write a loop"},
        {"event-loop", std::regex{R"(\bprocessEvents\b)"}, isWindow,
            "a nested event loop re-enters half-changed state; return, and continue in a slot or a timer"},
    };
    return table;
}

void checkWords(std::string_view path, const std::vector<Line>& lines, std::vector<Violation>& violations)
{
    for (const Ban& ban : bans()) {
        if (!ban.isBannedIn(path))
            continue;
        for (const auto& [number, text] : lines) {
            std::smatch match;
            if (std::regex_search(text, match, ban.word))
                violations.push_back({std::string{path}, number, ban.rule, "uses " + match.str(), ban.remedy});
        }
    }
}

void checkUnordered(std::string_view path, const std::vector<Line>& lines, const std::vector<UnorderedPermit>& permits,
    std::vector<Violation>& violations)
{
    static const std::regex word{R"(\bunordered_(multi)?(map|set)\b)"};
    const bool isPermitted =
        std::any_of(permits.begin(), permits.end(), [&](const UnorderedPermit& permit) { return permit.path == path; });
    if (!isEngine(path) || isPermitted)
        return;
    for (const auto& [number, text] : lines) {
        std::smatch match;
        if (std::regex_search(text, match, word)) {
            violations.push_back({std::string{path}, number, "order", "uses " + match.str(),
                "its order differs between libraries; use a sorted vector or std::map, or, where it is never walked "
                "through, name the file and the reason in tests/architecture/layering_test.cpp"});
        }
    }
}

void checkPlace(std::string_view path, const std::vector<Line>& lines, std::vector<Violation>& violations)
{
    if (arrows().count(roomOf(path)) == 0) {
        violations.push_back({std::string{path}, 1, "room", "lies in no known room",
            "move it into a room, or draw the arrows of its room in tests/architecture/layering.cpp"});
    }
    static const std::regex once{R"(^\s*#\s*pragma\s+once\b)"};
    const bool hasOnce =
        std::any_of(lines.begin(), lines.end(), [](const Line& line) { return std::regex_search(line.text, once); });
    if (endsWith(path, ".h") && !hasOnce)
        violations.push_back({std::string{path}, 1, "once", "has no #pragma once", "add it below the opening comment"});
}

// The characters of one literal or comment that starts at `start`, or 0 where none does.
std::size_t literalLength(std::string_view text, std::size_t start)
{
    const std::string_view rest = text.substr(start);
    const auto until = [&](std::string_view mark, std::size_t from) {
        const auto end = rest.find(mark, from);
        return end == std::string_view::npos ? rest.size() : end + mark.size();
    };
    if (startsWith(rest, "//"))
        return std::min(rest.find('\n'), rest.size());
    if (startsWith(rest, "/*"))
        return until("*/", 2);
    if (startsWith(rest, "R\"")) {
        const std::size_t open = std::min(rest.find('('), rest.size());
        if (open == rest.size())
            return rest.size();
        return until(")" + std::string{rest.substr(2, open - 2)} + "\"", open);
    }
    if (rest.front() != '"' && rest.front() != '\'')
        return 0;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '\\')
            ++i;
        else if (rest[i] == rest.front() || rest[i] == '\n')
            return i + 1;
    }
    return rest.size();
}

bool isWordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The name or number at `start`, digit separators included: 1'000 is a number and no character literal.
std::size_t wordLength(std::string_view text, std::size_t start)
{
    const bool isNumber = std::isdigit(static_cast<unsigned char>(text[start])) != 0;
    std::size_t end = start;
    while (end < text.size() && (isWordCharacter(text[end]) || (isNumber && text[end] == '\'')))
        ++end;
    return end - start;
}

// The length of the include directive at the start of a line, or 0.
std::size_t includeLength(std::string_view text, std::size_t start)
{
    if (start != 0 && text[start - 1] != '\n')
        return 0;
    static const std::regex form{R"(^[ \t]*#[ \t]*include[ \t]*[<"][^>"\n]*[>"])"};
    const std::string line{text.substr(start, std::min(text.find('\n', start), text.size()) - start)};
    std::smatch match;
    return std::regex_search(line, match, form) ? static_cast<std::size_t>(match.length()) : 0;
}

}

std::string describe(const Violation& violation)
{
    return violation.path + ":" + std::to_string(violation.line) + ": [" + violation.rule + "] " + violation.found
        + ": " + violation.remedy;
}

std::string withoutCommentsAndLiterals(std::string_view text)
{
    std::string result{text};
    std::size_t i = 0;
    while (i < text.size()) {
        if (const std::size_t include = includeLength(text, i); include != 0) {
            i += include;
        } else if (const std::size_t literal = literalLength(text, i); literal != 0) {
            std::replace_if(
                result.begin() + static_cast<std::ptrdiff_t>(i),
                result.begin() + static_cast<std::ptrdiff_t>(i + literal), [](char c) { return c != '\n'; }, ' ');
            i += literal;
        } else {
            i += isWordCharacter(text[i]) ? wordLength(text, i) : 1;
        }
    }
    return result;
}

std::vector<Violation> violationsIn(std::string_view path, std::string_view text,
    const std::vector<UnorderedPermit>& permits)
{
    const std::vector<Line> lines = linesOf(withoutCommentsAndLiterals(text));
    std::vector<Violation> violations;
    checkPlace(path, lines, violations);
    for (const Include& include : includesOf(lines)) {
        if (auto violation = wrongInclude(path, include))
            violations.push_back(*std::move(violation));
    }
    checkWords(path, lines, violations);
    checkUnordered(path, lines, permits, violations);
    return violations;
}

}
