// Programs on the network that call this world, as the call log knows them: by their user agents.
#pragma once

#include "world/world.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

// What a program did in the last whole seconds: kProgramStretch of them, or fewer at the start of time.
inline constexpr std::int64_t kProgramStretch = 5;

struct ProgramUse {
    std::uint64_t calls = 0;
    std::uint64_t records = 0; // asked to be stored, or returned
    std::uint64_t refused = 0; // of these, or whole calls of reads
};

struct Program {
    std::string name; // "boto3 1.26.27"
    streams::CallerIndex caller{};
    ProgramUse writes;
    // What is pushed to a subscription is no call: of that the records count, as many as its shard stored.
    ProgramUse reads;
    bool hasWritten = false; // within the last minute
    bool hasRead = false;    // or is subscribed
    std::uint32_t subscriptions = 0;
    std::int64_t seconds = kProgramStretch; // that these were counted over
};

// Those that have put or read records within the last minute or are subscribed to a shard, in the order in which they
// first called.
[[nodiscard]] std::vector<Program> programsOf(const World& world);
// Whether a program is subscribed as that consumer of the stream.
[[nodiscard]] bool isReadByProgram(const World& world, streams::StreamIndex stream, std::string_view consumer);

}
