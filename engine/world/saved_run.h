// All that a run is, taken at one instant: what a workspace keeps and what opens it again. The
// World is not in it: it follows.
#pragma once

#include "base/result.h"
#include "world/journal.h"
#include "world/scenario.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shardscope::world {

// Never null; shared between saves for as long as nobody adds to it.
using SavedJournal = std::shared_ptr<const std::vector<JournalEntry>>;

// A journal that is too long to be there all at once: each call gives the entries that follow, none at its end.
using JournalPieces = std::function<base::Result<std::vector<JournalEntry>>()>;

struct SavedBranch {
    std::string name;
    std::uint32_t parent = 0; // index of the branch it left, less than its own; 0 for the first
    base::Instant at{};       // where it left it
    base::Instant end{};      // the latest instant it has been run to
    SavedJournal journal = std::make_shared<const std::vector<JournalEntry>>();
    // As long as it stays, the journal only grows at its end; it never returns to an earlier one.
    std::uint64_t revision = 0;
};

struct SavedRun {
    Scenario scenario;
    std::vector<SavedBranch> branches = {}; // none: a run that has only begun
    std::size_t current = 0;
    std::optional<std::size_t> compared = std::nullopt; // the branch that goes along
    base::Instant now{};
    // Of the World at `now`; unset for a run that was never saved.
    std::optional<std::uint64_t> fingerprint = std::nullopt;
    // As long as it stays, the scenario is the same and branches are only added.
    std::uint64_t revision = 0;

    [[nodiscard]] const std::vector<JournalEntry>& journal() const { return *branches[current].journal; }
};

}
