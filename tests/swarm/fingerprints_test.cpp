// The table of fingerprints: the same scenario, seed and time must end on the same world on
// every machine and after every change. A change that means to alter results changes rows of
// the table, and its commit says why; on a mismatch the test prints the rows to put there.
#include "base/time.h"
#include "swarm/random_scenario.h"
#include "world/built_in_scenarios.h"
#include "world/scenario.h"
#include "world/scenario_player.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace shardscope::swarm {
namespace {

const std::filesystem::path kTable = SHARDSCOPE_SOURCE_DIR "/tests/scenarios/fingerprints.csv";
const std::filesystem::path kScenarios = SHARDSCOPE_SOURCE_DIR "/resources/scenarios";
constexpr std::string_view kHeading = "scenario,seed,milliseconds,fingerprint";

struct Row {
    std::string scenario; // "default", "random", or a file of resources/scenarios
    std::uint64_t seed = 1;
    std::int64_t milliseconds = 0;
    std::string fingerprint;

    [[nodiscard]] std::string text() const
    {
        return scenario + ',' + std::to_string(seed) + ',' + std::to_string(milliseconds) + ',' + fingerprint;
    }
};

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<Row> readTable()
{
    std::istringstream table{contentOf(kTable)};
    std::string line;
    std::vector<Row> rows;
    // Comments and the heading come first.
    while (std::getline(table, line)) {
        if (line.empty() || line.front() == '#' || line == kHeading)
            continue;
        std::istringstream fields{line};
        Row row;
        std::string seed;
        std::string milliseconds;
        std::getline(fields, row.scenario, ',');
        std::getline(fields, seed, ',');
        std::getline(fields, milliseconds, ',');
        std::getline(fields, row.fingerprint);
        row.seed = std::stoull(seed);
        row.milliseconds = std::stoll(milliseconds);
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<world::Scenario> scenarioOf(const Row& row)
{
    if (row.scenario == "default")
        return world::defaultScenario();
    if (row.scenario == "random")
        return randomScenario(row.seed);
    const std::filesystem::path path = kScenarios / row.scenario;
    return world::parseScenario(contentOf(path), row.scenario,
        [&path](const std::string& file) { return base::Result<std::string>{contentOf(path.parent_path() / file)}; });
}

// As the command line prints it.
std::string fingerprintOf(world::Scenario scenario, const Row& row)
{
    scenario.settings.seed = row.seed;
    auto made = world::makeWorld(scenario);
    if (!made)
        return made.error().text();
    world::ScenarioPlayer player{std::move(made).value(), scenario.events};
    player.runUntil(base::instantAt(base::Duration{row.milliseconds}));
    std::array<char, 17> hex{};
    (void)std::snprintf(hex.data(), hex.size(), "%016" PRIx64, player.world().fingerprint());
    return hex.data();
}

TEST(Fingerprints, EveryRowEndsOnItsFingerprint)
{
    const std::vector<Row> rows = readTable();
    ASSERT_FALSE(rows.empty()) << kTable;
    std::vector<std::string> changed;
    for (const Row& row : rows) {
        auto scenario = scenarioOf(row);
        ASSERT_TRUE(scenario) << row.scenario << ": " << scenario.error().text();
        Row now = row;
        now.fingerprint = fingerprintOf(std::move(scenario).value(), row);
        if (now.fingerprint == row.fingerprint)
            continue;
        changed.push_back(now.text());
        ADD_FAILURE() << "expected " << row.text();
    }
    if (!changed.empty())
        std::cout << "If the change is meant, these rows go into " << kTable.string() << ":\n";
    for (const std::string& row : changed)
        std::cout << row << '\n';
}

TEST(Fingerprints, EveryScenarioHasARow)
{
    const std::vector<Row> rows = readTable();
    for (const auto& entry : std::filesystem::directory_iterator(kScenarios)) {
        const std::string name = entry.path().filename();
        const bool isThere =
            std::any_of(rows.begin(), rows.end(), [&name](const Row& row) { return row.scenario == name; });
        EXPECT_TRUE(isThere || entry.path().extension() != ".json") << name;
    }
}

}
}
