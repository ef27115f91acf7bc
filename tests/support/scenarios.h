// Scenarios for tests.
#pragma once

#include "world/scenario.h"

#include <string>
#include <vector>

namespace shardscope::support {

// One of every command, each with nothing as usual, so that what is written of them holds
// every field there is. Agents replay accessLogText().
[[nodiscard]] std::vector<world::Command> everyCommand();
// A scenario in which nothing is as usual, with an event for each of everyCommand().
[[nodiscard]] world::Scenario unusualScenario();

// A few lines of a combined log, and a FileReader that finds them under every name.
[[nodiscard]] std::string accessLogText();
[[nodiscard]] world::FileReader readerOfAccessLog();

// Null when the file is not there.
[[nodiscard]] std::shared_ptr<const std::string> fileText(const std::string& path);

}
