// The whole requests behind a run's call log. The log keeps what an audit trail would show; what was asked for by a
// person, a scenario or a program outside stands in the journal and in the scenario, and is found there.
#pragma once

#include "world/timeline.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace shardscope::world {

enum class CallsMissing : std::uint8_t {
    None,
    Gone,      // it is not in the run any more
    Forgotten, // the run keeps no past
    Simulated, // a simulated client made it: of theirs no run keeps the requests, and it was not worked out either
};

struct RecordedCalls {
    std::vector<TimedCommand> calls;
    CallsMissing missing = CallsMissing::None; // why there are none
    bool hasFiller = false;                    // for data of records of which the size alone is known
};

// The newest call of that caller that the log has whole.
[[nodiscard]] std::optional<streams::CallPlace> newestCallOf(const World& world, std::string_view caller);

// The one call at that place, on the current branch.
[[nodiscard]] RecordedCalls recordedCall(const Timeline& run, const streams::CallPlace& place);
// Likewise; a simulated client's is worked out by playing its instant again, as Timeline::batchOf() does. Keys and sizes
// of its records are those of the run; where nobody has asked for their bytes, they are filled. A GetRecords comes with
// the call before it that gives its iterator: see streams::AskedRequests. Other streams than those of the caller's
// account are named by their ARN.
[[nodiscard]] RecordedCalls remadeCall(Timeline& run, const streams::CallPlace& place, const Progress& progress = {});
// Every call of the API up to the present that a person or a program outside has made, in order.
[[nodiscard]] RecordedCalls recordedCalls(const Timeline& run);
// Likewise of a journal, up to and including an instant.
[[nodiscard]] std::vector<TimedCommand> callsIn(const std::vector<JournalEntry>& journal, base::Instant until);

}
