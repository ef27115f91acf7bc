#include "architecture/layering.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace shardscope::architecture {
namespace {

// Files of the engine that may use unordered containers. Give the reason why no walk through one reaches a result.
const std::vector<UnorderedPermit>& permits()
{
    static const std::vector<UnorderedPermit> list{};
    return list;
}

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool startsThreads(std::string_view text)
{
    const std::string code = withoutCommentsAndLiterals(text);
    return std::regex_search(code, std::regex{R"(std::(j?thread|async)\b|\bRunner\b)"});
}

struct Source {
    std::string path;
    std::string text;
};

std::vector<Source> sourcesOfTheHouse()
{
    const std::filesystem::path top{SHARDSCOPE_SOURCE_DIR};
    std::vector<Source> sources;
    for (const char* folder : {"engine", "widgets", "app"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp"))
                continue;
            sources.push_back({std::filesystem::relative(entry.path(), top).generic_string(), textOf(entry.path())});
        }
    }
    std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

// "rule:line" of each violation, for comparing.
std::string rulesBrokenBy(std::string_view path, std::string_view text,
    const std::vector<UnorderedPermit>& allowed = {})
{
    std::ostringstream rules;
    for (const Violation& violation : violationsIn(path, text, allowed))
        rules << (rules.tellp() > 0 ? " " : "") << violation.rule << ":" << violation.line;
    return rules.str();
}

TEST(House, KeepsItsOwnRules)
{
    const auto sources = sourcesOfTheHouse();
    EXPECT_GT(sources.size(), 10U) << "found hardly any source below " SHARDSCOPE_SOURCE_DIR;
    for (const Source& source : sources) {
        for (const Violation& violation : violationsIn(source.path, source.text, permits()))
            ADD_FAILURE() << describe(violation);
    }
}

// Under ThreadSanitizer only what tests/CMakeLists.txt calls THREADED is built.
TEST(House, LooksForRacesWhereverTestsStartThreads)
{
    const std::filesystem::path tests = std::filesystem::path{SHARDSCOPE_SOURCE_DIR} / "tests";
    std::istringstream lines{textOf(tests / "CMakeLists.txt")};
    int found = 0;
    for (std::string line; std::getline(lines, line);) {
        std::smatch call;
        if (!std::regex_search(line, call, std::regex{R"(^ *shardscope_test\((\w+)(.*)\))"}))
            continue;
        const std::string threaded = call.str(2).substr(std::min(call.str(2).find("THREADED"), call.str(2).size()));
        for (const auto& entry : std::filesystem::directory_iterator(tests / call.str(1))) {
            const std::string name = entry.path().filename().string();
            if (entry.path().extension() != ".cpp" || call.str(1) == "architecture"
                || !startsThreads(textOf(entry.path())))
                continue;
            ++found;
            const bool isThere =
                threaded.find(" *.cpp") != std::string::npos || threaded.find(' ' + name) != std::string::npos;
            EXPECT_TRUE(isThere) << name << " starts threads: name it after THREADED, in the line of " << call.str(1)
                                 << " of tests/CMakeLists.txt";
        }
    }
    EXPECT_GT(found, 3) << "hardly any test starts threads";
}

TEST(House, NeedsEveryUnorderedPermit)
{
    const auto sources = sourcesOfTheHouse();
    for (const UnorderedPermit& permit : permits()) {
        const bool isUsed = std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
            return source.path == permit.path && !violationsIn(source.path, source.text, {}).empty();
        });
        EXPECT_TRUE(isUsed) << permit.path << " no longer needs its permit";
        EXPECT_FALSE(permit.reason.empty()) << permit.path;
    }
}

struct Case {
    const char* path;
    const char* text;
    const char* rules;

    friend std::ostream& operator<<(std::ostream& out, const Case& shown)
    {
        return out << shown.path << " " << shown.text;
    }
};

class Rule : public testing::TestWithParam<Case> {};

