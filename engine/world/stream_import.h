// Streams of an account as a scenario, from texts in any order, one after another or in several files:
// - what describe-stream-summary, list-shards, describe-stream, list-tags-for-stream, list-stream-consumers,
//   describe-stream-consumer and get-resource-policy of the AWS CLI print as JSON; of several streams each is described
//   before what is listed of it,
// - what "terraform show -json" prints, and templates of CloudFormation in JSON,
// - what CloudWatch counted of a stream (load_trace.h): then it is written to as it was there.
//
// The run begins a second after the newest instant that a description names: nothing else tells when it was written
// down, and closed shards must not have expired.
#pragma once

#include "base/result.h"
#include "world/load_trace.h"
#include "world/scenario.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

struct Import {
    Scenario scenario;
    std::vector<LoadTrace> loads; // each is a producer of the scenario
    // Only loads: the stream is made up, to fit them.
    bool isLoadAlone = false;
};

// Whether a text looks like one of these, and not like a scenario.
[[nodiscard]] bool isImport(std::string_view text);
// Problems name the text, its line and a remedy.
[[nodiscard]] base::Result<Import> importStreams(std::span<const ImportText> texts);
// The same load for a stream of a scenario, by its name or its ARN, beside what writes to it already.
[[nodiscard]] Scenario withLoad(Scenario into, const LoadTrace& load, const std::string& stream);

// What an imported stream is like, in numbers.
struct ImportVerdict {
    std::size_t open = 0;
    std::size_t closed = 0;
    std::size_t expired = 0; // numbers that are not listed any more
    std::size_t consumers = 0;
    bool isEven = true;
    // Parts of 1,000 of the ring.
    std::int64_t narrowestPerMille = 0;
    std::int64_t widestPerMille = 0;
};
[[nodiscard]] ImportVerdict verdictOn(const ScenarioStream& imported);

}
