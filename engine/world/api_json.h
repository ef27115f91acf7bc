// Requests of the Data Streams API as JSON objects with the service's own field names, for those operations that
// command_json.h leaves to it: one description of each serves reading and writing, so that they cannot differ.
// Only what is not as usual is written. Tags are a list of {"Key", "Value"}; instants are virtual time ("1h30m").
#pragma once

#include "base/json_writer.h"
#include "world/command.h"
#include "world/json_fields.h"

#include <optional>
#include <string_view>

namespace shardscope::world {

// The action of a call of that name; nullopt for calls that are not described here.
[[nodiscard]] std::optional<Action> readApiCall(std::string_view call, Fields& fields);
// The fields of an action into the object that is open; false for one that is not described here.
bool writeApiCall(base::JsonWriter& json, const Action& action);
// ", DescribeStream, ListStreams, …", for the list of calls that are known.
[[nodiscard]] std::string namesOfApiCalls();

// Parts that command_json.h shares.
void readTags(Fields& fields, std::string_view name, streams::Tags& tags);
// What is wrong with a policy: which part of it, or, where it is no JSON, `usual`.
[[nodiscard]] std::string policyProblem(const streams::PolicyProblem& problem, std::string_view usual);
void writeTags(base::JsonWriter& json, std::string_view name, const streams::Tags& tags);
void readInstant(Fields& fields, std::string_view name, std::optional<base::Instant>& instant);
// One that a call asks for, which may lie after the end of all worlds.
void readAskedInstant(Fields& fields, std::string_view name, std::optional<base::Instant>& instant);
void writeInstant(base::JsonWriter& json, std::string_view name, const std::optional<base::Instant>& instant);
void readShardFilter(Fields& fields, std::optional<streams::ShardFilter>& filter);
void writeShardFilter(base::JsonWriter& json, const std::optional<streams::ShardFilter>& filter);
void readStreamMode(Fields& fields, streams::CapacityMode& mode);
void readOptionalInteger(Fields& fields, std::string_view name, std::optional<std::int64_t>& value);

}