TEST_P(Rule, IsSeenWhereItIsBroken)
{
    EXPECT_EQ(rulesBrokenBy(GetParam().path, GetParam().text), GetParam().rules) << GetParam().path << "\n"
                                                                                 << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Arrows, Rule,
    testing::Values( //
        Case{"engine/sim/agenda.cpp", "#include \"base/time.h\"\n#include \"streams/service.h\"\n", "arrows:2"},
        Case{"engine/base/time.cpp", "#include \"sim/agenda.h\"\n", "arrows:1"},
        Case{"engine/streams/service.cpp", "#include <world/world.h>\n", "arrows:1"},
        Case{"engine/clients/producer.cpp", "#include \"delivery/buffer.h\"\n", "arrows:1"},
        Case{"engine/world/world.cpp", "#include \"store/workspace.h\"\n", "arrows:1"},
        Case{"engine/world/world.cpp", "#include \"widgets/theme.h\"\n", "arrows:1"},
        Case{"engine/world/world.cpp", "#include \"cli/options.h\"\n", "arrows:1"},
        Case{"engine/store/workspace.cpp", "#include \"world/journal.h\"\n#include \"base/result.h\"\n", ""},
        Case{"widgets/panels/log_drawer.cpp", "#include \"store/workspace.h\"\n", "arrows:1"},
        Case{"widgets/engine_link.h", "#pragma once\n#include \"world/world.h\"\n#include <QObject>\n", ""},
        Case{"app/main.cpp", "#include \"widgets/theme.h\"\n#include \"main_window.h\"\n#include <QApplication>\n", ""},
        Case{"app/main.cpp", "#include \"store/workspace.h\"\n#include \"cli/options.h\"\n", ""},
        Case{"app/cli/main.cpp", "#include \"cli/options.h\"\n#include \"store/workspace.h\"\n", ""},
        Case{"app/cli/main.cpp", "#include \"widgets/format.h\"\n", "arrows:1"}));

INSTANTIATE_TEST_SUITE_P(Includes, Rule,
    testing::Values( //
        Case{"engine/sim/agenda.cpp", "#include \"../base/time.h\"\n", "root:1"},
        Case{"engine/sim/agenda.cpp", "#include \"agenda.h\"\n", "root:1"},
        Case{"engine/sim/agenda.cpp", "#include \"engine/sim/agenda.h\"\n", "root:1"},
        Case{"widgets/theme.cpp", "#include \"theme.h\"\n", "root:1"},
        Case{"widgets/theme.cpp", "#include \"theme.moc\"\n", ""},
        Case{"engine/sim/agenda.h", "struct Agenda {};\n", "once:1"},
        Case{"engine/sim/agenda.h", "// Says #pragma once in prose only.\n", "once:1"},
        Case{"engine/attic/agenda.cpp", "", "room:1"}, //
        Case{"engine/agenda.cpp", "", "room:1"}));

INSTANTIATE_TEST_SUITE_P(Qt, Rule,
    testing::Values( //
        Case{"engine/world/world.cpp", "#include <QString>\n", "qt:1"},
        Case{"engine/world/world.cpp", "#include <QtCore/QString>\n", "qt:1"},
        Case{"engine/world/world.cpp", "#include <qstring.h>\n#include <queue>\n", "qt:1"},
        Case{"app/cli/main.cpp", "#include <QCoreApplication>\n", "qt:1"}));

INSTANTIATE_TEST_SUITE_P(Clock, Rule,
    testing::Values( //
        Case{"engine/sim/agenda.cpp", "\nauto t = std::chrono::steady_clock::now();\n", "clock:2"},
        Case{"engine/sim/agenda.cpp", "using Clock = std::chrono::system_clock;\n", "clock:1"},
        Case{"engine/sim/agenda.cpp", "std::chrono::high_resolution_clock::time_point t;\n", "clock:1"},
        Case{"engine/sim/agenda.cpp", "auto t = time(nullptr);\nauto u = std::time( NULL );\n", "clock:1 clock:2"},
        Case{"engine/sim/agenda.cpp", "gettimeofday(&t, nullptr);\nclock_gettime(0, &t);\n", "clock:1 clock:2"},
        Case{"engine/sim/agenda.cpp", "runtime(0); frame.time(0); clock(1);\n", ""},
        Case{"engine/world/runner.cpp", "auto t = std::chrono::steady_clock::now();\n", ""},
        Case{"engine/world/runner_loop.h", "#pragma once\nusing Clock = std::chrono::steady_clock;\n", ""},
        Case{"engine/world/runner_pace.cpp", "auto t = std::chrono::steady_clock::now();\n", "clock:1"}));

INSTANTIATE_TEST_SUITE_P(Threads, Rule,
    testing::Values( //
        Case{"engine/streams/service.cpp", "#include <thread>\n", "thread:1"},
        Case{"engine/streams/service.cpp", "#include <mutex>\n#include <atomic>\n", "thread:1 thread:2"},
        Case{"engine/streams/service.cpp", "std::jthread worker;\nstd::thread other;\n", "thread:1 thread:2"},
        Case{"engine/streams/service.cpp", "std::atomic<int> n;\nstd::shared_mutex m;\n", "thread:1 thread:2"},
        Case{"engine/streams/service.cpp", "std::condition_variable c;\n", "thread:1"},
        Case{"engine/streams/service.cpp", "thread_local int n;\n", "thread:1"},
        Case{"engine/store/workspace.cpp", "std::mutex m;\n", "thread:1"},
        Case{"engine/store/writer.cpp", "#include <thread>\nstd::mutex m;\n", ""},
        Case{"engine/world/snapshot_pool.h", "#pragma once\n#include <mutex>\n", ""},
        Case{"engine/world/runner_controls.cpp", "const std::lock_guard lock{m_mutex};\n", ""},
        Case{"engine/world/runner_output.cpp", "const std::lock_guard lock{m_mutex};\n", ""},
        Case{"engine/server/http_listener.cpp", "std::jthread worker;\n", ""},
        Case{"widgets/engine_link.cpp", "std::mutex m;\n", ""}));

