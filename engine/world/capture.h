// A capture: calls of a run as text, one JSON object a line (NDJSON), to be looked at, cut and replayed.
//
//   {"at": "1500ms", "call": "PutRecord", "caller": "shop", "outside": true, "StreamName": "clicks", …}
//
// A line is what an event of a scenario is. Read is also what ferrokinesis writes: a line for each record that was
// put, with "op", "ts", "stream", "partition_key" and "data"; records of one batch become one call again. And what
// get-records of the AWS CLI prints: each record is put again, when it had arrived, into a stream called "records", for
// a page of records does not say whose it is.
#pragma once

#include "base/result.h"
#include "clients/bounds.h"
#include "world/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

// Lines end with a line break.
void appendCapture(std::string& out, const TimedCommand& call);
[[nodiscard]] std::string captureText(const std::vector<TimedCommand>& calls);

// Whether a text is such lines, by its first one, or pages of records.
[[nodiscard]] bool isCapture(std::string_view text);
// Calls by their time, those of one instant in the order of their lines. `fileName` is for messages.
[[nodiscard]] base::Result<std::vector<TimedCommand>> parseCapture(std::string_view text, std::string_view fileName);

// As fast as possible: without pauses, all calls follow one another at the start of the run.
inline constexpr std::int64_t kReplayAtOnce = clients::bounds::kSpeedThousandths;

struct ReplayOptions {
    std::uint32_t shards = 4;              // of streams that the calls use and nobody has made
    std::int64_t speedThousandths = 1'000; // captured time per virtual time: 1 to kReplayAtOnce
};
// When a call is made that was made at `at` of the capture; nullopt where it is later than a run can last.
[[nodiscard]] std::optional<base::Duration> replayedAt(base::Duration at, std::int64_t speedThousandths);
// The scenario with these calls as events of it: a call that was made at 5 s of the capture is made at 5 s of the
// run. Streams that they use, and neither the scenario nor a call makes, stand from the start.
[[nodiscard]] base::Result<Scenario> replayCalls(Scenario into, std::vector<TimedCommand> calls,
    const ReplayOptions& options, std::string_view fileName);

}
