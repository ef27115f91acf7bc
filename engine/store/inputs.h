// The files that a run replays, as a workspace keeps them: up to 16 MB inside it, compressed;
// larger ones by their path and digest.
#pragma once

#include "clients/config.h"
#include "store/database.h"
#include "world/command.h"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace shardscope::store {

inline constexpr std::size_t kLargestEmbedded = 16 * 1'048'576;

// The file that a command brings along; null for nearly all of them.
[[nodiscard]] const world::AddAgent* agentWithFile(const world::Command& command);

[[nodiscard]] std::vector<std::uint8_t> compress(std::string_view raw);
// Unset when the bytes are not what compress() made of `size` bytes.
[[nodiscard]] std::optional<std::string> decompress(const std::vector<std::uint8_t>& compressed, std::size_t size);

// Adds the agent's file to the table unless it is there.
[[nodiscard]] base::Outcome writeInput(Database& database, const world::AddAgent& agent);
// The text of an input by its digest or by the path that the scenario names. `workspace` is where
// the workspace lies: a large file may have moved with it.
[[nodiscard]] base::Result<std::string> readInput(Database& database, const std::string& digestOrPath);

}
