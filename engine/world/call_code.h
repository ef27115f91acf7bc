// Calls of the API as the code that makes them in an account: for the AWS CLI (version 2), boto3 and the AWS SDK for
// JavaScript (version 3); for Terraform, CloudFormation and CDK where a call makes or changes what a template can say.
// This is about calls in a row: the region that each is for, and what it takes from the answer before it. What each
// says by itself is in request_code.h and template_code.h.
#pragma once

#include "streams/service.h"
#include "world/command.h"
#include "world/stream_code.h"

#include <cstdint>
#include <span>
#include <string>
#include <variant>

namespace shardscope::world {

// Why there is no code of a form.
enum class WhyNoCode : std::uint8_t {
    NotACall,       // a command of the simulator's own
    NoEventStreams, // the AWS CLI has no SubscribeToShard
    OnlyReads,      // a template describes what there is and asks for nothing
    MovesRecords,   // likewise
    ShardRanges,    // a template has a number of shards, not where they end
    TakesAway,      // what is to go is taken out of its template
    NoResource,     // no resource type has it
};

using CallCode = std::variant<std::string, WhyNoCode>;

// What the data of records is: what was sent, or as many bytes in the place of some that nobody knows, which the code
// then says.
enum class CodeData : std::uint8_t { Sent, Filler };

// Several calls follow one another; a GetRecords without an iterator takes it from the GetShardIterator before it. Data
// that is one letter over and over is made by the code. Of a run's settings the names and the epoch count. The calls
// are made in that home, whose fields are empty where it is the run's own, as a Command has it: another region is
// named, and another account remarked upon.
[[nodiscard]] CallCode callCode(std::span<const Action> calls, CodeForm form, const streams::ServiceSettings& settings,
    const streams::Home& home = {}, CodeData data = CodeData::Sent);

}
