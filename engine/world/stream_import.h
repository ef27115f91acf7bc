// A stream of an account as a scenario: from what describe-stream-summary, list-shards, describe-stream and the two
// list-tags commands of the AWS CLI print as JSON, in any order, one after another or in several files. Its shards
// have their numbers, ranges, parents and ages; records cannot be had this way, so it stands empty.
//
// The run begins a second after the newest instant that the text names: nothing else tells when it was written down,
// and closed shards must not have expired.
#pragma once

#include "base/result.h"
#include "world/scenario.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace shardscope::world {

struct ImportText {
    std::string name; // for messages: a file, or "the text"
    std::string_view text;
};

// Whether a text looks like such output, and not like a scenario.
[[nodiscard]] bool isStreamDescription(std::string_view text);
// Problems name the text, its line and a remedy.
[[nodiscard]] base::Result<Scenario> importStream(std::span<const ImportText> texts);

// What an imported stream is like, in numbers.
struct ImportVerdict {
    std::size_t open = 0;
    std::size_t closed = 0;
    std::size_t expired = 0; // numbers that are not listed any more
    bool isEven = true;
    // Parts of 1,000 of the ring.
    std::int64_t narrowestPerMille = 0;
    std::int64_t widestPerMille = 0;
};
[[nodiscard]] ImportVerdict verdictOn(const ScenarioStream& imported);

}
