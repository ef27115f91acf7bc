// Injected faults as JSON: the fields of a rule, alike in a scenario's "faults" and in SetFault.
#pragma once

#include "base/json_writer.h"
#include "streams/faults.h"
#include "world/json_fields.h"

namespace shardscope::world {

[[nodiscard]] streams::FaultRule readFaultRule(Fields& fields);
// Into the object that is open.
void writeFields(base::JsonWriter& json, const streams::FaultRule& rule);

}