INSTANTIATE_TEST_SUITE_P(Chance, Rule,
    testing::Values( //
        Case{"engine/clients/traffic.cpp", "int n = rand() % 6;\nint m = std::rand ();\n", "chance:1 chance:2"},
        Case{"engine/clients/traffic.cpp", "std::random_device d;\n", "chance:1"},
        Case{"engine/clients/traffic.cpp", "std::uniform_int_distribution<int> d;\n", "chance:1"},
        Case{"engine/clients/traffic.cpp", "std::poisson_distribution<> d;\n", "chance:1"},
        Case{"engine/clients/traffic.cpp", "std::mt19937_64 g;\n#include <random>\n", "chance:1 chance:2"},
        Case{"engine/world/runner.cpp", "std::random_device d;\n", "chance:1"},
        Case{"app/main.cpp", "std::random_device d;\n", "chance:1"},
        Case{"engine/clients/traffic.cpp", "operand(1); key_distribution(2); brand (3);\n", ""}));

INSTANTIATE_TEST_SUITE_P(OrderAndRanges, Rule,
    testing::Values( //
        Case{"engine/streams/service.cpp", "std::unordered_map<int, int> m;\n", "order:1"},
        Case{"engine/streams/service.cpp", "#include <unordered_set>\n", "order:1"},
        Case{"engine/streams/service.cpp", "std::unordered_multimap<int, int> m;\n", "order:1"},
        Case{"widgets/theme.cpp", "std::unordered_map<int, int> m;\n", ""},
        Case{"engine/streams/service.cpp", "#include <ranges>\n", "ranges:1"},
        Case{"engine/streams/service.cpp", "auto v = x | std::views::take(3);\n", "ranges:1"},
        Case{"widgets/theme.cpp", "auto v = std::ranges::views::all(x);\n", "ranges:1"},
        Case{"engine/streams/service.cpp", "std::ranges::sort(x);\n", ""}));

INSTANTIATE_TEST_SUITE_P(EventLoop, Rule,
    testing::Values( //
        Case{"widgets/panels/stage.cpp", "QCoreApplication::processEvents();\n", "event-loop:1"},
        Case{"app/main.cpp", "qApp->processEvents();\n", "event-loop:1"}));

INSTANTIATE_TEST_SUITE_P(Prose, Rule,
    testing::Values( //
        Case{"engine/sim/agenda.cpp", "// never rand() nor steady_clock\n/* std::mutex\n#include <QString> */ int n;\n",
            ""},
        Case{"engine/sim/agenda.cpp", "auto s = \"std::mutex \\\" rand()\"; rand();\n", "chance:1"},
        Case{"engine/sim/agenda.cpp", "auto s = R\"x(\n\" rand() )\" x)x\";\nrand();\n", "chance:3"},
        Case{"engine/sim/agenda.cpp", "auto n = 1'000'000; char c = '\"'; rand();\n", "chance:1"},
        Case{"engine/sim/agenda.cpp", "#include \"base/time.h\" // never \"sim/../x.h\"\n", ""},
        Case{"engine/sim/agenda.cpp", "// #include \"world/world.h\"\n", ""}));

TEST(UnorderedPermit, LetsOneFilePass)
{
    const std::vector<UnorderedPermit> allowed{{"engine/streams/key_table.cpp", "looked up, never walked through"}};
    const char* text = "std::unordered_map<int, int> m;\n";
    EXPECT_EQ(rulesBrokenBy("engine/streams/key_table.cpp", text, allowed), "");
    EXPECT_EQ(rulesBrokenBy("engine/streams/service.cpp", text, allowed), "order:1");
}

TEST(Violation, NamesPlaceRuleAndRemedy)
{
    const auto violations = violationsIn("engine/base/time.cpp", "\n#include \"sim/agenda.h\"\n", {});
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(describe(violations.front()),
        "engine/base/time.cpp:2: [arrows] includes sim/agenda.h: base may not lean on sim; "
        "move the code up, or pass what it needs down as a value");
}

TEST(Text, KeepsLinesAndColumnsWhenBlanked)
{
    EXPECT_EQ(withoutCommentsAndLiterals("a /* b\nc */ d \"e\" // f\n#include \"g.h\" // i\n"),
        "a     \n     d         \n#include \"g.h\"     \n");
}

}
}
