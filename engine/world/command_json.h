// Commands as JSON objects: {"call": "SplitShard", "StreamName": …}. API calls use the
// service's own field names; data is base64. Scenario events and the journal of a workspace
// are made of these (see writeCommand and parseCommand in scenario.h).
//
// parseCommand takes what a journal may hold, also what the World refused: it checks types,
// not bounds, and leaves an agent's data set null when it is given no FileReader.
#pragma once

#include "base/json_writer.h"
#include "world/json_fields.h"

#include <string>
#include <string_view>

namespace shardscope::world {

// A command from the fields of an object; fields of its surroundings ("at") are the caller's
// to read. `usualCaller` is who gave it when the object does not say.
[[nodiscard]] Command readCommand(Fields& fields, std::string_view usualCaller);
// Its fields into an object that the caller begins and ends.
void writeFields(base::JsonWriter& json, const Command& command, std::string_view usualCaller);

}
